#ifndef LAYOUT_PAGE_TABLE_H
#define LAYOUT_PAGE_TABLE_H

#include "layout/page/flow.h"

/*
 * A table under way: rows are laid out one at a time, placed and forgotten; what lives on are
 * cells over several rows and the borders that go on downwards. Lengths are twips.
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

/* --- split.c --- */

/*
 * Lays out the content of a cell from its cursor on (cb->from), at most room high, into cb->c; cb->rest is where it
 * stopped. must: at least a line, fit or not. True: something was placed, or nothing was left.
 */
bool cell_fill(struct layout *l, const struct region *r, struct cell_box *cb, double room, bool must);
/* Sets box->height by the row's cells and what the row asks for. Cells over several rows don't count here. */
void row_height(struct row_box *box);
/* Gathers the notes that the row's cells call, in order. */
void row_notes(struct layout *l, struct row_box *box);
/*
 * Divides a row: *top is its upper part of at most room, *rest what is left. False: not every cell can begin here, so
 * that the row had better move whole (not asked where force), or nothing is left.
 */
bool row_split(struct layout *l, const struct region *r, const struct row_box *box, double room, bool force,
    struct row_box *top, struct row_box *rest);
/* --- border.c --- */

/* Remembers which cell each column of this row belongs to, cells from rows above included. */
void borders_cells(struct table_state *ts, const struct row_box *box);
/* Width of the widest line above the row that was told by borders_cells, and below a row, twips. */
double borders_above(const struct table_state *ts);
double borders_below(const struct table_state *ts, const struct row_box *box);
/* Draws the lines of a row whose top is at y, told before by borders_cells. */
void borders_row(struct table_state *ts, struct region *r, const struct row_box *box, double y);
/* Draws what is left: the table, or its part on this page, ends at y. */
void borders_end(struct table_state *ts, struct region *r, double y);

#endif
