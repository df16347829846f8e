/* don-vi.yaml, van-ban.yaml and the term; the other files have their own reader each. */
#include "plan/model.h"

#include <string.h>

#include "base/check.h"
#include "base/out.h"
#include "plan/kinds.h"
#include "plan/law.h"
#include "value/schema.h"

/* clang-format off */
enum { DV_CO_QUAN, DV_CHU_QUAN, DV_TEN_THUONG, DV_VIET_TAT, DV_DIA_DANH, DV_DAU, DV_TO_CHUC, DV_NGUOI_KY, DV_NOI_NHAN, DV_LUU,
	DV_DON_VI_TINH, DV_GHI_CHU, DV_HAN_NOP, DV_BINH_QUAN, DV_CAP_TREN, DV_DIA_CHI, DV_KEYS };
/* clang-format on */
static const struct key agency_keys[] = { { "co_quan", WANT_TEXTS, true }, { "co_quan_chu_quan", WANT_TEXT, false },
	{ "ten_thuong", WANT_TEXT, false }, { "viet_tat", WANT_TEXT, true }, { "dia_danh", WANT_TEXT, true },
	{ "dau_thap_phan", WANT_TEXT, false }, { "to_chuc", WANT_LIST, true }, { "nguoi_ky", WANT_LIST, true },
	{ "noi_nhan", WANT_TEXTS, false }, { "luu", WANT_TEXT, false }, { "don_vi_tinh", WANT_TEXTS, false },
	{ "ghi_chu_so_lieu", WANT_TEXT, false }, { "han_nop", WANT_ANY, false }, { "binh_quan", WANT_TEXT, false },
	{ "cap_tren", WANT_TEXT, false }, { "dia_chi", WANT_TEXT, false } };
TABLE_HAS(agency_keys, DV_KEYS);

static const struct key unit_keys[] = { { "ma", WANT_TEXT, true }, { "ten", WANT_TEXT, true },
	{ "viet_tat", WANT_TEXT, false }, { "linh_vuc", WANT_TEXT, false } };
static const struct key signer_keys[] = { { "ma", WANT_TEXT, true }, { "quyen_han", WANT_TEXT, false },
	{ "thay", WANT_TEXT, false }, { "chuc_vu", WANT_TEXT, true }, { "ho_ten", WANT_TEXT, false },
	{ "chu_ky", WANT_TEXT, false } };

/* clang-format off */
enum { VB_MA, VB_LOAI, VB_MAU, VB_DINH_KY, VB_TRICH_YEU, VB_NGUOI_KY, VB_XUAT, VB_BIEU_DO, VB_KINH_GUI, VB_CAN_CU, VB_NOI_NHAN,
	VB_LUU, VB_PHU_LUC, VB_SO, VB_NGAY, VB_TEN_TEP, VB_BIEU, VB_CHI_TIET, VB_DON_VI, VB_CO_QUAN, VB_CHU_QUAN,
	VB_TEN_THUONG, VB_VIET_TAT, VB_KEYS };
/* clang-format on */
static const struct key document_keys[] = { { "ma", WANT_TEXT, true }, { "loai", WANT_TEXT, false },
	{ "mau", WANT_TEXT, true }, { "dinh_ky", WANT_TEXT, true }, { "trich_yeu", WANT_TEXT, true },
	{ "nguoi_ky", WANT_TEXT, true }, { "xuat", WANT_TEXTS, false }, { "bieu_do", WANT_LIST, false },
	{ "kinh_gui", WANT_TEXTS, false }, { "can_cu", WANT_TEXTS, false }, { "noi_nhan", WANT_TEXTS, false },
	{ "luu", WANT_TEXT, false }, { "phu_luc", WANT_TEXT, false }, { "so", WANT_TEXT, false },
	{ "ngay", WANT_DATE, false }, { "ten_tep", WANT_TEXT, false }, { "bieu", WANT_MAP, false },
	{ "chi_tiet", WANT_MAP, false }, { "don_vi", WANT_TEXT, false }, { "co_quan", WANT_TEXTS, false },
	{ "co_quan_chu_quan", WANT_TEXT, false }, { "ten_thuong", WANT_TEXT, false },
	{ "viet_tat", WANT_TEXT, false } };
TABLE_HAS(document_keys, VB_KEYS);

static const struct {
	const char *word;
	enum period_kind kind;
} cadences[] = { { "thang", PERIOD_MONTH }, { "quy", PERIOD_QUARTER }, { "6_thang", PERIOD_HALF },
	{ "9_thang", PERIOD_NINE }, { "nam", PERIOD_YEAR }, { "giai_doan", PERIOD_TERM }, { "mot_lan", PERIOD_ONCE } };

const struct plan_unit *
plan_find_unit(const struct plan *p, str code)
{
	struct arena *a = arena_new(256);
	const struct plan_unit *found = NULL;
	str key = text_fold(a, code);

	for (size_t i = 0; i < p->units_n && found == NULL; i++)
		if (str_eq(p->units[i].key, key))
			found = &p->units[i];
	arena_free(a);
	return found;
}

/* Texts of a list, or one text as a list of one. */
static str *
texts(const struct value *v, size_t *n, struct arena *a)
{
	size_t count = v != NULL ? 1 : 0;
	str *at;

	if (v != NULL && v->kind == VALUE_LIST)
		count = v->list->n;
	at = ARENA_ARRAY(a, str, count + 1);
	for (size_t i = 0; i < count; i++)
		at[i] = plain_text(v->kind == VALUE_LIST ? &v->list->at[i] : v, a);
	*n = count;
	return at;
}

static void
read_units(struct model *m, const struct value *list)
{
	const struct value *at[4];

	m->p->units = ARENA_ARRAY(m->a, struct plan_unit, list->list->n + 1);
	for (size_t i = 0; i < list->list->n; i++) {
		const struct value *row = &list->list->at[i];
		struct plan_unit *u = &m->p->units[m->p->units_n];
		const struct plan_unit *twin;

		if (!schema_read(row, unit_keys, 4, at, "to_chuc", m->a, m->d) || at[0] == NULL)
			continue;
		twin = plan_find_unit(m->p, plain_text(at[0], m->a));
		if (twin != NULL) {
			diag_add(m->d, &plan_duplicate_code, at[0]->where, STR_FMT, STR_ARG(twin->code));
			diag_also(m->d, twin->where, "%s", _("first used here"));
			continue;
		}
		u->code = plain_text(at[0], m->a);
		u->key = text_fold(m->a, u->code);
		u->name = plain_text(at[1], m->a);
		u->abbreviation = plain_text(at[2], m->a);
		u->reports_on = plain_text(at[3], m->a);
		u->row = row;
		u->where = at[0]->where;
		m->p->units_n++;
	}
}

static void
read_signer(struct model *m, const struct value *list, size_t i)
{
	const struct value *at[6];

	if (!schema_read(&list->list->at[i], signer_keys, 6, at, "nguoi_ky", m->a, m->d) || at[0] == NULL)
		return;
	for (size_t k = 0; k < i; k++) {
		const struct value *other = value_at(&list->list->at[k], STR("ma"));

		if (other != NULL &&
		    str_eq(text_fold(m->a, plain_text(other, m->a)), text_fold(m->a, plain_text(at[0], m->a)))) {
			diag_add(m->d, &plan_duplicate_code, at[0]->where, STR_FMT, STR_ARG(plain_text(at[0], m->a)));
			diag_also(m->d, other->where, "%s", _("first used here"));
		}
	}
	if (at[1] != NULL)
		model_check_authority(at[1], m->a, m->d);
	if (at[2] != NULL)
		model_check_authority(at[2], m->a, m->d);
}

/* Whether word stands in s by itself. */
static bool
says_word(str s, str word)
{
	for (size_t at = 0; (at = str_find(s, word, at)) < s.n; at += word.n)
		if ((at == 0 || s.p[at - 1] == ' ') && (at + word.n == s.n || s.p[at + word.n] == ' '))
			return true;
	return false;
}

/* Above a commune stands a province or a city: which, tell the agency above it and those it reports to. */
static str
superior_of(struct model *m, const struct value *const at[DV_KEYS])
{
	static const int keys[] = { DV_CHU_QUAN, DV_NOI_NHAN };

	if (at[DV_CAP_TREN] != NULL)
		return text_nfc(m->a, str_trim(plain_text(at[DV_CAP_TREN], m->a)));
	for (size_t k = 0; k < sizeof keys / sizeof keys[0]; k++) {
		size_t n;
		const str *names = texts(at[keys[k]], &n, m->a);

		for (size_t i = 0; i < n; i++) {
			str name = text_lower(m->a, text_nfc(m->a, names[i]));

			if (says_word(name, STR("tỉnh")))
				return STR("tỉnh");
			if (says_word(name, STR("thành phố")))
				return STR("thành phố");
		}
	}
	return STR("thành phố");
}

static void
read_agency(struct model *m)
{
	const struct value *at[DV_KEYS] = { NULL };

	if (!schema_read(m->p->in->don_vi, agency_keys, DV_KEYS, at, "don-vi.yaml", m->a, m->d))
		return;
	m->p->mark = ',';
	m->p->superior = superior_of(m, at);
	if (at[DV_DAU] != NULL) {
		str mark = plain_text(at[DV_DAU], m->a);

		if (!str_eq(mark, STR(",")) && !str_eq(mark, STR("."))) {
			diag_add(
			    m->d, &schema_unknown_word, at[DV_DAU]->where, "dau_thap_phan: " STR_FMT, STR_ARG(mark));
			diag_hint(m->d, "%s", _("it is \",\" or \".\""));
		} else {
			m->p->mark = mark.p[0];
		}
	}
	if (at[DV_BINH_QUAN] != NULL) {
		str word = text_fold(m->a, plain_text(at[DV_BINH_QUAN], m->a));

		m->p->plain_mean = str_eq(word, STR("cong"));
		if (!m->p->plain_mean && !str_eq(word, STR("nhan"))) {
			diag_add(
			    m->d, &schema_unknown_word, at[DV_BINH_QUAN]->where, "binh_quan: " STR_FMT, STR_ARG(word));
			diag_hint(m->d, "%s", _("nhan (geometric mean of growth) or cong (arithmetic mean)"));
		}
	}
	m->measures = texts(at[DV_DON_VI_TINH], &m->measures_n, m->a);
	if (at[DV_TO_CHUC] != NULL)
		read_units(m, at[DV_TO_CHUC]);
	for (size_t i = 0; at[DV_NGUOI_KY] != NULL && i < at[DV_NGUOI_KY]->list->n; i++)
		read_signer(m, at[DV_NGUOI_KY], i);
}

static const struct value *
find_signer(const struct model *m, str code)
{
	const struct value *list = value_at(m->p->in->don_vi, STR("nguoi_ky"));
	str key = text_fold(m->a, code);

	for (size_t i = 0; list != NULL && list->kind == VALUE_LIST && i < list->list->n; i++) {
		const struct value *row = &list->list->at[i];

		if (str_eq(text_fold(m->a, plain_text(value_at(row, STR("ma")), m->a)), key))
			return row;
	}
	return NULL;
}

static void
check_bases(struct model *m, const struct value *bases, const struct value *day)
{
	struct date date = { 0, 0, 0 };
	size_t n;
	const str *at = texts(bases, &n, m->a);

	if (day != NULL && day->kind == VALUE_DATE)
		date = day->date;
	else if (day != NULL && !date_parse(plain_text(day, m->a), &date))
		date = (struct date){ 0, 0, 0 }; /* no day to compare with */
	for (size_t i = 0; i < n; i++)
		model_check_basis(
		    at[i], bases->kind == VALUE_LIST ? bases->list->at[i].where : bases->where, date, m->d);
}

/* Only what templates need to find a chart; what it holds is for who draws it. */
static void
check_charts(struct model *m, const struct value *list)
{
	for (size_t i = 0; list != NULL && i < list->list->n; i++) {
		const struct value *one = &list->list->at[i], *code = value_at(one, STR("ma"));

		if (one->kind != VALUE_MAP || is_blank(code)) {
			diag_add(m->d, &schema_missing_key, one->where, _("%s lacks %s"), "bieu_do", "ma");
			continue;
		}
		for (size_t k = 0; k < i; k++) {
			const struct value *other = value_at(&list->list->at[k], STR("ma"));

			if (other != NULL &&
			    str_eq(text_fold(m->a, plain_text(other, m->a)), text_fold(m->a, plain_text(code, m->a))))
				diag_add(m->d, &plan_duplicate_code, code->where, "bieu_do: " STR_FMT,
				    STR_ARG(plain_text(code, m->a)));
		}
	}
}

static void
read_document_row(struct model *m, const struct value *row, struct plan_document *doc)
{
	const struct value *at[VB_KEYS] = { NULL };
	const struct law_kind *kind;
	size_t n;
	str *outputs, cadence;

	if (!schema_read(row, document_keys, VB_KEYS, at, "van_ban", m->a, m->d) || at[VB_MA] == NULL)
		return;
	doc->row = row;
	doc->where = at[VB_MA]->where;
	doc->code = plain_text(at[VB_MA], m->a);
	doc->key = text_fold(m->a, doc->code);
	doc->kind = plain_text(at[VB_LOAI], m->a);
	doc->template_name = plain_text(at[VB_MAU], m->a);
	kind = law_kind(doc->kind);
	if (kind == NULL && doc->kind.n > 0) {
		diag_add(m->d, &plan_unknown_kind, at[VB_LOAI]->where, STR_FMT, STR_ARG(doc->kind));
		diag_hint(m->d, "%s", _("one of Decree 30/2020's: KH, BC, TTr, QĐ, TB …"));
	}
	if (kind != NULL)
		doc->kind = str_of(kind->abbreviation);
	doc->kind_name = kind != NULL ? kind->name : "Công văn";
	cadence = text_fold(m->a, plain_text(at[VB_DINH_KY], m->a));
	for (size_t i = 0; i < sizeof cadences / sizeof cadences[0]; i++)
		if (str_eq(cadence, str_of(cadences[i].word)))
			doc->cadence = cadences[i].kind;
	if (doc->cadence == PERIOD_NONE && at[VB_DINH_KY] != NULL) {
		diag_add(m->d, &schema_unknown_word, at[VB_DINH_KY]->where, "dinh_ky: " STR_FMT, STR_ARG(cadence));
		diag_hint(m->d, "%s", "thang, quy, 6-thang, 9-thang, nam, giai-doan, mot-lan");
	}
	if (at[VB_NGUOI_KY] != NULL)
		doc->signer = find_signer(m, plain_text(at[VB_NGUOI_KY], m->a));
	if (at[VB_NGUOI_KY] != NULL && doc->signer == NULL) {
		diag_add(m->d, &plan_unknown_reference, at[VB_NGUOI_KY]->where, "nguoi_ky: " STR_FMT,
		    STR_ARG(plain_text(at[VB_NGUOI_KY], m->a)));
		diag_hint(m->d, "%s", _("one of the ma under nguoi_ky in don-vi.yaml"));
	}
	if (at[VB_CO_QUAN] != NULL && at[VB_VIET_TAT] == NULL)
		diag_add(m->d, &schema_missing_key, at[VB_CO_QUAN]->where, _("%s lacks %s"), "van_ban", "viet_tat");
	if (at[VB_DON_VI] != NULL)
		doc->drafter = plan_find_unit(m->p, plain_text(at[VB_DON_VI], m->a));
	if (at[VB_DON_VI] != NULL && doc->drafter == NULL) {
		diag_add(m->d, &plan_unknown_reference, at[VB_DON_VI]->where, "don_vi: " STR_FMT,
		    STR_ARG(plain_text(at[VB_DON_VI], m->a)));
		diag_hint(m->d, "%s", _("one of the ma under to_chuc in don-vi.yaml"));
	}
	outputs = texts(at[VB_XUAT], &n, m->a);
	for (size_t i = 0; i < n; i++) {
		static const char *const known[] = { "docx", "odt", "pdf", "png" };
		bool found = false;

		outputs[i] = text_fold(m->a, outputs[i]);
		for (size_t k = 0; k < 4; k++)
			found |= str_eq(outputs[i], str_of(known[k]));
		if (!found) {
			diag_add(m->d, &schema_unknown_word, at[VB_XUAT]->where, "xuat: " STR_FMT, STR_ARG(outputs[i]));
			diag_hint(m->d, "%s", "docx, odt, pdf, png");
		} else if (doc->outputs_n < 4)
			doc->outputs[doc->outputs_n++] = outputs[i];
	}
	check_bases(m, at[VB_CAN_CU], at[VB_NGAY]);
	check_charts(m, at[VB_BIEU_DO]);
	m->p->documents_n++;
}

static void
read_documents(struct model *m)
{
	static const struct key keys[] = { { "van_ban", WANT_LIST, true } };
	const struct value *list = NULL;

	if (!schema_read(m->p->in->van_ban, keys, 1, &list, "van-ban.yaml", m->a, m->d) || list == NULL)
		return;
	m->p->documents = ARENA_ARRAY(m->a, struct plan_document, list->list->n + 1);
	for (size_t i = 0; i < list->list->n; i++) {
		struct plan_document *doc = &m->p->documents[m->p->documents_n];

		read_document_row(m, &list->list->at[i], doc);
		for (size_t k = 0; doc->code.n > 0 && doc->row != NULL && k + 1 < m->p->documents_n; k++)
			if (str_eq(m->p->documents[k].key, doc->key)) {
				diag_add(m->d, &plan_duplicate_code, doc->where, STR_FMT, STR_ARG(doc->code));
				diag_also(m->d, m->p->documents[k].where, "%s", _("first used here"));
			}
	}
}

int
plan_years(const struct plan *p)
{
	return p->from > 0 ? p->to - p->from + 1 : 0;
}

static void
read_term(struct model *m)
{
	const struct value *v = value_at(m->p->in->ke_hoach, STR("giai_doan"));
	struct period p;

	if (m->p->in->ke_hoach == NULL)
		return; /* model_indicators() asks for it where a column is of a year */
	if (v == NULL || !period_parse(plain_text(v, m->a), &p) || p.kind != PERIOD_TERM) {
		diag_add(m->d, &plan_bad_period, v != NULL ? v->where : m->p->in->ke_hoach->where, "giai_doan");
		diag_hint(m->d, "%s", _("such as 2026-2030"));
		return;
	}
	if (p.last_year - p.year + 1 > PLAN_YEARS_MAX) {
		diag_add(m->d, &plan_too_many, v->where, "giai_doan");
		return;
	}
	m->p->from = p.year;
	m->p->to = p.last_year;
}

struct plan *
plan_model(const struct plan_inputs *in, struct arena *a, struct diags *d)
{
	struct model m = { .a = a, .d = d };

	if (in->don_vi == NULL || in->van_ban == NULL)
		return NULL;
	m.p = ARENA_NEW(a, struct plan);
	m.p->in = in;
	m.p->mark = ',';
	read_agency(&m);
	read_term(&m);
	model_indicators(&m);
	model_years(&m);
	read_documents(&m);
	model_check_particulars(&m);
	model_narratives(&m);
	model_check_declared(&m);
	for (size_t i = 0; i < m.p->indicators_n; i++)
		model_check_path(&m, &m.p->indicators[i]);
	for (size_t i = 0; i < m.p->years_n; i++)
		model_check_year(&m, &m.p->years[i]);
	model_check_log(&m);
	return m.p;
}

const struct plan_document *
plan_find_document(const struct plan *p, str code, struct diags *d)
{
	const struct plan_document *found = NULL;
	struct arena *a = arena_new(256);
	str key = text_fold(a, code), *names, near;

	for (size_t i = 0; i < p->documents_n && found == NULL; i++)
		if (str_eq(p->documents[i].key, key))
			found = &p->documents[i];
	arena_free(a);
	if (found != NULL || d == NULL)
		return found;
	names = ARENA_ARRAY(d->a, str, p->documents_n + 1);
	for (size_t i = 0; i < p->documents_n; i++)
		names[i] = p->documents[i].code;
	near = str_nearest(code, names, p->documents_n);
	diag_add(d, &plan_unknown_document, LOC_NONE, STR_FMT, STR_ARG(code));
	hint_near(d, A_DOCUMENT, near);
	return NULL;
}

const struct plan_indicator *
plan_find_indicator(const struct plan *p, str code)
{
	return map_find(p->codes, code);
}

const struct plan_year *
plan_find_year(const struct plan *p, int year)
{
	for (size_t i = 0; i < p->years_n; i++)
		if (p->years[i].year == year)
			return &p->years[i];
	return NULL;
}

/* The year that a document is of which comes once: its day's, else the run's, else of the newest figures. 0: not known. */
static int
year_of_once(const struct plan *p, const struct plan_document *doc, struct date day)
{
	const struct value *own = value_at(doc->row, STR("ngay"));
	struct date date;

	if (own != NULL && own->kind == VALUE_DATE)
		return own->date.year;
	if (own != NULL && own->kind == VALUE_TEXT && date_parse(own->text, &date))
		return date.year;
	if (day.year != 0)
		return day.year;
	return p->years_n > 0 ? p->years[p->years_n - 1].year : p->from;
}

struct period
plan_default_period(const struct plan *p, const struct plan_document *doc, struct date day)
{
	if (doc->cadence == PERIOD_ONCE) {
		int year = year_of_once(p, doc, day);

		return (struct period){ PERIOD_ONCE, year, year, 0 };
	}
	if (doc->cadence == PERIOD_TERM || doc->cadence == PERIOD_NONE)
		return (struct period){ PERIOD_TERM, p->from, p->to, 0 };
	return period_closed(doc->cadence, day);
}
