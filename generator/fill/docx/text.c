#include <stdlib.h>
#include <string.h>

#include "fill/docx/docx.h"

/* Rich text as WordprocessingML. */

/* Order of the children of w:rPr (ECMA-376-1 17.3.2.28, CT_RPr). */
static const char *const run_order[] = { "w:ins", "w:del", "w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs",
	"w:caps", "w:smallCaps", "w:strike", "w:dstrike", "w:outline", "w:shadow", "w:emboss", "w:imprint", "w:noProof",
	"w:snapToGrid", "w:vanish", "w:webHidden", "w:color", "w:spacing", "w:w", "w:kern", "w:position", "w:sz",
	"w:szCs", "w:highlight", "w:u", "w:effect", "w:bdr", "w:shd", "w:fitText", "w:vertAlign", "w:rtl", "w:cs",
	"w:em", "w:lang", "w:eastAsianLayout", "w:specVanish", "w:oMath" };
enum { RUN_ORDER = sizeof run_order / sizeof *run_order };

enum {
	PROP_NAME_MAX = 48, /* no property of the schema has so long a name */
	PROPS_MAX = 64,     /* more than any property element of the schema has children */
	TEXT_TWIPS = 9354,  /* A4 less 30 and 15 mm: the text's width where the section does not say it */
	NARROWEST_CELL = 400,
	NARROWEST_TEXT = 1000, /* twips; less is no width that somebody meant */
	CELL_MARGINS = 216,    /* twips, left and right: those of TableNormal */
	A4_TWIPS = 11906,
	LEFT_TWIPS = 1701,
	RIGHT_TWIPS = 850 /* form/README.md, Page */
};

/* Children of a property element, by name; later ones replace. */
static void
collect_props(str inside, const char *const *order, int n, str *found)
{
	for (size_t i = 0; i < inside.n;) {
		size_t end, name_end;
		str name;

		i = str_find_char(inside, '<', i);
		if (i >= inside.n)
			break;
		for (name_end = i + 1; name_end < inside.n && strchr(" />", inside.p[name_end]) == NULL; name_end++)
			;
		name = str_sub(inside, i + 1, name_end);
		end = str_find_char(inside, '>', i);
		if (end >= inside.n)
			break;
		if (inside.p[end - 1] != '/') { /* has children of its own */
			char close[PROP_NAME_MAX + sizeof "</>"];

			if (name.n > PROP_NAME_MAX)
				break;
			snprintf(close, sizeof close, "</" STR_FMT ">", STR_ARG(name));
			end = str_find(inside, str_of(close), end);
			if (end >= inside.n)
				break;
			end += strlen(close) - 1;
		}
		for (int k = 0; k < n; k++)
			if (str_eq(name, str_of(order[k])))
				found[k] = str_sub(inside, i, end + 1);
		i = end + 1;
	}
}

static str
inside_of(str props)
{
	size_t open = str_find_char(props, '>', 0), close = props.n;

	if (open + 1 >= props.n)
		return STR("");
	while (close > 0 && props.p[close - 1] != '<')
		close--;
	return str_sub(props, open + 1, close > 0 ? close - 1 : 0);
}

void
docx_props(struct out *out, const char *name, const char *const *order, int n, str base, str more)
{
	str found[PROPS_MAX];
	bool any = false;

	memset(found, 0, sizeof found);
	collect_props(inside_of(base), order, n, found);
	collect_props(more, order, n, found);
	for (int k = 0; k < n; k++) {
		if (found[k].n == 0)
			continue;
		if (!any)
			out_printf(out, "<%s>", name);
		any = true;
		out_put(out, found[k]);
	}
	if (any)
		out_printf(out, "</%s>", name);
}

static void
put_flag(struct out *o, const char *name, enum tri t)
{
	if (t == TRI_YES)
		out_printf(o, "<w:%s/>", name);
	else if (t == TRI_NO)
		out_printf(o, "<w:%s w:val=\"0\"/>", name);
}

static void
put_val(struct out *o, const char *name, str value)
{
	if (value.n == 0)
		return;
	out_printf(o, "<w:%s w:val=\"", name);
	out_xml_attr(o, value);
	out_puts(o, "\"/>");
}

static str
colour_hex(str c)
{
	return str_starts(c, STR("#")) ? str_sub(c, 1, c.n) : c;
}

static void
put_span_rpr(struct runner *r, struct out *o, const struct span_props *p)
{
	const struct fill_style *st = style_named(r->doc->styles, STYLE_CHARACTER, p->style);

	if (p->style.n > 0)
		put_val(o, "rStyle", st != NULL ? st->id : p->style);
	if (p->font.n > 0) {
		str font = p->font;
		size_t colon = str_find_char(font, ':', 0);

		if (colon < font.n) /* "eastAsia:Font" */
			font = str_sub(font, colon + 1, font.n);
		out_puts(o, "<w:rFonts");
		for (int i = 0; i < 4; i++) {
			static const char *const which[] = { "ascii", "hAnsi", "cs", "eastAsia" };

			out_printf(o, " w:%s=\"", which[i]);
			out_xml_attr(o, font);
			out_char(o, '"');
		}
		out_puts(o, "/>");
	}
	put_flag(o, "b", p->bold);
	put_flag(o, "i", p->italic);
	put_flag(o, "caps", p->caps);
	put_flag(o, "smallCaps", p->small_caps);
	put_flag(o, "strike", p->strike);
	put_val(o, "color", colour_hex(p->colour));
	if (p->size_half_points > 0)
		out_printf(o, "<w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/>", p->size_half_points, p->size_half_points);
	put_val(o, "u", p->underline);
	if (p->highlight.n > 0) {
		out_puts(o, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"");
		out_xml_attr(o, colour_hex(p->highlight));
		out_puts(o, "\"/>");
	}
	if (p->superscript == TRI_YES || p->subscript == TRI_YES)
		put_val(o, "vertAlign", p->superscript == TRI_YES ? STR("superscript") : STR("subscript"));
	put_flag(o, "rtl", p->rtl);
	put_val(o, "lang", p->language);
}

static const char *const names_code[] = { "VT Mã chữ", "HTML Code", "Verbatim Char", NULL };
static const char *const names_link[] = { "Hyperlink", NULL };

/* The properties of the placeholder's run: what rich text in its paragraph starts from. */
static str
base_props(const struct fill_slot *s)
{
	const struct fill_tree *t = &s->part->tree;
	uint32_t run, props;

	if (s->text == NODE_NONE)
		return STR("");
	run = t->nodes.at[s->text].role == ROLE_RUN ? s->text : node_above(t, s->text, ROLE_RUN);
	props = run != NODE_NONE && run > s->paragraph ? node_child(t, run, ROLE_PROPS) : NODE_NONE;
	return props != NODE_NONE ? node_bytes(t, props) : STR("");
}

void
docx_run_open(struct runner *r, const struct fill_slot *slot, const struct run_look *look)
{
	struct out more;
	const struct fill_style *st;

	out_init(&more);
	out_puts(r->o, "<w:r>");
	if (look != NULL) {
		if (look->code && (st = style_find(r->doc->styles, STYLE_CHARACTER, names_code)) != NULL)
			put_val(&more, "rStyle", st->id);
		else if (look->link && (st = style_find(r->doc->styles, STYLE_CHARACTER, names_link)) != NULL)
			put_val(&more, "rStyle", st->id);
		else if (look->code)
			out_puts(
			    &more, "<w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\" w:cs=\"Courier New\"/>");
		if (look->strong)
			out_puts(&more, "<w:b/><w:bCs/>");
		if (look->emphasis)
			out_puts(&more, "<w:i/><w:iCs/>");
		if (look->strike)
			out_puts(&more, "<w:strike/>");
		if (look->span != NULL)
			put_span_rpr(r, &more, look->span);
	}
	docx_props(r->o, "w:rPr", run_order, RUN_ORDER,
	    r->doc->in_note || r->doc->plain_runs ? STR("") : base_props(slot), out_str(&more));
	r->doc->bare_run = look == NULL;
	if (!r->doc->bare_run)
		out_puts(r->o, "<w:t xml:space=\"preserve\">");
	out_release(&more);
}

void
docx_run_close(struct runner *r)
{
	out_puts(r->o, r->doc->bare_run ? "</w:r>" : "</w:t></w:r>");
}

void
docx_break_in_run(struct runner *r, bool tab)
{
	out_printf(r->o, "</w:t><w:%s/><w:t xml:space=\"preserve\">", tab ? "tab" : "br");
	r->doc->breaks |= !tab;
}

/* --- paragraphs --------------------------------------------------------------- */

static const struct fill_style *
find_word_style(struct runner *r, const struct para_style *p)
{
	const struct fill_style *st = style_named(r->doc->styles, STYLE_PARAGRAPH, p->name);

	return st != NULL ? st : style_find(r->doc->styles, STYLE_PARAGRAPH, look_names(p));
}

bool
docx_numbers_itself(struct runner *r, const struct para_style *para)
{
	const struct fill_style *st = find_word_style(r, para);

	return st != NULL && style_numbered(r->doc->styles, st);
}

/* The placeholder's paragraph without what belongs to that paragraph alone. */
static void
own_props(struct out *o, const struct fill_slot *s)
{
	const struct fill_tree *t = &s->part->tree;
	uint32_t props = node_child(t, s->paragraph, ROLE_PROPS);

	if (props != NODE_NONE && !dialect_docx.paragraph_stays(t, s->paragraph))
		out_put(o, node_bytes(t, props));
}

static unsigned
new_list_number(struct runner *r, const struct fill_style *st, const struct para_style *p)
{
	str key = str_format(r->a, "%u", p->list);
	unsigned *known = map_find(&r->doc->lists, key);

	if (known == NULL) {
		known = ARENA_NEW(r->a, unsigned);
		*known = st->list.n > 0 ? docx_new_list(r, docx_abstract_of(r, st->list), p->start) : 0;
		map_put(&r->doc->lists, key, known);
	}
	return *known;
}

void
docx_par_open(struct runner *r, const struct fill_slot *slot, const struct para_style *para)
{
	static const char *const align[] = { NULL, "left", "center", "right" };
	const struct fill_style *st = find_word_style(r, para);

	r->doc->plain_runs =
	    para->look != LOOK_BODY && para->look != LOOK_ITEM && para->look != LOOK_QUOTE && para->look != LOOK_FIGURE;
	out_puts(r->o, "<w:p>");
	if (st == NULL && (para->look == LOOK_BODY || para->look == LOOK_ITEM || para->look == LOOK_QUOTE) &&
	    !r->doc->in_note) {
		own_props(r->o, slot);
		return;
	}
	out_puts(r->o, "<w:pPr>");
	if (st != NULL)
		put_val(r->o, "pStyle", st->id);
	if (para->look == LOOK_HEADING || para->keep_next)
		out_puts(r->o, "<w:keepNext/>");
	if (para->look == LOOK_ITEM && para->list > 0 && st != NULL) {
		unsigned n = para->ordered ? new_list_number(r, st, para) : 0;

		if (!para->first)
			out_puts(r->o, "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>");
		else if (n > 0 || para->level > 0) {
			out_printf(r->o, "<w:numPr><w:ilvl w:val=\"%d\"/>", para->level > 8 ? 8 : para->level);
			if (n > 0)
				out_printf(r->o, "<w:numId w:val=\"%u\"/>", n);
			out_puts(r->o, "</w:numPr>");
		}
	}
	if (para->look == LOOK_RULE)
		out_puts(
		    r->o, "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>");
	if (para->look == LOOK_FIGURE && st == NULL)
		out_puts(r->o,
		    "<w:spacing w:before=\"120\" w:after=\"60\"/><w:ind w:left=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"center\"/>");
	else if (align[para->align] != NULL)
		put_val(r->o, "jc", str_of(align[para->align]));
	if (para->look == LOOK_HEADING && st == NULL)
		out_printf(r->o, "<w:outlineLvl w:val=\"%d\"/>", para->level - 1);
	out_puts(r->o, "</w:pPr>");
}

void
docx_par_close(struct runner *r, const struct para_style *para)
{
	(void)para;
	r->doc->plain_runs = false;
	out_puts(r->o, "</w:p>");
}

void
docx_link_open(struct runner *r, str url)
{
	struct out address;
	str id;

	if (str_starts(url, STR("#"))) {
		out_puts(r->o, "<w:hyperlink w:anchor=\"");
		out_xml_attr(r->o, str_sub(url, 1, url.n));
		out_puts(r->o, "\">");
		return;
	}
	out_init(&address);
	address_put(&address, url);
	id = pkg_relate(r->into, r->doc->relating,
	    STR("http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"),
	    out_copy(&address, r->a), true, r->d);
	out_release(&address);
	out_puts(r->o,
	    "<w:hyperlink xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"");
	out_put(r->o, id);
	out_puts(r->o, "\">");
}

void
docx_link_close(struct runner *r)
{
	out_puts(r->o, "</w:hyperlink>");
}

/* --- tables --------------------------------------------------------------------- */

static const char *const names_table[] = { "VT Kẻ bảng", "Table Grid", NULL };

static int
attribute_number(str b, const char *element, const char *attribute, int otherwise)
{
	size_t at = str_find(b, str_of(element), 0);
	str v = at < b.n ? tag_attribute(str_sub(b, at, b.n), str_of(attribute), NULL) : STR("");

	return v.n > 0 && v.n < 8 ? (int)strtol(v.p, NULL, 10) : otherwise;
}

/* Of what the slot stands in: its cell, or the page's text. */
int
docx_room(const struct fill_slot *s)
{
	const struct fill_tree *t = &s->part->tree;
	uint32_t cell = node_above(t, s->paragraph, ROLE_CELL), props;
	str b = t->bytes;
	size_t sect;
	int width;

	if (cell != NODE_NONE && (props = node_child(t, cell, ROLE_PROPS)) != NODE_NONE) {
		width = attribute_number(node_bytes(t, props), "<w:tcW ", "w:w", 0) - CELL_MARGINS;
		if (width > NARROWEST_CELL)
			return width;
	}
	sect = str_find(b, STR("<w:sectPr"), t->nodes.at[s->paragraph].from);
	if (sect >= b.n)
		return TEXT_TWIPS;
	b = str_sub(b, sect, b.n);
	width = attribute_number(b, "<w:pgSz ", "w:w", A4_TWIPS) -
	    attribute_number(b, "<w:pgMar ", "w:left", LEFT_TWIPS) -
	    attribute_number(b, "<w:pgMar ", "w:right", RIGHT_TWIPS);
	return width > NARROWEST_TEXT ? width : TEXT_TWIPS;
}

void
docx_table_open(
    struct runner *r, const struct fill_slot *slot, const struct block *table, const int *widths, size_t columns)
{
	const struct fill_style *st = style_find(r->doc->styles, STYLE_TABLE, names_table);
	int room = docx_room(slot), sum = 0;

	(void)table;
	for (size_t i = 0; i < columns; i++)
		sum += widths[i];
	r->doc->twips_per_share = room / (sum > 0 ? sum : 1);
	out_puts(r->o, "<w:tbl><w:tblPr>");
	if (st != NULL)
		put_val(r->o, "tblStyle", st->id);
	out_printf(r->o, "<w:tblW w:w=\"%d\" w:type=\"dxa\"/>", r->doc->twips_per_share * sum);
	if (st == NULL) {
		static const char *const sides[] = { "top", "left", "bottom", "right", "insideH", "insideV" };

		out_puts(r->o, "<w:tblBorders>");
		for (int i = 0; i < 6; i++)
			out_printf(
			    r->o, "<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>", sides[i]);
		out_puts(r->o, "</w:tblBorders>");
	}
	out_puts(r->o, "<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
	for (size_t i = 0; i < columns; i++)
		out_printf(r->o, "<w:gridCol w:w=\"%d\"/>", widths[i] * r->doc->twips_per_share);
	out_puts(r->o, "</w:tblGrid>");
}

void
docx_row_open(struct runner *r, bool header)
{
	out_puts(r->o,
	    header ? "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" : "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
}

void
docx_cell_open(struct runner *r, const struct block *cell, int width)
{
	out_printf(r->o, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>", width * r->doc->twips_per_share);
	if (cell != NULL && cell->columns > 1)
		out_printf(r->o, "<w:gridSpan w:val=\"%d\"/>", cell->columns);
	if (cell != NULL && cell->rows > 1)
		out_puts(r->o, "<w:vMerge w:val=\"restart\"/>");
	if (cell != NULL && cell->covered == COVERED_FROM_ABOVE)
		out_puts(r->o, "<w:vMerge/>");
	out_puts(r->o, "</w:tcPr>");
}

void
docx_cell_covered(struct runner *r, const struct block *cell, int width)
{
	if (cell->covered != COVERED_FROM_ABOVE)
		return; /* the cell on its left is as wide as both */
	docx_cell_open(r, cell, width);
	out_puts(r->o, "<w:p/>");
	docx_cell_close(r);
}

void
docx_cell_close(struct runner *r)
{
	out_puts(r->o, "</w:tc>");
}

void
docx_row_close(struct runner *r)
{
	out_puts(r->o, "</w:tr>");
}

void
docx_table_close(struct runner *r)
{
	out_puts(r->o, "</w:tbl>");
}
