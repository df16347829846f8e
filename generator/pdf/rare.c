/*
 * librsvg and gdk-pixbuf bring twenty libraries with them, which would cost every
 * document more than laying it out: they are loaded when the first picture asks for
 * them. Where they are not installed the picture is complained of as unreadable.
 */
#include "pdf/inner.h"

#include <dlfcn.h>
#include <string.h>

#include <glib-object.h>

#include "base/limits.h"
#include "base/msg.h"

/* A function's address as a function: ISO C has no cast for it, POSIX promises it works. */
#define FIND(library, function, name) \
	do { \
		void *found_ = dlsym((library), (name)); \
		memcpy(&(function), &found_, sizeof found_); \
	} while (0)

/* --- SVG ------------------------------------------------------------------------ */

struct rectangle { /* RsvgRectangle */
	double x, y, width, height;
};

struct svg_library {
	bool tried;
	void *(*open)(const unsigned char *data, gsize n, GError **error);
	void (*set_dpi)(void *handle, double dpi);
	gboolean (*render)(void *handle, cairo_t *cr, const struct rectangle *viewport, GError **error);
	void (*unref)(void *handle);
};

static const struct svg_library *
svg_library(void)
{
	static struct svg_library l; /* the process's, as the loaded library is */

	if (!l.tried) {
		void *library = dlopen("librsvg-2.so.2", RTLD_NOW | RTLD_LOCAL);

		l.tried = true;
		if (library != NULL) {
			FIND(library, l.open, "rsvg_handle_new_from_data");
			FIND(library, l.set_dpi, "rsvg_handle_set_dpi");
			FIND(library, l.render, "rsvg_handle_render_document");
			FIND(library, l.unref, "g_object_unref");
		}
	}
	return l.open != NULL && l.set_dpi != NULL && l.render != NULL && l.unref != NULL ? &l : NULL;
}

enum { CSS_DPI = 96 }; /* CSS's pixels an inch, which SVG counts in */

/* Files that it names are not read: a handle from data has no folder. */
bool
rare_svg(cairo_t *cr, str bytes, double width, double height, const char **why)
{
	const struct svg_library *l = svg_library();
	struct rectangle box = { 0, 0, width, height };
	GError *error = NULL;
	void *handle;
	bool ok;

	if (l == NULL)
		return false;
	if (!svg_is_drawable(bytes)) {
		*why = _("too many shapes");
		return false;
	}
	handle = l->open((const unsigned char *)bytes.p, bytes.n, &error);
	g_clear_error(&error);
	if (handle == NULL)
		return false;
	l->set_dpi(handle, CSS_DPI);
	cairo_save(cr);
	cairo_rectangle(cr, 0, 0, width, height);
	cairo_clip(cr);
	ok = l->render(handle, cr, &box, &error);
	cairo_restore(cr);
	g_clear_error(&error);
	l->unref(handle);
	return ok;
}

static int32_t
read_le32(const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	return (int32_t)(p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24);
}

/* --- pictures of all kinds --------------------------------------------------------- */

struct pixel_library {
	bool tried;
	void *(*loader)(void);
	gboolean (*write)(void *loader, const unsigned char *p, gsize n, GError **error);
	gboolean (*close)(void *loader, GError **error);
	void (*set_size)(void *loader, int width, int height);
	void *(*picture)(void *loader);
	int (*width)(const void *picture), (*height)(const void *picture), (*stride)(const void *picture),
	    (*channels)(const void *picture);
	const unsigned char *(*pixels)(const void *picture);
	gulong (*connect)(
	    void *instance, const char *signal, GCallback callback, void *data, GClosureNotify destroy, int flags);
	void (*unref)(void *object);
};

static const struct pixel_library *
pixel_library(void)
{
	static struct pixel_library l;

	if (!l.tried) {
		void *library = dlopen("libgdk_pixbuf-2.0.so.0", RTLD_NOW | RTLD_LOCAL);

		l.tried = true;
		if (library != NULL) {
			FIND(library, l.loader, "gdk_pixbuf_loader_new");
			FIND(library, l.write, "gdk_pixbuf_loader_write");
			FIND(library, l.close, "gdk_pixbuf_loader_close");
			FIND(library, l.set_size, "gdk_pixbuf_loader_set_size");
			FIND(library, l.picture, "gdk_pixbuf_loader_get_pixbuf");
			FIND(library, l.width, "gdk_pixbuf_get_width");
			FIND(library, l.height, "gdk_pixbuf_get_height");
			FIND(library, l.stride, "gdk_pixbuf_get_rowstride");
			FIND(library, l.channels, "gdk_pixbuf_get_n_channels");
			FIND(library, l.pixels, "gdk_pixbuf_read_pixels");
			FIND(library, l.connect, "g_signal_connect_data");
			FIND(library, l.unref, "g_object_unref");
		}
	}
	return l.loader && l.write && l.close && l.set_size && l.picture && l.width && l.height && l.stride &&
		l.channels && l.pixels && l.connect && l.unref
	    ? &l
	    : NULL;
}

/* BITMAPINFOHEADER: its least length, bytes of a file up to its compression, and two kinds of that. */
enum { BMP_INFO = 40, BMP_LEAST = 34, BMP_RLE8 = 1, BMP_RLE4 = 2 };

/*
 * A BMP that is not packed says how many bytes its pixels take; gdk-pixbuf takes the memory, and shows
 * what is not there as black. False: they are not there.
 */
static bool
bmp_is_whole(str b)
{
	long long width, height, row;

	if (!str_starts(b, STR("BM")) || b.n < BMP_LEAST || read_le32(b.p + 14) < BMP_INFO)
		return true;
	width = read_le32(b.p + 18);
	height = read_le32(b.p + 22);
	row = (width * (b.p[28] & 0xff) + 31) / 32 * 4;
	if (height < 0)
		height = -height;
	if (read_le32(b.p + 30) == BMP_RLE8 || read_le32(b.p + 30) == BMP_RLE4)
		return width * height / 256 <= (long long)b.n; /* run lengths: 255 pixels in two bytes */
	return width >= 0 && row * height <= (long long)b.n;
}

/* Called before memory is taken: a picture of too many pixels is asked for as one pixel, and thrown away. */
static void
size_known(void *loader, int width, int height, void *too_large)
{
	if (width <= 0 || height <= 0 || (long long)width * height > LIMIT_PICTURE_UNPACKED) {
		*(bool *)too_large = true;
		pixel_library()->set_size(loader, 1, 1);
	}
}

/* cairo wants 32 bits a pixel, multiplied by their alpha. */
static void
copy_row(uint32_t *to, const unsigned char *from, int width, int channels)
{
	for (int x = 0; x < width; x++, from += channels) {
		uint32_t alpha = channels == 4 ? from[3] : 255, c = alpha << 24;

		for (int k = 0; k < 3; k++)
			c |= (from[k] * alpha + 127) / 255 << (16 - 8 * k);
		to[x] = c;
	}
}

static cairo_surface_t *
surface_of(const struct pixel_library *l, const void *picture)
{
	int width = l->width(picture), height = l->height(picture), channels = l->channels(picture);
	cairo_surface_t *s;

	if (channels != 3 && channels != 4)
		return NULL;
	s = cairo_image_surface_create(channels == 4 ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);
	if (cairo_surface_status(s) != CAIRO_STATUS_SUCCESS) {
		cairo_surface_destroy(s);
		return NULL;
	}
	for (int y = 0; y < height; y++)
		copy_row((uint32_t *)(void *)(cairo_image_surface_get_data(s) +
			     (size_t)y * (size_t)cairo_image_surface_get_stride(s)),
		    l->pixels(picture) + (size_t)y * (size_t)l->stride(picture), width, channels);
	cairo_surface_mark_dirty(s);
	return s;
}

cairo_surface_t *
rare_image(str bytes, const char **why)
{
	const struct pixel_library *l = pixel_library();
	cairo_surface_t *s = NULL;
	bool too_large = false, ok;
	void *loader;

	if (l == NULL || !bmp_is_whole(bytes))
		return NULL;
	loader = l->loader();
	l->connect(loader, "size-prepared", G_CALLBACK(size_known), &too_large, NULL, 0);
	ok = l->write(loader, (const unsigned char *)bytes.p, bytes.n, NULL);
	ok = l->close(loader, NULL) && ok;
	if (ok && !too_large && l->picture(loader) != NULL)
		s = surface_of(l, l->picture(loader));
	l->unref(loader);
	if (too_large)
		*why = _("too many pixels");
	return s;
}
