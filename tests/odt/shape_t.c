#include "odt/made.h"

#include "base/limits.h"

/* Outlines of ODT's shapes: SVG paths, points, enhanced paths with their formulas. A box is 2000 by 1000 twips. */

#define BOXED " text:anchor-type=\"as-char\" svg:width=\"100pt\" svg:height=\"50pt\""
#define SVG(box) "<text:p><draw:path" BOXED " svg:viewBox=\"" box "\" svg:d=\"%s\"/></text:p>"
TEST(a_path_of_svg_is_followed_command_by_command)
{
	static const struct odt_row rows[] = {
		{ "M 0 0 L 10 20", "path M 0,0 L 10,20\n", "" },
		{ "m10 20 30 40", "path M 10,20 L 40,60\n", "" }, /* further pairs are lines, relative ones too */
		{ "M10,20 30,40", "path M 10,20 L 30,40\n", "" },
		{ "M0 0 h10 v20 H5 V6", "path M 0,0 L 10,0 L 10,20 L 5,20 L 5,6\n", "" },
		{ "M0 0 h10 20", "path M 0,0 L 10,0 L 30,0\n", "" },
		{ "M10 10 l5 5 z l1 1", "path M 10,10 L 15,15 Z L 11,11\n", "" }, /* the pen is where the path began */
		{ "M10 10 L 15 15 Z", "path M 10,10 L 15,15 Z\n", "" },
		{ "M0 0 c1 2 3 4 5 6 1 2 3 4 5 6", "path M 0,0 C 1,2 3,4 5,6 C 6,8 8,10 10,12\n", "" },
		/* a smooth curve mirrors the point before */
		{ "M0 0 C0 10 20 10 20 0 S 40 -10 40 0", "path M 0,0 C 0,10 20,10 20,0 C 20,-10 40,-10 40,0\n", "" },
		{ "M0 0 C0 10 20 10 20 0 s 20 -10 20 0", "path M 0,0 C 0,10 20,10 20,0 C 20,-10 40,-10 40,0\n", "" },
		{ "M0 0 S 10 10 20 0", "path M 0,0 C 0,0 10,10 20,0\n", "" },
		{ "M0 0 C0 10 20 10 20 0 L 5 5 S 40 -10 40 0", "C 0,10 20,10 20,0 L 5,5 C 5,5 40,-10 40,0\n", "" },
		{ "M0 0 Q30 60 90 0", "path M 0,0 C 20,40 50,40 90,0\n", "" },
		{ "M9 6 Q39 66 99 6", "path M 9,6 C 29,46 59,46 99,6\n", "" },
		{ "M0 0 Q30 60 90 0 T 150 0", "C 20,40 50,40 90,0 C 130,-40 150,-40 150,0\n", "" },
		{ "M0 0 q30 60 90 0 t 60 0", "C 20,40 50,40 90,0 C 130,-40 150,-40 150,0\n", "" },
		{ "M0 0 T 30 0", "path M 0,0 C 0,0 10,0 30,0\n", "" },
		{ "M1 1 A 5 5 0 0 1 10 20", "path M 1,1 L 10,20\n", "" }, /* an arc is its chord */
		{ "M1 1 a 5 5 0 0 1 10 20", "path M 1,1 L 11,21\n", "" },
		{ "L 10 20 L 30 40", "path M 10,20 L 30,40\n", "" }, /* a first line is a move */
		/* numbers */
		{ "M+1-1L1e1-2.5E1", "path M 1,-1 L 10,-25\n", "" },
		{ "M0 0L1e+1.5e1", "path M 0,0 L 10,5\n", "" },
		{ "M0 0L1.5.5", "path M 0,0 L 2,1\n", "" },
		{ "M0 0L15e-1 250e-2", "path M 0,0 L 2,3\n", "" },
		{ "M 0,0,\n\tL\r10 , 20", "path M 0,0 L 10,20\n", "" },
		{ "M0 0L1e30 -1e300", "L 288000,-288000\n", "" },
		{ "M0 0L99999999999999999999 1", "L 288000,1\n", "" },
		/* what cannot be read ends it */
		{ "M 0 0 L 10 20 x 5 5", "path M 0,0 L 10,20\n", "" },
		{ "M 0 0 L 10 20 L 5", "path M 0,0 L 10,20\n", "" },
		{ "M 0 0 Z 5 5", "path M 0,0 Z\n", "" },
		{ "M 0 0 L . 5", "rect 2000x1000", "I102@1 draw:path" },
		{ "M 0 0 L 1e 2", "rect 2000x1000", "I102@1 draw:path" },
		{ "10 20", "rect 2000x1000", "I102@1 draw:path" },
		{ "M 1 1", "rect 2000x1000", "I102@1 draw:path" },
		{ "", "rect 2000x1000", "I102@1 draw:path" },
	};

	IS_INT(ODT_ROWS("", SVG("0 0 2000 1000"), rows), 0);
}

TEST(a_path_is_scaled_from_its_view_to_its_box)
{
	static const struct odt_row rows[] = {
		{ "0 0 1000 1000", "path M 20,20 L 200,300\n", "" }, { "10 20 1000 1000", "path M 0,0 L 180,280\n", "" }, { "-10,0,2000,500", "path M 20,40 L 110,600\n", "" },
		{ "0 0 -5 1000", "path M 0,20 L 0,300\n", "" }, { "0 0 1000", "path M 20,0 L 200,0\n", "" }, { "", "path M 0,0 L 0,0\n", "" },
	};

	IS_INT(ODT_ROWS("", "<text:p><draw:path" BOXED " svg:viewBox=\"%s\" svg:d=\"M 10 20 L 100 300\"/></text:p>", rows), 0);
}

TEST(a_polyline_is_open_and_a_polygon_closed)
{
	static const struct odt_row lines[] = {
		{ "0,0 10,20 30,40", "path 2000x1000 line=#000000 width=1\n        path M 0,0 L 10,20 L 30,40\n", "" },
		{ "1,1 2,2 3", "path M 1,1 L 2,2\n", "" },
		{ "1,1", "rect 2000x1000", "I102@1 draw:polyline" },
		{ "", "rect 2000x1000", "I102@1 draw:polyline" },
	};
	static const struct odt_row polygons[] = {
		{ "0,0 10,20 30,40", "path M 0,0 L 10,20 L 30,40 Z\n", "" },
		{ "", "rect 2000x1000", "I102@1 draw:polygon" },
	};

	IS_INT(ODT_ROWS("", "<text:p><draw:polyline" BOXED " svg:viewBox=\"0 0 2000 1000\" draw:points=\"%s\"/></text:p>", lines), 0);
	IS_INT(ODT_ROWS("", "<text:p><draw:polygon" BOXED " svg:viewBox=\"0 0 2000 1000\" draw:points=\"%s\"/></text:p>", polygons), 0);
}

static struct made
many_points(int points)
{
	struct made m = make();
	struct out o;

	out_init(&o);
	out_puts(&o, "<text:p><draw:polyline" BOXED " svg:viewBox=\"0 0 2000 1000\" draw:points=\"");
	for (int i = 0; i < points; i++)
		out_printf(&o, "%d,0 ", i % 10);
	out_puts(&o, "\"/></text:p>");
	out_char(&o, '\0');
	read_it(&m, "", out_str(&o).p, NULL);
	out_release(&o);
	return m;
}

TEST(a_path_is_cut_at_twenty_thousand_steps_with_a_word)
{
	static const struct {
		int points, steps;
		const char *told;
	} rows[] = { { 19999, 19999, "" }, { 20000, 20000, "I118@1 part of a shape's outline" }, { 20001, 20000, "I118@1 part of a shape's outline" } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made m = many_points(rows[i].points);
		const struct doc_run *r = m.doc->sections->blocks->para->runs;

		IS_INT(r->drawing->path_n, rows[i].steps);
		IS_STR(complaints(&m), str_of(rows[i].told));
		arena_free(m.a);
	}
}

/* --- custom shapes ------------------------------------------------------------------------------- */

#define CUSTOM(attrs, path, equations) "<text:p><draw:custom-shape" BOXED "><draw:enhanced-geometry svg:viewBox=\"0 0 2000 1000\" draw:type=\"t\" " attrs " draw:enhanced-path=\"" path "\">" equations \
	"</draw:enhanced-geometry></draw:custom-shape></text:p>"
TEST(a_formula_of_a_custom_shape_is_worked_out)
{
	static const struct odt_row rows[] = {
		{ "1+2*3", "L 7,0\n", "" }, { "(1+2)*3", "L 9,0\n", "" }, { " ( 1 + 2 ) * 3 ", "L 9,0\n", "" }, { "7-2-1", "L 4,0\n", "" }, { "8/2/2", "L 2,0\n", "" }, { "10/0", "L 0,0\n", "" }, { "10/0+4", "L 4,0\n", "" },
		{ "-5+8", "L 3,0\n", "" }, { "--5", "L 5,0\n", "" }, { "2*-3", "L -6,0\n", "" }, { "1e2", "L 100,0\n", "" }, { "2.5*2", "L 5,0\n", "" },
		{ "$0", "L 40,0\n", "" }, { "$1", "L 7,0\n", "" }, { "$2", "L 0,0\n", "" }, { "$-1", "L 0,0\n", "" }, { "$x", "L 0,0\n", "" }, { "$0+$1", "L 47,0\n", "" },
		{ "?two", "L 20,0\n", "" }, { "?two+?two", "L 40,0\n", "" }, { "?none", "L 0,0\n", "" }, { "?f0+3", "L 3,0\n", "" }, { "?back+1", "L 1,0\n", "" },
		{ "abs(-5)", "L 5,0\n", "" }, { "abs(5)", "L 5,0\n", "" }, { "sqrt(144)", "L 12,0\n", "" }, { "sqrt(-4)", "L 0,0\n", "" }, { "sin(pi/2)*100", "L 100,0\n", "" }, { "cos(pi)*100", "L -100,0\n", "" },
		{ "tan(pi/4)*100", "L 100,0\n", "" }, { "atan(1)*400/pi", "L 100,0\n", "" }, { "atan2(1,1)*400/pi", "L 100,0\n", "" }, { "atan2(0,-1)*100/pi", "L 100,0\n", "" },
		{ "min(3,4)", "L 3,0\n", "" }, { "min(4,3)", "L 3,0\n", "" }, { "max(3,4)", "L 4,0\n", "" }, { "max(4,3)", "L 4,0\n", "" },
		{ "if(1,20,30)", "L 20,0\n", "" }, { "if(0,20,30)", "L 30,0\n", "" }, { "if(-1,20,30)", "L 30,0\n", "" }, { "if(1,20)", "L 20,0\n", "" }, { "if (1 , 20 , 30)", "L 20,0\n", "" }, { "other(5)", "L 0,0\n", "" },
		{ "left", "L 0,0\n", "" }, { "top", "L 0,0\n", "" }, { "right", "L 2000,0\n", "" }, { "bottom", "L 1000,0\n", "" }, { "width", "L 2000,0\n", "" }, { "height", "L 1000,0\n", "" },
		{ "hasstroke", "L 1,0\n", "" }, { "hasfill", "L 1,0\n", "" }, { "xstretch", "L 0,0\n", "" }, { "ystretch", "L 0,0\n", "" }, { "logwidth", "L 3528,0\n", "" }, { "logheight", "L 1764,0\n", "" }, { "pi*100", "L 314,0\n", "" },
		{ "nothing", "L 0,0\n", "" }, { "3 4", "L 3,0\n", "" }, { "(1+2", "L 3,0\n", "" }, { "", "L 0,0\n", "" }, { "*3", "L 0,0\n", "" },
	};

	IS_INT(ODT_ROWS("", CUSTOM("draw:modifiers=\"40 7\"", "M 0 0 L ?f0 0 N", "<draw:equation draw:name=\"f0\" draw:formula=\"%s\"/><draw:equation draw:name=\"two\" draw:formula=\"20\"/>"
	    "<draw:equation draw:name=\"back\" draw:formula=\"?f0\"/>"), rows), 0);
}

static str
brackets(struct arena *a, const char *open, const char *close, int depth)
{
	str s = STR("5");

	while (depth-- > 0)
		s = str_concat(a, str_concat(a, str_of(open), s), str_of(close));
	return s;
}

TEST(a_formula_nested_beyond_the_limit_is_0)
{
	static const struct {
		const char *open, *close;
		int depth;
		const char *path;
	} rows[] = {
		{ "(", ")", 124, "L 5,0\n" }, { "(", ")", 125, "L 0,0\n" }, { "-", "", 124, "L 5,0\n" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made m = make();

		read_it(&m, "", str_c(m.a, str_format(m.a, CUSTOM("", "M 0 0 L ?f0 0 N", "<draw:equation draw:name=\"f0\" draw:formula=\"%s\"/>"), str_c(m.a, brackets(m.a, rows[i].open, rows[i].close, rows[i].depth)))), NULL);
		OK(holds(&m, rows[i].path));
		arena_free(m.a);
	}
}

TEST(a_custom_shape_keeps_sixty_four_modifiers_and_says_when_there_are_more)
{
	for (int n = LIMIT_SHAPE_MODIFIERS - 1; n <= LIMIT_SHAPE_MODIFIERS + 1; n++) {
		struct made m = make();
		struct out list;
		const char *told = n > LIMIT_SHAPE_MODIFIERS ? "I118@1 modifier of a shape" : "";

		out_init(&list);
		for (int i = 1; i <= n; i++)
			out_printf(&list, "%d ", i);
		/* the last that is kept is read */
		read_it(&m, "", str_c(m.a, str_format(m.a, CUSTOM("draw:modifiers=\"%.*s\"", "M 0 0 L $%d 0 N", ""), STR_ARG(out_str(&list)), (n < LIMIT_SHAPE_MODIFIERS ? n : LIMIT_SHAPE_MODIFIERS) - 1)), NULL);
		OK(holds(&m, n < LIMIT_SHAPE_MODIFIERS ? "L 63,0\n" : "L 64,0\n"));
		IS_STR(complaints(&m), str_of(told));
		out_release(&list);
		arena_free(m.a);
	}
}

TEST(an_enhanced_path_is_followed_command_by_command)
{
	static const struct odt_row rows[] = {
		{ "M 1 2 L 3 4 5 6 N", "path M 1,2 L 3,4 L 5,6\n", "" },
		{ "M 1 2 3 4 Z N", "path M 1,2 L 3,4 Z\n", "" },
		{ "M1,2L3,4ZN", "path M 1,2 L 3,4 Z\n", "" }, /* commands are capitals, names are not */
		{ "Mleft top Lright 4SFZN", "path M 0,0 L 2000,4 Z\n", "" },
		{ "M 0 0 L 1 2 3 ZN", "path M 0,0 L 1,2\n", "" },
		{ "M 0 0 C 1 2 3 4 5 6 N", "path M 0,0 C 1,2 3,4 5,6\n", "" },
		{ "M 0 0 Q 30 60 90 0 N", "path M 0,0 C 20,40 50,40 90,0\n", "" },
		/* quarters: first along x or along y, then the other way */
		{ "M 0 0 X 100 50 N", "path M 0,0 C 55,0 100,22 100,50\n", "" },
		{ "M 0 0 Y 100 50 N", "path M 0,0 C 0,28 45,50 100,50\n", "" },
		{ "M 0 0 X 100 50 200 0 N", "path M 0,0 C 55,0 100,22 100,50 C 100,22 145,0 200,0\n", "" },
		{ "M 0 0 X 100 50 X 200 100 N", "C 55,0 100,22 100,50 C 155,50 200,72 200,100\n", "" },
		{ "M 0 0 Y 100 50 L 1 1 X 101 51 N", "C 0,28 45,50 100,50 L 1,1 C 56,1 101,23 101,51\n", "" },
		/* by angles: with a line before or a move */
		{ "U 100 100 50 50 0 90 N", "path M 150,100 C 150,128 128,150 100,150\n", "" },
		{ "M 0 0 U 100 100 50 50 0 90 N", "path M 0,0 M 150,100 C 150,128 128,150 100,150\n", "" },
		{ "M 0 0 T 100 100 50 50 0 90 N", "path M 0,0 L 150,100 C 150,128 128,150 100,150\n", "" },
		{ "U 100 100 50 20 90 0 N", "path M 100,120 C 128,120 150,111 150,100\n", "" },
		{ "U 100 100 50 50 0 360 N", "path M 150,100 C 150,128 128,150 100,150 C 72,150 50,128 50,100 C 50,72 72,50 100,50 C 128,50 150,72 150,100\n", "" },
		{ "U 100 100 50 50 0 0 N", "path M 150,100 C 150,128 128,150 100,150 C 72,150 50,128 50,100 C 50,72 72,50 100,50 C 128,50 150,72 150,100\n", "" },
		{ "U 100 100 50 50 0 720 N", "path M 150,100 C 150,128 128,150 100,150 C 72,150 50,128 50,100 C 50,72 72,50 100,50 C 128,50 150,72 150,100\n", "" },
		{ "U 100 100 50 50 0 180 N", "path M 150,100 C 150,128 128,150 100,150 C 72,150 50,128 50,100\n", "" },
		/* from where the pen is */
		{ "M 150 100 G 50 50 0 90 N", "path M 150,100 C 150,128 128,150 100,150\n", "" },
		{ "M 150 100 G 50 50 0 -90 N", "path M 150,100 C 150,72 128,50 100,50\n", "" },
		{ "M 100 150 G 50 50 90 90 N", "path M 100,150 C 72,150 50,128 50,100\n", "" },
		{ "M 150 100 G 50 50 0 400 N", "path M 150,100 C 150,128 128,150 100,150 C 72,150 50,128 50,100 C 50,72 72,50 100,50 C 128,50 150,72 150,100\n", "" },
		/* in a box, from one ray to another: with the clock or against it */
		{ "M 0 0 W 50 50 150 150 150 100 100 150 N", "path M 0,0 L 150,100 C 150,128 128,150 100,150\n", "" },
		{ "V 50 50 150 150 150 100 100 150 N", "path M 150,100 C 150,128 128,150 100,150\n", "" },
		{ "V 150 150 50 50 200 100 100 300 N", "path M 150,100 C 150,128 128,150 100,150\n", "" }, /* rays, from any corner */
		{ "V 50 50 150 150 100 150 150 100 N", "path M 100,150 C 72,150 50,128 50,100 C 50,72 72,50 100,50 C 128,50 150,72 150,100\n", "" },
		{ "M 0 0 A 50 50 150 150 150 100 100 50 N", "path M 0,0 L 150,100 C 150,72 128,50 100,50\n", "" },
		{ "B 50 50 150 150 150 100 100 50 N", "path M 150,100 C 150,72 128,50 100,50\n", "" },
		{ "B 50 50 150 150 150 100 100 150 N", "path M 150,100 C 150,72 128,50 100,50 C 72,50 50,72 50,100 C 50,128 72,150 100,150\n", "" },
		{ "V 50 50 150 150 150 100 150 100 N", "path M 150,100 C 150,128 128,150 100,150 C 72,150 50,128 50,100 C 50,72 72,50 100,50 C 128,50 150,72 150,100\n", "" },
		{ "M 1 1 W 50 50 50 150 1 1 2 2 W 50 50 150 50 1 1 2 2 L 2 2 N", "path M 1,1 L 2,2\n", "" }, /* boxes of no size */
		/* names and modifiers; marks without a path; what is none ends it */
		{ "M left top L right bottom L $0 ?f0 N", "path M 0,0 L 2000,1000 L 40,9\n", "" },
		{ "M 0 0 F L 1 2 S N", "path M 0,0 L 1,2\n", "" },
		{ "M 0 0 L 1 2 H 5 5", "path M 0,0 L 1,2\n", "" },
		{ "M 0 0 L 1 2 L 5", "path M 0,0 L 1,2\n", "" },
		{ "M 0 0 L 1 2 Z 5 5", "path M 0,0 L 1,2 Z\n", "" },
		{ "L 1 2 L 3 4", "path M 1,2 L 3,4\n", "" },
		{ "M 0 0", "rect 2000x1000", "I102@1 t" },
		{ "5 5 6 6", "rect 2000x1000", "I102@1 t" },
		{ "", "rect 2000x1000", "I102@1 t" },
	};

	IS_INT(ODT_ROWS("", CUSTOM("draw:modifiers=\"40\"", "%s", "<draw:equation draw:name=\"f0\" draw:formula=\"9\"/>"), rows), 0);
}

TEST(a_custom_shape_is_its_type_where_that_is_a_simple_one)
{
	static const struct odt_row rows[] = {
		{ "draw:type=\"rectangle\"", "rect 2000x1000", "" }, { "draw:type=\"ooxml-rect\"", "rect 2000x1000", "" }, { "draw:type=\"mso-spt1\"", "rect 2000x1000", "" }, { "draw:type=\"mso-spt202\"", "rect 2000x1000", "" },
		{ "draw:type=\"flowchart-process\"", "rect 2000x1000", "" }, { "draw:type=\"fontwork-plain-text\"", "rect 2000x1000", "" },
		{ "draw:type=\"round-rectangle\"", "round-rect 2000x1000", "" }, { "draw:type=\"ooxml-roundRect\"", "round-rect 2000x1000", "" }, { "draw:type=\"mso-spt2\"", "round-rect 2000x1000", "" },
		{ "draw:type=\"ellipse\"", "ellipse 2000x1000", "" }, { "draw:type=\"ooxml-ellipse\"", "ellipse 2000x1000", "" }, { "draw:type=\"mso-spt3\"", "ellipse 2000x1000", "" }, { "draw:type=\"circle\"", "ellipse 2000x1000", "" },
		{ "draw:type=\"ooxml-line\"", "line 2000x1000 line=#000000 width=1\n", "" }, { "draw:type=\"mso-spt20\"", "line 2000x1000", "" }, { "draw:type=\"mso-spt32\"", "line 2000x1000", "" },
		{ "draw:type=\"ooxml-straightConnector1\"", "line 2000x1000", "" }, { "draw:type=\"line\"", "line 2000x1000", "" },
		{ "draw:type=\"line\" draw:mirror-horizontal=\"true\"", "line 2000x1000 flip-h line", "" }, { "draw:type=\"line\" draw:mirror-vertical=\"true\" draw:mirror-horizontal=\"false\"", "line 2000x1000 flip-v line", "" },
		{ "draw:type=\"star\"", "rect 2000x1000", "I102@1 star" },
		{ "draw:enhanced-path=\"M 0 0 L 21600 10800 N\"", "path M 0,0 L 2000,500\n", "" }, /* the usual view */
		{ "draw:enhanced-path=\"M 0 0 L 127 127 N\" svg:viewBox=\"0 0 0 0\"", "path M 0,0 L 72,72\n", "" }, /* hundredths of a millimetre */
		{ "draw:enhanced-path=\"M 10 20 L 1010 520 N\" svg:viewBox=\"10 20 1000 1000\"", "path M 0,0 L 2000,500\n", "" },
		{ "draw:enhanced-path=\"M left top L right bottom N\" svg:viewBox=\"10 20 1000 500\"", "path M 0,0 L 2000,1000\n", "" },
	};

	IS_INT(ODT_ROWS("", "<text:p><draw:custom-shape" BOXED "><draw:enhanced-geometry %s/></draw:custom-shape></text:p>", rows), 0);
}

TEST(a_custom_shape_without_geometry_is_its_box)
{
	struct made m = make();

	read_it(&m, "", "<text:p><draw:custom-shape" BOXED "/></text:p>", NULL);
	OK(holds(&m, "rect 2000x1000 line=#000000 width=1\n"));
	IS_STR(complaints(&m), STR(""));
	arena_free(m.a);
}
