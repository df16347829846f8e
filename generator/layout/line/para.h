#ifndef LAYOUT_LINE_PARA_H
#define LAYOUT_LINE_PARA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/limits.h"
#include "base/vec.h"
#include "layout/line/lines.h"

/*
 * A paragraph while it becomes lines. collect.c joins its runs into one text
 * and cuts it into pieces of one look; atoms.c cuts the pieces into atoms (words,
 * spaces, tabs, objects) and shapes each word once; break.c finds where the lines
 * end; lines.c gives them height and places, ink.c makes the items.
 *
 * Widths: an atom's width is exact, in em units. What is placed is the portion,
 * a stretch of one look on one line: its width is rounded to whole twips once, so
 * that no rounding adds up from word to word (layout/README.md, The model).
 *
 * One circle: a list label is cut into atoms as text is (label.c calls atoms.c), and the first atom of a
 * paragraph is its label.
 */

/* How a stretch of text looks: char_props with its face found and its measures in twips. */
struct look {
	const struct doc_char_props *props;
	const struct face *face;
	unsigned features;      /* enum shape_features */
	int size_twips;         /* as drawn */
	int raise;              /* twips above the baseline */
	int ascent, descent;    /* what it asks of its line, external leading in ascent */
	bool small;             /* letters that small capitals draw small */
	bool upper;             /* drawn as capitals */
	int spacing;            /* letter spacing */
	double scale;           /* horizontal */
	int slant;              /* twips kept free behind italics that end a line: LibreOffice alone */
	int colour, background; /* background: COLOUR_NONE: none */
	const struct glyph_run *space;
	struct kern_slot *kerns; /* what pair kerning adds between a letter and a space; NULL: no kerning */
};

enum { KERN_BITS = 7, KERN_SLOTS = 1 << KERN_BITS }; /* letters that share one are measured again and again */
struct kern_slot {
	uint32_t letter; /* code point × 2, + 1 where the letter follows the space; 0: free */
	int kern;
};

enum atom_kind {
	ATOM_WORD,
	ATOM_SPACE,       /* one or more U+0020 */
	ATOM_FIXED_SPACE, /* U+00A0; the space after a list label */
	ATOM_SOFT_HYPHEN,
	ATOM_TAB,
	ATOM_GAP,    /* fixed room after a list label */
	ATOM_OBJECT, /* inline drawing */
	ATOM_BREAK,  /* line, page, column */
	ATOM_MARK    /* bookmark, note, anchor, what is never seen: takes no room */
};

struct atom {
	enum atom_kind kind;
	bool break_before; /* the line may end before it */
	bool label;        /* of the list label, not of the text */
	uint32_t from, to; /* bytes of the joined text */
	str text;          /* as typed */
	const struct look *look;
	const struct glyph_run *glyphs;
	int64_t units; /* width, ems; twips for OBJECT and GAP */
	int clusters;
	int kern;                  /* SPACE: what pair kerning adds to it */
	const struct doc_run *run; /* TAB, OBJECT, BREAK, MARK */
};

struct piece {
	uint32_t from, to;
	const struct look *look;
	const struct doc_run *run;
	enum doc_run_kind kind;
};

/* Caches that live as long as the layout: struct layout's lines. */
struct scratch {
	struct scratch *next;
	struct arena *a;
};

struct lines_state {
	struct look_slot *looks;
	size_t looks_n, looks_cap;
	struct scratch *free; /* arenas not in use; boxes inside lines nest */
};

struct tab_place {
	double at;
	enum doc_tab_kind kind;
	enum doc_tab_leader leader;
	bool found; /* false: the line has no stop left */
	bool own;   /* the paragraph's, not a default one */
};

struct work {
	struct layout *l;
	struct arena *a; /* scratch */
	struct scratch *scratch;
	const struct doc_para *p;
	const struct doc_para_props *pp;
	const struct band *band;
	str text; /* joined; in l->a */
	VEC(struct piece) pieces;
	VEC(struct atom) atoms;
	unsigned char *breaks; /* bit i: the line may end before byte i */
	const struct doc_manners *manners;
	const struct look *mark;    /* of the paragraph mark */
	VEC(struct lay_item) items; /* of the line being made */
};

/* A tab that was set on a line. */
struct tab_set {
	size_t atom;
	double from, width;
	enum doc_tab_leader leader;
};

/*
 * One line, or its part in one free span, as the breaker leaves it: atoms [from, to), tail after them where a word was
 * cut.
 */
struct raw_line {
	size_t from, to;
	struct atom *tail;
	double start;       /* where its first portion stands */
	double left, right; /* the span it may take, from the band's left edge */
	VEC(struct tab_set) tabs;
	size_t stretch_from; /* atoms from here on are stretched (after the last tab) */
	double end;          /* of the text, trailing spaces not counted */
	size_t visible;      /* atoms [visible, to) are spaces that hang */
	int spaces;          /* that can be stretched */
	bool hyphen;         /* ends with a soft hyphen that shows */
	bool squeezed, forced, last;
	bool beside; /* set before: a float takes the rest of the line, no word is cut */
};

/* --- look.c --- */

/*
 * The look of a set of properties, made once and kept as long as the layout. small: of letters that small capitals
 * draw.
 */
const struct look *look_of(struct layout *l, const struct doc_char_props *c, bool small);
/* Width in whole twips of a portion of this look: units ems of advances, clusters letters with their spacing. */
int look_twips(const struct look *k, int64_t units, int clusters);
/* The tallest on a line; text: the tallest letters alone, drawings left out. */
struct heights {
	int ascent, descent;
	int text;
};
/*
 * A line's height, its baseline below its top and its ink_height (struct line), in twips, by the paragraph's line rule:
 * layout/README.md, Line height and baseline. first: of its paragraph.
 */
void line_rule(const struct work *w, struct heights h, bool first, double *height, double *baseline, double *ink);

/* collect.c: fills w->text, in the arena of results, and w->pieces. */
void pieces_collect(struct work *w);

/*
 * Work on one paragraph, with scratch memory of its own until work_end; boxes inside lines nest. What work_begin gives
 * is gone with work_end, what was put in l->a stays.
 */
struct work *work_begin(struct layout *l, const struct doc_para *para, const struct band *band);
void work_end(struct work *w);

/* --- atoms.c --- */

/* The paragraph's text, pieces and atoms, those of its label first, shaped where they have letters. */
void atoms_make(struct work *w);
/*
 * The first bytes of a word as an atom of its own, in the scratch arena; the rest stays in *word. Both are shaped
 * anew.
 */
struct atom *atom_cut(struct work *w, struct atom *word, size_t bytes);
/* Gives an atom its glyphs, width and clusters by its text and look. Nothing for one without a face. */
void atom_shape(struct work *w, struct atom *t);
/* A drawing's side, where sums of it can't overflow. */
int drawing_twips(int length);

/* label.c: the label's atoms, before the text's. */
void label_atoms(struct work *w);
/* How far left of the first line's start the label begins, twips; negative where it begins to the right. */
double label_shift(const struct work *w);

/*
 * tabs.c: the stop that a tab at pen goes to, on a line that ends at right (twips in the band); found is false where
 * there is none.
 */
struct tab_place tab_next(const struct work *w, double pen, const struct atom *tab, double right);

/*
 * break.c: the line that starts with atom from, or its part in one span, between left and right twips. out->to is where
 * the next one starts; it is from where out->beside is set and not even a word fits. first: of its paragraph; its label
 * may begin left of left.
 */
void line_break(struct work *w, size_t from, double left, double right, bool first, struct raw_line *out);

/*
 * ink.c: fills in what stands in the n spans of one line whose heights are known: items, notes, anchors, bookmarks,
 * breaks.
 */
void ink_line(struct work *w, const struct raw_line *r, size_t n, struct line *line);

#endif
