#ifndef FILL_INCLUDE_H
#define FILL_INCLUDE_H

#include <libxml/tree.h>

#include "fill/state.h"

/* The document of an include, filled with the run's data. NULL: complained. */
struct package *include_open(struct runner *r, const struct fill_slot *slot, str path);
/* The file that a template means by name, beside it or below. p NULL: complained. */
str include_path(struct runner *r, const struct fill_slot *slot, str name);
/* fill_run inside an include. */
bool fill_run_in(const struct fill_template *t, struct package *into, const struct value *context,
    const struct fill_options *opt, int depth, struct arena *a, struct diags *d);

/* links.c: links of the written package that lead to anything but http, https and mailto become text. */
void links_become_text(struct runner *r);
/* contents.c: which contents lists a part may ask for by name (muc_luc …), as bits. */
unsigned contents_named(str bytes);
/* The context with a sign for each of those lists that it has no value for; the same one where it has all. In a. */
const struct value *contents_context(const struct value *context, unsigned lists, struct arena *a);
/* Puts a living list in the place of each sign; one that doesn't stand alone in a paragraph is complained about. */
void contents_place(struct runner *r);
/* carried.c: names what the template carries along that would act by itself elsewhere. */
void carried_say(struct package *p, struct arena *a, struct diags *d);

/* fit.c: does the cell that begins there get smaller letters; how wide columns are together. */
struct fill_table_fit;
bool fit_is_smaller(const struct fill_table_fit *fit, int row, int column);
/* Holds the figures of the texts below n together where the cell asks for it. */
void fit_hold(const struct fill_table_fit *fit, int row, int column, xmlNode *n, struct arena *a);
int fit_width(const struct fill_table_fit *fit, int column, int span);

/* --- libxml2's trees; names are local names --- */

/* n is an element of that name. */
bool node_is(const xmlNode *n, const char *name);
/* NULL: n has no such attribute. Borrowed. */
xmlAttr *attribute_of(const xmlNode *n, const char *name);
/* Its value, copied to a; empty: none. */
str attribute_text(const xmlNode *n, const char *name, struct arena *a);
/* Sets an attribute that is there; nothing where it is not. a is for a copy that ends in a NUL. */
void attribute_put(xmlNode *n, const char *name, str value, struct arena *a);
/* The first child of that name; NULL: none. */
xmlNode *child_of(const xmlNode *n, const char *name);
/* The element with the namespaces that it needs. */
void node_put(struct out *out, xmlNode *n);
/* What an include's slot does before and after its blocks: the paragraph goes, or is split. */
void blocks_begin(struct runner *r, const struct fill_slot *slot);
void blocks_end(struct runner *r, const struct fill_slot *slot);

#endif
