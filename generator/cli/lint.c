/* vanthu lint: the form of any DOCX or ODT, judged on its laid-out pages. It writes nothing. */
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/out.h"
#include "batch/batch.h"
#include "document/document.h"
#include "layout/layout.h"
#include "lint/lint.h"
#include "package/package.h"
#include "shape/shape.h"

static const struct option_spec options[] = {
	{ "--rules", 0, NULL, N_("list the rules") },
	{ "--rule", 0, "ID=off", N_("leave a rule out; may be given again") },
	{ NULL, 0, NULL, NULL },
};

static void
list_rules(void)
{
	static const char *const words[] = {
		[LINT_HINT] = N_("hint"), [LINT_WARNING] = N_("warning"), [LINT_ERROR] = N_("error")
	};

	for (size_t i = 0; i < lint_rules_n(); i++) {
		const struct lint_rule *r = lint_rule_at(i);

		printf("%s  %c  %s: %s (%s)\n", r->id, r->grade, _(words[r->severity]), _(r->title), r->clause);
	}
}

/* False: complained. */
static bool
read_switches(struct cli *cli, const struct arguments *args, bool *off)
{
	for (int i = 0; i < args->options_n; i++) {
		const struct option *o = &args->options[i];
		str rest = o->value != NULL ? str_of(o->value) : STR(""), id = str_split(&rest, '=');
		size_t rule = lint_rule_find(id);

		if (strcmp(o->spec->name, "--rule") != 0)
			continue;
		if (rule == lint_rules_n() || (!str_eq(rest, STR("off")) && !str_eq(rest, STR("on")))) {
			cli_usage_error(cli, _("no such rule, or neither on nor off: %s"), o->value);
			return false;
		}
		off[rule] = str_eq(rest, STR("off"));
	}
	return true;
}

/* The part that holds the text, as it is in the file. */
static str
text_part(struct package *p, struct arena *a)
{
	static const struct {
		enum package_kind kind;
		const char *part;
	} parts[] = { { PACKAGE_DOCX, "word/document.xml" }, { PACKAGE_ODT, "content.xml" } };
	struct diags unheard;
	str bytes = STR("");

	diags_init(&unheard, a);
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		if (parts[i].kind == pkg_kind(p) && pkg_has(p, str_of(parts[i].part)) &&
		    !pkg_read(p, str_of(parts[i].part), &bytes, &unheard))
			return STR("");
	return bytes;
}

/* NULL: complained. */
static const struct lint_report *
judge_file(const char *file, struct shaper *shaper, const bool *off, struct arena *a, struct diags *d)
{
	struct lay_options layout = { 0 };
	struct package *p = pkg_open(file, a, d);
	struct document *doc = p != NULL ? batch_document(p, a, d) : NULL;
	struct lay_pages *pages = doc != NULL ? lay_document(doc, shaper, &layout, a, d) : NULL;
	struct lint_input in = { .doc = doc, .pages = pages, .off = off };

	if (pages == NULL || !diags_ok(d))
		return NULL;
	in.source = text_part(p, a);
	return lint_document(&in, a);
}

static void
print_report(struct cli *cli, const char *file, const struct lint_report *report)
{
	struct out o;

	out_init(&o);
	if (cli->json)
		lint_put_json(&o, str_of(file), report);
	else
		lint_put(&o, str_of(file), report);
	fwrite(o.p, 1, o.n, stdout);
	out_release(&o);
}

/* The files share the fonts and the words already shaped. */
static bool
judge_files(struct cli *cli, const struct arguments *args, struct shaper *shaper, const bool *off)
{
	struct arena *a = arena_new(1 << 20);
	bool found = false;

	for (int i = 0; i < args->operands_n; i++) {
		const struct lint_report *report;
		struct diags d;

		diags_init(&d, a);
		shape_begin(shaper);
		report = judge_file(args->operands[i], shaper, off, a, &d);
		if (report != NULL)
			print_report(cli, args->operands[i], report);
		else
			diags_join(&cli->d, &d); /* how it would look as a PDF is no matter here */
		found = found ||
		    (report != NULL &&
			(report->count[LINT_ERROR] > 0 || (cli->d.strict && report->count[LINT_WARNING] > 0)));
		arena_reset(a);
	}
	arena_free(a);
	return found;
}

static int
run_lint(struct cli *cli, const struct arguments *args)
{
	const char *dirs[] = { file_join(cli->a, cli->share, "fonts"), NULL };
	bool *off = ARENA_ARRAY(cli->a, bool, lint_rules_n());
	struct shaper *shaper;
	bool found;
	int status;

	if (!read_switches(cli, args, off))
		return EXIT_USAGE;
	if (args_has(args, "--rules")) {
		list_rules();
		return cli_finish(cli);
	}
	if (args->operands_n < 1)
		return cli_usage_error(cli, "%s", _("lint needs a file"));
	shaper = shaper_new(dirs, &cli->d);
	if (shaper == NULL)
		return cli_finish(cli);
	found = judge_files(cli, args, shaper, off);
	shaper_free(shaper);
	status = cli_finish(cli);
	return status == EXIT_DONE && found ? EXIT_FOUND : status;
}

const struct command command_lint = { "lint", "FILE… [--rule ID=off] [--json] | --rules",
	N_("judge the form of documents by Nghị định 30/2020/NĐ-CP"), options, run_lint };
