#ifndef FORM_BUILD_H
#define FORM_BUILD_H

#include "base/loc.h"
#include "form/form.h"

struct out;

/* A source, read: a list of blocks in order. */
enum form_block_kind {
	FORM_PARAGRAPH, /* style, text */
	FORM_HEAD,      /* boxes 1–4: agency, Quốc hiệu, number, place and date */
	FORM_FOOT,      /* boxes 7 and 9b: recipients and signature */
	FORM_TABLE,     /* rows */
	FORM_PICTURE,   /* text: the tag; width, height */
	FORM_LANDSCAPE  /* the appendix's section begins */
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

struct form_block {
	struct form_block *next;
	enum form_block_kind kind;
	const struct form_style *style;
	str text;
	int width, height; /* PICTURE, twips */
	int *columns;      /* TABLE: widths, twips */
	int columns_n;
	struct form_row *rows;
};

struct form_source {
	str title;      /* document property */
	bool parts;     /* has Phần: divisions begin one level higher */
	bool landscape; /* has an appendix section */
	struct form_block *blocks;
};

bool form_read(str text, str file, struct form_source *s, struct arena *a, struct diags *d);
const struct form_style *form_style(const char *key);
/* Outline and list level, from 1, of a division style in this source; 0: none. */
int form_level(const struct form_source *s, const struct form_style *style);

/* Text with **bold** and //italic// given piece by piece. */
typedef void (*form_piece)(void *ctx, str text, bool bold, bool italic);
void form_pieces(str text, form_piece put, void *ctx);

/* Text of the fixed boxes, shared by both formats. */
extern const char *const form_page_number_style;
/* A neutral placeholder picture (PNG), in the arena. */
str form_placeholder(struct arena *a);

bool form_docx(const struct form_source *s, struct package *p, struct arena *a, struct diags *d);
bool form_odt(const struct form_source *s, struct package *p, struct arena *a, struct diags *d);

#endif
