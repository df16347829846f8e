/*
 * Items into statements. A stack of open blocks follows the tags; what is
 * wrong is told and mended (a crossed block is closed with the one around it, an
 * unknown statement is passed over), so that one reading shows every fault.
 */
#include <string.h>

#include "base/check.h"
#include "base/limits.h"
#include "base/msg.h"
#include "template/inner.h"
#include "template/kinds.h"

enum block { B_IF, B_FOR, B_SET, B_MACRO, B_CALL, B_FILTER, B_WITH, B_RAW, B_SKIPPED, BLOCKS };

static const char *const block_names[] = { "if", "for", "set", "macro", "call", "filter", "with", "raw", "" };
TABLE_HAS(block_names, BLOCKS);

struct open {
	struct open *up;
	enum block kind;
	str name; /* as written: a SKIPPED one's too */
	uint32_t item;
	struct tpl_stmt *stmt, *branch;
	struct tpl_stmt **tail;  /* where the block around goes on */
	struct tpl_scope *scope; /* to go back to */
	bool has_else;
	bool guessed; /* from a misspelt name: it may be no block at all */
};

struct compiler {
	struct parser p;
	struct open *top;
	struct tpl_stmt **tail;
	int depth;
	int given_up[BLOCKS];      /* blocks closed by force: their own end is no second fault */
	uint32_t given_in[BLOCKS]; /* the container of the last of them */
	bool too_deep;
	int macros;
};

static const char *const directives[] = { "vm", "hm", "gop", "colspan", "cellbg", "include" };

static const struct refused {
	const char *name, *hint;
} refused[] = {
	{ "block",
	    N_("there is no inheritance of templates: write the text here, or {% include "
	       "\"part.docx\" %}") },
	{ "endblock", N_("there is no inheritance of templates") },
	{ "extends", N_("there is no inheritance of templates: begin from a copy, or {% include \"part.docx\" %}") },
	{ "import", N_("macros are not shared between files: write the macro in this template") },
	{ "from", N_("macros are not shared between files: write the macro in this template") },
	{ "do", N_("nothing may change a value: use {% set %}, or namespace() across a loop") },
	{ "break", N_("a loop turns over all: choose with {% for x in xs if … %} or a slice xs[:3]") },
	{ "continue", N_("a loop turns over all: choose with {% for x in xs if … %}") },
	{ "autoescape", N_("values are always escaped: leave the tag out") },
	{ "endautoescape", N_("values are always escaped: leave the tag out") },
	{ "trans", N_("write the text itself") },
	{ "endtrans", N_("write the text itself") },
	{ "debug", N_("vanthu template vars lists what a template sees") },
	{ "while", N_("only {% for %} repeats") },
};

static struct tpl_stmt *
add_stmt(struct compiler *c, enum tpl_stmt_kind kind, uint32_t item)
{
	struct tpl_stmt *s = ARENA_NEW(c->p.a, struct tpl_stmt);

	s->kind = kind;
	s->item = item;
	s->loop = -1;
	*c->tail = s;
	c->tail = &s->next;
	return s;
}

/* A block opens: what follows goes to *body, after its end the block around goes on. */
static struct open *
open_block(struct compiler *c, enum block kind, struct tpl_stmt *s, struct tpl_stmt **body)
{
	struct open *o = ARENA_NEW(c->p.a, struct open);

	o->up = c->top;
	o->kind = kind;
	o->name = str_of(block_names[kind]);
	o->item = c->p.item;
	o->stmt = s;
	o->tail = c->tail;
	o->scope = c->p.scope;
	c->top = o;
	c->tail = body;
	if (++c->depth > LIMIT_TEMPLATE_NESTING && !c->too_deep) {
		c->too_deep = true;
		parse_fail(&c->p, &tpl_nesting, 0, c->p.text.n, _("more than %d blocks within each other"),
		    LIMIT_TEMPLATE_NESTING);
	}
	return o;
}

static void
close_block(struct compiler *c)
{
	struct open *o = c->top;

	if (o->kind == B_FOR || o->kind == B_WITH)
		o->stmt->to = (int)c->p.outer.n;
	if (o->kind == B_MACRO || o->kind == B_CALL) {
		o->stmt->macro->to = (int)c->p.outer.n;
		o->stmt->macro->body = o->stmt->body;
	}
	c->p.scope = o->scope;
	if (o->stmt != NULL) /* raw text and what is passed over stand in the block around */
		c->tail = o->tail;
	c->top = o->up;
	c->depth--;
}

static void
also_opened(struct compiler *c, const struct open *o)
{
	diag_also(c->p.d, c->p.items[o->item].where, _("{%% %.*s %%} is opened here"), STR_ARG(o->name));
}

/* --- the statements ------------------------------------------------------ */

static void
declare_target(struct parser *p, struct tpl_target *t)
{
	if (t->slot == -2)
		t->slot = scope_declare(p, t->field);
	for (size_t i = 0; i < t->n; i++)
		declare_target(p, &t->parts[i]);
}

static void
open_if(struct compiler *c)
{
	struct tpl_stmt *s = add_stmt(c, S_IF, c->p.item), *b = ARENA_NEW(c->p.a, struct tpl_stmt);

	if (parse_peek(&c->p)->kind == T_END)
		parse_fail(&c->p, &tpl_syntax, 0, c->p.text.n, "%s", _("\"if\" without a condition"));
	else if ((b->expr = parse_expression(&c->p, true)) != NULL)
		parse_end(&c->p);
	b->kind = S_BRANCH;
	b->item = c->p.item;
	s->body = b;
	open_block(c, B_IF, s, &b->body)->branch = b;
}

/* The compiler's branch without a condition is "else": one that failed must not look so. */
static void
next_branch(struct compiler *c, bool is_else)
{
	struct open *o = c->top;
	struct tpl_stmt *b = ARENA_NEW(c->p.a, struct tpl_stmt);

	b->kind = S_BRANCH;
	b->item = c->p.item;
	if (!is_else) {
		if (parse_peek(&c->p)->kind == T_END)
			parse_fail(&c->p, &tpl_syntax, 0, c->p.text.n, "%s", _("\"elif\" without a condition"));
		else
			b->expr = parse_expression(&c->p, true);
	}
	if (!c->p.failed)
		parse_end(&c->p);
	o->branch->next = b;
	o->branch = b;
	o->has_else |= is_else;
	c->tail = &b->body;
}

static void
open_for(struct compiler *c)
{
	struct parser *p = &c->p;
	struct tpl_stmt *s = add_stmt(c, S_FOR, p->item);

	open_block(c, B_FOR, s, &s->body);
	s->target = parse_target(p, false);
	if (s->target != NULL && parse_take_word(p, "in"))
		s->expr = parse_iterable(p);
	else if (s->target != NULL)
		parse_fail(p, &tpl_syntax, parse_peek(p)->from, parse_peek(p)->to, "%s",
		    _("\"in\" is missing: {% for x in xs %}"));
	s->from = (int)p->outer.n;
	scope_push(p);
	if (s->target != NULL)
		declare_target(p, s->target);
	s->loop = scope_declare(p, STR("loop"));
	if (!p->failed && parse_take_word(p, "if"))
		s->condition = parse_expression(p, false);
	if (!p->failed)
		s->recursive = parse_take_word(p, "recursive");
	if (!p->failed)
		parse_end(p);
}

static void
for_else(struct compiler *c)
{
	struct open *o = c->top;

	parse_end(&c->p);
	o->has_else = true;
	c->p.scope = o->scope;
	scope_push(&c->p);
	c->tail = &o->stmt->other;
}

static void
statement_set(struct compiler *c)
{
	struct parser *p = &c->p;
	struct tpl_stmt *s = add_stmt(c, S_SET, p->item);
	struct tpl_node *captured;

	s->target = parse_target(p, true);
	if (s->target == NULL)
		return;
	if (parse_take(p, OP_ASSIGN)) {
		s->expr = parse_expression(p, true);
		if (s->expr != NULL)
			parse_end(p);
		declare_target(p, s->target);
		return;
	}
	s->kind = S_SET_BLOCK;
	captured = parse_node(p, N_CAPTURED, 0);
	if (parse_peek(p)->kind != T_END && !parse_is(p, OP_PIPE)) {
		parse_fail(p, &tpl_syntax, parse_peek(p)->from, parse_peek(p)->to, "%s",
		    _("\"=\" is missing: {% set x = … %}"));
		declare_target(p, s->target);
		return;
	}
	s->expr = parse_filters(p, captured);
	if (s->expr != NULL)
		parse_end(p);
	declare_target(p, s->target);
	open_block(c, B_SET, s, &s->body);
	scope_push(p);
}

/* "(a, b=1)": the parameters of a macro or of a call block. */
static void
parse_parameters(struct compiler *c, struct tpl_macro *m)
{
	struct parser *p = &c->p;
	VEC(str)
	names = { 0 };
	VEC(int)
	slots = { 0 };
	VEC(const struct tpl_node *)
	defaults = { 0 };

	while (!parse_is(p, OP_RPAREN)) {
		struct token w = *parse_peek(p);
		const struct tpl_node *otherwise = NULL;

		if (w.kind != T_NAME) {
			parse_fail(p, &tpl_syntax, w.from, w.to, "%s", _("a parameter's name is missing"));
			return;
		}
		p->at++;
		*VEC_ADD(p->a, &names) = w.text;
		*VEC_ADD(p->a, &slots) = scope_declare(p, w.text);
		if (parse_take(p, OP_ASSIGN)) {
			if ((otherwise = parse_expression(p, false)) == NULL)
				return;
		} else if (defaults.n > 0 && defaults.at[defaults.n - 1] != NULL) {
			parse_fail(p, &tpl_syntax, w.from, w.to, "%s",
			    _("a parameter without a default stands behind one with a default"));
			return;
		}
		*VEC_ADD(p->a, &defaults) = otherwise;
		if (!parse_take(p, OP_COMMA))
			break;
	}
	if (!parse_need(p, OP_RPAREN, "\")\""))
		return;
	m->names = names.at;
	m->slots = slots.at;
	m->defaults = defaults.at;
	m->n = names.n;
}

static struct tpl_macro *
new_macro(struct compiler *c, str name)
{
	struct tpl_macro *m = ARENA_NEW(c->p.a, struct tpl_macro);

	m->id = c->macros++;
	m->name = name;
	m->item = c->p.item;
	m->from = (int)c->p.outer.n;
	return m;
}

static void
open_macro(struct compiler *c)
{
	struct parser *p = &c->p;
	struct tpl_stmt *s = add_stmt(c, S_MACRO, p->item);
	struct token w = *parse_peek(p);

	if (w.kind == T_NAME) {
		p->at++;
		s->target = ARENA_NEW(p->a, struct tpl_target);
		s->target->slot = scope_declare(p, w.text);
	} else {
		parse_fail(p, &tpl_syntax, w.from, w.to, "%s", _("the macro's name is missing"));
	}
	s->macro = new_macro(c, w.text);
	open_block(c, B_MACRO, s, &s->body);
	scope_push(p);
	s->macro->varargs = scope_declare(p, STR("varargs"));
	s->macro->kwargs = scope_declare(p, STR("kwargs"));
	s->macro->caller = scope_declare(p, STR("caller"));
	if (!p->failed && parse_need(p, OP_LPAREN, "\"(\""))
		parse_parameters(c, s->macro);
	if (!p->failed)
		parse_end(p);
}

static void
open_call(struct compiler *c)
{
	struct parser *p = &c->p;
	struct tpl_stmt *s = add_stmt(c, S_CALL, p->item);
	struct tpl_scope *around = p->scope, *own;

	s->macro = new_macro(c, STR("caller"));
	own = scope_push(p);
	s->macro->varargs = s->macro->kwargs = s->macro->caller = -1;
	if (parse_take(p, OP_LPAREN))
		parse_parameters(c, s->macro);
	p->scope = around;
	if (!p->failed) {
		s->expr = parse_expression(p, false);
		if (s->expr != NULL && s->expr->kind != N_CALL)
			parse_fail(p, &tpl_syntax, s->expr->from, s->expr->to, "%s",
			    _("a macro's call is missing: {% call name(…) %}"));
	}
	if (!p->failed)
		parse_end(p);
	open_block(c, B_CALL, s, &s->body);
	p->scope = own;
}

static void
open_filter(struct compiler *c)
{
	struct parser *p = &c->p;
	struct tpl_stmt *s = add_stmt(c, S_FILTER, p->item);
	struct token *w;

	/* "filter upper|trim" reads as "|upper|trim" over the block */
	w = VEC_ADD(p->a, &p->words);
	memmove(&p->words.at[p->at + 1], &p->words.at[p->at], (size_t)(w - &p->words.at[p->at]) * sizeof *w);
	p->words.at[p->at].kind = T_OP;
	p->words.at[p->at].op = OP_PIPE;
	p->words.at[p->at].to = p->words.at[p->at].from;
	s->expr = parse_filters(p, parse_node(p, N_CAPTURED, p->words.at[p->at].from));
	if (s->expr != NULL)
		parse_end(p);
	open_block(c, B_FILTER, s, &s->body);
	scope_push(p);
}

static void
open_with(struct compiler *c)
{
	struct parser *p = &c->p;
	struct tpl_stmt *s = add_stmt(c, S_WITH, p->item);
	struct with **last = &s->with;

	open_block(c, B_WITH, s, &s->body);
	s->from = (int)p->outer.n;
	while (!p->failed && parse_peek(p)->kind != T_END) {
		struct with *w = ARENA_NEW(p->a, struct with);

		if ((w->target = parse_target(p, false)) == NULL || !parse_need(p, OP_ASSIGN, "\"=\""))
			break;
		if ((w->expr = parse_expression(p, false)) == NULL)
			break;
		*last = w;
		last = &w->next;
		if (!parse_take(p, OP_COMMA))
			break;
	}
	if (!p->failed)
		parse_end(p);
	scope_push(p);
	for (struct with *w = s->with; w != NULL; w = w->next)
		declare_target(p, w->target);
}

static void
open_raw(struct compiler *c)
{
	parse_end(&c->p);
	open_block(c, B_RAW, NULL, c->tail);
}

static void
compile_directive(struct compiler *c, str name)
{
	struct parser *p = &c->p;
	struct tpl_stmt *s = add_stmt(c, S_DIRECTIVE, p->item);
	bool wants = !str_eq(name, STR("vm")) && !str_eq(name, STR("hm")) && !str_eq(name, STR("gop"));

	s->name = name;
	if (wants && parse_peek(p)->kind == T_END) {
		parse_fail(p, &tpl_syntax, 0, p->text.n, _("\"%.*s\" without a value"), STR_ARG(name));
		return;
	}
	if (wants)
		s->expr = parse_expression(p, false);
	if (!p->failed && str_eq(name, STR("include"))) {
		if (parse_take_word(p, "ignore"))
			parse_take_word(p, "missing");
		if (parse_take_word(p, "with") || parse_take_word(p, "without"))
			parse_take_word(p, "context");
	}
	if (!p->failed)
		parse_end(p);
}

static const struct statement {
	const char *name;
	void (*open)(struct compiler *);
} statements[] = {
	{ "if", open_if },
	{ "for", open_for },
	{ "set", statement_set },
	{ "macro", open_macro },
	{ "call", open_call },
	{ "filter", open_filter },
	{ "with", open_with },
	{ "raw", open_raw },
};

/* --- ends ---------------------------------------------------------------- */

static int
block_of(str name)
{
	for (int i = 0; i < B_SKIPPED; i++)
		if (str_eq(name, str_of(block_names[i])))
			return i;
	return -1;
}

static bool
closes_block(const struct open *o, int kind, str name)
{
	return (int)o->kind == kind || (o->kind == B_SKIPPED && str_eq(o->name, name));
}

static void
check_container(struct compiler *c, const struct open *o)
{
	const struct tpl_item *from = &c->p.items[o->item], *to = &c->p.items[c->p.item];

	if (from->container == to->container)
		return;
	parse_fail(&c->p, &tpl_containers, 0, c->p.text.n, _("{%% %.*s %%}"), STR_ARG(o->name));
	also_opened(c, o);
	diag_hint(c->p.d, "%s", _("move both tags into the same body, cell, text box, header or note"));
}

static void
end_block(struct compiler *c, str end, str name)
{
	int kind = block_of(name);
	struct open *o = c->top;
	uint32_t here = c->p.items[c->p.item].container;

	while (o != NULL && !closes_block(o, kind, name))
		o = o->up;
	if (o != NULL && kind >= 0 && c->given_up[kind] > 0 && c->given_in[kind] == here &&
	    c->p.items[o->item].container != here) {
		c->given_up[kind]--;
		return;
	}
	if (o == NULL) {
		if (kind >= 0 && c->given_up[kind] > 0) {
			c->given_up[kind]--;
			return;
		}
		parse_fail(
		    &c->p, &tpl_stray, 0, c->p.text.n, _("%.*s without {%% %.*s %%}"), STR_ARG(end), STR_ARG(name));
		if (c->top != NULL) {
			also_opened(c, c->top);
			diag_hint(c->p.d, _("the block to be closed first is {%% %.*s %%}"), STR_ARG(c->top->name));
		} else {
			diag_hint(c->p.d, _("delete it, or put {%% %.*s … %%} before"), STR_ARG(name));
		}
		return;
	}
	if (o != c->top) {
		parse_fail(&c->p, &tpl_crossed, 0, c->p.text.n, _("%.*s comes before end%.*s"), STR_ARG(end),
		    STR_ARG(c->top->name));
		also_opened(c, c->top);
		diag_hint(c->p.d, _("close {%% %.*s %%} first: blocks lie within each other, never across"),
		    STR_ARG(c->top->name));
		for (; c->top != o; close_block(c)) {
			c->given_up[c->top->kind]++;
			c->given_in[c->top->kind] = c->p.items[c->top->item].container;
		}
	}
	check_container(c, o);
	if (!c->p.failed && kind != B_MACRO && kind != B_CALL)
		parse_end(&c->p);
	close_block(c);
}

static void
continue_block(struct compiler *c, str word)
{
	struct open *o = c->top;
	bool is_else = str_eq(word, STR("else"));

	if (o == NULL || (o->kind != B_IF && !(is_else && o->kind == B_FOR))) {
		parse_fail(&c->p, &tpl_stray, 0, c->p.text.n,
		    is_else ? _("%.*s outside of {%% if %%} and {%% for %%}") : _("%.*s outside of {%% if %%}"),
		    STR_ARG(word));
		if (o != NULL)
			also_opened(c, o);
		return;
	}
	if (o->has_else) {
		parse_fail(&c->p, &tpl_stray, 0, c->p.text.n, _("%.*s after \"else\""), STR_ARG(word));
		also_opened(c, o);
		return;
	}
	check_container(c, o);
	if (o->kind == B_FOR)
		for_else(c);
	else
		next_branch(c, is_else);
}

/* --- the tags ------------------------------------------------------------ */

static void
guess_statement(struct compiler *c, str name)
{
	struct open *o = open_block(c, B_SKIPPED, NULL, c->tail);

	o->name = name;
	o->guessed = true;
}

static void
unknown_statement(struct compiler *c, const struct token *w)
{
	str names[64], nearest;
	size_t n = 0;

	for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
		if (!str_eq(w->text, str_of(refused[i].name)))
			continue;
		parse_fail(&c->p, &tpl_refused, w->from, w->to, "{%% %.*s %%}", STR_ARG(w->text));
		diag_hint(c->p.d, "%s", _(refused[i].hint));
		if (str_eq(w->text, STR("block")))
			open_block(c, B_SKIPPED, NULL, c->tail)->name = w->text;
		return;
	}
	for (size_t i = 0; i < sizeof statements / sizeof statements[0]; i++) {
		names[n++] = str_of(statements[i].name);
		names[n++] = str_format(c->p.a, "end%s", statements[i].name);
	}
	for (size_t i = 0; i < sizeof directives / sizeof directives[0]; i++)
		names[n++] = str_of(directives[i]);
	names[n++] = STR("else");
	names[n++] = STR("elif");
	nearest = str_nearest(w->text, names, n);
	if (nearest.n > 0)
		parse_fail(&c->p, &tpl_no_statement, w->from, w->to, _("%.*s; nearest is %.*s"), STR_ARG(w->text),
		    STR_ARG(nearest));
	else
		parse_fail(&c->p, &tpl_no_statement, w->from, w->to, "%.*s", STR_ARG(w->text));
	if (nearest.n == 0)
		diag_hint(c->p.d, "%s", _("to print a value write {{ … }}"));
	/* a slip in a name that opens a block opens it all the same: its end is no second fault */
	if (nearest.n > 0 && block_of(nearest) >= 0 && block_of(nearest) != B_SET)
		guess_statement(c, nearest);
	else if (str_starts(nearest, STR("end")) && c->top != NULL &&
	    str_eq(str_sub(nearest, 3, nearest.n), c->top->name))
		close_block(c);
}

static void
compile_statement(struct compiler *c)
{
	struct parser *p = &c->p;
	struct token w = *parse_peek(p);

	if (w.kind != T_NAME) {
		parse_fail(p, &tpl_syntax, w.from, w.to > w.from ? w.to : p->text.n, "%s",
		    w.kind == T_END ? _("an empty {% %}") : _("a statement begins with a word"));
		diag_hint(p->d, "%s", _("{% if … %}, {% for … %}, {% set … %}; to print a value write {{ … }}"));
		return;
	}
	p->at++;
	for (size_t i = 0; i < sizeof statements / sizeof statements[0]; i++)
		if (str_eq(w.text, str_of(statements[i].name))) {
			statements[i].open(c);
			return;
		}
	for (size_t i = 0; i < sizeof directives / sizeof directives[0]; i++)
		if (str_eq(w.text, str_of(directives[i]))) {
			compile_directive(c, w.text);
			return;
		}
	if (str_eq(w.text, STR("else")) || str_eq(w.text, STR("elif"))) {
		continue_block(c, w.text);
		return;
	}
	if (str_starts(w.text, STR("end")) &&
	    (block_of(str_sub(w.text, 3, w.text.n)) >= 0 ||
		(c->top != NULL && c->top->kind == B_SKIPPED && str_eq(c->top->name, str_sub(w.text, 3, w.text.n))))) {
		end_block(c, w.text, str_sub(w.text, 3, w.text.n));
		return;
	}
	unknown_statement(c, &w);
}

static bool
is_blank_text(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != ' ' && s.p[i] != '\t' && s.p[i] != '\n' && s.p[i] != '\r')
			return false;
	return true;
}

/* White space beside {%- or -%} goes. */
static bool
trim_item(const struct tpl_item *items, size_t n, size_t i)
{
	return items[i].kind == TPL_TEXT && is_blank_text(items[i].text) &&
	    ((i > 0 && items[i - 1].kind >= TPL_EXPR && items[i - 1].trim_right) ||
		(i + 1 < n && items[i + 1].kind >= TPL_EXPR && items[i + 1].trim_left));
}

static void
compile_value_tag(struct compiler *c)
{
	struct tpl_stmt *s;

	if (parse_peek(&c->p)->kind == T_END) {
		parse_fail(&c->p, &tpl_syntax, 0, c->p.text.n, "%s", _("an empty {{ }}"));
		return;
	}
	s = add_stmt(c, S_VALUE, c->p.item);
	s->expr = parse_expression(&c->p, true);
	if (s->expr != NULL)
		parse_end(&c->p);
}

/*
 * A tag that can't be cut into words still opens or closes its block, so that
 * its partner is not told to be wrong too.
 */
static void
bad_tag(struct compiler *c)
{
	str word = c->p.words.at[0].kind == T_NAME ? c->p.words.at[0].text : STR("");
	int kind = block_of(word);

	if (kind >= 0 && kind != B_SET) {
		struct open *o = open_block(c, B_SKIPPED, NULL, c->tail);

		o->name = word;
	} else if (str_starts(word, STR("end"))) {
		end_block(c, word, str_sub(word, 3, word.n));
	}
}

static void
compile_item(struct compiler *c, uint32_t i)
{
	const struct tpl_item *it = &c->p.items[i];
	bool raw = c->top != NULL && c->top->kind == B_RAW;

	if (it->kind == TPL_COMMENT && !raw)
		return;
	if (it->kind == TPL_LITERAL || it->kind == TPL_TEXT) {
		add_stmt(c, S_LITERAL, i);
		return;
	}
	if (raw && !(it->kind == TPL_STMT && str_eq(str_trim(it->text), STR("endraw")))) {
		add_stmt(c, S_RAW, i);
		return;
	}
	if (!parse_start(&c->p, i, it->text)) {
		if (it->kind == TPL_STMT)
			bad_tag(c);
		return;
	}
	if (it->kind == TPL_EXPR)
		compile_value_tag(c);
	else
		compile_statement(c);
}

/* Names that are called must be macros by now, wherever they are defined. */
static void
check_calls(struct compiler *c)
{
	struct parser *p = &c->p;

	for (size_t i = 0; i < p->calls.n; i++) {
		const struct tpl_node *n = p->calls.at[i].node;
		str nearest, *names;
		size_t k = 0;

		if (map_find(&p->defined, n->name) != NULL)
			continue;
		p->item = n->item;
		p->failed = false;
		names = ARENA_ARRAY(p->a, str, p->defined.n + 1);
		for (; p->d->kept < LIMIT_DIAGS_SHOWN && k < p->defined.n; k++)
			names[k] = p->defined.at[k].key;
		nearest = p->d->kept < LIMIT_DIAGS_SHOWN ? function_nearest(n->name, names, k, p->a) : STR("");
		if (nearest.n > 0)
			parse_fail(p, &tpl_no_function, n->from, n->to, _("%.*s; nearest is %.*s"), STR_ARG(n->name),
			    STR_ARG(nearest));
		else
			parse_fail(p, &tpl_no_function, n->from, n->to, "%.*s", STR_ARG(n->name));
		if (filter_find(n->name) != NULL)
			diag_hint(p->d, _("it is a filter: write {{ value|%.*s }}"), STR_ARG(n->name));
	}
}

static void
parser_init(struct parser *p, const struct tpl_item *items, struct arena *a, struct diags *d)
{
	memset(p, 0, sizeof *p);
	p->a = a;
	p->d = d;
	p->items = items;
	map_init(&p->defined, a);
	scope_push(p);
}

static struct tpl *
finish_template(struct compiler *c, const struct tpl_item *items, size_t n, struct tpl_stmt *body)
{
	struct tpl *t = ARENA_NEW(c->p.a, struct tpl);

	t->items = items;
	t->n = n;
	t->body = body;
	t->slots_n = (int)c->p.outer.n;
	t->macros_n = c->macros;
	t->outer = c->p.outer.at;
	t->names = c->p.names.at;
	t->global = c->p.global.at;
	return t;
}

static int
error_count(const struct diags *d)
{
	return d->count[DIAG_ERROR] + d->count[DIAG_FATAL];
}

static struct tpl *
compile_items(const struct tpl_item *items, size_t n, bool *bad, struct arena *a, struct diags *d)
{
	struct compiler c;
	struct tpl_stmt *body = NULL;
	int before = error_count(d);

	memset(&c, 0, sizeof c);
	parser_init(&c.p, items, a, d);
	c.p.bad = bad;
	c.tail = &body;
	for (size_t i = 0; i < n; i++)
		if (!trim_item(items, n, i))
			compile_item(&c, (uint32_t)i);
	while (c.top != NULL) {
		struct open *o = c.top;

		if (o->guessed) {
			close_block(&c);
			continue;
		}
		c.p.item = o->item;
		c.p.text = items[o->item].text;
		c.p.failed = false;
		parse_fail(&c.p, &tpl_unclosed_block, 0, c.p.text.n, _("{%% %.*s %%}"), STR_ARG(o->name));
		if (o->kind == B_SET)
			diag_hint(d, _("{%% end%.*s %%} is missing, or a value: {%% set x = … %%}"), STR_ARG(o->name));
		else
			diag_hint(d, _("{%% end%.*s %%} is missing"), STR_ARG(o->name));
		close_block(&c);
	}
	check_calls(&c);
	if (error_count(d) > before)
		return NULL;
	return finish_template(&c, items, n, body);
}

struct tpl *
tpl_compile(const struct tpl_item *items, size_t n, struct arena *a, struct diags *d)
{
	return compile_items(items, n, NULL, a, d);
}

/* A faulty tag replaced by what does nothing; false: the rest would not make sense without it. */
static bool
disarm_item(struct tpl_item *it)
{
	str rest = str_trim(it->text), word = str_split(&rest, ' ');
	bool keeps_silent = str_eq(word, STR("if")) || str_eq(word, STR("elif")) || str_eq(word, STR("for"));

	if (it->kind == TPL_STMT && !keeps_silent)
		for (size_t i = 0; i < sizeof statements / sizeof statements[0]; i++)
			if (str_eq(word, str_of(statements[i].name)))
				return false;
	if (it->kind == TPL_EXPR || !keeps_silent)
		it->kind = TPL_COMMENT;
	else if (str_eq(word, STR("for")))
		it->text = STR("for _ in []");
	else if (str_eq(word, STR("if")))
		it->text = STR("if false");
	else
		it->text = STR("elif false");
	return true;
}

struct tpl *
tpl_compile_sound(const struct tpl_item *items, size_t n, struct arena *a)
{
	struct tpl_item *sound = ARENA_ARRAY(a, struct tpl_item, n + 1);
	bool *bad = ARENA_ARRAY(a, bool, n + 1);
	struct diags unsaid;
	struct tpl *t;

	diags_init(&unsaid, a);
	t = compile_items(items, n, bad, a, &unsaid);
	if (t != NULL)
		return t;
	for (size_t i = 0; i < n; i++) {
		sound[i] = items[i];
		if (bad[i] && !disarm_item(&sound[i]))
			return NULL;
	}
	diags_init(&unsaid, a);
	return compile_items(sound, n, NULL, a, &unsaid);
}

const struct tpl_node *
compile_expression(const struct tpl_item *it, struct tpl **t, struct arena *a, struct diags *d)
{
	struct compiler c;
	const struct tpl_node *n;
	int before = error_count(d);

	memset(&c, 0, sizeof c);
	parser_init(&c.p, it, a, d);
	if (!parse_start(&c.p, 0, it->text))
		return NULL;
	n = parse_expression(&c.p, true);
	if (n != NULL)
		parse_end(&c.p);
	check_calls(&c);
	if (error_count(d) > before)
		return NULL;
	*t = finish_template(&c, it, 1, NULL);
	return n;
}
