#ifndef TESTS_FUZZ_TEMPLATE_FUZZ_H
#define TESTS_FUZZ_TEMPLATE_FUZZ_H

/*
 * Anything in the template language. The first byte says what the rest is:
 *
 *   't' a text as a template     'e' one expression
 *
 * Whatever it is: no crash, no hang. What fails says why; what is printed is UTF-8; a run gives the same the second
 * time; a text without braces comes out as it went in.
 */
#include "fuzz.h"

#include "template/template.h"
#include "text/text.h"

static const char fuzz_data[] =
    "{'x': 'Xã A & B', 'n': 12.5, 'xs': [1, 2, 3], 'co': true, 'ds': [{'t': 'a', 'con': [1]}, {'t': 'b', 'con': []}],"
    " 'dong': 'một\\nhai', 'khong': none, 'am': -3, 'lon': 123456789012345678, 'm': {'a': {'b': {'c': 1}}}}";

static str
fuzz_run(str text, const struct value *context, enum tpl_missing missing, bool *ok, struct arena *a)
{
	struct tpl_options opt = { .missing = missing, .today = { 2026, 11, 23 } };
	struct loc where = loc_at(source_new(a, SOURCE_TEXT, STR("mau.txt"), STR("")), 1, 1);
	struct diags d;
	str result = STR("");

	diags_init(&d, a);
	*ok = tpl_text(text, where, context, &opt, NULL, &result, a, &d);
	fuzz_demand(*ok == diags_ok(&d), "success without a complaint, failure with one");
	for (const struct diag *g = d.first; g != NULL; g = g->next)
		fuzz_demand(g->mark_from <= g->mark_to && g->mark_to <= g->excerpt.n, "a mark inside its excerpt");
	tap_diags(a, &d);
	return result;
}

static void
fuzz_template(const uint8_t *data, size_t n)
{
	struct arena *a;
	struct diags d;
	struct value context;
	str text, one, two;
	bool ok, again;
	enum tpl_missing missing = (enum tpl_missing)(n % 3);

	if (n == 0 || n > 1 << 16)
		return;
	a = arena_new(1 << 16);
	diags_init(&d, a);
	text = str_copy(a, (str){ (const char *)data + 1, n - 1 });
	context = tpl_eval(str_of(fuzz_data), LOC_NONE, NULL, NULL, a, &d);
	fuzz_demand(diags_ok(&d), "the data");
	if (text_bad_utf8(text) < text.n || memchr(text.p, '\0', text.n) != NULL) {
		arena_free(a); /* the door lets no such text in */
		return;
	}
	if (data[0] == 't') {
		one = fuzz_run(text, &context, missing, &ok, a);
		two = fuzz_run(text, &context, missing, &again, a);
		fuzz_demand(ok == again && str_eq(one, two), "the same the second time");
		fuzz_demand(!ok || text_bad_utf8(one) == one.n, "text in UTF-8");
		if (str_find_char(text, '{', 0) == text.n)
			fuzz_demand(ok && str_eq(one, text), "text without braces as it is");
	} else if (data[0] == 'e') {
		struct value v = tpl_eval(text, LOC_NONE, &context, NULL, a, &d);

		fuzz_demand(v.kind != VALUE_MISSING || !diags_ok(&d), "a value, or a complaint");
	}
	arena_free(a);
}

static str
fuzz_template_change(struct arena *a, str s, unsigned *state)
{
	static const char *const pieces[] = { "{{", "}}", "{%", "%}", "{#", "#}", "{{ x }}", "{% if co %}", "{% elif n %}", "{% else %}", "{% endif %}",
		"{% for x in xs %}", "{% endfor %}", "{% set y = ", "{% macro f(a, b=1) %}", "{% endmacro %}", "{{ f(1) }}", "{% raw %}", "{% endraw %}", "{%- ", " -%}",
		"|", "*", "**", "//", "%", "~", "[", "]", "[1:]", "(", ")", ".", ",", "'", "\"", " in ", " is ", " not ", " and ", " if ", " else ", "loop.index", "range(9)",
		"xs", "ds", "lon", "am", "m.a.b", "|join(', ')", "|round(2)", "|int", "|default('')", "|sort", "|length", "|upper", "|chu", "|so", "|ngay", "0", "1e9", "-", "\n", "\xc6\xa1" };

	return fuzz_change_text(a, s, state, pieces, sizeof pieces / sizeof *pieces);
}

FUZZ_TARGET(fuzz_template, fuzz_template_change)

#endif
