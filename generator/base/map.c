#include "base/map.h"

#include <string.h>

void
map_init(struct map *m, struct arena *a)
{
	memset(m, 0, sizeof *m);
	m->a = a;
}

struct map *
map_new(struct arena *a)
{
	struct map *m = ARENA_NEW(a, struct map);

	m->a = a;
	return m;
}

/* The slot that holds key, or the free one where it would go. */
static unsigned *
slot_of(const struct map *m, str key)
{
	size_t i = (size_t)str_hash(key) & (m->slots_n - 1);

	while (m->slots[i] != 0 && !str_eq(m->at[m->slots[i] - 1].key, key))
		i = (i + 1) & (m->slots_n - 1);
	return &m->slots[i];
}

static void
grow(struct map *m)
{
	size_t cap = m->cap < 8 ? 8 : m->cap * 2;
	struct map_entry *at = ARENA_ARRAY(m->a, struct map_entry, cap);

	if (m->n > 0)
		memcpy(at, m->at, m->n * sizeof *at);
	m->at = at;
	m->cap = cap;
	m->slots_n = cap * 2;
	m->slots = ARENA_ARRAY(m->a, unsigned, m->slots_n);
	for (size_t i = 0; i < m->n; i++)
		*slot_of(m, m->at[i].key) = (unsigned)i + 1;
}

void *
map_put(struct map *m, str key, void *value)
{
	unsigned *slot;

	if (m->n == m->cap)
		grow(m);
	slot = slot_of(m, key);
	if (*slot != 0) {
		void *old = m->at[*slot - 1].value;

		m->at[*slot - 1].value = value;
		return old;
	}
	m->at[m->n].key = key;
	m->at[m->n].value = value;
	*slot = (unsigned)++m->n;
	return NULL;
}

void *
map_find(const struct map *m, str key)
{
	unsigned slot;

	if (m == NULL || m->n == 0)
		return NULL;
	slot = *slot_of(m, key);
	return slot != 0 ? m->at[slot - 1].value : NULL;
}
