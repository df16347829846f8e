#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

/*
 * What all fuzz targets share. A target is a function fuzz_NAME(data, n) that demands what must hold of anything,
 * and a folder of saved inputs: small samples of what the format has, and whatever once did harm. `make test` replays
 * them, each also a little changed, the same changes every time; `make fuzz FUZZ=NAME` gives them to libFuzzer.
 */
#ifdef FUZZER
#define main tap_main /* libFuzzer has its own */
#endif
#include <stdint.h>

#include "base/file.h"
#include "tap.h"

typedef void fuzz_target(const uint8_t *data, size_t n);

static inline void
fuzz_demand(bool holds_true, const char *what)
{
	if (!holds_true) {
		fprintf(stderr, "does not hold: %s\n", what);
		abort();
	}
}

/* The text up to the next "=== " line; next is that line's name. */
static inline str
fuzz_part(str *rest, str *next)
{
	size_t end = str_find(*rest, STR("=== "), 0);
	str piece = str_sub(*rest, 0, end);

	*rest = str_sub(*rest, end, rest->n);
	if (rest->n > 0) {
		*rest = str_sub(*rest, 4, rest->n);
		*next = str_trim(str_split(rest, '\n'));
	}
	return piece;
}

/* --- changes ------------------------------------------------------------------- */

static inline unsigned
fuzz_next(unsigned *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

/* Where the element that begins at or after from begins; n: none. */
static inline size_t
fuzz_element(str s, size_t from)
{
	for (size_t at = str_find_char(s, '<', from); at < s.n; at = str_find_char(s, '<', at + 1))
		if (at + 1 < s.n && s.p[at + 1] != '/' && s.p[at + 1] != '=')
			return at;
	return s.n;
}

/* Where it ends, its closing tag included; names that nest in themselves are counted. */
static inline size_t
fuzz_element_end(str s, size_t at)
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

static inline str
fuzz_join(struct arena *a, str x, str y, str z)
{
	return str_concat(a, str_concat(a, x, y), z);
}

/* Changes that keep XML well-formed: an element out, doubled, put elsewhere; a value another. */
static inline str
fuzz_change_xml(struct arena *a, str s, unsigned *state)
{
	static const char *const values[] = { "0", "-1", "1", "99999999999", "-32768", "continue", "restart", "x", "", "nil", "1e9", "50%",
		"none", "2", "9", "1e308cm", "NaN", "-5cm", "0cm", "2cm", "100000000", "auto", "33pt" };
	size_t at = fuzz_element(s, fuzz_next(state) % (s.n + 1)), end = at < s.n ? fuzz_element_end(s, at) : s.n, to, quote, close;
	str piece = str_sub(s, at, end);

	if (at >= s.n)
		return s;
	switch (fuzz_next(state) % 5) {
	case 0:
		return str_concat(a, str_sub(s, 0, at), str_sub(s, end, s.n));
	case 1:
		return fuzz_join(a, str_sub(s, 0, end), piece, str_sub(s, end, s.n));
	case 2:
		to = fuzz_element(s, fuzz_next(state) % (s.n + 1));
		return fuzz_join(a, str_sub(s, 0, to), piece, str_sub(s, to, s.n));
	default:
		quote = str_find_char(s, '"', at);
		close = str_find_char(s, '"', quote + 1);
		if (close >= s.n)
			return s;
		return fuzz_join(a, str_sub(s, 0, quote + 1), str_of(values[fuzz_next(state) % (sizeof values / sizeof *values)]), str_sub(s, close, s.n));
	}
}

/* Changes of a text that means something by its signs: pieces out, doubled, put in, written over. */
static inline str
fuzz_change_text(struct arena *a, str s, unsigned *state, const char *const *pieces, size_t pieces_n)
{
	size_t at = s.n > 1 ? 1 + fuzz_next(state) % (s.n - 1) : 0, n = fuzz_next(state) % 24;
	str piece = str_of(pieces[fuzz_next(state) % pieces_n]);

	switch (fuzz_next(state) % 4) {
	case 0:
		return str_concat(a, str_sub(s, 0, at), str_sub(s, at + n, s.n));
	case 1:
		return fuzz_join(a, str_sub(s, 0, at), str_sub(s, at, at + n), str_sub(s, at, s.n));
	case 2:
		return fuzz_join(a, str_sub(s, 0, at), piece, str_sub(s, at, s.n));
	default:
		return fuzz_join(a, str_sub(s, 0, at), piece, str_sub(s, at + piece.n, s.n));
	}
}

/* --- replaying ------------------------------------------------------------------- */

typedef str fuzz_change(struct arena *a, str s, unsigned *state);

/* CHANGES=n in the environment: as many changes of each; TRACE: print what is tried. */
static inline void
fuzz_replay(const char *dir, int changes, fuzz_change *change, fuzz_target *target)
{
	struct arena *a = arena_new(1 << 16);
	const char **names;
	struct diags d;
	size_t n = 0;

	changes = getenv("CHANGES") != NULL ? atoi(getenv("CHANGES")) : changes;
	diags_init(&d, a);
	OK(file_list(dir, a, &names, &n) && n > 0);
	for (size_t i = 0; i < n; i++) {
		struct arena *scratch = arena_new(1 << 16);
		str s, now;
		unsigned state = (unsigned)i + 1;

		if (!file_read(file_join(a, dir, names[i]), a, &s, &d))
			continue;
		if (getenv("TRACE") != NULL)
			fprintf(stderr, "# %s\n", names[i]);
		target((const uint8_t *)s.p, s.n);
		for (int k = 0; k < changes && s.n < 1 << 16; k++) {
			now = s;
			for (unsigned c = 1 + fuzz_next(&state) % 6; c > 0; c--)
				now = change(scratch, now, &state);
			if (getenv("TRACE") != NULL)
				fprintf(stderr, "# %s, change %d\n" STR_FMT "\n", names[i], k, STR_ARG(now));
			target((const uint8_t *)now.p, now.n);
			arena_reset(scratch);
		}
		arena_free(scratch);
	}
	arena_free(a);
}

/* --- libFuzzer ---------------------------------------------------------------------- */

#ifdef FUZZER
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t n, size_t max, unsigned seed);
size_t LLVMFuzzerMutate(uint8_t *data, size_t n, size_t max);

static inline size_t
fuzz_mutate(uint8_t *data, size_t n, size_t max, unsigned seed, fuzz_change *change)
{
	struct arena *a;
	str now;

	if (seed % 4 == 0)
		return LLVMFuzzerMutate(data, n, max);
	a = arena_new(1 << 16);
	now = (str){ (const char *)data, n };
	for (unsigned c = 1 + seed % 3; c > 0; c--)
		now = change(a, now, &seed);
	n = now.n < max ? now.n : max;
	memmove(data, now.p, n);
	arena_free(a);
	return n;
}

#define FUZZ_TARGET(target, change) \
	int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) \
	{ \
		target(data, n); \
		return 0; \
	} \
	size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t n, size_t max, unsigned seed) \
	{ \
		return fuzz_mutate(data, n, max, seed, change); \
	}
#else
#define FUZZ_TARGET(target, change)
#endif

#endif
