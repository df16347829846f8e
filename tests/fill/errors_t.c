/*
 * What is said of a template's faults, word by word: tests/fill/golden/NAME.txt holds a
 * document, data and the complaints. UPDATE=1 writes what is said now; read the difference.
 */
#include "doc.h"

#include "base/file.h"
#include "base/limits.h"

static str
section(str file, const char *name)
{
	char head[32];
	size_t at, end;

	snprintf(head, sizeof head, "--- %s\n", name);
	at = str_find(file, str_of(head), 0);
	if (at == file.n)
		return (str){ NULL, 0 };
	at += strlen(head);
	end = str_find(file, STR("\n--- "), at - 1);
	if (end < at)
		return STR("");
	return str_sub(file, at, end == file.n ? end : end + 1);
}

static const char *
trimmed(struct arena *a, str s)
{
	return s.p != NULL ? str_c(a, str_trim(s)) : NULL;
}

TEST(complaints_are_worded_as_agreed)
{
	struct arena *a = arena_new(1 << 16);
	const char **names, *dir = "tests/fill/golden";
	struct diags d;
	size_t n = 0;

	diags_init(&d, a);
	OK(file_list(dir, a, &names, &n) && n > 0);
	for (size_t i = 0; i < n; i++) {
		const char *path = file_join(a, dir, names[i]);
		str file, want, got;

		if (!str_ends(str_of(names[i]), STR(".txt")) || !file_read(path, a, &file, &d))
			continue;
		for (int docx = 1; docx >= 0; docx--) {
			bool raw = str_find(section(file, "body"), STR("<w:"), 0) < section(file, "body").n;
			struct doc *t;

			if (!docx && raw)
				continue;
			t = doc_new(trimmed(a, section(file, "body")), trimmed(a, section(file, "head")), trimmed(a, section(file, "data")), docx);
			doc_open(t);
			fill_package(t->p, &t->data, &t->opt, t->a, &t->d);
			got = str_copy(a, tap_diags(t->a, &t->d));
			want = section(file, docx ? "diags" : "diags odt");
			doc_free(t);
			if (!docx) { /* said once: the same but for the file's name, unless the header's part is called otherwise */
				if (want.p == NULL)
					continue;
			}
			if (getenv("UPDATE") != NULL && docx) {
				str head = str_sub(file, 0, str_find(file, STR("--- diags\n"), 0) + 10);

				OK(file_write(path, str_concat(a, head, got), &d));
			} else if (!str_eq(got, want)) {
				FAIL("%s (%s)\n--- got\n" STR_FMT "--- want\n" STR_FMT, names[i], docx ? "DOCX" : "ODT", STR_ARG(got), STR_ARG(want));
			}
		}
	}
	arena_free(a);
}
