#ifndef CLI_DATA_H
#define CLI_DATA_H

#include "base/vec.h"
#include "cli/cli.h"
#include "plan/plan.h"

/*
 * vanthu data: the workbooks in which units hand in their figures. data.c has
 * the commands, data_new.c makes a workbook to fill in, data_merge.c puts
 * returned ones into the year's data, book.c holds a workbook in memory and writes it.
 */

/* --- a workbook in memory ------------------------------------------------- */

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

/* --- the commands ------------------------------------------------------------ */

struct data_job {
	struct cli *cli;
	const struct arguments *args;
	const char *workspace;
	struct plan *plan;
};

/* In order of the twelve: does the indicator have figures of its months? */
bool data_is_monthly(const struct plan *p, const struct plan_indicator *i);
int data_new(struct data_job *j);
int data_merge(struct data_job *j);

extern const struct diag_kind data_no_form, data_no_unit, data_not_theirs, data_conflict, data_double, data_revised,
    data_no_code, data_no_figure, data_replaced, data_nothing, data_no_writer;

#endif
