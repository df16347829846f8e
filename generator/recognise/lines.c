/*
 * Plain text as blocks. A program that recognised pages, or one that saved a document as text, broke its lines: what
 * belongs together is joined again.
 *
 * Where a fifth of the lines are blank, blank lines part paragraphs; a line break inside a paragraph is then none of
 * its own but before a list's mark or behind a short line. Where hardly any is blank, short lines and marks alone part
 * them. A paragraph in lower case goes on with the last one of the body, over notes and pages' ends.
 */
#include "recognise/inner.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/out.h"
#include "text/text.h"

enum {
	JOINED_BYTES = 1 << 16, /* what is longer is no paragraph that a page's end has cut */
	NOTES_AHEAD = 1000,     /* notes are referred to in their order */
	LONG_LETTERS = 120,     /* no page has such lines: each line is a paragraph */
	BLANK_SHARE = 5         /* a fifth */
};

struct liner {
	struct rec_source *s;
	struct arena *a;
	size_t short_letters; /* 0: no line is short */
	bool blanks_part;
	int page, line;
	/* the paragraph being put together; its block or note is made when it ends */
	struct out o;
	struct rec_place place;
	size_t last_letters; /* of its last line */
	size_t open_note;    /* the first that nothing refers to yet */
	bool in_note;        /* the last paragraph that was ended went into a note */
};

static const struct {
	const char *sign;
	char digit;
} raised[] = { { "⁰", '0' }, { "¹", '1' }, { "²", '2' }, { "³", '3' }, { "⁴", '4' }, { "⁵", '5' }, { "⁶", '6' },
	{ "⁷", '7' }, { "⁸", '8' }, { "⁹", '9' } };

/* A raised digit at s; its bytes, 0: none. */
static size_t
raised_digit(str s, char *digit)
{
	for (size_t i = 0; i < sizeof raised / sizeof raised[0]; i++)
		if (str_starts(s, str_of(raised[i].sign))) {
			*digit = raised[i].digit;
			return strlen(raised[i].sign);
		}
	return 0;
}

enum { MARK_DIGITS = 3 };

/* A note's mark, ¹ ⁽¹⁾ [1], at s: its bytes and its digits; 0: none. */
static size_t
note_mark_at(str s, char digits[MARK_DIGITS + 1])
{
	static const struct {
		const char *opens, *closes;
		bool is_raised;
	} forms[] = { { "⁽", "⁾", true }, { "", "", true }, { "[", "]", false } };

	for (size_t f = 0; f < sizeof forms / sizeof forms[0]; f++) {
		size_t at = strlen(forms[f].opens), n = 0, bytes;

		if (!str_starts(s, str_of(forms[f].opens)))
			continue;
		while (n < MARK_DIGITS && at < s.n) {
			if (forms[f].is_raised)
				bytes = raised_digit(str_sub(s, at, s.n), &digits[n]);
			else {
				bytes = s.p[at] >= '0' && s.p[at] <= '9';
				digits[n] = s.p[at];
			}
			if (bytes == 0)
				break;
			at += bytes;
			n++;
		}
		digits[n] = '\0';
		if (n > 0 && str_starts(str_sub(s, at, s.n), str_of(forms[f].closes)))
			return at + strlen(forms[f].closes);
	}
	return 0;
}

static bool
begins_lower(str s)
{
	size_t i = 0;
	unsigned c = s.n > 0 ? text_next(s, &i) : 0;
	struct arena *a;
	bool lower;
	str first = str_sub(s, 0, i);

	if (c < 'a' || (c < 0x80 && c > 'z'))
		return false;
	a = arena_new(64);
	lower = !str_eq(text_upper(a, first), first) && str_eq(text_lower(a, first), first);
	arena_free(a);
	return lower && rec_label(s).kind == LABEL_NONE;
}

/* Has the sentence come to its end? */
static bool
sentence_open(str s)
{
	s = str_trim(s);
	return s.n > 0 && strchr(".;:!?", s.p[s.n - 1]) == NULL && !str_ends(s, STR("…"));
}

static struct rec_block *
last_body(struct liner *l)
{
	return l->s->blocks.n > 0 ? &l->s->blocks.at[l->s->blocks.n - 1] : NULL;
}

static void
add_body_text(struct liner *l, str text)
{
	struct rec_block *b = VEC_ADD(l->a, &l->s->blocks);

	b->text = text;
	b->place = l->place;
	l->in_note = false;
}

static bool
add_note(struct liner *l, str text)
{
	char digits[MARK_DIGITS + 1];
	size_t n = note_mark_at(text, digits);
	struct rec_note *note;

	if (n == 0 || str_trim(str_sub(text, n, text.n)).n == 0)
		return false;
	note = VEC_ADD(l->a, &l->s->notes);
	note->mark = str_copy(l->a, str_of(digits));
	note->text = str_trim(str_sub(text, n, text.n));
	note->place = l->place;
	l->in_note = true;
	return true;
}

static void
join_to(struct liner *l, str *to, str more)
{
	*to = str_format(l->a, STR_FMT " " STR_FMT, STR_ARG(*to), STR_ARG(more));
}

/* Ends the paragraph that was being put together. */
static void
end_joined(struct liner *l)
{
	str text = str_trim(out_copy(&l->o, l->a));
	struct rec_block *body = last_body(l);

	out_reset(&l->o);
	l->last_letters = 0;
	if (text.n == 0 || add_note(l, text))
		return;
	if (body != NULL && body->text.n < JOINED_BYTES && begins_lower(text) && sentence_open(body->text)) {
		join_to(l, &body->text, text);
		body->joined = true;
		l->in_note = false;
	} else if (l->in_note && body != NULL && l->s->notes.at[l->s->notes.n - 1].text.n < JOINED_BYTES &&
	    sentence_open(body->text) && rec_label(text).kind == LABEL_NONE) {
		/* the body's last is still open, so this can't be the body's next: it goes on with the note */
		join_to(l, &l->s->notes.at[l->s->notes.n - 1].text, text);
	} else {
		add_body_text(l, text);
	}
}

static bool
is_page_number(str line)
{
	enum { PAGES = 4 };

	if (line.n == 0 || line.n > PAGES)
		return false;
	for (size_t i = 0; i < line.n; i++)
		if (line.p[i] < '0' || line.p[i] > '9')
			return false;
	return true;
}

/* A point of a list, or what announces one, ends its paragraph however long its last line is. */
static bool
ends_point(str s)
{
	s = str_trim(s);
	return s.n > 0 && (s.p[s.n - 1] == ';' || s.p[s.n - 1] == ':');
}

/* Does the line begin a paragraph of its own, behind what stands already? */
static bool
line_begins_paragraph(struct liner *l, str line)
{
	char digits[MARK_DIGITS + 1];
	bool was_short = l->short_letters == 0 || l->last_letters < l->short_letters;

	if (l->o.n == 0 || rec_label(line).kind != LABEL_NONE || note_mark_at(line, digits) > 0)
		return true;
	if (begins_lower(line))
		return !sentence_open(out_str(&l->o)) && was_short;
	return was_short || ends_point(out_str(&l->o)) || rec_is_capitals(line) != rec_is_capitals(out_str(&l->o));
}

/* Marks of emphasis that a recogniser left: taken out, and counted. */
static void
put_line(struct liner *l, str line)
{
	for (size_t i = 0; i < line.n; i++) {
		bool twice = i + 1 < line.n && line.p[i] == '*' && line.p[i + 1] == '*';
		bool single = line.p[i] == '*' && i + 1 < line.n && line.p[i + 1] != ' ' && l->o.n > 0;
		bool closes = line.p[i] == '*' && i > 0 && line.p[i - 1] != ' ';

		if (twice || single || closes) {
			l->s->emphasis++;
			i += twice;
			continue;
		}
		if (line.p[i] != ' ' && line.p[i] != '\t')
			out_char(&l->o, line.p[i]);
		else if (l->o.n > 0 && l->o.p[l->o.n - 1] != ' ')
			out_char(&l->o, ' ');
	}
}

static void
take_text_line(struct liner *l, str line)
{
	if (line.n == 0) {
		if (l->blanks_part || l->last_letters < l->short_letters)
			end_joined(l);
		return;
	}
	if (is_page_number(line) && (l->o.n == 0 || l->last_letters == 0 || !l->blanks_part)) {
		l->s->page_numbers++;
		l->page++;
		return;
	}
	if (line_begins_paragraph(l, line))
		end_joined(l);
	if (l->o.n == 0)
		l->place = (struct rec_place){ l->page, l->line };
	else
		out_char(&l->o, ' ');
	put_line(l, line);
	l->last_letters = text_letters(line);
}

static int
order_sizes(const void *x, const void *y)
{
	size_t a = *(const size_t *)x, b = *(const size_t *)y;

	return a < b ? -1 : a > b;
}

/* "m²", "km³": a measure's sign, no note's. */
static bool
is_measure_sign(str text, size_t at)
{
	return at > 1 && text.p[at - 1] == 'm' &&
	    (text.p[at - 2] == ' ' || text.p[at - 2] == 'k' || text.p[at - 2] == '/');
}

/* The note of this mark that nothing refers to yet; their number: none. */
static size_t
open_note_of(struct liner *l, str mark)
{
	size_t n = l->s->notes.n, last;

	while (l->open_note < n && l->s->notes.at[l->open_note].anchored)
		l->open_note++;
	last = l->open_note + NOTES_AHEAD < n ? l->open_note + NOTES_AHEAD : n;
	for (size_t i = l->open_note; i < last; i++)
		if (!l->s->notes.at[i].anchored && str_eq(l->s->notes.at[i].mark, mark))
			return i;
	return n;
}

/* Marks of notes in a block's text are taken out, where a note of that mark exists. */
static void
find_anchors(struct liner *l, struct rec_block *b)
{
	struct out o;

	out_init(&o);
	for (size_t i = 0; i < b->text.n;) {
		char digits[MARK_DIGITS + 1];
		size_t n = is_measure_sign(b->text, i) ? 0 : note_mark_at(str_sub(b->text, i, b->text.n), digits);
		size_t note = n > 0 ? open_note_of(l, str_of(digits)) : l->s->notes.n;

		if (n > 0 && note < l->s->notes.n) {
			struct rec_anchor *anchor = VEC_ADD(l->a, &b->anchors);

			anchor->at = o.n;
			anchor->note = note;
			l->s->notes.at[note].anchored = true;
			i += n;
		} else {
			out_char(&o, b->text.p[i++]);
		}
	}
	if (b->anchors.n > 0)
		b->text = out_copy(&o, l->a);
	out_release(&o);
}

static void
forget_pages(struct rec_source *s)
{
	for (size_t i = 0; i < s->blocks.n; i++)
		s->blocks.at[i].place.page = 0;
	for (size_t i = 0; i < s->notes.n; i++)
		s->notes.at[i].place.page = 0;
}

/* --- columns ------------------------------------------------------------------------------------ */

/*
 * A header and a signature stand in two columns, which text with its spaces kept has in one line. Of the lines above
 * the kind and of those from the last "Nơi nhận" on, the left column is taken first, then the right one.
 */
enum {
	GAP_BLANKS = 4,
	RIGHT_BLANKS = 25, /* a line that begins so far right is of the right column alone */
	HEAD_LINES = 14
};

/* Where the right column begins in a line; line.n: nowhere. */
static size_t
right_column(str line)
{
	size_t blanks = 0, from = 0;

	while (from < line.n && line.p[from] == ' ')
		from++;
	if (from >= RIGHT_BLANKS)
		return from;
	for (size_t i = from; i < line.n; i++) {
		blanks = line.p[i] == ' ' ? blanks + 1 : 0;
		if (blanks >= GAP_BLANKS && i + 1 < line.n && line.p[i + 1] != ' ')
			return i + 1;
	}
	return line.n;
}

/* A line, and its number in the file. */
struct numbered_line {
	str text;
	int number;
};

struct numbered_lines {
	struct numbered_line *at;
	size_t n, cap;
};

static void
add_numbered(struct numbered_lines *to, str text, size_t index, struct arena *a)
{
	*VEC_ADD(a, to) = (struct numbered_line){ text, (int)index + 1 };
}

/* Lines [from, to) with the right column below the left one. */
static void
add_columns(struct numbered_lines *all, const str *lines, size_t from, size_t to, struct arena *a)
{
	for (size_t i = from; i < to; i++)
		add_numbered(all, str_sub(lines[i], 0, right_column(lines[i])), i, a);
	for (size_t i = from; i < to; i++)
		if (right_column(lines[i]) < lines[i].n)
			add_numbered(all, str_sub(lines[i], right_column(lines[i]), lines[i].n), i, a);
}

static bool
has_gap(const str *lines, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (right_column(lines[i]) < lines[i].n && str_trim(str_sub(lines[i], 0, right_column(lines[i]))).n > 0)
			return true;
	return false;
}

/* Up to the first line that is a kind's alone, or is blank and follows the line of the date. */
static size_t
head_end(const str *lines, size_t n)
{
	size_t to = 0;

	for (size_t i = 0; i < n && i < HEAD_LINES; i++)
		if (str_find(lines[i], STR(", ngày"), 0) < lines[i].n)
			to = i + 1;
	return to;
}

static size_t
tail_start(const str *lines, size_t n)
{
	for (size_t i = n; i > 0; i--)
		if (str_starts(str_trim(lines[i - 1]), STR("Nơi nhận")))
			return i - 1;
	return n;
}

/* The lines of a text, in the order in which they are read. */
static struct numbered_lines
ordered_lines(str text, struct arena *a)
{
	VEC(str) lines = { 0 };
	struct numbered_lines all = { 0 };
	size_t head, tail;

	while (text.n > 0)
		*VEC_ADD(a, &lines) = str_split(&text, '\n');
	head = head_end(lines.at, lines.n);
	tail = tail_start(lines.at, lines.n);
	if (tail < head || (!has_gap(lines.at, 0, head) && !has_gap(lines.at, tail, lines.n))) {
		head = 0;
		tail = lines.n;
	}
	add_columns(&all, lines.at, 0, head, a);
	if (head > 0)
		add_numbered(&all, STR(""), head - 1, a);
	for (size_t i = head; i < tail; i++)
		add_numbered(&all, lines.at[i], i, a);
	add_columns(&all, lines.at, tail, lines.n, a);
	return all;
}

/* How lines are: whether blank ones part paragraphs, and how short a paragraph's last line may be. */
static void
measure_lines(struct liner *l, const struct numbered_lines *lines)
{
	enum { NINE = 9, TEN = 10, SEVEN = 7 }; /* of ten lines nine are no longer; one of seven tenths is short */
	VEC(size_t) letters = { 0 };
	size_t blank = 0;

	for (size_t i = 0; i < lines->n; i++) {
		str line = str_trim(lines->at[i].text);

		if (line.n == 0)
			blank++;
		else
			*VEC_ADD(l->a, &letters) = text_letters(line);
	}
	l->blanks_part = blank * BLANK_SHARE >= letters.n + blank;
	if (letters.n == 0)
		return;
	qsort(letters.at, letters.n, sizeof *letters.at, order_sizes);
	l->short_letters = letters.at[letters.n * NINE / TEN];
	if (l->short_letters > LONG_LETTERS)
		l->short_letters = 0;
	else
		l->short_letters = l->short_letters * SEVEN / TEN;
}

struct rec_source *
rec_of_text(str text, struct arena *a)
{
	struct liner l = { .s = ARENA_NEW(a, struct rec_source), .a = a, .page = 1 };
	struct numbered_lines lines = ordered_lines(text, a);

	l.s->is_text = true;
	out_init(&l.o);
	measure_lines(&l, &lines);
	for (size_t k = 0; k < lines.n; k++) {
		str line = lines.at[k].text;

		l.line = lines.at[k].number;
		for (size_t i = 0; i < line.n; i++)
			l.page += line.p[i] == '\f';
		take_text_line(&l, str_trim(line));
	}
	end_joined(&l);
	if (l.page == 1)
		forget_pages(l.s); /* nothing tells where pages end */
	for (size_t i = 0; i < l.s->blocks.n; i++)
		find_anchors(&l, &l.s->blocks.at[i]);
	out_release(&l.o);
	return l.s;
}
