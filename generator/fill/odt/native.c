/*
 * A chart object of ODF 1.3 (part 3, 11): its own small document with the table inside. Every
 * style is spelled out: the object inherits nothing from the text around it.
 */
#include <math.h>

#include "base/arena.h"
#include "base/out.h"
#include "fill/native.h"

struct writer {
	struct out *o;
	const struct chart_table *x;
};

#define NAMESPACES \
	"xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" " \
	"xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" " \
	"xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" " \
	"xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" " \
	"xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" xmlns:chart=\"urn:oasis:names:tc:opendocument:xmlns:chart:1.0\" " \
	"office:version=\"1.3\""

static void
put_rgb(struct out *o, int rgb)
{
	out_printf(o, "#%06X", (unsigned)rgb);
}

/* At most two decimals, whatever the locale. */
static void
put_two_decimals(struct out *o, double x)
{
	long hundredths = lround(x * 100);

	out_printf(o, "%ld", hundredths / 100);
	if (hundredths % 100 != 0)
		out_printf(o, hundredths % 10 == 0 ? ".%ld" : ".%02ld",
		    hundredths % 10 == 0 ? hundredths % 100 / 10 : hundredths % 100);
}

static void
put_text_props(struct out *o, double size, bool bold, int rgb)
{
	out_puts(o, "<style:text-properties fo:color=\"");
	put_rgb(o, rgb);
	out_puts(o, "\" fo:font-family=\"'Times New Roman'\" fo:font-size=\"");
	put_two_decimals(o, size);
	out_printf(o, "pt\" fo:font-weight=\"%s\"/>", bold ? "bold" : "normal");
}

static void
put_fill_props(struct out *o, struct chart_fill f)
{
	static const char *const hatches[] = { "", "Len", "Xuong", "Ngang", "Cheo", "Doc" };

	if (f.rgb == CHART_NO_COLOUR) {
		out_puts(o, " draw:fill=\"none\"");
		return;
	}
	out_printf(o, " draw:fill=\"%s\" draw:fill-color=\"", f.hatch == HATCH_NONE ? "solid" : "hatch");
	put_rgb(o, f.rgb);
	out_char(o, '"');
	if (f.hatch != HATCH_NONE)
		out_printf(o, " draw:fill-hatch-name=\"%s%06X\" draw:fill-hatch-solid=\"true\"", hatches[f.hatch],
		    (unsigned)f.hatch_rgb);
}

static void
put_stroke(struct out *o, struct chart_stroke s)
{
	static const char *const dashes[] = { "", "Dai", "Ngan", "Cham", "Gach_cham" };

	out_printf(o, " draw:stroke=\"%s\" svg:stroke-width=\"", s.dash == DASH_NONE ? "solid" : "dash");
	put_two_decimals(o, s.width);
	out_puts(o, "pt\" svg:stroke-color=\"");
	put_rgb(o, s.rgb);
	out_char(o, '"');
	if (s.dash != DASH_NONE)
		out_printf(o, " draw:stroke-dash=\"%s\"", dashes[s.dash]);
}

static void
begin_style(struct out *o, const char *name, long n, int places)
{
	out_printf(o, "<style:style style:name=\"%s", name);
	if (n >= 0)
		out_printf(o, "%ld", n);
	out_puts(o, "\" style:family=\"chart\"");
	if (places >= 0)
		out_printf(o, " style:data-style-name=\"So%d\"", places);
	out_char(o, '>');
}

static void
put_number_styles(struct writer *w)
{
	for (int places = 0; places < 10; places++)
		out_printf(w->o,
		    "<number:number-style style:name=\"So%d\"><number:number number:decimal-places=\"%d\" number:min-decimal-places=\"%d\" "
		    "number:min-integer-digits=\"1\" number:grouping=\"true\"/></number:number-style>",
		    places, places, places);
}

static struct chart_stroke
choose_stroke(const struct chart_column *c, bool estimate)
{
	return c->target ? (struct chart_stroke){ CHART_INK, 1.25, DASH_LONG } : chart_style_line(c->style, estimate);
}

/* Around a column or slice: a target's frame is ink, slices are parted by white. */
static struct chart_stroke
choose_outline(const struct chart_table *x, const struct chart_column *c, bool estimate)
{
	if (c->target)
		return (struct chart_stroke){ CHART_INK, 1, DASH_NONE };
	if (x->body == BODY_SLICES)
		return (struct chart_stroke){ CHART_WHITE, 1, DASH_NONE };
	return chart_style_outline(c->style, estimate);
}

static void
put_series_style(struct writer *w, const char *name, long n, const struct chart_column *c, bool estimate)
{
	static const char *const symbols[] = { "circle", "square", "arrow-up", "diamond" };
	static const char *const places[] = {
		[FIGURES_OUTSIDE] = "outside", [FIGURES_CENTRE] = "center", [FIGURES_BASE] = "near-origin"
	};
	const struct chart_table *m = w->x;
	bool few = w->x->n * w->x->columns_n <= NATIVE_LABELS_MAX && !c->target;

	begin_style(w->o, name, n, c->places);
	out_puts(w->o, "<style:chart-properties chart:link-data-style-to-source=\"false\"");
	if (few)
		out_printf(w->o,
		    " chart:data-label-number=\"%s\" chart:data-label-text=\"%s\" chart:label-position=\"%s\"",
		    m->body == BODY_SLICES ? "value-and-percentage" : "value",
		    m->body == BODY_SLICES ? "true" : "false", c->line ? "top" : places[m->figures]);
	if (c->line && !c->target)
		out_printf(w->o,
		    " chart:symbol-type=\"named-symbol\" chart:symbol-name=\"%s\" chart:symbol-width=\"0.2cm\" chart:symbol-height=\"0.2cm\"",
		    symbols[c->style % (sizeof symbols / sizeof *symbols)]);
	else
		out_puts(w->o, " chart:symbol-type=\"none\"");
	out_puts(w->o, "/><style:graphic-properties");
	if (c->line) {
		put_stroke(w->o, choose_stroke(c, estimate));
		put_fill_props(w->o, (struct chart_fill){ choose_stroke(c, false).rgb, HATCH_NONE, 0 });
	} else {
		put_stroke(w->o, choose_outline(m, c, estimate));
		put_fill_props(w->o, native_fill(c, estimate));
	}
	out_puts(w->o, "/>");
	put_text_props(w->o, 9, false, native_label_colour(w->x, c));
	out_puts(w->o, "</style:style>");
}

static void
put_styles(struct writer *w)
{
	const struct chart_table *m = w->x;
	struct out *o = w->o;

	put_number_styles(w);
	begin_style(o, "Khung", -1, -1);
	out_puts(o, "<style:graphic-properties draw:stroke=\"none\" draw:fill=\"none\"/></style:style>");
	begin_style(o, "TieuDe", -1, -1);
	put_text_props(o, 11.5, true, CHART_INK);
	out_puts(o, "</style:style>");
	begin_style(o, "Nen", -1, -1);
	out_puts(o, "<style:graphic-properties draw:stroke=\"none\" draw:fill=\"none\"/></style:style>");
	begin_style(o, "ChuGiai", -1, -1);
	out_puts(o, "<style:graphic-properties draw:stroke=\"none\" draw:fill=\"none\"/>");
	put_text_props(o, 10, false, CHART_INK);
	out_puts(o, "</style:style>");
	begin_style(o, "Vung", -1, -1);
	out_printf(o,
	    "<style:chart-properties chart:vertical=\"%s\" chart:stacked=\"%s\" chart:treat-empty-cells=\"leave-gap\" chart:lines=\"%s\" "
	    "chart:symbol-type=\"automatic\" chart:angle-offset=\"90\" chart:three-dimensional=\"false\" chart:auto-size=\"true\"/></style:style>",
	    m->body == BODY_ROWS ? "true" : "false", m->join == JOIN_STACKED ? "true" : "false",
	    w->x->has_lines ? "true" : "false");
	begin_style(o, "TrucNgang", -1, 0);
	out_printf(o,
	    "<style:chart-properties chart:display-label=\"true\" chart:reverse-direction=\"%s\" chart:text-overlap=\"false\" "
	    "chart:tick-marks-major-outer=\"true\" chart:axis-label-position=\"outside-start\"/><style:graphic-properties",
	    m->body != BODY_COLUMNS ? "true" : "false"); /* rows go down, slices clockwise */
	put_stroke(o, (struct chart_stroke){ CHART_INK, 0.75, DASH_NONE });
	out_puts(o, "/>");
	put_text_props(o, 10, false, CHART_INK);
	out_puts(o, "</style:style>");
	begin_style(o, "TrucDung", -1, -1);
	out_printf(o,
	    "<style:chart-properties chart:display-label=\"true\" chart:link-data-style-to-source=\"false\" chart:tick-marks-major-outer=\"false\" "
	    "chart:gap-width=\"60\" chart:overlap=\"%s\"%s/><style:graphic-properties draw:stroke=\"none\"/>",
	    m->join != JOIN_BESIDE ? "100" : "0", m->body == BODY_ROWS ? " chart:axis-position=\"end\"" : "");
	put_text_props(o, 9.5, false, CHART_GREY);
	out_puts(o, "</style:style>");
	begin_style(o, "Luoi", -1, -1);
	out_puts(o, "<style:graphic-properties");
	put_stroke(o, (struct chart_stroke){ CHART_GRID, 0.5, DASH_NONE });
	out_puts(o, "/></style:style>");
	for (size_t k = 0; k < w->x->columns_n; k++) {
		put_series_style(w, "Day", (long)k, &w->x->columns[k], false);
		put_series_style(w, "Uoc", (long)k, &w->x->columns[k], true);
	}
	for (size_t i = 0; m->body == BODY_SLICES && i < w->x->n; i++) {
		struct chart_column slice = w->x->columns[0];

		slice.style = (int)i;
		put_series_style(w, "Lat", (long)i, &slice, w->x->columns[0].at[i].estimate);
	}
}

static void
put_address(struct out *o, size_t column, size_t from, size_t to)
{
	char name = (char)('A' + column);

	out_printf(o, "local-table.%c%zu", name, from + 1);
	if (to != from)
		out_printf(o, ":.%c%zu", name, to + 1);
}

static void
put_data_points(struct writer *w, size_t k)
{
	const struct chart_column *c = &w->x->columns[k];

	for (size_t i = 0; i < w->x->n; i++)
		if (w->x->body == BODY_SLICES)
			out_printf(w->o, "<chart:data-point chart:style-name=\"Lat%zu\"/>", i);
		else if (c->at[i].estimate && c->at[i].known)
			out_printf(w->o, "<chart:data-point chart:style-name=\"Uoc%zu\"/>", k);
		else
			out_puts(w->o, "<chart:data-point/>");
}

static void
put_series_element(struct writer *w, size_t k)
{
	const struct chart_column *c = &w->x->columns[k];
	const char *class = c->line ? "line" : "bar";

	if (w->x->body == BODY_SLICES)
		class = "circle";
	out_printf(w->o, "<chart:series chart:style-name=\"Day%zu\" chart:values-cell-range-address=\"", k);
	put_address(w->o, k + 1, 1, w->x->n);
	out_puts(w->o, "\" chart:label-cell-address=\"");
	put_address(w->o, k + 1, 0, 0);
	out_printf(w->o, "\" chart:class=\"chart:%s\" chart:attached-axis=\"%s-y\">", class,
	    c->second ? "secondary" : "primary");
	put_data_points(w, k);
	out_puts(w->o, "</chart:series>");
}

/* The word of chart:class for the whole chart; a series says its own. */
static const char *
chart_class(const struct chart_table *x)
{
	if (x->body == BODY_SLICES)
		return "circle";
	return x->has_bars ? "bar" : "line";
}

static void
put_plot_element(struct writer *w)
{
	struct out *o = w->o;

	out_puts(o,
	    "<chart:plot-area chart:style-name=\"Vung\" chart:data-source-has-labels=\"both\">"
	    "<chart:axis chart:dimension=\"x\" chart:name=\"primary-x\" chart:style-name=\"TrucNgang\"><chart:categories table:cell-range-address=\"");
	put_address(o, 0, 1, w->x->n);
	out_puts(o,
	    "\"/></chart:axis><chart:axis chart:dimension=\"y\" chart:name=\"primary-y\" chart:style-name=\"TrucDung\">"
	    "<chart:grid chart:style-name=\"Luoi\" chart:class=\"major\"/></chart:axis>");
	if (w->x->has_second) {
		out_puts(
		    o, "<chart:axis chart:dimension=\"y\" chart:name=\"secondary-y\" chart:style-name=\"TrucDung\">");
		if (w->x->second_unit.n > 0) {
			out_puts(o, "<chart:title chart:style-name=\"ChuGiai\"><text:p>");
			out_xml(o, w->x->second_unit);
			out_puts(o, "</text:p></chart:title>");
		}
		out_puts(o, "</chart:axis>");
	}
	for (size_t k = 0; k < w->x->columns_n; k++)
		put_series_element(w, k);
	out_puts(o, "<chart:wall chart:style-name=\"Nen\"/></chart:plot-area>");
}

static void
put_string_cell(struct out *o, str text)
{
	out_puts(o, "<table:table-cell office:value-type=\"string\"><text:p>");
	out_xml(o, text);
	out_puts(o, "</text:p></table:table-cell>");
}

static void
put_local_table(struct writer *w)
{
	const struct chart_table *x = w->x;
	struct out *o = w->o;

	out_printf(o,
	    "<table:table table:name=\"local-table\"><table:table-header-columns><table:table-column/></table:table-header-columns>"
	    "<table:table-columns><table:table-column table:number-columns-repeated=\"%zu\"/></table:table-columns>"
	    "<table:table-header-rows><table:table-row><table:table-cell><text:p/></table:table-cell>",
	    x->columns_n);
	for (size_t k = 0; k < x->columns_n; k++)
		put_string_cell(o, x->columns[k].name);
	out_puts(o, "</table:table-row></table:table-header-rows><table:table-rows>");
	for (size_t i = 0; i < x->n; i++) {
		out_puts(o, "<table:table-row>");
		put_string_cell(o, x->labels[i]);
		for (size_t k = 0; k < x->columns_n; k++) {
			str v = dec_str(x->a, x->columns[k].at[i].value);

			if (x->columns[k].at[i].known)
				out_printf(o,
				    "<table:table-cell office:value-type=\"float\" office:value=\"" STR_FMT
				    "\"><text:p>" STR_FMT "</text:p></table:table-cell>",
				    STR_ARG(v), STR_ARG(v));
			else
				out_puts(o, "<table:table-cell><text:p/></table:table-cell>");
		}
		out_puts(o, "</table:table-row>");
	}
	out_puts(o, "</table:table-rows></table:table>");
}

/* Hatches and dashes have names; these are the ones that the series use. */
static str
collect_stroke_names(struct writer *w)
{
	static const struct {
		const char *name, *style;
		int tenths;
		enum chart_hatch hatch;
	} hatches[] = { { "Len", "single", 450, HATCH_UP }, { "Xuong", "single", 1350, HATCH_DOWN },
		{ "Ngang", "single", 0, HATCH_LEVEL }, { "Cheo", "double", 450, HATCH_CROSS },
		{ "Doc", "single", 900, HATCH_UPRIGHT } };
	static const struct {
		const char *name, *dots;
	} dashes[] = {
		{ "Dai", "draw:dots1=\"1\" draw:dots1-length=\"0.25cm\" draw:distance=\"0.12cm\"" },
		{ "Ngan", "draw:dots1=\"1\" draw:dots1-length=\"0.13cm\" draw:distance=\"0.1cm\"" },
		{ "Cham", "draw:dots1=\"1\" draw:dots1-length=\"0.05cm\" draw:distance=\"0.08cm\"" },
		{ "Gach_cham",
		    "draw:dots1=\"1\" draw:dots1-length=\"0.25cm\" draw:dots2=\"1\" draw:dots2-length=\"0.05cm\" draw:distance=\"0.1cm\"" }
	};
	struct out o;
	str s;

	out_init(&o);
	out_puts(
	    &o, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-styles " NAMESPACES "><office:styles>");
	for (size_t i = 0; i < sizeof dashes / sizeof dashes[0]; i++)
		out_printf(
		    &o, "<draw:stroke-dash draw:name=\"%s\" draw:style=\"rect\" %s/>", dashes[i].name, dashes[i].dots);
	for (int style = 0; style < CHART_STYLES; style++)
		for (int estimate = 0; estimate < 2; estimate++) {
			struct chart_fill f = chart_style_fill(style, estimate > 0);

			for (size_t i = 0; i < sizeof hatches / sizeof hatches[0]; i++)
				if (hatches[i].hatch == f.hatch) {
					str name = str_format(
					    w->x->a, "draw:name=\"%s%06X\"", hatches[i].name, (unsigned)f.hatch_rgb);

					if (str_find(out_str(&o), name, 0) == o.n)
						out_printf(&o,
						    "<draw:hatch " STR_FMT
						    " draw:style=\"%s\" draw:color=\"#%06X\" draw:distance=\"0.12cm\" draw:rotation=\"%d\"/>",
						    STR_ARG(name), hatches[i].style, (unsigned)f.hatch_rgb,
						    hatches[i].tenths);
				}
		}
	out_puts(&o, "</office:styles></office:document-styles>");
	s = out_copy(&o, w->x->a);
	out_release(&o);
	return s;
}

bool
native_odt(const struct value *chart, double width_pt, double height_pt, str *content, str *styles, struct arena *a,
    struct diags *d)
{
	struct chart_table *x = chart_table(chart, a, d);
	struct out o;
	struct writer w = { &o, x };
	str title;

	if (x == NULL)
		return false;
	title = native_title(x);
	out_init(&o);
	out_puts(&o,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content " NAMESPACES
	    "><office:automatic-styles>");
	put_styles(&w);
	out_printf(&o,
	    "</office:automatic-styles><office:body><office:chart><chart:chart chart:class=\"chart:%s\" chart:style-name=\"Khung\" svg:width=\"",
	    chart_class(x));
	put_two_decimals(&o, width_pt);
	out_puts(&o, "pt\" svg:height=\"");
	put_two_decimals(&o, height_pt);
	out_puts(&o, "pt\">");
	if (title.n > 0) {
		out_puts(&o, "<chart:title chart:style-name=\"TieuDe\"><text:p>");
		out_xml(&o, title);
		out_puts(&o, "</text:p></chart:title>");
	}
	if (x->columns_n > 1)
		out_puts(&o, "<chart:legend chart:style-name=\"ChuGiai\" chart:legend-position=\"bottom\"/>");
	put_plot_element(&w);
	put_local_table(&w);
	out_puts(&o, "</chart:chart></office:chart></office:body></office:document-content>");
	*content = out_copy(&o, a);
	*styles = collect_stroke_names(&w);
	out_release(&o);
	return true;
}
