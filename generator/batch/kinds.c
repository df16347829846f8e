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
const struct diag_kind batch_other_workspace = { "J130", DIAG_ERROR, N_("the output folder is another workspace's"),
	EXIT_NO_OUTPUT };
const struct diag_kind batch_left_over = { "J131", DIAG_NOTE, N_("an output that no document has any more") };
const struct diag_kind batch_nothing_sent = { "J132", DIAG_ERROR, N_("nobody has sent anything for this document"),
	EXIT_NO_INPUT };
const struct diag_kind batch_left_out = { "J133", DIAG_NOTE, N_("not made, since nobody has sent anything for it") };
const struct diag_kind batch_no_lock = { "J134", DIAG_ERROR, N_("the output folder cannot be locked"), EXIT_NO_OUTPUT };
const struct diag_kind batch_no_worker = { "J135", DIAG_NOTE,
	N_("a worker could not be started; the others do its work") };
const struct diag_kind batch_worker_memory = { "J136", DIAG_FATAL, N_("memory was refused to a worker"), EXIT_SYSTEM };
const struct diag_kind batch_worker_killed = { "J137", DIAG_FATAL, N_("a worker was killed"), EXIT_SYSTEM };
const struct diag_kind batch_worker_slow = { "J138", DIAG_FATAL, N_("a worker took more time than it may"), EXIT_DATA };
const struct diag_kind batch_worker_mute = { "J139", DIAG_FATAL, N_("a worker could not hand back its results"),
	EXIT_IO };
const struct diag_kind batch_behind = { "J140", DIAG_WARNING, N_("older than another format of the document") };
const struct diag_kind batch_near_folder = { "J113", DIAG_ERROR, N_("a folder whose name is nearly a known one") };
const struct diag_kind batch_name_twice = { "J120", DIAG_ERROR, N_("two of one name") };
const struct diag_kind batch_empty_file = { "J121", DIAG_ERROR, N_("nothing stands in the file") };
const struct diag_kind batch_empty_text = { "J125", DIAG_WARNING, N_("a contribution without text") };
const struct diag_kind batch_no_folder = { "J124", DIAG_ERROR, N_("a file where a folder belongs") };
const struct diag_kind batch_stray = { "J122", DIAG_ERROR, N_("a contribution where none is looked for") };
const struct diag_kind batch_output_twice = { "J123", DIAG_ERROR, N_("two documents of one name") };
const struct diag_kind batch_word_left = { "K307", DIAG_NOTE, N_("left out of a contribution") };
const struct diag_kind batch_annex_left = { "K308", DIAG_WARNING, N_("an appendix of a contribution, left out") };
const struct diag_kind batch_text_left = { "K309", DIAG_WARNING,
	N_("text before the first heading of a contribution, left out") };
const struct diag_kind batch_two_texts = { "B200", DIAG_ERROR, N_("two contributions of one unit") };
const struct diag_kind batch_other_period = { "B201", DIAG_ERROR,
	N_("a contribution whose subject is of another period") };
const struct diag_kind batch_other_unit = { "B202", DIAG_ERROR,
	N_("a contribution whose letterhead is another unit's") };
const struct diag_kind batch_no_picture = { "K300", DIAG_ERROR, N_("no picture of that name") };
const struct diag_kind batch_picture_outside = { "K301", DIAG_ERROR, N_("a picture outside the workspace") };
const struct diag_kind batch_particular = { "T303", DIAG_WARNING, N_("a particular that the template does not print") };
const struct diag_kind batch_year_twice = { "J114", DIAG_ERROR, N_("a second file for one year") };
const struct diag_kind batch_unmeasured = { "Y131", DIAG_NOTE,
	N_("a document so long that the columns of its tables are not measured") };
