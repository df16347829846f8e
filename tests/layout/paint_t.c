#include "docx/made.h"
#include "layout/layout.h"
#include "layout/page/flow.h"

/*
 * What stands on pages, read back as their dump. Documents are made as DOCX, in 14 pt of Times New Roman (Liberation
 * Serif): a line is 322 twips high, its baseline 262 below its top. The text's area begins at (1000, 3000) and is
 * 8906 wide and 9838 high.
 */
#define SECT(more) "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"3000\" w:left=\"1000\" w:bottom=\"4000\" w:right=\"2000\" w:header=\"500\" w:footer=\"500\"/>" more "</w:sectPr>"

/* Lists 1 to 5: a label "1." that ends before 500 twips of hanging indent; how it is aligned, and what follows it. */
#define LIST(id, how) "<w:abstractNum w:abstractNumId=\"" id "\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:lvlText w:val=\"%1.\"/>" how "<w:pPr><w:ind w:left=\"1000\" w:hanging=\"500\"/></w:pPr></w:lvl></w:abstractNum>"
#define NUM(id) "<w:num w:numId=\"" id "\"><w:abstractNumId w:val=\"" id "\"/></w:num>"
#define NUMBERING LIST("1", "") LIST("2", "<w:lvlJc w:val=\"right\"/>") LIST("3", "<w:lvlJc w:val=\"center\"/>") LIST("4", "<w:suff w:val=\"space\"/>") LIST("5", "<w:suff w:val=\"nothing\"/>") \
	NUM("1") NUM("2") NUM("3") NUM("4") NUM("5")

static struct shaper *shaper;

struct laid {
	struct made m;
	struct lay_pages *pages;
	str dump;
};

static void
lay_it(struct laid *l, enum doc_likeness like)
{
	struct lay_options opt = { .like = like };
	struct out o;

	if (shaper == NULL)
		shaper = shaper_new(NULL, l->m.d);
	l->pages = lay_document(l->m.doc, shaper, &opt, l->m.a, l->m.d);
	out_init(&o);
	lay_dump(&o, l->pages, false);
	l->dump = out_copy(&o, l->m.a);
	out_release(&o);
}

static struct laid
laid_as(const char *body, const char *section, const char *settings, enum doc_likeness like)
{
	struct arena *a = arena_new(1 << 14);
	struct laid l = { .m = make(str_c(a, str_format(a, "%s" SECT("%s"), body, section))) };

	arena_free(a);
	with_part(&l.m, "styles", "styles", "styles", "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/></w:rPr></w:rPrDefault></w:docDefaults>");
	with_part(&l.m, "settings", "settings", "settings", settings);
	with_part(&l.m, "numbering", "numbering", "numbering", NUMBERING);
	read_it(&l.m);
	lay_it(&l, like);
	return l;
}

static struct laid
laid(const char *body)
{
	return laid_as(body, "", "", LIKE_WORD);
}

static bool
shows(const struct laid *l, const char *text)
{
	bool yes = str_find(l->dump, str_of(text), 0) < l->dump.n;

	if (!yes)
		printf("# not on the pages: %s\n# " STR_FMT "\n", text, STR_ARG(l->dump));
	return yes;
}

struct laid_row {
	const char *body, *shown, *told;
};
#define LAID(rows, like) run_laid(rows, sizeof(rows) / sizeof *(rows), like)

static int
run_laid(const struct laid_row *rows, size_t n, enum doc_likeness like)
{
	int wrong = 0;

	for (size_t i = 0; i < n; i++) {
		struct laid l = laid_as(rows[i].body, "", "", like);
		str told = complaints(&l.m);

		if (!shows(&l, rows[i].shown) || !str_eq(told, str_of(rows[i].told))) {
			printf("# row %zu told: " STR_FMT "\n", i, STR_ARG(told));
			wrong++;
		}
		arena_free(l.m.a);
	}
	return wrong;
}

#define RUN(rpr, text) "<w:r><w:rPr>" rpr "</w:rPr><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define PR(rpr) "<w:p>" RUN(rpr, "abc") "</w:p>"
#define P14 " 14 Times New Roman\n"
TEST(lines_and_boxes_stand_around_the_letters_that_ask_for_them)
{
	static const struct laid_row rows[] = {
		{ PR("<w:u w:val=\"single\"/>"), "'abc'" P14 "rule 1000 3279 389 0 line=13.6719 colour=000000\n", "" },
		{ PR("<w:u w:val=\"single\" w:color=\"FF0000\"/><w:color w:val=\"0000FF\"/>"), "line=13.6719 colour=ff0000\n", "" },
		{ PR("<w:u w:val=\"single\"/><w:color w:val=\"0000FF\"/>"), "line=13.6719 colour=0000ff\n", "" },
		{ PR("<w:u w:val=\"thick\"/>"), "rule 1000 3279 389 0 line=27.3438 colour=000000\n", "" },
		{ PR("<w:u w:val=\"double\"/>"), "rule 1000 3269 389 0 line=8.20312 colour=000000\nrule 1000 3289 389 0 line=8.20312 colour=000000\n", "" },
		{ PR("<w:u w:val=\"dotted\"/>"), "line=13.6719 colour=000000 style=3\n", "" },
		{ PR("<w:u w:val=\"dash\"/>"), "line=13.6719 colour=000000 style=4\n", "" },
		{ PR("<w:u w:val=\"dotDash\"/>"), "line=13.6719 colour=000000 style=5\n", "" },
		{ PR("<w:u w:val=\"wave\"/>"), "line=13.6719 colour=000000 style=8\n", "" },
		{ PR("<w:u w:val=\"single\"/><w:sz w:val=\"8\"/>"), "line=5 colour=000000\n", "" }, /* the least that prints */
		{ PR("<w:strike/>"), "'abc'" P14 "rule 1000 3205 389 0 line=13.6719 colour=000000\n", "" },
		{ PR("<w:strike/><w:sz w:val=\"8\"/>"), "line=5 colour=000000\n", "" },
		{ PR("<w:dstrike/><w:color w:val=\"0000FF\"/>"), "rule 1000 3191 389 0 line=8.20312 colour=0000ff\nrule 1000 3218 389 0 line=8.20312 colour=0000ff\n", "" },
		{ PR("<w:highlight w:val=\"yellow\"/>"), "tag P\nrect 1000 3000 389 322 fill=ffff00\ntext 1000 3262 389 'abc'", "" },
		{ PR("<w:bdr w:val=\"double\" w:sz=\"2\" w:color=\"FF0000\"/>"), "'abc'" P14 "rect 1000 3000 389 322 line=15 colour=ff0000 style=2\n", "" },
		{ PR("<w:bdr w:val=\"single\" w:sz=\"8\"/><w:color w:val=\"0000FF\"/>"), "rect 1000 3000 389 322 line=20 colour=0000ff\n", "" },
		/* of neighbours that look the same it is one; it ends where they do */
		{ "<w:p>" RUN("<w:u w:val=\"single\"/>", "a") RUN("<w:u w:val=\"single\"/><w:i/>", "b") RUN("", "c") "</w:p>", "rule 1000 3279 264 0 line=13.6719 colour=000000\n", "" },
		{ "<w:p>" RUN("<w:u w:val=\"single\"/>", "a") RUN("<w:u w:val=\"dash\"/>", "b") "</w:p>", "rule 1000 3279 124 0 line=13.6719 colour=000000\ntext 1124 3262 140 'b'" P14 "rule 1124 3279 140 0 line=13.6719 colour=000000 style=4\n", "" },
		{ "<w:p>" RUN("<w:u w:val=\"single\"/>", "a") RUN("<w:u w:val=\"single\" w:color=\"FF0000\"/>", "b") "</w:p>", "rule 1124 3279 140 0 line=13.6719 colour=ff0000\n", "" },
		{ "<w:p>" RUN("<w:strike/>", "a") RUN("<w:strike/><w:color w:val=\"000000\"/>", "b") "</w:p>", "rule 1000 3205 264 0 line=13.6719 colour=000000\n", "" },
		{ "<w:p>" RUN("<w:highlight w:val=\"yellow\"/>", "a") RUN("<w:highlight w:val=\"yellow\"/><w:i/>", "b") "</w:p>", "rect 1000 3000 264 322 fill=ffff00\n", "" },
		{ "<w:p>" RUN("<w:highlight w:val=\"yellow\"/>", "a") RUN("<w:highlight w:val=\"red\"/>", "b") "</w:p>", "rect 1000 3000 124 322 fill=ffff00\ntext 1000 3262 124 'a'" P14 "rect 1124 3000 140 322 fill=ff0000\n", "" },
		{ "<w:p>" RUN("<w:bdr w:val=\"single\" w:sz=\"8\"/>", "ab") RUN("<w:i/>", "c") "</w:p>", "rect 1000 3000 264 322 line=20 colour=000000\n", "" },
		/* words alone */
		{ "<w:p>" RUN("<w:u w:val=\"words\"/>", "a b") "</w:p>", "text 1000 3262 124 'a'" P14 "rule 1000 3279 124 0 line=13.6719 colour=000000\ntext 1124 3262 70 ' '" P14 "text 1194 3262 140 'b'" P14 "rule 1194 3279 140 0 ", "" },
		/* what letters look like */
		{ PR("<w:b/><w:i/><w:color w:val=\"0000FF\"/>"), "'abc' 14 Times New Roman bold italic colour=0000ff\n", "" },
		{ PR("<w:spacing w:val=\"20\"/>"), " spacing=20.00\n", "" },
		{ PR("<w:w w:val=\"50\"/>"), "text 1000 3262 194 'abc' 14 Times New Roman scale=0.5\n", "" },
		{ PR("<w:highlight w:val=\"black\"/>"), "colour=ffffff\n", "" }, /* white on dark */
		{ PR("<w:vertAlign w:val=\"superscript\"/>"), "'abc' 8.1", "" },
	};

	IS_INT(LAID(rows, LIKE_WORD), 0);
}

TEST(links_and_places_to_go_to)
{
	static const struct laid_row rows[] = {
		{ "<w:p><w:bookmarkStart w:name=\"m\"/><w:hyperlink w:anchor=\"m\">" RUN("", "a") RUN("<w:i/>", "b") "</w:hyperlink>" RUN("", "c") "</w:p>", "destination 1000 3000 'm'\n", "" },
		{ "<w:p><w:hyperlink w:anchor=\"m\">" RUN("", "a") RUN("<w:i/>", "b") "</w:hyperlink>" RUN("", "c") "</w:p>", "link 1000 3000 264 322 'm'\n", "" },
		{ "<w:p><w:hyperlink w:anchor=\"m\">" RUN("", "a") "</w:hyperlink><w:hyperlink w:anchor=\"n\">" RUN("<w:i/>", "b") "</w:hyperlink></w:p>", "link 1000 3000 124 322 'm'\n", "" },
		{ "<w:p><w:hyperlink w:anchor=\"m\">" RUN("", "a") "</w:hyperlink><w:hyperlink w:anchor=\"n\">" RUN("<w:i/>", "b") "</w:hyperlink></w:p>", "link 1124 3000 140 322 'n'\n", "" },
		{ "<w:p><w:hyperlink w:anchor=\"m\"><w:r><w:tab/></w:r></w:hyperlink></w:p>", "link 1000 3000 720 322 'm'\n", "" },
		{ "<w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>" RUN("", "abc") "</w:p>", "tag H2\ntext", "" },
		{ "<w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>" RUN("", "abc") "</w:p>", "outline 2 page 1 3000 'abc'\n", "" },
	};

	IS_INT(LAID(rows, LIKE_WORD), 0);
}

/* --- tabs ------------------------------------------------------------------------------------------- */

#define PT(how) "<w:p><w:pPr><w:ind w:left=\"100\"/></w:pPr>" RUN("", "a") "<w:r><w:ptab w:alignment=\"" how "\"/></w:r>" RUN("", "b") "</w:p>"
#define TABS(tabs) "<w:p><w:pPr><w:tabs>" tabs "</w:tabs></w:pPr>" RUN("", "a") "<w:r><w:tab/></w:r>" RUN("", "b") "</w:p>"
#define TAB(kind, pos) "<w:tab w:val=\"" kind "\" w:pos=\"" pos "\"/>"
TEST(a_tab_goes_to_its_stop)
{
	static const struct laid_row rows[] = {
		{ PT("left"), "text 1224 3262 140 'b'", "" }, /* the indent is passed: right behind */
		{ "<w:p><w:r><w:ptab w:alignment=\"right\"/><w:ptab w:alignment=\"center\"/></w:r>" RUN("", "b") "</w:p>", "text 1000 3584 140 'b'", "" }, /* the line is full */
		{ PT("center"), "text 5433 3262 140 'b'", "" }, /* (100 + 8906) / 2, and half of the letter before */
		{ PT("right"), "text 9766 3262 140 'b'", "" },
		{ TABS(""), "text 1720 3262 140 'b'", "" },
		{ TABS(TAB("left", "1000")), "text 2000 3262 140 'b'", "" },
		{ TABS(TAB("center", "1000")), "text 1930 3262 140 'b'", "" },
		{ TABS(TAB("right", "1000")), "text 1860 3262 140 'b'", "" },
		{ TABS(TAB("decimal", "1000")), "text 1860 3262 140 'b'", "" },
		{ TABS(TAB("left", "50") TAB("left", "1000")), "text 2000 3262 140 'b'", "" }, /* the first is passed */
		{ TABS(TAB("bar", "500") TAB("left", "1000")), "rule 1500 3000 0 322 line=10 colour=000000\n", "" },
		{ TABS(TAB("bar", "500") TAB("left", "1000")), "text 2000 3262 140 'b'", "" },
	};

	IS_INT(LAID(rows, LIKE_WORD), 0);
}

/* --- drawings ----------------------------------------------------------------------------------------- */

#define ANCHORED(h, v, attrs, what) "<w:p><w:r><w:drawing><wp:anchor " attrs ">" h v "<wp:extent cx=\"190500\" cy=\"254000\"/><wp:docPr name=\"N\" descr=\"D\"/><a:graphic><a:graphicData>" what "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
#define H(from, how) "<wp:positionH relativeFrom=\"" from "\">" how "</wp:positionH>"
#define V(from, how) "<wp:positionV relativeFrom=\"" from "\">" how "</wp:positionV>"
#define OFF(emu) "<wp:posOffset>" #emu "</wp:posOffset>"
#define ALIGN(how) "<wp:align>" how "</wp:align>"
#define AT_PAGE H("page", OFF(63500)) V("page", OFF(127000)) /* (100, 200) */
#define WSP(inside) "<wps:wsp><wps:cNvSpPr/><wps:spPr>" inside "</wps:spPr></wps:wsp>"
#define PRST(name) "<a:prstGeom prst=\"" name "\"/>"
#define SOLID(colour) "<a:solidFill><a:srgbClr val=\"" colour "\"/></a:solidFill>"
#define LN(more) "<a:ln w=\"12700\">" SOLID("FF0000") more "</a:ln>"
#define SHAPE(inside) ANCHORED(AT_PAGE, "", "", WSP(inside)) /* 300 wide, 400 high */
TEST(shapes_are_painted_as_they_are)
{
	static const struct laid_row rows[] = {
		{ SHAPE(PRST("rect") LN("")), "\nrect 100 200 300 400 line=20 colour=ff0000 'D'\n", "" },
		{ SHAPE(PRST("rect") SOLID("00FF00")), "\nrect 100 200 300 400 fill=00ff00 'D'\n", "" },
		{ SHAPE(PRST("rect") LN("<a:prstDash val=\"dash\"/>") SOLID("00FF00")), "\nrect 100 200 300 400 line=20 colour=ff0000 style=4 fill=00ff00 'D'\n", "" },
		{ SHAPE(PRST("rect")), "tag P\nuntag\n", "" }, /* nothing to see */
		{ SHAPE(PRST("ellipse") LN("")), "\nellipse 100 200 300 400 line=20 colour=ff0000 'D'\n", "" },
		{ SHAPE(PRST("triangle") LN("")), "\npath 100 200 300 400 line=20 colour=ff0000 segments=4 'D'\n", "" },
		{ SHAPE(PRST("line") LN("")), "\nrule 100 200 300 400 line=20 colour=ff0000 'D'\n", "" },
		{ SHAPE("<a:xfrm flipH=\"1\"/>" PRST("line") LN("")), "\nrule 400 200 -300 400 line=20", "" },
		{ SHAPE("<a:xfrm flipV=\"1\"/>" PRST("line") LN("")), "\nrule 100 600 300 -400 line=20", "" },
		{ SHAPE(PRST("line")), "tag P\nuntag\n", "" },
		{ SHAPE(PRST("line") LN("<a:tailEnd type=\"triangle\"/>")), "path 400 600 0 0 fill=ff0000 segments=4\n", "" },
		{ SHAPE(PRST("line") LN("<a:headEnd type=\"triangle\"/>")), "path 100 200 0 0 fill=ff0000 segments=4\n", "" },
		{ SHAPE("<a:xfrm rot=\"5400000\"/>" PRST("rect") LN("")), "\nrotate 250 400 90\nrect 100 200 300 400 line=20 colour=ff0000 'D'\nunrotate\n", "" },
		{ SHAPE("<a:xfrm rot=\"21600000\"/>" PRST("rect") LN("")), "tag P\nuntag\nrect 100 200", "" },
		{ ANCHORED(AT_PAGE, "", "", "<wps:strange/>"), "\nrect 100 200 300 400 line=10 colour=808080 'D'\n", "I102@1 strange; Y105@1 N" },
		{ ANCHORED(AT_PAGE, "", "", "<wpg:wgp><wpg:grpSpPr><a:xfrm><a:chExt cx=\"300\" cy=\"400\"/></a:xfrm></wpg:grpSpPr>" WSP("<a:xfrm><a:off x=\"10\" y=\"20\"/><a:ext cx=\"30\" cy=\"40\"/></a:xfrm>" PRST("rect") LN("")) "</wpg:wgp>"), "\nrect 110 220 30 40 line=20 colour=ff0000\n", "" },
		/* inline: the line is as high as it */
		{ "<w:p>" RUN("", "a") "<w:r><w:drawing><wp:inline><wp:extent cx=\"190500\" cy=\"254000\"/><a:graphic><a:graphicData>" WSP(PRST("rect") LN("")) "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>", "text 1000 3400 124 'a'" P14 "rect 1124 3000 300 400 ", "" },
	};

	IS_INT(LAID(rows, LIKE_WORD), 0);
}

static const struct lay_item *
item_of(const struct laid *l, enum lay_item_kind kind)
{
	for (size_t i = 0; i < l->pages->at[0].items_n; i++)
		if (l->pages->at[0].items[i].kind == kind)
			return &l->pages->at[0].items[i];
	FAIL("no such item");
	exit(1);
}

TEST(an_arrow_points_along_its_line)
{
	static const struct {
		const char *body;
		int x1, y1, x2, y2;
	} rows[] = {
		/* the line goes by (300, 400); its pen is 20, the head four times as long */
		{ SHAPE(PRST("line") LN("<a:tailEnd type=\"triangle\"/>")), -26, -80, -69, -48 },
		{ SHAPE(PRST("line") LN("<a:headEnd type=\"triangle\"/>")), 26, 80, 69, 48 },
		{ SHAPE(PRST("line") "<a:ln w=\"6350\">" SOLID("FF0000") "<a:tailEnd type=\"triangle\"/></a:ln>"), -20, -60, -52, -36 }, /* no shorter than 60 */
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct laid l = laid(rows[i].body);
		const struct doc_path_segment *s = item_of(&l, ITEM_PATH)->path;

		IS_INT(s[0].op, 'M');
		IS_INT(s[0].x[0], 0);
		IS_INT(s[1].x[0], rows[i].x1);
		IS_INT(s[1].y[0], rows[i].y1);
		IS_INT(s[2].x[0], rows[i].x2);
		IS_INT(s[2].y[0], rows[i].y2);
		IS_INT(s[3].op, 'Z');
		arena_free(l.m.a);
	}
}

TEST(a_round_corner_is_a_sixth_of_the_shorter_side)
{
	struct laid l = laid(SHAPE(PRST("roundRect") LN(""))), plain = laid(SHAPE(PRST("rect") LN("")));

	IS_INT(item_of(&l, ITEM_RECT)->radius, 50);
	IS_INT(item_of(&plain, ITEM_RECT)->radius, 0);
	arena_free(l.m.a);
	arena_free(plain.m.a);
}

#define BOX(anchor, fit) ANCHORED(AT_PAGE, "", "", "<wps:wsp><wps:cNvSpPr/><wps:spPr>" PRST("rect") LN("") "</wps:spPr><wps:txbx><w:txbxContent><w:p>" RUN("", "x") "</w:p></w:txbxContent></wps:txbx>" \
	"<wps:bodyPr tIns=\"6350\" lIns=\"12700\" bIns=\"19050\" rIns=\"25400\" anchor=\"" anchor "\">" fit "</wps:bodyPr></wps:wsp>")
TEST(text_stands_in_its_box)
{
	static const struct laid_row rows[] = {
		{ BOX("t", ""), "text 120 472 140 'x'", "" }, /* 200 + 10, and the baseline 262 below */
		{ BOX("ctr", ""), "text 120 491 140 'x'", "" }, /* 400 - 10 - 30 - 322 are free */
		{ BOX("b", ""), "text 120 510 140 'x'", "" },
		{ BOX("t", "<a:spAutoFit/>"), "rect 100 200 300 400 line=20", "" },
	};

	IS_INT(LAID(rows, LIKE_WORD), 0);
}

#define LOW_BOX(height, anchor, fit) "<w:p><w:r><w:drawing><wp:anchor>" AT_PAGE "<wp:extent cx=\"190500\" cy=\"" height "\"/><a:graphic><a:graphicData><wps:wsp><wps:cNvSpPr/><wps:spPr>" PRST("rect") LN("") \
	"</wps:spPr><wps:txbx><w:txbxContent><w:p>" RUN("", "x") "</w:p></w:txbxContent></wps:txbx><wps:bodyPr tIns=\"0\" lIns=\"0\" bIns=\"0\" rIns=\"0\" anchor=\"" anchor "\">" fit "</wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
TEST(a_box_that_is_too_low_grows_or_its_text_hangs_below)
{
	static const struct laid_row rows[] = {
		{ LOW_BOX("63500", "b", ""), "rect 100 200 300 100 line=20 colour=ff0000\n", "" },
		{ LOW_BOX("63500", "b", ""), "text 100 462 140 'x'", "" },
		{ LOW_BOX("63500", "ctr", ""), "text 100 462 140 'x'", "" },
		{ LOW_BOX("63500", "b", "<a:spAutoFit/>"), "rect 100 200 300 322 line=20 colour=ff0000\n", "" },
		{ LOW_BOX("63500", "b", "<a:spAutoFit/>"), "text 100 462 140 'x'", "" },
	};

	IS_INT(LAID(rows, LIKE_WORD), 0);
}

#define PLACED(h, v) ANCHORED(h, v, "", WSP(PRST("rect") LN("")))
#define ACROSS(from, how) PLACED(H(from, how), V("page", OFF(0)))
#define DOWN(from, how) PLACED(H("page", OFF(0)), V(from, how))
TEST(what_floats_stands_where_its_anchor_says)
{
	static const struct laid_row rows[] = {
		{ ACROSS("page", ALIGN("left")), "rect 0 0 300", "" }, { ACROSS("page", ALIGN("center")), "rect 5803 0 300", "" }, { ACROSS("page", ALIGN("right")), "rect 11606 0 300", "" }, { ACROSS("page", OFF(3175)), "rect 5 0 300", "" }, { ACROSS("page", OFF(-3175)), "rect -5 0 300", "" },
		{ ACROSS("margin", ALIGN("left")), "rect 1000 0 300", "" }, { ACROSS("margin", ALIGN("center")), "rect 5303 0 300", "" }, { ACROSS("margin", ALIGN("right")), "rect 9606 0 300", "" }, { ACROSS("margin", OFF(3175)), "rect 1005 0 300", "" },
		{ ACROSS("leftMargin", ALIGN("left")), "rect 0 0 300", "" }, { ACROSS("leftMargin", ALIGN("center")), "rect 350 0 300", "" }, { ACROSS("leftMargin", ALIGN("right")), "rect 700 0 300", "" },
		{ ACROSS("rightMargin", ALIGN("left")), "rect 9906 0 300", "" }, { ACROSS("rightMargin", ALIGN("center")), "rect 10756 0 300", "" }, { ACROSS("rightMargin", ALIGN("right")), "rect 11606 0 300", "" },
		{ ACROSS("column", ALIGN("right")), "rect 9606 0 300", "" }, { ACROSS("column", OFF(3175)), "rect 1005 0 300", "" },
		{ ACROSS("character", OFF(3175)), "rect 1005 0 300", "" },
		/* a first page is a right one */
		{ ACROSS("insideMargin", ALIGN("left")), "rect 0 0 300", "" }, { ACROSS("outsideMargin", ALIGN("left")), "rect 9906 0 300", "" }, { ACROSS("page", ALIGN("inside")), "rect 0 0 300", "" }, { ACROSS("page", ALIGN("outside")), "rect 11606 0 300", "" },
		{ DOWN("page", ALIGN("top")), "rect 0 0 300", "" }, { DOWN("page", ALIGN("center")), "rect 0 8219 300", "" }, { DOWN("page", ALIGN("bottom")), "rect 0 16438 300", "" },
		{ DOWN("margin", ALIGN("top")), "rect 0 3000 300", "" }, { DOWN("margin", ALIGN("center")), "rect 0 7719 300", "" }, { DOWN("margin", ALIGN("bottom")), "rect 0 12438 300", "" },
		{ DOWN("topMargin", ALIGN("top")), "rect 0 0 300", "" }, { DOWN("topMargin", ALIGN("center")), "rect 0 1300 300", "" }, { DOWN("topMargin", ALIGN("bottom")), "rect 0 2600 300", "" },
		{ DOWN("bottomMargin", ALIGN("top")), "rect 0 12838 300", "" }, { DOWN("bottomMargin", ALIGN("bottom")), "rect 0 16438 300", "" },
		{ DOWN("paragraph", OFF(3175)), "rect 0 3005 300", "" }, { DOWN("line", OFF(3175)), "rect 0 3005 300", "" },
		{ DOWN("paragraph", OFF(12700000)), "rect 0 16438 300", "" }, /* Word keeps it on the paper */
	};
	static const struct laid_row libre[] = { { DOWN("paragraph", OFF(12700000)), "rect 0 23000 300", "" } };

	IS_INT(LAID(rows, LIKE_WORD), 0);
	IS_INT(LAID(libre, LIKE_LO74), 0);
}

#define BREAK "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
TEST(inside_and_outside_change_on_a_left_page)
{
	static const struct laid_row rows[] = {
		{ BREAK ACROSS("insideMargin", ALIGN("left")), "rect 9906 0 300", "" }, { BREAK ACROSS("outsideMargin", ALIGN("left")), "rect 0 0 300", "" }, { BREAK ACROSS("page", ALIGN("inside")), "rect 11606 0 300", "" }, { BREAK ACROSS("page", ALIGN("outside")), "rect 0 0 300", "" },
	};

	IS_INT(LAID(rows, LIKE_WORD), 0);
}

#define IN_CELL(attrs, h, v) "<w:tbl><w:tblPr><w:tblW w:w=\"4000\" w:type=\"dxa\"/><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w=\"2000\"/><w:gridCol w:w=\"2000\"/></w:tblGrid>" \
	"<w:tr><w:tc><w:p/></w:tc><w:tc>" ANCHORED(h, v, attrs, WSP(PRST("rect") LN(""))) "</w:tc></w:tr></w:tbl>"
TEST(in_a_cell_the_cell_stands_for_the_page)
{
	static const struct laid_row rows[] = {
		{ IN_CELL("layoutInCell=\"1\"", H("page", OFF(3175)), V("page", OFF(6350))), "rect 3005 3010 300", "" },
		{ IN_CELL("layoutInCell=\"1\"", H("margin", ALIGN("right")), V("margin", OFF(6350))), "rect 4700 3010 300", "" },
		{ IN_CELL("layoutInCell=\"1\"", H("column", OFF(3175)), V("paragraph", OFF(6350))), "rect 3005 3010 300", "" },
		{ IN_CELL("layoutInCell=\"0\"", H("page", OFF(3175)), V("page", OFF(6350))), "rect 5 10 300", "" },
	};

	IS_INT(LAID(rows, LIKE_WORD), 0);
}

/* Text beside what floats: 5000 wide at 2000 from the text's left edge, three lines high. */
#define BESIDE(side, x, w) "<w:p><w:r><w:drawing><wp:anchor>" H("column", "<wp:posOffset>" x "</wp:posOffset>") V("paragraph", OFF(0)) "<wp:extent cx=\"" w "\" cy=\"571500\"/><wp:wrapSquare wrapText=\"" side "\"/><a:graphic><a:graphicData>" \
	WSP(PRST("rect") LN("")) "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>" RUN("", "aaaaaaaaaaaa bbbbbbbbbbbb cccccccccccc dddddddddddd eeeeeeeeeeee ffffffffffff gggggggggggg hhhhhhhhhhhh") "</w:p>"
TEST(text_goes_round_the_sides_that_it_may)
{
	static const struct laid_row rows[] = {
		{ BESIDE("bothSides", "1270000", "3175000"), "text 1000 3262 1491 'aaaaaaaaaaaa'" P14 "text 8000 3262 1680 'bbbbbbbbbbbb'", "" },
		{ BESIDE("left", "1270000", "3175000"), "text 1000 3262 1491 'aaaaaaaaaaaa'" P14 "text 1000 3584 1680 'bbbbbbbbbbbb'", "" },
		{ BESIDE("right", "1270000", "3175000"), "text 8000 3262 1491 'aaaaaaaaaaaa'" P14 "text 8000 3584 1680 'bbbbbbbbbbbb'", "" },
		{ BESIDE("largest", "1270000", "3175000"), "text 1000 3262 1491 'aaaaaaaaaaaa'" P14 "text 1000 3584 1680 'bbbbbbbbbbbb'", "" }, /* 2000 on the left, 1906 on the right */
		{ BESIDE("largest", "1206500", "3175000"), "text 7900 3262 1491 'aaaaaaaaaaaa'" P14 "text 7900 3584 1680 'bbbbbbbbbbbb'", "" }, /* 1900 and 2006 */
		{ BESIDE("largest", "1270000", "508000"), "text 1000 3262 1491 'aaaaaaaaaaaa'" P14 "text 3800 3262", "" }, /* what is narrow has text on both sides */
		{ BESIDE("largest", "635000", "4445000"), "text 1000 4162 8114 'aaaaaaaaaaaa bbbb", "" }, /* less than two centimetres on either: below */
	};

	IS_INT(LAID(rows, LIKE_WORD), 0);
}

/* --- framed paragraphs --------------------------------------------------------------------------------- */

#define FRAMED(attrs, text) "<w:p><w:pPr><w:framePr " attrs "/></w:pPr>" RUN("", text) "</w:p>"
#define TEXT "<w:p>" RUN("", "text") "</w:p>"
TEST(a_frame_stands_where_it_says_and_text_keeps_clear_of_it)
{
	static const struct laid_row rows[] = {
		{ FRAMED("w:w=\"2000\" w:hAnchor=\"page\" w:x=\"100\" w:vAnchor=\"page\" w:y=\"200\" w:wrap=\"around\"", "a") TEXT, "text 100 462 124 'a'", "" },
		{ FRAMED("w:w=\"2000\" w:hAnchor=\"margin\" w:xAlign=\"right\" w:vAnchor=\"text\" w:y=\"0\" w:wrap=\"around\"", "a") TEXT, "text 7906 3262 124 'a'", "" },
		{ FRAMED("w:w=\"2000\" w:hAnchor=\"margin\" w:xAlign=\"right\" w:vAnchor=\"text\" w:y=\"0\" w:wrap=\"around\"", "a") TEXT, "text 1000 3262 420 'text'", "" },
		{ FRAMED("w:w=\"2000\" w:hAnchor=\"margin\" w:vAnchor=\"text\" w:wrap=\"around\" w:hSpace=\"100\"", "a") TEXT, "text 3100 3262 420 'text'", "" },
		{ FRAMED("w:w=\"2000\" w:hAnchor=\"margin\" w:vAnchor=\"text\" w:wrap=\"notBeside\" w:vSpace=\"100\"", "a") TEXT, "text 1000 3684 420 'text'", "" },
		{ FRAMED("w:w=\"2000\" w:h=\"1000\" w:hRule=\"atLeast\" w:hAnchor=\"margin\" w:vAnchor=\"text\" w:wrap=\"notBeside\"", "a") TEXT, "text 1000 4262 420 'text'", "" },
		{ FRAMED("w:w=\"2000\" w:h=\"100\" w:hRule=\"atLeast\" w:hAnchor=\"margin\" w:vAnchor=\"text\" w:wrap=\"notBeside\"", "a") TEXT, "text 1000 3584 420 'text'", "" },
		{ FRAMED("w:w=\"2000\" w:h=\"100\" w:hRule=\"exact\" w:hAnchor=\"margin\" w:vAnchor=\"text\" w:wrap=\"notBeside\"", "a") TEXT, "text 1000 3362 420 'text'", "" },
		/* paragraphs of one frame stand in it together, those of another apart */
		{ FRAMED("w:w=\"2000\" w:hAnchor=\"page\" w:vAnchor=\"page\" w:x=\"100\" w:y=\"200\"", "a") FRAMED("w:w=\"2000\" w:hAnchor=\"page\" w:vAnchor=\"page\" w:x=\"100\" w:y=\"200\"", "b") TEXT, "text 100 784 140 'b'", "" },
		{ FRAMED("w:w=\"2000\" w:hAnchor=\"page\" w:vAnchor=\"page\" w:x=\"100\" w:y=\"200\"", "a") FRAMED("w:w=\"2000\" w:hAnchor=\"page\" w:vAnchor=\"page\" w:x=\"100\" w:y=\"201\"", "b") TEXT, "text 100 463 140 'b'", "" },
		/* without a width it is as wide as its text */
		{ FRAMED("w:hAnchor=\"margin\" w:xAlign=\"right\" w:vAnchor=\"page\" w:y=\"200\"", "ab") TEXT, "text 9641 462 264 'ab'", "" },
	};

	IS_INT(LAID(rows, LIKE_WORD), 0);
}

TEST(text_runs_over_a_frame_without_wrapping_in_libreoffice)
{
	static const struct laid_row rows[] = { { FRAMED("w:w=\"2000\" w:hAnchor=\"margin\" w:vAnchor=\"text\" w:wrap=\"none\"", "a") TEXT, "text 1000 3262 420 'text'", "" } };
	static const struct laid_row word[] = { { FRAMED("w:w=\"2000\" w:hAnchor=\"margin\" w:vAnchor=\"text\" w:wrap=\"none\"", "a") TEXT, "text 1000 3584 420 'text'", "" } };

	IS_INT(LAID(rows, LIKE_LO74), 0);
	IS_INT(LAID(word, LIKE_WORD), 0);
}

/* --- pages ------------------------------------------------------------------------------------------------ */

TEST(a_page_has_its_borders_and_its_text_its_place)
{
	static const struct {
		const char *section, *shown;
	} rows[] = {
		{ "<w:pgBorders w:offsetFrom=\"page\"><w:top w:val=\"single\" w:sz=\"8\" w:space=\"24\"/></w:pgBorders>", "rule 0 480 11906 0 line=20 colour=000000\n" },
		{ "<w:pgBorders w:offsetFrom=\"page\"><w:left w:val=\"single\" w:sz=\"8\" w:space=\"24\"/></w:pgBorders>", "rule 480 0 0 16838 line=20 colour=000000\n" },
		{ "<w:pgBorders w:offsetFrom=\"page\"><w:bottom w:val=\"double\" w:sz=\"8\" w:space=\"24\" w:color=\"FF0000\"/></w:pgBorders>", "rule 0 16358 11906 0 line=60 colour=ff0000 style=2\n" },
		{ "<w:pgBorders w:offsetFrom=\"page\"><w:right w:val=\"single\" w:sz=\"8\" w:space=\"24\"/></w:pgBorders>", "rule 11426 0 0 16838 line=20 colour=000000\n" },
		{ "<w:pgBorders w:offsetFrom=\"text\"><w:top w:val=\"single\" w:sz=\"8\" w:space=\"10\"/></w:pgBorders>", "rule 1000 2800 8906 0 line=20 colour=000000\n" },
		{ "<w:pgBorders w:offsetFrom=\"text\"><w:left w:val=\"single\" w:sz=\"8\" w:space=\"10\"/></w:pgBorders>", "rule 800 3000 0 9838 line=20 colour=000000\n" },
		{ "<w:pgBorders w:offsetFrom=\"text\"><w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"10\"/></w:pgBorders>", "rule 1000 13038 8906 0 line=20 colour=000000\n" },
		{ "<w:pgBorders w:offsetFrom=\"text\"><w:right w:val=\"single\" w:sz=\"8\" w:space=\"10\"/></w:pgBorders>", "rule 10106 3000 0 9838 line=20 colour=000000\n" },
		{ "<w:vAlign w:val=\"center\"/>", "text 1000 8020 420 'text'" }, /* 9838 - 322 are free */
		{ "<w:vAlign w:val=\"bottom\"/>", "text 1000 12778 420 'text'" },
		{ "<w:vAlign w:val=\"top\"/>", "text 1000 3262 420 'text'" },
		{ "<w:pgNumType w:start=\"7\" w:fmt=\"lowerRoman\"/>", "page 1 11906x16838 'vii'\n" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct laid l = laid_as(TEXT, rows[i].section, "", LIKE_WORD);

		OK(shows(&l, rows[i].shown));
		arena_free(l.m.a);
	}
}

TEST(margins_change_sides_on_even_pages_where_they_are_mirrored)
{
	struct laid l = laid_as(TEXT BREAK TEXT, "", "<w:mirrorMargins/>", LIKE_WORD), plain = laid(TEXT BREAK TEXT);

	OK(shows(&l, "page 2 11906x16838 '2'\ntag P\ntext 2000 "));
	OK(shows(&plain, "page 2 11906x16838 '2'\ntag P\ntext 1000 "));
	arena_free(l.m.a);
	arena_free(plain.m.a);
}

TEST(margins_that_leave_no_room_share_the_sheet_with_a_word)
{
	static const struct {
		const char *margins, *shown, *told;
	} rows[] = {
		{ "w:left=\"11000\" w:right=\"706\" w:top=\"0\" w:bottom=\"0\"", "text 11000 ", "" },
		{ "w:left=\"11000\" w:right=\"707\" w:top=\"0\" w:bottom=\"0\"", "text 5593 ", "Y106@0" }, /* 11000 : 707 of half the sheet */
		{ "w:left=\"0\" w:right=\"12000\" w:top=\"0\" w:bottom=\"0\"", "text 0 ", "Y106@0" },
		{ "w:left=\"0\" w:right=\"0\" w:top=\"16438\" w:bottom=\"0\"", "text 0 16700 ", "" },
		{ "w:left=\"0\" w:right=\"0\" w:top=\"16439\" w:bottom=\"0\"", "text 0 8681 ", "Y106@0" },
		{ "w:left=\"0\" w:right=\"0\" w:top=\"-1000\" w:bottom=\"-1000\"", "text 0 1262 ", "" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena *a = arena_new(1 << 12);
		struct laid l = { .m = make(str_c(a, str_format(a, TEXT "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar %s/></w:sectPr>", rows[i].margins))) };

		with_part(&l.m, "styles", "styles", "styles", "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"28\"/></w:rPr></w:rPrDefault></w:docDefaults>");
		read_it(&l.m);
		lay_it(&l, LIKE_WORD);
		OK(shows(&l, rows[i].shown));
		IS_STR(complaints(&l.m), str_of(rows[i].told));
		arena_free(l.m.a);
		arena_free(a);
	}
}

TEST(a_page_s_number_is_printed_in_its_format)
{
	static const struct {
		int n;
		enum doc_number_format format;
		const char *text;
	} rows[] = {
		{ 7, NUMBER_DECIMAL, "7" }, { 7, NUMBER_ORDINAL, "7" }, { 7, NUMBER_DECIMAL_ZERO, "07" }, { 17, NUMBER_DECIMAL_ZERO, "17" }, { 7, NUMBER_NONE, "" }, { 7, NUMBER_BULLET, "7" },
		{ 4, NUMBER_UPPER_ROMAN, "IV" }, { 0, NUMBER_UPPER_ROMAN, "0" }, { -1, NUMBER_UPPER_ROMAN, "-1" }, { 4, NUMBER_LOWER_ROMAN, "iv" }, { 0, NUMBER_LOWER_ROMAN, "0" },
		{ 1, NUMBER_UPPER_LETTER, "A" }, { 26, NUMBER_UPPER_LETTER, "Z" }, { 27, NUMBER_UPPER_LETTER, "AA" }, { 28, NUMBER_LOWER_LETTER, "bb" }, { 0, NUMBER_LOWER_LETTER, "0" }, { 26 * 64 + 1, NUMBER_LOWER_LETTER, "1665" },
		{ 26 * 64, NUMBER_LOWER_LETTER, "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz" },
		{ 1, NUMBER_CHICAGO, "*" }, { 4, NUMBER_CHICAGO, "\u00a7" }, { 5, NUMBER_CHICAGO, "*" }, { 0, NUMBER_CHICAGO, "*" },
	};
	struct arena *a = arena_new(1 << 12);

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		IS_STR(page_number_text(a, rows[i].n, rows[i].format), str_of(rows[i].text));
	arena_free(a);
}

#define FIELD(instr, result) "<w:p><w:fldSimple w:instr=\"" instr "\">" RUN("", result) "</w:fldSimple></w:p>"
TEST(fields_are_filled_in_by_the_pages)
{
	static const struct laid_row rows[] = {
		{ FIELD("PAGE", "9"), "'1'" P14, "" }, { FIELD("PAGE \\* roman", "9"), "'i'" P14, "" }, { BREAK FIELD("PAGE", "9"), "'2'" P14, "" }, { FIELD("NUMPAGES", "9") BREAK TEXT, "'2'" P14, "" }, { FIELD("SECTIONPAGES", "9") BREAK TEXT, "'2'" P14, "" },
		{ FIELD("PAGEREF m", "9") BREAK "<w:p><w:bookmarkStart w:name=\"m\"/>" RUN("", "x") "</w:p>", "'2'" P14, "" }, { FIELD("PAGEREF none", "9"), "'9'" P14, "" },
	};

	IS_INT(LAID(rows, LIKE_WORD), 0);
}

/* --- tables ------------------------------------------------------------------------------------------------ */

#define NOMAR "<w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar>"
#define TBL(pr, grid, rows) "<w:tbl><w:tblPr>" NOMAR pr "</w:tblPr><w:tblGrid>" grid "</w:tblGrid>" rows "</w:tbl><w:p/>"
#define COL(w) "<w:gridCol w:w=\"" #w "\"/>"
#define TC(pr, text) "<w:tc><w:tcPr>" pr "</w:tcPr><w:p>" RUN("", text) "</w:p></w:tc>"
#define TR(pr, cells) "<w:tr><w:trPr>" pr "</w:trPr>" cells "</w:tr>"
TEST(a_table_and_its_cells_stand_where_they_say)
{
	static const struct laid_row rows[] = {
		{ TBL("", COL(2000) COL(3000), TR("", TC("", "a") TC("", "b"))), "text 3000 3262 140 'b'", "" },
		{ TBL("<w:jc w:val=\"center\"/>", COL(2000) COL(3000), TR("", TC("", "a") TC("", "b"))), "text 2953 3262 124 'a'", "" },
		{ TBL("<w:jc w:val=\"right\"/>", COL(2000) COL(3000), TR("", TC("", "a") TC("", "b"))), "text 4906 3262 124 'a'", "" },
		{ TBL("<w:tblInd w:w=\"500\" w:type=\"dxa\"/>", COL(2000) COL(3000), TR("", TC("", "a") TC("", "b"))), "text 1500 3262 124 'a'", "" },
		{ TBL("<w:tblW w:w=\"2500\" w:type=\"pct\"/>", COL(2000) COL(2000), TR("", TC("", "a") TC("", "b"))), "text 3227 3262 140 'b'", "" }, /* half of 8906, in halves */
		{ TBL("", COL(2000), TR("<w:trHeight w:val=\"1000\"/>", TC("<w:vAlign w:val=\"center\"/>", "a"))), "text 1000 3601 124 'a'", "" },
		{ TBL("", COL(2000), TR("<w:trHeight w:val=\"1000\"/>", TC("<w:vAlign w:val=\"bottom\"/>", "a"))), "text 1000 3940 124 'a'", "" },
		{ TBL("", COL(2000), TR("<w:trHeight w:val=\"1000\"/>", TC("<w:shd w:val=\"clear\" w:fill=\"FFFF00\"/>", "a"))), "rect 1000 3000 2000 1000 fill=ffff00\n", "" },
		{ TBL("<w:tblCellSpacing w:w=\"20\" w:type=\"dxa\"/>", COL(2000), TR("", TC("<w:shd w:val=\"clear\" w:fill=\"FFFF00\"/>", "a"))), "rect 1020 3020 1960 ", "" },
		{ TBL("", COL(2000), TR("<w:trHeight w:val=\"100\" w:hRule=\"exact\"/>", TC("", "a")) TR("", TC("", "b"))), "text 1000 3362 140 'b'", "" },
		/* turned text */
		{ TBL("", COL(2000), TR("<w:trHeight w:val=\"1000\"/>", TC("<w:textDirection w:val=\"btLr\"/>", "a"))), "rotate 1000 4000 -90\n", "" },
		{ TBL("", COL(2000), TR("<w:trHeight w:val=\"1000\"/>", TC("<w:textDirection w:val=\"tbRl\"/>", "a"))), "rotate 3000 3000 90\n", "" },
#define TURNED(how, where) TBL("", COL(2000), TR("<w:trHeight w:val=\"1000\"/>", TC("<w:textDirection w:val=\"" how "\"/><w:vAlign w:val=\"" where "\"/>", "a")))
		{ TURNED("btLr", "center"), "rotate 1839 4000 -90\n", "" }, { TURNED("btLr", "bottom"), "rotate 2678 4000 -90\n", "" },
		{ TURNED("tbRl", "center"), "rotate 2161 3000 90\n", "" }, { TURNED("tbRl", "bottom"), "rotate 1322 3000 90\n", "" },
		/* what a cell over two rows holds */
		{ TBL("", COL(2000) COL(2000), TR("", TC("<w:vMerge w:val=\"restart\"/>", "a") TC("", "b")) TR("", "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>" TC("", "c")) TR("", TC("", "d") TC("", "e"))), "text 1000 3906 140 'd'", "" },
	};

	IS_INT(LAID(rows, LIKE_WORD), 0);
}

TEST(columns_without_a_grid_follow_their_content)
{
	/* widths: a 124, b 140, text 334, a space 70 */
	static const struct laid_row rows[] = {
		{ TBL("", "", TR("", TC("", "a") TC("", "b"))), "text 5453 3262 140 'b'", "" }, /* nothing told: the text's width in halves */
		{ TBL("", COL(0) COL(0), TR("", "<w:tc>" TBL("", COL(500) COL(700), TR("", TC("", "x") TC("", "y"))) "</w:tc>" TC("", "b"))), "'y'", "" },
	};

	IS_INT(LAID(rows, LIKE_WORD), 0);
}

/* The same where the tables have lost their columns' widths. */
static void
without_widths(struct doc_block *b)
{
	for (; b != NULL; b = b->next) {
		if (b->kind != DOC_TABLE)
			continue;
		b->table->column_width = NULL;
		b->table->columns = 0;
		b->table->width_percent = 0;
		for (struct doc_row *r = b->table->rows; r != NULL; r = r->next)
			for (struct doc_cell *c = r->cells; c != NULL; c = c->next) {
				c->width = 0;
				without_widths(c->blocks);
			}
	}
}

#define SPAN(n) "<w:gridSpan w:val=\"" #n "\"/>"
#define WORDS "aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa"
TEST(columns_that_nothing_tells_of_are_as_wide_as_their_text)
{
	static const struct {
		const char *body;
		bool nested; /* the inner tables lose theirs too */
		const char *shown, *why;
	} rows[] = {
		{ TBL("", COL(1) COL(1), TR("", TC("", "a") TC("", "bb"))), true, "text 1124 3262 280 'bb'", "each its line, where there is room" },
		{ TBL("", COL(1) COL(1), TR("", TC("", "a") TC("", "b")) TR("", TC("", "aa") TC("", "b"))), true, "text 1249 3262 140 'b'", "the widest" },
		{ TBL("<w:tblW w:w=\"1000\" w:type=\"dxa\"/>", COL(1) COL(1), TR("", TC("", "a") TC("", "bb"))), true, "text 1307 3262 280 'bb'", "1000 shared as 124 and 280" },
		{ TBL("", COL(1) COL(1), TR("", TC(SPAN(2), "wwwwwwwwww")) TR("", TC("", "a") TC("", "b"))), true, "text 2003 3584 140 'b'", "what two want beyond their own, in halves" },
		{ TBL("", COL(1) COL(1), TR("", TC(SPAN(2), "w")) TR("", TC("", "a") TC("", "b"))), true, "text 1124 3584 140 'b'", "and nothing where they have enough" },
		{ TBL("", COL(1) COL(1), TR("", "<w:tc>" TBL("", COL(500) COL(700), TR("", TC("", "x") TC("", "y"))) "</w:tc>" TC("", "b"))), false, "text 2200 3262 140 'b'", "a table within, by its grid" },
		{ TBL("", COL(1) COL(1), TR("", "<w:tc>" TBL("", COL(500) COL(700), TR("", TC("", "x") TC("", "y"))) "</w:tc>" TC("", "b"))), true, "text 1280 3262 140 'b'", "or by its text" },
		{ TBL("", COL(1) COL(1), TR("", TC("", WORDS) TC("", WORDS))), true, "text 5453 3262", "more than there is room: alike" },
		{ TBL("", COL(1) COL(1), TR("", TC("<w:noWrap/>", "bbb bbb") TC("", WORDS))), true, "text 1910 3262", "one that must not wrap keeps its line" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct laid l = laid(rows[i].body);
		struct doc_block *b = l.m.doc->sections->blocks;

		if (rows[i].nested) {
			without_widths(b);
		} else {
			b->table->column_width = NULL;
			b->table->columns = b->table->width_percent = 0;
		}
		lay_it(&l, LIKE_WORD);
		if (!shows(&l, rows[i].shown))
			FAIL("%s", rows[i].why);
		arena_free(l.m.a);
	}
}

/* --- notes ---------------------------------------------------------------------------------------------------- */

#define NOTE "<w:footnote w:id=\"1\"><w:p>" RUN("", "note") "</w:p></w:footnote>"
#define SEPARATOR(inside) "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p>" inside "</w:p></w:footnote>" NOTE
TEST(notes_stand_below_their_separator)
{
	static const struct {
		const char *notes, *settings;
		enum doc_likeness like;
		const char *shown;
	} rows[] = {
		/* without one of its own: 57 twips, a line of half a point, 57 twips; a quarter of the text's width */
		{ NOTE, "", LIKE_WORD, "rule 1000 12454 2227 0 line=10 colour=000000\ntag Note\ntext 1000 12778 482 'note'" },
		{ SEPARATOR("<w:r><w:separator/></w:r>"), "", LIKE_LO74, "rule 1000 12454 2227 0 line=10 colour=000000\n" },
		/* a paragraph with the usual rule: two inches, a quarter of an em above the baseline */
		{ SEPARATOR("<w:r><w:separator/></w:r>"), "", LIKE_WORD, "rule 1000 12392 2880 0 line=10 colour=000000\ntag Note\ntext 1000 12778 482 'note'" },
		{ SEPARATOR(RUN("", "---")), "", LIKE_WORD, "text 1000 12456 280 '---'" },
		{ SEPARATOR(""), "", LIKE_WORD, "untag\ntag Note\ntext 1000 12778 482 'note'" },
		/* below the text rather than at the foot */
		{ NOTE, "<w:footnotePr><w:pos w:val=\"beneathText\"/></w:footnotePr>", LIKE_WORD, "text 1000 3708 482 'note'" },
		{ NOTE, "<w:footnotePr><w:pos w:val=\"beneathText\"/></w:footnotePr>", LIKE_LO74, "text 1000 12778 482 'note'" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct laid l = { .m = make("<w:p>" RUN("", "x") "<w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>" SECT("")) };

		with_part(&l.m, "styles", "styles", "styles", "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"28\"/></w:rPr></w:rPrDefault></w:docDefaults>");
		with_part(&l.m, "settings", "settings", "settings", rows[i].settings);
		with_part(&l.m, "footnotes", "footnotes", "footnotes", rows[i].notes);
		read_it(&l.m);
		lay_it(&l, rows[i].like);
		OK(shows(&l, rows[i].shown));
		arena_free(l.m.a);
	}
}

/* --- lines ------------------------------------------------------------------------------------------------------ */

#define SPACED(ppr, text) "<w:p><w:pPr>" ppr "</w:pPr>" RUN("", text) "</w:p>"
TEST(spaces_of_a_justified_line_take_what_is_left)
{
	static const struct laid_row rows[] = {
		{ SPACED("<w:jc w:val=\"both\"/><w:ind w:right=\"7906\"/>", "aa aa bbbbb"), "text 1000 3262 1000 'aa aa' 14 Times New Roman space=", "" },
		{ SPACED("<w:ind w:right=\"7906\"/>", "aa aa bbbbb"), "text 1000 3262 567 'aa aa' 14 Times New Roman\n", "" },
		{ SPACED("<w:jc w:val=\"right\"/><w:ind w:right=\"7906\"/>", "aa aa bbbbb"), "text 1433 3262 567 'aa aa'", "" },
		{ SPACED("<w:jc w:val=\"center\"/><w:ind w:right=\"7906\"/>", "aa aa bbbbb"), "text 1217 3262 567 'aa aa'", "" },
	};

	IS_INT(LAID(rows, LIKE_WORD), 0);
}

TEST(a_picture_is_cut_and_told_in_the_dump)
{
	static const unsigned char png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R' };
	struct laid l = { .m = make("") };
	str id;

	pkg_put(l.m.pkg, STR("word/media/a.png"), (str){ (const char *)png, sizeof png });
	id = pkg_relate(l.m.pkg, STR("word/document.xml"), STR(REL "image"), STR("word/media/a.png"), false, l.m.d);
	pkg_put(l.m.pkg, STR("word/document.xml"), str_format(l.m.a, "<w:document " W "><w:body>" ANCHORED(AT_PAGE, "", "", "<pic:pic><pic:blipFill><a:blip r:embed=\"" STR_FMT "\"/><a:srcRect t=\"10000\" r=\"25000\"/></pic:blipFill></pic:pic>") SECT("") "</w:body></w:document>", STR_ARG(id)));
	read_it(&l.m);
	lay_it(&l, LIKE_WORD);
	OK(shows(&l, " image/png bytes=16 crop0=0.1 crop3=0.25 'D'\n"));
	arena_free(l.m.a);
}

/* --- labels, columns, rows that repeat ------------------------------------------------------------------------- */

#define ITEM(num) "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"" num "\"/></w:numPr></w:pPr>" RUN("", "x") "</w:p>"
TEST(a_label_stands_at_its_place_and_the_text_behind_it)
{
	static const struct laid_row rows[] = {
		{ ITEM("1"), "text 1500 3262 210 '1.'" P14 "text 2000 3262 140 'x'", "" },
		{ ITEM("2"), "text 1290 3262 210 '1.'", "" }, /* it ends where it would begin */
		{ ITEM("2"), "text 2000 3262 140 'x'", "" },
		{ ITEM("3"), "text 1395 3262 210 '1.'", "" },
		{ ITEM("4"), "text 1780 3262 140 'x'", "" },
		{ ITEM("5"), "text 1710 3262 140 'x'", "" },
	};

	IS_INT(LAID(rows, LIKE_WORD), 0);
}

#define COLUMN_BREAK "<w:p><w:r><w:br w:type=\"column\"/></w:r>" RUN("", "y") "</w:p>"
TEST(columns_are_as_wide_as_they_say_or_as_there_is_room)
{
	static const struct {
		const char *section, *shown, *told;
	} rows[] = {
		{ "<w:cols w:num=\"2\" w:space=\"906\"/>", "text 5906 3262 140 'y'", "" },
		{ "<w:cols w:num=\"2\" w:equalWidth=\"0\"><w:col w:w=\"3000\" w:space=\"200\"/><w:col w:w=\"5000\"/></w:cols>", "text 4200 3262 140 'y'", "" },
		{ "<w:cols w:num=\"2\" w:equalWidth=\"0\"><w:col w:w=\"50\" w:space=\"200\"/><w:col w:w=\"5000\"/></w:cols>", "text 1300 3262 140 'y'", "" }, /* no narrower than 100 */
		{ "<w:cols w:num=\"2\" w:equalWidth=\"0\"><w:col w:w=\"10806\" w:space=\"0\"/><w:col w:w=\"50\"/></w:cols>", "text 11806 3262 140 'y'", "" },
		{ "<w:cols w:num=\"2\" w:equalWidth=\"0\"><w:col w:w=\"10807\" w:space=\"0\"/><w:col w:w=\"50\"/></w:cols>", "page 2 11906x16838 '2'\n", "Y106@0" }, /* beyond the sheet: one is left */
		{ "<w:cols w:num=\"45\" w:space=\"100\"/>", "text 1200 3262 140 'y'", "" },
		{ "<w:cols w:num=\"45\" w:space=\"101\"/>", "text 1201 3262 140 'y'", "Y106@0" }, /* the gaps give way */
		{ "<w:cols w:num=\"2\" w:space=\"906\" w:sep=\"1\"/>", "rule 5453 3000 0 644 line=10 colour=000000\n", "" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct laid l = laid_as(TEXT COLUMN_BREAK, rows[i].section, "", LIKE_WORD);
		str told = complaints(&l.m);

		if (!shows(&l, rows[i].shown) || !str_eq(told, str_of(rows[i].told)))
			FAIL("%s: " STR_FMT, rows[i].section, STR_ARG(told));
		arena_free(l.m.a);
	}
}

#define HIGH(height, more) "<w:trHeight w:val=\"" height "\" w:hRule=\"exact\"/>" more
#define REPEATED(height) TBL("", COL(2000), TR(HIGH(height, "<w:tblHeader/>"), TC("", "h")) TR(HIGH("4000", ""), TC("", "a")) TR(HIGH("4000", ""), TC("", "b")))
TEST(rows_repeat_where_they_leave_half_of_the_page)
{
	static const struct laid_row rows[] = {
		{ REPEATED("4900"), "page 2 11906x16838 '2'\ntag Table\ntag TR\ntag TH\ntext 1000 3262 140 'h'", "" },
		{ REPEATED("4900"), "text 1000 8162 140 'b'", "" },
		{ REPEATED("5000"), "text 1000 3262 140 'b'", "" },
	};

	IS_INT(LAID(rows, LIKE_WORD), 0);
}

TEST(what_cannot_be_painted_is_left_out_or_named)
{
	static const struct laid_row rows[] = {
		{ "<w:p><w:r><w:drawing><wp:anchor><wp:extent cx=\"-635\" cy=\"635\"/><a:graphic><a:graphicData>" WSP(PRST("rect") LN("")) "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>", "tag P\nuntag\n", "Y104@1" },
		{ "<w:p><w:r><w:drawing><wp:anchor><wp:extent cx=\"635\" cy=\"-635\"/><a:graphic><a:graphicData>" WSP(PRST("rect") LN("")) "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>", "tag P\nuntag\n", "Y104@1" },
		{ "<w:p><w:r><w:drawing><wp:anchor>" AT_PAGE "<wp:extent cx=\"635\" cy=\"635\"/><wp:docPr descr=\"D\"/></wp:anchor></w:drawing></w:r></w:p>", "rect 100 200 1 1 line=10 colour=808080 'D'\n", "I102@1 empty drawing; Y105@1 D" },
		{ "<w:p><w:r><w:drawing><wp:anchor>" AT_PAGE "<wp:extent cx=\"635\" cy=\"635\"/><wp:docPr name=\"N\"/></wp:anchor></w:drawing></w:r></w:p>", "rect 100 200 1 1 line=10 colour=808080 'N'\n", "I102@1 empty drawing; Y105@1 N" },
		{ "<w:p><w:r><w:pict><v:shape style=\"position:absolute;width:10pt;height:10pt\"><v:textpath string=\"x\"/></v:shape></w:pict></w:r></w:p>", "text 1000 3200 200 'x' 21.", "" },
		{ "<w:p><w:r><w:pict><v:shape style=\"position:absolute;width:10pt;height:10pt\"><v:textpath string=\"\u00a0\"/></v:shape></w:pict></w:r></w:p>", "tag P\nuntag\n", "" }, /* no ink */
		{ SHAPE(PRST("line") "<a:ln w=\"12700\"/>"), "tag P\nuntag\n", "" },
		{ "<w:p><w:r><w:drawing><wp:anchor>" AT_PAGE "<wp:extent cx=\"0\" cy=\"0\"/><a:graphic><a:graphicData>" WSP(PRST("line") LN("<a:tailEnd type=\"triangle\"/>")) "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>", "rule 100 200 0 0 line=20 colour=ff0000\n", "" },
	};

	IS_INT(LAID(rows, LIKE_WORD), 0);
}

TEST(margins_of_a_table_part_it_from_the_text)
{
	static const struct {
		int before, after, height; /* of its two rows */
		const char *shown, *why;
	} rows[] = {
		{ 0, 0, 1000, "text 1000 5584 420 'text'", "a line, two rows" },
		{ 0, 200, 1000, "text 1000 5784 420 'text'", "below" },
		{ 200, 0, 1000, "text 1000 5784 420 'text'", "above" },
		{ 200, 300, 1000, "text 1000 3784 124 'a'", "the first row" },
		{ 0, 200, 5000, "text 1000 8462 420 'text'", "below its second row, on the next page" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct laid l = laid(TEXT "<w:tbl><w:tblPr>" NOMAR "</w:tblPr><w:tblGrid>" COL(2000) "</w:tblGrid>" TR(HIGH("1000", ""), TC("", "a")) TR(HIGH("1000", ""), TC("", "b")) "</w:tbl>" TEXT);
		struct doc_table *t = l.m.doc->sections->blocks->next->table;

		t->margin_before = rows[i].before;
		t->margin_after = rows[i].after;
		t->rows->height = t->rows->next->height = rows[i].height;
		lay_it(&l, LIKE_WORD);
		if (!shows(&l, rows[i].shown))
			FAIL("%s", rows[i].why);
		arena_free(l.m.a);
	}
}

/* --- the view in words -------------------------------------------------------------------------------------- */

TEST(the_view_in_words_has_a_line_of_text_a_line)
{
	struct laid l = laid("<w:p>" RUN("", "a b") RUN("<w:i/>", "c") "<w:r><w:tab/></w:r>" RUN("", "d") "</w:p>" TEXT "<w:p><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr>" RUN("", "h") "</w:p>");
	struct out o;

	out_init(&o);
	lay_dump(&o, l.pages, true);
	IS_STR(out_str(&o), STR("page 1 11906x16838 '1'\n1000 3262 a bc d\n1000 3584 text\n1000 3906 h\n"));
	out_release(&o);
	arena_free(l.m.a);
}

TEST(words_are_parted_by_a_gap_of_a_tenth_of_an_em)
{
	/* a is 124.4 wide, a tenth of 14 pt 28 */
	static const struct {
		const char *body, *line;
	} rows[] = {
		{ TABS(TAB("left", "150")), "1000 3262 ab\n" }, { TABS(TAB("left", "155")), "1000 3262 a b\n" }, { TABS(TAB("left", "165")), "1000 3262 a b\n" },
		{ "<w:p><w:pPr><w:tabs>" TAB("left", "1000") "</w:tabs></w:pPr>" RUN("", "a ") "<w:r><w:tab/></w:r>" RUN("", "b") "</w:p>", "1000 3262 a b\n" }, /* a space is there */
		{ "<w:p><w:pPr><w:tabs>" TAB("left", "1000") "</w:tabs></w:pPr>" RUN("", "a") "<w:r><w:tab/></w:r>" RUN("", " b") "</w:p>", "1000 3262 a b\n" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct laid l = laid(rows[i].body);
		struct out o;

		out_init(&o);
		lay_dump(&o, l.pages, true);
		IS_STR(out_str(&o), str_format(l.m.a, "page 1 11906x16838 '1'\n%s", rows[i].line));
		out_release(&o);
		arena_free(l.m.a);
	}
}
