#ifndef ODT_ODT_H
#define ODT_ODT_H

#include "document/document.h"
#include "package/package.h"

struct arena;
struct diags;

/*
 * An ODT (OpenDocument 1.2 to 1.4) as a document.
 * What is not supported is named once a kind and place (warning I1xx), and the text in it still
 * comes out. NULL: complained.
 */
struct document *odt_read(struct package *pkg, struct arena *a, struct diags *d);

#endif
