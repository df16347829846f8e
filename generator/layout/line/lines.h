#ifndef LAYOUT_LINE_LINES_H
#define LAYOUT_LINE_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "layout/layout.h"

/*
 * The seam inside the room: paragraphs become lines here (collect, atoms, break, lines, ink: they know widths, not
 * pages); flow (pages, columns, tables, notes, floats) puts the lines on pages and knows nothing of glyphs. page/
 * includes this; line/ includes nothing of page/ and calls nothing of it by name (tests/layers.t).
 */

/* What all of the room share while one document is laid out. */
struct layout {
	const struct document *doc;
	struct shaper *shaper;
	const struct doc_manners *manners; /* all that programs and documents differ in */
	struct arena *a;    /* of results; flow changes it from block to block and empties it once they are placed */
	struct arena *keep; /* of what lives as long as the layout: caches; NULL: a */
	struct diags *d;
	/* Fields, as they stand for the line being made; flow sets them. */
	str page_text; /* PAGE, in its section's format */
	int page_number;
	str pages_text; /* NUMPAGES: of the pass before; "1" in the first */
	str section_pages_text;
	const struct map *page_refs;       /* bookmark → struct page_ref, of the pass before; NULL in the first */
	const struct styled_words *styled; /* of the pass before, in order; NULL in the first */
	size_t styled_n, page_index;       /* page_index: the page being made, from 0 */
	const struct doc_note *note;       /* being laid out: its number stands for FIELD_NOTE_NUMBER */
	bool fitted;                       /* tables were measured before: nothing is to be said about their widths */
	bool uses_totals;                  /* set by lines: a field asked for what only a second pass knows */
	struct lines_state *lines;         /* the lines side's caches; NULL at first */
	/*
	 * Who paints a drawing that stands in a line: its items, its top left corner at (0, 0). Text boxes hold blocks,
	 * which are page's, so page hands this in; line knows no more of it. NULL: drawings keep their room, unpainted.
	 */
	void (*draw)(struct layout *l, const struct doc_drawing *dr, struct lay_item **items, size_t *n);
};

/* More floats, gaps or notes in one place than are heeded. */
extern const struct diag_kind lay_many;

/* A number as page fields print it, in a; figures where the format has no sign for it. */
str page_number_text(struct arena *a, int n, enum doc_number_format format);

/* A paragraph as STYLEREF finds it: its page, from 0, the style's name in small letters, its words. */
struct styled_words {
	size_t page;
	str style, words;
};

struct page_ref {
	str label;
	int number;
};

/*
 * Where lines stand: width twips from x = 0. Floats narrow it: free gives for
 * a line whose top is at y (twips below the paragraph's top, before its own spacing) and which
 * is height high the first free span [*left, *right) that ends right of *left as given; false: there is
 * none, *below is the y to try next. A line takes all spans from left to right, so that text
 * stands on both sides of a float. free NULL: the whole width always.
 */
struct band {
	double width;
	bool (*free)(void *ctx, double y, double height, double *left, double *right, double *below);
	void *ctx;
};

/* A drawing anchored in the line (inline drawings are items of the line already). */
struct line_anchor {
	const struct doc_drawing *drawing;
	double x; /* of the character it is anchored to, in the band */
};

struct line {
	double top;         /* below the first line's top; more than the sum of heights where floats pushed it down */
	double height;      /* to the next line's top */
	double baseline;    /* below its own top */
	double ink_height;  /* what must fit on the page: less than height where proportional spacing hangs below */
	double left, right; /* extent of its text, without hanging spaces */
	struct lay_item *items; /* x from the band's left edge, y from the line's top */
	size_t items_n;
	const struct doc_note **notes; /* footnotes called in it, in order */
	size_t notes_n;
	struct line_anchor *anchors;
	size_t anchors_n;
	str *bookmarks; /* destinations that stand in it */
	size_t bookmarks_n;
	bool page_break, column_break; /* asked for after it */
	size_t text_from, text_to;     /* bytes of the paragraph's joined text: for tests and the dump */
};

struct para_lines {
	struct line *at;
	size_t n;
	double height; /* from the first line's top to the last one's bottom */
	str text;      /* its joined text, as typed */
	bool empty;    /* no run at all that prints: one line of the mark's size */
};

/*
 * Breaks a paragraph into lines and places what is on them: labels, tabs,
 * alignment, justification, inline drawings (painted by draw), letter
 * spacing, highlights, underlines, links. Paragraph spacing, borders and shading are flow's affair. Always at
 * least one line. Results live in l->a.
 */
struct para_lines *lay_lines(struct layout *l, const struct doc_para *para, const struct band *band);
/*
 * The same from a place in its text on (the rest of a paragraph after a page break where
 * the band differs): text_from is a line's text_from.
 */
struct para_lines *lay_lines_from(
    struct layout *l, const struct doc_para *para, const struct band *band, size_t text_from);
/* Widest unbreakable word and width without any break, in twips, with indents: for automatic tables. */
void lay_widths(struct layout *l, const struct doc_para *para, double *narrowest, double *widest);
/* Height of one line in this paragraph's mark size under its line rule (empty paragraphs, footnote separator). */
double lay_mark_height(struct layout *l, const struct doc_para *para);

#endif
