/*
 * The variables of a template, as a shape of the data it wants: a map of
 * maps, a list with one element, and for what is only printed its kind by use:
 * "text", "number", "date", "picture". Two uses that disagree keep the one with
 * more structure.
 */
#include <string.h>

#include "base/limits.h"
#include "template/inner.h"

struct shape {
	enum { SHAPE_ANY, SHAPE_LEAF, SHAPE_MAP, SHAPE_LIST } kind;
	const char *use;
	struct map fields; /* of struct shape * */
	struct shape *element;
};

struct walk {
	struct arena *a;
	const struct tpl *t;
	struct shape **slots; /* what a slot holds; NULL: nothing of the context */
	struct shape *root;
	int depth;
};

static struct shape *
new_shape(struct walk *w)
{
	struct shape *s = ARENA_NEW(w->a, struct shape);

	map_init(&s->fields, w->a);
	return s;
}

static struct shape *
field_shape(struct walk *w, struct shape *s, str name)
{
	struct shape *f;

	if (s == NULL)
		return NULL;
	s->kind = SHAPE_MAP;
	f = map_find(&s->fields, name);
	if (f == NULL) {
		f = new_shape(w);
		map_put(&s->fields, name, f);
	}
	return f;
}

static struct shape *
element_shape(struct walk *w, struct shape *s)
{
	if (s == NULL)
		return NULL;
	if (s->kind != SHAPE_MAP)
		s->kind = SHAPE_LIST;
	if (s->element == NULL)
		s->element = new_shape(w);
	return s->element;
}

static void
note_use(struct shape *s, const char *use)
{
	if (s == NULL || use == NULL)
		return;
	if (s->kind == SHAPE_ANY && strcmp(use, "list") == 0)
		s->kind = SHAPE_LIST;
	else if (s->kind == SHAPE_ANY && strcmp(use, "map") == 0)
		s->kind = SHAPE_MAP;
	else if (s->kind == SHAPE_ANY || (s->kind == SHAPE_LEAF && strcmp(s->use, "text") == 0)) {
		s->kind = SHAPE_LEAF;
		s->use = use;
	}
}

static struct shape *walk_node(struct walk *w, const struct tpl_node *n);

static struct shape *
name_shape(struct walk *w, const struct tpl_node *n)
{
	if (n->slot < 0)
		return NULL;
	for (int s = n->slot; s >= 0; s = w->t->outer[s]) {
		if (!w->t->global[s])
			return w->slots[s];
		if (w->slots[s] == NULL)
			w->slots[s] = field_shape(w, w->root, n->name);
		return w->slots[s];
	}
	return NULL;
}

static struct shape *
index_shape(struct walk *w, const struct tpl_node *n)
{
	struct shape *of = walk_node(w, n->a);

	if (n->b->kind == N_CONST && n->b->value.kind == VALUE_TEXT)
		return field_shape(w, of, n->b->value.text);
	if (n->b->kind == N_CONST && n->b->value.kind == VALUE_DEC)
		return element_shape(w, of);
	note_use(walk_node(w, n->b), "text");
	return of != NULL && of->kind == SHAPE_MAP ? NULL : element_shape(w, of);
}

/* A filter that gives back its operand, or one of a list's elements. */
static struct shape *
filter_shape(struct walk *w, const struct tpl_node *n, struct shape *of)
{
	static const char *const whole[] = { "default", "d", "list", "sort", "xep", "reverse", "unique", "select",
		"reject", "selectattr", "rejectattr", "batch", "slice", "items" };
	static const char *const one[] = { "first", "last", "min", "max" };

	note_use(of, n->builtin->use);
	for (size_t i = 0; i < sizeof one / sizeof one[0]; i++)
		if (str_eq(n->name, str_of(one[i])))
			return element_shape(w, of);
	for (size_t i = 0; i < n->n; i++) {
		const struct tpl_node *arg = n->at[i];
		bool attribute_name = str_eq(n->name, STR("map")) || str_eq(n->name, STR("groupby")) ||
		    str_eq(n->name, STR("sum")) || str_eq(n->name, STR("selectattr")) ||
		    str_eq(n->name, STR("rejectattr")) || str_eq(n->name, STR("sort")) || str_eq(n->name, STR("xep"));

		if (arg == NULL || arg->kind != N_CONST || arg->value.kind != VALUE_TEXT || !attribute_name)
			continue;
		if (str_eq(n->name, STR("map")) &&
		    !(i > 0 && n->at[i - 1] != NULL && n->at[i - 1]->kind == N_CONST &&
			n->at[i - 1]->value.kind == VALUE_TEXT && str_eq(n->at[i - 1]->value.text, STR("attribute"))))
			continue;
		note_use(field_shape(w, element_shape(w, of), arg->value.text),
		    str_eq(n->name, STR("sum")) ? "number" : "text");
		break;
	}
	for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++)
		if (str_eq(n->name, str_of(whole[i])))
			return of;
	return NULL;
}

static struct shape *
method_shape(struct walk *w, const struct tpl_node *n, struct shape *of)
{
	note_use(of, n->builtin->use);
	if (str_eq(n->name, STR("get")) && n->at[0]->kind == N_CONST && n->at[0]->value.kind == VALUE_TEXT)
		return field_shape(w, of, n->at[0]->value.text);
	return NULL;
}

static bool
is_arithmetic(enum op op)
{
	return op >= OP_SUB && op <= OP_POW && op != OP_MOD;
}

static bool
is_number(const struct tpl_node *n)
{
	return n->kind == N_CONST && n->value.kind == VALUE_DEC;
}

static struct shape *
walk_node(struct walk *w, const struct tpl_node *n)
{
	struct shape *s = NULL;

	if (n == NULL)
		return NULL;
	switch (n->kind) {
	case N_NAME: return name_shape(w, n);
	case N_ATTR: return field_shape(w, walk_node(w, n->a), n->name);
	case N_INDEX: return index_shape(w, n);
	case N_COND:
		walk_node(w, n->b);
		s = walk_node(w, n->a);
		walk_node(w, n->c);
		return s;
	default: break;
	}
	s = walk_node(w, n->a);
	if (n->kind == N_BINARY && is_arithmetic(n->op)) {
		note_use(s, "number");
		note_use(walk_node(w, n->b), "number");
		return NULL;
	}
	if (n->kind == N_NEG)
		note_use(s, "number");
	walk_node(w, n->b);
	for (size_t i = 0; i < n->n; i++) {
		struct shape *arg = walk_node(w, n->at[i]);

		if (n->kind == N_COMPARE && arg != NULL)
			note_use(arg, i > 0 && is_number(n->at[i - 1]) ? "number" : NULL);
	}
	if (n->kind == N_COMPARE && is_number(n->at[1]))
		note_use(walk_node(w, n->at[0]), "number");
	if (n->kind == N_FILTER)
		return filter_shape(w, n, s);
	if (n->kind == N_METHOD)
		return method_shape(w, n, s);
	return n->kind == N_OR || n->kind == N_AND || n->kind == N_SLICE ? s : NULL;
}

static void
give_shape(struct walk *w, const struct tpl_target *t, struct shape *s)
{
	if (t->slot >= 0)
		w->slots[t->slot] = s != NULL ? s : new_shape(w);
	for (size_t i = 0; i < t->n; i++)
		give_shape(w, &t->parts[i], NULL);
}

static void
walk_parameters(struct walk *w, const struct tpl_macro *m)
{
	for (size_t i = 0; i < m->n; i++) {
		walk_node(w, m->defaults[i]);
		w->slots[m->slots[i]] = new_shape(w);
	}
}

static void walk_body(struct walk *w, const struct tpl_stmt *s);

static void
walk_stmt(struct walk *w, const struct tpl_stmt *s)
{
	struct shape *e = walk_node(w, s->expr);

	switch (s->kind) {
	case S_VALUE: note_use(e, "text"); break;
	case S_FOR:
		note_use(e, "list");
		if (s->expr != NULL && s->target != NULL)
			give_shape(w, s->target, s->target->n > 0 ? NULL : element_shape(w, e));
		walk_node(w, s->condition);
		break;
	case S_SET:
	case S_SET_BLOCK: give_shape(w, s->target, e); break;
	case S_MACRO:
		give_shape(w, s->target, NULL);
		walk_parameters(w, s->macro);
		break;
	case S_CALL: walk_parameters(w, s->macro); break;
	case S_WITH:
		for (const struct with *x = s->with; x != NULL; x = x->next)
			give_shape(w, x->target, walk_node(w, x->expr));
		break;
	default: break;
	}
	walk_body(w, s->body);
	walk_body(w, s->other);
}

static void
walk_body(struct walk *w, const struct tpl_stmt *s)
{
	for (; s != NULL; s = s->next)
		walk_stmt(w, s);
}

static struct value
shape_value(struct arena *a, const struct shape *s, int depth)
{
	struct value v;

	if (depth > LIMIT_TEMPLATE_NESTING)
		return value_text(STR("…"));
	switch (s->kind) {
	case SHAPE_MAP:
		v = value_map(a);
		for (size_t i = 0; i < s->fields.n; i++)
			value_put(a, &v, s->fields.at[i].key, shape_value(a, s->fields.at[i].value, depth + 1));
		return v;
	case SHAPE_LIST:
		v = value_list(a);
		if (s->element != NULL)
			list_add(a, v.list, shape_value(a, s->element, depth + 1));
		return v;
	case SHAPE_LEAF: return value_text(str_of(s->use));
	default: return value_text(STR("value"));
	}
}

struct value
tpl_vars(const struct tpl *t, struct arena *a)
{
	struct walk w = { .a = a, .t = t };
	struct value v;

	w.slots = ARENA_ARRAY(a, struct shape *, (size_t)t->slots_n + 1);
	w.root = new_shape(&w);
	w.root->kind = SHAPE_MAP;
	walk_body(&w, t->body);
	v = shape_value(a, w.root, 0);
	return v;
}
