#include "docx/made.h"

/* What stands within a paragraph of DOCX: formulas, fields, letters and their fonts, labels of lists. */

#define TNR "(Times New Roman 20)"
#define SUB "(Times New Roman 20 sub)"
#define SUPER "(Times New Roman 20 super)"

/* --- formulas ----------------------------------------------------------------------------- */

#define FORMULA "I101@1 formula, shown as a line of text"
#define M(inside) "<w:p><m:oMath>" inside "</m:oMath></w:p>"
#define MR(s) "<m:r><m:t>" s "</m:t></m:r>"
#define E(s) "<m:e>" MR(s) "</m:e>"
TEST(a_formula_is_a_line_of_text_in_reading_order)
{
	static const struct told_row rows[] = {
		{ M(MR("a") MR("b")), "text \"ab\" " TNR "\n", FORMULA },
		{ M("<m:f><m:num>" MR("1") "</m:num><m:den>" MR("abcdef") "</m:den></m:f>"), "text \"1/abcdef\"", FORMULA },
		{ M("<m:f><m:num>" MR("1") "</m:num><m:den>" MR("abcdefg") "</m:den></m:f>"), "text \"1/(abcdefg)\"", FORMULA }, /* more than six bytes */
		{ M("<m:f><m:num>" MR("a") MR("+b") "</m:num><m:den>" MR("2") "</m:den></m:f>"), "text \"(a+b)/2\"", FORMULA },
		{ M("<m:f><m:num><m:ctrlPr/>" MR("a") "</m:num><m:den><m:ctrlPr/>" MR("2") "</m:den></m:f>"), "text \"a/2\"", FORMULA },
		{ M("<m:f><m:fPr/><m:num/></m:f>"), "text \"/\"", FORMULA },
		{ M("<m:sSub>" E("x") "<m:sub>" MR("1") "</m:sub></m:sSub>"), "text \"x\" " TNR "\n    text \"1\" " SUB "\n", FORMULA },
		{ M("<m:sSubSup>" E("x") "<m:sub>" MR("1") "</m:sub><m:sup>" MR("2") "</m:sup></m:sSubSup>"),
		    "text \"x\" " TNR "\n    text \"1\" " SUB "\n    text \"2\" " SUPER "\n", FORMULA },
		{ M("<m:sPre><m:sub>" MR("1") "</m:sub><m:sup>" MR("2") "</m:sup>" E("x") "</m:sPre>" MR("y")),
		    "text \"x\" " TNR "\n    text \"1\" " SUB "\n    text \"2\" " SUPER "\n    text \"y\" " TNR "\n", FORMULA },
		/* an index of an index: as far as the inner one says, then back */
		{ M("<m:sSup>" E("x") "<m:sup>" MR("a") "<m:sSub>" E("b") "<m:sub>" MR("c") "</m:sub></m:sSub>" MR("d") "</m:sup></m:sSup>"),
		    "text \"x\" " TNR "\n    text \"ab\" " SUPER "\n    text \"c\" " SUB "\n    text \"d\" " SUPER "\n", FORMULA },
		{ M("<m:rad><m:deg>" MR("3") "</m:deg>" E("x") "</m:rad>"), "text \"3\" " SUPER "\n    text \"\u221ax\" " TNR "\n", FORMULA },
		{ M("<m:rad><m:deg/><m:e>" MR("x") MR("+1") "</m:e></m:rad>"), "text \"\u221a(x+1)\"", FORMULA },
		{ M("<m:d>" E("a") E("b") "</m:d>"), "text \"(a|b)\"", FORMULA },
		{ M("<m:d><m:dPr><m:begChr m:val=\"[\"/><m:sepChr m:val=\";\"/><m:endChr m:val=\"]\"/></m:dPr>" E("a") E("b") E("c") "</m:d>"), "text \"[a;b;c]\"", FORMULA },
		{ M("<m:d><m:dPr><m:begChr m:val=\"{\"/><m:endChr m:val=\"\"/></m:dPr>" E("a") "</m:d>"), "text \"{a\" ", FORMULA },
		{ M("<m:d><m:dPr><m:begChr/></m:dPr></m:d>"), "text \"()\"", FORMULA },
		{ M("<m:nary><m:sub>" MR("i") "</m:sub><m:sup>" MR("n") "</m:sup>" E("x") "</m:nary>"),
		    "text \"\u222b\" " TNR "\n    text \"i\" " SUB "\n    text \"n\" " SUPER "\n    text \"x\" " TNR "\n", FORMULA },
		{ M("<m:nary><m:naryPr><m:chr m:val=\"\u2211\"/></m:naryPr>" E("x") "</m:nary>"), "text \"\u2211x\"", FORMULA },
		{ M("<m:m><m:mPr/><m:mr>" E("a") "<m:ctrlPr/>" E("b") "</m:mr><m:mr>" E("c") E("d") "</m:mr></m:m>"), "text \"[a b; c d]\"", FORMULA },
		{ M("<m:m/>"), "text \"[]\"", FORMULA },
		{ M("<m:limLow>" E("lim") "<m:lim>" MR("n") "</m:lim></m:limLow>"), "text \"lim\" " TNR "\n    text \"n\" " SUB "\n", FORMULA },
		{ M("<m:limUpp>" E("a") "<m:lim>" MR("n") "</m:lim></m:limUpp>"), "text \"a\" " TNR "\n    text \"n\" " SUPER "\n", FORMULA },
		{ M("<m:func><m:fName>" MR("sin") "</m:fName><m:ctrlPr><m:r><m:t>no</m:t></m:r></m:ctrlPr>" E("x") "</m:func>"), "text \"sinx\"", FORMULA },
		{ M("<m:r><w:rPr><w:b/></w:rPr><m:t>a</m:t><m:other/><m:t>b</m:t></m:r>"), "text \"ab\" (Times New Roman 20 bold)", FORMULA },
		/* between paragraphs; a run of a formula in a paragraph is no more than its text */
		{ P("x") "<m:oMathPara><m:oMath>" MR("y") "</m:oMath></m:oMathPara>", "\n  para\n    text \"y\" " TNR "\n", FORMULA },
		{ "<w:p>" MR("y") "</w:p>", "text \"y\"", "" },
	};

	IS_INT(TOLD_ROWS(rows), 0);
}

/* --- fields -------------------------------------------------------------------------------- */

#define FLD(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"
#define INSTR(s) "<w:r><w:instrText xml:space=\"preserve\">" s "</w:instrText></w:r>"
#define FIELD(instr) "<w:p>" FLD("begin") INSTR(instr) FLD("end") "</w:p>"
#define RESULT(instr, result) "<w:p>" FLD("begin") INSTR(instr) FLD("separate") T(result) FLD("end") T("z") "</w:p>"
#define FORM(data, instr) "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>" data "</w:ffData></w:fldChar></w:r>" INSTR(instr) FLD("end") "</w:p>"

TEST(a_page_number_is_counted_as_its_switch_says)
{
	static const struct told_row rows[] = {
		{ FIELD("PAGE"), "field page \"\"", "" },
		{ FIELD("page"), "field page \"\"", "" },
		{ FIELD("\tPAGE  \\* roman"), "field page lower-roman \"\"", "" },
		{ FIELD("PAGE \\* ROMAN"), "field page upper-roman \"\"", "" },
		{ FIELD("PAGE \\* Roman \\* MERGEFORMAT"), "field page upper-roman \"\"", "" },
		{ FIELD("PAGE \\* MERGEFORMAT \\* roman"), "field page lower-roman \"\"", "" },
		{ FIELD("PAGE \\* alphabetic"), "field page lower-letter \"\"", "" },
		{ FIELD("PAGE \\* ALPHABETIC"), "field page upper-letter \"\"", "" },
		{ FIELD("PAGE \\* arabic"), "field page decimal \"\"", "" },
		{ FIELD("PAGE \\* Ordinal"), "field page ordinal \"\"", "" },
		{ FIELD("PAGE \\* \"roman\""), "field page lower-roman \"\"", "" },
		{ FIELD("PAGE \\*"), "field page \"\"", "" },
		{ FIELD("PAGE roman"), "field page \"\"", "" },
		{ FIELD("NUMPAGES"), "field pages \"\"", "" },
		{ FIELD("SECTIONPAGES"), "field section-pages \"\"", "" },
		{ FIELD("PAGEREF muc1"), "field page-ref target=\"muc1\" \"\"", "" },
		{ FIELD("PAGEREF \"muc 1\" \\h"), "field page-ref target=\"muc 1\" \"\"", "" },
		{ FIELD("PAGES"), "  para " TNR "\n", "" }, /* no field's name */
		{ "<w:p><w:r><w:pgNum/></w:r></w:p>", "field page \"\"", "" },
		/* the result: all its pieces */
		{ "<w:p>" FLD("begin") INSTR("PAGE") FLD("separate") T("1") T("2") FLD("end") "</w:p>", "field page \"12\" " TNR "\n", "" },
		/* in another's result it has that one's place */
		{ "<w:p>" FLD("begin") INSTR("NUMPAGES") FLD("separate") FLD("begin") INSTR("PAGE") FLD("end") T("7") FLD("end") "</w:p>", "para\n    field pages \"7\" " TNR "\n", "" },
	};

	IS_INT(TOLD_ROWS(rows), 0);
}

#define KEPT(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define TAB "<w:r><w:tab/></w:r>"
#define SAVED(instr, result) "<w:p>" FLD("begin") INSTR(instr) FLD("separate") result FLD("end") T("z") "</w:p>"
#define REF " target=\"a\" "
#define IN(text) "    text \"" text "\" " TNR "\n"
#define THEN(field) "    field " field " " TNR "\n"
TEST(of_a_saved_result_only_the_number_is_replaced)
{
	static const struct told_row rows[] = {
		/* LibreOffice's contents entries stand whole in the result of PAGEREF */
		{ SAVED("PAGEREF a", T("Mục 1. Thu") TAB T("12")), IN("Mục 1. Thu") "    tab " TNR "\n" THEN("page-ref" REF "\"12\"") IN("z"), "" },
		{ SAVED("PAGEREF a", T("Mục 2") TAB T("xii")), IN("Mục 2") "    tab " TNR "\n" THEN("page-ref" REF "\"xii\"") IN("z"), "" },
		{ SAVED("PAGEREF a", KEPT("Thu năm 2026 ") T("1") T("4")), IN("Thu năm 2026 ") THEN("page-ref" REF "\"14\"") IN("z"), "" },
		{ SAVED("PAGEREF a", T("trang 7.")), IN("trang ") THEN("page-ref" REF "\"7\"") IN(".") IN("z"), "" },
		/* a word that could be a number, and one behind which nothing of the kind stands */
		{ SAVED("PAGEREF a", T("Mục I")), IN("Mục I") IN("z"), "" },
		{ SAVED("PAGEREF a", T("Mục 3") TAB T("(chưa có)")), IN("Mục 3") "    tab " TNR "\n" IN("(chưa có)") IN("z") , "" },
		{ SAVED("PAGEREF a", T("V")), THEN("page-ref" REF "\"V\"") IN("z"), "" },
		{ SAVED("PAGEREF a", T("A4b")), IN("A4b") IN("z"), "" },
		/* the number of this page is never asked of the file */
		{ SAVED("PAGE", T("- 3 -")), IN("- ") THEN("page \"3\"") IN(" -") IN("z"), "" },
		{ SAVED("PAGE", T("trang") TAB T("này")), THEN("page \"trang\"") "    tab " TNR "\n" IN("z"), "" },
		{ SAVED("NUMPAGES", T("?")), THEN("pages \"?\"") IN("z"), "" },
		{ SAVED("NUMPAGES", KEPT(" ")), IN(" ") THEN("pages \"\"") IN("z"), "" },
	};

	IS_INT(TOLD_ROWS(rows), 0);
}

TEST(a_result_over_two_paragraphs_stays_as_it_was_saved)
{
	static const struct told_row rows[] = {
		{ "<w:p>" FLD("begin") INSTR("PAGEREF a") FLD("separate") T("Mục") "</w:p><w:p>" T("12") FLD("end") "</w:p>", "text \"12\"", "" },
	};

	IS_INT(TOLD_ROWS(rows), 0);
}

TEST(a_field_without_a_result_is_worked_out_or_named)
{
	static const struct told_row rows[] = {
		{ FIELD("SYMBOL 65"), "text \"A\"", "" },
		{ FIELD("SYMBOL 65 \\f \"Arial\""), "text \"A\"", "" },
		{ FIELD("SYMBOL 183 \\f Symbol"), "text \"\u2022\"", "" },
		{ FIELD("SYMBOL 183 \\s 12 \\f Symbol"), "text \"\u2022\"", "" },
		{ FIELD("SYMBOL 32"), "text \" \"", "" },
		{ FIELD("SYMBOL 31"), "  para " TNR "\n", "" },
		{ FIELD("SYMBOL 1114109"), "text \"\xf4\x8f\xbf\xbd\"", "" },
		{ FIELD("SYMBOL 1114112"), "  para " TNR "\n", "" },
		{ FIELD("SYMBOL 0x41"), "  para " TNR "\n", "" },
		{ FORM("<w:checkBox><w:default w:val=\"1\"/></w:checkBox>", "FORMCHECKBOX"), "text \"\u2612\"", "" },
		{ FORM("<w:checkBox><w:default w:val=\"1\"/><w:checked w:val=\"0\"/></w:checkBox>", "FORMCHECKBOX"), "text \"\u2610\"", "" },
		{ FORM("<w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox>", "FORMCHECKBOX"), "text \"\u2612\"", "" },
		{ FORM("<w:checkBox/>", "FORMCHECKBOX"), "text \"\u2610\"", "" },
		{ FIELD("FORMCHECKBOX"), "text \"\u2610\"", "" },
#define LIST "<w:listEntry w:val=\"Một\"/><w:listEntry w:val=\"Hai\"/>"
		{ FORM("<w:ddList>" LIST "</w:ddList>", "FORMDROPDOWN"), "text \"Một\"", "" },
		{ FORM("<w:ddList><w:result w:val=\"1\"/>" LIST "</w:ddList>", "FORMDROPDOWN"), "text \"Hai\"", "" },
		{ FORM("<w:ddList><w:result w:val=\"2\"/>" LIST "</w:ddList>", "FORMDROPDOWN"), "  para " TNR "\n", "" },
		{ FIELD("FORMDROPDOWN"), "  para " TNR "\n", "" },
		{ FIELD("MACROBUTTON Ghi bấm vào đây "), "text \"bấm vào đây\"", "" },
		{ FIELD("GOTOBUTTON muc1 xem mục 1"), "text \"xem mục 1\"", "" },
		{ FIELD(" EQ \\f(1,2) "), "  para " TNR "\n", "I103@1 EQ \\f(1,2)" },
		{ FIELD("LISTNUM"), "  para " TNR "\n", "I103@1 LISTNUM" },
		{ FIELD("AUTONUM"), "  para " TNR "\n", "I103@1 AUTONUM" },
		{ FIELD("AUTONUMLGL"), "  para " TNR "\n", "I103@1 AUTONUMLGL" },
		{ FIELD("REF x"), "  para " TNR "\n", "" },
		{ FIELD(""), "  para " TNR "\n", "" },
		{ "<w:p>" FLD("begin") FLD("end") T("z") "</w:p>", "  para\n    text \"z\"", "" },
	};

	IS_INT(TOLD_ROWS(rows), 0);
}

TEST(what_a_field_leaves_for_others_is_not_shown)
{
	static const struct told_row rows[] = {
		{ RESULT("ASK a", "1"), "  para\n    text \"z\" ", "" },
		{ RESULT("RD a", "1"), "  para\n    text \"z\" ", "" },
		{ RESULT("SET a 1", "1"), "  para\n    text \"z\" ", "" },
		{ RESULT("TA a", "1"), "  para\n    text \"z\" ", "" },
		{ RESULT("TC a", "1"), "  para\n    text \"z\" ", "" },
		{ RESULT("xe a", "1"), "  para\n    text \"z\" ", "" },
		{ RESULT("SETS a", "1"), "  para\n    text \"1z\" ", "" },
		{ RESULT("", "1"), "  para\n    text \"1z\" ", "" },
	};

	IS_INT(TOLD_ROWS(rows), 0);
}

TEST(a_link_of_a_field_holds_for_its_result)
{
	static const struct told_row rows[] = {
		{ RESULT("HYPERLINK \\l b", "y"), "\"y\" (Times New Roman 20 anchor=\"b\")\n    text \"z\" " TNR "\n", "" },
		{ RESULT("HYPERLINK \\o \"tip\" \\t \"_blank\" http://a.vn \"other\"", "y"), "\"y\" (Times New Roman 20 uri=\"http://a.vn\")\n", "" },
		{ RESULT("HYPERLINK \"http://a.vn/x y\"", "y"), "uri=\"http://a.vn/x y\")", "" },
		{ RESULT("HYPERLINK \"http://a.vn", "y"), "uri=\"http://a.vn\")", "" }, /* quotes that never close */
		{ RESULT("HYPERLINK \\h", "y"), "text \"yz\" " TNR "\n", "" },
		{ RESULT("HYPERLINK", "y"), "text \"yz\" " TNR "\n", "" },
		/* a field in the result of a link is linked too */
		{ "<w:p>" FLD("begin") INSTR("HYPERLINK \\l b") FLD("separate") FLD("begin") INSTR("REF c") FLD("separate") T("y") FLD("end") FLD("end") "</w:p>", "\"y\" (Times New Roman 20 anchor=\"b\")", "" },
		{ "<w:p>" FLD("begin") INSTR("HYPERLINK \\l b") FLD("separate") FLD("begin") INSTR("HYPERLINK \\l c") FLD("separate") T("y") FLD("end") T("z") FLD("end") "</w:p>",
		    "\"y\" (Times New Roman 20 anchor=\"c\")\n    text \"z\" (Times New Roman 20 anchor=\"b\")\n", "" },
	};

	IS_INT(TOLD_ROWS(rows), 0);
}

TEST(parts_of_a_field_out_of_their_place_are_passed_over)
{
	static const struct told_row rows[] = {
		{ "<w:p>" FLD("end") T("x") "</w:p>", "text \"x\"", "" },
		{ "<w:p>" FLD("separate") T("x") "</w:p>", "text \"x\"", "" },
		{ "<w:p>" INSTR("PAGE") T("x") "</w:p>", "para\n    text \"x\"", "" },
		{ "<w:p>" FLD("begin") INSTR("REF a") FLD("separate") INSTR("PAGE") T("x") FLD("separate") FLD("end") "</w:p>", "para\n    text \"x\" " TNR "\n", "" },
		{ "<w:p>" FLD("other") T("x") "</w:p>", "text \"x\"", "" },
		/* one that never ends hides nothing */
		{ "<w:p>" FLD("begin") INSTR("REF a") T("x") "</w:p>" P("y"), "text \"x\" " TNR "\n  para\n    text \"y\"", "I114@1" },
		/* what else stands in an instruction */
		{ "<w:p>" FLD("begin") "<w:r><w:tab/><w:br/><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/><w:footnoteReference w:id=\"1\"/><w:t>a&#9;b</w:t></w:r>" FLD("end") T("x") "</w:p>", "para\n    text \"x\" " TNR "\n", "" },
	};

	IS_INT(TOLD_ROWS(rows), 0);
}

static str
repeat(struct arena *a, const char *text, int n)
{
	str all = STR("");

	while (n-- > 0)
		all = str_concat(a, all, str_of(text));
	return all;
}

TEST(fields_within_fields_are_followed_as_far_as_the_limit)
{
	static const struct {
		int depth;
		const char *told;
	} rows[] = { { 32, "" }, { 33, "I108@1 field" }, { 40, "I108@1 field" } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena *a = arena_new(1 << 14);
		struct made m = make(str_c(a, str_format(a, "<w:p>" STR_FMT T("x") STR_FMT T("y") "</w:p>",
		    STR_ARG(repeat(a, FLD("begin") INSTR("REF a") FLD("separate"), rows[i].depth)), STR_ARG(repeat(a, FLD("end"), rows[i].depth)))));

		read_it(&m);
		OK(holds(&m, "para\n    text \"xy\" " TNR "\n"));
		IS_STR(complaints(&m), str_of(rows[i].told));
		arena_free(m.a);
		arena_free(a);
	}
}

TEST(an_instruction_is_read_as_far_as_the_limit)
{
	struct arena *a = arena_new(1 << 16);
	/* 8192 bytes with PAGE and none more: what is beyond is no part of it */
	struct made full = make(str_c(a, str_format(a, "<w:p>" FLD("begin") INSTR("PAGE ") INSTR(STR_FMT) INSTR("\\* roman") FLD("end") "</w:p>", STR_ARG(repeat(a, " ", 8192 - 5 - 8)))));
	struct made over = make(str_c(a, str_format(a, "<w:p>" FLD("begin") INSTR("PAGE ") INSTR(STR_FMT) INSTR("\\* roman") FLD("end") "</w:p>", STR_ARG(repeat(a, " ", 8192 - 5 - 7)))));

	read_it(&full);
	read_it(&over);
	OK(holds(&full, "field page lower-roman \"\""));
	OK(holds(&over, "field page \"\""));
	arena_free(full.a);
	arena_free(over.a);
	arena_free(a);
}

/* --- letters -------------------------------------------------------------------------------- */

#define FOUR "<w:rFonts w:ascii=\"A\" w:hAnsi=\"B\" w:eastAsia=\"C\" w:cs=\"D\"/>"
TEST(a_letter_has_the_font_of_its_script)
{
	static const struct {
		const char *rpr, *letter, *font;
	} rows[] = {
		{ "", "a", "(A 20" }, { "", "&#x7E;", "(A 20" }, { "", "&#xA9;", "(B 20" }, { "", "&#x1EC7;", "(B 20" },
		{ "", "&#x58F;", "(B 20" }, { "", "&#x591;", "(D 20" }, { "", "&#x8FF;", "(D 20" }, { "", "&#x900;", "(B 20" },
		{ "", "&#xDF4;", "(B 20" }, { "", "&#xE01;", "(D 20" }, { "", "&#xEDF;", "(D 20" }, { "", "&#xF00;", "(B 20" },
		{ "", "&#x10FF;", "(B 20" }, { "", "&#x1100;", "(C 20" }, { "", "&#x11FF;", "(C 20" }, { "", "&#x1200;", "(B 20" },
		{ "", "&#x2E7F;", "(B 20" }, { "", "&#x2E80;", "(C 20" }, { "", "&#xA4CF;", "(C 20" }, { "", "&#xA4D0;", "(B 20" },
		{ "", "&#xABFF;", "(B 20" }, { "", "&#xAC00;", "(C 20" }, { "", "&#xD7AF;", "(C 20" }, { "", "&#xD7B0;", "(B 20" },
		{ "", "&#xF8FF;", "(B 20" }, { "", "&#xF900;", "(C 20" }, { "", "&#xFAFF;", "(C 20" }, { "", "&#xFB00;", "(B 20" },
		{ "", "&#xFB1C;", "(B 20" }, { "", "&#xFB1D;", "(D 20" }, { "", "&#xFDFF;", "(D 20" }, { "", "&#xFE00;", "(B 20" },
		{ "", "&#xFE6F;", "(B 20" }, { "", "&#xFE70;", "(D 20" }, { "", "&#xFEFC;", "(D 20" }, { "", "&#xFEFD;", "(B 20" },
		{ "", "&#xFEFE;", "(B 20" }, { "", "&#xFF00;", "(C 20" }, { "", "&#xFFEF;", "(C 20" }, { "", "&#xFFF0;", "(B 20" },
		{ "", "&#x1FFFD;", "(B 20" }, { "", "&#x20000;", "(C 20" }, { "", "&#x3FFFD;", "(C 20" }, { "", "&#x40000;", "(B 20" },
		{ "<w:cs/>", "a", "(D 20" }, { "<w:rtl/>", "a", "(D 20 rtl" }, { "<w:cs w:val=\"0\"/>", "a", "(A 20" },
		/* signs that two scripts share go with the hint */
		{ "", "&#x2026;", "(B 20" },
		{ "<w:rFonts w:hint=\"eastAsia\"/>", "&#x200F;", "(B 20" }, { "<w:rFonts w:hint=\"eastAsia\"/>", "&#x2010;", "(C 20" },
		{ "<w:rFonts w:hint=\"eastAsia\"/>", "&#x2027;", "(C 20" }, { "<w:rFonts w:hint=\"eastAsia\"/>", "&#x2028;", "(B 20" },
		{ "<w:rFonts w:hint=\"default\"/>", "&#x2026;", "(B 20" }, { "<w:rFonts w:hint=\"eastAsia\"/>", "a", "(A 20" },
		/* bold and size of complex scripts are their own */
		{ "<w:b/><w:sz w:val=\"30\"/>", "&#x627;", "(D 20)" }, { "<w:bCs/><w:iCs/><w:szCs w:val=\"30\"/>", "&#x627;", "(D 30 bold italic)" },
		{ "<w:bCs/><w:iCs/><w:szCs w:val=\"30\"/>", "a", "(A 20)" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena *a = arena_new(1 << 12);
		struct made m = make(str_c(a, str_format(a, "<w:p><w:r><w:rPr>" FOUR "%s</w:rPr><w:t>%s</w:t></w:r></w:p>", rows[i].rpr, rows[i].letter)));

		read_it(&m);
		if (!holds(&m, rows[i].font))
			FAIL("%s with '%s' is not %s", rows[i].letter, rows[i].rpr, rows[i].font);
		arena_free(m.a);
		arena_free(a);
	}
}

#define FONT(name, text) "<w:p><w:r><w:rPr><w:rFonts w:ascii=\"" name "\" w:hAnsi=\"" name "\" w:eastAsia=\"C\" w:cs=\"D\"/></w:rPr><w:t>" text "</w:t></w:r></w:p>"
TEST(letters_of_one_font_stay_in_one_run)
{
	static const struct case_row rows[] = {
		{ FONT("A", "a\u1EC7\u2026b\u01A1"), "para\n    text \"a\u1EC7\u2026b\u01A1\" (A 20)\n" },
		{ FONT("A", "a\u1EC7\u4E2D\u1EC7a"), "para\n    text \"a\u1EC7\" (A 20)\n    text \"\u4E2D\" (C 20)\n    text \"\u1EC7a\" (A 20)\n" },
		{ FONT("A", "\u4E2Da"), "para\n    text \"\u4E2D\" (C 20)\n    text \"a\" (A 20)\n" },
		{ FONT("A", "\u0627\u4E2D"), "para\n    text \"\u0627\" (D 20)\n    text \"\u4E2D\" (C 20)\n" },
		{ "<w:p><w:r><w:rPr>" FOUR "</w:rPr><w:t>a\u1EC7a</w:t></w:r></w:p>", "text \"a\" (A 20)\n    text \"\u1EC7\" (B 20)\n    text \"a\" (A 20)\n" },
	};

	IS_INT(ROWS(rows), 0);
}

TEST(letters_of_old_vietnamese_fonts_become_unicode)
{
	static const struct case_row rows[] = {
		{ FONT(".VnTime", "C\u00E9ng ho\u00B5 x\u00B7 h\u00E9i"), "text \"Cộng hoà xã hội\" (.VnTime 20)" },
		{ FONT("VNI-Times", "Co\u00E4ng hoa\u00F8 xa\u00F5 ho\u00E4i"), "text \"Cộng hoà xã hội\" (VNI-Times 20)" },
		{ FONT(".VnTime", "Cộng hoà"), "text \"Cộng hoà\" (.VnTime 20)" }, /* Unicode already */
		{ FONT("Arial", "C\u00E9ng ho\u00B5"), "text \"C\u00E9ng ho\u00B5\" (Arial 20)" },
	};

	IS_INT(ROWS(rows), 0);
}

TEST(signs_and_breaks_in_a_run)
{
	static const struct case_row rows[] = {
		{ "<w:p><w:r><w:t>a&#9;b</w:t></w:r></w:p>", "text \"a\" " TNR "\n    tab " TNR "\n    text \"b\" " TNR "\n" },
		{ "<w:p><w:r><w:t>a&#10;b&#13;c</w:t></w:r></w:p>", "text \"a b c\"" },
		{ "<w:p><w:r><w:sym w:font=\"Arial\" w:char=\"00E9\"/></w:r></w:p>", "text \"\u00E9\" (Arial 20)" },
		{ "<w:p><w:r><w:sym w:char=\"00e9\"/></w:r></w:p>", "text \"\u00E9\" " TNR },
		{ "<w:p><w:r><w:sym w:char=\"0000E9F\"/></w:r></w:p>", "text \"\u00E9\" " TNR }, /* six figures */
		{ "<w:p><w:r><w:sym w:char=\"20\"/></w:r></w:p>", "text \" \"" },
		{ "<w:p><w:r><w:sym w:char=\"1F\"/></w:r></w:p>", "  para " TNR "\n" },
		{ "<w:p><w:r><w:sym/></w:r></w:p>", "  para " TNR "\n" },
		{ "<w:p><w:r><w:ptab w:alignment=\"center\"/><w:ptab w:alignment=\"left\"/><w:ptab/></w:r></w:p>", "ptab centre " TNR "\n    ptab left " TNR "\n    ptab left " TNR },
		{ "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t><w:br w:type=\"page\"/><w:br w:type=\"column\"/><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
		    "text \"a\" " TNR "\n          column-break " TNR "\n          text \"b\"" },
		{ "<w:p><w:r><w:t></w:t><w:t>b</w:t></w:r></w:p>", "para\n    text \"b\"" },
		{ "<w:p><w:r><w:t> </w:t><w:t>b</w:t></w:r></w:p>", "para\n    text \"b\"" },
		{ "<w:p><w:r><w:t>b\u00A0</w:t></w:r></w:p>", "para\n    text \"b\u00A0\"" },
		{ "<w:p><w:r><w:ruby><w:rt/></w:ruby><w:t>b</w:t></w:r></w:p>", "para\n    text \"b\"" },
		{ "<w:p><w:r><w:footnoteRef/><w:t>b</w:t></w:r></w:p>", "para\n    text \"b\"" }, /* in no note */
		/* signs of a symbol font stand in the paragraph's font */
		{ "<w:p><w:r><w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr><w:t>a\uf0b7\u1EC7</w:t></w:r></w:p>", "\u2022\u1EC7\" " TNR },
	};

	IS_INT(ROWS(rows), 0);
}

TEST(what_holds_text_or_leaves_it_out)
{
	static const struct told_row rows[] = {
		{ "<w:p><w:bdo>" T("a") "</w:bdo><w:dir>" T("b") "</w:dir><w:customXml>" T("c") "</w:customXml><w:other>" T("d") "</w:other></w:p>", "para\n    text \"abc\" " TNR "\n", "" },
		{ "<w:ins><w:p>" T("a") "</w:p></w:ins><w:moveTo><w:p>" T("b") "</w:p></w:moveTo><w:customXml><w:p>" T("c") "</w:p></w:customXml><w:other><w:p>" T("d") "</w:p></w:other>",
		    "  para\n    text \"a\" " TNR "\n  para\n    text \"b\" " TNR "\n  para\n    text \"c\" " TNR "\n", "" },
		{ "<w:sdt/><w:p><w:sdt/>" T("a") "</w:p>", "para\n    text \"a\"", "" },
		{ "<w:p><mc:AlternateContent><mc:Choice Requires=\"wps\">" T("a") "</mc:Choice></mc:AlternateContent><mc:AlternateContent/></w:p>", "para\n    text \"a\"", "" },
		{ "<mc:AlternateContent><mc:Choice Requires=\"wps\">" P("a") "</mc:Choice></mc:AlternateContent><mc:AlternateContent/>", "para\n    text \"a\"", "" },
		{ "<w:p><w:r><mc:AlternateContent/><w:t>a</w:t></w:r></w:p>", "para\n    text \"a\"", "" },
		/* all that is required, and something must be */
#define CHOICE(needs) "<w:p><mc:AlternateContent><mc:Choice Requires=\"" needs "\">" T("new") "</mc:Choice><mc:Fallback>" T("old") "</mc:Fallback></mc:AlternateContent></w:p>"
		{ CHOICE("wps wpg"), "text \"new\"", "" },
		{ CHOICE("wps zz"), "text \"old\"", "" },
		{ CHOICE("wps  wpg"), "text \"new\"", "" },
		{ CHOICE(""), "text \"old\"", "" },
		{ "<w:p><w:subDoc/>" T("a") "</w:p>", "text \"a\"", "I101@1 subdocument" },
		{ "<w:p><w:r><w:contentPart/><w:t>a</w:t></w:r></w:p>", "text \"a\"", "I101@1 ink drawing" },
		{ P("a") "<w:altChunk/>", "text \"a\"", "I101@1 document within the document" },
		{ "<w:p><w:bookmarkStart w:name=\"_GoBack\"/><w:bookmarkStart/><w:bookmarkStart w:name=\"m\"/></w:p>", "para\n    bookmark \"m\" " TNR "\n", "" },
		{ "<w:bookmarkStart w:name=\"m\"/>" P("a"), "para\n    bookmark \"m\" " TNR "\n    text \"a\"", "" },
		{ "<w:p><w:hyperlink>" T("a") "</w:hyperlink></w:p>", "text \"a\" " TNR, "" },
		{ "<w:p><w:hyperlink w:anchor=\"m\">" T("a") "</w:hyperlink>" T("b") "</w:p>", "text \"a\" (Times New Roman 20 anchor=\"m\")\n    text \"b\" " TNR, "" },
		{ "<w:p><w:hyperlink r:id=\"rId99\">" T("a") "</w:hyperlink></w:p>", "text \"a\" " TNR, "I107@1 link rId99" },
	};

	IS_INT(TOLD_ROWS(rows), 0);
}

TEST(a_link_goes_where_its_relationship_says)
{
	struct made m = make("");
	str id = pkg_relate(m.pkg, STR("word/document.xml"), STR(REL "hyperlink"), STR("https://a.vn/x"), true, m.d);

	pkg_put(m.pkg, STR("word/document.xml"), str_format(m.a, "<w:document " W "><w:body><w:p><w:hyperlink r:id=\"" STR_FMT "\" w:anchor=\"m\">" T("a")
	    "</w:hyperlink><w:hyperlink r:id=\"" STR_FMT "\">" T("b") "</w:hyperlink></w:p></w:body></w:document>", STR_ARG(id), STR_ARG(id)));
	read_it(&m);
	OK(holds(&m, "text \"a\" (Times New Roman 20 uri=\"https://a.vn/x\" anchor=\"m\")\n    text \"b\" (Times New Roman 20 uri=\"https://a.vn/x\")\n"));
	IS_STR(complaints(&m), STR(""));
	arena_free(m.a);
}

/* --- labels of lists ------------------------------------------------------------------------ */

/* A list of one level, and a paragraph of it. */
static struct made
listed(const char *level, const char *body)
{
	struct made m = make(body);

	with_part(&m, "numbering", "numbering", "numbering", str_c(m.a, str_format(m.a,
	    "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\">%s</w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>", level)));
	read_it(&m);
	return m;
}

#define LISTED "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>"
#define START(n) "<w:start w:val=\"" #n "\"/>"
#define FORMAT(f) "<w:numFmt w:val=\"" f "\"/>"
#define CUSTOM(f) "<w:numFmt w:val=\"custom\" w:format=\"" f "\"/>"
#define TEXT(t) "<w:lvlText w:val=\"" t "\"/>"
TEST(a_label_is_counted_in_its_format)
{
	static const struct {
		const char *level, *label;
	} rows[] = {
		{ START(1) TEXT("%1."), "label \"1.\" tab (" },
		{ START(7) TEXT("%1."), "label \"7.\" tab (" }, /* where a list begins */
		{ TEXT("%1."), "label \"0.\" tab (" },
		{ "<w:start/>" TEXT("%1."), "label \"1.\" tab (" },
		{ START(7) FORMAT("upperRoman") TEXT("%1"), "label \"VII\"" },
		{ START(7) FORMAT("lowerRoman") TEXT("%1"), "label \"vii\"" },
		{ START(7) FORMAT("upperLetter") TEXT("%1"), "label \"G\"" },
		{ START(7) FORMAT("lowerLetter") TEXT("%1"), "label \"g\"" },
		{ START(7) FORMAT("ordinal") TEXT("%1"), "label \"7th\"" },
		{ START(3) FORMAT("chicago") TEXT("%1"), "label \"\u2021\"" },
		{ START(7) FORMAT("decimalZero") TEXT("%1"), "label \"07\"" },
		{ START(7) FORMAT("none") TEXT("%1)"), "label \")\"" },
		{ START(7) FORMAT("unheard") TEXT("%1"), "label \"7\"" },
		{ START(7) FORMAT("numberInDash") TEXT("%1"), "label \"- 7 -\"" },
		{ START(175) FORMAT("hex") TEXT("%1"), "label \"AF\"" },
		{ START(-5) FORMAT("hex") TEXT("%1"), "label \"0\"" },
		{ START(7) FORMAT("vietnameseCounting") TEXT("%1"), "label \"bảy\"" },
		{ START(7) CUSTOM("001, 002, 003, ...") TEXT("%1"), "label \"007\"" },
		{ START(1234) CUSTOM("001, 002, 003, ...") TEXT("%1"), "label \"1234\"" },
		{ START(7) CUSTOM("0000000001") TEXT("%1"), "label \"000000007\"" }, /* nine figures at most */
		{ START(2) CUSTOM("a, b, c, d, đ, ...") TEXT("%1"), "label \"b\"" },
		{ START(5) CUSTOM("a, b, c, d, đ, ...") TEXT("%1"), "label \"đ\"" },
		{ START(6) CUSTOM("a, b, c, d, đ, ...") TEXT("%1"), "label \"6\"" },
		{ START(3) CUSTOM("a, b, …") TEXT("%1"), "label \"3\"" },
		{ START(1) CUSTOM("0a, 0b") TEXT("%1"), "label \"0a\"" },
		{ START(2) CUSTOM(", x") TEXT("%1"), "label \"x\"" },
		{ START(7) CUSTOM("") TEXT("%1"), "label \"7\"" },
		{ START(7) "<mc:AlternateContent><mc:Choice Requires=\"wps\">" CUSTOM("001") "</mc:Choice></mc:AlternateContent>" TEXT("%1"), "label \"007\"" },
		{ START(7) "<mc:AlternateContent><mc:Fallback/></mc:AlternateContent>" TEXT("%1"), "label \"7\"" },
		/* a level that is not there, or deeper than the label's own, is left out; other signs stay */
		{ START(1) TEXT("%1%2%9"), "label \"1\" tab (" },
		{ START(1) TEXT("%0%a%1%"), "label \"%0%a1%\" tab (" },
		{ START(1) TEXT("%1%1"), "label \"11\" tab (" },
		{ START(1) "<w:lvlText w:val=\"%1\" w:null=\"1\"/>", "label \"\" tab (" },
		{ START(1) TEXT("e\u0302\u0323"), "label \"ệ\" tab (" },
		{ START(1) FORMAT("none") "<w:isLgl/>" TEXT("%1"), "label \"\" tab (" },
		{ START(1) FORMAT("lowerLetter") "<w:isLgl/>" TEXT("%1"), "label \"1\" tab (" },
		{ START(1) FORMAT("lowerLetter") "<w:isLgl w:val=\"0\"/>" TEXT("%1"), "label \"a\" tab (" },
		{ TEXT("x") "<w:suff w:val=\"nothing\"/>", "label \"x\" nothing (" },
		{ TEXT("x") "<w:suff w:val=\"space\"/>", "label \"x\" space (" },
		{ TEXT("x") "<w:suff w:val=\"tab\"/>", "label \"x\" tab (" },
		{ TEXT("x") "<w:lvlJc w:val=\"center\"/>", "label \"x\" tab centre (" },
		{ TEXT("x") "<w:lvlJc w:val=\"right\"/>", "label \"x\" tab right (" },
		{ TEXT("x") "<w:lvlJc w:val=\"end\"/>", "label \"x\" tab right (" },
		{ TEXT("x") "<w:lvlJc w:val=\"start\"/>", "label \"x\" tab (" },
		{ TEXT("x") "<w:lvlPicBulletId w:val=\"0\"/>", "label \"\u2022\" tab " TNR },
		/* bullets: by their font, and private letters as those of Symbol */
		{ TEXT("\uf0b7") "<w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr>", "label \"\u2022\" tab " TNR },
		{ TEXT("\uf0b7") "<w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\"/></w:rPr>", "label \"\u2022\" tab (Arial 20)" },
		{ TEXT("-") "<w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\"/></w:rPr>", "label \"-\" tab (Arial 20)" },
		{ TEXT("\uf8ff") "<w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr>", "label \"\uf8ff\" tab " TNR },
		{ TEXT("x") "<w:rPr><w:b/></w:rPr>", "label \"x\" tab (Times New Roman 20 bold)" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made m = listed(rows[i].level, LISTED);

		if (!holds(&m, rows[i].label))
			FAIL("of %s", rows[i].level);
		arena_free(m.a);
	}
}

TEST(a_sign_of_a_paragraph_in_a_symbol_font_stands_in_the_usual_one)
{
	struct made m = listed(TEXT("\uf0b7") "<w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr>",
	    "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:rFonts w:ascii=\"Wingdings\" w:hAnsi=\"Wingdings\"/></w:rPr></w:pPr></w:p>");

	OK(holds(&m, "label \"\u2022\" tab " TNR));
	arena_free(m.a);
}

#define LVL(i, more) "<w:lvl w:ilvl=\"" #i "\">" START(1) more "</w:lvl>"
#define ABSTRACT(id, inside) "<w:abstractNum w:abstractNumId=\"" #id "\">" inside "</w:abstractNum>"
#define NUM(id, abstract, more) "<w:num w:numId=\"" #id "\"><w:abstractNumId w:val=\"" #abstract "\"/>" more "</w:num>"
#define ITEM(num, lvl) "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" #lvl "\"/><w:numId w:val=\"" #num "\"/></w:numPr></w:pPr></w:p>"
TEST(lists_find_their_levels)
{
	static const struct {
		const char *numbering, *body, *labels, *told, *why;
	} rows[] = {
		{ ABSTRACT(0, LVL(0, TEXT("a%1")) LVL(0, TEXT("b%1"))) NUM(1, 0, ""), ITEM(1, 0), "a1|", "", "of two levels of one number the first" },
		{ ABSTRACT(0, LVL(0, TEXT("a%1"))) ABSTRACT(0, LVL(0, TEXT("b%1"))) NUM(1, 0, "") NUM(1, 9, ""), ITEM(1, 0), "a1|", "", "and so of lists" },
		{ ABSTRACT(0, LVL(0, TEXT("a%1"))) ABSTRACT(1, LVL(0, TEXT("b%1"))) NUM(1, 0, "") NUM(1, 1, ""), ITEM(1, 0), "a1|", "", "and of their numbers" },
		{ ABSTRACT(0, LVL(0, TEXT("a%1"))) NUM(1, 5, "") "<w:num w:numId=\"2\"/>", ITEM(1, 0) ITEM(2, 0), "", "", "of no list" },
		{ ABSTRACT(0, LVL(0, TEXT("a%1"))) NUM(7, 0, "") NUM(3, 0, ""), ITEM(7, 0) ITEM(3, 0), "a1|a2|", "", "numbered with gaps" },
		{ ABSTRACT(0, LVL(0, TEXT("a%1")) LVL(1, TEXT("b%2"))) NUM(1, 0, ""), ITEM(1, 1) ITEM(1, 2) ITEM(1, 9), "b1|", "I105@3 list level", "levels that are not there" },
		{ ABSTRACT(0, LVL(9, TEXT("a%9"))) NUM(1, 0, ""), ITEM(1, 8), "a1|", "I105@0 list level", "the ninth is the last" },
		{ ABSTRACT(0, LVL(0, TEXT("a%1")) LVL(1, "<w:lvlRestart w:val=\"0\"/>" TEXT("b%2")) LVL(2, "<w:lvlRestart w:val=\"1\"/>" TEXT("c%3")) LVL(3, "<w:lvlRestart w:val=\"2\"/>" TEXT("d%4"))) NUM(1, 0, ""),
		    ITEM(1, 0) ITEM(1, 1) ITEM(1, 2) ITEM(1, 3) ITEM(1, 1) ITEM(1, 2) ITEM(1, 3) ITEM(1, 0) ITEM(1, 1) ITEM(1, 2) ITEM(1, 3), "a1|b1|c1|d1|b2|c2|d1|a2|b3|c1|d1|", "",
		    "a level begins anew after that level or one above" },
		{ ABSTRACT(0, LVL(0, TEXT("a%1"))) NUM(1, 0, "") NUM(2, 0, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"4\"/></w:lvlOverride>"),
		    ITEM(2, 0) ITEM(1, 0) ITEM(2, 0), "a4|a5|a6|", "", "a start of its own the first time" },
		{ ABSTRACT(0, LVL(0, TEXT("a%1"))) NUM(1, 0, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"0\"/></w:lvlOverride><w:other/>"), ITEM(1, 0), "a0|", "", "0 is a start too" },
		{ ABSTRACT(0, LVL(0, TEXT("a%1")) LVL(1, TEXT("%1.%2"))) NUM(1, 0, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"4\"/></w:lvlOverride>"), ITEM(1, 1), "4.1|", "",
		    "a level above that was never met" },
		{ ABSTRACT(0, LVL(0, TEXT("a%1"))) ABSTRACT(1, "<w:numStyleLink w:val=\"LS\"/>") NUM(1, 0, "") NUM(2, 1, ""), ITEM(2, 0) ITEM(1, 0), "a1|a2|", "", "a list that a style names" },
		{ ABSTRACT(1, "<w:numStyleLink w:val=\"none\"/>" LVL(0, TEXT("b%1"))) NUM(1, 1, ""), ITEM(1, 0), "b1|", "", "no such style" },
		{ ABSTRACT(1, "<w:numStyleLink w:val=\"LS\"/>" LVL(0, TEXT("b%1"))) NUM(1, 1, ""), ITEM(1, 0) ITEM(1, 0), "b1|b2|", "I106@1 LS", "a style that leads back, said once" },
		{ "<w:abstractNum><w:lvl>" TEXT("x") "</w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId/></w:num>", ITEM(1, 0), "x|", "", "without numbers" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made m = make(rows[i].body);
		str all = STR("");

		with_part(&m, "numbering", "numbering", "numbering", rows[i].numbering);
		with_part(&m, "styles", "styles", "styles",
		    "<w:style w:type=\"numbering\" w:styleId=\"LS\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>");
		read_it(&m);
		for (const struct doc_block *b = m.doc->sections->blocks; b != NULL; b = b->next)
			if (b->para->label != NULL)
				all = str_concat(m.a, all, str_concat(m.a, b->para->label->text, STR("|")));
		if (!str_eq(all, str_of(rows[i].labels)))
			FAIL("%s: " STR_FMT, rows[i].why, STR_ARG(all));
		IS_STR(complaints(&m), str_of(rows[i].told));
		arena_free(m.a);
	}
}
