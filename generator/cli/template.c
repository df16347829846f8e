/* vanthu template new SOURCE -o FILE: a template from its readable source. */
#include "cli/cli.h"

#include <string.h>

#include "base/file.h"
#include "form/form.h"
#include "package/package.h"

static const struct option_spec options[] = {
	{ "--output", 'o', "FILE.docx|.odt", N_("the template to write") },
	{ NULL, 0, NULL, NULL },
};

static int
template_new(struct cli *cli, const char *source_path, const char *output)
{
	struct package *p;
	str source;
	bool docx = str_eq_nocase(file_ext(output), STR("docx"));

	if (!docx && !str_eq_nocase(file_ext(output), STR("odt")))
		return cli_usage_error(cli, _("not a .docx or .odt: %s"), output);
	if (!file_read(source_path, cli->a, &source, &cli->d))
		return cli_finish(cli);
	p = form_build(source, str_of(source_path), docx ? PACKAGE_DOCX : PACKAGE_ODT, cli->a, &cli->d);
	if (p != NULL)
		pkg_write(p, output, &cli->d);
	return cli_finish(cli);
}

static int
run(struct cli *cli, const struct arguments *args)
{
	const char *output = args_value(args, "--output");

	if (args->operands_n < 1)
		return cli_usage_error(cli, "%s", _("template: new, check or vars?"));
	if (strcmp(args->operands[0], "new") == 0) {
		if (args->operands_n != 2 || output == NULL)
			return cli_usage_error(cli, "%s", _("template new needs a source and -o FILE"));
		return template_new(cli, args->operands[1], output);
	}
	return cli_usage_error(cli, _("unknown word: template %s"), args->operands[0]);
}

const struct command command_template = { "template", "new SOURCE -o FILE | check FILE… | vars FILE",
	N_("make a template from its source, check one, list its variables"), options, run };
