/*
 * Vietnamese order: letters of the whole string first, then tones, then case
 * (administrative-format 4.4). A letter with its tone is told apart by its
 * canonical decomposition: the tone marks are five, what is left names the
 * letter (â, ă, ê, ô, ơ, ư are letters of their own, đ too).
 */
#include "text/text.h"

#include <utf8proc.h>

#include "base/arena.h"

enum { TONES = 6 };

struct letter {
	int rank, tone;
	bool upper;
};

/* Marks of tone in their order: ngang, huyền, hỏi, ngã, sắc, nặng. */
static int
tone_of(unsigned mark)
{
	switch (mark) {
	case 0x300: return 1;
	case 0x309: return 2;
	case 0x303: return 3;
	case 0x301: return 4;
	case 0x323: return 5;
	default: return 0;
	}
}

static int
rank_of(unsigned base, unsigned shape)
{
	static const char letters[] = "a12b"
				      "cd3e4fghijklmno56pqrstu7vwxyz";
	char key = 0;

	if (base == 0x111)
		key = '3';
	else if (shape == 0x306 && base == 'a')
		key = '1';
	else if (shape == 0x302 && base == 'a')
		key = '2';
	else if (shape == 0x302 && base == 'e')
		key = '4';
	else if (shape == 0x302 && base == 'o')
		key = '5';
	else if (shape == 0x31b && base == 'o')
		key = '6';
	else if (shape == 0x31b && base == 'u')
		key = '7';
	if (key == 0 && base >= 'a' && base <= 'z') /* no digit: those of the list stand for letters */
		key = (char)base;
	if (base == ' ' || base == 0xa0)
		return 1;
	for (int i = 0; letters[i] != '\0'; i++)
		if (letters[i] == key && key != '\0')
			return 1000 + i;
	return base < 0x80 ? 100 + (int)base : 2000 + (int)base;
}

static struct letter
next_letter(str s, size_t *i)
{
	utf8proc_int32_t parts[8];
	unsigned c = text_next(s, i), low = (unsigned)utf8proc_tolower((utf8proc_int32_t)c), base, shape = 0;
	struct letter l = { 0, 0, low != c };
	utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)low, parts, 8, UTF8PROC_DECOMPOSE, NULL);

	base = n > 0 ? (unsigned)parts[0] : low;
	for (utf8proc_ssize_t k = 1; k < n && k < 8; k++) {
		int tone = tone_of((unsigned)parts[k]);

		if (tone > 0)
			l.tone = tone;
		else
			shape = (unsigned)parts[k];
	}
	l.rank = rank_of(base, shape);
	return l;
}

static bool
digit_at(str s, size_t i)
{
	return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

/* Runs of digits by value: the longer one without leading zeros is greater. */
static int
compare_digits(str a, size_t *i, str b, size_t *j)
{
	size_t from_a, from_b;
	int c;

	while (digit_at(a, *i) && a.p[*i] == '0')
		++*i;
	while (digit_at(b, *j) && b.p[*j] == '0')
		++*j;
	from_a = *i;
	from_b = *j;
	while (digit_at(a, *i))
		++*i;
	while (digit_at(b, *j))
		++*j;
	if (*i - from_a != *j - from_b)
		return *i - from_a < *j - from_b ? -1 : 1;
	c = str_cmp(str_sub(a, from_a, *i), str_sub(b, from_b, *j));
	return c;
}

int
text_order(str a, str b, bool numeric)
{
	int tone = 0, upper = 0;
	size_t i = 0, j = 0;

	while (i < a.n && j < b.n) {
		struct letter x, y;

		if (numeric && digit_at(a, i) && digit_at(b, j)) {
			int c = compare_digits(a, &i, b, &j);

			if (c != 0)
				return c;
			continue;
		}
		x = next_letter(a, &i);
		y = next_letter(b, &j);
		if (x.rank != y.rank)
			return x.rank < y.rank ? -1 : 1;
		if (tone == 0)
			tone = x.tone - y.tone;
		if (upper == 0)
			upper = x.upper - y.upper;
	}
	if (i < a.n || j < b.n)
		return i < a.n ? 1 : -1;
	return tone != 0 ? (tone < 0 ? -1 : 1) : upper;
}

/* Cuts the last word of a name: "Nguyễn Văn An" gives An. */
static str
last_word(str *name)
{
	size_t at = name->n;
	str last;

	while (at > 0 && name->p[at - 1] != ' ')
		at--;
	last = str_sub(*name, at, name->n);
	*name = str_trim(str_sub(*name, 0, at));
	return last;
}

int
text_order_names(str a, str b)
{
	str given_a, given_b;
	int c;

	a = str_trim(a);
	b = str_trim(b);
	given_a = last_word(&a);
	given_b = last_word(&b);
	c = text_order(given_a, given_b, false);
	return c != 0 ? c : text_order(a, b, false); /* family first, then middle */
}
