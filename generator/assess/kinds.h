#ifndef ASSESS_KINDS_H
#define ASSESS_KINDS_H

#include "base/diag.h"

/* What telling a period can complain about: figures it lacks, texts it was not given. Phrases in kinds.c. */
extern const struct diag_kind assess_part_twice, assess_part_empty, assess_guessed_heading, assess_moved;
extern const struct diag_kind assess_unknown_heading, assess_missing_sender, assess_no_illustration, assess_no_heading,
    assess_required_missing, assess_month_gap, assess_no_year, assess_overridden, assess_no_year_before, assess_no_plan,
    assess_plan_from_path, assess_unprinted, assess_no_months, assess_no_folder;

#endif
