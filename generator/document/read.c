#include "document/read.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/limits.h"
#include "base/out.h"
#include "text/text.h"

int
doc_clamp(int64_t value, int min, int max, const char *what, struct loc where, struct diags *d)
{
	if (value >= min && value <= max)
		return (int)value;
	diag_add(d, &doc_clamped, where, "%s", what);
	return value < min ? min : max;
}

int
doc_bounded(int64_t value, int min, int max)
{
	if (value < min)
		return min;
	return value > max ? max : (int)value;
}

int
doc_word_value(str text, const struct doc_word *words, size_t n, int otherwise)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(text, str_of(words[i].word)))
			return words[i].value;
	return otherwise;
}

/* How often signs go round before a number written with them says nothing any more. */
enum { LETTER_ROUNDS = 30, MARK_ROUNDS = 10 };

/* a … z, aa, bb … zz, aaa: ECMA-376-1 17.18.59, upperLetter. */
static str
letter_numeral(struct arena *a, long n, char first)
{
	size_t times = (size_t)((n - 1) / 26 + 1);
	char *p;

	if (n < 1 || times > LETTER_ROUNDS)
		return STR("");
	p = arena_alloc(a, times + 1);
	memset(p, first + (int)((n - 1) % 26), times);
	return (str){ p, times };
}

static str
ordinal_numeral(struct arena *a, long n)
{
	static const char *const ends[] = { "th", "st", "nd", "rd" };
	bool teen = n % 100 >= 11 && n % 100 <= 13; /* 11th, 112th */
	long last = n % 10;

	return str_format(a, "%ld%s", n, !teen && last >= 1 && last <= 3 ? ends[last] : ends[0]);
}

/* *, †, ‡, § and again doubled. */
static str
chicago_numeral(struct arena *a, long n)
{
	static const char *const marks[] = { "*", "\u2020", "\u2021", "\u00a7" };
	str s = STR("");

	if (n < 1 || n > MARK_ROUNDS * 4)
		return STR("");
	for (long i = 0; i <= (n - 1) / 4; i++)
		s = str_concat(a, s, str_of(marks[(n - 1) % 4]));
	return s;
}

enum { ROMAN_END = 4000 }; /* there is no sign for five thousand */

str
doc_numeral(struct arena *a, long n, enum doc_number_format format)
{
	str s;

	switch (format) {
	case NUMBER_UPPER_ROMAN:
	case NUMBER_LOWER_ROMAN:
		s = text_roman(a, n > 0 && n < ROMAN_END ? (int)n : 0);
		if (s.n == 0)
			return str_format(a, "%ld", n);
		return format == NUMBER_LOWER_ROMAN ? text_lower(a, s) : s;
	case NUMBER_UPPER_LETTER: return letter_numeral(a, n, 'A');
	case NUMBER_LOWER_LETTER: return letter_numeral(a, n, 'a');
	case NUMBER_ORDINAL: return ordinal_numeral(a, n);
	case NUMBER_CHICAGO: return chicago_numeral(a, n);
	case NUMBER_DECIMAL_ZERO: return str_format(a, "%02ld", n);
	case NUMBER_BULLET:
	case NUMBER_NONE: return STR("");
	case NUMBER_DECIMAL: break;
	}
	return str_format(a, "%ld", n);
}

enum { SVG_HEAD_BYTES = 1024 };

/* SVG begins with a declaration, a comment, a doctype or its root. */
static bool
looks_like_svg(str b)
{
	str head = str_trim(str_sub(b, 0, SVG_HEAD_BYTES));

	if (str_starts(head, STR("\xef\xbb\xbf")))
		head = str_sub(head, 3, head.n);
	return str_starts(head, STR("<")) && str_find(head, STR("<svg"), 0) < head.n;
}

str
doc_media_type(str b)
{
	static const struct {
		str magic;
		str type;
		size_t at;
	} types[] = {
		{ { "\x89PNG\r\n\x1a\n", 8 }, { "image/png", 9 }, 0 },
		{ { "\xff\xd8\xff", 3 }, { "image/jpeg", 10 }, 0 },
		{ { "GIF8", 4 }, { "image/gif", 9 }, 0 },
		{ { "BM", 2 }, { "image/bmp", 9 }, 0 },
		{ { "II*\0", 4 }, { "image/tiff", 10 }, 0 },
		{ { "MM\0*", 4 }, { "image/tiff", 10 }, 0 },
		{ { "\xd7\xcd\xc6\x9a", 4 }, { "image/x-wmf", 11 }, 0 },
		{ { "\x01\0\x09\0\0", 5 }, { "image/x-wmf", 11 }, 0 },
		{ { " EMF", 4 }, { "image/x-emf", 11 }, 40 },
		{ { "WEBP", 4 }, { "image/webp", 10 }, 8 },
	};

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_starts(str_sub(b, types[i].at, b.n), types[i].magic))
			return types[i].type;
	return looks_like_svg(b) ? STR("image/svg+xml") : STR("");
}

bool
doc_paintable(str type)
{
	static const char *const types[] = { "image/png", "image/jpeg", "image/gif", "image/bmp", "image/svg+xml" };

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_eq(type, str_of(types[i])))
			return true;
	return false;
}

void
blocks_init(struct doc_block_list *list)
{
	list->first = NULL;
	list->last = &list->first;
}

static struct doc_block *
append_block(struct doc_block_list *l, struct arena *a, enum doc_block_kind kind)
{
	struct doc_block *b = ARENA_NEW(a, struct doc_block);

	b->kind = kind;
	*l->last = b;
	l->last = &b->next;
	return b;
}

void
blocks_add_para(struct doc_block_list *list, struct arena *a, struct doc_para *para)
{
	append_block(list, a, DOC_PARAGRAPH)->para = para;
}

void
blocks_add_table(struct doc_block_list *list, struct arena *a, struct doc_table *table)
{
	append_block(list, a, DOC_TABLE)->table = table;
}

void
doc_side_found(struct diags *d, const struct diags *found)
{
	for (const struct diag *g = found->first; g != NULL; g = g->next)
		if (g->level < DIAG_ERROR)
			diag_add(d, g->kind, g->where, STR_FMT, STR_ARG(g->message));
		else
			diag_add(d, &doc_side_part, g->where, "%s%s" STR_FMT, _(g->kind->phrase),
			    g->message.n > 0 ? ": " : "", STR_ARG(g->message));
}

bool
doc_paragraph_allowed(uint32_t n, const struct source *source, struct diags *d)
{
	if (n == LIMIT_PARAGRAPHS + 1)
		diag_add(d, &doc_many_paragraphs, loc_at(source, n, 0), _("at most %d"), (int)LIMIT_PARAGRAPHS);
	return n <= LIMIT_PARAGRAPHS;
}

static bool
para_is_too_long(const struct doc_para_size *size)
{
	return size->runs > LIMIT_PARAGRAPH_RUNS || size->bytes > LIMIT_PARAGRAPH_BYTES;
}

bool
doc_para_grows(struct doc_para_size *size, size_t runs, size_t bytes, struct loc where, struct diags *d)
{
	bool was = para_is_too_long(size);

	size->runs += runs;
	size->bytes += bytes;
	if (!was && para_is_too_long(size)) {
		diag_add(d, &doc_long_paragraph, where,
		    _("at most %d bytes of text, %d tabs, breaks and changes of look"), (int)LIMIT_PARAGRAPH_BYTES,
		    (int)LIMIT_PARAGRAPH_RUNS);
		diag_hint(d, "%s", _("part it into paragraphs"));
	}
	return !para_is_too_long(size);
}
