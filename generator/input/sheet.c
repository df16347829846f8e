/*
 * Rows as people write them in sheets: titles may stand above the header row; headers are
 * folded to keys; an empty cell is no value and is left out of its row.
 */
#include "input/inner.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/out.h"
#include "base/vec.h"

struct cell {
	uint32_t row, column;
	struct value v;
};

enum { BLOCK_FIRST = 256, BLOCK_LAST = 65536, MERGE_LOOKS_MAX = 50000000 };

/*
 * Cells as they come, in blocks that are given back once the rows are made: together they are as large as
 * the rows. Late blocks are large enough that malloc maps them and gives them back to the system at once.
 */
struct cells {
	struct cells *next;
	size_t n, cap;
	struct cell *at;
};

struct merge {
	uint32_t row, column, row_end, column_end; /* ends: the first beyond */
	bool told;
};

/* Rows or columns, from 1, that nobody sees. */
struct hidden {
	bool columns, used; /* used: something stands in them */
	uint32_t from, to;
	struct loc first;
};

enum { HIDDEN_PIECES_MAX = 100, HIDDEN_SHOWN = 12 };

struct sheet {
	struct in_job *j;
	const struct source *source;
	struct arena *scratch;
	struct cells *first, *last;
	size_t cells_n;
	VEC(struct merge) merges;
	VEC(struct hidden) hidden;
	bool full;
};

static void
free_row_blocks(void *sheet)
{
	struct sheet *s = sheet;

	arena_free(s->scratch);
	s->scratch = NULL;
	s->first = s->last = NULL;
}

static struct cell *
add_cell(struct sheet *s)
{
	if (s->last == NULL || s->last->n == s->last->cap) {
		struct cells *b = ARENA_NEW(s->scratch, struct cells);

		b->cap = s->last == NULL ? BLOCK_FIRST : s->last->cap < BLOCK_LAST ? s->last->cap * 4 : BLOCK_LAST;
		b->at = ARENA_ARRAY(s->scratch, struct cell, b->cap);
		*(s->last == NULL ? &s->first : &s->last->next) = b;
		s->last = b;
	}
	s->cells_n++;
	return &s->last->at[s->last->n++];
}

struct sheet *
sheet_new(struct in_job *j, str name)
{
	struct sheet *s = ARENA_NEW(j->a, struct sheet);

	s->j = j;
	s->source = source_new(j->a, SOURCE_SHEET, j->name, name);
	s->scratch = arena_new(1 << 14);
	arena_defer(j->a, free_row_blocks, s);
	return s;
}

bool
sheet_cell(struct sheet *s, uint32_t row, uint32_t column, struct value v)
{
	struct cell *c;

	v.where = loc_at(s->source, row, column);
	if (s->cells_n >= LIMIT_SHEET_CELLS || column > LIMIT_SHEET_COLUMNS || row > LIMIT_SHEET_ROWS) {
		if (!s->full)
			diag_add(s->j->d, &in_too_large, v.where, "%s", _("too many cells"));
		s->full = true;
		return false;
	}
	c = add_cell(s);
	c->row = row;
	c->column = column;
	c->v = v;
	return true;
}

struct walk {
	const struct cells *b;
	size_t i;
	const struct cell *c; /* NULL: at the end */
};

static struct walk
walk(const struct sheet *s)
{
	return (struct walk){ s->first, 0, s->first != NULL ? &s->first->at[0] : NULL };
}

static void
walk_on(struct walk *w)
{
	if (++w->i == w->b->n) {
		w->b = w->b->next;
		w->i = 0;
	}
	w->c = w->b != NULL ? &w->b->at[w->i] : NULL;
}

void
sheet_merge(struct sheet *s, uint32_t row, uint32_t column, uint32_t rows, uint32_t columns)
{
	if (rows > 1 || columns > 1)
		*VEC_ADD(s->scratch, &s->merges) = (struct merge){ row, column, row + rows, column + columns, false };
}

static int
by_row(const void *a, const void *b)
{
	const struct merge *x = a, *y = b;

	return x->row != y->row      ? (x->row < y->row ? -1 : 1)
	    : x->column != y->column ? (x->column < y->column ? -1 : 1)
				     : 0;
}

/* False: so many merges over so many figures that looking on would take long. */
static bool
check_merges(struct sheet *s, const struct cell *c, size_t *from, size_t *looks)
{
	while (*from < s->merges.n && s->merges.at[*from].row_end <= c->row)
		++*from;
	for (size_t i = *from; i < s->merges.n && s->merges.at[i].row <= c->row; i++) {
		struct merge *m = &s->merges.at[i];

		if (++*looks > MERGE_LOOKS_MAX)
			return false;
		if (m->told || c->row >= m->row_end || c->column < m->column || c->column >= m->column_end)
			continue;
		m->told = true;
		diag_add(s->j->d, &in_merged, c->v.where, _("%u rows by %u columns"), m->row_end - m->row,
		    m->column_end - m->column);
		diag_hint(s->j->d, "%s", _("unmerge them and write the figure where it belongs"));
	}
	return true;
}

/* Merges that hold a figure, each told once. */
static void
complain_merged(struct sheet *s)
{
	size_t from = 0, looks = 0;

	if (s->merges.n == 0)
		return;
	qsort(s->merges.at, s->merges.n, sizeof *s->merges.at, by_row);
	for (struct walk w = walk(s); w.c != NULL; walk_on(&w))
		if (w.c->v.kind == VALUE_DEC && !check_merges(s, w.c, &from, &looks)) {
			diag_add(s->j->d, &in_too_large, w.c->v.where, "%s", _("too many merged cells"));
			return;
		}
}

static void
hide(struct sheet *s, bool columns, uint32_t from, uint32_t to)
{
	struct hidden *h = s->hidden.n > 0 ? &s->hidden.at[s->hidden.n - 1] : NULL;

	if (from == 0 || to < from || s->j->opt.hidden_meant)
		return;
	/* a filter that leaves very many pieces is told as if it hid what is between the last of them too */
	if (h != NULL && h->columns == columns && (from == h->to + 1 || s->hidden.n == HIDDEN_PIECES_MAX))
		h->to = to > h->to ? to : h->to;
	else if (s->hidden.n < HIDDEN_PIECES_MAX)
		*VEC_ADD(s->scratch, &s->hidden) = (struct hidden){ columns, false, from, to, LOC_NONE };
}

void
sheet_hide_rows(struct sheet *s, uint32_t from, uint32_t to)
{
	hide(s, false, from, to);
}

void
sheet_hide_columns(struct sheet *s, uint32_t from, uint32_t to)
{
	hide(s, true, from, to);
}

static void
see_hidden(struct sheet *s, const struct cell *c)
{
	for (size_t i = 0; i < s->hidden.n; i++) {
		struct hidden *h = &s->hidden.at[i];
		uint32_t line = h->columns ? c->column : c->row;

		if (h->used || line < h->from || line > h->to)
			continue;
		h->used = true;
		h->first = c->v.where;
	}
}

static void
put_piece(struct out *o, const struct hidden *h)
{
	if (h->columns)
		loc_cell_put(o, 0, h->from);
	else
		out_printf(o, "%u", h->from);
	if (h->to == h->from)
		return;
	out_puts(o, "-");
	if (h->columns)
		loc_cell_put(o, 0, h->to);
	else
		out_printf(o, "%u", h->to);
}

/* What nobody sees is read all the same: a row that was put away may be meant to be gone. Rows are told together, and columns. */
static void
tell_hidden(struct sheet *s, bool columns)
{
	struct loc first = LOC_NONE;
	struct out pieces;
	int n = 0;

	out_init(&pieces);
	for (size_t i = 0; i < s->hidden.n; i++) {
		const struct hidden *h = &s->hidden.at[i];

		if (h->columns != columns || !h->used)
			continue;
		if (n++ == 0)
			first = h->first;
		if (n > HIDDEN_SHOWN)
			continue;
		out_puts(&pieces, n > 1 ? ", " : "");
		if (n < HIDDEN_SHOWN)
			put_piece(&pieces, h);
		else
			out_puts(&pieces, "…");
	}
	if (n > 0) {
		diag_add(s->j->d, &in_hidden_cells, first, columns ? _("columns %.*s") : _("rows %.*s"),
		    STR_ARG(out_str(&pieces)));
		diag_hint(s->j->d, "%s", _("show them, or delete them if they are no longer meant"));
	}
	out_release(&pieces);
}

static void
complain_hidden(struct sheet *s, uint32_t header)
{
	if (s->hidden.n == 0)
		return;
	for (struct walk w = walk(s); w.c != NULL; walk_on(&w))
		if (w.c->row > header)
			see_hidden(s, w.c);
	tell_hidden(s, false);
	tell_hidden(s, true);
}

str
sheet_key(struct in_job *j, str name)
{
	return j->opt.keep_headers ? in_text(j, str_copy(j->a, str_trim(name))) : text_fold(j->a, name);
}

/* The row that names the columns. */
static uint32_t
header_row(const struct sheet *s)
{
	uint32_t first = 0;

	for (struct walk w = walk(s); w.c != NULL; walk_on(&w)) {
		const struct cell *c = w.c;

		if (first == 0)
			first = c->row;
		if (c->v.kind == VALUE_TEXT && str_eq(text_fold(s->j->a, c->v.text), STR("ma")))
			return c->row;
		if (c->row > first + 20)
			break;
	}
	return first;
}

static void
name_column(struct sheet *s, const struct cell *c, str *keys)
{
	struct out o;

	out_init(&o);
	value_print(&o, &c->v);
	keys[c->column] = sheet_key(s->j, out_str(&o));
	out_release(&o);
	for (uint32_t k = 1; k < c->column; k++)
		if (keys[k].n > 0 && str_eq(keys[k], keys[c->column]))
			diag_add(s->j->d, &in_duplicate, c->v.where, STR_FMT, STR_ARG(keys[k]));
}

/* Cells from here on that stand in the same row. */
static size_t
cells_in_row(struct walk w)
{
	uint32_t row = w.c->row;
	size_t n = 0;

	for (; w.c != NULL && w.c->row == row; walk_on(&w))
		n++;
	return n;
}

/* A note beside a sheet's table is told of once; a CSV's field too many is a comma that was no separator. */
static void
complain_headless(struct sheet *s, const struct cell *c, bool *told)
{
	bool csv = s->source->part.n == 0;

	if (*told)
		return;
	*told = true;
	diag_add(s->j->d, csv ? &in_overlong : &in_headless, c->v.where, NULL);
	diag_hint(s->j->d, "%s",
	    csv ? _("a field that holds the separator stands in double quotes")
		: _("give the column a heading, or move the note to another sheet"));
}

struct value
sheet_value(struct sheet *s)
{
	struct value rows = value_list(s->j->a), *row = NULL, *next = NULL;
	uint32_t header = header_row(s), row_number = 0, columns_n = 0;
	struct loc *heads;
	size_t room = 0; /* of next: a row whose cells another row's interrupt comes in several pieces */
	bool *used, headless = false;
	str *keys;

	rows.where = loc_at(s->source, 0, 0);
	complain_merged(s);
	complain_hidden(s, header);
	for (struct walk w = walk(s); w.c != NULL; walk_on(&w))
		if (w.c->column > columns_n)
			columns_n = w.c->column;
	keys = ARENA_ARRAY(s->j->a, str, columns_n + 1);
	heads = ARENA_ARRAY(s->scratch, struct loc, columns_n + 1);
	used = ARENA_ARRAY(s->scratch, bool, columns_n + 1);
	for (struct walk w = walk(s); w.c != NULL; walk_on(&w)) {
		const struct cell *c = w.c;

		if (c->row == header) {
			name_column(s, c, keys);
			heads[c->column] = c->v.where;
			continue;
		}
		if (c->row > header && keys[c->column].n == 0)
			complain_headless(s, c, &headless);
		if (c->row < header || keys[c->column].n == 0)
			continue;
		if (row == NULL || c->row != row_number) {
			row = list_add(s->j->a, rows.list, value_map(s->j->a));
			row->where = loc_at(s->source, c->row, 0);
			row_number = c->row;
			map_reserve(row->map, cells_in_row(w));
			room = 0;
		}
		if (room == 0) {
			room = cells_in_row(w);
			next = ARENA_ARRAY(s->j->a, struct value, room);
		}
		room--;
		*next = c->v;
		used[c->column] = true;
		map_put(row->map, keys[c->column], next++);
	}
	/* a column without a value still has its name: the first row tells of it */
	for (uint32_t k = 1; rows.list->n > 0 && k <= columns_n; k++)
		if (keys[k].n > 0 && !used[k]) {
			struct value none = value_none();

			none.where = heads[k];
			if (value_at(&rows.list->at[0], keys[k]) == NULL)
				value_put(s->j->a, &rows.list->at[0], keys[k], none);
		}
	free_row_blocks(s);
	return rows;
}

/* What nobody sees at a cell's ends: spaces, no-break spaces, marks without width. */
static str
trim_unseen(str s)
{
	static const char *const unseen[] = { " ", "\t", "\r", "\n", "\xc2\xa0", "\xe2\x80\x8b", "\xef\xbb\xbf",
		"\xe2\x80\xaf" };

	for (bool more = true; more;) {
		more = false;
		for (size_t i = 0; i < sizeof unseen / sizeof unseen[0]; i++) {
			str mark = str_of(unseen[i]);

			if (str_starts(s, mark)) {
				s = str_sub(s, mark.n, s.n);
				more = true;
			}
			if (str_ends(s, mark)) {
				s = str_sub(s, 0, s.n - mark.n);
				more = true;
			}
		}
	}
	return s;
}

struct value
sheet_typed(struct in_job *j, str text, struct loc where)
{
	const char *why;
	bool percent;
	struct dec d;
	struct value v;

	text = trim_unseen(text);
	if (text_is_nil(text))
		return value_none();
	if (text_number_parse(text, j->opt.mark, &d, &percent, &why)) {
		v = value_dec(d);
		v.percent = percent;
		return v;
	}
	if (strcmp(why, "letters") != 0) {
		diag_add(j->d, &in_number, where, STR_FMT, STR_ARG(text));
		diag_hint(j->d, _("the decimal mark here is '%c': write %s"), j->opt.mark,
		    j->opt.mark == ',' ? "22.689,5" : "22,689.5");
		return value_none();
	}
	return value_text(in_text(j, text));
}

struct value
sheet_typed_text(struct in_job *j, str text, struct loc where)
{
	bool codelike;

	text = trim_unseen(text);
	codelike = text.n > 0 && ((text.p[0] >= '0' && text.p[0] <= '9') || text.p[0] == '-');

	/* a code such as 1.1 is text typed as text, and x may tick a box: only who knows the column can tell */
	(void)where;
	if (!codelike && !str_eq_nocase(text, STR("x")) && text_is_nil(text))
		return value_none();
	return text.n > 0 ? value_text(in_text(j, text)) : value_none();
}

const struct source *
sheet_source(const struct sheet *s)
{
	return s->source;
}
