/*
 * The plan's indicators (input/README.md, Indicators): one row each, parts by their
 * codes. The rows may stand in any order; in the model a part follows the
 * indicator it belongs to.
 */
#include "plan/model.h"

#include "base/out.h"
#include "plan/kinds.h"
#include "plan/law.h"
#include "value/schema.h"

/* clang-format off */
enum {
	COL_MA, COL_CHI_TIEU, COL_TEN_DAY_DU, COL_DON_VI_TINH, COL_TINH_CHAT, COL_CHIEU, COL_MUC_TIEU,
	COL_SO_SANH, COL_PHAN_DAU, COL_PHAM_VI, COL_NAM_DICH, COL_CHU_TRI, COL_LINH_VUC, COL_BAT_BUOC,
	COL_THEO_DOI, COL_TRAN, COL_DUNG_SAI, COL_CONG_DON, COL_GOC, COL_GHI_CHU, COL_XAC_NHAN, COL_XEM_LAI, COL_YEAR
};
/* clang-format on */

static const char *const columns[] = { "ma", "chi_tieu", "ten_day_du", "don_vi_tinh", "tinh_chat", "chieu", "muc_tieu",
	"so_sanh", "phan_dau", "pham_vi", "nam_dich", "chu_tri", "linh_vuc", "bat_buoc", "theo_doi", "tran", "dung_sai",
	"cong_don", "goc", "ghi_chu", "xac_nhan", "xem_lai" };

struct word {
	const char *word;
	int means;
};

static const struct word natures[] = { { "luy_ke", NATURE_FLOW }, { "thoi_diem", NATURE_LEVEL },
	{ "ty_le", NATURE_SHARE }, { "toc_do", NATURE_GROWTH }, { "dat_chuan", NATURE_STATUS },
	{ "ti_le", NATURE_SHARE } };
static const struct word directions[] = { { "tang", MORE_IS_BETTER }, { "giam", LESS_IS_BETTER } };
static const struct word scopes[] = { { "nam", SCOPE_EACH_YEAR }, { "binh_quan", SCOPE_AVERAGE },
	{ "den_nam", SCOPE_BY_YEAR }, { "tong", SCOPE_TOTAL }, { "hang_nam", SCOPE_EACH_YEAR } };

struct reader {
	struct model *m;
	struct table t;
	bool says_required; /* the column bat_buoc is there */
};

/* One word of a list; -1: blank, or complained. */
static int
word_read(struct reader *r, const struct value *row, size_t col, const struct word *list, size_t n)
{
	const struct value *cell = table_cell(&r->t, row, col);
	const char *names[8];
	str folded, raw;

	if (cell == NULL)
		return -1;
	raw = plain_text(cell, r->m->a);
	folded = text_fold(r->m->a, raw);
	for (size_t i = 0; i < n; i++) {
		names[i] = list[i].word;
		if (str_eq(folded, str_of(list[i].word)))
			return list[i].means;
	}
	diag_add(r->m->d, &schema_unknown_word, cell->where, _("%s: %.*s"), columns[col], STR_ARG(raw));
	if (n == 2)
		diag_hint(r->m->d, _("expected %s or %s"), names[0], names[1]);
	else if (str_nearest(
		     folded, (str[]){ str_of(names[0]), str_of(names[1]), str_of(names[2]), str_of(names[3]) }, 4)
		     .n > 0)
		hint_nearest(r->m->d, A_WORD, folded, names, n);
	else
		diag_hint(r->m->d, _("expected %s, %s, %s or %s"), names[0], names[1], names[2], names[3]);
	return -1;
}

static bool
bool_read(struct reader *r, const struct value *row, size_t col)
{
	const struct value *cell = table_cell(&r->t, row, col);
	bool ok, b;

	if (cell == NULL)
		return false;
	b = plain_bool(cell, &ok, r->m->a);
	if (!ok) {
		diag_add(r->m->d, &schema_unknown_word, cell->where, _("%s: %.*s"), columns[col],
		    STR_ARG(plain_text(cell, r->m->a)));
		diag_hint(r->m->d, _("write x, or leave it empty"));
	}
	return b;
}

static struct dec
dec_read(struct reader *r, const struct value *row, size_t col, const struct plan_indicator *i)
{
	struct dec x;

	figure_read(r->m, table_cell(&r->t, row, col), table_where(&r->t, row, col), NATURE_LEVEL, i->unit, &x);
	return x;
}

/* "1", "1.2", "T1": letters and digits between points. */
static bool
good_code(str code)
{
	bool after_point = true;

	for (size_t i = 0; i < code.n; i++) {
		unsigned char c = (unsigned char)code.p[i];

		if (c == '.') {
			if (after_point)
				return false;
			after_point = true;
		} else if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
		    c >= 0x80) {
			after_point = false;
		} else {
			return false;
		}
	}
	return code.n > 0 && !after_point;
}

static void
read_measure(struct reader *r, const struct value *row, struct plan_indicator *i)
{
	struct model *m = r->m;
	struct loc where = table_where(&r->t, row, COL_DON_VI_TINH);
	str near;

	i->unit = text_nfc(m->a, plain_text(table_cell(&r->t, row, COL_DON_VI_TINH), m->a));
	if (text_is_nil(i->unit))
		i->unit = STR("");
	if (i->unit.n == 0)
		return;
	for (size_t k = 0; k < m->measures_n; k++)
		if (str_eq(i->unit, m->measures[k]))
			return;
	/* once the office declares its units, only those count */
	if (m->measures_n == 0 && law_measure(i->unit))
		return;
	diag_add(m->d, &plan_unknown_measure, where, "%.*s", STR_ARG(i->unit));
	near = m->measures_n > 0 ? str_nearest(i->unit, m->measures, m->measures_n) : law_measure_nearest(i->unit);
	if (near.n > 0)
		hint_near(m->d, A_MEASURE, near);
	else
		diag_hint(m->d, _("declare it under don_vi_tinh in don-vi.yaml"));
}

/* "2030"; "trước 2028", "trước năm 2028": 2027. */
static void
read_target_year(struct reader *r, const struct value *row, struct plan_indicator *i)
{
	const struct value *cell = table_cell(&r->t, row, COL_NAM_DICH);
	const struct plan *p = r->m->p;
	str s;
	int64_t y;
	struct dec x;

	if (cell == NULL)
		return;
	s = plain_text(cell, r->m->a);
	if (str_starts(text_fold(r->m->a, s), STR("truoc"))) {
		i->before = true;
		s = str_trim(str_sub(s, s.n >= 4 ? s.n - 4 : 0, s.n));
	}
	if (!dec_parse(s, &x) || !dec_to_int(x, &y)) {
		diag_add(r->m->d, &plan_not_figure, cell->where, "%s: %.*s", columns[COL_NAM_DICH],
		    STR_ARG(plain_text(cell, r->m->a)));
		return;
	}
	if (p->from > 0 && (y < p->from || y > p->to + (i->before ? 1 : 0))) {
		diag_add(r->m->d, &plan_outside_term, cell->where, _("%lld; the plan is for %d - %d"), (long long)y,
		    p->from, p->to);
		diag_hint(r->m->d, "%s", _("mend the year, or giai_doan in the plan's front matter"));
		return;
	}
	i->target_year = (int)y - (i->before ? 1 : 0);
}

static void
read_lead(struct reader *r, const struct value *row, struct plan_indicator *i)
{
	const struct value *cell = table_cell(&r->t, row, COL_CHU_TRI);
	struct model *m = r->m;
	str code, *codes;

	if (cell == NULL)
		return;
	code = plain_text(cell, m->a);
	i->lead = plan_find_unit(m->p, code);
	if (i->lead != NULL)
		return;
	diag_add(m->d, &plan_unknown_reference, cell->where, _("chu_tri: no unit %.*s in don-vi.yaml"), STR_ARG(code));
	codes = ARENA_ARRAY(m->a, str, m->p->units_n + 1);
	for (size_t k = 0; k < m->p->units_n; k++)
		codes[k] = m->p->units[k].code;
	code = str_nearest(code, codes, m->p->units_n);
	if (code.n > 0)
		hint_near(m->d, A_UNIT, code);
	else
		diag_hint(m->d, "%s", _("its units are the ma under to_chuc"));
}

static void
read_target(struct reader *r, const struct value *row, struct plan_indicator *i)
{
	struct model *m = r->m;
	const struct value *sign = table_cell(&r->t, row, COL_SO_SANH);
	enum plan_cmp cmp = i->direction == LESS_IS_BETTER ? CMP_AT_MOST : CMP_EQUAL;

	if (sign != NULL && !target_cmp(plain_text(sign, m->a), &cmp, m->a)) {
		diag_add(m->d, &schema_unknown_word, sign->where, "so_sanh: %.*s", STR_ARG(plain_text(sign, m->a)));
		diag_hint(m->d, _("expected >=, <=, =, ~, > or <"));
	}
	target_read(m, table_cell(&r->t, row, COL_MUC_TIEU), table_where(&r->t, row, COL_MUC_TIEU), i->nature, cmp,
	    i->unit, &i->target);
	if (i->target.cmp != CMP_RANGE) /* one figure of a year is no range */
		cmp = i->target.cmp;
	i->stretch = dec_read(r, row, COL_PHAN_DAU, i);
	for (int y = 0; m->p->from > 0 && y <= m->p->to - m->p->from; y++)
		target_read(m, table_cell(&r->t, row, COL_YEAR + (size_t)y),
		    table_where(&r->t, row, COL_YEAR + (size_t)y), i->nature, cmp, i->unit, &i->path[y]);
}

static void
check_share(struct reader *r, const struct value *row, const struct plan_indicator *i)
{
	const struct plan_target *t = &i->target;

	if (i->nature != NATURE_SHARE || !i->cap.known)
		return;
	if (t->known && t->hi.known && dec_cmp(t->hi, i->cap) > 0) {
		diag_add(
		    r->m->d, &plan_share_over, t->where, _("muc_tieu is %.*s%%"), STR_ARG(dec_str(r->m->a, t->hi)));
		diag_hint(r->m->d, _("a share is at most %.*s"), STR_ARG(dec_str(r->m->a, i->cap)));
	}
	if (i->stretch.known && dec_cmp(i->stretch, i->cap) > 0)
		diag_add(r->m->d, &plan_share_over, table_where(&r->t, row, COL_PHAN_DAU), _("phan_dau is %.*s%%"),
		    STR_ARG(dec_str(r->m->a, i->stretch)));
	for (int y = 0; y < plan_years(r->m->p); y++)
		if (i->path[y].known && i->path[y].hi.known && dec_cmp(i->path[y].hi, i->cap) > 0)
			diag_add(r->m->d, &plan_share_over, i->path[y].where, _("the plan for %d is %.*s%%"),
			    r->m->p->from + y, STR_ARG(dec_str(r->m->a, i->path[y].hi)));
}

static void
read_indicator_row(struct reader *r, const struct value *row, struct plan_indicator *i)
{
	struct model *m = r->m;
	int word;

	i->row = row;
	i->confirmed = confirmation_read(m, table_cell(&r->t, row, COL_XAC_NHAN), table_cell(&r->t, row, COL_GHI_CHU));
	i->name = text_nfc(m->a, plain_text(table_cell(&r->t, row, COL_CHI_TIEU), m->a));
	if (i->name.n == 0)
		diag_add(m->d, &schema_missing_key, table_where(&r->t, row, COL_CHI_TIEU),
		    _("indicator %.*s has no name"), STR_ARG(i->code));
	i->full_name = text_nfc(m->a, plain_text(table_cell(&r->t, row, COL_TEN_DAY_DU), m->a));
	i->field = text_nfc(m->a, plain_text(table_cell(&r->t, row, COL_LINH_VUC), m->a));
	word = word_read(r, row, COL_TINH_CHAT, natures, sizeof natures / sizeof natures[0]);
	i->nature = word >= 0 ? (enum plan_nature)word : NATURE_NONE;
	word = word_read(r, row, COL_CHIEU, directions, 2);
	i->direction = word == LESS_IS_BETTER ? LESS_IS_BETTER : MORE_IS_BETTER;
	word = word_read(r, row, COL_PHAM_VI, scopes, sizeof scopes / sizeof scopes[0]);
	i->scope = word >= 0 ? (enum plan_scope)word : SCOPE_NONE;
	read_measure(r, row, i);
	read_lead(r, row, i);
	read_target_year(r, row, i);
	i->tracked = bool_read(r, row, COL_THEO_DOI);
	i->is_total = bool_read(r, row, COL_CONG_DON);
	i->unreviewed = bool_read(r, row, COL_XEM_LAI);
	i->required = bool_read(r, row, COL_BAT_BUOC) || !r->says_required;
	if (i->nature == NATURE_SHARE)
		i->cap = dec_int(100);
	if (table_cell(&r->t, row, COL_TRAN) != NULL)
		i->cap = dec_read(r, row, COL_TRAN, i);
	i->tolerance = dec_div(dec_read(r, row, COL_DUNG_SAI, i), dec_int(100));
	i->base = dec_read(r, row, COL_GOC, i);
	read_target(r, row, i);
	check_share(r, row, i);
}

/* The code of the indicator that code is a part of; empty for a top one. */
static str
parent_code(str code)
{
	for (size_t i = code.n; i > 0; i--)
		if (code.p[i - 1] == '.')
			return str_sub(code, 0, i - 1);
	return STR("");
}

static void
settle(struct model *m, struct plan_indicator *i, const struct plan_indicator *parent)
{
	i->is_group = i->parts_n > 0 && i->nature == NATURE_NONE;
	if (i->nature == NATURE_NONE && i->parts_n == 0) {
		diag_add(
		    m->d, &schema_missing_key, i->where, _("indicator %.*s: tinh_chat is empty"), STR_ARG(i->code));
		diag_hint(m->d, _("one of luy_ke, thoi_diem, ty_le, toc_do, dat_chuan"));
	} else if (i->nature != NATURE_NONE && i->scope == SCOPE_NONE && i->target.known && !i->unreviewed) {
		diag_add(m->d, &schema_missing_key, i->where, _("indicator %.*s: pham_vi is empty"), STR_ARG(i->code));
		diag_hint(m->d, _("one of nam, binh_quan, den_nam, tong"));
	}
	if (parent != NULL) {
		if (i->field.n == 0)
			i->field = parent->field;
		if (i->lead == NULL)
			i->lead = parent->lead;
		i->tracked = i->tracked || parent->tracked;
	}
	if (i->full_name.n == 0) {
		str own = i->name;

		if (parent != NULL && (str_starts(own, STR("- ")) || str_starts(own, STR("+ "))))
			i->full_name = str_format(
			    m->a, "%.*s: %.*s", STR_ARG(parent->name), STR_ARG(str_trim(str_sub(own, 1, own.n))));
		else
			i->full_name = own;
	}
	i->number = i->tracked ? STR("-") : i->code;
}

/* A field may be written in several ways; it is called as its first row calls it. */
static void
name_fields(struct model *m, struct plan_indicator *at, size_t n)
{
	struct map fields;

	map_init(&fields, m->a);
	for (size_t k = 0; k < n; k++) {
		str key = text_fold(m->a, at[k].field);
		const struct plan_indicator *first = key.n > 0 ? map_find(&fields, key) : NULL;

		if (first != NULL)
			at[k].field = first->field;
		else if (key.n > 0)
			map_put(&fields, key, &at[k]);
	}
}

/* Copies i and, after it, its parts into the plan; at is where the next one goes. */
static void
indicator_place(struct model *m, const struct plan_indicator *from, size_t i, size_t parent, size_t *at)
{
	size_t here = (*at)++, last = PLAN_NO_INDEX;
	struct plan_indicator *to = &m->p->indicators[here];

	*to = from[i];
	to->index = here;
	to->parent = parent;
	to->first_part = to->next_part = PLAN_NO_INDEX;
	map_put(m->p->codes, to->code, to);
	settle(m, to, parent != PLAN_NO_INDEX ? &m->p->indicators[parent] : NULL);
	for (size_t part = from[i].first_part; part != PLAN_NO_INDEX; part = from[part].next_part) {
		size_t placed = *at;

		indicator_place(m, from, part, here, at);
		if (last == PLAN_NO_INDEX)
			to->first_part = placed;
		else
			m->p->indicators[last].next_part = placed;
		last = placed;
	}
}

enum { CODE_DEPTH_MAX = 6 };

static bool
deep(str code)
{
	size_t points = 0;

	for (size_t i = 0; i < code.n; i++)
		points += code.p[i] == '.';
	return points >= CODE_DEPTH_MAX;
}

static void
link_parts(struct model *m, struct plan_indicator *at, size_t n, struct map *by_code)
{
	size_t *last = ARENA_ARRAY(m->a, size_t, n + 1);

	for (size_t i = 0; i < n; i++) {
		str up = parent_code(at[i].code);
		struct plan_indicator *parent = up.n > 0 ? map_find(by_code, up) : NULL;
		size_t k;

		at[i].parent = PLAN_NO_INDEX;
		if (parent == NULL) {
			if (up.n > 0) {
				diag_add(m->d, &plan_contradiction, at[i].where,
				    _("%.*s is a part, but there is no %.*s"), STR_ARG(at[i].code), STR_ARG(up));
				diag_hint(
				    m->d, _("add a row %.*s above it, or give it a code without a point"), STR_ARG(up));
			}
			continue;
		}
		k = (size_t)(parent - at);
		at[i].parent = k;
		if (parent->parts_n++ == 0)
			parent->first_part = i;
		else
			at[last[k]].next_part = i;
		last[k] = i;
	}
}

enum { ROWS_LOOKED_AT = 64 };

/* Keys such as nam_2027 that a row has and names lack; how many names there are then. */
static size_t
year_names(struct model *m, const struct value *row, const char **names, size_t n)
{
	for (size_t i = 0; row->kind == VALUE_MAP && i < row->map->n && n < PLAN_YEARS_MAX; i++) {
		str key = text_fold(m->a, row->map->at[i].key);
		bool known = !str_starts(key, STR("nam_2"));

		for (size_t k = 0; k < n; k++)
			known |= str_eq(key, str_of(names[k]));
		if (!known)
			names[n++] = str_c(m->a, key);
	}
	return n;
}

/* Column names with those of the term's years behind. */
static const char **
all_columns(struct model *m, const struct value *rows, size_t *n)
{
	size_t fixed = sizeof columns / sizeof columns[0];
	size_t years = m->p->from > 0 ? (size_t)(m->p->to - m->p->from + 1) : 0;
	const char **names = ARENA_ARRAY(m->a, const char *, fixed + years + PLAN_YEARS_MAX);

	for (size_t i = 0; i < fixed; i++)
		names[i] = columns[i];
	if (m->p->in->ke_hoach == NULL && rows->kind == VALUE_LIST) {
		for (size_t r = 0; r < rows->list->n && r < ROWS_LOOKED_AT; r++)
			years = year_names(m, &rows->list->at[r], names + fixed, years);
		if (years > 0) {
			diag_add(m->d, &plan_missing_table, loc_file(m->a, STR("ke-hoach")), "%s",
			    _("the plan's text, whose front matter says the term"));
			diag_hint(m->d, "%s", _("such as ke-hoach/2026-2030.md with giai_doan: 2026-2030"));
		}
		*n = fixed + years;
		return names;
	}
	for (size_t i = 0; i < years; i++)
		names[fixed + i] = str_format(m->a, "nam_%d", m->p->from + (int)i).p;
	*n = fixed + years;
	return names;
}

/* Indicators that are counted and that no unit leads: they would be in no unit's part of a table. Told together. */
static void
check_leads(struct reader *r)
{
	struct model *m = r->m;
	const struct plan_indicator *first = NULL;
	struct out codes;
	int n = 0;

	out_init(&codes);
	for (size_t k = 0; k < m->p->indicators_n; k++) {
		const struct plan_indicator *i = &m->p->indicators[k];

		if (i->lead != NULL || i->tracked || i->unreviewed || i->parent != PLAN_NO_INDEX ||
		    table_cell(&r->t, i->row, COL_CHU_TRI) != NULL) /* an unknown unit has been told of */
			continue;
		if (first == NULL)
			first = i;
		out_printf(&codes, "%s" STR_FMT, n++ > 0 ? ", " : "", STR_ARG(i->code));
	}
	if (first != NULL) {
		diag_add(
		    m->d, &plan_no_lead, table_where(&r->t, first->row, COL_CHU_TRI), "%.*s", STR_ARG(out_str(&codes)));
		diag_hint(m->d, "%s",
		    _("write the unit's code under chu_tri; without it they are in no unit's row of a table"));
	}
	out_release(&codes);
}

/* Rows that were read from a document and that nobody has looked at yet. Told together. */
static void
tell_unreviewed(struct reader *r)
{
	const struct plan_indicator *first = NULL;
	struct out codes;

	out_init(&codes);
	for (size_t k = 0; k < r->m->p->indicators_n; k++) {
		const struct plan_indicator *i = &r->m->p->indicators[k];

		if (!i->unreviewed)
			continue;
		out_printf(&codes, "%s" STR_FMT, first != NULL ? ", " : "", STR_ARG(i->code));
		if (first == NULL)
			first = i;
	}
	if (first != NULL) {
		diag_add(r->m->d, &plan_unreviewed, table_where(&r->t, first->row, COL_XEM_LAI), STR_FMT,
		    STR_ARG(out_str(&codes)));
		diag_hint(r->m->d, "%s", _("compare them with the plan, then take the x out of the column xem_lai"));
	}
	out_release(&codes);
}

/* An office whose documents all come once keeps no plan; whatever else it makes is about figures. */
static bool
wants_indicators(struct model *m)
{
	const struct value *list = value_at(m->p->in->van_ban, STR("van_ban"));

	if (list == NULL || list->kind != VALUE_LIST || list->list->n == 0)
		return true;
	for (size_t i = 0; i < list->list->n; i++) {
		const struct value *cadence = value_at(&list->list->at[i], STR("dinh_ky"));

		if (!str_eq(text_fold(m->a, plain_text(cadence, m->a)), STR("mot_lan")))
			return true;
	}
	return false;
}

void
model_indicators(struct model *m)
{
	const struct value *rows = m->p->in->chi_tieu;
	struct reader r = { m, { 0 }, false };
	struct map *by_code = map_new(m->a);
	struct plan_indicator *at;
	size_t n = 0, placed = 0, names_n;
	const char **names;

	m->p->codes = map_new(m->a);
	if (rows == NULL && !m->p->in->chi_tieu_broken && wants_indicators(m)) {
		diag_add(m->d, &plan_missing_table, loc_file(m->a, STR("ke-hoach/chi-tieu.xlsx")), "%s",
		    _("the plan's indicators"));
		diag_hint(m->d, "%s", _("put them there: .xlsx, .ods or .csv"));
	}
	if (rows != NULL && rows->kind == VALUE_MAP) {
		const struct value *sheet = table_sheet(rows, STR("chi_tieu"), m->a);

		if (sheet == NULL && rows->map->n == 1)
			sheet = rows->map->at[0].value;
		if (sheet == NULL) {
			diag_add(m->d, &plan_missing_table, rows->where, _("sheet chi_tieu"));
			return;
		}
		rows = sheet;
	}
	if (rows == NULL)
		return;
	names = all_columns(m, rows, &names_n);
	if (!table_read(&r.t, rows, names, names_n, "chi-tieu", m->a, m->d))
		return;
	for (size_t k = COL_MA; k <= COL_CHI_TIEU; k++)
		if (r.t.at[k].raw.p == NULL)
			diag_add(m->d, &schema_missing_key, rows->where, _("chi-tieu lacks the column %s"), columns[k]);
	if (r.t.at[COL_MA].raw.p == NULL)
		return;
	r.says_required = r.t.at[COL_BAT_BUOC].raw.p != NULL;
	at = ARENA_ARRAY(m->a, struct plan_indicator, rows->list->n + 1);
	for (size_t k = 0; k < rows->list->n; k++) {
		const struct value *row = &rows->list->at[k];
		const struct value *cell = table_cell(&r.t, row, COL_MA);
		struct plan_indicator *i = &at[n], *twin;
		struct loc where = table_where(&r.t, row, COL_MA);
		str code = plain_text(cell, m->a);

		if (code.n == 0) {
			if (table_cell(&r.t, row, COL_CHI_TIEU) != NULL)
				diag_add(m->d, &plan_bad_code, where, _("the row has no code"));
			continue;
		}
		if (!good_code(code) || deep(code)) {
			diag_add(m->d, &plan_bad_code, where, "%.*s", STR_ARG(code));
			diag_hint(m->d, _("digits and letters, parts after a point: 1.2"));
			continue;
		}
		twin = map_find(by_code, code);
		if (twin != NULL) {
			diag_add(m->d, &plan_duplicate_code, where, "%.*s", STR_ARG(code));
			diag_also(m->d, twin->where, _("first used here"));
			continue;
		}
		i->code = code;
		i->where = where;
		i->first_part = i->next_part = PLAN_NO_INDEX;
		i->path = ARENA_ARRAY(m->a, struct plan_target, (size_t)plan_years(m->p) + 1);
		map_put(by_code, code, i);
		read_indicator_row(&r, row, i);
		n++;
	}
	name_fields(m, at, n);
	link_parts(m, at, n, by_code);
	m->p->indicators = ARENA_ARRAY(m->a, struct plan_indicator, n + 1);
	for (size_t i = 0; i < n; i++)
		if (at[i].parent == PLAN_NO_INDEX)
			indicator_place(m, at, i, PLAN_NO_INDEX, &placed);
	m->p->indicators_n = placed;
	if (r.t.at[COL_CHU_TRI].raw.p != NULL)
		check_leads(&r);
	tell_unreviewed(&r);
}
