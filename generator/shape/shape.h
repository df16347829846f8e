#ifndef SHAPE_SHAPE_H
#define SHAPE_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/loc.h"
#include "base/str.h"

struct arena;
struct diags;
typedef struct _cairo_font_face cairo_font_face_t;

/*
 * Type: fonts from fonts/ and the system through a private fontconfig
 * configuration (independent of the host's), aliases (Times New Roman → Liberation Serif), and
 * words shaped once, by HarfBuzz or through Pango (shape.c). Hinting is off and advances scale linearly, so
 * a word is shaped and cached at one size only: a size in points is a factor.
 *
 * Lengths are ems: SHAPE_EM units make one em, whatever the size.
 *	twips = units * size_pt * 20 / SHAPE_EM
 *
 * One shaper a process (or worker: fork before it is made). Faces and glyph
 * runs are the shaper's and live as long as it does.
 */
enum { SHAPE_EM = 1 << 21 };

struct shaper;

/*
 * dirs: folders with fonts, the first goes first (NULL-terminated; the checkout's fonts/, then what
 * the system has under /usr/share/fonts); FONTCONFIG_FILE in the environment is honoured instead of
 * the built-in configuration when it is set and readable (tests compare with renderers under the same file).
 * NULL: complained (S101, no font at all).
 */
struct shaper *shaper_new(const char *const *dirs, struct diags *d);
/* Its faces and runs end with it. NULL does nothing. */
void shaper_free(struct shaper *shaper);

/*
 * A document begins: what its fonts lack is complained of anew, so that every document names its own,
 * whatever the shaper has seen before.
 */
void shape_begin(struct shaper *shaper);

/* --- faces --------------------------------------------------------------- */

/*
 * A font file's face with what layout needs of it, in em units; ascent and line_gap are positive, descent too
 * (downwards).
 */
struct face {
	str family;                            /* as found: "Liberation Serif" */
	str wanted;                            /* as asked for: "Times New Roman" */
	str path;                              /* the font file */
	int32_t ascent, descent, line_gap;     /* hhea: layout/README.md, Line height and baseline */
	int32_t underline_at, underline_width; /* below the baseline, positive; from post */
	int32_t strike_at, strike_width;       /* above the baseline; from OS/2 */
	int32_t x_height, cap_height;
	int32_t space;                         /* advance of U+0020 */
	bool bold, italic;                     /* as found */
	bool synthetic_bold, synthetic_italic; /* the file has no such cut: cairo slants or emboldens */
};

/*
 * The face for a family, or for the first of a list (";" or "," between) that is there. Never NULL: an unknown family
 * takes the fallback and is named once a document (warning S102, with the place); aliases that have the same widths
 * are no complaint. layout/README.md, Fonts that stand in.
 */
const struct face *shape_face(
    struct shaper *shaper, str family, bool bold, bool italic, struct loc where, struct diags *d);

/* For painting: the face at any size. The shaper's; whoever keeps it longer takes a reference. */
cairo_font_face_t *shape_cairo_face(struct shaper *shaper, const struct face *face);

/* --- words --------------------------------------------------------------- */

struct glyph {
	uint32_t id;
	int32_t advance, dx, dy; /* em units; dy upwards is negative, as cairo's */
};

/* n bytes of the text are drawn by n glyphs: in text order, as cairo_text_cluster_t. */
struct cluster {
	uint16_t bytes, glyphs;
};

/*
 * Shaped text in one face. Where the face lacks letters, other faces follow by next
 * (the text of the whole is the runs' texts in order). glyphs are in visual order.
 */
struct glyph_run {
	const struct glyph_run *next; /* font fallback within the word; NULL: the usual case */
	const struct face *face;
	str text; /* NFC */
	const struct glyph *glyphs;
	size_t glyphs_n;
	const struct cluster *clusters;
	size_t clusters_n;
	int64_t width; /* sum of advances of this run, not of next's */
	int spaces;    /* clusters that are U+0020 or U+00A0 */
	bool rtl;
	bool passing; /* not kept: see shape_word() */
};

enum shape_features {
	SHAPE_KERN = 1,         /* pair kerning on; when it is: layout/README.md, Kerning and letter spacing */
	SHAPE_SMALL_CAPS = 2,   /* the font's own small capitals (smcp); capitals at 80 % are the caller's affair */
	SHAPE_NO_LIGATURES = 4, /* neither liga nor clig */
	SHAPE_RTL = 8           /* right to left, whatever script the letters are of */
};

/*
 * A word, or any text without line breaks or tabs, shaped: at least one run, kept by (face, features, text) as long as
 * the shaper. features: bits of enum shape_features. Bytes that are no UTF-8 are drawn as U+FFFD. A letter that no
 * font has is drawn as the missing-glyph box and named once a document (warning S103).
 */
const struct glyph_run *shape_text(
    struct shaper *shaper, const struct face *face, str text, unsigned features, struct loc where, struct diags *d);
/*
 * The same for a word of running text. Only 50,000 different words are kept, since a table of a hundred thousand rows
 * has more; runs of those beyond live in a, and say so (passing).
 */
const struct glyph_run *shape_word(struct shaper *shaper, const struct face *face, str text, unsigned features,
    struct arena *a, struct loc where, struct diags *d);
/* Sum of the widths of a run and its nexts. */
int64_t shape_width(const struct glyph_run *r);
/*
 * How far the ink of a run and its nexts goes up and down from the baseline, in em units; both upwards, so that *down
 * is negative where ink is below it. False: there is no ink, both are 0.
 */
bool shape_ink(const struct glyph_run *r, int64_t *up, int64_t *down);
/* How many words were found shaped and how many were not, so far: for the benchmark. */
void shape_counts(const struct shaper *shaper, size_t *hits, size_t *misses);

/*
 * Where a line may break in a text: bit i % 8 of breaks[i / 8] is set where a break is allowed before byte i; the bit
 * behind the last byte is set where there is text. breaks: (text.n + 8) / 8 bytes, written whole. Text that is no UTF-8
 * breaks nowhere.
 *
 * By Unicode's rules (UAX 14) as pango_get_log_attrs has them for the language "vi", less the place after '/', so that
 * codes such as 123/QĐ-UBND stay whole (layout/README.md, Line breaking).
 */
void shape_breaks(struct shaper *shaper, str text, unsigned char *breaks);

#endif
