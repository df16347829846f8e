/*
 * Figures and targets out of cells. A figure typed as text follows the
 * workspace's decimal mark (input/README.md, Numbers); a target may carry its own
 * comparator or be a range, as plans print them.
 */
#include "plan/model.h"

#include <ctype.h>
#include <string.h>

#include "plan/kinds.h"
#include "value/schema.h"

static const struct {
	const char *sign;
	enum plan_cmp cmp;
} signs[] = {
	{ ">=", CMP_AT_LEAST },
	{ "<=", CMP_AT_MOST },
	{ "≥", CMP_AT_LEAST },
	{ "≤", CMP_AT_MOST },
	{ "=", CMP_EQUAL },
	{ ">", CMP_ABOVE },
	{ "<", CMP_BELOW },
	{ "~", CMP_ABOUT },
	{ "≈", CMP_ABOUT },
};

/* Folded words; those with a space behind open a target's text. */
static const struct {
	const char *word;
	enum plan_cmp cmp;
} words[] = {
	{ "tren", CMP_ABOVE },
	{ "hon", CMP_ABOVE },
	{ "duoi", CMP_BELOW },
	{ "khoang", CMP_ABOUT },
	{ "tu", CMP_AT_LEAST },
	{ "it_nhat", CMP_AT_LEAST },
	{ "toi_thieu", CMP_AT_LEAST },
	{ "khong_qua", CMP_AT_MOST },
	{ "toi_da", CMP_AT_MOST },
	{ "bang", CMP_EQUAL },
};

bool
target_cmp(str word, enum plan_cmp *cmp, struct arena *a)
{
	str folded;

	word = str_trim(word);
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (str_eq(word, str_of(signs[i].sign))) {
			*cmp = signs[i].cmp;
			return true;
		}
	folded = text_fold(a, word);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (str_eq(folded, str_of(words[i].word))) {
			*cmp = words[i].cmp;
			return true;
		}
	return false;
}

/* "đạt", "chưa đạt", 1, 0. */
static bool
status_read(const struct value *cell, bool *reached, struct arena *a)
{
	static const char *const yes[] = { "dat", "giu_vung", "co", "dat_chuan", "duy_tri", "hoan_thanh", "x" };
	static const char *const no[] = { "khong_dat", "chua_dat", "khong", "chua", "mat", "chua_hoan_thanh" };
	int64_t n;
	str s;

	if (cell->kind == VALUE_BOOL) {
		*reached = cell->b;
		return true;
	}
	if (cell->kind == VALUE_DEC) {
		if (!dec_to_int(cell->dec, &n) || (n != 0 && n != 1))
			return false;
		*reached = n == 1;
		return true;
	}
	if (cell->kind != VALUE_TEXT)
		return false;
	s = text_fold(a, cell->text);
	for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++)
		if (str_eq(s, str_of(yes[i]))) {
			*reached = true;
			return true;
		}
	for (size_t i = 0; i < sizeof no / sizeof no[0]; i++)
		if (str_eq(s, str_of(no[i]))) {
			*reached = false;
			return true;
		}
	return false;
}

static bool
has_letters(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (isalpha((unsigned char)s.p[i]) || (unsigned char)s.p[i] >= 0x80)
			return true;
	return false;
}

/* d.ddd: one to three digits, the mark of thousands, exactly three digits. */
static bool
reads_two_ways(str s, char mark)
{
	char group = mark == ',' ? '.' : ',';
	size_t at = str_find_char(s, group, 0), from = s.n > 0 && s.p[0] == '-';

	if (at == s.n || at == from || at - from > 3 || s.n - at != 4)
		return false;
	for (size_t i = from; i < s.n; i++)
		if (i != at && !isdigit((unsigned char)s.p[i]))
			return false;
	return true;
}

static void
complain_figure(struct model *m, str s, struct loc where, const char *why)
{
	if (has_letters(s)) {
		diag_add(m->d, &plan_not_figure, where, "%.*s", STR_ARG(s));
		if (isdigit((unsigned char)s.p[0]))
			diag_hint(m->d, _("write the figure alone; its unit stands in don_vi_tinh"));
		else
			diag_hint(m->d, _("leave the cell empty where there is no figure"));
		return;
	}
	diag_add(m->d, &plan_bad_figure, where, "%.*s", STR_ARG(s));
	if (why != NULL && why[0] == 'g')
		diag_hint(m->d,
		    m->p->mark == ','
			? _("the decimal mark is the comma: one thousand is 1.000, one and a half is 1,5")
			: _("the decimal mark is the point: one thousand is 1,000, one and a half is 1.5"));
	else
		diag_hint(m->d,
		    m->p->mark == ',' ? _("the decimal mark is the comma: write 1.234,5")
				      : _("the decimal mark is the point: write 1,234.5"));
}

/* Text as a figure; false: complained. */
static bool
number_read(struct model *m, str s, struct loc where, str unit, struct dec *amount)
{
	const char *why = NULL;
	bool percent = false;

	if (!text_number_parse(s, m->p->mark, amount, &percent, &why)) {
		complain_figure(m, s, where, why);
		*amount = DEC_NONE;
		return false;
	}
	if (percent && unit.n > 0 && unit.p[0] != '%') {
		diag_add(m->d, &plan_percent_cell, where, _("%.*s, but the unit is %.*s"), STR_ARG(s), STR_ARG(unit));
		return false;
	}
	if (reads_two_ways(s, m->p->mark)) {
		diag_add(m->d, &plan_ambiguous, where, _("%.*s typed as text is read as a whole number of thousands"),
		    STR_ARG(s));
		diag_hint(m->d, _("type it as a number cell, or with its decimals"));
	}
	return true;
}

bool
figure_read(
    struct model *m, const struct value *cell, struct loc where, enum plan_nature nature, str unit, struct dec *amount)
{
	bool reached;

	*amount = DEC_NONE;
	if (is_blank(cell) || (cell->kind == VALUE_TEXT && text_is_nil(str_trim(cell->text))))
		return true;
	if (nature == NATURE_STATUS) {
		if (status_read(cell, &reached, m->a)) {
			*amount = dec_int(reached);
			return true;
		}
		diag_add(m->d, &plan_bad_status, where, "%.*s", STR_ARG(plain_text(cell, m->a)));
		diag_hint(m->d, _("write Đạt or Chưa đạt"));
		return false;
	}
	switch (cell->kind) {
	case VALUE_DEC:
		if (cell->percent && unit.n > 0 && unit.p[0] != '%') {
			diag_add(m->d, &plan_percent_cell, where, _("%.*s%%, but the unit is %.*s"),
			    STR_ARG(dec_str(m->a, cell->dec)), STR_ARG(unit));
			diag_hint(m->d, _("format the cell as a number"));
			return false;
		}
		*amount = dec_trim(cell->dec);
		return true;
	case VALUE_TEXT: return number_read(m, str_trim(cell->text), where, unit, amount);
	default:
		diag_add(m->d, &plan_not_figure, where, "%.*s (%s)", STR_ARG(plain_text(cell, m->a)),
		    value_kind_name(cell->kind));
		if (cell->kind == VALUE_DATE)
			diag_hint(
			    m->d, "%s", _("the cell has a date's format: format it as a number, type the figure anew"));
		return false;
	}
}

/* ">= 13": the sign that opens s is cut off; false where there is none. */
static bool
cut_sign(str *s, enum plan_cmp *cmp)
{
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (str_starts(*s, str_of(signs[i].sign))) {
			*cmp = signs[i].cmp;
			*s = str_trim(str_sub(*s, str_of(signs[i].sign).n, s->n));
			return true;
		}
	return false;
}

/* The comparator that opens s is cut off; false where there is none. */
static bool
cut_cmp(str *s, enum plan_cmp *cmp, struct arena *a)
{
	size_t space;

	if (cut_sign(s, cmp))
		return true;
	/* "trên 13" has one word before the figure, "ít nhất 13" two */
	space = str_find_char(*s, ' ', 0);
	for (int n = 0; n < 2 && space < s->n; n++) {
		if (target_cmp(str_sub(*s, 0, space), cmp, a)) {
			*s = str_trim(str_sub(*s, space, s->n));
			return true;
		}
		space = str_find_char(*s, ' ', space + 1);
	}
	return false;
}

/* Words that stand before "năm trước", folded, and what is then asked for. CMP_STATUS: what the sheet says elsewhere. */
static const struct {
	const char *words;
	enum plan_cmp cmp;
} against_last_year[] = {
	{ "nam_truoc", CMP_STATUS },
	{ "so_voi_nam_truoc", CMP_STATUS },
	{ "bang_nam_truoc", CMP_EQUAL },
	{ "giam_so_voi_nam_truoc", CMP_BELOW },
	{ "giam_so_nam_truoc", CMP_BELOW },
	{ "it_hon_nam_truoc", CMP_BELOW },
	{ "thap_hon_nam_truoc", CMP_BELOW },
	{ "duoi_nam_truoc", CMP_BELOW },
	{ "tang_so_voi_nam_truoc", CMP_ABOVE },
	{ "tang_so_nam_truoc", CMP_ABOVE },
	{ "nhieu_hon_nam_truoc", CMP_ABOVE },
	{ "cao_hon_nam_truoc", CMP_ABOVE },
	{ "tren_nam_truoc", CMP_ABOVE },
	{ "khong_tang_so_voi_nam_truoc", CMP_AT_MOST },
	{ "khong_qua_nam_truoc", CMP_AT_MOST },
	{ "khong_cao_hon_nam_truoc", CMP_AT_MOST },
	{ "khong_giam_so_voi_nam_truoc", CMP_AT_LEAST },
	{ "khong_thap_hon_nam_truoc", CMP_AT_LEAST },
};

/* "năm trước", "giảm so với năm trước", "≤ năm trước": false where s says something else. */
static bool
last_year_read(str s, struct plan_target *t, struct arena *a)
{
	enum plan_cmp cmp = t->cmp;
	str folded;

	(void)cut_sign(&s, &cmp);
	folded = text_fold(a, s);
	for (size_t i = 0; i < sizeof against_last_year / sizeof against_last_year[0]; i++)
		if (str_eq(folded, str_of(against_last_year[i].words))) {
			t->cmp = against_last_year[i].cmp != CMP_STATUS ? against_last_year[i].cmp : cmp;
			t->last_year = t->known = true;
			return true;
		}
	return false;
}

/* Where the hyphen of a range stands: after a digit; s.n where none does. */
static size_t
range_hyphen(str s)
{
	for (size_t i = 1; i < s.n; i++)
		if (s.p[i] == '-' && (isdigit((unsigned char)s.p[i - 1]) || s.p[i - 1] == ' ' || s.p[i - 1] == '%'))
			return i;
	return s.n;
}

/* What stands between the ends of a range, "210 - 220", "210–220", "từ 210 đến 220": its place, or s.n; *n: its bytes. */
static size_t
range_mark(str s, size_t *n)
{
	static const char *const marks[] = { "–", "—", " đến ", " tới " };
	size_t at = range_hyphen(s);

	*n = 1;
	for (size_t i = 0; at == s.n && i < sizeof marks / sizeof marks[0]; i++) {
		at = str_find(s, str_of(marks[i]), 0);
		*n = strlen(marks[i]);
	}
	return at > 0 ? at : s.n;
}

bool
target_read(struct model *m, const struct value *cell, struct loc where, enum plan_nature nature, enum plan_cmp cmp,
    str unit, struct plan_target *t)
{
	size_t mark, mark_n;
	struct dec first;
	str s;

	*t = (struct plan_target){ DEC_NONE, DEC_NONE, cmp, false, false, where };
	if (is_blank(cell) || (cell->kind == VALUE_TEXT && text_is_nil(str_trim(cell->text))))
		return true;
	if (nature == NATURE_STATUS) {
		if (!figure_read(m, cell, where, nature, unit, &t->lo))
			return false;
		t->cmp = CMP_STATUS;
		t->hi = t->lo;
		t->known = t->lo.known;
		return true;
	}
	if (cell->kind != VALUE_TEXT) {
		if (!figure_read(m, cell, where, nature, unit, &t->lo))
			return false;
		t->hi = t->lo;
		t->known = t->lo.known;
		return true;
	}
	s = str_trim(cell->text);
	if (last_year_read(s, t, m->a))
		return true;
	cut_cmp(&s, &t->cmp, m->a);
	mark = range_mark(s, &mark_n);
	if (mark < s.n) {
		bool ok = number_read(m, str_trim(str_sub(s, 0, mark)), where, unit, &t->lo);

		ok = number_read(m, str_trim(str_sub(s, mark + mark_n, s.n)), where, unit, &t->hi) && ok;
		if (!ok)
			return false;
		if (dec_cmp(t->lo, t->hi) > 0) {
			diag_add(m->d, &plan_contradiction, where, _("the range %.*s runs backwards"), STR_ARG(s));
			diag_hint(m->d, "%s", _("the smaller figure comes first: 13 - 14"));
			first = t->lo; /* it is judged all the same: unknown, it would fall out of the count */
			t->lo = t->hi;
			t->hi = first;
		}
		t->cmp = CMP_RANGE;
		t->known = true;
		return true;
	}
	if (!number_read(m, s, where, unit, &t->lo))
		return false;
	t->hi = t->lo;
	t->known = true;
	return true;
}
