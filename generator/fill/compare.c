#include "base/arena.h"
#include "base/diag.h"
#include "base/limits.h"
#include "fill/fill.h"
#include "fill/include.h"
#include "fill/kinds.h"

/*
 * What a template wants beside what the data hold: names that the data lack,
 * whatever way a run would go, and data that no tag asks for. Both are notes,
 * since either may be meant.
 */
struct compare {
	struct arena *a;
	struct diags *d;
	struct loc template; /* where what is missing is asked for */
};

static str
path_below(struct arena *a, str path, str key)
{
	return path.n > 0 ? str_format(a, STR_FMT "." STR_FMT, STR_ARG(path), STR_ARG(key)) : key;
}

/* Keys of both lists of a map, for the nearest one. */
static str
find_nearest_key(struct compare *c, const struct value *data, str key)
{
	str *names = ARENA_ARRAY(c->a, str, data->map->n + 1);

	for (size_t i = 0; i < data->map->n; i++)
		names[i] = data->map->at[i].key;
	return str_nearest(key, names, data->map->n);
}

static void
list_missing(struct compare *c, const struct value *wants, const struct value *data, str path, int depth)
{
	if (depth > LIMIT_TEMPLATE_NESTING || data == NULL)
		return;
	if (wants->kind == VALUE_LIST && data->kind == VALUE_LIST && wants->list->n > 0) {
		for (size_t i = 0; i < data->list->n; i++)
			list_missing(c, &wants->list->at[0], &data->list->at[i],
			    str_format(c->a, STR_FMT "[%zu]", STR_ARG(path), i), depth + 1);
		return;
	}
	if (wants->kind != VALUE_MAP || data->kind != VALUE_MAP)
		return;
	for (size_t i = 0; i < wants->map->n; i++) {
		str key = wants->map->at[i].key, at = path_below(c->a, path, key), near;
		const struct value *v = value_at(data, key);

		if (v != NULL) {
			list_missing(c, wants->map->at[i].value, v, at, depth + 1);
			continue;
		}
		diag_add(
		    c->d, &fill_lacking, data->where.source != NULL ? data->where : c->template, STR_FMT, STR_ARG(at));
		near = find_nearest_key(c, data, key);
		if (near.n > 0)
			diag_hint(c->d, _("nearest is %.*s"), STR_ARG(near));
	}
}

/* A leaf takes whatever stands there, whole. */
static bool
has_shape(const struct value *wants)
{
	return wants->kind == VALUE_MAP || (wants->kind == VALUE_LIST && wants->list->n > 0);
}

static void
list_unused(struct compare *c, const struct value *wants, const struct value *data, str path, int depth)
{
	if (depth > LIMIT_TEMPLATE_NESTING || !has_shape(wants))
		return;
	if (data->kind == VALUE_LIST && wants->kind == VALUE_LIST) {
		for (size_t i = 0; i < data->list->n; i++)
			list_unused(c, &wants->list->at[0], &data->list->at[i],
			    str_format(c->a, STR_FMT "[]", STR_ARG(path)), depth + 1);
		return;
	}
	if (data->kind != VALUE_MAP || wants->kind != VALUE_MAP)
		return;
	for (size_t i = 0; i < data->map->n; i++) {
		const struct value *v = data->map->at[i].value, *w = value_at(wants, data->map->at[i].key);
		str at = path_below(c->a, path, data->map->at[i].key);

		if (w == NULL)
			diag_add(c->d, &fill_unused, v->where, STR_FMT, STR_ARG(at));
		else
			list_unused(c, w, v, at, depth + 1);
	}
}

void
fill_compare(
    const struct fill_template *t, const char *name, const struct value *data, struct arena *a, struct diags *d)
{
	struct compare c = { a, d, loc_file(d->a, str_copy(d->a, str_of(name))) };
	struct value wants = fill_vars(t, a);

	list_missing(&c, &wants, contents_context(data, t->lists, a), STR(""), 0);
	list_unused(&c, &wants, data, STR(""), 0);
}
