#include "odt/inner.h"

#include <stdlib.h>
#include <string.h>

#include "document/read.h"

#include "base/check.h"

/*
 * Pages. A master page names a layout (the paper, its margins) and holds headers
 * and footers; one that names a next style is the first page of those that
 * follow. A paragraph or a table whose style names a master page begins a page,
 * and there a section of the model. What text:section sets in columns is a
 * section too, a continuous one.
 */

void
odt_read_pages(struct odt *odt, const struct arc_node *automatic, const struct arc_node *masters)
{
	if (automatic != NULL)
		ODF_EACH(n, automatic)
	if (odf_is(n, ODF_STYLE, "page-layout") && odf_has(n, ODF_STYLE, "name"))
		map_put(&odt->layouts, odf_at(n, ODF_STYLE, "name"), n);
	if (masters != NULL)
		ODF_EACH(n, masters)
		{
			struct odt_master *m;

			if (!odf_is(n, ODF_STYLE, "master-page"))
				continue;
			m = ARENA_NEW(odt->a, struct odt_master);
			m->name = odf_at(n, ODF_STYLE, "name");
			m->node = n;
			if (map_find(&odt->masters, m->name) == NULL)
				map_put(&odt->masters, m->name, m);
			if (odt->first_master == NULL || str_eq(m->name, STR("Standard")))
				odt->first_master = m;
		}
}

static const struct odt_master *
odt_master_of(struct odt *odt, str name)
{
	const struct odt_master *m = name.n > 0 ? map_find(&odt->masters, name) : NULL;

	if (name.n > 0 && m == NULL)
		odt_complain(odt, &doc_missing, STR_FMT, STR_ARG(name));
	return m;
}

/* --- columns -------------------------------------------------------------------------- */

static int
section_text_width(const struct doc_section *s)
{
	int w = s->page_width - s->margin[SIDE_LEFT] - s->margin[SIDE_RIGHT];

	return w > ODT_MIN_WIDTH ? w : ODT_MIN_WIDTH;
}

enum { COLUMN_MIN_TWIPS = 20 };

/* Widths of columns that are told one by one: shares of the whole, with room at their sides. */
static void
read_uneven_columns(struct odt *odt, struct doc_section *s, const struct arc_node *columns)
{
	int *width = ARENA_ARRAY(odt->a, int, (size_t)s->columns), *gap = ARENA_ARRAY(odt->a, int, (size_t)s->columns);
	int *share = ARENA_ARRAY(odt->a, int, (size_t)s->columns), i = 0, end = 0;
	long long sum = 0, whole = section_text_width(s);

	ODF_EACH(c, columns)
	if (odf_is(c, ODF_STYLE, "column") && i < s->columns) {
		str rel = odf_at(c, ODF_STYLE, "rel-width");

		share[i] = odf_int(str_ends(rel, STR("*")) ? str_sub(rel, 0, rel.n - 1) : rel, 1, 1, 1000000);
		sum += share[i++];
	}
	if (i < s->columns)
		return;
	i = 0;
	ODF_EACH(c, columns)
	if (odf_is(c, ODF_STYLE, "column") && i < s->columns) {
		int before = odf_length_or(odf_at(c, ODF_FO, "start-indent"), 0),
		    after = odf_length_or(odf_at(c, ODF_FO, "end-indent"), 0);

		width[i] = (int)(whole * share[i] / sum) - before - after;
		if (width[i] < COLUMN_MIN_TWIPS)
			return;
		if (i > 0)
			gap[i - 1] = end + before;
		end = after;
		i++;
	}
	s->column_width = width;
	s->column_gap = gap;
	s->gap = gap[0];
}

static void
read_page_columns(struct odt *odt, struct doc_section *s, const struct arc_node *columns)
{
	const struct arc_node *line;

	s->columns = 1;
	s->column_width = s->column_gap = NULL;
	s->gap = 0;
	s->column_line = false;
	if (columns == NULL)
		return;
	s->columns = odf_int(odf_at(columns, ODF_FO, "column-count"), 1, 1, 1 << 20);
	s->columns = odt_clamp(odt, s->columns, 1, LIMIT_PAGE_COLUMNS, "fo:column-count");
	s->gap = odf_length_or(odf_at(columns, ODF_FO, "column-gap"), 0);
	line = odf_child(columns, ODF_STYLE, "column-sep");
	s->column_line = line != NULL && !str_eq(odf_at(line, ODF_STYLE, "style"), STR("none"));
	if (s->columns > 1 && odf_child(columns, ODF_STYLE, "column") != NULL)
		read_uneven_columns(odt, s, columns);
}

static int
first_column_width(const struct doc_section *s)
{
	int w;

	if (s->columns < 2)
		return section_text_width(s);
	if (s->column_width != NULL)
		return s->column_width[0];
	w = (section_text_width(s) - (s->columns - 1) * s->gap) / s->columns;
	return w > ODT_MIN_WIDTH ? w : ODT_MIN_WIDTH;
}

/* --- a master page as a section --------------------------------------------------------- */

static const struct {
	const char *margin, *padding, *border;
} side_names[] = { { "margin-top", "padding-top", "border-top" }, { "margin-left", "padding-left", "border-left" },
	{ "margin-bottom", "padding-bottom", "border-bottom" }, { "margin-right", "padding-right", "border-right" } };
TABLE_HAS(side_names, SIDES);

static int
read_side_length(const struct arc_node *p, const char *side, const char *all)
{
	return odf_length_or(odf_at(p, ODF_FO, side), odf_length_or(odf_at(p, ODF_FO, all), 0));
}

static void
read_page_margins(struct odt *odt, struct doc_section *s, const struct arc_node *p)
{
	for (int side = 0; side < SIDES; side++) {
		str edge = odf_at(p, ODF_FO, side_names[side].border);
		struct doc_border b = odf_border(edge.p != NULL ? edge : odf_at(p, ODF_FO, "border"));

		s->margin[side] = odt_clamp(
		    odt, read_side_length(p, side_names[side].margin, "margin"), 0, ODF_LENGTH_MAX, "fo:margin");
		if (b.style == BORDER_NONE)
			continue;
		b.space_twips = read_side_length(p, side_names[side].padding, "padding");
		s->margin[side] += b.space_twips + b.width_eighths * 5 / 2;
		s->borders[side] = arena_copy(odt->a, &b, sizeof b);
		s->borders_from_text = true;
	}
}

/* Twips; the least paper is half a centimetre. */
enum { A4_WIDTH = 11906, A4_HEIGHT = 16838, PAPER_MIN = 300 };

static void
read_paper(struct odt *odt, struct doc_section *s, const struct arc_node *p)
{
	static const struct doc_word usages[] = { { "left", USAGE_LEFT }, { "right", USAGE_RIGHT } };
	str usage = p != NULL ? odf_at(p->parent, ODF_STYLE, "page-usage") : STR("");

	s->page_width = A4_WIDTH;
	s->page_height = A4_HEIGHT;
	s->page_format = NUMBER_DECIMAL;
	s->page_start = -1;
	s->columns = 1;
	if (p == NULL)
		return;
	odf_length(odf_at(p, ODF_FO, "page-width"), &s->page_width);
	odf_length(odf_at(p, ODF_FO, "page-height"), &s->page_height);
	s->page_width = odt_clamp(odt, s->page_width, PAPER_MIN, ODF_LENGTH_MAX, "fo:page-width");
	s->page_height = odt_clamp(odt, s->page_height, PAPER_MIN, ODF_LENGTH_MAX, "fo:page-height");
	read_page_margins(odt, s, p);
	if (odf_has(p, ODF_STYLE, "num-format"))
		s->page_format = odf_number_format(odf_at(p, ODF_STYLE, "num-format"));
	read_page_columns(odt, s, odf_child(p, ODF_STYLE, "columns"));
	s->mirrored = str_eq(usage, STR("mirrored"));
	s->usage = (enum doc_page_usage)DOC_WORD(usages, usage, USAGE_ALL);
}

static bool
is_displayed(const struct arc_node *n)
{
	return n != NULL && !str_eq(odf_at(n, ODF_STYLE, "display"), STR("false"));
}

static struct arc_node *
find_master_part(const struct arc_node *master, const char *name)
{
	struct arc_node *n = odf_child(master, ODF_STYLE, name);

	return n != NULL ? n : odf_child(master, ODF_LOEXT, name);
}

static void
read_band(struct odt *odt, struct doc_block *band[HEADERS], const struct arc_node *master,
    const char *const names[HEADERS], struct doc_section *s)
{
	for (int k = 0; k < HEADERS; k++) {
		const struct arc_node *n = find_master_part(master, names[k]);

		if (!is_displayed(n))
			continue;
		band[k] = odt_blocks(odt, n);
		if (k == HEADER_FIRST)
			s->title_page = true;
		if (k == HEADER_EVEN)
			odt->doc->even_and_odd = true;
	}
	if (!is_displayed(find_master_part(master, names[HEADER_EVEN])))
		band[HEADER_EVEN] = band[HEADER_DEFAULT];
}

/* The box around a header or footer; NULL: it has neither padding nor lines, nor stands in from the body's edges. */
static const struct doc_band_box *
read_band_box(struct odt *odt, const struct arc_node *p)
{
	struct doc_band_box *box = ARENA_NEW(odt->a, struct doc_band_box);
	bool any;

	box->indent_left = read_side_length(p, "margin-left", "margin");
	box->indent_right = read_side_length(p, "margin-right", "margin");
	box->shading = odf_colour(odf_at(p, ODF_FO, "background-color"), COLOUR_NONE);
	any = box->indent_left != 0 || box->indent_right != 0 || box->shading >= 0;
	for (int side = 0; side < SIDES; side++) {
		str edge = odf_at(p, ODF_FO, side_names[side].border);
		struct doc_border b = odf_border(edge.p != NULL ? edge : odf_at(p, ODF_FO, "border"));

		box->inset[side] =
		    doc_bounded(read_side_length(p, side_names[side].padding, "padding"), 0, ODF_LENGTH_MAX);
		if (b.style != BORDER_NONE) {
			box->inset[side] += b.width_eighths * 5 / 2;
			box->borders[side] = arena_copy(odt->a, &b, sizeof b);
		}
		any = any || box->inset[side] > 0;
	}
	return any ? box : NULL;
}

/* Of a header or footer, as a page's layout has it. */
struct band_room {
	int *min_height, *spacing;
	const struct doc_band_box **box;
};

/*
 * The room that a header or footer takes from the text, grown or not. Its least height includes the spacing, padding
 * and lines, as LibreOffice reads it. With dynamic spacing the text grows into that.
 */
static int
read_band_room(
    struct odt *odt, const struct arc_node *layout, const char *name, const char *side, struct band_room room)
{
	const struct arc_node *style = layout != NULL ? odf_child(layout, ODF_STYLE, name) : NULL;
	const struct arc_node *p = style != NULL ? odf_child(style, ODF_STYLE, "header-footer-properties") : NULL;
	int height, gap;

	if (p == NULL)
		return 0;
	height = odf_length_or(odf_at(p, ODF_FO, "min-height"), odf_length_or(odf_at(p, ODF_SVG, "height"), 0));
	gap = odf_length_or(odf_at(p, ODF_FO, side), 0);
	height = height < 0 ? 0 : height;
	gap = gap < 0 ? 0 : gap;
	*room.box = read_band_box(odt, p);
	*room.min_height = height > gap ? height - gap : 0;
	if (odf_true(odf_at(p, ODF_STYLE, "dynamic-spacing")))
		return height;
	*room.spacing = gap;
	return *room.min_height + gap;
}

static void
read_bands(struct odt *odt, struct doc_section *s, const struct odt_master *m, const struct arc_node *layout)
{
	static const char *const headers[] = { "header", "header-first", "header-left" };
	TABLE_HAS(headers, HEADERS);
	static const char *const footers[] = { "footer", "footer-first", "footer-left" };
	TABLE_HAS(footers, HEADERS);

	s->header_distance = s->margin[SIDE_TOP];
	s->footer_distance = s->margin[SIDE_BOTTOM];
	odt->available = section_text_width(s);
	read_band(odt, s->header, m->node, headers, s);
	read_band(odt, s->footer, m->node, footers, s);
	if (s->header[HEADER_DEFAULT] != NULL)
		s->margin[SIDE_TOP] += read_band_room(odt, layout, "header-style", "margin-bottom",
		    (struct band_room){ &s->header_min_height, &s->header_spacing, &s->header_box });
	if (s->footer[HEADER_DEFAULT] != NULL)
		s->margin[SIDE_BOTTOM] += read_band_room(odt, layout, "footer-style", "margin-top",
		    (struct band_room){ &s->footer_min_height, &s->footer_spacing, &s->footer_box });
}

enum { RULE_PERCENT = 25 }; /* of the text's width, where nothing is said: LibreOffice's */

/* The line over footnotes: the document's is that of its first master page. */
static void
read_note_rule(struct odt *odt, const struct arc_node *p)
{
	const struct arc_node *n = p != NULL ? odf_child(p, ODF_STYLE, "footnote-sep") : NULL;
	struct document *doc = odt->doc;
	int percent = RULE_PERCENT;

	if (n == NULL || doc->separator_before != 0)
		return;
	odf_percent(odf_at(n, ODF_STYLE, "rel-width"), &percent);
	doc->separator_width_percent = doc_bounded(percent, 1, 100);
	doc->separator_weight_eighths = (int)(odf_points(odf_at(n, ODF_STYLE, "width")) * 8 + 0.5);
	doc->separator_before = odf_length_or(odf_at(n, ODF_STYLE, "distance-before-sep"), 0);
	doc->separator_after = odf_length_or(odf_at(n, ODF_STYLE, "distance-after-sep"), 0);
	if (str_eq(odf_at(n, ODF_STYLE, "line-style"), STR("none")) || percent == 0)
		doc->separator_weight_eighths = -1;
}

/* The section that all pages of a master page would make. Its headers stand in styles.xml, so the reader's part changes meanwhile. */
static struct doc_section *
page_style_of(struct odt *odt, const struct odt_master *master)
{
	struct odt_master *m = (struct odt_master *)master;
	const struct arc_node *layout, *p;
	struct odt_place place = odt->place;
	int part = odt->part, available = odt->available;

	if (m->proto != NULL)
		return m->proto;
	m->proto = ARENA_NEW(odt->a, struct doc_section);
	m->proto->style = m->proto;
	odt->part = 1;
	odt->place = (struct odt_place){ .start = -1 };
	layout = map_find(&odt->layouts, odf_at(m->node, ODF_STYLE, "page-layout-name"));
	p = layout != NULL ? odf_child(layout, ODF_STYLE, "page-layout-properties") : NULL;
	read_paper(odt, m->proto, p);
	read_note_rule(odt, p);
	read_bands(odt, m->proto, m, layout);
	odt->part = part;
	odt->place = place;
	odt->available = available;
	return m->proto;
}

/* The page style of m's first page, and behind it those that follow, maybe in a circle. */
static struct doc_section *
follow_page_styles(struct odt *odt, const struct odt_master *master)
{
	struct odt_master *m = (struct odt_master *)master;

	while (!m->followed) {
		str name = odf_at(m->node, ODF_STYLE, "next-style-name");
		const struct odt_master *next = name.n > 0 ? odt_master_of(odt, name) : NULL;
		struct doc_section *s = page_style_of(odt, m);

		m->followed = true;
		if (next == NULL || next == m)
			break;
		s->next_style = page_style_of(odt, next);
		m = (struct odt_master *)next;
	}
	return page_style_of(odt, master);
}

/* --- the body's sections -------------------------------------------------------------------- */

/* The section that follows, or the one at hand as long as nothing stands in it. */
static struct doc_section *
next_section(struct odt *odt, struct odt_out *out, enum doc_section_start start)
{
	struct doc_section *s = odt->section;

	if (s == NULL || s->blocks != NULL) {
		s = ARENA_NEW(odt->a, struct doc_section);
		*odt->last_section = s;
		odt->last_section = &s->next;
		odt->section = s;
		s->start = start;
	} else if (start == SECTION_NEXT_PAGE)
		s->start = start;
	out->last = &s->blocks;
	return s;
}

static void
set_own_columns(struct odt *odt, struct doc_section *s)
{
	const struct arc_node *p = odt->columns;

	if (p == NULL)
		return;
	s->own_columns = true;
	s->inset_left = odf_length_or(odf_at(p, ODF_FO, "margin-left"), 0);
	s->inset_right = odf_length_or(odf_at(p, ODF_FO, "margin-right"), 0);
	s->margin[SIDE_LEFT] += s->inset_left;
	s->margin[SIDE_RIGHT] += s->inset_right;
	read_page_columns(odt, s, odf_child(p, ODF_STYLE, "columns"));
	s->balance = !odf_true(odf_at(p, ODF_TEXT, "dont-balance-text-columns"));
}

static void
begin_pages_on(
    struct odt *odt, struct odt_out *out, const struct odt_master *m, enum doc_section_start start, int page_number)
{
	struct doc_section *s = next_section(odt, out, start), kept = *s;
	const struct doc_section *style;

	odt->master = m;
	style = follow_page_styles(odt, m);
	*s = style->next_style != NULL ? *style->next_style : *style;
	s->style = style;
	s->start = kept.start;
	s->next = kept.next;
	s->blocks = kept.blocks;
	s->page_start = page_number > 0 ? page_number : -1;
	set_own_columns(odt, s);
	odt->available = first_column_width(s);
}

/* The same pages, the text in other columns. */
static void
begin_columns(struct odt *odt, struct odt_out *out)
{
	int page_number = odt->section->blocks == NULL ? odt->section->page_start : -1;

	begin_pages_on(odt, out, odt->master, SECTION_CONTINUOUS, page_number);
}

/* Where a document has no master page at all. */
static const struct odt_master *
make_bare_master(struct odt *odt)
{
	struct odt_master *m = ARENA_NEW(odt->a, struct odt_master);

	m->node = ARENA_NEW(odt->nodes, struct arc_node);
	m->node->name = "none";
	return m;
}

void
odt_start(struct odt *odt, struct odt_out *out)
{
	if (odt->first_master == NULL)
		odt->first_master = make_bare_master(odt);
	begin_pages_on(odt, out, odt->first_master, SECTION_NEXT_PAGE, -1);
}

bool
odt_section_for(struct odt *odt, struct odt_out *out, const struct odf_style *style, int page_number)
{
	const struct odt_master *m;

	while (style != NULL && style->master.p == NULL)
		style = style->parent;
	if (style == NULL || style->master.n == 0)
		return false;
	m = odt_master_of(odt, style->master);
	if (m == NULL)
		return false;
	begin_pages_on(odt, out, m, SECTION_NEXT_PAGE, page_number);
	return true;
}

void
odt_begin_pages(struct odt *odt, struct odt_out *out, str master)
{
	const struct odt_master *m = master.n > 0 ? map_find(&odt->masters, master) : NULL;

	odt->columns = NULL;
	begin_pages_on(odt, out, m != NULL ? m : odt->master, SECTION_NEXT_PAGE, -1);
}

static bool
changes_columns(const struct arc_node *p)
{
	const struct arc_node *columns = odf_child(p, ODF_STYLE, "columns");

	return (columns != NULL && odf_int(odf_at(columns, ODF_FO, "column-count"), 1, 0, 1000) > 1) ||
	    odf_length_or(odf_at(p, ODF_FO, "margin-left"), 0) != 0 ||
	    odf_length_or(odf_at(p, ODF_FO, "margin-right"), 0) != 0;
}

void
odt_read_section(struct odt *odt, const struct arc_node *n, struct odt_out *out)
{
	const struct odf_style *s = odt_style(odt, FAMILY_SECTION, odf_at(n, ODF_TEXT, "style-name"));
	const struct arc_node *p = s != NULL ? odf_child(s->node, ODF_STYLE, "section-properties") : NULL,
			      *around = odt->columns;
	str display = odf_at(n, ODF_TEXT, "display");
	struct odt_notes notes;

	if (str_eq(display, STR("none")) ||
	    (str_eq(display, STR("condition")) && odf_true(odf_at(n, ODF_TEXT, "is-hidden"))))
		return;
	if (!out->body || p == NULL) {
		odt_read_blocks(odt, n, out);
		return;
	}
	notes = odt_notes_begin(odt, p);
	if (changes_columns(p)) {
		odt->columns = p;
		begin_columns(odt, out);
	}
	odt_read_blocks(odt, n, out);
	odt_notes_end(odt, &notes, out);
	if (changes_columns(p)) {
		odt->columns = around;
		begin_columns(odt, out);
	}
}
