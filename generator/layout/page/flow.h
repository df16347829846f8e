#ifndef LAYOUT_PAGE_FLOW_H
#define LAYOUT_PAGE_FLOW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/map.h"
#include "base/limits.h"
#include "base/vec.h"
#include "layout/line/lines.h"

/*
 * Flow: blocks onto pages. Lengths are twips. One engine serves the body, cells, notes, headers and text
 * boxes: flow_fill() puts blocks into a region until they end or it is full, and leaves a cursor
 * where it stopped. A row that splits is its cells' cursors; a page is one region a
 * column. What must be undone (a heading whose next paragraph did not fit, a trial of balanced
 * columns) is cut off again: everything that grows only grows at its end, so that a mark is
 * a few counts.
 *
 * The files of the folder stand in one circle, since what is placed nests: a table's cell, a float, a drawing's text
 * and a note are regions that flow again.
 */

/* Rectangles that overlap by less only touch: sums of rounded lengths differ by as much. */
#define TOUCH 0.5

enum { WIDTH_LEAST = 20 }; /* what insets and margins leave to the text of a box or cell at least */

/* --- where things are drawn ------------------------------------------------ */

/* A floating drawing: painted behind or before the text, in order of z. */
struct layer {
	int z;
	bool behind;
	bool fixed_x, fixed_y; /* stands on the page whatever its text is moved by */
	struct lay_item *items;
	size_t n;
};

/* Items with what floats above them. Coordinates are the canvas's own. */
struct canvas {
	struct arena *a;
	struct arena *owner; /* texts are copied to here; NULL: they live long enough */
	VEC(struct lay_item) text;
	VEC(struct layer) layers;
};

struct canvas_mark {
	size_t text_n, layers_n;
};

struct canvas *canvas_new(struct arena *a); /* empty; lives in a */
/* A copy of an item, moved, at the end of the text. It is the canvas's, and moves when the next one is added. */
struct lay_item *canvas_add(struct canvas *c, const struct lay_item *it, double dx, double dy);
/* The same with n items. */
void canvas_items(struct canvas *c, const struct lay_item *items, size_t n, double dx, double dy);
/* from's items and layers, moved, at the end of c. */
void canvas_join(struct canvas *c, const struct canvas *from, double dx, double dy);
/* The same, put before item at of c's text. */
void canvas_insert(struct canvas *c, size_t at, const struct canvas *from, double dx, double dy);
/* A copy of a layer, moved where it is not fixed. */
void canvas_layer(struct canvas *c, const struct layer *layer, double dx, double dy);
/* Moves the text's items from item from on. */
void canvas_move(struct canvas *c, size_t from, double dx, double dy);
/* How far the canvas has grown; canvas_cut takes away what came since. */
struct canvas_mark canvas_at(const struct canvas *c);
void canvas_cut(struct canvas *c, struct canvas_mark mark);
/* Structure for a PDF opens ("P", "TD" …) and closes: see ITEM_TAG. */
void canvas_tag(struct canvas *c, str tag);
void canvas_untag(struct canvas *c);
/* Everything in one list, in the order of painting: layers behind, text, layers before. *n items, borrowed or in a. */
struct lay_item *canvas_flat(struct canvas *c, struct arena *a, size_t *n);
/* Appends to a canvas's text the items of another's layers that are behind (or those that are not), by z. */
void canvas_layers_out(struct canvas *to, const struct canvas *c, bool behind);

/* A rule from (x, y) by (dx, dy) in the border's style; a filled rectangle without a frame. */
struct lay_item item_rule(double x, double y, double dx, double dy, const struct doc_border *b);
struct lay_item item_fill(double x, double y, double w, double h, int fill);
double border_width(const struct doc_border *b); /* twips; 0 for none */
/* Do they look alike? No border at all is like one without width. */
bool border_same(const struct doc_border *a, const struct doc_border *b);

/* --- where text stands -------------------------------------------------------- */

/* A page's measures, twips from its top left corner: what drawings are anchored to. */
struct area {
	double width, height;
	double left, right, top, bottom; /* the text area */
	bool left_page;                  /* even: inside is right */
};

/* What text flows around, in the region's coordinates. */
struct obstacle {
	double x0, y0, x1, y1;
	enum doc_wrap_side side;
	bool whole; /* top and bottom: nothing beside it */
};

struct obstacles {
	struct arena *a;
	struct obstacle *at;
	size_t n, cap;
};

/* Where in a chain of blocks the flow stands. Copying it is remembering it. */
struct cursor {
	const struct doc_block *block; /* NULL: at the end */
	bool under_way;                /* the block has begun in a region before */
	size_t text_from;              /* paragraph: what is still to come */
	struct para_lines *lines;      /* its lines, where they still hold; NULL: to be made from text_from */
	size_t line;
	double lines_width;
	struct table_state *table;
};

enum stop {
	STOP_DONE, /* all blocks are placed */
	STOP_FULL,
	STOP_PAGE, /* a page break was asked for */
	STOP_COLUMN,
	STOP_ABOVE /* a float overlaps what stands above: only within flow_fill, which then goes back */
};

struct flow;
struct above;

struct region {
	struct canvas *c;
	double left, width, top, bottom;
	double y;                     /* below what is placed */
	double after;                 /* spacing that the paragraph above wants */
	const struct doc_para *above; /* NULL: a table, or nothing */
	double above_bottom;          /* of its box */
	double tail;                  /* what hangs below the last line's ink: proportional spacing */
	bool empty;                   /* nothing is placed: what does not fit is placed anyway */
	bool kept_from_top;           /* all that stands above keeps with the block at hand */
	double kept_height;           /* of what keeps with it */
	bool keep_before;             /* space before the first paragraph counts */
	const struct area *area;      /* NULL: not known (a text box in a line) */
	struct obstacles *around;
	struct above *past;    /* NULL: text that is placed stays, whatever floats over it */
	struct flow *flow;     /* of the body: breaks count, notes stand at the page's foot; NULL in boxes */
	struct arena *scratch; /* of the body: lines live here until they are placed */
	VEC(const struct doc_note *) notes; /* boxes: called so far */
	bool tags;
	int depth; /* tables within tables */
	bool over; /* its lines don't keep clear of its floats */
};

struct region_mark {
	struct canvas_mark canvas;
	double y, after, above_bottom;
	const struct doc_para *above;
	bool empty;
	size_t notes_n, around_n, outline_n, places_n, styled_n;
	struct notes_mark {
		size_t placed_n, waiting_n;
		double height, tail;
		bool full;
		struct cursor rest;
		const struct doc_note *rest_of;
	} foot;
};

/* An empty region of a canvas, from top down to bottom (HUGE_VAL: as high as it gets), in no flow. */
void region_init(struct region *r, struct canvas *c, double left, double top, double width, double bottom);
/* Where the region stands; region_back takes away all that was placed since, notes at the page's foot included. */
struct region_mark region_at(const struct region *r);
void region_back(struct region *r, struct region_mark mark);
/*
 * Does something whose foot is at bottom and which calls these notes still fit? may_split: of
 * the last note its first line is enough (its mark stands in the very line that is asked for).
 */
bool region_fits(struct region *r, double bottom, const struct doc_note **notes, size_t n, bool may_split);
/* The notes are called from what was just placed, which ends at bottom. */
void region_call(struct layout *l, struct region *r, double bottom, const struct doc_note **notes, size_t n);

/*
 * Places blocks from the cursor on until they end or something stops it; the cursor then stands where to go on. In an
 * empty region at least one line is placed, fit or not. What is complained of: tables nested too deeply, lines higher
 * than the page, more floats or notes than are heeded.
 */
enum stop flow_fill(struct layout *l, struct region *r, struct cursor *c);
/*
 * Lays out blocks in a width from the canvas's origin on, as high as they get. The height, space after the last
 * included.
 */
double flow_box(struct layout *l, const struct doc_block *blocks, double width, struct canvas *c, struct region *out);

/* --- tables ---------------------------------------------------------------------- */

struct table_plan {
	const struct doc_table *t;
	int n;        /* columns */
	double *edge; /* n + 1, from the table's left edge */
	double x;     /* left edge in the region */
	int headers;  /* rows that repeat */
};

/* Columns and place of a table in that width: layout/README.md, Tables. Lives in l->a. */
struct table_plan *table_plan_new(struct layout *l, const struct doc_table *t, double width);
/* As flow_fill, for the table at the cursor: its rows, or all of it where it floats. */
enum stop table_fill(struct layout *l, struct region *r, struct cursor *c);

/* --- floats ------------------------------------------------------------------------ */

/*
 * Where a floating thing of w by h stands: *x and *y are its top left corner. Its anchor is in the paragraph at
 * para_y, in the line at line_y, at the letter at char_x. layout/README.md, Floats.
 */
void float_place(const struct layout *l, const struct region *r, const struct doc_floating *fl, double w, double h,
    double char_x, double para_y, double line_y, double *x, double *y);
/* Keeps text clear of such a thing that stands at (x, y), with its distances. */
void float_obstacle(struct region *r, const struct doc_floating *fl, double x, double y, double w, double h);
/* struct band's free for a region: where a line of a paragraph that begins at y fits. */
struct band_place {
	struct layout *l;
	const struct region *r;
	double y;
	double least; /* width of a gap that takes text */
};
bool float_free(void *ctx, double y, double height, double *left, double *right, double *below);
/* How wide a gap beside a float must be to take text. */
double float_least_gap(const struct layout *l);
/* Does text flow around it (or stop above and go on below), instead of running over or under it? */
bool float_wraps(const struct doc_floating *fl);
/* As flow_fill, for the paragraphs of one frame (framePr), which begins at the cursor. */
enum stop frame_fill(struct layout *l, struct region *r, struct cursor *c);
/* Paints a drawing at (x, y), in its layer. */
void float_paint(struct layout *l, struct region *r, const struct doc_drawing *dr, double x, double y);
/* A drawing's height; that of a text box which grows follows its text. */
double drawing_height(struct layout *l, const struct doc_drawing *dr);
/* A drawing's own items with its top left corner at (0, 0), in l->a: pictures, shapes, groups, text boxes, charts. */
void lay_drawing(struct layout *l, const struct doc_drawing *dr, struct lay_item **items, size_t *n);

/* --- text above floats ---------------------------------------------------------------- */

/* Where a run of blocks that keep with the next began. */
struct chain {
	bool open, at_top;
	struct cursor from;
	struct region_mark mark;
};

/* Where a block began. */
struct above_start {
	struct cursor at;
	struct region_mark mark;
	struct chain chain;
	bool placed;
};

/* A float whose room was made before its anchor is met again. */
struct foreseen {
	const void *what;
	struct doc_floating fl;
	double x, y, width, height;
	size_t start, at; /* its first block, its obstacle */
	int tries;
	bool met, given_up;
};

struct above {
	struct arena *a;
	VEC(struct above_start) starts;
	struct foreseen floats[LIMIT_FLOATS_FORESEEN];
	size_t floats_n;
	size_t from;             /* where to go back to */
	size_t around_n;         /* obstacles before those foreseen where it was gone back to */
	bool gone_back, follows; /* follows: a float goes with its anchor when that moves */
};

/* The region's blocks are remembered in ab from here on. */
void above_begin(struct region *r, struct above *ab, struct arena *a, bool follows);
/* A block begins here. */
void above_start(struct region *r, const struct cursor *c, const struct chain *chain);
/*
 * The obstacle of what floats at (*x, *y), moved to where it was foreseen. False: it touches text above; nothing is
 * done, and the block's filler returns STOP_ABOVE.
 */
bool above_float(struct layout *l, struct region *r, const void *what, const struct doc_floating *fl, double *x,
    double *y, double w, double h);
/* After STOP_ABOVE: back to the block that the float touches, with its box reserved. */
void above_back(struct region *r, struct cursor *c, struct chain *chain);
/*
 * The region ends. True: before an anchor that was foreseen in it; its float is given up, and cursor and chain are
 * back at the block where its box began, so that the region is filled again without it.
 */
bool above_give_up(struct region *r, struct cursor *c, struct chain *chain);

/* --- pages --------------------------------------------------------------------------- */

struct note_placed {
	const struct doc_note *note;
	struct canvas *c;
	double height;
};

/* Notes at the foot of the page under way. */
struct foot {
	VEC(struct note_placed) placed;
	VEC(const struct doc_note *) waiting; /* called, no room left */
	double height;                        /* with the separator */
	double tail;                          /* of the last note: may hang below the text area */
	double separator;                     /* its height; 0: not asked yet */
	bool full;                            /* one was split: nothing more fits on this page */
	struct cursor rest;                   /* of the split one */
	const struct doc_note *rest_of;
};

/* A new page: places what is left of the notes of the page before, as much as leaves room for the body. */
void notes_open(struct flow *flow);
/*
 * How far down the text may reach so that these notes fit below it with those of the page; may_split: of the last one
 * its first line is enough. -HUGE_VAL: no note fits any more.
 */
double notes_limit(struct flow *flow, const struct doc_note **notes, size_t n, bool may_split);
/*
 * Places the notes that are called from text which ends at bottom; what has no room is split or waits for the next
 * page.
 */
void notes_take(struct flow *flow, double bottom, const struct doc_note **notes, size_t n);
/* Paints the separator and the page's notes, at the foot or (text_bottom) right below the text. */
void notes_paint(struct flow *flow, double text_bottom);
/* Notes that found no room on the pages so far. */
bool notes_left(const struct flow *flow);

struct note_size { /* laid out whole */
	const struct doc_note *note;
	struct canvas *c;
	double height, first; /* first: of its first line */
	double tail;          /* what of the height hangs below its last line: may hang below the page's text too */
};

struct place_mark { /* a bookmark met in this pass */
	str name;
	size_t page;
};

struct flow {
	struct layout l; /* first: boxes know only this */
	struct arena *a; /* of the pages */
	struct arena *scratch;
	bool stopped; /* limits */
	/* the page under way */
	bool open;
	struct area area;
	struct canvas *head, *body, *foot_c;
	struct foot foot;
	struct obstacles around;
	struct above past;
	VEC(struct note_size) sizes;
	int number;
	const struct doc_section *section; /* whose measures and headers the page has */
	double text_bottom;                /* lowest text */
	double after;                      /* spacing that the last paragraph of the section before wants */
	bool placed;                       /* anything in the body */
	/* results */
	VEC(struct lay_page) pages;
	size_t unseen; /* empty pages that are counted and not made */
	VEC(struct lay_outline_entry) outline;
	VEC(struct place_mark) places;
	VEC(struct styled_words) styled; /* empty where no field asks */
	VEC(size_t) section_pages;
	VEC(str) section_totals; /* of the pass before */
	size_t section_index;
};

/*
 * A new page of a section: its number, measures, header and footer, and notes left from before. first: of its section;
 * restart: the section may ask for a number of its own. Stops the flow (f->stopped) with a complaint after LIMIT_PAGES.
 */
void page_open(struct flow *flow, const struct doc_section *section, bool first, bool restart);
/* The sides of the text on the page at hand; mirrored margins are swapped, and the gutter is at the inner side. */
void page_sides(const struct flow *flow, const struct doc_section *section, double *left, double *right);
/* What a text:section of ODF takes from the text at its sides. */
void page_insets(struct flow *flow, const struct doc_section *section);
/* The page ends: aligns its body, paints its notes, and adds all its items to the results, in the order of painting. */
void page_close(struct flow *flow);

extern const struct diag_kind lay_many_pages, lay_tall_line, lay_deep_tables, lay_tall_picture, lay_no_preview,
    lay_no_room, lay_broken_number, lay_unfit;

#endif
