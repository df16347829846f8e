/* Fields brought up to date: what each kind gives from what the package says, and what stays as it was saved. */
#include "field/field.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "batch/batch.h"
#include "document/document.h"
#include "layout/layout.h"
#include "package/package.h"
#include "shape/shape.h"
#include "tap.h"

#define W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" " \
	"xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define REL "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define ODF " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"" \
	" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"" \
	" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"" \
	" xmlns:xlink=\"http://www.w3.org/1999/xlink\"" \
	" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"" \
	" xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""

#define T(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define FLD(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"
#define INSTR(text) "<w:r><w:instrText xml:space=\"preserve\">" text "</w:instrText></w:r>"
#define FIELD(instr, saved) FLD("begin") INSTR(instr) FLD("separate") T(saved) FLD("end")
#define MARK(name, within) "<w:bookmarkStart w:id=\"7\" w:name=\"" name "\"/>" within "<w:bookmarkEnd w:id=\"7\"/>"
#define P(content) "<w:p>" content "</w:p>"
#define STYLED(style, content) "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr>" content "</w:p>"

#define STYLES "<w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style>" \
	"<w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:name w:val=\"heading 2\"/></w:style>" \
	"<w:style w:type=\"paragraph\" w:styleId=\"TT\"><w:name w:val=\"Ti\u00eau \u0111\u1ec1 ph\u1ee5\"/></w:style>"
#define NUMBERS "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>" \
	"<w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/>" \
	"<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%2.\"/></w:lvl></w:abstractNum>" \
	"<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>"
#define NUMBERED(level, style, content) "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/><w:numPr><w:ilvl w:val=\"" level \
	"\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>" content "</w:p>"

struct tried {
	struct arena *a;
	struct diags *d;
	struct package *pkg;
};

static void
add_part(struct tried *t, const char *name, const char *root, const char *type, const char *content)
{
	str part = str_format(t->a, "word/%s.xml", name);

	pkg_put(t->pkg, part, str_format(t->a, "<w:%s " W ">%s</w:%s>", root, content, root));
	pkg_set_content_type(t->pkg, part,
	    str_format(t->a, "application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml", name), t->d);
	pkg_relate(t->pkg, STR("word/document.xml"), str_format(t->a, REL "%s", type), part, false, t->d);
}

static struct tried
docx_of(const char *body)
{
	struct tried t = { .a = arena_new(1 << 16) };

	t.d = ARENA_NEW(t.a, struct diags);
	diags_init(t.d, t.a);
	t.pkg = pkg_new(PACKAGE_DOCX, "t.docx", t.a);
	pkg_put(t.pkg, STR("word/document.xml"), str_format(t.a, "<w:document " W "><w:body>%s</w:body></w:document>", body));
	pkg_set_content_type(t.pkg, STR("word/document.xml"),
	    STR("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"), t.d);
	pkg_relate(t.pkg, STR(""), STR(REL "officeDocument"), STR("word/document.xml"), false, t.d);
	add_part(&t, "styles", "styles", "styles", STYLES);
	add_part(&t, "numbering", "numbering", "numbering", NUMBERS);
	return t;
}

static struct tried
odt_of(const char *body)
{
	struct tried t = { .a = arena_new(1 << 16) };

	t.d = ARENA_NEW(t.a, struct diags);
	diags_init(t.d, t.a);
	t.pkg = pkg_new(PACKAGE_ODT, "t.odt", t.a);
	pkg_put(t.pkg, STR("content.xml"), str_format(t.a, "<office:document-content" ODF "><office:body><office:text>%s"
	    "</office:text></office:body></office:document-content>", body));
	return t;
}

static void
put_blocks(struct out *o, const struct doc_block *b)
{
	for (; b != NULL; b = b->next) {
		if (b->kind != DOC_PARAGRAPH)
			continue;
		for (const struct doc_run *r = b->para->runs; r != NULL; r = r->next) {
			if (r->kind == RUN_TEXT || r->kind == RUN_FIELD)
				out_put(o, r->text);
			else if (r->kind == RUN_TAB)
				out_char(o, '>');
		}
		out_char(o, '|');
	}
}

/* The words of the text, paragraphs parted by bars, tabs shown as >. */
static str
words_of(struct tried *t)
{
	struct diags unsaid;
	struct document *doc;
	struct out o;
	str s;

	diags_init(&unsaid, t->a);
	doc = batch_document(t->pkg, t->a, &unsaid);
	out_init(&o);
	for (const struct doc_section *s1 = doc != NULL ? doc->sections : NULL; s1 != NULL; s1 = s1->next)
		put_blocks(&o, s1->blocks);
	s = out_copy(&o, t->a);
	out_release(&o);
	return s;
}

/* The ids of what was complained about, with the messages. */
static str
told(const struct tried *t)
{
	struct out o;
	str s;

	out_init(&o);
	for (const struct diag *g = t->d->first; g != NULL; g = g->next)
		out_printf(&o, "%s%s " STR_FMT, o.n > 0 ? "; " : "", g->kind->id, STR_ARG(g->message));
	s = out_copy(&o, t->a);
	out_release(&o);
	return s;
}

static struct shaper *
no_shaper(void *ctx)
{
	(void)ctx;
	return NULL;
}

struct row {
	const char *body, *words, *told; /* words NULL: as the body of the document says: nothing is changed */
};

static int
wrong_rows(struct tried (*make)(const char *body), const struct row *rows, size_t n)
{
	int wrong = 0;

	for (size_t i = 0; i < n; i++) {
		struct tried t = make(rows[i].body);
		str words, said;

		batch_fields(t.pkg, no_shaper, NULL, t.d);
		words = words_of(&t);
		said = told(&t);
		if (!str_eq(words, str_of(rows[i].words)) || !str_eq(said, str_of(rows[i].told))) {
			wrong++;
			printf("# row %zu: " STR_FMT " / " STR_FMT "\n", i, STR_ARG(words), STR_ARG(said));
		}
		arena_free(t.a);
	}
	return wrong;
}

#define ROWS(make, rows) wrong_rows(make, rows, sizeof(rows) / sizeof *(rows))

TEST(captions_are_counted_in_the_order_of_the_text)
{
	static const struct row rows[] = {
		{ P(FIELD("SEQ Bang", "9") ". a") P(FIELD(" SEQ Bang \\* ARABIC ", "9")), "1|2|", "" },
		{ P(FIELD("SEQ Bang", "1") FIELD("SEQ Hinh", "5") FIELD("SEQ Bang", "5")), "112|", "" },
		{ P(FIELD("SEQ Bang \\r 5", "1") FIELD("SEQ Bang \\c", "1") FIELD("SEQ Bang", "1")), "556|", "" },
		{ P(FIELD("SEQ Bang \\h", "1") FIELD("SEQ Bang", "1")), "2|", "" },
		{ P(FIELD("SEQ Bang \\* ROMAN", "1") FIELD("SEQ Bang \\* roman", "1")), "Iii|", "" },
		{ STYLED("H1", T("a")) P(FIELD("SEQ B \\s 1", "1") FIELD("SEQ B \\s 1", "1")) STYLED("H1", T("b"))
			P(FIELD("SEQ B \\s 1", "7")), "a|12|b|1|", "" },
		/* no result was ever saved */
		{ P(FLD("begin") INSTR("SEQ B") FLD("separate") FLD("end") T("x")), "1x|", "" },
		{ P(FLD("begin") INSTR("SEQ B") FLD("end") T("x")), "1x|", "" },
		{ P("<w:fldSimple w:instr=\" SEQ B \"/>" T("x")), "1x|", "" },
		{ P("<w:fldSimple w:instr=\" SEQ B \">" T("9") "</w:fldSimple>" T("x")), "1x|", "" },
		/* what is torn, deleted or shown only to old programs is no caption */
		{ P("<w:del>" FIELD("SEQ B", "1") "</w:del>" FIELD("SEQ B", "4")), "1|", "" },
		{ P(FLD("begin") INSTR("SEQ B") FLD("separate") T("4")), "4|", "" },
	};

	IS_INT(ROWS(docx_of, rows), 0);
}

TEST(references_say_what_their_place_says_now)
{
	static const struct row rows[] = {
		{ P(MARK("b", T("đích"))) P(FIELD("REF b \\h", "cũ")), "đích|đích|", "" },
		{ P(FIELD("REF b", "cũ")) P(MARK("b", T("Bảng ") FIELD("SEQ B", "9")) T(". x")), "Bảng 1|Bảng 1. x|", "" },
		{ P(MARK("b", T("đích"))) P(FIELD(" b ", "cũ")), "đích|đích|", "" },
		{ P(MARK("b", T("đích"))) P(FIELD("REF b \\* Upper", "cũ")), "đích|ĐÍCH|", "" },
		{ P(FIELD("REF b", "cũ")), "cũ|", "I151 REF b" },
		{ P(FIELD("PAGEREF b", "3")), "3|", "I151 PAGEREF b" },
		{ NUMBERED("0", "H1", T("a")) NUMBERED("0", "H1", MARK("b", T("b"))) P(FIELD("REF b \\r \\h", "9")), "a|b|II|", "" },
		{ NUMBERED("0", "H1", T("a")) NUMBERED("1", "H2", MARK("b", T("b"))) P(FIELD("REF b \\w", "9") T(" ")
			FIELD("REF b \\n", "9")), "a|b|I.1 1|", "" },
		{ P(MARK("b", T("x"))) P(FIELD("REF b \\r", "4")), "x|0|", "" },
		{ STYLED("TT", T("Một")) P(FIELD("STYLEREF \"Tiêu đề phụ\"", "cũ")) STYLED("TT", T("Hai")), "Một|Một|Hai|", "" },
		{ P(FIELD("STYLEREF 1", "cũ")) STYLED("H1", T("Sau")), "Sau|Sau|", "" },
		{ P(FIELD("STYLEREF \"không có\"", "cũ")), "cũ|", "I103 STYLEREF" },
		{ P(FIELD("REF b \\p", "ở trên") MARK("b", T("x"))), "ở trênx|", "I103 REF" },
	};

	IS_INT(ROWS(docx_of, rows), 0);
}

TEST(conditions_properties_and_sums_are_worked_out)
{
	static const struct row rows[] = {
		{ P(FIELD("IF 1 = 1 \"đúng\" \"sai\"", "cũ")), "đúng|", "" },
		{ P(FIELD("IF 10 > 9 \"đúng\" \"sai\"", "cũ")), "đúng|", "" }, /* as numbers */
		{ P(FIELD("IF 1.000 >= 1000 yes no", "cũ")), "yes|", "" },
		{ P(FIELD("IF \"xã A\" = \"xã *\" \"đúng\" \"sai\"", "cũ")), "đúng|", "" },
		{ P(FIELD("IF \"a b\" &lt;&gt; \"a b\" \"đúng\"", "cũ") T("x")), "x|", "" },
		{ P(MARK("b", T("hai từ"))) P(FLD("begin") INSTR("IF ") FIELD("REF b", "cũ") INSTR(" = \"hai từ\" \"đúng\" \"sai\"")
			FLD("separate") T("cũ") FLD("end")), "hai từ|đúng|", "" },
		{ P(FIELD("IF 1 ~ 1 \"đúng\" \"sai\"", "cũ")), "cũ|", "I103 IF" },
		{ P(FIELD("QUOTE \"lời\"", "cũ")), "lời|", "" },
		{ P(FIELD("= 2 + 3 * 4", "9")), "14|", "" },
		{ P(FIELD("=(2+3)*-4/8", "9")), "-2,5|", "" },
		{ P(MARK("b", T("1.250,5"))) P(FIELD("= b * 2", "9")), "1.250,5|2501|", "" },
		{ P(FIELD("=SUM(ABOVE)", "9")), "9|", "I103 =" },
		{ P(FIELD("= 1/0", "9")), "9|", "I103 =" },
	};

	IS_INT(ROWS(docx_of, rows), 0);
}

TEST(what_is_not_computed_is_said_once_a_kind)
{
	static const struct row rows[] = {
		{ P(FIELD("DATE", "a") FIELD("DATE", "b") FIELD("FILENAME", "c")), "abc|", "I103 DATE; I103 FILENAME" },
		{ P(FIELD("MERGEFIELD ten", "«ten»")), "«ten»|", "I103 MERGEFIELD" },
		{ P(FIELD("AUTHOR", "a")), "a|", "I103 AUTHOR" }, /* the package says none */
		{ P(FIELD("PAGE", "1") FIELD("NUMPAGES", "4") FIELD("SECTIONPAGES", "2")), "142|", "" },
		{ P(FIELD("HYPERLINK \"https://example.org\"", "a") FIELD("FILLIN \"Tên?\"", "b")), "ab|", "" },
		{ P("x") "<w:p><w:r><w:t>DATE REF SEQ</w:t></w:r></w:p>", "|DATE REF SEQ|", "" },
	};

	IS_INT(ROWS(docx_of, rows), 0);
}

TEST(properties_of_the_document_are_read)
{
	struct tried t = docx_of(P(FIELD("DOCPROPERTY \"Số hiệu\"", "cũ") T(" ") FIELD("TITLE", "cũ")));

	pkg_put(t.pkg, STR("docProps/custom.xml"),
	    STR("<Properties xmlns:vt=\"urn:vt\"><property name=\"Số hiệu\"><vt:lpwstr>15/BC</vt:lpwstr></property></Properties>"));
	pkg_put(t.pkg, STR("docProps/core.xml"),
	    STR("<cp:coreProperties xmlns:cp=\"urn:cp\" xmlns:dc=\"urn:dc\"><dc:title>Báo cáo</dc:title></cp:coreProperties>"));
	batch_fields(t.pkg, no_shaper, NULL, t.d);
	IS_STR(words_of(&t), STR("15/BC Báo cáo|"));
	IS_STR(told(&t), STR(""));
	arena_free(t.a);
}

/* --- contents lists ------------------------------------------------------------------ */

#define TOC(instr, first, rest) P(FLD("begin") INSTR(instr) FLD("separate") first) rest
#define TOC_END P(FLD("end"))
#define ENTRY(text, mark) "<w:hyperlink w:anchor=\"" mark "\">" T(text) "<w:r><w:tab/></w:r>" \
	FIELD("PAGEREF " mark " \\h", "4") "</w:hyperlink>"
#define HEADS STYLED("H1", MARK("_Toc1", T("Một"))) STYLED("H2", T("Một nhỏ")) STYLED("H1", T("Hai"))

TEST(a_contents_list_says_what_there_is)
{
	static const struct row rows[] = {
		{ TOC("TOC \\o \"1-3\" \\h", ENTRY("Cũ", "_Toc1"), TOC_END) HEADS, "Một>1|Một nhỏ>1|Hai>1||Một|Một nhỏ|Hai|", "" },
		{ TOC("TOC \\o \"1-1\"", T("Cũ"), P(ENTRY("Cũ 2", "_Toc9")) TOC_END) HEADS, "Một>1|Hai>1||Một|Một nhỏ|Hai|", "" },
		{ TOC("TOC \\o 2-2 \\n", T("Bấm F9"), TOC_END) HEADS, "Một nhỏ||Một|Một nhỏ|Hai|", "" },
		/* the end stands in the last entry */
		{ P(FLD("begin") INSTR("TOC \\o 1-1") FLD("separate") T("Cũ") FLD("end")) HEADS, "Một>1|Hai>1|Một|Một nhỏ|Hai|", "" },
		/* right already: not a word is touched */
		{ TOC("TOC \\o \"1-1\" \\h", ENTRY("Một", "_Toc1"), TOC_END) STYLED("H1", MARK("_Toc1", T("Một"))),
			"Một>4||Một|", "" },
		{ TOC("TOC \\o \"1-1\" \\h", ENTRY("I.</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>Một", "_Toc1"), TOC_END)
			NUMBERED("0", "H1", MARK("_Toc1", T("Một"))), "I.>Một>4||Một|", "" },
		{ TOC("TOC \\o \"1-1\" \\h", T("Cũ"), TOC_END) NUMBERED("0", "H1", T("Một")), "I.>Một>1||Một|", "" },
		{ TOC("TOC \\t \"Tiêu đề phụ;1\"", T("Cũ"), TOC_END) STYLED("TT", T("Phụ")) STYLED("H1", T("Một")), "Phụ>1||Phụ|Một|", "" },
		{ TOC("TOC \\u", T("Cũ"), TOC_END) "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>" T("Nêu") "</w:p>", "Nêu>1||Nêu|", "" },
		{ TOC("TOC \\h \\c \"Bang\"", T("Cũ"), TOC_END) P(T("Bảng ") FIELD("SEQ Bang", "7") T(". Thu")) P(T("x")),
			"Bảng 1. Thu>1||Bảng 1. Thu|x|", "" },
		{ TOC("TOC \\a \"Bang\"", T("Cũ"), TOC_END) P(T("Bảng ") FIELD("SEQ Bang", "7") T(" Thu")), "Thu>1||Bảng 1 Thu|", "" },
		{ TOC("TOC \\f", T("Cũ"), TOC_END) P(FLD("begin") INSTR("TC \"Mục ẩn\" \\l 2") FLD("end") T("x")), "Mục ẩn>1||x|", "" },
		{ TOC("TOC \\o \"1-3\"", T("Cũ"), TOC_END) P(T("x")), "Cũ||x|", "I152 " },
	};

	IS_INT(ROWS(docx_of, rows), 0);
}

static struct field_places
two_pages(struct arena *a)
{
	struct field_places p = { .numbered = true, .paged = true, .pages = STR("7") };
	struct field_place *place = ARENA_NEW(a, struct field_place);

	map_init(&p.at, a);
	place->page = STR("iv");
	map_put(&p.at, STR("_Toc1"), place);
	return p;
}

TEST(page_numbers_that_are_lent_are_written)
{
	struct tried t = docx_of(TOC("TOC \\o 1-1 \\h", ENTRY("Một", "_Toc1"), TOC_END)
	    STYLED("H1", MARK("_Toc1", T("Một"))) P(T("trang ") FIELD("PAGEREF _Toc1", "9") T("/") FIELD("NUMPAGES", "9")
	    FIELD("REF _Toc1", "x")));
	struct field_places places = two_pages(t.a);

	IS_INT(field_refresh(t.pkg, NULL, t.a, t.d), FIELD_WANTS_NUMBERS | FIELD_WANTS_PAGES);
	IS_INT(field_refresh(t.pkg, &places, t.a, t.d), 0);
	IS_STR(words_of(&t), STR("Một>iv||Một|trang iv/7Một|"));
	IS_STR(told(&t), STR(""));
	arena_free(t.a);
}

TEST(a_part_that_is_right_keeps_its_bytes)
{
	struct tried t = docx_of(P(FIELD("SEQ B", "1")) P(MARK("b", T("x")) FIELD("REF b", "x")));
	str before, after;

	OK(pkg_read(t.pkg, STR("word/document.xml"), &before, t.d));
	IS_INT(field_refresh(t.pkg, NULL, t.a, t.d), 0);
	OK(pkg_read(t.pkg, STR("word/document.xml"), &after, t.d));
	OK(before.p == after.p);
	arena_free(t.a);
}

/* --- what only a page tells --------------------------------------------------------------- */

#define BREAK "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
#define ON_PAGES "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>" \
	"<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" w:footer=\"567\"/></w:sectPr>"

/* The words of all pages, a line a line. */
static str
pages_of(const char *body, const char *header, struct arena *a)
{
	static const char *const dirs[] = { "fonts", NULL };
	static const struct lay_options options = { .like = LIKE_WORD };
	struct tried t = docx_of(body);
	struct shaper *shaper = shaper_new((const char **)(uintptr_t)dirs, t.d);
	struct document *doc;
	struct out o;
	str s;

	add_part(&t, "header1", "hdr", "header", header);
	doc = batch_document_fresh(t.pkg, no_shaper, NULL, t.a, t.d);
	out_init(&o);
	lay_dump(&o, lay_document(doc, shaper, &options, t.a, t.d), true);
	s = out_copy(&o, a);
	out_release(&o);
	IS_STR(told(&t), STR(""));
	shaper_free(shaper);
	arena_free(t.a);
	return s;
}

#define IF_PAGE(yes, no) FLD("begin") INSTR("IF ") FIELD("PAGE", "9") INSTR(" = 1 ") INSTR(yes) INSTR(" \"" no "\"") \
	FLD("separate") T("cũ") FLD("end")

TEST(a_condition_on_the_page_and_the_words_of_a_style_are_each_pages_own)
{
	struct arena *a = arena_new(1 << 14);
	str s = pages_of(STYLED("H1", T("Một")) BREAK P(T("giữa")) BREAK STYLED("H1", T("Hai")) STYLED("H1", T("Ba"))
		P(IF_PAGE("\"sai\"", "cuối")) ON_PAGES,
	    P(FIELD("STYLEREF \"heading 1\"", "cũ") T("/") IF_PAGE("\"đầu\"", "sau")), a);
	struct out o;

	out_init(&o);
	while (s.n > 0) {
		str line = str_split(&s, '\n');

		for (int i = 0; i < 2; i++) /* its place, or "page" and the number */
			str_split(&line, ' ');
		out_printf(&o, STR_FMT "|", STR_ARG(line));
	}
	IS_STR(out_str(&o), STR("11906x16838 '1'|Một/đầu|Một|11906x16838 '2'|Một/sau|giữa|11906x16838 '3'|Hai/sau|Hai|Ba|cuối|"));
	out_release(&o);
	arena_free(a);
}

/* --- ODT -------------------------------------------------------------------------------- */

#define OP(content) "<text:p>" content "</text:p>"
#define OH(content) "<text:h text:outline-level=\"1\">" content "</text:h>"
#define OSEQ(ref, saved) "<text:sequence text:name=\"T\" text:ref-name=\"" ref "\" text:formula=\"ooow:T+1\">" saved "</text:sequence>"
#define OMARK(name, within) "<text:bookmark-start text:name=\"" name "\"/>" within "<text:bookmark-end text:name=\"" name "\"/>"
#define OREF(kind, format, name) "<text:" kind " text:reference-format=\"" format "\" text:ref-name=\"" name "\">cũ</text:" kind ">"
#define OLIST(level, entries) "<text:table-of-content><text:table-of-content-source text:outline-level=\"" level "\">" \
	"<text:table-of-content-entry-template text:outline-level=\"1\" text:style-name=\"C1\"><text:index-entry-link-start/>" \
	"<text:index-entry-text/><text:index-entry-tab-stop/><text:index-entry-page-number/><text:index-entry-link-end/>" \
	"</text:table-of-content-entry-template></text:table-of-content-source><text:index-body>" \
	"<text:index-title><text:p>MỤC LỤC</text:p></text:index-title>" entries "</text:index-body></text:table-of-content>"

TEST(fields_of_an_odt_say_what_the_text_says)
{
	static const struct row rows[] = {
		{ OP(OSEQ("r0", "1") OSEQ("r1", "1")) OP(OREF("sequence-ref", "value", "r1")), "12|2|", "" },
		{ OP("Bảng " OSEQ("r0", "9") ". Thu") OP(OREF("sequence-ref", "category-and-value", "r0") "/"
			OREF("sequence-ref", "caption", "r0")), "Bảng 1. Thu|Bảng 1/Thu|", "" },
		{ OP(OMARK("b", "Mục đích")) OP(OREF("bookmark-ref", "text", "b")), "Mục đích|Mục đích|", "" },
		{ OP(OREF("bookmark-ref", "text", "b")), "cũ|", "I151 bookmark-ref b" },
		{ OH("Chương") OP("<text:chapter text:display=\"name\" text:outline-level=\"1\">cũ</text:chapter>") OH("Sau"),
			"Chương|Chương|Sau|", "" },
		{ "<text:user-field-decls><text:user-field-decl office:value-type=\"string\" office:string-value=\"Hà Bắc\" "
			"text:name=\"xa\"/></text:user-field-decls>" OP("<text:user-field-get text:name=\"xa\">cũ</text:user-field-get>"),
			"Hà Bắc|", "" },
		{ OP("<text:variable-set text:name=\"v\">5</text:variable-set> <text:variable-get text:name=\"v\">4</text:variable-get>"),
			"5 5|", "" },
		{ OP("<text:expression text:formula=\"ooow:2+3\">9</text:expression>"), "5|", "" },
		{ OP("<text:date text:fixed=\"true\">1</text:date><text:date>2</text:date>"), "12|", "I103 date" },
		{ OP("<text:conditional-text>a</text:conditional-text>"), "a|", "I103 conditional-text" },
		{ OLIST("1", "<text:p text:style-name=\"C1\">Cũ</text:p>") OH("Một"), "MỤC LỤC|Một>1|Một|", "" },
		{ OLIST("1", OP("Cũ")) OP("x"), "MỤC LỤC|Cũ|x|", "I152 " },
	};

	IS_INT(ROWS(odt_of, rows), 0);
}

