#include "text/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/out.h"

bool
text_is_nil(str s)
{
	static const char *const signs[] = { "", "-", "–", "…", "...", "x", "X", "n/a", "N/A" };

	s = str_trim(s);
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (str_eq(s, str_of(signs[i])))
			return true;
	return false;
}

/* A space that groups digits: plain, no-break or narrow no-break. Its length, or 0. */
static size_t
group_space(str s, size_t i)
{
	if (s.p[i] == ' ')
		return 1;
	if (str_starts(str_sub(s, i, s.n), STR("\u00a0")))
		return 2;
	return str_starts(str_sub(s, i, s.n), STR("\u202f")) ? 3 : 0;
}

/* Nothing but what a figure is written with: whatever else it holds makes a text of it, "- Trong đó" too. */
static bool
is_of_figures(str s)
{
	for (size_t i = 0; i < s.n;) {
		size_t space = group_space(s, i);

		if (space == 0 && (s.p[i] < '0' || s.p[i] > '9') && strchr("+-.,", s.p[i]) == NULL)
			return false;
		i += space > 0 ? space : 1;
	}
	return true;
}

bool
text_number_parse(str s, char mark, struct dec *d, bool *percent, const char **why)
{
	char plain[48], group = mark == ',' ? '.' : ',';
	size_t n = 0, since_group = 0, groups = 0;
	bool decimal = false, spaced = false;
	const char *unasked;

	if (why == NULL)
		why = &unasked;
	*d = DEC_NONE;
	*why = "letters";
	s = str_trim(s);
	if (percent != NULL)
		*percent = false;
	if (s.n > 0 && s.p[s.n - 1] == '%') {
		if (percent == NULL)
			return false;
		*percent = true;
		s = str_trim(str_sub(s, 0, s.n - 1));
	}
	if (!is_of_figures(s))
		return false;
	for (size_t i = 0; i < s.n;) {
		char c = s.p[i];
		size_t space = decimal ? 0 : group_space(s, i);

		if (n >= sizeof plain - 1)
			return false;
		if (c >= '0' && c <= '9') {
			plain[n++] = c;
			since_group++;
		} else if ((c == '-' || c == '+') && i == 0) {
			if (c == '-')
				plain[n++] = c;
		} else if (c == mark) {
			if (decimal) {
				*why = "mark";
				return false;
			}
			if (groups > 0 && since_group != 3) {
				*why = "grouping";
				return false;
			}
			decimal = true;
			plain[n++] = '.';
		} else if (c == group || space > 0) {
			if (decimal) {
				*why = "mark";
				return false;
			}
			if (since_group == 0 || (groups > 0 && since_group != 3) || (groups == 0 && since_group > 3) ||
			    (groups == 0 && plain[n - since_group] == '0') || /* 0.912 has no thousands */
			    (groups > 0 && spaced != (space > 0))) {
				*why = "grouping";
				return false;
			}
			spaced = space > 0;
			groups++;
			since_group = 0;
			i += space > 0 ? space : 1;
			continue;
		} else {
			return false;
		}
		i++;
	}
	if (!decimal && groups > 0 && since_group != 3) {
		*why = "grouping";
		return false;
	}
	if (n > 0 && plain[n - 1] == '.')
		return false;
	return dec_parse((str){ plain, n }, d);
}

void
text_number_put(struct out *o, struct dec d, int places)
{
	char digits[24];
	uint64_t whole, power = 1;
	int n;

	if (!d.known) {
		out_char(o, '-');
		return;
	}
	d = places < 0 ? dec_trim(d) : dec_round(d, places);
	for (int i = 0; i < d.scale; i++)
		power *= 10;
	whole = d.coefficient < 0 ? -(uint64_t)d.coefficient : (uint64_t)d.coefficient;
	if (d.coefficient < 0)
		out_char(o, '-');
	n = snprintf(digits, sizeof digits, "%" PRIu64, whole / power);
	for (int i = 0; i < n; i++) {
		if (i > 0 && (n - i) % 3 == 0)
			out_char(o, '.');
		out_char(o, digits[i]);
	}
	if (d.scale > 0)
		out_printf(o, ",%0*" PRIu64, (int)d.scale, whole % power);
	if (places > d.scale) {
		if (d.scale == 0)
			out_char(o, ',');
		for (int i = d.scale; i < places; i++)
			out_char(o, '0');
	}
}

static const char *const digit_words[] = { "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín" };

static void
word(struct out *o, const char *w)
{
	if (o->n > 0)
		out_char(o, ' ');
	out_puts(o, w);
}

/* Three digits; full: a leading zero hundred is said too. */
static void
triple(struct out *o, unsigned n, bool full, unsigned options)
{
	unsigned hundred = n / 100, ten = n / 10 % 10, one = n % 10;

	if (hundred > 0 || full) {
		word(o, digit_words[hundred]);
		word(o, "trăm");
	}
	if (ten == 0 && one > 0 && (hundred > 0 || full))
		word(o, options & TEXT_LE ? "lẻ" : "linh");
	if (ten == 1) {
		word(o, "mười");
	} else if (ten > 1) {
		word(o, digit_words[ten]);
		word(o, "mươi");
	}
	if (one == 0)
		return;
	if (one == 1 && ten > 1)
		word(o, "mốt");
	else if (one == 4 && ten > 1)
		word(o, "tư");
	else if (one == 5 && ten > 0)
		word(o, "lăm");
	else
		word(o, digit_words[one]);
}

static void
whole_words(struct out *o, uint64_t n, bool full, unsigned options)
{
	static const char *const units[] = { "", "nghìn", "triệu" };
	unsigned groups[8];
	int count = 0, top;

	if (n == 0 && !full) {
		word(o, digit_words[0]);
		return;
	}
	for (; n > 0; n /= 1000)
		groups[count++] = (unsigned)(n % 1000);
	top = count - 1;
	for (int i = top; i >= 0; i--) {
		if (groups[i] > 0) {
			triple(o, groups[i], i < top || full, options);
			if (i % 3 != 0)
				word(o, units[i % 3]);
		}
		if (i > 0 && i % 3 == 0)
			word(o, "tỷ"); /* of all that stands above */
	}
}

static void
decimal_words(struct out *o, uint64_t fraction, int places, unsigned options)
{
	char digits[24];
	int n = snprintf(digits, sizeof digits, "%0*" PRIu64, places, fraction);

	word(o, "phẩy");
	if (options & TEXT_DIGITS || n == 1 || n > 3) {
		if (n > 3 && !(options & TEXT_DIGITS) && digits[0] != '0') {
			whole_words(o, fraction, false, options);
			return;
		}
		for (int i = 0; i < n; i++)
			word(o, digit_words[digits[i] - '0']);
	} else if (n == 2 && digits[0] == '0') {
		word(o, digit_words[0]);
		word(o, digit_words[digits[1] - '0']);
	} else if (n == 2) {
		triple(o, (unsigned)fraction, false, options);
	} else {
		triple(o, (unsigned)fraction, true, options);
	}
}

str
text_number_words(struct arena *a, struct dec d, unsigned options)
{
	uint64_t whole, power = 1;
	struct out o;
	str r;

	if (!d.known)
		return STR("");
	d = dec_trim(d);
	for (int i = 0; i < d.scale; i++)
		power *= 10;
	whole = d.coefficient < 0 ? -(uint64_t)d.coefficient : (uint64_t)d.coefficient;
	out_init(&o);
	if (d.coefficient < 0)
		word(&o, "âm");
	whole_words(&o, whole / power, false, options);
	if (d.scale > 0)
		decimal_words(&o, whole % power, d.scale, options);
	r = out_copy(&o, a);
	out_release(&o);
	return r;
}

static const struct {
	int value;
	const char *sign;
} roman[] = { { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" }, { 90, "XC" }, { 50, "L" },
	{ 40, "XL" }, { 10, "X" }, { 9, "IX" }, { 5, "V" }, { 4, "IV" }, { 1, "I" } };

str
text_roman(struct arena *a, int n)
{
	struct out o;
	str r;

	if (n < 1 || n > 3999)
		return STR("");
	out_init(&o);
	for (size_t i = 0; i < sizeof roman / sizeof roman[0]; i++)
		for (; n >= roman[i].value; n -= roman[i].value)
			out_puts(&o, roman[i].sign);
	r = out_copy(&o, a);
	out_release(&o);
	return r;
}

int
text_roman_parse(str s)
{
	struct arena *a = arena_new(1024);
	str rest = s;
	int n = 0;

	for (size_t i = 0; i < sizeof roman / sizeof roman[0]; i++)
		while (str_starts(rest, str_of(roman[i].sign))) {
			n += roman[i].value;
			rest = str_sub(rest, strlen(roman[i].sign), rest.n);
		}
	if (rest.n > 0 || !str_eq(text_roman(a, n), s))
		n = 0; /* IIII and the like read as 4, but are not written so */
	arena_free(a);
	return n;
}

str
text_diem_letter(int n)
{
	static const char *const letters[] = { "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o",
		"p", "q", "r", "s", "t", "u", "v", "x", "y" };

	if (n < 1 || n > (int)(sizeof letters / sizeof letters[0]))
		return STR("");
	return str_of(letters[n - 1]);
}
