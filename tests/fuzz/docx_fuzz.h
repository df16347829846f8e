#ifndef TESTS_FUZZ_DOCX_FUZZ_H
#define TESTS_FUZZ_DOCX_FUZZ_H

/*
 * Anything as a DOCX: read into the model, laid out, written as PDF. The first byte says what the rest is:
 *
 *   'z'  a package, whole
 *   'b'  the inside of w:body; a line "=== styles", "=== numbering", "=== footnotes", "=== settings" or "=== header"
 *        begins the inside of that part
 *
 * Whatever it is: no crash, no hang, no memory beyond the limits, and what model.h demands.
 */
#include "model.h"

#include "../docx/made.h"

static void
fuzz_parts(struct made *m, str text)
{
	str name = STR(""), next = STR("");
	str body = fuzz_part(&text, &next), header = STR("");

	while (text.n > 0) {
		str piece;

		name = next;
		piece = fuzz_part(&text, &next);
		if (str_eq(name, STR("header")))
			header = with_part(m, "header", "header1", "hdr", str_c(m->a, piece));
		else if (str_eq(name, STR("styles")) || str_eq(name, STR("numbering")) || str_eq(name, STR("footnotes")) || str_eq(name, STR("settings")))
			with_part(m, str_c(m->a, name), str_c(m->a, name), str_c(m->a, name), str_c(m->a, piece));
	}
	if (header.n > 0)
		header = str_format(m->a, "<w:p><w:pPr><w:sectPr><w:headerReference w:type=\"default\" r:id=\"" STR_FMT "\"/></w:sectPr></w:pPr></w:p>", STR_ARG(header));
	pkg_put(m->pkg, STR("word/document.xml"), str_format(m->a, "<w:document " W "><w:body>" STR_FMT STR_FMT "</w:body></w:document>", STR_ARG(body), STR_ARG(header)));
	pkg_put(m->pkg, STR("word/media/a.png"), STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9c\x63`\0\0\0\2\0\1\x48\xaf\xa4q\0\0\0\0IEND\xae\x42`\x82"));
	pkg_relate(m->pkg, STR("word/document.xml"), STR(REL "image"), STR("word/media/a.png"), false, m->d);
}

static inline void
fuzz_docx(const uint8_t *data, size_t n)
{
	struct made m;
	char *text;
	struct document *doc;

	if (n == 0)
		return;
	m = make("");
	text = arena_alloc(m.a, n + 1);
	memcpy(text, data + 1, n - 1);
	if (data[0] == 'z')
		m.pkg = pkg_open_bytes((str){ text, n - 1 }, "t.docx", m.a, m.d);
	else if (data[0] == 'b' && memchr(text, '\0', n - 1) == NULL)
		fuzz_parts(&m, (str){ text, n - 1 });
	doc = m.pkg != NULL && pkg_kind(m.pkg) == PACKAGE_DOCX ? docx_read(m.pkg, m.a, m.d) : NULL;
	if (doc != NULL)
		fuzz_lay(doc, m.a, m.d);
	arena_free(m.a);
}

FUZZ_TARGET(fuzz_docx, fuzz_change_xml)

#endif
