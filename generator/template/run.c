/*
 * Statements at work: literals, values and directives go to the sink, or,
 * within {% set %}, {% filter %} and a macro's call in an expression, into a text.
 */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/msg.h"
#include "base/out.h"
#include "template/inner.h"
#include "template/kinds.h"

void
run_init(struct tpl_run *r, const struct tpl *t, const struct value *context, const struct tpl_options *opt,
    const struct tpl_sink *sink, struct arena *a, struct diags *d)
{
	memset(r, 0, sizeof *r);
	r->t = t;
	r->context = context;
	if (opt != NULL)
		r->opt = *opt;
	r->sink = sink;
	r->a = a;
	r->began = arena_used(a);
	r->d = d;
	r->slots = ARENA_ARRAY(a, struct tpl_slot, (size_t)t->slots_n + 1);
	r->active = ARENA_ARRAY(a, int, (size_t)t->macros_n + 1);
	r->none = value_tuple(a);
	r->nothing = value_map(a);
	for (int i = 0; i < t->slots_n; i++)
		r->slots[i].state = t->global[i] ? SLOT_UNASKED : SLOT_UNSET;
}

/* --- output -------------------------------------------------------------- */

static bool
sink_took(struct tpl_run *r, bool went)
{
	if (!went)
		r->over = true;
	return went;
}

/* bytes more go to the sink. */
static bool
may_give(struct tpl_run *r, size_t bytes)
{
	if (bytes <= (size_t)LIMIT_TEMPLATE_OUTPUT - r->given) {
		r->given += bytes;
		return true;
	}
	r->over = true;
	fault(r, &tpl_output, NULL, _("the document would grow beyond %d MiB"), LIMIT_TEMPLATE_OUTPUT >> 20);
	return false;
}

static bool
put_literal(struct tpl_run *r, uint32_t item)
{
	str words = r->t->items[item].text;

	if (!may_give(r, words.n))
		return false;
	if (r->capture != NULL)
		out_put(r->capture, words);
	else if (r->sink != NULL && r->sink->literal != NULL)
		return sink_took(r, r->sink->literal(r->sink->ctx, item));
	return true;
}

/* U+FFFE and U+FFFF, which no XML may hold. */
static bool
is_noncharacter(str s, size_t i)
{
	return i + 2 < s.n && (unsigned char)s.p[i + 1] == 0xbf && (unsigned char)s.p[i + 2] >= 0xbe;
}

/* Control characters that no document can hold; tab, line ends, U+0007 (paragraph) and form feed
 * have a meaning. */
static size_t
control_at(str s)
{
	size_t i = 0;

	while (i < s.n) {
		unsigned char c = (unsigned char)s.p[i];

		if (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\a' && c != '\f')
			break;
		if (c == 0x7f || (c == 0xef && is_noncharacter(s, i)))
			break;
		i++;
	}
	return i;
}

static bool
text_is_clean(struct tpl_run *r, const struct tpl_node *n, const struct value *v)
{
	size_t i = control_at(v->text);
	unsigned c;

	if (i == v->text.n)
		return true;
	c = (unsigned char)v->text.p[i];
	if (c >= 0x80) /* U+FFFE and U+FFFF end in 0xbe and 0xbf */
		c = 0xff00u + ((unsigned char)v->text.p[i + 2] | 0x40u);
	fault(r, &tpl_control, n, "U+%04X, %.*s", c, STR_ARG(node_path(r, n)));
	if (v->where.source != NULL)
		diag_also(r->d, v->where, "%s", _("the value stands here"));
	fault_hint(r, "%s", _("delete the character in the data"));
	return false;
}

static bool
sink_value(struct tpl_run *r, const struct tpl_node *n, const struct value *v)
{
	struct value shown = *v;
	struct out o;

	if (IS_POISON(*v))
		return true;
	if (v->kind == VALUE_MISSING && v->text.n > 0 && r->opt.missing == TPL_MISSING_MARK)
		shown = value_text(str_format(r->a, "[?%.*s?]", STR_ARG(v->text)));
	if (r->capture != NULL) {
		size_t before = r->capture->n;

		print_value(r, n, r->capture, &shown);
		return may_give(r, r->capture->n - before);
	}
	if (v->kind == VALUE_LIST || v->kind == VALUE_MAP || v->kind == VALUE_BOOL || KIND(*v) > VALUE_KINDS) {
		out_init(&o);
		if (print_value(r, n, &o, v))
			shown = text_value(r, &o);
		else
			shown = POISON;
		out_release(&o);
	}
	if (IS_POISON(shown) || (shown.kind == VALUE_TEXT && !text_is_clean(r, n, &shown)))
		return true;
	if (!may_give(r, shown.kind == VALUE_TEXT ? shown.text.n : 16))
		return false;
	if (r->sink == NULL || r->sink->value == NULL)
		return true;
	return sink_took(r, r->sink->value(r->sink->ctx, n->item, &shown));
}

/* --- assignment ---------------------------------------------------------- */

static void
set_slot(struct tpl_run *r, int slot, const struct value *v, const struct tpl_loop *l)
{
	r->slots[slot] = (struct tpl_slot){ *v, l, SLOT_SET };
}

static bool assign(struct tpl_run *r, const struct tpl_target *t, const struct value *v, const struct tpl_loop *l);

static bool
assign_parts(struct tpl_run *r, const struct tpl_target *t, const struct value *v)
{
	const struct value *at;
	struct value pair[2];
	size_t n;
	struct tpl_node here = { .kind = N_CONST, .from = t->from, .to = t->to, .item = r->item };

	if (v->kind == VALUE_MAP && v->map->n == 2 && str_eq(v->map->at[0].key, STR("grouper"))) {
		pair[0] = *(struct value *)v->map->at[0].value;
		pair[1] = *(struct value *)v->map->at[1].value;
		at = pair;
		n = 2;
	} else if (v->kind == VALUE_DEC || v->kind == VALUE_NONE || v->kind == VALUE_BOOL || v->kind == VALUE_DATE) {
		fault(r, &tpl_type, &here, _("%s cannot be taken apart into %zu names"), kind_name(v), t->n);
		return false;
	} else if (!elements(r, &here, v, &at, &n)) {
		return false;
	}
	if (n != t->n && v->kind != VALUE_MISSING) {
		fault(r, &tpl_type, &here, _("%zu names for %zu values"), t->n, n);
		if (v->kind == VALUE_MAP)
			fault_hint(r, "%s", _("{% for k, v in x.items() %} takes a map apart"));
		return false;
	}
	for (size_t i = 0; i < t->n; i++)
		if (!assign(r, &t->parts[i], i < n ? &at[i] : v, NULL))
			return false;
	return true;
}

static bool
assign(struct tpl_run *r, const struct tpl_target *t, const struct value *v, const struct tpl_loop *l)
{
	struct value ns;

	if (t->slot >= 0) {
		set_slot(r, t->slot, v, l);
		return true;
	}
	if (t->namespace == NULL)
		return assign_parts(r, t, v);
	ns = eval(r, t->namespace);
	if (IS_POISON(ns))
		return false;
	if (KIND(ns) != V_NAMESPACE) {
		fault(r, &tpl_type, t->namespace, _("%.*s: not a namespace but %s"), STR_ARG(t->namespace->name),
		    kind_name(&ns));
		fault_hint(r, _("{%% set %.*s = namespace(%.*s=…) %%} makes one"), STR_ARG(t->namespace->name),
		    STR_ARG(t->field));
		return false;
	}
	map_put((struct map *)(uintptr_t)ns.object, t->field, arena_copy(r->a, v, sizeof *v));
	return true;
}

static void
unset_slots(struct tpl_run *r, int from, int to)
{
	for (int i = from; i < to; i++)
		if (!r->t->global[i])
			r->slots[i].state = SLOT_UNSET;
}

static bool run_body(struct tpl_run *r, const struct tpl_stmt *s);

/* --- text of a block ----------------------------------------------------- */

/* Words of a package's paragraphs have U+0007 between them: the last paragraph's end is none. */
static struct value
captured_text(struct tpl_run *r, struct out *o)
{
	if (o->n > 0 && o->p[o->n - 1] == '\a')
		o->n--;
	return text_value(r, o);
}

static bool
capture_body(struct tpl_run *r, const struct tpl_stmt *body, struct value *text)
{
	struct out o, *around = r->capture;
	bool went;

	out_init(&o);
	r->capture = &o;
	went = run_body(r, body);
	r->capture = around;
	*text = captured_text(r, &o);
	out_release(&o);
	return went;
}

/* --- loops --------------------------------------------------------------- */

/* The elements that the loop's own "if" keeps, and where each stood. */
static bool
choose_elements(struct tpl_run *r, struct tpl_loop *l)
{
	const struct tpl_stmt *s = l->stmt;
	struct value *kept = ARENA_ARRAY(r->a, struct value, l->n + 1);
	uint32_t *origin = ARENA_ARRAY(r->a, uint32_t, l->n + 1);
	struct tpl_loop *turn = arena_copy(r->a, l, sizeof *l);
	size_t n = 0;

	if (!charge(r, s->condition, l->n * sizeof *kept))
		return false;
	for (size_t i = 0; i < l->n; i++) {
		struct value yes;

		turn->i = i;
		if (!assign(r, s->target, &l->at[i], turn))
			return false;
		yes = eval(r, s->condition);
		if (r->over)
			return false;
		if (!truth(&yes))
			continue;
		origin[n] = (uint32_t)i;
		kept[n++] = l->at[i];
	}
	unset_slots(r, s->from, s->to);
	l->at = kept;
	l->origin = origin;
	l->n = n;
	return true;
}

static bool
run_turns(struct tpl_run *r, struct tpl_loop *l)
{
	const struct tpl_stmt *s = l->stmt;
	const struct tpl_sink *sink = r->capture == NULL ? r->sink : NULL;
	struct value object = object_value(V_LOOP, l);

	for (l->i = 0; l->i < l->n; l->i++) {
		if (++r->turns > LIMIT_TEMPLATE_TURNS) {
			r->over = true;
			r->item = s->item;
			fault(r, &tpl_turns, NULL, _("more than %d turns of all loops"), LIMIT_TEMPLATE_TURNS);
			return false;
		}
		if (!step(r, (size_t)(s->to - s->from) / 8))
			return false;
		unset_slots(r, s->from, s->to);
		r->item = s->item;
		set_slot(r, s->loop, &object, NULL);
		if (!assign(r, s->target, &l->at[l->i], l)) {
			if (r->over)
				return false;
			continue;
		}
		if (sink != NULL && sink->turn != NULL && !sink_took(r, sink->turn(sink->ctx, s->item, l->i)))
			return false;
		if (!run_body(r, s->body))
			return false;
	}
	if (sink != NULL && sink->loop_end != NULL)
		return sink_took(r, sink->loop_end(sink->ctx, s->item));
	return true;
}

static bool
run_loop(struct tpl_run *r, struct tpl_loop *l)
{
	bool went;

	if (l->stmt->condition != NULL && !choose_elements(r, l))
		return !r->over;
	l->up = r->loop;
	r->loop = l;
	if (l->n > 0)
		went = run_turns(r, l);
	else
		went = run_body(r, l->stmt->other);
	r->loop = l->up;
	return went;
}

/*
 * What a loop turns over. The letters of a text only where the template itself made
 * it one ("x|list", "'abc'"): a text in the data where a list was expected is a fault.
 */
static bool
loop_elements(struct tpl_run *r, const struct tpl_node *n, const struct value *v, struct tpl_loop *l)
{
	bool data = n->kind == N_NAME || n->kind == N_ATTR || n->kind == N_INDEX;

	if (v->kind != VALUE_TEXT || !data)
		return elements(r, n, v, &l->at, &l->n);
	fault(r, &tpl_type, n, _("%.*s: not a list but %s"), STR_ARG(node_path(r, n)), kind_name(v));
	fault_hint(r, "%s", _("one value alone is written as a list too; |list turns over a text's letters"));
	return false;
}

static bool
run_for(struct tpl_run *r, const struct tpl_stmt *s)
{
	struct value list = eval(r, s->expr);
	struct tpl_loop *l = ARENA_NEW(r->a, struct tpl_loop); /* "loop" may be kept in a namespace */
	bool went;

	if (IS_POISON(list) || !loop_elements(r, s->expr, &list, l))
		return !r->over;
	l->stmt = s;
	l->iter = s->expr;
	went = run_loop(r, l);
	unset_slots(r, s->from, s->to);
	return went;
}

/* The slots of a body that is about to run within itself; freed by restore_slots(). */
static struct tpl_slot *
save_slots(struct tpl_run *r, int from, int to)
{
	size_t bytes = (size_t)(to - from) * sizeof *r->slots;
	struct tpl_slot *saved = mem_alloc(bytes + 1);

	memcpy(saved, r->slots + from, bytes);
	return saved;
}

static void
restore_slots(struct tpl_run *r, int from, int to, struct tpl_slot *saved)
{
	for (int i = from; i < to; i++)
		if (!r->t->global[i])
			r->slots[i] = saved[i - from];
	free(saved);
}

static bool
enter_call(struct tpl_run *r, const struct tpl_node *n, str name)
{
	if (++r->calls <= LIMIT_TEMPLATE_NESTING)
		return true;
	r->over = true;
	fault(
	    r, &tpl_nesting, n, _("%.*s: more than %d calls within each other"), STR_ARG(name), LIMIT_TEMPLATE_NESTING);
	return false;
}

static bool
loop_call(struct tpl_run *r, const struct tpl_node *n, struct tpl_loop *up, struct value list)
{
	const struct tpl_stmt *s = up->stmt;
	struct tpl_slot *saved;
	struct tpl_loop *l = ARENA_NEW(r->a, struct tpl_loop);
	bool went = false;

	if (!s->recursive) {
		fault(r, &tpl_type, n, "%s", _("loop(…) calls a loop that is not recursive"));
		fault_hint(r, "%s", _("{% for x in xs recursive %}"));
		return !r->over;
	}
	if (!loop_elements(r, n->n > 0 ? n->at[0] : n, &list, l))
		return !r->over;
	l->stmt = s;
	l->depth = up->depth + 1;
	l->called = n->n > 0 ? node_path(r, n->at[0]) : STR("");
	saved = save_slots(r, s->from, s->to);
	if (enter_call(r, n, STR("loop")))
		went = run_loop(r, l);
	r->calls--;
	restore_slots(r, s->from, s->to, saved);
	return went;
}

/* --- macros -------------------------------------------------------------- */

static int
parameter_index(const struct tpl_macro *m, str name)
{
	for (size_t i = 0; i < m->n; i++)
		if (str_eq(m->names[i], name))
			return (int)i;
	return -1;
}

static bool
bind_macro(struct tpl_run *r, const struct tpl_node *n, const struct tpl_macro *m, const struct value *v, size_t count)
{
	size_t positional = count - n->keywords_n;
	struct value varargs = positional > m->n ? value_tuple(r->a) : r->none;
	struct value kwargs = n->keywords_n > 0 ? value_map(r->a) : r->nothing;
	bool *given = ARENA_ARRAY(r->a, bool, m->n + 1);

	for (size_t i = 0; i < positional; i++) {
		if (i < m->n) {
			set_slot(r, m->slots[i], &v[i], NULL);
			given[i] = true;
		} else {
			list_add(r->a, varargs.list, v[i]);
		}
	}
	for (size_t k = 0; k < n->keywords_n; k++) {
		int i = parameter_index(m, n->keywords[k]);

		if (i >= 0) {
			set_slot(r, m->slots[i], &v[positional + k], NULL);
			given[i] = true;
		} else if (str_eq(n->keywords[k], STR("caller")) && m->caller >= 0) {
			set_slot(r, m->caller, &v[positional + k], NULL);
		} else {
			value_put(r->a, &kwargs, n->keywords[k], v[positional + k]);
		}
	}
	if (m->varargs >= 0) {
		set_slot(r, m->varargs, &varargs, NULL);
		set_slot(r, m->kwargs, &kwargs, NULL);
	}
	for (size_t i = 0; i < m->n; i++) {
		struct value otherwise;

		if (given[i])
			continue;
		otherwise = m->defaults[i] != NULL ? eval(r, m->defaults[i]) : value_missing(m->names[i]);
		set_slot(r, m->slots[i], &otherwise, NULL);
	}
	return !r->over;
}

static bool
call_with(struct tpl_run *r, const struct tpl_node *n, const struct tpl_macro *m, const struct value *v, size_t count,
    const struct value *caller)
{
	struct tpl_slot *saved = r->active[m->id] > 0 ? save_slots(r, m->from, m->to) : NULL;
	bool went = false;

	r->active[m->id]++;
	if (enter_call(r, n, m->name) && step(r, (size_t)(m->to - m->from) / 8)) {
		unset_slots(r, m->from, m->to);
		if (caller != NULL && m->caller >= 0)
			set_slot(r, m->caller, caller, NULL);
		went = bind_macro(r, n, m, v, count) && run_body(r, m->body);
	}
	r->calls--;
	r->active[m->id]--;
	if (saved != NULL)
		restore_slots(r, m->from, m->to, saved);
	return went;
}

/* Calls callee; what it puts out goes where the run's output goes. */
static bool
macro_call(struct tpl_run *r, const struct tpl_node *n, const struct value *callee, const struct value *v, size_t count)
{
	if (KIND(*callee) == V_LOOP)
		return loop_call(
		    r, n, (struct tpl_loop *)(uintptr_t)callee->object, count > 0 ? v[0] : value_list(r->a));
	return call_with(r, n, ((const struct bound_macro *)callee->object)->m, v, count, NULL);
}

struct value
captured_call(
    struct tpl_run *r, const struct tpl_node *n, const struct value *callee, const struct value *v, size_t count)
{
	struct out o, *around = r->capture;
	struct joiner *j;
	struct value text;

	if (KIND(*callee) == V_JOINER) {
		j = (struct joiner *)(uintptr_t)callee->object;
		text = value_text(j->used ? j->by : STR(""));
		j->used = true;
		return text;
	}
	if (KIND(*callee) != V_MACRO && KIND(*callee) != V_LOOP) {
		if (callee->kind == VALUE_MISSING)
			return *callee;
		fault(r, &tpl_type, n, _("%.*s: not a macro but %s, it can't be called"), STR_ARG(node_path(r, n->a)),
		    kind_name(callee));
		return POISON;
	}
	out_init(&o);
	r->capture = &o;
	macro_call(r, n, callee, v, count);
	r->capture = around;
	text = captured_text(r, &o);
	out_release(&o);
	return text;
}

/* {{ name(…) }} alone: the macro's literals may come as events. */
static bool
splice_call(struct tpl_run *r, const struct tpl_node *n, bool *went)
{
	const struct tpl_item *here = &r->t->items[n->item];
	struct value callee, *v;
	uint32_t there;

	if (n->kind != N_CALL || r->capture != NULL)
		return false;
	callee = eval(r, n->a);
	if (KIND(callee) != V_MACRO && KIND(callee) != V_LOOP)
		return false;
	if (KIND(callee) == V_LOOP)
		there = ((const struct tpl_loop *)callee.object)->stmt->item;
	else
		there = ((const struct bound_macro *)callee.object)->m->item;
	if (!here->splice && r->t->items[there].container != here->container)
		return false;
	v = ARENA_ARRAY(r->a, struct value, n->n + 1);
	*went = true;
	for (size_t i = 0; i < n->n; i++) {
		v[i] = eval(r, n->at[i]);
		if (IS_POISON(v[i]))
			return !r->over;
	}
	*went = macro_call(r, n, &callee, v, n->n);
	return true;
}

static bool
run_call(struct tpl_run *r, const struct tpl_stmt *s)
{
	const struct tpl_node *n = s->expr;
	struct value callee = eval(r, n->a), *v = ARENA_ARRAY(r->a, struct value, n->n + 1), caller;
	struct bound_macro *bound = ARENA_NEW(r->a, struct bound_macro);

	if (IS_POISON(callee))
		return !r->over;
	for (size_t i = 0; i < n->n; i++) {
		v[i] = eval(r, n->at[i]);
		if (IS_POISON(v[i]))
			return !r->over;
	}
	if (KIND(callee) != V_MACRO) {
		fault(r, &tpl_type, n, _("%.*s: not a macro but %s, it can't be called"), STR_ARG(node_path(r, n->a)),
		    kind_name(&callee));
		return !r->over;
	}
	bound->m = s->macro;
	caller = object_value(V_MACRO, bound);
	return call_with(r, n, ((const struct bound_macro *)callee.object)->m, v, n->n, &caller);
}

/* --- the rest ------------------------------------------------------------ */

static bool
run_if(struct tpl_run *r, const struct tpl_stmt *s)
{
	for (const struct tpl_stmt *b = s->body; b != NULL; b = b->next) {
		struct value v;

		if (b->expr == NULL)
			return run_body(r, b->body);
		if (b->expr->kind == N_NAME && str_eq(b->expr->name, STR("caller")))
			v = eval_lenient(r, b->expr);
		else
			v = eval(r, b->expr);
		if (r->over)
			return false;
		if (truth(&v))
			return run_body(r, b->body);
	}
	return true;
}

static bool
run_with(struct tpl_run *r, const struct tpl_stmt *s)
{
	size_t n = 0;
	struct value *v;

	for (const struct with *w = s->with; w != NULL; w = w->next)
		n++;
	v = ARENA_ARRAY(r->a, struct value, n + 1);
	n = 0;
	for (const struct with *w = s->with; w != NULL; w = w->next)
		v[n++] = eval(r, w->expr);
	unset_slots(r, s->from, s->to);
	n = 0;
	for (const struct with *w = s->with; w != NULL; w = w->next, n++)
		if (IS_POISON(v[n]) && w->target->slot >= 0)
			set_slot(r, w->target->slot, &v[n], NULL);
		else if (!IS_POISON(v[n]) && !assign(r, w->target, &v[n], NULL))
			return !r->over;
	return run_body(r, s->body);
}

static bool
run_set(struct tpl_run *r, const struct tpl_stmt *s)
{
	struct value v, around;

	if (s->kind == S_SET) {
		v = eval(r, s->expr);
	} else {
		if (!capture_body(r, s->body, &v))
			return false;
		around = r->captured;
		r->captured = v;
		v = eval(r, s->expr);
		r->captured = around;
	}
	if (r->over)
		return false;
	if (IS_POISON(v) && s->target->slot < 0)
		return true;
	assign(r, s->target, &v, NULL);
	return !r->over;
}

static bool
run_filter(struct tpl_run *r, const struct tpl_stmt *s)
{
	struct value v, around = r->captured;

	if (!capture_body(r, s->body, &v))
		return false;
	r->captured = v;
	v = eval(r, s->expr);
	r->captured = around;
	return sink_value(r, s->expr, &v) && !r->over;
}

static bool
run_directive(struct tpl_run *r, const struct tpl_stmt *s)
{
	struct value v = value_none();

	if (s->expr != NULL)
		v = eval(r, s->expr);
	if (r->over)
		return false;
	if (IS_POISON(v) || r->capture != NULL || r->sink == NULL || r->sink->directive == NULL)
		return true;
	if (KIND(v) > VALUE_KINDS) {
		fault(r, &tpl_type, s->expr, _("%s has no meaning here"), kind_name(&v));
		return true;
	}
	return sink_took(r, r->sink->directive(r->sink->ctx, s->item, s->name, &v));
}

static bool
run_value(struct tpl_run *r, const struct tpl_stmt *s)
{
	struct value v;
	bool went;

	if (splice_call(r, s->expr, &went))
		return went && !r->over;
	v = eval(r, s->expr);
	return !r->over && sink_value(r, s->expr, &v);
}

static bool
run_raw(struct tpl_run *r, const struct tpl_stmt *s)
{
	size_t shift;
	struct value v = value_text(tag_excerpt(&r->t->items[s->item], r->a, &shift));
	struct tpl_node here = { .kind = N_CONST, .item = s->item };

	return sink_value(r, &here, &v);
}

static void
define_macro(struct tpl_run *r, const struct tpl_stmt *s)
{
	struct bound_macro *bound = ARENA_NEW(r->a, struct bound_macro);
	struct value v;

	bound->m = s->macro;
	v = object_value(V_MACRO, bound);
	set_slot(r, s->target->slot, &v, NULL);
}

static bool
run_one(struct tpl_run *r, const struct tpl_stmt *s)
{
	r->item = s->item;
	switch (s->kind) {
	case S_LITERAL: return put_literal(r, s->item);
	case S_RAW: return run_raw(r, s);
	case S_VALUE: return run_value(r, s);
	case S_IF: return run_if(r, s);
	case S_BRANCH: return true;
	case S_FOR: return run_for(r, s);
	case S_SET:
	case S_SET_BLOCK: return run_set(r, s);
	case S_MACRO: define_macro(r, s); return true;
	case S_CALL: return run_call(r, s);
	case S_FILTER: return run_filter(r, s);
	case S_WITH: return run_with(r, s);
	case S_DIRECTIVE: return run_directive(r, s);
	}
	return true;
}

static bool
run_body(struct tpl_run *r, const struct tpl_stmt *stmt)
{
	bool went = true;

	r->depth++;
	for (; went && stmt != NULL; stmt = stmt->next)
		went = step(r, 1) && run_one(r, stmt);
	r->depth--;
	return went;
}

bool
tpl_run(const struct tpl *t, const struct value *context, const struct tpl_options *opt, const struct tpl_sink *sink,
    struct arena *a, struct diags *d)
{
	struct tpl_run r;

	run_init(&r, t, context, opt, sink, a, d);
	return run_body(&r, t->body) && !r.complained && !r.over;
}
