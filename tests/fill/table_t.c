/* What directives ask of a table's cells, and what they leave alone. */
#include "doc.h"

static str
filled_part(struct doc *t)
{
	str bytes = STR("");

	doc_fill(t);
	OK(pkg_read(t->p, t->docx ? STR("word/document.xml") : STR("content.xml"), &bytes, &t->d));
	return bytes;
}

static bool
holds_text(str bytes, const char *what)
{
	return str_find(bytes, str_of(what), 0) < bytes.n;
}

#define CELL(inside) "<w:tc>" inside "</w:tc>"
#define PARA(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define TABLE(cells) "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"2000\"/></w:tblGrid><w:tr>" cells "</w:tr></w:tbl>"

TEST(a_processing_instruction_of_a_stranger_is_no_directive)
{
	struct doc *t = doc_new(TABLE(CELL(PARA("{% cellbg 'FFDD00' %}<?vt colspan 0 0 7?>a"))), NULL, "{}", true);
	str got = filled_part(t);

	OK(holds_text(got, "<?vt colspan 0 0 7?>a"));
	OK(holds_text(got, "w:fill=\"FFDD00\""));
	OK(!holds_text(got, "gridSpan"));
	doc_free(t);
}

TEST(a_table_in_a_cell_is_settled_for_itself)
{
	struct doc *t = doc_new(TABLE(CELL(PARA("{% cellbg 'AA0000' %}trong") TABLE(CELL(PARA("{% cellbg '00BB00' %}con")))
		PARA("sau")) CELL(PARA("{% cellbg '0000CC' %}cuối"))), NULL, "{}", true);
	str got = filled_part(t);
	size_t outer = str_find(got, STR("w:fill=\"AA0000\""), 0), inner = str_find(got, STR("w:fill=\"00BB00\""), 0),
	    next = str_find(got, STR("w:fill=\"0000CC\""), 0);

	OK(outer < str_find(got, STR(">trong<"), 0));
	OK(str_find(got, STR(">trong<"), 0) < inner && inner < str_find(got, STR(">con<"), 0));
	OK(str_find(got, STR(">sau<"), 0) < next && next < str_find(got, STR(">cuối<"), 0));
	doc_free(t);
}

TEST(a_row_that_goes_takes_its_directives_along)
{
	static const struct doc_case rows[] = {
		/* the first row loses its only cell, and with it the span that was asked for */
		{ "| {%tc for x in rong %} | {% colspan 3 %}{{ x }} | {%tc endfor %} |\n| a | b |", "| a | b |" },
		{ "| {%tr for x in [1, 2] %} |  |\n| {% colspan x %}{{ x }} | z |\n| {%tr endfor %} |  |", "| 1 | z |\n| (2) 2 | z |" },
	};

	BOTH("{'rong': []}", rows);
}

TEST(what_stands_before_vm_is_said_once)
{
	static const struct doc_case rows[] = {
		{ "| {%tr for l in [1, 2] %} |  |\n| nhóm {% vm %}: | {{ l }} |\n| {%tr endfor %} |  |", "| nhóm : | 1 |\n| ^ | 2 |" },
	};
	struct doc *t = doc_new(rows[0].body, NULL, "{}", true);
	str got;

	BOTH("{}", rows);
	got = filled_part(t);
	IS_INT(str_find(got, STR(">nhóm "), str_find(got, STR("nhóm "), 0) + 1), got.n);
	OK(str_find(got, STR(":</w:t>"), str_find(got, STR(":</w:t>"), 0) + 1) < got.n); /* what stands behind stays in each */
	doc_free(t);
}
