#ifndef BATCH_KINDS_H
#define BATCH_KINDS_H

#include "base/diag.h"

extern const struct diag_kind batch_particular;
extern const struct diag_kind batch_locked, batch_no_template, batch_no_period_folder, batch_lock_copy, batch_not_read,
    batch_bad_period, batch_wrong_period, batch_changed_by_hand, batch_bad_name, batch_unknown_format,
    batch_worker_died, batch_near_folder, batch_year_twice, batch_other_workspace, batch_left_over, batch_nothing_sent,
    batch_left_out, batch_no_lock, batch_no_worker, batch_worker_memory, batch_worker_killed, batch_worker_slow,
    batch_worker_mute, batch_behind, batch_name_twice, batch_empty_file, batch_stray, batch_output_twice,
    batch_empty_text, batch_no_folder, batch_outside, batch_no_picture, batch_picture_outside, batch_unmeasured,
    batch_word_left, batch_annex_left, batch_text_left, batch_two_texts, batch_other_period, batch_other_unit;

#endif
