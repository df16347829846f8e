#include "batch/kinds.h"

const struct diag_kind batch_locked = { "J101", DIAG_ERROR, N_("another run is at work here"), EXIT_LATER };
const struct diag_kind batch_no_template = { "J102", DIAG_ERROR, N_("no template for this document") };
const struct diag_kind batch_outside = { "Y120", DIAG_ERROR, N_("a template outside the workspace") };
const struct diag_kind batch_no_period_folder = { "J103", DIAG_ERROR,
	N_("a folder of contributions whose name is no period") };
const struct diag_kind batch_lock_copy = { "J105", DIAG_NOTE, N_("a lock copy, left out: the file is open somewhere") };
const struct diag_kind batch_not_read = { "J106", DIAG_WARNING, N_("a file of a kind that is not read here") };
const struct diag_kind batch_bad_period = { "J107", DIAG_ERROR, N_("not a period") };
const struct diag_kind batch_wrong_period = { "J108", DIAG_ERROR, N_("a period of another kind than the document's") };
const struct diag_kind batch_changed_by_hand = { "J109", DIAG_WARNING,
	N_("changed by hand since it was made; kept beside the new one") };
const struct diag_kind batch_bad_name = { "J110", DIAG_ERROR, N_("not a name for an output") };
const struct diag_kind batch_unknown_format = { "J111", DIAG_ERROR, N_("unknown output format") };
const struct diag_kind batch_worker_died = { "J112", DIAG_FATAL, N_("a worker ended before its work was done"),
	EXIT_BUG };
const struct diag_kind batch_near_folder = { "J113", DIAG_ERROR, N_("a folder whose name is nearly a known one") };
const struct diag_kind batch_year_twice = { "J114", DIAG_ERROR, N_("a second file for one year") };
