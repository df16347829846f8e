#include "fill/state.h"

/* A picture or a chart as the bytes that go into the package. */
static bool
unusable(struct runner *r, struct loc where, struct loc value_at, const char *why)
{
	diag_add(r->d, &fill_bad_picture, where, "%s", why);
	if (value_at.source != NULL)
		diag_also(r->d, value_at, "%s", _("the value stands here"));
	return false;
}

bool
picture_render(struct runner *r, const struct value *v, struct loc where, struct picture_bytes *b)
{
	struct picture_size size;

	if (v->kind != VALUE_PICTURE)
		return unusable(r, where, v->where, _("charts can't be drawn here"));
	b->raster = v->picture->bytes;
	b->format = picture_format(v->picture->bytes);
	b->alt = v->picture->alt;
	if (b->format == PICTURE_UNKNOWN || !picture_measure(v->picture, &size))
		return unusable(r, where, v->where, _("neither PNG, JPEG, GIF nor SVG, or damaged"));
	if (b->width_emu == 0 || b->height_emu == 0) {
		b->width_emu = size.width_emu;
		b->height_emu = size.height_emu;
	}
	return true;
}
