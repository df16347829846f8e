/* A workbook that people keep: what is set stands there, and nothing else is touched; forms that are whole. */
#include "tap.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "input/input.h"
#include "package/package.h"
#include "text/text.h"
#include "workbook/workbook.h"

#define SHEET_NS  "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE_NS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static const char year_sheet[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<worksheet xmlns=\"" SHEET_NS "\" xmlns:r=\"" OFFICE_NS "\"><dimension ref=\"A1:E6\"/>"
    "<cols><col min=\"4\" max=\"4\" width=\"11\" style=\"2\" customWidth=\"1\"/></cols><sheetData>"
    "<row r=\"1\"><c r=\"A1\" s=\"1\" t=\"s\"><v>0</v></c></row>"
    "<row r=\"3\" spans=\"1:5\"><c r=\"A3\" t=\"s\"><v>1</v></c><c r=\"B3\" t=\"inlineStr\"><is><r><t>Thực </t></r><r><t>hiện</t></r></is></c>"
    "<c r=\"C3\" t=\"str\"><v>Tỷ lệ</v></c><c r=\"D3\" t=\"inlineStr\"><is><t>Ghi chú</t></is></c></row>"
    "<row r=\"4\"><c r=\"A4\"><v>1.1000000000000001</v></c><c r=\"B4\" s=\"2\"><v>5</v></c><c r=\"C4\" s=\"3\"><v>0.5</v></c></row>"
    "<row r=\"5\"><c r=\"A5\" t=\"inlineStr\"><is><t>2</t></is></c><c r=\"B5\" s=\"2\"><f>SUM(thang!C2:N2)</f><v>7</v></c></row>"
    "<row r=\"6\"><c r=\"A6\" t=\"inlineStr\"><is><t> 3 </t></is></c><c r=\"E6\" t=\"inlineStr\"><is><t>ngoài bảng</t></is></c></row>"
    "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"C5:C6\"/></mergeCells><legacyDrawing r:id=\"rId1\"/></worksheet>";

static const char strings[] = "<sst xmlns=\"" SHEET_NS "\"><si><t>SỐ LIỆU NĂM</t></si><si><t>Mã</t><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si></sst>";
static const char styles[] =
    "<styleSheet xmlns=\"" SHEET_NS "\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"0.0&quot;%&quot;\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"0.00%\"/></numFmts><cellXfs count=\"4\"><xf numFmtId=\"0\"/><xf numFmtId=\"0\"/>"
    "<xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>";

struct made_sheet {
	const char *name, *xml;
};

/* A workbook as others write it: its parts in an order of their own, one that nobody knows among them. */
static str
make_book(const struct made_sheet *sheets, size_t n, struct arena *a)
{
	struct package *p = pkg_new(PACKAGE_XLSX, "x.xlsx", a);
	str main = STR("xl/workbook.xml"), list = STR(""), bytes = STR("");
	struct diags d;

	diags_init(&d, a);
	pkg_put(p, STR("xl/media/ảnh.bin"), STR("\x01\x02 không ai biết"));
	pkg_put(p, STR("xl/sharedStrings.xml"), str_of(strings));
	pkg_put(p, STR("xl/styles.xml"), str_of(styles));
	pkg_put(p, main, STR("")); /* so that relations can be made */
	pkg_relate(p, STR(""), STR(OFFICE_NS "/officeDocument"), main, false, &d);
	pkg_relate(p, main, STR(OFFICE_NS "/sharedStrings"), STR("xl/sharedStrings.xml"), false, &d);
	pkg_relate(p, main, STR(OFFICE_NS "/styles"), STR("xl/styles.xml"), false, &d);
	pkg_set_content_type(p, main, STR("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), &d);
	for (size_t i = 0; i < n; i++) {
		str part = str_format(a, "xl/worksheets/trang%zu.xml", i + 1);
		str id = pkg_relate(p, main, STR(OFFICE_NS "/worksheet"), part, false, &d);

		pkg_put(p, part, str_of(sheets[i].xml));
		list = str_format(a, STR_FMT "<sheet name=\"%s\" sheetId=\"%zu\" r:id=\"" STR_FMT "\"/>", STR_ARG(list), sheets[i].name,
		    i + 4, STR_ARG(id));
	}
	pkg_put(p, main,
	    str_format(a,
		"<workbook xmlns=\"" SHEET_NS "\" xmlns:r=\"" OFFICE_NS "\"><sheets>" STR_FMT
		"</sheets><definedNames><definedName name=\"Ten\">chi_tieu!$A$1</definedName></definedNames><oleSize ref=\"A1\"/></workbook>",
		STR_ARG(list)));
	OK(pkg_bytes(p, a, &bytes, &d));
	IS_STR(tap_diags(a, &d), STR(""));
	return bytes;
}

static str
part_of(str bytes, const char *part, struct arena *a)
{
	struct diags d;
	struct package *p;
	str s = STR("");

	diags_init(&d, a);
	p = pkg_open_bytes(bytes, "x", a, &d);
	if (p == NULL || !pkg_read(p, str_of(part), &s, &d))
		return STR("(none)");
	return s;
}

/* from's first place in s replaced by to. */
static str
replaced(str s, const char *from, const char *to, struct arena *a)
{
	size_t at = str_find(s, str_of(from), 0);

	OK(at < s.n);
	return str_format(a, STR_FMT "%s" STR_FMT, STR_ARG(str_sub(s, 0, at)), to,
	    STR_ARG(str_sub(s, at + strlen(from), s.n)));
}

static const char one_month[] =
    "<worksheet xmlns=\"" SHEET_NS "\"><sheetData><row><c t=\"inlineStr\"><is><t>Mã</t></is></c><c t=\"inlineStr\"><is><t>T1</t></is></c></row>"
    "<row><c t=\"inlineStr\"><is><t>2</t></is></c><c><v>1</v></c></row></sheetData></worksheet>";

static const struct made_sheet usual[] = { { "Chỉ tiêu", year_sheet }, { "thang", one_month } };

static const struct value *
figure(struct arena *a, long long coefficient, int scale)
{
	struct value v = value_dec(dec_make(coefficient, scale));

	return arena_copy(a, &v, sizeof v);
}

TEST(a_cell_is_set_and_every_other_byte_stays)
{
	struct arena *a = arena_new(1 << 16);
	str bytes = make_book(usual, 2, a), now, want;
	struct book_table *t;
	struct book *b;
	struct diags d;
	bool added;

	diags_init(&d, a);
	b = book_open(bytes, "x.xlsx", a, &d);
	t = book_table(b, "chi_tieu", NULL, 0, &d);
	OK(t != NULL);
	IS_STR(book_sheet_name(t), STR("Chỉ tiêu"));
	IS_INT(book_column(t, STR("THUC HIEN"), &d), 2);
	IS_INT(book_column(t, STR("ty_le"), &d), 3);
	IS_INT(book_row(t, STR("1.1"), &added, &d), 4); /* a number of the spreadsheet's */
	IS_INT(book_row(t, STR("3"), &added, &d), 6);
	OK(!added);
	OK(book_put(t, 4, 2, figure(a, 125, 1), STR(""), &d));
	OK(book_put(t, 4, 3, figure(a, 91, 0), STR("91"), &d)); /* percent: the hundredth part */
	OK(book_put(t, 6, 2, figure(a, 333333333, 9), STR("0.33333333333333331"), &d));
	OK(book_put(t, 6, 4, &(struct value){ .kind = VALUE_TEXT, .text = STR(" =1+1 & _x000D_ <b>") }, STR(""), &d));
	OK(book_bytes(b, &now, &d));
	IS_STR(tap_diags(a, &d), STR(""));
	want = str_of(year_sheet);
	want = replaced(want, "<c r=\"B4\" s=\"2\"><v>5</v>", "<c r=\"B4\" s=\"2\"><v>12.5</v>", a);
	want = replaced(want, "<v>0.5</v>", "<v>0.91</v>", a);
	want = replaced(want, "<c r=\"E6\"",
	    "<c r=\"B6\"><v>0.33333333333333331</v></c><c r=\"D6\" s=\"2\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> =1+1 &amp; "
	    "_x005F_x000D_ &lt;b&gt;</t></is></c><c r=\"E6\"",
	    a);
	IS_STR(str_trim(part_of(now, "xl/worksheets/trang1.xml", a)), want);
	for (size_t i = 0; i < 6; i++) {
		static const char *const same[] = { "xl/media/ảnh.bin", "xl/sharedStrings.xml", "xl/styles.xml",
			"xl/worksheets/trang2.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml" };

		IS_STR(part_of(now, same[i], a), part_of(bytes, same[i], a));
	}
	/* the workbook has a formula: whoever opens it computes */
	OK(str_find(part_of(now, "xl/workbook.xml", a), STR("</definedNames><calcPr fullCalcOnLoad=\"1\"/><oleSize"), 0) <
	    part_of(now, "xl/workbook.xml", a).n);
	arena_free(a);
}

TEST(a_row_and_a_column_are_added_beyond_everything)
{
	struct arena *a = arena_new(1 << 16);
	struct book_table *t;
	struct book *b;
	struct diags d;
	bool added;
	str now, sheet;
	uint32_t row, column;

	diags_init(&d, a);
	b = book_open(make_book(usual, 2, a), "x.xlsx", a, &d);
	t = book_table(b, "chi_tieu", NULL, 0, &d);
	IS_INT(book_has_column(t, STR("Lý do")), 0);
	column = book_column(t, STR("Lý do"), &d);
	IS_INT(column, 6); /* column E has a note, though no heading */
	IS_INT(book_has_column(t, STR("ly_do")), 6);
	row = book_row(t, STR("4.1"), &added, &d);
	IS_INT(row, 7);
	OK(added);
	IS_INT(book_row(t, STR("4.1"), &added, &d), 7);
	OK(!added);
	OK(book_put(t, row, 2, figure(a, 9, 0), STR(""), &d));
	OK(book_bytes(b, &now, &d));
	IS_STR(tap_diags(a, &d), STR(""));
	sheet = part_of(now, "xl/worksheets/trang1.xml", a);
	OK(str_find(sheet, STR("<dimension ref=\"A1:F7\"/>"), 0) < sheet.n);
	OK(str_find(sheet, STR("<c r=\"F3\" t=\"inlineStr\"><is><t xml:space=\"preserve\">Lý do</t></is></c></row>"), 0) < sheet.n);
	OK(str_find(sheet, STR("<row r=\"3\"><c"), 0) < sheet.n); /* its spans would be wrong */
	OK(str_find(sheet,
	       STR("<row r=\"7\"><c r=\"A7\" t=\"inlineStr\"><is><t xml:space=\"preserve\">4.1</t></is></c><c r=\"B7\"><v>9</v></c></row></sheetData>"),
	       0) < sheet.n);
	arena_free(a);
}

TEST(what_a_figure_must_not_be_put_over_is_complained_about)
{
	static const char no_code[] = "<worksheet xmlns=\"" SHEET_NS "\"><sheetData><row r=\"2\"><c r=\"B2\"><v>1</v></c></row></sheetData></worksheet>";
	static const char array[] =
	    "<worksheet xmlns=\"" SHEET_NS "\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Mã</t></is></c></row>"
	    "<row r=\"2\"><c r=\"B2\"><f t=\"array\" ref=\"B2:B3\">A2:A3</f><v>1</v></c></row></sheetData></worksheet>";
	static const struct made_sheet sheets[] = { { "thang", one_month }, { "THANG", one_month }, { "chi_tieu", no_code }, { "a", array } };
	struct arena *a = arena_new(1 << 16);
	struct book_table *t;
	struct book *b;
	struct diags d;

	diags_init(&d, a);
	b = book_open(make_book(usual, 2, a), "x.xlsx", a, &d);
	t = book_table(b, "chi_tieu", NULL, 0, &d);
	OK(!book_put(t, 5, 2, figure(a, 1, 0), STR(""), &d));
	OK(!book_put(t, 6, 3, figure(a, 1, 0), STR(""), &d));
	IS_STR(tap_diags(a, &d),
	    STR("x.xlsx: Chỉ tiêu!B5: error: a formula stands where a figure is to go: SUM(thang!C2:N2) [W101]\n"
	        "    hint: the formula is not written over: correct what it counts, or put the figure in its place by hand\n"
	        "x.xlsx: Chỉ tiêu!C6: error: merged cells where a figure is to go [W102]\n"
	        "    hint: unmerge them and write the figure where it belongs\n"));
	diags_init(&d, a);
	b = book_open(make_book(sheets, 4, a), "x.xlsx", a, &d);
	OK(book_table(b, "thang", NULL, 0, &d) == NULL && book_table(b, "chi_tieu", NULL, 0, &d) == NULL);
	IS_STR(tap_diags(a, &d),
	    STR("x.xlsx: thang: error: two sheets of one name: thang, THANG [W105]\n"
	        "x.xlsx: chi_tieu: error: a sheet with cells, but no column Mã [W103]\n"
	        "    hint: head the column of the indicators' codes with Mã\n"));
	diags_init(&d, a);
	OK(!book_put(book_table(b, "a", NULL, 0, &d), 3, 2, figure(a, 1, 0), STR(""), &d));
	IS_INT(d.count[DIAG_ERROR], 1);
	diags_init(&d, a);
	OK(book_open(STR("PK"), "x.xlsx", a, &d) == NULL && d.kept == 1);
	arena_free(a);
}

/* T1 of the months is set; does this formula lose its result? */
TEST(a_formula_that_depends_on_what_was_set_loses_its_old_result)
{
	static const struct {
		const char *formula;
		bool is_stale;
		const char *why;
	} rows[] = {
		{ "SUM(thang!B2:N2)", true, "an area of another sheet" },
		{ "SUM(thang!C2:N2)", false, "an area beside it" },
		{ "thang!$B$2*2", true, "a fixed cell" },
		{ "THANG!b2", true, "sheets and columns have no case" },
		{ "'thang'!B2", true, "a sheet in quotes" },
		{ "'th''ang'!B2", false, "a sheet that there is none of" },
		{ "B2", false, "the cell of its own sheet" },
		{ "SUM(thang!B:B)", true, "a whole column" },
		{ "SUM(thang!$2:$2)", true, "a whole row" },
		{ "SUM(thang!C:D)", false, "other columns" },
		{ "thang!B2:B2+1", true, "an area of one" },
		{ "IF(TRUE,1E+5,2.5)", false, "numbers and words of its own" },
		{ "\"thang!B2\"&amp;A1", false, "text that looks like a reference" },
		{ "INDIRECT(\"thang!B2\")", true, "nobody knows of what" },
		{ "OFFSET(A1,1,1)", true, "nobody knows of what" },
		{ "TongThang", true, "a name may mean anything" },
		{ "Bang1[T1]", true, "so may a table's column" },
		{ "[1]thang!C5", true, "and another workbook" },
		{ "_xlfn.STDEV.P(C2:D2)", false, "a function with dots" },
		{ "SUM(thang:khac!B2)", true, "sheets from one to another" },
		{ "G9", true, "what depends on a result that is lost" },
	};
	struct arena *a = arena_new(1 << 18);

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct made_sheet sheets[] = { { "thang", one_month }, { "khac", NULL } };
		struct book *b;
		struct diags d;
		str now, sheet;

		sheets[1].xml = str_format(a,
		    "<worksheet xmlns=\"" SHEET_NS "\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><f>%s</f><v>7</v></c></row>"
		    "<row r=\"9\"><c r=\"G9\"><f>thang!B2+H9</f><v>8</v></c><c r=\"H9\"><v>1</v></c></row></sheetData></worksheet>",
		    rows[i].formula)
				    .p;
		diags_init(&d, a);
		b = book_open(make_book(sheets, 2, a), "x.xlsx", a, &d);
		OK(book_put(book_table(b, "thang", NULL, 0, &d), 2, 2, figure(a, 3, 0), STR(""), &d));
		OK(book_bytes(b, &now, &d));
		sheet = part_of(now, "xl/worksheets/trang2.xml", a);
		if ((str_find(sheet, STR("<v>7</v>"), 0) == sheet.n) != rows[i].is_stale)
			FAIL("%s: %s", rows[i].formula, rows[i].why);
		OK(str_find(sheet, str_format(a, "<f>%s</f>", rows[i].formula), 0) < sheet.n); /* the formula stays */
		OK(str_find(sheet, STR("<v>8</v>"), 0) == sheet.n && str_find(sheet, STR("<v>1</v>"), 0) < sheet.n);
	}
	arena_free(a);
}

TEST(a_formula_that_was_filled_down_depends_by_its_own_place)
{
	static const char shared[] =
	    "<worksheet xmlns=\"" SHEET_NS "\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Mã</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>T1</t></is></c></row>"
	    "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>1</v></c><c r=\"C2\"><f t=\"shared\" ref=\"C2:C4\" si=\"0\">B2*$B$9</f><v>11</v></c></row>"
	    "<row r=\"3\"><c r=\"A3\"><v>2</v></c><c r=\"B3\"><v>1</v></c><c r=\"C3\"><f t=\"shared\" si=\"0\"/><v>12</v></c></row>"
	    "<row r=\"4\"><c r=\"A4\"><v>3</v></c><c r=\"B4\"><v>1</v></c><c r=\"C4\"><f t=\"shared\" si=\"7\"/><v>13</v></c></row></sheetData></worksheet>";
	struct arena *a = arena_new(1 << 16);
	const struct made_sheet sheets[] = { { "thang", shared } };
	struct book *b;
	struct diags d;
	str now;

	diags_init(&d, a);
	b = book_open(make_book(sheets, 1, a), "x.xlsx", a, &d);
	OK(book_put(book_table(b, "thang", NULL, 0, &d), 3, 2, figure(a, 5, 0), STR(""), &d));
	OK(book_bytes(b, &now, &d));
	now = part_of(now, "xl/worksheets/trang1.xml", a);
	OK(str_find(now, STR("<v>11</v>"), 0) < now.n); /* of its own row */
	OK(str_find(now, STR("si=\"0\"/><v>0</v></c>"), 0) < now.n); /* 5 times the empty B9 */
	OK(str_find(now, STR("<v>13</v>"), 0) == now.n); /* nobody has its text: it may depend */
	IS_STR(tap_diags(a, &d),
	    STR("x.xlsx: thang!C4: warning: a formula that depends on a new figure is not computed here, and its result is taken out: ? [W118]\n"
		"    hint: open the workbook, let it compute, and save it\n"));
	arena_free(a);
}

static str
without_ns(str s, struct arena *a)
{
	size_t at = str_find(s, STR("<f>"), 0), end = str_find(s, STR("</c>"), at);

	return str_copy(a, str_sub(s, str_find(s, STR("</f>"), at) + 4, end));
}

/* thang!B2 is set to 3 and waits for what is asked of it; its neighbours in khac: B1 0.1, B2 0.2, B3 Đạt, B4 empty, B5 true. */
TEST(a_result_that_depends_on_what_was_set_is_computed)
{
	static const struct {
		const char *formula, *result, *why;
	} rows[] = {
		{ "thang!B2+1", "<v>4</v>", "a sum" },
		{ "thang!B2*2-10/4", "<v>3.5</v>", "products go before sums" },
		{ "-thang!B2+(1+2)*2", "<v>3</v>", "brackets and a sign before" },
		{ "thang!B2/7", "<v>0.428571428571429</v>", "15 digits, as a spreadsheet shows" },
		{ "thang!B2/7*7", "<v>3</v>", "a seventh seven times is the whole" },
		{ "B1+B2-thang!B2/10", "<v>0</v>", "tenths are exact, also where they come to nothing" },
		{ "IF(B1+B2=thang!B2/10,1,2)", "<v>1</v>", "and where they are compared" },
		{ "thang!B2%*50", "<v>1.5</v>", "a percent sign" },
		{ "SUM(thang!B2:N2,B1:B4,2)", "<v>5.3</v>", "areas: neither text nor nothing counts" },
		{ "SUM(thang!B2,B5)", "", "a truth in an area counts here and not there" },
		{ "SUM(thang!B2,TRUE)", "<v>4</v>", "one by itself does" },
		{ "SUM(thang!B:B)", "<v>3</v>", "a whole column" },
		{ "AVERAGE(thang!B2,B1:B4)", "<v>1.1</v>", "a mean of what are numbers" },
		{ "MIN(thang!B2:B9)-MAX(B1:B2)", "<v>2.8</v>", "the least and the most" },
		{ "PRODUCT(thang!B2,B4)", "<v>3</v>", "an empty cell is no factor" },
		{ "ROUND(thang!B2/7,2)", "<v>0.43</v>", "places" },
		{ "ROUND(-thang!B2*0.5,0)", "<v>-2</v>", "half away from zero" },
		{ "ROUND(thang!B2*1234,-2)", "<v>3700</v>", "hundreds" },
		{ "ROUNDDOWN(thang!B2/7,1)+ROUNDUP(1.01,0)", "<v>2.4</v>", "down and up" },
		{ "ABS(thang!B2-5)", "<v>2</v>", "without its sign" },
		{ "IF(thang!B2&gt;=3,\"Đạt\",\"Chưa đạt\")", "<v>Đạt</v>", "a word" },
		{ "IF(B3=\"ĐẠT\",thang!B2,0)", "<v>3</v>", "words have no case" },
		{ "IF(AND(thang!B2&lt;&gt;3,B1&lt;1),1,)", "<v>0</v>", "what is left out is nothing" },
		{ "IF(OR(thang!B2&lt;=3,FALSE),TRUE,B9)", "<v>1</v>", "a truth" },
		{ "IF(NOT(B4=thang!B2),1E+2,2)", "<v>100</v>", "an empty cell is 0" },
		{ "IFERROR(thang!B2/B4,-1)", "<v>-1</v>", "an error that is caught" },
		{ "thang!B2&amp;\" tháng\"", "<v>3 tháng</v>", "joined text" },
		{ "SUM(G9:G10)", "<v>11</v>", "results that wait themselves" },
		{ "thang!B2*1E300", "", "out of reach" },
		{ "thang!B2/B4", "", "by nothing" },
		{ "thang!B2^2", "", "beyond what is computed" },
		{ "VLOOKUP(1,thang!A1:B2,2)", "", "an unknown function" },
		{ "thang!B1:B2*2", "", "an area where one value belongs" },
		{ "thang!B2+B3", "", "text as a figure" },
		{ "SUM(thang!B2 B1)", "", "areas that meet" },
		{ "thang!B2+A1", "", "a circle" },
		{ "SUM(thang!B2;1)", "", "another separator" },
		{ "SUM(thang!B2", "", "a bracket that is never closed" },
		{ "thang!B2&amp;B1", "", "a figure in text, with the mark of some country" },
		{ "B3&lt;thang!B2&amp;\"\"", "", "which text comes first" },
		{ "IF(thang!B2&gt;0)", "", "too few arguments" },
	};
	struct arena *a = arena_new(1 << 18);

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct made_sheet sheets[] = { { "thang", one_month }, { "khac", NULL } };
		struct book *b;
		struct diags d;
		str now, got;

		sheets[1].xml = str_format(a,
		    "<worksheet xmlns=\"" SHEET_NS "\"><sheetData><row r=\"1\"><c r=\"A1\"><f>%s</f><v>7</v></c><c r=\"B1\"><v>0.10000000000000001</v></c></row>"
		    "<row r=\"2\"><c r=\"B2\"><v>0.2</v></c></row><row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><t>Đạt</t></is></c></row>"
		    "<row r=\"5\"><c r=\"B5\" t=\"b\"><v>1</v></c></row>"
		    "<row r=\"9\"><c r=\"G9\"><f>G10+1</f><v>8</v></c></row><row r=\"10\"><c r=\"G10\"><f>thang!$B$2+2</f><v>9</v></c></row></sheetData></worksheet>",
		    rows[i].formula)
				    .p;
		diags_init(&d, a);
		b = book_open(make_book(sheets, 2, a), "x.xlsx", a, &d);
		OK(book_put(book_table(b, "thang", NULL, 0, &d), 2, 2, figure(a, 3, 0), STR(""), &d));
		OK(book_bytes(b, &now, &d));
		got = without_ns(part_of(now, "xl/worksheets/trang2.xml", a), a);
		if (!str_eq(got, str_of(rows[i].result)))
			FAIL("%s (%s) is " STR_FMT, rows[i].formula, rows[i].why, STR_ARG(got));
		IS_INT(d.count[DIAG_WARNING], rows[i].result[0] == '\0'); /* what has no result is told of */
	}
	arena_free(a);
}

TEST(a_book_that_counts_as_it_shows_is_left_to_its_program)
{
	struct arena *a = arena_new(1 << 16);
	struct made_sheet sheets[] = { { "thang", one_month }, { "khac", NULL } };
	struct diags d;
	struct book *b;
	str now, main;
	struct package *p;

	sheets[1].xml = "<worksheet xmlns=\"" SHEET_NS
			"\"><sheetData><row r=\"1\"><c r=\"A1\"><f>thang!B2</f><v>7</v></c></row></sheetData></worksheet>";
	diags_init(&d, a);
	p = pkg_open_bytes(make_book(sheets, 2, a), "x.xlsx", a, &d);
	OK(pkg_read(p, STR("xl/workbook.xml"), &main, &d));
	pkg_put(p, STR("xl/workbook.xml"), replaced(main, "<oleSize", "<calcPr fullPrecision=\"0\"/><oleSize", a));
	OK(pkg_bytes(p, a, &now, &d));
	b = book_open(now, "x.xlsx", a, &d);
	OK(book_put(book_table(b, "thang", NULL, 0, &d), 2, 2, figure(a, 3, 0), STR(""), &d));
	OK(book_bytes(b, &now, &d));
	OK(str_find(part_of(now, "xl/worksheets/trang2.xml", a), STR("<f>thang!B2</f></c>"), 0) <
	    part_of(now, "xl/worksheets/trang2.xml", a).n);
	IS_INT(d.count[DIAG_WARNING], 1);
	arena_free(a);
}

static str
dump(struct arena *a, const struct value *v)
{
	struct out o;
	str s = STR(""), rest;

	out_init(&o);
	value_dump(&o, v);
	rest = out_copy(&o, a);
	out_release(&o);
	while (rest.n > 0) { /* without places */
		str line = str_split(&rest, '\n');

		s = str_format(a, STR_FMT STR_FMT "\n", STR_ARG(s), STR_ARG(str_sub(line, 0, str_find(line, STR(" @"), 0))));
	}
	return s;
}

TEST(a_new_workbook_is_read_as_it_was_made_and_gives_the_same_bytes)
{
	static const char *const columns[] = { "Mã", "Chỉ tiêu", "T1" };
	struct arena *a = arena_new(1 << 16);
	str bytes[2];
	struct diags d;
	struct value v;
	bool added;

	diags_init(&d, a);
	for (int i = 0; i < 2; i++) {
		struct book *b = book_new("m.xlsx", a);
		struct book_table *t = book_table(b, "thang", columns, 3, &d);
		uint32_t row = book_row(t, STR("1.10"), &added, &d);

		OK(added && book_put(t, row, 2, &(struct value){ .kind = VALUE_TEXT, .text = STR("Xã <thử> & \"thật\"") }, STR(""), &d));
		OK(book_put(t, row, 3, figure(a, -12345, 2), STR(""), &d));
		OK(book_put(t, row, book_column(t, STR("Đúng sai"), &d), &(struct value){ .kind = VALUE_BOOL, .b = true }, STR(""), &d));
		OK(book_bytes(b, &bytes[i], &d));
	}
	IS_STR(bytes[0], bytes[1]);
	v = in_read_bytes(bytes[0], STR("xlsx"), &(struct in_options){ .keep_headers = true }, "m.xlsx", a, &d);
	IS_STR(tap_diags(a, &d), STR(""));
	IS_STR(dump(a, &v), STR(".: map of 1\nthang: list of 1\nthang[0]: map of 4\nthang[0].Mã: text '1.10'\n"
	                        "thang[0].Chỉ tiêu: text 'Xã <thử> & \\\"thật\\\"'\nthang[0].T1: number -123.45\nthang[0].Đúng sai: bool true\n"));
	arena_free(a);
}

/* --- ODS ---------------------------------------------------------------------------------- */

static const char ods_content[] =
    "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
    "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
    "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" "
    "office:version=\"1.3\"><office:automatic-styles><number:percentage-style style:name=\"N1\"/>"
    "<style:style style:name=\"ce1\" style:family=\"table-cell\" style:data-style-name=\"N1\"/></office:automatic-styles>"
    "<office:body><office:spreadsheet><table:table table:name=\"thang\"><table:table-column table:number-columns-repeated=\"3\"/>"
    "<table:table-column table:default-cell-style-name=\"ce1\"/><table:table-header-rows>"
    "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>Mã</text:p></table:table-cell>"
    "<table:table-cell office:value-type=\"string\"><text:p>T1</text:p></table:table-cell>"
    "<table:table-cell office:value-type=\"string\"><text:p>T2</text:p></table:table-cell>"
    "<table:table-cell office:value-type=\"string\"><text:p>T3</text:p></table:table-cell></table:table-row></table:table-header-rows>"
    "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"9\"/></table:table-row>"
    "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>1.1</text:p></table:table-cell>"
    "<table:table-cell table:number-columns-repeated=\"3\" office:value-type=\"float\" office:value=\"4\"><text:p>4</text:p></table:table-cell>"
    "<table:table-cell table:formula=\"of:=SUM([.B4:.D4])\" office:value-type=\"float\" office:value=\"12\"><text:p>12</text:p></table:table-cell>"
    "<table:table-cell table:formula=\"of:=[$thang.$D$4]*[.G1]\" office:value-type=\"float\" office:value=\"13\"><text:p>13</text:p></table:table-cell>"
    "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>";

TEST(an_ods_book_is_changed_in_place_too)
{
	struct arena *a = arena_new(1 << 16);
	struct package *p = pkg_new(PACKAGE_ODS, "x.ods", a);
	struct book_table *t;
	struct book *b;
	struct diags d;
	const struct value *rows;
	struct value v;
	bool added;
	str bytes, now, content;

	diags_init(&d, a);
	pkg_put(p, STR("content.xml"), str_of(ods_content));
	pkg_put(p, STR("Pictures/a.png"), STR("ảnh"));
	OK(pkg_bytes(p, a, &bytes, &d));
	b = book_open(bytes, "x.ods", a, &d);
	t = book_table(b, "thang", NULL, 0, &d);
	IS_INT(book_column(t, STR("t2"), &d), 3);
	IS_INT(book_row(t, STR("1.1"), &added, &d), 4);
	OK(book_put(t, 4, 3, figure(a, 55, 1), STR(""), &d)); /* of three alike the middle one */
	IS_INT(book_row(t, STR("7"), &added, &d), 5);
	OK(added && book_put(t, 5, 4, figure(a, 91, 0), STR(""), &d)); /* in a column that shows percent */
	OK(book_put(t, 5, 2, &(struct value){ .kind = VALUE_TEXT, .text = STR("  hai\n\tdòng") }, STR(""), &d));
	OK(!book_put(t, 4, 5, figure(a, 1, 0), STR(""), &d)); /* a formula */
	IS_INT(d.count[DIAG_ERROR], 1);
	diags_init(&d, a);
	OK(book_bytes(b, &now, &d));
	content = part_of(now, "content.xml", a);
	OK(str_find(content, STR("<table:table-cell office:value-type=\"float\" office:value=\"4\"><text:p>4</text:p></table:table-cell>"
	                         "<table:table-cell office:value-type=\"float\" office:value=\"5.5\"><text:p>5,5</text:p></table:table-cell>"
	                         "<table:table-cell office:value-type=\"float\" office:value=\"4\"><text:p>4</text:p></table:table-cell>"
	                         "<table:table-cell table:formula=\"of:=SUM([.B4:.D4])\" office:value-type=\"float\" office:value=\"13.5\"><text:p>13,5</text:p></table:table-cell>"
	                         "<table:table-cell table:formula=\"of:=[$thang.$D$4]*[.G1]\" office:value-type=\"float\" office:value=\"13\">"),
	       0) < content.n);
	IS_STR(part_of(now, "Pictures/a.png", a), STR("ảnh"));
	IS_STR(part_of(now, "META-INF/manifest.xml", a), part_of(bytes, "META-INF/manifest.xml", a));
	v = in_read_bytes(now, STR("ods"), &(struct in_options){ 0 }, "x.ods", a, &d);
	rows = v.map->at[0].value;
	IS_STR(dec_str(a, value_at(&rows->list->at[0], STR("t2"))->dec), STR("5.5"));
	IS_STR(dec_str(a, value_at(&rows->list->at[1], STR("t3"))->dec), STR("91"));
	OK(value_at(&rows->list->at[1], STR("t3"))->percent);
	IS_STR(value_text_at(&rows->list->at[1], STR("t1"), STR("")), STR("hai\n\tdòng"));
	arena_free(a);
}

/* --- forms -------------------------------------------------------------------------------------- */

TEST(a_form_is_the_same_bytes_and_leaves_nothing_beside_it)
{
	static const struct entry_column columns[] = { { "Mã", "Ghi nhớ", 7 }, { "T1", NULL, 9 } };
	struct arena *a = arena_new(1 << 16);
	struct entry_sheet s = { .name = "thang", .columns = columns, .columns_n = 2 };
	struct entry_form form = { .title = "x" };
	char dir[] = "/tmp/vanthu-form-XXXXXX";
	const char **names, *path;
	struct entry_cell row[2] = { { .content = ENTRY_TEXT, .text = STR("1.1") }, { .look = ENTRY_INPUT, .content = ENTRY_NUMBER } };
	struct diags d;
	str one, two;
	size_t n;

	diags_init(&d, a);
	s.title = s.remarks[0] = s.remarks[1] = STR("x");
	row[1].number = dec_make(25, 1);
	*VEC_ADD(a, &s.rows) = row;
	*VEC_ADD(a, &form.sheets) = &s;
	OK(mkdtemp(dir) != NULL);
	path = file_join(a, dir, "f.xlsx");
	OK(entry_bytes(&form, path, a, &one, &d) && entry_bytes(&form, path, a, &two, &d));
	IS_STR(one, two);
	OK(file_list(dir, a, &names, &n) && n == 0);
	OK(!entry_bytes(&form, "/tmp/vanthu-none/none/f.xlsx", a, &one, &d));
	IS_INT(d.count[DIAG_FATAL], 1);
	OK(file_list(dir, a, &names, &n) && n == 0);
	OK(rmdir(dir) == 0);
	arena_free(a);
}
