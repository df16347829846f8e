#ifndef CLI_DATA_H
#define CLI_DATA_H

#include "cli/cli.h"
#include "plan/plan.h"
#include "workbook/workbook.h"

/*
 * vanthu data: the workbooks in which units hand in their figures. data.c has
 * the commands, data_new.c makes a workbook to fill in, data_merge.c puts
 * returned ones into the year's data, data_store.c keeps these and the log safe.
 */

struct data_job {
	struct cli *cli;
	const struct arguments *args;
	const char *workspace;
	struct plan *plan;
};

/* In order of the twelve: does the indicator have figures of its months? */
bool data_is_monthly(const struct plan *p, const struct plan_indicator *i);
/* Is this complaint about a formula whose result is not there (D107)? */
bool data_is_uncomputed(const struct diag *g);
int data_new(struct data_job *j);
int data_merge(struct data_job *j);

/* The year's workbook and the log of merges, which change together or not at all. One merge at a time has them. */
struct data_store {
	struct arena *a;
	struct diags *d;
	const char *workspace, *folder; /* of the years' books, in it */
	int lock, year;
	const char *book, *log; /* paths */
	const char *other;      /* the year's data in a file that can't be changed in place; NULL: none */
	str old;                /* the book's bytes; empty where is_new */
	bool is_new;
};

/*
 * Waits for another merge to end; mends what one that was killed has left; reads the book, unless somebody has it open.
 * False: complained.
 */
MUST_USE bool data_store_open(
    struct data_store *s, const char *workspace, const char *folder, int year, struct arena *a, struct diags *d);
void data_store_close(struct data_store *s);
/* A figure that was put in: a line of the log. */
struct data_line {
	str period, sheet, code, column, old, now, unit, file;
};
/*
 * Writes the book and the log, and keeps the old book beside the new one. check looks at what the disk gives back
 * before anything takes its place. False: complained, and both are as they were.
 */
MUST_USE bool data_store_commit(struct data_store *s, str bytes, const struct data_line *lines, size_t n,
    bool (*check)(void *ctx, str bytes), void *ctx);

extern const struct diag_kind data_no_form, data_no_unit, data_not_theirs, data_conflict, data_double, data_revised,
    data_no_code, data_no_figure, data_replaced, data_nothing, data_reads_otherwise;

#endif
