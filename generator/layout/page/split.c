#include "layout/page/table.h"

#include <math.h>

#include "base/arena.h"

/* Cells filled to a height, and rows that go on over the page: each cell's cursor is where its rest begins. */

static double
upper_lower(const struct doc_cell *c)
{
	return c->margin[SIDE_TOP] + c->margin[SIDE_BOTTOM];
}

/*
 * What is free at the left of turned text: its first line stands at the left when it runs upwards, else at the right.
 */
static double
turned_left(const struct doc_cell *c, double free)
{
	if (free <= 0)
		return 0;
	if (c->valign == VALIGN_CENTRE)
		return free / 2;
	return (c->valign == VALIGN_TOP) == (c->direction == TEXT_UP) ? 0 : free;
}

/* Text that runs upwards or downwards: laid out across, then turned. */
static void
turn_cell(struct layout *l, struct cell_box *cb, double along, double across)
{
	bool up = cb->cell->direction == TEXT_UP;
	struct canvas *c = canvas_new(l->a);
	double free = cb->width - cb->cell->margin[SIDE_LEFT] - cb->cell->margin[SIDE_RIGHT] - across,
	       dx = turned_left(cb->cell, free);
	struct lay_item open = { .kind = ITEM_ROTATE, .angle = up ? -90 : 90 }, close = { .kind = ITEM_UNROTATE };

	open.x = up ? dx : dx + across;
	open.y = up ? along : 0;
	canvas_add(c, &open, 0, 0);
	canvas_join(c, cb->c, open.x, open.y);
	canvas_add(c, &close, 0, 0);
	cb->c = c;
	cb->height = along;
}

enum { TURNED_MOST = 5000 }; /* twips, 9 cm: turned text that is longer goes on in a second line */

static double
turned_width(struct layout *l, const struct cell_box *cb, double row_height)
{
	double most = 0;

	if (row_height > upper_lower(cb->cell))
		return row_height - upper_lower(cb->cell);
	for (const struct doc_block *b = cb->cell->blocks; b != NULL; b = b->next) {
		double narrowest, widest;

		if (b->kind != DOC_PARAGRAPH)
			continue;
		lay_widths(l, b->para, &narrowest, &widest);
		most = fmax(most, widest);
	}
	return fmin(most + 1, TURNED_MOST); /* one twip for sums of rounded lengths */
}

static bool
same_cursor(const struct cursor *a, const struct cursor *b)
{
	return a->block == b->block && a->under_way == b->under_way && a->text_from == b->text_from &&
	    a->table == b->table;
}

bool
cell_fill(struct layout *l, const struct region *r, struct cell_box *cb, double room, bool must)
{
	const struct doc_cell *cell = cb->cell;
	bool turned = cell->direction != TEXT_HORIZONTAL;
	double width = cb->width - cell->margin[SIDE_LEFT] - cell->margin[SIDE_RIGHT];
	struct region in;

	if (turned) {
		room = room < HUGE_VAL ? fmax(width, WIDTH_LEAST) : HUGE_VAL;
		width = turned_width(l, cb, cb->along);
	}
	cb->c = canvas_new(l->a);
	cb->rest = cb->from;
	region_init(&in, cb->c, 0, 0, fmax(width, WIDTH_LEAST), room);
	in.area = r->area;
	in.depth = r->depth + 1;
	in.empty = must || room >= HUGE_VAL;
	cb->done = flow_fill(l, &in, &cb->rest) == STOP_DONE;
	cb->height = in.y + (cb->done ? in.after : 0);
	cb->notes = in.notes.at;
	cb->notes_n = in.notes.n;
	if (turned)
		turn_cell(l, cb, width, cb->height);
	return cb->done || !same_cursor(&cb->rest, &cb->from);
}

void
row_height(struct row_box *box)
{
	const struct doc_row *row = box->row;
	double content = 0;

	for (size_t i = 0; i < box->n; i++)
		if (box->cells[i].cell->row_span <= 1)
			content = fmax(content, box->cells[i].height + upper_lower(box->cells[i].cell));
	content += box->border;
	if (row->height_rule == LINE_EXACT && row->height > 0)
		content = row->height;
	else if (row->height_rule == LINE_AT_LEAST && row->height > content)
		content = row->height;
	box->height = content;
}

void
row_notes(struct layout *l, struct row_box *box)
{
	size_t n = 0;

	for (size_t i = 0; i < box->n; i++)
		n += box->cells[i].notes_n;
	box->notes = n > 0 ? ARENA_ARRAY(l->a, const struct doc_note *, n) : NULL;
	box->notes_n = 0;
	for (size_t i = 0; n > 0 && i < box->n; i++)
		for (size_t k = 0; k < box->cells[i].notes_n; k++)
			box->notes[box->notes_n++] = box->cells[i].notes[k];
}

bool
row_split(struct layout *l, const struct region *r, const struct row_box *box, double room, bool force,
    struct row_box *top, struct row_box *rest)
{
	struct doc_row *row = ARENA_NEW(l->a, struct doc_row);
	bool all_done = true;

	*row = *box->row;
	row->height_rule = LINE_AUTO; /* what it asks for is of the whole */
	*top = *rest = *box;
	top->row = row;
	if (!l->manners->row_rest_asks_height_again)
		rest->row = row;
	top->cells = arena_copy(l->a, box->cells, box->n * sizeof *box->cells);
	rest->cells = arena_copy(l->a, box->cells, box->n * sizeof *box->cells);
	top->height = room;
	rest->n = 0;
	for (size_t i = 0; i < box->n; i++) {
		struct cell_box *cb = &top->cells[i];

		if (cb->cell->row_span > 1)
			continue;
		if (!cell_fill(l, r, cb, room - box->border - upper_lower(cb->cell), false)) {
			if (!force)
				return false;
			cell_fill(l, r, cb, 0, true);
		}
		top->height = fmax(top->height, box->border + cb->height + upper_lower(cb->cell));
		rest->cells[rest->n] = *cb; /* cells over several rows go on by themselves */
		rest->cells[rest->n++].from = cb->rest;
		all_done &= cb->done;
	}
	row_notes(l, top);
	return !all_done;
}
