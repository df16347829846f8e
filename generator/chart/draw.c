#include "chart/draw.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "chart/kinds.h"
#include "shape/shape.h"
#include "text/text.h"

static struct item *
scene_add(struct lay *l, enum item_kind kind, const char *role, size_t n)
{
	struct item *it = VEC_ADD(l->a, &l->s->items);

	it->kind = kind;
	it->role = role;
	it->n = n;
	it->at = ARENA_ARRAY(l->a, struct point, n);
	it->fill.rgb = it->stroke.rgb = CHART_NO_COLOUR;
	return it;
}

struct item *
draw_rect(struct lay *l, const char *role, double x, double y, double w, double h, struct chart_fill fill,
    struct chart_stroke stroke)
{
	struct item *it = scene_add(l, ITEM_RECT, role, 2);

	it->at[0] = (struct point){ fmin(x, x + w), fmin(y, y + h) };
	it->at[1] = (struct point){ fmax(x, x + w), fmax(y, y + h) };
	it->fill = fill;
	it->stroke = stroke;
	return it;
}

struct item *
draw_path(struct lay *l, const char *role, const struct point *at, size_t n, struct chart_stroke stroke)
{
	struct item *it = scene_add(l, ITEM_LINE, role, n);

	memcpy(it->at, at, n * sizeof *at);
	it->stroke = stroke;
	return it;
}

struct item *
draw_line(struct lay *l, const char *role, double x0, double y0, double x1, double y1, struct chart_stroke stroke)
{
	struct point at[2] = { { x0, y0 }, { x1, y1 } };

	return draw_path(l, role, at, 2, stroke);
}

void
draw_text(struct lay *l, const char *role, str text, enum font font, double size, double x, double y,
    enum anchor anchor, int rgb)
{
	struct item *it;

	if (text.n == 0)
		return;
	it = scene_add(l, ITEM_TEXT, role, 1);
	it->at[0] = (struct point){ x, y };
	it->text = text;
	it->font = font;
	it->size = size;
	it->anchor = anchor;
	it->rgb = rgb;
}

/* Circle, square, triangle, diamond; hollow for every other style and for estimates. */
void
draw_marker(struct lay *l, const char *role, int style, bool estimate, double x, double y)
{
	static const struct {
		size_t n;
		struct point at[4];
	} shapes[] = {
		{ 0, { { 0, 0 } } },
		{ 4, { { -0.9, -0.9 }, { 0.9, -0.9 }, { 0.9, 0.9 }, { -0.9, 0.9 } } },
		{ 3, { { 0, -1.25 }, { 1.15, 0.85 }, { -1.15, 0.85 } } },
		{ 4, { { 0, -1.3 }, { 1.3, 0 }, { 0, 1.3 }, { -1.3, 0 } } },
	};
	double r = l->label * 0.26;
	size_t shape = (size_t)style % 4;
	struct item *it =
	    shape == 0 ? scene_add(l, ITEM_CIRCLE, role, 1) : scene_add(l, ITEM_POLYGON, role, shapes[shape].n);
	struct chart_stroke s = { style_ink(style), 1.1, DASH_NONE };

	it->r = r;
	it->at[0] = (struct point){ x, y };
	for (size_t i = 0; i < shapes[shape].n; i++)
		it->at[i] = (struct point){ x + r * shapes[shape].at[i].x, y + r * shapes[shape].at[i].y };
	it->fill = (struct chart_fill){ estimate || style % 2 == 1 ? CHART_WHITE : style_ink(style), HATCH_NONE, 0 };
	it->stroke = s;
}

/* --- text ------------------------------------------------------------------- */

double
text_width(struct lay *l, str text, enum font font, double size)
{
	const struct glyph_run *r;

	if (text.n == 0)
		return 0;
	r = shape_text(l->shaper, l->face[font], text, SHAPE_KERN, l->m->where, l->d);
	return (double)shape_width(r) * size / SHAPE_EM;
}

double
line_height(double size)
{
	return size * 1.16;
}

/* The longest start of text, in whole letters, that fits with an ellipsis behind it. */
static str
shorten_text(struct lay *l, str text, enum font f, double size, double width)
{
	size_t fits = 0;

	for (size_t i = 0; i < text.n;) {
		text_next(text, &i);
		if (text_width(l, str_concat(l->a, str_trim(str_sub(text, 0, i)), STR("…")), f, size) > width)
			break;
		fits = i;
	}
	return str_concat(l->a, str_trim(str_sub(text, 0, fits)), STR("…"));
}

/* What stands between two places where a line may break. */
struct piece {
	str text;            /* without the spaces behind it */
	double width, space; /* of the text; of the spaces */
};

static size_t
pieces_of(struct lay *l, str text, enum font f, double size, struct piece *at)
{
	unsigned char *breaks = arena_alloc(l->a, (text.n + 8) / 8 + 1);
	double space = text_width(l, STR(" "), f, size);
	size_t n = 0, from = 0;

	shape_breaks(l->shaper, text, breaks);
	for (size_t i = 1; i <= text.n; i++) {
		str whole, bare;

		if (i < text.n && !(breaks[i / 8] >> i % 8 & 1))
			continue;
		whole = str_sub(text, from, i);
		bare = str_trim(whole);
		at[n++] = (struct piece){ bare, text_width(l, bare, f, size), (double)(whole.n - bare.n) * space };
		from = i;
	}
	return n;
}

/* A piece that is wider than a line, cut after the last letter that fits; at least one does. */
static str
first_letters(struct lay *l, str text, enum font f, double size, double width)
{
	size_t fits = 0;

	for (size_t i = 0; i < text.n;) {
		text_next(text, &i);
		if (fits > 0 && text_width(l, str_sub(text, 0, i), f, size) > width)
			break;
		fits = i;
	}
	return str_sub(text, 0, fits);
}

static str
from_to(const char *from, str last)
{
	return (str){ from, (size_t)(last.p + last.n - from) };
}

static struct wrapped
wrap_greedy(struct lay *l, const struct piece *at, size_t n, enum font f, double size, double width, int max_lines)
{
	struct wrapped w = { .n = 0 };
	str rest = STR(""); /* of a torn piece */

	for (size_t i = 0; i < n && w.n < max_lines;) {
		str first = rest.n > 0 ? rest : at[i].text, line = first;
		double used = rest.n > 0 ? text_width(l, rest, f, size) : at[i].width;

		rest = STR("");
		if (used > width) {
			line = first_letters(l, first, f, size, width);
			rest = str_sub(first, line.n, first.n);
			w.torn |= rest.n > 0;
			used = text_width(l, line, f, size);
			i += rest.n == 0;
		} else {
			i++;
			while (i < n && used + at[i - 1].space + at[i].width <= width) {
				used += at[i - 1].space + at[i].width;
				line = from_to(first.p, at[i].text);
				i++;
			}
		}
		if (w.n + 1 == max_lines && i < n) {
			line = shorten_text(l, from_to(first.p, at[n - 1].text), f, size, width);
			used = text_width(l, line, f, size);
			w.cut = true;
		}
		w.at[w.n++] = line;
		w.width = used > w.width ? used : w.width;
	}
	return w;
}

enum { HALVINGS = 7 }; /* of half a width: to a hundredth of it, which no eye sees */

/* No label needs as much, and breaking it would take long; the alt text has all of it. */
enum { LONG_BYTES = 2000, SHORT_BYTES = 400 };

struct wrapped
wrap(struct lay *l, str text, enum font font, double size, double width, int max_lines)
{
	struct wrapped w = { .n = 0 }, even;
	struct piece *at;
	double lo;
	size_t n;

	text = str_trim(text);
	if (text.n == 0)
		return w;
	if (text.n > LONG_BYTES)
		text = shorten_text(l, str_sub(text, 0, SHORT_BYTES), font, size, width * max_lines);
	at = ARENA_ARRAY(l->a, struct piece, text.n + 1);
	n = pieces_of(l, text, font, size, at);
	w = wrap_greedy(l, at, n, font, size, width, max_lines < WRAP_MAX ? max_lines : WRAP_MAX);
	lo = width / 2;
	for (int i = 0; i < HALVINGS && w.n > 1 && !w.cut && !w.torn; i++) {
		double middle = (lo + w.width) / 2;

		even = wrap_greedy(l, at, n, font, size, middle, w.n);
		if (even.cut || even.torn)
			lo = middle;
		else
			w = even;
	}
	return w;
}

void
draw_wrapped(struct lay *l, const char *role, const struct wrapped *w, enum font font, double size, double x, double y,
    enum anchor anchor, int rgb)
{
	for (int i = 0; i < w->n; i++)
		draw_text(l, role, w->at[i], font, size, x, y + i * line_height(size), anchor, rgb);
}

str
figure_text(struct lay *l, const struct series *series, const struct chart_figure *figure)
{
	return model_number(l->a, figure->value, series->places, STR(""));
}

void
complain_left_out(struct lay *l)
{
	if (!l->left_out)
		diag_add(l->d, &chart_labels_left_out, l->m->where, STR_FMT, STR_ARG(l->m->title));
	l->left_out = true;
}
