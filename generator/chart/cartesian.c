/*
 * Columns and lines over an axis of labels.
 *
 * The plot is found in two passes: the value axis tells the width of its tick
 * labels, the width tells how the axis' labels wrap, their lines tell the height. Labels
 * that stand by what they name (values over columns, names at the ends of lines)
 * are drawn where they touch nothing; where names don't fit there is a legend.
 */
#include "chart/draw.h"

#include <math.h>

#include "base/arena.h"
#include "base/out.h"
#include "text/text.h"

/* Boxes that labels must not touch. */
struct blocks {
	VEC(struct box) at;
};

struct cart {
	struct lay *l;
	struct box plot;
	struct axis y, y2;
	bool has_second;
	size_t only; /* the one series of a panel, or model.series_n */
	double band; /* width of one label's place */
	struct blocks taken, columns;
	bool named; /* lines are named at their ends: no legend */
};

static const double TICK_GAP = 4; /* points between an axis and its figures */

/* Beyond so many labels points run into one another: lines go without markers, the base without notches. */
enum { POINTS_MARKED = 40 };

/* --- scales ------------------------------------------------------------------ */

static bool
is_drawn(const struct cart *c, size_t k)
{
	return c->only == c->l->m->series_n || c->only == k;
}

static void
widen_range(double *lo, double *hi, bool *any, double x)
{
	if (!*any || x < *lo)
		*lo = x;
	if (!*any || x > *hi)
		*hi = x;
	*any = true;
}

static void
stacked_range(const struct model *m, double *lo, double *hi, bool *any)
{
	for (size_t i = 0; i < m->n; i++) {
		double up = 0, down = 0;

		for (size_t k = 0; k < m->series_n; k++)
			*(m->series[k].at[i].at < 0 ? &down : &up) += m->series[k].at[i].at;
		widen_range(lo, hi, any, up);
		widen_range(lo, hi, any, down);
	}
}

/*
 * Columns start at zero, always. Lines do unless their figures lie far from it: a
 * rise from 97 to 98 would be none.
 */
static struct axis
scale_of(const struct cart *c, bool second, int ticks)
{
	const struct model *m = c->l->m;
	double lo = 0, hi = 0;
	bool any = false, columns = false;

	if (m->kind->join == JOIN_STACKED && c->only == m->series_n)
		stacked_range(m, &lo, &hi, &any);
	/* panels share their scale: all series count */
	for (size_t k = 0; k < m->series_n; k++) {
		if (m->series[k].second != second || (m->kind->join == JOIN_STACKED && c->only == m->series_n))
			continue;
		columns |= !m->series[k].line;
		for (size_t i = 0; i < m->n; i++)
			if (m->series[k].at[i].known)
				widen_range(&lo, &hi, &any, m->series[k].at[i].at);
	}
	for (size_t i = 0; !second && m->targets != NULL && i < m->n; i++)
		if (m->targets[i].known)
			widen_range(&lo, &hi, &any, m->targets[i].at);
	if (!second && m->target.known)
		widen_range(&lo, &hi, &any, m->target.at);
	if (columns || m->kind->join == JOIN_STACKED || (lo >= 0 && lo <= 0.6 * hi) || (hi <= 0 && hi >= 0.6 * lo)) {
		widen_range(&lo, &hi, &any, 0);
	}
	if (lo == 0 && hi == 0)
		return axis_make(0, 1, 1);
	if (lo == hi)
		widen_range(&lo, &hi, &any, 0);
	return axis_make(lo, hi, ticks);
}

static double
at_y(const struct cart *c, bool second, double value)
{
	return c->plot.y + c->plot.h * (1 - axis_share(second ? &c->y2 : &c->y, value));
}

static double
label_x(const struct cart *c, size_t i)
{
	return c->plot.x + c->band * ((double)i + 0.5);
}

static str
tick_text(struct lay *l, const struct axis *x, int i)
{
	struct out o;
	str s;

	out_init(&o);
	text_number_put(&o, axis_tick_dec(x, i), x->places);
	s = out_copy(&o, l->a);
	out_release(&o);
	return s;
}

static double
ticks_width(struct lay *l, const struct axis *x)
{
	double most = 0;

	for (int i = 0; i <= x->steps; i++)
		most = fmax(most, text_width(l, tick_text(l, x, i), FONT_REGULAR, l->small));
	return most;
}

static void
draw_value_axis(struct cart *c)
{
	struct lay *l = c->l;
	double right = c->plot.x + c->plot.w;

	for (int i = 0; i <= c->y.steps; i++) {
		double y = at_y(c, false, axis_tick(&c->y, i));
		bool base = fabs(axis_tick(&c->y, i)) < c->y.step / 2;

		if (!base)
			draw_line(
			    l, "grid", c->plot.x, y, right, y, (struct chart_stroke){ CHART_GRID, 0.5, DASH_NONE });
		draw_text(l, "tick", tick_text(l, &c->y, i), FONT_REGULAR, l->small, c->plot.x - TICK_GAP,
		    y + l->small * FIGURE_MIDDLE, ANCHOR_END, CHART_GREY);
	}
	for (int i = 0; c->has_second && i <= c->y2.steps; i++)
		draw_text(l, "tick2", tick_text(l, &c->y2, i), FONT_REGULAR, l->small, right + TICK_GAP,
		    at_y(c, true, axis_tick(&c->y2, i)) + l->small * FIGURE_MIDDLE, ANCHOR_START, CHART_GREY);
}

/* The line at zero; where zero is not on the axis, its foot. */
static void
draw_base(struct cart *c)
{
	double y = at_y(c, false, 0);

	draw_line(
	    c->l, "base", c->plot.x, y, c->plot.x + c->plot.w, y, (struct chart_stroke){ CHART_INK, 0.75, DASH_NONE });
	if (c->y.lo < 0 && c->y.hi > 0)
		return;
	for (size_t i = 0; i <= c->l->m->n && c->l->m->n <= POINTS_MARKED; i++) {
		double x = c->plot.x + c->band * (double)i;

		if (c->y.lo >= 0)
			draw_line(c->l, "notch", x, y, x, y + 2.5, (struct chart_stroke){ CHART_INK, 0.5, DASH_NONE });
	}
}

/* --- the axis' labels ----------------------------------------------------------- */

struct labels {
	struct wrapped *at;
	size_t every; /* only each so many-th */
	double height, size;
};

/*
 * Width for the i-th label when only each every-th stands: its own place and its silent neighbours', within the page.
 */
static double
label_room(const struct cart *c, size_t i, size_t every)
{
	double middle = label_x(c, i), room = c->band * (double)every - 3;

	return fmax(fmin(room, 2 * fmin(middle, c->l->s->width - middle)), 4);
}

/* False: words were torn or left out. */
static bool
wrap_labels(struct cart *c, struct labels *b, int lines)
{
	struct lay *l = c->l;
	bool whole = true;

	b->height = 0;
	for (size_t i = 0; i < l->m->n; i += b->every) {
		b->at[i] = wrap(l, l->m->labels[i], FONT_REGULAR, b->size, label_room(c, i, b->every), lines);
		whole = whole && !b->at[i].cut && !b->at[i].torn;
		b->height = fmax(b->height, b->at[i].n * line_height(b->size));
	}
	return whole;
}

enum { NAMES_MOST = 12 }; /* labels: a year of months may still be names */

/*
 * In up to three lines, else smaller and in more. Of many labels (months, days) only some
 * stand then; a few are names, and each is wanted, if torn between its letters.
 */
static struct labels
fit_labels(struct cart *c)
{
	struct lay *l = c->l;
	struct labels b = { ARENA_ARRAY(l->a, struct wrapped, l->m->n + 1), 1, 0, l->label };
	static const double sizes[] = { 1, 0.9, 0.8 };
	bool names = l->m->n <= NAMES_MOST;

	for (; b.every <= l->m->n; b.every += b.every < 4 ? 1 : b.every) {
		for (int k = 0; k < 3; k++) {
			b.size = l->label * sizes[k];
			if (wrap_labels(c, &b, 3))
				return b;
		}
		if (names) {
			wrap_labels(c, &b, 5);
			for (size_t i = 0; i < l->m->n; i++)
				if (b.at[i].cut)
					complain_left_out(l);
			return b;
		}
	}
	b.every = l->m->n > 0 ? l->m->n : 1;
	return b;
}

static void
draw_labels(struct cart *c, const struct labels *b)
{
	struct lay *l = c->l;

	if (b->every > 1)
		complain_left_out(l);
	for (size_t i = 0; i < l->m->n; i += b->every)
		draw_wrapped(l, "label", &b->at[i], FONT_REGULAR, b->size, label_x(c, i),
		    c->plot.y + c->plot.h + 4 + b->size * FIRST_BASELINE, ANCHOR_MIDDLE, CHART_INK);
}

/* --- what labels must not touch ----------------------------------------------------- */

static bool
free_at(const struct cart *c, struct box b)
{
	for (size_t i = 0; i < c->taken.at.n; i++) {
		const struct box *t = &c->taken.at.at[i];

		if (b.x < t->x + t->w && t->x < b.x + b.w && b.y < t->y + t->h && t->y < b.y + b.h)
			return false;
	}
	return b.x >= 0 && b.y >= 0 && b.x + b.w <= c->l->s->width && b.y + b.h <= c->l->s->height;
}

static void
take_box(struct cart *c, struct box b)
{
	*VEC_ADD(c->l->a, &c->taken.at) = b;
}

/* A segment as small boxes along it. */
static void
take_segment(struct cart *c, struct point a, struct point b)
{
	double length = hypot(b.x - a.x, b.y - a.y);
	int n = 1 + (int)(length / 3);

	for (int i = 0; i <= n; i++)
		take_box(c, (struct box){ a.x + (b.x - a.x) * i / n - 0.8, a.y + (b.y - a.y) * i / n - 0.8, 1.6, 1.6 });
}

static bool
on_column(const struct cart *c, double x, double y)
{
	for (size_t i = 0; i < c->columns.at.n; i++) {
		const struct box *b = &c->columns.at.at[i];

		if (x > b->x && x < b->x + b->w && y > b->y && y < b->y + b->h)
			return true;
	}
	return false;
}

/* Text over the grid stands on white where a line of it passes, unless a column hides that. */
static void
put_over_grid(struct cart *c, const char *role, str text, enum font f, double size, double x, double y,
    enum anchor anchor, int rgb)
{
	double w = text_width(c->l, text, f, size) + 2, top = y - size * 0.78, bottom = y + size * 0.14;
	double left = x - w / 2;

	if (anchor == ANCHOR_START)
		left = x - 1;
	if (anchor == ANCHOR_END)
		left = x - w + 1;
	for (int i = 0; i <= c->y.steps; i++) {
		double at = at_y(c, false, axis_tick(&c->y, i));

		if (at > top && at < bottom && fabs(axis_tick(&c->y, i)) > c->y.step / 2 &&
		    !on_column(c, x, y - size * 0.3)) {
			draw_rect(c->l, "plate", left, top, w, bottom - top,
			    (struct chart_fill){ CHART_WHITE, HATCH_NONE, 0 },
			    (struct chart_stroke){ CHART_NO_COLOUR, 0, DASH_NONE });
			break;
		}
	}
	draw_text(c->l, role, text, f, size, x, y, anchor, rgb);
}

/* --- columns ------------------------------------------------------------------------- */

static size_t
columns_n(const struct cart *c)
{
	size_t n = 0;

	for (size_t k = 0; k < c->l->m->series_n; k++)
		n += is_drawn(c, k) && !c->l->m->series[k].line;
	return c->l->m->kind->join == JOIN_STACKED && n > 1 ? 1 : n;
}

struct column {
	double x, w, top, bottom; /* top is the end of its value, also below zero */
};

enum { BAND_NARROW = 45, COLUMN_MOST = 46 }; /* points: columns stay columns on a chart of two labels */

/* How much of a label's place its columns take: several more than one, and more where the place is narrow. */
static double
group_share(const struct cart *c, size_t of)
{
	if (of == 1)
		return 0.6;
	return c->band < BAND_NARROW ? 0.88 : 0.8;
}

/* The i-th label's k-th column of so many, for a value that stands on from. */
static struct column
column_at(const struct cart *c, size_t i, size_t k, size_t of, const struct chart_figure *f, bool second, double from)
{
	double group = fmin(c->band * group_share(c, of), COLUMN_MOST * (double)of);
	double gap = of > 1 && group / (double)of > 6 ? 1 : 0; /* thinner columns touch each other */
	double w = (group - gap * (double)(of - 1)) / (double)of;

	return (struct column){ label_x(c, i) - group / 2 + (double)k * (w + gap), w, at_y(c, second, from + f->at),
		at_y(c, second, from) };
}

static void
put_column(struct cart *c, const struct series *s, const struct chart_figure *f, const struct column *k)
{
	if (f->at != 0)
		draw_rect(c->l, "column", k->x, fmin(k->top, k->bottom), k->w, fabs(k->bottom - k->top),
		    chart_style_fill(s->style, f->estimate), chart_style_outline(s->style, f->estimate));
	*VEC_ADD(c->l->a, &c->columns.at) =
	    (struct box){ k->x, fmin(k->top, k->bottom), k->w, fabs(k->bottom - k->top) };
}

/* The size at which every column's value fits over it; 0: none. */
static double
value_size(struct cart *c, size_t of)
{
	struct lay *l = c->l;
	struct chart_figure unit = { 0 };
	struct column k = column_at(c, 0, 0, of, &unit, false, 0);
	double room = of > 1 ? k.w : fmin(k.w + 16, c->band - 3);
	static const double sizes[] = { 1, 0.94, 0.88, 0.82 };

	for (int z = 0; z < 4; z++) {
		bool fits = true;

		for (size_t j = 0; fits && j < l->m->series_n; j++)
			for (size_t i = 0; fits && is_drawn(c, j) && !l->m->series[j].line && i < l->m->n; i++)
				fits = !l->m->series[j].at[i].known ||
				    text_width(l, figure_text(l, &l->m->series[j], &l->m->series[j].at[i]),
					FONT_REGULAR, l->small * sizes[z]) <= room;
		if (fits)
			return l->small * sizes[z];
	}
	return 0;
}

/* Over the column; where a line runs there, inside it, at the first place down that is free. */
static void
put_column_value(
    struct cart *c, const struct series *s, const struct chart_figure *f, const struct column *k, double size)
{
	str text = figure_text(c->l, s, f);
	double w = text_width(c->l, text, FONT_REGULAR, size), y = f->at < 0 ? k->top + size * 0.95 : k->top - 2.5,
	       step = size * 0.4;
	double middle = k->x + k->w / 2, down = f->at < 0 ? -1 : 1;

	if (free_at(c, (struct box){ middle - w / 2, y - size * 0.75, w, size * 0.8 })) {
		put_over_grid(c, "value", text, FONT_REGULAR, size, middle, y, ANCHOR_MIDDLE, CHART_INK);
		take_box(c, (struct box){ k->x - 2, y - size, k->w + 4, size * 1.2 });
		return;
	}
	for (y += down * size * 1.15; fabs(y - k->bottom) > size * 0.4 && (y - k->bottom) * down < 0; y += down * step)
		if (w <= k->w && free_at(c, (struct box){ middle - w / 2, y - size * 0.75, w, size * 0.8 })) {
			draw_text(c->l, "value", text, FONT_REGULAR, size, middle, y, ANCHOR_MIDDLE, CHART_INK);
			take_box(c, (struct box){ middle - w / 2, y - size, w, size * 1.2 });
			return;
		}
}

/* A target for each label: a bar across the group. */
static void
put_targets(struct cart *c, size_t of)
{
	const struct model *m = c->l->m;

	for (size_t i = 0; m->targets != NULL && i < m->n; i++) {
		struct chart_figure zero = { 0 };
		struct column first = column_at(c, i, 0, of, &zero, false, 0),
			      last = column_at(c, i, of - 1, of, &zero, false, 0);
		double y = at_y(c, false, m->targets[i].at);

		if (m->targets[i].known)
			draw_line(c->l, "target", first.x - 3, y, last.x + last.w + 3, y,
			    (struct chart_stroke){ CHART_INK, 2, DASH_NONE });
	}
}

/*
 * Draws the columns; with values not them but their values, which must wait until the lines are drawn that they avoid.
 */
static void
draw_columns(struct cart *c, bool values)
{
	const struct model *m = c->l->m;
	size_t of = columns_n(c);
	double size = of > 0 && values ? value_size(c, of) : 0;

	for (size_t i = 0; of > 0 && i < m->n; i++) {
		size_t slot = 0;

		for (size_t k = 0; k < m->series_n; k++) {
			const struct chart_figure *f = &m->series[k].at[i];
			struct column at;

			if (!is_drawn(c, k) || m->series[k].line)
				continue;
			at = column_at(c, i, slot++, of, f, m->series[k].second, 0);
			if (f->known && !values)
				put_column(c, &m->series[k], f, &at);
			else if (f->known && size > 0)
				put_column_value(c, &m->series[k], f, &at, size);
		}
	}
	if (of > 0 && !values)
		put_targets(c, of);
}

/* The value of a part stands inside it on white, so that it can be read on any fill. */
static void
put_part_value(struct cart *c, const struct series *s, const struct chart_figure *f, const struct column *k)
{
	double size = c->l->small * 0.94, w;
	str text = figure_text(c->l, s, f);

	w = text_width(c->l, text, FONT_REGULAR, size) + 4;
	if (fabs(k->bottom - k->top) < size * 1.35 || w > k->w - 1)
		return;
	draw_rect(c->l, "plate", k->x + k->w / 2 - w / 2, (k->top + k->bottom) / 2 - size * 0.55, w, size * 1.1,
	    (struct chart_fill){ CHART_WHITE, HATCH_NONE, 0 }, (struct chart_stroke){ CHART_NO_COLOUR, 0, DASH_NONE });
	draw_text(c->l, "value", text, FONT_REGULAR, size, k->x + k->w / 2,
	    (k->top + k->bottom) / 2 + size * FIGURE_MIDDLE, ANCHOR_MIDDLE, CHART_INK);
}

/* The sum stands over its stack, where all parts are above zero. */
static void
put_total(struct cart *c, size_t i, struct dec total, const struct column *k)
{
	const struct series *s = &c->l->m->series[0];
	struct chart_figure sum = { 0, total, true, false };
	str text = figure_text(c->l, s, &sum);

	if (text_width(c->l, text, FONT_BOLD, c->l->small) <= c->band - 2)
		put_over_grid(
		    c, "total", text, FONT_BOLD, c->l->small, label_x(c, i), k->top - 2.5, ANCHOR_MIDDLE, CHART_INK);
}

static void
put_stacks(struct cart *c)
{
	const struct model *m = c->l->m;

	for (size_t i = 0; i < m->n; i++) {
		double up = 0, down = 0;
		struct dec total = dec_int(0);
		struct column at = { 0 };
		bool any = false;

		for (size_t k = 0; k < m->series_n; k++) {
			const struct chart_figure *f = &m->series[k].at[i];
			double *from = f->at < 0 ? &down : &up;

			if (!f->known)
				continue;
			at = column_at(c, i, 0, 1, f, false, *from);
			put_column(c, &m->series[k], f, &at);
			put_part_value(c, &m->series[k], f, &at);
			*from += f->at;
			total = dec_add(total, f->value);
			any = true;
		}
		at.top = at_y(c, false, up);
		if (any && down == 0 && total.known && m->series_n > 1)
			put_total(c, i, total, &at);
	}
	put_targets(c, 1);
}

/* --- lines ------------------------------------------------------------------------------ */

static struct point
point_at(const struct cart *c, const struct series *s, size_t i)
{
	return (struct point){ label_x(c, i), at_y(c, s->second, s->at[i].at) };
}

/* A line is drawn in pieces between the figures that are missing; a piece that leads to an estimate is dotted. */
static void
draw_line_series(struct cart *c, const struct series *s)
{
	struct lay *l = c->l;
	struct point *at = ARENA_ARRAY(l->a, struct point, l->m->n + 1);
	size_t n = 0;
	bool estimate = false;

	for (size_t i = 0; i <= l->m->n; i++) {
		bool ends = i == l->m->n || !s->at[i].known;

		if (n > 0 &&
		    (ends || (n > 1 && s->at[i].estimate != estimate) ||
			(n == 1 && i < l->m->n && s->at[i].estimate != estimate))) {
			struct point last = at[n - 1];

			if (n > 1 && l->m->kind->lines == LINES_MARKED)
				draw_path(l, "casing", at, n, (struct chart_stroke){ CHART_WHITE, 3.5, DASH_NONE });
			if (n > 1)
				draw_path(l, "line", at, n, chart_style_line(s->style, estimate));
			n = 0;
			if (!ends)
				at[n++] = last;
		}
		if (ends)
			continue;
		estimate = s->at[i].estimate;
		at[n] = point_at(c, s, i);
		if (n > 0)
			take_segment(c, at[n - 1], at[n]);
		n++;
	}
	for (size_t i = 0; i < l->m->n; i++)
		if (s->at[i].known) {
			struct point p = point_at(c, s, i);

			if (l->m->n <= POINTS_MARKED || s->known_n == 1)
				draw_marker(l, "marker", s->style, s->at[i].estimate, p.x, p.y);
			take_box(c, (struct box){ p.x - 3, p.y - 3, 6, 6 });
		}
}

static size_t
last_known(const struct series *s, size_t n)
{
	while (n > 0 && !s->at[n - 1].known)
		n--;
	return n;
}

static bool
put_point_value(struct cart *c, const struct series *s, size_t i)
{
	struct lay *l = c->l;
	str text = figure_text(l, s, &s->at[i]);
	struct point p = point_at(c, s, i);
	double w = text_width(l, text, FONT_REGULAR, l->small), h = l->small * 0.95, gap = l->label * 0.4 + 1.5;
	struct box spots[] = { { p.x - w / 2, p.y - gap - h, w, h }, { p.x - w / 2, p.y + gap, w, h },
		{ p.x - w * 0.9, p.y - gap - h, w, h }, { p.x - w * 0.1, p.y - gap - h, w, h },
		{ p.x - w * 0.9, p.y + gap, w, h }, { p.x - w * 0.1, p.y + gap, w, h } };

	for (int k = 0; k < 6; k++)
		if (free_at(c, spots[k]) && spots[k].y + h <= c->plot.y + c->plot.h) {
			put_over_grid(c, "value", text, FONT_REGULAR, l->small, spots[k].x + w / 2,
			    spots[k].y + h * 0.85, ANCHOR_MIDDLE, style_ink(s->style));
			take_box(c, spots[k]);
			return true;
		}
	return false;
}

enum { VALUES_MOST = 18 }; /* points of all lines: with more the values hide the lines */

/* Few points all get their values; of many, a line's last (where its name doesn't tell it). */
static void
put_line_values(struct cart *c)
{
	const struct model *m = c->l->m;
	size_t lines = 0;

	for (size_t k = 0; k < m->series_n; k++)
		lines += is_drawn(c, k) && m->series[k].line;
	for (size_t k = 0; k < m->series_n; k++) {
		const struct series *s = &m->series[k];
		size_t last = last_known(s, m->n);

		if (!is_drawn(c, k) || !s->line || last == 0)
			continue;
		if (!c->named)
			put_point_value(c, s, last - 1);
		for (size_t i = 0; i + 1 < last; i++)
			if (s->at[i].known && m->n * lines <= VALUES_MOST)
				put_point_value(c, s, i);
	}
}

/* --- names at the ends of lines --------------------------------------------------------- */

struct end_name {
	const struct series *s;
	struct wrapped w;
	double y; /* middle */
};

/* "Toàn xã: 0,8" */
static struct wrapped
end_text(struct lay *l, const struct series *s)
{
	str value = figure_text(l, s, &s->at[l->m->n - 1]);

	return wrap(l, str_format(l->a, STR_FMT ": " STR_FMT, STR_ARG(s->name), STR_ARG(value)), FONT_REGULAR, l->label,
	    l->s->width * 0.2, 2);
}

static double
names_width(struct lay *l)
{
	double w = 0;

	for (size_t k = 0; k < l->m->series_n; k++)
		if (l->m->series[k].line)
			w = fmax(w, end_text(l, &l->m->series[k]).width);
	return w + 8;
}

enum { NAMED_LINES = 6 }; /* more names than this don't fit beside one another */

/* Lines that all reach the last label may be named at its right. */
static bool
names_fit(struct lay *l)
{
	const struct model *m = l->m;
	size_t lines = 0;

	for (size_t k = 0; k < m->series_n; k++) {
		const struct series *s = &m->series[k];

		if (!s->line || s->second || s->name.n == 0 || m->n == 0 || last_known(s, m->n) < m->n ||
		    end_text(l, s).cut)
			return false;
		lines++;
	}
	return m->kind->lines == LINES_ALL && lines > 1 && lines <= NAMED_LINES && !m->estimates;
}

enum { TURNS = 40 }; /* rounds; what overlaps still stays so */

/* The names in order of height, pushed apart until they don't overlap. */
static void
put_names(struct cart *c)
{
	struct lay *l = c->l;
	struct end_name *at = ARENA_ARRAY(l->a, struct end_name, l->m->series_n + 1);
	size_t n = 0;
	double floor_y = c->plot.y + c->plot.h;

	for (size_t k = 0; k < l->m->series_n; k++) {
		struct end_name e = { &l->m->series[k], end_text(l, &l->m->series[k]), 0 };
		size_t i = n++;

		e.y = point_at(c, e.s, l->m->n - 1).y;
		for (; i > 0 && at[i - 1].y > e.y; i--)
			at[i] = at[i - 1];
		at[i] = e;
	}
	for (int turn = 0; turn < TURNS; turn++)
		for (size_t i = 0; i + 1 < n; i++) {
			double need = (at[i].w.n + at[i + 1].w.n) * line_height(l->label) / 2,
			       lack = need - (at[i + 1].y - at[i].y);

			if (lack > 0.01) {
				at[i].y -= lack / 2;
				at[i + 1].y += lack / 2;
			}
			at[i + 1].y = fmin(at[i + 1].y, floor_y);
		}
	for (size_t i = 0; i < n; i++)
		for (int k = 0; k < at[i].w.n; k++)
			put_over_grid(c, "name", at[i].w.at[k], FONT_REGULAR, l->label, label_x(c, l->m->n - 1) + 7,
			    at[i].y + (k - (at[i].w.n - 1) / 2.0) * line_height(l->label) + l->label * NAME_MIDDLE,
			    ANCHOR_START, style_ink(at[i].s->style));
}

/* --- all of it ---------------------------------------------------------------------------- */

static void
put_target_line(struct cart *c, double right)
{
	struct lay *l = c->l;
	const struct model *m = l->m;
	double y = at_y(c, false, m->target.at);
	str value, text;

	if (!m->target.known)
		return;
	value = model_number(l->a, m->target.value, -1, m->unit);
	text = str_format(l->a, STR_FMT ": " STR_FMT, STR_ARG(m->target_name), STR_ARG(value));
	draw_line(
	    l, "target", c->plot.x, y, c->plot.x + c->plot.w, y, (struct chart_stroke){ CHART_INK, 1.1, DASH_LONG });
	take_segment(c, (struct point){ c->plot.x, y }, (struct point){ c->plot.x + c->plot.w, y });
	if (right > 0) {
		struct wrapped w = wrap(l, text, FONT_ITALIC, l->small, right - 5, 3);

		draw_wrapped(l, "target", &w, FONT_ITALIC, l->small, c->plot.x + c->plot.w + 5,
		    y - (w.n - 1) * line_height(l->small) / 2 + l->small * LABEL_MIDDLE, ANCHOR_START, CHART_INK);
	}
}

static double
target_room(struct lay *l)
{
	str text = str_format(l->a, STR_FMT ":", STR_ARG(l->m->target_name));

	if (!l->m->target.known)
		return 0;
	return fmin(fmax(text_width(l, text, FONT_ITALIC, l->small),
			text_width(l, model_number(l->a, l->m->target.value, -1, l->m->unit), FONT_ITALIC, l->small)) +
		8,
	    l->s->width * 0.2);
}

/* So few steps that their figures stand apart, by the height of the plot in points. */
static int
ticks_for(double height)
{
	if (height < 90)
		return 3;
	return height < 200 ? 5 : 6;
}

static void
lay_plot(struct cart *c, struct box b, double right, double names_w)
{
	struct lay *l = c->l;
	int ticks = ticks_for(b.h);
	struct labels labels;
	double left;

	c->y = scale_of(c, false, ticks);
	c->y2 = c->has_second ? scale_of(c, true, ticks) : c->y;
	left = ticks_width(l, &c->y) + TICK_GAP;
	if (c->has_second)
		right += ticks_width(l, &c->y2) + TICK_GAP;
	/* names stand behind the last point, half a band before the plot's end */
	if (names_w > 0)
		right = fmax(right, (names_w - (b.w - left) / (2 * (double)l->m->n)) / (1 - 1 / (2 * (double)l->m->n)));
	c->plot.x = b.x + left;
	c->plot.w = fmax(b.w - left - right, 10);
	c->band = c->plot.w / (double)(l->m->n > 0 ? l->m->n : 1);
	labels = fit_labels(c);
	c->plot.y = b.y + l->small * 1.25;
	c->plot.h = fmax(b.h - l->small * 1.25 - labels.height - 5, 10);
	draw_value_axis(c);
	draw_labels(c, &labels);
}

static void
draw_all_series(struct cart *c, double target_w)
{
	const struct model *m = c->l->m;

	if (m->kind->join == JOIN_STACKED && c->only == m->series_n)
		put_stacks(c);
	else
		draw_columns(c, false);
	draw_base(c);
	put_target_line(c, target_w);
	for (size_t k = 0; k < m->series_n; k++)
		if (is_drawn(c, k) && m->series[k].line)
			draw_line_series(c, &m->series[k]);
	if (m->kind->join != JOIN_STACKED || c->only < m->series_n)
		draw_columns(c, true);
	put_line_values(c);
}

/* A panel for each series, all on one scale. */
static void
draw_panels(struct lay *l)
{
	struct legend g = { { 0 } };
	size_t n = l->m->series_n, across = (size_t)ceil(sqrt((double)n)), down = (n + across - 1) / across;
	struct box all = draw_frame(l, &g);
	double w = (all.w - 12 * (double)(across - 1)) / (double)across,
	       h = (all.h - 6 * (double)(down - 1)) / (double)down;

	for (size_t k = 0; k < n; k++) {
		struct cart c = { .l = l, .only = k };
		struct box b = { all.x + (double)(k % across) * (w + 12), all.y + (double)(k / across) * (h + 6), w,
			h };
		struct wrapped name = wrap(l, l->m->series[k].name, FONT_BOLD, l->label, w, 2);

		draw_wrapped(l, "name", &name, FONT_BOLD, l->label, b.x, b.y + l->label * FIRST_BASELINE, ANCHOR_START,
		    CHART_INK);
		b.y += name.n * line_height(l->label);
		b.h -= name.n * line_height(l->label);
		lay_plot(&c, b, 0, 0);
		draw_all_series(&c, 0);
	}
}

void
draw_cartesian(struct lay *l)
{
	struct cart c = { .l = l, .only = l->m->series_n, .named = names_fit(l) };
	struct legend g = { { 0 } };
	double target_w = target_room(l), names_w = c.named ? names_width(l) : 0;

	if (l->m->split && l->m->series_n > 1) {
		draw_panels(l);
		return;
	}
	for (size_t k = 0; k < l->m->series_n; k++)
		c.has_second |= l->m->series[k].second;
	if (!c.named)
		legend_of(l, &g, l->m->targets != NULL);
	if (c.has_second)
		target_w = 0;
	lay_plot(&c, draw_frame(l, &g), target_w, names_w);
	draw_all_series(&c, target_w);
	if (c.named)
		put_names(&c);
}
