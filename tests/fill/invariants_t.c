/* fill_invariants(): a document with one flaw each, and what is said of it. */
#include "fill/doc.h"

#define TBL(grid, rows) "<w:tbl><w:tblPr/><w:tblGrid>" grid "</w:tblGrid>" rows "</w:tbl>"
#define COL "<w:gridCol w:w=\"1\"/>"
#define TC(props) "<w:tc><w:tcPr>" props "</w:tcPr><w:p/></w:tc>"
#define TR(cells) "<w:tr>" cells "</w:tr>"
#define FLD(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"
#define SDT(inside) "<w:sdt><w:sdtPr/><w:sdtContent>" inside "</w:sdtContent></w:sdt>"

static const struct {
	bool docx;
	const char *body, *want; /* the complaint without its place; empty: all is well */
} rows[] = {
	/* tables */
	{ true, TBL(COL COL, TR(TC("") TC("")) TR(TC("<w:gridSpan w:val=\"2\"/>"))), "" },
	{ true, TBL(COL COL, TR(TC("") TC("") TC(""))), "row does not fit the table's grid: w:tr 3 > 2 [L156]" },
	{ true, TBL(COL COL, TR(TC("") TC("<w:gridSpan w:val=\"2\"/>"))), "row does not fit the table's grid: w:tr 3 > 2 [L156]" },
	{ true, TBL("", TR(TC("") TC("") TC(""))), "" },
	{ true, TBL(COL, "<w:tr/>"), "table or row without content: w:tr  [L158]" },
	{ true, TBL(COL, ""), "table or row without content: w:tbl  [L158]" },
	{ true, TBL(COL, SDT(TR(TC("")))), "" },
	{ true, TBL(COL, TR("<w:tc><w:p/>" TBL(COL, TR(TC(""))) "</w:tc>")), "cell without a paragraph at its end: w:tc  [L151]" },
	{ true, TBL(COL, TR("<w:tc/>")), "cell without a paragraph at its end: w:tc  [L151]" },
	{ true, TBL(COL, TR("<w:tc><w:p/><w:bookmarkEnd w:id=\"1\"/></w:tc>")), "reference leads nowhere: w:bookmarkEnd 1 [L153]" },
	{ true, TBL(COL, TR("<w:tc>" SDT("<w:p/>") "</w:tc>")), "" },
	{ true, TBL(COL, TR("<w:tc>" SDT(TBL(COL, TR(TC("")))) "</w:tc>")), "cell without a paragraph at its end: w:tc  [L151]" },
	{ true, TBL(COL, TR(TC("<w:vMerge w:val=\"restart\"/>")) TR(TC("<w:vMerge/>")) TR(TC("<w:vMerge w:val=\"continue\"/>"))), "" },
	{ true, TBL(COL, TR(TC("<w:vMerge/>"))), "vertical merge without a start: w:vMerge  [L157]" },
	{ true, TBL(COL, TR(TC("<w:vMerge w:val=\"restart\"/>")) TR(TC("")) TR(TC("<w:vMerge/>"))), "vertical merge without a start: w:vMerge  [L157]" },
	{ true, TBL(COL COL, TR(TC("") TC("<w:vMerge w:val=\"restart\"/>")) TR(TC("<w:vMerge/>") TC(""))), "vertical merge without a start: w:vMerge  [L157]" },
	/* numbers and names */
	{ true, "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"a\"/><w:bookmarkEnd w:id=\"1\"/><w:bookmarkStart w:id=\"2\" w:name=\"b\"/><w:bookmarkEnd w:id=\"2\"/></w:p>", "" },
	{ true, "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"a\"/><w:bookmarkStart w:id=\"1\" w:name=\"b\"/><w:bookmarkEnd w:id=\"1\"/></w:p>",
	    "number used twice: w:bookmarkStart 1 [L152]" },
	{ true, "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"a\"/><w:bookmarkStart w:id=\"2\" w:name=\"a\"/></w:p>", "number used twice: w:name a [L152]" },
	{ true, "<w:p><w:bookmarkEnd w:id=\"7\"/></w:p>", "reference leads nowhere: w:bookmarkEnd 7 [L153]" },
	{ true, "<w:p w14:paraId=\"0A\"/><w:p w14:paraId=\"0B\"/>", "" },
	{ true, "<w:p w14:paraId=\"0A\"/><w:p w14:paraId=\"0A\"/>", "number used twice: w14:paraId 0A [L152]" },
	{ true, "<w:p><w:r><w:drawing><wp:docPr id=\"1\"/></w:drawing></w:r><w:r><w:drawing><wp:docPr id=\"1\"/></w:drawing></w:r></w:p>",
	    "number used twice: wp:docPr 1 [L152]" },
	{ true, "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"w14\"><wp:docPr id=\"1\"/></mc:Choice><mc:Fallback><wp:docPr id=\"1\"/></mc:Fallback>"
	        "</mc:AlternateContent></w:r></w:p>", "" },
	/* references */
	{ true, "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>", "" },
	{ true, "<w:p><w:pPr><w:pStyle w:val=\"La\"/></w:pPr></w:p>", "reference leads nowhere: pStyle La [L153]" },
	{ true, "<w:p><w:r><w:rPr><w:rStyle w:val=\"La\"/></w:rPr></w:r></w:p>", "reference leads nowhere: rStyle La [L153]" },
	{ true, "<w:p><w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr></w:p>", "" },
	{ true, "<w:p><w:pPr><w:numPr><w:numId w:val=\"9\"/></w:numPr></w:pPr></w:p>", "reference leads nowhere: w:numId 9 [L153]" },
	{ true, "<w:p><w:r><w:footnoteReference w:id=\"3\"/></w:r></w:p>", "reference leads nowhere: w:footnoteReference 3 [L153]" },
	{ true, "<w:p><w:hyperlink r:id=\"rId99\"/></w:p>", "reference leads nowhere: r:id rId99 [L153]" },
	{ true, "<w:p><w:hyperlink r:id=\"rId1\"/></w:p>", "" },
	/* fields and spaces */
	{ true, "<w:p>" FLD("begin") FLD("separate") FLD("begin") FLD("end") FLD("end") "</w:p>", "" },
	{ true, "<w:p>" FLD("begin") "</w:p>", "field not balanced: w:fldChar  [L154]" },
	{ true, "<w:p>" FLD("begin") FLD("end") FLD("end") FLD("begin") "</w:p>", "field not balanced: w:fldChar end [L154]" },
	{ true, "<w:p><w:r><w:t>a b</w:t></w:r></w:p>", "" },
	{ true, "<w:p><w:r><w:t> a</w:t></w:r></w:p>", "spaces at the edge of a text are not kept: w:t  a [L159]" },
	{ true, "<w:p><w:r><w:t>a </w:t></w:r></w:p>", "spaces at the edge of a text are not kept: w:t a  [L159]" },
	{ true, "<w:p><w:r><w:t xml:space=\"preserve\"> a </w:t></w:r></w:p>", "" },
	/* OpenDocument */
#define T(rows) "<table:table table:name=\"T\"><table:table-column/><table:table-column/>" rows "</table:table>"
#define R(cells) "<table:table-row>" cells "</table:table-row>"
#define C "<table:table-cell><text:p/></table:table-cell>"
	{ false, T(R(C C)), "" },
	{ false, T(R(C C C)), "row does not fit the table's grid: table:table-row 3 > 2 [L156]" },
	{ false, "<table:table><table:table-columns><table:table-column/><table:table-header-columns><table:table-column/></table:table-header-columns></table:table-columns>"
	         R(C C C) "</table:table>", "row does not fit the table's grid: table:table-row 3 > 2 [L156]" },
	{ false, "<table:table><table:table-column table:number-columns-repeated=\"3\"/><table:table-header-rows>" R(C C "<table:covered-table-cell/>")
	         "</table:table-header-rows><table:table-row-group><table:table-rows>" R(C) "</table:table-rows></table:table-row-group></table:table>", "" },
	{ false, T("<table:table-row/>"), "table or row without content: table:table-row  [L158]" },
	{ false, T(""), "table or row without content: table:table  [L158]" },
	{ false, T(R(C C)) T(R(C)), "number used twice: table:name T [L152]" },
	{ false, T(R(C "<table:table-cell/>")), "" },
	{ false, "<text:p><draw:frame><draw:image xlink:href=\"Pictures/a.png\"/></draw:frame></text:p>", "reference leads nowhere: xlink:href Pictures/a.png [L153]" },
	{ false, "<text:p><draw:frame><draw:image xlink:href=\"http://x.vn/a.png\"/></draw:frame></text:p>", "" },
	{ false, "<text:p><text:note text:id=\"n\"/><text:note text:id=\"n\"/></text:p>", "number used twice: text:id n [L152]" },
	{ false, "<text:p><text:bookmark text:name=\"m\"/><text:bookmark-start text:name=\"m\"/></text:p>", "number used twice: text:name m [L152]" },
	{ false, "<text:p xml:id=\"p\"/><text:p xml:id=\"p\"/>", "number used twice: xml:id p [L152]" },
	{ false, "<text:p text:style-name=\"P\"/><text:h text:style-name=\"Heading_20_1\"/><text:list text:style-name=\"L\"/>", "" },
	{ false, "<text:p text:style-name=\"La\"/>", "reference leads nowhere: style-name La [L153]" },
	{ false, "<text:p><text:span text:style-name=\"La\"/></text:p>", "reference leads nowhere: style-name La [L153]" },
};

TEST(each_flaw_is_said_once_with_its_part)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct doc *t = doc_new(rows[i].body, NULL, "{}", rows[i].docx);
		const char *part = rows[i].docx ? "mau.docx: word/document.xml" : "mau.odt: content.xml";
		str want = rows[i].want[0] != '\0' ? str_format(t->a, "%s: error: %s\n", part, rows[i].want) : STR(""), got;
		bool ok = fill_invariants(t->p, t->a, &t->d);

		got = tap_diags(t->a, &t->d);
		if (!str_eq(got, want) || ok != (want.n == 0))
			FAIL("%s\n--- says\n" STR_FMT "--- not\n" STR_FMT, rows[i].body, STR_ARG(got), STR_ARG(want));
		doc_free(t);
	}
}

TEST(headers_are_walked_too)
{
	struct doc *t = doc_new("a", "<w:p><w:pPr><w:pStyle w:val=\"La\"/></w:pPr></w:p>", "{}", true);

	OK(!fill_invariants(t->p, t->a, &t->d));
	IS_STR(tap_diags(t->a, &t->d), STR("mau.docx: word/header1.xml: error: reference leads nowhere: pStyle La [L153]\n"));
	doc_free(t);
	t = doc_new("a", "<text:p text:style-name=\"La\"/>", "{}", false);
	OK(!fill_invariants(t->p, t->a, &t->d));
	IS_STR(tap_diags(t->a, &t->d), STR("mau.odt: styles.xml: error: reference leads nowhere: style-name La [L153]\n"));
	doc_free(t);
}

TEST(a_style_that_inherits_from_itself_is_found)
{
	static const struct {
		const char *a, *b, *c; /* what each is based on */
		bool cycle;
	} cases[] = { { "", "S1", "S2", false }, { "S1", "", "", true }, { "S3", "S1", "S2", true }, { "S2", "S1", "S1", true }, { "none", "S1", "", false } };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (int docx = 0; docx < 2; docx++) {
			struct doc *t = doc_new("a", NULL, "{}", docx);
			const char *const names[] = { "S1", "S2", "S3" }, *const bases[] = { cases[i].a, cases[i].b, cases[i].c };
			str part = docx ? STR("word/styles.xml") : STR("styles.xml"), end = docx ? STR("</w:styles>") : STR("</office:styles>"), s;
			struct out o;
			size_t at;

			OK(pkg_read(t->p, part, &s, &t->d));
			at = str_find(s, end, 0);
			out_init(&o);
			out_put(&o, str_sub(s, 0, at));
			for (int k = 0; k < 3; k++)
				out_printf(&o, docx ? "<w:style w:styleId=\"%s\"><w:basedOn w:val=\"%s\"/></w:style>"
				                    : "<style:style style:name=\"%s\" style:parent-style-name=\"%s\"/>", names[k], bases[k]);
			out_put(&o, str_sub(s, at, s.n));
			pkg_put(t->p, part, out_copy(&o, t->a));
			out_release(&o);
			OK(fill_invariants(t->p, t->a, &t->d) != cases[i].cycle);
			s = tap_diags(t->a, &t->d);
			OK((str_find(s, STR("error: style inherits from itself: style S1 [L155]"), 0) < s.n) == cases[i].cycle);
			doc_free(t);
		}
}

TEST(a_document_without_styles_has_no_styles_to_miss)
{
	struct doc *t = doc_new("<w:p><w:pPr><w:pStyle w:val=\"La\"/></w:pPr></w:p>", NULL, "{}", true);
	struct package *p = pkg_new(PACKAGE_DOCX, "khong.docx", t->a);
	str s;

	pkg_relate(p, STR(""), STR(NS_R "/officeDocument"), STR("word/document.xml"), false, &t->d);
	OK(pkg_read(t->p, STR("word/document.xml"), &s, &t->d));
	pkg_put(p, STR("word/document.xml"), s);
	pkg_set_content_type(p, STR("word/document.xml"), STR(WML "document.main+xml"), &t->d);
	OK(fill_invariants(p, t->a, &t->d));
	IS_STR(tap_diags(t->a, &t->d), STR(""));
	doc_free(t);
}
