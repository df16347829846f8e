/*
 * Figures against each other: totals, series, the year before, the plan.
 * Nothing here changes a figure. What can't be right is an error (parts that
 * don't add up, two units); what is only unlikely is a warning, and a slip
 * by a power of ten is called by its name. Each family has a file of its own.
 */
#include "plan/checks.h"

enum {
	OF_GROUPS = 1 << 0, /* headings have no figure of their own */
	OF_STATUS = 1 << 1, /* reached or not: nothing to compute with */
	OF_RATES = 1 << 2,
	OF_AMOUNTS = 1 << 3,
	OF_FIGURES = OF_RATES | OF_AMOUNTS,
	OF_ALL = OF_FIGURES | OF_STATUS | OF_GROUPS
};

/* In the order of what is told. */
static const struct {
	void (*look)(const struct check_of *c);
	unsigned of;
} checks[] = {
	{ check_sums, OF_ALL },
	{ check_month_slips, OF_AMOUNTS },
	{ check_year_slips, OF_AMOUNTS },
	{ check_rates, OF_RATES },
	{ check_twice, OF_FIGURES },
	{ check_estimate, OF_FIGURES },
};

static unsigned
kind_of(const struct plan_indicator *i)
{
	if (i->is_group)
		return OF_GROUPS;
	if (i->nature == NATURE_STATUS)
		return OF_STATUS;
	return i->nature == NATURE_GROWTH ? OF_RATES : OF_AMOUNTS;
}

struct dec
reached_in(const struct plan_observation *o)
{
	return o->done.amount.known ? o->done.amount : o->estimate.amount;
}

void
model_check_year(struct model *m, const struct plan_year *y)
{
	const struct plan_year *last = plan_find_year(m->p, y->year - 1);

	check_copied(m, y, last);
	check_month_ahead(m, y);
	for (size_t k = 0; y->at != NULL && k < m->p->indicators_n; k++) {
		const struct check_of c = { m, y, &m->p->indicators[k], &y->at[k],
			last != NULL && last->at != NULL ? reached_in(&last->at[k]) : DEC_NONE };

		for (size_t n = 0; n < sizeof checks / sizeof checks[0]; n++)
			if ((checks[n].of & kind_of(c.i)) != 0)
				checks[n].look(&c);
	}
}
