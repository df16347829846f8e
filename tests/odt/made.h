#ifndef TESTS_ODT_MADE_H
#define TESTS_ODT_MADE_H

#include "document/document.h"
#include "odt/odt.h"
#include "package/package.h"
#include "tap.h"

/* Small documents made here, part by part, and looked at by the model's dump. */
#define NAMESPACES \
	" xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"" \
	" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"" \
	" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"" \
	" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"" \
	" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\"" \
	" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"" \
	" xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\"" \
	" xmlns:xlink=\"http://www.w3.org/1999/xlink\"" \
	" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"" \
	" xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\"" \
	" xmlns:chart=\"urn:oasis:names:tc:opendocument:xmlns:chart:1.0\"" \
	" xmlns:ooo=\"http://openoffice.org/2004/office\"" \
	" xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\"" \
	" xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\""

struct made {
	struct arena *a;
	struct diags *d;
	struct package *pkg;
	struct document *doc;
	str dump;
};

/* An empty package; parts can be put into it. */
static inline struct made
make(void)
{
	struct made m = { .a = arena_new(1 << 16) };

	m.d = ARENA_NEW(m.a, struct diags);
	diags_init(m.d, m.a);
	m.pkg = pkg_new(PACKAGE_ODT, "t.odt", m.a);
	return m;
}

/* The document's text and automatic styles, and what styles.xml holds (NULL: none), read and dumped. */
static inline void
read_it(struct made *m, const char *automatic, const char *body, const char *common)
{
	struct out o;

	if (common != NULL)
		pkg_put(m->pkg, STR("styles.xml"), str_format(m->a, "<office:document-styles" NAMESPACES ">%s</office:document-styles>", common));
	pkg_put(m->pkg, STR("content.xml"), str_format(m->a, "<office:document-content" NAMESPACES "><office:automatic-styles>%s</office:automatic-styles><office:body>"
	    "<office:text>%s</office:text></office:body></office:document-content>", automatic, body));
	m->doc = odt_read(m->pkg, m->a, m->d);
	out_init(&o);
	if (m->doc != NULL)
		doc_dump(&o, m->doc);
	m->dump = out_copy(&o, m->a);
	out_release(&o);
}

static inline bool
holds(const struct made *m, const char *text)
{
	bool yes = str_find(m->dump, str_of(text), 0) < m->dump.n;

	if (!yes)
		printf("# not in the dump: %s\n# " STR_FMT "\n", text, STR_ARG(m->dump));
	return yes;
}

/* What was complained of: each as "I105@3 message", with the paragraph's number. */
static inline str
complaints(const struct made *m)
{
	str all = STR("");

	for (const struct diag *g = m->d->first; g != NULL; g = g->next)
		all = str_format(m->a, STR_FMT "%s%s@%u%s" STR_FMT, STR_ARG(all), all.n > 0 ? "; " : "", g->kind->id, g->where.line, g->message.n > 0 ? " " : "", STR_ARG(g->message));
	return all;
}

/* What goes into a frame of XML, what the dump must hold, and all that is complained of. */
struct odt_row {
	const char *what, *expect, *told;
};

/* Both frames may have a %s, for the row's text. */
static inline int
run_odt_rows(const char *automatic, const char *body, const struct odt_row *rows, size_t n)
{
	int wrong = 0;

	for (size_t i = 0; i < n; i++) {
		struct made m = make();
		str told;

		read_it(&m, str_c(m.a, str_format(m.a, automatic, rows[i].what)), str_c(m.a, str_format(m.a, body, rows[i].what)), NULL);
		told = complaints(&m);
		if (!holds(&m, rows[i].expect) || !str_eq(told, str_of(rows[i].told))) {
			printf("# of %s\n# told: " STR_FMT "\n# should: %s\n", rows[i].what, STR_ARG(told), rows[i].told);
			wrong++;
		}
		arena_free(m.a);
	}
	return wrong;
}
#define ODT_ROWS(automatic, body, rows) run_odt_rows(automatic, body, rows, sizeof(rows) / sizeof *(rows))

#endif
