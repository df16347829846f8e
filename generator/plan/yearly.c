/*
 * A year's rows beside what the same sheet, the plan and the year before have: a reason that is missing or has become
 * wrong, a next plan that the path knows, rows and columns that were there before, two rows whose figures fit each
 * other's plan. None of it is wrong by itself. What only follows from habit is a note, what is hardly meant a warning.
 */
#include "plan/misplaced.h"

#include "plan/kinds.h"
#include "value/schema.h"

enum { ROWS_LEAST = 5, FEW_PARTS = 5 }; /* rows that show what is usual; one in so many is an exception */

/* --- reasons ---------------------------------------------------------------------- */

/* Some row of the sheet has a reason: the office gives them. */
static bool
gives_reasons(const struct model *m, const struct plan_year *y)
{
	for (size_t k = 0; k < m->p->indicators_n; k++)
		if (y->at[k].reason.n > 0)
			return true;
	return false;
}

static enum plan_judgement
judged(const struct check_of *c)
{
	if (c->o->override != JUDGED_NOT)
		return c->o->override;
	return plan_judge(&c->o->plan, c->i->direction, reached_in(c->o), c->i->cap, c->i->tolerance);
}

/* A number, a dash, a formula's error are no reason. */
static bool
is_no_reason(struct model *m, str reason)
{
	struct dec d;

	return text_is_nil(reason) || text_number_parse(reason, m->p->mark, &d, NULL, NULL) ||
	    text_fold(m->a, reason).n == 0;
}

void
check_reason(const struct check_of *c)
{
	struct model *m = c->m;
	const struct plan_figure *year = c->o->done.amount.known ? &c->o->done : &c->o->estimate;
	const struct value *cell = c->o->row != NULL ? value_at(c->o->row, STR("ly_do")) : NULL;
	struct loc where = cell != NULL && cell->where.source != NULL ? cell->where : year->where;
	enum plan_judgement j;

	if (!check_newest(m, c->y))
		return;
	if (c->o->reason.n > 0 && is_no_reason(m, c->o->reason)) {
		diag_add(
		    m->d, &plan_bare_reason, where, "%.*s: %.*s", STR_ARG(check_subject(c, 0)), STR_ARG(c->o->reason));
		diag_hint(m->d, "%s", _("it is printed behind \"do\": write words, or leave the cell empty"));
		return;
	}
	if (!year->amount.known || c->i->tracked || !c->o->plan.known)
		return;
	j = judged(c);
	if (j == JUDGED_UNMET && c->o->reason.n == 0 && gives_reasons(m, c->y)) {
		diag_add(m->d, &plan_unexplained, where, "%.*s", STR_ARG(check_subject(c, 0)));
		diag_hint(m->d, "%s", _("other rows have theirs under ly_do; the report tells this one without"));
	} else if ((j == JUDGED_MET || j == JUDGED_OVER) && c->o->reason.n > 0 &&
	    model_doubt(m, check_confirmed(c->o, year->where), &plan_reason_of_none, year->where,
		_("%.*s: reached, yet ly_do says why not"), STR_ARG(check_subject(c, 0)))) {
		diag_also(m->d, where, "%s", "ly_do");
		diag_hint(m->d, "%s", _("mend the figure, or clear ly_do"));
	}
}

/* --- the next year's plan ---------------------------------------------------------- */

void
check_next_there(const struct check_of *c)
{
	struct model *m = c->m;
	const struct plan_target *path = check_path_of(m->p, c->i, c->y->year + 1);
	size_t wanted = 0, have = 0;

	if (!c->o->has_row || c->o->next_plan.known || !path->known || path->last_year ||
	    !is_blank(value_at(c->o->row, STR("ke_hoach_sau"))))
		return;
	for (size_t k = 0; k < m->p->indicators_n; k++) {
		if (!c->y->at[k].has_row || !check_path_of(m->p, &m->p->indicators[k], c->y->year + 1)->known)
			continue;
		wanted++;
		have += c->y->at[k].next_plan.known;
	}
	if (wanted < ROWS_LEAST || (wanted - have) * FEW_PARTS > wanted ||
	    !model_doubt(m, check_confirmed(c->o, c->o->next_plan.where), &plan_left_empty, c->o->next_plan.where,
		_("%.*s: ke_hoach_sau; the path says %.*s for %d"), STR_ARG(check_subject(c, 0)),
		STR_ARG(dec_str(m->a, path->lo)), c->y->year + 1))
		return;
	diag_also(m->d, path->where, "%s", _("the path"));
	diag_hint(m->d, "%s", _("the report prints what stands in the cell"));
}

/* A target that holds in every year holds for a year that the path leaves out, too. */
void
check_yearly_target(const struct check_of *c)
{
	struct model *m = c->m;
	struct dec plan = check_point(&c->o->plan), target = check_point(&c->i->target);
	int cmp = plan.known && target.known ? dec_cmp(plan, target) : 0;

	if (c->i->scope != SCOPE_EACH_YEAR || check_path_of(m->p, c->i, c->y->year)->known || c->o->plan_empty ||
	    c->y->year < m->p->from || c->y->year > m->p->to ||
	    (c->i->direction == MORE_IS_BETTER ? cmp >= 0 : cmp <= 0) ||
	    !model_doubt(m, check_confirmed(c->o, c->o->plan.where), &plan_off_path, c->o->plan.where,
		_("%.*s: ke_hoach is %.*s, the target of every year is %.*s"), STR_ARG(check_subject(c, 0)),
		STR_ARG(dec_str(m->a, plan)), STR_ARG(dec_str(m->a, target))))
		return;
	diag_also(m->d, c->i->target.where, "%s", _("the target"));
	diag_hint(m->d, "%s", _("mend the one that is wrong"));
}

/* --- two rows exchanged -------------------------------------------------------------- */

enum {
	PAIR_TIMES = 6,       /* how much better both fit the other's place */
	PAIR_HUNDREDTHS = 10, /* of the larger plan: how far the plans lie apart at least */
	PAIR_ROWS = 50        /* rows further apart are not exchanged by a slip */
};

struct placed_figure {
	struct dec figure, plan;
	struct loc where;
	str unit, name;
};

static struct dec
distance(struct dec a, struct dec b)
{
	return dec_abs(dec_sub(a, b));
}

static bool
pair_exchanged(const struct placed_figure *a, const struct placed_figure *b)
{
	struct dec apart = distance(a->plan, b->plan), own, other;
	struct dec most = dec_cmp(a->plan, b->plan) > 0 ? a->plan : b->plan;

	if (!str_eq(a->unit, b->unit) ||
	    dec_cmp(dec_mul(apart, dec_int(100)), dec_mul(most, dec_int(PAIR_HUNDREDTHS))) < 0)
		return false;
	own = dec_add(distance(a->figure, a->plan), distance(b->figure, b->plan));
	other = dec_add(distance(a->figure, b->plan), distance(b->figure, a->plan));
	return own.known && other.known && dec_cmp(dec_mul(other, dec_int(PAIR_TIMES)), own) < 0;
}

static void
check_row_pairs(struct model *m, const struct placed_figure *at, size_t n, int year)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = i + 1; k < n && k <= i + PAIR_ROWS; k++) {
			if (!pair_exchanged(&at[i], &at[k]) || suspect_at(m, at[i].where) || suspect_at(m, at[k].where))
				continue;
			diag_add(m->d, &plan_exchanged, at[i].where, _("%d: %.*s is %.*s, %.*s is %.*s"), year,
			    STR_ARG(at[i].name), STR_ARG(dec_str(m->a, at[i].figure)), STR_ARG(at[k].name),
			    STR_ARG(dec_str(m->a, at[k].figure)));
			diag_also(m->d, at[k].where, "%s", _("the other one"));
			diag_hint(m->d, "%s", _("each fits the other's plan: look both up again"));
		}
}

static void
check_rows_exchanged(struct model *m, const struct plan_year *y)
{
	struct placed_figure *at = ARENA_ARRAY(m->a, struct placed_figure, m->p->indicators_n + 1);
	size_t n = 0;

	for (size_t k = 0; k < m->p->indicators_n; k++) {
		const struct plan_indicator *i = &m->p->indicators[k];
		const struct plan_observation *o = &y->at[k];
		const struct plan_figure *f = o->done.amount.known ? &o->done : &o->estimate;

		at[n] = (struct placed_figure){ f->amount, check_point(&o->plan), f->where, i->unit, check_name(m, i) };
		n += !i->is_group && i->nature != NATURE_STATUS && f->amount.known && at[n].plan.known &&
		    check_confirmed(o, f->where)->reason.n == 0;
	}
	check_row_pairs(m, at, n, y->year);
}

/* --- what the year before has --------------------------------------------------------- */

/* A blank cell may be missing in its row: a column is there where some row has it. */
static bool
sheet_has_column(const struct model *m, const struct plan_year *y, const char *column)
{
	for (size_t k = 0; k < m->p->indicators_n; k++)
		if (y->at[k].row != NULL && value_at(y->at[k].row, str_of(column)) != NULL)
			return true;
	return false;
}

static void
check_columns_before(struct model *m, const struct plan_year *y, const struct plan_year *last)
{
	static const char *const columns[] = { "ke_hoach", "thanh_pho_giao", "ke_hoach_sau", "ly_do" };

	for (size_t k = 0; last != NULL && k < sizeof columns / sizeof columns[0]; k++) {
		if (!sheet_has_column(m, last, columns[k]) || sheet_has_column(m, y, columns[k]))
			continue;
		diag_add(m->d, &plan_no_column, y->tables->where, _("%s, which the sheet of %d has"), columns[k],
		    last->year);
		diag_hint(m->d, "%s", _("what reports tell from it is left out"));
	}
}

static void
check_rows_before(struct model *m, const struct plan_year *y, const struct plan_year *last)
{
	for (size_t k = 0; last != NULL && k < m->p->indicators_n; k++) {
		const struct plan_observation *was = &last->at[k];

		if (y->at[k].has_row || !was->has_row || !reached_in(was).known || !m->p->indicators[k].tracked)
			continue; /* what is counted and missing is told where a report wants it */
		diag_add(m->d, &plan_no_row, was->where, _("%.*s has no row in %d"),
		    STR_ARG(check_name(m, &m->p->indicators[k])), y->year);
		diag_hint(m->d, "%s", _("add it to the sheet of the year, or take the indicator out of the plan"));
	}
}

/* A year that another follows, with plans and without one result. */
static void
check_results(struct model *m, const struct plan_year *y)
{
	size_t plans = 0, results = 0;

	for (size_t k = 0; k < m->p->indicators_n; k++) {
		plans += y->at[k].has_row && !y->at[k].plan_empty && y->at[k].plan.known;
		results += reached_in(&y->at[k]).known;
	}
	if (results > 0 || plans < ROWS_LEAST || check_newest(m, y))
		return;
	diag_add(m->d, &plan_no_results, y->tables->where, "%d", y->year);
	diag_hint(m->d, "%s", _("fill in thuc_hien: the year that follows is compared with it"));
}

/*
 * Where nobody says which day it is, the newest year is thought to run as long as its months do: one final figure may be
 * known early, a column of them is the estimates' in the wrong place.
 */
static void
check_final_column(struct model *m, const struct plan_year *y)
{
	int rows = 0, come_to = 0;
	const struct plan_figure *first = NULL;

	for (size_t k = 0; k < m->p->indicators_n; k++) {
		const struct plan_observation *o = &y->at[k];
		int last = 0;

		for (int n = 0; n < 12; n++)
			last = o->month[n].amount.known ? n + 1 : last;
		if (last == 0 || o->done.status != STATUS_FINAL || o->estimate.amount.known)
			continue;
		first = first != NULL ? first : &o->done;
		come_to = last > come_to ? last : come_to;
		rows++;
	}
	if (rows < ROWS_LEAST || come_to == 12 || m->p->in->today.year != 0 || !check_newest(m, y))
		return;
	diag_add(m->d, &plan_final_early, first->where, _("%d: thuc_hien has figures, the months have come to %d"),
	    y->year, come_to);
	diag_hint(m->d, "%s", _("an estimate stands under uoc_thuc_hien"));
}

static size_t
month_rows(const struct model *m, const struct plan_year *y)
{
	size_t n = 0;

	for (size_t k = 0; k < m->p->indicators_n; k++)
		n += y->at[k].has_months;
	return n;
}

/* Months of this year that nothing of the year before stands beside: reports compare with the same months. */
static void
check_months_before(struct model *m, const struct plan_year *y, const struct plan_year *last)
{
	size_t before = month_rows(m, last);

	if (before == 0) {
		/* a CSV has no second sheet */
		if (month_rows(m, y) == 0 || last->tables->kind != VALUE_MAP || last->tables->map->n < 2)
			return;
		diag_add(m->d, &plan_no_months_before, last->tables->where, _("%d has no sheet thang, %d has"),
		    last->year, y->year);
		diag_hint(m->d, "%s", _("reports of months then compare with nothing"));
		return;
	}
	for (size_t k = 0; k < m->p->indicators_n; k++) {
		if (!y->at[k].has_months || last->at[k].has_months || before < 3)
			continue;
		diag_add(m->d, &plan_no_months_before, y->at[k].months_where, _("%.*s has no row of months in %d"),
		    STR_ARG(check_name(m, &m->p->indicators[k])), last->year);
		diag_hint(m->d, "%s", _("reports of months then compare with nothing"));
	}
}

/* Month m is month m - 1 in every row that changes otherwise. */
static void
check_month_repeated(struct model *m, const struct plan_year *y)
{
	for (int k = 1; k < 12; k++) {
		int alike = 0, moving = 0;

		for (size_t r = 0; r < m->p->indicators_n; r++) {
			const struct plan_figure *month = y->at[r].month;
			int steps = 0;

			for (int n = 1; n < k; n++)
				steps += month[n].amount.known && month[n - 1].amount.known &&
				    dec_cmp(month[n].amount, month[n - 1].amount) != 0;
			if (steps * 2 < k || !month[k].amount.known || !month[k - 1].amount.known)
				continue;
			moving++;
			alike += dec_cmp(month[k].amount, month[k - 1].amount) == 0;
		}
		if (moving < ROWS_LEAST || alike < moving)
			continue;
		diag_add(m->d, &plan_month_repeated, y->tables->where,
		    _("%d: T%d is T%d in all %d rows that change from month to month"), y->year, k + 1, k, moving);
		diag_hint(m->d, "%s", _("the month's own figures belong here"));
	}
}

void
check_year_beside(struct model *m, const struct plan_year *y, const struct plan_year *last)
{
	if (y->at == NULL)
		return;
	if (last != NULL && last->at == NULL)
		last = NULL;
	check_columns_before(m, y, last);
	check_rows_before(m, y, last);
	check_results(m, y);
	check_final_column(m, y);
	check_month_repeated(m, y);
	check_rows_exchanged(m, y);
	if (last != NULL)
		check_months_before(m, y, last);
}
