/* CSV (RFC 4180): fields quoted or not; ; , or tab by what the first line has most of. */
#include "input/inner.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/out.h"

static char
separator(str s)
{
	static const char marks[] = { ';', '\t', ',' };
	size_t counts[3] = { 0, 0, 0 };
	bool quoted = false;
	int best = 0;

	for (size_t i = 0; i < s.n && (quoted || s.p[i] != '\n'); i++) {
		quoted ^= s.p[i] == '"';
		for (int k = 0; k < 3; k++)
			counts[k] += !quoted && s.p[i] == marks[k];
	}
	for (int k = 1; k < 3; k++)
		if (counts[k] > counts[best])
			best = k;
	return marks[best];
}

struct value
in_csv(struct in_job *j)
{
	str s = j->bytes, name = file_name(str_c(j->a, j->name)), key;
	struct sheet *sheet = sheet_new(j, STR(""));
	const struct source *source = source_new(j->a, SOURCE_SHEET, j->name, STR(""));
	uint32_t row = 1, column = 1, code_column = 0; /* codes such as 1.1 are no numbers */
	struct value map = value_map(j->a);
	char sep = separator(s);
	struct out field;
	size_t i = 0;

	out_init(&field);
	while (i < s.n) {
		bool quoted = false, ended = false;
		struct loc where = loc_at(source, row, column);
		struct value v;

		out_reset(&field);
		if (s.p[i] == '"') {
			quoted = true;
			for (i++; i < s.n; i++) {
				if (s.p[i] == '"' && i + 1 < s.n && s.p[i + 1] == '"')
					i++;
				else if (s.p[i] == '"')
					break;
				out_char(&field, s.p[i]);
			}
			if (i >= s.n)
				diag_add(j->d, &in_syntax, where, "%s", _("a quote that is never closed"));
			i++;
		}
		for (; i < s.n && s.p[i] != sep && s.p[i] != '\n'; i++)
			if (s.p[i] != '\r' && !(quoted && s.p[i] == ' '))
				out_char(&field, s.p[i]);
		ended = i >= s.n || s.p[i] == '\n';
		if (code_column == 0 && str_eq(text_fold(j->a, out_str(&field)), STR("ma")))
			code_column = column;
		v = column == code_column || j->opt.texts ? sheet_typed_text(j, out_copy(&field, j->a), where)
							  : sheet_typed(j, out_copy(&field, j->a), where);
		if (v.kind != VALUE_NONE)
			sheet_cell(sheet, row, column, v);
		i++;
		column++;
		if (ended) {
			row++;
			column = 1;
		}
	}
	out_release(&field);
	for (key = name; key.n > 0 && key.p[key.n - 1] != '.';)
		key.n--;
	value_put(j->a, &map, text_fold(j->a, str_sub(key, 0, key.n > 0 ? key.n - 1 : 0)), sheet_value(sheet));
	return map;
}
