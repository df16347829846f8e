#include "docx/made.h"

/* Tables of DOCX: grid, merging, borders, regions of a style. */

#define TBL(pr, grid, rows) "<w:tbl><w:tblPr>" pr "</w:tblPr><w:tblGrid>" grid "</w:tblGrid>" rows "</w:tbl>"
#define G3 "<w:gridCol w:w=\"100\"/><w:gridCol w:w=\"200\"/><w:gridCol w:w=\"300\"/>"
#define G2 "<w:gridCol w:w=\"100\"/><w:gridCol w:w=\"200\"/>"
#define TR(cells) "<w:tr>" cells "</w:tr>"
#define TC(pr, text) "<w:tc><w:tcPr>" pr "</w:tcPr>" P(text) "</w:tc>"
#define B(side, sz) "<w:" side " w:val=\"single\" w:sz=\"" sz "\" w:space=\"0\" w:color=\"auto\"/>"
#define NOMAR "<w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar>"

TEST(cells_find_their_place_in_the_grid)
{
	static const struct case_row rows[] = {
		{ TBL("", G3, TR(TC("<w:gridSpan w:val=\"2\"/>", "a") TC("", "b"))), "cell 0 columns=2" },
		{ TBL("", G3, TR(TC("<w:gridSpan w:val=\"2\"/>", "a") TC("", "b"))), "cell 2 " },
		{ TBL("", G3, "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"1\"/></w:trPr>" TC("", "a") "</w:tr>"), "row skip-before=1 skip-after=1\n      cell 1 " },
		{ TBL("", G2, TR(TC("<w:vMerge w:val=\"restart\"/>", "a") TC("", "b")) TR(TC("<w:vMerge/>", "") TC("", "c"))), "cell 0 rows=2" },
		/* the same, but nothing above to go on from */
		{ TBL("", G2, TR(TC("<w:vMerge/>", "a") TC("", "b"))), "cell 0 margin=0,108,0,108\n        para\n          text \"a\"" },
		/* the old way of merging sideways */
		{ TBL("", G2, TR(TC("<w:hMerge w:val=\"restart\"/>", "a") TC("<w:hMerge/>", ""))), "cell 0 columns=2" },
		{ TBL("<w:tblW w:w=\"1000\" w:type=\"dxa\"/>", "", TR(TC("", "a") TC("", "b"))), "columns=500,500 autofit width=1000" },
		{ TBL("<w:tblW w:w=\"2500\" w:type=\"pct\"/><w:tblLayout w:type=\"fixed\"/>", G2, TR(TC("", "a") TC("", "b"))), "columns=100,200 width-percent=2500" },
		{ TBL("<w:tblW w:w=\"50%\" w:type=\"pct\"/>", G2, TR(TC("", "a"))), "width-percent=2500" },
		{ TBL("<w:jc w:val=\"center\"/><w:tblInd w:w=\"50\" w:type=\"dxa\"/>", G2, TR(TC("", "a"))), "autofit centre\n" },
		{ TBL("<w:tblInd w:w=\"50\" w:type=\"dxa\"/>", G2, TR(TC("", "a"))), "indent=-58" },
		{ TBL("", G2, "<w:tr><w:trPr><w:trHeight w:val=\"400\" w:hRule=\"exact\"/><w:cantSplit/><w:tblHeader/></w:trPr>" TC("", "a") "</w:tr>"),
		    "row height=400/exact header cant-split" },
		{ TBL("", G2, "<w:tr><w:trPr><w:trHeight w:val=\"400\"/></w:trPr>" TC("", "a") "</w:tr>"), "row height=400/at-least\n" },
		{ TBL("", G2, TR(TC("", "a")) "<w:tr><w:trPr><w:tblHeader/></w:trPr>" TC("", "b") "</w:tr>"), "    row\n      cell 0 margin=0,108,0,108\n        para\n          text \"b\"" },
		{ TBL("<w:tblpPr w:leftFromText=\"180\" w:vertAnchor=\"page\" w:horzAnchor=\"margin\" w:tblpXSpec=\"center\" w:tblpY=\"700\"/>", G2, TR(TC("", "a"))),
		    "float[margin:centre page:700 square dist=0,180,0,0]\n" },
		/* Word ended a page in it */
		{ TBL("<w:tblpPr w:tblpY=\"700\"/>", G2, TR(TC("", "a")) "<w:tr><w:tc><w:p><w:r><w:lastRenderedPageBreak/><w:t>b</w:t></w:r></w:p></w:tc></w:tr>"), "] broken\n" },
		{ TBL("", G2, TR(TC("<w:tcMar><w:top w:w=\"10\" w:type=\"dxa\"/></w:tcMar><w:vAlign w:val=\"bottom\"/><w:textDirection w:val=\"btLr\"/><w:shd w:val=\"clear\" w:fill=\"D0D0D0\"/><w:noWrap/>", "a"))),
		    "margin=10,108,0,108 shading=#D0D0D0 bottom up no-wrap" },
		/* Word repeats a floating table's place in the paragraphs of the tables within it: no frames */
		{ TBL("", G2, "<w:tr><w:tc><w:p><w:pPr><w:framePr w:wrap=\"around\" w:hAnchor=\"margin\" w:y=\"700\"/></w:pPr></w:p></w:tc></w:tr>"),
		    "        para (" },
		{ "<w:tbl><w:tblPr/><w:tblGrid>" G2 "</w:tblGrid><w:tr><w:tc>" TBL("", G2, TR(TC("", "in") TC("", "side"))) P("out") "</w:tc></w:tr></w:tbl>",
		    "        table columns=100,200 autofit\n          row" },
	};

	IS_INT(ROWS(rows), 0);
}

#define TCW(w, pr) TC("<w:tcW w:w=\"" w "\" w:type=\"dxa\"/>" pr, "a")
#define SPAN2 "<w:gridSpan w:val=\"2\"/>"
#define WIDE(w) "<w:tblW w:w=\"" w "\" w:type=\"dxa\"/>"
#define FIXED "<w:tblLayout w:type=\"fixed\"/>"

TEST(a_row_divides_its_table_by_the_grid_by_its_widths_or_evenly)
{
	static const struct case_row rows[] = {
		/* the table's own width rules, and the grid is shares of it */
		{ TBL(WIDE("600"), G2, TR(TC("", "a") TC("", "b"))), "columns=200,400 " },
		{ TBL(WIDE("150"), G2, TR(TC("", "a") TC("", "b"))), "columns=50,100 " },
		/* as many cells as the grid has columns: their own widths don't count */
		{ TBL("", G2, TR(TCW("200", "") TCW("100", ""))), "columns=100,200 " },
		/* more: they do, measured by the grid; each row by itself */
		{ TBL("", "<w:gridCol w:w=\"5000\"/>", TR(TCW("2000", "") TCW("3000", "")) TR(TCW("1000", "") TCW("4000", ""))), "columns=1000,1000,3000 " },
		{ TBL(WIDE("10000"), "<w:gridCol w:w=\"5000\"/>", TR(TCW("2000", "") TCW("3000", ""))), "columns=4000,6000 " },
		/* fewer: the last cell takes what is left */
		{ TBL("", G3, TR(TCW("100", "") TCW("100", ""))), "columns=100,500 " },
		/* fewer with merged cells: even, but for a fixed layout */
		{ TBL("", G3 G3, TR(TCW("400", SPAN2) TCW("300", ""))), "columns=600,600 " },
		{ TBL(FIXED, G3 G3, TR(TCW("400", SPAN2) TCW("300", ""))), "columns=400,800 " },
		/* merged cells beyond the grid: the row says how wide the table is; a narrow last cell counts as the one before */
		{ TBL("", G2, TR(TCW("2000", SPAN2) TCW("2500", SPAN2))), "columns=2000,2500 " },
		{ TBL("", G2, TR(TCW("2000", SPAN2) TCW("1000", SPAN2) TCW("500", SPAN2))), "columns=1750,875,875 " },
		/* a width is missing, or the grid is empty */
		{ TBL("", "<w:gridCol w:w=\"5000\"/>", TR(TC("", "a") TCW("250", ""))), "columns=2500,2500 " },
		{ TBL(WIDE("1000"), "", TR(TC("", "a") TC("", "b"))), "columns=500,500 autofit width=1000" },
		{ TBL("", "<w:gridCol w:w=\"0\"/><w:gridCol w:w=\"0\"/>", TR(TC("", "a") TCW("250", ""))), "columns=5000,5000 autofit width-percent=5000" },
		/* a cell never has nothing */
		{ TBL("", "<w:gridCol w:w=\"1000\"/>", TR(TCW("1000", "") TCW("1000", ""))), "columns=500,500 " },
		/* ends of cells that nearly meet do */
		{ TBL("", "<w:gridCol w:w=\"5000\"/>", TR(TCW("2000", "") TCW("3000", "")) TR(TCW("2010", "") TCW("2990", ""))), "columns=2000,3000 " },
		/* columns before and after a row that does not follow the grid count as a cell */
		{ TBL("", "<w:gridCol w:w=\"900\"/>", "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" TC("", "a") TC("", "b") "</w:tr>"), "columns=300,300,300 " },
	};

	IS_INT(ROWS(rows), 0);
}

#define BORDERS "<w:tblBorders>" B("top", "4") B("left", "4") B("bottom", "4") B("right", "4") B("insideH", "8") B("insideV", "12") "</w:tblBorders>"
TEST(borders_and_margins_say_where_a_table_begins)
{
	static const struct case_row rows[] = {
		/* mode 12: text stands at the margin */
		{ TBL("", G2, TR(TC("", "a") TC("", "b"))), "indent=-108\n" },
		{ TBL(BORDERS, G2, TR(TC("", "a") TC("", "b"))), "indent=-108\n" },
		{ TBL(BORDERS NOMAR, G2, TR(TC("", "a") TC("", "b"))), "indent=-5\n" },
		/* nested: the outer edge of the border does, that of the first cell */
		{ "<w:tbl><w:tr><w:tc>" TBL(BORDERS, G2, TR(TC("", "a") TC("", "b"))) "</w:tc></w:tr></w:tbl>", "indent=5\n" },
		{ "<w:tbl><w:tr><w:tc>" TBL(BORDERS, G2, TR(TC("<w:tcBorders>" B("left", "24") "</w:tcBorders>", "a") TC("", "b")) TR(TC("", "c") TC("", "d"))) "</w:tc></w:tr></w:tbl>", "indent=30\n" },
		/* a thick border pushes the text */
		{ TBL("<w:tblBorders>" B("left", "120") "</w:tblBorders>", G2, TR(TC("", "a") TC("", "b"))), "margin=0,120,0,108" },
		/* floating: the text stands where the distance says */
		{ TBL("<w:tblpPr w:tblpX=\"500\"/>" BORDERS, G2, TR(TC("", "a") TC("", "b"))), "indent=-108 float-shift=113 " },
	};

	IS_INT(ROWS(rows), 0);
}

TEST(where_two_cells_meet_one_border_is_shown)
{
	static const struct case_row rows[] = {
		{ TBL(BORDERS NOMAR, G2, TR(TC("", "a") TC("", "b")) TR(TC("", "c") TC("", "d"))), "cell 0 margin=0,5,0,15 top=single/4/0 left=single/4/0 bottom=single/8/0 right=single/12/0" },
		{ TBL(BORDERS NOMAR, G2, TR(TC("", "a") TC("", "b")) TR(TC("", "c") TC("", "d"))), "cell 1 margin=0,15,0,5 top=single/8/0 left=single/12/0 bottom=single/4/0 right=single/4/0" },
		/* the heavier wins, on both sides */
		{ TBL(BORDERS NOMAR, G2, TR(TC("<w:tcBorders>" B("right", "24") "</w:tcBorders>", "a") TC("", "b"))), "cell 1 margin=0,30,0,5 top=single/4/0 left=single/24/0" },
		/* none against a border: the border (17.4.66) */
		{ TBL(BORDERS NOMAR, G2, TR(TC("<w:tcBorders><w:right w:val=\"nil\"/></w:tcBorders>", "a") TC("", "b"))), "left=single/4/0 bottom=single/4/0 right=single/12/0" },
		{ TBL(BORDERS NOMAR, G2, TR(TC("<w:tcBorders><w:top w:val=\"nil\"/></w:tcBorders>", "a") TC("", "b"))), "cell 0 margin=0,5,0,15 left=single/4/0" },
		/* a merged cell's lower border is its last part's */
		{ TBL(BORDERS NOMAR, G2, TR(TC("<w:vMerge w:val=\"restart\"/>", "a") TC("", "b")) TR(TC("<w:vMerge/><w:tcBorders>" B("bottom", "18") "</w:tcBorders>", "") TC("", "c"))),
		    "cell 0 rows=2 margin=0,5,0,15 top=single/4/0 left=single/4/0 bottom=single/18/0" },
		/* with room between the cells nothing meets */
		{ TBL(BORDERS NOMAR "<w:tblCellSpacing w:w=\"20\" w:type=\"dxa\"/>", G2, TR(TC("<w:tcBorders>" B("right", "24") "</w:tcBorders>", "a") TC("", "b"))), "left=single/12/0" },
		{ TBL("<w:tblBorders><w:top w:val=\"double\" w:sz=\"4\" w:space=\"0\"/></w:tblBorders>" NOMAR, G2, TR(TC("", "a"))), "top=double/12/0" },
	};

	IS_INT(ROWS(rows), 0);
}

#define TABLE_STYLE \
	"<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:name w:val=\"Normal\"/></w:style>" \
	"<w:style w:type=\"table\" w:styleId=\"G\"><w:name w:val=\"Grid\"/><w:pPr><w:spacing w:after=\"40\"/></w:pPr>" \
	"<w:tblPr><w:tblStyleRowBandSize w:val=\"1\"/>" NOMAR "<w:tblBorders>" B("top", "4") B("bottom", "4") "</w:tblBorders></w:tblPr>" \
	"<w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>" B("bottom", "12") "</w:tcBorders><w:shd w:val=\"clear\" w:fill=\"111111\"/></w:tcPr></w:tblStylePr>" \
	"<w:tblStylePr w:type=\"firstCol\"><w:rPr><w:i/></w:rPr></w:tblStylePr>" \
	"<w:tblStylePr w:type=\"band1Horz\"><w:tcPr><w:shd w:val=\"clear\" w:fill=\"222222\"/></w:tcPr></w:tblStylePr>" \
	"<w:tblStylePr w:type=\"band2Horz\"><w:tcPr><w:shd w:val=\"clear\" w:fill=\"333333\"/></w:tcPr></w:tblStylePr>" \
	"<w:tblStylePr w:type=\"nwCell\"><w:tcPr><w:shd w:val=\"clear\" w:fill=\"444444\"/></w:tcPr></w:tblStylePr></w:style>" \
	"<w:style w:type=\"table\" w:styleId=\"H\"><w:name w:val=\"Heir\"/><w:basedOn w:val=\"G\"/><w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b w:val=\"0\"/></w:rPr></w:tblStylePr></w:style>"

TEST(a_table_style_speaks_by_regions)
{
	static const struct case_row rows[] = {
		{ "<w:tblLook w:val=\"04A0\"/>", "cell 0 margin=0,0,0,0 top=single/4/0 bottom=single/12/0 shading=#444444\n        para style=\"Normal\" after=40\n          text \"a\" (Times New Roman 20 bold italic)" },
		{ "<w:tblLook w:val=\"04A0\"/>", "cell 1 margin=0,0,0,0 top=single/4/0 bottom=single/12/0 shading=#111111\n        para style=\"Normal\" after=40\n          text \"b\" (Times New Roman 20 bold)" },
		{ "<w:tblLook w:val=\"04A0\"/>", "cell 0 margin=0,0,0,0 top=single/12/0 shading=#222222\n        para style=\"Normal\" after=40\n          text \"c\" (Times New Roman 20 italic)" },
		{ "<w:tblLook w:val=\"04A0\"/>", "cell 1 margin=0,0,0,0 bottom=single/4/0 shading=#333333\n        para style=\"Normal\" after=40\n          text \"f\" (Times New Roman 20)" },
		/* attributes instead of the mask; nothing but bands */
		{ "<w:tblLook w:firstRow=\"0\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/>", "cell 1 margin=0,0,0,0 top=single/4/0 shading=#222222\n        para style=\"Normal\" after=40\n          text \"b\" (Times New Roman 20)" },
		{ "<w:tblLook w:val=\"0600\"/>", "cell 0 margin=0,0,0,0 top=single/4/0\n        para style=\"Normal\" after=40\n          text \"a\" (Times New Roman 20)" },
	};
	int wrong = 0;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena *a = arena_new(1 << 14);
		struct made m = make(str_c(a, str_format(a, TBL("<w:tblStyle w:val=\"G\"/>%s", G2, TR(TC("", "a") TC("", "b")) TR(TC("", "c") TC("", "d")) TR(TC("", "e") TC("", "f"))), rows[i].body)));

		with_part(&m, "styles", "styles", "styles", TABLE_STYLE);
		read_it(&m);
		wrong += !holds(&m, rows[i].expect);
		arena_free(m.a);
		arena_free(a);
	}
	IS_INT(wrong, 0);
}

TEST(a_default_style_of_12_pt_leaves_a_table_style_its_word)
{
	static const struct {
		int normal, table;
		const char *named, *settings;
		int want;
	} cases[] = {
		{ 24, 22, "T", "", 22 },
		{ 24, 0, "T", "", 18 },  /* the document's */
		{ 28, 22, "T", "", 28 },
		{ 18, 22, "T", "", 18 },
		{ 0, 22, "T", "", 22 },
		{ 24, 22, "D", "", 24 }, /* not for the default table style */
		{ 24, 22, "T", "<w:compat><w:compatSetting w:name=\"overrideTableStyleFontSizeAndJustification\" w:val=\"1\"/></w:compat>", 24 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena *a = arena_new(4096);
		struct made m = make(str_c(a, str_format(a, TBL("<w:tblStyle w:val=\"%s\"/>", G2, TR(TC("", "a") TC("", "b"))), cases[i].named)));
		str normal = cases[i].normal > 0 ? str_format(a, "<w:sz w:val=\"%d\"/>", cases[i].normal) : STR("");
		str table = cases[i].table > 0 ? str_format(a, "<w:sz w:val=\"%d\"/>", cases[i].table) : STR("<w:i/>");

		with_part(&m, "settings", "settings", "settings", cases[i].settings);
		with_part(&m, "styles", "styles", "styles", str_c(a, str_format(a,
		    "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"18\"/></w:rPr></w:rPrDefault></w:docDefaults>"
		    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:name w:val=\"Normal\"/><w:rPr>" STR_FMT "</w:rPr></w:style>"
		    "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"D\"><w:name w:val=\"D\"/></w:style>"
		    "<w:style w:type=\"table\" w:styleId=\"T\"><w:name w:val=\"T\"/><w:rPr>" STR_FMT "</w:rPr></w:style>",
		    STR_ARG(normal), STR_ARG(table))));
		read_it(&m);
		OK(holds(&m, str_c(a, str_format(a, "text \"a\" (Times New Roman %d", cases[i].want))));
		arena_free(m.a);
		arena_free(a);
	}
}

TEST(repeated_rows_are_of_the_first_rows_region)
{
	struct made m = make(TBL("<w:tblStyle w:val=\"H\"/><w:tblLook w:val=\"0420\"/>", G2,
	    "<w:tr><w:trPr><w:tblHeader/></w:trPr>" TC("", "a") TC("", "b") "</w:tr><w:tr><w:trPr><w:tblHeader/></w:trPr>" TC("", "c") TC("", "d") "</w:tr>"
	    TR(TC("", "e") TC("", "f"))));

	with_part(&m, "styles", "styles", "styles", TABLE_STYLE);
	read_it(&m);
	OK(holds(&m, "cell 1 margin=0,0,0,0 top=single/12/0 bottom=single/12/0 shading=#111111\n        para style=\"Normal\" after=40\n          text \"d\""));
	arena_free(m.a);
}

TEST(a_table_whose_first_paragraph_begins_a_page_begins_one)
{
	static const struct case_row rows[] = {
		{ P("x") TBL("", G2, TR("<w:tc><w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p></w:tc>" TC("", "b"))), "indent=-108 page-break-before\n" },
		/* another cell's doesn't */
		{ P("x") TBL("", G2, TR(TC("", "b") "<w:tc><w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p></w:tc>")), "indent=-108\n" },
		/* nor does a break in a cell break anything */
		{ TBL("", G2, TR("<w:tc><w:p><w:r><w:t>a</w:t><w:br w:type=\"page\"/><w:t>b</w:t></w:r></w:p></w:tc>" TC("", "b"))), "text \"ab\"" },
	};

	IS_INT(ROWS(rows), 0);
}

TEST(a_table_style_is_based_on_another)
{
	struct made m = make(TBL("<w:tblStyle w:val=\"H\"/><w:tblLook w:val=\"04A0\"/>", G2, TR(TC("", "a") TC("", "b"))));

	with_part(&m, "styles", "styles", "styles", TABLE_STYLE);
	read_it(&m);
	OK(holds(&m, "shading=#111111\n        para style=\"Normal\" after=40\n          text \"b\" (Times New Roman 20)"));
	arena_free(m.a);
}

TEST(the_text_of_tables_nested_beyond_the_limit_comes_out)
{
	struct out o;
	struct made m;

	out_init(&o);
	for (int i = 0; i < 60; i++)
		out_puts(&o, "<w:tbl><w:tr><w:tc>");
	out_puts(&o, P("deepest"));
	for (int i = 0; i < 60; i++)
		out_puts(&o, P("x") "</w:tc></w:tr></w:tbl>");
	out_char(&o, '\0');
	m = make(out_str(&o).p);
	read_it(&m);
	OK(str_find(m.dump, STR("text \"deepest\""), 0) < m.dump.n);
	OK(warned(&m, "I108"));
	arena_free(m.a);
	out_release(&o);
}
