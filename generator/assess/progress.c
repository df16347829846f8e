/*
 * Progress to a five-year target (administrative-format 3.7), one function a
 * scope. n years of term, k done, T target, y_i figure of year i, L0 the level
 * before, Lk the last. Nothing here forecasts: "need" is arithmetic on what
 * is left.
 *
 * "Chậm tiến độ" and "cần tăng tốc" are the same fact for a straight line (the
 * pace needed is above the pace so far exactly where the share of the way is
 * below the share of the time); the second is said for growth rates, where the
 * rate itself is what the office steers by.
 */
#include "assess/assess.h"

#include "base/arena.h"
#include "base/out.h"

static struct dec
percent(struct dec part, struct dec whole)
{
	if (!part.known || !whole.known || dec_sign(whole) == 0)
		return DEC_NONE;
	return dec_div(dec_mul(part, dec_int(100)), whole);
}

static bool
all_known(const struct assess_course *c)
{
	for (int i = 0; i < c->done; i++)
		if (!c->at[i].known)
			return false;
	return c->done > 0;
}

/* got has reached t in the direction that counts. */
static bool
reached(struct dec got, struct dec t, enum plan_direction direction)
{
	int x;

	if (!got.known || !t.known)
		return false;
	x = dec_cmp(got, t);
	return direction == MORE_IS_BETTER ? x >= 0 : x <= 0;
}

static void
course_sum(const struct assess_course *c, struct assess_progress *p)
{
	struct dec sum = dec_int(0), left;

	for (int i = 0; i < c->done; i++)
		sum = dec_add(sum, c->at[i]);
	p->got = sum;
	p->share = p->of_target = percent(sum, c->target);
	left = dec_sub(c->target, sum);
	if (c->done < c->years && dec_sign(left) > 0)
		p->need = dec_div(left, dec_int(c->years - c->done));
	if (c->direction == LESS_IS_BETTER) { /* a ceiling: reached only at the end */
		if (!p->share.known || !p->time.known)
			return;
		p->pace = c->done >= c->years ? PACE_REACHED : PACE_ON_TRACK;
		if (dec_cmp(p->share, p->time) > 0)
			p->pace = PACE_BEHIND;
		return;
	}
	if (reached(sum, c->target, c->direction))
		p->pace = PACE_REACHED;
	else if (p->share.known)
		p->pace = dec_cmp(p->share, p->time) >= 0 ? PACE_ON_TRACK : PACE_BEHIND;
}

/* 1 + g/100 */
static struct dec
factor(struct dec g)
{
	return dec_add(dec_int(1), dec_div(g, dec_int(100)));
}

static struct dec
rate(struct dec f)
{
	return dec_mul(dec_sub(f, dec_int(1)), dec_int(100));
}

static void
growth_pace(const struct assess_course *c, struct assess_progress *p)
{
	bool ahead = reached(p->got, c->target, c->direction);

	p->share = p->of_target = percent(p->got, c->target);
	if (!p->got.known)
		return;
	if (c->done >= c->years)
		p->pace = ahead ? PACE_REACHED : PACE_BEHIND;
	else if (ahead)
		p->pace = PACE_ON_TRACK;
	else
		p->pace = p->need.known ? PACE_FASTER : PACE_BEHIND;
}

static void
course_growth(const struct assess_course *c, struct assess_progress *p)
{
	struct dec product = dec_int(1), goal;

	for (int i = 0; i < c->done; i++)
		product = dec_mul(product, factor(c->at[i]));
	if (!product.known || dec_sign(product) <= 0)
		return; /* a fall of 100 % or more has no mean rate */
	p->got = rate(dec_root(product, c->done));
	goal = dec_pow(factor(c->target), dec_int(c->years));
	if (c->done < c->years && goal.known)
		p->need = rate(dec_root(dec_div(goal, product), c->years - c->done));
	growth_pace(c, p);
}

static void
course_growth_plain(const struct assess_course *c, struct assess_progress *p)
{
	struct dec sum = dec_int(0);

	for (int i = 0; i < c->done; i++)
		sum = dec_add(sum, c->at[i]);
	p->got = dec_div(sum, dec_int(c->done));
	if (c->done < c->years)
		p->need = dec_div(dec_sub(dec_mul(c->target, dec_int(c->years)), sum), dec_int(c->years - c->done));
	growth_pace(c, p);
}

/* Level, ratio and to-zero: a way from L0 to T that is due in year Y. */
static void
course_level(const struct assess_course *c, struct assess_progress *p)
{
	struct dec last = c->at[c->done - 1], way = dec_sub(c->target, c->base);
	int left = c->due - c->done;

	p->got = last;
	p->of_target = percent(last, c->target);
	p->share = percent(dec_sub(last, c->base), way);
	if (left > 0 && !reached(last, c->target, c->direction)) {
		struct dec gap = c->way == WAY_ZERO ? last : dec_sub(c->target, last);

		p->need = dec_div(gap, dec_int(left));
		if (c->way == WAY_LEVEL && dec_sign(last) > 0 && dec_sign(c->target) > 0)
			p->need_growth = rate(dec_root(dec_div(c->target, last), left));
	}
	if (reached(last, c->target, c->direction))
		p->pace = PACE_REACHED;
	else if (left <= 0)
		p->pace = PACE_BEHIND;
	else if (p->share.known)
		p->pace = dec_cmp(p->share, p->time) >= 0 ? PACE_ON_TRACK : PACE_BEHIND;
	if (!p->share.known && c->way != WAY_ZERO)
		p->share = p->of_target;
}

static void
course_yearly(const struct assess_course *c, struct assess_progress *p)
{
	int met = 0;

	for (int i = 0; i < c->done; i++)
		met += dec_sign(c->at[i]) > 0;
	p->got = dec_int(met);
	p->share = p->of_target = percent(p->got, dec_int(c->done));
	if (c->done < c->years)
		p->need = dec_int(c->years - c->done);
	if (met < c->done)
		p->pace = PACE_BEHIND;
	else
		p->pace = c->done >= c->years ? PACE_REACHED : PACE_ON_TRACK;
}

/* Reached in a year <= Y and not lost since. */
static void
course_status(const struct assess_course *c, struct assess_progress *p)
{
	int since = 0;

	for (int i = 0; i < c->done; i++)
		if (dec_sign(c->at[i]) <= 0)
			since = 0;
		else if (since == 0)
			since = i + 1;
	p->got = dec_int(since > 0);
	if (since > 0)
		p->pace = since <= c->due ? PACE_REACHED : PACE_BEHIND;
	else
		p->pace = c->done >= c->due ? PACE_BEHIND : PACE_NOT_DUE;
}

struct assess_progress
assess_progress(const struct assess_course *c)
{
	struct assess_progress p = { DEC_NONE, DEC_NONE, DEC_NONE, DEC_NONE, DEC_NONE, DEC_NONE, PACE_UNKNOWN };
	bool by_year = c->way == WAY_LEVEL || c->way == WAY_RATIO || c->way == WAY_ZERO || c->way == WAY_STATUS;
	int span = by_year ? c->due : c->years;

	if (span > 0 && c->done >= 0)
		p.time = percent(dec_int(c->done < span ? c->done : span), dec_int(span));
	if (c->done <= 0 || c->years <= 0)
		return p;
	/* a level needs only its last year; everything else each of them */
	if (c->way == WAY_LEVEL || c->way == WAY_RATIO || c->way == WAY_ZERO) {
		if (!c->at[c->done - 1].known)
			return p;
	} else if (!all_known(c)) {
		return p;
	}
	if (c->way != WAY_YEARLY && c->way != WAY_STATUS && !c->target.known)
		return p;
	switch (c->way) {
	case WAY_SUM: course_sum(c, &p); break;
	case WAY_GROWTH: course_growth(c, &p); break;
	case WAY_GROWTH_PLAIN: course_growth_plain(c, &p); break;
	case WAY_LEVEL:
	case WAY_RATIO:
	case WAY_ZERO: course_level(c, &p); break;
	case WAY_YEARLY: course_yearly(c, &p); break;
	case WAY_STATUS: course_status(c, &p); break;
	}
	return p;
}

str
assess_pace_name(struct arena *a, const struct assess_progress *p, str unit)
{
	struct out o;
	str s;

	switch (p->pace) {
	case PACE_REACHED: return STR("đã đạt");
	case PACE_ON_TRACK: return STR("đúng tiến độ");
	case PACE_BEHIND: return STR("chậm tiến độ");
	case PACE_NOT_DUE: return STR("chưa đến hạn");
	case PACE_FASTER:
		out_init(&o);
		out_puts(&o, "cần tăng tốc: ");
		text_number_put(&o, dec_trim(dec_round(p->need, 1)), -1);
		if (unit.n > 0 && unit.p[0] != '%')
			out_puts(&o, "\u00a0");
		out_printf(&o, STR_FMT "/năm", STR_ARG(unit));
		s = out_copy(&o, a);
		out_release(&o);
		return s;
	case PACE_UNKNOWN: break;
	}
	return STR("chưa đủ số liệu");
}

str
assess_yearly_unit(const struct plan_indicator *i)
{
	return i->nature == NATURE_GROWTH || i->nature == NATURE_SHARE || i->unit.n == 0 ? STR("%") : i->unit;
}

struct dec
assess_need_told(const struct plan_indicator *i, struct dec need)
{
	if (!need.known)
		return need;
	if (!plan_counts_whole(i))
		return dec_trim(dec_round(need, 1));
	return dec_sign(need) < 0 ? dec_neg(dec_ceil(dec_abs(need))) : dec_ceil(need);
}

str
assess_pace_word(struct arena *a, const struct assessments *s, const struct assessment *t)
{
	struct assess_progress g = t->progress;
	bool term = s->period.kind == PERIOD_TERM;

	if (t->of->tracked || s->period.kind == PERIOD_YEAR)
		return STR("-");
	if (!t->has_figure)
		return term ? STR("chưa đủ số liệu") : STR("-");
	if (t->pace == PACE_UNKNOWN || (t->pace == PACE_NOT_DUE && !term))
		return STR("chưa đủ căn cứ");
	g.pace = t->pace;
	return assess_pace_name(a, &g, assess_yearly_unit(t->of));
}
