#include "document/manners.h"

#include <assert.h>
#include <stddef.h>

/* When a behaviour holds: the words of the table's columns. */
enum when { NEVER, ALWAYS, ASKED, UNASKED, OLD_MODE, NEW_MODE };

/* The first compatibility mode of Word 2013, from which on it lays out anew. */
enum { MODE_NEW = 15 };

struct manner_row {
	const char *name;
	enum when when[DOC_ORIGINS][DOC_LIKENESSES];
	size_t setting; /* of struct doc_source; 0, its origin's place: none */
	const char *test;
	size_t into; /* of struct doc_manners */
};

#define WHEN__      NEVER
#define WHEN_YES    ALWAYS
#define WHEN_IF     ASKED
#define WHEN_UNLESS UNASKED
#define WHEN_OLD    OLD_MODE
#define WHEN_NEW    NEW_MODE
#define none        origin
#define ROW(name, dw, d25, d74, ow, o25, o74, setting, test) \
	{ #name, { { WHEN_##dw, WHEN_##d25, WHEN_##d74 }, { WHEN_##ow, WHEN_##o25, WHEN_##o74 } }, \
		offsetof(struct doc_source, setting), test, offsetof(struct doc_manners, name) },

static const struct manner_row rows[] = { DOC_MANNERS(ROW) };

#undef none
enum { ROWS = sizeof rows / sizeof *rows };

_Static_assert(sizeof(struct doc_manners) == ROWS * sizeof(bool), "every manner has its row");
_Static_assert(offsetof(struct doc_source, origin) == 0, "0 stands for no setting");

static bool
manner_holds(const struct manner_row *row, const struct doc_source *source, enum doc_likeness like)
{
	enum when when = row->when[source->origin][like];
	const bool *setting = (const bool *)((const char *)source + row->setting);

	assert((when != ASKED && when != UNASKED) || row->setting != 0);
	switch (when) {
	case ALWAYS: return true;
	case ASKED: return *setting;
	case UNASKED: return !*setting;
	case OLD_MODE: return source->compat_mode < MODE_NEW;
	case NEW_MODE: return source->compat_mode >= MODE_NEW;
	case NEVER: break;
	}
	return false;
}

struct doc_manners
doc_manners(const struct doc_source *source, enum doc_likeness like)
{
	struct doc_manners m = { false };

	for (int i = 0; i < ROWS; i++)
		*(bool *)((char *)&m + rows[i].into) = manner_holds(&rows[i], source, like);
	return m;
}

int
doc_manners_count(void)
{
	return ROWS;
}

struct doc_manner
doc_manner_at(int row, const struct doc_source *source, enum doc_likeness like)
{
	return (struct doc_manner){ rows[row].name, rows[row].test, manner_holds(&rows[row], source, like) };
}
