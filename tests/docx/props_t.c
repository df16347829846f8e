#include "docx/made.h"

/* Properties of DOCX, each value by its name, and what is said of one that is none. */

#define TNR "(Times New Roman 20)"
#define RUN(rpr) "<w:p><w:r><w:rPr>" rpr "</w:rPr><w:t>x</w:t></w:r></w:p>"
#define PARA(ppr) "<w:p><w:pPr>" ppr "</w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
#define BDR(attrs) PARA("<w:pBdr><w:top " attrs "/></w:pBdr>")

TEST(a_border_is_as_wide_as_all_its_lines)
{
	static const struct told_row rows[] = {
		{ BDR("w:val=\"single\""), "para top=single/4/0\n", "" },
		{ BDR("w:val=\"thick\" w:sz=\"8\""), "para top=single/8/0\n", "" },
		{ BDR("w:val=\"double\" w:sz=\"8\""), "para top=double/24/0\n", "" },
		{ BDR("w:val=\"triple\" w:sz=\"8\""), "para top=triple/40/0\n", "" },
		{ BDR("w:val=\"dotted\" w:sz=\"8\""), "para top=dotted/8/0\n", "" },
		{ BDR("w:val=\"dashed\" w:sz=\"8\""), "para top=dashed/8/0\n", "" },
		{ BDR("w:val=\"dashSmallGap\" w:sz=\"8\""), "para top=dashed/20/0\n", "" },
		{ BDR("w:val=\"dotDash\" w:sz=\"8\""), "para top=dot-dash/8/0\n", "" },
		{ BDR("w:val=\"dotDotDash\" w:sz=\"8\""), "para top=dot-dash/8/0\n", "" },
		{ BDR("w:val=\"dashDotStroked\" w:sz=\"8\""), "para top=dot-dash/8/0\n", "" },
		{ BDR("w:val=\"wave\" w:sz=\"8\""), "para top=wave/8/0\n", "" },
		{ BDR("w:val=\"doubleWave\" w:sz=\"8\""), "para top=wave/8/0\n", "" },
		{ BDR("w:val=\"thinThickSmallGap\" w:sz=\"8\""), "para top=thick-thin/20/0\n", "" },
		{ BDR("w:val=\"thickThinMediumGap\" w:sz=\"8\""), "para top=thick-thin/16/0\n", "" },
		{ BDR("w:val=\"thinThickLargeGap\" w:sz=\"8\""), "para top=thick-thin/26/0\n", "" },
		{ BDR("w:val=\"apples\" w:sz=\"8\""), "para top=single/8/0\n", "" }, /* art of Word: a line */
		{ BDR("w:val=\"nil\" w:sz=\"8\""), "  para\n", "" },
		{ BDR("w:val=\"none\" w:sz=\"8\""), "  para\n", "" },
		{ BDR("w:sz=\"8\""), "  para\n", "" },
		{ BDR("w:val=\"single\" w:sz=\"1\""), "top=single/2/0\n", "" },
		{ BDR("w:val=\"single\" w:sz=\"2\""), "top=single/2/0\n", "" },
		{ BDR("w:val=\"single\" w:sz=\"96\""), "top=single/96/0\n", "" },
		{ BDR("w:val=\"single\" w:sz=\"97\""), "top=single/96/0\n", "" },
		{ BDR("w:val=\"single\" w:space=\"31\""), "top=single/4/620\n", "" },
		{ BDR("w:val=\"single\" w:space=\"32\""), "top=single/4/620\n", "" },
		{ BDR("w:val=\"single\" w:space=\"-1\""), "top=single/4/0\n", "" },
		{ BDR("w:val=\"single\" w:color=\"00FF00\""), "top=single/4/0/#00FF00\n", "" },
		{ BDR("w:val=\"single\" w:color=\"auto\" w:themeColor=\"accent2\""), "top=single/4/0/#ED7D31\n", "" },
		{ BDR("w:val=\"single\" w:color=\"00FF00\" w:themeColor=\"accent2\""), "top=single/4/0/#00FF00\n", "" },
#define SIDED(name) PARA("<w:pBdr><w:" name " w:val=\"single\"/></w:pBdr>")
		{ SIDED("left"), "para left=single/4/0\n", "" },
		{ SIDED("start"), "para left=single/4/0\n", "" },
		{ SIDED("bottom"), "para bottom=single/4/0\n", "" },
		{ SIDED("right"), "para right=single/4/0\n", "" },
		{ SIDED("end"), "para right=single/4/0\n", "" },
		{ SIDED("between"), "para between=single/4/0\n", "" },
		{ SIDED("bar"), "  para\n", "" },
	};

	IS_INT(TOLD_ROWS(rows), 0);
}

#define SHD(attrs) RUN("<w:shd " attrs "/>")
TEST(a_pattern_is_mixed_of_its_two_colours)
{
	static const struct told_row rows[] = {
		{ SHD("w:val=\"clear\" w:fill=\"102030\""), "highlight=#102030", "" },
		{ SHD("w:val=\"clear\" w:fill=\"auto\""), "\"x\" " TNR, "" },
		{ SHD("w:val=\"clear\" w:fill=\"auto\" w:themeFill=\"accent3\""), "highlight=#A5A5A5", "" },
		{ SHD("w:val=\"nil\" w:fill=\"102030\""), "\"x\" " TNR, "" },
		{ SHD("w:fill=\"102030\""), "highlight=#102030", "" },
		{ SHD("w:val=\"solid\" w:color=\"102030\" w:fill=\"FFFFFF\""), "highlight=#102030", "" },
		{ SHD("w:val=\"solid\" w:color=\"auto\" w:fill=\"FFFFFF\""), "highlight=#000000", "" },
		{ SHD("w:val=\"pct25\" w:color=\"auto\" w:fill=\"auto\""), "highlight=#BFBFBF", "" },
		{ SHD("w:val=\"pct25\" w:color=\"FF0000\" w:fill=\"0000FF\""), "highlight=#3F00BF", "" },
		{ SHD("w:val=\"pct0\" w:color=\"FF0000\" w:fill=\"0000FF\""), "highlight=#0000FF", "" },
		{ SHD("w:val=\"pct100\" w:color=\"FF0000\" w:fill=\"0000FF\""), "highlight=#FF0000", "" },
		{ SHD("w:val=\"pct200\" w:color=\"FF0000\" w:fill=\"0000FF\""), "highlight=#FF0000", "" },
		{ SHD("w:val=\"diagStripe\" w:color=\"000000\" w:fill=\"FFFFFF\""), "highlight=#BFBFBF", "" }, /* a quarter */
	};

	IS_INT(TOLD_ROWS(rows), 0);
}

#define U(val) RUN("<w:u w:val=\"" val "\"/>")
#define HL(val) RUN("<w:highlight w:val=\"" val "\"/>")
TEST(letters_are_marked_as_their_properties_name_it)
{
	static const struct told_row rows[] = {
		{ U("none"), "\"x\" " TNR, "" }, { U("single"), "underline=single)", "" }, { U("words"), "underline=words)", "" }, { U("double"), "underline=double)", "" },
		{ U("thick"), "underline=thick)", "" }, { U("dotted"), "underline=dotted)", "" }, { U("dottedHeavy"), "underline=dotted)", "" },
		{ U("dash"), "underline=dash)", "" }, { U("dashedHeavy"), "underline=dash)", "" }, { U("dashLong"), "underline=dash)", "" }, { U("dashLongHeavy"), "underline=dash)", "" },
		{ U("dotDash"), "underline=dot-dash)", "" }, { U("dashDotHeavy"), "underline=dot-dash)", "" }, { U("dotDotDash"), "underline=dot-dash)", "" }, { U("dashDotDotHeavy"), "underline=dot-dash)", "" },
		{ U("wave"), "underline=wave)", "" }, { U("wavyHeavy"), "underline=wave)", "" }, { U("wavyDouble"), "underline=wave)", "" }, { U("other"), "underline=single)", "" },
		{ RUN("<w:u/>"), "\"x\" " TNR, "" },
		{ RUN("<w:u w:color=\"FF0000\"/>"), "\"x\" (Times New Roman 20 underline-colour=#FF0000)", "" },
		{ HL("black"), "highlight=#000000)", "" }, { HL("blue"), "highlight=#0000FF)", "" }, { HL("cyan"), "highlight=#00FFFF)", "" }, { HL("green"), "highlight=#00FF00)", "" },
		{ HL("magenta"), "highlight=#FF00FF)", "" }, { HL("red"), "highlight=#FF0000)", "" }, { HL("yellow"), "highlight=#FFFF00)", "" }, { HL("white"), "highlight=#FFFFFF)", "" },
		{ HL("darkBlue"), "highlight=#000080)", "" }, { HL("darkCyan"), "highlight=#008080)", "" }, { HL("darkGreen"), "highlight=#008000)", "" }, { HL("darkMagenta"), "highlight=#800080)", "" },
		{ HL("darkRed"), "highlight=#800000)", "" }, { HL("darkYellow"), "highlight=#808000)", "" }, { HL("darkGray"), "highlight=#808080)", "" }, { HL("lightGray"), "highlight=#C0C0C0)", "" },
		{ HL("none"), "\"x\" " TNR, "" }, { HL("pink"), "\"x\" " TNR, "" },
		{ RUN("<w:dstrike/>"), "double-strike)", "" }, { RUN("<w:outline/>"), "outline)", "" }, { RUN("<w:shadow/>"), "shadow)", "" },
		{ RUN("<w:vertAlign w:val=\"subscript\"/>"), "sub)", "" }, { RUN("<w:vertAlign w:val=\"baseline\"/>"), "\"x\" " TNR, "" },
		{ RUN("<w:position w:val=\"-4\"/>"), "raise=-40)", "" }, { RUN("<w:position w:val=\"2pt\"/>"), "raise=40)", "" },
		{ RUN("<w:position w:val=\"9999\"/>"), "raise=32760)", "I105@1 raised text" },
		{ RUN("<w:w w:val=\"600\"/>"), "scale=600)", "" }, { RUN("<w:w w:val=\"601\"/>"), "scale=600)", "I105@1 letter width" }, { RUN("<w:w w:val=\"0\"/>"), "scale=1)", "I105@1 letter width" },
		{ RUN("<w:sz w:val=\"2\"/>"), "Roman 2)", "" }, { RUN("<w:sz w:val=\"1\"/>"), "Roman 2)", "I105@1 font size" }, { RUN("<w:sz w:val=\"3276\"/>"), "Roman 3276)", "" }, { RUN("<w:sz w:val=\"3277\"/>"), "Roman 3276)", "I105@1 font size" },
		{ RUN("<w:rtl/>"), "rtl)", "" }, { RUN("<w:lang/>"), "\"x\" " TNR, "" }, { RUN("<w:lang w:val=\"\"/>"), "\"x\" " TNR, "" },
		{ RUN("<w:spacing w:val=\"1pt\"/>"), "spacing=20)", "" }, { RUN("<w:spacing w:val=\"wide\"/>"), "\"x\" " TNR, "I115@1 letter spacing: wide" },
		{ RUN("<w:b/><w:b w:val=\"false\"/>"), "\"x\" " TNR, "" }, { RUN("<w:b w:val=\"none\"/><w:i w:val=\"1\"/>"), "italic)", "" },
		{ RUN("<w:kern w:val=\"20\"/>"), "kerning)", "" }, { RUN("<w:kern w:val=\"21\"/>"), "\"x\" " TNR, "" }, { RUN("<w:kern w:val=\"0\"/>"), "\"x\" " TNR, "" },
		{ RUN("<w:color w:val=\"auto\" w:themeColor=\"hyperlink\"/>"), "colour=#0563C1)", "" },
	};

	IS_INT(TOLD_ROWS(rows), 0);
}

#define THEME(name) RUN("<w:color w:themeColor=\"" name "\"/>")
TEST(a_colour_of_the_theme_has_the_names_of_both_languages)
{
	static const struct case_row rows[] = {
		{ THEME("dk1"), "colour=#000000" }, { THEME("dark1"), "colour=#000000" }, { THEME("text1"), "colour=#000000" }, { THEME("tx1"), "colour=#000000" },
		{ THEME("lt1"), "colour=#FFFFFF" }, { THEME("light1"), "colour=#FFFFFF" }, { THEME("background1"), "colour=#FFFFFF" }, { THEME("bg1"), "colour=#FFFFFF" },
		{ THEME("dk2"), "colour=#44546A" }, { THEME("dark2"), "colour=#44546A" }, { THEME("text2"), "colour=#44546A" }, { THEME("tx2"), "colour=#44546A" },
		{ THEME("lt2"), "colour=#E7E6E6" }, { THEME("light2"), "colour=#E7E6E6" }, { THEME("background2"), "colour=#E7E6E6" }, { THEME("bg2"), "colour=#E7E6E6" },
		{ THEME("accent1"), "colour=#4472C4" }, { THEME("accent2"), "colour=#ED7D31" }, { THEME("accent3"), "colour=#A5A5A5" }, { THEME("accent4"), "colour=#FFC000" },
		{ THEME("accent5"), "colour=#5B9BD5" }, { THEME("accent6"), "colour=#70AD47" }, { THEME("hlink"), "colour=#0563C1" }, { THEME("hyperlink"), "colour=#0563C1" },
		{ THEME("folHlink"), "colour=#954F72" }, { THEME("followedHyperlink"), "colour=#954F72" }, { THEME("none"), "\"x\" " TNR },
	};

	IS_INT(ROWS(rows), 0);
}

TEST(a_font_of_the_theme_goes_before_the_name_beside_it)
{
	static const struct {
		const char *fonts, *text, *dump;
	} rows[] = {
		{ "w:asciiTheme=\"majorHAnsi\" w:ascii=\"Arial\"", "x", "\"x\" (Major 20 colour=#010203)" },
		{ "w:asciiTheme=\"minorAscii\"", "x", "\"x\" (Minor 20 colour=#010203)" },
		{ "w:eastAsiaTheme=\"majorEastAsia\"", "\u4E2D", "(MajorEast 20 colour=#010203)" },
		{ "w:eastAsiaTheme=\"minorEastAsia\" w:eastAsia=\"Arial\"", "\u4E2D", "(Arial 20 colour=#010203)" }, /* the theme has none */
		{ "w:cstheme=\"majorBidi\" w:cs=\"Arial\"", "\u0627", "(MajorBidi 20 colour=#010203)" },
		{ "w:cstheme=\"minorBidi\" w:cs=\"Arial\"", "\u0627", "(Arial 20 colour=#010203)" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena *a = arena_new(1 << 12);
		struct made m = make(str_c(a, str_format(a, "<w:p><w:r><w:rPr><w:rFonts %s/><w:color w:themeColor=\"dark1\"/></w:rPr><w:t>%s</w:t></w:r></w:p>", rows[i].fonts, rows[i].text)));

		pkg_put(m.pkg, STR("word/theme/theme1.xml"), STR("<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:themeElements><a:clrScheme><a:dk1><a:sysClr val=\"windowText\" lastClr=\"010203\"/></a:dk1></a:clrScheme>"
		    "<a:fontScheme><a:majorFont><a:latin typeface=\"Major\"/><a:ea typeface=\"MajorEast\"/><a:cs typeface=\"MajorBidi\"/></a:majorFont><a:minorFont><a:latin typeface=\"Minor\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>"));
		pkg_relate(m.pkg, STR("word/document.xml"), STR(REL "theme"), STR("word/theme/theme1.xml"), false, m.d);
		read_it(&m);
		OK(holds(&m, rows[i].dump));
		arena_free(m.a);
		arena_free(a);
	}
}

#define TAB(attrs) PARA("<w:tabs><w:tab " attrs "/></w:tabs>")
TEST(a_paragraph_is_set_as_its_properties_name_it)
{
	static const struct told_row rows[] = {
		{ PARA("<w:jc w:val=\"left\"/>"), "  para\n", "" }, { PARA("<w:jc w:val=\"start\"/>"), "  para\n", "" }, { PARA("<w:jc w:val=\"center\"/>"), "para centre\n", "" },
		{ PARA("<w:jc w:val=\"right\"/>"), "para right\n", "" }, { PARA("<w:jc w:val=\"end\"/>"), "para right\n", "" }, { PARA("<w:jc w:val=\"both\"/>"), "para justify\n", "" },
		{ PARA("<w:jc w:val=\"highKashida\"/>"), "para justify\n", "" }, { PARA("<w:jc w:val=\"distribute\"/>"), "para distribute\n", "" }, { PARA("<w:jc w:val=\"thaiDistribute\"/>"), "para distribute\n", "" },
		{ PARA("<w:bidi/>"), "para right rtl\n", "" }, { PARA("<w:bidi/><w:jc w:val=\"right\"/><w:ind w:right=\"5\"/>"), "para left=5 rtl\n", "" }, { PARA("<w:bidi/><w:jc w:val=\"center\"/>"), "para centre rtl\n", "" },
		{ PARA("<w:ind w:leftChars=\"50\" w:rightChars=\"-100\" w:firstLineChars=\"200\"/>"), "left=105 right=-210 first=420\n", "" },
		{ PARA("<w:ind w:hangingChars=\"100\" w:firstLineChars=\"200\"/>"), "first=-210\n", "" },
		{ PARA("<w:ind w:hanging=\"100\" w:firstLine=\"200\"/>"), "first=-100\n", "" },
		{ PARA("<w:ind w:leftChars=\"1000000000\"/>"), "left=200000", "I105@1 leftChars" },
		{ PARA("<w:spacing w:before=\"-5\" w:after=\"-6\"/>"), "  para\n", "" },
		{ PARA("<w:spacing w:afterLines=\"100\"/>"), "para after=240\n", "" },
		{ PARA("<w:spacing w:line=\"300\" w:lineRule=\"atLeast\"/>"), "line=300/at-least\n", "" },
		{ PARA("<w:spacing w:line=\"300\" w:lineRule=\"auto\"/>"), "line=300/auto\n", "" },
		{ PARA("<w:spacing w:lineRule=\"exact\"/>"), "line=240/exact\n", "" },
		{ TAB("w:val=\"left\" w:pos=\"100\""), "tab=100/left\n", "" }, { TAB("w:val=\"num\" w:pos=\"100\""), "tab=100/left\n", "" }, { TAB("w:val=\"center\" w:pos=\"100\""), "tab=100/centre\n", "" },
		{ TAB("w:val=\"end\" w:pos=\"100\""), "tab=100/right\n", "" }, { TAB("w:val=\"decimal\" w:pos=\"100\""), "tab=100/decimal\n", "" }, { TAB("w:val=\"bar\" w:pos=\"100\""), "tab=100/bar\n", "" },
		{ TAB("w:val=\"clear\" w:pos=\"100\""), "  para\n", "" },
		{ TAB("w:pos=\"1\" w:leader=\"hyphen\""), "tab=1/left hyphen\n", "" }, { TAB("w:pos=\"1\" w:leader=\"underscore\""), "tab=1/left underscore\n", "" }, { TAB("w:pos=\"1\" w:leader=\"heavy\""), "tab=1/left underscore\n", "" },
		{ TAB("w:pos=\"1\" w:leader=\"middleDot\""), "tab=1/left middle-dot\n", "" }, { TAB("w:pos=\"1\" w:leader=\"none\""), "tab=1/left\n", "" },
		{ PARA("<w:tabs><w:tab w:pos=\"5\"/><w:tab w:val=\"right\" w:pos=\"5\"/><w:other w:pos=\"6\"/><w:tab w:pos=\"4\"/></w:tabs>"), "tab=4/left tab=5/right\n", "" },
		{ PARA("<w:outlineLvl w:val=\"0\"/>"), "outline=1\n", "" }, { PARA("<w:outlineLvl w:val=\"8\"/>"), "outline=9\n", "" }, { PARA("<w:outlineLvl w:val=\"9\"/>"), "  para\n", "" }, { PARA("<w:outlineLvl w:val=\"-1\"/>"), "  para\n", "" }, { PARA("<w:outlineLvl/>"), "  para\n", "" },
		{ PARA("<w:contextualSpacing/>"), "contextual\n", "" },
		{ PARA("") PARA("<w:spacing w:beforeAutospacing=\"0\" w:afterAutospacing=\"0\"/>"), "  para\n    text \"x\" " TNR "\n  para\n", "" },
	};

	IS_INT(TOLD_ROWS(rows), 0);
}

#define FRAME(attrs) PARA("<w:framePr " attrs "/>")
TEST(a_frame_stands_where_it_says)
{
	static const struct told_row rows[] = {
		{ FRAME(""), "frame 0x0 column:0 paragraph:0\n", "" },
		{ FRAME("w:hAnchor=\"text\" w:vAnchor=\"text\" w:x=\"1\" w:y=\"2\""), "frame 0x0 column:1 paragraph:2\n", "" },
		{ FRAME("w:hAnchor=\"page\" w:vAnchor=\"page\" w:w=\"5\" w:h=\"6\""), "frame 5x6 page:0 page:0\n", "" },
		{ FRAME("w:hAnchor=\"margin\" w:vAnchor=\"margin\" w:h=\"6\" w:hRule=\"exact\""), "frame 0x6 margin:0 margin:0 exact\n", "" },
		{ FRAME("w:xAlign=\"left\" w:yAlign=\"top\""), "column:left paragraph:top\n", "" },
		{ FRAME("w:xAlign=\"center\" w:yAlign=\"center\""), "column:centre paragraph:centre\n", "" },
		{ FRAME("w:xAlign=\"right\" w:yAlign=\"bottom\""), "column:right paragraph:bottom\n", "" },
		{ FRAME("w:xAlign=\"inside\" w:yAlign=\"outside\""), "column:inside paragraph:outside\n", "" },
		{ FRAME("w:xAlign=\"askew\" w:yAlign=\"inline\""), "column:0 paragraph:0\n", "" },
		{ FRAME("w:hSpace=\"3\" w:vSpace=\"4\" w:wrap=\"around\""), "h-space=3 v-space=4\n", "" },
		{ FRAME("w:dropCap=\"drop\" w:lines=\"3\""), "drop-cap=3\n", "" },
		{ FRAME("w:dropCap=\"margin\""), "drop-cap=1\n", "" },
		{ FRAME("w:dropCap=\"none\" w:lines=\"3\""), "paragraph:0\n", "" },
		{ FRAME("w:dropCap=\"drop\" w:lines=\"10\""), "drop-cap=10\n", "" },
		{ FRAME("w:dropCap=\"drop\" w:lines=\"11\""), "drop-cap=10\n", "I105@1 drop cap" },
	};

	IS_INT(TOLD_ROWS(rows), 0);
}

/* --- styles ------------------------------------------------------------------------------------ */

static struct made
styled(const char *styles, const char *body)
{
	struct made m = make(body);

	with_part(&m, "styles", "styles", "styles", styles);
	read_it(&m);
	return m;
}

#define STYLE(type, id, inside) "<w:style w:type=\"" type "\" w:styleId=\"" id "\"><w:name w:val=\"" id "\"/>" inside "</w:style>"
#define OF(id) "<w:p><w:pPr><w:pStyle w:val=\"" id "\"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
#define RSTYLE(id) RUN("<w:rStyle w:val=\"" id "\"/>")
TEST(styles_are_found_by_their_names_and_kinds)
{
	static const struct {
		const char *styles, *body, *dump, *told;
	} rows[] = {
		{ STYLE("paragraph", "A", "<w:rPr><w:b/></w:rPr>") STYLE("paragraph", "A", "<w:rPr><w:i/></w:rPr>"), OF("A"), "bold)", "I112@0 style A" },
		{ STYLE("character", "C", "<w:rPr><w:b/></w:rPr>"), RSTYLE("C"), "bold)", "" },
		{ STYLE("character", "C", "<w:rPr><w:b/></w:rPr>"), OF("C"), "\"x\" " TNR, "" },
		/* a paragraph's style named for a run: the character style that belongs to it */
		{ STYLE("paragraph", "A", "<w:link w:val=\"C\"/><w:rPr><w:i/></w:rPr>") STYLE("character", "C", "<w:rPr><w:b/></w:rPr>"), RSTYLE("A"), "\"x\" (Times New Roman 20 bold)", "" },
		{ STYLE("paragraph", "A", "<w:link w:val=\"P\"/><w:rPr><w:i/></w:rPr>") STYLE("paragraph", "P", "<w:rPr><w:b/></w:rPr>"), RSTYLE("A"), "\"x\" " TNR, "" },
		{ STYLE("paragraph", "A", "<w:rPr><w:i/></w:rPr>"), RSTYLE("A"), "\"x\" " TNR, "" },
		{ "<w:style w:type=\"paragraph\"><w:rPr><w:b/></w:rPr></w:style>", P("x"), "\"x\" " TNR, "" },
		{ "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"A\"><w:rPr><w:b/></w:rPr></w:style><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"B\"><w:rPr><w:i/></w:rPr></w:style>", P("x"), "\"x\" (Times New Roman 20 bold)", "" },
		{ "<w:style w:type='paragraph' w:styleId='A'><w:rPr><w:b w:val='1'/></w:rPr></w:style>", OF("A"), "bold)", "" },
		{ "<w:style w:type=\"paragraph\" w:styleId=\"A&amp;B\"><w:rPr><w:b/></w:rPr></w:style>", OF("A&amp;B"), "bold)", "" },
		{ "<w:style w:type=\"paragraph\" w:styleId=\"A\"/>" STYLE("paragraph", "B", "<w:basedOn w:val=\"A\"/><w:rPr><w:b/></w:rPr>"), OF("B"), "bold)", "" },
		{ "<w:style w:styleId=\"A\" w:type=\"strange\"><w:rPr><w:b/></w:rPr></w:style>", OF("A"), "bold)", "" },
		{ STYLE("paragraph", "A", "<w:pPr><w:rPr/><w:ind w:right=\"7\" w:firstLine=\"8\"/><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>"), "<w:p><w:pPr><w:pStyle w:val=\"A\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr></w:p>", "right=7 first=8", "" },
		{ "<w:docDefaults><w:pPrDefault><w:pPr><w:ind w:left=\"3\" w:right=\"4\" w:firstLine=\"5\"/></w:pPr></w:pPrDefault></w:docDefaults>" STYLE("paragraph", "A", "<w:pPr><w:ind w:left=\"6\"/><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>"),
		    "<w:p><w:pPr><w:pStyle w:val=\"A\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr></w:p>", "left=6 right=4 first=5", "" },
		/* signs of a symbol font, where the paragraph's is one too */
		{ STYLE("paragraph", "A", "<w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr>"), "<w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr><w:r><w:t>\uf0b7</w:t></w:r></w:p>", "\"\u2022\" " TNR, "" },
		{ "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\"/></w:rPr></w:rPrDefault></w:docDefaults>" STYLE("paragraph", "A", "<w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr>"),
		    "<w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr><w:r><w:t>\uf0b7</w:t></w:r></w:p>", "\"\u2022\" (Arial 20)", "" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made m = styled(rows[i].styles, rows[i].body);

		if (!holds(&m, rows[i].dump))
			FAIL("of %s", rows[i].styles);
		IS_STR(complaints(&m), str_of(rows[i].told));
		arena_free(m.a);
	}
}

/* --- sections, settings ------------------------------------------------------------------------- */

#define LAST(inside) P("a") "<w:sectPr>" inside "</w:sectPr>"
TEST(a_section_names_its_pages)
{
	static const struct told_row rows[] = {
		{ LAST("<w:type w:val=\"nextPage\"/>"), "section next-page", "" }, { LAST("<w:type w:val=\"oddPage\"/>"), "section odd", "" }, { LAST("<w:type w:val=\"evenPage\"/>"), "section even", "" },
		{ LAST("<w:type w:val=\"nextColumn\"/>"), "section next-column", "" }, { LAST("<w:type w:val=\"continuous\"/>"), "section continuous", "" },
		{ LAST("<w:pgSz w:w=\"0\" w:h=\"-5\"/>"), "page=12240x15840", "I105@1 page size" }, { LAST("<w:pgSz w:w=\"1\" w:h=\"2\"/>"), "page=1x2 ", "" },
		{ LAST("<w:cols w:num=\"3\"/>"), "columns=3 gap=720\n", "" }, { LAST("<w:cols w:num=\"0\"/>"), "footer=720\n", "I105@1 columns of a page" },
		{ LAST("<w:cols w:num=\"45\" w:space=\"0\"/>"), "columns=45 gap=0\n", "" }, { LAST("<w:cols w:num=\"46\"/>"), "columns=45 gap=720\n", "I105@1 columns of a page" },
		{ LAST("<w:cols w:num=\"2\" w:equalWidth=\"0\"><w:other/><w:col w:w=\"1\"/></w:cols>"), "columns=2 gap=720\n", "" },
#define EDGE(name) LAST("<w:pgBorders><w:" name " w:val=\"single\"/></w:pgBorders>")
		{ EDGE("top"), "top=single/4/0 borders-from-text\n", "" }, { EDGE("left"), "left=single/4/0 borders", "" }, { EDGE("start"), "left=single/4/0 borders", "" }, { EDGE("bottom"), "bottom=single/4/0 borders", "" },
		{ EDGE("right"), "right=single/4/0 borders", "" }, { EDGE("end"), "right=single/4/0 borders", "" }, { EDGE("middle"), "footer=720 borders-from-text\n", "" },
		{ LAST("<w:vAlign w:val=\"bottom\"/>"), "footer=720 bottom\n", "" }, { LAST("<w:vAlign w:val=\"top\"/>"), "footer=720\n", "" },
		{ LAST("<w:lnNumType/>"), "section next-page", "I101@1 line numbers" },
		{ LAST("<w:pgNumType w:start=\"0\"/>"), "page-start=0\n", "" }, { LAST("<w:pgNumType w:start=\"-1\"/>"), "page-start=0\n", "I105@1 page number" },
		{ LAST("<w:titlePg w:val=\"0\"/>"), "footer=720\n", "" },
		{ LAST("<w:footnotePr><w:numRestart w:val=\"eachPage\"/></w:footnotePr>"), "footer=720 note-restart-page\n", "" },
		{ LAST("<w:footnotePr><w:numRestart w:val=\"eachSect\"/></w:footnotePr>"), "footer=720 note-start=1\n", "" },
		{ LAST("<w:footnotePr><w:numRestart w:val=\"eachSect\"/><w:numStart w:val=\"4\"/></w:footnotePr>"), "footer=720 note-start=4\n", "" },
		{ LAST("<w:footnotePr><w:numStart w:val=\"4\"/></w:footnotePr>"), "footer=720 note-start=4\n", "" },
		{ LAST("<w:footnotePr><w:numStart w:val=\"0\"/></w:footnotePr>"), "footer=720 note-start=1\n", "I105@1 number of a note" },
		{ LAST("<w:footnotePr/>"), "footer=720\n", "" },
		{ LAST("<w:headerReference r:id=\"rId99\"/>"), "footer=720\n  para", "I107@1 header or footer rId99" },
		/* in a text of its own a section ends nowhere */
		{ "<w:tbl><w:tr><w:tc><w:p><w:pPr><w:sectPr/></w:pPr>" T("a") "</w:p></w:tc></w:tr></w:tbl>", "text \"a\"", "" },
		{ "", "section next-page page=12240x15840 margin=1440,1440,1440,1440 header=720 footer=720\n", "" },
	};

	IS_INT(TOLD_ROWS(rows), 0);
}

TEST(settings_and_what_is_told_of_the_document)
{
	static const struct {
		const char *settings, *dump, *told;
	} rows[] = {
		{ "<w:defaultTabStop w:val=\"0\"/>", "document docx compat=12 external-leading\n", "" },
		{ "<w:defaultTabStop w:val=\"1\"/>", "default-tab=1 ", "" },
		{ "<w:footnotePr><w:pos w:val=\"beneathText\"/><w:numFmt w:val=\"chicago\"/></w:footnotePr>", "notes-under-text footnotes=chicago", "" },
		{ "<w:endnotePr><w:pos w:val=\"beneathText\"/><w:numFmt w:val=\"decimal\"/></w:endnotePr>", "external-leading endnotes=decimal", "" },
		{ "<w:footnotePr><w:numRestart w:val=\"eachPage\"/></w:footnotePr>", "note-restart-page", "" },
		{ "<w:endnotePr><w:numRestart w:val=\"eachPage\"/></w:endnotePr>", "footer=720\n", "" },
		{ "<w:footnotePr><w:numRestart w:val=\"eachSect\"/><w:numStart w:val=\"3\"/></w:footnotePr>", "note-start=3\n", "" },
		{ "<w:footnotePr><w:numStart w:val=\"100001\"/></w:footnotePr>", "footer=720\n", "I105@0 number of a note" },
		{ "<w:themeFontLang w:val=\"vi-VN\"/>", "lang=\"vi-VN\"", "" },
		{ "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:val=\"14\"/></w:compat>", "document docx compat=14 external-leading\n", "" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made m = make(P("a"));

		with_part(&m, "settings", "settings", "settings", rows[i].settings);
		pkg_put(m.pkg, STR("docProps/core.xml"), STR("<cp xmlns:dc=\"urn:dc\"><dc:title> </dc:title></cp>"));
		pkg_relate(m.pkg, STR(""), STR("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"), STR("docProps/core.xml"), false, m.d);
		read_it(&m);
		OK(holds(&m, rows[i].dump));
		IS_STR(complaints(&m), str_of(rows[i].told));
		arena_free(m.a);
	}
}

/* --- tables -------------------------------------------------------------------------------------- */

#define TBL(pr, grid, rows) "<w:tbl><w:tblPr>" pr "</w:tblPr><w:tblGrid>" grid "</w:tblGrid>" rows "</w:tbl>"
#define COL(w) "<w:gridCol w:w=\"" #w "\"/>"
#define TR(cells) "<w:tr>" cells "</w:tr>"
#define TC(pr, text) "<w:tc><w:tcPr>" pr "</w:tcPr>" P(text) "</w:tc>"
#define TCW(w, pr) TC("<w:tcW w:w=\"" #w "\" w:type=\"dxa\"/>" pr, "a")
#define SPAN(n) "<w:gridSpan w:val=\"" #n "\"/>"
TEST(ends_of_cells_make_the_columns)
{
	static const struct case_row rows[] = {
		/* a grid that leaves the last cell something, and one that does not */
		{ TBL("", COL(3000), TR(TCW(2000, "") TCW(4000, ""))), "columns=2000,1000 " },
		{ TBL("", COL(2100), TR(TCW(2000, "") TCW(4000, ""))), "columns=2000,100 " },
		{ TBL("", COL(2000), TR(TCW(2000, "") TCW(4000, ""))), "columns=667,1333 " },
		/* one merged cell beyond the grid */
		{ TBL("", COL(100) COL(200), TR(TCW(500, SPAN(3)))), "columns=500 " },
		/* a row that follows the grid beside one that does not */
		{ TBL("", COL(100) COL(200) COL(300), TR(TC(SPAN(2), "a") TC("", "b")) TR(TCW(100, "") TCW(500, ""))), "columns=100,200,300 autofit indent=-108\n    row\n      cell 0 columns=2 " },
		{ TBL("", COL(100) COL(200) COL(300), "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" TC("", "a") TC("", "b") "</w:tr>" TR(TCW(300, "") TCW(300, ""))),
		    "columns=100,200,300 autofit indent=-108\n    row skip-before=1\n      cell 1 margin" },
		/* ends as near as twenty twips are one */
		{ TBL("", COL(5000), TR(TCW(2000, "") TCW(3000, "")) TR(TCW(2020, "") TCW(2980, ""))), "columns=2000,3000 " },
		{ TBL("", COL(5000), TR(TCW(2020, "") TCW(2980, "")) TR(TCW(2000, "") TCW(3000, ""))), "columns=2020,2980 " },
		{ TBL("", COL(5000), TR(TCW(2000, "") TCW(3000, "")) TR(TCW(2021, "") TCW(2979, ""))), "columns=2000,21,2979 " },
		{ TBL("", COL(5000), TR(TCW(2021, "") TCW(2979, "")) TR(TCW(2000, "") TCW(3000, ""))), "columns=2000,21,2979 " },
#define TWO_ENDS TR(TCW(2000, "") TCW(3000, "")) TR(TCW(2030, "") TCW(2970, ""))
		/* of two the nearer, of two as near the second */
		{ TBL("", COL(5000), TWO_ENDS TR(TCW(2010, "") TCW(2990, ""))), "columns=2000,30,2970 " },
		{ TBL("", COL(5000), TWO_ENDS TR(TCW(2010, "") TCW(2990, ""))), "    row\n      cell 0 width=2010" },
		{ TBL("", COL(5000), TWO_ENDS TR(TCW(2014, "") TCW(2986, ""))), "    row\n      cell 0 width=2014" },
		{ TBL("", COL(5000), TWO_ENDS TR(TCW(2015, "") TCW(2985, ""))), "    row\n      cell 0 columns=2 width=2015" },
		{ TBL("", COL(5000), TWO_ENDS TR(TCW(2020, "") TCW(2980, ""))), "    row\n      cell 0 columns=2 width=2020" },
		/* cells too narrow to have an end of their own get one */
		{ TBL("", COL(100000), TR(TCW(1, "") TCW(1, "") TCW(99998, ""))), "columns=10,10,99980 " },
		/* a column of the grid without a width gets its cell's */
		{ TBL("", COL(100) COL(0), TR(TCW(100, "") TCW(250, ""))), "columns=100,250 " },
		{ TBL("", COL(100) COL(0), TR(TCW(350, SPAN(2))) TR(TCW(100, "") TCW(250, ""))), "columns=100,250 " },
		{ TBL("", COL(100) COL(-5), TR(TCW(100, "") TC("", "b"))), "columns=100,1 " },
		/* columns after a row */
		{ TBL("", COL(900), "<w:tr><w:trPr><w:gridAfter w:val=\"1\"/></w:trPr>" TC("", "a") TC("", "b") "</w:tr>"), "columns=300,300,300 autofit indent=-108\n    row skip-after=1\n" },
	};

	IS_INT(ROWS(rows), 0);
}

#define EDGED(side, val, sz, colour) "<w:tcBorders><w:" side " w:val=\"" val "\" w:sz=\"" #sz "\" w:color=\"" colour "\"/></w:tcBorders>"
#define MEET(left, right) TBL("", COL(100) COL(100), TR(TC(left, "a") TC(right, "b")))
TEST(of_two_borders_the_heavier_is_shown_then_the_plainer_then_the_darker)
{
	static const struct case_row rows[] = {
		{ MEET(EDGED("right", "double", 4, "auto"), EDGED("left", "single", 12, "auto")), "right=single/12/0\n" },
		{ MEET(EDGED("right", "single", 12, "auto"), EDGED("left", "double", 4, "auto")), "right=single/12/0\n" },
		{ MEET(EDGED("right", "single", 4, "FF0000"), EDGED("left", "single", 4, "0000FF")), "right=single/4/0/#0000FF\n" },
		{ MEET(EDGED("right", "single", 4, "0000FF"), EDGED("left", "single", 4, "FF0000")), "right=single/4/0/#0000FF\n" },
		{ MEET(EDGED("right", "single", 4, "auto"), EDGED("left", "single", 4, "0000FF")), "right=single/4/0\n" },
		{ MEET(EDGED("right", "single", 4, "0000FF"), EDGED("left", "single", 4, "auto")), "right=single/4/0\n" },
		{ MEET(EDGED("right", "single", 4, "000000"), EDGED("left", "single", 4, "auto")), "right=single/4/0/#000000\n" },
		{ MEET("", EDGED("left", "single", 4, "auto")), "right=single/4/0\n" },
		{ MEET(EDGED("right", "single", 4, "auto"), ""), "left=single/4/0\n" },
		{ MEET(EDGED("end", "single", 4, "auto"), EDGED("start", "single", 6, "auto")), "right=single/6/0\n" },
	};

	IS_INT(ROWS(rows), 0);
}

TEST(a_table_and_its_cells_are_as_they_say)
{
	static const struct told_row rows[] = {
		{ TBL("", "", "") P("x"), "footer=720\n  para\n", "" }, /* no rows: no table */
		{ TBL("", COL(1), TR("") TR(TC("", "a"))), "columns=1 autofit indent=-108\n    row\n      cell 0 margin=0,108,0,108\n        para\n          text \"a\"", "" },
		{ TBL("", COL(1), TR("<w:tc><w:tcPr><w:cellDel/></w:tcPr>" P("gone") "</w:tc>" TC("", "a"))), "row\n      cell 0 margin=0,108,0,108\n        para\n          text \"a\"", "" },
		{ TBL("", COL(1), "<w:tr><w:trPr><w:hidden/></w:trPr>" TC("", "gone") "</w:tr><w:tr><w:trPr><w:hidden w:val=\"0\"/></w:trPr>" TC("", "a") "</w:tr>"), "indent=-108\n    row\n      cell 0 margin=0,108,0,108\n        para\n          text \"a\"", "" },
		{ TBL("", COL(1), "<mc:AlternateContent><mc:Choice Requires=\"wps\">" TR(TC("", "a")) "</mc:Choice></mc:AlternateContent><mc:AlternateContent/><w:ins>" TR(TC("", "b")) "</w:ins><w:moveTo>" TR(TC("", "c")) "</w:moveTo><w:customXml>" TR("<w:customXml>" TC("", "d") "</w:customXml>") "</w:customXml>"),
		    "\"a\" " TNR "\n    row\n      cell 0 margin=0,108,0,108\n        para\n          text \"b\" " TNR "\n    row\n      cell 0 margin=0,108,0,108\n        para\n          text \"c\" " TNR "\n    row\n      cell 0 margin=0,108,0,108\n        para\n          text \"d\"", "" },
		{ TBL("<w:tblLayout w:type=\"fixed\"/>", COL(1), TR(TC("", "a"))), "columns=1 indent=-108\n", "" },
		{ TBL("<w:tblCellSpacing w:w=\"15\" w:type=\"dxa\"/>", COL(1), TR(TC("", "a"))), "cell-spacing=15\n", "" },
		{ TBL("<w:tblCellSpacing w:w=\"-15\" w:type=\"dxa\"/>", COL(1), TR(TC("", "a"))), "indent=-108\n", "" },
		{ TBL("<w:tblW w:w=\"500\" w:type=\"auto\"/>", COL(1), TR(TC("", "a"))), "columns=1 autofit indent", "" },
		{ TBL("<w:tblW w:w=\"500\" w:type=\"nil\"/>", COL(1), TR(TC("", "a"))), "columns=1 autofit indent", "" },
		{ TBL("<w:tblW w:w=\"-500\" w:type=\"dxa\"/>", COL(1), TR(TC("", "a"))), "columns=1 autofit indent", "" },
		{ TBL("<w:tblW w:w=\"500\"/>", COL(1), TR(TC("", "a"))), "columns=500 autofit width=500 ", "" },
		{ TBL("<w:tblW w:w=\"-50\" w:type=\"pct\"/>", COL(1), TR(TC("", "a"))), "columns=1 autofit indent", "" },
		{ TBL("<w:tblW w:w=\"wide\" w:type=\"pct\"/>", COL(1), TR(TC("", "a"))), "columns=1 autofit indent", "" },
		{ TBL("<w:tblInd w:w=\"500\" w:type=\"pct\"/>", COL(1), TR(TC("", "a"))), "indent=-108\n", "" },
		{ TBL("<w:bidiVisual/>", COL(1), TR(TC("", "a"))), "text \"a\"", "I101@0 columns from right to left" },
		{ TBL("<w:jc w:val=\"right\"/>", COL(1), TR(TC("", "a"))), "autofit right\n", "" },
		{ TBL("<w:tblBorders><w:top w:val=\"single\"/><w:start w:val=\"single\"/><w:bottom w:val=\"single\"/><w:end w:val=\"single\"/><w:other w:val=\"single\"/></w:tblBorders>", COL(1), TR(TC("", "a"))),
		    "top=single/4/0 left=single/4/0 bottom=single/4/0 right=single/4/0\n", "" },
		{ TBL("<w:tblCellMar><w:top w:w=\"1\" w:type=\"dxa\"/><w:start w:w=\"2\"/><w:bottom w:w=\"-3\" w:type=\"dxa\"/><w:end w:w=\"4\" w:type=\"pct\"/><w:insideH w:w=\"5\"/></w:tblCellMar>", COL(1), TR(TC("", "a"))), "margin=1,2,0,108\n", "" },
		{ TBL("", COL(1), "<w:tr><w:tblPrEx><w:tblCellMar><w:left w:w=\"50\" w:type=\"dxa\"/></w:tblCellMar></w:tblPrEx>" TC("", "a") "</w:tr>" TR(TC("", "b"))), "margin=0,50,0,108\n        para\n          text \"a\" " TNR "\n    row\n      cell 0 margin=0,108,0,108\n", "" },
#define HEIGHT(attrs) TBL("", COL(1), "<w:tr><w:trPr><w:trHeight " attrs "/></w:trPr>" TC("", "a") "</w:tr>")
		{ HEIGHT("w:val=\"0\" w:hRule=\"exact\""), "row\n", "" }, { HEIGHT("w:val=\"-5\""), "row\n", "" }, { HEIGHT("w:val=\"1\" w:hRule=\"auto\""), "row height=1/at-least\n", "" },
#define TURN(how) TBL("", COL(1), TR(TC("<w:textDirection w:val=\"" how "\"/>", "a")))
		{ TURN("btLr"), "margin=0,108,0,108 up\n", "" }, { TURN("lr"), "margin=0,108,0,108 up\n", "" }, { TURN("tbRl"), "margin=0,108,0,108 down\n", "" }, { TURN("rl"), "margin=0,108,0,108 down\n", "" },
		{ TURN("tbRlV"), "margin=0,108,0,108 down\n", "" }, { TURN("tbLrV"), "margin=0,108,0,108 down\n", "" }, { TURN("lrTb"), "margin=0,108,0,108\n", "" },
		{ TBL("", COL(1), TR(TC("<w:vAlign w:val=\"center\"/>", "a"))), "margin=0,108,0,108 centre\n", "" }, { TBL("", COL(1), TR(TC("<w:vAlign w:val=\"top\"/>", "a"))), "margin=0,108,0,108\n", "" },
		{ TBL("", COL(1), TR(TC(EDGED("tl2br", "single", 4, "auto"), "a"))), "text \"a\"", "I101@0 diagonal line through a cell" },
		{ TBL("", COL(1), TR(TC(EDGED("tr2bl", "single", 4, "auto"), "a"))), "text \"a\"", "I101@0 diagonal line through a cell" },
		{ TBL("", COL(1), TR(TC(EDGED("tl2br", "nil", 4, "auto"), "a"))), "text \"a\"", "" },
		{ TBL("", COL(1), TR(TC("<w:tcW w:w=\"50\" w:type=\"pct\"/>", "a"))), "cell 0 margin", "" },
		{ TBL("", COL(1), TR(TC("<w:tcW w:w=\"50\"/>", "a"))), "cell 0 width=50 margin", "" },
		/* what a merged cell covers is not shown, and said where it is something */
#define VMERGED(covered) TBL("", COL(1), TR(TC("<w:vMerge w:val=\"restart\"/>", "a")) TR("<w:tc><w:tcPr><w:vMerge/></w:tcPr>" covered "</w:tc>"))
		{ VMERGED("<w:p/>"), "cell 0 rows=2 ", "" }, { VMERGED("<w:p><w:r><w:t/></w:r></w:p>"), "cell 0 rows=2 ", "" }, { VMERGED(P("b")), "cell 0 rows=2 ", "I116@1" },
		{ VMERGED("<w:p><w:r><w:drawing/></w:r></w:p>"), "cell 0 rows=2 ", "I116@1" }, { VMERGED("<w:p><w:r><w:pict/></w:r></w:p>"), "cell 0 rows=2 ", "I116@1" },
		{ TBL("", COL(1), TR(TC("<w:vMerge w:val=\"restart\"/>", "a")) TR(TC("<w:vMerge/>", "")) TR(TC("<w:vMerge w:val=\"restart\"/>", "b")) TR(TC("<w:vMerge/>", ""))), "cell 0 rows=2 margin=0,108,0,108\n        para\n          text \"b\"", "" },
		{ TBL("", COL(1), TR(TC("", "a")) TR(TC("<w:vMerge/>", "b"))), "text \"b\"", "" }, /* the one above is not merged */
		{ TBL("", COL(1) COL(1) COL(1), TR(TC("<w:hMerge/>", "a") TC("<w:hMerge w:val=\"continue\"/>", "b") TC("", "c"))), "cell 0 columns=2 ", "" },
#define FLOATS(attrs) TBL("<w:tblpPr " attrs "/>", COL(1), TR(TC("", "a")))
		{ FLOATS("w:horzAnchor=\"page\" w:vertAnchor=\"text\" w:tblpX=\"5\" w:tblpYSpec=\"bottom\""), "float[page:5 paragraph:bottom square]", "" },
		{ FLOATS("w:horzAnchor=\"text\" w:vertAnchor=\"margin\" w:tblpXSpec=\"outside\" w:tblpYSpec=\"inside\""), "float[column:outside margin:inside square]", "" },
		{ FLOATS("w:tblpXSpec=\"left\" w:tblpYSpec=\"top\""), "float[column:left margin:top square]", "" },
		{ FLOATS("w:tblpXSpec=\"right\" w:tblpYSpec=\"center\""), "float[column:right margin:centre square]", "" },
		{ FLOATS("w:tblpXSpec=\"askew\" w:topFromText=\"1\" w:leftFromText=\"2\" w:bottomFromText=\"3\" w:rightFromText=\"4\""), "float[column:0 margin:0 square dist=1,2,3,4]", "" },
		{ TBL("<w:tblpPr/><w:tblOverlap w:val=\"never\"/>", COL(1), TR(TC("", "a"))), "square no-overlap]", "" },
		{ TBL("<w:tblpPr/><w:tblOverlap w:val=\"overlap\"/>", COL(1), TR(TC("", "a"))), "square]", "" },
	};

	IS_INT(TOLD_ROWS(rows), 0);
}

#define REGION(type, inside) "<w:tblStylePr w:type=\"" type "\">" inside "</w:tblStylePr>"
#define SHADE(colour) "<w:tcPr><w:shd w:val=\"clear\" w:fill=\"" colour "\"/></w:tcPr>"
TEST(a_table_style_has_bands_and_rows_that_repeat)
{
	static const struct {
		const char *style, *look, *shades;
	} rows[] = {
		{ REGION("band1Vert", SHADE("000001")) REGION("band2Vert", SHADE("000002")), "0000", "1212 1212 1212 " },
		{ "<w:tblPr><w:tblStyleColBandSize w:val=\"2\"/></w:tblPr>" REGION("band1Vert", SHADE("000001")) REGION("band2Vert", SHADE("000002")), "0000", "1122 1122 1122 " },
		{ REGION("band1Vert", SHADE("000001")) REGION("band2Vert", SHADE("000002")), "0080", "-121 -121 -121 " },
		{ REGION("band1Vert", SHADE("000001")) REGION("band2Vert", SHADE("000002")), "0100", "121- 121- 121- " },
		{ REGION("band1Vert", SHADE("000001")) REGION("band2Vert", SHADE("000002")), "0400", "---- ---- ---- " },
		{ REGION("band1Horz", SHADE("000001")) REGION("band2Horz", SHADE("000002")), "0000", "1111 2222 1111 " },
		{ "<w:tblPr><w:tblStyleRowBandSize w:val=\"2\"/></w:tblPr>" REGION("band1Horz", SHADE("000001")) REGION("band2Horz", SHADE("000002")), "0000", "1111 1111 2222 " },
		{ REGION("band1Horz", SHADE("000001")) REGION("band2Horz", SHADE("000002")), "0020", "---- 1111 2222 " },
		{ REGION("band1Horz", SHADE("000001")) REGION("band2Horz", SHADE("000002")), "0040", "1111 2222 ---- " },
		{ REGION("band1Horz", SHADE("000001")) REGION("band2Horz", SHADE("000002")), "0200", "---- ---- ---- " },
		{ REGION("firstRow", SHADE("000001")) REGION("lastRow", SHADE("000002")) REGION("firstCol", SHADE("000003")) REGION("lastCol", SHADE("000004")), "01E0", "3114 3--4 3224 " },
		{ REGION("nwCell", SHADE("000001")) REGION("neCell", SHADE("000002")) REGION("swCell", SHADE("000003")) REGION("seCell", SHADE("000004")), "01e0", "1--2 ---- 3--4 " },
		{ REGION("nwCell", SHADE("000001")) REGION("neCell", SHADE("000002")) REGION("swCell", SHADE("000003")) REGION("seCell", SHADE("000004")), "0120", "---2 ---- ---- " },
		{ REGION("wholeTable", SHADE("000001")) REGION("other", SHADE("000002")), "01E0", "1111 1111 1111 " },
		{ REGION("firstRow", "<w:trPr><w:tblHeader/></w:trPr>" SHADE("000005")), "0020", "5555 ---- ---- " },
		{ REGION("firstRow", "<w:tblPr><w:shd w:val=\"clear\" w:fill=\"000005\"/></w:tblPr>"), "0020", "5555 ---- ---- " },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena *a = arena_new(1 << 14);
		struct made m = styled(str_c(a, str_format(a, "<w:style w:type=\"table\" w:styleId=\"S\"><w:name w:val=\"S\"/>%s</w:style>", rows[i].style)),
		    str_c(a, str_format(a, TBL("<w:tblStyle w:val=\"S\"/><w:tblLook w:val=\"%s\"/>", COL(1) COL(1) COL(1) COL(1), "%s%s%s"), rows[i].look,
		    TR(TC("", "a") TC("", "b") TC("", "c") TC("", "d")), TR(TC("", "a") TC("", "b") TC("", "c") TC("", "d")), TR(TC("", "a") TC("", "b") TC("", "c") TC("", "d")))));
		str all = STR("");

		for (const struct doc_row *r = m.doc->sections->blocks->table->rows; r != NULL; r = r->next) {
			for (const struct doc_cell *c = r->cells; c != NULL; c = c->next)
				all = c->shading < 0 ? str_concat(m.a, all, STR("-")) : str_format(m.a, STR_FMT "%d", STR_ARG(all), c->shading);
			all = str_concat(m.a, all, STR(" "));
		}
		if (!str_eq(all, str_of(rows[i].shades)))
			FAIL("%zu: " STR_FMT " and not %s", i, STR_ARG(all), rows[i].shades);
		arena_free(m.a);
		arena_free(a);
	}
}

TEST(rows_of_a_style_stay_whole_where_it_says_so)
{
	static const struct {
		const char *style, *look;
		bool first, second;
	} rows[] = {
		{ REGION("firstRow", "<w:trPr><w:cantSplit/></w:trPr>"), "0020", true, false }, { REGION("firstRow", "<w:trPr><w:cantSplit/></w:trPr>"), "0000", false, false }, { REGION("firstRow", "<w:trPr><w:cantSplit w:val=\"0\"/></w:trPr>"), "0020", false, false },
		{ REGION("firstRow", "<w:trPr><w:other/></w:trPr>"), "0020", false, false }, { REGION("lastRow", "<w:trPr><w:cantSplit/></w:trPr>"), "0040", false, false },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena *a = arena_new(1 << 14);
		struct made m = styled(str_c(a, str_format(a, "<w:style w:type=\"table\" w:styleId=\"S\"><w:name w:val=\"S\"/>%s</w:style>", rows[i].style)),
		    str_c(a, str_format(a, TBL("<w:tblStyle w:val=\"S\"/><w:tblLook w:val=\"%s\"/>", COL(1), TR(TC("", "a")) TR(TC("", "b"))), rows[i].look)));
		const struct doc_row *r = m.doc->sections->blocks->table->rows;

		IS_INT(r->cant_split, rows[i].first);
		IS_INT(r->next->cant_split, rows[i].second);
		arena_free(m.a);
		arena_free(a);
	}
}
