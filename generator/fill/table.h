#ifndef FILL_TABLE_H
#define FILL_TABLE_H

#include "fill/state.h"

/*
 * A table that has been written, once more: what {% vm %}, {% hm %}, {% colspan %},
 * {% cellbg %}, {% gop %} and {%tc %} ask for can only be settled when all its
 * rows are there: the wishes that the tags left in the runner.
 */
struct fill_grid_cell {
	uint32_t node;
	unsigned column, span;         /* span: grid columns; 0: gone, joined to the left */
	int width;                     /* twips; 0 not known */
	unsigned vm, vm_loop, hm, gop; /* template's cell that carries the tag, +1; 0: none */
	str colour;
	bool spanned; /* span changed */
	enum { MERGE_NONE, MERGE_START, MERGE_ON } merge;
	unsigned rows;  /* of a MERGE_START */
	bool emptied;   /* joined by gop: the same words stand above */
	uint32_t vm_at; /* where in the table's bytes the {% vm %} stood */
	str words;
};

struct fill_grid_row {
	uint32_t node;
	VEC(struct fill_grid_cell) cells;
};

struct fill_grid {
	struct fill_tree tree; /* of the table's bytes */
	uint32_t table;
	VEC(struct fill_grid_row) rows;
	unsigned columns; /* of the widest row */
	VEC(int) widths;  /* as the rows want them, columns of them */
	bool changed;     /* spans or number of cells are not the grid's any more */
};

/*
 * Takes the table that was written from "from" on out of the output, with what was
 * asked of its cells, and reads it; span and width of a cell by the dialect.
 */
bool grid_take(struct fill_grid *g, struct runner *r, size_t from,
    void (*cell)(const struct fill_tree *t, uint32_t node, unsigned *span, int *width));
/* Applies the wishes: joins, spans, merges, columns. False: complained, there are too many columns. */
bool grid_settle(struct fill_grid *g, struct runner *r);

#endif
