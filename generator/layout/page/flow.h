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
 * Flow: blocks onto pages. One engine serves the body, cells, notes, headers and text
 * boxes: flow_fill() puts blocks into a region until they end or it is full, and leaves a cursor
 * where it stopped. A row that splits is its cells' cursors; a page is one region a
 * column. What must be undone (a heading whose next paragraph did not fit, a trial of balanced
 * columns) is cut off again: everything that grows only grows at its end, so that a mark is
 * a few counts.
 */

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

struct canvas *canvas_new(struct arena *a);
struct lay_item *canvas_add(struct canvas *c, const struct lay_item *it, double dx, double dy);
void canvas_items(struct canvas *c, const struct lay_item *items, size_t n, double dx, double dy);
/* from's items and layers, moved, at the end of c. */
void canvas_join(struct canvas *c, const struct canvas *from, double dx, double dy);
/* The same, put before item at of c's text. */
void canvas_insert(struct canvas *c, size_t at, const struct canvas *from, double dx, double dy);
void canvas_layer(struct canvas *c, const struct layer *layer, double dx, double dy);
void canvas_move(struct canvas *c, size_t from, double dx, double dy);
struct canvas_mark canvas_at(const struct canvas *c);
void canvas_cut(struct canvas *c, struct canvas_mark mark);
void canvas_tag(struct canvas *c, str tag);
void canvas_untag(struct canvas *c);
/* Everything in one list: behind, text, before. */
struct lay_item *canvas_flat(struct canvas *c, struct arena *a, size_t *n);
/* Layers that are behind (or not), by z, appended. */
void canvas_layers_out(struct canvas *to, const struct canvas *c, bool behind);

struct lay_item item_rule(double x, double y, double dx, double dy, const struct doc_border *b);
struct lay_item item_fill(double x, double y, double w, double h, int fill);
double border_width(const struct doc_border *b); /* twips; 0 for none */
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
	bool under_way;                /* the block has begun above */
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
	STOP_ABOVE /* a float moves what stands already: never leaves flow_fill */
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
	size_t notes_n, around_n, outline_n, places_n;
	struct notes_mark {
		size_t placed_n, waiting_n;
		double height, tail;
		bool full;
		struct cursor rest;
		const struct doc_note *rest_of;
	} foot;
};

void region_init(struct region *r, struct canvas *c, double left, double top, double width, double bottom);
struct region_mark region_at(const struct region *r);
void region_back(struct region *r, struct region_mark mark);
/*
 * Does something whose foot is at bottom and which calls these notes still fit? may_split: of
 * the last note its first line is enough (its mark stands in the very line that is asked for).
 */
bool region_fits(struct region *r, double bottom, const struct doc_note **notes, size_t n, bool may_split);
/* The notes are called from what was just placed, which ends at bottom. */
void region_call(struct layout *l, struct region *r, double bottom, const struct doc_note **notes, size_t n);

enum stop flow_fill(struct layout *l, struct region *r, struct cursor *c);
/* Blocks in a width, as high as they get; spacing after the last counts. The height. */
double flow_box(struct layout *l, const struct doc_block *blocks, double width, struct canvas *c, struct region *out);

/* --- tables ---------------------------------------------------------------------- */

struct table_plan {
	const struct doc_table *t;
	int n;        /* columns */
	double *edge; /* n + 1, from the table's left edge */
	double x;     /* left edge in the region */
	int headers;  /* rows that repeat */
};

struct table_plan *table_plan_new(struct layout *l, const struct doc_table *t, double width);
enum stop table_fill(struct layout *l, struct region *r, struct cursor *c);

/* --- floats ------------------------------------------------------------------------ */

/* Where a floating thing of this size stands; (x, y) is its anchor's place in the region. */
void float_place(const struct layout *l, const struct region *r, const struct doc_floating *fl, double w, double h,
    double char_x, double para_y, double line_y, double *x, double *y);
void float_obstacle(struct region *r, const struct doc_floating *fl, double x, double y, double w, double h);
/* struct band's free for a region: where a line of a paragraph that begins at y fits. */
struct band_place {
	struct layout *l;
	const struct region *r;
	double y;
	double least; /* width of a gap that takes text */
};
bool float_free(void *ctx, double y, double height, double *left, double *right, double *below);
double float_least_gap(const struct layout *l);
bool float_wraps(const struct doc_floating *fl);
/* framePr: the paragraphs of one frame. */
enum stop frame_fill(struct layout *l, struct region *r, struct cursor *c);
/* Paints a drawing at (x, y), in its layer. */
void float_paint(struct layout *l, struct region *r, const struct doc_drawing *dr, double x, double y);
double drawing_height(struct layout *l, const struct doc_drawing *dr);
/* A drawing's own items with its top left corner at (0, 0): pictures, shapes, groups, text boxes, charts. */
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
void above_back(struct region *r, struct cursor *c, struct chain *chain);
/* The region ends before an anchor that was foreseen in it: true: back, to fill it without. */
bool above_give_up(struct region *r, struct cursor *c, struct chain *chain);

/* --- pages --------------------------------------------------------------------------- */

struct note_placed {
	const struct doc_note *note;
	struct canvas *c;
	double height;
	bool goes_on; /* began on the page before */
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

void notes_open(struct flow *flow); /* a new page: what is left of the page before */
double notes_limit(struct flow *flow, const struct doc_note **notes, size_t n, bool may_split);
void notes_take(struct flow *flow, double bottom, const struct doc_note **notes, size_t n);
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
	size_t body_from;
	/* results */
	VEC(struct lay_page) pages;
	size_t unseen; /* empty pages that are counted and not made */
	VEC(struct lay_outline_entry) outline;
	VEC(struct place_mark) places;
	VEC(size_t) section_pages;
	VEC(str) section_totals; /* of the pass before */
	size_t section_index;
};

void page_open(struct flow *flow, const struct doc_section *section, bool first, bool restart);
/* The sides of the text on the page at hand, mirrored margins swapped. */
bool page_room(double *low, double *high, double size, double least);
void page_sides(const struct flow *flow, const struct doc_section *section, double *left, double *right);
void page_insets(struct flow *flow, const struct doc_section *section);
void page_close(struct flow *flow);

extern const struct diag_kind lay_many_pages, lay_tall_line, lay_deep_tables, lay_tall_picture, lay_no_preview,
    lay_no_room;

#endif
