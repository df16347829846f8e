/* A scene as text: one item a line, places in points with two decimals. */
#include <math.h>

#include "base/out.h"
#include "chart/scene.h"

void
put_length(struct out *out, double length)
{
	long long h = isfinite(length) && fabs(length) < 1e9 ? llround(length * 100) : 0;

	if (h < 0)
		out_char(out, '-');
	h = h < 0 ? -h : h;
	out_printf(out, "%lld", h / 100);
	if (h % 100 == 0)
		return;
	if (h % 10 == 0)
		out_printf(out, ".%lld", h % 100 / 10);
	else
		out_printf(out, ".%02lld", h % 100);
}

void
put_rgb(struct out *out, int rgb)
{
	out_printf(out, "#%06X", (unsigned)rgb & 0xFFFFFFu);
}

static void
dump_point(struct out *o, struct point p)
{
	out_char(o, ' ');
	put_length(o, p.x);
	out_char(o, ',');
	put_length(o, p.y);
}

static void
dump_look(struct out *o, const struct item *it)
{
	static const char *const hatches[] = { "", "up", "down", "level", "cross", "upright" };
	static const char *const dashes[] = { "", "long", "short", "dot", "dash-dot" };

	if (it->fill.rgb != CHART_NO_COLOUR) {
		out_puts(o, " fill=");
		put_rgb(o, it->fill.rgb);
		if (it->fill.hatch != HATCH_NONE)
			out_printf(o, "/%s", hatches[it->fill.hatch]);
	}
	if (it->stroke.rgb != CHART_NO_COLOUR) {
		out_puts(o, " line=");
		put_rgb(o, it->stroke.rgb);
		out_char(o, '/');
		put_length(o, it->stroke.width);
		if (it->stroke.dash != DASH_NONE)
			out_printf(o, "/%s", dashes[it->stroke.dash]);
	}
}

static void
dump_text(struct out *o, const struct item *it)
{
	static const char *const fonts[] = { "regular", "bold", "italic" },
				 *const anchors[] = { "start", "middle", "end" };

	out_printf(o, " %s %s ", fonts[it->font], anchors[it->anchor]);
	put_length(o, it->size);
	out_char(o, ' ');
	put_rgb(o, it->rgb);
	out_printf(o, " \"" STR_FMT "\"", STR_ARG(it->text));
}

void
chart_dump(struct out *out, const struct scene *scene)
{
	static const char *const kinds[] = { "rect", "line", "polygon", "wedge", "circle", "text" };

	out_puts(out, "scene ");
	put_length(out, scene->width);
	out_puts(out, " x ");
	put_length(out, scene->height);
	out_char(out, '\n');
	for (size_t i = 0; i < scene->items.n; i++) {
		const struct item *it = &scene->items.at[i];

		out_printf(out, "%s %s", kinds[it->kind], it->role);
		for (size_t k = 0; k < it->n; k++)
			dump_point(out, it->at[k]);
		if (it->kind == ITEM_WEDGE || it->kind == ITEM_CIRCLE) {
			out_puts(out, " r=");
			put_length(out, it->r);
		}
		if (it->kind == ITEM_WEDGE) {
			out_puts(out, " from=");
			put_length(out, it->from * 180 / acos(-1));
			out_puts(out, " to=");
			put_length(out, it->to * 180 / acos(-1));
		}
		dump_look(out, it);
		if (it->kind == ITEM_TEXT)
			dump_text(out, it);
		out_char(out, '\n');
	}
}
