/*
 * A tag's text into words. Word's hand is felt here: curly quotes are quotes,
 * no-break spaces and their kin are blanks, a dash that autocorrection
 * made of a minus is a minus.
 */
#include <string.h>

#include "base/msg.h"
#include "base/out.h"
#include "template/inner.h"

static bool
is_blank(unsigned c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x0b || c == 0x0c || c == 0xa0 || c == 0xad ||
	    (c >= 0x2000 && c <= 0x200f) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x2060 || c == 0x3000 ||
	    c == 0xfeff;
}

static bool
is_name_start(unsigned c)
{
	return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= 0xc0 && c != 0xd7 && c != 0xf7 && !(c >= 0x2000 && c <= 0x2bff) && !(c >= 0x3000 && c <= 0x3020) &&
		c < 0xe000) ||
	    (c >= 0xf900 && c < 0xfe00) || c >= 0x10000;
}

static bool
is_name_part(unsigned c)
{
	return is_name_start(c) || (c >= '0' && c <= '9');
}

/* The quotes that may end what c opens: curly ones first, the straight one for want of them. */
static bool
is_quote(unsigned c, bool *is_double)
{
	*is_double = c == '"' || (c >= 0x201c && c <= 0x201f);
	return *is_double || c == '\'' || (c >= 0x2018 && c <= 0x201b);
}

/* Offset of the quote that ends a text opened by open; text.n where none does. */
static size_t
find_closing_quote(str text, size_t from, unsigned open)
{
	bool open_double, straight = open == '"' || open == '\'', is_double;
	size_t otherwise = text.n;

	is_quote(open, &open_double);
	for (size_t i = from; i < text.n;) {
		size_t at = i;
		unsigned c = text_next(text, &i);

		if (c == '\\' && i < text.n) {
			text_next(text, &i);
			continue;
		}
		if (c != '"' && c != '\'' && c < 0x2018)
			continue;
		if (!is_quote(c, &is_double) || is_double != open_double)
			continue;
		if (straight == (c == '"' || c == '\''))
			return at;
		if (otherwise == text.n)
			otherwise = at;
	}
	return otherwise;
}

static bool
hex_digits(str s, size_t i, int n, unsigned *c)
{
	*c = 0;
	for (int k = 0; k < n; k++, i++) {
		char x = i < s.n ? s.p[i] : 'g';

		if (x >= '0' && x <= '9')
			*c = *c * 16 + (unsigned)(x - '0');
		else if (x >= 'a' && x <= 'f')
			*c = *c * 16 + (unsigned)(x - 'a' + 10);
		else if (x >= 'A' && x <= 'F')
			*c = *c * 16 + (unsigned)(x - 'A' + 10);
		else
			return false;
	}
	return *c != 0 && *c < 0x110000 && (*c < 0xd800 || *c > 0xdfff);
}

static str
unescape_text(str s, struct arena *a)
{
	static const char from[] = "ntrafb\\'\"", to[] = "\n\t\r\a\f\b\\'\"";
	struct out o;
	str result;

	if (memchr(s.p, '\\', s.n) == NULL)
		return s;
	out_init(&o);
	for (size_t i = 0; i < s.n; i++) {
		char x = i + 1 < s.n ? s.p[i + 1] : '\0';
		const char *e = x != '\0' ? strchr(from, x) : NULL;
		unsigned c;

		if (s.p[i] != '\\') {
			out_char(&o, s.p[i]);
		} else if (e != NULL) {
			out_char(&o, to[e - from]);
			i++;
		} else if ((x == 'u' && hex_digits(s, i + 2, 4, &c)) || (x == 'x' && hex_digits(s, i + 2, 2, &c))) {
			out_utf8(&o, c);
			i += x == 'u' ? 5 : 3;
		} else {
			out_char(&o, '\\');
		}
	}
	result = out_copy(&o, a);
	out_release(&o);
	return result;
}

static bool
is_digit_at(str s, size_t i)
{
	return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

static size_t
number_end(str s, size_t i, bool whole)
{
	while (is_digit_at(s, i) || (i < s.n && s.p[i] == '_' && is_digit_at(s, i + 1)))
		i++;
	if (whole)
		return i;
	if (i < s.n && s.p[i] == '.' && is_digit_at(s, i + 1))
		for (i++; is_digit_at(s, i);)
			i++;
	if (i < s.n && (s.p[i] == 'e' || s.p[i] == 'E')) {
		size_t k = i + 1;

		if (k < s.n && (s.p[k] == '+' || s.p[k] == '-'))
			k++;
		if (is_digit_at(s, k))
			for (i = k; is_digit_at(s, i);)
				i++;
	}
	return i;
}

static bool
lex_number(str text, size_t *i, bool whole, struct token *w)
{
	size_t end = number_end(text, *i, whole);
	char digits[64];
	size_t n = 0;

	for (size_t k = *i; k < end && n < sizeof digits; k++)
		if (text.p[k] != '_')
			digits[n++] = text.p[k];
	*i = end;
	w->kind = T_NUMBER;
	if (n == sizeof digits || !dec_parse((str){ digits, n }, &w->number)) {
		w->kind = T_BAD;
		w->text = str_of(N_("a number with too many digits"));
		return false;
	}
	return true;
}

static enum op
lex_op(str text, size_t *i, unsigned c)
{
	static const struct {
		char text[3];
		enum op op;
	} ops[] = {
		{ "**", OP_POW },
		{ "//", OP_FLOOR },
		{ "==", OP_EQ },
		{ "!=", OP_NE },
		{ "<=", OP_LE },
		{ ">=", OP_GE },
		{ "+", OP_ADD },
		{ "-", OP_SUB },
		{ "*", OP_MUL },
		{ "/", OP_DIV },
		{ "%", OP_MOD },
		{ "~", OP_CAT },
		{ "<", OP_LT },
		{ ">", OP_GT },
		{ "=", OP_ASSIGN },
		{ "(", OP_LPAREN },
		{ ")", OP_RPAREN },
		{ "[", OP_LBRACKET },
		{ "]", OP_RBRACKET },
		{ "{", OP_LBRACE },
		{ "}", OP_RBRACE },
		{ ",", OP_COMMA },
		{ ":", OP_COLON },
		{ ".", OP_DOT },
		{ "|", OP_PIPE },
	};

	if (c == 0x2013 || c == 0x2212) {
		text_next(text, i);
		return OP_SUB;
	}
	for (size_t k = 0; k < sizeof ops / sizeof ops[0]; k++) {
		size_t n = strlen(ops[k].text);

		if (*i + n <= text.n && memcmp(text.p + *i, ops[k].text, n) == 0) {
			*i += n;
			return ops[k].op;
		}
	}
	return OP_NONE;
}

static bool
lex_quoted(str text, size_t *i, struct arena *a, struct token *w)
{
	unsigned open = text_next(text, i);
	size_t end = find_closing_quote(text, *i, open);

	if (end == text.n) {
		w->kind = T_BAD;
		w->text = str_of(N_("a quotation that never ends"));
		*i = text.n;
		return false;
	}
	w->kind = T_TEXT;
	w->text = text_nfc(a, unescape_text(str_sub(text, *i, end), a));
	*i = end;
	text_next(text, i);
	return true;
}

static void
lex_name(str text, size_t *i, struct arena *a, struct token *w)
{
	size_t from = *i;

	while (*i < text.n) {
		size_t at = *i;
		unsigned c = text_next(text, i);

		/* combining marks belong to the letter before: NFC joins them */
		if (!is_name_part(c) && !(c >= 0x300 && c <= 0x36f)) {
			*i = at;
			break;
		}
	}
	w->kind = T_NAME;
	w->text = text_nfc(a, str_sub(text, from, *i));
}

/* One word at *i, which is no blank. False: a bad one. */
static bool
lex_word(str text, size_t *i, struct arena *a, bool after_dot, struct token *w)
{
	size_t next = *i;
	unsigned c = text_next(text, &next);
	bool is_double;

	if (is_quote(c, &is_double))
		return lex_quoted(text, i, a, w);
	if (c >= '0' && c <= '9') {
		size_t from = *i, end;

		if (!lex_number(text, i, after_dot, w))
			return false;
		end = next = *i;
		if (end < text.n && is_name_start(text_next(text, &next))) {
			w->kind = T_BAD;
			w->text = str_of(N_("a name that begins with a digit"));
			*i = from;
			lex_name(text, &end, a, &(struct token){ 0 });
			*i = end;
			return false;
		}
		return true;
	}
	if (is_name_start(c)) {
		lex_name(text, i, a, w);
		return true;
	}
	w->op = lex_op(text, i, c);
	w->kind = T_OP;
	if (w->op != OP_NONE)
		return true;
	w->kind = T_BAD;
	if (c == '!')
		w->text = str_of(N_("\"!\": write \"not\""));
	else if (c == '&')
		w->text = str_of(N_("\"&\": write \"and\", or \"~\" to join texts"));
	else
		w->text = str_of(N_("a character that has no meaning here"));
	*i = next;
	return false;
}

void
lex(str text, struct arena *a, token_list *words)
{
	bool good = true;

	words->n = 0;
	for (size_t i = 0; good && i < text.n;) {
		struct token *w;
		size_t next = i;
		bool after_dot;

		if (is_blank(text_next(text, &next))) {
			i = next;
			continue;
		}
		after_dot = words->n > 0 && words->at[words->n - 1].op == OP_DOT;
		w = VEC_ADD(a, words);
		memset(w, 0, sizeof *w);
		w->from = (uint32_t)i;
		good = lex_word(text, &i, a, after_dot, w);
		w->to = (uint32_t)i;
	}
	if (good) {
		struct token *w = VEC_ADD(a, words);

		memset(w, 0, sizeof *w);
		w->from = w->to = (uint32_t)text.n;
	}
}
