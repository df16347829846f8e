#include "layout/page/flow.h"

#include <math.h>

#include "base/arena.h"

/* Regions: how a mark is taken and gone back to, and what room is left. */

#define SLACK 0.1 /* twips by which a line may stand below its limit: sums of rounded lengths */

void
region_init(struct region *r, struct canvas *c, double left, double top, double width, double bottom)
{
	*r = (struct region){ .c = c,
		.left = left,
		.top = top,
		.width = width,
		.bottom = bottom,
		.y = top,
		.empty = true,
		.keep_before = true,
		.above_bottom = top };
	r->around = ARENA_NEW(c->a, struct obstacles);
	r->around->a = c->a;
}

struct region_mark
region_at(const struct region *r)
{
	struct region_mark m = { canvas_at(r->c), r->y, r->after, r->above_bottom, r->above, r->empty, r->notes.n,
		r->around->n, 0, 0, 0, { 0, 0, 0, 0, false, { 0 }, NULL } };

	if (r->flow != NULL) {
		const struct foot *foot = &r->flow->foot;

		m.outline_n = r->flow->outline.n;
		m.places_n = r->flow->places.n;
		m.styled_n = r->flow->styled.n;
		m.foot = (struct notes_mark){ foot->placed.n, foot->waiting.n, foot->height, foot->tail, foot->full,
			foot->rest, foot->rest_of };
	}
	return m;
}

void
region_back(struct region *r, struct region_mark mark)
{
	canvas_cut(r->c, mark.canvas);
	r->y = mark.y;
	r->after = mark.after;
	r->above_bottom = mark.above_bottom;
	r->above = mark.above;
	r->empty = mark.empty;
	r->notes.n = mark.notes_n;
	r->around->n = mark.around_n;
	if (r->flow != NULL) {
		struct foot *foot = &r->flow->foot;

		r->flow->outline.n = mark.outline_n;
		r->flow->places.n = mark.places_n;
		r->flow->styled.n = mark.styled_n;
		foot->placed.n = mark.foot.placed_n;
		foot->waiting.n = mark.foot.waiting_n;
		foot->height = mark.foot.height;
		foot->tail = mark.foot.tail;
		foot->full = mark.foot.full;
		foot->rest = mark.foot.rest;
		foot->rest_of = mark.foot.rest_of;
	}
}

bool
region_fits(struct region *r, double bottom, const struct doc_note **notes, size_t n, bool may_split)
{
	if (bottom > r->bottom + SLACK)
		return false;
	return r->flow == NULL || bottom <= notes_limit(r->flow, notes, n, may_split) + SLACK;
}

void
region_call(struct layout *l, struct region *r, double bottom, const struct doc_note **notes, size_t n)
{
	if (r->flow != NULL) {
		notes_take(r->flow, bottom, notes, n);
		return;
	}
	for (size_t i = 0; i < n; i++)
		*VEC_ADD(l->a, &r->notes) = notes[i];
}
