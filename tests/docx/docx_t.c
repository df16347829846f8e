#include "base/file.h"
#include "docx/made.h"
#include "text/text.h"

TEST(a_paragraph_without_any_styles_takes_the_defaults_of_the_program)
{
	struct made m = make("<w:p><w:r><w:t>Số:</w:t></w:r></w:p>");

	read_it(&m);
	OK(holds(&m, "  para\n    text \"Số:\" (Times New Roman 20)\n"));
	IS_INT(m.d->count[DIAG_WARNING], 0);
	arena_free(m.a);
}

TEST(runs_of_equal_properties_become_one)
{
	struct made m = make("<w:p><w:r><w:t xml:space=\"preserve\">Quốc </w:t></w:r><w:proofErr w:type=\"spellStart\"/>"
	                     "<w:r><w:rPr><w:noProof/></w:rPr><w:t>hội</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>!</w:t></w:r></w:p>");

	read_it(&m);
	OK(holds(&m, "text \"Quốc hội\" (Times New Roman 20)\n    text \"!\" (Times New Roman 20 bold)\n"));
	arena_free(m.a);
}

#define RUN(rpr) "<w:p><w:r><w:rPr>" rpr "</w:rPr><w:t>x</w:t></w:r></w:p>"
TEST(what_a_run_says_of_itself_is_read)
{
	static const struct case_row rows[] = {
		{ RUN("<w:b/><w:i w:val=\"0\"/>"), "\"x\" (Times New Roman 20 bold)" },
		{ RUN("<w:sz w:val=\"27\"/><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\"/>"), "(Arial 27)" },
		{ RUN("<w:u w:val=\"double\" w:color=\"FF0000\"/>"), "underline=double underline-colour=#FF0000" },
		{ RUN("<w:color w:val=\"00b050\"/><w:highlight w:val=\"yellow\"/>"), "colour=#00B050 highlight=#FFFF00" },
		{ RUN("<w:shd w:val=\"clear\" w:fill=\"D9D9D9\"/>"), "highlight=#D9D9D9" },
		{ RUN("<w:shd w:val=\"pct50\" w:color=\"000000\" w:fill=\"FFFFFF\"/>"), "highlight=#7F7F7F" },
		{ RUN("<w:spacing w:val=\"-6\"/><w:w w:val=\"90\"/><w:position w:val=\"6\"/>"), "raise=60 spacing=-6 scale=90" },
		{ RUN("<w:kern w:val=\"20\"/>"), "kerning" },
		{ RUN("<w:kern w:val=\"28\"/>"), "\"x\" (Times New Roman 20)" },
		{ RUN("<w:caps/><w:smallCaps/>"), "(Times New Roman 20 caps)" },
		{ RUN("<w:vertAlign w:val=\"superscript\"/><w:strike/>"), "strike super" },
		{ RUN("<w:vanish/><w:lang w:val=\"vi-VN\"/>"), "hidden lang=\"vi-VN\"" },
		{ RUN("<w:bdr w:val=\"single\" w:sz=\"4\" w:space=\"1\"/>"), "border=single/4/20" },
		{ RUN("<w:b w:val=\"off\"/><w:sz w:val=\"14pt\"/>"), "(Times New Roman 28)" }, /* strict writes units */
	};

	IS_INT(ROWS(rows), 0);
}

#define AUTO "<w:spacing w:beforeAutospacing=\"1\" w:afterAutospacing=\"1\"/>"
#define NUM "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr>"
#define PARA(ppr) "<w:p><w:pPr>" ppr "</w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
TEST(what_a_paragraph_says_of_itself_is_read)
{
	static const struct case_row rows[] = {
		{ PARA("<w:jc w:val=\"both\"/><w:ind w:firstLine=\"567\" w:right=\"-10\"/>"), "para justify right=-10 first=567" },
		{ PARA("<w:ind w:left=\"720\" w:hanging=\"360\"/>"), "left=720 first=-360" },
		{ PARA("<w:ind w:start=\"1cm\" w:end=\"10pt\"/>"), "left=567 right=200" },
		{ PARA("<w:ind w:leftChars=\"200\"/>"), "left=420" },
		{ PARA("<w:ind w:leftChars=\"0\" w:left=\"720\"/>"), "left=720" }, /* the length beside it says the same in twips */
		{ PARA("<w:spacing w:before=\"120\" w:after=\"60\" w:line=\"276\" w:lineRule=\"auto\"/>"), "before=120 after=60 line=276/auto" },
		{ PARA("<w:spacing w:line=\"360\" w:lineRule=\"exact\"/>"), "line=360/exact" },
		{ PARA("<w:spacing w:line=\"360\"/>"), "line=360/auto line-bare" },
		{ PARA("<w:spacing w:beforeLines=\"50\"/>"), "before=120" },
		/* automatic, and none at the document's beginning */
		{ PARA("") PARA("<w:spacing w:beforeAutospacing=\"1\" w:before=\"5\"/>"), "before=280 before-auto" },
		{ PARA("<w:spacing w:beforeAutospacing=\"1\" w:before=\"5\" w:after=\"7\"/>"), "para after=7\n" },
		{ PARA("<w:spacing w:afterAutospacing=\"1\" w:after=\"5\"/>"), "para after=280 after-auto\n" },
		/* nor at the ends of a cell */
		{ "<w:tbl><w:tr><w:tc>" PARA(AUTO) PARA(AUTO) "</w:tc></w:tr></w:tbl>",
		    "para after=280 after-auto\n          text \"x\" (Times New Roman 20)\n        para before=280 before-auto\n" },
		/* nor between items of a list */
		{ PARA("") PARA(AUTO NUM) PARA(AUTO NUM),
		    "para before=280 before-auto\n    text \"x\" (Times New Roman 20)\n  para after=280 after-auto\n" },
		{ PARA("<w:keepNext/><w:keepLines/><w:pageBreakBefore/><w:widowControl w:val=\"0\"/>"),
		    "keep-next keep-lines page-break-before no-widow-control" },
		{ PARA("<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9000\"/><w:tab w:val=\"left\" w:pos=\"567\"/></w:tabs>"),
		    "tab=567/left tab=9000/right dot" },
		{ PARA("<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"FF0000\"/></w:pBdr>"), "bottom=single/6/20/#FF0000" },
		{ PARA("<w:outlineLvl w:val=\"1\"/><w:shd w:val=\"clear\" w:fill=\"EEEEEE\"/>"), "shading=#EEEEEE outline=2" },
		{ PARA("<w:bidi/><w:jc w:val=\"left\"/><w:ind w:left=\"100\"/>"), "para right right=100 rtl" },
		{ PARA("<w:framePr w:w=\"2000\" w:hSpace=\"142\" w:wrap=\"around\" w:vAnchor=\"page\" w:hAnchor=\"margin\" w:xAlign=\"right\" w:y=\"300\"/>"),
		    "frame 2000x0 margin:right page:300 h-space=142" },
		{ PARA("<w:framePr w:w=\"2000\" w:wrap=\"none\"/>"), "frame 2000x0 column:0 paragraph:0 no-wrap through" },
		{ PARA("<w:framePr w:w=\"2000\" w:wrap=\"notBeside\"/>"), "frame 2000x0 column:0 paragraph:0 no-wrap\n" },
	};

	IS_INT(ROWS(rows), 0);
}

TEST(what_stands_in_a_run_besides_text_is_read)
{
	static const struct case_row rows[] = {
		{ "<w:p><w:r><w:tab/><w:br/><w:br w:type=\"page\"/><w:br w:type=\"column\"/><w:cr/></w:r></w:p>",
		    "tab (Times New Roman 20)\n    line-break (Times New Roman 20)\n    page-break (Times New Roman 20)\n"
		    "    column-break (Times New Roman 20)\n    line-break" },
		{ "<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r></w:p>", "\"a\u2011bc\"" },
		{ "<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r></w:p>", "\"\u2611\" (Times New Roman 20)" },
		{ "<w:p><w:r><w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr><w:t>\uf0b7</w:t></w:r></w:p>", "\"\u2022\" (Times New Roman 20)" },
		{ "<w:p><w:r><w:ptab w:relativeTo=\"margin\" w:alignment=\"right\" w:leader=\"none\"/></w:r></w:p>", "ptab right" },
		{ "<w:p><w:r><w:t>  a b  </w:t></w:r></w:p>", "text \"a b\"" },
		{ "<w:p><w:r><w:t xml:space=\"preserve\">  a b  </w:t></w:r></w:p>", "text \"  a b  \"" },
		{ "<w:p><w:r><w:t>e\u0302\u0323</w:t></w:r></w:p>", "text \"ệ\"" }, /* NFC at the door */
		{ "<w:p><w:bookmarkStart w:id=\"0\" w:name=\"muc1\"/><w:hyperlink w:anchor=\"muc1\"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>",
		    "bookmark \"muc1\" (Times New Roman 20)\n    text \"x\" (Times New Roman 20 anchor=\"muc1\")" },
		{ "<w:p><w:hyperlink w:anchor=\"thu &amp; chi &#38; &#x1ebf;\"><w:r><w:t>x &amp; y</w:t></w:r></w:hyperlink></w:p>",
		    "text \"x & y\" (Times New Roman 20 anchor=\"thu & chi & ế\")" },
		{ "<w:p><w:r><w:ruby><w:rt><w:r><w:t>y</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>x</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>", "text \"x\"" },
		{ "<w:p><w:r><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"SimSun\"/></w:rPr><w:t>a中b</w:t></w:r></w:p>",
		    "\"a\" (Arial 20)\n    text \"中\" (SimSun 20)\n    text \"b\" (Arial 20)" },
	};

	IS_INT(ROWS(rows), 0);
}

#define ITEM "<w:numPr><w:numId w:val=\"1\"/></w:numPr>"
TEST(a_level_alone_is_one_of_the_list_that_a_style_is_based_on)
{
	struct made m = make("<w:p><w:pPr><w:pStyle w:val=\"B\"/></w:pPr>" T("x") "</w:p>");

	with_part(&m, "numbering", "numbering", "numbering", "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:pPr><w:ind w:left=\"300\"/></w:pPr></w:lvl>"
	    "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%2)\"/><w:pPr><w:ind w:left=\"700\"/></w:pPr></w:lvl></w:abstractNum>"
	    "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>");
	with_part(&m, "styles", "styles", "styles", "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:pPr>" ITEM "</w:pPr></w:style>"
	    "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/></w:numPr></w:pPr></w:style>");
	read_it(&m);
	OK(holds(&m, "left=700"));
	OK(holds(&m, "\"a)\""));
	arena_free(m.a);
}

#define FLD(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"
#define INSTR(s) "<w:r><w:instrText xml:space=\"preserve\">" s "</w:instrText></w:r>"
TEST(fields_are_their_saved_results_but_for_page_numbers)
{
	static const struct case_row rows[] = {
		{ "<w:p>" FLD("begin") INSTR(" PAGE  \\* ROMAN ") FLD("separate") T("IV") FLD("end") "</w:p>", "field page upper-roman \"IV\"" },
		{ "<w:p>" FLD("begin") INSTR(" PA") INSTR("GE ") FLD("end") T("x") "</w:p>", "field page \"\" (Times New Roman 20)\n    text \"x\"" },
		{ "<w:p><w:fldSimple w:instr=\" NUMPAGES \">" T("7") "</w:fldSimple></w:p>", "field pages \"7\"" },
		{ "<w:p>" FLD("begin") INSTR("PAGEREF _Toc1 \\h") FLD("separate") T("3") FLD("end") "</w:p>", "field page-ref target=\"_Toc1\" \"3\"" },
		{ "<w:p>" FLD("begin") INSTR("DATE") FLD("separate") T("01/02/2026") FLD("end") "</w:p>", "text \"01/02/2026\"" },
		{ "<w:p>" FLD("begin") INSTR("IF ") FLD("begin") INSTR("X") FLD("separate") T("hidden") FLD("end") INSTR(" = 1") FLD("separate")
		    T("shown") FLD("end") "</w:p>", "  para\n    text \"shown\"" },
		{ "<w:p>" FLD("begin") INSTR("HYPERLINK \"http://a.vn/x\" \\l \"b\"") FLD("separate") T("y") FLD("end") T("z") "</w:p>",
		    "\"y\" (Times New Roman 20 uri=\"http://a.vn/x\" anchor=\"b\")\n    text \"z\" (Times New Roman 20)" },
		/* what is kept for others is not shown, nor a paragraph's end within an instruction */
		{ "<w:p>" FLD("begin") INSTR("SET a 1") FLD("separate") T("1") FLD("end") T("z") "</w:p>", "  para\n    text \"z\" (Times New Roman 20)\n" },
		{ "<w:p>" FLD("begin") INSTR("QUOTE \"a") "</w:p><w:p>" INSTR("b\"") FLD("separate") T("a") "</w:p><w:p>" T("b") FLD("end") "</w:p>",
		    "section next-page page=12240x15840 margin=1440,1440,1440,1440 header=720 footer=720\n  para\n    text \"a\" (Times New Roman 20)\n  para\n    text \"b\"" },
		{ "<w:p>" FLD("begin") INSTR("SYMBOL 183 \\f Symbol \\s 12") FLD("end") "</w:p>", "text \"\u2022\"" },
		{ "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default w:val=\"1\"/></w:checkBox></w:ffData></w:fldChar></w:r>"
		    INSTR("FORMCHECKBOX") FLD("end") "</w:p>", "text \"\u2612\"" },
	};

	IS_INT(ROWS(rows), 0);
}

TEST(tracked_changes_are_read_as_accepted)
{
	static const struct case_row rows[] = {
		{ "<w:p><w:ins w:id=\"1\">" T("new") "</w:ins><w:del w:id=\"2\"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>", "  para\n    text \"new\" (Times New Roman 20)\n" },
		{ "<w:p><w:moveFrom w:id=\"1\">" T("a") "</w:moveFrom><w:moveTo w:id=\"2\">" T("b") "</w:moveTo></w:p>", "  para\n    text \"b\" (Times New Roman 20)\n" },
		{ "<w:p><w:pPr><w:jc w:val=\"center\"/><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>" T("a") "</w:p><w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr>" T("b") "</w:p>",
		    "  para right\n    text \"ab\"" },
		{ "<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id=\"1\"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>x</w:t></w:r></w:p>", "\"x\" (Times New Roman 20 bold)" },
		{ "<w:tbl><w:tblGrid><w:gridCol w:w=\"100\"/></w:tblGrid><w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr><w:tc><w:p>" T("a")
		    "</w:p></w:tc></w:tr><w:tr><w:tc><w:p>" T("b") "</w:p></w:tc></w:tr></w:tbl>",
		    "autofit indent=-108\n    row\n      cell 0 margin=0,108,0,108\n        para\n          text \"b\"" },
	};

	IS_INT(ROWS(rows), 0);
}

TEST(content_controls_and_alternatives_are_looked_through)
{
	static const struct case_row rows[] = {
		{ "<w:sdt><w:sdtPr/><w:sdtContent><w:p>" T("x") "</w:p></w:sdtContent></w:sdt>", "text \"x\"" },
		{ "<w:p><w:sdt><w:sdtContent>" T("x") "</w:sdtContent></w:sdt><w:smartTag>" T("y") "</w:smartTag></w:p>", "text \"xy\"" },
		{ "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:t>new</w:t></mc:Choice><mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>", "text \"new\"" },
		{ "<w:p><w:r><mc:AlternateContent xmlns:zz=\"urn:unknown\"><mc:Choice Requires=\"zz\"><w:t>new</w:t></mc:Choice><mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>", "text \"old\"" },
		{ "<w:tbl><w:tblGrid><w:gridCol w:w=\"100\"/></w:tblGrid><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc><w:p>" T("x")
		    "</w:p></w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>", "cell 0 margin=0,108,0,108\n        para\n          text \"x\"" },
		{ "<w:p><m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath></w:p>", "text \"a/b\"" },
		{ "<w:p><m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></w:p>", "text \"2\" (Times New Roman 20 super)" },
	};

	IS_INT(ROWS(rows), 0);
}

#define STYLES(more) "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"22\"/></w:rPr></w:rPrDefault></w:docDefaults>" \
	"<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:name w:val=\"Normal\"/><w:rPr><w:sz w:val=\"28\"/></w:rPr></w:style>" \
	"<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"N\"/><w:pPr><w:keepNext/>" \
	"<w:tabs><w:tab w:val=\"left\" w:pos=\"500\"/><w:tab w:val=\"left\" w:pos=\"900\"/></w:tabs></w:pPr><w:rPr><w:b/></w:rPr></w:style>" \
	"<w:style w:type=\"character\" w:styleId=\"S\"><w:name w:val=\"Strong\"/><w:rPr><w:b/><w:color w:val=\"FF0000\"/></w:rPr></w:style>" more
TEST(a_frame_among_the_defaults_is_none)
{
	struct made m = make("<w:p><w:r><w:t>a</w:t></w:r></w:p>");

	with_part(&m, "styles", "styles", "styles", "<w:docDefaults><w:pPrDefault><w:pPr><w:framePr w:w=\"0\" w:h=\"0\" "
	    "w:hRule=\"exact\" w:vAnchor=\"margin\"/><w:ind w:left=\"100\"/></w:pPr></w:pPrDefault></w:docDefaults>");
	read_it(&m);
	OK(holds(&m, "left=100"));
	OK(lacks(&m, "frame"));
	arena_free(m.a);
}

#define ENTRY(text) "<w:r><w:rPr><w:rStyle w:val=\"L\"/></w:rPr><w:t>" text "</w:t></w:r>"
TEST(links_of_a_contents_list_look_as_their_paragraph_says)
{
	struct made m = make("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TOC \\h</w:instrText></w:r>"
	    "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" ENTRY("muc") "</w:p><w:p>" ENTRY("hai")
	    "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p><w:p>" ENTRY("ngoai") "</w:p>");

	with_part(&m, "styles", "styles", "styles", "<w:style w:type=\"character\" w:styleId=\"L\"><w:name w:val=\"Hyperlink\"/>"
	    "<w:rPr><w:color w:val=\"0563C1\"/><w:u w:val=\"single\"/></w:rPr></w:style>");
	read_it(&m);
	OK(holds(&m, "text \"muc\" (Times New Roman 20)"));
	OK(holds(&m, "text \"hai\" (Times New Roman 20)"));
	OK(holds(&m, "text \"ngoai\" (Times New Roman 20 underline=single colour=#0563C1)"));
	arena_free(m.a);
}

TEST(styles_are_laid_over_one_another)
{
	static const struct case_row rows[] = {
		{ "<w:p>" T("x") "</w:p>", "para style=\"Normal\"\n    text \"x\" (Times New Roman 28)" },
		{ "<w:p><w:pPr><w:pStyle w:val=\"H\"/></w:pPr>" T("x") "</w:p>", "para style=\"heading 1\" keep-next tab=500/left tab=900/left\n    text \"x\" (Times New Roman 28 bold)" },
		/* bold of two styles is bold of none (17.7.3) */
		{ "<w:p><w:pPr><w:pStyle w:val=\"H\"/></w:pPr><w:r><w:rPr><w:rStyle w:val=\"S\"/></w:rPr><w:t>x</w:t></w:r></w:p>", "\"x\" (Times New Roman 28 colour=#FF0000)" },
		{ "<w:p><w:pPr><w:pStyle w:val=\"H\"/></w:pPr><w:r><w:rPr><w:rStyle w:val=\"S\"/><w:b/></w:rPr><w:t>x</w:t></w:r></w:p>", "\"x\" (Times New Roman 28 bold colour=#FF0000)" },
		{ "<w:p><w:pPr><w:pStyle w:val=\"H\"/><w:tabs><w:tab w:val=\"clear\" w:pos=\"500\"/></w:tabs></w:pPr>" T("x") "</w:p>", "keep-next tab=900/left\n" },
		{ "<w:p><w:pPr><w:pStyle w:val=\"unknown\"/></w:pPr>" T("x") "</w:p>", "para style=\"Normal\"" },
	};
	int wrong = 0;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made m = make(rows[i].body);

		with_part(&m, "styles", "styles", "styles", STYLES(""));
		read_it(&m);
		wrong += !holds(&m, rows[i].expect);
		arena_free(m.a);
	}
	IS_INT(wrong, 0);
}

TEST(a_style_that_is_based_on_itself_is_named_and_read)
{
	struct made m = make("<w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr>" T("x") "</w:p>");

	with_part(&m, "styles", "styles", "styles",
	    "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:basedOn w:val=\"B\"/><w:rPr><w:b/></w:rPr></w:style>"
	    "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/><w:rPr><w:i/></w:rPr></w:style>");
	read_it(&m);
	OK(holds(&m, "\"x\" (Times New Roman 20 bold italic)"));
	OK(warned(&m, "I106"));
	OK(lacks(&m, "hidden"));
	arena_free(m.a);
}

TEST(styles_in_a_part_that_cannot_be_cut_are_read_whole)
{
	struct made m = make("<w:p>" T("x") "</w:p>");

	with_part(&m, "styles", "styles", "styles", "<!-- <w:style w:styleId=\"N\"> -->" STYLES(""));
	read_it(&m);
	OK(holds(&m, "para style=\"Normal\"\n    text \"x\" (Times New Roman 28)"));
	arena_free(m.a);
}

/* --- whole documents ------------------------------------------------------------- */

struct words {
	struct arena *a;
	struct out text;
	size_t missing, found, at;
};

static void words_of_blocks(struct words *w, const struct doc_block *b);

static void
words_of_drawing(struct words *w, const struct doc_drawing *g)
{
	words_of_blocks(w, g->blocks);
	for (const struct doc_drawing *c = g->children; c != NULL; c = c->next)
		words_of_drawing(w, c);
}

static void
words_of_blocks(struct words *w, const struct doc_block *b)
{
	for (; b != NULL; b = b->next) {
		if (b->kind == DOC_TABLE) {
			for (const struct doc_row *r = b->table->rows; r != NULL; r = r->next)
				for (const struct doc_cell *c = r->cells; c != NULL; c = c->next)
					words_of_blocks(w, c->blocks);
			continue;
		}
		for (const struct doc_run *r = b->para->runs; r != NULL; r = r->next)
			if (r->kind == RUN_TEXT || r->kind == RUN_FIELD)
				out_put(&w->text, r->text);
			else if (r->kind == RUN_NOTE)
				out_put(&w->text, r->note->label);
		out_char(&w->text, '\n');
		for (const struct doc_run *r = b->para->runs; r != NULL; r = r->next)
			if (r->kind == RUN_DRAWING)
				words_of_drawing(w, r->drawing);
	}
}

static void
look_for(struct words *w, str word)
{
	str all = out_str(&w->text);
	size_t at = str_find(all, word, w->at);

	if (at == all.n)
		at = str_find(all, word, 0);
	if (at == all.n) {
		if (w->missing++ < 3)
			printf("# missing: " STR_FMT "\n", STR_ARG(word));
		return;
	}
	w->found++;
	w->at = at;
}

static void
look_for_texts(struct words *w, const xmlNode *n)
{
	static const char *const out[] = { "Fallback", "del", "moveFrom", "pPrChange", "rPrChange" };

	for (; n != NULL; n = n->next) {
		bool skip = n->type != XML_ELEMENT_NODE;

		for (size_t i = 0; !skip && i < sizeof out / sizeof *out; i++)
			skip = strcmp((const char *)n->name, out[i]) == 0;
		if (skip)
			continue;
		if (strcmp((const char *)n->name, "t") == 0 && n->children != NULL && n->children->content != NULL) {
			str rest = text_nfc(w->a, str_of((const char *)n->children->content));

			while (rest.n > 0) {
				str word = str_trim(str_split(&rest, ' '));

				if (word.n > 0 && (unsigned char)word.p[0] != 0xEF)
					look_for(w, word);
			}
		}
		look_for_texts(w, n->children);
	}
}

static void
every_word(const char *path, struct words *w)
{
	struct arena *a = arena_new(1 << 20);
	struct diags d;
	struct package *pkg;
	struct document *doc;
	xmlDoc *xml;
	size_t missing = w->missing;

	diags_init(&d, a);
	w->a = a;
	pkg = pkg_open(path, a, &d);
	doc = pkg != NULL ? docx_read(pkg, a, &d) : NULL;
	xml = pkg != NULL ? pkg_xml(pkg, pkg_main_part(pkg, &d), a, &d) : NULL;
	OK(doc != NULL && xml != NULL);
	out_reset(&w->text);
	w->at = 0;
	if (doc != NULL && xml != NULL) {
		for (const struct doc_section *s = doc->sections; s != NULL; s = s->next)
			words_of_blocks(w, s->blocks);
		look_for_texts(w, xmlDocGetRootElement(xml));
	}
	if (w->missing > missing)
		printf("# %s: %zu words missing\n", path, w->missing - missing);
	arena_free(a);
}

static size_t
every_word_in(const char *dir, struct words *w)
{
	struct arena *a = arena_new(1 << 14);
	const char **names;
	size_t n, files = 0;

	if (file_list(dir, a, &names, &n))
		for (size_t i = 0; i < n; i++)
			if (str_eq(file_ext(names[i]), STR("docx"))) {
				every_word(file_join(a, dir, names[i]), w);
				files++;
			}
	arena_free(a);
	return files;
}

TEST(every_word_of_our_own_templates_is_in_the_model)
{
	struct words w = { 0 };

	out_init(&w.text);
	OK(every_word_in("templates", &w) > 0);
	IS_INT(w.missing, 0);
	OK(w.found > 100);
	out_release(&w.text);
}

TEST(every_word_of_real_documents_is_in_the_model)
{
	struct words w = { 0 };
	size_t files;

	out_init(&w.text);
	files = every_word_in("../shared/cases/render/vn", &w) + every_word_in("../shared/cases/render/general", &w) +
	    every_word_in("../shared/bench/pdf/build", &w);
	if (files == 0)
		SKIP("no documents to measure against");
	IS_INT(w.missing, 0);
	out_release(&w.text);
}
