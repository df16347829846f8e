#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stdio.h>

#include "base/check.h"
#include "base/loc.h"
#include "base/msg.h"
#include "base/status.h"
#include "base/str.h"

struct arena;
struct file_watch;
struct out;

/*
 * Complaints. Rooms add to the list and go on looking, so that one run shows
 * every mistake; nobody but the command line prints.
 *
 *   note     nothing was lost
 *   warning  written, but look
 *   error    nothing is written
 *   fatal    cannot even go on
 *
 * A kind's id is forever and the same in all languages; its phrase (English,
 * marked N_ for gettext) says what is wrong. The message after it says of what.
 */
enum diag_level { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR, DIAG_FATAL, DIAG_LEVELS };

struct diag_kind {
	const char *id; /* letter of the room and three digits: D101 */
	enum diag_level level;
	const char *phrase;
	enum exit_status status; /* how a run ends that is stopped by it; left out: EXIT_DATA */
};

struct diag {
	struct diag *next;
	const struct diag_kind *kind;
	enum diag_level level; /* the kind's, unless raised by --strict */
	struct loc where;
	str message;               /* may be empty */
	str hint;                  /* may be empty */
	str excerpt;               /* the text as its author sees it; may be empty */
	size_t mark_from, mark_to; /* bytes of excerpt that are wrong */
	struct loc also;           /* a second place (where a block was opened), or LOC_NONE */
	str also_message;
};

struct diags {
	struct arena *a;
	struct diag *first, **last, *newest;
	int count[DIAG_LEVELS]; /* all, also those not kept */
	int kept;
	bool strict;                    /* warnings count as errors */
	const struct file_watch *watch; /* told of the files that are looked for (file.h); NULL: nobody asks */
};

void diags_init(struct diags *d, struct arena *a);
/*
 * The exit status that follows: EXIT_DONE where no error is among them, else that of the first error, or EXIT_DATA
 * as soon as one of them is about data: what the data say wrong weighs more than a missing file.
 */
enum exit_status diags_status(const struct diags *d);
/* No error and nothing fatal so far. */
MUST_USE bool diags_ok(const struct diags *d);

/*
 * Adds a complaint. fmt (already translated by the caller's _()) may be NULL
 * or "". At most LIMIT_DIAGS_KEPT are kept, the counts go on. The same kind at the
 * same place with the same message is kept once.
 */
void diag_add(struct diags *d, const struct diag_kind *kind, struct loc where, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
/* To the complaint added last: what would mend it. */
void diag_hint(struct diags *d, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* To the complaint added last: the spot in its text, for a caret line. */
void diag_excerpt(struct diags *d, str text, size_t from, size_t to);
/* To the complaint added last: a second place. */
void diag_also(struct diags *d, struct loc where, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* Appends all of more to d (a worker's list to its parent's). Texts are copied. */
void diags_join(struct diags *d, const struct diags *more);

/* All of them; past LIMIT_DIAGS_SHOWN a count says how many more. */
void diags_put(struct out *o, const struct diags *d, bool colour, bool json);

#endif
