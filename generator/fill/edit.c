#include <stdlib.h>
#include <string.h>

#include "fill/engine.h"

/*
 * What the places of tags mean for a part's bytes. An edit takes a span of bytes out
 * and may put a tag, a mark or bytes of its own there; nothing is moved or written
 * anew. So the part stays as its author's program wrote it around each tag.
 *
 * A tag in its text takes its characters, wherever runs tear it; what is open
 * around a statement between runs is closed before it and opened again behind it; a
 * tag that takes a node takes all its bytes, but for the half of a bookmark that
 * begins or ends elsewhere. The edits of all tags are made in any order, sorted by
 * place, and what lies inside a larger one is dropped when they become items
 * (compile.c). Writing the part anew from a tree was the other way: it loses what no
 * reader knows of and makes filling as slow as reading.
 */
struct editor {
	struct part_template *pt;
	struct fill_edits *e;
	struct arena *a, *scratch; /* scratch: gone when the edits have become items */
	bool *preserved;           /* by node: its xml:space is seen to */
	bool *needs;               /* by node: a mark at its end is wanted */
	bool *wide;                /* by node: table to be mended */
	bool *joined;              /* by node: a paragraph that became one with another */
	bool *taken;               /* by node: a tag takes it; made when first asked for */
	uint32_t *before;          /* by node: the one before it beside it */
	uint64_t seq;
};

static struct fill_edit *
edit_add(struct editor *ed, size_t from, size_t to)
{
	struct fill_edit *e = VEC_ADD(ed->scratch, &ed->e->at);

	e->from = (uint32_t)from;
	e->to = (uint32_t)to;
	e->seq = ed->seq;
	e->tag = NODE_NONE;
	e->node = NODE_NONE;
	return e;
}

/* The text that remains beside a tag may begin or end with a space. */
static void
preserve_spaces(struct editor *ed, uint32_t chars)
{
	const struct fill_tree *t = &ed->pt->tree;
	uint32_t text = t->nodes.at[chars].parent;
	struct fill_edit *e;
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
run_goes(const struct fill_tree *t, const struct fill_line *l, uint32_t run, size_t from, size_t to)
{
	for (size_t i = 0; i < l->segs.n; i++) {
		const struct fill_seg *s = &l->segs.at[i];

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
cut_text(struct editor *ed, const struct fill_line *l, size_t from, size_t to)
{
	const struct fill_tree *t = &ed->pt->tree;
	size_t first = SIZE_MAX, i = (size_t)(seg_at(l, from) - l->segs.at);
	uint32_t gone = NODE_NONE;

	for (; i < l->segs.n && l->segs.at[i].at < to; i++) {
		const struct fill_seg *s = &l->segs.at[i];
		size_t b = s->at < from ? from - s->at : 0;
		size_t e = s->at + s->n > to ? to - s->at : s->n;
		bool exact = s->to - s->from == s->n; /* its characters are its bytes: no entity, no element */

		if (gone != NODE_NONE && s->from < t->nodes.at[gone].to)
			continue;
		if (s->node != NODE_NONE && first != SIZE_MAX) {
			uint32_t run = NODE_NONE;

			if (t->nodes.at[s->node].role == ROLE_CHARS || l->kind != LINE_PARAGRAPH)
				run = node_above(t, s->node, ROLE_RUN);
			if (run != NODE_NONE && run > l->node && t->nodes.at[run].from > ed->e->at.at[first].from &&
			    run_goes(t, l, run, from, to)) {
				edit_add(ed, t->nodes.at[run].from, t->nodes.at[run].to);
				gone = run;
				continue;
			}
		}
		if (s->node != NODE_NONE && t->nodes.at[s->node].role == ROLE_CHARS)
			preserve_spaces(ed, s->node);
		if (first == SIZE_MAX)
			first = ed->e->at.n;
		if (exact)
			edit_add(ed, s->from + b, s->from + e);
		else
			edit_add(ed, s->from, s->to);
	}
	return first;
}

/* Child of level in which the character at "at" lies. */
static uint32_t
child_at(const struct fill_tree *t, const struct fill_line *l, size_t at, uint32_t level)
{
	uint32_t n = seg_at(l, at)->node;

	while (n != NODE_NONE && t->nodes.at[n].parent != level)
		n = t->nodes.at[n].parent;
	return n;
}

static bool
starts_child(const struct fill_tree *t, const struct fill_line *l, size_t at, uint32_t child)
{
	const struct fill_seg *s = seg_at(l, at);

	return s->at == at && (s == l->segs.at || s[-1].from < t->nodes.at[child].from);
}

static bool
ends_child(const struct fill_tree *t, const struct fill_line *l, size_t at, uint32_t child)
{
	const struct fill_seg *s = seg_at(l, at - 1);

	return s->at + s->n == at && (s + 1 == l->segs.at + l->segs.n || s[1].from >= t->nodes.at[child].to);
}

/* A statement between runs: the elements that are open are closed before it and opened again behind it. */
static void
edit_split(struct editor *ed, struct fill_tag *tag)
{
	const struct fill_tree *t = &ed->pt->tree;
	const struct fill_line *l = tag->line;
	uint32_t first = child_at(t, l, tag->t.from, tag->node), last = child_at(t, l, tag->t.to - 1, tag->node);
	uint32_t index = (uint32_t)(tag - ed->pt->tags.at);
	bool begins = first == NODE_NONE || starts_child(t, l, tag->t.from, first);
	bool ends = last == NODE_NONE || ends_child(t, l, tag->t.to, last);
	struct fill_edit *e;
	size_t at;
	struct out o;

	if (first == NODE_NONE || last == NODE_NONE || t->nodes.at[seg_at(l, tag->t.from)->node].role != ROLE_CHARS) {
		at = cut_text(ed, l, tag->t.from, tag->t.to);
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
		cut_text(ed, l, tag->t.from, tag->t.to);
		return;
	}
	if (ends && t->nodes.at[last].role != ROLE_CHARS && first == last) {
		cut_text(ed, l, tag->t.from, tag->t.to);
		edit_add(ed, t->nodes.at[last].to, t->nodes.at[last].to)->tag = index;
		return;
	}
	at = cut_text(ed, l, tag->t.from, tag->t.to);
	ed->e->at.at[at].tag = index;
	out_init(&o);
	split_close(&o, t, t->nodes.at[seg_at(l, tag->t.from)->node].parent, tag->node);
	ed->e->at.at[at].put = out_copy(&o, ed->a);
	out_reset(&o);
	split_open(&o, t, t->nodes.at[seg_at(l, tag->t.from)->node].parent, tag->node);
	ed->e->at.at[at].put_after = out_copy(&o, ed->a);
	out_release(&o);
}

/* n is one end of a bookmark whose other end lies outside of node, which is taken out. */
static bool
half_range(const struct fill_tree *t, uint32_t n, uint32_t node)
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
edit_node(struct editor *ed, struct fill_tag *tag, bool keep_ranges)
{
	const struct fill_tree *t = &ed->pt->tree;
	const struct fill_node *n = &t->nodes.at[tag->node];
	struct fill_edit *e = edit_add(ed, n->from, n->to);

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
node_counts(const struct fill_tree *t, uint32_t n)
{
	return t->nodes.at[n].role != ROLE_RANGE && t->nodes.at[n].role != ROLE_CHARS;
}

static void
know_siblings(struct editor *ed)
{
	const struct fill_tree *t = &ed->pt->tree;
	uint32_t *last = ARENA_ARRAY(ed->scratch, uint32_t, t->nodes.n); /* child of each so far; 0: none */

	ed->before = ARENA_ARRAY(ed->scratch, uint32_t, t->nodes.n);
	ed->taken = ARENA_ARRAY(ed->scratch, bool, t->nodes.n);
	for (uint32_t i = 1; i < t->nodes.n; i++) {
		uint32_t parent = t->nodes.at[i].parent;

		ed->before[i] = last[parent];
		if (node_counts(t, i))
			last[parent] = i;
	}
	for (size_t i = 0; i < ed->pt->tags.n; i++)
		if (ed->pt->tags.at[i].place == PLACE_NODE)
			ed->taken[ed->pt->tags.at[i].node] = true;
}

static uint32_t
find_sibling(struct editor *ed, uint32_t n, bool before)
{
	const struct fill_tree *t = &ed->pt->tree;
	uint32_t parent = t->nodes.at[n].parent;

	if (ed->before == NULL)
		know_siblings(ed);
	if (before)
		return ed->before[n] != 0 ? ed->before[n] : NODE_NONE;
	for (uint32_t i = t->nodes.at[n].last; i < t->nodes.at[parent].last; i = t->nodes.at[i].last)
		if (node_counts(t, i))
			return i;
	return NODE_NONE;
}

static bool
shows_nothing(const struct fill_tree *t, uint32_t paragraph)
{
	for (uint32_t i = paragraph + 1; i < t->nodes.at[paragraph].last; i++) {
		enum fill_role r = (enum fill_role)t->nodes.at[i].role;

		if (r == ROLE_CHARS || r == ROLE_OBJECT || r == ROLE_PICTURE || r == ROLE_TAB)
			return false;
	}
	return true;
}

/* Makes one paragraph of first and second, which follow each other. */
static bool
join_paragraphs(struct editor *ed, uint32_t first, uint32_t second)
{
	const struct fill_tree *t = &ed->pt->tree;
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
edit_trim(struct editor *ed, const struct fill_tag *tag)
{
	const struct fill_tree *t = &ed->pt->tree;
	const struct fill_line *l = tag->line;
	size_t i;

	if (l->kind != LINE_PARAGRAPH)
		return;
	if (tag->t.trim_left) {
		for (i = (size_t)(seg_at(l, tag->t.from) - l->segs.at); i > 0 && l->segs.at[i].at == tag->t.from; i--) {
			const struct fill_seg *s = &l->segs.at[i - 1];

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
			uint32_t p = find_sibling(ed, l->node, true), q = l->node;

			while (p != NODE_NONE && t->nodes.at[p].role == ROLE_PARAGRAPH && shows_nothing(t, p) &&
			    !ed->pt->dialect->paragraph_stays(t, p) && find_sibling(ed, p, true) != NODE_NONE) {
				edit_add(ed, t->nodes.at[p].from, t->nodes.at[p].to);
				p = find_sibling(ed, p, true);
			}
			join_paragraphs(ed, p, q);
		}
	}
	if (tag->t.trim_right) {
		const struct fill_seg *s = seg_at(l, tag->t.to - 1);

		for (i = (size_t)(s - l->segs.at) + 1; i < l->segs.n && s->at + s->n == tag->t.to; i++) {
			const struct fill_seg *next = &l->segs.at[i];

			if (next->node == NODE_NONE || t->nodes.at[next->node].role != ROLE_BREAK ||
			    l->text.p[next->at] != '\n')
				break;
			edit_add(ed, next->from, next->to);
		}
		if (tag->t.to == l->text.n) {
			uint32_t q = find_sibling(ed, l->node, false);

			while (q != NODE_NONE && t->nodes.at[q].role == ROLE_PARAGRAPH && shows_nothing(t, q) &&
			    !ed->pt->dialect->paragraph_stays(t, q) && find_sibling(ed, q, false) != NODE_NONE) {
				edit_add(ed, t->nodes.at[q].from, t->nodes.at[q].to);
				q = find_sibling(ed, q, false);
			}
			join_paragraphs(ed, l->node, q);
		}
	}
}

/* --- all of them ------------------------------------------------------------- */

static uint32_t
box_above(const struct fill_tree *t, uint32_t n)
{
	for (n = t->nodes.at[n].parent; n != NODE_NONE && n != 0; n = t->nodes.at[n].parent)
		if (t->nodes.at[n].role == ROLE_CELL || t->nodes.at[n].role == ROLE_BOX)
			return n;
	return NODE_NONE;
}

static void
want_marks(struct editor *ed, uint32_t node)
{
	/* a document's body may end in anything */
	if (node != NODE_NONE && !str_eq(node_name(&ed->pt->tree, node), STR("w:body")) &&
	    !str_eq(node_name(&ed->pt->tree, node), STR("office:text")))
		ed->needs[node] = true;
}

/* Marks that the tag makes necessary. */
static void
want_tag_marks(struct editor *ed, const struct fill_tag *tag)
{
	const struct fill_tree *t = &ed->pt->tree;
	uint32_t table = tag->line->kind == LINE_PARAGRAPH ? node_above(t, tag->line->node, ROLE_TABLE) : NODE_NONE;

	if (tag->place == PLACE_NODE || tag->place == PLACE_BEFORE) {
		want_marks(ed, box_above(t, tag->node));
		if (t->nodes.at[tag->node].role == ROLE_ROW) {
			want_marks(ed, table);
			want_marks(ed, box_above(t, table));
		} else if (t->nodes.at[tag->node].role == ROLE_CELL) {
			want_marks(ed, node_above(t, tag->node, ROLE_ROW));
			want_marks(ed, table);
			ed->wide[table] = true;
		}
	}
	if (tag->line->kind != LINE_PARAGRAPH && tag->t.kind == TPL_EXPR) {
		uint32_t frame = tag->line->node;

		if (t->nodes.at[frame].role != ROLE_PICTURE)
			frame = node_above(t, frame, ROLE_PICTURE);
		want_marks(ed, frame);
	}
	if (tag_of_cell(tag) && table != NODE_NONE) {
		want_marks(ed, table);
		ed->wide[table] = true;
	}
}

static bool
takes_paragraph(const struct fill_tag *tag)
{
	return tag->line->kind == LINE_PARAGRAPH && tag->line->tags_n == 1 &&
	    (tag->t.kind == TPL_EXPR || tag->directive == DIRECTIVE_INCLUDE) &&
	    (tag->scope == SCOPE_ALONE || tag->scope == SCOPE_PARAGRAPH);
}

/* ODT's placeholder field shows "<{{ x }}>": all of it is the tag. */
static void
edit_placeholder(struct editor *ed, const struct fill_tag *tag)
{
	const struct fill_tree *t = &ed->pt->tree;
	const struct fill_line *l = tag->line;
	uint32_t n = seg_at(l, tag->t.from)->node, field;

	if (n == NODE_NONE || (field = node_above(t, n, ROLE_PLACEHOLDER)) == NODE_NONE)
		return;
	edit_add(ed, t->nodes.at[field].from, t->nodes.at[field].open_to);
	edit_add(ed, t->nodes.at[field].close_from, t->nodes.at[field].to);
	if (tag->t.from > 0 && l->text.p[tag->t.from - 1] == '<' &&
	    line_source(l, tag->t.from - 1) >= t->nodes.at[field].from)
		cut_text(ed, l, tag->t.from - 1, tag->t.from);
	if (tag->t.to < l->text.n && l->text.p[tag->t.to] == '>' && line_source(l, tag->t.to) < t->nodes.at[field].to)
		cut_text(ed, l, tag->t.to, tag->t.to + 1);
}

/*
 * Where characters stand in the paragraph itself, spaces fall together and go
 * at its ends (ODF 1.3 part 3, 6.1.2): those beside a tag become text:s.
 */
static void
edit_spaces(struct editor *ed, const struct fill_tag *tag)
{
	const struct fill_line *l = tag->line;
	size_t beside[] = { tag->t.from > 0 ? tag->t.from - 1 : SIZE_MAX, tag->t.to };

	for (int i = 0; i < 2; i++) {
		const struct fill_seg *s;
		struct fill_edit *e;
		uint32_t at;

		if (beside[i] >= l->text.n || l->text.p[beside[i]] != ' ' || beside[i] == 0 ||
		    beside[i] + 1 == l->text.n)
			continue;
		s = seg_at(l, beside[i]);
		if (ed->pt->tree.nodes.at[s->node].role != ROLE_CHARS || s->to - s->from != s->n)
			continue;
		at = line_source(l, beside[i]);
		e = edit_add(ed, at, at + 1);
		e->put = ed->pt->dialect->space;
	}
}

static void
edit_tag(struct editor *ed, struct fill_tag *tag)
{
	const struct fill_tree *t = &ed->pt->tree;
	uint32_t index = (uint32_t)(tag - ed->pt->tags.at);
	size_t at;

	want_tag_marks(ed, tag);
	if (tag->line->kind == LINE_PARAGRAPH && tag->place != PLACE_NODE)
		edit_placeholder(ed, tag);
	if (tag->line->kind == LINE_PARAGRAPH && tag->place != PLACE_NODE && ed->pt->dialect->loose)
		edit_spaces(ed, tag);
	switch (tag->place) {
	case PLACE_TEXT:
		at = cut_text(ed, tag->line, tag->t.from, tag->t.to);
		ed->e->at.at[at].tag = index;
		if (takes_paragraph(tag)) {
			want_marks(ed, tag->line->node);
			want_marks(ed, box_above(t, tag->line->node));
		}
		break;
	case PLACE_SPLIT: edit_split(ed, tag); break;
	case PLACE_NODE:
		if (tag->line->chain && tag != &ed->pt->tags.at[tag->line->first_tag])
			edit_add(ed, t->nodes.at[tag->node].to, t->nodes.at[tag->node].to)->tag = index;
		else
			edit_node(ed, tag, true);
		break;
	case PLACE_BEFORE:
		edit_add(ed, t->nodes.at[tag->node].from, t->nodes.at[tag->node].from)->tag = index;
		cut_text(ed, tag->line, tag->t.from, tag->t.to);
		break;
	case PLACE_AFTER:
		cut_text(ed, tag->line, tag->t.from, tag->t.to);
		edit_add(ed, t->nodes.at[tag->node].to, t->nodes.at[tag->node].to)->tag = index;
		break;
	}
	if (tag_trims(tag))
		edit_trim(ed, tag);
}

/* "{_{ x }_}" prints braces: the underscore goes. */
static void
edit_escapes(struct editor *ed, const struct fill_line *l)
{
	static const char *const signs[] = { "{_{", "{_%", "{_#", "}_}", "%_}", "#_}" };

	for (size_t i = 0; i + 3 <= l->text.n; i++)
		for (size_t k = 0; k < 6; k++)
			if (memcmp(l->text.p + i, signs[k], 3) == 0)
				cut_text(ed, l, i + 1, i + 2);
}

/* A paragraph that is one with another now, or that ends a section, can't be taken. */
static bool
stands_alone(const struct editor *ed, uint32_t node)
{
	return !ed->joined[node] && !ed->pt->dialect->paragraph_stays(&ed->pt->tree, node);
}

static void
edit_mark(struct editor *ed, enum fill_mark kind, size_t at, uint32_t node)
{
	struct fill_edit *e;

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
	const struct fill_tree *t = &ed->pt->tree;

	for (uint32_t i = 1; i < t->nodes.n; i++) {
		const struct fill_node *n = &t->nodes.at[i];

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
edit_by_place(const void *x, const void *y)
{
	const struct fill_edit *a = x, *b = y;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return a->seq < b->seq ? -1 : a->seq > b->seq;
}

void
edits_make(struct part_template *pt, struct fill_edits *e, struct arena *scratch, struct arena *a)
{
	struct editor ed = { .pt = pt, .e = e, .a = a, .scratch = scratch };
	struct fill_tag **order = ARENA_ARRAY(scratch, struct fill_tag *, pt->tags.n + 1);
	size_t from;

	ed.preserved = ARENA_ARRAY(scratch, bool, pt->tree.nodes.n);
	ed.needs = ARENA_ARRAY(scratch, bool, pt->tree.nodes.n);
	ed.wide = ARENA_ARRAY(scratch, bool, pt->tree.nodes.n);
	ed.joined = ARENA_ARRAY(scratch, bool, pt->tree.nodes.n);
	for (size_t i = 0; i < pt->tags.n; i++)
		order[i] = &pt->tags.at[i];
	qsort(order, pt->tags.n, sizeof *order, tag_by_pos);
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
	qsort(e->at.at, e->at.n, sizeof *e->at.at, edit_by_place);
}
