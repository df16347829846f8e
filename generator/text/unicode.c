/*
 * NFC and case come from utf8proc; a quick check on the bytes spares it the
 * usual text, which is composed already.
 */
#include "text/text.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "base/arena.h"
#include "base/out.h"

bool
text_link_allowed(str url)
{
	static const char *const kinds[] = { "http://", "https://", "mailto:" };

	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (url.n > strlen(kinds[i]) && str_eq_nocase(str_sub(url, 0, strlen(kinds[i])), str_of(kinds[i])))
			return true;
	return false;
}

unsigned
text_next(str s, size_t *i)
{
	utf8proc_int32_t c;
	utf8proc_ssize_t n;

	if ((unsigned char)s.p[*i] < 0x80)
		return (unsigned char)s.p[(*i)++];
	n = utf8proc_iterate((const utf8proc_uint8_t *)s.p + *i, (utf8proc_ssize_t)(s.n - *i), &c);
	if (n <= 0) {
		(*i)++;
		return 0xfffd;
	}
	*i += (size_t)n;
	return (unsigned)c;
}

size_t
text_bad_utf8(str s)
{
	size_t i = 0;

	while (i < s.n) {
		utf8proc_int32_t c;
		utf8proc_ssize_t n;

		if ((unsigned char)s.p[i] < 0x80) {
			i++;
			continue;
		}
		n = utf8proc_iterate((const utf8proc_uint8_t *)s.p + i, (utf8proc_ssize_t)(s.n - i), &c);
		if (n <= 0)
			return i;
		i += (size_t)n;
	}
	return s.n;
}

/*
 * Composed for sure: no combining mark and nothing beyond Latin and common
 * punctuation, where NFC changes no single code point of ours.
 */
static bool
surely_nfc(str s)
{
	for (size_t i = 0; i < s.n;) {
		unsigned char b = (unsigned char)s.p[i];

		if (b < 0x80) {
			i++;
			continue;
		}
		if (b < 0xcc ||
		    (b == 0xe1 && i + 1 < s.n && (unsigned char)s.p[i + 1] >= 0xb8 &&
			(unsigned char)s.p[i + 1] <= 0xbb)) {
			i += b < 0xe0 ? 2 : 3; /* Latin, Latin Extended Additional */
			continue;
		}
		if (b == 0xe2 && i + 2 < s.n && (unsigned char)s.p[i + 1] == 0x80 && (unsigned char)s.p[i + 2] > 0x81) {
			i += 3; /* general punctuation, but not U+2000, U+2001, which compose to others */
			continue;
		}
		return false;
	}
	return true;
}

/* Of the noncharacters (Unicode 23.7) those that XML lets pass; U+FFFE and U+FFFF are refused where a value is filled in. */
static utf8proc_int32_t
no_noncharacter(utf8proc_int32_t c, void *none)
{
	(void)none;
	return (c > 0xffff && (c & 0xfffe) == 0xfffe) || (c >= 0xfdd0 && c <= 0xfdef) ? 0xfffd : c;
}

str
text_nfc(struct arena *a, str s)
{
	utf8proc_uint8_t *p = NULL;
	utf8proc_ssize_t n;
	str composed;

	if (surely_nfc(s))
		return s;
	n = utf8proc_map_custom((const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n, &p,
	    UTF8PROC_STABLE | UTF8PROC_COMPOSE, no_noncharacter, NULL);
	if (n < 0 || p == NULL)
		return s; /* no UTF-8: the reader has said so */
	composed = str_copy(a, (str){ (char *)p, (size_t)n });
	free(p);
	return composed;
}

size_t
text_letters(str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return n;
}

static unsigned
upper(unsigned c)
{
	return (unsigned)utf8proc_toupper((utf8proc_int32_t)c);
}

static unsigned
lower(unsigned c)
{
	return (unsigned)utf8proc_tolower((utf8proc_int32_t)c);
}

static bool
is_letter(unsigned c)
{
	utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);

	return k == UTF8PROC_CATEGORY_LU || k == UTF8PROC_CATEGORY_LL || k == UTF8PROC_CATEGORY_LT ||
	    k == UTF8PROC_CATEGORY_LM || k == UTF8PROC_CATEGORY_LO;
}

static str
map_letters(struct arena *a, str s, unsigned (*first)(unsigned), unsigned (*rest)(unsigned), bool each_word)
{
	bool begin = true;
	struct out o;
	str r;

	out_init(&o);
	for (size_t i = 0; i < s.n;) {
		unsigned c = text_next(s, &i);
		bool letter = is_letter(c);

		out_utf8(&o, begin && letter ? (first != NULL ? first(c) : c) : rest != NULL ? rest(c) : c);
		if (letter)
			begin = false;
		else if (each_word)
			begin = true;
	}
	r = out_copy(&o, a);
	out_release(&o);
	return r;
}

str
text_upper(struct arena *a, str s)
{
	return map_letters(a, s, upper, upper, false);
}

str
text_lower(struct arena *a, str s)
{
	return map_letters(a, s, lower, lower, false);
}

str
text_capitalize(struct arena *a, str s, bool lower_rest)
{
	return map_letters(a, s, upper, lower_rest ? lower : NULL, false);
}

str
text_title(struct arena *a, str s)
{
	return map_letters(a, s, upper, lower, true);
}

str
text_fold(struct arena *a, str s)
{
	bool gap = false;
	struct out o;
	str r;

	out_init(&o);
	for (size_t i = 0; i < s.n;) {
		utf8proc_int32_t parts[8];
		unsigned c = lower(text_next(s, &i));
		utf8proc_ssize_t n;

		if (c == 0x111) /* đ decomposes to nothing */
			c = 'd';
		n = utf8proc_decompose_char((utf8proc_int32_t)c, parts, 8, UTF8PROC_DECOMPOSE, NULL);
		for (utf8proc_ssize_t k = 0; k < n && k < 8; k++) {
			unsigned p = (unsigned)parts[k];

			if (p >= 0x300 && p < 0x370)
				continue; /* a mark */
			if ((p >= 'a' && p <= 'z') || (p >= '0' && p <= '9') || (p >= 0x80 && is_letter(p))) {
				if (gap && o.n > 0)
					out_char(&o, '_');
				gap = false;
				out_utf8(&o, p);
			} else {
				gap = true;
			}
		}
	}
	r = out_copy(&o, a);
	out_release(&o);
	return r;
}
