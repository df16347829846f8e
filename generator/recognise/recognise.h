#ifndef RECOGNISE_RECOGNISE_H
#define RECOGNISE_RECOGNISE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/check.h"
#include "base/dec.h"
#include "base/str.h"
#include "base/vec.h"

struct arena;
struct diags;
struct document;
struct out;

/*
 * What an office's own document says, found in its words: a plan that exists as DOCX, ODT or text becomes what a
 * workspace holds (recognise/README.md). Nothing is corrected and nothing is invented: what the words don't say, and
 * what they say doubtfully, is a question with its place and the source's words.
 *
 * Three steps, each of plain data: blocks (of a document or of text), a plan of blocks, questions beside it.
 */

/* --- blocks: blocks.c of a document, lines.c of text ----------------------------------- */

/* Where in the source: both from 1. page 0: the source doesn't say. */
struct rec_place {
	int page, paragraph;
};

/* A reference to a note: bytes into the block's text; note: its index in the list of notes. */
struct rec_anchor {
	size_t at, note;
};

struct rec_cell {
	str text; /* its paragraphs, a line each */
};

struct rec_block {
	str text;               /* NFC, white space single, no marks of notes; empty for a table */
	str label;              /* of automatic numbering, as it is printed: "I.", "-"; typed ones stand in text */
	bool bold;              /* all of it */
	bool joined;            /* put together over the end of a page */
	size_t columns;         /* of a table; 0: a paragraph */
	struct rec_cell *cells; /* rows × columns, merged cells filled down and right */
	size_t rows;
	VEC(struct rec_anchor) anchors;
	struct rec_place place;
};

/* Its automatic label as text is typed: "-" for every bullet. */
str rec_label_text(const struct rec_block *b);

struct rec_note {
	str mark; /* as printed: "1" */
	str text;
	bool anchored;
	struct rec_place place;
};

struct rec_source {
	VEC(struct rec_block) blocks;
	VEC(struct rec_note) notes;
	int page_numbers; /* lines of text that were only a page's number */
	int emphasis;     /* marks of emphasis ("**") that were taken out of text */
	bool is_text;     /* read from text: words may be a recogniser's */
};

/* All lives in a; doc may go. */
struct rec_source *rec_of_document(const struct document *doc, struct arena *a);
/* UTF-8, NFC. */
struct rec_source *rec_of_text(str text, struct arena *a);

/* --- words: words.c --------------------------------------------------------------------- */

/* The words by which things are known: templates/nhan-dang.tsv. NULL: complained. */
struct rec_words;
struct rec_words *rec_words_read(const char *path, struct arena *a, struct diags *d);
/*
 * The longest entry of a group with which s begins, by its words, marks where they belong, upper case or not; *n: bytes of s. "co_quan",
 * "cap". *meaning: the entry's second column. False: none.
 */
bool rec_words_begin(
    const struct rec_words *w, const char *group, str s, size_t *n, str *meaning, str *extra, struct arena *a);

/* --- a plan: plan.c ---------------------------------------------------------------------- */

enum rec_scope { REC_SCOPE_UNSAID, REC_SCOPE_YEAR, REC_SCOPE_AVERAGE, REC_SCOPE_BY, REC_SCOPE_TOTAL };

/* One measurable part of an indicator. */
struct rec_part {
	int item;                   /* number of the indicator it belongs to, as printed or counted from 1 */
	str name, unit;             /* unit empty: none */
	const char *cmp;            /* ">=", "<=", ">", "<", "~", "=" */
	struct dec lo, hi, stretch; /* hi differs for a range; stretch not known: none */
	int of;                     /* "5/12": 12; 0: no fraction */
	bool is_status;             /* reached or not: no figure */
	bool last_year;             /* fewer than in the year before */
	bool is_rate;               /* growth or fall in % */
	enum rec_scope scope;
	int year;            /* of REC_SCOPE_BY */
	bool before;         /* "trước năm" */
	str field;           /* the heading above it: "Về kinh tế"; may be empty */
	struct dec path[32]; /* of a table: the figures of the term's years */
	int path_n;
	str words; /* as the source has them */
	struct rec_place place;
};

struct rec_task {
	str text;
	struct rec_place place;
	size_t block;
};

struct rec_unit {
	str name; /* without the words behind it: "chủ trì, phối hợp với …" */
	VEC(struct rec_task) tasks;
	struct rec_place place;
};

enum rec_role { REC_PROSE, REC_HEAD, REC_BASE, REC_ITEM, REC_TASK, REC_END, REC_DROPPED };

/* What a block is in the plan, one for each block of the source. */
struct rec_mark {
	enum rec_role role;
	int level; /* of REC_HEAD, from 1 */
	str title; /* of REC_HEAD, without its number */
	int unit;  /* of REC_TASK: index; else -1 */
};

/* A question: must be answered before the documents can be trusted, or should be looked at. */
struct rec_doubt {
	bool must;
	struct rec_place place;
	str words;      /* the source's, the doubtful ones in 【】 */
	str understood; /* what stands in the workspace now; may be empty */
	str why;
	str where; /* "ke-hoach/chi-tieu.xlsx 1.1 pham_vi"; empty: nowhere */
};

struct rec_plan {
	const struct rec_source *source;
	struct rec_mark *marks;
	str superior, agency[2]; /* as printed; empty where the header lacks them */
	bool agency_guessed;
	str number, code; /* "Số: 12/KH-UBND": "12", "KH-UBND" */
	str place, date;  /* "Hà Bắc"; "05/3/2026", empty where it is blank */
	str kind, subject;
	int from, to; /* the term; 0: not said */
	bool one_year;
	VEC(str) bases;
	bool bases_in_one; /* one running paragraph */
	VEC(struct rec_part) parts;
	int items;
	VEC(struct rec_unit) units;
	VEC(str) recipients;
	str filed; /* behind "Lưu:" */
	str authority, instead, title, signer;
	VEC(struct rec_doubt) doubts;
};

/* The plan that the blocks are. words and source must outlive it. */
struct rec_plan *rec_plan(const struct rec_source *s, const struct rec_words *w, struct arena *a);
int rec_tasks(const struct rec_plan *p);
/* Parts as lines: item, name, comparator, value, unit, scope, year, stretch, with tabs between. */
void rec_plan_tsv(struct out *o, const struct rec_plan *p);
/* Everything else as lines: "co_quan\t…", "can_cu\t…", "nhiem_vu\tUNIT\t…". */
void rec_plan_fields(struct out *o, const struct rec_plan *p);

#endif
