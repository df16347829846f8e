#ifndef SHAPE_INNER_H
#define SHAPE_INNER_H

#include <stdbool.h>
#include <stddef.h>

#include <fontconfig/fontconfig.h>
#include <hb.h>

#include "base/diag.h"
#include "base/map.h"
#include "shape/shape.h"

/*
 * The inside of the shaper. The files stand in a circle: shape.c asks fonts.c for faces and pango.c for
 * what they lack; fonts.c holds pango.c's view of a folder of fonts; and pango.c asks the shaper for a piece of text.
 */

/* --- fonts.c: what fonts there are ---------------------------------------- */

/*
 * A set of fonts. The first set is what every document needs and is there at
 * once; the second, all that the system has, is made when the first lacks a family or a letter.
 */
struct fonts {
	FcConfig *config;
	struct pg_view *pango; /* Pango's view, made when first asked for */
	struct map families;   /* folded name → as the font spells it (char *) */
};

/*
 * The first set: the fonts of dirs (NULL-terminated, may be NULL) and those that stand in for Word's. False: it holds
 * no font. Where FONTCONFIG_FILE is set, what that file names instead.
 */
bool fonts_open_first(struct fonts *fonts, const char *const *dirs, struct arena *a);
/* All the system's fonts after those of dirs. False: there are none, or FONTCONFIG_FILE says what there is. */
bool fonts_open_all(struct fonts *fonts, const char *const *dirs, struct arena *a);
/* Frees what was opened; a set that is all zeros may be closed. */
void fonts_close(struct fonts *fonts);
/* The cut of a family that is nearest to what is wanted; the caller destroys it. NULL: none. */
FcPattern *fonts_match(const struct fonts *fonts, const char *family, bool bold, bool italic);
enum { FONTS_LIGHT = 1, FONTS_BOLD = 2, FONTS_UPRIGHT = 4, FONTS_ITALIC = 8 };
/* Whether a font of the family has one of these properties. */
bool fonts_have(const struct fonts *fonts, const char *family, unsigned cuts);
/* A family as its font spells it, whatever the case it is asked in; borrowed. NULL: it is not there. */
const char *fonts_family(const struct fonts *fonts, str name, struct arena *a);
/* The family that fontconfig's own rules put in the place of another, borrowed. NULL: nothing but its default. */
const char *fonts_substitute(const struct fonts *fonts, str name, struct arena *a);

/* --- alias.c: names that mean another font -------------------------------- */

enum alias_why {
	ALIAS_NAME,    /* another name of the same face */
	ALIAS_WIDTHS,  /* made to have the same widths */
	ALIAS_LEGACY,  /* fonts of the encodings before Unicode, cut after it */
	ALIAS_SYMBOLS, /* symbols, whose codes are mapped to Unicode */
	ALIAS_LOOKS    /* only looks like it: lines may break elsewhere */
};

struct alias {
	const char *name; /* folded */
	const char *to;
	enum alias_why why;
};

/* The i-th alias of a folded name, best first; NULL: no more. */
const struct alias *alias_find(str folded, int i);
/* A family of the kind that a folded name suggests: serif, sans, mono or symbols. Never NULL. */
const char *alias_guess(str folded);
/* A name folded: lower case, one space between words, no quotes, no "@" before it. In a. */
str alias_fold(str name, struct arena *a);

/* --- symbol.c: codes of Symbol and Wingdings ------------------------------ */

enum symbol_set { SYMBOL_NONE, SYMBOL_SYMBOL, SYMBOL_WINGDINGS, SYMBOL_WINGDINGS2, SYMBOL_WINGDINGS3, SYMBOL_WEBDINGS };

/* Which of Word's symbol fonts a folded name is. */
enum symbol_set symbol_set(str folded);
/*
 * The text with the codes of that font, plain or at U+F020–F0FF, as Unicode symbols; unknown ones stay. Borrowed or in
 * a.
 */
str symbol_text(enum symbol_set set, str text, struct arena *a);

/* --- the shaper ----------------------------------------------------------- */

/* A face as the room keeps it; the public part goes first. */
struct cut {
	struct face face;
	hb_font_t *font; /* at one em of SHAPE_EM */
	str file;
	int index;
	struct fonts *fonts;
	bool want_bold, want_italic; /* for other letters in the same look */
	cairo_font_face_t *cairo;
	enum symbol_set symbols;
	unsigned space_glyph;
};

struct family {
	const struct face *cut[4]; /* + 1 bold, + 2 italic */
	bool stood_in;             /* by a font that only looks like it */
	unsigned named_in;         /* document */
	bool lacks[4];             /* cuts that its font has not, where one would expect them */
	unsigned lack_named_in[4]; /* document */
};

struct word {
	const struct face *face;
	unsigned features;
	unsigned long long hash;
	str text;                    /* as asked for */
	bool lacks;                  /* letters that no font has */
	unsigned named_in;           /* document where they were complained of */
	const struct glyph_run *run; /* NULL: a free slot */
};

/* Glyphs as shaping gives them, kept for the next word. */
struct shaped {
	struct glyph *glyphs;
	size_t *starts; /* of each glyph's cluster, in the text */
	size_t n, cap;
};

struct shaper {
	struct arena *a;
	struct arena *runs; /* where what is being shaped lives: a, or of who asks for it */
	struct fonts first, all;
	bool all_opened;
	const char *const *dirs;
	struct map families; /* as asked for → struct family */
	struct map found;    /* file, index, synthetic → struct cut: fallback runs share them */
	struct map files;    /* of hb_font_t, by file and index: thousands of names may have one stand-in */
	struct map missing;  /* letters complained of in this document */
	unsigned document;   /* from 1 */
	struct word *words;
	size_t words_n, slots_n;
	size_t hits, misses;
	struct shaped shaped;
	hb_buffer_t *buffer;
	hb_language_t language;
};

/* The public face's own cut. */
const struct cut *cut_at(const struct face *face);
/* The cut that a pattern of a set names, made once for a file, the name asked for and the wish for bold and italic. */
struct cut *cut_find(
    struct shaper *shaper, struct fonts *fonts, const FcPattern *pattern, str wanted, bool bold, bool italic);
/* The font file and the face's index in it that a pattern names; *file is the pattern's own text. */
void cut_file(const FcPattern *pattern, str *file, int *index);
/* Room for n glyphs, which are to be filled in. */
void shaped_room(struct shaped *g, size_t n);
/* A run of what was shaped, where shaper->runs says; text is kept as it is, glyphs are copied. */
struct glyph_run *run_of(struct shaper *shaper, const struct face *face, str text, bool rtl, const struct shaped *g);

/* --- pango.c: what Pango is asked for, once it is needed -------------------- */

/* Text in as many faces as it needs, from the fonts of a set; counts the letters that none of them has. */
struct glyph_run *pg_items(
    struct shaper *shaper, struct fonts *fonts, const struct face *face, str text, unsigned features, size_t *unknown);
/* Sets bit i where a line may break before byte i; all are zero before. */
void pg_breaks(struct shaper *shaper, str text, unsigned char *breaks);
void pg_view_free(struct pg_view *v); /* NULL does nothing */

/* --- kinds.c -------------------------------------------------------------- */
extern const struct diag_kind shape_no_font, shape_no_family, shape_no_cut, shape_no_letter;

#endif
