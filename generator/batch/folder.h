#ifndef BATCH_FOLDER_H
#define BATCH_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;
struct diags;

/*
 * The door of files' and folders' names: each is folded once, when its folder is listed, and looked for by that.
 * "Kinh tế.MD" and "kinh-te.md" are one name.
 */
struct folder_entry {
	const char *name; /* as it stands in the folder */
	const char *path; /* the same from the workspace on */
	str key;          /* folded; of a file without its extension */
	str ext;          /* in lower case; empty for a folder */
	bool is_dir;
};

struct folder {
	const char *path; /* from the workspace on; "" is the workspace itself */
	struct folder_entry *at;
	size_t n;
};

/*
 * What stands in a folder of the workspace, in bytewise order, without what is hidden; lock copies are told of and left
 * out. Empty where the folder is not there. False: it cannot be read; complained.
 */
bool folder_read(struct folder *f, const char *workspace, const char *path, struct arena *a, struct diags *d);
/* The file of that key with one of the extensions "yaml yml"; "": a folder. NULL: none. Two are complained about. */
const struct folder_entry *folder_find(const struct folder *f, str key, const char *extensions, struct diags *d);
bool folder_has_ext(const struct folder_entry *e, const char *extensions);
/* Complains of two that are one name; they need not be neighbours. */
void folder_complain_twice(const struct folder_entry *first, const struct folder_entry *second, struct diags *d);

#endif
