#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "document/document.h"
#include "shape/shape.h"

struct arena;
struct diags;
struct out;

/*
 * Pages: plain data, every item at its fixed place, nothing pointing back into
 * the document; whoever paints decides no position. Origin is the page's top
 * left corner, y goes down; lengths are twips, as doubles where glyph advances
 * add up. Items are in reading order within their layer.
 */
struct lay_options {
	enum doc_likeness like; /* whose pages are wanted */
	bool fitted;            /* its tables were measured before: lay_fit_tables() said what is wrong */
};

enum lay_item_kind {
	ITEM_TEXT, /* one shaped run with its text */
	ITEM_RULE, /* a straight line */
	ITEM_RECT, /* filled and/or framed */
	ITEM_ELLIPSE,
	ITEM_PATH,
	ITEM_PICTURE,     /* bytes painted into the box */
	ITEM_CHART,       /* a value painted by chart/ into the box */
	ITEM_LINK,        /* a live rectangle */
	ITEM_DESTINATION, /* a named place */
	ITEM_CLIP,        /* everything until the matching UNCLIP stays inside the box */
	ITEM_UNCLIP,
	ITEM_ROTATE, /* around (x, y) by angle degrees clockwise until UNROTATE */
	ITEM_UNROTATE,
	ITEM_TAG, /* structure opens: text is "P", "H1", "Table", "TR", "TD", "TH", "L", "LI", "Note", "Figure" … */
	ITEM_UNTAG
};

/* What a kind has for itself shares its room: a table of 100,000 rows is a million items. */
struct lay_item {
	enum lay_item_kind kind;
	int colour;           /* 0xRRGGBB */
	double x, y;          /* TEXT: pen at the baseline; boxes: top left; RULE: one end */
	double width, height; /* boxes; RULE: the other end's offset; TEXT: advance width */
	/* lines and boxes */
	double line_width; /* twips */
	int fill;          /* COLOUR_NONE: none */
	enum doc_border_style style;
	str alt; /* pictures, shapes, charts */
	bool flip_h, flip_v;
	union {
		struct { /* TEXT */
			const struct glyph_run *run;
			str text; /* NFC, as typed; the run has the letters that are drawn (capitals by style) */
			double size_pt;
			double spacing;     /* added after each cluster, twips */
			double space_extra; /* added to each space of the run, twips (justification) */
			double scale;       /* horizontal, 1 = as shaped */
			bool assembled; /* run is the item's own, put together of several words; else the shaper's */
		};
		struct { /* RECT, PATH */
			const struct doc_path_segment *path;
			size_t path_n;
			double radius;
			const struct doc_gradient *gradient; /* RECT, ELLIPSE, PATH: NULL: fill alone */
		};
		struct { /* PICTURE, CHART */
			str bytes, media_type, svg;
			double crop[SIDES]; /* fractions */
			double faded;       /* part of it that is white */
			const struct value *chart;
		};
		struct { /* LINK: uri, or name of a destination; DESTINATION: name */
			str uri, name;
		};
		double angle; /* ROTATE: degrees clockwise */
		str tag;      /* TAG */
	};
};

struct lay_page {
	double width, height; /* twips */
	str label;            /* page number as printed */
	struct lay_item *items;
	size_t items_n;
};

struct lay_outline_entry {
	int level; /* from 1 */
	str title;
	size_t page; /* from 0 */
	double y;    /* twips */
};

struct lay_pages {
	struct lay_page *at;
	size_t n;
	struct lay_outline_entry *outline;
	size_t outline_n;
	str title, author, subject, keywords, language;
};

/*
 * Lays the document out, in as many passes as its fields with totals need. The pages live as long as a, and as the
 * document and the shaper do, whose pictures and words they point to. NULL: complained (Y101, too many pages).
 */
struct lay_pages *lay_document(
    const struct document *doc, struct shaper *shaper, const struct lay_options *opt, struct arena *a, struct diags *d);

/*
 * What a table of the body needs so that none of its figures (with their units) and words is broken over two lines:
 * other widths of its columns, together as wide as before, and where that doesn't do smaller letters.
 */
struct lay_table_fit {
	const struct lay_table_fit *next;
	const struct doc_table *table;
	const int *widths;    /* twips, of each column; NULL: they stay */
	int size_half_points; /* 0: letters stay; else cells with larger ones get this size */
	const bool
	    *smaller;     /* by row and column: the cell that begins there does; only where size_half_points is set */
	const bool *held; /* the same: a line ends within a figure, which must be held together (text_hold_figures) */
};

/* For the tables that need it, in a; NULL: none does. What can't be helped is complained about (Y130). */
const struct lay_table_fit *lay_fit_tables(
    const struct document *doc, struct shaper *shaper, const struct lay_options *opt, struct arena *a, struct diags *d);

/*
 * Appends the pages as text, one item a line: "page 1", "text 1701 1134 'Số: ' …"; where words is set only their
 * texts, a line a line.
 */
void lay_dump(struct out *out, const struct lay_pages *pages, bool words);

#endif
