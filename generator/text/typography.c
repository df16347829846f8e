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

enum { WORD_MOST = 100 }; /* bytes of a word that are looked at: none that matters here is longer */

static str
word_before(str s, size_t space)
{
	size_t from = space;

	while (from > 0 && space - from < WORD_MOST && s.p[from - 1] != ' ' && s.p[from - 1] != '(' &&
	    s.p[from - 1] != '\n')
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

/* preceded by their number */
static const char *const units[] = { "đồng", "nghìn", "triệu", "tỷ", "ha", "m", "km", "m2", "m²", "kg", "tấn", "hộ",
	"vụ", "chỉ", "thôn", "người", "hồ", "điểm", NULL };

static bool
binds(str s, size_t space)
{
	/* followed by its number */
	static const char *const numbered[] = { "số", "Số", "Điều", "điều", "khoản", "Khoản", "điểm", "Điểm", "Mục",
		"mục", "Phụ", "lục", "Phần", "Chương", "ngày", "tháng", "năm", "quý", "Quý", NULL };
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

static str
word_behind(str s, size_t from)
{
	size_t to = from;

	while (to < s.n && to - from < WORD_MOST && strchr(" ,;)\n", s.p[to]) == NULL)
		to++;
	return str_sub(s, from, to);
}

static bool
is_dash(str w)
{
	return str_eq(w, STR("-")) || str_eq(w, STR("\u2013"));
}

static bool
ends_in_figure(str w)
{
	return w.n > 0 && (is_digit(w.p[w.n - 1]) || w.p[w.n - 1] == '%');
}

static bool
begins_with_figure(str w)
{
	if (w.n > 1 && strchr("+-", w.p[0]) != NULL)
		w = str_sub(w, 1, w.n);
	return w.n > 0 && is_digit(w.p[0]);
}

/* Does a figure go on behind the space: with its unit, or with the other end of a range? */
static bool
figure_goes_on(str s, size_t space)
{
	static const char *const signs[] = { "%", "‰", NULL };
	str before = word_before(s, space), next = word_behind(s, space + 1);

	if (is_dash(before)) { /* the second space of a range */
		size_t dash = space - before.n;

		return dash > 0 && s.p[dash - 1] == ' ' && ends_in_figure(word_before(s, dash - 1)) &&
		    begins_with_figure(next);
	}
	if (!ends_in_figure(before))
		return false;
	if (is_dash(next)) {
		size_t end = space + 1 + next.n;

		return end < s.n && s.p[end] == ' ' && begins_with_figure(word_behind(s, end + 1));
	}
	return is_one_of(next, units) || is_one_of(next, signs);
}

/* The bytes of a hyphen or dash at i; 0: none stands there. */
static size_t
dash_at(str s, size_t i)
{
	if (s.p[i] == '-')
		return 1;
	return str_starts(str_sub(s, i, s.n), STR("\u2013")) ? strlen("\u2013") : 0;
}

/* The sign that joins the ends of a range: what stands at i, with a space on both sides. */
static bool
joins_range(str s, size_t i, size_t bytes)
{
	return i > 0 && s.p[i - 1] == ' ' && i + bytes < s.n && s.p[i + bytes] == ' ' && figure_goes_on(s, i + bytes);
}

/* Has the word around the hyphen at i a digit, and something on both sides? */
static bool
is_inner_hyphen(str s, size_t i, size_t bytes)
{
	str before = word_before(s, i), behind = word_behind(s, i + bytes);
	bool digit = false;

	for (size_t k = 0; k < before.n; k++)
		digit |= is_digit(before.p[k]);
	for (size_t k = 0; k < behind.n; k++)
		digit |= is_digit(behind.p[k]);
	return digit && before.n > 0 && behind.n > 0;
}

/* The bytes of the space or hyphen at i where it stands within a figure; 0: none does. */
static size_t
sign_in_figure(str s, size_t i)
{
	size_t dash = dash_at(s, i);

	if (s.p[i] == ' ')
		return i > 0 && figure_goes_on(s, i);
	return dash > 0 && (is_inner_hyphen(s, i, dash) || joins_range(s, i, dash)) ? dash : 0;
}

str
text_hold_figures(struct arena *a, str s)
{
	struct out o;
	bool held = false;
	str r;

	out_init(&o);
	for (size_t i = 0; i < s.n;) {
		size_t sign = sign_in_figure(s, i);

		held |= sign > 0;
		if (sign > 0)
			out_puts(&o, s.p[i] == ' ' ? "\u00a0" : "\u2011");
		else
			out_char(&o, s.p[i]);
		i += sign > 0 ? sign : 1;
	}
	r = held ? out_copy(&o, a) : s;
	out_release(&o);
	return r;
}

bool
text_breaks_figure(str s, size_t at)
{
	enum { LONGEST = 3 }; /* bytes of a dash */

	for (size_t back = 1; back <= LONGEST && back <= at; back++)
		if (sign_in_figure(s, at - back) == back)
			return true;
	return false;
}
