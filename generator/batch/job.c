/*
 * One document: the context is made, the templates are filled, the filled
 * package is laid out. Each output is compared with the manifest before (are
 * its inputs the same?) and with its own bytes after (did anything change?),
 * so that touching one file writes only what really follows from it.
 */
#include "batch/job.h"

#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/out.h"
#include "batch/batch.h"
#include "batch/commit.h"
#include "batch/kinds.h"
#include "chart/chart.h"
#include "fill/fill.h"
#include "layout/layout.h"
#include "package/package.h"
#include "pdf/pdf.h"
#include "shape/shape.h"
#include "template/template.h"

enum { PREVIEW_DPI = 96 };

struct maker {
	struct batch *batch;
	const struct job *job;
	struct job_result *result;
	str stem;             /* of the outputs, from OUT, without extension */
	struct value context; /* MISSING: not made yet, or no longer kept; NONE: in vain */
	struct arena *context_arena;
	struct commit commit;   /* what is made but not yet written */
	str period;             /* "2026-10" */
	struct map *opened;     /* name → str * (hash): what is opened just now, or looked for in vain */
	struct map *by_context; /* the same, for the context that all formats share */
	VEC(const char *) read; /* paths of all that was opened */
	struct arena *a;
	struct diags *d;
};

/* A filled template. */
struct filled {
	const char *format, *path; /* path: of its template */
	struct entry *entry;       /* of the output; NULL: the template could not be had */
	str bytes, hash;           /* no bytes: not filled, since nothing changed */
	str why;
	bool failed;
	struct map *opened;
	struct diags said; /* while it was prepared and filled */
};

/* Blocks of the arenas for what goes before the job ends. */
enum { ARENA_BLOCK = 1 << 20 };

/* --- complaints -------------------------------------------------------------------- */

/* What is complained about from now on goes to own. */
static void
borrow_complaints(struct maker *m, struct diags *own)
{
	diags_init(own, m->a);
	own->strict = m->d->strict;
	own->watch = m->d->watch;
	m->d = own;
}

/* And back into all, with copies of the places that it names. */
static void
return_complaints(struct maker *m, struct diags *all, const struct diags *own)
{
	diags_join(all, own);
	m->d = all;
}

/* --- names ------------------------------------------------------------------------- */

static const char *
full_path(const struct maker *m, str output)
{
	return file_join(m->a, m->batch->opt->out, str_c(m->a, output));
}

static bool
safe_name(str name)
{
	str rest = name;

	if (name.n == 0 || name.n > 200 || name.p[0] == '/' || name.p[name.n - 1] == '/' ||
	    memchr(name.p, '\0', name.n) != NULL || memchr(name.p, '\n', name.n) != NULL)
		return false;
	while (rest.n > 0) {
		str part = str_split(&rest, '/');

		if (part.n == 0 || str_eq(part, STR(".")) || str_starts(part, STR("..")) ||
		    str_starts(part, STR(".vanthu")))
			return false;
	}
	return true;
}

/* OUT/PERIOD/DOC, or what ten_tep makes of the period and the document. */
static bool
stem_of_job(const struct job *job, str *stem, struct arena *a, struct diags *d)
{
	const struct plan_document *doc = job->doc;
	const struct value *pattern = value_at(doc->row, STR("ten_tep"));
	struct value ky = assess_period_value(job->period, a), names = value_map(a);
	static const struct tpl_options options = { .missing = TPL_MISSING_ERROR };

	if (pattern == NULL || pattern->kind != VALUE_TEXT) {
		*stem = str_format(
		    a, STR_FMT "/" STR_FMT, STR_ARG(value_text_at(&ky, STR("ma"), STR(""))), STR_ARG(doc->code));
		return true;
	}
	value_put(a, &names, STR("ky"), ky);
	value_put(a, &names, STR("ma"), value_text(doc->code));
	value_put(a, &names, STR("loai"), value_text(doc->kind));
	if (!tpl_text(pattern->text, pattern->where, &names, &options, NULL, stem, a, d))
		return false;
	if (safe_name(*stem))
		return true;
	diag_add(d, &batch_bad_name, pattern->where, STR_FMT, STR_ARG(*stem));
	diag_hint(d, "%s", _("a path below the output folder, such as {{ ky.ma }}/{{ ma }}"));
	return false;
}

/* Each part of the path folded: what two files may not share on a disk that knows no case, nor for a reader. */
static str
fold_path(str path, struct arena *a)
{
	struct out o;
	str s;

	out_init(&o);
	while (path.n > 0) {
		out_put(&o, text_fold(a, str_split(&path, '/')));
		out_char(&o, '/');
	}
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

void
jobs_check_names(
    const struct plan *p, const struct job *jobs, size_t n, struct date day, struct arena *a, struct diags *d)
{
	struct period of_cadence[PERIOD_ONCE + 1] = { { .kind = PERIOD_NONE } };
	struct map *taken = map_new(a);
	struct diags unheard; /* what is wrong with a name is said when its document is made */

	diags_init(&unheard, a);
	for (size_t i = 0; i < n; i++)
		of_cadence[jobs[i].doc->cadence] = jobs[i].period;
	for (size_t i = 0; i < p->documents_n; i++) {
		const struct plan_document *doc = &p->documents[i], *other;
		struct job job = { doc, of_cadence[doc->cadence] };
		const struct value *pattern = value_at(doc->row, STR("ten_tep"));
		str stem;

		if (job.period.kind == PERIOD_NONE && day.year == 0)
			continue; /* there are no figures that a period could be taken from */
		if (job.period.kind == PERIOD_NONE)
			job.period = of_cadence[doc->cadence] = plan_default_period(p, doc, day);
		if (!stem_of_job(&job, &stem, a, &unheard))
			continue;
		other = map_put(taken, fold_path(stem, a), (void *)doc);
		if (other == NULL || str_eq(other->key, doc->key)) /* two of one code are complained about as such */
			continue;
		diag_add(d, &batch_output_twice, pattern != NULL ? pattern->where : doc->where, STR_FMT, STR_ARG(stem));
		diag_also(d, other->where, _("%.*s has that name too"), STR_ARG(other->code));
		diag_hint(d, "%s", _("let ten_tep hold what tells them apart, such as {{ ma }}"));
	}
}

/*
 * The workspace's own mau/NAME.ext goes before the program's templates/NAME.ext; both are found in any spelling.
 * *name is how the manifest calls it.
 */
static const char *
find_template(const struct maker *m, const char *format, const char **name)
{
	const char *file = str_format(m->a, STR_FMT ".%s", STR_ARG(m->job->doc->template_name), format).p;
	const char *own = file_join(m->a, m->batch->w.mau.path, file);
	str key = text_fold(m->a, m->job->doc->template_name);
	const struct folder_entry *e = folder_find(&m->batch->w.mau, key, format, m->d);
	struct folder ours;

	*name = e != NULL ? e->path : own;
	if (e != NULL || file_exists(file_join(m->a, m->batch->w.dir, own)))
		return file_join(m->a, m->batch->w.dir, *name);
	*name = file_join(m->a, "templates", file);
	if (!file_exists(file_join(m->a, m->batch->opt->share, *name)) &&
	    folder_read(&ours, m->batch->opt->share, "templates", m->a, m->d) &&
	    (e = folder_find(&ours, key, format, NULL)) != NULL)
		*name = e->path;
	return file_join(m->a, m->batch->opt->share, *name);
}

bool
job_has_format(const struct plan_document *doc, str format)
{
	for (size_t i = 0; i < doc->outputs_n; i++)
		if (str_eq(doc->outputs[i], format))
			return true;
	return doc->outputs_n == 0 && !str_eq(format, STR("png"));
}

bool
job_asked_for(const struct batch_options *opt, str format)
{
	str rest = opt->formats != NULL ? str_of(opt->formats) : STR("");

	while (rest.n > 0)
		if (str_eq(str_trim(str_split(&rest, ',')), format))
			return true;
	return false;
}

/* mau: names a file below mau/ or the program's templates: no way leads out of them, no symbolic link either. */
static bool
template_stays_inside(const struct maker *m, const char *path)
{
	const char *file = str_c(m->a, m->job->doc->template_name);

	if (file[0] == '/' || strcmp(file, "..") == 0 || strncmp(file, "../", 3) == 0 || strstr(file, "/../") != NULL)
		return false;
	return !file_exists(path) || file_inside(m->batch->w.dir, path) || file_inside(m->batch->opt->share, path);
}

static bool
wants(const struct maker *m, const char *format)
{
	return m->batch->opt->formats != NULL ? job_asked_for(m->batch->opt, str_of(format))
					      : job_has_format(m->job->doc, str_of(format));
}

str
period_text(struct period p, struct arena *a)
{
	struct out o;
	str s;

	out_init(&o);
	period_put(&o, p);
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

/* --- outputs ------------------------------------------------------------------------- */

static struct batch_output *
add_output(struct maker *m, str output, enum batch_state state)
{
	struct batch_output *o = VEC_ADD(m->a, &m->result->outputs);

	o->path = str_of(full_path(m, output));
	o->state = state;
	return o;
}

/* An entry with what every output of this document has. */
static struct entry *
new_entry(const struct maker *m, str output)
{
	struct entry *e = entry_new(output, m->a);
	struct date day = m->batch->opt->data_day;

	e->document = m->job->doc->code;
	e->period = m->period;
	entry_input(e, STR("program"), m->batch->program, m->a);
	if (day.year != 0)
		entry_input(e, STR("--ngay"), str_format(m->a, "%04d-%02d-%02d", day.year, day.month, day.day), m->a);
	for (size_t i = 0; i < m->batch->fonts.n; i++)
		entry_input(e, m->batch->fonts.at[i].path, m->batch->fonts.at[i].hash, m->a);
	return e;
}

/* The workspace's files that its documents of this period are made from. */
static void
common_inputs(const struct maker *m, struct entry *e)
{
	for (size_t i = 0; i < m->batch->w.files.n; i++) {
		const struct batch_file *f = &m->batch->w.files.at[i];
		struct period p;

		if (f->period.n == 0 || (period_parse(f->period, &p) && str_eq(period_text(p, m->a), m->period)))
			entry_input(e, f->path, f->hash, m->a);
	}
}

/*
 * How the manifest calls a file: from the workspace, or "templates/…" and "fonts/…" of the program. The workspace's own
 * folders of these names have "./" before them.
 */
static str
input_name(const struct maker *m, const char *path)
{
	static const char *const ours[] = { "templates/", "fonts/" };
	str s = str_of(path), dir = str_of(file_join(m->a, m->batch->w.dir, "x")),
	    share = str_of(file_join(m->a, m->batch->opt->share, "x"));

	dir.n--;
	share.n--;
	if (str_starts(s, dir) && (dir.n > share.n || !str_starts(s, share))) {
		s = str_sub(s, dir.n, s.n);
		for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
			if (str_starts(s, str_of(ours[i])))
				return str_format(m->a, "./" STR_FMT, STR_ARG(s));
		return str_copy(m->a, s);
	}
	return str_copy(m->a, str_starts(s, share) ? str_sub(s, share.n, s.n) : s);
}

static const char *
input_path(const struct maker *m, str name)
{
	bool ours = str_starts(name, STR("templates/")) || str_starts(name, STR("fonts/"));

	return file_join(m->a, ours ? m->batch->opt->share : m->batch->w.dir, str_c(m->a, name));
}

static void
note_opened(void *ctx, const char *path, const str *bytes)
{
	struct maker *m = ctx;
	str hash = bytes != NULL ? batch_hash(*bytes, m->a) : STR("");

	map_put(m->opened, input_name(m, path), arena_copy(m->a, &hash, sizeof hash));
	if (bytes != NULL)
		*VEC_ADD(m->a, &m->read) = str_c(m->a, str_of(path));
}

/* What was opened for e, but for what it has as an input anyway: of that the bytes that were read count. */
static void
opened_inputs(const struct maker *m, struct entry *e, const struct map *opened)
{
	for (size_t i = 0; i < opened->n; i++) {
		str name = opened->at[i].key, hash = *(const str *)opened->at[i].value;

		if (map_find(e->inputs, name) != NULL)
			entry_input(e, name, hash, m->a);
		else
			entry_opened(e, name, hash, m->a);
	}
}

/* The first file that was opened then and is another now; empty: none. */
static str
opened_difference(const struct maker *m, const struct entry *was)
{
	for (size_t i = 0; i < was->opened->n; i++) {
		str name = was->opened->at[i].key, then = *(const str *)was->opened->at[i].value,
		    now = batch_hash_file(input_path(m, name), m->a);

		if (!str_eq(now, then))
			return entry_change(name, then, now, m->a);
	}
	return STR("");
}

/* Why it must be made; empty: it stands as its inputs want it. */
static str
reason(const struct maker *m, const struct entry *is, bool must_exist)
{
	const struct entry *was = manifest_find(&m->batch->was, is->output);
	const char *path = full_path(m, is->output);
	str why;

	if (m->batch->opt->force)
		return str_of(_("asked for"));
	if (was == NULL || (must_exist && !file_exists(path)))
		return str_of(_("not there yet"));
	why = entry_difference(was, is, m->a);
	if (why.n == 0)
		why = opened_difference(m, was);
	if (why.n == 0 && must_exist && !str_eq(batch_hash_file(path, m->a), was->hash))
		return str_of(_("changed since it was made"));
	return why;
}

/* What became of a change; ok: all of the document's have been made. */
static void
add_result(struct maker *m, const struct change *ch, bool ok)
{
	struct batch_output *o;

	if (ch->goes) {
		if (ok && !m->batch->opt->check_only)
			*VEC_ADD(m->a, &m->result->gone) = ch->entry->output;
		return;
	}
	o = add_output(m, ch->entry->output, BATCH_FAILED);
	o->pages = str_ends(ch->entry->output, STR(".png")) ? 0 : ch->entry->pages;
	o->why = ch->why;
	if (!ok)
		return;
	if (m->batch->opt->check_only) {
		o->state = BATCH_WOULD;
		return;
	}
	o->state = ch->differs || m->batch->opt->force ? BATCH_WRITTEN : BATCH_UNCHANGED;
	*VEC_ADD(m->a, &m->result->entries) = ch->entry;
}

/* No output is, by a link or its name, a file of the workspace or one that was opened for it. False: complained. */
static bool
spares_inputs(struct maker *m)
{
	const struct workspace *w = &m->batch->w;
	bool ok = true;

	for (size_t i = 0; i < m->commit.changes.n; i++) {
		const char *path = full_path(m, m->commit.changes.at[i].entry->output);
		bool is_input = false;

		for (size_t k = 0; k < m->read.n && !is_input; k++)
			is_input = file_is_one(path, m->read.at[k], m->a);
		for (size_t k = 0; k < w->files.n && !is_input; k++)
			is_input = file_is_one(path, file_join(m->a, w->dir, str_c(m->a, w->files.at[k].path)), m->a);
		for (size_t k = 0; k < w->mau.n && !is_input; k++)
			is_input = file_is_one(path, file_join(m->a, w->dir, w->mau.at[k].path), m->a);
		if (is_input)
			file_refuse_input(path, m->d);
		ok = ok && !is_input;
	}
	return ok;
}

static void
write_all(struct maker *m)
{
	bool ok = diags_ok(m->d) && (m->batch->opt->check_only || (spares_inputs(m) && commit_run(&m->commit)));

	for (size_t i = 0; i < m->commit.changes.n; i++)
		add_result(m, &m->commit.changes.at[i], ok);
}

/* --- DOCX, ODT ----------------------------------------------------------------------- */

/* The names that a template uses; none of one that can't be read, which is complained about when it is filled. */
static struct value
template_names(const char *path, struct arena *a)
{
	struct diags unheard;
	struct fill_template *t = NULL;
	struct package *p;

	diags_init(&unheard, a);
	p = pkg_open(path, a, &unheard);
	if (p != NULL)
		t = fill_compile(p, a, &unheard);
	return t != NULL ? fill_vars(t, a) : value_map(a);
}

static bool
prints_figures(const char *path, struct arena *a)
{
	static const char *const figures[] = { "ct", "chi_tieu", "cham", "nhom", "dem", "bang", "bieu", "bieu_do" };
	struct value vars = template_names(path, a);
	bool found = false;

	for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++)
		found |= value_at(&vars, str_of(figures[i])) != NULL;
	return found;
}

/* What comes once takes figures for its year, and is asked for them, where its template prints them. */
static struct period
period_of_figures(const struct maker *m, const char *template)
{
	struct period p = m->job->period;
	struct arena *a;

	if (p.kind != PERIOD_ONCE || p.year == 0)
		return p;
	a = arena_new(ARENA_BLOCK);
	if (prints_figures(template, a))
		p.kind = PERIOD_YEAR;
	arena_free(a);
	return p;
}

/* A template that takes in others may have them print anything. */
static bool
includes_others(const char *path, struct arena *a)
{
	struct diags unheard;
	struct package *p;
	str part = STR("");

	diags_init(&unheard, a);
	p = pkg_open(path, a, &unheard);
	if (p == NULL ||
	    !pkg_read(p, pkg_kind(p) == PACKAGE_DOCX ? STR("word/document.xml") : STR("content.xml"), &part, &unheard))
		return false;
	return str_find(part, STR("include"), 0) < part.n;
}

/* What the document alone has to say and its template has no place for would be lost without a word. */
static void
check_particulars_printed(struct maker *m, const char *template)
{
	const struct value *said = value_at(&m->context, STR("chi_tiet")), *asked;
	struct arena *a;
	struct value names;
	str *keys;
	size_t n;

	if (said == NULL || said->kind != VALUE_MAP || said->map->n == 0)
		return;
	a = arena_new(ARENA_BLOCK);
	names = template_names(template, a);
	asked = value_at(&names, STR("chi_tiet"));
	n = asked != NULL && asked->kind == VALUE_MAP ? asked->map->n : 0;
	keys = ARENA_ARRAY(a, str, n + 1);
	for (size_t i = 0; i < n; i++)
		keys[i] = asked->map->at[i].key;
	for (size_t i = 0; i < said->map->n && (asked == NULL || asked->kind == VALUE_MAP); i++) {
		const struct value *v = said->map->at[i].value;
		str key = said->map->at[i].key, nearest;

		if ((n > 0 && value_at(asked, key) != NULL) || names.map->n == 0 || includes_others(template, a))
			continue;
		nearest = str_nearest(key, keys, n);
		diag_add(m->d, &batch_particular, v->where, "chi_tiet: " STR_FMT, STR_ARG(key));
		if (nearest.n > 0)
			diag_hint(m->d, _("nearest is %.*s"), STR_ARG(nearest));
		else
			diag_hint(m->d, _("the template %s has no place for it"), file_name(template).p);
	}
	arena_free(a);
}

static bool
make_context(struct maker *m, const char *template)
{
	if (m->context.kind == VALUE_MISSING) {
		m->by_context = m->opened = map_new(m->a);
		m->context_arena = arena_new(ARENA_BLOCK);
		m->context = assess_context(m->batch->plan, m->job->doc, period_of_figures(m, template),
		    batch_workspace_hooks(m->batch->w.dir, m->context_arena), m->context_arena, m->d);
		if (m->context.kind == VALUE_MAP && value_at(&m->context, STR("chi_tiet")) != NULL)
			fill_values(
			    value_at(&m->context, STR("chi_tiet")), batch_template_hooks(), m->context_arena, m->d);
		if (!diags_ok(m->d))
			m->context = value_none();
		else
			check_particulars_printed(m, template);
	}
	return m->context.kind == VALUE_MAP;
}

/* What a large office has to say takes more than all its documents: it goes as soon as they are filled. */
static void
drop_context(struct maker *m)
{
	arena_free(m->context_arena);
	m->context_arena = NULL;
	m->context = value_missing(STR(""));
}

static struct shaper *
shaper_for_fields(void *ctx)
{
	struct maker *m = ctx;

	return charts_shaper(m->batch->charts, m->d);
}

static bool
fit_filled_tables(const struct maker *m, struct package *p, struct arena *a)
{
	struct shaper *shaper = charts_shaper(m->batch->charts, m->d);

	return shaper != NULL && batch_fit_tables(p, shaper, a, m->d);
}

static bool
fill_in(struct maker *m, struct filled *f, struct arena *a)
{
	bool feeds_tables = false;
	struct fill_options options = {
		.hooks = batch_workspace_template_hooks(m->batch->w.dir, m->a),
		.feeds_tables = &feeds_tables,
		.folder = file_dir(m->a, f->path),
		.charts = m->batch->charts,
	};
	struct package *p = pkg_open(f->path, a, m->d);

	if (p == NULL || !fill_package(p, &m->context, &options, a, m->d) || !diags_ok(m->d) ||
	    (feeds_tables && !fit_filled_tables(m, p, a)))
		return false;
	batch_fields(p, shaper_for_fields, m, m->d);
	pkg_become(p, str_of(f->format), m->d);
	if (!pkg_bytes(p, m->a, &f->bytes, m->d))
		return false;
	if (str_eq(m->job->doc->kind, STR("BC"))) /* a plan prints what it wants of them */
		assess_check_printed(&m->context, file_name(f->path), m->d);
	f->hash = batch_hash(f->bytes, m->a);
	return true;
}

/* Only the bytes stay: a tree of them is ten times their size. What is complained about may name places in it. */
static bool
fill(struct maker *m, struct filled *f)
{
	struct diags *all = m->d, said;
	struct arena *a;
	bool ok;

	if (!make_context(m, f->path))
		return false;
	m->opened = map_new(m->a);
	a = arena_new(ARENA_BLOCK);
	borrow_complaints(m, &said);
	ok = fill_in(m, f, a);
	return_complaints(m, all, &said);
	f->opened = m->opened;
	arena_free(a);
	return ok;
}

/*
 * How to make the template of a document that comes once; of a report the one whose name is nearest, or where one was
 * looked for.
 */
static void
hint_template(struct maker *m, const char *path)
{
	const char *base = file_name(path).p;
	str folder = str_sub(str_of(path), 0, (size_t)(base - path)), *names, near;
	const char **files;
	size_t n;

	if (m->job->doc->cadence == PERIOD_ONCE && m->job->doc->kind.n > 0) {
		diag_hint(
		    m->d, _("vanthu template new --kind %.*s -o mau/%s makes one"), STR_ARG(m->job->doc->kind), base);
		return;
	}
	if (!file_list(str_c(m->a, folder), m->a, &files, &n)) {
		diag_hint(m->d, "%s", path);
		return;
	}
	names = ARENA_ARRAY(m->a, str, n + 1);
	for (size_t i = 0; i < n; i++)
		names[i] = str_of(files[i]);
	near = str_nearest(str_of(base), names, n);
	if (near.n > 0)
		diag_hint(m->d, _("nearest is %.*s"), STR_ARG(near));
	else
		diag_hint(m->d, "%s", path);
}

/*
 * The template is found and, where anything changed, filled. written: it is an output itself, not only what the PDF is
 * laid out from.
 */
static void
prepare_package(struct maker *m, const char *format, bool written, struct filled *f)
{
	str output = str_format(m->a, STR_FMT ".%s", STR_ARG(m->stem), format);
	struct entry *e = new_entry(m, output);
	const char *name;

	f->format = format;
	f->path = find_template(m, format, &name);
	if (!template_stays_inside(m, f->path)) {
		diag_add(m->d, &batch_outside, m->job->doc->where, STR_FMT, STR_ARG(m->job->doc->template_name));
		diag_hint(m->d, "%s", _("mau names a file in the folder mau or one of the program's templates"));
		f->failed = true;
		return;
	}
	if (!file_exists(f->path)) {
		diag_add(m->d, &batch_no_template, m->job->doc->where, STR_FMT ".%s",
		    STR_ARG(m->job->doc->template_name), format);
		hint_template(m, f->path);
		f->failed = true;
		return;
	}
	f->entry = e;
	common_inputs(m, e);
	entry_input(e, STR("fonts of the system"), m->batch->system_list, m->a); /* tables are measured with them */
	entry_input(e, str_of(name), batch_hash_file(f->path, m->a), m->a);
	f->why = reason(m, e, written);
	if (written && f->why.n == 0)
		f->hash = manifest_find(&m->batch->was, output)->hash;
	if (!(m->batch->opt->dry_run && written) && (!written || f->why.n > 0))
		f->failed = !fill(m, f);
}

/* What became of it. */
static void
add_package(struct maker *m, bool written, struct filled *f)
{
	struct entry *e = f->entry;

	if (e == NULL)
		return;
	if (written && m->batch->opt->dry_run) {
		add_output(m, e->output, f->why.n > 0 ? BATCH_WOULD : BATCH_UNCHANGED)->why = f->why;
	} else if (f->failed) {
		add_output(m, e->output, BATCH_FAILED)->why = f->why;
	} else if (written && f->why.n > 0) {
		opened_inputs(m, e, m->by_context);
		opened_inputs(m, e, f->opened);
		commit_add(&m->commit, e, f->bytes, f->why);
	} else if (written) {
		add_output(m, e->output, BATCH_UNCHANGED);
	}
}

/* The document stands, what is laid out from it doesn't: it is filled after all. */
static bool
fill_again(struct maker *m, struct filled *f)
{
	f->failed = !fill(m, f);
	if (f->failed)
		add_output(m, f->entry->output, BATCH_FAILED)->why = f->why;
	drop_context(m);
	return !f->failed;
}

/* --- PDF, PNG -------------------------------------------------------------------------- */

static str
system_font_hash(struct maker *m, str path)
{
	struct batch *batch = m->batch;
	str *known;

	if (batch->system_fonts == NULL)
		batch->system_fonts = map_new(batch->was.a);
	known = map_find(batch->system_fonts, path);
	if (known == NULL) {
		str hash = batch_hash_file(str_c(m->a, path), m->a);

		hash = str_copy(batch->was.a, hash);
		known = arena_copy(batch->was.a, &hash, sizeof hash);
		map_put(batch->system_fonts, str_copy(batch->was.a, path), known);
	}
	return *known;
}

static bool
is_system_font(str name)
{
	return str_starts(name, STR("/"));
}

/* Fonts of the system that the pages use; those of fonts/ are inputs of everything anyway. */
static void
font_inputs(struct maker *m, struct entry *e, const struct lay_pages *pages)
{
	const struct face *last = NULL;

	for (size_t i = 0; i < pages->n; i++)
		for (size_t k = 0; k < pages->at[i].items_n; k++) {
			const struct lay_item *it = &pages->at[i].items[k];

			for (const struct glyph_run *r = it->kind == ITEM_TEXT ? it->run : NULL; r != NULL;
			     r = r->next) {
				if (r->face != last && is_system_font(r->face->path))
					entry_input(e, r->face->path, system_font_hash(m, r->face->path), m->a);
				last = r->face;
			}
		}
}

/*
 * An entry of what is laid out from a filled package. A font that the system gets or loses may change the choice for
 * a family or a letter: the names of all of them are an input.
 */
static struct entry *
new_laid_entry(const struct maker *m, str output, str filled_hash)
{
	struct entry *e = new_entry(m, output);

	entry_input(e, STR("document"), filled_hash, m->a);
	entry_input(e, STR("fonts of the system"), m->batch->system_list, m->a);
	return e;
}

/* The inputs of what is laid out, as far as they are known before it is: its fonts are those of the time before. */
static struct entry *
laid_entry(struct maker *m, str output, str filled_hash)
{
	const struct entry *was = manifest_find(&m->batch->was, output);
	struct entry *e = new_laid_entry(m, output, filled_hash);

	for (size_t i = 0; was != NULL && i < was->inputs->n; i++)
		if (is_system_font(was->inputs->at[i].key))
			entry_input(e, was->inputs->at[i].key, system_font_hash(m, was->inputs->at[i].key), m->a);
	return e;
}

static struct lay_pages *
lay(struct maker *m, const struct filled *f, struct arena *a)
{
	static const struct lay_options options = { .like = LIKE_WORD, .fitted = true };
	struct package *p = pkg_open_bytes(f->bytes, f->path, a, m->d);
	struct document *doc = p != NULL ? batch_document(p, a, m->d) : NULL;
	struct shaper *shaper = doc != NULL ? charts_shaper(m->batch->charts, m->d) : NULL;

	return shaper != NULL ? lay_document(doc, shaper, &options, a, m->d) : NULL;
}

static void
make_pdf(struct maker *m, str output, struct lay_pages *pages, str filled_hash, str why)
{
	struct pdf_options options = { .date = m->batch->opt->data_day };
	struct entry *e = new_laid_entry(m, output, filled_hash);
	str bytes;

	font_inputs(m, e, pages);
	e->pages = (int)pages->n;
	if (pdf_bytes(pages, charts_shaper(m->batch->charts, m->d), &options, &bytes, m->a, m->d) && diags_ok(m->d))
		commit_add(&m->commit, e, bytes, why);
	else
		add_output(m, output, BATCH_FAILED);
}

static str
page_output(const struct maker *m, size_t page)
{
	return str_format(m->a, STR_FMT "-%zu.png", STR_ARG(m->stem), page);
}

/* Why the outputs must be laid out; all pictures of a document are asked together. */
static str
laid_reason(struct maker *m, const struct filled *f, str output, size_t number)
{
	const struct entry *was = manifest_find(&m->batch->was, output);
	size_t pages = number > 0 && was != NULL && was->pages > 1 ? (size_t)was->pages : 1;
	str why = reason(m, laid_entry(m, output, f->hash), true);

	for (size_t i = 2; why.n == 0 && i <= pages && number > 0; i++)
		why = reason(m, laid_entry(m, page_output(m, i), f->hash), true);
	return why;
}

/* number: of the page that output shows; 0: it shows all. */
static bool
wants_laid(struct maker *m, const struct filled *f, const char *format, str output, size_t number, str *why)
{
	const struct entry *was = manifest_find(&m->batch->was, output);

	if (!wants(m, format))
		return false;
	*why = f->why.n > 0 && m->batch->opt->dry_run ? f->why : laid_reason(m, f, output, number);
	if (why->n > 0 && m->batch->opt->dry_run)
		add_output(m, output, BATCH_WOULD)->why = *why;
	else if (why->n == 0)
		add_output(m, output, BATCH_UNCHANGED)->pages = number > 0 ? 0 : was->pages;
	return why->n > 0 && !m->batch->opt->dry_run;
}

/* The number of the page that a picture of this document shows; 0: it is none. */
static size_t
number_of_page(const struct maker *m, str output)
{
	str start = str_format(m->a, STR_FMT "-", STR_ARG(m->stem)), end = STR(".png");
	size_t n = 0;

	if (!str_starts(output, start) || !str_ends(output, end) || output.n - start.n > 9 + end.n)
		return 0;
	for (size_t i = start.n; i + end.n < output.n; i++) {
		if (output.p[i] < '0' || output.p[i] > '9')
			return 0;
		n = n * 10 + (size_t)(output.p[i] - '0');
	}
	return n;
}

/* A picture of each page; those of further pages, which the document had once, go. */
static void
make_previews(struct maker *m, const struct lay_pages *pages, str filled_hash, str why)
{
	const struct map *was = &m->batch->was.outputs;

	for (size_t i = 0; diags_ok(m->d) && i < pages->n; i++) {
		struct entry *e = new_laid_entry(m, page_output(m, i + 1), filled_hash);
		str bytes = STR("");

		font_inputs(m, e, pages);
		e->pages = (int)pages->n;
		if (m->batch->opt->check_only)
			continue;
		if (pdf_png_bytes(pages, i, charts_shaper(m->batch->charts, m->d), PREVIEW_DPI, &bytes, m->a, m->d))
			commit_add(&m->commit, e, bytes, why);
		else
			add_output(m, e->output, BATCH_FAILED);
	}
	for (size_t i = 0; i < was->n; i++)
		if (was->at[i].value != NULL && number_of_page(m, was->at[i].key) > pages->n)
			commit_remove(&m->commit, was->at[i].key);
}

/* An output that is laid out, and why it must be made; no reason: it needn't. */
struct laid {
	str output, why;
	bool needed;
};

static void
put_on_pages(struct maker *m, const struct filled *f, const struct laid *pdf, const struct laid *png, struct arena *a)
{
	struct lay_pages *pages = lay(m, f, a);

	if (pages == NULL) {
		add_output(m, pdf->needed ? pdf->output : png->output, BATCH_FAILED);
		return;
	}
	if (pdf->needed)
		make_pdf(m, pdf->output, pages, f->hash, pdf->why);
	if (png->needed)
		make_previews(m, pages, f->hash, png->why);
}

/* The filled package on pages, as far as an output of that asks for it. */
static void
make_laid(struct maker *m, struct filled *f)
{
	struct laid pdf = { .output = str_format(m->a, STR_FMT ".pdf", STR_ARG(m->stem)) },
		    png = { .output = page_output(m, 1) };
	struct diags *all = m->d, said;
	struct arena *a;

	pdf.needed = wants_laid(m, f, "pdf", pdf.output, 0, &pdf.why);
	png.needed = wants_laid(m, f, "png", png.output, 1, &png.why);
	if ((!pdf.needed && !png.needed) || (f->bytes.n == 0 && !fill_again(m, f)))
		return;
	a = arena_new(ARENA_BLOCK);
	borrow_complaints(m, &said);
	put_on_pages(m, f, &pdf, &png, a);
	return_complaints(m, all, &said);
	arena_free(a);
}

/* --- the job ---------------------------------------------------------------------------- */

/* The format whose filled package is laid out: DOCX where there is such a template. */
static const char *
laid_format(const struct maker *m)
{
	const char *name;

	return file_exists(find_template(m, "docx", &name)) || !file_exists(find_template(m, "odt", &name)) ? "docx"
													    : "odt";
}

/*
 * Both formats are filled before either is laid out, so that the context is gone by then; complaints and outputs come
 * in the order of the formats all the same.
 */
static void
make_document(struct maker *m)
{
	static const char *const formats[] = { "docx", "odt" };
	struct filled filled[2] = { { .failed = false } };
	struct diags *all = m->d;
	bool laid = wants(m, "pdf") || wants(m, "png"), written[2], base[2];

	for (int i = 0; i < 2; i++) {
		struct diags said; /* of places in the context */

		written[i] = wants(m, formats[i]);
		base[i] = laid && strcmp(formats[i], laid_format(m)) == 0;
		borrow_complaints(m, &said);
		if (written[i] || base[i])
			prepare_package(m, formats[i], written[i], &filled[i]);
		m->d = all;
		diags_init(&filled[i].said, m->a);
		filled[i].said.strict = all->strict;
		diags_join(&filled[i].said, &said);
	}
	drop_context(m);
	for (int i = 0; i < 2; i++) {
		diags_join(m->d, &filled[i].said);
		add_package(m, written[i], &filled[i]);
		if (base[i] && !filled[i].failed)
			make_laid(m, &filled[i]);
	}
	write_all(m);
}

void
job_run(struct batch *batch, const struct job *job, struct job_result *result, struct arena *a, struct diags *d)
{
	struct maker m = {
		.batch = batch,
		.job = job,
		.result = result,
		.context = value_missing(STR("")),
		.a = a,
		.d = d,
		.commit = { .out = batch->opt->out, .was = &batch->was, .number = job->number, .a = a, .d = d },
		.period = period_text(job->period, a),
		.opened = map_new(a),
		.by_context = map_new(a),
	};
	const struct file_watch watch = { note_opened, &m };

	if (batch->charts == NULL)
		batch->charts = charts_new(NULL, batch->font_dirs, a);
	if (!stem_of_job(job, &m.stem, a, d))
		return;
	result->stem = m.stem;
	d->watch = &watch;
	make_document(&m);
	d->watch = NULL;
}
