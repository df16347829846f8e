/* What a map or a table can be wrong in: keys, columns, types. */
#include "value/schema.h"

#include "base/diag.h"

const struct diag_kind schema_unknown_key = { "K101", DIAG_ERROR, N_("unknown key") };
const struct diag_kind schema_unknown_column = { "K102", DIAG_ERROR, N_("unknown column") };
const struct diag_kind schema_missing_key = { "K103", DIAG_ERROR, N_("missing key") };
const struct diag_kind schema_wrong_type = { "K104", DIAG_ERROR, N_("wrong type of value") };
const struct diag_kind schema_unknown_word = { "K106", DIAG_ERROR, N_("word not in its list") };
const struct diag_kind schema_bad_date = { "K109", DIAG_ERROR, N_("no such date") };
const struct diag_kind schema_twice = { "K118", DIAG_ERROR, N_("given twice") };
