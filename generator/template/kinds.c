#include "template/kinds.h"

/* What the author of the template wrote wrong: found before any data. */
const struct diag_kind tpl_syntax = { "T101", DIAG_ERROR, N_("tag not understood") };
const struct diag_kind tpl_unclosed_tag = { "T103", DIAG_ERROR, N_("tag never closed") };
const struct diag_kind tpl_unclosed_block = { "T104", DIAG_ERROR, N_("block never closed") };
const struct diag_kind tpl_stray = { "T105", DIAG_ERROR, N_("nothing here to close or continue") };
const struct diag_kind tpl_crossed = { "T106", DIAG_ERROR, N_("blocks cross") };
const struct diag_kind tpl_containers = { "T107", DIAG_ERROR, N_("block opened in one place, closed in another") };
const struct diag_kind tpl_no_filter = { "T108", DIAG_ERROR, N_("unknown filter") };
const struct diag_kind tpl_no_test = { "T109", DIAG_ERROR, N_("unknown test") };
const struct diag_kind tpl_no_function = { "T110", DIAG_ERROR, N_("unknown function") };
const struct diag_kind tpl_no_statement = { "T111", DIAG_ERROR, N_("unknown statement") };
const struct diag_kind tpl_refused = { "T112", DIAG_ERROR, N_("not part of this language") };
const struct diag_kind tpl_arguments = { "T113", DIAG_ERROR, N_("wrong arguments") };

/* What template and data do to each other: found in a run. */
const struct diag_kind tpl_unknown = { "T102", DIAG_ERROR, N_("unknown name") };
const struct diag_kind tpl_type = { "T120", DIAG_ERROR, N_("wrong kind of value") };
const struct diag_kind tpl_arithmetic = { "T121", DIAG_ERROR, N_("cannot be computed") };
const struct diag_kind tpl_bad_value = { "T122", DIAG_ERROR, N_("value not allowed here") };
const struct diag_kind tpl_control = { "T123", DIAG_ERROR, N_("control character in a value") };
const struct diag_kind tpl_left_empty = { "T140", DIAG_NOTE, N_("unknown name left empty") };
const struct diag_kind tpl_marked = { "T141", DIAG_WARNING, N_("unknown name marked in the document") };

/* What would take too much of the machine. */
const struct diag_kind tpl_nesting = { "T130", DIAG_ERROR, N_("nested too deep") };
const struct diag_kind tpl_turns = { "T131", DIAG_ERROR, N_("loops turn too often") };
const struct diag_kind tpl_output = { "T132", DIAG_ERROR, N_("too much text") };
const struct diag_kind tpl_steps = { "T133", DIAG_ERROR, N_("takes too long") };
