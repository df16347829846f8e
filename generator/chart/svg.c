/*
 * SVG 1.1. Text stays text in fonts by name, so that it can be searched and a viewer
 * without Liberation shows its own Times. No style sheets, patterns or clips: office
 * programs read little more than shapes.
 */
#include <math.h>

#include "base/out.h"
#include "chart/scene.h"

static void
put_svg_attribute(struct out *o, const char *name, double x)
{
	out_printf(o, " %s=\"", name);
	put_length(o, x);
	out_char(o, '"');
}

static void
put_svg_colour(struct out *o, const char *name, int rgb)
{
	out_printf(o, " %s=\"", name);
	if (rgb == CHART_NO_COLOUR)
		out_puts(o, "none");
	else
		put_rgb(o, rgb);
	out_char(o, '"');
}

static void
put_svg_look(struct out *o, const struct item *it)
{
	double at[4];
	int n = dash_lengths(it->stroke.dash, it->stroke.width, at);

	put_svg_colour(o, "fill", it->fill.rgb);
	if (it->stroke.rgb == CHART_NO_COLOUR)
		return;
	put_svg_colour(o, "stroke", it->stroke.rgb);
	put_svg_attribute(o, "stroke-width", it->stroke.width);
	if (it->kind == ITEM_LINE && it->n > 2)
		out_puts(o, " stroke-linejoin=\"round\"");
	for (int i = 0; i < n; i++) {
		out_puts(o, i == 0 ? " stroke-dasharray=\"" : " ");
		put_length(o, at[i]);
	}
	if (n > 0)
		out_char(o, '"');
}

static void
put_svg_point(struct out *o, struct point p)
{
	put_length(o, p.x);
	out_char(o, ' ');
	put_length(o, p.y);
}

static void
put_svg_hatch_line(void *ctx, struct point a, struct point b)
{
	struct out *o = ctx;

	out_char(o, 'M');
	put_svg_point(o, a);
	out_char(o, 'L');
	put_svg_point(o, b);
}

static void
put_svg_hatching(struct out *o, const struct item *it)
{
	if (it->fill.hatch == HATCH_NONE || it->kind == ITEM_LINE || it->kind == ITEM_TEXT)
		return;
	out_puts(o, "<path d=\"");
	put_svg_hatch_line(o, it->at[0], it->at[0]); /* a path must begin somewhere */
	hatch_lines(it, put_svg_hatch_line, o);
	out_puts(o, "\" fill=\"none\"");
	put_svg_colour(o, "stroke", it->fill.hatch_rgb);
	out_puts(o, " stroke-width=\"0.8\"/>\n");
}

static void
put_svg_wedge(struct out *o, const struct item *it)
{
	struct point c = it->at[0], from = { c.x + it->r * sin(it->from), c.y - it->r * cos(it->from) },
		     to = { c.x + it->r * sin(it->to), c.y - it->r * cos(it->to) };

	out_puts(o, "<path d=\"M");
	put_svg_point(o, c);
	out_char(o, 'L');
	put_svg_point(o, from);
	out_char(o, 'A');
	put_length(o, it->r);
	out_char(o, ' ');
	put_length(o, it->r);
	out_printf(o, " 0 %d 1 ", it->to - it->from > acos(-1));
	put_svg_point(o, to);
	out_puts(o, "Z\"");
}

static void
put_svg_path(struct out *o, const struct item *it)
{
	out_puts(o, "<path d=\"M");
	for (size_t i = 0; i < it->n; i++) {
		if (i > 0)
			out_char(o, 'L');
		put_svg_point(o, it->at[i]);
	}
	out_puts(o, it->kind == ITEM_POLYGON ? "Z\"" : "\"");
}

static void
put_svg_text(struct out *o, const struct item *it)
{
	static const char *const anchors[] = { "", " text-anchor=\"middle\"", " text-anchor=\"end\"" };

	out_puts(o, "<text");
	put_svg_attribute(o, "x", it->at[0].x);
	put_svg_attribute(o, "y", it->at[0].y);
	put_svg_attribute(o, "font-size", it->size);
	if (it->font != FONT_REGULAR)
		out_puts(o, it->font == FONT_BOLD ? " font-weight=\"bold\"" : " font-style=\"italic\"");
	out_puts(o, anchors[it->anchor]);
	put_svg_colour(o, "fill", it->rgb);
	out_char(o, '>');
	out_xml(o, it->text);
	out_puts(o, "</text>\n");
}

static void
put_svg_item(struct out *o, const struct item *it)
{
	switch (it->kind) {
	case ITEM_TEXT: put_svg_text(o, it); return;
	case ITEM_RECT:
		out_puts(o, "<rect");
		put_svg_attribute(o, "x", it->at[0].x);
		put_svg_attribute(o, "y", it->at[0].y);
		put_svg_attribute(o, "width", it->at[1].x - it->at[0].x);
		put_svg_attribute(o, "height", it->at[1].y - it->at[0].y);
		break;
	case ITEM_CIRCLE:
		out_puts(o, "<circle");
		put_svg_attribute(o, "cx", it->at[0].x);
		put_svg_attribute(o, "cy", it->at[0].y);
		put_svg_attribute(o, "r", it->r);
		break;
	case ITEM_WEDGE: put_svg_wedge(o, it); break;
	default: put_svg_path(o, it); break;
	}
	put_svg_look(o, it);
	out_puts(o, "/>\n");
	put_svg_hatching(o, it);
}

void
chart_svg(const struct scene *scene, struct out *out)
{
	out_puts(out,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"");
	put_length(out, scene->width);
	out_puts(out, "pt\" height=\"");
	put_length(out, scene->height);
	out_puts(out, "pt\" viewBox=\"0 0 ");
	put_length(out, scene->width);
	out_char(out, ' ');
	put_length(out, scene->height);
	out_printf(out, "\" font-family=\"%s\">\n<title>", font_family);
	out_xml(out, scene->title);
	out_puts(out, "</title>\n<desc>");
	out_xml(out, scene->alt);
	out_puts(out, "</desc>\n");
	for (size_t i = 0; i < scene->items.n; i++)
		put_svg_item(out, &scene->items.at[i]);
	out_puts(out, "</svg>\n");
}
