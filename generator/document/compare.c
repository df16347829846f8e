#include "document/read.h"

#include "base/dec.h"
#include "text/text.h"

/* Comparisons of IF and COMPARE fields (ECMA-376-1, 17.16.5.9 and .22). */

/* "*" any letters, "?" one byte; each star goes on from the first place that fits, and back to it once. */
static bool
fits_pattern(str s, str pattern)
{
	size_t i = 0, k = 0, star = pattern.n, from = 0;

	while (i < s.n) {
		if (k < pattern.n && pattern.p[k] == '*') {
			star = k++;
			from = i;
		} else if (k < pattern.n && (pattern.p[k] == '?' || pattern.p[k] == s.p[i])) {
			i++;
			k++;
		} else if (star < pattern.n) {
			k = star + 1;
			i = ++from;
		} else {
			return false;
		}
	}
	while (k < pattern.n && pattern.p[k] == '*')
		k++;
	return k == pattern.n;
}

/* < 0, 0, > 0 */
static int
order_of(str x, str y)
{
	struct dec a, b;

	x = str_trim(x);
	y = str_trim(y);
	if (text_number_parse(x, ',', &a, NULL, NULL) && text_number_parse(y, ',', &b, NULL, NULL))
		return dec_cmp(a, b);
	return fits_pattern(x, y) ? 0 : str_cmp(x, y);
}

int
doc_compare(str x, str sign, str y)
{
	static const struct {
		const char *sign;
		bool less, equal, more;
	} signs[] = { { "=", false, true, false }, { "<>", true, false, true }, { "<", true, false, false },
		{ ">", false, false, true }, { "<=", true, true, false }, { ">=", false, true, true } };
	int order = order_of(x, y);

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		if (!str_eq(sign, str_of(signs[i].sign)))
			continue;
		if (order == 0)
			return signs[i].equal;
		return order < 0 ? signs[i].less : signs[i].more;
	}
	return -1;
}
