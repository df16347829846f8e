/*
 * Parts and their totals.
 */
#include "plan/checks.h"

#include "plan/kinds.h"

enum kept_in { IN_PLAN, IN_DONE, IN_ESTIMATE, IN_MONTH };

static struct plan_figure
figure_in(const struct plan_observation *o, enum kept_in column, int month)
{
	switch (column) {
	case IN_PLAN:
		return (struct plan_figure){ o->plan.known && !o->plan.last_year ? o->plan.lo : DEC_NONE, o->plan.where,
			STATUS_NONE };
	case IN_DONE: return o->done;
	case IN_ESTIMATE: return o->estimate;
	case IN_MONTH: break;
	}
	return o->month[month];
}

static void
check_sum(struct model *m, const struct plan_year *y, const struct plan_indicator *i, enum kept_in column, int month)
{
	struct plan_figure total = figure_in(&y->at[i->index], column, month);
	struct dec sum = dec_int(0);

	for (size_t k = i->first_part; k != PLAN_NO_INDEX; k = m->p->indicators[k].next_part)
		if (!m->p->indicators[k].tracked || i->tracked)
			sum = dec_add(sum, figure_in(&y->at[k], column, month).amount);
	if (!total.amount.known || !sum.known || dec_cmp(total.amount, sum) == 0)
		return;
	diag_add(m->d, &plan_sum_differs, total.where, _("%.*s is %.*s, its parts add up to %.*s"), STR_ARG(i->code),
	    STR_ARG(dec_str(m->a, total.amount)), STR_ARG(dec_str(m->a, sum)));
	diag_hint(m->d, _("they differ by %.*s"), STR_ARG(dec_str(m->a, dec_abs(dec_sub(total.amount, sum)))));
}

void
check_sums(const struct check_of *c)
{
	struct model *m = c->m;
	const struct plan_year *y = c->y;
	const struct plan_indicator *i = c->i;

	if (!i->is_total || i->first_part == PLAN_NO_INDEX)
		return;
	check_sum(m, y, i, IN_PLAN, 0);
	check_sum(m, y, i, IN_DONE, 0);
	check_sum(m, y, i, IN_ESTIMATE, 0);
	for (int k = 0; k < 12; k++)
		check_sum(m, y, i, IN_MONTH, k);
}
