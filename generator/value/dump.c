/*
 * A value as text, one value a line, each with its path and the place that a
 * person wrote it at:
 *
 *	chi_tieu[1].ten: text 'Dân số' @ke-hoach/chi-tieu.xlsx: chi_tieu!B2
 *
 * The path is what value_path() finds it by, so that a line can be tried in a template.
 */
#include "value/rich.h"
#include "value/value.h"

#include "base/out.h"

/* "list" and not value_kind_name()'s word, which follows the language of the messages. */
static const char *const kind_words[] = {
	[VALUE_MISSING] = "missing",
	[VALUE_NONE] = "none",
	[VALUE_BOOL] = "bool",
	[VALUE_DEC] = "number",
	[VALUE_TEXT] = "text",
	[VALUE_DATE] = "date",
	[VALUE_LIST] = "list",
	[VALUE_MAP] = "map",
	[VALUE_RICH] = "rich",
	[VALUE_PICTURE] = "picture",
	[VALUE_CHART] = "chart",
};
_Static_assert(sizeof kind_words / sizeof kind_words[0] == VALUE_KINDS, "a kind of value has no word");

static void
put_quoted(struct out *o, str s)
{
	out_puts(o, " '");
	out_json(o, s);
	out_char(o, '\'');
}

static void
put_scalar(struct out *o, const struct value *v)
{
	switch (v->kind) {
	case VALUE_MISSING:
	case VALUE_TEXT: put_quoted(o, v->text); break;
	case VALUE_BOOL: out_puts(o, v->b ? " true" : " false"); break;
	case VALUE_DEC:
		out_char(o, ' ');
		dec_put(o, v->dec);
		if (v->percent)
			out_puts(o, " percent");
		break;
	case VALUE_DATE: out_printf(o, " %04d-%02d-%02d", v->date.year, v->date.month, v->date.day); break;
	case VALUE_LIST: out_printf(o, " of %zu", v->list->n); break;
	case VALUE_MAP: out_printf(o, " of %zu", v->map->n); break;
	case VALUE_PICTURE:
		put_quoted(o, v->picture->name);
		out_printf(o, " bytes=%zu", v->picture->bytes.n);
		break;
	default: break;
	}
}

static void dump_value(struct out *o, struct out *path, const struct value *v);

/* What stands under the value, with one step more of the path; the path is as before afterwards. */
static void
dump_under(struct out *o, struct out *path, const struct value *v)
{
	size_t before = path->n;

	for (size_t i = 0; v->kind == VALUE_LIST && i < v->list->n; i++) {
		out_printf(path, "[%zu]", i);
		dump_value(o, path, &v->list->at[i]);
		path->n = before;
	}
	for (size_t i = 0; v->kind == VALUE_MAP && i < v->map->n; i++) {
		out_printf(path, "%s" STR_FMT, before > 0 ? "." : "", STR_ARG(v->map->at[i].key));
		dump_value(o, path, v->map->at[i].value);
		path->n = before;
	}
}

static void
dump_value(struct out *o, struct out *path, const struct value *v)
{
	out_put(o, path->n > 0 ? out_str(path) : STR("."));
	out_printf(o, ": %s", v->kind < VALUE_KINDS ? kind_words[v->kind] : "inner");
	put_scalar(o, v);
	if (v->where.source != NULL) {
		out_puts(o, " @");
		loc_put(o, v->where);
	}
	out_char(o, '\n');
	if (v->kind == VALUE_RICH)
		rich_dump(o, v->rich);
	else if (v->kind == VALUE_CHART)
		dump_value(o, path, v->chart);
	else
		dump_under(o, path, v);
}

void
value_dump(struct out *o, const struct value *v)
{
	struct out path;

	out_init(&path);
	dump_value(o, &path, v);
	out_release(&path);
}
