/*
 * A year's sheets as a whole: the file of another year, a month far ahead of the others.
 */
#include "plan/checks.h"

#include "plan/kinds.h"

enum { ALIKE_LEAST = 5 }; /* so many figures in common, and none that differs, are no chance */

static void
compare_figures(struct dec a, struct dec b, int *alike, int *other)
{
	if (a.known && b.known)
		*(dec_cmp(a, b) == 0 ? alike : other) += 1;
	else
		*other += a.known != b.known;
}

/* Last year's file copied under this year's name. */
void
check_copied(struct model *m, const struct plan_year *y, const struct plan_year *last)
{
	int alike = 0, other = 0;

	if (last == NULL || last->at == NULL || y->at == NULL)
		return;
	for (size_t k = 0; k < m->p->indicators_n && other == 0; k++) {
		const struct plan_observation *a = &y->at[k], *b = &last->at[k];

		compare_figures(a->done.amount, b->done.amount, &alike, &other);
		compare_figures(a->estimate.amount, b->estimate.amount, &alike, &other);
		for (int i = 0; i < 12; i++)
			compare_figures(a->month[i].amount, b->month[i].amount, &alike, &other);
	}
	if (other > 0 || alike < ALIKE_LEAST)
		return;
	diag_add(m->d, &plan_same_year, y->tables->where, _("%d holds what %d holds, figure by figure"), y->year,
	    last->year);
	diag_hint(m->d, "%s", _("put the year's own file there"));
}

/* The last month that at least half of the rows have, 1 to 12; 0 where there are too few rows to tell. */
static int
common_month(const struct model *m, const struct plan_year *y, int have[12])
{
	int rows = 0, last = 0;

	for (size_t k = 0; k < m->p->indicators_n; k++) {
		rows += y->at[k].has_months;
		for (int i = 0; i < 12; i++)
			have[i] += y->at[k].month[i].amount.known;
	}
	for (int i = 0; i < 12; i++)
		if (rows > 2 && have[i] * 2 >= rows)
			last = i + 1;
	return last;
}

/* A figure in December where the rows have come to October: the wrong column. */
void
check_month_ahead(struct model *m, const struct plan_year *y)
{
	int have[12] = { 0 }, last = y->at != NULL ? common_month(m, y, have) : 0;

	for (size_t k = 0; last > 0 && k < m->p->indicators_n; k++)
		for (int i = last + 1; i < 12; i++) {
			const struct plan_figure *f = &y->at[k].month[i];

			if (!f->amount.known)
				continue;
			diag_add(m->d, &plan_month_ahead, f->where,
			    _("%.*s: month %d; the other rows have come to month %d"),
			    STR_ARG(m->p->indicators[k].code), i + 1, last);
			diag_hint(m->d, "%s", _("was it typed into the wrong column?"));
		}
}

/* A row that ends before the others do; in a year that another follows, also a hole in it. */
static void
check_row_behind(struct model *m, const struct plan_year *y, size_t k, const int have[12], int last)
{
	const struct plan_observation *o = &y->at[k];
	bool followed = plan_find_year(m->p, y->year + 1) != NULL;

	for (int i = last - 1; i >= (followed ? 0 : last - 1); i--) {
		if (o->month[i].amount.known)
			continue;
		diag_add(m->d, &plan_row_behind, o->month[i].where,
		    _("%.*s, %d: T%d is empty, %d of the other rows have it"),
		    STR_ARG(check_name(m, &m->p->indicators[k])), y->year, i + 1, have[i]);
		diag_hint(m->d, "%s", _("enter the month's figure, or the row is left out of that month's report"));
		return;
	}
}

/* The months of the year before, number by number; a row that stays the same all year tells nothing. */
static void
check_row_copied(struct model *m, const struct plan_year *y, const struct plan_observation *was, size_t k)
{
	const struct plan_observation *o = &y->at[k];
	int alike = 0, other = 0, moves = 0;

	for (int i = 0; i < 12; i++) {
		if (!o->month[i].amount.known)
			continue;
		compare_figures(o->month[i].amount, was->month[i].amount, &alike, &other);
		moves +=
		    i > 0 && o->month[i - 1].amount.known && dec_cmp(o->month[i].amount, o->month[i - 1].amount) != 0;
	}
	if (other > 0 || alike < ALIKE_LEAST || moves < ALIKE_LEAST / 2)
		return;
	diag_add(m->d, &plan_row_copied, o->months_where, _("%.*s, %d: its %d months are those of %d"),
	    STR_ARG(check_name(m, &m->p->indicators[k])), y->year, alike, y->year - 1);
	diag_also(m->d, was->months_where, "%s", _("the year before"));
	diag_hint(m->d, "%s", _("the figures of this year belong here"));
}

/* Rows of months beside each other, and beside the year before. */
void
check_month_rows_whole(struct model *m, const struct plan_year *y, const struct plan_year *last)
{
	int have[12] = { 0 }, common;

	if (y->at == NULL)
		return;
	common = common_month(m, y, have);
	for (size_t k = 0; k < m->p->indicators_n && common > 0; k++) {
		const struct plan_observation *was = last != NULL && last->at != NULL ? &last->at[k] : NULL;

		if (y->at[k].has_months && m->p->indicators[k].nature != NATURE_STATUS)
			check_row_behind(m, y, k, have, common);
		if (y->at[k].has_months && was != NULL && was->has_months)
			check_row_copied(m, y, was, k);
		if (y->at[k].has_months || was == NULL || !was->has_months)
			continue;
		diag_add(m->d, &plan_row_behind, was->months_where, _("%.*s has no row of months in %d"),
		    STR_ARG(check_name(m, &m->p->indicators[k])), y->year);
		diag_hint(m->d, "%s", _("enter the month's figure, or the row is left out of that month's report"));
	}
}
