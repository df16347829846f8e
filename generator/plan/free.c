/*
 * Free tables of a year's workbook: a list of kinds of revenue, of schools. Nobody computes with them, so nothing but
 * their own rows can tell that one was lost, doubled or exchanged: a total among the rows, and the indicator that the
 * sheet breaks down (sheet thu_ngan_sach, indicator "Thu ngân sách …"), once any column of any year adds up to it.
 */
#include "plan/checks.h"

#include "plan/kinds.h"
#include "value/schema.h"

enum { ROWS_MAX = 500, SHARE_TIMES = 3 };

/* A column of figures that a plan's or a result's place is known for. */
enum free_column { FREE_PLAN, FREE_DONE, FREE_COLUMNS };
static const char *const column_names[FREE_COLUMNS][2] = { { "du_toan", "ke_hoach" }, { "thuc_hien", "thuc_hien" } };

struct free_table {
	struct model *m;
	const struct plan_year *y;
	const struct value *sheet;
	str key;                  /* the sheet's name, folded */
	str label;                /* the first column's */
	str column[FREE_COLUMNS]; /* as rows have it; n 0: not there */
};

static bool
is_own_sheet(str key)
{
	static const char *const names[] = { "chi_tieu", "thang", "thong_tin", "ghi_chu" };

	for (size_t k = 0; k < sizeof names / sizeof names[0]; k++)
		if (str_eq(key, str_of(names[k])))
			return true;
	return false;
}

static str
row_label(const struct free_table *t, const struct value *row)
{
	const struct value *v = row->kind == VALUE_MAP && t->label.n > 0 ? value_at(row, t->label) : NULL;

	return v != NULL && v->kind == VALUE_TEXT ? str_trim(v->text) : STR("");
}

static bool
is_total(struct model *m, str label)
{
	static const char *const words[] = { "tong", "tong_cong", "tong_so", "cong", "tong_thu", "tong_chi" };
	str folded = text_fold(m->a, label);

	for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
		if (str_eq(folded, str_of(words[k])))
			return true;
	return false;
}

static struct dec
figure_at(const struct value *row, str column)
{
	const struct value *v = row->kind == VALUE_MAP && column.n > 0 ? value_at(row, column) : NULL;

	return v != NULL && v->kind == VALUE_DEC ? v->dec : DEC_NONE;
}

/* The sum of a column without totals; not known where a figure is no number, or a row is a part of another. */
static struct dec
column_sum(const struct free_table *t, str column)
{
	struct dec sum = dec_int(0);
	size_t n = 0;

	for (size_t i = 0; i < t->sheet->list->n; i++) {
		const struct value *row = &t->sheet->list->at[i];
		str label = row_label(t, row);

		if (str_starts(label, STR("-")) || str_starts(text_fold(t->m->a, label), STR("trong_do")))
			return DEC_NONE;
		if (is_total(t->m, label) || label.n == 0)
			continue;
		sum = dec_add(sum, figure_at(row, column));
		n++;
	}
	return n > 1 ? sum : DEC_NONE;
}

static bool
free_table_open(struct free_table *t)
{
	const struct value *row = t->sheet->list->n > 0 ? &t->sheet->list->at[0] : NULL;

	if (row == NULL || row->kind != VALUE_MAP || t->sheet->list->n > ROWS_MAX)
		return false;
	for (size_t k = 0; k < row->map->n && t->label.n == 0; k++)
		if (((struct value *)row->map->at[k].value)->kind == VALUE_TEXT)
			t->label = row->map->at[k].key;
	for (size_t k = 0; k < row->map->n; k++) {
		str key = text_fold(t->m->a, row->map->at[k].key);

		for (int c = 0; c < FREE_COLUMNS; c++)
			for (int w = 0; w < 2; w++)
				if (str_eq(key, str_of(column_names[c][w])))
					t->column[c] = row->map->at[k].key;
	}
	return t->label.n > 0;
}

/* --- rows --------------------------------------------------------------------------- */

static void
check_labels(const struct free_table *t)
{
	struct map seen;

	map_init(&seen, t->m->a);
	for (size_t i = 0; i < t->sheet->list->n; i++) {
		const struct value *row = &t->sheet->list->at[i], *first;
		str label = row_label(t, row);

		if (label.n == 0 || str_starts(label, STR("-")))
			continue; /* parts of several rows may have one name */
		first = map_find(&seen, text_fold(t->m->a, label));
		if (first == NULL) {
			map_put(&seen, text_fold(t->m->a, label), (void *)(uintptr_t)row);
			continue;
		}
		diag_add(t->m->d, &plan_double_label, value_at(row, t->label)->where, STR_FMT, STR_ARG(label));
		diag_also(t->m->d, value_at(first, t->label)->where, "%s", _("first used here"));
		diag_hint(t->m->d, "%s", _("keep one, or tell them apart by their names"));
	}
}

/* The only total of a table is what its other rows add up to. */
static void
check_total_row(const struct free_table *t)
{
	const struct value *total = NULL;

	for (size_t i = 0; i < t->sheet->list->n; i++) {
		if (!is_total(t->m, row_label(t, &t->sheet->list->at[i])))
			continue;
		if (total != NULL)
			return;
		total = &t->sheet->list->at[i];
	}
	for (size_t k = 0; total != NULL && k < total->map->n; k++) {
		const struct value *v = total->map->at[k].value;
		struct dec sum = v->kind == VALUE_DEC ? column_sum(t, total->map->at[k].key) : DEC_NONE;

		if (!sum.known || dec_cmp(sum, v->dec) == 0)
			continue;
		diag_add(t->m->d, &plan_total_differs, v->where, _("%.*s: %.*s, the rows add up to %.*s"),
		    STR_ARG(row_label(t, total)), STR_ARG(dec_str(t->m->a, v->dec)), STR_ARG(dec_str(t->m->a, sum)));
		diag_hint(t->m->d, "%s", _("mend the row that is wrong"));
	}
}

/* --- the indicator that a table breaks down ------------------------------------------- */

/* The one indicator of amounts whose name begins with the sheet's. */
static const struct plan_indicator *
broken_down(struct model *m, str key)
{
	const struct plan_indicator *found = NULL;

	for (size_t k = 0; k < m->p->indicators_n; k++) {
		const struct plan_indicator *i = &m->p->indicators[k];
		str name = text_fold(m->a, i->full_name);

		if ((i->nature != NATURE_FLOW && i->nature != NATURE_LEVEL) || !str_starts(name, key) ||
		    (name.n > key.n && name.p[key.n] != '_'))
			continue;
		if (found != NULL)
			return NULL;
		found = i;
	}
	return found;
}

/* What a column may add up to: the plan; the year, or the months so far. */
static struct dec
told_by_indicator(const struct free_table *t, const struct plan_indicator *i, enum free_column c, bool months)
{
	const struct plan_observation *o = &t->y->at[i->index];
	struct dec sum = dec_int(0);
	bool any = false;

	if (c == FREE_PLAN)
		return months ? DEC_NONE : check_point(&o->plan);
	if (!months)
		return reached_in(o);
	for (int k = 0; k < 12; k++)
		if (o->month[k].amount.known) {
			sum = i->nature == NATURE_FLOW ? dec_add(sum, o->month[k].amount) : o->month[k].amount;
			any = true;
		}
	return any ? sum : DEC_NONE;
}

static bool
adds_up(const struct free_table *t, const struct plan_indicator *i, enum free_column c)
{
	struct dec sum = column_sum(t, t->column[c]);

	for (int months = 0; sum.known && months < 2; months++) {
		struct dec told = told_by_indicator(t, i, c, months != 0);

		if (told.known && dec_cmp(told, sum) == 0)
			return true;
	}
	return false;
}

static void
check_column(const struct free_table *t, const struct plan_indicator *i, enum free_column c)
{
	struct dec sum = column_sum(t, t->column[c]), told = told_by_indicator(t, i, c, c == FREE_DONE);

	if (!told.known)
		told = told_by_indicator(t, i, c, false);
	if (t->column[c].n == 0 || !sum.known || !told.known || adds_up(t, i, c))
		return;
	diag_add(t->m->d, &plan_breakdown_differs, t->sheet->where,
	    _("%.*s of sheet %.*s adds up to %.*s, %.*s is %.*s"), STR_ARG(t->column[c]), STR_ARG(t->key),
	    STR_ARG(dec_str(t->m->a, sum)), STR_ARG(check_name(t->m, i)), STR_ARG(dec_str(t->m->a, told)));
	diag_also(t->m->d, t->y->at[i->index].where, "%s", _("the indicator"));
	diag_hint(t->m->d, "%s", _("a row is missing, doubled or wrong, or the indicator's figure is"));
}

/* --- two rows exchanged --------------------------------------------------------------- */

enum { EXCHANGE_TIMES = 6, EXCHANGE_HUNDREDTHS = 10 };

static struct dec
off_share(struct dec done, struct dec plan, struct dec share)
{
	return dec_abs(dec_sub(done, dec_mul(plan, share)));
}

/* Both rows' results are far from the share of their plans that all rows come to, and near that of each other's. */
static bool
rows_exchanged(const struct free_table *t, const struct value *a, const struct value *b, struct dec share)
{
	struct dec p = figure_at(a, t->column[FREE_PLAN]), q = figure_at(b, t->column[FREE_PLAN]);
	struct dec x = figure_at(a, t->column[FREE_DONE]), y = figure_at(b, t->column[FREE_DONE]);
	struct dec own = dec_add(off_share(x, p, share), off_share(y, q, share));
	struct dec other = dec_add(off_share(x, q, share), off_share(y, p, share));
	struct dec apart = dec_abs(dec_sub(p, q)), most = dec_cmp(p, q) > 0 ? p : q;

	return own.known && other.known && dec_cmp(dec_mul(other, dec_int(EXCHANGE_TIMES)), own) < 0 &&
	    dec_cmp(dec_mul(apart, dec_int(100)), dec_mul(most, dec_int(EXCHANGE_HUNDREDTHS))) >= 0;
}

static void
check_exchanged(const struct free_table *t)
{
	struct dec plan = column_sum(t, t->column[FREE_PLAN]), done = column_sum(t, t->column[FREE_DONE]), share;

	if (!plan.known || !done.known || dec_sign(plan) <= 0 || dec_sign(done) <= 0 || t->sheet->list->n < 3)
		return;
	share = dec_div(done, plan);
	for (size_t i = 0; i < t->sheet->list->n; i++)
		for (size_t k = i + 1; k < t->sheet->list->n; k++) {
			const struct value *a = &t->sheet->list->at[i], *b = &t->sheet->list->at[k];

			if (!rows_exchanged(t, a, b, share))
				continue;
			diag_add(t->m->d, &plan_exchanged, value_at(a, t->column[FREE_DONE])->where,
			    _("%d: %.*s is %.*s, %.*s is %.*s"), t->y->year, STR_ARG(row_label(t, a)),
			    STR_ARG(dec_str(t->m->a, figure_at(a, t->column[FREE_DONE]))), STR_ARG(row_label(t, b)),
			    STR_ARG(dec_str(t->m->a, figure_at(b, t->column[FREE_DONE]))));
			diag_also(t->m->d, value_at(b, t->column[FREE_DONE])->where, "%s", _("the other one"));
			diag_hint(t->m->d, "%s", _("each fits the other's plan: look both up again"));
		}
}

/* --- one result far from the others ------------------------------------------------- */

enum { FAR_TIMES = 5 };

/* A row whose result is many times the share of its plan that the rows come to, or a small part of it. */
static void
check_row_far(const struct free_table *t)
{
	struct dec plan = column_sum(t, t->column[FREE_PLAN]), done = column_sum(t, t->column[FREE_DONE]);

	if (!plan.known || !done.known || dec_sign(plan) <= 0 || t->sheet->list->n < 3)
		return;
	for (size_t i = 0; i < t->sheet->list->n; i++) {
		const struct value *row = &t->sheet->list->at[i];
		struct dec p = figure_at(row, t->column[FREE_PLAN]), x = figure_at(row, t->column[FREE_DONE]);
		struct dec rest = dec_div(dec_sub(done, x), dec_sub(plan, p)), want = dec_mul(p, rest);

		if (!want.known || dec_sign(want) <= 0 || dec_sign(x) <= 0 || is_total(t->m, row_label(t, row)) ||
		    (dec_cmp(x, dec_mul(want, dec_int(FAR_TIMES))) < 0 &&
			dec_cmp(dec_mul(x, dec_int(FAR_TIMES)), want) > 0))
			continue;
		diag_add(t->m->d, &plan_outlier, value_at(row, t->column[FREE_DONE])->where,
		    _("%.*s: %.*s of %.*s, the other rows have come to %.*s%%"), STR_ARG(row_label(t, row)),
		    STR_ARG(dec_str(t->m->a, x)), STR_ARG(dec_str(t->m->a, p)),
		    STR_ARG(dec_str(t->m->a, dec_round(dec_mul(rest, dec_int(100)), 1))));
		diag_hint(t->m->d, "%s", _("look the row's figures up again"));
	}
}

/* --- all of it -------------------------------------------------------------------------- */

/* Some year's table of this name adds up to the indicator: that is what it is for. */
static bool
link_is_known(struct model *m, str key, const struct plan_indicator *i)
{
	for (size_t k = 0; k < m->p->years_n; k++) {
		const struct plan_year *y = &m->p->years[k];
		struct free_table t = { m, y, NULL, key, STR(""), { STR(""), STR("") } };

		t.sheet = y->at != NULL && y->tables != NULL ? table_sheet(y->tables, key, m->a) : NULL;
		if (t.sheet == NULL || t.sheet->kind != VALUE_LIST || !free_table_open(&t))
			continue;
		for (int c = 0; c < FREE_COLUMNS; c++)
			if (adds_up(&t, i, (enum free_column)c))
				return true;
	}
	return false;
}

static void
check_free_table(struct free_table *t)
{
	const struct plan_indicator *i;

	if (t->sheet->list->n == 0) {
		diag_add(t->m->d, &plan_empty_table, t->sheet->where, _("sheet %.*s"), STR_ARG(t->key));
		return;
	}
	if (!free_table_open(t))
		return;
	check_labels(t);
	check_total_row(t);
	check_exchanged(t);
	check_row_far(t);
	i = broken_down(t->m, t->key);
	if (i == NULL || !link_is_known(t->m, t->key, i))
		return;
	for (int c = 0; c < FREE_COLUMNS; c++)
		check_column(t, i, (enum free_column)c);
}

void
check_free_tables(struct model *m, const struct plan_year *y)
{
	const struct value *tables = y->tables;

	if (tables == NULL || tables->kind != VALUE_MAP || y->at == NULL || tables->map->n < 2)
		return;
	for (size_t k = 0; k < tables->map->n; k++) {
		struct free_table t = { m, y, tables->map->at[k].value, text_fold(m->a, tables->map->at[k].key),
			STR(""), { STR(""), STR("") } };

		if (!is_own_sheet(t.key) && t.sheet->kind == VALUE_LIST)
			check_free_table(&t);
	}
}
