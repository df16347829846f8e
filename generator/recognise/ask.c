/* Questions beside a plan: every step may ask. */
#include "recognise/inner.h"

#include "base/arena.h"

struct rec_doubt *
rec_ask(struct rec_reader *r, bool must, struct rec_place place, str words, const char *why)
{
	struct rec_doubt *d = VEC_ADD(r->a, &r->p->doubts);

	d->must = must;
	d->place = place;
	d->words = words;
	d->why = str_of(why);
	return d;
}
