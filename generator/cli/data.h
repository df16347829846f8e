#ifndef CLI_DATA_H
#define CLI_DATA_H

#include "cli/cli.h"
#include "plan/plan.h"
#include "workbook/workbook.h"

/*
 * vanthu data: the workbooks in which units hand in their figures. data.c has
 * the commands, data_new.c makes a workbook to fill in, data_merge.c puts
 * returned ones into the year's data.
 */

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
    data_no_code, data_no_figure, data_replaced, data_nothing;

#endif
