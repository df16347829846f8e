#include "plan/kinds.h"

const struct diag_kind plan_unknown_kind = { "K105", DIAG_ERROR, N_("unknown kind of document") };
const struct diag_kind plan_duplicate_code = { "K107", DIAG_ERROR, N_("duplicate code") };
const struct diag_kind plan_unknown_reference = { "K108", DIAG_ERROR, N_("code refers to nothing") };
const struct diag_kind plan_bad_period = { "K110", DIAG_ERROR, N_("period does not fit") };
const struct diag_kind plan_bad_signature = { "K111", DIAG_ERROR, N_("wrong form of the signature block") };
const struct diag_kind plan_unknown_document = { "K112", DIAG_ERROR, N_("unknown document") };
const struct diag_kind plan_missing_table = { "K113", DIAG_ERROR, N_("missing table") };
const struct diag_kind plan_bad_code = { "K114", DIAG_ERROR, N_("bad code") };
const struct diag_kind plan_unknown_sender = { "K115", DIAG_ERROR, N_("contribution of an unknown unit") };
const struct diag_kind plan_too_many = { "K117", DIAG_ERROR, N_("too many") };
const struct diag_kind plan_contradiction = { "K119", DIAG_WARNING, N_("declarations contradict each other") };
const struct diag_kind plan_late_base = { "K120", DIAG_ERROR, N_("basis later than the document") };
const struct diag_kind plan_typed_number = { "K124", DIAG_ERROR, N_("a heading with its number typed") };
const struct diag_kind plan_open_mark = { "K125", DIAG_ERROR, N_("a mark of emphasis that is never closed") };
const struct diag_kind plan_empty_table = { "J126", DIAG_WARNING, N_("a table without rows") };
const struct diag_kind plan_blank = { "K268", DIAG_WARNING, N_("a place left to be filled in") };
const struct diag_kind plan_near_name = { "K127", DIAG_ERROR, N_("a name that is nearly a known one") };

const struct diag_kind plan_unknown_code = { "K201", DIAG_ERROR, N_("code that the plan lacks") };
const struct diag_kind plan_not_figure = { "K202", DIAG_ERROR, N_("text where a figure belongs") };
const struct diag_kind plan_bad_figure = { "K203", DIAG_ERROR, N_("figure does not fit the decimal mark") };
const struct diag_kind plan_unknown_measure = { "K204", DIAG_ERROR, N_("unknown unit of measure") };
const struct diag_kind plan_mixed_measure = { "K205", DIAG_ERROR, N_("units mixed up") };
const struct diag_kind plan_share_over = { "K206", DIAG_ERROR, N_("share over its limit") };
const struct diag_kind plan_flow_falls = { "K207", DIAG_WARNING, N_("cumulative figure goes down") };
const struct diag_kind plan_sum_differs = { "K208", DIAG_ERROR, N_("parts do not add up to their total") };
const struct diag_kind plan_outlier = { "K209", DIAG_WARNING, N_("figure far from its neighbours") };
const struct diag_kind plan_stale_estimate = { "K210", DIAG_WARNING, N_("estimate of a closed period") };
const struct diag_kind plan_after_cut_off = { "K211", DIAG_ERROR, N_("figure after the data's cut-off") };
const struct diag_kind plan_ambiguous = { "K213", DIAG_WARNING, N_("figure can be read in two ways") };
const struct diag_kind plan_no_reason = { "K216", DIAG_ERROR, N_("judgement changed without a reason") };
const struct diag_kind plan_bad_status = { "K217", DIAG_ERROR, N_("neither reached nor not reached") };
const struct diag_kind plan_outside_term = { "K218", DIAG_ERROR, N_("year outside the plan's term") };
const struct diag_kind plan_big_growth = { "K219", DIAG_WARNING, N_("rate over 100%") };
const struct diag_kind plan_double_row = { "K220", DIAG_ERROR, N_("second row for one indicator") };
const struct diag_kind plan_negative = { "K221", DIAG_ERROR, N_("negative figure") };
const struct diag_kind plan_percent_cell = { "K222", DIAG_ERROR, N_("percentage where the unit is none") };
const struct diag_kind plan_figure_of_group = { "K224", DIAG_ERROR, N_("figure for a heading") };
const struct diag_kind plan_differs = { "K225", DIAG_WARNING, N_("two figures for one thing") };
const struct diag_kind plan_same_year = { "K227", DIAG_ERROR, N_("the figures of another year") };
const struct diag_kind plan_by_hand = { "K229", DIAG_WARNING, N_("changed by hand since it was merged") };
const struct diag_kind plan_part_of_whole = { "P137", DIAG_WARNING, N_("a part of what is counted whole") };
const struct diag_kind plan_month_ahead = { "K230", DIAG_WARNING, N_("a month that the other rows are far from") };

const struct diag_kind plan_below_collected = { "P140", DIAG_ERROR, N_("less than what has been collected") };
const struct diag_kind plan_confirmed = { "P141", DIAG_NOTE, N_("confirmed by hand") };
const struct diag_kind plan_off_path = { "P142", DIAG_WARNING, N_("the year's plan is not the path's") };
const struct diag_kind plan_power_of_ten = { "P143", DIAG_ERROR, N_("figure off by a power of ten") };
const struct diag_kind plan_bare_confirmation = { "P144", DIAG_ERROR, N_("confirmed without a reason") };
const struct diag_kind plan_growth_differs = { "P145", DIAG_WARNING,
	N_("growth that does not follow from the levels") };
const struct diag_kind plan_other_name = { "P146", DIAG_ERROR, N_("name and code are two indicators'") };
const struct diag_kind plan_no_lead = { "P147", DIAG_WARNING, N_("indicator of no unit") };
const struct diag_kind plan_misplaced = { "P148", DIAG_ERROR, N_("figures in the wrong rows or columns") };
const struct diag_kind plan_no_january = { "P151", DIAG_WARNING, N_("months that may stand one column off") };
const struct diag_kind plan_row_aside = { "P152", DIAG_WARNING, N_("a row that may stand one column off") };
const struct diag_kind plan_final_early = { "P153", DIAG_WARNING, N_("final figure of a year that is not over") };
const struct diag_kind plan_text_differs = { "P149", DIAG_WARNING, N_("text and data differ") };
const struct diag_kind plan_text_other_period = { "P150", DIAG_WARNING, N_("text tells another period's figure") };

const struct diag_kind plan_unlikely = { "P170", DIAG_WARNING, N_("figure far from its plan and the year before") };
const struct diag_kind plan_off_pace = { "P171", DIAG_WARNING, N_("the months do not lead to the year's figure") };
const struct diag_kind plan_odd_month = { "P172", DIAG_WARNING, N_("a month that leaves the way of the others") };
const struct diag_kind plan_row_behind = { "P173", DIAG_WARNING, N_("a month is missing that the other rows have") };
const struct diag_kind plan_row_copied = { "P174", DIAG_WARNING, N_("a row that repeats the year before") };

const struct diag_kind plan_signature = { "P177", DIAG_WARNING, N_("a signature that is not whole") };
const struct diag_kind plan_names_differ = { "P178", DIAG_WARNING, N_("names that do not agree") };
const struct diag_kind plan_left_empty = { "P179", DIAG_WARNING, N_("left empty") };
const struct diag_kind plan_document_differs = { "P180", DIAG_WARNING, N_("kind, template and period do not agree") };
const struct diag_kind plan_marks_left = { "J150", DIAG_WARNING, N_("marks of typing left in the text") };
