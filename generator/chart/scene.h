#ifndef CHART_SCENE_H
#define CHART_SCENE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/vec.h"
#include "chart/chart.h"

struct arena;
struct face;

/*
 * What is drawn, in the order in which it is painted: points from the top left
 * corner, y downwards. Hatches are part of the fill and become plain lines when painted
 * (hatch.c), so that every renderer shows the same.
 */
struct point {
	double x, y;
};

enum font { FONT_REGULAR, FONT_BOLD, FONT_ITALIC, FONTS };
enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

enum item_kind {
	ITEM_RECT,    /* at[0] top left, at[1] bottom right */
	ITEM_LINE,    /* n points, open */
	ITEM_POLYGON, /* n points, closed */
	ITEM_WEDGE,   /* at[0] centre, r, from and to in radians, clockwise from 12 o'clock */
	ITEM_CIRCLE,  /* at[0] centre, r */
	ITEM_TEXT     /* at[0]: anchor on the baseline */
};

struct item {
	enum item_kind kind;
	const char *role; /* what it is: "tick", "column"; for the dump */
	struct point *at;
	size_t n;
	double r, from, to;
	struct chart_fill fill;
	struct chart_stroke stroke;
	str text;
	enum font font;
	enum anchor anchor;
	double size;
	int rgb; /* of text */
};

struct scene {
	double width, height;
	str title, alt;
	VEC(struct item) items;
	struct arena *a;
};

extern const char font_family[]; /* as SVG names it */

/* Line segments that hatch an item's fill: calls line for each, from edge to edge. None for lines and texts. */
void hatch_lines(const struct item *it, void (*line)(void *ctx, struct point a, struct point b), void *ctx);
/* Lengths of a dash pattern for a line of that width, on and off by turns; how many (0: a whole line). */
int dash_lengths(enum chart_dash d, double width, double at[4]);
/* A length with at most two decimals, without a trailing zero, whatever the locale. */
void put_length(struct out *out, double length);
/* "#RRGGBB" */
void put_rgb(struct out *out, int rgb);

#endif
