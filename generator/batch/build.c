/*
 * One run: workspace → plan → jobs → outputs. Documents are picked, each gets its period, workers
 * do them, the manifest is written once at the end. A run that is killed has whole documents, or a journal
 * (commit.h) from which the next run first makes them whole.
 */
#include "batch/batch.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/out.h"
#include "batch/commit.h"
#include "batch/job.h"
#include "batch/kinds.h"
#include "batch/record.h"

struct build {
	const struct batch_options *opt;
	struct batch batch;
	VEC(struct job) jobs;
	VEC(struct batch_output) outputs;
	struct record record;
	int lock;
	struct arena *a;
	struct diags *d;
};

const char *
batch_find_workspace(const char *dir, struct arena *a)
{
	const char *at = dir;

	for (int up = 0; up < 32; up++) {
		struct diags unheard;
		struct folder f;

		diags_init(&unheard, a);
		if (folder_read(&f, at, "", a, &unheard) && folder_find(&f, STR("don_vi"), "yaml yml", NULL) != NULL)
			return at;
		at = str_format(a, "%s/..", at).p;
	}
	return NULL;
}

/* The folders with fonts, NULL-terminated: share/fonts first, then the system's. */
static const char *const *
batch_font_dirs(const char *share, struct arena *a)
{
	const char **dirs = ARENA_ARRAY(a, const char *, 3);

	dirs[0] = file_join(a, share, "fonts");
	dirs[1] = "/usr/share/fonts";
	return dirs;
}

/* --- one run at a time -------------------------------------------------------------------- */

/* Zero, or errno. A run that was killed has the lock until the last of its workers is dead, which is a moment. */
static int
take_lock(struct build *b)
{
	enum { TRIES = 250 };
	const struct timespec pause = { 0, 20000000 };

	for (int i = 0;; i++) {
		if (flock(b->lock, LOCK_EX | LOCK_NB) == 0)
			return 0;
		if (errno == EINTR)
			continue;
		if (errno != EWOULDBLOCK || i >= TRIES || !record_is_of_the_dead(b->opt->out, b->a))
			return errno;
		nanosleep(&pause, NULL);
	}
}

/*
 * A lock that the system drops when this process and all its workers, which inherit it, have ended, however they
 * end. False: another run holds it, or the folder cannot be made.
 */
static bool
lock(struct build *b)
{
	const char *path = file_join(b->a, b->opt->out, ".vanthu/lock");
	int error;

	if (!file_make_dirs(file_join(b->a, b->opt->out, ".vanthu"), b->d))
		return false;
	b->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (b->lock < 0) {
		diag_add(b->d, &file_uncreatable, loc_file(b->a, str_of(path)), "%s", strerror(errno));
		return false;
	}
	error = take_lock(b);
	if (error == 0)
		return true;
	if (error == EWOULDBLOCK) {
		diag_add(b->d, &batch_locked, loc_file(b->a, str_of(path)), NULL);
		diag_hint(b->d, "%s", _("try again when it has ended"));
	} else {
		diag_add(b->d, &batch_no_lock, loc_file(b->a, str_of(path)), "%s", strerror(error));
	}
	return false;
}

/* --- periods -------------------------------------------------------------------------------- */

static bool
in_term(const struct build *b, struct period p)
{
	const struct plan *plan = b->batch.plan;

	return plan->from == 0 || (p.year >= plan->from && p.year <= plan->to);
}

static bool
same_time(struct period x, struct period y)
{
	return x.kind == y.kind && date_cmp(period_to(x), period_to(y)) == 0;
}

/* Somebody has sent a contribution for the period. An office that keeps none isn't asked for any. */
static bool
anything_sent(const struct build *b, struct period p)
{
	for (size_t i = 0; i < b->batch.w.narratives.n; i++)
		if (same_time(b->batch.w.narratives.at[i].period, p))
			return true;
	return b->batch.w.narratives.n == 0;
}

/* The newest period of the kind in the term that units have contributed to; PERIOD_NONE: none. */
static struct period
newest_contributed(const struct build *b, enum period_kind kind)
{
	struct period newest = { .kind = PERIOD_NONE };

	for (size_t i = 0; i < b->batch.w.narratives.n; i++) {
		struct period p = b->batch.w.narratives.at[i].period;

		if (p.kind == kind && in_term(b, p) &&
		    (newest.kind == PERIOD_NONE || date_cmp(period_to(p), period_to(newest)) > 0))
			newest = p;
	}
	return newest;
}

static bool
has_figures(const struct plan *plan, const struct plan_year *y, int month)
{
	for (size_t i = 0; y->at != NULL && i < plan->indicators_n; i++)
		if (y->at[i].month[month - 1].amount.known || (month == 12 && y->at[i].done.amount.known))
			return true;
	return false;
}

/* A day late in the last month that the figures tell of; year 0: none. */
static struct date
last_figures(const struct plan *plan)
{
	enum { LATE = 28 }; /* in every month, after the day that closes it */

	for (size_t y = plan->years_n; y > 0; y--)
		for (int month = 12; month > 0; month--)
			if (has_figures(plan, &plan->years[y - 1], month))
				return (struct date){ plan->years[y - 1].year, month, LATE };
	return (struct date){ 0, 0, 0 };
}

/*
 * Without --ky: on a given day the last period that has closed, without one the newest that units have contributed to
 * (or, in an office that keeps no contributions, that the figures reach). The clock plays no part.
 */
static struct period
usual_period(const struct build *b, const struct plan_document *doc)
{
	struct date day = b->opt->day;

	if (day.year == 0 && b->batch.w.narratives.n > 0)
		return newest_contributed(b, doc->cadence);
	if (day.year == 0)
		day = last_figures(b->batch.plan);
	if (day.year == 0)
		return (struct period){ .kind = PERIOD_NONE };
	return plan_default_period(b->batch.plan, doc, day);
}

static bool
choose_usual_period(struct build *b, const struct plan_document *doc, struct period *period)
{
	const struct diag_kind *kind = b->opt->documents_n > 0 ? &batch_nothing_sent : &batch_left_out;

	if (doc->cadence == PERIOD_TERM || doc->cadence == PERIOD_ONCE || doc->cadence == PERIOD_NONE) {
		*period = plan_default_period(b->batch.plan, doc, b->opt->day);
		return true;
	}
	*period = usual_period(b, doc);
	if (period->kind != PERIOD_NONE && in_term(b, *period) && anything_sent(b, *period))
		return true;
	if (period->kind == PERIOD_NONE)
		diag_add(b->d, kind, doc->where, STR_FMT, STR_ARG(doc->code));
	else
		diag_add(b->d, kind, doc->where, STR_FMT ": " STR_FMT, STR_ARG(doc->code),
		    STR_ARG(period_text(*period, b->a)));
	diag_hint(b->d, "%s", _("with --ky it is made for any period"));
	return false;
}

/* The period asked for, or the usual one. False: complained, or not this document's kind of period. */
static bool
choose_period(struct build *b, const struct plan_document *doc, struct period *period)
{
	if (b->opt->period == NULL)
		return choose_usual_period(b, doc, period);
	if (!period_parse(str_of(b->opt->period), period)) {
		diag_add(b->d, &batch_bad_period, LOC_NONE, "%s", b->opt->period);
		diag_hint(b->d, "%s", _("such as 2026, 2026-10, 2026-Q3, 2026-6T"));
		return false;
	}
	if (period->kind == doc->cadence)
		return true;
	if (b->opt->documents_n > 0) { /* asked for by name */
		diag_add(b->d, &batch_wrong_period, doc->where, STR_FMT ": %s", STR_ARG(doc->code), b->opt->period);
		diag_hint(b->d, "%s", _("dinh_ky in van-ban.yaml says which kind it has"));
	}
	return false;
}

static void
add_job(struct build *b, const struct plan_document *doc)
{
	struct period period;

	for (size_t i = 0; i < b->jobs.n; i++)
		if (b->jobs.at[i].doc == doc)
			return; /* named twice */

	if (choose_period(b, doc, &period))
		*VEC_ADD(b->a, &b->jobs) = (struct job){ doc, period, b->jobs.n };
}

static void
pick_jobs(struct build *b)
{
	for (size_t i = 0; i < b->opt->documents_n; i++) {
		const struct plan_document *doc = plan_find_document(b->batch.plan, str_of(b->opt->documents[i]), b->d);

		if (doc != NULL)
			add_job(b, doc);
	}
	for (size_t i = 0; b->opt->documents_n == 0 && i < b->batch.plan->documents_n; i++)
		add_job(b, &b->batch.plan->documents[i]);
	if (b->opt->documents_n == 0 && b->opt->period != NULL && b->jobs.n == 0 && b->batch.plan->documents_n > 0 &&
	    diags_ok(b->d))
		diag_add(b->d, &batch_wrong_period, LOC_NONE, "%s", b->opt->period);
}

static bool
formats_known(struct build *b)
{
	static const str known[] = { { "docx", 4 }, { "odt", 3 }, { "pdf", 3 }, { "png", 3 } };
	str rest = b->opt->formats != NULL ? str_of(b->opt->formats) : STR("");
	bool ok = true;

	while (rest.n > 0) {
		str one = str_trim(str_split(&rest, ',')), nearest;
		bool found = false;

		for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
			found = found || str_eq(one, known[i]);
		if (found)
			continue;
		nearest = str_nearest(one, known, sizeof known / sizeof known[0]);
		diag_add(b->d, &batch_unknown_format, LOC_NONE, STR_FMT, STR_ARG(one));
		diag_hint(b->d, nearest.n > 0 ? _("nearest is %s") : "docx, odt, pdf, png", nearest.p);
		ok = false;
	}
	return ok;
}

/* --- the run -------------------------------------------------------------------------------- */

static void
read_fonts(struct build *b)
{
	const char **names;
	size_t n;

	if (!file_list(b->batch.font_dirs[0], b->a, &names, &n))
		return;
	for (size_t i = 0; i < n; i++) {
		str ext = file_ext(names[i]);

		if (str_eq_nocase(ext, STR("ttf")) || str_eq_nocase(ext, STR("otf")) || str_eq_nocase(ext, STR("ttc")))
			*VEC_ADD(b->a, &b->batch.fonts) = (struct batch_file){
				.path = str_format(b->a, "fonts/%s", names[i]),
				.hash = batch_hash_file(file_join(b->a, b->batch.font_dirs[0], names[i]), b->a),
			};
	}
}

static void
list_below(struct build *b, const char *dir, int depth, struct out *o)
{
	const char **names;
	size_t n;

	if (depth == 0 || !file_list(dir, b->a, &names, &n))
		return;
	for (size_t i = 0; i < n; i++) {
		const char *path = file_join(b->a, dir, names[i]);

		out_printf(o, "%s\n", path);
		if (file_is_dir(path))
			list_below(b, path, depth - 1, o);
	}
}

/* The names of the system's fonts, or the configuration that the environment names instead. */
static void
list_system_fonts(struct build *b)
{
	enum { DEPTH = 8 };
	const char *given = getenv("FONTCONFIG_FILE");
	struct out o;

	out_init(&o);
	list_below(b, "/usr/share/fonts", DEPTH, &o);
	list_below(b, "/usr/local/share/fonts", DEPTH, &o);
	if (given != NULL && *given != '\0')
		out_printf(&o, "%s " STR_FMT "\n", given, STR_ARG(batch_hash_file(given, b->a)));
	b->batch.system_list = batch_hash(out_str(&o), b->a);
	out_release(&o);
}

static int
workers_for(const struct batch_options *opt, size_t jobs)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);

	if (opt->workers > 0)
		return opt->workers;
	return jobs < 2 || processors < 2 ? 1 : (int)processors;
}

static void
count_output(struct build *b, struct batch_result *total, const struct batch_output *o)
{
	static const size_t counts[] = { [BATCH_WRITTEN] = offsetof(struct batch_result, written),
		[BATCH_UNCHANGED] = offsetof(struct batch_result, unchanged),
		[BATCH_FAILED] = offsetof(struct batch_result, failed),
		[BATCH_REMOVED] = offsetof(struct batch_result, removed) };

	*VEC_ADD(b->a, &b->outputs) = *o;
	if (o->state != BATCH_WOULD)
		++*(int *)((char *)total + counts[o->state]);
}

/* Takes the jobs' results together, and their entries into the manifest. True: an entry changed. */
static bool
merge(struct build *b, const struct job_result *results, struct batch_result *total)
{
	bool changed = false;

	for (size_t i = 0; i < b->jobs.n; i++) {
		for (size_t k = 0; k < results[i].outputs.n; k++) {
			struct batch_output *o = &results[i].outputs.at[k];

			o->document = b->jobs.at[i].doc->code;
			o->period = period_text(b->jobs.at[i].period, b->a);
			count_output(b, total, o);
		}
		for (size_t k = 0; k < results[i].entries.n; k++)
			manifest_put(&b->batch.was, results[i].entries.at[k]);
		for (size_t k = 0; k < results[i].gone.n; k++)
			manifest_remove(&b->batch.was, results[i].gone.at[k]);
		changed |= results[i].entries.n + results[i].gone.n > 0;
	}
	return changed;
}

/* --- what is left over ------------------------------------------------------------------------ */

/* The output is one that job, whose outputs are called stem, has now. */
static bool
belongs(const struct build *b, const struct job *job, str stem, str output)
{
	str ext = file_ext(str_c(b->a, output));

	return str_starts(output, stem) && (b->opt->formats != NULL || job_has_format(job->doc, ext));
}

/* Its document is no more, or has outputs of other names or formats now. */
static bool
is_left_over(const struct build *b, const struct job_result *results, const struct entry *e)
{
	if (e->document.n == 0)
		return false; /* nobody knows */
	for (size_t i = 0; i < b->jobs.n; i++)
		if (str_eq(b->jobs.at[i].doc->code, e->document) &&
		    str_eq(period_text(b->jobs.at[i].period, b->a), e->period))
			return results[i].stem.n > 0 && !belongs(b, &b->jobs.at[i], results[i].stem, e->output);
	return plan_find_document(b->batch.plan, e->document, NULL) == NULL;
}

static const struct entry *
sibling(const struct build *b, str stem, const char *ext)
{
	return manifest_find(&b->batch.was, str_format(b->a, STR_FMT ".%s", STR_ARG(stem), ext));
}

/* An input that both have is another one. */
static bool
inputs_differ(const struct entry *x, const struct entry *y)
{
	for (size_t i = 0; i < x->inputs->n; i++) {
		const str *one = x->inputs->at[i].value, *other = map_find(y->inputs, x->inputs->at[i].key);

		if (other != NULL && !str_eq(*one, *other))
			return true;
	}
	return false;
}

/* Another format of the document was made of other inputs than e was. */
static bool
is_behind(const struct build *b, const struct entry *e, str stem)
{
	static const char *const packages[] = { "docx", "odt" };
	const str *document = map_find(e->inputs, STR("document"));
	bool any = false;

	for (size_t i = 0; i < 2; i++) {
		const struct entry *p = sibling(b, stem, packages[i]);

		if (p == NULL || p == e)
			continue;
		if (document == NULL)
			return inputs_differ(p, e);
		if (str_eq(p->hash, *document))
			return false;
		any = true;
	}
	return any;
}

static bool
any_written(const struct job_result *r)
{
	for (size_t i = 0; i < r->outputs.n; i++)
		if (r->outputs.at[i].state == BATCH_WRITTEN)
			return true;
	return false;
}

/* e is of the job, in a format that nobody asked for today, and older than another. */
static bool
fell_behind(const struct build *b, const struct job *job, const struct job_result *r, const struct entry *e)
{
	bool laid = map_find(e->inputs, STR("document")) != NULL;

	return str_eq(job->doc->code, e->document) && r->stem.n > 0 && str_starts(e->output, r->stem) &&
	    !job_asked_for(b->opt, file_ext(str_c(b->a, e->output))) && (laid || any_written(r)) &&
	    is_behind(b, e, r->stem);
}

static void
check_formats(struct build *b, const struct job_result *results)
{
	for (size_t k = 0; k < b->batch.was.outputs.n && b->opt->formats != NULL; k++) {
		const struct entry *e = b->batch.was.outputs.at[k].value;
		const char *path;

		for (size_t i = 0; e != NULL && i < b->jobs.n; i++) {
			if (!fell_behind(b, &b->jobs.at[i], &results[i], e))
				continue;
			path = file_join(b->a, b->opt->out, str_c(b->a, e->output));
			if (!file_exists(path))
				continue;
			diag_add(b->d, &batch_behind, loc_file(b->a, str_of(path)), NULL);
			diag_hint(b->d, "%s", _("without -f all formats are made"));
		}
	}
}

/* The folders that an output leaves empty, below the output folder. */
static void
remove_folders(struct build *b, const char *path, str output)
{
	while (memchr(output.p, '/', output.n) != NULL) {
		path = file_dir(b->a, path);
		if (rmdir(path) != 0)
			return;
		str_split(&output, '/');
	}
}

/* True: the manifest may forget it. */
static bool
clean_output(struct build *b, const struct entry *e, struct batch_result *total)
{
	const char *path = output_place(b->opt->out, e->output, b->a);
	struct batch_output o = { .path = str_of(file_join(b->a, b->opt->out, str_c(b->a, e->output))),
		.state = BATCH_REMOVED,
		.document = e->document,
		.period = e->period };

	if (!file_exists(path))
		return true;
	if (!str_eq(batch_hash_file(path, b->a), e->hash)) {
		diag_add(b->d, &batch_left_over, loc_file(b->a, o.path), STR_FMT, STR_ARG(e->document));
		diag_hint(b->d, "%s", _("changed by hand, so it is kept"));
		return true;
	}
	if (unlink(path) != 0) {
		diag_add(b->d, &file_unwritable, loc_file(b->a, o.path), "%s", strerror(errno));
		return false;
	}
	remove_folders(b, path, e->output);
	count_output(b, total, &o);
	return true;
}

/* Tells of outputs that no document has any more, or removes them. True: an entry of the manifest went. */
static bool
look_for_left_overs(struct build *b, const struct job_result *results, struct batch_result *total)
{
	bool changed = false;

	for (size_t i = 0; i < b->batch.was.outputs.n; i++) {
		const struct entry *e = b->batch.was.outputs.at[i].value;
		const char *path;

		if (e == NULL || !is_left_over(b, results, e))
			continue;
		path = file_join(b->a, b->opt->out, str_c(b->a, e->output));
		if (b->opt->clean && !b->opt->dry_run && clean_output(b, e, total)) {
			manifest_remove(&b->batch.was, e->output);
			changed = true;
		} else if (file_exists(path)) {
			diag_add(b->d, &batch_left_over, loc_file(b->a, str_of(path)), STR_FMT, STR_ARG(e->document));
			diag_hint(b->d, "%s", _("--clean removes it"));
		}
	}
	return changed;
}

/* --- the whole ------------------------------------------------------------------------------------ */

static bool
writes(const struct build *b)
{
	return !b->opt->check_only && !b->opt->dry_run;
}

/* ".bao-cao-quy.docx.Ab3dE9": what waits for the name of a document of ours, or waits no more. */
static bool
is_temporary(str name)
{
	enum { RANDOM_LETTERS = 6 };
	static const char *const kinds[] = { ".docx", ".odt", ".pdf", ".png" };
	str stem;

	if (name.n < RANDOM_LETTERS + 2 || name.p[0] != '.' || name.p[name.n - RANDOM_LETTERS - 1] != '.')
		return false;
	for (size_t i = name.n - RANDOM_LETTERS; i < name.n; i++)
		if (!isalnum((unsigned char)name.p[i]))
			return false;
	stem = str_sub(name, 1, name.n - RANDOM_LETTERS - 1);
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (str_ends(stem, str_of(kinds[i])))
			return true;
	return false;
}

/* Of documents too that no manifest knows, since their first run was killed, and that this run doesn't make. */
static void
sweep_folder(struct build *b, const char *dir, int depth)
{
	enum { DEPTH_MAX = 8 };
	const char **names;
	size_t n;

	if (!file_list(dir, b->a, &names, &n))
		return;
	for (size_t i = 0; i < n; i++) {
		const char *path = file_join(b->a, dir, names[i]);
		struct stat st;

		if (lstat(path, &st) != 0)
			continue;
		if (S_ISREG(st.st_mode) && is_temporary(str_of(names[i])))
			unlink(path);
		else if (S_ISDIR(st.st_mode) && depth < DEPTH_MAX)
			sweep_folder(b, path, depth + 1);
	}
}

/* Takes away the temporary files of a run that was killed: nobody else writes here, the folder is locked. */
static void
sweep(struct build *b)
{
	const char *dir = file_join(b->a, b->opt->out, ".vanthu"), **names;
	size_t n;

	if (!file_list(dir, b->a, &names, &n))
		return;
	for (size_t i = 0; i < n; i++)
		if (names[i][0] == '.')
			unlink(file_join(b->a, dir, names[i]));
	if (!record_has_no_end(b->opt->out, b->a))
		return;
	for (size_t i = 0; i < b->batch.was.outputs.n; i++)
		file_drop_leftovers(output_place(b->opt->out, b->batch.was.outputs.at[i].key, b->a));
	sweep_folder(b, b->opt->out, 0);
}

/* The folder is ours, what a killed run left is put right, and the record has begun. False: complained. */
static bool
begin(struct build *b)
{
	record_init(&b->record, b->opt, b->batch.w.in.don_vi, b->a);
	if (!manifest_read(&b->batch.was, b->opt->out, b->a, b->d))
		return false;
	if (b->opt->check_only)
		return true;
	if (!record_is_ours(&b->record, b->a, b->d))
		return false;
	if (!journal_recover(&b->batch.was, b->opt->out, !writes(b), b->a, b->d))
		return false;
	if (!writes(b))
		return true;
	sweep(b);
	return record_write(&b->record, NULL, b->a, b->d);
}

/* With faults in the inputs: all complaints, nothing written, and every output counts as failed. */
static void
make_documents(struct build *b, struct job_result *results)
{
	struct batch_options look = *b->opt;
	bool faults = !diags_ok(b->d);

	if (faults) {
		look.check_only = look.force = true;
		look.dry_run = false;
		b->batch.opt = &look;
	}
	workers_run(&b->batch, b->jobs.at, b->jobs.n, workers_for(b->opt, b->jobs.n), results, b->a, b->d);
	b->batch.opt = b->opt;
	for (size_t i = 0; faults && i < b->jobs.n; i++)
		for (size_t k = 0; k < results[i].outputs.n; k++)
			results[i].outputs.at[k].state = BATCH_FAILED;
}

static void
build_documents(struct build *b, struct batch_result *total)
{
	struct job_result *results =
	    ARENA_ARRAY(b->a, struct job_result, b->batch.plan->documents_n + b->opt->documents_n + 1);
	bool changed, sound;

	pick_jobs(b);
	jobs_check_names(b->batch.plan, b->jobs.at, b->jobs.n,
	    b->opt->day.year != 0 ? b->opt->day : last_figures(b->batch.plan), b->a, b->d);
	sound = diags_ok(b->d);
	make_documents(b, results);
	changed = merge(b, results, total);
	if (sound && !b->opt->check_only)
		changed |= look_for_left_overs(b, results, total);
	if (sound && writes(b))
		check_formats(b, results);
	if (writes(b) && journal_recover(&b->batch.was, b->opt->out, false, b->a, b->d) && changed)
		(void)!manifest_write(&b->batch.was, b->opt->out, b->d); /* it complains */
}

bool
batch_build(const struct batch_options *opt, struct batch_result *result, struct arena *a, struct diags *d)
{
	struct build b = { .opt = opt, .lock = -1, .a = a, .d = d };
	bool all_read;

	memset(result, 0, sizeof *result);
	b.batch.opt = opt;
	if (!formats_known(&b) || (!opt->check_only && !record_place_is_free(opt, a, d)) || (writes(&b) && !lock(&b)))
		return false;
	all_read = workspace_read(&b.batch.w, opt->workspace, a, d);
	b.batch.w.in.today = opt->data_day;
	b.batch.plan = plan_model(&b.batch.w.in, a, d);
	b.batch.program = batch_program(a);
	b.batch.font_dirs = batch_font_dirs(opt->share, a);
	read_fonts(&b);
	list_system_fonts(&b);
	if (begin(&b)) {
		if (b.batch.plan != NULL)
			build_documents(&b, result);
		result->at = b.outputs.at;
		result->n = b.outputs.n;
		if (writes(&b))
			(void)!record_write(&b.record, result, a, d); /* it complains */
	}
	if (b.lock >= 0)
		close(b.lock);
	return all_read && diags_ok(d);
}
