/* Lines in the styles that borders have. Widths are of the whole: a double line is three thirds. */
#include "pdf/inner.h"

#include <math.h>

void
set_colour(cairo_t *cr, int colour)
{
	unsigned c = colour < 0 ? 0 : (unsigned)colour; /* automatic is black */

	cairo_set_source_rgb(cr, (c >> 16 & 0xff) / 255.0, (c >> 8 & 0xff) / 255.0, (c & 0xff) / 255.0);
}

/* A stripe of a line, in fractions of its width: its centre and thickness. */
struct stripe {
	double at, width;
};

static const struct stripe single[] = { { 0, 1 } };
static const struct stripe twofold[] = { { -1.0 / 3, 1.0 / 3 }, { 1.0 / 3, 1.0 / 3 } };
static const struct stripe threefold[] = { { -0.4, 0.2 }, { 0, 0.2 }, { 0.4, 0.2 } };
static const struct stripe thick_thin[] = { { -0.2, 0.6 }, { 0.4, 0.2 } };

static void
set_dashes(cairo_t *cr, enum doc_border_style style, double width)
{
	double w = width > 0.5 ? width : 0.5;
	const double dotted[] = { w, w }, dashed[] = { 3 * w, 2 * w }, dot_dash[] = { 3 * w, 1.5 * w, w, 1.5 * w };

	if (style == BORDER_DOTTED)
		cairo_set_dash(cr, dotted, 2, 0);
	else if (style == BORDER_DASHED)
		cairo_set_dash(cr, dashed, 2, 0);
	else if (style == BORDER_DOT_DASH)
		cairo_set_dash(cr, dot_dash, 4, 0);
}

static const double ENDLESS = 1e6; /* points: longer lines are no page's */

/* Half circles flattened: a wave of four widths. */
static void
paint_wave(cairo_t *cr, double length, double width)
{
	double step = width * 2 > 1 ? width * 2 : 1;

	cairo_move_to(cr, 0, 0);
	for (double x = 0; x + step <= length + step / 2; x += 2 * step) {
		cairo_curve_to(cr, x + step / 2, -step, x + step / 2, -step, x + step, 0);
		if (x + 2 * step <= length + step / 2)
			cairo_curve_to(cr, x + step * 1.5, step, x + step * 1.5, step, x + 2 * step, 0);
	}
	cairo_set_line_width(cr, width > 0.5 ? width / 2 : 0.25);
	cairo_stroke(cr);
}

static void
paint_stripes(cairo_t *cr, double length, double width, const struct stripe *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		cairo_move_to(cr, 0, s[i].at * width);
		cairo_line_to(cr, length, s[i].at * width);
		cairo_set_line_width(cr, s[i].width * width);
		cairo_stroke(cr);
	}
}

void
paint_line(cairo_t *cr, double x, double y, double dx, double dy, double width, enum doc_border_style style, int colour)
{
	double length = hypot(dx, dy);

	if (style == BORDER_NONE || length <= 0 || width <= 0 || length > ENDLESS)
		return;
	set_colour(cr, colour);
	if (style == BORDER_SINGLE) { /* the usual one, without a frame of its own */
		cairo_set_line_width(cr, width);
		cairo_move_to(cr, x, y);
		cairo_line_to(cr, x + dx, y + dy);
		cairo_stroke(cr);
		return;
	}
	cairo_save(cr);
	cairo_translate(cr, x, y);
	cairo_rotate(cr, atan2(dy, dx));
	set_dashes(cr, style, width);
	switch (style) {
	case BORDER_DOUBLE: paint_stripes(cr, length, width, twofold, 2); break;
	case BORDER_TRIPLE: paint_stripes(cr, length, width, threefold, 3); break;
	case BORDER_THICK_THIN: paint_stripes(cr, length, width, thick_thin, 2); break;
	case BORDER_WAVE: paint_wave(cr, length, width); break;
	default: paint_stripes(cr, length, width, single, 1);
	}
	cairo_restore(cr);
}
