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
	{ check_plan_slips, OF_AMOUNTS },
	{ check_year_path, OF_FIGURES | OF_STATUS },
	{ check_rates, OF_RATES },
	{ check_growth, OF_RATES },
	{ check_twice, OF_FIGURES },
	{ check_collected, OF_AMOUNTS },
	{ check_final, OF_FIGURES },
	{ check_estimate, OF_FIGURES },
	{ check_against_last, OF_FIGURES },
	{ check_pace, OF_AMOUNTS },
	{ check_far, OF_FIGURES },
	{ check_month_run, OF_AMOUNTS },
	{ check_reason, OF_FIGURES | OF_STATUS },
	{ check_next_there, OF_FIGURES | OF_STATUS },
	{ check_yearly_target, OF_FIGURES },
};

static unsigned
checked_as(const struct plan_indicator *i)
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

bool
check_newest(const struct model *m, const struct plan_year *y)
{
	for (size_t k = 0; k < m->p->years_n; k++)
		if (m->p->years[k].year > y->year)
			return false;
	return true;
}

str
check_name(struct model *m, const struct plan_indicator *i)
{
	str name = i->full_name.n > 0 ? i->full_name : i->name;

	return name.n > 0 ? str_format(m->a, STR_FMT " " STR_FMT, STR_ARG(i->code), STR_ARG(name)) : i->code;
}

str
check_subject(const struct check_of *c, int month)
{
	str name = check_name(c->m, c->i);

	return month > 0 ? str_format(c->m->a, _("%.*s, month %d of %d"), STR_ARG(name), month, c->y->year)
			 : str_format(c->m->a, _("%.*s, %d"), STR_ARG(name), c->y->year);
}

const struct plan_confirmation *
check_confirmed(const struct plan_observation *o, struct loc where)
{
	bool of_months = o->has_months && where.source == o->months_where.source && where.line == o->months_where.line;

	static const struct plan_confirmation none = { .reason = { "", 0 } };
	const struct plan_confirmation *c = of_months ? o->months_confirmed : o->confirmed;

	return c != NULL ? c : &none;
}

const struct plan_target *
check_path_of(const struct plan *p, const struct plan_indicator *i, int year)
{
	static const struct plan_target none = { .known = false };

	return p->from > 0 && year >= p->from && year <= p->to ? &i->path[year - p->from] : &none;
}

struct dec
check_point(const struct plan_target *t)
{
	return t->known && !t->last_year && t->cmp != CMP_RANGE ? t->lo : DEC_NONE;
}

static void
check_year(struct model *m, const struct plan_year *y)
{
	const struct plan_year *last = plan_find_year(m->p, y->year - 1);

	check_copied(m, y, last);
	check_month_ahead(m, y);
	check_month_rows_whole(m, y, last);
	for (size_t k = 0; y->at != NULL && k < m->p->indicators_n; k++) {
		const struct check_of c = { m, y, &m->p->indicators[k], &y->at[k],
			last != NULL && last->at != NULL ? &last->at[k] : NULL,
			last != NULL && last->at != NULL ? reached_in(&last->at[k]) : DEC_NONE };

		for (size_t n = 0; n < sizeof checks / sizeof checks[0]; n++)
			if ((checks[n].of & checked_as(c.i)) != 0)
				checks[n].look(&c);
	}
	check_year_beside(m, y, last);
	check_free_tables(m, y);
}

void
model_check_year(struct model *m, const struct plan_year *y)
{
	struct diags *all = m->d, said;

	diags_init(&said, m->a);
	said.strict = all->strict;
	m->d = &said;
	check_year(m, y);
	m->d = all;
	model_settle(m, &said);
}
