/* What the room can complain about, beside I103 of the readers. */
#include "field/inner.h"

const struct diag_kind field_lost = { "I151", DIAG_WARNING, N_("a field refers to a place that is gone") };
const struct diag_kind field_no_entries = { "I152", DIAG_WARNING,
	N_("nothing for a contents list; what was saved stays") };
