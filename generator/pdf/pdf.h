#ifndef PDF_PDF_H
#define PDF_PDF_H

#include <stdbool.h>

#include "base/check.h"
#include "base/loc.h"
#include "base/str.h"
#include "layout/layout.h"
#include "text/text.h"

struct arena;
struct diags;
struct shaper;

/*
 * Pages painted by cairo: a PDF whose fonts are embedded and whose text comes
 * out word for word, PDF/A-2b unless plain is asked for; or a picture of each page.
 * Nothing is placed here: every position is the layout's. The same pages give
 * the same bytes.
 */
struct pdf_options {
	bool plain;       /* no PDF/A: no XMP, no OutputIntent */
	struct date date; /* creation date; year 0: the fixed epoch 1980-01-01, never the clock */
	struct loc where; /* the document, for complaints */
};

/*
 * Writes a PDF, whole or not at all. False: complained of B101 (it cannot be written) or B103 (no PDF/A could be
 * made). Warnings: B102 a picture is unreadable, B104 a chart cannot be drawn (its box is drawn), B105 more than a
 * page can show.
 */
MUST_USE bool pdf_write(const struct lay_pages *pages, struct shaper *shaper, const struct pdf_options *opt,
    const char *path, struct arena *a, struct diags *d);
/* The same as bytes in the arena; empty where it fails. */
MUST_USE bool pdf_bytes(const struct lay_pages *pages, struct shaper *shaper, const struct pdf_options *opt, str *bytes,
    struct arena *a, struct diags *d);
/* Writes one page (from 0) as PNG at dpi dots an inch. False: complained (B101; too many dots too). */
MUST_USE bool pdf_png(const struct lay_pages *pages, size_t page, struct shaper *shaper, int dpi, const char *path,
    struct arena *a, struct diags *d);
/* The same as bytes in the arena. */
bool pdf_png_bytes(const struct lay_pages *pages, size_t page, struct shaper *shaper, int dpi, str *bytes,
    struct arena *a, struct diags *d);

#endif
