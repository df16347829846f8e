/*
 * vanthu debug: what each stage of the work holds, as text on standard output,
 * one item a line. The rooms' own dumps, which golden tests and bug reports
 * read; nothing is written.
 */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

#include "assess/assess.h"
#include "base/file.h"
#include "base/out.h"
#include "batch/batch.h"
#include "chart/chart.h"
#include "document/document.h"
#include "input/input.h"
#include "intake/intake.h"
#include "layout/layout.h"
#include "package/package.h"
#include "plan/plan.h"
#include "shape/shape.h"
#include "value/value.h"

enum { TWIPS_A_POINT = 20 };

static const struct option_spec options[] = {
	{ "--directory", 'C', "DIR", N_("plan: the workspace") },
	{ "--ky", 0, "PERIOD", N_("plan: also what its figures mean at the end of the period") },
	{ "--words", 'w', NULL, N_("pages: texts of one line together, nothing else") },
	{ NULL, 0, NULL, NULL },
};

/* What is asked for. */
struct debug_job {
	struct cli *cli;
	const struct arguments *args;
	const char *file; /* NULL: none was named */
	struct out o;
};

static void
dump_values(struct debug_job *j)
{
	struct value v = in_read(j->file, NULL, j->cli->a, &j->cli->d);

	if (v.kind != VALUE_NONE || diags_ok(&j->cli->d)) /* an empty file is none; one that was not read is nothing */
		value_dump(&j->o, &v);
}

/* The file of a plan is its workspace. */
static void
dump_plan(struct debug_job *j)
{
	const char *ky = args_value(j->args, "--ky");
	struct cli *cli = j->cli;
	struct assessments *s;
	struct period period;
	struct plan *p = batch_plan(j->file, cli->a, &cli->d);

	if (p == NULL)
		return;
	plan_model_dump(&j->o, p);
	if (ky == NULL || !period_parse(str_of(ky), &period))
		return;
	s = assess_plan(p, period, cli->a, &cli->d);
	out_puts(&j->o, "period ");
	period_put(&j->o, s->period);
	out_printf(&j->o, ": " STR_FMT "\n", STR_ARG(s->count_sentence));
	assess_dump(&j->o, p, s);
	for (size_t k = 0; k < s->n; k++)
		if (s->at[k].sentence.n > 0)
			out_printf(&j->o, "sentence " STR_FMT ": " STR_FMT "\n", STR_ARG(p->indicators[k].code),
			    STR_ARG(s->at[k].sentence));
}

static struct document *
read_package_document(struct debug_job *j)
{
	struct package *p = pkg_open(j->file, j->cli->a, &j->cli->d);

	return p != NULL ? batch_document(p, j->cli->a, &j->cli->d) : NULL;
}

static void
debug_document(struct debug_job *j)
{
	struct document *doc = read_package_document(j);

	if (doc != NULL)
		doc_dump(&j->o, doc);
}

/* Where each part of a unit's report begins (assess_parts_put), then where it ends; it is a Word file or Markdown. */
static void
dump_parts(struct debug_job *j)
{
	struct cli *cli = j->cli;
	const struct document *doc;
	const struct intake *in;
	struct value v;

	if (str_eq_nocase(file_ext(j->file), STR("md"))) {
		v = in_read(j->file, NULL, cli->a, &cli->d);
		if (v.kind == VALUE_MAP) {
			const struct value *text = value_at(&v, STR("noi_dung"));

			assess_parts_put(
			    &j->o, in_markdown(text->text, text->where, cli->a, &cli->d), text->where, cli->a, &cli->d);
		}
		return;
	}
	doc = read_package_document(j);
	in = doc != NULL ? intake_report(doc, j->file, cli->a, &cli->d) : NULL;
	if (in == NULL)
		return;
	assess_parts_put(&j->o, in->rich, in->where, cli->a, &cli->d);
	for (size_t i = INTAKE_TAIL; i < INTAKE_PARTS; i++)
		if (in->left[i].first > 0)
			out_printf(&j->o, "bo\t" STR_FMT "\n", STR_ARG(in->left[i].words));
}

/* The scenes of the pages' charts, each after a line that says where it stands. */
static void
dump_charts(struct debug_job *j, const struct lay_pages *pages, struct shaper *shaper)
{
	for (size_t i = 0; i < pages->n; i++)
		for (size_t k = 0; k < pages->at[i].items_n; k++) {
			const struct lay_item *it = &pages->at[i].items[k];
			struct scene *s;

			if (it->kind != ITEM_CHART || it->chart == NULL)
				continue;
			s = chart_scene(it->chart, it->width / TWIPS_A_POINT, it->height / TWIPS_A_POINT, shaper,
			    j->cli->a, &j->cli->d);
			if (s == NULL)
				continue;
			out_printf(&j->o, "chart on page %zu\n", i + 1);
			chart_dump(&j->o, s);
		}
}

static void
dump_pages(struct debug_job *j)
{
	const char *dirs[] = { file_join(j->cli->a, j->cli->share, "fonts"), NULL };
	bool words = args_has(j->args, "--words");
	struct lay_options layout = { 0 };
	struct document *doc = read_package_document(j);
	struct shaper *shaper = doc != NULL ? shaper_new(dirs, &j->cli->d) : NULL;
	struct lay_pages *pages = shaper != NULL ? lay_document(doc, shaper, &layout, j->cli->a, &j->cli->d) : NULL;

	if (pages != NULL) {
		lay_dump(&j->o, pages, words);
		if (!words)
			dump_charts(j, pages, shaper);
	}
	shaper_free(shaper);
}

/* Finds the workspace of a plan; the exit status of what is wrong, else EXIT_DONE. */
static int
plan_asked(struct debug_job *j)
{
	const char *ky = args_value(j->args, "--ky");
	struct period period;

	if (ky != NULL && !period_parse(str_of(ky), &period))
		return cli_usage_error(j->cli, _("not a period: %s"), ky);
	if (args_has(j->args, "--directory"))
		j->file = args_value(j->args, "--directory");
	if (j->file == NULL)
		j->file = batch_find_workspace(".", j->cli->a);
	if (j->file != NULL)
		return EXIT_DONE;
	fprintf(stderr, "vanthu: %s\n", _("no don-vi.yaml here or above: name the workspace with -C DIR"));
	return EXIT_NO_INPUT;
}

static int
run_debug(struct cli *cli, const struct arguments *args)
{
	static const struct {
		const char *word;
		void (*dump)(struct debug_job *j);
	} stages[] = { { "values", dump_values }, { "plan", dump_plan }, { "document", debug_document },
		{ "parts", dump_parts }, { "pages", dump_pages } };
	struct debug_job j = { .cli = cli, .args = args, .file = args->operands_n == 2 ? args->operands[1] : NULL };
	int status = EXIT_DONE;
	size_t i = 0;

	while (args->operands_n > 0 && i < sizeof stages / sizeof stages[0] &&
	    strcmp(args->operands[0], stages[i].word) != 0)
		i++;
	if (args->operands_n == 0 || i == sizeof stages / sizeof stages[0])
		return cli_usage_error(cli, "%s", _("debug: values, plan, document, parts or pages?"));
	if (stages[i].dump == dump_plan
		? args->operands_n > 2 || (args->operands_n == 2 && args_has(args, "--directory"))
		: args->operands_n != 2)
		return cli_usage_error(cli, _("debug %s needs one file"), stages[i].word);
	if (stages[i].dump == dump_plan)
		status = plan_asked(&j);
	if (status != EXIT_DONE)
		return status;
	out_init(&j.o);
	stages[i].dump(&j);
	if (j.o.n > 0)
		fwrite(j.o.p, 1, j.o.n, stdout);
	out_release(&j.o);
	return cli_finish(cli);
}

const struct command command_debug = { "debug",
	"values FILE | plan [-C DIR] [--ky PERIOD] | document FILE | parts FILE | pages FILE [-w]",
	N_("what each stage holds, as text: for a report of a fault"), options, run_debug };
