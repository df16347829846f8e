#ifndef WORKBOOK_INNER_H
#define WORKBOOK_INNER_H

#include <libxml/tree.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "package/package.h"
#include "workbook/ratio.h"
#include "workbook/workbook.h"

/* A cell that has something in it. Text: as the cell shows it, numbers plain; formula: "" where it has none. */
struct book_cell {
	uint32_t row, column;
	xmlNode *node;
	str text, formula;
	bool is_text, is_number;
	bool was_set;                     /* by book_put() */
	bool is_stale;                    /* its formula depends on one that was set: its result was taken out */
	bool is_computed;                 /* and a new one stands there (compute.c) */
	uint32_t rows_over, columns_over; /* where an array formula fills more cells than its own; else 1 */
	long rows_moved, columns_moved;   /* from the cell whose formula this one shares */
};

struct book_area {
	uint32_t row, column, row_end, column_end; /* both ends belong to it */
};

struct book_sheet {
	str name, part;
	xmlDoc *doc;
	xmlNode *root; /* sheetData's parent, or the table */
	VEC(struct book_cell) cells;
	size_t
	    sorted_n; /* so many from the first stand in the order of their rows and columns; what was added does not */
	VEC(struct book_area) merged;
	struct map formulas;            /* XLSX: those that cells share, by si: a struct book_cell */
	uint32_t last_row, last_column; /* that hold anything */
	bool is_touched;
};

/*
 * What a cell holds to who computes, and what a formula gives. Nothing is known: of what nobody here can compute, or not yet.
 * An error: what a spreadsheet shows as one too.
 */
struct book_answer {
	enum { ANSWER_UNKNOWN, ANSWER_ERROR, ANSWER_EMPTY, ANSWER_NUMBER, ANSWER_TEXT, ANSWER_TRUTH, ANSWER_AREA } kind;
	struct ratio number;
	str text;
	bool truth;
	const struct book_sheet *sheet; /* of an area */
	struct book_area area;
};

struct book_format;

struct book {
	struct arena *a;
	struct package *pkg;
	const struct book_format *format;
	const char *name;
	VEC(struct book_sheet *) sheets;
	struct map tables; /* by the name that they were asked for */
	bool is_new, has_formulas, has_new_sheet;
	bool counts_as_shown; /* figures are rounded as their cells show them: only the office's program knows how */
	/* XLSX */
	str main_part;
	xmlDoc *main;
	VEC(str) shared;
	VEC(unsigned char) percent; /* of each cell format: does it show percent? */
	/* ODS */
	xmlDoc *content;
};

/* What XLSX and ODS do differently. */
struct book_format {
	/* All sheets with their cells. False: complained. */
	bool (*load)(struct book *b, struct diags *d);
	/* The cell at a place holds v from now on; a new one looks like the cell at like_row and like_column where both aren't 0. */
	xmlNode *(*put)(struct book *b, struct book_sheet *s, uint32_t row, uint32_t column, const struct value *v,
	    str digits, uint32_t like_row, uint32_t like_column);
	/* A sheet more, empty, made for these columns. NULL: complained. */
	struct book_sheet *(*add)(struct book *b, str name, const char *const *columns, size_t n, struct diags *d);
	/* Takes the result of a cell's formula out. */
	void (*forget)(struct book_cell *c);
	/* What a cell holds. */
	struct book_answer (*answer)(struct book *b, const struct book_cell *c);
	/* A formula's result: a number, a text or a truth. */
	void (*result)(struct book *b, struct book_sheet *s, struct book_cell *c, const struct book_answer *v);
	/* The changed trees into the package. */
	void (*store)(struct book *b);
	bool is_ods; /* formulas are OpenFormula's */
};

extern const struct book_format book_xlsx, book_ods;

/* cells.c */
struct book_sheet *book_sheet_new(struct book *b, str name);
struct book_cell *book_cell_add(struct book *b, struct book_sheet *s, uint32_t row, uint32_t column, xmlNode *node);
/* What the cell at a place holds; NULL: nothing. */
struct book_cell *book_cell_find(const struct book_sheet *s, uint32_t row, uint32_t column);
/* An element's child by its local name; NULL: none. */
xmlNode *book_child(const xmlNode *of, const char *name);
bool book_is(const xmlNode *n, const char *name);
/* An attribute by its local name; "" where there is none. In the book's arena. */
str book_attr(const struct book *b, const xmlNode *n, const char *name);
/* Columns in digits of the usual font, by what stands in them. */
double book_width(str column, struct arena *a);

/* formula.c: every formula that depends on a cell that was set loses its result, so that no program shows an old one. */
void book_forget_results(struct book *b);
/* compute.c: puts in those of them that can be computed here, and tells of each that can't. */
void book_compute_results(struct book *b, struct diags *d);

#endif
