#ifndef FILL_KINDS_H
#define FILL_KINDS_H

#include "base/diag.h"

/* The room's complaints: L101 … (kinds.c). */
extern const struct diag_kind fill_bad_xml, fill_dtd, fill_deep_xml, fill_many_attributes, fill_unknown_format,
    fill_control, fill_too_large, fill_bad_picture, fill_no_include, fill_bad_argument, fill_misplaced, fill_not_here,
    fill_broken, fill_no_body, fill_lacking, fill_unused, fill_bad_value, fill_comments_left, fill_wide_table,
    fill_many_nodes, fill_many_tags, fill_bare_note, fill_link, fill_carried, fill_words_beside, fill_torn_field,
    fill_old_font;
/* What fill_invariants finds. */
extern const struct diag_kind inv_cell, inv_twice, inv_unresolved, inv_field, inv_cycle, inv_span, inv_merge, inv_empty,
    inv_space;

#endif
