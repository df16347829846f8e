/*
 * The form as a DOCX (ECMA-376 transitional, compatibility mode 15). Every
 * look is in a style; paragraphs carry a style and nothing else.
 */
#include "form/build.h"

#include <string.h>

#include "base/arena.h"
#include "base/out.h"

#define W_NS    "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define R_NS    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define TYPE(x) STR("http://schemas.openxmlformats.org/officeDocument/2006/relationships/" x)
#define WML(x)  STR("application/vnd.openxmlformats-officedocument.wordprocessingml." x "+xml")

static const char xml_head[] = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

struct writer {
	struct out o;
	const struct form_source *s;
	str picture_id;                   /* relationship of the placeholder */
	str header_id;                    /* of the header with the page number */
	str head_id, foot_id;             /* of the first page's margins; empty: they hold nothing */
	str no_head_id, no_foot_id;       /* where they do: of later sections', which would have the same else */
	const struct form_block *section; /* the one that is being written; NULL: the first */
	int drawings;
};

static void
put_docx_piece(void *ctx, str text, bool bold, bool italic)
{
	struct writer *w = ctx;

	out_puts(&w->o, "<w:r>");
	if (bold || italic) {
		out_puts(&w->o, bold ? "<w:rPr><w:b/>" : "<w:rPr>");
		out_puts(&w->o, italic ? "<w:i/></w:rPr>" : "</w:rPr>");
	}
	out_puts(&w->o, "<w:t xml:space=\"preserve\">");
	out_xml(&w->o, text);
	out_puts(&w->o, "</w:t></w:r>");
}

static void
put_docx_paragraph(struct writer *w, const struct form_style *style, str text)
{
	out_printf(&w->o, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr>", style->id);
	form_pieces(text, put_docx_piece, w);
	out_puts(&w->o, "</w:p>");
}

/* Nearly nothing: what must be a paragraph and shall not be seen. */
static void
put_docx_filler(struct writer *w)
{
	put_docx_paragraph(w, form_style(w->s->look, STR("cuoi")), STR(""));
}

static void
put_margin_part(struct writer *w, const char *element, str first, str later)
{
	str id = w->section == NULL ? first : later;

	if (id.n > 0)
		out_printf(&w->o, "<w:%s w:type=\"first\" r:id=\"" STR_FMT "\"/>", element, STR_ARG(id));
}

/* A section after the first one counts its pages by itself. */
static void
put_section(struct writer *w)
{
	const struct form_look *look = w->s->look;
	const struct form_page *page = w->section != NULL && w->section->landscape ? &look->landscape : &look->portrait;

	out_printf(
	    &w->o, "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"" STR_FMT "\"/>", STR_ARG(w->header_id));
	put_margin_part(w, "headerReference", w->head_id, w->no_head_id);
	put_margin_part(w, "footerReference", w->foot_id, w->no_foot_id);
	out_printf(&w->o,
	    "<w:pgSz w:w=\"%d\" w:h=\"%d\"%s/>"
	    "<w:pgMar w:top=\"%d\" w:right=\"%d\" w:bottom=\"%d\" w:left=\"%d\" w:header=\"%d\" w:footer=\"%d\" w:gutter=\"0\"/>"
	    "%s<w:cols w:space=\"720\"/><w:titlePg/></w:sectPr>",
	    page->width, page->height, page->width > page->height ? " w:orient=\"landscape\"" : "", page->top,
	    page->right, page->bottom, page->left, page->header, page->header,
	    w->section != NULL ? "<w:pgNumType w:start=\"1\"/>" : "");
}

static int
sum_columns(const struct form_block *b)
{
	int width = 0;

	for (int i = 0; i < b->columns_n; i++)
		width += b->columns[i];
	return width;
}

static void
put_docx_grid(struct writer *w, const struct form_block *b)
{
	out_puts(&w->o, "<w:tblGrid>");
	for (int i = 0; i < b->columns_n; i++)
		out_printf(&w->o, "<w:gridCol w:w=\"%d\"/>", b->columns[i]);
	out_puts(&w->o, "</w:tblGrid>");
}

static void
open_cell(struct writer *w, int width, int span, bool centred)
{
	out_printf(&w->o, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>", width);
	if (span > 1)
		out_printf(&w->o, "<w:gridSpan w:val=\"%d\"/>", span);
	out_printf(&w->o, "%s</w:tcPr>", centred ? "<w:vAlign w:val=\"center\"/>" : "");
}

/* A table without borders and cell margins; its rows are undivided. */
static void
put_docx_frame(struct writer *w, const struct form_block *b)
{
	int column = 0;

	out_printf(&w->o,
	    "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>"
	    "<w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar>"
	    "</w:tblPr>",
	    sum_columns(b));
	put_docx_grid(w, b);
	for (const struct form_box *box = b->boxes; box != NULL; box = box->next) {
		if (column == 0)
			out_puts(&w->o, "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
		open_cell(w, b->columns[column], 1, false);
		for (const struct form_block *p = box->paragraphs; p != NULL; p = p->next)
			put_docx_paragraph(w, p->style, p->text);
		if (box->paragraphs == NULL) /* a cell holds a paragraph */
			put_docx_filler(w);
		out_puts(&w->o, "</w:tc>");
		column = (column + 1) % b->columns_n;
		if (column == 0)
			out_puts(&w->o, "</w:tr>");
	}
	out_puts(&w->o, "</w:tbl>");
}

static void
put_docx_table(struct writer *w, const struct form_block *b)
{
	out_printf(&w->o,
	    "<w:tbl><w:tblPr><w:tblStyle w:val=\"VTKeBang\"/><w:tblW w:w=\"%d\" w:type=\"dxa\"/>"
	    "<w:jc w:val=\"center\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr>",
	    sum_columns(b));
	put_docx_grid(w, b);
	for (const struct form_row *row = b->rows; row != NULL; row = row->next) {
		int column = 0;

		out_printf(&w->o, "<w:tr><w:trPr><w:cantSplit/>%s</w:trPr>", row->header ? "<w:tblHeader/>" : "");
		for (const struct form_cell *c = row->cells; c != NULL; c = c->next) {
			int cell_width = 0;

			for (int i = 0; i < c->span && column < b->columns_n; i++)
				cell_width += b->columns[column++];
			open_cell(w, cell_width, c->span, true);
			put_docx_paragraph(w, c->style, c->text);
			out_puts(&w->o, "</w:tc>");
		}
		out_puts(&w->o, "</w:tr>");
	}
	out_puts(&w->o, "</w:tbl>");
}

static void
put_docx_picture(struct writer *w, const struct form_block *b)
{
	long cx = b->width * 635L, cy = b->height * 635L; /* EMU */
	int id = ++w->drawings;

	out_printf(&w->o,
	    "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr><w:r><w:drawing>"
	    "<wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"%ld\" cy=\"%ld\"/>"
	    "<wp:docPr id=\"%d\" name=\"Biểu đồ %d\" descr=\"",
	    b->style->id, cx, cy, id, id);
	out_xml_attr(&w->o, b->text);
	out_printf(&w->o,
	    "\"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
	    "<pic:pic><pic:nvPicPr><pic:cNvPr id=\"%d\" name=\"cho-bieu-do.png\"/><pic:cNvPicPr/></pic:nvPicPr>"
	    "<pic:blipFill><a:blip r:embed=\"" STR_FMT "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
	    "<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"%ld\" cy=\"%ld\"/></a:xfrm>"
	    "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>"
	    "</wp:inline></w:drawing></w:r></w:p>",
	    id, STR_ARG(w->picture_id), cx, cy);
}

static void
put_docx_section(struct writer *w, const struct form_block *b)
{
	out_printf(&w->o, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>", form_style(w->s->look, STR("cuoi"))->id);
	put_section(w);
	out_puts(&w->o, "</w:pPr></w:p>");
	w->section = b;
	/* LibreOffice gives a table that opens a section a whole line above it */
	if (b->next != NULL && b->next->kind == FORM_FRAME)
		put_docx_filler(w);
}

static void
put_block(struct writer *w, const struct form_block *b)
{
	switch (b->kind) {
	case FORM_PARAGRAPH: put_docx_paragraph(w, b->style, b->text); break;
	case FORM_FRAME: put_docx_frame(w, b); break;
	case FORM_TABLE: put_docx_table(w, b); break;
	case FORM_PICTURE: put_docx_picture(w, b); break;
	case FORM_SECTION: put_docx_section(w, b); break;
	}
}

static bool
ends_in_table(const struct form_source *s)
{
	const struct form_block *b = s->blocks;

	while (b != NULL && b->next != NULL)
		b = b->next;
	return b != NULL && (b->kind == FORM_TABLE || b->kind == FORM_FRAME);
}

static str
document_part(struct writer *w, struct arena *a)
{
	out_reset(&w->o);
	out_puts(&w->o, xml_head);
	out_puts(&w->o,
	    "<w:document xmlns:w=\"" W_NS "\" xmlns:r=\"" R_NS "\" "
	    "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
	    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
	    "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>");
	/* LibreOffice gives a table that opens the first of two sections a whole line above it */
	if (w->s->sections > 0 && w->s->blocks->kind == FORM_FRAME)
		put_docx_filler(w);
	for (const struct form_block *b = w->s->blocks; b != NULL; b = b->next)
		put_block(w, b);
	if (ends_in_table(w->s)) /* the body's last paragraph stands after a table */
		put_docx_filler(w);
	put_section(w);
	out_puts(&w->o, "</w:body></w:document>");
	return out_copy(&w->o, a);
}

static const char *const align_words[] = {
	[FORM_LEFT] = "left",
	[FORM_CENTRE] = "center",
	[FORM_RIGHT] = "right",
	[FORM_JUSTIFY] = "both",
};
_Static_assert(sizeof align_words / sizeof align_words[0] == FORM_ALIGNS, "a word for each");

static void
put_box(struct out *o, const char *colour)
{
	static const struct {
		const char *side;
		int space; /* points: a mark is 8 mm high */
	} sides[] = { { "top", 3 }, { "left", 0 }, { "bottom", 3 }, { "right", 0 } };

	out_puts(o, "<w:pBdr>");
	for (size_t i = 0; i < sizeof sides / sizeof sides[0]; i++)
		out_printf(o, "<w:%s w:val=\"single\" w:sz=\"8\" w:space=\"%d\" w:color=\"%s\"/>", sides[i].side,
		    sides[i].space, colour);
	out_puts(o, "</w:pBdr>");
}

static void
put_style_paragraph(struct writer *w, const struct form_style *st)
{
	struct out *o = &w->o;
	int level = form_level(w->s, st);

	out_puts(o, "<w:pPr>");
	if (st->keep_next)
		out_puts(o, "<w:keepNext/>");
	if (st->level > 0 || st->keep_next)
		out_puts(o, "<w:keepLines/>");
	if (level > 0 && st->level < 4)
		out_printf(o, "<w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"1\"/></w:numPr>", level - 1);
	if (st->rule_above)
		out_puts(o, "<w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"000000\"/></w:pBdr>");
	if (st->boxed)
		put_box(o, st->red ? "FF0000" : "000000");
	if (st->leader)
		out_printf(o, "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"%d\"/></w:tabs>",
		    form_text_width(w->s->look) - st->right);
	out_printf(o, "<w:spacing w:before=\"%d\" w:after=\"%d\"", st->before, st->after);
	if (st->line_exact > 0)
		out_printf(o, " w:line=\"%d\" w:lineRule=\"exact\"", st->line_exact);
	else
		out_puts(o, " w:line=\"240\" w:lineRule=\"auto\"");
	out_printf(o, "/><w:ind w:left=\"%d\" w:right=\"%d\" w:firstLine=\"%d\"/>", st->left, st->right, st->first);
	out_printf(o, "<w:jc w:val=\"%s\"/>", align_words[st->align]);
	if (level > 0)
		out_printf(o, "<w:outlineLvl w:val=\"%d\"/>", level - 1);
	out_puts(o, "</w:pPr>");
}

static void
put_docx_style(struct writer *w, const struct form_style *st)
{
	struct out *o = &w->o;

	out_printf(o,
	    "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"%s\"><w:name w:val=\"%s\"/>"
	    "<w:basedOn w:val=\"%s\"/>",
	    st->id, st->name, st->based_on != NULL ? st->based_on : "Normal");
	if (st->level > 0)
		out_printf(o, "<w:next w:val=\"%s\"/>", form_style(w->s->look, STR("than"))->id);
	out_puts(o, "<w:qFormat/>");
	put_style_paragraph(w, st);
	out_puts(o, "<w:rPr>");
	if (st->bold)
		out_puts(o, "<w:b/><w:bCs/>");
	if (st->italic)
		out_puts(o, "<w:i/><w:iCs/>");
	if (st->capitals)
		out_puts(o, "<w:caps/>");
	if (st->red)
		out_puts(o, "<w:color w:val=\"FF0000\"/>");
	out_printf(o, "<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/></w:rPr></w:style>", st->size_half_points,
	    st->size_half_points);
}

static str
make_docx_styles(struct writer *w, struct arena *a)
{
	const struct form_look *look = w->s->look;
	struct out *o = &w->o;

	out_reset(o);
	out_puts(o, xml_head);
	out_puts(o,
	    "<w:styles xmlns:w=\"" W_NS "\"><w:docDefaults><w:rPrDefault><w:rPr>"
	    "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/>"
	    "<w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/><w:lang w:val=\"vi-VN\" w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
	    "<w:pPrDefault><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
	    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>"
	    "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/>"
	    "<w:uiPriority w:val=\"1\"/><w:semiHidden/></w:style>"
	    "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/>"
	    "<w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/>"
	    "<w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
	    "<w:style w:type=\"numbering\" w:default=\"1\" w:styleId=\"NoList\"><w:name w:val=\"No List\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/></w:style>");
	for (size_t i = 0; i < look->styles_n; i++)
		if (form_has_style(w->s, &look->styles[i]))
			put_docx_style(w, &look->styles[i]);
	out_puts(o,
	    "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"VTKeBang\"><w:name w:val=\"VT Kẻ bảng\"/><w:basedOn w:val=\"TableNormal\"/><w:qFormat/><w:tblPr><w:tblBorders>");
	for (int i = 0; i < 6; i++) {
		static const char *const sides[] = { "top", "left", "bottom", "right", "insideH", "insideV" };

		out_printf(o, "<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>", sides[i]);
	}
	out_puts(o,
	    "</w:tblBorders><w:tblCellMar><w:left w:w=\"57\" w:type=\"dxa\"/><w:right w:w=\"57\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
	    "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"VTNhan\"><w:name w:val=\"VT Nhấn\"/><w:qFormat/><w:rPr><w:i/><w:iCs/></w:rPr></w:style>"
	    "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"VTDam\"><w:name w:val=\"VT Đậm\"/><w:qFormat/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>"
	    "<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/><w:uiPriority w:val=\"99\"/><w:rPr><w:u w:val=\"single\"/></w:rPr></w:style>"
	    "<w:style w:type=\"paragraph\" w:styleId=\"FootnoteText\"><w:name w:val=\"footnote text\"/><w:basedOn w:val=\"Normal\"/><w:uiPriority w:val=\"99\"/>"
	    "<w:pPr><w:spacing w:after=\"0\"/><w:jc w:val=\"both\"/></w:pPr><w:rPr><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/></w:rPr></w:style>"
	    "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote reference\"/><w:uiPriority w:val=\"99\"/>"
	    "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style></w:styles>");
	return out_copy(o, a);
}

static void
put_level(struct writer *w, int level, const char *format, str style)
{
	out_printf(&w->o,
	    "<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/><w:pStyle w:val=\"%s\"/><w:suff w:val=\"space\"/>"
	    "<w:lvlText w:val=\"%%%d.\"/><w:lvlJc w:val=\"left\"/></w:lvl>",
	    level, format, form_style(w->s->look, style)->id, level + 1);
}

static str
numbering_part(struct writer *w, struct arena *a)
{
	struct out *o = &w->o;
	int level = 0;

	out_reset(o);
	out_puts(o, xml_head);
	out_puts(o,
	    "<w:numbering xmlns:w=\"" W_NS
	    "\"><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"multilevel\"/>");
	if (w->s->parts) /* a level that shows nothing: each Phần begins its Mục at I */
		out_printf(o,
		    "<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"none\"/><w:pStyle w:val=\"%s\"/><w:suff w:val=\"nothing\"/>"
		    "<w:lvlText w:val=\"\"/><w:lvlJc w:val=\"left\"/></w:lvl>",
		    level++, form_style(w->s->look, STR("phan"))->id);
	put_level(w, level++, "upperRoman", STR("muc"));
	put_level(w, level, "decimal", STR("khoan"));
	out_puts(o, "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>");
	return out_copy(o, a);
}

static const char settings[] =
    "<w:settings xmlns:w=\"" W_NS "\"><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/>"
    "<w:characterSpacingControl w:val=\"doNotCompress\"/>"
    "<w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>"
    "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
    "<w:themeFontLang w:val=\"vi-VN\"/><w:decimalSymbol w:val=\",\"/><w:listSeparator w:val=\";\"/></w:settings>";

static const char footnotes[] =
    "<w:footnotes xmlns:w=\"" W_NS "\">"
    "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
    "<w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote></w:footnotes>";

static const char fonts[] =
    "<w:fonts xmlns:w=\"" W_NS "\"><w:font w:name=\"Times New Roman\"><w:panose1 w:val=\"02020603050405020304\"/>"
    "<w:charset w:val=\"00\"/><w:family w:val=\"roman\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>";

static const char app[] =
    "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>vanthu</Application></Properties>";

static str
core_part(struct writer *w, struct arena *a)
{
	out_reset(&w->o);
	out_puts(&w->o, xml_head);
	out_puts(&w->o,
	    "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
	    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
	    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>");
	out_xml(&w->o, w->s->title);
	out_puts(&w->o,
	    "</dc:title><dc:creator>{{ co_quan.ten_thuong }}</dc:creator><dc:language>vi-VN</dc:language></cp:coreProperties>");
	return out_copy(&w->o, a);
}

static str
header_part(struct writer *w, struct arena *a)
{
	out_reset(&w->o);
	out_puts(&w->o, xml_head);
	out_printf(&w->o,
	    "<w:hdr xmlns:w=\"" W_NS "\"><w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr>"
	    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
	    "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:hdr>",
	    form_style(w->s->look, STR("so-trang"))->id);
	return out_copy(&w->o, a);
}

/* What the first page alone has in a margin: a header or a footer. It holds a paragraph at least. */
static str
margin_part(struct writer *w, const char *element, const struct form_block *paragraphs, struct arena *a)
{
	out_reset(&w->o);
	out_puts(&w->o, xml_head);
	out_printf(&w->o, "<w:%s xmlns:w=\"" W_NS "\">", element);
	for (const struct form_block *b = paragraphs; b != NULL; b = b->next)
		put_docx_paragraph(w, b->style, b->text);
	if (paragraphs == NULL)
		put_docx_filler(w);
	out_printf(&w->o, "</w:%s>", element);
	return out_copy(&w->o, a);
}

static str
with_head(struct arena *a, const char *xml)
{
	return str_concat(a, str_of(xml_head), str_of(xml));
}

static void
add_docx_part(struct package *p, const char *name, str bytes, str type, struct diags *d)
{
	pkg_put(p, str_of(name), bytes);
	pkg_set_content_type(p, str_of(name), type, d);
}

bool
form_docx(const struct form_source *source, struct package *pkg, struct arena *a, struct diags *d)
{
	struct writer w = { .s = source };
	const str main = STR("word/document.xml");
	str document;

	out_init(&w.o);
	pkg_set_default_type(pkg, STR("rels"), STR("application/vnd.openxmlformats-package.relationships+xml"), d);
	pkg_set_default_type(pkg, STR("xml"), STR("application/xml"), d);
	pkg_set_default_type(pkg, STR("png"), STR("image/png"), d);
	add_docx_part(pkg, "word/document.xml", STR(""), WML("document.main"), d);
	pkg_relate(pkg, STR(""), TYPE("officeDocument"), main, false, d);
	pkg_relate(pkg, STR(""),
	    STR("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"),
	    STR("docProps/core.xml"), false, d);
	pkg_relate(pkg, STR(""), TYPE("extended-properties"), STR("docProps/app.xml"), false, d);
	pkg_relate(pkg, main, TYPE("styles"), STR("word/styles.xml"), false, d);
	pkg_relate(pkg, main, TYPE("settings"), STR("word/settings.xml"), false, d);
	pkg_relate(pkg, main, TYPE("numbering"), STR("word/numbering.xml"), false, d);
	pkg_relate(pkg, main, TYPE("footnotes"), STR("word/footnotes.xml"), false, d);
	pkg_relate(pkg, main, TYPE("fontTable"), STR("word/fontTable.xml"), false, d);
	w.header_id = pkg_relate(pkg, main, TYPE("header"), STR("word/header1.xml"), false, d);
	if (source->head != NULL)
		w.head_id = pkg_relate(pkg, main, TYPE("header"), STR("word/header2.xml"), false, d);
	if (source->foot != NULL)
		w.foot_id = pkg_relate(pkg, main, TYPE("footer"), STR("word/footer1.xml"), false, d);
	if (source->head != NULL && source->sections > 0)
		w.no_head_id = pkg_relate(pkg, main, TYPE("header"), STR("word/header3.xml"), false, d);
	if (source->foot != NULL && source->sections > 0)
		w.no_foot_id = pkg_relate(pkg, main, TYPE("footer"), STR("word/footer2.xml"), false, d);
	for (const struct form_block *b = source->blocks; b != NULL; b = b->next)
		if (b->kind == FORM_PICTURE && w.picture_id.n == 0) {
			pkg_put(pkg, STR("word/media/cho-bieu-do.png"), source->look->placeholder);
			w.picture_id =
			    pkg_relate(pkg, main, TYPE("image"), STR("word/media/cho-bieu-do.png"), false, d);
		}
	document = document_part(&w, a);
	pkg_put(pkg, main, document);
	add_docx_part(pkg, "word/styles.xml", make_docx_styles(&w, a), WML("styles"), d);
	add_docx_part(pkg, "word/settings.xml", with_head(a, settings), WML("settings"), d);
	add_docx_part(pkg, "word/numbering.xml", numbering_part(&w, a), WML("numbering"), d);
	add_docx_part(pkg, "word/footnotes.xml", with_head(a, footnotes), WML("footnotes"), d);
	add_docx_part(pkg, "word/fontTable.xml", with_head(a, fonts), WML("fontTable"), d);
	add_docx_part(pkg, "word/header1.xml", header_part(&w, a), WML("header"), d);
	if (source->head != NULL)
		add_docx_part(pkg, "word/header2.xml", margin_part(&w, "hdr", source->head, a), WML("header"), d);
	if (source->foot != NULL)
		add_docx_part(pkg, "word/footer1.xml", margin_part(&w, "ftr", source->foot, a), WML("footer"), d);
	if (w.no_head_id.n > 0)
		add_docx_part(pkg, "word/header3.xml", margin_part(&w, "hdr", NULL, a), WML("header"), d);
	if (w.no_foot_id.n > 0)
		add_docx_part(pkg, "word/footer2.xml", margin_part(&w, "ftr", NULL, a), WML("footer"), d);
	add_docx_part(pkg, "docProps/core.xml", core_part(&w, a),
	    STR("application/vnd.openxmlformats-package.core-properties+xml"), d);
	add_docx_part(pkg, "docProps/app.xml", with_head(a, app),
	    STR("application/vnd.openxmlformats-officedocument.extended-properties+xml"), d);
	out_release(&w.o);
	return true;
}
