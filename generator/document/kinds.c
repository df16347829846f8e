/* What a reader of documents can complain about; all but doc_no_text leave a document that can be laid out. */
#include "document/read.h"

const struct diag_kind doc_unsupported = { "I101", DIAG_WARNING, N_("not supported, left out of the layout") };
const struct diag_kind doc_drawing = { "I102", DIAG_WARNING, N_("shape not supported, drawn as a box") };
const struct diag_kind doc_field = { "I103", DIAG_WARNING, N_("field not supported, shown as it was last saved") };
const struct diag_kind doc_picture = { "I104", DIAG_WARNING, N_("picture cannot be shown, drawn as a box") };
const struct diag_kind doc_clamped = { "I105", DIAG_WARNING, N_("value out of range, the nearest allowed is used") };
const struct diag_kind doc_style_cycle = { "I106", DIAG_WARNING, N_("style is based on itself") };
const struct diag_kind doc_missing = { "I107", DIAG_WARNING, N_("refers to what is not there") };
const struct diag_kind doc_nested = { "I108", DIAG_WARNING, N_("nested too deeply, shown as plain paragraphs") };
const struct diag_kind doc_no_text = { "I109", DIAG_ERROR, N_("the document has no text part") };
const struct diag_kind doc_chart = { "I110", DIAG_WARNING, N_("chart not supported, drawn as a box") };
const struct diag_kind doc_object = { "I111", DIAG_WARNING, N_("embedded object is shown by its picture only") };
const struct diag_kind doc_chart_nearest = { "I113", DIAG_WARNING,
	N_("kind of chart not supported, drawn as the nearest") };
const struct diag_kind doc_twice = { "I112", DIAG_WARNING, N_("two of one name, the first is used") };
const struct diag_kind doc_open_field = { "I114", DIAG_WARNING,
	N_("a field that never ends; the text after it is shown") };
const struct diag_kind doc_no_number = { "I115", DIAG_WARNING, N_("not a number; passed over") };
const struct diag_kind doc_covered = { "I116", DIAG_WARNING,
	N_("text in a cell that a merged one covers; it is not shown") };
const struct diag_kind doc_side_part = { "I117", DIAG_WARNING,
	N_("a part that the text can do without is damaged; passed over") };
const struct diag_kind doc_many = { "I118", DIAG_WARNING, N_("more of them than are kept; the rest is left out") };
const struct diag_kind doc_many_paragraphs = { "I120", DIAG_ERROR, N_("too many paragraphs") };
const struct diag_kind doc_long_paragraph = { "I121", DIAG_ERROR, N_("too much in one paragraph") };
const struct diag_kind doc_no_paragraph = { "I124", DIAG_WARNING,
	N_("a cell without a paragraph, with which Word opens no document") };
const struct diag_kind doc_legacy = { "I125", DIAG_NOTE, N_("text of a font from before Unicode, shown as Unicode") };
const struct diag_kind doc_annotation = { "I150", DIAG_NOTE, N_("comments in the margin are left out") };
