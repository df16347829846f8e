#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/check.h"
#include "base/str.h"

struct arena;
struct diags;

/*
 * Files, whole: read at once, written to a temporary file beside its place and
 * renamed, so that a reader, a crash or a full disk never shows half a file. A link's target is
 * written, and a device or a pipe as it is: /dev/stdout can be named.
 * Nothing but an ordinary file is read: a pipe would wait, a device has no end.
 * Complaints: F101 not found, F102 unreadable, F103 too large, F104 cannot be
 * created, F105 write failed, F110 no ordinary file, F111 a folder that cannot be listed. What is replaced keeps its
 * mode and, where the system allows it, its owner. F115 (a warning): it is written, but the folder's entry could not be
 * brought to the disk.
 */
MUST_USE bool file_read(const char *path, struct arena *a, str *bytes, struct diags *d);
MUST_USE bool file_write(const char *path, str bytes, struct diags *d);
/*
 * The same but for the renaming, so that several files can appear together. *temporary, in a, is where the bytes stand,
 * synced; NULL where they are in place already. A link must have been followed before.
 */
MUST_USE bool file_write_aside(const char *path, str bytes, struct arena *a, const char **temporary, struct diags *d);
/* Is path, with all symbolic links followed, the folder or below it? False where either is not there. */
bool file_inside(const char *folder, const char *path);
bool file_exists(const char *path);
bool file_is_dir(const char *path);
/*
 * Who wants to know which files a piece of work depends on: told of every file that is read, and of every one that was
 * looked for and is not there (bytes NULL). A list of complaints carries it (diags.watch), since whoever reads a file
 * has one.
 */
struct file_watch {
	void (*seen)(void *ctx, const char *path, const str *bytes);
	void *ctx;
};
/* As file_exists(), for a file whose appearing would change the result: the watcher is told where it is not there. */
MUST_USE bool file_find(const char *path, struct diags *d);
/* Makes the folder and those above it. */
MUST_USE bool file_make_dirs(const char *path, struct diags *d);
/* dir/name in the arena; name alone where dir is "" or ".". */
const char *file_join(struct arena *a, const char *dir, const char *name);
/* The folder of path: "." where it names none. */
const char *file_dir(struct arena *a, const char *path);
/* The extension without its dot, lower case is not forced; "" where none. */
str file_ext(const char *path);
str file_name(const char *path);
/*
 * Names in a folder, without . and .., in bytewise order, in the arena. False
 * where it can't be opened (no complaint; errno says why).
 */
MUST_USE bool file_list(const char *dir, struct arena *a, const char ***names, size_t *n);
/* The same; a folder that is not there is one without names, one that cannot be read is complained about. */
MUST_USE bool file_list_all(const char *dir, struct arena *a, const char ***names, size_t *n, struct diags *d);

/*
 * A file being written: put the bytes into stream, then commit or abort; both
 * free. Commit syncs, renames, and says what failed; after a failure nothing
 * is left behind.
 */
struct file_out;
MUST_USE struct file_out *file_out_open(const char *path, struct diags *d); /* NULL: complained */
/* Path of the temporary file, for a library that wants a name. Borrowed. */
const char *file_out_path(const struct file_out *f);
/* The same, with these bytes put into it. */
MUST_USE struct file_out *file_out_of(const char *path, str bytes, struct diags *d);
/*
 * Everything of commit that can fail but the rename: where several files belong together, all are finished before the
 * first takes its name. False: complained; the file is still to be committed or aborted.
 */
MUST_USE bool file_out_finish(struct file_out *f, struct diags *d);
MUST_USE bool file_out_commit(struct file_out *f, struct diags *d);
void file_out_abort(struct file_out *f);
/* Syncs the entries of a folder, so that a renaming outlives a power cut. False: errno tells why. */
MUST_USE bool file_sync_dir(const char *dir);

/*
 * Takes away what writers of path left beside it that were killed. For who knows that nobody writes it just now: a
 * lock is held.
 */
void file_drop_leftovers(const char *path);
/* A file takes the name and the mode of another, in the same file system. False: complained, both are as they were. */
MUST_USE bool file_rename(const char *from, const char *to, struct diags *d);
/* Takes a file away; one that is not there is fine. False: complained. */
MUST_USE bool file_remove(const char *path, struct diags *d);
/* One name, or two of one file, or of one place where no file is yet; a device takes what it is given, from whomever. */
bool file_is_one(const char *one, const char *other, struct arena *a);
/* Complains (F116) that what is to be written is a file that is read. */
void file_refuse_input(const char *path, struct diags *d);
/* A file without a name, in memory, to be written and read; no disk that is full can cut it. NULL: errno says why. */
FILE *file_in_memory(void);

extern const struct diag_kind file_missing, file_unreadable, file_too_large, file_uncreatable, file_unwritable,
    file_special, file_unlistable, file_unsynced, file_is_input;

#endif
