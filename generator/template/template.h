#ifndef TEMPLATE_TEMPLATE_H
#define TEMPLATE_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/loc.h"
#include "base/str.h"
#include "text/text.h"
#include "value/value.h"

struct arena;
struct diags;
struct out;

/*
 * The template language (template/README.md; for authors vanthu-template(7)): a Jinja2 subset compatible with
 * docxtpl. This room knows nothing of XML: it takes a sequence of items, literals that it never looks into and tags as
 * text, and gives a sequence of events: "literal i", "value v for tag i", "directive". A dialect makes the
 * items from its format and turns the events back into it.
 */
enum tpl_item_kind {
	TPL_LITERAL, /* opaque: comes back as an event with its index; text, if any, are its words */
	TPL_TEXT,    /* as LITERAL, but white space only or not matters to {%- -%} in plain text */
	TPL_EXPR,    /* inside of {{ … }} */
	TPL_STMT,    /* inside of {% … %} */
	TPL_COMMENT  /* inside of {# … #} */
};

struct tpl_item {
	enum tpl_item_kind kind;
	str text; /* tags: between the braces, as the author sees it; TPL_TEXT: the text */
	struct loc where;
	uint32_t container;         /* blocks must open and close in items of one container; names in loc tell which */
	uint32_t user;              /* the dialect's own, untouched */
	bool trim_left, trim_right; /* {%- and -%}: for TPL_TEXT neighbours only */
	str written;                /* tags: whole, with braces and prefix, for complaints; empty: made from text */
	bool splice;                /* EXPR: where it calls a macro or loop(…), that body's literals may come here as
	                               events; else (and in {% set %} and {% filter %} blocks) only its words: the texts of TEXT
	                               and LITERAL items and of values. Always so within one container. */
};

/* A compiled template: immutable, may be run many times. Lives in its arena. */
struct tpl;

/*
 * Compiles n items. Every fault of syntax, blocks, unknown filters and tests is
 * reported, each with its place, the tag as excerpt with the bad spot marked and a
 * hint; NULL when there was any error. items must outlive the result.
 */
struct tpl *tpl_compile(const struct tpl_item *items, size_t n, struct arena *a, struct diags *d);

/*
 * What is sound of items that tpl_compile() refused: faulty tags left out, so that a run
 * over the data finds what else is wrong. Says nothing; NULL where blocks don't match.
 */
struct tpl *tpl_compile_sound(const struct tpl_item *items, size_t n, struct arena *a);

/* Where a run's output goes. A false return ends the run (the sink has complained). */
struct tpl_sink {
	void *ctx;
	bool (*literal)(void *ctx, size_t item);
	/* Lists and maps come as TEXT; MISSING only with --missing=empty. item may be a tag in {% raw %}. */
	bool (*value)(void *ctx, size_t item, const struct value *v);
	/* A dialect's own statement ("vm", "hm", "colspan", "cellbg", "gop", "include"): its name and evaluated argument. */
	bool (*directive)(void *ctx, size_t item, str name, const struct value *argument);
	/* Around each turn of a loop (item: the for tag); turn counts from 0. May be NULL. */
	bool (*turn)(void *ctx, size_t item, size_t turn);
	bool (*loop_end)(void *ctx, size_t item);
};

enum tpl_missing { TPL_MISSING_ERROR, TPL_MISSING_EMPTY, TPL_MISSING_MARK };

struct tpl_options {
	enum tpl_missing missing;
	struct date today;             /* for functions that ask for a date; year 0: none */
	const struct tpl_hooks *hooks; /* may be NULL */
};

/* What the language asks of its host: Markdown for |markdown, text of an included text template. May be NULL each. */
struct tpl_hooks {
	void *ctx;
	struct value (*markdown)(void *ctx, str text, struct loc where, struct arena *a, struct diags *d);
};

/*
 * Runs the template over context (a map). Faults of evaluation (unknown name,
 * wrong type, limits) are all collected; the run goes on as far as it makes
 * sense. Values made live in a. False: complained.
 */
bool tpl_run(const struct tpl *t, const struct value *context, const struct tpl_options *opt,
    const struct tpl_sink *sink, struct arena *a, struct diags *d);

/* Evaluates one expression ("ct['3'].ke_hoach_cac_nam"). MISSING on error (complained). */
struct value tpl_eval(str expression, struct loc where, const struct value *context, const struct tpl_options *opt,
    struct arena *a, struct diags *d);

/* --- tags in text ------------------------------------------------------ */

/*
 * The next tag at or after *at in text: its span [from, to) with braces, kind and
 * inner text. False where there is none. A "{{" that never closes is complained about
 * at where (line/column advanced for SOURCE_TEXT) and skipped. Braces inside quotes are no ends.
 */
struct tpl_tag {
	enum tpl_item_kind kind;
	size_t from, to;
	str inner;   /* without braces, prefixes and trim marks, untrimmed */
	char prefix; /* docxtpl's p, r, or 't' 'c' for tr, tc: see below */
	enum { TPL_HERE, TPL_PARAGRAPH, TPL_ROW, TPL_CELL, TPL_RUN } scope;
	bool trim_left, trim_right;
};
/* Borrows from text; *at is then behind the tag. d may be NULL: nothing is said. */
bool tpl_next_tag(str text, size_t *at, struct tpl_tag *tag, struct loc where, struct diags *d);
/* By a tag's first word: does it open a block, continue it (elif, else), close it, or stand alone? */
enum tpl_role { TPL_ALONE, TPL_OPENS, TPL_CONTINUES, TPL_CLOSES };
enum tpl_role tpl_role(const struct tpl_tag *tag);

/*
 * A whole text as a template (Markdown contributions, trich_yeu): scan, compile, run; the
 * result in a. escape (may be NULL) makes a value's text safe for where it goes.
 */
bool tpl_text(str source, struct loc where, const struct value *context, const struct tpl_options *opt,
    void (*escape)(struct out *out, str text), str *result, struct arena *a, struct diags *d);

/* --- variables ---------------------------------------------------------- */

/* The names a template uses as a tree with their types by use (list, map, text or number), as a value map. */
struct value tpl_vars(const struct tpl *t, struct arena *a);

#endif
