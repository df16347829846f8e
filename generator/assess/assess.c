/*
 * Every indicator at the end of a period: year to date, shares, growth, the
 * judgement (administrative-format 3.5, 3.6) and the progress of the term (3.7).
 */
#include "assess/assess.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "assess/kinds.h"
#include "assess/sentence.h"

struct assessor {
	const struct plan *p;
	struct period period;
	struct arena *a;
	struct diags *d;
};

static bool
whole_year(struct period p)
{
	return p.kind == PERIOD_YEAR || p.kind == PERIOD_TERM || p.kind == PERIOD_ONCE;
}

/* Sum of months from..to for a flow, the last month's figure else. */
static struct dec
from_months(const struct plan_indicator *i, const struct plan_observation *o, int from, int to)
{
	struct dec sum = dec_int(0);

	if (!o->has_months)
		return DEC_NONE;
	if (i->nature != NATURE_FLOW)
		return o->month[to - 1].amount;
	for (int k = from; k <= to; k++) {
		if (!o->month[k - 1].amount.known)
			return DEC_NONE; /* a gap: no honest sum */
		sum = dec_add(sum, o->month[k - 1].amount);
	}
	return sum;
}

static struct dec
year_figure(
    const struct plan_indicator *i, const struct plan_observation *o, enum plan_status *status, struct loc *where)
{
	*status = STATUS_NONE;
	if (o->done.amount.known) {
		*status = o->done.status;
		*where = o->done.where;
		return o->done.amount;
	}
	if (o->estimate.amount.known) {
		*status = STATUS_ESTIMATE;
		*where = o->estimate.where;
		return o->estimate.amount;
	}
	if (o->has_months && o->month[11].amount.known) {
		*status = STATUS_FINAL;
		*where = o->months_where;
		return from_months(i, o, 1, 12);
	}
	return DEC_NONE;
}

static const struct plan_observation *
observation(const struct plan *p, const struct plan_indicator *i, int year)
{
	const struct plan_year *y = plan_find_year(p, year);

	return y != NULL && y->at != NULL && (y->at[i->index].has_row || y->at[i->index].has_months) ? &y->at[i->index]
												     : NULL;
}

static struct dec
figure_of(const struct assessor *s, const struct plan_indicator *i, struct period period, enum plan_status *status,
    struct loc *where)
{
	const struct plan_observation *o = observation(s->p, i, period.last_year);
	struct dec got;

	*status = STATUS_NONE;
	if (o == NULL)
		return DEC_NONE;
	if (whole_year(period))
		return year_figure(i, o, status, where);
	got = from_months(i, o, 1, period_last_month(period));
	if (got.known) {
		*status = o->month[period_last_month(period) - 1].status;
		*where = o->month[period_last_month(period) - 1].where;
	}
	return got;
}

static void
read_gaps(const struct assessor *s, const struct plan_indicator *i, const struct plan_observation *o)
{
	int last = whole_year(s->period) ? 0 : period_last_month(s->period);

	if (o == NULL || !o->has_months || i->nature != NATURE_FLOW)
		return;
	for (int k = 1; k < last; k++)
		if (!o->month[k - 1].amount.known && o->month[last - 1].amount.known)
			diag_add(
			    s->d, &assess_month_gap, o->month[k - 1].where, _("%.*s: month %d"), STR_ARG(i->code), k);
}

static void
read_series(const struct assessor *s, const struct plan_indicator *i, struct assessment *t)
{
	struct dec sum = dec_int(0);

	for (int k = 0; k < 12; k++)
		t->month[k] = t->cumulative[k] = DEC_NONE;
	for (int k = 0; t->seen != NULL && k < 12; k++) {
		t->month[k] = t->seen->month[k].amount;
		sum = dec_add(sum, t->month[k]);
		t->cumulative[k] = i->nature == NATURE_FLOW ? sum : t->month[k];
	}
	t->years_n = (size_t)plan_years(s->p);
	t->year_got = ARENA_ARRAY(s->a, struct dec, t->years_n + 1);
	t->year_plan = ARENA_ARRAY(s->a, struct plan_target, t->years_n + 1);
	t->year_status = ARENA_ARRAY(s->a, enum plan_status, t->years_n + 1);
	for (size_t y = 0; y < t->years_n; y++) {
		const struct plan_observation *o = observation(s->p, i, s->p->from + (int)y);
		struct loc where;

		t->year_plan[y] = o != NULL && o->plan.known ? o->plan : i->path[y];
		t->year_got[y] = DEC_NONE;
		if (o != NULL && s->p->from + (int)y <= s->period.last_year)
			t->year_got[y] = year_figure(i, o, &t->year_status[y], &where);
	}
}

static enum assess_way
way_of(const struct plan_indicator *i, bool plain_mean)
{
	if (i->nature == NATURE_STATUS)
		return i->scope == SCOPE_EACH_YEAR ? WAY_YEARLY : WAY_STATUS;
	if (i->scope == SCOPE_TOTAL)
		return WAY_SUM;
	if (i->scope == SCOPE_AVERAGE)
		return plain_mean || i->nature != NATURE_GROWTH ? WAY_GROWTH_PLAIN : WAY_GROWTH;
	if (i->scope == SCOPE_EACH_YEAR)
		return WAY_YEARLY;
	if (i->target.hi.known && dec_sign(i->target.hi) == 0)
		return WAY_ZERO;
	return i->nature == NATURE_SHARE ? WAY_RATIO : WAY_LEVEL;
}

/* 1 or 0; not known where the figure before, which is the target, is not. */
static struct dec
met_in_year(const struct assessor *s, const struct plan_indicator *i, const struct assessment *t, int k)
{
	struct plan_target target = i->target.known ? i->target : t->year_plan[k];

	if (target.last_year) {
		const struct plan_observation *o = observation(s->p, i, s->p->from - 1);
		enum plan_status status;
		struct loc where;

		target.lo = DEC_NONE;
		if (k > 0)
			target.lo = t->year_got[k - 1];
		else if (o != NULL)
			target.lo = year_figure(i, o, &status, &where);
		target.hi = target.lo;
	}
	if (!target.known || !target.lo.known)
		return DEC_NONE;
	return dec_int(plan_judge(&target, i->direction, t->year_got[k], i->cap, i->tolerance) != JUDGED_UNMET);
}

/* The end of a range that is come to first, on the way to what is better. */
static struct dec
near_end(const struct plan_target *t, enum plan_direction direction)
{
	return plan_less_wanted(t, direction) ? t->hi : t->lo;
}

/*
 * Where the plan itself says how far each year is to come, that is the pace: a growth of
 * 13 % a year covers less than a fifth of the way in its first year, and is on its way.
 */
static void
follow_path(const struct plan_indicator *i, const struct assess_course *c, struct assess_progress *g)
{
	struct plan_target due = i->path[c->done - 1];

	if (g->pace != PACE_ON_TRACK && g->pace != PACE_BEHIND)
		return;
	if (c->way != WAY_SUM && c->way != WAY_LEVEL && c->way != WAY_RATIO && c->way != WAY_ZERO)
		return;
	if (!due.known || due.last_year || !due.lo.known || c->done >= c->due)
		return;
	if (c->way == WAY_SUM) {
		due.lo = due.hi = dec_int(0);
		for (int k = 0; k < c->done; k++)
			due.lo = due.hi =
			    dec_add(due.lo, i->path[k].known ? near_end(&i->path[k], i->direction) : DEC_NONE);
		if (!due.lo.known)
			return;
	}
	g->pace =
	    plan_judge(&due, i->direction, g->got, i->cap, i->tolerance) == JUDGED_UNMET ? PACE_BEHIND : PACE_ON_TRACK;
}

/* Within a range nothing is a percentage of it; beyond, of the end that was passed or missed. */
static void
told_of_target(const struct plan_indicator *i, struct assess_progress *g)
{
	enum plan_end end;

	if (i->target.known && i->target.cmp == CMP_RANGE)
		g->of_target = plan_share(g->got, plan_measure(&i->target, g->got, &end));
}

static void
read_progress(const struct assessor *s, const struct plan_indicator *i, struct assessment *t)
{
	struct assess_course c = { .target = near_end(&i->target, i->direction), .base = i->base };
	struct dec at[PLAN_YEARS_MAX] = { { 0, 0, false } };
	enum plan_status status;
	struct loc where;
	int due = i->target_year > 0 ? i->target_year : s->p->to;

	if ((!i->target.known && i->scope != SCOPE_EACH_YEAR) || i->is_group || i->tracked || s->p->to == 0)
		return;
	if (i->target.last_year && i->scope != SCOPE_EACH_YEAR)
		return;
	c.direction = plan_less_wanted(&i->target, i->direction) ? LESS_IS_BETTER : MORE_IS_BETTER;
	c.way = t->way = way_of(i, s->p->plain_mean);
	c.years = s->p->to - s->p->from + 1;
	c.due = due - s->p->from + 1;
	c.at = at;
	while (c.done < (int)t->years_n && s->p->from + c.done <= s->period.last_year && t->year_got[c.done].known) {
		at[c.done] = t->year_got[c.done];
		if (c.way == WAY_YEARLY)
			at[c.done] = met_in_year(s, i, t, c.done);
		c.done++;
	}
	if (!c.base.known) {
		const struct plan_observation *o = observation(s->p, i, s->p->from - 1);

		if (o != NULL)
			c.base = year_figure(i, o, &status, &where);
	}
	if (c.done == 0)
		return;
	t->progress = assess_progress(&c);
	t->has_progress = true;
	t->progress_year = s->p->from + c.done - 1;
	follow_path(i, &c, &t->progress);
	told_of_target(i, &t->progress);
}

/*
 * Before the year is over nothing is judged (3.6), but a flow has a pace: the share of its plan against the
 * share of the year, by months, without division and so without rounding. A level, a share or a rate has
 * none; it can only have reached its plan already. Where the year before is to be beaten, the same part of it is.
 */
static enum assess_pace
pace_within_year(const struct plan_indicator *i, const struct assessment *t, int months)
{
	bool less = plan_less_wanted(&t->plan, i->direction), met;
	struct dec plan = near_end(&t->plan, i->direction), so_far = dec_mul(t->got, dec_int(12));
	int ahead;

	if (!t->got.known || !t->plan.known || !plan.known)
		return PACE_UNKNOWN;
	met = plan_judge(&t->plan, i->direction, t->got, i->cap, i->tolerance) != JUDGED_UNMET;
	if (i->nature == NATURE_STATUS)
		return dec_sign(t->got) > 0 ? PACE_REACHED : PACE_NOT_DUE;
	if (t->plan.last_year)
		return met ? PACE_ON_TRACK : PACE_BEHIND;
	if (i->nature != NATURE_FLOW)
		return met ? PACE_REACHED : PACE_NOT_DUE;
	if (met && !less)
		return PACE_REACHED;
	if (months == 12)
		return met ? PACE_ON_TRACK : PACE_BEHIND;
	ahead = dec_cmp(so_far, dec_mul(plan, dec_int(months)));
	return (less ? ahead <= 0 : ahead >= 0) ? PACE_ON_TRACK : PACE_BEHIND;
}

static void
read_pace(const struct assessor *s, const struct plan_indicator *i, struct assessment *t)
{
	int months = period_last_month(s->period);

	if (i->tracked)
		return;
	t->pace = pace_within_year(i, t, months);
	if (i->nature == NATURE_FLOW && !plan_less_wanted(&t->plan, i->direction) && !t->plan.last_year &&
	    (t->pace == PACE_ON_TRACK || t->pace == PACE_BEHIND) && months < 12)
		t->need_a_month = dec_div(dec_sub(t->plan.lo, t->got), dec_int(12 - months));
}

/*
 * A report on the term before its end: what is realised so far against the
 * target, by the indicator's scope (3.7). Judged only when the term is over.
 */
static void
assess_term(const struct assessor *s, const struct plan_indicator *i, struct assessment *t)
{
	bool over;

	t->plan = i->target;
	t->last = i->base;
	t->judged = i->target.known && !i->tracked ? JUDGED_NO_FIGURE : JUDGED_NOT;
	if (!t->has_progress)
		return;
	/* years met are a count of their own; the row shows the last year's figure */
	t->got =
	    t->way == WAY_YEARLY || t->way == WAY_STATUS ? t->year_got[t->progress_year - s->p->from] : t->progress.got;
	t->got_here = t->got;
	t->status = t->year_status[t->progress_year - s->p->from];
	over = t->progress_year >= (i->target_year > 0 && t->way != WAY_YEARLY ? i->target_year : s->p->to);
	t->pace = t->progress.pace;
	t->judged = over ? JUDGED_UNMET : JUDGED_NOT_DUE;
	if (t->pace == PACE_REACHED)
		t->judged = JUDGED_MET;
	t->plan_percent = t->way == WAY_YEARLY || t->way == WAY_STATUS ? DEC_NONE : t->progress.of_target;
	if (plan_less_wanted(&i->target, i->direction) && t->way != WAY_SUM)
		t->plan_percent = DEC_NONE; /* 8 poor households of 2 are not "400 %" of anything */
	t->change = t->against_plan = DEC_NONE;
}

/* got against one baseline: the share of it, and the difference in % or in points. */
static void
compare_with(const struct assessment *t, const struct plan_target *target, struct dec *base, enum plan_end *end,
    struct dec *percent, struct dec *difference)
{
	*base = plan_measure(target, t->got, end);
	if (t->in_points) {
		*difference = dec_sub(t->got, *base);
		return;
	}
	*percent = plan_share(t->got, *base);
	*difference = plan_growth(t->got, *base);
}

static void
compare(const struct plan_indicator *i, struct assessment *t)
{
	t->in_points = i->nature == NATURE_SHARE || i->nature == NATURE_GROWTH;
	if (i->nature == NATURE_STATUS)
		return;
	compare_with(t, &t->plan, &t->plan_base, &t->plan_end, &t->plan_percent, &t->against_plan);
	compare_with(t, &t->city_plan, &t->city_base, &t->city_end, &t->city_percent, &t->against_city);
	if (t->in_points) {
		t->change = dec_sub(t->got, t->last);
		return;
	}
	t->last_percent = plan_share(t->got, t->last);
	t->change = plan_growth(t->got, t->last);
}

/* A figure that nothing says how to judge would fall out of the count, whatever it is. */
static void
complain_no_plan(const struct assessor *s, const struct plan_indicator *i, const struct assessment *t)
{
	const struct plan_observation *o = t->seen;

	diag_add(s->d, &assess_no_plan, o != NULL && o->has_row ? o->plan.where : i->where,
	    t->plan.last_year ? _("%.*s is to be judged by the year before, whose figure is not known")
			      : _("%.*s has a figure for %d, but neither so-lieu nor ke-hoach/chi-tieu asks for any"),
	    STR_ARG(i->code), s->period.last_year);
	diag_hint(s->d, "%s",
	    t->plan.last_year ? _("write it in the column cung_ky")
			      : _("write the year's plan in the column ke_hoach, or mark the indicator theo_doi"));
}

static const struct plan_year *
year_of(const struct assessor *s)
{
	const struct plan_year *y = plan_find_year(s->p, s->period.last_year);

	return y != NULL && y->at != NULL ? y : NULL;
}

/* Nobody wrote the year's plan. A period within the year asks for it only where it has a figure. */
static void
complain_path(const struct assessor *s, const struct plan_indicator *i, const struct assessment *t)
{
	const struct plan_year *y = year_of(s);
	const struct plan_observation *o = y != NULL ? &y->at[i->index] : NULL;

	if (o == NULL || !o->plan_empty || !o->plan.known || !y->has_plans || (!o->has_row && i->tracked) ||
	    (!whole_year(s->period) && !t->got.known))
		return;
	diag_add(s->d, &assess_plan_from_path, o->plan_cell,
	    o->has_row ? _("%.*s: ke_hoach says nothing; the plan for %d is what ke-hoach/chi-tieu asks for")
		       : _("%.*s has no row; the plan for %d is what ke-hoach/chi-tieu asks for"),
	    STR_ARG(i->code), y->year);
	diag_also(s->d, o->plan.where, "%s", _("taken from here"));
	diag_hint(s->d, "%s", _("write the year's plan in the column ke_hoach of so-lieu"));
}

/* Without a column for them nobody meant to write plans: that is said once. */
static void
complain_no_plans(const struct assessor *s)
{
	const struct plan_year *y = year_of(s);
	bool taken = false;

	for (size_t k = 0; y != NULL && !y->has_plans && k < s->p->indicators_n; k++)
		taken |= y->at[k].plan_empty && y->at[k].plan.known;
	if (!taken)
		return;
	diag_add(s->d, &assess_plan_from_path, y->tables->where,
	    _("no column ke_hoach; plans for %d are what ke-hoach/chi-tieu asks for"), y->year);
	diag_hint(s->d, "%s", _("write the year's plan in the column ke_hoach of so-lieu"));
}

static enum plan_judgement
judge_year(const struct assessor *s, const struct plan_indicator *i, const struct assessment *t)
{
	int year = s->period.last_year;
	bool of_term = s->p->to > 0 && year >= s->p->from && year <= s->p->to;
	bool not_yet = i->nature == NATURE_STATUS && i->scope == SCOPE_BY_YEAR;

	if (t->plan.known && t->plan.lo.known)
		return plan_judge(&t->plan, i->direction, t->got, i->cap, i->tolerance);
	if (of_term && t->got.known && !not_yet && (t->plan.last_year || (t->seen != NULL && t->seen->plan_empty)))
		complain_no_plan(s, i, t);
	return JUDGED_NOT_DUE;
}

static void
judge(const struct assessor *s, const struct plan_indicator *i, struct assessment *t)
{
	if (i->tracked)
		return;
	if (!whole_year(s->period)) {
		t->judged = t->judged_city = t->got.known ? JUDGED_NOT_DUE : JUDGED_NO_FIGURE;
		if (!t->got.known && (t->seen == NULL || !t->seen->has_months))
			t->judged = JUDGED_NOT_DUE; /* a yearly figure */
		return;
	}
	t->judged = judge_year(s, i, t);
	if (t->city_plan.known)
		t->judged_city = plan_judge(&t->city_plan, i->direction, t->got, i->cap, i->tolerance);
	if (t->seen != NULL && t->seen->override != JUDGED_NOT) {
		t->overridden = t->judged != t->seen->override;
		t->by_rule = t->judged;
		t->judged = t->seen->override;
		if (t->overridden)
			diag_add(s->d, &assess_overridden, t->seen->where, _("%.*s: %.*s instead of %.*s: %.*s"),
			    STR_ARG(i->code), STR_ARG(plan_judgement_name(t->judged)),
			    STR_ARG(plan_judgement_name(t->by_rule)), STR_ARG(t->reason));
	}
}

/* "Năm trước" is a figure once the year before has one. */
static void
know_last_year(const struct assessment *t, struct plan_target *target)
{
	if (target->known && target->last_year)
		target->lo = target->hi = t->last;
}

/* The year's plan, which also stands where the indicator has no row. */
static struct plan_target
plan_of_year(const struct assessor *s, const struct plan_indicator *i)
{
	const struct plan_year *y = year_of(s);

	return y != NULL ? y->at[i->index].plan
			 : (struct plan_target){ DEC_NONE, DEC_NONE, CMP_EQUAL, false, false, i->where };
}

static void
assess(const struct assessor *s, const struct plan_indicator *i, struct assessment *t)
{
	struct period before = period_year_before(s->period);
	enum plan_status ignored;
	struct loc where;

	t->of = i;
	t->got = t->got_here = t->last = DEC_NONE;
	t->plan_percent = t->last_percent = t->change = t->against_plan = DEC_NONE;
	t->city_percent = t->against_city = t->need_a_month = DEC_NONE;
	t->plan_base = t->city_base = DEC_NONE;
	t->seen = observation(s->p, i, s->period.last_year);
	read_series(s, i, t);
	if (i->is_group)
		return;
	t->got = figure_of(s, i, s->period, &t->status, &t->where);
	t->last = figure_of(s, i, before, &ignored, &where);
	read_gaps(s, i, t->seen);
	t->plan = plan_of_year(s, i);
	if (t->seen != NULL) {
		t->city_plan = t->seen->city_plan;
		t->next_plan = t->seen->next_plan;
		t->reason = t->seen->reason;
		t->note = t->seen->note;
		if (t->seen->last.amount.known && whole_year(s->period))
			t->last = t->seen->last.amount;
		t->got_here = whole_year(s->period) ? t->got
		    : i->nature == NATURE_FLOW
		    ? from_months(i, t->seen, period_first_month(s->period), period_last_month(s->period))
		    : t->got;
	}
	if (!t->plan.known && i->target.last_year)
		t->plan = i->target;
	know_last_year(t, &t->plan);
	know_last_year(t, &t->city_plan);
	read_progress(s, i, t);
	if (s->period.kind == PERIOD_TERM) {
		assess_term(s, i, t);
		return;
	}
	complain_path(s, i, t);
	compare(i, t);
	judge(s, i, t);
	if (!whole_year(s->period))
		read_pace(s, i, t);
}

/* A heading is met only if all its parts are. */
static enum plan_judgement
judge_parts(const struct plan *p, const struct assessments *s, const struct plan_indicator *i)
{
	bool any_met = false, all_over = true, no_figure = false;

	for (size_t k = i->first_part; k != PLAN_NO_INDEX; k = p->indicators[k].next_part) {
		enum plan_judgement j = s->at[k].judged;

		if (p->indicators[k].tracked)
			continue;
		if (j == JUDGED_UNMET)
			return JUDGED_UNMET;
		no_figure |= j == JUDGED_NO_FIGURE;
		any_met |= j == JUDGED_MET || j == JUDGED_OVER;
		if (j == JUDGED_MET)
			all_over = false;
	}
	if (no_figure)
		return JUDGED_NO_FIGURE;
	if (!any_met)
		return JUDGED_NOT_DUE;
	return all_over ? JUDGED_OVER : JUDGED_MET;
}

static bool
on_pace(enum assess_pace pace)
{
	return pace == PACE_REACHED || pace == PACE_ON_TRACK;
}

/* A heading is behind if a part is, and on pace only if all its parts are. */
static enum assess_pace
pace_of_parts(const struct plan *p, const struct assessments *s, const struct plan_indicator *i)
{
	bool all = true, reached = true, any = false;

	for (size_t k = i->first_part; k != PLAN_NO_INDEX; k = p->indicators[k].next_part) {
		const struct assessment *part = &s->at[k];

		if (p->indicators[k].tracked)
			continue;
		if (part->pace == PACE_BEHIND || part->pace == PACE_FASTER)
			return PACE_BEHIND;
		any = true;
		all &= part->has_figure && on_pace(part->pace);
		reached &= part->pace == PACE_REACHED;
	}
	if (!any || !all)
		return PACE_UNKNOWN;
	return reached ? PACE_REACHED : PACE_ON_TRACK;
}

static void
assess_group(const struct plan *p, const struct assessments *s, const struct plan_indicator *i, struct assessment *t)
{
	t->judged = judge_parts(p, s, i);
	t->pace = pace_of_parts(p, s, i);
	for (size_t k = i->first_part; k != PLAN_NO_INDEX; k = p->indicators[k].next_part)
		t->has_figure |= s->at[k].has_figure && !p->indicators[k].tracked;
}

/*
 * The one place that says whether a row is behind: label, sentence, list and count all come from judged,
 * pace and this.
 */
static void
settle_behind(const struct assessments *s, struct assessment *t)
{
	if (s->period.kind == PERIOD_YEAR)
		t->behind = t->judged == JUDGED_UNMET;
	else
		t->behind = t->pace == PACE_BEHIND || t->pace == PACE_FASTER;
}

struct assess_count
assess_count(const struct plan *p, const struct assessments *s, const struct plan_unit *unit, str field)
{
	struct assess_count c = { 0 };

	for (size_t k = 0; k < p->indicators_n; k++) {
		const struct plan_indicator *i = &p->indicators[k];
		enum plan_judgement j = s->at[k].judged;

		if (i->parent != PLAN_NO_INDEX || i->tracked || (unit != NULL && i->lead != unit) ||
		    (field.n > 0 && !str_eq(i->field, field)))
			continue;
		c.total++;
		c.over += j == JUDGED_OVER;
		c.met += j == JUDGED_MET;
		c.unmet += j == JUDGED_UNMET;
		c.not_due += j == JUDGED_NOT_DUE || j == JUDGED_NOT;
		c.no_figure += j == JUDGED_NO_FIGURE;
		c.followed += s->at[k].has_figure;
		c.on_pace += s->at[k].has_figure && on_pace(s->at[k].pace);
		c.behind += s->at[k].behind;
		c.faster += s->at[k].pace == PACE_FASTER;
	}
	c.judged = c.over + c.met + c.unmet;
	return c;
}

/* A period within the year lives on the months; a year's book without their sheet gives it no figure at all. */
static void
check_has_months(const struct assessor *s)
{
	const struct plan_year *y = plan_find_year(s->p, s->period.last_year);
	bool any =
	    y == NULL || y->at == NULL || whole_year(s->period) || y->tables->where.source == NULL; /* a CSV has none */

	for (size_t i = 0; !any && i < s->p->indicators_n; i++)
		any = y->at[i].has_months;
	if (any)
		return;
	diag_add(s->d, &assess_no_months, y->tables->where, "%s", _("sheet thang"));
	diag_hint(s->d, "%s", _("name the sheet of the months thang"));
}

struct assessments *
assess_plan(const struct plan *p, struct period period, struct arena *a, struct diags *d)
{
	struct assessments *s = ARENA_NEW(a, struct assessments);
	struct assessor by = { p, period, a, d };
	struct diags unheard;
	bool read; /* without the year's file each figure is missing, and that is said */

	s->period = period;
	s->n = p->indicators_n;
	s->at = ARENA_ARRAY(a, struct assessment, s->n + 1);
	if (period.kind == PERIOD_ONCE) { /* as of a year, but nobody is asked for anything */
		diags_init(&unheard, a);
		by.d = d = &unheard;
	}
	if (plan_find_year(p, period.last_year) == NULL && period.kind != PERIOD_TERM) {
		diag_add(d, &assess_no_year, loc_file(a, str_format(a, "so-lieu/%d.xlsx", period.last_year)), "%d",
		    period.last_year);
		diag_hint(d, "%s", _("put the year's figures there: .xlsx, .ods or .csv"));
	}
	check_has_months(&by);
	read = plan_find_year(p, period.last_year) != NULL && plan_find_year(p, period.last_year)->at != NULL;
	if (read && period.kind != PERIOD_TERM && plan_find_year(p, period.last_year - 1) == NULL) {
		diag_add(d, &assess_no_year_before, loc_file(a, str_format(a, "so-lieu/%d.xlsx", period.last_year - 1)),
		    "%d", period.last_year - 1);
		diag_hint(d, "%s", _("without it nothing is told of the same period of the year before"));
	}
	if (period.kind != PERIOD_TERM)
		complain_no_plans(&by);
	for (size_t k = 0; k < s->n; k++)
		assess(&by, &p->indicators[k], &s->at[k]);
	for (size_t k = s->n; k-- > 0;) { /* parts stand behind what they are parts of */
		struct assessment *t = &s->at[k];

		t->has_figure = t->got.known;
		if (t->of->is_group)
			assess_group(p, s, t->of, t);
		settle_behind(s, t);
	}
	for (size_t k = 0; k < s->n; k++) {
		sentence_of(p, s, &s->at[k], a);
		if (read && period.kind != PERIOD_TERM && s->at[k].judged == JUDGED_NO_FIGURE &&
		    p->indicators[k].required && !p->indicators[k].is_group) {
			diag_add(d, &assess_required_missing,
			    s->at[k].seen != NULL && s->at[k].seen->has_row ? s->at[k].seen->where
									    : p->indicators[k].where,
			    STR_FMT, STR_ARG(p->indicators[k].code));
			diag_hint(d, "%s",
			    whole_year(period) ? _("enter thuc_hien, or uoc_thuc_hien while the year runs")
					       : _("enter the month in the sheet thang"));
		}
	}
	s->count = assess_count(p, s, NULL, STR(""));
	s->count_sentence = sentence_of_count(s, a);
	return s;
}

void
assess_dump(struct out *o, const struct plan *p, const struct assessments *s)
{
	for (size_t k = 0; k < s->n; k++) {
		const struct assessment *t = &s->at[k];

		out_printf(o, STR_FMT ": ", STR_ARG(p->indicators[k].code));
		text_number_put(o, t->got, -1);
		out_puts(o, " ");
		text_number_put(o, t->plan_percent, 1);
		out_puts(o, " ");
		text_number_put(o, t->change, 1);
		out_printf(o, " " STR_FMT "\n", STR_ARG(plan_judgement_name(t->judged)));
	}
}
