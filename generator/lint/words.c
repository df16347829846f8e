/* L: letters and spelling. C: capitals. F: figures and places left to fill in. */
#include <string.h>

#include "lint/inner.h"

static bool
is_judged(const struct lint *l, size_t i)
{
	return !LP(l, i)->blank && LP(l, i)->box != BOX_QUOC_HIEU && LP(l, i)->box != BOX_TIEU_NGU;
}

static bool
is_of_word(unsigned c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x2000);
}

/* The letters before the byte at, the last one alone. */
static unsigned
letter_before(str s, size_t at)
{
	size_t i = at;

	if (at == 0)
		return ' ';
	for (i--; i > 0 && ((unsigned char)s.p[i] & 0xC0) == 0x80; i--)
		;
	return text_next(s, &i);
}

static unsigned
letter_behind(str s, size_t at)
{
	return at < s.n ? text_next(s, &at) : ' ';
}

/* Where needle stands as whole words at or after from; s.n: nowhere. */
static size_t
find_words(str s, str needle, size_t from)
{
	for (size_t at = str_find(s, needle, from); at < s.n; at = str_find(s, needle, at + 1))
		if (!is_of_word(letter_before(s, at)) && !is_of_word(letter_behind(s, at + needle.n)))
			return at;
	return s.n;
}

/* --- L01, L02, L08 ------------------------------------------------------------------------------ */

/* Marks that are letters of their own in the file: NFD. The words around, up to some bytes. */
static bool
find_loose_mark(str s, str *words)
{
	enum { BEFORE = 24, AFTER = 12 };

	for (size_t i = 0; i + 1 < s.n; i++) {
		unsigned char a = (unsigned char)s.p[i], b = (unsigned char)s.p[i + 1];
		size_t from = i > BEFORE ? i - BEFORE : 0, to = i + AFTER < s.n ? i + AFTER : s.n;
		/* grave, acute, circumflex, tilde, breve, hook, horn, dot below */
		bool mark = a == 0xCC && (b <= 0x83 || b == 0x86 || b == 0x89 || b == 0x9B || b == 0xA3);

		if (!mark || i == 0 || !(((unsigned char)s.p[i - 1] & 0x80) != 0 || (s.p[i - 1] | 32) >= 'a'))
			continue;
		while (from < i && (s.p[from] == '>' || ((unsigned char)s.p[from] & 0xC0) == 0x80 || s.p[from] != ' '))
			if (s.p[from++] == '>')
				break;
		while (to < s.n && ((unsigned char)s.p[to] & 0xC0) == 0x80)
			to++;
		*words = str_sub(s, from, to);
		*words = str_sub(*words, 0, str_find_char(*words, '<', 0));
		return true;
	}
	return false;
}

void
lint_check_l01(struct lint *l)
{
	str words, said = STR("");

	if (l->part.all.from == 0 && find_loose_mark(l->in->source, &words)) {
		lint_add(l, LINT_ABSENT, _("letters and marks apart (NFD): %.*s"), STR_ARG(text_nfc(l->a, words)));
		lint_instead(l, _("composed Unicode (NFC)"));
	}
	for (size_t i = l->part.all.from; i < l->part.all.to; i++) {
		size_t from = 0, at, n;

		for (size_t k = 0; k < LP(l, i)->bits_n; k++) {
			str family = LP(l, i)->bits[k].props->family;

			if (!lint_is_old_font(family) || str_eq(said, family))
				continue;
			said = family;
			lint_add(l, i, _("an old font, %.*s: its text is no Unicode"), STR_ARG(family));
		}
		if (text_next_flaw(LP(l, i)->text, &from, &at, &n) == TEXT_ETH)
			lint_add(l, i, _("a letter that only looks like Đ"));
	}
}

void
lint_check_l02(struct lint *l)
{
	static const struct {
		str wrong, right;
	} pairs[] = {
		{ STR("bút phá"), STR("bứt phá") },
		{ STR("kiểm chế"), STR("kiềm chế") },
		{ STR("Đây mạnh"), STR("Đẩy mạnh") },
		{ STR("đây mạnh"), STR("đẩy mạnh") },
		{ STR("Công thông tin điện tử"), STR("Cổng thông tin điện tử") },
		{ STR("phân đầu đến"), STR("phấn đấu đến") },
		{ STR("Phân đầu đến"), STR("Phấn đấu đến") },
	};

	for (size_t i = l->part.all.from; i < l->part.all.to; i++)
		for (size_t k = 0; k < sizeof pairs / sizeof pairs[0]; k++)
			if (find_words(LP(l, i)->plain, pairs[k].wrong, 0) < LP(l, i)->plain.n) {
				lint_add(l, i, _("misread: %.*s"), STR_ARG(pairs[k].wrong));
				lint_instead(l, STR_FMT, STR_ARG(pairs[k].right));
			}
}

void
lint_check_l08(struct lint *l)
{
	lint_add(l, LINT_ABSENT, _("Vietnamese without marks"));
}

/* --- L03: one spelling -------------------------------------------------------------------------------- */

static const struct {
	str old, new; /* how a syllable ends */
} tones[] = {
	{ STR("òa"), STR("oà") },
	{ STR("óa"), STR("oá") },
	{ STR("ỏa"), STR("oả") },
	{ STR("õa"), STR("oã") },
	{ STR("ọa"), STR("oạ") },
	{ STR("òe"), STR("oè") },
	{ STR("óe"), STR("oé") },
	{ STR("ỏe"), STR("oẻ") },
	{ STR("õe"), STR("oẽ") },
	{ STR("ọe"), STR("oẹ") },
	{ STR("ùy"), STR("uỳ") },
	{ STR("úy"), STR("uý") },
	{ STR("ủy"), STR("uỷ") },
	{ STR("ũy"), STR("uỹ") },
	{ STR("ụy"), STR("uỵ") },
};

static size_t
count_endings(str s, str ending, size_t *first)
{
	size_t n = 0;

	for (size_t at = str_find(s, ending, 0); at < s.n; at = str_find(s, ending, at + 1)) {
		unsigned before = letter_before(s, at);

		if (is_of_word(letter_behind(s, at + ending.n)) || before == 'q' || before == 'Q')
			continue;
		if (n++ == 0)
			*first = at;
	}
	return n;
}

/* The whole syllable around the byte at. */
static str
syllable(str s, size_t at)
{
	size_t from = at, to = at;

	while (from > 0 && is_of_word(letter_before(s, from)))
		for (from--; from > 0 && ((unsigned char)s.p[from] & 0xC0) == 0x80; from--)
			;
	while (to < s.n && is_of_word(letter_behind(s, to)))
		text_next(s, &to);
	return str_sub(s, from, to);
}

struct style_count {
	size_t n, para;
	str word;
};

static void
count_style(struct style_count *c, str text, str ending, size_t i)
{
	size_t first = 0, n = count_endings(text, ending, &first);

	if (n > 0 && c->n == 0) {
		c->para = i;
		c->word = syllable(text, first);
	}
	c->n += n;
}

static void
check_tones(struct lint *l)
{
	struct style_count old = { 0, 0, STR("") }, new = { 0, 0, STR("") };
	const struct style_count *fewer, *more;

	for (size_t i = l->part.all.from; i < l->part.all.to; i++) {
		str lower = is_judged(l, i) ? text_lower(l->a, LP(l, i)->text) : STR("");

		for (size_t k = 0; lower.n > 0 && k < sizeof tones / sizeof tones[0]; k++) {
			count_style(&old, lower, tones[k].old, i);
			count_style(&new, lower, tones[k].new, i);
		}
	}
	if (old.n == 0 || new.n == 0)
		return;
	fewer = old.n < new.n ? &old : &new;
	more = old.n < new.n ? &new : &old;
	lint_add(l, fewer->para, _("tones in two ways: %.*s (%zu times) beside %.*s (%zu times)"), STR_ARG(fewer->word),
	    fewer->n, STR_ARG(more->word), more->n);
}

static void
check_twins(struct lint *l, str one, str other)
{
	size_t a = 0, b = 0, at = LINT_ABSENT;

	for (size_t i = l->part.all.from; i < l->part.all.to; i++) {
		a += find_words(LP(l, i)->plain, one, 0) < LP(l, i)->plain.n;
		if (find_words(LP(l, i)->plain, other, 0) < LP(l, i)->plain.n && b++ == 0)
			at = i;
	}
	if (a > 0 && b > 0)
		lint_add(l, at, _("both %.*s and %.*s"), STR_ARG(one), STR_ARG(other));
}

void
lint_check_l03(struct lint *l)
{
	check_tones(l);
	check_twins(l, STR("hằng năm"), STR("hàng năm"));
}

/* --- L04 ---------------------------------------------------------------------------------------------------- */

/* Words that no sentence has twice in a row. */
static void
check_doubled(struct lint *l, size_t i)
{
	static const str words[] = { STR("của"), STR("và"), STR("các"), STR("được"), STR("trong"), STR("cho"),
		STR("là"), STR("với"), STR("theo"), STR("tại"), STR("những"), STR("để"), STR("bởi"), STR("trên") };

	for (size_t k = 0; k < sizeof words / sizeof words[0]; k++) {
		str twice = str_format(l->a, STR_FMT " " STR_FMT, STR_ARG(words[k]), STR_ARG(words[k]));

		if (find_words(LP(l, i)->plain, twice, 0) < LP(l, i)->plain.n)
			lint_add(l, i, _("a word twice: %.*s"), STR_ARG(twice));
	}
}

static void
check_spaces(struct lint *l, size_t i)
{
	static const char marks[] = ",;:";
	str s = LP(l, i)->text;

	for (size_t at = 1; at + 1 < s.n; at++)
		if (s.p[at] == ' ' && strchr(marks, s.p[at + 1]) != NULL && s.p[at + 1] != 0 &&
		    is_of_word(letter_before(s, at)) && (at + 2 == s.n || s.p[at + 2] == ' ')) {
			lint_add(l, i, _("a space before “%c”"), s.p[at + 1]);
			return;
		}
}

/* Of an opening sign and its closing one. A closing bracket alone belongs to a label: "a)". */
static void
check_pairs(struct lint *l, size_t i)
{
	str s = LP(l, i)->text;
	int open = 0, quotes = 0;

	for (size_t k = 0; k < s.n;) {
		unsigned c = text_next(s, &k);

		open += c == '(';
		open -= c == ')' && open > 0;
		quotes += c == 0x201C;
		quotes -= (c == 0x201D || c == '"') && quotes > 0;
	}
	if (open > 0)
		lint_add(l, i, _("a bracket is opened and not closed"));
	else if (quotes > 0 && LP(l, i)->lines_n > 0 && str_find(s, STR("“"), 0) > 0)
		lint_add(l, i, _("a quotation is opened and not closed"));
}

static bool
is_same_text(const struct lint *l, size_t i, size_t k)
{
	enum { SHORTEST = 80 };

	return LP(l, i)->text.n >= SHORTEST && LP(l, k)->cell == 0 && str_eq(LP(l, i)->text, LP(l, k)->text);
}

void
lint_check_l04(struct lint *l)
{
	size_t before = LINT_ABSENT;

	for (size_t i = l->part.all.from; i < l->part.than.to && i < l->part.all.to; i++) {
		if (!is_judged(l, i) || (LP(l, i)->box != BOX_THAN && LP(l, i)->box != BOX_CAN_CU) ||
		    LP(l, i)->cell != 0)
			continue;
		check_doubled(l, i);
		check_spaces(l, i);
		check_pairs(l, i);
		if (before != LINT_ABSENT && is_same_text(l, i, before))
			lint_add(l, i, _("the paragraph stands there twice"));
		before = i;
	}
}

/* --- L05, L07 -------------------------------------------------------------------------------------------------- */

void
lint_check_l05(struct lint *l)
{
	static const str words[] = { STR("các sở, ban, ngành"), STR("các sở, ngành") };

	if (!l->part.commune || l->part.kind == NULL || !str_eq(l->part.kind->code, STR("KH")))
		return;
	for (size_t i = l->part.than.from; i < l->part.than.to; i++)
		for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
			if (find_words(LP(l, i)->plain, words[k], 0) < LP(l, i)->plain.n) {
				lint_add(l, i, _("units of another level: %.*s"), STR_ARG(words[k]));
				break;
			}
}

void
lint_check_l07(struct lint *l)
{
	enum { MOST = 4 };
	size_t n = 0, first = LINT_ABSENT;

	for (size_t i = l->part.all.from; i < l->part.all.to; i++) {
		const struct lint_para *p = LP(l, i);
		size_t spaces = 0;

		if (p->blank || p->column_split)
			continue;
		while (spaces < p->text.n && p->text.p[spaces] == ' ')
			spaces++;
		if ((spaces >= MOST || (spaces >= 2 && p->para->props->align == PARA_CENTRE)) && n++ == 0)
			first = i;
	}
	if (n == 0)
		return;
	lint_add(l, first, _("text placed by spaces in %zu paragraphs"), n);
	lint_instead(l, _("alignment or indent of the paragraph"));
}

/* --- C01 --------------------------------------------------------------------------------------------------------- */

/* "theo Khoản 1 Điều 5": a small word before, a number or letter behind. */
static void
check_part_word(struct lint *l, size_t i, str wrong, str right)
{
	str s = LP(l, i)->plain;

	for (size_t at = find_words(s, wrong, 0); at < s.n; at = find_words(s, wrong, at + 1)) {
		unsigned before = at > 1 ? letter_before(s, at - 1) : '.';
		unsigned behind = letter_behind(s, at + wrong.n + 1);
		bool inside = is_of_word(before) || before == ',' || (before >= '0' && before <= '9');
		bool numbered = (behind >= '0' && behind <= '9') ||
		    (at + wrong.n + 2 < s.n && behind >= 'a' && behind <= 'z' && s.p[at + wrong.n + 2] == ' ');

		if (!inside || !numbered || letter_behind(s, at + wrong.n) > 0xA0)
			continue;
		lint_add(l, i, _("%.*s inside a sentence"), STR_ARG(wrong));
		lint_instead(l, STR_FMT, STR_ARG(right));
		return;
	}
}

/* "khoản 1 điều 5" */
static void
check_article(struct lint *l, size_t i)
{
	str s = LP(l, i)->plain, word = STR("điều ");
	str khoan = STR("hoản ");

	for (size_t at = find_words(s, STR("điều"), 0); at < s.n; at = find_words(s, STR("điều"), at + 1)) {
		size_t from = at > 12 ? at - 12 : 0;
		unsigned behind = letter_behind(s, at + word.n);

		if (behind < '0' || behind > '9' || str_find(str_sub(s, from, at), khoan, 0) == at - from)
			continue;
		lint_add(l, i, _("điều in a citation begins with a small letter"));
		lint_instead(l, "Điều");
		return;
	}
}

static void
check_listed(struct lint *l, size_t i)
{
	static const struct {
		str wrong, right;
	} words[] = {
		{ STR("tháng giêng"), STR("tháng Giêng") },
		{ STR("tháng chạp"), STR("tháng Chạp") },
		{ STR("tết nguyên đán"), STR("tết Nguyên đán") },
		{ STR("Tết nguyên đán"), STR("tết Nguyên đán") },
		{ STR("tết Nguyên Đán"), STR("tết Nguyên đán") },
		{ STR("Đảng và nhà nước"), STR("Đảng và Nhà nước") },
		{ STR("đảng và nhà nước"), STR("Đảng và Nhà nước") },
		{ STR("Đảng Cộng sản việt nam"), STR("Đảng Cộng sản Việt Nam") },
	};

	for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
		if (find_words(LP(l, i)->plain, words[k].wrong, 0) < LP(l, i)->plain.n) {
			lint_add(l, i, _("capitals: %.*s"), STR_ARG(words[k].wrong));
			lint_instead(l, STR_FMT, STR_ARG(words[k].right));
		}
}

void
lint_check_c01(struct lint *l)
{
	for (size_t i = l->part.all.from; i < l->part.all.to; i++) {
		if (!is_judged(l, i))
			continue;
		check_part_word(l, i, STR("Khoản"), STR("khoản"));
		check_part_word(l, i, STR("Điểm"), STR("điểm"));
		check_article(l, i);
		check_listed(l, i);
	}
}

/* --- F ------------------------------------------------------------------------------------------------------------- */

void
lint_check_f06(struct lint *l)
{
	static const str left[] = { STR("{{"), STR("}}"), STR("{%"), STR("NaN"), STR("#REF!"), STR("#N/A"),
		STR("#DIV/0!"), STR("#VALUE!") };

	for (size_t i = l->part.all.from; i < l->part.all.to; i++)
		for (size_t k = 0; k < sizeof left / sizeof left[0]; k++)
			if (find_words(LP(l, i)->plain, left[k], 0) < LP(l, i)->plain.n) {
				lint_add(l, i, _("left to fill in: %.*s"), STR_ARG(left[k]));
				break;
			}
}

/* The number before a percent sign at the byte at: its decimal mark, or 0. */
static char
percent_mark(str s, size_t at, str *number)
{
	size_t from = at, decimals = 0;
	char mark = 0;

	while (from > 0 &&
	    ((s.p[from - 1] >= '0' && s.p[from - 1] <= '9') || s.p[from - 1] == ',' || s.p[from - 1] == '.'))
		from--;
	*number = str_sub(s, from, at + 1);
	for (size_t i = from; i < at; i++) {
		if (s.p[i] >= '0' && s.p[i] <= '9') {
			decimals += mark != 0;
			continue;
		}
		if (mark != 0)
			return 0;
		mark = s.p[i];
	}
	/* three digits behind a point are thousands */
	return decimals == 1 || decimals == 2 ? mark : 0;
}

void
lint_check_f07(struct lint *l)
{
	size_t commas = 0, points = 0, at = LINT_ABSENT;
	str number, first = STR("");

	for (size_t i = l->part.all.from; i < l->part.all.to; i++) {
		str s = LP(l, i)->text;

		for (size_t k = str_find_char(s, '%', 0); k < s.n; k = str_find_char(s, '%', k + 1)) {
			char mark = percent_mark(s, k, &number);

			commas += mark == ',';
			if (mark == '.' && points++ == 0) {
				at = i;
				first = number;
			}
		}
	}
	if (commas == 0 || points == 0)
		return;
	lint_add(l, at, _("%.*s: a decimal point beside decimal commas"), STR_ARG(first));
}
