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

/* Small helpers on libxml2's trees; names are local names. */
bool node_is(const xmlNode *n, const char *name);
xmlAttr *attribute_of(const xmlNode *n, const char *name);
str attribute_text(const xmlNode *n, const char *name, struct arena *a);
void attribute_put(xmlNode *n, const char *name, str value, struct arena *a);
xmlNode *child_of(const xmlNode *n, const char *name);
/* The element with the namespaces that it needs. */
void node_put(struct out *out, xmlNode *n);
/* What an include's slot does before and after its blocks: the paragraph goes, or is split. */
void blocks_begin(struct runner *r, const struct fill_slot *slot);
void blocks_end(struct runner *r, const struct fill_slot *slot);

#endif
