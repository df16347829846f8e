/*
 * Horizontal bars: a row for each label, its name at the left, its value at the
 * bar's end. muc_tieu shows each row against a track that ends at the target (Few, Bullet
 * Graph Design Specification, 2013, without its bands: an office has no "fair" and "good").
 */
#include "chart/draw.h"

#include <math.h>

#include "base/arena.h"

enum { LINES_MAX = 3 /* of a row's name; what is longer is cut */ };

struct rows {
	struct lay *l;
	struct box plot;
	struct axis x;
	struct wrapped *names;
	double row, names_x, names_w, values_w; /* names end at names_x */
};

static double
value_x(const struct rows *r, double value)
{
	return r->plot.x + r->plot.w * axis_share(&r->x, value);
}

static struct chart_figure
target_of(const struct model *m, size_t i)
{
	return m->targets != NULL ? m->targets[i] : m->target;
}

static void
value_range(const struct model *m, bool targets, double *lo, double *hi)
{
	*lo = *hi = 0;
	for (size_t k = 0; k < m->series_n; k++)
		for (size_t i = 0; i < m->n; i++) {
			*lo = fmin(*lo, m->series[k].at[i].at);
			*hi = fmax(*hi, m->series[k].at[i].at);
		}
	for (size_t i = 0; targets && i < m->n; i++) {
		struct chart_figure t = target_of(m, i);

		*lo = fmin(*lo, t.at);
		*hi = fmax(*hi, t.at);
	}
}

static double
values_width(struct lay *l)
{
	double w = 0;

	for (size_t k = 0; k < l->m->series_n; k++)
		for (size_t i = 0; i < l->m->n; i++)
			if (l->m->series[k].at[i].known)
				w = fmax(w,
				    text_width(l, figure_text(l, &l->m->series[k], &l->m->series[k].at[i]),
					FONT_REGULAR, l->small));
	return w;
}

/* Names take what they need, at most two fifths, in as many lines as their row holds. */
static void
fit_names(struct rows *r, struct box b)
{
	struct lay *l = r->l;
	double most = b.w * 0.42, widest = 0;
	int lines;

	r->row = b.h / (double)(l->m->n > 0 ? l->m->n : 1);
	lines = (int)fmin(fmax(r->row / line_height(l->label), 1), LINES_MAX);
	r->names = ARENA_ARRAY(l->a, struct wrapped, l->m->n + 1);
	for (size_t i = 0; i < l->m->n; i++) {
		r->names[i] = wrap(l, l->m->labels[i], FONT_REGULAR, l->label, most, lines);
		widest = fmax(widest, r->names[i].width);
		if (r->names[i].cut)
			complain_left_out(l);
	}
	r->names_w = fmin(widest, most) + 6;
	r->names_x = b.x + r->names_w - 6;
}

static double
row_middle(const struct rows *r, size_t i)
{
	return r->plot.y + r->row * ((double)i + 0.5);
}

static void
put_name(struct rows *r, size_t i)
{
	double y = row_middle(r, i) - (r->names[i].n - 1) * line_height(r->l->label) / 2 + r->l->label * LABEL_MIDDLE;

	draw_wrapped(r->l, "label", &r->names[i], FONT_REGULAR, r->l->label, r->names_x, y, ANCHOR_END, CHART_INK);
}

/* The k-th bar of a row, its value at its end. */
static void
put_bar(struct rows *r, size_t i, size_t k, double thickness, bool value_at_end)
{
	struct lay *l = r->l;
	const struct series *s = &l->m->series[k];
	const struct chart_figure *f = &s->at[i];
	double of = (double)l->m->series_n, y = row_middle(r, i) - thickness / 2 + (double)k * thickness / of,
	       h = thickness / of;
	double from = value_x(r, 0), to = value_x(r, f->at), size = fmin(l->small, fmax(h * 1.1, l->small * 0.8));

	if (!f->known)
		return;
	draw_rect(l, "bar", fmin(from, to), y, fabs(to - from), h - (of > 1 ? 0.8 : 0),
	    chart_style_fill(s->style, f->estimate), chart_style_outline(s->style, f->estimate));
	if (!value_at_end)
		return;
	y += h / 2 + size * LABEL_MIDDLE;
	if (f->at < 0)
		draw_text(l, "value", figure_text(l, s, f), FONT_REGULAR, size, to - 4, y, ANCHOR_END, CHART_INK);
	else
		draw_text(l, "value", figure_text(l, s, f), FONT_REGULAR, size, to + 4, y, ANCHOR_START, CHART_INK);
}

void
draw_bars(struct lay *l)
{
	struct rows r = { .l = l };
	struct legend g = { { 0 } };
	double lo, hi;
	struct box b;

	legend_of(l, &g, false);
	if (l->m->targets != NULL)
		legend_add(l, &g, l->m->target_name, SWATCH_MARK, 0, false);
	b = draw_frame(l, &g);
	value_range(l->m, true, &lo, &hi);
	fit_names(&r, b);
	r.values_w = values_width(l) + 8;
	r.x = (struct axis){ lo, hi > lo ? hi : lo + 1, 1, 1, 0 }; /* no ticks: each bar has its value */
	r.plot = (struct box){ b.x + r.names_w + (lo < 0 ? r.values_w : 0), b.y,
		fmax(b.w - r.names_w - r.values_w * (lo < 0 ? 2 : 1), 10), b.h };
	for (size_t i = 0; i < l->m->n; i++) {
		struct chart_figure t = target_of(l->m, i);
		double thickness = fmin(r.row * 0.66, 22 * (double)l->m->series_n);

		put_name(&r, i);
		for (size_t k = 0; k < l->m->series_n; k++)
			put_bar(&r, i, k, thickness, true);
		if (t.known && l->m->targets != NULL)
			draw_line(l, "target", value_x(&r, t.at), row_middle(&r, i) - thickness / 2 - 2,
			    value_x(&r, t.at), row_middle(&r, i) + thickness / 2 + 2,
			    (struct chart_stroke){ CHART_INK, 2, DASH_NONE });
	}
	draw_line(l, "base", value_x(&r, 0), r.plot.y, value_x(&r, 0), r.plot.y + r.plot.h,
	    (struct chart_stroke){ CHART_INK, 0.75, DASH_NONE });
	if (l->m->target.known) {
		double x = value_x(&r, l->m->target.at);
		str text = str_format(l->a, STR_FMT ": " STR_FMT, STR_ARG(l->m->target_name),
		    STR_ARG(model_number(l->a, l->m->target.value, -1, l->m->unit)));

		draw_line(l, "target", x, r.plot.y, x, r.plot.y + r.plot.h,
		    (struct chart_stroke){ CHART_INK, 1.1, DASH_LONG });
		draw_text(l, "target", text, FONT_ITALIC, l->small, x, r.plot.y - 1, ANCHOR_MIDDLE, CHART_INK);
	}
}

/* --- progress to a target --------------------------------------------------------- */

static void
put_progress(struct rows *r, size_t i, double values_x)
{
	struct lay *l = r->l;
	struct chart_figure t = target_of(l->m, i);
	double thick = fmin(r->row * 0.62, 20), y = row_middle(r, i),
	       end = t.known ? value_x(r, t.at) : r->plot.x + r->plot.w;

	draw_rect(l, "track", value_x(r, 0), y - thick / 2, end - value_x(r, 0), thick,
	    (struct chart_fill){ TRACK, HATCH_NONE, 0 }, (struct chart_stroke){ CHART_NO_COLOUR, 0, DASH_NONE });
	for (size_t k = 0; k < l->m->series_n; k++)
		put_bar(r, i, k, l->m->series_n > 1 ? thick : thick * 0.56, false);
	if (t.known)
		draw_line(l, "target", end, y - thick / 2 - 2, end, y + thick / 2 + 2,
		    (struct chart_stroke){ CHART_INK, 2, DASH_NONE });
	for (size_t k = 0; k < l->m->series_n; k++) {
		const struct chart_figure *f = &l->m->series[k].at[i];
		double of = (double)l->m->series_n,
		       at = y + ((double)k - (of - 1) / 2) * thick / of + l->small * FIGURE_MIDDLE;

		if (f->known)
			draw_text(l, "value", model_number(l->a, f->value, l->m->series[k].places, l->m->unit),
			    FONT_BOLD, l->small, values_x, at, ANCHOR_END, CHART_INK);
		else
			draw_text(
			    l, "value", STR("chưa có"), FONT_ITALIC, l->small, values_x, at, ANCHOR_END, CHART_GREY);
	}
}

void
draw_targets(struct lay *l)
{
	struct rows r = { .l = l };
	struct legend g = { { 0 } };
	double lo, hi, foot = l->small * 1.5, right;
	struct box b;

	legend_of(l, &g, false);
	legend_add(l, &g,
	    l->m->target.known ? str_format(l->a, STR_FMT ": " STR_FMT, STR_ARG(l->m->target_name),
				     STR_ARG(model_number(l->a, l->m->target.value, -1, l->m->unit)))
			       : l->m->target_name,
	    SWATCH_MARK, 0, false);
	b = draw_frame(l, &g);
	b.h -= foot;
	value_range(l->m, true, &lo, &hi);
	fit_names(&r, b);
	r.x = axis_make(lo, hi, 5);
	if (r.x.hi - r.x.step / 2 > hi) /* no emptier than it must be */
		r.x = (struct axis){ r.x.lo, hi, r.x.step, r.x.steps - 1, r.x.places };
	r.values_w = fmax(text_width(l, STR("chưa có"), FONT_ITALIC, l->small),
			 values_width(l) * 1.1 + (model_is_percent(l->m->unit) ? l->small : 0)) +
	    10;
	r.plot = (struct box){ b.x + r.names_w, b.y, fmax(b.w - r.names_w - r.values_w, 10), b.h };
	right = b.x + b.w;
	for (int i = 0; i <= r.x.steps; i++) {
		double x = value_x(&r, axis_tick(&r.x, i));

		draw_line(l, "grid", x, b.y, x, b.y + b.h, (struct chart_stroke){ CHART_GRID, 0.5, DASH_NONE });
		draw_text(l, "tick", model_number(l->a, axis_tick_dec(&r.x, i), r.x.places, l->m->unit), FONT_REGULAR,
		    l->small, x, b.y + b.h + l->small * 1.1, ANCHOR_MIDDLE, CHART_GREY);
	}
	for (size_t i = 0; i < l->m->n; i++) {
		put_name(&r, i);
		put_progress(&r, i, right);
	}
	draw_line(l, "base", value_x(&r, 0), b.y, value_x(&r, 0), b.y + b.h,
	    (struct chart_stroke){ CHART_INK, 0.75, DASH_NONE });
}
