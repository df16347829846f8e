#include "layout/page/flow.h"
#include "layout/line/para.h"

#include <math.h>

#include "base/arena.h"
#include "base/limits.h"

/*
 * Drawings as items: pictures, shapes, groups, text boxes, charts. Their top
 * left corner is the origin.
 */

enum {
	LENGTH_MOST = 400000, /* 7 m: nothing larger is a page's */
	ARROW_LEAST = 60,     /* length of an arrow's head, */
	ARROW_PENS = 4,       /* and in widths of its line */
	PATH_SEGMENTS = 4,    /* of an arrow's head */
	PLACEHOLDER_WEIGHT = 10,
	PLACEHOLDER_GREY = 0x808080
};

struct painting {
	struct layout *l;
	struct canvas *c;
	int depth;
};

static bool
has_line(const struct doc_drawing *dr)
{
	return dr->line_colour != COLOUR_NONE && dr->line_width_eighths >= 0;
}

static double
pen_width(const struct doc_drawing *dr)
{
	return dr->line_width_eighths > 0 ? dr->line_width_eighths * 2.5 : 2.5; /* 0: a hairline */
}

/* What shapes have in common: pen and fill. */
static struct lay_item
shape_item(const struct doc_drawing *dr, enum lay_item_kind kind, double x, double y)
{
	struct lay_item it = {
		.kind = kind, .x = x, .y = y, .width = dr->width, .height = dr->height, .fill = dr->fill_colour
	};

	if (it.fill == COLOUR_AUTO)
		it.fill = 0xffffff;
	if (has_line(dr)) {
		it.line_width = pen_width(dr);
		it.colour = dr->line_colour < 0 ? 0 : dr->line_colour;
		it.style = dr->line_style == BORDER_NONE ? BORDER_SINGLE : dr->line_style;
	}
	it.alt = dr->alt;
	it.flip_h = dr->flip_h;
	it.flip_v = dr->flip_v;
	return it;
}

/* A filled triangle whose tip is at (x, y), pointing along (dx, dy). */
static void
add_arrow(struct painting *p, const struct doc_drawing *dr, double x, double y, double dx, double dy)
{
	struct doc_path_segment *seg = ARENA_ARRAY(p->l->a, struct doc_path_segment, PATH_SEGMENTS);
	double length = hypot(dx, dy), size = fmax(ARROW_LEAST, pen_width(dr) * ARROW_PENS), bx, by, nx, ny;
	struct lay_item it = { .kind = ITEM_PATH, .x = x, .y = y, .path = seg, .path_n = PATH_SEGMENTS };

	if (length <= 0)
		return;
	bx = -dx / length * size;
	by = -dy / length * size;
	nx = -by / 3;
	ny = bx / 3;
	seg[0] = (struct doc_path_segment){ 'M', { 0 }, { 0 } };
	seg[1] = (struct doc_path_segment){ 'L', { (int)(bx + nx) }, { (int)(by + ny) } };
	seg[2] = (struct doc_path_segment){ 'L', { (int)(bx - nx) }, { (int)(by - ny) } };
	seg[3] = (struct doc_path_segment){ 'Z', { 0 }, { 0 } };
	it.fill = dr->line_colour < 0 ? 0 : dr->line_colour;
	canvas_add(p->c, &it, 0, 0);
}

static void
add_line(struct painting *p, const struct doc_drawing *dr, double x, double y)
{
	struct lay_item it = shape_item(dr, ITEM_RULE, x, y);

	if (!has_line(dr))
		return;
	if (dr->flip_h) {
		it.x += dr->width;
		it.width = -it.width;
	}
	if (dr->flip_v) {
		it.y += dr->height;
		it.height = -it.height;
	}
	it.fill = COLOUR_NONE;
	it.flip_h = it.flip_v = false;
	canvas_add(p->c, &it, 0, 0);
	if (dr->arrow_end)
		add_arrow(p, dr, it.x + it.width, it.y + it.height, it.width, it.height);
	if (dr->arrow_start)
		add_arrow(p, dr, it.x, it.y, -it.width, -it.height);
}

static void
add_picture(struct painting *p, const struct doc_drawing *dr, double x, double y)
{
	struct lay_item it = shape_item(dr, ITEM_PICTURE, x, y);

	it.bytes = dr->bytes;
	it.media_type = dr->media_type;
	it.svg = dr->svg;
	it.fill = COLOUR_NONE;
	it.faded = dr->faded_percent / 100.0;
	for (int i = 0; i < SIDES; i++)
		it.crop[i] = dr->crop[i] / 1000.0;
	canvas_add(p->c, &it, 0, 0);
}

/* A line of text as high and as wide as its box: the ink's height, the letters' advance. */
static void
stretched_text(struct painting *p, const struct doc_drawing *dr, double x, double y)
{
	const struct doc_run *run = dr->blocks->para->runs;
	const struct look *k = look_of(p->l, run->props, false);
	const struct glyph_run *g = shape_text(p->l->shaper, k->face, run->text, k->features, dr->where, p->l->d);
	int64_t width = shape_width(g), up, down;
	struct lay_item it = { .kind = ITEM_TEXT, .colour = k->colour, .text = run->text };

	if (width <= 0 || !shape_ink(g, &up, &down) || up <= down)
		return;
	it.size_pt = dr->height / 20.0 * SHAPE_EM / (double)(up - down);
	it.scale = dr->width / 20.0 * SHAPE_EM / ((double)width * it.size_pt);
	it.x = x;
	it.y = y + it.size_pt * 20 * (double)up / SHAPE_EM;
	for (; g != NULL; g = g->next) {
		it.run = g;
		it.text = g->text;
		it.width = (double)g->width * it.size_pt * 20 / SHAPE_EM * it.scale;
		canvas_add(p->c, &it, 0, 0);
		it.x += it.width;
	}
}

/* Text in its box: insets, vertical alignment. */
static void
add_box_text(struct painting *p, const struct doc_drawing *dr, double x, double y)
{
	double width = dr->width - dr->inset[SIDE_LEFT] - dr->inset[SIDE_RIGHT], height, free, dy = 0;
	struct canvas *box;
	struct region r;

	if (dr->blocks == NULL)
		return;
	if (dr->stretched && dr->width > 0 && dr->height > 0) {
		stretched_text(p, dr, x, y);
		return;
	}
	box = canvas_new(p->l->a);
	height = flow_box(p->l, dr->blocks, fmax(width, WIDTH_LEAST), box, &r);
	free = drawing_height(p->l, dr) - dr->inset[SIDE_TOP] - dr->inset[SIDE_BOTTOM] - height;
	if (dr->valign == VALIGN_CENTRE)
		dy = free / 2;
	else if (dr->valign == VALIGN_BOTTOM)
		dy = free;
	if (dy < 0 && free < 0)
		dy = 0;
	canvas_join(p->c, box, x + dr->inset[SIDE_LEFT], y + dr->inset[SIDE_TOP] + dy);
}

double
drawing_height(struct layout *l, const struct doc_drawing *dr)
{
	struct arena *own = l->a;
	struct region r;
	double h;

	if (!dr->auto_height || dr->blocks == NULL || dr->width > LENGTH_MOST)
		return dr->height;
	h = flow_box(l, dr->blocks, fmax(dr->width - dr->inset[SIDE_LEFT] - dr->inset[SIDE_RIGHT], WIDTH_LEAST),
	    canvas_new(l->a), &r);
	l->a = own;
	return fmax(dr->height, h + dr->inset[SIDE_TOP] + dr->inset[SIDE_BOTTOM]);
}

/* What cannot be drawn: a box with its name in it. */
static void
add_placeholder(struct painting *p, const struct doc_drawing *dr, double x, double y)
{
	struct lay_item it = item_fill(x, y, dr->width, dr->height, COLOUR_NONE);

	diag_add(p->l->d, &lay_no_preview, dr->where, STR_FMT, STR_ARG(dr->name.n > 0 ? dr->name : dr->alt));
	it.line_width = PLACEHOLDER_WEIGHT;
	it.style = BORDER_SINGLE;
	it.colour = PLACEHOLDER_GREY;
	it.alt = dr->alt.n > 0 ? dr->alt : dr->name;
	canvas_add(p->c, &it, 0, 0);
	add_box_text(p, dr, x, y);
}

/* The corner's radius as part of the shorter side, where DrawingML's roundRect names none: 16,667 of 100,000. */
static const double ROUND_PART = 6.0;

static enum lay_item_kind
outline_kind(enum doc_drawing_kind kind)
{
	if (kind == DRAWING_ELLIPSE)
		return ITEM_ELLIPSE;
	return kind == DRAWING_PATH ? ITEM_PATH : ITEM_RECT;
}

static void add_drawing_turned(struct painting *p, const struct doc_drawing *dr, double x, double y);

static void
add_by_kind(struct painting *p, const struct doc_drawing *dr, double x, double y)
{
	struct lay_item it;

	switch (dr->kind) {
	case DRAWING_PICTURE: add_picture(p, dr, x, y); break;
	case DRAWING_LINE: add_line(p, dr, x, y); break;
	case DRAWING_GROUP:
		for (const struct doc_drawing *child = dr->children; child != NULL; child = child->next)
			add_drawing_turned(p, child, x + child->x, y + child->y);
		break;
	case DRAWING_CHART:
		it = shape_item(dr, ITEM_CHART, x, y);
		it.chart = dr->chart;
		canvas_add(p->c, &it, 0, 0);
		break;
	case DRAWING_UNKNOWN: add_placeholder(p, dr, x, y); break;
	case DRAWING_RECT:
	case DRAWING_ROUND_RECT:
	case DRAWING_TEXT_BOX:
	case DRAWING_ELLIPSE:
	case DRAWING_PATH:
		it = shape_item(dr, outline_kind(dr->kind), x, y);
		it.height = drawing_height(p->l, dr);
		it.radius = dr->kind == DRAWING_ROUND_RECT ? fmin(dr->width, dr->height) / ROUND_PART : 0;
		it.gradient = dr->gradient;
		it.path = dr->path;
		it.path_n = it.kind == ITEM_PATH ? dr->path_n : 0;
		if (it.line_width > 0 || it.fill >= 0)
			canvas_add(p->c, &it, 0, 0);
		add_box_text(p, dr, x, y);
		break;
	}
}

static void
add_drawing_turned(struct painting *p, const struct doc_drawing *dr, double x, double y)
{
	struct lay_item turn = {
		.kind = ITEM_ROTATE, .x = x + dr->width / 2.0, .y = y + dr->height / 2.0, .angle = dr->rotate_degrees
	};
	struct lay_item back = { .kind = ITEM_UNROTATE };
	bool turned = dr->rotate_degrees % 360 != 0;

	if (dr->width < 0 || dr->height < 0 || dr->width > LENGTH_MOST || dr->height > LENGTH_MOST ||
	    p->depth >= LIMIT_TABLE_NESTING) {
		diag_add(p->l->d, &lay_tall_picture, dr->where, NULL);
		return;
	}
	p->depth++;
	if (turned)
		canvas_add(p->c, &turn, 0, 0);
	add_by_kind(p, dr, x, y);
	if (turned)
		canvas_add(p->c, &back, 0, 0);
	p->depth--;
}

void
lay_drawing(struct layout *l, const struct doc_drawing *dr, struct lay_item **items, size_t *n)
{
	struct painting p = { l, canvas_new(l->a), 0 };

	add_drawing_turned(&p, dr, 0, 0);
	*items = canvas_flat(p.c, l->a, n);
}
