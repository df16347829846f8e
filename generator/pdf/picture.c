/*
 * Pictures. A JPEG goes into the PDF as it is, and so does a plain PNG: cairo
 * knows of no PNG that passes through, so it is given a JPEG in name only (a comment with
 * the picture's number and a header with its size), in whose place pdf_finish() puts the PNG's data.
 */
#include "pdf/inner.h"

#include <string.h>

#include "base/limits.h"
#include "base/msg.h"

struct picture {
	cairo_surface_t *surface; /* NULL: unreadable */
	const char *why;
};

static unsigned
read_be16(const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	return (unsigned)p[0] << 8 | p[1];
}

static void
surface_free(void *s)
{
	cairo_surface_destroy(s);
}

/* --- JPEG ---------------------------------------------------------------------- */

struct jpeg {
	unsigned width, height, colours;
	bool data; /* its picture begins */
};

enum { SCAN = 0xda }; /* the marker behind whose header the picture's data begins */

/*
 * Whether a marker begins a frame header: C0 to CF, less those of tables and arithmetic coding (ITU-T T.81, B.1.1.3).
 */
static bool
is_frame(unsigned char marker)
{
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/* Its size by the frame header; false: it has none or nothing behind it. */
static bool
jpeg_read(str b, struct jpeg *j)
{
	*j = (struct jpeg){ 0 };
	for (size_t at = 2; at + 4 <= b.n && (unsigned char)b.p[at] == 0xff;) {
		unsigned char marker = (unsigned char)b.p[at + 1];
		size_t n = read_be16(b.p + at + 2);

		if (marker == 0xff) { /* filler */
			at++;
			continue;
		}
		if (n < 2 || n > b.n - at - 2)
			return false;
		if (is_frame(marker) && n >= 8) { /* length, precision, height, width, components: ITU-T T.81, B.2.2 */
			j->height = read_be16(b.p + at + 5);
			j->width = read_be16(b.p + at + 7);
			j->colours = (unsigned char)b.p[at + 9];
		}
		at += 2 + n;
		if (marker == SCAN) {
			j->data = at < b.n;
			break;
		}
	}
	return j->data && j->width > 0 && j->height > 0;
}

/* --- surfaces -------------------------------------------------------------------- */

struct reader {
	str rest;
};

static cairo_status_t
read_some(void *closure, unsigned char *to, unsigned n)
{
	struct reader *r = closure;

	if (n > r->rest.n)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(to, r->rest.p, n);
	r->rest = str_sub(r->rest, n, r->rest.n);
	return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
surface_or_null(cairo_surface_t *s)
{
	if (s != NULL && cairo_surface_status(s) != CAIRO_STATUS_SUCCESS) {
		cairo_surface_destroy(s);
		return NULL;
	}
	return s;
}

/*
 * An image of that size whose pixels are never looked at: its JPEG data are what
 * is written. cairo copies the pixels nevertheless, so they are as few bits as it allows.
 */
static cairo_surface_t *
passed_through(unsigned width, unsigned height, str data)
{
	cairo_surface_t *s = surface_or_null(cairo_image_surface_create(CAIRO_FORMAT_A1, (int)width, (int)height));

	/* the bytes are the document's, which outlives the surface */
	if (s != NULL &&
	    cairo_surface_set_mime_data(s, CAIRO_MIME_TYPE_JPEG, (const unsigned char *)data.p, data.n, NULL, NULL) !=
		CAIRO_STATUS_SUCCESS) {
		cairo_surface_destroy(s);
		return NULL;
	}
	return s;
}

static cairo_surface_t *
jpeg_surface(struct painter *p, str bytes, const char **why)
{
	struct jpeg j;

	if (!jpeg_read(bytes, &j))
		return NULL;
	if ((unsigned long long)j.width * j.height > LIMIT_PICTURE_PIXELS) {
		*why = _("too many pixels");
		return NULL;
	}
	/* four colours are CMYK, for which a PDF/A of ours has no meaning */
	if (p->vector && (j.colours == 1 || j.colours == 3))
		return passed_through(j.width, j.height, bytes);
	return rare_image(bytes, why);
}

/* JPEG in name only: start, comment with a number, frame, end. */
static str
png_mark(struct painter *p, const struct png *png)
{
	struct out o;
	str mark;
	unsigned colours = png->indexed ? 3 : png->colours;

	out_init(&o);
	out_bytes(&o, "\xff\xd8\xff\xfe", 4);
	out_bytes(&o, "\0\26", 2); /* 22 bytes with these two */
	out_printf(&o, "%s%010zu", PNG_MARK, p->pngs.n);
	out_bytes(&o, "\xff\xc0\0", 3);
	out_char(&o, (char)(8 + 3 * colours));
	out_char(&o, 8);
	for (int k = 0; k < 2; k++) {
		unsigned v = k == 0 ? png->height : png->width;

		out_char(&o, (char)(v >> 8 & 0xff));
		out_char(&o, (char)(v & 0xff));
	}
	out_char(&o, (char)colours);
	for (unsigned k = 1; k <= colours; k++) {
		out_char(&o, (char)k);
		out_bytes(&o, "\x11\0", 2);
	}
	out_bytes(&o, "\xff\xd9", 2);
	mark = out_copy(&o, p->a);
	out_release(&o);
	return mark;
}

enum { PNG_LEAST = 33 }; /* bytes: signature and IHDR, whose width is at 16 and height at 20 */

static cairo_surface_t *
png_surface(struct painter *p, str bytes, const char **why)
{
	struct reader reader = { bytes };
	struct png png;

	if (bytes.n < PNG_LEAST || read_be16(bytes.p + 16) > 0x7fff || read_be16(bytes.p + 20) > 0x7fff)
		return NULL;
	if ((unsigned long long)(read_be16(bytes.p + 16) << 16 | read_be16(bytes.p + 18)) *
		(read_be16(bytes.p + 20) << 16 | read_be16(bytes.p + 22)) >
	    LIMIT_PICTURE_PIXELS) {
		*why = _("too many pixels");
		return NULL;
	}
	if (p->vector && png_read(bytes, &png, p->a) && png.width <= LIMIT_PICTURE_SIDE &&
	    png.height <= LIMIT_PICTURE_SIDE) {
		str mark = png_mark(p, &png);

		*VEC_ADD(p->a, &p->pngs) = png;
		return passed_through(png.width, png.height, mark);
	}
	return surface_or_null(cairo_image_surface_create_from_png_stream(read_some, &reader));
}

static cairo_surface_t *
read_surface(struct painter *p, str bytes, const char **why)
{
	if (str_starts(bytes, STR("\x89PNG\r\n\x1a\n")))
		return png_surface(p, bytes, why);
	if (str_starts(bytes, STR("\xff\xd8\xff")))
		return jpeg_surface(p, bytes, why);
	if (bytes.n == 0)
		*why = _("no data");
	return bytes.n > 0 ? rare_image(bytes, why) : NULL;
}

/* A letterhead on every page is one picture: the same bytes are read once. */
static const struct picture *
picture_of(struct painter *p, str bytes)
{
	str key = str_format(p->a, "%p %zu", (const void *)bytes.p, bytes.n);
	struct picture *pic = map_find(p->pictures, key);

	if (pic == NULL) {
		pic = ARENA_NEW(p->a, struct picture);
		pic->surface = read_surface(p, bytes, &pic->why);
		if (pic->surface != NULL)
			arena_defer(p->a, surface_free, pic->surface);
		map_put(p->pictures, key, pic);
	}
	return pic;
}

static const double PART_LEAST = 0.0001; /* of a side: less is cropped away whole */

/* Paints the part that is not cropped away over the whole box. */
static void
paint_surface(struct painter *p, cairo_surface_t *s, const struct lay_item *it, double width, double height)
{
	const double *crop = it->crop;
	double w = cairo_image_surface_get_width(s), h = cairo_image_surface_get_height(s);
	double part_w = 1 - crop[SIDE_LEFT] - crop[SIDE_RIGHT], part_h = 1 - crop[SIDE_TOP] - crop[SIDE_BOTTOM];

	if (!(part_w > PART_LEAST) || !(part_h > PART_LEAST))
		return;
	cairo_save(p->cr);
	if (part_w != 1 || part_h != 1) {
		cairo_rectangle(p->cr, 0, 0, width, height);
		cairo_clip(p->cr);
	}
	cairo_scale(p->cr, width / (w * part_w), height / (h * part_h));
	cairo_set_source_surface(p->cr, s, -crop[SIDE_LEFT] * w, -crop[SIDE_TOP] * h);
	/* any other filter makes /Interpolate true, which PDF/A forbids */
	cairo_pattern_set_filter(cairo_get_source(p->cr), p->vector ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_GOOD);
	cairo_paint(p->cr);
	cairo_restore(p->cr);
}

enum { SVG_HEAD = 4096 }; /* bytes in which comments may stand before the root element */

static bool
is_svg(str bytes)
{
	str head = str_trim(str_sub(bytes, str_starts(bytes, STR("\ufeff")) ? 3 : 0, SVG_HEAD));

	return str_starts(head, STR("<")) && str_find(head, STR("<svg"), 0) < head.n;
}

bool
paint_picture(struct painter *painter, const struct lay_item *it, double width, double height, const char **why)
{
	const struct picture *pic;

	if (it->svg.n > 0 && rare_svg(painter->cr, it->svg, width, height, why))
		return true;
	if (is_svg(it->bytes))
		return rare_svg(painter->cr, it->bytes, width, height, why);
	pic = picture_of(painter, it->bytes);
	*why = pic->surface == NULL ? pic->why : NULL;
	if (pic->surface != NULL)
		paint_surface(painter, pic->surface, it, width, height);
	return pic->surface != NULL;
}
