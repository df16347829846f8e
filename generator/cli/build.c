/* vanthu build and vanthu check: the documents of a workspace. */
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "batch/batch.h"

static const struct option_spec options[] = {
	{ "--directory", 'C', "DIR", N_("the workspace (default: the nearest folder upwards with don-vi.yaml)") },
	{ "--ky", 0, "PERIOD", N_("the period: 2026, 2026-10, 2026-Q3, 2026-6T, 2026-9T, 2026-2030") },
	{ "--ngay", 0, "DATE", N_("the day on which the last closed period is sought") },
	{ "--output", 'o', "OUTDIR", N_("where the documents go (default: out in the workspace)") },
	{ "--format", 'f', "docx,odt,pdf,png", N_("these outputs only") },
	{ "--jobs", 'j', "N", N_("workers at once (default: one a processor)") },
	{ "--dry-run", 'n', NULL, N_("say what would be made, and why") },
	{ "--force", 0, NULL, N_("make all, changed or not") },
	{ "--clean", 0, NULL, N_("remove outputs that no document has any more") },
	{ NULL, 0, NULL, NULL },
};

static bool
day_of(const struct arguments *args, struct cli *cli, struct date *day)
{
	const char *text = args_value(args, "--ngay"), *epoch = getenv("SOURCE_DATE_EPOCH");

	*day = (struct date){ 0, 0, 0 };
	if (text != NULL && !date_parse(str_of(text), day)) {
		cli_usage_error(cli, _("not a date: %s"), text);
		return false;
	}
	if (text == NULL && epoch != NULL)
		*day = date_from_days(strtol(epoch, NULL, 10) / 86400);
	return true;
}

/* Seconds on a clock that nobody sets. */
static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
print_output(const struct cli *cli, const struct batch_output *o)
{
	static const char *const words[] = { N_("written"), N_("unchanged"), N_("failed"), N_("would be made"),
		N_("removed") };

	TABLE_HAS(words, BATCH_STATES);
	printf("%s: %s", _(words[o->state]), cli_shown(cli, o->path));
	if (o->pages > 0)
		printf(NG_(", %d page", ", %d pages", (unsigned long)o->pages), o->pages);
	if (o->why.n > 0 && (o->state == BATCH_WOULD || cli->verbose))
		printf(" (%s)", cli_shown(cli, o->why));
	putchar('\n');
}

static void
print_result(const struct cli *cli, const struct batch_result *r, const struct batch_options *opt, double took)
{
	int would = 0;

	if (cli->quiet || cli->json)
		return;
	for (size_t i = 0; i < r->n; i++) {
		would += r->at[i].state == BATCH_WOULD;
		if (r->at[i].state != BATCH_UNCHANGED || cli->verbose)
			print_output(cli, &r->at[i]);
	}
	if (opt->dry_run)
		printf(_("%d would be made, %d unchanged"), would, r->unchanged);
	else
		printf(_("%d written, %d unchanged, %d failed, %.2f s"), r->written, r->unchanged, r->failed, took);
	putchar('\n');
}

/* One live line, on a terminal only; whoever does the work says it, and the next line overwrites it. */
struct progress {
	double start;
};

static void
show_progress(void *ctx, size_t done, size_t total, str document)
{
	const struct progress *p = ctx;
	double gone = seconds() - p->start, left = done > 0 ? gone / (double)done * (double)(total - done) : 0;

	fprintf(stderr, "\r\033[K%zu/%zu " STR_FMT, done, total, STR_ARG(document));
	if (left >= 1)
		fprintf(stderr, _(", about %.0f s left"), left);
	fflush(stderr);
}

static bool
workers_of(const struct arguments *args, int *workers)
{
	const char *text = args_value(args, "--jobs");
	char *end;
	long n = text != NULL ? strtol(text, &end, 10) : 0;

	if (text != NULL && (end == text || *end != '\0' || n < 1 || n > 1024))
		return false;
	*workers = (int)n;
	return true;
}

static int
build(struct cli *cli, const struct arguments *args, bool check_only)
{
	struct progress progress = { seconds() };
	bool live = isatty(STDERR_FILENO) && !cli->quiet && !cli->json;
	struct batch_result result;
	struct batch_options opt = {
		.share = cli->share,
		.documents = args->operands,
		.documents_n = (size_t)args->operands_n,
		.period = args_value(args, "--ky"),
		.formats = args_value(args, "--format"),
		.dry_run = args_has(args, "--dry-run"),
		.force = args_has(args, "--force") || check_only,
		.clean = args_has(args, "--clean"),
		.check_only = check_only,
		.progress = live ? show_progress : NULL,
		.progress_ctx = &progress,
	};

	if (!day_of(args, cli, &opt.day))
		return EXIT_USAGE;
	if (!workers_of(args, &opt.workers))
		return cli_usage_error(cli, _("not a number of workers: %s"), args_value(args, "--jobs"));
	opt.data_day = opt.day;
	opt.workspace = args_value(args, "--directory");
	if (opt.workspace == NULL)
		opt.workspace = batch_find_workspace(".", cli->a);
	if (opt.workspace == NULL) {
		fprintf(stderr, "vanthu: %s\n", _("no don-vi.yaml here or above: name the workspace with -C DIR"));
		return EXIT_NO_INPUT;
	}
	opt.out = args_value(args, "--output");
	if (opt.out == NULL)
		opt.out = file_join(cli->a, opt.workspace, "out");
	batch_build(&opt, &result, cli->a, &cli->d);
	if (live)
		fputs("\r\033[K", stderr);
	if (!check_only)
		print_result(cli, &result, &opt, seconds() - progress.start);
	return cli_finish(cli);
}

static int
run_build(struct cli *cli, const struct arguments *args)
{
	return build(cli, args, false);
}

static int
run_check(struct cli *cli, const struct arguments *args)
{
	return build(cli, args, true);
}

const struct command command_build = { "build", "[DOC…] [options]", N_("make the workspace's documents"), options,
	run_build };
const struct command command_check = { "check", "[DOC…] [options]",
	N_("everything build would complain about, nothing written"), options, run_check };
