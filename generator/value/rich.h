#ifndef VALUE_RICH_H
#define VALUE_RICH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/loc.h"
#include "base/str.h"

struct arena;
struct out;
struct value;

/*
 * Rich text: what Markdown becomes (all of CommonMark, tables, strike-through,
 * footnotes) and what docxtpl's RichText carries. A tree of blocks that hold
 * inlines; footnotes hang on the mark that calls them. Included only through
 * value/ users: fill turns it into paragraphs of the template's styles.
 */
enum block_kind {
	BLOCK_PARAGRAPH,
	BLOCK_HEADING, /* level from 1, label as it was typed where it stands apart */
	BLOCK_LIST,    /* ordered, start, tight; children are ITEMs */
	BLOCK_ITEM,    /* children: blocks; label as it was typed, empty: the list's; task: 0 none, 1 open, 2 done */
	BLOCK_QUOTE,
	BLOCK_CODE,  /* text, info */
	BLOCK_TABLE, /* children are ROWs */
	BLOCK_ROW,   /* header; children are CELLs */
	BLOCK_CELL,  /* align; inlines */
	BLOCK_RULE,
	BLOCK_DOCUMENT /* text: the path of another document, whose body stands here */
};

enum cell_align { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

enum cell_covered { COVERED_NOT, COVERED_FROM_LEFT, COVERED_FROM_ABOVE };

enum inline_kind {
	INLINE_TEXT,
	INLINE_BREAK,      /* a line break */
	INLINE_SOFT_BREAK, /* a line end in the source: a space */
	INLINE_EMPHASIS,   /* children */
	INLINE_STRONG,     /* children */
	INLINE_STRIKE,     /* children */
	INLINE_CODE,       /* text */
	INLINE_LINK,       /* url, title, children */
	INLINE_IMAGE,      /* url, children are the alt text; picture when loaded */
	INLINE_FOOTNOTE,   /* blocks: the note */
	INLINE_SPAN        /* children with props: docxtpl's RichText */
};

/* Direct properties of a SPAN. Empty, 0 and TRI_UNSET: as the surroundings have it. */
enum tri { TRI_UNSET, TRI_NO, TRI_YES };
struct span_props {
	str style;             /* a character style's name */
	str colour, highlight; /* "RRGGBB" */
	str font;
	int size_half_points;
	enum tri bold, italic, strike;
	str underline; /* "", "single", "double", "dotted", "none" … (ECMA-376 ST_Underline) */
	enum tri superscript, subscript, caps, small_caps, rtl;
	str language;
};

struct inline_node {
	struct inline_node *next, *children;
	enum inline_kind kind;
	str text, url, title;
	const struct span_props *props;
	struct block *note;
	const struct value *value;
	struct loc where;
};

struct block {
	struct block *next, *children;
	struct inline_node *inlines;
	enum block_kind kind;
	int level; /* HEADING */
	bool ordered, tight, header;
	int start;      /* LIST */
	char delimiter; /* LIST: '.' or ')' ; '-' '*' '+' for bullets */
	int task;
	enum cell_align align;
	int columns, rows; /* CELL: how many it takes, 0 for one; what lies under it is a cell that is covered */
	enum cell_covered covered;
	str text, info, label;
	int maybe; /* PARAGRAPH, ITEM of recognised text: the level that it has if its words are a heading's; 0: none */
	bool figure; /* PARAGRAPH: a picture, or the words below it: centred, without an indent */
	str style;   /* a paragraph style asked for by name; empty: by kind */
	struct loc where;
};

struct rich {
	struct block *blocks;
	bool inline_only; /* one paragraph's inlines: may stand inside a paragraph */
	bool guessed;     /* its headings were recognised, not marked (intake/) */
	bool *printed;    /* set when it is put into a document; NULL: nobody asks */
};

/* Told by whoever puts it into a document. */
void rich_printed(const struct rich *r);

/* One block or inline a line, indented: golden tests' and debugger's view. */
void rich_dump(struct out *o, const struct rich *r);
/* Only the words, blocks separated by newlines. */
void rich_text(struct out *o, const struct rich *r);

#endif
