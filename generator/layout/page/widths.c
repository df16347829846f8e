#include "layout/page/flow.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/out.h"

/*
 * Column widths: the grid's where it has them (layout/README.md, Tables); else from the content: every column gets its
 * widest line where there is room for all, else its widest word and a share of what is left.
 */

struct want {
	double least, most;
};

static void blocks_want(struct layout *l, const struct doc_block *b, struct want *w);

static void
table_want(struct layout *l, const struct doc_table *t, struct want *w)
{
	double sum = 0;
	struct want in = { 0, 0 };

	for (int i = 0; i < t->columns; i++)
		sum += t->column_width != NULL ? t->column_width[i] : 0;
	if (sum <= 0)
		for (const struct doc_row *r = t->rows; r != NULL; r = r->next) {
			double least = 0, most = 0;

			for (const struct doc_cell *c = r->cells; c != NULL; c = c->next) {
				in = (struct want){ 0, 0 };
				blocks_want(l, c->blocks, &in);
				least += in.least + c->margin[SIDE_LEFT] + c->margin[SIDE_RIGHT];
				most += in.most + c->margin[SIDE_LEFT] + c->margin[SIDE_RIGHT];
			}
			w->least = fmax(w->least, least);
			w->most = fmax(w->most, most);
		}
	w->least = fmax(w->least, sum);
	w->most = fmax(w->most, sum);
}

static void
blocks_want(struct layout *l, const struct doc_block *b, struct want *w)
{
	for (; b != NULL; b = b->next) {
		double least, most;

		if (b->kind == DOC_TABLE) {
			table_want(l, b->table, w);
			continue;
		}
		lay_widths(l, b->para, &least, &most);
		w->least = fmax(w->least, least);
		w->most = fmax(w->most, most);
	}
}

static struct want
cell_want(struct layout *l, const struct doc_cell *c)
{
	struct want w = { 0, 0 };
	double sides = c->margin[SIDE_LEFT] + c->margin[SIDE_RIGHT];

	blocks_want(l, c->blocks, &w);
	if (c->no_wrap)
		w.least = w.most;
	w.least += sides;
	w.most += sides;
	if (c->width > 0) /* a wish: the widest line gives way to it, the widest word does not */
		w.most = fmax(c->width, w.least);
	return w;
}

/* What a cell over several columns wants beyond them is shared out. */
static void
share_excess(struct want *col, int n, struct want w)
{
	double least = 0, most = 0;

	for (int i = 0; i < n; i++) {
		least += col[i].least;
		most += col[i].most;
	}
	for (int i = 0; i < n; i++) {
		if (w.least > least)
			col[i].least += (w.least - least) / n;
		if (w.most > most)
			col[i].most += (w.most - most) / n;
	}
}

static void
columns_want(struct layout *l, const struct doc_table *t, int columns, struct want *col)
{
	for (int turn = 0; turn < 2; turn++) /* single columns first */
		for (const struct doc_row *r = t->rows; r != NULL; r = r->next)
			for (const struct doc_cell *c = r->cells; c != NULL; c = c->next) {
				int span = c->column_span > 1 ? c->column_span : 1;
				struct want w;

				if ((span > 1) != (turn == 1) || c->column < 0 || c->column + span > columns)
					continue;
				w = cell_want(l, c);
				if (span > 1) {
					share_excess(&col[c->column], span, w);
					continue;
				}
				col[c->column].least = fmax(col[c->column].least, w.least);
				col[c->column].most = fmax(col[c->column].most, w.most);
			}
}

static void
widths_by_content(struct layout *l, const struct doc_table *t, int columns, double room, bool whole, double *width)
{
	struct want *col = ARENA_ARRAY(l->a, struct want, (size_t)columns);
	double least = 0, most = 0, share;

	columns_want(l, t, columns, col);
	for (int i = 0; i < columns; i++) {
		col[i].most = fmax(col[i].most, col[i].least);
		least += col[i].least;
		most += col[i].most;
	}
	for (int i = 0; i < columns; i++) {
		if (most <= room)
			width[i] = whole && most > 0 ? col[i].most * room / most : col[i].most;
		else if (least >= room)
			width[i] = least > 0 ? col[i].least * room / least : room / columns;
		else {
			share = (room - least) / (most - least);
			width[i] = col[i].least + (col[i].most - col[i].least) * share;
		}
	}
}

enum { COLUMNS_MOST = 2048 }; /* cells that end beyond them don't count; Word has 63 */

/* The columns that rows really use. */
static int
column_count(const struct doc_table *t)
{
	int n = t->columns;

	for (const struct doc_row *r = t->rows; r != NULL; r = r->next)
		for (const struct doc_cell *c = r->cells; c != NULL; c = c->next) {
			int end = c->column + (c->column_span > 1 ? c->column_span : 1);

			if (end > n && end < COLUMNS_MOST)
				n = end;
		}
	return n < 1 ? 1 : n;
}

static double
widths_by_grid(const struct doc_table *t, int columns, double *width)
{
	double sum = 0;

	for (int i = 0; i < columns; i++) {
		width[i] = t->column_width != NULL && i < t->columns && t->column_width[i] > 0 ? t->column_width[i] : 0;
		sum += width[i];
	}
	return sum;
}

/* --- numbers that their column breaks ------------------------------------------- */

/* The text of a paragraph when it is a figure and no more: digits, marks, a sign, a percent; empty: it has other words. */
static str
bare_figure(struct layout *l, const struct doc_para *para)
{
	struct out o;
	bool digit = false;
	str text;

	out_init(&o);
	for (const struct doc_run *r = para->runs; r != NULL; r = r->next)
		if (r->kind == RUN_TEXT)
			out_put(&o, r->text);
	text = str_trim(out_copy(&o, l->a));
	out_release(&o);
	for (size_t i = 0; i < text.n; i++) {
		digit |= text.p[i] >= '0' && text.p[i] <= '9';
		if (strchr("0123456789.,%+-", text.p[i]) == NULL)
			return STR("");
	}
	return digit ? text : STR("");
}

static void
check_figures(struct layout *l, const struct doc_cell *c, double width)
{
	enum { TOLERANCE = 10 }; /* twips: half a point, less than any digit is wide */
	double inside = width - c->margin[SIDE_LEFT] - c->margin[SIDE_RIGHT];

	for (const struct doc_block *b = c->blocks; b != NULL; b = b->next) {
		double least, most;
		str figure = b->kind == DOC_PARAGRAPH ? bare_figure(l, b->para) : STR("");

		if (figure.n == 0)
			continue;
		lay_widths(l, b->para, &least, &most);
		if (least <= inside + TOLERANCE)
			continue;
		diag_add(l->d, &lay_broken_number, l->doc->where, STR_FMT, STR_ARG(figure));
		diag_hint(l->d, "%s", _("make its column wider, or the letters of the table smaller"));
	}
}

static void
check_table(struct layout *l, const struct table_plan *p)
{
	for (const struct doc_row *r = p->t->rows; r != NULL; r = r->next)
		for (const struct doc_cell *c = r->cells; c != NULL; c = c->next) {
			int end = c->column + (c->column_span > 1 ? c->column_span : 1);

			if (c->column >= 0 && end <= p->n)
				check_figures(l, c, p->edge[end] - p->edge[c->column]);
		}
}

enum { WHOLE_WIDTH = 5000 }; /* 100 % in fiftieths of a percent (ECMA-376-1, 17.18.90: ST_TblWidth) */

struct table_plan *
table_plan_new(struct layout *l, const struct doc_table *t, double room)
{
	struct table_plan *p = ARENA_NEW(l->a, struct table_plan);
	double target = t->width_percent > 0 ? room * t->width_percent / WHOLE_WIDTH : t->width, sum, *width;
	bool known = true;

	p->t = t;
	p->n = column_count(t);
	p->edge = ARENA_ARRAY(l->a, double, (size_t)p->n + 1);
	width = ARENA_ARRAY(l->a, double, (size_t)p->n);
	sum = widths_by_grid(t, p->n, width);
	for (int i = 0; i < p->n; i++)
		known &= width[i] > 0;
	if (sum <= 0 || (!known && t->autofit)) {
		widths_by_content(l, t, p->n, target > 0 ? target : room, target > 0, width);
		sum = 0;
		for (int i = 0; i < p->n; i++)
			sum += width[i];
	}
	if (t->width_percent > 0 && sum > 0)
		for (int i = 0; i < p->n; i++)
			width[i] *= target / sum;
	for (int i = 0; i < p->n; i++)
		p->edge[i + 1] = p->edge[i] + width[i];
	if (!l->fitted)
		check_table(l, p);
	if (t->align == PARA_CENTRE)
		p->x = (room - p->edge[p->n]) / 2;
	else
		p->x = t->align == PARA_RIGHT ? room - p->edge[p->n] : t->indent;
	for (const struct doc_row *r = t->rows; r != NULL && r->header; r = r->next)
		p->headers++;
	if (p->headers == t->rows_n)
		p->headers = 0;
	return p;
}
