/*
 * CSV (RFC 4180): fields quoted or not; ; , or tab by what the first line that has one of them has most of, or by a line
 * "sep=;" before all, as Excel writes it. A line ends as on Windows, Unix or an old Macintosh.
 */
#include "input/inner.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/out.h"
#include "base/vec.h"

enum { SEPARATORS = 3 };
static const char separators[SEPARATORS] = { ';', '\t', ',' };

struct fields {
	uint32_t n, filled; /* filled: the last that is not empty */
	char other;         /* a separator that is not the file's, in the row's only field; 0: none */
};

struct csv {
	struct in_job *j;
	str s;
	size_t i;
	char separator;
	struct sheet *sheet;
	const struct source *source;
	uint32_t row, column;
	uint32_t code_column; /* codes such as 1.1 are no numbers; 0: not known yet */
	struct out field;
	VEC(struct fields) rows;
};

static bool
ends_line(char c)
{
	return c == '\n' || c == '\r';
}

/* The separator that a line has most of; 0: it has none. */
static char
separator_of_line(str s, size_t *i)
{
	size_t counts[SEPARATORS] = { 0 };
	bool quoted = false;
	int best = 0;

	for (; *i < s.n && (quoted || !ends_line(s.p[*i])); ++*i) {
		quoted ^= s.p[*i] == '"';
		for (int k = 0; k < SEPARATORS; k++)
			counts[k] += !quoted && s.p[*i] == separators[k];
	}
	for (int k = 1; k < SEPARATORS; k++)
		if (counts[k] > counts[best])
			best = k;
	return counts[best] > 0 ? separators[best] : '\0';
}

static char
find_separator(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char found = separator_of_line(s, &i);

		if (found != '\0')
			return found;
	}
	return separators[0];
}

/* Excel's own first line: the sign behind "sep=" parts the fields. */
static void
take_sep_line(struct csv *c)
{
	size_t end = 0;
	str line;

	while (end < c->s.n && !ends_line(c->s.p[end]))
		end++;
	line = str_sub(c->s, 0, end);
	if (line.n != 5 || !str_eq_nocase(str_sub(line, 0, 4), STR("sep=")))
		return;
	c->separator = line.p[4];
	c->i = end;
}

static struct loc
field_place(const struct csv *c)
{
	return loc_at(c->source, c->row, c->column);
}

/* The line of a byte, counted as an editor does. */
static int
line_at(str s, size_t at)
{
	int line = 1;

	for (size_t i = 0; i < at && i < s.n; i++)
		line += s.p[i] == '\n' || (s.p[i] == '\r' && !(i + 1 < s.n && s.p[i + 1] == '\n'));
	return line;
}

static void
hint_at_opening(struct csv *c, size_t opened)
{
	diag_hint(c->j->d, _("the field's first quote stands in line %d; a quote inside a field is written twice"),
	    line_at(c->s, opened));
}

/* What stands in quotes, from the first of them on. */
static void
read_quoted(struct csv *c)
{
	size_t opened = c->i++;
	bool closed = false, said = false;

	for (; c->i < c->s.n && !closed; c->i++) {
		bool quote = c->s.p[c->i] == '"', twice = quote && c->i + 1 < c->s.n && c->s.p[c->i + 1] == '"';

		closed = quote && !twice;
		c->i += twice;
		if (!closed)
			out_char(&c->field, c->s.p[c->i]);
	}
	if (!closed) {
		diag_add(c->j->d, &in_syntax, field_place(c), "%s", _("a quote that is never closed"));
		hint_at_opening(c, opened);
	}
	for (; c->i < c->s.n && c->s.p[c->i] != c->separator && !ends_line(c->s.p[c->i]); c->i++) {
		if (c->s.p[c->i] == ' ' || said)
			continue;
		said = true;
		diag_add(c->j->d, &in_stray_quote, field_place(c), NULL);
		hint_at_opening(c, opened);
	}
}

static void
read_field(struct csv *c)
{
	size_t from = c->i;
	str text;

	out_reset(&c->field);
	while (c->i < c->s.n && c->s.p[c->i] == ' ')
		c->i++;
	if (c->i < c->s.n && c->s.p[c->i] == '"') {
		read_quoted(c);
		return;
	}
	for (c->i = from; c->i < c->s.n && c->s.p[c->i] != c->separator && !ends_line(c->s.p[c->i]);)
		c->i++;
	text = str_sub(c->s, from, c->i);
	out_put(&c->field, text);
}

/* A separator in the row's only field that the file doesn't go by. */
static char
other_separator(const struct csv *c)
{
	for (int k = 0; k < SEPARATORS; k++)
		if (separators[k] != c->separator && str_find_char(out_str(&c->field), separators[k], 0) < c->field.n)
			return separators[k];
	return '\0';
}

static void
put_field(struct csv *c)
{
	struct loc where = field_place(c);
	str text = out_copy(&c->field, c->j->a);
	struct value v;

	if (c->code_column == 0 && str_eq(text_fold(c->j->a, text), STR("ma")))
		c->code_column = c->column;
	v = c->column == c->code_column || c->j->opt.texts ? sheet_typed_text(c->j, text, where)
							   : sheet_typed(c->j, text, where);
	if (v.kind != VALUE_NONE)
		sheet_cell(c->sheet, c->row, c->column, v);
}

static void
read_csv_row(struct csv *c)
{
	struct fields fields = { .n = 0 };
	bool more = true;

	for (c->column = 1; more; c->column++) {
		read_field(c);
		fields.n++;
		if (str_trim(out_str(&c->field)).n > 0)
			fields.filled = fields.n;
		put_field(c);
		more = c->i < c->s.n && c->s.p[c->i] == c->separator;
		c->i += more;
	}
	if (fields.n == 1)
		fields.other = other_separator(c);
	*VEC_ADD(c->j->a, &c->rows) = fields;
	if (str_starts(str_sub(c->s, c->i, c->s.n), STR("\r\n")))
		c->i++;
	c->i++;
	c->row++;
}

/* Rows below the headings with fewer fields; an empty line is none. */
static void
complain_short(const struct csv *c)
{
	uint32_t head = sheet_head_row(c->sheet), wanted = head > 0 ? c->rows.at[head - 1].filled : 0;

	for (size_t i = head; head > 0 && i < c->rows.n; i++) {
		const struct fields *f = &c->rows.at[i];
		struct loc where = loc_at(c->source, (uint32_t)i + 1, 1);

		if (f->filled == 0 || f->n >= wanted)
			continue;
		if (f->other != '\0') {
			diag_add(c->j->d, &in_other_separator, where, f->other == '\t' ? "%s" : "%s%c",
			    f->other == '\t' ? _("tab") : "", f->other);
			diag_hint(c->j->d, "%s", _("one sign parts the fields of all rows"));
		} else {
			diag_add(c->j->d, &in_short_row, where, _("%u of %u"), f->n, wanted);
			diag_hint(c->j->d, "%s", _("an empty field has its separator too"));
		}
	}
}

struct value
in_csv(struct in_job *j)
{
	struct csv c = { .j = j, .s = j->bytes, .row = 1, .separator = find_separator(j->bytes) };
	str key = file_name(str_c(j->a, j->name));
	struct value map = value_map(j->a), rows;

	c.sheet = sheet_new(j, STR(""));
	c.source = source_new(j->a, SOURCE_SHEET, j->name, STR(""));
	out_init(&c.field);
	take_sep_line(&c);
	while (c.i < c.s.n)
		read_csv_row(&c);
	out_release(&c.field);
	rows = sheet_value(c.sheet);
	complain_short(&c);
	while (key.n > 0 && key.p[key.n - 1] != '.')
		key.n--;
	value_put(j->a, &map, text_fold(j->a, str_sub(key, 0, key.n > 0 ? key.n - 1 : 0)), rows);
	return map;
}
