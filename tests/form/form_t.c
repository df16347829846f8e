/* The committed templates are what their sources give, and keep the decree's measures. */
#include "tap.h"

#include "base/file.h"
#include "form/form.h"

static const char *const names[] = { "ke-hoach", "bao-cao-nam", "bao-cao-thang", "bao-cao-quy", "bao-cao-giai-doan" };

static bool
build(const char *name, enum package_kind kind, struct arena *a, struct diags *d, str *bytes)
{
	const char *path = str_format(a, "templates/src/%s.mau", name).p;
	struct package *p;
	str source;

	if (!file_read(path, a, &source, d))
		return false;
	p = form_build(source, str_of(path), kind, a, d);
	return p != NULL && pkg_bytes(p, a, bytes, d);
}

TEST(committed_templates_are_what_their_sources_give)
{
	static const struct {
		const char *ext;
		enum package_kind kind;
	} formats[] = { { "docx", PACKAGE_DOCX }, { "odt", PACKAGE_ODT } };
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	bool update = getenv("UPDATE") != NULL;

	diags_init(&d, a);
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		for (size_t j = 0; j < 2; j++) {
			const char *path = str_format(a, "templates/%s.%s", names[i], formats[j].ext).p;
			str built, kept;

			OK(build(names[i], formats[j].kind, a, &d, &built));
			if (update)
				OK(file_write(path, built, &d));
			OK(file_read(path, a, &kept, &d) && str_eq(built, kept));
		}
	if (!diags_ok(&d))
		FAIL(STR_FMT, STR_ARG(tap_diags(a, &d)));
	arena_free(a);
}

TEST(an_unknown_word_and_a_row_that_does_not_fill_are_named_with_their_lines)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;

	diags_init(&d, a);
	OK(form_build(STR("thân x\nthna y\n@bang 10 20\n| a\n"), STR("x.mau"), PACKAGE_DOCX, a, &d) == NULL);
	IS_STR(tap_diags(a, &d),
	    STR("x.mau:1:1: error: unknown word in a template source: thân [E101]\n"
		"    hint: nearest is than\n"
		"x.mau:2:1: error: unknown word in a template source: thna [E101]\n"
		"    hint: nearest is than\n"
		"x.mau:4:1: error: a row's cells do not fill its table: 1 / 2 [E102]\n"));
	arena_free(a);
}

TEST(a_table_wider_than_its_page_is_named)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;

	diags_init(&d, a);
	OK(form_build(STR("@bang 100 65\n| a | b\n@bang 100 70\n| a | b\n@trang-ngang\n@bang 100 147\n| a | b\n@bang 100 150\n| a | b\n"),
	    STR("x.mau"), PACKAGE_DOCX, a, &d) == NULL);
	IS_STR(tap_diags(a, &d),
	    STR("x.mau:3:1: error: wider than the text: 170 mm / 165 mm [E105]\n"
		"x.mau:8:1: error: wider than the text: 250 mm / 247 mm [E105]\n"));
	arena_free(a);
}

TEST(addressees_stand_under_the_colon)
{
	/* "Kính gửi" is 999 twips wide at 14 pt in Times metrics */
	const struct form_style *styles;
	size_t n = form_styles(&styles);
	int label = 0, list = 0, last = 0;

	for (size_t i = 0; i < n; i++) {
		label = strcmp(styles[i].key, "kinh-gui-nhieu") == 0 ? styles[i].left : label;
		list = strcmp(styles[i].key, "noi-gui") == 0 ? styles[i].left : list;
		last = strcmp(styles[i].key, "noi-gui-cuoi") == 0 ? styles[i].left : last;
	}
	IS_INT(list - label, 999);
	IS_INT(last, list);
}

TEST(sizes_are_within_the_decree)
{
	/* administrative-format 1.2: key, least, most, bold, italic */
	static const struct {
		const char *key;
		int least_pt, most_pt;
		bool bold, italic;
	} rows[] = {
		{ "quoc-hieu", 12, 13, true, false },
		{ "tieu-ngu", 13, 14, true, false },
		{ "chu-quan", 12, 13, false, false },
		{ "co-quan", 12, 13, true, false },
		{ "so", 13, 13, false, false },
		{ "ngay-thang", 13, 14, false, true },
		{ "ten-loai", 13, 14, true, false },
		{ "trich-yeu", 13, 14, true, false },
		{ "can-cu", 13, 14, false, true },
		{ "than", 13, 14, false, false },
		{ "quyen-han", 13, 14, true, false },
		{ "ho-ten", 13, 14, true, false },
		{ "kinh-gui", 13, 14, false, false },
		{ "noi-nhan", 12, 12, true, true },
		{ "noi-nhan-ten", 11, 11, false, false },
		{ "phu-luc", 14, 14, true, false },
		{ "kem-theo", 13, 14, false, true },
		{ "so-trang", 13, 14, false, false },
	};
	const struct form_style *styles;
	size_t n = form_styles(&styles);

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		bool found = false;

		for (size_t j = 0; j < n; j++) {
			if (strcmp(styles[j].key, rows[i].key) != 0)
				continue;
			found = true;
			OK(styles[j].size_half_points >= rows[i].least_pt * 2);
			OK(styles[j].size_half_points <= rows[i].most_pt * 2);
			IS_INT(styles[j].bold, rows[i].bold);
			IS_INT(styles[j].italic, rows[i].italic);
		}
		OK(found);
	}
}

TEST(rules_have_their_lawful_length)
{
	/* key, column, text's width (twips, Times metrics), least and most share of it */
	static const struct {
		const char *key;
		int column, text;
		double least, most;
	} rows[] = {
		{ "ke-tieu-ngu", 5669, 3430, 0.98, 1.02 },
		{ "ke-co-quan", 3685, 2449, 1 / 3.0, 1 / 2.0 }, /* ỦY BAN NHÂN DÂN */
		{ "ke-co-quan", 3685, 3570, 1 / 3.0, 1 / 2.0 }, /* as wide as the column lets it be: 63 mm */
		{ "ke-trich-yeu", 9354, 8220, 1 / 3.0, 1 / 2.0 }, /* a full line between the indents */
		{ "ke-trich-yeu", 9354, 5700, 1 / 3.0, 1 / 2.0 }, /* 47 letters */
		{ "ke-trich-yeu-vua", 9354, 5580, 1 / 3.0, 1 / 2.0 }, /* 46 letters */
		{ "ke-trich-yeu-vua", 9354, 3760, 1 / 3.0, 1 / 2.0 }, /* 31 */
		{ "ke-trich-yeu-ngan", 9354, 3640, 1 / 3.0, 1 / 2.0 }, /* 30 */
		{ "ke-trich-yeu-ngan", 9354, 2500, 1 / 3.0, 1 / 2.0 },
	};
	const struct form_style *styles;
	size_t n = form_styles(&styles);

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		for (size_t j = 0; j < n; j++) {
			double share;

			if (strcmp(styles[j].key, rows[i].key) != 0)
				continue;
			OK(styles[j].rule_above && styles[j].left == styles[j].right);
			share = (double)(rows[i].column - styles[j].left - styles[j].right) / rows[i].text;
			OK(share >= rows[i].least && share <= rows[i].most);
		}
}
