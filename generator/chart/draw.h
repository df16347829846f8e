#ifndef CHART_DRAW_H
#define CHART_DRAW_H

#include "chart/axis.h"
#include "chart/model.h"
#include "chart/scene.h"

struct diags;
struct shaper;
struct value;

/*
 * Laying out: what the kinds of charts share. struct lay holds the scene in the making; a box is the part of it that is
 * left for whoever is handed it. Lengths are points, y goes down.
 *
 * The files stand in a circle: the table of the kinds (kind.c) names who draws each of them, the model is read by
 * that table, and who draws asks the model.
 */
struct lay {
	struct scene *s;
	struct model *m;
	struct shaper *shaper;
	const struct face *face[FONTS];
	double title, label, small; /* sizes of type in points */
	struct arena *a;
	struct diags *d;
	bool left_out; /* labels: complained once */
};

struct box {
	double x, y, w, h;
};

enum { TRACK = 0xE4E4E4 }; /* the pale bar behind one that shows progress, as long as the target */

/*
 * Times New Roman in shares of its size: how far the middle of a line of type is above its baseline
 * (figures are higher than words, and the name beside a key has its small letters at the key's middle), and how far the
 * first baseline is below the top of a text.
 */
#define FIGURE_MIDDLE  0.33
#define LABEL_MIDDLE   0.32
#define NAME_MIDDLE    0.31
#define FIRST_BASELINE 0.85

/* --- styles: apart in colour, in luminance and by hatch, dash and marker (style.c) --- */

/* The colour (0xRRGGBB) of a style's line, dark enough that text in it can be read. Any style from 0 on. */
int style_ink(int style);

/*
 * --- items (draw.c) ---
 *
 * Each adds to the scene what is painted over all that is there. role is kept, not copied; text is borrowed as long as
 * the scene lives. The item that comes back is the scene's, and moves when the next one is added.
 */

/* A rectangle; w and h may be negative, then it extends to the left or upwards. */
struct item *draw_rect(struct lay *l, const char *role, double x, double y, double w, double h, struct chart_fill fill,
    struct chart_stroke stroke);
struct item *draw_line(
    struct lay *l, const char *role, double x0, double y0, double x1, double y1, struct chart_stroke stroke);
/* A line through n points, at least one. */
struct item *draw_path(struct lay *l, const char *role, const struct point *at, size_t n, struct chart_stroke stroke);
/* One line of text with its baseline at y, and its start, middle or end at x. Nothing for an empty one. */
void draw_text(struct lay *l, const char *role, str text, enum font font, double size, double x, double y,
    enum anchor anchor, int rgb);
/* A style's marker, its centre at (x, y); hollow for estimates. */
void draw_marker(struct lay *l, const char *role, int style, bool estimate, double x, double y);

/* --- text (draw.c) --- */
/* Width of a line of text in points, kerned as it will be drawn. */
double text_width(struct lay *l, str text, enum font font, double size);
/* From one baseline to the next. */
double line_height(double size);
enum { WRAP_MAX = 6 };
struct wrapped {
	str at[WRAP_MAX];
	int n;
	double width; /* of the widest */
	bool cut;     /* words were left out, an ellipsis stands for them */
	bool torn;    /* a word was broken between its letters */
};
/*
 * Breaks text into at most max_lines lines (and WRAP_MAX) no wider than width, all about as long. What doesn't fit is
 * cut off, and words wider than a line are torn; the result says so. Its lines are the arena's or borrowed from text.
 */
struct wrapped wrap(struct lay *l, str text, enum font font, double size, double width, int max_lines);
/* The lines below one another, the first baseline at y. */
void draw_wrapped(struct lay *l, const char *role, const struct wrapped *w, enum font font, double size, double x,
    double y, enum anchor anchor, int rgb);
/* A figure as a label, with its series' decimals; without the unit, which stands over the chart. */
str figure_text(struct lay *l, const struct series *series, const struct chart_figure *figure);
/* Warns once a chart that labels found no room (C108). */
void complain_left_out(struct lay *l);

/* --- frame (frame.c): title, unit, legend, source; gives the box that is left --- */
struct legend_entry {
	str name;
	enum { SWATCH_FILL, SWATCH_LINE, SWATCH_TARGET, SWATCH_MARK } swatch;
	int style;
	bool estimate;
};
struct legend {
	VEC(struct legend_entry) at;
};
/* One more entry. swatch: one of the enum above. */
void legend_add(struct lay *l, struct legend *g, str name, int swatch, int style, bool estimate);
/* Series by their fills or lines, then estimates and the target where they are drawn. */
void legend_of(struct lay *l, struct legend *g, bool with_target);
/*
 * Draws title, unit, legend, source and note, and gives the box that is left for the figures: at least 10 points high.
 */
struct box draw_frame(struct lay *l, const struct legend *g);

/* --- kinds --- */
void draw_cartesian(struct lay *l); /* cot, cot_chong, duong, cot_duong (cartesian.c) */
void draw_bars(struct lay *l);      /* thanh (bars.c) */
void draw_targets(struct lay *l);   /* muc_tieu (bars.c) */
void draw_pie(struct lay *l);       /* tron (pie.c) */

/* Six slices are told apart by colour and hatch; while they are sorted one more stands in the list, and the rest. */
enum { SLICES = 6, SLICES_ROOM = SLICES + 2 };
struct slice {
	str name;
	double at;
	struct dec value;
	bool estimate;
};
/*
 * Slices of a pie into at, which has room for SLICES_ROOM: figures above zero, the largest first, equal ones in their
 * order; where there are more than SLICES the smallest are one, "Khác", at the end. How many.
 */
size_t pie_slices(const struct model *model, struct slice *at);

#endif
