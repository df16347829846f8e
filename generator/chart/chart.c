/* From a description to a scene: chooses the sizes of type, lets the kind draw, says where there are no figures yet. */
#include "chart/chart.h"

#include <math.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/limits.h"
#include "chart/draw.h"
#include "chart/kinds.h"
#include "shape/shape.h"

const char font_family[] = "'Times New Roman', 'Liberation Serif', serif";

enum { WIDTH_MIN = 70, HEIGHT_MIN = 50 }; /* points: the least box that is drawn */

enum { FULL_WIDTH = 400, FULL_HEIGHT = 170 }; /* points: nearly as wide as the text of an A4 page */

/* Type of ten points on a chart as wide as the text; a smaller chart has smaller type, down to seven. */
static void
choose_sizes(struct lay *l)
{
	double scale = fmin(1, fmax(0.7, fmin(l->s->width / FULL_WIDTH, l->s->height / FULL_HEIGHT)));

	l->title = 11.5 * scale;
	l->label = 10 * scale;
	l->small = 9.5 * scale;
}

static void
draw_empty(struct lay *l)
{
	struct legend g = { { 0 } };
	struct box b = draw_frame(l, &g);

	draw_text(l, "empty", STR("Chưa có số liệu"), FONT_ITALIC, l->label, b.x + b.w / 2, b.y + b.h / 2,
	    ANCHOR_MIDDLE, CHART_GREY);
}

struct scene *
chart_scene(const struct value *chart, double width_pt, double height_pt, struct shaper *shaper, struct arena *a,
    struct diags *d)
{
	struct model *m = model_read(chart, a, d);
	struct lay l = { .m = m, .shaper = shaper, .a = a, .d = d };

	if (m == NULL)
		return NULL;
	if (!(width_pt >= WIDTH_MIN && width_pt <= LIMIT_CHART_SIDE && height_pt >= HEIGHT_MIN &&
		height_pt <= LIMIT_CHART_SIDE)) {
		diag_add(d, &chart_bad_size, m->where, "%.0f × %.0f pt", isfinite(width_pt) ? width_pt : 0.0,
		    isfinite(height_pt) ? height_pt : 0.0);
		return NULL;
	}
	l.s = ARENA_NEW(a, struct scene);
	l.s->a = a;
	l.s->width = width_pt;
	l.s->height = height_pt;
	l.s->title = m->title;
	l.s->alt = chart_alt(chart, a);
	l.face[FONT_REGULAR] = shape_face(shaper, STR("Times New Roman"), false, false, m->where, d);
	l.face[FONT_BOLD] = shape_face(shaper, STR("Times New Roman"), true, false, m->where, d);
	l.face[FONT_ITALIC] = shape_face(shaper, STR("Times New Roman"), false, true, m->where, d);
	choose_sizes(&l);
	if (m->known_n == 0)
		draw_empty(&l);
	else
		m->kind->draw(&l);
	return l.s;
}

enum {
	HEIGHT_MOST = 600,
	ROW_HEIGHT = 24,
	AROUND_ROWS = 80
}; /* points: less than a page's text is high; a row; title and unit */

/* Columns and lines are twice as wide as high, 16 cm by default; rows ask for height by their number. */
void
chart_size(const struct value *chart, double *width_pt, double *height_pt)
{
	struct arena *a = arena_new(1 << 14);
	const struct model *m = model_glance(chart, a);
	double rows = (double)m->n * (m->series_n > 1 ? (double)m->series_n * 0.7 : 1);

	*width_pt = m->width_pt > 0 ? m->width_pt : 16 * 72 / 2.54;
	if (m->height_pt > 0)
		*height_pt = m->height_pt;
	else if (m->kind->body == BODY_ROWS)
		*height_pt = fmin(AROUND_ROWS + ROW_HEIGHT * fmax(rows, 1), HEIGHT_MOST);
	else
		*height_pt = fmin(*width_pt / 2, HEIGHT_MOST);
	arena_free(a);
}
