#ifndef TESTS_FUZZ_FILL_FUZZ_H
#define TESTS_FUZZ_FILL_FUZZ_H

/*
 * Anything as a template, filled. The first byte says what the rest is:
 *
 *   'z'  a package, whole
 *   'w'  the inside of w:body          'h'  a text of tests/fill/doc.h, as DOCX
 *   'o'  the inside of office:text     't'  the same, as ODT
 *
 * Whatever it is: no crash, no hang, no memory beyond the limits; what is filled without a
 * complaint from a well-formed part is well-formed, and filling it twice gives the same bytes.
 * With libFuzzer: clang -fsanitize=fuzzer,address -DFUZZER tests/fuzz/fill_t.c …
 */
#include "fuzz.h"

#include "../fill/doc.h"
#include "../../generator/input/input.h"

static struct value
fuzz_markdown(void *ctx, str text, struct loc where, struct arena *a, struct diags *d)
{
	(void)ctx;
	return value_rich(in_markdown(text, where, a, d));
}

static const struct tpl_hooks fuzz_hooks = { NULL, fuzz_markdown };
static const char fuzz_data[] =
    "{'x': 'Xã A & B', 'n': 12.5, 'xs': [1, 2, 3], 'co': true, 'ds': [{'t': 'a', 'con': [1]}, {'t': 'b', 'con': []}],"
    " 'dong': 'một\\nhai', 'r': {'$chu': ['a', {'chu': 'b\\u0007c', 'dam': true}]},"
    " 'm': {'$markdown': '# A\\n\\n- b\\n- c[^1]\\n\\n| d | e |\\n|---|---|\\n| f | g |\\n\\n[^1]: chú'}}";

/* Is every part that is filled well-formed? */
static bool
fuzz_well_formed(struct package *p, struct arena *a)
{
	for (size_t i = 0; i < pkg_parts(p); i++) {
		str name = pkg_part_name(p, i);
		struct diags d;

		diags_init(&d, a);
		if ((str_ends(name, STR(".xml")) || str_ends(name, STR(".rels"))) && pkg_xml(p, name, a, &d) == NULL)
			return false;
	}
	return true;
}

static struct package *
fuzz_package(const uint8_t *data, size_t n, struct arena *a, struct diags *d, struct doc **t)
{
	char *text = arena_alloc(a, n + 1);

	*t = NULL;
	if (n == 0)
		return NULL;
	memcpy(text, data + 1, n - 1);
	if (data[0] == 'z')
		return pkg_open_bytes((str){ text, n - 1 }, "mau.docx", a, d);
	if (strchr("whot", data[0]) == NULL || memchr(text, '\0', n - 1) != NULL)
		return NULL;
	if (data[0] == 'w' || data[0] == 'o') { /* one line, as it is */
		for (size_t i = 0; i < n - 1; i++)
			if (text[i] == '\n')
				text[i] = ' ';
		if (text[0] != '<')
			return NULL;
	}
	*t = doc_new(text, NULL, "{}", data[0] == 'w' || data[0] == 'h');
	doc_open(*t);
	return (*t)->p;
}

static void
fuzz_fill(const uint8_t *data, size_t n)
{
	struct arena *a = arena_new(1 << 16);
	struct fill_options opt = { .hooks = &fuzz_hooks, .folder = "/nonexistent", .missing = n % 2 ? TPL_MISSING_EMPTY : TPL_MISSING_ERROR };
	struct diags d;
	struct doc *t;
	struct package *p;

	diags_init(&d, a);
	p = n < 1 << 20 ? fuzz_package(data, n, a, &d, &t) : NULL;
	if (p != NULL) {
		struct value context = tpl_eval(str_of(fuzz_data), LOC_NONE, NULL, NULL, a, &d);
		bool sound = fuzz_well_formed(p, a);
		struct fill_template *f;

		fill_values(&context, &fuzz_hooks, a, &d);
		if (!diags_ok(&d))
			diags_init(&d, a);
		f = fill_compile(p, a, &d);
		if (f == NULL) {
			fill_try(p, &context, &opt, a, &d);
			fill_mark(p, &d, a, &d);
		} else {
			struct package *one = pkg_clone(p, a), *two = pkg_clone(p, a);
			str first, second;

			fill_vars(f, a);
			if (fill_run(f, one, &context, &opt, a, &d) && fill_run(f, two, &context, &opt, a, &d)) {
				if (sound && !fuzz_well_formed(one, a))
					abort();
				if (pkg_bytes(one, a, &first, &d) && pkg_bytes(two, a, &second, &d) && !str_eq(first, second))
					abort();
			}
		}
	}
	if (p != NULL && t != NULL)
		doc_free(t);
	arena_free(a);
}

/* Where tags and elements begin, mostly. */
static str
fuzz_fill_change(struct arena *a, str s, unsigned *state)
{
	static const char *const pieces[] = { "{{", "}}", "{%", "%}", "{{ x }}", "{% if co %}", "{% endif %}", "{% for x in xs %}", "{% endfor %}",
		"{{ m }}", "{{ r }}", "{{ dong }}", "{%p ", "{%tr ", "{%tc ", "{%- ", " -%}", "<", "</w:p>", "<w:p>", "|", "*", "\n", "{% vm %}", "{% gop %}",
		"{% colspan 3 %}", "{% hm %}", "<text:p>", "&", "\"" };

	return fuzz_change_text(a, s, state, pieces, sizeof pieces / sizeof *pieces);
}

FUZZ_TARGET(fuzz_fill, fuzz_fill_change)

#endif
