#ifndef ARCHIVE_INNER_H
#define ARCHIVE_INNER_H

#include <libxml/parser.h>
#include <zip.h>

#include "archive/archive.h"

/* --- zip.c --- */

/* libzip's archive that the part stands in. Borrowed. */
zip_t *arc_zip(const struct arc_entry *e);
str arc_file(const struct arc_entry *e); /* the archive's name */
/* A complaint about a part, or about the file where part is empty; why may be NULL. Always false. */
bool arc_complain(str file, str part, const struct diag_kind *kind, const char *why, struct diags *d);
/* The same about a part of an archive. */
bool arc_entry_complain(const struct arc_entry *e, const struct diag_kind *kind, struct diags *d);
/* A part is not packed so well that it must be a bomb; else complained. */
bool arc_ratio_allowed(const struct arc_entry *e, struct diags *d);

/* --- utf16.c --- */

/* Have the bytes UTF-16's mark? */
bool arc_is_utf16(str bytes);
/* A part's bytes, in UTF-8 where they are XML in UTF-16; else as they are. */
str arc_utf8(str bytes, struct arena *a);

/* --- xml.c --- */

/* The tag that the bytes seen so far end in. */
struct tag {
	bool open, begins; /* begins: only its "<" has been seen */
	char quote;        /* of the value that is open; 0: none */
	int attributes;
};

/* One run of the guarded parser; the parser's _private leads to it. */
struct arc_parse {
	xmlParserCtxt *parser;
	const struct arc_handler *handler;
	void *ctx;
	const struct diag_kind *refused; /* the guard that ended it; NULL: none */
	struct tag tag;
	bool begun;         /* the first piece has been looked at */
	uint32_t nodes_max; /* of what is kept as a tree; 0: nothing is */
	uint32_t nodes;     /* elements and attributes so far */
};

/* libxml2's functions that lead to the handler of a struct arc_parse. */
extern const xmlSAXHandler arc_parse_sax;
/* Sets the options of p's new parser. unlimited: without libxml2's own limits on depth and texts. */
void arc_parse_options(struct arc_parse *parse, bool unlimited);
/* To be asked of each piece before the parser gets it. False: refused. */
bool arc_parse_allowed(struct arc_parse *parse, str piece);
/* Frees the parser. False: something was wrong; complained. */
bool arc_parse_close(struct arc_parse *parse, str file, str part, struct diags *d);

#endif
