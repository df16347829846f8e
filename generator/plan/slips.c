/*
 * Slips of the decimal mark, called by their name: a figure ten or a thousand times what stands beside it. Beside a
 * month stands the same month of the year before, scaled as the other months are, else the middle of the others; beside
 * a year's figure the year before and the plan. Where a plan is given and the figure is as far from it, the slip is an
 * error, else a warning: nothing but neighbours speaks against it.
 */
#include "plan/checks.h"

#include <stdlib.h>

#include "plan/kinds.h"

enum {
	SLIP_LEAST = 8,    /* times, to be called a power of ten */
	SPREAD_MOST = 8,   /* of neighbours that differ more among each other nothing can be said */
	SEASON_SPREAD = 3, /* the same, of their ratios to the year before */
	SEASON_LEAST = 3,  /* months beside it */
	FEW = 5            /* counts smaller than this may well be ten times as many once */
};

int
check_slip(struct dec a, struct dec b)
{
	bool less = dec_cmp(b, a) < 0;
	struct dec ratio = less ? dec_div(a, b) : dec_div(b, a);
	int power = 0;

	if (!ratio.known)
		return 0;
	while (power < 6 && dec_cmp(ratio, dec_int(SLIP_LEAST)) >= 0) {
		ratio = dec_div(ratio, dec_int(10));
		power++;
	}
	return less ? -power : power;
}

bool
check_small(struct dec a, struct dec b)
{
	return dec_is_whole(a) && dec_is_whole(b) && dec_cmp(a, dec_int(10)) < 0 && dec_cmp(b, dec_int(10)) < 0;
}

/* The smaller of them is so small a count that ten times as many may well come. */
static bool
few(struct dec a, struct dec b)
{
	struct dec least = dec_cmp(a, b) < 0 ? a : b;

	return dec_is_whole(a) && dec_is_whole(b) && dec_cmp(least, dec_int(FEW)) < 0;
}

static bool
positive(struct dec d)
{
	return d.known && dec_sign(d) > 0;
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

void
complain_slip(struct model *m, const struct plan_indicator *i, struct loc where, const struct slip_said *s)
{
	const char *mend;

	if (!model_doubt(m, s->confirmed, s->sure ? &plan_power_of_ten : &plan_outlier, where,
		_("%.*s: %s %.*s is %s %s (%.*s)"), STR_ARG(s->subject), s->column, STR_ARG(dec_str(m->a, s->figure)),
		times_words(s->power), s->what, STR_ARG(dec_str(m->a, dec_trim(dec_round(s->beside, 2))))))
		return;
	if (i->nature == NATURE_SHARE && s->power < 0)
		mend = _("a share is written as 95, not as 0,95");
	else if (abs(s->power) == 3 && str_find(i->unit, STR("đồng"), 0) < i->unit.n)
		mend = _("tỷ and triệu may have been mixed up");
	else
		mend = _("a digit or the decimal mark may have slipped");
	diag_hint(m->d, _("%s; if the figure is right, say why in the row's column xac_nhan"), mend);
}

/* --- months ------------------------------------------------------------------- */

static int
by_amount(const void *a, const void *b)
{
	return dec_cmp(*(const struct dec *)a, *(const struct dec *)b);
}

/* The middle of n figures; not known with fewer than two, or where they differ among each other by more than spread times. */
static struct dec
middle_of(struct dec *at, size_t n, int spread)
{
	if (n < 2)
		return DEC_NONE;
	qsort(at, n, sizeof at[0], by_amount);
	if (dec_cmp(at[n - 1], dec_mul(at[0], dec_int(spread))) > 0)
		return DEC_NONE;
	return at[n / 2];
}

/* The other months; a month without anything makes a series that proves nothing. */
static struct dec
middle_of_others(const struct plan_observation *o, int k)
{
	struct dec at[12] = { DEC_NONE };
	size_t n = 0;

	for (int i = 0; i < 12; i++) {
		if (i == k || !o->month[i].amount.known)
			continue;
		if (dec_sign(o->month[i].amount) <= 0)
			return DEC_NONE;
		at[n++] = o->month[i].amount;
	}
	return middle_of(at, n, SPREAD_MOST);
}

/* What the year before lets expect of month k: its month, times what the other months have become. */
static struct dec
expected_month(const struct check_of *c, int k)
{
	struct dec at[12] = { DEC_NONE }, was = c->was != NULL ? c->was->month[k].amount : DEC_NONE;
	size_t n = 0;

	if (!positive(was) || (dec_is_whole(was) && dec_cmp(was, dec_int(10)) < 0))
		return DEC_NONE; /* counts of a few go up and down */
	for (int i = 0; i < 12; i++)
		if (i != k && positive(c->o->month[i].amount) && positive(c->was->month[i].amount))
			at[n++] = dec_div(c->o->month[i].amount, c->was->month[i].amount);
	return n < SEASON_LEAST ? DEC_NONE : dec_mul(was, middle_of(at, n, SEASON_SPREAD));
}

/* A share over its cap is told as that. */
static bool
over_cap(const struct plan_indicator *i, struct dec d)
{
	return i->nature == NATURE_SHARE && i->cap.known && dec_cmp(d, i->cap) > 0;
}

static void
check_month_slip(const struct check_of *c, int k)
{
	static const char *const months[] = { "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10", "T11",
		"T12" };
	const struct plan_figure *f = &c->o->month[k];
	struct dec season = expected_month(c, k), plan = check_point(&c->o->plan);
	bool flow = c->i->nature == NATURE_FLOW;
	struct slip_said s = { check_confirmed(c->o, f->where), STR(""), "", f->amount, season,
		_("what the same month of the year before lets expect"), 0, positive(plan) };

	if (!positive(f->amount) || over_cap(c->i, f->amount))
		return;
	if (!season.known) {
		s.beside = middle_of_others(c->o, k);
		s.what = _("the other months");
	}
	if (!s.beside.known && !flow) {
		s.beside = plan;
		s.what = _("its plan");
	}
	if (!positive(s.beside) || check_small(f->amount, s.beside))
		return;
	s.power = check_slip(s.beside, f->amount);
	if (s.power == 0 || (!flow && positive(plan) && check_slip(plan, f->amount) == 0))
		return;
	s.sure = s.sure && !few(f->amount, s.beside);
	s.subject = check_subject(c, k + 1);
	s.column = months[k];
	complain_slip(c->m, c->i, f->where, &s);
}

void
check_month_slips(const struct check_of *c)
{
	for (int k = 0; k < 12 && c->o->has_months; k++)
		check_month_slip(c, k);
}

/* --- years -------------------------------------------------------------------- */

/* A plan that is itself a power of ten from its path is told of there. */
static bool
plan_slipped(const struct check_of *c)
{
	struct dec plan = check_point(&c->o->plan), path = check_point(check_path_of(c->m->p, c->i, c->y->year));

	return positive(plan) && positive(path) && check_slip(path, plan) != 0;
}

static void
check_year_slip(const struct check_of *c, const struct plan_figure *f, const char *column)
{
	struct dec plan = plan_slipped(c) ? DEC_NONE : check_point(&c->o->plan);
	bool has_before = positive(c->before), has_plan = positive(plan);
	struct slip_said s = { check_confirmed(c->o, f->where), STR(""), column, f->amount,
		has_before ? c->before : plan, has_before ? _("the year before") : _("its plan"), 0, has_plan };

	if (!positive(f->amount) || over_cap(c->i, f->amount) || !positive(s.beside) ||
	    check_small(f->amount, s.beside))
		return;
	s.power = check_slip(s.beside, f->amount);
	/* far from last year but near its plan: meant so */
	if (s.power == 0 || (has_before && has_plan && check_slip(plan, f->amount) == 0))
		return;
	if (has_plan) {
		s.beside = plan;
		s.what = _("its plan");
		s.power = check_slip(plan, f->amount);
	}
	s.sure = has_plan && !few(f->amount, s.beside);
	s.subject = check_subject(c, 0);
	complain_slip(c->m, c->i, f->where, &s);
}

void
check_year_slips(const struct check_of *c)
{
	check_year_slip(c, &c->o->done, "thuc_hien");
	check_year_slip(c, &c->o->estimate, "uoc_thuc_hien");
}

/* What stands beside the plan: the city's figure, last year's, next year's plan; and the plan itself where no path tells it. */
void
check_plan_slips(const struct check_of *c)
{
	struct dec plan = plan_slipped(c) ? DEC_NONE : check_point(&c->o->plan), got = reached_in(c->o);
	bool on_path = check_point(check_path_of(c->m->p, c->i, c->y->year)).known;
	bool next_on_path = check_point(check_path_of(c->m->p, c->i, c->y->year + 1)).known;
	const struct {
		const char *column;
		struct dec figure, beside, other; /* other: what may be as far, and then it is meant so */
		struct loc where;
		const char *what;
	} rows[] = {
		{ "thanh_pho_giao", check_point(&c->o->city_plan), plan, DEC_NONE, c->o->city_plan.where,
		    _("its plan") },
		{ "ke_hoach_sau", next_on_path ? DEC_NONE : check_point(&c->o->next_plan), plan, got,
		    c->o->next_plan.where, _("its plan") },
		{ "cung_ky", c->before.known ? DEC_NONE : c->o->last.amount, plan, got, c->o->last.where,
		    _("its plan") },
		{ "ke_hoach", on_path ? DEC_NONE : plan, c->before, got, c->o->plan.where, _("the year before") },
	};

	for (size_t k = 0; k < sizeof rows / sizeof rows[0]; k++) {
		struct dec figure = rows[k].figure, beside = rows[k].beside, other = rows[k].other;
		struct slip_said s = { check_confirmed(c->o, rows[k].where), STR(""), rows[k].column, figure, beside,
			rows[k].what, 0, true };

		if (!positive(figure) || !positive(beside) || check_small(figure, beside) ||
		    (positive(other) && check_slip(other, figure) == 0))
			continue;
		s.power = check_slip(beside, figure);
		if (s.power == 0)
			continue;
		s.sure = !few(figure, beside);
		s.subject = check_subject(c, 0);
		complain_slip(c->m, c->i, rows[k].where, &s);
	}
}
