#ifndef WORKBOOK_WORKBOOK_H
#define WORKBOOK_WORKBOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/check.h"
#include "base/dec.h"
#include "base/diag.h"
#include "base/str.h"
#include "base/vec.h"
#include "value/value.h"

struct arena;

/* --- a workbook that stands there: edit.c ------------------------------------------- */

/*
 * An office's XLSX or ODS workbook, whose cells are set where they stand; all else that it holds stays. Sheets and
 * columns are found by their folded names, rows by the code in the column Mã.
 */
struct book;
struct book_table;

/* bytes are kept by reference; name is the file's, for complaints. Lives in a. NULL: complained. */
struct book *book_open(str bytes, const char *name, struct arena *a, struct diags *d);
/* A new XLSX workbook without a sheet. */
struct book *book_new(const char *name, struct arena *a);
/*
 * The sheet whose folded name is name; made, with these columns, where the workbook has none. NULL: complained (W103, W105).
 */
struct book_table *book_table(struct book *b, const char *name, const char *const *columns, size_t n, struct diags *d);
str book_sheet_name(const struct book_table *t); /* as it is written */
/* A column by its folded name, from 1; added right of everything in the sheet where it is missing. 0: complained. */
uint32_t book_column(struct book_table *t, str name, struct diags *d);
/* The same, but none is added: 0. */
uint32_t book_has_column(const struct book_table *t, str name);
/* The row of a code, from 1; added below everything in the sheet, with its code, where it is missing. 0: complained. */
uint32_t book_row(struct book_table *t, str code, bool *is_new, struct diags *d);
/*
 * The cell holds v from now on: a figure (as percent where its format shows percent), true or false, else text. digits:
 * the figure as it was typed, where more of it is known than a decimal holds; else empty. False: complained,
 * the cell holds a formula or lies among merged ones (W101, W102).
 */
MUST_USE bool book_put(
    struct book_table *t, uint32_t row, uint32_t column, const struct value *v, str digits, struct diags *d);
/*
 * The first cell in which two workbooks differ, by text or formula, apart from those that changes has set or
 * whose results it took out (after book_bytes()); was NULL: there was none. False: no cell.
 */
bool book_differs(const struct book *was, const struct book *now, const struct book *changes, struct loc *where);
/* The figure of a cell in all its digits, as the file has them; "" where there is none. */
str book_digits(const struct book *b, str sheet, uint32_t row, uint32_t column);
/* The same as a number; DEC_NONE where it is none. */
struct dec book_figure(str digits);
/* The text of a cell; "" where it holds none. */
str book_text(const struct book *b, str sheet, uint32_t row, uint32_t column);
/* Can every part of it be unpacked and, where it is XML, parsed? */
bool book_is_whole(const struct book *b, struct diags *d);
/*
 * The workbook as a file. Results of formulas that depend on what was set are computed; one that can't be is left out and
 * told of (W118), and whoever opens the workbook is asked to compute. False: complained.
 */
MUST_USE bool book_bytes(struct book *b, str *bytes, struct diags *d);

extern const struct diag_kind workbook_formula, workbook_merged, workbook_no_table, workbook_other_kind,
    workbook_sheet_twice, workbook_too_large, workbook_no_result;

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
	bool is_open; /* nothing is locked, whatever the looks: rows may be added */
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
 * The form as XLSX, with one fixed day of creation: the same form gives the same bytes, in a. Temporary files lie in
 * TMPDIR, or beside path, the place that the form is to have. False: complained (workbook_no_writer, or what the
 * file system says); a disk that is full is found out, whichever it is.
 */
MUST_USE bool entry_bytes(
    const struct entry_form *form, const char *path, struct arena *a, str *bytes, struct diags *d);

extern const struct diag_kind workbook_no_writer;

#endif
