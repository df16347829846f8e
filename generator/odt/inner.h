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
 * odt.c        parts, settings, meta
 * tree.c   parts as trees
 * value.c  attributes, lengths, colours, borders
 * style.c  the styles by name and family
 * look.c   text properties          para.c  paragraph properties
 * list.c   list styles, numbers     page.c  page layouts, master pages, sections
 * block.c  what stands one below the other
 * text.c   what stands in a line    field.c fields and notes
 * table.c  draw.c  shape.c (custom shapes' geometry)  chart.c
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

bool odf_is(const struct arc_node *n, enum odf_ns ns, const char *name);
/* An attribute's text; p is NULL where there is none. */
str odf_at(const struct arc_node *n, enum odf_ns ns, const char *name);
bool odf_has(const struct arc_node *n, enum odf_ns ns, const char *name);
/* The first child element of that name, or NULL. */
struct arc_node *odf_child(const struct arc_node *n, enum odf_ns ns, const char *name);
/* The node behind n, in the order of the text, within top; NULL: it was the last. */
const struct arc_node *odf_next(const struct arc_node *n, const struct arc_node *top);
/* The first element among n and its later siblings. */
struct arc_node *odf_element(struct arc_node *n);
#define ODF_EACH(var, parent) \
	for (struct arc_node *var = odf_element((parent)->children); var != NULL; var = odf_element(var->next))

/* --- values ------------------------------------------------------------------ */

/* clang-format off */
enum { ODF_LENGTH_MAX = 288000 }; /* twips: 200 inches */

struct odt;

/* Twips; false: no length. Office programs keep hundredths of a millimetre: so are paragraphs and pages rounded. */
bool odf_length(str s, int *twips);
/* Twips at once, as tables are kept. */
bool odf_length_exact(str s, int *twips);
double odf_points(str s); /* 0 where it is no length */
bool odf_percent(str s, int *percent);
int odf_length_or(str s, int otherwise);
/* A whole number, clamped; otherwise where it is none. */
int odf_int(str s, int otherwise, int min, int max);
bool odf_true(str s);
/* #rrggbb; transparent: COLOUR_NONE; otherwise where it is none. */
int odf_colour(str s, int otherwise);
/* "0.5pt solid #000000". */
struct doc_border odf_border(str s);
enum doc_number_format odf_number_format(str s);
/* "middle", "bottom"; the top for everything else. */
enum doc_vertical_align odf_vertical_align(str s);
/* "center", "end" or "right", "justify"; left for everything else, since text here runs to the right. */
enum doc_alignment odf_alignment(str s);

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
enum { ODT_LAID_SLOTS = 4096 };

struct odf_style {
	str name;
	enum odf_family family;
	struct arc_node *node;
	bool automatic, linked;
	const struct odf_style *parent; /* once linked; the default style last */
	bool has_list;                  /* list holds, even when empty: no list */
	str list;
	int list_level, outline_level; /* 0: not said */
	str master;                    /* p NULL: not said */
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

struct loc odt_here(struct odt *odt);
void odt_complain(struct odt *odt, const struct diag_kind *kind, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* A length that must lie in a range; told when it does not. */
int odt_clamp(struct odt *odt, long long v, long long min, long long max, const char *what);

void odt_read_styles(struct odt *odt, const struct arc_node *parent, struct odf_scope *scope, bool automatic);
/* By the name as an attribute has it; NULL: none. */
const struct odf_style *odt_style(struct odt *odt, enum odf_family family, str name);
/* The attribute of the first style in the chain that has it in element. */
str odt_chain(const struct odf_style *s, const char *element, enum odf_ns ns, const char *name);
struct odf_list_style *odt_list_style(struct odt *odt, str name);

const struct odt_look *odt_bare_look(struct odt *odt);
/* A node of text properties laid over a look. */
struct odt_look *odt_look_over(struct odt *odt, const struct odt_look *under, const struct arc_node *text_properties);
const struct odt_look *odt_look_done(struct odt *odt, struct odt_look *look);
/* The entry for by over under; its look is NULL when it is new, and to be set. */
struct odt_laid *odt_laid(struct odt *odt, const void *by, const struct odt_look *under);
/* A text style and its parents laid over a look. */
const struct odt_look *odt_span(struct odt *odt, const struct odt_look *under, str style);

/* Never NULL. */
const struct odt_para *odt_para_of(struct odt *odt, const struct odf_style *s);
/* What layout takes: borders' room added, shared. */
const struct doc_para_props *odt_para_done(struct odt *odt, const struct odt_para *q, const struct doc_para_props *p);

/* Gives a paragraph its label and its level's indents. heading: 0 or the level of text:h. */
struct doc_list_label *odt_label(struct odt *odt, const struct odf_style *s, const struct odt_para *q,
    struct doc_para_props *p, int heading, bool *new_line);
void odt_read_list(struct odt *odt, const struct arc_node *list, struct odt_out *out);
str odt_number(struct odt *odt, int n, str format, bool letter_sync);

void odt_read_pages(struct odt *odt, const struct arc_node *automatic, const struct arc_node *masters);
/* A section begins here where the style wants its own page style or number; true: a new page begins. */
bool odt_section_for(struct odt *odt, struct odt_out *out, const struct odf_style *s, int page_number);
void odt_read_section(struct odt *odt, const struct arc_node *section, struct odt_out *out);
void odt_start(struct odt *odt, struct odt_out *out);
/* New pages in this style; where there is none, in that at hand. */
void odt_begin_pages(struct odt *odt, struct odt_out *out, str master);

struct doc_block *odt_blocks(struct odt *odt, const struct arc_node *parent); /* a cell's, a header's, a frame's */
void odt_read_blocks(struct odt *odt, const struct arc_node *parent, struct odt_out *out);
void odt_add_para(struct odt *odt, struct odt_out *out, const struct arc_node *p);
void odt_add_block(struct odt_out *out, struct doc_block *b);

/* A paragraph that is being read. */
struct odt_flow {
	struct doc_run **last;
	const struct odt_look *look;
	const struct doc_link *link;
	bool after_space;
	str piece;        /* text not yet a run: one slice … */
	struct out *more; /* … or gathered */
	const struct odt_look *piece_look;
};

void odt_inlines(struct odt *odt, struct odt_flow *f, const struct arc_node *parent);
struct doc_run *odt_run(struct odt *odt, struct odt_flow *f, enum doc_run_kind kind);
/* The text that is at hand becomes a run. */
void odt_flush(struct odt *odt, struct odt_flow *f);
void odt_text_as_is(struct odt *odt, struct odt_flow *f, str text);
/* All text under n, unformatted. */
str odt_content(struct odt *odt, const struct arc_node *n);
/* Fields of text:…; false: none of that name. */
bool odt_field(struct odt *odt, struct odt_flow *f, const struct arc_node *n);
void odt_read_note(struct odt *odt, struct odt_flow *f, const struct arc_node *n);
void odt_note_config(struct odt *odt, const struct arc_node *styles);
/* A text:section that collects its notes: what held around it, and behind it again. */
struct odt_notes {
	const struct arc_node *config[2];
	int n[2];
	bool apart[2], own[2];
	size_t from[2];
};
struct odt_notes odt_notes_begin(struct odt *odt, const struct arc_node *section_properties);
void odt_notes_end(struct odt *odt, const struct odt_notes *around, struct odt_out *out);
/* What the document collects, each kind on pages of its own. */
void odt_notes_pages(struct odt *odt, struct odt_out *out);

void odt_read_table(struct odt *odt, const struct arc_node *table, struct odt_out *out);

/* Drawings of draw:…; NULL: none of that name, or nothing to show. anchored: in text (else a group's child). */
struct doc_drawing *odt_drawing(struct odt *odt, const struct arc_node *n, bool anchored);
bool odt_is_drawing(const struct arc_node *n);
/* A drawing's geometry from svg:d, draw:points or enhanced geometry. */
bool odt_svg_path(struct odt *odt, struct doc_drawing *d, str path, str view_box);
bool odt_points(struct odt *odt, struct doc_drawing *d, str points, str view_box, bool closed);
void odt_custom_shape(struct odt *odt, struct doc_drawing *d, const struct arc_node *geometry);
/* A chart of an embedded object's folder; NULL: not one that can be drawn. */
struct value *odt_chart(struct odt *odt, str folder);

#endif
