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
enum doc_underline { UNDERLINE_NONE, UNDERLINE_SINGLE, UNDERLINE_DOUBLE, UNDERLINE_THICK, UNDERLINE_DOTTED,
	UNDERLINE_DASH, UNDERLINE_DOT_DASH, UNDERLINE_WAVE, UNDERLINE_WORDS };
/* clang-format on */
enum doc_vertical_position { VPOS_BASE, VPOS_SUPER, VPOS_SUB };
enum doc_caps { CAPS_NONE, CAPS_ALL, CAPS_SMALL };

struct doc_char_props;
struct doc_para_props;
struct doc_border;

struct doc_link {
	str uri;    /* external; empty where internal */
	str anchor; /* bookmark's name */
};

enum doc_run_kind {
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

enum doc_field_kind {
	FIELD_OTHER,
	FIELD_PAGE,
	FIELD_PAGES,
	FIELD_SECTION_PAGES,
	FIELD_PAGE_REF,
	FIELD_NOTE_NUMBER,
	FIELD_STYLE_REF, /* the words of the first paragraph in a style on the page, else of the nearest before it */
	FIELD_IF         /* one of two texts, by what is known on the page */
};

/* Of FIELD_IF: what is compared (doc_compare), and what is shown then. Texts and fields in a row each. */
struct doc_condition {
	struct doc_run *left, *right, *yes, *no;
	str sign;
};

struct doc_run {
	struct doc_run *next;
	enum doc_run_kind kind;
	str text;
	const struct doc_char_props *props; /* never NULL */
	enum doc_field_kind field;
	const struct doc_char_props
	    *style_props; /* NOTE_NUMBER: without direct formatting, as LibreOffice shows it; NULL: as props */
	str field_target; /* PAGE_REF: bookmark; STYLE_REF: the style's name in small letters */
	const struct doc_condition *condition; /* IF */
	int number_format;                     /* PAGE: enum doc_number_format, -1: the section's */
	struct doc_note *note;
	struct doc_drawing *drawing;
	int tab; /* PTAB: enum doc_tab_kind */
};

/* clang-format off */
enum doc_number_format { NUMBER_DECIMAL, NUMBER_UPPER_ROMAN, NUMBER_LOWER_ROMAN, NUMBER_UPPER_LETTER,
	NUMBER_LOWER_LETTER, NUMBER_ORDINAL, NUMBER_CHICAGO, NUMBER_DECIMAL_ZERO, NUMBER_BULLET, NUMBER_NONE };
/* clang-format on */

struct doc_note {
	struct doc_note *next;
	bool endnote;
	str label;       /* custom mark; empty: numbered */
	int number;      /* in document order, from its start value */
	str number_text; /* as printed: "1", "i", "*" */
	bool in_text;    /* ODF: its blocks were moved into the sections: what is collected at an end */
	const struct doc_char_props *mark_props; /* of the reference in the text */
	struct doc_block *blocks;                /* its own mark inside is a RUN_FIELD of FIELD_NOTE_NUMBER */
	struct loc where;
};

/* --- borders, tabs, paragraphs ---------------------------------------- */

/* clang-format off */
enum doc_border_style { BORDER_NONE, BORDER_SINGLE, BORDER_DOUBLE, BORDER_DOTTED, BORDER_DASHED, BORDER_DOT_DASH,
	BORDER_THICK_THIN, BORDER_TRIPLE, BORDER_WAVE };
/* clang-format on */

struct doc_border {
	enum doc_border_style style;
	int width_eighths; /* 1/8 pt, of the whole line */
	int space_twips;   /* between it and the text */
	int colour;
};

enum doc_side { SIDE_TOP, SIDE_LEFT, SIDE_BOTTOM, SIDE_RIGHT, SIDES };

enum doc_tab_kind { TAB_LEFT, TAB_CENTRE, TAB_RIGHT, TAB_DECIMAL, TAB_BAR, TAB_CLEAR };
enum doc_tab_leader { LEADER_NONE, LEADER_DOT, LEADER_HYPHEN, LEADER_UNDERSCORE, LEADER_MIDDLE_DOT };

struct doc_tab_stop {
	int at_twips;
	enum doc_tab_kind kind;
	enum doc_tab_leader leader;
};

enum doc_alignment { PARA_LEFT, PARA_CENTRE, PARA_RIGHT, PARA_JUSTIFY, PARA_DISTRIBUTE };
enum doc_line_rule { LINE_AUTO, LINE_AT_LEAST, LINE_EXACT };

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
#define DOC_FIELD_LINE(type, field) type field; enum doc_line_rule field##_rule;
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
	X(NAMED,   enum doc_underline, underline, "underline", underline_names) \
	X(COLOUR,  int, underline_colour, "underline-colour", COLOUR_AUTO) /* AUTO: the text's */ \
	X(COLOUR,  int, colour, "colour", COLOUR_AUTO) /* AUTO: black, or white on dark */ \
	X(COLOUR,  int, highlight, "highlight", COLOUR_NONE) /* background */ \
	X(WORD,    enum doc_vertical_position, vpos, "", vpos_names) \
	X(NUMBER,  int, raise_twips, "raise", 0) /* w:position, style:text-position with a length */ \
	X(NUMBER,  int, vpos_percent, "vpos-percent", 0) /* size of super-/subscript text; 0: the default 58 */ \
	X(WORD,    enum doc_caps, caps, "", caps_names) \
	X(NUMBER,  int, spacing_twips, "spacing", 0) /* letter spacing */ \
	X(NUMBER,  int, scale_percent, "scale", 100) /* w:w */ \
	X(FLAG,    bool, kerning, "kerning", 0) \
	X(FLAG,    bool, rtl, "rtl", 0) \
	X(TEXT,    str, language, "lang", 0) /* "vi-VN" */ \
	X(LINK,    const struct doc_link *, link, "", 0) /* NULL: none */ \
	X(BORDER,  struct doc_border *, border, "border", 0) /* NULL: none */

#define DOC_PARA_PROPS(X) \
	X(TEXT,    str, style, "style", 0) /* its name, for contextual spacing and dumps */ \
	X(WORD,    enum doc_alignment, align, "", align_names) \
	X(NUMBER,  int, align_last, "align-last", -1) /* ODF fo:text-align-last: enum doc_alignment, -1: as usual */ \
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
	X(TABS,    const struct doc_tab_stop *, tabs, "tab", 0) \
	X(FLAG,    bool, tabs_relative_to_indent, "tabs-from-indent", 0) /* ODF setting */ \
	X(BORDERS, const struct doc_border *, borders, "", 0) \
	X(BORDER,  const struct doc_border *, between, "between", 0) /* between paragraphs of equal borders */ \
	X(COLOUR,  int, shading, "shading", COLOUR_NONE) \
	X(NUMBER,  int, outline_level, "outline", 0) /* 0 body text, 1–9 heading */ \
	X(FLAG,    bool, rtl, "rtl", 0) \
	X(CLEARED, bool, snap_to_grid, "no-snap", 0) \
	X(FLAG,    bool, no_line_numbers, "no-line-numbers", 0)
/* clang-format on */

struct doc_char_props {
	DOC_CHAR_PROPS(DOC_FIELD)
};

struct doc_para_props {
	DOC_PARA_PROPS(DOC_FIELD)
};

/* A list label, ready made ("I.", "a)", "-"). */
enum doc_label_follow { FOLLOW_TAB, FOLLOW_SPACE, FOLLOW_NOTHING };

struct doc_list_label {
	str text; /* empty: none is printed, though the level's indents hold */
	const struct doc_char_props *props;
	int follow; /* enum doc_label_follow */
	int tab_at; /* twips from the margin; -1: next tab stop or indent */
	enum doc_alignment align;
	int min_width, min_distance; /* ODF 1.1 label width mode; 0 */
	int level;                   /* of its list, from 0 */
};

struct doc_para {
	const struct doc_para_props *props;
	const struct doc_char_props *mark_props;  /* of the paragraph mark: empty lines take its size */
	const struct doc_char_props *style_props; /* DOCX: of the paragraph's style alone; NULL: as mark_props */
	struct doc_list_label *label;             /* NULL: no list */
	struct doc_run *runs;
	struct doc_frame *frame; /* framePr: NULL: none */
};

struct doc_frame { /* framePr, and a paragraph's text frame of its own */
	int width, height, x, y;
	int h_anchor, v_anchor; /* enum doc_anchor */
	int h_align, v_align;   /* enum doc_drawing_align; 0 none */
	int h_space, v_space;
	bool height_exact, wrap_none; /* wrap_none: nothing beside it */
	bool wrap_through;            /* wrap="none": Word has nothing beside it either, LibreOffice text over it */
	int drop_cap_lines;
};

/* --- tables ------------------------------------------------------------ */

enum doc_vertical_align { VALIGN_TOP, VALIGN_CENTRE, VALIGN_BOTTOM };
enum doc_text_direction { TEXT_HORIZONTAL, TEXT_UP, TEXT_DOWN }; /* btLr, tbRl */

struct doc_cell {
	struct doc_cell *next;
	int column, column_span;
	int row_span; /* ≥ 1; a cell covered by one above is not in the list */
	int width;    /* wanted, twips; 0 none */
	int margin[SIDES];
	const struct doc_border *borders[SIDES]; /* conflicts already resolved; NULL: none */
	int shading;
	enum doc_vertical_align valign;
	enum doc_text_direction direction;
	bool no_wrap;
	struct doc_block *blocks;
	struct loc where;
};

struct doc_row {
	struct doc_row *next;
	int height;
	enum doc_line_rule height_rule; /* AUTO, AT_LEAST, EXACT */
	bool header, cant_split;
	int skip_before, skip_after; /* grid columns (gridBefore, gridAfter) */
	struct doc_cell *cells;
};

struct doc_table {
	int number; /* among the tables of the body's part in the order of the file, from 1; 0: of another part */
	int columns;
	int *column_width; /* twips, from the grid; all known for fixed layout */
	bool autofit;      /* widths may follow the content */
	int width;         /* wanted whole width; 0: the columns' sum */
	int width_percent; /* of the text width, in 1/50 %; 0 none */
	enum doc_alignment align;
	int indent;      /* left edge from the margin, mode's rule already applied */
	int float_shift; /* DOCX: left edge from where a distance places its text */
	int cell_spacing;
	int margin_before, margin_after; /* ODF */
	bool keep_with_next, may_break;  /* ODF */
	bool page_break_before;
	struct doc_floating *floating; /* tblpPr: NULL none */
	bool broken;                   /* floating: its program broke it over pages (lastRenderedPageBreak) */
	struct doc_row *rows;
	int rows_n;
	str style;
	struct loc where;
};

/* --- drawings ---------------------------------------------------------- */

/* clang-format off */
enum doc_anchor { ANCHOR_INLINE, ANCHOR_PAGE, ANCHOR_MARGIN, ANCHOR_COLUMN, ANCHOR_PARAGRAPH, ANCHOR_LINE, ANCHOR_CHARACTER,
	ANCHOR_LEFT_MARGIN, ANCHOR_RIGHT_MARGIN, ANCHOR_TOP_MARGIN, ANCHOR_BOTTOM_MARGIN, ANCHOR_INSIDE, ANCHOR_OUTSIDE };
/* clang-format on */
enum doc_drawing_align {
	DALIGN_NONE,
	DALIGN_LEFT,
	DALIGN_CENTRE,
	DALIGN_RIGHT,
	DALIGN_TOP,
	DALIGN_BOTTOM,
	DALIGN_INSIDE,
	DALIGN_OUTSIDE
};
enum doc_wrap { WRAP_INLINE, WRAP_NONE_FRONT, WRAP_NONE_BEHIND, WRAP_SQUARE, WRAP_TIGHT, WRAP_TOP_BOTTOM };
enum doc_wrap_side { WRAP_BOTH, WRAP_LEFT, WRAP_RIGHT, WRAP_LARGEST };

struct doc_floating {
	enum doc_anchor h_from, v_from;
	enum doc_drawing_align h_align, v_align;
	int x, y; /* twips from what h_from, v_from name */
	enum doc_wrap wrap;
	enum doc_wrap_side side;
	int distance[SIDES]; /* to the text */
	int z;
	bool in_cell, allow_overlap;
};

/* clang-format off */
enum doc_drawing_kind { DRAWING_PICTURE, DRAWING_LINE, DRAWING_RECT, DRAWING_ELLIPSE, DRAWING_ROUND_RECT, DRAWING_PATH,
	DRAWING_TEXT_BOX, DRAWING_GROUP, DRAWING_CHART, DRAWING_UNKNOWN };
/* clang-format on */

/* A fill that goes over from colour to colour along a line through the shape's middle. */
struct doc_gradient_stop {
	int per_mille, colour;
};
struct doc_gradient {
	int degrees; /* of the line, clockwise from rightwards; its ends touch the shape's box */
	bool radial; /* from the middle outwards instead */
	struct doc_gradient_stop *stops;
	size_t n;
};

struct doc_drawing {
	struct doc_drawing *next; /* next child of a group */
	enum doc_drawing_kind kind;
	int width, height;             /* twips */
	int x, y;                      /* of a group's child, in the group, twips */
	struct doc_floating *floating; /* NULL: inline */
	int rotate_degrees;
	bool flip_h, flip_v;
	int room[SIDES]; /* twips kept free around it in a line: what of a turned one stands beyond width and height */
	/* PICTURE */
	int faded_percent; /* of white over it: watermarks */
	str bytes;         /* PNG, JPEG, GIF, BMP, SVG as in the package */
	str media_type;
	str svg;         /* the vector form beside bytes; empty: none */
	int crop[SIDES]; /* thousandths of its side */
	/* shapes */
	int line_colour, line_width_eighths, fill_colour;
	const struct doc_gradient *gradient; /* its fill, where it is no single colour; NULL: fill_colour */
	enum doc_border_style line_style;
	bool arrow_start, arrow_end;
	const struct doc_path_segment *path; /* PATH, in twips of the shape */
	size_t path_n;
	/* TEXT_BOX (also on RECT …) */
	struct doc_block *blocks;
	int inset[SIDES];
	enum doc_vertical_align valign;
	bool auto_height;
	bool stretched; /* its one run is drawn as large as the box (WordArt, watermarks) */
	/* GROUP */
	struct doc_drawing *children;
	/* CHART: a description as chart/ takes it (a value map), from the cached values */
	struct value *chart;
	str name, alt;
	struct loc where;
};

struct doc_path_segment {
	char op; /* M L C Z */
	int x[3], y[3];
};

/* --- blocks and sections ------------------------------------------------ */

enum doc_block_kind { DOC_PARAGRAPH, DOC_TABLE };

struct doc_block {
	struct doc_block *next;
	enum doc_block_kind kind;
	struct doc_para *para;
	struct doc_table *table;
};

enum doc_section_start { SECTION_NEXT_PAGE, SECTION_CONTINUOUS, SECTION_ODD, SECTION_EVEN, SECTION_NEXT_COLUMN };
enum doc_page_usage { USAGE_ALL, USAGE_LEFT, USAGE_RIGHT };
enum doc_header_kind { HEADER_DEFAULT, HEADER_FIRST, HEADER_EVEN, HEADERS };

/* ODF: the box around a header or footer. */
struct doc_band_box {
	int inset[SIDES];                        /* line and padding, from its edge to its text */
	int indent_left, indent_right;           /* its edge, from the body's */
	const struct doc_border *borders[SIDES]; /* NULL: none */
	int shading;
};

struct doc_section {
	struct doc_section *next;
	enum doc_section_start start;
	int page_width, page_height; /* as read: landscape has width > height */
	int margin[SIDES], gutter;
	bool mirrored; /* left and right change places on even pages */
	int header_distance, footer_distance;
	int header_spacing, footer_spacing;                  /* ODF: between header and body; 0 */
	int header_min_height, footer_min_height;            /* ODF, with the box's insets */
	const struct doc_band_box *header_box, *footer_box;  /* ODF; NULL: none */
	bool title_page;                                     /* first page has its own header and footer */
	struct doc_block *header[HEADERS], *footer[HEADERS]; /* inherited ones already filled in; NULL: none */
	int page_start;                                      /* -1: goes on */
	enum doc_number_format page_format;
	int columns;
	const int *column_width, *column_gap; /* NULL: equal */
	int gap;
	bool column_line, balance;
	const struct doc_border *borders[SIDES]; /* page borders */
	bool borders_from_text;
	enum doc_vertical_align valign;
	int note_start; /* footnotes restart here with this number; 0: go on */
	bool note_restart_page;
	const struct doc_section
	    *style; /* ODF: the page style of the first page; NULL: all pages are as the section says */
	const struct doc_section *next_style; /* of a page style: that of the page behind; NULL: the same */
	enum doc_page_usage usage;            /* of a page style */
	bool own_columns;                     /* ODF: of a text:section, its columns hold on pages of any style */
	int inset_left, inset_right;          /* ODF: that it takes from the text at its sides */
	struct doc_block *blocks;
};

struct document {
	struct doc_source source; /* for doc_manners(): whoever lays it out asks those */
	str title, author, subject, keywords, language;
	bool even_and_odd;   /* headers differ */
	bool mirror_margins; /* DOCX: all sections are mirrored */
	int default_tab;     /* twips */
	enum doc_number_format footnote_format, endnote_format;
	struct doc_section *sections;
	struct doc_note *notes;      /* in document order */
	struct doc_para *empty_para; /* an empty paragraph in the default style; NULL: not known */
	struct doc_block *separator; /* footnote separator paragraph, NULL: a rule of the default kind */
	bool
	    separator_rule; /* the paragraph stands for the usual rule, drawn in its line; else it is text or nothing */
	int separator_width_percent, separator_weight_eighths, separator_before, separator_after; /* ODT; 0: default */
	bool has_style_refs; /* FIELD_STYLE_REF stands somewhere: pages are searched for their words */
	bool has_fields;     /* whose saved results may be old: field/ brings them up to date */
	struct loc where;
};

/* One element a line, indented: golden tests' and debugger's view. */
void doc_dump(struct out *out, const struct document *doc);
/* Shared property sets: the same pointer for equal contents. */
struct doc_prop_pool;
/* A pool in a, empty; it ends with a. */
struct doc_prop_pool *doc_pool_new(struct arena *a);
/* The pool's copy of a property set, made now if no equal one was. What props points to must live as long as the pool. */
const struct doc_char_props *doc_intern_char(struct doc_prop_pool *pool, const struct doc_char_props *props);
const struct doc_para_props *doc_intern_para(struct doc_prop_pool *pool, const struct doc_para_props *props);

#endif
