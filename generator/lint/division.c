/* S: the divisions of the text, told by what their paragraphs begin with. */
#include <string.h>

#include "lint/inner.h"

enum division { DIV_NONE, DIV_DIEU, DIV_MUC, DIV_KHOAN, DIV_DIEM };

/* What a paragraph begins with: "Điều 2.", "II.", "3.", "b)". */
struct opening {
	enum division division;
	int number;   /* of Điều, mục, khoản */
	str letter;   /* of a điểm */
	size_t label; /* bytes up to the title */
};

static int
arabic(str s)
{
	int n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9' || i > 3)
			return 0;
		n = n * 10 + s.p[i] - '0';
	}
	return n;
}

static struct opening
read_opening(str s)
{
	struct opening o = { DIV_NONE, 0, STR(""), 0 };
	size_t at = 0;
	str word = lint_next_word(s, &at), bare;

	if (str_eq(word, STR("Điều"))) {
		word = lint_next_word(s, &at);
		o.number = word.n > 1 && word.p[word.n - 1] == '.' ? arabic(str_sub(word, 0, word.n - 1)) : 0;
		o.division = o.number > 0 ? DIV_DIEU : DIV_NONE;
		o.label = at;
		return o;
	}
	if (word.n < 2)
		return o;
	bare = str_sub(word, 0, word.n - 1);
	o.label = at;
	if (word.p[word.n - 1] == '.') {
		o.number = text_roman_parse(bare);
		o.division = o.number > 0 ? DIV_MUC : DIV_NONE;
		if (o.number == 0 && (o.number = arabic(bare)) > 0)
			o.division = DIV_KHOAN;
	} else if (word.p[word.n - 1] == ')' && bare.n <= 2 && text_letters(bare) == 1 &&
	    !(bare.p[0] >= '0' && bare.p[0] <= '9')) {
		o.division = DIV_DIEM;
		o.letter = bare;
	}
	return o;
}

static bool
is_text(const struct lint *l, size_t i)
{
	return LP(l, i)->box == BOX_THAN && LP(l, i)->cell == 0 && !LP(l, i)->blank;
}

/* A title: one line, bold or short, that ends no sentence. */
static bool
is_title(struct lint *l, size_t i, size_t label)
{
	enum { LONGEST = 160 };
	str s = LP(l, i)->plain;
	char end = s.n > 0 ? s.p[s.n - 1] : 0;

	return s.n > label + 1 && s.n < LONGEST && LP(l, i)->lines_n == 1 && end != '.' && end != ';' && end != ',';
}

/* Thousandths of the letters of the first label bytes that are bold. */
static bool
is_label_bold(const struct lint_para *p, size_t label)
{
	size_t at = 0, bold = 0;

	for (size_t i = 0; i < p->bits_n && at < label; i++) {
		size_t n = p->bits[i].text.n;

		if (p->bits[i].props->bold)
			bold += at + n > label ? label - at : n;
		at += n;
	}
	return bold * 2 > label;
}

/* --- S01, S02 -------------------------------------------------------------------------------- */

static void
check_order(struct lint *l, size_t i, enum division division, int number, int *last)
{
	if (*last > 0 && number != *last + 1 && number != 1) {
		if (division == DIV_DIEU)
			lint_add(l, i, _("Điều %d follows Điều %d"), number, *last);
		else
			lint_add(l, i, _("mục %.*s follows mục %.*s"), STR_ARG(text_roman(l->a, number)),
			    STR_ARG(text_roman(l->a, *last)));
	}
	*last = number;
}

void
lint_check_s01(struct lint *l)
{
	int dieu = 0, muc = 0;

	for (size_t i = l->part.than.from; i < l->part.than.to; i++) {
		struct opening o = is_text(l, i) ? read_opening(LP(l, i)->text) : (struct opening){ .number = 0 };

		if (o.division == DIV_DIEU) {
			check_order(l, i, DIV_DIEU, o.number, &dieu);
			if (!is_label_bold(LP(l, i), o.label)) {
				lint_add(l, i, _("Điều %d is not bold"), o.number);
				lint_instead(l, _("the word Điều and its number in bold"));
			}
		} else if (o.division == DIV_MUC && lint_all(LP(l, i), TRAIT_BOLD)) {
			check_order(l, i, DIV_MUC, o.number, &muc);
		}
	}
}

static int
diem_rank(str letter)
{
	for (int n = 1; text_diem_letter(n).n > 0; n++)
		if (str_eq(text_diem_letter(n), letter))
			return n;
	return 0;
}

void
lint_check_s02(struct lint *l)
{
	int last = 0; /* 0: no list of điểm is open */

	for (size_t i = l->part.than.from; i < l->part.than.to; i++) {
		struct opening o = is_text(l, i) ? read_opening(LP(l, i)->text) : (struct opening){ .number = 0 };
		int rank = o.division == DIV_DIEM ? diem_rank(o.letter) : 0;

		if (o.division == DIV_DIEU || o.division == DIV_MUC || o.division == DIV_KHOAN)
			last = 0;
		if (o.division != DIV_DIEM)
			continue;
		if (last > 0 && rank != 1 && rank != last + 1) {
			lint_add(l, i, _("điểm %.*s) stands where %.*s) follows"), STR_ARG(o.letter),
			    STR_ARG(text_diem_letter(last + 1)));
			lint_instead(l, STR_FMT ")", STR_ARG(text_diem_letter(last + 1)));
			/* one finding a list */
			last = 0;
			continue;
		}
		last = rank > 0 && (rank == 1 || last > 0) ? rank : 0;
	}
}

/* --- S03 ---------------------------------------------------------------------------------------- */

void
lint_check_s03(struct lint *l)
{
	size_t last = LINT_ABSENT;
	str s;

	if (l->part.noi_nhan == LINT_ABSENT)
		return;
	for (size_t i = l->part.than.from; i < l->part.noi_nhan; i++)
		if (!LP(l, i)->blank && !lint_is_signs(LP(l, i)->text) &&
		    LP(l, i)->table != LP(l, l->part.noi_nhan)->table)
			last = i;
	if (last == LINT_ABSENT || LP(l, last)->cell != 0)
		return;
	s = lint_squeeze(l->a, LP(l, last)->text);
	if (str_ends(s, STR("./.")))
		return;
	lint_add(l, last, _("the text does not end with ./."));
	lint_instead(l, "./.");
}

/* --- S04–S06: titles of khoản and mục ---------------------------------------------------------------- */

/* Is the khoản at i a title with text below it, not an item of a list? */
static bool
is_khoan_title(struct lint *l, size_t i)
{
	struct opening o = is_text(l, i) ? read_opening(LP(l, i)->text) : (struct opening){ .number = 0 };
	size_t next;

	if (o.division != DIV_KHOAN || !is_title(l, i, o.label))
		return false;
	next = lint_next(l, i);
	return next != LINT_ABSENT && next < l->part.than.to && read_opening(LP(l, next)->text).division != DIV_KHOAN &&
	    read_opening(LP(l, next)->text).division != DIV_MUC;
}

void
lint_check_s04(struct lint *l)
{
	size_t bold = 0;

	for (size_t i = l->part.than.from; i < l->part.than.to; i++)
		bold += is_khoan_title(l, i) && lint_all(LP(l, i), TRAIT_BOLD);
	/* where the document sets others in bold, it knows titles: what looks like one is one */
	for (size_t i = l->part.than.from; bold > 0 && i < l->part.than.to; i++) {
		str s = is_khoan_title(l, i) ? LP(l, i)->plain : STR("");

		/* its number may be bold by itself */
		if (s.n == 0 || lint_share(LP(l, i), TRAIT_BOLD) > 500 || s.p[s.n - 1] == ':')
			continue;
		lint_add(l, i, _("the khoản's title is not bold"));
		lint_instead(l, _("bold"));
	}
}

void
lint_check_s05(struct lint *l)
{
	size_t with = 0, without = 0;

	for (size_t i = l->part.than.from; i < l->part.than.to; i++)
		if (is_khoan_title(l, i) && lint_all(LP(l, i), TRAIT_BOLD)) {
			if (str_ends(LP(l, i)->plain, STR(":")))
				with++;
			else
				without++;
		}
	/* a slip is rare among its kind */
	if (with == 0 || without == 0 || (with * 3 > without && without * 3 > with))
		return;
	for (size_t i = l->part.than.from; i < l->part.than.to; i++) {
		bool colon;

		if (!is_khoan_title(l, i) || !lint_all(LP(l, i), TRAIT_BOLD))
			continue;
		colon = str_ends(LP(l, i)->plain, STR(":"));
		if (colon == (with < without))
			lint_add(l, i,
			    colon ? _("this title ends with a colon, the others don't")
				  : _("this title has no colon, the others have"));
	}
}

void
lint_check_s06(struct lint *l)
{
	for (size_t i = l->part.than.from; i < l->part.than.to; i++) {
		struct opening o = is_text(l, i) ? read_opening(LP(l, i)->text) : (struct opening){ .number = 0 };
		str title = str_sub(LP(l, i)->text, o.label, LP(l, i)->text.n);

		if (o.division != DIV_MUC || !lint_all(LP(l, i), TRAIT_BOLD) || !is_title(l, i, o.label) ||
		    lint_upper(l->a, title))
			continue;
		lint_add(l, i, _("the mục's title is not in capitals"));
		lint_instead(l, STR_FMT, STR_ARG(text_upper(l->a, LP(l, i)->plain)));
	}
}
