#include <string.h>

#include "base/limits.h"
#include "fill/include.h"

/*
 * template/'s events become bytes. What can only be judged when it is written
 * is done at marks: a table without rows goes, a cell that lost its paragraphs
 * gets one, a frame gets its picture.
 */
static bool
ends_in_paragraph(const struct runner *r, uint32_t box)
{
	str name = r->part->dialect->empty_paragraph, s = out_str(r->o);
	size_t n = 1;

	if (s.n <= r->mark_at[box])
		return false;
	while (n < name.n && name.p[n] != '/' && name.p[n] != '>')
		n++;
	name = str_sub(name, 1, n); /* w:p */
	if (s.n > name.n + 3 && str_ends(s, STR(">"))) {
		size_t i = s.n;

		if (s.p[s.n - 2] == '/') {
			while (i > 0 && s.p[i - 1] != '<')
				i--;
			return str_starts(str_sub(s, i, s.n), name) && strchr(" />", s.p[i + name.n]) != NULL;
		}
		i = s.n - name.n - 3;
		return s.p[i] == '<' && s.p[i + 1] == '/' && memcmp(s.p + i + 2, name.p, name.n) == 0;
	}
	return false;
}

/* A paragraph as the first in the box was, without its text. */
static void
put_paragraph(struct runner *r, uint32_t box)
{
	const struct tree *t = &r->part->tree;

	for (uint32_t i = box + 1; i < t->nodes.at[box].last; i = t->nodes.at[i].last)
		if (t->nodes.at[i].role == ROLE_PARAGRAPH && !node_empty(t, i) &&
		    !r->part->dialect->paragraph_stays(t, i)) {
			split_open(r->o, t, i, t->nodes.at[i].parent);
			split_close(r->o, t, i, t->nodes.at[i].parent);
			return;
		}
	out_put(r->o, r->part->dialect->empty_paragraph);
}

void
runner_rewind(struct runner *r, size_t at)
{
	r->o->n = at;
	while (r->wishes.n > 0 && r->wishes.at[r->wishes.n - 1].at > at)
		r->wishes.n--;
}

static size_t
open_bytes(const struct runner *r, uint32_t node)
{
	return r->part->tree.nodes.at[node].open_to - r->part->tree.nodes.at[node].from;
}

static size_t
close_bytes(const struct runner *r, uint32_t node)
{
	return r->part->tree.nodes.at[node].to - r->part->tree.nodes.at[node].close_from;
}

/* What has been written since the element began holds no such element. */
static bool
holds(const struct runner *r, uint32_t node, enum role role)
{
	const struct tree *t = &r->part->tree;
	str s = str_sub(out_str(r->o), r->mark_at[node], r->o->n), name = STR("");

	for (uint32_t i = node + 1; i < t->nodes.at[node].last && name.n == 0; i++)
		if (t->nodes.at[i].role == role)
			name = node_name(t, i);
	for (size_t at = str_find(s, name, 0); name.n > 0 && at < s.n; at = str_find(s, name, at + 1))
		if (at > 0 && s.p[at - 1] == '<')
			return true;
	return false;
}

static bool
mark(struct runner *r, const struct literal *l)
{
	size_t begin;

	switch (l->mark) {
	case MARK_PARAGRAPH:
	case MARK_TABLE:
	case MARK_ROW:
	case MARK_FRAME:
		r->mark_at[l->node] = r->o->n;
		if (l->mark == MARK_FRAME)
			r->frame = NULL;
		return true;
	case MARK_PARAGRAPH_END:
		if (r->skipping) {
			r->skipping = false;
			r->skip_bytes = close_bytes(r, l->node);
		}
		return true;
	case MARK_BOX_END:
		if (!ends_in_paragraph(r, l->node))
			put_paragraph(r, l->node);
		return true;
	case MARK_ROW_END:
	case MARK_TABLE_END:
		begin = r->mark_at[l->node] - open_bytes(r, l->node);
		if (!holds(r, l->node, l->mark == MARK_ROW_END ? ROLE_CELL : ROLE_ROW)) {
			runner_rewind(r, begin);
			r->skip_bytes = close_bytes(r, l->node);
		} else if (l->mark == MARK_TABLE_END && l->bytes.n > 0) {
			return r->part->dialect->table(r, begin);
		}
		return true;
	case MARK_FRAME_END:
		if (r->frame != NULL) {
			const struct value *v = r->frame;
			str frame;

			begin = r->mark_at[l->node] - open_bytes(r, l->node);
			frame = str_copy(r->a, str_sub(out_str(r->o), begin, r->o->n));
			r->o->n = begin;
			for (size_t i = r->wishes.n; i > 0 && r->wishes.at[i - 1].at > begin; i--)
				r->wishes.at[i - 1].at = begin; /* asked for inside the frame, of the cell around it */
			r->frame = NULL;
			return r->part->dialect->frame(r, frame, v, LOC_NONE);
		}
		return true;
	default: return true;
	}
}

/* --- ids in what repeats ------------------------------------------------------ */

static void
patch_para(struct runner *r)
{
	/* w14:paraId is below 0x80000000 */
	out_printf(r->o, "%08X", 0x60000000u + (r->next_id++ & 0xfffffff));
}

static void
patch_list(struct runner *r, const struct literal *l, const struct patch *p)
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
patch_continue(struct runner *r, const struct literal *l, const struct patch *p)
{
	str key =
	    str_format(r->a, "continue:%zu:%u:%u", (size_t)(l - r->part->literals.at), p->from, r->instance[p->loop]);

	if (map_find(&r->restarted, key) != NULL)
		out_puts(r->o, " text:continue-numbering=\"true\"");
	else
		map_put(&r->restarted, key, r);
}

static void
patched(struct runner *r, const struct literal *l, bool again)
{
	size_t done = 0;

	for (size_t i = 0; i < l->patches_n; i++) {
		const struct patch *p = &l->patches[i];
		str old = str_sub(l->bytes, p->from, p->to), *id;

		out_put(r->o, str_sub(l->bytes, done, p->from));
		done = p->to;
		if (p->kind == PATCH_CONTINUE) {
			patch_continue(r, l, p);
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
	const struct literal *l = &r->part->literals.at[index];
	bool again;

	if (l->mark != MARK_NONE)
		return mark(r, l);
	if (r->skipping)
		return true;
	again = r->emitted[index];
	r->emitted[index] = true;
	if (r->skip_bytes > 0) {
		size_t n = r->skip_bytes;

		r->skip_bytes = 0;
		out_put(r->o, str_sub(l->bytes, n, l->bytes.n));
	} else if (l->patches_n > 0) {
		patched(r, l, again);
	} else {
		out_bytes(r->o, l->bytes.p, l->bytes.n);
	}
	if (out_ok(r->o))
		return true;
	diag_add(r->d, &fill_too_large, loc_file(r->d->a, str_copy(r->d->a, str_of(pkg_name(r->into)))), NULL);
	return false;
}

static bool
on_value(void *ctx, size_t item, const struct value *v)
{
	struct runner *r = ctx;
	const struct tag *tag = &r->part->tags.at[r->part->items[item].user];
	struct slot s = slot_of(r->part, tag);

	return r->skipping ? true : write_value(r, &s, v);
}

static unsigned
count_of(const struct value *v)
{
	int64_t n;

	return v != NULL && v->kind == VALUE_DEC && dec_to_int(v->dec, &n) && n > 0 && n < 1000 ? (unsigned)n : 0;
}

/* The innermost running loop that repeats rows. */
static unsigned
row_instance(const struct runner *r)
{
	for (size_t i = r->loops.n; i > 0; i--) {
		const struct tag *t = &r->part->tags.at[r->loops.at[i - 1]];

		if (t->place != PLACE_TEXT && t->node != NODE_NONE && r->part->tree.nodes.at[t->node].role == ROLE_ROW)
			return r->instance[r->loops.at[i - 1]];
	}
	return 0;
}

static bool
include(struct runner *r, const struct slot *s, str name)
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
directive_include(struct runner *r, const struct slot *s, const struct value *argument)
{
	if (argument == NULL || argument->kind != VALUE_TEXT) {
		diag_add(r->d, &fill_bad_argument, s->line->where, "include");
		return true;
	}
	if (s->paragraph == NODE_NONE || s->raw) {
		diag_add(r->d, &fill_misplaced, s->line->where, "include");
		return true;
	}
	return include(r, s, argument->text);
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
	const struct tag *tag = &r->part->tags.at[r->part->items[item].user];
	struct slot s = slot_of(r->part, tag);
	uint32_t cell = s.paragraph != NODE_NONE ? node_above(&r->part->tree, s.paragraph, ROLE_CELL) : NODE_NONE;
	struct cell_wish wish = { r->o->n, tag->directive, cell, row_instance(r), 0, STR("") };

	if (r->skipping)
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
run_part(struct runner *r, const struct part_template *pt, const struct value *context, struct out *o)
{
	struct tpl_sink sink = { r, on_literal, on_value, on_directive, on_turn, on_loop_end };
	struct tpl_options opt = { r->opt->missing, r->opt->today, r->opt->hooks };

	r->part = pt;
	r->o = o;
	r->emitted = ARENA_ARRAY(r->a, bool, pt->literals.n + 1);
	r->mark_at = ARENA_ARRAY(r->a, size_t, pt->tree.nodes.n + 1);
	r->instance = ARENA_ARRAY(r->a, unsigned, pt->tags.n + 1);
	r->turn_of = ARENA_ARRAY(r->a, size_t, pt->tags.n + 1);
	r->loops.n = 0;
	r->wishes.n = 0;
	r->skip_bytes = 0;
	r->skipping = false;
	r->frame = NULL;
	map_init(&r->ends, r->a);
	map_init(&r->restarted, r->a);
	o->limit = LIMIT_PART_BYTES;
	r->doc->relating = pt->name;
	return tpl_run(pt->tpl, context, &opt, &sink, r->a, r->d);
}
