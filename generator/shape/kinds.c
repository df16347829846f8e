#include "shape/inner.h"

const struct diag_kind shape_no_font = { "S101", DIAG_FATAL, N_("no font found"), EXIT_COMPONENT };
const struct diag_kind shape_no_family = { "S102", DIAG_WARNING, N_("font not found; lines may break elsewhere") };
const struct diag_kind shape_no_cut = { "S104", DIAG_WARNING,
	N_("a cut of a font is not there; lines may break elsewhere") };
const struct diag_kind shape_no_letter = { "S103", DIAG_WARNING, N_("no font has this letter; a box is drawn") };
