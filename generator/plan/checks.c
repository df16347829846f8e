/*
 * Figures against each other: totals, series, the year before, the plan.
 * Nothing here changes a figure. What can't be right is an error (parts that
 * don't add up, two units); what is only unlikely is a warning, and a slip
 * by a power of ten is called by its name.
 */
#include "plan/model.h"

#include <stdlib.h>

#include "plan/kinds.h"
#include "value/schema.h"

/* --- slips of the decimal mark ------------------------------------------- */

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

static void
check_month_slips(struct model *m, const struct plan_indicator *i, const struct plan_observation *o)
{
	for (int k = 0; k < 12 && o->has_months && i->nature != NATURE_STATUS && i->nature != NATURE_GROWTH; k++) {
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

/* --- one thing told twice ------------------------------------------------- */

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

static struct dec
reached_in(const struct plan_observation *o)
{
	return o->done.amount.known ? o->done.amount : o->estimate.amount;
}

static void
check_twice(
    struct model *m, const struct plan_indicator *i, const struct plan_observation *o, struct dec before, int year)
{
	struct dec months = o->has_months ? year_total(i, o) : DEC_NONE;

	if (o->done.amount.known && months.known && dec_cmp(months, o->done.amount) != 0) {
		diag_add(m->d, &plan_differs, o->done.where, _("%.*s: thuc_hien is %.*s, the months give %.*s"),
		    STR_ARG(i->code), STR_ARG(dec_str(m->a, o->done.amount)), STR_ARG(dec_str(m->a, months)));
		diag_also(m->d, o->months_where, "%s", _("the months"));
	}
	if (o->last.amount.known && before.known && dec_cmp(o->last.amount, before) != 0) {
		diag_add(m->d, &plan_differs, o->last.where, _("%.*s: cung_ky is %.*s, the file of %d says %.*s"),
		    STR_ARG(i->code), STR_ARG(dec_str(m->a, o->last.amount)), year - 1, STR_ARG(dec_str(m->a, before)));
		diag_hint(m->d, "%s", _("leave cung_ky empty to take the figure of last year's file"));
	}
}

/* An estimate is for while the period runs. */
static void
check_estimate(
    struct model *m, const struct plan_indicator *i, const struct plan_year *y, const struct plan_observation *o)
{
	bool closed = m->p->in->today.year > y->year;

	for (size_t k = 0; k < m->p->years_n; k++)
		closed |= m->p->years[k].year > y->year;
	if (!closed || !o->estimate.amount.known || o->done.amount.known)
		return;
	diag_add(m->d, &plan_stale_estimate, o->estimate.where, _("%.*s: %d is over, thuc_hien is still empty"),
	    STR_ARG(i->code), y->year);
	diag_hint(m->d, "%s", _("enter the final figure under thuc_hien"));
}

static void
check_rates(struct model *m, const struct plan_indicator *i, const struct plan_figure *f)
{
	if (i->nature != NATURE_GROWTH || !f->amount.known || dec_cmp(dec_abs(f->amount), dec_int(100)) <= 0)
		return;
	diag_add(m->d, &plan_big_growth, f->where, STR_FMT ": " STR_FMT, STR_ARG(i->code),
	    STR_ARG(dec_str(m->a, f->amount)));
	diag_hint(m->d, "%s", _("write 13 for a growth of 13%, not 113"));
}

/* --- totals ----------------------------------------------------------------- */

enum kept_in { IN_PLAN, IN_DONE, IN_ESTIMATE, IN_MONTH };

static struct plan_figure
figure_in(const struct plan_observation *o, enum kept_in column, int month)
{
	switch (column) {
	case IN_PLAN:
		return (struct plan_figure){ o->plan.known && !o->plan.last_year ? o->plan.lo : DEC_NONE, o->plan.where,
			STATUS_NONE };
	case IN_DONE: return o->done;
	case IN_ESTIMATE: return o->estimate;
	case IN_MONTH: break;
	}
	return o->month[month];
}

static void
check_sum(struct model *m, const struct plan_year *y, const struct plan_indicator *i, enum kept_in column, int month)
{
	struct plan_figure total = figure_in(&y->at[i->index], column, month);
	struct dec sum = dec_int(0);

	for (size_t k = i->first_part; k != PLAN_NO_INDEX; k = m->p->indicators[k].next_part)
		if (!m->p->indicators[k].tracked || i->tracked)
			sum = dec_add(sum, figure_in(&y->at[k], column, month).amount);
	if (!total.amount.known || !sum.known || dec_cmp(total.amount, sum) == 0)
		return;
	diag_add(m->d, &plan_sum_differs, total.where, _("%.*s is %.*s, its parts add up to %.*s"), STR_ARG(i->code),
	    STR_ARG(dec_str(m->a, total.amount)), STR_ARG(dec_str(m->a, sum)));
	diag_hint(m->d, _("they differ by %.*s"), STR_ARG(dec_str(m->a, dec_abs(dec_sub(total.amount, sum)))));
}

static void
check_sums(struct model *m, const struct plan_year *y, const struct plan_indicator *i)
{
	if (!i->is_total || i->first_part == PLAN_NO_INDEX)
		return;
	check_sum(m, y, i, IN_PLAN, 0);
	check_sum(m, y, i, IN_DONE, 0);
	check_sum(m, y, i, IN_ESTIMATE, 0);
	for (int k = 0; k < 12; k++)
		check_sum(m, y, i, IN_MONTH, k);
}

enum { ALIKE_LEAST = 5 }; /* so many figures in common, and none that differs, are no chance */

static void
compare_figures(struct dec a, struct dec b, int *alike, int *other)
{
	if (a.known && b.known)
		*(dec_cmp(a, b) == 0 ? alike : other) += 1;
	else
		*other += a.known != b.known;
}

/* Last year's file copied under this year's name. */
static void
check_copied(struct model *m, const struct plan_year *y, const struct plan_year *last)
{
	int alike = 0, other = 0;

	if (last == NULL || last->at == NULL || y->at == NULL)
		return;
	for (size_t k = 0; k < m->p->indicators_n && other == 0; k++) {
		const struct plan_observation *a = &y->at[k], *b = &last->at[k];

		compare_figures(a->done.amount, b->done.amount, &alike, &other);
		compare_figures(a->estimate.amount, b->estimate.amount, &alike, &other);
		for (int i = 0; i < 12; i++)
			compare_figures(a->month[i].amount, b->month[i].amount, &alike, &other);
	}
	if (other > 0 || alike < ALIKE_LEAST)
		return;
	diag_add(m->d, &plan_same_year, y->tables->where, _("%d holds what %d holds, figure by figure"), y->year,
	    last->year);
	diag_hint(m->d, "%s", _("put the year's own file there"));
}

/* A figure in December where the rows have come to October: the wrong column. */
static void
check_month_ahead(struct model *m, const struct plan_year *y)
{
	int have[12] = { 0 }, rows = 0, last = 0;

	for (size_t k = 0; y->at != NULL && k < m->p->indicators_n; k++) {
		rows += y->at[k].has_months;
		for (int i = 0; i < 12; i++)
			have[i] += y->at[k].month[i].amount.known;
	}
	for (int i = 0; i < 12; i++)
		if (rows > 2 && have[i] * 2 >= rows)
			last = i + 1;
	for (size_t k = 0; last > 0 && k < m->p->indicators_n; k++)
		for (int i = last + 1; i < 12; i++) {
			const struct plan_figure *f = &y->at[k].month[i];

			if (!f->amount.known)
				continue;
			diag_add(m->d, &plan_month_ahead, f->where,
			    _("%.*s: month %d; the other rows have come to month %d"),
			    STR_ARG(m->p->indicators[k].code), i + 1, last);
			diag_hint(m->d, "%s", _("was it typed into the wrong column?"));
		}
}

void
model_check_year(struct model *m, const struct plan_year *y)
{
	const struct plan_year *last = plan_find_year(m->p, y->year - 1);

	check_copied(m, y, last);
	check_month_ahead(m, y);

	for (size_t k = 0; y->at != NULL && k < m->p->indicators_n; k++) {
		const struct plan_indicator *i = &m->p->indicators[k];
		const struct plan_observation *o = &y->at[k];
		struct dec before = last != NULL && last->at != NULL ? reached_in(&last->at[k]) : DEC_NONE;

		check_sums(m, y, i);
		if (i->nature == NATURE_STATUS || i->is_group)
			continue;
		check_month_slips(m, i, o);
		if (i->nature != NATURE_GROWTH) {
			check_year_slip(m, i, o, &o->done, before);
			check_year_slip(m, i, o, &o->estimate, before);
		}
		check_rates(m, i, &o->done);
		check_rates(m, i, &o->estimate);
		check_twice(m, i, o, before, y->year);
		check_estimate(m, i, y, o);
	}
}

/* --- the log of merges ----------------------------------------------------------- */

/* The figure that a line of the log put into the data. */
static const struct plan_figure *
logged_figure(const struct model *m, const struct value *line)
{
	str sheet = value_text_at(line, STR("bang"), STR("")), column = value_text_at(line, STR("cot"), STR(""));
	const struct value *when = value_at(line, STR("ky"));
	const struct plan_indicator *i = plan_find_indicator(m->p, plain_text(value_at(line, STR("ma")), m->a));
	const struct plan_observation *o;
	const struct plan_year *y;
	struct period p;
	int64_t month;
	struct dec d;

	if (i == NULL || when == NULL || !period_parse(plain_text(when, m->a), &p))
		return NULL;
	y = plan_find_year(m->p, p.last_year);
	if (y == NULL || y->at == NULL)
		return NULL;
	o = &y->at[i->index];
	if (str_eq(sheet, STR("thang")))
		return str_starts(column, STR("t")) && dec_parse(str_sub(column, 1, column.n), &d) &&
			dec_to_int(d, &month) && month >= 1 && month <= 12
		    ? &o->month[month - 1]
		    : NULL;
	if (str_eq(column, STR("thuc_hien")))
		return &o->done;
	return str_eq(column, STR("uoc_thuc_hien")) ? &o->estimate : NULL;
}

/* What merging wrote last is what should stand there: a month that has closed is not revised without a trace. */
void
model_check_log(struct model *m)
{
	const struct value *log = m->p->in->log;
	struct map *last = map_new(m->a);

	if (log != NULL && log->kind == VALUE_MAP && log->map->n == 1)
		log = log->map->at[0].value;
	if (log == NULL || log->kind != VALUE_LIST)
		return;
	for (size_t i = log->list->n; i-- > 0;) {
		const struct value *line = &log->list->at[i], *put = value_at(line, STR("moi"));
		const struct plan_figure *f = logged_figure(m, line);
		str key = str_format(m->a, "%p", (const void *)f);

		struct dec was;

		if (f == NULL || map_find(last, key) != NULL)
			continue;
		map_put(last, key, m);
		if (put == NULL || !dec_parse(plain_text(put, m->a), &was) ||
		    (f->amount.known && dec_cmp(f->amount, was) == 0))
			continue;
		diag_add(m->d, &plan_by_hand, f->where, _("%.*s: %.*s here, %.*s when it was merged"),
		    STR_ARG(plain_text(value_at(line, STR("ma")), m->a)),
		    STR_ARG(f->amount.known ? dec_str(m->a, f->amount) : STR("-")), STR_ARG(dec_str(m->a, was)));
		diag_also(m->d, put->where, "%s", _("the log's line"));
		diag_hint(
		    m->d, "%s", _("merge a corrected workbook, or add a line to the log that says who changed it"));
	}
}

/* --- the plan against itself --------------------------------------------------- */

/* The year's path leads to the target: its last year is the target, its sum the total. */
void
model_check_path(struct model *m, const struct plan_indicator *i)
{
	int n = m->p->to - m->p->from + 1, due = (i->target_year > 0 ? i->target_year : m->p->to) - m->p->from;
	struct dec sum = dec_int(0);

	if (m->p->from == 0 || !i->target.known || i->target.last_year || i->nature == NATURE_STATUS || due < 0 ||
	    due >= n)
		return;
	for (int k = 0; k < n; k++)
		sum = dec_add(sum, i->path[k].known ? i->path[k].lo : DEC_NONE);
	if (i->scope == SCOPE_TOTAL && sum.known && dec_cmp(sum, i->target.lo) != 0)
		diag_add(m->d, &plan_differs, i->target.where, _("%.*s: the target is %.*s, the years add up to %.*s"),
		    STR_ARG(i->code), STR_ARG(dec_str(m->a, i->target.lo)), STR_ARG(dec_str(m->a, sum)));
	if (i->scope == SCOPE_BY_YEAR && i->path[due].known && i->target.cmp != CMP_RANGE &&
	    dec_cmp(i->path[due].lo, i->target.lo) != 0 && /* "trên 85" may be told as 85 */
	    plan_judge(&i->target, i->direction, i->path[due].lo, DEC_NONE, i->tolerance) == JUDGED_UNMET)
		diag_add(m->d, &plan_differs, i->path[due].where, _("%.*s: the path ends at %.*s, the target is %.*s"),
		    STR_ARG(i->code), STR_ARG(dec_str(m->a, i->path[due].lo)), STR_ARG(dec_str(m->a, i->target.lo)));
}
