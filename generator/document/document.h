#ifndef DOCUMENT_DOCUMENT_H
#define DOCUMENT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/loc.h"
#include "base/str.h"
#include "document/manners.h"

struct arena;
struct out;
struct value;

/*
 * The document model: what docx/ and odt/ make of a file and layout/ puts
 * on pages. Every style is already resolved into the properties of the runs
 * and paragraphs (equal property sets are shared: compare by pointer). Nothing here
 * is named for a format or a program; where only one kind of file has a thing, a comment says which. What programs do
 * differently with the same document are its manners (document/manners.h). All lengths are twips (1/20 pt) unless named otherwise;
 * font sizes are half-points; colours 0xRRGGBB or COLOUR_NONE / COLOUR_AUTO.
 * All lives in the arena of the import.
 */
enum { COLOUR_NONE = -1, COLOUR_AUTO = -2 };

/* --- text ------------------------------------------------------------- */

/* clang-format off */
enum underline { UNDERLINE_NONE, UNDERLINE_SINGLE, UNDERLINE_DOUBLE, UNDERLINE_THICK, UNDERLINE_DOTTED,
	UNDERLINE_DASH, UNDERLINE_DOT_DASH, UNDERLINE_WAVE, UNDERLINE_WORDS };
/* clang-format on */
enum vertical_position { VPOS_BASE, VPOS_SUPER, VPOS_SUB };
enum caps { CAPS_NONE, CAPS_ALL, CAPS_SMALL };

struct char_props;
struct para_props;
struct border;

struct link {
	str uri;    /* external; empty where internal */
	str anchor; /* bookmark's name */
};

enum inline_kind_d {
	RUN_TEXT, /* text in NFC; no-break characters as Unicode (U+00A0, U+2011) */
	RUN_TAB,
	RUN_LINE_BREAK, /* clear: text wrapping break after floats */
	RUN_PAGE_BREAK,
	RUN_COLUMN_BREAK,
	RUN_FIELD, /* text: cached result */
	RUN_NOTE,  /* reference mark of note */
	RUN_DRAWING,
	RUN_BOOKMARK, /* text: its name; takes no room */
	RUN_PTAB      /* absolute tab: alignment in tab */
};

enum field_kind { FIELD_OTHER, FIELD_PAGE, FIELD_PAGES, FIELD_SECTION_PAGES, FIELD_PAGE_REF, FIELD_NOTE_NUMBER };

struct run {
	struct run *next;
	enum inline_kind_d kind;
	str text;
	const struct char_props *props; /* never NULL */
	enum field_kind field;
	const struct char_props
	    *style_props;  /* NOTE_NUMBER: without direct formatting, as LibreOffice shows it; NULL: as props */
	str field_target;  /* PAGE_REF: bookmark */
	int number_format; /* PAGE: enum number_format, -1: the section's */
	struct note *note;
	struct drawing *drawing;
	int tab; /* PTAB: enum tab_kind */
};

/* clang-format off */
enum number_format { NUMBER_DECIMAL, NUMBER_UPPER_ROMAN, NUMBER_LOWER_ROMAN, NUMBER_UPPER_LETTER,
	NUMBER_LOWER_LETTER, NUMBER_ORDINAL, NUMBER_CHICAGO, NUMBER_DECIMAL_ZERO, NUMBER_BULLET, NUMBER_NONE };
/* clang-format on */

struct note {
	struct note *next;
	bool endnote;
	str label;       /* custom mark; empty: numbered */
	int number;      /* in document order, from its start value */
	str number_text; /* as printed: "1", "i", "*" */
	bool in_text;    /* ODF: its blocks were moved into the sections: what is collected at an end */
	const struct char_props *mark_props; /* of the reference in the text */
	struct block_d *blocks;              /* its own mark inside is a RUN_FIELD of FIELD_NOTE_NUMBER */
	struct loc where;
};

/* --- borders, tabs, paragraphs ---------------------------------------- */

/* clang-format off */
enum border_style { BORDER_NONE, BORDER_SINGLE, BORDER_DOUBLE, BORDER_DOTTED, BORDER_DASHED, BORDER_DOT_DASH,
	BORDER_THICK_THIN, BORDER_TRIPLE, BORDER_WAVE };
/* clang-format on */

struct border {
	enum border_style style;
	int width_eighths; /* 1/8 pt, of the whole line */
	int space_twips;   /* between it and the text */
	int colour;
};

enum side { SIDE_TOP, SIDE_LEFT, SIDE_BOTTOM, SIDE_RIGHT, SIDES };

enum tab_kind { TAB_LEFT, TAB_CENTRE, TAB_RIGHT, TAB_DECIMAL, TAB_BAR, TAB_CLEAR };
enum tab_leader { LEADER_NONE, LEADER_DOT, LEADER_HYPHEN, LEADER_UNDERSCORE, LEADER_MIDDLE_DOT };

struct tab_stop {
	int at_twips;
	enum tab_kind kind;
	enum tab_leader leader;
};

enum alignment { PARA_LEFT, PARA_CENTRE, PARA_RIGHT, PARA_JUSTIFY, PARA_DISTRIBUTE };
enum line_rule { LINE_AUTO, LINE_AT_LEAST, LINE_EXACT };

/* clang-format off */
/* --- property tables ---------------------------------------------------- */

/*
 * A property is one row: its kind, type, field, the dump's word for it, and what is usual (not dumped) or the names of
 * an enum's values. From the rows follow the struct, its hash, its comparison (pool.c) and its dump (document.c), so
 * that no property can be forgotten in one of them; document_t.c walks the rows to see that each counts. A new kind of
 * property needs DOC_FIELD_kind here and the like in those two files, or nothing compiles.
 *
 *	NAME, PLAIN    a text, a number, without a word
 *	TEXT, NUMBER, COLOUR, FLAG
 *	CLEARED        a flag that is dumped where it is not set
 *	WORD, NAMED    an enum: the value's name alone, or after the property's word
 *	LINE           line and line_rule: one makes no sense without the other
 *	TABS           tabs and tabs_n
 *	BORDER, BORDERS, LINK
 */
#define DOC_FIELD_NAME(type, field) type field;
#define DOC_FIELD_PLAIN(type, field) type field;
#define DOC_FIELD_TEXT(type, field) type field;
#define DOC_FIELD_NUMBER(type, field) type field;
#define DOC_FIELD_COLOUR(type, field) type field;
#define DOC_FIELD_FLAG(type, field) type field;
#define DOC_FIELD_CLEARED(type, field) type field;
#define DOC_FIELD_WORD(type, field) type field;
#define DOC_FIELD_NAMED(type, field) type field;
#define DOC_FIELD_LINE(type, field) type field; enum line_rule field##_rule;
#define DOC_FIELD_TABS(type, field) type field; size_t field##_n;
#define DOC_FIELD_BORDER(type, field) type field;
#define DOC_FIELD_BORDERS(type, field) type field[SIDES];
#define DOC_FIELD_LINK(type, field) type field;
#define DOC_FIELD(kind, type, field, ...) DOC_FIELD_##kind(type, field)

#define DOC_CHAR_PROPS(X) \
	X(NAME,    str, family, "", 0) \
	X(PLAIN,   int, size_half_points, "", 0) \
	X(FLAG,    bool, bold, "bold", 0) \
	X(FLAG,    bool, italic, "italic", 0) \
	X(FLAG,    bool, strike, "strike", 0) \
	X(FLAG,    bool, double_strike, "double-strike", 0) \
	X(FLAG,    bool, hidden, "hidden", 0) \
	X(FLAG,    bool, outline, "outline", 0) \
	X(FLAG,    bool, shadow, "shadow", 0) \
	X(NAMED,   enum underline, underline, "underline", underline_names) \
	X(COLOUR,  int, underline_colour, "underline-colour", COLOUR_AUTO) /* AUTO: the text's */ \
	X(COLOUR,  int, colour, "colour", COLOUR_AUTO) /* AUTO: black, or white on dark */ \
	X(COLOUR,  int, highlight, "highlight", COLOUR_NONE) /* background */ \
	X(WORD,    enum vertical_position, vpos, "", vpos_names) \
	X(NUMBER,  int, raise_twips, "raise", 0) /* w:position, style:text-position with a length */ \
	X(NUMBER,  int, vpos_percent, "vpos-percent", 0) /* size of super-/subscript text; 0: the default 58 */ \
	X(WORD,    enum caps, caps, "", caps_names) \
	X(NUMBER,  int, spacing_twips, "spacing", 0) /* letter spacing */ \
	X(NUMBER,  int, scale_percent, "scale", 100) /* w:w */ \
	X(FLAG,    bool, kerning, "kerning", 0) \
	X(FLAG,    bool, rtl, "rtl", 0) \
	X(TEXT,    str, language, "lang", 0) /* "vi-VN" */ \
	X(LINK,    const struct link *, link, "", 0) /* NULL: none */ \
	X(BORDER,  struct border *, border, "border", 0) /* NULL: none */

#define DOC_PARA_PROPS(X) \
	X(TEXT,    str, style, "style", 0) /* its name, for contextual spacing and dumps */ \
	X(WORD,    enum alignment, align, "", align_names) \
	X(NUMBER,  int, align_last, "align-last", -1) /* ODF fo:text-align-last: enum alignment, -1: as usual */ \
	X(NUMBER,  int, indent_left, "left", 0) \
	X(NUMBER,  int, indent_right, "right", 0) \
	X(NUMBER,  int, indent_first, "first", 0) /* < 0: hanging */ \
	X(NUMBER,  int, before, "before", 0) \
	X(NUMBER,  int, after, "after", 0) \
	X(FLAG,    bool, before_auto, "before-auto", 0) \
	X(FLAG,    bool, after_auto, "after-auto", 0) \
	X(FLAG,    bool, contextual, "contextual", 0) \
	X(LINE,    int, line, "line", 240) /* AUTO: 240ths of a line; else twips */ \
	X(FLAG,    bool, line_bare, "line-bare", 0) /* DOCX: line came without a rule; AUTO, which one program takes exactly */ \
	X(FLAG,    bool, keep_next, "keep-next", 0) \
	X(FLAG,    bool, keep_lines, "keep-lines", 0) \
	X(FLAG,    bool, page_break_before, "page-break-before", 0) \
	X(FLAG,    bool, break_before_column, "column-break-before", 0) \
	X(CLEARED, bool, widow_control, "no-widow-control", 0) \
	X(NUMBER,  int, widows, "widows", 0) /* lines; 0: two where widow_control */ \
	X(NUMBER,  int, orphans, "orphans", 0) \
	X(TABS,    const struct tab_stop *, tabs, "tab", 0) \
	X(FLAG,    bool, tabs_relative_to_indent, "tabs-from-indent", 0) /* ODF setting */ \
	X(BORDERS, const struct border *, borders, "", 0) \
	X(BORDER,  const struct border *, between, "between", 0) /* between paragraphs of equal borders */ \
	X(COLOUR,  int, shading, "shading", COLOUR_NONE) \
	X(NUMBER,  int, outline_level, "outline", 0) /* 0 body text, 1–9 heading */ \
	X(FLAG,    bool, rtl, "rtl", 0) \
	X(CLEARED, bool, snap_to_grid, "no-snap", 0) \
	X(FLAG,    bool, no_line_numbers, "no-line-numbers", 0)
/* clang-format on */

struct char_props {
	DOC_CHAR_PROPS(DOC_FIELD)
};

struct para_props {
	DOC_PARA_PROPS(DOC_FIELD)
};

/* A list label, ready made ("I.", "a)", "-"). */
struct list_label {
	str text; /* empty: none is printed, though the level's indents hold */
	const struct char_props *props;
	int follow; /* 0 tab, 1 space, 2 nothing */
	int tab_at; /* twips from the margin; -1: next tab stop or indent */
	enum alignment align;
	int min_width, min_distance; /* ODF 1.1 label width mode; 0 */
};

struct para {
	const struct para_props *props;
	const struct char_props *mark_props;  /* of the paragraph mark: empty lines take its size */
	const struct char_props *style_props; /* DOCX: of the paragraph's style alone; NULL: as mark_props */
	struct list_label *label;             /* NULL: no list */
	struct run *runs;
	struct frame *frame; /* framePr: NULL: none */
};

struct frame { /* framePr, and a paragraph's text frame of its own */
	int width, height, x, y;
	int h_anchor, v_anchor; /* enum anchor */
	int h_align, v_align;   /* enum drawing_align; 0 none */
	int h_space, v_space;
	bool height_exact, wrap_none; /* wrap_none: nothing beside it */
	bool wrap_through;            /* wrap="none": Word has nothing beside it either, LibreOffice text over it */
	int drop_cap_lines;
};

/* --- tables ------------------------------------------------------------ */

enum vertical_align { VALIGN_TOP, VALIGN_CENTRE, VALIGN_BOTTOM };
enum text_direction { TEXT_HORIZONTAL, TEXT_UP, TEXT_DOWN }; /* btLr, tbRl */

struct cell {
	struct cell *next;
	int column, column_span;
	int row_span; /* ≥ 1; a cell covered by one above is not in the list */
	int width;    /* wanted, twips; 0 none */
	int margin[SIDES];
	const struct border *borders[SIDES]; /* conflicts already resolved; NULL: none */
	int shading;
	enum vertical_align valign;
	enum text_direction direction;
	bool no_wrap;
	struct block_d *blocks;
	struct loc where;
};

struct row {
	struct row *next;
	int height;
	enum line_rule height_rule; /* AUTO, AT_LEAST, EXACT */
	bool header, cant_split;
	int skip_before, skip_after; /* grid columns (gridBefore, gridAfter) */
	struct cell *cells;
};

struct table {
	int columns;
	int *column_width; /* twips, from the grid; all known for fixed layout */
	bool autofit;      /* widths may follow the content */
	int width;         /* wanted whole width; 0: the columns' sum */
	int width_percent; /* of the text width, in 1/50 %; 0 none */
	enum alignment align;
	int indent;      /* left edge from the margin, mode's rule already applied */
	int float_shift; /* DOCX: left edge from where a distance places its text */
	int cell_spacing;
	int margin_before, margin_after; /* ODF */
	bool keep_with_next, may_break;  /* ODF */
	bool page_break_before;
	struct floating *floating; /* tblpPr: NULL none */
	bool broken;               /* floating: its program broke it over pages (lastRenderedPageBreak) */
	struct row *rows;
	int rows_n;
	str style;
	struct loc where;
};

/* --- drawings ---------------------------------------------------------- */

/* clang-format off */
enum anchor { ANCHOR_INLINE, ANCHOR_PAGE, ANCHOR_MARGIN, ANCHOR_COLUMN, ANCHOR_PARAGRAPH, ANCHOR_LINE, ANCHOR_CHARACTER,
	ANCHOR_LEFT_MARGIN, ANCHOR_RIGHT_MARGIN, ANCHOR_TOP_MARGIN, ANCHOR_BOTTOM_MARGIN, ANCHOR_INSIDE, ANCHOR_OUTSIDE };
/* clang-format on */
enum drawing_align {
	DALIGN_NONE,
	DALIGN_LEFT,
	DALIGN_CENTRE,
	DALIGN_RIGHT,
	DALIGN_TOP,
	DALIGN_BOTTOM,
	DALIGN_INSIDE,
	DALIGN_OUTSIDE
};
enum wrap { WRAP_INLINE, WRAP_NONE_FRONT, WRAP_NONE_BEHIND, WRAP_SQUARE, WRAP_TIGHT, WRAP_TOP_BOTTOM };
enum wrap_side { WRAP_BOTH, WRAP_LEFT, WRAP_RIGHT, WRAP_LARGEST };

struct floating {
	enum anchor h_from, v_from;
	enum drawing_align h_align, v_align;
	int x, y; /* twips from what h_from, v_from name */
	enum wrap wrap;
	enum wrap_side side;
	int distance[SIDES]; /* to the text */
	int z;
	bool in_cell, allow_overlap;
};

/* clang-format off */
enum drawing_kind { DRAWING_PICTURE, DRAWING_LINE, DRAWING_RECT, DRAWING_ELLIPSE, DRAWING_ROUND_RECT, DRAWING_PATH,
	DRAWING_TEXT_BOX, DRAWING_GROUP, DRAWING_CHART, DRAWING_UNKNOWN };
/* clang-format on */

struct drawing {
	struct drawing *next; /* next child of a group */
	enum drawing_kind kind;
	int width, height;         /* twips */
	int x, y;                  /* of a group's child, in the group, twips */
	struct floating *floating; /* NULL: inline */
	int rotate_degrees;
	bool flip_h, flip_v;
	/* PICTURE */
	str bytes; /* PNG, JPEG, GIF, BMP, SVG as in the package */
	str media_type;
	str svg;         /* the vector form beside bytes; empty: none */
	int crop[SIDES]; /* thousandths of its side */
	/* shapes */
	int line_colour, line_width_eighths, fill_colour;
	enum border_style line_style;
	bool arrow_start, arrow_end;
	const struct path_segment *path; /* PATH, in twips of the shape */
	size_t path_n;
	/* TEXT_BOX (also on RECT …) */
	struct block_d *blocks;
	int inset[SIDES];
	enum vertical_align valign;
	bool auto_height;
	bool stretched; /* its one run is drawn as large as the box (WordArt, watermarks) */
	/* GROUP */
	struct drawing *children;
	/* CHART: a description as chart/ takes it (a value map), from the cached values */
	struct value *chart;
	str name, alt;
	struct loc where;
};

struct path_segment {
	char op; /* M L C Z */
	int x[3], y[3];
};

/* --- blocks and sections ------------------------------------------------ */

enum block_kind_d { DOC_PARAGRAPH, DOC_TABLE };

struct block_d {
	struct block_d *next;
	enum block_kind_d kind;
	struct para *para;
	struct table *table;
};

enum section_start { SECTION_NEXT_PAGE, SECTION_CONTINUOUS, SECTION_ODD, SECTION_EVEN, SECTION_NEXT_COLUMN };
enum page_usage { USAGE_ALL, USAGE_LEFT, USAGE_RIGHT };
enum header_kind { HEADER_DEFAULT, HEADER_FIRST, HEADER_EVEN, HEADERS };

struct section {
	struct section *next;
	enum section_start start;
	int page_width, page_height; /* as read: landscape has width > height */
	int margin[SIDES], gutter;
	bool mirrored; /* left and right change places on even pages */
	int header_distance, footer_distance;
	int header_spacing, footer_spacing;                /* ODF: between header and body; 0 */
	int header_min_height, footer_min_height;          /* ODF */
	bool title_page;                                   /* first page has its own header and footer */
	struct block_d *header[HEADERS], *footer[HEADERS]; /* inherited ones already filled in; NULL: none */
	int page_start;                                    /* -1: goes on */
	enum number_format page_format;
	int columns;
	const int *column_width, *column_gap; /* NULL: equal */
	int gap;
	bool column_line, balance;
	const struct border *borders[SIDES]; /* page borders */
	bool borders_from_text;
	enum vertical_align valign;
	int note_start; /* footnotes restart here with this number; 0: go on */
	bool note_restart_page;
	const struct section
	    *style; /* ODF: the page style of the first page; NULL: all pages are as the section says */
	const struct section *next_style; /* of a page style: that of the page behind; NULL: the same */
	enum page_usage usage;            /* of a page style */
	bool own_columns;                 /* ODF: of a text:section, its columns hold on pages of any style */
	int inset_left, inset_right;      /* ODF: that it takes from the text at its sides */
	struct block_d *blocks;
};

struct document {
	struct doc_source source; /* for doc_manners(): whoever lays it out asks those */
	str title, author, subject, keywords, language;
	bool even_and_odd;   /* headers differ */
	bool mirror_margins; /* DOCX: all sections are mirrored */
	int default_tab;     /* twips */
	enum number_format footnote_format, endnote_format;
	struct section *sections;
	struct note *notes;        /* in document order */
	struct para *empty_para;   /* an empty paragraph in the default style; NULL: not known */
	struct block_d *separator; /* footnote separator paragraph, NULL: a rule of the default kind */
	bool
	    separator_rule; /* the paragraph stands for the usual rule, drawn in its line; else it is text or nothing */
	int separator_width_percent, separator_weight_eighths, separator_before, separator_after; /* ODT; 0: default */
	struct loc where;
};

/* One element a line, indented: golden tests' and debugger's view. */
void doc_dump(struct out *o, const struct document *doc);
/* Shared property sets: the same pointer for equal contents. */
struct prop_pool;
struct prop_pool *doc_pool_new(struct arena *a);
const struct char_props *doc_intern_char(struct prop_pool *p, const struct char_props *c);
const struct para_props *doc_intern_para(struct prop_pool *p, const struct para_props *c);

#endif
