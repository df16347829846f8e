/* The findings as a clerk reads them, and as JSON. */
#include "base/check.h"
#include "base/out.h"
#include "lint/inner.h"

/* So many of one rule are shown, then a count. */
enum { SHOWN_OF_ONE = 3 };

static const struct {
	const char *word, *json;
} severities[] = {
	[LINT_HINT] = { N_("hint"), "hint" },
	[LINT_WARNING] = { N_("warning"), "warning" },
	[LINT_ERROR] = { N_("error"), "error" },
};
TABLE_HAS(severities, LINT_SEVERITIES);

/* "trang 1, ô 2: ", "trang 3, đoạn 41: " */
static void
put_finding_place(struct out *o, const struct lint_finding *f)
{
	if (f->page > 0)
		out_printf(o, _("page %zu"), f->page);
	if (f->page > 0 && (f->box != NULL || f->paragraph > 0))
		out_puts(o, ", ");
	if (f->box != NULL)
		out_printf(o, _("box %s"), f->box);
	else if (f->paragraph > 0)
		out_printf(o, _("paragraph %zu"), f->paragraph);
	if (f->page > 0 || f->box != NULL || f->paragraph > 0)
		out_puts(o, ": ");
}

static void
put_finding(struct out *o, str file, const struct lint_finding *f)
{
	out_shown(o, file);
	out_puts(o, ": ");
	put_finding_place(o, f);
	out_printf(o, "%s: ", _(severities[f->severity].word));
	out_shown(o, f->message);
	out_printf(o, " [%s] (%s)\n", f->rule->id, f->rule->clause);
	if (f->words.n > 0) {
		out_puts(o, "    “");
		out_shown(o, f->words);
		out_puts(o, "”\n");
	}
	if (f->instead.n > 0) {
		out_printf(o, "    %s: ", _("instead"));
		out_shown(o, f->instead);
		out_char(o, '\n');
	}
}

static bool
same_rule(const struct lint_finding *x, const struct lint_finding *y)
{
	return x->rule == y->rule && x->severity == y->severity;
}

static size_t
count_before(const struct lint_report *report, const struct lint_finding *f)
{
	size_t n = 0;

	for (const struct lint_finding *g = report->findings; g != f; g = g->next)
		n += same_rule(g, f);
	return n;
}

static size_t
count_after(const struct lint_finding *f)
{
	size_t n = 0;

	for (const struct lint_finding *g = f->next; g != NULL; g = g->next)
		n += same_rule(g, f);
	return n;
}

void
lint_put(struct out *o, str file, const struct lint_report *report)
{
	const size_t *n = report->count;

	for (const struct lint_finding *f = report->findings; f != NULL; f = f->next) {
		size_t before = count_before(report, f), after;

		if (before >= SHOWN_OF_ONE)
			continue;
		put_finding(o, file, f);
		after = before == SHOWN_OF_ONE - 1 ? count_after(f) : 0;
		if (after > 0) {
			out_shown(o, file);
			out_puts(o, ": ");
			out_printf(o, _("%zu more of [%s]"), after, f->rule->id);
			out_char(o, '\n');
		}
	}
	out_shown(o, file);
	out_puts(o, ": ");
	out_printf(o, _("%zu errors, %zu warnings"), n[LINT_ERROR], n[LINT_WARNING]);
	if (n[LINT_HINT] > 0)
		out_printf(o, _(", %zu hints"), n[LINT_HINT]);
	out_printf(o, ": %s\n", n[LINT_ERROR] > 0 ? _("not yet to be signed") : _("may be signed"));
}

static void
put_json_member(struct out *o, const char *key, str s)
{
	out_printf(o, ",\"%s\":\"", key);
	out_json(o, s);
	out_char(o, '"');
}

void
lint_put_json(struct out *o, str file, const struct lint_report *report)
{
	for (const struct lint_finding *f = report->findings; f != NULL; f = f->next) {
		out_printf(o, "{\"id\":\"%s\",\"level\":\"%s\",\"grade\":\"%c\"", f->rule->id,
		    severities[f->severity].json, f->rule->grade);
		put_json_member(o, "clause", str_of(f->rule->clause));
		put_json_member(o, "file", file);
		if (f->page > 0)
			out_printf(o, ",\"page\":%zu", f->page);
		if (f->box != NULL)
			put_json_member(o, "box", str_of(f->box));
		if (f->paragraph > 0)
			out_printf(o, ",\"paragraph\":%zu", f->paragraph);
		if (f->words.n > 0)
			put_json_member(o, "words", f->words);
		put_json_member(o, "message", f->message);
		if (f->instead.n > 0)
			put_json_member(o, "instead", f->instead);
		out_puts(o, "}\n");
	}
}
