/*
 * The form as an ODT (ODF 1.3): the same styles, the same measures. Settings
 * make LibreOffice space lines and paragraphs as it does for the DOCX.
 */
#include "form/build.h"

#include <string.h>

#include "base/arena.h"
#include "base/out.h"

#define NAMESPACES \
	"xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" " \
	"xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" " \
	"xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" " \
	"xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" " \
	"xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" " \
	"xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" " \
	"xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" " \
	"xmlns:xlink=\"http://www.w3.org/1999/xlink\" " \
	"xmlns:dc=\"http://purl.org/dc/elements/1.1/\" " \
	"xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" " \
	"xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" " \
	"xmlns:ooo=\"http://openoffice.org/2004/office\" " \
	"office:version=\"1.3\""

static const char xml_head[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

struct writer {
	struct out body, automatic; /* content and its automatic styles */
	const struct form_source *s;
	int tables, pictures, starts;
	struct arena *a;
};

static void
put_pt(struct out *o, const char *name, int twips)
{
	out_printf(o, " %s=\"%d.%02dpt\"", name, twips / 20, twips % 20 * 5);
}

static void
put_odt_piece(void *ctx, str text, bool bold, bool italic)
{
	struct writer *w = ctx;

	if (bold || italic)
		out_printf(&w->body, "<text:span text:style-name=\"%s\">", bold ? "VTDam" : "VTNhan");
	for (size_t i = 0; i < text.n;) {
		size_t spaces = 0, end = i;

		while (end < text.n && text.p[end] != ' ')
			end++;
		out_xml(&w->body, str_sub(text, i, end));
		while (end + spaces < text.n && text.p[end + spaces] == ' ')
			spaces++;
		if (spaces > 0)
			out_char(&w->body, ' ');
		if (spaces > 1)
			out_printf(&w->body, "<text:s text:c=\"%zu\"/>", spaces - 1);
		i = end + spaces;
	}
	if (bold || italic)
		out_puts(&w->body, "</text:span>");
}

static void
put_paragraph_as(struct writer *w, const struct form_style *style, const char *style_name, str text)
{
	int level = form_level(w->s, style);

	if (level > 0)
		out_printf(&w->body, "<text:h text:style-name=\"%s\" text:outline-level=\"%d\">", style_name, level);
	else
		out_printf(&w->body, "<text:p text:style-name=\"%s\">", style_name);
	form_pieces(text, put_odt_piece, w);
	out_puts(&w->body, level > 0 ? "</text:h>" : "</text:p>");
}

static void
put_odt_paragraph(struct writer *w, const struct form_style *style, str text)
{
	put_paragraph_as(w, style, style->id, text);
}

/* Nearly nothing: what must be a paragraph and shall not be seen. */
static void
put_odt_filler(struct writer *w)
{
	put_odt_paragraph(w, form_style(w->s->look, STR("cuoi")), STR(""));
}

static void
put_column_style(struct writer *w, int column, int width)
{
	out_printf(&w->automatic,
	    "<style:style style:name=\"Bang%d.%c\" style:family=\"table-column\"><style:table-column-properties",
	    w->tables, 'A' + column);
	put_pt(&w->automatic, "style:column-width", width);
	out_puts(&w->automatic, "/></style:style>");
}

static void
open_table(struct writer *w, const int *columns, int n, bool centred)
{
	int width = 0;

	w->tables++;
	for (int i = 0; i < n; i++)
		width += columns[i];
	out_printf(&w->automatic, "<style:style style:name=\"Bang%d\" style:family=\"table\"><style:table-properties",
	    w->tables);
	put_pt(&w->automatic, "style:width", width);
	out_printf(&w->automatic, " table:align=\"%s\" table:border-model=\"collapsing\"/></style:style>",
	    centred ? "center" : "left");
	out_printf(&w->body, "<table:table table:name=\"Bang%d\" table:style-name=\"Bang%d\">", w->tables, w->tables);
	for (int i = 0; i < n; i++) {
		put_column_style(w, i, columns[i]);
		out_printf(&w->body, "<table:table-column table:style-name=\"Bang%d.%c\"/>", w->tables, 'A' + i);
	}
}

static const char open_plain_row[] = "<table:table-row table:style-name=\"HangLien\">";
static const char open_plain_cell[] = "<table:table-cell table:style-name=\"OTrang\" office:value-type=\"string\">";

static void
put_odt_frame(struct writer *w, const struct form_block *b)
{
	int column = 0;

	open_table(w, b->columns, b->columns_n, false);
	for (const struct form_box *box = b->boxes; box != NULL; box = box->next) {
		if (column == 0)
			out_puts(&w->body, open_plain_row);
		out_puts(&w->body, open_plain_cell);
		for (const struct form_block *p = box->paragraphs; p != NULL; p = p->next)
			put_odt_paragraph(w, p->style, p->text);
		out_puts(&w->body, "</table:table-cell>");
		column = (column + 1) % b->columns_n;
		if (column == 0)
			out_puts(&w->body, "</table:table-row>");
	}
	out_puts(&w->body, "</table:table>");
}

static void
put_row(struct writer *w, const struct form_row *row)
{
	out_puts(&w->body, open_plain_row);
	for (const struct form_cell *c = row->cells; c != NULL; c = c->next) {
		out_puts(&w->body, "<table:table-cell table:style-name=\"OKe\" office:value-type=\"string\"");
		if (c->span > 1)
			out_printf(&w->body, " table:number-columns-spanned=\"%d\"", c->span);
		out_char(&w->body, '>');
		put_odt_paragraph(w, c->style, c->text);
		out_puts(&w->body, "</table:table-cell>");
		for (int i = 1; i < c->span; i++)
			out_puts(&w->body, "<table:covered-table-cell/>");
	}
	out_puts(&w->body, "</table:table-row>");
}

static void
put_odt_table(struct writer *w, const struct form_block *b)
{
	const struct form_row *row = b->rows;

	open_table(w, b->columns, b->columns_n, true);
	if (row != NULL && row->header) {
		out_puts(&w->body, "<table:table-header-rows>");
		for (; row != NULL && row->header; row = row->next)
			put_row(w, row);
		out_puts(&w->body, "</table:table-header-rows>");
	}
	for (; row != NULL; row = row->next)
		put_row(w, row);
	out_puts(&w->body, "</table:table>");
}

static void
put_odt_picture(struct writer *w, const struct form_block *b)
{
	out_printf(&w->body,
	    "<text:p text:style-name=\"%s\"><draw:frame draw:style-name=\"KhungHinh\" draw:name=\"Biểu đồ %d\" text:anchor-type=\"as-char\"",
	    b->style->id, ++w->pictures);
	put_pt(&w->body, "svg:width", b->width);
	put_pt(&w->body, "svg:height", b->height);
	out_puts(&w->body,
	    "><draw:image xlink:href=\"Pictures/cho-bieu-do.png\" xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\" draw:mime-type=\"image/png\"/><svg:desc>");
	out_xml(&w->body, b->text);
	out_puts(&w->body, "</svg:desc></draw:frame></text:p>");
}

/* The first paragraph of a new page style, as an automatic style of its own. */
static void
put_page_start(struct writer *w, const struct form_style *style, const char *name, const char *master, bool restart)
{
	out_printf(&w->automatic,
	    "<style:style style:name=\"%s\" style:family=\"paragraph\" style:parent-style-name=\"%s\" style:master-page-name=\"%s\"><style:paragraph-properties%s/></style:style>",
	    name, style->id, master, restart ? " style:page-number=\"1\"" : "");
}

/* A section begins: by its first paragraph, or by one of no height where that isn't one. False: b is still to be put. */
static bool
put_section_start(struct writer *w, const struct form_block *section, const struct form_block *b)
{
	const char *master = section->landscape ? "PhuLucDau" : "TrangMoiDau";
	const struct form_style *style = b->kind == FORM_PARAGRAPH ? b->style : form_style(w->s->look, STR("cuoi"));
	str name = w->s->sections == 1 ? str_of(master) : str_format(w->a, "%s%d", master, ++w->starts);

	put_page_start(w, style, str_c(w->a, name), master, true);
	put_paragraph_as(w, style, str_c(w->a, name), b->kind == FORM_PARAGRAPH ? b->text : STR(""));
	return b->kind == FORM_PARAGRAPH;
}

static void
put_blocks(struct writer *w)
{
	const struct form_style *nothing = form_style(w->s->look, STR("cuoi"));
	const struct form_block *section = NULL;

	/* a table can't carry the first page's style: a paragraph of no height does */
	put_page_start(w, nothing, "TrangDau", "TrangDau", false);
	put_paragraph_as(w, nothing, "TrangDau", STR(""));
	for (const struct form_block *b = w->s->blocks; b != NULL; b = b->next) {
		if (section != NULL && b->kind != FORM_SECTION) {
			bool done = put_section_start(w, section, b);

			section = NULL;
			if (done)
				continue;
		}
		switch (b->kind) {
		case FORM_PARAGRAPH: put_odt_paragraph(w, b->style, b->text); break;
		case FORM_FRAME: put_odt_frame(w, b); break;
		case FORM_TABLE: put_odt_table(w, b); break;
		case FORM_PICTURE: put_odt_picture(w, b); break;
		case FORM_SECTION: section = b; break;
		}
	}
	put_odt_filler(w);
}

static const char content_styles[] =
    "<style:style style:name=\"HangLien\" style:family=\"table-row\"><style:table-row-properties fo:keep-together=\"always\"/></style:style>"
    "<style:style style:name=\"OTrang\" style:family=\"table-cell\"><style:table-cell-properties fo:padding=\"0pt\" fo:border=\"none\"/></style:style>"
    "<style:style style:name=\"OKe\" style:family=\"table-cell\"><style:table-cell-properties style:vertical-align=\"middle\" fo:padding-left=\"2.85pt\" fo:padding-right=\"2.85pt\" fo:padding-top=\"0pt\" fo:padding-bottom=\"0pt\" fo:border=\"0.5pt solid #000000\"/></style:style>"
    "<style:style style:name=\"KhungHinh\" style:family=\"graphic\"><style:graphic-properties style:vertical-pos=\"top\" style:vertical-rel=\"baseline\"/></style:style>";

static str
content_part(struct writer *w, struct arena *a)
{
	struct out o;
	str part;

	put_blocks(w);
	out_init(&o);
	out_puts(&o, xml_head);
	out_puts(&o, "<office:document-content " NAMESPACES "><office:automatic-styles>");
	out_puts(&o, content_styles);
	out_put(&o, out_str(&w->automatic));
	out_puts(&o, "</office:automatic-styles><office:body><office:text>");
	out_put(&o, out_str(&w->body));
	out_puts(&o, "</office:text></office:body></office:document-content>");
	part = out_copy(&o, a);
	out_release(&o);
	return part;
}

static const char *const align_words[] = {
	[FORM_LEFT] = "start",
	[FORM_CENTRE] = "center",
	[FORM_RIGHT] = "end",
	[FORM_JUSTIFY] = "justify",
};
_Static_assert(sizeof align_words / sizeof align_words[0] == FORM_ALIGNS, "a word for each");

/* The end of a style's paragraph properties. Tabs are measured from the page's margin, as in the DOCX. */
static void
put_leader(struct out *o, const struct form_source *s, const struct form_style *st)
{
	if (!st->leader) {
		out_puts(o, "/>");
		return;
	}
	out_puts(o,
	    "><style:tab-stops><style:tab-stop style:type=\"right\" style:leader-style=\"dotted\" style:leader-text=\".\"");
	put_pt(o, "style:position", form_text_width(s->look) - st->right);
	out_puts(o, "/></style:tab-stops></style:paragraph-properties>");
}

static void
put_odt_style(struct out *o, const struct form_source *s, const struct form_style *st)
{
	int level = form_level(s, st);

	out_printf(o,
	    "<style:style style:name=\"%s\" style:display-name=\"%s\" style:family=\"paragraph\" style:parent-style-name=\"%s\"",
	    st->id, st->name, st->based_on != NULL ? st->based_on : "Standard");
	if (st->level > 0)
		out_printf(o, " style:next-style-name=\"%s\"", form_style(s->look, STR("than"))->id);
	if (level > 0)
		out_printf(o, " style:default-outline-level=\"%d\"", level);
	out_puts(o, "><style:paragraph-properties");
	put_pt(o, "fo:margin-left", st->left);
	put_pt(o, "fo:margin-right", st->right);
	put_pt(o, "fo:text-indent", st->first);
	put_pt(o, "fo:margin-top", st->before);
	put_pt(o, "fo:margin-bottom", st->after);
	if (st->line_exact > 0)
		put_pt(o, "fo:line-height", st->line_exact);
	else
		out_puts(o, " fo:line-height=\"100%\"");
	out_printf(o, " fo:text-align=\"%s\"", align_words[st->align]);
	if (st->keep_next)
		out_puts(o, " fo:keep-with-next=\"always\"");
	if (st->level > 0 || st->keep_next)
		out_puts(o, " fo:keep-together=\"always\"");
	if (st->boxed)
		out_printf(o,
		    " fo:border=\"1pt solid %s\" fo:padding-top=\"3pt\" fo:padding-bottom=\"3pt\" fo:padding-left=\"0pt\" fo:padding-right=\"0pt\"",
		    st->red ? "#ff0000" : "#000000");
	if (st->rule_above)
		out_puts(o,
		    " fo:border-top=\"0.75pt solid #000000\" fo:border-left=\"none\" fo:border-right=\"none\" fo:border-bottom=\"none\" fo:padding=\"0pt\"");
	put_leader(o, s, st);
	out_puts(o, "<style:text-properties");
	out_printf(o, " fo:font-size=\"%d%spt\"", st->size_half_points / 2, st->size_half_points % 2 ? ".5" : "");
	out_printf(o, " fo:font-weight=\"%s\" fo:font-style=\"%s\"", st->bold ? "bold" : "normal",
	    st->italic ? "italic" : "normal");
	if (st->capitals)
		out_puts(o, " fo:text-transform=\"uppercase\"");
	if (st->red)
		out_puts(o, " fo:color=\"#ff0000\"");
	out_puts(o, "/></style:style>");
}

static void
put_outline(struct out *o, const struct form_source *s)
{
	int level = 1;

	out_puts(o, "<text:outline-style style:name=\"Outline\">");
	if (s->parts)
		out_printf(o,
		    "<text:outline-level-style text:level=\"%d\" style:num-format=\"\"><style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\"><style:list-level-label-alignment text:label-followed-by=\"nothing\"/></style:list-level-properties></text:outline-level-style>",
		    level++);
	for (int i = 0; i < 2; i++)
		out_printf(o,
		    "<text:outline-level-style text:level=\"%d\" style:num-format=\"%s\" style:num-suffix=\".\"><style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\">"
		    "<style:list-level-label-alignment text:label-followed-by=\"space\" fo:text-indent=\"36pt\" fo:margin-left=\"0pt\"/></style:list-level-properties></text:outline-level-style>",
		    level + i, i == 0 ? "I" : "1");
	for (int i = level + 2; i <= 10; i++)
		out_printf(o, "<text:outline-level-style text:level=\"%d\" style:num-format=\"\"/>", i);
	out_puts(o, "</text:outline-style>");
}

/* What of a page's margins holds text. */
enum { MARGIN_TOP = 1, MARGIN_BOTTOM = 2 };

static void
put_layout(struct out *o, const char *name, const struct form_page *p, int margins)
{
	bool header = (margins & MARGIN_TOP) != 0, footer = (margins & MARGIN_BOTTOM) != 0;

	out_printf(o, "<style:page-layout style:name=\"%s\"><style:page-layout-properties", name);
	put_pt(o, "fo:page-width", p->width);
	put_pt(o, "fo:page-height", p->height);
	out_printf(o, " style:print-orientation=\"%s\"", p->width > p->height ? "landscape" : "portrait");
	put_pt(o, "fo:margin-top", header ? p->header : p->top);
	put_pt(o, "fo:margin-bottom", footer ? p->header : p->bottom);
	put_pt(o, "fo:margin-left", p->left);
	put_pt(o, "fo:margin-right", p->right);
	/* as much room as Word gives its separator, a line of the body with a rule of 2 inches: the DOCX has the same pages */
	out_puts(o,
	    "><style:footnote-sep style:width=\"0.5pt\" style:line-style=\"solid\" style:adjustment=\"left\" style:rel-width=\"31%\" style:color=\"#000000\" style:distance-before-sep=\"9.65pt\" style:distance-after-sep=\"5.95pt\"/></style:page-layout-properties>");
	if (header) {
		out_puts(o, "<style:header-style><style:header-footer-properties");
		put_pt(o, "fo:min-height", p->top - p->header);
		out_puts(o, " fo:margin-bottom=\"0pt\" style:dynamic-spacing=\"true\"/></style:header-style>");
	}
	if (footer) {
		out_puts(o, "<style:footer-style><style:header-footer-properties");
		put_pt(o, "fo:min-height", p->bottom - p->header);
		out_puts(o, " fo:margin-top=\"0pt\" style:dynamic-spacing=\"true\"/></style:footer-style>");
	}
	out_puts(o, "</style:page-layout>");
}

static void
put_odt_margin(struct writer *w, const char *element, const struct form_block *paragraphs)
{
	if (paragraphs == NULL)
		return;
	out_printf(&w->body, "<style:%s>", element);
	for (const struct form_block *b = paragraphs; b != NULL; b = b->next)
		put_odt_paragraph(w, b->style, b->text);
	out_printf(&w->body, "</style:%s>", element);
}

/* The document's first page: what its source puts into the margins. */
static void
put_first_master(struct out *o, const struct form_source *s)
{
	struct writer w = { .s = s };

	out_puts(o,
	    "<style:master-page style:name=\"TrangDau\" style:display-name=\"Trang đầu\" style:page-layout-name=\"LDau\" style:next-style-name=\"Standard\"");
	if (s->head == NULL && s->foot == NULL) {
		out_puts(o, "/>");
		return;
	}
	out_init(&w.body);
	put_odt_margin(&w, "header", s->head);
	put_odt_margin(&w, "footer", s->foot);
	out_char(o, '>');
	out_put(o, out_str(&w.body));
	out_puts(o, "</style:master-page>");
	out_release(&w.body);
}

static bool
has_upright_section(const struct form_source *s)
{
	for (const struct form_block *b = s->blocks; b != NULL; b = b->next)
		if (b->kind == FORM_SECTION && !b->landscape)
			return true;
	return false;
}

static void
put_master(struct out *o, const struct form_look *look, const char *name, const char *display, const char *layout,
    const char *next)
{
	out_printf(o, "<style:master-page style:name=\"%s\" style:display-name=\"%s\" style:page-layout-name=\"%s\"",
	    name, display, layout);
	if (next != NULL) {
		out_printf(o, " style:next-style-name=\"%s\"/>", next);
		return;
	}
	out_printf(o,
	    "><style:header><text:p text:style-name=\"%s\"><text:page-number text:select-page=\"current\">2</text:page-number></text:p></style:header></style:master-page>",
	    form_style(look, STR("so-trang"))->id);
}

static str
make_odt_styles(const struct form_source *s, struct arena *a)
{
	const struct form_look *look = s->look;
	struct out o;
	str part;

	out_init(&o);
	out_puts(&o, xml_head);
	out_puts(&o,
	    "<office:document-styles " NAMESPACES
	    "><office:font-face-decls><style:font-face style:name=\"Times New Roman\" svg:font-family=\"&apos;Times New Roman&apos;\" style:font-family-generic=\"roman\" style:font-pitch=\"variable\"/></office:font-face-decls><office:styles>"
	    "<style:default-style style:family=\"paragraph\"><style:paragraph-properties style:tab-stop-distance=\"36pt\" fo:orphans=\"2\" fo:widows=\"2\" style:writing-mode=\"lr-tb\"/>"
	    "<style:text-properties style:font-name=\"Times New Roman\" style:font-name-asian=\"Times New Roman\" style:font-name-complex=\"Times New Roman\" fo:font-size=\"14pt\" style:font-size-asian=\"14pt\" style:font-size-complex=\"14pt\" fo:language=\"vi\" fo:country=\"VN\" style:letter-kerning=\"false\" fo:hyphenate=\"false\"/></style:default-style>"
	    "<style:default-style style:family=\"table\"><style:table-properties table:border-model=\"collapsing\"/></style:default-style>"
	    "<style:style style:name=\"Standard\" style:family=\"paragraph\" style:class=\"text\"/>");
	for (size_t i = 0; i < look->styles_n; i++)
		if (form_has_style(s, &look->styles[i]))
			put_odt_style(&o, s, &look->styles[i]);
	out_puts(&o,
	    "<style:style style:name=\"VTNhan\" style:display-name=\"VT Nhấn\" style:family=\"text\"><style:text-properties fo:font-style=\"italic\"/></style:style>"
	    "<style:style style:name=\"VTDam\" style:display-name=\"VT Đậm\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>"
	    "<style:style style:name=\"Internet_20_link\" style:display-name=\"Internet link\" style:family=\"text\"><style:text-properties style:text-underline-style=\"solid\" style:text-underline-width=\"auto\" style:text-underline-color=\"font-color\"/></style:style>"
	    "<style:style style:name=\"Footnote\" style:family=\"paragraph\" style:parent-style-name=\"Standard\" style:class=\"extra\"><style:paragraph-properties fo:text-align=\"justify\"/><style:text-properties fo:font-size=\"10pt\"/></style:style>"
	    "<style:style style:name=\"Footnote_20_Symbol\" style:display-name=\"Footnote Symbol\" style:family=\"text\"><style:text-properties style:text-position=\"super 58%\"/></style:style>"
	    "<style:style style:name=\"Footnote_20_anchor\" style:display-name=\"Footnote anchor\" style:family=\"text\"><style:text-properties style:text-position=\"super 58%\"/></style:style>");
	put_outline(&o, s);
	out_puts(&o,
	    "<text:notes-configuration text:note-class=\"footnote\" text:citation-style-name=\"Footnote_20_Symbol\" text:citation-body-style-name=\"Footnote_20_anchor\" text:default-style-name=\"Footnote\" style:num-format=\"1\" text:start-value=\"0\" text:footnotes-position=\"page\" text:start-numbering-at=\"document\"/>"
	    "</office:styles><office:automatic-styles>");
	put_layout(
	    &o, "LDau", &look->portrait, (s->head != NULL ? MARGIN_TOP : 0) | (s->foot != NULL ? MARGIN_BOTTOM : 0));
	put_layout(&o, "LSau", &look->portrait, MARGIN_TOP);
	put_layout(&o, "LNgangDau", &look->landscape, 0);
	put_layout(&o, "LNgangSau", &look->landscape, MARGIN_TOP);
	if (has_upright_section(s))
		put_layout(&o, "LMoiDau", &look->portrait, 0);
	out_puts(&o, "</office:automatic-styles><office:master-styles>");
	put_master(&o, look, "Standard", "Standard", "LSau", NULL);
	put_first_master(&o, s);
	put_master(&o, look, "PhuLuc", "Phụ lục", "LNgangSau", NULL);
	put_master(&o, look, "PhuLucDau", "Phụ lục, trang đầu", "LNgangDau", "PhuLuc");
	if (has_upright_section(s))
		put_master(&o, look, "TrangMoiDau", "Trang mới, trang đầu", "LMoiDau", "Standard");
	out_puts(&o, "</office:master-styles></office:document-styles>");
	part = out_copy(&o, a);
	out_release(&o);
	return part;
}

/* What made LibreOffice lay an ODT as it lays the DOCX (measured). */
static str
settings_part(struct arena *a)
{
	static const struct {
		const char *name;
		bool on;
	} flags[] = { { "AddParaTableSpacing", false }, { "AddParaTableSpacingAtStart", true },
		{ "AddParaSpacingToTableCells", true }, { "AddExternalLeading", true },
		{ "UseFormerLineSpacing", false }, { "UnxForceZeroExtLeading", false },
		{ "AddParaLineSpacingToTableCells", true }, { "UseFormerObjectPositioning", false },
		{ "DoNotJustifyLinesWithManualBreak", false },
		/* absent ones count as the oldest: headings would lose their first line's indent */
		{ "IgnoreFirstLineIndentInNumbering", false }, { "UseOldNumbering", false },
		{ "UseFormerTextWrapping", false }, { "TabsRelativeToIndent", false }, { "TabOverflow", true },
		{ "UnbreakableNumberings", true }, { "PropLineSpacingShrinksFirstLine", true },
		{ "MsWordCompTrailingBlanks", true },
		{ "TableRowKeep", true } /* a group's title row keeps with the next */,
		{ "JustifyLinesWithShrinking", true } };
	struct out o;
	str part;

	out_init(&o);
	out_puts(&o, xml_head);
	out_puts(&o,
	    "<office:document-settings " NAMESPACES
	    "><office:settings><config:config-item-set config:name=\"ooo:configuration-settings\">");
	for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++)
		out_printf(&o, "<config:config-item config:name=\"%s\" config:type=\"boolean\">%s</config:config-item>",
		    flags[i].name, flags[i].on ? "true" : "false");
	out_puts(&o, "</config:config-item-set></office:settings></office:document-settings>");
	part = out_copy(&o, a);
	out_release(&o);
	return part;
}

static str
meta_part(const struct form_source *s, struct arena *a)
{
	struct out o;
	str part;

	out_init(&o);
	out_puts(&o, xml_head);
	out_puts(
	    &o, "<office:document-meta " NAMESPACES "><office:meta><meta:generator>vanthu</meta:generator><dc:title>");
	out_xml(&o, s->title);
	out_puts(&o,
	    "</dc:title><dc:creator>{{ co_quan.ten_thuong }}</dc:creator><dc:language>vi-VN</dc:language></office:meta></office:document-meta>");
	part = out_copy(&o, a);
	out_release(&o);
	return part;
}

bool
form_odt(const struct form_source *source, struct package *pkg, struct arena *a, struct diags *d)
{
	struct writer w = { .s = source, .a = a };

	(void)d;
	out_init(&w.body);
	out_init(&w.automatic);
	pkg_put(pkg, STR("content.xml"), content_part(&w, a));
	pkg_put(pkg, STR("styles.xml"), make_odt_styles(source, a));
	pkg_put(pkg, STR("settings.xml"), settings_part(a));
	pkg_put(pkg, STR("meta.xml"), meta_part(source, a));
	for (const struct form_block *b = source->blocks; b != NULL; b = b->next)
		if (b->kind == FORM_PICTURE && !pkg_has(pkg, STR("Pictures/cho-bieu-do.png"))) {
			pkg_put(pkg, STR("Pictures/cho-bieu-do.png"), source->look->placeholder);
			pkg_set_media_type(pkg, STR("Pictures/cho-bieu-do.png"), STR("image/png"));
		}
	out_release(&w.body);
	out_release(&w.automatic);
	return true;
}
