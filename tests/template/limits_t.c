#include "run.h"

/* Each limit from both sides: what just fits, and what is one too much. */

static str
repeat(struct arena *a, const char *head, const char *part, int n, const char *middle, const char *tail, int tails)
{
	struct out o;
	str s;

	out_init(&o);
	out_puts(&o, head);
	for (int i = 0; i < n; i++)
		out_puts(&o, part);
	out_puts(&o, middle);
	for (int i = 0; i < tails; i++)
		out_puts(&o, tail);
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

/* The id of the only error, "" where there is none. */
static str
only(struct bench *b)
{
	const struct diag *found = NULL;

	for (const struct diag *g = b->d.first; g != NULL; g = g->next)
		if (g->level >= DIAG_ERROR && found == NULL)
			found = g;
	return found != NULL ? str_of(found->kind->id) : STR("");
}

static void
fits(str text, const char *want_id)
{
	struct bench *b = bench_new("{'x': 1, 'xs': [1, 2, 3]}");

	bench_run(b, text);
	if (!str_eq(only(b), str_of(want_id)))
		FAIL("%.60s: %.*s, not %s", text.p, STR_ARG(only(b)), want_id);
	arena_free(b->a);
}

TEST(blocks_may_nest_64_deep)
{
	struct arena *a = arena_new(4096);

	fits(repeat(a, "", "{% if x %}", 64, "a", "{% endif %}", 64), "");
	fits(repeat(a, "", "{% if x %}", 65, "a", "{% endif %}", 65), "T130");
	fits(repeat(a, "", "{% for y in xs[:1] %}", 20000, "a", "{% endfor %}", 20000), "T130");
	arena_free(a);
}

TEST(expressions_may_nest_64_deep)
{
	struct arena *a = arena_new(4096);

	fits(str_concat(a, repeat(a, "{{ ", "(", 64, "1", ")", 64), STR(" }}")), "");
	fits(str_concat(a, repeat(a, "{{ ", "(", 65, "1", ")", 65), STR(" }}")), "T130");
	fits(str_concat(a, repeat(a, "{{ xs", "[xs", 4000, "", "]", 4000), STR(" }}")), "T130");
	fits(str_concat(a, repeat(a, "{{ 1", " if x else 1", 1000, "", "", 0), STR(" }}")), "T130");
	fits(str_concat(a, repeat(a, "{{ ", "range(", 1000, "", ")", 1000), STR(" }}")), "T130");
	fits(str_concat(a, repeat(a, "{{ ", "[", 4000, "1", "]", 4000), STR(" }}")), "T130");
	fits(str_concat(a, repeat(a, "{{ ", "not ", 4000, "1", "", 0), STR(" }}")), "T130");
	fits(str_concat(a, repeat(a, "{{ ", "-", 4000, "1", "", 0), STR(" }}")), "T130");
	fits(str_concat(a, repeat(a, "{{ ", "1 + ", 199, "1", "", 0), STR(" }}")), "");
	fits(str_concat(a, repeat(a, "{{ ", "1 + ", 2000, "1", "", 0), STR(" }}")), "T130");
	fits(str_concat(a, repeat(a, "{{ x", "|string", 200, "", "", 0), STR(" }}")), "");
	fits(str_concat(a, repeat(a, "{{ x", "|string", 201, "", "", 0), STR(" }}")), "T130");
	arena_free(a);
}

TEST(macros_may_call_each_other_64_deep)
{
	fits(STR("{% macro f(n) %}{% if n > 1 %}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(64) }}"), "");
	fits(STR("{% macro f(n) %}{% if n > 1 %}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(65) }}"), "T130");
	fits(STR("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}"), "T130");
	fits(STR("{% macro f() %}{{ f() ~ f() }}{% endmacro %}{{ f() }}"), "T130");
	fits(STR("{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}"), "T130");
}

TEST(loops_may_turn_a_million_times)
{
	fits(STR("{% for i in range(1000) %}{% for j in range(998) %}{% endfor %}{% endfor %}"), "");
	fits(STR("{% for i in range(1000) %}{% for j in range(1000) %}{% endfor %}{% endfor %}"), "T131");
	fits(STR("{% set n = range(1000000)|length %}"), "");
	fits(STR("{% set n = range(1000001)|length %}"), "T131");
	fits(STR("{% set n = range(-9000000000000000000, 9000000000000000000)|length %}"), "T131");
}

TEST(work_is_counted)
{
	fits(STR("{% set big = range(100000)|list %}{% for i in range(150) %}{% if 0 - 1 in big %}{% endif %}{% endfor %}"), "");
	fits(STR("{% set big = range(100000)|list %}{% for i in range(300) %}{% if 0 - 1 in big %}{% endif %}{% endfor %}"), "T133");
}

TEST(what_a_run_makes_is_bounded_by_the_memory_it_takes)
{
	/* each value is small, and none is kept */
	fits(STR("{% for i in range(100000) %}{% set x = range(1000)|list|sort %}{% endfor %}"), "T132");
	fits(STR("{% for i in range(300) %}{% set x = ('a,' * 100000).split(',') %}{% endfor %}"), "T132");
	/* what filters look at is counted, not only what they make */
	fits(STR("{% for i in range(300000) %}{{ ('ab' * 500)|upper|length }}{% endfor %}"), "T133");
	fits(STR("{% for i in range(3000) %}{{ ('ab' * 500)|upper|length }}{% endfor %}"), "");
}

TEST(text_and_output_are_bounded)
{
	fits(STR("{% set t = 'x' * 200000000 %}{{ 'x' if t }}"), "");
	fits(STR("{% set t = 'x' * 300000000 %}"), "T132");
	fits(STR("{% set t = 'x' * 9000000000000000000 %}"), "T132");
	fits(STR("{% set t = [1] * 9000000000000000000 %}"), "T132");
	fits(STR("{{ 'x'|center(9000000000000000000) }}"), "T132");
	fits(STR("{% set ns = namespace(t='xxxxxxxxxx') %}{% for i in range(100) %}{% set ns.t = ns.t ~ ns.t %}{% endfor %}"), "T132");
	fits(STR("{{ 'x' * 5000|replace('', 'y' * 100000)|length }}"), "");
	fits(STR("{{ ('x' * 50000)|replace('x', 'y' * 100000) }}"), "T132");
	fits(STR("{{ '%1000000d' % 1 }}"), "T122");
	fits(STR("{% set t = 'x' * 1000000 %}{% for i in range(200) %}{{ t }}{% endfor %}"), "");
	fits(STR("{% set t = 'x' * 1000000 %}{% for i in range(300) %}{{ t }}{% endfor %}"), "T132");
}

TEST(deep_values_are_shown_and_compared_without_end)
{
	struct bench *b = bench_new("{}");

	bench_run(b, STR("{% set ns = namespace(x=[]) %}{% for i in range(10000) %}{% set ns.x = [ns.x] %}{% endfor %}"
	                 "{{ ns.x }}{{ ns.x == [ns.x] }}{{ [ns.x]|sort }}{{ ns.x|unique|list|length }}"));
	OK(diags_ok(&b->d));
	arena_free(b->a);
}

TEST(a_run_is_linear_in_its_rows)
{
	/* steps, not seconds: 20,000 rows of six cells stay far below the limit */
	fits(STR("{% for i in range(20000) %}{{ i }}{{ i * 2 }}{{ i|so }}{{ loop.index }}{{ xs[0] }}{{ i if i else x }}{% endfor %}"), "");
}
