#ifndef DOCX_DOCX_H
#define DOCX_DOCX_H

#include "document/document.h"
#include "package/package.h"

struct arena;
struct diags;

/*
 * A DOCX (ECMA-376, transitional and strict) as a document.
 * What is not supported is named once a kind and place (warning I1xx), and the text in it still
 * comes out. NULL: complained.
 */
struct document *docx_read(struct package *pkg, struct arena *a, struct diags *d);

#endif
