/*
 * A document's paragraphs and tables in their order, each with what tells what it is: its label, typed or counted by
 * the program, and its looks. Boxes come behind the paragraph that they hang on. A table that only puts text in its
 * place (a box drawn by a table, a number in a column of its own) gives its paragraphs.
 */
#include "intake/inner.h"

#include <ctype.h>
#include <string.h>

#include "base/limits.h"
#include "base/out.h"

/* --- labels ----------------------------------------------------------------------------------- */

static size_t
blanks_at(str s, size_t i)
{
	size_t n = i;

	while (n < s.n && (s.p[n] == ' ' || s.p[n] == '\t' || str_starts(str_sub(s, n, s.n), STR("\xc2\xa0"))))
		n += s.p[n] == '\xc2' ? 2 : 1;
	return n - i;
}

static bool
ends_label(char c)
{
	return c == '.' || c == ')' || c == '/' || c == ':';
}

/* "PHẦN THỨ NHẤT", "Phần I", "PHẦN A": its bytes; 0: none. */
static size_t
phan_at(str s)
{
	static const char *const begins[] = { "PHẦN ", "Phần ", "PHẦN\t" };
	static const char *const counts[] = { "nhất", "hai", "ba", "tư", "bốn", "năm", "sáu" };
	size_t n = 0, end;
	struct arena *scratch;
	bool counted = false;
	str word;

	for (size_t i = 0; i < sizeof begins / sizeof begins[0] && n == 0; i++)
		n = str_starts(s, str_of(begins[i])) ? strlen(begins[i]) : 0;
	if (n == 0)
		return 0;
	n += blanks_at(s, n);
	if (str_starts(str_sub(s, n, s.n), STR("THỨ ")) || str_starts(str_sub(s, n, s.n), STR("thứ ")))
		n += STR("THỨ ").n;
	for (end = n; end < s.n && s.p[end] != ' ' && s.p[end] != ':' && s.p[end] != '.' && s.p[end] != '-';)
		end++;
	word = str_sub(s, n, end);
	scratch = arena_new(256);
	for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++)
		counted |= str_eq(text_lower(scratch, word), str_of(counts[i]));
	arena_free(scratch);
	counted |= word.n == 1 && isalnum((unsigned char)word.p[0]);
	counted |= text_roman_parse(word) > 0;
	return counted ? end : 0;
}

/* Digits and points; *points: how many lie between digits. */
static size_t
decimal_at(str s, int *points)
{
	size_t n = 0;

	*points = 0;
	while (n < s.n &&
	    (isdigit((unsigned char)s.p[n]) ||
		(s.p[n] == '.' && n > 0 && n + 1 < s.n && isdigit((unsigned char)s.p[n + 1])))) {
		*points += s.p[n] == '.';
		n++;
	}
	return n;
}

static size_t
bullet_at(str s)
{
	static const char *const signs[] = { "-", "–", "—", "•", "+", "*", "●", "▪", "■", "◦", "o ", "\xef\x82\xb7",
		"\xef\x80\xad", "➢", "✓" };

	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (str_starts(s, str_of(signs[i])))
			return signs[i][0] == 'o' ? 1 : strlen(signs[i]);
	return 0;
}

/* "(1)", "(iv)", "(a)" */
static size_t
bracket_at(str s)
{
	size_t end = str_find_char(str_sub(s, 0, 6), ')', 0);

	if (s.n < 3 || s.p[0] != '(' || end >= 6 || end < 2 || end >= s.n)
		return 0;
	for (size_t i = 1; i < end; i++)
		if (!isalnum((unsigned char)s.p[i]))
			return 0;
	return end - 1 <= 2 || strspn(s.p + 1, "ivx") >= end - 1 ? end + 1 : 0;
}

static enum rank
number_rank(str s, size_t *end)
{
	enum { DIGITS_MAX = 2 };
	int points;
	size_t n = decimal_at(s, &points), first = str_find_char(s, '.', 0);

	if (n == 0 || (first < n ? first : n) > DIGITS_MAX)
		return RANK_NONE;
	if (n < s.n && ends_label(s.p[n]))
		*end = n + 1;
	else if (points > 0)
		*end = n;
	else if (str_starts(str_sub(s, n, s.n), STR(" - ")) || str_starts(str_sub(s, n, s.n), STR("- ")))
		*end = str_find_char(s, '-', n) + 1;
	else
		return RANK_NONE;
	if (points >= 2 || (points == 0 && s.p[*end - 1] == ')'))
		return RANK_DEEPER;
	return points == 1 ? RANK_DECIMAL : RANK_NUMBER;
}

static enum rank
letter_rank(str s, size_t *end)
{
	static const char letters[] = "ABCDEGH";
	size_t roman = 0;
	bool dashed;

	while (roman < s.n && strchr("IVX", s.p[roman]) != NULL)
		roman++;
	dashed = str_starts(str_sub(s, roman, s.n), STR(" - ")) || str_starts(str_sub(s, roman, s.n), STR(" – "));
	if (roman > 0 && roman < s.n && (ends_label(s.p[roman]) || s.p[roman] == '-' || dashed) &&
	    text_roman_parse(str_sub(s, 0, roman)) > 0) {
		*end = roman + (dashed ? 2 : 1) + (dashed && s.p[roman + 1] != '-' ? 2 : 0);
		return RANK_ROMAN;
	}
	if (s.n > 1 && strchr(letters, s.p[0]) != NULL && ends_label(s.p[1])) {
		*end = 2;
		return RANK_CAPITAL;
	}
	if (s.n > 1 && islower((unsigned char)s.p[0]) && (s.p[1] == ')' || s.p[1] == '.' || s.p[1] == '/')) {
		*end = 2;
		return RANK_LETTER;
	}
	if (str_starts(s, STR("đ)")) || str_starts(s, STR("đ."))) {
		*end = 3;
		return RANK_LETTER;
	}
	return RANK_NONE;
}

/* Behind a label stands a blank, or right a letter ("1.Công tác"), but no figure ("1.500 hộ", "a.b"). */
static bool
stands_before_words(str s, size_t end, enum rank rank)
{
	unsigned char c = end < s.n ? (unsigned char)s.p[end] : ' ';

	if (blanks_at(s, end) > 0 || end == s.n)
		return true;
	if (rank == RANK_BULLET)
		return (c >= 0x80 || isalpha(c)) && s.p[0] != '*';
	return rank != RANK_LETTER && (c >= 0x80 || isupper(c));
}

static enum rank
label_read(str words, size_t *label, size_t *n)
{
	enum rank rank = RANK_PHAN;
	size_t end = phan_at(words);

	if (end > 0 && end < words.n && (ends_label(words.p[end])))
		end++;
	if (end == 0)
		rank = number_rank(words, &end);
	if (rank == RANK_NONE)
		rank = letter_rank(words, &end);
	if (rank == RANK_NONE && (end = bracket_at(words)) > 0)
		rank = RANK_BRACKET;
	if (rank == RANK_NONE && (end = bullet_at(words)) > 0)
		rank = RANK_BULLET;
	if (rank == RANK_NONE || !stands_before_words(words, end, rank))
		return RANK_NONE;
	*label = end;
	*n = end + blanks_at(words, end);
	return rank;
}

/* --- a paragraph's looks ------------------------------------------------------------------------ */

static bool
is_shown_run(const struct doc_run *run)
{
	return !run->props->hidden && (run->kind == RUN_TEXT || run->kind == RUN_FIELD);
}

static void
put_shown(struct out *o, const struct doc_run *run, struct arena *a)
{
	if (run->kind == RUN_TAB || run->kind == RUN_PTAB || run->kind == RUN_LINE_BREAK)
		out_char(o, ' ');
	else if (is_shown_run(run))
		out_put(o, run->props->caps == CAPS_ALL ? text_upper(a, run->text) : run->text);
}

/* Has s letters, and are all of them capitals? */
static bool
is_capitals(struct arena *a, str s)
{
	return !str_eq(text_lower(a, s), s) && str_eq(text_upper(a, s), s);
}

static void
read_line_looks(struct line *l, const struct doc_para *p)
{
	bool any = false;

	l->bold = l->slanting = true;
	for (const struct doc_run *run = p->runs; run != NULL; run = run->next) {
		l->picture |= run->kind == RUN_DRAWING && run->drawing != NULL &&
		    (run->drawing->kind == DRAWING_PICTURE || run->drawing->kind == DRAWING_CHART);
		if (!is_shown_run(run) || str_trim(run->text).n == 0)
			continue;
		any = true;
		l->bold &= run->props->bold;
		l->slanting &= run->props->italic;
	}
	l->bold &= any;
	l->slanting &= any;
	l->centred = p->props->align == PARA_CENTRE;
}

/* The words of a label that a program counts; bullets of symbol fonts are dashes. */
static str
counted_label(const struct doc_para *p)
{
	return p->label != NULL ? str_trim(p->label->text) : STR("");
}

static void
read_report_line(struct report *r, const struct doc_para *p)
{
	struct line *l = VEC_ADD(r->a, &r->lines);
	str counted = counted_label(p), own;
	size_t label = 0, n = 0;
	struct out o;

	l->para = p;
	l->number = l->last = ++r->numbers;
	out_init(&o);
	for (const struct doc_run *run = p->runs; run != NULL; run = run->next)
		put_shown(&o, run, r->a);
	own = out_copy(&o, r->a);
	l->skip = blanks_at(own, 0);
	l->rank = RANK_NONE;
	if (counted.n > 0) {
		l->label = counted;
		l->rank = label_read(str_concat(r->a, counted, STR(" x")), &label, &n);
		l->rank = l->rank == RANK_NONE ? RANK_BULLET : l->rank;
		if (l->rank == RANK_BULLET && label_read(str_sub(own, l->skip, own.n), &label, &n) == RANK_BULLET) {
			l->label = str_sub(own, l->skip, l->skip + label); /* typed before it was made a list */
			l->skip += n;
		}
	} else {
		str rest = str_sub(own, l->skip, own.n);

		l->rank = label_read(rest, &label, &n);
		if (l->rank != RANK_NONE) {
			l->label = str_sub(rest, 0, label);
			l->skip += n;
		}
	}
	own = str_trim(str_sub(own, l->skip, own.n));
	out_reset(&o);
	out_printf(&o, STR_FMT "%s" STR_FMT, STR_ARG(l->label), l->label.n > 0 && own.n > 0 ? " " : "", STR_ARG(own));
	l->words = out_copy(&o, r->a);
	out_release(&o);
	l->key = text_fold(r->a, own);
	l->letters = text_letters(own);
	read_line_looks(l, p);
	l->caps = own.n > 0 && is_capitals(r->a, own);
	l->picture &= own.n == 0;
}

/* --- blocks --------------------------------------------------------------------------------------- */

static void read_report_blocks(struct report *r, const struct doc_block *b, int depth);

/* Text in boxes and groups. */
static void
read_boxes(struct report *r, const struct doc_drawing *g, int depth)
{
	for (; g != NULL; g = g->next) {
		if (g->blocks != NULL && !g->stretched)
			read_report_blocks(r, g->blocks, depth + 1);
		read_boxes(r, g->children, depth + 1);
	}
}

static size_t
paragraphs_in(const struct doc_block *b)
{
	size_t n = 0;

	for (; b != NULL; b = b->next) {
		n += b->kind == DOC_PARAGRAPH;
		for (const struct doc_row *row = b->kind == DOC_TABLE ? b->table->rows : NULL; row != NULL;
		     row = row->next)
			for (const struct doc_cell *c = row->cells; c != NULL; c = c->next)
				n += paragraphs_in(c->blocks);
	}
	return n;
}

static size_t
bytes_in(const struct doc_block *b)
{
	size_t n = 0;

	for (; b != NULL; b = b->next)
		for (const struct doc_run *run = b->kind == DOC_PARAGRAPH ? b->para->runs : NULL; run != NULL;
		     run = run->next)
			n += run->kind == RUN_TEXT ? run->text.n : 0;
	return n;
}

static bool
cell_has_borders(const struct doc_cell *c)
{
	bool any = false;

	for (int i = 0; i < SIDES; i++)
		any |= c->borders[i] != NULL && c->borders[i]->style != BORDER_NONE;
	return any;
}

static bool
is_layout_table(const struct doc_table *t)
{
	enum { CELL_BYTES = 300, PARAGRAPHS = 3 };
	bool bordered = false, much = false, nested = false;
	int columns = 0;

	for (const struct doc_row *row = t->rows; row != NULL; row = row->next) {
		int n = 0;

		for (const struct doc_cell *c = row->cells; c != NULL; c = c->next, n++) {
			bordered |= cell_has_borders(c);
			much |= bytes_in(c->blocks) > CELL_BYTES || paragraphs_in(c->blocks) > PARAGRAPHS;
			for (const struct doc_block *b = c->blocks; b != NULL; b = b->next)
				nested |= b->kind == DOC_TABLE;
		}
		columns = n > columns ? n : columns;
	}
	return columns <= 1 || (columns == 2 && (nested || (!bordered && much)));
}

static void
read_table_lines(struct report *r, const struct doc_table *t, int depth)
{
	struct line *l;
	size_t n = 0;

	if (depth < LIMIT_TABLE_NESTING && is_layout_table(t)) {
		for (const struct doc_row *row = t->rows; row != NULL; row = row->next)
			for (const struct doc_cell *c = row->cells; c != NULL; c = c->next)
				read_report_blocks(r, c->blocks, depth + 1);
		return;
	}
	for (const struct doc_row *row = t->rows; row != NULL; row = row->next)
		for (const struct doc_cell *c = row->cells; c != NULL; c = c->next)
			n += paragraphs_in(c->blocks);
	l = VEC_ADD(r->a, &r->lines);
	l->table = t;
	l->rank = RANK_NONE;
	l->number = r->numbers + 1;
	r->numbers += (uint32_t)(n > 0 ? n : 1);
	l->last = r->numbers;
}

static void
read_report_blocks(struct report *r, const struct doc_block *b, int depth)
{
	for (; b != NULL && depth < LIMIT_TABLE_NESTING; b = b->next) {
		if (b->kind == DOC_TABLE) {
			read_table_lines(r, b->table, depth);
			continue;
		}
		read_report_line(r, b->para);
		for (const struct doc_run *run = b->para->runs; run != NULL; run = run->next)
			if (run->kind == RUN_DRAWING)
				read_boxes(r, run->drawing, depth);
	}
}

/* A label alone in its paragraph, from a table's first column, belongs to the next one. */
static void
join_lone_labels(struct report *r)
{
	for (size_t i = 0; i + 1 < r->lines.n; i++) {
		struct line *l = &r->lines.at[i], *next = l + 1;

		if (l->para == NULL || next->para == NULL || l->rank == RANK_NONE || l->rank == RANK_PHAN ||
		    l->letters > 0 || l->picture || next->label.n > 0 || next->letters == 0)
			continue;
		next->label = l->label;
		next->rank = l->rank;
		next->words = str_format(r->a, STR_FMT " " STR_FMT, STR_ARG(l->label), STR_ARG(next->words));
		l->label = l->words = l->key = STR("");
		l->rank = RANK_NONE;
	}
}

void
report_lines(struct report *r, const struct document *doc)
{
	for (const struct doc_section *s = doc->sections; s != NULL; s = s->next)
		read_report_blocks(r, s->blocks, 0);
	join_lone_labels(r);
}
