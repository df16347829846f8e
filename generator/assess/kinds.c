/* What telling a period can complain about: figures it lacks, texts it was not given. */
#include "assess/kinds.h"

const struct diag_kind assess_unknown_heading = { "K116", DIAG_ERROR, N_("heading that is not understood") };
const struct diag_kind assess_guessed_heading = { "K305", DIAG_WARNING,
	N_("heading that is not understood; its text goes with what stands above it") };
const struct diag_kind assess_moved = { "K306", DIAG_NOTE, N_("text that goes to another part") };
const struct diag_kind assess_missing_sender = { "K122", DIAG_WARNING, N_("no contribution") };
const struct diag_kind assess_no_illustration = { "K123", DIAG_ERROR, N_("chart without data") };
const struct diag_kind assess_no_heading = { "K126", DIAG_ERROR, N_("text that stands under no heading") };
const struct diag_kind assess_part_twice = { "J151", DIAG_WARNING, N_("a section given twice") };
const struct diag_kind assess_part_empty = { "J152", DIAG_WARNING, N_("a section without a text") };
const struct diag_kind assess_no_months = { "J128", DIAG_WARNING, N_("no figures of months for the year") };
const struct diag_kind assess_no_folder = { "J129", DIAG_WARNING, N_("no folder of contributions") };
const struct diag_kind assess_unprinted = { "J127", DIAG_WARNING, N_("text that the template does not print") };
const struct diag_kind assess_required_missing = { "K212", DIAG_ERROR, N_("required figure is missing") };
const struct diag_kind assess_month_gap = { "K214", DIAG_WARNING, N_("month without a figure") };
const struct diag_kind assess_no_year = { "K223", DIAG_ERROR, N_("no data for the year") };
const struct diag_kind assess_overridden = { "K226", DIAG_NOTE, N_("judgement set by hand") };
const struct diag_kind assess_plan_from_path = { "P135", DIAG_WARNING, N_("plan of the year taken from the path") };
const struct diag_kind assess_no_plan = { "P136", DIAG_ERROR, N_("nothing to judge by") };
const struct diag_kind assess_no_year_before = { "K228", DIAG_NOTE, N_("no figures to compare with") };
