#ifndef FILL_TABLE_H
#define FILL_TABLE_H

#include "fill/state.h"

/*
 * A table that has been written, once more: what {% vm %}, {% hm %}, {% colspan %},
 * {% cellbg %}, {% gop %} and {%tc %} ask for can only be settled when all its
 * rows are there. The tags left <?vt name cell loop argument?> marks in the cells.
 */
struct grid_cell {
	uint32_t node;
	unsigned column, span;         /* span: grid columns; 0: gone, joined to the left */
	int width;                     /* twips; 0 not known */
	unsigned vm, vm_loop, hm, gop; /* template's cell that carries the tag, +1; 0: none */
	str colour;
	bool spanned; /* span changed */
	enum { MERGE_NONE, MERGE_START, MERGE_ON } merge;
	unsigned rows; /* of a MERGE_START */
	bool emptied;  /* joined by gop: the same words stand above */
	str words;
};

struct grid_row {
	uint32_t node;
	VEC(struct grid_cell) cells;
};

struct grid {
	struct tree tree; /* of the table's bytes */
	uint32_t table;
	VEC(struct grid_row) rows;
	unsigned columns; /* of the widest row */
	VEC(int) widths;  /* as the rows want them, columns of them */
	bool changed;     /* spans or number of cells are not the grid's any more */
};

/* Reads the table (bytes: whole element); span and width of a cell by the dialect. */
bool grid_read(struct grid *g, str bytes, const struct role_name *roles, bool loose,
    void (*cell)(const struct tree *t, uint32_t node, unsigned *span, int *width), struct arena *a, struct diags *d);
/* Applies the marks: joins, spans, merges, columns. */
void grid_settle(struct grid *g, struct arena *a);
/* Bytes without marks. */
void grid_copy(struct out *o, str bytes);

#endif
