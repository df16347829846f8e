#include "value/value.h"

#include <string.h>

#include "base/check.h"
#include "base/msg.h"
#include "base/out.h"
#include "value/rich.h"

struct value
value_none(void)
{
	return (struct value){ .kind = VALUE_NONE };
}

struct value
value_bool(bool b)
{
	return (struct value){ .kind = VALUE_BOOL, .b = b };
}

struct value
value_dec(struct dec d)
{
	return d.known ? (struct value){ .kind = VALUE_DEC, .dec = d } : value_none();
}

struct value
value_int(long long n)
{
	return value_dec(dec_int(n));
}

struct value
value_text(str s)
{
	return (struct value){ .kind = VALUE_TEXT, .text = s };
}

struct value
value_date(struct date d)
{
	return d.year != 0 ? (struct value){ .kind = VALUE_DATE, .date = d } : value_none();
}

struct value
value_list(struct arena *a)
{
	return (struct value){ .kind = VALUE_LIST, .list = ARENA_NEW(a, struct list) };
}

struct value
value_tuple(struct arena *a)
{
	struct value v = value_list(a);

	v.list->tuple = true;
	return v;
}

struct value
value_map(struct arena *a)
{
	return (struct value){ .kind = VALUE_MAP, .map = map_new(a) };
}

struct value
value_missing(str name)
{
	return (struct value){ .kind = VALUE_MISSING, .text = name };
}

struct value
value_rich(const struct rich *r)
{
	return (struct value){ .kind = VALUE_RICH, .rich = r };
}

struct value *
list_add(struct arena *a, struct list *l, struct value v)
{
	l->at = vec_room(a, l->at, l->n, &l->cap, sizeof *l->at);
	l->at[l->n] = v;
	return &l->at[l->n++];
}

void
value_put(struct arena *a, struct value *map, str key, struct value v)
{
	struct value *copy = ARENA_NEW(a, struct value);

	*copy = v;
	map_put(map->map, key, copy);
}

struct value *
value_at(const struct value *v, str key)
{
	return v != NULL && v->kind == VALUE_MAP ? map_find(v->map, key) : NULL;
}

struct value *
value_path(const struct value *v, str path)
{
	struct value *at = NULL;

	while (path.n > 0 && v != NULL) {
		size_t end = 0, index = 0;

		if (path.p[0] == '[') {
			for (end = 1; end < path.n && path.p[end] >= '0' && path.p[end] <= '9' && end < 10; end++)
				index = index * 10 + (size_t)(path.p[end] - '0');
			if (end < path.n && path.p[end] == ']')
				end++;
			at = v->kind == VALUE_LIST && index < v->list->n ? &v->list->at[index] : NULL;
		} else {
			while (end < path.n && path.p[end] != '.' && path.p[end] != '[')
				end++;
			at = value_at(v, str_sub(path, 0, end));
		}
		if (end < path.n && path.p[end] == '.')
			end++;
		if (end == 0)
			return NULL;
		path = str_sub(path, end, path.n);
		v = at;
	}
	return at;
}

str
value_written(const struct value *map, str key)
{
	const str *written = map->kind == VALUE_MAP ? map_find(map->map->written, key) : NULL;

	return written != NULL ? *written : key;
}

str
value_text_at(const struct value *v, str key, str otherwise)
{
	const struct value *t = value_at(v, key);

	return t != NULL && t->kind == VALUE_TEXT ? t->text : otherwise;
}

const char *
value_kind_name(enum value_kind k)
{
	static const char *const names[] = { N_("nothing"), N_("no value"), N_("true or false"), N_("number"),
		N_("text"), N_("date"), N_("list"), N_("map"), N_("rich text"), N_("picture"), N_("chart") };
	TABLE_HAS(names, VALUE_KINDS);

	return k < VALUE_KINDS ? _(names[k]) : "?";
}

bool
value_true(const struct value *v)
{
	switch (v->kind) {
	case VALUE_MISSING:
	case VALUE_NONE: return false;
	case VALUE_BOOL: return v->b;
	case VALUE_DEC: return dec_sign(v->dec) != 0;
	case VALUE_TEXT: return v->text.n > 0;
	case VALUE_LIST: return v->list->n > 0;
	case VALUE_MAP: return v->map->n > 0;
	case VALUE_RICH: return v->rich != NULL && v->rich->blocks != NULL;
	default: return true;
	}
}

static bool
list_eq(const struct list *a, const struct list *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!value_eq(&a->at[i], &b->at[i]))
			return false;
	return true;
}

static bool
map_eq(const struct map *a, const struct map *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++) {
		const struct value *other = map_find(b, a->at[i].key);

		if (other == NULL || !value_eq(a->at[i].value, other))
			return false;
	}
	return true;
}

bool
value_eq(const struct value *a, const struct value *b)
{
	if (a->kind == VALUE_BOOL && b->kind == VALUE_DEC)
		return dec_eq(dec_int(a->b), b->dec);
	if (a->kind == VALUE_DEC && b->kind == VALUE_BOOL)
		return dec_eq(a->dec, dec_int(b->b));
	if (a->kind != b->kind)
		return false;
	switch (a->kind) {
	case VALUE_BOOL: return a->b == b->b;
	case VALUE_DEC: return dec_eq(a->dec, b->dec);
	case VALUE_TEXT: return str_eq(a->text, b->text);
	case VALUE_DATE: return date_cmp(a->date, b->date) == 0;
	case VALUE_LIST: return list_eq(a->list, b->list);
	case VALUE_MAP: return map_eq(a->map, b->map);
	case VALUE_RICH: return a->rich == b->rich;
	case VALUE_PICTURE: return a->picture == b->picture;
	case VALUE_CHART: return a->chart == b->chart;
	default: return true;
	}
}

static void
put_iso(struct out *o, struct date d)
{
	out_printf(o, "%04d-%02d-%02d", d.year, d.month, d.day);
}

void
value_print(struct out *o, const struct value *v)
{
	switch (v->kind) {
	case VALUE_BOOL: out_puts(o, v->b ? "True" : "False"); break;
	case VALUE_DEC: dec_put(o, v->dec); break;
	case VALUE_TEXT: out_put(o, v->text); break;
	case VALUE_DATE: date_put_short(o, v->date); break;
	case VALUE_LIST:
	case VALUE_MAP: value_json(o, v); break;
	case VALUE_RICH: rich_text(o, v->rich); break;
	case VALUE_PICTURE: out_put(o, v->picture->alt); break;
	default: break;
	}
}

static void
json_put_text(struct out *o, str s)
{
	out_char(o, '"');
	out_json(o, s);
	out_char(o, '"');
}

void
value_json(struct out *o, const struct value *v)
{
	switch (v->kind) {
	case VALUE_MISSING:
	case VALUE_NONE: out_puts(o, "null"); break;
	case VALUE_BOOL: out_puts(o, v->b ? "true" : "false"); break;
	case VALUE_DEC: dec_put(o, v->dec); break;
	case VALUE_TEXT: json_put_text(o, v->text); break;
	case VALUE_DATE:
		out_char(o, '"');
		put_iso(o, v->date);
		out_char(o, '"');
		break;
	case VALUE_LIST:
		out_char(o, '[');
		for (size_t i = 0; i < v->list->n; i++) {
			if (i > 0)
				out_puts(o, ", ");
			value_json(o, &v->list->at[i]);
		}
		out_char(o, ']');
		break;
	case VALUE_MAP:
		out_char(o, '{');
		for (size_t i = 0; i < v->map->n; i++) {
			if (i > 0)
				out_puts(o, ", ");
			json_put_text(o, v->map->at[i].key);
			out_puts(o, ": ");
			value_json(o, v->map->at[i].value);
		}
		out_char(o, '}');
		break;
	case VALUE_RICH: {
		struct out text;

		out_init(&text);
		rich_text(&text, v->rich);
		json_put_text(o, out_str(&text));
		out_release(&text);
		break;
	}
	case VALUE_PICTURE: json_put_text(o, v->picture->name); break;
	case VALUE_CHART: value_json(o, v->chart); break;
	default: break;
	}
}
