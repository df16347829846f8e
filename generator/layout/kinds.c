#include "layout/page/flow.h"

const struct diag_kind lay_many_pages = { "Y101", DIAG_FATAL, N_("too many pages") };
const struct diag_kind lay_tall_line = { "Y102", DIAG_WARNING, N_("higher than the page; it hangs over") };
const struct diag_kind lay_deep_tables = { "Y103", DIAG_WARNING,
	N_("tables nested too deeply; the inner one is left out") };
const struct diag_kind lay_tall_picture = { "Y104", DIAG_WARNING, N_("size of a drawing cannot be") };
const struct diag_kind lay_no_room = { "Y106", DIAG_WARNING,
	N_("margins or columns leave the text no room; they are made narrower") };
const struct diag_kind lay_many = { "Y107", DIAG_WARNING,
	N_("more in one place than text can keep clear of; see whether it is covered") };
const struct diag_kind lay_broken_number = { "Y121", DIAG_WARNING,
	N_("a number wider than its column, broken over two lines") };
const struct diag_kind lay_unfit = { "Y130", DIAG_WARNING,
	N_("a table has too many columns for its figures: one is broken over two lines") };
const struct diag_kind lay_no_preview = { "Y105", DIAG_WARNING,
	N_("drawing without a preview; a box with its name stands for it") };
