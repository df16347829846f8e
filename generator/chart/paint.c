/*
 * A scene on a cairo context. On a surface of pixels, level and upright edges are moved
 * to whole pixels: thin lines stay thin and black.
 */
#include <cairo.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "chart/draw.h"
#include "shape/shape.h"

struct painter {
	cairo_t *cr;
	const struct scene *s;
	struct shaper *shaper;
	const struct face *face[FONTS];
	struct diags quiet; /* fonts were complained about when the scene was made */
	bool pixels;
};

static void
set_source(struct painter *p, int rgb)
{
	cairo_set_source_rgb(p->cr, (rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0);
}

/* To pixels: their middles for lines of an odd number of pixels, their edges otherwise. */
static struct point
snap_point(struct painter *p, struct point at, double line_width)
{
	double x = at.x, y = at.y, w = line_width, none = 0, half;

	if (!p->pixels)
		return at;
	cairo_user_to_device(p->cr, &x, &y);
	cairo_user_to_device_distance(p->cr, &w, &none);
	half = (long)fmax(1, round(w)) % 2 == 1 && line_width > 0 ? 0.5 : 0;
	x = floor(x) + half + (half == 0 && x - floor(x) >= 0.5);
	y = floor(y) + half + (half == 0 && y - floor(y) >= 0.5);
	cairo_device_to_user(p->cr, &x, &y);
	return (struct point){ x, y };
}

static bool
is_straight(const struct item *it)
{
	return it->kind == ITEM_LINE && it->n == 2 && (it->at[0].x == it->at[1].x || it->at[0].y == it->at[1].y);
}

static void
trace_outline(struct painter *p, const struct item *it)
{
	cairo_t *cr = p->cr;
	const double quarter = acos(-1) / 2;

	cairo_new_path(cr);
	switch (it->kind) {
	case ITEM_RECT: {
		struct point a = snap_point(p, it->at[0], 0), b = snap_point(p, it->at[1], 0);

		cairo_rectangle(cr, a.x, a.y, b.x - a.x, b.y - a.y);
		break;
	}
	case ITEM_CIRCLE: cairo_arc(cr, it->at[0].x, it->at[0].y, it->r, 0, 4 * quarter); break;
	case ITEM_WEDGE:
		cairo_move_to(cr, it->at[0].x, it->at[0].y);
		cairo_arc(cr, it->at[0].x, it->at[0].y, it->r, it->from - quarter, it->to - quarter);
		cairo_close_path(cr);
		break;
	default:
		for (size_t i = 0; i < it->n; i++) {
			struct point at = is_straight(it) ? snap_point(p, it->at[i], it->stroke.width) : it->at[i];

			cairo_line_to(cr, at.x, at.y);
		}
		if (it->kind == ITEM_POLYGON)
			cairo_close_path(cr);
		break;
	}
}

static void
paint_hatch_line(void *ctx, struct point a, struct point b)
{
	cairo_move_to(ctx, a.x, a.y);
	cairo_line_to(ctx, b.x, b.y);
}

static void
paint_shape(struct painter *p, const struct item *it)
{
	double at[4];
	int n = dash_lengths(it->stroke.dash, it->stroke.width, at);

	if (it->fill.rgb != CHART_NO_COLOUR) {
		trace_outline(p, it);
		set_source(p, it->fill.rgb);
		cairo_fill(p->cr);
		if (it->fill.hatch != HATCH_NONE) {
			cairo_new_path(p->cr);
			hatch_lines(it, paint_hatch_line, p->cr);
			set_source(p, it->fill.hatch_rgb);
			cairo_set_dash(p->cr, NULL, 0, 0);
			cairo_set_line_width(p->cr, 0.8);
			cairo_stroke(p->cr);
		}
	}
	if (it->stroke.rgb == CHART_NO_COLOUR)
		return;
	trace_outline(p, it);
	set_source(p, it->stroke.rgb);
	cairo_set_line_width(p->cr, it->stroke.width);
	cairo_set_line_join(p->cr, it->kind == ITEM_LINE ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
	cairo_set_dash(p->cr, at, n, 0);
	cairo_stroke(p->cr);
}

/* Glyphs with their text, so that a PDF can be searched. */
static double
paint_run(struct painter *p, const struct glyph_run *r, double size, double x, double y)
{
	cairo_glyph_t *glyphs = mem_alloc((r->glyphs_n + 1) * sizeof *glyphs);
	cairo_text_cluster_t *clusters = mem_alloc((r->clusters_n + 1) * sizeof *clusters);
	double unit = size / SHAPE_EM;

	for (size_t i = 0; i < r->glyphs_n; i++) {
		const struct glyph *g = &r->glyphs[i];

		glyphs[i] = (cairo_glyph_t){ g->id, x + g->dx * unit, y + g->dy * unit };
		x += g->advance * unit;
	}
	for (size_t i = 0; i < r->clusters_n; i++)
		clusters[i] = (cairo_text_cluster_t){ r->clusters[i].bytes, r->clusters[i].glyphs };
	cairo_set_font_face(p->cr, shape_cairo_face(p->shaper, r->face));
	cairo_set_font_size(p->cr, size);
	cairo_show_text_glyphs(p->cr, r->text.p, (int)r->text.n, glyphs, (int)r->glyphs_n, clusters, (int)r->clusters_n,
	    r->rtl ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
	free(glyphs);
	free(clusters);
	return x;
}

static void
paint_text(struct painter *p, const struct item *it)
{
	const struct glyph_run *r = shape_text(p->shaper, p->face[it->font], it->text, SHAPE_KERN, LOC_NONE, &p->quiet);
	double width = (double)shape_width(r) * it->size / SHAPE_EM, x = it->at[0].x;

	if (it->anchor == ANCHOR_END)
		x -= width;
	if (it->anchor == ANCHOR_MIDDLE)
		x -= width / 2;
	set_source(p, it->rgb);
	for (; r != NULL; r = r->next)
		x = paint_run(p, r, it->size, x, it->at[0].y);
}

void
chart_paint(const struct scene *scene, struct shaper *shaper, cairo_t *cr)
{
	struct painter p = { .cr = cr, .s = scene, .shaper = shaper };
	cairo_font_options_t *options = cairo_font_options_create();

	diags_init(&p.quiet, scene->a);
	p.pixels = cairo_surface_get_type(cairo_get_target(cr)) == CAIRO_SURFACE_TYPE_IMAGE;
	p.face[FONT_REGULAR] = shape_face(shaper, STR("Times New Roman"), false, false, LOC_NONE, &p.quiet);
	p.face[FONT_BOLD] = shape_face(shaper, STR("Times New Roman"), true, false, LOC_NONE, &p.quiet);
	p.face[FONT_ITALIC] = shape_face(shaper, STR("Times New Roman"), false, true, LOC_NONE, &p.quiet);
	cairo_save(cr);
	cairo_rectangle(cr, 0, 0, scene->width, scene->height); /* as an SVG's own edge does */
	cairo_clip(cr);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	cairo_set_font_options(cr, options);
	for (size_t i = 0; i < scene->items.n; i++)
		if (scene->items.at[i].kind == ITEM_TEXT)
			paint_text(&p, &scene->items.at[i]);
		else
			paint_shape(&p, &scene->items.at[i]);
	cairo_restore(cr);
	cairo_font_options_destroy(options);
}
