/*
 * vanthu template: new makes a template from its readable source, with the look
 * that stands beside it or in the program's own share folder, check finds
 * every fault that needs no data, vars lists what a template wants of them.
 */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

#include "base/out.h"

#include "base/file.h"
#include "fill/fill.h"
#include "form/form.h"
#include "package/package.h"

static const struct option_spec options[] = {
	{ "--output", 'o', "FILE.docx|.odt", N_("the template to write") },
	{ "--mark", 0, "FILE", N_("check: a copy of the template with the complaints as comments") },
	{ NULL, 0, NULL, NULL },
};

static int
template_new(struct cli *cli, const struct arguments *args)
{
	const char *output = args_value(args, "--output");
	const struct form_look *look;
	const char *dirs[] = { NULL, file_join(cli->a, cli->share, "templates/src"), NULL };
	struct package *p = NULL;
	str source;
	bool docx;

	if (args->operands_n != 2 || output == NULL)
		return cli_usage_error(cli, "%s", _("template new needs a source and -o FILE"));
	docx = str_eq_nocase(file_ext(output), STR("docx"));
	if (!docx && !str_eq_nocase(file_ext(output), STR("odt")))
		return cli_usage_error(cli, _("not a .docx or .odt: %s"), output);
	if (!cli_spares_inputs(&output, 1, args->operands + 1, 1, cli->a, &cli->d) ||
	    !file_read(args->operands[1], cli->a, &source, &cli->d))
		return cli_finish(cli);
	dirs[0] = file_dir(cli->a, args->operands[1]);
	look = form_look_read(dirs, cli->a, &cli->d);
	if (look != NULL)
		p = form_build(
		    source, str_of(args->operands[1]), look, docx ? PACKAGE_DOCX : PACKAGE_ODT, cli->a, &cli->d);
	return cli_finish_written(cli, p != NULL && pkg_write(p, output, &cli->d));
}

static int
template_check(struct cli *cli, const struct arguments *args)
{
	const char *copy = args_value(args, "--mark");

	if (args->operands_n < 2 || (copy != NULL && args->operands_n > 2))
		return cli_usage_error(cli, "%s", _("template check needs a template; --mark takes one at a time"));
	if (!cli_spares_inputs(&copy, 1, args->operands + 1, (size_t)args->operands_n - 1, cli->a, &cli->d))
		return cli_finish(cli);
	for (int i = 1; i < args->operands_n; i++) {
		struct package *p = pkg_open(args->operands[i], cli->a, &cli->d);

		if (p == NULL)
			copy = NULL;
		else
			fill_check(p, cli->a, &cli->d);
	}
	return cli_mark(cli, args->operands[1], copy);
}

/* "to_chuc: list", and below it, deeper by two, what its elements hold. */
static void
print_vars(struct arena *a, const struct value *v, int indent)
{
	for (size_t i = 0; i < v->map->n; i++) {
		const struct value *x = v->map->at[i].value, *element = NULL;
		str key = v->map->at[i].key;

		if (x->kind == VALUE_LIST && x->list->n > 0)
			element = &x->list->at[0];
		printf("%*s" STR_FMT ": ", indent, "", STR_ARG(key));
		if (x->kind == VALUE_TEXT)
			puts(_(str_c(a, x->text)));
		else if (element != NULL && element->kind == VALUE_TEXT)
			printf(_("list of %s\n"), _(str_c(a, element->text)));
		else
			puts(x->kind == VALUE_MAP ? _("map") : _("list"));
		if (x->kind == VALUE_MAP)
			print_vars(a, x, indent + 2);
		while (element != NULL && element->kind == VALUE_LIST && element->list->n > 0)
			element = &element->list->at[0];
		if (element != NULL && element->kind == VALUE_MAP)
			print_vars(a, element, indent + 2);
	}
}

static int
template_vars(struct cli *cli, const struct arguments *args)
{
	struct fill_template *t = NULL;
	struct package *p;

	if (args->operands_n != 2)
		return cli_usage_error(cli, "%s", _("template vars needs a template"));
	p = pkg_open(args->operands[1], cli->a, &cli->d);
	if (p != NULL)
		t = fill_compile(p, cli->a, &cli->d);
	if (t != NULL) {
		struct value vars = fill_vars(t, cli->a);
		struct out o;

		out_init(&o);
		if (cli->json) {
			value_json(&o, &vars);
			printf(STR_FMT "\n", STR_ARG(out_str(&o)));
		} else {
			print_vars(cli->a, &vars, 0);
		}
		out_release(&o);
	}
	return cli_finish(cli);
}

static int
run_template(struct cli *cli, const struct arguments *args)
{
	static const struct {
		const char *word;
		int (*run)(struct cli *cli, const struct arguments *args);
	} words[] = { { "new", template_new }, { "check", template_check }, { "vars", template_vars } };

	if (args->operands_n < 1)
		return cli_usage_error(cli, "%s", _("template: new, check or vars?"));
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strcmp(args->operands[0], words[i].word) == 0)
			return words[i].run(cli, args);
	return cli_usage_error(cli, _("unknown word: template %s"), args->operands[0]);
}

const struct command command_template = { "template", "new SOURCE -o FILE | check FILE… | vars FILE",
	N_("make a template from its source, check one, list its variables"), options, run_template };
