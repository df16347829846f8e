#include <string.h>

#include "base/limits.h"
#include "fill/state.h"

/* Pictures: what they are and how large, from their first bytes. */

enum {
	EMU_INCH = 914400,
	EMU_TWIP = 635,
	SCREEN_DPI = 96,
	DPI_MIN = 10,
	DPI_MAX = 2400,  /* what lies outside is a mistake of the program that wrote it */
	SVG_HEAD = 1024, /* bytes in which "<svg" is sought, behind a prolog and comments */
	SVG_WIDTH = 300,
	SVG_HEIGHT = 150 /* where it says none (CSS 2.2, 10.3.2 and 10.6.2) */
};

static unsigned
read_u32_be(const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	return (unsigned)p[0] << 24 | (unsigned)p[1] << 16 | (unsigned)p[2] << 8 | p[3];
}

static unsigned
read_u16_be(const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	return (unsigned)p[0] << 8 | p[1];
}

enum picture_format
picture_format(str b)
{
	str head = str_sub(b, 0, SVG_HEAD);

	if (str_starts(b, STR("\x89PNG\r\n\x1a\n")))
		return PICTURE_PNG;
	if (str_starts(b, STR("\xff\xd8\xff")))
		return PICTURE_JPEG;
	if (str_starts(b, STR("GIF8")))
		return PICTURE_GIF;
	if (str_find(head, STR("<svg"), 0) < head.n)
		return PICTURE_SVG;
	return PICTURE_UNKNOWN;
}

struct extent {
	unsigned w, h;
	double dpi;
};

/* IHDR's width and height at 16 and 20; pHYs with unit 1: pixels a metre (W3C, PNG). */
static bool
png_extent(str b, struct extent *e)
{
	if (b.n < 33)
		return false;
	e->w = read_u32_be(b.p + 16);
	e->h = read_u32_be(b.p + 20);
	for (size_t at = 8; at + 12 <= b.n;) {
		unsigned n = read_u32_be(b.p + at);

		if (memcmp(b.p + at + 4, "pHYs", 4) == 0 && n == 9 && at + 17 <= b.n && b.p[at + 16] == 1)
			e->dpi = read_u32_be(b.p + at + 8) * 0.0254;
		if (memcmp(b.p + at + 4, "IDAT", 4) == 0 || n > b.n)
			break;
		at += 12 + (size_t)n;
	}
	return true;
}

/* Segments up to a start of frame, SOF0 to SOF15 but DHT, JPG and DAC (ITU-T T.81, B.2.2); JFIF's density on the way. */
static bool
jpeg_extent(str b, struct extent *e)
{
	for (size_t at = 2; at + 9 < b.n && b.p[at] == '\xff';) {
		unsigned char m = (unsigned char)b.p[at + 1];
		unsigned n = read_u16_be(b.p + at + 2);

		if (m == 0xe0 && n >= 14 && at + 16 < b.n && memcmp(b.p + at + 4, "JFIF", 4) == 0 && b.p[at + 11] == 1)
			e->dpi = read_u16_be(b.p + at + 12);
		if (m >= 0xc0 && m <= 0xcf && m != 0xc4 && m != 0xc8 && m != 0xcc) {
			e->h = read_u16_be(b.p + at + 5);
			e->w = read_u16_be(b.p + at + 7);
			return true;
		}
		at += 2 + n;
	}
	return false;
}

static double
svg_length(str v)
{
	static const struct {
		const char *unit;
		double px;
	} units[] = { { "cm", 96 / 2.54 }, { "mm", 96 / 25.4 }, { "in", 96 }, { "pt", 96.0 / 72 }, { "px", 1 } };
	double n = 0, tenth = 0;

	for (size_t i = 0; i < v.n; i++) {
		if (v.p[i] >= '0' && v.p[i] <= '9') {
			n = tenth > 0 ? n + (v.p[i] - '0') * tenth : n * 10 + (v.p[i] - '0');
			tenth /= 10;
		} else if (v.p[i] == '.' && tenth == 0) {
			tenth = 0.1;
		} else {
			for (size_t k = 0; k < sizeof units / sizeof *units; k++)
				if (str_eq(str_sub(v, i, v.n), str_of(units[k].unit)))
					return n * units[k].px;
			return 0; /* "%" */
		}
	}
	return n;
}

static bool
svg_extent(str b, struct extent *e)
{
	size_t at = str_find(b, STR("<svg"), 0);
	str tag = str_sub(b, at, str_find_char(b, '>', at) + 1), box;
	double w = svg_length(tag_attribute(tag, STR("width"), NULL)),
	       h = svg_length(tag_attribute(tag, STR("height"), NULL));

	if (w <= 0 || h <= 0) {
		box = tag_attribute(tag, STR("viewBox"), NULL);
		for (int i = 0; i < 2; i++)
			str_split(&box, ' ');
		w = svg_length(str_split(&box, ' '));
		h = svg_length(box);
	}
	e->w = (unsigned)(w > 0 ? w : SVG_WIDTH);
	e->h = (unsigned)(h > 0 ? h : SVG_HEIGHT);
	return true;
}

bool
picture_measure(const struct picture *picture, struct picture_size *size)
{
	struct extent e = { 0, 0, SCREEN_DPI };
	bool ok = false;

	switch (picture_format(picture->bytes)) {
	case PICTURE_PNG: ok = png_extent(picture->bytes, &e); break;
	case PICTURE_JPEG: ok = jpeg_extent(picture->bytes, &e); break;
	case PICTURE_SVG: ok = svg_extent(picture->bytes, &e); break;
	case PICTURE_GIF:
		ok = picture->bytes.n > 10;
		if (ok) {
			e.w = (unsigned char)picture->bytes.p[6] | (unsigned)(unsigned char)picture->bytes.p[7] << 8;
			e.h = (unsigned char)picture->bytes.p[8] | (unsigned)(unsigned char)picture->bytes.p[9] << 8;
		}
		break;
	default: break;
	}
	if (!ok || e.w == 0 || e.h == 0 || (unsigned long long)e.w * e.h > LIMIT_PICTURE_PIXELS)
		return false;
	if (e.dpi < DPI_MIN || e.dpi > DPI_MAX)
		e.dpi = SCREEN_DPI;
	size->width_emu = (long long)((double)e.w / e.dpi * EMU_INCH);
	size->height_emu = (long long)((double)e.h / e.dpi * EMU_INCH);
	if (picture->width_twips > 0 && picture->height_twips > 0) {
		size->width_emu = (long long)picture->width_twips * EMU_TWIP;
		size->height_emu = (long long)picture->height_twips * EMU_TWIP;
	} else if (picture->width_twips > 0) {
		size->height_emu = (long long)((double)picture->width_twips * EMU_TWIP * e.h / e.w);
		size->width_emu = (long long)picture->width_twips * EMU_TWIP;
	} else if (picture->height_twips > 0) {
		size->width_emu = (long long)((double)picture->height_twips * EMU_TWIP * e.w / e.h);
		size->height_emu = (long long)picture->height_twips * EMU_TWIP;
	}
	return true;
}
