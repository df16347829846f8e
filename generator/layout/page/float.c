#include "layout/page/flow.h"

#include <math.h>

#include "base/arena.h"

/*
 * What floats: where it stands, what room it takes from the lines beside it, and the layer it is painted in. Rules:
 * layout/README.md, Floats.
 *
 * Where: across and down are two questions of one kind. The anchor gives a stretch (base and length: the page, the
 * margin, the column, the paragraph …), and an alignment or a distance gives the place in it. In a cell the cell
 * stands for the page (in_region).
 *
 * Room: a float that text flows around becomes an obstacle of the region, a rectangle with its distances. Lines never
 * see obstacles. They ask the region's band for the next free span at a height (float_free), and get the gaps between
 * what the obstacles there take; so the half that knows widths needs to know nothing of floats. What floats over or
 * under the text is no obstacle.
 *
 * Order: a float is met when the line that holds its anchor is placed, which is after the text above it. What that
 * means for text above is told in above.c.
 *
 * Layers: each drawing is a layer of the region's canvas with its z, painted behind or before the text when the page
 * is flattened. A layer that stands by the page (fixed_x, fixed_y) doesn't move with its text when that moves.
 *
 * Frames (framePr) are paragraphs in a row with the same frame, laid out as a box that floats.
 *
 * Rejected: text around outlines (WRAP_TIGHT is WRAP_SQUARE). Office documents hold seals, logos and lines, which are
 * rectangles to a reader's eye.
 */

enum { BESIDE_LEAST = 567 /* 1 cm: Word has no text in a narrower gap */ };

/* A stretch from base on that an alignment or a distance is counted in. */
struct stretch {
	double base, length;
};

static struct stretch
stretch_across(const struct region *r, enum doc_anchor from, double char_x)
{
	const struct area *a = r->area;

	if (from == ANCHOR_CHARACTER)
		return (struct stretch){ char_x, 0 };
	if (a == NULL)
		return (struct stretch){ r->left, r->width };
	if (from == ANCHOR_INSIDE)
		from = a->left_page ? ANCHOR_RIGHT_MARGIN : ANCHOR_LEFT_MARGIN;
	if (from == ANCHOR_OUTSIDE)
		from = a->left_page ? ANCHOR_LEFT_MARGIN : ANCHOR_RIGHT_MARGIN;
	switch (from) {
	case ANCHOR_PAGE: return (struct stretch){ 0, a->width };
	case ANCHOR_MARGIN: return (struct stretch){ a->left, a->right - a->left };
	case ANCHOR_LEFT_MARGIN: return (struct stretch){ 0, a->left };
	case ANCHOR_RIGHT_MARGIN: return (struct stretch){ a->right, a->width - a->right };
	default: return (struct stretch){ r->left, r->width };
	}
}

static struct stretch
stretch_down(const struct region *r, enum doc_anchor from, double para_y, double line_y)
{
	const struct area *a = r->area;

	if (from == ANCHOR_LINE || from == ANCHOR_CHARACTER)
		return (struct stretch){ line_y, 0 };
	if (a == NULL)
		return (struct stretch){ para_y, 0 };
	switch (from) {
	case ANCHOR_PAGE: return (struct stretch){ 0, a->height };
	case ANCHOR_MARGIN: return (struct stretch){ a->top, a->bottom - a->top };
	case ANCHOR_TOP_MARGIN: return (struct stretch){ 0, a->top };
	case ANCHOR_BOTTOM_MARGIN: return (struct stretch){ a->bottom, a->height - a->bottom };
	default: return (struct stretch){ para_y, 0 };
	}
}

static double
place_in_stretch(struct stretch s, enum doc_drawing_align align, bool left_page, double size, double offset)
{
	if (align == DALIGN_INSIDE)
		align = left_page ? DALIGN_RIGHT : DALIGN_LEFT;
	if (align == DALIGN_OUTSIDE)
		align = left_page ? DALIGN_LEFT : DALIGN_RIGHT;
	switch (align) {
	case DALIGN_LEFT:
	case DALIGN_TOP: return s.base;
	case DALIGN_CENTRE: return s.base + (s.length - size) / 2;
	case DALIGN_RIGHT:
	case DALIGN_BOTTOM: return s.base + s.length - size;
	default: return s.base + offset;
	}
}

static bool
page_across(const struct doc_floating *fl)
{
	return fl->h_from == ANCHOR_PAGE || fl->h_from == ANCHOR_MARGIN || fl->h_from == ANCHOR_LEFT_MARGIN ||
	    fl->h_from == ANCHOR_RIGHT_MARGIN || fl->h_from == ANCHOR_INSIDE || fl->h_from == ANCHOR_OUTSIDE;
}

static bool
page_down(const struct doc_floating *fl)
{
	return fl->v_from == ANCHOR_PAGE || fl->v_from == ANCHOR_MARGIN || fl->v_from == ANCHOR_TOP_MARGIN ||
	    fl->v_from == ANCHOR_BOTTOM_MARGIN;
}

/* In a cell the cell stands for the page. */
static struct doc_floating
in_region(const struct region *r, const struct doc_floating *fl)
{
	struct doc_floating at = *fl;

	if (r->depth > 0 && fl->in_cell) {
		if (page_across(fl))
			at.h_from = ANCHOR_COLUMN;
		if (page_down(fl))
			at.v_from = ANCHOR_PARAGRAPH;
	}
	return at;
}

/* LibreOffice aligns what text flows around with the room that it keeps clear of text (7.4, probed); Word alone. */
static void
with_distance(const struct doc_floating *fl, double *x, double *y)
{
	if (fl->h_align == DALIGN_LEFT)
		*x += fl->distance[SIDE_LEFT];
	if (fl->h_align == DALIGN_RIGHT)
		*x -= fl->distance[SIDE_RIGHT];
	if (fl->v_align == DALIGN_TOP)
		*y += fl->distance[SIDE_TOP];
	if (fl->v_align == DALIGN_BOTTOM)
		*y -= fl->distance[SIDE_BOTTOM];
}

void
float_place(const struct layout *l, const struct region *r, const struct doc_floating *floating, double w, double h,
    double char_x, double para_y, double line_y, double *x, double *y)
{
	struct doc_floating fl = in_region(r, floating);
	bool left_page = r->area != NULL && r->area->left_page;

	*x = place_in_stretch(stretch_across(r, fl.h_from, char_x), fl.h_align, left_page, w, fl.x);
	*y = place_in_stretch(stretch_down(r, fl.v_from, para_y, line_y), fl.v_align, left_page, h, fl.y);
	if (l->manners->aligned_floats_keep_distance && float_wraps(&fl))
		with_distance(&fl, x, y);
	/* Word keeps it on the paper; LibreOffice lets it hang over (7.4, Decree 30's appendix IV) */
	/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): a region of a flow has the page's area */
	if (r->flow != NULL && !page_down(&fl) && l->manners->floats_stay_on_the_paper && *y + h > r->area->height)
		*y = r->area->height - h > 0 ? r->area->height - h : 0;
}

bool
float_wraps(const struct doc_floating *fl)
{
	return fl->wrap == WRAP_SQUARE || fl->wrap == WRAP_TIGHT || fl->wrap == WRAP_TOP_BOTTOM;
}

static void
obstacle_add(struct region *r, struct obstacle ob)
{
	struct obstacles *all = r->around;

	*VEC_ADD(all->a, all) = ob;
}

void
float_obstacle(struct region *r, const struct doc_floating *fl, double x, double y, double w, double h)
{
	obstacle_add(r,
	    (struct obstacle){ x - fl->distance[SIDE_LEFT], y - fl->distance[SIDE_TOP],
		x + w + fl->distance[SIDE_RIGHT], y + h + fl->distance[SIDE_BOTTOM], fl->side,
		fl->wrap == WRAP_TOP_BOTTOM });
}

/* --- lines beside what floats ------------------------------------------------------- */

struct span {
	double left, right;
};

enum { NARROW = 850 /* 1.5 cm */, SIDE_LEAST = 1134 /* 2 cm */ }; /* LibreOffice's own */

/*
 * What an obstacle takes of a line of width w. WRAP_LARGEST is LibreOffice's dynamic wrap: text on both sides of what
 * is narrow, else on the wider one, and nowhere with less than 2 cm.
 */
static struct span
span_taken(const struct obstacle *ob, double left, double w)
{
	struct span s = { ob->x0 - left, ob->x1 - left };
	enum doc_wrap_side side = ob->side;

	if (side == WRAP_LARGEST) {
		bool narrow = ob->x1 - ob->x0 <= NARROW, wider = s.left >= w - s.right;

		if (s.left < SIDE_LEAST || !(narrow || wider))
			s.left = -HUGE_VAL;
		if (w - s.right < SIDE_LEAST || !(narrow || !wider))
			s.right = HUGE_VAL;
	}
	if (side == WRAP_LEFT)
		s.right = HUGE_VAL;
	if (side == WRAP_RIGHT)
		s.left = -HUGE_VAL;
	return s;
}

/*
 * The first stretch of [0, w) that ends right of from, is at least least wide, and is touched by none of the n spans.
 */
static bool
next_gap(struct span *s, size_t n, double w, double from, double least, struct span *gap)
{
	double x = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t k = i; k > 0 && s[k - 1].left > s[k].left; k--) {
			struct span t = s[k];

			s[k] = s[k - 1];
			s[k - 1] = t;
		}
	for (size_t i = 0; i <= n; i++) {
		double end = i < n && s[i].left < w ? s[i].left : w;

		*gap = (struct span){ x, end };
		if (end - x >= least && end > from + TOUCH)
			return true;
		if (i < n && s[i].right > x)
			x = s[i].right;
	}
	return false;
}

/* LibreOffice lets text stand in any gap that holds a word (7.4, probed); Word asks for more. */
double
float_least_gap(const struct layout *l)
{
	return l->manners->narrow_gaps_take_no_text ? BESIDE_LEAST : 1;
}

bool
float_free(void *ctx, double y, double height, double *left, double *right, double *below)
{
	const struct band_place *at = ctx;
	const struct region *r = at->r;
	struct span spans[LIMIT_FLOATS_BESIDE], gap = { 0, r->width };
	double top = at->y + y, next = HUGE_VAL;
	size_t n = 0;
	bool whole = false, found;

	for (size_t i = 0; i < r->around->n; i++) {
		const struct obstacle *ob = &r->around->at[i];

		if (ob->y1 <= top + TOUCH || ob->y0 >= top + height - TOUCH || ob->x1 <= r->left ||
		    ob->x0 >= r->left + r->width)
			continue;
		if (ob->y1 < next)
			next = ob->y1;
		whole |= ob->whole;
		if (n < LIMIT_FLOATS_BESIDE)
			spans[n++] = span_taken(ob, r->left, r->width);
		else
			diag_add(at->l->d, &lay_many, at->l->doc->where, "%s", _("floats beside a line"));
	}
	found = next_gap(spans, n, r->width, *left, n > 0 ? at->least : -HUGE_VAL, &gap);
	*left = gap.left;
	*right = gap.right;
	*below = n > 0 ? next - at->y : y + height;
	return found && !whole;
}

/* --- painting --------------------------------------------------------------------------- */

static void
layer_from(struct region *r, const struct doc_floating *floating, struct lay_item *items, size_t n, double x, double y)
{
	struct doc_floating fl = in_region(r, floating);
	struct layer layer = { fl.z, fl.wrap == WRAP_NONE_BEHIND, r->area != NULL && page_across(&fl),
		r->area != NULL && page_down(&fl), items, n };

	for (size_t i = 0; i < n; i++) {
		items[i].x += x;
		items[i].y += y;
	}
	canvas_layer(r->c, &layer, 0, 0);
}

void
float_paint(struct layout *l, struct region *r, const struct doc_drawing *dr, double x, double y)
{
	struct lay_item *items;
	size_t n;

	lay_drawing(l, dr, &items, &n);
	layer_from(r, dr->floating, items, n, x, y);
}

/* --- framed paragraphs ------------------------------------------------------------------ */

static bool
same_frame(const struct doc_frame *a, const struct doc_frame *b)
{
	return a == b ||
	    (b != NULL && a->width == b->width && a->height == b->height && a->x == b->x && a->y == b->y &&
		a->h_anchor == b->h_anchor && a->v_anchor == b->v_anchor && a->h_align == b->h_align &&
		a->v_align == b->v_align && a->drop_cap_lines == b->drop_cap_lines);
}

/* The paragraphs of the frame that begins at *b as blocks without a frame; *b moves behind them. */
static struct doc_block *
frame_blocks(struct arena *a, const struct doc_block **b)
{
	const struct doc_frame *fr = (*b)->para->frame;
	struct doc_block *first = NULL, **last = &first;

	for (; *b != NULL && (*b)->kind == DOC_PARAGRAPH && (*b)->para->frame != NULL &&
	     same_frame(fr, (*b)->para->frame);
	     *b = (*b)->next) {
		struct doc_block *nb = ARENA_NEW(a, struct doc_block);
		struct doc_para *p = ARENA_NEW(a, struct doc_para);

		*p = *(*b)->para;
		p->frame = NULL;
		*nb = (struct doc_block){ NULL, DOC_PARAGRAPH, p, NULL };
		*last = nb;
		last = &nb->next;
	}
	return first;
}

static double
frame_width(struct layout *l, const struct doc_frame *fr, const struct doc_block *blocks, double most)
{
	double w = 0;

	if (fr->width > 0)
		return fr->width;
	for (; blocks != NULL; blocks = blocks->next) {
		double narrowest, widest;

		lay_widths(l, blocks->para, &narrowest, &widest);
		if (widest > w)
			w = widest;
	}
	return w + 1 < most ? w + 1 : most;
}

static enum doc_wrap
frame_wrap(const struct layout *l, const struct doc_frame *fr)
{
	if (fr->wrap_through && l->manners->frames_lie_over_text)
		return WRAP_NONE_FRONT;
	return fr->wrap_none ? WRAP_TOP_BOTTOM : WRAP_SQUARE;
}

static struct doc_floating
frame_floating(const struct layout *l, const struct doc_frame *fr)
{
	struct doc_floating fl = { .h_from = (enum doc_anchor)fr->h_anchor,
		.v_from = (enum doc_anchor)fr->v_anchor,
		.h_align = (enum doc_drawing_align)fr->h_align,
		.v_align = (enum doc_drawing_align)fr->v_align,
		.x = fr->x,
		.y = fr->y,
		.wrap = frame_wrap(l, fr) };

	fl.distance[SIDE_LEFT] = fl.distance[SIDE_RIGHT] = fr->h_space;
	fl.distance[SIDE_TOP] = fl.distance[SIDE_BOTTOM] = fr->v_space;
	return fl;
}

/* A frame stays whole, so what of it stands below its sheet is not seen. */
static void
complain_of_frame(struct layout *l, const struct doc_block *blocks)
{
	enum { WORDS = 40 }; /* bytes of its text that name it */

	for (const struct doc_run *run = blocks->para->runs; run != NULL; run = run->next)
		if (run->kind == RUN_TEXT && run->text.n > 0) {
			size_t n = run->text.n;

			for (n = n < WORDS ? n : WORDS; n < run->text.n && (run->text.p[n] & 0xC0) == 0x80;)
				n--; /* not within a letter */
			diag_add(l->d, &lay_tall_line, l->doc->where, "%s \"" STR_FMT "\"", _("frame that begins"),
			    STR_ARG(str_sub(run->text, 0, n)));
			return;
		}
	diag_add(l->d, &lay_tall_line, l->doc->where, "%s", _("frame"));
}

enum stop
frame_fill(struct layout *l, struct region *r, struct cursor *c)
{
	const struct doc_frame *fr = c->block->para->frame;
	const struct doc_block *next = c->block;
	struct doc_block *blocks = frame_blocks(l->a, &next);
	struct doc_floating fl = frame_floating(l, fr);
	struct canvas *box = canvas_new(l->a);
	double w = frame_width(l, fr, blocks, r->width), h, x, y, top = r->y + r->after;
	struct region inner;

	h = flow_box(l, blocks, w, box, &inner);
	if (fr->height > 0 && (fr->height_exact || h < fr->height))
		h = fr->height;
	if (fl.v_from == ANCHOR_PARAGRAPH && !r->empty &&
	    !region_fits(r, top + (fl.v_align == DALIGN_NONE ? fl.y : 0) + h, inner.notes.at, inner.notes.n, true))
		return STOP_FULL;
	float_place(l, r, &fl, w, h, r->left, top, top, &x, &y);
	if (float_wraps(&fl) && !above_float(l, r, fr, &fl, &x, &y, w, h))
		return STOP_ABOVE;
	if (r->flow != NULL && y + h > r->area->height)
		complain_of_frame(l, blocks);
	canvas_join(r->c, box, x, y);
	if (inner.notes.n > 0)
		region_call(l, r, y + h, inner.notes.at, inner.notes.n);
	*c = (struct cursor){ .block = next };
	if (r->flow != NULL)
		r->flow->placed = true;
	return STOP_DONE;
}
