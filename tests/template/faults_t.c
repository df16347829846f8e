#include "run.h"

/* Complaints as the author of a template reads them. */
static const char data[] =
    "{'x': 1, 'ten': 'An', 'xs': [1,2], 'khong': none, 'to_chuc': [{'ten': 'A', 'nhiem_vu': ['a']}, {'ten': 'B', 'nhiem_vu': 'chu'}], 'ct': {'thuc_hien': 5}}";

TEST(every_fault_of_a_template_is_told_with_its_place_and_a_way_out)
{
	static const struct row rows[] = {
	    {"{{ tenn }}",
	     "mau.txt:1:1: error: unknown name: tenn; nearest is ten [T102]\n"
	     "    {{ tenn }}\n"
	     "       ^^^^\n"},
	    {"{{ ct.thuc_hen }}",
	     "mau.txt:1:1: error: unknown name: ct.thuc_hen; nearest is thuc_hien [T102]\n"
	     "    {{ ct.thuc_hen }}\n"
	     "       ^^^^^^^^^^^\n"},
	    {"{{ zzzz.b.c }}",
	     "mau.txt:1:1: error: unknown name: zzzz [T102]\n"
	     "    {{ zzzz.b.c }}\n"
	     "       ^^^^\n"
	     "    hint: where it may be missing write {{ …|default(\"\") }}, or use --missing=empty\n"},
	    {"{{ x + }}",
	     "mau.txt:1:1: error: tag not understood: a value is missing at the end [T101]\n"
	     "    {{ x + }}\n"
	     "           ^\n"},
	    {"{{ x|f1 }} {{ x|uper }} {% if %}",
	     "mau.txt:1:1: error: unknown filter: f1 [T108]\n"
	     "    {{ x|f1 }}\n"
	     "         ^^\n"
	     "    hint: vanthu-template(7) lists the filters\n"
	     "mau.txt:1:12: error: unknown filter: uper; nearest is upper [T108]\n"
	     "    {{ x|uper }}\n"
	     "         ^^^^\n"
	     "mau.txt:1:25: error: tag not understood: \"if\" without a condition [T101]\n"
	     "    {% if %}\n"
	     "       ^^\n"
	     "mau.txt:1:25: error: block never closed: {% if %} [T104]\n"
	     "    {% if %}\n"
	     "       ^^\n"
	     "    hint: {% endif %} is missing\n"},
	    {"{% for x in xs %}{% if x %}\n{{ x }}{% endfor %}{% endif %}",
	     "mau.txt:2:8: error: blocks cross: endfor comes before endif [T106]\n"
	     "    {% endfor %}\n"
	     "       ^^^^^^\n"
	     "    mau.txt:1:18: {% if %} is opened here\n"
	     "    hint: close {% if %} first: blocks lie within each other, never across\n"},
	    {"a {% if x %}b",
	     "mau.txt:1:3: error: block never closed: {% if %} [T104]\n"
	     "    {% if x %}\n"
	     "       ^^^^\n"
	     "    hint: {% endif %} is missing\n"},
	    {"{% endif %}",
	     "mau.txt:1:1: error: nothing here to close or continue: endif without {% if %} [T105]\n"
	     "    {% endif %}\n"
	     "       ^^^^^\n"
	     "    hint: delete it, or put {% if … %} before\n"},
	    {"một {{ x\nhai",
	     "mau.txt:1:5: error: tag never closed: {{ [T103]\n"
	     "    {{ x\n"
	     "    ^^\n"
	     "    hint: \"}}\" is missing behind the value, in the same paragraph\n"},
	    {"{% for tc in to_chuc %}{% for v in tc.nhiem_vu %}{{ v.a }}{% endfor %}{% endfor %}",
	     "mau.txt:1:50: error: wrong kind of value: to_chuc[0].nhiem_vu[0]: not a map but text, so it has no field a [T120]\n"
	     "    {{ v.a }}\n"
	     "       ^^^\n"
	     "mau.txt:1:24: error: wrong kind of value: to_chuc[1].nhiem_vu: not a list but text [T120]\n"
	     "    {% for v in tc.nhiem_vu %}\n"
	     "                ^^^^^^^^^^^\n"
	     "    hint: one value alone is written as a list too; |list turns over a text's letters\n"},
	    {"{% for tc in to_chuc %}{{ tc.nhiem_vuu }}{% endfor %}",
	     "mau.txt:1:24: error: unknown name: to_chuc[0].nhiem_vuu; nearest is nhiem_vu [T102]\n"
	     "    {{ tc.nhiem_vuu }}\n"
	     "       ^^^^^^^^^^^^\n"
	     "mau.txt:1:24: error: unknown name: to_chuc[1].nhiem_vuu; nearest is nhiem_vu [T102]\n"
	     "    {{ tc.nhiem_vuu }}\n"
	     "       ^^^^^^^^^^^^\n"},
	    {"{% for tc in to_chuc %}{% for n in tc.ten.x %}{% endfor %}{% endfor %}",
	     "mau.txt:1:24: error: wrong kind of value: to_chuc[0].ten: not a map but text, so it has no field x [T120]\n"
	     "    {% for n in tc.ten.x %}\n"
	     "                ^^^^^^^^\n"
	     "mau.txt:1:24: error: wrong kind of value: to_chuc[1].ten: not a map but text, so it has no field x [T120]\n"
	     "    {% for n in tc.ten.x %}\n"
	     "                ^^^^^^^^\n"},
	    {"{{ 'a' + 1 }} {{ x / 0 }} {{ ten * ten }}",
	     "mau.txt:1:1: error: wrong kind of value: text + number; 'a' is text [T120]\n"
	     "    {{ 'a' + 1 }}\n"
	     "       ^^^^^^^\n"
	     "    hint: \"~\" joins texts; |float makes a number of a text\n"
	     "mau.txt:1:15: error: cannot be computed: 0 is 0: nothing can be divided by it [T121]\n"
	     "    {{ x / 0 }}\n"
	     "       ^^^^^\n"
	     "    hint: {{ a / b if b else \"-\" }}\n"
	     "mau.txt:1:27: error: wrong kind of value: text * text; ten is text [T120]\n"
	     "    {{ ten * ten }}\n"
	     "       ^^^^^^^^^\n"
	     "    hint: |float makes a number of a text\n"},
	    {"{{ xs[5] }}",
	     "mau.txt:1:1: error: unknown name: xs has 2 elements, none with index 5 [T102]\n"
	     "    {{ xs[5] }}\n"
	     "       ^^^^^\n"
	     "    hint: the first has index 0, the last 1 or -1\n"},
	    {"{% block a %}{% endblock %}{% import 'x' %}{% do xs.append(1) %}",
	     "mau.txt:1:1: error: not part of this language: {% block %} [T112]\n"
	     "    {% block a %}\n"
	     "       ^^^^^\n"
	     "    hint: there is no inheritance of templates: write the text here, or {% include \"part.docx\" %}\n"
	     "mau.txt:1:28: error: not part of this language: {% import %} [T112]\n"
	     "    {% import 'x' %}\n"
	     "       ^^^^^^\n"
	     "    hint: macros are not shared between files: write the macro in this template\n"
	     "mau.txt:1:44: error: not part of this language: {% do %} [T112]\n"
	     "    {% do xs.append(1) %}\n"
	     "       ^^\n"
	     "    hint: nothing may change a value: use {% set %}, or namespace() across a loop\n"},
	    {"{% fro x in xs %}{% endfor %}",
	     "mau.txt:1:1: error: unknown statement: fro; nearest is for [T111]\n"
	     "    {% fro x in xs %}\n"
	     "       ^^^\n"},
	    {"{{ xs.append(1) }} {{ ten.uper() }} {{ so(x) }} {{ lipsum() }} {{ mcro(1) }}",
	     "mau.txt:1:1: error: not part of this language: .append() [T112]\n"
	     "    {{ xs.append(1) }}\n"
	     "          ^^^^^^\n"
	     "    hint: nothing may change a value: make a new one, {% set x = x + [y] %}, or use namespace() across a loop\n"
	     "mau.txt:1:20: error: unknown function: .uper(); nearest is .upper() [T110]\n"
	     "    {{ ten.uper() }}\n"
	     "           ^^^^\n"
	     "mau.txt:1:49: error: not part of this language: lipsum() [T112]\n"
	     "    {{ lipsum() }}\n"
	     "       ^^^^^^\n"
	     "    hint: an official document has no filler text\n"
	     "mau.txt:1:37: error: unknown function: so [T110]\n"
	     "    {{ so(x) }}\n"
	     "       ^^\n"
	     "    hint: it is a filter: write {{ value|so }}\n"
	     "mau.txt:1:64: error: unknown function: mcro [T110]\n"
	     "    {{ mcro(1) }}\n"
	     "       ^^^^\n"},
	    {"{{ x is od }} {{ x is divisibleby }}",
	     "mau.txt:1:1: error: unknown test: od; nearest is odd [T109]\n"
	     "    {{ x is od }}\n"
	     "            ^^\n"
	     "mau.txt:1:15: error: wrong arguments: divisibleby needs its argument num [T113]\n"
	     "    {{ x is divisibleby }}\n"
	     "       ^^^^^^^^^^^^^^^^\n"},
	    {"{{ ten|replace('a') }} {{ ten|truncate(lenght=3) }} {{ ten|upper(1) }}",
	     "mau.txt:1:1: error: wrong arguments: replace needs its argument new [T113]\n"
	     "    {{ ten|replace('a') }}\n"
	     "       ^^^^^^^^^^^^^^^^\n"
	     "mau.txt:1:24: error: wrong arguments: truncate has no argument lenght; nearest is length [T113]\n"
	     "    {{ ten|truncate(lenght=3) }}\n"
	     "                    ^^^^^^\n"
	     "mau.txt:1:53: error: wrong arguments: upper takes 0 arguments [T113]\n"
	     "    {{ ten|upper(1) }}\n"
	     "                 ^^\n"},
	    {"{{ x = 1 }}",
	     "mau.txt:1:1: error: tag not understood: the tag should end before \"=\" [T101]\n"
	     "    {{ x = 1 }}\n"
	     "         ^^^\n"
	     "    hint: \"==\" compares; \"=\" stands only in {% set x = … %}\n"},
	    {"{{ x y }}",
	     "mau.txt:1:1: error: tag not understood: the tag should end before \"y\" [T101]\n"
	     "    {{ x y }}\n"
	     "         ^\n"
	     "    hint: an operator, a comma or a filter's \"|\" may be missing\n"},
	    {"{{ (x }} {{ [1, }} {{ 'abc }}",
	     "mau.txt:1:1: error: tag not understood: \")\" is missing at the end [T101]\n"
	     "    {{ (x }}\n"
	     "          ^\n"
	     "mau.txt:1:10: error: tag not understood: a value is missing at the end [T101]\n"
	     "    {{ [1, }}\n"
	     "           ^\n"
	     "mau.txt:1:20: error: tag not understood: a quotation that never ends [T101]\n"
	     "    {{ 'abc }}\n"
	     "       ^^^^\n"},
	    {"{% if x = 1 %}{% endif %}",
	     "mau.txt:1:1: error: tag not understood: the tag should end before \"=\" [T101]\n"
	     "    {% if x = 1 %}\n"
	     "            ^^^\n"
	     "    hint: \"==\" compares; \"=\" stands only in {% set x = … %}\n"},
	    {"{% for x xs %}{% endfor %}",
	     "mau.txt:1:1: error: tag not understood: \"in\" is missing: {% for x in xs %} [T101]\n"
	     "    {% for x xs %}\n"
	     "             ^^\n"},
	    {"{% set 1 = 2 %}{% set loop = 1 %}",
	     "mau.txt:1:1: error: tag not understood: a name is missing before \"1\" [T101]\n"
	     "    {% set 1 = 2 %}\n"
	     "           ^\n"
	     "mau.txt:1:16: error: tag not understood: loop cannot be given a value [T101]\n"
	     "    {% set loop = 1 %}\n"
	     "           ^^^^\n"},
	    {"{{ khong.a }} {% for i in khong %}{% endfor %} {{ x.y }} {% for i in x %}{% endfor %}",
	     "mau.txt:1:1: error: wrong kind of value: khong: not a map but no value, so it has no field a [T120]\n"
	     "    {{ khong.a }}\n"
	     "       ^^^^^^^\n"
	     "    hint: {% if khong %} asks whether there is a value\n"
	     "mau.txt:1:15: error: wrong kind of value: khong: not a list but no value [T120]\n"
	     "    {% for i in khong %}\n"
	     "                ^^^^^\n"
	     "    hint: where there may be no value: {% for x in …|default([], true) %}\n"
	     "mau.txt:1:48: error: wrong kind of value: x: not a map but number, so it has no field y [T120]\n"
	     "    {{ x.y }}\n"
	     "       ^^^\n"
	     "mau.txt:1:58: error: wrong kind of value: x: not a list but number [T120]\n"
	     "    {% for i in x %}\n"
	     "                ^\n"},
	    {"{{ ten|so }} {{ ten|ngay }} {{ 4000|la_ma }}",
	     "mau.txt:1:1: error: wrong kind of value: ten: not a number but text [T120]\n"
	     "    {{ ten|so }}\n"
	     "       ^^^\n"
	     "mau.txt:1:14: error: wrong kind of value: ten: not a date but text [T120]\n"
	     "    {{ ten|ngay }}\n"
	     "       ^^^^^^^^\n"
	     "    hint: a date is written 05/03/2026 or 2026-03-05\n"
	     "mau.txt:1:29: error: value not allowed here: no Roman numeral for 4000: 1 to 3999 [T122]\n"
	     "    {{ 4000|la_ma }}\n"
	     "       ^^^^^^^^^^\n"},
	    {"{{ x & y }} {{ !x }} {{ 5a }}",
	     "mau.txt:1:1: error: tag not understood: \"&\": write \"and\", or \"~\" to join texts [T101]\n"
	     "    {{ x & y }}\n"
	     "         ^\n"
	     "mau.txt:1:13: error: tag not understood: \"!\": write \"not\" [T101]\n"
	     "    {{ !x }}\n"
	     "       ^\n"
	     "mau.txt:1:22: error: tag not understood: a name that begins with a digit [T101]\n"
	     "    {{ 5a }}\n"
	     "       ^^\n"},
	    {"{}{% %}{{ }}",
	     "mau.txt:1:3: error: tag not understood: an empty {% %} [T101]\n"
	     "    {% %}\n"
	     "       ^\n"
	     "    hint: {% if … %}, {% for … %}, {% set … %}; to print a value write {{ … }}\n"
	     "mau.txt:1:8: error: tag not understood: an empty {{ }} [T101]\n"
	     "    {{ }}\n"
	     "      ^\n"},
	    {"{{ x|random }}",
	     "mau.txt:1:1: error: not part of this language: |random [T112]\n"
	     "    {{ x|random }}\n"
	     "         ^^^^^^\n"
	     "    hint: a document must come out the same twice\n"},
	    {"{% if x %}{% else %}{% else %}{% endif %}{% elif x %}",
	     "mau.txt:1:21: error: nothing here to close or continue: else after \"else\" [T105]\n"
	     "    {% else %}\n"
	     "       ^^^^\n"
	     "    mau.txt:1:1: {% if %} is opened here\n"
	     "mau.txt:1:42: error: nothing here to close or continue: elif outside of {% if %} [T105]\n"
	     "    {% elif x %}\n"
	     "       ^^^^^^\n"},
	    {"{% macro m(a, %}{% endmacro %}",
	     "mau.txt:1:1: error: tag not understood: a parameter's name is missing [T101]\n"
	     "    {% macro m(a, %}\n"
	     "                  ^\n"},
	    {"{% set ct.a = 1 %}",
	     "mau.txt:1:1: error: wrong kind of value: ct: not a namespace but map [T120]\n"
	     "    {% set ct.a = 1 %}\n"
	     "           ^^\n"
	     "    hint: {% set ct = namespace(a=…) %} makes one\n"},
	    {"{{ loop.idex }}{% for i in xs %}{{ loop.idex }}{% endfor %}",
	     "mau.txt:1:1: error: unknown name: loop [T102]\n"
	     "    {{ loop.idex }}\n"
	     "       ^^^^\n"
	     "    hint: where it may be missing write {{ …|default(\"\") }}, or use --missing=empty\n"
	     "mau.txt:1:33: error: unknown name: loop.idex; nearest is index [T102]\n"
	     "    {{ loop.idex }}\n"
	     "       ^^^^^^^^^\n"
	     "    hint: loop has index index0 first last length revindex revindex0 previtem nextitem depth depth0 cycle() changed()\n"},
	    {"{% for a, b in xs %}{% endfor %}{% for a, b in [[1,2,3]] %}{% endfor %}",
	     "mau.txt:1:1: error: wrong kind of value: number cannot be taken apart into 2 names [T120]\n"
	     "    {% for a, b in xs %}\n"
	     "           ^^^^\n"
	     "mau.txt:1:33: error: wrong kind of value: 2 names for 3 values [T120]\n"
	     "    {% for a, b in [[1,2,3]] %}\n"
	     "           ^^^^\n"},
	    {"{{ f(*xs) }}",
	     "mau.txt:1:1: error: not part of this language: arguments unpacked with \"*\" [T112]\n"
	     "    {{ f(*xs) }}\n"
	     "         ^\n"
	     "    hint: write the arguments one by one\n"
	     "mau.txt:1:1: error: unknown function: f [T110]\n"
	     "    {{ f(*xs) }}\n"
	     "       ^\n"},
	    {"{{ '%d' % ten }} {{ '%q' % 1 }} {{ '%s %s' % 1 }}",
	     "mau.txt:1:1: error: wrong kind of value: %d wants a number, not text [T120]\n"
	     "    {{ '%d' % ten }}\n"
	     "       ^^^^^^^^^^\n"
	     "mau.txt:1:18: error: value not allowed here: \"%q\" is no way to show a value: %s %d %.1f are [T122]\n"
	     "    {{ '%q' % 1 }}\n"
	     "       ^^^^^^^^\n"
	     "mau.txt:1:33: error: wrong arguments: fewer values than \"%\" signs [T113]\n"
	     "    {{ '%s %s' % 1 }}\n"
	     "       ^^^^^^^^^^^\n"},
	    {"{{ m }}{% macro m() %}{% endmacro %}{{ m }}",
	     "mau.txt:1:1: error: unknown name: m [T102]\n"
	     "    {{ m }}\n"
	     "       ^\n"
	     "    hint: where it may be missing write {{ …|default(\"\") }}, or use --missing=empty\n"
	     "mau.txt:1:37: error: wrong kind of value: a macro can't be printed [T120]\n"
	     "    {{ m }}\n"
	     "       ^\n"
	     "    hint: call it: {{ name(…) }}\n"},
	};

	COMPLAINTS(data, rows);
}

static struct tpl_item
item_in(struct arena *a, enum tpl_item_kind kind, const char *text, uint32_t container, const char *spot)
{
	struct tpl_item it = {.kind = kind, .text = str_of(text), .container = container};

	it.where = loc_spot(a, STR("mau.docx"), STR("document.xml"), str_of(spot));
	return it;
}

TEST(a_block_across_containers_names_both_places)
{
	struct arena *a = arena_new(4096);
	struct diags d;
	struct tpl_item items[3];

	diags_init(&d, a);
	items[0] = item_in(a, TPL_STMT, "for x in xs", 1, "table 1, row 2, column 1");
	items[1] = item_in(a, TPL_LITERAL, "", 1, "table 1, row 2, column 1");
	items[2] = item_in(a, TPL_STMT, "endfor", 0, "paragraph 7");
	OK(tpl_compile(items, 3, a, &d) == NULL);
	IS_STR(tap_diags(a, &d),
	       STR("mau.docx: document.xml: paragraph 7: error: block opened in one place, closed in another: {% for %} [T107]\n"
	           "    {%endfor%}\n"
	           "      ^^^^^^\n"
	           "    mau.docx: document.xml: table 1, row 2, column 1: {% for %} is opened here\n"
	           "    hint: move both tags into the same body, cell, text box, header or note\n"));
	arena_free(a);
}

TEST(ten_thousand_faults_neither_hang_nor_flood)
{
	struct bench *b = bench_new("{'x': 1}");
	struct out o;
	str shown;
	int lines = 0;

	out_init(&o);
	for (int i = 0; i < 10000; i++)
		out_printf(&o, "{{ a%d }} {{ x| }} {%% if %%}\n", i);
	bench_run(b, out_str(&o));
	OK(b->d.count[DIAG_ERROR] >= 20000);
	shown = tap_diags(b->a, &b->d);
	for (size_t i = 0; i < shown.n; i++)
		lines += shown.p[i] == '\n';
	OK(lines <= 501);
	out_release(&o);
	arena_free(b->a);
}

TEST(a_control_character_in_a_value_is_told_with_the_place_of_the_value)
{
	struct bench *b = bench_new("{}");
	struct value v = value_text(STR("a\001b"));

	v.where = loc_at(source_new(b->a, SOURCE_TEXT, STR("du-lieu.yaml"), STR("")), 3, 7);
	value_put(b->a, &b->context, STR("ten"), v);
	bench_run(b, STR("{{ ten }}"));
	IS_STR(tap_diags(b->a, &b->d),
	       STR("mau.txt:1:1: error: control character in a value: U+0001, ten [T123]\n    {{ ten }}\n       ^^^\n"
	           "    du-lieu.yaml:3:7: the value stands here\n    hint: delete the character in the data\n"));
	arena_free(b->a);
}

TEST(a_missing_name_is_left_empty_or_marked_where_asked)
{
	static const struct {
		enum tpl_missing missing;
		const char *text, *want;
		int errors, warnings, notes;
	} rows[] = {
	    {TPL_MISSING_ERROR, "[{{ a.b }}]", "[]", 1, 0, 0},
	    {TPL_MISSING_EMPTY, "[{{ a.b }}]", "[]", 0, 0, 1},
	    {TPL_MISSING_MARK, "[{{ a.b }}]", "[[?a?]]", 0, 1, 0},
	    {TPL_MISSING_MARK, "[{{ a ~ 'x' }}]", "[[?a?]x]", 0, 1, 0},
	    {TPL_MISSING_EMPTY, "{% if a %}1{% else %}2{% endif %}{% for x in a.b %}x{% endfor %}{{ a|upper }}{{ a|length }}", "20", 0, 0, 4},
	    {TPL_MISSING_ERROR, "{% if a %}1{% else %}2{% endif %}", "2", 1, 0, 0},
	    {TPL_MISSING_ERROR, "{{ a|default('d') }}{{ a.b.c|default('e') }}{{ a[0].b|d('f') }}", "def", 0, 0, 0},
	    {TPL_MISSING_ERROR, "{% set y = a %}{{ y }}{{ y.z }}", "", 1, 0, 0},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct bench *b = bench_new("{}");

		b->opt.missing = rows[i].missing;
		IS_STR(bench_run(b, str_of(rows[i].text)), str_of(rows[i].want));
		IS_INT(b->d.count[DIAG_ERROR], rows[i].errors);
		IS_INT(b->d.count[DIAG_WARNING], rows[i].warnings);
		IS_INT(b->d.count[DIAG_NOTE], rows[i].notes);
		arena_free(b->a);
	}
}
