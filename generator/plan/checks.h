#ifndef PLAN_CHECKS_H
#define PLAN_CHECKS_H

#include "plan/model.h"

/*
 * The families of checks, a file each. A check of one figure is a row in the table of checks.c; it is given
 * one indicator's row of one year with what stands around it, changes nothing and adds to m->d.
 */
struct check_of {
	struct model *m;
	const struct plan_year *y;
	const struct plan_indicator *i;
	const struct plan_observation *o;
	struct dec before; /* reached in the year before, by that year's file */
};

/* What was reached in a year: thuc_hien, or its estimate. */
struct dec reached_in(const struct plan_observation *o);

/* totals.c */
void check_sums(const struct check_of *c);
/* slips.c */
void check_month_slips(const struct check_of *c);
void check_year_slips(const struct check_of *c);
/* twice.c */
void check_rates(const struct check_of *c);
void check_twice(const struct check_of *c);
void check_estimate(const struct check_of *c);
/* sheets.c: a year's sheets as a whole */
void check_copied(struct model *m, const struct plan_year *y, const struct plan_year *last);
void check_month_ahead(struct model *m, const struct plan_year *y);

#endif
