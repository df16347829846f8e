#include "odt/inner.h"

#include <math.h>
#include <string.h>

#include "base/check.h"
#include "base/limits.h"
#include "base/vec.h"
#include "document/read.h"

/*
 * Tables. Column widths are shares of the table's width, as the office
 * programs take them. A cell's look is resolved once a style and kept there; every grid place
 * has a cell or is covered by one, so a cell's column is counted, not sought.
 */
struct cell_look {
	int padding[SIDES];
	const struct doc_border *edge[SIDES];
	int shading;
	enum doc_vertical_align valign;
	enum doc_text_direction direction;
	bool no_wrap;
};

struct reading {
	struct odt *odt;
	struct doc_table *t;
	VEC(int) widths;
	VEC(int) shares;        /* rel-column-width; 0: none */
	VEC(str) column_styles; /* default cell styles */
	struct doc_row **last;
	str row_style; /* default cell style of the row */
	int row_shading, shading;
	bool header;
};

static const char *const sides[] = { "top", "left", "bottom", "right" };
TABLE_HAS(sides, SIDES);

/* --- cells' looks --------------------------------------------------------------------- */

static str
cell_property(const struct odf_style *s, enum odf_ns ns, const char *name)
{
	return odt_chain(s, "table-cell-properties", ns, name);
}

/* The side's own attribute or the one for all sides, whichever is nearer in the chain. */
static str
side_property(const struct odf_style *s, const char *what, int side)
{
	char name[32];

	snprintf(name, sizeof name, "%s-%s", what, sides[side]);
	for (; s != NULL; s = s->parent) {
		const struct arc_node *n = odf_child(s->node, ODF_STYLE, "table-cell-properties");
		str v = n != NULL ? odf_at(n, ODF_FO, name) : (str){ NULL, 0 };

		if (n != NULL && v.p == NULL)
			v = odf_at(n, ODF_FO, what);
		if (v.p != NULL)
			return v;
	}
	return (str){ NULL, 0 };
}

static enum doc_text_direction
read_direction(const struct odf_style *s)
{
	str mode = cell_property(s, ODF_STYLE, "writing-mode"), extra = cell_property(s, ODF_LOEXT, "writing-mode");
	int angle = odf_int(cell_property(s, ODF_STYLE, "rotation-angle"), 0, -360, 360);

	if (str_eq(extra, STR("bt-lr")) || str_eq(mode, STR("bt-lr")) || angle == 90)
		return TEXT_UP;
	if (str_starts(mode, STR("tb")) || str_starts(extra, STR("tb")) || angle == 270 || angle == -90)
		return TEXT_DOWN;
	return TEXT_HORIZONTAL;
}

static const struct cell_look bare_cell = { .shading = COLOUR_NONE };

static const struct cell_look *
look_of_cell(struct odt *odt, str name)
{
	struct odf_style *s = (struct odf_style *)odt_style(odt, FAMILY_CELL, name);
	struct cell_look *look;

	if (s == NULL)
		return &bare_cell;
	if (s->resolved != NULL)
		return s->resolved;
	s->resolved = look = ARENA_NEW(odt->a, struct cell_look);
	for (int side = 0; side < SIDES; side++) {
		struct doc_border b = odf_border(side_property(s, "border", side));

		look->padding[side] = odf_length_or(side_property(s, "padding", side), 0);
		if (look->padding[side] < 0)
			look->padding[side] = 0;
		if (b.style != BORDER_NONE)
			look->edge[side] = arena_copy(odt->a, &b, sizeof b);
	}
	look->shading = odf_colour(cell_property(s, ODF_FO, "background-color"), COLOUR_NONE);

	look->valign = odf_vertical_align(cell_property(s, ODF_STYLE, "vertical-align"));
	look->direction = read_direction(s);
	look->no_wrap = str_eq(cell_property(s, ODF_FO, "wrap-option"), STR("no-wrap"));
	return look;
}

/* --- columns -------------------------------------------------------------------------- */

static void
add_column(struct reading *r, const struct arc_node *n)
{
	struct odt *odt = r->odt;
	const struct odf_style *s = odt_style(odt, FAMILY_COLUMN, odf_at(n, ODF_TABLE, "style-name"));
	str rel = odt_chain(s, "table-column-properties", ODF_STYLE, "rel-column-width");
	int times = odf_int(odf_at(n, ODF_TABLE, "number-columns-repeated"), 1, 1, 1 << 30), width = 0;

	odf_length_exact(odt_chain(s, "table-column-properties", ODF_STYLE, "column-width"), &width);
	if (str_ends(rel, STR("*")))
		rel = str_sub(rel, 0, rel.n - 1);
	times = odt_clamp(odt, times, 0, LIMIT_TABLE_COLUMNS - (int)r->widths.n, "table:number-columns-repeated");
	for (int i = 0; i < times; i++) {
		*VEC_ADD(odt->a, &r->widths) = width > 0 ? width : 0;
		*VEC_ADD(odt->a, &r->shares) = odf_int(rel, 0, 0, 1000000);
		*VEC_ADD(odt->a, &r->column_styles) = odf_at(n, ODF_TABLE, "default-cell-style-name");
	}
}

static void
read_table_columns(struct reading *r, const struct arc_node *parent)
{
	ODF_EACH(n, parent)
	if (odf_is(n, ODF_TABLE, "table-column"))
		add_column(r, n);
	else if (odf_is(n, ODF_TABLE, "table-columns") || odf_is(n, ODF_TABLE, "table-header-columns") ||
	    odf_is(n, ODF_TABLE, "table-column-group"))
		read_table_columns(r, n);
}

enum { EQUAL_SHARE = 100 };

/* Shares of the table's width; without any, equal ones. */
static void
share_width(struct reading *r)
{
	struct doc_table *t = r->t;
	long long sum = 0, done = 0, from = 0;
	bool absolute = true, relative = true;

	for (size_t i = 0; i < r->widths.n; i++) {
		absolute &= r->widths.at[i] > 0;
		relative &= r->shares.at[i] > 0;
	}
	t->columns = (int)r->widths.n;
	t->column_width = ARENA_ARRAY(r->odt->a, int, r->widths.n + 1);
	for (size_t i = 0; i < r->widths.n; i++) {
		t->column_width[i] = EQUAL_SHARE;
		if (absolute)
			t->column_width[i] = r->widths.at[i];
		else if (relative)
			t->column_width[i] = r->shares.at[i];
		sum += t->column_width[i];
	}
	if (t->width <= 0)
		t->width = absolute && sum <= ODF_LENGTH_MAX ? (int)sum : r->odt->available;
	for (size_t i = 0; i < r->widths.n; i++) { /* edges are rounded, not widths: errors don't add up */
		from += t->column_width[i];
		t->column_width[i] = (int)((from * t->width + sum / 2) / sum - done);
		done += t->column_width[i];
		if (t->column_width[i] < 1)
			t->column_width[i] = 1; /* a table with more columns than twips still has all of them */
	}
}

/* --- rows and cells ------------------------------------------------------------------- */

static bool
holds_sub_table(const struct arc_node *cell)
{
	const struct arc_node *n = odf_element(cell->children);

	return n != NULL && odf_is(n, ODF_TABLE, "table") && odf_true(odf_at(n, ODF_TABLE, "is-sub-table"));
}

static int
cell_inner_width(const struct doc_cell *c)
{
	int w = c->width - c->margin[SIDE_LEFT] - c->margin[SIDE_RIGHT];

	if (c->direction != TEXT_HORIZONTAL)
		return ODF_LENGTH_MAX / 10;
	return w > ODT_MIN_WIDTH ? w : ODT_MIN_WIDTH;
}

/* What stands last in a cell keeps no space below it where the document says so. */
static void
drop_last_space(struct odt *odt, struct doc_block *blocks)
{
	struct doc_block *last = blocks;
	struct doc_para_props p;

	while (last != NULL && last->next != NULL)
		last = last->next;
	if (odt->cell_spacing || last == NULL || last->kind != DOC_PARAGRAPH || last->para->props->after == 0)
		return;
	p = *last->para->props;
	p.after = 0;
	last->para->props = doc_intern_para(odt->pool, &p);
}

/* An empty paragraph that must stand after a nested table, and ends the cell, has no height. */
static void
collapse_last(struct odt *odt, struct doc_block *b)
{
	struct doc_para_props p;

	while (b != NULL && b->next != NULL && b->next->next != NULL)
		b = b->next;
	if (!odt->collapse_empty || b == NULL || b->kind != DOC_TABLE || b->next == NULL ||
	    b->next->kind != DOC_PARAGRAPH || b->next->para->runs != NULL || b->next->para->label != NULL)
		return;
	p = *b->next->para->props;
	p.before = p.after = 0;
	p.line_rule = LINE_EXACT;
	p.line = 1;
	b->next->para->props = doc_intern_para(odt->pool, &p);
}

static struct doc_cell *
cell_new(struct reading *r, const struct arc_node *n, int column)
{
	struct odt *odt = r->odt;
	struct doc_cell *c = ARENA_NEW(odt->a, struct doc_cell);
	str style = odf_at(n, ODF_TABLE, "style-name");
	const struct cell_look *look;
	int around = odt->available;

	if (style.p == NULL)
		style = r->row_style.n > 0 ? r->row_style : r->column_styles.at[column];
	look = look_of_cell(odt, style);
	c->column = column;
	c->column_span = odf_int(odf_at(n, ODF_TABLE, "number-columns-spanned"), 1, 1, r->t->columns - column);
	c->row_span = odf_int(odf_at(n, ODF_TABLE, "number-rows-spanned"), 1, 1, 1 << 24);
	for (int i = 0; i < c->column_span; i++)
		c->width += r->t->column_width[column + i];
	memcpy(c->borders, look->edge, sizeof c->borders);
	if (!holds_sub_table(n))
		memcpy(c->margin, look->padding, sizeof c->margin);
	c->shading = look->shading;
	if (c->shading == COLOUR_NONE)
		c->shading = r->row_shading != COLOUR_NONE ? r->row_shading : r->shading;
	c->valign = look->valign;
	c->direction = look->direction;
	c->no_wrap = look->no_wrap;
	c->where = odt_here(odt);
	odt->available = cell_inner_width(c);
	c->blocks = odt_blocks(odt, n);
	drop_last_space(odt, c->blocks);
	collapse_last(odt, c->blocks);
	odt->available = around;
	return c;
}

static void
read_cells(struct reading *r, struct doc_row *row, const struct arc_node *n)
{
	struct doc_cell **last = &row->cells;
	int column = 0, free = 0; /* free: the first column behind the cells so far */

	ODF_EACH(c, n)
	{
		bool covered = odf_is(c, ODF_TABLE, "covered-table-cell");
		int times = odf_int(odf_at(c, ODF_TABLE, "number-columns-repeated"), 1, 1, 1 << 30);

		if (!covered && !odf_is(c, ODF_TABLE, "table-cell"))
			continue;
		for (; times > 0 && column < r->t->columns; times--, column++) {
			if (covered)
				continue;
			if (column < free)
				column = free; /* the file leaves out covered-table-cells that should stand here */
			if (column >= r->t->columns)
				break;
			*last = cell_new(r, c, column);
			free = column + (*last)->column_span;
			last = &(*last)->next;
		}
		if (times > 0 && column >= r->t->columns) {
			if (!covered && odf_element(c->children) != NULL)
				odt_complain(r->odt, &doc_unsupported, _("cells beyond the table's columns"));
			return;
		}
	}
}

static void
read_row_height(const struct odf_style *s, struct doc_row *row)
{
	str keep = odt_chain(s, "table-row-properties", ODF_FO, "keep-together");

	if (odf_length_exact(odt_chain(s, "table-row-properties", ODF_STYLE, "row-height"), &row->height) &&
	    row->height > 0)
		row->height_rule = LINE_EXACT;
	else if (odf_length_exact(odt_chain(s, "table-row-properties", ODF_STYLE, "min-row-height"), &row->height) &&
	    row->height > 0)
		row->height_rule = LINE_AT_LEAST;
	else
		row->height = 0;
	row->cant_split = str_eq(keep, STR("always"));
}

static void
append_row(struct reading *r, struct doc_row *row)
{
	row->next = NULL;
	*r->last = row;
	r->last = &row->next;
	r->t->rows_n++;
}

static void
read_table_row(struct reading *r, const struct arc_node *n)
{
	struct odt *odt = r->odt;
	const struct odf_style *s = odt_style(odt, FAMILY_ROW, odf_at(n, ODF_TABLE, "style-name"));
	struct doc_row *row = ARENA_NEW(odt->a, struct doc_row);
	int times = odf_int(odf_at(n, ODF_TABLE, "number-rows-repeated"), 1, 1, 1 << 30);

	r->row_style = odf_at(n, ODF_TABLE, "default-cell-style-name");
	r->row_shading = odf_colour(odt_chain(s, "table-row-properties", ODF_FO, "background-color"), COLOUR_NONE);
	read_row_height(s, row);
	row->header = r->header;
	read_cells(r, row, n);
	append_row(r, row);
	if (times < 2)
		return;
	times = odt_clamp(odt, times - 1, 0, odt->cells_left / r->t->columns, "table:number-rows-repeated");
	odt->cells_left -= times * r->t->columns;
	for (; times > 0; times--)
		append_row(r, arena_copy(odt->a, row, sizeof *row));
}

static void
read_rows(struct reading *r, const struct arc_node *parent)
{
	ODF_EACH(n, parent)
	if (odf_is(n, ODF_TABLE, "table-row"))
		read_table_row(r, n);
	else if (odf_is(n, ODF_TABLE, "table-header-rows")) {
		r->header = r->t->rows == NULL; /* header rows further down don't repeat */
		read_rows(r, n);
		r->header = false;
	} else if (odf_is(n, ODF_TABLE, "table-rows") || odf_is(n, ODF_TABLE, "table-row-group"))
		read_rows(r, n);
}

/* --- borders that two cells share -------------------------------------------------------- */

/* The wider wins, then the upper or left one. */
static const struct doc_border *
choose_wider_border(const struct doc_border *a, const struct doc_border *b)
{
	if (a == NULL || b == NULL)
		return a == NULL ? b : a;
	return b->width_eighths > a->width_eighths ? b : a;
}

static void
settle_border(struct doc_cell *a, int side_a, struct doc_cell *b, int side_b)
{
	a->borders[side_a] = b->borders[side_b] = choose_wider_border(a->borders[side_a], b->borders[side_b]);
}

/*
 * open[c] is the cell that reaches down to the row's top edge at column c, begins there and is as wide
 * as it says. Only cells that share a whole edge are settled: else one border would be
 * drawn where only a part of it belongs.
 */
static void
settle_borders(struct reading *r)
{
	struct doc_table *t = r->t;
	struct doc_cell **above = ARENA_ARRAY(r->odt->a, struct doc_cell *, (size_t)t->columns + 1);
	int *left = ARENA_ARRAY(r->odt->a, int, (size_t)t->columns + 1), rows_left = t->rows_n;

	for (struct doc_row *row = t->rows; row != NULL; row = row->next, rows_left--) {
		struct doc_cell *before = NULL;

		for (struct doc_cell *c = row->cells; c != NULL; c = c->next) {
			struct doc_cell *up = above[c->column];

			if (c->row_span > rows_left)
				c->row_span = rows_left;
			if (before != NULL && before->column + before->column_span == c->column &&
			    before->row_span == c->row_span)
				settle_border(before, SIDE_RIGHT, c, SIDE_LEFT);
			if (up != NULL && left[c->column] <= 0 && up->column_span == c->column_span)
				settle_border(up, SIDE_BOTTOM, c, SIDE_TOP);
			before = c;
		}
		for (int i = 0; i < t->columns; i++)
			if (--left[i] <= 0 && above[i] != NULL && left[i] < 0)
				above[i] = NULL;
		for (struct doc_cell *c = row->cells; c != NULL; c = c->next) {
			above[c->column] = c;
			left[c->column] = c->row_span - 1;
		}
	}
}

/* --- the table --------------------------------------------------------------------------- */

static str
table_property(const struct odf_style *s, enum odf_ns ns, const char *name)
{
	return odt_chain(s, "table-properties", ns, name);
}

static int
table_length(const struct odf_style *s, const char *name)
{
	str v = table_property(s, ODF_FO, name);
	int n = 0;

	if (v.p == NULL)
		v = table_property(s, ODF_FO, "margin");
	odf_length_exact(v, &n);
	return n;
}

static void
place_table(struct odt *odt, struct doc_table *t, const struct odf_style *s)
{
	str align = table_property(s, ODF_TABLE, "align");
	int percent, left = table_length(s, "margin-left"), right = table_length(s, "margin-right");

	odf_length_exact(table_property(s, ODF_STYLE, "width"), &t->width);
	if (odf_percent(table_property(s, ODF_STYLE, "rel-width"), &percent) && percent > 0)
		t->width = (int)((long long)(odt->available - left - right) * (percent > 100 ? 100 : percent) / 100);
	if (align.n == 0 || str_eq(align, STR("margins")))
		t->width = odt->available - left - right;
	if (t->width < 0)
		t->width = 0;
	if (str_eq(align, STR("center")))
		t->align = PARA_CENTRE;
	else if (str_eq(align, STR("right")))
		t->align = PARA_RIGHT;
	else
		t->indent = left;
}

static void
set_table_look(struct odt *odt, struct doc_table *t, const struct odf_style *s, struct odt_out *out)
{
	str before = table_property(s, ODF_FO, "break-before"), after = table_property(s, ODF_FO, "break-after");

	place_table(odt, t, s);
	t->margin_before = table_length(s, "margin-top");
	t->margin_after = table_length(s, "margin-bottom");
	t->keep_with_next = str_eq(table_property(s, ODF_FO, "keep-with-next"), STR("always"));
	t->may_break = !str_eq(table_property(s, ODF_STYLE, "may-break-between-rows"), STR("false"));
	t->page_break_before = out->break_page || str_eq(before, STR("page"));
	out->break_page = str_eq(after, STR("page"));
	if (str_starts(table_property(s, ODF_STYLE, "writing-mode"), STR("rl")))
		odt_complain(odt, &doc_unsupported, _("table from right to left"));
}

/* A table nested beyond the limit gives its paragraphs alone. */
static void
read_as_paragraphs(struct odt *odt, const struct arc_node *n, struct odt_out *out)
{
	odt_complain(odt, &doc_nested, NULL);
	for (const struct arc_node *c = n; c != NULL;) {
		const struct arc_node *next;

		if (c->name != NULL && odf_is(c, ODF_TEXT, "p"))
			odt_add_para(odt, out, c);
		next = c->name != NULL && !odf_is(c, ODF_TEXT, "p") ? c->children : NULL;
		while (next == NULL && c != n) {
			next = c->next;
			if (next == NULL)
				c = c->parent;
		}
		if (next == NULL)
			return;
		c = next;
	}
}

void
odt_read_table(struct odt *odt, const struct arc_node *n, struct odt_out *out)
{
	const struct odf_style *s = odt_style(odt, FAMILY_TABLE, odf_at(n, ODF_TABLE, "style-name"));
	struct doc_block *b = ARENA_NEW(odt->a, struct doc_block);
	struct reading r = { .odt = odt, .t = ARENA_NEW(odt->a, struct doc_table), .row_shading = COLOUR_NONE };
	bool new_page;

	if (odt->nesting >= LIMIT_TABLE_NESTING - 2) {
		read_as_paragraphs(odt, n, out);
		return;
	}
	new_page = out->body &&
	    odt_section_for(
		odt, out, s, odf_int(table_property(s, ODF_STYLE, "page-number"), -1, 0, ODF_PAGE_NUMBER_MAX));
	odt->nesting++;
	r.t->where = odt_here(odt);
	r.t->number = (int)arc_list_number(&odt->tables, n);
	r.t->style = s != NULL ? s->name : STR("");
	r.last = &r.t->rows;
	r.shading = odf_colour(table_property(s, ODF_FO, "background-color"), COLOUR_NONE);
	set_table_look(odt, r.t, s, out);
	if (new_page || (out->body && odt->section->blocks == NULL && odt->section->start != SECTION_CONTINUOUS))
		r.t->page_break_before = false;
	read_table_columns(&r, n);
	if (r.widths.n == 0) { /* without table:table-column there are as many columns as the first row has cells */
		const struct arc_node *row = odf_child(n, ODF_TABLE, "table-row");

		if (row != NULL)
			ODF_EACH(c, row)
		add_column(&r, c);
	}
	if (r.widths.n > 0) {
		share_width(&r);
		read_rows(&r, n);
		if (!str_eq(table_property(s, ODF_TABLE, "border-model"), STR("separating")))
			settle_borders(&r);
	}
	odt->nesting--;
	b->kind = DOC_TABLE;
	b->table = r.t;
	if (r.t->rows != NULL)
		odt_add_block(out, b);
}
