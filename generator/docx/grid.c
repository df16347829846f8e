#include "docx/table.h"

#include <stdlib.h>

/*
 * The columns. A row is as wide as its table; where its cells end is a share of that width
 * (measured against LibreOffice 7.4):
 *
 * - of the grid's columns, where the row has as many as the grid (ECMA-376-1 17.4.48);
 * - else of the cells' own widths, where all have one and the row has no merged cells, more columns than
 *   the grid, or a table of fixed layout; they are measured by the grid's sum, and by their own where there is no
 *   grid or merged cells go beyond it; the last cell takes what is left;
 * - else the cells are equally wide.
 *
 * The table is as wide as it asks (tblW); else as the last row whose merged cells go beyond the grid, else as the grid,
 * else as the text. Where rows do not follow the grid, the table's columns are made anew, between all ends of cells.
 */
enum { SHARES = 10000, SAME_EDGE = 20 }; /* SAME_EDGE: twips, or shares of a width that is not known */

enum row_kind { ROW_OF_GRID, ROW_OF_WIDTHS, ROW_EVEN };

struct edges {
	struct grid *g;
	int sum;      /* of the grid */
	int width;    /* of the table; 0 not known */
	VEC(int) all; /* in SHARES of the width, ascending */
	int **of_row; /* by row: its cells' edges, from the first's left one on */
};

static int
saturate(int64_t n)
{
	return n > INT32_MAX / 2 ? INT32_MAX / 2 : (int)n;
}

static int
sum_grid(const struct grid *g)
{
	int64_t sum = 0;

	for (size_t i = 0; i < g->widths.n; i++)
		sum += g->widths.at[i];
	return saturate(sum);
}

static int
count_row_columns(const struct raw_row *r)
{
	const struct raw *last = &r->cells[r->n - 1];

	return last->column + last->span + r->row->skip_after;
}

/* The row has merged cells, and they go beyond the grid. */
static bool
goes_beyond_grid(const struct grid *g, const struct raw_row *r)
{
	return g->widths.n > 0 && (size_t)count_row_columns(r) > g->widths.n && (size_t)count_row_columns(r) != r->n;
}

static bool
all_cells_have_width(const struct raw_row *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->cells[i].width <= 0)
			return false;
	return r->row->skip_before == 0 && r->row->skip_after == 0;
}

static enum row_kind
choose_row_kind(const struct grid *g, int sum, const struct raw_row *r)
{
	size_t columns = (size_t)count_row_columns(r);

	if (columns == g->widths.n && sum > 0)
		return ROW_OF_GRID;
	if (columns != g->widths.n && all_cells_have_width(r) &&
	    (g->whole.fixed || columns == r->n || columns > g->widths.n))
		return ROW_OF_WIDTHS;
	return ROW_EVEN;
}

static int
sum_widths(const struct raw_row *r)
{
	int64_t sum = 0;

	for (size_t i = 0; i < r->n; i++)
		sum += r->cells[i].width;
	return saturate(sum);
}

/* What a row's own widths are shares of: the grid's sum, or their own where the grid cannot be it. */
static int
widths_whole(const struct edges *e, const struct raw_row *r)
{
	if (goes_beyond_grid(e->g, r)) { /* a last cell that is too narrow counts as the one before it */
		int last = r->cells[r->n - 1].width, before = r->n > 1 ? r->cells[r->n - 2].width : 0;

		return saturate((int64_t)sum_widths(r) + (last < before ? before - last : 0));
	}
	if (e->sum > sum_widths(r) - r->cells[r->n - 1].width)
		return e->sum;
	return sum_widths(
	    r); /* there is no grid, or the last cell would begin beyond it and vanish, as it does in LibreOffice */
}

static int
share_of(int64_t part, int64_t whole)
{
	int64_t s = whole > 0 ? (part * SHARES + whole / 2) / whole : 0;

	return s > SHARES ? SHARES : (int)s;
}

static int
sum_grid_part(const struct grid *g, int from, int to)
{
	int64_t sum = 0;

	for (int i = from; i < to; i++)
		sum += g->widths.at[i];
	return saturate(sum);
}

/* Where the cells of a row begin and, last, where the row ends. */
static void
find_row_edges(const struct edges *e, const struct raw_row *r, int *at)
{
	enum row_kind kind = choose_row_kind(e->g, e->sum, r);
	int before = r->row->skip_before > 0, entries = (int)r->n + before + (r->row->skip_after > 0);
	int whole = kind == ROW_OF_WIDTHS ? widths_whole(e, r) : e->sum;

	if (kind == ROW_OF_GRID)
		at[0] = share_of(sum_grid_part(e->g, 0, r->cells[0].column), whole);
	else
		at[0] = before * SHARES / entries;
	for (size_t i = 0; i < r->n; i++) {
		const struct raw *c = &r->cells[i];

		if (kind == ROW_EVEN)
			at[i + 1] = (before + (int)i + 1) * SHARES / entries;
		else if (kind == ROW_OF_WIDTHS)
			at[i + 1] = at[i] + share_of(c->width, whole);
		else
			at[i + 1] = share_of(sum_grid_part(e->g, 0, c->column + c->span), whole);
		if (at[i + 1] > SHARES)
			at[i + 1] = SHARES;
	}
	if (r->row->skip_after == 0)
		at[r->n] = SHARES;
}

/* The table's edge nearest to at and right of the row's last one; a new one where none is near. */
static int
settle_edge(struct edges *e, int at, int last)
{
	int near = e->width > 0 ? share_of(SAME_EDGE, e->width) : SAME_EDGE;
	size_t i = 0, best;

	if (at <= last)
		at = last + 1;
	while (i < e->all.n && e->all.at[i] < at)
		i++;
	best = e->all.n;
	if (i < e->all.n && e->all.at[i] - at <= near)
		best = i;
	if (i > 0 && e->all.at[i - 1] > last && at - e->all.at[i - 1] <= near &&
	    (best == e->all.n || at - e->all.at[i - 1] < e->all.at[i] - at))
		best = i - 1;
	if (best < e->all.n)
		return e->all.at[best];
	VEC_ADD(e->g->scratch, &e->all);
	for (size_t k = e->all.n - 1; k > i; k--)
		e->all.at[k] = e->all.at[k - 1];
	e->all.at[i] = at;
	return at;
}

static int
find_edge_index(const struct edges *e, int at)
{
	size_t low = 0, high = e->all.n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (e->all.at[mid] < at)
			low = mid + 1;
		else
			high = mid;
	}
	return (int)low;
}

/* Collects the ends of all cells of all rows; false: they are more than LIMIT_TABLE_COLUMNS. */
static bool
find_edges(struct edges *e)
{
	struct grid *g = e->g;

	e->of_row = ARENA_ARRAY(g->scratch, int *, g->rows.n);
	*VEC_ADD(g->scratch, &e->all) = 0;
	*VEC_ADD(g->scratch, &e->all) = SHARES;
	for (size_t i = 0; i < g->rows.n; i++) {
		const struct raw_row *r = &g->rows.at[i];
		int *at = e->of_row[i] = ARENA_ARRAY(g->scratch, int, r->n + 1), last = -1;

		find_row_edges(e, r, at);
		for (size_t k = 0; k <= r->n; k++)
			last = at[k] = settle_edge(e, at[k], last);
		if (e->all.n > LIMIT_TABLE_COLUMNS)
			return false;
	}
	return true;
}

static int
shares_to_width(int width, int shares)
{
	return (int)(((int64_t)width * shares + SHARES / 2) / SHARES);
}

static int
at_least_one(int width)
{
	return width > 0 ? width : 1;
}

static void
make_grid_anew(struct edges *e)
{
	struct grid *g = e->g;
	struct doc_table *t = g->table;
	int columns = (int)e->all.n - 1, width = e->width > 0 ? e->width : SHARES;

	t->columns = columns;
	t->column_width = ARENA_ARRAY(g->docx->a, int, (size_t)columns);
	for (int i = 0; i < columns; i++)
		t->column_width[i] =
		    at_least_one(shares_to_width(width, e->all.at[i + 1]) - shares_to_width(width, e->all.at[i]));
	for (size_t i = 0; i < g->rows.n; i++) {
		struct raw_row *r = &g->rows.at[i];

		for (size_t k = 0; k < r->n; k++) {
			r->cells[k].column = find_edge_index(e, e->of_row[i][k]);
			r->cells[k].span = find_edge_index(e, e->of_row[i][k + 1]) - r->cells[k].column;
		}
		r->row->skip_before = r->cells[0].column;
		r->row->skip_after = columns - find_edge_index(e, e->of_row[i][r->n]);
	}
	if (e->width == 0 && t->width_percent == 0)
		t->width_percent = 100 * 50; /* all of the text */
}

static bool
all_rows_follow(const struct grid *g, int sum)
{
	for (size_t i = 0; i < g->rows.n; i++)
		if (choose_row_kind(g, sum, &g->rows.at[i]) != ROW_OF_GRID)
			return false;
	return true;
}

/* A column of no width gets one of its cells'. */
static void
mend_grid(struct grid *g)
{
	for (size_t i = 0; i < g->rows.n && sum_grid(g) > 0; i++)
		for (size_t j = 0; j < g->rows.at[i].n; j++) {
			const struct raw *c = &g->rows.at[i].cells[j];

			if (c->span == 1 && (size_t)c->column < g->widths.n && g->widths.at[c->column] == 0 &&
			    c->width > 0)
				g->widths.at[c->column] = c->width;
		}
}

static int
choose_table_width(const struct grid *g, int sum)
{
	int width = sum;

	if (g->table->width > 0)
		return g->table->width;
	for (size_t i = 0; i < g->rows.n; i++)
		if (goes_beyond_grid(g, &g->rows.at[i]) && choose_row_kind(g, sum, &g->rows.at[i]) == ROW_OF_WIDTHS)
			width = sum_widths(&g->rows.at[i]);
	return width;
}

static void
scale_grid(const struct edges *e)
{
	struct doc_table *t = e->g->table;
	int64_t so_far = 0;

	t->columns = (int)e->g->widths.n;
	t->column_width = ARENA_ARRAY(e->g->docx->a, int, (size_t)t->columns);
	for (int i = 0; i < t->columns; i++) {
		int64_t from = so_far * e->width / e->sum;

		so_far += e->g->widths.at[i];
		t->column_width[i] = at_least_one((int)(so_far * e->width / e->sum - from));
	}
}

void
dx_table_columns(struct grid *grid)
{
	struct edges e = { .g = grid };

	mend_grid(grid);
	e.sum = sum_grid(grid);
	e.width = choose_table_width(grid, e.sum);
	if (!all_rows_follow(grid, e.sum) && find_edges(&e))
		make_grid_anew(&e);
	else if (e.sum > 0)
		scale_grid(&e);
}
