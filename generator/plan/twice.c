/*
 * One thing told twice: figures that must be equal, or follow from each other.
 */
#include "plan/checks.h"

#include "plan/kinds.h"

static struct dec
year_total(const struct plan_indicator *i, const struct plan_observation *o)
{
	struct dec sum = dec_int(0);

	if (i->nature != NATURE_FLOW)
		return o->month[11].amount;
	for (int k = 0; k < 12; k++)
		sum = dec_add(sum, o->month[k].amount);
	return sum;
}

void
check_twice(const struct check_of *c)
{
	struct model *m = c->m;
	const struct plan_indicator *i = c->i;
	const struct plan_observation *o = c->o;
	struct dec months = o->has_months ? year_total(i, o) : DEC_NONE;

	if (o->done.amount.known && months.known && dec_cmp(months, o->done.amount) != 0) {
		diag_add(m->d, &plan_differs, o->done.where, _("%.*s: thuc_hien is %.*s, the months give %.*s"),
		    STR_ARG(i->code), STR_ARG(dec_str(m->a, o->done.amount)), STR_ARG(dec_str(m->a, months)));
		diag_also(m->d, o->months_where, "%s", _("the months"));
	}
	if (o->last.amount.known && c->before.known && dec_cmp(o->last.amount, c->before) != 0) {
		diag_add(m->d, &plan_differs, o->last.where, _("%.*s: cung_ky is %.*s, the file of %d says %.*s"),
		    STR_ARG(i->code), STR_ARG(dec_str(m->a, o->last.amount)), c->y->year - 1,
		    STR_ARG(dec_str(m->a, c->before)));
		diag_hint(m->d, "%s", _("leave cung_ky empty to take the figure of last year's file"));
	}
}

/* An estimate is for while the period runs. */
void
check_estimate(const struct check_of *c)
{
	struct model *m = c->m;
	const struct plan_year *y = c->y;
	const struct plan_observation *o = c->o;
	bool closed = m->p->in->today.year > y->year;

	for (size_t k = 0; k < m->p->years_n; k++)
		closed |= m->p->years[k].year > y->year;
	if (!closed || !o->estimate.amount.known || o->done.amount.known)
		return;
	diag_add(m->d, &plan_stale_estimate, o->estimate.where, _("%.*s: %d is over, thuc_hien is still empty"),
	    STR_ARG(c->i->code), y->year);
	diag_hint(m->d, "%s", _("enter the final figure under thuc_hien"));
}

static void
check_rate(struct model *m, const struct plan_indicator *i, const struct plan_figure *f)
{
	if (i->nature != NATURE_GROWTH || !f->amount.known || dec_cmp(dec_abs(f->amount), dec_int(100)) <= 0)
		return;
	diag_add(m->d, &plan_big_growth, f->where, STR_FMT ": " STR_FMT, STR_ARG(i->code),
	    STR_ARG(dec_str(m->a, f->amount)));
	diag_hint(m->d, "%s", _("write 13 for a growth of 13%, not 113"));
}

void
check_rates(const struct check_of *c)
{
	check_rate(c->m, c->i, &c->o->done);
	check_rate(c->m, c->i, &c->o->estimate);
}
