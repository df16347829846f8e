#ifndef PDF_INNER_H
#define PDF_INNER_H

#include <stdbool.h>
#include <stddef.h>

#include <cairo.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/out.h"
#include "base/vec.h"
#include "pdf/pdf.h"

/* A live rectangle, in points from the page's top left corner. */
struct pdf_link {
	size_t page;
	double x, y, width, height;
	str uri, name;
};

/* A named place. */
struct pdf_place {
	size_t page;
	double x, y; /* points */
};

/* --- png.c: PNG files whose packed rows a PDF takes as they are ------------------ */

struct png {
	unsigned width, height, depth, colours; /* colours: components of a pixel */
	bool indexed;
	str palette, data; /* IDAT's, joined */
};

/*
 * Reads a PNG; its data is put together in a, its palette is borrowed. False: interlaced, transparent or damaged, it
 * must be decoded.
 */
bool png_read(str bytes, struct png *png, struct arena *a);

/* Begins the comment of what stands for a PNG until pdf_finish(), its number in ten figures follows. */
#define PNG_MARK "vanthuPNG:"

/* --- paint.c: items on a cairo context -------------------------------------- */

struct scaled {
	const struct face *face;
	double size_pt, scale;
	cairo_scaled_font_t *font;
};

struct painter {
	struct shaper *shaper;
	struct arena *a;
	struct diags *d;
	struct loc where; /* the document */
	cairo_t *cr;
	bool vector; /* PDF: a JPEG or PNG may go in as it is */
	size_t page;
	double page_height;
	struct map *pictures; /* address and length of the bytes → struct picture */
	struct map *places;   /* name → struct pdf_place; NULL: not wanted */
	VEC(struct pdf_link) links;
	VEC(struct scaled) fonts; /* a face at a size */
	VEC(struct png) pngs;
	VEC(cairo_glyph_t) glyphs; /* of the text being gathered */
	VEC(cairo_text_cluster_t) clusters;
	VEC(cairo_glyph_t) marks; /* drawn as shapes, their letter is the base's */
	struct out text;
	const struct lay_item *gathered; /* its first item; NULL: none */
	int colour;
	bool font_told, nesting_told; /* complained of once a document */
};

/*
 * A painter without pages yet; what it gathers (links, places, pictures as they are) lives in a. Its fonts end with
 * painter_release.
 */
void painter_init(struct painter *painter, struct shaper *shaper, struct arena *a, struct diags *d);
void painter_release(struct painter *painter);
/* A page's items, its top left corner at the origin, one unit a point. */
void paint_page(struct painter *painter, cairo_t *cr, const struct lay_page *page, size_t number);

/* --- line.c ------------------------------------------------------------------- */

/* 0xRRGGBB; automatic (negative) is black. */
void set_colour(cairo_t *cr, int colour);
/*
 * A line from (x, y) by (dx, dy) in points, in the style of a border; width is of the whole. Nothing for BORDER_NONE.
 */
void paint_line(
    cairo_t *cr, double x, double y, double dx, double dy, double width, enum doc_border_style style, int colour);

/* --- picture.c ----------------------------------------------------------------- */

/*
 * Paints a picture into the box (0, 0, width, height) points, cropped. False: unreadable, *why may say why
 * (translated), nothing was painted.
 */
bool paint_picture(struct painter *painter, const struct lay_item *it, double width, double height, const char **why);

/* --- rare.c: libraries that are loaded only when such a picture comes ------------ */

/*
 * Paints an SVG into the box (0, 0, width, height) points. False: it can't be read, is too large (*why) or librsvg is
 * not there.
 */
bool rare_svg(cairo_t *cr, str bytes, double width, double height, const char **why);
/* Are its shapes no more than LIMIT_SVG_SHAPES when all its references are followed? */
bool svg_is_drawable(str bytes);
/*
 * Any picture that gdk-pixbuf reads, as an image, the caller's to destroy. NULL: it does not, or it is too large
 * (*why).
 */
cairo_surface_t *rare_image(str bytes, const char **why);

/* --- finish.c ------------------------------------------------------------------- */

struct finish {
	const struct lay_pages *pages;
	const struct pdf_options *opt;
	const struct pdf_link *links;
	size_t links_n;
	const struct png *pngs;
	size_t pngs_n;
	const struct map *places;
	struct arena *a;
};

/*
 * Appends what cairo wrote, with what it cannot write: links, properties, PDF/A's parts, PNG as they are (finish.c).
 * False: it is not as cairo writes it, or the memory of out failed.
 */
bool pdf_finish(str cairo_pdf, const struct finish *fin, struct out *out);

/* --- icc.c ---------------------------------------------------------------------- */

/* An sRGB profile, the same bytes always. */
str icc_srgb(void);

/* --- kinds.c ---------------------------------------------------------------------- */
extern const struct diag_kind pdf_unwritable, pdf_bad_picture, pdf_bad_chart, pdf_beyond, pdf_no_archive;

#endif
