#include "tap.h"

#include <unistd.h>

#include <xlsxwriter.h>

#include "base/file.h"
#include "input/input.h"
#include "package/package.h"

static struct value
read_as(const char *text, const char *ext, struct arena *a, struct diags *d)
{
	diags_init(d, a);
	return in_read_bytes(str_of(text), str_of(ext), NULL, "x", a, d);
}

static str
json(struct arena *a, const struct value *v)
{
	struct out o;
	str s;

	out_init(&o);
	value_json(&o, v);
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

TEST(yaml_becomes_values_with_their_places)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	struct value v = read_as("a: 1.50\nb: [x, \"1\", true, null]\nc: {ngày: 2026-03-05}\n", "yaml", a, &d);
	struct value *b;

	IS_STR(json(a, &v), STR("{\"a\": 1.50, \"b\": [\"x\", \"1\", true, null], \"c\": {\"ngày\": \"2026-03-05\"}}"));
	b = value_path(&v, STR("b[1]"));
	OK(b != NULL);
	IS_INT(b->where.line, 2);
	IS_INT(b->where.column, 8);
	OK(diags_ok(&d));
	arena_free(a);
}

TEST(json_is_read_exactly)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	struct value v = read_as("{\"a\": \"d\\u00f2ng\\n2\", \"b\": [0.285, -1e3]}", "json", a, &d);

	IS_STR(json(a, &v), STR("{\"a\": \"dòng\\n2\", \"b\": [0.285, -1000]}"));
	OK(diags_ok(&d));
	arena_free(a);
}

TEST(faults_of_yaml_have_line_and_column)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;

	read_as("a: 1\na: 2\n", "yaml", a, &d);
	IS_STR(tap_diags(a, &d), STR("x:2:1: error: written twice: a [D102]\n    x:1:4: the first one\n"));
	read_as("a: [1, 2\nb: 3\n", "yaml", a, &d);
	IS_INT(d.count[DIAG_ERROR], 1);
	OK(d.first->where.line >= 2);
	read_as("a: *b\n", "yaml", a, &d);
	IS_INT(d.count[DIAG_ERROR], 1);
	arena_free(a);
}

TEST(keys_are_folded_at_the_door_and_two_of_one_name_are_told_in_both_spellings)
{
	static const struct in_options door = { .fold = true };
	static const struct {
		const char *yaml, *json, *complaint;
	} rows[] = {
		{ "Cơ quan: a\nhọ_tên: b\nĐƠN-VỊ TÍNH: c\n", "{\"co_quan\": \"a\", \"ho_ten\": \"b\", \"don_vi_tinh\": \"c\"}", "" },
		{ "a: [{Mã: 1}]\n", "{\"a\": [{\"ma\": 1}]}", "" },
		{ "x_Danh bạ: {Nguyễn Văn Thử: {Số: 1}}\nGhi chú: 1\n", "{\"x_danh_ba\": {\"Nguyễn Văn Thử\": {\"Số\": 1}}, \"ghi_chu\": 1}", "" },
		{ "\"!\": 1\n", "{\"!\": 1}", "" },
		{ "co_quan: a\nCơ quan: b\n", "{\"co_quan\": \"b\"}", "x:2:1: error: written twice: Cơ quan [D102]\n    x:1:10: the first one, written co_quan\n" },
		{ "Cơ quan: a\nco_quan: b\n", "{\"co_quan\": \"b\"}", "x:2:1: error: written twice: co_quan [D102]\n    x:1:10: the first one, written Cơ quan\n" },
		{ "Cơ quan: a\nCơ quan: b\n", "{\"co_quan\": \"b\"}", "x:2:1: error: written twice: Cơ quan [D102]\n    x:1:10: the first one\n" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena *a = arena_new(1 << 16);
		struct diags d;
		struct value v;

		diags_init(&d, a);
		v = in_read_bytes(str_of(rows[i].yaml), STR("yaml"), &door, "x", a, &d);
		IS_STR(json(a, &v), str_of(rows[i].json));
		IS_STR(tap_diags(a, &d), str_of(rows[i].complaint));
		arena_free(a);
	}
}

TEST(front_matter_that_would_be_lost_is_told)
{
	static const struct {
		const char *md, *complaint;
	} rows[] = {
		{ "---\nnoi_dung: x\n---\nA\n", "x:2:11: error: written twice: noi_dung [D102]\n    hint: the text itself has this name: call the key otherwise\n" },
		{ "---\n- a\n---\nA\n", "x:2:1: error: cannot be read: front matter without keys [D110]\n"
		                       "    hint: between the two lines --- stand keys and their values, such as don_vi: kinh-te\n" },
		{ "---\n---\nA\n", "" },
		{ "---\n# only a remark\n---\nA\n", "" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena *a = arena_new(1 << 16);
		struct diags d;

		read_as(rows[i].md, "md", a, &d);
		IS_STR(tap_diags(a, &d), str_of(rows[i].complaint));
		arena_free(a);
	}
}

TEST(deep_nesting_is_refused_at_once)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	char *deep = malloc(100001);

	memset(deep, '[', 100000);
	deep[100000] = '\0';
	read_as(deep, "yaml", a, &d);
	IS_INT(d.count[DIAG_ERROR], 1);
	free(deep);
	arena_free(a);
}

TEST(text_that_is_no_utf8_is_refused_with_its_place)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;

	read_as("a: b\nten: \xa7\xad\xeang ph\xe8 nh\xa9n d\xa9n\n", "yaml", a, &d);
	IS_INT(d.count[DIAG_ERROR], 1);
	IS_INT(d.first->where.line, 2);
	IS_INT(d.first->where.column, 6);
	OK(str_find(d.first->hint, STR("TCVN3"), 0) < d.first->hint.n);
	arena_free(a);
}

TEST(decomposed_text_is_composed_at_the_door)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	struct value v = read_as("ten: Vie\u0323\u0302t\n", "yaml", a, &d);

	IS_STR(value_text_at(&v, STR("ten"), STR("")), STR("Việt"));
	IS_STR(tap_diags(a, &d), STR("x:1:8: note: letters and marks apart, put together [K267]\n"));
	arena_free(a);
}

TEST(a_flaw_of_a_text_is_told_once_with_its_first_place)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;

	read_as("---\ndon_vi: a\n---\n# Kết quả\n\nHai x\u200b\u00e3, Vi\u00d6t Nam, ®\u00e5ng;\nxã\u200b \u00f0ồng qu\ufffdn\n", "md", a, &d);
	IS_STR(tap_diags(a, &d),
	    STR("x:6:10: error: words in an old encoding: Vi\u00d6t, 2 in this file [K263]\n"
		"    hint: TCVN3 (.VnTime) or VNI text: convert it with vanthu data convert, or type it anew\n"
		"x:7:5: warning: ð where đ is meant: \u00f0ồng, 1 in this file [K264]\n"
		"    hint: they look alike, but no search finds it: type đ\n"
		"x:6:6: warning: a sign that nobody sees: U+200B, 2 in this file [K265]\n"
		"    hint: it came with a copied text: delete it\n"
		"x:7:12: error: a sign that was lost when the file was saved: U+FFFD, 1 in this file [K266]\n"
		"    hint: type this place anew\n"));
	arena_free(a);
}

TEST(markdown_has_front_matter_and_keeps_its_lines)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	struct value v = read_as("---\ndon_vi: kinh-te\n---\n# Kết quả\n\nMột *hai* **ba**[^1].\n\n[^1]: Chú thích.\n", "md", a, &d), *body;
	const struct rich *r;
	struct out o;

	IS_STR(value_text_at(&v, STR("don_vi"), STR("")), STR("kinh-te"));
	body = value_at(&v, STR("noi_dung"));
	OK(body != NULL);
	IS_INT(body->where.line, 4);
	r = in_markdown(body->text, body->where, a, &d);
	out_init(&o);
	rich_dump(&o, r);
	IS_STR(out_str(&o),
	    STR("heading 1 @4\n  text 'Kết quả'\nparagraph @6\n  text 'Một '\n  emphasis\n    text 'hai'\n  text ' '\n  strong\n"
		"    text 'ba'\n  footnote\n    paragraph @8\n      text 'Chú thích.'\n  text '.'\n"));
	out_release(&o);
	OK(diags_ok(&d));
	arena_free(a);
}

TEST(a_footnote_without_its_text_is_named)
{
	struct arena *a = arena_new(1 << 16);
	struct source *s = source_new(a, SOURCE_TEXT, STR("x.md"), STR(""));
	struct diags d;

	diags_init(&d, a);
	in_markdown(STR("Một[^9].\n"), loc_at(s, 7, 1), a, &d);
	IS_STR(tap_diags(a, &d), STR("x.md:7:1: error: a footnote without its text: [^9] [D112]\n"));
	arena_free(a);
}

TEST(csv_is_read_by_its_header_and_the_declared_mark)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	struct value v = read_as("\xef\xbb\xbfMã;Giá trị\n1.1;\"22.689,5\"\n2;\"a;\"\"b\"\"\"\n3;-\n", "csv", a, &d);

	IS_STR(json(a, &v), STR("{\"\": [{\"ma\": \"1.1\", \"gia_tri\": 22689.5}, {\"ma\": \"2\", \"gia_tri\": \"a;\\\"b\\\"\"}, {\"ma\": \"3\"}]}"));
	arena_free(a);
}

/* A sheet "thang" as LibreOffice writes it; rows is the XML of its rows. */
static struct value
read_ods(const char *styles, const char *rows, struct arena *a, struct diags *d)
{
	struct package *p = pkg_new(PACKAGE_ODT, "x.ods", a);
	str bytes;

	diags_init(d, a);
	pkg_put(p, STR("content.xml"),
	    str_format(a, "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
	                  "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
	                  "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
	                  "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\">"
	                  "<office:automatic-styles>%s</office:automatic-styles><office:body><office:spreadsheet>"
	                  "<table:table table:name=\"Tháng\" table:style-name=\"ta1\"><table:table-row>"
	                  "<table:table-cell office:value-type=\"string\"><text:p>Mã</text:p></table:table-cell>"
	                  "<table:table-cell office:value-type=\"string\"><text:p>T1</text:p></table:table-cell>"
	                  "<table:table-cell office:value-type=\"string\"><text:p>T2</text:p></table:table-cell></table:table-row>"
	                  "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>1.1</text:p></table:table-cell>"
	                  "%s</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>", styles, rows));
	if (!pkg_bytes(p, a, &bytes, d))
		FAIL("no package");
	return in_read_bytes(bytes, STR("ods"), NULL, "x.ods", a, d);
}

TEST(an_ods_s_cells_are_told_what_is_wrong_with_them)
{
	static const struct {
		const char *cells, *json, *complaint;
	} rows[] = {
		{ "<table:table-cell office:value-type=\"float\" office:value=\"22689.5\"><text:p>22.689,5</text:p></table:table-cell>",
		    "{\"thang\": [{\"ma\": \"1.1\", \"t1\": 22689.5, \"t2\": null}]}", "" },
		{ "<table:table-cell office:value-type=\"percentage\" office:value=\"0.13\"><text:p>13%</text:p></table:table-cell>",
		    "{\"thang\": [{\"ma\": \"1.1\", \"t1\": 13, \"t2\": null}]}", "" },
		{ "<table:table-cell office:value-type=\"string\"><text:p>\u00a012,5 \u00a0</text:p></table:table-cell>",
		    "{\"thang\": [{\"ma\": \"1.1\", \"t1\": \"12,5\", \"t2\": null}]}", "" },
		{ "<table:table-cell office:value-type=\"string\"><text:p>#REF!</text:p></table:table-cell>", NULL,
		    "x.ods: Tháng!B2: error: the cell holds an error: #REF! [D105]\n    hint: mend the formula in this cell\n" },
		{ "<table:table-cell table:formula=\"of:=[.A1]/0\" office:value-type=\"string\"><text:p>Err:508</text:p></table:table-cell>", NULL,
		    "x.ods: Tháng!B2: error: the cell holds an error: Err:508 [D105]\n    hint: mend the formula in this cell\n" },
		{ "<table:table-cell table:formula=\"of:=[.A1]\" office:value-type=\"float\" office:value=\"\"/>", NULL,
		    "x.ods: Tháng!B2: error: a formula without its result [D107]\n"
		    "    hint: open the workbook, let it compute, and save it\n" },
		{ "<table:table-cell table:formula=\"of:=&quot;&quot;\" office:value-type=\"string\"/>", "{\"thang\": [{\"ma\": \"1.1\", \"t1\": null, \"t2\": null}]}", "" },
		{ "<table:table-cell office:value-type=\"float\"/>", NULL,
		    "x.ods: Tháng!B2: error: the workbook contradicts itself in this cell: float [D122]\n"
		    "    hint: open the workbook, look at this cell, and save it\n" },
		{ "<table:table-cell office:value-type=\"float\" office:value=\"0x10\"/>", NULL,
		    "x.ods: Tháng!B2: error: not a number of the declared form: 0x10 [D106]\n" },
		{ "<table:table-cell office:value-type=\"so\" office:value=\"1\"/>", NULL,
		    "x.ods: Tháng!B2: error: the workbook contradicts itself in this cell: so [D122]\n"
		    "    hint: open the workbook, look at this cell, and save it\n" },
		{ "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"co\"/>", NULL,
		    "x.ods: Tháng!B2: error: the workbook contradicts itself in this cell: co [D122]\n"
		    "    hint: open the workbook, look at this cell, and save it\n" },
		{ "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-02-30\"><text:p>30/02/2026</text:p></table:table-cell>", NULL,
		    "x.ods: Tháng!B2: error: no such day or time: 2026-02-30 [D121]\n"
		    "    hint: write the day as 05/3/2026, the time as 14:30\n" },
		{ "<table:table-cell table:number-columns-repeated=\"-1\" office:value-type=\"float\" office:value=\"1\"/>", NULL,
		    "x.ods: Tháng!B2: error: the workbook contradicts itself in this cell: number-columns-repeated=\"-1\" [D122]\n"
		    "    hint: open the workbook, look at this cell, and save it\n" },
		{ "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-03-05T14:30:00\"><text:p>05/03/2026 14:30</text:p></table:table-cell>",
		    "{\"thang\": [{\"ma\": \"1.1\", \"t1\": \"05/3/2026 14:30\", \"t2\": null}]}", "" },
		{ "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-03-05T14:30:00\"><text:p>05/03/2026</text:p></table:table-cell>",
		    "{\"thang\": [{\"ma\": \"1.1\", \"t1\": \"2026-03-05\", \"t2\": null}]}", "" },
		{ "<table:table-cell office:value-type=\"time\" office:time-value=\"PT07H30M00S\"><text:p>7:30 AM</text:p></table:table-cell>"
		  "<table:table-cell office:value-type=\"time\" office:time-value=\"P1DT06H00M05.5S\"/>",
		    "{\"thang\": [{\"ma\": \"1.1\", \"t1\": \"07:30\", \"t2\": \"30:00:05\"}]}", "" },
		{ "<table:table-cell office:value-type=\"float\" office:value=\"45\"><text:p>00045</text:p></table:table-cell>"
		  "<table:table-cell office:value-type=\"float\" office:value=\"0.5\"><text:p>0,5</text:p></table:table-cell>",
		    "{\"thang\": [{\"ma\": \"1.1\", \"t1\": \"00045\", \"t2\": 0.5}]}", "" },
		{ "<table:table-cell office:value-type=\"string\" office:string-value=\"a b\"/>", "{\"thang\": [{\"ma\": \"1.1\", \"t1\": \"a b\", \"t2\": null}]}", "" },
		{ "<table:table-cell table:formula=\"of:=SUM([.A1])\"/>", NULL,
		    "x.ods: Tháng!B2: error: a formula without its result [D107]\n"
		    "    hint: open the workbook, let it compute, and save it\n" },
		{ "<table:table-cell table:number-columns-spanned=\"2\" office:value-type=\"float\" office:value=\"7\"><text:p>7</text:p>"
		  "</table:table-cell><table:covered-table-cell/>", NULL,
		    "x.ods: Tháng!B2: error: merged cells across figures: 1 rows by 2 columns [D108]\n"
		    "    hint: unmerge them and write the figure where it belongs\n" },
		{ "<table:table-cell table:number-columns-repeated=\"2\"/><table:table-cell office:value-type=\"string\"><text:p>hỏi lại</text:p></table:table-cell>",
		    NULL,
		    "x.ods: Tháng!D2: warning: cells under no heading, left out [D118]\n"
		    "    hint: give the column a heading, or move the note to another sheet\n" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena *a = arena_new(1 << 16);
		struct diags d;
		struct value v = read_ods("", rows[i].cells, a, &d);

		IS_STR(tap_diags(a, &d), str_of(rows[i].complaint));
		if (rows[i].json != NULL)
			IS_STR(json(a, &v), str_of(rows[i].json));
		arena_free(a);
	}
}

/* content.xml's sheet as it is. */
static struct value
read_spreadsheet_as(const char *inside, bool keep_headers, struct arena *a, struct diags *d)
{
	struct in_options opt = { .keep_headers = keep_headers };
	struct package *p = pkg_new(PACKAGE_ODS, "x.ods", a);
	str bytes;

	diags_init(d, a);
	pkg_put(p, STR("content.xml"),
	    str_format(a, "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
	                  "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
	                  "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"><office:body><office:spreadsheet>%s"
	                  "</office:spreadsheet></office:body></office:document-content>", inside));
	if (!pkg_bytes(p, a, &bytes, d))
		FAIL("no package");
	return in_read_bytes(bytes, STR("ods"), &opt, "x.ods", a, d);
}

static struct value
read_spreadsheet(const char *inside, struct arena *a, struct diags *d)
{
	return read_spreadsheet_as(inside, false, a, d);
}

#define ODS_NUMBER(n) "<table:table-cell office:value-type=\"float\" office:value=\"" n "\"/>"
#define ODS_TEXT(t) "<table:table-cell office:value-type=\"string\"><text:p>" t "</text:p></table:table-cell>"

TEST(an_ods_row_that_is_repeated_is_whole_each_time)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	struct value v = read_spreadsheet("<table:table table:name=\"s\"><table:table-row>" ODS_TEXT("Mã") ODS_TEXT("T1") "</table:table-row>"
	    "<table:table-row table:number-rows-repeated=\"2\">" ODS_TEXT("x1") ODS_TEXT("b") "</table:table-row></table:table>", a, &d);

	IS_STR(json(a, &v), STR("{\"s\": [{\"ma\": \"x1\", \"t1\": \"b\"}, {\"ma\": \"x1\", \"t1\": \"b\"}]}"));
	arena_free(a);
}

TEST(what_an_ods_repeats_without_end_is_refused)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;

	read_spreadsheet("<table:table table:name=\"s\"><table:table-row table:number-rows-repeated=\"99999999\">"
	    "<table:table-cell table:number-columns-repeated=\"99999999\" office:value-type=\"float\" office:value=\"1\"/></table:table-row></table:table>", a, &d);
	OK(str_find(tap_diags(a, &d), STR("too many cells [D104]"), 0) < tap_diags(a, &d).n);
	arena_free(a);
}

TEST(a_table_within_a_table_of_an_ods_is_told_of)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;

	read_spreadsheet("<table:table-row>" ODS_TEXT("stray") "</table:table-row><table:table table:name=\"s\"><table:table-row><table:table-cell>"
	    "<table:table><table:table-row>" ODS_TEXT("in") "</table:table-row></table:table></table:table-cell></table:table-row>"
	    "<table:table-row>" ODS_TEXT("out") "</table:table-row></table:table>", a, &d);
	IS_STR(tap_diags(a, &d), STR("x.ods: s!A1: error: a table within a table's cell [D120]\n"));
	arena_free(a);
}

TEST(control_characters_of_a_text_file_are_left_out_and_told_of)
{
	static const char *const exts[] = { "csv", "md" };

	for (size_t i = 0; i < sizeof exts / sizeof *exts; i++) {
		struct arena *a = arena_new(1 << 16);
		struct diags d;
		struct value v;
		str s;

		diags_init(&d, a);
		v = in_read_bytes((str){ "ma\n1\0\a2\n", 8 }, str_of(exts[i]), NULL, "x", a, &d);
		s = json(a, &v);
		IS_STR(tap_diags(a, &d), STR("x:2:2: warning: control characters left out: byte 00 [D114]\n"));
		OK(str_find(s, STR("12"), 0) < s.n);
		arena_free(a);
	}
}

TEST(a_hidden_sheet_is_read_and_told_of)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	struct value v = read_ods("<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>",
	    "<table:table-cell office:value-type=\"float\" office:value=\"7\"/>", a, &d);

	IS_STR(tap_diags(a, &d), STR("x.ods: Tháng: warning: a hidden sheet, read all the same [D117]\n"
	                             "    hint: show it, or delete it if it is no longer meant\n"));
	IS_STR(json(a, &v), STR("{\"thang\": [{\"ma\": \"1.1\", \"t1\": 7, \"t2\": null}]}"));
	arena_free(a);
}

TEST(hidden_rows_and_columns_of_an_ods_are_read_and_told_of)
{
	static const struct {
		const char *sheet, *complaint;
	} rows[] = {
		{ "<table:table-column/><table:table-column table:visibility=\"collapse\"/>"
		  "<table:table-row>" ODS_TEXT("Mã") ODS_TEXT("T1") "</table:table-row><table:table-row>" ODS_TEXT("x1") ODS_TEXT("b") "</table:table-row>",
		  "x.ods: s!B2: warning: hidden cells, read all the same: columns B [B120]\n"
		  "    hint: show them, or delete them if they are no longer meant\n" },
		{ "<table:table-row>" ODS_TEXT("Mã") "</table:table-row>"
		  "<table:table-row table:visibility=\"filter\" table:number-rows-repeated=\"2\">" ODS_TEXT("x1") "</table:table-row>"
		  "<table:table-row>" ODS_TEXT("x2") "</table:table-row>"
		  "<table:table-row table:visibility=\"collapse\">" ODS_TEXT("x3") "</table:table-row>",
		  "x.ods: s!A2: warning: hidden cells, read all the same: rows 2-3, 5 [B120]\n"
		  "    hint: show them, or delete them if they are no longer meant\n" },
		/* what is empty may be hidden: offices hide the columns beyond their table */
		{ "<table:table-column/><table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"1000\"/>"
		  "<table:table-row>" ODS_TEXT("Mã") "</table:table-row><table:table-row>" ODS_TEXT("x1") "</table:table-row>"
		  "<table:table-row table:visibility=\"collapse\" table:number-rows-repeated=\"5000\"/>", "" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena *a = arena_new(1 << 16);
		struct diags d;

		read_spreadsheet(str_c(a, str_format(a, "<table:table table:name=\"s\">%s</table:table>", rows[i].sheet)), a, &d);
		IS_STR(tap_diags(a, &d), str_of(rows[i].complaint));
		arena_free(a);
	}
}

TEST(a_csv_s_faults_have_their_cells)
{
	static const struct {
		const char *csv, *complaint;
	} rows[] = {
		{ "Mã;T1\n1;12.5\n", "x: B2: error: not a number of the declared form: 12.5 [D106]\n"
		                      "    hint: the decimal mark here is ',': write 22.689,5\n" },
		{ "Mã;T1\n1;1,234.5\n", "x: B2: error: not a number of the declared form: 1,234.5 [D106]\n"
		                         "    hint: the decimal mark here is ',': write 22.689,5\n" },
		{ "Mã;T1\n1;\"12,5\n2;3\n", "x: B2: error: cannot be read: a quote that is never closed [D110]\n"
		                               "    hint: the field's first quote stands in line 2; a quote inside a field is written twice\n" },
		{ "Mã;Tên;T1\n1;x;2\n2;\"a;10\n3;\"b;40\n", "x: B3: error: text behind a closing quote [D126]\n"
		    "    hint: the field's first quote stands in line 3; a quote inside a field is written twice\n" },
		{ "Mã;T1\n1,2\n", "x: A2: error: another separator than in the headings: , [D128]\n"
		                   "    hint: one sign parts the fields of all rows\n" },
		{ "Mã;T1\n1\t2\n", "x: A2: error: another separator than in the headings: tab [D128]\n"
		                    "    hint: one sign parts the fields of all rows\n" },
		{ "Mã;T1;T2\n1;2\n", "x: A2: warning: fewer fields than headings: 2 of 3 [D127]\n"
		                      "    hint: an empty field has its separator too\n" },
		{ "Mã;T1\n1;0.912\n", "x: B2: error: not a number of the declared form: 0.912 [D106]\n"
		                       "    hint: the decimal mark here is ',': write 22.689,5\n" },
		{ "Mã;T1;;\r1.2;7\r\r", "" }, /* an old Macintosh; a heading that is empty wants no field, nor does an empty line */
		{ "sep=,\r\nMã,T1\r\n1.2,7\r\n", "" },
		{ "SEP=|\nMã|T1\n1.2|7\n", "" },
		{ "Mã;T1\n 1.2 ; \"7\" \n", "" },
		{ "Mã;T1;T1\n1;2;3\n", "x: C1: error: written twice: T1 [D102]\n    x: B1: the other of that name\n" },
		{ "Mã;Đơn vị;don_vi\n1;a;b\n", "x: C1: error: written twice: don_vi [D102]\n    x: B1: the other of that name\n" },
		{ "Mã,T1\n1,12,5\n", "x: C2: error: more fields than headings [D119]\n"
		                      "    hint: a field that holds the separator stands in double quotes\n" },
		{ "\xff\xfeM\0", "x:1:1: error: not UTF-8: byte FF [D103]\n"
		                  "    hint: it was saved as UTF-16 (\"Unicode\"): save it as UTF-8\n" },
		{ "Mã;T1\r\n\xc2\xa0" "1.2\xc2\xa0;7\r\n", "" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena *a = arena_new(1 << 16);
		struct diags d;
		struct value v = read_as(rows[i].csv, "csv", a, &d);

		IS_STR(tap_diags(a, &d), str_of(rows[i].complaint));
		if (rows[i].complaint[0] == '\0')
			IS_STR(json(a, &v), STR("{\"\": [{\"ma\": \"1.2\", \"t1\": 7}]}"));
		arena_free(a);
	}
}

TEST(what_is_typed_into_a_csv_is_read_as_it_is_meant)
{
	static const struct {
		const char *typed, *json;
	} rows[] = {
		{ "0912345678", "\"0912345678\"" }, /* a telephone */
		{ "007", "\"007\"" },
		{ "0912.345.678", "\"0912.345.678\"" },
		{ "0", "0" },
		{ "0,5", "0.5" },
		{ "210 - 220", "\"210 - 220\"" },
		{ "1.210-1.220,5", "\"1.210-1.220,5\"" },
		{ "210 – 220", "\"210 – 220\"" },
		{ "-210 - 220", "\"-210 - 220\"" },
		{ "-210", "-210" },
		{ "5 m\"\"", "\"5 m\\\"\\\"\"" }, /* quotes inside a field that has none around it are its own */
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena *a = arena_new(1 << 16);
		struct diags d;
		struct value v = read_as(str_c(a, str_format(a, "Tên;T1\na;%s\n", rows[i].typed)), "csv", a, &d);

		IS_STR(json(a, &v), str_format(a, "{\"\": [{\"ten\": \"a\", \"t1\": %s}]}", rows[i].json));
		IS_STR(tap_diags(a, &d), STR(""));
		arena_free(a);
	}
}

TEST(what_is_typed_into_yaml_stays_as_typed_where_it_is_no_number)
{
	static const struct {
		const char *typed, *json, *id;
	} rows[] = {
		{ "0912345678", "\"0912345678\"", "" },
		{ "007", "\"007\"", "" },
		{ "-007", "\"-007\"", "" },
		{ "00,5", "\"00,5\"", "" },
		{ "+84912345678", "\"+84912345678\"", "" },
		{ "+5", "5", "" },
		{ "0", "0", "" },
		{ "0.50", "0.50", "" },
		{ "-true", "\"-true\"", "" },
		{ "-1.5e3", "-1500", "" },
		{ "!!str 12", "\"12\"", "" },
		{ "!!python/object:os.system x", "\"x\"", "D129" },
		{ "!ten [1]", "[1]", "D129" },
		{ "2026-02-28", "\"2026-02-28\"", "" },
		{ "2026-02-30", "null", "D121" },
		{ "\"2026-02-30\"", "\"2026-02-30\"", "" },
		{ "2026-13", "\"2026-13\"", "" },
		{ "\"x\\x82y\\uFFFFz\"", "\"xyz\"", "D114" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena *a = arena_new(1 << 16);
		struct diags d;
		struct value v = read_as(str_c(a, str_format(a, "a: %s\n", rows[i].typed)), "yaml", a, &d);

		IS_STR(json(a, &v), str_format(a, "{\"a\": %s}", rows[i].json));
		IS_STR(d.first != NULL ? str_of(d.first->kind->id) : STR(""), str_of(rows[i].id));
		arena_free(a);
	}
}

TEST(what_libyaml_says_is_told_as_the_clerk_understands_it)
{
	static const struct {
		const char *yaml, *complaint;
	} rows[] = {
		{ "a: 1\n\tb: 2\n", "2:1: error: cannot be read: a tab before a key" },
		{ "a: Ghi chú: x\n", "1:11: error: cannot be read: a colon where none can stand" },
		{ "a:\n  - x\n - y\n", "3:2: error: cannot be read: the indentation does not fit" },
		{ "a: 1\n b: 2\n", "2:3: error: cannot be read: a colon where none can stand" },
		{ "a:1\nb: 2\n", "2:2: error: cannot be read: a colon where none can stand" },
		{ "a: [x, y\nb: 2\n", "2:2: error: cannot be read: a comma, a quote or a closing bracket is missing" },
		{ "a: 1\nb\nc: 2\n", "2:1: error: cannot be read: a line without its colon" },
		{ "a: \"x\nb: 2\n", "1:4: error: cannot be read: a quote that is never closed" },
		{ "a: %\n", "1:4: error: cannot be read: a value cannot begin with %" },
		{ "a: \"C:\\danh sach\"\n", "1:7: error: cannot be read: a backslash inside double quotes" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena *a = arena_new(1 << 16);
		struct diags d;
		struct value v = read_as(rows[i].yaml, "yaml", a, &d);
		str said = tap_diags(a, &d);

		if (!str_starts(said, str_format(a, "x:%s [D110]\n    hint: ", rows[i].complaint)))
			FAIL("%s: " STR_FMT, rows[i].yaml, STR_ARG(said));
		IS_INT(v.kind, VALUE_NONE); /* half a file is none */
		arena_free(a);
	}
}

TEST(markdown_loses_nothing_in_silence)
{
	static const struct {
		const char *text, *complaint;
	} rows[] = {
		{ "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n", "x.md:9:1: error: a table's row with more or fewer cells than its header: 3 cells; the header has 2 [D116]\n"
		                                        "    hint: an empty cell is written | |; a bar inside a text is written \\|\n" },
		{ "a | b\n---|---\n1 \\| 2 | 3\n", "" },
		{ "x[^1]\n\n[^1]: y\n\n[^2]: z\n", "x.md:11:1: error: a footnote that nothing refers to: [^2] [D115]\n"
		                                   "    hint: write [^2] behind the word that it explains, or delete the note\n" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena *a = arena_new(1 << 16);
		struct source *s = source_new(a, SOURCE_TEXT, STR("x.md"), STR(""));
		struct diags d;

		diags_init(&d, a);
		in_markdown(str_of(rows[i].text), loc_at(s, 7, 1), a, &d);
		IS_STR(tap_diags(a, &d), str_of(rows[i].complaint));
		arena_free(a);
	}
}

TEST(the_sample_workbook_is_read_with_its_cells)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	struct value v, *row;

	diags_init(&d, a);
	v = in_read("inputs/ha-bac/ke-hoach/chi-tieu.xlsx", NULL, a, &d);
	OK(diags_ok(&d));
	row = value_path(&v, STR("chi_tieu[1]"));
	OK(row != NULL && row->kind == VALUE_MAP);
	IS_STR(value_text_at(row, STR("ma"), STR("")), STR("1.1"));
	OK(dec_eq(value_at(row, STR("muc_tieu"))->dec, dec_make(226895, 1)));
	IS_INT(value_at(row, STR("muc_tieu"))->where.line, 3);
	IS_INT(value_at(row, STR("muc_tieu"))->where.column, 6);
	arena_free(a);
}

/* A workbook of one sheet; its name and the cells of its first row are XML. */
static struct value
read_xlsx(const char *name, const char *heads[3], bool keep_headers, struct arena *a, struct diags *d)
{
#define XLSX "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
	struct package *p = pkg_new(PACKAGE_XLSX, "x.xlsx", a);
	str bytes;

	pkg_put(p, STR("xl/workbook.xml"), str_format(a, "<workbook " XLSX " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
	    "<sheets><sheet name=\"%s\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>", name));
	pkg_put(p, STR("xl/_rels/workbook.xml.rels"), STR("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
	    "<Relationship Id=\"rId1\" Type=\"x\" Target=\"worksheets/a&amp;b.xml\"/></Relationships>"));
	pkg_put(p, STR("xl/sharedStrings.xml"), str_format(a, "<sst " XLSX "><si><t>%s</t></si></sst>", heads[1]));
	pkg_put(p, STR("xl/worksheets/a&b.xml"), str_format(a, "<worksheet " XLSX "><sheetData><row r=\"1\">"
	    "<c r=\"A1\" t=\"inlineStr\"><is><t>%s</t></is></c><c r=\"B1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"str\"><f>\"x\"</f><v>%s</v></c></row>"
	    "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2</v></c><c r=\"C2\"><v>3</v></c></row></sheetData></worksheet>", heads[0], heads[2]));
	if (!pkg_bytes(p, a, &bytes, d))
		FAIL("no package");
	return in_read_bytes(bytes, STR("xlsx"), &(struct in_options){ .keep_headers = keep_headers }, "x.xlsx", a, d);
}

#define SHEET_HEAD "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Mã</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>T1</t></is></c></row>"

/* The inside of a worksheet. Style 1 is a day, style 2 a percentage. */
static struct value
read_worksheet_with(const char *inside, bool date1904, const struct in_options *opt, struct arena *a, struct diags *d)
{
	struct package *p = pkg_new(PACKAGE_XLSX, "x.xlsx", a);
	str bytes;

	diags_init(d, a);
	pkg_put(p, STR("xl/workbook.xml"), str_format(a, "<workbook " XLSX " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
	    "<workbookPr date1904=\"%d\"/><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>", date1904));
	pkg_put(p, STR("xl/_rels/workbook.xml.rels"), STR("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
	    "<Relationship Id=\"rId1\" Type=\"x\" Target=\"worksheets/1.xml\"/></Relationships>"));
	pkg_put(p, STR("xl/sharedStrings.xml"), STR("<sst " XLSX "><si><t>chung</t></si></sst>"));
	pkg_put(p, STR("xl/styles.xml"), STR("<styleSheet " XLSX "><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>"));
	pkg_put(p, STR("xl/worksheets/1.xml"), str_format(a, "<worksheet " XLSX ">%s</worksheet>", inside));
	if (!pkg_bytes(p, a, &bytes, d))
		FAIL("no package");
	return in_read_bytes(bytes, STR("xlsx"), opt, "x.xlsx", a, d);
}

static struct value
read_worksheet(const char *inside, bool date1904, struct arena *a, struct diags *d)
{
	return read_worksheet_with(inside, date1904, NULL, a, d);
}

TEST(a_formula_without_its_result_matters_where_it_is_used)
{
	static const char *const ours[] = { "s", NULL }, *const others[] = { "thang", NULL };
	static const char sheet[] =
	    "<sheetData><row r=\"1\"><c r=\"A1\"><f>1</f></c></row><row r=\"2\"><c r=\"A2\" t=\"str\"><v>Mã</v></c><c r=\"B2\" t=\"str\"><v>T1</v></c>"
	    "<c r=\"C2\" t=\"str\"><v>Ghi chú</v></c><c r=\"D2\" t=\"str\"><v>x_riêng</v></c><c r=\"E2\"><f>2</f></c></row>"
	    "<row r=\"3\"><c r=\"A3\"><v>1</v></c><c r=\"B3\"><f>3</f></c><c r=\"C3\"><f>4</f></c><c r=\"D3\"><f>5</f></c><c r=\"F3\"><f>6</f></c></row>"
	    "<row r=\"4\"><c r=\"A4\"><f>7</f></c></row><row r=\"5\"><c r=\"B5\"><f>8</f></c></row></sheetData>";
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	struct value v;

	diags_init(&d, a);
	(void)read_worksheet_with(sheet, false, &(struct in_options){ .coded = ours }, a, &d);
	IS_STR(tap_diags(a, &d), /* a heading, a figure, a code; but no title, no remark, no note beside, no sum below */
	    STR("x.xlsx: s!E2: error: a formula without its result [D107]\n    hint: open the workbook, let it compute, and save it\n"
		"x.xlsx: s!B3: error: a formula without its result [D107]\n    hint: open the workbook, let it compute, and save it\n"
		"x.xlsx: s!A4: error: a formula without its result [D107]\n    hint: open the workbook, let it compute, and save it\n"));
	diags_init(&d, a);
	(void)read_worksheet(sheet, false, a, &d);
	IS_INT(d.count[DIAG_ERROR], 8); /* who has no codes may use them all */
	diags_init(&d, a);
	v = read_worksheet_with(
	    SHEET_HEAD "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><f>A2</f></c></row></sheetData>", false,
	    &(struct in_options){ .coded = others }, a, &d);
	IS_STR(tap_diags(a, &d), STR(""));
	v = *value_at(&value_at(&v, STR("s"))->list->at[0], STR("t1"));
	IS_INT(v.kind, VALUE_MISSING); /* said where it is asked for */
	IS_STR(v.text, STR("s!B2: a formula without its result [D107]"));
	arena_free(a);
}

TEST(an_xlsx_s_cells_are_read_as_excel_means_them)
{
	static const struct {
		const char *cell, *json, *complaint; /* json NULL: no value */
		bool date1904;
	} rows[] = {
		{ "<c r=\"B2\"><f>A2</f></c>", NULL, "a formula without its result [D107]" },
		{ "<c r=\"B2\"><f>A2</f><v></v></c>", NULL, "a formula without its result [D107]" },
		{ "<c r=\"B2\"><f>A2</f><v/></c>", NULL, "a formula without its result [D107]" },
		{ "<c r=\"B2\" t=\"n\"><f t=\"shared\" si=\"0\"/><v> </v></c>", NULL, "a formula without its result [D107]" },
		{ "<c r=\"B2\" t=\"b\"><f>A2</f><v></v></c>", NULL, "a formula without its result [D107]" },
		{ "<c r=\"B2\" t=\"str\"><f>A2</f></c>", NULL, "a formula without its result [D107]" },
		{ "<c r=\"B2\" t=\"str\"><f>\"\"</f><v></v></c>", NULL, "" }, /* Excel's own way of an empty text */
		{ "<c r=\"B2\"><v></v></c>", NULL, "" },                     /* an empty cell */
		{ "<c r=\"B2\" t=\"s\"><v>0</v></c>", "\"chung\"", "" },
		{ "<c r=\"B2\" t=\"s\"><v>1</v></c>", NULL, "the workbook contradicts itself in this cell: no string number 1 [D122]" },
		{ "<c r=\"B2\" t=\"s\"><v>-1</v></c>", NULL, "the workbook contradicts itself in this cell: no string number -1 [D122]" },
		{ "<c r=\"B2\" t=\"s\"><v>x</v></c>", NULL, "the workbook contradicts itself in this cell: no string number x [D122]" },
		{ "<c r=\"B2\" t=\"s\"><v>18446744073709551616</v></c>", NULL,
		    "the workbook contradicts itself in this cell: no string number 18446744073709551616 [D122]" },
		{ "<c r=\"B2\" t=\"b\"><v>0</v></c>", "false", "" },
		{ "<c r=\"B2\" t=\"b\"><v>co</v></c>", NULL, "the workbook contradicts itself in this cell: co [D122]" },
		{ "<c r=\"B2\" t=\"so\"><v>1</v></c>", NULL, "the workbook contradicts itself in this cell: so [D122]" },
		{ "<c r=\"B2\"><v>1,5</v></c>", NULL, "not a number of the declared form: 1,5 [D106]" },
		{ "<c r=\"B2\"><v>0x10</v></c>", NULL, "not a number of the declared form: 0x10 [D106]" },
		{ "<c r=\"B2\"><v>NaN</v></c>", NULL, "not a number of the declared form: NaN [D106]" },
		{ "<c r=\"B2\"><v>1.2E-2</v></c>", "0.012", "" },
		{ "<c r=\"B2\"><v>0.30000000000000004</v></c>", "0.3", "" },
		{ "<c r=\"B2\"><v>123456789012345</v></c>", "123456789012345", "" },
		{ "<c r=\"B2\"><v>26734000000000001</v></c>", "26734000000000000", "more digits than a workbook's number keeps: 26734000000000001 [D125]" },
		{ "<c r=\"B2\" t=\"d\"><v>2026-03-05</v></c>", "\"2026-03-05\"", "" },
		{ "<c r=\"B2\" t=\"d\"><v>2026-03-05T00:00:00</v></c>", "\"2026-03-05\"", "" },
		{ "<c r=\"B2\" t=\"d\"><v>2026-03-05T14:30:00Z</v></c>", "\"05/3/2026 14:30\"", "" },
		{ "<c r=\"B2\" t=\"d\"><v>07:30:00</v></c>", "\"07:30\"", "" },
		{ "<c r=\"B2\" t=\"d\"><v>2026-02-30</v></c>", NULL, "no such day or time: 2026-02-30 [D121]" },
		{ "<c r=\"B2\" t=\"d\"><v>05/03/2026</v></c>", NULL, "no such day or time: 05/03/2026 [D121]" },
		{ "<c r=\"B2\" t=\"d\"><v>2026-03-05T25:00:00</v></c>", NULL, "no such day or time: 2026-03-05T25:00:00 [D121]" },
		{ "<c r=\"B2\" t=\"inlineStr\"><is><t>a_x000D__x000A_b_x0041_</t></is></c>", "\"a\\nbA\"", "" },
		{ "<c r=\"B2\" t=\"str\"><v>a_x005F_x000D_b</v></c>", "\"a_x000D_b\"", "" },
		{ "<c r=\"B2\" t=\"str\"><v>_xD83D__xDE00_ _xD83D_ _x12_</v></c>", "\"😀 _xD83D_ _x12_\"", "" },
		{ "<c r=\"B2\" t=\"str\"><v>a_x0007_b</v></c>", "\"ab\"", "control characters left out: byte 07 [D114]" },
		{ "<c r=\"B2\" s=\"1\"><v>44196</v></c>", "\"2025-01-01\"", "", true },
		{ "<c r=\"B2\" s=\"1\"><v>0</v></c>", "\"1904-01-01\"", "", true },
		{ "<c r=\"B2\" s=\"1\"><v>60</v></c>", "\"1904-03-01\"", "", true },
		{ "<c r=\"B2\" s=\"2\"><v>0.13</v></c>", "13", "" },
		{ "<c r=\"B2\"><v>1</v></c><c r=\"B2\"><v>2</v></c>", "1", "the cell stands in the file twice [D123]" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena *a = arena_new(1 << 16);
		struct diags d;
		struct value v = read_worksheet(
		    str_c(a, str_format(a, SHEET_HEAD "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>x</t></is></c>%s</row></sheetData>", rows[i].cell)),
		    rows[i].date1904, a, &d);
		const struct value *cell = value_path(&v, STR("s[0].t1"));
		str said = tap_diags(a, &d), want = str_of(rows[i].complaint);

		IS_STR(cell == NULL || cell->kind == VALUE_NONE ? STR("") : json(a, cell), rows[i].json != NULL ? str_of(rows[i].json) : STR(""));
		if (want.n == 0 ? said.n > 0 : str_find(said, want, 0) == said.n)
			FAIL("%s: " STR_FMT, rows[i].cell, STR_ARG(said));
		arena_free(a);
	}
}

TEST(rows_out_of_order_are_put_in_order_and_what_stands_twice_is_told)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	struct value v = read_worksheet(SHEET_HEAD "<row r=\"4\"><c r=\"B4\"><v>44</v></c><c r=\"A4\"><v>4</v></c></row>"
	    "<row r=\"2\"><c r=\"A2\"><v>2</v></c></row><row r=\"4\"><c r=\"B4\"><v>45</v></c></row><row><c><v>5</v></c></row></sheetData>", false, a, &d);

	IS_STR(json(a, &v), STR("{\"s\": [{\"ma\": 2}, {\"ma\": 4, \"t1\": 44}, {\"ma\": 5}]}"));
	IS_STR(tap_diags(a, &d), STR("x.xlsx: s!B4: error: the cell stands in the file twice [D123]\n"));
	arena_free(a);
}

TEST(a_flaw_of_a_sheet_s_texts_is_told_once_with_its_first_cell)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;

	read_worksheet(SHEET_HEAD "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>1</t></is></c><c r=\"B2\" t=\"inlineStr\"><is><t>Vi\u00d6t Nam</t></is></c></row>"
	    "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>M\u00fcller, \u00f0ồng, x\u200b\u00e3</t></is></c><c r=\"B3\" t=\"inlineStr\"><is><t>Vi\u00d6t \u00f0ồng qu\ufffdn</t></is></c></row></sheetData>", false, a, &d);
	IS_STR(tap_diags(a, &d),
	    STR("x.xlsx: s!B2: error: words in an old encoding: Vi\u00d6t, 2 in this sheet [K263]\n"
		"    hint: TCVN3 (.VnTime) or VNI text: convert it with vanthu data convert, or type it anew\n"
		"x.xlsx: s!A3: warning: ð where đ is meant: \u00f0ồng, 2 in this sheet [K264]\n"
		"    hint: they look alike, but no search finds it: type đ\n"
		"x.xlsx: s!A3: warning: a sign that nobody sees: U+200B, 1 in this sheet [K265]\n"
		"    hint: it came with a copied text: delete it\n"
		"x.xlsx: s!B3: error: a sign that was lost when the file was saved: U+FFFD, 1 in this sheet [K266]\n"
		"    hint: type this place anew\n"));
	arena_free(a);
}

/* A cell of text, one of a number. */
#define T(at, text) "<c r=\"" at "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define N(at, number) "<c r=\"" at "\"><v>" number "</v></c>"
#define MERGES(list) "</sheetData><mergeCells>" list "</mergeCells>"
#define MERGE(ref) "<mergeCell ref=\"" ref "\"/>"

TEST(of_merged_cells_the_first_has_the_value)
{
	static const struct {
		const char *sheet, *json, *complaints;
	} rows[] = {
		/* a figure for two months */
		{ SHEET_HEAD "<row r=\"2\">" T("A2", "a") N("B2", "7") "</row><row r=\"3\">" T("A3", "b") "</row>" MERGES(MERGE("B2:B3")),
		    "{\"s\": [{\"ma\": \"a\", \"t1\": 7}, {\"ma\": \"b\"}]}", "D108 " },
		/* a text for two rows */
		{ SHEET_HEAD "<row r=\"2\">" T("A2", "a") N("B2", "7") "</row><row r=\"3\">" N("B3", "8") "</row>" MERGES(MERGE("A2:A3")),
		    "{\"s\": [{\"ma\": \"a\", \"t1\": 7}, {\"t1\": 8}]}", "D124 " },
		/* what lies beneath is no value to anybody who looks at the sheet */
		{ SHEET_HEAD "<row r=\"2\">" T("A2", "a") T("B2", "b") "</row>" MERGES(MERGE("A2:B2")), "{\"s\": [{\"ma\": \"a\", \"t1\": null}]}", "D124 " },
		{ SHEET_HEAD "<row r=\"2\">" T("A2", "a") N("B2", "7") "</row>" MERGES(MERGE("A2:B2")), "{\"s\": [{\"ma\": \"a\", \"t1\": null}]}", "D108 " },
		/* the title of a group of rows takes the row's width and says nothing wrong */
		{ SHEET_HEAD "<row r=\"2\">" T("A2", "I. KINH TẾ") "</row><row r=\"3\">" T("A3", "a") N("B3", "7") "</row>" MERGES(MERGE("A2:B2")),
		    "{\"s\": [{\"ma\": \"I. KINH TẾ\"}, {\"ma\": \"a\", \"t1\": 7}]}", "" },
		/* a year as the title of all, above the headings */
		{ "<sheetData><row r=\"1\">" N("A1", "2026") "</row><row r=\"2\">" T("A2", "Mã") T("B2", "T1") "</row><row r=\"3\">" T("A3", "a") N("B3", "7")
		  "</row>" MERGES(MERGE("A1:B1")), "{\"s\": [{\"ma\": \"a\", \"t1\": 7}]}", "" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena *a = arena_new(1 << 16);
		struct diags d;
		struct value v = read_worksheet(rows[i].sheet, false, a, &d);
		struct out ids;

		out_init(&ids);
		for (const struct diag *g = d.first; g != NULL; g = g->next)
			out_printf(&ids, "%s ", g->kind->id);
		IS_STR(out_str(&ids), str_of(rows[i].complaints));
		IS_STR(json(a, &v), str_of(rows[i].json));
		out_release(&ids);
		arena_free(a);
	}
}

TEST(headings_of_two_and_three_rows_are_joined)
{
	static const struct {
		const char *sheet, *json;
	} rows[] = {
		{ "<sheetData><row r=\"1\">" T("A1", "UBND XÃ") "</row><row r=\"3\">" T("A3", "TT") T("B3", "Năm 2025") "</row><row r=\"4\">" T("B4", "KH") T("C4", "TH")
		  "</row><row r=\"5\">" N("A5", "1") N("B5", "2") N("C5", "3") "</row>" MERGES(MERGE("A1:C1") MERGE("B3:C3") MERGE("A3:A4")),
		    "{\"s\": [{\"tt\": 1, \"nam_2025_kh\": 2, \"nam_2025_th\": 3}]}" },
		/* years as numbers beneath */
		{ "<sheetData><row r=\"1\">" T("A1", "Mã") T("B1", "Thực hiện") "</row><row r=\"2\">" N("B2", "2025") N("C2", "2026") "</row><row r=\"3\">" N("A3", "1")
		  N("B3", "2") N("C3", "3") "</row>" MERGES(MERGE("B1:C1") MERGE("A1:A2")), "{\"s\": [{\"ma\": 1, \"thuc_hien_2025\": 2, \"thuc_hien_2026\": 3}]}" },
		{ "<sheetData><row r=\"1\">" T("A1", "Tên") T("B1", "2026") "</row><row r=\"2\">" T("B2", "Quý I") T("D2", "Cả năm") "</row><row r=\"3\">" T("B3", "KH")
		  T("C3", "TH") "</row><row r=\"4\">" T("A4", "x") N("B4", "2") N("C4", "3") N("D4", "4") "</row>"
		  MERGES(MERGE("B1:D1") MERGE("B2:C2") MERGE("D2:D3") MERGE("A1:A3")),
		    "{\"s\": [{\"ten\": \"x\", \"2026_quy_i_kh\": 2, \"2026_quy_i_th\": 3, \"2026_ca_nam\": 4}]}" },
		/* one row of headings with a wide one: what is below are data, since other columns have some */
		{ "<sheetData><row r=\"1\">" T("A1", "Tên") T("B1", "Ghi") "</row><row r=\"2\">" T("A2", "x") T("B2", "y") "</row>" MERGES(MERGE("B1:C1")),
		    "{\"s\": [{\"ten\": \"x\", \"ghi\": \"y\"}]}" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena *a = arena_new(1 << 16);
		struct diags d;
		struct value v = read_worksheet(rows[i].sheet, false, a, &d);

		IS_STR(tap_diags(a, &d), STR(""));
		IS_STR(json(a, &v), str_of(rows[i].json));
		arena_free(a);
	}
}

static struct value
read_ods_names(const char *name, const char *heads[3], bool keep_headers, struct arena *a, struct diags *d)
{
	return read_spreadsheet_as(str_format(a, "<table:table table:name=\"%s\"><table:table-row>" ODS_TEXT("%s") ODS_TEXT("%s") ODS_TEXT("%s")
	    "</table:table-row><table:table-row>" ODS_NUMBER("1") ODS_NUMBER("2") ODS_NUMBER("3") "</table:table-row></table:table>",
	    name, heads[0], heads[1], heads[2]).p, keep_headers, a, d);
}

/* A workbook's only sheet has this name, and one row with this key under each heading. */
static void
expect_names(const struct value *v, const char *sheet, const char *format, struct arena *a)
{
	struct out o;

	out_init(&o);
	out_printf(&o, "{\"%s\": [{", sheet);
	for (int c = 0; c < 3; c++) {
		out_printf(&o, "%s\"", c > 0 ? ", " : "");
		out_printf(&o, format, 'a' + c);
		out_printf(&o, "\": %d", c + 1);
	}
	out_put(&o, STR("}]}"));
	IS_STR(json(a, v), out_str(&o));
	out_release(&o);
}

TEST(names_with_references_are_read_as_they_are_meant)
{
	static const struct {
		const char *xml, *name, *key;
	} rows[] = {
		{ "Thu &amp; chi", "Thu & chi", "thu_chi" },
		{ "Thu &#38; chi", "Thu & chi", "thu_chi" },
		{ "Thu &#x26; chi", "Thu & chi", "thu_chi" },
		{ "Thu &lt; chi", "Thu < chi", "thu_chi" },
		{ "Chi ti&#234;u, k&#x1EBF; ho&#7841;ch", "Chi tiêu, kế hoạch", "chi_tieu_ke_hoach" },
		{ "S&amp;amp;L", "S&amp;L", "s_amp_l" }, /* once, not twice */
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		for (int way = 0; way < 4; way++) {
			bool keep = way & 1;
			struct arena *a = arena_new(1 << 16);
			const char *heads[3];
			struct diags d;
			struct value v;

			diags_init(&d, a);
			for (int c = 0; c < 3; c++)
				heads[c] = str_format(a, "%c %s", 'a' + c, rows[i].xml).p;
			v = way & 2 ? read_ods_names(rows[i].xml, heads, keep, a, &d) : read_xlsx(rows[i].xml, heads, keep, a, &d);
			expect_names(&v, keep ? rows[i].name : rows[i].key, str_format(a, keep ? "%%c %s" : "%%c_%s", keep ? rows[i].name : rows[i].key).p, a);
			IS_STR(tap_diags(a, &d), STR(""));
			arena_free(a);
		}
}

TEST(a_truncated_workbook_is_refused_wherever_it_is_cut)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	str whole;

	diags_init(&d, a);
	OK(file_read("inputs/ha-bac/ke-hoach/chi-tieu.xlsx", a, &whole, &d));
	for (size_t n = 0; n < whole.n; n += 97) {
		diags_init(&d, a);
		in_read_bytes(str_sub(whole, 0, n), STR("xlsx"), NULL, "x.xlsx", a, &d);
		OK(!diags_ok(&d));
	}
	arena_free(a);
}

TEST(a_cell_is_what_its_format_makes_of_it)
{
	static const struct {
		const char *format;
		double number;
		const char *want; /* as JSON */
		bool percent;
	} rows[] = {
	    {"General", 5, "5", false},
	    {"0.00", 1.5, "1.5", false},
	    {"0%", 0.125, "12.5", true},
	    {"0.0%;-0.0%", -0.5, "-50", true},
	    {"0.0\" %\"", 12.5, "12.5", false},  /* a sign that is only written */
	    {"0\\%", 12.5, "12.5", false},
	    {"00000", 45, "\"00045\"", false},
	    {"00000", 123456, "123456", false}, /* no zero that it would lose */
	    {"0000 000 000", 912345678, "\"0912 345 678\"", false},
	    {"\"0\"0", 45, "45", false},
	    {"0\\-00", 5, "\"0-05\"", false},
	    {"00.00", 5, "5", false}, /* a figure's places */
	    {"0;-0%", -0.5, "-50", true}, /* each sign has its section */
	    {"0;-0%", 0.5, "0.5", false},
	    {"h:mm", 0.3125, "\"07:30\"", false},
	    {"hh:mm:ss AM/PM", 0.75, "\"18:00\"", false},
	    {"h:mm:ss", 0.31255787037037, "\"07:30:05\"", false},
	    {"h:mm", 46086.75, "\"18:00\"", false}, /* the day isn't shown */
	    {"mm:ss", 0.0625, "\"01:30:00\"", false},
	    {"[h]:mm", 1.25, "\"30:00\"", false},
	    {"[mm]:ss", 0.0625, "\"90:00\"", false},
	    {"[s]", 0.0625, "\"5400\"", false},
	    {"dd/mm/yyyy hh:mm", 46086.60416666666, "\"05/3/2026 14:30\"", false},
	    {"dd/mm/yyyy hh:mm", 46086, "\"2026-03-05\"", false},
	    {"dd/mm/yyyy hh:mm", 0.3125, "\"07:30\"", false},
	    {"dd/mm/yyyy", 46086.99999, "\"2026-03-05\"", false}, /* the day it is */
	    {"dd/mm/yyyy hh:mm", 46086.999999, "\"2026-03-06\"", false}, /* and the minute it rounds to */
	    {"mmmm yyyy", 46086, "\"2026-03-05\"", false},
	    {"dd/mm/yyyy", 1, "\"1900-01-01\"", false},
	    {"dd/mm/yyyy", 59, "\"1900-02-28\"", false},
	    {"dd/mm/yyyy", 61, "\"1900-03-01\"", false},
	    {"dd/mm/yyyy", 60, NULL, false}, /* 29 February 1900 never was */
	    {"dd/mm/yyyy", 2958465, "\"9999-12-31\"", false},
	    {"dd/mm/yyyy", 2958466, NULL, false},
	    {"dd/mm/yyyy", 46086, "\"2026-03-05\"", false},
	    {"yyyy\\-mm", 46086.75, "\"2026-03-05\"", false},
	    {"\"ngày\" 0", 46086, "46086", false}, /* letters within quotes ask for no date */
	    {"[Red]0.0", 3, "3", false},
	    {"[$-42A]dd mmmm", 46086, "\"2026-03-05\"", false},
	    {"0_d", 7, "7", false},
	    {"* 0", 7, "7", false},
	    {"#,##0", 1234567, "1234567", false},
	    {"m/d/yy", 0, NULL, false}, /* no day */
	    {"dd/mm/yyyy", -1, NULL, false},
	    {"0.00", 1e300, NULL, false},
	};
	enum { ROWS = sizeof rows / sizeof rows[0] };
	struct arena *a = arena_new(1 << 16);
	char dir[] = "/tmp/vanthu-input-XXXXXX";
	const char *path;
	struct in_options opt = { .mark = ',' };
	lxw_workbook *book;
	lxw_worksheet *sheet;
	struct diags d;
	struct value v, *list;

	OK(mkdtemp(dir) != NULL);
	path = file_join(a, dir, "x.xlsx");
	book = workbook_new(path);
	sheet = workbook_add_worksheet(book, "so");
	worksheet_write_string(sheet, 0, 0, "Mã", NULL);
	worksheet_write_string(sheet, 0, 1, "Số", NULL);
	for (int i = 0; i < ROWS; i++) {
		lxw_format *f = workbook_add_format(book);

		format_set_num_format(f, rows[i].format);
		worksheet_write_string(sheet, (lxw_row_t)i + 1, 0, rows[i].format, NULL);
		worksheet_write_number(sheet, (lxw_row_t)i + 1, 1, rows[i].number, f);
	}
	worksheet_write_string(sheet, ROWS + 1, 0, "đúng", NULL);
	worksheet_write_boolean(sheet, ROWS + 1, 1, 1, NULL);
	worksheet_write_string(sheet, ROWS + 2, 0, "chữ", NULL);
	worksheet_write_formula_str(sheet, ROWS + 2, 1, "=A1", NULL, "kết quả");
	worksheet_write_string(sheet, ROWS + 3, 0, "lỗi", NULL);
	worksheet_write_formula_str(sheet, ROWS + 3, 1, "=1/0", NULL, "#DIV/0!");
	sheet = workbook_add_worksheet(book, "an");
	worksheet_write_string(sheet, 0, 0, "Mã", NULL);
	worksheet_hide(sheet);
	OK(workbook_close(book) == LXW_NO_ERROR);
	diags_init(&d, a);
	v = in_read(path, &opt, a, &d);
	list = value_at(&v, STR("so"));
	OK(list != NULL && list->kind == VALUE_LIST);
	for (size_t i = 0; list != NULL && i < ROWS; i++) {
		const struct value *cell = i < list->list->n ? value_at(&list->list->at[i], STR("so")) : NULL;
		str got = cell != NULL && cell->kind != VALUE_NONE ? json(a, cell) : STR("null");

		if (!str_eq(got, rows[i].want != NULL ? str_of(rows[i].want) : STR("null")) || (cell != NULL && cell->kind == VALUE_DEC && cell->percent != rows[i].percent))
			FAIL("%s of %g is %.*s", rows[i].format, rows[i].number, STR_ARG(got));
	}
	IS_INT(list != NULL ? list->list->n : 0, ROWS + 3);
	for (size_t i = 0; list != NULL && i < 2 && ROWS + i < list->list->n; i++) {
		const struct value *cell = value_at(&list->list->at[ROWS + i], STR("so"));

		IS_STR(cell != NULL ? json(a, cell) : STR(""), i == 0 ? STR("true") : STR("\"kết quả\""));
	}
	{
		struct out ids, want;

		out_init(&want);
		for (int i = 0; i < ROWS; i++)
			if (rows[i].want == NULL)
				out_printf(&want, "%s so!B%d; ", rows[i].number == 1e300 ? "D106" : "D121", i + 2);
		out_printf(&want, "D105 so!B%d; D117 an; ", ROWS + 4);
		out_init(&ids);
		for (const struct diag *g = d.first; g != NULL; g = g->next) {
			struct out place;

			out_init(&place);
			loc_put(&place, g->where);
			out_printf(&ids, "%s %.*s; ", g->kind->id, STR_ARG(str_sub(out_str(&place), strlen(path) + 2, place.n)));
			out_release(&place);
		}
		IS_STR(out_str(&ids), out_str(&want));
		out_release(&ids);
		out_release(&want);
	}
	unlink(path);
	rmdir(dir);
	arena_free(a);
}
