#include "layout/line/lines.h"

#include "base/arena.h"
#include "text/text.h"

/* Page numbers as they are printed. */

enum { LETTERS_MOST = 64 }; /* as one number; beyond them figures are printed */

/* a … z, aa, bb …: as word processors count in letters. */
static str
number_letters(struct arena *a, int n, char first)
{
	int times = (n - 1) / 26 + 1; /* 26 letters from a to z */
	char *p;

	if (n < 1 || times > LETTERS_MOST)
		return str_format(a, "%d", n);
	p = arena_alloc(a, (size_t)times + 1);
	for (int i = 0; i < times; i++)
		p[i] = (char)(first + (n - 1) % 26);
	return (str){ p, (size_t)times };
}

static str
roman_lower(struct arena *a, str s)
{
	char *p = arena_copy(a, s.p, s.n + 1);

	for (size_t i = 0; i < s.n; i++)
		if (p[i] >= 'A' && p[i] <= 'Z')
			p[i] = (char)(p[i] - 'A' + 'a');
	return (str){ p, s.n };
}

str
page_number_text(struct arena *a, int n, enum doc_number_format format)
{
	static const char *const chicago[] = { "*", "\u2020", "\u2021", "\u00a7" };

	switch (format) {
	case NUMBER_UPPER_ROMAN: return n > 0 ? text_roman(a, n) : str_format(a, "%d", n);
	case NUMBER_LOWER_ROMAN: return n > 0 ? roman_lower(a, str_copy(a, text_roman(a, n))) : str_format(a, "%d", n);
	case NUMBER_UPPER_LETTER: return number_letters(a, n, 'A');
	case NUMBER_LOWER_LETTER: return number_letters(a, n, 'a');
	case NUMBER_DECIMAL_ZERO: return str_format(a, "%02d", n);
	case NUMBER_CHICAGO: return str_of(chicago[n > 0 ? (n - 1) % 4 : 0]);
	case NUMBER_NONE: return STR("");
	default: return str_format(a, "%d", n);
	}
}
