/*
 * vanthu template: new makes a template from its readable source, with the look
 * that stands beside it or in the program's own share folder, or that of a kind of
 * document; kinds lists those, check finds every fault that needs no data, vars
 * lists what a template wants of them.
 */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

#include "base/out.h"

#include "base/file.h"
#include "fill/fill.h"
#include "form/form.h"
#include "package/package.h"
#include "text/text.h"

static const struct diag_kind template_in_the_way = { "T305", DIAG_ERROR,
	N_("another file stands there, and somebody may have worked on it"), EXIT_NO_OUTPUT };

static const struct option_spec options[] = {
	{ "--output", 'o', "FILE.docx|.odt", N_("the template to write") },
	{ "--kind", 0, "GM|QĐ|CV|…",
	    N_("new: the template of a kind of document instead of a source; template kinds lists them") },
	{ "--authority", 0, "head|collective", N_("new: who issues the decision; without it whoever signs tells") },
	{ "--issues", 0, NULL, N_("new: a decision that issues another text, which follows it") },
	{ "--upward", 0, "yes|no", N_("new: addressed to a higher agency, with Kính gửi") },
	{ "--appendix", 0, "none|same|own", N_("new: an appendix in the same file or in one of its own") },
	{ "--medium", 0, "paper|electronic", N_("new: an electronic appendix leaves number and day blank") },
	{ "--urgency", 0, "khan|thuong-khan|hoa-toc", N_("new: with this stamp") },
	{ "--circulation", 0, "xem-xong|noi-bo", N_("new: XEM XONG TRẢ LẠI or LƯU HÀNH NỘI BỘ") },
	{ "--drafter", 0, NULL, N_("new: with the drafter's code and the number of copies") },
	{ "--address", 0, NULL, N_("new: with the agency's address at the foot of the first page") },
	{ "--mark", 0, "FILE", N_("check: a copy of the template with the complaints as comments") },
	{ NULL, 0, NULL, NULL },
};

/* What an option's value answers: the word of a question of the-thuc/loai.mau; "" answers none. */
static const struct {
	const char *option, *value, *word;
} answers_of[] = {
	{ "--authority", "head", "ca-nhan" },
	{ "--authority", "collective", "tap-the" },
	{ "--issues", "", "ban-hanh" },
	{ "--upward", "yes", "len-tren" },
	{ "--upward", "no", "khong-len-tren" },
	{ "--appendix", "none", "" },
	{ "--appendix", "same", "phu-luc" },
	{ "--appendix", "own", "phu-luc-rieng" },
	{ "--medium", "paper", "" },
	{ "--medium", "electronic", "dien-tu" },
	{ "--urgency", "khan", "khan" },
	{ "--urgency", "thuong-khan", "thuong-khan" },
	{ "--urgency", "hoa-toc", "hoa-toc" },
	{ "--circulation", "xem-xong", "xem-xong" },
	{ "--circulation", "noi-bo", "noi-bo" },
	{ "--drafter", "", "soan-thao" },
	{ "--address", "", "dia-chi" },
};
enum { ANSWERS = sizeof answers_of / sizeof answers_of[0] };

/* The words of the options given. False: a value that its option doesn't have, and that is said. */
static bool
read_answer_options(struct cli *cli, const struct arguments *args, const char **words, size_t *n, int *status)
{
	*n = 0;
	for (int i = 0; i < args->options_n; i++) {
		const struct option *o = &args->options[i];
		const char *value = o->value != NULL ? o->value : "";
		bool is_question = false, known = false;

		for (size_t k = 0; k < ANSWERS; k++) {
			if (strcmp(answers_of[k].option, o->spec->name) != 0)
				continue;
			is_question = true;
			if (strcmp(answers_of[k].value, value) != 0)
				continue;
			known = true;
			if (answers_of[k].word[0] != '\0')
				words[(*n)++] = answers_of[k].word;
		}
		if (is_question && !known) {
			*status = cli_usage_error(cli, _("%s is %s, not %s"), o->spec->name, o->spec->value, value);
			return false;
		}
	}
	return true;
}

/* The source of a kind: of the usual ones, or of the others. */
static const char *
source_of_kind(struct cli *cli, const struct form_kind *kind)
{
	const char *name = str_format(cli->a, "%s.mau", kind->source).p;
	const char *usual = file_join(cli->a, file_join(cli->a, cli->share, "templates/src"), name);

	if (file_exists(usual))
		return usual;
	return file_join(cli->a, file_join(cli->a, cli->share, "templates/src/loai"), name);
}

/* A template of a kind is a beginning: what stands in its place may be one that somebody has worked on since. */
static bool
stands_edited(struct cli *cli, struct package *p, const char *output)
{
	str bytes;

	if (!pkg_bytes(p, cli->a, &bytes, &cli->d))
		return true;
	if (cli_stands(output, bytes, cli->a, &cli->d) != STANDS_ANOTHER)
		return false;
	diag_add(&cli->d, &template_in_the_way, loc_file(cli->a, str_of(output)), NULL);
	diag_hint(&cli->d, "%s", _("move it away, or give the new template another name"));
	return true;
}

static int
template_new(struct cli *cli, const struct arguments *args)
{
	const char *output = args_value(args, "--output"), *kind = args_value(args, "--kind"), *path = NULL;
	const struct form_look *look;
	const char *dirs[] = { ".", file_join(cli->a, cli->share, "templates/src"), NULL };
	const char *words[OPTIONS_MAX];
	struct form_answers answers = { words, 0 };
	struct package *p = NULL;
	str source;
	bool docx;
	int status;

	if (args->operands_n != (kind == NULL ? 2 : 1) || output == NULL)
		return cli_usage_error(cli, "%s", _("template new needs a source or --kind, and -o FILE"));
	if (!read_answer_options(cli, args, words, &answers.n, &status))
		return status;
	docx = str_eq_nocase(file_ext(output), STR("docx"));
	if (!docx && !str_eq_nocase(file_ext(output), STR("odt")))
		return cli_usage_error(cli, _("not a .docx or .odt: %s"), output);
	if (kind == NULL) {
		path = args->operands[1];
		dirs[0] = file_dir(cli->a, path);
	}
	look = form_look_read(dirs, cli->a, &cli->d);
	if (kind != NULL && look != NULL) {
		const struct form_kind *found =
		    form_kind_find(look, text_nfc(cli->a, str_of(kind)), &answers, cli->a, &cli->d);

		if (found != NULL)
			path = source_of_kind(cli, found);
	}
	if (path == NULL || !cli_spares_inputs(&output, 1, &path, 1, cli->a, &cli->d) ||
	    !file_read(path, cli->a, &source, &cli->d))
		return cli_finish(cli);
	if (look != NULL)
		p = form_build(
		    source, str_of(path), look, docx ? PACKAGE_DOCX : PACKAGE_ODT, &answers, cli->a, &cli->d);
	if (p != NULL && kind != NULL && stands_edited(cli, p, output))
		return cli_finish(cli);
	return cli_finish_written(cli, p != NULL && pkg_write(p, output, &cli->d));
}

/* "GM   Giấy mời   giay-moi.mau   khan hoa-toc …", and below it what the questions mean. */
static int
template_kinds(struct cli *cli, const struct arguments *args)
{
	const char *dirs[] = { ".", file_join(cli->a, cli->share, "templates/src"), NULL };
	const struct form_look *look;

	if (args->operands_n != 1)
		return cli_usage_error(cli, "%s", _("template kinds takes no file"));
	look = form_look_read(dirs, cli->a, &cli->d);
	for (size_t i = 0; look != NULL && i < look->kinds_n; i++) {
		const struct form_kind *k = &look->kinds[i];

		printf("%s\t%s\t%s.mau\t%s%s%s\n", k->code, k->name, k->source, k->when, k->when[0] != '\0' ? " " : "",
		    k->asks);
	}
	for (size_t i = 0; look != NULL && i < look->questions_n; i++)
		printf("%s: %s\n", look->questions[i].word, look->questions[i].meaning);
	return cli_finish(cli);
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
	} words[] = { { "new", template_new }, { "kinds", template_kinds }, { "check", template_check },
		{ "vars", template_vars } };

	if (args->operands_n < 1)
		return cli_usage_error(cli, "%s", _("template: new, kinds, check or vars?"));
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strcmp(args->operands[0], words[i].word) == 0)
			return words[i].run(cli, args);
	return cli_usage_error(cli, _("unknown word: template %s"), args->operands[0]);
}

const struct command command_template = { "template", "new SOURCE|--kind K -o FILE | kinds | check FILE… | vars FILE",
	N_("make a template from its source, check one, list its variables"), options, run_template };
