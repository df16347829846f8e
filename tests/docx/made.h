#ifndef TESTS_IMPORT_MADE_H
#define TESTS_IMPORT_MADE_H

#include <ctype.h>
#include <string.h>

#include "document/document.h"
#include "docx/docx.h"
#include "package/package.h"
#include "tap.h"

/*
 * Small documents made here, part by part, and looked at by the model's dump: what a row's XML says must
 * stand in the dump.
 */
#define W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" " \
	"xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" " \
	"xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" " \
	"xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" " \
	"xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" " \
	"xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" " \
	"xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" " \
	"xmlns:wpg=\"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup\" " \
	"xmlns:wp14=\"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing\" " \
	"xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" " \
	"xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" " \
	"xmlns:w10=\"urn:schemas-microsoft-com:office:word\" xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\""
#define REL "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

struct made {
	struct arena *a;
	struct diags *d;
	struct package *pkg;
	struct document *doc;
	str dump;
};

static inline struct made
make(const char *body)
{
	struct made m = { .a = arena_new(1 << 16) };

	m.d = ARENA_NEW(m.a, struct diags);
	diags_init(m.d, m.a);
	m.pkg = pkg_new(PACKAGE_DOCX, "t.docx", m.a);
	pkg_put(m.pkg, STR("word/document.xml"), str_format(m.a, "<w:document " W "><w:body>%s</w:body></w:document>", body));
	pkg_set_content_type(m.pkg, STR("word/document.xml"),
	    STR("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"), m.d);
	pkg_relate(m.pkg, STR(""), STR(REL "officeDocument"), STR("word/document.xml"), false, m.d);
	return m;
}

/* A part of the document: its root's name and its content. The relationship's id. */
static inline str
with_part(struct made *m, const char *type, const char *name, const char *root, const char *content)
{
	str part = str_format(m->a, "word/%s.xml", name);

	pkg_put(m->pkg, part, str_format(m->a, "<w:%s " W ">%s</w:%s>", root, content, root));
	return pkg_relate(m->pkg, STR("word/document.xml"), str_format(m->a, REL "%s", type), part, false, m->d);
}

static inline void
read_it(struct made *m)
{
	struct out o;

	out_init(&o);
	m->doc = docx_read(m->pkg, m->a, m->d);
	if (m->doc != NULL)
		doc_dump(&o, m->doc);
	m->dump = out_copy(&o, m->a);
	out_release(&o);
}

/* Does a word or a number go on from one character to the next? */
static inline bool
goes_on(char from, char to)
{
	return (isalnum((unsigned char)from) || from == '.' || from == '-') && (isalnum((unsigned char)to) || to == '.');
}

/* Where text stands in whole words and whole numbers ("size=24" is not in "size=240"); s.n: nowhere. */
static inline size_t
find_whole(str s, str text)
{
	size_t at = str_find(s, text, 0);

	while (at < s.n && ((at > 0 && goes_on(s.p[at - 1], text.p[0])) ||
	    (at + text.n < s.n && goes_on(text.p[text.n - 1], s.p[at + text.n]))))
		at = str_find(s, text, at + 1);
	return at;
}

static inline bool
holds(const struct made *m, const char *text)
{
	bool yes = find_whole(m->dump, str_of(text)) < m->dump.n;

	if (!yes)
		printf("# not in the dump: %s\n# " STR_FMT "\n", text, STR_ARG(m->dump));
	return yes;
}

static inline bool
lacks(const struct made *m, const char *text)
{
	return str_find(m->dump, str_of(text), 0) == m->dump.n;
}

static inline bool
warned(const struct made *m, const char *id)
{
	for (const struct diag *g = m->d->first; g != NULL; g = g->next)
		if (str_eq(str_of(g->kind->id), str_of(id)))
			return true;
	return false;
}

/* Body XML, what the dump must hold, and why the row is there. */
struct case_row {
	const char *body, *expect;
};

/* Number of rows whose dump lacks what it must hold, or whose expectation a paragraph of no properties fulfils. */
static inline int
run_rows(const struct case_row *rows, size_t n)
{
	struct made plain = make("<w:p><w:r><w:t>a</w:t></w:r></w:p>");
	int wrong = 0;

	read_it(&plain);
	for (size_t i = 0; i < n; i++) {
		struct made m = make(rows[i].body);

		read_it(&m);
		wrong += !holds(&m, rows[i].expect);
		if (find_whole(plain.dump, str_of(rows[i].expect)) < plain.dump.n) {
			printf("# says nothing, it holds of any paragraph: %s\n", rows[i].expect);
			wrong++;
		}
		arena_free(m.a);
	}
	arena_free(plain.a);
	return wrong;
}
#define ROWS(rows) run_rows(rows, sizeof(rows) / sizeof *(rows))

/* What was complained of: each as "I105@3 message", with the paragraph's number. */
static inline str
complaints(const struct made *m)
{
	str all = STR("");

	for (const struct diag *g = m->d->first; g != NULL; g = g->next)
		all = str_format(m->a, STR_FMT "%s%s@%u%s" STR_FMT, STR_ARG(all), all.n > 0 ? "; " : "", g->kind->id, g->where.line,
		    g->message.n > 0 ? " " : "", STR_ARG(g->message));
	return all;
}

/* As a row of the above, and all that is complained of. */
struct told_row {
	const char *body, *expect, *told;
};

static inline int
run_told_rows(const struct told_row *rows, size_t n)
{
	int wrong = 0;

	for (size_t i = 0; i < n; i++) {
		struct made m = make(rows[i].body);
		str told;

		read_it(&m);
		wrong += !holds(&m, rows[i].expect);
		told = complaints(&m);
		if (!str_eq(told, str_of(rows[i].told))) {
			printf("# row %zu told: " STR_FMT "\n# and not: %s\n", i, STR_ARG(told), rows[i].told);
			wrong++;
		}
		arena_free(m.a);
	}
	return wrong;
}
#define TOLD_ROWS(rows) run_told_rows(rows, sizeof(rows) / sizeof *(rows))

#define T(s) "<w:r><w:t>" s "</w:t></w:r>"
#define P(s) "<w:p>" T(s) "</w:p>"

#endif
