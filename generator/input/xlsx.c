/*
 * XLSX (ECMA-376 part 1, 18): sheets by SAX. A cell is text (shared, inline, formula's),
 * a boolean, an error or a number; a number is a date or a percentage only by
 * the format of its style. Numbers are decimals: what was typed, not its double.
 */
#include "input/moment.h"

#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/arena.h"
#include "base/limits.h"
#include "base/out.h"
#include "base/vec.h"

enum { PACKED_BYTES = 1 << 12 }; /* of the archive's directory, at a time */

enum cell_type { CELL_NUMBER, CELL_SHARED, CELL_INLINE, CELL_TEXT, CELL_BOOL, CELL_ERROR, CELL_MOMENT, CELL_UNKNOWN };

struct named_sheet {
	str name, id;
	bool hidden;
};

struct workbook {
	struct in_job *j;
	struct archive *zip;
	VEC(str) shared;
	VEC(const struct look *) looks; /* of cellXfs */
	struct map formats;             /* numFmtId → struct look */
	VEC(struct named_sheet) sheets;
	struct map targets; /* relationship id → part */
	bool date1904;
	/* while reading */
	struct out text;
	bool collecting, in_phonetic, in_cell_xfs;
	struct sheet *sheet;
	uint32_t row, column;
	enum cell_type type;
	str type_name; /* as the file has it, where nobody knows it */
	unsigned style;
	bool has_formula, has_value;
};

static void
styles_start(void *ctx, const struct arc_element *e)
{
	struct workbook *w = ctx;
	str name = str_of(e->name), id, code;

	if (str_eq(name, STR("numFmt")) && arc_attribute(e, "numFmtId", &id) && arc_attribute(e, "formatCode", &code))
		map_put(&w->formats, str_copy(w->j->a, id), (void *)look_parse(w->j->a, code));
	else if (str_eq(name, STR("cellXfs")))
		w->in_cell_xfs = true;
	else if (w->in_cell_xfs && str_eq(name, STR("xf")) && w->looks.n < 65536) {
		const struct look *look;

		arc_attribute(e, "numFmtId", &id);
		look = map_find(&w->formats, id);
		*VEC_ADD(w->j->a, &w->looks) =
		    look != NULL ? look : look_builtin((int)strtol(str_c(w->j->a, id), NULL, 10));
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

static int
escape_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The unit of UTF-16 that "_x000D_" stands for; -1: nothing of that kind begins here. */
static long
escape_at(str s, size_t i)
{
	long unit = 0;

	if (i + 7 > s.n || s.p[i] != '_' || s.p[i + 1] != 'x' || s.p[i + 6] != '_')
		return -1;
	for (size_t k = i + 2; k < i + 6; k++) {
		int digit = escape_digit(s.p[k]);

		if (digit < 0)
			return -1;
		unit = unit * 16 + digit;
	}
	return unit;
}

static void
put_utf8(struct out *o, long c)
{
	if (c < 0x80) {
		out_char(o, (char)c);
	} else if (c < 0x800) {
		out_char(o, (char)(0xc0 | c >> 6));
	} else if (c < 0x10000) {
		out_char(o, (char)(0xe0 | c >> 12));
		out_char(o, (char)(0x80 | (c >> 6 & 0x3f)));
	} else {
		out_char(o, (char)(0xf0 | c >> 18));
		out_char(o, (char)(0x80 | (c >> 12 & 0x3f)));
		out_char(o, (char)(0x80 | (c >> 6 & 0x3f)));
	}
	if (c >= 0x80)
		out_char(o, (char)(0x80 | (c & 0x3f)));
}

/*
 * A workbook's text without the escapes that XML's forbidden characters are written with (ST_Xstring, ECMA-376-1,
 * 22.9.2.19). A carriage return ends a line; half a pair stays as it is written.
 */
static str
unescape(struct in_job *j, str s, struct loc where)
{
	struct out o;
	str clean;

	if (str_find(s, STR("_x"), 0) == s.n)
		return str_copy(j->a, s);
	out_init(&o);
	for (size_t i = 0; i < s.n; i++) {
		long c = escape_at(s, i), low = c >= 0xd800 && c < 0xdc00 ? escape_at(s, i + 7) : -1;
		bool pair = low >= 0xdc00 && low < 0xe000;

		if (c < 0 || (c >= 0xd800 && c < 0xe000 && !pair)) {
			out_char(&o, s.p[i]);
			continue;
		}
		i += pair ? 13 : 6;
		if (c == '\r' && i + 1 < s.n && (s.p[i + 1] == '\n' || escape_at(s, i + 1) == '\n'))
			continue;
		if (pair)
			c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
		put_utf8(&o, c == '\r' ? '\n' : c);
	}
	clean = in_printable(j, out_copy(&o, j->a), where);
	out_release(&o);
	return clean;
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
		*VEC_ADD(w->j->a, &w->shared) =
		    in_text(w->j, unescape(w->j, out_str(&w->text), loc_file(w->j->a, w->j->name)));
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

static enum cell_type
read_type(str name)
{
	static const struct {
		const char *name;
		enum cell_type type;
	} types[] = { { "", CELL_NUMBER }, { "n", CELL_NUMBER }, { "s", CELL_SHARED }, { "inlineStr", CELL_INLINE },
		{ "str", CELL_TEXT }, { "b", CELL_BOOL }, { "e", CELL_ERROR }, { "d", CELL_MOMENT } };

	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
		if (str_eq(name, str_of(types[i].name)))
			return types[i].type;
	return CELL_UNKNOWN;
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
		w->type = read_type(v);
		if (w->type == CELL_UNKNOWN)
			w->type_name = str_copy(w->j->a, v);
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
contradiction(struct workbook *w, str text, struct loc where)
{
	diag_add(w->j->d, &in_contradiction, where, STR_FMT, STR_ARG(text));
	diag_hint(w->j->d, "%s", _("open the workbook, look at this cell, and save it"));
	return value_none();
}

static struct value
number_value(struct workbook *w, str text, struct loc where)
{
	const struct look *look = w->style < w->looks.n ? w->looks.at[w->style] : look_builtin(0);
	struct dec d = DEC_NONE;
	double x = 0;

	if (number_plain(text, &x))
		d = dec_from_double(x);
	if (!d.known) {
		diag_add(w->j->d, &in_number, where, STR_FMT, STR_ARG(text));
		return value_none();
	}
	return look_value(w->j, look, d, x, w->date1904, text, where);
}

static struct value
shared_value(struct workbook *w, str text, struct loc where)
{
	size_t i = 0;

	for (size_t k = 0; k < text.n; k++) {
		if (text.p[k] < '0' || text.p[k] > '9')
			i = w->shared.n;
		else if (i < w->shared.n)
			i = i * 10 + (size_t)(text.p[k] - '0');
	}
	if (text.n == 0 || i >= w->shared.n)
		return contradiction(w, str_format(w->j->a, _("no string number %.*s"), STR_ARG(text)), where);
	return sheet_typed_text(w->j, w->shared.at[i], where);
}

static struct value
bool_value(struct workbook *w, str text, struct loc where)
{
	if (str_eq(text, STR("1")) || str_eq(text, STR("true")))
		return value_bool(true);
	if (str_eq(text, STR("0")) || str_eq(text, STR("false")))
		return value_bool(false);
	return contradiction(w, text, where);
}

static struct value
typed_value(struct workbook *w, str text, struct loc where)
{
	switch (w->type) {
	case CELL_SHARED: return shared_value(w, text, where);
	case CELL_INLINE:
	case CELL_TEXT: return sheet_typed_text(w->j, unescape(w->j, out_str(&w->text), where), where);
	case CELL_BOOL: return bool_value(w, text, where);
	case CELL_MOMENT: return moment_iso(w->j, str_copy(w->j->a, text), true, where);
	case CELL_UNKNOWN: return contradiction(w, w->type_name, where);
	case CELL_ERROR:
		diag_add(w->j->d, &in_cell_error, where, STR_FMT, STR_ARG(text));
		diag_hint(w->j->d, "%s", _("mend the formula in this cell"));
		return value_none();
	default: return number_value(w, text, where);
	}
}

/* A text that a formula made may be empty; any other result that is empty was never computed. */
static bool
lacks_result(const struct workbook *w, str text)
{
	return w->has_formula && (!w->has_value || (text.n == 0 && w->type != CELL_TEXT && w->type != CELL_INLINE));
}

static void
put_cell(struct workbook *w)
{
	struct loc where = loc_at(sheet_source(w->sheet), w->row, w->column);
	str text = str_trim(out_str(&w->text));
	struct value v;

	if (lacks_result(w, text)) {
		sheet_uncomputed(w->sheet, w->row, w->column);
		return;
	}
	if (!w->has_value || (text.n == 0 && w->type != CELL_UNKNOWN))
		return;
	if (w->has_formula && str_starts(text, STR("#")) && (w->type == CELL_TEXT || w->type == CELL_SHARED))
		w->type = CELL_ERROR; /* some writers store a formula's error as text */
	v = typed_value(w, text, where);
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

	if (arc_find(w->zip, part) == NULL) {
		diag_add(w->j->d, &in_package, loc_file(w->j->a, w->j->name), STR_FMT, STR_ARG(part));
		return;
	}
	w->sheet = sheet_new(w->j, name);
	w->row = w->column = 0;
	read_part(w, part, &handler);
	sheet_put(w->j, map, name, w->sheet);
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
