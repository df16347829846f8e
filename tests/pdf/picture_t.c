/* Pictures on pages: what is painted, dot by dot; what is refused; how a PDF keeps them. */
#include "tap.h"

#include <unistd.h>

#include <cairo.h>
#include <zlib.h>

#include "base/file.h"
#include "base/limits.h"
#include "chart/chart.h"
#include "input/input.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "shape/shape.h"

#define BYTES(s) { s, sizeof s - 1 }

static struct arena *arena;
static struct diags diags;
static struct shaper *shaper;

/* A page of 40 × 40 pt with nothing on it. */
static struct lay_pages *
page_new(void)
{
	static const char *const dirs[] = { "fonts", NULL };
	struct lay_pages *p;

	if (arena == NULL) {
		unsetenv("FONTCONFIG_FILE");
		arena = arena_new(1 << 16);
		diags_init(&diags, arena);
		shaper = shaper_new(dirs, &diags);
	}
	diags_init(&diags, arena);
	p = ARENA_NEW(arena, struct lay_pages);
	p->n = 1;
	p->at = ARENA_NEW(arena, struct lay_page);
	p->at->width = p->at->height = 40 * 20;
	p->at->items = ARENA_ARRAY(arena, struct lay_item, 100);
	return p;
}

static struct lay_item *
add(struct lay_pages *p, enum lay_item_kind kind, double x, double y, double width, double height)
{
	struct lay_item *it = &p->at->items[p->at->items_n++];

	*it = (struct lay_item){ .kind = kind, .x = x * 20, .y = y * 20, .width = width * 20, .height = height * 20, .fill = COLOUR_NONE,
		.colour = COLOUR_NONE, .style = BORDER_SINGLE };
	return it;
}

/* The page as dots, one a point. */
static cairo_surface_t *
painted(const struct lay_pages *p)
{
	char path[] = "/tmp/vanthu-paint-XXXXXX";
	int fd = mkstemp(path);
	cairo_surface_t *s;

	close(fd);
	OK(pdf_png(p, 0, shaper, 72, path, arena, &diags));
	s = cairo_image_surface_create_from_png(path);
	unlink(path);
	return s;
}

static unsigned
dot(cairo_surface_t *s, int x, int y)
{
	const unsigned char *d = cairo_image_surface_get_data(s) + y * cairo_image_surface_get_stride(s) + x * 4;

	return (unsigned)d[2] << 16 | (unsigned)d[1] << 8 | d[0];
}

static str
made(const struct lay_pages *p)
{
	str bytes = { NULL, 0 };

	if (!pdf_bytes(p, shaper, &(struct pdf_options){ .plain = false }, &bytes, arena, &diags))
		FAIL("no PDF: %s", tap_diags(arena, &diags).p);
	return bytes;
}

static bool
has(str s, const char *what)
{
	return str_find(s, str_of(what), 0) < s.n;
}

/* --- a PNG by hand ------------------------------------------------------------------ */

static void
put32(struct out *o, uint32_t v)
{
	for (int i = 24; i >= 0; i -= 8)
		out_char(o, (char)(v >> i & 255));
}

static void
put_chunk(struct out *o, const char *name, str data)
{
	uLong crc = crc32(crc32(0, (const Bytef *)name, 4), (const Bytef *)data.p, (uInt)data.n);

	put32(o, (uint32_t)data.n);
	out_puts(o, name);
	out_put(o, data);
	put32(o, (uint32_t)crc);
}

/* rows: with the filter's byte before each; more: chunks before the data, of one letter. */
static str
png(unsigned width, unsigned height, int depth, int kind, str palette, str transparent, str rows)
{
	uLongf n = compressBound(rows.n);
	Bytef *data = arena_alloc(arena, n);
	char head[5] = { (char)depth, (char)kind, 0, 0, 0 };
	struct out o, h;
	str s;

	compress2(data, &n, (const Bytef *)rows.p, rows.n, 9);
	out_init(&o);
	out_init(&h);
	out_put(&o, STR("\x89PNG\r\n\x1a\n"));
	put32(&h, width);
	put32(&h, height);
	out_bytes(&h, head, 5);
	put_chunk(&o, "IHDR", out_str(&h));
	if (palette.n > 0)
		put_chunk(&o, "PLTE", palette);
	if (transparent.n > 0)
		put_chunk(&o, "tRNS", transparent);
	put_chunk(&o, "IDAT", (str){ (char *)data, n });
	put_chunk(&o, "IEND", STR(""));
	s = out_copy(&o, arena);
	out_release(&o);
	out_release(&h);
	return s;
}

#define RED_GREEN BYTES("\xff\0\0\0\xff\0")
#define NOTHING { NULL, 0 }

TEST(a_png_of_any_kind_is_painted_and_kept)
{
	static const struct {
		const char *what;
		int depth, kind;
		str palette, transparent, rows; /* two dots side by side */
		unsigned left, right;
		const char *kept; /* in the PDF as it is; NULL: unpacked */
	} rows[] = {
		{ "colours", 8, 2, NOTHING, NOTHING, BYTES("\0\xff\0\0\0\xff\0"), 0xff0000, 0x00ff00, "/ColorSpace /DeviceRGB" },
		{ "greys", 8, 0, NOTHING, NOTHING, BYTES("\0\x40\xc0"), 0x404040, 0xc0c0c0, "/ColorSpace /DeviceGray" },
		{ "greys of 16 bits", 16, 0, NOTHING, NOTHING, BYTES("\0\x40\0\xc0\0"), 0x404040, 0xc0c0c0, "/BitsPerComponent 16 /ColorSpace /DeviceGray" },
		{ "black and white", 1, 0, NOTHING, NOTHING, BYTES("\0\x40"), 0x000000, 0xffffff, "/BitsPerComponent 1 /ColorSpace /DeviceGray" },
		{ "two bits", 2, 0, NOTHING, NOTHING, BYTES("\0\x60"), 0x555555, 0xaaaaaa, "/BitsPerComponent 2 /ColorSpace /DeviceGray" },
		{ "a palette", 8, 3, RED_GREEN, NOTHING, BYTES("\0\0\1"), 0xff0000, 0x00ff00, "/ColorSpace [ /Indexed /DeviceRGB 1 <ff000000ff00> ]" },
		{ "a palette of one bit", 1, 3, RED_GREEN, NOTHING, BYTES("\0\x40"), 0xff0000, 0x00ff00, "/BitsPerComponent 1 /ColorSpace [ /Indexed" },
		{ "a palette with what shines through", 8, 3, RED_GREEN, BYTES("\0"), BYTES("\0\0\1"), 0xffffff, 0x00ff00, NULL },
		{ "colours that shine through", 8, 6, NOTHING, NOTHING, BYTES("\0\xff\0\0\xff\0\0\0\0"), 0xff0000, 0xffffff, NULL },
		{ "greys that shine through", 8, 4, NOTHING, NOTHING, BYTES("\0\0\xff\0\0"), 0x000000, 0xffffff, NULL },
		{ "16 bits of colours", 16, 2, NOTHING, NOTHING, BYTES("\0\xff\xff\0\0\0\0\0\0\xff\xff\0\0"), 0xff0000, 0x00ff00, "/BitsPerComponent 16" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lay_pages *p = page_new();
		str picture = png(2, 1, rows[i].depth, rows[i].kind, rows[i].palette, rows[i].transparent, rows[i].rows), pdf;
		cairo_surface_t *s;

		add(p, ITEM_PICTURE, 10, 10, 2, 1)->bytes = picture; /* a dot of it is a dot of the page */
		s = painted(p);
		if (dot(s, 10, 10) != rows[i].left || dot(s, 11, 10) != rows[i].right)
			FAIL("%s: %06x %06x", rows[i].what, dot(s, 10, 10), dot(s, 11, 10));
		cairo_surface_destroy(s);
		pdf = made(p);
		if (rows[i].kept != NULL && (!has(pdf, rows[i].kept) || has(pdf, "SMask")))
			FAIL("%s: not kept as %s", rows[i].what, rows[i].kept);
		if (rows[i].kept == NULL && !has(pdf, "SMask"))
			FAIL("%s: without its mask", rows[i].what);
		OK(!has(pdf, "vanthuPNG"));
		IS_STR(tap_diags(arena, &diags), STR(""));
	}
}

TEST(a_png_that_lies_is_not_kept_as_it_is)
{
	static const struct {
		const char *what;
		int depth, kind;
		str palette, rows;
	} rows[] = {
		{ "fewer rows than it says", 8, 2, NOTHING, BYTES("\0\xff\0\0") },
		{ "a palette that is none", 8, 3, NOTHING, BYTES("\0\0\1") },
		{ "a palette of two thirds", 8, 3, BYTES("\xff\0\0\0\xff"), BYTES("\0\0\1") },
		{ "three bits", 3, 0, NOTHING, BYTES("\0\0") },
		{ "no bits", 0, 0, NOTHING, BYTES("\0\0") },
		{ "32 bits", 32, 0, NOTHING, BYTES("\0\0\0\0\0\0\0\0\0") },
		{ "a palette of 16 bits", 16, 3, RED_GREEN, BYTES("\0\0\0\0\1") },
		{ "colours of four bits", 4, 2, NOTHING, BYTES("\0\xf0\x0f\0") },
		{ "a kind that there is not", 8, 1, NOTHING, BYTES("\0\0\0") },
		{ "nor this", 8, 5, NOTHING, BYTES("\0\0\0\0\0\0\0") },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lay_pages *p = page_new();
		str none = NOTHING, pdf;

		add(p, ITEM_PICTURE, 0, 0, 40, 40)->bytes = png(2, 1, rows[i].depth, rows[i].kind, rows[i].palette, none, rows[i].rows);
		pdf = made(p);
		if (has(pdf, "/Predictor 15") || has(pdf, "vanthuPNG"))
			FAIL("%s is kept", rows[i].what);
	}
}

/* --- other kinds ------------------------------------------------------------------------ */

#define BMP(width, height, bits, packing, size) "BM" size "\0\0\0\0\x36\0\0\0\x28\0\0\0" width height "\1\0" bits packing "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
#define RED_GIF "GIF89a\1\0\1\0\x80\0\0\xff\0\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2\x44\1\0;"

static bool
pixbuf_is_there(void)
{
	return access("/usr/lib/x86_64-linux-gnu/libgdk_pixbuf-2.0.so.0", R_OK) == 0;
}

TEST(other_kinds_are_unpacked)
{
	static const struct {
		const char *what;
		str bytes;
		double width;
		unsigned left, right;
	} rows[] = {
		{ "GIF", BYTES(RED_GIF), 1, 0xff0000, 0xffffff },
		{ "BMP", BYTES(BMP("\2\0\0\0", "\1\0\0\0", "\x18\0", "\0\0\0\0", "\x3e\0\0\0") "\0\0\xff\0\xff\0\0\0"), 2, 0xff0000, 0x00ff00 },
		{ "BMP from its top down", BYTES(BMP("\2\0\0\0", "\xff\xff\xff\xff", "\x18\0", "\0\0\0\0", "\x3e\0\0\0") "\0\0\xff\0\xff\0\0\0"), 2, 0xff0000, 0x00ff00 },
	};

	if (!pixbuf_is_there())
		SKIP("gdk-pixbuf is not installed");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lay_pages *p = page_new();
		cairo_surface_t *s;

		add(p, ITEM_PICTURE, 10, 10, rows[i].width, 1)->bytes = rows[i].bytes;
		s = painted(p);
		if (dot(s, 10, 10) != rows[i].left || dot(s, 11, 10) != rows[i].right)
			FAIL("%s: %06x %06x", rows[i].what, dot(s, 10, 10), dot(s, 11, 10));
		cairo_surface_destroy(s);
		IS_STR(tap_diags(arena, &diags), STR(""));
	}
}

TEST(what_says_it_is_larger_than_it_is_is_refused)
{
	static const struct {
		const char *what;
		str bytes;
		const char *why;
	} rows[] = {
		{ "BMP without its dots", BYTES(BMP("\x10\0\0\0", "\x10\0\0\0", "\x18\0", "\0\0\0\0", "\x36\0\0\0")), "" },
		{ "packed BMP of too many dots", BYTES(BMP("\0\x20\0\0", "\0\x20\0\0", "\x08\0", "\1\0\0\0", "\x3e\0\0\0") "\0\0\xff\0\xff\0\0\0"), "" },
		{ "GIF of more dots than are unpacked", BYTES("GIF89a\xff\x7f\xff\x7f\x80\0\0\xff\0\0\0\0\0,\0\0\0\0\xff\x7f\xff\x7f\0\2\2\x44\1\0;"), "too many pixels" },
	};

	if (!pixbuf_is_there())
		SKIP("gdk-pixbuf is not installed");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lay_pages *p = page_new();
		struct lay_item *it = add(p, ITEM_PICTURE, 0, 0, 40, 40);
		str got;

		it->bytes = rows[i].bytes;
		it->alt = STR("con dấu");
		made(p);
		got = tap_diags(arena, &diags);
		if (!str_starts(got, STR("warning: picture cannot be read; its box is drawn: page 1")) || !has(got, "[B102]\n") || !has(got, rows[i].why))
			FAIL("%s: " STR_FMT, rows[i].what, STR_ARG(got));
	}
}

#define JPEG(fill, colours, parts) "\xff\xd8" fill "\xff\xe0\0\4ab" "\xff\xc4\0\3a" "\xff\xc0\0" parts "\xff\xda\0\2x\xff\xd9"
#define GREY_JPEG(fill) JPEG(fill, "\1", "\x0b\x08\0\x10\0\x20\1\1\x11\0")

TEST(a_jpeg_goes_in_as_it_is)
{
	static const struct {
		str bytes;
		const char *want; /* in the PDF; NULL: a box is drawn */
	} rows[] = {
		{ BYTES(GREY_JPEG("")), "/Width 32" },
		{ BYTES(GREY_JPEG("\xff\xff")), "/Width 32" },
		{ BYTES(JPEG("", "\3", "\x11\x08\0\x10\0\x20\3\1\x11\0\2\x11\0\3\x11\0")), "/Height 16" },
		{ BYTES(JPEG("", "\4", "\x14\x08\0\x10\0\x20\4\1\x11\0\2\x11\0\3\x11\0\4\x11\0")), NULL }, /* of four colours */
		{ BYTES("\xff\xd8\xff\xc0\0\x0b\x08\0\x10\0\0\1\1\x11\0\xff\xda\0\2x"), NULL }, /* of no width */
		{ BYTES("\xff\xd8\xff\xe0\0\1\xff\xc0\0\x0b\x08\0\x10\0\x10\1\1\x11\0\xff\xda\0\2x"), NULL }, /* a part of one byte */
		{ BYTES("\xff\xd8\xff\xe0\x7f\0\xff\xc0\0\x0b\x08\0\x10\0\x10\1\1\x11\0\xff\xda\0\2x"), NULL }, /* a part longer than the file */
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lay_pages *p = page_new();
		str pdf;

		add(p, ITEM_PICTURE, 0, 0, 40, 40)->bytes = rows[i].bytes;
		pdf = made(p);
		OK(has(pdf, "/DCTDecode") == (rows[i].want != NULL));
		if (rows[i].want != NULL && (!has(pdf, rows[i].want) || str_find(pdf, rows[i].bytes, 0) == pdf.n || diags.count[DIAG_WARNING] > 0))
			FAIL("row %zu: not kept", i);
		if (rows[i].want == NULL)
			IS_INT(diags.count[DIAG_WARNING], 1);
	}
}

/* --- SVG ------------------------------------------------------------------------------------ */

#define SVG(inside) "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"10\" height=\"10\">" inside "</svg>"
#define USE10(id) "<use href=\"#" id "\"/><use xlink:href=\"#" id "\"/><use href=\"#" id "\"/><use href=\"#" id "\"/><use href=\"#" id "\"/>" \
	"<use href=\"#" id "\"/><use href=\"#" id "\"/><use href=\"#" id "\"/><use href=\"#" id "\"/><use href=\"#" id "\"/>"
#define LINE(id, of) "<g id=\"" id "\">" USE10(of) "</g>"

TEST(an_svg_that_multiplies_is_refused)
{
	static const struct {
		const char *svg;
		bool drawn;
	} rows[] = {
		{ SVG("<rect id=\"a\" width=\"10\" height=\"10\" fill=\"#00ff00\"/>"), true },
		{ SVG("<rect id=\"a\" width=\"10\" height=\"10\" fill=\"#00ff00\"/>" LINE("b", "a") LINE("c", "b") LINE("d", "c")), true },
		{ SVG("<rect id=\"a\" width=\"10\" height=\"10\" fill=\"#00ff00\"/>" LINE("b", "a") LINE("c", "b") LINE("d", "c") LINE("e", "d") LINE("f", "e")), false },
		/* patterns, masks and markers multiply too */
		{ SVG("<pattern id=\"a\"><rect/><rect/></pattern><g id=\"b\"><rect fill=\"url(#a)\"/><rect style='fill:url(\"#a\")'/></g>"
		      "<rect width=\"10\" height=\"10\" fill=\"#00ff00\"/>"), true },
		{ SVG("<rect id=\"a\"/>" LINE("b", "a") LINE("c", "b") LINE("d", "c") LINE("e", "d") "<g id=\"f\" mask=\"url( #e )\" style=\"fill:url('#e');stroke:url(#e)\"/>"
		      "<g mask=\"url(#f)\" fill=\"url(#f)\"/>"), false },
		/* in a circle, to nowhere, to another file: nothing */
		{ SVG("<g id=\"a\"><use href=\"#a\"/></g><use href=\"#none\"/><rect width=\"10\" height=\"10\" fill=\"#00ff00\"/><use href=\"a.svg#b\"/>"), true },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lay_pages *p = page_new();
		cairo_surface_t *s;

		add(p, ITEM_PICTURE, 0, 0, 40, 40)->bytes = str_of(rows[i].svg);
		s = painted(p);
		if ((dot(s, 5, 20) == 0x00ff00) != rows[i].drawn || has(tap_diags(arena, &diags), "too many shapes") == rows[i].drawn)
			FAIL("row %zu: %06x " STR_FMT, i, dot(s, 5, 20), STR_ARG(tap_diags(arena, &diags)));
		cairo_surface_destroy(s);
	}
}

TEST(references_in_one_another_end_at_a_depth)
{
	for (int more = 0; more < 2; more++) {
		struct lay_pages *p = page_new();
		struct out o;

		out_init(&o);
		out_puts(&o, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"><g id=\"i0\"/>");
		for (int i = LIMIT_SVG_DEPTH + more; i > 0; i--)
			out_printf(&o, "<g id=\"i%d\"><use href=\"#i%d\"/></g>", i, i - 1);
		out_puts(&o, "</svg>");
		add(p, ITEM_PICTURE, 0, 0, 40, 40)->bytes = out_copy(&o, arena);
		out_release(&o);
		made(p);
		OK(has(tap_diags(arena, &diags), "too many shapes") == (more == 1));
	}
}

TEST(an_svg_beside_a_picture_goes_first_and_falls_back)
{
	static const struct {
		str svg;
		unsigned want;
	} rows[] = { { BYTES(SVG("<rect width=\"10\" height=\"10\" fill=\"#0000ff\"/>")), 0x0000ff }, { BYTES("<svg><"), 0xff0000 }, { BYTES(""), 0xff0000 } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lay_pages *p = page_new();
		struct lay_item *it = add(p, ITEM_PICTURE, 20, 20, 1, 1);
		str none = NOTHING;
		cairo_surface_t *s;

		it->svg = rows[i].svg;
		it->bytes = png(1, 1, 8, 2, none, none, ((str){ "\0\xff\0\0", 4 }));
		s = painted(p);
		IS_INT(dot(s, 20, 20), rows[i].want);
		cairo_surface_destroy(s);
		IS_STR(tap_diags(arena, &diags), STR(""));
	}
}

/* --- where and how ------------------------------------------------------------------------------ */

TEST(a_picture_is_cut_and_mirrored)
{
	static const struct {
		bool flip_h, flip_v;
		double left, top, right, bottom; /* cut off */
		int width, height;
		const char *dots; /* line by line: Red Green Blue blacK, White around it */
	} rows[] = {
		{ false, false, 0, 0, 0, 0, 2, 2, "RGBK" },
		{ true, false, 0, 0, 0, 0, 2, 2, "GRKB" },
		{ false, true, 0, 0, 0, 0, 2, 2, "BKRG" },
		{ true, true, 0, 0, 0, 0, 2, 2, "KBGR" },
		{ false, false, 0.5, 0, 0, 0, 1, 2, "GWKW" },
		{ false, false, 0, 0, 0.5, 0, 1, 2, "RWBW" },
		{ false, false, 0, 0.5, 0, 0, 2, 1, "BKWW" },
		{ false, false, 0, 0, 0, 0.5, 2, 1, "RGWW" },
		{ true, false, 0, 0.5, 0, 0, 2, 1, "KBWW" },
		{ false, false, 0.5, 0, 0.5, 0, 2, 2, "WWWW" }, /* nothing is left */
		{ false, false, 0, 0.5, 0, 0.5, 2, 2, "WWWW" },
		{ false, false, 0, 0, 0, 0, 0, 2, "WWWW" },
		{ false, false, 0, 0, 0, 0, 2, 0, "WWWW" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		static const struct {
			unsigned colour;
			char letter;
		} colours[] = { { 0xff0000, 'R' }, { 0x00ff00, 'G' }, { 0x0000ff, 'B' }, { 0, 'K' }, { 0xffffff, 'W' } };
		struct lay_pages *p = page_new();
		struct lay_item *it = add(p, ITEM_PICTURE, 10, 10, rows[i].width, rows[i].height);
		char got[5] = "????";
		str none = NOTHING;
		cairo_surface_t *s;

		it->bytes = png(2, 2, 8, 2, none, none, ((str){ "\0\xff\0\0\0\xff\0\0\0\0\xff\0\0\0", 14 }));
		it->flip_h = rows[i].flip_h;
		it->flip_v = rows[i].flip_v;
		it->crop[SIDE_LEFT] = rows[i].left;
		it->crop[SIDE_TOP] = rows[i].top;
		it->crop[SIDE_RIGHT] = rows[i].right;
		it->crop[SIDE_BOTTOM] = rows[i].bottom;
		s = painted(p);
		for (int k = 0; k < 4; k++)
			for (size_t c = 0; c < sizeof colours / sizeof *colours; c++)
				if (dot(s, 10 + k % 2, 10 + k / 2) == colours[c].colour)
					got[k] = colours[c].letter;
		if (strcmp(got, rows[i].dots) != 0)
			FAIL("row %zu: %s, not %s", i, got, rows[i].dots);
		cairo_surface_destroy(s);
	}
}

TEST(boxes_have_their_fill_and_frame)
{
	static const struct {
		const char *what;
		enum lay_item_kind kind;
		int fill, colour;
		double width, height, line;
		enum doc_border_style style;
		unsigned middle, edge, corner; /* at (20, 20), (20, 11) and (10, 10) */
	} rows[] = {
		{ "filled", ITEM_RECT, 0xff0000, COLOUR_NONE, 20, 20, 0, BORDER_SINGLE, 0xff0000, 0xff0000, 0xff0000 },
		{ "framed", ITEM_RECT, COLOUR_NONE, 0x0000ff, 20, 20, 4, BORDER_SINGLE, 0xffffff, 0x0000ff, 0x0000ff },
		{ "both", ITEM_RECT, 0xff0000, 0x0000ff, 20, 20, 4, BORDER_SINGLE, 0xff0000, 0x0000ff, 0x0000ff },
		{ "a frame of no style", ITEM_RECT, 0xff0000, 0x0000ff, 20, 20, 4, BORDER_NONE, 0xff0000, 0xff0000, 0xff0000 },
		{ "a frame of no colour", ITEM_RECT, 0xff0000, COLOUR_NONE, 20, 20, 4, BORDER_SINGLE, 0xff0000, 0xff0000, 0xff0000 },
		{ "an ellipse", ITEM_ELLIPSE, 0xff0000, COLOUR_NONE, 20, 20, 0, BORDER_SINGLE, 0xff0000, 0xff0000, 0xffffff },
		{ "an ellipse without a height", ITEM_ELLIPSE, 0xff0000, 0x0000ff, 20, 0, 4, BORDER_SINGLE, 0xffffff, 0xffffff, 0xffffff },
		{ "and without a width", ITEM_ELLIPSE, 0xff0000, 0x0000ff, 0, 20, 4, BORDER_SINGLE, 0xffffff, 0xffffff, 0xffffff },
		{ "dotted", ITEM_RECT, COLOUR_NONE, 0x0000ff, 20, 20, 4, BORDER_DOTTED, 0xffffff, 0x0000ff, 0x0000ff },
		{ "dashed", ITEM_RECT, COLOUR_NONE, 0x0000ff, 20, 20, 4, BORDER_DASHED, 0xffffff, 0x0000ff, 0x0000ff },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lay_pages *p = page_new();
		struct lay_item *it = add(p, rows[i].kind, 10, 10, rows[i].width, rows[i].height);
		cairo_surface_t *s;

		it->fill = rows[i].fill;
		it->colour = rows[i].colour;
		it->line_width = rows[i].line * 20;
		it->style = rows[i].style;
		s = painted(p);
		if (dot(s, 20, 20) != rows[i].middle || (rows[i].style < BORDER_DOTTED && dot(s, 20, 11) != rows[i].edge) || dot(s, 10, 10) != rows[i].corner)
			FAIL("%s: %06x %06x %06x", rows[i].what, dot(s, 20, 20), dot(s, 20, 11), dot(s, 10, 10));
		cairo_surface_destroy(s);
	}
}

TEST(a_dotted_frame_has_gaps_of_its_width)
{
	static const struct {
		enum doc_border_style style;
		const char *want; /* dots along the top from its corner on, two a letter */
	} rows[] = { { BORDER_SINGLE, "xxxxxxxxxx" }, { BORDER_DOTTED, "xx  xx  xx" }, { BORDER_DASHED, "xxxxxx    " } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lay_pages *p = page_new();
		struct lay_item *it = add(p, ITEM_RECT, 10, 10, 24, 24);
		char got[11] = "";
		cairo_surface_t *s;

		it->colour = 0;
		it->line_width = 4 * 20;
		it->style = rows[i].style;
		s = painted(p);
		for (int k = 0; k < 10; k++)
			got[k] = dot(s, 11 + 2 * k, 10) == 0 ? 'x' : ' ';
		IS_STR(str_of(got), str_of(rows[i].want));
		cairo_surface_destroy(s);
	}
}

TEST(a_chart_is_drawn_in_its_box_or_its_box_says_that_it_cannot_be)
{
	struct lay_pages *p = page_new();
	struct lay_item *it = add(p, ITEM_CHART, 0, 0, 40, 40);
	struct value good, bad;
	cairo_surface_t *s;
	int ink = 0;

	good = in_read_bytes(STR("{loai: cot, truc: [a], day: [{ten: x, gia_tri: [1]}]}"), STR("yaml"), NULL, "c.yaml", arena, &diags);
	bad = in_read_bytes(STR("{loai: cot, truc: [a], day: [{ten: x, gia_tri: [1, 2]}]}"), STR("yaml"), NULL, "c.yaml", arena, &diags);
	p->at->width = p->at->height = 400 * 20;
	it->width = it->height = 400 * 20;
	it->chart = &good;
	s = painted(p);
	for (int y = 0; y < 400; y++)
		for (int x = 0; x < 400; x++)
			ink += dot(s, x, y) != 0xffffff;
	OK(ink > 2000);
	IS_STR(tap_diags(arena, &diags), STR(""));
	cairo_surface_destroy(s);
	it->chart = &bad;
	s = painted(p);
	IS_STR(tap_diags(arena, &diags), STR("warning: chart cannot be drawn; its box is drawn: page 1: x has 2 figures, the axis 1 labels [B104]\n"));
	OK(dot(s, 200, 200) != 0xffffff && dot(s, 200, 100) == 0xffffff); /* a cross */
	cairo_surface_destroy(s);
	diags_init(&diags, arena);
	it->chart = NULL;
	s = painted(p);
	OK(dot(s, 200, 200) == 0xffffff);
	cairo_surface_destroy(s);
	it->chart = &good;
	it->width = 0;
	s = painted(p);
	OK(dot(s, 200, 200) == 0xffffff);
	cairo_surface_destroy(s);
	IS_STR(tap_diags(arena, &diags), STR(""));
}
