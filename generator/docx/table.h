#ifndef DOCX_TABLE_H
#define DOCX_TABLE_H

#include "docx/inner.h"

/* A table being read: what its rows and cells say themselves, before they become cells of the model. */
enum merge { MERGE_NONE, MERGE_RESTART, MERGE_CONTINUE };

struct raw {
	struct arc_node *tc;
	int column, span, width;
	enum merge merge;
	const struct cell_delta *own; /* thousands are the same */
	const struct doc_border *borders[SIDES];
	struct raw *owner; /* of a cell that goes on from above; itself otherwise */
	struct doc_cell *cell;
};

struct raw_row {
	struct doc_row *row;
	struct raw *cells;
	size_t n;
	const struct table_delta *exception; /* tblPrEx; NULL: none */
};

struct grid {
	struct docx *docx;
	struct arena *scratch;
	struct doc_table *table;
	struct style *style;
	struct table_delta whole; /* the style's and the table's own */
	struct table_delta own;   /* the table's own */
	VEC(struct raw_row) rows;
	VEC(int) widths;
	const struct cell_delta *own_cell; /* of the cell read last */
	size_t cells_n;                    /* of the row read last */
	unsigned look;
	bool header_ended;
};

/* grid.c: the columns, and each cell's place among them */
void dx_table_columns(struct grid *grid);

#endif
