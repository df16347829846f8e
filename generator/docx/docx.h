#ifndef DOCX_DOCX_H
#define DOCX_DOCX_H

#include "document/document.h"
#include "package/package.h"
#include "text/text.h"

struct arena;
struct diags;

/*
 * A DOCX (ECMA-376, transitional and strict) as a document.
 * What is not supported is named once a kind and place (warning I1xx), and the text in it still
 * comes out. NULL: complained.
 */
struct document *docx_read(struct package *pkg, struct arena *a, struct diags *d);

/*
 * Makes Unicode of every text that a font of an old encoding shows, and fonts of today of these fonts, in the package.
 * only: of this encoding alone; TEXT_MODERN: of whichever the fonts say.
 *
 * texts  how many were in such a font
 * mixed  of these, how many hold letters of Unicode already and stay as they are
 *
 * False: complained.
 */
MUST_USE bool docx_from_legacy(
    struct package *pkg, enum text_legacy only, size_t *texts, size_t *mixed, struct arena *a, struct diags *d);

#endif
