#include "odt/made.h"
#include "value/value.h"

/* Properties of ODT, each value by its name; fields, labels, tables, charts and pages at their edges. */

#define TNR "(Times New Roman 24)"
#define TEXT_STYLE "<style:style style:name=\"T\" style:family=\"text\"><style:text-properties %s/></style:style>"
#define SPAN "<text:p><text:span text:style-name=\"T\">x</text:span></text:p>"
TEST(letters_are_as_their_properties_name_it)
{
	static const struct odt_row rows[] = {
		{ "style:text-rotation-angle=\"90\"", "text \"x\" " TNR, "I101@1 turned letters; they are shown upright" },
		{ "style:text-rotation-angle=\"0\"", "text \"x\" " TNR, "" },
		{ "", "\"x\" " TNR, "" },
		{ "style:font-name=\"Arial\"", "(Arial 24)", "" }, { "fo:font-family=\"Arial\"", "(Arial 24)", "" }, { "fo:font-family=\"'Liberation Serif', serif\"", "(Liberation Serif 24)", "" }, { "fo:font-family=\"&quot;Arial&quot;\"", "(Arial 24)", "" },
		{ "fo:font-family=\"Arial;sans\"", "(Arial 24)", "" }, { "fo:font-family=\"\"", TNR, "" }, { "fo:font-family=\"'\"", "(' 24)", "" }, { "style:font-name=\"A\" fo:font-family=\"B\"", "(A 24)", "" },
		{ "fo:font-size=\"0pt\"", TNR, "" }, { "fo:font-size=\"0.5pt\"", "Roman 1)", "" }, { "fo:font-size=\"50%\"", "Roman 12)", "" }, { "fo:font-size=\"1638pt\"", "Roman 3276)", "" }, { "fo:font-size=\"1639pt\"", "Roman 3276)", "" },
		{ "fo:font-weight=\"bold\"", "bold)", "" }, { "fo:font-weight=\"600\"", "bold)", "" }, { "fo:font-weight=\"599\"", TNR, "" }, { "fo:font-weight=\"normal\"", TNR, "" }, { "fo:font-style=\"italic\"", "italic)", "" }, { "fo:font-style=\"oblique\"", "italic)", "" }, { "fo:font-style=\"normal\"", TNR, "" },
		{ "fo:color=\"#010203\"", "colour=#010203)", "" }, { "fo:color=\"#010203\" style:use-window-font-color=\"true\"", TNR, "" }, { "style:use-window-font-color=\"false\" fo:color=\"#010203\"", "colour=#010203)", "" }, { "fo:color=\"red\"", TNR, "" },
		{ "fo:background-color=\"#010203\"", "highlight=#010203)", "" },
#define UNDER(style, more) "style:text-underline-style=\"" style "\" " more
		{ UNDER("none", ""), TNR, "" }, { UNDER("solid", ""), "underline=single)", "" }, { UNDER("dotted", ""), "underline=dotted)", "" }, { UNDER("dash", ""), "underline=dash)", "" }, { UNDER("long-dash", ""), "underline=dash)", "" },
		{ UNDER("dot-dash", ""), "underline=dot-dash)", "" }, { UNDER("dot-dot-dash", ""), "underline=dot-dash)", "" }, { UNDER("wave", ""), "underline=wave)", "" }, { UNDER("other", ""), "underline=single)", "" },
		{ UNDER("solid", "style:text-underline-type=\"double\""), "underline=double)", "" }, { UNDER("solid", "style:text-underline-type=\"none\""), TNR, "" }, { UNDER("wave", "style:text-underline-type=\"double\""), "underline=wave)", "" },
		{ UNDER("solid", "style:text-underline-width=\"bold\""), "underline=thick)", "" }, { UNDER("solid", "style:text-underline-width=\"thick\""), "underline=thick)", "" }, { UNDER("solid", "style:text-underline-width=\"auto\""), "underline=single)", "" },
		{ UNDER("solid", "style:text-underline-mode=\"skip-white-space\""), "underline=words)", "" }, { UNDER("solid", "style:text-underline-mode=\"continuous\""), "underline=single)", "" },
		{ UNDER("solid", "style:text-underline-color=\"#010203\""), "underline-colour=#010203)", "" }, { UNDER("solid", "style:text-underline-color=\"font-color\""), "underline=single)", "" },
		{ "style:text-line-through-style=\"solid\"", "strike)", "" }, { "style:text-line-through-style=\"none\"", TNR, "" }, { "style:text-line-through-style=\"solid\" style:text-line-through-type=\"double\"", "24 double-strike)", "" }, { "style:text-line-through-style=\"none\" style:text-line-through-type=\"double\"", TNR, "" },
#define AT(position) "style:text-position=\"" position "\""
		{ AT("super 58%"), "super vpos-percent=58)", "" }, { AT("sub"), "sub vpos-percent=100)", "" }, { AT("super 0%"), "super vpos-percent=1)", "" }, { AT("super 200%"), "super vpos-percent=100)", "" }, { AT("33% 58%"), "super raise=79 vpos-percent=58)", "" },
		{ AT("-33% 58%"), "sub raise=-79 vpos-percent=58)", "" }, { AT("33% 100%"), "Roman 24 raise=79)", "" }, { AT("0% 58%"), TNR, "" }, { AT("200% 100%"), "raise=240)", "" }, { AT("-200% 100%"), "raise=-240)", "" }, { AT("100% 99%"), "super raise=240 vpos-percent=99)", "" },
		{ "fo:font-variant=\"small-caps\"", "small-caps)", "" }, { "fo:font-variant=\"normal\"", TNR, "" }, { "fo:text-transform=\"uppercase\"", "caps)", "" }, { "fo:text-transform=\"none\"", TNR, "" },
		{ "fo:letter-spacing=\"1pt\"", "spacing=20)", "" }, { "fo:letter-spacing=\"normal\"", TNR, "" }, { "fo:letter-spacing=\"1584pt\"", "spacing=31680)", "" }, { "fo:letter-spacing=\"1585pt\"", TNR, "" }, { "fo:letter-spacing=\"-1585pt\"", TNR, "" },
		{ "style:text-scale=\"600%\"", "scale=600)", "" }, { "style:text-scale=\"601%\"", "scale=600)", "" }, { "style:text-scale=\"0%\"", "scale=1)", "" }, { "style:text-scale=\"wide\"", TNR, "" },
		{ "style:letter-kerning=\"true\"", "kerning)", "" }, { "style:letter-kerning=\"false\"", TNR, "" }, { "style:text-outline=\"true\"", "outline)", "" }, { "style:text-outline=\"false\"", TNR, "" },
		{ "fo:text-shadow=\"1pt 1pt\"", "shadow)", "" }, { "fo:text-shadow=\"none\"", TNR, "" }, { "fo:text-shadow=\"\"", TNR, "" }, { "text:display=\"none\"", "hidden)", "" }, { "text:display=\"true\"", TNR, "" },
		{ "fo:language=\"vi\" fo:country=\"VN\"", "lang=\"vi-VN\")", "" }, { "fo:language=\"vi\"", "lang=\"vi\")", "" }, { "fo:language=\"vi\" fo:country=\"none\"", "lang=\"vi\")", "" }, { "fo:language=\"none\" fo:country=\"none\"", TNR, "" }, { "fo:language=\"zxx\" fo:country=\"VN\"", TNR, "" }, { "fo:language=\"\"", TNR, "" },
		{ "fo:border=\"1pt solid #010203\" fo:padding=\"0.1in\"", "border=single/8/144/#010203)", "" }, { "fo:border=\"none\"", TNR, "" },
		{ "text:language=\"vi\" fo:display=\"none\"", TNR, "" }, /* of another vocabulary */
	};

	IS_INT(ODT_ROWS(TEXT_STYLE, SPAN, rows), 0);
}

/* The rows' styles are based on a common one of these properties. */
static int
wrong_over(const char *parent, const struct odt_row *rows, size_t n)
{
	int wrong = 0;

	for (size_t i = 0; i < n; i++) {
		struct made m = make();

		read_it(&m, str_c(m.a, str_format(m.a, "<style:style style:name=\"T\" style:family=\"text\" style:parent-style-name=\"U\"><style:text-properties %s/></style:style>", rows[i].what)), SPAN,
		    str_c(m.a, str_format(m.a, "<office:styles><style:style style:name=\"U\" style:family=\"text\"><style:text-properties %s/></style:style></office:styles>", parent)));
		wrong += !holds(&m, rows[i].expect);
		arena_free(m.a);
	}
	return wrong;
}

TEST(a_style_takes_back_what_its_parent_said)
{
	static const struct odt_row rows[] = {
		{ "fo:font-variant=\"normal\"", "\"x\" (Times New Roman 24 bold caps)", "" }, { "fo:text-transform=\"none\"", "\"x\" (Times New Roman 24 bold)", "" }, { "fo:font-weight=\"normal\"", "\"x\" (Times New Roman 24 caps)", "" }, { "", "\"x\" (Times New Roman 24 bold caps)", "" },
	};
	static const struct odt_row small[] = { { "fo:font-variant=\"normal\"", "\"x\" " TNR, "" }, { "fo:text-transform=\"none\"", "\"x\" (Times New Roman 24 small-caps)", "" } };

	IS_INT(wrong_over("fo:text-transform=\"uppercase\" fo:font-weight=\"bold\"", rows, sizeof rows / sizeof *rows), 0);
	IS_INT(wrong_over("fo:font-variant=\"small-caps\"", small, sizeof small / sizeof *small), 0);
}

TEST(text_is_changed_as_its_style_says)
{
	static const struct odt_row rows[] = {
		{ "fo:text-transform=\"lowercase\"", "\"ủy ban NHÂN\" " TNR, "" }, { "fo:text-transform=\"capitalize\"", "\"Ủy Ban NHÂN\" ", "" }, { "style:font-name=\"Symbol\"", "(Symbol 24)", "" },
	};
	int wrong = 0;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made m = make();

		read_it(&m, str_c(m.a, str_format(m.a, TEXT_STYLE, rows[i].what)),
		    i == 2 ? "<text:p><text:span text:style-name=\"T\">\uf0b7\u00b7\u1EC7</text:span></text:p>" : "<text:p><text:span text:style-name=\"T\">ỦY Ban</text:span> NHÂN</text:p>", NULL);
		if (i == 0)
			wrong += !holds(&m, "\"ủy ban\" " TNR "\n    text \" NHÂN\" " TNR);
		else
			wrong += !holds(&m, i == 1 ? "text \"Ủy Ban\" " TNR : "\"\u2022\u2022\u1EC7\" ");
		arena_free(m.a);
	}
	IS_INT(wrong, 0);
}

#define PARA_STYLE "<style:style style:name=\"P\" style:family=\"paragraph\"><style:paragraph-properties %s/></style:style>"
#define PARAGRAPH "<text:p text:style-name=\"P\">x</text:p>"
#define PLAIN "para no-widow-control tabs-from-indent\n"
TEST(a_paragraph_is_set_as_its_properties_name_it)
{
	static const struct odt_row rows[] = {
		{ "", PLAIN, "" },
		{ "fo:margin=\"0.1in\"", "left=144 right=144 before=144 after=144 no-", "" }, { "fo:margin=\"0.1in\" fo:margin-top=\"0.2in\"", "left=144 right=144 before=288 after=144 no-", "" },
		{ "fo:margin-bottom=\"0.1in\"", "para after=144 no-", "" }, { "fo:margin-right=\"0.1in\"", "para right=144 no-", "" }, { "fo:margin-left=\"-0.1in\"", "para left=-144 no-", "" },
		{ "fo:text-indent=\"0.1in\"", "para first=144 no-", "" }, { "fo:text-indent=\"-0.1in\"", "para first=-144 no-", "" },
		{ "fo:text-align=\"start\"", PLAIN, "" }, { "fo:text-align=\"left\"", PLAIN, "" }, { "fo:text-align=\"end\"", "para right no-", "" }, { "fo:text-align=\"right\"", "para right no-", "" }, { "fo:text-align=\"center\"", "para centre no-", "" }, { "fo:text-align=\"justify\"", "para justify no-", "" },
		{ "fo:text-align=\"start\" style:writing-mode=\"rl-tb\"", "para right no-widow-control tabs-from-indent rtl\n", "" }, { "fo:text-align=\"end\" style:writing-mode=\"rl\"", "para no-widow-control tabs-from-indent rtl\n", "" },
		{ "fo:text-align=\"left\" style:writing-mode=\"rl-tb\"", "para no-widow-control tabs-from-indent rtl\n", "" }, { "style:writing-mode=\"lr-tb\"", PLAIN, "" }, { "style:writing-mode=\"page\"", PLAIN, "" },
		{ "fo:text-align-last=\"start\"", PLAIN, "" }, { "fo:text-align-last=\"center\"", "align-last=1 ", "" }, { "fo:text-align-last=\"justify\"", "align-last=3 ", "" }, { "fo:text-align-last=\"end\"", "align-last=2 ", "" },
		{ "fo:line-height=\"0%\"", PLAIN, "" }, { "fo:line-height=\"1%\"", "line=2/auto", "" }, { "fo:line-height=\"0pt\"", PLAIN, "" }, { "fo:line-height=\"1pt\"", "line=20/exact", "" }, { "style:line-height-at-least=\"0pt\"", PLAIN, "" }, { "fo:line-height=\"normal\"", PLAIN, "" },
		{ "fo:keep-with-next=\"always\" fo:keep-together=\"always\"", "keep-next keep-lines", "" }, { "fo:keep-with-next=\"auto\" fo:keep-together=\"auto\"", PLAIN, "" },
		{ "fo:widows=\"2\"", "para widows=2 tabs", "" }, { "fo:orphans=\"2\"", "para orphans=2 tabs", "" }, { "fo:orphans=\"1\" fo:widows=\"1\"", "para no-widow-control widows=1 orphans=1 ", "" }, { "fo:orphans=\"100\"", "orphans=99 ", "" },
		{ "fo:background-color=\"#010203\"", "shading=#010203\n", "" }, { "style:contextual-spacing=\"true\"", "contextual ", "" }, { "loext:contextual-spacing=\"true\"", "contextual ", "" }, { "loext:text-align=\"end\"", PLAIN, "" },
		{ "fo:border=\"1pt solid #000001\"", "left=20 right=20 no-widow-control tabs-from-indent top=single/8/0/#000001 left=single/8/0/#000001 bottom=single/8/0/#000001 right=single/8/0/#000001\n", "" },
		{ "fo:border-left=\"1pt solid #000001\" fo:padding=\"0.1in\"", "para left=164 no-widow-control tabs-from-indent left=single/8/144/#000001\n", "" },
		{ "fo:border-right=\"1pt solid #000001\" fo:padding-right=\"0.1in\"", "para right=164 no-widow-control tabs-from-indent right=single/8/144/#000001\n", "" },
		{ "fo:border-top=\"1pt solid #000001\" fo:padding-top=\"0.1in\" style:join-border=\"false\"", "top=single/8/144/#000001 between=single/8/144/#000001\n", "" },
		{ "fo:border-bottom=\"1pt solid #000001\" fo:padding-bottom=\"0.1in\" style:join-border=\"false\"", "bottom=single/8/144/#000001 between=single/8/144/#000001\n", "" },
		{ "fo:border-bottom=\"1pt solid #000001\" style:join-border=\"true\"", "bottom=single/8/0/#000001\n", "" },
#define LINE(border) "fo:border-top=\"" border "\""
		{ LINE("none"), PLAIN, "" }, { LINE("1pt hidden #000001"), PLAIN, "" }, { LINE("1pt double #000001"), "top=double/8/0", "" }, { LINE("1pt dotted #000001"), "top=dotted/8/0", "" }, { LINE("1pt dashed #000001"), "top=dashed/8/0", "" }, { LINE("1pt fine-dashed #000001"), "top=dashed/8/0", "" },
		{ LINE("1pt dash-dot #000001"), "top=dot-dash/8/0", "" }, { LINE("1pt dash-dot-dot #000001"), "top=dot-dash/8/0", "" }, { LINE("1pt double-thin #000001"), "top=double/8/0", "" }, { LINE("1pt groove #000001"), "top=single/8/0", "" }, { LINE("1pt ridge #000001"), "top=single/8/0", "" },
		{ LINE("1pt inset #000001"), "top=single/8/0", "" }, { LINE("1pt outset #000001"), "top=single/8/0", "" }, { LINE("thin solid #000001"), "top=single/6/0", "" }, { LINE("medium solid #000001"), "top=single/12/0", "" }, { LINE("thick solid #000001"), "top=single/24/0", "" },
		{ LINE("0pt solid #000001"), "top=single/1/0", "" }, { LINE("1000pt solid #000001"), "top=single/800/0", "" }, { LINE("solid"), "top=single/6/0/#000000", "" }, { LINE("  1pt  solid  "), "top=single/8/0", "" }, { LINE("strange solid"), "top=single/6/0", "" },
#define LONG(length) "fo:margin-left=\"" length "\""
		/* lengths: whole hundredths of a millimetre, and units by their names */
		{ LONG("1in"), "left=1440 ", "" }, { LONG("1inch"), "left=1440 ", "" }, { LONG("2.54cm"), "left=1440 ", "" }, { LONG("25.4mm"), "left=1440 ", "" }, { LONG("72pt"), "left=1440 ", "" }, { LONG("6pc"), "left=1440 ", "" }, { LONG("96px"), "left=1440 ", "" },
		{ LONG("1"), PLAIN, "" }, { LONG("0"), PLAIN, "" }, { LONG("1ell"), PLAIN, "" }, { LONG("in"), PLAIN, "" }, { LONG(" +1in "), "left=1440 ", "" }, { LONG("-.5in"), "left=-720 ", "" }, { LONG("1.in"), "left=1440 ", "" }, { LONG("1000in"), "left=288000 ", "" }, { LONG("-1000in"), "left=-288000 ", "" },
	};

	IS_INT(ODT_ROWS(PARA_STYLE, PARAGRAPH, rows), 0);
}

TEST(a_tab_has_its_kind_and_leader)
{
	static const struct odt_row rows[] = {
		{ "style:position=\"1in\"", "tab=1440/left tabs", "" }, { "style:position=\"1in\" style:type=\"left\"", "tab=1440/left tabs", "" }, { "style:position=\"1in\" style:type=\"center\"", "tab=1440/centre tabs", "" }, { "style:position=\"1in\" style:type=\"right\"", "tab=1440/right tabs", "" },
		{ "style:position=\"1in\" style:type=\"char\" style:char=\",\"", "tab=1440/decimal tabs", "" },
#define LEADER(style, more) "style:position=\"1in\" style:leader-style=\"" style "\" " more
		{ LEADER("none", "style:leader-text=\".\""), "tab=1440/left tabs", "" }, { LEADER("dotted", "style:leader-text=\".\""), "tab=1440/left dot tabs", "" }, { LEADER("dotted", ""), "tab=1440/left dot tabs", "" }, { LEADER("solid", ""), "tab=1440/left underscore tabs", "" },
		{ LEADER("solid", "style:leader-text=\"_\""), "tab=1440/left underscore tabs", "" }, { LEADER("dash", ""), "tab=1440/left hyphen tabs", "" }, { LEADER("solid", "style:leader-text=\"-\""), "tab=1440/left hyphen tabs", "" }, { LEADER("solid", "style:leader-text=\"·\""), "tab=1440/left middle-dot tabs", "" },
		{ LEADER("solid", "style:leader-text=\".\""), "tab=1440/left dot tabs", "" },
	};

	IS_INT(ODT_ROWS("<style:style style:name=\"P\" style:family=\"paragraph\"><style:paragraph-properties><style:tab-stops><style:tab-stop %s/></style:tab-stops></style:paragraph-properties></style:style>", PARAGRAPH, rows), 0);
}

TEST(breaks_before_and_after)
{
	static const struct odt_row rows[] = {
		{ "fo:break-before=\"page\"", "\"b\" " TNR "\n  para page-break-before ", "" }, { "fo:break-before=\"even-page\"", "\"b\" " TNR "\n  para page-break-before ", "" }, { "fo:break-before=\"odd-page\"", "\"b\" " TNR "\n  para page-break-before ", "" },
		{ "fo:break-before=\"auto\"", "\"b\" " TNR "\n  " PLAIN, "" }, { "fo:break-before=\"column\"", "\"b\" " TNR "\n  " PLAIN, "" }, /* where there are no columns */
		{ "fo:break-after=\"page\"", "\"x\" " TNR "\n  para page-break-before ", "" }, { "fo:break-after=\"even-page\"", "\"x\" " TNR "\n  para page-break-before ", "" }, { "fo:break-after=\"odd-page\"", "\"x\" " TNR "\n  para page-break-before ", "" }, { "fo:break-after=\"column\"", "\"x\" " TNR "\n  " PLAIN, "" },
	};

	IS_INT(ODT_ROWS(PARA_STYLE, "<text:p>b</text:p>" PARAGRAPH "<text:p>c</text:p>", rows), 0);
}

/* --- fields, notes, blocks ------------------------------------------------------------------------ */

#define P(inside) "<text:p>" inside "</text:p>"
TEST(fields_are_their_results_but_for_page_numbers)
{
	static const struct odt_row rows[] = {
		{ P("<text:page-number>7</text:page-number>"), "field page \"7\"", "" },
		{ P("<text:page-number text:select-page=\"current\" text:page-adjust=\"0\" style:num-format=\"i\">7</text:page-number>"), "field page lower-roman \"7\"", "" },
		{ P("<text:page-number text:select-page=\"next\">7</text:page-number>"), "field other \"7\"", "I103@1 number of another page" },
		{ P("<text:page-number text:page-adjust=\"1\">7</text:page-number>"), "field page \"7\"", "I103@1 number of another page" },
#define FORMAT(f) P("<text:page-number style:num-format=\"" f "\">7</text:page-number>")
		{ FORMAT("1"), "field page decimal ", "" }, { FORMAT("I"), "field page upper-roman ", "" }, { FORMAT("A"), "field page upper-letter ", "" }, { FORMAT("a"), "field page lower-letter ", "" }, { FORMAT("01"), "field page decimal-zero ", "" }, { FORMAT(""), "field page none ", "" },
		{ FORMAT("1st"), "field page ordinal ", "" }, { FORMAT("*"), "field page chicago ", "" }, { FORMAT("strange"), "field page decimal ", "" },
		{ P("<text:page-count>9</text:page-count>"), "field pages \"9\"", "" },
		{ P("<text:bookmark-ref text:reference-format=\"page\" text:ref-name=\"m\">3</text:bookmark-ref>"), "field page-ref target=\"m\" \"3\"", "" },
		{ P("<text:bookmark-ref text:reference-format=\"text\" text:ref-name=\"m\">muc</text:bookmark-ref>"), "text \"muc\"", "" },
		{ P("<text:reference-ref text:ref-name=\"m\">muc</text:reference-ref>"), "text \"muc\"", "" },
		{ P("a<text:hidden-text text:string-value=\"x\"/>b"), "text \"axb\"", "" },
		{ P("a<text:page-variable-set>x</text:page-variable-set><text:database-next>x</text:database-next><text:database-row-select>x</text:database-row-select><text:dde-connection>x</text:dde-connection>b"), "text \"ab\"", "" },
		{ P("a <text:line-break/> b"), "text \"a \" " TNR "\n    line-break " TNR "\n    text \" b\"", "" },
		{ P("<text:ruby/>a<text:bookmark/><text:a>b</text:a>"), "para no-widow-control tabs-from-indent\n    text \"ab\"", "I101@1 text above text (ruby)" },
		{ P("a<text:a xlink:href=\"#m\">b</text:a><text:a xlink:href=\"http://a.vn\">c</text:a>"), "text \"b\" (Times New Roman 24 anchor=\"m\")\n    text \"c\" (Times New Roman 24 uri=\"http://a.vn\")", "" },
		/* notes */
#define NOTE(inside) "<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body>" inside "</text:note-body></text:note>"
		{ P("a" NOTE(P("n"))), "note footnote 1 1 (Times New Roman 24 super)", "" },
		{ P("a" NOTE(P("n" NOTE(P("in"))))), "text \"nin\"", "I101@2 note in a note" },
		{ P("a<text:note text:note-class=\"footnote\"/>b"), "text \"ab\"", "I101@1 note in a note" },
		{ P("a<text:note text:note-class=\"footnote\"><text:note-citation text:label=\"x\">1</text:note-citation><text:note-body/></text:note>"), "note footnote 0 x", "" },
		{ P("a<text:note text:note-class=\"endnote\"><text:note-body>" P("n") "</text:note-body></text:note>"), "note endnote 1 1", "" },
		/* blocks */
		{ "<office:forms><form/></office:forms>" P("a"), "text \"a\"", "I101@0 form controls" }, { "<office:forms/>" P("a"), "text \"a\"", "" },
		{ "<text:index-body>" P("a") "</text:index-body><text:table-of-content-source>" P("gone") "</text:table-of-content-source>" P("b"), "text \"a\" " TNR "\n  para no-widow-control tabs-from-indent\n    text \"b\"", "" },
		{ P("a<text:hidden-paragraph text:is-hidden=\"false\"/>"), "text \"a\"", "" },
		/* drawings beside the text go with the next paragraph, in order */
		{ "<draw:rect svg:width=\"1pt\"/><draw:rect svg:width=\"2pt\"/>" P("a"), "rect 20x0 float[column:0 paragraph:0 front] line=#000000 width=1\n    drawing " TNR "\n      rect 40x0", "" },
		{ "<draw:rect svg:width=\"1pt\" text:anchor-type=\"page\" text:anchor-page-number=\"1\"/>" P("a"), "rect 20x0 float[page:0 page:0", "" },
		{ "<draw:rect svg:width=\"1pt\" text:anchor-type=\"page\" text:anchor-page-number=\"2\"/>" P("a"), "rect 20x0 float[page:0 page:0", "I101@0 drawing on page 2 by its number" },
		{ "<text:section text:display=\"none\">" P("gone") "</text:section><text:section text:display=\"condition\" text:is-hidden=\"true\">" P("gone") "</text:section><text:section text:display=\"condition\">" P("a") "</text:section>", "footer=0\n  para no-widow-control tabs-from-indent\n    text \"a\"", "" },
	};

	IS_INT(ODT_ROWS("", "%s", rows), 0);
}

/* --- lists -------------------------------------------------------------------------------------------- */

#define ITEM(text) "<text:list-item><text:p>" text "</text:p></text:list-item>"
#define LISTED "<text:list text:style-name=\"L\">" ITEM("x") "</text:list>"
#define NUMBERED "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" %s/></text:list-style>"
TEST(a_label_is_counted_in_its_format)
{
	static const struct odt_row rows[] = {
		{ "style:num-format=\"1\"", "label \"1\" nothing", "" }, { "style:num-format=\"1\" text:start-value=\"7\"", "label \"7\" ", "" }, { "style:num-format=\"1\" text:start-value=\"0\"", "label \"0\" ", "" },
		{ "style:num-format=\"I\" text:start-value=\"7\"", "label \"VII\" ", "" }, { "style:num-format=\"i\" text:start-value=\"7\"", "label \"vii\" ", "" },
		{ "style:num-format=\"A\" text:start-value=\"28\"", "label \"AB\" ", "" }, { "style:num-format=\"a\" text:start-value=\"28\"", "label \"ab\" ", "" }, { "style:num-format=\"a\" text:start-value=\"702\"", "label \"zz\" ", "" }, { "style:num-format=\"a\" text:start-value=\"703\"", "label \"aaa\" ", "" },
		{ "style:num-format=\"a\" style:num-letter-sync=\"true\" text:start-value=\"28\"", "label \"bb\" ", "" },
		{ "style:num-format=\"a, b, ..., đ\" text:start-value=\"5\"", "label \"đ\" ", "" }, { "style:num-format=\"A, B, ..., Đ\" text:start-value=\"5\"", "label \"Đ\" ", "" },
		{ "style:num-format=\"1\" style:num-prefix=\"(\" style:num-suffix=\")\"", "label \"(1)\" ", "" }, { "style:num-format=\"\" style:num-prefix=\"Điều\" style:num-suffix=\".\"", "label \"Điều.\" ", "" }, { "style:num-format=\"\"", "  para no", "" },
		{ "style:num-format=\"1\" loext:num-list-format=\"[%1%]\"", "label \"[1]\" ", "" }, { "style:num-format=\"1\" loext:num-list-format=\"%1%%1%\"", "label \"11\" ", "" }, { "style:num-format=\"1\" loext:num-list-format=\"%x%1%\"", "label \"%x1\" ", "" },
		{ "style:num-format=\"1\" loext:num-list-format=\"%0%%11%5%\"", "label \"%0%%11\" ", "" }, { "style:num-format=\"1\" loext:num-list-format=\"%1\"", "label \"%1\" ", "" }, { "style:num-format=\"1\" loext:num-list-format=\"\"", "  para no", "" },
		{ "style:num-format=\"1\" text:display-levels=\"3\"", "label \"1\" ", "" },
	};

	IS_INT(ODT_ROWS(NUMBERED, LISTED, rows), 0);
}

TEST(a_label_is_placed_by_its_level)
{
	static const struct odt_row rows[] = {
		{ "<style:list-level-properties text:space-before=\"0.1in\" text:min-label-width=\"0.2in\" text:min-label-distance=\"0.3in\"/>", "para left=432 first=-288 no-widow-control tabs-from-indent\n    label \"1\" nothing min-width=288 min-distance=432 ", "" },
		{ "<style:list-level-properties fo:text-align=\"end\"/>", "label \"1\" nothing right ", "" }, { "<style:list-level-properties fo:text-align=\"right\"/>", "nothing right ", "" }, { "<style:list-level-properties fo:text-align=\"center\"/>", "nothing centre ", "" }, { "<style:list-level-properties fo:text-align=\"start\"/>", "nothing (", "" },
#define ALIGNED(attrs) "<style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\"><style:list-level-label-alignment " attrs "/></style:list-level-properties>"
		{ ALIGNED("text:label-followed-by=\"listtab\" fo:margin-left=\"0.5in\" fo:text-indent=\"-0.25in\" text:list-tab-stop-position=\"0.5in\""), "para left=720 first=-360 no-widow-control tabs-from-indent\n    label \"1\" tab tab-at=720 (", "" },
		{ ALIGNED("text:label-followed-by=\"space\""), "label \"1\" space (", "" }, { ALIGNED("text:label-followed-by=\"nothing\""), "label \"1\" nothing (", "" },
		{ ALIGNED("text:label-followed-by=\"listtab\" loext:label-followed-by=\"newline\""), "label \"1\" nothing " TNR "\n    line-break", "" },
		{ "<style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\"/>", "para no-widow-control tabs-from-indent\n    label \"1\" tab (", "" },
		{ "", "para no-widow-control tabs-from-indent\n    label \"1\" nothing (", "" },
		{ "<style:text-properties fo:font-weight=\"bold\"/>", "label \"1\" nothing (Times New Roman 24 bold)", "" },
	};

	IS_INT(ODT_ROWS("<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\">%s</text:list-level-style-number></text:list-style>", LISTED, rows), 0);
}

TEST(a_bullet_out_of_a_symbol_font_becomes_unicode)
{
	static const struct odt_row rows[] = {
		{ "<text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"-\"/>", "label \"-\" ", "" }, { "<text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"\uf0b7\"/>", "label \"\u2022\" ", "" },
		{ "<text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"\uf8ff\"/>", "label \"\u2022\" ", "" }, { "<text:list-level-style-bullet text:level=\"1\"/>", "footer=0\n  para no", "" },
#define OF_FONT(font, sign) "<text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"" sign "\"><style:text-properties style:font-name=\"" font "\"/></text:list-level-style-bullet>"
		{ OF_FONT("Wingdings", "\uf0a7"), "label \"\u25aa\" ", "" }, { OF_FONT("Wingdings", "\u00a7"), "label \"\u25aa\" ", "" }, { OF_FONT("Wingdings 2", "\u1EC7"), "label \"\u1EC7\" ", "" }, { OF_FONT("Arial", "\u00a7"), "label \"\u00a7\" ", "" },
		{ "<text:list-level-style-image text:level=\"1\"/>", "label \"\u2022\" ", "I101@0 picture as a list's bullet" },
		{ "<text:list-level-style-number text:level=\"0\" style:num-format=\"1\"/><text:list-level-style-number text:level=\"11\" style:num-format=\"1\"/>", "footer=0\n  para no", "" },
	};

	IS_INT(ODT_ROWS("<text:list-style style:name=\"L\">%s</text:list-style>", LISTED, rows), 0);
}

TEST(lists_count_and_go_on)
{
	static const struct {
		const char *body, *labels, *why;
	} rows[] = {
		{ LISTED LISTED, "1|1|", "each for itself" },
		{ "<text:list text:style-name=\"L\" xml:id=\"i\">" ITEM("") "</text:list>" LISTED "<text:list text:style-name=\"L\" text:continue-list=\"i\">" ITEM("") "</text:list>", "1|1|2|", "one goes on by its id" },
		{ LISTED "<text:list text:style-name=\"L\" text:continue-numbering=\"true\">" ITEM("") "</text:list>", "1|2|", "or by its style" },
		{ "<text:list text:style-name=\"L\" text:continue-list=\"none\">" ITEM("") "</text:list>", "1|", "of none" },
		{ "<text:list text:style-name=\"L\"><text:list-item text:start-value=\"5\"><text:p/></text:list-item>" ITEM("") "</text:list>", "5|6|", "a start of its own" },
		{ "<text:list text:style-name=\"L\"><text:list-header><text:p/></text:list-header><text:other/>" ITEM("") "</text:list>", "-|1|", "a header has no label" },
		{ "<text:list text:style-name=\"L\"><text:list-item><text:p/><text:p/></text:list-item>" ITEM("") "</text:list>", "1|-|2|", "nor has the second paragraph of an item" },
		{ "<text:list text:style-name=\"L\">" ITEM("") "<text:list-item><text:list>" ITEM("") ITEM("") "</text:list></text:list-item>" ITEM("") "<text:list-item><text:list>" ITEM("") "</text:list></text:list-item></text:list>", "1|1.1|1.2|2|2.1|", "levels below" },
		{ "<text:list text:style-name=\"L\"><text:list-item><text:list>" ITEM("") "</text:list></text:list-item></text:list>", "1.1|", "a level above that was never met" },
		{ "<text:numbered-paragraph text:list-id=\"n\" text:style-name=\"L\"><text:p/></text:numbered-paragraph><text:numbered-paragraph text:list-id=\"n\" text:level=\"2\"><text:p/></text:numbered-paragraph><text:numbered-paragraph text:list-id=\"n\" text:start-value=\"9\"><text:p/></text:numbered-paragraph>", "1|1.1|9|", "paragraphs that name their list" },
		{ "<text:list text:style-name=\"none\">" ITEM("") "</text:list>", "-|", "no such style" },
		{ "<text:list text:style-name=\"L\"><text:list-item><text:h text:outline-level=\"1\" text:is-list-header=\"true\"/></text:list-item></text:list>", "-|", "a heading that wants none" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made m = make();
		str all = STR("");

		read_it(&m, "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\"/><text:list-level-style-number text:level=\"2\" style:num-format=\"1\" text:display-levels=\"2\"/></text:list-style>", rows[i].body, NULL);
		for (const struct doc_block *b = m.doc->sections->blocks; b != NULL; b = b->next)
			all = str_concat(m.a, all, str_concat(m.a, b->para->label != NULL ? b->para->label->text : STR("-"), STR("|")));
		if (!str_eq(all, str_of(rows[i].labels)))
			FAIL("%s: " STR_FMT, rows[i].why, STR_ARG(all));
		arena_free(m.a);
	}
}

/* --- tables ------------------------------------------------------------------------------------------- */

#define CELL(attrs, text) "<table:table-cell" attrs "><text:p>" text "</text:p></table:table-cell>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define TABLE(inside) "<table:table>" inside "</table:table>"
#define COLUMN "<table:table-column/>"
#define IS_CELL(n) "      cell " #n " width=5953 margin=0,0,0,0\n"
TEST(cells_stand_in_their_columns)
{
	static const struct odt_row rows[] = {
		{ TABLE(COLUMN COLUMN ROW(CELL("", "a") CELL("", "b"))), "table columns=5953,5953 width=11906\n    row\n" IS_CELL(0), "" },
		{ TABLE("<table:table-columns>" COLUMN "</table:table-columns><table:table-column-group><table:table-header-columns>" COLUMN "</table:table-header-columns></table:table-column-group>" ROW(CELL("", "a"))), "table columns=5953,5953 ", "" },
		{ TABLE("<table:table-column table:number-columns-repeated=\"2\"/>" ROW(CELL("", "a"))), "table columns=5953,5953 ", "" },
		{ TABLE(ROW(CELL("", "a") CELL("", "b"))), "table columns=5953,5953 ", "" }, /* no columns told: as many as the first row has cells */
		{ TABLE(COLUMN COLUMN ROW(CELL(" table:number-columns-spanned=\"2\"", "a") CELL("", "b"))), "cell 0 columns=2 width=11906 ", "I101@1 cells beyond the table's columns" },
		{ TABLE(COLUMN COLUMN ROW(CELL(" table:number-columns-spanned=\"9\"", "a"))), "cell 0 columns=2 width=11906 ", "" },
		{ TABLE(COLUMN COLUMN ROW("<table:covered-table-cell/>" CELL("", "b") "<table:covered-table-cell/>")), "row\n      cell 1 width=5953 ", "" },
		{ TABLE(COLUMN COLUMN ROW(CELL("", "a") CELL("", "b") "<table:table-cell/>")), "cell 1 width=5953 ", "" }, /* an empty one beyond says nothing */
		{ TABLE(COLUMN COLUMN ROW(CELL(" table:number-columns-repeated=\"2\"", "a"))), IS_CELL(0) "        para no-widow-control tabs-from-indent\n          text \"a\" " TNR "\n" IS_CELL(1), "" },
		{ TABLE(COLUMN "<table:table-rows>" ROW(CELL("", "a")) "</table:table-rows><table:table-row-group>" ROW(CELL("", "b")) "</table:table-row-group>"), "text \"a\" " TNR "\n    row\n      cell 0 width=11906 margin=0,0,0,0\n        para no-widow-control tabs-from-indent\n          text \"b\"", "" },
		{ TABLE(COLUMN "<table:table-row table:number-rows-repeated=\"2\">" CELL("", "a") "</table:table-row>"), "text \"a\" " TNR "\n    row\n      cell 0 width=11906 ", "" },
		{ TABLE(COLUMN ROW(CELL(" table:number-rows-spanned=\"2\"", "a")) ROW("<table:covered-table-cell/>")), "cell 0 rows=2 ", "" },
		{ TABLE(COLUMN) P("x"), "footer=0\n  para", "" },
		{ TABLE("") P("x"), "footer=0\n  para", "" },
		{ TABLE(COLUMN ROW("<text:p/>")), "table columns=11906 width=11906\n    row\n", "" },
	};

	IS_INT(ODT_ROWS("", "%s", rows), 0);
}

#define CELL_STYLE "<style:style style:name=\"C\" style:family=\"table-cell\"><style:table-cell-properties %s/></style:style>"
TEST(a_cell_looks_as_its_style_says)
{
	static const struct odt_row rows[] = {
		{ "fo:padding=\"0.1in\"", "margin=144,144,144,144\n", "" }, { "fo:padding=\"0.1in\" fo:padding-left=\"-0.2in\" fo:padding-top=\"0.3in\"", "margin=432,0,144,144\n", "" },
		{ "fo:border=\"1pt solid #000001\" fo:border-top=\"none\"", "margin=0,0,0,0 left=single/8/0/#000001 bottom=single/8/0/#000001 right=single/8/0/#000001\n", "" },
		{ "fo:background-color=\"#000001\"", "shading=#000001\n", "" }, { "style:vertical-align=\"middle\"", "centre\n", "" }, { "style:vertical-align=\"bottom\"", "bottom\n", "" }, { "style:vertical-align=\"top\"", "margin=0,0,0,0\n", "" },
		{ "style:writing-mode=\"bt-lr\"", " up\n", "" }, { "loext:writing-mode=\"bt-lr\"", " up\n", "" }, { "style:rotation-angle=\"90\"", " up\n", "" }, { "style:writing-mode=\"tb-rl\"", " down\n", "" }, { "loext:writing-mode=\"tb-rl90\"", " down\n", "" },
		{ "style:rotation-angle=\"270\"", " down\n", "" }, { "style:rotation-angle=\"-90\"", " down\n", "" }, { "style:rotation-angle=\"45\"", "margin=0,0,0,0\n", "" }, { "style:writing-mode=\"lr-tb\"", "margin=0,0,0,0\n", "" }, { "fo:wrap-option=\"no-wrap\"", " no-wrap\n", "" }, { "fo:wrap-option=\"wrap\"", "margin=0,0,0,0\n", "" },
	};

	IS_INT(ODT_ROWS(CELL_STYLE, TABLE(COLUMN ROW(CELL(" table:style-name=\"C\"", "a"))), rows), 0);
	IS_INT(ODT_ROWS(CELL_STYLE, TABLE("<table:table-column table:default-cell-style-name=\"C\"/>" ROW(CELL("", "a"))), rows), 0);
	IS_INT(ODT_ROWS(CELL_STYLE, TABLE(COLUMN "<table:table-row table:default-cell-style-name=\"C\">" CELL("", "a") "</table:table-row>"), rows), 0);
}

TEST(a_table_and_its_rows_look_as_their_styles_say)
{
	static const struct odt_row tables[] = {
		{ "style:width=\"1in\"", "columns=11906 width=11906\n", "" }, { "style:width=\"1in\" table:align=\"margins\"", "width=11906\n", "" }, { "style:width=\"1in\" style:rel-width=\"50%\" table:align=\"left\"", "width=5953\n", "" }, { "style:rel-width=\"0%\"", "width=11906\n", "" },
		{ "style:width=\"1in\" table:align=\"center\"", "width=1440 centre\n", "" }, { "style:width=\"1in\" table:align=\"right\"", "width=1440 right\n", "" }, { "style:width=\"1in\" table:align=\"left\"", "width=1440\n", "" },
		{ "fo:margin-top=\"0.1in\" fo:margin-bottom=\"0.2in\"", "margin-before=144 margin-after=288", "" }, { "fo:keep-with-next=\"always\"", "keep-next\n", "" }, { "style:writing-mode=\"rl-tb\"", "columns=11906 ", "I101@0 table from right to left" }, { "style:writing-mode=\"lr-tb\"", "columns=11906 ", "" },
		{ "fo:background-color=\"#000001\"", "cell 0 width=11906 margin=0,0,0,0 shading=#000001\n", "" },
	};
	static const struct odt_row lines[] = {
		{ "style:row-height=\"0.1in\"", "row height=144/exact\n", "" }, { "style:min-row-height=\"0.1in\"", "row height=144/at-least\n", "" }, { "style:row-height=\"0in\" style:min-row-height=\"0.1in\"", "row height=144/at-least\n", "" }, { "style:row-height=\"0in\"", "row\n", "" }, { "style:min-row-height=\"0in\"", "row\n", "" },
		{ "style:row-height=\"-1in\"", "row\n", "" }, { "fo:keep-together=\"always\"", "row cant-split\n", "" }, { "fo:keep-together=\"auto\"", "row\n", "" }, { "fo:background-color=\"#000002\"", "shading=#000002\n", "" },
	};

	IS_INT(ODT_ROWS("<style:style style:name=\"T\" style:family=\"table\"><style:table-properties %s/></style:style>", "<table:table table:style-name=\"T\">" COLUMN ROW(CELL("", "a")) "</table:table>", tables), 0);
	IS_INT(ODT_ROWS("<style:style style:name=\"R\" style:family=\"table-row\"><style:table-row-properties %s/></style:style>", TABLE(COLUMN "<table:table-row table:style-name=\"R\">" CELL("", "a") "</table:table-row>"), lines), 0);
}

/* --- charts -------------------------------------------------------------------------------------------- */

#define CHART(class, styles, plot) "<office:document-content" NAMESPACES ">" styles "<office:body><office:chart><chart:chart chart:class=\"" class "\">" plot \
	"<table:table><table:table-rows>" ROW("<table:table-cell/>" CELL("", "Thu")) ROW(CELL("", "a") CELL(" office:value=\"1\"", "x")) ROW(CELL("", "b") CELL("", "2")) "</table:table-rows></table:table></chart:chart></office:chart></office:body></office:document-content>"
#define PLOT(attrs, more) "<chart:plot-area " attrs ">" more "</chart:plot-area>"
#define SERIES(more) "<chart:series chart:values-cell-range-address=\"local-table.$B$2:.$B$3\" chart:label-cell-address=\"local-table.$B$1\" " more "/>"
#define STYLED(property) "<office:automatic-styles><style:style style:name=\"x\"/><style:style style:name=\"s\"><style:chart-properties " property "/></style:style></office:automatic-styles>"
#define DAY "\"day\": [{\"ten\": \"Thu\", \"gia_tri\": [1, 2]}]}"
#define TRUC "\"truc\": [\"1\", \"2\"], "
TEST(a_chart_is_its_kind_and_saved_figures)
{
	static const struct {
		const char *part, *json, *told;
	} rows[] = {
		{ CHART("chart:bar", "", PLOT("", SERIES(""))), "{\"loai\": \"cot\", " TRUC DAY, "" }, { CHART("chart:line", "", PLOT("", SERIES(""))), "{\"loai\": \"duong\", " TRUC DAY, "" }, { CHART("chart:circle", "", PLOT("", SERIES(""))), "{\"loai\": \"tron\", " TRUC DAY, "" }, { CHART("chart:ring", "", PLOT("", SERIES(""))), "{\"loai\": \"tron\", " TRUC DAY, "" },
		{ CHART("chart:area", "", PLOT("", SERIES(""))), "", "I110@1 chart:area; I111@1" },
		{ CHART("chart:bar", STYLED("chart:vertical=\"true\""), PLOT("chart:style-name=\"s\"", SERIES(""))), "{\"loai\": \"thanh\", " TRUC DAY, "" }, { CHART("chart:bar", STYLED("chart:stacked=\"true\""), PLOT("chart:style-name=\"s\"", SERIES(""))), "{\"loai\": \"cot_chong\", " TRUC DAY, "" },
		{ CHART("chart:bar", STYLED("chart:percentage=\"true\""), PLOT("chart:style-name=\"s\"", SERIES(""))), "{\"loai\": \"cot_chong\", " TRUC DAY, "" }, { CHART("chart:bar", STYLED("chart:stacked=\"true\""), PLOT("chart:style-name=\"x\"", SERIES(""))), "{\"loai\": \"cot\", " TRUC DAY, "" },
		{ CHART("chart:bar", STYLED("chart:stacked=\"true\""), PLOT("chart:style-name=\"none\"", SERIES(""))), "{\"loai\": \"cot\", " TRUC DAY, "" },
		{ CHART("chart:bar", "", PLOT("", SERIES("") SERIES("chart:class=\"chart:line\""))), "{\"loai\": \"cot_duong\", " TRUC "\"day\": [{\"ten\": \"Thu\", \"gia_tri\": [1, 2], \"kieu\": \"cot\"}, {\"ten\": \"Thu\", \"gia_tri\": [1, 2], \"kieu\": \"duong\"}]}", "" },
		{ CHART("chart:circle", "", PLOT("", SERIES("") SERIES(""))), "{\"loai\": \"tron\", " TRUC DAY, "I113@1 a pie shows its first series only" },
		{ CHART("chart:bar", "", "<chart:title><text:p>A</text:p><text:p>B</text:p></chart:title>" PLOT("", "<chart:axis chart:dimension=\"y\"><chart:title><text:p>triệu</text:p></chart:title></chart:axis><chart:axis chart:dimension=\"x\"><chart:categories table:cell-range-address=\"local-table.$A$2:.$A$3\"/></chart:axis>" SERIES(""))),
		    "{\"loai\": \"cot\", \"tieu_de\": \"A B\", \"don_vi\": \"triệu\", \"truc\": [\"a\", \"b\"], " DAY, "" },
#define RANGE(address) CHART("chart:bar", "", PLOT("", "<chart:series chart:values-cell-range-address=\"" address "\"/>"))
#define FIGURES(truc, values) "{\"loai\": \"cot\", \"truc\": [" truc "], \"day\": [{\"ten\": \"\", \"gia_tri\": [" values "]}]}"
		{ RANGE("local-table.B2"), FIGURES("\"1\"", "1"), "" }, { RANGE("local-table.$B$2:.$B$2"), FIGURES("\"1\"", "1"), "" }, { RANGE("local-table.$B$3:.$B$4"), FIGURES("\"1\", \"2\"", "2, null"), "" }, { RANGE("local-table.$C$2"), FIGURES("\"1\"", "null"), "" },
		{ RANGE("local-table.$B$3:.$B$2"), FIGURES("", ""), "" }, { RANGE("local-table.$B$0"), FIGURES("", ""), "" }, { RANGE("local-table.2"), FIGURES("", ""), "" }, { RANGE("local-table.$B$2:x"), FIGURES("", ""), "" }, { RANGE(""), FIGURES("", ""), "" }, { RANGE("local-table.$AA$2"), FIGURES("\"1\"", "null"), "" },
		{ "<office:document-content" NAMESPACES "/>", "", "I111@1" }, { CHART("chart:bar", "", ""), "", "I111@1" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made m = make();
		struct out o;
		const struct doc_drawing *d;

		pkg_put(m.pkg, STR("c/content.xml"), str_of(rows[i].part));
		read_it(&m, "", P("<draw:frame text:anchor-type=\"as-char\" svg:width=\"1pt\" svg:height=\"1pt\"><draw:object xlink:href=\"./c\"/></draw:frame>"), NULL);
		d = m.doc->sections->blocks->para->runs->drawing;
		out_init(&o);
		if (d->chart != NULL)
			value_json(&o, d->chart);
		if (!str_eq(out_str(&o), str_of(rows[i].json)))
			FAIL("%zu: " STR_FMT " and not %s", i, STR_ARG(out_str(&o)), rows[i].json);
		if (!str_eq(complaints(&m), str_of(rows[i].told)))
			FAIL("%zu: " STR_FMT, i, STR_ARG(complaints(&m)));
		out_release(&o);
		arena_free(m.a);
	}
}

/* --- pages ---------------------------------------------------------------------------------------------- */

TEST(a_page_is_as_its_layout_says)
{
	static const struct {
		const char *usage, *layout, *inside, *master, *dump;
	} rows[] = {
		{ "", "fo:page-width=\"10in\" fo:page-height=\"20in\" fo:margin=\"1in\" fo:margin-left=\"2in\"", "", "", "page=14400x28800 margin=1440,2880,1440,1440 header=1440 footer=1440\n" },
		{ "", "fo:page-width=\"0.1in\" fo:page-height=\"300in\"", "", "", "page=300x288000 " },
		{ "", "fo:border=\"1pt solid #000001\" fo:padding=\"0.1in\" fo:margin=\"1in\"", "", "", "margin=1604,1604,1604,1604 header=1604 footer=1604 top=single/8/144/#000001 left=single/8/144/#000001 bottom=single/8/144/#000001 right=single/8/144/#000001 borders-from-text\n" },
		{ "", "fo:border-top=\"1pt solid #000001\" fo:padding-top=\"0.2in\"", "", "", "margin=308,0,0,0 header=308 footer=0 top=single/8/288/#000001 borders-from-text\n" },
		{ "style:page-usage=\"left\"", "", "", "", " left-pages\n" }, { "style:page-usage=\"right\"", "", "", "", " right-pages\n" }, { "style:page-usage=\"mirrored\"", "", "", "", " mirrored\n" }, { "style:page-usage=\"all\"", "", "", "", "footer=0\n" },
		{ "", "style:num-format=\"i\"", "", "", " lower-roman\n" },
#define COLUMNS(attrs, inside) "<style:columns " attrs ">" inside "</style:columns>"
		{ "", "", COLUMNS("fo:column-count=\"2\" fo:column-gap=\"0.1in\"", ""), "", "columns=2 gap=144\n" }, { "", "", COLUMNS("fo:column-count=\"2\"", "<style:column-sep/>"), "", "columns=2 gap=0 line\n" }, { "", "", COLUMNS("fo:column-count=\"2\"", "<style:column-sep style:style=\"none\"/>"), "", "columns=2 gap=0\n" },
		{ "", "", COLUMNS("fo:column-count=\"46\"", ""), "", "columns=45 gap=0\n" }, { "", "", COLUMNS("fo:column-count=\"1\"", "<style:column/>"), "", "footer=0\n" },
		{ "", "", COLUMNS("fo:column-count=\"2\"", "<style:column style:rel-width=\"1*\" fo:end-indent=\"0.1in\"/><style:column style:rel-width=\"3\" fo:start-indent=\"0.2in\"/>"), "", "columns=2 gap=432 2832+432 8641+0\n" },
		{ "", "", COLUMNS("fo:column-count=\"3\"", "<style:column style:rel-width=\"1*\"/><style:column style:rel-width=\"1*\"/>"), "", "columns=3 gap=0\n" }, /* one is missing */
		{ "", "", COLUMNS("fo:column-count=\"2\"", "<style:column style:rel-width=\"1*\" fo:end-indent=\"10in\"/><style:column style:rel-width=\"1*\"/>"), "", "columns=2 gap=0\n" }, /* no room */
		{ "", "", "", "<style:header><text:p>h</text:p></style:header><style:footer style:display=\"false\"><text:p>f</text:p></style:footer>", "header default\n    para no-widow-control tabs-from-indent\n      text \"h\"" },
		{ "", "", "", "<style:header><text:p>h</text:p></style:header><style:header-first><text:p>1</text:p></style:header-first>", " title-page\n" },
		{ "", "", "", "<style:header><text:p>h</text:p></style:header><loext:header-first><text:p>1</text:p></loext:header-first>", " title-page\n" },
		{ "", "", "", "<style:footer><text:p>h</text:p></style:footer><style:footer-left><text:p>2</text:p></style:footer-left>", "footer even\n    para no-widow-control tabs-from-indent\n      text \"2\"" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made m = make();

		read_it(&m, "", P("x"), str_c(m.a, str_format(m.a, "<office:automatic-styles><style:page-layout style:name=\"L\" %s><style:page-layout-properties %s>%s</style:page-layout-properties></style:page-layout></office:automatic-styles>"
		    "<office:master-styles><style:master-page style:name=\"Standard\" style:page-layout-name=\"L\">%s</style:master-page></office:master-styles>", rows[i].usage, rows[i].layout, rows[i].inside, rows[i].master)));
		if (!holds(&m, rows[i].dump))
			FAIL("%zu", i);
		arena_free(m.a);
	}
}

/* --- the document ------------------------------------------------------------------------------------------ */

#define NOTED P("a<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body>" P("n") "</text:note-body></text:note>")
#define NOTES(attrs) "<office:styles><text:notes-configuration text:note-class=\"footnote\" " attrs "/></office:styles>"
#define END_NOTES(attrs) "<office:styles><text:notes-configuration text:note-class=\"endnote\" " attrs "/></office:styles>"
TEST(notes_are_set_up_for_the_whole_document)
{
	static const struct {
		const char *common, *dump, *told;
	} rows[] = {
		{ NOTES("style:num-format=\"i\" text:start-value=\"3\""), "note footnote 4 iv", "" }, { NOTES("style:num-format=\"*\""), "footnotes=chicago", "" }, { NOTES("text:start-value=\"0\""), "note footnote 1 1", "" },
		{ NOTES("text:footnotes-position=\"text\""), "notes-under-text", "" }, { NOTES("text:footnotes-position=\"page\""), "external-leading\n", "" }, { NOTES("text:start-numbering-at=\"page\""), "note-restart-page", "" },
		{ NOTES("text:start-numbering-at=\"document\""), "footer=0\n", "" }, { NOTES("text:start-numbering-at=\"chapter\""), "note footnote 1 1", "I101@1 notes numbered by chapter" }, { END_NOTES("style:num-format=\"A\""), "endnotes=upper-letter", "" },
		{ END_NOTES("text:footnotes-position=\"text\""), "external-leading\n", "" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made m = make();

		read_it(&m, "", NOTED, rows[i].common);
		if (!holds(&m, rows[i].dump) || !str_eq(complaints(&m), str_of(rows[i].told)))
			FAIL("%s: " STR_FMT, rows[i].common, STR_ARG(complaints(&m)));
		arena_free(m.a);
	}
}

TEST(what_is_told_of_a_document_is_read)
{
	static const struct {
		const char *meta, *dump;
	} rows[] = {
		{ "<dc:title> T </dc:title><dc:subject>S</dc:subject><dc:creator>A</dc:creator><dc:language>vi-VN</dc:language>", "title=\"T\" author=\"A\" subject=\"S\" lang=\"vi-VN\"" },
		{ "<meta:initial-creator>I</meta:initial-creator>", "author=\"I\"" },
		{ "<meta:initial-creator>I</meta:initial-creator><dc:creator>A</dc:creator>", "author=\"A\"" },
		{ "<meta:keyword>một</meta:keyword><meta:keyword> hai </meta:keyword>", "keywords=\"một, hai\"" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made m = make();

		pkg_put(m.pkg, STR("meta.xml"), str_format(m.a, "<office:document-meta" NAMESPACES "><office:meta>%s</office:meta></office:document-meta>", rows[i].meta));
		read_it(&m, "", P("a"), NULL);
		OK(holds(&m, rows[i].dump));
		arena_free(m.a);
	}
}

TEST(a_document_without_text_is_an_error)
{
	struct made m = make();

	pkg_put(m.pkg, STR("content.xml"), STR("<office:document-content" NAMESPACES "><office:body/></office:document-content>"));
	OK(odt_read(m.pkg, m.a, m.d) == NULL);
	IS_STR(complaints(&m), STR("I109@0"));
	arena_free(m.a);
	m = make();
	OK(odt_read(m.pkg, m.a, m.d) == NULL);
	IS_STR(complaints(&m), STR("I109@0"));
	arena_free(m.a);
}

TEST(pages_change_with_the_master_page_that_a_paragraph_names)
{
	static const char masters[] = "<office:automatic-styles><style:page-layout style:name=\"L\"><style:page-layout-properties fo:page-width=\"10in\"/></style:page-layout></office:automatic-styles>"
	                              "<office:master-styles><style:master-page style:name=\"Standard\"/><style:master-page style:name=\"Wide\" style:page-layout-name=\"L\"/><other/></office:master-styles>";
	static const struct {
		const char *master, *dump, *told;
	} rows[] = {
		{ "Wide", "section next-page page=14400x16838 margin=0,0,0,0 header=0 footer=0\n  para no-widow-control tabs-from-indent\n    text \"x\"", "" },
		{ "", "text \"a\" " TNR "\n  para no-widow-control tabs-from-indent\n    text \"x\"", "" },
		{ "None", "text \"a\" " TNR "\n  para no-widow-control tabs-from-indent\n    text \"x\"", "I107@1 None" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made m = make();

		read_it(&m, str_c(m.a, str_format(m.a, "<style:style style:name=\"P\" style:family=\"paragraph\" style:master-page-name=\"%s\"/>", rows[i].master)), P("a") PARAGRAPH, masters);
		OK(holds(&m, rows[i].dump));
		IS_STR(complaints(&m), str_of(rows[i].told));
		arena_free(m.a);
	}
}

TEST(a_font_s_name_stands_for_its_family)
{
	static const struct {
		const char *faces, *dump;
	} rows[] = {
		{ "<style:font-face style:name=\"F\" svg:font-family=\"'Arial'\"/>", "\"x\" (Arial 24)" },
		{ "<style:font-face style:name=\"F\"/>", "\"x\" (F 24)" },
		{ "<style:font-face style:name=\"G\" svg:font-family=\"Arial\"/>", "\"x\" (F 24)" },
		{ "<style:font-face style:name=\"F\" svg:font-family=\"Arial\"/><style:font-face style:name=\"F\" svg:font-family=\"Tahoma\"/>", "\"x\" (Arial 24)" },
		{ "<style:other style:name=\"F\" svg:font-family=\"Arial\"/>", "\"x\" (F 24)" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made m = make();

		read_it(&m, str_c(m.a, str_format(m.a, TEXT_STYLE, "style:font-name=\"F\"")), SPAN, str_c(m.a, str_format(m.a, "<office:font-face-decls>%s</office:font-face-decls>", rows[i].faces)));
		OK(holds(&m, rows[i].dump));
		arena_free(m.a);
	}
}
