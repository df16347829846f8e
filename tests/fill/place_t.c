/* Where a tag and a block stand, the same in DOCX and ODT. */
#include "doc.h"

static const char data[] =
    "{'ten': 'Hà Bắc', 'xs': [1, 2, 3], 'rong': [], 'co': true, 'khong': false, 'kt': 'A & B < C', 'mau': '{{ ten }}',"
    " 'ds': [{'t': 'a', 'con': [1, 2]}, {'t': 'b', 'con': [3]}], 'dong': 'một\\nhai', 'cot': '1\\t2', 'doan': 'x\\u0007y',"
    " 'trang': 'p\\fq', 'dau': '  hai  dấu ', 'lap': ['x', 'x', 'y']}";

TEST(a_value_comes_out_as_it_was_typed)
{
	static const struct doc_case rows[] = {
		{ "{{ ten }}", "Hà Bắc" },
		{ "xã {{ ten }}, huyện", "xã Hà Bắc, huyện" },
		{ "{{ kt }}", "A & B < C" },
		{ "{{ mau }}", "{{ ten }}" },
		{ "a{{ dau }}b", "a  hai  dấu b" },
		{ "{{ 'a' ~ \"b\" }}", "ab" },
		{ "{{ “x” ~ ‘y’ }}", "xy" },
		{ "{{ 12.50 }}", "12.50" },
		{ "{{ xs|length }}{{ ten }}", "3Hà Bắc" },
		{ "{_{ x }_}", "{{ x }}" },
		{ "{# ghi chú #}\ny", "y" },
		{ "x {# ghi chú #}y", "x y" },
		{ "a < b && c", "a < b && c" },
	};

	BOTH(data, rows);
}

TEST(a_torn_tag_is_found_and_keeps_the_look_of_its_first_character)
{
	static const struct doc_case rows[] = {
		{ "a {{ t*en }}* b", "a Hà Bắc b" },
		{ "a *{{ t*en }} b", "a *Hà Bắc* b" },
		{ "a {*{ ten }*} b", "a Hà Bắc b" },
		{ "*đậm {{ ten }}* b", "*đậm Hà Bắc* b" },
		{ "{*{* ten *}*}", "Hà Bắc" },
		{ "{*% if co *%}x{% en*dif %*}", "x" },
		{ "*{% if co %}*x*{% endif %}*", "x" },
		{ "{% for x in xs %}*{{ x }}*,{% endfor %}", "*1*,*2*,*3*," },
	};

	BOTH(data, rows);
}

TEST(a_statement_alone_takes_its_paragraph)
{
	static const struct doc_case rows[] = {
		{ "{% if co %}\na\n{% endif %}", "a" },
		{ "{% if khong %}\na\n{% endif %}\nb", "b" },
		{ "{% if khong %}\na\n{% elif co %}\nc\n{% else %}\nd\n{% endif %}\nb", "c\nb" },
		{ "{% for x in xs %}\n{{ x }}\n{% endfor %}", "1\n2\n3" },
		{ "{% for x in rong %}\n{{ x }}\n{% else %}\ntrống\n{% endfor %}", "trống" },
		{ "{%p for x in xs %}\n{{ x }}\n{%p endfor %}", "1\n2\n3" },
		{ "{% for d in ds %}\n{{ d.t }}\n{% for c in d.con %}\n. {{ c }}\n{% endfor %}\n{% endfor %}", "a\n. 1\n. 2\nb\n. 3" },
		{ "{% set y = 5 %}\n{{ y }}", "5" },
		{ "  {% if co %} \na\n{% endif %}", "a" },
		{ "{%p if co %}\na\n{%p endif %}\n{#p lời #}\nb", "a\nb" },
	};

	BOTH(data, rows);
}

TEST(inside_one_paragraph_the_text_repeats)
{
	static const struct doc_case rows[] = {
		{ "{% for x in xs %}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}.", "1, 2, 3." },
		{ "a{% if khong %}b{% else %}c{% endif %}d", "acd" },
		{ "{%r if co %}a{%r endif %}", "a" },
		{ "{% for x in xs %}{{ x }} {% endfor %}", "1 2 3 " },
	};

	BOTH(data, rows);
}

TEST(a_row_is_taken_by_a_tag_that_is_all_it_holds)
{
	static const struct doc_case rows[] = {
		{ "| {% for d in ds %} |  |\n| {{ d.t }} | {{ d.con|length }} |\n| {% endfor %} |  |", "| a | 2 |\n| b | 1 |" },
		{ "|  | {% for d in ds %} |\n| {{ d.t }} | {{ d.con|length }} |\n|  | {% endfor %} |", "| a | 2 |\n| b | 1 |" },
		{ "| {%tr for d in ds %} |  |\n| {{ d.t }} | x |\n| {%tr endfor %} |  |", "| a | x |\n| b | x |" },
		{ "| {% for d in ds %}{{ d.t }} | {{ d.con|length }}{% endfor %} |", "| a | 2 |\n| b | 1 |" },
		{ "| Tên | Số |\n| {% for d in ds %}{{ d.t }} | y{% endfor %} |", "| Tên | Số |\n| a | y |\n| b | y |" },
		{ "| {% if khong %} |  |\n| a | b |\n| {% endif %} |  |\n| c | d |", "| c | d |" },
		{ "trước\n| {% for x in rong %} |  |\n| a | b |\n| {% endfor %} |  |\nsau", "trước\nsau" },
		{ "| {% for d in ds %} |\n| {{ d.t }} |\n| {% for c in d.con %} |\n| {{ c }} |\n| {% endfor %} |\n| {% endfor %} |",
		    "| a |\n| 1 |\n| 2 |\n| b |\n| 3 |" },
		{ "| a | {% if co %} // x // {% endif %} |", "| a | x |" },
		{ "| a | {% if khong %} // x // {% endif %} |", "| a |  |" },
		{ "| {% for x in xs %}{{ x }}{% endfor %} | b |", "| 123 | b |" },
		{ "{% for d in ds %}\n| {{ d.t }} | b |\n{% endfor %}", "| a | b |\n| b | b |" },
	};

	BOTH(data, rows);
}

TEST(columns_repeat_and_cells_merge)
{
	static const struct doc_case rows[] = {
		{ "| {%tc for x in xs %} | {{ x }} | {%tc endfor %} |", "| 1 | 2 | 3 |" },
		{ "| a | {%tc for x in xs %} | c{{ x }} | {%tc endfor %} | z |\n| b | {%tc for x in xs %} | {{ x }} | {%tc endfor %} | y |",
		    "| a | c1 | c2 | c3 | z |\n| b | 1 | 2 | 3 | y |" },
		{ "| {% for l in lap %} |  |\n| {% gop %}{{ l }} | {{ loop.index }} |\n| {% endfor %} |  |", "| x | 1 |\n| ^ | 2 |\n| y | 3 |" },
		{ "| {%tr for l in xs %} |  |\n| {% vm %}g | {{ l }} |\n| {%tr endfor %} |  |", "| g | 1 |\n| ^ | 2 |\n| ^ | 3 |" },
		{ "| {% colspan 2 %}a | b |", "| (2) a | b |" },
		{ "| {%tc for x in xs %} | {% hm %}{{ x }} | {%tc endfor %} |", "| (3) 1 |" },
		{ "| {% cellbg 'FF0000' %}đỏ | b |", "| đỏ | b |" },
	};

	BOTH(data, rows);
}

TEST(lists_keep_their_items)
{
	static const struct doc_case rows[] = {
		{ "- {% for x in xs %}\n- mục {{ x }}\n- {% endfor %}", "- mục 1\n- mục 2\n- mục 3" },
		{ "{% for x in xs %}\n- mục {{ x }}\n{% endfor %}", "- mục 1\n- mục 2\n- mục 3" },
		{ "- {{ dong }}", "- một\n- hai" },
	};

	BOTH(data, rows);
}

TEST(breaks_in_a_value)
{
	static const struct doc_case rows[] = {
		{ "a {{ dong }}", "a một⏎hai" },
		{ "{{ dong }}", "một\nhai" },
		{ "{{ dong|xuong_dong }}", "một⏎hai" },
		{ "{{ cot }}", "1⇥2" },
		{ "a {{ doan }} b", "a x\ny b" },
		{ "a {{ trang }}", "a p\n⤓\nq" },
		{ "| {{ dong }} | a {{ dong }} |", "| một // hai | a một⏎hai |" },
		{ "*{{ dong }}*", "*một*\n*hai*" },
	};

	BOTH(data, rows);
}

TEST(paragraphs_join_at_a_minus)
{
	static const struct doc_case rows[] = {
		{ "a\n{%- if co %}\nb\n{%- endif %}", "a\nb" }, /* joined before each tag only, as docxtpl does */
		{ "{% if co -%}\nb\n{%- endif %}", "b" },
		{ "x {% if co -%}\nb\n{%- endif %} y", "x b y" },
	};

	BOTH(data, rows);
}

TEST(flowing_blocks_go_from_the_middle_of_a_paragraph_to_the_middle_of_another)
{
	static const struct doc_case rows[] = {
		{ "a {% if co %}b\nc{% endif %} d", "a b\nc d" },
		{ "a {% if khong %}b\nc{% endif %} d", "a  d" },
	};

	BOTH(data, rows);
}

TEST(what_opens_in_one_container_and_closes_in_another_is_named_with_both_places)
{
	static const struct doc_case rows[] = {
		{ "{% if co %}\n| a | {% endif %} |",
		    "mau.docx: table 1, row 1, column 2: error: block opened in one place, closed in another: {% if %} is closed in another cell, row or paragraph level [T107]\n" },
	};
	struct doc *t = doc_new(rows[0].body, NULL, data, true);
	str got = doc_fill(t);

	OK(str_find(got, STR("[T107]"), 0) < got.n);
	OK(str_find(got, STR("paragraph 1"), 0) < got.n);
	OK(str_find(got, STR("table 1, row 1, column 2"), 0) < got.n);
	doc_free(t);
}
