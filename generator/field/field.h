#ifndef FIELD_FIELD_H
#define FIELD_FIELD_H

#include <stdbool.h>

#include "base/map.h"
#include "base/str.h"

struct arena;
struct diags;
struct package;

/*
 * Fields of a text package (ECMA-376-1, 17.16; ODF 1.3-3, 7) whose saved results are brought up to date from what the
 * package itself says: numbers of captions, references, properties, conditions, contents lists. The field stays a
 * living one, only its saved result changes; where that is right already, the part keeps its bytes.
 *
 * Numbers of list paragraphs and of pages are not to be read off the package: whoever has read it into a document, or
 * laid that out, lends them.
 */

/* What is known of a named place. */
struct field_place {
	str label;   /* of the list paragraph that it stands in, as printed: "2.1."; empty: none */
	str context; /* the same with the labels of the levels above, where it doesn't have them itself: "II.1.a)" */
	str page;    /* as printed; empty: not laid out */
};

struct field_places {
	struct map at; /* name of the bookmark → struct field_place */
	bool numbered; /* labels are known */
	bool paged;    /* pages are known */
	str pages;     /* how many */
};

/* What else there is to be known, for a field or two. */
enum { FIELD_WANTS_NUMBERS = 1, FIELD_WANTS_PAGES = 2 };

/*
 * Brings the results up to date, as far as places (NULL: none are known) allow. The result: what would be needed
 * besides, FIELD_WANTS_…. Complains, once a kind, of fields that are shown as they were saved and may be old (I103),
 * and of each reference whose place is gone (I151).
 */
unsigned field_refresh(struct package *pkg, const struct field_places *places, struct arena *a, struct diags *d);

#endif
