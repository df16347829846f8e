#include "package/parts.h"

const struct diag_kind pkg_no_zip = { "P101", DIAG_FATAL, N_("not an office package (no zip archive)") };
const struct diag_kind pkg_damaged = { "P102", DIAG_FATAL, N_("damaged archive") };
const struct diag_kind pkg_encrypted = { "P103", DIAG_FATAL, N_("encrypted file") };
const struct diag_kind pkg_bad_name = { "P104", DIAG_FATAL, N_("name of a part is not allowed") };
const struct diag_kind pkg_many_entries = { "P105", DIAG_FATAL, N_("too many parts") };
const struct diag_kind pkg_large_part = { "P106", DIAG_FATAL, N_("part too large") };
const struct diag_kind pkg_large_package = { "P107", DIAG_FATAL, N_("package too large when unpacked") };
const struct diag_kind pkg_bomb = { "P108", DIAG_FATAL, N_("part is packed suspiciously well") };
const struct diag_kind pkg_method = { "P109", DIAG_FATAL, N_("unknown method of packing") };
const struct diag_kind pkg_twice = { "P110", DIAG_FATAL, N_("two parts of one name") };
const struct diag_kind pkg_no_part = { "P111", DIAG_ERROR, N_("part missing") };
const struct diag_kind pkg_bad_xml = { "P112", DIAG_ERROR, N_("damaged XML") };
const struct diag_kind pkg_dtd = { "P113", DIAG_ERROR, N_("document type declaration is not allowed") };
const struct diag_kind pkg_deep_xml = { "P114", DIAG_ERROR, N_("XML nested too deeply") };
const struct diag_kind pkg_many_attributes = { "P115", DIAG_ERROR, N_("element with too many attributes") };
const struct diag_kind pkg_encoding = { "P116", DIAG_ERROR, N_("XML is not in UTF-8") };
const struct diag_kind pkg_unknown = { "P117", DIAG_FATAL, N_("neither a Word nor an OpenDocument file") };
const struct diag_kind pkg_unwritable = { "P118", DIAG_FATAL, N_("package cannot be written") };
const struct diag_kind pkg_bad_relations = { "P119", DIAG_ERROR, N_("relationship leads out of the package") };
