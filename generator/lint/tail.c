/* K: the signature. R: addressees and recipients. */
#include <math.h>
#include <string.h>

#include "lint/inner.h"

/* --- K ---------------------------------------------------------------------------------- */

static str
signature_line(struct lint *l, size_t i)
{
	return LP(l, i)->plain;
}

static bool
is_signature(const struct lint *l, size_t i)
{
	return LP(l, i)->box == BOX_QUYEN_HAN;
}

static const str signs[] = { STR("TM"), STR("KT"), STR("TL"), STR("TUQ"), STR("Q") };

/* "TM ỦY BAN", "T/M", "TM: …" */
static void
check_sign(struct lint *l, size_t i)
{
	str s = signature_line(l, i);

	for (size_t k = 0; k < sizeof signs / sizeof signs[0]; k++) {
		str word = signs[k];

		if (!str_starts(s, word) || s.n == word.n || s.p[word.n] == '.')
			continue;
		if (s.p[word.n] != ' ' && s.p[word.n] != ':' && s.p[word.n] != ',')
			continue;
		lint_add(l, i, _("%.*s without its full stop"), STR_ARG(word));
		lint_instead(l, STR_FMT ". " STR_FMT, STR_ARG(word), STR_ARG(str_trim(str_sub(s, word.n + 1, s.n))));
	}
	if (str_starts(s, STR("T/M")) || str_starts(s, STR("K/T")) || str_starts(s, STR("T/L"))) {
		lint_add(l, i, _("an abbreviation with a slash"));
		lint_instead(l, "%c%c. " STR_FMT, s.p[0], s.p[2], STR_ARG(str_trim(str_sub(s, 3, s.n))));
	}
}

static bool
has_word(str s, str word)
{
	return str_find(s, word, 0) < s.n;
}

/* Which words go behind which abbreviation. */
static void
check_combination(struct lint *l, size_t i)
{
	str s = signature_line(l, i);
	size_t next = lint_next(l, i);
	str below = next != LINT_ABSENT && is_signature(l, next) ? signature_line(l, next) : STR("");
	static const str heads[] = { STR("TM. CHỦ TỊCH"), STR("TM. GIÁM ĐỐC"), STR("TM. TRƯỞNG PHÒNG"),
		STR("TM. CHÁNH VĂN PHÒNG") };
	static const str bodies[] = { STR("KT. ỦY BAN"), STR("TL. ỦY BAN"), STR("KT. HỘI ĐỒNG"), STR("KT. UBND") };

	for (size_t k = 0; k < sizeof heads / sizeof heads[0]; k++)
		if (str_starts(s, heads[k]))
			lint_add(l, i, _("TM. stands for a collective, not for its head"));
	for (size_t k = 0; k < sizeof bodies / sizeof bodies[0]; k++)
		if (str_starts(s, bodies[k]))
			lint_add(l, i, _("KT. and TL. stand for a head, not for a collective"));
	if (str_eq(s, STR("KT. CHỦ TỊCH")) && str_eq(below, STR("CHỦ TỊCH"))) {
		lint_add(l, next, _("who signs for the chairman is a vice-chairman"));
		lint_instead(l, "PHÓ CHỦ TỊCH");
	}
	/* councils and boards sign by a deputy as they are; a committee has one head */
	if ((str_starts(s, STR("TM. ỦY BAN")) || str_starts(s, STR("TM. UBND"))) &&
	    str_eq(below, STR("PHÓ CHỦ TỊCH"))) {
		lint_add(l, next, _("KT. CHỦ TỊCH is missing above PHÓ CHỦ TỊCH"));
		lint_instead(l, "KT. CHỦ TỊCH");
	}
}

void
lint_check_k01(struct lint *l)
{
	for (size_t i = l->part.quyen_han.from; i < l->part.quyen_han.to; i++)
		if (is_signature(l, i)) {
			check_sign(l, i);
			check_combination(l, i);
		}
}

void
lint_check_k02(struct lint *l)
{
	static const str ranks[] = { STR("TS."), STR("ThS."), STR("Ths."), STR("PGS."), STR("GS."), STR("BS."),
		STR("KS."), STR("CN."), STR("TS "), STR("ThS "), STR("Th.S"), STR("Thạc sĩ"), STR("Tiến sĩ"),
		STR("Kỹ sư"), STR("Bác sĩ"), STR("NGƯT"), STR("NGND"), STR("BSCKI"), STR("BSCKII"), STR("Đồng chí"),
		STR("Ông "), STR("Bà ") };
	str name;

	if (l->part.ho_ten == LINT_ABSENT)
		return;
	name = signature_line(l, l->part.ho_ten);
	for (size_t k = 0; k < sizeof ranks / sizeof ranks[0]; k++)
		if (str_starts(name, ranks[k])) {
			lint_add(l, l->part.ho_ten, _("a rank or a form of address before the name: %.*s"),
			    STR_ARG(str_trim(ranks[k])));
			lint_instead(l, _("the name alone"));
			return;
		}
}

void
lint_check_k03(struct lint *l)
{
	for (size_t i = l->part.quyen_han.from; i < l->part.quyen_han.to; i++)
		if (is_signature(l, i) && lint_none(LP(l, i), TRAIT_BOLD))
			lint_add(l, i, _("the signer's title is not bold"));
	if (l->part.ho_ten != LINT_ABSENT && lint_none(LP(l, l->part.ho_ten), TRAIT_BOLD))
		lint_add(l, l->part.ho_ten, _("the signer's name is not bold"));
}

void
lint_check_k04(struct lint *l)
{
	size_t n = 0, at = LINT_ABSENT;

	for (size_t i = l->part.quyen_han.from; i < l->part.quyen_han.to; i++)
		if (is_signature(l, i)) {
			n++;
			at = i;
		}
	/* one line alone that names the collective */
	if (n != 1 || l->part.ho_ten == LINT_ABSENT || !has_word(signature_line(l, at), STR("TM")))
		return;
	if (has_word(signature_line(l, at), STR("CHỦ TỊCH")) || has_word(signature_line(l, at), STR("TRƯỞNG")) ||
	    str_find_char(LP(l, at)->text, '\n', 0) < LP(l, at)->text.n)
		return;
	lint_add(l, l->part.ho_ten, _("no title of the signer above the name"));
	lint_instead(l, "CHỦ TỊCH");
}

/* --- R: the list below Nơi nhận ----------------------------------------------------------- */

/* A line of a list: a paragraph, or what a line's end cuts from one. */
struct list_line {
	size_t para;
	str text;
};

enum { LIST_MAX = 64 };
struct list {
	struct list_line at[LIST_MAX];
	size_t n;
};

static str
without_dash(str s)
{
	if (str_starts(s, STR("–")))
		return str_trim(str_sub(s, STR("–").n, s.n));
	return s.n > 0 && s.p[0] == '-' ? str_trim(str_sub(s, 1, s.n)) : s;
}

static bool
is_filing(struct lint *l, str s)
{
	return str_starts(text_fold(l->a, s), STR("luu_")) && str_starts(without_dash(s), STR("L"));
}

static void
add_lines(struct lint *l, struct list *list, size_t i)
{
	str rest = LP(l, i)->text;

	while (rest.n > 0) {
		str s = lint_squeeze(l->a, str_split(&rest, '\n'));

		if (s.n == 0 || lint_is_signs(s))
			continue;
		/* what doesn't begin with a dash goes on with the line above; below the last one it is the drafter's code */
		if (s.p[0] != '-' && !str_starts(s, STR("–")) && list->n > 0) {
			const str above = list->at[list->n - 1].text;

			if (is_filing(l, above) && str_ends(above, STR(".")))
				continue;
			list->at[list->n - 1].text =
			    str_format(l->a, STR_FMT " " STR_FMT, STR_ARG(list->at[list->n - 1].text), STR_ARG(s));
			continue;
		}
		if (list->n < LIST_MAX)
			list->at[list->n++] = (struct list_line){ i, s };
	}
}

static struct list
recipients(struct lint *l)
{
	struct list list = { .n = 0 };

	for (size_t i = l->part.nhan.from; i < l->part.nhan.to; i++)
		if (LP(l, i)->box == BOX_NOI_NHAN_TEN)
			add_lines(l, &list, i);
	return list;
}

/* Words with a capital that stand in a filing line and are nobody's name. */
static bool
is_common_word(str s)
{
	static const str words[] = { STR("Hồ"), STR("Phòng"), STR("Văn"), STR("Ban"), STR("Trung"), STR("Sở"),
		STR("Tổ"), STR("Đảng"), STR("Bản"), STR("Kèm") };

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (str_starts(s, words[i]) && s.n == words[i].n)
			return true;
	return false;
}

/* A name in the filing line: a capital, then small letters, behind a full stop, a bracket or the unit. */
static str
person_in(struct lint *l, str s)
{
	size_t at = str_find(s, STR("VT"), 0);

	(void)l;
	for (size_t i = at < s.n ? at : 0; i + 1 < s.n; i++) {
		size_t k = i + 1, end;
		unsigned first, second;

		if (s.p[i] != '.' && s.p[i] != '(' && s.p[i] != ' ' && s.p[i] != ',')
			continue;
		first = text_next(s, &k);
		end = k;
		if (k >= s.n || !((first >= 'A' && first <= 'Z') || (first >= 0xC0 && first < 0x2000)))
			continue;
		second = text_next(s, &k);
		if (!((second >= 'a' && second <= 'z') || second > 0xDF))
			continue;
		if (str_eq(text_upper(l->a, str_sub(s, end, k)), str_sub(s, end, k)))
			continue;
		while (k < s.n && s.p[k] != ')' && s.p[k] != ' ' && s.p[k] != '.' && s.p[k] != ',' && s.p[k] != ';')
			text_next(s, &k);
		if (!is_common_word(str_sub(s, i + 1, k)))
			return str_sub(s, i + 1, k);
	}
	return STR("");
}

void
lint_check_r05(struct lint *l)
{
	struct list list = recipients(l);

	for (size_t i = 0; i < list.n; i++) {
		str who = is_filing(l, list.at[i].text) ? person_in(l, list.at[i].text) : STR("");

		if (who.n > 0)
			lint_add(l, list.at[i].para, _("a person's name after Lưu: %.*s"), STR_ARG(who));
	}
}

static void
check_label(struct lint *l)
{
	size_t i = l->part.noi_nhan;
	int size = 0;

	if (!lint_sized(LP(l, i), 24, 24, &size)) {
		lint_add(l, i, _("Nơi nhận has %g pt"), size / 2.0);
		lint_instead(l, _("%g pt"), 12.0);
	}
	if (!lint_all(LP(l, i), TRAIT_BOLD) || !lint_all(LP(l, i), TRAIT_ITALIC)) {
		lint_add(l, i, _("Nơi nhận is not bold and italic"));
		lint_instead(l, _("bold and italic"));
	}
}

static void
check_list_sizes(struct lint *l)
{
	size_t n = 0, first = LINT_ABSENT;
	int found = 0;

	for (size_t i = l->part.nhan.from; i < l->part.nhan.to; i++)
		if (LP(l, i)->box == BOX_NOI_NHAN_TEN && !lint_sized(LP(l, i), 22, 22, &found) && n++ == 0)
			first = i;
	if (n == 0)
		return;
	lint_add(l, first, _("%zu lines below Nơi nhận with %g pt"), n, found / 2.0);
	lint_instead(l, _("%g pt"), 11.0);
}

static void
check_filing(struct lint *l, const struct list_line *line)
{
	str s = without_dash(line->text);

	if (s.p[STR("Lưu").n] != ':') {
		lint_add(l, line->para, _("no colon after Lưu"));
		lint_instead(l, "- Lưu: VT, …");
	}
	if (!has_word(s, STR("VT")) && !has_word(s, STR("Văn thư"))) {
		lint_add(l, line->para, _("the filing line lacks VT"));
		lint_instead(l, "- Lưu: VT, …");
	}
	if (person_in(l, s).n == 0 && s.p[s.n - 1] != '.') {
		lint_add(l, line->para, _("the last line does not end with a full stop"));
		lint_instead(l, ".");
	}
}

static void
check_ends(struct lint *l, const struct list *list)
{
	size_t wrong = 0, first = 0;

	for (size_t i = 0; i < list->n; i++) {
		str s = list->at[i].text;

		if (is_filing(l, s) || s.p[s.n - 1] == ';' || str_ends(s, STR(":")))
			continue;
		if (wrong++ == 0)
			first = i;
	}
	if (wrong == 0)
		return;
	lint_add(l, list->at[first].para, _("%zu lines below Nơi nhận do not end with a semicolon"), wrong);
	lint_instead(l, ";");
}

void
lint_check_r01(struct lint *l)
{
	struct list list;
	size_t filing = LINT_ABSENT;

	if (l->part.noi_nhan == LINT_ABSENT)
		return;
	list = recipients(l);
	check_label(l);
	check_list_sizes(l);
	for (size_t i = 0; i < list.n; i++)
		if (is_filing(l, list.at[i].text))
			filing = i;
	if (filing == LINT_ABSENT) {
		lint_add(l, l->part.noi_nhan, _("no line Lưu: VT below Nơi nhận"));
		lint_instead(l, "- Lưu: VT, ….");
	} else {
		check_filing(l, &list.at[filing]);
	}
	check_ends(l, &list);
}

/* --- R02, R03 -------------------------------------------------------------------------------- */

static bool
says_as_above(struct lint *l, bool *articles)
{
	struct list list = recipients(l);

	*articles = false;
	for (size_t i = 0; i < list.n; i++) {
		str folded = text_fold(l->a, list.at[i].text);

		if (str_starts(folded, STR("nhu_dieu")))
			*articles = true;
		if (str_starts(folded, STR("nhu_tren")) || str_starts(folded, STR("nhu_kinh_gui")))
			return true;
	}
	return false;
}

void
lint_check_r02(struct lint *l)
{
	bool articles, above;

	if (l->part.noi_nhan == LINT_ABSENT || l->part.nhan.from == l->part.nhan.to)
		return;
	above = says_as_above(l, &articles);
	if (l->part.kinh_gui != LINT_ABSENT && !above && !articles) {
		lint_add(l, l->part.noi_nhan, _("there is a Kính gửi, but no - Như trên;"));
		lint_instead(l, "- Như trên;");
	} else if (l->part.kinh_gui == LINT_ABSENT && above && l->part.kind != NULL &&
	    (str_eq(l->part.kind->code, STR("BC")) || str_eq(l->part.kind->code, STR("TTr")))) {
		lint_add(l, l->part.noi_nhan, _("- Như trên; without a Kính gửi"));
	}
}

/* The addressees below the label, each on its line. */
static struct lint_range
addressees(struct lint *l)
{
	size_t i = l->part.kinh_gui + 1;
	struct lint_range r = { i, i };

	for (; i < l->part.all.to; i++) {
		str s = str_trim(LP(l, i)->text);

		if (LP(l, i)->blank)
			continue;
		if (s.p[0] != '-' && !str_starts(s, STR("–")))
			break;
		if (LP(l, i)->lines_n > 4)
			break;
		r.to = i + 1;
	}
	return r;
}

static void
check_addressee_ends(struct lint *l, struct lint_range r)
{
	for (size_t i = r.from; i < r.to; i++) {
		str s = LP(l, i)->plain;
		bool last = i + 1 == r.to;
		char end = s.n > 0 ? s.p[s.n - 1] : 0;

		if (LP(l, i)->blank || end == (last ? '.' : ';') ||
		    str_find_char(LP(l, i)->text, '\n', 0) < LP(l, i)->text.n)
			continue;
		lint_add(l, i,
		    last ? _("the last addressee does not end with a full stop")
			 : _("an addressee does not end with a semicolon"));
		lint_instead(l, last ? "." : ";");
	}
}

static void
check_dashes(struct lint *l, struct lint_range r)
{
	/* 9 mm beside the colon is no longer below it */
	enum { BESIDE = 510 };
	const struct lint_para *label = LP(l, l->part.kinh_gui), *first = LP(l, r.from);
	double colon;

	if (label->lines_n != 1 || first->lines_n == 0 || label->page != first->page ||
	    str_ends(str_trim(label->text), STR(":")) == false)
		return;
	colon = label->lines[0].x + label->lines[0].width;
	if (fabs(first->lines[0].x - colon) < BESIDE)
		return;
	lint_add_as(l, LINT_WARNING, r.from, _("the dashes do not stand below the colon of Kính gửi"));
}

void
lint_check_r03(struct lint *l)
{
	size_t i = l->part.kinh_gui;
	struct lint_range r;
	int size = 0;

	if (i == LINT_ABSENT)
		return;
	if (lint_all(LP(l, i), TRAIT_BOLD) || LP(l, i)->bits[0].props->bold) {
		lint_add(l, i, _("Kính gửi is bold"));
		lint_instead(l, _("upright, not bold"));
	}
	if (!lint_sized(LP(l, i), 26, 28, &size)) {
		lint_add(l, i, _("size %g pt"), size / 2.0);
		lint_instead(l, _("%g to %g pt"), 13.0, 14.0);
	}
	r = addressees(l);
	if (r.from == r.to || LP(l, i)->table != LP(l, r.from)->table)
		return;
	check_addressee_ends(l, r);
	check_dashes(l, r);
}
