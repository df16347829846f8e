#include "run.h"

/* Statements at their edges, what is missing in each mode, and the variables that a template asks for. */
static const char data[] =
    "{'x': 5, 'xs': [3, 1, 2], 'tr': [], 'm': {'a': 1, 'b': 2}, 'ba': {'a': 1, 'b': 2, 'c': 3}, 'khong': none, 's': 'chữ', 'ngay': hom_nay(),"
    " 'cay': [{'t': 'a', 'c': [{'t': 'b', 'c': 'lá'}]}]}";

TEST(macros_take_their_arguments)
{
	static const struct row rows[] = {
	    {"{% macro f(a, b=2, c=b) %}{{ a }}{{ b }}{{ c }}{% endmacro %}{{ f(1) }} {{ f(1, 3) }} {{ f(1, c=4) }} {{ f(c=1, b=2, a=3) }} {{ f(1, 2, 3) }}", "122 133 124 321 123"},
	    {"{% macro f(a) %}{{ a|d('-') }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ f() }} {{ f(1, 2) }} {{ f(1, 2, 3, k=4) }} {{ f(k=1) }}", "-(){} 1(2,){} 1(2, 3){'k': 4} -(){'k': 1}"},
	    {"{% macro f() %}{{ caller is defined }}{% endmacro %}{{ f() }}{% call f() %}{% endcall %}{{ f(caller=1) }}", "FalseTrueTrue"},
	    {"{% macro f(a) %}[{{ a }}]{% endmacro %}{{ f('x')|upper }} {% set t = f('y') %}{{ t }} {{ f(f('z')) }} {{ [f(1), f(2)]|join }} {{ 'a' ~ f(3) }}", "[X] [y] [[z]] [1][2] a[3]"},
	    {"{% macro f(a) %}{% set a = a + 1 %}{{ a }}{% endmacro %}{{ f(1) }}{{ a is defined }}", "2False"},
	    {"{% macro f2(n) %}{{ caller(n) }}-{{ caller(n, 2) }}-{{ caller(j=3, i=4) }}{% endmacro %}{% call(i, j=9) f2(1) %}{{ i }}{{ j }}{% endcall %}", "19-12-43"},
	    {"{% macro f() %}{{ zz is defined }}{% set zz = 1 %}{{ zz }}{% endmacro %}{{ f() }}{{ f() }}", "False1False1"},
	};

	ROWS(data, rows);
}

TEST(sets_and_withs_take_values_apart)
{
	static const struct row rows[] = {
	    {"{% set a, b = 1, 2 %}{{ a }}{{ b }} {% set (c, d) = [3, 4] %}{{ c }}{{ d }} {% set e, (f, g) = 1, (2, 3) %}{{ e }}{{ f }}{{ g }} {% set h, = [5] %}{{ h }}", "12 34 123 5"},
	    {"{% set a, b = 'xy' %}{{ a }}{{ b }} {% set k, l = m %}{{ k }}{{ l }} {% for k, v in m.items() %}{{ k }}{{ v }}{% endfor %}", "xy ab a1b2"},
	    {"{% set t %}a{{ x }}b{% endset %}{{ t }} {% set u|upper|replace('A', 'z') %}a{{ x }}{% endset %}{{ u }} {% set v %}{% endset %}[{{ v }}]", "a5b z5 []"},
	    {"{% with %}{{ x }}{% endwith %}{% with x = 1, y = x %}{{ x }}{{ y }}{% endwith %}{{ x }}{% with a, b = (1, 2) %}{{ a }}{{ b }}{% endwith %}{{ a is defined }}", "515512False"},
	    {"{% set ns = namespace() %}{% set ns.a = 1 %}{% set ns.b %}t{% endset %}{{ ns.a }}{{ ns.b }} {% for i in xs %}{% set ns.a = ns.a + i %}{% endfor %}{{ ns.a }} {{ ns.items()|list }}", "1t 7 [('a', 7), ('b', 't')]"},
	    {"{% filter upper %}a{{ x }}{% filter replace('B', 'c') %}b{% endfilter %}{% endfilter %}{% filter trim %}  {% endfilter %}|", "A5B|"},
	    {"{% if tr %}1{% elif khong %}2{% elif s %}3{% else %}4{% endif %}{% if 0 %}{% elif '' %}{% endif %}{% if 1, 2 %}t{% endif %}", "3t"},
	};

	ROWS(data, rows);
}

TEST(loops_choose_recur_and_count)
{
	static const struct row rows[] = {
	    {"{% for i in xs if i != 1 %}{{ loop.index }}{{ i }}{{ loop.last }} {% endfor %}{% for i in xs if false %}{% else %}none{% endfor %}{% for i in tr if i %}{% else %}rong{% endfor %}", "13False 22True nonerong"},
	    {"{% for i in 'ab' %}{{ i }}{% endfor %}{% for i in s|list %}{{ i }}.{% endfor %}{% for k in m %}{{ k }}{% endfor %}{% for a, b in [[1, 2], 'xy'] %}{{ a }}{{ b }}{% endfor %}", "abc.h.ữ.ab12xy"},
	    {"{% for d in [{'t': 1, 'c': [{'t': 2, 'c': []}]}] recursive %}{{ loop.depth }}{{ loop.depth0 }}{{ d.t }}{% if d.c %}({{ loop(d.c) }}){% endif %}{% endfor %}", "101(212)"},
	    {"{% for i in [[1, 2], 3] recursive %}{% if i is sequence %}[{{ loop(i) }}]{% else %}{{ i }}{% endif %}{% else %}none{% endfor %}", "[12]3"},
	    {"{% for i in xs %}{% for j in xs if j > loop.index %}{{ j }}{% endfor %};{% endfor %}", "32;3;;"},
	    {"{% set ns = namespace(l=none) %}{% for i in xs %}{% set ns.l = loop %}{% endfor %}{{ ns.l.index }}", "4"}, /* past the last turn */
	    {"{% set a %}{% for i in xs %}{{ i }}{% endfor %}{% endset %}{{ a }}{% filter upper %}{% for i in ['a', 'b'] %}{{ i }}{% endfor %}{% endfilter %}", "312AB"},
	    {"{% for i in xs -%} {{ i }} {%- endfor %}|{% raw %}{% for %}{{ x }}{# c #}{% endraw %}|{#- c -#} a", "312|{% for %}{{ x }}{# c #}|a"},
	};

	ROWS(data, rows);
}

TEST(faults_of_statements_are_told)
{
	static const struct row rows[] = {
	    {"{% set a, b = 1 %}{% set a, b = none %}{% set a, b = true %}{% set a, b = ngay %}{% set a, b = [1] %}{% set a, b = ba %}{% set a, b = 'x' %}{% set a, b = zz %}{% set zz.a = 1 %}{% set x.a = 1 %}{% set x.a = zz %}",
	     "T120 <a, b> number cannot be taken apart into 2 names; T120 <a, b> no value cannot be taken apart into 2 names; T120 <a, b> true or false cannot be taken apart into 2 names; T120 <a, b> date cannot be taken apart into 2 names; T120 <a, b> 2 names for 1 values; T120 <a, b> 2 names for 3 values ({% for k, v in x.items() %} takes a map apart); T120 <a, b> 2 names for 1 values; T102 <zz> zz (where it may be missing write {{ …|default(\"\") }}, or use --missing=empty); T102 <zz> zz (where it may be missing write {{ …|default(\"\") }}, or use --missing=empty); T120 <x> x: not a namespace but number ({% set x = namespace(a=…) %} makes one); T102 <zz> zz (where it may be missing write {{ …|default(\"\") }}, or use --missing=empty)"},
	    {"{% for a, b in xs if a %}{% endfor %}{% for a, b in [[1, 2, 3]] %}{% endfor %}{% for i in zz %}{% endfor %}{% for i in s %}{% endfor %}{% for i in m.a %}{% endfor %}{% for i in xs[0] %}{% endfor %}{% for i in cay[0].t %}{% endfor %}",
	     "T120 <a, b> number cannot be taken apart into 2 names; T120 <a, b> 2 names for 3 values; T102 <zz> zz (where it may be missing write {{ …|default(\"\") }}, or use --missing=empty); T120 <s> s: not a list but text (one value alone is written as a list too; |list turns over a text's letters); T120 <m.a> m.a: not a list but number; T120 <xs[0]> xs[0]: not a list but number; T120 <cay[0].t> cay[0].t: not a list but text (one value alone is written as a list too; |list turns over a text's letters)"},
	    {"{% for d in cay recursive %}{% if d.c %}{{ loop(d.c) }}{% endif %}{% endfor %}",
	     "T120 <d.c> cay[0].c[0].c: not a list but text (one value alone is written as a list too; |list turns over a text's letters)"},
	    {"{% for d in cay recursive %}{{ loop(5) }}{{ loop(zz) }}{{ d.q }}{% endfor %}",
	     "T120 <5> 5: not a list but number; T102 <zz> zz (where it may be missing write {{ …|default(\"\") }}, or use --missing=empty); T102 <d.q> cay[0].q (where it may be missing write {{ …|default(\"\") }}, or use --missing=empty)"},
	    {"{% macro f(a) %}{{ a }}{{ a.b }}{% endmacro %}{{ f() }}{{ f(zz) }}{{ f(zz) ~ 'a' }}{% call f(zz) %}{% endcall %}",
	     "T102 <a> a; nearest is ba; T102 <a> a; nearest is ba; T102 <zz> zz (where it may be missing write {{ …|default(\"\") }}, or use --missing=empty); T102 <zz> zz (where it may be missing write {{ …|default(\"\") }}, or use --missing=empty); T102 <zz> zz (where it may be missing write {{ …|default(\"\") }}, or use --missing=empty)"},
	    {"{% set f = 1 %}{{ f() }}{{ f() ~ 'a' }}{% call f() %}{% endcall %}{{ (1)() }}{{ 'a'() }}",
	     "T120 <f()> f: not a macro but number, it can't be called; T120 <f()> f: not a macro but number, it can't be called; T120 <f()> f: not a macro but number, it can't be called; T120 <1)()> 1: not a macro but number, it can't be called; T120 <'a'()> 'a': not a macro but text, it can't be called"},
	    {"{% with a, b = 1 %}t{% endwith %}{% with c = zz %}{{ c }}t{% endwith %}{% with d, e = zz %}t{% endwith %}",
	     "T120 <a, b> number cannot be taken apart into 2 names; T102 <zz> zz (where it may be missing write {{ …|default(\"\") }}, or use --missing=empty); T102 <zz> zz (where it may be missing write {{ …|default(\"\") }}, or use --missing=empty)"},
	    {"{{ x|markdown }}{% filter so %}chữ{% endfilter %}{% set t|so %}chữ{% endset %}{% filter first %}{% endfilter %}",
	     "T112 <x|markdown> Markdown can't be read here; T120 <so> so: not a number but text; T120 <so> so: not a number but text; T102 <first>  is empty ({% if … %} asks whether there is anything)"},
	};

	FAULTS(data, rows);
}

TEST(faults_of_syntax_are_told)
{
	static const struct row rows[] = {
	    {"{{ xs[] }}{{ xs[1 2] }}{{ xs[1:2:3:4] }}{{ xs[1 }}{{ xs. }}{{ x.'a' }}{{ x| }}{{ x|1 }}{{ x is }}{{ x is 1 }}{{ x is qqqqqqqq }}{{ x is not }}",
	     "T101 <]> an index is missing before \"]\"; T101 <2> \"]\" is missing before \"2\"; T101 <4> \"]\" is missing before \"4\"; T101 <> \"]\" is missing at the end; T101 <> a field's name is missing at the end; T101 <'a'> a field's name is missing before \"'a'\"; T101 <> a filter's name is missing at the end; T101 <1> a filter's name is missing before \"1\"; T101 <> a test's name is missing at the end; T101 <1> a test's name is missing before \"1\"; T109 <qqqqqqqq> qqqqqqqq; T101 <> a test's name is missing at the end"},
	    {"{{ x|truncate(1, length=2) }}{{ x|truncate(qqqqqqq=2) }}{{ x|replace(old='a', 'b') }}{{ x|default(1, 2, 3) }}{{ x|upper( }}{{ x|upper(,) }}{{ f(**m) }}{{ x.upper }}{{ x.qqqqqqqq() }}{{ qqqqqqqq() }}",
	     "T113 <length> length is given twice to truncate; T113 <qqqqqqq> truncate has no argument qqqqqqq; T113 <'b'> an argument without a name stands behind one with a name; T113 <3)> default takes 2 arguments; T101 <> a value is missing at the end; T101 <,> a value is missing before \",\"; T112 <**> arguments unpacked with \"*\" (write the arguments one by one); T110 <qqqqqqqq> .qqqqqqqq(); T110 <f> f; T110 <qqqqqqqq> qqqqqqqq"},
	    {"{{ {1 2} }}{{ {1: } }}{{ {1: 2 }}{{ (1, }}{{ (1 2) }}{{ [1 2] }}{{ , }}{{ ) }}{{ if }}{{ 1 if }}{{ 1 if x else }}{{ not }}{{ - }}{{ 1 + }}{{ 1 < }}{{ 1 and }}{{ 1 or }}{{ x in }}{{ x not 1 }}",
	     "T101 <2> \":\" is missing before \"2\"; T101 <}> a value is missing before \"}\"; T101 <> \"}\" is missing at the end; T101 <> a value is missing at the end; T101 <2> \")\" is missing before \"2\"; T101 <2> \"]\" is missing before \"2\"; T101 <,> a value is missing before \",\"; T101 <)> a value is missing before \")\"; T101 <if> a value is missing before \"if\"; T101 <> a value is missing at the end; T101 <> a value is missing at the end; T101 <> a value is missing at the end; T101 <> a value is missing at the end; T101 <> a value is missing at the end; T101 <> a value is missing at the end; T101 <> a value is missing at the end; T101 <> a value is missing at the end; T101 <> a value is missing at the end; T101 <not 1> the tag should end before \"not\" (an operator, a comma or a filter's \"|\" may be missing)"},
	    {"{% set %}{% set a %}{% endset %}{% set a b %}{% set a = %}{% set a, = %}{% set a. = 1 %}{% set (a = 1 %}{% set true = 1 %}{% set None = 1 %}{% set if = 1 %}{% set a, 1 = 2 %}",
	     "T101 <> a name is missing at the end; T101 <b> \"=\" is missing: {% set x = … %}; T101 <> a value is missing at the end; T101 <> a value is missing at the end; T101 <=> a field's name is missing before \"=\"; T101 <=> \")\" is missing before \"=\"; T101 <true> true cannot be given a value; T101 <None> None cannot be given a value; T101 <if> a name is missing before \"if\"; T101 <1> a name is missing before \"1\""},
	    {"{% for %}{% endfor %}{% for a %}{% endfor %}{% for a in %}{% endfor %}{% for 1 in xs %}{% endfor %}{% for a in xs if %}{% endfor %}{% for a in xs x %}{% endfor %}{% for a in xs recursive x %}{% endfor %}",
	     "T101 <> a name is missing at the end; T101 <> \"in\" is missing: {% for x in xs %}; T101 <> a value is missing at the end; T101 <1> a name is missing before \"1\"; T101 <> a value is missing at the end; T101 <x> the tag should end before \"x\" (an operator, a comma or a filter's \"|\" may be missing); T101 <x> the tag should end before \"x\" (an operator, a comma or a filter's \"|\" may be missing)"},
	    {"{% macro %}{% endmacro %}{% macro f %}{% endmacro %}{% macro g( %}{% endmacro %}{% macro h(a=) %}{% endmacro %}{% macro i(a=1, b) %}{% endmacro %}{% macro j(1) %}{% endmacro %}{% macro k() x %}{% endmacro %}{% macro l(a b) %}{% endmacro %}",
	     "T101 <> the macro's name is missing; T101 <> \"(\" is missing at the end; T101 <> a parameter's name is missing; T101 <)> a value is missing before \")\"; T101 <b> a parameter without a default stands behind one with a default; T101 <1> a parameter's name is missing; T101 <x> the tag should end before \"x\" (an operator, a comma or a filter's \"|\" may be missing); T101 <b> \")\" is missing before \"b\""},
	    {"{% call %}{% endcall %}{% call x %}{% endcall %}{% call(1) x() %}{% endcall %}{% call x() y %}{% endcall %}{% filter %}{% endfilter %}{% filter qqqqqqqq %}{% endfilter %}{% filter upper x %}{% endfilter %}{% with a %}{% endwith %}{% with a = %}{% endwith %}{% with a = 1 b %}{% endwith %}",
	     "T101 <> a value is missing at the end; T101 <x> a macro's call is missing: {% call name(…) %}; T101 <1> a parameter's name is missing; T101 <y> the tag should end before \"y\" (an operator, a comma or a filter's \"|\" may be missing); T101 <> a filter's name is missing at the end; T108 <qqqqqqqq> qqqqqqqq (vanthu-template(7) lists the filters); T101 <x> the tag should end before \"x\" (an operator, a comma or a filter's \"|\" may be missing); T101 <> \"=\" is missing at the end; T101 <> a value is missing at the end; T101 <b> the tag should end before \"b\" (an operator, a comma or a filter's \"|\" may be missing); T110 <x> x"},
	    {"{% if %}{% endif %}{% if x y %}{% endif %}{% if x %}{% elif %}{% elif x y %}{% else x %}{% endif x %}{% if x %}{% else %}{% elif x %}{% endif %}{% else %}{% elif x %}{% for i in xs %}{% elif i %}{% else %}{% else %}{% endfor %}",
	     "T101 <if> \"if\" without a condition; T101 <y> the tag should end before \"y\" (an operator, a comma or a filter's \"|\" may be missing); T101 <elif> \"elif\" without a condition; T101 <y> the tag should end before \"y\" (an operator, a comma or a filter's \"|\" may be missing); T101 <x> the tag should end before \"x\" (an operator, a comma or a filter's \"|\" may be missing); T101 <x> the tag should end before \"x\" (an operator, a comma or a filter's \"|\" may be missing); T105 <elif x> elif after \"else\"; T105 <else> else outside of {% if %} and {% for %}; T105 <elif x> elif outside of {% if %}; T105 <elif i> elif outside of {% if %}; T105 <else> else after \"else\""},
	    {"{% include %}{% colspan %}{% cellbg %}{% vm x %}{% include 'a' ignore missing with context %}{% include 'a' x %}{% iff x %}{% endif %}{% qqqqqqqq %}{% enfor %}{% 1 %}{% while x %}{% autoescape true %}{% endautoescape %}{% raw x %}{% endraw %}",
	     "T101 <include> \"include\" without a value; T101 <colspan> \"colspan\" without a value; T101 <cellbg> \"cellbg\" without a value; T101 <x> the tag should end before \"x\" (an operator, a comma or a filter's \"|\" may be missing); T101 <x> the tag should end before \"x\" (an operator, a comma or a filter's \"|\" may be missing); T111 <iff> iff; nearest is if; T111 <qqqqqqqq> qqqqqqqq (to print a value write {{ … }}); T111 <enfor> enfor; nearest is endfor; T101 <1> a statement begins with a word ({% if … %}, {% for … %}, {% set … %}; to print a value write {{ … }}); T112 <while> {% while %} (only {% for %} repeats); T112 <autoescape> {% autoescape %} (values are always escaped: leave the tag out); T112 <endautoescape> {% endautoescape %} (values are always escaped: leave the tag out); T101 <x> the tag should end before \"x\" (an operator, a comma or a filter's \"|\" may be missing)"},
	    {"{{ x.random }}{{ super() }}{{ self.a() }}{{ x.encode() }}{{ xs.sort() }}{{ x|urlize }}{{ x|xmlattr }}{% extends 'a' %}{% from 'a' import b %}{% break %}{% continue %}{% trans %}{% debug %}",
	     "T112 <super> super() (there is no inheritance of templates); T110 <a> .a(); T112 <encode> .encode() (texts have no bytes here); T112 <sort> .sort() (|sort makes a sorted list); T112 <urlize> |urlize (links are written in Markdown: [text](address), with |markdown); T112 <xmlattr> |xmlattr (values are always escaped: no markup is written by hand); T112 <extends> {% extends %} (there is no inheritance of templates: begin from a copy, or {% include \"part.docx\" %}); T112 <from> {% from %} (macros are not shared between files: write the macro in this template); T112 <break> {% break %} (a loop turns over all: choose with {% for x in xs if … %} or a slice xs[:3]); T112 <continue> {% continue %} (a loop turns over all: choose with {% for x in xs if … %}); T112 <trans> {% trans %} (write the text itself); T112 <debug> {% debug %} (vanthu template vars lists what a template sees)"},
	    {"{{ 1.5.5 }}{{ 12345678901234567890123 }}{{ 1e }}{{ 1e+ }}{{ x @ y }}{{ 'a\\' }}{{ x $ }}{{ 1_ }}{{ ~ }}",
	     "T101 <12345678901234567890123> a number with too many digits; T101 <1e> a name that begins with a digit; T101 <1e> a name that begins with a digit; T101 <@> a character that has no meaning here; T101 <'a\\'> a quotation that never ends; T101 <$> a character that has no meaning here; T101 <1_> a name that begins with a digit; T101 <~> a value is missing before \"~\""},
	};

	FAULTS(data, rows);
}

TEST(letters_of_tags_are_read)
{
	static const struct row rows[] = {
	    {"{{ 1e2 }} {{ 1E+2 }} {{ 1e-2 }} {{ 1.5e1 }} {{ 1_000.5 }} {{ 0.10 }} {{ xs.0 }}", "100 100 0.01 15 1000.5 0.10 3"},
	    {"{{ 'a\\u00e2\\xe2\\uzzzz\\x4\\ud800\\u0000' }} {{ 'A\\u00C2\\xAf' }}", "aââ\\uzzzz\\x4\\ud800\\u0000 AÂ¯"},
	    {"{{ '\\a\\f\\b'|length }} {{ 'a\\\"b\\'c\\\\' }} {{ \"a'b\" }} {{ 'a\\nb' }}", "3 a\"b'c\\ a'b a\nb"},
	    {"{{\tx\n+\r1\v+\f1 }}{{ x\xc2\xad }}{{\xe2\x80\x83x\xe3\x80\x80}}{{ x \xe2\x80\xa8\xe2\x80\xa9\xe2\x80\xaf\xe2\x81\xa0\xef\xbb\xbf}}", "7555"},
	    {"{% set _a1 = 1 %}{% set Ω = 2 %}{% set 甲 = 3 %}{% set 𠀀 = 4 %}{% set 豈 = 5 %}{{ _a1 }}{{ Ω }}{{ 甲 }}{{ 𠀀 }}{{ 豈 }}", "12345"},
	    {"{{ 7 – 2 }} {{ 7 − 2 }} {{ “a\" }} {{ 'a’ }} {{ ‘a' }}", "5 5 a a a"},
	};

	ROWS(data, rows);
}

TEST(what_is_missing_is_empty_or_marked_all_the_way)
{
	static const struct {
		const char *text, *empty, *marked;
	} rows[] = {
	    {"{{ zz + 1 }}|{{ 1 + zz }}|{{ -zz }}|{{ zz < 1 }}|{{ 1 < zz }}|{{ 1 in zz }}|{{ zz in 'a' }}", "|||False|False|False|False", "[?zz?]|[?zz?]|[?zz?]|False|False|False|False"},
	    {"{{ zz.a.b }}|{{ zz[0] }}|{{ xs[9] }}|{{ m.q }}|{{ zz.upper() }}|{{ zz.split() }}|{{ zz.get('a', 2) }}|{{ zz.items() }}|{{ zz.strftime('%d') }}|{{ zz.zfill(2) }}|{{ zz.format(1) }}|{{ zz.count('z') }}{{ zz.find('z') }}|{{ zz.startswith('z') }}{{ zz.endswith(['z']) }}|{{ zz.splitlines() }}|{{ zz.islower() }}|{{ zz.join(['a', 'b']) }}|{{ ('a' if false).isdigit() }}", "|||||[]|2|[]||00||0-1|FalseFalse|[]|False|ab|False", "[?zz?]|[?zz?]|[?xs[9]?]|[?m.q?]|[?ZZ?]|[]|2|[]|[?zz?]|00||0-1|FalseFalse|[]|False|a[?zz?]b|False"},
	    {"{{ zz|so }}|{{ zz|ngay }}|{{ zz|length }}|{{ zz|first }}|{{ tr|first }}|{{ zz|join(',') }}|{{ zz|list }}|{{ zz|sum }}|{{ zz|items }}|{{ zz|la_ma }}|{{ zz|rong('1cm') }}", "-|ngày      tháng      năm      |0||||[]|0|[]|-|", "-|ngày      tháng      năm      |0|[?[]?]|[?[]?]||[]|0|[]|-|[?zz?]"},
	    {"{% for i in zz %}x{% endfor %}|{% for i in khong %}x{% endfor %}|{{ [zz] }}|{{ zz is sequence }}{{ zz is iterable }}{{ zz is mapping }}|{{ zz == zz }}|{{ zz == none }}|{{ [zz]|tojson }}", "||['']|TrueTrueFalse|True|False|[null]", "||['']|TrueTrueFalse|True|False|[null]"},
	    {"{{ khong.a }}|{{ x.a }}|{{ xs['a'] }}|{{ cay|map(attribute='q')|list }}|{{ cay|sort(attribute='q')|length }}|{{ [zz, 1]|sum }}|{{ [1, zz]|max }}|{{ zz ~ 'a' }}|{{ '%d' % zz }}", "|||['']|1||1|a|", "|||['']|1|[?zz?]|1|[?zz?]a|"},
	    {"{% macro f(a) %}{{ a }}{% endmacro %}{{ f() }}|{{ f(zz) }}|{{ zz|d('d') }}|{{ zz or 'o' }}|{{ 1 if zz }}", "||d|o|", "[?a?]|[?a?]|d|o|"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		for (int mark = 0; mark < 2; mark++) {
			struct bench *b = bench_new(data);
			const char *want = mark ? rows[i].marked : rows[i].empty;
			str got;

			b->opt.missing = mark ? TPL_MISSING_MARK : TPL_MISSING_EMPTY;
			got = bench_run(b, str_of(rows[i].text));
			if (!str_eq(got, str_of(want)))
				FAIL("%s\n#   %s gives %.*s\n#   not   %s\n# %.*s", rows[i].text, mark ? "marked" : "empty", STR_ARG(got), want, STR_ARG(bench_faults(b)));
			arena_free(b->a);
		}
}
