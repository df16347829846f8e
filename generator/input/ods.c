/*
 * ODS (ODF 1.3): content.xml by SAX. Repeated empty cells and rows are counted,
 * never expanded; a row that is repeated with figures in it is put down whole, as often as it says.
 */
#include "input/inner.h"

#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/arena.h"
#include "base/limits.h"
#include "base/out.h"
#include "base/vec.h"

enum { PACKED_BYTES = 1 << 12 }; /* of the archive's directory, at a time */

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
	str type, number;
	bool in_cell, in_note, formula;
	str style;         /* the automatic style being read */
	struct map hidden; /* table styles that show nothing */
	int paragraphs;
	struct out text;
	VEC(struct filled) filled; /* of the row being read */
};

static uint32_t
count(const struct arc_element *e, const char *name, const struct in_job *j)
{
	str v;
	long c = arc_attribute(e, name, &v) ? strtol(str_c(j->a, v), NULL, 10) : 1;

	return c < 1 ? 1 : c > LIMIT_SHEET_ROWS ? LIMIT_SHEET_ROWS : (uint32_t)c;
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
			diag_add(r->j->d, &in_inner_table, loc_at(sheet_source(r->sheet), r->row, r->column), NULL);
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
		r->row_repeat = count(e, "number-rows-repeated", r->j);
		if (unseen(e))
			sheet_hide_rows(r->sheet, r->row, r->row + r->row_repeat - 1);
	} else if (str_eq(name, STR("table-column"))) {
		uint32_t n = count(e, "number-columns-repeated", r->j);

		if (unseen(e))
			sheet_hide_columns(r->sheet, r->columns + 1, r->columns + n);
		r->columns = n < LIMIT_SHEET_ROWS - r->columns ? r->columns + n : LIMIT_SHEET_ROWS;
	} else if (str_eq(name, STR("table-cell")) || str_eq(name, STR("covered-table-cell"))) {
		r->column++;
		r->column_repeat = count(e, "number-columns-repeated", r->j);
		r->columns_spanned = count(e, "number-columns-spanned", r->j);
		r->rows_spanned = count(e, "number-rows-spanned", r->j);
		r->type = r->number = STR("");
		r->formula = arc_attribute(e, "formula", &v);
		if (arc_attribute(e, "value-type", &v))
			r->type = str_copy(r->j->a, v);
		if (arc_attribute(e, "value", &v) || arc_attribute(e, "date-value", &v) ||
		    arc_attribute(e, "boolean-value", &v))
			r->number = str_copy(r->j->a, v);
		r->in_cell = true;
		r->paragraphs = 0;
		out_reset(&r->text);
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
			for (uint32_t i = count(e, "c", r->j); i > 0 && r->text.n < 65536; i--)
				out_char(&r->text, ' ');
	}
}

static struct value
cell_value(struct reader *r, struct loc where)
{
	struct dec d;
	struct date date;
	struct value v;

	if (str_eq(r->type, STR("float")) || str_eq(r->type, STR("currency")) || str_eq(r->type, STR("percentage"))) {
		bool percent = str_eq(r->type, STR("percentage"));

		d = dec_from_double(strtod(str_c(r->j->a, r->number), NULL));
		v = value_dec(percent ? dec_trim(dec_mul(d, dec_int(100))) : d);
		v.percent = percent;
		return v;
	}
	if (str_eq(r->type, STR("date")) && date_parse(str_sub(r->number, 0, 10), &date))
		return value_date(date);
	if (str_eq(r->type, STR("boolean")))
		return value_bool(str_eq(r->number, STR("true")));
	if (r->text.n == 0 && r->formula && r->type.n == 0) {
		diag_add(r->j->d, &in_no_result, where, NULL);
		diag_hint(r->j->d, "%s", _("open the workbook, let it compute, and save it"));
	}
	if (r->text.n == 0)
		return value_none();
	if (r->text.p[0] == '#' || str_starts(out_str(&r->text), STR("Err:"))) {
		diag_add(r->j->d, &in_cell_error, where, STR_FMT, STR_ARG(out_str(&r->text)));
		diag_hint(r->j->d, "%s", _("mend the formula in this cell"));
		return value_none();
	}
	return sheet_typed_text(r->j, out_copy(&r->text, r->j->a), where);
}

static void
end_cell(struct reader *r)
{
	struct value v = cell_value(r, loc_at(sheet_source(r->sheet), r->row, r->column));

	r->in_cell = false;
	if (v.kind != VALUE_NONE) {
		*VEC_ADD(r->j->a, &r->filled) = (struct filled){ r->column, r->column_repeat, v };
		sheet_merge(r->sheet, r->row, r->column, r->rows_spanned, r->columns_spanned);
	}
	r->column += r->column_repeat - 1;
}

/* Its cells, in each of the rows that it stands for. */
static void
end_row(struct reader *r)
{
	for (uint32_t i = 0; i < r->row_repeat && r->filled.n > 0; i++)
		for (size_t k = 0; k < r->filled.n; k++)
			for (uint32_t c = 0; c < r->filled.at[k].columns; c++)
				if (!sheet_cell(r->sheet, r->row + i, r->filled.at[k].column + c, r->filled.at[k].v))
					goto done; /* too many */
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
		value_put(r->j->a, &r->map, sheet_key(r->j, r->name), sheet_value(r->sheet));
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
	map_init(&r.hidden, j->a);
	if (content == NULL)
		diag_add(j->d, &in_package, loc_file(j->a, j->name), "content.xml");
	else
		(void)arc_stream(content, &handler, &r, j->d); /* what it read is not used where it complained */
	out_release(&r.text);
	arena_free(packed);
	return r.map;
}
