#ifndef ODT_INNER_H
#define ODT_INNER_H

#include <stdbool.h>
#include <stdint.h>

#include "archive/archive.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/out.h"
#include "base/str.h"
#include "base/vec.h"
#include "document/document.h"
#include "document/read.h"
#include "package/package.h"

struct odt;

/*
 * The OpenDocument reader. Text is read from the parts' trees in one walk; a style is
 * resolved when it is first used, once: its chain of parents ends in the
 * family's default style, and what comes out (a look, a paragraph's properties,
 * a cell's) hangs at the style. A span's look depends on what it stands in; it
 * is kept by the style and the look that it was laid over.
 *
 *	odt.c     parts, settings, meta
 *	tree.c    parts as trees
 *	value.c   attributes, lengths, colours, borders
 *	style.c   the styles by name and family
 *	look.c    text properties
 *	para.c    paragraph properties
 *	list.c    list styles, numbers
 *	page.c    page layouts, master pages, sections
 *	block.c   what stands one below the other
 *	text.c    what stands in a line
 *	field.c   fields and notes
 *	table.c, draw.c, shape.c (outlines), chart.c
 *
 * They stand in one circle, as the format does: text holds tables, frames and notes, which hold text; a page's
 * header is text; a style names a list and a list's level a style; and each reads the properties of the others.
 */

/* --- names ------------------------------------------------------------------ */

/* clang-format off */
enum odf_ns { ODF_OTHER, ODF_OFFICE, ODF_STYLE, ODF_TEXT, ODF_TABLE, ODF_DRAW, ODF_FO, ODF_SVG, ODF_XLINK, ODF_DC,
	ODF_META, ODF_CHART, ODF_CONFIG, ODF_LOEXT, ODF_XML };
/* clang-format on */

/*
 * Trees are those of archive/archive.h: ns is an enum odf_ns, and is_marked says of a config:config-item-set that it is
 * the office programs'. Nodes live as long as the reader, their texts and their attributes' as long as the
 * document.
 */

/* tree.c: a part's tree; NULL: there is none, or complained. */
struct arc_node *odt_root(struct odt *odt, str part);
/* The same of a part that the text can do without: what is wrong in it is a warning. */
struct arc_node *odt_side_root(struct odt *odt, str part);

/* The element has that name; false for text. */
bool odf_is(const struct arc_node *n, enum odf_ns ns, const char *name);
/* An attribute's text; p is NULL where there is none. */
str odf_at(const struct arc_node *n, enum odf_ns ns, const char *name);
bool odf_has(const struct arc_node *n, enum odf_ns ns, const char *name);
/* The first child element of that name, or NULL. */
struct arc_node *odf_child(const struct arc_node *n, enum odf_ns ns, const char *name);
/* The node behind n, in the order of the text, within top; NULL: it was the last. */
const struct arc_node *odf_next(const struct arc_node *n, const struct arc_node *top);
/* The first element among n and its later siblings; NULL: there is none. */
struct arc_node *odf_element(struct arc_node *n);
#define ODF_EACH(var, parent) \
	for (struct arc_node *var = odf_element((parent)->children); var != NULL; var = odf_element(var->next))

/* --- values ------------------------------------------------------------------ */

/* clang-format off */
enum {
	ODF_LENGTH_MAX = 288000,     /* twips: 200 inches */
	ODF_NUMBER_MAX = 1000000,    /* of an item or a note */
	ODF_PAGE_NUMBER_MAX = 32767, /* as LibreOffice keeps it */
	ODT_MIN_WIDTH = 100          /* twips: text is laid out in no less */
};

struct odt;

/* Twips; false: no length. Office programs keep hundredths of a millimetre: so are paragraphs and pages rounded. */
bool odf_length(str text, int *twips);
/* Twips at once, as tables are kept. */
bool odf_length_exact(str text, int *twips);
/* Points; 0 where it is no length. */
double odf_points(str text);
/* "58%", rounded, within ±10000; false: it is none, and percent stays as it is. */
bool odf_percent(str text, int *percent);
/* Twips as odf_length has them; otherwise where it is none. */
int odf_length_or(str text, int otherwise);
/* A whole number, clamped; otherwise where it is none. */
int odf_int(str text, int otherwise, int min, int max);
/* The word "true"; everything else is false. */
bool odf_true(str text);
/* #rrggbb; transparent: COLOUR_NONE; otherwise where it is none. */
int odf_colour(str text, int otherwise);
/* "0.5pt solid #000000", in any order; BORDER_NONE where it says none. space_twips is left to the padding. */
struct doc_border odf_border(str text);
/* style:num-format: "1", "i", "A", "01" …; empty: NUMBER_NONE, unknown: decimal. */
enum doc_number_format odf_number_format(str text);
/* "middle", "bottom"; the top for everything else. */
enum doc_vertical_align odf_vertical_align(str text);
/* "center", "end" or "right", "justify"; left for everything else, since text here runs to the right. */
enum doc_alignment odf_alignment(str text);

/* --- styles ------------------------------------------------------------------ */

enum odf_family { FAMILY_PARAGRAPH, FAMILY_TEXT, FAMILY_TABLE, FAMILY_COLUMN, FAMILY_ROW, FAMILY_CELL, FAMILY_GRAPHIC,
	FAMILY_SECTION, FAMILIES };
/* clang-format on */

enum transform { TRANSFORM_NONE, TRANSFORM_LOWER, TRANSFORM_CAPITALIZE };

/* Text properties with what they still depend on. */
struct odt_look {
	struct doc_char_props c;
	int raise_percent;                  /* of the size; 0: none */
	enum transform transform;           /* the text itself is changed */
	const struct doc_char_props *props; /* shared, complete */
};

/* Paragraph properties of a style. */
struct odt_para {
	struct doc_para_props p; /* indents without what a border adds */
	const struct odt_look *look;
	struct doc_border edge[SIDES];
	int padding[SIDES];
	const struct doc_border *made[SIDES]; /* of edge and padding */
	int page_number;                      /* -1: goes on */
	bool no_join, break_after_page, break_after_column;
};

/* What a text style, or a list level, makes of a look: found by both. */
struct odt_laid {
	struct odt_laid *next;
	const void *by;
	const struct odt_look *under, *look;
};
enum { ODT_LAID_BITS = 12, ODT_LAID_SLOTS = 1 << ODT_LAID_BITS };

struct odf_style {
	str name;
	enum odf_family family;
	struct arc_node *node;
	bool automatic, linked;
	const struct odf_style *parent; /* once linked; the default style last */
	bool has_list;                  /* list holds, even when empty: no list */
	str list;
	int outline_level; /* 0: not said */
	str master;        /* p NULL: not said */
	bool sets_indent;
	struct odt_para *para;
	void *resolved; /* tables, cells: of their readers */
};

struct odf_scope { /* styles of one part */
	struct map of[FAMILIES];
	struct map lists;
};

/* What follows a label, beyond enum doc_label_follow: the text begins on a new line. */
enum { LEVEL_FOLLOW_LINE = FOLLOW_NOTHING + 1 };
enum list_kind { LEVEL_NONE, LEVEL_NUMBER, LEVEL_BULLET };
enum { LIST_LEVELS = 10 };

struct odf_level {
	enum list_kind kind;
	str format, prefix, suffix, pattern; /* pattern: loext:num-list-format */
	bool has_pattern, letter_sync, by_alignment;
	int start, display;
	str bullet, look; /* look: a text style's name */
	const struct arc_node *text_properties;
	int space_before, min_width, min_distance;
	enum doc_alignment align;
	int follow, tab_at, left, first;
};

struct odf_list_style {
	str name;
	struct arc_node *node;
	bool read, outline;
	struct odf_level level[LIST_LEVELS];
};

/* The numbers of one list as they run. */
struct odt_list {
	struct odf_list_style *style; /* NULL: the paragraphs' own */
	int count[LIST_LEVELS];
	bool started[LIST_LEVELS];
};

struct odt_place {             /* where in lists a paragraph stands */
	struct odt_list *list; /* NULL: in none */
	int depth;             /* 1: outermost */
	bool label;            /* the next paragraph carries the item's label */
	int start;             /* of this item; -1: none of its own */
};

struct odt_master {
	str name;
	struct arc_node *node;
	bool followed;             /* the protos behind it are known */
	struct doc_section *proto; /* as if all pages had this style */
};

/* --- reading ------------------------------------------------------------------ */

/* Blocks as they come; in the body they fall into sections. */
struct odt_out {
	struct doc_block **last;
	bool body;
	bool break_page, break_column; /* before the next block */
};

struct odt {
	struct package *pkg;
	struct arena *a, *nodes; /* nodes: the parts' trees */
	struct arc_names *names;
	struct arc_list tables; /* of content.xml */
	struct diags *d;
	struct document *doc;
	struct doc_prop_pool *pool;
	struct odf_scope common, automatic[2]; /* of content.xml, of styles.xml */
	struct odf_style *defaults[FAMILIES];
	struct odf_list_style *outline;
	struct odt_list outline_list;
	struct map fonts, masters, layouts, lists_by_id, lists_by_style;
	struct odt_laid *laid[ODT_LAID_SLOTS];
	const struct odt_look *bare; /* before any style */
	struct odt_para bare_para;
	bool tabs_relative, ignore_first_indent, ignore_blanks, no_leading, tab_over_margin, cell_spacing,
	    collapse_empty;
	const struct odt_master *first_master;

	/* where we are */
	int part; /* of automatic: 0 content, 1 styles */
	const struct source *source[2];
	uint32_t paragraphs[2];
	int available; /* twips, width of the text here */
	int nesting;   /* of tables */
	int depth;     /* of text inside text */
	int groups;    /* of drawings */
	struct odt_place place;
	struct doc_section *section; /* that is being filled */
	const struct odt_master *master;
	struct doc_section **last_section;
	struct doc_note **last_note;
	const struct arc_node *note_config[2]; /* footnotes, endnotes */
	int notes_n[2];
	bool notes_apart[2]; /* collected at the end of the text:section or the document, not on the page */
	VEC(struct doc_note *) collected[2];
	struct doc_note *note_mark; /* whose number the next paragraph begins with */
	bool in_note, annotated;
	int cells_left;                    /* what repeated rows may still make */
	struct doc_drawing *page_drawings; /* anchored to a page, for the next paragraph */
	const struct arc_node *columns;    /* style:section-properties of the text:section around */
};

/* The paragraph that is being read, as a person would look for it. */
struct loc odt_here(struct odt *odt);
/* A complaint there; fmt NULL: the kind's phrase says it all. */
void odt_complain(struct odt *odt, const struct diag_kind *kind, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* v within [min, max]; outside it a complaint (doc_clamped) names what. */
int odt_clamp(struct odt *odt, long long v, long long min, long long max, const char *what);

/* Finds the styles under an element (NULL: none) by family and name; one is resolved when it is first used. */
void odt_read_styles(struct odt *odt, const struct arc_node *parent, struct odf_scope *scope, bool automatic);
/* By the name as an attribute has it, the part's automatic styles first, parents linked; NULL: none. */
const struct odf_style *odt_style(struct odt *odt, enum odf_family family, str name);
/* The attribute of the first style in the chain that has it in element; p NULL: none has it. */
str odt_chain(const struct odf_style *style, const char *element, enum odf_ns ns, const char *name);
/* A list style by its name, its levels read; NULL: none. */
struct odf_list_style *odt_list_style(struct odt *odt, str name);

/* The look before any style: what LibreOffice takes where a document says nothing. */
const struct odt_look *odt_bare_look(struct odt *odt);
/* A style:text-properties (NULL: none) laid over a look: a new look, its props complete. */
struct odt_look *odt_look_over(struct odt *odt, const struct odt_look *under, const struct arc_node *text_properties);
/* Works out what depends on the whole look (a raise of so many percent) and shares its props. */

const struct odt_look *odt_look_done(struct odt *odt, struct odt_look *look);
/* The entry for by over under; its look is NULL when it is new, and to be set. */
struct odt_laid *odt_laid(struct odt *odt, const void *by, const struct odt_look *under);
/* A text style (empty or unknown: none) and its parents laid over a look; kept once for each pair. */
const struct odt_look *odt_span(struct odt *odt, const struct odt_look *under, str style);

/* A paragraph style's properties, the default style's where style is NULL; resolved once. Never NULL. */
const struct odt_para *odt_para_of(struct odt *odt, const struct odf_style *style);
/* What layout takes: props with base's borders and the indents grown by their room, shared. */
const struct doc_para_props *odt_para_done(
    struct odt *odt, const struct odt_para *base, const struct doc_para_props *props);

/*
 * Counts the paragraph in its list and gives it the label and its level's indents; NULL: it has none. heading: 0 or the
 * level of text:h. new_line is set where the text begins on the line below the label.
 */
struct doc_list_label *odt_label(struct odt *odt, const struct odf_style *style, const struct odt_para *base,
    struct doc_para_props *props, int heading, bool *new_line);
void odt_read_list(struct odt *odt, const struct arc_node *list, struct odt_out *out);
/* n in a style:num-format, "a, b, c, d, đ" too. letter_sync: aa, bb after z, else aa, ab. */
str odt_number(struct odt *odt, int n, str format, bool letter_sync);

/* Finds page layouts among automatic styles, and master pages; either may be NULL. */
void odt_read_pages(struct odt *odt, const struct arc_node *automatic, const struct arc_node *masters);
/* A section begins here where the style wants its own page style or number; true: a new page begins. */
bool odt_section_for(struct odt *odt, struct odt_out *out, const struct odf_style *style, int page_number);
/* text:section: its blocks, in columns and with notes of its own where it has them; nothing where it is hidden. */
void odt_read_section(struct odt *odt, const struct arc_node *section, struct odt_out *out);
/* The first section of the body, on the first master page, or on a bare A4 sheet where there is none. */
void odt_start(struct odt *odt, struct odt_out *out);
/* New pages in this style; where there is none, in that at hand. */
void odt_begin_pages(struct odt *odt, struct odt_out *out, str master);

/* The blocks of a cell, a header, a frame: a text of its own, whose lists and page drawings are apart. */
struct doc_block *odt_blocks(struct odt *odt, const struct arc_node *parent);
/* The blocks under an element, added where out has come to. */
void odt_read_blocks(struct odt *odt, const struct arc_node *parent, struct odt_out *out);
/* A text:p or text:h, with its section where its style begins one. */
void odt_add_para(struct odt *odt, struct odt_out *out, const struct arc_node *para);
void odt_add_block(struct odt_out *out, struct doc_block *block);

/* A paragraph that is being read. */
struct odt_flow {
	struct doc_run **last;
	struct doc_para_size size;
	struct doc_run spare; /* what a paragraph that is too long gets instead of more */
	const struct odt_look *look;
	const struct doc_link *link;
	bool after_space;
	str piece;        /* text not yet a run: one slice … */
	struct out *more; /* … or gathered */
	const struct odt_look *piece_look;
};

/* What stands in a line under an element. */
void odt_inlines(struct odt *odt, struct odt_flow *flow, const struct arc_node *parent);
/* A run in the flow's look, after the text at hand has become one. */
struct doc_run *odt_run(struct odt *odt, struct odt_flow *flow, enum doc_run_kind kind);
/* The text that is at hand becomes a run. */
void odt_flush(struct odt *odt, struct odt_flow *flow);
void odt_text_as_is(struct odt *odt, struct odt_flow *flow, str text);
/* All text under n, unformatted. */
str odt_content(struct odt *odt, const struct arc_node *n);
/* Fields of text:…; false: none of that name. */
bool odt_field(struct odt *odt, struct odt_flow *flow, const struct arc_node *n);
/* text:note: its mark in the flow, its text as a note of the document; a note in a note is read in line, complained. */
void odt_read_note(struct odt *odt, struct odt_flow *flow, const struct arc_node *n);
/* The text:notes-configuration among the common styles: formats, first numbers, where notes are collected. */
void odt_note_config(struct odt *odt, const struct arc_node *styles);
/* A text:section that collects its notes: what held around it, and behind it again. */
struct odt_notes {
	const struct arc_node *config[2];
	int n[2];
	bool apart[2], own[2];
	size_t from[2];
};
/* The section's own configuration holds from here on; what it hands back goes to odt_notes_end. */
struct odt_notes odt_notes_begin(struct odt *odt, const struct arc_node *section_properties);
/* Puts the section's collected notes into out, and what held around it back. */
void odt_notes_end(struct odt *odt, const struct odt_notes *around, struct odt_out *out);
/* What the document collects, each kind on pages of its own. */
void odt_notes_pages(struct odt *odt, struct odt_out *out);

/* table:table, added to out if it has a row; beyond LIMIT_TABLE_NESTING its text comes as paragraphs, complained. */
void odt_read_table(struct odt *odt, const struct arc_node *table, struct odt_out *out);

/* A drawing of draw:…; NULL: nested too deeply, complained. anchored: in text; else it is a group's child. */
struct doc_drawing *odt_drawing(struct odt *odt, const struct arc_node *n, bool anchored);
/* The element is a drawing that odt_drawing reads. */
bool odt_is_drawing(const struct arc_node *n);
/*
 * A drawing's outline from svg:d, draw:points or enhanced geometry, in twips of its box. False: nothing to draw;
 * odt_custom_shape then makes it a box and complains.
 */
bool odt_svg_path(struct odt *odt, struct doc_drawing *drawing, str path, str view_box);
bool odt_points(struct odt *odt, struct doc_drawing *drawing, str points, str view_box, bool closed);
void odt_custom_shape(struct odt *odt, struct doc_drawing *drawing, const struct arc_node *geometry);
/* A chart of an embedded object's folder; NULL: not one that can be drawn. */
struct value *odt_chart(struct odt *odt, str folder);

#endif
