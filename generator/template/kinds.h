#ifndef TEMPLATE_KINDS_H
#define TEMPLATE_KINDS_H

#include "base/diag.h"

/* The template language's complaints; phrases in kinds.c. */
extern const struct diag_kind tpl_syntax, tpl_unknown, tpl_unclosed_tag, tpl_unclosed_block, tpl_stray, tpl_crossed,
    tpl_containers, tpl_no_filter, tpl_no_test, tpl_no_function, tpl_no_statement, tpl_refused, tpl_arguments, tpl_type,
    tpl_arithmetic, tpl_bad_value, tpl_control, tpl_nesting, tpl_turns, tpl_output, tpl_steps, tpl_left_empty,
    tpl_marked;

#endif
