/*
 * One run: workspace → plan → jobs → outputs. Documents are picked, each gets its period, workers
 * do them, the manifest is written once at the end: a run that is killed has whole documents, and makes
 * again what the manifest does not yet tell of.
 */
#include "batch/batch.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/file.h"
#include "batch/job.h"
#include "batch/kinds.h"

struct build {
	const struct batch_options *opt;
	struct batch batch;
	VEC(struct job) jobs;
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

/*
 * A lock of the whole file that the system drops when the process ends, however it
 * ends. False: another run holds it, or the folder cannot be made.
 */
static bool
lock(struct build *b)
{
	const char *path = file_join(b->a, b->opt->out, ".vanthu/lock");
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	if (!file_make_dirs(file_join(b->a, b->opt->out, ".vanthu"), b->d))
		return false;
	b->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (b->lock < 0) {
		diag_add(b->d, &file_uncreatable, loc_file(b->a, str_of(path)), "%s", strerror(errno));
		return false;
	}
	if (fcntl(b->lock, F_SETLK, &whole) == 0)
		return true;
	diag_add(b->d, &batch_locked, loc_file(b->a, str_of(path)), NULL);
	diag_hint(b->d, "%s", _("try again when it has ended"));
	return false;
}

/* --- periods -------------------------------------------------------------------------------- */

/* The newest period of the document's cadence that units have contributed to; PERIOD_NONE: none. */
static struct period
newest_contributed(const struct build *b, const struct plan_document *doc)
{
	struct period newest = { .kind = PERIOD_NONE };

	for (size_t i = 0; i < b->batch.w.narratives.n; i++) {
		struct period p = b->batch.w.narratives.at[i].period;

		if (p.kind == doc->cadence &&
		    (newest.kind == PERIOD_NONE || date_cmp(period_to(p), period_to(newest)) > 0))
			newest = p;
	}
	return newest;
}

static struct date
today(const struct batch_options *opt)
{
	enum { HANOI_SECONDS = 7 * 3600 };

	if (opt->day.year != 0)
		return opt->day;
	return date_from_days((long)((time(NULL) + HANOI_SECONDS) / 86400));
}

/*
 * The period asked for; else, for a document asked for by name, the last one that has closed on the day (what cron
 * wants); else, when everything is made, the newest that units have contributed to. False: complained.
 */
static bool
choose_period(struct build *b, const struct plan_document *doc, struct period *period)
{
	if (b->opt->period == NULL) {
		if (b->opt->documents_n == 0 && b->opt->day.year == 0) {
			*period = newest_contributed(b, doc);
			if (period->kind != PERIOD_NONE)
				return true;
		}
		*period = plan_default_period(b->batch.plan, doc, today(b->opt));
		return true;
	}
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
		*VEC_ADD(b->a, &b->jobs) = (struct job){ doc, period };
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

static int
workers_for(const struct batch_options *opt, size_t jobs)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);

	if (opt->workers > 0)
		return opt->workers;
	return jobs < 2 || processors < 2 ? 1 : (int)processors;
}

/* Takes the jobs' results together, and their entries into the manifest. True: an entry changed. */
static bool
merge(struct build *b, const struct job_result *results, struct batch_result *total)
{
	VEC(struct batch_output) all = { 0 };
	bool changed = false;

	for (size_t i = 0; i < b->jobs.n; i++) {
		for (size_t k = 0; k < results[i].outputs.n; k++) {
			const struct batch_output *o = &results[i].outputs.at[k];

			*VEC_ADD(b->a, &all) = *o;
			total->written += o->state == BATCH_WRITTEN;
			total->unchanged += o->state == BATCH_UNCHANGED;
			total->failed += o->state == BATCH_FAILED;
		}
		for (size_t k = 0; k < results[i].entries.n; k++) {
			manifest_put(&b->batch.was, results[i].entries.at[k]);
			changed = true;
		}
	}
	total->at = all.at;
	total->n = all.n;
	return changed;
}

bool
batch_build(const struct batch_options *opt, struct batch_result *result, struct arena *a, struct diags *d)
{
	struct build b = { .opt = opt, .lock = -1, .a = a, .d = d };
	struct batch_options look = *opt; /* with faults in the inputs: all complaints, nothing written */
	struct job_result *results;
	bool all_read, written = true;

	memset(result, 0, sizeof *result);
	if (!formats_known(&b) || (!opt->check_only && !opt->dry_run && !lock(&b)))
		return false;
	b.batch.opt = opt;
	all_read = workspace_read(&b.batch.w, opt->workspace, a, d);
	b.batch.w.in.today = opt->data_day;
	b.batch.plan = plan_model(&b.batch.w.in, a, d);
	b.batch.program = batch_program(a);
	b.batch.font_dirs = batch_font_dirs(opt->share, a);
	read_fonts(&b);
	manifest_read(&b.batch.was, opt->out, a);
	if (b.batch.plan != NULL) {
		pick_jobs(&b);
		jobs_check_names(b.batch.plan, b.jobs.at, b.jobs.n, today(opt), a, d);
		if (!diags_ok(d)) {
			look.check_only = look.force = true;
			look.dry_run = false;
			b.batch.opt = &look;
		}
		results = ARENA_ARRAY(a, struct job_result, b.jobs.n + 1);
		workers_run(&b.batch, b.jobs.at, b.jobs.n, workers_for(opt, b.jobs.n), results, a, d);
		if (b.batch.opt == &look) /* would be, were the inputs without fault */
			for (size_t i = 0; i < b.jobs.n; i++)
				for (size_t k = 0; k < results[i].outputs.n; k++)
					results[i].outputs.at[k].state = BATCH_FAILED;
		if (merge(&b, results, result) && !opt->check_only)
			written = manifest_write(&b.batch.was, opt->out, d);
	}
	if (b.lock >= 0)
		close(b.lock);
	return all_read && written && diags_ok(d);
}
