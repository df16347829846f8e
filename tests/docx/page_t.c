#include "docx/made.h"

/* Sections, headers, numbering, notes, settings of DOCX. */

#define LVL(i, fmt, text, more) "<w:lvl w:ilvl=\"" #i "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" fmt "\"/>" more "<w:lvlText w:val=\"" text "\"/>" \
	"<w:pPr><w:ind w:left=\"720\" w:hanging=\"360\"/></w:pPr></w:lvl>"
#define NUMBERING \
	"<w:abstractNum w:abstractNumId=\"7\">" LVL(0, "upperRoman", "%1.", "") LVL(1, "decimal", "%1.%2", "<w:isLgl/>") LVL(2, "lowerLetter", "%3)", "<w:suff w:val=\"space\"/>") \
	LVL(3, "decimal", "%4", "<w:lvlRestart w:val=\"0\"/>") "</w:abstractNum>" \
	"<w:abstractNum w:abstractNumId=\"8\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\uf0b7\"/><w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr></w:lvl></w:abstractNum>" \
	"<w:abstractNum w:abstractNumId=\"9\">" LVL(0, "vietnameseCounting", "Điều %1", "") "</w:abstractNum>" \
	"<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>" \
	"<w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>" \
	"<w:num w:numId=\"3\"><w:abstractNumId w:val=\"8\"/></w:num><w:num w:numId=\"4\"><w:abstractNumId w:val=\"9\"/></w:num>" \
	"<w:num w:numId=\"5\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"(%1)\"/></w:lvl></w:lvlOverride></w:num>"
#define L(num, lvl) "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" lvl "\"/><w:numId w:val=\"" num "\"/></w:numPr></w:pPr></w:p>"

/* The labels of a document's paragraphs, one after another. */
static str
labels(struct made *m)
{
	str all = STR("");

	for (const struct doc_block *b = m->doc->sections->blocks; b != NULL; b = b->next)
		if (b->kind == DOC_PARAGRAPH && b->para->label != NULL)
			all = str_concat(m->a, all, str_concat(m->a, b->para->label->text, STR("|")));
	return all;
}

TEST(lists_count_by_level_restart_and_start_where_they_are_told)
{
	static const struct {
		const char *body, *labels, *why;
	} rows[] = {
		{ L("1", "0") L("1", "1") L("1", "1") L("1", "0") L("1", "1"), "I.|1.1|1.2|II.|2.1|", "a level above begins the lower ones anew; legal figures" },
		{ L("1", "2") L("1", "2"), "a)|b)|", "" },
		{ L("1", "0") L("1", "3") L("1", "0") L("1", "3"), "I.|1|II.|2|", "lvlRestart 0 never begins anew" },
		{ L("1", "0") L("2", "0") L("2", "0") L("1", "0"), "I.|V.|VI.|VII.|", "nums of one abstractNum count together" },
		{ L("3", "0"), "\u2022|", "a sign of the font Symbol" },
		{ L("4", "0") L("4", "0"), "Điều một|Điều hai|", "" },
		{ L("5", "0") L("5", "0"), "(3)|(4)|", "a level of its own" },
		{ L("1", "1"), "1.1|", "a level above that was never met counts as its start" },
		{ L("99", "0"), "", "no such numbering" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made m = make(rows[i].body);

		with_part(&m, "numbering", "numbering", "numbering", NUMBERING);
		read_it(&m);
		IS_STR(labels(&m), str_of(rows[i].labels));
		arena_free(m.a);
	}
}

TEST(the_indents_of_a_list_stand_between_the_style_and_the_paragraph)
{
	static const struct case_row rows[] = {
		{ "<w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr></w:p>", "style=\"A\" left=720 first=-360" },
		{ "<w:p><w:pPr><w:pStyle w:val=\"B\"/></w:pPr></w:p>", "style=\"B\" left=100 first=-360" }, /* the style's own over its list's */
		{ "<w:p><w:pPr><w:pStyle w:val=\"B\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr></w:p>", "style=\"B\" left=100 (" },
		{ "<w:p><w:pPr><w:pStyle w:val=\"A\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr></w:p>", "style=\"A\" (" },
		{ "<w:p><w:pPr><w:pStyle w:val=\"C\"/><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>", "style=\"C\" left=720 first=-360" },
		{ "<w:p><w:pPr><w:pStyle w:val=\"C\"/><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:ind w:left=\"50\"/></w:pPr></w:p>", "style=\"C\" left=50 first=-360" },
		{ "<w:p><w:pPr><w:pStyle w:val=\"S2\"/></w:pPr></w:p>", "label \"1.1\"" }, /* the level that names the style */
	};
	int wrong = 0;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made m = make(rows[i].body);

		with_part(&m, "numbering", "numbering", "numbering",
		    NUMBERING "<w:abstractNum w:abstractNumId=\"10\">" LVL(0, "decimal", "%1", "") LVL(1, "decimal", "%1.%2", "<w:pStyle w:val=\"S2\"/>")
		    "</w:abstractNum><w:num w:numId=\"6\"><w:abstractNumId w:val=\"10\"/></w:num>");
		with_part(&m, "styles", "styles", "styles",
		    "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"A\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
		    "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:name w:val=\"B\"/><w:basedOn w:val=\"A\"/><w:pPr><w:ind w:left=\"100\"/></w:pPr></w:style>"
		    "<w:style w:type=\"paragraph\" w:styleId=\"C\"><w:name w:val=\"C\"/><w:pPr><w:ind w:left=\"999\"/></w:pPr></w:style>"
		    "<w:style w:type=\"paragraph\" w:styleId=\"S2\"><w:name w:val=\"S2\"/><w:pPr><w:numPr><w:numId w:val=\"6\"/></w:numPr></w:pPr></w:style>");
		read_it(&m);
		wrong += !holds(&m, rows[i].expect);
		arena_free(m.a);
	}
	IS_INT(wrong, 0);
}

#define SECT(inside) "<w:p><w:pPr><w:sectPr>" inside "</w:sectPr></w:pPr>" T("end") "</w:p>"
TEST(a_section_says_what_its_pages_are)
{
	static const struct case_row rows[] = {
		{ P("a") "<w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"1134\" w:right=\"851\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" w:footer=\"400\" w:gutter=\"10\"/><w:titlePg/></w:sectPr>",
		    "section next-page page=16838x11906 margin=1134,1701,1134,851 header=567 footer=400 gutter=10 title-page" },
		{ SECT("<w:pgNumType w:fmt=\"lowerRoman\" w:start=\"5\"/>") P("a") "<w:sectPr><w:type w:val=\"continuous\"/></w:sectPr>", "page-start=5 lower-roman" },
		{ SECT("") P("a") "<w:sectPr><w:type w:val=\"continuous\"/></w:sectPr>", "section continuous" },
		{ P("a") "<w:sectPr><w:cols w:num=\"2\" w:space=\"300\" w:sep=\"1\"/></w:sectPr>", "columns=2 gap=300 line\n" }, /* balanced only before a continuous section */
		{ P("a") "<w:sectPr><w:cols w:num=\"2\" w:equalWidth=\"0\"><w:col w:w=\"3000\" w:space=\"200\"/><w:col w:w=\"5000\"/></w:cols></w:sectPr>", "columns=2 gap=720 3000+200 5000+0" },
		{ P("a") "<w:sectPr><w:pgSz w:w=\"5000\" w:h=\"6000\"/><w:cols w:equalWidth=\"0\"><w:col w:w=\"3000\"/></w:cols></w:sectPr>", "page=5000x6000 margin=1440,1440,1440,1440 header=720 footer=720\n" }, /* one column is none */
		{ P("a") "<w:sectPr><w:pgBorders w:offsetFrom=\"page\"><w:top w:val=\"single\" w:sz=\"8\" w:space=\"24\"/></w:pgBorders><w:vAlign w:val=\"center\"/></w:sectPr>", "top=single/8/480 centre" },
		/* a paragraph that only ends a section takes no line */
		{ P("a") "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>" P("b"), "    text \"a\" (Times New Roman 20)\nsection" },
	};

	IS_INT(ROWS(rows), 0);
}

TEST(headers_hold_on_in_the_sections_after)
{
	struct made m = make("");
	str one = with_part(&m, "header", "header1", "hdr", P("first")), two = with_part(&m, "header", "header2", "hdr", P("other"));

	pkg_put(m.pkg, STR("word/document.xml"), str_format(m.a, "<w:document " W "><w:body>" SECT("<w:headerReference w:type=\"default\" r:id=\"" STR_FMT "\"/>")
	    SECT("") SECT("<w:headerReference w:type=\"default\" r:id=\"" STR_FMT "\"/>") "</w:body></w:document>", STR_ARG(one), STR_ARG(two)));
	read_it(&m);
	OK(m.doc != NULL && m.doc->sections->next != NULL && m.doc->sections->next->next != NULL);
	OK(m.doc->sections->header[HEADER_DEFAULT] == m.doc->sections->next->header[HEADER_DEFAULT]);
	OK(m.doc->sections->next->next->header[HEADER_DEFAULT] != m.doc->sections->header[HEADER_DEFAULT]);
	OK(m.doc->sections->header[HEADER_FIRST] == NULL);
	arena_free(m.a);
}

TEST(a_header_that_leads_back_to_the_document_is_left_out)
{
	struct made m = make("");
	str id = pkg_relate(m.pkg, STR("word/document.xml"), STR(REL "header"), STR("word/document.xml"), false, m.d);

	pkg_put(m.pkg, STR("word/document.xml"), str_format(m.a, "<w:document " W "><w:body>" P("a") "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"" STR_FMT
	    "\"/><w:footerReference w:type=\"default\" r:id=\"none\"/></w:sectPr></w:body></w:document>", STR_ARG(id)));
	read_it(&m);
	OK(warned(&m, "I107"));
	OK(m.doc != NULL && m.doc->sections->header[HEADER_DEFAULT] == NULL);
	arena_free(m.a);
}

#define NOTE(id, text) "<w:footnote w:id=\"" id "\"><w:p><w:r><w:footnoteRef/></w:r>" T(text) "</w:p></w:footnote>"
#define REF(id) "<w:p><w:r><w:footnoteReference w:id=\"" id "\"/></w:r></w:p>"
TEST(notes_are_numbered_in_the_order_of_the_text)
{
	struct made m = make(REF("5") REF("2") "<w:p><w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"3\"/><w:t>*</w:t></w:r></w:p>" REF("4") REF("77"));

	with_part(&m, "footnotes", "footnotes", "footnotes", "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
	    NOTE("2", "two") NOTE("3", "three") NOTE("4", "four") NOTE("5", "five") NOTE("6", "nobody refers to it"));
	read_it(&m);
	OK(holds(&m, "note footnote 1 1 (Times New Roman 20)\n"));
	OK(holds(&m, "footnote 1 1\n  para\n    field note-number \"\" (Times New Roman 20)\n    text \"five\""));
	OK(holds(&m, "footnote 2 2\n"));
	OK(holds(&m, "note footnote 0 *"));
	OK(lacks(&m, "text \"*\""));
	OK(holds(&m, "footnote 3 3\n"));
	OK(lacks(&m, "nobody"));
	OK(lacks(&m, "separator"));
	OK(warned(&m, "I107"));
	arena_free(m.a);
}

TEST(a_note_s_own_mark_knows_its_note_and_the_style_of_marks)
{
	struct made m = make("<w:p><w:r><w:endnoteReference w:id=\"2\"/></w:r></w:p>");
	const struct doc_run *r;

	with_part(&m, "endnotes", "endnotes", "endnotes", "<w:endnote w:id=\"2\"><w:p><w:r><w:endnoteRef/></w:r>" T("two") "</w:p></w:endnote>");
	with_part(&m, "styles", "styles", "styles", "<w:style w:type=\"character\" w:styleId=\"a1\"><w:name w:val=\"endnote reference\"/>"
	    "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>");
	read_it(&m);
	OK(m.doc != NULL && m.doc->notes != NULL);
	r = m.doc->notes->blocks->para->runs;
	OK(r->note == m.doc->notes);
	IS_STR(r->note->number_text, STR("i"));
	IS_INT(r->props->vpos, VPOS_BASE);
	IS_INT(r->style_props->vpos, VPOS_SUPER);
	arena_free(m.a);
}

TEST(notes_have_formats_starts_and_restarts)
{
	struct made m = make(REF("1") SECT("") REF("2"));

	with_part(&m, "footnotes", "footnotes", "footnotes", "<w:footnote w:type=\"separator\" w:id=\"0\">" P("Notes:") "</w:footnote>" NOTE("1", "a") NOTE("2", "b"));
	with_part(&m, "settings", "settings", "settings",
	    "<w:footnotePr><w:numFmt w:val=\"lowerRoman\"/><w:numStart w:val=\"4\"/><w:numRestart w:val=\"eachSect\"/></w:footnotePr>");
	read_it(&m);
	OK(holds(&m, "note footnote 4 iv"));
	OK(lacks(&m, "note footnote 5"));
	OK(holds(&m, "separator\n  para\n    text \"Notes:\""));
	arena_free(m.a);
}

TEST(automatic_spacing_of_old_holds_at_the_top_too)
{
	struct made m = make("<w:p><w:pPr><w:spacing w:beforeAutospacing=\"1\"/></w:pPr></w:p>");

	with_part(&m, "settings", "settings", "settings", "<w:compat><w:doNotUseHTMLParagraphAutoSpacing/></w:compat>");
	read_it(&m);
	OK(holds(&m, "para before=100 before-auto"));
	arena_free(m.a);
}

TEST(settings_are_read)
{
	struct made m = make(P("a"));

	with_part(&m, "settings", "settings", "settings",
	    "<w:evenAndOddHeaders/><w:defaultTabStop w:val=\"500\"/><w:compat><w:doNotExpandShiftReturn/><w:doNotUseHTMLParagraphAutoSpacing/><w:splitPgBreakAndParaMark/><w:noColumnBalance/>"
	    "<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"x\" w:val=\"15\"/></w:compat>");
	read_it(&m);
	OK(holds(&m, "document docx compat=15 shrinks-spaces=1 even-and-odd default-tab=500 sum-spacing mark-after-break no-expand-shift-return uneven-columns external-leading"));
	arena_free(m.a);
}

TEST(theme_fonts_and_colours_are_looked_up)
{
	struct made m = make("<w:p><w:r><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\" w:hAnsiTheme=\"minorHAnsi\"/><w:color w:themeColor=\"accent1\"/></w:rPr><w:t>x</w:t></w:r></w:p>");

	pkg_put(m.pkg, STR("word/theme/theme1.xml"), STR("<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:themeElements><a:clrScheme>"
	    "<a:accent1><a:srgbClr val=\"123456\"/></a:accent1></a:clrScheme><a:fontScheme><a:minorFont><a:latin typeface=\"Cambria\"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>"));
	pkg_relate(m.pkg, STR("word/document.xml"), STR(REL "theme"), STR("word/theme/theme1.xml"), false, m.d);
	read_it(&m);
	OK(holds(&m, "(Cambria 20 colour=#123456)"));
	arena_free(m.a);
}

TEST(strict_documents_are_read_as_transitional_ones)
{
	struct made m = make("");

	pkg_put(m.pkg, STR("word/document.xml"), STR("<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body><w:p><w:pPr><w:jc w:val=\"end\"/>"
	    "<w:ind w:start=\"36pt\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"14pt\"/><w:b w:val=\"true\"/></w:rPr><w:t>x</w:t></w:r></w:p></w:body></w:document>"));
	read_it(&m);
	OK(holds(&m, "para right left=720\n    text \"x\" (Times New Roman 28 bold)"));
	arena_free(m.a);
}

TEST(a_document_without_a_body_is_an_error)
{
	struct made m = make("");

	pkg_put(m.pkg, STR("word/document.xml"), STR("<w:document " W "/>"));
	read_it(&m);
	OK(m.doc == NULL);
	OK(warned(&m, "I109"));
	arena_free(m.a);
}

TEST(numbers_beyond_reason_are_clamped_with_a_word)
{
	static const struct case_row rows[] = {
		{ "<w:p><w:pPr><w:ind w:left=\"100000000\"/></w:pPr></w:p>", "left=200000" },
		{ "<w:p><w:r><w:rPr><w:sz w:val=\"999999999999999999999\"/></w:rPr><w:t>x</w:t></w:r></w:p>", "Times New Roman 3276" },
		{ P("a") "<w:sectPr><w:pgSz w:w=\"100000000\" w:h=\"100000000\"/><w:cols w:num=\"100000000\"/></w:sectPr>", "page=200000x200000" },
		{ "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"100000000\"/></w:tcPr>" P("a") "</w:tc></w:tr></w:tbl>", "cell 0 margin" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made m = make(rows[i].body);

		read_it(&m);
		OK(str_find(m.dump, str_of(rows[i].expect), 0) < m.dump.n);
		OK(warned(&m, "I105"));
		arena_free(m.a);
	}
}

TEST(entities_sections_of_characters_and_foreign_names_are_read_as_xml_says)
{
	static const struct case_row rows[] = {
		{ "<w:p><w:r><w:t>a&amp;b&#x1EC7;<![CDATA[<c>]]><!-- no -->d</w:t></w:r></w:p>", "text \"a&bệ<c>d\"" },
		{ "<w:p>\n <w:r>\n  <w:t>x</w:t>\n </w:r>\n</w:p>", "  para\n    text \"x\"" },
		{ "<w:p xml:space=\"preserve\"><w:r><w:t> x </w:t></w:r></w:p>", "text \" x \"" },
		{ "<w:p><z:r xmlns:z=\"urn:z\"><w:t>not Word's</w:t></z:r><w:r xmlns:z=\"urn:z\" z:val=\"1\"><w:rPr><z:b/></w:rPr><w:t>x</w:t></w:r></w:p>", "  para\n    text \"x\" (Times New Roman 20)" },
		{ "<q:p xmlns:q=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><q:r><q:t>other prefix</q:t></q:r></q:p>", "text \"other prefix\"" },
	};

	IS_INT(ROWS(rows), 0);
}

TEST(elements_nested_beyond_the_limit_are_a_complaint)
{
	struct out o;
	struct made m;

	out_init(&o);
	for (int i = 0; i < 100000; i++)
		out_puts(&o, "<w:ins>");
	for (int i = 0; i < 100000; i++)
		out_puts(&o, "</w:ins>");
	out_char(&o, '\0');
	m = make(out_str(&o).p);
	read_it(&m);
	OK(m.doc == NULL);
	OK(warned(&m, "P114"));
	arena_free(m.a);
	out_release(&o);
}
