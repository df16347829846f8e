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
 * words shaped once by Pango. Hinting is off and advances scale linearly, so
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
void shaper_free(struct shaper *shaper); /* NULL does nothing */

/*
 * A document begins: what its fonts lack is complained of anew, so that every document names its own,
 * whatever the shaper has seen before.
 */
void shape_begin(struct shaper *shaper);

/* --- faces --------------------------------------------------------------- */

/* A font file's face with what layout needs of it, in em units; ascent and line_gap are positive, descent too (downwards). */
struct face {
	str family;                            /* as found: "Liberation Serif" */
	str wanted;                            /* as asked for: "Times New Roman" */
	str path;                              /* the font file */
	int32_t ascent, descent, line_gap;     /* hhea: layout.md, Line height */
	int32_t underline_at, underline_width; /* below the baseline, positive; from post */
	int32_t strike_at, strike_width;       /* above the baseline; from OS/2 */
	int32_t x_height, cap_height;
	int32_t space;                         /* advance of U+0020 */
	bool bold, italic;                     /* as found */
	bool synthetic_bold, synthetic_italic; /* the file has no such cut: cairo slants or emboldens */
};

/*
 * The face for a family. Never NULL: an unknown family takes the fallback and is
 * named once (warning S102, with the place); aliases that have the same widths are no complaint.
 */
const struct face *shape_face(
    struct shaper *shaper, str family, bool bold, bool italic, struct loc where, struct diags *d);

/* For painting: the face at any size; borrowed. */
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
	SHAPE_KERN = 1, /* pair kerning on (layout.md: off in DOCX unless w:kern, on in ODF) */
	SHAPE_SMALL_CAPS =
	    2, /* glyphs of capitals at 80 % are the caller's affair; this asks the font's smcp where it has it */
	SHAPE_NO_LIGATURES = 4,
	SHAPE_RTL = 8
};

/*
 * A word, or any text without line breaks or tabs, shaped. Cached by (face,
 * features, text). A letter that no font has is drawn as the missing-glyph box and
 * named once (warning S103).
 */
const struct glyph_run *shape_text(
    struct shaper *shaper, const struct face *face, str text, unsigned features, struct loc where, struct diags *d);
/*
 * The same for a word of running text. So many different words are kept; a table of a hundred thousand rows has
 * more. Those beyond live in a, and say so (passing).
 */
const struct glyph_run *shape_word(struct shaper *shaper, const struct face *face, str text, unsigned features,
    struct arena *a, struct loc where, struct diags *d);
/* Sum of the widths of a run and its nexts. */
int64_t shape_width(const struct glyph_run *r);
/* How far the ink of a run and its nexts goes up and down from the baseline (down: below zero under it), in units; false: no ink. */
bool shape_ink(const struct glyph_run *r, int64_t *up, int64_t *down);
/* Cache hits and misses so far, for the benchmark. */
void shape_counts(const struct shaper *shaper, size_t *hits, size_t *misses);

/*
 * Where a line may break in a text: bit i of breaks[i / 8] is set when a break is allowed before byte i.
 * By pango_get_log_attrs under the language "vi", less what administrative documents never break
 * (document codes such as 123/QĐ-UBND keep together after '/': layout.md, library-notes.md). breaks: (n + 8) / 8 bytes.
 */
void shape_breaks(struct shaper *shaper, str text, unsigned char *breaks);

#endif
