/* What the dialects of editable charts share, and the table as a workbook. */
#include "fill/native.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/out.h"
#include "fill/kinds.h"

static void
put_column_name(struct out *o, size_t column)
{
	if (column >= 26)
		out_char(o, (char)('A' + column / 26 - 1));
	out_char(o, (char)('A' + column % 26));
}

void
native_range(struct out *o, size_t column, size_t from_row, size_t to_row)
{
	out_char(o, '$');
	put_column_name(o, column);
	out_printf(o, "$%zu", from_row + 1);
	if (to_row == from_row)
		return;
	out_puts(o, ":$");
	put_column_name(o, column);
	out_printf(o, "$%zu", to_row + 1);
}

struct chart_fill
native_fill(const struct chart_column *c, bool estimate)
{
	if (c->target)
		return (
		    struct chart_fill){ CHART_NO_COLOUR, HATCH_NONE, 0 }; /* a frame around the bar that grows in it */
	return chart_style_fill(c->style, estimate);
}

int
native_line_colour(const struct chart_column *c)
{
	return c->target ? CHART_INK : chart_style_line(c->style, false).rgb;
}

int
native_label_colour(const struct chart_table *x, const struct chart_column *c)
{
	int rgb = native_fill(c, false).rgb;
	double grey = 0.2126 * (rgb >> 16 & 255) + 0.7152 * (rgb >> 8 & 255) + 0.0722 * (rgb & 255);

	return x->figures == FIGURES_CENTRE && !c->line && rgb != CHART_NO_COLOUR && grey < 128 ? CHART_WHITE
												: CHART_INK;
}

str
native_title(const struct chart_table *x)
{
	if (x->title.n > 0 && x->unit.n > 0)
		return str_format(x->a, STR_FMT " (" STR_FMT ")", STR_ARG(x->title), STR_ARG(x->unit));
	return x->title;
}

/* --- the workbook ---------------------------------------------------------------- */

static void
fill_sheet(const struct chart_table *x, lxw_workbook *book)
{
	lxw_worksheet *sheet = workbook_add_worksheet(book, NATIVE_SHEET);
	lxw_doc_properties properties = { .created = 946684800 }; /* a fixed day: the same chart gives the same bytes */

	workbook_set_properties(book, &properties);
	worksheet_set_column(sheet, 0, 0, 28, NULL);
	for (size_t i = 0; i < x->n; i++)
		worksheet_write_string(sheet, (lxw_row_t)(i + 1), 0, str_c(x->a, x->labels[i]), NULL);
	for (size_t k = 0; k < x->columns_n; k++) {
		lxw_format *format = workbook_add_format(book);
		const struct chart_column *c = &x->columns[k];

		format_set_num_format(format, native_number_format(x->a, c->places));
		worksheet_write_string(sheet, 0, (lxw_col_t)(k + 1), str_c(x->a, c->name), NULL);
		for (size_t i = 0; i < x->n; i++)
			if (c->at[i].known)
				worksheet_write_number(
				    sheet, (lxw_row_t)(i + 1), (lxw_col_t)(k + 1), c->at[i].at, format);
	}
}

const char *
native_number_format(struct arena *a, int places)
{
	return str_format(a, "#,##0%.*s", places > 0 && places < 10 ? places + 1 : 0, ".000000000").p;
}

/* libxlsxwriter 1.1 writes files only. */
bool
native_book(const struct chart_table *x, str *bytes, struct diags *d)
{
	const char *dir = getenv("TMPDIR");
	char *path = arena_alloc(x->a, 4096);
	lxw_workbook *book;
	bool ok = false;
	int fd;

	snprintf(path, 4096, "%s/vanthu-XXXXXX", dir != NULL && *dir != '\0' ? dir : "/tmp");
	fd = mkstemp(path);
	if (fd < 0) {
		diag_add(d, &fill_bad_picture, LOC_NONE, "%s", path);
		return false;
	}
	close(fd);
	book = workbook_new(path);
	if (book != NULL) {
		fill_sheet(x, book);
		ok = workbook_close(book) == LXW_NO_ERROR && file_read(path, x->a, bytes, d);
	}
	if (!ok)
		diag_add(d, &fill_bad_picture, LOC_NONE, "%s", path);
	unlink(path);
	return ok;
}
