#include "layout/page/flow.h"

#include <math.h>

#include "base/arena.h"

/*
 * A float that is anchored further down may overlap text that is already laid out. Both Word and LibreOffice move that
 * text. So a region remembers where each of its blocks began. When it meets an anchor whose float overlaps text above,
 * it rewinds to the first block that the float touches and fills itself again, with the float's box reserved
 * (foreseen).
 *
 * That may move the anchor. LibreOffice then leaves the float where it was (7.4, probed); Word moves it too, so that
 * all is done again, a few times. If the anchor goes to the next page, the box is given up and the text above stays as
 * it was.
 */

enum { TRIES = 4 }; /* of following an anchor: layout/README.md, Floats */

static struct foreseen *
find_foreseen(struct above *ab, const void *what)
{
	for (size_t i = 0; i < ab->floats_n; i++)
		if (ab->floats[i].what == what)
			return &ab->floats[i];
	return NULL;
}

void
above_begin(struct region *r, struct above *ab, struct arena *a, bool follows)
{
	ab->a = a;
	ab->follows = follows;
	ab->gone_back = false;
	ab->starts.n = 0;
	ab->floats_n = 0;
	r->past = ab;
}

void
above_start(struct region *r, const struct cursor *c, const struct chain *chain)
{
	struct above *ab = r->past;
	struct above_start *s;

	if (ab == NULL)
		return;
	if (c->table != NULL) { /* begun on another page: no way back beyond it */
		ab->starts.n = 0;
		ab->floats_n = 0;
		return;
	}
	s = VEC_ADD(ab->a, &ab->starts);
	*s = (struct above_start){ *c, region_at(r), *chain, r->flow != NULL && r->flow->placed };
	s->at.lines = NULL; /* may be gone by then: text_from says where to go on */
	if (ab->gone_back)
		s->mark.around_n = ab->around_n;
	ab->gone_back = false;
}

/* Index of the block that a float whose top is at y touches first. */
static size_t
first_touched(const struct above *ab, double y)
{
	size_t i = ab->starts.n;

	while (i > 1 && ab->starts.at[i - 1].mark.y > y + TOUCH)
		i--;
	return i - 1;
}

/* Puts the boxes of foreseen floats where they are expected, before the text is laid out that flows around them. */
static void
place_foreseen(struct region *r)
{
	struct above *ab = r->past;

	for (size_t i = 0; i < ab->floats_n; i++) {
		struct foreseen *f = &ab->floats[i];

		if (f->given_up || f->at < r->around->n)
			continue;
		f->at = r->around->n;
		f->met = false;
		float_obstacle(r, &f->fl, f->x, f->y, f->width, f->height);
	}
}

static void
go_back_to(struct region *r, size_t start, struct cursor *c, struct chain *chain)
{
	struct above *ab = r->past;
	const struct above_start *s = &ab->starts.at[start];

	region_back(r, s->mark);
	*c = s->at;
	*chain = s->chain;
	if (r->flow != NULL)
		r->flow->placed = s->placed;
	ab->starts.n = start;
	ab->around_n = r->around->n;
	ab->gone_back = true;
	place_foreseen(r);
}

void
above_back(struct region *r, struct cursor *c, struct chain *chain)
{
	go_back_to(r, r->past->from, c, chain);
}

bool
above_give_up(struct region *r, struct cursor *c, struct chain *chain)
{
	struct above *ab = r->past;
	size_t start = SIZE_MAX;

	for (size_t i = 0; ab != NULL && i < ab->floats_n; i++) {
		struct foreseen *f = &ab->floats[i];

		if (f->met || f->given_up)
			continue;
		f->given_up = true;
		if (f->start < start)
			start = f->start;
	}
	if (start == SIZE_MAX)
		return false;
	go_back_to(r, start, c, chain);
	return true;
}

/*
 * Asks for a return to the block that a float at y touches first, or to the one asked for before if that is further
 * up.
 */
static bool
request_return(struct above *ab, struct foreseen *f, double y)
{
	size_t start = first_touched(ab, y);

	if (start < f->start)
		f->start = start;
	f->at = SIZE_MAX;
	ab->from = f->start;
	return false;
}

bool
above_float(struct layout *l, struct region *r, const void *what, const struct doc_floating *fl, double *x, double *y,
    double w, double h)
{
	struct above *ab = r->past;
	struct foreseen *f = ab != NULL ? find_foreseen(ab, what) : NULL;
	bool moved;

	if (f == NULL) {
		double top = *y - fl->distance[SIDE_TOP], bottom = *y + h + fl->distance[SIDE_BOTTOM];

		bool touches = ab != NULL && ab->starts.n >= 2 && top < r->y - TOUCH && bottom > r->top + TOUCH &&
		    *x + w + fl->distance[SIDE_RIGHT] > r->left && *x - fl->distance[SIDE_LEFT] < r->left + r->width;

		if (touches && ab->floats_n == LIMIT_FLOATS_FORESEEN)
			diag_add(l->d, &lay_many, l->doc->where, "%s", _("floats over text above them"));
		if (!touches || ab->floats_n == LIMIT_FLOATS_FORESEEN) {
			float_obstacle(r, fl, *x, *y, w, h);
			return true;
		}
		f = &ab->floats[ab->floats_n++];
		*f = (struct foreseen){
			.what = what, .fl = *fl, .x = *x, .y = *y, .width = w, .height = h, .start = SIZE_MAX
		};
		return request_return(ab, f, top);
	}
	if (f->given_up) {
		float_obstacle(r, fl, *x, *y, w, h);
		return true;
	}
	moved = fabs(f->x - *x) > 1 || fabs(f->y - *y) > 1; /* twips */
	if (moved && ab->follows && f->tries++ < TRIES) {
		f->x = *x;
		f->y = *y;
		return request_return(ab, f, *y - fl->distance[SIDE_TOP]);
	}
	*x = f->x;
	*y = f->y;
	f->met = true;
	return true;
}
