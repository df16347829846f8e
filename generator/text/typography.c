/* No-break spaces where administrative-format 4.6 wants them. */
#include "text/text.h"

#include <string.h>

#include "base/arena.h"
#include "base/out.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static str
word_before(str s, size_t space)
{
	size_t from = space;

	while (from > 0 && s.p[from - 1] != ' ' && s.p[from - 1] != '(' && s.p[from - 1] != '\n')
		from--;
	return str_sub(s, from, space);
}

static bool
is_one_of(str w, const char *const *words)
{
	for (; *words != NULL; words++)
		if (str_eq(w, str_of(*words)))
			return true;
	return false;
}

/* "6 tháng đầu năm", not "16 tháng 6". */
static bool
is_span(str next, str after)
{
	return str_eq(next, STR("tháng")) && !(after.n > 1 && after.p[0] == ' ' && is_digit(after.p[1]));
}

static bool
binds(str s, size_t space)
{
	/* followed by its number */
	static const char *const numbered[] = { "số", "Số", "Điều", "điều", "khoản", "Khoản", "điểm", "Điểm", "Mục",
		"mục", "Phụ", "lục", "Phần", "Chương", "ngày", "tháng", "năm", "quý", "Quý", NULL };
	/* preceded by their number */
	static const char *const units[] = { "đồng", "nghìn", "triệu", "tỷ", "ha", "m", "km", "m2", "m²", "kg", "tấn",
		"hộ", "vụ", "chỉ", "thôn", "người", "hồ", "điểm", NULL };
	static const char *const powers[] = { "TM.", "KT.", "TL.", "TUQ.", "Q.", NULL };
	str before = word_before(s, space), after = str_sub(s, space + 1, s.n);
	size_t end = 0;
	str next;

	while (end < after.n && strchr(" ,;.\n", after.p[end]) == NULL)
		end++;
	next = str_sub(after, 0, end);
	if (is_one_of(before, powers))
		return true;
	if (next.n == 0)
		return false;
	if (before.n > 0 &&
	    str_eq(next, STR("-"))) /* a line does not begin with a dash that joins: "kinh tế - xã hội" */
		return true;
	if (is_one_of(before, numbered) && (is_digit(next.p[0]) || text_roman_parse(next) > 0))
		return true;
	if (before.n > 0 && is_digit(before.p[before.n - 1]))
		return is_one_of(next, units) || is_span(next, str_sub(after, end, after.n));
	return false;
}

str
text_no_break(struct arena *a, str s)
{
	struct out o;
	str r;

	out_init(&o);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == ' ' && i > 0 && i + 1 < s.n && binds(s, i))
			out_puts(&o, "\u00a0");
		else
			out_char(&o, s.p[i]);
	}
	r = out_copy(&o, a);
	out_release(&o);
	return r;
}
