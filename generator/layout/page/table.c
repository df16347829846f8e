#include "layout/page/table.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"

/*
 * Tables, a row at a time. Rules: layout/README.md, Tables.
 *
 * A row goes through four steps and is forgotten: its cells are laid out as boxes (lay_row), its height is settled, it
 * is fitted into what the region has left (next_row, place_part), it is painted (row_place). What outlives it is
 * struct table_state: the borders that end above the next row and those that go on downwards, and the cells that span
 * rows. That state is the table's part of the flow's cursor. A cursor is a value, so whoever goes on from one copies
 * the state (state_copy): the flow may come back to the same place after it has tried another way.
 *
 * A cell over several rows (struct span) is painted when its last row is placed, at the place in the canvas that was
 * noted when it began, so that the reading order holds. If it asks for more than its rows have, the last row gives it.
 * At a page's end cut_spans paints the part that its rows had room for and lays out the rest for the next page.
 *
 * A row that doesn't fit is split where it may be (split.c): each cell is filled to the room there is, and the rests
 * of the cells are a row of their own on the next page. Its notes take room too, so the room is asked again a few
 * times. Header rows are laid out anew on each page, and undone where they would take more than half of it.
 *
 * A floating table is laid out as a box with the same code, and its box then floats like a drawing.
 *
 * Rejected: all rows first, then pages. A hundred thousand rows would be held at once, and a row's height may depend
 * on the page that it stands on: turned text, split rows, notes.
 */

enum { TAGGED_ROWS = 5000 /* larger tables carry no structure: it would outweigh the text */ };

/* A table on its way into a region. */
struct tabling {
	struct layout *l;
	struct region *r;
	struct table_state *ts;
	struct arena *keep; /* lives as long as the table is under way */
	double y;           /* where the next row begins */
	int rows_here;      /* placed in this region, repeated headers not counted */
	bool must;          /* the region was empty: a row is placed, fit or not */
	bool tags;
};

/* --- state ------------------------------------------------------------------------ */

static struct table_state *
state_new(struct arena *a, struct table_plan *plan)
{
	struct table_state *ts = ARENA_NEW(a, struct table_state);

	ts->plan = plan;
	ts->row = plan->t->rows;
	ts->below = ARENA_ARRAY(a, const struct doc_border *, (size_t)plan->n);
	ts->upright = ARENA_ARRAY(a, struct upright, (size_t)plan->n + 1);
	ts->at = ARENA_ARRAY(a, const struct doc_cell *, (size_t)plan->n);
	ts->fresh = true;
	return ts;
}

/* A cursor is a value: whoever goes on from it works on a copy of its own. */
static struct table_state *
state_copy(struct arena *a, const struct table_state *from)
{
	struct table_state *ts = state_new(a, from->plan);

	ts->row = from->row;
	ts->index = from->index;
	ts->part = from->part;
	ts->spans = from->spans_n > 0 ? arena_copy(a, from->spans, from->spans_n * sizeof *from->spans) : NULL;
	ts->spans_n = ts->spans_cap = from->spans_n;
	return ts;
}

/* --- rows ---------------------------------------------------------------------------- */

/* What the rows of a cell ask for together; 0: not all do. */
static double
asked_height(const struct doc_row *row, int rows)
{
	double height = 0;

	for (int i = 0; i < rows || i == 0; i++, row = row->next) {
		if (row == NULL || row->height_rule == LINE_AUTO)
			return 0;
		height += row->height;
	}
	return height;
}

static struct row_box *
lay_row(struct tabling *t, const struct doc_row *row)
{
	struct row_box *box = ARENA_NEW(t->l->a, struct row_box);
	const struct table_plan *p = t->ts->plan;
	size_t n = 0;

	for (const struct doc_cell *c = row->cells; c != NULL; c = c->next)
		n++;
	box->row = row;
	box->cells = ARENA_ARRAY(t->l->a, struct cell_box, n);
	for (const struct doc_cell *c = row->cells; c != NULL; c = c->next) {
		int from = c->column < 0 ? 0 : c->column;
		int to = from + (c->column_span > 1 ? c->column_span : 1);
		struct cell_box *cb = &box->cells[box->n];

		if (from >= p->n)
			continue;
		if (to > p->n)
			to = p->n;
		*cb = (struct cell_box){ .cell = c,
			.x = p->edge[from],
			.width = p->edge[to] - p->edge[from],
			.along = asked_height(row, c->row_span),
			.from = { .block = c->blocks } };
		cell_fill(t->l, t->r, cb, HUGE_VAL, true);
		box->n++;
	}
	row_notes(t->l, box);
	return box;
}

/* What is left of a split row, laid out again. */
static struct row_box *
lay_rest(struct tabling *t, struct row_box *part)
{
	for (size_t i = 0; i < part->n; i++)
		if (part->cells[i].cell->row_span <= 1)
			cell_fill(t->l, t->r, &part->cells[i], HUGE_VAL, true);
	row_notes(t->l, part);
	return part;
}

static double
span_need(const struct span *s)
{
	const struct doc_cell *c = s->box.cell;

	return s->border + s->box.height + c->margin[SIDE_TOP] + c->margin[SIDE_BOTTOM];
}

/* A cell over several rows begins here, between those of its row. */
static void
open_span(struct tabling *t, const struct row_box *box, const struct cell_box *cb, double y)
{
	struct table_state *ts = t->ts;
	int rows = cb->cell->row_span, left = ts->plan->t->rows_n - ts->index;
	struct span *s;

	ts->spans = vec_room(t->keep, ts->spans, ts->spans_n, &ts->spans_cap, sizeof *ts->spans);
	s = &ts->spans[ts->spans_n++];
	*s = (struct span){
		.box = *cb, .y = y, .border = box->border, .at = t->r->c->text.n, .rows_left = rows < left ? rows : left
	};
}

/* Sets the row's height; where a cell that ends here asks for more than its rows have, this last row gives it. */
static void
settle_height(struct tabling *t, struct row_box *box)
{
	const struct table_state *ts = t->ts;
	bool exact = box->row->height_rule == LINE_EXACT && box->row->height > 0;

	box->border = ts->plan->t->cell_spacing > 0 ? ts->plan->t->cell_spacing : borders_above(ts);
	row_height(box);
	for (size_t i = 0; i < ts->spans_n && !exact; i++)
		if (ts->spans[i].rows_left == 1)
			box->height = fmax(box->height, span_need(&ts->spans[i]) - ts->spans[i].so_far);
	for (size_t i = 0; i < box->n && !exact; i++) { /* it would end in the table's last row */
		const struct cell_box *cb = &box->cells[i];

		if (cb->cell->row_span > 1 && ts->index + 1 >= ts->plan->t->rows_n)
			box->height = fmax(box->height,
			    box->border + cb->height + cb->cell->margin[SIDE_TOP] + cb->cell->margin[SIDE_BOTTOM]);
	}
}

/* --- painting --------------------------------------------------------------------------- */

static void
paint_cell(
    struct tabling *t, struct canvas *c, const struct cell_box *cb, double y, double border, double height, bool header)
{
	const struct doc_cell *cell = cb->cell;
	double x = t->r->left + t->ts->plan->x + cb->x, gap = t->ts->plan->t->cell_spacing, dy = 0;
	double top = y + border + cell->margin[SIDE_TOP];
	double free = height - border - cell->margin[SIDE_TOP] - cell->margin[SIDE_BOTTOM] - cb->height;
	struct lay_item it;

	if (free > 0 && cell->valign != VALIGN_TOP && cell->direction == TEXT_HORIZONTAL)
		dy = cell->valign == VALIGN_CENTRE ? free / 2 : free;
	if (t->tags)
		canvas_tag(c, header ? STR("TH") : STR("TD"));
	if (cell->shading >= 0) {
		it = item_fill(x + gap, y + gap, cb->width - 2 * gap, height - gap, cell->shading);
		canvas_add(c, &it, 0, 0);
	}
	if (free < -1) {
		it = (struct lay_item){ .kind = ITEM_CLIP, .x = x, .y = y, .width = cb->width, .height = height };
		canvas_add(c, &it, 0, 0);
	}
	canvas_join(c, cb->c, x + cell->margin[SIDE_LEFT], top + dy);
	if (free < -1) {
		it = (struct lay_item){ .kind = ITEM_UNCLIP };
		canvas_add(c, &it, 0, 0);
	}
	if (t->tags)
		canvas_untag(c);
}

/* A cell over several rows goes back to its place in reading order. */
static void
paint_span(struct tabling *t, size_t i)
{
	struct table_state *ts = t->ts;
	struct span *s = &ts->spans[i];
	struct canvas *c = canvas_new(t->l->a);
	size_t n;

	paint_cell(t, c, &s->box, s->y, s->border, s->so_far, false);
	n = c->text.n;
	canvas_insert(t->r->c, s->at, c, 0, 0);
	for (size_t k = 0; k < ts->spans_n; k++)
		if (k != i && (ts->spans[k].at > s->at || (ts->spans[k].at == s->at && k > i)))
			ts->spans[k].at += n;
}

static void
step_spans(struct tabling *t, double height, bool row_ends)
{
	struct table_state *ts = t->ts;
	size_t kept = 0;

	for (size_t i = 0; i < ts->spans_n; i++) {
		struct span *s = &ts->spans[i];

		s->so_far += height;
		s->rows_left -= row_ends;
		if (s->rows_left <= 0)
			paint_span(t, i);
	}
	for (size_t i = 0; i < ts->spans_n; i++)
		if (ts->spans[i].rows_left > 0)
			ts->spans[kept++] = ts->spans[i];
	ts->spans_n = kept;
}

static void
row_place(struct tabling *t, struct row_box *box, bool row_ends)
{
	double y = t->y;

	if (t->tags)
		canvas_tag(t->r->c, STR("TR"));
	for (size_t i = 0; i < box->n; i++)
		if (box->cells[i].cell->row_span <= 1)
			paint_cell(t, t->r->c, &box->cells[i], y, box->border, box->height, box->row->header);
		else
			open_span(t, box, &box->cells[i], y);
	if (t->tags)
		canvas_untag(t->r->c);
	borders_row(t->ts, t->r, box, y);
	step_spans(t, box->height, row_ends);
	if (box->notes_n > 0)
		region_call(t->l, t->r, y + box->height, box->notes, box->notes_n);
	t->y += box->height;
	t->r->empty = false;
}

/* --- over pages --------------------------------------------------------------------------- */

/* The table's part on this page ends: paints what the cells over several rows have of it, and lays out the rest. */
static void
cut_spans(struct tabling *t)
{
	struct table_state *ts = t->ts;

	for (size_t i = 0; i < ts->spans_n; i++) {
		struct span *s = &ts->spans[i];
		const struct doc_cell *c = s->box.cell;
		struct cell_box part = s->box;

		if (part.along > s->so_far) { /* turned text has the height of each page's part */
			part.along = s->so_far;
			s->box.along -= s->so_far;
		}
		cell_fill(
		    t->l, t->r, &part, s->so_far - s->border - c->margin[SIDE_TOP] - c->margin[SIDE_BOTTOM], false);
		s->box = part;
		paint_span(t, i);
		s->box.from = part.rest;
		cell_fill(t->l, t->r, &s->box, HUGE_VAL, true);
		s->so_far = 0;
	}
}

static void
resume_spans(struct tabling *t)
{
	for (size_t i = 0; i < t->ts->spans_n; i++) {
		t->ts->spans[i].y = t->y;
		t->ts->spans[i].at = t->r->c->text.n;
		t->ts->spans[i].so_far = 0;
	}
}

static double
region_limit(const struct tabling *t)
{
	double bottom = t->r->bottom;

	if (t->r->flow != NULL)
		bottom = fmin(bottom, notes_limit(t->r->flow, NULL, 0, false));
	return bottom;
}

enum { NOTE_TRIES = 4, PART_LEAST = 20 /* twips: less than any line is high */ };

/* Places the row's beginning where it does not fit whole. False: it moves to the next page. */
static bool
place_part(struct tabling *t, struct row_box *box, bool force)
{
	struct row_box top, *rest = ARENA_NEW(t->l->a, struct row_box);
	double room = region_limit(t) - t->y - borders_below(t->ts, box);

	for (int i = 0; i < NOTE_TRIES; i++) { /* its notes take room too: a lower part may call fewer of them */
		double most;

		if (room < PART_LEAST && !force)
			return false;
		if (!row_split(t->l, t->r, box, room, force, &top, rest))
			return false;
		if (t->r->flow == NULL || top.notes_n == 0)
			break;
		most = notes_limit(t->r->flow, top.notes, top.notes_n, true) - borders_below(t->ts, box);
		if (t->y + top.height <= most + 1)
			break;
		room = most - t->y;
	}
	row_place(t, &top, false);
	t->ts->part = rest;
	return true;
}

/* Word breaks a row only where the height that it asks for has room (seen in the page starts that it recorded). */
static bool
asked_height_fits(const struct tabling *t, const struct row_box *box)
{
	if (!t->l->manners->rows_divide_by_asked_height || box->row->height_rule != LINE_AT_LEAST ||
	    t->ts->part != NULL)
		return true;
	return t->y + box->row->height <= region_limit(t);
}

static bool
row_may_split(const struct tabling *t, const struct row_box *box)
{
	bool header = box->row->header && t->ts->index < t->ts->plan->headers;

	return asked_height_fits(t, box) && !box->row->cant_split && !header &&
	    !(box->row->height_rule == LINE_EXACT && box->row->height > 0);
}

/* A row keeps with the next where the first paragraph of each of its cells does, as in Word. */
static bool
row_keeps(const struct doc_row *row)
{
	for (const struct doc_cell *c = row->cells; c != NULL; c = c->next)
		if (c->blocks == NULL || c->blocks->kind != DOC_PARAGRAPH || !c->blocks->para->props->keep_next)
			return false;
	return row->cells != NULL;
}

enum { KEPT_ROWS = 4 }; /* a run of more of them than this breaks where the page does */

/* Height of the rows that must stand with this one. */
static double
kept_below(struct tabling *t, const struct doc_row *row)
{
	double height = 0;
	int n = 0;

	while (row_keeps(row) && row->next != NULL && n++ < KEPT_ROWS) {
		struct row_box *box = lay_row(t, row = row->next);

		settle_height(t, box);
		height += box->height;
	}
	return height;
}

/* One row, or what is left of it. False: the region ends before it or within it. */
static bool
next_row(struct tabling *t)
{
	struct table_state *ts = t->ts;
	struct row_box *box = ts->part != NULL ? lay_rest(t, ts->part) : lay_row(t, ts->row);
	bool must = t->rows_here == 0 && t->must, fits;
	double kept;

	borders_cells(ts, box);
	settle_height(t, box);
	kept = ts->part == NULL && !must ? kept_below(t, box->row) : 0;
	fits = region_fits(t->r, t->y + box->height + kept + borders_below(ts, box), box->notes, box->notes_n, true);
	if (!fits && kept > 0)
		return false;
	if (!fits && (row_may_split(t, box) || (must && box->row->height_rule != LINE_EXACT)) &&
	    place_part(t, box, must)) {
		t->rows_here++;
		return false;
	}
	if (!fits && !must)
		return false;
	row_place(t, box, true);
	ts->part = NULL;
	ts->row = ts->row->next;
	ts->index++;
	t->rows_here++;
	return true;
}

/* Header rows again at the top of a further page, where they leave room for more than themselves. */
static void
repeat_headers(struct tabling *t)
{
	struct table_state *ts = t->ts, *head;
	const struct doc_row *row = ts->plan->t->rows;
	struct table_state *own = ts;
	struct region_mark before = region_at(t->r);
	double from = t->y;
	bool empty = t->r->empty;

	if (ts->plan->headers == 0 || ts->index < ts->plan->headers)
		return;
	head = state_new(t->l->a, ts->plan);
	t->ts = head;
	for (int i = 0; i < ts->plan->headers; i++, row = row->next) {
		struct row_box *box = lay_row(t, row);

		borders_cells(head, box);
		settle_height(t, box);
		box->notes_n = 0;
		row_place(t, box, true);
		head->index++;
	}
	t->ts = own;
	t->r->empty = empty;
	if (t->y - from > (region_limit(t) - from) / 2) {
		region_back(t->r, before);
		t->y = from;
		return;
	}
	memcpy(own->below, head->below, sizeof(*own->below) * (size_t)own->plan->n);
	memcpy(own->upright, head->upright, sizeof(*own->upright) * ((size_t)own->plan->n + 1));
	own->fresh = own->spans_n > 0;
}

/* Header rows that no page has room for are rows like others. */
static void
check_headers(struct tabling *t)
{
	struct table_plan *p = t->ts->plan;
	const struct doc_row *row = p->t->rows;
	double height = 0;

	if (t->r->flow == NULL || p->headers < 2)
		return;
	for (int i = 0; i < p->headers; i++, row = row->next) {
		struct row_box *box = lay_row(t, row);

		row_height(box);
		height += box->height;
	}
	if (height > t->r->area->bottom - t->r->area->top)
		p->headers = 0;
}

/* --- tables ---------------------------------------------------------------------------------- */

static void
begin_part(struct tabling *t, const struct cursor *c)
{
	const struct doc_table *table = c->block->table;
	struct region *r = t->r;
	struct arena *own = t->l->a;

	t->y = r->y;
	if (!c->under_way) {
		double before = r->empty && r->flow != NULL ? 0 : fmax(r->after, table->margin_before);

		t->y += before;
		t->l->a = t->keep;
		t->ts = state_new(t->keep, table_plan_new(t->l, table, r->width));
		t->l->a = own;
		check_headers(t);
		return;
	}
	t->ts = state_copy(t->keep, c->table);
	resume_spans(t);
	repeat_headers(t);
	resume_spans(t);
}

static void
end_here(struct tabling *t, double after)
{
	struct region *r = t->r;
	double w = 0;

	for (int i = 0; i < t->ts->plan->n; i++)
		w = fmax(w, border_width(t->ts->below[i]));
	if (t->ts->plan->t->cell_spacing > 0)
		w = t->ts->plan->t->cell_spacing;
	borders_end(t->ts, r, t->y);
	r->y = t->y + w;
	r->above = NULL;
	r->tail = 0;
	r->above_bottom = r->y;
	r->after = after;
}

/* Fills the region with rows. STOP_FULL with rows_here 0: nothing of the table stands here. */
static enum stop
fill_rows(struct tabling *t)
{
	while (t->ts->row != NULL) {
		if (!next_row(t))
			return STOP_FULL;
		if (t->r->scratch != NULL && t->l->a == t->r->scratch && t->ts->spans_n == 0 && t->ts->part == NULL)
			arena_reset(t->r->scratch);
	}
	return STOP_DONE;
}

/* Would the table fit on a page that it begins, with what keeps with it? */
static bool
fits_page(struct layout *l, const struct region *r, const struct doc_block *b)
{
	struct doc_block *alone = arena_copy(l->a, b, sizeof *b);
	struct canvas *box = canvas_new(l->a);
	struct region in;

	alone->next = NULL;
	return r->area == NULL ||
	    r->kept_height + flow_box(l, alone, r->width, box, &in) <= r->area->bottom - r->area->top;
}

/*
 * ODF style:may-break-between-rows, and fo:keep-with-next of a table, which LibreOffice 7.4 takes for the same: it is
 * divided only where a page begins with it, or with what keeps with it; in documents that came from Word
 * one that keeps and is longer than a page is divided anywhere (measured).
 */
static bool
stays_whole(struct layout *l, const struct region *r, const struct doc_block *b)
{
	const struct doc_table *t = b->table;

	if (!l->manners->tables_may_stay_whole || r->kept_from_top)
		return false;
	return !t->may_break || (t->keep_with_next && (!l->manners->long_tables_divide || fits_page(l, r, b)));
}

static enum stop
fill_in_flow(struct layout *l, struct region *r, struct cursor *c)
{
	const struct doc_table *table = c->block->table;
	struct tabling t = { .l = l, .r = r, .keep = r->flow != NULL ? r->flow->a : l->a, .must = r->empty };
	struct region_mark before = region_at(r);
	struct cursor was = *c;
	enum stop why;

	t.tags = r->tags && table->rows_n <= TAGGED_ROWS;
	if (t.tags)
		canvas_tag(r->c, STR("Table"));
	begin_part(&t, c);
	why = fill_rows(&t);
	if (why == STOP_FULL && !t.must &&
	    (t.rows_here == 0 || (!was.under_way && stays_whole(l, r, was.block)) ||
		(!was.under_way && t.ts->index <= t.ts->plan->headers && t.ts->part == NULL))) {
		region_back(r, before); /* header rows alone are no beginning */
		*c = was;
		return STOP_FULL;
	}
	if (why == STOP_FULL)
		cut_spans(&t);
	end_here(&t, why == STOP_DONE ? table->margin_after : 0);
	if (t.tags)
		canvas_untag(r->c);
	if (why == STOP_DONE) {
		*c = (struct cursor){ .block = c->block->next };
		return STOP_DONE;
	}
	*c = (struct cursor){ .block = c->block, .under_way = true, .table = t.ts };
	return STOP_FULL;
}

/* Where a table floats to: its distance counts to its edge, or to the text in it. */
static struct doc_floating *
table_floating(const struct layout *l, const struct doc_table *t)
{
	struct doc_floating *fl = arena_copy(l->a, t->floating, sizeof *fl);

	if (fl->h_align == DALIGN_NONE && l->manners->tables_float_by_their_text)
		fl->x -= t->float_shift;
	return fl;
}

enum { WIDTH_LEFT = 266 /* 4.69 mm: layout/README.md, Floats */ };

/*
 * LibreOffice 7.4 lets a table of a DOCX float only where it and what it keeps clear leave that much of the text's
 * width; from the page's edge, of the width up to the right margin (probed).
 */
static bool
leaves_width(const struct region *r, const struct doc_floating *fl, double w)
{
	double room = r->width;

	if (r->flow == NULL || r->flow->section->columns > 1)
		return true;
	if (fl->h_from == ANCHOR_PAGE)
		room += r->area->left;
	return w + fl->distance[SIDE_LEFT] + fl->distance[SIDE_RIGHT] + WIDTH_LEFT < room;
}

/* Whether the paragraph that follows, to which a floating table is anchored, has room for a line here. */
static bool
is_carried(struct layout *l, struct region *r, const struct doc_block *next)
{
	double line = next != NULL && next->kind == DOC_PARAGRAPH ? lay_mark_height(l, next->para) : 0;

	return r->empty || region_fits(r, r->y + r->after + line, NULL, 0, true);
}

/*
 * A table that stands aside while text flows around it; where that cannot be, it stands in the flow. In LibreOffice
 * 7.4 it never breaks: it hangs over the text's end, up to the paper's, and moves up from there (probed).
 */
static enum stop
fill_floating(struct layout *l, struct region *r, struct cursor *c)
{
	struct doc_table *table = arena_copy(l->a, c->block->table, sizeof *table);
	struct doc_block *block = arena_copy(l->a, c->block, sizeof *block);
	struct doc_floating fl = *table_floating(l, table);
	bool whole = r->flow != NULL && l->manners->floating_tables_stay_whole;
	struct canvas *box = canvas_new(l->a);
	struct region in;
	double w, h, x, y, top = r->y + r->after;
	const struct table_plan *plan;

	table->floating = NULL;
	table->align = PARA_LEFT;
	table->indent = 0;
	block->next = NULL;
	block->table = table;
	plan = table_plan_new(l, table, r->width);
	w = plan->edge[plan->n];
	if (whole && (c->block->table->broken || !leaves_width(r, &fl, w)))
		return fill_in_flow(l, r, c);
	h = flow_box(l, block, r->width, box, &in);
	float_place(l, r, &fl, w, h, r->left, top, top, &x, &y);
	if (whole && !is_carried(l, r, c->block->next))
		return STOP_FULL;
	if (whole && y + h > r->area->height)
		y = fmax(r->area->height - h, 0);
	if (!whole && r->flow != NULL &&
	    (h > r->area->bottom - r->area->top || !region_fits(r, y + h, in.notes.at, in.notes.n, true)))
		return h > r->area->bottom - r->area->top || r->empty ? fill_in_flow(l, r, c) : STOP_FULL;
	if (!above_float(l, r, c->block->table, &fl, &x, &y, w, h))
		return STOP_ABOVE;
	canvas_join(r->c, box, x, y);
	if (in.notes.n > 0)
		region_call(l, r, y + h, in.notes.at, in.notes.n);
	if (r->flow != NULL) {
		r->flow->placed = true;
		if (!whole)
			r->flow->text_bottom = fmax(r->flow->text_bottom, y + h);
	}
	*c = (struct cursor){ .block = c->block->next };
	return STOP_DONE;
}

enum stop
table_fill(struct layout *l, struct region *r, struct cursor *c)
{
	const struct doc_table *table = c->block->table;

	if (r->depth >= LIMIT_TABLE_NESTING) {
		diag_add(l->d, &lay_deep_tables, table->where, NULL);
		*c = (struct cursor){ .block = c->block->next };
		return STOP_DONE;
	}
	if (table->floating != NULL && !c->under_way)
		return fill_floating(l, r, c);
	return fill_in_flow(l, r, c);
}
