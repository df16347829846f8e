/*
 * Charts drawn for packages and kept. The key is the description itself, written
 * out, and the size: what two formats or two templates show alike is drawn once, and
 * nothing rests on addresses.
 */
#include "base/arena.h"
#include "base/map.h"
#include "base/out.h"
#include "chart/chart.h"
#include "shape/shape.h"
#include "value/value.h"

struct charts {
	struct arena *a;
	struct shaper *shaper;
	const char *const *dirs;
	struct map drawn; /* description and size: struct chart_picture, without PNG where it failed */
};

static void
free_shaper(void *s)
{
	shaper_free(s);
}

struct charts *
charts_new(struct shaper *shaper, const char *const *font_dirs, struct arena *a)
{
	struct charts *c = ARENA_NEW(a, struct charts);

	c->a = a;
	c->shaper = shaper;
	c->dirs = font_dirs;
	map_init(&c->drawn, a);
	return c;
}

struct shaper *
charts_shaper(struct charts *c, struct diags *d)
{
	if (c->shaper == NULL) {
		c->shaper = shaper_new(c->dirs, d);
		if (c->shaper != NULL)
			arena_defer(c->a, free_shaper, c->shaper);
	}
	return c->shaper;
}

static str
picture_key(struct charts *c, const struct value *chart, double width_pt, double height_pt)
{
	struct out o;
	str s;

	out_init(&o);
	out_printf(&o, "%.3f %.3f ", width_pt, height_pt);
	value_json(&o, chart->kind == VALUE_CHART ? chart->chart : chart);
	s = out_copy(&o, c->a);
	out_release(&o);
	return s;
}

static bool
draw_picture(struct charts *c, const struct value *chart, double width_pt, double height_pt, struct chart_picture *p,
    struct diags *d)
{
	struct shaper *shaper = charts_shaper(c, d);
	struct scene *s = shaper != NULL ? chart_scene(chart, width_pt, height_pt, shaper, c->a, d) : NULL;
	struct out o;

	if (s == NULL)
		return false;
	out_init(&o);
	chart_svg(s, &o);
	p->svg = out_copy(&o, c->a);
	out_release(&o);
	p->alt = chart_alt(chart, c->a);
	return chart_png(s, shaper, CHART_DPI, &p->png, c->a, d);
}

const struct chart_picture *
charts_picture(struct charts *c, const struct value *chart, double width_pt, double height_pt, struct diags *d)
{
	str key = picture_key(c, chart, width_pt, height_pt);
	struct chart_picture *p = map_find(&c->drawn, key);

	if (p == NULL) {
		p = ARENA_NEW(c->a, struct chart_picture);
		if (!draw_picture(c, chart, width_pt, height_pt, p, d))
			p->png = (str){ NULL, 0 };
		map_put(&c->drawn, key, p);
	}
	return p->png.n > 0 ? p : NULL;
}
