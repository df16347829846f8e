#ifndef BASE_LOC_H
#define BASE_LOC_H

#include <stdint.h>

#include "base/str.h"

struct arena;
struct out;

/*
 * Where a person wrote something. A source is shared by all that was read from
 * it; a loc is small enough to sit in every value.
 *
 * SOURCE_TEXT   line and column, from 1, column in letters (code points)
 * SOURCE_SHEET  line is the row, column the column, from 1: printed part!C7
 * SOURCE_PART   a package's part: spot says the place in words ("table 4, row
 *               2, column 5"); line is the paragraph's number in the part, shown where spot is empty
 */
enum source_kind { SOURCE_TEXT, SOURCE_SHEET, SOURCE_PART };

struct source {
	enum source_kind kind;
	str file; /* as the user named it */
	str part; /* sheet, or part of a package in words; empty where none */
	str spot;
	str under; /* the heading it stands under and the paragraph's first words; may be empty */
};

struct loc {
	const struct source *source; /* NULL: nowhere */
	uint32_t line, column;       /* 0: not known */
};

#define LOC_NONE ((struct loc){ NULL, 0, 0 })

struct source *source_new(struct arena *a, enum source_kind kind, str file, str part);
struct loc loc_at(const struct source *s, uint32_t line, uint32_t column);
/* A place in a package part that is told in words; the source is made in the arena. */
struct loc loc_spot(struct arena *a, str file, str part, str spot);
struct loc loc_file(struct arena *a, str file);

/* "don-vi.yaml:12:3", "2026.xlsx: chi_tieu!C7", "x.docx: header1.xml: paragraph 4". */
void loc_put(struct out *o, struct loc l);
/* "C7" from row 7, column 3. */
void loc_cell_put(struct out *o, uint32_t row, uint32_t column);

#endif
