#ifndef FILL_ENGINE_H
#define FILL_ENGINE_H

#include "base/map.h"
#include "base/out.h"
#include "fill/fill.h"
#include "fill/kinds.h"
#include "fill/scan.h"
#include "package/package.h"
#include "value/rich.h"

/*
 * The engine. A part is a row of bytes that stays as it is but for what its tags
 * ask; everything here is offsets into those bytes, found once (compile), and
 * copied between values many times (run). Its passes:
 *
 *   scan.c     bytes -> tree of elements (offsets)
 *   find.c     lines: a paragraph's, an attribute's, a loose text's joined
 *              characters, and the tags in them, however torn
 *   place.c    where each tag stands: in its text, or taking its paragraph, row,
 *              cell or run; which members of a block belong together
 *   edit.c     what that takes out of the bytes, and puts there
 *   compile.c  edits -> literals and tags for template/; marks for what is judged
 *              when it ends; ids to be made unique in repeats
 *   run.c      template/'s events -> bytes; a stack of what is open and may go
 *   write.c    a value at its place; rich.c, picture.c those with structure
 *
 * Considered and left: to fill a tree and write it (what no reader knows of would
 * be lost, and a fill cost what a parse costs); to repair the template's XML so that
 * tags lie whole in one run and then to replace text (docxtpl's way: a regular
 * expression over markup, which takes what it does not mean); to write what is to be
 * judged later into the output and search it again (a stranger's text can hold the
 * same, and an element's beginning is not where the template says once its id has
 * been made unique).
 *
 *   table.c    a written table once more: spans, merges, grid
 *   docx.c, odt.c  the dialects: roles of elements, and how a break, a paragraph,
 *              a run, a note, a picture is written
 *
 * The files stand in one circle: an included document is a template of its own, so that writing (run.c, write.c,
 * rich.c) comes back to finding and compiling; and the engine calls the dialects by their table, while they call
 * the engine to write.
 */

enum fill_line_kind { LINE_PARAGRAPH, LINE_LOOSE, LINE_ATTRIBUTE };

/* A piece of a line's text and where it stands in the part. */
struct fill_seg {
	uint32_t at, n;    /* in the line's text */
	uint32_t from, to; /* in the part */
	uint32_t node;     /* CHARS, TAB, BREAK …; NODE_NONE in attributes */
};

struct fill_line {
	enum fill_line_kind kind;
	uint32_t node; /* paragraph, CHARS or the element with the attribute */
	str text;
	VEC(struct fill_seg) segs;
	bool percent; /* attribute: a link's address, braces and spaces as %7B %7D %20 */
	struct loc where;
	size_t first_tag, tags_n;
	bool chain; /* statements alone, two or more: all of them stand where the paragraph does */
};

/* Statements that change the cell around them, or put another document in. */
enum fill_directive {
	DIRECTIVE_NONE,
	DIRECTIVE_VM,
	DIRECTIVE_HM,
	DIRECTIVE_GOP,
	DIRECTIVE_COLSPAN,
	DIRECTIVE_CELLBG,
	DIRECTIVE_INCLUDE
};

enum fill_scope {
	SCOPE_INLINE,
	SCOPE_ALONE,     /* the paragraph holds nothing else: may take it */
	SCOPE_PARAGRAPH, /* said outright */
	SCOPE_ROW,
	SCOPE_CELL,
	SCOPE_RUN
};

enum fill_place {
	PLACE_TEXT,   /* at its first character */
	PLACE_SPLIT,  /* between runs, at the level of its paragraph or wall */
	PLACE_NODE,   /* instead of a node: paragraph, row, cell, run, list item */
	PLACE_BEFORE, /* before a node, its text taken out (a row repeated from inside) */
	PLACE_AFTER
};

struct fill_tag {
	struct tpl_tag t;
	struct fill_line *line;
	enum tpl_role role;
	enum fill_scope scope;
	enum fill_place place;
	uint32_t node; /* that place means */
	uint32_t container;
	size_t pos; /* where its first character stands in the part */
	str word;   /* first word of a statement */
	enum fill_directive directive;
	str old_font; /* of its run, where that is one from before Unicode (.VnTime); empty: none */
	struct fill_tag_block *block;
};

/* if … elif … else … endif: its tags. */
struct fill_tag_block {
	struct fill_tag_block *above;
	VEC(size_t) members;
	bool flow, is_loop;
	uint32_t flow_in;
};

/* What a run does between two literals. */
enum fill_mark {
	MARK_NONE,
	MARK_OPEN,   /* before the first byte of a node that may go or change when it ends */
	MARK_CLOSE,  /* behind its last */
	MARK_BOX_END /* a cell, note … must end in a paragraph here */
};

enum fill_patch_kind { PATCH_NUMBER, PATCH_PARA, PATCH_START, PATCH_END, PATCH_NAME, PATCH_LIST, PATCH_CONTINUE };

/* An id inside a literal that must not be repeated. */
struct fill_patch {
	enum fill_patch_kind kind;
	uint32_t from, to; /* in the literal */
	uint32_t loop;     /* LIST: restarts with each turn of this tag's loop; CONTINUE: goes on within it */
};

/* What a literal's bytes end with. */
enum fill_literal_end {
	END_SAME, /* nothing of its own: bookmarks, white space */
	END_PARAGRAPH,
	END_OTHER
};

struct fill_literal {
	str bytes;
	enum fill_mark mark;
	uint32_t node; /* the mark's */
	bool mends;    /* CLOSE of a table: spans, merges and columns are to be settled */
	enum fill_literal_end end;
	bool begins_row, begins_cell; /* of the innermost table, the innermost row that has an OPEN */
	struct fill_patch *patches;
	size_t patches_n;
};

struct part_template {
	str name;
	struct fill_tree tree;
	VEC(struct fill_line *) lines;
	VEC(struct fill_tag) tags;
	VEC(struct fill_literal) literals;
	struct tpl_item *items;
	size_t items_n;
	struct tpl *tpl;
	bool mends_tables; /* has vm, hm, colspan, gop or tc */
	bool feeds_tables; /* a table of figures has tags */
	bool has_old_fonts;
	bool plain;   /* no paragraphs: document properties, relationships */
	bool drawing; /* paragraphs of DrawingML (a:p), and texts that stand in none: charts, SmartArt */
	const struct dialect *dialect;
	struct fill_template *of;
	struct where_index *where;
};

struct fill_styles;
struct fill_template {
	struct arena *a;
	struct package *p;
	const struct dialect *dialect;
	VEC(struct part_template *) parts;
	struct fill_styles *styles; /* read when first asked for */
	struct map *bound;          /* DOCX: content controls bound to a store whose tags fill both; NULL: none */
	unsigned lists;             /* contents lists whose names stand in a part (contents.c) */
	unsigned last_id;           /* largest docPr, shape or bookmark id in the template */
};

/* --- a run --------------------------------------------------------------- */

/* What a slot needs to know of its place when a value has to leave the run. */
struct fill_slot {
	const struct part_template *part;
	const struct fill_tag *tag;
	const struct fill_line *line;
	uint32_t text, paragraph; /* innermost element around the characters; NODE_NONE where there is none */
	bool alone;               /* the value may take the paragraph */
	bool raw;                 /* characters only */
};

/*
 * What a directive asks of the cell that is being written. It can be settled only
 * when the whole table is there (table.c), so it waits in a list beside the output.
 */
struct cell_wish {
	size_t at; /* where in the output the tag stood */
	enum fill_directive directive;
	uint32_t cell; /* of the template */
	unsigned loop; /* which run of the innermost loop that repeats rows; 0: none */
	unsigned span; /* COLSPAN: columns */
	str colour;    /* CELLBG: six hexadecimal digits, or "auto" */
};

/*
 * An element that is being written and that may go, be taken by a value or be put in
 * order when it ends. The run keeps a stack of them, so that nobody has to look
 * through the output for what is open or what came before.
 */
struct open_element {
	uint32_t node;
	size_t from;                 /* where its first byte stands in the output */
	bool after_paragraph;        /* of the runner, when it began */
	bool holds;                  /* a table has got a row, a row a cell */
	const struct value *picture; /* that a frame is to show; NULL: as in the template */
};

struct document_state;
struct runner {
	const struct fill_template *t;
	const struct part_template *part;
	struct package *into;
	const struct fill_options *opt;
	const struct value *context;
	int depth; /* of includes */
	struct arena *a;
	struct diags *d;
	struct out *o;
	VEC(struct cell_wish) wishes; /* of tables that are being written, in the order of their places in o */
	bool *emitted;                /* by literal */

	unsigned *instance;  /* by tag: which run of its loop this is */
	size_t *turn_of;     /* by tag: the turn */
	VEC(uint32_t) loops; /* tags of loops that are running */
	unsigned next_id, instances;
	struct map ends;      /* old id of a start to its newest */
	struct map restarted; /* list number and loop to the number in this turn */
	VEC(struct open_element) open;
	bool after_paragraph; /* what was written last is the end of a paragraph */
	uint32_t taken;       /* a paragraph whose place a value has taken: nothing more until its end; NODE_NONE */
	struct document_state *doc; /* what parts share: notes, pictures, lists, styles */
};

/* Direct properties of a run of rich text. */
struct run_look {
	bool strong, emphasis, strike, code, link;
	const struct span_props *span;
};

/* clang-format off */
enum para_look {
	LOOK_BODY, LOOK_HEADING, LOOK_ITEM, LOOK_QUOTE, LOOK_CODE, LOOK_RULE,
	LOOK_CELL, LOOK_CELL_HEADER, LOOK_FIGURE
};
/* clang-format on */

/* A paragraph of rich text. */
struct para_style {
	enum para_look look;
	int level; /* of a heading, from 1; of an item, from 0 */
	str name;  /* asked for by name */
	enum cell_align align;
	bool ordered;
	bool first;     /* of its item */
	bool keep_next; /* of a figure: its caption follows */
	unsigned list;  /* which list of the document this is, from 1 */
	int start;
};

struct dialect {
	const struct fill_role_name *roles;
	bool loose;          /* characters stand directly in paragraphs */
	str line_break, tab; /* beside characters; "" where the text element must be closed */
	str space;           /* where characters are loose: a space that stays */
	str page_break;      /* a paragraph of its own */
	str empty_paragraph;
	/* Before parts are looked at: what stands for a tag becomes one. NULL: nothing does. */
	void (*prepare)(struct fill_template *t, struct diags *d);
	/* Parts that may hold tags, in the order they are to be filled. */
	void (*parts)(struct fill_template *t, struct diags *d);
	/* Properties by which a paragraph cannot simply vanish (a section's end). */
	bool (*paragraph_stays)(const struct fill_tree *t, uint32_t paragraph);
	void (*characters)(struct out *out, str text, bool *after_space);
	/* Inline markup of a picture; NULL state: complained. */
	bool (*picture)(struct runner *r, const struct value *v, struct loc where);
	/* The frame's bytes with the picture put in, appended to r->o. */
	bool (*frame)(struct runner *r, str frame, const struct value *v, struct loc where);
	/* Another document's body, where blocks may stand. path is whole. */
	bool (*include)(struct runner *r, const struct fill_slot *slot, str path);
	/* Mends the table that was written from there to the end. */
	bool (*table)(struct runner *r, size_t from);
	/* Sets a table's widths and sizes in the tree of the body's part. */
	void (*fit)(xmlNode *table, const struct fill_table_fit *fit, struct arena *a);
	const char *table_name; /* of its element */
	bool (*begin)(struct runner *r);
	const struct fill_styles *(*styles)(struct runner *r);
	bool (*finish)(struct runner *r);
	/* The list's number in this turn of its loop. */
	str (*list)(struct runner *r, str number, bool restarts);
	/* Rich text: rich.c walks it and calls these. */
	void (*par_open)(struct runner *r, const struct fill_slot *slot, const struct para_style *para);
	void (*par_close)(struct runner *r, const struct para_style *para);
	/* True: the style numbers itself, no label is to be typed. */
	bool (*numbers_itself)(struct runner *r, const struct para_style *para);
	void (*run_open)(struct runner *r, const struct fill_slot *slot, const struct run_look *look);
	void (*run_close)(struct runner *r);
	void (*break_in_run)(struct runner *r, bool tab);
	void (*link_open)(struct runner *r, str url);
	void (*link_close)(struct runner *r);
	bool (*note)(struct runner *r, const struct fill_slot *slot, const struct block *note);
	/* Twips from margin to margin where the slot stands. */
	int (*room)(const struct fill_slot *slot);
	void (*table_open)(struct runner *r, const struct fill_slot *slot, const struct block *table, const int *widths,
	    size_t columns);
	void (*row_open)(struct runner *r, bool header);
	/* cell: NULL for one that the row lacks; width: of all the columns that it takes. */
	void (*cell_open)(struct runner *r, const struct block *cell, int width);
	/* What lies under a cell of several columns or rows. */
	void (*cell_covered)(struct runner *r, const struct block *cell, int width);
	void (*cell_close)(struct runner *r);
	void (*row_close)(struct runner *r);
	void (*table_close)(struct runner *r);
};

extern const struct dialect dialect_docx, dialect_odt;
/* The dialect of a package's format; NULL where it is neither DOCX nor ODT (fill.c). */
const struct dialect *dialect_of(const struct package *pkg);

/* find.c */
/* Fills the part's lines and tags from its tree; complains about tags that never close. Always true. */
bool find_lines(struct part_template *pt, struct arena *a, struct diags *d);
/* place.c */
/* DIRECTIVE_NONE where the word is none. */
enum fill_directive directive_named(str word);
/* Sets scope, place, node and container of each tag; complains about tags that can't stand where they are. */
void place_tags(struct part_template *pt, struct arena *a, struct diags *d);
/* The piece of a line in which the character at "at" stands. */
const struct fill_seg *seg_at(const struct fill_line *l, size_t at);
/* The byte of the part at which that character stands. */
uint32_t line_source(const struct fill_line *l, size_t at);
bool tag_of_cell(const struct fill_tag *tag); /* vm, hm, gop, colspan, cellbg */
bool tag_trims(const struct fill_tag *tag);   /* {%- or -%} */
/* For qsort of struct fill_tag *: in the order of the part. */
int tag_by_pos(const void *x, const void *y);

/* edit.c: an edit of a part's bytes: [from, to) goes, put or a tag comes. */
struct fill_edit {
	uint32_t from, to;
	uint64_t seq;       /* order among edits at one place */
	str put, put_after; /* before and after the item */
	uint32_t tag;       /* NODE_NONE: none */
	enum fill_mark mark;
	uint32_t node;
	bool mends; /* of a table's CLOSE */
};
struct fill_edits {
	VEC(struct fill_edit) at;
};
/* All edits that the placed tags ask for, in the order of the part; they live in a. */
void edits_make(struct part_template *pt, struct fill_edits *e, struct arena *scratch, struct arena *a);
/* compile.c */
/* Literals and items of a part, compiled (template/). False: complained. */
bool compile_part(struct part_template *pt, struct arena *a, struct diags *d);

/* where.c: the place of a node in words. */
struct loc where_is(struct part_template *pt, uint32_t node, struct arena *a);
/* The paragraph that a loc's line means; the first one where it means none. NODE_NONE: there is none. */
uint32_t where_node(struct part_template *pt, uint32_t ordinal, struct arena *a);
/* The part in words, as "header of section 2"; empty: the main part. */
str where_part(struct part_template *pt, struct arena *a);

/* run.c */
/* Takes the element back, with all that was written and asked for since it began. */
void element_drop(struct runner *r, const struct open_element *e);
/* The innermost open element where it is that node; NULL. */
const struct open_element *element_innermost(const struct runner *r, uint32_t node);
/* The innermost open element of a role; NULL. */
struct open_element *element_open(struct runner *r, enum fill_role role);
/* Runs a part over context, its bytes appended to out. False: complained. */
bool run_part(struct runner *r, const struct part_template *pt, const struct value *context, struct out *out);
/* write.c */
/* Where a tag's value goes; lives as long as the part's template. */
struct fill_slot slot_of(const struct part_template *pt, const struct fill_tag *tag);
/* A URL with what no address may hold as %XX (RFC 3986); what is escaped already stays. */
void address_put(struct out *out, str url);
/*
 * rich.c: blocks where a paragraph may stand, or the first one's inlines where a run
 * may; level is the innermost element of the placeholder's paragraph that is open, NODE_NONE
 * where another paragraph is.
 */
bool rich_blocks(struct runner *r, const struct fill_slot *slot, const struct rich *rich);
bool rich_inlines(struct runner *r, const struct fill_slot *slot, const struct inline_node *n, uint32_t level);
/* Tags that close from node up to, not including, above; and that open again. */
void split_close(struct out *out, const struct fill_tree *t, uint32_t node, uint32_t above);
void split_open(struct out *out, const struct fill_tree *t, uint32_t node, uint32_t above);
/* A value of any kind at its slot. False: the run cannot go on; what only doesn't fit is complained about and true. */
bool write_value(struct runner *r, const struct fill_slot *slot, const struct value *v);

#endif
