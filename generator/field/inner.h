#ifndef FIELD_INNER_H
#define FIELD_INNER_H

#include <libxml/tree.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/loc.h"
#include "base/map.h"
#include "base/out.h"
#include "base/vec.h"
#include "document/read.h"
#include "field/field.h"

/*
 * The model of a part of a DOCX, as far as fields ask: its characters in order, each with the node it stands in
 * (pieces), and over them ranges: a field's result, a bookmark, a paragraph. A range's text is what its pieces say now,
 * so that a reference to a caption sees the number that the caption was just given.
 */

enum fld_piece_kind {
	PIECE_TEXT,
	PIECE_TAB,
	PIECE_BREAK,
	PIECE_SLOT,      /* nothing yet: where an empty result would begin */
	PIECE_OBJECT,    /* a picture, a note's mark: not text, and not to be lost */
	PIECE_NOTE,      /* a footnote's or endnote's mark: text has its number */
	PIECE_PARAGRAPH, /* a paragraph ends */
	PIECE_GONE
};

struct fld_piece {
	enum fld_piece_kind kind;
	xmlNode *node;
	str text;
	int level; /* how many instructions are around it, or which text box: a range sees only its own */
};

/* A piece of an instruction: text, or the field that stands there. */
struct fld_word {
	str text;
	struct fld *field; /* NULL: text */
};

struct fld {
	struct fld_story *story;
	xmlNode *begin, *separate, *end; /* w:fldChar; end NULL: torn */
	xmlNode *simple;                 /* w:fldSimple instead */
	VEC(struct fld_word) words;
	struct fld *outer; /* the one whose instruction it stands in; NULL: none */
	size_t from, to;   /* its result, in pieces */
	size_t begins;     /* how many pieces stand before it */
	size_t index;      /* in the story's fields */
	int level;
	size_t para, para_end; /* where it begins and ends, in paras */
	bool in_result;        /* the walk is behind the separator */
	str name;              /* "REF", as understood */
	str rest;              /* the instruction behind the name; nested results in their place */
};

struct fld_para {
	xmlNode *node;
	size_t from, to; /* pieces */
	int level;
	str style;        /* its id; empty: the default */
	str mark;         /* the first bookmark within it whose name begins with _Toc */
	bool in_contents; /* within the result of a TOC */
	int outline;      /* as said directly: 0 not said, 1–9, 10 body text */
};

struct fld_mark {
	struct fld_story *story;
	xmlNode *node;
	size_t from, to, para;
};

struct fld_story {
	struct refresh *r;
	str part;
	xmlDoc *doc;
	VEC(struct fld_piece) pieces;
	VEC(struct fld *) fields;   /* as they begin */
	VEC(struct fld *) ended;    /* as they end: what stands within another comes first */
	VEC(struct fld *) contents; /* TOC */
	VEC(struct fld_para) paras;
	bool changed;
};

/* A paragraph style, as contents lists and STYLEREF ask. */
struct fld_style {
	str id, name, based;
	int outline; /* 1–9; 0: says nothing; 10: body text */
	bool right_tab;
};

struct refresh {
	struct package *pkg;
	struct arena *a;
	struct diags *d;
	const struct field_places *places; /* never NULL */
	unsigned wants;
	VEC(struct fld_story *) stories; /* the main text first */
	struct map marks;                /* by name: struct fld_mark */
	struct map counters;             /* SEQ, by name: struct fld_counter */
	struct map styles;               /* by id: struct fld_style */
	struct map properties;           /* of the document, by folded name: str * */
	struct map said;                 /* kinds of fields that were complained about */
	long last_id;                    /* of bookmarks */
	long last_toc;                   /* of names made for headings */
	bool styles_read, properties_read;
};

extern const struct diag_kind field_lost, field_no_entries;

/* --- walk.c -------------------------------------------------------------------- */

bool fld_is(const xmlNode *n, const char *name);
/* An attribute by its local name; p NULL: none. */
str fld_attribute(const xmlNode *n, const char *name, struct arena *a);
xmlNode *fld_child(const xmlNode *n, const char *name);
str fld_content(xmlNode *n, struct arena *a);
/* Fills the story from its tree. */
void fld_walk(struct fld_story *s);
/* What the pieces from, to of a level say. */
str fld_text(const struct fld_story *s, size_t from, size_t to, int level);
struct loc fld_loc(const struct fld_story *s, size_t para);

/* --- instruction.c ------------------------------------------------------------- */

/* Cuts the next word; quoted text is one, without its quotes. */
str fld_cut(str *rest, struct arena *a);
/* Name and rest of an instruction, with what nested fields give. */
void fld_understand(struct fld *f);
/* Whether a switch ("\\h") stands there, and what follows it. */
bool fld_switch(const struct fld *f, const char *name, str *argument);
/* The first word that is no switch; after: how many before it. Switches with arguments are those of the field's kind. */
str fld_operand(const struct fld *f, int after, const char *with_argument);
/* n as the switch \* says, decimal where it says nothing. */
str fld_number(const struct fld *f, long n);
/* Text as the switches \* and \# say. */
str fld_formatted(const struct fld *f, str text);

/* --- result.c ------------------------------------------------------------------ */

/* Puts text in the place of the saved result, where it differs. False: it spans paragraphs or holds a picture. */
bool fld_set(struct fld *f, str text);
/* Complains of a kind of field, once. */
void fld_stale(const struct fld *f);

/* --- sum.c --------------------------------------------------------------------- */

struct dec;
/* What a sum of literals and names gives; false: it is none, or a name has no number. */
bool fld_sum(str s, bool (*named)(void *ctx, str name, struct dec *n), void *ctx, struct dec *n);
/* The number as offices print it, with a decimal comma and no groups. */
str fld_sum_text(struct dec n, struct arena *a);

/* --- compute.c ----------------------------------------------------------------- */

/* Captions first, for all stories, since others refer to them; then all that stands in s. */
void fld_count(struct fld_story *s);
void fld_compute(struct fld_story *s);
/* A number as references print it: without the period at its end. Borrows from label. */
str fld_bare_label(str label);

/* --- style.c -------------------------------------------------------------------- */

/* Reads the styles where nobody has yet. */
void fld_read_styles(struct refresh *r);
/* The paragraph's style; NULL: the package has none such. */
const struct fld_style *fld_style(struct refresh *r, const struct fld_para *p);
/* Its name in small letters; empty: none. */
str fld_style_name(struct refresh *r, const struct fld_para *p);
/* The level that a built-in heading style has by its name; 0: it is none. */
int fld_heading_style(const struct fld_style *s);
/* The level of a heading, 1–9, by its style or what it says itself; 0: none. */
int fld_heading(struct refresh *r, const struct fld_para *p);
/* The name of a bookmark over the whole paragraph; made where there is none. */
str fld_heading_mark(struct fld_story *s, struct fld_para *p);

/* --- contents.c ---------------------------------------------------------------- */

/* Makes a contents list say what there is now. False: it was made anew, and what stood in it is gone. */
bool fld_contents(struct fld *f);

/* --- odt.c ---------------------------------------------------------------------- */

void fld_refresh_odt(struct refresh *r);

#endif
