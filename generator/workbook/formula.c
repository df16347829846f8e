/*
 * What a formula depends on, as far as its text tells: areas of cells, of its own sheet or of others. A result that
 * depends on a cell that was set, or on another such result, is taken out of the workbook: an old result that looks
 * like a new one is the one thing that must not stand there. What the text doesn't tell (a name, INDIRECT, a table's
 * column, another workbook) is taken as depending.
 *
 * Formulas are those of ECMA-376-1 18.17 (thang!C2:N2, 'Kế hoạch'!$B$3) and of OpenFormula ([.C2:.N2],
 * [$'Kế hoạch'.$B$3]; ODF 1.3-4, 5.8).
 */
#include "workbook/inner.h"

#include <string.h>

#include "base/out.h"

/* A part of a sheet; sheet NULL: of none that the workbook has. */
struct source_area {
	const struct book_sheet *sheet;
	struct book_area area;
};

struct formula {
	struct book_sheet *sheet;
	struct book_cell *cell;
	VEC(struct source_area) areas;
	bool is_open; /* it depends on what its text doesn't tell */
};

struct cursor {
	const struct book *b;
	struct formula *f;
	str s;
	size_t i;
};

enum { CELLS_MAX = 50000000, ROWS_END = 1048576, COLUMNS_END = 16384 };

static char
char_at(const struct cursor *c)
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

static const struct book_sheet *
sheet_named(const struct book *b, str name)
{
	for (size_t i = 0; i < b->sheets.n; i++)
		if (str_eq_nocase(b->sheets.at[i]->name, name))
			return b->sheets.at[i];
	return NULL;
}

/* Both sides known: whole rows and columns go to the sheet's end. False: that is no reference. */
static bool
add_area(struct cursor *c, const struct book_sheet *sheet, str from, str to)
{
	struct book_area a;

	if (!parse_side(from, c->f->cell, &a.row, &a.column) || !parse_side(to, c->f->cell, &a.row_end, &a.column_end))
		return false;
	if ((a.row == 0 && a.column == 0) || (a.row == 0) != (a.row_end == 0) || (a.column == 0) != (a.column_end == 0))
		return false;
	if (a.row == 0)
		a.row = 1, a.row_end = ROWS_END;
	if (a.column == 0)
		a.column = 1, a.column_end = COLUMNS_END;
	if (a.row > a.row_end || a.column > a.column_end)
		return false;
	*VEC_ADD(c->b->a, &c->f->areas) = (struct source_area){ sheet, a };
	return true;
}

static str
take_word(struct cursor *c)
{
	size_t from = c->i;

	while (c->i < c->s.n && is_word_char(c->s.p[c->i]))
		c->i++;
	return str_sub(c->s, from, c->i);
}

/* Behind an opening mark that stands twice where it is meant: 'Kế hoạch ''26'''. */
static str
take_quoted(struct cursor *c)
{
	char mark = char_at(c);
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

static bool
has_cell_sides(str word, const struct book_cell *at)
{
	uint32_t row, column;

	return parse_side(word, at, &row, &column) && row > 0 && column > 0;
}

/* word is behind us; sheet: that of a prefix, else the formula's own. */
static void
take_reference(struct cursor *c, const struct book_sheet *sheet, str word)
{
	str to = word;
	bool is_area = char_at(c) == ':';

	if (is_area) {
		c->i++;
		to = take_word(c);
	}
	if ((!is_area && !has_cell_sides(word, c->f->cell)) || !add_area(c, sheet, word, to))
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

/* A function's name may have dots: _xlfn.STDEV.P. */
static void
take_dotted(struct cursor *c, str *word)
{
	size_t from = c->i - word->n;

	while (char_at(c) == '.' || is_word_char(char_at(c)))
		c->i++;
	*word = str_sub(c->s, from, c->i);
}

static void
scan_excel_word(struct cursor *c)
{
	str word = take_word(c);

	if (char_at(c) == '.')
		take_dotted(c, &word);
	if (char_at(c) == '!') {
		c->i++;
		take_reference(c, sheet_named(c->b, word), take_word(c));
	} else if (char_at(c) == '(') {
		c->f->is_open |= is_unforeseeable(word);
	} else if (begins_as_number(word) && char_at(c) != ':') {
		return; /* a number; its exponent's sign is taken as one of a sum */
	} else if (!str_eq_nocase(word, STR("TRUE")) && !str_eq_nocase(word, STR("FALSE"))) {
		take_reference(c, c->f->sheet, word);
	}
}

static void
scan_excel(struct cursor *c)
{
	while (c->i < c->s.n && !c->f->is_open) {
		char ch = char_at(c);

		if (ch == '"') {
			(void)take_quoted(c);
		} else if (ch == '\'') {
			str sheet = take_quoted(c);

			if (char_at(c) != '!') {
				c->f->is_open = true;
				return;
			}
			c->i++;
			take_reference(c, sheet_named(c->b, sheet), take_word(c));
		} else if (ch == '[' || ch == '#') {
			c->f->is_open = true; /* a table's column, another workbook, a reference that is lost */
		} else if (is_word_char(ch)) {
			scan_excel_word(c);
		} else {
			c->i++;
		}
	}
}

/* Within brackets: a sheet's name or nothing, a dot, a side; where a colon follows, the same again. */
static bool
take_open_side(struct cursor *c, const struct book_sheet **sheet, str *side)
{
	if (char_at(c) == '$' && c->i + 1 < c->s.n && c->s.p[c->i + 1] != '.')
		c->i++;
	if (char_at(c) == '\'')
		*sheet = sheet_named(c->b, take_quoted(c));
	else if (char_at(c) != '.')
		*sheet = sheet_named(c->b, take_word(c));
	if (char_at(c) != '.')
		return false;
	c->i++;
	*side = take_word(c);
	return true;
}

static void
scan_open(struct cursor *c)
{
	while (c->i < c->s.n && !c->f->is_open) {
		const struct book_sheet *sheet = c->f->sheet, *other;
		char ch = char_at(c);
		str from, to;

		if (ch == '"') {
			(void)take_quoted(c);
		} else if (ch == '[') {
			c->i++;
			if (!take_open_side(c, &sheet, &from)) {
				c->f->is_open = true;
				return;
			}
			to = from;
			other = sheet;
			if (char_at(c) == ':') {
				c->i++;
				c->f->is_open |= !take_open_side(c, &other, &to) || other != sheet;
			}
			c->f->is_open |= char_at(c) != ']' || !add_area(c, sheet, from, to);
			c->i++;
		} else if (is_word_char(ch)) {
			str word = take_word(c);

			take_dotted(c, &word);
			if (char_at(c) == '(')
				c->f->is_open |= is_unforeseeable(word);
			else if (!begins_as_number(word) && char_at(c) != ':')
				c->f->is_open = true; /* a name; before a colon stands the kind of formula: of:= */
		} else {
			c->i++;
		}
	}
}

static void
scan_formula(const struct book *b, struct formula *f)
{
	struct cursor c = { b, f, f->cell->formula, 0 };

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
			f->cell->is_stale = f->sheet->is_touched = true;
			b->format->forget(f->cell);
			*VEC_ADD(b->a, &changed) = changed_of(f->sheet, f->cell);
		}
}
