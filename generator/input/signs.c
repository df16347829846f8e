/*
 * Signs within a line. Markdown reads * _ < & \ [ ` as its own; typists write 20*30 m,
 * 10_000, (*), <5%, \\server and [1]. A sign keeps its meaning in Markdown only where it is
 * beyond doubt: emphasis opens right before a word that nothing is glued to, and closes
 * right behind one; a link leads to http, https or mailto; code is closed in its line. All
 * others get a backslash, by which cmark takes them as text.
 */
#include "input/typed.h"

#include <ctype.h>
#include <string.h>

#include "base/out.h"
#include "input/inner.h"
#include "text/text.h"

enum {
	EMPHASIS_MAX = 3, /* ***, strong and slanted; what is longer is a line to be filled in */
	SIGN_REACH = 2000 /* bytes within which the end of a link or of code is sought, so that no line takes long */
};

static size_t
repeats_of(str s, size_t i)
{
	size_t n = 1;

	while (i + n < s.n && s.p[i + n] == s.p[i])
		n++;
	return n;
}

enum side { SIDE_SPACE, SIDE_WORD, SIDE_OPENS, SIDE_CLOSES, SIDE_OTHER };

/* What stands beside a run of signs: 0 is the line's end. */
static enum side
side_of(unsigned c)
{
	if (c == 0 || c == ' ' || c == '\t' || c == 0xa0)
		return SIDE_SPACE;
	if ((c < 0x80 && isalnum((int)c)) || c == 0xfffd)
		return SIDE_WORD;
	if (c == '(' || c == '[' || c == '{' || c == 0x201c || c == 0x2018 || c == 0xab)
		return SIDE_OPENS;
	if ((c < 0x80 && strchr(")]}.,;:!?%", (int)c) != NULL) || c == 0x2026)
		return SIDE_CLOSES;
	if (c < 0x80 || (c >= 0x2010 && c <= 0x206f) || c == 0xbb)
		return SIDE_OTHER;
	return SIDE_WORD;
}

static unsigned
before(str s, size_t i)
{
	size_t at = i;

	if (i == 0)
		return 0;
	at--;
	while (at > 0 && ((unsigned char)s.p[at] & 0xc0) == 0x80)
		at--;
	return text_next(s, &at);
}

static unsigned
behind(str s, size_t i)
{
	return i < s.n ? text_next(s, &i) : 0;
}

/* May this run begin or end emphasis? */
static bool
is_emphasis(str s, size_t i, size_t n)
{
	enum side left = side_of(before(s, i)), right = side_of(behind(s, i + n));
	bool opens = left != SIDE_WORD && right != SIDE_SPACE && right != SIDE_CLOSES;
	bool closes = right != SIDE_WORD && left != SIDE_SPACE && left != SIDE_OPENS;

	return n <= (s.p[i] == '_' ? EMPHASIS_MAX - 1 : EMPHASIS_MAX) && (opens || closes);
}

/* Where the bracket that opens at i is closed; s.n: nowhere in this line. */
static size_t
closing(str s, size_t i, char open, char close)
{
	size_t end = i + SIGN_REACH < s.n ? i + SIGN_REACH : s.n;
	int depth = 0;

	for (; i < end; i++) {
		if (s.p[i] == '\\')
			i++;
		else if (s.p[i] == open)
			depth++;
		else if (s.p[i] == close && --depth == 0)
			return i;
	}
	return s.n;
}

/* [text](address) at i: its bytes, and where text and address stand; 0: none. */
static size_t
link_at(str s, size_t i, str *text, str *url)
{
	size_t mid = closing(s, i, '[', ']'), end;
	str inside;

	if (mid + 1 >= s.n || s.p[mid + 1] != '(')
		return 0;
	end = closing(s, mid + 1, '(', ')');
	if (end == s.n)
		return 0;
	inside = str_trim(str_sub(s, mid + 2, end));
	*text = str_sub(s, i + 1, mid);
	*url = str_split(&inside, ' ');
	if (str_starts(*url, STR("<")))
		*url = str_sub(*url, 1, str_find_char(*url, '>', 0));
	return end + 1 - i;
}

/* An address within the text, up to the next blank: its signs are its own. 0: none begins here. */
static size_t
address_at(str s, size_t i)
{
	static const char *const begins[] = { "http://", "https://", "ftp://", "www." };
	size_t n = 0;

	if (side_of(before(s, i)) == SIDE_WORD)
		return 0;
	for (size_t k = 0; k < sizeof begins / sizeof begins[0] && n == 0; k++)
		if (str_eq_nocase(str_sub(s, i, i + strlen(begins[k])), str_of(begins[k])))
			n = strlen(begins[k]);
	while (n > 0 && i + n < s.n && s.p[i + n] != ' ' && s.p[i + n] != '\t' && s.p[i + n] != '<' &&
	    s.p[i + n] != '|' && s.p[i + n] != ')' && s.p[i + n] != ']')
		n++;
	return n;
}

static void
put_plain(struct out *o, str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '\0' && strchr("\\`*_[]<>#~&!", s.p[i]) != NULL)
			out_char(o, '\\');
		out_char(o, s.p[i]);
	}
}

/* <http://…>, <mailto:…>, <br>: they are meant. */
static size_t
angle_at(str s, size_t i)
{
	static const char *const breaks[] = { "<br>", "<br/>", "<br />" };
	str near = str_sub(s, i, i + SIGN_REACH);
	size_t end = str_find_char(near, '>', 0);
	str inside = str_sub(near, 1, end);

	for (size_t k = 0; k < sizeof breaks / sizeof breaks[0]; k++)
		if (str_eq_nocase(str_sub(s, i, i + strlen(breaks[k])), str_of(breaks[k])))
			return strlen(breaks[k]);
	if (end < near.n && text_link_allowed(inside) && str_find_char(inside, ' ', 0) == inside.n)
		return inside.n + 2;
	return 0;
}

/* `…` right before a word and closed by as many in the same line; 0: none. */
static size_t
code_at(str s, size_t i, size_t n)
{
	if (i + n < s.n && s.p[i + n] == ' ')
		return 0;
	for (size_t k = i + n; k < s.n && k < i + SIGN_REACH;) {
		size_t m = s.p[k] == '`' ? repeats_of(s, k) : 1;

		if (s.p[k] == '`' && m == n)
			return k + m - i;
		k += m;
	}
	return 0;
}

/* [words] as text; what follows is read on. */
static size_t
put_bracketed(struct out *o, str words, struct loc where, struct diags *d)
{
	out_puts(o, "\\[");
	signs_put(o, words, where, d);
	out_puts(o, "\\]");
	return words.n + 2;
}

static size_t
put_bracket(struct out *o, str s, size_t i, struct loc where, struct diags *d)
{
	str text, url;
	size_t n = link_at(s, i, &text, &url);

	if (n > 0 && text_link_allowed(url)) {
		out_char(o, '[');
		signs_put(o, text, where, d);
		out_put(o, str_sub(s, i + 1 + text.n, i + n));
		return n;
	}
	if (n > 0) {
		diag_add(d, &in_link, where, STR_FMT, STR_ARG(url));
		diag_hint(d, "%s", _("only http, https and mailto are links; what was typed stays as text"));
		return put_bracketed(o, text, where, d);
	}
	if (closing(s, i, '[', ']') == s.n)
		out_char(o, '\\');
	out_char(o, '[');
	return 1;
}

/* A file's name, and no place on the net or of one machine. */
static bool
is_near_file(str url)
{
	return url.n > 0 && url.p[0] != '/' && url.p[0] != '\\' && str_find_char(url, ':', 0) == url.n &&
	    str_find_char(url, '<', 0) == url.n && str_find_char(url, '>', 0) == url.n &&
	    str_find_char(url, '"', 0) == url.n;
}

/* ![words](file): the picture stands beside the text; one from elsewhere is not put in, and that is said. */
static size_t
put_image(struct out *o, str s, size_t i, struct loc where, struct diags *d)
{
	str text, url, inside;
	size_t n = i + 1 < s.n && s.p[i + 1] == '[' ? link_at(s, i + 1, &text, &url) : 0;

	if (n == 0) {
		out_char(o, '!');
		return 1;
	}
	inside = str_trim(str_sub(s, i + 1 + text.n + 3, i + n));
	if (!str_starts(inside, STR("<")))
		url = inside; /* a file's name may hold blanks; a title, as CommonMark has them, would be lost */
	if (is_near_file(url)) {
		out_puts(o, "![");
		signs_put(o, text, where, d);
		out_printf(o, "](<" STR_FMT ">)", STR_ARG(url));
		return n + 1;
	}
	diag_add(d, &in_picture, where, STR_FMT, STR_ARG(url));
	diag_hint(d, "%s", _("put the picture's file beside the text and name it alone: ![words](picture.png)"));
	out_puts(o, "\\!");
	return 1 + put_bracketed(o, text, where, d);
}

/* A backslash hides one of Markdown's signs; before all else, also before another, it is itself. */
static size_t
put_backslash(struct out *o, str s, size_t i)
{
	if (i + 1 < s.n && strchr("`*_[]<>#|~&", s.p[i + 1]) != NULL) {
		out_put(o, str_sub(s, i, i + 2));
		return 2;
	}
	out_puts(o, i + 1 < s.n ? "\\\\" : "\\");
	return 1;
}

/* [^x], a note's mark: one word. */
static bool
is_note_mark(str s, size_t i)
{
	size_t end = i + 2;

	while (end < s.n && strchr(" \t[]", s.p[end]) == NULL)
		end++;
	return end > i + 2 && end < s.n && s.p[end] == ']';
}

static size_t
put_sign(struct out *o, str s, size_t i, struct loc where, struct diags *d)
{
	size_t n = repeats_of(s, i), whole = 0;

	switch (s.p[i]) {
	case '\\': return put_backslash(o, s, i);
	case '!': return put_image(o, s, i, where, d);
	case '[':
		if (i + 1 >= s.n || s.p[i + 1] != '^')
			return put_bracket(o, s, i, where, d);
		whole = is_note_mark(s, i) ? 1 : 0;
		break;
	case '`': whole = code_at(s, i, n); break;
	case '<': whole = angle_at(s, i); break;
	case '*':
	case '_': whole = is_emphasis(s, i, n) ? n : 0; break;
	default: break; /* & is never more than itself */
	}
	if (whole > 0) {
		out_put(o, str_sub(s, i, i + whole));
		return whole;
	}
	put_plain(o, str_sub(s, i, i + n));
	return n;
}

void
signs_put(struct out *o, str s, struct loc where, struct diags *d)
{
	for (size_t i = 0; i < s.n;) {
		size_t address = address_at(s, i);

		if (address > 0) {
			put_plain(o, str_sub(s, i, i + address));
			i += address;
		} else if (s.p[i] != '\0' && strchr("\\`*_[<&!", s.p[i]) != NULL) {
			i += put_sign(o, s, i, where, d);
		} else {
			out_char(o, s.p[i++]);
		}
	}
}
