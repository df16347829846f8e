#ifndef BATCH_MANIFEST_H
#define BATCH_MANIFEST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/check.h"
#include "base/map.h"
#include "base/str.h"

struct arena;
struct diags;

/*
 * OUT/.vanthu/manifest.json: for each output (named from OUT) its own SHA-256 and that of
 * every input that it was made from, the program among them. An output whose inputs all
 * have the hashes that stand here is not made again; one whose inputs
 * changed is made, and written only where its bytes differ. An output whose own hash differs from the
 * manifest's was changed by hand, or damaged.
 *
 * Two kinds of inputs: those that every document of its kind and period has, known before it is made, and those that
 * were opened while it was made, or looked for in vain (their hash is empty): an included part, a picture.
 */
struct entry {
	str output;         /* relative to OUT */
	str hash;           /* of the output; empty, in a journal: it shall not be there */
	str document;       /* its code */
	str period;         /* "2026-10" */
	str temporary;      /* of a journal: the name beside the output under which its bytes wait; else empty */
	struct map *inputs; /* name → struct str * (hash), in the order they were named */
	struct map *opened; /* the same */
	int pages;          /* of the PDF, or pictures of one document */
};

struct manifest {
	struct map outputs; /* output → struct entry */
	struct arena *a;
};

/* One that isn't there, or makes no sense, counts as empty: then all is made again. False: it can't be read, complained. */
MUST_USE bool manifest_read(struct manifest *m, const char *out, struct arena *a, struct diags *d);
MUST_USE bool manifest_write(const struct manifest *m, const char *out, struct diags *d);
/* A file of the manifest's form, such as a journal (journal.h). */
MUST_USE bool entries_read(struct manifest *m, const char *path, struct arena *a, struct diags *d);
MUST_USE bool entries_write(const struct manifest *m, const char *path, struct diags *d);

struct entry *entry_new(str output, struct arena *a);
void entry_input(struct entry *e, str name, str hash, struct arena *a);
void entry_opened(struct entry *e, str name, str hash, struct arena *a);
/* The old entry of e's output; NULL: none. */
const struct entry *manifest_find(const struct manifest *m, str output);
void manifest_put(struct manifest *m, struct entry *e);
/* Forgets the output, which it need not know. */
void manifest_remove(struct manifest *m, str output);
/* The first input that differs between the two, in words; empty: none does. */
str entry_difference(const struct entry *was, const struct entry *is, struct arena *a);

/* A change of one input, in words; a hash is empty where nothing was or is there. */
str entry_change(str name, str then, str now, struct arena *a);

/* SHA-256 in hexadecimal; of a file, the empty text where it can't be read. */
str batch_hash(str bytes, struct arena *a);
str batch_hash_file(const char *path, struct arena *a);
/* The program as an input: its version and the identity of its build. */
str batch_program(struct arena *a);

#endif
