#include "docx/table.h"

#include <string.h>

#include "base/check.h"

/*
 * Tables. The rows are gathered first, as their cells say themselves (struct raw); then each
 * cell's place in the grid tells which regions of the table style cover it, which borders are its
 * table's outer ones, and whom it meets at each edge; where two cells meet, one border is shown
 * (ECMA-376-1 17.4.66). Cells merged downwards become one with a row span.
 */
/* --- gathering -------------------------------------------------------------------- */

static bool
is_set(const struct docx *docx, const struct arc_node *pr, enum dx_name name)
{
	const struct arc_node *n = dx_child(docx, pr, name);

	return n != NULL && dx_on(n);
}

static int
read_wanted_width(struct docx *docx, const struct arc_node *n)
{
	str type = dx_attr(n, "type");

	if (type.n > 0 && !str_eq(type, STR("dxa")))
		return 0;
	return dx_twips(docx, dx_attr(n, "w"), _("cell width"));
}

static enum merge
read_merge(const struct arc_node *n)
{
	return str_eq(dx_val(n), STR("restart")) ? MERGE_RESTART : MERGE_CONTINUE;
}

/* A cell's own properties. False: it goes on from the cell on its left (hMerge) and only widens that. */
static bool
read_cell_props(struct grid *g, const struct arc_node *tcpr, struct raw *c)
{
	struct docx *docx = g->docx;
	struct cell_delta own;
	bool apart = true;

	memset(&own, 0, sizeof own); /* deltas are compared byte by byte below: padding must be equal too */
	c->span = 1;
	dx_read_tcpr(docx, tcpr, &own);
	if (g->own_cell == NULL || memcmp(g->own_cell, &own, sizeof own) != 0)
		g->own_cell = arena_copy(g->scratch, &own, sizeof own);
	c->own = g->own_cell;
	for (const struct arc_node *n = tcpr != NULL ? tcpr->children : NULL; n != NULL; n = n->next) {
		switch (dx_name(docx, n)) {
		case T_gridSpan:
			c->span = doc_clamp(dx_long(dx_val(n), 1), 1, LIMIT_TABLE_COLUMNS, _("columns of a cell"),
			    dx_loc(docx), docx->d);
			break;
		case T_vMerge: c->merge = read_merge(n); break;
		case T_hMerge: apart = read_merge(n) == MERGE_RESTART; break;
		case T_tcW: c->width = read_wanted_width(docx, n); break;
		default: break;
		}
	}
	return apart;
}

/* Word writes one in every cell and opens no document in which a cell has none (17.4.65). */
static void
check_has_block(struct docx *docx, const struct arc_node *tc)
{
	for (const struct arc_node *n = tc->children; n != NULL; n = n->next)
		if (dx_name(docx, n) != T_tcPr)
			return;
	dx_warn(docx, &doc_no_paragraph, NULL);
}

static void
gather_cell(struct grid *g, struct raw_row *r, size_t *cap, int *column, struct arc_node *tc)
{
	const struct arc_node *tcpr = dx_child(g->docx, tc, T_tcPr);
	struct raw *c;

	if (dx_child(g->docx, tcpr, T_cellDel) != NULL)
		return;
	if (*column >= LIMIT_TABLE_COLUMNS) {
		dx_warn(g->docx, &doc_clamped, "%s", _("columns of a table"));
		return;
	}
	r->cells = vec_room(g->scratch, r->cells, r->n, cap, sizeof *r->cells);
	c = &r->cells[r->n++];
	memset(c, 0, sizeof *c);
	c->tc = tc;
	check_has_block(g->docx, tc);
	c->column = *column;
	if (!read_cell_props(g, tcpr, c) && r->n > 1) {
		r->cells[r->n - 2].span += c->span;
		*column += c->span;
		r->n--;
		return;
	}
	if (c->column + c->span > LIMIT_TABLE_COLUMNS)
		c->span = LIMIT_TABLE_COLUMNS - c->column;
	*column += c->span;
}

static void
gather_cells(struct grid *g, struct raw_row *r, size_t *cap, int *column, struct arc_node *parent)
{
	for (struct arc_node *n = parent->children; n != NULL; n = n->next) {
		switch (dx_name(g->docx, n)) {
		case T_tc: gather_cell(g, r, cap, column, n); break;
		case T_sdt:
		case T_sdtContent:
		case T_customXml: gather_cells(g, r, cap, column, n); break;
		default: break;
		}
	}
}

static void
read_tr_height(struct docx *docx, const struct arc_node *n, struct doc_row *row)
{
	str rule = dx_attr(n, "hRule");

	row->height = dx_twips(docx, dx_val(n), _("row height"));
	row->height_rule = str_eq(rule, STR("exact")) ? LINE_EXACT : LINE_AT_LEAST;
	if (row->height <= 0)
		row->height = 0, row->height_rule = LINE_AUTO;
}

static int
read_skipped(struct docx *docx, const struct arc_node *n)
{
	return doc_clamp(
	    dx_long(dx_val(n), 0), 0, LIMIT_TABLE_COLUMNS, _("columns before a row"), dx_loc(docx), docx->d);
}

static void
read_row_props(struct grid *g, const struct arc_node *trpr, struct doc_row *row)
{
	struct docx *docx = g->docx;

	for (const struct arc_node *n = trpr != NULL ? trpr->children : NULL; n != NULL; n = n->next) {
		switch (dx_name(docx, n)) {
		case T_trHeight: read_tr_height(docx, n, row); break;
		case T_cantSplit: row->cant_split = dx_on(n); break;
		case T_tblHeader: row->header = dx_on(n); break;
		case T_gridBefore: row->skip_before = read_skipped(docx, n); break;
		case T_gridAfter: row->skip_after = read_skipped(docx, n); break;
		default: break;
		}
	}
}

static const struct table_delta *
read_exception(struct grid *g, const struct arc_node *n)
{
	struct table_delta *t = n != NULL ? ARENA_NEW(g->scratch, struct table_delta) : NULL;

	if (t != NULL)
		dx_read_tblpr(g->docx, n, t);
	return t;
}

static void
gather_row(struct grid *g, struct arc_node *tr)
{
	const struct arc_node *trpr = dx_child(g->docx, tr, T_trPr);
	struct raw_row *r;
	size_t cap = 0;
	int column;

	if (dx_child(g->docx, trpr, T_del) != NULL || is_set(g->docx, trpr, T_hidden))
		return;
	r = VEC_ADD(g->scratch, &g->rows);
	r->row = ARENA_NEW(g->docx->a, struct doc_row);
	read_row_props(g, trpr, r->row);
	r->exception = read_exception(g, dx_child(g->docx, tr, T_tblPrEx));
	cap = g->cells_n;
	r->cells = cap > 0 ? ARENA_ARRAY(g->scratch, struct raw, cap) : NULL;
	column = r->row->skip_before;
	gather_cells(g, r, &cap, &column, tr);
	if (r->n == 0) {
		g->rows.n--;
		return;
	}
	g->cells_n = r->n;
	/* only rows without a gap from the first one repeat (17.4.78) */
	g->header_ended |= !r->row->header;
	r->row->header &= !g->header_ended;
	column += r->row->skip_after;
	if (column > g->table->columns)
		g->table->columns = column > LIMIT_TABLE_COLUMNS ? LIMIT_TABLE_COLUMNS : column;
}

static void
gather_rows(struct grid *g, struct arc_node *parent)
{
	for (struct arc_node *n = parent->children; n != NULL; n = n->next) {
		switch (dx_name(g->docx, n)) {
		case T_tr: gather_row(g, n); break;
		case T_sdt:
		case T_sdtContent:
		case T_ins:
		case T_moveTo:
		case T_customXml: gather_rows(g, n); break;
		case T_AlternateContent:
			if (dx_alternate(g->docx, n) != NULL)
				gather_rows(g, dx_alternate(g->docx, n));
			break;
		default: break;
		}
	}
}

static void
gather_grid(struct grid *g, const struct arc_node *n)
{
	for (const struct arc_node *c = n != NULL ? n->children : NULL; c != NULL; c = c->next) {
		int w;

		if (dx_name(g->docx, c) != T_gridCol || g->widths.n >= LIMIT_TABLE_COLUMNS)
			continue;
		w = dx_twips(g->docx, dx_attr(c, "w"), _("column width"));
		*VEC_ADD(g->scratch, &g->widths) = w > 0 ? w : 0;
	}
}

/* --- regions of the style ------------------------------------------------------------ */

struct place_in_table {
	size_t row, rows, cell, cells;
	/* rows that repeat count as the first (seen in LibreOffice 7.4 and in the cnfStyle that Word writes) */
	bool header;
};

static int
band_size(int said)
{
	return said > 0 ? said : 1;
}

/* A region in a set of them where the cell is in it. */
static unsigned
region_bit(bool in, int region)
{
	return in ? 1u << region : 0;
}

static unsigned
find_regions(const struct grid *g, struct place_in_table at)
{
	unsigned look = g->look, r = 1u << REGION_WHOLE;
	bool first_row = look & LOOK_FIRST_ROW && (at.row == 0 || at.header),
	     last_row = look & LOOK_LAST_ROW && at.row == at.rows - 1 && at.rows > 1;
	bool first_col = look & LOOK_FIRST_COL && at.cell == 0,
	     last_col = look & LOOK_LAST_COL && at.cell == at.cells - 1 && at.cells > 1;
	int row_band = band_size(g->whole.row_band), col_band = band_size(g->whole.col_band);

	size_t row = at.row - (look & LOOK_FIRST_ROW && at.row > 0),
	       col = at.cell - (look & LOOK_FIRST_COL && at.cell > 0);

	if (!(look & LOOK_NO_COL_BANDS) && !first_col && !last_col)
		r |= 1u << (col / (size_t)col_band % 2 == 0 ? REGION_BAND1_VERT : REGION_BAND2_VERT);
	if (!(look & LOOK_NO_ROW_BANDS) && !first_row && !last_row)
		r |= 1u << (row / (size_t)row_band % 2 == 0 ? REGION_BAND1_HORZ : REGION_BAND2_HORZ);
	if (first_row)
		r |= 1u << REGION_FIRST_ROW | region_bit(first_col, REGION_NW) | region_bit(last_col, REGION_NE);
	if (last_row)
		r |= 1u << REGION_LAST_ROW | region_bit(first_col, REGION_SW) | region_bit(last_col, REGION_SE);
	if (first_col)
		r |= 1u << REGION_FIRST_COL;
	if (last_col)
		r |= 1u << REGION_LAST_COL;
	return r;
}

/* Leaves the regions of which the style says something: with fewer combinations more cells share a context. */
static unsigned
keep_said_regions(const struct grid *g, unsigned regions)
{
	unsigned said = 0;

	if (g->style == NULL || g->style->table == NULL)
		return 0;
	for (int i = 0; i < REGIONS; i++)
		if (regions & 1u << i && g->style->table->region[i].there)
			said |= 1u << i;
	return said;
}

/* --- borders ---------------------------------------------------------------------------- */

/* The region ends at this side of the cell. */
static bool
region_ends(const struct grid *g, int region, struct place_in_table at, int side)
{
	int row_band = band_size(g->whole.row_band);
	size_t row = at.row - (g->look & LOOK_FIRST_ROW && at.row > 0);
	bool first = (side == SIDE_TOP && at.row == 0) || (side == SIDE_LEFT && at.cell == 0);
	bool last = (side == SIDE_BOTTOM && at.row == at.rows - 1) || (side == SIDE_RIGHT && at.cell == at.cells - 1);

	switch (region) {
	case REGION_WHOLE: return first || last;
	case REGION_BAND1_HORZ:
	case REGION_BAND2_HORZ:
		if (side == SIDE_TOP)
			return row % (size_t)row_band == 0;
		return side == SIDE_BOTTOM ? row % (size_t)row_band == (size_t)row_band - 1 : first || last;
	case REGION_FIRST_ROW:
	case REGION_LAST_ROW: return side == SIDE_TOP || side == SIDE_BOTTOM || first || last;
	case REGION_BAND1_VERT:
	case REGION_BAND2_VERT:
	case REGION_FIRST_COL:
	case REGION_LAST_COL: return side == SIDE_LEFT || side == SIDE_RIGHT || first || last;
	default: return true;
	}
}

/* The border of one side out of a set for a table or a region; false: not said. */
static bool
take_edge_border(
    unsigned set, const struct doc_border *const edges[EDGES], int side, bool outer, const struct doc_border **b)
{
	int edge = side;

	if (!outer)
		edge = side == SIDE_TOP || side == SIDE_BOTTOM ? EDGE_INSIDE_H : EDGE_INSIDE_V;
	if (!(set & 1u << edge))
		return false;
	*b = edges[edge];
	return true;
}

/* The border of the strongest region that says one; *b stays where none does. */
static void
take_style_border(
    const struct grid *g, unsigned regions, struct place_in_table at, int side, const struct doc_border **b)
{
	for (int i = REGIONS - 1; i >= 0; i--) {
		bool outer;

		if (!(regions & 1u << i))
			continue;
		outer = region_ends(g, i, at, side);
		if (take_edge_border(g->style->table->region[i].cell.edge_set, g->style->table->region[i].cell.edges,
			side, outer, b) ||
		    take_edge_border(g->style->table->region[i].table.edge_set, g->style->table->region[i].table.edges,
			side, outer, b))
			return;
	}
}

static const struct doc_border *
choose_border(const struct grid *g, const struct raw_row *r, const struct raw *c, unsigned regions,
    struct place_in_table at, int side)
{
	bool outer = region_ends(g, REGION_WHOLE, at, side);
	const struct doc_border *b = NULL;

	if (c->own->edge_set & 1u << side)
		return c->own->edges[side];
	if ((r->exception != NULL && take_edge_border(r->exception->edge_set, r->exception->edges, side, outer, &b)) ||
	    take_edge_border(g->own.edge_set, g->own.edges, side, outer, &b))
		return b;
	take_style_border(g, regions, at, side, &b);
	return b;
}

/* An automatic colour is black. */
static int
shown_colour(const struct doc_border *b)
{
	return b->colour < 0 ? 0 : b->colour;
}

/* Which of two borders that meet is shown: the heavier; of equals the darker, then the first. */
static const struct doc_border *
heavier_border(const struct doc_border *x, const struct doc_border *y)
{
	if (x == NULL || y == NULL)
		return x != NULL ? x : y;
	if (x->width_eighths != y->width_eighths)
		return x->width_eighths > y->width_eighths ? x : y;
	if (x->style != y->style)
		return x->style < y->style ? x : y;
	return shown_colour(y) < shown_colour(x) ? y : x;
}

static void
meet_sideways(struct raw_row *r)
{
	for (size_t i = 0; i + 1 < r->n; i++) {
		struct raw *x = &r->cells[i], *y = &r->cells[i + 1];

		x->borders[SIDE_RIGHT] = y->borders[SIDE_LEFT] =
		    heavier_border(x->borders[SIDE_RIGHT], y->borders[SIDE_LEFT]);
	}
}

/* Cells of two rows that share an edge; both are in the order of the grid. */
static void
meet_below(struct raw_row *above, struct raw_row *below)
{
	size_t i = 0, j = 0;

	while (i < above->n && j < below->n) {
		struct raw *u = &above->cells[i], *l = &below->cells[j];
		int u_end = u->column + u->span, l_end = l->column + l->span;
		bool touch = u->column < l_end && l->column < u_end;

		if (touch && l->owner != u->owner) {
			const struct doc_border *b = heavier_border(u->borders[SIDE_BOTTOM], l->borders[SIDE_TOP]);

			if (u->column <= l->column && u_end >= l_end)
				l->borders[SIDE_TOP] = b;
			if (l->column <= u->column && l_end >= u_end)
				u->borders[SIDE_BOTTOM] = b;
		}
		if (u_end <= l_end)
			i++;
		if (l_end <= u_end)
			j++;
	}
}

/* --- cells ----------------------------------------------------------------------------------- */

/* The cell above at the same place in the grid, for one that goes on from it. */
static struct raw *
find_cell_above(struct grid *g, size_t row, const struct raw *c)
{
	struct raw_row *r;
	size_t low = 0, high;

	if (row == 0)
		return NULL;
	r = &g->rows.at[row - 1];
	for (high = r->n; low < high;) {
		size_t mid = (low + high) / 2;

		if (r->cells[mid].column < c->column)
			low = mid + 1;
		else
			high = mid;
	}
	return low < r->n && r->cells[low].column == c->column ? &r->cells[low] : NULL;
}

static void
join_downwards(struct grid *g)
{
	for (size_t i = 0; i < g->rows.n; i++)
		for (size_t j = 0; j < g->rows.at[i].n; j++) {
			struct raw *c = &g->rows.at[i].cells[j],
				   *u = c->merge == MERGE_CONTINUE ? find_cell_above(g, i, c) : NULL;

			c->owner = u != NULL && u->merge != MERGE_NONE ? u->owner : c;
			if (c->owner == c && c->merge == MERGE_CONTINUE)
				c->merge =
				    MERGE_RESTART; /* a cell that goes on from above but has none there stands alone */
		}
}

static void
resolve_cell_look(struct grid *g, const struct raw_row *r, struct raw *c, unsigned regions)
{
	struct cell_delta all = { .shading = COLOUR_NONE };
	struct doc_cell *cell = c->cell;

	for (int i = 0; i < SIDES; i++) {
		all.margin[i] = g->whole.margin[i];
		if (r->exception != NULL && r->exception->margin_set & 1u << i)
			all.margin[i] = r->exception->margin[i];
	}
	for (int i = 0; i < REGIONS; i++)
		if (regions & 1u << i) {
			if (g->style->table->region[i].table.shading_set)
				all.shading = g->style->table->region[i].table.shading;
			dx_lay_cell(&all, &g->style->table->region[i].cell);
		}
	dx_lay_cell(&all, c->own);
	memcpy(cell->margin, all.margin, sizeof cell->margin);
	cell->shading = all.shading;
	cell->valign = all.valign;
	cell->direction = all.direction;
	cell->no_wrap = all.no_wrap;
}

static void
make_cell(struct grid *g, const struct raw_row *r, struct raw *c, unsigned regions)
{
	struct docx *docx = g->docx;
	struct doc_cell *cell = ARENA_NEW(docx->a, struct doc_cell);

	c->cell = cell;
	cell->column = c->column;
	cell->column_span = c->span;
	cell->row_span = 1;
	cell->width = c->width > 0 ? c->width : 0;
	cell->where = dx_loc(docx);
	resolve_cell_look(g, r, c, regions);
	cell->blocks = dx_read_blocks(docx, c->tc, dx_context(docx, g->style, regions));
	dx_auto_at_ends(docx, cell->blocks, true, true);
}

/* Word hides what stands in a cell that goes on from above. */
static bool
cell_has_text(const struct arc_node *n)
{
	for (const struct arc_node *c = n->children; c != NULL; c = c->next)
		if ((c->token == T_t && c->text.n > 0) || c->token == T_drawing || c->token == T_pict ||
		    cell_has_text(c))
			return true;
	return false;
}

static void
make_row(struct grid *g, size_t i)
{
	struct raw_row *r = &g->rows.at[i];
	struct doc_cell **last = &r->row->cells;

	for (size_t j = 0; j < r->n; j++) {
		struct raw *c = &r->cells[j];
		struct place_in_table at = { i, g->rows.n, j, r->n, r->row->header };
		unsigned regions = keep_said_regions(g, find_regions(g, at));

		for (int side = 0; side < SIDES; side++)
			c->borders[side] = choose_border(g, r, c, regions, at, side);
		if (c->owner == c) {
			make_cell(g, r, c, regions);
			*last = c->cell;
			last = &c->cell->next;
		} else if (c->owner->cell != NULL) {
			c->owner->cell->row_span++;
			if (cell_has_text(c->tc))
				dx_warn(g->docx, &doc_covered, NULL);
		}
		if (g->style != NULL && g->style->table != NULL && regions & 1u << REGION_FIRST_ROW)
			r->row->cant_split |= g->style->table->region[REGION_FIRST_ROW].cant_split;
	}
}

static void
resolve_borders(struct grid *g)
{
	if (g->table->cell_spacing == 0) {
		for (size_t i = 0; i < g->rows.n; i++) {
			meet_sideways(&g->rows.at[i]);
			if (i > 0)
				meet_below(&g->rows.at[i - 1], &g->rows.at[i]);
		}
	}
	for (size_t i = 0; i < g->rows.n; i++)
		for (size_t j = 0; j < g->rows.at[i].n; j++) {
			struct raw *c = &g->rows.at[i].cells[j];
			struct doc_cell *cell = c->owner->cell;

			if (c->owner == c)
				for (int side = 0; side < SIDES; side++)
					cell->borders[side] = c->borders[side];
			else
				cell->borders[SIDE_BOTTOM] = c->borders[SIDE_BOTTOM];
		}
}

/* --- the table as a whole --------------------------------------------------------------------- */

static enum doc_anchor
table_anchor_named(str s, enum doc_anchor text, enum doc_anchor otherwise)
{
	if (str_eq(s, STR("page")))
		return ANCHOR_PAGE;
	if (str_eq(s, STR("margin")))
		return ANCHOR_MARGIN;
	return str_eq(s, STR("text")) ? text : otherwise;
}

static enum doc_drawing_align
table_align_named(str s)
{
	static const struct {
		const char *name;
		enum doc_drawing_align align;
	} aligns[] = { { "left", DALIGN_LEFT }, { "center", DALIGN_CENTRE }, { "right", DALIGN_RIGHT },
		{ "top", DALIGN_TOP }, { "bottom", DALIGN_BOTTOM }, { "inside", DALIGN_INSIDE },
		{ "outside", DALIGN_OUTSIDE } };

	for (size_t i = 0; i < sizeof aligns / sizeof *aligns; i++)
		if (str_eq(s, str_of(aligns[i].name)))
			return aligns[i].align;
	return DALIGN_NONE;
}

static struct doc_floating *
read_table_position(struct docx *docx, const struct arc_node *tblpr)
{
	static const char *const from_text[] = { "topFromText", "leftFromText", "bottomFromText", "rightFromText" };
	TABLE_HAS(from_text, SIDES);
	const struct arc_node *n = dx_child(docx, tblpr, T_tblpPr), *overlap = dx_child(docx, tblpr, T_tblOverlap);
	struct doc_floating *f;

	if (n == NULL)
		return NULL;
	f = ARENA_NEW(docx->a, struct doc_floating);
	f->h_from = table_anchor_named(dx_attr(n, "horzAnchor"), ANCHOR_COLUMN, ANCHOR_COLUMN);
	f->v_from = table_anchor_named(dx_attr(n, "vertAnchor"), ANCHOR_PARAGRAPH, ANCHOR_MARGIN);
	f->h_align = table_align_named(dx_attr(n, "tblpXSpec"));
	f->v_align = table_align_named(dx_attr(n, "tblpYSpec"));
	f->x = dx_twips(docx, dx_attr(n, "tblpX"), _("place of a table"));
	f->y = dx_twips(docx, dx_attr(n, "tblpY"), _("place of a table"));
	for (int i = 0; i < SIDES; i++)
		f->distance[i] = dx_twips(docx, dx_attr(n, from_text[i]), _("place of a table"));
	f->wrap = WRAP_SQUARE;
	f->allow_overlap = overlap == NULL || !str_eq(dx_val(overlap), STR("never"));
	return f;
}

/* A page ended within the table when Word laid it out last. */
static bool
was_broken(struct docx *docx, const struct arc_node *n)
{
	for (const struct arc_node *c = n->children; c != NULL; c = c->next)
		if (dx_name(docx, c) == T_lastRenderedPageBreak || was_broken(docx, c))
			return true;
	return false;
}

/* Twips where neither the table nor its style says: 0.075 inch, which Word writes into its own "Normal Table". */
enum { CELL_SIDE_MARGIN = 108 };

static void
read_table_props(struct grid *g, const struct arc_node *tblpr)
{
	struct docx *docx = g->docx;
	struct doc_table *t = g->table;
	const struct arc_node *style = dx_child(docx, tblpr, T_tblStyle);

	g->style = dx_style(docx, style != NULL ? dx_val(style) : STR(""), STYLE_TABLE);
	g->whole.margin[SIDE_LEFT] = g->whole.margin[SIDE_RIGHT] = CELL_SIDE_MARGIN;
	if (g->style != NULL && g->style->table != NULL)
		dx_lay_table(&g->whole, &g->style->table->region[REGION_WHOLE].table);
	dx_read_tblpr(docx, tblpr, &g->own);
	dx_lay_table(&g->whole, &g->own);
	g->look = g->whole.look_set ? g->whole.look : LOOK_USUAL;
	t->style = g->style != NULL ? g->style->name : STR("");
	t->autofit = !g->whole.fixed;
	t->width = g->whole.width > 0 ? g->whole.width : 0;
	t->width_percent = g->whole.width_percent > 0 ? g->whole.width_percent : 0;
	t->align = g->whole.align;
	t->cell_spacing = g->whole.spacing > 0 ? g->whole.spacing : 0;
	t->may_break = true;
	t->floating = read_table_position(docx, tblpr);
	if (g->whole.rtl)
		dx_warn(docx, &doc_unsupported, "%s", _("columns from right to left"));
}

/* A border reaches half its width into the cells at its sides. */
static int
half_width(const struct doc_border *b)
{
	return b != NULL ? b->width_eighths * 20 / (8 * 2) : 0; /* 20 twips in 8 eighths of a point */
}

/* The text of a cell keeps clear of the borders at its sides (measured against LibreOffice 7.4). */
static void
clear_borders(struct grid *g)
{
	static const int across[] = { SIDE_LEFT, SIDE_RIGHT };

	for (size_t i = 0; i < g->rows.n; i++)
		for (struct doc_cell *c = g->rows.at[i].row->cells; c != NULL; c = c->next)
			for (int k = 0; k < 2; k++)
				if (c->margin[across[k]] < half_width(c->borders[across[k]]))
					c->margin[across[k]] = half_width(c->borders[across[k]]);
}

/*
 * Up to mode 14 the text of the first column stands at the margin, later and in nested tables the outer edge of the
 * first cell's border does (layout/README.md, Tables); a table that floats by a distance always shows its text there in
 * LibreOffice 7.4, and in Word up to mode 14.
 */
static void
set_table_indent(struct grid *g)
{
	struct doc_table *t = g->table;
	int margin = g->whole.margin[SIDE_LEFT], half = half_width(t->rows->cells->borders[SIDE_LEFT]);

	t->float_shift = margin + half;
	if (t->align != PARA_LEFT)
		return;
	t->indent = g->whole.indent;
	if (g->docx->doc->source.compat_mode < 15 && g->docx->table_depth <= 1)
		t->indent -= margin > half ? margin : half;
	else
		t->indent += half;
}

/* A table whose first paragraph begins a page begins one. */
static void
set_page_break(struct grid *g)
{
	const struct doc_block *b = g->table->rows->cells->blocks;

	g->table->page_break_before =
	    g->docx->table_depth <= 1 && b != NULL && b->kind == DOC_PARAGRAPH && b->para->props->page_break_before;
}

struct doc_table *
dx_read_table(struct docx *docx, struct arc_node *tbl)
{
	struct grid g = { .docx = docx, .scratch = arena_new(1 << 14), .table = ARENA_NEW(docx->a, struct doc_table) };
	struct doc_row **last = &g.table->rows;

	g.table->where = dx_loc(docx);
	g.table->number = (int)arc_list_number(&docx->tables, tbl);
	read_table_props(&g, dx_child(docx, tbl, T_tblPr));
	if (g.table->floating != NULL)
		g.table->broken = was_broken(docx, tbl);
	gather_grid(&g, dx_child(docx, tbl, T_tblGrid));
	gather_rows(&g, tbl);
	if (g.rows.n == 0) {
		arena_free(g.scratch);
		return NULL;
	}
	dx_table_columns(&g);
	join_downwards(&g);
	for (size_t i = 0; i < g.rows.n; i++) {
		make_row(&g, i);
		*last = g.rows.at[i].row;
		last = &(*last)->next;
	}
	g.table->rows_n = (int)g.rows.n;
	resolve_borders(&g);
	clear_borders(&g);
	set_page_break(&g);
	set_table_indent(&g);
	arena_free(g.scratch);
	return g.table;
}
