#include "base/vec.h"

#include <string.h>

void *
vec_room(struct arena *a, void *at, size_t n, size_t *cap, size_t size)
{
	void *p;

	if (n < *cap)
		return at;
	*cap = *cap < 8 ? 8 : *cap * 2;
	p = arena_array(a, *cap, size);
	if (n > 0)
		memcpy(p, at, n * size);
	return p;
}
