/*
 * Finished tables (administrative-format 3.4): the indicator table with the
 * columns that van-ban.yaml chooses, the count by unit, the path of the
 * term. A cell is text that is already rounded as the sentences are, so a template
 * only places it.
 *
 * A column is a line in a table: its key, its heading, its cell. The line of
 * column numbers is made from where the columns stand: (8)=(7)/(5).
 */
#include "assess/tables.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "base/vec.h"
#include "assess/kinds.h"
#include "value/schema.h"

struct tabler {
	const struct plan *p;
	const struct assessments *s;
	struct arena *a;
	struct diags *d;
};

/* --- cells ---------------------------------------------------------------- */

str
table_figure(struct arena *a, const struct plan_indicator *i, struct dec d, int places)
{
	struct out o;
	str s;

	if (i->is_group)
		return STR("");
	if (i->nature == NATURE_STATUS && !d.known)
		return STR("-");
	if (i->nature == NATURE_STATUS)
		return dec_sign(d) > 0 ? STR("Đạt") : STR("Chưa đạt");
	out_init(&o);
	text_number_put(&o, plan_printed(i, d), places);
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

str
table_target(struct arena *a, const struct plan_indicator *i, const struct plan_target *t)
{
	static const char *const signs[] = {
		[CMP_AT_LEAST] = "≥ ", [CMP_AT_MOST] = "≤ ", [CMP_ABOVE] = "> ", [CMP_BELOW] = "< "
	};
	const char *sign = t->cmp < sizeof signs / sizeof signs[0] ? signs[t->cmp] : NULL;
	struct out o;
	str s;

	if (!i->is_group && t->known && t->last_year)
		return sign != NULL ? str_format(a, "%snăm trước", sign) : STR("Năm trước");
	if (i->is_group || i->nature == NATURE_STATUS || !t->known || !t->lo.known)
		return table_figure(a, i, t->known ? t->lo : DEC_NONE, -1);
	out_init(&o);
	out_puts(&o, sign != NULL ? sign : "");
	text_number_put(&o, plan_printed_target(i, t->lo), -1);
	if (t->cmp == CMP_RANGE) {
		out_puts(&o, " - ");
		text_number_put(&o, plan_printed_target(i, t->hi), -1);
	}
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

static void
put_signed(struct out *o, struct dec d, int places)
{
	out_puts(o, dec_sign(d) > 0 ? "+" : "");
	text_number_put(o, d, places);
}

str
table_ratio(struct arena *a, const struct assessment *t, struct dec percent, struct dec difference)
{
	struct out o;
	str s;

	if (t->of->is_group)
		return STR("");
	out_init(&o);
	if (t->in_points && difference.known) {
		put_signed(&o, dec_round(difference, 1), 1);
		out_puts(&o, "\u00a0điểm");
	} else {
		text_number_put(&o, t->in_points ? DEC_NONE : percent, 1);
	}
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

/* "-3 hộ": of what is to be fewer a percentage of the plan would look like a failure, or like none. */
static void
put_amount(struct out *o, const struct plan_indicator *i, struct dec more)
{
	put_signed(o, plan_printed(i, more), -1);
	if (i->unit.n > 0)
		out_printf(o, "\u00a0" STR_FMT, STR_ARG(i->unit));
}

/* What is held against a range says against which end of it. */
static void
put_end(struct out *o, const struct plan_indicator *i, enum plan_end end, struct dec base)
{
	if (end == END_NONE)
		return;
	out_puts(o, " (so với ");
	text_number_put(o, plan_printed_target(i, base), -1);
	out_char(o, ')');
}

str
table_against(struct arena *a, const struct assessment *t, struct period period, bool city)
{
	const struct plan_target *target = city ? &t->city_plan : &t->plan;
	struct dec base = city ? t->city_base : t->plan_base;
	bool whole_year = period.kind == PERIOD_YEAR;
	bool amount = !t->in_points && (whole_year || t->of->nature != NATURE_FLOW) && base.known && t->got.known &&
	    period.kind != PERIOD_TERM && plan_less_wanted(target, t->of->direction);
	struct out o;
	str s;

	if (t->of->is_group)
		return STR("");
	if (target->known && target->cmp == CMP_RANGE && t->got.known && !base.known && period.kind != PERIOD_TERM)
		return STR("trong khoảng");
	out_init(&o);
	if (amount)
		put_amount(&o, t->of, dec_sub(t->got, base));
	else
		out_put(&o,
		    city ? table_ratio(a, t, t->city_percent, t->against_city)
			 : table_ratio(a, t, t->plan_percent, t->against_plan));
	if (t->got.known)
		put_end(&o, t->of, city ? t->city_end : t->plan_end, base);
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

static str
remark(struct tabler *b, const struct assessment *t)
{
	struct out o;
	str s;

	out_init(&o);
	if (t->status == STATUS_ESTIMATE)
		out_puts(&o, "Ước");
	else if (t->status == STATUS_PRELIMINARY)
		out_puts(&o, "Sơ bộ");
	if (t->overridden)
		out_printf(&o, "%sĐánh giá theo thực tế: " STR_FMT, out_str(&o).n > 0 ? ". " : "", STR_ARG(t->reason));
	else if (t->judged == JUDGED_UNMET && t->reason.n > 0)
		out_printf(&o, "%s" STR_FMT, out_str(&o).n > 0 ? ". " : "", STR_ARG(t->reason));
	s = out_copy(&o, b->a);
	out_release(&o);
	return s;
}

/* --- columns ----------------------------------------------------------------- */

/* clang-format off */
enum column_id {
	COL_TT, COL_TEN, COL_DVT, COL_CUNG_KY, COL_KE_HOACH, COL_TP, COL_THUC_HIEN_KY, COL_THUC_HIEN, COL_PHAN_TRAM_KH,
	COL_PHAN_TRAM_TP, COL_PHAN_TRAM_CK, COL_TANG_GIAM, COL_DANH_GIA, COL_DANH_GIA_TP, COL_GHI_CHU, COL_SAU, COL_MUC_TIEU,
	COL_TIEN_DO, COL_CAN_THEM, COL_CHU_TRI, COL_PLAN_OF, COL_GOT_OF
};
/* clang-format on */

/* heading: %C, %c who is above the office, %N this year, %P the one before, %S the next, %K the period, %L "10 tháng", %G the term. */
static const struct named_column {
	const char *key, *heading, *year_heading; /* year_heading: for a whole year, where it differs */
	enum column_id id;
	const char *align;
} named[] = {
	{ "tt", "TT", NULL, COL_TT, "giua" },
	{ "chi_tieu", "Chỉ tiêu", NULL, COL_TEN, "trai" },
	{ "don_vi_tinh", "Đơn vị tính", NULL, COL_DVT, "giua" },
	{ "cung_ky", "Cùng kỳ năm %P", "Thực hiện năm %P", COL_CUNG_KY, "so" },
	{ "ke_hoach", "Kế hoạch năm %N", NULL, COL_KE_HOACH, "so" },
	{ "thanh_pho_giao", "%C giao", NULL, COL_TP, "so" },
	{ "thuc_hien_ky", "Thực hiện %K", NULL, COL_THUC_HIEN_KY, "so" },
	{ "thuc_hien", "Lũy kế %L", "%E năm %N", COL_THUC_HIEN, "so" },
	{ "phan_tram_ke_hoach", "% so với kế hoạch", NULL, COL_PHAN_TRAM_KH, "so" },
	{ "phan_tram_thanh_pho", "% so với %c giao", NULL, COL_PHAN_TRAM_TP, "so" },
	{ "phan_tram_cung_ky", "% so với cùng kỳ", NULL, COL_PHAN_TRAM_CK, "so" },
	{ "tang_giam", "Tăng, giảm so với cùng kỳ (%)", NULL, COL_TANG_GIAM, "so" },
	{ "danh_gia", "Đánh giá", NULL, COL_DANH_GIA, "giua" },
	{ "danh_gia_tp", "Đánh giá theo %c giao", NULL, COL_DANH_GIA_TP, "giua" },
	{ "ghi_chu", "Ghi chú", NULL, COL_GHI_CHU, "trai" },
	{ "ke_hoach_sau", "Kế hoạch năm %S", NULL, COL_SAU, "so" },
	{ "muc_tieu", "Mục tiêu giai đoạn %G", NULL, COL_MUC_TIEU, "trai" },
	{ "tien_do", "Tiến độ", NULL, COL_TIEN_DO, "giua" },
	{ "can_them", "Cần mỗi năm còn lại", NULL, COL_CAN_THEM, "so" },
	{ "chu_tri", "Đơn vị chủ trì", NULL, COL_CHU_TRI, "giua" },
};

struct shown {
	const struct named_column *named;
	enum column_id id;
	int year; /* nam_2027, thuc_hien_2027 */
	str key, heading, number;
	const char *align;
};

static str
heading_of(struct tabler *b, const char *pattern)
{
	const struct period p = b->s->period;
	bool estimate = false;
	struct out o, name;
	str s;

	for (size_t k = 0; k < b->s->n; k++)
		estimate |= b->s->at[k].status == STATUS_ESTIMATE;
	out_init(&o);
	out_init(&name);
	period_put_name(&name, p);
	for (const char *c = pattern; *c != '\0'; c++) {
		if (*c != '%' || c[1] == ' ' || c[1] == ')') {
			out_char(&o, *c);
			continue;
		}
		switch (*++c) {
		case 'C': out_put(&o, text_capitalize(b->a, b->p->superior, false)); break;
		case 'c': out_put(&o, b->p->superior); break;
		case 'N': out_printf(&o, "%d", p.last_year); break;
		case 'P': out_printf(&o, "%d", p.last_year - 1); break;
		case 'S': out_printf(&o, "%d", p.last_year + 1); break;
		case 'K':
			out_put(&o,
			    str_sub(out_str(&name), 0,
				str_find(out_str(&name), STR(" năm "), 0) +
				    (p.kind == PERIOD_HALF || p.kind == PERIOD_NINE ? strlen(" năm") : 0)));
			break;
		case 'L': out_printf(&o, "%d tháng", period_last_month(p)); break;
		case 'G': out_printf(&o, "%d - %d", b->p->from, b->p->to); break;
		default: /* E */ out_puts(&o, estimate ? "Ước thực hiện" : "Thực hiện");
		}
	}
	s = out_copy(&o, b->a);
	out_release(&name);
	out_release(&o);
	return s;
}

/* "nam_2027", "thuc_hien_2027" */
static bool
year_column(struct tabler *b, str key, struct shown *c)
{
	bool plan = str_starts(key, STR("nam_"));
	str rest = STR("");
	int64_t year;
	struct dec d;

	if (plan)
		rest = str_sub(key, STR("nam_").n, key.n);
	else if (str_starts(key, STR("thuc_hien_")))
		rest = str_sub(key, STR("thuc_hien_").n, key.n);
	if (rest.n != 4 || !dec_parse(rest, &d) || !dec_to_int(d, &year) || year < b->p->from || year > b->p->to)
		return false;
	c->id = plan ? COL_PLAN_OF : COL_GOT_OF;
	c->year = (int)year;
	c->heading = str_format(b->a, plan ? "Kế hoạch năm %d" : "Thực hiện năm %d", c->year);
	c->align = "so";
	return true;
}

static bool
column_of(struct tabler *b, str key, struct shown *c)
{
	bool year = b->s->period.kind == PERIOD_YEAR || b->s->period.kind == PERIOD_TERM;

	*c = (struct shown){ .key = key };
	for (size_t k = 0; k < sizeof named / sizeof named[0]; k++)
		if (str_eq(key, str_of(named[k].key))) {
			c->named = &named[k];
			c->id = named[k].id;
			c->align = named[k].align;
			c->heading = heading_of(
			    b, year && named[k].year_heading != NULL ? named[k].year_heading : named[k].heading);
			return true;
		}
	return year_column(b, key, c);
}

static size_t
position(const struct shown *at, size_t n, enum column_id id)
{
	for (size_t i = 0; i < n; i++)
		if (at[i].id == id)
			return i + 1;
	return 0;
}

/* The column that a column of percentages is measured by; false: it is none of them. */
static bool
ratio_base(enum column_id id, enum column_id *base)
{
	switch (id) {
	case COL_PHAN_TRAM_KH: *base = COL_KE_HOACH; return true;
	case COL_PHAN_TRAM_TP: *base = COL_TP; return true;
	case COL_PHAN_TRAM_CK: *base = COL_CUNG_KY; return true;
	default: return false;
	}
}

/* "(8)=(7)/(5)" where both columns are there, else "(8)". */
static void
number_columns(struct tabler *b, struct shown *at, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		enum column_id below = COL_THUC_HIEN;
		bool ratio = ratio_base(at[i].id, &below);
		size_t got = position(at, n, COL_THUC_HIEN), base = position(at, n, below);

		at[i].number = ratio && got > 0 && base > 0 ? str_format(b->a, "(%zu)=(%zu)/(%zu)", i + 1, got, base)
							    : str_format(b->a, "(%zu)", i + 1);
	}
}

static str
cell_of(struct tabler *b, const struct shown *c, const struct assessment *t)
{
	const struct plan_indicator *i = t->of;
	size_t y = (size_t)(c->year - b->p->from);

	switch (c->id) {
	case COL_TT: return i->number.n > 0 ? i->number : i->code;
	case COL_TEN: return i->name;
	case COL_DVT: return i->unit;
	case COL_CUNG_KY: return table_figure(b->a, i, t->last, -1);
	case COL_KE_HOACH: return table_target(b->a, i, &t->plan);
	case COL_TP: return table_target(b->a, i, &t->city_plan);
	case COL_THUC_HIEN_KY: return table_figure(b->a, i, t->got_here, -1);
	case COL_THUC_HIEN: return table_figure(b->a, i, t->got, -1);
	case COL_PHAN_TRAM_KH: return table_against(b->a, t, b->s->period, false);
	case COL_PHAN_TRAM_TP: return table_against(b->a, t, b->s->period, true);
	case COL_PHAN_TRAM_CK: return table_ratio(b->a, t, t->last_percent, t->change);
	case COL_TANG_GIAM: return table_ratio(b->a, t, t->change, t->change);
	case COL_DANH_GIA: return plan_judgement_name(t->judged);
	case COL_DANH_GIA_TP: return plan_judgement_name(t->judged_city);
	case COL_GHI_CHU: return remark(b, t);
	case COL_SAU: return table_target(b->a, i, &t->next_plan);
	case COL_MUC_TIEU: return assess_target_cell(b->a, b->p, i);
	case COL_TIEN_DO:
		if (b->s->period.kind == PERIOD_TERM)
			return assess_pace_word(b->a, b->s, t);
		if (i->is_group)
			return STR("");
		return t->has_progress ? assess_pace_name(b->a, &t->progress, assess_yearly_unit(i))
				       : STR("chưa đủ số liệu");
	case COL_CAN_THEM:
		return table_figure(b->a, i,
		    t->has_progress && i->nature != NATURE_STATUS && t->way != WAY_YEARLY
			? assess_need_told(i, t->progress.need)
			: DEC_NONE,
		    -1);
	case COL_CHU_TRI:
		if (i->lead == NULL)
			return STR("");
		return i->lead->abbreviation.n > 0 ? i->lead->abbreviation : i->lead->name;
	case COL_PLAN_OF: return y < t->years_n ? table_target(b->a, i, &t->year_plan[y]) : STR("-");
	case COL_GOT_OF: return y < t->years_n ? table_figure(b->a, i, t->year_got[y], -1) : STR("-");
	}
	return STR("");
}

/* --- values -------------------------------------------------------------------- */

static void
row_put(struct tabler *b, struct value *map, const char *key, struct value v)
{
	value_put(b->a, map, str_of(key), v);
}

static struct value
column_value(struct tabler *b, const struct shown *c)
{
	struct value v = value_map(b->a);

	row_put(b, &v, "ma", value_text(c->key));
	row_put(b, &v, "ten", value_text(c->heading));
	row_put(b, &v, "so", value_text(c->number));
	row_put(b, &v, "can", value_text(str_of(c->align)));
	return v;
}

static struct value
row_value(struct tabler *b, const char *kind, int depth, const str *cells, size_t n)
{
	struct value v = value_map(b->a), all = value_list(b->a), figures = value_list(b->a);

	for (size_t i = 0; i < n; i++) {
		list_add(b->a, all.list, value_text(cells[i]));
		if (i >= 3)
			list_add(b->a, figures.list, value_text(cells[i]));
	}
	row_put(b, &v, "loai", value_text(str_of(kind)));
	row_put(b, &v, "la_nhom", value_bool(strcmp(kind, "nhom") == 0));
	row_put(b, &v, "cap", value_int(depth));
	row_put(b, &v, "o", all);
	row_put(b, &v, "tt", value_text(n > 0 ? cells[0] : STR("")));
	row_put(b, &v, "ten", value_text(n > 1 ? cells[1] : STR("")));
	row_put(b, &v, "don_vi_tinh", value_text(n > 2 ? cells[2] : STR("")));
	row_put(b, &v, "o_so", figures);
	return v;
}

static int
depth_of(const struct tabler *b, const struct plan_indicator *i)
{
	int depth = 1;

	for (size_t up = i->parent; up != PLAN_NO_INDEX; up = b->p->indicators[up].parent)
		depth++;
	return depth;
}

static void
add_indicators(struct tabler *b, struct value *rows, const struct shown *columns, size_t n, bool tracked)
{
	str *cells = ARENA_ARRAY(b->a, str, n + 1), field = { NULL, 0 };
	int group = 0;

	for (size_t k = 0; k < b->p->indicators_n; k++) {
		const struct plan_indicator *i = &b->p->indicators[k];

		if (i->tracked != tracked)
			continue;
		if (!tracked && i->parent == PLAN_NO_INDEX && i->field.n > 0 && !str_eq(i->field, field)) {
			for (size_t c = 0; c < n; c++) {
				cells[c] = STR("");
				if (columns[c].id == COL_TT)
					cells[c] = text_roman(b->a, ++group);
				else if (columns[c].id == COL_TEN)
					cells[c] = i->field;
			}
			list_add(b->a, rows->list, row_value(b, "nhom", 0, cells, n));
			field = i->field;
		}
		for (size_t c = 0; c < n; c++)
			cells[c] = cell_of(b, &columns[c], &b->s->at[k]);
		list_add(b->a, rows->list, row_value(b, i->is_group ? "cha" : "chi_tieu", depth_of(b, i), cells, n));
	}
}

static struct value
notes_value(struct tabler *b)
{
	struct value notes = value_list(b->a);
	bool estimate = false, points = false;

	for (size_t k = 0; k < b->s->n; k++) {
		estimate |= b->s->at[k].status == STATUS_ESTIMATE;
		points |= b->s->at[k].in_points && b->s->at[k].change.known;
	}
	list_add(b->a, notes.list, value_text(STR("Ký hiệu “-”: không có số liệu.")));
	if (points)
		list_add(b->a, notes.list, value_text(STR("“điểm”: điểm phần trăm, dùng cho tỷ lệ và tốc độ.")));
	if (estimate)
		list_add(b->a, notes.list, value_text(STR("“Ước”: số ước thực hiện đến hết kỳ, chưa chính thức.")));
	list_add(b->a, notes.list,
	    value_text(STR("Tỷ lệ phần trăm đã làm tròn đến một chữ số thập phân; đánh giá theo số chưa làm tròn.")));
	return notes;
}

static struct value
indicator_table(struct tabler *b, const str *keys, const struct loc *where, size_t n, bool tracked)
{
	struct shown *columns = ARENA_ARRAY(b->a, struct shown, n + 1);
	struct value v = value_map(b->a), all = value_list(b->a), figures = value_list(b->a), rows = value_list(b->a);
	size_t columns_n = 0;

	for (size_t i = 0; i < n; i++) {
		if (column_of(b, text_fold(b->a, keys[i]), &columns[columns_n])) {
			columns_n++;
			continue;
		}
		const char *names[sizeof named / sizeof named[0]];

		for (size_t k = 0; k < sizeof named / sizeof named[0]; k++)
			names[k] = named[k].key;
		diag_add(b->d, &schema_unknown_column, where[i], "bieu: " STR_FMT, STR_ARG(keys[i]));
		hint_nearest(b->d, A_COLUMN, text_fold(b->a, keys[i]), names, sizeof named / sizeof named[0]);
	}
	number_columns(b, columns, columns_n);
	for (size_t i = 0; i < columns_n; i++) {
		list_add(b->a, all.list, column_value(b, &columns[i]));
		if (i >= 3)
			list_add(b->a, figures.list, column_value(b, &columns[i]));
	}
	add_indicators(b, &rows, columns, columns_n, false);
	if (tracked)
		add_indicators(b, &rows, columns, columns_n, true);
	row_put(b, &v, "cot", all);
	row_put(b, &v, "cot_so", figures);
	row_put(b, &v, "dong", rows);
	row_put(b, &v, "ghi_chu", notes_value(b));
	return v;
}

enum { UNIT_COUNTS = 6 };

static void
add_unit(struct tabler *b, struct value *rows, const char *kind, str number, str name, const int *counts)
{
	str cells[2 + UNIT_COUNTS] = { number, name };
	struct value row, of_row = value_list(b->a);

	for (size_t i = 0; i < UNIT_COUNTS; i++) {
		cells[i + 2] = str_format(b->a, "%d", counts[i]);
		list_add(b->a, of_row.list, value_text(cells[i + 2]));
	}
	row = row_value(b, kind, 1, cells, 2 + UNIT_COUNTS);
	row_put(b, &row, "o_so", of_row);
	list_add(b->a, rows->list, row);
}

/* A row a unit, one for what no unit leads where there is such, and the total. */
static void
add_units(struct tabler *b, struct value *rows)
{
	int of_nobody[UNIT_COUNTS];
	struct assess_count c = assess_count(b->p, b->s, NULL, STR(""));
	const int all[UNIT_COUNTS] = { c.total, c.over, c.met, c.unmet, c.not_due, c.no_figure };

	for (size_t i = 0; i < UNIT_COUNTS; i++)
		of_nobody[i] = all[i];
	for (size_t k = 0; k < b->p->units_n; k++) {
		const struct plan_unit *u = &b->p->units[k];
		struct assess_count n = assess_count(b->p, b->s, u, STR(""));
		const int counts[UNIT_COUNTS] = { n.total, n.over, n.met, n.unmet, n.not_due, n.no_figure };

		for (size_t i = 0; i < UNIT_COUNTS; i++)
			of_nobody[i] -= counts[i];
		add_unit(b, rows, "don_vi", str_format(b->a, "%zu", k + 1), u->name, counts);
	}
	if (of_nobody[0] > 0)
		add_unit(
		    b, rows, "don_vi", str_format(b->a, "%zu", b->p->units_n + 1), STR("Chưa phân công"), of_nobody);
	add_unit(b, rows, "nhom", STR(""), STR("Tổng số"), all);
}

static struct value
unit_table(struct tabler *b)
{
	static const char *const headings[] = { "TT", "Đơn vị", "Tổng số chỉ tiêu", "Vượt", "Đạt", "Chưa đạt",
		"Chưa đến kỳ", "Chưa có số liệu" };
	struct value v = value_map(b->a), all = value_list(b->a), figures = value_list(b->a), rows = value_list(b->a);

	for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++) {
		struct shown c = { .key = text_fold(b->a, str_of(headings[i])),
			.heading = str_of(headings[i]),
			.number = str_format(b->a, "(%zu)", i + 1),
			.align = i == 1 ? "trai" : "giua" };

		list_add(b->a, all.list, column_value(b, &c));
		if (i >= 2)
			list_add(b->a, figures.list, column_value(b, &c));
	}
	add_units(b, &rows);
	row_put(b, &v, "cot", all);
	row_put(b, &v, "cot_so", figures);
	row_put(b, &v, "dong", rows);
	row_put(b, &v, "ghi_chu", value_list(b->a));
	return v;
}

static struct value
one_table(struct tabler *b, const struct value *spec)
{
	static const char *const usual[] = { "tt", "chi_tieu", "don_vi_tinh", "cung_ky", "ke_hoach", "thuc_hien_ky",
		"thuc_hien", "phan_tram_ke_hoach", "phan_tram_cung_ky", "danh_gia", "ghi_chu", "ke_hoach_sau" };
	static const struct key keys[] = { { "cot", WANT_LIST, false }, { "loai", WANT_TEXT, false },
		{ "ten", WANT_TEXT, false }, { "theo_doi", WANT_BOOL, false } };
	const struct value *at[4] = { NULL };
	bool read = schema_read(spec, keys, 4, at, "bieu", b->a, b->d), ok;
	const struct value *chosen = at[0];
	str kind = text_fold(b->a, read && at[1] != NULL ? plain_text(at[1], b->a) : STR("chi-tieu"));
	VEC(str) names = { 0 };
	struct loc *where;

	if (str_eq(kind, STR("don_vi")))
		return unit_table(b);
	if (chosen != NULL && chosen->kind == VALUE_LIST) {
		for (size_t i = 0; i < chosen->list->n; i++)
			*VEC_ADD(b->a, &names) = plain_text(&chosen->list->at[i], b->a);
	} else if (str_eq(kind, STR("lo_trinh"))) {
		for (size_t i = 0; i < 3; i++)
			*VEC_ADD(b->a, &names) = str_of(usual[i]);
		*VEC_ADD(b->a, &names) = STR("muc_tieu");
		for (int y = b->p->from; b->p->from > 0 && y <= b->p->to; y++)
			*VEC_ADD(b->a, &names) = str_format(b->a, "nam_%d", y);
	} else {
		if (!str_eq(kind, STR("chi_tieu"))) {
			const struct value *word = value_at(spec, STR("loai"));

			diag_add(b->d, &schema_unknown_word, word != NULL ? word->where : spec->where,
			    "bieu: loai: " STR_FMT, STR_ARG(kind));
			diag_hint(b->d, "%s", "chi-tieu, don-vi, lo-trinh");
		}
		for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++)
			*VEC_ADD(b->a, &names) = str_of(usual[i]);
	}
	where = ARENA_ARRAY(b->a, struct loc, names.n + 1);
	for (size_t i = 0; i < names.n; i++)
		where[i] = chosen != NULL && chosen->kind == VALUE_LIST ? chosen->list->at[i].where : spec->where;
	return indicator_table(b, names.at, where, names.n, at[3] == NULL || plain_bool(at[3], &ok, b->a));
}

struct value
tables_value(const struct plan *p, const struct assessments *s, const struct plan_document *doc, struct arena *a,
    struct diags *d)
{
	struct tabler b = { p, s, a, d };
	const struct value *specs = value_at(doc->row, STR("bieu"));
	struct value v = value_map(a);

	for (size_t i = 0; specs != NULL && specs->kind == VALUE_MAP && i < specs->map->n; i++) {
		const struct value *spec = specs->map->at[i].value;
		struct value table = one_table(&b, spec);

		row_put(&b, &table, "ten", value_text(value_text_at(spec, STR("ten"), STR(""))));
		value_put(a, &v, text_fold(a, specs->map->at[i].key), table);
	}
	return v;
}
