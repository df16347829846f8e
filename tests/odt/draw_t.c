#include "odt/made.h"

/* Drawings of ODT: where they stand, their lines and fills, frames, pictures, groups. */

#define GRAPHIC "<style:style style:name=\"G\" style:family=\"graphic\"><style:graphic-properties %s/></style:style>"
#define SHAPE "<text:p><draw:rect draw:style-name=\"G\" text:anchor-type=\"paragraph\" svg:x=\"1pt\" svg:y=\"2pt\" svg:width=\"100pt\" svg:height=\"50pt\"/></text:p>"
#define FRAME(inside) "<text:p><draw:frame draw:style-name=\"G\" text:anchor-type=\"paragraph\" svg:x=\"1pt\" svg:y=\"2pt\" svg:width=\"100pt\" svg:height=\"50pt\">" inside "</draw:frame></text:p>"

TEST(a_drawing_stands_where_its_style_says)
{
	static const struct odt_row rows[] = {
		{ "", "float[column:20 paragraph:40 front] line", "" },
		{ "style:horizontal-rel=\"page\" style:vertical-rel=\"page\"", "float[page:20 page:40 front]", "" },
		{ "style:horizontal-rel=\"page-content\" style:vertical-rel=\"page-content\"", "float[margin:20 margin:40 front]", "" },
		{ "style:horizontal-rel=\"char\" style:vertical-rel=\"line\"", "float[character:20 line:40 front]", "" },
		{ "style:horizontal-rel=\"page-start-margin\"", "float[left-margin:20 paragraph:40 front]", "" },
		{ "style:horizontal-rel=\"page-end-margin\"", "float[right-margin:20 paragraph:40 front]", "" },
		{ "style:horizontal-rel=\"paragraph\" style:vertical-rel=\"paragraph\"", "float[column:20 paragraph:40 front]", "" },
		{ "style:horizontal-pos=\"left\" style:vertical-pos=\"top\"", "float[column:left paragraph:top front]", "" },
		{ "style:horizontal-pos=\"center\" style:vertical-pos=\"middle\"", "float[column:centre paragraph:centre front]", "" },
		{ "style:horizontal-pos=\"right\" style:vertical-pos=\"bottom\"", "float[column:right paragraph:bottom front]", "" },
		{ "style:horizontal-pos=\"inside\" style:vertical-pos=\"from-top\"", "float[column:inside paragraph:40 front]", "" },
		{ "style:horizontal-pos=\"outside\"", "float[column:outside paragraph:40 front]", "" },
		{ "style:horizontal-pos=\"from-left\"", "float[column:20 paragraph:40 front]", "" },
		{ "style:wrap=\"none\"", "paragraph:40 top-bottom]", "" },
		{ "style:wrap=\"left\"", "paragraph:40 square left]", "" },
		{ "style:wrap=\"right\"", "paragraph:40 square right]", "" },
		{ "style:wrap=\"dynamic\"", "paragraph:40 square largest]", "" },
		{ "style:wrap=\"biggest\"", "paragraph:40 square largest]", "" },
		{ "style:wrap=\"parallel\"", "paragraph:40 square]", "" },
		{ "style:wrap=\"parallel\" style:wrap-contour=\"true\"", "paragraph:40 tight]", "" },
		{ "style:wrap=\"none\" style:wrap-contour=\"true\"", "paragraph:40 top-bottom]", "" },
		{ "style:wrap=\"run-through\"", "paragraph:40 front]", "" },
		{ "style:wrap=\"run-through\" style:run-through=\"background\"", "paragraph:40 behind]", "" },
		{ "style:run-through=\"background\"", "paragraph:40 behind]", "" },
		{ "style:wrap=\"parallel\" style:run-through=\"background\"", "paragraph:40 square]", "" },
		{ "fo:margin=\"0.1in\"", "front dist=144,144,144,144]", "" },
		{ "fo:margin=\"0.1in\" fo:margin-top=\"0.2in\" fo:margin-left=\"-1in\"", "front dist=288,0,144,144]", "" },
		{ "fo:margin-bottom=\"0.1in\" fo:margin-right=\"0.2in\"", "front dist=0,0,144,288]", "" },
		{ "style:flow-with-text=\"true\" loext:allow-overlap=\"false\"", "front no-overlap in-cell]", "" },
		{ "style:flow-with-text=\"false\" loext:allow-overlap=\"true\"", "front] line", "" },
	};

	IS_INT(ODT_ROWS(GRAPHIC, SHAPE, rows), 0);
}

TEST(a_drawing_stands_where_its_anchor_says)
{
	static const struct odt_row rows[] = {
		{ "text:anchor-type=\"as-char\"", "rect 2000x1000 at=20,40 line", "" },
		{ "text:anchor-type=\"char\"", "rect 2000x1000 at=20,40 float[column:20 paragraph:40 front]", "" },
		{ "text:anchor-type=\"page\"", "float[page:20 page:40 front]", "" },
		{ "", "float[column:20 paragraph:40 front]", "" },
		{ "draw:z-index=\"7\"", "front z=7]", "" },
		{ "draw:z-index=\"-7\"", "front]", "" },
		{ "draw:z-index=\"2000000\"", "front z=1048576]", "" },
		{ "draw:name=\"N\"", "front] line=#000000 width=1 name=\"N\"", "" },
	};

	IS_INT(ODT_ROWS("", "<text:p><draw:rect %s svg:x=\"1pt\" svg:y=\"2pt\" svg:width=\"100pt\" svg:height=\"50pt\"/></text:p>", rows), 0);
}

TEST(the_page_is_an_anchor_beside_its_text)
{
	static const struct odt_row rows[] = {
		{ "", "float[page:20 page:40 front]", "" },
		{ "style:horizontal-rel=\"page-content\"", "float[margin:20 page:40 front]", "" },
		{ "style:vertical-rel=\"page-content\"", "float[page:20 margin:40 front]", "" },
		{ "text:anchor-type=\"as-char\"", "float[page:20 page:40 front]", "" }, /* what the drawing says itself is stronger */
	};
	static const struct odt_row styled[] = { { "text:anchor-type=\"as-char\"", "rect 20x40 line", "" } };

	IS_INT(ODT_ROWS(GRAPHIC, "<text:p><draw:rect draw:style-name=\"G\" text:anchor-type=\"page\" svg:x=\"1pt\" svg:y=\"2pt\"/></text:p>", rows), 0);
	IS_INT(ODT_ROWS(GRAPHIC, "<text:p><draw:rect draw:style-name=\"G\" svg:width=\"1pt\" svg:height=\"2pt\"/></text:p>", styled), 0);
}

TEST(a_size_is_the_drawing_s_own_or_its_style_s)
{
	static const struct odt_row rows[] = {
		{ "svg:width=\"3pt\" svg:height=\"4pt\" svg:x=\"5pt\" svg:y=\"6pt\"", "rect 60x80 at=100,120 ", "" },
		{ "", "rect 20x40 at=60,80 ", "" },
		{ "style:rel-width=\"50%\"", "rect 2267x40", "" }, /* of the column's 8 cm */
		{ "style:rel-width=\"100%\"", "rect 4535x40", "" },
		{ "style:rel-width=\"200%\"", "rect 4535x40", "" },
		{ "style:rel-width=\"0%\"", "rect 20x40", "" },
		{ "style:rel-width=\"scale\"", "rect 20x40", "" },
		{ "svg:width=\"-1pt\" svg:height=\"1pt\"", "rect 0x20", "I105@1 svg:width" },
		{ "svg:width=\"1pt\" svg:height=\"100000pt\"", "rect 20x200000", "I105@1 svg:height" },
		{ "svg:width=\"wide\"", "rect 0x40", "" },
	};
	int wrong = 0;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made m = make();
		str told;

		read_it(&m, "<style:style style:name=\"G\" style:family=\"graphic\"><style:graphic-properties svg:width=\"1pt\" svg:height=\"2pt\" svg:x=\"3pt\" svg:y=\"4pt\"/></style:style>",
		    str_c(m.a, str_format(m.a, "<text:p><draw:rect draw:style-name=\"G\" text:anchor-type=\"as-char\" %s/></text:p>", rows[i].what)),
		    "<office:automatic-styles><style:page-layout style:name=\"L\"><style:page-layout-properties fo:page-width=\"10cm\" fo:page-height=\"10cm\" fo:margin=\"1cm\"/></style:page-layout></office:automatic-styles>"
		    "<office:master-styles><style:master-page style:name=\"Standard\" style:page-layout-name=\"L\"/></office:master-styles>");
		told = complaints(&m);
		if (!holds(&m, rows[i].expect) || !str_eq(told, str_of(rows[i].told)))
			wrong++, printf("# %zu told: " STR_FMT "\n", i, STR_ARG(told));
		arena_free(m.a);
	}
	IS_INT(wrong, 0);
}

TEST(a_drawing_is_moved_and_turned_by_its_transform)
{
	static const struct odt_row rows[] = {
		{ "translate(1pt 2pt)", "rect 2000x1000 at=20,40 ", "" },
		{ "translate(1pt)", "rect 2000x1000 at=20,0 ", "" },
		{ "translate (1pt 2pt) translate (3pt 4pt)", "rect 2000x1000 at=80,120 ", "" },
		{ "rotate(1.5707963)", "rect 2000x1000 at=-500,-1500 rotate=-90 ", "" }, /* against the clock, about its corner: the middle goes to (500, -1000) */
		{ "rotate(-1.5707963)", "rect 2000x1000 at=-1500,500 rotate=90 ", "" },
		{ "rotate(3.14159265)", "rect 2000x1000 at=-2000,-1000 rotate=", "" },
		{ "rotate(0.52359878) translate(100pt 0pt)", "rotate=-30 ", "" },
		{ "rotate(1e-16)", "rect 2000x1000 line", "" },
		{ "scale(2)", "rect 2000x1000 at=1000,500 ", "" },
		{ "scale(2 3)", "rect 2000x1000 at=1000,1000 ", "" },
		{ "skewX(0.7853981)", "rect 2000x1000 at=500,0 ", "" },
		{ "other(5)", "rect 2000x1000 line", "" },
		{ "translate(1pt 2pt", "rect 2000x1000 line", "" },
		{ "", "rect 2000x1000 line", "" },
	};

	IS_INT(ODT_ROWS("", "<text:p><draw:rect text:anchor-type=\"as-char\" svg:width=\"100pt\" svg:height=\"50pt\" draw:transform=\"%s\"/></text:p>", rows), 0);
}

TEST(a_shape_has_its_stroke_and_fill)
{
	static const struct odt_row rows[] = {
		{ "", "rect 2000x1000 at=20,40 float[column:20 paragraph:40 front] line=#000000 width=1\n", "" },
		{ "draw:stroke=\"none\"", "front]\n", "" },
		{ "draw:stroke=\"none\" svg:stroke-width=\"1pt\"", "front] width=8\n", "" },
		{ "draw:stroke=\"solid\" svg:stroke-width=\"1pt\" svg:stroke-color=\"#aAbBcC\"", "line=#AABBCC width=8\n", "" },
		{ "draw:stroke=\"dash\"", "line=#000000 width=1 dashed\n", "" },
		{ "svg:stroke-width=\"1000pt\"", "width=800\n", "" },
		{ "svg:stroke-width=\"-1pt\"", "width=1\n", "" },
		{ "svg:stroke-color=\"#12345g\"", "line=#000000 ", "" }, { "svg:stroke-color=\"123456\"", "line=#000000 ", "" }, { "svg:stroke-color=\"#1234567\"", "line=#000000 ", "" }, { "svg:stroke-color=\"#12345G\"", "line=#000000 ", "" },
		{ "svg:stroke-color=\"#12345/\"", "line=#000000 ", "" }, { "svg:stroke-color=\"#12345:\"", "line=#000000 ", "" }, { "svg:stroke-color=\"#12345@\"", "line=#000000 ", "" }, { "svg:stroke-color=\"#12345`\"", "line=#000000 ", "" },
		{ "svg:stroke-color=\"#09afAF\"", "line=#09AFAF ", "" }, { "svg:stroke-color=\" #000001 \"", "line=#000001 ", "" },
		{ "draw:marker-start=\"A\"", "width=1 arrow-start\n", "" },
		{ "draw:marker-end=\"A\"", "width=1 arrow-end\n", "" },
		{ "draw:fill-color=\"#000001\"", "fill=#000001\n", "" },
		{ "draw:fill=\"none\" draw:fill-color=\"#000001\"", "width=1\n", "" },
		{ "draw:fill-color=\"#000001\" draw:opacity=\"0%\"", "width=1\n", "" },
		{ "draw:fill-color=\"#000001\" draw:opacity=\"1%\"", "fill=#000001\n", "" },
		{ "draw:fill=\"gradient\"", "width=1\n", "I101@1 fill of a shape: gradient" },
		{ "draw:fill=\"bitmap\"", "width=1\n", "I101@1 fill of a shape: bitmap" },
		{ "draw:fill=\"hatch\"", "width=1\n", "I101@1 fill of a shape: hatch" },
	};

	IS_INT(ODT_ROWS(GRAPHIC, SHAPE, rows), 0);
}

#define BOX "<draw:text-box><text:p>x</text:p></draw:text-box>"
TEST(a_frame_has_its_border_background_and_inset)
{
	static const struct odt_row rows[] = {
		{ "", "float[column:20 paragraph:40 square] inset=0,0,0,0 valign=top\n", "" }, /* a frame's text goes round it */
		{ "fo:border=\"1pt solid #000001\"", "line=#000001 width=8 inset", "" },
		{ "fo:border=\"1pt solid #000001\" fo:border-top=\"2pt double #000002\"", "line=#000002 width=16 double inset", "" },
		{ "fo:border-right=\"1pt solid #000003\"", "line=#000003 width=8 inset", "" },
		{ "fo:border-left=\"none\" fo:border-bottom=\"1pt dashed #000004\"", "line=#000004 width=8 dashed inset", "" },
		{ "fo:border=\"none\"", "square] inset", "" },
		{ "fo:background-color=\"#000001\"", "fill=#000001 inset", "" },
		{ "fo:background-color=\"transparent\"", "square] inset", "" },
		{ "draw:fill=\"solid\" draw:fill-color=\"#000002\" fo:background-color=\"#000001\"", "fill=#000002 inset", "" },
		{ "draw:fill=\"none\" fo:background-color=\"#000001\"", "square] inset", "" },
		{ "fo:background-color=\"#000001\" draw:opacity=\"0%\"", "square] inset", "" },
		{ "fo:padding=\"0.1in\"", "inset=144,144,144,144 ", "" },
		{ "fo:padding=\"0.1in\" fo:padding-top=\"0.2in\" fo:padding-left=\"0.3in\" fo:padding-bottom=\"0.4in\" fo:padding-right=\"0.5in\"", "inset=288,432,576,720 ", "" },
		{ "draw:textarea-vertical-align=\"middle\"", "valign=centre\n", "" }, { "draw:textarea-vertical-align=\"bottom\"", "valign=bottom\n", "" }, { "draw:textarea-vertical-align=\"top\"", "valign=top\n", "" },
		{ "style:wrap=\"run-through\"", "front] inset", "" },
	};

	IS_INT(ODT_ROWS(GRAPHIC, FRAME(BOX), rows), 0);
}

TEST(a_text_box_grows_from_its_least_size)
{
	static const struct odt_row rows[] = {
		{ "svg:width=\"100pt\" svg:height=\"50pt\"><draw:text-box>", "text-box 2000x1000 inset=0,0,0,0 valign=top\n", "" },
		{ "svg:width=\"100pt\"><draw:text-box>", "text-box 2000x0 inset=0,0,0,0 valign=top auto-height\n", "" },
		{ "svg:width=\"100pt\" svg:height=\"50pt\"><draw:text-box fo:min-height=\"60pt\">", "text-box 2000x1200 inset=0,0,0,0 valign=top auto-height\n", "" },
		{ "svg:width=\"100pt\" svg:height=\"50pt\"><draw:text-box fo:min-height=\"40pt\" fo:min-width=\"90pt\">", "text-box 2000x1000 inset=0,0,0,0 valign=top auto-height\n", "" },
		{ "svg:width=\"100pt\" svg:height=\"50pt\"><draw:text-box fo:min-width=\"110pt\">", "text-box 2200x1000 inset=0,0,0,0 valign=top\n", "" },
		{ "svg:height=\"50pt\"><draw:text-box>", "text-box 11906x1000 inset=0,0,0,0 valign=top\n", "" }, /* as wide as the text */
	};

	IS_INT(ODT_ROWS("", "<text:p><draw:frame text:anchor-type=\"as-char\" %s<text:p>x</text:p></draw:text-box></draw:frame></text:p>", rows), 0);
}

TEST(the_text_of_a_shape_is_read_where_there_is_some)
{
	static const struct odt_row rows[] = {
		{ "<text:p>x</text:p>", "inset=144,144,144,144 valign=centre auto-height\n        para", "" },
		{ "<text:h text:outline-level=\"1\">x</text:h>", "text \"x\"", "" },
		{ "<text:list><text:list-item><text:p>x</text:p></text:list-item></text:list>", "text \"x\"", "" },
		{ "<table:table><table:table-column/><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>", "text \"x\"", "" },
		{ "<text:p/>", "rect 2000x1000 at=20,40 float[column:20 paragraph:40 front] line=#000000 width=1\n", "" },
		{ "<text:section/>", "width=1\n", "" },
	};
	int wrong = 0;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made m = make();

		read_it(&m, "<style:style style:name=\"G\" style:family=\"graphic\"><style:graphic-properties fo:padding=\"0.1in\" draw:textarea-vertical-align=\"middle\" draw:auto-grow-height=\"true\"/></style:style>",
		    str_c(m.a, str_format(m.a, "<text:p><draw:rect draw:style-name=\"G\" svg:x=\"1pt\" svg:y=\"2pt\" svg:width=\"100pt\" svg:height=\"50pt\">%s</draw:rect></text:p>", rows[i].what)), NULL);
		wrong += !holds(&m, rows[i].expect);
		arena_free(m.a);
	}
	IS_INT(wrong, 0);
}

TEST(shapes_of_other_kinds)
{
	static const struct odt_row rows[] = {
		{ "line svg:x1=\"1pt\" svg:y1=\"2pt\" svg:x2=\"4pt\" svg:y2=\"8pt\"", "line 60x120 at=20,40 line=#000000 width=1\n", "" },
		{ "line svg:x1=\"4pt\" svg:y1=\"2pt\" svg:x2=\"1pt\" svg:y2=\"8pt\"", "line 60x120 at=20,40 flip-h line", "" },
		{ "line svg:x1=\"1pt\" svg:y1=\"8pt\" svg:x2=\"4pt\" svg:y2=\"2pt\"", "line 60x120 at=20,40 flip-v line", "" },
		{ "line svg:x1=\"1pt\" svg:y1=\"2pt\" svg:x2=\"1pt\" svg:y2=\"2pt\"", "line 0x0 at=20,40 line", "" },
		{ "line svg:x1=\"-10000pt\" svg:x2=\"10000pt\"", "line 200000x0 at=-200000,0 line", "I105@1 svg:x2" },
		{ "line svg:y1=\"-10000pt\" svg:y2=\"10000pt\"", "line 0x200000 at=0,-200000 line", "I105@1 svg:y2" },
		{ "line svg:x2=\"1pt\" draw:transform=\"translate(1pt 2pt)\"", "line 20x0 at=20,40 line", "" },
		{ "connector svg:x2=\"1pt\"", "line 20x0 line", "" },
		{ "measure svg:x2=\"1pt\"", "line 20x0 line", "" },
		{ "rect svg:width=\"1pt\" draw:corner-radius=\"0cm\"", "rect 20x0", "" },
		{ "rect svg:width=\"1pt\" draw:corner-radius=\"1pt\"", "round-rect 20x0", "" },
		{ "caption svg:width=\"1pt\"", "rect 20x0", "" },
		{ "ellipse svg:width=\"1pt\"", "ellipse 20x0", "" },
		{ "circle svg:width=\"1pt\" draw:kind=\"full\"", "ellipse 20x0", "" },
		{ "circle svg:width=\"1pt\" draw:kind=\"arc\"", "ellipse 20x0", "I102@1 arc" },
		{ "regular-polygon svg:width=\"1pt\"", "unknown 20x0", "I102@1 draw:regular-polygon" },
		{ "control svg:width=\"1pt\"", "unknown 20x0", "I102@1 draw:control" },
		{ "page-thumbnail svg:width=\"1pt\"", "unknown 20x0", "I102@1 draw:page-thumbnail" },
	};

	IS_INT(ODT_ROWS("", "<text:p><draw:%s text:anchor-type=\"as-char\"/></text:p>", rows), 0);
}

TEST(a_group_is_as_large_as_its_children)
{
	static const struct odt_row rows[] = {
		{ "", "group 0x0\n", "" },
		{ "<draw:rect svg:x=\"2pt\" svg:y=\"4pt\" svg:width=\"1pt\" svg:height=\"1pt\"/>", "group 20x20 at=40,80\n        rect 20x20 line", "" },
		{ "<draw:rect svg:x=\"2pt\" svg:y=\"4pt\" svg:width=\"1pt\" svg:height=\"9pt\"/><draw:rect svg:x=\"-2pt\" svg:y=\"5pt\" svg:width=\"1pt\" svg:height=\"1pt\"/><text:p/>", "group 100x180 at=-40,80\n        rect 20x180 at=80,0 line=#000000 width=1\n        rect 20x20 at=0,20 line", "" },
		{ "<draw:g><draw:rect svg:x=\"2pt\" svg:y=\"4pt\" svg:width=\"1pt\" svg:height=\"1pt\"/></draw:g><draw:rect svg:width=\"1pt\" svg:height=\"1pt\"/>", "group 60x100\n        group 20x20 at=40,80\n          rect 20x20 line=#000000 width=1\n        rect 20x20 line", "" },
		{ "<draw:frame svg:width=\"1pt\" svg:height=\"1pt\">" BOX "</draw:frame>", "group 20x20\n        text-box 20x20 inset", "" },
	};

	IS_INT(ODT_ROWS("", "<text:p><draw:g text:anchor-type=\"as-char\">%s</draw:g></text:p>", rows), 0);
}

TEST(groups_are_read_as_deep_as_the_limit)
{
	for (int beyond = 0; beyond <= 1; beyond++) {
		struct made m = make();
		str in = STR("<draw:rect svg:width=\"1pt\" svg:height=\"1pt\"/>");

		for (int i = 0; i < 63 + beyond; i++)
			in = str_format(m.a, "<draw:g>" STR_FMT "</draw:g>", STR_ARG(in));
		read_it(&m, "", str_c(m.a, str_format(m.a, "<text:p>" STR_FMT "</text:p>", STR_ARG(in))), NULL);
		IS_INT(str_find(m.dump, STR("rect 20x20"), 0) < m.dump.n, !beyond);
		IS_STR(complaints(&m), str_of(beyond ? "I108@1" : ""));
		arena_free(m.a);
	}
}

/* --- pictures, objects ---------------------------------------------------------------------------- */

/* A PNG of 200 by 100 pixels; of: what stands behind its head. */
static str
png(struct arena *a, str of)
{
	static const char head[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\xc8\0\0\0\x64\x8\0\0\0\0CRC4";

	return str_concat(a, (str){ head, 33 }, of);
}

#define BYTES(s) { s, sizeof s - 1 }
#define DENSITY(x) "\0\0\0\x9pHYs" x "\1CRC4"
#define IMAGE(href) "<draw:image xlink:href=\"" href "\"/>"
static struct made
pictured(const char *properties, const char *inside, str behind_head)
{
	struct made m = make();

	pkg_put(m.pkg, STR("a.png"), png(m.a, behind_head));
	pkg_put(m.pkg, STR("a.svg"), STR("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
	pkg_put(m.pkg, STR("a.tif"), (str){ "II*\0abcd", 8 });
	pkg_put(m.pkg, STR("empty"), STR(""));
	pkg_put(m.pkg, STR("f/content.xml"), STR("<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><semantics><mrow><mi>x</mi></mrow><annotation> a over b </annotation></semantics></math>"));
	pkg_put(m.pkg, STR("g/content.xml"), STR("<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mi>x</mi><mo>+</mo><mi>y</mi></math>"));
	pkg_put(m.pkg, STR("h/content.xml"), STR("<other/>"));
	read_it(&m, str_c(m.a, str_format(m.a, GRAPHIC, properties)), str_c(m.a, str_format(m.a, FRAME("%s"), inside)), NULL);
	return m;
}

TEST(a_frame_shows_the_first_form_that_can_be_painted)
{
	static const struct {
		const char *inside, *dump, *told;
	} rows[] = {
		{ IMAGE("a.png"), "picture 2000x1000 at=20,40 float[column:20 paragraph:40 square] image/png 33 bytes\n", "" },
		{ IMAGE("./a.png"), "image/png 33 bytes\n", "" },
		{ IMAGE("a.svg"), "image/svg+xml 41 bytes svg\n", "" },
		{ IMAGE("a.svg") IMAGE("a.png"), "image/png 33 bytes svg\n", "" },
		{ IMAGE("a.png") IMAGE("a.svg"), "image/png 33 bytes svg\n", "" },
		{ IMAGE("a.tif") IMAGE("a.png"), "image/png 33 bytes\n", "" },
		{ IMAGE("a.png") IMAGE("a.tif"), "image/png 33 bytes\n", "" },
		{ IMAGE("a.tif"), "image/tiff 8 bytes\n", "I104@1 a.tif" },
		{ IMAGE("none.png"), "unknown 2000x1000 at=20,40 float[column:20 paragraph:40 square]\n", "I104@1 none.png" },
		{ IMAGE("none.png") IMAGE("a.png"), "image/png 33 bytes\n", "" },
		{ IMAGE("a.png") IMAGE("none.png"), "image/png 33 bytes\n", "" },
		{ IMAGE("empty"), "unknown 2000x1000", "I104@1 empty" },
		{ IMAGE("http://a.vn/a.png"), "unknown 2000x1000", "I104@1 http://a.vn/a.png" },
		{ "<draw:image/>", "unknown 2000x1000", "I104@1" },
		{ BOX IMAGE("none.png"), "text-box 2000x1000", "" }, /* what follows a text box is another form of it */
		{ "<draw:object-ole/>", "unknown 2000x1000", "I111@1" }, { "<draw:plugin/>", "unknown 2000x1000", "I111@1" }, { "<draw:applet/>", "unknown 2000x1000", "I111@1" }, { "<draw:floating-frame/>", "unknown 2000x1000", "I111@1" },
		{ "<table:table><table:table-column/><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>", "text \"x\"", "" },
		/* names; a title where nothing describes; a word for what cannot be shown */
		{ IMAGE("a.png") "<svg:title> T </svg:title><svg:desc> D </svg:desc>", "33 bytes alt=\"D\"\n", "" },
		{ IMAGE("a.png") "<svg:title> T </svg:title><svg:desc> </svg:desc>", "33 bytes alt=\"T\"\n", "" },
		{ "<svg:title>T</svg:title>", "text-box 2000x1000 at=20,40 float[column:20 paragraph:40 square] inset=0,0,0,0 valign=top alt=\"T\"\n        para", "" },
		/* formulas: what was typed, else their signs */
		{ "<draw:object xlink:href=\"./f\"/>", "text \"a over b\"", "I111@1" },
		{ "<draw:object xlink:href=\"g\"/>", "text \"x+y\"", "I111@1" },
		{ "<draw:object xlink:href=\"g\"/><svg:desc>D</svg:desc>", "text \"D\"", "I111@1" },
		{ "<draw:object xlink:href=\"h\"/>", "unknown 2000x1000", "I111@1" },
		{ "<draw:object/>", "unknown 2000x1000", "I111@1" },
		{ "<draw:object xlink:href=\"f\"/>" IMAGE("a.tif"), "text \"a over b\"", "I111@1" }, /* its text says more than a box */
		{ "<draw:object xlink:href=\"f\"/>" IMAGE("a.png"), "image/png 33 bytes alt=\"a over b\"\n", "I111@1" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made m = pictured("", rows[i].inside, STR(""));

		OK(holds(&m, rows[i].dump));
		if (!str_eq(complaints(&m), str_of(rows[i].told)))
			FAIL("%s: " STR_FMT, rows[i].inside, STR_ARG(complaints(&m)));
		arena_free(m.a);
	}
}

TEST(a_picture_is_cut_by_lengths_of_its_own_size)
{
	static const struct {
		const char *properties;
		str behind;
		const char *dump;
	} rows[] = {
		/* 200 by 100 pixels at 96 to the inch: 150 by 75 pt */
		{ "fo:clip=\"rect(7.5pt, 15pt, 15pt, 30pt)\"", BYTES(""), "bytes crop-top=100 crop-left=200 crop-bottom=200 crop-right=100\n" },
		{ "fo:clip=\"rect(7.5pt 15pt 15pt 30pt)\"", BYTES(""), "bytes crop-top=100 crop-left=200 crop-bottom=200 crop-right=100\n" },
		{ "fo:clip=\"rect(0.01pt)\"", BYTES(""), "bytes\n" },
		{ "fo:clip=\"rect(0.075pt)\"", BYTES(""), "bytes crop-top=1\n" },
		{ "fo:clip=\"rect(0pt, 0pt, 0pt, 0pt)\"", BYTES(""), "bytes\n" },
		{ "fo:clip=\"rect(74pt, -5pt)\"", BYTES(""), "bytes crop-top=900\n" },
		{ "fo:clip=\"auto\"", BYTES(""), "bytes\n" },
		/* or at its own density: 2000 to the metre are 283.46 by 141.73 pt */
		{ "fo:clip=\"rect(14.173pt, 0pt, 0pt, 28.346pt)\"", BYTES(DENSITY("\0\0\x7\xd0\0\0\x7\xd0") "\0\0\0\0IENDCRC4"), "crop-top=100 crop-left=100\n" },
		{ "fo:clip=\"rect(14.173pt, 0pt, 0pt, 28.346pt)\"", BYTES("\0\0\0\1tEXtxCRC4" DENSITY("\0\0\x7\xd0\0\0\x7\xd0") "\0\0\0\0IENDCRC4"), "crop-top=100 crop-left=100\n" },
		{ "fo:clip=\"rect(7.5pt)\"", BYTES("\0\0\0\x9pHYs\0\0\x7\xd0\0\0\x7\xd0\0CRC4\0\0\0\0IENDCRC4"), "crop-top=100\n" }, /* no unit */
		{ "fo:clip=\"rect(7.5pt)\"", BYTES(DENSITY("\0\0\0\0\0\0\0\0") "\0\0\0\0IENDCRC4"), "crop-top=100\n" },
		{ "fo:clip=\"rect(7.5pt)\"", BYTES("\xff\0\0\1tEXtxCRC4" DENSITY("\0\0\x7\xd0\0\0\x7\xd0") "\0\0\0\0IENDCRC4"), "crop-top=100\n" }, /* longer than the picture */
		{ "style:mirror=\"horizontal\"", BYTES(""), "flip-h image/png" },
		{ "style:mirror=\"vertical\"", BYTES(""), "flip-v image/png" },
		{ "style:mirror=\"horizontal vertical\"", BYTES(""), "flip-h flip-v image/png" },
		{ "style:mirror=\"horizontal-on-even\"", BYTES(""), "flip-h image/png" },
		{ "style:mirror=\"none\"", BYTES(""), "square] image/png" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made m = pictured(rows[i].properties, IMAGE("a.png"), rows[i].behind);

		if (!holds(&m, rows[i].dump))
			FAIL("of %s", rows[i].properties);
		IS_STR(complaints(&m), STR(""));
		arena_free(m.a);
	}
}

TEST(a_picture_of_unknown_size_is_shown_whole_with_a_word)
{
	struct made m = pictured("fo:clip=\"rect(7.5pt)\"", IMAGE("a.svg"), STR(""));

	OK(holds(&m, "image/svg+xml 41 bytes svg\n"));
	IS_STR(complaints(&m), STR("I101@1 part of a picture that is not PNG; all of it is shown"));
	arena_free(m.a);
}
