#ifndef DOCX_INNER_H
#define DOCX_INNER_H

#include <stdint.h>

#include "archive/archive.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/out.h"
#include "base/vec.h"
#include "document/document.h"
#include "document/read.h"
#include "package/package.h"

/*
 * The inside of the DOCX reader.
 *
 * A property set is first a delta: what one rPr or pPr says, with a bit for each
 * thing said. Deltas are laid over each other in the order of ECMA-376-1 17.7.2 (document
 * defaults, table style, paragraph style, numbering, character style, direct) and only the
 * result becomes a char_props or para_props, interned. A style is resolved once; what a
 * paragraph style and a table's region give together is kept, since thousands of paragraphs share a dozen.
 *
 * Three circles are the format's own. Text holds tables, drawings, notes, fields and formulas, and each of them
 * holds text. A style names a list, a list's level names a style, and both are made of properties. tree.c asks
 * xml.c for names, and xml.c walks what tree.c has read.
 */

/* --- names: tree.c ------------------------------------------------- */

/* clang-format off */
#define DOCX_NAMES(X) \
	X(AlternateContent) X(Choice) X(Fallback) X(abstractNum) X(abstractNumId) X(adjustRightInd) X(alphaModFix) X(altChunk) X(anchor) \
	X(arcTo) X(avLst) X(b) X(bCs) X(band1Horz) X(bar) X(basedOn) X(bdo) X(bdr) X(between) X(bidi) X(bidiVisual) X(blip) \
	X(blipFill) X(bodyPr) X(body) X(bookmarkStart) X(bottom) X(br) X(cNvPr) X(cantSplit) X(caps) X(cellDel) \
	X(chart) X(clrSchemeMapping) X(close) X(cnfStyle) X(col) X(color) X(cols) X(compat) X(compatSetting) X(contentPart) \
	X(contextualSpacing) X(continuationSeparator) X(cr) X(cs) X(cubicBezTo) X(custGeom) X(customXml) X(dLbl) \
	X(defaultTabStop) X(del) X(delInstrText) X(delText) X(dir) X(displayBackgroundShape) X(divId) X(doNotExpandShiftReturn) \
	X(doNotUseHTMLParagraphAutoSpacing) X(docDefaults) X(docGrid) X(docPr) X(docPartObj) X(document) X(drawing) X(dstrike) \
	X(eastAsianLayout) X(effect) X(effectExtent) X(em) X(emboss) X(end) X(endnote) X(endnotePr) X(endnoteRef) \
	X(endnoteReference) X(evenAndOddHeaders) X(extent) X(extLst) X(ffData) X(fitText) X(fldChar) X(fldSimple) X(footerReference) \
	X(footnote) X(footnotePr) X(footnoteRef) X(footnoteReference) X(formulas) X(framePr) X(gridAfter) X(gridBefore) X(gridCol) \
	X(gridSpan) X(graphic) X(graphicData) X(group) X(grpSp) X(grpSpPr) X(gs) X(gsLst) X(hMerge) X(headEnd) \
	X(headerReference) X(hidden) X(hideMark) X(highlight) X(hyperlink) X(i) X(iCs) X(ilvl) X(image) X(imagedata) X(imprint) \
	X(ind) X(inline) X(ins) X(insideH) X(insideV) X(instrText) X(isLgl) X(jc) X(keepLines) X(keepNext) X(kern) X(kinsoku) \
	X(lang) X(lastRenderedPageBreak) X(left) X(line) X(link) X(ln) X(lnNumType) X(lin) X(lnTo) X(lock) X(lvl) X(lvlJc) \
	X(lvlOverride) X(lvlPicBulletId) X(lvlRestart) X(lvlText) X(lum) X(mirrorIndents) X(moveFrom) X(moveTo) X(name) X(noBreakHyphen) X(noColumnBalance) X(noFill) \
	X(noProof) X(noWrap) X(num) X(numFmt) X(numId) X(numPicBullet) X(numPr) X(numRestart) X(numStart) X(numStyleLink) X(oMath) \
	X(oMathPara) X(object) X(off) X(oval) X(outline) X(outlineLvl) X(overflowPunct) X(p) X(pBdr) X(pPr) X(pPrChange) X(pPrDefault) \
	X(pStyle) X(pageBreakBefore) X(paperSrc) X(path) X(pathLst) X(pgBorders) X(pgMar) X(pgNum) X(pgNumType) X(pgSz) X(pic) \
	X(pict) X(polyline) X(pos) X(position) X(positionH) X(positionV) X(posOffset) X(align) X(prstDash) X(prstGeom) X(prstClr) X(ptab) X(pt) \
	X(quadBezTo) X(r) X(rFonts) X(rPr) X(rPrChange) X(rPrDefault) X(rStyle) X(rect) X(relIds) X(right) X(round) X(roundrect) X(rtl) \
	X(rtlGutter) X(ruby) X(rubyBase) X(schemeClr) X(sdt) X(sdtContent) X(sdtPr) X(sectPr) X(separator) X(shadow) X(shape) \
	X(shapetype) X(shd) X(smallCaps) X(smartTag) X(snapToGrid) X(softHyphen) X(solidFill) X(sp) X(spPr) X(spacing) X(splitPgBreakAndParaMark) \
	X(spAutoFit) X(noAutofit) X(normAutofit) X(specVanish) X(srcRect) X(srgbClr) X(start) X(startOverride) X(stroke) X(strike) X(strictFirstAndLastChars) X(style) \
	X(styleLink) X(styles) X(stylisticSets) X(subDoc) X(suff) X(suppressAutoHyphens) X(suppressLineNumbers) X(suppressOverlap) X(svgBlip) X(sym) \
	X(sysClr) X(sz) X(szCs) X(t) X(tab) X(tabs) X(tailEnd) X(tbl) X(tblBorders) X(tblCellMar) X(tblCellSpacing) X(tblGrid) \
	X(tblHeader) X(tblInd) X(tblLayout) X(tblLook) X(tblPr) X(tblPrEx) X(tblStyle) X(tblStyleColBandSize) X(tblStylePr) \
	X(tblStyleRowBandSize) X(tblW) X(tblpPr) X(tblOverlap) X(tc) X(tcBorders) X(tcMar) X(tcPr) X(tcW) X(textAlignment) \
	X(textDirection) X(textbox) X(textboxTightWrap) X(titlePg) X(tl2br) X(top) X(topLinePunct) X(tr) X(tr2bl) X(trHeight) X(trPr) \
	X(txBody) X(txbx) X(txbxContent) X(type) X(u) X(vAlign) X(vMerge) X(vanish) X(vertAlign) X(w) X(webHidden) X(wgp) X(widowControl) \
	X(wordWrap) X(wpc) X(wrapNone) X(wrapSquare) X(wrapThrough) X(wrapTight) X(wrapTopAndBottom) X(wsp) X(xfrm) X(themeFontLang) \
	X(fontRef) X(lnRef) X(fillRef) X(gradFill) X(pattFill) X(fgClr) X(chExt) X(chOff) X(ext) X(fill) X(arc) X(curve) X(wrap) X(OLEObject) \
	X(control) X(cxnSp) X(graphicFrame) X(nvSpPr) X(cNvSpPr) X(overrideTableStyleFontSizeAndJustification) X(mirrorMargins) \
	X(checkBox) X(ddList) X(textInput) X(result) X(listEntry) X(default) X(checked) X(numPicBulletId) X(linkedTxbx)
/* clang-format on */

enum dx_name {
	T_NONE,
#define DOCX_NAME(n) T_##n,
	DOCX_NAMES(DOCX_NAME)
#undef DOCX_NAME
	    T_NAMES
};

enum dx_ns { NS_NONE, NS_UNKNOWN, NS_W, NS_DRAWING, NS_VML, NS_OFFICE, NS_MC, NS_MATH, NS_RELATION, NS_CHART };

/*
 * Trees are those of archive/archive.h: token is an enum dx_name, ns an enum dx_ns, and is_marked says of a mc:Choice that its
 * requirements can be met, of a w:fldChar that it begins a field which never ends. Nodes live as long as the
 * reader, their texts as long as the document.
 */

/* --- property deltas: props.c -------------------------------------- */

/* clang-format off */
/*
 * What can be said of characters, a row each: its bit, type and field. From the rows follow the bits, the fields and how
 * one delta is laid over another.
 */
#define DX_CHARS(X) \
	X(CH_ASCII, str, ascii) /* theme fonts already looked up */ \
	X(CH_HANSI, str, hansi) \
	X(CH_EAST, str, east) \
	X(CH_CS, str, cs) \
	X(CH_SIZE, int, size) /* half-points */ \
	X(CH_SIZE_CS, int, size_cs) \
	X(CH_COLOUR, int, colour) \
	X(CH_HIGHLIGHT, int, highlight) \
	X(CH_SHADING, int, shading) \
	X(CH_UNDERLINE, enum doc_underline, underline) \
	X(CH_UNDERLINE_COLOUR, int, underline_colour) \
	X(CH_VPOS, enum doc_vertical_position, vpos) \
	X(CH_RAISE, int, raise) \
	X(CH_SPACING, int, spacing) \
	X(CH_SCALE, int, scale) \
	X(CH_KERN, int, kern) /* half-points from which on, 0 never */ \
	X(CH_LANG, str, lang) \
	X(CH_BORDER, const struct doc_border *, border) \
	X(CH_RTL, bool, rtl) \
	X(CH_COMPLEX, bool, complex) \
	X(CH_HINT_EAST, bool, hint_east)
/* clang-format on */

#define DX_BIT_AT(bit, ...)             bit##_AT,
#define DX_BIT(bit, ...)                bit = 1 << bit##_AT,
#define DX_FIELD(bit, type, field, ...) type field;
enum { DX_CHARS(DX_BIT_AT) CH_BITS };
enum { DX_CHARS(DX_BIT) };
_Static_assert(CH_BITS < 31, "the bits of struct chars fit");

/* Toggle properties (17.7.3): between styles they exclude each other, directly they are as said. */
/* clang-format off */
enum { TOG_BOLD = 1 << 0, TOG_ITALIC = 1 << 1, TOG_CAPS = 1 << 2, TOG_SMALL_CAPS = 1 << 3, TOG_STRIKE = 1 << 4,
	TOG_DSTRIKE = 1 << 5, TOG_OUTLINE = 1 << 6, TOG_SHADOW = 1 << 7, TOG_RELIEF = 1 << 8, TOG_HIDDEN = 1 << 9,
	TOG_BOLD_CS = 1 << 10, TOG_ITALIC_CS = 1 << 11 };
/* clang-format on */

struct chars {
	uint32_t set, tog_set, tog_on;
	DX_CHARS(DX_FIELD)
	str style;    /* rStyle; not inherited */
	bool deleted; /* tracked, of a paragraph mark or a row */
};

/* clang-format off */
/* The same of paragraphs; the last column is the field of para_props that takes it as it is. */
#define DX_PARAS(X) \
	X(PA_ALIGN, enum doc_alignment, align, align) \
	X(PA_LEFT, int, left, indent_left) \
	X(PA_RIGHT, int, right, indent_right) \
	X(PA_FIRST, int, first, indent_first) \
	X(PA_BEFORE, int, before, before) \
	X(PA_AFTER, int, after, after) \
	X(PA_BEFORE_AUTO, bool, before_auto, before_auto) \
	X(PA_AFTER_AUTO, bool, after_auto, after_auto) \
	X(PA_CONTEXTUAL, bool, contextual, contextual) \
	X(PA_LINE, int, line, line) \
	X(PA_LINE_RULE, enum doc_line_rule, line_rule, line_rule) \
	X(PA_LINE_BARE, bool, line_bare, line_bare) /* said together with the rule */ \
	X(PA_KEEP_NEXT, bool, keep_next, keep_next) \
	X(PA_KEEP_LINES, bool, keep_lines, keep_lines) \
	X(PA_PAGE_BREAK, bool, page_break, page_break_before) \
	X(PA_WIDOW, bool, widow, widow_control) \
	X(PA_SHADING, int, shading, shading) \
	X(PA_OUTLINE, int, outline, outline_level) \
	X(PA_RTL, bool, rtl, rtl) \
	X(PA_SNAP, bool, snap, snap_to_grid) \
	X(PA_NO_NUMBERS, bool, no_numbers, no_line_numbers)
/* What is said of a paragraph and is none of its properties in the model. */
#define DX_PARAS_ELSE(X) \
	X(PA_NUM, int, num) \
	X(PA_ILVL, int, ilvl) \
	X(PA_FRAME, struct doc_frame *, frame)
/* clang-format on */

enum { DX_PARAS(DX_BIT_AT) DX_PARAS_ELSE(DX_BIT_AT) PA_TABS_AT, PA_BORDER_AT };
enum { DX_PARAS(DX_BIT) DX_PARAS_ELSE(DX_BIT) PA_TABS = 1 << PA_TABS_AT };
#define PA_BORDER (1u << PA_BORDER_AT) /* and as many more as there are sides: the last is between */
_Static_assert(PA_BORDER_AT + SIDES < 32, "the bits of struct paras fit");

struct paras {
	uint32_t set;
	DX_PARAS(DX_FIELD)
	DX_PARAS_ELSE(DX_FIELD)
	const struct doc_border *borders[SIDES + 1]; /* NULL where said to be none; [SIDES]: between */
	const struct doc_tab_stop *tabs;             /* sorted; TAB_CLEAR entries take others away */
	size_t tabs_n;
	str style; /* pStyle; not inherited */
};

/* A border that was said: NULL says none. */
enum { EDGE_TOP, EDGE_LEFT, EDGE_BOTTOM, EDGE_RIGHT, EDGE_INSIDE_H, EDGE_INSIDE_V, EDGES };

struct cell_delta {
	unsigned edge_set, margin_set;
	const struct doc_border *edges[EDGES];
	int margin[SIDES];
	bool shading_set, valign_set, direction_set, no_wrap;
	int shading;
	enum doc_vertical_align valign;
	enum doc_text_direction direction;
};

/* The regions of a table style, in the order in which they are laid over each other (17.7.6). */
/* clang-format off */
enum region { REGION_WHOLE, REGION_BAND1_VERT, REGION_BAND2_VERT, REGION_BAND1_HORZ, REGION_BAND2_HORZ, REGION_FIRST_ROW,
	REGION_LAST_ROW, REGION_FIRST_COL, REGION_LAST_COL, REGION_NW, REGION_NE, REGION_SW, REGION_SE, REGIONS };
/* clang-format on */

/* Bits of tblLook (17.4.56), and those that hold where a table has none: the first row and column, no bands of columns. */
enum {
	LOOK_FIRST_ROW = 0x20,
	LOOK_LAST_ROW = 0x40,
	LOOK_FIRST_COL = 0x80,
	LOOK_LAST_COL = 0x100,
	LOOK_NO_ROW_BANDS = 0x200,
	LOOK_NO_COL_BANDS = 0x400,
	LOOK_USUAL = LOOK_FIRST_ROW | LOOK_FIRST_COL | LOOK_NO_COL_BANDS
};

struct table_delta { /* tblPr */
	unsigned edge_set, margin_set;
	const struct doc_border *edges[EDGES];
	int margin[SIDES];
	bool align_set, indent_set, spacing_set, layout_set, width_set, look_set, shading_set;
	enum doc_alignment align;
	int indent, spacing, width, width_percent, shading;
	bool fixed;
	int row_band, col_band; /* 0: not said */
	unsigned look;          /* LOOK_… */
	bool rtl;
};

struct table_style {
	struct {
		bool there;
		struct chars chars;
		struct paras paras;
		struct cell_delta cell;
		struct table_delta table;
		bool cant_split;
	} region[REGIONS];
};

enum style_kind { STYLE_PARAGRAPH, STYLE_CHARACTER, STYLE_TABLE, STYLE_NUMBERING };

struct style {
	str id, name;
	enum style_kind kind;
	struct arc_node *node; /* by dx_style_node: read when first asked for */
	str source;            /* its XML in the part's bytes, while it is not read */
	int state;             /* 0 not resolved, 1 being resolved, 2 resolved */
	int index;
	struct chars chars; /* with what it is based on */
	struct paras paras;
	int plain_left, plain_right, plain_first; /* indents without those of numbering */
	unsigned plain_set;                       /* PA_LEFT … */
	struct table_style *table;
	struct context *contexts; /* of a table style: the region combinations met so far */
};

/* What a paragraph style gives inside a region combination of a table (or outside: NULL). */
struct base {
	struct chars chars; /* without document defaults' toggles; tog_on: styles so far */
	struct paras paras;
	const struct doc_para_props *props; /* of paras, interned; NULL: not yet */
	const struct doc_char_props *plain; /* a run without rPr; NULL: not yet */
};
struct context { /* regions of one table style that cover a cell */
	struct context *next;
	unsigned regions;
	bool named; /* not by the default table style */
	struct chars chars;
	struct paras paras;
	struct base **bases; /* by style index */
};

/* --- numbering: number.c ------------------------------------------- */

enum { LEVELS = 9 };

struct level {
	bool there, legal, restart_set;
	int start, restart; /* restart: 0 never, else after that level (1-based) */
	str format;         /* numFmt's val */
	str custom;         /* numFmt's format */
	str text;
	str style; /* pStyle */
	int follow;
	enum doc_alignment align;
	struct paras paras;
	struct chars chars;
	bool picture;
};
struct abstract {
	long id;
	struct level levels[LEVELS];
	str num_style_link;
	long count[LEVELS];
	bool started[LEVELS];
	bool told; /* that its style leads back to it */
};
struct num {
	long id;
	struct abstract *abstract;
	struct level *override[LEVELS];
	int start[LEVELS]; /* startOverride; -1 none */
	bool used[LEVELS];
};

/* --- the whole ------------------------------------------------------------ */

struct theme {
	bool read;
	str major[3], minor[3]; /* latin, ea, cs */
	int colours[12];        /* dk1 lt1 dk2 lt2 accent1–6 hlink folHlink */
};

struct note_part {
	str part;
	struct map notes; /* by id: struct arc_node */
	bool endnotes, read;
};

/* Fields under way (17.16): each is reading its instruction or its result. A note, a header and a text box have their own. */
enum { FIELDS_MAX = LIMIT_FIELD_NESTING };
/* A piece of an instruction: text, or what a field within it gives: its saved words, or the field itself. */
struct field_piece {
	str text;
	bool given;            /* by a field: one word, whatever it holds */
	struct doc_run *field; /* what only its page tells; NULL: text */
};

struct field_state {
	bool result; /* past fldChar separate */
	VEC(struct field_piece) pieces;
	size_t instr_bytes;
	str saved; /* its result, where it stands in another's instruction */
	bool computed;
	const struct doc_condition *condition; /* IF */
	enum doc_field_kind kind;
	str target;
	int format;                  /* enum doc_number_format, -1 */
	const struct doc_link *link; /* HYPERLINK */
	bool contents;               /* TOC */
	const struct doc_para *para; /* computed: where its result begins, and the link to the first run of it */
	struct doc_run **first;
	const struct arc_node *form; /* ffData */
};
struct fields {
	int n, beyond; /* beyond: nested deeper than FIELDS_MAX, not looked at */
	struct field_state at[FIELDS_MAX];
};

struct docx {
	struct arena *a;
	struct diags *d;
	struct package *pkg;
	struct doc_prop_pool *pool;
	struct document *doc;
	bool told_legacy;
	struct map styles_missed; /* ids of styles that are not there */
	struct arena *nodes;      /* the trees; freed with the reader */
	struct arc_names *names;
	struct arc_list tables; /* of the body's part */

	str main, part; /* the document's, and the one that is being read */
	const struct source *source;
	uint32_t paragraph; /* its number in the part */

	struct theme theme;
	struct map styles; /* by id */
	struct style *default_para, *default_table, *default_char;
	int styles_n;
	struct chars defaults_chars;
	struct paras defaults_paras;
	struct base **bases;          /* outside tables, by style index; the last: no style at all */
	str styles_part, styles_root; /* for reading one style out of the part: its root's tag */
	bool numbering_read;
	struct map abstracts, nums_by_id; /* by their ids */
	long id;                          /* the one being looked for */
	VEC(struct num *) nums;
	struct map links;  /* by uri + "#" + anchor */
	struct map blocks; /* headers and footers by part: struct doc_block_list */

	struct note_part footnotes, endnotes;
	struct doc_note **last_note;
	struct doc_note *in_note; /* being read; NULL: none */
	struct fields *fields;
	int table_depth, group_depth, box_depth;
	int note_starts[2];
	bool note_each_section[2], note_each_page;
	bool override_table_style;
};

/* --- xml.c: looking into trees, values of attributes, places, complaints ------- */

/* The memory of names that all trees of one reader share; before the first tree. */
void dx_names_init(struct docx *docx);
/* A part's bytes as a tree, which lives as long as the reader; NULL: complained. */
struct arc_node *dx_tree(struct docx *docx, str bytes, str part);
/* The tree of a part of the package; NULL: there is none, or complained. */
struct arc_node *dx_root(struct docx *docx, str part);
/* The same of a part that the text can do without: what is wrong in it is a warning. */
struct arc_node *dx_side_root(struct docx *docx, str part);

enum dx_ns dx_ns(const struct arc_node *n);
/* The name's token; T_NONE for text, comments and names of unknown namespaces. */
enum dx_name dx_name(const struct docx *docx, const struct arc_node *n);
/* The first child of that name; NULL: none, or no n. */
struct arc_node *dx_child(const struct docx *docx, const struct arc_node *n, enum dx_name name);
/* The same by the local name as it is written, for vocabularies whose names have no token. */
bool dx_is(const struct arc_node *n, const char *name);
struct arc_node *dx_child_named(const struct arc_node *n, const char *name);
/* The branch of mc:AlternateContent that is supported; NULL: none. */
struct arc_node *dx_alternate(const struct docx *docx, const struct arc_node *n);

/* An attribute by its local name; p is NULL where there is none. As all texts of a tree it lives as long as the document. */
str dx_attr(const struct arc_node *n, const char *name);
/* The same of the relationships' namespace (r:id, r:embed). */
str dx_rattr(const struct arc_node *n, const char *name);
/* The attribute val, which most elements have alone. */
str dx_val(const struct arc_node *n);
/* The text that stands in the element itself. */
str dx_text(const struct arc_node *n);

/* A word of ST_OnOff; otherwise where p is NULL. */
bool dx_is_on(str text, bool otherwise);
/* A property that is switched on by being there: val says "off" at most. */
bool dx_on(const struct arc_node *n);
enum { DX_LONG_MAX = 1000000000, DX_PERCENT_MAX = 2000 * 50 };
/* A whole number, decimals cut; within ±DX_LONG_MAX, so that sums of a few don't overflow; otherwise where it is none. */
long dx_long(str text, long otherwise);
/* Twips from "567", "1.5cm", "12pt" …, within ±DOC_LENGTH_MAX. Complains, naming what, of what is no number or beyond. */
int dx_twips(struct docx *docx, str text, const char *what);
enum { DX_EMU_PER_TWIP = 635, DX_NOTE_MAX = 100000 }; /* NOTE: the number of one */
/* Twips from EMU, or from a number with a unit; complains as dx_twips. */
int dx_emu(struct docx *docx, str text);
/* In 1/50 %, within ±DX_PERCENT_MAX: "50%", or a number in 1/unit %. */
int dx_percent(str text, int unit);
/* 0xRRGGBB from "RRGGBB" or "#RRGGBB"; COLOUR_AUTO for everything else. */
int dx_colour(str text);

/* The paragraph that is being read, as a person would look for it. */
struct loc dx_loc(const struct docx *docx);
/* A complaint there; fmt NULL: the kind's phrase says it all. */
void dx_warn(struct docx *docx, const struct diag_kind *kind, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* Where complaints and relationships belong. */
struct place {
	str part;
	const struct source *source;
	uint32_t paragraph;
};
/* From now on part is read; dx_leave takes the former place back that this returns. */
struct place dx_enter(struct docx *docx, str part);
void dx_leave(struct docx *docx, struct place place);

/* --- props.c ------------------------------------------------------------------- */

/* What an element says is added to the delta; NULL says nothing. Complains of figures out of range. */
void dx_read_rpr(struct docx *docx, const struct arc_node *rpr, struct chars *chars);
void dx_read_ppr(struct docx *docx, const struct arc_node *ppr, struct paras *paras);
void dx_read_tcpr(struct docx *docx, const struct arc_node *tcpr, struct cell_delta *cell);
void dx_read_tblpr(struct docx *docx, const struct arc_node *tblpr, struct table_delta *table);
/* One delta over another: under keeps what over doesn't say. Tab stops of both are put together (17.3.1.38). */
void dx_lay_chars(struct chars *under, const struct chars *over);
void dx_lay_paras(struct docx *docx, struct paras *under, const struct paras *over);
void dx_lay_cell(struct cell_delta *under, const struct cell_delta *over);
void dx_lay_table(struct table_delta *under, const struct table_delta *over);
/* A border element (17.3.4) in the document's arena; NULL: none. */
const struct doc_border *dx_border(struct docx *docx, const struct arc_node *n);
/* enum doc_side of an element that is named for a side; -1: for none. */
int dx_side(enum dx_name name);
/* w:vAlign of cells and sections; the top where it says something else. */
enum doc_vertical_align dx_vertical_align(str text);

/* --- style.c ------------------------------------------------------------------- */

/* 0xRRGGBB of a theme's colour by either vocabulary's name ("accent1", "text1", "tx1"); COLOUR_AUTO: none has it. */
int dx_theme_colour(struct docx *docx, str name);
/* A family by its place in the theme ("minorHAnsi", "majorEastAsia", "minorBidi"); empty: the theme has none. */
str dx_theme_font(struct docx *docx, str name);
/* Reads docDefaults and finds the styles, which stay unread until one is asked for. Once, before any of those below. */
void dx_read_styles(struct docx *docx);
/* The style's element, read now where it wasn't; NULL: it cannot be read. */
const struct arc_node *dx_style_node(struct docx *docx, struct style *style);
/* By its id, resolved; the kind's default style where the id is empty or unknown; NULL: there is no such default. */
struct style *dx_style(struct docx *docx, str id, enum style_kind kind);
/* A character style by its name, upper and lower case alike, resolved; NULL: none. */
struct style *dx_style_named(struct docx *docx, str name);
/* What a paragraph style (NULL: none) gives in a context (NULL: outside tables). Kept once for each pair. */
struct base *dx_base(struct docx *docx, struct style *style, struct context *ctx);
/* Regions of a table style (bits 1 << REGION_…) laid over one another, kept once for each set; NULL: it is no table style. */
struct context *dx_context(struct docx *docx, struct style *table_style, unsigned regions);
/* A run's properties in the end: base, then direct's character style, then what direct says (17.7.2). */
void dx_effective(struct docx *docx, const struct base *base, const struct chars *direct, struct chars *all);
/* Which of the four fonts of rFonts a letter takes (17.3.2.26). */
enum script { SCRIPT_ASCII, SCRIPT_HANSI, SCRIPT_EAST, SCRIPT_CS };
/* The model's properties for letters of one script: shared, so that equal ones are the same pointer. link NULL: none. */
const struct doc_char_props *dx_char_props(
    struct docx *docx, const struct chars *all, enum script script, const struct doc_link *link);
/* The model's paragraph properties, shared as well. */
const struct doc_para_props *dx_para_props(struct docx *docx, const struct paras *all, str style_name);
/* An empty paragraph in the default style. */
struct doc_para *dx_empty_para(struct docx *docx);
/* The same properties with no space where it is automatic before, after. */
const struct doc_para_props *dx_without_auto(
    struct docx *docx, const struct doc_para_props *props, bool before, bool after);
/* Automatic spacing, as in HTML, is none before the first paragraph, nor after the last (but a list's). */
void dx_auto_at_ends(struct docx *docx, struct doc_block *blocks, bool first, bool last);

/* --- number.c ------------------------------------------------------------------ */

/* A level (ilvl from 0) of a numbering, overrides applied; NULL: there is none. */
const struct level *dx_level(struct docx *docx, int num, int ilvl);
/* The level of a numbering that a paragraph style belongs to: lvl/pStyle names it (17.9.23); else 0. */
int dx_style_level(struct docx *docx, int num, str style);
/* Counts the paragraph and makes its label in the document's arena; NULL: no such level. mark: of the paragraph mark. */
struct doc_list_label *dx_label(struct docx *docx, int num, int ilvl, const struct chars *mark);
/* ST_NumberFormat (17.18.59); decimal where the model has none like it. */
enum doc_number_format dx_format(str text);

/* text.c: a paragraph being made */
struct builder {
	struct docx *docx;
	struct doc_para *para;
	struct doc_run **last;
	struct doc_para_size size; /* of para */
	struct doc_run spare;      /* what a paragraph that is too long gets instead of more */
	struct doc_run *open;      /* last text run, that still grows */
	struct out text;           /* of open, once it is more than one piece */
	const struct base *base;
	const struct doc_link *link;       /* of the w:hyperlink around */
	VEC(str) bookmarks;                /* met between paragraphs */
	const struct doc_char_props *math; /* NULL outside formulas */
};
/* What one w:r says, worked out once. */
struct run_props {
	struct chars all;
	const struct doc_char_props *props[4]; /* by script; NULL: not yet */
	const struct doc_link *link;
	bool uniform; /* one font for all European letters */
};
/* A run at the end of the paragraph; what is gathered of a text run before it is closed. */
struct doc_run *dx_add_run(struct builder *builder, enum doc_run_kind kind, const struct doc_char_props *props);
/* Gives the last text run what was gathered for it; text that follows begins a run of its own. */
void dx_close_text(struct builder *builder);
/* Text as w:t has it: tabs in it become tabs, signs of symbol fonts and of old Vietnamese fonts Unicode. */
void dx_add_text(struct builder *builder, struct run_props *rp, str text);
/* The run's properties for one script, worked out when first asked for. */
const struct doc_char_props *dx_run_props(struct builder *builder, struct run_props *rp, enum script script);
/* Fills rp from a w:rPr (NULL: none) in the builder's paragraph; props stay empty until asked for. */
void dx_run_begin(struct builder *builder, const struct arc_node *rpr, struct run_props *rp);
/* The blocks under an element. ctx: the regions of the table around; NULL: none. */
struct doc_block *dx_read_blocks(struct docx *docx, struct arc_node *parent, struct context *ctx);
/* The same with fields of its own, for what stands outside the text's flow. */
struct doc_block *dx_read_story(struct docx *docx, struct arc_node *parent);
/* The whole text: blocks in the document's sections. */
void dx_body(struct docx *docx, struct arc_node *body);
/* A link to an address, or within the document where uri is empty; the same pointer for equal ones. */
const struct doc_link *dx_link(struct docx *docx, str uri, str anchor);

/* --- field.c: complex fields (17.16.18), a step for each w:fldChar ------------- */

/* The step that a w:fldChar names. */
void dx_field_char(struct builder *builder, struct run_props *rp, const struct arc_node *n);
/* A field begins. form: its w:ffData; NULL: it is no form field. Complains where fields nest beyond FIELDS_MAX. */
void dx_field_begin(struct docx *docx, const struct arc_node *form);
/* A piece of the instruction; pieces are joined when the field is understood. */
void dx_field_instruction(struct docx *docx, str text);
/* Words of the saved result of a field that stands in another's instruction. */
void dx_field_saved(struct docx *docx, str text);
/* The instruction ends and the saved result begins, at the end of the builder's paragraph. */
void dx_field_separate(struct builder *builder);
/* The field ends. A computed one without a result gets its run here, and what an instruction alone can show is shown. */
void dx_field_end(struct builder *builder, struct run_props *rp);
/* Text that is read now belongs to an instruction and is not shown. */
bool dx_in_instruction(const struct docx *docx);
/* Text that is read now is the result of a contents list. */
bool dx_in_contents(const struct docx *docx);
/* Where the innermost HYPERLINK field around leads; NULL: there is none. */
const struct doc_link *dx_field_link(const struct docx *docx);

/* --- condition.c ---------------------------------------------------------------- */

/* What an IF compares and shows, where its instruction holds fields of pages; NULL: it holds none. */
const struct doc_condition *dx_condition(struct docx *docx, const struct field_state *field);

/* --- result.c ------------------------------------------------------------------- */

/*
 * Puts the field in the place of the number in its saved result, which stands at the end of the builder's paragraph.
 * False: nothing was saved that it could stand for.
 */
bool dx_result_number(struct builder *builder, const struct field_state *field);

/* --- math.c -------------------------------------------------------------------- */

/* A formula as runs of text in reading order; complains once a formula that it is shown so. */
void dx_math(struct builder *builder, const struct arc_node *n);

/* --- note.c -------------------------------------------------------------------- */

/* Reads a note at its reference. label: the author's own mark; empty: numbered. NULL: complained. */
struct doc_note *dx_note(struct docx *docx, bool endnote, str id, str label);
/* Before the text is read, and after: numbers are given when it is known where sections end. */
void dx_notes_begin(struct docx *docx);
void dx_notes_number(struct docx *docx);

/* --- table.c, section.c -------------------------------------------------------- */

/* A table whose borders are settled and whose merged cells are joined; NULL: no row of it is left. */
struct doc_table *dx_read_table(struct docx *docx, struct arc_node *tbl);
/* A section without its blocks. before: whose headers and footers go on where this one names none (17.10); NULL: none. */
struct doc_section *dx_read_section(struct docx *docx, const struct arc_node *sectpr, const struct doc_section *before);

/* --- drawing.c, vml.c, chart.c ------------------------------------------------- */

/* w:drawing; NULL: it is hidden, or holds nothing. What is not supported comes as DRAWING_UNKNOWN, complained. */
struct doc_drawing *dx_read_drawing(struct docx *docx, struct arc_node *n);
/* w:pict, w:object: several may come, linked by next, each with a place of its own; NULL: none. */
struct doc_drawing *dx_read_pict(struct docx *docx, struct arc_node *n);
/* Makes drawing the picture that a relationship names; false: it cannot be shown, complained, and is a box. */
bool dx_picture(struct docx *docx, str relation, struct doc_drawing *drawing);
/* A chart's description as chart/ takes it, by its saved values; NULL: there are none, complained. */
struct value *dx_read_chart(struct docx *docx, str relation);

#endif
