/*
 * Returned workbooks into the year's data. All files are read and compared
 * first; a conflict between two of them, or a figure that can't be read,
 * leaves the year's data as it was. What changes a figure that was there is
 * said; every figure that is put in is written to nhat-ky-so-lieu.csv, a line each
 * (its old value empty where none was there), so that a later change by hand is noticed.
 */
#include "cli/data.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/out.h"
#include "input/input.h"
#include "text/text.h"

/* One figure of one file. */
struct entry {
	str sheet, column, code;
	struct value v;
	const char *file;
	struct period period;
	str unit;
};

struct merge {
	struct data_job *j;
	struct arena *a;
	struct diags *d;
	VEC(struct entry) entries;
	struct map *seen; /* by sheet, column and code */
	size_t met;       /* figures of all files, doubles too */
	int year;
};

static const struct value *
sheet_of(const struct value *workbook, const char *name, struct arena *a)
{
	for (size_t i = 0; workbook->kind == VALUE_MAP && i < workbook->map->n; i++)
		if (str_eq(text_fold(a, workbook->map->at[i].key), str_of(name)))
			return workbook->map->at[i].value;
	return NULL;
}

/* ky and don_vi out of the sheet thong_tin. */
static bool
read_form_about(struct merge *m, const struct value *workbook, const char *file, struct period *period, str *unit)
{
	const struct value *sheet = sheet_of(workbook, "thong_tin", m->a);

	*unit = STR("");
	period->kind = PERIOD_NONE;
	for (size_t r = 0; sheet != NULL && sheet->kind == VALUE_LIST && r < sheet->list->n; r++) {
		str key = text_fold(m->a, value_text_at(&sheet->list->at[r], STR("muc"), STR(""))), v;
		const struct value *cell = value_at(&sheet->list->at[r], STR("gia_tri"));
		struct out o;

		out_init(&o);
		if (cell != NULL)
			value_print(&o, cell);
		v = out_copy(&o, m->a);
		out_release(&o);
		if (str_eq(key, STR("ky")) && !period_parse(v, period))
			period->kind = PERIOD_NONE;
		if (str_eq(key, STR("don_vi")))
			*unit = v;
	}
	if (period->kind != PERIOD_NONE && unit->n > 0)
		return true;
	diag_add(m->d, &data_no_form, loc_file(m->a, str_of(file)), NULL);
	diag_hint(m->d, "%s",
	    _("only workbooks made by 'vanthu data new' are merged: their sheet thong_tin tells unit and period"));
	return false;
}

/* A figure as the year's data keeps it; false: complained. */
static bool
clean(struct merge *m, const struct plan_indicator *i, const struct value *cell, bool figure, struct value *v)
{
	const char *why;
	bool percent = false;
	struct dec d;
	str folded;

	*v = *cell;
	if (!figure || cell->kind != VALUE_TEXT) {
		if (!figure || cell->kind == VALUE_DEC)
			return true;
	} else if (text_is_nil(cell->text)) {
		*v = value_none();
		return true;
	} else if (i->nature == NATURE_STATUS) {
		folded = text_fold(m->a, cell->text);
		if (str_eq(folded, STR("dat")) || str_eq(folded, STR("chua_dat")))
			return true;
	} else if (text_number_parse(str_trim(cell->text), m->j->plan->mark, &d, &percent, &why)) {
		*v = value_dec(d);
		v->where = cell->where;
		return true;
	}
	diag_add(m->d, &data_no_figure, cell->where, STR_FMT, STR_ARG(i->code));
	diag_hint(m->d, "%s", _("type a number, or leave the cell empty"));
	return false;
}

static void
add(struct merge *m, const struct entry *e)
{
	str key =
	    str_format(m->a, STR_FMT "|" STR_FMT "|" STR_FMT, STR_ARG(e->sheet), STR_ARG(e->column), STR_ARG(e->code));
	struct entry *before = map_find(m->seen, key);
	struct entry *kept;

	m->met++;
	if (before == NULL) {
		*VEC_ADD(m->a, &m->entries) = *e;
		kept = ARENA_NEW(m->a, struct entry);
		*kept = *e;
		map_put(m->seen, key, kept);
		return;
	}
	if (value_eq(&before->v, &e->v)) {
		diag_add(m->d, &data_double, e->v.where, STR_FMT " " STR_FMT, STR_ARG(e->code), STR_ARG(e->column));
		diag_also(m->d, before->v.where, "%s", _("first handed in here"));
		return;
	}
	diag_add(m->d, &data_conflict, e->v.where, STR_FMT " " STR_FMT, STR_ARG(e->code), STR_ARG(e->column));
	diag_also(m->d, before->v.where, "%s", _("another figure stands here"));
	diag_hint(m->d, "%s", _("ask the units which figure holds, and merge again"));
}

static bool
theirs(const struct merge *m, const struct plan_indicator *i, str unit)
{
	return str_eq(unit, STR("tat-ca")) || (i->lead != NULL && plan_find_unit(m->j->plan, unit) == i->lead);
}

static void
read_form_sheet(
    struct merge *m, const struct value *sheet, const char *name, const char *file, struct period period, str unit)
{
	static const char *const figures[] = { "ke_hoach", "thuc_hien", "uoc_thuc_hien" };
	static const char *const texts[] = { "ly_do", "ghi_chu" };
	bool months = strcmp(name, "thang") == 0;

	for (size_t r = 0; sheet != NULL && sheet->kind == VALUE_LIST && r < sheet->list->n; r++) {
		const struct value *row = &sheet->list->at[r], *code = value_at(row, STR("ma"));
		const struct plan_indicator *i;
		struct out o;
		str written;

		if (code == NULL)
			continue;
		out_init(&o);
		value_print(&o, code);
		written = out_copy(&o, m->a);
		out_release(&o);
		i = plan_find_indicator(m->j->plan, str_trim(written));
		if (i == NULL) {
			diag_add(m->d, &data_no_code, code->where, STR_FMT, STR_ARG(written));
			continue;
		}
		if (i->is_group)
			continue;
		for (size_t c = 0; c < row->map->n; c++) {
			str key = text_fold(m->a, row->map->at[c].key);
			const struct value *cell = row->map->at[c].value;
			struct entry e = { str_of(name), key, i->code, value_none(), file, period, unit };
			bool figure = false, text = false;

			for (size_t k = 0; k < 3 && !months; k++)
				figure |= str_eq(key, str_of(figures[k]));
			for (size_t k = 0; k < 2 && !months; k++)
				text |= str_eq(key, str_of(texts[k]));
			for (int k = 1; k <= 12 && months; k++)
				figure |= str_eq(key, str_format(m->a, "t%d", k));
			if ((!figure && !text) || cell->kind == VALUE_NONE)
				continue;
			if (!theirs(m, i, unit)) {
				diag_add(m->d, &data_not_theirs, cell->where, STR_FMT, STR_ARG(i->code));
				continue;
			}
			if (clean(m, i, cell, figure, &e.v) && e.v.kind != VALUE_NONE)
				add(m, &e);
		}
	}
}

static void
read_form_file(struct merge *m, const char *file)
{
	struct in_options opt = { .mark = m->j->plan->mark, .hidden_meant = true, .name = file };
	const int *count = m->d->count;
	int faults = count[DIAG_ERROR] + count[DIAG_FATAL];
	struct value v = in_read(file, &opt, m->a, m->d);
	struct period period;
	size_t before = m->met;
	str unit;

	if (count[DIAG_ERROR] + count[DIAG_FATAL] > faults || !read_form_about(m, &v, file, &period, &unit))
		return;
	if (m->year != 0 && m->year != period.last_year) {
		diag_add(m->d, &data_no_form, loc_file(m->a, str_of(file)), _("year %d; the files before it are of %d"),
		    period.last_year, m->year);
		diag_hint(m->d, "%s", _("merge one year at a time"));
		return;
	}
	m->year = period.last_year;
	read_form_sheet(m, sheet_of(&v, "chi_tieu", m->a), "chi_tieu", file, period, unit);
	read_form_sheet(m, sheet_of(&v, "thang", m->a), "thang", file, period, unit);
	if (m->met == before && diags_ok(m->d)) {
		diag_add(m->d, &data_nothing, loc_file(m->a, str_of(file)), NULL);
		diag_hint(m->d, "%s", _("was it saved after the figures were typed?"));
	}
}

/* --- into the year's data ------------------------------------------------------------ */

static const char *const year_columns[] = { "Mã", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thành phố giao", "Thực hiện",
	"Ước thực hiện", "Cùng kỳ", "Kế hoạch sau", "Lý do", "Ghi chú" };
static const char *const month_columns[] = { "Mã", "Chỉ tiêu", "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9",
	"T10", "T11", "T12", "Ghi chú" };

static str
printed_figure(struct arena *a, const struct value *v)
{
	struct out o;
	str s;

	out_init(&o);
	value_print(&o, v);
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

/* A month before the period that the workbook was for. */
static bool
of_earlier_month(const struct entry *e)
{
	struct dec month;

	if (!str_eq(e->sheet, STR("thang")) || e->period.kind == PERIOD_YEAR)
		return false;
	return dec_parse(str_sub(e->column, 1, e->column.n), &month) &&
	    dec_cmp(month, dec_int(period_first_month(e->period))) < 0;
}

static bool
same(struct arena *a, const struct value *x, const struct value *y)
{
	if (x->kind == VALUE_DEC && y->kind == VALUE_DEC)
		return dec_cmp(x->dec, y->dec) == 0;
	return str_eq(printed_figure(a, x), printed_figure(a, y));
}

static void
put_csv(struct out *o, str s)
{
	out_char(o, '"');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			out_char(o, '"');
		out_char(o, s.p[i]);
	}
	out_char(o, '"');
}

static void
log_change(struct out *log, struct arena *a, const struct entry *e, const struct value *old)
{
	const str cells[] = { e->sheet, e->code, e->column, old->kind == VALUE_NONE ? STR("") : printed_figure(a, old),
		printed_figure(a, &e->v), e->unit, str_of(e->file) };

	period_put(log, e->period);
	for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
		out_char(log, ',');
		put_csv(log, cells[i]);
	}
	out_char(log, '\n');
}

/* True: the data changed. */
static bool
apply(struct merge *m, struct book *b, const struct entry *e, struct out *log)
{
	bool months = str_eq(e->sheet, STR("thang"));
	struct book_sheet *s = months
	    ? book_sheet(b, "thang", month_columns, sizeof month_columns / sizeof month_columns[0])
	    : book_sheet(b, "chi_tieu", year_columns, sizeof year_columns / sizeof year_columns[0]);
	const struct plan_indicator *i = plan_find_indicator(m->j->plan, e->code);
	size_t row = book_row(b, s, e->code), column = book_column(b, s, e->column);
	struct value *cell = book_cell(b, s, row, column), *name;

	if (cell->kind != VALUE_NONE && same(m->a, cell, &e->v))
		return false;
	if (cell->kind != VALUE_NONE)
		diag_add(m->d, of_earlier_month(e) ? &data_revised : &data_replaced, e->v.where,
		    _("%.*s %.*s: %.*s becomes %.*s"), STR_ARG(e->code), STR_ARG(e->column),
		    STR_ARG(printed_figure(m->a, cell)), STR_ARG(printed_figure(m->a, &e->v)));
	log_change(log, m->a, e, cell);
	*cell = e->v;
	name = book_cell(b, s, row, book_column(b, s, STR("Chỉ tiêu")));
	if (name->kind == VALUE_NONE)
		*name = value_text(i->name);
	if (!months && i->unit.n > 0) {
		struct value *unit = book_cell(b, s, row, book_column(b, s, STR("Đơn vị tính")));

		if (unit->kind == VALUE_NONE)
			*unit = value_text(i->unit);
	}
	return true;
}

static bool
write_log(struct merge *m, const struct out *log)
{
	const char *path = file_join(m->a, m->j->workspace, "nhat-ky-so-lieu.csv");
	str old = STR("ky,bang,ma,cot,cu,moi,don_vi,tep\n");

	if (out_str(log).n == 0)
		return true;
	if (file_exists(path) && !file_read(path, m->a, &old, m->d))
		return false;
	return file_write(path, str_format(m->a, STR_FMT STR_FMT, STR_ARG(old), STR_ARG(out_str(log))), m->d);
}

/* The year's file as it is called in the workspace; what it will be called where there is none. */
static const char *
year_path(const struct merge *m)
{
	const struct plan_inputs *in = m->j->plan->in;

	for (size_t i = 0; i < in->years_n; i++)
		if (in->years[i].year == m->year)
			return in->years[i].path;
	return file_join(m->a, in->years_folder, str_c(m->a, str_format(m->a, "%d.xlsx", m->year)));
}

int
data_merge(struct data_job *j)
{
	struct merge m = { .j = j, .a = j->cli->a, .d = &j->cli->d, .seen = map_new(j->cli->a) };
	struct book book;
	struct out log;
	const char *name, *path;
	int changed = 0;

	if (j->args->operands_n < 2)
		return cli_usage_error(j->cli, "%s", _("data merge needs the returned workbooks"));
	for (int i = 1; i < j->args->operands_n; i++)
		read_form_file(&m, j->args->operands[i]);
	if (!diags_ok(m.d) || m.year == 0)
		return cli_finish(j->cli);
	name = year_path(&m);
	path = file_join(m.a, j->workspace, name);
	book_init(&book, m.a);
	if (file_exists(path) && str_eq_nocase(file_ext(name), STR("xlsx"))) {
		struct in_options opt = { .mark = j->plan->mark, .keep_headers = true };
		struct value v = in_read(path, &opt, m.a, m.d);

		if (!diags_ok(m.d))
			return cli_finish(j->cli);
		book_from_value(&book, &v);
	} else if (file_exists(path)) {
		diag_add(m.d, &data_no_form, loc_file(m.a, str_of(name)), _("so-lieu/%d is not an XLSX file"), m.year);
		diag_hint(m.d, "%s", _("save it as XLSX first"));
		return cli_finish(j->cli);
	}
	out_init(&log);
	for (size_t i = 0; i < m.entries.n; i++)
		changed += apply(&m, &book, &m.entries.at[i], &log);
	if (diags_ok(m.d) && changed > 0 && file_make_dirs(file_dir(m.a, path), m.d) && book_write(&book, path, m.d))
		write_log(&m, &log);
	out_release(&log);
	if (!j->cli->quiet && diags_ok(m.d))
		printf(
		    _("%d files, %zu figures, %d changed: %s\n"), j->args->operands_n - 1, m.entries.n, changed, path);
	return cli_finish(j->cli);
}
