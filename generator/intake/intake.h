#ifndef INTAKE_INTAKE_H
#define INTAKE_INTAKE_H

#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/loc.h"
#include "base/str.h"
#include "value/rich.h"

struct arena;
struct document;

/*
 * A unit's report as people send it in Word, read into what a contribution in Markdown would be (intake/README.md). Its
 * paragraphs are counted in their order, those of tables, boxes and what is left out too: a block's line is its
 * paragraph's number.
 */
enum intake_part { INTAKE_HEAD, INTAKE_TAIL, INTAKE_ANNEX, INTAKE_PARTS };

/* What is left out of the report: paragraphs from first to last; first 0: nothing. */
struct intake_left {
	uint32_t first, last;
	str words; /* the first of them that has some, cut */
};

/* A table that stands in the report or behind it. */
struct intake_table {
	const struct block *table;
	str title; /* the words right above it */
};

struct intake {
	/* Headings have their number apart, in label; a block with maybe set may be one. */
	const struct rich *rich;
	str text;         /* the same words, a paragraph a line, as Markdown marks them: "# ", "- ", "| " */
	struct loc where; /* of text's first line */
	struct intake_left left[INTAKE_PARTS];
	uint32_t unknown_head;       /* a paragraph of what is left out before the text that looks like text; 0: none */
	str agency, number, subject; /* of the letterhead, as written; may be empty */
	struct intake_table *tables;
	size_t tables_n;
};

/* file: as complaints name it. Lives in a; borrows from doc. */
struct intake *intake_report(const struct document *doc, const char *file, struct arena *a, struct diags *d);

extern const struct diag_kind intake_too_wide, intake_bad_picture, intake_left_drawing;

#endif
