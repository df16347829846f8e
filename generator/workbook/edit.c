/*
 * A workbook that people keep, changed where a figure goes and nowhere else. It is opened as a package; a sheet's tree
 * is changed at the cells that are set; parts that were not touched keep their packed bytes. What a sheet looks like,
 * its formulas, remarks and what else stands in it are none of our business and stay.
 *
 * A table is found as the reader finds it (input/sheet.c): the first row with a cell "Mã" names the columns. A row
 * or column that is missing is added below or right of everything that the sheet holds, so that nothing is moved
 * and nothing covered.
 */
#include "workbook/inner.h"

#include <stdlib.h>
#include <string.h>

#include "base/out.h"
#include "text/text.h"

const struct diag_kind workbook_no_writer = { "N111", DIAG_ERROR, N_("workbook cannot be written"), EXIT_IO };
const struct diag_kind workbook_formula = { "W101", DIAG_ERROR, N_("a formula stands where a figure is to go") };
const struct diag_kind workbook_merged = { "W102", DIAG_ERROR, N_("merged cells where a figure is to go") };
const struct diag_kind workbook_no_table = { "W103", DIAG_ERROR, N_("a sheet with cells, but no column Mã") };
const struct diag_kind workbook_other_kind = { "W104", DIAG_ERROR, N_("not an XLSX or ODS workbook") };
const struct diag_kind workbook_sheet_twice = { "W105", DIAG_ERROR, N_("two sheets of one name") };
const struct diag_kind workbook_too_large = { "W106", DIAG_ERROR, N_("no room in the sheet") };

enum { HEADER_LOOK_ROWS = 20, SHEET_ROWS_MAX = 1048576, SHEET_COLUMNS_MAX = 16384 };

struct book_table {
	struct book *book;
	struct book_sheet *sheet;
	uint32_t header;    /* its row */
	uint32_t first_new; /* row that was added; 0: none yet */
	uint32_t model_row; /* that added rows are to look like; 0: none */
};

/* --- opened ------------------------------------------------------------------------------ */

struct book *
book_open(str bytes, const char *name, struct arena *a, struct diags *d)
{
	static const struct {
		enum package_kind kind;
		const struct book_format *format;
	} formats[] = { { PACKAGE_XLSX, &book_xlsx }, { PACKAGE_ODS, &book_ods } };
	struct book *b = ARENA_NEW(a, struct book);

	b->a = a;
	b->name = name;
	map_init(&b->tables, a);
	b->pkg = pkg_open_bytes(bytes, name, a, d);
	if (b->pkg == NULL)
		return NULL;
	for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
		if (formats[i].kind == pkg_kind(b->pkg))
			b->format = formats[i].format;
	if (b->format == NULL) {
		diag_add(d, &workbook_other_kind, loc_file(a, str_of(name)), NULL);
		return NULL;
	}
	return b->format->load(b, d) ? b : NULL;
}

/* --- tables --------------------------------------------------------------------------------- */

static struct loc
book_loc(const struct book_table *t, uint32_t row, uint32_t column)
{
	return loc_at(source_new(t->book->a, SOURCE_SHEET, str_of(t->book->name), t->sheet->name), row, column);
}

/* The row with a cell "Mã", soon below the first that holds anything; 0: none. */
static uint32_t
find_header(const struct book *b, const struct book_sheet *s)
{
	uint32_t first = 0, header = 0;

	for (size_t i = 0; i < s->cells.n; i++)
		if (first == 0 || s->cells.at[i].row < first)
			first = s->cells.at[i].row;
	for (size_t i = 0; i < s->cells.n; i++) {
		const struct book_cell *c = &s->cells.at[i];

		if (c->is_text && c->row <= first + HEADER_LOOK_ROWS && (header == 0 || c->row < header) &&
		    str_eq(text_fold(b->a, c->text), STR("ma")))
			header = c->row;
	}
	return header;
}

static void
put_cell_at(struct book_table *t, uint32_t row, uint32_t column, const struct value *v, str digits, uint32_t like_row,
    uint32_t like_column)
{
	struct book *b = t->book;
	xmlNode *node = b->format->put(b, t->sheet, row, column, v, digits, like_row, like_column);
	struct book_cell *c = book_cell_find(t->sheet, row, column);
	struct out o;

	if (c == NULL)
		c = book_cell_add(b, t->sheet, row, column, node);
	c->node = node;
	c->was_set = t->sheet->is_touched = true;
	c->is_text = v->kind == VALUE_TEXT;
	out_init(&o);
	value_print(&o, v);
	c->text = out_copy(&o, b->a);
	out_release(&o);
}

struct book_table *
book_table(struct book *b, const char *name, const char *const *columns, size_t n, struct diags *d)
{
	struct book_table *t = map_find(&b->tables, str_of(name));

	if (t != NULL)
		return t;
	t = ARENA_NEW(b->a, struct book_table);
	t->book = b;
	for (size_t i = 0; i < b->sheets.n; i++) {
		if (!str_eq(text_fold(b->a, b->sheets.at[i]->name), str_of(name)))
			continue;
		if (t->sheet != NULL) {
			diag_add(d, &workbook_sheet_twice, book_loc(t, 0, 0), STR_FMT ", " STR_FMT,
			    STR_ARG(t->sheet->name), STR_ARG(b->sheets.at[i]->name));
			return NULL;
		}
		t->sheet = b->sheets.at[i];
	}
	if (t->sheet != NULL && t->sheet->cells.n > 0) {
		t->header = find_header(b, t->sheet);
		if (t->header > 0) {
			map_put(&b->tables, str_of(name), t);
			return t;
		}
		diag_add(d, &workbook_no_table, book_loc(t, 0, 0), NULL);
		diag_hint(d, "%s", _("head the column of the indicators' codes with Mã"));
		return NULL;
	}
	if (t->sheet == NULL)
		t->sheet = b->format->add(b, str_of(name), columns, n, d);
	if (t->sheet == NULL)
		return NULL;
	t->header = 1;
	map_put(&b->tables, str_of(name), t);
	for (size_t i = 0; i < n; i++) {
		struct value head = value_text(str_of(columns[i]));

		put_cell_at(t, 1, (uint32_t)i + 1, &head, STR(""), 0, 0);
	}
	return t;
}

uint32_t
book_has_column(const struct book_table *t, str name)
{
	str folded = text_fold(t->book->a, name);

	for (size_t i = 0; i < t->sheet->cells.n; i++) {
		const struct book_cell *c = &t->sheet->cells.at[i];

		if (c->row == t->header && str_eq(text_fold(t->book->a, c->text), folded))
			return c->column;
	}
	return 0;
}

/* The last cell of the head: a heading that is added looks like it. */
static uint32_t
last_heading(const struct book_table *t)
{
	uint32_t column = 0;

	for (size_t i = 0; i < t->sheet->cells.n; i++)
		if (t->sheet->cells.at[i].row == t->header && t->sheet->cells.at[i].column > column)
			column = t->sheet->cells.at[i].column;
	return column;
}

uint32_t
book_column(struct book_table *t, str name, struct diags *d)
{
	uint32_t column = book_has_column(t, name);
	struct value head = value_text(name);

	if (column > 0)
		return column;
	if (t->sheet->last_column >= SHEET_COLUMNS_MAX) {
		diag_add(d, &workbook_too_large, book_loc(t, t->header, 0), NULL);
		return 0;
	}
	column = t->sheet->last_column + 1;
	put_cell_at(t, t->header, column, &head, STR(""), t->header, last_heading(t));
	return column;
}

/* Codes are text; a spreadsheet that took 1.1 for a number holds a number. */
static bool
is_cell_code(const struct book_cell *c, str code, struct arena *a)
{
	struct dec number = c->is_text ? DEC_NONE : book_figure(str_trim(c->text));

	if (number.known)
		return str_eq(dec_str(a, dec_trim(number)), code);
	return str_eq(str_trim(c->text), code);
}

uint32_t
book_row(struct book_table *t, str code, bool *is_new, struct diags *d)
{
	uint32_t column = book_column(t, STR("Mã"), d), row, last = 0;
	struct value v = value_text(code);

	*is_new = false;
	for (size_t i = 0; i < t->sheet->cells.n; i++) {
		const struct book_cell *c = &t->sheet->cells.at[i];

		if (c->row <= t->header || c->column != column)
			continue;
		if (is_cell_code(c, code, t->book->a))
			return c->row;
		if (c->row > last)
			last = c->row;
	}
	row = t->sheet->last_row + 1;
	if (column == 0 || row > SHEET_ROWS_MAX) {
		diag_add(d, &workbook_too_large, book_loc(t, row, 0), NULL);
		return 0;
	}
	*is_new = true;
	if (t->first_new == 0) {
		t->first_new = row;
		t->model_row = last;
	}
	return book_put(t, row, column, &v, STR(""), d) ? row : 0;
}

/* What a figure can't be put over; false: complained. */
static bool
may_be_set(struct book_table *t, uint32_t row, uint32_t column, struct diags *d)
{
	const struct book_sheet *s = t->sheet;

	for (size_t i = 0; i < s->merged.n; i++) {
		const struct book_area *m = &s->merged.at[i];

		if (row < m->row || row > m->row_end || column < m->column || column > m->column_end)
			continue;
		diag_add(d, &workbook_merged, book_loc(t, row, column), NULL);
		diag_hint(d, "%s", _("unmerge them and write the figure where it belongs"));
		return false;
	}
	for (size_t i = 0; i < s->cells.n; i++) {
		const struct book_cell *c = &s->cells.at[i];

		if (c->formula.n == 0 || row < c->row || row >= c->row + c->rows_over || column < c->column ||
		    column >= c->column + c->columns_over)
			continue;
		diag_add(d, &workbook_formula, book_loc(t, row, column), STR_FMT, STR_ARG(c->formula));
		diag_hint(d, "%s",
		    _("the formula is not written over: correct what it counts, or put the figure in its place by hand"));
		return false;
	}
	return true;
}

bool
book_put(struct book_table *t, uint32_t row, uint32_t column, const struct value *v, str digits, struct diags *d)
{
	bool is_added = t->first_new > 0 && row >= t->first_new;

	if (!may_be_set(t, row, column, d))
		return false;
	put_cell_at(t, row, column, v, digits, is_added ? t->model_row : 0, column);
	return true;
}

str
book_sheet_name(const struct book_table *t)
{
	return t->sheet->name;
}

/* By the sheet's name as it is written; NULL: nothing stands there. */
static const struct book_cell *
cell_named(const struct book *b, str sheet, uint32_t row, uint32_t column)
{
	for (size_t i = 0; i < b->sheets.n; i++)
		if (str_eq(b->sheets.at[i]->name, sheet))
			return book_cell_find(b->sheets.at[i], row, column);
	return NULL;
}

static bool
is_changed(const struct book *b, str sheet, uint32_t row, uint32_t column)
{
	const struct book_cell *c = cell_named(b, sheet, row, column);

	return c != NULL && (c->was_set || c->is_stale);
}

static bool
has_otherwise(const struct book *one, const struct book *other, const struct book *changes, struct loc *where)
{
	for (size_t i = 0; one != NULL && i < one->sheets.n; i++) {
		const struct book_sheet *s = one->sheets.at[i];

		for (size_t k = 0; k < s->cells.n; k++) {
			const struct book_cell *c = &s->cells.at[k],
					       *d =
						   other != NULL ? cell_named(other, s->name, c->row, c->column) : NULL;

			if (is_changed(changes, s->name, c->row, c->column))
				continue;
			if (d != NULL && str_eq(c->text, d->text) && str_eq(c->formula, d->formula) &&
			    c->is_text == d->is_text)
				continue;
			*where =
			    loc_at(source_new(one->a, SOURCE_SHEET, str_of(one->name), s->name), c->row, c->column);
			return true;
		}
	}
	return false;
}

bool
book_differs(const struct book *was, const struct book *now, const struct book *changes, struct loc *where)
{
	return has_otherwise(was, now, changes, where) || has_otherwise(now, was, changes, where);
}

str
book_digits(const struct book *b, str sheet, uint32_t row, uint32_t column)
{
	const struct book_cell *c = cell_named(b, sheet, row, column);

	return c != NULL && !c->is_text ? c->text : STR("");
}

str
book_text(const struct book *b, str sheet, uint32_t row, uint32_t column)
{
	const struct book_cell *c = cell_named(b, sheet, row, column);

	return c != NULL && c->is_text ? c->text : STR("");
}

bool
book_is_whole(const struct book *b, struct diags *d)
{
	static const char *const xml[] = { ".xml", ".rels", ".vml" };

	for (size_t i = 0; i < pkg_parts(b->pkg); i++) {
		str name = pkg_part_name(b->pkg, i), bytes;

		if (!pkg_read(b->pkg, name, &bytes, d))
			return false;
		for (size_t k = 0; k < sizeof xml / sizeof xml[0]; k++)
			if (str_ends(name, str_of(xml[k])) && pkg_xml(b->pkg, name, b->a, d) == NULL)
				return false;
	}
	return true;
}

bool
book_bytes(struct book *b, str *bytes, struct diags *d)
{
	if (b->has_formulas) {
		book_forget_results(b);
		book_compute_results(b, d);
	}
	b->format->store(b);
	return pkg_bytes(b->pkg, b->a, bytes, d);
}
