/*
 * Which lines are headings. A label tells most: PHẦN, A. and I. begin nothing else; 1., 1.1 and a) also number what is
 * no heading, and are one where the whole line is bold, or where it is short, ends in no stop and something else than the
 * next number follows. A line without a label is one where it is short and wholly bold or in capitals, or has a style of
 * headings. What may be a heading by its words alone is left to who knows the words (block.maybe).
 */
#include "intake/inner.h"

#include <string.h>

enum { HEADING_LETTERS = 260, SHORT_LETTERS = 140 };

bool
is_figure_title(str key)
{
	static const char *const begins[] = { "hinh_", "anh_", "bieu_do", "so_do", "ban_do" };

	for (size_t i = 0; i < sizeof begins / sizeof begins[0]; i++)
		if (str_starts(key, str_of(begins[i])))
			return true;
	return false;
}

static bool
is_table_title(str key)
{
	static const char *const begins[] = { "bang_", "bieu_", "don_vi_tinh", "dvt", "don_vi_" };

	for (size_t i = 0; i < sizeof begins / sizeof begins[0]; i++)
		if (str_starts(key, str_of(begins[i])))
			return true;
	return false;
}

static bool
ends_in_stop(str words)
{
	return words.n > 0 && strchr(".;,", words.p[words.n - 1]) != NULL;
}

/* The next line that is not empty; NULL: none. */
static const struct line *
line_after(const struct report *r, size_t i)
{
	for (i++; i < r->to; i++)
		if (r->lines.at[i].table != NULL || r->lines.at[i].letters > 0 || r->lines.at[i].picture)
			return &r->lines.at[i];
	return NULL;
}

static bool
numbered_heading(const struct report *r, size_t i)
{
	const struct line *l = &r->lines.at[i], *next = line_after(r, i);

	if (l->rank <= RANK_ROMAN)
		return !str_ends(l->words, STR(";"));
	if (l->bold)
		return true;
	if (next == NULL || ends_in_stop(l->words) || l->letters > SHORT_LETTERS)
		return false;
	return next->table != NULL || next->rank != l->rank;
}

static bool
bare_heading(const struct report *r, size_t i)
{
	const struct line *l = &r->lines.at[i], *next = line_after(r, i);

	if ((!l->bold && !l->caps) || l->letters > SHORT_LETTERS || ends_in_stop(l->words) || next == NULL)
		return false;
	if (is_figure_title(l->key) || is_table_title(l->key) || l->words.p[0] == '(')
		return false;
	return str_find_char(l->key, '_', 0) < l->key.n && (next->table == NULL || next->rank != RANK_NONE || l->caps);
}

static bool
heads_text(const struct report *r, size_t i)
{
	const struct line *l = &r->lines.at[i];

	if (l->para == NULL || l->left || l->picture || (l->letters == 0 && l->rank != RANK_PHAN) ||
	    l->letters > HEADING_LETTERS)
		return false;
	if (l->rank < RANK_BRACKET)
		return numbered_heading(r, i) || (l->para->props->outline_level > 0 && !ends_in_stop(l->words));
	if (l->rank != RANK_NONE)
		return false;
	return l->para->props->outline_level > 0 || bare_heading(r, i);
}

/*
 * Where headings without a label stand among the others: on top where they come first, else below. Those on top are
 * the ones in capitals, where some are and others are not.
 */
static enum rank
bare_rank(const struct report *r, bool capitals)
{
	const struct line *first = NULL;

	for (size_t i = r->from; i < r->to && first == NULL; i++)
		first = r->lines.at[i].is_heading ? &r->lines.at[i] : NULL;
	if (first == NULL || first->rank != RANK_NONE)
		return RANK_BARE;
	return capitals || !first->caps ? RANK_ROMAN : RANK_BARE;
}

/* A style of headings tells how far down where the others don't. */
static enum rank
styled_rank(const struct line *l, enum rank otherwise)
{
	static const enum rank ranks[] = { RANK_ROMAN, RANK_NUMBER, RANK_DECIMAL, RANK_DEEPER };
	int level = l->para->props->outline_level;

	if (level < 1)
		return otherwise;
	return level <= (int)(sizeof ranks / sizeof ranks[0]) ? ranks[level - 1] : RANK_LETTER;
}

static void
join_two(struct report *r, size_t i)
{
	struct line *l = &r->lines.at[i], *next = l;

	while (next == l || is_figure_title(next->key) || (next->letters == 0 && next->table == NULL)) {
		next++;
		if (next >= r->lines.at + r->to)
			return;
	}
	l->joins_next = true;
	l->letters += next->letters;
	l->key = l->key.n > 0 ? str_format(r->a, STR_FMT "_" STR_FMT, STR_ARG(l->key), STR_ARG(next->key)) : next->key;
	next->is_heading = false;
	next->left = true;
}

/* "PHẦN THỨ HAI" alone takes the next line, a heading in capitals the line that goes on with it. */
static void
join_headings(struct report *r)
{
	static const char *const goes_on[] = { "thang_", "quy_", "nam_", "nhiem_vu_", "va_", "6_thang", "9_thang",
		"trong_" };

	for (size_t i = r->from; i + 1 < r->to; i++) {
		struct line *l = &r->lines.at[i], *next = (struct line *)line_after(r, i);
		bool continues = false;

		if (!l->is_heading || next == NULL || !next->is_heading || next->rank != RANK_NONE || next->left)
			continue;
		for (size_t k = 0; k < sizeof goes_on / sizeof goes_on[0]; k++)
			continues |= str_starts(next->key, str_of(goes_on[k]));
		if ((l->rank == RANK_PHAN && l->letters == 0) ||
		    (l->rank <= RANK_ROMAN && l->caps && next->caps && continues && next == l + 1))
			join_two(r, i);
	}
}

void
report_headings(struct report *r)
{
	for (size_t i = r->from; i < r->to; i++)
		r->lines.at[i].is_heading = heads_text(r, i);
	join_headings(r);
	for (size_t i = r->from; i < r->to; i++) {
		struct line *l = &r->lines.at[i];

		if (l->is_heading)
			l->level = l->rank != RANK_NONE ? l->rank : styled_rank(l, bare_rank(r, l->caps));
	}
}
