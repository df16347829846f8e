/* A workbook as values: read with its headers as they are, changed by code and column, written again. */
#include "workbook/workbook.h"

#include <stdlib.h>
#include <string.h>

#include <xlsxwriter.h>

#include "base/file.h"
#include "base/out.h"
#include "text/text.h"

const struct diag_kind workbook_no_writer = { "N111", DIAG_ERROR, N_("workbook cannot be written") };

void
book_init(struct book *b, struct arena *a)
{
	memset(b, 0, sizeof *b);
	b->a = a;
}

static int
by_cell(const void *a, const void *b)
{
	const struct map_entry *const *x = a, *const *y = b;
	const struct value *v = (*x)->value, *w = (*y)->value;

	return v->where.column < w->where.column ? -1 : v->where.column > w->where.column;
}

/* Every column that any row has, in the order of their cells. */
static void
gather_columns(struct book *b, struct book_sheet *s, const struct value *rows)
{
	struct map *seen = map_new(b->a);
	const struct map_entry **at;

	for (size_t r = 0; r < rows->list->n; r++)
		for (size_t c = 0; c < rows->list->at[r].map->n; c++) {
			const struct map_entry *e = &rows->list->at[r].map->at[c];

			if (map_find(seen, e->key) == NULL)
				map_put(seen, e->key, e->value);
		}
	at = ARENA_ARRAY(b->a, const struct map_entry *, seen->n + 1);
	for (size_t i = 0; i < seen->n; i++)
		at[i] = &seen->at[i];
	qsort(at, seen->n, sizeof at[0], by_cell);
	for (size_t i = 0; i < seen->n; i++)
		*VEC_ADD(b->a, &s->columns) = at[i]->key;
}

void
book_from_value(struct book *b, const struct value *workbook)
{
	for (size_t k = 0; workbook->kind == VALUE_MAP && k < workbook->map->n; k++) {
		const struct value *rows = workbook->map->at[k].value;
		struct book_sheet *s = ARENA_NEW(b->a, struct book_sheet);

		if (rows->kind != VALUE_LIST)
			continue;
		s->name = workbook->map->at[k].key;
		*VEC_ADD(b->a, &b->sheets) = s;
		gather_columns(b, s, rows);
		for (size_t r = 0; r < rows->list->n; r++) {
			*VEC_ADD(b->a, &s->rows) = NULL;
			*VEC_ADD(b->a, &s->widths) = 0;
			for (size_t c = 0; c < s->columns.n; c++) {
				const struct value *v = value_at(&rows->list->at[r], s->columns.at[c]);

				if (v != NULL)
					*book_cell(b, s, r, c) = *v;
			}
		}
	}
}

struct book_sheet *
book_sheet(struct book *b, const char *name, const char *const *columns, size_t n)
{
	struct book_sheet *s = NULL;

	for (size_t i = 0; i < b->sheets.n; i++)
		if (str_eq(text_fold(b->a, b->sheets.at[i]->name), text_fold(b->a, str_of(name))))
			s = b->sheets.at[i];
	if (s == NULL) {
		s = ARENA_NEW(b->a, struct book_sheet);
		s->name = str_of(name);
		*VEC_ADD(b->a, &b->sheets) = s;
	}
	for (size_t i = 0; i < n; i++)
		book_column(b, s, str_of(columns[i]));
	return s;
}

size_t
book_column(struct book *b, struct book_sheet *sheet, str name)
{
	str folded = text_fold(b->a, name);

	for (size_t i = 0; i < sheet->columns.n; i++)
		if (str_eq(text_fold(b->a, sheet->columns.at[i]), folded))
			return i;
	*VEC_ADD(b->a, &sheet->columns) = name;
	return sheet->columns.n - 1;
}

size_t
book_row(struct book *b, struct book_sheet *sheet, str code)
{
	size_t column = book_column(b, sheet, STR("Mã"));

	for (size_t i = 0; i < sheet->rows.n; i++) {
		const struct value *v = book_cell(b, sheet, i, column);

		if (v->kind == VALUE_TEXT && str_eq(v->text, code))
			return i;
		if (v->kind == VALUE_DEC && str_eq(dec_str(b->a, dec_trim(v->dec)), code))
			return i;
	}
	*VEC_ADD(b->a, &sheet->rows) = NULL;
	*VEC_ADD(b->a, &sheet->widths) = 0;
	*book_cell(b, sheet, sheet->rows.n - 1, column) = value_text(code);
	return sheet->rows.n - 1;
}

struct value *
book_cell(struct book *b, struct book_sheet *sheet, size_t row, size_t column)
{
	if (column >= sheet->widths.at[row]) {
		size_t n = sheet->columns.n > column ? sheet->columns.n : column + 1;
		struct value *wider = ARENA_ARRAY(b->a, struct value, n + 1);

		for (size_t i = 0; i < n; i++)
			wider[i] = i < sheet->widths.at[row] ? sheet->rows.at[row][i] : value_none();
		sheet->rows.at[row] = wider;
		sheet->widths.at[row] = n;
	}
	return &sheet->rows.at[row][column];
}

/* --- writing --------------------------------------------------------------------- */

enum {
	PAPER_A4 = 9,             /* ECMA-376-1 18.3.1.63, paperSize */
	CREATED_1980 = 315532800, /* 1980-01-01 in seconds: one fixed day, so that the same data gives the same bytes */
	HEAD_BLUE = 0xDDEBF7
};

struct formats {
	lxw_format *head, *text, *number, *percent, *date;
};

static void
write_cell(
    lxw_worksheet *w, lxw_row_t row, lxw_col_t column, const struct value *v, const struct formats *f, struct arena *a)
{
	struct out o;

	switch (v->kind) {
	case VALUE_NONE:
	case VALUE_MISSING: worksheet_write_blank(w, row, column, f->text); break;
	case VALUE_DEC:
		worksheet_write_number(w, row, column, dec_double(v->percent ? dec_div(v->dec, dec_int(100)) : v->dec),
		    v->percent ? f->percent : f->number);
		break;
	case VALUE_BOOL: worksheet_write_boolean(w, row, column, v->b, f->text); break;
	case VALUE_DATE: {
		lxw_datetime day = { v->date.year, v->date.month, v->date.day, 0, 0, 0 };

		worksheet_write_datetime(w, row, column, &day, f->date);
		break;
	}
	default:
		out_init(&o);
		value_print(&o, v);
		worksheet_write_string(w, row, column, str_c(a, out_str(&o)), f->text);
		out_release(&o);
	}
}

/* Columns in digits of the usual font, as Excel measures them: by what stands in them, and T1 … T12 narrow. */
static double
width_of(str column, struct arena *a)
{
	str folded = text_fold(a, column);

	if (str_eq(folded, STR("ma")))
		return 7;
	if (str_eq(folded, STR("chi_tieu")))
		return 48;
	if (str_eq(folded, STR("ghi_chu")) || str_eq(folded, STR("ly_do")))
		return 30;
	return str_starts(folded, STR("t")) && folded.n <= 3 ? 9 : 15;
}

static void
write_sheet(const struct book *b, lxw_workbook *book, const struct book_sheet *s, const struct formats *f)
{
	lxw_worksheet *w = workbook_add_worksheet(book, str_c(b->a, s->name));

	if (w == NULL)
		return;
	for (size_t c = 0; c < s->columns.n; c++) {
		worksheet_set_column(w, (lxw_col_t)c, (lxw_col_t)c, width_of(s->columns.at[c], b->a), NULL);
		worksheet_write_string(w, 0, (lxw_col_t)c, str_c(b->a, s->columns.at[c]), f->head);
	}
	for (size_t r = 0; r < s->rows.n; r++)
		for (size_t c = 0; c < s->widths.at[r]; c++)
			write_cell(w, (lxw_row_t)r + 1, (lxw_col_t)c, &s->rows.at[r][c], f, b->a);
	worksheet_freeze_panes(w, 1, s->columns.n > 2 ? 2 : 0);
	worksheet_set_landscape(w);
	worksheet_set_paper(w, PAPER_A4);
	worksheet_fit_to_pages(w, 1, 0);
	worksheet_repeat_rows(w, 0, 0);
}

bool
book_write(const struct book *b, const char *path, struct diags *d)
{
	struct file_out *out = file_out_open(path, d);
	lxw_doc_properties made = { .created = CREATED_1980 };
	lxw_workbook *book;
	struct formats f;

	if (out == NULL)
		return false;
	book = workbook_new(file_out_path(out));
	workbook_set_properties(book, &made);
	f.head = workbook_add_format(book);
	format_set_bold(f.head);
	format_set_text_wrap(f.head);
	format_set_align(f.head, LXW_ALIGN_VERTICAL_CENTER);
	format_set_bg_color(f.head, HEAD_BLUE);
	format_set_border(f.head, LXW_BORDER_THIN);
	f.text = workbook_add_format(book);
	f.number = workbook_add_format(book);
	format_set_num_format(f.number, "#,##0.##########");
	f.percent = workbook_add_format(book);
	format_set_num_format(f.percent, "0.##%");
	f.date = workbook_add_format(book);
	format_set_num_format(f.date, "dd/mm/yyyy");
	for (size_t i = 0; i < b->sheets.n; i++)
		write_sheet(b, book, b->sheets.at[i], &f);
	if (workbook_close(book) != LXW_NO_ERROR) {
		diag_add(d, &workbook_no_writer, LOC_NONE, "%s", path);
		file_out_abort(out);
		return false;
	}
	return file_out_commit(out, d);
}
