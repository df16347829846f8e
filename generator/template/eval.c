/*
 * Expressions at work. An unknown name is told where it is used, with the
 * nearest one known and the way through the data that led to it; the fault
 * goes on as POISON, which nobody complains about again.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "base/msg.h"
#include "base/out.h"
#include "template/inner.h"
#include "template/kinds.h"

/* --- complaints ---------------------------------------------------------- */

void
fault(struct tpl_run *r, const struct diag_kind *kind, const struct tpl_node *n, const char *fmt, ...)
{
	const struct tpl_item *it = &r->t->items[n != NULL ? n->item : r->item];
	bool error = kind->level >= DIAG_ERROR;
	char message[1024];
	va_list ap;
	size_t shift;
	str excerpt;

	r->complained |= error;
	va_start(ap, fmt);
	vsnprintf(message, sizeof message, fmt, ap);
	va_end(ap);
	if (r->d->kept >= LIMIT_DIAGS_KEPT) { /* only counted: nothing worth making for it */
		diag_add(r->d, kind, it->where, NULL);
		return;
	}
	diag_add(r->d, kind, it->where, "%s", message);
	if (it->kind < TPL_EXPR)
		return;
	excerpt = tag_excerpt(it, r->a, &shift);
	if (n != NULL)
		diag_excerpt(r->d, excerpt, n->from + shift, n->to + shift);
	else
		diag_excerpt(r->d, excerpt, shift, it->text.n + shift);
}

void
fault_hint(struct tpl_run *r, const char *fmt, ...)
{
	char hint[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(hint, sizeof hint, fmt, ap);
	va_end(ap);
	diag_hint(r->d, "%s", hint);
}

const char *
kind_name(const struct value *v)
{
	switch (KIND(*v)) {
	case V_MACRO: return _("a macro");
	case V_NAMESPACE: return _("a namespace");
	case V_LOOP: return "loop";
	case V_CYCLER: return "cycler";
	case V_JOINER: return "joiner";
	case V_ABSENT: return _("nothing");
	default: return value_kind_name(v->kind);
	}
}

static str
source_of(struct tpl_run *r, const struct tpl_node *n)
{
	return str_sub(r->t->items[n->item].text, n->from, n->to);
}

static struct tpl_slot *
find_name_slot(struct tpl_run *r, const struct tpl_node *n)
{
	for (int s = n->slot; s >= 0; s = r->t->outer[s])
		if (r->slots[s].state == SLOT_SET)
			return &r->slots[s];
	return NULL;
}

static void put_path(struct tpl_run *r, struct out *o, const struct tpl_node *n, int depth);

static void
put_loop_path(struct tpl_run *r, struct out *o, const struct tpl_loop *l, int depth)
{
	size_t i = l->origin != NULL ? l->origin[l->i] : l->i;

	if (l->iter != NULL)
		put_path(r, o, l->iter, depth + 1);
	else
		out_put(o, l->called);
	out_printf(o, "[%zu]", i);
}

static void
put_path(struct tpl_run *r, struct out *o, const struct tpl_node *n, int depth)
{
	const struct tpl_slot *s;

	if (depth > LIMIT_TEMPLATE_NESTING) {
		out_puts(o, "…");
		return;
	}
	switch (n->kind) {
	case N_NAME:
		s = find_name_slot(r, n);
		if (s != NULL && s->loop != NULL)
			put_loop_path(r, o, s->loop, depth);
		else
			out_put(o, n->name);
		break;
	case N_ATTR:
		put_path(r, o, n->a, depth + 1);
		out_char(o, '.');
		out_put(o, n->name);
		break;
	case N_INDEX:
		put_path(r, o, n->a, depth + 1);
		out_char(o, '[');
		out_put(o, source_of(r, n->b));
		out_char(o, ']');
		break;
	default: out_put(o, source_of(r, n));
	}
}

str
node_path(struct tpl_run *r, const struct tpl_node *n)
{
	struct out o;
	str s;

	out_init(&o);
	put_path(r, &o, n, 0);
	s = out_copy(&o, r->a);
	out_release(&o);
	return s;
}

/* What the run has taken of its arena: values that grow leave behind what they were, which no count of texts knows. */
static bool
memory_allowed(struct tpl_run *r)
{
	if (arena_used(r->a) - r->began <= LIMIT_TEMPLATE_MEMORY)
		return true;
	r->over = true;
	fault(r, &tpl_output, NULL, _("values of more than %d MiB are made"), LIMIT_TEMPLATE_MEMORY >> 20);
	return false;
}

bool
step(struct tpl_run *r, size_t n)
{
	if (r->over || !memory_allowed(r))
		return false;
	if (n < (size_t)LIMIT_TEMPLATE_STEPS && (r->steps += (long)n) <= LIMIT_TEMPLATE_STEPS)
		return true;
	r->over = true;
	fault(r, &tpl_steps, NULL, _("more than %d steps"), LIMIT_TEMPLATE_STEPS);
	fault_hint(r, "%s", _("a loop within a loop over long lists? Sum up or choose in the data instead"));
	return false;
}

bool
charge(struct tpl_run *r, const struct tpl_node *n, size_t bytes)
{
	if (r->over || !memory_allowed(r))
		return false;
	if (bytes <= (size_t)LIMIT_TEMPLATE_OUTPUT - r->made) {
		r->made += bytes;
		return true;
	}
	r->over = true;
	fault(r, &tpl_output, n, _("values of more than %d MiB are made"), LIMIT_TEMPLATE_OUTPUT >> 20);
	return false;
}

/* --- names --------------------------------------------------------------- */

static bool
is_told(const struct tpl_run *r)
{
	return r->d->kept >= LIMIT_DIAGS_SHOWN; /* nobody reads more */
}

static str
nearest_name(struct tpl_run *r, str name)
{
	VEC(str)
	names = { 0 };

	if (is_told(r))
		return STR("");
	if (r->context != NULL && r->context->kind == VALUE_MAP)
		for (size_t i = 0; i < r->context->map->n; i++)
			if (!str_eq(r->context->map->at[i].key, name)) /* it may be a parameter, not given */
				*VEC_ADD(r->a, &names) = r->context->map->at[i].key;
	for (int i = 0; i < r->t->slots_n; i++)
		if (r->slots[i].state == SLOT_SET && !str_eq(r->t->names[i], name))
			*VEC_ADD(r->a, &names) = r->t->names[i];
	return str_nearest(name, names.at, names.n);
}

static str
nearest_field(struct tpl_run *r, const struct map *m, str name)
{
	str *names;

	if (is_told(r) || m->n == 0)
		return STR("");
	names = ARENA_ARRAY(r->a, str, m->n);
	for (size_t i = 0; i < m->n; i++)
		names[i] = m->at[i].key;
	return str_nearest(name, names, m->n);
}

/*
 * Nothing stands under path: the fault, or what --missing makes of it. of: the
 * map that was asked; NULL for a name of the context.
 */
static struct value
missing_name(struct tpl_run *r, const struct tpl_node *n, const struct map *of, str name, bool lenient)
{
	str path, nearest;

	if (lenient)
		return value_missing(name);
	path = is_told(r) ? name : node_path(r, n);
	if (r->opt.missing == TPL_MISSING_EMPTY) {
		fault(r, &tpl_left_empty, n, "%.*s", STR_ARG(path));
		return value_missing(name);
	}
	if (r->opt.missing == TPL_MISSING_MARK) {
		fault(r, &tpl_marked, n, "%.*s", STR_ARG(path));
		return value_missing(path);
	}
	nearest = of != NULL ? nearest_field(r, of, name) : nearest_name(r, name);
	if (nearest.n > 0)
		fault(r, &tpl_unknown, n, _("%.*s; nearest is %.*s"), STR_ARG(path), STR_ARG(nearest));
	else
		fault(r, &tpl_unknown, n, "%.*s", STR_ARG(path));
	if (nearest.n == 0)
		fault_hint(r, "%s",
		    _("where it may be missing write {{ …|default(\"\") }}, or use "
		      "--missing=empty"));
	return POISON;
}

/* v: what the map has under that name, a value that is missing and says why; or NULL. */
static struct value
missing_field(
    struct tpl_run *r, const struct tpl_node *n, const struct map *of, str name, const struct value *v, bool lenient)
{
	if (v == NULL || v->text.n == 0 || lenient || r->opt.missing != TPL_MISSING_ERROR)
		return missing_name(r, n, of, name, lenient);
	fault(r, &tpl_unknown, n, STR_FMT ": " STR_FMT, STR_ARG(is_told(r) ? name : node_path(r, n)), STR_ARG(v->text));
	return POISON;
}

static struct value
name_value(struct tpl_run *r, const struct tpl_node *n, bool lenient)
{
	for (int s = n->slot; s >= 0; s = r->t->outer[s]) {
		struct tpl_slot *slot = &r->slots[s];

		if (slot->state == SLOT_UNASKED) {
			const struct value *v = value_at(r->context, n->name);

			slot->state = v != NULL ? SLOT_SET : SLOT_UNSET;
			if (v != NULL)
				slot->v = *v;
		}
		if (slot->state != SLOT_SET)
			continue;
		if (slot->v.kind == VALUE_MISSING && !IS_POISON(slot->v)) /* a parameter not given */
			return missing_name(r, n, NULL, n->name, lenient);
		return slot->v;
	}
	return missing_name(r, n, NULL, n->name, lenient);
}

/* --- fields and elements ------------------------------------------------- */

static struct value
loop_field(struct tpl_run *r, const struct tpl_node *n, const struct tpl_loop *l, str name, bool lenient)
{
	static const char *const names[] = { "index", "index0", "first", "last", "length", "revindex", "revindex0",
		"previtem", "nextitem", "depth", "depth0" };
	long long i = (long long)l->i, count = (long long)l->n;
	enum { NAMES = sizeof names / sizeof *names };
	str all[NAMES];

	for (size_t k = 0; k < NAMES; k++) {
		all[k] = str_of(names[k]);
		if (!str_eq(name, all[k]))
			continue;
		switch (k) {
		case 0: return value_int(i + 1);
		case 1: return value_int(i);
		case 2: return value_bool(i == 0);
		case 3: return value_bool(i == count - 1);
		case 4: return value_int(count);
		case 5: return value_int(count - i);
		case 6: return value_int(count - i - 1);
		case 7: return i > 0 ? l->at[i - 1] : missing_name(r, n, NULL, STR("loop.previtem"), true);
		case 8: return i + 1 < count ? l->at[i + 1] : missing_name(r, n, NULL, STR("loop.nextitem"), true);
		case 9: return value_int(l->depth + 1);
		default: return value_int(l->depth);
		}
	}
	if (lenient)
		return value_missing(name);
	for (size_t k = 0; k < NAMES; k++)
		all[k] = str_of(names[k]);
	name = str_nearest(name, all, NAMES);
	if (name.n > 0)
		fault(r, &tpl_unknown, n, _("%.*s; nearest is %.*s"), STR_ARG(source_of(r, n)), STR_ARG(name));
	else
		fault(r, &tpl_unknown, n, "%.*s", STR_ARG(source_of(r, n)));
	fault_hint(r, "%s",
	    _("loop has index index0 first last length revindex revindex0 previtem nextitem "
	      "depth depth0 cycle() changed()"));
	return POISON;
}

static struct value
date_field(struct date d, str name, bool *found)
{
	*found = true;
	if (str_eq(name, STR("year")) || str_eq(name, STR("nam")))
		return value_int(d.year);
	if (str_eq(name, STR("month")) || str_eq(name, STR("thang")))
		return value_int(d.month);
	if (str_eq(name, STR("day")) || str_eq(name, STR("ngay")))
		return value_int(d.day);
	*found = false;
	return POISON;
}

/* of has no fields at all. */
static struct value
no_fields(struct tpl_run *r, const struct tpl_node *n, const struct value *of, str name, bool lenient)
{
	if (lenient || r->opt.missing == TPL_MISSING_EMPTY)
		return value_missing(name);
	if (is_told(r)) {
		fault(r, &tpl_type, n, "%s", "");
		return POISON;
	}
	fault(r, &tpl_type, n, _("%.*s: not a map but %s, so it has no field %.*s"), STR_ARG(node_path(r, n->a)),
	    kind_name(of), STR_ARG(name));
	if (of->kind == VALUE_LIST)
		fault_hint(r, "%s", _("turn over its elements: {% for x in … %}, or take one: […][0]"));
	else if (of->kind == VALUE_NONE)
		fault_hint(r, _("{%% if %.*s %%} asks whether there is a value"), STR_ARG(source_of(r, n->a)));
	return POISON;
}

struct value
attribute(struct tpl_run *r, const struct tpl_node *n, const struct value *of, str name, bool lenient)
{
	const struct map *map;
	const struct value *v;
	struct value field;
	bool found;

	if (IS_POISON(*of))
		return POISON;
	switch (KIND(*of)) {
	case VALUE_MAP:
	case V_NAMESPACE:
		map = KIND(*of) == VALUE_MAP ? of->map : (const struct map *)of->object;
		v = map_find(map, name);
		if (v == NULL || (v->kind == VALUE_MISSING && !IS_POISON(*v)))
			return missing_field(r, n, map, name, v, lenient);
		return *v;
	case VALUE_MISSING: return value_missing(of->text);
	case V_LOOP: return loop_field(r, n, of->object, name, lenient);
	case VALUE_DATE:
		field = date_field(of->date, name, &found);
		return found ? field : no_fields(r, n, of, name, lenient);
	case V_CYCLER:
		if (str_eq(name, STR("current"))) {
			const struct cycler *c = of->object;

			return c->at[c->i];
		}
		return no_fields(r, n, of, name, lenient);
	case V_MACRO:
		if (str_eq(name, STR("name")))
			return value_text(((const struct bound_macro *)of->object)->m->name);
		return no_fields(r, n, of, name, lenient);
	default: return no_fields(r, n, of, name, lenient);
	}
}

/* Offset of the letter i, s.n where there is none. */
static size_t
letter_at(str s, size_t i)
{
	size_t at = 0;

	for (; i > 0 && at < s.n; i--)
		text_next(s, &at);
	return at;
}

static struct value
out_of_range(struct tpl_run *r, const struct tpl_node *n, int64_t i, size_t count, bool lenient)
{
	if (lenient || r->opt.missing != TPL_MISSING_ERROR)
		return missing_name(r, n, NULL, STR("[]"), lenient);
	fault(r, &tpl_unknown, n, _("%.*s has %zu elements, none with index %lld"), STR_ARG(node_path(r, n->a)), count,
	    (long long)i);
	if (count > 0)
		fault_hint(r, _("the first has index 0, the last %zu or -1"), count - 1);
	return POISON;
}

struct value
element(struct tpl_run *r, const struct tpl_node *n, const struct value *of, const struct value *index, bool lenient)
{
	int64_t i, asked;
	size_t count, at, to;
	str key;

	if (IS_POISON(*of) || IS_POISON(*index))
		return POISON;
	if (of->kind == VALUE_MISSING)
		return *of;
	if (of->kind == VALUE_LIST || of->kind == VALUE_TEXT ||
	    (of->kind == VALUE_MAP && value_at(of, STR("grouper")) != NULL)) {
		if (index->kind == VALUE_DEC && dec_to_int(index->dec, &i)) {
			if (of->kind == VALUE_MAP && i >= 0 && (size_t)i < of->map->n)
				return *(struct value *)of->map->at[i].value;
			if (of->kind == VALUE_MAP)
				return out_of_range(r, n, i, of->map->n, lenient);
			count = of->kind == VALUE_LIST ? of->list->n : text_letters(of->text);
			asked = i;
			if (i < 0)
				i += (int64_t)count;
			if (i < 0 || (size_t)i >= count)
				return out_of_range(r, n, asked, count, lenient);
			if (of->kind == VALUE_LIST)
				return of->list->at[i];
			at = to = letter_at(of->text, (size_t)i);
			text_next(of->text, &to);
			return value_text(str_sub(of->text, at, to));
		}
		if (of->kind != VALUE_MAP) {
			if (lenient || index->kind == VALUE_MISSING)
				return value_missing(STR("[]"));
			fault(r, &tpl_type, n->b != NULL ? n->b : n, _("the index of a list is a whole number, not %s"),
			    kind_name(index));
			return POISON;
		}
	}
	if (index->kind == VALUE_TEXT)
		return attribute(r, n, of, index->text, lenient);
	if (of->kind == VALUE_MAP) { /* keys of maps are texts */
		struct out o;
		bool printed;

		out_init(&o);
		printed = print_value(r, n, &o, index);
		key = out_copy(&o, r->a);
		out_release(&o);
		return printed ? attribute(r, n, of, key, lenient) : POISON;
	}
	return no_fields(r, n, of, STR("[]"), lenient);
}

static struct value
slice(struct tpl_run *r, const struct tpl_node *n, const struct value *of, const struct value *from,
    const struct value *to, const struct value *by)
{
	const struct value *part[3] = { from, to, by };
	int64_t at[3] = { 0, 0, 1 }, count, i;
	const struct value *list;
	struct value result;
	struct out o;
	size_t elements_n;

	if (IS_POISON(*of))
		return POISON;
	for (int k = 0; k < 3; k++) {
		if (is_absent(part[k]) || part[k]->kind == VALUE_NONE)
			continue;
		if (IS_POISON(*part[k]))
			return POISON;
		if (part[k]->kind != VALUE_DEC || !dec_to_int(part[k]->dec, &at[k]) || (k == 2 && at[k] == 0)) {
			fault(r, &tpl_type, n->at[k], "%s",
			    k == 2 ? _("the step of a slice is a whole number other than 0")
				   : _("the bounds of a slice are whole numbers"));
			return POISON;
		}
	}
	if (!elements(r, n->a, of, &list, &elements_n))
		return POISON;
	count = (int64_t)elements_n;
	for (int k = 0; k < 2; k++) {
		int64_t low = at[2] > 0 ? 0 : -1, high = low + count;

		if (is_absent(part[k]) || part[k]->kind == VALUE_NONE) {
			at[k] = (k == 0) == (at[2] > 0) ? low : high;
			continue;
		}
		if (at[k] < 0)
			at[k] += count;
		if (at[k] < low)
			at[k] = low;
		else if (at[k] > high)
			at[k] = high;
	}
	result = value_list(r->a);
	result.list->tuple = of->kind == VALUE_LIST && of->list->tuple;
	out_init(&o);
	for (i = at[0]; at[2] > 0 ? i < at[1] : i > at[1]; i += at[2]) {
		if (!step(r, 1))
			break;
		if (of->kind == VALUE_TEXT)
			out_put(&o, list[i].text);
		else
			list_add(r->a, result.list, list[i]);
		if ((at[2] > 0 && i > INT64_MAX - at[2]) || (at[2] < 0 && i < INT64_MIN - at[2]))
			break;
	}
	if (of->kind == VALUE_TEXT)
		result = text_value(r, &o);
	out_release(&o);
	return result;
}

/* --- the tree ------------------------------------------------------------ */

static struct value
eval_list(struct tpl_run *r, const struct tpl_node *n)
{
	struct value list = n->tuple ? value_tuple(r->a) : value_list(r->a);

	if (!charge(r, n, n->n * sizeof list))
		return POISON;
	for (size_t i = 0; i < n->n; i++) {
		struct value v = eval(r, n->at[i]);

		if (IS_POISON(v))
			return POISON;
		list_add(r->a, list.list, v);
	}
	return list;
}

static struct value
eval_map(struct tpl_run *r, const struct tpl_node *n)
{
	struct value map = value_map(r->a);
	struct out o;

	if (!charge(r, n, n->n * sizeof map))
		return POISON;
	out_init(&o);
	for (size_t i = 0; i + 1 < n->n; i += 2) {
		struct value key = eval(r, n->at[i]), v = eval(r, n->at[i + 1]);

		out_reset(&o);
		if (IS_POISON(key) || IS_POISON(v) || !print_value(r, n->at[i], &o, &key)) {
			out_release(&o);
			return POISON;
		}
		value_put(r->a, &map, out_copy(&o, r->a), v);
	}
	out_release(&o);
	return map;
}

static bool
eval_truth(struct tpl_run *r, const struct tpl_node *n, bool *poison)
{
	bool caller = n->kind == N_NAME && str_eq(n->name, STR("caller"));
	struct value v = caller ? eval_lenient(r, n) : eval(r, n);

	*poison = IS_POISON(v);
	return truth(&v);
}

static struct value
eval_compare(struct tpl_run *r, const struct tpl_node *n)
{
	struct value x = eval(r, n->at[0]), y;
	bool result = true;

	if (IS_POISON(x))
		return POISON;
	for (size_t i = 0; result && i + 1 < n->n; i++, x = y) {
		y = eval(r, n->at[i + 1]);
		if (IS_POISON(y) || !compare(r, n, n->ops[i], &x, &y, &result))
			return POISON;
	}
	return value_bool(result);
}

/* Operand and arguments of a builtin; false: one of them is POISON. */
static bool
eval_arguments(struct tpl_run *r, const struct tpl_node *n, struct value *v)
{
	bool good = true;

	v[0] = (struct value){ .kind = (enum value_kind)V_ABSENT };
	if (n->a != NULL)
		v[0] = n->builtin->lenient ? eval_lenient(r, n->a) : eval(r, n->a);
	good = !IS_POISON(v[0]);
	for (size_t i = 0; i < n->n; i++) {
		v[i + 1] = n->at[i] != NULL ? eval(r, n->at[i]) : (struct value){ .kind = (enum value_kind)V_ABSENT };
		good &= !IS_POISON(v[i + 1]);
	}
	return good;
}

static struct value
eval_builtin(struct tpl_run *r, const struct tpl_node *n)
{
	struct value here[8], *v = n->n < 8 ? here : ARENA_ARRAY(r->a, struct value, n->n + 1);
	struct value result;

	if (!eval_arguments(r, n, v))
		return POISON;
	if (v[0].kind == VALUE_TEXT && !step(r, v[0].text.n))
		return POISON; /* what changes a text looks at all of it */
	result = n->builtin->run(&(struct tpl_call){ r, n, v, n->n + 1 });
	if (n->kind == N_TEST && n->negated && result.kind == VALUE_BOOL)
		result.b = !result.b;
	return result;
}

static struct value
eval_call(struct tpl_run *r, const struct tpl_node *n)
{
	struct value callee = eval(r, n->a), *v = ARENA_ARRAY(r->a, struct value, n->n + 1);

	if (IS_POISON(callee))
		return POISON;
	for (size_t i = 0; i < n->n; i++) {
		v[i] = eval(r, n->at[i]);
		if (IS_POISON(v[i]))
			return POISON;
	}
	return captured_call(r, n, &callee, v, n->n);
}

static struct value
eval_slice(struct tpl_run *r, const struct tpl_node *n)
{
	struct value of = eval(r, n->a), part[3];

	for (int i = 0; i < 3; i++)
		part[i] = n->at[i] != NULL ? eval(r, n->at[i]) : (struct value){ .kind = (enum value_kind)V_ABSENT };
	return slice(r, n, &of, &part[0], &part[1], &part[2]);
}

static struct value
eval_binary(struct tpl_run *r, const struct tpl_node *n)
{
	struct value x = eval(r, n->a), y = eval(r, n->b);

	if (IS_POISON(x) || IS_POISON(y))
		return POISON;
	return binary(r, n, n->op, &x, &y);
}

static struct value
eval_sign(struct tpl_run *r, const struct tpl_node *n)
{
	struct value v = eval(r, n->a);

	if (v.kind == VALUE_DEC && n->kind == N_NEG)
		v.dec = dec_neg(v.dec);
	if (v.kind == VALUE_DEC || v.kind == VALUE_NONE || v.kind == VALUE_MISSING)
		return v;
	fault(r, &tpl_type, n, _("%.*s: not a number but %s"), STR_ARG(node_path(r, n->a)), kind_name(&v));
	return POISON;
}

static struct value
eval_node(struct tpl_run *r, const struct tpl_node *n)
{
	struct value x, y;
	bool poison, yes;

	switch (n->kind) {
	case N_CONST: return n->value;
	case N_NAME: return name_value(r, n, false);
	case N_ATTR: x = eval(r, n->a); return attribute(r, n, &x, n->name, false);
	case N_INDEX:
		x = eval(r, n->a);
		y = eval(r, n->b);
		return element(r, n, &x, &y, false);
	case N_SLICE: return eval_slice(r, n);
	case N_LIST: return eval_list(r, n);
	case N_MAP: return eval_map(r, n);
	case N_NEG:
	case N_POS: return eval_sign(r, n);
	case N_NOT: yes = eval_truth(r, n->a, &poison); return poison ? POISON : value_bool(!yes);
	case N_AND:
	case N_OR:
		x = eval(r, n->a);
		if (IS_POISON(x) || truth(&x) == (n->kind == N_OR))
			return x;
		return eval(r, n->b);
	case N_BINARY: return eval_binary(r, n);
	case N_COMPARE: return eval_compare(r, n);
	case N_TEST:
	case N_FILTER:
	case N_FUNCTION:
	case N_METHOD: return eval_builtin(r, n);
	case N_CALL: return eval_call(r, n);
	case N_COND:
		yes = eval_truth(r, n->b, &poison);
		if (poison)
			return POISON;
		if (yes)
			return eval(r, n->a);
		return n->c != NULL ? eval(r, n->c) : value_missing(STR(""));
	case N_CAPTURED: return r->captured;
	}
	return POISON;
}

struct value
eval(struct tpl_run *r, const struct tpl_node *n)
{
	struct value v;

	if (!step(r, 1))
		return POISON;
	if (++r->depth > LIMIT_TEMPLATE_DEPTH) {
		r->over = true;
		fault(r, &tpl_nesting, n, _("more than %d steps are under way at once"), LIMIT_TEMPLATE_DEPTH);
		v = POISON;
	} else {
		v = eval_node(r, n);
	}
	r->depth--;
	return v;
}

struct value
eval_lenient(struct tpl_run *r, const struct tpl_node *n)
{
	struct value x, y;

	switch (n->kind) {
	case N_NAME: return name_value(r, n, true);
	case N_ATTR: x = eval_lenient(r, n->a); return attribute(r, n, &x, n->name, true);
	case N_INDEX:
		x = eval_lenient(r, n->a);
		y = eval(r, n->b);
		return element(r, n, &x, &y, true);
	default: return eval(r, n);
	}
}

/* --- the door for one expression ----------------------------------------- */

struct value
tpl_eval(str expression, struct loc where, const struct value *context, const struct tpl_options *opt, struct arena *a,
    struct diags *d)
{
	struct tpl_item *it = ARENA_NEW(a, struct tpl_item);
	const struct tpl_node *n;
	struct tpl *t = NULL;
	struct tpl_run r;
	struct value v;

	it->kind = TPL_EXPR;
	it->text = expression;
	it->where = where;
	n = compile_expression(it, &t, a, d);
	if (n == NULL)
		return POISON;
	run_init(&r, t, context, opt, NULL, a, d);
	v = eval(&r, n);
	return KIND(v) > VALUE_KINDS ? POISON : v;
}
