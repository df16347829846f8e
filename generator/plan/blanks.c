/*
 * Places that were left to be filled in: "đạt … tỷ đồng", "ngày ...... tháng", "XX%", "{ ky.ten }",
 * "<<ten>>", "____", "???". What is told from what people write in earnest: "ngô, khoai, …",
 * "v.v...", "[…]", "thế kỷ XX", "Đại hội lần thứ XX". Tags of the template language are passed over.
 */
#include "plan/model.h"

#include <ctype.h>
#include <string.h>

#include "plan/kinds.h"

enum {
	BRACES_MAX = 80, /* bytes between braces that are one placeholder */
	DOTS = 4,        /* dots that are a line to write on; three are an ellipsis */
	DOTS_GLUED = 7,  /* behind a word: "vv....." only ends a list */
	LOW_LINES = 3,
	QUESTIONS = 3
};

static size_t
run_at(str s, size_t i, char c)
{
	size_t n = 0;

	while (i + n < s.n && s.p[i + n] == c)
		n++;
	return n;
}

static bool
is_wordy(str s, size_t i)
{
	return i < s.n &&
	    (isalnum((unsigned char)s.p[i]) || ((unsigned char)s.p[i] >= 0x80 && (unsigned char)s.p[i] != 0xe2));
}

/* {{ }}, {% %} and {# #}: their bytes; 0: no tag at i. */
static size_t
tag_at(str s, size_t i)
{
	static const char *const ends[] = { "{{", "}}", "{%", "%}", "{#", "#}" };

	for (size_t k = 0; k < sizeof ends / sizeof ends[0]; k += 2)
		if (str_starts(str_sub(s, i, s.n), str_of(ends[k]))) {
			size_t end = str_find(s, str_of(ends[k + 1]), i);

			return end < s.n ? end + 2 - i : 2;
		}
	return 0;
}

/* { ky.ten }, [[ten]], <<ten>>: words in brackets that no sentence has. */
static size_t
braces_at(str s, size_t i)
{
	static const char *const pairs[] = { "{", "}", "[[", "]]", "<<", ">>" };

	for (size_t k = 0; k < sizeof pairs / sizeof pairs[0]; k += 2) {
		str near = str_sub(s, i, i + BRACES_MAX), close = str_of(pairs[k + 1]);
		size_t open = strlen(pairs[k]), end = str_find(near, close, open);

		if (str_starts(near, str_of(pairs[k])) && end < near.n && end > open &&
		    str_find_char(str_sub(near, 0, end), '\n', 0) == end)
			return end + close.n;
	}
	return 0;
}

/* Dots and … in a row; *dots: how many they stand for. */
static size_t
dots_at(str s, size_t i, size_t *dots)
{
	size_t from = i;

	*dots = 0;
	for (;;) {
		if (i < s.n && s.p[i] == '.') {
			i++;
			(*dots)++;
		} else if (str_starts(str_sub(s, i, s.n), STR("…"))) {
			i += 3;
			*dots += 3;
		} else {
			return i - from;
		}
	}
}

/* The byte before i that is no blank; a line's end where there is none. */
static char
sign_before(str s, size_t i)
{
	while (i > 0 && (s.p[i - 1] == ' ' || s.p[i - 1] == '\t'))
		i--;
	return i > 0 ? s.p[i - 1] : '\n';
}

/* An ellipsis with a blank before it that stands for a word: something goes on behind it, and no list ends with it. */
static bool
stands_for_word(str s, size_t i, size_t n)
{
	static const char *const ends[] = { "và ", "v.v", "hoặc ", "vv" };
	char before = sign_before(s, i);
	size_t next = i + n;

	if (i == 0 || (s.p[i - 1] != ' ' && s.p[i - 1] != '\t'))
		return next < s.n && (s.p[next] == '%' || is_wordy(s, next)) && i > 0 && s.p[i - 1] != '.';
	while (next < s.n && s.p[next] == ' ')
		next++;
	if (before == ':')
		return true;
	if (strchr(",;([\n", before) != NULL)
		return false;
	for (size_t k = 0; k < sizeof ends / sizeof ends[0]; k++)
		if (str_starts(str_sub(s, next, s.n), str_of(ends[k])))
			return false;
	return next < s.n && (s.p[next] == '%' || is_wordy(s, next));
}

static size_t
ellipsis_at(str s, size_t i)
{
	size_t dots, n = dots_at(s, i, &dots);

	if (dots < 3 || (i > 0 && s.p[i - 1] == '.'))
		return 0;
	if (dots >= DOTS && (i == 0 || !is_wordy(s, i - 1) || isdigit((unsigned char)s.p[i - 1])))
		return n;
	return dots >= DOTS_GLUED || stands_for_word(s, i, n) ? n : 0;
}

/* Is the word before i one that a Roman number follows? */
static bool
before_roman(str s, size_t i)
{
	static const char *const words[] = { "kỷ", "thứ", "khóa", "khoá", "hội", "lần", "kỳ", "mục", "chương", "phần",
		"quý", "lục", "biểu", "quyển", "tập", "số", "games", "olympic" };
	size_t end, from;

	while (i > 0 && s.p[i - 1] == ' ')
		i--;
	if (i == 0 || s.p[i - 1] == '\n')
		return true; /* "XX. Kiến nghị" */
	for (end = i, from = i; from > 0 && s.p[from - 1] != ' ' && s.p[from - 1] != '\n';)
		from--;
	for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
		if (str_eq_nocase(str_sub(s, from, end), str_of(words[k])))
			return true;
	return false;
}

/* XX, xx, XX,X and what is glued to them: 20XX, XX%, XX/XX/2026. */
static size_t
crosses_at(str s, size_t i)
{
	size_t n = 0, x = 0;
	bool small = false, glued = i > 0 && isdigit((unsigned char)s.p[i - 1]);

	if (i > 0 && is_wordy(s, i - 1) && !glued)
		return 0;
	while (i + n < s.n && strchr("Xx", s.p[i + n]) != NULL) {
		small |= s.p[i + n] == 'x';
		n++;
		x++;
	}
	if (x < 2 || is_wordy(s, i + n))
		return 0;
	glued |=
	    i + n + 1 < s.n && strchr("%,./", s.p[i + n]) != NULL && strchr("xX0123456789", s.p[i + n + 1]) != NULL;
	glued |= i + n < s.n && s.p[i + n] == '%';
	while (glued && i + n < s.n && strchr("xX%,./0123456789", s.p[i + n]) != NULL)
		n++;
	while (n > x && strchr(",./", s.p[i + n - 1]) != NULL)
		n--;
	return small || glued || !before_roman(s, i) ? n : 0;
}

static size_t
blank_to_fill(str s, size_t i)
{
	size_t n = 0;

	switch (s.p[i]) {
	case '{':
	case '[':
	case '<': return braces_at(s, i);
	case '_':
		n = run_at(s, i, '_');
		return n >= LOW_LINES && (i == 0 || s.p[i - 1] != '_') &&
			(sign_before(s, i) != '\n' || (i + n < s.n && s.p[i + n] != '\n'))
		    ? n
		    : 0;
	case '?': n = run_at(s, i, '?'); return n >= QUESTIONS ? n : 0;
	case '.':
	case '\xe2': return ellipsis_at(s, i);
	case 'x':
	case 'X': return crosses_at(s, i);
	default: return 0;
	}
}

void
model_check_blanks(str text, struct loc where, struct diags *d)
{
	for (size_t i = 0; i < text.n;) {
		size_t n = tag_at(text, i);

		if (n == 0 && (n = blank_to_fill(text, i)) > 0) {
			diag_add(
			    d, &plan_blank, prose_place(text, i, where), STR_FMT, STR_ARG(str_sub(text, i, i + n)));
			diag_hint(d, "%s", _("write what belongs here; a figure of the data stands in {{ }}"));
		}
		i += n > 0 ? n : 1;
	}
}
