/*
 * What values do: compare, compute, show themselves. Numbers follow Python's
 * rules in decimals: a quotient has a place after the point even where it
 * is whole, a sum of 1.25 and 0.75 is 2.0. "No value" spreads through a
 * computation and is neither smaller nor larger than anything.
 */
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "base/msg.h"
#include "base/out.h"
#include "template/inner.h"
#include "template/kinds.h"
#include "value/rich.h"

struct value
object_value(int kind, const void *object)
{
	return (struct value){ .kind = (enum value_kind)kind, .object = object };
}

struct value
text_value(struct tpl_run *r, const struct out *out)
{
	if (!charge(r, NULL, out->n))
		return POISON;
	return value_text(out_copy(out, r->a));
}

bool
is_absent(const struct value *v)
{
	return KIND(*v) == V_ABSENT;
}

bool
truth(const struct value *v)
{
	if (KIND(*v) == V_ABSENT)
		return false;
	return KIND(*v) > VALUE_KINDS || value_true(v);
}

/* --- equality and order -------------------------------------------------- */

static bool same_at(const struct value *x, const struct value *y, int depth);

static bool
same_maps(const struct map *x, const struct map *y, int depth)
{
	if (x->n != y->n)
		return false;
	for (size_t i = 0; i < x->n; i++) {
		const struct value *other = map_find(y, x->at[i].key);

		if (other == NULL || !same_at(x->at[i].value, other, depth + 1))
			return false;
	}
	return true;
}

static bool
same_at(const struct value *x, const struct value *y, int depth)
{
	if (depth > LIMIT_TEMPLATE_SHOWN)
		return false;
	if (x->kind == VALUE_BOOL && y->kind == VALUE_DEC)
		return dec_eq(dec_int(x->b), y->dec);
	if (x->kind == VALUE_DEC && y->kind == VALUE_BOOL)
		return dec_eq(dec_int(y->b), x->dec);
	if (x->kind != y->kind)
		return false;
	switch (KIND(*x)) {
	case VALUE_MISSING:
	case VALUE_NONE: return true;
	case VALUE_BOOL: return x->b == y->b;
	case VALUE_DEC: return dec_eq(x->dec, y->dec);
	case VALUE_TEXT: return str_eq(x->text, y->text);
	case VALUE_DATE: return date_cmp(x->date, y->date) == 0;
	case VALUE_LIST:
		if (x->list->n != y->list->n)
			return false;
		for (size_t i = 0; x->list != y->list && i < x->list->n; i++)
			if (!same_at(&x->list->at[i], &y->list->at[i], depth + 1))
				return false;
		return true;
	case VALUE_MAP: return x->map == y->map || same_maps(x->map, y->map, depth);
	default: return x->object == y->object;
	}
}

bool
same(const struct value *left, const struct value *right)
{
	return same_at(left, right, 0);
}

static bool
value_number(const struct value *v, struct dec *d)
{
	if (v->kind == VALUE_BOOL)
		*d = dec_int(v->b);
	else if (v->kind == VALUE_DEC)
		*d = v->dec;
	else
		return false;
	return d->known;
}

static int
order_at(const struct value *x, const struct value *y, bool fold, bool *ok, int depth)
{
	struct dec a, b;

	if (value_number(x, &a) && value_number(y, &b))
		return dec_cmp(a, b);
	if (x->kind == VALUE_TEXT && y->kind == VALUE_TEXT)
		return fold ? text_order(x->text, y->text, false) : str_cmp(x->text, y->text);
	if (x->kind == VALUE_DATE && y->kind == VALUE_DATE)
		return date_cmp(x->date, y->date);
	if (x->kind == VALUE_LIST && y->kind == VALUE_LIST && depth < LIMIT_TEMPLATE_SHOWN) {
		for (size_t i = 0; i < x->list->n && i < y->list->n; i++) {
			int c = order_at(&x->list->at[i], &y->list->at[i], fold, ok, depth + 1);

			if (c != 0)
				return c;
		}
		return (x->list->n > y->list->n) - (x->list->n < y->list->n);
	}
	*ok = false;
	return 0;
}

int
order(const struct value *left, const struct value *right, bool fold, bool *ok)
{
	*ok = true;
	return order_at(left, right, fold, ok, 0);
}

static bool
eval_contains(
    struct tpl_run *r, const struct tpl_node *n, const struct value *in, const struct value *what, bool *result)
{
	*result = false;
	switch (in->kind) {
	case VALUE_LIST:
		for (size_t i = 0; i < in->list->n && !*result; i++) {
			if (!step(r, 1))
				return false;
			*result = same(&in->list->at[i], what);
		}
		return true;
	case VALUE_MAP: *result = what->kind == VALUE_TEXT && map_find(in->map, what->text) != NULL; return true;
	case VALUE_MISSING:
	case VALUE_NONE: return true;
	case VALUE_TEXT:
		if (what->kind == VALUE_TEXT) {
			*result = what->text.n == 0 || str_find(in->text, what->text, 0) < in->text.n;
			return step(r, in->text.n / 64);
		}
		if (what->kind == VALUE_MISSING || what->kind == VALUE_NONE)
			return true;
		fault(r, &tpl_type, n, _("only a text can be in a text, not %s"), kind_name(what));
		return false;
	default: fault(r, &tpl_type, n, _("nothing can be in %s"), kind_name(in)); return false;
	}
}

bool
compare(struct tpl_run *r, const struct tpl_node *n, enum op op, const struct value *left, const struct value *right,
    bool *result)
{
	bool ok;
	int c;

	switch (op) {
	case OP_EQ:
	case OP_NE: *result = same(left, right) == (op == OP_EQ); return true;
	case OP_IN:
	case OP_NOT_IN:
		if (!eval_contains(r, n, right, left, result))
			return false;
		*result ^= op == OP_NOT_IN;
		return true;
	default: break;
	}
	if (left->kind == VALUE_NONE || right->kind == VALUE_NONE || left->kind == VALUE_MISSING ||
	    right->kind == VALUE_MISSING) {
		*result = false;
		return true;
	}
	c = order(left, right, false, &ok);
	if (!ok) {
		fault(r, &tpl_type, n, _("%s and %s have no order"), kind_name(left), kind_name(right));
		if ((left->kind == VALUE_TEXT && right->kind == VALUE_DEC) ||
		    (left->kind == VALUE_DEC && right->kind == VALUE_TEXT))
			fault_hint(r, "%s", _("|float makes a number of a text"));
		return false;
	}
	switch (op) {
	case OP_LT: *result = c < 0; break;
	case OP_LE: *result = c <= 0; break;
	case OP_GT: *result = c > 0; break;
	default: *result = c >= 0; break;
	}
	return true;
}

/* --- arithmetic ---------------------------------------------------------- */

/* As Python shows it: a number with places keeps one, and no zeros behind. */
static struct value
python_number(struct dec d, bool places)
{
	if (places && d.scale == 0) {
		if (d.coefficient < INT64_MAX / 10 && d.coefficient > -INT64_MAX / 10)
			d = dec_make(d.coefficient * 10, 1);
	}
	while (d.scale > 1 && d.coefficient % 10 == 0) {
		d.coefficient /= 10;
		d.scale--;
	}
	return value_dec(d);
}

static struct value
eval_arithmetic(struct tpl_run *r, const struct tpl_node *n, enum op op, struct dec x, struct dec y)
{
	bool places = x.scale > 0 || y.scale > 0;
	struct dec d;

	if ((op == OP_DIV || op == OP_FLOOR || op == OP_MOD) && y.coefficient == 0) {
		fault(r, &tpl_arithmetic, n, _("%.*s is 0: nothing can be divided by it"), STR_ARG(node_path(r, n->b)));
		fault_hint(r, "%s", _("{{ a / b if b else \"-\" }}"));
		return POISON;
	}
	switch (op) {
	case OP_ADD: d = dec_add(x, y); break;
	case OP_SUB: d = dec_sub(x, y); break;
	case OP_MUL: d = dec_mul(x, y); break;
	case OP_DIV:
		d = dec_div(x, y);
		places = true;
		break;
	case OP_FLOOR: d = dec_floor_div(x, y); break;
	case OP_MOD: d = dec_mod(x, y); break;
	default:
		d = dec_pow(x, y);
		if (!dec_is_whole(y) && dec_eq(y, dec_make(5, 1)))
			d = dec_root(x, 2);
		places |= dec_sign(y) < 0;
	}
	if (!d.known) {
		fault(r, &tpl_arithmetic, n, "%s", _("the result does not fit 18 digits"));
		return POISON;
	}
	return python_number(d, places);
}

static struct value
repeat_value(struct tpl_run *r, const struct tpl_node *n, const struct value *v, struct dec times)
{
	int64_t count;
	struct value list;
	struct out o;

	if (!dec_to_int(times, &count)) {
		fault(r, &tpl_type, n, "%s", _("only a whole number of times"));
		return POISON;
	}
	if (count < 0)
		count = 0;
	if (v->kind == VALUE_TEXT) {
		if (v->text.n > 0 && (uint64_t)count > (uint64_t)LIMIT_TEMPLATE_OUTPUT / v->text.n)
			return charge(r, n, SIZE_MAX) ? POISON : POISON;
		if (!charge(r, n, v->text.n * (size_t)count))
			return POISON;
		out_init(&o);
		for (int64_t i = 0; v->text.n > 0 && i < count; i++)
			out_put(&o, v->text);
		list = value_text(out_copy(&o, r->a));
		out_release(&o);
		return list;
	}
	list = value_list(r->a);
	if (v->list->n == 0)
		return list;
	if ((uint64_t)count > (uint64_t)LIMIT_TEMPLATE_OUTPUT / sizeof *v / v->list->n)
		count = LIMIT_TEMPLATE_OUTPUT;
	if (!charge(r, n, (size_t)count * v->list->n * sizeof *v))
		return POISON;
	for (int64_t i = 0; i < count; i++)
		for (size_t k = 0; k < v->list->n; k++)
			list_add(r->a, list.list, v->list->at[k]);
	return list;
}

static struct value
joined_lists(struct tpl_run *r, const struct tpl_node *n, const struct value *x, const struct value *y)
{
	struct value list = value_list(r->a);

	if (!charge(r, n, (x->list->n + y->list->n) * sizeof list))
		return POISON;
	for (size_t i = 0; i < x->list->n; i++)
		list_add(r->a, list.list, x->list->at[i]);
	for (size_t i = 0; i < y->list->n; i++)
		list_add(r->a, list.list, y->list->at[i]);
	list.list->tuple = x->list->tuple;
	return list;
}

static struct value
joined_texts(struct tpl_run *r, const struct tpl_node *n, const struct value *x, const struct value *y)
{
	struct out o;
	struct value v = POISON;

	out_init(&o);
	if (print_value(r, n->a, &o, x) && print_value(r, n->b, &o, y))
		v = text_value(r, &o);
	out_release(&o);
	return v;
}

static struct value
eval_dates(const struct value *x, const struct value *y, enum op op, bool *ok)
{
	int64_t days;

	*ok = true;
	if (op == OP_SUB && x->kind == VALUE_DATE && y->kind == VALUE_DATE)
		return value_int(date_days(x->date) - date_days(y->date));
	if ((op == OP_ADD || op == OP_SUB) && x->kind == VALUE_DATE && y->kind == VALUE_DEC &&
	    dec_to_int(y->dec, &days) && days < 4000000 && days > -4000000) {
		struct date d = date_from_days(date_days(x->date) + (op == OP_ADD ? days : -days));

		if (d.year > 0 && d.year < 10000)
			return value_date(d);
	}
	*ok = false;
	return POISON;
}

static struct value
no_operation(struct tpl_run *r, const struct tpl_node *n, enum op op, const struct value *x, const struct value *y)
{
	static const char *const signs[] = { "", "+", "-", "*", "/", "//", "%", "**", "~" };
	const struct tpl_node *wrong = x->kind != VALUE_DEC ? n->a : n->b;
	const struct value *v = x->kind != VALUE_DEC ? x : y;

	fault(r, &tpl_type, n, _("%s %s %s; %.*s is %s"), kind_name(x), signs[op], kind_name(y),
	    STR_ARG(node_path(r, wrong)), kind_name(v));
	if (op == OP_ADD && (x->kind == VALUE_TEXT || y->kind == VALUE_TEXT))
		fault_hint(r, "%s", _("\"~\" joins texts; |float makes a number of a text"));
	else if (x->kind == VALUE_TEXT || y->kind == VALUE_TEXT)
		fault_hint(r, "%s", _("|float makes a number of a text"));
	return POISON;
}

struct value
binary(struct tpl_run *r, const struct tpl_node *n, enum op op, const struct value *left, const struct value *right)
{
	struct dec a, b;
	struct value v;
	bool ok;

	if (op == OP_CAT)
		return joined_texts(r, n, left, right);
	if (value_number(left, &a) && value_number(right, &b))
		return eval_arithmetic(r, n, op, a, b);
	if (op == OP_MOD && left->kind == VALUE_TEXT) {
		if (right->kind == VALUE_LIST && right->list->tuple)
			return percent_format(r, n, left->text, right->list->at, right->list->n);
		return percent_format(r, n, left->text, right, 1);
	}
	if (left->kind == VALUE_MISSING || right->kind == VALUE_MISSING)
		return left->kind == VALUE_MISSING ? *left : *right;
	if ((left->kind == VALUE_NONE && (right->kind == VALUE_NONE || right->kind == VALUE_DEC)) ||
	    (right->kind == VALUE_NONE && left->kind == VALUE_DEC))
		return value_none();
	if (op == OP_ADD && left->kind == VALUE_TEXT && right->kind == VALUE_TEXT)
		return joined_texts(r, n, left, right);
	if (op == OP_ADD && left->kind == VALUE_LIST && right->kind == VALUE_LIST)
		return joined_lists(r, n, left, right);
	if (op == OP_MUL && (left->kind == VALUE_TEXT || left->kind == VALUE_LIST) && right->kind == VALUE_DEC)
		return repeat_value(r, n, left, b = right->dec);
	if (op == OP_MUL && (right->kind == VALUE_TEXT || right->kind == VALUE_LIST) && left->kind == VALUE_DEC)
		return repeat_value(r, n, right, a = left->dec);
	v = eval_dates(left, right, op, &ok);
	return ok ? v : no_operation(r, n, op, left, right);
}

/* --- showing ------------------------------------------------------------- */

static void
repr_text(struct out *o, str s)
{
	char quote = str_find_char(s, '\'', 0) < s.n && str_find_char(s, '"', 0) == s.n ? '"' : '\'';

	out_char(o, quote);
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '\n')
			out_puts(o, "\\n");
		else if (c == '\t')
			out_puts(o, "\\t");
		else if (c == '\r')
			out_puts(o, "\\r");
		else if (c == '\\' || c == (unsigned char)quote)
			out_printf(o, "\\%c", c);
		else if (c < 0x20 || c == 0x7f)
			out_printf(o, "\\x%02x", c);
		else
			out_char(o, (char)c);
	}
	out_char(o, quote);
}

static void
repr_map(struct out *o, const struct map *m, int depth)
{
	out_char(o, '{');
	for (size_t i = 0; i < m->n; i++) {
		if (i > 0)
			out_puts(o, ", ");
		repr_text(o, m->at[i].key);
		out_puts(o, ": ");
		repr(o, m->at[i].value, depth + 1);
	}
	out_char(o, '}');
}

void
put_words(struct out *out, const struct value *v)
{
	if (v->kind == VALUE_RICH)
		rich_text(out, v->rich);
	else if (v->kind == VALUE_PICTURE)
		out_put(out, v->picture->alt);
	else
		value_print(out, v);
}

void
repr(struct out *out, const struct value *v, int depth)
{
	struct out words;

	if (depth > LIMIT_TEMPLATE_SHOWN) {
		out_puts(out, "...");
		return;
	}
	switch (KIND(*v)) {
	case VALUE_MISSING: out_puts(out, "''"); break;
	case VALUE_NONE: out_puts(out, "None"); break;
	case VALUE_BOOL: out_puts(out, v->b ? "True" : "False"); break;
	case VALUE_DEC: dec_put(out, v->dec); break;
	case VALUE_LIST:
		out_char(out, v->list->tuple ? '(' : '[');
		for (size_t i = 0; i < v->list->n; i++) {
			if (i > 0)
				out_puts(out, ", ");
			repr(out, &v->list->at[i], depth + 1);
		}
		if (v->list->tuple && v->list->n == 1)
			out_char(out, ',');
		out_char(out, v->list->tuple ? ')' : ']');
		break;
	case VALUE_MAP: repr_map(out, v->map, depth); break;
	case VALUE_TEXT: repr_text(out, v->text); break;
	default:
		out_init(&words);
		if (KIND(*v) < VALUE_KINDS)
			put_words(&words, v);
		repr_text(out, out_str(&words));
		out_release(&words);
	}
}

bool
print_value(struct tpl_run *r, const struct tpl_node *n, struct out *out, const struct value *v)
{
	switch (KIND(*v)) {
	case VALUE_NONE: return true;
	case VALUE_MISSING:
		if (r->opt.missing == TPL_MISSING_MARK && v->text.n > 0)
			out_printf(out, "[?%.*s?]", STR_ARG(v->text));
		return true;
	case VALUE_TEXT: out_put(out, v->text); return true;
	case VALUE_DEC: dec_put(out, v->dec); return true;
	case VALUE_BOOL:
	case VALUE_LIST:
	case VALUE_MAP:
		if (!step(r, v->kind == VALUE_LIST ? v->list->n : 1))
			return false;
		repr(out, v, 0);
		return true;
	case VALUE_DATE:
	case VALUE_RICH: put_words(out, v); return true;
	case VALUE_PICTURE:
	case VALUE_CHART:
		fault(r, &tpl_type, n, _("%s stands alone in its {{ }}; here a text is wanted"), kind_name(v));
		return false;
	case V_NAMESPACE:
		out_puts(out, "namespace");
		repr_map(out, v->object, 0);
		return true;
	default:
		fault(r, &tpl_type, n, _("%s can't be printed"), kind_name(v));
		if (KIND(*v) == V_MACRO)
			fault_hint(r, "%s", _("call it: {{ name(…) }}"));
		return false;
	}
}

static void
json_indent(struct out *o, int indent, int depth)
{
	if (indent <= 0)
		return;
	out_char(o, '\n');
	for (int i = 0; i < indent * depth; i++)
		out_char(o, ' ');
}

/* As Jinja's tojson: < > & and ' are written as \uXXXX. */
static void
put_json_text(struct out *o, str s)
{
	struct out plain;

	out_init(&plain);
	out_json(&plain, s);
	out_char(o, '"');
	for (size_t i = 0; i < plain.n; i++) {
		char c = plain.p[i];

		if (c == '<' || c == '>' || c == '&' || c == '\'')
			out_printf(o, "\\u%04x", (unsigned)c);
		else
			out_char(o, c);
	}
	out_char(o, '"');
	out_release(&plain);
}

bool
json(struct out *out, const struct value *v, int indent, int depth)
{
	struct out words;

	if (depth > LIMIT_TEMPLATE_SHOWN)
		return false;
	switch (KIND(*v)) {
	case VALUE_MISSING:
	case VALUE_NONE: out_puts(out, "null"); return true;
	case VALUE_BOOL: out_puts(out, v->b ? "true" : "false"); return true;
	case VALUE_DEC: dec_put(out, v->dec); return true;
	case VALUE_LIST:
		out_char(out, '[');
		for (size_t i = 0; i < v->list->n; i++) {
			if (i > 0)
				out_puts(out, indent > 0 ? "," : ", ");
			json_indent(out, indent, depth + 1);
			if (!json(out, &v->list->at[i], indent, depth + 1))
				return false;
		}
		if (v->list->n > 0)
			json_indent(out, indent, depth);
		out_char(out, ']');
		return true;
	case VALUE_MAP:
		out_char(out, '{');
		for (size_t i = 0; i < v->map->n; i++) {
			if (i > 0)
				out_puts(out, indent > 0 ? "," : ", ");
			json_indent(out, indent, depth + 1);
			put_json_text(out, v->map->at[i].key);
			out_puts(out, ": ");
			if (!json(out, v->map->at[i].value, indent, depth + 1))
				return false;
		}
		if (v->map->n > 0)
			json_indent(out, indent, depth);
		out_char(out, '}');
		return true;
	case VALUE_TEXT: put_json_text(out, v->text); return true;
	case VALUE_DATE:
	case VALUE_RICH:
		out_init(&words);
		put_words(&words, v);
		put_json_text(out, out_str(&words));
		out_release(&words);
		return true;
	default: return false;
	}
}

/* --- lists --------------------------------------------------------------- */

bool
elements(struct tpl_run *r, const struct tpl_node *n, const struct value *v, const struct value **at, size_t *count)
{
	struct value *made;
	size_t k = 0;

	*at = NULL;
	*count = 0;
	switch (KIND(*v)) {
	case VALUE_LIST:
		*at = v->list->at;
		*count = v->list->n;
		return step(r, 1);
	case VALUE_MAP:
		if (!step(r, v->map->n) || !charge(r, n, v->map->n * sizeof *made))
			return false;
		made = ARENA_ARRAY(r->a, struct value, v->map->n + 1);
		for (; k < v->map->n; k++)
			made[k] = value_text(v->map->at[k].key);
		break;
	case VALUE_TEXT:
		if (!step(r, v->text.n) || !charge(r, n, v->text.n * sizeof *made))
			return false;
		made = ARENA_ARRAY(r->a, struct value, v->text.n + 1);
		for (size_t i = 0; i < v->text.n;) {
			size_t from = i;

			text_next(v->text, &i);
			made[k++] = value_text(str_sub(v->text, from, i));
		}
		break;
	case VALUE_MISSING: return !IS_POISON(*v);
	case VALUE_NONE:
		if (r->opt.missing != TPL_MISSING_ERROR)
			return true;
		/* fall through */
	default:
		fault(r, &tpl_type, n, _("%.*s: not a list but %s"), STR_ARG(node_path(r, n)), kind_name(v));
		if (v->kind == VALUE_NONE)
			fault_hint(r, "%s", _("where there may be no value: {% for x in …|default([], true) %}"));
		return false;
	}
	*at = made;
	*count = k;
	return true;
}

struct value
by_path(struct tpl_run *r, const struct value *v, str path)
{
	struct value at = *v;
	struct tpl_node here = { .kind = N_CONST, .item = r->item };

	while (path.n > 0) {
		str part = str_split(&path, '.');
		struct dec d;

		if (part.n > 0 && part.p[0] >= '0' && part.p[0] <= '9' && dec_parse(part, &d)) {
			struct value index = value_dec(d);

			at = element(r, &here, &at, &index, true);
		} else {
			at = attribute(r, &here, &at, part, true);
		}
		if (at.kind == VALUE_MISSING)
			return at;
	}
	return at;
}

/* --- "%d of %s" ---------------------------------------------------------- */

struct spec {
	bool left, zero, plus, space;
	int width, places; /* -1: not given */
	char kind, fill, align;
	bool comma;
};

static void
put_padded(struct out *o, str s, const struct spec *f)
{
	size_t letters = text_letters(s),
	       room = f->width > 0 && (size_t)f->width > letters ? (size_t)f->width - letters : 0;
	size_t before = room;

	if (f->align == '<')
		before = 0;
	else if (f->align == '^')
		before = room / 2;
	for (size_t i = 0; i < before; i++)
		out_char(o, f->fill);
	out_put(o, s);
	for (size_t i = before; i < room; i++)
		out_char(o, f->fill);
}

static void
put_digits(struct out *o, struct dec d, bool comma)
{
	struct out plain;
	size_t whole;

	out_init(&plain);
	dec_put(&plain, d);
	whole = str_find_char(out_str(&plain), '.', 0);
	for (size_t i = 0; i < plain.n; i++) {
		if (comma && i > 0 && i < whole && (whole - i) % 3 == 0)
			out_char(o, ',');
		out_char(o, plain.p[i]);
	}
	out_release(&plain);
}

static void
put_based(struct out *o, unsigned long long n, char letter)
{
	if (letter == 'x')
		out_printf(o, "%llx", n);
	else if (letter == 'X')
		out_printf(o, "%llX", n);
	else
		out_printf(o, "%llo", n);
}

/* A number by its letter: d i u, f F, %, e is not known, x X o b c of whole ones, g s plain. */
static bool
format_number(struct out *o, struct dec d, const struct spec *f)
{
	struct out digits, body;
	bool minus;
	int64_t whole;
	int places = f->places >= 0 ? f->places : 6;

	if (f->kind == '%')
		d = dec_mul(d, dec_int(100));
	if (strchr("diu", f->kind) != NULL) {
		d = dec_sign(d) < 0 ? dec_ceil(d) : dec_floor(d);
		places = 0;
	}
	if (!d.known || places > 30)
		return false;
	minus = dec_sign(d) < 0;
	d = dec_abs(d);
	out_init(&digits);
	if (strchr("fF%", f->kind) != NULL) {
		struct dec rounded = dec_round(d, places < DEC_SCALE_MAX ? places : DEC_SCALE_MAX);
		int have = rounded.scale;

		put_digits(&digits, rounded, f->comma);
		if (places > 0 && have == 0)
			out_char(&digits, '.');
		for (; have < places; have++)
			out_char(&digits, '0');
		if (f->kind == '%')
			out_char(&digits, '%');
		minus &= dec_sign(rounded) != 0;
	} else if (strchr("xXo", f->kind) != NULL) {
		if (!dec_to_int(d, &whole)) {
			out_release(&digits);
			return false;
		}
		put_based(&digits, (unsigned long long)whole, f->kind);
	} else {
		put_digits(&digits, d, f->comma);
	}
	out_init(&body);
	if (minus)
		out_char(&body, '-');
	else if (f->plus || f->space)
		out_char(&body, f->plus ? '+' : ' ');
	if (f->zero && !f->left)
		for (size_t n = body.n + digits.n; f->width > 0 && n < (size_t)f->width; n++)
			out_char(&body, '0');
	out_put(&body, out_str(&digits));
	put_padded(o, out_str(&body), f);
	out_release(&digits);
	out_release(&body);
	return true;
}

static int
read_int(str s, size_t *i)
{
	int n = 0;

	while (*i < s.n && s.p[*i] >= '0' && s.p[*i] <= '9' && n < 100000)
		n = n * 10 + (s.p[(*i)++] - '0');
	return n;
}

static bool
put_argument(struct tpl_run *r, const struct tpl_node *n, struct out *o, const struct value *v, struct spec *f)
{
	struct out words;
	struct dec d;
	str s;

	if (f->width > 10000 || f->places > 10000) {
		fault(r, &tpl_bad_value, n, "%s", _("a width of more than 10000"));
		return false;
	}
	if (f->kind != 's' && f->kind != 'r') {
		if (v->kind == VALUE_TEXT && dec_parse(str_trim(v->text), &d))
			; /* "5" is a number where one is asked for */
		else if (v->kind == VALUE_NONE || v->kind == VALUE_MISSING)
			return true;
		else if (!value_number(v, &d)) {
			fault(r, &tpl_type, n, _("%%%c wants a number, not %s"), f->kind, kind_name(v));
			return false;
		}
		if (format_number(o, d, f))
			return true;
		fault(r, &tpl_bad_value, n, _("%%%c can't show this number"), f->kind);
		return false;
	}
	out_init(&words);
	if (f->kind == 'r')
		repr(&words, v, 0);
	else if (!print_value(r, n, &words, v)) {
		out_release(&words);
		return false;
	}
	s = out_str(&words);
	if (f->places >= 0) {
		size_t at = 0;

		for (int i = 0; i < f->places && at < s.n; i++)
			text_next(s, &at);
		s = str_sub(s, 0, at);
	}
	put_padded(o, s, f);
	out_release(&words);
	return true;
}

struct value
percent_format(struct tpl_run *r, const struct tpl_node *n, str format, const struct value *v, size_t count)
{
	struct value result = POISON;
	size_t used = 0;
	struct out o;

	out_init(&o);
	o.limit = LIMIT_TEMPLATE_OUTPUT;
	for (size_t i = 0; i < format.n;) {
		struct spec f = { .places = -1, .fill = ' ', .align = '>' };
		const struct value *arg = NULL;

		if (format.p[i] != '%') {
			out_char(&o, format.p[i++]);
			continue;
		}
		if (++i < format.n && format.p[i] == '%') {
			out_char(&o, format.p[i++]);
			continue;
		}
		if (i < format.n && format.p[i] == '(') {
			size_t end = str_find_char(format, ')', i);

			if (count == 1 && v[0].kind == VALUE_MAP)
				arg = value_at(&v[0], str_sub(format, i + 1, end));
			i = end < format.n ? end + 1 : end;
			if (arg == NULL) {
				fault(r, &tpl_bad_value, n, "%s", _("a \"%(name)s\" without its value"));
				goto done;
			}
			used = count;
		}
		for (; i < format.n && strchr("-0+ #", format.p[i]) != NULL; i++) {
			f.left |= format.p[i] == '-';
			f.zero |= format.p[i] == '0';
			f.plus |= format.p[i] == '+';
			f.space |= format.p[i] == ' ';
		}
		f.width = read_int(format, &i);
		if (i < format.n && format.p[i] == '.') {
			i++;
			f.places = read_int(format, &i);
		}
		f.align = f.left ? '<' : '>';
		f.kind = i < format.n ? format.p[i++] : '\0';
		if (f.kind == '\0' || strchr("diufFxXosrg", f.kind) == NULL) {
			fault(r, &tpl_bad_value, n, _("\"%%%c\" is no way to show a value: %%s %%d %%.1f are"),
			    f.kind != '\0' ? f.kind : ' ');
			goto done;
		}
		if (arg == NULL && used == count) {
			fault(r, &tpl_arguments, n, "%s", _("fewer values than \"%\" signs"));
			goto done;
		}
		if (!put_argument(r, n, &o, arg != NULL ? arg : &v[used++], &f))
			goto done;
	}
	if (used < count)
		fault(r, &tpl_arguments, n, "%s", _("more values than \"%\" signs"));
	else
		result = text_value(r, &o);
done:
	out_release(&o);
	return result;
}

/* "{0:>10,.2f}": after the colon. */
static bool
brace_spec(str s, struct spec *f)
{
	size_t i = 0;

	if (s.n > 1 && strchr("<>^", s.p[1]) != NULL) {
		f->fill = s.p[0];
		f->align = s.p[1];
		i = 2;
	} else if (s.n > 0 && strchr("<>^", s.p[0]) != NULL) {
		f->align = s.p[0];
		i = 1;
	}
	for (; i < s.n && strchr("+ ", s.p[i]) != NULL; i++) {
		f->plus |= s.p[i] == '+';
		f->space |= s.p[i] == ' ';
	}
	if (i < s.n && s.p[i] == '0')
		f->zero = true;
	f->width = read_int(s, &i);
	if (i < s.n && s.p[i] == ',') {
		f->comma = true;
		i++;
	}
	if (i < s.n && s.p[i] == '.') {
		i++;
		f->places = read_int(s, &i);
	}
	if (i < s.n)
		f->kind = s.p[i++];
	return i == s.n && (f->kind == '\0' || strchr("diufFxXosr%g", f->kind) != NULL);
}

/* The letter that is meant where none stands behind the colon. */
static char
usual_kind(const struct spec *f, const struct value *v)
{
	if (v->kind != VALUE_DEC)
		return 's';
	if (f->places >= 0)
		return 'f';
	return f->comma || f->width > 0 || f->plus || f->space ? 'g' : 's';
}

static bool
put_brace(struct tpl_run *r, const struct tpl_node *n, struct out *o, str inner, const struct value *v, size_t count,
    size_t *used)
{
	struct spec f = { .places = -1, .fill = ' ' };
	size_t colon = str_find_char(inner, ':', 0), named = count - 2 * n->keywords_n;
	str name = str_sub(inner, 0, colon), path = STR("");
	size_t cut = str_find_char(name, '.', 0);
	const struct value *arg = NULL;
	struct value at;
	struct dec d;
	int64_t i;

	if (!brace_spec(str_sub(inner, colon + 1, inner.n), &f)) {
		fault(r, &tpl_bad_value, n, _("\"{%.*s}\" is no way to show a value"), STR_ARG(inner));
		return false;
	}
	if (cut < name.n) {
		path = str_sub(name, cut + 1, name.n);
		name = str_sub(name, 0, cut);
	}
	if (name.n == 0) {
		arg = *used < named ? &v[(*used)++] : NULL;
	} else if (dec_parse(name, &d) && dec_to_int(d, &i)) {
		arg = i >= 0 && (size_t)i < named ? &v[i] : NULL;
	} else {
		for (size_t k = named; k + 1 < count; k += 2)
			if (str_eq(v[k].text, name))
				arg = &v[k + 1];
	}
	if (arg == NULL) {
		fault(r, &tpl_arguments, n, _("no value for \"{%.*s}\""), STR_ARG(inner));
		return false;
	}
	at = by_path(r, arg, path);
	if (f.kind == '\0')
		f.kind = usual_kind(&f, &at);
	if (f.align == '\0')
		f.align = at.kind == VALUE_DEC ? '>' : '<';
	return put_argument(r, n, o, &at, &f);
}

struct value
brace_format(struct tpl_run *r, const struct tpl_node *n, str format, const struct value *v, size_t count)
{
	struct value result = POISON;
	size_t used = 0;
	struct out o;

	out_init(&o);
	o.limit = LIMIT_TEMPLATE_OUTPUT;
	for (size_t i = 0; i < format.n;) {
		char c = format.p[i];
		size_t end;

		if ((c != '{' && c != '}') || (i + 1 < format.n && format.p[i + 1] == c)) {
			out_char(&o, c);
			i += c == '{' || c == '}' ? 2 : 1;
			continue;
		}
		end = c == '{' ? str_find_char(format, '}', i) : format.n;
		if (end == format.n) {
			fault(r, &tpl_bad_value, n, "%s", _("a \"{\" or \"}\" alone; twice it stands for itself"));
			goto done;
		}
		if (!put_brace(r, n, &o, str_sub(format, i + 1, end), v, count, &used))
			goto done;
		i = end + 1;
	}
	result = text_value(r, &o);
done:
	out_release(&o);
	return result;
}

/* --- arguments ----------------------------------------------------------- */

static const struct tpl_node *
argument_node(const struct tpl_call *c, size_t i)
{
	const struct tpl_node *n = NULL;

	if (i == 0)
		n = c->node->a;
	else if (i - 1 < c->node->n)
		n = c->node->at[i - 1];
	return n != NULL ? n : c->node;
}

static void
wrong_kind(const struct tpl_call *c, size_t i, const char *wanted)
{
	const struct tpl_node *n = argument_node(c, i);

	if (n->kind == N_CAPTURED)
		n = c->node;
	fault(c->r, &tpl_type, n, _("%.*s: not %s but %s"), STR_ARG(node_path(c->r, n)), wanted, kind_name(&c->v[i]));
}

bool
want_text(const struct tpl_call *c, size_t i, str *text)
{
	struct out o;
	bool ok;

	if (c->v[i].kind == VALUE_TEXT) {
		*text = c->v[i].text;
		return true;
	}
	out_init(&o);
	ok = print_value(c->r, argument_node(c, i), &o, &c->v[i]) && charge(c->r, c->node, o.n);
	*text = out_copy(&o, c->r->a);
	out_release(&o);
	return ok;
}

/* A number that is not known (none, a missing one) comes out as such. */
bool
want_number(const struct tpl_call *c, size_t i, struct dec *d)
{
	const struct value *v = &c->v[i];

	*d = DEC_NONE;
	if (v->kind == VALUE_NONE || v->kind == VALUE_MISSING || value_number(v, d))
		return true;
	if (v->kind == VALUE_TEXT && dec_parse(str_trim(v->text), d))
		return true;
	if (v->kind == VALUE_TEXT && text_is_nil(v->text))
		return true;
	wrong_kind(c, i, _("a number"));
	return false;
}

bool
want_int(const struct tpl_call *c, size_t i, int64_t *n)
{
	struct dec d;

	if (!want_number(c, i, &d))
		return false;
	if (dec_to_int(d, n))
		return true;
	wrong_kind(c, i, _("a whole number"));
	return false;
}

bool
want_list(const struct tpl_call *c, size_t i, const struct value **at, size_t *n)
{
	return elements(c->r, argument_node(c, i), &c->v[i], at, n) && step(c->r, *n);
}

bool
text_or(const struct tpl_call *c, size_t i, str otherwise, str *text)
{
	*text = otherwise;
	return i >= c->n || is_absent(&c->v[i]) || want_text(c, i, text);
}

bool
int_or(const struct tpl_call *c, size_t i, int64_t otherwise, int64_t *n)
{
	*n = otherwise;
	return i >= c->n || is_absent(&c->v[i]) || c->v[i].kind == VALUE_NONE || want_int(c, i, n);
}

bool
true_or(const struct tpl_call *c, size_t i, bool otherwise)
{
	return i >= c->n || is_absent(&c->v[i]) ? otherwise : truth(&c->v[i]);
}
