#include <stdlib.h>
#include <string.h>

#include "fill/odt/odt.h"

/*
 * Rich text as OpenDocument. Direct looks are automatic styles, gathered while
 * the parts are filled and put into their parts at the end.
 */

/* Spaces that would fall together are text:s (ODF 1.3 part 3, 6.1.2). */
void
odt_characters(struct out *out, str text, bool *after_space)
{
	size_t from = 0;

	for (size_t i = 0; i < text.n; i++) {
		bool space = text.p[i] == ' ';

		if (space && (*after_space || i + 1 == text.n)) {
			out_xml(out, str_sub(text, from, i));
			out_puts(out, "<text:s/>");
			from = i + 1;
		}
		*after_space = space;
	}
	out_xml(out, str_sub(text, from, text.n));
}

static void
release_odt_out(void *o)
{
	out_release(o);
}

bool
odt_begin(struct runner *r)
{
	struct document_state *s = ARENA_NEW(r->a, struct document_state);

	r->doc = s;
	out_init(&s->automatic);
	out_init(&s->style_defs);
	arena_defer(r->a, release_odt_out, &s->automatic);
	arena_defer(r->a, release_odt_out, &s->style_defs);
	map_init(&s->included, r->a);
	map_init(&s->pictures, r->a);
	map_init(&s->lists, r->a);
	map_init(&s->automatic_of, r->a);
	return true;
}

/* --- styles ---------------------------------------------------------------- */

static int
kind_of_family(str family)
{
	if (str_eq(family, STR("paragraph")))
		return STYLE_PARAGRAPH;
	if (str_eq(family, STR("text")))
		return STYLE_CHARACTER;
	return str_eq(family, STR("table")) ? STYLE_TABLE : STYLE_OTHER;
}

static void
read_odt_style(struct fill_template *t, struct fill_styles *s, str open)
{
	struct fill_style *st = VEC_ADD(t->a, &s->at);
	str family = tag_attribute(open, STR("style:family"), NULL),
	    shown = tag_attribute(open, STR("style:display-name"), NULL);

	st->id = xml_decode(t->a, tag_attribute(open, STR("style:name"), NULL));
	st->name = shown.p != NULL ? xml_decode(t->a, shown) : st->id;
	st->based_on = xml_decode(t->a, tag_attribute(open, STR("style:parent-style-name"), NULL));
	st->kind = kind_of_family(family);
	st->list = tag_attribute(open, STR("style:list-style-name"), NULL);
	st->numbered = st->list.n > 0;
	st->level = tag_attribute(open, STR("style:default-outline-level"), NULL);
}

static bool
outline_numbers(str b, str level)
{
	str begin = STR("<text:outline-level-style ");

	for (size_t at = str_find(b, begin, 0); at < b.n; at = str_find(b, begin, at + 1)) {
		str tag = str_sub(b, at, str_find_char(b, '>', at) + 1);

		if (str_eq(tag_attribute(tag, STR("text:level"), NULL), level))
			return tag_attribute(tag, STR("style:num-format"), NULL).n > 0;
	}
	return false;
}

const struct fill_styles *
odt_styles(struct runner *r)
{
	struct fill_template *t = (struct fill_template *)r->t; /* a cache: what is read is always the same */
	str b, begin = STR("<style:style ");

	if (t->styles != NULL)
		return t->styles;
	t->styles = ARENA_NEW(t->a, struct fill_styles);
	if (!pkg_read(r->into, STR("styles.xml"), &b, r->d))
		return t->styles;
	for (size_t at = str_find(b, begin, 0); at < b.n; at = str_find(b, begin, at + 1))
		read_odt_style(t, t->styles, str_sub(b, at, str_find_char(b, '>', at) + 1));
	for (size_t i = 0; i < t->styles->at.n; i++) {
		struct fill_style *st = &t->styles->at.at[i];

		st->numbered |= st->level.n > 0 && outline_numbers(b, st->level);
	}
	return t->styles;
}

str
odt_automatic(struct runner *r, const char *family, str attributes, str properties)
{
	str key = str_format(r->a, "%s " STR_FMT STR_FMT, family, STR_ARG(attributes), STR_ARG(properties));
	str *name = map_find(&r->doc->automatic_of, key);

	if (name != NULL)
		return *name;
	name = ARENA_NEW(r->a, str);
	*name = str_format(r->a, "VTt%zu", r->doc->automatic_of.n + 1);
	map_put(&r->doc->automatic_of, key, name);
	out_printf(&r->doc->automatic,
	    "<style:style style:name=\"" STR_FMT "\" style:family=\"%s\"" STR_FMT ">" STR_FMT "</style:style>",
	    STR_ARG(*name), family, STR_ARG(attributes), STR_ARG(properties));
	return *name;
}

/* --- runs -------------------------------------------------------------------- */

static void
put_text_attribute(struct out *o, const char *name, str value)
{
	out_printf(o, " %s=\"", name);
	out_xml_attr(o, value);
	out_char(o, '"');
}

static void
put_colour_attribute(struct out *o, const char *name, str c)
{
	if (c.n == 0)
		return;
	out_printf(o, " %s=\"%s", name, c.p[0] == '#' ? "" : "#");
	out_xml_attr(o, c);
	out_char(o, '"');
}

static void
put_underline_props(struct out *o, str u)
{
	static const struct {
		const char *ooxml, *style, *type;
	} kinds[] = { { "single", "solid", "single" }, { "double", "solid", "double" },
		{ "dotted", "dotted", "single" }, { "dash", "dash", "single" }, { "dotDash", "dot-dash", "single" },
		{ "dotDotDash", "dot-dot-dash", "single" }, { "wave", "wave", "single" },
		{ "thick", "solid", "single" }, { "words", "solid", "single" } };

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_eq(u, str_of(kinds[i].ooxml)))
			out_printf(o,
			    " style:text-underline-style=\"%s\" style:text-underline-type=\"%s\""
			    " style:text-underline-width=\"%s\" style:text-underline-color=\"font-color\"",
			    kinds[i].style, kinds[i].type, str_eq(u, STR("thick")) ? "bold" : "auto");
	if (str_eq(u, STR("none")))
		out_puts(o, " style:text-underline-style=\"none\"");
}

static void
put_span_props(struct out *o, const struct span_props *p)
{
	if (p->bold != TRI_UNSET)
		put_text_attribute(o, "fo:font-weight", p->bold == TRI_YES ? STR("bold") : STR("normal"));
	if (p->italic != TRI_UNSET)
		put_text_attribute(o, "fo:font-style", p->italic == TRI_YES ? STR("italic") : STR("normal"));
	if (p->strike != TRI_UNSET)
		put_text_attribute(
		    o, "style:text-line-through-style", p->strike == TRI_YES ? STR("solid") : STR("none"));
	if (p->caps == TRI_YES)
		put_text_attribute(o, "fo:text-transform", STR("uppercase"));
	if (p->small_caps == TRI_YES)
		put_text_attribute(o, "fo:font-variant", STR("small-caps"));
	put_colour_attribute(o, "fo:color", p->colour);
	put_colour_attribute(o, "fo:background-color", p->highlight);
	if (p->font.n > 0)
		put_text_attribute(o, "fo:font-family", p->font);
	if (p->size_half_points > 0)
		out_printf(o, " fo:font-size=\"%d%spt\"", p->size_half_points / 2, p->size_half_points % 2 ? ".5" : "");
	put_underline_props(o, p->underline);
	if (p->superscript == TRI_YES || p->subscript == TRI_YES)
		put_text_attribute(
		    o, "style:text-position", p->superscript == TRI_YES ? STR("super 58%") : STR("sub 58%"));
	if (p->language.n > 0) {
		str rest = p->language, lang = str_split(&rest, '-');

		put_text_attribute(o, "fo:language", lang);
		put_text_attribute(o, "fo:country", rest.n > 0 ? rest : STR("none"));
	}
}

static const char *const names_code[] = { "Source Text", NULL };
static const char *const names_link[] = { "Internet link", NULL };

void
odt_run_open(struct runner *r, const struct fill_slot *slot, const struct run_look *look)
{
	const struct fill_style *st = NULL;
	struct out o;

	(void)slot;
	r->doc->spans = 0;
	if (look == NULL)
		return;
	if (look->code)
		st = style_find(r->doc->styles, STYLE_CHARACTER, names_code);
	else if (look->link)
		st = style_find(r->doc->styles, STYLE_CHARACTER, names_link);
	else if (look->span != NULL)
		st = style_named(r->doc->styles, STYLE_CHARACTER, look->span->style);
	if (st != NULL) {
		out_printf(r->o, "<text:span text:style-name=\"" STR_FMT "\">", STR_ARG(st->id));
		r->doc->spans++;
	}
	out_init(&o);
	if (look->strong)
		out_puts(
		    &o, " fo:font-weight=\"bold\" style:font-weight-asian=\"bold\" style:font-weight-complex=\"bold\"");
	if (look->emphasis)
		out_puts(&o,
		    " fo:font-style=\"italic\" style:font-style-asian=\"italic\" style:font-style-complex=\"italic\"");
	if (look->strike)
		out_puts(&o, " style:text-line-through-style=\"solid\" style:text-line-through-type=\"single\"");
	if (look->code && st == NULL)
		out_puts(&o, " fo:font-family=\"'Courier New'\"");
	if (look->span != NULL)
		put_span_props(&o, look->span);
	if (o.n > 0) {
		str properties = str_format(r->a, "<style:text-properties" STR_FMT "/>", STR_ARG(out_str(&o)));

		out_printf(r->o, "<text:span text:style-name=\"" STR_FMT "\">",
		    STR_ARG(odt_automatic(r, "text", STR(""), properties)));
		r->doc->spans++;
	}
	out_release(&o);
}

void
odt_run_close(struct runner *r)
{
	for (; r->doc->spans > 0; r->doc->spans--)
		out_puts(r->o, "</text:span>");
}

void
odt_break_in_run(struct runner *r, bool tab)
{
	out_puts(r->o, tab ? "<text:tab/>" : "<text:line-break/>");
	r->doc->breaks |= !tab;
}

/* --- paragraphs ----------------------------------------------------------------- */

static const struct fill_style *
find_odt_style(struct runner *r, const struct para_style *p)
{
	const struct fill_style *st = style_named(r->doc->styles, STYLE_PARAGRAPH, p->name);

	return st != NULL ? st : style_find(r->doc->styles, STYLE_PARAGRAPH, look_names(p));
}

bool
odt_numbers_itself(struct runner *r, const struct para_style *para)
{
	const struct fill_style *st = find_odt_style(r, para);

	return st != NULL && style_numbered(r->doc->styles, st);
}

static str
align_style(struct runner *r, str parent, enum cell_align align)
{
	static const char *const words[] = { NULL, "start", "center", "end" };

	if (words[align] == NULL)
		return parent;
	return odt_automatic(r, "paragraph",
	    str_format(r->a, " style:parent-style-name=\"" STR_FMT "\"", STR_ARG(parent)),
	    str_format(r->a, "<style:paragraph-properties fo:text-align=\"%s\"/>", words[align]));
}

static bool
as_placeholder(const struct runner *r, const struct fill_style *st, const struct para_style *p)
{
	return st == NULL && !r->doc->in_note &&
	    (p->look == LOOK_BODY || p->look == LOOK_ITEM || p->look == LOOK_QUOTE);
}

enum { LIST_LEVELS = 9 }; /* as many as Word has, so that both formats nest alike */

static void
open_list(struct runner *r, const struct fill_style *st, const struct para_style *p)
{
	str key = str_format(r->a, "%u", p->list);
	bool again = map_find(&r->doc->lists, key) != NULL;

	map_put(&r->doc->lists, key, r->doc);
	for (int i = 0; i <= p->level && i < LIST_LEVELS; i++) {
		out_puts(r->o, "<text:list");
		if (i == 0) {
			out_printf(r->o, " text:style-name=\"" STR_FMT "\"", STR_ARG(st->list));
			if (again)
				out_puts(r->o, " text:continue-numbering=\"true\"");
		}
		out_puts(r->o, p->first ? "><text:list-item>" : "><text:list-header>");
	}
}

void
odt_par_open(struct runner *r, const struct fill_slot *slot, const struct para_style *para)
{
	const struct fill_style *st = find_odt_style(r, para);
	str style;

	if (as_placeholder(r, st, para)) {
		split_open(r->o, &slot->part->tree, slot->text, slot->part->tree.nodes.at[slot->paragraph].parent);
		return;
	}
	if (para->look == LOOK_ITEM && para->list > 0 && st != NULL && st->list.n > 0)
		open_list(r, st, para);
	style = align_style(r, st != NULL ? st->id : STR("Standard"), para->align);
	if (para->look == LOOK_RULE)
		style = odt_automatic(r, "paragraph", STR(" style:parent-style-name=\"Standard\""),
		    STR("<style:paragraph-properties fo:border-bottom=\"0.5pt solid #000000\"/>"));
	if (para->look == LOOK_FIGURE && st == NULL)
		style = odt_automatic(r, "paragraph", STR(" style:parent-style-name=\"Standard\""),
		    str_format(r->a,
			"<style:paragraph-properties fo:text-align=\"center\" fo:margin-left=\"0cm\" fo:text-indent=\"0cm\" fo:margin-top=\"6pt\" fo:margin-bottom=\"3pt\"%s/>",
			para->keep_next ? " fo:keep-with-next=\"always\"" : ""));
	if (para->look == LOOK_HEADING)
		/* the style knows at which level of the document it stands: a Khoản is a level deeper under a Phần */
		out_printf(r->o, "<text:h text:outline-level=\"" STR_FMT "\"",
		    STR_ARG(st != NULL && st->level.n > 0 ? st->level : str_format(r->t->a, "%d", para->level)));
	else
		out_puts(r->o, "<text:p");
	put_text_attribute(r->o, "text:style-name", style);
	out_char(r->o, '>');
}

void
odt_par_close(struct runner *r, const struct para_style *para)
{
	const struct fill_style *st = find_odt_style(r, para);

	if (as_placeholder(r, st, para)) {
		const struct fill_slot *s = r->doc->slot;

		split_close(r->o, &s->part->tree, s->text, s->part->tree.nodes.at[s->paragraph].parent);
		return;
	}
	out_puts(r->o, para->look == LOOK_HEADING ? "</text:h>" : "</text:p>");
	if (para->look == LOOK_ITEM && para->list > 0 && st != NULL && st->list.n > 0)
		for (int i = 0; i <= para->level && i < LIST_LEVELS; i++)
			out_puts(
			    r->o, para->first ? "</text:list-item></text:list>" : "</text:list-header></text:list>");
}

void
odt_link_open(struct runner *r, str url)
{
	struct out address;

	out_init(&address);
	address_put(&address, url);
	out_puts(r->o, "<text:a xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:type=\"simple\"");
	put_text_attribute(r->o, "xlink:href", out_str(&address));
	out_release(&address);
	out_char(r->o, '>');
}

void
odt_link_close(struct runner *r)
{
	out_puts(r->o, "</text:a>");
}

/* A style for notes where the template has none. */
static void
note_style(struct runner *r, const struct fill_style *st)
{
	if (st != NULL || r->doc->made_note_styles)
		return;
	r->doc->made_note_styles = true;
	out_puts(&r->doc->style_defs,
	    "<style:style style:name=\"Footnote\" style:family=\"paragraph\" "
	    "style:parent-style-name=\"Standard\"><style:text-properties fo:font-size=\"10pt\"/></style:style>");
}

bool
odt_note(struct runner *r, const struct fill_slot *slot, const struct block *note)
{
	static const char *const names[] = { "Footnote", "footnote text", NULL };
	const struct fill_style *st = style_find(r->doc->styles, STYLE_PARAGRAPH, names);
	unsigned id;

	if (r->doc->in_note || !str_eq(r->part->name, STR("content.xml"))) {
		struct inline_node open = { .kind = INLINE_TEXT, .text = STR(" (") },
				   close = { .kind = INLINE_TEXT, .text = STR(")") };

		rich_inlines(r, slot, &open, NODE_NONE);
		for (const struct block *b = note; b != NULL; b = b->next)
			rich_inlines(r, slot, b->inlines, NODE_NONE);
		rich_inlines(r, slot, &close, NODE_NONE);
		return true;
	}
	note_style(r, st);
	id = ++r->doc->notes_n;
	r->doc->in_note = true;
	out_printf(r->o,
	    "<text:note text:id=\"vtn%u\" text:note-class=\"footnote\"><text:note-citation>%u</text:note-citation>"
	    "<text:note-body>",
	    id, id);
	for (const struct block *b = note; b != NULL || b == note; b = b != NULL ? b->next : note) {
		out_printf(
		    r->o, "<text:p text:style-name=\"" STR_FMT "\">", STR_ARG(st != NULL ? st->id : STR("Footnote")));
		if (b == note)
			out_puts(r->o, "<text:s/>"); /* between the number and the text, as in Word's notes */
		if (b != NULL)
			rich_inlines(r, slot, b->inlines, NODE_NONE);
		out_puts(r->o, "</text:p>");
		if (b == NULL || b->next == NULL)
			break;
	}
	out_puts(r->o, "</text:note-body></text:note>");
	r->doc->in_note = false;
	return true;
}

/* --- tables ----------------------------------------------------------------------- */

enum { TEXT_TWIPS = 9354 };

int
odt_room(const struct fill_slot *slot)
{
	(void)slot;
	return TEXT_TWIPS;
}

void
odt_table_open(
    struct runner *r, const struct fill_slot *slot, const struct block *table, const int *widths, size_t columns)
{
	int sum = 0;
	str style;

	(void)slot, (void)table;
	for (size_t i = 0; i < columns; i++)
		sum += widths[i];
	r->doc->twips_per_share = TEXT_TWIPS / (sum > 0 ? sum : 1);
	style = odt_automatic(r, "table", STR(""),
	    STR("<style:table-properties table:align=\"margins\" style:rel-width=\"100%\" table:border-model=\"collapsing\"/>"));
	out_printf(r->o, "<table:table table:name=\"Bảng vt%u\" table:style-name=\"" STR_FMT "\">", r->next_id++,
	    STR_ARG(style));
	for (size_t i = 0; i < columns; i++) {
		int twips = widths[i] * r->doc->twips_per_share;

		style = odt_automatic(r, "table-column", STR(""),
		    str_format(r->a,
			"<style:table-column-properties style:column-width=\"%d.%02dpt\" style:rel-column-width=\"%d*\"/>",
			twips / 20, twips % 20 * 5, twips));
		out_printf(r->o, "<table:table-column table:style-name=\"" STR_FMT "\"/>", STR_ARG(style));
	}
}

void
odt_row_open(struct runner *r, bool header)
{
	if (header && !r->doc->header_row)
		out_puts(r->o, "<table:table-header-rows>");
	if (!header && r->doc->header_row)
		out_puts(r->o, "</table:table-header-rows>");
	r->doc->header_row = header;
	out_puts(r->o, "<table:table-row>");
}

void
odt_cell_open(struct runner *r, const struct block *cell, int width)
{
	str style = odt_automatic(r, "table-cell", STR(""),
	    STR("<style:table-cell-properties fo:padding-left=\"2.85pt\" fo:padding-right=\"2.85pt\" fo:padding-top=\"0pt\" fo:padding-bottom=\"0pt\" fo:border=\"0.5pt solid #000000\"/>"));

	(void)width;
	out_printf(
	    r->o, "<table:table-cell table:style-name=\"" STR_FMT "\" office:value-type=\"string\"", STR_ARG(style));
	if (cell != NULL && cell->columns > 1)
		out_printf(r->o, " table:number-columns-spanned=\"%d\"", cell->columns);
	if (cell != NULL && cell->rows > 1)
		out_printf(r->o, " table:number-rows-spanned=\"%d\"", cell->rows);
	out_char(r->o, '>');
}

void
odt_cell_covered(struct runner *r, const struct block *cell, int width)
{
	(void)cell, (void)width;
	out_puts(r->o, "<table:covered-table-cell/>");
}

void
odt_cell_close(struct runner *r)
{
	out_puts(r->o, "</table:table-cell>");
}

void
odt_row_close(struct runner *r)
{
	out_puts(r->o, "</table:table-row>");
}

void
odt_table_close(struct runner *r)
{
	out_puts(r->o, r->doc->header_row ? "</table:table-header-rows></table:table>" : "</table:table>");
	r->doc->header_row = false;
}

/* --- at the end --------------------------------------------------------------------- */

static void
add_automatic(struct runner *r, str part, str styles)
{
	str b, end = STR("</office:automatic-styles>"), empty = STR("<office:automatic-styles/>");
	size_t at;

	if (!pkg_read(r->into, part, &b, r->d))
		return;
	at = str_find(b, end, 0);
	if (at < b.n) {
		pkg_put(r->into, part,
		    str_format(r->a, STR_FMT STR_FMT STR_FMT, STR_ARG(str_sub(b, 0, at)), STR_ARG(styles),
			STR_ARG(str_sub(b, at, b.n))));
		return;
	}
	at = str_find(b, empty, 0);
	if (at < b.n) {
		pkg_put(r->into, part,
		    str_format(r->a, STR_FMT "<office:automatic-styles>" STR_FMT "</office:automatic-styles>" STR_FMT,
			STR_ARG(str_sub(b, 0, at)), STR_ARG(styles), STR_ARG(str_sub(b, at + empty.n, b.n))));
		return;
	}
	at = str_find(b, str_eq(part, STR("content.xml")) ? STR("<office:body") : STR("<office:master-styles"), 0);
	if (at < b.n)
		pkg_put(r->into, part,
		    str_format(r->a, STR_FMT "<office:automatic-styles>" STR_FMT "</office:automatic-styles>" STR_FMT,
			STR_ARG(str_sub(b, 0, at)), STR_ARG(styles), STR_ARG(str_sub(b, at, b.n))));
}

static void
add_before(struct runner *r, str part, str end, str styles)
{
	str b;
	size_t at;

	if (!pkg_read(r->into, part, &b, r->d) || (at = str_find(b, end, 0)) == b.n)
		return;
	pkg_put(r->into, part,
	    str_format(r->a, STR_FMT STR_FMT STR_FMT, STR_ARG(str_sub(b, 0, at)), STR_ARG(styles),
		STR_ARG(str_sub(b, at, b.n))));
}

static bool
part_uses_automatic(struct runner *r, str part)
{
	str b;

	return pkg_read(r->into, part, &b, r->d) && (str_find(b, STR("\"VTt"), 0) < b.n);
}

/* Lines with a break by hand are not stretched: a setting of the document in LibreOffice. */
static void
set_break_setting(struct runner *r)
{
	static const char item[] =
	    "<config:config-item config:name=\"DoNotJustifyLinesWithManualBreak\" config:type=\"boolean\">";
	str b, set = STR("config:name=\"ooo:configuration-settings\">");
	size_t at, to;

	if (!r->doc->breaks || !pkg_has(r->into, STR("settings.xml")) ||
	    !pkg_read(r->into, STR("settings.xml"), &b, r->d))
		return;
	at = str_find(b, STR("\"DoNotJustifyLinesWithManualBreak\""), 0);
	if (at < b.n) {
		at = str_find_char(b, '>', at) + 1;
		to = str_find_char(b, '<', at);
		if (str_eq(str_sub(b, at, to), STR("true")))
			return;
		pkg_put(r->into, STR("settings.xml"),
		    str_format(r->a, STR_FMT "true" STR_FMT, STR_ARG(str_sub(b, 0, at)), STR_ARG(str_sub(b, to, b.n))));
		return;
	}
	at = str_find(b, set, 0);
	if (at < b.n)
		pkg_put(r->into, STR("settings.xml"),
		    str_format(r->a, STR_FMT "%strue</config:config-item>" STR_FMT, STR_ARG(str_sub(b, 0, at + set.n)),
			item, STR_ARG(str_sub(b, at + set.n, b.n))));
}

bool
odt_finish(struct runner *r)
{
	static const char page[] =
	    "<style:style style:name=\"VTtrang\" style:family=\"paragraph\" "
	    "style:parent-style-name=\"Standard\"><style:paragraph-properties fo:break-before=\"page\"/></style:style>";
	static const char *const parts[] = { "content.xml", "styles.xml" };
	str styles;

	set_break_setting(r);
	if (r->doc->page_breaks)
		out_puts(&r->doc->automatic, page);
	if (r->doc->automatic.n == 0 && r->doc->style_defs.n == 0)
		return true;
	if (r->doc->style_defs.n > 0)
		add_before(r, STR("styles.xml"), STR("</office:styles>"), out_str(&r->doc->style_defs));
	styles = out_str(&r->doc->automatic);
	for (size_t i = 0; i < 2; i++)
		if (part_uses_automatic(r, str_of(parts[i])))
			add_automatic(r, str_of(parts[i]), styles);
	return true;
}
