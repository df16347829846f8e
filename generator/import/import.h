#ifndef IMPORT_IMPORT_H
#define IMPORT_IMPORT_H

#include "base/str.h"
#include "document/document.h"
#include "package/package.h"

struct arena;
struct diags;

/*
 * An office package as a document: DOCX (ECMA-376 transitional and strict) or
 * ODT (1.2–1.4). What is not supported is named once a kind and place
 * (warning I1xx), and the text in it still comes out. NULL: complained.
 */
struct document *import_package(struct package *pkg, struct arena *a, struct diags *d);

#endif
