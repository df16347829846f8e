/* What a zip and its XML can be wrong in; each is a limit or a fault of the file, told by the room that asked. */
#include "archive/archive.h"

const struct diag_kind arc_no_zip = { "P101", DIAG_FATAL, N_("not an office package (no zip archive)") };
const struct diag_kind arc_damaged = { "P102", DIAG_FATAL, N_("damaged archive") };
const struct diag_kind arc_encrypted = { "P103", DIAG_FATAL, N_("encrypted file") };
const struct diag_kind arc_bad_name = { "P104", DIAG_FATAL, N_("name of a part is not allowed") };
const struct diag_kind arc_many_entries = { "P105", DIAG_FATAL, N_("too many parts") };
const struct diag_kind arc_large_part = { "P106", DIAG_FATAL, N_("part too large") };
const struct diag_kind arc_large_package = { "P107", DIAG_FATAL, N_("package too large when unpacked") };
const struct diag_kind arc_bomb = { "P108", DIAG_FATAL, N_("part claims to be larger than its bytes can unpack to") };
const struct diag_kind arc_method = { "P109", DIAG_FATAL, N_("unknown method of packing") };
const struct diag_kind arc_twice = { "P110", DIAG_FATAL, N_("two parts of one name") };
const struct diag_kind arc_bad_xml = { "P112", DIAG_ERROR, N_("damaged XML") };
const struct diag_kind arc_dtd = { "P113", DIAG_ERROR, N_("document type declaration is not allowed") };
const struct diag_kind arc_deep_xml = { "P114", DIAG_ERROR, N_("XML nested too deeply") };
const struct diag_kind arc_many_attributes = { "P115", DIAG_ERROR, N_("element with too many attributes") };
const struct diag_kind arc_encoding = { "P116", DIAG_ERROR, N_("XML is not in UTF-8") };
const struct diag_kind arc_many_nodes = { "P130", DIAG_ERROR, N_("XML with too many elements") };
const struct diag_kind arc_overlap = { "P131", DIAG_FATAL, N_("parts share bytes of the archive") };
