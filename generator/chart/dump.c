/* A scene as text: one item a line, places in points with two decimals. */
#include <math.h>

#include "base/out.h"
#include "chart/scene.h"

void
put_length(struct out *o, double x)
{
	long long h = isfinite(x) && fabs(x) < 1e9 ? llround(x * 100) : 0;

	if (h < 0)
		out_char(o, '-');
	h = h < 0 ? -h : h;
	out_printf(o, "%lld", h / 100);
	if (h % 100 != 0)
		out_printf(o, h % 10 == 0 ? ".%lld" : ".%02lld", h % 10 == 0 ? h % 100 / 10 : h % 100);
}

void
put_rgb(struct out *o, int rgb)
{
	out_printf(o, "#%06X", (unsigned)rgb & 0xFFFFFFu);
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
chart_dump(struct out *o, const struct scene *s)
{
	static const char *const kinds[] = { "rect", "line", "polygon", "wedge", "circle", "text" };

	out_puts(o, "scene ");
	put_length(o, s->width);
	out_puts(o, " x ");
	put_length(o, s->height);
	out_char(o, '\n');
	for (size_t i = 0; i < s->items.n; i++) {
		const struct item *it = &s->items.at[i];

		out_printf(o, "%s %s", kinds[it->kind], it->role);
		for (size_t k = 0; k < it->n; k++)
			dump_point(o, it->at[k]);
		if (it->kind == ITEM_WEDGE || it->kind == ITEM_CIRCLE) {
			out_puts(o, " r=");
			put_length(o, it->r);
		}
		if (it->kind == ITEM_WEDGE) {
			out_puts(o, " from=");
			put_length(o, it->from * 180 / acos(-1));
			out_puts(o, " to=");
			put_length(o, it->to * 180 / acos(-1));
		}
		dump_look(o, it);
		if (it->kind == ITEM_TEXT)
			dump_text(o, it);
		out_char(o, '\n');
	}
}
