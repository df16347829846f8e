#ifndef TESTS_FUZZ_INPUT_FUZZ_H
#define TESTS_FUZZ_INPUT_FUZZ_H

/*
 * Anything as what an office keeps. The first byte says what the rest is:
 *
 *   'y' YAML   'j' JSON   'm' Markdown   'c' CSV
 *   'X' XLSX, 'O' ODS: a package, whole
 *   'x' XLSX: the inside of a sheet's x:worksheet; lines "=== shared", "=== styles", "=== book" begin the other parts
 *   'o' ODS: the inside of office:spreadsheet
 *
 * Whatever it is: no crash, no hang; text is UTF-8 in NFC and lists have what they say; nothing comes only with a
 * word on why; reading it twice gives the same; what JSON says of a value is read as the same value again.
 */
#include "fuzz.h"

#include "base/out.h"
#include "input/input.h"
#include "package/package.h"
#include "text/text.h"

static void
fuzz_value(const struct value *v, int depth)
{
	fuzz_demand(depth < 200, "an end to nesting");
	fuzz_demand(v->kind < VALUE_KINDS && v->kind != VALUE_MISSING, "a kind of value");
	if (v->kind == VALUE_TEXT)
		fuzz_demand(text_bad_utf8(v->text) == v->text.n && memchr(v->text.p != NULL ? v->text.p : "", '\0', v->text.n) == NULL, "text in UTF-8 without NUL");
	if (v->kind == VALUE_LIST)
		for (size_t i = 0; i < v->list->n; i++)
			fuzz_value(&v->list->at[i], depth + 1);
	if (v->kind == VALUE_MAP)
		for (size_t i = 0; i < v->map->n; i++)
			fuzz_value(v->map->at[i].value, depth + 1);
}

static str
fuzz_json(const struct value *v, struct arena *a)
{
	struct out o;
	str s;

	out_init(&o);
	value_json(&o, v);
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

static void
fuzz_workbook(struct package *p, str text, bool ods, struct arena *a)
{
	str next = STR(""), body = fuzz_part(&text, &next), shared = STR(""), styles = STR(""), book = STR("");

	while (text.n > 0) {
		str name = next, piece = fuzz_part(&text, &next);

		if (str_eq(name, STR("shared")))
			shared = piece;
		else if (str_eq(name, STR("styles")))
			styles = piece;
		else if (str_eq(name, STR("book")))
			book = piece;
	}
	if (ods) {
		pkg_put(p, STR("content.xml"), str_format(a, "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
		    "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
		    "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\">"
		    "<office:body><office:spreadsheet>" STR_FMT "</office:spreadsheet></office:body></office:document-content>", STR_ARG(body)));
		return;
	}
#define XLSX_NAMES "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
	if (book.n == 0)
		book = STR("<sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"rId1\"/></sheets>");
	pkg_put(p, STR("xl/workbook.xml"), str_format(a, "<workbook " XLSX_NAMES ">" STR_FMT "</workbook>", STR_ARG(book)));
	pkg_put(p, STR("xl/_rels/workbook.xml.rels"), STR("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
	    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
	    "</Relationships>"));
	pkg_put(p, STR("xl/worksheets/sheet1.xml"), str_format(a, "<worksheet " XLSX_NAMES ">" STR_FMT "</worksheet>", STR_ARG(body)));
	pkg_put(p, STR("xl/sharedStrings.xml"), str_format(a, "<sst " XLSX_NAMES ">" STR_FMT "</sst>", STR_ARG(shared)));
	pkg_put(p, STR("xl/styles.xml"), str_format(a, "<styleSheet " XLSX_NAMES ">" STR_FMT "</styleSheet>", STR_ARG(styles)));
}

/* The bytes that a reader gets, and its name. */
static const char *
fuzz_bytes(uint8_t kind, str *text, struct arena *a)
{
	static const struct {
		uint8_t kind;
		const char *ext;
	} kinds[] = { { 'y', "yaml" }, { 'j', "json" }, { 'm', "md" }, { 'c', "csv" }, { 'X', "xlsx" }, { 'O', "ods" }, { 'x', "xlsx" }, { 'o', "ods" } };
	struct diags d;

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (kinds[i].kind == kind) {
			if (kind == 'x' || kind == 'o') {
				struct package *p = pkg_new(kind == 'o' ? PACKAGE_ODS : PACKAGE_XLSX, "t", a);

				diags_init(&d, a);
				fuzz_workbook(p, *text, kind == 'o', a);
				if (!pkg_bytes(p, a, text, &d))
					return NULL;
			}
			return kinds[i].ext;
		}
	return NULL;
}

static void
fuzz_input(const uint8_t *data, size_t n)
{
	struct arena *a;
	struct in_options opt = { .mark = n % 2 ? ',' : '.', .fold = n % 3 == 0 };
	struct diags d, e, f;
	struct value one, two;
	const char *ext;
	str text, json;

	if (n == 0 || n > 1 << 20)
		return;
	a = arena_new(1 << 16);
	diags_init(&d, a);
	diags_init(&e, a);
	diags_init(&f, a);
	text = str_copy(a, (str){ (const char *)data + 1, n - 1 });
	ext = fuzz_bytes(data[0], &text, a);
	if (ext != NULL) {
		one = in_read_bytes(text, str_of(ext), &opt, "t", a, &d);
		two = in_read_bytes(text, str_of(ext), &opt, "t", a, &e);
		fuzz_value(&one, 0);
		json = fuzz_json(&one, a);
		fuzz_demand(str_eq(json, fuzz_json(&two, a)) && d.count[DIAG_ERROR] == e.count[DIAG_ERROR], "the same the second time");
		if (data[0] != 'm' && diags_ok(&d) && one.kind == VALUE_MAP && json.n < 1 << 20) {
			struct in_options plain = { .mark = '.' };

			two = in_read_bytes(json, STR("json"), &plain, "again", a, &f);
			fuzz_demand(diags_ok(&f), "its JSON is JSON");
			fuzz_demand(str_eq(json, fuzz_json(&two, a)), "its JSON is read as the same again");
		}
	}
	arena_free(a);
}

/* Sheets change as XML does, texts by their signs. */
static str
fuzz_input_change(struct arena *a, str s, unsigned *state)
{
	static const char *const pieces[] = { ": ", "- ", "\n", "\n  ", "\n\t", "|\n", "{", "}", "[", "]", "\"", "'", "---\n", "...\n", "# ", "&x ", "*x", "!!str ",
		"<<: ", "? ", "1.234,5", "-0", "2026-02-30", "~", "null", "yes", "\xc3\xa9", "e\xcc\x81", "\xff", "| a | b |\n|---|---|\n", "[^1]", "[^1]: ", "> ", "```\n",
		"    ", "**", "~~", "![", "](", "<b>", "&amp;", ";", ",", "\r\n", "\"\"", "5%", "1e999", "0x1F", "\xef\xbb\xbf" };

	if (s.n > 0 && (s.p[0] == 'x' || s.p[0] == 'o'))
		return fuzz_change_xml(a, s, state);
	return fuzz_change_text(a, s, state, pieces, sizeof pieces / sizeof *pieces);
}

FUZZ_TARGET(fuzz_input, fuzz_input_change)

#endif
