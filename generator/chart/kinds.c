#include "chart/kinds.h"

const struct diag_kind chart_unknown_kind = { "C101", DIAG_ERROR, N_("unknown kind of chart") };
const struct diag_kind chart_lengths = { "C102", DIAG_ERROR, N_("series and axis differ in length") };
const struct diag_kind chart_not_drawable = { "C103", DIAG_ERROR, N_("figure that cannot be drawn") };
const struct diag_kind chart_nothing = { "C104", DIAG_ERROR, N_("chart without a series") };
const struct diag_kind chart_no_figures = { "C105", DIAG_WARNING, N_("chart without any figure yet") };
const struct diag_kind chart_unknown_key = { "C106", DIAG_ERROR, N_("unknown key of a chart") };
const struct diag_kind chart_wrong_type = { "C107", DIAG_ERROR, N_("wrong value in a chart's description") };
const struct diag_kind chart_labels_left_out = { "C108", DIAG_WARNING,
	N_("labels left out of a chart for lack of room") };
const struct diag_kind chart_too_many = { "C109", DIAG_ERROR, N_("chart too large") };
const struct diag_kind chart_bad_size = { "C110", DIAG_ERROR, N_("chart too small or too large to draw") };
const struct diag_kind chart_unwritable = { "C111", DIAG_ERROR, N_("picture of a chart cannot be made") };
