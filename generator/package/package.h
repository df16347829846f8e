#ifndef PACKAGE_PACKAGE_H
#define PACKAGE_PACKAGE_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>

#include "base/check.h"
#include "base/str.h"

struct arena;
struct diags;

/*
 * An office package: a zip of parts, opened under the guards of archive/. Written
 * reproducibly: fixed order and times, the same bytes for the same parts;
 * a part that was not touched keeps its bytes (and its compressed form).
 */
struct package;

enum package_kind { PACKAGE_OTHER, PACKAGE_DOCX, PACKAGE_ODT, PACKAGE_XLSX, PACKAGE_ODS };

/* Opens a file, or bytes (kept by reference). NULL: complained. Lives in a. */
struct package *pkg_open(const char *path, struct arena *a, struct diags *d);
struct package *pkg_open_bytes(str bytes, const char *name, struct arena *a, struct diags *d);
/* An empty package of a kind (for the template builder): [Content_Types].xml or mimetype and manifest come by themselves. */
struct package *pkg_new(enum package_kind kind, const char *name, struct arena *a);
/* A copy that shares the untouched parts: one opened template serves many documents. */
struct package *pkg_clone(const struct package *pkg, struct arena *a);

/* By the mimetype part or the content type of the main part; PACKAGE_OTHER: neither tells. */
enum package_kind pkg_kind(const struct package *pkg);
const char *pkg_name(const struct package *pkg); /* as the user named the file */

/* How many parts the package has, and each one's name. Removed ones don't count. The names are borrowed. */
size_t pkg_parts(const struct package *pkg);
str pkg_part_name(const struct package *pkg, size_t i); /* in the file's order */
bool pkg_has(const struct package *pkg, str part);
/* Bytes of a part, unpacked on first use; false: not there (no complaint) or unreadable (complained). */
MUST_USE bool pkg_read(struct package *pkg, str part, str *bytes, struct diags *d);
/*
 * The same for who reads a part once and keeps nothing of it: where nobody has unpacked it yet, the bytes are in a
 * and the package forgets them.
 */
MUST_USE bool pkg_read_once(struct package *pkg, str part, struct arena *a, str *bytes, struct diags *d);
/* The part as an XML tree under the guards of arc_xml(). The tree is the arena's. NULL: complained. */
xmlDoc *pkg_xml(struct package *pkg, str part, struct arena *a, struct diags *d);
/* Whether a part's bytes are XML under the guards of arc_sax(). False: complained. */
MUST_USE bool pkg_check_xml(const struct package *pkg, str part, str bytes, struct diags *d);

/* Sets a part's bytes (kept by reference: they must outlive the package); a new part is added at the end. */
void pkg_put(struct package *pkg, str part, str bytes);
/* The same from a tree, serialised as it is (UTF-8, standalone). */
void pkg_put_xml(struct package *pkg, str part, xmlDoc *doc);
/* Takes a part out; nothing where there is none. Relationships that lead to it stay. */
void pkg_remove(struct package *pkg, str part);

/* --- OOXML: content types and relationships (ECMA-376-2) --- */

struct relationship {
	str id, type, target; /* target resolved to a part's name where internal */
	bool external;
};
/* The relationships of a part ("" is the package). In the package's arena. */
size_t pkg_relationships(struct package *pkg, str part, const struct relationship **rels, struct diags *d);
/* By id, or by the last segment of the type ("footnotes"). NULL: none. */
const struct relationship *pkg_relationship(struct package *pkg, str part, str id, struct diags *d);
const struct relationship *pkg_relationship_of_type(struct package *pkg, str part, str type_end, struct diags *d);
/* Adds one; its new id. target is a part's name or, external, a URI. */
str pkg_relate(struct package *pkg, str part, str type, str target, bool external, struct diags *d);
/* The media type of a part, its own or its extension's; empty: none. Borrowed. */
str pkg_content_type(struct package *pkg, str part, struct diags *d);
/* Sets a part's own type (an Override); the part need not be there yet. */
void pkg_set_content_type(struct package *pkg, str part, str type, struct diags *d);
/* The default type of an extension. */
void pkg_set_default_type(struct package *pkg, str extension, str type, struct diags *d);
/* Takes the relationships of a type out; a part that they lead to stays. */
void pkg_unrelate(struct package *pkg, str part, str type_end, struct diags *d);
/* The main document part ("word/document.xml" or "content.xml"). */
str pkg_main_part(struct package *pkg, struct diags *d);

/* --- ODF: META-INF/manifest.xml is kept in step by pkg_put and pkg_remove; the media type of a new part or of an object's folder ("Object 1/"): --- */
void pkg_set_media_type(struct package *pkg, str part, str type);

/*
 * Makes a document or template of it as the extension of a file says ("docx", "dotm", "ott"): Word opens no file whose
 * content type says another kind than its name. Macros go where the kind has none, which is told (I155). Nothing where
 * the extension is none of those.
 */
void pkg_become(struct package *pkg, str extension, struct diags *d);

/* Writes to path, whole or not at all. ODF: mimetype first and stored (ODF 1.3-2, 3.3). False: complained. */
MUST_USE bool pkg_write(struct package *pkg, const char *path, struct diags *d);
/* The same as bytes in the arena. */
MUST_USE bool pkg_bytes(struct package *pkg, struct arena *a, str *bytes, struct diags *d);

#endif
