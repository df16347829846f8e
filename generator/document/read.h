#ifndef DOCUMENT_READ_H
#define DOCUMENT_READ_H

#include <stdint.h>

#include "base/diag.h"
#include "base/loc.h"
#include "base/str.h"
#include "document/document.h"

struct arena;
struct value;

/*
 * What the readers of documents (docx/, odt/) share: bounds, symbol fonts, numerals, kinds of pictures, native
 * charts, and what they can complain about.
 */

extern const struct diag_kind doc_many_paragraphs, doc_unsupported, doc_drawing, doc_field, doc_picture, doc_clamped,
    doc_style_cycle, doc_missing, doc_nested, doc_no_text, doc_chart, doc_chart_nearest, doc_object, doc_twice,
    doc_annotation, doc_long_paragraph, doc_no_paragraph, doc_legacy, doc_open_field, doc_covered, doc_no_number,
    doc_side_part, doc_many;

/* The longest length that a document may name: 22 inches are Word's, a plotter's sheet is more. */
enum { DOC_LENGTH_MAX = 200000 };
/* The largest font in half-points, and the widest letters in percent, that Word takes (17.3.2.38, 17.3.2.43). */
enum { DOC_SIZE_MAX = 3276, DOC_SCALE_MAX = 600 };

/* value within [min, max]; outside it a complaint (doc_clamped) names what. */
int doc_clamp(int64_t value, int min, int max, const char *what, struct loc where, struct diags *d);

/*
 * Unicode for a character of a symbol font (Symbol, Wingdings, Wingdings 2, 3, Webdings): code
 * 0x20–0xFF or 0xF020–0xF0FF. 0: the font is none of them or the character has no counterpart.
 */
unsigned doc_symbol(str family, unsigned code);
/* The family is one of those that doc_symbol knows. */
bool doc_is_symbol_font(str family);

/* value within [min, max], without a word: where a file may well say more and nothing is lost by less. */
int doc_bounded(int64_t value, int min, int max);

/*
 * Whether x and y stand to each other as the sign of a comparison says ("=", "<>", "<", ">", "<=", ">="): as numbers
 * where both are some, else as texts, in which "*" and "?" of y stand for any letters where equality is asked. -1: no
 * such sign.
 */
int doc_compare(str x, str sign, str y);

/* A word of a format and what it means; found by DOC_WORD. */
struct doc_word {
	const char *word;
	int value;
};
/* The value of the row whose word is s; otherwise where no row has it. */
int doc_word_value(str text, const struct doc_word *words, size_t n, int otherwise);
#define DOC_WORD(words, s, otherwise) doc_word_value(s, words, sizeof(words) / sizeof *(words), otherwise)

/*
  * n in a number format, in a: "iv", "d", "04"; letters go on as Word does (aa, bb). Figures where roman numerals end
 * (4000); empty beyond thirty rounds of the alphabet or ten of the marks, and for bullets.
 */
str doc_numeral(struct arena *a, long n, enum doc_number_format format);

/* "image/png" … by the first bytes, "image/x-emf", "image/x-wmf", "image/tiff" too; empty: unknown. */
str doc_media_type(str bytes);
/* The layout's room can paint this type. */
bool doc_paintable(str media_type);

/*
 * For a part that the document's text can do without (settings, a picture, a chart): what was found wrong in it, its
 * errors as warnings (doc_side_part).
 */
void doc_side_found(struct diags *d, const struct diags *found);

/* Whether a part may have its n-th paragraph; the first too many is complained about. */
bool doc_paragraph_allowed(uint32_t n, const struct source *source, struct diags *d);

/* How much a paragraph has so far. */
struct doc_para_size {
	size_t runs, bytes;
};
/* Whether the paragraph at where may have more of both; the first too much is complained about. */
bool doc_para_grows(struct doc_para_size *size, size_t runs, size_t bytes, struct loc where, struct diags *d);

/* Blocks in a row, and where the next one goes. */
struct doc_block_list {
	struct doc_block *first, **last;
};
/* Before the first block; what is added stands in a. */
void blocks_init(struct doc_block_list *list);
void blocks_add_para(struct doc_block_list *list, struct arena *a, struct doc_para *para);
void blocks_add_table(struct doc_block_list *list, struct arena *a, struct doc_table *table);

/*
 * A native chart as chart/ takes it: doc_chart_new, then one series at a time, numbers as text.
 * kind is chart/'s word ("cot", "cot_ngang", "duong", "tron" …: chart/chart.h).
 */
struct value *doc_chart_new(struct arena *a, str kind, str title, str unit, struct loc where);
/* The next category's name. */
void doc_chart_label(struct value *chart, struct arena *a, str label);
/* Returns the series; points are added by doc_chart_point; text that is no number is "no value". */
struct value *doc_chart_series(struct value *chart, struct arena *a, str name, str kind);
void doc_chart_point(struct value *series, struct arena *a, str number);
/*
 * When all is added: as many labels (their numbers, where a program saved none) as the longest series has figures, the
 * shorter ones filled up with "no value". False: a pie of several series, of which the first is kept.
 */
bool doc_chart_finish(struct value *chart, struct arena *a);

#endif
