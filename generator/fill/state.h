#ifndef FILL_STATE_H
#define FILL_STATE_H

#include "fill/engine.h"

/* A style of the template as rich text asks for it. */
struct fill_style {
	str id, name, based_on;
	enum { STYLE_PARAGRAPH, STYLE_CHARACTER, STYLE_TABLE, STYLE_OTHER } kind;
	bool is_default;
	str list;      /* number (DOCX) or name (ODT) of that list */
	str level;     /* ODT: outline level */
	bool numbered; /* a list hangs on it */
};

struct fill_styles {
	VEC(struct fill_style) at;
};

/* What the parts of a document share while it is filled. */
struct document_state {
	const struct fill_styles *styles;
	struct map included; /* path of a document: its package, filled; NULL where it can't be */
	struct map pictures; /* address of a picture's bytes: its part's name */
	unsigned pictures_n, charts_n;
	str relating;     /* DOCX: part whose relationships are meant */
	struct out notes; /* DOCX: footnotes to be added */
	unsigned notes_n; /* last id given */
	bool in_note;
	bool breaks;     /* line breaks were written */
	struct out nums; /* DOCX: w:num to be added */
	unsigned nums_n, abstracts_n;
	bool lists_begun;
	struct out abstracts; /* DOCX: w:abstractNum to be added */
	struct out automatic; /* ODT: automatic styles to be added to content.xml */
	struct map automatic_of;
	struct out style_defs; /* styles to be added to styles.xml */
	bool made_note_styles;
	bool plain_runs; /* the paragraph's style rules the look: not the placeholder's run */
	bool bare_run;   /* DOCX: the run that is being written holds a picture, no w:t */
	int spans;       /* ODT: spans of the run that is being written */
	bool header_row, page_breaks;
	const struct fill_slot *slot; /* of the rich text that is being written */
	int twips_per_share;          /* of the table that is being written */
	struct map lists;             /* list of rich text: its number */
	str footnotes;                /* DOCX: name of that part */
	struct charts *charts;        /* of this run, where the caller has none */
};

/* The first of names (ends with NULL) that the template has; NULL: none. */
const struct fill_style *style_find(const struct fill_styles *styles, int kind, const char *const *names);
/* By the name that users see, whatever its case, or by id; NULL: none. */
const struct fill_style *style_named(const struct fill_styles *styles, int kind, str name);
/* It or one that it is based on hangs on a list. */
bool style_numbered(const struct fill_styles *styles, const struct fill_style *st);
/* Names for a look in the order of preference; NULL at the end. */
const char *const *look_names(const struct para_style *para);

/* Size in EMU or twips: the picture's own, or what was asked for. */
struct picture_size {
	long long width_emu, height_emu;
};
enum picture_format { PICTURE_UNKNOWN, PICTURE_PNG, PICTURE_JPEG, PICTURE_GIF, PICTURE_SVG };
/* By its first bytes. */
enum picture_format picture_format(str bytes);
/* The size to be shown in: the one asked for, else pixels by the file's dots an inch (96 where it says none). False: damaged, or too large. */
bool picture_measure(const struct picture *picture, struct picture_size *size);
/*
 * A picture or chart as bytes: png (or jpeg …) always, svg where there is one.
 * width_emu, height_emu: 0 for its own size; set to what it has.
 */
struct picture_bytes {
	str raster, svg;
	enum picture_format format;
	long long width_emu, height_emu;
	str alt;
};
/* The description of a chart that is to be editable; NULL: v is drawn. */
const struct value *editable_chart(const struct value *v);
/* Fills bytes with a picture's or chart's bytes and size; they live in the run's arena. False: complained at where. */
bool picture_render(struct runner *r, const struct value *v, struct loc where, struct picture_bytes *b);

#endif
