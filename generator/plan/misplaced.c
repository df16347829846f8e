/*
 * Figures that stand in the wrong rows or columns: one cause, and dozens of figures that look wrong each for itself.
 * Hence the sheet is looked at as a whole. What should stand in a cell is known roughly: the plan is the path's, what
 * was reached is near the plan or the year before, a month is near the same row's plan or its months of the year
 * before. A column whose figures don't fit their own rows and do fit the rows above is shifted; two columns that fit
 * each other's place are swapped. What is told so is remembered, and complaints about its cells are not told again
 * (settle.c). Only what is far too regular to be chance is told at all.
 */
#include "plan/misplaced.h"

#include <stdlib.h>

#include "base/out.h"
#include "plan/kinds.h"
#include "value/schema.h"

enum {
	ROWS_LEAST = 3,   /* rows that don't fit, before a column as a whole is doubted */
	FIT_TIMES = 2,    /* a figure fits what is less than so many times as large */
	SORTED_TIMES = 3, /* the same, where no other place is known that would fit */
	SORTED_LEAST = 4,
	ROWS_COMPARED = 200, /* each with each */
	PARTS_LEAST = 4,     /* one in so many may fail to fit where it is thought to belong */
	ROWS_LOOKED_AT = 40  /* for months: so many rows tell enough */
};

void
suspect_add(struct model *m, struct loc from, struct loc to)
{
	*VEC_ADD(m->a, &m->suspects) = (struct suspect){ from.source, from.line, to.line, from.column, to.column };
}

bool
suspect_at(const struct model *m, struct loc where)
{
	for (size_t i = 0; i < m->suspects.n; i++) {
		const struct suspect *s = &m->suspects.at[i];

		if (s->source == where.source && where.line >= s->line && where.line <= s->line_end &&
		    (s->column == 0 || where.column == 0 ||
			(where.column >= s->column && where.column <= s->column_end)))
			return true;
	}
	return false;
}

/* --- what stands in a cell, and what should --------------------------------------- */

/* A figure, or the word of a status; neither: no value. */
struct token {
	struct dec d;
	str word;
	bool steady; /* changes little from year to year: fits within a half more */
};

static bool
token_known(const struct token *t)
{
	return t->d.known || t->word.n > 0;
}

static struct token
token_of_cell(struct model *m, const struct plan_observation *o, const char *column)
{
	const struct value *v = o->row != NULL ? value_at(o->row, str_of(column)) : NULL;
	struct token t = { DEC_NONE, STR(""), false };

	if (v == NULL || is_blank(v))
		return t;
	if (v->kind == VALUE_DEC)
		t.d = v->dec;
	else if (v->kind == VALUE_TEXT && !text_number_parse(str_trim(v->text), m->p->mark, &t.d, NULL, NULL))
		t.word = text_is_nil(v->text) ? STR("") : text_fold(m->a, v->text);
	return t;
}

static struct token
token_of_target(const struct plan_indicator *i, const struct plan_target *t)
{
	if (!t->known || t->last_year)
		return (struct token){ DEC_NONE, STR(""), false };
	if (i->nature == NATURE_STATUS)
		return (struct token){ DEC_NONE, dec_sign(t->lo) > 0 ? STR("dat") : STR("chua_dat"), false };
	return (struct token){ t->lo, STR(""), false };
}

static bool
token_fits(const struct token *a, const struct token *b, int times)
{
	struct dec x = a->d, y = b->d;

	if (!x.known || !y.known)
		return !x.known && !y.known;
	if (dec_cmp(x, y) == 0)
		return true;
	if (dec_sign(x) <= 0 || dec_sign(y) <= 0) /* a small count may well come to nothing */
		return dec_sign(x) >= 0 && dec_sign(y) >= 0 && dec_cmp(dec_add(x, y), dec_int(10)) < 0;
	if (b->steady)
		return dec_cmp(dec_mul(x, dec_int(2)), dec_mul(y, dec_int(3))) < 0 &&
		    dec_cmp(dec_mul(y, dec_int(2)), dec_mul(x, dec_int(3))) < 0;
	return dec_cmp(x, dec_mul(y, dec_int(times))) < 0 && dec_cmp(y, dec_mul(x, dec_int(times))) < 0;
}

/* The rows of a sheet in their order. */
struct rows {
	struct model *m;
	const struct plan_year *y, *last;
	const struct plan_observation **at;
	size_t n;
	bool months;
	struct arena *a;           /* scratch, of this look */
	int column;                /* of the year's sheet, the one being looked at */
	struct token *is, *should; /* what stands in it, and what belongs there; one a row */
};

static const struct plan_indicator *
row_indicator(const struct rows *r, size_t k)
{
	return &r->m->p->indicators[r->at[k] - r->y->at];
}

static const struct plan_observation *
row_before(const struct rows *r, size_t k)
{
	return r->last != NULL && r->last->at != NULL ? &r->last->at[r->at[k] - r->y->at] : NULL;
}

static int
by_line(const void *a, const void *b)
{
	const struct plan_observation *x = *(const struct plan_observation *const *)a;
	const struct plan_observation *y = *(const struct plan_observation *const *)b;

	return (x->where.line > y->where.line) - (x->where.line < y->where.line);
}

static int
by_months_line(const void *a, const void *b)
{
	const struct plan_observation *x = *(const struct plan_observation *const *)a;
	const struct plan_observation *y = *(const struct plan_observation *const *)b;

	return (x->months_where.line > y->months_where.line) - (x->months_where.line < y->months_where.line);
}

static struct rows
rows_of(struct model *m, const struct plan_year *y, const struct plan_year *last, bool months, struct arena *a)
{
	struct rows r = { .m = m, .y = y, .last = last, .months = months, .a = a };

	r.at = ARENA_ARRAY(a, const struct plan_observation *, m->p->indicators_n + 1);
	for (size_t k = 0; k < m->p->indicators_n; k++)
		if (!m->p->indicators[k].is_group && (months ? y->at[k].has_months : y->at[k].has_row))
			r.at[r.n++] = &y->at[k];
	if (r.n > 0)
		qsort(r.at, r.n, sizeof *r.at, months ? by_months_line : by_line);
	r.is = ARENA_ARRAY(a, struct token, r.n + 1);
	r.should = ARENA_ARRAY(a, struct token, r.n + 1);
	return r;
}

/* --- rows ------------------------------------------------------------------------ */

enum year_column { YC_PLAN, YC_CITY, YC_DONE, YC_ESTIMATE, YC_LAST, YC_NEXT, YC_COLUMNS };
static const char *const year_columns[] = { "ke_hoach", "thanh_pho_giao", "thuc_hien", "uoc_thuc_hien", "cung_ky",
	"ke_hoach_sau" };
TABLE_HAS(year_columns, YC_COLUMNS);

static struct loc
year_place(const struct plan_observation *o, enum year_column c)
{
	const struct loc at[] = { o->plan_cell.source != NULL ? o->plan_cell : o->plan.where, o->city_plan.where,
		o->done.where, o->estimate.where, o->last.where, o->next_plan.where };

	return at[c];
}

/* The first cell of a row that is looked at, or the last. */
static struct loc
figure_place(const struct rows *r, size_t k, bool end)
{
	return r->months ? r->at[k]->month[end ? 11 : 0].where : year_place(r->at[k], (enum year_column)r->column);
}

struct misfit {
	size_t from, to; /* the first row that doesn't fit, and the last */
	int fails, of;
};

/* How the figures fit when each stands shift rows too low, from row from to row to. */
static struct misfit
misfit_at(const struct rows *r, size_t from, size_t to, int shift, int times)
{
	struct misfit f = { r->n, 0, 0, 0 };

	for (size_t k = from; k <= to && k < r->n; k++) {
		size_t seen = k + (size_t)shift; /* wraps at 0, and is then too large */

		if (seen >= r->n || !token_known(&r->should[k]) || !token_known(&r->is[seen]) ||
		    (shift == 0 && r->at[k]->confirmed != NULL))
			continue;
		f.of++;
		if (token_fits(&r->is[seen], &r->should[k], times))
			continue;
		f.fails++;
		f.from = f.from == r->n ? k : f.from;
		f.to = k;
	}
	return f;
}

/* What is wrong with a column: its figures stand shift rows too low (-1: too high), or fit nowhere (0). */
struct displaced {
	int shift, fails, of;
	size_t from, to;
};

static bool
rows_shifted(const struct rows *r, struct displaced *found)
{
	struct misfit f = misfit_at(r, 0, r->n, 0, FIT_TIMES);

	for (int shift = 1; shift >= -1 && f.fails >= ROWS_LEAST; shift -= 2) {
		struct misfit other = misfit_at(r, f.from, f.to, shift, FIT_TIMES);
		struct misfit here = misfit_at(r, f.from, f.to, 0, FIT_TIMES);

		if (here.fails * 3 < here.of || other.of + 1 < ROWS_LEAST || other.fails * PARTS_LEAST > here.fails)
			continue;
		*found = (struct displaced){ shift, here.fails, here.of, f.from > 0 ? f.from - 1 : 0,
			f.to + 1 < r->n ? f.to + 1 : f.to };
		return true;
	}
	return false;
}

/* Of the rows that don't fit, how many hold what would fit another of them. What was mistyped fits nowhere. */
static int
fit_elsewhere(const struct rows *r, const size_t *fails, int n)
{
	int fit = 0;

	for (int k = 0; k < n; k++)
		for (int other = 0; other < n; other++)
			if (other != k && token_fits(&r->is[fails[k]], &r->should[fails[other]], FIT_TIMES)) {
				fit++;
				break;
			}
	return fit;
}

static bool
rows_sorted(const struct rows *r, struct displaced *found)
{
	struct misfit f = misfit_at(r, 0, r->n, 0, SORTED_TIMES);
	size_t fails[ROWS_COMPARED];
	int n = 0;

	*found = (struct displaced){ 0, f.fails, f.of, f.from, f.to };
	if (f.fails < SORTED_LEAST || f.fails * 2 < f.of)
		return false;
	for (size_t k = 0; k < r->n && n < ROWS_COMPARED; k++)
		if (misfit_at(r, k, k, 0, SORTED_TIMES).fails > 0)
			fails[n++] = k;
	return fit_elsewhere(r, fails, n) * 4 >= n * 3;
}

/* One complaint for all columns that are displaced in one way, from the row that is first of them on. */
static void
tell_displaced(const struct rows *r, const struct displaced *d, str columns)
{
	struct model *m = r->m;
	str name = check_name(m, row_indicator(r, d->from));

	if (d->shift == 0) {
		diag_add(m->d, &plan_misplaced, figure_place(r, d->from, false),
		    _("%.*s: %d of %d rows don't fit their indicators, the first of them %.*s"), STR_ARG(columns),
		    d->fails, d->of, STR_ARG(name));
		diag_hint(m->d, "%s", _("were rows sorted without their codes? sort the whole table at once"));
		return;
	}
	diag_add(m->d, &plan_misplaced, figure_place(r, d->from, false),
	    d->shift > 0 ? _("%.*s: from %.*s on the figures stand one row too low (%d of %d rows)")
			 : _("%.*s: from %.*s on the figures stand one row too high (%d of %d rows)"),
	    STR_ARG(columns), STR_ARG(name), d->fails, d->of);
	diag_hint(m->d, "%s", _("an empty cell was put in or taken out: move the figures back to their rows"));
}

/* What the cell holds by another source; exact: the very figure, not one near it. */
static struct token
year_should(const struct rows *r, size_t k, enum year_column c, bool exact)
{
	const struct plan_indicator *i = row_indicator(r, k);
	const struct plan_observation *was = row_before(r, k);
	struct token path = token_of_target(i, check_path_of(r->m->p, i, r->y->year + (c == YC_NEXT)));
	struct token before = { was != NULL ? reached_in(was) : DEC_NONE, STR(""), false };
	struct token none = { DEC_NONE, STR(""), false };

	if (before.d.known && i->nature == NATURE_STATUS)
		before = (struct token){ DEC_NONE, dec_sign(before.d) > 0 ? STR("dat") : STR("chua_dat"), false };
	if (exact && c == YC_LAST)
		return before;
	if (exact)
		return c == YC_PLAN || c == YC_NEXT ? path : none;
	if (i->nature == NATURE_GROWTH)
		return none; /* rates jump */
	if (!token_known(&path))
		path = token_known(&before) ? before : token_of_target(i, &r->at[k]->plan);
	path.steady = i->nature == NATURE_SHARE || i->nature == NATURE_LEVEL;
	return path;
}

static bool
token_same(const struct token *a, const struct token *b)
{
	return a->d.known == b->d.known && (!a->d.known || dec_cmp(a->d, b->d) == 0) && str_eq(a->word, b->word);
}

/*
 * What the office plans may be more than what those above it have set, and what they have set may be what the path
 * says: only a plan that asks for less than both speaks of a swap.
 */
static bool
plan_asks_for_less(const struct plan_indicator *i, const struct token *plan, const struct token *set)
{
	int order = plan->d.known && set->d.known ? dec_cmp(plan->d, set->d) : 0;

	return i->direction == LESS_IS_BETTER ? order > 0 : order < 0;
}

/* Rows in which column other holds what belongs into column c, and c something else; and the reverse. */
static void
count_swapped(const struct rows *r, enum year_column c, enum year_column other, int *swapped, int *right)
{
	*swapped = *right = 0;
	for (size_t k = 0; k < r->n; k++) {
		struct token should = year_should(r, k, c, true);
		struct token a = token_of_cell(r->m, r->at[k], year_columns[c]);
		struct token b = token_of_cell(r->m, r->at[k], year_columns[other]);

		if (!token_known(&should) || !token_known(&a) || !token_known(&b) || token_same(&a, &b))
			continue;
		if (token_same(&b, &should) &&
		    (c != YC_PLAN || other != YC_CITY || plan_asks_for_less(row_indicator(r, k), &a, &b)))
			++*swapped;
		*right += token_same(&a, &should);
	}
}

static bool
check_swapped(const struct rows *r)
{
	static const enum year_column known[] = { YC_PLAN, YC_NEXT, YC_LAST };
	struct model *m = r->m;

	for (size_t k = 0; k < sizeof known / sizeof known[0]; k++)
		for (enum year_column other = YC_PLAN; other < YC_COLUMNS; other++) {
			int swapped, right;

			if (other == known[k])
				continue;
			count_swapped(r, known[k], other, &swapped, &right);
			if (swapped < ROWS_LEAST || right * 3 > swapped)
				continue;
			diag_add(m->d, &plan_misplaced, year_place(r->at[0], known[k]),
			    _("columns %s and %s have been swapped: in %d rows %s holds what belongs into %s"),
			    year_columns[known[k]], year_columns[other], swapped, year_columns[other],
			    year_columns[known[k]]);
			diag_hint(m->d, "%s", _("put the figures, or the headings, back in their columns"));
			suspect_add(m, year_place(r->at[0], known[k]), year_place(r->at[r->n - 1], known[k]));
			suspect_add(m, year_place(r->at[0], other), year_place(r->at[r->n - 1], other));
			return true;
		}
	return false;
}

/* Do nearly all rows have a plan? Where many have none, an empty cell is no sign of anything. */
static bool
plans_are_usual(const struct rows *r)
{
	size_t known = 0;

	for (size_t k = 0; k < r->n; k++) {
		struct token plan = token_of_cell(r->m, r->at[k], year_columns[YC_PLAN]);

		known += token_known(&plan);
	}
	return known * PARTS_LEAST >= r->n * (PARTS_LEAST - 1);
}

/* A row whose plan is empty and whose next cell holds it: an empty cell was put in. */
static void
check_row_aside(const struct rows *r)
{
	struct model *m = r->m;

	if (!plans_are_usual(r))
		return;
	for (size_t k = 0; k < r->n; k++) {
		struct token should = year_should(r, k, YC_PLAN, true);
		struct token plan = token_of_cell(m, r->at[k], year_columns[YC_PLAN]);
		struct token city = token_of_cell(m, r->at[k], year_columns[YC_CITY]);
		struct loc a = year_place(r->at[k], YC_PLAN), b = year_place(r->at[k], YC_CITY);

		if (suspect_at(m, a) || token_known(&plan) || !token_known(&should) || !token_same(&city, &should) ||
		    b.column != a.column + 1)
			continue;
		diag_add(m->d, &plan_misplaced, a, _("%.*s, %d: the row's figures stand one column too far right"),
		    STR_ARG(check_name(m, row_indicator(r, k))), r->y->year);
		diag_hint(m->d, "%s", _("an empty cell was put in: move the figures back"));
		suspect_add(
		    m, (struct loc){ a.source, a.line, a.column }, (struct loc){ a.source, a.line, UINT32_MAX });
	}
}

static void
read_column(struct rows *r, int c)
{
	r->column = c;
	for (size_t k = 0; k < r->n; k++) {
		r->is[k] = token_of_cell(r->m, r->at[k], year_columns[c]);
		r->should[k] = year_should(r, k, (enum year_column)c, false);
	}
}

static bool
check_columns(struct rows *r, bool (*find)(const struct rows *r, struct displaced *found))
{
	struct displaced all = { 0, 0, 0, 0, 0 };
	struct out names;
	int first = -1, n = 0;

	out_init(&names);
	for (int c = YC_PLAN; c < YC_COLUMNS; c++) {
		struct displaced d;

		read_column(r, c);
		if (!find(r, &d) || (n > 0 && d.shift != all.shift))
			continue;
		out_printf(&names, "%s%s", n > 0 ? ", " : "", year_columns[c]);
		if (n++ == 0) {
			first = c;
			all = d;
		}
		all.from = d.from < all.from ? d.from : all.from;
		all.to = d.to > all.to ? d.to : all.to;
		suspect_add(r->m, figure_place(r, 0, false), figure_place(r, r->n - 1, true));
	}
	if (n > 0) {
		r->column = first;
		tell_displaced(r, &all, out_copy(&names, r->m->a));
	}
	if (n > 1) /* then the rows as a whole were moved */
		suspect_add(r->m, (struct loc){ r->at[0]->where.source, r->at[0]->where.line, 0 },
		    (struct loc){ r->at[0]->where.source, r->at[r->n - 1]->where.line, 0 });
	out_release(&names);
	return n > 0;
}

/* --- months ------------------------------------------------------------------------- */

static int
by_size(const void *a, const void *b)
{
	return dec_cmp(*(const struct dec *)a, *(const struct dec *)b);
}

static struct dec
middle_month(const struct plan_observation *o)
{
	struct dec at[12] = { DEC_NONE };
	size_t n = 0;

	for (int k = 0; k < 12; k++)
		if (o->month[k].amount.known)
			at[n++] = o->month[k].amount;
	if (n == 0)
		return DEC_NONE;
	qsort(at, n, sizeof at[0], by_size);
	return at[n / 2];
}

/* What a month of the row is about: a month of the year before, else of the plan. */
static struct dec
usual_month(const struct rows *r, size_t k)
{
	const struct plan_indicator *i = row_indicator(r, k);
	const struct plan_observation *was = row_before(r, k);
	struct dec usual = was != NULL ? middle_month(was) : DEC_NONE;
	struct dec year = check_point(&r->at[k]->plan);

	if (usual.known || i->nature == NATURE_GROWTH || i->nature == NATURE_STATUS)
		return i->nature == NATURE_GROWTH || i->nature == NATURE_STATUS ? DEC_NONE : usual;
	if (!year.known && was != NULL)
		year = reached_in(was);
	if (!year.known)
		year = check_point(check_path_of(r->m->p, i, r->y->year));
	return i->nature == NATURE_FLOW ? dec_div(year, dec_int(12)) : year;
}

static bool
check_month_rows(struct rows *r)
{
	struct displaced d;

	for (size_t k = 0; k < r->n; k++) {
		r->is[k] = (struct token){ middle_month(r->at[k]), STR(""), false };
		r->should[k] = (struct token){ usual_month(r, k), STR(""),
			row_indicator(r, k)->nature == NATURE_SHARE || row_indicator(r, k)->nature == NATURE_LEVEL };
	}
	if (!rows_shifted(r, &d) && !rows_sorted(r, &d))
		return false;
	tell_displaced(r, &d, STR("thang"));
	suspect_add(r->m, figure_place(r, 0, false), figure_place(r, r->n - 1, true));
	return true;
}

/*
 * How unevenly a row runs from month to month, in all as a share of its middle: its steps against the same month of
 * the year before where that is known, so that seasons even out. at[k] tells which month's figure stands in for k;
 * 12 and above: none. Not known with fewer than ROUGH_LEAST months.
 */
enum { ROUGH_LEAST = 6 };

static struct dec
roughness(const struct plan_observation *o, const struct plan_observation *was, const int *at)
{
	struct dec before = DEC_NONE, sum = dec_int(0), size = dec_int(0);
	int n = 0;

	for (int k = 0; k < 12; k++) {
		struct dec here = at[k] >= 0 && at[k] < 12 ? o->month[at[k]].amount : DEC_NONE;

		if (was != NULL)
			here = dec_sign(was->month[k].amount) > 0 ? dec_div(here, was->month[k].amount) : DEC_NONE;
		if (!here.known)
			continue;
		if (before.known)
			sum = dec_add(sum, dec_abs(dec_sub(here, before)));
		size = dec_add(size, here);
		before = here;
		n++;
	}
	if (n < ROUGH_LEAST || dec_sign(size) <= 0)
		return DEC_NONE;
	/* a step a month, as a share of the mean */
	return dec_div(dec_mul(dec_div(sum, dec_int(n - 1)), dec_int(n)), size);
}

/* How the rows run when months stand as at tells, as shares of how they run now: in all, and how many far better or worse. */
struct evenness {
	struct dec all;
	int looked, better, worse;
};

/* Rows of the year before whose months are comparable: as a rule all that it has. */
static const struct plan_observation *
seasons_of(const struct rows *r, size_t k)
{
	const struct plan_observation *was = row_before(r, k);

	return was != NULL && was->has_months && middle_month(was).known ? was : NULL;
}

static const int in_order[12] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 };

/* Counts of a few prove nothing. */
static bool
months_tell(const struct plan_observation *o)
{
	struct dec middle = middle_month(o);

	return middle.known && !(dec_is_whole(middle) && dec_cmp(middle, dec_int(10)) < 0);
}

static void
evenness_add(struct evenness *e, struct dec is, struct dec would)
{
	struct dec ratio = dec_sign(is) > 0 ? dec_div(would, is) : DEC_NONE;

	if (!ratio.known)
		return;
	e->looked++;
	e->all = dec_add(e->all, dec_cmp(ratio, dec_int(2)) > 0 ? dec_int(2) : ratio);
	e->better += dec_cmp(dec_mul(ratio, dec_int(3)), dec_int(2)) < 0;
	e->worse += dec_cmp(dec_mul(ratio, dec_int(2)), dec_int(3)) > 0;
}

/* A row whose months tell something, and how uneven it is as it stands. */
struct telling {
	const struct plan_observation *o, *was;
	bool flow;
	struct dec is;
};

/* The first ROWS_LOOKED_AT of them: flows against the year before, levels without one too. */
static size_t
telling_rows(const struct rows *r, struct telling *at)
{
	size_t n = 0;

	for (size_t k = 0; k < r->n && n < ROWS_LOOKED_AT; k++) {
		enum plan_nature nature = row_indicator(r, k)->nature;
		struct telling t = { r->at[k], seasons_of(r, k), nature == NATURE_FLOW, DEC_NONE };

		if (!months_tell(t.o) || (t.flow ? t.was == NULL : nature != NATURE_LEVEL && nature != NATURE_SHARE))
			continue;
		t.is = roughness(t.o, t.was, in_order);
		if (t.is.known && dec_sign(t.is) > 0)
			at[n++] = t;
	}
	return n;
}

/* How the rows would run; seasons: only flows, against the year before. */
static struct evenness
evenness_of(const struct telling *rows, size_t n, const int *at, bool seasons)
{
	struct evenness e = { dec_int(0), 0, 0, 0 };

	for (size_t k = 0; k < n; k++)
		if (!seasons || rows[k].flow)
			evenness_add(&e, rows[k].is, roughness(rows[k].o, rows[k].was, at));
	return e;
}

/* At most so many hundredths of the unevenness is left, in at least so many rows and half of them. */
static bool
far_more_even(const struct evenness *e, int rows, int hundredths)
{
	return e->better >= rows && e->better * 2 >= e->looked && e->worse * 3 <= e->better &&
	    dec_cmp(dec_mul(e->all, dec_int(100)), dec_int((int64_t)e->looked * hundredths)) < 0;
}

enum { SHIFTED_ROWS = 2, SHIFTED_LEFT = 35, SWAPPED_ROWS = 3, SWAPPED_LEFT = 65, ROW_SHIFTED_LEFT = 25 };

static void
suspect_months(const struct rows *r, int from, int to)
{
	suspect_add(r->m, r->at[0]->month[from].where, r->at[r->n - 1]->month[to].where);
}

static bool
check_months_shifted(const struct rows *r, const struct telling *rows, size_t n)
{
	struct model *m = r->m;

	for (int shift = -1; shift <= 1; shift += 2) {
		struct evenness e;
		int at[12];

		for (int k = 0; k < 12; k++)
			at[k] = k + shift;
		e = evenness_of(rows, n, at, true);
		if (!far_more_even(&e, SHIFTED_ROWS, SHIFTED_LEFT))
			continue;
		diag_add(m->d, &plan_misplaced, r->at[0]->month[0].where,
		    shift > 0 ? _("%d: the months stand one column too far right of those of %d (%d rows)")
			      : _("%d: the months stand one column too far left of those of %d (%d rows)"),
		    r->y->year, r->y->year - 1, e.better);
		diag_also(m->d, r->last->at[r->at[0] - r->y->at].months_where, "%s", _("or these are wrong"));
		diag_hint(m->d, "%s", _("move the figures to their months, January under T1"));
		suspect_months(r, 0, 11);
		return true;
	}
	return false;
}

static bool
check_months_swapped(const struct rows *r, const struct telling *rows, size_t n)
{
	struct model *m = r->m;
	struct evenness best = { DEC_NONE, 0, 0, 0 };
	int a = -1, b = -1;

	for (int x = 0; x < 12; x++)
		for (int y = x + 1; y < 12; y++) {
			struct evenness e;
			int at[12];

			for (int k = 0; k < 12; k++)
				at[k] = k == x ? y : k == y ? x : k;
			e = evenness_of(rows, n, at, false);
			if (!far_more_even(&e, SWAPPED_ROWS, SWAPPED_LEFT) || (a >= 0 && dec_cmp(e.all, best.all) >= 0))
				continue;
			best = e;
			a = x;
			b = y;
		}
	if (a < 0)
		return false;
	diag_add(m->d, &plan_misplaced, r->at[0]->month[a].where,
	    _("%d: columns T%d and T%d have been swapped: %d rows run far more evenly the other way round"), r->y->year,
	    a + 1, b + 1, best.better);
	diag_hint(m->d, "%s", _("put the figures, or the headings, back in their columns"));
	suspect_months(r, a, a);
	suspect_months(r, b, b);
	return true;
}

/* How many rows have a figure for the month. */
static size_t
rows_with(const struct rows *r, int month)
{
	size_t n = 0;

	for (size_t k = 0; k < r->n; k++)
		n += r->at[k]->month[month].amount.known;
	return n;
}

/* January empty in every row and February full: an office that began in February, or a column too many. */
static void
check_january(const struct rows *r)
{
	if (r->n < ROWS_LEAST || rows_with(r, 0) > 0 || rows_with(r, 1) * 2 <= r->n)
		return;
	diag_add(r->m->d, &plan_no_january, r->at[0]->month[0].where, _("%d: T1 is empty in all %zu rows, T2 is not"),
	    r->y->year, r->n);
	diag_hint(r->m->d, "%s", _("if the months stand one column too far right, move them back"));
	suspect_months(r, 0, 11);
}

/* One row whose seasons come a month later or earlier than those of the year before. */
static void
check_row_seasons(const struct rows *r)
{
	struct model *m = r->m;

	for (size_t k = 0; k < r->n; k++) {
		const struct plan_observation *was = seasons_of(r, k);

		if (was == NULL || row_indicator(r, k)->nature != NATURE_FLOW || !months_tell(r->at[k]))
			continue;
		for (int shift = -1; shift <= 1; shift += 2) {
			struct evenness e = { dec_int(0), 0, 0, 0 };
			int at[12];

			for (int n = 0; n < 12; n++)
				at[n] = n + shift;
			evenness_add(&e, roughness(r->at[k], was, in_order), roughness(r->at[k], was, at));
			if (!far_more_even(&e, 1, ROW_SHIFTED_LEFT))
				continue;
			diag_add(m->d, &plan_row_aside, r->at[k]->months_where,
			    shift > 0 ? _("%.*s, %d: the months seem to stand one column too far right of those of %d")
				      : _("%.*s, %d: the months seem to stand one column too far left of those of %d"),
			    STR_ARG(check_name(m, row_indicator(r, k))), r->y->year, r->y->year - 1);
			diag_also(m->d, was->months_where, "%s", _("or these are wrong"));
			diag_hint(m->d, "%s", _("compare them month by month"));
		}
	}
}

/* One row that begins and ends a month later than the others. */
static void
check_month_rows_aside(const struct rows *r)
{
	int last = 11;

	while (last > 0 && rows_with(r, last) * 2 < r->n)
		last--;
	for (size_t k = 0; k < r->n && last < 11 && rows_with(r, 0) * 2 > r->n; k++) {
		const struct plan_figure *month = r->at[k]->month;

		if (month[0].amount.known || !month[1].amount.known || !month[last + 1].amount.known)
			continue;
		diag_add(r->m->d, &plan_misplaced, month[0].where,
		    _("%.*s, %d: the row's months stand one column too far right"),
		    STR_ARG(check_name(r->m, row_indicator(r, k))), r->y->year);
		diag_hint(r->m->d, "%s", _("an empty cell was put in: move the figures back"));
		suspect_add(r->m, month[0].where, month[11].where);
	}
}

/* --- names --------------------------------------------------------------------------- */

static str
row_name(const struct rows *r, size_t k)
{
	return text_fold(r->a, r->months ? r->at[k]->months_name : r->at[k]->name);
}

/* Indicators by their folded names; a name that two have is nobody's. */
static struct map *
names_of(struct model *m)
{
	static char two;

	if (m->names != NULL)
		return m->names;
	m->names = map_new(m->a);
	for (size_t k = 0; k < m->p->indicators_n; k++) {
		struct plan_indicator *i = &m->p->indicators[k];
		const str names[] = { text_fold(m->a, i->name), text_fold(m->a, i->full_name) };

		for (size_t n = 0; n < 2; n++) {
			void *known = map_find(m->names, names[n]);

			if (names[n].n > 0)
				map_put(m->names, names[n], known != NULL && known != i ? (void *)&two : (void *)i);
		}
	}
	map_put(m->names, STR(""), NULL);
	for (size_t k = 0; k < m->names->n; k++)
		if (m->names->at[k].value == &two)
			m->names->at[k].value = NULL;
	return m->names;
}

/* Whose name the row has, when that is another indicator than its code's. */
static const struct plan_indicator *
other_of_name(const struct rows *r, size_t k)
{
	str name = row_name(r, k);
	const struct plan_indicator *other = name.n > 0 ? map_find(names_of(r->m), name) : NULL;

	return other == row_indicator(r, k) ? NULL : other;
}

static bool
check_row_names(const struct rows *r)
{
	struct model *m = r->m;
	struct loc first = LOC_NONE, last = LOC_NONE;
	const struct plan_indicator *code = NULL, *name = NULL;
	size_t n = 0;

	for (size_t k = 0; k < r->n; k++) {
		const struct plan_indicator *other = other_of_name(r, k);
		struct loc where = r->months ? r->at[k]->months_where : r->at[k]->where;

		if (other == NULL)
			continue;
		if (n++ == 0) {
			first = where;
			code = row_indicator(r, k);
			name = other;
		}
		last = where;
		suspect_add(
		    m, (struct loc){ where.source, where.line, 0 }, (struct loc){ where.source, where.line, 0 });
	}
	if (n == 0)
		return false;
	diag_add(m->d, &plan_other_name, first, _("the row's code is %.*s (%.*s), its name that of %.*s (%.*s)"),
	    STR_ARG(code->code), STR_ARG(code->name), STR_ARG(name->code), STR_ARG(name->name));
	if (n > 1) {
		diag_also(m->d, last, _("%zu rows up to here"), n);
		diag_hint(
		    m->d, "%s", _("the codes or the names were sorted or moved without the rest: sort whole rows"));
	} else {
		diag_hint(m->d, "%s", _("mend the code or the name"));
	}
	return n >= ROWS_LEAST;
}

static void
check_months(struct rows *r)
{
	struct telling rows[ROWS_LOOKED_AT];
	size_t n = telling_rows(r, rows);

	check_month_rows_aside(r);
	if (check_month_rows(r) || check_months_shifted(r, rows, n) || check_months_swapped(r, rows, n))
		return;
	check_january(r);
	check_row_seasons(r);
}

void
model_find_misplaced(struct model *m, const struct plan_year *y, const struct plan_year *last)
{
	struct arena *scratch = arena_new(1 << 14);
	struct rows year = rows_of(m, y, last, false, scratch), months = rows_of(m, y, last, true, scratch);

	if (year.n > 0 && !check_row_names(&year)) {
		if (!check_swapped(&year) && !check_columns(&year, rows_shifted))
			check_columns(&year, rows_sorted);
		check_row_aside(&year);
	}
	if (months.n > 0 && !check_row_names(&months))
		check_months(&months);
	arena_free(scratch);
}
