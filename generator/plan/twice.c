/* One thing told twice: figures that must be equal, or of which one can't be less than the other. */
#include "plan/misplaced.h"

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

/* The year against its twelve months, last year's figure against last year's file. */
void
check_twice(const struct check_of *c)
{
	struct model *m = c->m;
	const struct plan_observation *o = c->o;
	const struct plan_figure *year = o->done.amount.known ? &o->done : &o->estimate;
	struct dec months = o->has_months ? year_total(c->i, o) : DEC_NONE;

	if (year->amount.known && months.known && dec_cmp(months, year->amount) != 0 &&
	    model_doubt(m, check_confirmed(o, year->where), &plan_differs, year->where,
		_("%.*s: %s is %.*s, the months give %.*s"), STR_ARG(check_subject(c, 0)),
		year == &o->done ? "thuc_hien" : "uoc_thuc_hien", STR_ARG(dec_str(m->a, year->amount)),
		STR_ARG(dec_str(m->a, months)))) {
		diag_also(m->d, o->months_where, "%s", _("the months"));
		diag_hint(m->d, "%s", _("mend the one that is wrong"));
	}
	if (o->last.amount.known && c->before.known && dec_cmp(o->last.amount, c->before) != 0 &&
	    model_doubt(m, check_confirmed(o, o->last.where), &plan_differs, o->last.where,
		_("%.*s: cung_ky is %.*s, the file of %d says %.*s"), STR_ARG(check_subject(c, 0)),
		STR_ARG(dec_str(m->a, o->last.amount)), c->y->year - 1, STR_ARG(dec_str(m->a, c->before)))) {
		diag_also(m->d, c->was->done.amount.known ? c->was->done.where : c->was->estimate.where, "%s",
		    _("the year before"));
		diag_hint(m->d, "%s", _("leave cung_ky empty to take the figure of last year's file"));
	}
}

/* What the months have brought can't be more than the whole year does. */
void
check_collected(const struct check_of *c)
{
	struct model *m = c->m;
	const struct plan_observation *o = c->o;
	const struct plan_figure *year = o->done.amount.known ? &o->done : &o->estimate;
	struct dec sum = dec_int(0);
	int last = 0, known = 0;

	if (c->i->nature != NATURE_FLOW || !o->has_months || !year->amount.known)
		return;
	for (int k = 0; k < 12; k++)
		if (o->month[k].amount.known) {
			sum = dec_add(sum, o->month[k].amount);
			last = k;
			known++;
		}
	if (known == 0 || known == 12 || !sum.known || dec_cmp(year->amount, sum) >= 0)
		return;
	if (!model_doubt(m, check_confirmed(o, year->where), &plan_below_collected, year->where,
		_("%.*s: %s is %.*s, but the months up to %d have brought %.*s already"), STR_ARG(check_subject(c, 0)),
		year == &o->done ? "thuc_hien" : "uoc_thuc_hien", STR_ARG(dec_str(m->a, year->amount)), last + 1,
		STR_ARG(dec_str(m->a, sum))))
		return;
	diag_also(m->d, o->month[last].where, "%s", _("the months"));
	diag_hint(m->d, "%s", _("bring the year's figure up to date, or mend the month that is too high"));
}

/* What is final before the year is over, beside months that have not come to its end, is an estimate in the wrong column. */
void
check_final(const struct check_of *c)
{
	struct model *m = c->m;
	const struct plan_observation *o = c->o;
	struct period year = { PERIOD_YEAR, c->y->year, c->y->year, 0 };
	int last = 0;

	for (int k = 0; k < 12; k++)
		last = o->month[k].amount.known ? k + 1 : last;
	if (!o->done.amount.known || o->done.status != STATUS_FINAL || last == 0 || last == 12 ||
	    m->p->in->today.year == 0 || date_cmp(m->p->in->today, period_to(year)) > 0 ||
	    !model_doubt(m, check_confirmed(o, o->done.where), &plan_final_early, o->done.where,
		_("%.*s: thuc_hien has a figure, the months have come to %d"), STR_ARG(check_subject(c, 0)), last))
		return;
	diag_hint(m->d, "%s", _("an estimate stands under uoc_thuc_hien"));
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
	    STR_ARG(check_name(m, c->i)), y->year);
	diag_hint(m->d, "%s", _("enter the final figure under thuc_hien"));
}

enum { RATE_LIKELY = 10 }; /* %; a rate that falls from 3 to 0,3 has not slipped */

static void
check_rate(const struct check_of *c, const struct plan_figure *f, const char *column)
{
	struct dec plan = check_point(&c->o->plan), most;
	struct slip_said s = { check_confirmed(c->o, f->where), check_subject(c, 0), column, f->amount, plan,
		_("its plan"), 0, false };

	if (!f->amount.known)
		return;
	if (dec_cmp(dec_abs(f->amount), dec_int(100)) > 0) {
		if (model_doubt(c->m, s.confirmed, &plan_big_growth, f->where, _("%.*s: %s %.*s"), STR_ARG(s.subject),
			column, STR_ARG(dec_str(c->m->a, f->amount))))
			diag_hint(c->m->d, "%s", _("write 13 for a growth of 13%, not 113"));
		return;
	}
	if (dec_sign(f->amount) <= 0 || !plan.known || dec_sign(plan) <= 0)
		return;
	most = dec_cmp(plan, f->amount) > 0 ? plan : f->amount;
	s.power = check_slip(plan, f->amount);
	if (s.power != 0 && dec_cmp(most, dec_int(RATE_LIKELY)) >= 0)
		complain_slip(c->m, c->i, f->where, &s);
}

void
check_rates(const struct check_of *c)
{
	if (check_growth_computed(c))
		return;
	check_rate(c, &c->o->done, "thuc_hien");
	check_rate(c, &c->o->estimate, "uoc_thuc_hien");
}

/* --- the year's plan and the path that leads to the target ----------------------- */

static str
target_print(struct model *m, const struct plan_target *t)
{
	return t->cmp == CMP_RANGE
	    ? str_format(m->a, STR_FMT " - " STR_FMT, STR_ARG(dec_str(m->a, t->lo)), STR_ARG(dec_str(m->a, t->hi)))
	    : dec_str(m->a, t->lo);
}

static bool
targets_differ(const struct plan_target *a, const struct plan_target *b)
{
	if (!a->known || !b->known || a->last_year || b->last_year)
		return false;
	return dec_cmp(a->lo, b->lo) != 0 || dec_cmp(a->hi, b->hi) != 0;
}

static void
check_against_path(const struct check_of *c, const struct plan_target *t, const char *column, int year)
{
	struct model *m = c->m;
	const struct plan_target *path = check_path_of(m->p, c->i, year);
	struct dec a = check_point(path), b = check_point(t);
	struct slip_said s = { check_confirmed(c->o, t->where), check_subject(c, 0), column, b, a,
		_("what the plan's path says"), 0, true };

	if (!targets_differ(t, path) || suspect_at(m, path->where)) /* a year of the path that slipped is told there */
		return;
	if (a.known && b.known && dec_sign(a) > 0 && dec_sign(b) > 0 && !check_small(a, b))
		s.power = check_slip(a, b);
	if (s.power != 0 && c->i->nature != NATURE_STATUS) {
		complain_slip(m, c->i, t->where, &s);
	} else if (model_doubt(m, s.confirmed, &plan_off_path, t->where,
		       _("%.*s: %s is %.*s, the plan's path says %.*s for %d"), STR_ARG(s.subject), column,
		       STR_ARG(target_print(m, t)), STR_ARG(target_print(m, path)), year)) {
		diag_hint(m->d, "%s",
		    _("mend the one that is wrong; if the year's plan was set otherwise, say so in the row's column xac_nhan"));
		diag_also(m->d, path->where, "%s", _("the path"));
	}
}

void
check_year_path(const struct check_of *c)
{
	check_against_path(c, &c->o->plan, "ke_hoach", c->y->year);
	check_against_path(c, &c->o->next_plan, "ke_hoach_sau", c->y->year + 1);
}
