#ifndef WORKBOOK_WORKBOOK_H
#define WORKBOOK_WORKBOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/check.h"
#include "base/dec.h"
#include "base/diag.h"
#include "base/str.h"
#include "base/vec.h"
#include "value/value.h"

struct arena;

/*
 * A spreadsheet of the office's in memory: read with its headers as they are, changed by code and column,
 * written again.
 */
struct book_sheet {
	str name;
	VEC(str) columns;
	VEC(struct value *) rows; /* each as many values as there are columns, or fewer */
	VEC(size_t) widths;       /* of each row */
};

struct book {
	struct arena *a;
	VEC(struct book_sheet *) sheets;
};

/* An empty workbook whose sheets and cells live in a. */
void book_init(struct book *b, struct arena *a);
/* From what in_read() gave with keep_headers: columns in the order of their cells. */
void book_from_value(struct book *b, const struct value *workbook);
/* By folded name; made with these columns where it is missing. */
struct book_sheet *book_sheet(struct book *b, const char *name, const char *const *columns, size_t n);
/* The index of a column by folded name; added behind the others where it is missing. */
size_t book_column(struct book *b, struct book_sheet *sheet, str name);
/* The row whose column ma holds code; made where it is missing. */
size_t book_row(struct book *b, struct book_sheet *sheet, str code);
/* A cell to be read or set, none where nobody has set it. The pointer holds until a wider cell of the row is asked for. */
struct value *book_cell(struct book *b, struct book_sheet *sheet, size_t row, size_t column);
/*
 * Writes all sheets as XLSX to path, whole or not at all; the same data gives the same bytes. False: complained
 * (workbook_no_writer, or what the file system says).
 */
MUST_USE bool book_write(const struct book *b, const char *path, struct diags *d);

/* --- a form for figures: form.c ----------------------------------------------------- */

/* How a cell looks, and whether it can be typed into: only the inputs can. */
enum entry_look { ENTRY_LOCKED, ENTRY_LOCKED_NUMBER, ENTRY_GROUP, ENTRY_INPUT, ENTRY_INPUT_TEXT, ENTRY_LOOKS };

/* What may be typed into a cell: told when the cell is chosen, refused where it is anything else. */
struct entry_check {
	const char *const *choices; /* ends with NULL; NULL itself: a number from low to high */
	double low, high;
	const char *title, *message; /* when chosen; Excel takes 32 letters and 255 */
	const char *refusal;
};

struct entry_cell {
	enum entry_look look;
	enum { ENTRY_BLANK, ENTRY_TEXT, ENTRY_NUMBER } content;
	str text;
	struct dec number;
	const struct entry_check *check; /* NULL: anything */
};

struct entry_column {
	const char *head;
	const char *comment; /* on the head; NULL: none */
	double width;        /* in digits of the usual font, as Excel measures columns */
};

/*
 * A sheet: title, remarks, heads, rows; all but the inputs is locked. A hidden sheet has its heads in the first row
 * and says what the program that reads the form back must know; its looks don't matter.
 */
struct entry_sheet {
	const char *name;
	bool is_hidden;
	str title, remarks[2];
	const struct entry_column *columns;
	size_t columns_n;
	VEC(struct entry_cell *) rows; /* each of columns_n cells */
};

/* A workbook to be filled in by a unit. Plain data; all of it borrowed. */
struct entry_form {
	const char *title; /* the file's property */
	VEC(struct entry_sheet *) sheets;
};

/*
 * Writes the form as XLSX to path, whole or not at all, with one fixed day of creation: the same form gives the same
 * bytes. a is for copies while writing. False: complained (workbook_no_writer, or what the file system says).
 */
bool entry_write(const struct entry_form *form, const char *path, struct arena *a, struct diags *d);

extern const struct diag_kind workbook_no_writer;

#endif
