#ifndef WORKBOOK_WORKBOOK_H
#define WORKBOOK_WORKBOOK_H

#include <stdbool.h>
#include <stddef.h>

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

void book_init(struct book *b, struct arena *a);
/* From what in_read() gave with keep_headers: columns in the order of their cells. */
void book_from_value(struct book *b, const struct value *workbook);
/* By folded name; made with these columns where it is missing. */
struct book_sheet *book_sheet(struct book *b, const char *name, const char *const *columns, size_t n);
size_t book_column(struct book *b, struct book_sheet *s, str name);
/* The row whose column ma holds code; made where it is missing. */
size_t book_row(struct book *b, struct book_sheet *s, str code);
struct value *book_cell(struct book *b, struct book_sheet *s, size_t row, size_t column);
bool book_write(const struct book *b, const char *path, struct diags *d);

extern const struct diag_kind workbook_no_writer;

#endif
