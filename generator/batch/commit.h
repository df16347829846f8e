#ifndef BATCH_COMMIT_H
#define BATCH_COMMIT_H

#include "base/vec.h"
#include "batch/manifest.h"

/*
 * The outputs of one document appear together or not at all, whatever interrupts the run:
 *
 * 1. What a person changed by hand gets a second name, so that nothing of it can be lost.
 * 2. All new bytes are written and synced under temporary names beside their places.
 * 3. OUT/.vanthu/journal-N.json (N: the job's number) says what shall stand where, and from which inputs.
 * 4. The temporary names are renamed, the old files being kept under second names until all of that is done, and the
 *    folders are synced. A renaming that fails is followed by the old files' return.
 *
 * The journal goes when the manifest has been written with what it says. A run that finds one first ends what it
 * tells of (journal_recover): so a document of which some formats were renamed is whole again, and the manifest knows the
 * inputs of every file that we ever put there.
 */
struct change {
	struct entry *entry; /* as it shall stand */
	str bytes, why;
	bool goes; /* it shall not be there */
	/* of commit.c */
	const char *path, *temporary, *old; /* old: second name of what stood there */
	bool differs, existed, renamed;
};

struct commit {
	const char *out;
	const struct manifest *was;
	size_t number; /* of the job */
	VEC(struct change) changes;
	struct arena *a;
	struct diags *d;
};

void commit_add(struct commit *c, struct entry *e, str bytes, str why);
/* The output, which we made once, shall not be there any more. */
void commit_remove(struct commit *c, str output);
/*
 * False: complained. Everything stands as before, or a journal is left that journal_recover() acts on. differs tells of
 * each change whether it made a difference.
 */
MUST_USE bool commit_run(struct commit *c);

/*
 * Ends what journals tell of, and puts it into the manifest. The output folder is locked, or nothing
 * is touched (look_only) and only what stands already is put in. False: complained.
 */
MUST_USE bool journal_recover(struct manifest *m, const char *out, bool look_only, struct arena *a, struct diags *d);
/* Where an output stands in truth: a link's target. */
const char *output_place(const char *out, str output, struct arena *a);

#endif
