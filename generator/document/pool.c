#include <string.h>

#include "base/arena.h"
#include "document/document.h"

/*
 * Property sets are hashed field by field (a struct's padding is nobody's)
 * and kept once: a document of ten thousand runs has some thirty sets. The
 * texts and arrays that a set points to are kept by reference.
 */
struct slot {
	uint64_t hash;
	const void *set;
};

struct table_of_sets {
	struct slot *slots;
	size_t n, cap; /* cap: a power of two */
};

struct doc_prop_pool {
	struct arena *a;
	struct table_of_sets chars, paras;
};

struct doc_prop_pool *
doc_pool_new(struct arena *a)
{
	struct doc_prop_pool *p = ARENA_NEW(a, struct doc_prop_pool);

	p->a = a;
	return p;
}

static uint64_t
mix_hash(uint64_t h, uint64_t v)
{
	h ^= v;
	h *= 0x9e3779b97f4a7c15ull;
	return h ^ (h >> 29);
}

static uint64_t
mix_str(uint64_t h, str s)
{
	h = mix_hash(h, s.n);
	for (; s.n >= 8; s.p += 8, s.n -= 8) {
		uint64_t v;

		memcpy(&v, s.p, 8);
		h = mix_hash(h, v);
	}
	for (size_t i = 0; i < s.n; i++)
		h = mix_hash(h, (unsigned char)s.p[i]);
	return h;
}

static uint64_t
mix_border(uint64_t h, const struct doc_border *b)
{
	if (b == NULL)
		return mix_hash(h, 0x5eed);
	h = mix_hash(h, (uint64_t)b->style << 32 | (uint32_t)b->width_eighths);
	return mix_hash(h, (uint64_t)(uint32_t)b->space_twips << 32 | (uint32_t)b->colour);
}

static bool
same_border(const struct doc_border *x, const struct doc_border *y)
{
	if (x == y)
		return true;
	return x != NULL && y != NULL && x->style == y->style && x->width_eighths == y->width_eighths &&
	    x->space_twips == y->space_twips && x->colour == y->colour;
}

static bool
same_link(const struct doc_link *x, const struct doc_link *y)
{
	if (x == y)
		return true;
	return x != NULL && y != NULL && str_eq(x->uri, y->uri) && str_eq(x->anchor, y->anchor);
}

static uint64_t
mix_link(uint64_t h, const struct doc_link *l)
{
	return l == NULL ? mix_hash(h, 0x11) : mix_str(mix_str(h, l->uri), l->anchor);
}

static uint64_t
mix_tabs(uint64_t h, const struct doc_tab_stop *t, size_t n)
{
	h = mix_hash(h, n);
	for (size_t i = 0; i < n; i++)
		h = mix_hash(h, (uint64_t)(uint32_t)t[i].at_twips << 16 | (uint64_t)t[i].kind << 8 | t[i].leader);
	return h;
}

static bool
same_tabs(const struct doc_tab_stop *x, size_t x_n, const struct doc_tab_stop *y, size_t y_n)
{
	if (x_n != y_n)
		return false;
	for (size_t i = 0; i < x_n; i++)
		if (x[i].at_twips != y[i].at_twips || x[i].kind != y[i].kind || x[i].leader != y[i].leader)
			return false;
	return true;
}

static uint64_t
mix_borders(uint64_t h, const struct doc_border *const b[SIDES])
{
	for (int i = 0; i < SIDES; i++)
		h = mix_border(h, b[i]);
	return h;
}

static bool
same_borders(const struct doc_border *const x[SIDES], const struct doc_border *const y[SIDES])
{
	for (int i = 0; i < SIDES; i++)
		if (!same_border(x[i], y[i]))
			return false;
	return true;
}

/* How each kind of property is hashed and compared. */
/* clang-format off */
#define MIX_NAME(f) h = mix_str(h, c->f);
#define MIX_PLAIN(f) h = mix_hash(h, (uint64_t)c->f);
#define MIX_TEXT(f) MIX_NAME(f)
#define MIX_NUMBER(f) MIX_PLAIN(f)
#define MIX_COLOUR(f) MIX_PLAIN(f)
#define MIX_FLAG(f) MIX_PLAIN(f)
#define MIX_CLEARED(f) MIX_PLAIN(f)
#define MIX_WORD(f) MIX_PLAIN(f)
#define MIX_NAMED(f) MIX_PLAIN(f)
#define MIX_LINE(f) h = mix_hash(mix_hash(h, (uint64_t)c->f), (uint64_t)c->f##_rule);
#define MIX_TABS(f) h = mix_tabs(h, c->f, c->f##_n);
#define MIX_BORDER(f) h = mix_border(h, c->f);
#define MIX_BORDERS(f) h = mix_borders(h, c->f);
#define MIX_LINK(f) h = mix_link(h, c->f);
#define MIX(kind, type, field, ...) MIX_##kind(field)

#define SAME_NAME(f) && str_eq(x->f, y->f)
#define SAME_PLAIN(f) && x->f == y->f
#define SAME_TEXT(f) SAME_NAME(f)
#define SAME_NUMBER(f) SAME_PLAIN(f)
#define SAME_COLOUR(f) SAME_PLAIN(f)
#define SAME_FLAG(f) SAME_PLAIN(f)
#define SAME_CLEARED(f) SAME_PLAIN(f)
#define SAME_WORD(f) SAME_PLAIN(f)
#define SAME_NAMED(f) SAME_PLAIN(f)
#define SAME_LINE(f) && x->f == y->f && x->f##_rule == y->f##_rule
#define SAME_TABS(f) && same_tabs(x->f, x->f##_n, y->f, y->f##_n)
#define SAME_BORDER(f) && same_border(x->f, y->f)
#define SAME_BORDERS(f) && same_borders(x->f, y->f)
#define SAME_LINK(f) && same_link(x->f, y->f)
#define SAME(kind, type, field, ...) SAME_##kind(field)
/* clang-format on */

static uint64_t
hash_char(const struct doc_char_props *c)
{
	uint64_t h = 1;

	DOC_CHAR_PROPS(MIX)
	return h;
}

static bool
same_char(const void *px, const void *py)
{
	const struct doc_char_props *x = px, *y = py;

	return true DOC_CHAR_PROPS(SAME);
}

static uint64_t
hash_para(const struct doc_para_props *c)
{
	uint64_t h = 2;

	DOC_PARA_PROPS(MIX)
	return h;
}

static bool
same_para(const void *px, const void *py)
{
	const struct doc_para_props *x = px, *y = py;

	return true DOC_PARA_PROPS(SAME);
}

static void
grow_slots(struct table_of_sets *t, struct arena *a)
{
	size_t cap = t->cap == 0 ? 64 : t->cap * 2;
	struct slot *slots = ARENA_ARRAY(a, struct slot, cap);

	for (size_t i = 0; i < t->cap; i++) {
		size_t at = t->slots[i].hash & (cap - 1);

		if (t->slots[i].set == NULL)
			continue;
		while (slots[at].set != NULL)
			at = (at + 1) & (cap - 1);
		slots[at] = t->slots[i];
	}
	t->slots = slots;
	t->cap = cap;
}

/* The kept set that equals set; a copy is kept where none does. */
static const void *
intern_set(struct table_of_sets *t, struct arena *a, const void *set, size_t bytes, uint64_t hash,
    bool (*same)(const void *, const void *))
{
	size_t at;

	if (t->n * 2 >= t->cap)
		grow_slots(t, a);
	for (at = hash & (t->cap - 1); t->slots[at].set != NULL; at = (at + 1) & (t->cap - 1))
		if (t->slots[at].hash == hash && same(t->slots[at].set, set))
			return t->slots[at].set;
	t->slots[at] = (struct slot){ hash, arena_copy(a, set, bytes) };
	t->n++;
	return t->slots[at].set;
}

const struct doc_char_props *
doc_intern_char(struct doc_prop_pool *pool, const struct doc_char_props *props)
{
	return intern_set(&pool->chars, pool->a, props, sizeof *props, hash_char(props), same_char);
}

const struct doc_para_props *
doc_intern_para(struct doc_prop_pool *pool, const struct doc_para_props *props)
{
	return intern_set(&pool->paras, pool->a, props, sizeof *props, hash_para(props), same_para);
}
