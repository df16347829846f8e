/* What can be complained about in a report from Word. */
#include "intake/intake.h"

const struct diag_kind intake_too_wide = { "K302", DIAG_ERROR, N_("a table of too many columns") };
const struct diag_kind intake_bad_picture = { "K303", DIAG_ERROR, N_("a picture of a kind that is not put in") };
const struct diag_kind intake_left_drawing = { "K304", DIAG_WARNING, N_("a drawing that is left out") };
