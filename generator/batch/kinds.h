#ifndef BATCH_KINDS_H
#define BATCH_KINDS_H

#include "base/diag.h"

extern const struct diag_kind batch_locked, batch_no_template, batch_outside, batch_no_period_folder, batch_lock_copy,
    batch_not_read, batch_bad_period, batch_wrong_period, batch_changed_by_hand, batch_bad_name, batch_unknown_format,
    batch_worker_died, batch_near_folder, batch_year_twice;

#endif
