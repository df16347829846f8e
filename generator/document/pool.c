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

struct prop_pool {
	struct arena *a;
	struct table_of_sets chars, paras;
};

struct prop_pool *
doc_pool_new(struct arena *a)
{
	struct prop_pool *p = ARENA_NEW(a, struct prop_pool);

	p->a = a;
	return p;
}

static uint64_t
mix(uint64_t h, uint64_t v)
{
	h ^= v;
	h *= 0x9e3779b97f4a7c15ull;
	return h ^ (h >> 29);
}

static uint64_t
mix_str(uint64_t h, str s)
{
	h = mix(h, s.n);
	for (; s.n >= 8; s.p += 8, s.n -= 8) {
		uint64_t v;

		memcpy(&v, s.p, 8);
		h = mix(h, v);
	}
	for (size_t i = 0; i < s.n; i++)
		h = mix(h, (unsigned char)s.p[i]);
	return h;
}

static uint64_t
mix_border(uint64_t h, const struct border *b)
{
	if (b == NULL)
		return mix(h, 0x5eed);
	h = mix(h, (uint64_t)b->style << 32 | (uint32_t)b->width_eighths);
	return mix(h, (uint64_t)(uint32_t)b->space_twips << 32 | (uint32_t)b->colour);
}

static bool
same_border(const struct border *x, const struct border *y)
{
	if (x == y)
		return true;
	return x != NULL && y != NULL && x->style == y->style && x->width_eighths == y->width_eighths &&
	    x->space_twips == y->space_twips && x->colour == y->colour;
}

static bool
same_link(const struct link *x, const struct link *y)
{
	if (x == y)
		return true;
	return x != NULL && y != NULL && str_eq(x->uri, y->uri) && str_eq(x->anchor, y->anchor);
}

/* All fields that are plain numbers, once for hashing and once for comparing. */
/* clang-format off */
#define CHAR_NUMBERS(X) \
	X(size_half_points) X(bold) X(italic) X(strike) X(double_strike) X(hidden) X(outline) X(shadow) X(underline) \
	X(underline_colour) X(colour) X(highlight) X(vpos) X(raise_twips) X(vpos_percent) X(caps) X(spacing_twips) \
	X(scale_percent) X(kerning) X(rtl)
#define PARA_NUMBERS(X) \
	X(align) X(align_last) X(indent_left) X(indent_right) X(indent_first) X(before) X(after) X(before_auto) \
	X(after_auto) X(contextual) X(line) X(line_rule) X(line_bare) X(keep_next) X(keep_lines) X(page_break_before) \
	X(widow_control) X(widows) X(orphans) X(tabs_n) X(shading) X(outline_level) X(rtl) X(snap_to_grid) \
	X(no_line_numbers) X(break_before_column) X(tabs_relative_to_indent)
/* clang-format on */
#define MIX(f) h = mix(h, (uint64_t)c->f);
#define DIFFERS(f) \
	if (x->f != y->f) \
		return false;

static uint64_t
hash_char(const struct char_props *c)
{
	uint64_t h = mix_str(1, c->family);

	CHAR_NUMBERS(MIX)
	h = mix_str(h, c->language);
	if (c->link != NULL)
		h = mix_str(mix_str(h, c->link->uri), c->link->anchor);
	return mix_border(h, c->border);
}

static bool
same_char(const void *px, const void *py)
{
	const struct char_props *x = px, *y = py;

	CHAR_NUMBERS(DIFFERS)
	return str_eq(x->family, y->family) && str_eq(x->language, y->language) && same_link(x->link, y->link) &&
	    same_border(x->border, y->border);
}

static uint64_t
hash_para(const struct para_props *c)
{
	uint64_t h = mix_str(2, c->style);

	PARA_NUMBERS(MIX)
	for (size_t i = 0; i < c->tabs_n; i++)
		h = mix(h,
		    (uint64_t)(uint32_t)c->tabs[i].at_twips << 16 | (uint64_t)c->tabs[i].kind << 8 | c->tabs[i].leader);
	for (int i = 0; i < SIDES; i++)
		h = mix_border(h, c->borders[i]);
	return mix_border(h, c->between);
}

static bool
same_para(const void *px, const void *py)
{
	const struct para_props *x = px, *y = py;

	PARA_NUMBERS(DIFFERS)
	for (size_t i = 0; i < x->tabs_n; i++)
		if (x->tabs[i].at_twips != y->tabs[i].at_twips || x->tabs[i].kind != y->tabs[i].kind ||
		    x->tabs[i].leader != y->tabs[i].leader)
			return false;
	for (int i = 0; i < SIDES; i++)
		if (!same_border(x->borders[i], y->borders[i]))
			return false;
	return str_eq(x->style, y->style) && same_border(x->between, y->between);
}

static void
grow(struct table_of_sets *t, struct arena *a)
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
intern(struct table_of_sets *t, struct arena *a, const void *set, size_t bytes, uint64_t hash,
    bool (*same)(const void *, const void *))
{
	size_t at;

	if (t->n * 2 >= t->cap)
		grow(t, a);
	for (at = hash & (t->cap - 1); t->slots[at].set != NULL; at = (at + 1) & (t->cap - 1))
		if (t->slots[at].hash == hash && same(t->slots[at].set, set))
			return t->slots[at].set;
	t->slots[at] = (struct slot){ hash, arena_copy(a, set, bytes) };
	t->n++;
	return t->slots[at].set;
}

const struct char_props *
doc_intern_char(struct prop_pool *p, const struct char_props *c)
{
	return intern(&p->chars, p->a, c, sizeof *c, hash_char(c), same_char);
}

const struct para_props *
doc_intern_para(struct prop_pool *p, const struct para_props *c)
{
	return intern(&p->paras, p->a, c, sizeof *c, hash_para(c), same_para);
}
