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
	const struct plan_observation *o, *was; /* was: the row of the year before; NULL: none */
	struct dec before;                      /* reached in the year before, by that year's file */
};

/* What was reached in a year: thuc_hien, or its estimate. */
struct dec reached_in(const struct plan_observation *o);
/* No later year has a file. */
bool check_newest(const struct model *m, const struct plan_year *y);
/* "T1 Thu ngân sách": an indicator as complaints name it. */
str check_name(struct model *m, const struct plan_indicator *i);
/* The same with the period that a complaint is about: a month (1–12), or 0 for the year. */
str check_subject(const struct check_of *c, int month);
/* Who has confirmed what stands at this place of the row. */
const struct plan_confirmation *check_confirmed(const struct plan_observation *o, struct loc where);
/* The plan's figure for y by the path; not known outside the term. */
const struct plan_target *check_path_of(const struct plan *p, const struct plan_indicator *i, int year);
/* A target as one figure; not known where it is none, a range or "năm trước". */
struct dec check_point(const struct plan_target *t);
/* How many times b is a, as the power of ten that it is near: 1, 2, 3 for 10, 100, 1,000; negative for a tenth; 0: neither. */
int check_slip(struct dec a, struct dec b);
/* Small counts jump: two cases after none are no slip. */
bool check_small(struct dec a, struct dec b);
struct slip_said {
	const struct plan_confirmation *confirmed;
	str subject;
	const char *column; /* "ke_hoach" */
	struct dec figure, beside;
	const char *what; /* what stands beside */
	int power;
	bool sure; /* a plan stands beside: an error */
};
void complain_slip(struct model *m, const struct plan_indicator *i, struct loc where, const struct slip_said *s);

/* totals.c */
void check_sums(const struct check_of *c);
/* slips.c */
void check_month_slips(const struct check_of *c);
void check_year_slips(const struct check_of *c);
void check_plan_slips(const struct check_of *c);
/* growth.c */
void check_growth(const struct check_of *c);
/* The levels that a rate is computed from are there: it is held against them, not against its plan. */
bool check_growth_computed(const struct check_of *c);
/* twice.c */
void check_rates(const struct check_of *c);
void check_twice(const struct check_of *c);
void check_estimate(const struct check_of *c);
void check_collected(const struct check_of *c);
void check_final(const struct check_of *c);
void check_year_path(const struct check_of *c);
/* unlikely.c */
void check_far(const struct check_of *c);
void check_pace(const struct check_of *c);
void check_month_run(const struct check_of *c);
void check_against_last(const struct check_of *c);
/* yearly.c */
void check_reason(const struct check_of *c);
void check_next_there(const struct check_of *c);
void check_yearly_target(const struct check_of *c);
/* The sheet as a whole beside the plan and the year before; last NULL: there is none. */
void check_year_beside(struct model *m, const struct plan_year *y, const struct plan_year *last);
/* free.c: tables that nothing is computed from */
void check_free_tables(struct model *m, const struct plan_year *y);
/* sheets.c: a year's sheets as a whole */
void check_copied(struct model *m, const struct plan_year *y, const struct plan_year *last);
void check_month_rows_whole(struct model *m, const struct plan_year *y, const struct plan_year *last);
void check_month_ahead(struct model *m, const struct plan_year *y);

#endif
