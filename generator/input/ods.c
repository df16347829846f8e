/*
 * ODS (ODF 1.3): content.xml by SAX. Repeated empty cells and rows are counted,
 * never expanded; a row that is repeated with figures in it is put down whole, as often as it says.
 */
#include "input/moment.h"

#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/arena.h"
#include "base/limits.h"
#include "base/out.h"
#include "base/vec.h"

enum {
	PACKED_BYTES = 1 << 12,  /* of the archive's directory, at a time */
	MERGES_EMPTY_MAX = 10000 /* merges over empty cells that are looked at: of headings, a handful */
};

struct filled {
	uint32_t column, columns;
	struct value v;
};

struct reader {
	struct in_job *j;
	struct value map;
	struct sheet *sheet;
	str name;
	int beneath;      /* tables within the table's cells */
	uint32_t columns; /* declared so far */
	uint32_t row, row_repeat, column, column_repeat, rows_spanned, columns_spanned;
	struct out type, number; /* of the cell: office:value-type, and the value that goes with it */
	bool in_cell, in_note, formula;
	str style;         /* the automatic style being read */
	struct map hidden; /* table styles that show nothing */
	int paragraphs, merges;
	uint32_t repeated; /* cells that stand only in a repetition, of all sheets */
	bool repeated_told;
	struct out text;
	VEC(struct filled) filled; /* of the row being read */
};

static struct loc
cell_place(const struct reader *r)
{
	return loc_at(sheet_source(r->sheet), r->row, r->column);
}

static struct value
contradict(struct reader *r, str text)
{
	diag_add(r->j->d, &in_contradiction, cell_place(r), STR_FMT, STR_ARG(text));
	diag_hint(r->j->d, "%s", _("open the workbook, look at this cell, and save it"));
	return value_none();
}

/* An attribute that counts from 1, by default 1; what counts nothing is told of. */
static uint32_t
count(const struct arc_element *e, const char *name, struct reader *r)
{
	bool digits;
	uint32_t n = 0;
	str v;

	if (!arc_attribute(e, name, &v))
		return 1;
	digits = v.n > 0;
	for (size_t i = 0; i < v.n && digits; i++) {
		digits = v.p[i] >= '0' && v.p[i] <= '9';
		if (digits && n < LIMIT_SHEET_ROWS)
			n = n * 10 + (uint32_t)(v.p[i] - '0');
	}
	if (!digits || n == 0) {
		contradict(r, str_format(r->j->a, "%s=\"" STR_FMT "\"", name, STR_ARG(v)));
		return 1;
	}
	return n < LIMIT_SHEET_ROWS ? n : LIMIT_SHEET_ROWS;
}

static void
start_cell(struct reader *r, const struct arc_element *e)
{
	static const char *const values[] = { "value", "date-value", "time-value", "boolean-value", "string-value" };
	str v;

	r->column++;
	r->column_repeat = count(e, "number-columns-repeated", r);
	r->columns_spanned = count(e, "number-columns-spanned", r);
	r->rows_spanned = count(e, "number-rows-spanned", r);
	out_reset(&r->type);
	out_reset(&r->number);
	r->formula = arc_attribute(e, "formula", &v);
	if (arc_attribute(e, "value-type", &v))
		out_put(&r->type, v);
	for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
		if (arc_attribute(e, values[i], &v) && r->number.n == 0)
			out_put(&r->number, v);
	r->in_cell = true;
	r->paragraphs = 0;
	out_reset(&r->text);
}

/* Put away by hand, or by a filter. */
static bool
unseen(const struct arc_element *e)
{
	str v;

	return arc_attribute(e, "visibility", &v) && (str_eq(v, STR("collapse")) || str_eq(v, STR("filter")));
}

static void
start_element(void *ctx, const struct arc_element *e)
{
	struct reader *r = ctx;
	str name = str_of(e->name), v;

	if (str_eq(name, STR("style"))) {
		arc_attribute(e, "name", &v);
		r->style = str_copy(r->j->a, v);
	} else if (str_eq(name, STR("table-properties"))) {
		if (arc_attribute(e, "display", &v) && str_eq(v, STR("false")))
			map_put(&r->hidden, r->style, r);
	} else if (str_eq(name, STR("table")) && r->sheet != NULL) {
		if (r->beneath++ == 0)
			diag_add(r->j->d, &in_inner_table, cell_place(r), NULL);
	} else if (r->beneath > 0) {
		return;
	} else if (str_eq(name, STR("table"))) {
		bool hidden = arc_attribute(e, "style-name", &v) && map_find(&r->hidden, v) != NULL;

		arc_attribute(e, "name", &v);
		r->name = in_text(r->j, str_copy(r->j->a, v));
		r->sheet = sheet_new(r->j, r->name);
		if (hidden && !r->j->opt.hidden_meant) {
			diag_add(r->j->d, &in_hidden, loc_at(sheet_source(r->sheet), 0, 0), NULL);
			diag_hint(r->j->d, "%s", _("show it, or delete it if it is no longer meant"));
		}
		r->row = r->columns = 0;
		r->row_repeat = 1;
	} else if (r->sheet == NULL) {
		return;
	} else if (str_eq(name, STR("table-row"))) {
		r->row++;
		r->column = 0;
		r->filled.n = 0;
		r->row_repeat = count(e, "number-rows-repeated", r);
		if (unseen(e))
			sheet_hide_rows(r->sheet, r->row, r->row + r->row_repeat - 1);
	} else if (str_eq(name, STR("table-column"))) {
		uint32_t n = count(e, "number-columns-repeated", r);

		if (unseen(e))
			sheet_hide_columns(r->sheet, r->columns + 1, r->columns + n);
		r->columns = n < LIMIT_SHEET_ROWS - r->columns ? r->columns + n : LIMIT_SHEET_ROWS;
	} else if (str_eq(name, STR("table-cell")) || str_eq(name, STR("covered-table-cell"))) {
		start_cell(r, e);
	} else if (str_eq(name, STR("annotation"))) {
		r->in_note = true;
	} else if (r->in_cell && !r->in_note) {
		if (str_eq(name, STR("p")) && r->paragraphs++ > 0)
			out_char(&r->text, '\n');
		else if (str_eq(name, STR("tab")))
			out_char(&r->text, '\t');
		else if (str_eq(name, STR("line-break")))
			out_char(&r->text, '\n');
		else if (str_eq(name, STR("s")))
			for (uint32_t i = count(e, "c", r); i > 0 && r->text.n < 65536; i--)
				out_char(&r->text, ' ');
	}
}

static struct value
number_cell(struct reader *r, struct loc where)
{
	bool percent = str_eq(out_str(&r->type), STR("percentage"));
	struct dec d = DEC_NONE;
	struct value v;
	double x;

	if (number_plain(out_str(&r->number), &x))
		d = dec_from_double(x);
	if (!d.known) {
		diag_add(r->j->d, &in_number, where, STR_FMT, STR_ARG(out_str(&r->number)));
		return value_none();
	}
	if (!percent && moment_shows_code(out_str(&r->text), d))
		return value_text(str_copy(r->j->a, str_trim(out_str(&r->text))));
	v = value_dec(percent ? dec_trim(dec_mul(d, dec_int(100))) : d);
	v.percent = percent;
	return v;
}

static struct value
date_cell(struct reader *r, struct loc where)
{
	return moment_iso(
	    r->j, str_copy(r->j->a, out_str(&r->number)), str_find_char(out_str(&r->text), ':', 0) < r->text.n, where);
}

static struct value
time_cell(struct reader *r, struct loc where)
{
	return moment_duration(r->j, str_copy(r->j->a, out_str(&r->number)), where);
}

static struct value
bool_cell(struct reader *r, struct loc where)
{
	(void)where;
	if (!str_eq(out_str(&r->number), STR("true")) && !str_eq(out_str(&r->number), STR("false")))
		return contradict(r, out_str(&r->number));
	return value_bool(str_eq(out_str(&r->number), STR("true")));
}

static struct value
string_cell(struct reader *r, struct loc where)
{
	if (r->text.n == 0)
		out_put(&r->text, out_str(&r->number));
	if (r->text.n == 0)
		return value_none();
	if (r->text.p[0] == '#' || str_starts(out_str(&r->text), STR("Err:"))) {
		diag_add(r->j->d, &in_cell_error, where, STR_FMT, STR_ARG(out_str(&r->text)));
		diag_hint(r->j->d, "%s", _("mend the formula in this cell"));
		return value_none();
	}
	return sheet_typed_text(r->j, out_copy(&r->text, r->j->a), where);
}

/* The types of office:value-type (ODF 1.3-3, 19.387); lasting: with no value a cell of it was never computed. */
static const struct {
	const char *name;
	struct value (*read)(struct reader *r, struct loc where);
	bool lasting;
} cell_types[] = {
	{ "float", number_cell, true },
	{ "currency", number_cell, true },
	{ "percentage", number_cell, true },
	{ "date", date_cell, true },
	{ "time", time_cell, true },
	{ "boolean", bool_cell, true },
	{ "string", string_cell, false },
	{ "void", string_cell, false },
};

static struct value
cell_value(struct reader *r)
{
	struct loc where = cell_place(r);
	size_t i = 0;

	if (r->formula && r->number.n == 0 &&
	    (r->type.n == 0 ? r->text.n == 0 : !str_eq(out_str(&r->type), STR("string")))) {
		sheet_uncomputed(r->sheet, r->row, r->column);
		return value_none();
	}
	if (r->type.n == 0)
		return string_cell(r, where);
	while (i < sizeof cell_types / sizeof cell_types[0] && !str_eq(out_str(&r->type), str_of(cell_types[i].name)))
		i++;
	if (i == sizeof cell_types / sizeof cell_types[0])
		return contradict(r, out_str(&r->type));
	if (cell_types[i].lasting && r->number.n == 0)
		return contradict(r, out_str(&r->type));
	return cell_types[i].read(r, where);
}

static void
end_cell(struct reader *r)
{
	struct value v = cell_value(r);

	r->in_cell = false;
	if (v.kind != VALUE_NONE)
		*VEC_ADD(r->j->a, &r->filled) = (struct filled){ r->column, r->column_repeat, v };
	if (v.kind != VALUE_NONE || ((r->rows_spanned > 1 || r->columns_spanned > 1) && r->merges++ < MERGES_EMPTY_MAX))
		sheet_merge(r->sheet, r->row, r->column, r->rows_spanned, r->columns_spanned);
	r->column += r->column_repeat - 1;
}

static void
complain_repeated(struct reader *r)
{
	if (r->repeated_told)
		return;
	r->repeated_told = true;
	diag_add(r->j->d, &in_too_large, loc_at(sheet_source(r->sheet), r->row, r->filled.at[0].column),
	    _("more than %d cells by repeating others"), (int)LIMIT_SHEET_REPEATED);
	diag_hint(r->j->d, "%s", _("delete the rows below the table, and save"));
}

/* Its cells, in each of the rows that it stands for; what repeating adds is counted, since it costs the file nothing. */
static void
end_row(struct reader *r)
{
	for (uint32_t i = 0; i < r->row_repeat && r->filled.n > 0; i++)
		for (size_t k = 0; k < r->filled.n; k++)
			for (uint32_t c = 0; c < r->filled.at[k].columns; c++) {
				r->repeated += i > 0 || c > 0;
				if (r->repeated > LIMIT_SHEET_REPEATED) {
					complain_repeated(r);
					goto done;
				}
				if (!sheet_cell(r->sheet, r->row + i, r->filled.at[k].column + c, r->filled.at[k].v))
					goto done; /* too many */
			}
done:
	r->row += r->row_repeat - 1;
	r->filled.n = 0;
}

static void
end_element(void *ctx, const char *local)
{
	struct reader *r = ctx;
	str name = str_of(local);

	if (r->beneath > 0) {
		r->beneath -= str_eq(name, STR("table"));
	} else if (str_eq(name, STR("table")) && r->sheet != NULL) {
		sheet_put(r->j, &r->map, r->name, r->sheet);
		r->sheet = NULL;
	} else if (r->sheet == NULL) {
		return;
	} else if (str_eq(name, STR("table-row")))
		end_row(r);
	else if (str_eq(name, STR("annotation")))
		r->in_note = false;
	else if (r->in_cell && (str_eq(name, STR("table-cell")) || str_eq(name, STR("covered-table-cell"))))
		end_cell(r);
}

static void
text(void *ctx, str s)
{
	struct reader *r = ctx;

	if (r->in_cell && !r->in_note && r->beneath == 0)
		out_put(&r->text, s);
}

struct value
in_ods(struct in_job *j)
{
	static const struct arc_handler handler = { start_element, end_element, text };
	struct reader r = { .j = j, .map = value_map(j->a) };
	struct arena *packed = arena_new(PACKED_BYTES);
	struct archive *zip = arc_open(j->bytes, j->name, packed, j->d);
	struct arc_entry *content = zip != NULL ? arc_find(zip, STR("content.xml")) : NULL;

	r.map.where = loc_file(j->a, j->name);
	if (zip == NULL) {
		arena_free(packed);
		return value_none();
	}
	out_init(&r.text);
	out_init(&r.type);
	out_init(&r.number);
	map_init(&r.hidden, j->a);
	if (content == NULL)
		diag_add(j->d, &in_package, loc_file(j->a, j->name), "content.xml");
	else
		(void)arc_stream(content, &handler, &r, j->d); /* what it read is not used where it complained */
	out_release(&r.text);
	out_release(&r.type);
	out_release(&r.number);
	arena_free(packed);
	return r.map;
}
