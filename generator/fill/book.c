/*
 * The workbook behind an editable chart, as little SpreadsheetML as a spreadsheet program asks for (ECMA-376-1, 18;
 * the parts that must be there: 12.3). Texts stand in their cells (inlineStr, 18.18.11), so that no table of
 * strings is needed; figures are written as the decimals that they are. No clock: equal charts, equal bytes.
 */
#include "base/arena.h"
#include "base/out.h"
#include "fill/native.h"
#include "package/package.h"

#define XML_HEAD     "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define NS_SHEET     "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define NS_RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define TYPE_SHEET   "application/vnd.openxmlformats-officedocument.spreadsheetml."

enum {
	FORMAT_OWN = 164, /* ids below are the program's own formats (18.8.30) */
	STYLE_PLACES = 1  /* style of a cell with no decimals; with one the next, … */
};

static void
put_sheet_text(struct out *o, size_t column, size_t row, str text)
{
	out_puts(o, "<c r=\"");
	native_cell(o, column, row);
	out_puts(o, "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
	out_xml(o, text);
	out_puts(o, "</t></is></c>");
}

static void
put_figure_cell(struct out *o, size_t column, size_t row, const struct chart_column *c, struct arena *a)
{
	const struct chart_figure *f = &c->at[row - 1];

	if (!f->known)
		return;
	out_puts(o, "<c r=\"");
	native_cell(o, column, row);
	out_printf(o, "\" s=\"%d\"><v>" STR_FMT "</v></c>", STYLE_PLACES + native_places(c->places),
	    STR_ARG(dec_str(a, f->value)));
}

static str
sheet_part(const struct chart_table *x)
{
	struct out o;
	str s;

	out_init(&o);
	out_puts(&o,
	    XML_HEAD "<worksheet xmlns=\"" NS_SHEET
		     "\"><cols><col min=\"1\" max=\"1\" width=\"28\" customWidth=\"1\"/></cols>"
		     "<sheetData><row r=\"1\">");
	for (size_t k = 0; k < x->columns_n; k++)
		put_sheet_text(&o, k + 1, 0, x->columns[k].name);
	out_puts(&o, "</row>");
	for (size_t i = 1; i <= x->n; i++) {
		out_printf(&o, "<row r=\"%zu\">", i + 1);
		put_sheet_text(&o, 0, i, x->labels[i - 1]);
		for (size_t k = 0; k < x->columns_n; k++)
			put_figure_cell(&o, k + 1, i, &x->columns[k], x->a);
		out_puts(&o, "</row>");
	}
	out_puts(&o, "</sheetData></worksheet>");
	s = out_copy(&o, x->a);
	out_release(&o);
	return s;
}

/* A style for each number of decimals, and the parts that may not lack (18.8). */
static str
make_sheet_styles(struct arena *a)
{
	struct out o;
	str s;

	out_init(&o);
	out_printf(&o, XML_HEAD "<styleSheet xmlns=\"" NS_SHEET "\"><numFmts count=\"%d\">", NATIVE_PLACES + 1);
	for (int places = 0; places <= NATIVE_PLACES; places++)
		out_printf(&o, "<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>", FORMAT_OWN + places,
		    native_number_format(a, places));
	out_printf(&o,
	    "</numFmts><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Times New Roman\"/><family val=\"1\"/></font></fonts>"
	    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
	    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
	    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
	    "<cellXfs count=\"%d\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>",
	    STYLE_PLACES + NATIVE_PLACES + 1);
	for (int places = 0; places <= NATIVE_PLACES; places++)
		out_printf(&o,
		    "<xf numFmtId=\"%d\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>",
		    FORMAT_OWN + places);
	out_puts(&o,
	    "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>");
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

static void
add_sheet_part(struct package *p, const char *part, str bytes, const char *type, struct diags *d)
{
	pkg_put(p, str_of(part), bytes);
	pkg_set_content_type(p, str_of(part), str_of(type), d);
}

bool
native_book(const struct chart_table *table, str *bytes, struct diags *d)
{
	static const char core[] = XML_HEAD
	    "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
	    "xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
	    "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2000-01-01T00:00:00Z</dcterms:created></cp:coreProperties>";
	static const char app[] =
	    XML_HEAD "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
		     "<Application>vanthu</Application></Properties>";
	struct package *p = pkg_new(PACKAGE_XLSX, "bieu-do.xlsx", table->a);
	str sheet, book = STR("xl/workbook.xml");

	pkg_relate(p, STR(""), STR(NS_RELATIONS "/officeDocument"), book, false, d);
	pkg_relate(p, STR(""),
	    STR("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"),
	    STR("docProps/core.xml"), false, d);
	pkg_relate(p, STR(""), STR(NS_RELATIONS "/extended-properties"), STR("docProps/app.xml"), false, d);
	sheet = pkg_relate(p, book, STR(NS_RELATIONS "/worksheet"), STR("xl/worksheets/sheet1.xml"), false, d);
	pkg_relate(p, book, STR(NS_RELATIONS "/styles"), STR("xl/styles.xml"), false, d);
	add_sheet_part(
	    p, "docProps/core.xml", str_of(core), "application/vnd.openxmlformats-package.core-properties+xml", d);
	add_sheet_part(p, "docProps/app.xml", str_of(app),
	    "application/vnd.openxmlformats-officedocument.extended-properties+xml", d);
	add_sheet_part(p, book.p,
	    str_format(table->a,
		XML_HEAD "<workbook xmlns=\"" NS_SHEET "\" xmlns:r=\"" NS_RELATIONS
			 "\"><sheets><sheet name=\"" NATIVE_SHEET "\" sheetId=\"1\" r:id=\"" STR_FMT
			 "\"/></sheets></workbook>",
		STR_ARG(sheet)),
	    TYPE_SHEET "sheet.main+xml", d);
	add_sheet_part(p, "xl/worksheets/sheet1.xml", sheet_part(table), TYPE_SHEET "worksheet+xml", d);
	add_sheet_part(p, "xl/styles.xml", make_sheet_styles(table->a), TYPE_SHEET "styles+xml", d);
	return pkg_bytes(p, table->a, bytes, d);
}
