/* What can only be judged when it has been written: elements that go, that are taken, that end wrongly. */
#include "doc.h"

#include "value/rich.h"

static str
filled_part(struct doc *t)
{
	str bytes = STR("");

	doc_fill(t);
	OK(pkg_read(t->p, t->docx ? STR("word/document.xml") : STR("content.xml"), &bytes, &t->d));
	return bytes;
}

static size_t
count_of(str bytes, const char *what)
{
	size_t n = 0;

	for (size_t at = str_find(bytes, str_of(what), 0); at < bytes.n; at = str_find(bytes, str_of(what), at + 1))
		n++;
	return n;
}

/* Its name grows at each turn, so that it begins further before its content than in the template. */
TEST(an_empty_table_in_a_loop_goes_whatever_its_name_has_become)
{
	struct doc *t = doc_new("{% for x in [1, 2, 3] %}\n| {%tr for y in rong %} |\n| {{ y }} |\n| {%tr endfor %} |\nsau {{ x }}\n"
		"{% endfor %}", NULL, "{'rong': []}", false);
	str got = doc_fill(t);

	IS_STR(got, STR("sau 1\nsau 2\nsau 3\n"));
	IS_INT(count_of(filled_part(t), "<table:table"), 0);
	doc_free(t);
}

TEST(a_rich_value_takes_its_paragraph_in_a_loop_whatever_id_it_has_got)
{
	static const char body[] = "{% for x in [1, 2, 3] %}\n<text:p xml:id=\"p\">{{ t }}</text:p>\n{% endfor %}";
	struct doc *t = doc_new(body, NULL, "{'t': {'$doan': ['một', 'hai']}}", false);

	IS_STR(doc_fill(t), STR("một\nhai\nmột\nhai\nmột\nhai\n"));
	doc_free(t);
}

TEST(a_paragraph_that_was_joined_to_its_neighbour_is_not_taken)
{
	static const struct doc_case rows[] = {
		/* it is split around the value instead: what is left of it stays before and behind */
		{ "a {% if co -%}\n{{ t }}\n{%- endif %} b", "a \nmột\nhai\n b" },
		{ "a {% set y = 1 -%}\n{{ t }}\nsau", "a \nmột\nhai\n\nsau" },
		{ "{{ t }}\n{%- if co %} b{% endif %}\nsau", "\nmột\nhai\n b\nsau" },
	};

	BOTH("{'co': true, 't': {'$doan': ['một', 'hai']}}", rows);
}

/* A heading and a paragraph have closing tags of their own. */
TEST(paragraphs_of_two_kinds_are_not_joined)
{
	static const struct doc_case rows[] = {
		{ "<text:h>a {% if co -%}</text:h>\n<text:p>b</text:p>\n{% endif %}", "a \nb\n\n" },
		{ "<text:p>a {% if co -%}</text:p>\n<text:p>b</text:p>\n{% endif %}", "a b\n\n" },
	};

	ODT("{'co': true}", rows);
}

TEST(a_heading_at_the_end_of_a_cell_is_its_last_paragraph)
{
	struct doc *t = doc_new("<table:table table:name=\"T\"><table:table-column/><table:table-row><table:table-cell><text:p>{{p rong }}</text:p>"
		"<text:h>h</text:h></table:table-cell></table:table-row></table:table>", NULL, "{'rong': ''}", false);
	str got = filled_part(t);

	IS_INT(count_of(got, "<text:h>"), 1);
	IS_INT(count_of(got, "<text:p"), 0);
	doc_free(t);
}

/* The frame's name grows, or is a tag itself: what is put in order is the whole frame, from its first byte on. */
TEST(a_placeholder_picture_may_have_any_name)
{
	static const char *const names[] = { "f", "{{ x }}" };

	for (size_t i = 0; i < 2; i++) {
		char body[512];
		struct doc *t;
		struct picture *p;
		str got;

		snprintf(body, sizeof body, "{%% for x in [1, 2, 3] %%}\n<text:p><draw:frame draw:name=\"%s\" svg:width=\"3cm\" svg:height=\"2cm\">"
			"<draw:image xlink:href=\"Pictures/x.png\"/><svg:desc>{{ h }}</svg:desc></draw:frame></text:p>\n{%% endfor %%}", names[i]);
		t = doc_new(body, NULL, "{}", false);
		p = ARENA_NEW(t->a, struct picture);
		p->bytes = STR("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\"><rect width=\"40\" height=\"20\"/></svg>");
		value_put(t->a, &t->data, STR("h"), (struct value){ .kind = VALUE_PICTURE, .picture = p });
		IS_STR(doc_fill(t), STR("[hình]\n[hình]\n[hình]\n"));
		got = filled_part(t);
		IS_INT(count_of(got, "<draw:frame "), 3);
		IS_INT(count_of(got, "x.png"), 0);
		doc_free(t);
	}
}

/* A text box may hold a table whose rows go, in the very paragraph whose place a value takes. */
TEST(nothing_of_a_taken_paragraph_is_written)
{
	static const struct doc_case rows[] = {
		{ "<w:p><w:r><w:pict><w:txbxContent><w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"9\"/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>"
		  "{%tr for x in [1] %}</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>{{p x }}</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc>"
		  "<w:p><w:r><w:t>{%tr endfor %}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:txbxContent></w:pict></w:r>"
		  "<w:r><w:t>{{p t }}</w:t></w:r></w:p>\nsau", "một\nhai\nsau" },
	};
	static const struct doc_case before[] = {
		{ "<w:p><w:r><w:t>{{p t }}</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>{{p x }}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>\nsau",
		  "một\nhai\nsau" },
	};

	DOCX("{'t': {'$doan': ['một', 'hai']}}", rows);
	DOCX("{'x': 1, 't': {'$doan': ['một', 'hai']}}", before);
}

TEST(a_cell_gets_a_paragraph_where_it_lost_its_last_and_only_there)
{
	static const struct {
		const char *cell;
		int paragraphs;
	} rows[] = {
		{ "<w:p><w:r><w:t>{%p if khong %}</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p>", 1 },
		{ "<w:p><w:r><w:t>{%p if co %}</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p>", 1 },
		{ "<w:p/><w:p><w:r><w:t>{{p rong }}</w:t></w:r></w:p>", 1 },
		{ "<w:p><w:r><w:t>{{p rong }}</w:t></w:r></w:p>", 1 },
		{ "<w:p><w:r><w:t>{{p rong }}</w:t></w:r></w:p><w:p/><w:bookmarkStart w:id=\"9\" w:name=\"x\"/><w:bookmarkEnd w:id=\"9\"/>", 1 },
		{ "<w:p><w:r><w:t>{{p rong }}</w:t></w:r></w:p><w:p></w:p> ", 1 },
		{ "<w:p><w:r><w:t>{{ bang }}</w:t></w:r></w:p>", 2 },
		{ "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"2000\"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
		  "<w:p><w:r><w:t>{{p rong }}</w:t></w:r></w:p>", 2 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		char body[2048];
		struct doc *t;
		str got;

		snprintf(body, sizeof body, "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"2000\"/></w:tblGrid><w:tr><w:tc>%s</w:tc></w:tr></w:tbl>",
		    rows[i].cell);
		t = doc_new(body, NULL, "{'khong': false, 'co': true, 'rong': ''}", true);
		{
			struct block *cell = ARENA_NEW(t->a, struct block), *row = ARENA_NEW(t->a, struct block),
			             *table = ARENA_NEW(t->a, struct block);
			struct rich *rich = ARENA_NEW(t->a, struct rich);

			cell->kind = BLOCK_CELL;
			row->kind = BLOCK_ROW;
			row->children = cell;
			table->kind = BLOCK_TABLE;
			table->children = row;
			rich->blocks = table;
			value_put(t->a, &t->data, STR("bang"), value_rich(rich));
		}
		doc_fill(t);
		got = filled_part(t);
		if ((int)(count_of(got, "<w:p>") + count_of(got, "<w:p/>")) != rows[i].paragraphs)
			FAIL("%s\n" STR_FMT, rows[i].cell, STR_ARG(got));
		doc_free(t);
	}
}

/* The main part of a template without one tag, damaged after it was made: b instead of a in its bytes. */
static str
damaged_fill(bool docx, const char *a, const char *b)
{
	struct doc *t = doc_new("Một đoạn văn.", NULL, "{}", docx);
	str part = docx ? STR("word/document.xml") : STR("content.xml"), bytes = STR(""), got;
	struct out o;
	size_t at;

	OK(pkg_read(t->p, part, &bytes, &t->d));
	at = str_find(bytes, str_of(a), 0);
	OK(at < bytes.n);
	out_init(&o);
	out_put(&o, str_sub(bytes, 0, at));
	out_puts(&o, b);
	out_put(&o, str_sub(bytes, at + strlen(a), bytes.n));
	pkg_put(t->p, part, out_copy(&o, t->a));
	out_release(&o);
	got = doc_fill(t);
	IS_INT(diags_ok(&t->d), 0);
	got = str_find(got, STR("P112"), 0) < got.n ? STR("P112") : got;
	doc_free(t);
	return got;
}

TEST(a_damaged_part_is_no_template_even_where_it_has_no_tag)
{
	static const struct {
		const char *was, *is;
	} rows[] = {
		{ ">Một", "Một" },                 /* an element that never ends its tag */
		{ "Một", "&khong; Một" },          /* an entity that nobody has declared */
		{ "Một đoạn", "{{ 1 }} a & b" },   /* beside a tag: a bare ampersand */
		{ "Một đoạn", "Một \x01 đoạn" },   /* a character that XML has not */
		{ "Một", "Một</text:p></w:p></x>" } /* an end of what never began */
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		for (int docx = 0; docx < 2; docx++)
			IS_STR(damaged_fill(docx, rows[i].was, rows[i].is), STR("P112"));
}

TEST(a_package_without_its_main_part_is_no_template)
{
	for (int docx = 0; docx < 2; docx++) {
		struct doc *t = doc_new("Một đoạn văn.", NULL, "{}", docx);
		str part = docx ? STR("word/document.xml") : STR("content.xml"), said;

		doc_open(t);
		pkg_remove(t->p, part);
		OK(!fill_package(t->p, &t->data, &t->opt, t->a, &t->d));
		said = tap_diags(t->a, &t->d);
		OK(str_find(said, STR("the document has no text part"), 0) < said.n);
		doc_free(t);
	}
}
