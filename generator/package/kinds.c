#include "package/parts.h"

const struct diag_kind pkg_no_part = { "P111", DIAG_ERROR, N_("part missing") };
const struct diag_kind pkg_unwritable = { "P118", DIAG_FATAL, N_("package cannot be written") };
const struct diag_kind pkg_twice_related = { "I122", DIAG_ERROR, N_("two relationships of one id") };
const struct diag_kind pkg_unrelated = { "I123", DIAG_ERROR, N_("nothing says which part is the document") };
const struct diag_kind pkg_no_macros = { "I155", DIAG_NOTE,
	N_("the template's macros are left out: a file of this kind holds none") };
const struct diag_kind pkg_bad_relations = { "P119", DIAG_ERROR, N_("relationship leads out of the package") };
