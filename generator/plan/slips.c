/*
 * Slips of the decimal mark, called by their name: a figure ten or a thousand times its neighbours.
 */
#include "plan/checks.h"

#include <stdlib.h>

#include "plan/kinds.h"

/* How many times b is a, as the power of ten that it is near: 1, 2, 3 for 10, 100, 1,000; negative for a tenth; 0: neither. */
static int
slip(struct dec a, struct dec b)
{
	bool less = dec_cmp(b, a) < 0;
	struct dec ratio = less ? dec_div(a, b) : dec_div(b, a);
	int power = 0;

	if (!ratio.known)
		return 0;
	while (power < 6 && dec_cmp(ratio, dec_int(8)) >= 0) {
		ratio = dec_div(ratio, dec_int(10));
		power++;
	}
	return less ? -power : power;
}

static const char *
times_words(int power)
{
	static const char *const more[] = { "", N_("about 10 times"), N_("about 100 times"), N_("about 1,000 times"),
		N_("over 1,000 times") };
	static const char *const less[] = { "", N_("about a tenth of"), N_("about a hundredth of"),
		N_("about a thousandth of"), N_("less than a thousandth of") };

	return power > 0 ? _(more[power > 4 ? 4 : power]) : _(less[-power > 4 ? 4 : -power]);
}

static void
complain_slip(struct model *m, const struct plan_indicator *i, const struct plan_figure *f, struct dec beside,
    const char *what, int power)
{
	diag_add(m->d, &plan_outlier, f->where, _("%.*s: %.*s is %s %s (%.*s)"), STR_ARG(i->code),
	    STR_ARG(dec_str(m->a, f->amount)), times_words(power), what,
	    STR_ARG(dec_str(m->a, dec_trim(dec_round(beside, 2)))));
	if (i->nature == NATURE_SHARE && power < 0)
		diag_hint(m->d, "%s", _("a share is written as 95, not as 0,95"));
	else if (abs(power) == 3 && str_find(i->unit, STR("đồng"), 0) < i->unit.n)
		diag_hint(m->d, _("tỷ and triệu may have been mixed up: the unit is %.*s"), STR_ARG(i->unit));
	else
		diag_hint(m->d, "%s", _("a digit or the decimal mark may have slipped"));
}

static int
by_amount(const void *a, const void *b)
{
	return dec_cmp(*(const struct dec *)a, *(const struct dec *)b);
}

/* The middle of the other months; not known with fewer than two of them. */
static struct dec
middle_of_others(const struct plan_observation *o, int k)
{
	struct dec at[12] = { DEC_NONE };
	size_t n = 0;

	for (int i = 0; i < 12; i++)
		if (i != k && o->month[i].amount.known && dec_sign(o->month[i].amount) > 0)
			at[n++] = o->month[i].amount;
	if (n < 2)
		return DEC_NONE;
	qsort(at, n, sizeof at[0], by_amount);
	return at[n / 2];
}

/* Small counts jump: two cases after none are no slip. */
static bool
too_small(struct dec a, struct dec b)
{
	return dec_is_whole(a) && dec_is_whole(b) && dec_cmp(a, dec_int(10)) < 0 && dec_cmp(b, dec_int(10)) < 0;
}

void
check_month_slips(const struct check_of *c)
{
	struct model *m = c->m;
	const struct plan_indicator *i = c->i;
	const struct plan_observation *o = c->o;

	for (int k = 0; k < 12 && o->has_months; k++) {
		struct dec here = o->month[k].amount, others = middle_of_others(o, k);
		int power;

		if (!here.known || dec_sign(here) <= 0 || !others.known || too_small(here, others))
			continue;
		power = slip(others, here);
		if (power != 0)
			complain_slip(m, i, &o->month[k], others, _("the other months"), power);
	}
}

static void
check_year_slip(struct model *m, const struct plan_indicator *i, const struct plan_observation *o,
    const struct plan_figure *f, struct dec before)
{
	struct dec plan = o->plan.known && !o->plan.last_year ? o->plan.lo : DEC_NONE;
	struct dec beside = before.known && dec_sign(before) > 0 ? before : plan;
	int power;

	if (!f->amount.known || dec_sign(f->amount) <= 0 || !beside.known || dec_sign(beside) <= 0 ||
	    too_small(f->amount, beside))
		return;
	power = slip(beside, f->amount);
	/* far from last year but near its plan: meant so */
	if (power == 0 || (before.known && plan.known && dec_sign(plan) > 0 && slip(plan, f->amount) == 0))
		return;
	complain_slip(
	    m, i, f, beside, before.known && dec_sign(before) > 0 ? _("the year before") : _("its plan"), power);
}

void
check_year_slips(const struct check_of *c)
{
	check_year_slip(c->m, c->i, c->o, &c->o->done, c->before);
	check_year_slip(c->m, c->i, c->o, &c->o->estimate, c->before);
}
