#include "layout/page/flow.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

/*
 * Lists of items that are joined, moved and cut off again. Flow's model is told in flow.c, what layers are in float.c.
 */

struct canvas *
canvas_new(struct arena *a)
{
	struct canvas *c = ARENA_NEW(a, struct canvas);

	c->a = a;
	return c;
}

/* Glyphs of several words, put together for one line. */
static const struct glyph_run *
settle_run(struct arena *a, const struct glyph_run *from)
{
	struct glyph_run *first = NULL, **last = &first;

	for (; from != NULL; from = from->next) {
		struct glyph_run *r = arena_copy(a, from, sizeof *from);

		r->text = str_copy(a, from->text);
		r->glyphs = arena_copy(a, from->glyphs, from->glyphs_n * sizeof *from->glyphs);
		r->clusters = arena_copy(a, from->clusters, from->clusters_n * sizeof *from->clusters);
		*last = r;
		last = (struct glyph_run **)&r->next;
	}
	return first;
}

/* A text that is its run's is not copied twice; a single word's run is the shaper's and lives. */
static void
settle_text(struct arena *a, struct lay_item *it)
{
	if (it->assembled)
		it->run = settle_run(a, it->run);
	if (it->run != NULL && it->run->next == NULL && str_eq(it->run->text, it->text))
		it->text = it->run->text;
	else
		it->text = str_copy(a, it->text);
}

/* What an item points to is put where the pages live. Words are the shaper's, pictures the document's. */
static void
settle_item(struct arena *a, struct lay_item *it)
{
	if (it->kind == ITEM_TEXT)
		settle_text(a, it);
	if (it->kind == ITEM_LINK || it->kind == ITEM_DESTINATION) {
		it->uri = str_copy(a, it->uri);
		it->name = str_copy(a, it->name);
	}
	if (it->kind == ITEM_PATH && it->path_n > 0)
		it->path = arena_copy(a, it->path, it->path_n * sizeof *it->path);
}

struct lay_item *
canvas_add(struct canvas *c, const struct lay_item *it, double dx, double dy)
{
	struct lay_item *to = VEC_ADD(c->a, &c->text);

	*to = *it;
	to->x += dx;
	to->y += dy;
	if (c->owner != NULL)
		settle_item(c->owner, to);
	return to;
}

void
canvas_items(struct canvas *c, const struct lay_item *items, size_t n, double dx, double dy)
{
	for (size_t i = 0; i < n; i++)
		canvas_add(c, &items[i], dx, dy);
}

void
canvas_layer(struct canvas *c, const struct layer *layer, double dx, double dy)
{
	struct layer *to = VEC_ADD(c->a, &c->layers);

	*to = *layer;
	to->items = arena_copy(c->owner != NULL ? c->owner : c->a, layer->items, layer->n * sizeof *layer->items);
	for (size_t i = 0; i < to->n; i++) {
		to->items[i].x += layer->fixed_x ? 0 : dx;
		to->items[i].y += layer->fixed_y ? 0 : dy;
		if (c->owner != NULL)
			settle_item(c->owner, &to->items[i]);
	}
}

void
canvas_join(struct canvas *c, const struct canvas *from, double dx, double dy)
{
	canvas_items(c, from->text.at, from->text.n, dx, dy);
	for (size_t i = 0; i < from->layers.n; i++)
		canvas_layer(c, &from->layers.at[i], dx, dy);
}

void
canvas_insert(struct canvas *c, size_t at, const struct canvas *from, double dx, double dy)
{
	size_t tail = c->text.n - at;
	struct lay_item *moved = mem_alloc((tail + 1) * sizeof *moved);

	if (tail > 0)
		memcpy(moved, &c->text.at[at], tail * sizeof *moved);
	c->text.n = at;
	canvas_join(c, from, dx, dy);
	for (size_t i = 0; i < tail; i++)
		*VEC_ADD(c->a, &c->text) = moved[i];
	free(moved);
}

void
canvas_move(struct canvas *c, size_t from, double dx, double dy)
{
	for (size_t i = from; i < c->text.n; i++) {
		c->text.at[i].x += dx;
		c->text.at[i].y += dy;
	}
}

struct canvas_mark
canvas_at(const struct canvas *c)
{
	return (struct canvas_mark){ c->text.n, c->layers.n };
}

void
canvas_cut(struct canvas *c, struct canvas_mark mark)
{
	c->text.n = mark.text_n;
	c->layers.n = mark.layers_n;
}

void
canvas_tag(struct canvas *c, str tag)
{
	struct lay_item it = { .kind = ITEM_TAG, .tag = tag };

	canvas_add(c, &it, 0, 0);
}

void
canvas_untag(struct canvas *c)
{
	struct lay_item it = { .kind = ITEM_UNTAG };

	canvas_add(c, &it, 0, 0);
}

void
canvas_layers_out(struct canvas *to, const struct canvas *c, bool behind)
{
	size_t n = 0, *order = mem_alloc((c->layers.n + 1) * sizeof *order);

	for (size_t i = 0; i < c->layers.n; i++) { /* sorted by z, equal ones in the order in which they came */
		size_t at = n;

		if (c->layers.at[i].behind != behind)
			continue;
		for (; at > 0 && c->layers.at[order[at - 1]].z > c->layers.at[i].z; at--)
			order[at] = order[at - 1];
		order[at] = i;
		n++;
	}
	for (size_t i = 0; i < n; i++)
		canvas_items(to, c->layers.at[order[i]].items, c->layers.at[order[i]].n, 0, 0);
	free(order);
}

struct lay_item *
canvas_flat(struct canvas *c, struct arena *a, size_t *n)
{
	struct canvas all = { .a = a };

	if (c->layers.n == 0) {
		*n = c->text.n;
		return c->text.at;
	}
	canvas_layers_out(&all, c, true);
	canvas_items(&all, c->text.at, c->text.n, 0, 0);
	canvas_layers_out(&all, c, false);
	*n = all.text.n;
	return all.text.at;
}

double
border_width(const struct doc_border *b)
{
	return b == NULL || b->style == BORDER_NONE ? 0 : b->width_eighths * 2.5;
}

bool
border_same(const struct doc_border *a, const struct doc_border *b)
{
	if (a == b)
		return true;
	if (a == NULL || b == NULL)
		return border_width(a) == 0 && border_width(b) == 0;
	return a->style == b->style && a->width_eighths == b->width_eighths && a->space_twips == b->space_twips &&
	    a->colour == b->colour;
}

struct lay_item
item_rule(double x, double y, double dx, double dy, const struct doc_border *b)
{
	return (struct lay_item){ .kind = ITEM_RULE,
		.x = x,
		.y = y,
		.width = dx,
		.height = dy,
		.line_width = border_width(b),
		.style = b->style,
		.colour = b->colour < 0 ? 0 : b->colour,
		.fill = COLOUR_NONE };
}

struct lay_item
item_fill(double x, double y, double w, double h, int fill)
{
	return (struct lay_item){ .kind = ITEM_RECT, .x = x, .y = y, .width = w, .height = h, .fill = fill };
}
