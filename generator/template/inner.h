#ifndef TEMPLATE_INNER_H
#define TEMPLATE_INNER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/str.h"
#include "base/vec.h"
#include "template/template.h"
#include "value/value.h"

/*
 * A compiled template is a tree: statements that hold expressions. Names are
 * resolved to slots while parsing: every scope's names get their own slots,
 * and a slot that holds nothing when it is asked falls back to the slot of the same
 * name in the scope around (outer), in the end to the context, which is asked once a
 * name and run.
 *
 * The files stand in a circle, since the language does: a filter evaluates (an attribute, a test that is given by
 * name), evaluating may run a macro, and what runs applies filters; and the parser and compiler look names up in
 * the library's tables.
 */

/* --- words of a tag ------------------------------------------------------ */

enum token_kind { T_END, T_NAME, T_NUMBER, T_TEXT, T_OP, T_BAD };

enum op {
	OP_NONE,
	OP_ADD,
	OP_SUB,
	OP_MUL,
	OP_DIV,
	OP_FLOOR,
	OP_MOD,
	OP_POW,
	OP_CAT,
	OP_EQ,
	OP_NE,
	OP_LT,
	OP_LE,
	OP_GT,
	OP_GE,
	OP_IN,
	OP_NOT_IN,
	OP_ASSIGN,
	OP_LPAREN,
	OP_RPAREN,
	OP_LBRACKET,
	OP_RBRACKET,
	OP_LBRACE,
	OP_RBRACE,
	OP_COMMA,
	OP_COLON,
	OP_DOT,
	OP_PIPE
};

struct token {
	enum token_kind kind;
	enum op op;
	uint32_t from, to; /* bytes of the tag's text */
	str text;          /* NAME: in NFC; TEXT: without quotes and escapes; BAD: what is wrong */
	struct dec number;
};

typedef VEC(struct token) token_list;

/* Cuts text into words, the last one T_END. A T_BAD ends it too. */
void lex(str text, struct arena *a, token_list *words);

/* --- expressions --------------------------------------------------------- */

enum tpl_node_kind {
	N_CONST,
	N_NAME,
	N_ATTR,
	N_INDEX,
	N_SLICE,
	N_LIST,
	N_MAP,
	N_NEG,
	N_POS,
	N_NOT,
	N_AND,
	N_OR,
	N_BINARY,
	N_COMPARE,
	N_TEST,
	N_FILTER,
	N_CALL,
	N_FUNCTION,
	N_METHOD,
	N_COND,
	N_CAPTURED /* the text of the block that a filter stands over */
};

struct builtin;

struct tpl_node {
	enum tpl_node_kind kind;
	enum op op;
	bool negated;    /* TEST: is not */
	bool tuple;      /* LIST: written with round brackets */
	uint16_t height; /* of the tree below */
	int slot;        /* NAME */
	uint32_t from, to, item;
	const struct tpl_node *a, *b, *c;
	str name; /* NAME, ATTR, METHOD, FILTER, TEST, FUNCTION */
	/* LIST: elements; MAP: key, value, key …; COMPARE: operands; calls: arguments by position (NULL: not given) */
	const struct tpl_node **at;
	size_t n;
	const enum op *ops;  /* COMPARE: n - 1 */
	const str *keywords; /* macro calls: names of the last arguments */
	size_t keywords_n;
	const struct builtin *builtin; /* FILTER, TEST, FUNCTION, METHOD */
	struct value value;            /* CONST */
};

/* --- statements ---------------------------------------------------------- */

enum tpl_stmt_kind {
	S_LITERAL,
	S_RAW,
	S_VALUE,
	S_IF,
	S_BRANCH,
	S_FOR,
	S_SET,
	S_SET_BLOCK,
	S_MACRO,
	S_CALL,
	S_FILTER,
	S_WITH,
	S_DIRECTIVE
};

/* What stands left of "=" or between "for" and "in". */
struct tpl_target {
	int slot;                         /* -1: not a plain name */
	const struct tpl_node *namespace; /* ns.x: the namespace's name … */
	str field;                        /* … and x */
	struct tpl_target *parts;         /* (a, b): n of them */
	size_t n;
	uint32_t from, to;
};

struct tpl_macro {
	str name;
	uint32_t item;
	size_t n;
	const str *names;
	const int *slots;
	const struct tpl_node **defaults; /* NULL where there is none */
	int varargs, kwargs, caller;      /* slots, -1 where the body does not use them */
	int id;                           /* among the template's macros */
	int from, to;                     /* all slots of the body: saved when it calls itself */
	const struct tpl_stmt *body;
};

struct tpl_stmt {
	struct tpl_stmt *next;
	enum tpl_stmt_kind kind;
	uint32_t item;
	const struct tpl_node
	    *expr;             /* VALUE, BRANCH (NULL: else), FOR, SET, SET_BLOCK and FILTER (chain), CALL, DIRECTIVE */
	struct tpl_stmt *body; /* also of IF: its BRANCHes */
	struct tpl_stmt *other;           /* FOR: else */
	const struct tpl_node *condition; /* FOR */
	struct tpl_target *target;        /* FOR, SET, SET_BLOCK */
	struct tpl_macro *macro;          /* MACRO, CALL: the caller */
	struct with *with;
	bool recursive;
	int from, to, loop; /* FOR, WITH: slots of the body; the slot of "loop" */
	str name;           /* DIRECTIVE */
};

struct with {
	struct with *next;
	struct tpl_target *target;
	const struct tpl_node *expr;
};

struct tpl {
	const struct tpl_item *items;
	size_t n;
	struct tpl_stmt *body;
	int slots_n, macros_n;
	const int *outer;   /* by slot: the same name one scope further out, -1 none */
	const str *names;   /* by slot */
	const bool *global; /* by slot: asked from the context */
};

/* --- the parser, used by the compiler ------------------------------------ */

struct tpl_scope {
	struct tpl_scope *up;
	struct map_num names; /* to slots */
	int depth;
};

struct called {
	const struct tpl_node *node;
	int slot;
};

struct parser {
	struct arena *a;
	struct diags *d;
	const struct tpl_item *items;
	uint32_t item;
	str text; /* of the tag at hand */
	token_list words;
	size_t at;
	bool failed; /* the tag at hand: complained once */
	bool *bad;   /* by item: complained; may be NULL */
	int depth;
	struct tpl_scope *scope;
	VEC(int)
	outer;
	VEC(str)
	names;
	VEC(bool)
	global;
	VEC(struct called)
	calls;                        /* of names that must turn out to be macros */
	struct map defined;           /* names that any set, for or macro defines */
	const struct tpl_node *under; /* what the next filter chain stands over, or NULL */
};

/* Begins with the text of the tag that stands in an item. False: it holds what is no word of the language; complained. */
bool parse_start(struct parser *parser, uint32_t item, str text);
/* An expression; a tuple without brackets where bare is true. NULL: complained. */
const struct tpl_node *parse_expression(struct parser *parser, bool bare);
/* As above, without "x if c else y" at the top: what stands after "in". */
const struct tpl_node *parse_iterable(struct parser *parser);
/* What may follow a value: filters, tests, calls, each applied to what came before. NULL: complained. */
const struct tpl_node *parse_filters(struct parser *parser, const struct tpl_node *over);
/* What is assigned to: a name, names with commas, with fields ns.x too. Its names are declared. NULL: complained. */
struct tpl_target *parse_target(struct parser *parser, bool fields);
/* Complains unless the tag ends here. */
bool parse_end(struct parser *parser);
/* The word at hand, not taken; T_END at the end. Borrowed. */
const struct token *parse_peek(const struct parser *parser);
/* Whether the word at hand is that operator, that name; the ones with take step over it then. */
bool parse_is(const struct parser *parser, enum op op);
bool parse_take(struct parser *parser, enum op op);
bool parse_take_word(struct parser *parser, const char *word);
/* Takes an operator that has to stand here; what is its name for the complaint that it is missing. */
bool parse_need(struct parser *parser, enum op op, const char *what);
/* Complains about bytes [from, to) of the tag, with the tag as excerpt; the first time in a tag only. */
void parse_fail(struct parser *parser, const struct diag_kind *kind, size_t from, size_t to, const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));
/* A new node that begins at byte from of the tag and ends, so far, behind the word taken last. */
struct tpl_node *parse_node(struct parser *parser, enum tpl_node_kind kind, size_t from);
/* The slot of a name that this scope defines; made where it is new. */
int scope_declare(struct parser *parser, str name);
/* A scope within the one at hand, which it becomes; whoever opens it puts the old one back. */
struct tpl_scope *scope_push(struct parser *parser);

/* The tag as its author sees it, braces included; *shift: where text begins in it. */
str tag_excerpt(const struct tpl_item *it, struct arena *a, size_t *shift);

/* One expression, for tpl_eval: the tree and the slots it needs. NULL: complained. */
const struct tpl_node *compile_expression(const struct tpl_item *it, struct tpl **t, struct arena *a, struct diags *d);

/* --- what is built in ---------------------------------------------------- */

struct tpl_run;
struct out;

/* One call: v[0] is what stands before | or is or . (functions: absent), then the arguments by position. */
struct tpl_call {
	struct tpl_run *r;
	const struct tpl_node *node;
	struct value *v;
	size_t n;
};

/*
 * params: names of the arguments, a blank between two, "?" behind those that may
 * be left out, "*" at the end: any number more.
 */
struct builtin {
	const char *name, *params;
	struct value (*run)(const struct tpl_call *c);
	int code;        /* shared bodies: which one */
	const char *use; /* what its operand is, for tpl_vars: "number", "text", "list", "date" or NULL */
	bool lenient;    /* its operand may be missing */
};

/* By the whole name; NULL: none. Static tables, borrowed. */
const struct builtin *filter_find(str name);
const struct builtin *test_find(str name);
const struct builtin *function_find(str name);
const struct builtin *method_find(str name);
/* Why a name that Jinja has is refused, or NULL. */
const char *filter_refused(str name);
const char *function_refused(str name);
const char *method_refused(str name);
/* The nearest name among built-ins, for functions among the n of more too; "" where none is near. */
str filter_nearest(str name);
str test_nearest(str name);
str function_nearest(str name, const str *more, size_t n, struct arena *a);
str method_nearest(str name);

/* --- a run --------------------------------------------------------------- */

/* Kinds that only live within a run; they stand in value.object. */
enum {
	V_ABSENT = VALUE_KINDS + 1, /* an argument that was not given */
	V_MACRO,
	V_NAMESPACE,
	V_LOOP,
	V_CYCLER,
	V_JOINER
};
#define KIND(v) ((int)(v).kind)

struct tpl_loop {
	struct tpl_loop *up;
	const struct tpl_stmt *stmt;
	const struct value *at;
	size_t n, i;
	int depth;                     /* of recursion, from 0 */
	const uint32_t *origin;        /* index before the loop's own "if" took some out, or NULL */
	const struct tpl_node *iter;   /* NULL: called by loop(…) */
	const struct tpl_loop *parent; /* recursion: the loop that called this */
	str called;                    /* recursion: path of what it was called with */
	struct value changed;
	bool any_changed;
};

enum tpl_slot_state { SLOT_UNSET, SLOT_SET, SLOT_UNASKED };

struct tpl_slot {
	struct value v;
	const struct tpl_loop *loop; /* whose turn set it, whole */
	enum tpl_slot_state state;
};

struct cycler {
	const struct value *at;
	size_t n, i;
};

struct joiner {
	str by;
	bool used;
};

struct bound_macro {
	const struct tpl_macro *m;
};

struct tpl_run {
	const struct tpl *t;
	const struct value *context;
	struct tpl_options opt;
	const struct tpl_sink *sink;
	struct arena *a;
	struct diags *d;
	struct tpl_slot *slots;
	struct out *capture; /* not NULL: output becomes text */
	struct value captured;
	struct value none, nothing; /* an empty list, an empty map: varargs and kwargs mostly */
	int *active;                /* by macro: calls under way */
	struct tpl_loop *loop;
	uint32_t item;
	long steps, turns;
	size_t made, given; /* bytes of text made, of text given to the sink */
	size_t began;       /* what the arena held before the run */
	int depth, calls;
	bool over; /* a limit or the sink ended the run */
	bool complained;
};

/* A run of t over context that has not begun: nothing set, nothing asked. All it makes lives in a. */
void run_init(struct tpl_run *r, const struct tpl *t, const struct value *context, const struct tpl_options *opt,
    const struct tpl_sink *sink, struct arena *a, struct diags *d);
/* The value of an expression; POISON where something was wrong, and complained. */
struct value eval(struct tpl_run *r, const struct tpl_node *n);
/* As eval, but an unknown name is no fault: MISSING comes out. */
struct value eval_lenient(struct tpl_run *r, const struct tpl_node *n);
/* As macro_call, but the output is the result, a text. */
struct value captured_call(
    struct tpl_run *r, const struct tpl_node *n, const struct value *callee, const struct value *v, size_t count);

/* A value that stands for a fault already complained about. */
#define POISON       ((struct value){ .kind = VALUE_MISSING })
#define IS_POISON(v) ((v).kind == VALUE_MISSING && (v).text.p == NULL)

/* Complains about a node's place in its tag, or about the tag at hand where n is NULL; fault_hint adds to the last one. */
void fault(struct tpl_run *r, const struct diag_kind *kind, const struct tpl_node *n, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
void fault_hint(struct tpl_run *r, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Where in the data an expression leads: "to_chuc[3].nhiem_vu". */
str node_path(struct tpl_run *r, const struct tpl_node *n);
/* "text", "number" … of any kind, those of a run too. */
const char *kind_name(const struct value *v);

/* One more step of work (n of them); false: the limit ended the run. */
bool step(struct tpl_run *r, size_t n);
/* To be asked before bytes of text or of a list are made. False: the limit ended the run (complained at n). */
bool charge(struct tpl_run *r, const struct tpl_node *n, size_t bytes);

/* --- values -------------------------------------------------------------- */

/* A value that lives within the run only: kind is a V_…, object is borrowed. */
struct value object_value(int kind, const void *object);
/* The text gathered in out, copied to the run's arena; POISON where it outgrew the limit. */
struct value text_value(struct tpl_run *r, const struct out *out);
/* As Python's bool(): none, missing, false, 0 and what is empty are not true. */
bool truth(const struct value *v);
/* As Python's ==: 1 and 1.0, 1 and true are the same. */
bool same(const struct value *left, const struct value *right);
/* Text that a value prints as; false where it has none (complained). */
bool print_value(struct tpl_run *r, const struct tpl_node *n, struct out *out, const struct value *v);
/* The words of a text, number, date, of rich text; nothing for what is missing. */
void put_words(struct out *out, const struct value *v);
/* As Python shows a value inside a list. */
void repr(struct out *out, const struct value *v, int depth);
/* As Jinja's tojson; indent: blanks a level, 0: on one line. False: something within has no JSON, or is too deep. */
bool json(struct out *out, const struct value *v, int indent, int depth);
/* left op right for + - * / // % ** ~. POISON: the kinds don't fit, or the result is too large; complained at n. */
struct value binary(
    struct tpl_run *r, const struct tpl_node *n, enum op op, const struct value *left, const struct value *right);
/* left op right for == != < <= > >= in, not in. What is none or missing has no order: false. False: complained. */
bool compare(struct tpl_run *r, const struct tpl_node *n, enum op op, const struct value *left,
    const struct value *right, bool *result);
/* -1, 0, 1 for two of a kind that has an order; *ok false where there is none. */
int order(const struct value *left, const struct value *right, bool fold, bool *ok);
/* of.name, of[index], of[from:to:by]. lenient: MISSING where there is none, without a complaint; else POISON. */
struct value attribute(struct tpl_run *r, const struct tpl_node *n, const struct value *of, str name, bool lenient);
struct value element(
    struct tpl_run *r, const struct tpl_node *n, const struct value *of, const struct value *index, bool lenient);
/* What a for loop turns over: a list's elements, a map's keys, a text's letters. False: complained. */
bool elements(
    struct tpl_run *r, const struct tpl_node *n, const struct value *v, const struct value **at, size_t *count);
/* "a.b.0" applied to v, as attribute= does; MISSING where it leads nowhere. */
struct value by_path(struct tpl_run *r, const struct value *v, str path);
/* "%d of %s" and "{0:.1f} of {name}" with the arguments v[0..count), halves away from zero. POISON: complained. */
struct value percent_format(
    struct tpl_run *r, const struct tpl_node *n, str format, const struct value *v, size_t count);
struct value brace_format(struct tpl_run *r, const struct tpl_node *n, str format, const struct value *v, size_t count);

/* Argument i of a call, 0 its operand. Each complains and returns false where the value is of another kind. */
bool is_absent(const struct value *v);
bool want_text(const struct tpl_call *c, size_t i, str *text);
bool want_number(const struct tpl_call *c, size_t i, struct dec *d);
bool want_int(const struct tpl_call *c, size_t i, int64_t *n);
bool want_list(const struct tpl_call *c, size_t i, const struct value **at, size_t *n);
/* The same, otherwise where argument i is absent. */
bool text_or(const struct tpl_call *c, size_t i, str otherwise, str *text);
bool int_or(const struct tpl_call *c, size_t i, int64_t otherwise, int64_t *n);
bool true_or(const struct tpl_call *c, size_t i, bool otherwise);
#endif
