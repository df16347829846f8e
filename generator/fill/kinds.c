#include "fill/kinds.h"

const struct diag_kind fill_bad_xml = { "L101", DIAG_ERROR, N_("damaged XML") };
const struct diag_kind fill_dtd = { "L102", DIAG_ERROR, N_("document type declaration is not allowed") };
const struct diag_kind fill_deep_xml = { "L103", DIAG_ERROR, N_("XML nested too deeply") };
const struct diag_kind fill_many_attributes = { "L104", DIAG_ERROR, N_("element with too many attributes") };
const struct diag_kind fill_unknown_format = { "L105", DIAG_FATAL, N_("not a DOCX or ODT template") };
const struct diag_kind fill_control = { "L106", DIAG_ERROR, N_("control character in a value") };
const struct diag_kind fill_too_large = { "L107", DIAG_ERROR, N_("document grows too large") };
const struct diag_kind fill_bad_picture = { "L108", DIAG_ERROR, N_("picture cannot be used") };
const struct diag_kind fill_no_include = { "L109", DIAG_ERROR, N_("document cannot be included") };
const struct diag_kind fill_bad_argument = { "L110", DIAG_ERROR, N_("wrong argument") };
const struct diag_kind fill_misplaced = { "L111", DIAG_ERROR, N_("tag does not belong here") };
const struct diag_kind fill_not_here = { "L112", DIAG_ERROR, N_("value does not fit here") };
const struct diag_kind fill_broken = { "L113", DIAG_ERROR, N_("part cannot be read") };

const struct diag_kind fill_bad_value = { "L114", DIAG_ERROR, N_("value not understood") };
const struct diag_kind fill_comments_left = { "L115", DIAG_WARNING,
	N_("comments of an included document are left out") };
const struct diag_kind fill_no_body = { "D130", DIAG_ERROR, N_("the document has no text part") };
const struct diag_kind fill_bare_note = { "L160", DIAG_WARNING,
	N_("a footnote of an included document has no text; its mark is left out") };
const struct diag_kind fill_link = { "L161", DIAG_WARNING, N_("a link that stays text") };
const struct diag_kind fill_carried = { "S110", DIAG_WARNING,
	N_("the template carries along what acts by itself elsewhere") };
const struct diag_kind fill_words_beside = { "I153", DIAG_WARNING,
	N_("words beside a tag that takes its paragraph or row; they go with it") };
const struct diag_kind fill_torn_field = { "I154", DIAG_ERROR, N_("a block cuts a field in two") };
const struct diag_kind fill_old_font = { "I156", DIAG_WARNING, N_("a Unicode value in a font from before Unicode") };
const struct diag_kind fill_wide_table = { "L116", DIAG_ERROR, N_("table with too many columns") };
const struct diag_kind fill_lacking = { "L120", DIAG_NOTE, N_("the template asks for what the data lack") };
const struct diag_kind fill_unused = { "L121", DIAG_NOTE, N_("the template does not use this") };

const struct diag_kind fill_many_nodes = { "P132", DIAG_ERROR, N_("XML with too many elements") };
const struct diag_kind fill_many_tags = { "P133", DIAG_ERROR, N_("too many tags") };

const struct diag_kind inv_cell = { "L151", DIAG_ERROR, N_("cell without a paragraph at its end") };
const struct diag_kind inv_twice = { "L152", DIAG_ERROR, N_("number used twice") };
const struct diag_kind inv_unresolved = { "L153", DIAG_ERROR, N_("reference leads nowhere") };
const struct diag_kind inv_field = { "L154", DIAG_ERROR, N_("field not balanced") };
const struct diag_kind inv_cycle = { "L155", DIAG_ERROR, N_("style inherits from itself") };
const struct diag_kind inv_span = { "L156", DIAG_ERROR, N_("row does not fit the table's grid") };
const struct diag_kind inv_merge = { "L157", DIAG_ERROR, N_("vertical merge without a start") };
const struct diag_kind inv_empty = { "L158", DIAG_ERROR, N_("table or row without content") };
const struct diag_kind inv_space = { "L159", DIAG_ERROR, N_("spaces at the edge of a text are not kept") };
