/* Type at its edges: names of fonts, empty and broken text, ink, words beyond those that are kept. */
#include "tap.h"

#include <unistd.h>

#include "shape/shape.h"

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
face(const char *family)
{
	return shape_face(shaper, str_of(family), false, false, LOC_NONE, &diags);
}

TEST(a_name_is_read_without_its_quotes_spaces_and_case)
{
	static const char *const names[] = { "Arial", "ARIAL", " arial ", "'Arial'", "\"Arial\"", "@Arial", "  'Arial' ", "arial;Courier New", "Arial,Courier New", ";Arial", "unheard of;Arial" };

	NEEDS_FONTS;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		IS_STR(face(names[i])->family, STR("Liberation Sans"));
		IS_INT(diags.count[DIAG_WARNING], 0);
	}
	IS_STR(face("Times  New\t Roman")->family, STR("Liberation Serif"));
	IS_INT(diags.count[DIAG_WARNING], 0);
}

TEST(a_font_that_nobody_knows_is_guessed_from_its_name)
{
	static const struct {
		const char *name, *family;
	} rows[] = {
		{ "Làng Mono", "Liberation Mono" }, { "Làng Courier", "Liberation Mono" }, { "Làng Code", "Liberation Mono" }, { "Làng Console", "Liberation Mono" }, { "Làng Sans Mono", "Liberation Mono" },
		{ "Làng Serif", "Liberation Serif" }, { "Làng Sans Serif", "Liberation Sans" }, { "Làng Sans", "Liberation Sans" }, { "Làng Arial", "Liberation Sans" }, { "Làng Helve", "Liberation Sans" }, { "Làng Gothic", "Liberation Sans" },
		{ "Làng Grotesk", "Liberation Sans" }, { "Làng Avant", "Liberation Sans" }, { "Làng Roboto", "Liberation Sans" }, { "Làng Segoe", "Liberation Sans" }, { "Làng Aptos", "Liberation Sans" }, { "Làng Calibri", "Liberation Sans" },
		{ "Làng Trebuchet", "Liberation Sans" }, { "Làng Inter", "Liberation Sans" }, { "Làng Lato", "Liberation Sans" }, { "Làng Ubuntu", "Liberation Sans" }, { "Làng", "Liberation Serif" },
	};

	NEEDS_FONTS;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		diags_init(&diags, arena);
		IS_STR(face(rows[i].name)->family, str_of(rows[i].family));
		IS_STR(tap_diags(arena, &diags), str_format(arena, "warning: font not found; lines may break elsewhere: %s; %s stands in for it [S102]\n", rows[i].name, rows[i].family));
	}
}

TEST(text_that_is_none_or_broken_is_mended)
{
	static const struct {
		str text;
		const char *shown;
	} rows[] = {
		{ { "", 0 }, "" }, { { "a\0b", 3 }, "a\ufffdb" }, { { "\0", 1 }, "\ufffd" }, { { "a\xff", 2 }, "a\ufffd" }, { { "\xe1\xbb", 2 }, "\ufffd\ufffd" }, { { "e\xcc\x82\xcc\xa3", 5 }, "ệ" },
	};

	NEEDS_FONTS;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct glyph_run *r = shape_text(shaper, face("Times New Roman"), rows[i].text, 0, LOC_NONE, &diags);
		str all = STR("");

		for (const struct glyph_run *k = r; k != NULL; k = k->next)
			all = str_concat(arena, all, k->text);
		IS_STR(all, str_of(rows[i].shown));
		IS_INT(r->glyphs_n == 0, rows[i].text.n == 0);
		IS_INT(shape_width(r) == 0, rows[i].text.n == 0);
		OK(!r->passing);
	}
	IS_INT(shape_width(NULL), 0);
}

TEST(ink_reaches_above_the_baseline_and_below)
{
	static const struct {
		const char *text;
		bool ink, below, high;
	} rows[] = {
		{ "", false, false, false }, { " ", false, false, false }, { "x", true, false, false }, { "g", true, true, false }, { "H", true, false, true }, { "xg", true, true, false }, { "gH", true, true, true }, { "Hx", true, false, true }, { " x ", true, false, false },
	};
	int64_t up, down;

	NEEDS_FONTS;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct glyph_run *r = shape_text(shaper, face("Times New Roman"), str_of(rows[i].text), 0, LOC_NONE, &diags);
		bool ink = shape_ink(r, &up, &down);

		IS_INT(ink, rows[i].ink);
		if (!ink)
			continue;
		/* Liberation Serif: x is 0.459 em high (and its curves more), H 0.66; g goes down 0.218 */
		IS_INT(up > SHAPE_EM * 6 / 10, rows[i].high);
		OK(up > SHAPE_EM * 4 / 10 && up < SHAPE_EM * 7 / 10);
		IS_INT(down < -SHAPE_EM * 2 / 10, rows[i].below);
		OK(down > -SHAPE_EM * 3 / 10 && down < SHAPE_EM / 100);
	}
}

TEST(pieces_of_a_long_word_end_where_letters_do)
{
	/* letters of two and of three bytes, shifted so that every place of the cut within a letter is met */
	static const char *const letters[] = { "\u00e0", "\u1ec7", "\U0001f600" };

	NEEDS_FONTS;
	for (size_t k = 0; k < sizeof letters / sizeof *letters; k++)
		for (int shift = 0; shift < 4; shift++) {
			str text = STR(""), all = STR("");
			struct out o;

			out_init(&o);
			for (int i = 0; i < shift; i++)
				out_char(&o, 'x');
			for (int i = 0; i < 30000; i++)
				out_puts(&o, letters[k]);
			text = out_copy(&o, arena);
			out_reset(&o);
			for (const struct glyph_run *r = shape_text(shaper, face("Times New Roman"), text, 0, LOC_NONE, &diags); r != NULL; r = r->next)
				out_put(&o, r->text);
			all = out_copy(&o, arena);
			out_release(&o);
			if (!str_eq(all, text))
				FAIL("%s shifted by %d", letters[k], shift);
		}
}

TEST(words_beyond_those_that_are_kept_live_with_their_paragraph)
{
	static const char *const dirs[] = { "fonts", NULL };
	struct arena *a = arena_new(1 << 16), *passing = arena_new(1 << 16);
	struct shaper *s;
	struct diags d;
	const struct face *f;
	size_t hits, misses;
	int kept = 0;

	NEEDS_FONTS;
	diags_init(&d, a);
	s = shaper_new(dirs, &d);
	f = shape_face(s, STR("Times New Roman"), false, false, LOC_NONE, &d);
	for (int i = 0; i < 50010; i++)
		kept += !shape_word(s, f, str_format(a, "%d", i), 0, passing, LOC_NONE, &d)->passing;
	IS_INT(kept, 50000);
	OK(!shape_word(s, f, STR("49999"), 0, passing, LOC_NONE, &d)->passing);
	OK(shape_word(s, f, STR("50000"), 0, passing, LOC_NONE, &d)->passing);
	OK(shape_word(s, f, STR(""), 0, passing, LOC_NONE, &d)->passing);
	OK(!shape_text(s, f, STR("50000"), 0, LOC_NONE, &d)->passing); /* no place else: kept */
	OK(!shape_word(s, f, STR("50000"), 0, passing, LOC_NONE, &d)->passing);
	shape_counts(s, &hits, &misses);
	IS_INT(misses, 50010 + 3);
	IS_INT(hits, 2);
	shaper_free(s);
	arena_free(passing);
	arena_free(a);
}

TEST(fonts_are_those_of_a_given_configuration)
{
	static const char *const dirs[] = { "fonts", NULL };
	struct arena *a = arena_new(1 << 12);
	char path[] = "/tmp/vanthu-face-XXXXXX";
	struct shaper *s;
	struct diags d;
	int fd = mkstemp(path);
	FILE *file = fd >= 0 ? fdopen(fd, "w") : NULL;

	NEEDS_FONTS;
	if (file == NULL || access("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", R_OK) != 0)
		SKIP("fonts-dejavu-core is not installed");
	fputs("<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir></fontconfig>", file);
	fclose(file);
	diags_init(&d, a);
	setenv("FONTCONFIG_FILE", path, 1);
	s = shaper_new(dirs, &d);
	unsetenv("FONTCONFIG_FILE");
	OK(s != NULL);
	if (s != NULL) {
		IS_STR(shape_face(s, STR("DejaVu Sans"), false, false, LOC_NONE, &d)->family, STR("DejaVu Sans"));
		IS_INT(d.count[DIAG_WARNING], 0);
		OK(str_starts(shape_face(s, STR("Arial"), false, false, LOC_NONE, &d)->family, STR("DejaVu")));
		IS_INT(d.count[DIAG_WARNING], 1);
	}
	shaper_free(s);
	unlink(path);
	arena_free(a);
}

TEST(a_configuration_that_cannot_be_read_is_as_none)
{
	static const char *const dirs[] = { "fonts", NULL }, *const given[] = { "", "/nonexistent/fonts.conf" };

	NEEDS_FONTS;
	for (size_t i = 0; i < 2; i++) {
		struct arena *a = arena_new(1 << 12);
		struct shaper *s;
		struct diags d;

		diags_init(&d, a);
		setenv("FONTCONFIG_FILE", given[i], 1);
		s = shaper_new(dirs, &d);
		unsetenv("FONTCONFIG_FILE");
		IS_STR(shape_face(s, STR("Arial"), false, false, LOC_NONE, &d)->family, STR("Liberation Sans"));
		shaper_free(s);
		arena_free(a);
	}
	shaper_free(NULL);
}
