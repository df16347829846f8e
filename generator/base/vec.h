#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stddef.h>

#include "base/arena.h"

/*
 * A growing array in an arena: VEC(struct tag) tags = { 0 };
 * *VEC_ADD(a, &tags) = tag; then tags.at[i], tags.n. Old blocks stay in the
 * arena until it is reset, at most as much again as the array.
 */
#define VEC(type) \
	struct { \
		type *at; \
		size_t n, cap; \
	}

/* Room for one more at the end, zeroed; its address. */
#define VEC_ADD(a, v) ((v)->at = vec_room((a), (v)->at, (v)->n, &(v)->cap, sizeof *(v)->at), &(v)->at[(v)->n++])

void *vec_room(struct arena *a, void *at, size_t n, size_t *cap, size_t size);

#endif
