/*
 * The plan against itself: the path of the years leads to the target, in the direction that is better, and no year of
 * it is ten times its neighbours.
 */
#include "plan/misplaced.h"

#include "plan/kinds.h"

/* The year's path leads to the target: its last year is the target, its sum the total. */
static void
check_path_end(struct model *m, const struct plan_indicator *i)
{
	int n = m->p->to - m->p->from + 1, due = (i->target_year > 0 ? i->target_year : m->p->to) - m->p->from;
	struct dec sum = dec_int(0);

	if (!i->target.known || i->target.last_year || i->nature == NATURE_STATUS || due < 0 || due >= n)
		return;
	for (int k = 0; k < n; k++)
		sum = dec_add(sum, i->path[k].known ? i->path[k].lo : DEC_NONE);
	if (i->scope == SCOPE_TOTAL && sum.known && dec_cmp(sum, i->target.lo) != 0 &&
	    model_doubt(m, &i->confirmed, &plan_differs, i->target.where,
		_("%.*s: the target is %.*s, the years add up to %.*s"), STR_ARG(check_name(m, i)),
		STR_ARG(dec_str(m->a, i->target.lo)), STR_ARG(dec_str(m->a, sum))))
		diag_hint(m->d, "%s", _("mend the target or the year that is wrong"));
	if (i->scope == SCOPE_BY_YEAR && i->path[due].known && i->target.cmp != CMP_RANGE &&
	    dec_cmp(i->path[due].lo, i->target.lo) != 0 && /* "trên 85" may be told as 85 */
	    plan_judge(&i->target, i->direction, i->path[due].lo, DEC_NONE, i->tolerance) == JUDGED_UNMET &&
	    model_doubt(m, &i->confirmed, &plan_differs, i->path[due].where,
		_("%.*s: the path ends at %.*s, the target is %.*s"), STR_ARG(check_name(m, i)),
		STR_ARG(dec_str(m->a, i->path[due].lo)), STR_ARG(dec_str(m->a, i->target.lo))))
		diag_hint(m->d, "%s", _("mend the target or the year that is wrong"));
}

/* What is to be met on average is, of the years of the path. */
static void
check_path_average(struct model *m, const struct plan_indicator *i)
{
	int n = m->p->to - m->p->from + 1;
	struct dec target = check_point(&i->target), sum = dec_int(0), mean;

	for (int k = 0; k < n; k++)
		sum = dec_add(sum, check_point(&i->path[k]));
	mean = dec_round(dec_div(sum, dec_int(n)), dec_trim(target).scale);
	if (i->scope != SCOPE_AVERAGE || !target.known || !mean.known ||
	    (i->direction == MORE_IS_BETTER ? dec_cmp(mean, target) >= 0 : dec_cmp(mean, target) <= 0))
		return;
	if (model_doubt(m, &i->confirmed, &plan_differs, i->target.where,
		_("%.*s: the target on average is %.*s, the years of the path make %.*s"), STR_ARG(check_name(m, i)),
		STR_ARG(dec_str(m->a, target)), STR_ARG(dec_str(m->a, dec_trim(mean)))))
		diag_hint(m->d, "%s", _("mend the target or the year that is wrong"));
}

/* What is to be met in every year is what every year asks for. */
static void
check_path_yearly(struct model *m, const struct plan_indicator *i)
{
	struct dec target = check_point(&i->target);

	for (int k = 0; i->scope == SCOPE_EACH_YEAR && target.known && k <= m->p->to - m->p->from; k++) {
		struct dec year = check_point(&i->path[k]);
		int cmp = year.known ? dec_cmp(year, target) : 0;

		if ((i->direction == MORE_IS_BETTER ? cmp >= 0 : cmp <= 0) || i->nature == NATURE_STATUS)
			continue;
		if (model_doubt(m, &i->confirmed, &plan_differs, i->path[k].where,
			_("%.*s: the path for %d is %.*s, the target of every year is %.*s"), STR_ARG(check_name(m, i)),
			m->p->from + k, STR_ARG(dec_str(m->a, year)), STR_ARG(dec_str(m->a, target))))
			diag_hint(m->d, "%s", _("mend the target or the year that is wrong"));
		return; /* the years that follow are told the same way */
	}
}

/* --- direction ---------------------------------------------------------------- */

static bool
asks_for_more(enum plan_cmp cmp)
{
	return cmp == CMP_AT_LEAST || cmp == CMP_ABOVE;
}

static bool
asks_for_less(enum plan_cmp cmp)
{
	return cmp == CMP_AT_MOST || cmp == CMP_BELOW;
}

/* False: a comparator that asks for the other direction, told of. */
static bool
check_comparator(struct model *m, const struct plan_indicator *i, const struct plan_target *t, int year)
{
	bool less = i->direction == LESS_IS_BETTER;

	if (!t->known || t->last_year || (less ? !asks_for_more(t->cmp) : !asks_for_less(t->cmp)))
		return true;
	if (!model_doubt(m, &i->confirmed, &plan_contradiction, t->where,
		less ? _("%.*s: less is better (chieu: giam), yet at least %.*s is asked for%.*s")
		     : _("%.*s: more is better (chieu: tang), yet at most %.*s is asked for%.*s"),
		STR_ARG(check_name(m, i)), STR_ARG(dec_str(m->a, t->lo)),
		STR_ARG(year > 0 ? str_format(m->a, _(" in %d"), year) : STR(""))))
		return false;
	diag_hint(m->d, "%s",
	    less ? _("mend so_sanh, or write tang under chieu") : _("mend so_sanh, or write giam under chieu"));
	return false;
}

/* A path that only falls where more is better, or only rises where less is. */
static bool
runs_backwards(const struct model *m, const struct plan_indicator *i, int *from, int *to)
{
	*from = *to = -1;
	for (int k = 0; k <= m->p->to - m->p->from; k++) {
		struct dec here = check_point(&i->path[k]);
		int cmp;

		if (!here.known)
			continue;
		cmp = *to < 0 ? 0 : dec_cmp(here, i->path[*to].lo);
		if (i->direction == MORE_IS_BETTER ? cmp > 0 : cmp < 0)
			return false;
		if (*from < 0)
			*from = k;
		*to = k;
	}
	return *to > *from && dec_cmp(i->path[*from].lo, i->path[*to].lo) != 0;
}

static void
check_direction(struct model *m, const struct plan_indicator *i)
{
	int from, to;

	if (i->nature == NATURE_STATUS || i->nature == NATURE_NONE || !check_comparator(m, i, &i->target, 0))
		return;
	for (int k = 0; k <= m->p->to - m->p->from; k++)
		if (i->path[k].cmp != i->target.cmp && !check_comparator(m, i, &i->path[k], m->p->from + k))
			return;
	if (i->nature == NATURE_GROWTH || !runs_backwards(m, i, &from, &to))
		return;
	if (model_doubt(m, &i->confirmed, &plan_contradiction, i->path[to].where,
		i->direction == MORE_IS_BETTER
		    ? _("%.*s: more is better (chieu: tang), yet the path falls from %.*s to %.*s")
		    : _("%.*s: less is better (chieu: giam), yet the path rises from %.*s to %.*s"),
		STR_ARG(check_name(m, i)), STR_ARG(dec_str(m->a, i->path[from].lo)),
		STR_ARG(dec_str(m->a, i->path[to].lo))))
		diag_hint(m->d, "%s", _("mend chieu; if both are meant, say why in the row's column xac_nhan"));
}

/* --- slips -------------------------------------------------------------------- */

/* The nearest year before (step -1) or after that has a figure above nothing. */
static struct dec
path_neighbour(const struct model *m, const struct plan_indicator *i, int k, int step)
{
	for (int n = k + step; n >= 0 && n <= m->p->to - m->p->from; n += step) {
		struct dec d = check_point(&i->path[n]);

		if (d.known)
			return dec_sign(d) > 0 ? d : DEC_NONE;
	}
	return step < 0 ? i->base : DEC_NONE;
}

enum { FAR_TIMES = 5 };

/* b is many times a, or many times less. */
static bool
far_from(struct dec a, struct dec b, bool more)
{
	return more ? dec_cmp(b, dec_mul(a, dec_int(FAR_TIMES))) >= 0 : dec_cmp(a, dec_mul(b, dec_int(FAR_TIMES))) >= 0;
}

/* Power of ten of the slip of year k; 0: none. A year at an end of the path has one neighbour, and the target besides. */
static int
path_slip(const struct model *m, const struct plan_indicator *i, int k, struct dec *beside)
{
	struct dec here = check_point(&i->path[k]), before = path_neighbour(m, i, k, -1),
		   after = path_neighbour(m, i, k, 1);
	struct dec target = i->scope == SCOPE_TOTAL ? DEC_NONE : check_point(&i->target);
	int power, other;

	if (!after.known)
		after = target;
	if (!before.known)
		before = target;
	if (i->direction == MORE_IS_BETTER &&
	    i->nature != NATURE_GROWTH) { /* where less is better, an end may be near nothing */
		after = after.known ? after : before;
		before = before.known ? before : after;
	}
	if (!here.known || dec_sign(here) <= 0 || !before.known || !after.known || dec_sign(before) <= 0 ||
	    dec_sign(after) <= 0 || check_small(here, before))
		return 0;
	*beside = before;
	power = check_slip(before, here);
	other = check_slip(after, here);
	/* the path itself climbs: far from one of them, and more than half as far from the other */
	if (power == 0 && other != 0 && far_from(before, here, other > 0)) {
		*beside = after;
		return other;
	}
	return power != 0 && far_from(after, here, power > 0) ? power : 0;
}

static bool
check_path_slips(struct model *m, const struct plan_indicator *i)
{
	bool found = false;

	for (int k = 0; k <= m->p->to - m->p->from; k++) {
		struct dec beside = DEC_NONE;
		struct slip_said s = { &i->confirmed, STR(""), "lo_trinh", check_point(&i->path[k]), DEC_NONE,
			_("its neighbours"), path_slip(m, i, k, &beside), true };

		if (s.power == 0)
			continue;
		s.beside = beside;
		s.subject = str_format(m->a, _("%.*s, %d"), STR_ARG(check_name(m, i)), m->p->from + k);
		complain_slip(m, i, i->path[k].where, &s);
		suspect_add(m, i->path[k].where, i->path[k].where);
		found = true;
	}
	return found;
}

/* The target, its stretch and the base against the path's nearest year; where the path has none, against each other. */
static bool
check_target_slips(struct model *m, const struct plan_indicator *i)
{
	struct dec target = check_point(&i->target);
	struct dec first = path_neighbour(m, i, -1, 1), last = path_neighbour(m, i, m->p->to - m->p->from + 1, -1);
	struct dec yearly = i->scope == SCOPE_TOTAL ? DEC_NONE : last;
	const struct {
		const char *column;
		struct dec figure, beside;
		struct loc where;
		const char *what;
	} rows[] = {
		{ "muc_tieu", target, yearly, i->target.where, _("where the path ends") },
		{ "phan_dau", i->stretch, target, i->where, _("its target") },
		{ "goc", i->base, first, i->where, _("where the path begins") },
	};
	bool found = false;

	for (size_t k = 0; k < sizeof rows / sizeof rows[0]; k++) {
		struct dec figure = rows[k].figure, beside = rows[k].beside;
		struct slip_said s = { &i->confirmed, check_name(m, i), rows[k].column, figure, beside, rows[k].what, 0,
			true };

		if (!figure.known || !beside.known || dec_sign(figure) <= 0 || dec_sign(beside) <= 0 ||
		    check_small(figure, beside))
			continue;
		s.power = check_slip(beside, figure);
		if (s.power == 0)
			continue;
		complain_slip(m, i, rows[k].where, &s);
		found = true;
	}
	return found;
}

void
model_check_path(struct model *m, const struct plan_indicator *i)
{
	bool slipped = false;

	if (m->p->from == 0 || i->is_group)
		return;
	if (i->nature != NATURE_STATUS) {
		slipped = check_path_slips(m, i);
		slipped = slipped || check_target_slips(m, i);
	}
	check_direction(m, i);
	if (slipped)
		return; /* the ends don't meet because of it */
	check_path_end(m, i);
	check_path_yearly(m, i);
	check_path_average(m, i);
	model_check_totals(m, i);
}
