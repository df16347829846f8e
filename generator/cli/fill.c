/* vanthu fill: any template with any data. */
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "batch/batch.h"
#include "chart/chart.h"
#include "fill/fill.h"
#include "input/input.h"
#include "package/package.h"
#include "shape/shape.h"

static const struct option_spec options[] = {
	{ "--output", 'o', "OUT", N_("the document to write") },
	{ "--pdf", 0, "FILE", N_("the same as PDF/A") },
	{ "--missing", 0, "error|empty|mark", N_("what an unknown name gives") },
	{ "--check", 0, NULL, N_("only say what is wrong, missing or not used") },
	{ "--mark", 0, "FILE", N_("a copy of the template with the complaints as comments") },
	{ "--repeat", 0, "N", N_("fill N times over, for measuring") },
	{ NULL, 0, NULL, NULL },
};

const struct diag_kind fill_no_names = { "K310", DIAG_ERROR,
	N_("the data are a list or a single value; a map of names is wanted") };

enum { REPEAT_MAX = 1000000 };

static bool
missing_of(const char *word, enum tpl_missing *missing)
{
	static const struct {
		const char *word;
		enum tpl_missing missing;
	} words[] = { { "error", TPL_MISSING_ERROR }, { "empty", TPL_MISSING_EMPTY }, { "mark", TPL_MISSING_MARK } };

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (word != NULL && strcmp(word, words[i].word) == 0) {
			*missing = words[i].missing;
			return true;
		}
	return word == NULL;
}

static struct value
as_chart(struct cli *cli, const struct value *description)
{
	return (struct value){ .kind = VALUE_CHART,
		.where = description->where,
		.chart = arena_copy(cli->a, description, sizeof *description) };
}

/* bieu_do, a list of descriptions with ma or a map of them, becomes charts by name: {{ bieu_do.thu_ngan_sach }}. */
static void
make_charts(struct cli *cli, struct value *data)
{
	const struct value *given = value_at(data, STR("bieu_do"));
	struct value charts = value_map(cli->a);

	if (given == NULL || (given->kind != VALUE_LIST && given->kind != VALUE_MAP))
		return;
	for (size_t i = 0; given->kind == VALUE_LIST && i < given->list->n; i++) {
		const struct value *one = &given->list->at[i];
		str code = value_text_at(one, STR("ma"), STR(""));

		if (one->kind == VALUE_MAP)
			value_put(cli->a, &charts,
			    code.n > 0 ? text_fold(cli->a, code) : str_format(cli->a, "bieu_do_%zu", i + 1),
			    as_chart(cli, one));
	}
	for (size_t i = 0; given->kind == VALUE_MAP && i < given->map->n; i++) {
		const struct value *one = given->map->at[i].value;

		value_put(cli->a, &charts, given->map->at[i].key,
		    one->kind == VALUE_MAP && value_at(one, STR("loai")) != NULL ? as_chart(cli, one) : *one);
	}
	value_put(cli->a, data, STR("bieu_do"), charts);
}

/* Several data files: later over earlier, key by key. */
static struct value
read_data(struct cli *cli, const struct arguments *args)
{
	struct value all = value_map(cli->a);

	for (int i = 1; i < args->operands_n; i++) {
		struct value v = in_read(args->operands[i], NULL, cli->a, &cli->d);

		if (v.kind != VALUE_MAP && v.kind != VALUE_MISSING && cli->d.count[DIAG_FATAL] == 0) {
			diag_add(&cli->d, &fill_no_names, loc_file(cli->a, str_of(args->operands[i])), NULL);
			diag_hint(&cli->d, "%s",
			    _("give the list a name, as in {\"ds\": [...]}, and take it by {% for x in ds %}"));
		}
		for (size_t k = 0; v.kind == VALUE_MAP && k < v.map->n; k++)
			map_put(all.map, v.map->at[k].key, v.map->at[k].value);
	}
	make_charts(cli, &all);
	return all;
}

/* Fonts, where a table or a page number needs them: those of the charts, once for all documents of a run. */
struct fill_shaper {
	struct charts *charts;
	struct diags *d;
};

static struct shaper *
shaper_of_fill(void *ctx)
{
	struct fill_shaper *f = ctx;

	return charts_shaper(f->charts, f->d);
}

static bool
widen_tables(struct package *p, struct fill_shaper *shape, struct arena *a, struct diags *d)
{
	struct shaper *shaper = shaper_of_fill(shape);

	return shaper != NULL && batch_fit_tables(p, shaper, a, d);
}

/* The template is compiled once; each document has its own arena. */
static bool
fill_times(struct cli *cli, struct package *p, const struct fill_template *t, const struct value *data,
    const struct fill_options *opt, const struct cli_reads *reads, const char *output, const char *pdf, long times)
{
	struct arena *a = arena_new(1 << 20);
	struct fill_shaper shape = { opt->charts, &cli->d };
	bool ok = true;

	for (long i = 0; ok && i < times; i++) {
		struct package *into = pkg_clone(p, a);
		struct diags d; /* what is complained about may stand in a */

		diags_init(&d, a);
		d.strict = cli->d.strict;
		d.watch = cli->d.watch;
		ok = fill_run(t, into, data, opt, a, &d) && diags_ok(&d) && diags_ok(&cli->d) &&
		    cli_spares_inputs((const char *[]){ output, pdf }, 2, reads->paths.at, reads->paths.n, a, &d) &&
		    (!*opt->feeds_tables || (output == NULL && pdf == NULL) || widen_tables(into, &shape, a, &d));
		if (ok)
			batch_fields(into, shaper_of_fill, &shape, &d);
		if (ok && output != NULL)
			pkg_become(into, file_ext(output), &d);
		if (ok && output != NULL)
			ok = pkg_write(into, output, &d);
		if (ok && pdf != NULL)
			ok = cli_pdf(cli, into, pdf, a, &d);
		if (d.kept > 0)
			diags_join(&cli->d, &d);
		arena_reset(a);
	}
	arena_free(a);
	return ok;
}

int
cli_mark(struct cli *cli, const char *template, const char *copy)
{
	struct package *p;

	if (copy == NULL)
		return cli_finish(cli);
	p = pkg_open(template, cli->a, &cli->d);
	return cli_finish_written(
	    cli, p != NULL && (!fill_mark(p, &cli->d, cli->a, &cli->d) || pkg_write(p, copy, &cli->d)));
}

static int
run_fill(struct cli *cli, const struct arguments *args)
{
	const char *output = args_value(args, "--output"), *copy = args_value(args, "--mark"),
		   *repeat = args_value(args, "--repeat"), *pdf = args_value(args, "--pdf");
	const char *fonts[] = { file_join(cli->a, cli->share, "fonts"), NULL };
	struct fill_options fill = { .hooks = batch_template_hooks(), .charts = charts_new(NULL, fonts, cli->a) };
	bool check = args_has(args, "--check"), feeds_tables = false;
	struct fill_template *t = NULL;
	struct cli_reads reads;
	struct value data;
	struct package *p;
	char *end = "";
	long times = repeat != NULL ? strtol(repeat, &end, 10) : 1;

	if (args->operands_n < 1 || (output == NULL && pdf == NULL && !check && copy == NULL))
		return cli_usage_error(cli, "%s", _("fill needs a template, data and -o OUT"));
	if (!missing_of(args_value(args, "--missing"), &fill.missing))
		return cli_usage_error(cli, "%s", _("--missing is error, empty or mark"));
	if (times < 1 || times > REPEAT_MAX || *end != '\0')
		return cli_usage_error(cli, "%s", _("--repeat is a whole number from 1"));
	if (!cli_spares_inputs(
		(const char *[]){ output, pdf, copy }, 3, args->operands, (size_t)args->operands_n, cli->a, &cli->d))
		return cli_finish(cli);
	fill.folder = file_dir(cli->a, args->operands[0]);
	fill.feeds_tables = &feeds_tables;
	cli_watch_reads(&reads, cli);
	data = read_data(cli, args);
	if (!diags_ok(&cli->d) && data.map->n == 0)
		return cli_finish(cli); /* every name would be missed */
	fill_values(&data, fill.hooks, cli->a, &cli->d);
	p = pkg_open(args->operands[0], cli->a, &cli->d);
	if (cli->d.count[DIAG_FATAL] > 0)
		return cli_finish(cli); /* every name would be missed */
	if (p != NULL)
		t = fill_compile(p, cli->a, &cli->d);
	if (p != NULL && t == NULL)
		fill_try(p, &data, &fill, cli->a, &cli->d);
	if (t != NULL)
		fill_times(cli, p, t, &data, &fill, &reads, check ? NULL : output, check ? NULL : pdf, times);
	if (t != NULL && check)
		fill_compare(t, args->operands[0], &data, cli->a, &cli->d);
	return p != NULL ? cli_mark(cli, args->operands[0], copy) : cli_finish(cli);
}

const struct command command_fill = { "fill", "TEMPLATE DATA… -o OUT",
	N_("fill any template with YAML, JSON, XLSX, ODS or CSV data"), options, run_fill };
