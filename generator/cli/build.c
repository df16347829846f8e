/* vanthu build and vanthu check: the documents of a workspace. */
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "batch/batch.h"

static const struct option_spec options[] = {
	{ "--directory", 'C', "DIR", N_("the workspace (default: the nearest folder upwards with don-vi.yaml)") },
	{ "--ky", 0, "PERIOD", N_("the period: 2026, 2026-10, 2026-Q3, 2026-6T, 2026-9T, 2026-2030") },
	{ "--ngay", 0, "DATE", N_("the day on which the last closed period is sought") },
	{ "--output", 'o', "OUTDIR", N_("where the documents go (default: out)") },
	{ "--format", 'f', "docx,odt", N_("these outputs only") },
	{ "--dry-run", 'n', NULL, N_("say what would be made, and why") },
	{ "--force", 0, NULL, N_("make all, changed or not") },
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

static void
print_result(const struct cli *cli, const struct batch_result *r, clock_t start)
{
	static const char *const words[] = { N_("written"), N_("unchanged"), N_("failed"), N_("would be made") };

	if (cli->quiet || cli->json)
		return;
	for (size_t i = 0; i < r->n; i++) {
		const struct batch_output *o = &r->at[i];

		if (o->state == BATCH_UNCHANGED && !cli->verbose)
			continue;
		printf("%s: " STR_FMT, _(words[o->state]), STR_ARG(o->path));
		if (o->why.n > 0 && (o->state == BATCH_WOULD || cli->verbose))
			printf(" (" STR_FMT ")", STR_ARG(o->why));
		putchar('\n');
	}
	printf(_("%d written, %d unchanged, %d failed, %.2f s"), r->written, r->unchanged, r->failed,
	    (double)(clock() - start) / CLOCKS_PER_SEC);
	putchar('\n');
}

static int
build(struct cli *cli, const struct arguments *args, bool check_only)
{
	clock_t start = clock();
	struct batch_result result;
	struct batch_options opt = {
		.out = args_has(args, "--output") ? args_value(args, "--output") : "out",
		.share = cli->share,
		.documents = args->operands,
		.documents_n = (size_t)args->operands_n,
		.period = args_value(args, "--ky"),
		.formats = args_value(args, "--format"),
		.dry_run = args_has(args, "--dry-run"),
		.force = args_has(args, "--force") || check_only,
		.check_only = check_only,
	};

	if (!day_of(args, cli, &opt.day))
		return EXIT_USAGE;
	opt.data_day = opt.day;
	opt.workspace = args_value(args, "--directory");
	if (opt.workspace == NULL)
		opt.workspace = batch_find_workspace(".", cli->a);
	if (opt.workspace == NULL) {
		fprintf(stderr, "vanthu: %s\n", _("no don-vi.yaml here or above: name the workspace with -C DIR"));
		return EXIT_NO_INPUT;
	}
	batch_build(&opt, &result, cli->a, &cli->d);
	if (!check_only)
		print_result(cli, &result, start);
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

const struct command command_build = { "build", "[DOC…] [options]", N_("make the workspace's documents"), options, run_build };
const struct command command_check = { "check", "[DOC…] [options]",
	N_("everything build would complain about, nothing written"), options, run_check };
