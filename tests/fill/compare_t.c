/* fill_compare(): what a template asks for and the data lack, what the data hold and no tag asks for. */
#include "fill/doc.h"

#include "input/input.h"

TEST(what_is_lacking_and_what_is_not_used_is_said_with_its_path)
{
	static const struct {
		const char *body, *yaml, *want; /* of each complaint: what stands before " [" */
	} rows[] = {
		{ "{{ a }}", "a: 1\n", "" },
		{ "{{ a }}", "b: 1\n", "d.yaml:1:1: note: the template asks for what the data lack: a\nd.yaml:1:4: note: the template does not use this: b\n" },
		{ "{{ ten }}", "tenn: 1\n", "d.yaml:1:1: note: the template asks for what the data lack: ten\n    hint: nearest is tenn\n"
		                             "d.yaml:1:7: note: the template does not use this: tenn\n" },
		{ "{{ a.b.c }}", "a: {b: {d: 1}}\n", "d.yaml:1:8: note: the template asks for what the data lack: a.b.c\nd.yaml:1:12: note: the template does not use this: a.b.d\n" },
		{ "{{ a.b }}", "a: 1\n", "" }, /* another kind: the fill says it */
		{ "{{ a }}", "a: {b: 1}\n", "" }, /* asked for as a whole */
		{ "{% for x in a %}{{ x.b }}{% endfor %}", "a: [{b: 1}, {c: 2}, {b: 3, d: 4}]\n",
		    "d.yaml:1:13: note: the template asks for what the data lack: a[1].b\nd.yaml:1:17: note: the template does not use this: a[].c\n"
		    "d.yaml:1:31: note: the template does not use this: a[].d\n" },
		{ "{% for x in a %}{{ x }}{% endfor %}", "a: [{b: 1}]\n", "" },
		{ "{% for x in a %}{% for y in x.b %}{{ y.c }}{% endfor %}{% endfor %}", "a: [{b: [{c: 1, d: 2}]}]\n",
		    "d.yaml:1:20: note: the template does not use this: a[].b[].d\n" },
		{ "{% for x in a %}{{ x.b }}{% endfor %}", "a: []\n", "" },
		{ "x", "a: 1\nb: {c: 1}\n", "d.yaml:1:4: note: the template does not use this: a\nd.yaml:2:4: note: the template does not use this: b\n" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (int docx = 0; docx < 2; docx++) {
			struct doc *t = doc_new(rows[i].body, NULL, "{}", docx);
			struct fill_template *compiled;
			str got = STR(""), rest;

			t->data = in_read_bytes(str_of(rows[i].yaml), STR("yaml"), NULL, "d.yaml", t->a, &t->d);
			compiled = fill_compile(t->p, t->a, &t->d);
			OK(compiled != NULL);
			fill_compare(compiled, "mau", &t->data, t->a, &t->d);
			rest = tap_diags(t->a, &t->d);
			while (rest.n > 0) {
				str line = str_split(&rest, '\n');

				got = str_format(t->a, STR_FMT STR_FMT "\n", STR_ARG(got), STR_ARG(str_sub(line, 0, str_find(line, STR(" [L12"), 0))));
			}
			if (!str_eq(got, str_of(rows[i].want)))
				FAIL("%s with %s--- says\n" STR_FMT "--- not\n%s", rows[i].body, rows[i].yaml, STR_ARG(got), rows[i].want);
			doc_free(t);
		}
}
