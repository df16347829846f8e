#include "run.h"

TEST(tags_are_found_with_their_scope_and_inside)
{
	static const struct {
		const char *text;
		int kind, scope;
		const char *inner;
		bool left, right;
		enum tpl_role role;
	} rows[] = {
	    {"a {{ x }} b", TPL_EXPR, TPL_HERE, " x ", false, false, TPL_ALONE},
	    {"{{x}}", TPL_EXPR, TPL_HERE, "x", false, false, TPL_ALONE},
	    {"{%p if x %}", TPL_STMT, TPL_PARAGRAPH, " if x ", false, false, TPL_OPENS},
	    {"{%tr for a in b %}", TPL_STMT, TPL_ROW, " for a in b ", false, false, TPL_OPENS},
	    {"{%tc endfor %}", TPL_STMT, TPL_CELL, " endfor ", false, false, TPL_CLOSES},
	    {"{%r else %}", TPL_STMT, TPL_RUN, " else ", false, false, TPL_CONTINUES},
	    {"{% p if x %}", TPL_STMT, TPL_PARAGRAPH, " if x", false, false, TPL_OPENS},
	    {"{% tr endfor %}", TPL_STMT, TPL_ROW, " endfor", false, false, TPL_CLOSES},
	    {"{{p x }}", TPL_EXPR, TPL_PARAGRAPH, " x ", false, false, TPL_ALONE},
	    {"{{r x }}", TPL_EXPR, TPL_RUN, " x ", false, false, TPL_ALONE},
	    {"{{ r }}", TPL_EXPR, TPL_HERE, " r ", false, false, TPL_ALONE},
	    {"{{p}}", TPL_EXPR, TPL_HERE, "p", false, false, TPL_ALONE},
	    {"{{ p.x }}", TPL_EXPR, TPL_HERE, " p.x ", false, false, TPL_ALONE},
	    {"{#p note #}", TPL_COMMENT, TPL_PARAGRAPH, " note ", false, false, TPL_ALONE},
	    {"{#tr row #}", TPL_COMMENT, TPL_ROW, " row ", false, false, TPL_ALONE},
	    {"{# it's {{ x }} #}", TPL_COMMENT, TPL_HERE, " it's {{ x }} ", false, false,
	     TPL_ALONE},
	    {"{%- if x -%}", TPL_STMT, TPL_HERE, " if x ", true, true, TPL_OPENS},
	    {"{{- x -}}", TPL_EXPR, TPL_HERE, " x ", true, true, TPL_ALONE},
	    {"{{ '}}' }}", TPL_EXPR, TPL_HERE, " '}}' ", false, false, TPL_ALONE},
	    {"{{ {'a': {}} }}", TPL_EXPR, TPL_HERE, " {'a': {}} ", false, false, TPL_ALONE},
	    {"{{ x’s }}", TPL_EXPR, TPL_HERE, " x’s ", false, false, TPL_ALONE},
	    {"{% set x = 1 %}", TPL_STMT, TPL_HERE, " set x = 1 ", false, false, TPL_ALONE},
	    {"{% set x %}", TPL_STMT, TPL_HERE, " set x ", false, false, TPL_OPENS},
	    {"{% set x | default(a='=') %}", TPL_STMT, TPL_HERE, " set x | default(a='=') ", false,
	     false, TPL_OPENS},
	    {"{% vm %}", TPL_STMT, TPL_HERE, " vm ", false, false, TPL_ALONE},
	    {"{ { {{ x }}", TPL_EXPR, TPL_HERE, " x ", false, false, TPL_ALONE},
	};
	struct arena *a = arena_new(4096);

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct diags d;
		struct tpl_tag tag;
		size_t at = 0;

		diags_init(&d, a);
		if (!tpl_next_tag(str_of(rows[i].text), &at, &tag, LOC_NONE, &d)) {
			FAIL("no tag in %s", rows[i].text);
			continue;
		}
		IS_INT(tag.kind, rows[i].kind);
		IS_INT(tag.scope, rows[i].scope);
		IS_STR(tag.inner, str_of(rows[i].inner));
		IS_INT(tag.trim_left, rows[i].left);
		IS_INT(tag.trim_right, rows[i].right);
		IS_INT(tpl_role(&tag), rows[i].role);
		OK(diags_ok(&d));
	}
	arena_free(a);
}

TEST(an_unclosed_tag_is_told_once_and_the_rest_is_searched)
{
	struct arena *a = arena_new(4096);
	struct diags d;
	struct tpl_tag tag;
	size_t at = 0;
	str text = STR("{{ mo {{ nam }} {% x");

	diags_init(&d, a);
	OK(tpl_next_tag(text, &at, &tag, LOC_NONE, &d));
	IS_STR(tag.inner, STR(" nam "));
	OK(!tpl_next_tag(text, &at, &tag, LOC_NONE, &d));
	IS_INT(d.count[DIAG_ERROR], 2);
	arena_free(a);
}

TEST(a_statement_alone_in_its_line_takes_the_line)
{
	static const struct row rows[] = {
	    {"a\n{% if x %}\nb\n{% endif %}\nc\n", "a\nb\nc\n"},
	    {"- x\n  {% for i in xs %}\n- {{ i }}\n  {% endfor %}\n- y", "- x\n- 1\n- 2\n- y"},
	    {"{# c #}\na", "a"},
	    {"a {% if x %} b {% endif %} c", "a  b  c"},
	    {"{{ x }}\n", "1\n"},
	    {"{% if x %}\r\nb\r\n{% endif %}", "b\r\n"},
	    {"a\n{% if x %}{% endif %}\nb", "a\n\nb"},
	    {"a\n  {%- if x %} b{% endif %}", "a b"},
	};

	ROWS("{'x': 1, 'xs': [1, 2]}", rows);
}

TEST(places_in_a_text_go_on_from_its_own_place)
{
	struct bench *b = bench_new("{}");

	b->where.line = 10;
	b->where.column = 5;
	bench_run(b, STR("một {{ a }}\nhai {{ b }}{{ c }}"));
	IS_INT(b->d.first->where.line, 10);
	IS_INT(b->d.first->where.column, 9);
	IS_INT(b->d.first->next->where.line, 11);
	IS_INT(b->d.first->next->where.column, 5);
	IS_INT(b->d.first->next->next->where.column, 12);
	arena_free(b->a);
}

TEST(a_value_is_never_evaluated_again)
{
	static const struct row rows[] = {
	    {"{{ v }}", "{{ x }} A & B < C"},
	    {"{% set y %}{{ v }}{% endset %}{{ y }}", "{{ x }} A & B < C"},
	};

	ROWS("{'x': 1, 'v': '{{ x }} A & B < C'}", rows);
}

static void
brackets(struct out *o, str s)
{
	out_printf(o, "<%.*s>", STR_ARG(s));
}

TEST(an_escape_reaches_values_only)
{
	struct bench *b = bench_new("{'x': 'a', 'xs': [1, 2]}");
	str result;

	OK(tpl_text(STR("*{{ x }}* {{ xs }} {% raw %}{{ y }}{% endraw %}"), LOC_NONE, &b->context,
	            NULL, brackets, &result, b->a, &b->d));
	IS_STR(result, STR("*<a>* <[1, 2]> {{ y }}"));
	arena_free(b->a);
}

/* --- events -------------------------------------------------------------- */

struct seen {
	struct out o;
};

static bool
see_literal(void *ctx, size_t item)
{
	out_printf(&((struct seen *)ctx)->o, "L%zu ", item);
	return true;
}

static bool
see_value(void *ctx, size_t item, const struct value *v)
{
	out_printf(&((struct seen *)ctx)->o, "V%zu=", item);
	value_print(&((struct seen *)ctx)->o, v);
	out_char(&((struct seen *)ctx)->o, ' ');
	return true;
}

static bool
see_directive(void *ctx, size_t item, str name, const struct value *v)
{
	out_printf(&((struct seen *)ctx)->o, "D%zu=%.*s(", item, STR_ARG(name));
	value_print(&((struct seen *)ctx)->o, v);
	out_puts(&((struct seen *)ctx)->o, ") ");
	return true;
}

static bool
see_turn(void *ctx, size_t item, size_t turn)
{
	out_printf(&((struct seen *)ctx)->o, "T%zu.%zu ", item, turn);
	return true;
}

static bool
see_end(void *ctx, size_t item)
{
	out_printf(&((struct seen *)ctx)->o, "E%zu ", item);
	return true;
}

static void
events(const struct tpl_item *items, size_t n, const char *want)
{
	struct bench *b = bench_new("{'xs': [1, 2], 'n': 2}");
	struct seen seen;
	struct tpl_sink sink = {&seen, see_literal, see_value, see_directive, see_turn, see_end};
	struct tpl *t = tpl_compile(items, n, b->a, &b->d);

	out_init(&seen.o);
	OK(t != NULL && tpl_run(t, &b->context, &b->opt, &sink, b->a, &b->d));
	IS_STR(out_str(&seen.o), str_of(want));
	out_reset(&seen.o);
	OK(t != NULL && tpl_run(t, &b->context, &b->opt, &sink, b->a,
	                        &b->d)); /* a template runs more than once */
	IS_STR(out_str(&seen.o), str_of(want));
	out_release(&seen.o);
	arena_free(b->a);
}

#define S(t)                                               \
	{                                                  \
		.kind = TPL_STMT, .text = { t,             \
			                    sizeof t - 1 } \
	}
#define X(t)                                               \
	{                                                  \
		.kind = TPL_EXPR, .text = { t,             \
			                    sizeof t - 1 } \
	}
#define L(t)                                                  \
	{                                                     \
		.kind = TPL_LITERAL, .text = { t,             \
			                       sizeof t - 1 } \
	}
#define T(t)                                               \
	{                                                  \
		.kind = TPL_TEXT, .text = { t,             \
			                    sizeof t - 1 } \
	}
#define EVENTS(items, want) events(items, sizeof items / sizeof items[0], want)

TEST(a_run_is_a_sequence_of_events)
{
	static const struct tpl_item loop[] = {L(""), S("for x in xs"), L(""),
	                                       X("x"), S("endfor"), L("")};
	static const struct tpl_item marks[] = {S("vm"),
	                                        S("hm"),
	                                        S("gop"),
	                                        S("colspan n"),
	                                        S("cellbg 'FF' ~ 'EE'"),
	                                        S("include \"a.docx\"")};
	static const struct tpl_item raw[] = {S("raw"), L(""), X(" x "),
	                                      S(" if "), S("endraw"), X("n")};
	static const struct tpl_item blank[] = {
	    T(" "), {.kind = TPL_STMT, .text = {"if n", 4}, .trim_left = true, .trim_right = true}, T(" "), X("n"), T(" "), S("endif")};

	EVENTS(loop, "L0 T1.0 L2 V3=1 T1.1 L2 V3=2 E1 L5 ");
	EVENTS(marks, "D0=vm() D1=hm() D2=gop() D3=colspan(2) D4=cellbg(FFEE) D5=include(a.docx) ");
	EVENTS(raw, "L1 V2={{ x }} V3={% if %} V5=2 ");
	EVENTS(blank, "V3=2 L4 ");
}

TEST(a_macros_literals_come_as_events_where_they_may_stand)
{
	static const struct tpl_item same[] = {S("macro m(a)"), L("đầu "), X("a"),
	                                       S("endmacro"), X("m(7)"), X("m(8)|upper")};
	struct tpl_item other[6];

	EVENTS(same, "L1 V2=7 V5=ĐẦU 8 ");
	memcpy(other, same, sizeof other);
	other[4].container = 3;
	EVENTS(other, "V4=đầu 7 V5=ĐẦU 8 ");
	other[4].splice = true;
	EVENTS(other, "L1 V2=7 V5=ĐẦU 8 ");
}

TEST(the_variables_of_a_template_are_a_shape_of_its_data)
{
	static const struct tpl_item items[] = {X("co_quan.ten"),
	                                        S("for tc in to_chuc"),
	                                        X("tc.ten"),
	                                        S("for v in tc.nhiem_vu"),
	                                        X("v"),
	                                        S("endfor"),
	                                        X("tc.so|so(1)"),
	                                        S("endfor"),
	                                        S("if co and n > 3"),
	                                        S("endif"),
	                                        S("set y = z.k"),
	                                        X("y.q"),
	                                        X("ngay_ky|ngay"),
	                                        X("ds|map(attribute='ten')|join"),
	                                        X("ds|sum('tien')"),
	                                        X("x * 2"),
	                                        X("cuoi[0].a")};
	struct bench *b = bench_new("{}");
	struct tpl *t = tpl_compile(items, sizeof items / sizeof items[0], b->a, &b->d);
	struct value v;
	struct out o;

	OK(t != NULL);
	v = tpl_vars(t, b->a);
	out_init(&o);
	value_json(&o, &v);
	for (size_t i = 0, to = o.n; i < to; i++) /* without blanks */
		if (o.p[i] == ' ' || o.p[i] == '\n')
			memmove(o.p + i, o.p + i + 1, to - i), to--, o.n--, i--;
	IS_STR(out_str(&o), STR("{\"co_quan\":{\"ten\":\"text\"},\"to_chuc\":[{\"ten\":\"text\","
	                        "\"nhiem_vu\":[\"text\"],\"so\":\"number\"}],"
	                        "\"co\":\"value\",\"n\":\"number\",\"z\":{\"k\":{\"q\":\"text\"}},"
	                        "\"ngay_ky\":\"date\","
	                        "\"ds\":[{\"ten\":\"text\",\"tien\":\"number\"}],\"x\":\"number\","
	                        "\"cuoi\":[{\"a\":\"text\"}]}"));
	out_release(&o);
	arena_free(b->a);
}

/* The tags of a text as items. */
static size_t
items_of(struct bench *b, str text, struct tpl_item *items, size_t most)
{
	struct tpl_tag tag;
	size_t n = 0;

	for (size_t at = 0; n < most && tpl_next_tag(text, &at, &tag, b->where, &b->d);)
		items[n++] = (struct tpl_item){ .kind = tag.kind, .text = tag.inner, .where = b->where };
	return n;
}

TEST(variables_are_what_their_uses_say)
{
	static const struct row rows[] = {
	    {"{{ a.b['c'].d }}{{ e[0] }}{{ f[k] }}{{ g['h'] }}{{ g[k] }}", "{\"a\": {\"b\": {\"c\": {\"d\": \"text\"}}}, \"e\": [\"text\"], \"f\": [\"text\"], \"k\": \"text\", \"g\": {\"h\": \"text\"}}"},
	    {"{{ (a if b else c).d }}{{ (e or f).g }}{{ h and i }}{{ j[1:].k }}", "{\"b\": \"value\", \"a\": {\"d\": \"text\"}, \"c\": \"value\", \"e\": {\"g\": \"text\"}, \"f\": \"value\", \"h\": \"text\", \"i\": \"value\", \"j\": {\"k\": \"text\"}}"},
	    {"{{ a + b }}{{ c - d }}{{ e / 2 }}{{ 2 ** f }}{{ g // h }}{{ -i }}{{ '%d' % j }}{{ k ~ l }}", "{\"a\": \"value\", \"b\": \"value\", \"c\": \"number\", \"d\": \"number\", \"e\": \"number\", \"f\": \"number\", \"g\": \"number\", \"h\": \"number\", \"i\": \"number\", \"j\": \"value\", \"k\": \"value\", \"l\": \"value\"}"},
	    {"{% if a < 1 %}{% endif %}{% if 2 < b %}{% endif %}{% if c == 'x' %}{% endif %}{% if d < e %}{% endif %}{% if 'x' in f %}{% endif %}{% if not g %}{% endif %}", "{\"a\": \"number\", \"b\": \"number\", \"c\": \"value\", \"d\": \"value\", \"e\": \"value\", \"f\": \"value\", \"g\": \"value\"}"},
	    {"{{ a|first }}{{ (b|last).c }}{{ (d|max(attribute='n')).e }}{{ f|length }}{{ g|upper }}{{ h|ngay }}{{ i|rong('1cm') }}{{ j|default('x') }}{{ (k|d({})).l }}", "{\"a\": [\"text\"], \"b\": [{\"c\": \"text\"}], \"d\": [{\"e\": \"text\"}], \"f\": [], \"g\": \"text\", \"h\": \"date\", \"i\": \"picture\", \"j\": \"text\", \"k\": {\"l\": \"text\"}}"},
	    {"{{ a|map(attribute='b')|join }}{{ c|sum('d') }}{{ e|groupby('f') }}{{ g|selectattr('h')|list }}{{ i|sort(attribute='j') }}{{ k|map('upper')|join }}{{ l|sort(true) }}{{ m|map(attribute=n) }}{{ o|join('p') }}",
	     "{\"a\": [{\"b\": \"text\"}], \"c\": [{\"d\": \"number\"}], \"e\": [{\"f\": \"text\"}], \"g\": [{\"h\": \"text\"}], \"i\": [{\"j\": \"text\"}], \"k\": [], \"l\": [], \"m\": [], \"n\": \"value\", \"o\": []}"},
	    {"{{ a.get('b') }}{{ a.get('b').c }}{{ d.get(e) }}{{ f.items() }}{{ g.upper() }}{{ h.strftime('%d') }}",
	     "{\"a\": {\"b\": {\"c\": \"text\"}}, \"d\": {}, \"e\": \"value\", \"f\": {}, \"g\": \"text\", \"h\": \"date\"}"},
	    {"{% for a in b %}{{ a }}{% endfor %}{% for c in d %}{{ c.e }}{{ loop.index }}{% endfor %}{% for f, g in h %}{{ f }}{{ g.i }}{% endfor %}{% for j in k if j.l %}{% else %}{{ m }}{% endfor %}",
	     "{\"b\": [\"text\"], \"d\": [{\"e\": \"text\"}], \"h\": [], \"k\": [{\"l\": \"value\"}], \"m\": \"text\"}"},
	    {"{% set a = b %}{{ a.c }}{% set d = 1 %}{{ d }}{% set e %}{{ f }}{% endset %}{{ e }}{% with g = h, i = 2 %}{{ g.j }}{{ i }}{% endwith %}{% filter upper %}{{ k }}{% endfilter %}{{ m2 }}{% set n.o = p %}",
	     "{\"b\": {\"c\": \"text\"}, \"f\": \"text\", \"h\": {\"j\": \"text\"}, \"k\": \"text\", \"m2\": \"text\", \"p\": \"value\"}"},
	    {"{% macro f(a, b=c) %}{{ a.x }}{{ b }}{{ d }}{% endmacro %}{{ f(e.g) }}{% call(h) f(i) %}{{ h.x }}{{ j }}{% endcall %}{{ hom_nay() }}{{ range(k) }}",
	     "{\"c\": \"value\", \"d\": \"text\", \"e\": {\"g\": \"value\"}, \"i\": \"value\", \"j\": \"text\", \"k\": \"value\"}"},
	    {"{% vm %}{% colspan a %}{% include b %}{% raw %}{{ c }}{% endraw %}{{ d.e }}{{ d }}{{ d|upper }}{{ g }}{{ g.h }}{{ i }}{{ i|so }}{{ j|so }}{{ j }}{% for x in l %}{% endfor %}{{ l }}{{ [m3, {'a': n3}] }}",
	     "{\"a\": \"value\", \"b\": \"value\", \"d\": {\"e\": \"text\"}, \"g\": {\"h\": \"text\"}, \"i\": \"number\", \"j\": \"number\", \"l\": [\"value\"], \"m3\": \"value\", \"n3\": \"value\"}"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct bench *b = bench_new("{}");
		struct tpl_item items[64];
		struct tpl *t = tpl_compile(items, items_of(b, str_of(rows[i].text), items, 64), b->a, &b->d);
		struct value v;
		struct out o;

		out_init(&o);
		if (t != NULL) {
			v = tpl_vars(t, b->a);
			value_json(&o, &v);
		}
		if (!str_eq(out_str(&o), str_of(rows[i].want)))
			FAIL("%s\n#   gives %.*s\n#   not   %s", rows[i].text, STR_ARG(out_str(&o)), rows[i].want);
		out_release(&o);
		arena_free(b->a);
	}
}

/* A sink that has had enough after some events. */
struct tired {
	int left, seen;
};

static bool
go_on(void *ctx)
{
	struct tired *t = ctx;

	t->seen++;
	return t->left-- > 0;
}

static bool
tired_literal(void *ctx, size_t item)
{
	(void)item;
	return go_on(ctx);
}

static bool
tired_value(void *ctx, size_t item, const struct value *v)
{
	(void)item;
	(void)v;
	return go_on(ctx);
}

static bool
tired_directive(void *ctx, size_t item, str name, const struct value *v)
{
	(void)item;
	(void)name;
	(void)v;
	return go_on(ctx);
}

static bool
tired_turn(void *ctx, size_t item, size_t turn)
{
	(void)item;
	(void)turn;
	return go_on(ctx);
}

static bool
tired_end(void *ctx, size_t item)
{
	(void)item;
	return go_on(ctx);
}

TEST(a_sink_that_refuses_an_event_ends_the_run_there)
{
	static const struct tpl_item items[] = {
	    L(""), S("for x in [1, 2]"), X("x"), S("endfor"), S("vm"), S("macro m()"), L(""), X("5"), S("endmacro"), X("m()"), S("if 1"), X("1"), S("endif"),
	    S("with y = 1"), X("y"), S("endwith"), S("call m()"), S("endcall"), X("[1]")
	};
	/* L0, turn, 1, turn, 2, end, vm, then of m: L, 5; 1; y; of m again: L, 5; [1] */
	enum { EVENTS_ALL = 14 };

	for (int left = 0; left <= EVENTS_ALL; left++) {
		struct bench *b = bench_new("{}");
		struct tired t = { left, 0 };
		struct tpl_sink sink = { &t, tired_literal, tired_value, tired_directive, tired_turn, tired_end };
		const struct tpl *tpl = tpl_compile(items, sizeof items / sizeof items[0], b->a, &b->d);

		OK(tpl != NULL);
		IS_INT(tpl_run(tpl, &b->context, NULL, &sink, b->a, &b->d), left == EVENTS_ALL);
		IS_INT(t.seen, left < EVENTS_ALL ? left + 1 : EVENTS_ALL);
		IS_STR(bench_faults(b), STR(""));
		arena_free(b->a);
	}
}

TEST(a_run_without_a_sink_still_finds_faults)
{
	static const struct tpl_item items[] = { L(""), X("1"), X("zz"), S("vm"), S("colspan joiner()"), S("for x in [1]"), X("x.a"), S("endfor") };
	static const char want[] = "T102 <zz> zz (where it may be missing write {{ …|default(\"\") }}, or use --missing=empty); "
	                           "T120 <x.a> [1][0]: not a map but number, so it has no field a";
	struct tpl_sink empty = { 0 };

	for (int with = 0; with < 2; with++) {
		struct bench *b = bench_new("{}");

		OK(!tpl_run(tpl_compile(items, sizeof items / sizeof items[0], b->a, &b->d), &b->context, NULL, with ? &empty : NULL, b->a, &b->d));
		IS_STR(bench_faults(b), str_of(want));
		arena_free(b->a);
	}
}

static bool
see_words(void *ctx, size_t item, const struct value *v)
{
	(void)item;
	value_print(&((struct seen *)ctx)->o, v);
	return true;
}

TEST(what_is_sound_of_a_faulty_template_still_runs)
{
	static const struct row rows[] = {
	    {"{{ x| }}{{ 'a' }}", "a"},
	    {"{% if x y %}b{% elif x y %}c{% else %}{{ 'd' }}{% endif %}", "d"},
	    {"{% for a in %}{{ 'e' }}{% else %}{{ 'f' }}{% endfor %}{% qqqqqqqq %}{{ 'g' }}", "fg"},
	    {"{% set a = %}{{ 'h' }}", ""},       /* what comes after may need it */
	    {"{% macro f( %}{% endmacro %}{{ 'i' }}", ""},
	    {"{% colspan %}{{ 'j' }}", "j"},
	    {"{% if true %}{{ 'k' }}", ""},
	    {"{{ 'l' }}{% endif %}", "l"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct bench *b = bench_new("{}");
		struct tpl_item items[64];
		size_t n = items_of(b, str_of(rows[i].text), items, 64);
		struct tpl *t;
		struct seen seen;
		struct tpl_sink sink = { .ctx = &seen, .value = see_words };

		OK(tpl_compile(items, n, b->a, &b->d) == NULL);
		t = tpl_compile_sound(items, n, b->a);
		out_init(&seen.o);
		if (t != NULL)
			tpl_run(t, &b->context, NULL, &sink, b->a, &b->d);
		if (!str_eq(out_str(&seen.o), str_of(rows[i].want)))
			FAIL("%s gives %.*s, not %s", rows[i].text, STR_ARG(out_str(&seen.o)), rows[i].want);
		out_release(&seen.o);
		arena_free(b->a);
	}
}
