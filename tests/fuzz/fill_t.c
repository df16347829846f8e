/* Saved inputs of the fuzz target, and each of them a little changed, the same changes every time. */
#ifdef FUZZER
#define main tap_main /* libFuzzer has its own */
#endif
#include "fill_fuzz.h"

#include "base/file.h"

enum { CHANGES = 60 };

static unsigned
next(unsigned *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

/* A byte changed, a piece taken out, doubled, or moved: where tags and elements begin, mostly. */
static str
changed(struct arena *a, str s, unsigned *state)
{
	static const char *const pieces[] = { "{{", "}}", "{%", "%}", "{{ x }}", "{% if co %}", "{% endif %}", "{% for x in xs %}", "{% endfor %}",
		"{{ m }}", "{{ r }}", "{{ dong }}", "{%p ", "{%tr ", "{%tc ", "{%- ", " -%}", "<", "</w:p>", "<w:p>", "|", "*", "\n", "{% vm %}", "{% gop %}",
		"{% colspan 3 %}", "{% hm %}", "<text:p>", "&", "\"" };
	size_t at = s.n > 1 ? 1 + next(state) % (s.n - 1) : 0, n = next(state) % 24;
	str piece = str_of(pieces[next(state) % (sizeof pieces / sizeof *pieces)]);

	switch (next(state) % 4) {
	case 0:
		return str_concat(a, str_sub(s, 0, at), str_sub(s, at + n, s.n));
	case 1:
		return str_concat(a, str_concat(a, str_sub(s, 0, at), str_sub(s, at, at + n)), str_sub(s, at, s.n));
	case 2:
		return str_concat(a, str_concat(a, str_sub(s, 0, at), piece), str_sub(s, at, s.n));
	default:
		return str_concat(a, str_concat(a, str_sub(s, 0, at), piece), str_sub(s, at + piece.n, s.n));
	}
}

TEST(saved_inputs_and_what_is_near_them_do_no_harm)
{
	struct arena *a = arena_new(1 << 16);
	const char **names, *dir = "tests/fuzz/fill";
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
		fuzz_fill((const uint8_t *)s.p, s.n);
		for (int k = 0; k < changes; k++) {
			now = s;
			for (unsigned c = 1 + next(&state) % 4; c > 0; c--)
				now = changed(scratch, now, &state);
			if (getenv("TRACE") != NULL)
				fprintf(stderr, "# %s, change %d\n" STR_FMT "\n", names[i], k, STR_ARG(now));
			fuzz_fill((const uint8_t *)now.p, now.n);
			arena_reset(scratch);
		}
		arena_free(scratch);
	}
	arena_free(a);
}
