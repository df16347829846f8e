#ifndef PACKAGE_PARTS_H
#define PACKAGE_PARTS_H

#include "archive/archive.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/out.h"
#include "base/vec.h"
#include "package/package.h"

/*
 * The inside of a package. A part is either an entry of the archive that was
 * opened, still packed until somebody reads it, or bytes that were put. What
 * the archive owns (struct entry) is shared by all clones; it lives in the
 * arena of the package that was opened.
 *
 * The files stand in a circle: a part that is put or taken is told to the relations and the manifest, which are
 * parts themselves and are read and put the same way.
 */
struct entry {
	struct arc_entry *packed;
	struct arena *a;
	str bytes;
	bool unpacked;
};

struct part {
	str name;
	struct entry *entry; /* NULL: bytes were put */
	str bytes;
	str media_type; /* ODF, of a part that was added; else empty */
	bool removed;
};

struct content_type {
	str key, type; /* an extension or a part's name; no leading slash */
	bool is_default;
};

/* ODF: a folder that is an object, "Object 1/"; it has an entry in the manifest, none in the archive. */
struct folder {
	str name, media_type;
};

struct relation_list {
	str part; /* whose relationships */
	VEC(struct relationship) rels;
	VEC(str) raw; /* targets as written */
	int last_id;
	bool changed;
};

struct package {
	struct arena *a;
	const char *name;
	enum package_kind kind;
	VEC(struct part *) parts;
	struct map index; /* name to struct part */
	VEC(struct relation_list *) relations;
	VEC(struct content_type) types;
	VEC(struct folder) folders;
	bool types_read, types_changed;
	bool set_changed; /* parts came or went: the ODF manifest is to be mended */
};

extern const struct diag_kind pkg_no_part, pkg_twice_related, pkg_unrelated, pkg_unwritable, pkg_bad_relations,
    pkg_no_macros;

/* A place for complaints: the part, or the file where part is empty. Lives in a. */
struct loc pkg_loc(const struct package *pkg, str part, struct arena *a);
/* A part by name; NULL: none, or removed. Borrowed. */
struct part *pkg_part(const struct package *pkg, str name);
/* store.c: the parts that are there as a zip; false: complained. */
bool store_parts(struct package *pkg, struct arena *a, str *bytes, struct diags *d);

/* relations.c: writes what changed back into parts. */
void relations_sync(struct package *pkg);
/* Forgets what was read from a part whose bytes were replaced. */
void relations_forget(struct package *pkg, str part);
/* Lists that were read or changed already, for a clone: copies, in to's arena. */
void relations_clone(struct package *to, const struct package *from);
/* Sets the kind of an OOXML package by the content type of its main part; leaves it where that tells nothing. */
void relations_detect(struct package *pkg, struct diags *d);

/*
 * manifest.c: brings META-INF/manifest.xml in step with the parts that are there (ODF 1.3-2, 4): entries of parts that
 * are gone go, new parts and folders get one. Nothing where the package has no manifest.
 */
void manifest_sync(struct package *pkg, struct diags *d);

#endif
