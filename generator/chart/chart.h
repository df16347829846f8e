#ifndef CHART_CHART_H
#define CHART_CHART_H

#include <stdbool.h>
#include <stddef.h>

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
 * The description is a map as inputs.md, Charts, has it, its series already
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
/* One element a line: golden tests' and debugger's view. */
void chart_dump(struct out *o, const struct scene *s);
/* Paints it with its top left corner at the context's origin, 1 unit = 1 pt. */
void chart_paint(const struct scene *s, struct shaper *shaper, cairo_t *cr);
/* SVG 1.1 whose text stays text (fonts by name); reproducible. */
void chart_svg(const struct scene *s, struct out *o);
bool chart_png(const struct scene *s, struct shaper *shaper, int dpi, str *bytes, struct arena *a, struct diags *d);
/* What the chart shows in words, from its data: alt text. */
str chart_alt(const struct value *chart, struct arena *a);
/* Size in points where the description names none (rong, cao) and the place neither. */
void chart_size(const struct value *chart, double *width_pt, double *height_pt);

/*
 * Charts as pictures for packages, drawn once for all that show the same chart at the
 * same size (a document's DOCX and ODT). The shaper is the caller's, or made at the
 * first chart with fonts from font_dirs (NULL-terminated, may be NULL) and freed with a.
 */
struct charts;
struct charts *charts_new(struct shaper *shaper, const char *const *font_dirs, struct arena *a);
struct shaper *charts_shaper(struct charts *c, struct diags *d); /* NULL: complained */

struct chart_picture {
	str svg, png, alt; /* png at CHART_DPI */
};
enum { CHART_DPI = 150 };
/* NULL: complained. Lives as long as c. */
const struct chart_picture *charts_picture(
    struct charts *c, const struct value *chart, double width_pt, double height_pt, struct diags *d);

/*
 * A chart that Word, Excel and LibreOffice can edit (sua_duoc in the description), instead of the
 * picture: the same series, labels, colours and hatches as far as those programs
 * have them. Their numbers follow the viewer's locale. False: complained.
 */
bool chart_is_editable(const struct value *chart);
/* DrawingML: the chart part and its workbook; book_id is the id of the relationship that leads from the one to the other. */
bool chart_native_docx(
    const struct value *chart, str book_id, str *xml, str *workbook, struct arena *a, struct diags *d);
/* ODF: content.xml and styles.xml of a chart object of that size. */
bool chart_native_odt(const struct value *chart, double width_pt, double height_pt, str *content, str *styles,
    struct arena *a, struct diags *d);

#endif
