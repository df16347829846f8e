/* Jinja's tests: what may stand behind "is". */
#include <string.h>

#include "base/msg.h"
#include "base/out.h"
#include "template/library/library.h"
#include "template/inner.h"
#include "template/kinds.h"

enum {
	IS_DEFINED,
	IS_UNDEFINED,
	IS_NONE,
	IS_BOOLEAN,
	IS_TRUE,
	IS_FALSE,
	IS_NUMBER,
	IS_INTEGER,
	IS_FLOAT,
	IS_STRING,
	IS_MAPPING,
	IS_SEQUENCE,
	IS_ITERABLE,
	IS_CALLABLE,
	IS_ESCAPED,
	IS_DATE,
	IS_PICTURE
};

static bool
is_kind(const struct value *v, int code)
{
	int kind = KIND(*v);

	switch (code) {
	case IS_DEFINED: return kind != VALUE_MISSING;
	case IS_UNDEFINED: return kind == VALUE_MISSING;
	case IS_NONE: return kind == VALUE_NONE;
	case IS_BOOLEAN: return kind == VALUE_BOOL;
	case IS_TRUE:
	case IS_FALSE: return kind == VALUE_BOOL && v->b == (code == IS_TRUE);
	case IS_NUMBER: return kind == VALUE_DEC || kind == VALUE_BOOL;
	case IS_INTEGER: return kind == VALUE_DEC && v->dec.scale == 0;
	case IS_FLOAT: return kind == VALUE_DEC && v->dec.scale > 0;
	case IS_STRING: return kind == VALUE_TEXT;
	case IS_MAPPING: return kind == VALUE_MAP;
	case IS_SEQUENCE: /* of what is missing too, as Jinja's Undefined */
	case IS_ITERABLE: return kind == VALUE_LIST || kind == VALUE_MAP || kind == VALUE_TEXT || kind == VALUE_MISSING;
	case IS_CALLABLE: return kind == V_MACRO || kind == V_JOINER || kind == V_LOOP;
	case IS_DATE: return kind == VALUE_DATE;
	case IS_PICTURE: return kind == VALUE_PICTURE || kind == VALUE_CHART;
	default: return false;
	}
}

static struct value
t_kind(const struct tpl_call *c)
{
	return value_bool(is_kind(&c->v[0], c->node->builtin->code));
}

static struct value
t_parity(const struct tpl_call *c)
{
	struct dec d;

	if (!want_number(c, 0, &d))
		return POISON;
	if (!d.known || !dec_is_whole(d))
		return value_bool(false);
	return value_bool((dec_sign(dec_mod(d, dec_int(2))) == 0) == (c->node->builtin->code == 0));
}

static struct value
t_divisible(const struct tpl_call *c)
{
	struct dec d, by;

	if (!want_number(c, 0, &d) || !want_number(c, 1, &by))
		return POISON;
	if (by.known && dec_sign(by) == 0) {
		fault(c->r, &tpl_arithmetic, c->node, "%s", _("nothing is divisible by 0"));
		return POISON;
	}
	return value_bool(d.known && by.known && dec_sign(dec_mod(d, by)) == 0);
}

static struct value
t_compare(const struct tpl_call *c)
{
	bool yes = false;

	if (!compare(c->r, c->node, (enum op)c->node->builtin->code, &c->v[0], &c->v[1], &yes))
		return POISON;
	return value_bool(yes);
}

static struct value
t_same(const struct tpl_call *c)
{
	const struct value *x = &c->v[0], *y = &c->v[1];

	if (x->kind == VALUE_LIST || x->kind == VALUE_MAP)
		return value_bool(x->kind == y->kind && x->object == y->object);
	return value_bool(x->kind == y->kind && same(x, y));
}

static struct value
t_case(const struct tpl_call *c)
{
	bool upper = c->node->builtin->code == 0;
	str s, other;

	if (!want_text(c, 0, &s))
		return POISON;
	other = upper ? text_lower(c->r->a, s) : text_upper(c->r->a, s);
	return value_bool(str_eq(s, upper ? text_upper(c->r->a, s) : text_lower(c->r->a, s)) && !str_eq(s, other));
}

/* code: 0 filter, 1 test. */
static struct value
t_known(const struct tpl_call *c)
{
	str s;

	if (!want_text(c, 0, &s))
		return POISON;
	return value_bool((c->node->builtin->code == 0 ? filter_find(s) : test_find(s)) != NULL);
}

const struct builtin all_tests[] = {
	{ "defined", "", t_kind, IS_DEFINED, NULL, true },
	{ "undefined", "", t_kind, IS_UNDEFINED, NULL, true },
	{ "none", "", t_kind, IS_NONE, NULL, false },
	{ "None", "", t_kind, IS_NONE, NULL, false },
	{ "boolean", "", t_kind, IS_BOOLEAN, NULL, false },
	{ "true", "", t_kind, IS_TRUE, NULL, false },
	{ "True", "", t_kind, IS_TRUE, NULL, false },
	{ "false", "", t_kind, IS_FALSE, NULL, false },
	{ "False", "", t_kind, IS_FALSE, NULL, false },
	{ "number", "", t_kind, IS_NUMBER, NULL, false },
	{ "integer", "", t_kind, IS_INTEGER, NULL, false },
	{ "float", "", t_kind, IS_FLOAT, NULL, false },
	{ "string", "", t_kind, IS_STRING, NULL, false },
	{ "mapping", "", t_kind, IS_MAPPING, NULL, false },
	{ "sequence", "", t_kind, IS_SEQUENCE, NULL, false },
	{ "iterable", "", t_kind, IS_ITERABLE, NULL, false },
	{ "callable", "", t_kind, IS_CALLABLE, NULL, false },
	{ "escaped", "", t_kind, IS_ESCAPED, NULL, false },
	{ "date", "", t_kind, IS_DATE, NULL, false },
	{ "picture", "", t_kind, IS_PICTURE, NULL, false },
	{ "even", "", t_parity, 0, "number", false },
	{ "odd", "", t_parity, 1, "number", false },
	{ "divisibleby", "num", t_divisible, 0, "number", false },
	{ "eq", "other", t_compare, OP_EQ, NULL, false },
	{ "equalto", "other", t_compare, OP_EQ, NULL, false },
	{ "==", "other", t_compare, OP_EQ, NULL, false },
	{ "ne", "other", t_compare, OP_NE, NULL, false },
	{ "!=", "other", t_compare, OP_NE, NULL, false },
	{ "lt", "other", t_compare, OP_LT, NULL, false },
	{ "lessthan", "other", t_compare, OP_LT, NULL, false },
	{ "<", "other", t_compare, OP_LT, NULL, false },
	{ "le", "other", t_compare, OP_LE, NULL, false },
	{ "<=", "other", t_compare, OP_LE, NULL, false },
	{ "gt", "other", t_compare, OP_GT, NULL, false },
	{ "greaterthan", "other", t_compare, OP_GT, NULL, false },
	{ ">", "other", t_compare, OP_GT, NULL, false },
	{ "ge", "other", t_compare, OP_GE, NULL, false },
	{ ">=", "other", t_compare, OP_GE, NULL, false },
	{ "in", "seq", t_compare, OP_IN, NULL, false },
	{ "sameas", "other", t_same, 0, NULL, false },
	{ "upper", "", t_case, 0, "text", false },
	{ "lower", "", t_case, 1, "text", false },
	{ "filter", "", t_known, 0, NULL, false },
	{ "test", "", t_known, 1, NULL, false },
	{ NULL, NULL, NULL, 0, NULL, false },
};
