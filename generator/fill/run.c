#include <assert.h>
#include <string.h>

#include "base/limits.h"
#include "fill/include.h"

/*
 * template/'s events become bytes. What can only be judged when it is written is
 * judged when its element ends: a table without rows goes, a frame gets its
 * picture, a cell that lost its paragraphs gets one. Elements for which that may
 * be so have marks before their first and behind their last byte, and stand on a
 * stack while they are being written.
 */

/* --- open elements ---------------------------------------------------------------- */

static enum fill_role
role_of_open(const struct runner *r, const struct open_element *e)
{
	return (enum fill_role)r->part->tree.nodes.at[e->node].role;
}

struct open_element *
element_open(struct runner *r, enum fill_role role)
{
	for (size_t i = r->open.n; i > 0; i--)
		if (role_of_open(r, &r->open.at[i - 1]) == role)
			return &r->open.at[i - 1];
	return NULL;
}

const struct open_element *
element_innermost(const struct runner *r, uint32_t node)
{
	const struct open_element *last = r->open.n > 0 ? &r->open.at[r->open.n - 1] : NULL;

	return last != NULL && last->node == node ? last : NULL;
}

void
element_drop(struct runner *r, const struct open_element *e)
{
	r->o->n = e->from;
	r->after_paragraph = e->after_paragraph;
	while (r->wishes.n > 0 && r->wishes.at[r->wishes.n - 1].at > e->from)
		r->wishes.n--;
}

static void
element_push(struct runner *r, uint32_t node)
{
	*VEC_ADD(r->a, &r->open) = (struct open_element){ node, r->o->n, r->after_paragraph, false, NULL };
}

static void
element_hold(struct runner *r, enum fill_role role)
{
	struct open_element *e = element_open(r, role);

	if (e != NULL)
		e->holds = true;
}

/* The frame once more, with the picture in it. */
static bool
frame_show(struct runner *r, const struct open_element *e)
{
	str frame = str_copy(r->a, str_sub(out_str(r->o), e->from, r->o->n));

	r->o->n = e->from;
	for (size_t i = r->wishes.n; i > 0 && r->wishes.at[i - 1].at > e->from; i--)
		r->wishes.at[i - 1].at = e->from; /* asked for inside the frame, of the cell around it */
	return r->part->dialect->frame(r, frame, e->picture, LOC_NONE);
}

static bool
element_close(struct runner *r, const struct fill_literal *l)
{
	const struct open_element *last = element_innermost(r, l->node);
	struct open_element e;

	assert(last != NULL);
	e = *last;
	r->open.n--;
	switch (role_of_open(r, &e)) {
	case ROLE_ROW:
		if (e.holds)
			element_hold(r, ROLE_TABLE);
		else
			element_drop(r, &e);
		return true;
	case ROLE_TABLE:
		if (!e.holds)
			element_drop(r, &e);
		else if (l->mends)
			return r->part->dialect->table(r, e.from);
		return true;
	case ROLE_PICTURE: return e.picture == NULL || frame_show(r, &e);
	default: return true;
	}
}

/* A paragraph as the first in the box was, without its text. */
static void
put_empty_paragraph(struct runner *r, uint32_t box)
{
	const struct fill_tree *t = &r->part->tree;

	for (uint32_t i = box + 1; i < t->nodes.at[box].last; i = t->nodes.at[i].last)
		if (t->nodes.at[i].role == ROLE_PARAGRAPH && !node_empty(t, i) &&
		    !r->part->dialect->paragraph_stays(t, i)) {
			split_open(r->o, t, i, t->nodes.at[i].parent);
			split_close(r->o, t, i, t->nodes.at[i].parent);
			return;
		}
	out_put(r->o, r->part->dialect->empty_paragraph);
}

static bool
run_mark(struct runner *r, const struct fill_literal *l)
{
	if (r->taken != NODE_NONE) { /* the paragraph went, and all that stands in it */
		if (l->mark != MARK_CLOSE || l->node != r->taken)
			return true;
		r->taken = NODE_NONE;
	}
	switch (l->mark) {
	case MARK_OPEN: element_push(r, l->node); return true;
	case MARK_CLOSE: return element_close(r, l);
	case MARK_BOX_END:
		if (!r->after_paragraph)
			put_empty_paragraph(r, l->node);
		return true;
	default: return true;
	}
}

/* --- ids in what repeats ------------------------------------------------------ */

static void
patch_para(struct runner *r)
{
	/* w14:paraId is below 0x80000000 */
	out_printf(r->o, "%08X", 0x60000000u + (r->next_id++ & 0x0fffffffu));
}

static void
patch_list(struct runner *r, const struct fill_literal *l, const struct fill_patch *p)
{
	str number = str_sub(l->bytes, p->from, p->to), key, *now;
	bool first;

	if (p->loop == NODE_NONE || r->turn_of[p->loop] == 0) {
		first = true;
	} else {
		key = str_format(
		    r->a, STR_FMT ":%u:%zu:%u", STR_ARG(number), p->loop, r->turn_of[p->loop], r->instance[p->loop]);
		now = map_find(&r->restarted, key);
		if (now == NULL) {
			now = ARENA_NEW(r->a, str);
			*now = r->part->dialect->list(r, number, true);
			map_put(&r->restarted, key, now);
		}
		out_put(r->o, *now);
		return;
	}
	if (first)
		out_put(r->o, number);
}

static void
resume_list(struct runner *r, const struct fill_literal *l, const struct fill_patch *p)
{
	str key =
	    str_format(r->a, "continue:%zu:%u:%u", (size_t)(l - r->part->literals.at), p->from, r->instance[p->loop]);

	if (map_find(&r->restarted, key) != NULL)
		out_puts(r->o, " text:continue-numbering=\"true\"");
	else
		map_put(&r->restarted, key, r);
}

static void
put_patched(struct runner *r, const struct fill_literal *l, bool again)
{
	size_t done = 0;

	for (size_t i = 0; i < l->patches_n; i++) {
		const struct fill_patch *p = &l->patches[i];
		str old = str_sub(l->bytes, p->from, p->to), *id;

		out_put(r->o, str_sub(l->bytes, done, p->from));
		done = p->to;
		if (p->kind == PATCH_CONTINUE) {
			resume_list(r, l, p);
			continue;
		}
		if (p->kind == PATCH_LIST) {
			patch_list(r, l, p);
			continue;
		}
		if (!again) {
			out_put(r->o, old);
			continue;
		}
		switch (p->kind) {
		case PATCH_NUMBER: out_printf(r->o, "%u", r->next_id++); break;
		case PATCH_PARA: patch_para(r); break;
		case PATCH_START:
			id = ARENA_NEW(r->a, str);
			*id = str_format(r->a, "%u", r->next_id++);
			map_put(&r->ends, old, id);
			out_put(r->o, *id);
			break;
		case PATCH_NAME:
			id = ARENA_NEW(r->a, str);
			*id = str_format(r->a, STR_FMT "_%u", STR_ARG(old), r->next_id++);
			map_put(&r->ends, old, id);
			out_put(r->o, *id);
			break;
		case PATCH_END:
			id = map_find(&r->ends, old);
			out_put(r->o, id != NULL ? *id : old);
			break;
		default: break;
		}
	}
	out_put(r->o, str_sub(l->bytes, done, l->bytes.n));
}

/* --- events --------------------------------------------------------------------- */

static bool
on_literal(void *ctx, size_t item)
{
	struct runner *r = ctx;
	uint32_t index = r->part->items[item].user;
	const struct fill_literal *l = &r->part->literals.at[index];
	bool again;

	if (l->mark != MARK_NONE)
		return run_mark(r, l);
	if (r->taken != NODE_NONE)
		return true;
	again = r->emitted[index];
	r->emitted[index] = true;
	if (l->patches_n > 0)
		put_patched(r, l, again);
	else
		out_bytes(r->o, l->bytes.p, l->bytes.n);
	if (l->end != END_SAME)
		r->after_paragraph = l->end == END_PARAGRAPH;
	if (l->begins_row)
		element_hold(r, ROLE_TABLE);
	if (l->begins_cell)
		element_hold(r, ROLE_ROW);
	if (out_ok(r->o))
		return true;
	diag_add(r->d, &fill_too_large, loc_file(r->d->a, str_copy(r->d->a, str_of(pkg_name(r->into)))), NULL);
	return false;
}

static bool
on_value(void *ctx, size_t item, const struct value *v)
{
	struct runner *r = ctx;
	const struct fill_tag *tag = &r->part->tags.at[r->part->items[item].user];
	struct fill_slot s = slot_of(r->part, tag);

	return r->taken != NODE_NONE || write_value(r, &s, v);
}

static unsigned
count_of(const struct value *v)
{
	int64_t n;

	if (v == NULL || v->kind != VALUE_DEC || !dec_to_int(v->dec, &n) || n <= 0 || n > LIMIT_CELL_SPAN)
		return 0;
	return (unsigned)n;
}

/* The innermost running loop that repeats rows. */
static unsigned
row_instance(const struct runner *r)
{
	for (size_t i = r->loops.n; i > 0; i--) {
		const struct fill_tag *t = &r->part->tags.at[r->loops.at[i - 1]];

		if (t->place != PLACE_TEXT && t->node != NODE_NONE && r->part->tree.nodes.at[t->node].role == ROLE_ROW)
			return r->instance[r->loops.at[i - 1]];
	}
	return 0;
}

static bool
run_include(struct runner *r, const struct fill_slot *s, str name)
{
	str path = include_path(r, s, name);

	if (path.n == 0)
		return true; /* complained; look on */
	blocks_begin(r, s);
	if (!r->part->dialect->include(r, s, path))
		return false;
	blocks_end(r, s);
	return true;
}

static bool
directive_include(struct runner *r, const struct fill_slot *s, const struct value *argument)
{
	if (argument == NULL || argument->kind != VALUE_TEXT) {
		diag_add(r->d, &fill_bad_argument, s->line->where, "include");
		return true;
	}
	if (s->paragraph == NODE_NONE || s->raw) {
		diag_add(r->d, &fill_misplaced, s->line->where, "include");
		return true;
	}
	return run_include(r, s, argument->text);
}

static unsigned
colspan_of(struct runner *r, const struct value *argument, struct loc where)
{
	unsigned n = count_of(argument);

	if (n > 0)
		return n;
	diag_add(r->d, &fill_bad_argument, where, "colspan");
	diag_hint(r->d, "%s", _("a whole number from 1 to 999"));
	return 1;
}

static str
cell_colour(struct runner *r, const struct value *argument, struct loc where)
{
	str c = argument != NULL && argument->kind == VALUE_TEXT ? argument->text : STR("");
	bool fits;

	if (str_starts(c, STR("#")))
		c = str_sub(c, 1, c.n);
	fits = c.n == 6;
	for (size_t i = 0; fits && i < c.n; i++)
		fits = strchr("0123456789abcdefABCDEF", c.p[i]) != NULL;
	if (fits)
		return c;
	if (c.n > 0) {
		diag_add(r->d, &fill_bad_argument, where, "cellbg");
		diag_hint(r->d, "%s", _("six hexadecimal digits, as \"FFDD00\""));
	}
	return STR("auto");
}

static bool
on_directive(void *ctx, size_t item, str name, const struct value *argument)
{
	struct runner *r = ctx;
	const struct fill_tag *tag = &r->part->tags.at[r->part->items[item].user];
	struct fill_slot s = slot_of(r->part, tag);
	uint32_t cell = s.paragraph != NODE_NONE ? node_above(&r->part->tree, s.paragraph, ROLE_CELL) : NODE_NONE;
	struct cell_wish wish = { r->o->n, tag->directive, cell, row_instance(r), 0, STR("") };

	if (r->taken != NODE_NONE)
		return true;
	if (tag->directive == DIRECTIVE_INCLUDE)
		return directive_include(r, &s, argument);
	if (cell == NODE_NONE) {
		diag_add(r->d, &fill_misplaced, s.line->where, STR_FMT, STR_ARG(name));
		diag_hint(r->d, "%s", _("it belongs into a cell of a table"));
		return true;
	}
	if (wish.directive == DIRECTIVE_COLSPAN)
		wish.span = colspan_of(r, argument, s.line->where);
	else if (wish.directive == DIRECTIVE_CELLBG)
		wish.colour = cell_colour(r, argument, s.line->where);
	*VEC_ADD(r->a, &r->wishes) = wish;
	return true;
}

static bool
on_turn(void *ctx, size_t item, size_t turn)
{
	struct runner *r = ctx;
	uint32_t tag = r->part->items[item].user;

	if (turn == 0) {
		*VEC_ADD(r->a, &r->loops) = tag;
		r->instance[tag] = ++r->instances;
	}
	r->turn_of[tag] = turn;
	return true;
}

static bool
on_loop_end(void *ctx, size_t item)
{
	struct runner *r = ctx;
	uint32_t tag = r->part->items[item].user;

	if (r->loops.n > 0 && r->loops.at[r->loops.n - 1] == tag)
		r->loops.n--;
	return true;
}

bool
run_part(struct runner *r, const struct part_template *pt, const struct value *context, struct out *out)
{
	struct tpl_sink sink = { r, on_literal, on_value, on_directive, on_turn, on_loop_end };
	struct tpl_options opt = { r->opt->missing, r->opt->today, r->opt->hooks };

	r->part = pt;
	r->o = out;
	r->emitted = ARENA_ARRAY(r->a, bool, pt->literals.n + 1);
	r->instance = ARENA_ARRAY(r->a, unsigned, pt->tags.n + 1);
	r->turn_of = ARENA_ARRAY(r->a, size_t, pt->tags.n + 1);
	r->loops.n = 0;
	r->wishes.n = 0;
	r->open.n = 0;
	r->after_paragraph = false;
	r->taken = NODE_NONE;
	map_init(&r->ends, r->a);
	map_init(&r->restarted, r->a);
	out->limit = LIMIT_PART_BYTES;
	r->doc->relating = pt->name;
	return tpl_run(pt->tpl, context, &opt, &sink, r->a, r->d);
}
