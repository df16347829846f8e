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
 * manifest's was changed by hand.
 */
struct entry {
	str output;         /* relative to OUT */
	str hash;           /* of the output */
	struct map *inputs; /* name → struct str * (hash), in the order they were named */
	int pages;          /* of a PDF */
};

struct manifest {
	struct map outputs; /* output → struct entry */
	struct arena *a;
};

/* An unreadable manifest counts as empty: then all is made again. */
void manifest_read(struct manifest *m, const char *out, struct arena *a);
MUST_USE bool manifest_write(const struct manifest *m, const char *out, struct diags *d);

struct entry *entry_new(str output, struct arena *a);
void entry_input(struct entry *e, str name, str hash, struct arena *a);
/* The old entry of e's output; NULL: none. */
const struct entry *manifest_find(const struct manifest *m, str output);
void manifest_put(struct manifest *m, struct entry *e);
/* The first input that differs between the two, in words; empty: none does. */
str entry_difference(const struct entry *was, const struct entry *is, struct arena *a);

/* SHA-256 in hexadecimal; of a file, the empty text where it can't be read. */
str batch_hash(str bytes, struct arena *a);
str batch_hash_file(const char *path, struct arena *a);
/* The program as an input: its version and the identity of its build. */
str batch_program(struct arena *a);

#endif
