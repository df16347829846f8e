#ifndef PLAN_KINDS_H
#define PLAN_KINDS_H

#include "base/diag.h"

/* What the model can complain about: declarations K1xx, figures K2xx. Phrases in kinds.c. */
extern const struct diag_kind plan_unknown_kind, plan_duplicate_code, plan_unknown_reference, plan_bad_period,
    plan_bad_signature, plan_unknown_document, plan_missing_table, plan_bad_code, plan_unknown_sender, plan_too_many,
    plan_contradiction, plan_late_base, plan_typed_number, plan_open_mark, plan_near_name, plan_empty_table, plan_blank;
extern const struct diag_kind plan_unknown_code, plan_not_figure, plan_bad_figure, plan_unknown_measure,
    plan_mixed_measure, plan_share_over, plan_flow_falls, plan_sum_differs, plan_outlier, plan_stale_estimate,
    plan_after_cut_off, plan_ambiguous, plan_no_reason, plan_bad_status, plan_outside_term, plan_big_growth,
    plan_double_row, plan_negative, plan_percent_cell, plan_figure_of_group, plan_differs, plan_same_year, plan_by_hand,
    plan_month_ahead, plan_part_of_whole;
/* Contradictions. */
extern const struct diag_kind plan_below_collected, plan_confirmed, plan_off_path, plan_power_of_ten,
    plan_bare_confirmation, plan_growth_differs, plan_other_name, plan_no_lead, plan_misplaced, plan_no_january,
    plan_row_aside, plan_final_early, plan_text_differs, plan_text_other_period;
/* Figures that can be right and seldom are. */
extern const struct diag_kind plan_unlikely, plan_off_pace, plan_odd_month, plan_row_behind, plan_row_copied;
/* Declared otherwise than what stands beside it. */
extern const struct diag_kind plan_nature_measure, plan_no_target, plan_path_gap, plan_not_judged, plan_one_name,
    plan_out_of_order, plan_no_column;
/* A year's sheet beside its plan and the year before. */
extern const struct diag_kind plan_unexplained, plan_reason_of_none, plan_bare_reason, plan_exchanged, plan_no_row,
    plan_no_results, plan_no_months_before, plan_month_repeated, plan_double_label, plan_total_differs,
    plan_breakdown_differs;
/* Particulars. */
extern const struct diag_kind plan_marks_left, plan_unreviewed, plan_kept_date;
extern const struct diag_kind plan_signature, plan_names_differ, plan_left_empty, plan_document_differs;

#endif
