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

enum { BLOCK_FIRST = 256, BLOCK_LAST = 65536, MERGE_LOOKS_MAX = 50000000, TITLE_ROWS_MAX = 20, HEAD_ROWS_MAX = 3 };

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
	bool figure_told, text_told;
};

/* The rows that name the columns; columns with merged headings have several. */
struct heads {
	uint32_t first, last;
	str *texts; /* of the columns from 1, as written */
	struct loc *places;
	uint32_t columns_n;
};

/* Rows or columns, from 1, that nobody sees. */
struct hidden {
	bool columns, used; /* used: something stands in them */
	uint32_t from, to;
	struct loc first;
};

/* A cell with a formula whose result isn't there. */
struct uncomputed {
	uint32_t row, column;
};

enum { HIDDEN_PIECES_MAX = 100, HIDDEN_SHOWN = 12 };

struct sheet {
	struct in_job *j;
	const struct source *source;
	struct arena *scratch;
	struct cells *first, *last;
	size_t cells_n;
	VEC(struct merge) merges;
	bool full, unordered; /* unordered: a cell came behind one that stands after it */
	uint32_t last_row, last_column;
	uint32_t head_row; /* of the last heading; 0: not known yet */
	VEC(struct hidden) hidden;
	VEC(struct uncomputed) uncomputed; /* of a sheet that goes by codes: whether they matter is known at the end */
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
	s->unordered = s->unordered || row < s->last_row || (row == s->last_row && column <= s->last_column);
	s->last_row = row;
	s->last_column = column;
	c = add_cell(s);
	c->row = row;
	c->column = column;
	c->v = v;
	return true;
}

/* --- formulas without their results ---------------------------------------------------- */

static void
complain_uncomputed(struct sheet *s, uint32_t row, uint32_t column)
{
	diag_add(s->j->d, &in_no_result, loc_at(s->source, row, column), NULL);
	diag_hint(s->j->d, "%s", _("open the workbook, let it compute, and save it"));
}

static bool
is_coded(const struct sheet *s)
{
	str name = text_fold(s->j->a, s->source->part);

	for (size_t i = 0; s->j->opt.coded[i] != NULL; i++)
		if (str_eq(name, str_of(s->j->opt.coded[i])))
			return true;
	return false;
}

void
sheet_uncomputed(struct sheet *s, uint32_t row, uint32_t column)
{
	struct out o;

	if (s->j->opt.coded == NULL) {
		complain_uncomputed(s, row, column);
		return;
	}
	if (is_coded(s)) {
		*VEC_ADD(s->scratch, &s->uncomputed) = (struct uncomputed){ row, column };
		return;
	}
	out_init(&o);
	out_printf(&o, STR_FMT "!", STR_ARG(s->source->part));
	loc_cell_put(&o, row, column);
	out_printf(&o, ": %s [%s]", _(in_no_result.phrase), in_no_result.id);
	(void)sheet_cell(s, row, column, value_missing(out_copy(&o, s->j->a))); /* it complains */
	out_release(&o);
}

struct walk {
	struct cells *b;
	size_t i;
	struct cell *c; /* NULL: at the end */
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
		*VEC_ADD(s->scratch, &s->merges) =
		    (struct merge){ row, column, row + rows, column + columns, false, false };
}

static int
by_row(const void *a, const void *b)
{
	const struct merge *x = a, *y = b;

	return x->row != y->row      ? (x->row < y->row ? -1 : 1)
	    : x->column != y->column ? (x->column < y->column ? -1 : 1)
				     : 0;
}

/* --- order ------------------------------------------------------------------------ */

static int
by_place(const void *a, const void *b)
{
	const struct cell *x = *(const struct cell *const *)a, *y = *(const struct cell *const *)b;

	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	if (x->column != y->column)
		return x->column < y->column ? -1 : 1;
	return 0;
}

/* Cells that came in another order than they stand in; of two for one place the second is told of and left out. */
static void
order_cells(struct sheet *s)
{
	const struct cell **sorted = ARENA_ARRAY(s->scratch, const struct cell *, s->cells_n);
	struct cells *all = ARENA_NEW(s->scratch, struct cells);
	size_t n = 0;

	for (struct walk w = walk(s); w.c != NULL; walk_on(&w))
		sorted[n++] = w.c;
	qsort(sorted, n, sizeof *sorted, by_place);
	all->at = ARENA_ARRAY(s->scratch, struct cell, n);
	all->cap = n;
	for (size_t i = 0; i < n; i++)
		if (i > 0 && by_place(&sorted[i - 1], &sorted[i]) == 0)
			diag_add(s->j->d, &in_cell_twice, sorted[i]->v.where, NULL);
		else
			all->at[all->n++] = *sorted[i];
	s->first = s->last = all;
	s->unordered = false;
}

/* --- merged cells ------------------------------------------------------------------- */

/* What is wrong with a value in merged cells, each merge told once of figures and once of others. */
static void
tell_merged(struct sheet *s, struct cell *c, struct merge *m)
{
	uint32_t rows = m->row_end - m->row, columns = m->column_end - m->column;
	bool hidden = c->row != m->row || c->column != m->column;

	if (c->v.kind == VALUE_DEC && !m->figure_told) {
		diag_add(s->j->d, &in_merged, c->v.where, _("%u rows by %u columns"), rows, columns);
		diag_hint(s->j->d, "%s", _("unmerge them and write the figure where it belongs"));
		m->figure_told = true;
	} else if (c->v.kind != VALUE_DEC && (hidden || rows > 1) && !m->text_told) {
		diag_add(s->j->d, &in_merged_text, c->v.where, _("%u rows by %u columns"), rows, columns);
		diag_hint(s->j->d, "%s", _("unmerge them and write the value in each row that it holds for"));
		m->text_told = true;
	}
	if (hidden)
		c->v.kind = VALUE_NONE;
}

/* False: so many merges over so many cells that looking on would take long. */
static bool
check_merges(struct sheet *s, struct cell *c, size_t *from, size_t *looks)
{
	while (*from < s->merges.n && s->merges.at[*from].row_end <= c->row)
		++*from;
	for (size_t i = *from; i < s->merges.n && s->merges.at[i].row <= c->row; i++) {
		struct merge *m = &s->merges.at[i];

		if (++*looks > MERGE_LOOKS_MAX)
			return false;
		if (c->row < m->row_end && c->column >= m->column && c->column < m->column_end)
			tell_merged(s, c, m);
	}
	return true;
}

/* Merges below the headings that hold what several cells would need. */
static void
complain_merged(struct sheet *s, const struct heads *h)
{
	size_t from = 0, looks = 0;

	for (struct walk w = walk(s); s->merges.n > 0 && w.c != NULL; walk_on(&w))
		if (w.c->row > h->last && !check_merges(s, w.c, &from, &looks)) {
			diag_add(s->j->d, &in_too_large, w.c->v.where, "%s", _("too many merged cells"));
			return;
		}
}

/* The merge over several columns that begins at a cell; NULL: none. */
static const struct merge *
wide_merge_at(const struct sheet *s, uint32_t row, uint32_t column)
{
	size_t from = 0, end = s->merges.n;

	while (from < end) { /* they are sorted by place */
		size_t mid = from + (end - from) / 2;
		const struct merge *m = &s->merges.at[mid];

		if (m->row == row && m->column == column)
			return m->column_end - m->column > 1 ? m : NULL;
		if (m->row < row || (m->row == row && m->column < column))
			from = mid + 1;
		else
			end = mid;
	}
	return NULL;
}

/* --- what nobody sees --------------------------------------------------------------- */

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

/* --- headings ----------------------------------------------------------------------- */

/* A sheet's or column's name as a key. */
static str
sheet_key(struct in_job *j, str name)
{
	return j->opt.keep_headers ? in_text(j, str_copy(j->a, str_trim(name))) : text_fold(j->a, name);
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

/* The row that names the columns: the first with a cell "Mã", else the first that is no title over several columns. */
static uint32_t
header_row(const struct sheet *s)
{
	uint32_t first = 0, titled = 0, row = 0;

	for (struct walk w = walk(s); w.c != NULL; walk_on(&w)) {
		const struct cell *c = w.c;
		bool begins = c->row != row, title;

		row = c->row;
		title = begins && cells_in_row(w) == 1 && wide_merge_at(s, c->row, c->column) != NULL;
		if (titled == 0)
			titled = c->row;
		if (begins && first == 0 && !title)
			first = c->row;
		if (c->v.kind == VALUE_TEXT && str_eq(text_fold(s->j->a, c->v.text), STR("ma")))
			return c->row;
		if (c->row > titled + TITLE_ROWS_MAX)
			break;
	}
	return first != 0 ? first : titled;
}

static struct walk
walk_to_row(const struct sheet *s, uint32_t row)
{
	struct walk w = walk(s);

	while (w.c != NULL && w.c->row < row)
		walk_on(&w);
	return w;
}

/*
 * The row of headings below a row of them; 0: none. Each of its cells stands under a heading that is merged over
 * several columns. Where other columns have headings too, figures may be among them ("Thực hiện" over 2025 and 2026):
 * a row of data would have something in those other columns.
 */
static uint32_t
lower_heads(const struct sheet *s, uint32_t row, uint32_t columns_n)
{
	bool *under = ARENA_ARRAY(s->scratch, bool, columns_n + 1), others = false, any = false;
	uint32_t below = 0;

	for (struct walk w = walk_to_row(s, row); w.c != NULL && w.c->row == row; walk_on(&w)) {
		const struct merge *m = wide_merge_at(s, row, w.c->column);

		if (m == NULL && !under[w.c->column])
			others = true;
		if (m == NULL || (below != 0 && m->row_end != below))
			continue;
		below = m->row_end;
		for (uint32_t c = m->column; c < m->column_end && c <= columns_n; c++)
			under[c] = true;
	}
	if (below == 0)
		return 0;
	for (struct walk w = walk_to_row(s, below); w.c != NULL && w.c->row == below; walk_on(&w)) {
		if (!under[w.c->column] || (!others && w.c->v.kind != VALUE_TEXT))
			return 0;
		any = true;
	}
	return any ? below : 0;
}

/* The texts of one row of headings, behind those of the rows above; a merged one stands over all its columns. */
static void
join_heads(struct sheet *s, struct heads *h, uint32_t row)
{
	for (struct walk w = walk_to_row(s, row); w.c != NULL && w.c->row == row; walk_on(&w)) {
		const struct merge *m = row < h->last ? wide_merge_at(s, row, w.c->column) : NULL;
		uint32_t end = m != NULL ? m->column_end : w.c->column + 1;
		struct out o;
		str text;

		out_init(&o);
		value_print(&o, &w.c->v);
		text = out_copy(&o, s->j->a);
		out_release(&o);
		for (uint32_t c = w.c->column; c < end && c <= h->columns_n; c++) {
			h->texts[c] = h->texts[c].n > 0
			    ? str_format(s->j->a, STR_FMT " " STR_FMT, STR_ARG(h->texts[c]), STR_ARG(text))
			    : text;
			h->places[c] = loc_at(s->source, row, c);
		}
	}
}

static void
read_heads(struct sheet *s, struct heads *h)
{
	h->columns_n = 0;
	for (struct walk w = walk(s); w.c != NULL; walk_on(&w))
		if (w.c->column > h->columns_n)
			h->columns_n = w.c->column;
	h->texts = ARENA_ARRAY(s->scratch, str, h->columns_n + 1);
	h->places = ARENA_ARRAY(s->scratch, struct loc, h->columns_n + 1);
	h->first = h->last = header_row(s);
	for (int level = 1; level < HEAD_ROWS_MAX && h->last > 0; level++) {
		uint32_t below = lower_heads(s, h->last, h->columns_n);

		if (below == 0)
			break;
		h->last = below;
	}
	for (uint32_t row = h->first; row != 0 && row <= h->last; row++)
		join_heads(s, h, row);
	s->head_row = h->last;
}

/* The columns' keys; two of one name are told of with both places. */
static str *
name_columns(struct sheet *s, const struct heads *h)
{
	str *keys = ARENA_ARRAY(s->j->a, str, h->columns_n + 1);
	const struct loc *other;
	struct map seen;

	map_init(&seen, s->scratch);
	for (uint32_t c = 1; c <= h->columns_n; c++) {
		if (h->texts[c].n == 0)
			continue;
		keys[c] = sheet_key(s->j, h->texts[c]);
		if (keys[c].n == 0)
			continue;
		if ((other = map_find(&seen, keys[c])) != NULL) {
			diag_add(s->j->d, &in_duplicate, h->places[c], STR_FMT, STR_ARG(str_trim(h->texts[c])));
			diag_also(s->j->d, *other, "%s", _("the other of that name"));
		} else {
			map_put(&seen, keys[c], &h->places[c]);
		}
	}
	return keys;
}

static bool
is_remark(str key)
{
	return key.n == 0 || str_eq(key, STR("ghi_chu")) || str_starts(key, STR("x_"));
}

/* Of a sheet that goes by codes: what is used is a heading, a code, and what stands in a row of a code. */
static void
complain_used_uncomputed(struct sheet *s, const struct heads *h, const str *keys)
{
	bool *has_code, any_code = false;
	uint32_t rows = s->last_row;

	if (s->uncomputed.n == 0)
		return;
	for (size_t i = 0; i < s->uncomputed.n; i++)
		rows = s->uncomputed.at[i].row > rows ? s->uncomputed.at[i].row : rows;
	for (struct walk w = walk(s); w.c != NULL; walk_on(&w))
		rows = w.c->row > rows ? w.c->row : rows;
	has_code = ARENA_ARRAY(s->scratch, bool, rows + 1);
	for (struct walk w = walk(s); w.c != NULL; walk_on(&w))
		if (w.c->row > h->last && w.c->v.kind != VALUE_NONE && str_eq(keys[w.c->column], STR("ma")))
			any_code = has_code[w.c->row] = true;
	for (size_t i = 0; i < s->uncomputed.n; i++) {
		const struct uncomputed *u = &s->uncomputed.at[i];
		str key = u->column <= h->columns_n ? keys[u->column] : STR("");
		bool in_head = u->row >= h->first && u->row <= h->last, is_code = str_eq(key, STR("ma")),
		     in_row = has_code[u->row] && !is_remark(key);

		if (!any_code || in_head || (u->row > h->last && (is_code || in_row)))
			complain_uncomputed(s, u->row, u->column);
	}
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
	struct heads h = { .first = 0 };
	size_t room = 0;                                            /* of next */
	bool *used, headless = false, csv = s->source->part.n == 0; /* a CSV was looked through as a text */
	struct in_flaws flaws = { 0 };
	str *keys;

	rows.where = loc_at(s->source, 0, 0);
	if (s->unordered)
		order_cells(s);
	if (s->merges.n > 0)
		qsort(s->merges.at, s->merges.n, sizeof *s->merges.at, by_row);
	read_heads(s, &h);
	complain_merged(s, &h);
	complain_hidden(s, h.last);
	keys = name_columns(s, &h);
	complain_used_uncomputed(s, &h, keys);
	used = ARENA_ARRAY(s->scratch, bool, h.columns_n + 1);
	for (struct walk w = walk(s); w.c != NULL; walk_on(&w)) {
		const struct cell *c = w.c;

		if (c->v.kind == VALUE_NONE)
			continue; /* hidden beneath merged cells */
		if (c->v.kind == VALUE_TEXT && !csv)
			in_flaws_see(&flaws, c->v.text, c->v.where);
		if (c->row > h.last && keys[c->column].n == 0)
			complain_headless(s, c, &headless);
		if (c->row <= h.last || keys[c->column].n == 0)
			continue;
		if (row == NULL || c->row != row->where.line) {
			row = list_add(s->j->a, rows.list, value_map(s->j->a));
			row->where = loc_at(s->source, c->row, 0);
			room = cells_in_row(w);
			map_reserve(row->map, room);
			next = ARENA_ARRAY(s->j->a, struct value, room);
		}
		*next = c->v;
		used[c->column] = true;
		map_put(row->map, keys[c->column], next++);
	}
	in_flaws_tell(s->j, &flaws, true);
	/* a column without a value still has its name: the first row tells of it */
	for (uint32_t k = 1; rows.list->n > 0 && k <= h.columns_n; k++)
		if (keys[k].n > 0 && !used[k]) {
			struct value none = value_none();

			none.where = h.places[k];
			if (value_at(&rows.list->at[0], keys[k]) == NULL)
				value_put(s->j->a, &rows.list->at[0], keys[k], none);
		}
	free_row_blocks(s);
	return rows;
}

uint32_t
sheet_head_row(const struct sheet *s)
{
	return s->head_row;
}

void
sheet_put(struct in_job *j, struct value *workbook, str name, struct sheet *s)
{
	str key = text_fold(j->a, name), other = STR("");

	for (size_t i = 0; i < workbook->map->n && other.n == 0; i++)
		if (str_eq(text_fold(j->a, workbook->map->at[i].key), key))
			other = workbook->map->at[i].key;
	if (other.n > 0) {
		diag_add(j->d, &in_duplicate, loc_at(s->source, 0, 0), _("sheet %.*s"), STR_ARG(name));
		diag_also(j->d, ((const struct value *)map_find(workbook->map, other))->where, "%s",
		    _("the other of that name"));
		diag_hint(j->d, "%s", _("keep one of the two, or give one another name"));
	}
	value_put(j->a, workbook, sheet_key(j, name), sheet_value(s));
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

/* Digits with a zero before them are a name: a telephone's, a person's, a document's. */
static bool
is_code(str s)
{
	return s.n > 1 && s.p[0] == '0' && s.p[1] >= '0' && s.p[1] <= '9';
}

/* "210 - 220": two numbers with a hyphen or a dash between them. */
static bool
is_typed_range(str s, char mark)
{
	static const char *const dashes[] = { "-", "\xe2\x80\x93", "\xe2\x80\x94" };
	struct dec from, to;
	bool percent;

	for (size_t i = 0; i < sizeof dashes / sizeof dashes[0]; i++) {
		str dash = str_of(dashes[i]);
		size_t at = str_find(s, dash, 1);

		if (at < s.n && text_number_parse(str_sub(s, 0, at), mark, &from, &percent, NULL) &&
		    text_number_parse(str_sub(s, at + dash.n, s.n), mark, &to, &percent, NULL))
			return true;
	}
	return false;
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
	if (is_code(text) || is_typed_range(text, j->opt.mark))
		return value_text(in_text(j, text));
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
