#include "pdf/inner.h"

const struct diag_kind pdf_unwritable = { "B101", DIAG_ERROR, N_("PDF cannot be written") };
const struct diag_kind pdf_bad_picture = { "B102", DIAG_WARNING, N_("picture cannot be read; its box is drawn") };
const struct diag_kind pdf_bad_chart = { "B104", DIAG_WARNING, N_("chart cannot be drawn; its box is drawn") };
const struct diag_kind pdf_beyond = { "B105", DIAG_WARNING, N_("more than a page can show") };
const struct diag_kind pdf_no_archive = { "B103", DIAG_ERROR, N_("PDF/A cannot be made") };
