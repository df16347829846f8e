/* Type: which font is taken, how wide words are, where lines may break. */
#include "tap.h"

#include <math.h>
#include <unistd.h>

#include <pango/pango.h>

#include "shape/shape.h"
#include "text/text.h"

/* One shaper for all: the fonts of the packages that the project names. */
static struct arena *arena;
static struct diags diags;
static struct shaper *shaper;

static bool
ready(void)
{
	static const char *const dirs[] = { "fonts", NULL };

	if (shaper == NULL && access("/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf", R_OK) == 0) {
		unsetenv("FONTCONFIG_FILE");
		arena = arena_new(1 << 16);
		diags_init(&diags, arena);
		shaper = shaper_new(dirs, &diags);
	}
	if (shaper != NULL)
		diags_init(&diags, arena);
	return shaper != NULL;
}

#define NEEDS_FONTS \
	do { \
		if (!ready()) \
			SKIP("fonts-liberation2 is not installed"); \
	} while (0)

static const struct face *
serif(bool bold, bool italic)
{
	return shape_face(shaper, STR("Times New Roman"), bold, italic, LOC_NONE, &diags);
}

static const struct glyph_run *
text_of(const struct face *f, str text, unsigned features)
{
	return shape_text(shaper, f, text, features, LOC_NONE, &diags);
}

static double
twips(int64_t units, double size_pt)
{
	return (double)units * size_pt * 20 / SHAPE_EM;
}

TEST(every_vietnamese_letter_has_a_glyph_in_the_body_font)
{
	static const char letters[] = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
				      "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬBCDĐEÈẺẼÉẸÊỀỂỄẾỆGHIÌỈĨÍỊKLMNOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢPQRSTUÙỦŨÚỤƯỪỬỮỨỰVXYỲỶỸÝỴ"
				      "₫“”‘’–—…%§°²³";
	NEEDS_FONTS;
	for (int style = 0; style < 4; style++) {
		const struct face *f = serif(style & 1, style & 2);
		const struct glyph_run *r = text_of(f, str_of(letters), 0);

		OK(r->next == NULL && r->face == f);
		IS_STR(r->text, str_of(letters));
		IS_INT(r->clusters_n, text_letters(str_of(letters)));
		for (size_t i = 0; i < r->glyphs_n; i++)
			if (r->glyphs[i].id == 0)
				FAIL("glyph %zu is missing", i);
	}
	IS_INT(diags.count[DIAG_WARNING], 0);
}

TEST(strings_are_as_wide_as_in_times)
{
	static const struct {
		const char *text;
		bool bold, italic;
		double size_pt, mm;
	} rows[] = {
		/* administrative-format 1.3 */
		{ "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", true, false, 12, 88.3 },
		{ "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", true, false, 13, 95.7 },
		{ "Độc lập - Tự do - Hạnh phúc", true, false, 13, 56.1 },
		{ "Độc lập - Tự do - Hạnh phúc", true, false, 14, 60.5 },
		{ "ỦY BAN NHÂN DÂN", true, false, 12, 39.9 },
		{ "ỦY BAN NHÂN DÂN", true, false, 13, 43.2 },
		{ "XÃ HÀ BẮC", true, false, 12, 23.5 },
		{ "XÃ HÀ BẮC", true, false, 13, 25.5 },
		{ "Hà Bắc, ngày 05 tháng 01 năm 2026", false, true, 13, 67.5 },
		{ "Hà Bắc, ngày 05 tháng 01 năm 2026", false, true, 14, 72.7 },
		{ "TM. ỦY BAN NHÂN DÂN", true, false, 13, 52.9 },
		{ "TM. ỦY BAN NHÂN DÂN", true, false, 14, 56.9 },
	};
	NEEDS_FONTS;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct glyph_run *r = text_of(serif(rows[i].bold, rows[i].italic), str_of(rows[i].text), 0);
		double mm = twips(shape_width(r), rows[i].size_pt) / 1440 * 25.4;

		if (fabs(mm - rows[i].mm) > 0.06)
			FAIL("%s at %g pt is %.2f mm, not %.1f", rows[i].text, rows[i].size_pt, mm, rows[i].mm);
	}
}

TEST(a_line_is_as_high_as_hhea_says)
{
	static const struct {
		double size_pt;
		int twips;
	} rows[] = { /* layout/README.md, Line height and baseline; LibreOffice rounds 10 and 10,5 pt to its device first */
		{ 8, 184 }, { 9, 207 }, { 11, 253 }, { 12, 276 }, { 13, 299 }, { 14, 322 }, { 15, 345 },
		{ 16, 368 }, { 18, 414 } };
	NEEDS_FONTS;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct face *f = serif(false, false);

		IS_INT(lround(twips(f->ascent + f->descent + f->line_gap, rows[i].size_pt)), rows[i].twips);
	}
	IS_INT(serif(false, false)->space, SHAPE_EM / 4);
}

TEST(kerning_is_on_only_where_it_is_asked_for)
{
	const struct face *f;

	NEEDS_FONTS;
	f = serif(false, false);
	OK(shape_width(text_of(f, STR("VAY"), SHAPE_KERN)) < shape_width(text_of(f, STR("VAY"), 0)));
	IS_INT(shape_width(text_of(f, STR("VAY"), 0)),
	    shape_width(text_of(f, STR("V"), 0)) + shape_width(text_of(f, STR("A"), 0)) + shape_width(text_of(f, STR("Y"), 0)));
}

TEST(a_word_is_shaped_once)
{
	size_t hits, misses, hits_after, misses_after;
	const struct glyph_run *r;

	NEEDS_FONTS;
	r = text_of(serif(false, false), STR("thôn"), 0);
	shape_counts(shaper, &hits, &misses);
	OK(text_of(serif(false, false), STR("thôn"), 0) == r);
	OK(text_of(serif(true, false), STR("thôn"), 0) != r);
	shape_counts(shaper, &hits_after, &misses_after);
	IS_INT(hits_after - hits, 1);
	IS_INT(misses_after - misses, 1);
	/* the table grows: many words, each found again */
	for (int turn = 0; turn < 2; turn++)
		for (int i = 0; i < 5000; i++) {
			char word[16];

			snprintf(word, sizeof word, "w%d", i);
			text_of(serif(false, false), str_of(word), 0);
		}
	shape_counts(shaper, &hits, &misses);
	IS_INT(hits - hits_after, 5000);
}

TEST(decomposed_text_comes_out_composed)
{
	const struct glyph_run *r;

	NEEDS_FONTS;
	r = text_of(serif(false, false), STR("Vie\u0323\u0302t"), 0);
	IS_STR(r->text, STR("Vi\u1ec7t"));
	IS_INT(r->glyphs_n, 4);
	IS_INT(r->width, shape_width(text_of(serif(false, false), STR("Vi\u1ec7t"), 0)));
}

TEST(names_of_word_s_fonts_lead_to_their_stand_ins)
{
	static const struct {
		const char *wanted, *found;
		int warnings;
	} rows[] = {
		{ "Times New Roman", "Liberation Serif", 0 },
		{ "times new roman", "Liberation Serif", 0 },
		{ "'Times New Roman'", "Liberation Serif", 0 },
		{ "Times New Roman Bold", "Liberation Serif", 0 },
		{ "TimesNewRomanPSMT", "Liberation Serif", 0 },
		{ ".VnTime", "Liberation Serif", 0 },
		{ ".VnTimeH", "Liberation Serif", 0 },
		{ "VNI-Times", "Liberation Serif", 0 },
		{ "UVnTime;Times New Roman", "Liberation Serif", 0 },
		{ "Arial", "Liberation Sans", 0 },
		{ "Helvetica", "Liberation Sans", 0 },
		{ "Courier New", "Liberation Mono", 0 },
		{ "Liberation Mono", "Liberation Mono", 0 },
		{ "", "Liberation Serif", 0 },
		{ "Garamond Hà Bắc", "Liberation Serif", 1 },
		{ "Century Gothic", "Liberation Sans", 1 },
		{ "Comic Sans MS", "Liberation Sans", 1 },
	};
	NEEDS_FONTS;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct loc where = loc_file(arena, STR("a.docx"));
		const struct face *f;

		diags_init(&diags, arena);
		f = shape_face(shaper, str_of(rows[i].wanted), false, false, where, &diags);
		IS_STR(f->family, str_of(rows[i].found));
		if (*rows[i].wanted != 0)
			IS_STR(f->wanted, str_of(rows[i].wanted));
		if (diags.count[DIAG_WARNING] != rows[i].warnings)
			FAIL("%s: %d warnings", rows[i].wanted, diags.count[DIAG_WARNING]);
		shape_face(shaper, str_of(rows[i].wanted), true, false, where, &diags);
		IS_INT(diags.count[DIAG_WARNING], rows[i].warnings); /* once a family */
	}
}

TEST(bold_and_italic_are_cuts_of_their_own)
{
	NEEDS_FONTS;
	for (int style = 0; style < 4; style++) {
		const struct face *f = serif(style & 1, style & 2);

		IS_INT(f->bold, (style & 1) != 0);
		IS_INT(f->italic, (style & 2) != 0);
		OK(!f->synthetic_bold && !f->synthetic_italic);
		OK(shape_cairo_face(shaper, f) != NULL);
	}
}

TEST(a_letter_that_the_font_lacks_comes_from_another)
{
	const struct glyph_run *r;
	str whole = STR("Có ☐ không ☑");
	size_t bytes = 0;

	NEEDS_FONTS;
	if (access("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", R_OK) != 0)
		SKIP("fonts-dejavu-core is not installed");
	r = text_of(serif(false, false), whole, 0);
	OK(r->next != NULL);
	for (const struct glyph_run *i = r; i != NULL; i = i->next) {
		IS_STR(i->text, str_sub(whole, bytes, bytes + i->text.n));
		bytes += i->text.n;
		for (size_t g = 0; g < i->glyphs_n; g++)
			OK(i->glyphs[g].id != 0);
	}
	IS_INT(bytes, whole.n);
	IS_INT(diags.count[DIAG_WARNING], 0);
}

TEST(a_letter_that_no_font_has_is_named_once)
{
	const struct glyph_run *r;

	NEEDS_FONTS;
	r = text_of(serif(false, false), STR("a\U000f1234"), 0);
	text_of(serif(false, false), STR("b\U000f1234"), 0);
	OK(r != NULL);
	IS_INT(diags.count[DIAG_WARNING], 1);
	OK(diags.first != NULL && str_starts(diags.first->message, STR("U+F1234")));
}

TEST(every_document_names_what_its_fonts_lack)
{
	NEEDS_FONTS;
	for (int document = 0; document < 3; document++) {
		diags_init(&diags, arena);
		shape_begin(shaper);
		for (int turn = 0; turn < 2; turn++) {
			shape_face(shaper, STR("Bodoni của xã"), turn == 1, false, LOC_NONE, &diags);
			text_of(serif(false, false), STR("thôn \U000f1235"), 0);
		}
		IS_INT(diags.count[DIAG_WARNING], 2);
	}
}

TEST(codes_of_symbol_fonts_become_unicode)
{
	static const struct {
		const char *family, *code, *unicode;
	} rows[] = {
		{ "Symbol", "\uf0b7", "•" },
		{ "Wingdings", "\uf0a7", "▪" },
		{ "Wingdings", "\uf0fc", "✓" },
		{ "Wingdings", "\uf0a8", "◻" },
		{ "Wingdings", "\u00d8", "➢" }, /* a plain letter in a run of the font */
		{ "Symbol", "a", "α" },
		{ "Wingdings 2", "\uf0a3", "□" },
		{ "Times New Roman", "a", "a" },
	};
	NEEDS_FONTS;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct face *f = shape_face(shaper, str_of(rows[i].family), false, false, LOC_NONE, &diags);

		IS_STR(text_of(f, str_of(rows[i].code), 0)->text, str_of(rows[i].unicode));
	}
}

TEST(clusters_hold_every_byte_and_every_glyph)
{
	static const char *const texts[] = { "a", "Số: 05/KH-UBND", "e\u0301\u0302\u0303", "\u200bx\u00ad", "a\u2011b", "שלום", "\xff\xfe x",
		"ที่นี่", "👍🏽" };
	NEEDS_FONTS;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		for (unsigned features = 0; features <= SHAPE_RTL; features += SHAPE_RTL)
			for (const struct glyph_run *r = text_of(serif(false, false), str_of(texts[i]), features); r != NULL; r = r->next) {
				size_t bytes = 0, glyphs = 0;
				int64_t width = 0;

				for (size_t k = 0; k < r->clusters_n; k++) {
					bytes += r->clusters[k].bytes;
					glyphs += r->clusters[k].glyphs;
				}
				for (size_t k = 0; k < r->glyphs_n; k++)
					width += r->glyphs[k].advance;
				IS_INT(bytes, r->text.n);
				IS_INT(glyphs, r->glyphs_n);
				IS_INT(width, r->width);
			}
}

TEST(a_very_long_word_is_shaped_in_pieces)
{
	const struct glyph_run *r;
	size_t n = 100001, bytes = 0;
	char *p;

	NEEDS_FONTS;
	p = arena_alloc(arena, n);
	for (size_t i = 0; i + 1 < n; i += 2)
		memcpy(p + i, "\u00e0", 2);
	p[n - 1] = 'x';
	for (r = text_of(serif(false, false), (str){ p, n }, 0); r != NULL; r = r->next) {
		OK(r->clusters_n == r->glyphs_n);
		bytes += r->text.n;
	}
	IS_INT(bytes, n);
}

TEST(spaces_are_counted)
{
	NEEDS_FONTS;
	IS_INT(text_of(serif(false, false), STR("a b\u00a0c"), 0)->spaces, 2);
	IS_INT(text_of(serif(false, false), STR("abc"), 0)->spaces, 0);
}

TEST(lines_break_at_spaces_and_hyphens_but_not_in_document_codes)
{
	static const struct {
		const char *text, *broken; /* | where a line may break, the end left out */
	} rows[] = {
		{ "Ủy ban nhân dân xã", "Ủy |ban |nhân |dân |xã" },
		{ "2026 - 2030", "2026 |- |2030" },
		{ "2026-2030", "2026-2030" },
		{ "kinh tế - xã hội", "kinh |tế |- |xã |hội" },
		{ "30/2020/NĐ", "30/2020/NĐ" },
		{ "km/h và/hoặc", "km/h |và/hoặc" },
		{ "5\u00a0%", "5\u00a0%" },
		{ "(a b)", "(a |b)" },
		{ "a", "a" },
		{ "", "" },
	};
	NEEDS_FONTS;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		str text = str_of(rows[i].text);
		unsigned char *breaks = arena_alloc(arena, text.n / 8 + 1);
		struct out o;

		shape_breaks(shaper, text, breaks);
		out_init(&o);
		for (size_t k = 0; k < text.n; k++) {
			if (breaks[k / 8] >> k % 8 & 1)
				out_char(&o, '|');
			out_char(&o, text.p[k]);
		}
		IS_STR(out_str(&o), str_of(rows[i].broken));
		out_release(&o);
	}
}

/* What Pango says of a text, as shape_breaks has it: nothing behind a slash. */
static void
breaks_of_pango(str text, unsigned char *breaks)
{
	PangoLogAttr attrs[64], *at = attrs;
	glong letters = g_utf8_strlen(text.p, (gssize)text.n);

	memset(attrs, 0, sizeof attrs);
	pango_get_log_attrs(text.p, (int)text.n, -1, pango_language_from_string("vi"), attrs, (int)letters + 1);
	for (size_t i = 0; i < text.n; i++) {
		if (((unsigned char)text.p[i] & 0xc0) == 0x80)
			continue;
		if (i > 0 && at->is_line_break && text.p[i - 1] != '/')
			breaks[i / 8] |= (unsigned char)(1u << i % 8);
		at++;
	}
	breaks[text.n / 8] |= (unsigned char)(1u << text.n % 8);
}

TEST(breaks_by_the_table_of_pairs_are_those_of_pango)
{
	static const char *const letters[] = { "a", "ễ", "1", "2", "-", "–", "/", ".", ",", ";", "(", ")", "[", "]", "{", "}", "%", "\"",
		"”", "’", "«", "!", "?", "…", "$", "+", "±", "°", "≥", "₫", "|", "&", "\u00a0", " ", "đ", "=",
		"³", "×", "§", "·", "•", "‰", "“", "‘", "»", "÷", "©", "ſ" };
	enum { WORDS = 20000, LETTERS = 9, KINDS = sizeof letters / sizeof letters[0] };
	unsigned state = 12;

	NEEDS_FONTS;
	for (int word = 0, bad = 0; word < WORDS && bad < 5; word++) {
		char text[LETTERS * 3 + 1] = "";
		unsigned char ours[8] = { 0 }, pango[8] = { 0 };

		for (int i = 0, n = 1 + word % LETTERS; i < n; i++) {
			state = state * 1664525u + 1013904223u;
			/* letters and digits are the most, as in words */
			strcat(text, letters[(state >> 8) % 3 == 0 ? (state >> 12) % 5 : (state >> 12) % KINDS]);
		}
		shape_breaks(shaper, str_of(text), ours);
		breaks_of_pango(str_of(text), pango);
		if (memcmp(ours, pango, sizeof ours) != 0) {
			FAIL("breaks of \"%s\" differ from Pango's", text);
			bad++;
		}
	}
}

/* A text with | wherever a line may break in it. */
static str
marked(struct arena *a, str text, const unsigned char *breaks)
{
	struct out o;
	str s;

	out_init(&o);
	for (size_t i = 0; i < text.n; i++) {
		if (i > 0 && (breaks[i / 8] & 1u << i % 8) != 0)
			out_char(&o, '|');
		out_char(&o, text.p[i]);
	}
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

TEST(every_letter_of_latin_breaks_as_pango_has_it)
{
	static const char *const around[] = { "a%sa", "1%s1", "a %s a", "(%s)", "%s-%s", "%s/%s", "\"%s\"", "$%s%%" };
	static const struct {
		unsigned from, to;
	} blocks[] = { { 0x21, 0x7e }, { 0xa0, 0x24f }, { 0x1e00, 0x1eff }, { 0x2010, 0x2027 }, { 0x2030, 0x205e }, { 0x20a0, 0x20b0 }, { 0x2260, 0x2268 } };
	struct arena *a = arena_new(1 << 14);
	int bad = 0;

	NEEDS_FONTS;
	for (size_t b = 0; b < sizeof blocks / sizeof blocks[0]; b++)
		for (unsigned c = blocks[b].from; c <= blocks[b].to && bad < 5; c++)
			for (size_t k = 0; k < sizeof around / sizeof around[0]; k++) {
				unsigned char ours[8] = { 0 }, pango[8] = { 0 };
				struct out letter;
				str text;

				out_init(&letter);
				out_utf8(&letter, c);
				text = str_format(a, around[k], out_str(&letter).p, out_str(&letter).p);
				out_release(&letter);
				shape_breaks(shaper, text, ours);
				breaks_of_pango(text, pango);
				if (memcmp(ours, pango, sizeof ours) != 0 && bad++ < 5)
					FAIL("U+%04X: %s, Pango %s", c, str_c(a, marked(a, text, ours)), str_c(a, marked(a, text, pango)));
			}
	arena_free(a);
}

TEST(words_of_an_office_break_where_they_may)
{
	/* | where a line may break; why: where Pango alone breaks too, and is not followed */
	static const struct {
		const char *want, *pango_too;
	} rows[] = {
		{ "Ủy |ban |nhân |dân |xã", NULL },
		{ "kinh |tế |- |xã |hội", NULL },
		{ "2026-2030", NULL },
		{ "giai |đoạn |2026 |– |2030", NULL },
		{ "123/QĐ-|UBND", "123/|QĐ-|UBND" },               /* a document's number stays whole up to its hyphen */
		{ "30/2020/NĐ-|CP", "30/2020/|NĐ-|CP" },
		{ "và/hoặc", "và/|hoặc" },
		{ "05/3/2026", NULL },
		{ "tạ/ha", "tạ/|ha" },
		{ "(Ủy |ban)", NULL },
		{ "“Ủy |ban”", NULL },
		{ "1.234,5 |tỷ", NULL },
		{ "tăng |8,3%; |giảm", NULL },
		{ "số |12%", NULL },
		{ "TM. |ỦY", NULL },
		{ "a\u00a0b |c", NULL },
		{ "a…|b", NULL },
		{ "a... |b", NULL },
		{ "中|文", NULL }, /* letters that the table leaves to Pango */
		{ "Ủy|中", NULL },
		{ "http://a.vn/b", "http://|a.vn/|b" },
		{ "x", NULL },
	};
	struct arena *a = arena_new(1 << 14);

	NEEDS_FONTS;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		unsigned char ours[16] = { 0 };
		struct out plain;
		str got;

		out_init(&plain);
		for (const char *p = rows[i].want; *p != '\0'; p++)
			if (*p != '|')
				out_char(&plain, *p);
		shape_breaks(shaper, out_str(&plain), ours);
		got = marked(a, out_str(&plain), ours);
		IS_STR(got, str_of(rows[i].want));
		if (plain.n < 60) {
			PangoLogAttr attrs[64], *at = attrs;
			unsigned char pango[16] = { 0 };

			memset(attrs, 0, sizeof attrs);
			pango_get_log_attrs(plain.p, (int)plain.n, -1, pango_language_from_string("vi"), attrs, (int)g_utf8_strlen(plain.p, (gssize)plain.n) + 1);
			for (size_t k = 0; k < plain.n; k++)
				if (((unsigned char)plain.p[k] & 0xc0) != 0x80 && (at++)->is_line_break)
					pango[k / 8] |= (unsigned char)(1u << k % 8);
			IS_STR(marked(a, out_str(&plain), pango), str_of(rows[i].pango_too != NULL ? rows[i].pango_too : rows[i].want));
		}
		out_release(&plain);
	}
	arena_free(a);
}

TEST(a_host_without_fonts_is_complained_of)
{
	static const char *const none[] = { "/nonexistent", NULL };
	struct arena *a = arena_new(4096);
	char path[] = "/tmp/vanthu-shape-XXXXXX";
	struct diags d;
	struct shaper *s;
	FILE *f;
	int fd;

	diags_init(&d, a);
	fd = mkstemp(path);
	f = fd >= 0 ? fdopen(fd, "w") : NULL;
	if (f == NULL)
		SKIP("no temporary file");
	fputs("<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>/nonexistent</dir></fontconfig>", f);
	fclose(f);
	setenv("FONTCONFIG_FILE", path, 1);
	s = shaper_new(none, &d);
	OK(s == NULL);
	OK(d.first != NULL && strcmp(d.first->kind->id, "S101") == 0);
	unsetenv("FONTCONFIG_FILE");
	unlink(path);
	shaper_free(s);
	arena_free(a);
}
