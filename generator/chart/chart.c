/* From a description to a scene: sizes of type, the kind's drawing, what stands where nothing can. */
#include "chart/chart.h"

#include <math.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/limits.h"
#include "chart/draw.h"
#include "chart/kinds.h"
#include "shape/shape.h"

const char font_family[] = "'Times New Roman', 'Liberation Serif', serif";

enum { WIDTH_MIN = 70, HEIGHT_MIN = 50 };

/* Type of ten points on a chart as wide as the text; a smaller chart has smaller type, down to seven. */
static void
choose_sizes(struct lay *l)
{
	double scale = fmin(1, fmax(0.7, fmin(l->s->width / 400, l->s->height / 170)));

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

/* Columns and lines are twice as wide as high; rows ask for height by their number. */
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
		*height_pt = fmin(80 + 24 * fmax(rows, 1), 600);
	else
		*height_pt = fmin(*width_pt / 2, 600);
	arena_free(a);
}
