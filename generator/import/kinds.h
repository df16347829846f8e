#ifndef IMPORT_KINDS_H
#define IMPORT_KINDS_H

#include "base/diag.h"

/* Complaints of the readers; all but import_no_text leave a document that can be laid out. */
extern const struct diag_kind import_unsupported, import_drawing, import_field, import_picture, import_clamped,
    import_style_cycle, import_missing, import_nested, import_no_text, import_chart, import_chart_nearest, import_object, import_twice,
    import_annotation, import_open_field, import_covered, import_no_number, import_side_part;

#endif
