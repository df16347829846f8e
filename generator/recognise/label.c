/* The label that opens a paragraph, typed or automatic: "I.", "1.1", "(3)", "a)", "-". */
#include "recognise/inner.h"

#include "text/text.h"

/* Behind a number: . ) / : or a dash with a space; its bytes, 0: none. */
static size_t
separator_at(str s, size_t at)
{
	static const char *const signs[] = { ".", ")", "/", ":", " -", " –", "-", "–" };

	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
		str sign = str_of(signs[i]);

		if (str_starts(str_sub(s, at, s.n), sign) && at + sign.n < s.n && s.p[at + sign.n] == ' ')
			return sign.n;
	}
	return 0;
}

static struct rec_label
label_behind(str s, enum rec_label_kind kind, int number, size_t n)
{
	while (n < s.n && s.p[n] == ' ')
		n++;
	return (struct rec_label){ kind, number, n };
}

enum { NUMBER_MAX = 199 };

/* "1.", "1.1", "1.1.1", "1)" */
static struct rec_label
number_label(str s)
{
	size_t i = 0;
	int number = 0, levels = 1, part = 0, digits = 0;

	for (; i < s.n &&
	     (rec_is_digit(s.p[i]) || (s.p[i] == '.' && i + 1 < s.n && rec_is_digit(s.p[i + 1]) && digits > 0));
	     i++) {
		if (s.p[i] == '.') {
			levels++;
			part = digits = 0;
			continue;
		}
		part = part * 10 + (s.p[i] - '0');
		digits++;
		if (part > NUMBER_MAX)
			return (struct rec_label){ 0 };
		if (levels == 1)
			number = part;
	}
	if (i == 0)
		return (struct rec_label){ 0 };
	if (levels > 1 && i < s.n && s.p[i] == ' ')
		return label_behind(s, levels == 2 ? LABEL_DOTTED : LABEL_DEEP, number, i);
	if (separator_at(s, i) > 0)
		return label_behind(s,
		    levels == 1       ? LABEL_NUMBER
			: levels == 2 ? LABEL_DOTTED
				      : LABEL_DEEP,
		    number, i + separator_at(s, i));
	return (struct rec_label){ 0 };
}

/* "I.", "A." */
static struct rec_label
letter_label(str s)
{
	size_t i = 0;
	int number;

	while (i < s.n && s.p[i] >= 'A' && s.p[i] <= 'Z')
		i++;
	if (i == 0 || separator_at(s, i) == 0)
		return (struct rec_label){ 0 };
	number = text_roman_parse(str_sub(s, 0, i));
	/* C., D. and M. alone are letters: no plan has a hundred chapters */
	if (number > 0 && number < 50 && !(i == 1 && (s.p[0] == 'L')))
		return label_behind(s, LABEL_ROMAN, number, i + separator_at(s, i));
	if (i == 1)
		return label_behind(s, LABEL_LETTER, s.p[0] - 'A' + 1, i + separator_at(s, i));
	return (struct rec_label){ 0 };
}

/* "(1)", "(a)" */
static struct rec_label
round_label(str s)
{
	int number = 0;
	size_t i = 1;

	if (s.n < 4 || s.p[0] != '(')
		return (struct rec_label){ 0 };
	for (; i < s.n && rec_is_digit(s.p[i]) && number <= NUMBER_MAX; i++)
		number = number * 10 + (s.p[i] - '0');
	if (i > 1 && i < s.n && s.p[i] == ')' && number <= NUMBER_MAX)
		return label_behind(s, LABEL_ROUND, number, i + 1);
	if (s.p[1] >= 'a' && s.p[1] <= 'z' && s.p[2] == ')')
		return label_behind(s, LABEL_SMALL, s.p[1] - 'a' + 1, 3);
	return (struct rec_label){ 0 };
}

static struct rec_label
sign_label(str s)
{
	static const struct {
		const char *sign;
		enum rec_label_kind kind;
	} signs[] = { { "-", LABEL_DASH }, { "–", LABEL_DASH }, { "—", LABEL_DASH }, { "−", LABEL_DASH },
		{ "+", LABEL_PLUS }, { "*", LABEL_STAR }, { "•", LABEL_STAR }, { "●", LABEL_STAR }, { "▪", LABEL_STAR },
		{ "o ", LABEL_PLUS }, { "\xEF\x82\xB7", LABEL_DASH } /* a bullet of the font Symbol */ };

	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
		str sign = str_of(signs[i].sign);

		if (sign.n < s.n && str_starts(s, sign) && !rec_is_digit(s.p[sign.n]))
			return label_behind(s, signs[i].kind, 0, sign.n);
	}
	return (struct rec_label){ 0 };
}

/* "PHẦN THỨ NHẤT", "Chương II", "Điều 3." */
static struct rec_label
word_label(str s)
{
	static const struct {
		const char *word;
		enum rec_label_kind kind;
	} words[] = { { "PHẦN THỨ ", LABEL_PART }, { "Phần thứ ", LABEL_PART }, { "PHẦN ", LABEL_PART },
		{ "CHƯƠNG ", LABEL_CHAPTER }, { "Chương ", LABEL_CHAPTER } };
	size_t i;
	int number = 0;

	for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
		if (str_starts(s, str_of(words[k].word)))
			return label_behind(s, words[k].kind, 0, str_of(words[k].word).n);
	if (!str_starts(s, STR("Điều ")))
		return (struct rec_label){ 0 };
	for (i = STR("Điều ").n; i < s.n && rec_is_digit(s.p[i]) && number <= NUMBER_MAX; i++)
		number = number * 10 + (s.p[i] - '0');
	if (number > 0 && separator_at(s, i) > 0)
		return label_behind(s, LABEL_ARTICLE, number, i + separator_at(s, i));
	return (struct rec_label){ 0 };
}

struct rec_label
rec_label(str s)
{
	struct rec_label (*const kinds[])(str) = { number_label, letter_label, round_label, sign_label, word_label };
	struct rec_label l = { 0 };

	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0] && l.kind == LABEL_NONE; i++)
		l = kinds[i](s);
	if (l.kind == LABEL_NONE && s.n > 3 && s.p[0] >= 'a' && s.p[0] <= 'z' && s.p[1] == ')' && s.p[2] == ' ')
		l = label_behind(s, LABEL_SMALL, s.p[0] - 'a' + 1, 2);
	if (l.kind == LABEL_NONE && str_starts(s, STR("đ) ")))
		l = label_behind(s, LABEL_SMALL, 5, STR("đ)").n);
	return l;
}

struct rec_label
rec_block_label(const struct rec_block *b, str *rest)
{
	struct rec_label l;

	*rest = b->text;
	if (b->label.n > 0) { /* as if it were typed: a label needs words behind it to be one */
		char typed[32];
		size_t n = b->label.n < sizeof typed - 4 ? b->label.n : sizeof typed - 4;

		for (size_t i = 0; i < n; i++)
			typed[i] = b->label.p[i];
		typed[n] = ' ';
		typed[n + 1] = 'x';
		l = rec_label((str){ typed, n + 2 });
		if (l.kind == LABEL_NONE && n > 0 && (unsigned char)typed[0] >= 0x80)
			l.kind = LABEL_DASH; /* a bullet of some font of signs */
		l.bytes = 0;
		return l;
	}
	l = rec_label(b->text);
	*rest = str_sub(b->text, l.bytes, b->text.n);
	return l;
}

int
rec_label_level(enum rec_label_kind k)
{
	static const int levels[] = { [LABEL_NONE] = 0,
		[LABEL_PART] = 1,
		[LABEL_CHAPTER] = 1,
		[LABEL_LETTER] = 2,
		[LABEL_ROMAN] = 3,
		[LABEL_ARTICLE] = 3,
		[LABEL_NUMBER] = 4,
		[LABEL_DOTTED] = 5,
		[LABEL_DEEP] = 6,
		[LABEL_ROUND] = 7,
		[LABEL_SMALL] = 8,
		[LABEL_DASH] = 0,
		[LABEL_PLUS] = 0,
		[LABEL_STAR] = 0 };

	return levels[k];
}

str
rec_label_text(const struct rec_block *b)
{
	str rest;
	enum rec_label_kind k = rec_block_label(b, &rest).kind;

	if (k == LABEL_PLUS)
		return STR("+");
	return k == LABEL_DASH || k == LABEL_STAR ? STR("-") : b->label;
}
