/*
 * The finders of a plan's pieces, in the order in which plan.c calls them. A circle: each asks its neighbours where it
 * ends (an item where a task begins, a task where the signature stands), and slips.c looks at all of them again.
 */
#ifndef RECOGNISE_INNER_H
#define RECOGNISE_INNER_H

#include "recognise/recognise.h"

/* --- text as words: words.c ------------------------------------------------------------- */

enum rec_token_kind { TOKEN_WORD, TOKEN_NUMBER, TOKEN_SIGN };

/*
 * A word, a number with its marks ("22.689,5") or a sign. key: how it is compared: lower case, the tone behind the
 * letters (hoá and hóa are one), y as i (tỉ and tỷ).
 */
struct rec_token {
	enum rec_token_kind kind;
	size_t from, to; /* bytes of the text */
	str key;
	int depth; /* parentheses that are open here */
};

struct rec_text {
	str text;
	struct rec_token *at;
	size_t n;
};

struct rec_text rec_tokens(str text, struct arena *a);

/* An entry of a group, as tokens. */
struct rec_phrase {
	str words, meaning, extra;
	struct rec_token *at;
	size_t n;
};

struct rec_group {
	str name;
	VEC(struct rec_phrase) phrases;
};

const struct rec_group *rec_group(const struct rec_words *w, const char *name);
/* The longest entry of the group whose words stand at token i; NULL: none. */
const struct rec_phrase *rec_phrase_at(const struct rec_group *g, const struct rec_text *t, size_t i);
/* The first place at or after token i, before token end, where an entry stands; end: none. */
size_t rec_phrase_find(
    const struct rec_group *g, const struct rec_text *t, size_t i, size_t end, const struct rec_phrase **p);
/* Does the text hold, or begin with, an entry of the group? */
bool rec_holds(const struct rec_words *w, const char *group, str text, struct arena *a);
bool rec_begins(const struct rec_words *w, const char *group, str text, struct arena *a);
bool rec_is_digit(char c);
bool rec_is_capital(str text);  /* its first letter is one */
bool rec_is_capitals(str text); /* all its letters are, and there are some */

/* --- labels: label.c ---------------------------------------------------------------------- */

enum rec_label_kind {
	LABEL_NONE,
	LABEL_PART,    /* PHẦN THỨ NHẤT */
	LABEL_CHAPTER, /* Chương I */
	LABEL_LETTER,  /* A. */
	LABEL_ROMAN,   /* I. */
	LABEL_ARTICLE, /* Điều 2. */
	LABEL_NUMBER,  /* 1. */
	LABEL_DOTTED,  /* 1.1 */
	LABEL_DEEP,    /* 1.1.1 */
	LABEL_ROUND,   /* (1) */
	LABEL_SMALL,   /* a) */
	LABEL_DASH,    /* - */
	LABEL_PLUS,    /* + */
	LABEL_STAR     /* *, • */
};

struct rec_label {
	enum rec_label_kind kind;
	int number;   /* of NUMBER, ROUND, ROMAN, SMALL */
	size_t bytes; /* of the label and the space behind it */
};

struct rec_label rec_label(str text);
/* A block's label, typed or automatic, and the text behind it. */
struct rec_label rec_block_label(const struct rec_block *b, str *rest);
/* 1 for the outermost; 0 for points and prose. */
int rec_label_level(enum rec_label_kind k);

/* --- the steps of plan.c ------------------------------------------------------------------- */

struct rec_reader {
	struct rec_plan *p;
	const struct rec_source *s;
	const struct rec_words *w;
	struct arena *a;
};

void rec_find_head(struct rec_reader *r, size_t *from);                  /* head.c: header, subject, bases */
void rec_find_end(struct rec_reader *r, size_t from, size_t *to);        /* head.c: recipients, signature */
void rec_find_items(struct rec_reader *r, size_t from, size_t to);       /* items.c */
void rec_find_table_items(struct rec_reader *r, size_t from, size_t to); /* grid.c */
void rec_find_tasks(struct rec_reader *r, size_t from, size_t to);       /* tasks.c */
void rec_find_slips(struct rec_reader *r);                               /* slips.c */

/* What holds for all clauses of an item: clause.c. */
struct rec_item {
	int number;
	str field;
	struct rec_place place;
	bool is_part;         /* a line below an item */
	enum rec_scope scope; /* said at the beginning of the item; of a part: of the item's rate */
	int year;
	bool before;
	str head;                  /* "Cơ cấu kinh tế", before the colon */
	enum rec_scope rate_scope; /* of the item's rate */
};

/* The measurable parts of an item's text, added to the plan. How many. */
int rec_clauses(struct rec_reader *r, struct rec_item *item, str text);
/* Takes the text as the head of what follows: "Cơ cấu kinh tế đến năm 2030:" gives a name and a time. */
void rec_item_head(struct rec_reader *r, struct rec_item *item, str text);
/* The time that a heading says, where it says one and no other; false: none. */
bool rec_heading_time(struct rec_reader *r, struct rec_item *item, str text);
/* Has the text a figure with a unit, a share, or words of being reached? */
bool rec_has_value(struct rec_reader *r, str text);

struct rec_doubt *rec_ask(struct rec_reader *r, bool must, struct rec_place place, str words, const char *why);

#endif
