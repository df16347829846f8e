#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "fill/engine.h"

/*
 * Edits become items: what lies between them are literals, copied as they
 * are; tags go to template/. In a literal that a loop may repeat, the ids that
 * must not appear twice are found here, once, so that a run only copies.
 */
struct compiler {
	struct part_template *pt;
	struct arena *a;
	VEC(struct tpl_item) items;
	uint32_t node;             /* next node to look at for ids */
	VEC(uint32_t) loops;       /* tags of the loops that are open */
	unsigned macros, captures; /* open blocks whose content may come again; whose words are kept */
	struct map restarts;       /* list number and loop: what list_restarts found */
	uint32_t *tag_of;          /* by node: the tag that takes it, and 1; made when first asked for */
	VEC(uint32_t) open;        /* nodes whose OPEN was made and whose CLOSE is to come */
};

static struct fill_patch *
patch_add(struct compiler *c, struct fill_literal *l, size_t *cap, enum fill_patch_kind kind, str value)
{
	struct fill_patch *p;

	l->patches = vec_room(c->a, l->patches, l->patches_n, cap, sizeof *l->patches);
	p = &l->patches[l->patches_n++];
	*p = (struct fill_patch){ kind, (uint32_t)(value.p - l->bytes.p), (uint32_t)(value.p + value.n - l->bytes.p),
		NODE_NONE };
	return p;
}

static void
patch_attribute(
    struct compiler *c, struct fill_literal *l, size_t *cap, str open, const char *name, enum fill_patch_kind kind)
{
	str v = tag_attribute(open, str_of(name), NULL);

	if (v.p != NULL && v.n > 0)
		patch_add(c, l, cap, kind, v);
}

/* The list number of a paragraph in its properties; p NULL: none. */
static str
find_list_number(const struct fill_tree *t, uint32_t paragraph)
{
	uint32_t props = node_child(t, paragraph, ROLE_PROPS);
	str b;
	size_t at;

	if (props == NODE_NONE)
		return (str){ NULL, 0 };
	b = node_bytes(t, props);
	at = str_find(b, STR("<w:numId "), 0);
	return at < b.n ? tag_attribute(str_sub(b, at, b.n), STR("w:val"), NULL) : (str){ NULL, 0 };
}

static uint32_t
loop_from(const struct compiler *c, uint32_t tag)
{
	return (uint32_t)c->pt->tags.at[tag].pos;
}

static uint32_t
loop_to(const struct compiler *c, uint32_t tag)
{
	const struct fill_tag_block *b = c->pt->tags.at[tag].block;

	if (b == NULL || b->members.n < 2)
		return UINT32_MAX;
	return (uint32_t)c->pt->tags.at[b->members.at[b->members.n - 1]].pos;
}

/*
 * The loop with whose turns a list starts anew: the outermost that holds all of its
 * paragraphs and in which something else comes before the first of them. A loop
 * whose body begins with the list's paragraph makes the list longer instead.
 */
static uint32_t
find_restart(const struct compiler *c, str number)
{
	const struct fill_tree *t = &c->pt->tree;

	for (size_t i = c->loops.n; i > 0; i--) {
		uint32_t loop = c->loops.at[i - 1], from = loop_from(c, loop), to = loop_to(c, loop);
		uint32_t first = NODE_NONE;
		bool inside = true, led = false;

		for (uint32_t n = 1; inside && n < t->nodes.n; n++) {
			if (t->nodes.at[n].role != ROLE_PARAGRAPH)
				continue;
			if (!str_eq(find_list_number(t, n), number)) {
				if (t->nodes.at[n].from > from && t->nodes.at[n].from < to && first == NODE_NONE &&
				    t->nodes.at[n].to < to)
					led = true;
				continue;
			}
			inside = t->nodes.at[n].from < to && t->nodes.at[n].to > from;
			if (first == NODE_NONE)
				first = n;
		}
		if (!inside)
			return NODE_NONE;
		if (led)
			return loop;
	}
	return NODE_NONE;
}

static uint32_t
list_restarts(struct compiler *c, str number)
{
	str key = str_format(c->a, STR_FMT ":%u", STR_ARG(number), c->loops.at[c->loops.n - 1]);
	uint32_t *known = map_find(&c->restarts, key);

	if (known == NULL) {
		known = ARENA_NEW(c->a, uint32_t);
		*known = find_restart(c, number);
		map_put(&c->restarts, key, known);
	}
	return *known;
}

/* Does the node come first in the body of loop? What comes before it may be other tags. */
static bool
first_in_loop(struct compiler *c, uint32_t node, uint32_t loop)
{
	const struct fill_tree *t = &c->pt->tree;
	uint32_t before = NODE_NONE;

	if (c->tag_of == NULL) {
		c->tag_of = ARENA_ARRAY(c->a, uint32_t, t->nodes.n);
		for (uint32_t i = 0; i < c->pt->tags.n; i++)
			if (c->pt->tags.at[i].place == PLACE_NODE)
				c->tag_of[c->pt->tags.at[i].node] = i + 1;
	}
	if (c->pt->tags.at[loop].place != PLACE_NODE ||
	    t->nodes.at[c->pt->tags.at[loop].node].parent != t->nodes.at[node].parent)
		return false;
	/* from the loop's tag on: all that lies between must be tags */
	for (uint32_t i = c->pt->tags.at[loop].node; i < node; i = t->nodes.at[i].last) {
		if (c->tag_of[i] == 0 && t->nodes.at[i].role != ROLE_RANGE && t->nodes.at[i].role != ROLE_CHARS)
			return false;
		before = i;
	}
	return before != NODE_NONE;
}

/*
 * OpenDocument begins each text:list anew. One with which a loop's body begins is one list over
 * all turns, as a paragraph's list number makes it in DOCX: the later ones go on.
 */
static void
add_list_patch(struct compiler *c, struct fill_literal *l, size_t *cap, uint32_t node)
{
	const struct fill_tree *t = &c->pt->tree;
	uint32_t loop = NODE_NONE;
	str open = node_open(t, node);

	if (c->loops.n == 0 || node_above(t, node, ROLE_LIST) != NODE_NONE ||
	    tag_attribute(open, STR("text:continue-numbering"), NULL).p != NULL)
		return;
	for (size_t i = c->loops.n; i > 0 && first_in_loop(c, node, c->loops.at[i - 1]); i--)
		loop = c->loops.at[i - 1];
	if (loop == NODE_NONE)
		return;
	patch_add(c, l, cap, PATCH_CONTINUE, str_sub(open, sizeof "<text:list" - 1, sizeof "<text:list" - 1));
	l->patches[l->patches_n - 1].loop = loop;
}

static void
find_patches(struct compiler *c, struct fill_literal *l, size_t from, size_t to)
{
	const struct fill_tree *t = &c->pt->tree;
	size_t cap = 0;

	for (; c->node < t->nodes.n && t->nodes.at[c->node].from < to; c->node++) {
		const struct fill_node *n = &t->nodes.at[c->node];
		str open = node_open(t, c->node), name, v;
		struct fill_patch *p;

		/* a tag may stand inside the element's own tag: descr="{{ chart }}" */
		if (n->from + open.n > to && n->from < to)
			open = str_sub(open, 0, to - n->from);
		if (n->from < from || (c->loops.n == 0 && c->macros == 0))
			continue;
		switch ((enum fill_role)n->role) {
		case ROLE_PARAGRAPH:
			patch_attribute(c, l, &cap, open, "w14:paraId", PATCH_PARA);
			patch_attribute(c, l, &cap, open, "xml:id", PATCH_NAME);
			v = find_list_number(t, c->node);
			if (v.p != NULL && v.p + v.n <= l->bytes.p + l->bytes.n && c->loops.n > 0) {
				p = patch_add(c, l, &cap, PATCH_LIST, v);
				p->loop = list_restarts(c, v);
			}
			break;
		case ROLE_ROW: patch_attribute(c, l, &cap, open, "w14:paraId", PATCH_PARA); break;
		case ROLE_TABLE: patch_attribute(c, l, &cap, open, "table:name", PATCH_NAME); break;
		case ROLE_LIST:
			add_list_patch(c, l, &cap, c->node);
			patch_attribute(c, l, &cap, open, "xml:id", PATCH_NAME);
			break;
		case ROLE_ITEM: patch_attribute(c, l, &cap, open, "xml:id", PATCH_NAME); break;
		case ROLE_RANGE:
			name = node_name(t, c->node);
			if (str_starts(name, STR("w:"))) {
				patch_attribute(
				    c, l, &cap, open, "w:id", str_ends(name, STR("End")) ? PATCH_END : PATCH_START);
				if (!str_ends(name, STR("End")))
					patch_attribute(c, l, &cap, open, "w:name", PATCH_NAME);
			} else {
				patch_attribute(c, l, &cap, open, "text:name",
				    str_ends(name, STR("-end")) ? PATCH_END : PATCH_NAME);
			}
			break;
		case ROLE_PICTURE:
			patch_attribute(c, l, &cap, open, "draw:name", PATCH_NAME);
			patch_attribute(c, l, &cap, open, "wp14:anchorId", PATCH_PARA);
			break;
		case ROLE_OBJECT:
			if (str_eq(node_name(t, c->node), STR("text:note")))
				patch_attribute(c, l, &cap, open, "text:id", PATCH_NAME);
			break;
		case ROLE_ID:
			name = node_name(t, c->node);
			patch_attribute(
			    c, l, &cap, open, "id", str_eq(name, STR("wp:docPr")) ? PATCH_NUMBER : PATCH_NAME);
			break;
		case ROLE_WRAP: patch_attribute(c, l, &cap, open, "w:id", PATCH_NUMBER); break;
		default: break;
		}
	}
	/* in the order of their places: a name may stand before its id */
	for (size_t i = 1; i < l->patches_n; i++)
		for (size_t k = i; k > 0 && l->patches[k].from < l->patches[k - 1].from; k--) {
			struct fill_patch swap = l->patches[k];

			l->patches[k] = l->patches[k - 1];
			l->patches[k - 1] = swap;
		}
}

/* The last node that begins at or before a byte: nodes stand in the order of their beginnings. */
static uint32_t
node_before(const struct fill_tree *t, uint32_t at)
{
	uint32_t lo = 0, hi = (uint32_t)t->nodes.n;

	while (lo + 1 < hi) {
		uint32_t mid = lo + (hi - lo) / 2;

		if (t->nodes.at[mid].from <= at)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

/* What an element that is no character is among characters; NULL: nothing. U+0007 is a paragraph's end, as in values. */
static const char *
words_of_role(enum fill_role role)
{
	switch (role) {
	case ROLE_TAB: return "\t";
	case ROLE_BREAK: return "\n";
	case ROLE_SPACE: return " ";
	case ROLE_HYPHEN: return "-";
	case ROLE_PARAGRAPH: return "\a";
	default: return NULL;
	}
}

/* A paragraph that ends in the bytes from … to. */
static void
put_paragraph_ends(struct out *o, const struct fill_tree *t, uint32_t paragraph, const char *from, const char *to)
{
	const char *end;

	if (paragraph == NODE_NONE)
		return;
	end = t->bytes.p + t->nodes.at[paragraph].to;
	if (end > from && end <= to)
		out_puts(o, words_of_role(ROLE_PARAGRAPH));
}

/* The characters of a span: what {% set %} … {% endset %} keeps of it. */
static str
read_span_words(struct compiler *c, str bytes)
{
	const struct fill_tree *t = &c->pt->tree;
	uint32_t paragraph = NODE_NONE;
	struct out o;
	str s;

	out_init(&o);
	if (bytes.p < t->bytes.p || bytes.p >= t->bytes.p + t->bytes.n) /* put in by an edit: a space, or no words */
		return str_eq(bytes, c->pt->dialect->space) ? STR(" ") : STR("");
	paragraph = node_above(t, node_before(t, (uint32_t)(bytes.p - t->bytes.p)), ROLE_PARAGRAPH);
	for (uint32_t i = node_before(t, (uint32_t)(bytes.p - t->bytes.p)); i < t->nodes.n; i++) {
		const struct fill_node *n = &t->nodes.at[i];
		const char *from = t->bytes.p + n->from, *to = t->bytes.p + n->to;
		const char *words = words_of_role((enum fill_role)n->role);

		if (from >= bytes.p + bytes.n)
			break;
		if (n->role == ROLE_PARAGRAPH) {
			put_paragraph_ends(&o, t, paragraph, bytes.p, from);
			paragraph = i;
		} else if (words != NULL && from >= bytes.p && to <= bytes.p + bytes.n) {
			out_puts(&o, words);
		}
		if (n->role != ROLE_CHARS || to <= bytes.p)
			continue;
		if (from < bytes.p)
			from = bytes.p;
		if (to > bytes.p + bytes.n)
			to = bytes.p + bytes.n;
		out_bytes(&o, from, (size_t)(to - from));
	}
	put_paragraph_ends(&o, t, paragraph, bytes.p, bytes.p + bytes.n);
	s = xml_decode(c->a, out_copy(&o, c->a));
	out_release(&o);
	return s;
}

/* --- what a run has to know of a literal --------------------------------------------- */

/* The node that ends with the byte before "to"; NODE_NONE. */
static uint32_t
node_ending(const struct fill_tree *t, uint32_t to)
{
	uint32_t n = node_before(t, to - 1);

	while (n != NODE_NONE && n != 0 && t->nodes.at[n].to != to)
		n = t->nodes.at[n].parent;
	return n;
}

/* What a span ends with, white space and bookmarks apart. */
static enum fill_literal_end
span_end(const struct fill_tree *t, uint32_t from, uint32_t to)
{
	while (to > from) {
		uint32_t n;

		if (strchr(" \t\r\n", t->bytes.p[to - 1]) != NULL) {
			to--;
			continue;
		}
		n = node_ending(t, to);
		if (n == NODE_NONE || t->nodes.at[n].role != ROLE_RANGE)
			return n != NODE_NONE && t->nodes.at[n].role == ROLE_PARAGRAPH ? END_PARAGRAPH : END_OTHER;
		to = t->nodes.at[n].from;
	}
	return END_SAME;
}

static bool
is_open(const struct compiler *c, uint32_t node)
{
	for (size_t i = c->open.n; i > 0; i--)
		if (c->open.at[i - 1] == node)
			return true;
	return false;
}

/* A row that has an OPEN itself tells its table when it ends: it may still go. */
static void
find_rows(const struct compiler *c, struct fill_literal *l, uint32_t from, uint32_t to)
{
	const struct fill_tree *t = &c->pt->tree;

	if (c->open.n == 0)
		return;
	for (uint32_t i = node_before(t, from); i < t->nodes.n && t->nodes.at[i].from < to; i++) {
		if (t->nodes.at[i].from < from)
			continue;
		if (t->nodes.at[i].role == ROLE_ROW && !is_open(c, i))
			l->begins_row |= is_open(c, node_above(t, i, ROLE_TABLE));
		else if (t->nodes.at[i].role == ROLE_CELL)
			l->begins_cell |= is_open(c, node_above(t, i, ROLE_ROW));
	}
}

static void
literal_add(struct compiler *c, str bytes, enum fill_mark mark, uint32_t node)
{
	struct fill_literal *l;
	struct tpl_item *item;

	if (bytes.n == 0 && mark == MARK_NONE)
		return;
	l = VEC_ADD(c->a, &c->pt->literals);
	l->bytes = bytes;
	l->mark = mark;
	l->node = node;
	item = VEC_ADD(c->a, &c->items);
	item->kind = TPL_LITERAL;
	if (c->captures > 0)
		item->text = read_span_words(c, bytes);
	item->user = (uint32_t)c->pt->literals.n - 1;
}

static void
span_add(struct compiler *c, size_t from, size_t to)
{
	struct fill_literal *l;

	if (from >= to)
		return;
	literal_add(c, str_sub(c->pt->tree.bytes, from, to), MARK_NONE, NODE_NONE);
	l = &c->pt->literals.at[c->pt->literals.n - 1];
	l->end = span_end(&c->pt->tree, (uint32_t)from, (uint32_t)to);
	find_rows(c, l, (uint32_t)from, (uint32_t)to);
	find_patches(c, l, from, to);
}

/* False: the element's other end lies in bytes that a tag has taken out. */
static bool
mark_balanced(struct compiler *c, const struct fill_edit *e)
{
	if (e->mark == MARK_OPEN)
		*VEC_ADD(c->a, &c->open) = e->node;
	else if (e->mark == MARK_CLOSE && (c->open.n == 0 || c->open.at[c->open.n - 1] != e->node))
		return false;
	else if (e->mark == MARK_CLOSE)
		c->open.n--;
	return true;
}

static void
mark_add(struct compiler *c, const struct fill_edit *e)
{
	if (!mark_balanced(c, e))
		return;
	literal_add(c, STR(""), e->mark, e->node);
	c->pt->literals.at[c->pt->literals.n - 1].mends = e->mends;
}

static void
tag_add(struct compiler *c, uint32_t index)
{
	const struct fill_tag *t = &c->pt->tags.at[index];
	struct tpl_item *item;

	if (t->t.kind == TPL_COMMENT)
		return;
	item = VEC_ADD(c->a, &c->items);
	item->kind = t->t.kind;
	item->text = t->t.inner;
	item->written = str_sub(t->line->text, t->t.from, t->t.to);
	item->splice = true;
	item->where = t->line->where;
	item->container = t->container;
	item->user = index;
	if (t->role == TPL_OPENS && t->block != NULL && t->block->is_loop)
		*VEC_ADD(c->a, &c->loops) = index;
	else if (t->role == TPL_OPENS)
		c->macros += str_eq(t->word, STR("macro"));
	if (t->role == TPL_OPENS && !str_eq(t->word, STR("if")) && !str_eq(t->word, STR("for")))
		c->captures++;
	else if (t->role == TPL_CLOSES && !str_eq(t->word, STR("endif")) && !str_eq(t->word, STR("endfor")) &&
	    c->captures > 0)
		c->captures--;
	if (t->role == TPL_OPENS)
		return;
	if (t->role == TPL_CLOSES && str_eq(t->word, STR("endfor")) && c->loops.n > 0)
		c->loops.n--;
	else if (t->role == TPL_CLOSES && str_eq(t->word, STR("endmacro")) && c->macros > 0)
		c->macros--;
}

bool
compile_part(struct part_template *pt, struct arena *a, struct diags *d)
{
	struct compiler c = { pt, a, { NULL, 0, 0 }, 1, { NULL, 0, 0 }, 0, 0, { NULL, NULL, 0, 0, NULL, 0 }, NULL,
		{ NULL, 0, 0 } };
	struct fill_edits e = { { NULL, 0, 0 } };
	struct arena *scratch = arena_new(1 << 14);
	size_t done = 0;

	map_init(&c.restarts, a);
	edits_make(pt, &e, scratch, a);
	for (size_t i = 0; i < e.at.n; i++) {
		const struct fill_edit *g = &e.at.at[i];

		if (g->from < done)
			continue; /* it lies in bytes that another tag has taken out */
		span_add(&c, done, g->from);
		done = g->to;
		if (g->mark != MARK_NONE) {
			mark_add(&c, g);
			continue;
		}
		literal_add(&c, g->put, MARK_NONE, NODE_NONE);
		if (g->tag != NODE_NONE)
			tag_add(&c, g->tag);
		literal_add(&c, g->put_after, MARK_NONE, NODE_NONE);
	}
	span_add(&c, done, pt->tree.bytes.n);
	assert(c.open.n == 0);
	arena_free(scratch);
	pt->items = c.items.at;
	pt->items_n = c.items.n;
	pt->tpl = tpl_compile(pt->items, pt->items_n, a, d);
	return pt->tpl != NULL;
}
