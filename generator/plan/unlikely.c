/*
 * Figures that can be right and seldom are: two digits swapped, a cell of the row below, last year's month. No rule
 * of arithmetic speaks against them, only what stands beside: the plan and the year before for a year's figure, the
 * months for an estimate, the other months (against their own last year, so that seasons even out) for a month. All of
 * it is a warning that the row's xac_nhan silences; a figure that another check has told of is left alone.
 */
#include "plan/misplaced.h"

#include <stdlib.h>

#include "plan/kinds.h"

static bool
told_already(const struct model *m, struct loc where)
{
	for (const struct diag *g = m->d->first; g != NULL; g = g->next)
		if (g->where.source == where.source && g->where.line == where.line && g->where.column == where.column)
			return true;
	return false;
}

static struct dec
larger(struct dec a, struct dec b)
{
	return !b.known || (a.known && dec_cmp(a, b) >= 0) ? a : b;
}

static struct dec
smaller(struct dec a, struct dec b)
{
	return !b.known || (a.known && dec_cmp(a, b) <= 0) ? a : b;
}

static struct dec
hundredths(struct dec of, int n)
{
	return dec_div(dec_mul(dec_abs(of), dec_int(n)), dec_int(100));
}

/* --- a year's figure beside its plan and the year before ------------------------ */

/*
 * How far beyond the plan and the year before a figure may lie: at least so much, in points for a share or a rate, in
 * hundredths of the plan for an amount, and half of the step that the plan takes. Better than planned is usual, worse
 * less so; without a year before, all of it is twice as far.
 */
static const struct reach {
	enum plan_nature nature;
	int better, worse;
} reaches[] = {
	{ NATURE_FLOW, 25, 20 },
	{ NATURE_LEVEL, 10, 10 },
	{ NATURE_SHARE, 8, 5 },
	{ NATURE_GROWTH, 2, 2 },
};

enum {
	COUNT_LEAST = 5,     /* units beyond which a count of things is looked at */
	RATE_HUNDREDTHS = 50 /* of the plan: a rate moves more than it is high */
};

static struct dec
reach_of(const struct plan_indicator *i, struct dec plan, struct dec before, bool better)
{
	struct dec least = DEC_NONE,
		   step = before.known ? dec_div(dec_abs(dec_sub(plan, before)), dec_int(2)) : DEC_NONE;

	for (size_t k = 0; k < sizeof reaches / sizeof reaches[0]; k++)
		if (reaches[k].nature == i->nature)
			least = dec_int(better ? reaches[k].better : reaches[k].worse);
	if (i->nature == NATURE_GROWTH)
		return larger(least, hundredths(plan, RATE_HUNDREDTHS));
	if (i->nature != NATURE_SHARE)
		least = dec_div(dec_mul(least, dec_abs(plan)), dec_int(100));
	if (!before.known && i->nature != NATURE_SHARE)
		least = dec_mul(least, dec_int(2));
	least = larger(least, step);
	return plan_counts_whole(i) ? larger(least, dec_int(COUNT_LEAST)) : least;
}

/* How far d lies outside of what stands beside it; more: above. Not known: it lies between. */
static struct dec
beyond(struct dec d, struct dec plan, struct dec before, bool *more)
{
	struct dec least = smaller(plan, before), most = larger(plan, before);

	*more = dec_cmp(d, most) > 0;
	if (*more)
		return dec_sub(d, most);
	return dec_cmp(d, least) < 0 ? dec_sub(least, d) : DEC_NONE;
}

/* The first year of all has none before it, but one behind. */
static struct dec
reached_after(const struct check_of *c)
{
	const struct plan_year *next = plan_find_year(c->m->p, c->y->year + 1);

	return next != NULL && next->at != NULL ? reached_in(&next->at[c->i->index]) : DEC_NONE;
}

static const char *
far_words(bool before, bool beside)
{
	if (before)
		return _("%.*s: %s is %.*s, the plan is %.*s, the year before came to %.*s");
	return beside ? _("%.*s: %s is %.*s, the plan is %.*s, the year that follows comes to %.*s")
		      : _("%.*s: %s is %.*s, the plan is %.*s");
}

static void
check_far_figure(const struct check_of *c, struct dec d, struct loc where, const char *column)
{
	struct model *m = c->m;
	struct dec plan = check_point(&c->o->plan), before = c->before.known ? c->before : reached_after(c), off, reach;
	bool more, better;

	if (!d.known || !plan.known || dec_sign(d) <= 0 || (c->i->cap.known && dec_cmp(d, c->i->cap) > 0) ||
	    told_already(m, where)) /* nothing may come; negative and over the cap are errors where they are read */
		return;
	off = beyond(d, plan, before, &more);
	better = more == (c->i->direction == MORE_IS_BETTER);
	reach = reach_of(c->i, plan, before, better);
	if (!off.known || !reach.known || dec_cmp(off, reach) <= 0 ||
	    !model_doubt(m, check_confirmed(c->o, where), &plan_unlikely, where,
		far_words(c->before.known, before.known), STR_ARG(check_subject(c, 0)), column,
		STR_ARG(dec_str(m->a, d)), STR_ARG(dec_str(m->a, plan)),
		STR_ARG(before.known ? dec_str(m->a, before) : STR(""))))
		return;
	diag_hint(m->d, "%s", _("look it up again; if it is right, say why in the row's column xac_nhan"));
}

void
check_far(const struct check_of *c)
{
	const struct plan_figure *year = c->o->done.amount.known ? &c->o->done : &c->o->estimate;

	if (c->i->nature == NATURE_GROWTH && check_growth_computed(c))
		return;
	check_far_figure(c, year->amount, year->where, year == &c->o->done ? "thuc_hien" : "uoc_thuc_hien");
	check_far_figure(c, check_point(&c->o->city_plan), c->o->city_plan.where, "thanh_pho_giao");
}

/* --- a year's figure beside its months --------------------------------------------- */

enum {
	MONTHS_LEAST = 4, /* beside it */
	MONTHS_AHEAD = 6, /* further ahead nothing is sure */
	PACE_TIMES = 3    /* how much faster, or slower, the rest of the year may run */
};

/* A row's months: how many, the last of them, least, most and sum, the largest step between neighbours. */
struct run {
	int n, last;
	struct dec least, most, sum, step;
};

static struct run
run_months(const struct plan_observation *o)
{
	struct run r = { 0, -1, DEC_NONE, DEC_NONE, dec_int(0), dec_int(0) };

	for (int k = 0; k < 12; k++) {
		struct dec d = o->month[k].amount;

		if (!d.known)
			continue;
		if (r.last == k - 1 && k > 0)
			r.step = larger(r.step, dec_abs(dec_sub(d, o->month[k - 1].amount)));
		r.least = smaller(d, r.least);
		r.most = larger(d, r.most);
		r.sum = dec_add(r.sum, d);
		r.last = k;
		r.n++;
	}
	return r;
}

/* What is left for each of the months to come, far from what months have been. */
static bool
pace_fails(const struct run *r, struct dec year)
{
	struct dec each = dec_div(dec_sub(year, r->sum), dec_int(11 - r->last));

	if (dec_is_whole(r->most) && dec_cmp(r->most, dec_int(10)) < 0) /* counts of a few */
		return dec_cmp(each, dec_mul(larger(r->most, dec_int(3)), dec_int(PACE_TIMES))) > 0;
	return dec_cmp(each, dec_mul(r->most, dec_int(PACE_TIMES))) > 0 ||
	    dec_cmp(dec_mul(each, dec_int(PACE_TIMES)), r->least) < 0;
}

static bool
level_fails(const struct plan_indicator *i, const struct run *r, struct dec year, struct dec last)
{
	struct dec off = dec_abs(dec_sub(year, last));
	struct dec least = i->nature == NATURE_SHARE ? dec_int(2) : hundredths(last, 3);

	return dec_cmp(off, least) > 0 &&
	    dec_cmp(off, dec_mul(r->step, dec_int((int64_t)PACE_TIMES * (11 - r->last)))) > 0;
}

void
check_pace(const struct check_of *c)
{
	struct model *m = c->m;
	const struct plan_observation *o = c->o;
	const struct plan_figure *year = o->done.amount.known ? &o->done : &o->estimate;
	bool flow = c->i->nature == NATURE_FLOW;
	struct run r = run_months(o);

	if (!year->amount.known || r.n < MONTHS_LEAST || r.last == 11 || 11 - r.last > MONTHS_AHEAD ||
	    (flow && r.n != r.last + 1) || told_already(m, year->where))
		return;
	if (flow ? !pace_fails(&r, year->amount) : !level_fails(c->i, &r, year->amount, o->month[r.last].amount))
		return;
	if (!model_doubt(m, check_confirmed(o, year->where), &plan_off_pace, year->where,
		flow ? _("%.*s: %s is %.*s, %d months have brought %.*s")
		     : _("%.*s: %s is %.*s, month %d stood at %.*s"),
		STR_ARG(check_subject(c, 0)), year == &o->done ? "thuc_hien" : "uoc_thuc_hien",
		STR_ARG(dec_str(m->a, year->amount)), r.last + 1,
		STR_ARG(dec_str(m->a, flow ? r.sum : o->month[r.last].amount))))
		return;
	diag_also(m->d, o->month[r.last].where, "%s", _("the months"));
	diag_hint(m->d, "%s", _("look it up again; if it is right, say why in the row's column xac_nhan"));
}

/* --- a month beside the others ------------------------------------------------------- */

enum {
	OTHERS_LEAST = 4,
	STEP_TIMES = 5,  /* a level's step beside the largest of the others */
	TURN_TIMES = 2,  /* the same, of a step against the way that all the others take */
	SPREAD_TIMES = 4 /* a flow's ratio to the year before, beside how far the others lie from their middle */
};

/* The steps of a level but those to and from month k. */
struct others {
	int n, up, down;
	struct dec most;
};

static struct others
other_steps(const struct plan_observation *o, int k)
{
	struct others s = { 0, 0, 0, dec_int(0) };

	for (int n = 1; n < 12; n++) {
		struct dec step = dec_sub(o->month[n].amount, o->month[n - 1].amount);

		if (!step.known || n == k || n == k + 1)
			continue;
		s.n++;
		s.up += dec_sign(step) > 0;
		s.down += dec_sign(step) < 0;
		s.most = larger(s.most, dec_abs(step));
	}
	return s;
}

/* The month stands apart from the ones before and behind it. */
static bool
level_month_fails(const struct check_of *c, int k)
{
	const struct plan_figure *month = c->o->month;
	struct dec step = k > 0 ? dec_sub(month[k].amount, month[k - 1].amount) : DEC_NONE;
	struct dec next = k < 11 ? dec_sub(month[k].amount, month[k + 1].amount) : DEC_NONE;
	struct others s = other_steps(c->o, k);
	struct dec least = c->i->nature == NATURE_SHARE ? dec_int(1) : hundredths(month[k].amount, 2);
	bool turns;

	if (!step.known && !next.known)
		return false;
	if (!step.known || (next.known && dec_cmp(dec_abs(next), dec_abs(step)) < 0))
		step = next.known && !step.known ? dec_neg(next) : step;
	/* a new level that stays is no slip of one month */
	if (next.known &&
	    (dec_sign(next) != dec_sign(step) || dec_cmp(dec_mul(dec_abs(next), dec_int(2)), dec_abs(step)) < 0) &&
	    k > 0)
		return false;
	turns = dec_sign(step) > 0 ? s.up == 0 && s.down == s.n : s.down == 0 && s.up == s.n;
	return s.n >= OTHERS_LEAST && dec_cmp(dec_abs(step), least) > 0 &&
	    dec_cmp(dec_abs(step), dec_mul(s.most, dec_int(turns ? TURN_TIMES : STEP_TIMES))) > 0;
}

static int
by_ratio(const void *a, const void *b)
{
	return dec_cmp(*(const struct dec *)a, *(const struct dec *)b);
}

static struct dec
month_ratio(const struct check_of *c, int k)
{
	struct dec was = c->was != NULL ? c->was->month[k].amount : DEC_NONE;

	return dec_sign(was) > 0 ? dec_div(c->o->month[k].amount, was) : DEC_NONE;
}

/* Against the same months of the year before; small counts against the other months alone. */
static bool
flow_month_fails(const struct check_of *c, int k)
{
	struct dec at[12], here = month_ratio(c, k), spread = dec_int(0), middle;
	struct run r = run_months(c->o);
	size_t n = 0;

	if (dec_is_whole(r.most) && r.n > OTHERS_LEAST && dec_cmp(c->o->month[k].amount, r.most) == 0 &&
	    dec_cmp(r.most, dec_int(10)) >= 0) {
		struct dec next = dec_int(0);

		for (int i = 0; i < 12; i++)
			if (i != k)
				next = larger(next, c->o->month[i].amount);
		if (dec_cmp(next, dec_int(10)) < 0)
			return dec_cmp(r.most, dec_mul(next, dec_int(SPREAD_TIMES))) > 0;
	}
	if (dec_is_whole(r.most) && dec_cmp(r.most, dec_int(10)) < 0)
		return false;
	for (int i = 0; i < 12; i++)
		if (i != k && month_ratio(c, i).known)
			at[n++] = month_ratio(c, i);
	if (!here.known || n < OTHERS_LEAST)
		return false;
	qsort(at, n, sizeof at[0], by_ratio);
	middle = at[n / 2];
	for (size_t i = 0; i < n; i++)
		spread = larger(spread, dec_abs(dec_sub(at[i], middle)));
	return dec_cmp(dec_abs(dec_sub(here, middle)),
		   larger(dec_mul(spread, dec_int(SPREAD_TIMES)), hundredths(middle, 5))) > 0;
}

/* The month that stands furthest apart is told; those beside it look odd because of it. */
void
check_month_run(const struct check_of *c)
{
	struct model *m = c->m;
	bool flow = c->i->nature == NATURE_FLOW;

	for (int k = 0; k < 12 && c->o->has_months; k++) {
		const struct plan_figure *f = &c->o->month[k];

		if (!f->amount.known || told_already(m, f->where) ||
		    (flow ? !flow_month_fails(c, k) : !level_month_fails(c, k)))
			continue;
		if (model_doubt(m, check_confirmed(c->o, f->where), &plan_odd_month, f->where, _("%.*s: %.*s"),
			STR_ARG(check_subject(c, k + 1)), STR_ARG(dec_str(m->a, f->amount)))) {
			diag_hint(m->d, "%s",
			    flow
				? _("it does not move as the other months have since the year before; if it is right, say why in the row's column xac_nhan")
				: _("it leaves the way that the months before it take; if it is right, say why in the row's column xac_nhan"));
		}
	}
}

/* --- the year before as the target ------------------------------------------------------ */

/* "Fewer than the year before": the year's plan is then what the year before came to. */
void
check_against_last(const struct check_of *c)
{
	struct model *m = c->m;
	const struct plan_target *path = check_path_of(m->p, c->i, c->y->year);
	struct dec plan = check_point(&c->o->plan);

	if (!(path->known ? path->last_year : c->i->target.known && c->i->target.last_year) || !plan.known ||
	    !c->before.known || dec_cmp(plan, c->before) == 0 || told_already(m, c->o->plan.where) ||
	    !model_doubt(m, check_confirmed(c->o, c->o->plan.where), &plan_off_path, c->o->plan.where,
		_("%.*s: ke_hoach is %.*s, the plan asks for the year before, which came to %.*s"),
		STR_ARG(check_subject(c, 0)), STR_ARG(dec_str(m->a, plan)), STR_ARG(dec_str(m->a, c->before))))
		return;
	diag_hint(m->d, "%s",
	    _("mend the one that is wrong; if the year's plan was set otherwise, say so in the row's column xac_nhan"));
}
