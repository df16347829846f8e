#ifndef INTAKE_INNER_H
#define INTAKE_INNER_H

#include "base/arena.h"
#include "base/vec.h"
#include "document/document.h"
#include "intake/intake.h"
#include "text/text.h"

/*
 * A report on its way: its lines (lines.c), what of them is letterhead and signature (frame.c), which are headings
 * (headings.c), then blocks of rich text (blocks.c, runs.c).
 */

/* How far down a label stands: Nghị định 30/2020 and what people do besides. */
enum rank {
	RANK_PHAN,    /* PHẦN THỨ NHẤT */
	RANK_CAPITAL, /* A. */
	RANK_ROMAN,   /* I. */
	RANK_NUMBER,  /* 1. */
	RANK_DECIMAL, /* 1.1 */
	RANK_DEEPER,  /* 1.1.1, 1) */
	RANK_LETTER,  /* a) */
	RANK_BRACKET, /* (1), (i) */
	RANK_BARE,    /* a heading without a label */
	RANK_BULLET,  /* - + * */
	RANK_NONE
};

struct line {
	const struct doc_para *para; /* NULL: a table */
	const struct doc_table *table;
	uint32_t number, last; /* of its paragraph; of a table's last */
	str words;             /* as shown, its label too */
	str key;               /* folded, without its label */
	str label;             /* "I.", "-"; empty: none */
	enum rank rank;        /* of the label */
	size_t skip;           /* bytes of its runs' text that are the label and blanks */
	size_t letters;
	bool bold, caps, slanting, centred; /* all of it */
	bool picture;                       /* a picture and no words */
	bool left;                          /* out of the report */
	bool is_heading, joins_next;
	enum rank level; /* of a heading */
};

struct report {
	struct arena *a;
	struct diags *d;
	const struct source *source;
	VEC(struct line) lines;
	uint32_t numbers; /* paragraphs so far */
	struct intake *in;
	size_t from, to; /* lines of the report's text */
};

/* lines.c */
void report_lines(struct report *r, const struct document *doc);

/* frame.c */
void report_frame(struct report *r);

/* headings.c */
void report_headings(struct report *r);
/* "Hình 1", "Biểu đồ 2": the words below a picture. */
bool is_figure_title(str key);

/* runs.c */
struct inline_node *runs_read(struct report *r, const struct doc_para *p, size_t skip, uint32_t number);

#endif
