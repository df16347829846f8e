/* H: the header. N: number and code. D: place and date. T: kind and subject. B: bases and citations. X: classes. */
#include <math.h>
#include <string.h>

#include "lint/inner.h"

static bool
holds_word(str s, str needle)
{
	return str_find(s, needle, 0) < s.n;
}

static bool
is_in(struct lint_range r, size_t i)
{
	return i >= r.from && i < r.to;
}

/* Sizes in half-points. */
static void
check_size(struct lint *l, size_t i, int from, int to)
{
	int size = 0;

	if (lint_sized(LP(l, i), from, to, &size))
		return;
	lint_add(l, i, _("size %g pt"), size / 2.0);
	if (from == to)
		lint_instead(l, _("%g pt"), from / 2.0);
	else
		lint_instead(l, _("%g to %g pt"), from / 2.0, to / 2.0);
}

static void
check_bold(struct lint *l, size_t i)
{
	if (!lint_all(LP(l, i), TRAIT_BOLD))
		lint_add(l, i, _("not bold"));
}

/* --- X ---------------------------------------------------------------------------------- */

void
lint_check_x00(struct lint *l)
{
	if (l->part.all.from != 0)
		return; /* a form behind the first document is its appendix */
	if (l->part.class == CLASS_NORMATIVE)
		lint_add(l, LINT_ABSENT, _("a normative document: Nghị định 78/2025/NĐ-CP rules its form; not judged"));
	else
		lint_add(l, LINT_ABSENT, _("no administrative document of Nghị định 30/2020/NĐ-CP; not judged"));
}

void
lint_check_x01(struct lint *l)
{
	lint_add(l, LINT_ABSENT, _("a document of the Party: rules of its own hold; not judged"));
}

void
lint_check_x02(struct lint *l)
{
	if (l->part.ten_loai != LINT_ABSENT)
		lint_add(l, l->part.ten_loai, _("none of the 29 kinds; page, header and language alone are judged"));
}

/* --- H01, H02 ------------------------------------------------------------------------------ */

static const char QUOC_HIEU[] = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
static const char TIEU_NGU[] = "Độc lập - Tự do - Hạnh phúc";

/* HOÀ is as right as HÒA: the decree has both. */
static str
one_tone(struct arena *a, str s)
{
	str other = STR("HOÀ");
	size_t at = str_find(s, other, 0);

	if (at == s.n)
		return s;
	return str_format(a, STR_FMT "HÒA" STR_FMT, STR_ARG(str_sub(s, 0, at)), STR_ARG(str_sub(s, at + other.n, s.n)));
}

static void
check_quoc_hieu(struct lint *l)
{
	size_t i = l->part.quoc_hieu;
	str is = one_tone(l->a, LP(l, i)->plain), wanted = str_of(QUOC_HIEU);

	if (!str_eq(is, wanted)) {
		lint_add(l, i,
		    str_eq(text_upper(l->a, is), wanted) ? _("Quốc hiệu is not in capitals")
							 : _("Quốc hiệu is misspelt"));
		lint_instead(l, "%s", QUOC_HIEU);
	}
	check_bold(l, i);
	check_size(l, i, 24, 26);
	if (LP(l, i)->lines_n > 1 && !LP(l, i)->column_split)
		lint_add(l, i, _("Quốc hiệu breaks over two lines"));
}

/* The letters alone, single spaces: how its words are joined is H02's. */
static str
words_alone(struct arena *a, str s)
{
	char buffer[200];
	size_t n = 0;

	s = lint_squeeze(a, s);
	for (size_t i = 0; i < s.n && n + 4 < sizeof buffer;) {
		size_t from = i;
		unsigned c = text_next(s, &i);
		bool joint = c == '-' || c == ' ' || (c >= 0x2010 && c <= 0x2015);

		if (joint && n > 0 && buffer[n - 1] != ' ')
			buffer[n++] = ' ';
		for (; !joint && from < i; from++)
			buffer[n++] = s.p[from];
	}
	return str_trim(str_copy(a, (str){ buffer, n }));
}

static void
check_tieu_ngu(struct lint *l)
{
	size_t i = l->part.tieu_ngu;
	str is, wanted = words_alone(l->a, str_of(TIEU_NGU));

	if (i == LINT_ABSENT) {
		lint_add(l, l->part.quoc_hieu, _("Tiêu ngữ is missing"));
		lint_instead(l, "%s", TIEU_NGU);
		return;
	}
	is = words_alone(l->a, LP(l, i)->text);
	if (!str_eq(is, wanted)) {
		lint_add(l, i,
		    str_eq(text_lower(l->a, is), text_lower(l->a, wanted)) ? _("Tiêu ngữ has other capitals")
									   : _("Tiêu ngữ is misspelt"));
		lint_instead(l, "%s", TIEU_NGU);
	}
	check_bold(l, i);
	check_size(l, i, 26, 28);
}

void
lint_check_h01(struct lint *l)
{
	check_quoc_hieu(l);
	check_tieu_ngu(l);
}

static void
check_joints(struct lint *l, size_t i)
{
	str s = LP(l, i)->plain, words = words_alone(l->a, LP(l, i)->text);
	size_t hyphens = 0;

	for (size_t at = str_find(s, STR(" - "), 0); at < s.n; at = str_find(s, STR(" - "), at + 3))
		hyphens++;
	/* as many letters more than the words alone as two hyphens and two spaces */
	if (hyphens == 2 && s.n == words.n + 4)
		return;
	lint_add(l, i, _("Tiêu ngữ is not joined by hyphens with a space on each side"));
	lint_instead(l, "%s", TIEU_NGU);
}

static size_t
signs_below(const struct lint *l, size_t i)
{
	size_t next = lint_next(l, i);

	return next != LINT_ABSENT && LP(l, next)->cell == LP(l, i)->cell && lint_is_signs(LP(l, next)->text)
	    ? next
	    : LINT_ABSENT;
}

/* The line that must be below the paragraphs [from, to). */
static void
check_drawn(struct lint *l, size_t from, size_t to, const char *missing)
{
	size_t signs = signs_below(l, to - 1);

	if (signs != LINT_ABSENT)
		lint_add(l, signs, _("a line made of characters"));
	else if (!l->has_unknown_drawing && LP(l, to - 1)->lines_n > 0 && lint_rule_below(l, from, to) == NULL)
		lint_add(l, to - 1, "%s", missing);
	else
		return;
	lint_instead(l, _("a drawn line"));
}

void
lint_check_h02(struct lint *l)
{
	size_t i = l->part.tieu_ngu;

	if (i == LINT_ABSENT)
		return;
	check_joints(l, i);
	check_drawn(l, i, i + 1, _("no line is drawn below Tiêu ngữ"));
}

/* --- H03–H05 ---------------------------------------------------------------------------------- */

static bool
is_agency_line(const struct lint *l, size_t i)
{
	return LP(l, i)->box == BOX_CO_QUAN;
}

static size_t
last_agency_line(const struct lint *l)
{
	size_t last = LINT_ABSENT;

	for (size_t i = l->part.co_quan.from; i < l->part.co_quan.to; i++)
		if (is_agency_line(l, i))
			last = i;
	return last;
}

static bool
starts_any(str folded, const str *starts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_starts(folded, starts[i]))
			return true;
	return false;
}

/* Names of units that stand below a commune's or a province's committee. */
static bool
is_unit_name(str folded)
{
	static const str starts[] = { STR("van_phong"), STR("phong_"), STR("ban_"), STR("trung_tam"), STR("so_"),
		STR("chi_cuc"), STR("truong_"), STR("thanh_tra") };

	return starts_any(folded, starts, sizeof starts / sizeof starts[0]);
}

void
lint_check_h03(struct lint *l)
{
	size_t last = last_agency_line(l), first = l->part.co_quan.from;

	for (size_t i = first; i < l->part.co_quan.to; i++) {
		if (!is_agency_line(l, i))
			continue;
		if (!lint_upper(l->a, LP(l, i)->text)) {
			lint_add(l, i, _("the agency's name is not in capitals"));
			lint_instead(l, STR_FMT, STR_ARG(text_upper(l->a, LP(l, i)->plain)));
		}
		check_size(l, i, 24, 26);
	}
	if (last != LINT_ABSENT && lint_none(LP(l, last), TRAIT_BOLD))
		lint_add(l, last, _("the agency's name is not bold"));
	if (last != LINT_ABSENT && last != first && lint_all(LP(l, first), TRAIT_BOLD) &&
	    is_unit_name(lint_fold(l, LP(l, last))) && str_starts(lint_fold(l, LP(l, first)), STR("ubnd_")))
		lint_add(l, first, _("the superior agency is bold"));
}

/* Judged as of a day: a document without one by the last day of its year at the latest. */
static bool
is_surely_after(struct date d, struct date limit)
{
	if (lint_is_day(d))
		return date_cmp(d, limit) >= 0;
	return d.year > limit.year;
}

void
lint_check_h04(struct lint *l)
{
	for (size_t i = l->part.co_quan.from; i < l->part.co_quan.to; i++) {
		str folded = lint_fold(l, LP(l, i));
		bool district = str_starts(folded, STR("ubnd_huyen_")) || str_starts(folded, STR("huyen_")) ||
		    holds_word(folded, STR("nhan_dan_huyen_"));

		if (!is_agency_line(l, i) || !district || !is_surely_after(l->part.date, lint_units_until()))
			continue;
		lint_add(l, i, _("a district in the header; districts ended on 1 July 2025"));
		return;
	}
	if (l->part.commune && last_agency_line(l) != l->part.co_quan.from) {
		str first = lint_fold(l, LP(l, l->part.co_quan.from));
		static const str above[] = { STR("ubnd_tinh_"), STR("ubnd_thanh_pho_"), STR("uy_ban_nhan_dan_tinh_"),
			STR("uy_ban_nhan_dan_thanh_pho_") };

		if (starts_any(first, above, sizeof above / sizeof above[0]) &&
		    !is_unit_name(lint_fold(l, LP(l, last_agency_line(l)))))
			lint_add(l, l->part.co_quan.from, _("a committee of a commune has no superior line"));
	}
}

static bool
is_letter_at(str s, size_t i)
{
	return i < s.n && text_next(s, &i) > '@';
}

static void
check_unit(struct lint *l, size_t i)
{
	str s = LP(l, i)->plain, lower = text_lower(l->a, s);

	for (size_t k = 0; lint_place_at(k) != NULL; k++) {
		str name = str_format(l->a, "tỉnh " STR_FMT, STR_ARG(text_lower(l->a, lint_place_at(k)->name)));
		size_t at = str_find(lower, name, 0);

		if (at == lower.n || is_letter_at(lower, at + name.n))
			continue;
		lint_add(
		    l, i, _("province %.*s was merged into another on 1 July 2025"), STR_ARG(lint_place_at(k)->name));
		return;
	}
	if (l->part.commune && holds_word(s, STR("nhân dân huyện ")))
		lint_add(l, i, _("districts ended on 1 July 2025"));
}

void
lint_check_h05(struct lint *l)
{
	if (!is_surely_after(l->part.date, lint_units_until()))
		return;
	for (size_t i = l->part.all.from; i < l->part.all.to; i++) {
		enum lint_box box = LP(l, i)->box;
		bool addressee = l->part.kinh_gui != LINT_ABSENT && i > l->part.kinh_gui && i < l->part.kinh_gui + 8 &&
		    str_starts(str_trim(LP(l, i)->text), STR("-"));

		if (box == BOX_CO_QUAN || box == BOX_KINH_GUI || box == BOX_NOI_NHAN_TEN || addressee)
			check_unit(l, i);
	}
}

/* --- H06, H07 --------------------------------------------------------------------------------- */

/* A share so near a limit is on it. */
static const double ON_LIMIT = 0.02;

static bool
is_outside(double share, double from, double to)
{
	return share < from - ON_LIMIT || share > to + ON_LIMIT;
}

struct span {
	double from, to;
};

/* Against the longest line and the last one: outside both, or it is right. */
static bool
is_outside_both(double rule, double longest, double last, struct span s)
{
	return is_outside(rule / longest, s.from, s.to) && is_outside(rule / last, s.from, s.to);
}

static void
check_length(struct lint *l, size_t from, size_t to, struct span right, struct span borne)
{
	const struct lint_drawn *r = lint_rule_below(l, from, to);
	double longest = 0, last;

	for (size_t i = from; i < to; i++)
		longest = fmax(longest, lint_width(LP(l, i)));
	if (r == NULL || longest <= 0 || LP(l, to - 1)->lines_n == 0)
		return;
	last = LP(l, to - 1)->lines[LP(l, to - 1)->lines_n - 1].width;
	if (last <= 0 || !is_outside_both(r->width, longest, last, right))
		return;
	lint_add_as(l, is_outside_both(r->width, longest, last, borne) ? LINT_ERROR : LINT_WARNING, to - 1,
	    _("the line below is %.0f %% of the text's length"), r->width / longest * 100);
	if (right.from > 0.9)
		lint_instead(l, _("as long as the text"));
	else
		lint_instead(l, _("a third to half of the text"));
}

static size_t
first_bold_agency_line(const struct lint *l)
{
	size_t first = last_agency_line(l);

	for (size_t i = l->part.co_quan.to; i > l->part.co_quan.from; i--)
		if (is_agency_line(l, i - 1) && lint_all(LP(l, i - 1), TRAIT_BOLD))
			first = i - 1;
	return first;
}

void
lint_check_h06(struct lint *l)
{
	static const struct span whole = { 0.95, 1.08 }, third = { 0.33, 0.50 }, borne = { 0.25, 0.60 };
	size_t last = last_agency_line(l);

	if (l->part.tieu_ngu != LINT_ABSENT)
		check_length(l, l->part.tieu_ngu, l->part.tieu_ngu + 1, whole, whole);
	if (last != LINT_ABSENT)
		check_length(l, first_bold_agency_line(l), last + 1, third, borne);
	if (l->part.trich_yeu.to != 0)
		check_length(l, l->part.trich_yeu.from, l->part.trich_yeu.to, third, borne);
}

void
lint_check_h07(struct lint *l)
{
	if (!LP(l, l->part.quoc_hieu)->column_split)
		return;
	lint_add(l, l->part.quoc_hieu, _("the header's columns are made by tabs or spaces"));
	lint_instead(l, _("a table of two columns without borders"));
}

/* --- N ------------------------------------------------------------------------------------------ */

/* A code in its pieces: "05/KH-UBND", "212/UBND-VP". */
enum { GROUPS_MAX = 6 };
struct code {
	str number; /* digits; empty: left blank */
	str year;   /* 2026, where there is one */
	str group[GROUPS_MAX];
	size_t groups;
	bool spaced, odd; /* spaces inside; something that is none of it */
};

static bool
is_digits(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n > 0;
}

/* Ð (U+00D0) looks like Đ; that it isn't is another rule's. */
static bool
is_code_group(str s)
{
	size_t i = 0;
	unsigned first;

	if (s.n == 0)
		return false;
	first = text_next(s, &i);
	if (!(first >= 'A' && first <= 'Z') && first < 0xC0)
		return false;
	while (i < s.n) {
		unsigned c = text_next(s, &i);

		if (c <= ' ' || (c < 'A' && c != '&' && c != '.' && !(c >= '0' && c <= '9')))
			return false;
	}
	return true;
}

static bool
is_left_blank(str s)
{
	for (size_t i = 0; i < s.n;) {
		unsigned c = text_next(s, &i);

		if (c > ' ' && c != 0xA0 && c != '.' && c != 0x2026 && c != '_')
			return false;
	}
	return true;
}

static void
read_groups(struct code *c, str s)
{
	for (;;) {
		size_t hyphen = str_find_char(s, '-', 0);
		str piece = str_sub(s, 0, hyphen), bare = str_trim(piece);

		c->spaced |= bare.n != piece.n;
		c->odd |= !is_code_group(bare) || c->groups == GROUPS_MAX;
		if (c->groups < GROUPS_MAX)
			c->group[c->groups++] = bare;
		if (hyphen == s.n)
			return;
		s = str_sub(s, hyphen + 1, s.n);
	}
}

static struct code
read_code(str s)
{
	struct code c = { .odd = false };
	size_t slash = str_find_char(s, '/', 0);
	str rest, number = str_trim(str_sub(s, 0, slash));

	if (slash == s.n) {
		c.odd = true;
		return c;
	}
	if (is_digits(number))
		c.number = number;
	else
		c.odd = !is_left_blank(number);
	rest = str_sub(s, slash + 1, s.n);
	slash = str_find_char(rest, '/', 0);
	if (slash < rest.n && is_digits(str_trim(str_sub(rest, 0, slash)))) {
		c.year = str_trim(str_sub(rest, 0, slash));
		rest = str_sub(rest, slash + 1, rest.n);
	}
	read_groups(&c, rest);
	return c;
}

/* What stands behind "Số:"; *colon: it is there, right behind the word. */
static str
code_text(struct lint *l, bool *colon)
{
	str s = str_trim(LP(l, l->part.so)->text), word = STR("Số");

	s = str_starts(s, word) ? str_sub(s, word.n, s.n) : str_sub(s, str_find_char(s, ':', 0), s.n);
	*colon = s.n > 0 && s.p[0] == ':';
	(void)l;
	return *colon ? str_trim(str_sub(s, 1, s.n)) : str_trim(s);
}

static void
check_code_number(struct lint *l, str number)
{
	if (number.n == 1 && number.p[0] != '0') {
		lint_add(l, l->part.so, _("a number below ten without its zero"));
		lint_instead(l, "0" STR_FMT, STR_ARG(number));
	} else if (number.n > 2 && number.p[0] == '0') {
		lint_add(l, l->part.so, _("a zero before a number from ten on"));
	}
}

static str
without_eth(struct arena *a, str s)
{
	str eth = STR("Ð");
	size_t at = str_find(s, eth, 0);

	return at == s.n
	    ? s
	    : str_format(a, STR_FMT "Đ" STR_FMT, STR_ARG(str_sub(s, 0, at)), STR_ARG(str_sub(s, at + eth.n, s.n)));
}

/* The letters of a kind against the title. */
static void
check_kind_letters(struct lint *l, const struct code *c)
{
	str first = without_eth(l->a, c->group[0]);
	const struct lint_kind *kind = l->part.kind;

	if (kind != NULL && kind->code.n > 0 && !str_eq(first, kind->code)) {
		lint_add(l, l->part.so, _("the code says %.*s, the title %.*s"), STR_ARG(first), STR_ARG(kind->name));
		lint_instead(l, "/" STR_FMT "-…", STR_ARG(kind->code));
	} else if (kind == NULL && l->part.ve_viec != LINT_ABSENT && lint_is_kind_code(first) && c->groups > 1) {
		lint_add(l, l->part.so, _("a letter (công văn) with the code of a kind, %.*s"), STR_ARG(first));
		lint_instead(l, _("/agency-unit: /UBND-VP"));
	}
}

void
lint_check_n01(struct lint *l)
{
	bool colon;
	struct code c;
	str s;

	if (l->part.so == LINT_ABSENT)
		return;
	s = code_text(l, &colon);
	if (!colon) {
		lint_add(l, l->part.so, _("no colon right behind the word Số"));
		lint_instead(l, "Số:");
	}
	if (s.n == 0)
		return;
	c = read_code(s);
	check_code_number(l, c.number);
	if (c.odd || c.groups < 2) {
		lint_add(l, l->part.so, _("not a number and a code"));
		lint_instead(l, l->part.kind != NULL ? "Số: 05/" STR_FMT "-UBND" : "Số: 05/UBND-VP",
		    l->part.kind != NULL ? (int)l->part.kind->code.n : 0,
		    l->part.kind != NULL ? l->part.kind->code.p : "");
		return;
	}
	if (c.spaced)
		lint_add(l, l->part.so, _("spaces inside the code"));
	if (!str_eq(c.group[0], STR("CV")))
		check_kind_letters(l, &c);
}

void
lint_check_n02(struct lint *l)
{
	bool colon;
	struct code c;

	if (l->part.so == LINT_ABSENT)
		return;
	c = read_code(code_text(l, &colon));
	if (c.year.n > 0)
		lint_add(l, l->part.so, _("a year in the code of an administrative document"));
	if (c.groups > 0 && str_eq(c.group[0], STR("CV"))) {
		lint_add(l, l->part.so, _("CV is no code of the decree"));
		lint_instead(l, _("/agency-unit: /UBND-VP"));
	}
}

void
lint_check_n03(struct lint *l)
{
	if (l->part.so == LINT_ABSENT)
		return;
	check_size(l, l->part.so, 26, 26);
	if (lint_all(LP(l, l->part.so), TRAIT_BOLD) || lint_all(LP(l, l->part.so), TRAIT_ITALIC))
		lint_add(l, l->part.so, _("bold or italic"));
}

/* A citation "Kế hoạch số 05/KH-UBND": the code behind the kind's name. */
static void
check_cited(struct lint *l, size_t i, str name, str code)
{
	str s = LP(l, i)->plain;
	str words = str_format(l->a, STR_FMT " số ", STR_ARG(name));

	for (size_t at = str_find(s, words, 0); at < s.n; at = str_find(s, words, at + 1)) {
		size_t end = at + words.n;
		str token = lint_next_word(s, &end);
		struct code c;
		str first;

		while (token.n > 0 && strchr(".,;:)", token.p[token.n - 1]) != NULL)
			token.n--;
		c = read_code(token);
		if (c.number.n == 0 || c.groups < 2 || c.odd || c.year.n > 0)
			continue;
		first = without_eth(l->a, c.group[0]);
		if (code.n > 0 ? str_eq(first, code) || (str_eq(code, STR("QyĐ")) && str_eq(first, STR("QĐ")))
			       : !lint_is_kind_code(first) || first.n < 2 || str_eq(first, STR("TC")) ||
			    str_eq(first, STR("HĐ")) || str_eq(first, STR("CT")) || str_eq(first, STR("PC")) ||
			    str_eq(first, STR("PA")))
			continue;
		lint_add(l, i, _("%.*s is cited with the code %.*s"), STR_ARG(name), STR_ARG(token));
	}
}

void
lint_check_n04(struct lint *l)
{
	for (size_t i = l->part.all.from; i < l->part.all.to; i++) {
		if (str_find(LP(l, i)->plain, STR(" số "), 0) == LP(l, i)->plain.n)
			continue;
		for (size_t k = 0; lint_kind_at(k) != NULL; k++)
			if (lint_kind_at(k)->code.n > 0)
				check_cited(l, i, lint_kind_at(k)->name, lint_kind_at(k)->code);
		check_cited(l, i, STR("Công văn"), STR(""));
	}
}

/* --- D -------------------------------------------------------------------------------------------- */

/* What stands between two words, trimmed; empty where one is missing. */
static str
text_between(str s, str from, str to)
{
	size_t at = str_find(s, from, 0), end;

	if (at == s.n)
		return STR("");
	at += from.n;
	end = to.n > 0 ? str_find(s, to, at) : s.n;
	return str_trim(str_sub(s, at, end));
}

static bool
is_number_text(str s)
{
	return is_digits(s) && s.n <= 4;
}

static int
number_of(str s)
{
	int n = 0;

	for (size_t i = 0; i < s.n; i++)
		n = n * 10 + s.p[i] - '0';
	return n;
}

static void
check_padding(struct lint *l, str day, str month)
{
	size_t i = l->part.ngay;

	if (is_number_text(day) && day.n == 1) {
		lint_add(l, i, _("a day below ten without its zero"));
		lint_instead(l, _("ngày 0%.*s"), STR_ARG(day));
	}
	if (!is_number_text(month))
		return;
	if (month.n == 1 && month.p[0] <= '2') {
		lint_add(l, i, _("month 1 or 2 without its zero"));
		lint_instead(l, _("tháng 0%.*s"), STR_ARG(month));
	} else if (month.n == 2 && month.p[0] == '0' && month.p[1] > '2') {
		lint_add(l, i, _("a zero before month 3 to 9"));
		lint_instead(l, _("tháng %c"), month.p[1]);
	}
}

void
lint_check_d01(struct lint *l)
{
	size_t i = l->part.ngay;
	str s, day, month, year;
	struct date d;

	if (i == LINT_ABSENT)
		return;
	s = LP(l, i)->plain;
	day = text_between(s, STR("ngày"), STR("tháng"));
	month = text_between(s, STR("tháng"), STR("năm"));
	year = text_between(s, STR("năm"), STR(""));
	check_padding(l, day, month);
	if (str_find(s, STR(", ngày"), 0) == s.n && str_find(s, STR("ngày"), 0) < s.n) {
		lint_add(l, i, _("no comma between place and ngày"));
		lint_instead(l, "…, ngày … tháng … năm …");
	}
	d = (struct date){ (int16_t)(is_number_text(year) ? number_of(year) : 0),
		(int8_t)(is_number_text(month) ? number_of(month) % 100 : 0),
		(int8_t)(is_number_text(day) ? number_of(day) % 100 : 0) };
	if (lint_is_day(d) && !date_valid(d))
		lint_add(l, i, _("a date that is in no calendar"));
	if (lint_none(LP(l, i), TRAIT_ITALIC))
		lint_add(l, i, _("place and date are not italic"));
	check_size(l, i, 26, 28);
}

/* --- T ---------------------------------------------------------------------------------------------- */

void
lint_check_t01(struct lint *l)
{
	const struct lint_part *part = &l->part;
	size_t title = part->ten_loai;
	bool in_one, subject;

	if (title == LINT_ABSENT || part->kind == NULL)
		return;
	/* kind and subject in one paragraph, with a line's end between */
	in_one = str_find_char(str_trim(LP(l, title)->text), '\n', 0) < str_trim(LP(l, title)->text).n;
	subject = part->trich_yeu.to != 0 || in_one;
	check_bold(l, title);
	check_size(l, title, 26, 28);
	if (!subject && part->kind->has_subject)
		lint_add(l, title, _("no subject below the kind"));
	for (size_t i = part->trich_yeu.from; i < part->trich_yeu.to; i++)
		if (LP(l, i)->box == BOX_TRICH_YEU) {
			check_bold(l, i);
			check_size(l, i, 26, 28);
		}
	if (subject && part->kind->has_rule) {
		size_t to = part->trich_yeu.to != 0 ? part->trich_yeu.to : title + 1;

		check_drawn(l, part->trich_yeu.to != 0 ? part->trich_yeu.from : title, to,
		    _("no line is drawn below the subject"));
	}
}

void
lint_check_t02(struct lint *l)
{
	for (size_t i = l->part.all.from; i < l->part.all.to; i++) {
		str s = str_trim(LP(l, i)->text);

		if (LP(l, i)->box != BOX_TRICH_YEU && LP(l, i)->box != BOX_VE_VIEC)
			continue;
		if (str_find(s, STR("  "), 0) < s.n)
			lint_add(l, i, _("several spaces in a row in the subject"));
		if (str_find_char(s, '\n', 0) < s.n)
			lint_add(l, i, _("a line's end made by hand in the subject"));
	}
}

static bool
is_deciding_kind(const struct lint *l)
{
	const struct lint_kind *kind = l->part.kind;

	return kind != NULL && (str_eq(kind->code, STR("QĐ")) || str_eq(kind->code, STR("NQ")));
}

void
lint_check_t03(struct lint *l)
{
	const struct lint_part *part = &l->part;

	if (!is_deciding_kind(l) || part->can_cu.to == 0 || part->trich_yeu.to == 0)
		return;
	for (size_t i = part->trich_yeu.to; i < part->can_cu.from; i++)
		if (!LP(l, i)->blank && lint_upper(l->a, LP(l, i)->text))
			return;
	lint_add(l, part->can_cu.from, _("above the bases the line of the authority that issues it is missing"));
	lint_instead(l, part->commune ? "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ …" : "…");
}

/* --- B ---------------------------------------------------------------------------------------------- */

static size_t
count_bases(const struct lint *l)
{
	size_t n = 0;

	for (size_t i = l->part.can_cu.from; i < l->part.can_cu.to; i++)
		n += LP(l, i)->box == BOX_CAN_CU;
	return n;
}

static void
check_base_end(struct lint *l, size_t i, bool last)
{
	str s = LP(l, i)->plain;
	char end = s.n > 0 ? s.p[s.n - 1] : 0;

	if (end == (last ? '.' : ';'))
		return;
	/* in other kinds a sentence often goes on behind the bases */
	if (last && !is_deciding_kind(l) && (end == ';' || end == ','))
		return;
	lint_add(
	    l, i, last ? _("the last base does not end with a full stop") : _("a base does not end with a semicolon"));
	lint_instead(l, last ? "." : ";");
}

void
lint_check_b01(struct lint *l)
{
	const struct lint_range r = l->part.can_cu;
	size_t n = count_bases(l), upright = 0, first = LINT_ABSENT;

	/* one base in a running sentence is practice */
	if (n == 0 || (n == 1 && !is_deciding_kind(l)))
		return;
	for (size_t i = r.from; i < r.to; i++) {
		if (LP(l, i)->box != BOX_CAN_CU)
			continue;
		if (lint_none(LP(l, i), TRAIT_ITALIC) && upright++ == 0)
			first = i;
		check_base_end(l, i, i + 1 == r.to);
	}
	if (upright > 0) {
		lint_add(l, first, _("%zu bases are not italic"), upright);
		lint_instead(l, _("italic"));
	}
}

/* Digits at s[i…]; *n of them. */
static int
read_digits(str s, size_t i, size_t *n)
{
	int value = 0;

	for (*n = 0; i + *n < s.n && *n < 5 && s.p[i + *n] >= '0' && s.p[i + *n] <= '9'; ++*n)
		value = value * 10 + s.p[i + *n] - '0';
	return value;
}

/* "24/22/2023" behind "ngày ". */
static void
check_short_date(struct lint *l, size_t i, size_t at)
{
	str s = LP(l, i)->plain;
	size_t n1, n2, n3;
	int day = read_digits(s, at, &n1), month, year;

	if (n1 == 0 || n1 > 2 || at + n1 >= s.n || s.p[at + n1] != '/')
		return;
	month = read_digits(s, at + n1 + 1, &n2);
	if (n2 == 0 || n2 > 2 || at + n1 + 1 + n2 >= s.n || s.p[at + n1 + 1 + n2] != '/')
		return;
	year = read_digits(s, at + n1 + n2 + 2, &n3);
	if (n3 != 4 || date_valid((struct date){ (int16_t)year, (int8_t)month, (int8_t)day }))
		return;
	lint_add(l, i, _("date %d/%d/%d is in no calendar"), day, month, year);
}

/* "ngày 31 tháng 4 năm 2026" */
static void
check_long_date(struct lint *l, size_t i, size_t at)
{
	str s = LP(l, i)->plain;
	size_t n;
	int day = read_digits(s, at, &n), month, year;
	str words = STR(" tháng "), year_word = STR(" năm ");

	if (n == 0 || n > 2 || !str_starts(str_sub(s, at + n, s.n), words))
		return;
	at += n + words.n;
	month = read_digits(s, at, &n);
	if (n == 0 || n > 2 || !str_starts(str_sub(s, at + n, s.n), year_word))
		return;
	year = read_digits(s, at + n + year_word.n, &n);
	if (n != 4 || date_valid((struct date){ (int16_t)year, (int8_t)month, (int8_t)day }))
		return;
	lint_add(l, i, _("date %d/%d/%d is in no calendar"), day, month, year);
}

void
lint_check_b02(struct lint *l)
{
	str word = STR("ngày ");

	for (size_t i = l->part.all.from; i < l->part.all.to; i++) {
		str s = LP(l, i)->plain;

		for (size_t at = i == l->part.ngay ? s.n : str_find(s, word, 0); at < s.n;
		     at = str_find(s, word, at + 1)) {
			check_short_date(l, i, at + word.n);
			check_long_date(l, i, at + word.n);
		}
	}
}

void
lint_check_b03(struct lint *l)
{
	for (size_t i = l->part.can_cu.from; i < l->part.can_cu.to; i++) {
		str folded = lint_fold(l, LP(l, i));

		for (size_t k = 0; lint_law_at(k) != NULL; k++) {
			const struct lint_law *law = lint_law_at(k);

			if (!holds_word(folded, law->folded) || !is_surely_after(l->part.date, law->until))
				continue;
			lint_add(l, i, _("%.*s had ended on %02d/%02d/%d"), STR_ARG(law->name), law->until.day,
			    law->until.month, law->until.year);
		}
	}
}

void
lint_check_b04(struct lint *l)
{
	str comma = STR(", ngày ");

	for (size_t i = l->part.all.from; i < l->part.all.to; i++) {
		str s = LP(l, i)->plain;

		for (size_t at = str_find(s, comma, 0); at < s.n; at = str_find(s, comma, at + 1)) {
			size_t from = at;
			str code;

			while (from > 0 && (unsigned char)s.p[from - 1] > ' ')
				from--;
			code = str_sub(s, from, at);
			if (code.n < 4 || !(code.p[0] >= '0' && code.p[0] <= '9') || !holds_word(code, STR("-")) ||
			    !holds_word(code, STR("/")))
				continue;
			lint_add(l, i, _("a comma between number and date"));
			lint_instead(l, STR_FMT " ngày …", STR_ARG(code));
		}
	}
}

void
lint_check_b05(struct lint *l)
{
	for (size_t i = l->part.can_cu.from; i < l->part.can_cu.to; i++) {
		str s = LP(l, i)->plain, word = STR("ngày ");
		size_t at = LP(l, i)->box == BOX_CAN_CU ? str_find(s, word, 0) : s.n, n = 0;

		if (at == s.n || !is_in(l->part.can_cu, i))
			continue;
		read_digits(s, at + word.n, &n);
		if (n == 0 || at + word.n + n >= s.n || s.p[at + word.n + n] != '/')
			continue;
		lint_add(l, i, _("a short date in a base"));
		lint_instead(l, "ngày … tháng … năm …");
	}
}
