/* Order and old encodings held against others': ICU's collation of Vietnamese, the C library's TCVN. */
#include "tap.h"

#include <dlfcn.h>
#include <iconv.h>

#include "text/text.h"

/* --- order ----------------------------------------------------------------- */

/*
 * ICU, which libxml2 brings along, by the names that its version ends in. (The C library's own vi_VN does
 * not serve: glibc 2.36 places ă and â among the letters only where they bear no tone.)
 */
struct icu {
	void *library, *collator;
	int (*compare)(const void *collator, const char *a, int32_t a_n, const char *b, int32_t b_n, int *status);
	void (*close)(void *collator);
};

static void *
symbol(const struct icu *icu, const char *name, int version, void *to)
{
	char versioned[64];
	void *found;

	snprintf(versioned, sizeof versioned, "%s_%d", name, version);
	found = dlsym(icu->library, versioned);
	memcpy(to, &found, sizeof found); /* a function's address: C has no cast for it */
	return found;
}

static bool
icu_open(struct icu *icu)
{
	enum { NEWEST = 90, OLDEST = 60 };
	void *(*open)(const char *locale, int *status);
	char name[64];
	int status = 0;

	for (int version = NEWEST; version >= OLDEST; version--) {
		snprintf(name, sizeof name, "libicui18n.so.%d", version);
		icu->library = dlopen(name, RTLD_NOW);
		if (icu->library == NULL)
			continue;
		if (symbol(icu, "ucol_open", version, &open) == NULL || symbol(icu, "ucol_strcollUTF8", version, &icu->compare) == NULL ||
		    symbol(icu, "ucol_close", version, &icu->close) == NULL)
			return false;
		icu->collator = open("vi_VN", &status);
		return status <= 0 && icu->collator != NULL;
	}
	return false;
}

static int
sign(int n)
{
	return (n > 0) - (n < 0);
}

static unsigned
next_random(unsigned *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 10;
}

/* One to three syllables; near ones are likely, so that tones and case decide as often as letters do. */
static str
random_name(struct arena *a, unsigned *state)
{
	static const char *const heads[] = { "", "b", "c", "ch", "d", "đ", "Đ", "D", "gi", "h", "kh", "l", "M", "m", "n", "ng", "Ng", "ngh", "nh", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x" };
	static const char *const vowels[] = { "a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "ẳ", "ẵ", "ắ", "ặ", "â", "ầ", "ẩ", "ẫ", "ấ", "ậ", "e", "è", "ẻ", "ẽ", "é", "ẹ",
		"ê", "ề", "ể", "ễ", "ế", "ệ", "i", "ì", "ỉ", "ĩ", "í", "ị", "o", "ò", "ỏ", "õ", "ó", "ọ", "ô", "ồ", "ổ", "ỗ", "ố", "ộ", "ơ", "ờ", "ở", "ỡ", "ớ", "ợ", "u", "ù", "ủ",
		"ũ", "ú", "ụ", "ư", "ừ", "ử", "ữ", "ứ", "ự", "y", "ỳ", "ỷ", "ỹ", "ý", "ỵ", "A", "Á", "Ă", "Ặ", "Â", "Ấ", "Ê", "Ế", "Ô", "Ộ", "Ơ", "Ợ", "Ư", "Ứ" };
	static const char *const tails[] = { "", "", "n", "m", "ng", "t", "i", "1", "5", "7", "8", "0" };
	bool near = next_random(state) % 2 == 0; /* few heads and vowels: names that differ by little */
	struct out o;
	str s;

	out_init(&o);
	for (unsigned i = 0, n = 1 + next_random(state) % 3; i < n; i++) {
		if (i > 0)
			out_char(&o, ' ');
		out_puts(&o, heads[next_random(state) % (near ? 3 : sizeof heads / sizeof heads[0])]);
		out_puts(&o, vowels[next_random(state) % (near ? 18 : sizeof vowels / sizeof vowels[0])]);
		out_puts(&o, tails[next_random(state) % (near ? 3 : sizeof tails / sizeof tails[0])]);
	}
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

TEST(the_order_of_names_is_that_of_icu)
{
	enum { PAIRS = 40000, SHOWN = 5 };
	struct arena *a = arena_new(1 << 16);
	struct icu icu;
	unsigned state = 7;
	int bad = 0, ties = 0;

	if (!icu_open(&icu)) {
		arena_free(a);
		SKIP("no ICU");
	}
	for (int i = 0; i < PAIRS && bad < SHOWN; i++) {
		str x = random_name(a, &state), y = i % 4 == 0 ? text_lower(a, x) : random_name(a, &state);
		int ours = text_order(x, y, false), status = 0;
		int theirs = sign(icu.compare(icu.collator, x.p, (int32_t)x.n, y.p, (int32_t)y.n, &status));

		ties += theirs == 0;
		if (ours != theirs) {
			FAIL("%.*s and %.*s: %d, ICU says %d", STR_ARG(x), STR_ARG(y), ours, theirs);
			bad++;
		}
	}
	OK(ties > 100 && ties < PAIRS / 2);
	icu.close(icu.collator);
	arena_free(a);
}

/* --- TCVN3 ----------------------------------------------------------------- */

/* One byte of TCVN 5712-1 as UTF-8; empty where it has none. */
static str
byte_by_iconv(iconv_t cd, unsigned char byte, struct arena *a)
{
	char in[2] = { (char)byte, ' ' }, out[16], *from = in, *to = out;
	size_t left = sizeof in, room = sizeof out;

	iconv(cd, NULL, NULL, NULL, NULL);
	if (iconv(cd, &from, &left, &to, &room) == (size_t)-1 || iconv(cd, NULL, NULL, &to, &room) == (size_t)-1)
		return STR("");
	return text_nfc(a, str_trim(str_copy(a, (str){ out, sizeof out - room })));
}

TEST(tcvn3_letters_are_those_of_the_c_librarys_tcvn)
{
	enum { FIRST = 0xa1, LAST = 0xfe };
	/*
	 * Bytes that TCVN 5712-1 uses and TCVN3 leaves free: combining tones, and capitals with a tone, which
	 * TCVN3 takes from a second font of capitals (.VnTimeH) with the bytes of the small letters.
	 */
	static const unsigned char free_in_tcvn3[] = { 0xaf, 0xb0, 0xb1, 0xb2, 0xb3, 0xb4, 0xba, 0xbf, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xcd, 0xd9, 0xda, 0xdb, 0xe0, 0xf0 };
	struct arena *a = arena_new(1 << 14);
	iconv_t cd = iconv_open("UTF-8", "TCVN5712-1");
	int same = 0;

	if (cd == (iconv_t)-1) {
		arena_free(a);
		SKIP("the C library knows no TCVN5712-1");
	}
	for (unsigned b = FIRST; b <= LAST; b++) {
		char byte = (char)b;
		str ours = text_from_legacy(a, (str){ &byte, 1 }, TEXT_TCVN3), theirs = byte_by_iconv(cd, (unsigned char)b, a);

		if (memchr(free_in_tcvn3, (int)b, sizeof free_in_tcvn3) != NULL) {
			/* what is no letter stays as Windows-1252 has it */
			IS_STR(ours, str_format(a, "%c%c", 0xc2 + (int)(b >> 6 & 1), (int)(0x80 | (b & 0x3f))));
			continue;
		}
		if (!str_eq(ours, theirs))
			FAIL("%02x is %.*s, the C library says %.*s", b, STR_ARG(ours), STR_ARG(theirs));
		same++;
	}
	IS_INT(same, LAST - FIRST + 1 - (int)sizeof free_in_tcvn3);
	iconv_close(cd);
	arena_free(a);
}
