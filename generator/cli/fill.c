/* vanthu fill: any template with any data. */
#include "cli/cli.h"

#include <string.h>

#include "base/file.h"
#include "batch/batch.h"
#include "fill/fill.h"
#include "input/input.h"
#include "package/package.h"

static const struct option_spec options[] = {
	{ "--output", 'o', "OUT", N_("the document to write") },
	{ "--missing", 0, "error|empty|mark", N_("what an unknown name gives") },
	{ "--check", 0, NULL, N_("only say what is wrong") },
	{ NULL, 0, NULL, NULL },
};

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

/* Several data files: later over earlier, key by key. */
static struct value
read_data(struct cli *cli, const struct arguments *args)
{
	struct value all = value_map(cli->a);

	for (int i = 1; i < args->operands_n; i++) {
		struct value v = in_read(args->operands[i], NULL, cli->a, &cli->d);

		for (size_t k = 0; v.kind == VALUE_MAP && k < v.map->n; k++)
			map_put(all.map, v.map->at[k].key, v.map->at[k].value);
	}
	return all;
}

static int
run(struct cli *cli, const struct arguments *args)
{
	const char *output = args_value(args, "--output");
	struct fill_options fill = { .hooks = batch_template_hooks() };
	bool check = args_has(args, "--check"), ok;
	struct value data;
	struct package *p;

	if (args->operands_n < 1 || (output == NULL && !check))
		return cli_usage_error(cli, "%s", _("fill needs a template, data and -o OUT"));
	if (!missing_of(args_value(args, "--missing"), &fill.missing))
		return cli_usage_error(cli, "%s", _("--missing is error, empty or mark"));
	fill.folder = file_dir(cli->a, args->operands[0]);
	data = read_data(cli, args);
	p = pkg_open(args->operands[0], cli->a, &cli->d);
	ok = p != NULL && fill_package(p, &data, &fill, cli->a, &cli->d) && diags_ok(&cli->d);
	if (ok && !check && output != NULL)
		pkg_write(p, output, &cli->d);
	return cli_finish(cli);
}

const struct command command_fill = { "fill", "TEMPLATE DATA… -o OUT",
	N_("fill any template with YAML, JSON, XLSX, ODS or CSV data"), options, run };
