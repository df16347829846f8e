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

/* A figure in December where the rows have come to October: the wrong column. */
void
check_month_ahead(struct model *m, const struct plan_year *y)
{
	int have[12] = { 0 }, rows = 0, last = 0;

	for (size_t k = 0; y->at != NULL && k < m->p->indicators_n; k++) {
		rows += y->at[k].has_months;
		for (int i = 0; i < 12; i++)
			have[i] += y->at[k].month[i].amount.known;
	}
	for (int i = 0; i < 12; i++)
		if (rows > 2 && have[i] * 2 >= rows)
			last = i + 1;
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
