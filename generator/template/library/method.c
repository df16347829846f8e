/*
 * Methods that templates call on texts, maps and lists as Python has them, those
 * of loop, cycler and joiner, and the functions. Nothing here changes a
 * value that anyone else sees; what would is refused by name.
 */
#include <string.h>

#include "base/limits.h"
#include "base/msg.h"
#include "base/out.h"
#include "template/library/library.h"
#include "template/inner.h"
#include "template/kinds.h"

/* --- methods ------------------------------------------------------------- */

static struct value
no_method(const struct tpl_call *c)
{
	fault(c->r, &tpl_type, c->node, _("%.*s: %s has no .%.*s()"), STR_ARG(node_path(c->r, c->node->a)),
	    kind_name(&c->v[0]), STR_ARG(c->node->name));
	return POISON;
}

static bool
operand_is_text(const struct tpl_call *c)
{
	return c->v[0].kind == VALUE_TEXT || c->v[0].kind == VALUE_MISSING;
}

/* The text that a method is called on; what is missing has none, only the name that was asked for. */
static str
own_text(const struct tpl_call *c)
{
	return c->v[0].kind == VALUE_TEXT ? c->v[0].text : STR("");
}

/* code: 0 keys, 1 values, 2 items. */
static struct value
m_parts(const struct tpl_call *c)
{
	int code = c->node->builtin->code;
	const struct map *m;
	struct value list;

	if (c->v[0].kind == VALUE_MISSING)
		return value_list(c->r->a);
	if (c->v[0].kind != VALUE_MAP && KIND(c->v[0]) != V_NAMESPACE)
		return no_method(c);
	m = c->v[0].kind == VALUE_MAP ? c->v[0].map : c->v[0].object;
	if (!step(c->r, m->n) || !charge(c->r, c->node, m->n * sizeof list * (code == 2 ? 4 : 1)))
		return POISON;
	list = value_list(c->r->a);
	for (size_t i = 0; i < m->n; i++) {
		struct value key = value_text(m->at[i].key), pair;

		if (code < 2) {
			list_add(c->r->a, list.list, code == 0 ? key : *(struct value *)m->at[i].value);
			continue;
		}
		pair = value_tuple(c->r->a);
		list_add(c->r->a, pair.list, key);
		list_add(c->r->a, pair.list, *(struct value *)m->at[i].value);
		list_add(c->r->a, list.list, pair);
	}
	return list;
}

static struct value
m_get(const struct tpl_call *c)
{
	struct value *v, otherwise = is_absent(&c->v[2]) ? value_none() : c->v[2];
	str key;

	if (c->v[0].kind == VALUE_MISSING)
		return otherwise;
	if (c->v[0].kind != VALUE_MAP)
		return no_method(c);
	if (!want_text(c, 1, &key))
		return POISON;
	v = value_at(&c->v[0], key);
	return v != NULL ? *v : otherwise;
}

static struct value
m_format(const struct tpl_call *c)
{
	return operand_is_text(c) ? brace_format(c->r, c->node, own_text(c), c->v + 1, c->n - 1) : no_method(c);
}

static struct value
m_case(const struct tpl_call *c)
{
	return operand_is_text(c) ? builtin_case(c) : no_method(c);
}

static struct value
m_trim(const struct tpl_call *c)
{
	return operand_is_text(c) ? builtin_trim(c) : no_method(c);
}

static struct value
m_replace(const struct tpl_call *c)
{
	return operand_is_text(c) ? builtin_replace(c) : no_method(c);
}

static struct value
m_pad(const struct tpl_call *c)
{
	return operand_is_text(c) ? builtin_pad(c) : no_method(c);
}

enum { ZFILL_MOST = 10000 }; /* letters: more is a slip */

static struct value
m_zfill(const struct tpl_call *c)
{
	int64_t width;
	struct out o;
	struct value v;
	size_t n, sign;
	str s = own_text(c);

	if (!operand_is_text(c))
		return no_method(c);
	if (!want_int(c, 1, &width))
		return POISON;
	n = text_letters(s);
	sign = s.n > 0 && (s.p[0] == '-' || s.p[0] == '+');
	if (width > ZFILL_MOST)
		width = ZFILL_MOST;
	out_init(&o);
	out_put(&o, str_sub(s, 0, sign));
	for (; (int64_t)n < width; n++)
		out_char(&o, '0');
	out_put(&o, str_sub(s, sign, s.n));
	v = text_value(c->r, &o);
	out_release(&o);
	return v;
}

static struct value
m_split(const struct tpl_call *c)
{
	struct value list = value_list(c->r->a);
	int64_t most;
	str s, by;
	size_t at = 0;

	if (!operand_is_text(c))
		return no_method(c);
	s = own_text(c);
	if (!text_or(c, 1, STR(""), &by) || !int_or(c, 2, -1, &most) || !step(c->r, s.n) || !charge(c->r, c->node, s.n))
		return POISON;
	if (is_absent(&c->v[1]) || c->v[1].kind == VALUE_NONE) {
		for (s = str_trim(s); s.n > 0; s = str_trim(s)) {
			size_t n = 0;

			while (n < s.n && s.p[n] != ' ' && !(s.p[n] >= '\t' && s.p[n] <= '\r'))
				n++;
			if (most-- == 0)
				n = s.n;
			list_add(c->r->a, list.list, value_text(str_sub(s, 0, n)));
			s = str_sub(s, n, s.n);
		}
		return list;
	}
	if (by.n == 0) {
		fault(c->r, &tpl_bad_value, c->node, "%s", _("an empty text separates nothing"));
		return POISON;
	}
	for (;;) {
		size_t found = most-- == 0 ? s.n : str_find(s, by, at);

		list_add(c->r->a, list.list, value_text(str_sub(s, at, found)));
		if (found >= s.n)
			return list;
		at = found + by.n;
	}
}

static struct value
m_splitlines(const struct tpl_call *c)
{
	struct value list = value_list(c->r->a);
	str s;

	if (!operand_is_text(c))
		return no_method(c);
	s = own_text(c);
	while (s.n > 0) {
		str line = str_split(&s, '\n');

		if (str_ends(line, STR("\r")))
			line.n--;
		list_add(c->r->a, list.list, value_text(line));
	}
	return list;
}

/* code: 0 starts, 1 ends. */
static struct value
m_affix(const struct tpl_call *c)
{
	bool start = c->node->builtin->code == 0;
	str affix;

	if (!operand_is_text(c))
		return no_method(c);
	if (c->v[1].kind == VALUE_LIST) { /* any of them */
		for (size_t i = 0; i < c->v[1].list->n; i++) {
			const struct value *v = &c->v[1].list->at[i];

			if (v->kind == VALUE_TEXT &&
			    (start ? str_starts(own_text(c), v->text) : str_ends(own_text(c), v->text)))
				return value_bool(true);
		}
		return value_bool(false);
	}
	if (!want_text(c, 1, &affix))
		return POISON;
	return value_bool(start ? str_starts(own_text(c), affix) : str_ends(own_text(c), affix));
}

/* ", ".join(xs): operand and argument change places. */
static struct value
m_join(const struct tpl_call *c)
{
	struct value v[4] = { c->v[1], c->v[0], { .kind = (enum value_kind)V_ABSENT },
		{ .kind = (enum value_kind)V_ABSENT } };
	struct tpl_node here = *c->node;
	const struct tpl_node *at[2] = { c->node->a, NULL };

	if (!operand_is_text(c))
		return no_method(c);
	here.a = c->node->at[0];
	here.at = at;
	here.n = 2;
	return builtin_join(&(struct tpl_call){ c->r, &here, v, 3 });
}

/* .count(x) of a text or list; .index(x), .find(x). code: 0 count, 1 find, 2 index. */
static struct value
m_find(const struct tpl_call *c)
{
	int code = c->node->builtin->code;
	const struct value *v = &c->v[0];
	long long count = 0;
	str s, what;

	if (v->kind == VALUE_LIST && code != 1) {
		if (!step(c->r, v->list->n))
			return POISON;
		for (size_t i = 0; i < v->list->n; i++) {
			bool here = same(&v->list->at[i], &c->v[1]);

			if (here && code == 2)
				return value_int((long long)i);
			count += here;
		}
	} else if (operand_is_text(c)) {
		s = own_text(c);
		if (!want_text(c, 1, &what) || !step(c->r, s.n / 16))
			return POISON;
		if (code == 0 && what.n == 0)
			return value_int((long long)text_letters(s) + 1);
		for (size_t at = 0; code == 0; count++) {
			at = str_find(s, what, at);
			if (at >= s.n)
				return value_int(count);
			at += what.n;
		}
		if (what.n == 0)
			return value_int(0);
		if (str_find(s, what, 0) < s.n)
			return value_int((long long)text_letters(str_sub(s, 0, str_find(s, what, 0))));
		if (code == 1)
			return value_int(-1);
	} else {
		return no_method(c);
	}
	if (code == 0)
		return value_int(count);
	fault(c->r, &tpl_unknown, c->node, _("%.*s does not hold it"), STR_ARG(node_path(c->r, c->node->a)));
	return POISON;
}

/* code: 0 digit, 1 alpha, 2 upper, 3 lower. */
static struct value
m_isit(const struct tpl_call *c)
{
	int code = c->node->builtin->code;
	str s;
	bool yes;

	if (!operand_is_text(c))
		return no_method(c);
	s = own_text(c);
	yes = s.n > 0;
	for (size_t i = 0; code < 2 && i < s.n;) {
		unsigned x = text_next(s, &i);
		bool digit = x >= '0' && x <= '9';

		yes &= code == 0 ? digit : (x | 32) - 'a' < 26 || x >= 0xc0;
	}
	if (code == 2)
		yes = str_eq(s, text_upper(c->r->a, s)) && !str_eq(s, text_lower(c->r->a, s));
	if (code == 3)
		yes = str_eq(s, text_lower(c->r->a, s)) && !str_eq(s, text_upper(c->r->a, s));
	return value_bool(yes);
}

static struct value
m_copy(const struct tpl_call *c)
{
	return c->v[0];
}

/* Dates as Python's, for templates that come from docxtpl. */
static struct value
m_strftime(const struct tpl_call *c)
{
	struct date d = c->v[0].date;
	struct value v;
	struct out o;
	str f;

	if (c->v[0].kind == VALUE_MISSING)
		return c->v[0];
	if (c->v[0].kind != VALUE_DATE)
		return no_method(c);
	if (!want_text(c, 1, &f))
		return POISON;
	out_init(&o);
	for (size_t i = 0; i < f.n; i++) {
		char x = f.p[i] == '%' && i + 1 < f.n ? f.p[++i] : '\0';

		if (x == '-' && i + 1 < f.n && (f.p[i + 1] == 'd' || f.p[i + 1] == 'm'))
			out_printf(&o, "%d", f.p[++i] == 'd' ? d.day : d.month);
		else if (x == 'd' || x == 'm')
			out_printf(&o, "%02d", x == 'd' ? d.day : d.month);
		else if (x == 'Y')
			out_printf(&o, "%04d", d.year);
		else if (x == 'y')
			out_printf(&o, "%02d", d.year % 100);
		else if (x == 'F')
			out_printf(&o, "%04d-%02d-%02d", d.year, d.month, d.day);
		else if (x == '\0' || x == '%')
			out_char(&o, f.p[i]);
		else {
			fault(
			    c->r, &tpl_bad_value, c->node, _("%%%c is no part of a date here: %%d %%m %%Y %%y are"), x);
			out_release(&o);
			return POISON;
		}
	}
	v = text_value(c->r, &o);
	out_release(&o);
	return v;
}

/* --- loop, cycler, joiner ------------------------------------------------ */

static struct value
m_cycle(const struct tpl_call *c)
{
	const struct tpl_loop *l = c->v[0].object;

	if (KIND(c->v[0]) != V_LOOP)
		return no_method(c);
	if (c->n > 1)
		return c->v[1 + l->i % (c->n - 1)];
	fault(c->r, &tpl_arguments, c->node, "%s", _("cycle needs values"));
	return POISON;
}

static struct value
m_changed(const struct tpl_call *c)
{
	struct tpl_loop *l = (struct tpl_loop *)(uintptr_t)c->v[0].object;
	struct value now = value_list(c->r->a);
	bool changed;

	if (KIND(c->v[0]) != V_LOOP)
		return no_method(c);
	for (size_t i = 1; i < c->n; i++)
		list_add(c->r->a, now.list, c->v[i]);
	changed = !l->any_changed || !same(&now, &l->changed);
	l->any_changed = true;
	l->changed = now;
	return value_bool(changed);
}

static struct value
m_next(const struct tpl_call *c)
{
	struct cycler *y = (struct cycler *)(uintptr_t)c->v[0].object;
	struct value v;

	if (KIND(c->v[0]) != V_CYCLER)
		return no_method(c);
	if (c->node->builtin->code == 1) {
		y->i = 0;
		return value_text(STR(""));
	}
	v = y->at[y->i];
	y->i = (y->i + 1) % y->n;
	return v;
}

const struct builtin all_methods[] = {
	{ "items", "", m_parts, 2, "map", false },
	{ "keys", "", m_parts, 0, "map", false },
	{ "values", "", m_parts, 1, "map", false },
	{ "get", "key default?", m_get, 0, "map", false },
	{ "format", "*", m_format, 0, "text", false },
	{ "upper", "", m_case, 0, "text", false },
	{ "lower", "", m_case, 1, "text", false },
	{ "title", "", m_case, 2, "text", false },
	{ "capitalize", "", m_case, 3, "text", false },
	{ "strip", "chars?", m_trim, 3, "text", false },
	{ "lstrip", "chars?", m_trim, 1, "text", false },
	{ "rstrip", "chars?", m_trim, 2, "text", false },
	{ "replace", "old new count?", m_replace, 0, "text", false },
	{ "center", "width fillchar?", m_pad, '^', "text", false },
	{ "ljust", "width fillchar?", m_pad, '<', "text", false },
	{ "rjust", "width fillchar?", m_pad, '>', "text", false },
	{ "zfill", "width", m_zfill, 0, "text", false },
	{ "split", "sep? maxsplit?", m_split, 0, "text", false },
	{ "splitlines", "", m_splitlines, 0, "text", false },
	{ "startswith", "prefix", m_affix, 0, "text", false },
	{ "endswith", "suffix", m_affix, 1, "text", false },
	{ "join", "iterable", m_join, 0, "text", false },
	{ "count", "x", m_find, 0, NULL, false },
	{ "find", "x", m_find, 1, "text", false },
	{ "index", "x", m_find, 2, NULL, false },
	{ "isdigit", "", m_isit, 0, "text", false },
	{ "isalpha", "", m_isit, 1, "text", false },
	{ "isupper", "", m_isit, 2, "text", false },
	{ "islower", "", m_isit, 3, "text", false },
	{ "copy", "", m_copy, 0, NULL, false },
	{ "strftime", "format", m_strftime, 0, "date", false },
	{ "cycle", "*", m_cycle, 0, NULL, false },
	{ "changed", "*", m_changed, 0, NULL, false },
	{ "next", "", m_next, 0, NULL, false },
	{ "reset", "", m_next, 1, NULL, false },
	{ NULL, NULL, NULL, 0, NULL, false },
};

/* --- functions ----------------------------------------------------------- */

/* How many numbers from, from + by, … come before to; unsigned, since to - from may not fit into int64_t. */
static uint64_t
range_length(int64_t from, int64_t to, int64_t by)
{
	if (by > 0 && to > from)
		return ((uint64_t)to - (uint64_t)from - 1) / (uint64_t)by + 1;
	if (by < 0 && from > to)
		return ((uint64_t)from - (uint64_t)to - 1) / (0 - (uint64_t)by) + 1;
	return 0;
}

static struct value
g_range(const struct tpl_call *c)
{
	size_t last = is_absent(&c->v[2]) ? 1 : 2; /* range(to), range(from, to) */
	int64_t from = 0, to, by;
	struct value list;
	uint64_t n;

	if ((last > 1 && !want_int(c, 1, &from)) || !want_int(c, last, &to))
		return POISON;
	if (!int_or(c, 3, 1, &by))
		return POISON;
	if (by == 0) {
		fault(c->r, &tpl_bad_value, c->node, "%s", _("a range with steps of 0 never ends"));
		return POISON;
	}
	n = range_length(from, to, by);
	if (n > LIMIT_TEMPLATE_TURNS) {
		c->r->over = true;
		fault(c->r, &tpl_turns, c->node, _("a range of more than %d numbers"), LIMIT_TEMPLATE_TURNS);
		return POISON;
	}
	if (!step(c->r, (size_t)n) || !charge(c->r, c->node, (size_t)n * sizeof list))
		return POISON;
	list = value_list(c->r->a);
	for (uint64_t i = 0; i < n; i++)
		list_add(c->r->a, list.list, value_int(from + (int64_t)i * by));
	return list;
}

/* The named arguments, behind those of a map or of a list of pairs in v[1]. */
static struct map *
map_of(const struct tpl_call *c)
{
	struct value map = value_map(c->r->a);
	size_t first = c->n - 2 * c->node->keywords_n;

	if (first > 1 && c->v[1].kind == VALUE_MAP) {
		for (size_t i = 0; i < c->v[1].map->n; i++)
			value_put(c->r->a, &map, c->v[1].map->at[i].key, *(struct value *)c->v[1].map->at[i].value);
	} else if (first > 1) {
		const struct value *at;
		size_t n;

		if (!want_list(c, 1, &at, &n))
			return NULL;
		for (size_t i = 0; i < n; i++) {
			if (at[i].kind != VALUE_LIST || at[i].list->n != 2 || at[i].list->at[0].kind != VALUE_TEXT) {
				fault(c->r, &tpl_type, c->node, _("element %zu is no pair of a name and a value"), i);
				return NULL;
			}
			value_put(c->r->a, &map, at[i].list->at[0].text, at[i].list->at[1]);
		}
	}
	for (size_t i = first; i + 1 < c->n; i += 2)
		value_put(c->r->a, &map, c->v[i].text, c->v[i + 1]);
	return map.map;
}

static struct value
g_dict(const struct tpl_call *c)
{
	struct map *m = map_of(c);
	struct value v = { .kind = VALUE_MAP };

	v.map = m;
	return m != NULL ? v : POISON;
}

static struct value
g_namespace(const struct tpl_call *c)
{
	struct map *m = map_of(c);

	return m != NULL ? object_value(V_NAMESPACE, m) : POISON;
}

static struct value
g_cycler(const struct tpl_call *c)
{
	struct cycler *y = ARENA_NEW(c->r->a, struct cycler);

	if (c->n < 2) {
		fault(c->r, &tpl_arguments, c->node, "%s", _("cycler needs values"));
		return POISON;
	}
	y->at = arena_copy(c->r->a, c->v + 1, (c->n - 1) * sizeof *c->v);
	y->n = c->n - 1;
	return object_value(V_CYCLER, y);
}

static struct value
g_joiner(const struct tpl_call *c)
{
	struct joiner *j = ARENA_NEW(c->r->a, struct joiner);

	return text_or(c, 1, STR(", "), &j->by) ? object_value(V_JOINER, j) : POISON;
}

static struct value
g_hom_nay(const struct tpl_call *c)
{
	return value_date(c->r->opt.today);
}

const struct builtin all_functions[] = {
	{ "range", "start stop? step?", g_range, 0, NULL, false },
	{ "dict", "*", g_dict, 0, NULL, false },
	{ "namespace", "*", g_namespace, 0, NULL, false },
	{ "cycler", "*", g_cycler, 0, NULL, false },
	{ "joiner", "sep?", g_joiner, 0, NULL, false },
	{ "hom_nay", "", g_hom_nay, 0, NULL, false },
	{ NULL, NULL, NULL, 0, NULL, false },
};
