#ifndef FORM_BUILD_H
#define FORM_BUILD_H

#include "base/loc.h"
#include "form/form.h"

struct out;

/*
 * A source, read: a list of blocks in order.
 *
 * The files stand in a circle: the room's function ends by calling the builder of the wanted format, and the
 * builders ask the reader for measures.
 */
enum form_block_kind {
	FORM_PARAGRAPH, /* style, text */
	FORM_FRAME,     /* boxes beside each other, without borders: columns, boxes */
	FORM_TABLE,     /* rows */
	FORM_PICTURE,   /* text: the tag; width, height */
	FORM_SECTION    /* a new page whose pages are counted by themselves */
};

struct form_cell {
	struct form_cell *next;
	const struct form_style *style;
	str text;
	int span;
};

struct form_row {
	struct form_row *next;
	struct form_cell *cells;
	bool header;
};

/* A box of a frame: the next one stands beside it, or below the first where its row is full. */
struct form_box {
	struct form_box *next;
	struct form_block *paragraphs;
};

struct form_block {
	struct form_block *next;
	enum form_block_kind kind;
	const struct form_style *style;
	str text;
	int width, height; /* PICTURE, twips */
	bool landscape;    /* SECTION */
	int *columns;      /* TABLE, FRAME: widths, twips */
	int columns_n;
	struct form_box *boxes;
	struct form_row *rows;
};

struct form_source {
	str title;      /* document property */
	bool parts;     /* has Phần: divisions begin one level higher */
	int sections;   /* after the first */
	bool landscape; /* the last section's pages lie */
	struct form_block *blocks;
	struct form_block *head, *foot; /* paragraphs of the first page's margins; NULL: none */
	bool *used;                     /* of the look's styles, in their order */
	const struct form_look *look;
};

/* Complains about lines of a common block that no source could use. */
void form_check_common(
    const struct form_look *look, const struct form_common *common, struct arena *a, struct diags *d);
/* The directives of a source, "@bang": no block can have these words. */
bool form_is_directive(str word);
/* Whether a style is written into the template. */
bool form_has_style(const struct form_source *source, const struct form_style *style);

/* Cuts the next cell from a row's text: up to a | outside of {{ }} and {% %}. False: that was the last one. */
bool form_cut_cell(str *row, str *cell);
/* A number of digits with at most one point, below 1000. */
bool form_number(str text, double *number);
/* Millimetres in twips, rounded. */
int form_mm_twips(double mm);

/* Twips between the margins of an upright page. */
int form_text_width(const struct form_look *look);

/* Outline and list level, from 1, of a division style in this source; 0: none. */
int form_level(const struct form_source *source, const struct form_style *style);

/* A text with **bold** and //italic// piece by piece, in order; "//" behind a colon is an address's. Tags stay whole. */
typedef void (*form_piece)(void *ctx, str text, bool bold, bool italic);
void form_pieces(str text, form_piece put, void *ctx);

/* The parts of a template in the source's look, put into an empty package (pkg_new). False: complained. */
bool form_docx(const struct form_source *source, struct package *pkg, struct arena *a, struct diags *d);
bool form_odt(const struct form_source *source, struct package *pkg, struct arena *a, struct diags *d);

#endif
