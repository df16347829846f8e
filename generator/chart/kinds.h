#ifndef CHART_KINDS_H
#define CHART_KINDS_H

#include "base/diag.h"

extern const struct diag_kind chart_unknown_kind, chart_lengths, chart_not_drawable, chart_nothing, chart_no_figures,
    chart_unknown_key, chart_wrong_type, chart_labels_left_out, chart_too_many, chart_bad_size, chart_unwritable;

#endif
