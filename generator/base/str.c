#include "base/str.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"

str
str_of(const char *c)
{
	return (str){ c, c != NULL ? strlen(c) : 0 };
}

bool
str_eq(str a, str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static int
ascii_lower(int c)
{
	return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

bool
str_eq_nocase(str a, str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (ascii_lower((unsigned char)a.p[i]) != ascii_lower((unsigned char)b.p[i]))
			return false;
	return true;
}

int
str_cmp(str a, str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n > 0 ? memcmp(a.p, b.p, n) : 0;

	if (c != 0)
		return c;
	return a.n < b.n ? -1 : a.n > b.n;
}

bool
str_starts(str s, str prefix)
{
	return s.n >= prefix.n && (prefix.n == 0 || memcmp(s.p, prefix.p, prefix.n) == 0);
}

bool
str_ends(str s, str suffix)
{
	return s.n >= suffix.n && (suffix.n == 0 || memcmp(s.p + s.n - suffix.n, suffix.p, suffix.n) == 0);
}

str
str_sub(str s, size_t from, size_t to)
{
	if (to > s.n)
		to = s.n;
	if (from > to)
		from = to;
	return (str){ s.p + from, to - from };
}

static bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

str
str_trim(str s)
{
	while (s.n > 0 && is_space(s.p[0]))
		s.p++, s.n--;
	while (s.n > 0 && is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

size_t
str_find(str s, str needle, size_t from)
{
	if (needle.n == 0)
		return from < s.n ? from : s.n;
	while (from < s.n && s.n - from >= needle.n) {
		const char *p = memchr(s.p + from, needle.p[0], s.n - from - needle.n + 1);

		if (p == NULL)
			break;
		if (memcmp(p, needle.p, needle.n) == 0)
			return (size_t)(p - s.p);
		from = (size_t)(p - s.p) + 1;
	}
	return s.n;
}

size_t
str_find_char(str s, char c, size_t from)
{
	const char *p = from < s.n ? memchr(s.p + from, c, s.n - from) : NULL;

	return p != NULL ? (size_t)(p - s.p) : s.n;
}

str
str_split(str *rest, char sep)
{
	size_t at = str_find_char(*rest, sep, 0);
	str head = str_sub(*rest, 0, at);

	*rest = str_sub(*rest, at < rest->n ? at + 1 : at, rest->n);
	return head;
}

str
str_copy(struct arena *a, str s)
{
	char *p = arena_alloc(a, s.n + 1);

	if (s.n > 0)
		memcpy(p, s.p, s.n);
	return (str){ p, s.n };
}

const char *
str_c(struct arena *a, str s)
{
	return str_copy(a, s).p;
}

str
str_format(struct arena *a, const char *fmt, ...)
{
	va_list ap, again;
	char *p;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		n = 0;
	p = arena_alloc(a, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, fmt, again);
	va_end(again);
	return (str){ p, (size_t)n };
}

str
str_concat(struct arena *a, str x, str y)
{
	char *p = arena_alloc(a, x.n + y.n + 1);

	if (x.n > 0)
		memcpy(p, x.p, x.n);
	if (y.n > 0)
		memcpy(p + x.n, y.p, y.n);
	return (str){ p, x.n + y.n };
}

enum { DISTANCE_MAX = 64 };

size_t
str_distance(str a, str b, size_t limit)
{
	size_t row[3][DISTANCE_MAX + 1];
	size_t *before = row[0], *last = row[1], *now = row[2];

	if (a.n > DISTANCE_MAX || b.n > DISTANCE_MAX)
		return str_eq(a, b) ? 0 : limit + 1;
	for (size_t j = 0; j <= b.n; j++)
		last[j] = j;
	memset(before, 0, sizeof row[0]);
	for (size_t i = 1; i <= a.n; i++) {
		size_t *t;

		now[0] = i;
		for (size_t j = 1; j <= b.n; j++) {
			size_t d = last[j - 1] + (a.p[i - 1] != b.p[j - 1]);

			if (last[j] + 1 < d)
				d = last[j] + 1;
			if (now[j - 1] + 1 < d)
				d = now[j - 1] + 1;
			if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1] &&
			    before[j - 2] + 1 < d)
				d = before[j - 2] + 1;
			now[j] = d;
		}
		t = before;
		before = last;
		last = now;
		now = t;
	}
	return last[b.n] < limit + 1 ? last[b.n] : limit + 1;
}

str
str_nearest(str s, const str *names, size_t n)
{
	str best = { NULL, 0 };
	size_t limit = s.n < 3 ? 1 : s.n / 3 + (s.n % 3 != 0);

	for (size_t i = 0; i < n; i++) {
		size_t d = str_distance(s, names[i], limit);

		if (d <= limit && d < names[i].n) {
			best = names[i];
			if (d == 0)
				break;
			limit = d - 1;
		}
	}
	return best;
}

unsigned long long
str_hash(str s)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * UINT64_C(1099511628211);
	return h;
}
