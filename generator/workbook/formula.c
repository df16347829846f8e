/*
 * What a formula depends on, as far as its text tells: areas of cells, of its own sheet or of others. A result that
 * depends on a cell that was set, or on another such result, is taken out of the workbook: an old result that looks
 * like a new one is the one thing that must not stand there. What the text doesn't tell (a name, INDIRECT, a table's
 * column, another workbook) is taken as depending.
 *
 * Formulas are those of ECMA-376-1 18.17 (thang!C2:N2, 'Kế hoạch'!$B$3) and of OpenFormula ([.C2:.N2],
 * [$'Kế hoạch'.$B$3]; ODF 1.3-4, 5.8).
 */
#include "workbook/formula.h"

#include <string.h>

#include "base/out.h"

struct formula {
	struct book_sheet *sheet;
	struct book_cell *cell;
	VEC(struct source_area) areas;
	bool is_open; /* it depends on what its text doesn't tell */
};

/* The formula's text, gone through. */
struct scan {
	struct book_cursor at;
	struct formula *f;
};

enum { CELLS_MAX = 50000000, ROWS_END = 1048576, COLUMNS_END = 16384 };

char
book_char(const struct book_cursor *c)
{
	return c->i < c->s.n ? c->s.p[c->i] : '\0';
}

/* Letters, digits and what else a name, a number or a reference may hold. */
static bool
is_word_char(char ch)
{
	return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || ch == '_' ||
	    ch == '$' || ch == '\\' || ch == '?' || (unsigned char)ch >= 0x80;
}

/* One side of a reference: $C$2, C, 2. False: no such thing. 0 where a side has no row or no column. */
static bool
parse_side(str s, const struct book_cell *at, uint32_t *row, uint32_t *column)
{
	bool row_fixed = false, column_fixed = false;
	long r = 0, c = 0;
	size_t i = 0;

	if (i < s.n && s.p[i] == '$')
		column_fixed = i++ == 0;
	for (; i < s.n && ((s.p[i] >= 'A' && s.p[i] <= 'Z') || (s.p[i] >= 'a' && s.p[i] <= 'z')) && c < COLUMNS_END;
	     i++)
		c = c * 26 + (s.p[i] & 0x1f);
	if (c == 0) {
		row_fixed = column_fixed;
	} else if (i < s.n && s.p[i] == '$') {
		row_fixed = true;
		i++;
	}
	for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && r <= ROWS_END; i++)
		r = r * 10 + (s.p[i] - '0');
	if (i < s.n || (r == 0 && c == 0) || c > COLUMNS_END || r > ROWS_END)
		return false;
	if (r > 0 && !row_fixed)
		r += at->rows_moved;
	if (c > 0 && !column_fixed)
		c += at->columns_moved;
	*row = r > 0 ? (uint32_t)r : 0;
	*column = c > 0 ? (uint32_t)c : 0;
	return true;
}

const struct book_sheet *
book_sheet_named(const struct book *b, str name)
{
	for (size_t i = 0; i < b->sheets.n; i++)
		if (str_eq_nocase(b->sheets.at[i]->name, name))
			return b->sheets.at[i];
	return NULL;
}

bool
book_area_between(const struct book_cell *cell, str from, str to, struct book_area *area)
{
	struct book_area a;

	if (!parse_side(from, cell, &a.row, &a.column) || !parse_side(to, cell, &a.row_end, &a.column_end))
		return false;
	if ((a.row == 0 && a.column == 0) || (a.row == 0) != (a.row_end == 0) || (a.column == 0) != (a.column_end == 0))
		return false;
	if (a.row == 0)
		a.row = 1, a.row_end = ROWS_END;
	if (a.column == 0)
		a.column = 1, a.column_end = COLUMNS_END;
	if (a.row > a.row_end || a.column > a.column_end)
		return false;
	*area = a;
	return true;
}

static bool
add_area(struct scan *c, const struct book_sheet *sheet, str from, str to)
{
	struct source_area s = { .sheet = sheet };

	if (!book_area_between(c->f->cell, from, to, &s.area))
		return false;
	*VEC_ADD(c->at.b->a, &c->f->areas) = s;
	return true;
}

str
book_word(struct book_cursor *c)
{
	size_t from = c->i;

	while (c->i < c->s.n && is_word_char(c->s.p[c->i]))
		c->i++;
	return str_sub(c->s, from, c->i);
}

str
book_quoted(struct book_cursor *c)
{
	char mark = book_char(c);
	struct out o;
	str s;

	out_init(&o);
	for (c->i++; c->i < c->s.n; c->i++) {
		if (c->s.p[c->i] == mark && c->i + 1 < c->s.n && c->s.p[c->i + 1] == mark)
			c->i++;
		else if (c->s.p[c->i] == mark)
			break;
		out_char(&o, c->s.p[c->i]);
	}
	c->i++;
	s = out_copy(&o, c->b->a);
	out_release(&o);
	return s;
}

bool
book_is_cell(str word, const struct book_cell *at)
{
	uint32_t row, column;

	return parse_side(word, at, &row, &column) && row > 0 && column > 0;
}

/* word is behind us; sheet: that of a prefix, else the formula's own. */
static void
take_reference(struct scan *c, const struct book_sheet *sheet, str word)
{
	str to = word;
	bool is_area = book_char(&c->at) == ':';

	if (is_area) {
		c->at.i++;
		to = book_word(&c->at);
	}
	if ((!is_area && !book_is_cell(word, c->f->cell)) || !add_area(c, sheet, word, to))
		c->f->is_open = true;
}

static bool
begins_as_number(str word)
{
	return word.n > 0 && word.p[0] >= '0' && word.p[0] <= '9';
}

static bool
is_unforeseeable(str function)
{
	static const char *const functions[] = { "INDIRECT", "OFFSET", "INDEX", "CELL", "INFO", "GETPIVOTDATA" };

	for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++)
		if (str_eq_nocase(function, str_of(functions[i])))
			return true;
	return false;
}

void
book_dotted(struct book_cursor *c, str *word)
{
	size_t from = c->i - word->n;

	while (book_char(c) == '.' || is_word_char(book_char(c)))
		c->i++;
	*word = str_sub(c->s, from, c->i);
}

static void
scan_excel_word(struct scan *c)
{
	str word = book_word(&c->at);

	if (book_char(&c->at) == '.')
		book_dotted(&c->at, &word);
	if (book_char(&c->at) == '!') {
		c->at.i++;
		take_reference(c, book_sheet_named(c->at.b, word), book_word(&c->at));
	} else if (book_char(&c->at) == '(') {
		c->f->is_open |= is_unforeseeable(word);
	} else if (begins_as_number(word) && book_char(&c->at) != ':') {
		return; /* a number; its exponent's sign is taken as one of a sum */
	} else if (!str_eq_nocase(word, STR("TRUE")) && !str_eq_nocase(word, STR("FALSE"))) {
		take_reference(c, c->f->sheet, word);
	}
}

static void
scan_excel(struct scan *c)
{
	while (c->at.i < c->at.s.n && !c->f->is_open) {
		char ch = book_char(&c->at);

		if (ch == '"') {
			(void)book_quoted(&c->at);
		} else if (ch == '\'') {
			str sheet = book_quoted(&c->at);

			if (book_char(&c->at) != '!') {
				c->f->is_open = true;
				return;
			}
			c->at.i++;
			take_reference(c, book_sheet_named(c->at.b, sheet), book_word(&c->at));
		} else if (ch == '[' || ch == '#') {
			c->f->is_open = true; /* a table's column, another workbook, a reference that is lost */
		} else if (is_word_char(ch)) {
			scan_excel_word(c);
		} else {
			c->at.i++;
		}
	}
}

bool
book_open_side(struct book_cursor *c, const struct book_sheet **sheet, str *side)
{
	if (book_char(c) == '$' && c->i + 1 < c->s.n && c->s.p[c->i + 1] != '.')
		c->i++;
	if (book_char(c) == '\'')
		*sheet = book_sheet_named(c->b, book_quoted(c));
	else if (book_char(c) != '.')
		*sheet = book_sheet_named(c->b, book_word(c));
	if (book_char(c) != '.')
		return false;
	c->i++;
	*side = book_word(c);
	return true;
}

static void
scan_open(struct scan *c)
{
	while (c->at.i < c->at.s.n && !c->f->is_open) {
		const struct book_sheet *sheet = c->f->sheet, *other;
		char ch = book_char(&c->at);
		str from, to;

		if (ch == '"') {
			(void)book_quoted(&c->at);
		} else if (ch == '[') {
			c->at.i++;
			if (!book_open_side(&c->at, &sheet, &from)) {
				c->f->is_open = true;
				return;
			}
			to = from;
			other = sheet;
			if (book_char(&c->at) == ':') {
				c->at.i++;
				c->f->is_open |= !book_open_side(&c->at, &other, &to) || other != sheet;
			}
			c->f->is_open |= book_char(&c->at) != ']' || !add_area(c, sheet, from, to);
			c->at.i++;
		} else if (is_word_char(ch)) {
			str word = book_word(&c->at);

			book_dotted(&c->at, &word);
			if (book_char(&c->at) == '(')
				c->f->is_open |= is_unforeseeable(word);
			else if (!begins_as_number(word) && book_char(&c->at) != ':')
				c->f->is_open = true; /* a name; before a colon stands the kind of formula: of:= */
		} else {
			c->at.i++;
		}
	}
}

static void
scan_formula(const struct book *b, struct formula *f)
{
	struct scan c = { { b, f->cell->formula, 0 }, f };

	if (b->format->is_ods)
		scan_open(&c);
	else
		scan_excel(&c);
}

/* --- what depends --------------------------------------------------------------------------- */

struct changed {
	const struct book_sheet *sheet;
	uint32_t row, column, row_end, column_end;
};

static bool
depends_on(const struct formula *f, const struct changed *ch)
{
	for (size_t i = 0; i < f->areas.n; i++) {
		const struct source_area *s = &f->areas.at[i];

		if (s->sheet == ch->sheet && s->area.row <= ch->row_end && s->area.row_end >= ch->row &&
		    s->area.column <= ch->column_end && s->area.column_end >= ch->column)
			return true;
	}
	return false;
}

static struct changed
changed_of(const struct book_sheet *s, const struct book_cell *c)
{
	return (struct changed){ s, c->row, c->column, c->row + c->rows_over - 1, c->column + c->columns_over - 1 };
}

/* An array formula's result lies in all the cells that it fills. */
static void
forget_result(struct book *b, struct book_sheet *s, struct book_cell *c)
{
	for (size_t i = 0; i < s->cells.n && (c->rows_over > 1 || c->columns_over > 1); i++) {
		struct book_cell *part = &s->cells.at[i];

		if (part->row < c->row || part->row >= c->row + c->rows_over || part->column < c->column ||
		    part->column >= c->column + c->columns_over || part == c)
			continue;
		part->is_stale = true;
		b->format->forget(part);
	}
	c->is_stale = s->is_touched = true;
	b->format->forget(c);
}

void
book_forget_results(struct book *b)
{
	VEC(struct formula) formulas = { 0 };
	VEC(struct changed) changed = { 0 };
	size_t looks = 0;

	for (size_t i = 0; i < b->sheets.n; i++)
		for (size_t k = 0; k < b->sheets.at[i]->cells.n; k++) {
			struct book_cell *c = &b->sheets.at[i]->cells.at[k];

			if (c->was_set)
				*VEC_ADD(b->a, &changed) = changed_of(b->sheets.at[i], c);
			if (c->formula.n == 0 || c->was_set)
				continue;
			*VEC_ADD(b->a, &formulas) = (struct formula){ .sheet = b->sheets.at[i], .cell = c };
			scan_formula(b, &formulas.at[formulas.n - 1]);
		}
	/* what becomes stale is changed too: the list grows while it is gone through */
	for (size_t i = 0; i < changed.n; i++)
		for (size_t k = 0; k < formulas.n; k++) {
			struct formula *f = &formulas.at[k];

			if (f->cell->is_stale || (!f->is_open && ++looks < CELLS_MAX && !depends_on(f, &changed.at[i])))
				continue;
			forget_result(b, f->sheet, f->cell);
			*VEC_ADD(b->a, &changed) = changed_of(f->sheet, f->cell);
		}
}
