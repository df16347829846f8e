#include "docx/made.h"

/*
 * Outlines of shapes: presets, custom geometry, VML. A box is 2000 twips wide and 1000 high; what
 * comes out is the path in twips of the box.
 */
#define INLINE(what) "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"1270000\" cy=\"635000\"/><a:graphic><a:graphicData>" what \
	"</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
#define WSP(geom) "<wps:wsp><wps:cNvSpPr/><wps:spPr>" geom "</wps:spPr></wps:wsp>"

/* The body that has the text at %s is read; the dump must hold the row's other text. */
static int
wrong_of(const char *frame, const char *what, const char *expect)
{
	struct arena *a = arena_new(1 << 14);
	struct made m = make(str_c(a, str_format(a, frame, what)));
	int wrong;

	read_it(&m);
	wrong = !holds(&m, expect);
	if (wrong > 0)
		printf("# of %s\n", what);
	arena_free(m.a);
	arena_free(a);
	return wrong;
}

struct pair {
	const char *what, *expect;
};
#define PAIRS(frame, rows) wrong_of_all(frame, rows, sizeof(rows) / sizeof *(rows))

static int
wrong_of_all(const char *frame, const struct pair *rows, size_t n)
{
	int wrong = 0;

	for (size_t i = 0; i < n; i++)
		wrong += wrong_of(frame, rows[i].what, rows[i].expect);
	return wrong;
}

TEST(a_preset_is_its_outline_in_the_proportions_of_the_box)
{
	static const struct pair rows[] = {
		{ "rect", "\n      rect 2000x1000\n" },
		{ "flowChartProcess", "\n      rect 2000x1000\n" },
		{ "flowChartPredefinedProcess", "\n      rect 2000x1000\n" },
		{ "line", "\n      line 2000x1000\n" },
		{ "lineInv", "\n      line 2000x1000 flip-v\n" },
		{ "straightConnector1", "\n      line 2000x1000\n" },
		{ "ellipse", "\n      ellipse 2000x1000\n" },
		{ "flowChartConnector", "\n      ellipse 2000x1000\n" },
		{ "roundRect", "\n      round-rect 2000x1000\n" },
		{ "flowChartAlternateProcess", "\n      round-rect 2000x1000\n" },
		{ "flowChartTerminator", "\n      round-rect 2000x1000\n" },
		{ "triangle", "path M 1000,0 L 2000,1000 L 0,1000 Z\n" },
		{ "rtTriangle", "path M 0,0 L 2000,1000 L 0,1000 Z\n" },
		{ "diamond", "path M 1000,0 L 2000,500 L 1000,1000 L 0,500 Z\n" },
		{ "flowChartDecision", "path M 1000,0 L 2000,500 L 1000,1000 L 0,500 Z\n" },
		{ "parallelogram", "path M 500,0 L 2000,0 L 1500,1000 L 0,1000 Z\n" },
		{ "flowChartInputOutput", "path M 400,0 L 2000,0 L 1600,1000 L 0,1000 Z\n" },
		{ "trapezoid", "path M 500,0 L 1500,0 L 2000,1000 L 0,1000 Z\n" },
		{ "hexagon", "path M 500,0 L 1500,0 L 2000,500 L 1500,1000 L 500,1000 L 0,500 Z\n" },
		{ "pentagon", "path M 1000,0 L 2000,382 L 1618,1000 L 382,1000 L 0,382 Z\n" },
		{ "homePlate", "path M 0,0 L 1500,0 L 2000,500 L 1500,1000 L 0,1000 Z\n" },
		{ "chevron", "path M 0,0 L 1000,0 L 2000,500 L 1000,1000 L 0,1000 L 1000,500 Z\n" },
		{ "plus", "path M 500,0 L 1500,0 L 1500,250 L 2000,250 L 2000,750 L 1500,750 L 1500,1000 L 500,1000 L 500,750 L 0,750 L 0,250 L 500,250 Z\n" },
		{ "rightArrow", "path M 0,250 L 1000,250 L 1000,0 L 2000,500 L 1000,1000 L 1000,750 L 0,750 Z\n" },
		{ "leftArrow", "path M 2000,250 L 1000,250 L 1000,0 L 0,500 L 1000,1000 L 1000,750 L 2000,750 Z\n" },
		{ "downArrow", "path M 500,0 L 500,500 L 0,500 L 1000,1000 L 2000,500 L 1500,500 L 1500,0 Z\n" },
		{ "upArrow", "path M 500,1000 L 500,500 L 0,500 L 1000,0 L 2000,500 L 1500,500 L 1500,1000 Z\n" },
		{ "leftRightArrow", "path M 0,500 L 500,0 L 500,250 L 1500,250 L 1500,0 L 2000,500 L 1500,1000 L 1500,750 L 500,750 L 500,1000 Z\n" },
		{ "star5", "path M 1000,0 L 1236,382 L 2000,382 L 1382,618 L 1618,1000 L 1000,764 L 382,1000 L 618,618 L 0,382 L 764,382 Z\n" },
		/* open ones: no Z at the end */
		{ "bentConnector2", "path M 0,0 L 2000,0 L 2000,1000\n" },
		{ "bentConnector3", "path M 0,0 L 1000,0 L 1000,1000 L 2000,1000\n" },
		{ "leftBracket", "path M 2000,0 L 0,0 L 0,1000 L 2000,1000\n" },
		{ "rightBracket", "path M 0,0 L 2000,0 L 2000,1000 L 0,1000\n" },
		{ "leftBrace", "path M 2000,0 C 1000,0 1000,0 1000,80 L 1000,420 C 1000,500 1000,500 0,500 C 1000,500 1000,500 1000,580 L 1000,920 C 1000,1000 1000,1000 2000,1000\n" },
		{ "rightBrace", "path M 0,0 C 1000,0 1000,0 1000,80 L 1000,420 C 1000,500 1000,500 2000,500 C 1000,500 1000,500 1000,580 L 1000,920 C 1000,1000 1000,1000 0,1000\n" },
		{ "cloud", "\n      rect 2000x1000\n" }, /* unknown: its box */
	};

	IS_INT(PAIRS(INLINE(WSP("<a:prstGeom prst=\"%s\"/>")), rows), 0);
}

/* 20.1.9.11; the path's space is the box in twips, so that a value is where the line ends. */
TEST(a_guide_is_worked_out_by_its_formula)
{
	static const struct pair rows[] = {
		{ "val 77", "L 77,0\n" },
		{ "val -77", "L -77,0\n" },
		{ "val +77", "L 77,0\n" },
		{ "val nothing", "L 0,0\n" },
		{ "", "L 0,0\n" },
		{ "*/ 100 30 8", "L 375,0\n" },
		{ "*/ 100 30 0", "L 0,0\n" },
		{ "+- 100 30 8", "L 122,0\n" },
		{ "+/ 100 30 2", "L 65,0\n" },
		{ "+/ 100 30 0", "L 0,0\n" },
		{ "?: 1 20 30", "L 20,0\n" },
		{ "?: 0 20 30", "L 30,0\n" },
		{ "?: -1 20 30", "L 30,0\n" },
		{ "abs -5", "L 5,0\n" },
		{ "max 3 4", "L 4,0\n" },
		{ "max 4 3", "L 4,0\n" },
		{ "min 3 4", "L 3,0\n" },
		{ "min 4 3", "L 3,0\n" },
		{ "pin 10 5 20", "L 10,0\n" },
		{ "pin 10 25 20", "L 20,0\n" },
		{ "pin 10 15 20", "L 15,0\n" },
		{ "sqrt 144", "L 12,0\n" },
		{ "sqrt -4", "L 0,0\n" },
		{ "sin 100 5400000", "L 100,0\n" },
		{ "sin 100 1800000", "L 50,0\n" },
		{ "cos 100 10800000", "L -100,0\n" },
		{ "tan 100 2700000", "L 100,0\n" },
		{ "mod 2 3 6", "L 7,0\n" },
		{ "*/ first 1 60000", "L 45,0\n" }, /* first: at2 1 1 */
		/* what is known beforehand, in EMU: the box is 1270000 wide and 635000 high */
		{ "val l", "L 0,0\n" },
		{ "val t", "L 0,0\n" },
		{ "*/ w 1 1270", "L 1000,0\n" },
		{ "*/ r 1 1270", "L 1000,0\n" },
		{ "*/ h 1 1270", "L 500,0\n" },
		{ "*/ b 1 1270", "L 500,0\n" },
		{ "*/ hc 1 1270", "L 500,0\n" },
		{ "*/ vc 1 1270", "L 250,0\n" },
		{ "*/ wd2 1 1270", "L 500,0\n" },
		{ "*/ hd2 1 1270", "L 250,0\n" },
		{ "*/ wd4 1 1270", "L 250,0\n" },
		{ "*/ hd4 1 1270", "L 125,0\n" },
		{ "*/ ss 1 1270", "L 500,0\n" },
		{ "*/ ls 1 1270", "L 1000,0\n" },
		{ "*/ cd4 1 5400", "L 1000,0\n" },
		{ "*/ cd2 1 5400", "L 2000,0\n" },
		{ "*/ cd8 1 5400", "L 500,0\n" },
		{ "*/ 3cd4 1 5400", "L 3000,0\n" }, /* names, though they begin with a figure */
		{ "*/ 3cd8 1 5400", "L 1500,0\n" },
		{ "*/ 5cd8 1 5400", "L 2500,0\n" },
		{ "*/ 7cd8 1 5400", "L 3500,0\n" },
		{ "*/ wd3 3 1270", "L 1000,0\n" },
		{ "*/ wd5 5 1270", "L 1000,0\n" },
		{ "*/ wd6 6 1270", "L 1000,0\n" },
		{ "*/ wd8 8 1270", "L 1000,0\n" },
		{ "*/ wd10 10 1270", "L 1000,0\n" },
		{ "*/ wd12 12 1270", "L 1000,0\n" },
		{ "*/ wd32 32 1270", "L 1000,0\n" },
		{ "*/ hd3 3 635", "L 1000,0\n" },
		{ "*/ hd5 5 635", "L 1000,0\n" },
		{ "*/ hd6 6 635", "L 1000,0\n" },
		{ "*/ hd8 8 635", "L 1000,0\n" },
		{ "*/ ssd2 2 635", "L 1000,0\n" },
		{ "*/ ssd4 4 635", "L 1000,0\n" },
		{ "*/ ssd6 6 635", "L 1000,0\n" },
		{ "*/ ssd8 8 635", "L 1000,0\n" },
		{ "*/ ssd16 16 635", "L 1000,0\n" },
		{ "*/ ssd32 32 635", "L 1000,0\n" },
		/* beyond what a length may be */
		{ "*/ 1000000000 1000 1", "L 200000,0\n" },
		{ "*/ -1000000000 1000 1", "L -200000,0\n" },
	};

	IS_INT(PAIRS(INLINE(WSP("<a:custGeom><a:avLst><a:gd name=\"first\" fmla=\"at2 1 1\"/><a:other name=\"v\" fmla=\"val 9\"/></a:avLst><a:gdLst><a:gd name=\"v\" fmla=\"%s\"/></a:gdLst>"
	    "<a:pathLst><a:path w=\"2000\" h=\"1000\"><a:moveTo><a:pt x=\"0\" y=\"0\"/></a:moveTo><a:lnTo><a:pt x=\"v\" y=\"0\"/></a:lnTo></a:path></a:pathLst></a:custGeom>")), rows), 0);
}

#define PT(x, y) "<a:pt x=\"" #x "\" y=\"" #y "\"/>"
#define MOVE(x, y) "<a:moveTo>" PT(x, y) "</a:moveTo>"
#define LINE(x, y) "<a:lnTo>" PT(x, y) "</a:lnTo>"
#define ARC(start, sweep) "<a:arcTo wR=\"100\" hR=\"50\" stAng=\"" #start "\" swAng=\"" #sweep "\"/>"
TEST(a_path_of_custom_geometry_is_followed_command_by_command)
{
	static const struct pair rows[] = {
		{ MOVE(0, 0) "<a:quadBezTo>" PT(30, 60) PT(90, 0) "</a:quadBezTo>", "path M 0,0 C 20,40 50,40 90,0\n" },
		{ MOVE(90, 60) "<a:quadBezTo>" PT(60, 0) PT(30, 60) "</a:quadBezTo>", "path M 90,60 C 70,20 50,20 30,60\n" },
		{ MOVE(0, 0) "<a:cubicBezTo>" PT(1, 2) PT(3, 4) PT(5, 6) "</a:cubicBezTo>", "path M 0,0 C 1,2 3,4 5,6\n" },
		/* a quarter is one curve, a half two, three quarters three; the other way round as well */
		{ MOVE(100, 0) ARC(0, 5400000), "path M 100,0 C 100,28 55,50 0,50\n" },
		{ MOVE(100, 0) ARC(0, 10800000), "path M 100,0 C 100,28 55,50 0,50 C -55,50 -100,28 -100,0\n" },
		{ MOVE(100, 0) ARC(0, -5400000), "path M 100,0 C 100,-28 55,-50 0,-50\n" },
		{ MOVE(0, 0) ARC(10800000, 5400000), "path M 0,0 C 0,-28 45,-50 100,-50\n" },
		{ MOVE(100, 0) ARC(0, 21600000), "path M 100,0 C 100,28 55,50 0,50 C -55,50 -100,28 -100,0 C -100,-28 -55,-50 0,-50 C 55,-50 100,-28 100,0\n" },
		/* two turns one after the other; none at all; more than sixteen turns are nonsense */
		{ MOVE(100, 0) ARC(0, 5400000) ARC(5400000, 5400000), "path M 100,0 C 100,28 55,50 0,50 C -55,50 -100,28 -100,0\n" },
		{ MOVE(100, 0) ARC(0, 0) LINE(1, 1), "path M 100,0 L 1,1\n" },
		{ MOVE(100, 0) ARC(0, 351000000) LINE(1, 1), "path M 100,0 L 1,1\n" },
		/* closed: the pen is where the path began */
		{ MOVE(100, 0) LINE(50, 0) "<a:close/>" ARC(0, 5400000), "path M 100,0 L 50,0 Z C 100,28 55,50 0,50\n" },
		/* a command with too few points, or too many, is passed over */
		{ MOVE(1, 1) "<a:lnTo/>" LINE(2, 2), "path M 1,1 L 2,2\n" },
		{ MOVE(1, 1) "<a:lnTo>" PT(3, 3) PT(4, 4) "</a:lnTo>" LINE(2, 2), "path M 1,1 L 2,2\n" },
		{ "<a:moveTo/>" MOVE(1, 1) "<a:quadBezTo>" PT(3, 3) "</a:quadBezTo><a:cubicBezTo>" PT(3, 3) PT(4, 4) "</a:cubicBezTo>" LINE(2, 2), "path M 1,1 L 2,2\n" },
		{ MOVE(1, 1) "<a:other/>" LINE(2, 2), "path M 1,1 L 2,2\n" },
	};

	IS_INT(PAIRS(INLINE(WSP("<a:custGeom><a:pathLst><a:path w=\"2000\" h=\"1000\">%s</a:path></a:pathLst></a:custGeom>")), rows), 0);
}

TEST(a_path_is_scaled_to_the_box_or_told_in_emu)
{
	static const struct pair rows[] = {
		{ "<a:path w=\"10\" h=\"10\">" MOVE(1, 1) LINE(10, 5) "</a:path>", "path M 200,100 L 2000,500\n" },
		{ "<a:path>" MOVE(635, 1270) LINE(6350, 12700) "</a:path>", "path M 1,2 L 10,20\n" },
		{ "<a:path w=\"10\">" MOVE(1, 635) LINE(10, 6350) "</a:path>", "path M 200,1 L 2000,10\n" },
		{ "<a:path h=\"10\">" MOVE(635, 1) LINE(6350, 10) "</a:path>", "path M 1,100 L 10,1000\n" },
		{ "<a:path w=\"-10\" h=\"-10\">" MOVE(635, 635) LINE(6350, 6350) "</a:path>", "path M 1,1 L 10,10\n" },
		{ "<a:path w=\"10\" h=\"10\">" MOVE(1, 1) LINE(10, 5) "</a:path><a:rest/><a:path w=\"20\" h=\"20\">" MOVE(2, 2) LINE(20, 10) "</a:path>",
		    "path M 200,100 L 2000,500 M 200,100 L 2000,500\n" },
		/* no outline at all: the box */
		{ "<a:path w=\"10\" h=\"10\"/>", "\n      rect 2000x1000\n" },
		{ "", "\n      rect 2000x1000\n" },
	};

	IS_INT(PAIRS(INLINE(WSP("<a:custGeom><a:pathLst>%s</a:pathLst></a:custGeom>")), rows), 0);
}

TEST(custom_geometry_without_a_list_of_paths_is_a_box)
{
	static const struct told_row rows[] = {
		{ INLINE(WSP("<a:custGeom/>")), "\n      rect 2000x1000\n", "" },
		{ INLINE(WSP("")), "\n      rect 2000x1000\n", "" },
		{ INLINE(WSP("<a:prstGeom/>")), "\n      rect 2000x1000\n", "I102@1" },
		{ INLINE(WSP("<a:prstGeom prst=\"cloud\"/>")), "\n      rect 2000x1000\n", "I102@1 cloud" },
	};

	IS_INT(TOLD_ROWS(rows), 0);
}

#define PICT(inside) "<w:p><w:r><w:pict>" inside "</w:pict></w:r></w:p>"

/* Its space is 100 by 50: a step is 20 twips. */
TEST(a_path_of_vml_is_followed_command_by_command)
{
	static const struct pair rows[] = {
		{ "m0,0l100,0,100,50xe", "path M 0,0 L 2000,0 L 2000,1000 Z\n" },
		{ "m 10 10 l 20 10 e", "path M 200,200 L 400,200\n" },
		{ "m10,10\n\tl20,10e", "path M 200,200 L 400,200\n" },
		{ "m10,10,20,20l0,0e", "path M 200,200 L 400,400 L 0,0\n" }, /* after the first pair a line */
		{ "m10,10r20,0,0,10xe", "path M 200,200 L 600,200 L 600,400 Z\n" },
		{ "m10,10t5,5l0,0e", "path M 200,200 M 300,300 L 0,0\n" },
		{ "m0,0c10,0,20,10,20,20e", "path M 0,0 C 200,0 400,200 400,400\n" },
		{ "m0,0c1,2,3,4,5,6,7,8,9,10,11,12e", "path M 0,0 C 20,40 60,80 100,120 C 140,160 180,200 220,240\n" },
		{ "m10,10v1,0,2,1,2,2,1,0,2,1,2,2e", "path M 200,200 C 220,200 240,220 240,240 C 260,240 280,260 280,280\n" },
		{ "m-10,+10l-20,-10e", "path M -200,200 L -400,-200\n" },
		{ "m1.9,1l2,2e", "path M 20,20 L 40,40\n" }, /* whole numbers */
		/* zeros may be left out, before a comma and before the next command */
		{ "m,l100,,100,50xe", "path M 0,0 L 2000,0 L 2000,1000 Z\n" },
		{ "m,l,50r100,l100,xe", "path M 0,0 L 0,1000 L 2000,1000 L 2000,0 Z\n" },
		{ "m0,0c10,10,,,25,e", "path M 0,0 C 200,200 0,0 500,0\n" },
		{ "m10,10l20,10,30", "path M 200,200 L 400,200\n" }, /* half a pair */
		{ "m@3,10l@12@4,20,20e", "path M 0,200 L 0,0 L 400,400\n" }, /* formulas are not worked out */
		{ "m0,0l10,10nfe", "path M 0,0 L 200,200\n" },
		{ "m0,0l10,10el20,20", "path M 0,0 L 200,200\n" }, /* what follows the end does not count */
		{ "e", "rect 2000x1000" },
		{ "m1,1e", "rect 2000x1000" }, /* a point is no outline */
	};

	IS_INT(PAIRS(PICT("<v:shape style=\"width:100pt;height:50pt\" coordsize=\"100,50\" path=\"%s\"/>"), rows), 0);
}

TEST(a_vml_shape_is_its_type_or_its_path)
{
	static const struct told_row rows[] = {
		{ PICT("<v:shape style=\"width:100pt;height:50pt\" coordorigin=\"10,20\" coordsize=\"100,50\" path=\"m10,20l60,70e\"/>"), "path M 0,0 L 1000,1000\n", "" },
		{ PICT("<v:shape style=\"width:100pt;height:50pt\" path=\"m0,0l500,500e\"/>"), "path M 0,0 L 1000,500\n", "" }, /* 1000 by 1000 */
		{ PICT("<v:shape style=\"width:100pt;height:50pt\" coordsize=\"0,50\" path=\"m0,0l500,500e\"/>"), "rect 2000x1000 line", "" },
		{ PICT("<v:shape style=\"width:100pt;height:50pt\" coordsize=\"50,0\" path=\"m0,0l500,500e\"/>"), "rect 2000x1000 line", "" },
#define TYPED(number) PICT("<v:shape type=\"#_x0000_t" #number "\" style=\"width:100pt;height:50pt\"/>")
		{ TYPED(1), "rect 2000x1000 line=#000000 width=6 fill=#FFFFFF\n", "" },
		{ TYPED(75), "rect 2000x1000 line=#000000 width=6 fill=#FFFFFF\n", "" },
		{ TYPED(202), "rect 2000x1000 line=#000000 width=6 fill=#FFFFFF\n", "" },
		{ TYPED(109), "rect 2000x1000 line=#000000 width=6 fill=#FFFFFF\n", "" },
		{ TYPED(20), "line 2000x1000 line=#000000 width=6\n", "" },
		{ TYPED(32), "line 2000x1000 line=#000000 width=6\n", "" },
		{ TYPED(2), "round-rect 2000x1000", "" },
		{ TYPED(176), "round-rect 2000x1000", "" },
		{ TYPED(116), "round-rect 2000x1000", "" },
		{ TYPED(3), "ellipse 2000x1000", "" },
		{ TYPED(4), "path M 1000,0 L 2000,500 L 1000,1000 L 0,500 Z\n", "" },
		{ TYPED(110), "path M 1000,0 L 2000,500 L 1000,1000 L 0,500 Z\n", "" },
		{ TYPED(5), "path M 1000,0 L 2000,1000 L 0,1000 Z\n", "" },
		{ TYPED(6), "path M 0,0 L 2000,1000 L 0,1000 Z\n", "" },
		{ TYPED(7), "path M 500,0 L 2000,0 L 1500,1000 L 0,1000 Z\n", "" },
		{ TYPED(9), "path M 500,0 L 1500,0 L 2000,500", "" },
		{ TYPED(12), "path M 1000,0 L 1236,382", "" },
		{ TYPED(13), "path M 0,250 L 1000,250 L 1000,0 L 2000,500", "" },
		{ TYPED(66), "path M 2000,250 L 1000,250 L 1000,0 L 0,500", "" },
		{ TYPED(67), "path M 500,0 L 500,500 L 0,500 L 1000,1000", "" },
		{ TYPED(68), "path M 500,1000 L 500,500 L 0,500 L 1000,0", "" },
		{ TYPED(34), "path M 0,0 L 1000,0 L 1000,1000 L 2000,1000\n", "" },
		{ TYPED(85), "path M 2000,0 L 0,0 L 0,1000 L 2000,1000\n", "" },
		{ TYPED(86), "path M 0,0 L 2000,0 L 2000,1000 L 0,1000\n", "" },
		{ TYPED(87), "path M 2000,0 C 1000,0", "" },
		{ TYPED(88), "path M 0,0 C 1000,0", "" },
		{ TYPED(62), "rect 2000x1000 line", "I102@1 #_x0000_t62" },
		{ PICT("<v:shape style=\"width:100pt;height:50pt\"/>"), "rect 2000x1000 line", "" },
	};

	IS_INT(TOLD_ROWS(rows), 0);
}

TEST(a_polyline_is_its_points)
{
	static const struct told_row rows[] = {
		{ PICT("<v:polyline points=\"0,0,10pt,0,10pt,20pt\" filled=\"f\"/>"), "path 0x0 line=#000000 width=6\n        path M 0,0 L 200,0 L 200,400\n", "" },
		{ PICT("<v:polyline points=\"1pt,2pt\"/>"), "path M 20,40\n", "" },
		{ PICT("<v:polyline points=\"1pt,2pt,3pt\"/>"), "path M 20,40 L 60,0\n", "" }, /* a half pair: 0 */
		{ PICT("<v:polyline/>"), "path 0x0 line=#000000 width=6 fill=#FFFFFF\n", "" },
	};

	IS_INT(TOLD_ROWS(rows), 0);
}

TEST(colours_have_names)
{
	static const struct pair rows[] = {
		{ "black", "fill=#000000" }, { "white", "fill=#FFFFFF" }, { "red", "fill=#FF0000" }, { "green", "fill=#008000" }, { "blue", "fill=#0000FF" },
		{ "yellow", "fill=#FFFF00" }, { "gray", "fill=#808080" }, { "grey", "fill=#808080" }, { "silver", "fill=#C0C0C0" }, { "maroon", "fill=#800000" },
		{ "navy", "fill=#000080" }, { "purple", "fill=#800080" }, { "olive", "fill=#808000" }, { "teal", "fill=#008080" }, { "lime", "fill=#00FF00" },
		{ "aqua", "fill=#00FFFF" }, { "fuchsia", "fill=#FF00FF" }, { "orange", "fill=#FFA500" }, { "window", "fill=#FFFFFF" }, { "windowText", "fill=#000000" },
		{ "darkBlue", "fill=#00008B" }, { "darkRed", "fill=#8B0000" }, { "darkGreen", "fill=#006400" }, { "ltGray", "fill=#D3D3D3" }, { "dkGray", "fill=#A9A9A9" },
		{ "RED", "fill=#FF0000" }, { "red [10]", "fill=#FF0000" }, { "#4f81bd [3204]", "fill=#4F81BD" }, { "#4F81BD", "fill=#4F81BD" }, { "#0aF", "fill=#00AAFF" },
		{ "#12345", "fill=#FFFFFF" }, { "#12345g", "fill=#FFFFFF" }, { "#12345/", "fill=#FFFFFF" }, { "#12345:", "fill=#FFFFFF" }, { "#12345@", "fill=#FFFFFF" },
		{ "#1g3", "fill=#FFFFFF" }, { "nhạt", "fill=#FFFFFF" }, { "", "fill=#FFFFFF" },
	};

	IS_INT(PAIRS(PICT("<v:rect style=\"width:1pt;height:1pt\" fillcolor=\"%s\"/>"), rows), 0);
}
