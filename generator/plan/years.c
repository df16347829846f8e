/*
 * so-lieu/YEAR: what was planned and reached. Sheet chi_tieu has a row an
 * indicator; sheet thang its months. Every figure is checked where it stands.
 */
#include "plan/model.h"

#include <stdlib.h>

#include "base/check.h"
#include "base/out.h"
#include "plan/kinds.h"
#include "value/schema.h"

enum {
	C_MA,
	C_TEN,
	C_DVT,
	C_KE_HOACH,
	C_TP,
	C_THUC_HIEN,
	C_UOC,
	C_CUNG_KY,
	C_SAU,
	C_LY_DO,
	C_DANH_GIA,
	C_TRANG_THAI,
	C_XAC_NHAN,
	C_COLUMNS
};
static const char *const columns[] = { "ma", "chi_tieu", "don_vi_tinh", "ke_hoach", "thanh_pho_giao", "thuc_hien",
	"uoc_thuc_hien", "cung_ky", "ke_hoach_sau", "ly_do", "danh_gia", "trang_thai", "xac_nhan" };
TABLE_HAS(columns, C_COLUMNS);
enum { M_MA, M_TEN, M_T1, M_XAC_NHAN = M_T1 + 12, M_COLUMNS };
static const char *const month_columns[] = { "ma", "chi_tieu", "t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9",
	"t10", "t11", "t12", "xac_nhan" };
TABLE_HAS(month_columns, M_COLUMNS);

/* Sheets of a year's book, and what each is known by when it has another name. */
static const struct known_sheet {
	const char *name, *key_column;
	const char *const *columns; /* of which so many are enough */
	size_t columns_n;
	int enough;
} known_sheets[] = {
	{ "chi_tieu", "ma", columns + C_KE_HOACH, C_SAU - C_KE_HOACH + 1, 1 },
	{ "thang", "ma", month_columns + M_T1, 12, 2 },
	{ "thong_tin", "muc", (const char *const[]){ "gia_tri" }, 1, 1 },
};

static bool
unseen_in(str code)
{
	static const char *const unseen[] = { " ", "\xc2\xa0", "\xe2\x80\x8b", "\xef\xbb\xbf", "\xe2\x80\xaf",
		"\xe2\x81\xa0" };

	for (size_t i = 0; i < sizeof unseen / sizeof unseen[0]; i++)
		if (str_find(code, str_of(unseen[i]), 0) < code.n)
			return true;
	return false;
}

/* What stands in a row without a code, in either sheet behind the names, belongs to nothing. */
static void
complain_codeless(struct model *m, const struct table *t, const struct value *row)
{
	for (size_t c = C_TEN + 1; c < t->n; c++) {
		const struct value *cell = table_cell(t, row, c);

		if (cell == NULL || (cell->kind == VALUE_TEXT && text_is_nil(str_trim(cell->text))))
			continue;
		diag_add(m->d, &plan_bad_code, table_where(t, row, C_MA), "%s", _("the row has no code"));
		diag_hint(m->d, "%s", _("write the indicator's code in the column ma, or clear the row"));
		return;
	}
}

static const struct plan_indicator *
indicator_of(struct model *m, const struct table *t, const struct value *row)
{
	str code = plain_text(table_cell(t, row, C_MA), m->a);
	const struct plan_indicator *i;

	if (code.n == 0) {
		complain_codeless(m, t, row);
		return NULL;
	}
	i = plan_find_indicator(m->p, code);
	if (i == NULL) {
		str *names = ARENA_ARRAY(m->a, str, m->p->indicators_n + 1), near;

		for (size_t k = 0; k < m->p->indicators_n; k++)
			names[k] = m->p->indicators[k].code;
		near = str_nearest(code, names, m->p->indicators_n);
		if (m->p->indicators_n == 0)
			return NULL; /* the plan is missing or broken, and that is said */
		diag_add(m->d, &plan_unknown_code, table_where(t, row, C_MA), STR_FMT, STR_ARG(code));
		if (unseen_in(code))
			diag_hint(m->d, "%s", _("a space that cannot be seen stands in it: type the code anew"));
		else if (str_eq(text_fold(m->a, code), STR("ma")))
			diag_hint(m->d, "%s", _("a second row of headings: keep one"));
		else if (table_cell(t, row, C_MA)->kind == VALUE_DATE)
			diag_hint(m->d, "%s",
			    _("the spreadsheet made a date of the code: format the column as text, type the code anew"));
		else if (near.n > 0)
			hint_near(m->d, AN_INDICATOR, near);
		else
			diag_hint(m->d, "%s", _("add the indicator to ke-hoach/chi-tieu first"));
		return NULL;
	}
	return i;
}

static void
check_figure(struct model *m, const struct plan_indicator *i, const struct plan_figure *f)
{
	if (!f->amount.known)
		return;
	if (i->nature == NATURE_SHARE && i->cap.known && dec_cmp(f->amount, i->cap) > 0) {
		diag_add(m->d, &plan_share_over, f->where, STR_FMT ": " STR_FMT, STR_ARG(i->code),
		    STR_ARG(dec_str(m->a, f->amount)));
		diag_hint(m->d, _("a share is at most %.*s"), STR_ARG(dec_str(m->a, i->cap)));
	}
	if (i->nature != NATURE_GROWTH && dec_sign(f->amount) < 0) {
		diag_add(m->d, &plan_negative, f->where, STR_FMT, STR_ARG(i->code));
		diag_hint(m->d, "%s", _("only a growth rate (toc_do) may be negative"));
	}
}

static struct plan_figure
read_figure(struct model *m, const struct table *t, const struct value *row, size_t column,
    const struct plan_indicator *i, enum plan_status status)
{
	struct plan_figure f = { DEC_NONE, table_where(t, row, column), STATUS_NONE };
	const struct value *cell = table_cell(t, row, column);

	if (cell != NULL && figure_read(m, cell, f.where, i->nature, i->unit, &f.amount) && f.amount.known)
		f.status = status;
	check_figure(m, i, &f);
	return f;
}

static void
read_year_plan(struct model *m, const struct table *t, const struct value *row, size_t column,
    const struct plan_indicator *i, struct plan_target *target)
{
	enum plan_cmp cmp = i->target.cmp;

	if (cmp == CMP_RANGE) /* one figure of a year is no range */
		cmp = i->direction == LESS_IS_BETTER ? CMP_AT_MOST : CMP_EQUAL;
	target_read(m, table_cell(t, row, column), table_where(t, row, column), i->nature, cmp, i->unit, target);
}

/* Half a household is a slip, or another unit. */
static void
check_whole(struct model *m, const struct plan_indicator *i, const struct plan_figure *f)
{
	if (!f->amount.known || dec_is_whole(f->amount) || !plan_counts_whole(i))
		return;
	diag_add(m->d, &plan_part_of_whole, f->where, _("%.*s: %.*s, counted in %.*s"), STR_ARG(i->code),
	    STR_ARG(dec_str(m->a, f->amount)), STR_ARG(i->unit));
	diag_hint(m->d, "%s", _("it is printed as a whole number"));
}

/* The data's own unit column must say what the plan says. False: complained. */
static bool
check_measure(struct model *m, const struct table *t, const struct value *row, const struct plan_indicator *i)
{
	const struct value *cell = table_cell(t, row, C_DVT);
	str unit = cell != NULL ? plain_text(cell, m->a) : STR("");

	if (unit.n == 0 || text_is_nil(unit) || str_eq(text_lower(m->a, unit), text_lower(m->a, i->unit)))
		return true;
	diag_add(m->d, &plan_mixed_measure, cell->where, _("%.*s is in %.*s here, in %.*s in the plan"),
	    STR_ARG(i->code), STR_ARG(unit), STR_ARG(i->unit.n > 0 ? i->unit : STR("-")));
	diag_hint(m->d, "%s", _("convert the figures, then write the plan's unit"));
	return false;
}

/* Column trang_thai: how final thuc_hien is. */
static void
read_mark(struct model *m, const struct value *cell, struct plan_observation *o)
{
	static const char *const known[] = { "chinh_thuc", "uoc", "so_bo" };
	str word;

	if (cell == NULL)
		return;
	word = text_fold(m->a, plain_text(cell, m->a));
	for (size_t k = 0; k < 3; k++)
		if (str_eq(word, str_of(known[k]))) {
			o->done.status = o->done.amount.known ? (enum plan_status)(STATUS_FINAL + k) : STATUS_NONE;
			return;
		}
	diag_add(m->d, &schema_unknown_word, cell->where, "trang_thai: " STR_FMT, STR_ARG(plain_text(cell, m->a)));
	diag_hint(m->d, "%s", "chinh_thuc, uoc, so_bo");
}

static bool
says_nothing(const struct value *cell)
{
	return is_blank(cell) || (cell->kind == VALUE_TEXT && text_is_nil(str_trim(cell->text)));
}

/* Column danh_gia: a judgement by hand, which wants its reason. */
static void
read_judged_by_hand(
    struct model *m, const struct value *cell, const struct plan_indicator *i, struct plan_observation *o)
{
	static const struct {
		const char *word;
		enum plan_judgement judged;
	} words[] = { { "vuot", JUDGED_OVER }, { "dat", JUDGED_MET }, { "chua_dat", JUDGED_UNMET } };
	str word;

	if (cell == NULL)
		return;
	word = text_fold(m->a, plain_text(cell, m->a));
	o->override = JUDGED_NOT;
	for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
		if (str_eq(word, str_of(words[k].word)))
			o->override = words[k].judged;
	if (o->override == JUDGED_NOT) {
		diag_add(
		    m->d, &schema_unknown_word, cell->where, "danh_gia: " STR_FMT, STR_ARG(plain_text(cell, m->a)));
	} else if (o->reason.n == 0) {
		diag_add(m->d, &plan_no_reason, cell->where, STR_FMT, STR_ARG(i->code));
		diag_hint(m->d, "%s", _("write it in the column ly_do"));
	}
}

/* Few rows have one. */
static const struct plan_confirmation *
keep_confirmation(struct model *m, struct plan_confirmation c)
{
	return c.reason.n > 0 ? arena_copy(m->a, &c, sizeof c) : NULL;
}

static void
read_row(struct model *m, struct plan_year *y, const struct table *t, const struct value *row)
{
	const struct plan_indicator *i = indicator_of(m, t, row);
	struct plan_observation *o;
	bool one_unit;

	if (i == NULL)
		return;
	o = &y->at[i->index];
	if (o->has_row) {
		diag_add(m->d, &plan_double_row, table_where(t, row, C_MA), STR_FMT, STR_ARG(i->code));
		diag_also(m->d, o->where, "%s", _("first used here"));
		return;
	}
	o->has_row = true;
	o->row = row;
	o->where = table_where(t, row, C_MA);
	o->name = plain_text(table_cell(t, row, C_TEN), m->a);
	o->confirmed =
	    keep_confirmation(m, confirmation_read(m, table_cell(t, row, C_XAC_NHAN), value_at(row, STR("ghi_chu"))));
	if (i->is_group) {
		for (size_t c = C_KE_HOACH; c <= C_SAU; c++)
			if (table_cell(t, row, c) != NULL)
				diag_add(
				    m->d, &plan_figure_of_group, table_where(t, row, c), STR_FMT, STR_ARG(i->code));
		return;
	}
	one_unit = check_measure(m, t, row, i);
	read_year_plan(m, t, row, C_KE_HOACH, i, &o->plan);
	o->plan_empty = says_nothing(table_cell(t, row, C_KE_HOACH));
	read_year_plan(m, t, row, C_TP, i, &o->city_plan);
	read_year_plan(m, t, row, C_SAU, i, &o->next_plan);
	o->done = read_figure(m, t, row, C_THUC_HIEN, i, STATUS_FINAL);
	o->estimate = read_figure(m, t, row, C_UOC, i, STATUS_ESTIMATE);
	o->last = read_figure(m, t, row, C_CUNG_KY, i, STATUS_FINAL);
	if (one_unit) {
		check_whole(m, i, &o->done);
		check_whole(m, i, &o->estimate);
		check_whole(m, i, &o->last);
	}
	read_mark(m, table_cell(t, row, C_TRANG_THAI), o);
	o->reason = plain_text(table_cell(t, row, C_LY_DO), m->a);
	o->note = plain_text(value_at(row, STR("ghi_chu")), m->a);
	read_judged_by_hand(m, table_cell(t, row, C_DANH_GIA), i, o);
}

/* A table without rows, or whose rows nothing can be found in. False: there is nothing to read. */
static bool
check_year_table(struct model *m, const struct table *t, const struct value *sheet, const char *name)
{
	if (sheet->list->n == 0) {
		diag_add(m->d, &plan_empty_table, sheet->where, _("sheet %.*s"), STR_ARG(str_of(name)));
		return false;
	}
	if (t->at[C_MA].raw.p == NULL)
		diag_add(m->d, &schema_missing_key, sheet->where, _("%s lacks the column %s"), name, columns[C_MA]);
	return t->at[C_MA].raw.p != NULL;
}

static void
read_months(struct model *m, struct plan_year *y, const struct value *sheet)
{
	struct table t;

	if (!table_read(&t, sheet, month_columns, M_COLUMNS, "thang", m->a, m->d) ||
	    !check_year_table(m, &t, sheet, "thang"))
		return;
	for (size_t r = 0; r < sheet->list->n; r++) {
		const struct value *row = &sheet->list->at[r];
		const struct plan_indicator *i = indicator_of(m, &t, row);
		struct plan_observation *o;

		if (i == NULL)
			continue;
		o = &y->at[i->index];
		if (o->has_months) {
			diag_add(m->d, &plan_double_row, table_where(&t, row, M_MA), STR_FMT, STR_ARG(i->code));
			diag_also(m->d, o->months_where, "%s", _("first used here"));
			continue;
		}
		o->has_months = true;
		o->months_where = table_where(&t, row, M_MA);
		o->months_name = plain_text(table_cell(&t, row, M_TEN), m->a);
		o->months_confirmed = keep_confirmation(
		    m, confirmation_read(m, table_cell(&t, row, M_XAC_NHAN), value_at(row, STR("ghi_chu"))));
		for (int k = 0; k < 12; k++) {
			struct period month = { PERIOD_MONTH, y->year, y->year, k + 1 };

			o->month[k] = read_figure(m, &t, row, (size_t)(M_T1 + k), i,
			    y->estimated_from > 0 && k + 1 >= y->estimated_from ? STATUS_ESTIMATE : STATUS_FINAL);
			check_whole(m, i, &o->month[k]);
			if (o->month[k].amount.known && y->months_known > 0 && k >= y->months_known) {
				diag_add(m->d, &plan_after_cut_off, o->month[k].where,
				    _("%.*s: month %d; the data is declared up to month %d"), STR_ARG(i->code), k + 1,
				    y->months_known);
				diag_hint(m->d, "%s", _("clear the cell, or move so_lieu_den in the sheet thong_tin"));
				o->month[k].amount = DEC_NONE;
			}
			if (o->month[k].amount.known && m->p->in->today.year != 0 &&
			    date_cmp(period_from(month), m->p->in->today) > 0) {
				diag_add(m->d, &plan_after_cut_off, o->month[k].where,
				    _("%.*s: month %d has not begun"), STR_ARG(i->code), k + 1);
				diag_hint(m->d, "%s", _("a figure to come is a plan, not a result"));
				o->month[k].amount = DEC_NONE;
			}
			if (o->month[k].amount.known && i->nature == NATURE_FLOW && dec_sign(o->month[k].amount) < 0) {
				diag_add(m->d, &plan_flow_falls, o->month[k].where, STR_FMT, STR_ARG(i->code));
				diag_hint(m->d, "%s",
				    _("a month's cell holds the month's own amount; mend the earlier month if it was too high"));
			}
		}
	}
}

/* Sheet thong_tin: what the office tells of the year's data, a row each. */
static void
read_about(struct model *m, struct plan_year *y)
{
	static const char *const about_columns[] = { "muc", "gia_tri" };
	const struct value *sheet = table_sheet(y->tables, STR("thong_tin"), m->a);
	struct table t;

	if (sheet == NULL || !table_read(&t, sheet, about_columns, 2, "thong_tin", m->a, m->d))
		return;
	for (size_t k = 0; sheet->list->n > 0 && k < 2; k++)
		if (t.at[k].raw.p == NULL)
			diag_add(m->d, &schema_missing_key, sheet->where, _("%s lacks the column %s"), "thong_tin",
			    about_columns[k]);
	for (size_t r = 0; r < sheet->list->n; r++) {
		const struct value *row = &sheet->list->at[r], *cell = table_cell(&t, row, 1);
		str key = text_fold(m->a, plain_text(table_cell(&t, row, 0), m->a)), text = plain_text(cell, m->a);
		struct period p;

		if (str_eq(key, STR("so_lieu_den")) || str_eq(key, STR("uoc_tu"))) {
			if (period_parse(text, &p) && p.kind == PERIOD_MONTH && p.year == y->year) {
				*(str_eq(key, STR("uoc_tu")) ? &y->estimated_from : &y->months_known) = p.part;
				continue;
			}
			diag_add(m->d, &plan_bad_period, table_where(&t, row, 1), STR_FMT ": " STR_FMT, STR_ARG(key),
			    STR_ARG(text));
			diag_hint(m->d, _("a month of the year, such as %d-10"), y->year);
		} else if (str_eq(key, STR("minh_hoa"))) {
			y->illustrative = text;
		} else if (str_eq(key, STR("nguon"))) {
			y->source = text;
		} else {
			static const char *const known[] = { "so_lieu_den", "minh_hoa", "nguon", "uoc_tu" };

			diag_add(m->d, &schema_unknown_word, table_where(&t, row, 0), "muc: " STR_FMT,
			    STR_ARG(plain_text(table_cell(&t, row, 0), m->a)));
			hint_nearest(m->d, A_WORD, key, known, 4);
		}
	}
}

/* A CSV has one table and no name for it. */
static const struct value *
year_sheet(const struct value *tables, struct arena *a)
{
	const struct value *sheet = table_sheet(tables, STR("chi_tieu"), a), *only;

	if (sheet != NULL || tables == NULL || tables->kind != VALUE_MAP || tables->map->n != 1)
		return sheet;
	only = tables->map->at[0].value;
	return only->kind == VALUE_LIST && tables->where.source == NULL ? only : NULL;
}

static bool
is_known_sheet(str key)
{
	for (size_t k = 0; k < sizeof known_sheets / sizeof known_sheets[0]; k++)
		if (str_eq(key, str_of(known_sheets[k].name)))
			return true;
	return false;
}

/* Does a sheet's table have columns of the known sheet, so that it is the one under another name? */
static bool
looks_like(const struct value *sheet, const struct known_sheet *known)
{
	const struct value *row = sheet->kind == VALUE_LIST && sheet->list->n > 0 ? &sheet->list->at[0] : NULL;
	int n = 0;

	if (row == NULL || value_at(row, str_of(known->key_column)) == NULL)
		return false;
	for (size_t i = 0; i < known->columns_n; i++)
		n += value_at(row, str_of(known->columns[i])) != NULL;
	return n >= known->enough;
}

/* Free tables may have any name, but "thangs" beside no "thang" is a slip, and the months would be lost. */
static void
check_sheets(struct model *m, const struct plan_year *y)
{
	for (size_t k = 0; k < sizeof known_sheets / sizeof known_sheets[0]; k++) {
		const str one[] = { str_of(known_sheets[k].name) };

		if (table_sheet(y->tables, one[0], m->a) != NULL)
			continue;
		for (size_t i = 0; y->tables->kind == VALUE_MAP && i < y->tables->map->n; i++) {
			const struct value *sheet = y->tables->map->at[i].value;
			str key = y->tables->map->at[i].key;
			bool meant = is_known_sheet(key) || sheet == year_sheet(y->tables, m->a);

			if (meant || (str_nearest(key, one, 1).n == 0 && !looks_like(sheet, &known_sheets[k])))
				continue;
			diag_add(m->d, &plan_near_name, sheet->where, _("sheet %.*s"), STR_ARG(key));
			diag_hint(m->d, _("it looks like the sheet %.*s: call it that"), STR_ARG(one[0]));
		}
	}
}

/* What the plan itself asks for in the k-th year of its term; NULL: nothing yet. */
static const struct plan_target *
asked_by_plan(const struct plan *p, const struct plan_indicator *i, int k)
{
	int due = (i->target_year > 0 ? i->target_year : p->to) - p->from;

	if (i->path[k].known)
		return &i->path[k];
	if (!i->target.known || i->target.last_year)
		return NULL;
	if (i->scope == SCOPE_EACH_YEAR || i->scope == SCOPE_AVERAGE || (i->scope == SCOPE_BY_YEAR && k == due))
		return &i->target;
	return NULL;
}

/*
 * A year's plan that nobody wrote is the one of the plan's path: an empty cell must not
 * keep a figure from being judged. It is complained about where the year is told (assess).
 */
static void
settle_plans(struct model *m, struct plan_year *y)
{
	int k = y->year - m->p->from;

	for (size_t n = 0; n < m->p->indicators_n; n++) {
		const struct plan_indicator *i = &m->p->indicators[n];
		struct plan_observation *o = &y->at[n];
		const struct plan_target *from;

		o->plan_empty = !i->is_group && (!o->has_row || o->plan_empty);
		if (!o->plan_empty || m->p->to == 0 || k < 0 || y->year > m->p->to)
			continue;
		from = asked_by_plan(m->p, i, k);
		if (from == NULL)
			continue;
		o->plan_cell = o->has_row ? o->plan.where : i->where;
		o->plan = *from;
	}
}

static int
by_year(const void *a, const void *b)
{
	return ((const struct plan_year *)a)->year - ((const struct plan_year *)b)->year;
}

static void
read_year(struct model *m, struct plan_year *y)
{
	const struct value *sheet = year_sheet(y->tables, m->a), *months;
	struct table t;
	bool readable;

	if (y->tables == NULL)
		return;
	check_sheets(m, y);
	y->at = ARENA_ARRAY(m->a, struct plan_observation, m->p->indicators_n + 1);
	read_about(m, y);
	if (sheet == NULL) {
		diag_add(m->d, &plan_missing_table, y->tables->where, "%s", _("sheet chi_tieu"));
		diag_hint(m->d, "%s", _("name the sheet of the year's figures chi_tieu"));
		y->at = NULL;
		return;
	}
	if (!table_read(&t, sheet, columns, C_COLUMNS, "chi_tieu", m->a, m->d))
		return;
	readable = check_year_table(m, &t, sheet, "chi_tieu");
	for (size_t r = 0; readable && r < sheet->list->n; r++)
		read_row(m, y, &t, &sheet->list->at[r]);
	y->has_plans = t.at[C_KE_HOACH].raw.p != NULL;
	settle_plans(m, y);
	months = table_sheet(y->tables, STR("thang"), m->a);
	if (months != NULL)
		read_months(m, y, months);
}

/* What is said of its cells waits until it is known which of them stand in another's place. */
static void
read_year_settled(struct model *m, struct plan_year *y)
{
	struct diags *all = m->d, said;

	diags_init(&said, m->a);
	said.strict = all->strict;
	m->d = &said;
	read_year(m, y);
	m->d = all;
	if (y->at != NULL)
		model_find_misplaced(m, y, plan_find_year(m->p, y->year - 1));
	model_settle(m, &said);
}

void
model_years(struct model *m)
{
	const struct plan_inputs *in = m->p->in;

	m->p->years = ARENA_ARRAY(m->a, struct plan_year, in->years_n + 1);
	m->p->years_n = in->years_n;
	for (size_t k = 0; k < in->years_n; k++) {
		m->p->years[k].year = in->years[k].year;
		m->p->years[k].tables = in->years[k].tables;
	}
	qsort(m->p->years, m->p->years_n, sizeof *m->p->years, by_year);
	for (size_t k = 0; k < in->years_n; k++)
		read_year_settled(m, &m->p->years[k]);
}
