/*
 * Forms for figures as XLSX: only the cells asked for can be typed into, each takes what its check allows, all others
 * are locked. What stands in a form is decided by who describes it (struct entry_form); how it looks, here.
 *
 * libxlsxwriter numbers texts in the order in which they are written: the order here is that of reading.
 */
#include "workbook/workbook.h"

#include <stdlib.h>

#include <xlsxwriter.h>

#include "base/arena.h"
#include "base/file.h"

enum {
	HEADER_ROW = 3, /* from 0, under the title and two remarks */
	FROZEN_COLUMNS = 2,
	TEXT_POINTS = 12,
	TITLE_POINTS = 14,
	INPUT_YELLOW = 0xFFF2CC,
	HEAD_BLUE = 0xDDEBF7,
	PAPER_A4 = 9,            /* ECMA-376-1 18.3.1.63, paperSize */
	CREATED_1980 = 315532800 /* 1980-01-01 in seconds: one fixed day, so that the same form gives the same bytes */
};

struct form_writer {
	struct arena *a;
	lxw_workbook *book;
	lxw_format *title, *remark, *head, *looks[ENTRY_LOOKS];
};

static lxw_format *
format_new(struct form_writer *f, bool border, bool unlocked)
{
	lxw_format *x = workbook_add_format(f->book);

	format_set_font_name(x, "Times New Roman");
	format_set_font_size(x, TEXT_POINTS);
	format_set_align(x, LXW_ALIGN_VERTICAL_CENTER);
	if (border)
		format_set_border(x, LXW_BORDER_THIN);
	if (unlocked) {
		format_set_unlocked(x);
		format_set_bg_color(x, INPUT_YELLOW);
	}
	return x;
}

static void
make_formats(struct form_writer *f)
{
	static const char number[] = "#,##0.##########";

	f->title = format_new(f, false, false);
	format_set_bold(f->title);
	format_set_font_size(f->title, TITLE_POINTS);
	f->remark = format_new(f, false, false);
	format_set_italic(f->remark);
	f->head = format_new(f, true, false);
	format_set_bold(f->head);
	format_set_text_wrap(f->head);
	format_set_align(f->head, LXW_ALIGN_CENTER);
	format_set_bg_color(f->head, HEAD_BLUE);
	for (int look = 0; look < ENTRY_LOOKS; look++)
		f->looks[look] = format_new(f, true, look == ENTRY_INPUT || look == ENTRY_INPUT_TEXT);
	format_set_text_wrap(f->looks[ENTRY_LOCKED]);
	format_set_num_format(f->looks[ENTRY_LOCKED_NUMBER], number);
	format_set_bold(f->looks[ENTRY_GROUP]);
	format_set_text_wrap(f->looks[ENTRY_GROUP]);
	format_set_num_format(f->looks[ENTRY_INPUT], number);
	format_set_text_wrap(f->looks[ENTRY_INPUT_TEXT]);
}

/* libxlsxwriter only reads what it takes as char *. */
static char *
drop_const(const char *s)
{
	return (char *)(uintptr_t)s;
}

static void
put_check(lxw_worksheet *w, lxw_row_t row, lxw_col_t column, const struct entry_check *c)
{
	lxw_data_validation v = { .ignore_blank = LXW_VALIDATION_ON,
		.error_type = LXW_VALIDATION_ERROR_TYPE_STOP,
		.input_title = drop_const(c->title),
		.input_message = drop_const(c->message),
		.error_title = drop_const("Không nhận"),
		.error_message = drop_const(c->refusal) };

	if (c->choices != NULL) {
		v.validate = LXW_VALIDATION_TYPE_LIST;
		v.value_list = (char **)(uintptr_t)c->choices;
	} else {
		v.validate = LXW_VALIDATION_TYPE_DECIMAL;
		v.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
		v.minimum_number = c->low;
		v.maximum_number = c->high;
	}
	worksheet_data_validation_cell(w, row, column, &v);
}

static void
put_entry_cell(struct form_writer *f, lxw_worksheet *w, lxw_row_t row, lxw_col_t column, const struct entry_cell *c,
    lxw_format *format)
{
	switch (c->content) {
	case ENTRY_BLANK: worksheet_write_blank(w, row, column, format); break;
	case ENTRY_TEXT: worksheet_write_string(w, row, column, str_c(f->a, c->text), format); break;
	case ENTRY_NUMBER: worksheet_write_number(w, row, column, dec_double(c->number), format); break;
	}
	if (c->check != NULL)
		put_check(w, row, column, c->check);
}

static void
put_heads(lxw_worksheet *w, const struct entry_sheet *s, lxw_row_t row, lxw_format *format)
{
	for (size_t i = 0; i < s->columns_n; i++) {
		const struct entry_column *c = &s->columns[i];

		if (c->width > 0)
			worksheet_set_column(w, (lxw_col_t)i, (lxw_col_t)i, c->width, NULL);
		worksheet_write_string(w, row, (lxw_col_t)i, c->head, format);
		if (c->comment != NULL)
			worksheet_write_comment(w, row, (lxw_col_t)i, c->comment);
	}
}

static void
set_page(lxw_worksheet *w)
{
	worksheet_freeze_panes(w, HEADER_ROW + 1, FROZEN_COLUMNS);
	worksheet_set_landscape(w);
	worksheet_set_paper(w, PAPER_A4);
	worksheet_fit_to_pages(w, 1, 0);
	worksheet_repeat_rows(w, HEADER_ROW, HEADER_ROW);
	worksheet_set_margins(w, 0.5, 0.5, 0.6, 0.6); /* inches */
	worksheet_set_footer(w, "&CTrang &P/&N");
}

static void
put_sheet(struct form_writer *f, const struct entry_sheet *s)
{
	lxw_worksheet *w = workbook_add_worksheet(f->book, s->name);
	lxw_row_t row = s->is_hidden ? 0 : HEADER_ROW;

	if (s->is_hidden) {
		worksheet_hide(w);
	} else {
		worksheet_write_string(w, 0, 0, str_c(f->a, s->title), f->title);
		worksheet_write_string(w, 1, 0, str_c(f->a, s->remarks[0]), f->remark);
		worksheet_write_string(w, 2, 0, str_c(f->a, s->remarks[1]), f->remark);
		set_page(w);
	}
	put_heads(w, s, row, s->is_hidden ? NULL : f->head);
	for (size_t r = 0; r < s->rows.n; r++)
		for (size_t c = 0; c < s->columns_n; c++) {
			const struct entry_cell *cell = &s->rows.at[r][c];

			put_entry_cell(f, w, row + 1 + (lxw_row_t)r, (lxw_col_t)c, cell,
			    s->is_hidden ? NULL : f->looks[cell->look]);
		}
	if (!s->is_open)
		worksheet_protect(w, NULL, NULL);
}

/* Where libxlsxwriter keeps its sheets while it writes; it asks for no TMPDIR, and /tmp is small on many machines. */
static const char *
work_folder(const char *path, struct arena *a)
{
	const char *given = getenv("TMPDIR");

	return given != NULL && *given != '\0' ? given : file_dir(a, path);
}

static bool
cell_is_written(const struct book *b, const struct entry_sheet *s, uint32_t row, uint32_t column,
    const struct entry_cell *c, struct arena *a)
{
	str got = book_digits(b, str_of(s->name), row, column), text = book_text(b, str_of(s->name), row, column);

	switch (c->content) {
	case ENTRY_BLANK: return got.n == 0 && text.n == 0;
	case ENTRY_TEXT: return str_eq(text, c->text);
	case ENTRY_NUMBER: return str_eq(dec_str(a, dec_trim(book_figure(got))), dec_str(a, dec_trim(c->number)));
	}
	return false;
}

/*
 * libxlsxwriter doesn't look whether its temporary files take what it writes: a full disk cuts parts off, and it says
 * nothing. So all is read again: each part whole, each cell as it was asked for.
 */
static bool
form_is_whole(const struct entry_form *form, str bytes, const char *path, struct arena *a)
{
	struct diags said;
	struct book *b;

	diags_init(&said, a);
	b = book_open(bytes, path, a, &said);
	if (b == NULL || !book_is_whole(b, &said))
		return false;
	for (size_t i = 0; i < form->sheets.n; i++) {
		const struct entry_sheet *s = form->sheets.at[i];
		uint32_t head = s->is_hidden ? 1 : HEADER_ROW + 1;

		for (size_t c = 0; c < s->columns_n; c++)
			if (!str_eq(book_text(b, str_of(s->name), head, (uint32_t)c + 1), str_of(s->columns[c].head)))
				return false;
		for (size_t r = 0; r < s->rows.n; r++)
			for (size_t c = 0; c < s->columns_n; c++)
				if (!cell_is_written(
					b, s, head + 1 + (uint32_t)r, (uint32_t)c + 1, &s->rows.at[r][c], a))
					return false;
	}
	return true;
}

static lxw_error
write_form(const struct entry_form *form, const char *to, const char *path, struct arena *a)
{
	lxw_doc_properties made = { .title = drop_const(form->title), .created = CREATED_1980 };
	lxw_workbook_options opt = { .tmpdir = drop_const(work_folder(path, a)) };
	struct form_writer f = { .a = a };

	f.book = workbook_new_opt(to, &opt);
	workbook_set_properties(f.book, &made);
	make_formats(&f);
	for (size_t i = 0; i < form->sheets.n; i++)
		put_sheet(&f, form->sheets.at[i]);
	return workbook_close(f.book);
}

bool
entry_bytes(const struct entry_form *form, const char *path, struct arena *a, str *bytes, struct diags *d)
{
	struct file_out *out = file_out_open(path, d); /* never committed: a place beside the form's own */
	lxw_error error;
	bool ok;

	if (out == NULL)
		return false;
	error = write_form(form, file_out_path(out), path, a);
	ok = error == LXW_NO_ERROR && file_read(file_out_path(out), a, bytes, d);
	if (ok && !form_is_whole(form, *bytes, path, a)) {
		diag_add(d, &workbook_no_writer, loc_file(a, str_of(path)), "%s", _("not all of it reached the disk"));
		ok = false;
	} else if (error != LXW_NO_ERROR) {
		diag_add(d, &workbook_no_writer, loc_file(a, str_of(path)), "%s", lxw_strerror(error));
	}
	file_out_abort(out);
	return ok;
}
