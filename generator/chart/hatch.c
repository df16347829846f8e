/* Hatches as lines: a family of parallels cut by the outline, inside where an odd number of edges was crossed. */
#include <math.h>
#include <stdlib.h>

#include "chart/scene.h"

/*
 * More than any shape of a chart comes to, whose sides are at most LIMIT_CHART_SIDE: bounds of loops, no limits of
 * inputs.
 */
enum { OUTLINE_MAX = 256, CUTS_MAX = 64, PARALLELS_MAX = 4000 };
static const double GAP = 3.6; /* points between parallels: grey from afar, lines from near */

/* The outline of a wedge or circle as a polygon. */
static size_t
item_outline(const struct item *it, struct point *at, size_t max)
{
	size_t n = 0;

	switch (it->kind) {
	case ITEM_RECT:
		at[n++] = it->at[0];
		at[n++] = (struct point){ it->at[1].x, it->at[0].y };
		at[n++] = it->at[1];
		at[n++] = (struct point){ it->at[0].x, it->at[1].y };
		break;
	case ITEM_WEDGE:
	case ITEM_CIRCLE: {
		double from = it->kind == ITEM_WEDGE ? it->from : 0;
		double to = it->kind == ITEM_WEDGE ? it->to : 2 * acos(-1);
		int arcs = 1 + (int)((to - from) * 30); /* chords of less than two degrees */

		if (it->kind == ITEM_WEDGE)
			at[n++] = it->at[0];
		for (int i = 0; i <= arcs && n < max; i++) {
			double t = from + (to - from) * i / arcs;

			at[n++] = (struct point){ it->at[0].x + it->r * sin(t), it->at[0].y - it->r * cos(t) };
		}
		break;
	}
	case ITEM_POLYGON:
		for (; n < it->n && n < max; n++)
			at[n] = it->at[n];
		break;
	default: break;
	}
	return n;
}

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/*
 * Parallels to direction (dx, dy), a unit vector; numbered from the page's origin, so that neighbours' hatches agree.
 */
static void
cut_parallels(const struct point *at, size_t n, double dx, double dy,
    void (*line)(void *ctx, struct point a, struct point b), void *ctx)
{
	double least = 1e9, most = -1e9;
	int first, last;

	for (size_t i = 0; i < n; i++) {
		double off = at[i].y * dx - at[i].x * dy;

		least = fmin(least, off);
		most = fmax(most, off);
	}
	if (!(most - least < GAP * PARALLELS_MAX))
		return;
	first = (int)ceil(least / GAP);
	last = (int)floor(most / GAP);
	for (int k = first; k <= last; k++) {
		double cuts[CUTS_MAX], off = k * GAP + 1e-6;
		size_t cuts_n = 0;

		for (size_t i = 0; i < n && cuts_n < CUTS_MAX; i++) {
			struct point a = at[i], b = at[(i + 1) % n];
			double fa = a.y * dx - a.x * dy - off, fb = b.y * dx - b.x * dy - off;

			if ((fa < 0) != (fb < 0)) {
				double t = fa / (fa - fb), x = a.x + t * (b.x - a.x), y = a.y + t * (b.y - a.y);

				cuts[cuts_n++] = x * dx + y * dy;
			}
		}
		if (cuts_n < 2)
			continue;
		qsort(cuts, cuts_n, sizeof cuts[0], by_value);
		for (size_t i = 0; i + 1 < cuts_n; i += 2)
			if (cuts[i + 1] - cuts[i] > 0.3)
				line(ctx, (struct point){ cuts[i] * dx - off * dy, cuts[i] * dy + off * dx },
				    (struct point){ cuts[i + 1] * dx - off * dy, cuts[i + 1] * dy + off * dx });
	}
}

void
hatch_lines(const struct item *it, void (*line)(void *ctx, struct point a, struct point b), void *ctx)
{
	struct point at[OUTLINE_MAX];
	size_t n = item_outline(it, at, OUTLINE_MAX);
	const double d = sqrt(0.5);

	if (n < 3)
		return;
	switch (it->fill.hatch) {
	case HATCH_UP: cut_parallels(at, n, d, -d, line, ctx); break;
	case HATCH_DOWN: cut_parallels(at, n, d, d, line, ctx); break;
	case HATCH_LEVEL: cut_parallels(at, n, 1, 0, line, ctx); break;
	case HATCH_UPRIGHT: cut_parallels(at, n, 0, 1, line, ctx); break;
	case HATCH_CROSS:
		cut_parallels(at, n, d, -d, line, ctx);
		cut_parallels(at, n, d, d, line, ctx);
		break;
	default: break;
	}
}

int
dash_lengths(enum chart_dash d, double width, double at[4])
{
	static const double lengths[][4] = {
		[DASH_LONG] = { 5, 2.5 },
		[DASH_SHORT] = { 2.5, 2 },
		[DASH_DOT] = { 0.8, 1.6 },
		[DASH_DASH_DOT] = { 5, 2, 1, 2 },
	};
	double scale = width > 1 ? width : 1;
	int n = 2;

	if (d == DASH_NONE)
		n = 0;
	if (d == DASH_DASH_DOT)
		n = 4;
	for (int i = 0; i < n; i++)
		at[i] = lengths[d][i] * scale;
	return n;
}
