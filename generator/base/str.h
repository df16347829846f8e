#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Text as a borrowed slice: n bytes of UTF-8 at p, no NUL promised. Passed by
 * value; lives as long as what it was cut from. n counts bytes, not letters.
 */
struct arena;

typedef struct str {
	const char *p;
	size_t n;
} str;

#define STR(lit)   ((str){ "" lit, sizeof(lit) - 1 })
#define STR_FMT    "%.*s"
#define STR_ARG(s) (int)(s).n, ((s).p != NULL ? (s).p : "")

/* The text of a C string; NULL gives the empty text. Borrowed. */
str str_of(const char *c);

bool str_eq(str a, str b);
/* ASCII letters compare alike in either case. */
bool str_eq_nocase(str a, str b);
/* Bytewise order, as strcmp's. */
int str_cmp(str a, str b);
bool str_starts(str s, str prefix);
bool str_ends(str s, str suffix);

/* Bytes [from, to), both clamped to the text. */
str str_sub(str s, size_t from, size_t to);
/* Without ASCII white space at both ends. */
str str_trim(str s);
/* Where needle first stands at or after from, in bytes; s.n where it does not. */
size_t str_find(str s, str needle, size_t from);
size_t str_find_char(str s, char c, size_t from);

/* Cuts *rest at the first sep: the part before is returned, *rest is what follows. */
str str_split(str *rest, char sep);

/* A copy in the arena, with a NUL behind it that n does not count. */
str str_copy(struct arena *a, str s);
/* The same as a C string. Bytes after a NUL inside s are lost to C. */
const char *str_c(struct arena *a, str s);
/* printf into the arena. */
str str_format(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
str str_concat(struct arena *a, str x, str y);

/*
 * The nearest of names to s by edit distance (insert, delete, replace, swap), where it
 * is near enough to be a slip of the hand: at most a third of the letters.
 * The empty text where none is. Serves the hints of complaints.
 */
str str_nearest(str s, const str *names, size_t n);
/* The distance itself, in bytes; at most limit + 1. */
size_t str_distance(str a, str b, size_t limit);

/* FNV-1a, 64 bits. Not for anything hostile to rely on. */
unsigned long long str_hash(str s);

#endif
