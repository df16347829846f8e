/* The table behind an editable chart, and as a workbook. */
#include "chart/native.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/out.h"
#include "chart/kinds.h"
#include "chart/native_book.h"
#include "value/value.h"

bool
chart_is_editable(const struct value *chart)
{
	struct arena *a = arena_new(1 << 14);
	const struct model *m = model_glance(chart, a);
	bool editable = m->editable && !m->split && m->known_n > 0;

	arena_free(a);
	return editable;
}

static void
add_target(struct native *x)
{
	const struct model *m = x->m;
	struct native_column *c = &x->columns[x->columns_n];
	struct figure *at;

	if (m->kind->body == BODY_SLICES || (!m->target.known && m->targets == NULL))
		return;
	at = ARENA_ARRAY(x->a, struct figure, x->n + 1);
	for (size_t i = 0; i < x->n; i++)
		at[i] = m->targets != NULL ? m->targets[i] : m->target;
	*c = (struct native_column){ m->target_name, at, m->kind->body == BODY_COLUMNS, false, true, 0, 0 };
	for (size_t i = 0; i < x->n; i++)
		if (at[i].known && dec_trim(at[i].value).scale > c->places)
			c->places = dec_trim(at[i].value).scale;
	x->columns_n++;
}

/* A pie's table holds its slices, the rest as one. */
static void
add_slices(struct native *x)
{
	struct slice *at = ARENA_ARRAY(x->a, struct slice, SLICES_ROOM);
	size_t n = pie_slices(x->m, at);
	struct figure *figures = ARENA_ARRAY(x->a, struct figure, n + 1);
	str *labels = ARENA_ARRAY(x->a, str, n + 1);

	for (size_t i = 0; i < n; i++) {
		labels[i] = at[i].name;
		figures[i] = (struct figure){ at[i].at, at[i].value, true, at[i].estimate };
	}
	x->labels = labels;
	x->n = n;
	x->columns[0] =
	    (struct native_column){ x->m->series[0].name, figures, false, false, false, 0, x->m->series[0].places };
	x->columns_n = 1;
}

struct native *
native_of(const struct value *chart, struct arena *a, struct diags *d)
{
	struct native *x = ARENA_NEW(a, struct native);
	const struct model *m = model_read(chart, a, d);

	if (m == NULL)
		return NULL;
	*x = (struct native){ .m = m, .labels = m->labels, .n = m->n, .a = a };
	x->columns = ARENA_ARRAY(a, struct native_column, m->series_n + 1);
	if (m->kind->body == BODY_SLICES) {
		add_slices(x);
		return x;
	}
	for (size_t k = 0; k < m->series_n; k++) {
		const struct series *s = &m->series[k];

		x->columns[x->columns_n++] =
		    (struct native_column){ s->name, s->at, s->line, s->second, false, s->style, s->places };
	}
	add_target(x);
	for (size_t k = 0; k < x->columns_n; k++) {
		x->has_lines |= x->columns[k].line;
		x->has_bars |= !x->columns[k].line;
		x->has_second |= x->columns[k].second;
	}
	return x;
}

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

struct fill
native_fill(const struct native_column *c, bool estimate)
{
	if (c->target)
		return (struct fill){ NO_COLOUR, HATCH_NONE, 0 }; /* a frame around the bar that grows in it */
	return style_fill(c->style, estimate);
}

int
native_line_colour(const struct native_column *c)
{
	return c->target ? INK : style_line(c->style, false).rgb;
}

int
native_label_colour(const struct native *x, const struct native_column *c)
{
	int rgb = native_fill(c, false).rgb;
	double grey = 0.2126 * (rgb >> 16 & 255) + 0.7152 * (rgb >> 8 & 255) + 0.0722 * (rgb & 255);

	return x->m->kind->figures == FIGURES_CENTRE && !c->line && rgb != NO_COLOUR && grey < 128 ? WHITE : INK;
}

/* --- the workbook ---------------------------------------------------------------- */

static void
fill_sheet(const struct native *x, lxw_workbook *book)
{
	lxw_worksheet *sheet = workbook_add_worksheet(book, NATIVE_SHEET);
	lxw_doc_properties properties = { .created = 946684800 }; /* a fixed day: the same chart gives the same bytes */

	workbook_set_properties(book, &properties);
	worksheet_set_column(sheet, 0, 0, 28, NULL);
	for (size_t i = 0; i < x->n; i++)
		worksheet_write_string(sheet, (lxw_row_t)(i + 1), 0, str_c(x->a, x->labels[i]), NULL);
	for (size_t k = 0; k < x->columns_n; k++) {
		lxw_format *format = workbook_add_format(book);
		const struct native_column *c = &x->columns[k];

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
native_book(const struct native *x, str *bytes, struct diags *d)
{
	const char *dir = getenv("TMPDIR");
	char *path = arena_alloc(x->a, 4096);
	lxw_workbook *book;
	bool ok = false;
	int fd;

	snprintf(path, 4096, "%s/vanthu-XXXXXX", dir != NULL && *dir != '\0' ? dir : "/tmp");
	fd = mkstemp(path);
	if (fd < 0) {
		diag_add(d, &chart_unwritable, x->m->where, "%s", path);
		return false;
	}
	close(fd);
	book = workbook_new(path);
	if (book != NULL) {
		fill_sheet(x, book);
		ok = workbook_close(book) == LXW_NO_ERROR && file_read(path, x->a, bytes, d);
	}
	if (!ok)
		diag_add(d, &chart_unwritable, x->m->where, "%s", path);
	unlink(path);
	return ok;
}
