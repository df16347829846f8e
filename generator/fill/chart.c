/* A picture or a chart as the bytes that go into the package. */
#include "fill/state.h"

#include "base/arena.h"
#include "chart/chart.h"

enum { EMU_PT = 12700 };

static bool
refuse_chart(struct runner *r, struct loc where, struct loc value_at, const char *why)
{
	diag_add(r->d, &fill_bad_picture, where, "%s", why);
	if (value_at.source != NULL)
		diag_also(r->d, value_at, "%s", _("the value stands here"));
	return false;
}

/* The caller's, so that a document's formats share what is drawn; else one of this run. */
static struct charts *
charts_of(struct runner *r)
{
	if (r->opt->charts != NULL)
		return r->opt->charts;
	if (r->doc->charts == NULL)
		r->doc->charts = charts_new(NULL, NULL, r->a);
	return r->doc->charts;
}

static bool
chart_render(struct runner *r, const struct value *v, struct picture_bytes *b)
{
	const struct chart_picture *p;
	double width = (double)b->width_emu / EMU_PT, height = (double)b->height_emu / EMU_PT;

	if (b->width_emu <= 0 || b->height_emu <= 0) {
		chart_size(v, &width, &height);
		b->width_emu = (long long)(width * EMU_PT + 0.5);
		b->height_emu = (long long)(height * EMU_PT + 0.5);
	}
	p = charts_picture(charts_of(r), v, width, height, r->d);
	if (p == NULL)
		return false;
	b->svg = p->svg;
	b->raster = p->png;
	b->format = PICTURE_PNG;
	b->alt = p->alt;
	return true;
}

const struct value *
editable_chart(const struct value *v)
{
	return v->kind == VALUE_CHART && chart_is_editable(v) ? v : NULL;
}

bool
picture_render(struct runner *r, const struct value *v, struct loc where, struct picture_bytes *b)
{
	struct picture_size size;

	if (v->kind == VALUE_CHART)
		return chart_render(r, v, b);
	if (v->kind != VALUE_PICTURE)
		return refuse_chart(r, where, v->where, _("neither a picture nor a chart"));
	b->raster = v->picture->bytes;
	b->format = picture_format(v->picture->bytes);
	b->alt = v->picture->alt;
	if (b->format == PICTURE_UNKNOWN || !picture_measure(v->picture, &size))
		return refuse_chart(r, where, v->where, _("neither PNG, JPEG, GIF nor SVG, or damaged"));
	if (b->width_emu == 0 || b->height_emu == 0) {
		b->width_emu = size.width_emu;
		b->height_emu = size.height_emu;
	}
	return true;
}
