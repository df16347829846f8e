/*
 * DrawingML (ECMA-376-1, 21.2): elements in the schema's order, every cached value
 * beside the cell that it comes from, so that a viewer shows the chart without opening the workbook.
 */
#include "base/arena.h"
#include "base/out.h"
#include "fill/native.h"

struct writer {
	struct out *o;
	const struct chart_table *x;
};

enum { EMU_PT = 12700 }; /* English metric units of a point */
/* ids of the axes: any numbers that differ */
enum { AXIS_X = 111111111, AXIS_Y = 111111112, AXIS_X2 = 111111113, AXIS_Y2 = 111111114 };
static const char latin[] = "<a:latin typeface=\"Times New Roman\"/><a:cs typeface=\"Times New Roman\"/>";

static void
put_solid(struct out *o, int rgb)
{
	out_printf(o, "<a:solidFill><a:srgbClr val=\"%06X\"/></a:solidFill>", (unsigned)rgb);
}

static void
put_fill_element(struct out *o, struct chart_fill f)
{
	static const char *const patterns[] = { "", "wdUpDiag", "wdDnDiag", "dkHorz", "openDmnd", "dkVert" };

	if (f.rgb == CHART_NO_COLOUR || f.hatch == HATCH_NONE) {
		if (f.rgb == CHART_NO_COLOUR)
			out_puts(o, "<a:noFill/>");
		else
			put_solid(o, f.rgb);
		return;
	}
	out_printf(o,
	    "<a:pattFill prst=\"%s\"><a:fgClr><a:srgbClr val=\"%06X\"/></a:fgClr><a:bgClr><a:srgbClr val=\"%06X\"/></a:bgClr></a:pattFill>",
	    patterns[f.hatch], (unsigned)f.hatch_rgb, (unsigned)f.rgb);
}

static void
put_line_element(struct out *o, int rgb, double width_pt, enum chart_dash dash)
{
	static const char *const dashes[] = { "solid", "dash", "sysDash", "sysDot", "dashDot" };

	out_printf(o, "<a:ln w=\"%d\">", (int)(width_pt * EMU_PT));
	put_solid(o, rgb);
	out_printf(o, "<a:prstDash val=\"%s\"/></a:ln>", dashes[dash]);
}

static void
put_run_props(struct out *o, int size_hundredths, bool bold, int rgb)
{
	out_printf(
	    o, "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"%d\" b=\"%d\">", size_hundredths, bold);
	put_solid(o, rgb);
	out_printf(o, "%s</a:defRPr></a:pPr><a:endParaRPr lang=\"vi-VN\"/></a:p></c:txPr>", latin);
}

static void
put_rich(struct out *o, str text, int size_hundredths, bool bold, bool italic)
{
	out_printf(o,
	    "<c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"%d\" b=\"%d\" i=\"%d\"/></a:pPr>"
	    "<a:r><a:rPr lang=\"vi-VN\" sz=\"%d\" b=\"%d\" i=\"%d\">%s</a:rPr><a:t>",
	    size_hundredths, bold, italic, size_hundredths, bold, italic, latin);
	out_xml(o, text);
	out_puts(o, "</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/>");
}

static void
put_title(struct writer *w)
{
	str title = native_title(w->x);

	if (title.n == 0) {
		out_puts(w->o, "<c:autoTitleDeleted val=\"1\"/>");
		return;
	}
	out_puts(w->o, "<c:title>");
	put_rich(w->o, title, 1150, true, false);
	out_puts(w->o, "</c:title><c:autoTitleDeleted val=\"0\"/>");
}

static void
put_formula(struct writer *w, size_t column, size_t from, size_t to)
{
	out_puts(w->o, "<c:f>" NATIVE_SHEET "!");
	native_range(w->o, column, from, to);
	out_puts(w->o, "</c:f>");
}

static void
put_cached_point(struct out *o, size_t i, str text)
{
	out_printf(o, "<c:pt idx=\"%zu\"><c:v>", i);
	out_xml(o, text);
	out_puts(o, "</c:v></c:pt>");
}

static void
put_data(struct writer *w, size_t k)
{
	const struct chart_table *x = w->x;
	const struct chart_column *c = &x->columns[k];

	out_puts(w->o, "<c:cat><c:strRef>");
	put_formula(w, 0, 1, x->n);
	out_printf(w->o, "<c:strCache><c:ptCount val=\"%zu\"/>", x->n);
	for (size_t i = 0; i < x->n; i++)
		put_cached_point(w->o, i, x->labels[i]);
	out_puts(w->o, "</c:strCache></c:strRef></c:cat><c:val><c:numRef>");
	put_formula(w, k + 1, 1, x->n);
	out_printf(w->o, "<c:numCache><c:formatCode>%s</c:formatCode><c:ptCount val=\"%zu\"/>",
	    native_number_format(x->a, c->places), x->n);
	for (size_t i = 0; i < x->n; i++)
		if (c->at[i].known)
			put_cached_point(w->o, i, dec_str(x->a, c->at[i].value));
	out_puts(w->o, "</c:numCache></c:numRef></c:val>");
}

static void
put_labels(struct writer *w, const struct chart_column *c)
{
	static const char *const places[] = {
		[FIGURES_OUTSIDE] = "outEnd", [FIGURES_CENTRE] = "ctr", [FIGURES_BASE] = "inBase"
	};
	const struct chart_table *m = w->x;
	bool pie = m->body == BODY_SLICES;
	const char *place = c->line ? "t" : places[m->figures];

	out_printf(w->o,
	    "<c:dLbls><c:numFmt formatCode=\"%s\" sourceLinked=\"0\"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>",
	    pie ? "0.0%" : native_number_format(w->x->a, c->places));
	put_run_props(w->o, 900, false, native_label_colour(w->x, c));
	out_printf(w->o,
	    "<c:dLblPos val=\"%s\"/><c:showLegendKey val=\"0\"/><c:showVal val=\"%d\"/><c:showCatName val=\"%d\"/><c:showSerName val=\"0\"/>"
	    "<c:showPercent val=\"%d\"/><c:showBubbleSize val=\"0\"/></c:dLbls>",
	    place, !pie, pie, pie);
}

/* A point that looks otherwise than its series: an estimate, a slice. */
static void
put_point_looks(struct writer *w, const struct chart_column *c)
{
	bool pie = w->x->body == BODY_SLICES;

	for (size_t i = 0; i < w->x->n; i++) {
		if (!pie && !(c->at[i].estimate && c->at[i].known))
			continue;
		out_printf(w->o, "<c:dPt><c:idx val=\"%zu\"/>%s<c:bubble3D val=\"0\"/><c:spPr>", i,
		    pie || c->line ? "" : "<c:invertIfNegative val=\"0\"/>");
		if (c->line) {
			put_line_element(w->o, native_line_colour(c), 1.5, DASH_DOT);
		} else {
			struct chart_column slice = *c;

			slice.style = pie ? (int)i : c->style;
			put_fill_element(w->o, native_fill(&slice, c->at[i].estimate));
			put_line_element(
			    w->o, pie ? CHART_WHITE : chart_style_outline(c->style, false).rgb, 0.75, DASH_NONE);
		}
		out_puts(w->o, "</c:spPr></c:dPt>");
	}
}

static void
put_ser_element(struct writer *w, size_t k)
{
	static const char *const markers[] = { "circle", "square", "triangle", "diamond" };
	const struct chart_column *c = &w->x->columns[k];
	struct chart_stroke s =
	    c->target ? (struct chart_stroke){ CHART_INK, 1.25, DASH_LONG } : chart_style_line(c->style, false);
	bool few = w->x->n * w->x->columns_n <= NATIVE_LABELS_MAX;

	out_printf(w->o, "<c:ser><c:idx val=\"%zu\"/><c:order val=\"%zu\"/><c:tx><c:strRef>", k, k);
	put_formula(w, k + 1, 0, 0);
	out_puts(w->o, "<c:strCache><c:ptCount val=\"1\"/>");
	put_cached_point(w->o, 0, c->name);
	out_puts(w->o, "</c:strCache></c:strRef></c:tx><c:spPr>");
	if (c->line) {
		put_line_element(w->o, s.rgb, s.width, s.dash);
	} else {
		put_fill_element(w->o, native_fill(c, false));
		if (c->target)
			put_line_element(w->o, CHART_INK, 1, DASH_NONE);
		else
			put_line_element(w->o, chart_style_outline(c->style, false).rgb, 0.5, DASH_NONE);
	}
	out_puts(w->o, "</c:spPr>");
	if (c->line && c->target) {
		out_puts(w->o, "<c:marker><c:symbol val=\"none\"/></c:marker>");
	} else if (c->line) {
		out_printf(w->o, "<c:marker><c:symbol val=\"%s\"/><c:size val=\"6\"/><c:spPr>",
		    markers[c->style % (sizeof markers / sizeof *markers)]);
		put_solid(w->o, c->style % 2 == 1 ? CHART_WHITE : s.rgb);
		put_line_element(w->o, s.rgb, 1, DASH_NONE);
		out_puts(w->o, "</c:spPr></c:marker>");
	} else if (w->x->body != BODY_SLICES) {
		out_puts(w->o, "<c:invertIfNegative val=\"0\"/>");
	}
	put_point_looks(w, c);
	if (few && !c->target)
		put_labels(w, c);
	put_data(w, k);
	if (c->line)
		out_puts(w->o, "<c:smooth val=\"0\"/>");
	out_puts(w->o, "</c:ser>");
}

static void
put_group(struct writer *w, bool line, bool second)
{
	const struct chart_table *m = w->x;
	int x_axis = second ? AXIS_X2 : AXIS_X;
	int y_axis = second ? AXIS_Y2 : AXIS_Y;
	bool stacked = m->join == JOIN_STACKED, any = false;

	for (size_t k = 0; k < w->x->columns_n; k++)
		any |= w->x->columns[k].line == line && w->x->columns[k].second == second;
	if (!any)
		return;
	if (line)
		out_puts(w->o, "<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>");
	else
		out_printf(w->o, "<c:barChart><c:barDir val=\"%s\"/><c:grouping val=\"%s\"/><c:varyColors val=\"0\"/>",
		    m->body == BODY_ROWS ? "bar" : "col", stacked ? "stacked" : "clustered");
	for (size_t k = 0; k < w->x->columns_n; k++)
		if (w->x->columns[k].line == line && w->x->columns[k].second == second)
			put_ser_element(w, k);
	if (line)
		out_puts(w->o, "<c:marker val=\"1\"/>");
	else
		out_printf(
		    w->o, "<c:gapWidth val=\"60\"/>%s", m->join != JOIN_BESIDE ? "<c:overlap val=\"100\"/>" : "");
	out_printf(
	    w->o, "<c:axId val=\"%d\"/><c:axId val=\"%d\"/></c:%s>", x_axis, y_axis, line ? "lineChart" : "barChart");
}

/* Rows run from the top down, as they are written. */
static void
put_axes(struct writer *w, bool second)
{
	const struct chart_table *m = w->x;
	int x_axis = second ? AXIS_X2 : AXIS_X;
	int y_axis = second ? AXIS_Y2 : AXIS_Y;
	bool rows = m->body == BODY_ROWS;
	const char *orientation = rows ? "maxMin" : "minMax";
	const char *x_side = rows ? "l" : "b";
	const char *y_side = rows ? "b" : "l";

	if (second)
		y_side = "r";
	out_printf(w->o,
	    "<c:catAx><c:axId val=\"%d\"/><c:scaling><c:orientation val=\"%s\"/></c:scaling><c:delete val=\"%d\"/><c:axPos val=\"%s\"/>"
	    "<c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"out\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/><c:spPr>",
	    x_axis, orientation, second, x_side);
	put_line_element(w->o, CHART_INK, 0.75, DASH_NONE);
	out_puts(w->o, "</c:spPr>");
	put_run_props(w->o, 1000, false, CHART_INK);
	out_printf(w->o,
	    "<c:crossAx val=\"%d\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/>"
	    "<c:noMultiLvlLbl val=\"1\"/></c:catAx>",
	    y_axis);
	out_printf(w->o,
	    "<c:valAx><c:axId val=\"%d\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"%s\"/>",
	    y_axis, y_side);
	if (!second) {
		out_puts(w->o, "<c:majorGridlines><c:spPr>");
		put_line_element(w->o, CHART_GRID, 0.5, DASH_NONE);
		out_puts(w->o, "</c:spPr></c:majorGridlines>");
	}
	if (second && m->second_unit.n > 0) {
		out_puts(w->o, "<c:title>");
		put_rich(w->o, m->second_unit, 950, false, true);
		out_puts(w->o, "</c:title>");
	}
	out_puts(w->o,
	    "<c:numFmt formatCode=\"#,##0.##\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/>"
	    "<c:tickLblPos val=\"nextTo\"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>");
	put_run_props(w->o, 950, false, CHART_GREY);
	out_printf(w->o, "<c:crossAx val=\"%d\"/><c:crosses val=\"%s\"/><c:crossBetween val=\"between\"/></c:valAx>",
	    x_axis, second || rows ? "max" : "autoZero");
}

static void
put_plot_area(struct writer *w)
{
	out_puts(w->o, "<c:plotArea><c:layout/>");
	if (w->x->body == BODY_SLICES) {
		out_puts(w->o, "<c:pieChart><c:varyColors val=\"1\"/>");
		put_ser_element(w, 0);
		out_puts(w->o, "<c:firstSliceAng val=\"0\"/></c:pieChart>");
	} else {
		put_group(w, false, false);
		put_group(w, true, false);
		put_group(w, false, true);
		put_group(w, true, true);
		put_axes(w, false);
		if (w->x->has_second)
			put_axes(w, true);
	}
	out_puts(w->o, "</c:plotArea>");
}

bool
native_docx(const struct value *chart, str book_id, str *xml, str *workbook, struct arena *a, struct diags *d)
{
	struct chart_table *x = chart_table(chart, a, d);
	struct out o;
	struct writer w = { &o, x };

	if (x == NULL || !native_book(x, workbook, d))
		return false;
	out_init(&o);
	out_puts(&o,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
	    "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
	    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
	    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
	    "<c:date1904 val=\"0\"/><c:lang val=\"vi-VN\"/><c:roundedCorners val=\"0\"/><c:chart>");
	put_title(&w);
	put_plot_area(&w);
	if (x->columns_n > 1) {
		out_puts(&o, "<c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/>");
		put_run_props(&o, 1000, false, CHART_INK);
		out_puts(&o, "</c:legend>");
	}
	out_puts(&o,
	    "<c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>");
	put_run_props(&o, 1000, false, CHART_INK);
	out_printf(&o, "<c:externalData r:id=\"" STR_FMT "\"><c:autoUpdate val=\"0\"/></c:externalData></c:chartSpace>",
	    STR_ARG(book_id));
	*xml = out_copy(&o, a);
	out_release(&o);
	return true;
}
