/*
 * Expressions: recursive descent with Jinja's own order of operators
 * (jinja2/parser.py): "x if c else y", or, and, not, comparisons, + -, ~,
 * * / // %, **, signs, then what follows a value: . [] () | is. The first fault
 * of a tag is told, the next tag is read all the same.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "base/msg.h"
#include "template/inner.h"
#include "template/kinds.h"

static const struct tpl_node *parse_condition(struct parser *p);
static const struct tpl_node *parse_unary(struct parser *p, bool filters);
static const struct tpl_node *parse_primary(struct parser *p);

str
tag_excerpt(const struct tpl_item *it, struct arena *a, size_t *shift)
{
	static const char *const open[] = { "", "", "{{", "{%", "{#" };
	static const char *const close[] = { "", "", "}}", "%}", "#}" };

	if (it->written.n > 0) {
		*shift = str_find(it->written, it->text, 0);
		if (*shift == it->written.n)
			*shift = 2;
		return it->written;
	}
	*shift = 2 + it->trim_left;
	return str_format(a, "%s%s%.*s%s%s", open[it->kind], it->trim_left ? "-" : "", STR_ARG(it->text),
	    it->trim_right ? "-" : "", close[it->kind]);
}

void
parse_fail(struct parser *parser, const struct diag_kind *kind, size_t from, size_t to, const char *fmt, ...)
{
	char message[512];
	va_list ap;
	size_t shift;
	str excerpt;

	if (parser->failed) {
		parser->d->newest = NULL;
		return;
	}
	parser->failed = true;
	if (parser->bad != NULL)
		parser->bad[parser->item] = true;
	va_start(ap, fmt);
	vsnprintf(message, sizeof message, fmt, ap);
	va_end(ap);
	diag_add(parser->d, kind, parser->items[parser->item].where, "%s", message);
	excerpt = tag_excerpt(&parser->items[parser->item], parser->a, &shift);
	for (; from + 1 < to && from < parser->text.n && parser->text.p[from] == ' '; from++)
		; /* a whole tag is marked without the blanks at its ends */
	for (; to > from + 1 && to <= parser->text.n && parser->text.p[to - 1] == ' '; to--)
		;
	diag_excerpt(parser->d, excerpt, from + shift, (to > from ? to : from) + shift);
}

bool
parse_start(struct parser *parser, uint32_t item, str text)
{
	const struct token *last;

	parser->item = item;
	parser->text = text;
	parser->at = 0;
	parser->failed = false;
	parser->depth = 0;
	parser->under = NULL;
	lex(text, parser->a, &parser->words);
	last = &parser->words.at[parser->words.n - 1];
	if (last->kind != T_BAD)
		return true;
	parse_fail(parser, &tpl_syntax, last->from, last->to, "%s", _(str_c(parser->a, last->text)));
	return false;
}

const struct token *
parse_peek(const struct parser *parser)
{
	return &parser->words.at[parser->at];
}

static const struct token *
next_token(struct parser *p)
{
	const struct token *w = parse_peek(p);

	if (w->kind != T_END)
		p->at++;
	return w;
}

bool
parse_is(const struct parser *parser, enum op op)
{
	return parse_peek(parser)->kind == T_OP && parse_peek(parser)->op == op;
}

bool
parse_take(struct parser *parser, enum op op)
{
	if (!parse_is(parser, op))
		return false;
	parser->at++;
	return true;
}

static bool
parse_is_word(const struct parser *parser, const char *word)
{
	return parse_peek(parser)->kind == T_NAME && str_eq(parse_peek(parser)->text, str_of(word));
}

bool
parse_take_word(struct parser *parser, const char *word)
{
	if (!parse_is_word(parser, word))
		return false;
	parser->at++;
	return true;
}

/* "what is missing" at the word at hand. */
static void
complain_expected(struct parser *p, const char *what)
{
	const struct token *w = parse_peek(p);

	if (w->kind == T_END)
		parse_fail(p, &tpl_syntax, w->from, w->to, _("%s is missing at the end"), what);
	else
		parse_fail(p, &tpl_syntax, w->from, w->to, _("%s is missing before \"%.*s\""), what,
		    STR_ARG(str_sub(p->text, w->from, w->to)));
}

bool
parse_need(struct parser *parser, enum op op, const char *what)
{
	if (parse_take(parser, op))
		return true;
	complain_expected(parser, what);
	return false;
}

bool
parse_end(struct parser *parser)
{
	const struct token *w = parse_peek(parser);

	if (w->kind == T_END)
		return true;
	parse_fail(parser, &tpl_syntax, w->from, parser->words.at[parser->words.n - 1].to,
	    _("the tag should end before \"%.*s\""), STR_ARG(str_sub(parser->text, w->from, w->to)));
	if (w->kind == T_NAME || w->kind == T_TEXT || w->kind == T_NUMBER)
		diag_hint(parser->d, "%s", _("an operator, a comma or a filter's \"|\" may be missing"));
	else if (w->op == OP_ASSIGN)
		diag_hint(parser->d, "%s", _("\"==\" compares; \"=\" stands only in {% set x = … %}"));
	return false;
}

static bool
enter_level(struct parser *p)
{
	const struct token *w = parse_peek(p);

	if (++p->depth <= LIMIT_TEMPLATE_NESTING + 1) /* the tag itself is the first */
		return true;
	parse_fail(p, &tpl_nesting, w->from, w->to, _("more than %d brackets or signs within each other"),
	    LIMIT_TEMPLATE_NESTING);
	return false;
}

struct tpl_node *
parse_node(struct parser *parser, enum tpl_node_kind kind, size_t from)
{
	struct tpl_node *n = ARENA_NEW(parser->a, struct tpl_node);

	n->kind = kind;
	n->item = parser->item;
	n->slot = -1;
	n->from = (uint32_t)from;
	n->to = parser->at > 0 ? parser->words.at[parser->at - 1].to : n->from;
	return n;
}

static void
raise_height(struct tpl_node *n, const struct tpl_node *child)
{
	if (child != NULL && child->height >= n->height)
		n->height = (uint16_t)(child->height + 1);
}

/* n is finished: its end, its height. NULL where it grew too high. */
static const struct tpl_node *
finish_node(struct parser *p, struct tpl_node *n)
{
	if (p->at > 0 && p->words.at[p->at - 1].to > n->to)
		n->to = p->words.at[p->at - 1].to;
	raise_height(n, n->a);
	raise_height(n, n->b);
	raise_height(n, n->c);
	for (size_t i = 0; i < n->n; i++)
		raise_height(n, n->at[i]);
	if (n->height <= LIMIT_TEMPLATE_CHAIN)
		return n;
	parse_fail(p, &tpl_nesting, n->from, n->to, _("an expression of more than %d steps"), LIMIT_TEMPLATE_CHAIN);
	diag_hint(p->d, "%s", _("take it apart with {% set %}"));
	return NULL;
}

/* --- scopes -------------------------------------------------------------- */

static int
new_slot(struct parser *p, str name, int outer, bool global)
{
	*VEC_ADD(p->a, &p->outer) = outer;
	*VEC_ADD(p->a, &p->names) = name;
	*VEC_ADD(p->a, &p->global) = global;
	return (int)p->outer.n - 1;
}

static int
in_scope(struct parser *p, struct tpl_scope *s, str name)
{
	for (; s != NULL; s = s->up) {
		int slot = (int)map_num_find(&s->names, name, -1);

		if (slot >= 0)
			return slot;
		if (s->up != NULL)
			continue;
		slot = new_slot(p, name, -1, true);
		map_num_put(&s->names, name, slot);
		return slot;
	}
	return -1;
}

static int
scope_find(struct parser *parser, str name)
{
	return in_scope(parser, parser->scope, name);
}

int
scope_declare(struct parser *parser, str name)
{
	int slot = (int)map_num_find(&parser->scope->names, name, -1);

	map_put(&parser->defined, name, parser);
	if (slot >= 0)
		return slot;
	if (parser->scope->up == NULL)
		return in_scope(parser, parser->scope, name);
	slot = new_slot(parser, name, in_scope(parser, parser->scope->up, name), false);
	map_num_put(&parser->scope->names, name, slot);
	return slot;
}

struct tpl_scope *
scope_push(struct parser *parser)
{
	struct tpl_scope *s;

	/* nested too deep and complained about: names would only be sought through more and more of them */
	if (parser->scope != NULL && parser->scope->depth > 4 * LIMIT_TEMPLATE_NESTING)
		return parser->scope;
	s = ARENA_NEW(parser->a, struct tpl_scope);
	s->depth = parser->scope != NULL ? parser->scope->depth + 1 : 0;
	map_num_init(&s->names, parser->a);
	s->up = parser->scope;
	return parser->scope = s;
}

/* --- values -------------------------------------------------------------- */

typedef VEC(const struct tpl_node *) node_list;

static const struct tpl_node *
constant_node(struct parser *p, size_t from, struct value v)
{
	struct tpl_node *n = parse_node(p, N_CONST, from);

	n->value = v;
	return n;
}

/* Elements up to close, which is taken. */
static bool
parse_elements(struct parser *p, node_list *list, enum op close, const char *what)
{
	while (!parse_is(p, close)) {
		const struct tpl_node *e = parse_condition(p);

		if (e == NULL)
			return false;
		*VEC_ADD(p->a, list) = e;
		if (!parse_take(p, OP_COMMA))
			break;
	}
	return parse_need(p, close, what);
}

static const struct tpl_node *
list_node(struct parser *p, size_t from, const node_list *list, bool tuple)
{
	struct tpl_node *n = parse_node(p, N_LIST, from);

	n->at = list->at;
	n->n = list->n;
	n->tuple = tuple;
	return finish_node(p, n);
}

static const struct tpl_node *
parse_list(struct parser *p, size_t from)
{
	node_list list = { 0 };

	if (!parse_elements(p, &list, OP_RBRACKET, "\"]\""))
		return NULL;
	return list_node(p, from, &list, false);
}

static const struct tpl_node *
parse_map(struct parser *p, size_t from)
{
	node_list list = { 0 };
	struct tpl_node *n;

	while (!parse_is(p, OP_RBRACE)) {
		const struct tpl_node *key = parse_condition(p), *value;

		if (key == NULL || !parse_need(p, OP_COLON, "\":\""))
			return NULL;
		if ((value = parse_condition(p)) == NULL)
			return NULL;
		*VEC_ADD(p->a, &list) = key;
		*VEC_ADD(p->a, &list) = value;
		if (!parse_take(p, OP_COMMA))
			break;
	}
	if (!parse_need(p, OP_RBRACE, "\"}\""))
		return NULL;
	n = parse_node(p, N_MAP, from);
	n->at = list.at;
	n->n = list.n;
	return finish_node(p, n);
}

static const struct tpl_node *
parse_brackets(struct parser *p, size_t from)
{
	node_list list = { 0 };
	const struct tpl_node *e;

	if (parse_take(p, OP_RPAREN))
		return list_node(p, from, &list, true);
	if ((e = parse_condition(p)) == NULL)
		return NULL;
	if (!parse_is(p, OP_COMMA))
		return parse_need(p, OP_RPAREN, "\")\"") ? e : NULL;
	parse_take(p, OP_COMMA);
	*VEC_ADD(p->a, &list) = e;
	if (!parse_elements(p, &list, OP_RPAREN, "\")\""))
		return NULL;
	return list_node(p, from, &list, true);
}

static bool
is_reserved(str name)
{
	static const char *const words[] = { "and", "or", "not", "in", "is", "if", "else", "elif", "for" };

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (str_eq(name, str_of(words[i])))
			return true;
	return false;
}

static const struct tpl_node *
parse_name(struct parser *p, const struct token *w)
{
	struct tpl_node *n;

	if (str_eq_nocase(w->text, STR("true")) || str_eq_nocase(w->text, STR("false")))
		return constant_node(p, w->from, value_bool(str_eq_nocase(w->text, STR("true"))));
	if (str_eq_nocase(w->text, STR("none")))
		return constant_node(p, w->from, value_none());
	if (is_reserved(w->text)) {
		p->at--;
		complain_expected(p, _("a value"));
		return NULL;
	}
	n = parse_node(p, N_NAME, w->from);
	n->name = w->text;
	if (!parse_is(p, OP_LPAREN) || function_find(w->text) == NULL || map_find(&p->defined, w->text) != NULL)
		n->slot = scope_find(p, w->text);
	return n;
}

static const struct tpl_node *
parse_text(struct parser *p, const struct token *w)
{
	str text = w->text;
	size_t from = w->from;

	while (parse_peek(p)->kind == T_TEXT) /* "a" "b" */
		text = str_concat(p->a, text, next_token(p)->text);
	return constant_node(p, from, value_text(text));
}

static const struct tpl_node *
parse_primary(struct parser *p)
{
	struct token w = *parse_peek(p);
	const struct tpl_node *n = NULL;

	next_token(p);
	if (w.kind == T_NAME) {
		n = parse_name(p, &w);
	} else if (w.kind == T_NUMBER) {
		n = constant_node(p, w.from, value_dec(w.number));
	} else if (w.kind == T_TEXT) {
		n = parse_text(p, &w);
	} else if (w.kind == T_OP && w.op == OP_LPAREN) {
		n = parse_brackets(p, w.from);
	} else if (w.kind == T_OP && w.op == OP_LBRACKET) {
		n = parse_list(p, w.from);
	} else if (w.kind == T_OP && w.op == OP_LBRACE) {
		n = parse_map(p, w.from);
	} else {
		if (w.kind != T_END)
			p->at--;
		complain_expected(p, _("a value"));
	}
	return n;
}

/* --- arguments ----------------------------------------------------------- */

struct arguments {
	node_list at;
	VEC(str)
	keywords; /* of the last ones */
	VEC(uint32_t)
	froms;
};

static bool
parse_arguments(struct parser *p, struct arguments *args)
{
	while (!parse_is(p, OP_RPAREN)) {
		const struct token *w = parse_peek(p);
		const struct tpl_node *e;

		if (parse_is(p, OP_MUL) || parse_is(p, OP_POW)) {
			parse_fail(p, &tpl_refused, w->from, w->to, "%s", _("arguments unpacked with \"*\""));
			diag_hint(p->d, "%s", _("write the arguments one by one"));
			return false;
		}
		if (w->kind == T_NAME && w[1].kind == T_OP && w[1].op == OP_ASSIGN) {
			*VEC_ADD(p->a, &args->keywords) = w->text;
			p->at += 2;
		} else if (args->keywords.n > 0) {
			parse_fail(p, &tpl_arguments, w->from, w->to, "%s",
			    _("an argument without a name stands behind one with a name"));
			return false;
		}
		*VEC_ADD(p->a, &args->froms) = w->from;
		if ((e = parse_condition(p)) == NULL)
			return false;
		*VEC_ADD(p->a, &args->at) = e;
		if (!parse_take(p, OP_COMMA))
			break;
	}
	return parse_need(p, OP_RPAREN, "\")\"");
}

/* The i-th word of "a b? c? *": its letters, and whether it may be left out. */
static bool
builtin_parameter(const char *params, size_t i, str *name, bool *optional)
{
	str rest = str_of(params), word;

	while (rest.n > 0) {
		word = str_split(&rest, ' ');
		if (str_eq(word, STR("*")))
			return false;
		if (i-- > 0)
			continue;
		*optional = str_ends(word, STR("?"));
		*name = *optional ? str_sub(word, 0, word.n - 1) : word;
		return true;
	}
	return false;
}

/* Arguments by position for a builtin; keywords find theirs by name. */
static bool
bind_arguments(struct parser *p, struct tpl_node *n, const struct arguments *args)
{
	const char *params = n->builtin->params;
	bool any = str_ends(str_of(params), STR("*")), optional;
	size_t named = 0, positional = args->at.n - args->keywords.n;
	str names[8], name;

	while (named < 8 && builtin_parameter(params, named, &name, &optional))
		names[named++] = name;
	if (positional > named && !any) {
		parse_fail(p, &tpl_arguments, args->froms.at[named], n->to,
		    NG_("%.*s takes %d argument", "%.*s takes %d arguments", named), STR_ARG(n->name), (int)named);
		return false;
	}
	n->n = positional > named ? positional : named;
	n->at = ARENA_ARRAY(p->a, const struct tpl_node *, n->n + args->keywords.n * 2);
	for (size_t i = 0; i < positional; i++)
		n->at[i] = args->at.at[i];
	for (size_t k = 0; k < args->keywords.n; k++) {
		str word = args->keywords.at[k], nearest;
		size_t i = 0, from = args->froms.at[positional + k];

		while (i < named && !str_eq(names[i], word))
			i++;
		if (i < named && n->at[i] == NULL) {
			n->at[i] = args->at.at[positional + k];
			continue;
		}
		if (i == named && any) { /* behind the others: its name, its value */
			n->at[n->n++] = constant_node(p, from, value_text(word));
			n->at[n->n++] = args->at.at[positional + k];
			n->keywords_n++;
			continue;
		}
		nearest = str_nearest(word, names, named);
		if (i < named)
			parse_fail(p, &tpl_arguments, from, from + word.n, _("%.*s is given twice to %.*s"),
			    STR_ARG(word), STR_ARG(n->name));
		else if (nearest.n > 0)
			parse_fail(p, &tpl_arguments, from, from + word.n,
			    _("%.*s has no argument %.*s; nearest is %.*s"), STR_ARG(n->name), STR_ARG(word),
			    STR_ARG(nearest));
		else
			parse_fail(p, &tpl_arguments, from, from + word.n, _("%.*s has no argument %.*s"),
			    STR_ARG(n->name), STR_ARG(word));
		return false;
	}
	for (size_t i = 0; i < named; i++) {
		builtin_parameter(params, i, &name, &optional);
		if (n->at[i] == NULL && !optional) {
			parse_fail(p, &tpl_arguments, n->from, n->to, _("%.*s needs its argument %.*s"),
			    STR_ARG(n->name), STR_ARG(name));
			return false;
		}
	}
	return true;
}

static bool
parse_call_arguments(struct parser *parser, struct tpl_node *n)
{
	struct arguments args = { 0 };

	if (!parse_arguments(parser, &args))
		return false;
	n->to = parser->words.at[parser->at - 1].to;
	if (n->builtin != NULL)
		return bind_arguments(parser, n, &args);
	n->at = args.at.at;
	n->n = args.at.n;
	n->keywords = args.keywords.at;
	n->keywords_n = args.keywords.n;
	return true;
}

static bool
bind_none(struct parser *p, struct tpl_node *n)
{
	struct arguments args = { 0 };

	return bind_arguments(p, n, &args);
}

/* --- what follows a value ------------------------------------------------ */

static const struct tpl_node *
parse_method(struct parser *p, const struct tpl_node *of, const struct token *w)
{
	struct tpl_node *n = parse_node(p, N_METHOD, of->from);
	const char *refused = method_refused(w->text);
	str nearest;

	n->a = of;
	n->name = w->text;
	n->builtin = method_find(w->text);
	if (n->builtin == NULL) {
		nearest = method_nearest(w->text);
		if (refused != NULL) {
			parse_fail(p, &tpl_refused, w->from, w->to, ".%.*s()", STR_ARG(w->text));
			diag_hint(p->d, "%s", _(refused));
		} else if (nearest.n > 0) {
			parse_fail(p, &tpl_no_function, w->from, w->to, _(".%.*s(); nearest is .%.*s()"),
			    STR_ARG(w->text), STR_ARG(nearest));
		} else {
			parse_fail(p, &tpl_no_function, w->from, w->to, ".%.*s()", STR_ARG(w->text));
		}
		return NULL;
	}
	if (!parse_need(p, OP_LPAREN, "\"(\"") || !parse_call_arguments(p, n))
		return NULL;
	return finish_node(p, n);
}

static const struct tpl_node *
parse_field(struct parser *p, const struct tpl_node *of)
{
	struct token w = *parse_peek(p);
	struct tpl_node *n;

	if (w.kind != T_NAME && w.kind != T_NUMBER) {
		complain_expected(p, _("a field's name"));
		return NULL;
	}
	next_token(p);
	if (w.kind == T_NUMBER) { /* x.0 */
		n = parse_node(p, N_INDEX, of->from);
		n->a = of;
		n->b = constant_node(p, w.from, value_dec(w.number));
		return finish_node(p, n);
	}
	if (parse_is(p, OP_LPAREN))
		return parse_method(p, of, &w);
	n = parse_node(p, N_ATTR, of->from);
	n->a = of;
	n->name = w.text;
	return finish_node(p, n);
}

/* After "[": an index, or from:to:by. */
static const struct tpl_node *
parse_index(struct parser *p, const struct tpl_node *of)
{
	const struct tpl_node *part[3] = { NULL, NULL, NULL };
	struct tpl_node *n;
	int colons = 0;

	if (parse_is(p, OP_RBRACKET)) {
		complain_expected(p, _("an index"));
		return NULL;
	}
	while (!parse_is(p, OP_RBRACKET) && colons < 3) {
		if (parse_take(p, OP_COLON)) {
			colons++;
			continue;
		}
		if (part[colons] != NULL)
			break;
		if ((part[colons] = parse_condition(p)) == NULL)
			return NULL;
	}
	if (!parse_need(p, OP_RBRACKET, "\"]\""))
		return NULL;
	n = parse_node(p, colons > 0 ? N_SLICE : N_INDEX, of->from);
	n->a = of;
	if (colons == 0) {
		n->b = part[0];
		return finish_node(p, n);
	}
	n->at = ARENA_ARRAY(p->a, const struct tpl_node *, 3);
	n->n = 3;
	memcpy(n->at, part, sizeof part);
	return finish_node(p, n);
}

/* "(" is taken: of is called. */
static const struct tpl_node *
parse_call(struct parser *p, const struct tpl_node *of)
{
	const struct builtin *f = of->kind == N_NAME ? function_find(of->name) : NULL;
	const char *refused = of->kind == N_NAME ? function_refused(of->name) : NULL;
	bool own = of->kind == N_NAME && map_find(&p->defined, of->name) != NULL;
	struct tpl_node *n = parse_node(p, f != NULL && !own ? N_FUNCTION : N_CALL, of->from);

	if (refused != NULL && !own) {
		parse_fail(p, &tpl_refused, of->from, of->to, STR_FMT "()", STR_ARG(of->name));
		diag_hint(p->d, "%s", _(refused));
		return NULL;
	}
	n->name = of->name;
	if (n->kind == N_FUNCTION) {
		n->builtin = f;
	} else {
		n->a = of;
		if (of->kind == N_NAME)
			*VEC_ADD(p->a, &p->calls) = (struct called){ of, of->slot };
	}
	if (!parse_call_arguments(p, n))
		return NULL;
	return finish_node(p, n);
}

static const struct tpl_node *
parse_postfix(struct parser *p, const struct tpl_node *n)
{
	while (n != NULL) {
		if (parse_take(p, OP_DOT))
			n = parse_field(p, n);
		else if (parse_take(p, OP_LBRACKET))
			n = parse_index(p, n);
		else if (parse_take(p, OP_LPAREN))
			n = parse_call(p, n);
		else
			break;
	}
	return n;
}

static const struct tpl_node *
parse_filter(struct parser *p, const struct tpl_node *of)
{
	struct token w = *parse_peek(p);
	struct tpl_node *n;
	const char *refused;
	str nearest;

	if (w.kind != T_NAME) {
		complain_expected(p, _("a filter's name"));
		return NULL;
	}
	next_token(p);
	n = parse_node(p, N_FILTER, of->kind == N_CAPTURED ? w.from : of->from);
	n->a = of;
	n->name = w.text;
	n->builtin = filter_find(w.text);
	if (n->builtin == NULL) {
		refused = filter_refused(w.text);
		nearest = filter_nearest(w.text);
		if (refused != NULL) {
			parse_fail(p, &tpl_refused, w.from, w.to, "|%.*s", STR_ARG(w.text));
			diag_hint(p->d, "%s", _(refused));
		} else if (nearest.n > 0) {
			parse_fail(p, &tpl_no_filter, w.from, w.to, _("%.*s; nearest is %.*s"), STR_ARG(w.text),
			    STR_ARG(nearest));
		} else {
			parse_fail(p, &tpl_no_filter, w.from, w.to, STR_FMT, STR_ARG(w.text));
			diag_hint(p->d, "%s", _("vanthu-template(7) lists the filters"));
		}
		return NULL;
	}
	if (parse_take(p, OP_LPAREN) ? !parse_call_arguments(p, n) : !bind_none(p, n))
		return NULL;
	return finish_node(p, n);
}

/* An argument without brackets: "divisibleby 3", "in xs". */
static bool
bare_argument(struct parser *p)
{
	const struct token *w = parse_peek(p);

	if (w->kind == T_TEXT || w->kind == T_NUMBER)
		return true;
	if (w->kind == T_OP)
		return w->op == OP_LBRACKET || w->op == OP_LBRACE;
	return w->kind == T_NAME && !is_reserved(w->text) && !str_eq(w->text, STR("recursive"));
}

static const struct tpl_node *
parse_test(struct parser *p, const struct tpl_node *of)
{
	struct tpl_node *n;
	struct token w;
	bool negated = parse_take_word(p, "not");
	struct arguments args = { 0 };
	str nearest;

	w = *parse_peek(p);
	if (w.kind != T_NAME) {
		complain_expected(p, _("a test's name"));
		return NULL;
	}
	next_token(p);
	n = parse_node(p, N_TEST, of->from);
	n->a = of;
	n->name = w.text;
	n->negated = negated;
	n->builtin = test_find(w.text);
	if (n->builtin == NULL) {
		nearest = test_nearest(w.text);
		if (nearest.n > 0)
			parse_fail(p, &tpl_no_test, w.from, w.to, _("%.*s; nearest is %.*s"), STR_ARG(w.text),
			    STR_ARG(nearest));
		else
			parse_fail(p, &tpl_no_test, w.from, w.to, STR_FMT, STR_ARG(w.text));
		return NULL;
	}
	if (parse_take(p, OP_LPAREN))
		return parse_call_arguments(p, n) ? finish_node(p, n) : NULL;
	if (n->builtin->params[0] != '\0' && bare_argument(p)) {
		const struct tpl_node *e = parse_primary(p);

		if (e == NULL || (e = parse_postfix(p, e)) == NULL)
			return NULL;
		*VEC_ADD(p->a, &args.at) = e;
		*VEC_ADD(p->a, &args.froms) = e->from;
	}
	return bind_arguments(p, n, &args) ? finish_node(p, n) : NULL;
}

const struct tpl_node *
parse_filters(struct parser *parser, const struct tpl_node *n)
{
	while (n != NULL) {
		if (parse_take(parser, OP_PIPE))
			n = parse_filter(parser, n);
		else if (parse_take_word(parser, "is"))
			n = parse_test(parser, n);
		else if (parse_take(parser, OP_LPAREN))
			n = parse_call(parser, n);
		else
			break;
	}
	return n;
}

/* --- operators ----------------------------------------------------------- */

static const struct tpl_node *
parse_unary(struct parser *p, bool filters)
{
	const struct tpl_node *n;
	size_t from = parse_peek(p)->from;
	bool minus = parse_is(p, OP_SUB), sign = minus || parse_is(p, OP_ADD);

	if (sign) {
		struct tpl_node *neg;

		if (!enter_level(p))
			return NULL;
		next_token(p);
		n = parse_unary(p, false);
		p->depth--;
		if (n == NULL)
			return NULL;
		neg = parse_node(p, minus ? N_NEG : N_POS, from);
		neg->a = n;
		n = finish_node(p, neg);
	} else {
		n = parse_postfix(p, parse_primary(p));
	}
	return filters ? parse_filters(p, n) : n;
}

static const struct tpl_node *
binary_node(struct parser *p, enum op op, const struct tpl_node *a, const struct tpl_node *b)
{
	struct tpl_node *n;

	if (a == NULL || b == NULL)
		return NULL;
	n = parse_node(p, N_BINARY, a->from);
	n->op = op;
	n->a = a;
	n->b = b;
	return finish_node(p, n);
}

/* The levels of arithmetic, loosest first. */
static const struct tpl_node *
parse_level(struct parser *p, int level)
{
	static const enum op ops[4][5] = {
		{ OP_ADD, OP_SUB, OP_NONE },
		{ OP_CAT, OP_NONE },
		{ OP_MUL, OP_DIV, OP_FLOOR, OP_MOD, OP_NONE },
		{ OP_POW, OP_NONE },
	};
	const struct tpl_node *n = level < 3 ? parse_level(p, level + 1) : parse_unary(p, true);

	while (n != NULL) {
		enum op op = parse_peek(p)->kind == T_OP ? parse_peek(p)->op : OP_NONE;
		bool here = false;

		for (int i = 0; ops[level][i] != OP_NONE; i++)
			here |= op != OP_NONE && ops[level][i] == op;
		if (!here)
			break;
		next_token(p);
		n = binary_node(p, op, n, level < 3 ? parse_level(p, level + 1) : parse_unary(p, true));
	}
	return n;
}

static enum op
take_comparison(struct parser *p)
{
	const struct token *w = parse_peek(p);

	if (w->kind == T_OP && w->op >= OP_EQ && w->op <= OP_GE) {
		next_token(p);
		return w->op;
	}
	if (parse_take_word(p, "in"))
		return OP_IN;
	if (parse_is_word(p, "not") && w[1].kind == T_NAME && str_eq(w[1].text, STR("in"))) {
		p->at += 2;
		return OP_NOT_IN;
	}
	return OP_NONE;
}

static const struct tpl_node *
parse_compare(struct parser *p)
{
	const struct tpl_node *first = parse_level(p, 0);
	node_list operands = { 0 };
	VEC(enum op)
	ops = { 0 };
	struct tpl_node *n;
	enum op op;

	while (first != NULL && (op = take_comparison(p)) != OP_NONE) {
		const struct tpl_node *e = parse_level(p, 0);

		if (e == NULL)
			return NULL;
		if (operands.n == 0)
			*VEC_ADD(p->a, &operands) = first;
		*VEC_ADD(p->a, &operands) = e;
		*VEC_ADD(p->a, &ops) = op;
	}
	if (operands.n == 0)
		return first;
	n = parse_node(p, N_COMPARE, first->from);
	n->at = operands.at;
	n->n = operands.n;
	n->ops = ops.at;
	return finish_node(p, n);
}

static const struct tpl_node *
parse_not(struct parser *p)
{
	size_t from = parse_peek(p)->from;
	const struct tpl_node *e;
	struct tpl_node *n;

	if (!parse_is_word(p, "not"))
		return parse_compare(p);
	if (!enter_level(p))
		return NULL;
	next_token(p);
	e = parse_not(p);
	p->depth--;
	if (e == NULL)
		return NULL;
	n = parse_node(p, N_NOT, from);
	n->a = e;
	return finish_node(p, n);
}

static const struct tpl_node *
parse_logic(struct parser *p, bool is_or)
{
	const struct tpl_node *n = is_or ? parse_logic(p, false) : parse_not(p), *e;

	while (n != NULL && parse_take_word(p, is_or ? "or" : "and")) {
		struct tpl_node *both;

		if ((e = is_or ? parse_logic(p, false) : parse_not(p)) == NULL)
			return NULL;
		both = parse_node(p, is_or ? N_OR : N_AND, n->from);
		both->a = n;
		both->b = e;
		n = finish_node(p, both);
	}
	return n;
}

static const struct tpl_node *
parse_condition(struct parser *p)
{
	const struct tpl_node *n;

	if (!enter_level(p))
		return NULL;
	n = parse_logic(p, true);
	while (n != NULL && parse_take_word(p, "if")) {
		struct tpl_node *cond;
		const struct tpl_node *test = parse_logic(p, true), *other = NULL;

		if (test == NULL)
			return NULL;
		if (parse_take_word(p, "else") && (other = parse_condition(p)) == NULL)
			return NULL;
		cond = parse_node(p, N_COND, n->from);
		cond->a = n;
		cond->b = test;
		cond->c = other;
		n = finish_node(p, cond);
	}
	p->depth--;
	return n;
}

/* One after another, separated by commas: a tuple; one alone is itself. */
static const struct tpl_node *
parse_bare(struct parser *p, const struct tpl_node *(*one)(struct parser *))
{
	const struct tpl_node *first = one(p);
	node_list list = { 0 };

	if (first == NULL || !parse_is(p, OP_COMMA))
		return first;
	*VEC_ADD(p->a, &list) = first;
	while (parse_take(p, OP_COMMA) && parse_peek(p)->kind != T_END) {
		const struct tpl_node *e = one(p);

		if (e == NULL)
			return NULL;
		*VEC_ADD(p->a, &list) = e;
	}
	return list_node(p, first->from, &list, true);
}

static const struct tpl_node *
parse_plain(struct parser *p)
{
	return parse_logic(p, true);
}

const struct tpl_node *
parse_expression(struct parser *parser, bool bare)
{
	return bare ? parse_bare(parser, parse_condition) : parse_condition(parser);
}

const struct tpl_node *
parse_iterable(struct parser *parser)
{
	return parse_bare(parser, parse_plain);
}

/* --- targets ------------------------------------------------------------- */

static struct tpl_target *
parse_one_target(struct parser *p, bool fields)
{
	struct tpl_target *t = ARENA_NEW(p->a, struct tpl_target);
	struct token w = *parse_peek(p);

	t->slot = -1;
	t->from = w.from;
	t->to = w.to;
	if (parse_take(p, OP_LPAREN)) {
		struct tpl_target *in;

		if (!enter_level(p))
			return NULL;
		in = parse_target(p, fields);
		p->depth--;
		return in != NULL && parse_need(p, OP_RPAREN, "\")\"") ? in : NULL;
	}
	if (w.kind != T_NAME || is_reserved(w.text)) {
		complain_expected(p, _("a name"));
		return NULL;
	}
	if (str_eq_nocase(w.text, STR("true")) || str_eq_nocase(w.text, STR("false")) ||
	    str_eq_nocase(w.text, STR("none")) || str_eq(w.text, STR("loop"))) {
		parse_fail(p, &tpl_syntax, w.from, w.to, _("%.*s cannot be given a value"), STR_ARG(w.text));
		return NULL;
	}
	next_token(p);
	if (!fields || !parse_take(p, OP_DOT)) {
		t->slot = -2; /* declared when all is read: "set x = x" sees the outer x */
		t->field = w.text;
		return t;
	}
	{
		struct tpl_node *n = parse_node(p, N_NAME, w.from);

		n->name = w.text;
		n->to = w.to; /* without the dot */
		n->slot = scope_find(p, w.text);
		t->namespace = n;
	}
	if (parse_peek(p)->kind != T_NAME) {
		complain_expected(p, _("a field's name"));
		return NULL;
	}
	t->to = parse_peek(p)->to;
	t->field = next_token(p)->text;
	return t;
}

struct tpl_target *
parse_target(struct parser *parser, bool fields)
{
	struct tpl_target *first = parse_one_target(parser, fields), *all;
	VEC(struct tpl_target)
	parts = { 0 };

	if (first == NULL || !parse_is(parser, OP_COMMA))
		return first;
	*VEC_ADD(parser->a, &parts) = *first;
	while (parse_take(parser, OP_COMMA)) {
		struct tpl_target *t;

		if (parse_is(parser, OP_ASSIGN) || parse_is(parser, OP_RPAREN) || parse_is_word(parser, "in"))
			break;
		if ((t = parse_one_target(parser, fields)) == NULL)
			return NULL;
		*VEC_ADD(parser->a, &parts) = *t;
	}
	all = ARENA_NEW(parser->a, struct tpl_target);
	all->slot = -1;
	all->parts = parts.at;
	all->n = parts.n;
	all->from = first->from;
	all->to = parser->words.at[parser->at - 1].to;
	return all;
}
