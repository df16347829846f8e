/* Saved inputs of the fuzz target, and each of them a little changed, the same changes every time. */
#ifdef FUZZER
#define main tap_main /* libFuzzer has its own */
#endif
#include "docx_fuzz.h"

#include "base/file.h"

enum { CHANGES = 150 };

static unsigned
next(unsigned *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

/* Where the element that begins at or after from begins; n: none. */
static size_t
element(str s, size_t from)
{
	for (size_t at = str_find_char(s, '<', from); at < s.n; at = str_find_char(s, '<', at + 1))
		if (at + 1 < s.n && s.p[at + 1] != '/' && s.p[at + 1] != '=')
			return at;
	return s.n;
}

/* Where it ends, its closing tag included; names that nest in themselves are counted. */
static size_t
element_end(str s, size_t at)
{
	size_t gt = str_find_char(s, '>', at), depth = 0;

	for (size_t i = at; i < s.n; i = str_find_char(s, '<', i + 1)) {
		gt = str_find_char(s, '>', i);
		if (gt >= s.n)
			return s.n;
		if (i + 1 < s.n && s.p[i + 1] == '/')
			depth--;
		else if (s.p[gt - 1] != '/')
			depth++;
		if (depth == 0)
			return gt + 1;
	}
	return s.n;
}

/* Changes that keep the XML well-formed: an element out, doubled, put elsewhere; a value another. */
static str
changed(struct arena *a, str s, unsigned *state)
{
	static const char *const values[] = { "0", "-1", "1", "99999999999", "-32768", "continue", "restart", "x", "", "nil", "1e9", "50%", "none", "2", "9" };
	size_t at = element(s, next(state) % (s.n + 1)), end = at < s.n ? element_end(s, at) : s.n, to, quote, close;
	str piece = str_sub(s, at, end);

	if (at >= s.n)
		return s;
	switch (next(state) % 4) {
	case 0:
		return str_concat(a, str_sub(s, 0, at), str_sub(s, end, s.n));
	case 1:
		return str_concat(a, str_concat(a, str_sub(s, 0, end), piece), str_sub(s, end, s.n));
	case 2:
		to = element(s, next(state) % (s.n + 1));
		return str_concat(a, str_concat(a, str_sub(s, 0, to), piece), str_sub(s, to, s.n));
	default:
		quote = str_find_char(s, '"', at);
		close = str_find_char(s, '"', quote + 1);
		if (close >= s.n)
			return s;
		return str_concat(a, str_concat(a, str_sub(s, 0, quote + 1), str_of(values[next(state) % (sizeof values / sizeof *values)])), str_sub(s, close, s.n));
	}
}

TEST(saved_inputs_and_what_is_near_them_do_no_harm)
{
	struct arena *a = arena_new(1 << 16);
	const char **names, *dir = "tests/fuzz/docx";
	struct diags d;
	size_t n = 0;
	int changes = getenv("CHANGES") != NULL ? atoi(getenv("CHANGES")) : CHANGES;

	diags_init(&d, a);
	OK(file_list(dir, a, &names, &n) && n > 0);
	for (size_t i = 0; i < n; i++) {
		struct arena *scratch = arena_new(1 << 16);
		str s, now;
		unsigned state = (unsigned)i + 1;

		if (!file_read(file_join(a, dir, names[i]), a, &s, &d))
			continue;
		fuzz_docx((const uint8_t *)s.p, s.n);
		for (int k = 0; k < changes; k++) {
			now = s;
			for (unsigned c = 1 + next(&state) % 6; c > 0; c--)
				now = changed(scratch, now, &state);
			if (getenv("TRACE") != NULL)
				fprintf(stderr, "# %s, change %d\n" STR_FMT "\n", names[i], k, STR_ARG(now));
			fuzz_docx((const uint8_t *)now.p, now.n);
			arena_reset(scratch);
		}
		arena_free(scratch);
	}
	arena_free(a);
}
