#ifndef CHART_DRAW_H
#define CHART_DRAW_H

#include "chart/axis.h"
#include "chart/model.h"
#include "chart/scene.h"

struct diags;
struct shaper;
struct value;

/*
 * Laying out: what the kinds of charts share. A layouter holds the scene in
 * the making; boxes are what is left for whom.
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

enum { TRACK = 0xE4E4E4 };

/* --- styles: apart in colour, in luminance and by hatch, dash and marker (style.c) --- */
int style_ink(int style); /* text in the colour of its line, dark enough to read */

/* --- items (draw.c) --- */
struct item *draw_rect(struct lay *l, const char *role, double x, double y, double w, double h, struct chart_fill fill,
    struct chart_stroke stroke);
struct item *draw_line(
    struct lay *l, const char *role, double x0, double y0, double x1, double y1, struct chart_stroke stroke);
struct item *draw_path(struct lay *l, const char *role, const struct point *at, size_t n, struct chart_stroke stroke);
void draw_text(struct lay *l, const char *role, str text, enum font font, double size, double x, double y,
    enum anchor anchor, int rgb);
void draw_marker(struct lay *l, const char *role, int style, bool estimate, double x, double y);

/* --- text (draw.c) --- */
double text_width(struct lay *l, str text, enum font font, double size);
double line_height(double size);
enum { WRAP_MAX = 6 };
struct wrapped {
	str at[WRAP_MAX];
	int n;
	double width; /* of the widest */
	bool cut;     /* words were left out, an ellipsis stands for them */
	bool torn;    /* a word was broken between its letters */
};
/* Breaks text into at most max_lines lines no wider than width, all about as long. */
struct wrapped wrap(struct lay *l, str text, enum font font, double size, double width, int max_lines);
/* The lines below one another, the first baseline at y. */
void draw_wrapped(struct lay *l, const char *role, const struct wrapped *w, enum font font, double size, double x,
    double y, enum anchor anchor, int rgb);
/* A figure as a label; its unit stands over the chart. */
str figure_text(struct lay *l, const struct series *series, const struct chart_figure *figure);
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
void legend_add(struct lay *l, struct legend *g, str name, int swatch, int style, bool estimate);
/* Series by their fills or lines, then estimates and the target where they are drawn. */
void legend_of(struct lay *l, struct legend *g, bool with_target);
struct box draw_frame(struct lay *l, const struct legend *g);

/* --- kinds --- */
void draw_cartesian(struct lay *l); /* cot, cot_chong, duong, cot_duong (cartesian.c) */
void draw_bars(struct lay *l);      /* thanh (bars.c) */
void draw_targets(struct lay *l);   /* muc_tieu (bars.c) */
void draw_pie(struct lay *l);       /* tron (pie.c) */

/* Slices of a pie: the larger ones, the rest as one. at: room for SLICES_ROOM. */
enum { SLICES = 6, SLICES_ROOM = SLICES + 2 };
struct slice {
	str name;
	double at;
	struct dec value;
	bool estimate;
};
size_t pie_slices(const struct model *model, struct slice *at);

#endif
