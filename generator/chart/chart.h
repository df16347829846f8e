#ifndef CHART_CHART_H
#define CHART_CHART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/dec.h"
#include "base/str.h"

struct arena;
struct diags;
struct out;
struct shaper;
struct value;
typedef struct _cairo cairo_t;

/*
 * A chart: description + series → a scene of rectangles, lines and texts at
 * fixed places (plain data, with a text dump) → SVG with real text, PNG, or any
 * cairo context. Nothing of a scene depends on who paints it.
 *
 * The description is a map as chart/README.md, Description, has it, its series already
 * evaluated (plan's context, `vanthu chart`, a native chart's cached values):
 *	ma loai tieu_de don_vi nguon muc_tieu
 *	truc: list of labels     day: list of {ten, gia_tri: list of numbers or none, kieu, loai_so, truc_phu}
 */
struct scene;

/*
 * Lays a chart out in a box of points. NULL: complained (C101 unknown kind, C102
 * series and axis of different lengths, C103 figures that cannot be drawn, C104 nothing to draw, …), each
 * with the place of the value.
 */
struct scene *chart_scene(const struct value *chart, double width_pt, double height_pt, struct shaper *shaper,
    struct arena *a, struct diags *d);
/* The scene as text, one element a line, in the order of painting: for golden tests and debuggers. */
void chart_dump(struct out *out, const struct scene *scene);
/*
 * Paints it with its top left corner at the context's origin, one unit a point; what lies outside its box is clipped.
 * The context's own state is left as it was. shaper: the one that the scene was made with, or one with the same fonts.
 */
void chart_paint(const struct scene *scene, struct shaper *shaper, cairo_t *cr);
/* Appends SVG 1.1 whose text stays text (fonts by name). The same scene gives the same bytes. */
void chart_svg(const struct scene *scene, struct out *out);
/*
 * A PNG of at most 256 colours at dpi dots an inch, in a. False: complained (C110 no pixel or more than
 * LIMIT_PICTURE_PIXELS, C111 cairo or zlib failed), *bytes is left alone.
 */
bool chart_png(const struct scene *scene, struct shaper *shaper, int dpi, str *bytes, struct arena *a, struct diags *d);
/*
 * What the chart shows in words: the author's own alt text, else one made of the data, in Vietnamese. Never complains;
 * of a wrong description it tells what could be read.
 */
str chart_alt(const struct value *chart, struct arena *a);
/* The size in points that the description names (rong, cao), else one that suits its kind and number of rows. */
void chart_size(const struct value *chart, double *width_pt, double *height_pt);

/*
 * Charts as pictures for packages, drawn once for all that show the same chart at the
 * same size (a document's DOCX and ODT). The shaper is the caller's, or made at the
 * first chart with fonts from font_dirs (NULL-terminated, may be NULL) and freed with a.
 */
struct charts;
/* Lives as long as a. */
struct charts *charts_new(struct shaper *shaper, const char *const *font_dirs, struct arena *a);
/* The shaper that the pictures are made with, borrowed. NULL: complained (S101). */
struct shaper *charts_shaper(struct charts *c, struct diags *d);

struct chart_picture {
	str svg, png, alt; /* png at CHART_DPI */
};
enum { CHART_DPI = 150 }; /* of the PNG beside the SVG: sharp on paper, 18 KB for a chart as wide as the text */
/* The chart at a size, drawn now or before. NULL: complained. Lives as long as c. */
const struct chart_picture *charts_picture(
    struct charts *c, const struct value *chart, double width_pt, double height_pt, struct diags *d);

/*
 * A chart as a table, for those who write it as other programs edit it (sua_duoc in the description): labels, a
 * column for each series and, where there is one, for the target; the same colours and hatches as the scene.
 */
enum chart_hatch { HATCH_NONE, HATCH_UP, HATCH_DOWN, HATCH_LEVEL, HATCH_CROSS, HATCH_UPRIGHT };

enum { CHART_NO_COLOUR = -1 };

struct chart_fill {
	int rgb; /* 0xRRGGBB; CHART_NO_COLOUR: not filled */
	enum chart_hatch hatch;
	int hatch_rgb;
};

enum chart_dash { DASH_NONE, DASH_LONG, DASH_SHORT, DASH_DOT, DASH_DASH_DOT };

struct chart_stroke {
	int rgb; /* CHART_NO_COLOUR: no line */
	double width;
	enum chart_dash dash;
};

/* What stands around the figures. */
enum { CHART_INK = 0x1A1A1A, CHART_GREY = 0x595959, CHART_GRID = 0xD9D9D9, CHART_WHITE = 0xFFFFFF };

/* A style is a number: apart in colour, in luminance and by hatch, dash and marker. An estimate is washed out. */
enum { CHART_STYLES = 8 }; /* beyond them styles begin anew */
struct chart_fill chart_style_fill(int style, bool estimate);
struct chart_stroke chart_style_outline(int style, bool estimate);
struct chart_stroke chart_style_line(int style, bool estimate);

struct chart_figure {
	double at; /* 0 where not known */
	struct dec value;
	bool known;
	bool estimate;
};

struct chart_column {
	str name;
	const struct chart_figure *at; /* one for each label */
	bool line, second, target;     /* second: measured on the second axis */
	int style, places;             /* places: decimals of its figures */
};

/* How a chart is built; the first of each is the common one. */
enum chart_body { BODY_COLUMNS, BODY_ROWS, BODY_SLICES };
enum chart_join { JOIN_BESIDE, JOIN_STACKED, JOIN_OVER };             /* columns of one label */
enum chart_figures { FIGURES_OUTSIDE, FIGURES_CENTRE, FIGURES_BASE }; /* where a column's figure stands */

struct chart_table {
	enum chart_body body;
	enum chart_join join;
	enum chart_figures figures;
	str title, unit, second_unit;
	const str *labels;
	size_t n;
	struct chart_column *columns;
	size_t columns_n;
	bool has_lines, has_bars, has_second;
	struct arena *a;
};

/* Does the description ask for a chart that other programs can edit (sua_duoc), and is it one that they have? */
bool chart_is_editable(const struct value *chart);
/* The table, in a. NULL: complained, as chart_scene does. A pie's holds its slices. */
struct chart_table *chart_table(const struct value *chart, struct arena *a, struct diags *d);

#endif
