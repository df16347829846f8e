#ifndef TESTS_FILL_DOC_H
#define TESTS_FILL_DOC_H

/*
 * Small documents written as text, the same in DOCX and ODT, filled, and read
 * back as the same kind of text:
 *
 *   a line is a paragraph         | a | b |  is a row; rows that follow make a table
 *   *…*   bold: a run of its own   // between paragraphs of a cell
 *   - …   an item of a list        ^ a cell that goes on from above
 *   ⏎ ⇥   line break, tab          (2) a cell over two columns
 *   ⤓     page break               [hình] a picture, [chú: …] a footnote
 *
 * Every filled document is walked by fill_invariants().
 */
#include "tap.h"

#include <libxml/tree.h>

#include "base/loc.h"
#include "fill/fill.h"
#include "package/package.h"
#include "template/template.h"

#define NS_W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define NS_R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define WML "application/vnd.openxmlformats-officedocument.wordprocessingml."

struct doc {
	struct arena *a;
	struct diags d;
	struct package *p;
	bool docx, styles; /* styles: the dump begins each paragraph with its style's */
	struct fill_options opt;
	struct value data;
};

/* --- writing ------------------------------------------------------------ */

static inline void
doc_text(struct out *o, str s, bool docx, bool bold)
{
	if (s.n == 0)
		return;
	if (docx) {
		out_puts(o, bold ? "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">" : "<w:r><w:t xml:space=\"preserve\">");
		out_xml(o, s);
		out_puts(o, "</w:t></w:r>");
	} else {
		if (bold)
			out_puts(o, "<text:span text:style-name=\"B\">");
		out_xml(o, s);
		if (bold)
			out_puts(o, "</text:span>");
	}
}

static inline void
doc_runs(struct out *o, str line, bool docx)
{
	bool bold = false;

	while (line.n > 0) {
		doc_text(o, str_split(&line, '*'), docx, bold);
		bold = !bold;
	}
}

static inline void
doc_paragraph(struct out *o, str line, bool docx)
{
	bool item = str_starts(line, STR("- "));

	if (item)
		line = str_sub(line, 2, line.n);
	if (!docx && item)
		out_puts(o, "<text:list text:style-name=\"L\"><text:list-item>");
	out_puts(o, !docx ? "<text:p text:style-name=\"P\">"
	        : item    ? "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
	                  : "<w:p>");
	doc_runs(o, line, docx);
	out_puts(o, docx ? "</w:p>" : "</text:p>");
	if (!docx && item)
		out_puts(o, "</text:list-item></text:list>");
}

static inline void
doc_cell(struct out *o, str cell, bool docx)
{
	out_puts(o, docx ? "<w:tc><w:tcPr><w:tcW w:w=\"2000\" w:type=\"dxa\"/></w:tcPr>"
	                 : "<table:table-cell table:style-name=\"C\" office:value-type=\"string\">");
	cell = str_trim(cell);
	for (;;) {
		size_t at = str_find(cell, STR(" // "), 0);

		doc_paragraph(o, str_sub(cell, 0, at), docx);
		if (at >= cell.n)
			break;
		cell = str_sub(cell, at + 4, cell.n);
	}
	out_puts(o, docx ? "</w:tc>" : "</table:table-cell>");
}

/* "| a | b |": a cell ends at " |", so that filters may stand in it. */
static inline int
doc_row(struct out *o, str line, bool docx)
{
	int n = 0;

	if (o != NULL)
		out_puts(o, docx ? "<w:tr>" : "<table:table-row>");
	line = str_sub(line, 1, line.n);
	while (str_trim(line).n > 0) {
		size_t at = str_find(line, STR(" |"), 0);

		if (o != NULL)
			doc_cell(o, str_sub(line, 0, at), docx);
		n++;
		line = str_sub(line, at + 2, line.n);
	}
	if (o != NULL)
		out_puts(o, docx ? "</w:tr>" : "</table:table-row>");
	return n;
}

static inline void
doc_body(struct out *o, str text, bool docx)
{
	bool table = false;

	while (text.n > 0) {
		str line = str_split(&text, '\n');
		bool row = str_starts(line, STR("| "));

		if (table && !row)
			out_puts(o, docx ? "</w:tbl>" : "</table:table>");
		if (row && !table) {
			int columns = doc_row(NULL, line, docx);

			out_puts(o, docx ? "<w:tbl><w:tblPr/><w:tblGrid>" : "<table:table table:name=\"T1\">");
			for (int i = 0; i < columns; i++)
				out_puts(o, docx ? "<w:gridCol w:w=\"2000\"/>" : "<table:table-column table:style-name=\"Co\"/>");
			out_puts(o, docx ? "</w:tblGrid>" : "");
		}
		table = row;
		if (row)
			doc_row(o, line, docx);
		else if (str_starts(line, STR("<"))) /* as it is */
			out_put(o, line);
		else
			doc_paragraph(o, line, docx);
	}
	if (table)
		out_puts(o, docx ? "</w:tbl>" : "</table:table>");
}

static inline void
doc_put(struct doc *t, const char *part, const char *type, str bytes)
{
	pkg_put(t->p, str_of(part), bytes);
	if (t->docx)
		pkg_set_content_type(t->p, str_of(part), str_of(type), &t->d);
}

static const char doc_styles_docx[] =
    "<w:styles xmlns:w=\"" NS_W "\"><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Normal\"/></w:style>"
    "<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/></w:style></w:styles>";
static const char doc_numbering[] =
    "<w:numbering xmlns:w=\"" NS_W "\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
    "<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>"
    "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
#define NS_ODF \
	"xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" " \
	"xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" " \
	"xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" " \
	"xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" " \
	"xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\""
static const char doc_styles_odt[] =
    "<office:document-styles " NS_ODF "><office:styles><style:style style:name=\"Standard\" style:family=\"paragraph\"/>"
    "<style:style style:name=\"Heading_20_1\" style:display-name=\"Heading 1\" style:family=\"paragraph\" "
    "style:parent-style-name=\"Standard\"/>"
    "</office:styles><office:automatic-styles/><office:master-styles>%s</office:master-styles></office:document-styles>";
static const char doc_content_odt[] =
    "<office:document-content " NS_ODF "><office:automatic-styles>"
    "<style:style style:name=\"P\" style:family=\"paragraph\" style:parent-style-name=\"Standard\"/>"
    "<style:style style:name=\"C\" style:family=\"table-cell\"/>"
    "<style:style style:name=\"Co\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"4cm\"/></style:style>"
    "<style:style style:name=\"B\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>"
    "<text:list-style style:name=\"L\"/></office:automatic-styles><office:body><office:text>%s</office:text></office:body>"
    "</office:document-content>";

/* head: of a header that all pages have; NULL: none. */
static inline struct doc *
doc_new(const char *body, const char *head, const char *data, bool docx)
{
	struct arena *a = arena_new(1 << 16);
	struct doc *t = ARENA_NEW(a, struct doc);
	struct out o, h;

	t->a = a;
	t->docx = docx;
	t->opt.today = (struct date){ 2026, 11, 23 };
	diags_init(&t->d, a);
	out_init(&o);
	out_init(&h);
	doc_body(&o, str_of(body), docx);
	if (head != NULL)
		doc_body(&h, str_of(head), docx);
	t->p = pkg_new(docx ? PACKAGE_DOCX : PACKAGE_ODT, docx ? "mau.docx" : "mau.odt", a);
	if (docx) {
		str id = STR("");

		pkg_relate(t->p, STR(""), STR(NS_R "/officeDocument"), STR("word/document.xml"), false, &t->d);
		doc_put(t, "word/document.xml", WML "document.main+xml", STR(""));
		if (head != NULL) {
			doc_put(t, "word/header1.xml", WML "header+xml", str_format(a, "<w:hdr xmlns:w=\"" NS_W "\" xmlns:r=\"" NS_R "\">"
			    STR_FMT "</w:hdr>", STR_ARG(out_str(&h))));
			id = pkg_relate(t->p, STR("word/document.xml"), STR(NS_R "/header"), STR("word/header1.xml"), false, &t->d);
		}
		if (str_find(out_str(&o), STR("<w:sectPr"), 0) == o.n) {
			out_puts(&o, "<w:sectPr>");
			if (head != NULL)
				out_printf(&o, "<w:headerReference w:type=\"default\" r:id=\"" STR_FMT "\"/>", STR_ARG(id));
			out_puts(&o, "<w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>");
		}
		doc_put(t, "word/document.xml", WML "document.main+xml", str_format(a, "<w:document xmlns:w=\"" NS_W "\" xmlns:r=\"" NS_R
		    "\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
		    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:v=\"urn:schemas-microsoft-com:vml\" "
		    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
		    "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" mc:Ignorable=\"w14\"><w:body>" STR_FMT
		    "</w:body></w:document>", STR_ARG(out_str(&o))));
		doc_put(t, "word/styles.xml", WML "styles+xml", str_of(doc_styles_docx));
		pkg_relate(t->p, STR("word/document.xml"), STR(NS_R "/styles"), STR("word/styles.xml"), false, &t->d);
		doc_put(t, "word/numbering.xml", WML "numbering+xml", str_of(doc_numbering));
		pkg_relate(t->p, STR("word/document.xml"), STR(NS_R "/numbering"), STR("word/numbering.xml"), false, &t->d);
	} else {
		str master = head == NULL ? STR("") : str_format(a, "<style:master-page style:name=\"Standard\" style:page-layout-name=\"x\">"
		    "<style:header>" STR_FMT "</style:header></style:master-page>", STR_ARG(out_str(&h)));

		out_char(&o, '\0');
		doc_put(t, "content.xml", "", str_format(a, doc_content_odt, o.p));
		doc_put(t, "styles.xml", "", str_format(a, doc_styles_odt, str_c(a, master)));
	}
	out_release(&o);
	out_release(&h);
	t->data = tpl_eval(str_of(data), LOC_NONE, NULL, NULL, a, &t->d);
	fill_values(&t->data, NULL, a, &t->d);
	return t;
}

static inline void
doc_free(struct doc *t)
{
	arena_free(t->a);
}

/* --- reading ------------------------------------------------------------- */

static inline bool
doc_is(const xmlNode *n, const char *name)
{
	return n != NULL && n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0;
}

static inline str
doc_attribute(const xmlNode *n, const char *name)
{
	for (const xmlAttr *at = n->properties; at != NULL; at = at->next)
		if (strcmp((const char *)at->name, name) == 0)
			return at->children != NULL ? str_of((const char *)at->children->content) : STR("");
	return STR("");
}

static inline const xmlNode *
doc_find(const xmlNode *n, const char *name)
{
	for (; n != NULL; n = n->next) {
		const xmlNode *in = doc_is(n, name) ? n : doc_find(n->children, name);

		if (in != NULL)
			return in;
	}
	return NULL;
}

static inline void doc_blocks(struct out *o, struct doc *t, const xmlNode *n, const char *between);

static inline void
doc_note(struct out *o, struct doc *t, const xmlNode *n)
{
	str part = STR("word/footnotes.xml"), id = doc_attribute(n, "id");
	const xmlNode *note = NULL;

	out_puts(o, "[chú: ");
	if (!t->docx)
		note = doc_find(n->children, "note-body");
	else if (pkg_has(t->p, part))
		for (note = xmlDocGetRootElement(pkg_xml(t->p, part, t->a, &t->d))->children;
		     note != NULL && !(doc_is(note, "footnote") && str_eq(doc_attribute(note, "id"), id)); note = note->next)
			;
	if (note != NULL) {
		size_t from = o->n;

		doc_blocks(o, t, note->children, " // ");
		if (o->n > from && o->p[from] == ' ') /* behind the note's own mark */
			memmove(o->p + from, o->p + from + 1, --o->n - from);
	}
	out_puts(o, "]");
}

/* False: it holds more. */
static inline bool
doc_inline(struct out *o, struct doc *t, const xmlNode *n)
{
	static const struct {
		const char *name, *shown;
	} signs[] = { { "tab", "⇥" }, { "cr", "⏎" }, { "line-break", "⏎" }, { "drawing", "[hình]" }, { "frame", "[hình]" } };

	if (doc_is(n, "pPr") || doc_is(n, "rPr") || doc_is(n, "instrText") || doc_is(n, "del") || doc_is(n, "annotation") ||
	    doc_is(n, "Fallback") || doc_is(n, "sdtPr"))
		return true;
	if (doc_is(n, "br"))
		return out_puts(o, str_eq(doc_attribute(n, "type"), STR("page")) ? "⤓" : "⏎"), true;
	if (doc_is(n, "footnoteReference") || doc_is(n, "note"))
		return doc_note(o, t, n), true;
	if (doc_is(n, "s")) {
		str c = doc_attribute(n, "c");

		for (int i = c.n > 0 ? atoi(c.p) : 1; i > 0; i--)
			out_char(o, ' ');
		return true;
	}
	if (doc_is(n, "txbxContent") || doc_is(n, "text-box")) {
		out_puts(o, "[khung: ");
		doc_blocks(o, t, n->children, " // ");
		return out_puts(o, "]"), true;
	}
	if (doc_find(n->children, "txbxContent") != NULL || doc_find(n->children, "text-box") != NULL)
		return false;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (doc_is(n, signs[i].name))
			return out_puts(o, signs[i].shown), true;
	return false;
}

static inline bool
doc_bold(struct doc *t, const xmlNode *n)
{
	if (t->docx)
		for (const xmlNode *c = n->children; c != NULL; c = c->next)
			if (doc_is(c, "rPr"))
				return doc_find(c->children, "b") != NULL;
	return !t->docx && str_eq(doc_attribute(n, "style-name"), STR("B"));
}

static inline void
doc_words(struct out *o, struct doc *t, const xmlNode *n, bool in_text)
{
	for (; n != NULL; n = n->next) {
		bool bold = (doc_is(n, "r") || doc_is(n, "span")) && doc_bold(t, n);
		size_t from;

		if (n->type == XML_TEXT_NODE && in_text)
			out_puts(o, (const char *)n->content);
		if (n->type != XML_ELEMENT_NODE || doc_inline(o, t, n))
			continue;
		if (bold)
			out_char(o, '*');
		from = o->n;
		doc_words(o, t, n->children, !t->docx || doc_is(n, "t"));
		if (bold && o->n == from)
			o->n--;
		else if (bold)
			out_char(o, '*');
		/* runs of one look show as one */
		(void)from;
	}
}

static inline int
doc_number(const xmlNode *n, const char *name, int otherwise)
{
	str v = n != NULL ? doc_attribute(n, name) : STR("");

	return v.n > 0 ? atoi(v.p) : otherwise;
}

static inline void
doc_row_dump(struct out *o, struct doc *t, const xmlNode *row, const char *between, int *covered)
{
	int column = 0;

	out_puts(o, "|");
	for (const xmlNode *c = row->children; c != NULL; c = c->next) {
		const xmlNode *cell = doc_is(c, "sdt") ? doc_find(c->children, "tc") : c;
		const xmlNode *merge;
		int span = 1, rows = 1;

		if (!doc_is(cell, "tc") && !doc_is(cell, "table-cell") && !doc_is(cell, "covered-table-cell"))
			continue;
		if (t->docx) {
			const xmlNode *props = doc_find(cell->children, "tcPr");

			props = props != NULL && props->parent == cell ? props->children : NULL;
			span = doc_number(doc_find(props, "gridSpan"), "val", 1);
			merge = doc_find(props, "vMerge");
			if (merge != NULL && !str_eq(doc_attribute(merge, "val"), STR("restart")))
				rows = 0;
		} else {
			span = doc_number(cell, "number-columns-spanned", 1);
			rows = doc_number(cell, "number-rows-spanned", 1);
			if (doc_is(cell, "covered-table-cell")) {
				if (column < 64 && covered[column] > 0) {
					covered[column]--;
					rows = 0;
				} else {
					column++;
					continue;
				}
			}
			for (int i = 0; i < span && column + i < 64 && rows > 1; i++)
				covered[column + i] = rows - 1;
		}
		out_char(o, ' ');
		if (span > 1)
			out_printf(o, "(%d) ", span);
		if (rows == 0)
			out_puts(o, "^");
		else
			doc_blocks(o, t, cell->children, " // ");
		out_puts(o, " |");
		column += t->docx ? span : 1;
	}
	out_puts(o, between[0] == '\n' ? "\n" : " ");
}

static inline void
doc_rows(struct out *o, struct doc *t, const xmlNode *n, const char *between, int *covered)
{
	for (; n != NULL; n = n->next) {
		if (doc_is(n, "tr") || doc_is(n, "table-row"))
			doc_row_dump(o, t, n, between, covered);
		else if (doc_is(n, "table-header-rows") || doc_is(n, "sdt") || doc_is(n, "sdtContent"))
			doc_rows(o, t, n->children, between, covered);
	}
}

static inline void
doc_blocks(struct out *o, struct doc *t, const xmlNode *n, const char *between)
{
	for (; n != NULL; n = n->next) {
		bool item = doc_is(n, "p") && (n->parent != NULL && doc_is(n->parent, "list-item"));

		if (doc_is(n, "tbl") || doc_is(n, "table")) {
			int covered[64] = { 0 };

			doc_rows(o, t, n->children, between, covered);
			continue;
		}
		if (!doc_is(n, "p") && !doc_is(n, "h")) {
			if (n->type == XML_ELEMENT_NODE && !doc_is(n, "sectPr") && !doc_is(n, "sdtPr") && !doc_is(n, "tcPr"))
				doc_blocks(o, t, n->children, between);
			continue;
		}
		if (str_eq(doc_attribute(n, "style-name"), STR("VTtrang")))
			out_puts(o, "⤓");
		if (item || (t->docx && doc_find(n->children, "numPr") != NULL && doc_find(n->children, "numPr")->parent->parent == n))
			out_puts(o, "- ");
		if (t->styles) {
			const xmlNode *st = doc_find(n->children, "pStyle");
			str name = t->docx ? st != NULL && st->parent->parent == n ? doc_attribute(st, "val") : STR("")
			                   : doc_attribute(n, "style-name");

			out_printf(o, STR_FMT ": ", STR_ARG(name));
		}
		doc_words(o, t, n->children, !t->docx);
		out_puts(o, between);
	}
	if (between[0] == ' ' && o->n >= strlen(between) && str_ends(out_str(o), str_of(between)))
		o->n -= strlen(between);
}

/* A part's text: NULL is the body. */
static inline str
doc_dump(struct doc *t, const char *part)
{
	str name = part != NULL ? str_of(part) : t->docx ? STR("word/document.xml") : STR("content.xml"), s;
	xmlDoc *x = pkg_xml(t->p, name, t->a, &t->d);
	struct out o;

	if (x == NULL)
		return STR("(no XML)");
	out_init(&o);
	if (part == NULL) {
		const xmlNode *body = doc_find(xmlDocGetRootElement(x), "body");

		doc_blocks(&o, t, body != NULL ? body->children : NULL, "\n");
	} else {
		doc_blocks(&o, t, xmlDocGetRootElement(x)->children, "\n");
	}
	s = out_copy(&o, t->a);
	out_release(&o);
	/* two bold runs side by side are one */
	for (size_t at = str_find(s, STR("**"), 0); at < s.n; at = str_find(s, STR("**"), at))
		s = str_concat(t->a, str_sub(s, 0, at), str_sub(s, at + 2, s.n));
	return s;
}

/* As a file that was opened would be. */
static inline void
doc_open(struct doc *t)
{
	str bytes;

	if (pkg_bytes(t->p, t->a, &bytes, &t->d))
		t->p = pkg_open_bytes(bytes, pkg_name(t->p), t->a, &t->d);
}

static inline str
doc_fill(struct doc *t)
{
	doc_open(t);
	if (!fill_package(t->p, &t->data, &t->opt, t->a, &t->d))
		return tap_diags(t->a, &t->d);
	if (!fill_invariants(t->p, t->a, &t->d))
		return tap_diags(t->a, &t->d);
	return doc_dump(t, NULL);
}

struct doc_case {
	const char *body, *want;
};

static inline void
doc_check(const char *data, const struct doc_case *rows, size_t n, int formats)
{
	for (size_t i = 0; i < n; i++)
		for (int docx = 0; docx < 2; docx++) {
			struct doc *t;
			str got, want = str_of(rows[i].want);

			if ((formats & (docx ? 1 : 2)) == 0)
				continue;
			t = doc_new(rows[i].body, NULL, data, docx);
			got = doc_fill(t);
			if (str_ends(got, STR("\n")) && !str_ends(want, STR("\n")))
				got.n--;
			if (!str_eq(got, want))
				FAIL("%s: %s\n--- gives\n" STR_FMT "\n--- not\n%s", docx ? "DOCX" : "ODT", rows[i].body, STR_ARG(got), rows[i].want);
			doc_free(t);
		}
}

#define BOTH(data, rows) doc_check(data, rows, sizeof rows / sizeof rows[0], 3)
#define DOCX(data, rows) doc_check(data, rows, sizeof rows / sizeof rows[0], 1)
#define ODT(data, rows) doc_check(data, rows, sizeof rows / sizeof rows[0], 2)

#endif
