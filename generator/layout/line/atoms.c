#include "layout/line/para.h"

#include <string.h>

#include "text/text.h"

/*
 * Pieces to atoms. A word is what stands between spaces and between the places
 * where a line may break; it is shaped once for the whole process (shape_text's
 * cache), and Vietnamese, written in syllables, has few.
 *
 * Only words that hold more than letters, digits and what never breaks are
 * asked of shape_breaks: nine in ten words of an administrative document are not.
 */
enum { WORD_BYTES = 96 }; /* longer words are cut: one that fills a page is broken by letters anyway */

/* Bytes between which no line ever ends: letters, digits, marks that hold both ways. */
static bool
is_plain_byte(unsigned char c, unsigned char next)
{
	if (c < 0x80)
		return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
		    strchr(".,:;\"'_()&#", c) != NULL;
	if (c == 0xe1)
		return next == 0xba || next == 0xbb; /* ạ … ỹ */
	if (c >= 0xe2)
		return false;
	return c < 0xc0 || (c >= 0xc3 && c <= 0xcd); /* the tail of a letter; Latin, combining marks */
}

static void
break_at(struct work *w, size_t i)
{
	w->breaks[i / 8] |= (unsigned char)(1u << (i % 8));
}

static bool
breaks_at(const struct work *w, size_t i)
{
	return w->breaks[i / 8] >> (i % 8) & 1;
}

static bool
is_gap(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\f';
}

static bool
is_ascii_digit(char c)
{
	return c >= '0' && c <= '9';
}

/*
 * 2026-|2030: Word and LibreOffice break there, Unicode's rules don't. Not after a sign
 * (-5), though LibreOffice does even that.
 */
static bool
after_hyphen(const struct work *w, size_t from, size_t i)
{
	return w->text.p[i - 1] == '-' && is_ascii_digit(w->text.p[i]) &&
	    (i - from > 1 || w->manners->breaks_between_sign_and_digit);
}

enum { SLASH_REACH = 66 }; /* letters; layout/README.md, Line breaking */

/*
 * LibreOffice breaks after a slash only where nothing before it could be broken: no space within
 * 66 letters. So a path that fills a cell is broken, 12/QĐ-UBND in a sentence is not.
 */
static bool
after_slash(str s, size_t i)
{
	if (s.p[i - 1] != '/' || s.p[i] == '/' || (is_ascii_digit(s.p[i]) && i > 1 && is_ascii_digit(s.p[i - 2])))
		return false;
	for (size_t n = 0; i > 0 && n < SLASH_REACH; n++)
		if (is_gap(s.p[--i]))
			return false;
	return true;
}

static void
word_breaks(struct work *w, size_t from, size_t to)
{
	unsigned char few[64], *b = few;
	size_t bytes = (to - from + 8) / 8;

	if (bytes > sizeof few)
		b = arena_alloc(w->a, bytes);
	memset(b, 0, bytes);
	shape_breaks(w->l->shaper, str_sub(w->text, from, to), b);
	for (size_t i = 1; i < to - from; i++)
		if (b[i / 8] >> (i % 8) & 1 || after_hyphen(w, from, from + i) ||
		    (w->manners->breaks_after_slash_at_last && after_slash(w->text, from + i)))
			break_at(w, from + i);
}

static bool
is_object(str s, size_t i)
{
	return i + 2 < s.n && memcmp(s.p + i, "\xef\xbf\xbc", 3) == 0;
}

/*
 * No word is as long: what libraries take quadratic time for (Thai dictionaries, marks on marks) or count in
 * 16 bits (a cluster's bytes) is given to them in pieces, and a line may break between these.
 */
enum { WORD_MAX = 4096 };

/* From a word's first byte to behind its last. *plain: it can't be broken. */
static size_t
word_end(str s, size_t i, bool *plain)
{
	size_t from = i;

	*plain = true;
	for (; i < s.n && !is_gap(s.p[i]) && !is_object(s, i); i++) {
		unsigned char c = (unsigned char)s.p[i], next = i + 1 < s.n ? (unsigned char)s.p[i + 1] : ' ';

		if (i - from >= WORD_MAX && (c & 0xc0) != 0x80)
			break;
		if (!is_plain_byte(c, next) && (c >= 0x80 || !is_gap((char)next)))
			*plain = false;
	}
	return i;
}

static void
find_breaks(struct work *w)
{
	str s = w->text;
	size_t i = 0;

	w->breaks = arena_alloc(w->a, s.n / 8 + 2);
	while (i < s.n) {
		size_t from = i;
		bool plain;

		if (is_gap(s.p[i])) {
			if (++i < s.n && !is_gap(s.p[i]))
				break_at(w, i);
		} else if (is_object(s, i)) {
			if (i > 0)
				break_at(w, i);
			i += 3;
			if (i < s.n)
				break_at(w, i);
		} else {
			i = word_end(s, i, &plain);
			if (!plain)
				word_breaks(w, from, i);
			if (i - from >= WORD_MAX && i < s.n && !is_gap(s.p[i]))
				break_at(w, i);
		}
	}
	for (i = 1; i < s.n; i++) /* a tab after a word may go to the next line */
		if (s.p[i] == '\t' && s.p[i - 1] != ' ')
			break_at(w, i);
}

static int
count_clusters(const struct glyph_run *g)
{
	int n = 0;

	for (; g != NULL; g = g->next)
		n += (int)g->clusters_n;
	return n;
}

static const struct glyph_run *
look_shape(struct work *w, const struct look *k, str s)
{
	return shape_word(w->l->shaper, k->face, s, k->features, w->a, w->l->doc->where, w->l->d);
}

void
atom_shape(struct work *w, struct atom *t)
{
	str s = t->text;

	if (t->kind == ATOM_SOFT_HYPHEN || t->look->face == NULL)
		return;
	if (t->look->upper)
		s = text_upper(w->a, s);
	t->glyphs = look_shape(w, t->look, s);
	t->units = shape_width(t->glyphs);
	t->clusters = count_clusters(t->glyphs);
}

static void
atom_space(const struct look *k, struct atom *t)
{
	t->glyphs = k->space;
	t->clusters = (int)t->text.n;
	t->units = t->clusters * k->space->width;
}

/* What kerning two neighbours adds: their width together less their widths alone. */
static int
pair_kern(struct work *w, const struct look *k, str pair, size_t cut)
{
	int64_t both = shape_width(look_shape(w, k, pair));

	return (int)(both - shape_width(look_shape(w, k, str_sub(pair, 0, cut))) -
	    shape_width(look_shape(w, k, str_sub(pair, cut, pair.n))));
}

static size_t
letter_end(str s, size_t i)
{
	text_next(s, &i);
	return i;
}

static size_t
letter_start(str s, size_t i)
{
	do
		i--;
	while (i > 0 && ((unsigned char)s.p[i] & 0xc0) == 0x80);
	return i;
}

/*
 * What kerning two neighbours adds, looked up once a letter: text[from, to) is a letter and a space, or a space and a
 * letter.
 */
static int
kern_at(struct work *w, const struct look *k, size_t from, size_t to)
{
	bool space_first = w->text.p[from] == ' ';
	size_t at = space_first ? from + 1 : from;
	uint32_t letter = text_next(w->text, &at) * 2 + space_first;
	struct kern_slot *s = &k->kerns[letter * 2654435761u >> (32 - KERN_BITS)]; /* Knuth's multiplicative hash */

	if (s->letter != letter) {
		s->letter = letter;
		s->kern = pair_kern(w, k, str_sub(w->text, from, to), space_first ? 1 : to - from - 1);
	}
	return s->kern;
}

/* Words are shaped alone, so what their letters and the space between them kern is the space's. */
static void
space_kern(struct work *w, struct atom *t, size_t from, size_t to)
{
	if (t->from > from)
		t->kern += kern_at(w, t->look, letter_start(w->text, t->from), t->from + 1);
	if (t->to < to)
		t->kern += kern_at(w, t->look, t->to - 1, letter_end(w->text, t->to));
	t->units += t->kern;
}

static size_t
spaces_end(str s, size_t i, size_t to)
{
	while (i < to && s.p[i] == ' ')
		i++;
	return i;
}

static bool
is_two(str s, size_t i, unsigned char second)
{
	return i + 1 < s.n && (unsigned char)s.p[i] == 0xc2 && (unsigned char)s.p[i + 1] == second;
}

/*
 * How many bytes at i are signs that are never seen (of order and direction, spaces without width); 0: a letter is
 * there.
 */
static size_t
unseen_bytes(str s, size_t i)
{
	unsigned char c = (unsigned char)s.p[i], d, e;

	if ((c != 0xe2 && c != 0xef) || i + 2 >= s.n)
		return 0;
	d = (unsigned char)s.p[i + 1];
	e = (unsigned char)s.p[i + 2];
	if (c == 0xef)
		return d == 0xbb && e == 0xbf ? 3 : 0; /* U+FEFF */
	if (d == 0x80)                                 /* U+200B, U+200E, U+200F, U+202A … U+202E */
		return e == 0x8b || e == 0x8e || e == 0x8f || (e >= 0xaa && e <= 0xae) ? 3 : 0;
	return d == 0x81 && e >= 0xa0 && e <= 0xaf && (e == 0xa0 || e >= 0xa6) ? 3 : 0; /* U+2060, U+2066 … */
}

static size_t
chunk_end(const struct work *w, size_t i, size_t to)
{
	size_t from = i;

	do {
		i = letter_end(w->text, i);
	} while (i < to && w->text.p[i] != ' ' && !is_two(w->text, i, 0xa0) && !is_two(w->text, i, 0xad) &&
	    unseen_bytes(w->text, i) == 0 && !breaks_at(w, i) &&
	    (i - from < WORD_BYTES || ((unsigned char)w->text.p[i] & 0xfe) == 0xcc));
	return i < to ? i : to;
}

static struct atom *
atom_add(struct work *w, enum atom_kind kind, const struct piece *p, size_t from, size_t to)
{
	struct atom *t = VEC_ADD(w->a, &w->atoms);

	t->kind = kind;
	t->from = (uint32_t)from;
	t->to = (uint32_t)to;
	t->text = str_sub(w->text, from, to);
	t->look = p->look;
	t->run = p->run;
	t->break_before = breaks_at(w, from);
	return t;
}

static void
text_atoms(struct work *w, const struct piece *p)
{
	size_t i = p->from;

	while (i < p->to) {
		size_t from = i;
		struct atom *t;

		if (w->text.p[i] == ' ') {
			i = spaces_end(w->text, i, p->to);
			t = atom_add(w, ATOM_SPACE, p, from, i);
			t->break_before = false;
			atom_space(p->look, t);
			if (p->look->features & SHAPE_KERN && !p->look->upper)
				space_kern(w, t, p->from, p->to);
		} else if (is_two(w->text, i, 0xad)) {
			i += 2;
			atom_add(w, ATOM_SOFT_HYPHEN, p, from, i);
			if (i < w->text.n)
				break_at(w, i);
		} else if (unseen_bytes(w->text, i) > 0) {
			i += unseen_bytes(w->text, i);
			atom_add(w, ATOM_MARK, p, from, i);
		} else {
			bool nbsp = is_two(w->text, i, 0xa0);

			i = nbsp ? i + 2 : chunk_end(w, i, p->to);
			t = atom_add(w, nbsp ? ATOM_FIXED_SPACE : ATOM_WORD, p, from, i);
			atom_shape(w, t);
		}
	}
}

enum { DRAWING_MOST = 1000000 /* 17 m: far beyond any paper, and a thousand of them still add up in an int */ };

int
drawing_twips(int length)
{
	if (length < 0)
		return 0;
	return length < DRAWING_MOST ? length : DRAWING_MOST;
}

static void
piece_atoms(struct work *w, const struct piece *p)
{
	struct atom *t;

	switch (p->kind) {
	case RUN_TEXT: text_atoms(w, p); break;
	case RUN_TAB:
	case RUN_PTAB: atom_add(w, ATOM_TAB, p, p->from, p->to); break;
	case RUN_LINE_BREAK:
	case RUN_PAGE_BREAK:
	case RUN_COLUMN_BREAK:
		t = atom_add(w, ATOM_BREAK, p, p->from, p->to);
		t->break_before = false;
		break;
	case RUN_DRAWING:
		if (p->from == p->to) {
			atom_add(w, ATOM_MARK, p, p->from, p->to);
			break;
		}
		t = atom_add(w, ATOM_OBJECT, p, p->from, p->to);
		t->units = drawing_twips(p->run->drawing->room[SIDE_LEFT]) + drawing_twips(p->run->drawing->width) +
		    drawing_twips(p->run->drawing->room[SIDE_RIGHT]);
		break;
	default: atom_add(w, ATOM_MARK, p, p->from, p->to); break;
	}
}

void
atoms_make(struct work *w)
{
	pieces_collect(w);
	find_breaks(w);
	label_atoms(w);
	for (size_t i = 0; i < w->pieces.n; i++)
		piece_atoms(w, &w->pieces.at[i]);
}

struct atom *
atom_cut(struct work *w, struct atom *word, size_t bytes)
{
	struct atom *head = ARENA_NEW(w->a, struct atom);

	*head = *word;
	head->to = head->from + (uint32_t)bytes;
	head->text = str_sub(word->text, 0, bytes);
	word->text = str_sub(word->text, bytes, word->text.n);
	word->from += (uint32_t)bytes;
	word->break_before = false;
	atom_shape(w, head);
	atom_shape(w, word);
	return head;
}
