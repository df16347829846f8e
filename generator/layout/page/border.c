#include "layout/page/table.h"

#include <math.h>

/*
 * A table's lines, each drawn once: across, the better of the bottom above and the
 * top below, neighbours of one kind joined; down, one line for as many rows as it goes on.
 */

static const struct doc_border *
border_shown(const struct doc_border *a, const struct doc_border *b)
{
	return border_width(b) >= border_width(a) ? b : a;
}

static void
mark_columns(struct table_state *ts, const struct doc_cell *c)
{
	int span = c->column_span > 1 ? c->column_span : 1;

	for (int i = c->column; i < c->column + span && i < ts->plan->n; i++)
		if (i >= 0)
			ts->at[i] = c;
}

void
borders_cells(struct table_state *ts, const struct row_box *box)
{
	for (int i = 0; i < ts->plan->n; i++)
		ts->at[i] = NULL;
	for (size_t i = 0; i < box->n; i++)
		mark_columns(ts, box->cells[i].cell);
	for (size_t i = 0; i < ts->spans_n; i++)
		mark_columns(ts, ts->spans[i].box.cell);
}

static bool
from_above(const struct table_state *ts, const struct doc_cell *c)
{
	for (size_t i = 0; i < ts->spans_n; i++)
		if (ts->spans[i].box.cell == c)
			return ts->spans[i].so_far > 0;
	return false;
}

/* The line above column i of the row being drawn. */
static const struct doc_border *
border_above(const struct table_state *ts, int i)
{
	const struct doc_cell *c = ts->at[i];

	if (c != NULL && !ts->fresh && from_above(ts, c))
		return NULL;
	return border_shown(ts->below[i], c != NULL ? c->borders[SIDE_TOP] : NULL);
}

double
borders_above(const struct table_state *ts)
{
	double w = 0;

	for (int i = 0; i < ts->plan->n; i++)
		w = fmax(w, border_width(border_above(ts, i)));
	return w;
}

double
borders_below(const struct table_state *ts, const struct row_box *box)
{
	double w = 0;

	(void)ts;
	for (size_t i = 0; i < box->n; i++)
		w = fmax(w, border_width(box->cells[i].cell->borders[SIDE_BOTTOM]));
	return w;
}

static void
draw_across(struct table_state *ts, struct region *r,
    const struct doc_border *(*which)(const struct table_state *, int), double y)
{
	const struct table_plan *p = ts->plan;

	for (int i = 0, k; i < p->n; i = k) {
		const struct doc_border *b = which(ts, i);
		struct lay_item it;

		for (k = i + 1; k < p->n && border_same(which(ts, k), b); k++)
			;
		if (border_width(b) <= 0)
			continue;
		it = item_rule(r->left + p->x + p->edge[i], y + border_width(b) / 2, p->edge[k] - p->edge[i], 0, b);
		canvas_add(r->c, &it, 0, 0);
	}
}

static const struct doc_border *
border_below(const struct table_state *ts, int i)
{
	return ts->below[i];
}

static void
upright_draw(struct table_state *ts, struct region *r, int edge, double y)
{
	struct upright *u = &ts->upright[edge];
	struct lay_item it;

	if (border_width(u->b) > 0 && y > u->from) {
		it = item_rule(r->left + ts->plan->x + ts->plan->edge[edge], u->from, 0, y - u->from, u->b);
		canvas_add(r->c, &it, 0, 0);
	}
	u->b = NULL;
}

static const struct doc_border *
cell_border(const struct doc_cell *c, int side)
{
	return c != NULL ? c->borders[side] : NULL;
}

static void
draw_downwards(struct table_state *ts, struct region *r, double y)
{
	for (int e = 0; e <= ts->plan->n; e++) {
		const struct doc_cell *left = e > 0 ? ts->at[e - 1] : NULL;
		const struct doc_cell *right = e < ts->plan->n ? ts->at[e] : NULL;
		const struct doc_border *b = NULL;

		if (left != right || left == NULL)
			b = border_shown(cell_border(left, SIDE_RIGHT), cell_border(right, SIDE_LEFT));
		if (b != NULL && ts->upright[e].b != NULL && border_same(b, ts->upright[e].b))
			continue;
		upright_draw(ts, r, e, y);
		ts->upright[e] = (struct upright){ b, y };
	}
}

static bool
span_continues(const struct table_state *ts, const struct doc_cell *c)
{
	for (size_t i = 0; i < ts->spans_n; i++)
		if (ts->spans[i].box.cell == c)
			return ts->spans[i].rows_left > 1;
	return false;
}

/* Draws a frame around each cell of a row, where there is a distance between cells. */
static void
draw_apart(struct table_state *ts, struct region *r, const struct row_box *box, double y)
{
	double gap = ts->plan->t->cell_spacing;

	for (size_t i = 0; i < box->n; i++) {
		const struct cell_box *cb = &box->cells[i];
		const struct doc_border *const *b = cb->cell->borders;
		double x0 = r->left + ts->plan->x + cb->x + gap, x1 = r->left + ts->plan->x + cb->x + cb->width - gap;
		double y0 = y + gap, y1 = y + box->height;
		const double rule[SIDES][4] = { { x0, y0, x1 - x0, 0 }, { x0, y0, 0, y1 - y0 }, { x0, y1, x1 - x0, 0 },
			{ x1, y0, 0, y1 - y0 } };

		for (int s = 0; s < SIDES; s++)
			if (border_width(b[s]) > 0) {
				struct lay_item it = item_rule(rule[s][0], rule[s][1], rule[s][2], rule[s][3], b[s]);

				canvas_add(r->c, &it, 0, 0);
			}
	}
}

void
borders_row(struct table_state *ts, struct region *r, const struct row_box *box, double y)
{
	if (ts->plan->t->cell_spacing > 0) {
		draw_apart(ts, r, box, y);
		return;
	}
	draw_across(ts, r, border_above, y);
	draw_downwards(ts, r, y);
	for (int i = 0; i < ts->plan->n; i++)
		ts->below[i] =
		    ts->at[i] == NULL || span_continues(ts, ts->at[i]) ? NULL : ts->at[i]->borders[SIDE_BOTTOM];
	ts->fresh = false;
}

void
borders_end(struct table_state *ts, struct region *r, double y)
{
	double w = 0;

	for (size_t i = 0; i < ts->spans_n; i++)
		for (int k = 0; k < ts->plan->n; k++)
			if (ts->at[k] == ts->spans[i].box.cell)
				ts->below[k] = ts->at[k]->borders[SIDE_BOTTOM];
	for (int i = 0; i < ts->plan->n; i++)
		w = fmax(w, border_width(ts->below[i]));
	draw_across(ts, r, border_below, y);
	for (int e = 0; e <= ts->plan->n; e++)
		upright_draw(ts, r, e, y + w);
	for (int i = 0; i < ts->plan->n; i++)
		ts->below[i] = NULL;
	ts->fresh = true;
}
