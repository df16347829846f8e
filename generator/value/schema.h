#ifndef VALUE_SCHEMA_H
#define VALUE_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/loc.h"
#include "value/value.h"

struct arena;
struct diag_kind;
struct diags;

extern const struct diag_kind schema_unknown_key, schema_unknown_column, schema_missing_key, schema_wrong_type,
    schema_twice, schema_bad_date, schema_unknown_word;

/* What a key may hold. An empty value is "not given" for all but ANY. */
enum want {
	WANT_ANY,
	WANT_TEXT,  /* also a number or a date as it is printed */
	WANT_WHOLE, /* a whole number */
	WANT_BOOL,
	WANT_DATE,
	WANT_LIST,
	WANT_TEXTS, /* a list of texts, or one text */
	WANT_MAP,
	WANT_TEXT_OR_LIST,
	WANT_TEXT_OR_MAP
};

struct key {
	const char *name;
	enum want want;
	bool required;
};

/*
 * Finds each key of a map by its folded name: at[i] is the value of keys[i],
 * NULL where it is not given or of the wrong type. Unknown, repeated and missing keys are
 * complained about; ghi_chu and x_… pass. what names the map in messages.
 */
bool schema_read(const struct value *map, const struct key *keys, size_t n, const struct value **at, const char *what,
    struct arena *a, struct diags *d);

/* A list of row maps with its columns found once. */
struct column {
	str raw;         /* the header as rows have it; empty: not there */
	struct loc seen; /* some cell of it */
};
struct table {
	const struct value *rows;
	struct column *at; /* one for each column asked for */
	size_t n;
	uint32_t first_line;
};

/*
 * columns: folded names. Unknown columns are complained about once, at their
 * header. False: rows is no list of maps.
 */
bool table_read(struct table *t, const struct value *rows, const char *const *columns, size_t n, const char *what,
    struct arena *a, struct diags *d);
/* The cell, NULL where the row has none or it is empty. */
const struct value *table_cell(const struct table *t, const struct value *row, size_t column);
/* Where the cell is or would be. */
struct loc table_where(const struct table *t, const struct value *row, size_t column);
/* A sheet of a workbook by its folded name; NULL where there is none. */
const struct value *table_sheet(const struct value *workbook, str folded, struct arena *a);

/* Text of a value that may be a number: "1.2" for 1.2. Empty for none. */
str plain_text(const struct value *v, struct arena *a);
bool is_blank(const struct value *v);
/* "có", "x", "1", true … ; false for "không", "0", blank. *ok false: neither. */
bool plain_bool(const struct value *v, bool *ok, struct arena *a);
/* Of what a name is, for the hint at the nearest known one. */
enum named { A_KEY, A_COLUMN, A_WORD, A_UNIT, A_DOCUMENT, AN_INDICATOR, A_MEASURE, NAMED_KINDS };
/* "the nearest known column is …" to the complaint added last, where one is near. */
void hint_nearest(struct diags *d, enum named what, str s, const char *const *names, size_t n);
/* The same where the nearest is found already; empty: nothing. */
void hint_near(struct diags *d, enum named what, str near);

#endif
