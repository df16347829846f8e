/*
 * The office's particulars against each other. What is printed on every page is never computed with, so nothing but its
 * neighbours can tell that it was lost or mistyped: the agency's lines and its common name, a signer's authority and the
 * agency, a document's kind, template and cadence, whom it is addressed to and who gets a copy. All are warnings.
 */
#include "plan/model.h"

#include <ctype.h>

#include "plan/kinds.h"
#include "plan/law.h"
#include "value/schema.h"

static str
text_of(struct model *m, const struct value *map, const char *key)
{
	const struct value *v = value_at(map, str_of(key));

	return v != NULL && v->kind != VALUE_LIST && v->kind != VALUE_MAP ? str_trim(plain_text(v, m->a)) : STR("");
}

static struct loc
key_place(const struct value *map, const char *key)
{
	const struct value *v = value_at(map, str_of(key));

	return v != NULL ? v->where : map->where;
}

static size_t
entries_of(const struct value *v)
{
	return v != NULL && v->kind == VALUE_LIST ? v->list->n : 0;
}

/* --- lists of names ------------------------------------------------------------- */

/* Empty entries and doubles of a list; a key that is there and holds nothing. null means "none" and is fine. */
static void
check_entries(struct model *m, const struct value *map, const char *key)
{
	const struct value *v = value_at(map, str_of(key));

	if (v == NULL || v->kind == VALUE_NONE)
		return;
	if (v->kind == VALUE_LIST ? v->list->n == 0 : v->kind == VALUE_TEXT && str_trim(v->text).n == 0) {
		diag_add(m->d, &plan_left_empty, v->where, "%s", key);
		diag_hint(m->d, "%s", _("fill it in, or take the key out where none is meant"));
		return;
	}
	for (size_t i = 0; i < entries_of(v); i++) {
		str one = text_fold(m->a, plain_text(&v->list->at[i], m->a));

		if (one.n == 0) {
			diag_add(m->d, &plan_left_empty, v->list->at[i].where, _("%s: entry %zu"), key, i + 1);
			diag_hint(m->d, "%s", _("fill it in, or take the entry out"));
		}
		for (size_t k = 0; one.n > 0 && k < i; k++)
			if (str_eq(one, text_fold(m->a, plain_text(&v->list->at[k], m->a)))) {
				diag_add(m->d, &plan_names_differ, v->list->at[i].where, _("%s: twice %.*s"), key,
				    STR_ARG(plain_text(&v->list->at[i], m->a)));
				diag_hint(m->d, "%s", _("keep one"));
			}
	}
}

/* --- the agency -------------------------------------------------------------------- */

/* "uy_ban_nhan_dan_xa_ha_bac" of the lines that co_quan has. */
static str
folded_agency(struct model *m)
{
	const struct value *v = value_at(m->p->in->don_vi, STR("co_quan"));
	str all = v != NULL && v->kind == VALUE_TEXT ? text_fold(m->a, v->text) : STR("");

	for (size_t i = 0; i < entries_of(v); i++) {
		str line = text_fold(m->a, plain_text(&v->list->at[i], m->a));

		if (line.n > 0 && all.n > 0)
			all = str_format(m->a, STR_FMT "_" STR_FMT, STR_ARG(all), STR_ARG(line));
		else if (line.n > 0)
			all = line;
	}
	return all;
}

/* "xa_ha_bac", the line that tells which committee. */
static str
last_line(struct model *m)
{
	const struct value *v = value_at(m->p->in->don_vi, STR("co_quan"));
	str last = folded_agency(m);

	for (size_t i = 0; i < entries_of(v); i++) {
		str line = text_fold(m->a, plain_text(&v->list->at[i], m->a));

		last = line.n > 0 ? line : last;
	}
	return last;
}

static bool
of_committee(str folded)
{
	return str_starts(folded, STR("uy_ban_nhan_dan")) || str_starts(folded, STR("hoi_dong_nhan_dan"));
}

static void
check_names(struct model *m)
{
	static const char *const communes[] = { "xa_", "phuong_", "thi_tran_", "dac_khu_" };
	const struct value *office = m->p->in->don_vi;
	str agency = folded_agency(m), common = text_fold(m->a, text_of(m, office, "ten_thuong"));
	str place = text_fold(m->a, text_of(m, office, "dia_danh")), rest = agency;
	bool commune = false;

	if (agency.n == 0)
		return; /* that is told where it is read */
	if (common.n == 0) {
		diag_add(m->d, &plan_left_empty, key_place(office, "ten_thuong"), "ten_thuong");
		diag_hint(m->d, "%s", _("sentences name the agency by it: ten_thuong: Ủy ban nhân dân xã …"));
	} else if (!str_ends(common, last_line(m))) { /* "UBND xã Thử" is as good */
		diag_add(m->d, &plan_names_differ, key_place(office, "ten_thuong"),
		    _("ten_thuong is %.*s, co_quan is another"), STR_ARG(text_of(m, office, "ten_thuong")));
		diag_also(m->d, key_place(office, "co_quan"), "%s", _("co_quan"));
		diag_hint(m->d, "%s", _("mend the one that is wrong"));
	}
	if (str_starts(rest, STR("uy_ban_nhan_dan_")))
		rest = str_sub(rest, STR("uy_ban_nhan_dan_").n, rest.n);
	for (size_t i = 0; i < sizeof communes / sizeof communes[0]; i++)
		commune |= str_starts(rest, str_of(communes[i]));
	if (commune && place.n > 0 && str_find(agency, place, 0) == agency.n) {
		diag_add(m->d, &plan_names_differ, key_place(office, "dia_danh"),
		    _("dia_danh is %.*s, the agency's name has another"), STR_ARG(text_of(m, office, "dia_danh")));
		diag_hint(m->d, "%s", _("a commune's documents are dated at the commune"));
	}
}

/* An abbreviation is capitals: it stands in every document's number. */
static void
check_abbreviation(struct model *m)
{
	str word = text_of(m, m->p->in->don_vi, "viet_tat");
	bool capital = word.n == 0;

	for (size_t i = 0; i < word.n; i++)
		capital |= isupper((unsigned char)word.p[i]) || (unsigned char)word.p[i] >= 0x80;
	if (capital)
		return;
	diag_add(m->d, &plan_names_differ, key_place(m->p->in->don_vi, "viet_tat"),
	    _("viet_tat: %.*s has no capital letter"), STR_ARG(word));
	diag_hint(m->d, "%s", _("it is printed in the number of every document: UBND"));
}

/* What two units can't have in common. */
static void
check_units(struct model *m)
{
	static const char *const keys[] = { "ten", "viet_tat", "linh_vuc" };
	const struct value *list = value_at(m->p->in->don_vi, STR("to_chuc"));

	for (size_t k = 0; k < sizeof keys / sizeof keys[0]; k++)
		for (size_t i = 0; i < entries_of(list); i++) {
			const struct value *row = &list->list->at[i];
			str one = row->kind == VALUE_MAP ? text_fold(m->a, text_of(m, row, keys[k])) : STR("");

			if (one.n == 0 && row->kind == VALUE_MAP && k > 0)
				check_entries(m, row, keys[k]);
			for (size_t n = 0; one.n > 0 && n < i; n++) {
				const struct value *other = &list->list->at[n];

				if (other->kind != VALUE_MAP ||
				    !str_eq(one, text_fold(m->a, text_of(m, other, keys[k]))))
					continue;
				diag_add(m->d, &plan_names_differ, key_place(row, keys[k]), _("%s: two units are %.*s"),
				    keys[k], STR_ARG(text_of(m, row, keys[k])));
				diag_also(m->d, key_place(other, keys[k]), "%s", _("first used here"));
				diag_hint(m->d, "%s", _("mend the one that is wrong"));
				break;
			}
		}
}

/* "VT" is the clerk's office, which keeps a copy of all that leaves. */
static void
check_kept(struct model *m, const struct value *map)
{
	str kept = text_fold(m->a, text_of(m, map, "luu"));

	if (kept.n == 0) {
		diag_add(m->d, &plan_left_empty, key_place(map, "luu"), "luu");
		diag_hint(m->d, "%s", _("every document is kept by the clerk's office: luu: VT"));
	} else if (!str_starts(kept, STR("vt"))) {
		diag_add(m->d, &plan_names_differ, key_place(map, "luu"), _("luu: %.*s does not begin with VT"),
		    STR_ARG(text_of(m, map, "luu")));
		diag_hint(m->d, "%s", _("every document is kept by the clerk's office: luu: VT"));
	}
}

/* --- who signs --------------------------------------------------------------------- */

static bool
has_digit(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (isdigit((unsigned char)s.p[i]))
			return true;
	return false;
}

/* A head signs by his own powers, with no word above his title, what isn't the collective's. */
static bool
needs_authority(const struct plan_document *doc)
{
	const struct law_kind *kind = law_kind(doc->kind.n > 0 ? doc->kind : str_of(doc->kind_name));

	return kind == NULL || kind->collective;
}

/* "TM. ỦY BAN NHÂN DÂN" stands for the first line of co_quan. */
static void
check_authority_of(struct model *m, const struct plan_document *doc, const struct value *signer)
{
	str whole = text_of(m, signer, "quyen_han"), power = text_fold(m->a, whole);
	const struct value *own = value_at(doc->row, STR("co_quan"));
	const struct value *v = own != NULL ? own : value_at(m->p->in->don_vi, STR("co_quan"));
	str first = entries_of(v) > 0 ? str_trim(plain_text(&v->list->at[0], m->a)) : STR("");

	if (power.n == 0 && !needs_authority(doc))
		return;
	if (power.n == 0) {
		diag_add(m->d, &plan_signature, signer->where, _("%.*s has no quyen_han"),
		    STR_ARG(text_of(m, signer, "ma")));
		diag_hint(m->d, "%s", _("a committee's documents are signed TM. ỦY BAN NHÂN DÂN, or TL., TUQ."));
	} else if (str_starts(power, STR("kt_"))) {
		diag_add(m->d, &plan_signature, key_place(signer, "quyen_han"), _("quyen_han: %.*s"), STR_ARG(whole));
		diag_hint(m->d, "%s", _("TM. … stands under quyen_han, KT. … under thay"));
	} else if (str_starts(whole, STR("TM. ")) && first.n > 0 &&
	    !str_starts(text_lower(m->a, text_nfc(m->a, str_sub(whole, 4, whole.n))),
		text_lower(m->a, text_nfc(m->a, first)))) {
		diag_add(m->d, &plan_signature, key_place(signer, "quyen_han"),
		    _("quyen_han: %.*s; the agency is %.*s"), STR_ARG(whole), STR_ARG(first));
		diag_hint(m->d, "%s", _("mend the one that is wrong"));
	}
}

/* Signers of documents: those whom no document names may wait for their name. */
static void
check_signer(struct model *m, const struct plan_document *doc)
{
	const struct value *signer = doc->signer;
	str name = text_of(m, signer, "ho_ten");

	if (name.n == 0 || has_digit(name)) {
		diag_add(m->d, &plan_signature, key_place(signer, "ho_ten"),
		    name.n == 0 ? _("%.*s has no ho_ten") : _("ho_ten of %.*s is no name"),
		    STR_ARG(text_of(m, signer, "ma")));
		diag_hint(m->d, "%s", _("the name stands under the signature"));
	}
	check_authority_of(m, doc, signer);
}

/* --- documents ------------------------------------------------------------------------ */

/* "- Như trên" is the first of noi_nhan where the document is addressed to somebody, and only there. */
static void
check_as_above(struct model *m, const struct value *row)
{
	const struct value *list = value_at(row, STR("noi_nhan"));
	size_t n = entries_of(list);

	if (entries_of(value_at(row, STR("kinh_gui"))) == 0 || n == 0 ||
	    str_starts(text_fold(m->a, plain_text(&list->list->at[0], m->a)), STR("nhu_tren")))
		return;
	diag_add(m->d, &plan_names_differ, list->list->at[0].where,
	    _("noi_nhan begins with %.*s, yet there is a kinh_gui"), STR_ARG(plain_text(&list->list->at[0], m->a)));
	diag_hint(m->d, "%s", _("the first of noi_nhan is then Như trên"));
}

/* Words by which a template's name tells the period that it is for; a quarter's serves six and nine months too. */
static const struct {
	const char *ends;
	enum period_kind cadence;
} endings[] = { { "_thang", PERIOD_MONTH }, { "_quy", PERIOD_QUARTER }, { "_6_thang", PERIOD_HALF },
	{ "_9_thang", PERIOD_NINE }, { "_nam", PERIOD_YEAR }, { "_giai_doan", PERIOD_TERM } };

static bool
cadence_fits(enum period_kind of_template, enum period_kind cadence)
{
	bool quarters = of_template == PERIOD_QUARTER || of_template == PERIOD_HALF || of_template == PERIOD_NINE;

	return of_template == cadence ||
	    (quarters && (cadence == PERIOD_QUARTER || cadence == PERIOD_HALF || cadence == PERIOD_NINE));
}

static void
check_template_name(struct model *m, const struct plan_document *doc)
{
	static const char *const kinds[] = { "bao_cao", "ke_hoach", "to_trinh", "thong_bao", "quyet_dinh",
		"chuong_trinh" };
	str name = text_fold(m->a, doc->template_name), kind = text_fold(m->a, str_of(doc->kind_name));
	enum period_kind told = PERIOD_NONE;

	for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
		if (str_ends(name, str_of(endings[i].ends)))
			told = endings[i].cadence;
	if (told != PERIOD_NONE && doc->cadence != PERIOD_NONE && !cadence_fits(told, doc->cadence)) {
		diag_add(m->d, &plan_document_differs, key_place(doc->row, "mau"), _("mau: %.*s, dinh_ky: %.*s"),
		    STR_ARG(doc->template_name), STR_ARG(text_of(m, doc->row, "dinh_ky")));
		diag_hint(m->d, "%s", _("is it the template of another document?"));
	}
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (str_starts(name, str_of(kinds[i])) && !str_eq(kind, str_of(kinds[i]))) {
			diag_add(m->d, &plan_document_differs, key_place(doc->row, "loai"), _("mau: %.*s, loai: %s"),
			    STR_ARG(doc->template_name), doc->kind_name);
			diag_hint(m->d, "%s", _("mend loai, or take the template of that kind"));
		}
}

static void
check_document(struct model *m, const struct plan_document *doc)
{
	static const char *const keys[] = { "kinh_gui", "noi_nhan", "can_cu", "phu_luc" };

	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
		check_entries(m, doc->row, keys[i]);
	check_as_above(m, doc->row);
	check_template_name(m, doc);
	if (value_at(doc->row, STR("luu")) != NULL)
		check_kept(m, doc->row);
	if (doc->signer != NULL)
		check_signer(m, doc);
}

void
model_check_particulars(struct model *m)
{
	static const char *const keys[] = { "co_quan", "noi_nhan" };
	const struct value *office = m->p->in->don_vi;

	if (office == NULL || office->kind != VALUE_MAP || value_at(office, STR("co_quan")) == NULL)
		return; /* what is missing altogether is told where it is read */
	if (!of_committee(folded_agency(m)))
		return; /* other agencies have other habits */
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
		check_entries(m, office, keys[i]);
	check_names(m);
	check_abbreviation(m);
	check_units(m);
	check_kept(m, office);
	for (size_t i = 0; i < m->p->documents_n; i++)
		if (m->p->documents[i].row != NULL)
			check_document(m, &m->p->documents[i]);
}
