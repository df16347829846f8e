/*
 * Filters over lists. None is slower than n log n: groups and duplicates are
 * found by sorting or hashing, and every element counts as a step.
 */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/msg.h"
#include "base/out.h"
#include "template/library/library.h"
#include "template/inner.h"
#include "template/kinds.h"

static struct value
new_list(const struct tpl_call *c, size_t n)
{
	return charge(c->r, c->node, n * sizeof(struct value)) ? value_list(c->r->a) : POISON;
}

static struct value
f_list(const struct tpl_call *c)
{
	const struct value *at;
	size_t n;
	struct value list;

	if (!want_list(c, 0, &at, &n) || IS_POISON(list = new_list(c, n)))
		return POISON;
	for (size_t i = 0; i < n; i++)
		list_add(c->r->a, list.list, at[i]);
	return list;
}

/* The attribute= of a filter, applied to element v; v itself where it is absent. */
static struct value
element_key(const struct tpl_call *c, size_t argument, const struct value *v)
{
	const struct value *a = &c->v[argument];
	struct value index;

	if (argument >= c->n || is_absent(a) || a->kind == VALUE_NONE)
		return *v;
	if (a->kind == VALUE_DEC) {
		index = *a;
		return element(c->r, c->node, v, &index, true);
	}
	return a->kind == VALUE_TEXT ? by_path(c->r, v, a->text) : *v;
}

/* Nothing under attribute= in an element: the same complaint as for a name. */
static bool
key_missing(const struct tpl_call *c, size_t argument, const struct value *key)
{
	if (key->kind != VALUE_MISSING || c->r->opt.missing != TPL_MISSING_ERROR)
		return false;
	if (!IS_POISON(*key))
		fault(c->r, &tpl_unknown, c->node, _("%.*s of an element of %.*s"), STR_ARG(c->v[argument].text),
		    STR_ARG(node_path(c->r, c->node->a)));
	return true;
}

struct value
builtin_join(const struct tpl_call *c)
{
	const struct value *at;
	struct value v = POISON;
	struct out o;
	str by;
	size_t n;

	if (!text_or(c, 1, STR(""), &by) || !want_list(c, 0, &at, &n))
		return POISON;
	out_init(&o);
	o.limit = LIMIT_TEMPLATE_OUTPUT;
	for (size_t i = 0; i < n; i++) {
		struct value e = element_key(c, 2, &at[i]);

		if (key_missing(c, 2, &e) || (i > 0 && (out_put(&o, by), false)) || !print_value(c->r, c->node, &o, &e))
			goto done;
	}
	if (!out_ok(&o))
		charge(c->r, c->node, SIZE_MAX);
	v = text_value(c->r, &o);
done:
	out_release(&o);
	return v;
}

/* code: 0 first, 1 last. */
static struct value
f_end(const struct tpl_call *c)
{
	const struct value *at;
	size_t n;

	if (!want_list(c, 0, &at, &n))
		return POISON;
	if (n > 0)
		return at[c->node->builtin->code == 0 ? 0 : n - 1];
	if (c->r->opt.missing != TPL_MISSING_ERROR)
		return value_missing(STR("[]"));
	fault(c->r, &tpl_unknown, c->node, _("%.*s is empty"), STR_ARG(node_path(c->r, c->node->a)));
	fault_hint(c->r, "%s", _("{% if … %} asks whether there is anything"));
	return POISON;
}

static struct value
f_reverse(const struct tpl_call *c)
{
	const struct value *at;
	struct value list;
	struct out o;
	size_t n;

	if (!want_list(c, 0, &at, &n))
		return POISON;
	if (c->v[0].kind == VALUE_TEXT) {
		out_init(&o);
		while (n > 0)
			out_put(&o, at[--n].text);
		list = text_value(c->r, &o);
		out_release(&o);
		return list;
	}
	if (IS_POISON(list = new_list(c, n)))
		return POISON;
	while (n > 0)
		list_add(c->r->a, list.list, at[--n]);
	return list;
}

/* --- numbers of lists ---------------------------------------------------- */

static struct value
f_sum(const struct tpl_call *c)
{
	const struct value *at;
	struct value start = is_absent(&c->v[2]) ? value_int(0) : c->v[2];
	size_t n;

	if (!want_list(c, 0, &at, &n))
		return POISON;
	for (size_t i = 0; i < n; i++) {
		struct value e = element_key(c, 1, &at[i]);

		if (key_missing(c, 1, &e))
			return POISON;
		if (e.kind != VALUE_DEC && e.kind != VALUE_NONE && e.kind != VALUE_BOOL && e.kind != VALUE_MISSING &&
		    start.kind == VALUE_DEC) {
			fault(c->r, &tpl_type, c->node, _("%.*s[%zu]: not a number but %s"),
			    STR_ARG(node_path(c->r, c->node->a)), i, kind_name(&e));
			return POISON;
		}
		start = binary(c->r, c->node, OP_ADD, &start, &e);
		if (IS_POISON(start))
			return POISON;
	}
	return start;
}

/* code: -1 min, 1 max. What is not known does not count. */
static struct value
f_extreme(const struct tpl_call *c)
{
	const struct value *at;
	struct value best = value_none(), best_key = value_none();
	bool fold = !true_or(c, 1, false), found = false, ok;
	size_t n;

	if (!want_list(c, 0, &at, &n))
		return POISON;
	for (size_t i = 0; i < n; i++) {
		struct value key = element_key(c, 2, &at[i]);
		int cmp = 0;

		if (key_missing(c, 2, &key))
			return POISON;
		if (key.kind == VALUE_NONE || key.kind == VALUE_MISSING)
			continue;
		if (found)
			cmp = order(&key, &best_key, fold, &ok);
		if (found && !ok) {
			fault(c->r, &tpl_type, c->node, _("%s and %s have no order"), kind_name(&best_key),
			    kind_name(&key));
			return POISON;
		}
		if (found && cmp * c->node->builtin->code <= 0)
			continue;
		best = at[i];
		best_key = key;
		found = true;
	}
	return best;
}

/* --- sorting ------------------------------------------------------------- */

/*
 * A merge sort: stable, and its comparison needs what qsort can't carry.
 * Attributes may be several, "khoi,ten".
 */
struct sorted {
	struct value v;
	const struct value *keys;
	uint32_t index;
};

struct sorting {
	const struct tpl_call *c;
	size_t keys_n;
	bool fold, reverse, vietnamese, names;
	bool failed;
};

static int
compare_keys(struct sorting *s, const struct sorted *x, const struct sorted *y)
{
	for (size_t i = 0; i < s->keys_n; i++) {
		const struct value *a = &x->keys[i], *b = &y->keys[i];
		bool a_none = a->kind == VALUE_NONE || a->kind == VALUE_MISSING,
		     b_none = b->kind == VALUE_NONE || b->kind == VALUE_MISSING, ok = true;
		int cmp;

		if (a_none || b_none) { /* what is not known stands last */
			if (a_none != b_none)
				return a_none ? 1 : -1;
			continue;
		}
		if (s->vietnamese && a->kind == VALUE_TEXT && b->kind == VALUE_TEXT)
			cmp = s->names ? text_order_names(a->text, b->text) : text_order(a->text, b->text, true);
		else
			cmp = order(a, b, s->fold, &ok);
		if (!ok) {
			if (!s->failed)
				fault(s->c->r, &tpl_type, s->c->node, _("%s and %s have no order"), kind_name(a),
				    kind_name(b));
			s->failed = true;
			return 0;
		}
		if (cmp != 0)
			return s->reverse ? -cmp : cmp;
	}
	return 0;
}

static void
merge_sort(struct sorting *s, struct sorted *at, struct sorted *other, size_t n)
{
	size_t half = n / 2, i = 0, k = half, to = 0;

	if (n < 2)
		return;
	merge_sort(s, at, other, half);
	merge_sort(s, at + half, other, n - half);
	while (i < half && k < n)
		other[to++] = compare_keys(s, &at[k], &at[i]) < 0 ? at[k++] : at[i++];
	while (i < half)
		other[to++] = at[i++];
	memcpy(at, other, to * sizeof *at);
}

static struct sorted *
with_keys(const struct tpl_call *c, struct sorting *s, const struct value *at, size_t n, size_t attribute_at)
{
	struct sorted *sorted = ARENA_ARRAY(c->r->a, struct sorted, n * 2 + 1);
	bool has = attribute_at < c->n && c->v[attribute_at].kind == VALUE_TEXT;
	str names[8];

	s->keys_n = 0;
	if (has) {
		str rest = c->v[attribute_at].text;

		while (rest.n > 0 && s->keys_n < 8)
			names[s->keys_n++] = str_trim(str_split(&rest, ','));
	} else {
		s->keys_n = 1;
	}
	for (size_t i = 0; i < n; i++) {
		struct value *keys = ARENA_ARRAY(c->r->a, struct value, s->keys_n);

		for (size_t k = 0; k < s->keys_n; k++) {
			keys[k] = has ? by_path(c->r, &at[i], names[k]) : element_key(c, attribute_at, &at[i]);
			if (key_missing(c, attribute_at, &keys[k]))
				return NULL;
		}
		sorted[i] = (struct sorted){ at[i], keys, (uint32_t)i };
	}
	return sorted;
}

static struct value
sort_list(const struct tpl_call *c, struct sorting *s, size_t attribute_at)
{
	const struct value *at;
	struct sorted *sorted;
	struct value list;
	size_t n, levels = 1;

	s->c = c;
	if (!want_list(c, 0, &at, &n) || IS_POISON(list = new_list(c, n)))
		return POISON;
	for (size_t k = n; k > 1; k /= 2)
		levels++;
	if (!step(c->r, n * levels / 4) || (sorted = with_keys(c, s, at, n, attribute_at)) == NULL)
		return POISON;
	merge_sort(s, sorted, sorted + n, n);
	if (s->failed)
		return POISON;
	for (size_t i = 0; i < n; i++)
		list_add(c->r->a, list.list, sorted[i].v);
	return list;
}

static struct value
f_sort(const struct tpl_call *c)
{
	struct sorting s = { .reverse = true_or(c, 1, false), .fold = !true_or(c, 2, false) };

	return sort_list(c, &s, 3);
}

/* Vietnamese order of texts; digits by value. */
static struct value
f_xep(const struct tpl_call *c)
{
	struct sorting s = {
		.reverse = true_or(c, 2, false), .fold = true, .vietnamese = true, .names = true_or(c, 3, false)
	};

	return sort_list(c, &s, 1);
}

static struct value
make_pair(const struct tpl_call *c, struct value x, struct value y)
{
	struct value list = value_tuple(c->r->a);

	list_add(c->r->a, list.list, x);
	list_add(c->r->a, list.list, y);
	return list;
}

static struct value
f_items(const struct tpl_call *c)
{
	const struct value *v = &c->v[0];
	struct value list;

	if (v->kind == VALUE_MISSING)
		return value_list(c->r->a);
	if (v->kind != VALUE_MAP) {
		fault(c->r, &tpl_type, c->node, _("%.*s: not a map but %s"), STR_ARG(node_path(c->r, c->node->a)),
		    kind_name(v));
		return POISON;
	}
	if (!step(c->r, v->map->n) || IS_POISON(list = new_list(c, v->map->n * 4)))
		return POISON;
	for (size_t i = 0; i < v->map->n; i++)
		list_add(c->r->a, list.list,
		    make_pair(c, value_text(v->map->at[i].key), *(struct value *)v->map->at[i].value));
	return list;
}

static struct value
f_dictsort(const struct tpl_call *c)
{
	struct sorting s = { .c = c, .reverse = true_or(c, 3, false), .fold = !true_or(c, 1, false), .keys_n = 1 };
	struct value items = f_items(c), list;
	struct sorted *sorted;
	bool by_value;
	str by;
	size_t n;

	if (IS_POISON(items) || !text_or(c, 2, STR("key"), &by))
		return POISON;
	by_value = str_eq(by, STR("value"));
	n = items.list->n;
	sorted = ARENA_ARRAY(c->r->a, struct sorted, n * 2 + 1);
	for (size_t i = 0; i < n; i++)
		sorted[i] = (struct sorted){ items.list->at[i], &items.list->at[i].list->at[by_value], (uint32_t)i };
	merge_sort(&s, sorted, sorted + n, n);
	if (s.failed)
		return POISON;
	list = value_list(c->r->a);
	for (size_t i = 0; i < n; i++)
		list_add(c->r->a, list.list, sorted[i].v);
	return list;
}

/* [{grouper, list}], sorted by what they share; a loop may take it apart. */
static struct value
f_groupby(const struct tpl_call *c)
{
	struct sorting s = { .c = c, .fold = !true_or(c, 3, false) };
	const struct value *at;
	struct sorted *sorted;
	struct value groups, *group = NULL;
	const struct value *key = NULL;
	size_t n;
	bool ok;

	if (!want_list(c, 0, &at, &n) || IS_POISON(groups = new_list(c, n * 3)))
		return POISON;
	sorted = ARENA_ARRAY(c->r->a, struct sorted, n * 2 + 1);
	s.keys_n = 1;
	for (size_t i = 0; i < n; i++) {
		struct value *keys = ARENA_NEW(c->r->a, struct value);

		*keys = element_key(c, 1, &at[i]);
		if (keys->kind == VALUE_MISSING && !is_absent(&c->v[2]))
			*keys = c->v[2];
		else if (key_missing(c, 1, keys))
			return POISON;
		sorted[i] = (struct sorted){ at[i], keys, (uint32_t)i };
	}
	if (!step(c->r, n * 4))
		return POISON;
	merge_sort(&s, sorted, sorted + n, n);
	if (s.failed)
		return POISON;
	for (size_t i = 0; i < n; i++) {
		struct value *list;

		if (key == NULL ||
		    !(same(key, sorted[i].keys) || (s.fold && order(key, sorted[i].keys, true, &ok) == 0 && ok))) {
			struct value map = value_map(c->r->a);

			key = sorted[i].keys;
			value_put(c->r->a, &map, STR("grouper"), *key);
			value_put(c->r->a, &map, STR("list"), value_list(c->r->a));
			group = list_add(c->r->a, groups.list, map);
		}
		list = value_at(group, STR("list"));
		list_add(c->r->a, list->list, sorted[i].v);
	}
	return groups;
}

static struct value
f_unique(const struct tpl_call *c)
{
	bool fold = !true_or(c, 1, false);
	const struct value *at;
	struct value list;
	struct map seen;
	struct out o;
	size_t n;

	if (!want_list(c, 0, &at, &n) || IS_POISON(list = new_list(c, n)))
		return POISON;
	map_init(&seen, c->r->a);
	out_init(&o);
	for (size_t i = 0; i < n; i++) {
		struct value key = element_key(c, 2, &at[i]);
		str text;

		if (key_missing(c, 2, &key)) {
			out_release(&o);
			return POISON;
		}
		if (key.kind == VALUE_TEXT && fold)
			key.text = text_lower(c->r->a, key.text);
		if (key.kind == VALUE_DEC)
			key.dec = dec_trim(key.dec);
		out_reset(&o);
		out_char(&o, (char)('A' + key.kind));
		repr(&o, &key, 0);
		text = out_str(&o);
		if (map_find(&seen, text) != NULL)
			continue;
		map_put(&seen, out_copy(&o, c->r->a), &seen);
		list_add(c->r->a, list.list, at[i]);
	}
	out_release(&o);
	return list;
}

/* --- map, select and their kin ------------------------------------------- */

/* A builtin's arguments given at run time: v[0] operand, then rest; missing optional ones absent.
 */
static bool
apply_builtin(const struct tpl_call *c, const struct builtin *b, struct value operand, const struct value *rest,
    size_t n, struct value *result)
{
	struct value v[10];
	struct tpl_node here = *c->node;
	const struct tpl_node *none[10] = { NULL };
	size_t params = 0;
	str words = str_of(b->params);
	bool any = str_ends(words, STR("*"));

	while (words.n > 0) {
		str word = str_split(&words, ' ');

		if (str_eq(word, STR("*")))
			break;
		if (params >= n && !str_ends(word, STR("?"))) {
			fault(c->r, &tpl_arguments, c->node, _("%s needs its argument %.*s"), b->name, STR_ARG(word));
			return false;
		}
		params++;
	}
	if (n > 8 || (n > params && !any)) {
		fault(c->r, &tpl_arguments, c->node, _("too many arguments for %s"), b->name);
		return false;
	}
	v[0] = operand;
	for (size_t i = 0; i < 9; i++)
		v[i + 1] = i < n ? rest[i] : (struct value){ .kind = (enum value_kind)V_ABSENT };
	if (params < n)
		params = n;
	here.builtin = b;
	here.at = none;
	here.n = params;
	here.keywords_n = 0;
	*result = b->run(&(struct tpl_call){ c->r, &here, v, params + 1 });
	return !IS_POISON(*result);
}

static struct value
f_map(const struct tpl_call *c)
{
	const struct value *at, *otherwise = NULL, *attribute_name = NULL;
	const struct builtin *b = NULL;
	size_t named = 2 * c->node->keywords_n, positional = c->n - 1 - named, n;
	struct value list;
	str name;

	for (size_t i = 1 + positional; i + 1 < c->n; i += 2) {
		if (str_eq(c->v[i].text, STR("attribute")))
			attribute_name = &c->v[i + 1];
		else if (str_eq(c->v[i].text, STR("default")))
			otherwise = &c->v[i + 1];
	}
	if (attribute_name == NULL) {
		if (positional == 0 || !want_text(c, 1, &name)) {
			fault(c->r, &tpl_arguments, c->node, "%s", _("map needs attribute=\"…\" or a filter's name"));
			return POISON;
		}
		if ((b = filter_find(name)) == NULL) {
			str nearest = filter_nearest(name);

			if (nearest.n > 0)
				fault(c->r, &tpl_no_filter, c->node, _("%.*s; nearest is %.*s"), STR_ARG(name),
				    STR_ARG(nearest));
			else
				fault(c->r, &tpl_no_filter, c->node, "%.*s", STR_ARG(name));
			return POISON;
		}
	}
	if (!want_list(c, 0, &at, &n) || IS_POISON(list = new_list(c, n)))
		return POISON;
	for (size_t i = 0; i < n; i++) {
		struct value e;

		if (b != NULL) {
			if (!apply_builtin(c, b, at[i], c->v + 2, positional - 1, &e))
				return POISON;
		} else {
			if (attribute_name->kind == VALUE_TEXT)
				e = by_path(c->r, &at[i], attribute_name->text);
			else
				e = element(c->r, c->node, &at[i], attribute_name, true);
			if (e.kind == VALUE_MISSING && otherwise != NULL)
				e = *otherwise;
			if (e.kind == VALUE_MISSING && c->r->opt.missing == TPL_MISSING_ERROR) {
				if (!IS_POISON(e))
					fault(c->r, &tpl_unknown, c->node, _("%.*s of %.*s[%zu]"),
					    STR_ARG(attribute_name->text), STR_ARG(node_path(c->r, c->node->a)), i);
				return POISON;
			}
		}
		list_add(c->r->a, list.list, e);
	}
	return list;
}

/* code: bit 0 reject, bit 1 by attribute. */
static struct value
f_select(const struct tpl_call *c)
{
	bool reject = (c->node->builtin->code & 1) != 0, by = (c->node->builtin->code & 2) != 0;
	const struct builtin *test = NULL;
	const struct value *at;
	size_t first = by ? 2 : 1, n;
	struct value list;
	str name, nearest;

	if (c->n > first && !is_absent(&c->v[first])) {
		if (!want_text(c, first, &name))
			return POISON;
		if ((test = test_find(name)) == NULL) {
			nearest = test_nearest(name);
			if (nearest.n > 0)
				fault(c->r, &tpl_no_test, c->node, _("%.*s; nearest is %.*s"), STR_ARG(name),
				    STR_ARG(nearest));
			else
				fault(c->r, &tpl_no_test, c->node, "%.*s", STR_ARG(name));
			return POISON;
		}
	}
	if (!want_list(c, 0, &at, &n) || IS_POISON(list = new_list(c, n)))
		return POISON;
	for (size_t i = 0; i < n; i++) {
		struct value e = by ? element_key(c, 1, &at[i]) : at[i], yes;

		if (test != NULL && !test->lenient && by && key_missing(c, 1, &e))
			return POISON;
		if (test == NULL)
			yes = value_bool(truth(&e));
		else if (!apply_builtin(c, test, e, c->v + first + 1, c->n - first - 1, &yes))
			return POISON;
		if (truth(&yes) != reject)
			list_add(c->r->a, list.list, at[i]);
	}
	return list;
}

/* --- pieces -------------------------------------------------------------- */

static struct value
f_batch(const struct tpl_call *c)
{
	const struct value *at;
	struct value rows, row = POISON;
	int64_t width;
	size_t n;

	if (!want_list(c, 0, &at, &n) || !want_int(c, 1, &width) || IS_POISON(rows = new_list(c, n * 2)))
		return POISON;
	if (width < 1 || width > LIMIT_TEMPLATE_TURNS) {
		fault(c->r, &tpl_bad_value, c->node, "%s", _("batch wants a number of at least 1"));
		return POISON;
	}
	for (size_t i = 0; i < n; i++) {
		if (i % (size_t)width == 0) {
			row = value_list(c->r->a);
			list_add(c->r->a, rows.list, row);
		}
		list_add(c->r->a, row.list, at[i]);
	}
	if (n > 0 && !is_absent(&c->v[2])) {
		if (!charge(c->r, c->node, (size_t)width * sizeof row))
			return POISON;
		while ((int64_t)row.list->n < width)
			list_add(c->r->a, row.list, c->v[2]);
	}
	return rows;
}

static struct value
f_slice(const struct tpl_call *c)
{
	const struct value *at;
	struct value columns;
	int64_t slices;
	size_t n, from = 0;

	if (!want_list(c, 0, &at, &n) || !want_int(c, 1, &slices))
		return POISON;
	if (slices < 1 || slices > LIMIT_TEMPLATE_TURNS) {
		fault(c->r, &tpl_bad_value, c->node, "%s", _("slice wants a number of at least 1"));
		return POISON;
	}
	if (IS_POISON(columns = new_list(c, n + (size_t)slices * 2)) || !step(c->r, (size_t)slices))
		return POISON;
	for (size_t k = 0; k < (size_t)slices; k++) {
		struct value column = value_list(c->r->a);
		size_t length = n / (size_t)slices + (k < n % (size_t)slices);

		for (size_t i = 0; i < length; i++)
			list_add(c->r->a, column.list, at[from++]);
		if (!is_absent(&c->v[2]) && n % (size_t)slices != 0 && k >= n % (size_t)slices)
			list_add(c->r->a, column.list, c->v[2]);
		list_add(c->r->a, columns.list, column);
	}
	return columns;
}

const struct builtin list_filters[] = {
	{ "list", "", f_list, 0, "list", false },
	{ "join", "d? attribute?", builtin_join, 0, "list", false },
	{ "first", "", f_end, 0, "list", false },
	{ "last", "", f_end, 1, "list", false },
	{ "reverse", "", f_reverse, 0, "list", false },
	{ "sum", "attribute? start?", f_sum, 0, "list", false },
	{ "min", "case_sensitive? attribute?", f_extreme, -1, "list", false },
	{ "max", "case_sensitive? attribute?", f_extreme, 1, "list", false },
	{ "sort", "reverse? case_sensitive? attribute?", f_sort, 0, "list", false },
	{ "xep", "attribute? reverse? ten_nguoi?", f_xep, 0, "list", false },
	{ "items", "", f_items, 0, "map", false },
	{ "dictsort", "case_sensitive? by? reverse?", f_dictsort, 0, "map", false },
	{ "groupby", "attribute default? case_sensitive?", f_groupby, 0, "list", false },
	{ "unique", "case_sensitive? attribute?", f_unique, 0, "list", false },
	{ "map", "*", f_map, 0, "list", false },
	{ "select", "*", f_select, 0, "list", false },
	{ "reject", "*", f_select, 1, "list", false },
	{ "selectattr", "attr *", f_select, 2, "list", false },
	{ "rejectattr", "attr *", f_select, 3, "list", false },
	{ "batch", "linecount fill_with?", f_batch, 0, "list", false },
	{ "slice", "slices fill_with?", f_slice, 0, "list", false },
	{ NULL, NULL, NULL, 0, NULL, false },
};
