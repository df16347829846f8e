#include "layout/page/flow.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "text/text.h"

/*
 * Blocks into a region. Rules: layout/README.md, Paragraph spacing and page breaks.
 *
 * The model. A region is a rectangle that fills from the top (a column, a cell, a box, a header); a cursor is a place
 * in a chain of blocks, and copying it is remembering it. flow_fill moves the cursor on and paints into the region's
 * canvas until the chain ends or something stops it; the caller opens the next region and calls again with the same
 * cursor. It knows nothing of what comes next, so that pages, balanced columns and cells all use it.
 *
 * Everything placed is undone by region_back: canvases only grow at their ends, so a mark is a few counts. That is how
 * all that needs a second thought is done, instead of by measuring first:
 *
 *	keep with next	A chain of blocks that keep remembers where it began (struct chain). If what follows doesn't
 *			fit, the region goes back there and ends; not where the chain began at the region's top, since
 *			no region would hold more.
 *	floats		A float met in a line that is about to be placed makes its room (make_float_room), and the
 *			lines are made anew. If it touches blocks placed above, STOP_ABOVE takes the region back to
 *			them (above.c).
 *	balancing	page/document.c fills the same columns again and again, halving the depth in doubt, and keeps
 *			the least that holds all.
 *
 * The walk of a paragraph (para_fill): piece_top finds where its text begins; lines_for takes the lines that the
 * cursor carries, if the width is still theirs, else makes them from text_from on; lines_to_place says how many stand
 * here, by room, notes, widows and orphans; paint_lines paints that piece with its box; step_cursor moves the cursor.
 *
 * A block's lines live in the region's scratch arena, which is emptied behind every block that ends. So a document
 * costs what its items cost and not what its paragraphs did.
 *
 * Rejected: to lay out the whole text as one column and cut it into pages. The width of a line depends on the column
 * and the floats where it lands, the room on the notes that its lines call; both are known only when it is placed.
 * Also rejected: to search for the best breaks of a page. Neither program that we follow does; both go line by line.
 */

/* --- spacing -------------------------------------------------------------------- */

static bool
like_above(const struct doc_para *above, const struct doc_para *p)
{
	return above != NULL && str_eq(above->props->style, p->props->style);
}

/* Between what stands above and this paragraph's box. */
static double
gap_above(const struct layout *l, const struct region *r, const struct doc_para *p)
{
	double before = p->props->before, after = r->after;

	if (r->empty && r->flow != NULL)
		return r->keep_before && l->manners->space_before_at_page_top ? before : 0;
	if (like_above(r->above, p)) {
		if (p->props->contextual)
			before = 0;
		if (r->above->props->contextual)
			after = 0;
	}
	if (l->manners->spacing_adds_up)
		return before + after;
	return before > after ? before : after;
}

/* --- borders and shading ----------------------------------------------------------- */

static bool
has_borders(const struct doc_para_props *p)
{
	for (int i = 0; i < SIDES; i++)
		if (border_width(p->borders[i]) > 0)
			return true;
	return false;
}

/* Neighbours with the same borders and indents stand in one box. */
static bool
one_box(const struct doc_para *a, const struct doc_para *b)
{
	if (a == NULL || b == NULL || !has_borders(a->props) || a->frame != b->frame ||
	    a->props->indent_left != b->props->indent_left || a->props->indent_right != b->props->indent_right)
		return false;
	for (int i = 0; i < SIDES; i++)
		if (!border_same(a->props->borders[i], b->props->borders[i]))
			return false;
	return true;
}

static double
border_room(const struct doc_border *b)
{
	return border_width(b) > 0 ? border_width(b) + b->space_twips : 0;
}

/* A piece of a paragraph as it stands in the region: what its box needs to know. */
struct piece {
	const struct doc_para *p;
	double top, text_top, text_bottom, bottom; /* of the box, of its lines */
	bool joins_above, joins_below, begins, ends;
};

static const struct doc_para *
next_para(const struct doc_block *b)
{
	return b->next != NULL && b->next->kind == DOC_PARAGRAPH ? b->next->para : NULL;
}

static void
paint_sides(struct region *r, const struct piece *pc, double x0, double x1, double y0, double y1)
{
	const struct doc_border *const *b = pc->p->props->borders;
	struct lay_item it;

	if (border_width(b[SIDE_LEFT]) > 0) {
		it = item_rule(x0, y0, 0, y1 - y0, b[SIDE_LEFT]);
		canvas_add(r->c, &it, 0, 0);
	}
	if (border_width(b[SIDE_RIGHT]) > 0) {
		it = item_rule(x1, y0, 0, y1 - y0, b[SIDE_RIGHT]);
		canvas_add(r->c, &it, 0, 0);
	}
}

static void
paint_across(struct region *r, const struct doc_border *b, double x0, double x1, double y)
{
	struct lay_item it;

	if (border_width(b) <= 0)
		return;
	it = item_rule(x0, y, x1 - x0, 0, b);
	canvas_add(r->c, &it, 0, 0);
}

/* Shading first, then the lines around it; both as wide as the paragraph and what its borders keep clear. */
static void
paint_box(struct region *r, const struct piece *pc)
{
	const struct doc_para_props *p = pc->p->props;
	const struct doc_border *const *b = p->borders;
	int first = p->indent_first < 0 ? p->indent_first : 0;
	double left = r->left + p->indent_left + first, right = r->left + r->width - p->indent_right;
	double x0 = left, x1 = right, y0 = pc->top, y1 = pc->bottom;
	bool shaded_above = r->above != NULL && r->above->props->shading == p->shading && pc->begins &&
	    border_same(r->above->props->borders[SIDE_LEFT], b[SIDE_LEFT]);

	if (border_width(b[SIDE_LEFT]) > 0)
		x0 -= b[SIDE_LEFT]->space_twips + border_width(b[SIDE_LEFT]) / 2;
	if (border_width(b[SIDE_RIGHT]) > 0)
		x1 += b[SIDE_RIGHT]->space_twips + border_width(b[SIDE_RIGHT]) / 2;
	if (pc->joins_above || shaded_above)
		y0 = r->above_bottom;
	if (p->shading >= 0) {
		struct lay_item it = item_fill(x0, y0, x1 - x0, y1 - y0, p->shading);

		canvas_add(r->c, &it, 0, 0);
	}
	if (!has_borders(p))
		return;
	if (!pc->joins_above)
		y0 = pc->top;
	paint_sides(r, pc, x0, x1, y0, y1);
	if (pc->begins && !pc->joins_above)
		paint_across(r, b[SIDE_TOP], x0, x1, y0 + border_width(b[SIDE_TOP]) / 2);
	if (pc->begins && pc->joins_above)
		paint_across(r, p->between, x0, x1, pc->top + border_width(p->between) / 2);
	if (pc->ends && !pc->joins_below)
		paint_across(r, b[SIDE_BOTTOM], x0, x1, y1 - border_width(b[SIDE_BOTTOM]) / 2);
}

/* --- lines ----------------------------------------------------------------------------- */

/* A paragraph on its way into a region. */
struct placing {
	struct layout *l;
	struct region *r;
	struct cursor *c;
	const struct doc_para *p;
	struct para_lines *lines;
	size_t from; /* first line still to place */
	double base; /* its top within lines */
	struct piece piece;
	double bottom_room; /* of the border below */
	double close_room;  /* the same, also where it joins what follows: that may be on the next page */
	double anchor_y;    /* what drawings anchored to the paragraph are counted from */
	const struct doc_drawing *wrapped[LIMIT_FLOATS_ANCHORED]; /* whose obstacles stand already */
	double wrapped_x[LIMIT_FLOATS_ANCHORED], wrapped_y[LIMIT_FLOATS_ANCHORED];
	size_t wrapped_n;
	struct band_place place; /* what the band asks */
};

/*
 * LibreOffice gives an empty paragraph no height at all where its mark is raised or
 * lowered and it is not set to the left (7.4, probed); Word gives it a line.
 */
static void
flatten_empty_line(const struct placing *pl, struct para_lines *ls)
{
	if (!pl->l->manners->raised_empty_lines_vanish || !ls->empty || pl->p->mark_props->vpos == VPOS_BASE ||
	    pl->p->props->align == PARA_LEFT || (pl->p->label != NULL && pl->p->label->text.n > 0))
		return;
	ls->at[0].height = ls->at[0].ink_height = 0;
}

static struct para_lines *
make_lines(struct placing *pl, size_t text_from)
{
	struct region *r = pl->r;
	struct band band = { r->width, NULL, NULL };
	struct para_lines *ls;

	if (r->around->n > 0 && !r->over) {
		pl->place = (struct band_place){ pl->l, r, pl->piece.text_top, float_least_gap(pl->l) };
		band.free = float_free;
		band.ctx = &pl->place;
	}
	ls = text_from > 0 ? lay_lines_from(pl->l, pl->p, &band, text_from) : lay_lines(pl->l, pl->p, &band);
	flatten_empty_line(pl, ls);
	return ls;
}

static void
lines_for(struct placing *pl)
{
	struct cursor *c = pl->c;

	if (c->under_way && c->lines != NULL && c->lines_width == pl->r->width && pl->r->around->n == 0) {
		pl->lines = c->lines;
		pl->from = c->line;
		pl->base = c->lines->at[c->line].top;
		return;
	}
	pl->lines = make_lines(pl, c->under_way ? c->text_from : 0);
	pl->from = 0;
	pl->base = 0;
}

static double
line_y(const struct placing *pl, size_t i)
{
	return pl->piece.text_top + pl->lines->at[i].top - pl->base;
}

/*
 * A page break that opens its paragraph takes no room: at the end of a full page it is done there, and leaves no page
 * empty.
 */
static bool
is_bare_page_break(const struct placing *pl, size_t i)
{
	const struct line *li = &pl->lines->at[i];

	return i == 0 && !pl->c->under_way && li->page_break && li->items_n == 0 && li->notes_n == 0 &&
	    li->anchors_n == 0 && pl->r->flow != NULL && !pl->r->empty;
}

/* How many lines from pl->from on fit, by room and notes alone. */
static size_t
lines_that_fit(struct placing *pl)
{
	const struct para_lines *ls = pl->lines;
	const struct doc_note *notes[LIMIT_NOTES_FITTED];
	size_t notes_n = 0, i;

	for (i = pl->from; i < ls->n; i++) {
		const struct line *li = &ls->at[i];
		double bottom = line_y(pl, i) + li->ink_height + (i + 1 == ls->n ? pl->close_room : 0);

		if (is_bare_page_break(pl, i))
			return 1;
		for (size_t k = 0; k < li->notes_n; k++) {
			if (notes_n == LIMIT_NOTES_FITTED) {
				diag_add(pl->l->d, &lay_many, pl->l->doc->where, "%s", _("notes of a paragraph"));
				break;
			}
			notes[notes_n++] = li->notes[k];
		}
		if (!region_fits(pl->r, bottom, notes, notes_n, li->notes_n > 0))
			break;
		if (li->page_break || li->column_break) {
			if (pl->r->flow != NULL)
				return i + 1 - pl->from;
		}
	}
	return i - pl->from;
}

/* How many lines stay together at an end of a paragraph: asked is its own number, 0 where it has none. */
static size_t
lines_kept(const struct doc_para_props *pp, int asked)
{
	if (asked > 0)
		return (size_t)asked;
	return pp->widow_control ? 2 : 0;
}

/* The same with what the paragraph asks to keep together; 0: it goes on below. */
static size_t
lines_to_place(struct placing *pl)
{
	const struct doc_para_props *pp = pl->p->props;
	size_t left = pl->lines->n - pl->from, n = lines_that_fit(pl);
	size_t widows = 0, orphans = 0;
	const struct line *last;

	if (n >= left)
		return left;
	last = n > 0 ? &pl->lines->at[pl->from + n - 1] : NULL;
	if (last != NULL && (last->page_break || last->column_break) && pl->r->flow != NULL)
		return n;
	if (pl->r->bottom >= HUGE_VAL)
		return left;
	if (pp->keep_lines && !pl->r->empty)
		return 0;
	if (pl->r->depth == 0 || pl->l->manners->cell_lines_keep_together) {
		widows = lines_kept(pp, pp->widows);
		orphans = lines_kept(pp, pp->orphans);
	}
	if (left - n < widows)
		n = left > widows ? left - widows : 0;
	if (!pl->c->under_way && n < orphans)
		n = 0;
	if (n == 0 && pl->r->empty) { /* something must go on every page */
		n = lines_that_fit(pl);
		if (n == 0) {
			const struct area *a = pl->r->area;

			n = 1;
			if (pl->r->flow != NULL && pl->lines->at[pl->from].ink_height > a->bottom - a->top)
				diag_add(pl->l->d, &lay_tall_line, pl->l->doc->where, NULL);
		}
	}
	return n;
}

static bool
wrapped_at(const struct placing *pl, const struct doc_drawing *dr, double *x, double *y)
{
	for (size_t i = 0; i < pl->wrapped_n; i++)
		if (pl->wrapped[i] == dr) {
			*x = pl->wrapped_x[i];
			*y = pl->wrapped_y[i];
			return true;
		}
	return false;
}

static void
anchor_place(const struct placing *pl, size_t i, const struct line_anchor *an, double *x, double *y)
{
	const struct doc_drawing *dr = an->drawing;

	if (wrapped_at(pl, dr, x, y))
		return;
	float_place(pl->l, pl->r, dr->floating, dr->width, drawing_height(pl->l, dr), pl->r->left + an->x, pl->anchor_y,
	    line_y(pl, i), x, y);
}

/*
 * Drawings anchored in the lines that will stand here make their room; *any: lines must be made
 * anew. False: what stands above must be, too.
 */
static bool
make_float_room(struct placing *pl, size_t n, bool *any)
{
	for (size_t i = pl->from; i < pl->from + n; i++)
		for (size_t k = 0; k < pl->lines->at[i].anchors_n; k++) {
			const struct line_anchor *an = &pl->lines->at[i].anchors[k];
			const struct doc_drawing *dr = an->drawing;
			double x, y, ox, oy;

			if (!float_wraps(dr->floating) || wrapped_at(pl, dr, &ox, &oy))
				continue;
			if (pl->wrapped_n == LIMIT_FLOATS_ANCHORED) {
				diag_add(pl->l->d, &lay_many, pl->l->doc->where, "%s", _("floats of a paragraph"));
				continue;
			}
			anchor_place(pl, i, an, &x, &y);
			if (!above_float(pl->l, pl->r, dr, dr->floating, &x, &y, dr->width, drawing_height(pl->l, dr)))
				return false;
			pl->wrapped[pl->wrapped_n] = dr;
			pl->wrapped_x[pl->wrapped_n] = x;
			pl->wrapped_y[pl->wrapped_n++] = y;
			*any = true;
		}
	return true;
}

static void
paint_line(struct placing *pl, size_t i)
{
	const struct line *li = &pl->lines->at[i];
	struct region *r = pl->r;
	double y = line_y(pl, i);

	for (size_t k = 0; k < li->bookmarks_n; k++) {
		struct lay_item it = {
			.kind = ITEM_DESTINATION, .x = r->left + li->left, .y = y, .name = li->bookmarks[k]
		};

		canvas_add(r->c, &it, 0, 0);
		if (r->flow != NULL)
			*VEC_ADD(r->flow->a, &r->flow->places) =
			    (struct place_mark){ str_copy(r->flow->a, li->bookmarks[k]), r->flow->pages.n };
	}
	for (size_t k = 0; k < li->anchors_n; k++) {
		double x, ay;

		anchor_place(pl, i, &li->anchors[k], &x, &ay);
		float_paint(pl->l, r, li->anchors[k].drawing, x, ay);
	}
	canvas_items(r->c, li->items, li->items_n, r->left, y);
}

static void
outline_add(struct placing *pl)
{
	struct flow *f = pl->r->flow;
	const struct doc_list_label *label = pl->p->label;
	str title = str_trim(pl->lines->text);

	if (f == NULL || pl->p->props->outline_level < 1 || title.n == 0)
		return;
	title = label != NULL && label->text.n > 0
	    ? str_format(f->a, STR_FMT " " STR_FMT, STR_ARG(label->text), STR_ARG(title))
	    : str_copy(f->a, title);
	*VEC_ADD(f->a, &f->outline) =
	    (struct lay_outline_entry){ pl->p->props->outline_level, title, f->pages.n, pl->piece.top };
}

/* What STYLEREF may ask for. */
static void
styled_add(struct placing *pl)
{
	struct flow *f = pl->r->flow;
	str words = str_trim(pl->lines->text);

	if (f == NULL || !f->l.doc->has_style_refs || words.n == 0)
		return;
	*VEC_ADD(f->a, &f->styled) =
	    (struct styled_words){ f->pages.n, text_lower(f->a, pl->p->props->style), str_copy(f->a, words) };
}

static str
tag_of(const struct doc_para *p)
{
	enum { HEADS = 6 }; /* levels that PDF has tags for (ISO 32000-1, 14.8.4.3.2) */
	static const char *const heads[HEADS + 1] = { "P", "H1", "H2", "H3", "H4", "H5", "H6" };
	int level = p->props->outline_level;

	if (level < 0)
		level = 0;
	return str_of(heads[level < HEADS ? level : HEADS]);
}

static void
paint_lines(struct placing *pl, size_t n)
{
	size_t last = pl->from + n - 1;

	paint_box(pl->r, &pl->piece);
	if (pl->r->tags)
		canvas_tag(pl->r->c, tag_of(pl->p));
	for (size_t i = pl->from; i <= last; i++)
		paint_line(pl, i);
	if (pl->r->tags)
		canvas_untag(pl->r->c);
	for (size_t i = pl->from; i <= last; i++)
		if (pl->lines->at[i].notes_n > 0)
			region_call(pl->l, pl->r, line_y(pl, last) + pl->lines->at[last].height, pl->lines->at[i].notes,
			    pl->lines->at[i].notes_n);
}

/* The cursor behind the n lines that were placed, and why the region ends here if it does. */
static enum stop
step_cursor(struct placing *pl, size_t n)
{
	struct cursor *c = pl->c;
	const struct line *last = &pl->lines->at[pl->from + n - 1];
	enum stop why = STOP_DONE;

	if (pl->r->flow != NULL && (last->page_break || last->column_break))
		why = last->page_break ? STOP_PAGE : STOP_COLUMN;
	if (pl->piece.ends) {
		*c = (struct cursor){ .block = c->block->next };
		return why;
	}
	c->under_way = true;
	c->lines = pl->lines;
	c->line = pl->from + n;
	c->text_from = pl->lines->at[c->line].text_from;
	c->lines_width = pl->r->around->n == 0 ? pl->r->width : -1;
	return why == STOP_DONE ? STOP_FULL : why;
}

static void
piece_top(struct placing *pl)
{
	struct piece *pc = &pl->piece;
	const struct doc_para_props *pp = pl->p->props;
	double room = 0, gap;

	pc->p = pl->p;
	pc->begins = !pl->c->under_way;
	pc->joins_above = pc->begins && one_box(pl->r->above, pl->p);
	pc->joins_below = one_box(pl->p, next_para(pl->c->block));
	gap = pc->begins ? gap_above(pl->l, pl->r, pl->p) : 0;
	pc->top = pl->r->y + gap;
	pl->anchor_y = pl->r->y + (gap < pl->r->after ? gap : pl->r->after); /* its own space before is not above it */
	if (pc->begins)
		room = pc->joins_above ? border_room(pp->between) : border_room(pp->borders[SIDE_TOP]);
	pc->text_top = pc->top + room;
	pl->close_room = border_room(pp->borders[SIDE_BOTTOM]);
	pl->bottom_room = pc->joins_below ? 0 : pl->close_room;
}

/*
 * LibreOffice leaves a float where its anchor was first set, though the lines find no room beside it or below, in two
 * cases: its anchor's line is the last of the page, and it hangs into the margin; or it fits and its paragraph, which
 * has nothing to show beside it, no longer does (7.4, probed).
 */
static bool
float_stays_at_end(const struct placing *pl, const struct para_lines *bare)
{
	const struct line *first = &bare->at[0];
	double bottom = pl->piece.text_top + first->top + first->ink_height;

	if (!pl->l->manners->floats_stay_at_a_page_end || pl->c->under_way || pl->r->flow == NULL || bare->n > 1)
		return false;
	if (bottom + first->height > pl->r->bottom)
		return true;
	for (size_t i = 0; i < pl->wrapped_n; i++)
		if (pl->wrapped_y[i] + drawing_height(pl->l, pl->wrapped[i]) > pl->r->bottom)
			return false;
	return str_trim(bare->text).n == 0;
}

static enum stop
para_fill(struct layout *l, struct region *r, struct cursor *c)
{
	struct placing pl = { .l = l, .r = r, .c = c, .p = c->block->para };
	struct region_mark before = region_at(r);
	struct cursor was = *c;
	struct para_lines *bare;
	const struct line *last;
	bool any = false;
	size_t n;

	piece_top(&pl);
	lines_for(&pl);
	n = lines_to_place(&pl);
	if (n > 0 && !make_float_room(&pl, n, &any))
		return STOP_ABOVE;
	if (any) {
		bare = pl.lines;
		pl.lines = make_lines(&pl, c->under_way ? c->text_from : 0);
		pl.from = 0;
		pl.base = 0;
		n = lines_to_place(&pl);
		if (n == 0 && float_stays_at_end(&pl, bare)) {
			region_back(r, before);
			pl.lines = bare;
			n = 1;
		}
	}
	if (n == 0) {
		region_back(r, before);
		*c = was;
		return STOP_FULL;
	}
	last = &pl.lines->at[pl.from + n - 1];
	pl.piece.ends = pl.from + n == pl.lines->n;
	pl.piece.text_bottom = line_y(&pl, pl.from + n - 1) + last->height;
	pl.piece.bottom = pl.piece.text_bottom + (pl.piece.ends ? pl.bottom_room : 0);
	if (pl.piece.begins) {
		outline_add(&pl);
		styled_add(&pl);
	}
	paint_lines(&pl, n);
	r->y = pl.piece.bottom;
	r->above_bottom = pl.piece.bottom;
	r->tail = pl.piece.bottom > pl.piece.text_bottom ? 0 : last->height - last->ink_height;
	r->above = pl.p;
	r->after = pl.p->props->after;
	r->empty = false;
	return step_cursor(&pl, n);
}

/* --- blocks ------------------------------------------------------------------------------ */

/* Does this block begin on a new page or column? A page on which nothing stands is new. */
static bool
breaks_before(const struct region *r, const struct cursor *c, enum stop *why)
{
	const struct doc_block *b = c->block;

	if (r->flow == NULL || c->under_way)
		return false;
	*why = STOP_PAGE;
	if (b->kind == DOC_PARAGRAPH ? b->para->props->page_break_before : b->table->page_break_before)
		return r->flow->placed || !r->empty;
	*why = STOP_COLUMN;
	return b->kind == DOC_PARAGRAPH && b->para->props->break_before_column && !r->empty;
}

static bool
keeps_next(const struct doc_block *b)
{
	if (b->kind == DOC_TABLE)
		return b->table->keep_with_next;
	return b->para->props->keep_next;
}

/* A paragraph of which nothing is shown, not even its mark, is not there. */
static bool
is_unseen_para(const struct doc_para *p)
{
	if (!p->mark_props->hidden)
		return false;
	for (const struct doc_run *r = p->runs; r != NULL; r = r->next)
		if (!r->props->hidden && r->kind != RUN_BOOKMARK)
			return false;
	return true;
}

static enum stop
block_fill(struct layout *l, struct region *r, struct cursor *c)
{
	if (c->block->kind == DOC_TABLE)
		return table_fill(l, r, c);
	if (is_unseen_para(c->block->para)) {
		*c = (struct cursor){ .block = c->block->next };
		return STOP_DONE;
	}
	if (c->block->para->frame != NULL)
		return frame_fill(l, r, c);
	return para_fill(l, r, c);
}

enum stop
flow_fill(struct layout *l, struct region *r, struct cursor *c)
{
	struct chain chain = { .open = false };
	struct arena *own = l->a;
	enum stop why = STOP_DONE;

	while (c->block != NULL) {
		const struct doc_block *b = c->block;
		struct cursor was = *c;
		struct region_mark mark = region_at(r);

		if (breaks_before(r, c, &why)) {
			if (above_give_up(r, c, &chain))
				continue;
			return why;
		}
		above_start(r, c, &chain);
		if (r->scratch != NULL)
			l->a = r->scratch;
		r->kept_from_top = chain.open && chain.at_top;
		r->kept_height = chain.open ? r->y - chain.mark.y : 0;
		why = block_fill(l, r, c);
		l->a = own;
		if (r->flow != NULL && !r->empty)
			r->flow->placed = true;
		if (r->scratch != NULL && !c->under_way)
			arena_reset(r->scratch);
		if (why == STOP_ABOVE) {
			above_back(r, c, &chain);
			continue;
		}
		if (why == STOP_FULL && c->block == b && !c->under_way && chain.open && !chain.at_top) {
			region_back(r, chain.mark);
			*c = chain.from;
		}
		if (why != STOP_DONE) {
			if (above_give_up(r, c, &chain))
				continue;
			return why;
		}
		if (!keeps_next(b) || was.under_way)
			chain.open = keeps_next(b) && chain.open;
		else if (!chain.open)
			chain = (struct chain){ true, mark.empty, was, mark };
	}
	return STOP_DONE;
}

double
flow_box(struct layout *l, const struct doc_block *blocks, double width, struct canvas *c, struct region *out)
{
	struct cursor at = { .block = blocks };

	region_init(out, c, 0, 0, width, HUGE_VAL);
	flow_fill(l, out, &at);
	return out->y + out->after;
}
