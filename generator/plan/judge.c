/*
 * Judging one indicator (administrative-format 3.6) and the two ratios of
 * column 8 and 9 of the indicator table (3.4). Exact decimals only.
 */
#include "plan/plan.h"

#include "base/dec.h"
#include "plan/law.h"

struct dec
plan_share(struct dec got, struct dec target)
{
	if (!got.known || !target.known || dec_sign(target) <= 0)
		return DEC_NONE;
	return dec_div(dec_mul(got, dec_int(100)), target);
}

struct dec
plan_growth(struct dec got, struct dec before)
{
	if (!got.known || !before.known || dec_sign(before) <= 0)
		return DEC_NONE;
	return dec_div(dec_mul(dec_sub(got, before), dec_int(100)), before);
}

/* Better than p, worse than p, by direction. */
static int
better(struct dec got, struct dec p, enum plan_direction direction)
{
	int c = dec_cmp(got, p);

	return direction == MORE_IS_BETTER ? c : -c;
}

static enum plan_judgement
judge_point(struct dec got, struct dec p, enum plan_direction direction)
{
	int c = better(got, p, direction);

	if (c > 0)
		return JUDGED_OVER;
	return c == 0 ? JUDGED_MET : JUDGED_UNMET;
}

static enum plan_judgement
judge_about(struct dec got, struct dec p, enum plan_direction direction, struct dec tolerance)
{
	struct dec slack = tolerance.known ? dec_abs(dec_mul(p, tolerance)) : dec_int(0);
	struct dec edge = direction == MORE_IS_BETTER ? dec_sub(p, slack) : dec_add(p, slack);

	if (better(got, p, direction) > 0)
		return JUDGED_OVER;
	return better(got, edge, direction) >= 0 ? JUDGED_MET : JUDGED_UNMET;
}

static enum plan_judgement
judge_range(struct dec got, struct dec lo, struct dec hi, enum plan_direction direction)
{
	struct dec best = direction == MORE_IS_BETTER ? hi : lo;
	struct dec worst = direction == MORE_IS_BETTER ? lo : hi;

	if (better(got, best, direction) > 0)
		return JUDGED_OVER;
	return better(got, worst, direction) >= 0 ? JUDGED_MET : JUDGED_UNMET;
}

enum plan_judgement
plan_judge(
    const struct plan_target *t, enum plan_direction direction, struct dec got, struct dec cap, struct dec tolerance)
{
	enum plan_judgement j = JUDGED_NOT;

	if (!t->known || !t->lo.known)
		return JUDGED_NOT;
	if (!got.known)
		return JUDGED_NO_FIGURE;
	switch (t->cmp) {
	case CMP_EQUAL: j = judge_point(got, t->lo, direction); break;
	case CMP_AT_LEAST: j = judge_point(got, t->lo, MORE_IS_BETTER); break;
	case CMP_AT_MOST: j = judge_point(got, t->lo, LESS_IS_BETTER); break;
	case CMP_ABOVE: j = dec_cmp(got, t->lo) > 0 ? JUDGED_MET : JUDGED_UNMET; break;
	case CMP_BELOW: j = dec_cmp(got, t->lo) < 0 ? JUDGED_MET : JUDGED_UNMET; break;
	case CMP_ABOUT: j = judge_about(got, t->lo, direction, tolerance); break;
	case CMP_RANGE: j = judge_range(got, t->lo, t->hi, direction); break;
	case CMP_STATUS: j = dec_cmp(got, t->lo) >= 0 ? JUDGED_MET : JUDGED_UNMET; break;
	}
	/* what is full can't be exceeded */
	if (j == JUDGED_OVER && cap.known && direction == MORE_IS_BETTER && t->hi.known && dec_cmp(t->hi, cap) >= 0)
		j = JUDGED_MET;
	return j;
}

bool
plan_less_wanted(const struct plan_target *t, enum plan_direction direction)
{
	switch (t->cmp) {
	case CMP_AT_MOST:
	case CMP_BELOW: return true;
	case CMP_AT_LEAST:
	case CMP_ABOVE: return false;
	default: return direction == LESS_IS_BETTER;
	}
}

struct dec
plan_measure(const struct plan_target *t, struct dec got, enum plan_end *end)
{
	*end = END_NONE;
	if (!t->known || !got.known)
		return DEC_NONE;
	if (t->cmp != CMP_RANGE)
		return t->lo;
	if (dec_cmp(got, t->lo) < 0) {
		*end = END_LOW;
		return t->lo;
	}
	if (dec_cmp(got, t->hi) > 0) {
		*end = END_HIGH;
		return t->hi;
	}
	return DEC_NONE;
}

static int
printed_places(const struct plan_indicator *i)
{
	if (i->nature == NATURE_SHARE || i->nature == NATURE_GROWTH)
		return 1;
	return law_measure_places(i->unit);
}

bool
plan_counts_whole(const struct plan_indicator *i)
{
	return i->nature != NATURE_SHARE && i->nature != NATURE_GROWTH && law_measure_whole(i->unit);
}

/* 99,96 % of the people are not all of them, and 0,04 % are not none. */
static struct dec
neither_all_nor_none(struct dec printed, struct dec d)
{
	if (dec_cmp(printed, dec_int(100)) == 0 && dec_cmp(d, dec_int(100)) < 0)
		return dec_make(999, 1);
	return dec_sign(printed) == 0 && dec_sign(d) > 0 ? dec_make(1, 1) : printed;
}

struct dec
plan_printed(const struct plan_indicator *i, struct dec d)
{
	struct dec printed = d.known ? dec_trim(dec_round(d, printed_places(i))) : d;

	return d.known && i->nature == NATURE_SHARE ? neither_all_nor_none(printed, d) : printed;
}

enum { TYPED_PLACES = 2 }; /* what a person types; more comes out of a formula */

struct dec
plan_printed_target(const struct plan_indicator *i, struct dec d)
{
	return d.known && dec_trim(d).scale <= TYPED_PLACES ? dec_trim(d) : plan_printed(i, d);
}

str
plan_judgement_name(enum plan_judgement j)
{
	switch (j) {
	case JUDGED_OVER: return STR("Vượt");
	case JUDGED_MET: return STR("Đạt");
	case JUDGED_UNMET: return STR("Chưa đạt");
	case JUDGED_NOT_DUE: return STR("Chưa đến kỳ");
	case JUDGED_NO_FIGURE: return STR("Chưa có số liệu");
	case JUDGED_NOT: break;
	}
	return STR("-");
}
