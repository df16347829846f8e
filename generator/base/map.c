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

enum { PLAIN_MAX = 24 }; /* so many keys are looked through one by one: a sheet's row, a small record */

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
map_grow(struct map *m, size_t cap)
{
	struct map_entry *at = ARENA_ARRAY(m->a, struct map_entry, cap);

	if (m->n > 0)
		memcpy(at, m->at, m->n * sizeof *at);
	m->at = at;
	m->cap = cap;
	if (cap <= PLAIN_MAX)
		return;
	m->slots_n = 64;
	while (m->slots_n < cap * 2)
		m->slots_n *= 2;
	m->slots = ARENA_ARRAY(m->a, unsigned, m->slots_n);
	for (size_t i = 0; i < m->n; i++)
		*slot_of(m, m->at[i].key) = (unsigned)i + 1;
}

void
map_reserve(struct map *m, size_t n)
{
	if (n > m->cap)
		map_grow(m, n);
}

/* Index + 1 of key, 0 where it is not there. */
static size_t
find(const struct map *m, str key)
{
	if (m->slots != NULL)
		return *slot_of(m, key);
	for (size_t i = 0; i < m->n; i++) {
		str k = m->at[i].key;

		if (k.n == key.n && (k.p == key.p || str_eq(k, key)))
			return i + 1;
	}
	return 0;
}

/* The entry of key, a new one where there is none. */
static struct map_entry *
entry_of(struct map *m, str key)
{
	size_t i = find(m, key);

	if (i > 0)
		return &m->at[i - 1];
	if (m->n == m->cap)
		map_grow(m, m->cap < 4 ? 4 : m->cap * 2);
	if (m->slots != NULL)
		*slot_of(m, key) = (unsigned)m->n + 1;
	m->at[m->n].key = key;
	return &m->at[m->n++];
}

void *
map_put(struct map *m, str key, void *value)
{
	struct map_entry *e = entry_of(m, key);
	void *old = e->value;

	e->value = value;
	return old;
}

void *
map_find(const struct map *m, str key)
{
	size_t i = m == NULL || m->n == 0 ? 0 : find(m, key);

	return i > 0 ? m->at[i - 1].value : NULL;
}

void
map_num_init(struct map_num *m, struct arena *a)
{
	map_init(&m->entries, a);
}

void
map_num_put(struct map_num *m, str key, long long n)
{
	entry_of(&m->entries, key)->number = n;
}

long long
map_num_find(const struct map_num *m, str key, long long otherwise)
{
	size_t i = m->entries.n > 0 ? find(&m->entries, key) : 0;

	return i > 0 ? m->entries.at[i - 1].number : otherwise;
}
