#ifndef INPUT_INPUT_H
#define INPUT_INPUT_H

#include <stdbool.h>

#include "base/str.h"
#include "value/rich.h"
#include "value/value.h"

struct arena;
struct diags;
struct out;

/*
 * What an office keeps, read (input/README.md): YAML, JSON, Markdown, XLSX, ODS and
 * CSV all become one kind of value, every value with its place.
 *
 *   YAML, JSON   the value as written; keys folded where opt->fold is set
 *   Markdown     a map: the front matter's keys, and noi_dung: the text after it
 *   workbooks    a map, folded sheet name → list of rows; a row is a map, folded
 *                header → value; CSV is one sheet named as the file
 *
 * Every fault is complained about (D1xx) with line:column or sheet!cell; the
 * result then holds what could be read. NONE where nothing could.
 */
struct in_options {
	char mark; /* decimal mark of numbers typed as text: ',' (0 is that) or '.' */
	bool fold; /* fold the keys of YAML and JSON, but for those within the value of a key x_… */
	bool
	    keep_headers; /* sheets and columns under their names as written, not folded: for a program that writes them back */
	bool texts;        /* CSV: every field is text as it stands, whatever it looks like */
	bool hidden_meant; /* hidden sheets are no surprise: our own workbooks have one */
	/*
	 * Sheets, by folded names and with NULL at the end, whose rows go by the code in their column Mã: a formula without its
	 * result is complained about where the row has a code and the column is not one for remarks. In any other sheet such a
	 * cell is MISSING, so that it is complained about where somebody asks for it. NULL: complained about everywhere.
	 */
	const char *const *coded;
	const char *name; /* as complaints name the file; NULL: path */
};

struct value in_read(const char *path, const struct in_options *opt, struct arena *a, struct diags *d);
/* The same from bytes; ext chooses the reader ("yaml"). */
struct value in_read_bytes(
    str bytes, str ext, const struct in_options *opt, const char *name, struct arena *a, struct diags *d);
/* Can files of this extension be read? */
bool in_knows(str ext);

/* CommonMark with tables, strike-through and footnotes; where is the text's first line. */
const struct rich *in_markdown(str text, struct loc where, struct arena *a, struct diags *d);
/* A value's text made safe inside Markdown. */
void in_markdown_escape(struct out *o, str text);

#endif
