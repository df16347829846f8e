/*
 * Pages to a PDF or to pictures. cairo draws and embeds the fonts; pdf_finish()
 * adds what cairo cannot. No clock, no random number: the same pages give the
 * same bytes.
 */
#include "pdf/inner.h"

#include <string.h>

#include <cairo-pdf.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/msg.h"

static cairo_status_t
append_bytes(void *closure, const unsigned char *p, unsigned n)
{
	struct out *o = closure;

	out_bytes(o, p, n);
	return out_ok(o) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

/* The outline: an entry hangs under the last one of a lower level. */
static void
add_outline(cairo_surface_t *s, const struct lay_pages *pages, struct arena *a)
{
	enum { LEVELS = 16 }; /* deeper ones hang beside one another: documents have nine */
	int at[LEVELS] = { CAIRO_PDF_OUTLINE_ROOT };

	for (size_t i = 0; i < pages->outline_n; i++) {
		const struct lay_outline_entry *e = &pages->outline[i];
		int level = e->level < 1 ? 1 : e->level;
		str place;

		if (e->page >= pages->n || e->title.n == 0)
			continue;
		if (level > LEVELS - 1)
			level = LEVELS - 1;
		place = str_format(a, "page=%zu pos=[0 %.2f]", e->page + 1, e->y / 20);
		at[level] = cairo_pdf_surface_add_outline(
		    s, at[level - 1], str_c(a, e->title), place.p, level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
		for (int k = level + 1; k < LEVELS; k++)
			at[k] = at[level];
	}
}

/* Only where the printed numbers are not simply 1, 2, 3 …, and every page has one. */
static bool
wants_labels(const struct lay_pages *pages, struct arena *a)
{
	bool differ = false;

	for (size_t i = 0; i < pages->n; i++) {
		if (pages->at[i].label.n == 0)
			return false;
		differ = differ || !str_eq(pages->at[i].label, str_format(a, "%zu", i + 1));
	}
	return differ;
}

static double
page_points(double points)
{
	if (!(points > 1))
		return 1;
	return points < LIMIT_PAGE_POINTS ? points : LIMIT_PAGE_POINTS;
}

/* Said once: pages of one section are alike. */
static void
check_sizes(struct painter *p, const struct lay_pages *pages)
{
	for (size_t i = 0; i < pages->n; i++) {
		double w = pages->at[i].width / 20, h = pages->at[i].height / 20;

		if (w <= LIMIT_PAGE_POINTS && h <= LIMIT_PAGE_POINTS)
			continue;
		diag_add(p->d, &pdf_beyond, p->where, _("page %zu is %.0f × %.0f pt"), i + 1, w, h);
		return;
	}
}

/* Draws all pages; false where cairo failed. */
static bool
draw_pages(struct painter *p, const struct lay_pages *pages, struct out *drawn)
{
	cairo_surface_t *s = cairo_pdf_surface_create_for_stream(append_bytes, drawn, 595, 842);
	cairo_t *cr;
	bool labels = wants_labels(pages, p->a), ok;
	cairo_status_t status;

	/* from 1.5 on a glyph may have another letter than its first (ActualText); newer cairos then pack objects */
	cairo_pdf_surface_restrict_to_version(
	    s, cairo_version() < CAIRO_VERSION_ENCODE(1, 17, 0) ? CAIRO_PDF_VERSION_1_5 : CAIRO_PDF_VERSION_1_4);
	cr = cairo_create(s);
	check_sizes(p, pages);
	for (size_t i = 0; i < pages->n; i++) {
		cairo_pdf_surface_set_size(
		    s, page_points(pages->at[i].width / 20), page_points(pages->at[i].height / 20));
		if (labels)
			cairo_pdf_surface_set_page_label(s, str_c(p->a, pages->at[i].label));
		paint_page(p, cr, &pages->at[i], i);
		cairo_show_page(cr);
	}
	add_outline(s, pages, p->a);
	status = cairo_status(cr);
	cairo_destroy(cr);
	cairo_surface_finish(s);
	status = status != CAIRO_STATUS_SUCCESS ? status : cairo_surface_status(s);
	ok = status == CAIRO_STATUS_SUCCESS && out_ok(drawn);
	if (!ok)
		diag_add(p->d, &pdf_unwritable, p->where, "%s",
		    cairo_status_to_string(status != CAIRO_STATUS_SUCCESS ? status : CAIRO_STATUS_NO_MEMORY));
	cairo_surface_destroy(s);
	return ok;
}

static bool
write_pdf(const struct lay_pages *pages, struct shaper *shaper, const struct pdf_options *opt, struct out *o,
    struct arena *a, struct diags *d)
{
	struct painter p;
	struct out drawn;
	bool ok;

	painter_init(&p, shaper, a, d);
	p.vector = true;
	p.where = opt->where;
	out_init(&drawn);
	ok = draw_pages(&p, pages, &drawn);
	if (ok) {
		struct finish f = { pages, opt, p.links.at, p.links.n, p.pngs.at, p.pngs.n, p.places, a };

		ok = pdf_finish(out_str(&drawn), &f, o);
		if (!ok)
			diag_add(d, &pdf_no_archive, opt->where, "%s",
			    _("cairo writes in another way than this program knows"));
	}
	painter_release(&p);
	out_release(&drawn);
	return ok;
}

bool
pdf_write(const struct lay_pages *pages, struct shaper *shaper, const struct pdf_options *opt, const char *path,
    struct arena *a, struct diags *d)
{
	struct out o;
	bool ok;

	out_init(&o);
	ok = write_pdf(pages, shaper, opt, &o, a, d) && file_write(path, out_str(&o), d);
	out_release(&o);
	return ok;
}

bool
pdf_bytes(const struct lay_pages *pages, struct shaper *shaper, const struct pdf_options *opt, str *bytes,
    struct arena *a, struct diags *d)
{
	struct out o;
	bool ok;

	out_init(&o);
	ok = write_pdf(pages, shaper, opt, &o, a, d);
	*bytes = ok ? out_copy(&o, a) : (str){ NULL, 0 };
	out_release(&o);
	return ok;
}

bool
pdf_png_bytes(const struct lay_pages *pages, size_t page, struct shaper *shaper, int dpi, str *bytes, struct arena *a,
    struct diags *d)
{
	const struct lay_page *pg = &pages->at[page];
	double scale = dpi / 72.0, w = page_points(pg->width / 20) * scale + 0.5,
	       h = page_points(pg->height / 20) * scale + 0.5;
	cairo_surface_t *s;
	struct painter p;
	struct out o;
	cairo_t *cr;
	bool ok;

	if (dpi < 1 || w * h > LIMIT_PICTURE_PIXELS || w > LIMIT_PICTURE_SIDE || h > LIMIT_PICTURE_SIDE) {
		diag_add(d, &pdf_unwritable, LOC_NONE, _("%d dots an inch are too many for page %zu"), dpi, page + 1);
		return false;
	}
	s = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)w, (int)h);
	cr = cairo_create(s);
	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_paint(cr);
	cairo_scale(cr, scale, scale);
	painter_init(&p, shaper, a, d);
	paint_page(&p, cr, pg, page);
	painter_release(&p);
	out_init(&o);
	ok = cairo_status(cr) == CAIRO_STATUS_SUCCESS &&
	    cairo_surface_write_to_png_stream(s, append_bytes, &o) == CAIRO_STATUS_SUCCESS;
	if (!ok)
		diag_add(d, &pdf_unwritable, LOC_NONE, "%s", cairo_status_to_string(cairo_status(cr)));
	*bytes = out_copy(&o, a);
	out_release(&o);
	cairo_destroy(cr);
	cairo_surface_destroy(s);
	return ok;
}

bool
pdf_png(const struct lay_pages *pages, size_t page, struct shaper *shaper, int dpi, const char *path, struct arena *a,
    struct diags *d)
{
	str bytes;

	return pdf_png_bytes(pages, page, shaper, dpi, &bytes, a, d) && file_write(path, bytes, d);
}
