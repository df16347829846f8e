#ifndef TESTS_FUZZ_ODT_FUZZ_H
#define TESTS_FUZZ_ODT_FUZZ_H

/*
 * Anything as an ODT: read into the model, laid out, written as PDF. The first byte says what the rest is:
 *
 *   'z'  a package, whole
 *   'b'  the inside of office:text; a line "=== auto", "=== styles", "=== pages", "=== masters", "=== settings" or
 *        "=== chart" begins the inside of the automatic styles, the named ones, those of styles.xml, the page styles,
 *        the settings, an embedded object's office:chart
 *
 * Whatever it is: no crash, no hang, no memory beyond the limits, and what model.h demands.
 */
#include "model.h"

#include "odt/odt.h"
#include "package/package.h"

#define ODF(x) "urn:oasis:names:tc:opendocument:xmlns:" x
#define ODF_NAMES \
	" xmlns:office=\"" ODF("office:1.0") "\" xmlns:style=\"" ODF("style:1.0") "\" xmlns:text=\"" ODF("text:1.0") "\"" \
	" xmlns:table=\"" ODF("table:1.0") "\" xmlns:draw=\"" ODF("drawing:1.0") "\" xmlns:fo=\"" ODF("xsl-fo-compatible:1.0") "\"" \
	" xmlns:svg=\"" ODF("svg-compatible:1.0") "\" xmlns:number=\"" ODF("datastyle:1.0") "\" xmlns:chart=\"" ODF("chart:1.0") "\"" \
	" xmlns:config=\"" ODF("config:1.0") "\" xmlns:dr3d=\"" ODF("dr3d:1.0") "\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"" \
	" xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\""

enum { ODT_BODY, ODT_AUTO, ODT_STYLES, ODT_PAGES, ODT_MASTERS, ODT_SETTINGS, ODT_CHART, ODT_PARTS };

static void
fuzz_odt_parts(struct package *p, str text, struct arena *a)
{
	static const char *const names[ODT_PARTS] = { "body", "auto", "styles", "pages", "masters", "settings", "chart" };
	str part[ODT_PARTS], next = STR("");

	for (int i = 0; i < ODT_PARTS; i++)
		part[i] = STR("");
	part[ODT_BODY] = fuzz_part(&text, &next);
	while (text.n > 0) {
		str name = next, piece = fuzz_part(&text, &next);

		for (int i = 1; i < ODT_PARTS; i++)
			if (str_eq(name, str_of(names[i])))
				part[i] = piece;
	}
	pkg_put(p, STR("content.xml"), str_format(a, "<office:document-content" ODF_NAMES "><office:automatic-styles>" STR_FMT
	    "</office:automatic-styles><office:body><office:text>" STR_FMT "</office:text></office:body></office:document-content>",
	    STR_ARG(part[ODT_AUTO]), STR_ARG(part[ODT_BODY])));
	pkg_put(p, STR("styles.xml"), str_format(a, "<office:document-styles" ODF_NAMES "><office:styles>" STR_FMT "</office:styles>"
	    "<office:automatic-styles>" STR_FMT "</office:automatic-styles><office:master-styles>" STR_FMT "</office:master-styles>"
	    "</office:document-styles>", STR_ARG(part[ODT_STYLES]), STR_ARG(part[ODT_PAGES]), STR_ARG(part[ODT_MASTERS])));
	pkg_put(p, STR("settings.xml"), str_format(a, "<office:document-settings" ODF_NAMES "><office:settings>" STR_FMT
	    "</office:settings></office:document-settings>", STR_ARG(part[ODT_SETTINGS])));
	pkg_put(p, STR("Object 1/content.xml"), str_format(a, "<office:document-content" ODF_NAMES "><office:body><office:chart>" STR_FMT
	    "</office:chart></office:body></office:document-content>", STR_ARG(part[ODT_CHART])));
	pkg_put(p, STR("Pictures/a.png"), STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9c\x63`\0\0\0\2\0\1\x48\xaf\xa4q\0\0\0\0IEND\xae\x42`\x82"));
}

static inline void
fuzz_odt(const uint8_t *data, size_t n)
{
	struct arena *a;
	struct diags d;
	struct package *p = NULL;
	struct document *doc;
	char *text;

	if (n == 0)
		return;
	a = arena_new(1 << 16);
	diags_init(&d, a);
	text = arena_alloc(a, n + 1);
	memcpy(text, data + 1, n - 1);
	if (data[0] == 'z') {
		p = pkg_open_bytes((str){ text, n - 1 }, "t.odt", a, &d);
	} else if (data[0] == 'b' && memchr(text, '\0', n - 1) == NULL) {
		p = pkg_new(PACKAGE_ODT, "t.odt", a);
		fuzz_odt_parts(p, (str){ text, n - 1 }, a);
	}
	doc = p != NULL && pkg_kind(p) == PACKAGE_ODT ? odt_read(p, a, &d) : NULL;
	if (doc != NULL)
		fuzz_lay(doc, a, &d);
	arena_free(a);
}

FUZZ_TARGET(fuzz_odt, fuzz_change_xml)

#endif
