/*
 * Returned workbooks into the year's data. All files are read and compared
 * first; a conflict between two of them, or a figure that can't be read,
 * leaves the year's data as it was. What changes a figure that was there is
 * said; every figure that is put in is written to nhat-ky-so-lieu.csv, a line each
 * (its old value empty where none was there), so that a later change by hand is noticed.
 *
 * The year's workbook is a person's: its cells are set, all else in it stays (workbook/edit.c), and what is about to
 * replace it is read once more and compared, cell by cell.
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
	str digits; /* the figure as it was typed, where the file tells; else empty */
};

/* Where an entry's cell is in the year's workbook. */
struct put {
	str sheet;
	uint32_t row, column;
	const struct entry *entry;
};

struct merge {
	struct data_job *j;
	struct arena *a;
	struct diags *d;
	VEC(struct entry) entries;
	struct map *seen; /* by sheet, column and code */
	size_t met;       /* figures of all files, doubles too */
	int year;
	struct book *form; /* the returned workbook being read; NULL: it is none that has cells */
	/* the year's workbook */
	struct data_store store;
	struct book *book;
	struct map *before; /* its values by sheet and cell, as the reader gives them */
	VEC(struct put) puts;
	VEC(struct data_line) lines;
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
			struct entry e = { str_of(name), key, i->code, value_none(), file, period, unit, STR("") };
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
			if (!clean(m, i, cell, figure, &e.v) || e.v.kind == VALUE_NONE)
				continue;
			if (cell->kind == VALUE_DEC && !cell->percent && m->form != NULL)
				e.digits = book_digits(
				    m->form, cell->where.source->part, cell->where.line, cell->where.column);
			add(m, &e);
		}
	}
}

/* The file once more, for figures of more digits than a value holds: it is only asked where the reader has read it. */
static struct book *
open_form(struct merge *m, const char *file)
{
	struct diags said; /* all that there is to say of it has been said */
	str bytes;

	diags_init(&said, m->a);
	if (!str_eq_nocase(file_ext(file), STR("xlsx")) || !file_read(file, m->a, &bytes, &said))
		return NULL;
	return book_open(bytes, file, m->a, &said);
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
	m->form = open_form(m, file);
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

static str
cell_key(struct arena *a, str sheet, uint32_t row, uint32_t column)
{
	return str_format(a, "%u|%u|" STR_FMT, row, column, STR_ARG(sheet));
}

/* Every value of a workbook by its cell. */
static struct map *
values_by_cell(const struct value *workbook, struct arena *a)
{
	struct map *cells = map_new(a);

	for (size_t s = 0; workbook->kind == VALUE_MAP && s < workbook->map->n; s++) {
		const struct value *rows = workbook->map->at[s].value;

		for (size_t r = 0; rows->kind == VALUE_LIST && r < rows->list->n; r++)
			for (size_t c = 0; c < rows->list->at[r].map->n; c++) {
				struct value *v = rows->list->at[r].map->at[c].value;

				if (v->kind != VALUE_NONE && v->where.source != NULL)
					map_put(cells,
					    cell_key(a, v->where.source->part, v->where.line, v->where.column), v);
			}
	}
	return cells;
}

static bool
is_faultless(const struct diags *d)
{
	for (const struct diag *g = d->first; g != NULL; g = g->next)
		if (g->level >= DIAG_ERROR && !data_is_uncomputed(g))
			return false;
	return true;
}

/* The year's workbook as the reader understands it; false: complained. */
static bool
read_year_book(struct merge *m, const char *path, str bytes, struct map **cells)
{
	struct in_options opt = { .mark = m->j->plan->mark, .keep_headers = true };
	struct diags own;
	struct value v;

	diags_init(&own, m->a);
	v = in_read_bytes(bytes, file_ext(path), &opt, path, m->a, &own);
	*cells = values_by_cell(&v, m->a);
	if (is_faultless(&own))
		return true; /* what it warns of was said when the plan was read */
	diags_join(m->d, &own);
	return false;
}

static void
log_change(struct merge *m, const struct entry *e, const struct value *old)
{
	struct out period;

	out_init(&period);
	period_put(&period, e->period);
	*VEC_ADD(m->a, &m->lines) = (struct data_line){ out_copy(&period, m->a), e->sheet, e->code, e->column,
		old == NULL ? STR("") : printed_figure(m->a, old), printed_figure(m->a, &e->v), e->unit,
		str_of(e->file) };
	out_release(&period);
}

static const struct year_sheet {
	const char *name;
	const char *const *columns;
	size_t n;
} year_sheets[] = {
	{ "chi_tieu", year_columns, sizeof year_columns / sizeof *year_columns },
	{ "thang", month_columns, sizeof month_columns / sizeof *month_columns },
};

/* NULL: complained. */
static struct book_table *
table_for(struct merge *m, bool months)
{
	const struct year_sheet *s = &year_sheets[months];

	return book_table(m->book, s->name, s->columns, s->n, m->d);
}

/* The heading of a column that has to be added: as our own workbooks have it. */
static str
heading_to_add(const struct entry *e, bool months, struct arena *a)
{
	const struct year_sheet *s = &year_sheets[months];

	for (size_t i = 0; i < s->n; i++)
		if (str_eq(text_fold(a, str_of(s->columns[i])), e->column))
			return str_of(s->columns[i]);
	return e->column;
}

/* What a row that was added says beside its figure, where the sheet has a column for it. */
static void
name_new_row(struct merge *m, struct book_table *t, uint32_t row, const struct plan_indicator *i)
{
	const struct {
		str column, text;
	} names[] = { { STR("Chỉ tiêu"), i->name }, { STR("Đơn vị tính"), i->unit } };

	for (size_t k = 0; k < sizeof names / sizeof names[0]; k++) {
		uint32_t column = book_has_column(t, names[k].column);
		struct value v = value_text(names[k].text);

		if (column > 0 && v.text.n > 0 && !book_put(t, row, column, &v, STR(""), m->d))
			return;
	}
}

/* True: the data changed. */
static bool
apply(struct merge *m, const struct entry *e)
{
	bool months = str_eq(e->sheet, STR("thang")), is_added;
	struct book_table *t = table_for(m, months);
	uint32_t column = t != NULL ? book_column(t, heading_to_add(e, months, m->a), m->d) : 0;
	uint32_t row = column > 0 ? book_row(t, e->code, &is_added, m->d) : 0;
	const struct value *was;

	if (row == 0)
		return false;
	was = map_find(m->before, cell_key(m->a, book_sheet_name(t), row, column));
	if (was != NULL && same(m->a, was, &e->v))
		return false;
	if (is_added)
		name_new_row(m, t, row, plan_find_indicator(m->j->plan, e->code));
	if (!book_put(t, row, column, &e->v, e->digits, m->d))
		return false;
	if (was != NULL)
		diag_add(m->d, of_earlier_month(e) ? &data_revised : &data_replaced, e->v.where,
		    _("%.*s %.*s: %.*s becomes %.*s"), STR_ARG(e->code), STR_ARG(e->column),
		    STR_ARG(printed_figure(m->a, was)), STR_ARG(printed_figure(m->a, &e->v)));
	log_change(m, e, was);
	*VEC_ADD(m->a, &m->puts) = (struct put){ book_sheet_name(t), row, column, e };
	return true;
}

/* --- before it replaces the old one ----------------------------------------------------------- */

/* A share in a cell that shows percent is kept as its hundredth part, with two digits fewer behind the mark. */
static bool
reads_the_same(struct arena *a, const struct value *got, const struct value *want)
{
	enum { PERCENT_PLACES = 6 };

	if (got->percent && got->kind == VALUE_DEC && want->kind == VALUE_DEC)
		return dec_eq(dec_round(got->dec, PERCENT_PLACES), dec_round(want->dec, PERCENT_PLACES));
	return got->kind == VALUE_TEXT && want->kind == VALUE_TEXT
	    ? str_eq(str_trim(got->text), str_trim(text_nfc(a, want->text)))
	    : same(a, got, want);
}

static void
complain_otherwise(struct merge *m, struct loc where, const struct value *got, const struct value *want)
{
	diag_add(m->d, &data_reads_otherwise, where, _("%.*s, where %.*s was put"),
	    STR_ARG(got != NULL ? printed_figure(m->a, got) : STR("-")),
	    STR_ARG(want != NULL ? printed_figure(m->a, want) : STR("-")));
	diag_hint(m->d, "%s", _("look at the cell's number format; nothing was changed"));
}

/* Cell by cell, as they stand in the file: in a sheet that is none of ours no reader can tell what is a value. */
static void
check_other_cells(struct merge *m, str bytes)
{
	const struct data_store *s = &m->store;
	struct book *was = s->is_new ? NULL : book_open(s->old, s->book, m->a, m->d);
	struct book *now = book_open(bytes, s->book, m->a, m->d);
	struct loc where;

	if (now == NULL || (was == NULL && !s->is_new))
		return; /* complained */
	if (book_differs(was, now, m->book, &where))
		complain_otherwise(m, where, NULL, NULL);
}

/* What was put reads as it was meant, and no other cell is otherwise than before. */
static bool
check_new_book(void *ctx, str bytes)
{
	struct merge *m = ctx;
	int faults = m->d->count[DIAG_ERROR] + m->d->count[DIAG_FATAL];
	struct map *now;

	if (!read_year_book(m, m->store.book, bytes, &now))
		return false;
	for (size_t i = 0; i < m->puts.n; i++) {
		const struct put *p = &m->puts.at[i];
		const struct value *got = map_find(now, cell_key(m->a, p->sheet, p->row, p->column));

		if (got == NULL || !reads_the_same(m->a, got, &p->entry->v))
			complain_otherwise(m,
			    loc_at(source_new(m->a, SOURCE_SHEET, str_of(m->store.book), p->sheet), p->row, p->column),
			    got, &p->entry->v);
	}
	check_other_cells(m, bytes);
	return m->d->count[DIAG_ERROR] + m->d->count[DIAG_FATAL] == faults;
}

/* The book that figures go into; false: complained. */
static bool
open_year(struct merge *m)
{
	struct data_store *s = &m->store;

	if (!data_store_open(s, m->j->workspace, m->j->plan->in->years_folder, m->year, m->a, m->d))
		return false;
	if (s->other != NULL) {
		diag_add(m->d, &data_no_form, loc_file(m->a, str_of(s->other)), _("so-lieu/%d is neither XLSX nor ODS"),
		    m->year);
		diag_hint(m->d, "%s", _("save it as XLSX first"));
		return false;
	}
	if (s->is_new) {
		m->before = map_new(m->a);
		m->book = book_new(s->book, m->a);
		return table_for(m, false) != NULL &&
		    table_for(m, true) != NULL; /* a year without its sheets is no year */
	}
	m->book = book_open(s->old, s->book, m->a, m->d);
	return m->book != NULL && read_year_book(m, s->book, s->old, &m->before);
}

static int
put_all(struct merge *m)
{
	int changed = 0;
	str bytes;

	for (size_t i = 0; i < m->entries.n; i++)
		changed += apply(m, &m->entries.at[i]);
	if (diags_ok(m->d) && changed > 0 && book_bytes(m->book, &bytes, m->d) &&
	    !data_store_commit(&m->store, bytes, m->lines.at, m->lines.n, check_new_book, m))
		return 0;
	return changed;
}

int
data_merge(struct data_job *j)
{
	struct merge m = { .j = j, .a = j->cli->a, .d = &j->cli->d, .seen = map_new(j->cli->a), .store.lock = -1 };
	int changed = 0;

	if (j->args->operands_n < 2)
		return cli_usage_error(j->cli, "%s", _("data merge needs the returned workbooks"));
	for (int i = 1; i < j->args->operands_n; i++)
		read_form_file(&m, j->args->operands[i]);
	if (!diags_ok(m.d) || m.year == 0)
		return cli_finish(j->cli);
	if (open_year(&m))
		changed = put_all(&m);
	data_store_close(&m.store);
	if (!j->cli->quiet && diags_ok(m.d))
		printf(_("%d files, %zu figures, %d changed: %s\n"), j->args->operands_n - 1, m.entries.n, changed,
		    cli_shown(j->cli, str_of(m.store.book)));
	return cli_finish(j->cli);
}
