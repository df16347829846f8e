/*
 * A workbook for a unit to fill in: only the cells asked for can be typed
 * into, each takes what its indicator can be, the year before stands beside.
 * What stands where is told here as an entry_form, which workbook/ writes.
 *
 * Every sheet opens with a title, the header row is found by its column Mã.
 * A hidden sheet thong_tin says whose workbook it is and for which period, so
 * that data merge need not trust the file's name.
 */
#include "cli/data.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/out.h"
#include "text/text.h"
#include "value/schema.h"

enum {
	NAME_COLUMNS = 3, /* code, name, unit of measure */
	MONTHS = 12,
	/* Excel takes 32 letters of a title and 255 of a message; a code fits the one, a unit and a range the other */
	CODE_BYTES = 12,
	UNIT_BYTES = 60
};
static const struct diag_kind form_beside = { "W114", DIAG_WARNING,
	N_("another form stands there and is kept; the new one lies beside it") };
static const struct diag_kind form_in_the_way = { "W115", DIAG_ERROR,
	N_("another form stands there and is not written over"), EXIT_NO_OUTPUT };

#define AMOUNT_MAX 1e12 /* no figure of a commune is larger */

struct form {
	const struct plan *p;
	struct period period;
	const struct plan_unit *unit; /* NULL: all */
	struct arena *a;
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

/* What may be typed into a figure's cell, told before and checked after. */
static const struct entry_check *
check_of(struct form *f, const struct plan_indicator *i)
{
	static const char *const reached[] = { "Đạt", "Chưa đạt", NULL };
	struct entry_check *c = ARENA_NEW(f->a, struct entry_check);
	int code_bytes = i->code.n < CODE_BYTES ? (int)i->code.n : CODE_BYTES,
	    unit_bytes = i->unit.n < UNIT_BYTES ? (int)i->unit.n : UNIT_BYTES;

	c->title = str_format(f->a, "Chỉ tiêu %.*s", code_bytes, i->code.p).p;
	if (i->nature == NATURE_STATUS) {
		c->choices = reached;
		c->message = "Chọn Đạt hoặc Chưa đạt.";
		c->refusal = "Chọn Đạt hoặc Chưa đạt trong danh sách.";
		return c;
	}
	c->message = str_format(f->a, "Nhập số, đơn vị: %.*s. Chưa có số liệu thì để trống.",
	    unit_bytes > 0 ? unit_bytes : 1, unit_bytes > 0 ? i->unit.p : "-")
			 .p;
	if (i->nature == NATURE_GROWTH) {
		c->low = -100;
		c->high = 1000;
		c->refusal = "Nhập tốc độ tăng, ví dụ 13 cho 13%.";
	} else if (i->cap.known) {
		c->high = dec_double(i->cap);
		c->refusal = "Nhập tỷ lệ từ 0 đến mức trần, ví dụ 95 cho 95%.";
	} else {
		c->high = AMOUNT_MAX;
		c->refusal = "Nhập một số không âm.";
	}
	return c;
}

static struct entry_cell
text_cell(str text, enum entry_look look)
{
	return (struct entry_cell){ .look = look, .content = ENTRY_TEXT, .text = text };
}

static struct entry_cell
figure_cell(const struct plan_indicator *i, struct dec d, enum entry_look look)
{
	if (!d.known)
		return (struct entry_cell){ .look = look, .content = ENTRY_BLANK };
	if (i->nature == NATURE_STATUS)
		return text_cell(dec_sign(d) > 0 ? STR("Đạt") : STR("Chưa đạt"), look);
	return (struct entry_cell){ .look = look, .content = ENTRY_NUMBER, .number = d };
}

static struct entry_cell
input_cell(struct form *f, const struct plan_indicator *i, struct dec d)
{
	struct entry_cell c = figure_cell(i, d, i->nature == NATURE_STATUS ? ENTRY_INPUT_TEXT : ENTRY_INPUT);

	c.check = check_of(f, i);
	f->cells++;
	return c;
}

static struct entry_sheet *
add_sheet(struct form *f, struct entry_form *form, const char *name, const struct entry_column *columns, size_t n)
{
	struct entry_sheet *s = ARENA_NEW(f->a, struct entry_sheet);

	s->name = name;
	s->columns = columns;
	s->columns_n = n;
	*VEC_ADD(f->a, &form->sheets) = s;
	return s;
}

/* what: the title before the period's name. */
static void
set_titles(struct form *f, struct entry_sheet *s, const char *what)
{
	struct out o;

	out_init(&o);
	out_printf(&o, "%s ", what);
	period_put_name(&o, f->period);
	s->title = out_copy(&o, f->a);
	out_reset(&o);
	out_printf(&o, "Đơn vị: " STR_FMT, STR_ARG(f->unit != NULL ? f->unit->name : STR("tất cả")));
	s->remarks[0] = out_copy(&o, f->a);
	s->remarks[1] = STR("Chỉ nhập vào ô màu vàng. Ô khác đã khóa. Chưa có số liệu thì để trống, không ghi 0.");
	out_release(&o);
}

static struct entry_cell *
add_row(struct form *f, struct entry_sheet *s)
{
	struct entry_cell *row = ARENA_ARRAY(f->a, struct entry_cell, s->columns_n);

	*VEC_ADD(f->a, &s->rows) = row;
	return row;
}

static struct entry_cell *
add_indicator(struct form *f, struct entry_sheet *s, const struct plan_indicator *i)
{
	enum entry_look look = i->is_group ? ENTRY_GROUP : ENTRY_LOCKED;
	struct entry_cell *row = add_row(f, s);

	row[0] = text_cell(i->code, look);
	row[1] = text_cell(i->name, look);
	row[2] = text_cell(i->unit, look);
	return row;
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

static struct dec
entry_year_figure(const struct plan_observation *o)
{
	return o->done.amount.known ? o->done.amount : o->estimate.amount;
}

/* What the year is to reach: as its own data say, else as the plan's path has it. */
static struct dec
year_target(const struct form *f, const struct plan_indicator *i)
{
	int year = f->period.last_year;
	const struct plan_observation *o = observed(f, i, year);
	bool in_term = f->p->from > 0 && year >= f->p->from && year <= f->p->to;

	if (o->plan.known)
		return o->plan.lo;
	if (in_term && i->path[year - f->p->from].known)
		return i->path[year - f->p->from].lo;
	return DEC_NONE;
}

enum year_column {
	YEAR_LAST = NAME_COLUMNS,
	YEAR_PLAN,
	YEAR_DONE,
	YEAR_ESTIMATE,
	YEAR_REASON,
	YEAR_NOTE,
	YEAR_COLUMNS
};
static const struct entry_column year_columns[] = {
	{ "Mã", NULL, 7 },
	{ "Chỉ tiêu", NULL, 46 },
	{ "Đơn vị tính", NULL, 16 },
	{ "Cùng kỳ", NULL, 13 },
	{ "Kế hoạch", NULL, 13 },
	{ "Thực hiện", "Số chính thức của cả năm.", 13 },
	{ "Ước thực hiện", "Số ước cả năm, dùng khi chưa có số chính thức.", 13 },
	{ "Lý do", "Vì sao chưa đạt; bắt buộc khi đề nghị đánh giá khác quy tắc.", 28 },
	{ "Ghi chú", NULL, 24 },
};
_Static_assert(sizeof year_columns / sizeof *year_columns == YEAR_COLUMNS, "a head for each column");

static void
put_year(struct form *f, const struct plan_indicator *i, struct entry_cell *row)
{
	int year = f->period.last_year;
	const struct plan_observation *o = observed(f, i, year);
	struct dec target = year_target(f, i);

	row[YEAR_LAST] = figure_cell(i, entry_year_figure(observed(f, i, year - 1)), ENTRY_LOCKED_NUMBER);
	row[YEAR_PLAN] = target.known ? figure_cell(i, target, ENTRY_LOCKED_NUMBER) : input_cell(f, i, DEC_NONE);
	row[YEAR_DONE] = input_cell(f, i, o->done.amount);
	row[YEAR_ESTIMATE] = input_cell(f, i, o->estimate.amount);
	row[YEAR_REASON] = text_cell(o->reason, ENTRY_INPUT_TEXT);
	row[YEAR_NOTE] = text_cell(o->note, ENTRY_INPUT_TEXT);
}

static void
add_year_sheet(struct form *f, struct entry_form *form)
{
	struct entry_sheet *s = add_sheet(f, form, "chi_tieu", year_columns, YEAR_COLUMNS);

	set_titles(f, s, "BIỂU NHẬP SỐ LIỆU");
	for (size_t k = 0; k < f->p->indicators_n; k++) {
		const struct plan_indicator *i = &f->p->indicators[k];
		struct entry_cell *row;

		if (!asked(f, i))
			continue;
		row = add_indicator(f, s, i);
		if (!i->is_group)
			put_year(f, i, row);
	}
}

/* A column a month up to the last; first: the one that opens to typing. */
static const struct entry_column *
month_columns(struct form *f, int first, int last)
{
	struct entry_column *columns = ARENA_ARRAY(f->a, struct entry_column, NAME_COLUMNS + MONTHS);

	memcpy(columns, year_columns, NAME_COLUMNS * sizeof *columns);
	for (int m = 1; m <= last; m++)
		columns[NAME_COLUMNS + m - 1] =
		    (struct entry_column){ .head = str_format(f->a, "T%d", m).p, .width = 9 };
	columns[NAME_COLUMNS + first - 1].comment =
	    "Chỉ tiêu lũy kế: số phát sinh riêng của tháng. Chỉ tiêu thời điểm, tỷ lệ: số cuối tháng.";
	return columns;
}

/* The months of the period can be typed into; those before are shown. */
static void
add_month_sheet(struct form *f, struct entry_form *form)
{
	int first = f->period.kind == PERIOD_YEAR ? 1 : period_first_month(f->period),
	    last = period_last_month(f->period);
	struct entry_sheet *s =
	    add_sheet(f, form, "thang", month_columns(f, first, last), (size_t)(NAME_COLUMNS + last));

	set_titles(f, s, "BIỂU NHẬP SỐ LIỆU THÁNG,");
	for (size_t k = 0; k < f->p->indicators_n; k++) {
		const struct plan_indicator *i = &f->p->indicators[k];
		const struct plan_observation *o = observed(f, i, f->period.last_year);
		struct entry_cell *row;

		if (i->is_group || !asked(f, i) || !data_is_monthly(f->p, i))
			continue;
		row = add_indicator(f, s, i);
		for (int m = 1; m <= last; m++) {
			struct dec got = o->month[m - 1].amount;

			row[NAME_COLUMNS + m - 1] =
			    m < first ? figure_cell(i, got, ENTRY_LOCKED_NUMBER) : input_cell(f, i, got);
		}
	}
}

static void
add_about_sheet(struct form *f, struct entry_form *form)
{
	static const struct entry_column columns[] = { { "Mục", NULL, 0 }, { "Giá trị", NULL, 0 } };
	struct entry_sheet *s = add_sheet(f, form, "thong_tin", columns, 2);
	struct entry_cell *row;
	struct out o;

	s->is_hidden = true;
	out_init(&o);
	period_put(&o, f->period);
	row = add_row(f, s);
	row[0] = text_cell(STR("ky"), ENTRY_LOCKED);
	row[1] = text_cell(out_copy(&o, f->a), ENTRY_LOCKED);
	row = add_row(f, s);
	row[0] = text_cell(STR("don_vi"), ENTRY_LOCKED);
	row[1] = text_cell(f->unit != NULL ? f->unit->code : STR("tat-ca"), ENTRY_LOCKED);
	out_release(&o);
}

/*
 * Where the form goes. A workbook that stands there and differs may hold a month's typing: one under a name of ours
 * stays, and the new one is numbered; of a name that was asked for it is said. NULL: complained.
 */
static const char *
free_place(struct data_job *j, const char *path, str bytes)
{
	enum { PLACES = 1000 };
	str ext = file_ext(path);
	int stem = (int)(strlen(path) - ext.n - 1);

	if (cli_stands(path, bytes, j->cli->a, &j->cli->d) != STANDS_ANOTHER)
		return path;
	if (args_value(j->args, "--output") != NULL) {
		diag_add(&j->cli->d, &form_in_the_way, loc_file(j->cli->a, str_of(path)), NULL);
		diag_hint(&j->cli->d, "%s", _("move it away, or give the new form another name"));
		return NULL;
	}
	for (int i = 2; i < PLACES; i++) {
		const char *beside = str_format(j->cli->a, "%.*s-%d." STR_FMT, stem, path, i, STR_ARG(ext)).p;

		if (cli_stands(beside, bytes, j->cli->a, &j->cli->d) == STANDS_ANOTHER)
			continue;
		diag_add(&j->cli->d, &form_beside, loc_file(j->cli->a, str_of(path)), NULL);
		diag_hint(&j->cli->d, _("the new form is %s"), beside);
		return beside;
	}
	diag_add(&j->cli->d, &form_in_the_way, loc_file(j->cli->a, str_of(path)), NULL);
	return NULL;
}

static void
write_for(struct data_job *j, struct period period, const struct plan_unit *unit, const char *path)
{
	struct form f = { .p = j->plan, .period = period, .unit = unit, .a = j->cli->a };
	struct entry_form form = { .title = "Biểu nhập số liệu" };
	str bytes;

	if (period.kind == PERIOD_YEAR)
		add_year_sheet(&f, &form);
	add_month_sheet(&f, &form);
	add_about_sheet(&f, &form);
	if (!entry_bytes(&form, path, f.a, &bytes, &j->cli->d))
		return;
	path = free_place(j, path, bytes);
	if (path == NULL)
		return;
	if (cli_stands(path, bytes, j->cli->a, &j->cli->d) != STANDS_SAME && !file_write(path, bytes, &j->cli->d))
		return;
	if (!j->cli->quiet)
		printf(
		    NG_("written: %s (%d cell to fill)\n", "written: %s (%d cells to fill)\n", (unsigned long)f.cells),
		    cli_shown(j->cli, str_of(path)), f.cells);
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
		if (code != NULL ? u != plan_find_unit(j->plan, str_of(code)) : !leads)
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
		hint_near(&j->cli->d, A_UNIT, near);
	}
	return cli_finish(j->cli);
}
