/*
 * One document: the context is made, the templates are filled, the filled
 * package is laid out. Each output is compared with the manifest before (are
 * its inputs the same?) and with its own bytes after (did anything change?),
 * so that touching one file writes only what really follows from it.
 */
#include "batch/job.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/out.h"
#include "batch/batch.h"
#include "batch/kinds.h"
#include "chart/chart.h"
#include "fill/fill.h"
#include "layout/layout.h"
#include "package/package.h"
#include "pdf/pdf.h"
#include "shape/shape.h"
#include "template/template.h"

enum { PREVIEW_DPI = 96 };

/* An output that is made but not yet written: a document is written whole or not at all. */
struct pending {
	struct entry *entry;
	str bytes, why;
};

struct maker {
	struct batch *batch;
	const struct job *job;
	struct job_result *result;
	str stem;             /* of the outputs, from OUT, without extension */
	struct value context; /* MISSING: not made yet; NONE: in vain */
	VEC(struct pending) pending;
	const struct lay_pages *previews; /* to be written as pictures, after all else; NULL: none */
	str previews_of, previews_why;
	struct arena *a;
	struct diags *d;
};

/* A filled template. */
struct filled {
	const char *format;
	struct package *package; /* NULL: not filled, since nothing changed */
	str bytes, hash;
	str why;
	bool failed;
};

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
name_outputs(struct maker *m)
{
	const struct plan_document *doc = m->job->doc;
	const struct value *pattern = value_at(doc->row, STR("ten_tep"));
	struct value ky = assess_period_value(m->job->period, m->a), names = value_map(m->a);
	static const struct tpl_options options = { .missing = TPL_MISSING_ERROR };

	if (pattern == NULL || pattern->kind != VALUE_TEXT) {
		m->stem = str_format(
		    m->a, STR_FMT "/" STR_FMT, STR_ARG(value_text_at(&ky, STR("ma"), STR(""))), STR_ARG(doc->code));
		return true;
	}
	value_put(m->a, &names, STR("ky"), ky);
	value_put(m->a, &names, STR("ma"), value_text(doc->code));
	value_put(m->a, &names, STR("loai"), value_text(doc->kind));
	if (!tpl_text(pattern->text, pattern->where, &names, &options, NULL, &m->stem, m->a, m->d))
		return false;
	if (safe_name(m->stem))
		return true;
	diag_add(m->d, &batch_bad_name, pattern->where, STR_FMT, STR_ARG(m->stem));
	diag_hint(m->d, "%s", _("a path below the output folder, such as {{ ky.ma }}/{{ ma }}"));
	return false;
}

/* The workspace's own mau/NAME.ext goes before the program's templates/NAME.ext; *name is how the manifest calls it. */
static const char *
find_template(const struct maker *m, const char *format, const char **name)
{
	const char *file = str_format(m->a, STR_FMT ".%s", STR_ARG(m->job->doc->template_name), format).p;
	const char *own = file_join(m->a, m->batch->w.dir, file_join(m->a, "mau", file));

	if (file_exists(own)) {
		*name = file_join(m->a, "mau", file);
		return own;
	}
	*name = file_join(m->a, "templates", file);
	return file_join(m->a, m->batch->opt->share, *name);
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
	const struct plan_document *doc = m->job->doc;

	if (m->batch->opt->formats != NULL) {
		str rest = str_of(m->batch->opt->formats);

		while (rest.n > 0)
			if (str_eq(str_trim(str_split(&rest, ',')), str_of(format)))
				return true;
		return false;
	}
	for (size_t i = 0; i < doc->outputs_n; i++)
		if (str_eq(doc->outputs[i], str_of(format)))
			return true;
	return doc->outputs_n == 0 && strcmp(format, "png") != 0;
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

/* The inputs that every output of this document has. */
static void
common_inputs(const struct maker *m, struct entry *e)
{
	const struct batch *batch = m->batch;
	struct out o;
	str period;

	out_init(&o);
	period_put(&o, m->job->period);
	period = out_copy(&o, m->a);
	out_release(&o);
	entry_input(e, STR("program"), batch->program, m->a);
	for (size_t i = 0; i < batch->w.files.n; i++) {
		const struct batch_file *f = &batch->w.files.at[i];

		if (f->period.n == 0 || str_eq(f->period, period))
			entry_input(e, f->path, f->hash, m->a);
	}
	for (size_t i = 0; i < batch->fonts.n; i++)
		entry_input(e, batch->fonts.at[i].path, batch->fonts.at[i].hash, m->a);
}

/* Why it must be made; empty: it stands as its inputs want it. */
static str
reason(const struct maker *m, const struct entry *is, bool must_exist)
{
	const struct entry *was = manifest_find(&m->batch->was, is->output);

	if (m->batch->opt->force)
		return str_of(_("asked for"));
	if (was == NULL || (must_exist && !file_exists(full_path(m, is->output))))
		return str_of(_("not there yet"));
	return entry_difference(was, is, m->a);
}

/* A file that a person changed after we made it is moved aside, never lost. */
static bool
keep_changed(struct maker *m, const char *path, str output, str on_disk)
{
	const struct entry *was = manifest_find(&m->batch->was, output);
	str ext = file_ext(path), stem = str_sub(str_of(path), 0, strlen(path) - ext.n - 1);

	if (was != NULL && str_eq(was->hash, on_disk))
		return true;
	for (int i = 1; i < 1000; i++) {
		const char *kept = i == 1
		    ? str_format(m->a, STR_FMT ".sua-tay." STR_FMT, STR_ARG(stem), STR_ARG(ext)).p
		    : str_format(m->a, STR_FMT ".sua-tay-%d." STR_FMT, STR_ARG(stem), i, STR_ARG(ext)).p;

		if (file_exists(kept))
			continue;
		if (rename(path, kept) != 0) {
			diag_add(m->d, &file_uncreatable, loc_file(m->a, str_of(kept)), "%s", strerror(errno));
			return false;
		}
		diag_add(m->d, &batch_changed_by_hand, loc_file(m->a, str_of(path)), "%s", kept);
		return true;
	}
	return false;
}

static void
add_pending(struct maker *m, struct entry *e, str bytes, str why)
{
	struct pending *p = VEC_ADD(m->a, &m->pending);

	e->hash = batch_hash(bytes, m->a);
	p->entry = e;
	p->bytes = bytes;
	p->why = why;
}

/* Writes bytes unless they stand there already; says what became of it. */
static void
write_pending(struct maker *m, const struct pending *p)
{
	const char *path = full_path(m, p->entry->output);
	struct batch_output *o = add_output(m, p->entry->output, BATCH_FAILED);
	str on_disk = file_exists(path) ? batch_hash_file(path, m->a) : STR("");

	o->pages = p->entry->pages;
	o->why = p->why;
	if (m->batch->opt->check_only) {
		o->state = BATCH_WOULD;
		return;
	}
	if (str_eq(on_disk, p->entry->hash)) {
		o->state = m->batch->opt->force ? BATCH_WRITTEN : BATCH_UNCHANGED;
	} else {
		if (on_disk.n > 0 && !keep_changed(m, path, p->entry->output, on_disk))
			return;
		file_drop_leftovers(path); /* the output folder is locked */
		if (!file_make_dirs(file_dir(m->a, path), m->d) || !file_write(path, p->bytes, m->d))
			return;
		o->state = BATCH_WRITTEN;
	}
	*VEC_ADD(m->a, &m->result->entries) = p->entry;
}

static void
write_all(struct maker *m)
{
	for (size_t i = 0; i < m->pending.n; i++)
		if (diags_ok(m->d))
			write_pending(m, &m->pending.at[i]);
		else
			add_output(m, m->pending.at[i].entry->output, BATCH_FAILED)->why = m->pending.at[i].why;
}

/* --- DOCX, ODT ----------------------------------------------------------------------- */

static bool
make_context(struct maker *m)
{
	if (m->context.kind == VALUE_MISSING) {
		m->context =
		    assess_context(m->batch->plan, m->job->doc, m->job->period, batch_plan_hooks(), m->a, m->d);
		if (!diags_ok(m->d))
			m->context = value_none();
	}
	return m->context.kind == VALUE_MAP;
}

static bool
fill(struct maker *m, const char *template_path, struct filled *f)
{
	struct fill_options options = {
		.hooks = batch_template_hooks(),
		.folder = file_dir(m->a, template_path),
		.charts = m->batch->charts,
	};
	struct package *p;

	if (!make_context(m))
		return false;
	p = pkg_open(template_path, m->a, m->d);
	if (p == NULL || !fill_package(p, &m->context, &options, m->a, m->d) || !diags_ok(m->d) ||
	    !pkg_bytes(p, m->a, &f->bytes, m->d))
		return false;
	f->package = p;
	f->hash = batch_hash(f->bytes, m->a);
	return true;
}

/* The template of the folder whose name is nearest, or where one was looked for. */
static void
hint_template(struct maker *m, const char *path)
{
	const char *base = file_name(path).p;
	str folder = str_sub(str_of(path), 0, (size_t)(base - path)), *names, near;
	const char **files;
	size_t n;

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

/* written: it is an output itself, not only what the PDF is laid out from. again: fill it though nothing changed. */
static void
make_package(struct maker *m, const char *format, bool written, bool again, struct filled *f)
{
	str output = str_format(m->a, STR_FMT ".%s", STR_ARG(m->stem), format);
	struct entry *e = entry_new(output, m->a);
	const char *name, *path = find_template(m, format, &name);
	bool dry = m->batch->opt->dry_run;

	f->format = format;
	if (!template_stays_inside(m, path)) {
		diag_add(m->d, &batch_outside, m->job->doc->where, STR_FMT, STR_ARG(m->job->doc->template_name));
		diag_hint(m->d, "%s", _("mau names a file in the folder mau or one of the program's templates"));
		f->failed = true;
		return;
	}
	if (!file_exists(path)) {
		diag_add(m->d, &batch_no_template, m->job->doc->where, STR_FMT ".%s",
		    STR_ARG(m->job->doc->template_name), format);
		hint_template(m, path);
		f->failed = true;
		return;
	}
	common_inputs(m, e);
	entry_input(e, str_of(name), batch_hash_file(path, m->a), m->a);
	f->why = reason(m, e, written);
	if (written && f->why.n == 0)
		f->hash = manifest_find(&m->batch->was, output)->hash;
	if (written && dry)
		add_output(m, output, f->why.n > 0 ? BATCH_WOULD : BATCH_UNCHANGED)->why = f->why;
	if (dry && written)
		return;
	if ((!written || again || f->why.n > 0) && !fill(m, path, f)) {
		f->failed = true;
		add_output(m, output, BATCH_FAILED)->why = f->why;
	} else if (written && f->why.n > 0) {
		add_pending(m, e, f->bytes, f->why);
	} else if (written) {
		add_output(m, output, BATCH_UNCHANGED);
	}
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

/* The inputs of what is laid out, as far as they are known before it is: its fonts are those of the time before. */
static struct entry *
laid_entry(struct maker *m, str output, str filled_hash)
{
	const struct entry *was = manifest_find(&m->batch->was, output);
	struct entry *e = entry_new(output, m->a);

	entry_input(e, STR("program"), m->batch->program, m->a);
	entry_input(e, STR("document"), filled_hash, m->a);
	for (size_t i = 0; i < m->batch->fonts.n; i++)
		entry_input(e, m->batch->fonts.at[i].path, m->batch->fonts.at[i].hash, m->a);
	for (size_t i = 0; was != NULL && i < was->inputs->n; i++)
		if (is_system_font(was->inputs->at[i].key))
			entry_input(e, was->inputs->at[i].key, system_font_hash(m, was->inputs->at[i].key), m->a);
	return e;
}

static struct lay_pages *
lay(struct maker *m, const struct filled *f)
{
	static const struct lay_options options = { .like = LIKE_WORD };
	struct document *doc = batch_document(f->package, m->a, m->d);
	struct shaper *shaper = doc != NULL ? charts_shaper(m->batch->charts, m->d) : NULL;

	return shaper != NULL ? lay_document(doc, shaper, &options, m->a, m->d) : NULL;
}

static void
make_pdf(struct maker *m, str output, struct lay_pages *pages, str filled_hash, str why)
{
	struct pdf_options options = { .date = m->batch->opt->data_day };
	struct entry *e = entry_new(output, m->a);
	str bytes;

	entry_input(e, STR("program"), m->batch->program, m->a);
	entry_input(e, STR("document"), filled_hash, m->a);
	for (size_t i = 0; i < m->batch->fonts.n; i++)
		entry_input(e, m->batch->fonts.at[i].path, m->batch->fonts.at[i].hash, m->a);
	font_inputs(m, e, pages);
	e->pages = (int)pages->n;
	if (pdf_bytes(pages, charts_shaper(m->batch->charts, m->d), &options, &bytes, m->a, m->d) && diags_ok(m->d))
		add_pending(m, e, bytes, why);
	else
		add_output(m, output, BATCH_FAILED);
}

static bool
wants_laid(struct maker *m, const struct filled *f, const char *format, str output, str *why)
{
	const struct entry *was = manifest_find(&m->batch->was, output);
	struct entry *e;

	if (!wants(m, format))
		return false;
	e = laid_entry(m, output, f->hash);
	*why = f->why.n > 0 && m->batch->opt->dry_run ? f->why : reason(m, e, true);
	if (why->n > 0 && m->batch->opt->dry_run)
		add_output(m, output, BATCH_WOULD)->why = *why;
	else if (why->n == 0)
		add_output(m, output, BATCH_UNCHANGED)->pages = was->pages;
	return why->n > 0 && !m->batch->opt->dry_run;
}

static void
write_previews(struct maker *m)
{
	const struct lay_pages *pages = m->previews;

	for (size_t i = 0; pages != NULL && diags_ok(m->d) && i < pages->n; i++) {
		str output = str_format(m->a, STR_FMT "-%zu.png", STR_ARG(m->stem), i + 1);
		struct entry *e = laid_entry(m, output, m->previews_of);
		const char *path = full_path(m, output);

		font_inputs(m, e, pages);
		if (m->batch->opt->check_only)
			continue;
		if (!file_make_dirs(file_dir(m->a, path), m->d) ||
		    !pdf_png(pages, i, charts_shaper(m->batch->charts, m->d), PREVIEW_DPI, path, m->a, m->d)) {
			add_output(m, output, BATCH_FAILED);
			return;
		}
		e->hash = batch_hash_file(path, m->a);
		add_output(m, output, BATCH_WRITTEN)->why = m->previews_why;
		*VEC_ADD(m->a, &m->result->entries) = e;
	}
}

/* The filled package on pages, as far as an output of that asks for it. */
static void
make_laid(struct maker *m, struct filled *f)
{
	str pdf = str_format(m->a, STR_FMT ".pdf", STR_ARG(m->stem)), pdf_why = STR(""), png_why = STR("");
	str first_png = str_format(m->a, STR_FMT "-1.png", STR_ARG(m->stem));
	bool needs_pdf = wants_laid(m, f, "pdf", pdf, &pdf_why);
	bool needs_png = wants_laid(m, f, "png", first_png, &png_why);
	struct lay_pages *pages;

	if (!needs_pdf && !needs_png)
		return;
	if (f->package == NULL) { /* the document stands, what is laid out from it doesn't */
		make_package(m, f->format, false, true, f);
		if (f->failed)
			return;
	}
	pages = lay(m, f);
	if (pages == NULL) {
		add_output(m, needs_pdf ? pdf : first_png, BATCH_FAILED);
		return;
	}
	if (needs_pdf)
		make_pdf(m, pdf, pages, f->hash, pdf_why);
	if (needs_png) {
		m->previews = pages;
		m->previews_of = f->hash;
		m->previews_why = png_why;
	}
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

void
job_run(struct batch *batch, const struct job *job, struct job_result *result, struct arena *a, struct diags *d)
{
	static const char *const formats[] = { "docx", "odt" };
	struct maker m = {
		.batch = batch, .job = job, .result = result, .context = value_missing(STR("")), .a = a, .d = d
	};
	struct filled filled[2] = { { .failed = false } };
	bool laid;

	if (batch->charts == NULL)
		batch->charts = charts_new(NULL, batch->font_dirs, a);
	if (!name_outputs(&m))
		return;
	laid = wants(&m, "pdf") || wants(&m, "png");
	for (int i = 0; i < 2; i++) {
		bool written = wants(&m, formats[i]), base = laid && strcmp(formats[i], laid_format(&m)) == 0;

		if (written || base)
			make_package(&m, formats[i], written, false, &filled[i]);
		if (base && !filled[i].failed)
			make_laid(&m, &filled[i]);
	}
	write_all(&m);
	write_previews(&m);
}
