#ifndef FILL_SCAN_H
#define FILL_SCAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "base/vec.h"

/*
 * One pass over a part's bytes: a flat tree of the elements that matter, as
 * offsets into the bytes. Nothing is decoded or copied. The inside of property
 * elements (w:pPr …) is passed over.
 */
enum fill_role {
	ROLE_NONE,  /* transparent: looked through */
	ROLE_CHARS, /* characters between tags */
	ROLE_PARAGRAPH,
	ROLE_RUN,      /* DOCX w:r; ODT text:span */
	ROLE_TEXT,     /* DOCX w:t: the only place for characters */
	ROLE_RAW_TEXT, /* field instructions: characters that hold no markup */
	ROLE_WRAP,     /* hyperlink, ins …: may be closed and opened again */
	ROLE_WALL,     /* sdtContent …: blocks may not cross it */
	ROLE_TABLE,
	ROLE_ROW,
	ROLE_CELL,
	ROLE_BOX, /* holds paragraphs of its own: text box, note body, body, header */
	ROLE_TAB,
	ROLE_BREAK,       /* line break; a page break is an OBJECT */
	ROLE_SPACE,       /* ODT text:s */
	ROLE_HYPHEN,      /* w:noBreakHyphen */
	ROLE_OBJECT,      /* drawing, note reference, field mark: something that is seen */
	ROLE_PROPS,       /* properties: first child of what they describe */
	ROLE_GONE,        /* deleted text */
	ROLE_RANGE,       /* bookmark, comment range: start or end */
	ROLE_PLACEHOLDER, /* ODT text:placeholder */
	ROLE_LIST,
	ROLE_ITEM,
	ROLE_PICTURE, /* a frame that holds a picture: wp:inline, wp:anchor, draw:frame */
	ROLE_ID,      /* carries a number that must be unique: wp:docPr, v:shape */
	ROLES
};

struct fill_node {
	uint32_t from, open_to, close_from, to; /* <a …>|…|</a>|; an empty element: open_to = close_from = to */
	uint32_t parent, last;                  /* indexes; last: one past the subtree */
	uint8_t role;
	bool attribute_tag; /* braces in its attributes */
};

struct fill_role_name {
	const char *name;
	enum fill_role role;
};

struct fill_tree {
	str bytes;
	VEC(struct fill_node) nodes; /* at[0] is the root element's parent: the whole part */
};

#define NODE_NONE UINT32_MAX

/*
 * roles ends with { NULL, 0 }. loose: characters count everywhere, not only in
 * TEXT elements. False: not well-formed (complained at where).
 */
bool scan_part(struct fill_tree *t, str bytes, const struct fill_role_name *roles, bool loose, struct loc where,
    struct arena *a, struct diags *d);

/* What follows borrows from the part's bytes. */
str node_name(const struct fill_tree *t, uint32_t n);
str node_open(const struct fill_tree *t, uint32_t n);   /* <a …> */
str node_bytes(const struct fill_tree *t, uint32_t n);  /* all of it */
str node_inside(const struct fill_tree *t, uint32_t n); /* between its tags; empty for <a/> */
bool node_empty(const struct fill_tree *t, uint32_t n); /* <a/> */
/* The value of an attribute as written (entities and all); p NULL: none. */
str node_attribute(const struct fill_tree *t, uint32_t n, str name);
/* The same in a tag's bytes; at (may be NULL): where the value stands in it. */
str tag_attribute(str open, str name, size_t *at);
/* First child of a role, or NODE_NONE. */
uint32_t node_child(const struct fill_tree *t, uint32_t n, enum fill_role role);
/* Nearest ancestor of a role (not itself), or NODE_NONE. */
uint32_t node_above(const struct fill_tree *t, uint32_t n, enum fill_role role);

/* Characters with the five entities and character references resolved. */
str xml_decode(struct arena *a, str text);

#endif
