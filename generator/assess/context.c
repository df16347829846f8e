/* The context of a template: everything it can name, as one map (vanthu-inputs(5)). */
#include "assess/assess.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "assess/kinds.h"
#include "assess/parts.h"
#include "value/schema.h"
#include "assess/tables.h"
#include "value/rich.h"

struct maker {
	const struct plan *p;
	const struct plan_document *doc;
	const struct assessments *s;
	const struct assess_hooks *hooks;
	struct period period;
	struct arena *a;
	struct diags *d;
	struct value *root;
};

static void
context_put(struct maker *m, struct value *map, const char *key, struct value v)
{
	value_put(m->a, map, str_of(key), v);
}

static struct value
text_or_none(str s)
{
	return s.n > 0 ? value_text(s) : value_none();
}

/* --- the period ----------------------------------------------------------- */

static struct value
period_alone(struct period p, struct arena *a)
{
	static const char *const kinds[] = { "", "thang", "quy", "6-thang", "9-thang", "nam", "giai-doan", "mot-lan" };
	struct value v = value_map(a);
	struct out o;

	out_init(&o);
	period_put(&o, p);
	value_put(a, &v, STR("ma"), value_text(out_copy(&o, a)));
	value_put(a, &v, STR("loai"), value_text(str_of(kinds[p.kind])));
	value_put(a, &v, STR("nam"), value_int(p.last_year));
	value_put(a, &v, STR("thang"), p.kind == PERIOD_MONTH ? value_int(p.part) : value_none());
	value_put(a, &v, STR("quy"), p.kind == PERIOD_QUARTER ? value_int(p.part) : value_none());
	value_put(a, &v, STR("tu_nam"), value_int(p.year));
	value_put(a, &v, STR("den_nam"), value_int(p.last_year));
	out_reset(&o);
	period_put_name(&o, p);
	value_put(a, &v, STR("ten"), value_text(out_copy(&o, a)));
	if (p.kind == PERIOD_MONTH || p.kind == PERIOD_QUARTER || p.kind == PERIOD_HALF || p.kind == PERIOD_NINE) {
		str name = out_copy(&o, a);

		bool of_year =
		    p.kind == PERIOD_HALF || p.kind == PERIOD_NINE; /* "6 tháng đầu năm" keeps its year's word */

		value_put(a, &v, STR("ten_ngan"),
		    value_text(str_sub(name, 0, str_find(name, STR(" năm "), 0) + (of_year ? 5 : 0))));
	} else {
		value_put(a, &v, STR("ten_ngan"), value_text(out_copy(&o, a)));
	}
	value_put(a, &v, STR("luy_ke"),
	    p.kind == PERIOD_YEAR || p.kind == PERIOD_TERM
		? value_text(STR("năm"))
		: value_text(str_format(a, "%d tháng", period_last_month(p))));
	value_put(a, &v, STR("tu"), value_date(period_from(p)));
	value_put(a, &v, STR("den"), value_date(period_to(p)));
	out_release(&o);
	return v;
}

struct value
assess_period_value(struct period p, struct arena *a)
{
	struct value v = period_alone(p, a);

	value_put(a, &v, STR("truoc"), period_alone(period_shift(p, -1), a));
	value_put(a, &v, STR("sau"), period_alone(period_shift(p, 1), a));
	if (p.kind == PERIOD_NINE) { /* what follows nine months is no period of its own, but has a name */
		value_put(a, value_at(&v, STR("sau")), STR("nam"), value_int(p.year));
		value_put(
		    a, value_at(&v, STR("sau")), STR("ten"), value_text(str_format(a, "3 tháng cuối năm %d", p.year)));
		value_put(a, value_at(&v, STR("sau")), STR("ten_ngan"), value_text(STR("3 tháng cuối năm")));
	}
	value_put(a, &v, STR("cung_ky"), period_alone(period_year_before(p), a));
	return v;
}

/* --- assessments ------------------------------------------------------------ */

/* A unit's code in the one spelling that templates compare with: "kinh-te". */
static str
code_for_templates(struct maker *m, const struct plan_unit *u)
{
	struct out o;
	str s;

	out_init(&o);
	for (size_t i = 0; i < u->key.n; i++)
		out_char(&o, u->key.p[i] == '_' ? '-' : u->key.p[i]);
	s = out_copy(&o, m->a);
	out_release(&o);
	return s;
}

static struct value
unit_value(struct maker *m, const struct plan_unit *u)
{
	struct value v = value_map(m->a);

	if (u == NULL)
		return value_none();
	context_put(m, &v, "ma", value_text(code_for_templates(m, u)));
	context_put(m, &v, "ten", value_text(u->name));
	context_put(m, &v, "viet_tat", value_text(u->abbreviation.n > 0 ? u->abbreviation : u->name));
	return v;
}

/* For a chart: of a range the end that is to be reached. */
static struct value
target_value(const struct plan_indicator *i, const struct plan_target *t)
{
	if (!t->known)
		return value_none();
	if (i->nature == NATURE_STATUS)
		return value_text(dec_sign(t->lo) > 0 ? STR("Đạt") : STR("Chưa đạt"));
	return value_dec(plan_printed_target(i, plan_less_wanted(t, i->direction) ? t->hi : t->lo));
}

/* For a sentence or a cell: a range stays one, "210 - 220". */
static struct value
target_shown(struct maker *m, const struct plan_indicator *i, const struct plan_target *t)
{
	return t->known && t->cmp == CMP_RANGE ? value_text(table_target(m->a, i, t)) : target_value(i, t);
}

static struct value
figure_value(const struct plan_indicator *i, struct dec d)
{
	if (d.known && i->nature == NATURE_STATUS)
		return value_text(dec_sign(d) > 0 ? STR("Đạt") : STR("Chưa đạt"));
	return value_dec(plan_printed(i, d));
}

/* A share or a difference in %: one place, as tables and sentences have it. */
static struct value
share_value(struct dec d)
{
	return value_dec(d.known ? dec_trim(dec_round(d, 1)) : d);
}

/* A list that will hold n: thousands of indicators have a dozen each, and growing would leave as much again behind. */
static struct value
list_for(struct maker *m, size_t n)
{
	struct value v = value_list(m->a);

	v.list->at = ARENA_ARRAY(m->a, struct value, n + 1);
	v.list->cap = n + 1;
	return v;
}

/* --- as a table prints it ----------------------------------------------------- */

static struct value
list_of(struct maker *m, const struct plan_indicator *of, const struct dec *at, size_t n)
{
	struct value v = list_for(m, n);

	for (size_t i = 0; i < n; i++)
		list_add(m->a, v.list, value_dec(plan_printed(of, at[i])));
	return v;
}

static void
put_years(struct maker *m, struct value *v, const struct assessment *t)
{
	struct value years = list_for(m, t->years_n), plans = list_for(m, t->years_n), got = list_for(m, t->years_n);

	for (size_t y = 0; y < t->years_n; y++) {
		list_add(m->a, years.list, value_int(m->p->from + (int)y));
		list_add(m->a, plans.list, target_value(t->of, &t->year_plan[y]));
		list_add(m->a, got.list, figure_value(t->of, t->year_got[y]));
	}
	context_put(m, v, "cac_nam", years);
	context_put(m, v, "ke_hoach_cac_nam", plans);
	context_put(m, v, "thuc_hien_cac_nam", got);
}

static void
put_last_months(struct maker *m, struct value *v, const struct assessment *t)
{
	const struct plan_year *before = plan_find_year(m->p, m->period.last_year - 1);
	struct dec month[12], sum[12], total = dec_int(0);

	for (int k = 0; k < 12; k++) {
		month[k] = before != NULL && before->at != NULL ? before->at[t->of->index].month[k].amount : DEC_NONE;
		total = dec_add(total, month[k]);
		sum[k] = t->of->nature == NATURE_FLOW ? total : month[k];
	}
	context_put(m, v, "cung_ky_theo_thang", list_of(m, t->of, month, 12));
	context_put(m, v, "cung_ky_luy_ke_thang", list_of(m, t->of, sum, 12));
}

static struct value
progress_value(struct maker *m, const struct assessment *t)
{
	struct value v = value_map(m->a);
	const struct assess_progress *p = &t->progress;

	bool way = plan_less_wanted(&t->of->target, t->of->direction) && t->way != WAY_SUM;

	context_put(m, &v, "da_dat", value_dec(t->has_progress ? plan_printed(t->of, p->got) : DEC_NONE));
	context_put(m, &v, "phan_tram",
	    value_dec(t->has_progress ? dec_round(p->of_target.known && !way ? p->of_target : p->share, 1) : DEC_NONE));
	context_put(m, &v, "so_nam", t->has_progress ? value_int(t->progress_year - m->p->from + 1) : value_none());
	context_put(m, &v, "can_them", value_dec(t->has_progress ? assess_need_told(t->of, p->need) : DEC_NONE));
	context_put(m, &v, "nhan",
	    value_text(
		t->has_progress ? assess_pace_name(m->a, p, assess_yearly_unit(t->of)) : STR("chưa đủ số liệu")));
	context_put(m, &v, "cau", text_or_none(t->progress_sentence));
	return v;
}

/* The cells of the indicator's row: what a table shows in each column, rounded as the sentences are. */
static struct value
printed_cells(struct maker *m, const struct assessment *t)
{
	const struct plan_indicator *i = t->of;
	struct value v = value_map(m->a), plans = list_for(m, t->years_n), got = list_for(m, t->years_n);

	context_put(m, &v, "ke_hoach", value_text(table_target(m->a, i, &t->plan)));
	context_put(m, &v, "thanh_pho_giao", value_text(table_target(m->a, i, &t->city_plan)));
	context_put(m, &v, "ke_hoach_sau", value_text(table_target(m->a, i, &t->next_plan)));
	context_put(m, &v, "muc_tieu", value_text(assess_target_cell(m->a, m->p, i)));
	context_put(m, &v, "thuc_hien", value_text(table_figure(m->a, i, t->got, -1)));
	context_put(m, &v, "thuc_hien_ky", value_text(table_figure(m->a, i, t->got_here, -1)));
	context_put(m, &v, "cung_ky", value_text(table_figure(m->a, i, t->last, -1)));
	context_put(m, &v, "phan_tram_ke_hoach", value_text(table_against(m->a, t, m->period, false)));
	context_put(m, &v, "phan_tram_thanh_pho", value_text(table_against(m->a, t, m->period, true)));
	context_put(m, &v, "phan_tram_cung_ky", value_text(table_ratio(m->a, t, t->last_percent, t->change)));
	context_put(m, &v, "tang_giam", value_text(table_ratio(m->a, t, t->change, t->change)));
	for (size_t y = 0; y < t->years_n; y++) {
		list_add(m->a, plans.list, value_text(table_target(m->a, i, &t->year_plan[y])));
		list_add(m->a, got.list, value_text(table_figure(m->a, i, t->year_got[y], -1)));
	}
	context_put(m, &v, "ke_hoach_cac_nam", plans);
	context_put(m, &v, "thuc_hien_cac_nam", got);
	return v;
}

enum { ASSESSMENT_KEYS = 52 }; /* about as many as assessment_value() puts, with room for con */

static const char *const nature_words[] = { "", "luy_ke", "thoi_diem", "ty_le", "toc_do", "dat_chuan" };
static const char *const status_words[] = { "", "chinh-thuc", "uoc", "so-bo" };

static struct value
assessment_value(struct maker *m, const struct assessment *t)
{
	const struct plan_indicator *i = t->of;
	struct value v = value_map(m->a);

	v.where = i->where;
	map_reserve(v.map, ASSESSMENT_KEYS);
	context_put(m, &v, "ma", value_text(i->code));
	context_put(m, &v, "ten", value_text(i->name));
	context_put(m, &v, "ten_day_du", value_text(i->full_name.n > 0 ? i->full_name : i->name));
	context_put(m, &v, "stt", value_text(i->number.n > 0 ? i->number : i->code));
	context_put(m, &v, "cap", value_int(i->parent == PLAN_NO_INDEX ? 1 : 2));
	context_put(m, &v, "la_nhom", value_bool(i->is_group));
	context_put(m, &v, "theo_doi", value_bool(i->tracked));
	context_put(m, &v, "co_so_lieu", value_bool(t->got.known));
	context_put(m, &v, "bat_buoc", value_bool(i->required));
	context_put(m, &v, "don_vi_tinh", value_text(i->unit));
	context_put(m, &v, "tinh_chat", value_text(str_of(nature_words[i->nature])));
	context_put(m, &v, "chieu", value_text(i->direction == LESS_IS_BETTER ? STR("giam") : STR("tang")));
	context_put(m, &v, "linh_vuc", value_text(i->field));
	context_put(m, &v, "chu_tri", unit_value(m, i->lead));
	context_put(m, &v, "muc_tieu", target_shown(m, i, &i->target));
	context_put(m, &v, "phan_dau", value_dec(i->stretch));
	context_put(m, &v, "muc_tieu_chu", value_text(assess_target_words(m->a, m->p, i)));
	context_put(m, &v, "nam_dich", i->target_year > 0 ? value_int(i->target_year) : value_none());
	context_put(m, &v, "ke_hoach", target_shown(m, i, &t->plan));
	context_put(m, &v, "thanh_pho_giao", target_shown(m, i, &t->city_plan));
	context_put(m, &v, "ke_hoach_sau", target_shown(m, i, &t->next_plan));
	context_put(m, &v, "ke_hoach_sau_chu", value_text(assess_goal_words(m->a, i, &t->next_plan)));
	context_put(m, &v, "thuc_hien", figure_value(i, t->got));
	context_put(m, &v, "thuc_hien_ky", figure_value(i, t->got_here));
	context_put(m, &v, "cung_ky", figure_value(i, t->last));
	context_put(m, &v, "uoc", value_bool(t->status == STATUS_ESTIMATE));
	context_put(m, &v, "so_bo", value_bool(t->status == STATUS_PRELIMINARY));
	context_put(m, &v, "trang_thai", text_or_none(str_of(status_words[t->status])));
	context_put(m, &v, "phan_tram_ke_hoach", share_value(t->plan_percent));
	context_put(m, &v, "phan_tram_cung_ky", share_value(t->last_percent));
	context_put(m, &v, "tang_giam", share_value(t->change));
	context_put(m, &v, "diem", value_bool(t->in_points));
	context_put(m, &v, "so_ke_hoach", share_value(t->against_plan));
	context_put(m, &v, "phan_tram_thanh_pho", share_value(t->city_percent));
	context_put(m, &v, "so_thanh_pho", share_value(t->against_city));
	context_put(m, &v, "danh_gia", value_text(plan_judgement_name(t->judged)));
	context_put(m, &v, "danh_gia_tp", value_text(plan_judgement_name(t->judged_city)));
	context_put(m, &v, "ly_do", text_or_none(t->reason));
	context_put(m, &v, "ghi_chu", text_or_none(t->note));
	context_put(m, &v, "o", printed_cells(m, t));
	context_put(m, &v, "nhip", value_text(assess_pace_word(m->a, m->s, t)));
	context_put(m, &v, "can_moi_thang", value_dec(assess_need_told(i, t->need_a_month)));
	context_put(
	    m, &v, "danh_gia_theo_quy_tac", t->overridden ? value_text(plan_judgement_name(t->by_rule)) : value_none());
	put_years(m, &v, t);
	context_put(m, &v, "theo_thang", list_of(m, i, t->month, 12));
	context_put(m, &v, "luy_ke_thang", list_of(m, i, t->cumulative, 12));
	put_last_months(m, &v, t);
	context_put(m, &v, "tien_do", progress_value(m, t));
	context_put(m, &v, "cau", value_text(t->sentence));
	return v;
}

/* Parents hold the same values as the list: built from the last to the first. */
static void
put_assessments(struct maker *m)
{
	struct value *at = ARENA_ARRAY(m->a, struct value, m->p->indicators_n + 1);
	struct value codes = value_map(m->a), list = value_list(m->a), behind = value_list(m->a);

	for (size_t k = m->p->indicators_n; k-- > 0;) {
		const struct plan_indicator *i = &m->p->indicators[k];
		struct value parts = value_list(m->a);
		bool any = false;

		at[k] = assessment_value(m, &m->s->at[k]);
		for (size_t part = i->first_part; part != PLAN_NO_INDEX; part = m->p->indicators[part].next_part) {
			list_add(m->a, parts.list, at[part]);
			any |= value_at(&at[part], STR("co_so_lieu"))->b;
		}
		context_put(m, &at[k], "con", parts);
		if (any)
			context_put(m, &at[k], "co_so_lieu", value_bool(true));
	}
	for (size_t k = 0; k < m->p->indicators_n; k++) {
		value_put(m->a, &codes, m->p->indicators[k].code, at[k]);
		list_add(m->a, list.list, at[k]);
		if (m->s->at[k].behind && !m->p->indicators[k].is_group)
			list_add(m->a, behind.list, at[k]);
	}
	context_put(m, m->root, "ct", codes);
	context_put(m, m->root, "chi_tieu", list);
	context_put(m, m->root, "cham", behind);
}

static struct value
count_value(struct maker *m, const struct assess_count *c)
{
	const struct {
		const char *key;
		int n;
	} all[] = { { "tong", c->total }, { "danh_gia_duoc", c->judged }, { "vuot", c->over }, { "dat", c->met },
		{ "dat_va_vuot", c->met + c->over }, { "chua_dat", c->unmet }, { "chua_den_ky", c->not_due },
		{ "chua_co_so_lieu", c->no_figure }, { "theo_doi", c->followed }, { "dung_tien_do", c->on_pace },
		{ "cham_tien_do", c->behind } };
	struct value v = value_map(m->a);

	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
		context_put(m, &v, all[i].key, value_int(all[i].n));
	return v;
}

static void
put_groups(struct maker *m)
{
	struct value groups = value_list(m->a), *list = value_at(m->root, STR("chi_tieu"));

	for (size_t k = 0; k < m->p->indicators_n; k++) {
		const struct plan_indicator *i = &m->p->indicators[k];
		struct value *group = NULL;

		if (i->tracked)
			continue;
		for (size_t g = 0; g < groups.list->n; g++)
			if (str_eq(value_text_at(&groups.list->at[g], STR("ten"), STR("")), i->field))
				group = &groups.list->at[g];
		if (group == NULL) {
			struct value v = value_map(m->a);

			context_put(m, &v, "stt", value_text(text_roman(m->a, (int)groups.list->n + 1)));
			context_put(m, &v, "ten", value_text(i->field));
			struct assess_count count = assess_count(m->p, m->s, NULL, i->field);

			context_put(m, &v, "dem", count_value(m, &count));
			context_put(m, &v, "chi_tieu", value_list(m->a));
			context_put(m, &v, "co_so_lieu", value_bool(false));
			group = list_add(m->a, groups.list, v);
		}
		if (value_at(&list->list->at[k], STR("co_so_lieu"))->b)
			context_put(m, group, "co_so_lieu", value_bool(true));
		list_add(m->a, value_at(group, STR("chi_tieu"))->list, list->list->at[k]);
	}
	context_put(m, m->root, "nhom", groups);
}

static void
put_count(struct maker *m)
{
	struct value v = count_value(m, &m->s->count);

	context_put(m, &v, "cau", value_text(m->s->count_sentence));
	context_put(m, m->root, "dem", v);
}

/* --- the agency and the document ---------------------------------------------- */

static struct value
copy_or_none(const struct value *v)
{
	return v != NULL ? *v : value_none();
}

static struct value
texts_value(struct maker *m, const struct value *v)
{
	struct value list = value_list(m->a);

	if (v != NULL && v->kind == VALUE_LIST)
		return *v;
	if (!is_blank(v))
		list_add(m->a, list.list, value_text(plain_text(v, m->a)));
	return list;
}

/* A key of the agency's, as the document has it where it is another body's: the council's, the office's. */
static const struct value *
agency_at(const struct maker *m, const char *key)
{
	const struct value *own = value_at(m->doc->row, str_of(key));

	/* with another name the rest of what the agency is called is another's too */
	if (own != NULL || value_at(m->doc->row, STR("co_quan")) != NULL)
		return own;
	return value_at(m->p->in->don_vi, str_of(key));
}

static str
agency_text(const struct maker *m, const char *key)
{
	return plain_text(agency_at(m, key), m->a);
}

static void
put_agency(struct maker *m)
{
	const struct value *don_vi = m->p->in->don_vi, *address = value_at(don_vi, STR("dia_chi"));
	struct value v = value_map(m->a), names = texts_value(m, agency_at(m, "co_quan"));
	str usual = agency_text(m, "ten_thuong");

	if (usual.n == 0 && names.list->n > 0) {
		struct out o;

		out_init(&o);
		for (size_t i = 0; i < names.list->n; i++) {
			if (i > 0)
				out_char(&o, ' ');
			value_print(&o, &names.list->at[i]);
		}
		usual = text_capitalize(m->a, text_lower(m->a, out_str(&o)), false);
		out_release(&o);
	}
	context_put(m, &v, "ten", names);
	context_put(m, &v, "ten_thuong", value_text(usual));
	context_put(m, &v, "cap_tren", value_text(m->p->superior));
	context_put(m, &v, "chu_quan", copy_or_none(agency_at(m, "co_quan_chu_quan")));
	context_put(m, &v, "viet_tat", copy_or_none(agency_at(m, "viet_tat")));
	context_put(m, &v, "dia_danh", copy_or_none(value_at(don_vi, STR("dia_danh"))));
	if (address != NULL) /* who prints it and hasn't got it is told that it lacks */
		context_put(m, &v, "dia_chi", *address);
	context_put(m, m->root, "co_quan", v);
}

static void
put_signer(struct maker *m)
{
	static const char *const keys[] = { "ma", "quyen_han", "thay", "chuc_vu", "ho_ten" };
	struct value v = value_map(m->a);

	/* one that is not known is complained about once, not at each tag */
	for (size_t k = 0; k < sizeof keys / sizeof keys[0]; k++)
		context_put(m, &v, keys[k], copy_or_none(value_at(m->doc->signer, str_of(keys[k]))));
	context_put(m, m->root, "nguoi_ky", v);
}

static str
evaluated(struct maker *m, const struct value *source)
{
	str text = plain_text(source, m->a), result = text;

	if (m->hooks != NULL && m->hooks->text != NULL && text.n > 0)
		m->hooks->text(m->hooks->ctx, text, source->where, false, m->root, &result, m->a, m->d);
	return result;
}

/* The letters of the unit that drafted a công văn: of don_vi, else the first behind VT in luu. */
static str
drafter_letters(struct maker *m)
{
	const struct value *kept = value_at(m->doc->row, STR("luu"));
	str rest = plain_text(kept != NULL ? kept : value_at(m->p->in->don_vi, STR("luu")), m->a);

	if (m->doc->drafter != NULL && m->doc->drafter->abbreviation.n > 0)
		return m->doc->drafter->abbreviation;
	if (!str_eq(str_trim(str_split(&rest, ',')), STR("VT")))
		return STR("");
	rest = str_trim(str_split(&rest, ','));
	return str_trim(str_split(&rest, ' ')); /* "KT (02)": the number of copies is no letter */
}

/* Behind the slash: "BC-UBND"; of a công văn "UBND-VP". */
static str
code_of(struct maker *m)
{
	str agency = agency_text(m, "viet_tat"), drafter;

	if (m->doc->kind.n > 0)
		return str_format(m->a, STR_FMT "-" STR_FMT, STR_ARG(m->doc->kind), STR_ARG(agency));
	drafter = drafter_letters(m);
	if (drafter.n == 0)
		return agency;
	return str_format(m->a, STR_FMT "-" STR_FMT, STR_ARG(agency), STR_ARG(drafter));
}

static void
put_date_blank(struct maker *m, struct out *o)
{
	int year = m->period.kind == PERIOD_TERM ? m->period.year : m->period.last_year;

	out_puts(o, "ngày      tháng      năm ");
	if (year != 0)
		out_printf(o, "%d", year);
	else
		out_puts(o, "      ");
}

/* "(Kèm theo Kế hoạch số 05/KH-UBND ngày … của …)"; without number or day the form that a hand fills in. */
static struct value
issued_with(struct maker *m, const struct value *number, struct date date, str code)
{
	struct out o;
	struct value v;

	out_init(&o);
	out_printf(&o, "(Kèm theo %s số ", m->doc->kind_name);
	if (is_blank(number))
		out_puts(&o, "       ");
	else
		out_printf(&o, STR_FMT, STR_ARG(plain_text(number, m->a)));
	out_printf(&o, "/" STR_FMT " ", STR_ARG(code));
	if (date.year != 0)
		date_put_long(&o, date);
	else
		put_date_blank(m, &o);
	out_printf(&o, " của " STR_FMT ")",
	    STR_ARG(value_text_at(value_at(m->root, STR("co_quan")), STR("ten_thuong"), STR(""))));
	v = value_text(out_copy(&o, m->a));
	out_release(&o);
	return v;
}

static void
put_number_and_date(struct maker *m, struct value *v)
{
	const struct value *number = value_at(m->doc->row, STR("so")), *day = value_at(m->doc->row, STR("ngay"));
	str code = code_of(m);
	struct date date = { 0, 0, 0 };
	struct out o;

	if (!is_blank(day) && !date_parse(plain_text(day, m->a), &date))
		date = (struct date){ 0, 0, 0 }; /* its row was complained about; dots stand for it */
	if (day != NULL && day->kind == VALUE_DATE)
		date = day->date;
	out_init(&o);
	out_puts(&o, "Số: ");
	if (is_blank(number))
		out_puts(&o, "       ");
	else
		out_printf(&o, STR_FMT, STR_ARG(plain_text(number, m->a)));
	out_printf(&o, "/" STR_FMT, STR_ARG(code));
	context_put(m, v, "ky_hieu", value_text(code));
	context_put(m, v, "so", is_blank(number) ? value_none() : *number);
	context_put(m, v, "so_ky_hieu", value_text(out_copy(&o, m->a)));
	context_put(m, v, "ngay", value_date(date));
	out_reset(&o);
	out_printf(&o, STR_FMT ", ", STR_ARG(value_text_at(m->p->in->don_vi, STR("dia_danh"), STR(""))));
	if (date.year != 0)
		date_put_long(&o, date);
	else
		put_date_blank(m, &o);
	context_put(m, v, "noi_ngay", value_text(out_copy(&o, m->a)));
	context_put(m, v, "kem_theo", issued_with(m, number, date, code));
	context_put(m, v, "kem_theo_trong", issued_with(m, NULL, (struct date){ 0, 0, 0 }, code));
	out_release(&o);
}

static void
put_appendix(struct maker *m, const struct value *document)
{
	const struct value *name = value_at(m->doc->row, STR("phu_luc"));
	struct value v = value_map(m->a);

	if (is_blank(name)) {
		context_put(m, m->root, "phu_luc", value_none());
		return;
	}
	context_put(m, &v, "so_tt", value_none());
	context_put(m, &v, "ten", value_text(plain_text(name, m->a)));
	context_put(m, &v, "kem_theo", copy_or_none(value_at(document, STR("kem_theo"))));
	context_put(m, &v, "kem_theo_trong", copy_or_none(value_at(document, STR("kem_theo_trong"))));
	context_put(m, m->root, "phu_luc", v);
}

/*
 * Texts anywhere in what the document alone has to say, their tags evaluated; everything else as it is, also what
 * describes another value, {$tai_lieu: …}.
 */
static struct value
particulars(struct maker *m, const struct value *v)
{
	struct value made;

	if (v->kind == VALUE_TEXT) {
		made = value_text(evaluated(m, v));
	} else if (v->kind == VALUE_LIST) {
		made = value_list(m->a);
		for (size_t i = 0; i < v->list->n; i++)
			list_add(m->a, made.list, particulars(m, &v->list->at[i]));
	} else if (v->kind == VALUE_MAP && (v->map->n == 0 || !str_starts(v->map->at[0].key, STR("$")))) {
		made = value_map(m->a);
		for (size_t i = 0; i < v->map->n; i++)
			value_put(m->a, &made, text_fold(m->a, v->map->at[i].key), particulars(m, v->map->at[i].value));
	} else {
		made = *v;
	}
	made.where = v->where;
	return made;
}

static void
put_particulars(struct maker *m)
{
	const struct value *own = value_at(m->doc->row, STR("chi_tiet"));

	context_put(m, m->root, "chi_tiet", own != NULL ? particulars(m, own) : value_map(m->a));
}

static void
put_document(struct maker *m)
{
	const struct value *row = m->doc->row, *recipients = value_at(row, STR("noi_nhan")),
			   *kept = value_at(row, STR("luu"));
	struct value v = value_map(m->a);
	struct value note = copy_or_none(value_at(m->p->in->don_vi, STR("ghi_chu_so_lieu")));

	context_put(m, &v, "ma", value_text(m->doc->code));
	context_put(m, &v, "loai", value_text(m->doc->kind));
	context_put(m, &v, "ten_loai", value_text(text_upper(m->a, str_of(m->doc->kind_name))));
	context_put(m, &v, "trich_yeu", value_text(evaluated(m, value_at(row, STR("trich_yeu")))));
	context_put(m, &v, "kinh_gui", texts_value(m, value_at(row, STR("kinh_gui"))));
	context_put(m, &v, "can_cu", texts_value(m, value_at(row, STR("can_cu"))));
	context_put(m, &v, "minh_hoa", note);
	put_number_and_date(m, &v);
	context_put(m, m->root, "van_ban", v);
	context_put(m, m->root, "ghi_chu_so_lieu", note);
	context_put(m, m->root, "noi_nhan",
	    texts_value(m, recipients != NULL ? recipients : value_at(m->p->in->don_vi, STR("noi_nhan"))));
	context_put(m, m->root, "luu", copy_or_none(kept != NULL ? kept : value_at(m->p->in->don_vi, STR("luu"))));
	put_appendix(m, &v);
}

/* --- prose --------------------------------------------------------------------- */

static const struct rich *
rich_of(struct maker *m, str text, struct loc where)
{
	str result;

	if (m->hooks == NULL || m->hooks->text == NULL || m->hooks->markdown == NULL ||
	    !m->hooks->text(m->hooks->ctx, text, where, true, m->root, &result, m->a, m->d))
		return NULL;
	return m->hooks->markdown(m->hooks->ctx, result, where, m->a, m->d);
}

static struct block *copy_blocks(struct maker *m, const struct block *b);

/* Tags that a unit typed into its Word file are evaluated as those of a Markdown file are. */
static struct inline_node *
copy_inlines(struct maker *m, const struct inline_node *n)
{
	struct inline_node *first = NULL, **last = &first;

	for (; n != NULL; n = n->next) {
		struct inline_node *copy = ARENA_NEW(m->a, struct inline_node);
		str result;

		*copy = *n;
		copy->next = NULL;
		copy->children = copy_inlines(m, n->children);
		copy->note = copy_blocks(m, n->note);
		if (n->kind == INLINE_TEXT && m->hooks != NULL && m->hooks->text != NULL &&
		    (str_find(n->text, STR("{{"), 0) < n->text.n || str_find(n->text, STR("{%"), 0) < n->text.n) &&
		    m->hooks->text(m->hooks->ctx, n->text, n->where, false, m->root, &result, m->a, m->d))
			copy->text = result;
		*last = copy;
		last = &copy->next;
	}
	return first;
}

static struct block *
copy_blocks(struct maker *m, const struct block *b)
{
	struct block *first = NULL, **last = &first;

	for (; b != NULL; b = b->next) {
		struct block *copy = ARENA_NEW(m->a, struct block);

		*copy = *b;
		copy->next = NULL;
		copy->inlines = copy_inlines(m, b->inlines);
		copy->children = copy_blocks(m, b->children);
		*last = copy;
		last = &copy->next;
	}
	return first;
}

/* A document's own copy: it may change it. NULL: complained. */
static const struct rich *
rich_of_narrative(struct maker *m, const struct plan_narrative *n)
{
	struct rich *r;

	if (n->rich == NULL)
		return rich_of(m, n->text, n->where);
	r = ARENA_NEW(m->a, struct rich);
	*r = *n->rich;
	r->blocks = copy_blocks(m, n->rich->blocks);
	return r;
}

/* A contribution by its parts; one that says nothing of a part has none there. */
static void
put_parts(struct maker *m, struct value *v, const struct rich *r, struct loc where)
{
	struct rich *parts = ARENA_ARRAY(m->a, struct rich, PARTS);

	parts_read(parts, r, where, m->a, m->d);
	for (size_t i = 0; i < PARTS; i++) {
		struct value part = parts[i].blocks != NULL ? value_rich(&parts[i]) : value_none();

		parts[i].printed = ARENA_NEW(m->a, bool);
		if (parts[i].blocks != NULL)
			part.where = parts[i].blocks->where;
		context_put(m, v, part_keys[i], part);
	}
}

static bool
is_printed(const struct value *v)
{
	return v != NULL && v->kind == VALUE_RICH && v->rich->printed != NULL && *v->rich->printed;
}

/* Of one unit: how many of its parts were printed; those that were not are complained about where complain is set. */
static int
check_printed_parts(const struct value *of_unit, bool complain, str template_name, struct diags *d)
{
	int printed = is_printed(value_at(of_unit, STR("toan_van")));
	bool whole = printed > 0;

	for (size_t k = 0; k < PARTS; k++) {
		const struct value *part = value_at(of_unit, str_of(part_keys[k]));

		printed += is_printed(part);
		if (!complain || whole || part == NULL || part->kind != VALUE_RICH || is_printed(part))
			continue;
		diag_add(d, &assess_unprinted, part->where, "%s", part_keys[k]);
		diag_hint(
		    d, _("the template %.*s has no place for it: add a tag, or move the text"), STR_ARG(template_name));
	}
	return printed;
}

void
assess_check_printed(const struct value *context, str template_name, struct diags *d)
{
	const struct value *by_unit = value_at(context, STR("noi_dung"));
	int printed = 0;

	for (int complain = 0; complain < 2; complain++)
		for (size_t u = 0; by_unit != NULL && by_unit->kind == VALUE_MAP && u < by_unit->map->n; u++)
			if (complain == 0 || printed > 0)
				printed += check_printed_parts(by_unit->map->at[u].value, complain, template_name, d);
	for (size_t u = 0; by_unit != NULL && by_unit->kind == VALUE_MAP && u < by_unit->map->n; u++) {
		const struct value *of_unit = by_unit->map->at[u].value;

		for (size_t k = 0; k < of_unit->map->n; k++) {
			const struct value *v = of_unit->map->at[k].value;

			if (v->kind == VALUE_RICH && v->rich->printed != NULL)
				*v->rich->printed = false;
		}
	}
}

static bool
same_period(struct period a, struct period b)
{
	return a.kind == b.kind && a.year == b.year && a.last_year == b.last_year && a.part == b.part;
}

/* Which parts anyone has sent: a heading stands only over something. */
static void
put_parts_sent(struct maker *m, const struct value *by_unit)
{
	struct value sent = value_map(m->a);

	for (size_t k = 0; k < PARTS; k++) {
		bool any = false;

		for (size_t u = 0; u < by_unit->map->n; u++)
			any |= value_at(by_unit->map->at[u].value, str_of(part_keys[k]))->kind == VALUE_RICH;
		context_put(m, &sent, part_keys[k], value_bool(any));
	}
	context_put(m, m->root, "co_noi_dung", sent);
}

/* A report waits for a part of each unit; which file it would stand in. */
static void
miss(struct maker *m, const struct plan_unit *u)
{
	struct out o;

	for (size_t i = 0; i < m->p->in->narratives_n; i++)
		if (same_period(m->p->in->narratives[i].period, m->period) &&
		    str_eq(m->p->in->narratives[i].key, u->key))
			return; /* it is there, and without text: its reader has said so */
	if (m->p->in->missing_senders == NULL || m->period.kind == PERIOD_TERM || m->doc->cadence == PERIOD_ONCE)
		return;
	out_init(&o);
	out_printf(&o, "%s/", m->p->in->missing_senders);
	period_put(&o, m->period);
	out_printf(&o, "/" STR_FMT ".md", STR_ARG(u->code));
	diag_add(m->d, &assess_missing_sender, loc_file(m->a, out_copy(&o, m->a)), STR_FMT, STR_ARG(u->name));
	diag_hint(m->d, "%s", _("the report is made without its part; put the file there when it comes"));
	out_release(&o);
}

/* A report without anybody's words is told of, unless it is of a term: those have none. */
static void
miss_folder(struct maker *m)
{
	if (m->p->in->missing_senders != NULL || m->p->units_n == 0 || !str_eq(m->doc->kind, STR("BC")) ||
	    m->period.kind == PERIOD_TERM || m->doc->cadence == PERIOD_ONCE)
		return;
	diag_add(m->d, &assess_no_folder, loc_file(m->a, STR("noi-dung")), NULL);
	diag_hint(m->d, "%s", _("reports are made without a word of any unit; make the folder where they are put"));
}

static void
put_units(struct maker *m)
{
	struct value by_unit = value_map(m->a), units = value_list(m->a), missing = value_list(m->a);

	for (size_t k = 0; k < m->p->units_n; k++) {
		const struct plan_unit *u = &m->p->units[k];
		struct value v = unit_value(m, u), parts = value_map(m->a), leads = value_list(m->a);
		struct value *list = value_at(m->root, STR("chi_tieu"));
		struct assess_count count = assess_count(m->p, m->s, u, STR(""));
		struct rich empty = { 0 };
		bool sent = false;

		context_put(m, &v, "dem", count_value(m, &count));
		put_parts(m, &parts, &empty, LOC_NONE); /* also for a text that can't be read */
		context_put(m, &parts, "toan_van", value_none());
		for (size_t i = 0; i < m->p->in->narratives_n; i++) {
			const struct plan_narrative *n = &m->p->in->narratives[i];
			const struct rich *r;
			struct rich *whole;

			if (!same_period(n->period, m->period) || !str_eq(n->key, u->key))
				continue;
			r = rich_of_narrative(m, n);
			sent |= r == NULL || r->blocks != NULL;
			if (r != NULL) {
				put_parts(m, &parts, r, n->where);
				prose_check(r->blocks, n->where, m->d);
				whole = ARENA_NEW(m->a, struct rich);
				*whole = *r;
				whole->printed = ARENA_NEW(m->a, bool);
				context_put(m, &parts, "toan_van", value_rich(whole));
			}
		}
		if (!sent) {
			list_add(m->a, missing.list, value_text(u->name));
			miss(m, u);
		}
		for (size_t i = 0; i < m->p->indicators_n; i++)
			if (m->p->indicators[i].lead == u)
				list_add(m->a, leads.list, list->list->at[i]);
		context_put(m, &v, "thu_tu", value_int((long long)k + 1));
		context_put(m, &v, "noi_dung", parts);
		context_put(m, &v, "chi_tieu", leads);
		context_put(m, &v, "linh_vuc", text_or_none(u->reports_on));
		list_add(m->a, units.list, v);
		value_put(m->a, &by_unit, u->key, parts);
	}
	miss_folder(m);
	context_put(m, m->root, "to_chuc", units);
	context_put(m, m->root, "noi_dung", by_unit);
	context_put(m, m->root, "thieu_noi_dung", missing);
	put_parts_sent(m, &by_unit);
}

static void
put_plan(struct maker *m)
{
	struct value v = value_map(m->a);
	const struct value *front = m->p->in->ke_hoach;
	const struct rich *r = NULL;

	context_put(m, &v, "ten", copy_or_none(value_at(front, STR("ten"))));
	context_put(m, &v, "so_hieu", copy_or_none(value_at(front, STR("so_hieu"))));
	context_put(m, &v, "giai_doan", value_text(str_format(m->a, "%d - %d", m->p->from, m->p->to)));
	context_put(m, &v, "tu_nam", value_int(m->p->from));
	context_put(m, &v, "den_nam", value_int(m->p->to));
	context_put(m, m->root, "ke_hoach", v);
	if (m->doc->cadence == PERIOD_TERM)
		r = rich_of(m, m->p->in->ke_hoach_text, m->p->in->ke_hoach_where);
	if (r != NULL)
		prose_check(r->blocks, m->p->in->ke_hoach_where, m->d);
	context_put(m, &v, "noi_dung", r != NULL ? value_rich(r) : value_none());
	context_put(m, m->root, "ke_hoach", v);
}

/* --- tables and charts ------------------------------------------------------------ */

static void
put_tables(struct maker *m)
{
	const struct plan_year *y = plan_find_year(m->p, m->period.last_year);
	struct value v = value_map(m->a);

	for (size_t i = 0; y != NULL && y->tables != NULL && y->tables->kind == VALUE_MAP && i < y->tables->map->n;
	     i++) {
		str name = y->tables->map->at[i].key;

		if (!str_eq(name, STR("chi_tieu")) && !str_eq(name, STR("thang")) && !str_eq(name, STR("ghi_chu")) &&
		    !str_eq(name, STR("thong_tin")))
			value_put(m->a, &v, name, *(const struct value *)y->tables->map->at[i].value);
	}
	context_put(m, m->root, "bang", v);
	context_put(m, m->root, "bieu", tables_value(m->p, m->s, m->doc, m->a, m->d));
}

static struct value
evaluate(struct maker *m, const struct value *expression)
{
	if (expression == NULL || expression->kind != VALUE_TEXT || m->hooks == NULL || m->hooks->eval == NULL)
		return copy_or_none(expression);
	return m->hooks->eval(m->hooks->ctx, expression->text, expression->where, m->root, m->a, m->d);
}

static struct value
axis_value(struct maker *m, const struct value *axis)
{
	struct value labels = value_list(m->a);
	str word = axis != NULL && axis->kind == VALUE_TEXT ? text_fold(m->a, axis->text) : STR("nam");

	if (axis != NULL && axis->kind == VALUE_LIST)
		return *axis;
	if (str_eq(word, STR("thang"))) {
		for (int k = 1; k <= 12; k++)
			list_add(m->a, labels.list, value_text(str_format(m->a, "T%d", k)));
	} else if (!str_eq(word, STR("nam"))) {
		return evaluate(m, axis);
	} else {
		for (int y = m->p->from; y <= m->p->to; y++)
			list_add(m->a, labels.list, value_int(y));
	}
	return labels;
}

/* A word that charts know stays; anything else that is a text is an expression. */
static struct value
word_or_value(struct maker *m, const struct value *v)
{
	static const char *const words[] = { "uoc", "chinh_thuc", "so_bo", "du_kien", "du_bao" };

	for (size_t i = 0; v != NULL && v->kind == VALUE_TEXT && i < sizeof words / sizeof words[0]; i++)
		if (str_eq(text_fold(m->a, v->text), str_of(words[i])))
			return *v;
	return evaluate(m, v);
}

/* A series with its figures: tu evaluated, or gia_tri as it is. */
static void
put_series(struct maker *m, struct value *series, const struct value *one)
{
	static const char *const copied[] = { "kieu", "truc_phu", "so_le" };
	const struct value *from = value_at(one, STR("tu")), *given = value_at(one, STR("gia_tri"));
	struct value s = value_map(m->a), figures = from != NULL ? evaluate(m, from) : copy_or_none(given);

	if (figures.kind != VALUE_LIST) {
		if (figures.kind != VALUE_MISSING)
			diag_add(m->d, &assess_no_illustration, from != NULL ? from->where : one->where, "%s",
			    _("tu: not a list of figures"));
		return;
	}
	s.where = one->where;
	if (figures.where.source == NULL)
		figures.where = from != NULL ? from->where : one->where;
	for (size_t i = 0; one->kind == VALUE_MAP && i < sizeof copied / sizeof copied[0]; i++)
		context_put(m, &s, copied[i], copy_or_none(value_at(one, str_of(copied[i]))));
	context_put(m, &s, "ten",
	    value_at(one, STR("ten")) != NULL ? value_text(evaluated(m, value_at(one, STR("ten")))) : value_none());
	context_put(m, &s, "gia_tri", figures);
	context_put(m, &s, "loai_so", word_or_value(m, value_at(one, STR("loai_so"))));
	/* what is left is the chart's to complain about */
	for (size_t i = 0; one->kind == VALUE_MAP && i < one->map->n; i++)
		if (value_at(&s, one->map->at[i].key) == NULL && !str_eq(one->map->at[i].key, STR("tu")))
			value_put(m->a, &s, one->map->at[i].key, *(const struct value *)one->map->at[i].value);
	list_add(m->a, series->list, s);
}

static struct value
chart_value(struct maker *m, const struct value *spec)
{
	struct value v = value_map(m->a), series = value_list(m->a), *chart = ARENA_NEW(m->a, struct value);
	const struct value *day = value_at(spec, STR("day")), *target = value_at(spec, STR("muc_tieu"));

	v.where = spec->where;
	series.where = day != NULL ? day->where : spec->where;
	for (size_t i = 0; i < spec->map->n; i++)
		value_put(m->a, &v, spec->map->at[i].key, *(const struct value *)spec->map->at[i].value);
	for (size_t i = 0; day != NULL && day->kind == VALUE_LIST && i < day->list->n; i++)
		put_series(m, &series, &day->list->at[i]);
	if (value_at(spec, STR("tieu_de")) != NULL)
		context_put(m, &v, "tieu_de", value_text(evaluated(m, value_at(spec, STR("tieu_de")))));
	context_put(m, &v, "day", series);
	context_put(m, &v, "truc", axis_value(m, value_at(spec, STR("truc"))));
	if (target != NULL)
		context_put(m, &v, "muc_tieu", evaluate(m, target));
	if (value_at(spec, STR("ghi_chu")) == NULL)
		context_put(m, &v, "ghi_chu", copy_or_none(value_at(m->p->in->don_vi, STR("ghi_chu_so_lieu"))));
	*chart = v;
	return (struct value){ .kind = VALUE_CHART, .where = spec->where, .chart = chart };
}

static void
put_charts(struct maker *m)
{
	const struct value *list = value_at(m->doc->row, STR("bieu_do"));
	struct value v = value_map(m->a);

	for (size_t i = 0; list != NULL && list->kind == VALUE_LIST && i < list->list->n; i++) {
		const struct value *spec = &list->list->at[i];
		str code = value_text_at(spec, STR("ma"), STR(""));

		if (spec->kind == VALUE_MAP && code.n > 0)
			value_put(m->a, &v, text_fold(m->a, code), chart_value(m, spec));
	}
	context_put(m, m->root, "bieu_do", v);
}

static void
put_free_keys(struct maker *m, const struct value *map)
{
	for (size_t i = 0; map != NULL && map->kind == VALUE_MAP && i < map->map->n; i++)
		if (str_starts(map->map->at[i].key, STR("x_")))
			value_put(m->a, m->root, map->map->at[i].key, *(const struct value *)map->map->at[i].value);
}

struct value
assess_context(const struct plan *p, const struct plan_document *doc, struct period period,
    const struct assess_hooks *hooks, struct arena *a, struct diags *d)
{
	struct value root = value_map(a);
	struct maker m = { p, doc, assess_plan(p, period, a, d), hooks, period, a, d, &root };

	put_free_keys(&m, p->in->don_vi);
	put_free_keys(&m, doc->row);
	context_put(&m, &root, "ky", assess_period_value(period, a));
	put_agency(&m);
	put_signer(&m);
	put_assessments(&m);
	put_groups(&m);
	put_count(&m);
	put_tables(&m);
	put_plan(&m);
	put_document(&m);
	put_particulars(&m);
	put_units(&m);
	put_charts(&m);
	return root;
}
