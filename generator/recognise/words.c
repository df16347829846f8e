/*
 * Text as words that can be compared, and the table of words by which things are known (templates/nhan-dang.tsv): a
 * line an entry, group, words, meaning, a further meaning, with tabs between. An entry stands where its words stand one
 * after the other, whole words only; of several the longest counts.
 */
#include "recognise/inner.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/map.h"
#include "base/out.h"
#include "text/text.h"

struct rec_words {
	struct map groups; /* of struct rec_group * */
};

/* --- keys ------------------------------------------------------------------------------ */

/* A vowel without its tone, and with the five tones. */
enum { TONES = 6 };
static const char *const vowels[][TONES] = {
	{ "a", "á", "à", "ả", "ã", "ạ" },
	{ "ă", "ắ", "ằ", "ẳ", "ẵ", "ặ" },
	{ "â", "ấ", "ầ", "ẩ", "ẫ", "ậ" },
	{ "e", "é", "è", "ẻ", "ẽ", "ẹ" },
	{ "ê", "ế", "ề", "ể", "ễ", "ệ" },
	{ "i", "í", "ì", "ỉ", "ĩ", "ị" },
	{ "o", "ó", "ò", "ỏ", "õ", "ọ" },
	{ "ô", "ố", "ồ", "ổ", "ỗ", "ộ" },
	{ "ơ", "ớ", "ờ", "ở", "ỡ", "ợ" },
	{ "u", "ú", "ù", "ủ", "ũ", "ụ" },
	{ "ư", "ứ", "ừ", "ử", "ữ", "ự" },
	{ "i", "ý", "ỳ", "ỷ", "ỹ", "ỵ" },
};

/* The letter of s at *i without its tone; *tone is set where it has one. */
static str
toneless(str letter, int *tone)
{
	for (size_t v = 0; v < sizeof vowels / sizeof vowels[0]; v++)
		for (int t = 1; t < TONES; t++)
			if (str_eq(letter, str_of(vowels[v][t]))) {
				*tone = t;
				return str_of(vowels[v][0]);
			}
	if (str_eq(letter, STR("y")))
		return STR("i");
	return str_eq(letter, STR("ƣ")) ? STR("ư") : letter; /* ƣ: what some fonts of PDF files give for ư */
}

/* Lower case, the tone as a digit behind the letters. */
static str
word_key(str word, struct arena *a)
{
	str lower = text_lower(a, word);
	struct out o;
	int tone = 0;
	str key;

	out_init(&o);
	for (size_t i = 0; i < lower.n;) {
		size_t from = i;

		text_next(lower, &i);
		out_put(&o, toneless(str_sub(lower, from, i), &tone));
	}
	if (tone > 0)
		out_printf(&o, "%d", tone);
	key = out_copy(&o, a);
	out_release(&o);
	return key;
}

/* --- tokens ---------------------------------------------------------------------------- */

/* Bytes of a letter at s; 0: none. Signs of typography are no letters. */
static size_t
letter_bytes(str s, size_t at)
{
	size_t i = at;
	unsigned c = text_next(s, &i);
	bool ascii = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	bool latin = (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7) || (c >= 0x300 && c < 0x370) ||
	    (c >= 0x1E00 && c < 0x1F00);

	return ascii || latin ? i - at : 0;
}

/* The end of a number that begins at i: digits, and marks with digits behind them. */
static size_t
number_token_end(str s, size_t i)
{
	while (i < s.n &&
	    (rec_is_digit(s.p[i]) || ((s.p[i] == '.' || s.p[i] == ',') && i + 1 < s.n && rec_is_digit(s.p[i + 1]))))
		i++;
	return i;
}

static size_t
word_token_end(str s, size_t i)
{
	size_t n;

	while (i < s.n && (n = rec_is_digit(s.p[i]) ? 1 : letter_bytes(s, i)) > 0)
		i += n;
	return i;
}

static void
set_depths(struct rec_text *t)
{
	int depth = 0;

	for (size_t i = 0; i < t->n; i++) {
		bool opens = str_eq(t->at[i].key, STR("(")), closes = str_eq(t->at[i].key, STR(")"));

		t->at[i].depth = depth + opens;
		if (opens)
			depth++;
		else if (closes && depth > 0)
			depth--;
	}
	if (depth > 0) /* one that is never closed encloses nothing */
		for (size_t i = 0; i < t->n; i++)
			t->at[i].depth = 0;
}

struct rec_text
rec_tokens(str text, struct arena *a)
{
	VEC(struct rec_token) tokens = { 0 };
	struct rec_text t = { .text = text };

	for (size_t i = 0; i < text.n;) {
		struct rec_token *k;
		size_t end = i;

		if (text.p[i] == ' ' || text.p[i] == '\n' || text.p[i] == '\t') {
			i++;
			continue;
		}
		k = VEC_ADD(a, &tokens);
		k->from = i;
		if (rec_is_digit(text.p[i])) {
			k->kind = TOKEN_NUMBER;
			k->to = number_token_end(text, i);
			k->key = str_sub(text, i, k->to);
		} else if (letter_bytes(text, i) > 0) {
			k->kind = TOKEN_WORD;
			k->to = word_token_end(text, i);
			k->key = word_key(str_sub(text, i, k->to), a);
		} else {
			k->kind = TOKEN_SIGN;
			text_next(text, &end);
			k->to = end;
			k->key = str_sub(text, i, end);
			if (str_eq(k->key, STR("–")) || str_eq(k->key, STR("—")) || str_eq(k->key, STR("−")))
				k->key = STR("-");
		}
		i = k->to;
	}
	t.at = tokens.at;
	t.n = tokens.n;
	set_depths(&t);
	return t;
}

/* --- the table ------------------------------------------------------------------------- */

static struct rec_group *
group_named(struct rec_words *w, str name, struct arena *a)
{
	struct rec_group *g = map_find(&w->groups, name);

	if (g == NULL) {
		g = ARENA_NEW(a, struct rec_group);
		g->name = name;
		map_put(&w->groups, name, g);
	}
	return g;
}

struct rec_words *
rec_words_read(const char *path, struct arena *a, struct diags *d)
{
	struct rec_words *w = ARENA_NEW(a, struct rec_words);
	str bytes;

	if (!file_read(path, a, &bytes, d))
		return NULL;
	map_init(&w->groups, a);
	bytes = text_nfc(a, bytes);
	while (bytes.n > 0) {
		str line = str_split(&bytes, '\n'), group = str_split(&line, '\t');
		struct rec_phrase *p;
		struct rec_text t;

		if (group.n == 0 || group.p[0] == '#' || line.n == 0)
			continue;
		p = VEC_ADD(a, &group_named(w, group, a)->phrases);
		p->words = str_split(&line, '\t');
		p->meaning = str_split(&line, '\t');
		p->extra = str_split(&line, '\t');
		t = rec_tokens(p->words, a);
		p->at = t.at;
		p->n = t.n;
	}
	return w;
}

const struct rec_group *
rec_group(const struct rec_words *w, const char *name)
{
	static const struct rec_group none;
	const struct rec_group *g = map_find(&w->groups, str_of(name));

	return g != NULL ? g : &none;
}

static bool
stands_at(const struct rec_phrase *p, const struct rec_text *t, size_t i)
{
	if (p->n == 0 || i + p->n > t->n)
		return false;
	for (size_t k = 0; k < p->n; k++)
		if (!str_eq(p->at[k].key, t->at[i + k].key))
			return false;
	return true;
}

const struct rec_phrase *
rec_phrase_at(const struct rec_group *g, const struct rec_text *t, size_t i)
{
	const struct rec_phrase *best = NULL;

	for (size_t k = 0; k < g->phrases.n; k++) {
		const struct rec_phrase *p = &g->phrases.at[k];

		if ((best == NULL || p->n > best->n) && stands_at(p, t, i))
			best = p;
	}
	return best;
}

size_t
rec_phrase_find(const struct rec_group *g, const struct rec_text *t, size_t i, size_t end, const struct rec_phrase **p)
{
	for (; i < end; i++) {
		const struct rec_phrase *at = rec_phrase_at(g, t, i);

		if (at != NULL && i + at->n <= end) {
			if (p != NULL)
				*p = at;
			return i;
		}
	}
	return end;
}

bool
rec_holds(const struct rec_words *w, const char *group, str text, struct arena *a)
{
	struct rec_text t = rec_tokens(text, a);

	return rec_phrase_find(rec_group(w, group), &t, 0, t.n, NULL) < t.n;
}

/* As much of a text as an entry can be long. */
static str
beginning(str s)
{
	enum { BYTES = 160 };
	size_t n = s.n;

	if (n <= BYTES)
		return s;
	for (n = BYTES; n > 0 && s.p[n] != ' ';)
		n--;
	return str_sub(s, 0, n);
}

bool
rec_begins(const struct rec_words *w, const char *group, str text, struct arena *a)
{
	struct rec_text t = rec_tokens(beginning(text), a);

	return rec_phrase_at(rec_group(w, group), &t, 0) != NULL;
}

bool
rec_words_begin(
    const struct rec_words *w, const char *group, str s, size_t *n, str *meaning, str *extra, struct arena *a)
{
	struct rec_text t = rec_tokens(beginning(s), a);
	const struct rec_phrase *p = rec_phrase_at(rec_group(w, group), &t, 0);

	if (p == NULL)
		return false;
	assert(t.at != NULL && p->n > 0);
	*n = t.at[p->n - 1].to;
	if (meaning != NULL)
		*meaning = p->meaning;
	if (extra != NULL)
		*extra = p->extra;
	return true;
}

bool
rec_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool
rec_is_capital(str text)
{
	size_t n = text.n > 0 ? letter_bytes(text, 0) : 0;
	struct arena *a;
	bool capital;

	if (n == 0)
		return false;
	a = arena_new(64);
	capital = !str_eq(text_lower(a, str_sub(text, 0, n)), str_sub(text, 0, n));
	arena_free(a);
	return capital;
}

bool
rec_is_capitals(str text)
{
	struct arena *a = arena_new(1024);
	bool capitals = str_eq(text_upper(a, text), text) && !str_eq(text_lower(a, text), text);

	arena_free(a);
	return capitals;
}
