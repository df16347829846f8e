#ifndef INPUT_INNER_H
#define INPUT_INNER_H

#include "base/diag.h"
#include "input/input.h"
#include "text/text.h"

/*
 * What a reader is given.
 *
 * The files stand in a circle: read.c has the table of the readers, and each reader calls back for what all share
 * (clean text, cells, complaints).
 */
struct in_job {
	str bytes;
	str name;
	struct in_options opt;
	struct arena *a;
	struct diags *d;
};

struct value in_yaml(struct in_job *j);
struct value in_yaml_text(struct in_job *j, str text, uint32_t first_line);
struct value in_markdown_file(struct in_job *j);
struct value in_csv(struct in_job *j);
struct value in_xlsx(struct in_job *j);
struct value in_ods(struct in_job *j);

/*
 * A sheet being read, row by row, cell by cell: the first row that has a "ma" cell, or
 * else the first that is not empty, gives the columns.
 */
struct sheet;
/* Puts a sheet's rows into the workbook; two sheets of one name are complained about. */
void sheet_put(struct in_job *j, struct value *workbook, str name, struct sheet *s);
struct sheet *sheet_new(struct in_job *j, str name);
/* row, column from 1. v's place is set here. False: too many cells; complained once. */
bool sheet_cell(struct sheet *s, uint32_t row, uint32_t column, struct value v);
/* A formula stands there without its result; what that means: in_options.coded. */
void sheet_uncomputed(struct sheet *s, uint32_t row, uint32_t column);
/* A merge that covers more than one cell: a heading over several columns; complained about where it covers figures. */
void sheet_merge(struct sheet *s, uint32_t row, uint32_t column, uint32_t rows, uint32_t columns);
/* Rows or columns that nobody sees, from 1; those with figures in them are told of when the sheet is done. */
void sheet_hide_rows(struct sheet *s, uint32_t from, uint32_t to);
void sheet_hide_columns(struct sheet *s, uint32_t from, uint32_t to);
/* Its rows as a list of maps. Once. */
struct value sheet_value(struct sheet *s);
/* The row of the last heading, after sheet_value(). 0: the sheet is empty. */
uint32_t sheet_head_row(const struct sheet *s);
/* Text typed into a cell or a CSV field: nil signs, numbers by the declared mark, else text. */
struct value sheet_typed(struct in_job *j, str text, struct loc where);
/* A workbook's text cell: the same, but text stays as displayed. */
struct value sheet_typed_text(struct in_job *j, str text, struct loc where);
const struct source *sheet_source(const struct sheet *s);

/* Flaws of texts: each kind is told at its first place, with how often it is there. */
struct in_flaws {
	struct {
		str words;
		struct loc where;
		size_t times;
	} of[TEXT_FLAWS];
};
/* where: of a cell; LOC_NONE: the words themselves are the place, in the job's bytes. */
void in_flaws_see(struct in_flaws *flaws, str text, struct loc where);
void in_flaws_tell(struct in_job *j, const struct in_flaws *flaws, bool sheet);

/* All text is NFC from here on. */
str in_text(struct in_job *j, str text);
/* Without control characters, but for tab and line ends; complained about at where. */
str in_printable(struct in_job *j, str s, struct loc where);

extern const struct diag_kind in_syntax, in_duplicate, in_encoding, in_too_large, in_empty_file, in_cell_error,
    in_number, in_no_result, in_merged, in_package, in_unknown, in_footnote, in_alias, in_control, in_unused_note,
    in_ragged, in_hidden, in_hidden_cells, in_headless, in_overlong, in_inner_table, in_no_moment, in_contradiction,
    in_cell_twice, in_merged_text, in_long_number, in_stray_quote, in_short_row, in_other_separator, in_tag, in_picture,
    in_link, in_note_twice, in_old_words, in_eth, in_unseen, in_lost, in_decomposed;

#endif
