#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "fill/engine.h"
#include "fill/kinds.h"

/*
 * Where a tag stands (fill/README.md, Where a tag stands; told for authors in vanthu-template(7)). A block's tags have
 * to stand on one level, else what is left out or repeated between them would not be whole elements. The levels are
 * tried from the outside in:
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

enum fill_directive
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
			return (enum fill_directive)i;
	return DIRECTIVE_NONE;
}

bool
tag_of_cell(const struct fill_tag *tag)
{
	return tag->directive != DIRECTIVE_NONE && tag->directive != DIRECTIVE_INCLUDE;
}

bool
tag_trims(const struct fill_tag *t)
{
	return t->t.trim_left || t->t.trim_right;
}

const struct fill_seg *
seg_at(const struct fill_line *l, size_t at)
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

uint32_t
line_source(const struct fill_line *l, size_t at)
{
	const struct fill_seg *s = seg_at(l, at);

	if (s->to - s->from == s->n)
		return s->from + (uint32_t)(at - s->at);
	return at > s->at ? s->to : s->from;
}

/* --- what a tag could take ---------------------------------------------- */

static bool
only_child(const struct fill_tree *t, uint32_t parent, uint32_t child)
{
	for (uint32_t i = parent + 1; i < t->nodes.at[parent].last; i = t->nodes.at[i].last)
		if (i != child && t->nodes.at[i].role != ROLE_PROPS && t->nodes.at[i].role != ROLE_RANGE &&
		    !(t->nodes.at[i].role == ROLE_NONE && node_empty(t, i)))
			return false;
	return true;
}

static bool
is_white(str s)
{
	return str_trim(s).n == 0;
}

/* Nothing is seen in the row but this line. */
static bool
row_holds_only(const struct fill_tree *t, uint32_t row, const struct fill_line *l)
{
	uint32_t i = row + 1;

	while (i < t->nodes.at[row].last) {
		const struct fill_node *n = &t->nodes.at[i];

		if (i == l->node) {
			i = n->last;
			continue;
		}
		switch ((enum fill_role)n->role) {
		case ROLE_CHARS:
			if (!is_white(node_bytes(t, i)))
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
climb_node(const struct fill_tree *t, uint32_t node, const struct fill_line *l)
{
	uint32_t up = t->nodes.at[node].parent;
	enum fill_role role;

	if (up == NODE_NONE || up == 0)
		return NODE_NONE;
	role = (enum fill_role)t->nodes.at[up].role;
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
can_take(const struct part_template *pt, const struct fill_tag *t)
{
	(void)pt;
	return t->scope == SCOPE_ALONE && !tag_trims(t) && t->line->kind == LINE_PARAGRAPH;
}

/* Containers that the tag can stand in by taking something, innermost first. */
static size_t
find_candidates(const struct part_template *pt, const struct fill_tag *t, uint32_t *nodes, size_t max)
{
	size_t n = 0;

	if (pt->dialect->paragraph_stays(&pt->tree, t->line->node)) {
		nodes[0] = t->line->node;
		return 1;
	}

	for (uint32_t node = t->line->node; node != NODE_NONE && n < max; node = climb_node(&pt->tree, node, t->line))
		nodes[n++] = node;
	return n;
}

/* --- one tag -------------------------------------------------------------- */

/*
 * The paragraph that ends a section can't vanish or repeat: a block that opens in it opens behind it, one that closes
 * in it closes before it.
 */
static void
place_node(const struct part_template *pt, struct fill_tag *tag, uint32_t node)
{
	const struct fill_tree *t = &pt->tree;
	bool stays = t->nodes.at[node].role == ROLE_PARAGRAPH && pt->dialect->paragraph_stays(t, node);

	tag->place = PLACE_NODE;
	if (stays)
		tag->place = tag->role == TPL_OPENS ? PLACE_AFTER : PLACE_BEFORE;
	tag->node = node;
	tag->container = container_id(t->nodes.at[node].parent, LEVEL_NODE);
}

static void
place_text(struct fill_tag *tag)
{
	tag->place = PLACE_TEXT;
	tag->container = container_id(tag->line->node, LEVEL_TEXT);
	if (tag->line->kind == LINE_ATTRIBUTE) /* an attribute is a container of its own */
		tag->container = container_id((uint32_t)tag->line->first_tag, LEVEL_TEXT) ^ 0x80000000u;
}

/* The nearest content control or paragraph around the tag's first character. */
static uint32_t
wall_of(const struct fill_tree *t, const struct fill_tag *tag)
{
	uint32_t n = seg_at(tag->line, tag->t.from)->node;

	for (n = t->nodes.at[n].parent; n != NODE_NONE && n != tag->line->node; n = t->nodes.at[n].parent)
		if (t->nodes.at[n].role == ROLE_WALL)
			return n;
	return tag->line->node;
}

static void
place_split(const struct fill_tree *t, struct fill_tag *tag, int level, uint32_t in)
{
	uint32_t wall;

	if (tag->line->kind != LINE_PARAGRAPH) {
		place_text(tag);
		return;
	}
	wall = wall_of(t, tag);
	tag->place = PLACE_SPLIT;
	tag->node = wall;
	if (level == LEVEL_FLOW && wall == tag->line->node)
		tag->container = container_id(in, LEVEL_FLOW);
	else
		tag->container = container_id(wall, LEVEL_SPLIT);
}

/* What an outright tag takes goes with it, as docxtpl has it: words that stand beside it are told. */
static void
say_words_beside(const struct part_template *pt, const struct fill_tag *tag, uint32_t node, struct diags *d)
{
	const struct fill_line *l = tag->line;
	bool words = node != l->node && !row_holds_only(&pt->tree, node, l);
	size_t at = 0;

	for (size_t i = 0; i < l->tags_n && !words; i++) {
		const struct tpl_tag *t = &pt->tags.at[l->first_tag + i].t;

		words = !is_white(str_sub(l->text, at, t->from));
		at = t->to;
	}
	if (!words && is_white(str_sub(l->text, at, l->text.n)))
		return;
	diag_add(d, &fill_words_beside, l->where, NULL);
	diag_excerpt(d, l->text, tag->t.from, tag->t.to);
	diag_hint(d, "%s", _("give the tag a paragraph or row of its own, or leave the p, tr or tc out"));
}

/* Places a tag that says outright what it takes, as {%tr %}. False: it says nothing, or stands in no such element (complained). */
static bool
place_outright(struct part_template *pt, struct fill_tag *tag, struct diags *d)
{
	static const enum fill_role roles[] = { [SCOPE_PARAGRAPH] = ROLE_PARAGRAPH,
		[SCOPE_ROW] = ROLE_ROW,
		[SCOPE_CELL] = ROLE_CELL,
		[SCOPE_RUN] = ROLE_RUN };
	static const char *const hints[] = { [SCOPE_PARAGRAPH] = N_("{%p %} belongs into a paragraph"),
		[SCOPE_ROW] = N_("{%tr %} belongs into a row of a table"),
		[SCOPE_CELL] = N_("{%tc %} belongs into a cell of a table") };
	uint32_t node = NODE_NONE;

	if (tag->scope < SCOPE_PARAGRAPH)
		return false;
	if (tag->scope == SCOPE_RUN || (tag->scope == SCOPE_PARAGRAPH && tag->t.kind == TPL_EXPR))
		return false; /* takes out only itself */
	if (tag->line->kind == LINE_PARAGRAPH && tag->scope == SCOPE_PARAGRAPH)
		node = tag->line->node;
	else if (tag->line->kind == LINE_PARAGRAPH)
		node = node_above(&pt->tree, tag->line->node, roles[tag->scope]);
	if (node == NODE_NONE) {
		diag_add(d, &fill_misplaced, tag->line->where, NULL);
		diag_excerpt(d, tag->line->text, tag->t.from, tag->t.to);
		diag_hint(d, "%s", _(hints[tag->scope]));
		tag->scope = SCOPE_INLINE;
		return false;
	}
	if (tag->scope == SCOPE_CELL)
		pt->mends_tables = true;
	say_words_beside(pt, tag, node, d);
	place_node(pt, tag, node);
	return true;
}

/* A tag that opens no block. */
static void
place_single(struct part_template *pt, struct fill_tag *tag, struct diags *d)
{
	if (tag->directive != DIRECTIVE_NONE) {
		pt->mends_tables |= tag_of_cell(tag);
		if (tag_of_cell(tag) &&
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

static struct fill_tag *
block_member(struct part_template *pt, const struct fill_tag_block *b, size_t i)
{
	return &pt->tags.at[b->members.at[i]];
}

static bool
one_line(struct part_template *pt, const struct fill_tag_block *b)
{
	for (size_t i = 1; i < b->members.n; i++)
		if (block_member(pt, b, i)->line != block_member(pt, b, 0)->line)
			return false;
	return true;
}

static void
place_in_line(struct part_template *pt, struct fill_tag_block *b)
{
	const struct fill_line *l = block_member(pt, b, 0)->line;
	bool one_text = true;

	for (size_t i = 0; i < b->members.n && l->kind == LINE_PARAGRAPH; i++) {
		const struct fill_tag *t = block_member(pt, b, i);
		const struct fill_seg *first = seg_at(l, block_member(pt, b, 0)->t.from), *s = seg_at(l, t->t.from),
				      *e = seg_at(l, t->t.to - 1);

		/* entities cut a text into pieces of one node */
		one_text &= s->node == first->node && e->node == first->node;
	}
	for (size_t i = 0; i < b->members.n; i++)
		if (one_text)
			place_text(block_member(pt, b, i));
		else
			place_split(&pt->tree, block_member(pt, b, i), LEVEL_SPLIT, 0);
}

/* The innermost container that every member can stand in by taking something. */
static bool
place_taking(struct part_template *pt, struct fill_tag_block *b)
{
	uint32_t first[LIMIT_TAG_CLIMB], other[LIMIT_TAG_CLIMB];
	size_t n, k;

	for (size_t i = 0; i < b->members.n; i++)
		if (!can_take(pt, block_member(pt, b, i)))
			return false;
	n = find_candidates(pt, block_member(pt, b, 0), first, LIMIT_TAG_CLIMB);
	for (size_t c = 0; c < n; c++) {
		uint32_t in = pt->tree.nodes.at[first[c]].parent;
		bool all = true;

		if (b->flow && in == b->flow_in && first[c] == block_member(pt, b, 0)->line->node)
			continue;
		for (size_t i = 1; all && i < b->members.n; i++) {
			size_t m = find_candidates(pt, block_member(pt, b, i), other, LIMIT_TAG_CLIMB);

			for (k = 0; k < m && pt->tree.nodes.at[other[k]].parent != in; k++)
				;
			all = k < m;
		}
		if (!all)
			continue;
		for (size_t i = 0; i < b->members.n; i++) {
			size_t m = find_candidates(pt, block_member(pt, b, i), other, LIMIT_TAG_CLIMB);

			for (k = 0; k < m && pt->tree.nodes.at[other[k]].parent != in; k++)
				;
			if (k < m) /* as found above, for each */
				place_node(pt, block_member(pt, b, i), other[k]);
		}
		return true;
	}
	return false;
}

/*
 * Opened in one cell, closed in another of the same row or of one below it in the same table: the rows from the one to
 * the other.
 */
static bool
place_in_row(struct part_template *pt, struct fill_tag_block *b)
{
	uint32_t row = NODE_NONE, first_row = NODE_NONE;

	if (b->members.n < 2)
		return false;
	for (size_t i = 0; i < b->members.n; i++) {
		const struct fill_line *l = block_member(pt, b, i)->line;
		uint32_t r = l->kind == LINE_PARAGRAPH ? node_above(&pt->tree, l->node, ROLE_ROW) : NODE_NONE;

		if (r == NODE_NONE || (i > 0 && pt->tree.nodes.at[r].parent != pt->tree.nodes.at[row].parent))
			return false;
		row = r;
		first_row = i == 0 ? r : first_row;
	}
	if (b->members.n > 2 && row != first_row)
		return false;
	if (node_above(&pt->tree, block_member(pt, b, 0)->line->node, ROLE_CELL) ==
	    node_above(&pt->tree, block_member(pt, b, b->members.n - 1)->line->node, ROLE_CELL))
		return false;
	for (size_t i = 0; i < b->members.n; i++) {
		struct fill_tag *t = block_member(pt, b, i);

		if (i > 0 && i + 1 < b->members.n) {
			place_split(&pt->tree, t, LEVEL_SPLIT, 0); /* an else inside: no level fits */
			continue;
		}
		t->place = i == 0 ? PLACE_BEFORE : PLACE_AFTER;
		t->node = i == 0 ? first_row : row;
		t->container = container_id(pt->tree.nodes.at[row].parent, LEVEL_NODE);
	}
	return true;
}

static bool
place_flowing(struct part_template *pt, struct fill_tag_block *b)
{
	uint32_t in = NODE_NONE;

	for (size_t i = 0; i < b->members.n; i++) {
		const struct fill_line *l = block_member(pt, b, i)->line;
		uint32_t up = l->kind == LINE_PARAGRAPH ? pt->tree.nodes.at[l->node].parent : NODE_NONE;

		if (up == NODE_NONE || (i > 0 && up != in))
			return false;
		in = up;
	}
	for (size_t i = 0; i < b->members.n; i++)
		place_split(&pt->tree, block_member(pt, b, i), LEVEL_FLOW, in);
	b->flow = true;
	b->flow_in = in;
	return true;
}

static void
place_block(struct part_template *pt, struct fill_tag_block *b, struct diags *d)
{
	size_t outright = 0;

	for (size_t i = 0; i < b->members.n; i++)
		outright += place_outright(pt, block_member(pt, b, i), d);
	if (outright > 0) {
		for (size_t i = 0; i < b->members.n; i++) {
			struct fill_tag *t = block_member(pt, b, i);

			if (t->place == PLACE_NODE)
				continue;
			if (can_take(pt, t))
				place_node(pt, t, t->line->node);
			else
				place_split(&pt->tree, t, LEVEL_SPLIT, 0);
		}
	} else if (one_line(pt, b) && !block_member(pt, b, 0)->line->chain &&
	    block_member(pt, b, 0)->scope != SCOPE_RUN) {
		place_in_line(pt, b);
	} else if (one_line(pt, b) && !block_member(pt, b, 0)->line->chain) {
		for (size_t i = 0; i < b->members.n; i++)
			place_split(&pt->tree, block_member(pt, b, i), LEVEL_SPLIT, 0);
	} else if (!place_taking(pt, b) && !place_in_row(pt, b) && !place_flowing(pt, b)) {
		for (size_t i = 0; i < b->members.n; i++) {
			struct fill_tag *t = block_member(pt, b, i);

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

int
tag_by_pos(const void *x, const void *y)
{
	const struct fill_tag *const *a = x, *const *b = y;

	return (*a)->pos < (*b)->pos ? -1 : (*a)->pos > (*b)->pos;
}

/* Cells of a row that are its own. */
static int
count_cells(const struct fill_tree *t, uint32_t row)
{
	int cells = 0;

	for (uint32_t n = row + 1; n < t->nodes.at[row].last; n++)
		cells += t->nodes.at[n].role == ROLE_CELL && node_above(t, n, ROLE_ROW) == row;
	return cells;
}

/*
 * Whether a table of figures is filled: one with a row that is repeated, or has a tag and three cells or more. The
 * tables of two that hold the head and the signature of nearly every document are no such.
 */
static bool
feeds_tables(const struct part_template *pt)
{
	enum { LAYOUT_COLUMNS = 2 };
	const struct fill_tree *t = &pt->tree;
	uint32_t seen = NODE_NONE;

	for (size_t i = 0; i < pt->tags.n; i++) {
		const struct fill_tag *tag = &pt->tags.at[i];
		uint32_t row = tag->line->kind == LINE_PARAGRAPH ? node_above(t, tag->line->node, ROLE_ROW) : NODE_NONE;

		if (tag->place == PLACE_NODE && tag->node != NODE_NONE && t->nodes.at[tag->node].role == ROLE_ROW)
			return true;
		if (row != NODE_NONE && row != seen && count_cells(t, row) > LAYOUT_COLUMNS)
			return true;
		seen = row;
	}
	return false;
}

/*
 * What is repeated or left out between two tags must not begin a field and leave its end behind: no program opens such
 * a document as it was meant.
 */
static bool
tears_field(const struct part_template *pt, size_t from, size_t to, size_t *at)
{
	static const char *const marks[] = { "w:fldCharType=\"begin\"", "w:fldCharType=\"end\"" };
	str s = str_sub(pt->tree.bytes, from, to), kind = STR("w:fldCharType=");
	int depth = 0;

	*at = from;
	for (size_t i = str_find(s, kind, 0); i < s.n; i = str_find(s, kind, i + 1)) {
		str rest = str_sub(s, i, s.n);

		if (str_starts(rest, str_of(marks[0]))) {
			*at = depth++ == 0 ? from + i : *at;
		} else if (str_starts(rest, str_of(marks[1])) && --depth < 0) {
			*at = from + i;
			return true;
		}
	}
	return depth != 0;
}

/* The first words of the instruction nearest before or behind: what the author knows the field by. */
static str
field_words_at(const struct part_template *pt, size_t at)
{
	enum { WORDS_BYTES = 40 };
	str bytes = pt->tree.bytes, mark = STR("<w:instrText"), words;
	size_t from = str_find(bytes, mark, at), back = at;

	while (back > 0 && !str_starts(str_sub(bytes, back, bytes.n), mark))
		back--;
	if (from == bytes.n || (back > 0 && str_starts(str_sub(bytes, at, bytes.n), STR("w:fldCharType=\"end\""))))
		from = back;
	from = str_find_char(bytes, '>', from) + 1;
	words = str_trim(str_sub(bytes, from, str_find_char(bytes, '<', from)));
	return str_sub(words, 0, WORDS_BYTES);
}

static void
check_fields(struct part_template *pt, const struct fill_tag_block *b, struct diags *d)
{
	size_t at;

	for (size_t i = 0; i + 1 < b->members.n; i++) {
		const struct fill_tag *open = &pt->tags.at[b->members.at[i]],
				      *close = &pt->tags.at[b->members.at[i + 1]];

		if (!tears_field(pt, line_source(open->line, open->t.to - 1), close->pos, &at))
			continue;
		diag_add(d, &fill_torn_field, close->line->where, STR_FMT, STR_ARG(field_words_at(pt, at)));
		diag_excerpt(d, close->line->text, close->t.from, close->t.to);
		diag_also(d, open->line->where, _("the block is opened here"));
		diag_hint(d, "%s", _("put both tags into the words that the field shows, or both outside of it"));
		return;
	}
}

static void
finish_block(struct part_template *pt, struct fill_tag_block *b, bool fields, struct diags *d)
{
	place_block(pt, b, d);
	if (fields)
		check_fields(pt, b, d);
}

static void
place_all(struct part_template *pt, struct fill_tag **order, struct arena *a, struct diags *d)
{
	bool fields = str_find(pt->tree.bytes, STR("<w:fldChar "), 0) < pt->tree.bytes.n;
	struct fill_tag_block *open = NULL;

	for (size_t i = 0; i < pt->tags.n; i++) {
		struct fill_tag *t = order[i];

		if (t->role == TPL_OPENS) {
			struct fill_tag_block *b = ARENA_NEW(a, struct fill_tag_block);

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
			finish_block(pt, open, fields, d);
			open = open->above;
		}
	}
	for (; open != NULL; open = open->above) /* never closed: template/ says so */
		place_block(pt, open, d);
}

/* A chain whose tags found places that differ is text with tags after all. False: there was one. */
static bool
chains_hold(struct part_template *pt)
{
	bool hold = true;

	for (size_t i = 0; i < pt->lines.n; i++) {
		struct fill_line *l = pt->lines.at[i];
		const struct fill_tag *first = &pt->tags.at[l->first_tag];
		bool same = true;

		for (size_t k = 0; l->chain && k < l->tags_n; k++)
			same = same && first[k].place == PLACE_NODE && first[k].node == first->node;
		if (same)
			continue;
		hold = l->chain = false;
		for (size_t k = 0; k < l->tags_n; k++)
			pt->tags.at[l->first_tag + k].scope = SCOPE_INLINE;
	}
	return hold;
}

void
place_tags(struct part_template *pt, struct arena *a, struct diags *d)
{
	struct fill_tag **order = ARENA_ARRAY(a, struct fill_tag *, pt->tags.n + 1);

	for (size_t i = 0; i < pt->tags.n; i++) {
		struct fill_tag *t = &pt->tags.at[i];

		t->pos = line_source(t->line, t->t.from);
		t->node = NODE_NONE;
		order[i] = t;
	}
	qsort(order, pt->tags.n, sizeof *order, tag_by_pos);
	place_all(pt, order, a, d);
	if (!chains_hold(pt))
		place_all(pt, order, a, d);
	pt->feeds_tables = feeds_tables(pt);
}
