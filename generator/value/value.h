#ifndef VALUE_VALUE_H
#define VALUE_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/dec.h"
#include "base/loc.h"
#include "base/map.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

/*
 * The value that inputs become and templates see. Each remembers where a
 * person wrote it (where.source NULL: made by the program). Values are never
 * changed once they can be seen from elsewhere; all live in the arena of
 * their reader.
 *
 * MISSING is not NONE: it is what an unknown name gives, and carries that name.
 */
enum value_kind {
	VALUE_MISSING,
	VALUE_NONE,
	VALUE_BOOL,
	VALUE_DEC,
	VALUE_TEXT,
	VALUE_DATE,
	VALUE_LIST,
	VALUE_MAP,
	VALUE_RICH, /* Markdown or docxtpl's rich text: rich.h */
	VALUE_PICTURE,
	VALUE_CHART,
	VALUE_KINDS
};

struct value;
struct rich;

struct list {
	struct value *at; /* n values side by side */
	size_t n, cap;
	bool tuple; /* (1, 2): a list in all but its looks, and in "%" one value for each sign */
};

/* A picture as bytes; size in twips, 0: its own at its resolution (96 dpi where it tells none). */
struct picture {
	str bytes;
	str name; /* file name, for messages and part names */
	str alt;
	int width_twips, height_twips;
	bool asked; /* the size was asked for: it holds, however large */
};

struct value {
	enum value_kind kind;
	bool percent; /* DEC: was shown as a percentage, already × 100 */
	struct loc where;
	union {
		bool b;
		struct dec dec;
		str text; /* TEXT; MISSING: the name that was asked for */
		struct date date;
		struct list *list;
		struct map *map; /* of struct value *; keys as written, NFC */
		const struct rich *rich;
		const struct picture *picture;
		const void *object;  /* kinds past VALUE_KINDS, which never leave the room that made them */
		struct value *chart; /* the chart's description: a map (vanthu-chart(5)) with its series resolved */
	};
};

struct value value_none(void);
struct value value_bool(bool b);
struct value value_dec(struct dec d); /* not known: NONE */
struct value value_int(long long n);
struct value value_text(str s);
struct value value_date(struct date d); /* year 0: NONE */
struct value value_list(struct arena *a);
struct value value_tuple(struct arena *a);
struct value value_map(struct arena *a);
struct value value_missing(str name);
struct value value_rich(const struct rich *r);

/* Adds at the end; the address of the new element (valid until the next add). */
struct value *list_add(struct arena *a, struct list *l, struct value v);
/* Puts a copy of v under key; a value already there is replaced. */
void value_put(struct arena *a, struct value *map, str key, struct value v);
/* The value under key; NULL where v is no map or has none. Borrowed. */
struct value *value_at(const struct value *v, str key);
/* By a path "to_chuc[3].ten"; NULL where it leads nowhere. Borrowed. */
struct value *value_path(const struct value *v, str path);
/* A key of a map as a person wrote it, for complaints. */
str value_written(const struct value *map, str key);
/* Text under key, or otherwise. */
str value_text_at(const struct value *v, str key, str otherwise);

/* "text", "number", "list" …, translated, for messages. */
const char *value_kind_name(enum value_kind k);
/* False: none, missing, false, 0, "", [], {}. */
bool value_true(const struct value *v);
bool value_eq(const struct value *a, const struct value *b);
/* As a template prints it: text as is, decimals plain ("12.5"), none and missing empty. */
void value_print(struct out *o, const struct value *v);
/* As JSON, for --dump and tests; dates ISO, rich text as its dump. */
void value_json(struct out *o, const struct value *v);
/* One value a line with its path and place: golden tests' and debugger's view (dump.c). */
void value_dump(struct out *o, const struct value *v);

#endif
