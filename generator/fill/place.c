#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "fill/engine.h"

/*
 * Where a tag stands (template-language(7), "Where a block stands"). A block's
 * tags have to stand on one level, else what is left out or repeated between them
 * would not be whole elements. The levels are tried from the outside in:
 *
 *   said outright      {%p %} {%tr %} {%tc %}
 *   one line           all in one paragraph: between its characters or runs
 *   taking             each alone in its paragraph (list item, content control, row):
 *                      the innermost level that all of them can take
 *   a row              in different cells of one row: the row
 *   flowing text       in paragraphs side by side, not all alone: from the middle of one
 *                      to the middle of the other, as docxtpl does. A block around such
 *                      a one is flowing text, too.
 *
 * What fits nowhere gets containers that differ, and template/ names both places.
 */
enum { LEVEL_NODE, LEVEL_TEXT, LEVEL_SPLIT, LEVEL_FLOW, LEVELS };

static uint32_t
container_id(uint32_t node, int level)
{
	return node * LEVELS + (uint32_t)level + 1;
}

enum directive
directive_named(str word)
{
	static const char *const words[] = { [DIRECTIVE_VM] = "vm",
		[DIRECTIVE_HM] = "hm",
		[DIRECTIVE_GOP] = "gop",
		[DIRECTIVE_COLSPAN] = "colspan",
		[DIRECTIVE_CELLBG] = "cellbg",
		[DIRECTIVE_INCLUDE] = "include" };

	for (size_t i = DIRECTIVE_NONE + 1; i < sizeof words / sizeof *words; i++)
		if (str_eq(word, str_of(words[i])))
			return (enum directive)i;
	return DIRECTIVE_NONE;
}

static bool
is_of_cell(const struct tag *tag)
{
	return tag->directive != DIRECTIVE_NONE && tag->directive != DIRECTIVE_INCLUDE;
}

static bool
trims(const struct tag *t)
{
	return t->t.trim_left || t->t.trim_right;
}

const struct seg *
seg_at(const struct line *l, size_t at)
{
	size_t lo = 0, hi = l->segs.n;

	while (lo + 1 < hi) {
		size_t mid = (lo + hi) / 2;

		if (l->segs.at[mid].at <= at)
			lo = mid;
		else
			hi = mid;
	}
	return &l->segs.at[lo];
}

/* The byte of the part at which the character at "at" stands. */
static uint32_t
source_of(const struct line *l, size_t at)
{
	const struct seg *s = seg_at(l, at);

	if (s->to - s->from == s->n)
		return s->from + (uint32_t)(at - s->at);
	return at > s->at ? s->to : s->from;
}

/* --- what a tag could take ---------------------------------------------- */

static bool
only_child(const struct tree *t, uint32_t parent, uint32_t child)
{
	for (uint32_t i = parent + 1; i < t->nodes.at[parent].last; i = t->nodes.at[i].last)
		if (i != child && t->nodes.at[i].role != ROLE_PROPS && t->nodes.at[i].role != ROLE_RANGE &&
		    !(t->nodes.at[i].role == ROLE_NONE && node_empty(t, i)))
			return false;
	return true;
}

static bool
white(str s)
{
	return str_trim(s).n == 0;
}

/* Nothing is seen in the row but this line. */
static bool
row_holds_only(const struct tree *t, uint32_t row, const struct line *l)
{
	uint32_t i = row + 1;

	while (i < t->nodes.at[row].last) {
		const struct node *n = &t->nodes.at[i];

		if (i == l->node) {
			i = n->last;
			continue;
		}
		switch ((enum role)n->role) {
		case ROLE_CHARS:
			if (!white(node_bytes(t, i)))
				return false;
			break;
		case ROLE_OBJECT:
		case ROLE_PICTURE:
		case ROLE_TABLE: return false;
		default: break;
		}
		i++;
	}
	return true;
}

/* The next larger node that the tag could take instead of node; NODE_NONE: none. */
static uint32_t
climb(const struct tree *t, uint32_t node, const struct line *l)
{
	uint32_t up = t->nodes.at[node].parent;
	enum role role;

	if (up == NODE_NONE || up == 0)
		return NODE_NONE;
	role = (enum role)t->nodes.at[up].role;
	if (role == ROLE_CELL) {
		uint32_t row = node_above(t, node, ROLE_ROW);

		return row != NODE_NONE && row_holds_only(t, row, l) ? row : NODE_NONE;
	}
	if ((role == ROLE_ITEM || role == ROLE_LIST || role == ROLE_WALL || role == ROLE_NONE) &&
	    only_child(t, up, node) && t->nodes.at[up].parent != 0)
		return up;
	return NODE_NONE;
}

static bool
can_take(const struct part_template *pt, const struct tag *t)
{
	(void)pt;
	return t->scope == SCOPE_ALONE && !trims(t) && t->line->kind == LINE_PARAGRAPH;
}

/* Containers that the tag can stand in by taking something, innermost first. */
static size_t
candidates(const struct part_template *pt, const struct tag *t, uint32_t *nodes, size_t max)
{
	size_t n = 0;

	if (pt->dialect->paragraph_stays(&pt->tree, t->line->node)) {
		nodes[0] = t->line->node;
		return 1;
	}

	for (uint32_t node = t->line->node; node != NODE_NONE && n < max; node = climb(&pt->tree, node, t->line))
		nodes[n++] = node;
	return n;
}

/* --- one tag -------------------------------------------------------------- */

/* A paragraph that ends a section can't vanish or repeat: what opens there opens behind it. */
static void
place_node(const struct part_template *pt, struct tag *tag, uint32_t node)
{
	const struct tree *t = &pt->tree;
	bool stays = t->nodes.at[node].role == ROLE_PARAGRAPH && pt->dialect->paragraph_stays(t, node);

	tag->place = !stays ? PLACE_NODE : tag->role == TPL_OPENS ? PLACE_AFTER : PLACE_BEFORE;
	tag->node = node;
	tag->container = container_id(t->nodes.at[node].parent, LEVEL_NODE);
}

static void
place_text(struct tag *tag)
{
	tag->place = PLACE_TEXT;
	tag->container = container_id(tag->line->node, LEVEL_TEXT);
	if (tag->line->kind == LINE_ATTRIBUTE) /* each attribute for itself */
		tag->container = container_id((uint32_t)tag->line->first_tag, LEVEL_TEXT) ^ 0x80000000u;
}

/* The nearest content control or paragraph around the tag's first character. */
static uint32_t
wall_of(const struct tree *t, const struct tag *tag)
{
	uint32_t n = seg_at(tag->line, tag->t.from)->node;

	for (n = t->nodes.at[n].parent; n != NODE_NONE && n != tag->line->node; n = t->nodes.at[n].parent)
		if (t->nodes.at[n].role == ROLE_WALL)
			return n;
	return tag->line->node;
}

static void
place_split(const struct tree *t, struct tag *tag, int level, uint32_t in)
{
	uint32_t wall;

	if (tag->line->kind != LINE_PARAGRAPH) {
		place_text(tag);
		return;
	}
	wall = wall_of(t, tag);
	tag->place = PLACE_SPLIT;
	tag->node = wall;
	tag->container = wall != tag->line->node ? container_id(wall, LEVEL_SPLIT)
	    : level == LEVEL_FLOW                ? container_id(in, LEVEL_FLOW)
						 : container_id(wall, LEVEL_SPLIT);
}

/* {%p %} and its like: what it says it takes; false: it stands nowhere such. */
static bool
place_outright(struct part_template *pt, struct tag *tag, struct diags *d)
{
	static const enum role roles[] = { [SCOPE_PARAGRAPH] = ROLE_PARAGRAPH,
		[SCOPE_ROW] = ROLE_ROW,
		[SCOPE_CELL] = ROLE_CELL,
		[SCOPE_RUN] = ROLE_RUN };
	uint32_t node;

	if (tag->scope < SCOPE_PARAGRAPH)
		return false;
	if (tag->scope == SCOPE_RUN || (tag->scope == SCOPE_PARAGRAPH && tag->t.kind == TPL_EXPR))
		return false; /* loses nothing of what stands beside it */
	node = tag->line->kind != LINE_PARAGRAPH ? NODE_NONE
	    : tag->scope == SCOPE_PARAGRAPH      ? tag->line->node
						 : node_above(&pt->tree, tag->line->node, roles[tag->scope]);
	if (node == NODE_NONE) {
		diag_add(d, &fill_misplaced, tag->line->where, NULL);
		diag_excerpt(d, tag->line->text, tag->t.from, tag->t.to);
		diag_hint(d, "%s",
		    tag->scope == SCOPE_ROW        ? _("{%tr %} belongs into a row of a table")
			: tag->scope == SCOPE_CELL ? _("{%tc %} belongs into a cell of a table")
						   : _("{%p %} belongs into a paragraph"));
		tag->scope = SCOPE_INLINE;
		return false;
	}
	if (tag->scope == SCOPE_CELL)
		pt->mends_tables = true;
	place_node(pt, tag, node);
	return true;
}

/* A tag that opens no block. */
static void
place_single(struct part_template *pt, struct tag *tag, struct diags *d)
{
	if (tag->directive != DIRECTIVE_NONE) {
		pt->mends_tables |= is_of_cell(tag);
		if (is_of_cell(tag) &&
		    (tag->line->kind != LINE_PARAGRAPH ||
			node_above(&pt->tree, tag->line->node, ROLE_CELL) == NODE_NONE)) {
			diag_add(d, &fill_misplaced, tag->line->where, NULL);
			diag_excerpt(d, tag->line->text, tag->t.from, tag->t.to);
			diag_hint(d, "%s", _("it belongs into a cell of a table"));
		}
		place_text(tag);
		return;
	}
	if (place_outright(pt, tag, d))
		return;
	place_text(tag);
	if (tag->t.kind != TPL_EXPR && can_take(pt, tag)) {
		uint32_t node = tag->line->node, row = node_above(&pt->tree, node, ROLE_ROW);

		if (row != NODE_NONE && pt->tree.nodes.at[node].parent != NODE_NONE &&
		    pt->tree.nodes.at[pt->tree.nodes.at[node].parent].role == ROLE_CELL &&
		    row_holds_only(&pt->tree, row, tag->line))
			node = row;
		place_node(pt, tag, node);
	}
}

/* --- a block --------------------------------------------------------------- */

static struct tag *
member(struct part_template *pt, const struct tag_block *b, size_t i)
{
	return &pt->tags.at[b->members.at[i]];
}

static bool
one_line(struct part_template *pt, const struct tag_block *b)
{
	for (size_t i = 1; i < b->members.n; i++)
		if (member(pt, b, i)->line != member(pt, b, 0)->line)
			return false;
	return true;
}

static void
place_in_line(struct part_template *pt, struct tag_block *b)
{
	const struct line *l = member(pt, b, 0)->line;
	bool one_text = true;

	for (size_t i = 0; i < b->members.n && l->kind == LINE_PARAGRAPH; i++) {
		const struct tag *t = member(pt, b, i);
		const struct seg *first = seg_at(l, member(pt, b, 0)->t.from), *s = seg_at(l, t->t.from),
				 *e = seg_at(l, t->t.to - 1);

		/* entities cut a text into pieces of one node */
		one_text &= s->node == first->node && e->node == first->node;
	}
	for (size_t i = 0; i < b->members.n; i++)
		if (one_text)
			place_text(member(pt, b, i));
		else
			place_split(&pt->tree, member(pt, b, i), LEVEL_SPLIT, 0);
}

/* The innermost container that every member can stand in by taking something. */
static bool
place_taking(struct part_template *pt, struct tag_block *b)
{
	uint32_t first[LIMIT_TAG_CLIMB], other[LIMIT_TAG_CLIMB];
	size_t n, k;

	for (size_t i = 0; i < b->members.n; i++)
		if (!can_take(pt, member(pt, b, i)))
			return false;
	n = candidates(pt, member(pt, b, 0), first, LIMIT_TAG_CLIMB);
	for (size_t c = 0; c < n; c++) {
		uint32_t in = pt->tree.nodes.at[first[c]].parent;
		bool all = true;

		if (b->flow && in == b->flow_in && first[c] == member(pt, b, 0)->line->node)
			continue;
		for (size_t i = 1; all && i < b->members.n; i++) {
			size_t m = candidates(pt, member(pt, b, i), other, LIMIT_TAG_CLIMB);

			for (k = 0; k < m && pt->tree.nodes.at[other[k]].parent != in; k++)
				;
			all = k < m;
		}
		if (!all)
			continue;
		for (size_t i = 0; i < b->members.n; i++) {
			size_t m = candidates(pt, member(pt, b, i), other, LIMIT_TAG_CLIMB);

			for (k = 0; k < m && pt->tree.nodes.at[other[k]].parent != in; k++)
				;
			place_node(pt, member(pt, b, i), other[k]);
		}
		return true;
	}
	return false;
}

/* Opened in one cell, closed in another of the same row. */
static bool
place_row(struct part_template *pt, struct tag_block *b)
{
	uint32_t row = NODE_NONE;

	if (b->members.n < 2)
		return false;
	for (size_t i = 0; i < b->members.n; i++) {
		const struct line *l = member(pt, b, i)->line;
		uint32_t r = l->kind == LINE_PARAGRAPH ? node_above(&pt->tree, l->node, ROLE_ROW) : NODE_NONE;

		if (r == NODE_NONE || (i > 0 && r != row))
			return false;
		row = r;
	}
	if (node_above(&pt->tree, member(pt, b, 0)->line->node, ROLE_CELL) ==
	    node_above(&pt->tree, member(pt, b, b->members.n - 1)->line->node, ROLE_CELL))
		return false;
	for (size_t i = 0; i < b->members.n; i++) {
		struct tag *t = member(pt, b, i);

		if (i > 0 && i + 1 < b->members.n) {
			place_split(&pt->tree, t, LEVEL_SPLIT, 0); /* an else inside: no level fits */
			continue;
		}
		t->place = i == 0 ? PLACE_BEFORE : PLACE_AFTER;
		t->node = row;
		t->container = container_id(pt->tree.nodes.at[row].parent, LEVEL_NODE);
	}
	return true;
}

static bool
place_flowing(struct part_template *pt, struct tag_block *b)
{
	uint32_t in = NODE_NONE;

	for (size_t i = 0; i < b->members.n; i++) {
		const struct line *l = member(pt, b, i)->line;
		uint32_t up = l->kind == LINE_PARAGRAPH ? pt->tree.nodes.at[l->node].parent : NODE_NONE;

		if (up == NODE_NONE || (i > 0 && up != in))
			return false;
		in = up;
	}
	for (size_t i = 0; i < b->members.n; i++)
		place_split(&pt->tree, member(pt, b, i), LEVEL_FLOW, in);
	b->flow = true;
	b->flow_in = in;
	return true;
}

static void
place_block(struct part_template *pt, struct tag_block *b, struct diags *d)
{
	size_t outright = 0;

	for (size_t i = 0; i < b->members.n; i++)
		outright += place_outright(pt, member(pt, b, i), d);
	if (outright > 0) {
		for (size_t i = 0; i < b->members.n; i++) {
			struct tag *t = member(pt, b, i);

			if (t->place == PLACE_NODE)
				continue;
			if (can_take(pt, t))
				place_node(pt, t, t->line->node);
			else
				place_split(&pt->tree, t, LEVEL_SPLIT, 0);
		}
	} else if (one_line(pt, b) && member(pt, b, 0)->scope != SCOPE_RUN) {
		place_in_line(pt, b);
	} else if (one_line(pt, b)) {
		for (size_t i = 0; i < b->members.n; i++)
			place_split(&pt->tree, member(pt, b, i), LEVEL_SPLIT, 0);
	} else if (!place_taking(pt, b) && !place_row(pt, b) && !place_flowing(pt, b)) {
		for (size_t i = 0; i < b->members.n; i++) {
			struct tag *t = member(pt, b, i);

			if (can_take(pt, t))
				place_node(pt, t, t->line->node);
			else
				place_split(&pt->tree, t, LEVEL_SPLIT, 0);
		}
	}
	if (b->flow && b->above != NULL) {
		b->above->flow = true;
		b->above->flow_in = b->flow_in;
	}
}

static int
by_pos(const void *x, const void *y)
{
	const struct tag *const *a = x, *const *b = y;

	return (*a)->pos < (*b)->pos ? -1 : (*a)->pos > (*b)->pos;
}

void
place_tags(struct part_template *pt, struct arena *a, struct diags *d)
{
	struct tag **order = ARENA_ARRAY(a, struct tag *, pt->tags.n + 1);
	struct tag_block *open = NULL;

	for (size_t i = 0; i < pt->tags.n; i++) {
		struct tag *t = &pt->tags.at[i];

		t->pos = source_of(t->line, t->t.from);
		t->node = NODE_NONE;
		order[i] = t;
	}
	qsort(order, pt->tags.n, sizeof *order, by_pos);
	for (size_t i = 0; i < pt->tags.n; i++) {
		struct tag *t = order[i];

		if (t->role == TPL_OPENS) {
			struct tag_block *b = ARENA_NEW(a, struct tag_block);

			b->above = open;
			b->is_loop = str_eq(t->word, STR("for"));
			open = b;
		}
		t->block = open;
		if (t->role == TPL_ALONE || open == NULL) {
			place_single(pt, t, d);
			continue;
		}
		*VEC_ADD(a, &open->members) = (size_t)(t - pt->tags.at);
		if (t->role == TPL_CLOSES) {
			place_block(pt, open, d);
			open = open->above;
		}
	}
	for (; open != NULL; open = open->above) /* never closed: template/ says so */
		place_block(pt, open, d);
}

/* --- edits ------------------------------------------------------------------ */

struct editor {
	struct part_template *pt;
	struct edits *e;
	struct arena *a, *scratch; /* scratch: gone when the edits have become items */
	bool *preserved;           /* by node: its xml:space is seen to */
	bool *needs;               /* by node: a mark at its end is wanted */
	bool *wide;                /* by node: table to be mended */
	bool *joined;              /* by node: a paragraph that became one with another */
	bool *taken;               /* by node: a tag takes it; made when first asked for */
	uint32_t *before;          /* by node: the one before it beside it */
	uint64_t seq;
};

static struct edit *
edit_add(struct editor *ed, size_t from, size_t to)
{
	struct edit *e = VEC_ADD(ed->scratch, &ed->e->at);

	e->from = (uint32_t)from;
	e->to = (uint32_t)to;
	e->seq = ed->seq;
	e->tag = NODE_NONE;
	e->node = NODE_NONE;
	return e;
}

/* The text that remains beside a tag may begin or end with a space. */
static void
preserve(struct editor *ed, uint32_t chars)
{
	const struct tree *t = &ed->pt->tree;
	uint32_t text = t->nodes.at[chars].parent;
	struct edit *e;
	str open;

	if (t->nodes.at[text].role != ROLE_TEXT || ed->preserved[text])
		return;
	ed->preserved[text] = true;
	open = node_open(t, text);
	if (tag_attribute(open, STR("xml:space"), NULL).p != NULL)
		return;
	e = edit_add(ed, t->nodes.at[text].open_to - 1, t->nodes.at[text].open_to - 1);
	e->put = STR(" xml:space=\"preserve\"");
}

/* Everything that the run shows is between from and to of the line. */
static bool
run_goes(const struct tree *t, const struct line *l, uint32_t run, size_t from, size_t to)
{
	for (size_t i = 0; i < l->segs.n; i++) {
		const struct seg *s = &l->segs.at[i];

		if (s->from < t->nodes.at[run].from || s->from >= t->nodes.at[run].to)
			continue;
		if (s->at < from || s->at + s->n > to)
			return false;
	}
	return true;
}

/*
 * Takes the characters [from, to) of a line out of the part. The first edit is
 * returned: there the tag stood. Runs that lose all they had, but the first, go.
 */
static size_t
cut(struct editor *ed, const struct line *l, size_t from, size_t to)
{
	const struct tree *t = &ed->pt->tree;
	size_t first = SIZE_MAX, i = (size_t)(seg_at(l, from) - l->segs.at);
	uint32_t gone = NODE_NONE;

	for (; i < l->segs.n && l->segs.at[i].at < to; i++) {
		const struct seg *s = &l->segs.at[i];
		size_t b = s->at < from ? from - s->at : 0, e = s->at + s->n > to ? to - s->at : s->n;
		bool exact = s->to - s->from == s->n;

		if (gone != NODE_NONE && s->from < t->nodes.at[gone].to)
			continue;
		if (s->node != NODE_NONE && first != SIZE_MAX) {
			uint32_t run = t->nodes.at[s->node].role == ROLE_CHARS || l->kind != LINE_PARAGRAPH
			    ? node_above(t, s->node, ROLE_RUN)
			    : NODE_NONE;

			if (run != NODE_NONE && run > l->node && t->nodes.at[run].from > ed->e->at.at[first].from &&
			    run_goes(t, l, run, from, to)) {
				edit_add(ed, t->nodes.at[run].from, t->nodes.at[run].to);
				gone = run;
				continue;
			}
		}
		if (s->node != NODE_NONE && t->nodes.at[s->node].role == ROLE_CHARS)
			preserve(ed, s->node);
		if (first == SIZE_MAX)
			first = ed->e->at.n;
		edit_add(ed, exact ? s->from + b : s->from, exact ? s->from + e : s->to);
	}
	return first;
}

/* Child of level in which the character at "at" lies. */
static uint32_t
child_at(const struct tree *t, const struct line *l, size_t at, uint32_t level)
{
	uint32_t n = seg_at(l, at)->node;

	while (n != NODE_NONE && t->nodes.at[n].parent != level)
		n = t->nodes.at[n].parent;
	return n;
}

static bool
starts_child(const struct tree *t, const struct line *l, size_t at, uint32_t child)
{
	const struct seg *s = seg_at(l, at);

	return s->at == at && (s == l->segs.at || s[-1].from < t->nodes.at[child].from);
}

static bool
ends_child(const struct tree *t, const struct line *l, size_t at, uint32_t child)
{
	const struct seg *s = seg_at(l, at - 1);

	return s->at + s->n == at && (s + 1 == l->segs.at + l->segs.n || s[1].from >= t->nodes.at[child].to);
}

/* A statement between runs: what is open is closed before it and opened again after. */
static void
edit_split(struct editor *ed, struct tag *tag)
{
	const struct tree *t = &ed->pt->tree;
	const struct line *l = tag->line;
	uint32_t first = child_at(t, l, tag->t.from, tag->node), last = child_at(t, l, tag->t.to - 1, tag->node);
	uint32_t index = (uint32_t)(tag - ed->pt->tags.at);
	bool begins = first == NODE_NONE || starts_child(t, l, tag->t.from, first);
	bool ends = last == NODE_NONE || ends_child(t, l, tag->t.to, last);
	struct edit *e;
	size_t at;
	struct out o;

	if (first == NODE_NONE || last == NODE_NONE || t->nodes.at[seg_at(l, tag->t.from)->node].role != ROLE_CHARS) {
		at = cut(ed, l, tag->t.from, tag->t.to);
		ed->e->at.at[at].tag = index;
		return;
	}
	if (begins && ends && t->nodes.at[first].role != ROLE_CHARS) {
		e = edit_add(ed, t->nodes.at[first].from, t->nodes.at[first].to);
		e->tag = index;
		for (uint32_t n = t->nodes.at[first].last; n <= last; n = t->nodes.at[n].last)
			if (t->nodes.at[n].role != ROLE_RANGE)
				edit_add(ed, t->nodes.at[n].from, t->nodes.at[n].to);
		return;
	}
	if (begins && t->nodes.at[first].role != ROLE_CHARS) {
		edit_add(ed, t->nodes.at[first].from, t->nodes.at[first].from)->tag = index;
		cut(ed, l, tag->t.from, tag->t.to);
		return;
	}
	if (ends && t->nodes.at[last].role != ROLE_CHARS && first == last) {
		cut(ed, l, tag->t.from, tag->t.to);
		edit_add(ed, t->nodes.at[last].to, t->nodes.at[last].to)->tag = index;
		return;
	}
	at = cut(ed, l, tag->t.from, tag->t.to);
	ed->e->at.at[at].tag = index;
	out_init(&o);
	split_close(&o, t, t->nodes.at[seg_at(l, tag->t.from)->node].parent, tag->node);
	ed->e->at.at[at].put = out_copy(&o, ed->a);
	out_reset(&o);
	split_open(&o, t, t->nodes.at[seg_at(l, tag->t.from)->node].parent, tag->node);
	ed->e->at.at[at].put_after = out_copy(&o, ed->a);
	out_release(&o);
}

/* A bookmark's other end lies outside what is taken. */
static bool
half_range(const struct tree *t, uint32_t n, uint32_t node)
{
	str id = node_attribute(t, n, STR("w:id"));

	if (id.p == NULL)
		id = node_attribute(t, n, STR("text:name"));
	for (uint32_t i = node; i < t->nodes.at[node].last; i++) {
		str other;

		if (i == n || t->nodes.at[i].role != ROLE_RANGE)
			continue;
		other = node_attribute(t, i, STR("w:id"));
		if (other.p == NULL)
			other = node_attribute(t, i, STR("text:name"));
		if (str_eq(other, id))
			return false;
	}
	return true;
}

static void
edit_node(struct editor *ed, struct tag *tag, bool keep_ranges)
{
	const struct tree *t = &ed->pt->tree;
	const struct node *n = &t->nodes.at[tag->node];
	struct edit *e = edit_add(ed, n->from, n->to);

	e->tag = (uint32_t)(tag - ed->pt->tags.at);
	if (keep_ranges && n->role == ROLE_PARAGRAPH) {
		struct out o;

		out_init(&o);
		for (uint32_t i = tag->node + 1; i < n->last; i++)
			if (t->nodes.at[i].role == ROLE_RANGE && half_range(t, i, tag->node))
				out_put(&o, node_bytes(t, i));
		if (o.n > 0)
			ed->e->at.at[ed->e->at.n - 1].put = out_copy(&o, ed->a);
		out_release(&o);
	}
}

/* --- {%- -%}: joining lines --------------------------------------------------- */

static bool
counts(const struct tree *t, uint32_t n)
{
	return t->nodes.at[n].role != ROLE_RANGE && t->nodes.at[n].role != ROLE_CHARS;
}

static void
know_siblings(struct editor *ed)
{
	const struct tree *t = &ed->pt->tree;
	uint32_t *last = ARENA_ARRAY(ed->scratch, uint32_t, t->nodes.n); /* child of each so far; 0: none */

	ed->before = ARENA_ARRAY(ed->scratch, uint32_t, t->nodes.n);
	ed->taken = ARENA_ARRAY(ed->scratch, bool, t->nodes.n);
	for (uint32_t i = 1; i < t->nodes.n; i++) {
		uint32_t parent = t->nodes.at[i].parent;

		ed->before[i] = last[parent];
		if (counts(t, i))
			last[parent] = i;
	}
	for (size_t i = 0; i < ed->pt->tags.n; i++)
		if (ed->pt->tags.at[i].place == PLACE_NODE)
			ed->taken[ed->pt->tags.at[i].node] = true;
}

static uint32_t
sibling(struct editor *ed, uint32_t n, bool before)
{
	const struct tree *t = &ed->pt->tree;
	uint32_t parent = t->nodes.at[n].parent;

	if (ed->before == NULL)
		know_siblings(ed);
	if (before)
		return ed->before[n] != 0 ? ed->before[n] : NODE_NONE;
	for (uint32_t i = t->nodes.at[n].last; i < t->nodes.at[parent].last; i = t->nodes.at[i].last)
		if (counts(t, i))
			return i;
	return NODE_NONE;
}

static bool
shows_nothing(const struct tree *t, uint32_t paragraph)
{
	for (uint32_t i = paragraph + 1; i < t->nodes.at[paragraph].last; i++) {
		enum role r = (enum role)t->nodes.at[i].role;

		if (r == ROLE_CHARS || r == ROLE_OBJECT || r == ROLE_PICTURE || r == ROLE_TAB)
			return false;
	}
	return true;
}

/* Makes one paragraph of first and second, which follow each other. */
static bool
join_paragraphs(struct editor *ed, uint32_t first, uint32_t second)
{
	const struct tree *t = &ed->pt->tree;
	uint32_t props;
	size_t end;

	if (first == NODE_NONE || second == NODE_NONE || t->nodes.at[first].role != ROLE_PARAGRAPH ||
	    t->nodes.at[second].role != ROLE_PARAGRAPH || ed->taken[first] || ed->taken[second] ||
	    ed->pt->dialect->paragraph_stays(t, first) || ed->pt->dialect->paragraph_stays(t, second) ||
	    node_empty(t, first) || node_empty(t, second) || !str_eq(node_name(t, first), node_name(t, second)))
		return false;
	ed->joined[first] = ed->joined[second] = true;
	props = node_child(t, second, ROLE_PROPS);
	end = props != NODE_NONE ? t->nodes.at[props].to : t->nodes.at[second].open_to;
	edit_add(ed, t->nodes.at[first].close_from, end);
	return true;
}

static void
edit_trim(struct editor *ed, const struct tag *tag)
{
	const struct tree *t = &ed->pt->tree;
	const struct line *l = tag->line;
	size_t i;

	if (l->kind != LINE_PARAGRAPH)
		return;
	if (tag->t.trim_left) {
		for (i = (size_t)(seg_at(l, tag->t.from) - l->segs.at); i > 0 && l->segs.at[i].at == tag->t.from; i--) {
			const struct seg *s = &l->segs.at[i - 1];

			if (s->node == NODE_NONE || t->nodes.at[s->node].role != ROLE_BREAK || l->text.p[s->at] != '\n')
				break;
			edit_add(ed, s->from, s->to);
			if (i - 1 == 0 || l->segs.at[i - 2].node == NODE_NONE)
				break;
			/* several breaks in a row */
			while (i > 1 && t->nodes.at[l->segs.at[i - 2].node].role == ROLE_BREAK &&
			    l->text.p[l->segs.at[i - 2].at] == '\n') {
				i--;
				edit_add(ed, l->segs.at[i - 1].from, l->segs.at[i - 1].to);
			}
			break;
		}
		if (tag->t.from == 0) {
			uint32_t p = sibling(ed, l->node, true), q = l->node;

			while (p != NODE_NONE && t->nodes.at[p].role == ROLE_PARAGRAPH && shows_nothing(t, p) &&
			    !ed->pt->dialect->paragraph_stays(t, p) && sibling(ed, p, true) != NODE_NONE) {
				edit_add(ed, t->nodes.at[p].from, t->nodes.at[p].to);
				p = sibling(ed, p, true);
			}
			join_paragraphs(ed, p, q);
		}
	}
	if (tag->t.trim_right) {
		const struct seg *s = seg_at(l, tag->t.to - 1);

		for (i = (size_t)(s - l->segs.at) + 1; i < l->segs.n && s->at + s->n == tag->t.to; i++) {
			const struct seg *next = &l->segs.at[i];

			if (next->node == NODE_NONE || t->nodes.at[next->node].role != ROLE_BREAK ||
			    l->text.p[next->at] != '\n')
				break;
			edit_add(ed, next->from, next->to);
		}
		if (tag->t.to == l->text.n) {
			uint32_t q = sibling(ed, l->node, false);

			while (q != NODE_NONE && t->nodes.at[q].role == ROLE_PARAGRAPH && shows_nothing(t, q) &&
			    !ed->pt->dialect->paragraph_stays(t, q) && sibling(ed, q, false) != NODE_NONE) {
				edit_add(ed, t->nodes.at[q].from, t->nodes.at[q].to);
				q = sibling(ed, q, false);
			}
			join_paragraphs(ed, l->node, q);
		}
	}
}

/* --- all of them ------------------------------------------------------------- */

static uint32_t
box_above(const struct tree *t, uint32_t n)
{
	for (n = t->nodes.at[n].parent; n != NODE_NONE && n != 0; n = t->nodes.at[n].parent)
		if (t->nodes.at[n].role == ROLE_CELL || t->nodes.at[n].role == ROLE_BOX)
			return n;
	return NODE_NONE;
}

static void
want(struct editor *ed, uint32_t node)
{
	/* a document's body may end in anything */
	if (node != NODE_NONE && !str_eq(node_name(&ed->pt->tree, node), STR("w:body")) &&
	    !str_eq(node_name(&ed->pt->tree, node), STR("office:text")))
		ed->needs[node] = true;
}

/* Marks that the tag makes necessary. */
static void
wants(struct editor *ed, const struct tag *tag)
{
	const struct tree *t = &ed->pt->tree;
	uint32_t table = tag->line->kind == LINE_PARAGRAPH ? node_above(t, tag->line->node, ROLE_TABLE) : NODE_NONE;

	if (tag->place == PLACE_NODE || tag->place == PLACE_BEFORE) {
		want(ed, box_above(t, tag->node));
		if (t->nodes.at[tag->node].role == ROLE_ROW) {
			want(ed, table);
			want(ed, box_above(t, table));
		} else if (t->nodes.at[tag->node].role == ROLE_CELL) {
			want(ed, node_above(t, tag->node, ROLE_ROW));
			want(ed, table);
			ed->wide[table] = true;
		}
	}
	if (tag->line->kind != LINE_PARAGRAPH && tag->t.kind == TPL_EXPR)
		want(ed,
		    t->nodes.at[tag->line->node].role == ROLE_PICTURE ? tag->line->node
								      : node_above(t, tag->line->node, ROLE_PICTURE));
	if (is_of_cell(tag) && table != NODE_NONE) {
		want(ed, table);
		ed->wide[table] = true;
	}
}

static bool
takes_paragraph(const struct tag *tag)
{
	return tag->line->kind == LINE_PARAGRAPH && tag->line->tags_n == 1 &&
	    (tag->t.kind == TPL_EXPR || tag->directive == DIRECTIVE_INCLUDE) &&
	    (tag->scope == SCOPE_ALONE || tag->scope == SCOPE_PARAGRAPH);
}

/* ODT's placeholder field shows "<{{ x }}>": all of it is the tag. */
static void
edit_placeholder(struct editor *ed, const struct tag *tag)
{
	const struct tree *t = &ed->pt->tree;
	const struct line *l = tag->line;
	uint32_t n = seg_at(l, tag->t.from)->node, field;

	if (n == NODE_NONE || (field = node_above(t, n, ROLE_PLACEHOLDER)) == NODE_NONE)
		return;
	edit_add(ed, t->nodes.at[field].from, t->nodes.at[field].open_to);
	edit_add(ed, t->nodes.at[field].close_from, t->nodes.at[field].to);
	if (tag->t.from > 0 && l->text.p[tag->t.from - 1] == '<' &&
	    source_of(l, tag->t.from - 1) >= t->nodes.at[field].from)
		cut(ed, l, tag->t.from - 1, tag->t.from);
	if (tag->t.to < l->text.n && l->text.p[tag->t.to] == '>' && source_of(l, tag->t.to) < t->nodes.at[field].to)
		cut(ed, l, tag->t.to, tag->t.to + 1);
}

/*
 * Where characters stand in the paragraph itself, spaces fall together and go
 * at its ends (ODF 1.3 part 3, 6.1.2): those beside a tag become text:s.
 */
static void
edit_spaces(struct editor *ed, const struct tag *tag)
{
	const struct line *l = tag->line;
	size_t beside[] = { tag->t.from > 0 ? tag->t.from - 1 : SIZE_MAX, tag->t.to };

	for (int i = 0; i < 2; i++) {
		const struct seg *s;
		struct edit *e;
		uint32_t at;

		if (beside[i] >= l->text.n || l->text.p[beside[i]] != ' ' || beside[i] == 0 ||
		    beside[i] + 1 == l->text.n)
			continue;
		s = seg_at(l, beside[i]);
		if (ed->pt->tree.nodes.at[s->node].role != ROLE_CHARS || s->to - s->from != s->n)
			continue;
		at = source_of(l, beside[i]);
		e = edit_add(ed, at, at + 1);
		e->put = ed->pt->dialect->space;
	}
}

static void
edit_tag(struct editor *ed, struct tag *tag)
{
	const struct tree *t = &ed->pt->tree;
	uint32_t index = (uint32_t)(tag - ed->pt->tags.at);
	size_t at;

	wants(ed, tag);
	if (tag->line->kind == LINE_PARAGRAPH && tag->place != PLACE_NODE)
		edit_placeholder(ed, tag);
	if (tag->line->kind == LINE_PARAGRAPH && tag->place != PLACE_NODE && ed->pt->dialect->loose)
		edit_spaces(ed, tag);
	switch (tag->place) {
	case PLACE_TEXT:
		at = cut(ed, tag->line, tag->t.from, tag->t.to);
		ed->e->at.at[at].tag = index;
		if (takes_paragraph(tag)) {
			want(ed, tag->line->node);
			want(ed, box_above(t, tag->line->node));
		}
		break;
	case PLACE_SPLIT: edit_split(ed, tag); break;
	case PLACE_NODE: edit_node(ed, tag, true); break;
	case PLACE_BEFORE:
		edit_add(ed, t->nodes.at[tag->node].from, t->nodes.at[tag->node].from)->tag = index;
		cut(ed, tag->line, tag->t.from, tag->t.to);
		break;
	case PLACE_AFTER:
		cut(ed, tag->line, tag->t.from, tag->t.to);
		edit_add(ed, t->nodes.at[tag->node].to, t->nodes.at[tag->node].to)->tag = index;
		break;
	}
	if (trims(tag))
		edit_trim(ed, tag);
}

/* "{_{ x }_}" prints braces: the underscore goes. */
static void
edit_escapes(struct editor *ed, const struct line *l)
{
	static const char *const signs[] = { "{_{", "{_%", "{_#", "}_}", "%_}", "#_}" };

	for (size_t i = 0; i + 3 <= l->text.n; i++)
		for (size_t k = 0; k < 6; k++)
			if (memcmp(l->text.p + i, signs[k], 3) == 0)
				cut(ed, l, i + 1, i + 2);
}

/* A paragraph that is one with another now, or that ends a section, can't be taken. */
static bool
stands_alone(const struct editor *ed, uint32_t node)
{
	return !ed->joined[node] && !ed->pt->dialect->paragraph_stays(&ed->pt->tree, node);
}

static void
edit_mark(struct editor *ed, enum mark kind, size_t at, uint32_t node)
{
	struct edit *e;

	/* an element is closed before all that may stand behind it, and opened after all that stands before it */
	ed->seq = kind == MARK_CLOSE ? 0 : UINT64_MAX;
	e = edit_add(ed, at, at);
	e->mark = kind;
	e->node = node;
	e->mends = kind == MARK_CLOSE && ed->wide[node];
}

static void
edit_marks(struct editor *ed)
{
	const struct tree *t = &ed->pt->tree;

	for (uint32_t i = 1; i < t->nodes.n; i++) {
		const struct node *n = &t->nodes.at[i];

		if (!ed->needs[i] || node_empty(t, i))
			continue;
		if (n->role == ROLE_CELL || n->role == ROLE_BOX) {
			edit_mark(ed, MARK_BOX_END, n->close_from, i);
		} else if (n->role != ROLE_PARAGRAPH || stands_alone(ed, i)) {
			edit_mark(ed, MARK_OPEN, n->from, i);
			edit_mark(ed, MARK_CLOSE, n->to, i);
		}
	}
}

static int
by_place(const void *x, const void *y)
{
	const struct edit *a = x, *b = y;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return a->seq < b->seq ? -1 : a->seq > b->seq;
}

void
edits_make(struct part_template *pt, struct edits *e, struct arena *scratch, struct arena *a)
{
	struct editor ed = { .pt = pt, .e = e, .a = a, .scratch = scratch };
	struct tag **order = ARENA_ARRAY(scratch, struct tag *, pt->tags.n + 1);
	size_t from;

	ed.preserved = ARENA_ARRAY(scratch, bool, pt->tree.nodes.n);
	ed.needs = ARENA_ARRAY(scratch, bool, pt->tree.nodes.n);
	ed.wide = ARENA_ARRAY(scratch, bool, pt->tree.nodes.n);
	ed.joined = ARENA_ARRAY(scratch, bool, pt->tree.nodes.n);
	for (size_t i = 0; i < pt->tags.n; i++)
		order[i] = &pt->tags.at[i];
	qsort(order, pt->tags.n, sizeof *order, by_pos);
	for (size_t i = 0; i < pt->tags.n; i++) {
		ed.seq = ((uint64_t)i << 20) + 1;
		from = e->at.n;
		edit_tag(&ed, order[i]);
		for (size_t k = from; k < e->at.n; k++) /* in the order they were made */
			e->at.at[k].seq += k - from;
	}
	for (size_t i = 0; i < pt->lines.n; i++)
		edit_escapes(&ed, pt->lines.at[i]);
	edit_marks(&ed);
	qsort(e->at.at, e->at.n, sizeof *e->at.at, by_place);
}
