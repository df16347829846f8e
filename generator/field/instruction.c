#include "field/inner.h"

#include <string.h>

#include "base/dec.h"
#include "text/text.h"

/* Instructions (17.16.4): words, switches, and what the general switches make of a result. */

/*
 * What a nested field gives is one word, whatever it holds: its blanks and quotes go through the cutting as signs that
 * no text has.
 */
enum { HIDDEN_QUOTE = '\1', HIDDEN_BLANK = '\2' };

static void
put_hidden(struct out *o, str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '"')
			c = HIDDEN_QUOTE;
		else if ((unsigned char)c <= ' ')
			c = HIDDEN_BLANK;
		out_char(o, c);
	}
}

static str
shown(str s, struct arena *a)
{
	char *p = arena_copy(a, s.p != NULL ? s.p : "", s.n);

	for (size_t i = 0; i < s.n; i++) {
		if (p[i] == HIDDEN_QUOTE)
			p[i] = '"';
		else if (p[i] == HIDDEN_BLANK)
			p[i] = ' ';
	}
	return (str){ p, s.n };
}

/* How many bytes a quote that opens or closes takes at i; 0: none stands there. Word types curly ones. */
static size_t
quote_at(str s, size_t i)
{
	str here = str_sub(s, i, i + 3);

	if (i < s.n && s.p[i] == '"')
		return 1;
	return str_eq(here, STR("\u201c")) || str_eq(here, STR("\u201d")) ? 3 : 0;
}

static str
cut_raw(str *rest)
{
	size_t from = 0, to, quote;
	str word;

	while (from < rest->n && (unsigned char)rest->p[from] <= ' ' && rest->p[from] != HIDDEN_BLANK &&
	    rest->p[from] != HIDDEN_QUOTE)
		from++;
	quote = quote_at(*rest, from);
	if (quote > 0) {
		from += quote;
		for (to = from; to < rest->n && (quote_at(*rest, to) == 0 || rest->p[to - 1] == '\\');)
			to++;
		word = str_sub(*rest, from, to);
		to += quote_at(*rest, to);
	} else {
		for (to = from; to < rest->n &&
		     ((unsigned char)rest->p[to] > ' ' || rest->p[to] == HIDDEN_BLANK || rest->p[to] == HIDDEN_QUOTE);)
			to++;
		word = str_sub(*rest, from, to);
	}
	*rest = str_sub(*rest, to, rest->n);
	return word;
}

str
fld_cut(str *rest, struct arena *a)
{
	return shown(cut_raw(rest), a);
}

void
fld_understand(struct fld *f)
{
	struct arena *a = f->story->r->a;
	struct out o;

	out_init(&o);
	for (size_t i = 0; i < f->words.n; i++) {
		const struct fld *inner = f->words.at[i].field;

		if (inner == NULL)
			out_put(&o, f->words.at[i].text);
		else
			put_hidden(&o, fld_text(inner->story, inner->from, inner->to, inner->level));
	}
	f->rest = out_copy(&o, a);
	f->name = text_upper(a, cut_raw(&f->rest));
	if (f->name.n > 1 && f->name.p[0] == '=') { /* =2+3 */
		f->rest = str_concat(a, str_sub(f->name, 1, f->name.n), f->rest);
		f->name = STR("=");
	}
	out_release(&o);
}

bool
fld_switch(const struct fld *f, const char *name, str *argument)
{
	str rest = f->rest;

	while (rest.n > 0) {
		bool quoted = quote_at(str_trim(rest), 0) > 0;
		str word = cut_raw(&rest);

		if (quoted || !str_eq_nocase(word, str_of(name)))
			continue;
		if (argument != NULL)
			*argument = fld_cut(&rest, f->story->r->a);
		return true;
	}
	return false;
}

str
fld_operand(const struct fld *f, int after, const char *with_argument)
{
	str rest = f->rest;

	while (rest.n > 0) {
		bool quoted = quote_at(str_trim(rest), 0) > 0;
		str word = cut_raw(&rest);

		if (quoted || word.n == 0 || word.p[0] != '\\') {
			if (after-- == 0)
				return shown(word, f->story->r->a);
		} else if (word.n == 2 && strchr(with_argument, word.p[1]) != NULL) {
			cut_raw(&rest);
		}
	}
	return (str){ NULL, 0 };
}

/* --- numbers -------------------------------------------------------------------------- */

static const struct {
	const char *word;
	bool exact; /* capitals tell */
	enum doc_number_format format;
} formats[] = {
	{ "roman", true, NUMBER_LOWER_ROMAN },
	{ "ROMAN", false, NUMBER_UPPER_ROMAN },
	{ "alphabetic", true, NUMBER_LOWER_LETTER },
	{ "ALPHABETIC", false, NUMBER_UPPER_LETTER },
	{ "ARABIC", false, NUMBER_DECIMAL },
	{ "ORDINAL", false, NUMBER_ORDINAL },
};

/* Each \* switch in turn; false: there is none left. */
static bool
next_format(str *rest, str *word)
{
	while (rest->n > 0)
		if (str_eq(cut_raw(rest), STR("\\*"))) {
			*word = cut_raw(rest);
			return true;
		}
	return false;
}

str
fld_number(const struct fld *f, long n)
{
	struct arena *a = f->story->r->a;
	str rest = f->rest, word;

	while (next_format(&rest, &word))
		for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
			if (formats[i].exact ? str_eq(word, str_of(formats[i].word))
					     : str_eq_nocase(word, str_of(formats[i].word)))
				return doc_numeral(a, n, formats[i].format);
	return str_format(a, "%ld", n);
}

static str
capitalize_first(struct arena *a, str s)
{
	return text_capitalize(a, s, false);
}

str
fld_formatted(const struct fld *f, str text)
{
	static const struct {
		const char *word;
		str (*make)(struct arena *a, str s);
	} cases[] = { { "UPPER", text_upper }, { "LOWER", text_lower }, { "FIRSTCAP", capitalize_first },
		{ "CAPS", text_title } };
	str rest = f->rest, word;

	while (next_format(&rest, &word))
		for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
			if (str_eq_nocase(word, str_of(cases[i].word)))
				text = cases[i].make(f->story->r->a, text);
	return text;
}
