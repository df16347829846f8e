/*
 * TCVN3 (.VnTime) and VNI text, as files of old offices still hold: single
 * bytes, or those bytes read as Windows-1252 and kept as UTF-8. Detected by the share
 * of bytes that only such text has; converted on request only.
 */
#include "text/text.h"

#include <string.h>

#include "base/arena.h"
#include "base/out.h"

/* TCVN3: 0xA1 … 0xFE. "" where the byte has no letter. */
static const char *const tcvn3[] = {
	"Ă", "Â", "Ê", "Ô", "Ơ", "Ư", "Đ", "ă", "â", "ê", "ô", "ơ", "ư", "đ", "",      /* A1–AF */
	"", "", "", "", "", "à", "ả", "ã", "á", "ạ", "", "ằ", "ẳ", "ẵ", "ắ", "",       /* B0–BF */
	"", "", "", "", "", "", "ặ", "ầ", "ẩ", "ẫ", "ấ", "ậ", "è", "", "ẻ", "ẽ",       /* C0–CF */
	"é", "ẹ", "ề", "ể", "ễ", "ế", "ệ", "ì", "ỉ", "", "", "", "ĩ", "í", "ị", "ò",   /* D0–DF */
	"", "ỏ", "õ", "ó", "ọ", "ồ", "ổ", "ỗ", "ố", "ộ", "ờ", "ở", "ỡ", "ớ", "ợ", "ù", /* E0–EF */
	"", "ủ", "ũ", "ú", "ụ", "ừ", "ử", "ữ", "ứ", "ự", "ỳ", "ỷ", "ỹ", "ý", "ỵ",      /* F0–FE */
};

/* Windows-1252's code points of 0x80–0x9F. */
static const unsigned short cp1252[32] = { 0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030,
	0x160, 0x2039, 0x152, 0, 0x17d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122,
	0x161, 0x203a, 0x153, 0, 0x17e, 0x178 };

/* The byte that a code point stands for, 0 where none. */
static unsigned char
byte_of(unsigned c)
{
	if (c < 0x80 || (c >= 0xa0 && c < 0x100))
		return (unsigned char)c;
	for (int i = 0; i < 32; i++)
		if (cp1252[i] == c)
			return (unsigned char)(0x80 + i);
	return 0;
}

/* The text as single bytes: as it is, or brought back from UTF-8 of Windows-1252. */
static str
single_bytes(struct arena *a, str s)
{
	struct out o;
	str r;

	if (text_bad_utf8(s) < s.n)
		return s;
	out_init(&o);
	for (size_t i = 0; i < s.n;) {
		unsigned char b = byte_of(text_next(s, &i));

		out_char(&o, b != 0 ? (char)b : '?');
	}
	r = out_copy(&o, a);
	out_release(&o);
	return r;
}

static bool
is_vowel(unsigned c)
{
	return c < 0x80 && memchr("aeouyAEOUY", (int)c, 10) != NULL;
}

static bool
is_vni_mark(unsigned char b)
{
	return b != 0 &&
	    strchr(
		"\xf9\xf8\xfb\xf5\xef\xe1\xe0\xe5\xe3\xe4\xe9\xe8\xfa\xfc\xeb\xe2\xea\xd9\xd8\xdb\xd5\xcf\xc1\xc0\xc5\xc3\xc4\xc9\xc8\xda\xdc\xcb\xc2\xca",
		b) != NULL;
}

enum text_legacy
text_legacy(str bytes)
{
	struct arena *a = arena_new(4096);
	int tcvn = 0, vni = 0, high = 0;
	str s = single_bytes(a, str_sub(bytes, 0, 65536));
	enum text_legacy kind = TEXT_MODERN;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char b = (unsigned char)s.p[i];

		if (b < 0x80)
			continue;
		high++;
		if (b >= 0xa1 && b <= 0xfe && tcvn3[b - 0xa1][0] != '\0')
			tcvn++;
		if (i > 0 && is_vni_mark(b) && is_vowel((unsigned char)s.p[i - 1]))
			vni++;
		else if (b == 0xf1 || b == 0xd1 || b == 0xf6 || b == 0xf4 || b == 0xd6 || b == 0xd4)
			vni++;
	}
	if (high >= 3 && vni * 10 >= high * 8)
		kind = TEXT_VNI;
	else if (high >= 3 && tcvn * 10 >= high * 9)
		kind = TEXT_TCVN3;
	arena_free(a);
	return kind;
}

/* A VNI mark byte: what it adds to the vowel before it. */
static const struct {
	unsigned char lower, upper;
	unsigned shape, tone;
} vni_marks[] = {
	{ 0xf9, 0xd9, 0, 0x301 },
	{ 0xf8, 0xd8, 0, 0x300 },
	{ 0xfb, 0xdb, 0, 0x309 },
	{ 0xf5, 0xd5, 0, 0x303 },
	{ 0xef, 0xcf, 0, 0x323 },
	{ 0xe2, 0xc2, 0x302, 0 },
	{ 0xe1, 0xc1, 0x302, 0x301 },
	{ 0xe0, 0xc0, 0x302, 0x300 },
	{ 0xe5, 0xc5, 0x302, 0x309 },
	{ 0xe3, 0xc3, 0x302, 0x303 },
	{ 0xe4, 0xc4, 0x302, 0x323 },
	{ 0xea, 0xca, 0x306, 0 },
	{ 0xe9, 0xc9, 0x306, 0x301 },
	{ 0xe8, 0xc8, 0x306, 0x300 },
	{ 0xfa, 0xda, 0x306, 0x309 },
	{ 0xfc, 0xdc, 0x306, 0x303 },
	{ 0xeb, 0xcb, 0x306, 0x323 },
};

static const struct {
	unsigned char byte;
	const char *letter;
} vni_letters[] = { { 0xf1, "đ" }, { 0xd1, "Đ" }, { 0xf4, "ơ" }, { 0xd4, "Ơ" }, { 0xf6, "ư" }, { 0xd6, "Ư" },
	{ 0xed, "í" }, { 0xcd, "Í" }, { 0xec, "ì" }, { 0xcc, "Ì" }, { 0xe6, "ỉ" }, { 0xc6, "Ỉ" }, { 0xf3, "ĩ" },
	{ 0xd3, "Ĩ" }, { 0xf2, "ị" }, { 0xd2, "Ị" }, { 0xee, "ỵ" }, { 0xce, "Ỵ" } };

static void
put_vni(struct out *o, unsigned char b, bool after_vowel)
{
	for (size_t i = 0; after_vowel && i < sizeof vni_marks / sizeof vni_marks[0]; i++)
		if (b == vni_marks[i].lower || b == vni_marks[i].upper) {
			if (vni_marks[i].shape != 0)
				out_utf8(o, vni_marks[i].shape);
			if (vni_marks[i].tone != 0)
				out_utf8(o, vni_marks[i].tone);
			return;
		}
	for (size_t i = 0; i < sizeof vni_letters / sizeof vni_letters[0]; i++)
		if (b == vni_letters[i].byte) {
			out_puts(o, vni_letters[i].letter);
			return;
		}
	out_utf8(o, b);
}

/* A byte that an old encoding has no letter for is what Windows-1252 says. */
static void
put_plain_byte(struct out *o, unsigned char b)
{
	unsigned c = b >= 0x80 && b < 0xa0 ? cp1252[b - 0x80] : b;

	out_utf8(o, c != 0 ? c : b);
}

static void
put_legacy_byte(struct out *o, unsigned char b, unsigned char before, enum text_legacy from)
{
	if (b < 0x80)
		out_char(o, (char)b);
	else if (b < 0xa0)
		put_plain_byte(o, b);
	else if (from == TEXT_VNI)
		put_vni(o, b, is_vowel(before) || before == 0xf4 || before == 0xd4 || before == 0xf6 || before == 0xd6);
	else if (b >= 0xa1 && b <= 0xfe && tcvn3[b - 0xa1][0] != '\0')
		out_puts(o, tcvn3[b - 0xa1]);
	else
		put_plain_byte(o, b);
}

str
text_from_legacy(struct arena *a, str bytes, enum text_legacy from)
{
	bool is_utf8 = text_bad_utf8(bytes) == bytes.n;
	unsigned char before = 0;
	struct out o;
	str r;

	if (from == TEXT_MODERN)
		return bytes;
	out_init(&o);
	for (size_t i = 0; i < bytes.n;) {
		unsigned c = is_utf8 ? text_next(bytes, &i) : (unsigned char)bytes.p[i++];
		unsigned char b = is_utf8 ? byte_of(c) : (unsigned char)c;

		if (b == 0 && c != 0)
			out_utf8(&o, c);
		else
			put_legacy_byte(&o, b, before, from);
		before = b;
	}
	r = text_nfc(a, out_copy(&o, a));
	out_release(&o);
	return r;
}

/* Letters of Windows-1252 that Vietnamese has, too: a word with these alone may be of either. */
static bool
is_shared_letter(unsigned c)
{
	static const char shared[] = "\xc0\xc1\xc2\xc3\xc8\xc9\xca\xcc\xcd\xd2\xd3\xd4\xd5\xd9\xda\xdd"
				     "\xe0\xe1\xe2\xe3\xe8\xe9\xea\xec\xed\xf2\xf3\xf4\xf5\xf9\xfa\xfd";

	return c < 0x80 || (c < 0x100 && strchr(shared, (int)c) != NULL);
}

/* A word with a letter that Vietnamese has not, and none that single bytes don't stand for. */
static bool
is_old_word(str word)
{
	bool strange = false;

	for (size_t i = 0; i < word.n;)
		strange |= !is_shared_letter(text_next(word, &i));
	return strange && text_is_single_bytes(word);
}

str
text_from_legacy_words(struct arena *a, str s, enum text_legacy from)
{
	struct out o;
	str r;

	out_init(&o);
	while (s.n > 0) {
		size_t n = 0;
		str word;

		while (n < s.n && s.p[n] != ' ')
			n++;
		word = str_sub(s, 0, n);
		out_put(&o, is_old_word(word) ? text_from_legacy(a, word, from) : word);
		if (n < s.n)
			out_char(&o, s.p[n++]);
		s = str_sub(s, n, s.n);
	}
	r = out_copy(&o, a);
	out_release(&o);
	return r;
}

enum text_legacy
text_legacy_font(str font, bool *capitals)
{
	static const struct {
		const char *begin;
		enum text_legacy encoding;
	} fonts[] = { { ".vn", TEXT_TCVN3 }, { "vni-", TEXT_VNI }, { "vni ", TEXT_VNI }, { "vntime", TEXT_TCVN3 },
		{ "vnarial", TEXT_TCVN3 } };

	*capitals = false;
	for (size_t i = 0; i < sizeof fonts / sizeof fonts[0]; i++) {
		str begin = str_of(fonts[i].begin);

		if (font.n <= begin.n || !str_eq_nocase(str_sub(font, 0, begin.n), begin))
			continue;
		*capitals = fonts[i].encoding == TEXT_TCVN3 && (font.p[font.n - 1] | 32) == 'h';
		return fonts[i].encoding;
	}
	return TEXT_MODERN;
}

bool
text_is_single_bytes(str s)
{
	for (size_t i = 0; i < s.n;) {
		unsigned c = text_next(s, &i);

		if (c != 0 && byte_of(c) == 0)
			return false;
	}
	return true;
}
