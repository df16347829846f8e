#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/*
 * Text to pointer, in an arena, in the order of first insertion: walk it by
 * m->at[0 .. m->n). Keys are borrowed: they must outlive the map.
 */
struct map_entry {
	str key;
	union {
		void *value;
		long long number; /* of a map_num */
	};
};

struct map {
	struct arena *a;
	struct map_entry *at;
	size_t n, cap;
	unsigned *slots; /* index + 1; 0 is free; NULL while the keys are few */
	size_t slots_n;
	struct map *written; /* key → str *: how it was written, where a reader changed it; NULL: none was */
};

/* Text to number, in the same way. Its own type, so that nobody takes a number for a pointer. */
struct map_num {
	struct map entries;
};

struct map *map_new(struct arena *a);
void map_init(struct map *m, struct arena *a);
/* Room for n keys at once, without what growing would leave behind. */
void map_reserve(struct map *m, size_t n);
/* Sets key to value; the value it had before, or NULL. */
void *map_put(struct map *m, str key, void *value);
void *map_find(const struct map *m, str key); /* NULL where there is none */

void map_num_init(struct map_num *m, struct arena *a);
void map_num_put(struct map_num *m, str key, long long n);
long long map_num_find(const struct map_num *m, str key, long long otherwise);

#endif
