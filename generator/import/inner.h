#ifndef IMPORT_INNER_H
#define IMPORT_INNER_H

#include "import/import.h"

/* The two readers, a file family each: docx*.c and odt*.c. NULL: complained. */
struct document *import_docx(struct package *pkg, struct arena *a, struct diags *d);
struct document *import_odt(struct package *pkg, struct arena *a, struct diags *d);

#endif
