#ifndef WORKBOOK_FORMULA_H
#define WORKBOOK_FORMULA_H

#include "workbook/inner.h"

/* The words of a formula, for who asks what it depends on (formula.c) and who computes it (compute.c). */

/* A part of a sheet; sheet NULL: of none that the workbook has. */
struct source_area {
	const struct book_sheet *sheet;
	struct book_area area;
};

struct book_cursor {
	const struct book *b;
	str s;
	size_t i;
};

/* 0 at the end. */
char book_char(const struct book_cursor *c);
/* Letters, digits and what else a name, a number or a reference may hold. */
str book_word(struct book_cursor *c);
/* A function's name may have dots: _xlfn.STDEV.P. word was taken just before. */
void book_dotted(struct book_cursor *c, str *word);
/* Behind an opening mark that stands twice where it is meant: 'Kế hoạch ''26'''. */
str book_quoted(struct book_cursor *c);
/* OpenFormula, within brackets: a sheet's name or nothing, a dot, a side; where a colon follows, the same again. */
bool book_open_side(struct book_cursor *c, const struct book_sheet **sheet, str *side);
/* NULL: the workbook has none of that name. */
const struct book_sheet *book_sheet_named(const struct book *b, str name);
/* C2, $C$2: a cell as the formula of another, at, names it? */
bool book_is_cell(str word, const struct book_cell *at);
/* Both sides known: whole rows and columns go to the sheet's end. False: that is no reference. */
bool book_area_between(const struct book_cell *cell, str from, str to, struct book_area *area);

#endif
