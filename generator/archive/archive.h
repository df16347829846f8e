#ifndef ARCHIVE_ARCHIVE_H
#define ARCHIVE_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <libxml/tree.h>

#include "base/diag.h"
#include "base/str.h"

struct arena;

/*
 * Files from strangers: a zip of XML parts, which may be damaged or made to harm. What a file claims is checked
 * before memory is taken, and counted again while it is unpacked, since a claim can lie. Every refusal is a
 * complaint that names the part. The guards stand in archive/README.md, the limits in base/limits.h.
 *
 * zip.c     the directory, and parts unpacked whole
 * store.c   parts into a new zip
 * xml.c     the guards of XML, a document of libxml2, SAX over bytes
 * stream.c  SAX over a part while it is unpacked
 * tree.c    a tree much leaner than libxml2's
 */

/* --- zip --------------------------------------------------------------------------- */

struct archive;

/* A part as the archive's directory has it; folders are left out. */
struct arc_entry {
	str name;        /* ends with a NUL too */
	size_t size;     /* bytes when unpacked, as the archive claims */
	size_t packed;   /* bytes in the archive */
	uint64_t index;  /* in the archive's directory */
	bool is_damaged; /* it could not be unpacked, and that has been said */
	struct archive *archive;
};

/*
 * Opens a zip and looks over its directory (APPNOTE.TXT 4.3.12). bytes are kept by reference; file is its name for
 * complaints. The archive lives in a. NULL: complained (P101 … P110), and where the bytes tell what the file is
 * instead, a hint says so.
 */
struct archive *arc_open(str bytes, str file, struct arena *a, struct diags *d);

/* How many parts there are, and each in the directory's order. Borrowed. */
size_t arc_entries(const struct archive *z);
struct arc_entry *arc_entry_at(struct archive *z, size_t i);
/* By name; NULL where there is none. Borrowed. */
struct arc_entry *arc_find(const struct archive *z, str name);

/*
 * Unpacks a part whole into a. False: too large, packed too well or damaged; complained the first time, said
 * nothing later.
 */
bool arc_unpack(struct arc_entry *e, struct arena *a, str *bytes, struct diags *d);

/* A part to be stored: packed bytes of an entry as they are, or bytes to be packed. */
struct arc_part {
	str name;                      /* must end with a NUL */
	const struct arc_entry *entry; /* NULL: bytes */
	str bytes;
	bool is_plain; /* stored, not deflated */
};
/*
 * A zip of these parts in this order, its bytes in a. Each part has the time 1980-01-01 00:00, the earliest that a
 * zip can say, so that the same parts give the same bytes. False: it cannot be made; *why is libzip's word, in a.
 */
bool arc_store(const struct arc_part *parts, size_t n, struct arena *a, str *bytes, const char **why);

/* --- XML ----------------------------------------------------------------------------- */

/*
 * All that follow refuse a document type, an encoding other than UTF-8, an element with too many attributes and
 * too deep a nesting (P112 … P116); entities other than the five of XML itself are damage. file and part are
 * for complaints; part may be empty.
 */

/* XML of at most LIMIT_PART_BYTES as libxml2's tree, which is a's. NULL: complained. */
xmlDoc *arc_xml(str bytes, str file, str part, struct arena *a, struct diags *d);

/* An element that begins, with its attributes; texts are libxml2's and last as long as the call. */
struct arc_element {
	const char *name; /* local */
	const char *uri;  /* of its namespace; NULL: in none */
	int attributes_n, namespaces_n;
	const unsigned char **attributes; /* five a piece: local name, prefix, URI, value's begin and end */
	const unsigned char **namespaces; /* declared here, two a piece: prefix, URI */
};
/* Functions that a reader gives; text may be NULL. Text comes in pieces; all references in it are resolved. */
struct arc_handler {
	void (*start)(void *ctx, const struct arc_element *e);
	void (*end)(void *ctx, const char *name);
	void (*text)(void *ctx, str text);
};
/* The value of an attribute by its local name, with references resolved; empty and false where there is none. Lasts as long as the call. */
bool arc_attribute(const struct arc_element *e, const char *name, str *value);

/* XML of at most LIMIT_PART_BYTES into a handler. False: complained; what the handler saw is not to be used. */
bool arc_sax(str bytes, str file, str part, const struct arc_handler *h, void *ctx, struct diags *d);

/*
 * A part into a handler as it is unpacked, never whole in memory: it may be as large as a package
 * (LIMIT_PACKAGE_BYTES). One attribute or comment of more than 10 MB is damage here, by libxml2's own limit, since it
 * would have to be kept whole. False: complained; what the handler saw is not to be used.
 */
bool arc_stream(struct arc_entry *e, const struct arc_handler *h, void *ctx, struct diags *d);

/* --- the lean tree ------------------------------------------------------------------------ */

struct arc_attr {
	struct arc_attr *next;
	const char *name; /* local */
	const char *value;
	uint32_t value_n;
	uint8_t ns;
};
/* An element, or a text where the vocabulary wants texts as nodes. */
struct arc_node {
	struct arc_node *parent, *next, *children;
	struct arc_attr *attrs;
	const char *name; /* local; NULL: a text */
	str text;         /* a text's; else an element's that has no elements inside */
	uint16_t token;   /* of the vocabulary; 0: none of its names, or not of a known namespace */
	uint8_t ns;       /* of the vocabulary */
	bool preserve;    /* xml:space */
	bool is_marked;   /* the reader's own, from its hooks */
};

struct arc_tree; /* while it grows */

struct arc_space {
	const char *uri;
	uint8_t ns;
};
/* What a reader knows: its names as tokens, its namespaces as small numbers, and what it wants of the tree. */
struct arc_vocabulary {
	const char *const *names; /* from 1; NULL: no tokens */
	size_t names_n;
	const struct arc_space *spaces;
	size_t spaces_n;
	uint8_t no_space, unknown_space; /* of what is in no namespace, and in one that spaces has not */
	bool known_attributes;           /* attributes of unknown namespaces are left out */
	const char *left_out;            /* attributes whose name begins so are left out; NULL: none */
	bool text_nodes;                 /* texts are nodes among elements; else only a leaf has a text */
	/* As an element begins (its attributes are there) and ends; either may be NULL. */
	void (*opened)(void *ctx, const struct arc_tree *t, struct arc_node *n);
	void (*closed)(void *ctx, struct arc_node *n);
};

struct arc_names;
/*
 * Names and short values of one document's trees, each kept once. nodes is the arena that trees go to, texts that of
 * values and texts. Lives in nodes.
 */
struct arc_names *arc_names_new(const struct arc_vocabulary *v, struct arena *nodes, struct arena *texts);

/* A part of at most LIMIT_PART_BYTES as a tree; ctx is for the vocabulary's hooks. NULL: complained. */
struct arc_node *arc_tree(struct arc_names *names, str bytes, str file, str part, void *ctx, struct diags *d);

/* Elements of one name in the order of the file. */
struct arc_list {
	const struct arc_node **at;
	size_t n, cap;
	size_t last; /* found last: who asks goes through the file too */
};

/* Adds those below n to the list, in a. */
void arc_list_named(struct arc_list *list, const struct arc_node *n, uint8_t ns, const char *name, struct arena *a);
/* The place of n in the list, from 1; 0: it is not there. */
size_t arc_list_number(struct arc_list *list, const struct arc_node *n);

/* For a hook: the URI that a prefix was bound to last, anywhere before; NULL: never. */
const char *arc_prefix_uri(const struct arc_tree *t, str prefix);

/* An attribute's value, as long as the tree's texts live. Borrowed. */
str arc_value(const struct arc_attr *at);

extern const struct diag_kind arc_no_zip, arc_damaged, arc_encrypted, arc_bad_name, arc_many_entries, arc_large_part,
    arc_large_package, arc_bomb, arc_method, arc_twice, arc_bad_xml, arc_dtd, arc_deep_xml, arc_many_attributes,
    arc_many_nodes, arc_overlap, arc_encoding;

#endif
