/*
 * A workbook for a unit to fill in: only the cells asked for can be typed
 * into, each takes what its indicator can be, the year before stands beside.
 *
 * Every sheet opens with a title, the header row is found by its column Mã.
 * A hidden sheet thong_tin says whose workbook it is and for which period, so
 * that data merge need not trust the file's name.
 */
#include "cli/data.h"

#include <string.h>

#include <xlsxwriter.h>

#include "base/file.h"
#include "base/out.h"
#include "text/text.h"

enum { HEADER_ROW = 3 }; /* from 0 */

struct form {
	const struct plan *p;
	struct period period;
	const struct plan_unit *unit; /* NULL: all */
	struct arena *a;
	lxw_workbook *book;
	lxw_format *title, *remark, *head, *locked, *locked_number, *group, *input, *input_text;
	int cells; /* that can be typed into */
};

bool
data_is_monthly(const struct plan *p, const struct plan_indicator *i)
{
	for (size_t k = 0; k < p->years_n; k++)
		if (p->years[k].at != NULL && p->years[k].at[i->index].has_months)
			return true;
	return false;
}

static lxw_format *
format_new(struct form *f, bool border, bool unlocked)
{
	lxw_format *x = workbook_add_format(f->book);

	format_set_font_name(x, "Times New Roman");
	format_set_font_size(x, 12);
	format_set_align(x, LXW_ALIGN_VERTICAL_CENTER);
	if (border)
		format_set_border(x, LXW_BORDER_THIN);
	if (unlocked) {
		format_set_unlocked(x);
		format_set_bg_color(x, 0xFFF2CC);
	}
	return x;
}

static void
make_formats(struct form *f)
{
	f->title = format_new(f, false, false);
	format_set_bold(f->title);
	format_set_font_size(f->title, 14);
	f->remark = format_new(f, false, false);
	format_set_italic(f->remark);
	f->head = format_new(f, true, false);
	format_set_bold(f->head);
	format_set_text_wrap(f->head);
	format_set_align(f->head, LXW_ALIGN_CENTER);
	format_set_bg_color(f->head, 0xDDEBF7);
	f->locked = format_new(f, true, false);
	format_set_text_wrap(f->locked);
	f->locked_number = format_new(f, true, false);
	format_set_num_format(f->locked_number, "#,##0.##########");
	f->group = format_new(f, true, false);
	format_set_bold(f->group);
	format_set_text_wrap(f->group);
	f->input = format_new(f, true, true);
	format_set_num_format(f->input, "#,##0.##########");
	f->input_text = format_new(f, true, true);
	format_set_text_wrap(f->input_text);
}

/* What may be typed into a figure's cell, told before and checked after. */
static void
add_validation(struct form *f, lxw_worksheet *w, lxw_row_t row, lxw_col_t column, const struct plan_indicator *i)
{
	static char *reached[] = { "Đạt", "Chưa đạt", NULL };
	lxw_data_validation v = { .ignore_blank = LXW_VALIDATION_ON, .error_type = LXW_VALIDATION_ERROR_TYPE_STOP };
	char title[32], message[250];
	/* Excel takes 32 letters of a title and 255 of a message; a code fits the one, a unit and a range the other */
	(void)snprintf(title, sizeof title, "Chỉ tiêu %.12s", str_c(f->a, i->code));
	v.input_title = title;
	v.error_title = "Không nhận";
	if (i->nature == NATURE_STATUS) {
		v.validate = LXW_VALIDATION_TYPE_LIST;
		v.value_list = reached;
		v.input_message = "Chọn Đạt hoặc Chưa đạt.";
		v.error_message = "Chọn Đạt hoặc Chưa đạt trong danh sách.";
	} else {
		double low = i->nature == NATURE_GROWTH ? -100 : 0;
		double high = i->nature == NATURE_GROWTH ? 1000 : i->cap.known ? dec_double(i->cap) : 1e12;

		v.validate = LXW_VALIDATION_TYPE_DECIMAL;
		v.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
		v.minimum_number = low;
		v.maximum_number = high;
		(void)snprintf(message, sizeof message, "Nhập số, đơn vị: %.60s. Chưa có số liệu thì để trống.",
		    i->unit.n > 0 ? str_c(f->a, i->unit) : "-");
		v.input_message = message;
		v.error_message = i->nature == NATURE_GROWTH ? "Nhập tốc độ tăng, ví dụ 13 cho 13%."
		    : i->cap.known ? "Nhập tỷ lệ từ 0 đến mức trần, ví dụ 95 cho 95%."
				   : "Nhập một số không âm.";
	}
	worksheet_data_validation_cell(w, row, column, &v);
}

static void
put_text(struct form *f, lxw_worksheet *w, lxw_row_t row, lxw_col_t column, str s, lxw_format *format)
{
	worksheet_write_string(w, row, column, str_c(f->a, s), format);
}

static void
put_figure(struct form *f, lxw_worksheet *w, lxw_row_t row, lxw_col_t column, const struct plan_indicator *i,
    struct dec d, lxw_format *format)
{
	if (!d.known)
		worksheet_write_blank(w, row, column, format);
	else if (i->nature == NATURE_STATUS)
		put_text(f, w, row, column, dec_sign(d) > 0 ? STR("Đạt") : STR("Chưa đạt"), format);
	else
		worksheet_write_number(w, row, column, dec_double(d), format);
}

static void
put_input(
    struct form *f, lxw_worksheet *w, lxw_row_t row, lxw_col_t column, const struct plan_indicator *i, struct dec d)
{
	put_figure(f, w, row, column, i, d, i->nature == NATURE_STATUS ? f->input_text : f->input);
	add_validation(f, w, row, column, i);
	f->cells++;
}

static lxw_worksheet *
sheet_new(struct form *f, const char *name, const char *what, const char *const *heads, const double *widths, int n)
{
	lxw_worksheet *w = workbook_add_worksheet(f->book, name);
	struct out o;

	out_init(&o);
	out_printf(&o, "%s ", what);
	period_put_name(&o, f->period);
	put_text(f, w, 0, 0, out_str(&o), f->title);
	out_reset(&o);
	out_printf(&o, "Đơn vị: " STR_FMT, STR_ARG(f->unit != NULL ? f->unit->name : STR("tất cả")));
	put_text(f, w, 1, 0, out_str(&o), f->remark);
	out_release(&o);
	put_text(f, w, 2, 0, STR("Chỉ nhập vào ô màu vàng. Ô khác đã khóa. Chưa có số liệu thì để trống, không ghi 0."),
	    f->remark);
	for (int i = 0; i < n; i++) {
		worksheet_set_column(w, (lxw_col_t)i, (lxw_col_t)i, widths[i], NULL);
		worksheet_write_string(w, HEADER_ROW, (lxw_col_t)i, heads[i], f->head);
	}
	worksheet_freeze_panes(w, HEADER_ROW + 1, 2);
	worksheet_set_landscape(w);
	worksheet_set_paper(w, 9);
	worksheet_fit_to_pages(w, 1, 0);
	worksheet_repeat_rows(w, HEADER_ROW, HEADER_ROW);
	worksheet_set_margins(w, 0.5, 0.5, 0.6, 0.6);
	worksheet_set_footer(w, "&CTrang &P/&N");
	worksheet_protect(w, NULL, NULL);
	return w;
}

static bool
asked(const struct form *f, const struct plan_indicator *i)
{
	if (f->unit == NULL || i->lead == f->unit)
		return true;
	for (size_t k = i->first_part; k != PLAN_NO_INDEX; k = f->p->indicators[k].next_part)
		if (f->p->indicators[k].lead == f->unit)
			return true;
	return false;
}

static const struct plan_observation *
observed(const struct form *f, const struct plan_indicator *i, int year)
{
	static const struct plan_observation nothing;
	const struct plan_year *y = plan_find_year(f->p, year);

	return y != NULL && y->at != NULL ? &y->at[i->index] : &nothing;
}

static void
put_names(struct form *f, lxw_worksheet *w, lxw_row_t row, const struct plan_indicator *i)
{
	lxw_format *format = i->is_group ? f->group : f->locked;

	put_text(f, w, row, 0, i->code, format);
	put_text(f, w, row, 1, i->name, format);
	put_text(f, w, row, 2, i->unit, format);
}

static struct dec
year_figure(const struct plan_observation *o)
{
	return o->done.amount.known ? o->done.amount : o->estimate.amount;
}

static void
year_sheet(struct form *f)
{
	static const char *const heads[] = { "Mã", "Chỉ tiêu", "Đơn vị tính", "Cùng kỳ", "Kế hoạch", "Thực hiện",
		"Ước thực hiện", "Lý do", "Ghi chú" };
	static const double widths[] = { 7, 46, 16, 13, 13, 13, 13, 28, 24 };
	lxw_worksheet *w = sheet_new(f, "chi_tieu", "BIỂU NHẬP SỐ LIỆU", heads, widths, 9);
	int year = f->period.last_year;
	lxw_row_t row = HEADER_ROW + 1;

	worksheet_write_comment(w, HEADER_ROW, 5, "Số chính thức của cả năm.");
	worksheet_write_comment(w, HEADER_ROW, 6, "Số ước cả năm, dùng khi chưa có số chính thức.");
	worksheet_write_comment(w, HEADER_ROW, 7, "Vì sao chưa đạt; bắt buộc khi đề nghị đánh giá khác quy tắc.");
	for (size_t k = 0; k < f->p->indicators_n; k++) {
		const struct plan_indicator *i = &f->p->indicators[k];
		const struct plan_observation *o = observed(f, i, year), *last = observed(f, i, year - 1);
		size_t term = (size_t)(year - f->p->from);
		struct dec plan = o->plan.known                                                       ? o->plan.lo
		    : f->p->from > 0 && year >= f->p->from && year <= f->p->to && i->path[term].known ? i->path[term].lo
												      : DEC_NONE;

		if (!asked(f, i))
			continue;
		put_names(f, w, row, i);
		if (i->is_group) {
			for (lxw_col_t c = 3; c < 9; c++)
				worksheet_write_blank(w, row, c, f->locked);
			row++;
			continue;
		}
		put_figure(f, w, row, 3, i, year_figure(last), f->locked_number);
		if (plan.known)
			put_figure(f, w, row, 4, i, plan, f->locked_number);
		else
			put_input(f, w, row, 4, i, DEC_NONE);
		put_input(f, w, row, 5, i, o->done.amount);
		put_input(f, w, row, 6, i, o->estimate.amount);
		put_text(f, w, row, 7, o->reason, f->input_text);
		put_text(f, w, row, 8, o->note, f->input_text);
		row++;
	}
}

/* The months of the period can be typed into; those before are shown. */
static void
month_sheet(struct form *f)
{
	const char *heads[16] = { "Mã", "Chỉ tiêu", "Đơn vị tính" };
	double widths[16] = { 7, 46, 16 };
	int first = f->period.kind == PERIOD_YEAR ? 1 : period_first_month(f->period),
	    last = period_last_month(f->period);
	lxw_worksheet *w;
	lxw_row_t row = HEADER_ROW + 1;

	for (int m = 1; m <= last; m++) {
		heads[2 + m] = str_c(f->a, str_format(f->a, "T%d", m));
		widths[2 + m] = 9;
	}
	w = sheet_new(f, "thang", "BIỂU NHẬP SỐ LIỆU THÁNG,", heads, widths, 3 + last);
	worksheet_write_comment(w, HEADER_ROW, (lxw_col_t)(2 + first),
	    "Chỉ tiêu lũy kế: số phát sinh riêng của tháng. Chỉ tiêu thời điểm, tỷ lệ: số cuối tháng.");
	for (size_t k = 0; k < f->p->indicators_n; k++) {
		const struct plan_indicator *i = &f->p->indicators[k];
		const struct plan_observation *o = observed(f, i, f->period.last_year);

		if (i->is_group || !asked(f, i) || !data_is_monthly(f->p, i))
			continue;
		put_names(f, w, row, i);
		for (int m = 1; m <= last; m++) {
			if (m < first)
				put_figure(f, w, row, (lxw_col_t)(2 + m), i, o->month[m - 1].amount, f->locked_number);
			else
				put_input(f, w, row, (lxw_col_t)(2 + m), i, o->month[m - 1].amount);
		}
		row++;
	}
}

static void
about_sheet(struct form *f)
{
	lxw_worksheet *w = workbook_add_worksheet(f->book, "thong_tin");
	struct out o;

	out_init(&o);
	period_put(&o, f->period);
	worksheet_write_string(w, 0, 0, "Mục", NULL);
	worksheet_write_string(w, 0, 1, "Giá trị", NULL);
	worksheet_write_string(w, 1, 0, "ky", NULL);
	put_text(f, w, 1, 1, out_str(&o), NULL);
	worksheet_write_string(w, 2, 0, "don_vi", NULL);
	put_text(f, w, 2, 1, f->unit != NULL ? f->unit->code : STR("tat-ca"), NULL);
	worksheet_protect(w, NULL, NULL);
	worksheet_hide(w);
	out_release(&o);
}

static bool
write_form(struct form *f, const char *path, struct diags *d)
{
	struct file_out *out = file_out_open(path, d);
	lxw_doc_properties made = { .title = "Biểu nhập số liệu", .created = 315532800 };

	if (out == NULL)
		return false;
	f->book = workbook_new(file_out_path(out));
	workbook_set_properties(f->book, &made);
	make_formats(f);
	if (f->period.kind == PERIOD_YEAR)
		year_sheet(f);
	month_sheet(f);
	about_sheet(f);
	if (workbook_close(f->book) != LXW_NO_ERROR) {
		diag_add(d, &workbook_no_writer, LOC_NONE, "%s", path);
		file_out_abort(out);
		return false;
	}
	return file_out_commit(out, d);
}

static void
write_for(struct data_job *j, struct period period, const struct plan_unit *unit, const char *path)
{
	struct form f = { .p = j->plan, .period = period, .unit = unit, .a = j->cli->a };

	if (write_form(&f, path, &j->cli->d) && !j->cli->quiet)
		printf(_("written: %s (%d cells to fill)\n"), path, f.cells);
}

int
data_new(struct data_job *j)
{
	const char *ky = args_value(j->args, "--ky"), *code = args_value(j->args, "--don-vi"),
		   *output = args_value(j->args, "--output");
	struct period period;

	if (ky == NULL || !period_parse(str_of(ky), &period) || period.kind == PERIOD_TERM)
		return cli_usage_error(j->cli, "%s", _("data new needs --ky: a year, month, quarter, 6T or 9T"));
	if (output != NULL && code == NULL)
		return cli_usage_error(
		    j->cli, "%s", _("-o goes with --don-vi; without it each unit gets a file in this folder"));
	for (size_t k = 0; k < j->plan->units_n; k++) {
		const struct plan_unit *u = &j->plan->units[k];
		bool leads = false;

		for (size_t i = 0; i < j->plan->indicators_n; i++)
			leads |= j->plan->indicators[i].lead == u &&
			    (period.kind == PERIOD_YEAR || data_is_monthly(j->plan, &j->plan->indicators[i]));
		if (code != NULL ? !str_eq(u->code, str_of(code)) : !leads)
			continue;
		write_for(j, period, u,
		    output != NULL
			? output
			: str_c(j->cli->a, str_format(j->cli->a, "so-lieu-%s-" STR_FMT ".xlsx", ky, STR_ARG(u->code))));
		if (code != NULL)
			return cli_finish(j->cli);
	}
	if (code != NULL) {
		str *codes = ARENA_ARRAY(j->cli->a, str, j->plan->units_n + 1), near;

		for (size_t k = 0; k < j->plan->units_n; k++)
			codes[k] = j->plan->units[k].code;
		near = str_nearest(str_of(code), codes, j->plan->units_n);
		diag_add(&j->cli->d, &data_no_unit, LOC_NONE, "%s", code);
		if (near.n > 0)
			diag_hint(&j->cli->d, _("the nearest known one is %.*s"), STR_ARG(near));
	}
	return cli_finish(j->cli);
}
