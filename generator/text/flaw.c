/*
 * Flaws of a text that is UTF-8 by its bytes. That a word is in TCVN3 or VNI, or has ð for đ,
 * is certain when it holds a letter that Vietnamese lacks and becomes a syllable of Vietnamese
 * once that is put right: "ViÖt" becomes "Việt", while "Müller" or "við" become none.
 */
#include "text/text.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/out.h"

enum { WORD_MAX = 40 }; /* bytes; no syllable is longer */

static bool
is_unseen_sign(unsigned c)
{
	static const struct {
		unsigned from, to;
	} ranges[] = { { 0x80, 0x9f }, { 0xad, 0xad }, { 0x34f, 0x34f }, { 0x180e, 0x180e }, { 0x200b, 0x200f },
		{ 0x2028, 0x202e }, { 0x2060, 0x206f }, { 0xe000, 0xf8ff }, { 0xfeff, 0xfeff } };

	for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
		if (c >= ranges[i].from && c <= ranges[i].to)
			return true;
	return false;
}

static bool
is_eth(unsigned c)
{
	return c == 0xf0 || c == 0xd0 || c == 0x189;
}

/* Letters of Latin-1 that Vietnamese has. */
static bool
is_shared(unsigned c)
{
	return memchr("\xe0\xe1\xe2\xe3\xe8\xe9\xea\xec\xed\xf2\xf3\xf4\xf5\xf9\xfa\xfd", (int)(c | 0x20), 16) !=
	    NULL &&
	    c >= 0xc0;
}

static bool
is_foreign_letter(unsigned c)
{
	return c >= 0xc0 && c <= 0xff && c != 0xd7 && c != 0xf7 && !is_shared(c);
}

static bool
is_word_sign(unsigned c)
{
	return (c < 0x80 && isalpha((int)c)) || (c > 0xa0 && c <= 0xff) || (c >= 0x100 && c <= 0x1b0) || c == 0x189 ||
	    (c >= 0x1ea0 && c <= 0x1ef9);
}

static bool
begins_with_one_of(str *s, const char *const *parts)
{
	for (; *parts != NULL; parts++)
		if (str_starts(*s, str_of(*parts))) {
			*s = str_sub(*s, strlen(*parts), s->n);
			return true;
		}
	return false;
}

/* Initial, one to three vowels, final: of letters without marks. The longest initials stand first. */
static bool
is_syllable(str s)
{
	static const char *const initials[] = { "ngh", "ng", "nh", "ch", "gh", "kh", "ph", "th", "tr", "b", "c", "d",
		"g", "h", "k", "l", "m", "n", "p", "q", "r", "s", "t", "v", "x", NULL };
	static const char *const finals[] = { "ch", "ng", "nh", "c", "m", "n", "p", "t", NULL };
	int vowels = 0;

	begins_with_one_of(&s, initials);
	for (; s.n > 0 && strchr("aeiouy", s.p[0]) != NULL; vowels++)
		s = str_sub(s, 1, s.n);
	if (vowels == 0 || vowels > 3)
		return false;
	return s.n == 0 || (begins_with_one_of(&s, finals) && s.n == 0);
}

static str
with_d(struct arena *a, str word)
{
	struct out o;
	str r;

	out_init(&o);
	for (size_t i = 0; i < word.n;) {
		unsigned c = text_next(word, &i);

		out_utf8(&o, is_eth(c) ? 0x111 : c);
	}
	r = out_copy(&o, a);
	out_release(&o);
	return r;
}

static bool
becomes_syllable(struct arena *a, str word)
{
	return is_syllable(text_fold(a, word));
}

static enum text_flaw
judge_word(str word, bool eth, bool foreign)
{
	struct arena *a;
	enum text_flaw flaw = TEXT_NO_FLAW;

	if ((!eth && !foreign) || word.n > WORD_MAX)
		return TEXT_NO_FLAW;
	a = arena_new(1024);
	if (eth && becomes_syllable(a, with_d(a, word)))
		flaw = TEXT_ETH;
	else if (foreign &&
	    (becomes_syllable(a, text_from_legacy(a, word, TEXT_TCVN3)) ||
		becomes_syllable(a, text_from_legacy(a, word, TEXT_VNI))))
		flaw = TEXT_OLD_WORD;
	arena_free(a);
	return flaw;
}

/* The word at *from; it moves past it. */
static enum text_flaw
word_flaw(str s, size_t *from)
{
	size_t start = *from, i = start;
	bool eth = false, foreign = false, plain = false;

	while (i < s.n) {
		size_t next = i;
		unsigned c = text_next(s, &next);

		if (!is_word_sign(c))
			break;
		eth |= is_eth(c);
		foreign |= is_foreign_letter(c);
		plain |= c < 0x80;
		i = next;
	}
	*from = i;
	return plain || eth ? judge_word(str_sub(s, start, i), eth, foreign && plain) : TEXT_NO_FLAW;
}

enum text_flaw
text_next_flaw(str s, size_t *from, size_t *at, size_t *n)
{
	while (*from < s.n) {
		size_t next = *from;
		unsigned c = text_next(s, &next);
		enum text_flaw flaw = TEXT_NO_FLAW;

		*at = *from;
		if (is_word_sign(c) && !is_unseen_sign(c)) {
			next = *from;
			flaw = word_flaw(s, &next);
		} else if (is_unseen_sign(c)) {
			flaw = TEXT_UNSEEN;
		} else if (c == 0xfffd) {
			flaw = TEXT_LOST;
		}
		*from = next;
		*n = next - *at;
		if (flaw != TEXT_NO_FLAW)
			return flaw;
	}
	return TEXT_NO_FLAW;
}
