#ifndef LAYOUT_PAGE_TABLE_H
#define LAYOUT_PAGE_TABLE_H

#include "layout/page/flow.h"

/*
 * A table under way: rows are laid out one at a time, placed and forgotten; what lives on are
 * cells over several rows and the borders that go on downwards.
 */
struct cell_box {
	const struct doc_cell *cell;
	double x, width; /* in the table */
	double height;   /* of its content, without margins */
	double along;    /* height of its row where text is turned; 0 not known */
	struct canvas *c;
	const struct doc_note **notes;
	size_t notes_n;
	struct cursor from, rest; /* where its content begins, and what is still to come */
	bool done;
};

struct row_box {
	const struct doc_row *row;
	struct cell_box *cells;
	size_t n;
	double border; /* width of the line above */
	double height;
	const struct doc_note **notes;
	size_t notes_n;
};

/* A cell over several rows. */
struct span {
	struct cell_box box;
	int rows_left; /* with the one under way */
	double so_far; /* height of its rows on this page */
	double y;      /* its top on this page */
	double border;
	size_t at; /* in the canvas's text: its place in reading order */
};

struct upright { /* a border that goes downwards */
	const struct doc_border *b;
	double from;
};

struct table_state {
	struct table_plan *plan;
	const struct doc_row *row; /* the next to place */
	int index;
	struct row_box *part; /* it is split: what is left of it */
	struct span *spans;
	size_t spans_n, spans_cap;
	const struct doc_border **below; /* by column: the bottom borders of the row above */
	struct upright *upright;         /* by edge */
	const struct doc_cell **at;      /* by column: the cell there, for the row being drawn */
	bool fresh;                      /* no row yet in this region */
};

/* split.c */
bool cell_fill(struct layout *l, const struct region *r, struct cell_box *cb, double room, bool must);
void row_height(struct row_box *box);
void row_notes(struct layout *l, struct row_box *box);
bool row_split(struct layout *l, const struct region *r, const struct row_box *box, double room, bool force,
    struct row_box *top, struct row_box *rest);
/* border.c */
void borders_cells(struct table_state *ts, const struct row_box *box);
double borders_above(const struct table_state *ts);
double borders_below(const struct table_state *ts, const struct row_box *box);
void borders_row(struct table_state *ts, struct region *r, const struct row_box *box, double y);
void borders_end(struct table_state *ts, struct region *r, double y);

#endif
