/*
 * XLSX (ECMA-376 part 1, 18): sheets by SAX. A cell is text (shared, inline, formula's),
 * a boolean, an error or a number; a number is a date or a percentage only by
 * the format of its style. Numbers are decimals: what was typed, not its double.
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

enum look { LOOK_NUMBER, LOOK_DATE, LOOK_PERCENT };
static enum look looks[] = { LOOK_NUMBER, LOOK_DATE, LOOK_PERCENT }; /* a map holds pointers */

struct named_sheet {
	str name, id;
	bool hidden;
};

struct workbook {
	struct in_job *j;
	struct archive *zip;
	VEC(str) shared;
	VEC(unsigned char) looks; /* of cellXfs */
	struct map formats;       /* numFmtId → enum look + 1 */
	VEC(struct named_sheet) sheets;
	struct map targets; /* relationship id → part */
	bool date1904;
	/* while reading */
	struct out text;
	bool collecting, in_phonetic, in_cell_xfs;
	struct sheet *sheet;
	uint32_t row, column;
	char type; /* s inlineStr=i str=t b e n */
	unsigned style;
	bool has_formula, has_value;
};

static enum look
look_of_format(str code)
{
	bool quoted = false, bracket = false;

	for (size_t i = 0; i < code.n; i++) {
		char c = code.p[i];

		if (c == '\\' || c == '_' || c == '*') {
			i++;
			continue;
		}
		if (c == '"')
			quoted = !quoted;
		else if (c == '[' && !quoted)
			bracket = true;
		else if (c == ']')
			bracket = false;
		else if (!quoted && !bracket && c == '%')
			return LOOK_PERCENT;
		else if (!quoted && !bracket && c != '\0' && strchr("dmyhsDMYHS", c) != NULL)
			return LOOK_DATE;
	}
	return LOOK_NUMBER;
}

static enum look
look_of(struct workbook *w, str id)
{
	long n = strtol(str_c(w->j->a, id), NULL, 10);
	void *custom = map_find(&w->formats, id);

	if (custom != NULL)
		return *(const enum look *)custom;
	if (n == 9 || n == 10)
		return LOOK_PERCENT;
	if ((n >= 14 && n <= 22) || (n >= 27 && n <= 36) || (n >= 45 && n <= 47) || (n >= 50 && n <= 58))
		return LOOK_DATE;
	return LOOK_NUMBER;
}

static void
styles_start(void *ctx, const struct arc_element *e)
{
	struct workbook *w = ctx;
	str name = str_of(e->name), id, code;

	if (str_eq(name, STR("numFmt")) && arc_attribute(e, "numFmtId", &id) && arc_attribute(e, "formatCode", &code))
		map_put(&w->formats, str_copy(w->j->a, id), &looks[look_of_format(code)]);
	else if (str_eq(name, STR("cellXfs")))
		w->in_cell_xfs = true;
	else if (w->in_cell_xfs && str_eq(name, STR("xf")) && w->looks.n < 65536) {
		arc_attribute(e, "numFmtId", &id);
		*VEC_ADD(w->j->a, &w->looks) = (unsigned char)look_of(w, id);
	}
}

static void
styles_end(void *ctx, const char *local)
{
	struct workbook *w = ctx;
	str name = str_of(local);

	if (str_eq(name, STR("cellXfs")))
		w->in_cell_xfs = false;
}

static void
book_start(void *ctx, const struct arc_element *e)
{
	struct workbook *w = ctx;
	str name = str_of(e->name), a, b;

	if (str_eq(name, STR("sheet")) && arc_attribute(e, "name", &a) && arc_attribute(e, "id", &b) &&
	    w->sheets.n < 1000) {
		struct named_sheet *s = VEC_ADD(w->j->a, &w->sheets);

		s->name = in_text(w->j, str_copy(w->j->a, a));
		s->id = str_copy(w->j->a, b);
		s->hidden = arc_attribute(e, "state", &a) && !str_eq(a, STR("visible"));
	} else if (str_eq(name, STR("workbookPr")) && arc_attribute(e, "date1904", &a)) {
		w->date1904 = str_eq(a, STR("1")) || str_eq(a, STR("true"));
	} else if (str_eq(name, STR("Relationship")) && arc_attribute(e, "Id", &a) && arc_attribute(e, "Target", &b)) {
		str *target = ARENA_NEW(w->j->a, str);

		*target = str_starts(b, STR("/")) ? str_copy(w->j->a, str_sub(b, 1, b.n))
						  : str_format(w->j->a, "xl/" STR_FMT, STR_ARG(b));
		map_put(&w->targets, str_copy(w->j->a, a), target);
	}
}

static void
nothing_end(void *ctx, const char *local)
{
	(void)ctx, (void)local;
}

static void
shared_start(void *ctx, const struct arc_element *e)
{
	struct workbook *w = ctx;
	str name = str_of(e->name);

	if (str_eq(name, STR("si")))
		out_reset(&w->text);
	else if (str_eq(name, STR("rPh")))
		w->in_phonetic = true;
	else if (str_eq(name, STR("t")))
		w->collecting = !w->in_phonetic;
}

static void
shared_end(void *ctx, const char *local)
{
	struct workbook *w = ctx;
	str name = str_of(local);

	if (str_eq(name, STR("t")))
		w->collecting = false;
	else if (str_eq(name, STR("rPh")))
		w->in_phonetic = false;
	else if (str_eq(name, STR("si")))
		*VEC_ADD(w->j->a, &w->shared) = in_text(w->j, out_copy(&w->text, w->j->a));
}

static void
any_text(void *ctx, str text)
{
	struct workbook *w = ctx;

	if (w->collecting)
		out_put(&w->text, text);
}

static void
read_reference(str ref, uint32_t *row, uint32_t *column)
{
	uint32_t c = 0, r = 0;

	for (size_t i = 0; i < ref.n; i++) {
		if (ref.p[i] >= 'A' && ref.p[i] <= 'Z' && c < 100000)
			c = c * 26 + (uint32_t)(ref.p[i] - 'A') + 1;
		else if (ref.p[i] >= '0' && ref.p[i] <= '9' && r < 100000000)
			r = r * 10 + (uint32_t)(ref.p[i] - '0');
	}
	if (c > 0)
		*column = c;
	if (r > 0)
		*row = r;
}

/* A number's text as a C string, cut at the buffer's end; no cell leaves a copy of its text behind. */
static const char *
short_c(str s, char *at, size_t n)
{
	size_t k = s.n < n - 1 ? s.n : n - 1;

	if (k > 0)
		memcpy(at, s.p, k);
	at[k] = '\0';
	return at;
}

static bool
is_true(const struct arc_element *e, const char *name)
{
	str v;

	return arc_attribute(e, name, &v) && (str_eq(v, STR("1")) || str_eq(v, STR("true")));
}

/* A count from 1; 0: none. */
static uint32_t
whole(const struct arc_element *e, const char *name)
{
	str v;
	unsigned long n = arc_attribute(e, name, &v) ? strtoul(short_c(v, (char[16]){ 0 }, 16), NULL, 10) : 0;

	return n > LIMIT_SHEET_ROWS ? LIMIT_SHEET_ROWS : (uint32_t)n;
}

static void
sheet_start(void *ctx, const struct arc_element *e)
{
	struct workbook *w = ctx;
	str name = str_of(e->name), v;

	if (str_eq(name, STR("row"))) {
		w->row++;
		w->column = 0;
		if (arc_attribute(e, "r", &v))
			read_reference(v, &w->row, &w->column);
		if (is_true(e, "hidden"))
			sheet_hide_rows(w->sheet, w->row, w->row);
	} else if (str_eq(name, STR("col")) && is_true(e, "hidden")) {
		sheet_hide_columns(w->sheet, whole(e, "min"), whole(e, "max"));
	} else if (str_eq(name, STR("c"))) {
		w->column++;
		if (arc_attribute(e, "r", &v))
			read_reference(v, &w->row, &w->column);
		arc_attribute(e, "t", &v);
		w->type = str_eq(v, STR("inlineStr")) ? 'i' : str_eq(v, STR("str")) ? 't' : v.n > 0 ? v.p[0] : 'n';
		w->style = arc_attribute(e, "s", &v) ? (unsigned)strtoul(short_c(v, (char[24]){ 0 }, 24), NULL, 10) : 0;
		w->has_formula = w->has_value = false;
		out_reset(&w->text);
	} else if (str_eq(name, STR("f"))) {
		w->has_formula = true;
	} else if (str_eq(name, STR("v"))) {
		w->has_value = w->collecting = true;
	} else if (str_eq(name, STR("rPh"))) {
		w->in_phonetic = true;
	} else if (str_eq(name, STR("t"))) {
		w->collecting = !w->in_phonetic;
		w->has_value = true;
	} else if (str_eq(name, STR("mergeCell")) && arc_attribute(e, "ref", &v)) {
		str from = str_split(&v, ':');
		uint32_t r1 = 0, c1 = 0, r2 = 0, c2 = 0;

		read_reference(from, &r1, &c1);
		read_reference(v, &r2, &c2);
		if (r2 >= r1 && c2 >= c1)
			sheet_merge(w->sheet, r1, c1, r2 - r1 + 1, c2 - c1 + 1);
	}
}

static struct value
number_value(struct workbook *w, str text, struct loc where)
{
	enum look look = w->style < w->looks.n ? (enum look)w->looks.at[w->style] : LOOK_NUMBER;
	struct dec d = dec_from_double(strtod(short_c(text, (char[64]){ 0 }, 64), NULL));
	struct value v;

	if (!d.known) {
		diag_add(w->j->d, &in_number, where, STR_FMT, STR_ARG(text));
		return value_none();
	}
	if (look == LOOK_DATE && dec_sign(d) > 0) {
		int64_t days;

		if (dec_to_int(dec_floor(d), &days) && days < 2958466)
			return value_date(date_from_days((long)days - (w->date1904 ? 24107 : 25569)));
	}
	if (look == LOOK_PERCENT)
		d = dec_trim(dec_mul(d, dec_int(100)));
	v = value_dec(d);
	v.percent = look == LOOK_PERCENT;
	return v;
}

static void
put_cell(struct workbook *w)
{
	struct loc where = loc_at(sheet_source(w->sheet), w->row, w->column);
	str text = str_trim(out_str(&w->text));
	struct value v = value_none();

	if (w->has_formula && !w->has_value) {
		diag_add(w->j->d, &in_no_result, where, NULL);
		diag_hint(w->j->d, "%s", _("open the workbook, let it compute, and save it"));
		return;
	}
	if (!w->has_value)
		return;
	if (w->has_formula && str_starts(text, STR("#")) && (w->type == 't' || w->type == 's'))
		w->type = 'e'; /* some writers store a formula's error as text */
	switch (w->type) {
	case 's': {
		size_t i = (size_t)strtoul(short_c(text, (char[24]){ 0 }, 24), NULL, 10);

		if (i < w->shared.n)
			v = sheet_typed_text(w->j, w->shared.at[i], where);
		break;
	}
	case 'i':
	case 't': v = sheet_typed_text(w->j, out_copy(&w->text, w->j->a), where); break;
	case 'b': v = value_bool(str_eq(text, STR("1"))); break;
	case 'e':
		diag_add(w->j->d, &in_cell_error, where, STR_FMT, STR_ARG(text));
		diag_hint(w->j->d, "%s", _("mend the formula in this cell"));
		return;
	default:
		if (text.n > 0)
			v = number_value(w, text, where);
	}
	if (v.kind != VALUE_NONE)
		sheet_cell(w->sheet, w->row, w->column, v);
}

static void
sheet_end(void *ctx, const char *local)
{
	struct workbook *w = ctx;
	str name = str_of(local);

	if (str_eq(name, STR("v")) || str_eq(name, STR("t")))
		w->collecting = false;
	else if (str_eq(name, STR("rPh")))
		w->in_phonetic = false;
	else if (str_eq(name, STR("c")))
		put_cell(w);
}

/* A part that may be missing. What was read of one that is damaged is of no use to anybody: that has been complained about. */
static void
read_part(struct workbook *w, str part, const struct arc_handler *handler)
{
	struct arc_entry *e = arc_find(w->zip, part);

	if (e != NULL)
		(void)arc_stream(e, handler, w, w->j->d);
}

static void
read_sheet(struct workbook *w, str name, str part, struct value *map)
{
	static const struct arc_handler handler = { sheet_start, sheet_end, any_text };

	if (arc_find(w->zip, part) == NULL)
		return;
	w->sheet = sheet_new(w->j, name);
	w->row = w->column = 0;
	read_part(w, part, &handler);
	value_put(w->j->a, map, sheet_key(w->j, name), sheet_value(w->sheet));
}

struct value
in_xlsx(struct in_job *j)
{
	static const struct arc_handler styles = { styles_start, styles_end, NULL };
	static const struct arc_handler book = { book_start, nothing_end, NULL };
	static const struct arc_handler shared = { shared_start, shared_end, any_text };
	struct workbook w = { .j = j };
	struct value map = value_map(j->a);
	struct arena *packed = arena_new(PACKED_BYTES);

	map.where = loc_file(j->a, j->name);
	w.zip = arc_open(j->bytes, j->name, packed, j->d);
	if (w.zip == NULL) {
		arena_free(packed);
		return value_none();
	}
	map_init(&w.formats, j->a);
	map_init(&w.targets, j->a);
	out_init(&w.text);
	if (arc_find(w.zip, STR("xl/workbook.xml")) == NULL)
		diag_add(j->d, &in_package, loc_file(j->a, j->name), "xl/workbook.xml");
	read_part(&w, STR("xl/workbook.xml"), &book);
	read_part(&w, STR("xl/_rels/workbook.xml.rels"), &book);
	read_part(&w, STR("xl/styles.xml"), &styles);
	read_part(&w, STR("xl/sharedStrings.xml"), &shared);
	for (size_t i = 0; i < w.sheets.n; i++) {
		str *target = map_find(&w.targets, w.sheets.at[i].id);

		if (target != NULL && w.sheets.at[i].hidden && !j->opt.hidden_meant) {
			diag_add(j->d, &in_hidden,
			    loc_at(source_new(j->a, SOURCE_SHEET, j->name, w.sheets.at[i].name), 0, 0), NULL);
			diag_hint(j->d, "%s", _("show it, or delete it if it is no longer meant"));
		}
		if (target != NULL)
			read_sheet(&w, w.sheets.at[i].name, *target, &map);
	}
	out_release(&w.text);
	arena_free(packed);
	return map;
}
