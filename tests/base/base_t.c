#include "tap.h"

#include <errno.h>
#include <math.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/dec.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/map.h"
#include "base/vec.h"

TEST(decimals_are_exact_and_round_half_away_from_zero)
{
	static const struct {
		const char *x;
		int places;
		const char *want;
		const char *why;
	} rows[] = {
		{ "8.25", 1, "8.3", "the half goes up" },
		{ "0.285", 2, "0.29", "a double would give 0.28" },
		{ "-8.25", 1, "-8.3", "away from zero" },
		{ "8.24", 1, "8.2", "below the half" },
		{ "1250", -2, "1300", "hundreds" },
		{ "1e3", 0, "1000", "exponent" },
		{ "98.700000000000003", 3, "98.700", "what a spreadsheet stores" },
	};
	struct arena *a = arena_new(4096);

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dec d;

		OK(dec_parse(str_of(rows[i].x), &d));
		IS_STR(dec_str(a, dec_round(d, rows[i].places)), str_of(rows[i].want));
	}
	arena_free(a);
}

TEST(a_decimal_that_does_not_fit_or_divides_by_zero_is_no_value)
{
	struct dec d;

	OK(!dec_parse(STR("12a"), &d));
	OK(!dec_parse(STR(""), &d));
	OK(!dec_parse(STR("1e40"), &d));
	OK(!dec_div(dec_int(1), dec_int(0)).known);
	OK(!dec_mul(dec_int(INT64_MAX), dec_int(10)).known);
	OK(!dec_add(DEC_NONE, dec_int(1)).known);
}

TEST(decimal_arithmetic_agrees_with_the_school)
{
	struct arena *a = arena_new(4096);
	struct dec sum = dec_int(0), tenth;

	OK(dec_parse(STR("0.1"), &tenth));
	for (int i = 0; i < 1000; i++)
		sum = dec_add(sum, tenth);
	OK(dec_eq(sum, dec_int(100)));
	IS_STR(dec_str(a, dec_div(dec_int(1), dec_int(8))), STR("0.125"));
	IS_STR(dec_str(a, dec_div(dec_int(2), dec_int(3))), STR("0.666666667"));
	IS_STR(dec_str(a, dec_floor_div(dec_int(-7), dec_int(2))), STR("-4"));
	IS_STR(dec_str(a, dec_mod(dec_int(-7), dec_int(2))), STR("1"));
	OK(dec_eq(dec_root(dec_pow(dec_make(113, 2), dec_int(4)), 4), dec_make(113, 2)));
	arena_free(a);
}

TEST(a_map_of_numbers_tells_zero_from_none)
{
	struct arena *a = arena_new(1 << 14);
	struct map_num m;

	map_num_init(&m, a);
	IS_INT(map_num_find(&m, STR("không"), -1), -1);
	for (int i = 0; i < 100; i++) /* past what is looked through one by one */
		map_num_put(&m, str_format(a, "khóa %d", i), i);
	map_num_put(&m, STR("khóa 7"), -5000000000LL);
	IS_INT(map_num_find(&m, STR("khóa 0"), -1), 0);
	IS_INT(map_num_find(&m, STR("khóa 99"), -1), 99);
	OK(map_num_find(&m, STR("khóa 7"), -1) == -5000000000LL);
	IS_INT(map_num_find(&m, STR("khác"), -1), -1);
	IS_INT((int)m.entries.n, 100);
	arena_free(a);
}

TEST(a_map_keeps_the_order_and_finds_every_key)
{
	struct arena *a = arena_new(4096);
	struct map *m = map_new(a);
	static int x[1000];

	for (int i = 0; i < 1000; i++)
		OK(map_put(m, str_format(a, "khóa %d", i), &x[i]) == NULL);
	for (int i = 0; i < 1000; i++)
		OK(map_find(m, str_format(a, "khóa %d", i)) == &x[i]);
	OK(map_find(m, STR("khác")) == NULL);
	IS_STR(m->at[7].key, STR("khóa 7"));
	arena_free(a);
}

TEST(the_nearest_name_is_offered_only_when_it_is_near)
{
	static const str names[] = { { "thuc_hien", 9 }, { "ke_hoach", 8 }, { "ghi_chu", 7 } };

	IS_STR(str_nearest(STR("thuc_hen"), names, 3), STR("thuc_hien"));
	IS_STR(str_nearest(STR("hte_hoach"), names, 3), STR("ke_hoach"));
	IS_STR(str_nearest(STR("xyz"), names, 3), STR(""));
}

TEST(a_complaint_names_its_place_and_is_kept_once)
{
	static const struct diag_kind kind = { "D101", DIAG_ERROR, "unknown key" };
	struct arena *a = arena_new(4096);
	struct source *s = source_new(a, SOURCE_SHEET, STR("2026.xlsx"), STR("chi_tieu"));
	struct diags d;

	diags_init(&d, a);
	diag_add(&d, &kind, loc_at(s, 7, 28), "x");
	diag_add(&d, &kind, loc_at(s, 7, 28), "x");
	IS_INT(d.count[DIAG_ERROR], 1);
	IS_STR(tap_diags(a, &d), STR("2026.xlsx: chi_tieu!AB7: error: unknown key: x [D101]\n"));
	arena_free(a);
}

TEST(a_flood_of_complaints_is_cut_and_counted)
{
	static const struct diag_kind kind = { "D101", DIAG_ERROR, "unknown key" };
	struct arena *a = arena_new(4096);
	struct diags d;
	str text;

	diags_init(&d, a);
	for (int i = 0; i < 10000; i++)
		diag_add(&d, &kind, LOC_NONE, "%d", i);
	IS_INT(d.count[DIAG_ERROR], 10000);
	text = tap_diags(a, &d);
	OK(str_find(text, STR("and 9900 more"), 0) < text.n);
	arena_free(a);
}

TEST(an_arena_runs_what_was_deferred_and_can_be_used_again)
{
	struct arena *a = arena_new(1024);
	char *big;

	for (int i = 0; i < 3; i++) {
		for (int j = 0; j < 100; j++)
			OK(arena_alloc(a, 100) != NULL);
		big = arena_alloc(a, 100000);
		IS_INT(big[99999], 0);
		arena_defer(a, free, malloc(10));
		arena_reset(a);
	}
	arena_free(a);
}

TEST(text_that_passes_its_limit_fails_and_stays_failed)
{
	struct out o;

	out_init(&o);
	o.limit = 4;
	out_puts(&o, "abcd");
	OK(out_ok(&o));
	out_char(&o, 'e');
	OK(!out_ok(&o));
	IS_STR(out_str(&o), STR("abcd"));
	out_release(&o);
}

TEST(a_file_is_written_whole_or_not_at_all)
{
	struct arena *a = arena_new(4096);
	struct diags d;
	char dir[] = "/tmp/vanthu-file-XXXXXX";
	const char *path;
	str got;
	const char **names;
	size_t n;

	diags_init(&d, a);
	OK(mkdtemp(dir) != NULL);
	path = file_join(a, dir, "x.txt");
	OK(file_write(path, STR("một"), &d));
	OK(file_read(path, a, &got, &d));
	IS_STR(got, STR("một"));
	OK(!file_write(file_join(a, dir, "không/có.txt"), STR("x"), &d));
	IS_INT(d.count[DIAG_FATAL], 1);
	OK(file_list(dir, a, &names, &n));
	IS_INT(n, 1);
	remove(path);
	remove(dir);
	arena_free(a);
}

/* --- decimals at their edges ------------------------------------------------- */

TEST(numbers_are_parsed_to_the_last_digit)
{
	static const struct {
		const char *typed, *want; /* NULL: no number */
	} rows[] = {
		{ "0", "0" },
		{ "-0", "0" },
		{ "+5", "5" },
		{ "007", "7" },
		{ "1.", "1" },
		{ ".5", "0.5" },
		{ "-.5", "-0.5" },
		{ ".", NULL },
		{ "-", NULL },
		{ "1.2.3", NULL },
		{ "1e", NULL },
		{ "1e+", NULL },
		{ "1e2", "100" },
		{ "1E+2", "100" },
		{ "1.5e1", "15" },
		{ "15e-1", "1.5" },
		{ "1e-9", "0.000000001" },
		{ "1e-10", "0.000000000" },
		{ "5e-10", "0.000000001" }, /* the half goes away from zero */
		{ "-5e-10", "-0.000000001" },
		{ "1e-30", "0.000000000" },
		{ "0e400", "0" },
		{ "1e18", "1000000000000000000" },
		{ "1e19", NULL },
		{ "1e9999", NULL },
		{ "9223372036854775807", "9223372036854775807" },
		{ "9223372036854775808", NULL },
		{ "-9223372036854775807", "-9223372036854775807" },
		{ "922337203685477580.71", "922337203685477580.7" }, /* as many places as fit */
		{ "0.1234567894", "0.123456789" },
		{ "0.1234567895", "0.123456790" },
		{ "0.00000000000000000000000000000001", "0.000000000" },
		{ "1.0000000000000000000000000000000000001", "1.000000000" },
		{ "123456789012345678901234567890", NULL },
		{ "1 ", NULL },
		{ " 1", NULL },
		{ "1x", NULL },
	};
	struct arena *a = arena_new(4096);

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dec d;
		bool ok = dec_parse(str_of(rows[i].typed), &d);

		if (ok != (rows[i].want != NULL) || (ok && !str_eq(dec_str(a, d), str_of(rows[i].want))))
			FAIL("%s is %s", rows[i].typed, str_c(a, dec_str(a, d)));
		OK(ok || !d.known);
	}
	IS_STR(dec_str(a, DEC_NONE), STR(""));
	arena_free(a);
}

TEST(decimals_compute_to_their_edges)
{
	static const struct {
		const char *op, *x, *y, *want; /* want "": not known */
	} rows[] = {
		{ "+", "1.5", "-1.50", "0.00" },
		{ "+", "9223372036854775807", "1", "" },
		{ "+", "9223372036854775807", "-1", "9223372036854775806" },
		{ "+", "", "1", "" },
		{ "-", "1", "", "" },
		{ "-", "0.1", "0.01", "0.09" },
		{ "*", "0.000000001", "0.5", "0.000000001" },
		{ "*", "0.000000001", "0.4", "0.000000000" },
		{ "*", "-0.000000001", "0.5", "-0.000000001" },
		{ "*", "3000000000", "3000000000", "9000000000000000000" },
		{ "*", "4000000000", "3000000000", "" },
		{ "*", "", "2", "" },
		{ "*", "2", "", "" },
		{ "/", "1", "3", "0.333333333" },
		{ "/", "-2", "3", "-0.666666667" },
		{ "/", "2", "-3", "-0.666666667" },
		{ "/", "-1", "-8", "0.125" },
		{ "/", "0", "5", "0" },
		{ "/", "5", "0", "" },
		{ "/", "", "5", "" },
		{ "/", "5", "", "" },
		{ "/", "1", "0.000000001", "1000000000" },
		{ "//", "7", "2", "3" },
		{ "//", "-7", "2", "-4" },
		{ "//", "7", "-2", "-4" },
		{ "//", "-7", "-2", "3" },
		{ "//", "-8", "2", "-4" },
		{ "//", "7.5", "0.5", "15" },
		{ "//", "7", "0", "" },
		{ "//", "", "1", "" },
		{ "//", "1", "", "" },
		{ "%", "-7", "3", "2" },
		{ "%", "7", "-3", "-2" },
		{ "%", "7.5", "2", "1.5" },
		{ "%", "7", "0", "" },
		{ "**", "2", "10", "1024" },
		{ "**", "2", "0", "1" },
		{ "**", "2", "-2", "0.25" },
		{ "**", "0", "-1", "" },
		{ "**", "-3", "3", "-27" },
		{ "**", "1.1", "2", "1.21" },
		{ "**", "10", "18", "1000000000000000000" },
		{ "**", "10", "19", "" },
		{ "**", "1", "4096", "1" },
		{ "**", "1", "4097", "" },
		{ "**", "1", "-4096", "1" },
		{ "**", "1", "-4097", "" },
		{ "**", "2", "0.5", "" },
		{ "**", "", "2", "" },
		{ "root", "9", "2", "3" },
		{ "root", "2", "2", "1.414213562" },
		{ "root", "7", "1", "7" },
		{ "root", "0", "3", "0" },
		{ "root", "-1", "2", "" },
		{ "root", "4", "0", "" },
		{ "root", "", "2", "" },
		{ "round", "1249.5", "-2", "1200" },
		{ "round", "1250", "-2", "1300" },
		{ "round", "-1250", "-2", "-1300" },
		{ "round", "5", "-1", "10" },
		{ "round", "4", "-1", "0" },
		{ "round", "5", "-19", "0" },
		{ "round", "1.25", "1", "1.3" },
		{ "round", "1.25", "2", "1.25" },
		{ "round", "1.25", "5", "1.25" },
		{ "round", "-0.5", "0", "-1" },
		{ "round", "", "1", "" },
	};
	struct arena *a = arena_new(4096);

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dec x, y, d;
		int64_t n = 0;

		if (!dec_parse(str_of(rows[i].x), &x))
			x = DEC_NONE;
		if (!dec_parse(str_of(rows[i].y), &y))
			y = DEC_NONE;
		dec_to_int(y, &n);
		d = strcmp(rows[i].op, "+") == 0      ? dec_add(x, y)
		    : strcmp(rows[i].op, "-") == 0    ? dec_sub(x, y)
		    : strcmp(rows[i].op, "*") == 0    ? dec_mul(x, y)
		    : strcmp(rows[i].op, "/") == 0    ? dec_div(x, y)
		    : strcmp(rows[i].op, "//") == 0   ? dec_floor_div(x, y)
		    : strcmp(rows[i].op, "%") == 0    ? dec_mod(x, y)
		    : strcmp(rows[i].op, "**") == 0   ? dec_pow(x, y)
		    : strcmp(rows[i].op, "root") == 0 ? dec_root(x, (int)n)
		                                      : dec_round(x, (int)n);
		if (!str_eq(dec_str(a, d), str_of(rows[i].want)))
			FAIL("%s %s %s is %s, not %s", rows[i].x, rows[i].op, rows[i].y, str_c(a, dec_str(a, d)), rows[i].want);
	}
	arena_free(a);
}

TEST(decimals_compare_and_tell_what_they_are)
{
	int64_t n = 7;

	OK(dec_eq(dec_make(10, 1), dec_int(1)));
	OK(!dec_eq(dec_int(1), dec_int(2)));
	OK(dec_eq(DEC_NONE, DEC_NONE));
	OK(!dec_eq(DEC_NONE, dec_int(0)) && !dec_eq(dec_int(0), DEC_NONE));
	OK(dec_cmp(dec_make(15, 1), dec_int(1)) > 0 && dec_cmp(dec_int(1), dec_make(15, 1)) < 0 && dec_cmp(dec_make(10, 1), dec_int(1)) == 0);
	IS_INT(dec_sign(dec_int(-5)), -1);
	IS_INT(dec_sign(dec_int(0)), 0);
	IS_INT(dec_sign(dec_make(1, 9)), 1);
	IS_INT(dec_sign(DEC_NONE), 0);
	OK(dec_is_whole(dec_make(20, 1)) && !dec_is_whole(dec_make(21, 1)) && !dec_is_whole(DEC_NONE));
	OK(dec_to_int(dec_make(-250, 1), &n) && n == -25);
	OK(!dec_to_int(dec_make(25, 1), &n) && !dec_to_int(DEC_NONE, &n));
	OK(dec_eq(dec_floor(dec_make(-15, 1)), dec_int(-2)) && dec_eq(dec_ceil(dec_make(-15, 1)), dec_int(-1)));
	OK(dec_eq(dec_floor(dec_make(15, 1)), dec_int(1)) && dec_eq(dec_ceil(dec_make(15, 1)), dec_int(2)));
	IS_INT(dec_trim(dec_make(1500, 3)).scale, 1);
	IS_INT(dec_trim(dec_make(0, 3)).scale, 0);
	OK(dec_eq(dec_from_double(0.1), dec_make(1, 1)));
	OK(dec_eq(dec_from_double(98.700000000000003), dec_make(987, 1)));
	OK(!dec_from_double(1e300).known && !dec_from_double((double)NAN).known && !dec_from_double((double)INFINITY).known);
	OK(!dec_from_double(-9.1e18).known && dec_from_double(-9e18).known);
	OK(dec_double(dec_make(-25, 1)) == -2.5 && isnan(dec_double(DEC_NONE)));
}

/* --- text ---------------------------------------------------------------------- */

TEST(slices_are_cut_compared_and_searched)
{
	struct arena *a = arena_new(4096);
	str rest = STR("a,,b,"), s = STR("abcabc");

	IS_STR(str_split(&rest, ','), STR("a"));
	IS_STR(str_split(&rest, ','), STR(""));
	IS_STR(str_split(&rest, ','), STR("b"));
	IS_INT(rest.n, 0);
	IS_STR(str_split(&rest, ','), STR(""));
	IS_STR(str_sub(s, 2, 4), STR("ca"));
	IS_STR(str_sub(s, 4, 99), STR("bc"));
	IS_STR(str_sub(s, 9, 12), STR(""));
	IS_STR(str_sub(s, 4, 2), STR(""));
	IS_INT(str_find(s, STR("bc"), 0), 1);
	IS_INT(str_find(s, STR("bc"), 2), 4);
	IS_INT(str_find(s, STR("bc"), 5), 6);
	IS_INT(str_find(s, STR("abcabcd"), 0), 6);
	IS_INT(str_find(s, STR(""), 3), 3);
	IS_INT(str_find(s, STR(""), 9), 6);
	IS_INT(str_find(STR("aab"), STR("ab"), 0), 1);
	IS_INT(str_find_char(s, 'c', 3), 5);
	IS_INT(str_find_char(s, 'z', 0), 6);
	IS_INT(str_find_char(s, 'a', 6), 6);
	IS_STR(str_trim(STR(" \t\n\v\f\ra b \r")), STR("a b"));
	IS_STR(str_trim(STR("  ")), STR(""));
	OK(str_starts(s, STR("abc")) && str_starts(s, STR("")) && !str_starts(s, STR("b")) && !str_starts(STR("a"), STR("ab")));
	OK(str_ends(s, STR("bc")) && str_ends(s, STR("")) && !str_ends(s, STR("b")) && !str_ends(STR("c"), STR("bc")));
	OK(str_eq(STR(""), (str){ NULL, 0 }) && !str_eq(STR("a"), STR("b")) && !str_eq(STR("a"), STR("ab")));
	OK(str_eq_nocase(STR("aZ[@"), STR("Az[@")) && !str_eq_nocase(STR("a"), STR("b")) && !str_eq_nocase(STR("a"), STR("ab")) && !str_eq_nocase(STR("@"), STR("`")));
	OK(str_cmp(STR("a"), STR("b")) < 0 && str_cmp(STR("b"), STR("a")) > 0 && str_cmp(STR("a"), STR("a")) == 0);
	IS_INT(str_cmp(STR("a"), STR("ab")), -1);
	IS_INT(str_cmp(STR("ab"), STR("a")), 1);
	IS_INT(str_cmp(STR(""), STR("")), 0);
	IS_INT(str_cmp(STR(""), STR("a")), -1);
	IS_STR(str_concat(a, STR(""), STR("b")), STR("b"));
	IS_STR(str_concat(a, STR("a"), STR("")), STR("a"));
	IS_STR(str_format(a, "%d%s", 5, "x"), STR("5x"));
	IS_STR(str_of(NULL), STR(""));
	OK(str_hash(STR("a")) == 0xaf63dc4c8601ec8cULL && str_hash(STR("")) == 14695981039346656037ULL); /* FNV-1a's own vectors */
	arena_free(a);
}

TEST(distances_count_slips_of_the_hand)
{
	static const struct {
		const char *a, *b;
		size_t limit, want;
	} rows[] = {
		{ "abc", "abc", 3, 0 }, { "abc", "abd", 3, 1 }, { "abc", "ab", 3, 1 }, { "abc", "abcd", 3, 1 }, { "abc", "acb", 3, 1 }, { "", "abc", 3, 3 },
		{ "abc", "", 2, 3 }, { "abcd", "dcba", 9, 3 }, { "abc", "xyz", 1, 2 }, { "kitten", "sitting", 9, 3 }, { "ca", "abc", 9, 3 },
	};
	struct arena *a = arena_new(4096);
	str many[3] = { STR("thu"), STR("chi"), STR("thue") }, long_one, other;

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		IS_INT(str_distance(str_of(rows[i].a), str_of(rows[i].b), rows[i].limit), rows[i].want);
	long_one = str_format(a, "%065d", 1);
	other = str_format(a, "%065d", 2);
	IS_INT(str_distance(long_one, long_one, 2), 0);
	IS_INT(str_distance(long_one, other, 2), 3); /* beyond 64 letters only the same is near */
	IS_INT(str_distance(str_sub(long_one, 1, 65), str_sub(other, 1, 65), 2), 1);
	IS_STR(str_nearest(STR("thuee"), many, 3), STR("thue"));
	IS_STR(str_nearest(STR("thu"), many, 3), STR("thu"));
	IS_STR(str_nearest(STR("th"), many, 3), STR("thu"));
	IS_STR(str_nearest(STR("x"), many, 3), STR(""));
	IS_STR(str_nearest(STR("thu"), many, 0), STR(""));
	IS_STR(str_nearest(STR("x"), (str[]){ STR("y") }, 1), STR("")); /* as far as the name is long */
	arena_free(a);
}

TEST(text_that_grows_is_escaped_for_its_place)
{
	struct arena *a = arena_new(4096);
	struct out o;

	out_init(&o);
	IS_STR(out_str(&o), STR(""));
	out_xml(&o, STR("a<b>&\"c\"\r\n\t"));
	IS_STR(out_str(&o), STR("a&lt;b&gt;&amp;\"c\"&#13;\n\t"));
	out_reset(&o);
	out_xml_attr(&o, STR("a<b>&\"c\"\r\n\t"));
	IS_STR(out_str(&o), STR("a&lt;b&gt;&amp;&quot;c&quot;&#13;&#10;&#9;"));
	out_reset(&o);
	out_xml(&o, (str){ "a\0b", 3 });
	IS_INT(o.n, 3);
	out_reset(&o);
	out_json(&o, STR("a\"b\\c\n\t\x01đ"));
	IS_STR(out_str(&o), STR("a\\\"b\\\\c\\n\\u0009\\u0001đ"));
	out_reset(&o);
	for (size_t i = 0; i < 8; i++)
		out_utf8(&o, (const unsigned[]){ 0x7f, 0x80, 0x7ff, 0x800, 0xffff, 0x10000, 0x1f600, 0x10ffff }[i]);
	IS_STR(out_str(&o), STR("\x7f\xc2\x80\xdf\xbf\xe0\xa0\x80\xef\xbf\xbf\xf0\x90\x80\x80\xf0\x9f\x98\x80\xf4\x8f\xbf\xbf"));
	out_reset(&o);
	out_printf(&o, "%s", "");
	for (int i = 0; i < 300; i++)
		out_printf(&o, "%03d", i);
	IS_INT(o.n, 900);
	IS_STR(str_sub(out_copy(&o, a), 897, 900), STR("299"));
	o.limit = 901;
	out_puts(&o, "xy");
	OK(!out_ok(&o));
	out_char(&o, 'z');
	IS_INT(o.n, 900);
	out_reset(&o);
	OK(out_ok(&o));
	out_release(&o);
	arena_free(a);
}

/* --- places and complaints -------------------------------------------------------- */

TEST(places_are_told_by_the_kind_of_their_source)
{
	struct arena *a = arena_new(4096);
	const struct source *text = source_new(a, SOURCE_TEXT, STR("a.yaml"), STR("")), *sheet = source_new(a, SOURCE_SHEET, STR("b.xlsx"), STR("thang")),
	                    *csv = source_new(a, SOURCE_SHEET, STR("c.csv"), STR("")), *part = source_new(a, SOURCE_PART, STR("d.docx"), STR("header1.xml")),
	                    *bare = source_new(a, SOURCE_PART, STR("e.docx"), STR(""));
	const struct {
		struct loc l;
		const char *want;
	} rows[] = {
		{ LOC_NONE, "" },
		{ loc_at(text, 0, 0), "a.yaml" },
		{ loc_at(text, 3, 0), "a.yaml:3" },
		{ loc_at(text, 3, 7), "a.yaml:3:7" },
		{ loc_at(text, 0, 7), "a.yaml" },
		{ loc_at(sheet, 0, 0), "b.xlsx: thang" },
		{ loc_at(sheet, 7, 1), "b.xlsx: thang!A7" },
		{ loc_at(sheet, 7, 26), "b.xlsx: thang!Z7" },
		{ loc_at(sheet, 7, 27), "b.xlsx: thang!AA7" },
		{ loc_at(sheet, 7, 702), "b.xlsx: thang!ZZ7" },
		{ loc_at(sheet, 7, 703), "b.xlsx: thang!AAA7" },
		{ loc_at(sheet, 0, 2), "b.xlsx: thang!B" },
		{ loc_at(sheet, 2, 0), "b.xlsx: thang!2" },
		{ loc_at(csv, 2, 3), "c.csv: C2" },
		{ loc_at(csv, 0, 0), "c.csv" },
		{ loc_at(part, 0, 0), "d.docx: header1.xml" },
		{ loc_at(part, 4, 0), "d.docx: header1.xml: paragraph 4" },
		{ loc_at(bare, 4, 0), "e.docx: paragraph 4" },
		{ loc_spot(a, STR("f.docx"), STR(""), STR("table 1")), "f.docx: table 1" },
		{ loc_spot(a, STR("f.docx"), STR("x"), STR("table 1")), "f.docx: x: table 1" },
		{ loc_file(a, STR("g")), "g" },
	};
	struct out o;

	out_init(&o);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		out_reset(&o);
		loc_put(&o, rows[i].l);
		IS_STR(out_str(&o), str_of(rows[i].want));
	}
	out_release(&o);
	arena_free(a);
}

static const struct diag_kind slip = { "D101", DIAG_ERROR, "unknown key" }, doubt = { "D102", DIAG_WARNING, "odd value" }, remark = { "D103", DIAG_NOTE, "seen" };

static str
shown(struct arena *a, const struct diags *d, bool colour, bool json)
{
	struct out o;
	str s;

	out_init(&o);
	diags_put(&o, d, colour, json);
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

TEST(complaints_are_shown_as_lines_and_as_json)
{
	struct arena *a = arena_new(1 << 14);
	struct source *s = source_new(a, SOURCE_TEXT, STR("a.yaml"), STR("")), *sheet = source_new(a, SOURCE_SHEET, STR("b.xlsx"), STR("thang"));
	struct loc spot = loc_spot(a, STR("c.docx"), STR("document"), STR("table 1"));
	struct diags d;

	((struct source *)(uintptr_t)spot.source)->under = STR("I. Kết quả");
	diags_init(&d, a);
	diag_hint(&d, "goes nowhere");
	diag_excerpt(&d, STR("x"), 0, 1);
	diag_also(&d, LOC_NONE, "x");
	diag_add(&d, &slip, loc_at(s, 3, 7), "%s", "ki\"m");
	diag_excerpt(&d, STR("đố ki\tm"), 7, 9);
	diag_also(&d, loc_at(s, 1, 1), "opened %s", "here");
	diag_hint(&d, "%d ways", 2);
	diag_add(&d, &doubt, loc_at(sheet, 7, 28), NULL);
	diag_excerpt(&d, STR("ab"), 99, 100);
	diag_add(&d, &remark, spot, "%s", "");
	diag_add(&d, &remark, LOC_NONE, "m");
	IS_STR(shown(a, &d, false, false),
	    STR("a.yaml:3:7: error: unknown key: ki\"m [D101]\n    đố ki m\n        ^^\n    a.yaml:1:1: opened here\n    hint: 2 ways\n"
	        "b.xlsx: thang!AB7: warning: odd value [D102]\n    ab\n      ^\n"
	        "c.docx: document: table 1: note: seen [D103]\n    in: I. Kết quả\n"
	        "note: seen: m [D103]\n"));
	IS_STR(shown(a, &d, false, true),
	    STR("{\"file\":\"a.yaml\",\"part\":null,\"line\":3,\"column\":7,\"cell\":null,\"id\":\"D101\",\"level\":\"error\",\"message\":\"unknown key: ki\\\"m\",\"hint\":\"2 ways\"}\n"
	        "{\"file\":\"b.xlsx\",\"part\":\"thang\",\"line\":null,\"column\":null,\"cell\":\"AB7\",\"id\":\"D102\",\"level\":\"warning\",\"message\":\"odd value\",\"hint\":null}\n"
	        "{\"file\":\"c.docx\",\"part\":\"document: table 1\",\"line\":null,\"column\":null,\"cell\":null,\"id\":\"D103\",\"level\":\"note\",\"message\":\"seen\",\"hint\":null}\n"
	        "{\"file\":null,\"part\":null,\"line\":null,\"column\":null,\"cell\":null,\"id\":\"D103\",\"level\":\"note\",\"message\":\"seen: m\",\"hint\":null}\n"));
	diags_init(&d, a);
	diag_add(&d, &doubt, LOC_NONE, "x");
	IS_STR(shown(a, &d, true, false), STR("\033[33mwarning\033[0m: odd value: x [D102]\n"));
	OK(diags_ok(&d));
	d.strict = true;
	diag_add(&d, &doubt, LOC_NONE, "y");
	IS_INT(d.count[DIAG_ERROR], 1);
	IS_INT(d.count[DIAG_WARNING], 1);
	OK(!diags_ok(&d));
	diag_add(&d, &remark, LOC_NONE, "y");
	IS_INT(d.count[DIAG_NOTE], 1);
	arena_free(a);
}

TEST(lists_of_complaints_are_joined_without_repeating)
{
	struct arena *a = arena_new(1 << 14), *b = arena_new(1 << 14);
	struct diags d, more;
	str before;

	diags_init(&d, a);
	diags_init(&more, b);
	diag_add(&d, &slip, loc_file(a, STR("x")), "one");
	diag_add(&more, &slip, loc_file(b, STR("x")), "one");
	diag_add(&more, &doubt, loc_file(b, STR("y")), "two");
	diag_excerpt(&more, STR("abc"), 1, 2);
	diag_also(&more, loc_spot(b, STR("z"), STR("p"), STR("s")), "there");
	diag_hint(&more, "so");
	diags_join(&d, &more);
	diag_hint(&d, "of nothing");
	before = shown(b, &d, false, false);
	IS_STR(before, STR("x: error: unknown key: one [D101]\ny: warning: odd value: two [D102]\n    abc\n     ^\n    z: p: s: there\n    hint: so\n"));
	before = str_copy(a, before);
	arena_free(b); /* texts were copied */
	b = arena_new(1 << 14);
	IS_STR(shown(b, &d, false, false), before);
	diags_init(&more, b);
	for (int i = 0; i < LIMIT_DIAGS_KEPT + 5; i++)
		diag_add(&more, &slip, LOC_NONE, "%d", i);
	diags_join(&d, &more);
	IS_INT(d.count[DIAG_ERROR], 1 + LIMIT_DIAGS_KEPT + 5);
	IS_INT(d.kept, LIMIT_DIAGS_KEPT);
	before = shown(b, &d, false, true);
	OK(str_ends(before, str_format(b, "{\"more\":%d}\n", LIMIT_DIAGS_KEPT + 5 + 2 - LIMIT_DIAGS_SHOWN)));
	arena_free(a);
	arena_free(b);
}

/* --- files ------------------------------------------------------------------------ */

TEST(names_of_files_are_taken_apart_and_joined)
{
	static const struct {
		const char *path, *dir, *name, *ext;
	} rows[] = {
		{ "a/b/c.tar.gz", "a/b", "c.tar.gz", "gz" }, { "c", ".", "c", "" }, { "/c.x", "/", "c.x", "x" }, { "a/", "a", "", "" }, { ".an", ".", ".an", "" }, { "a.b/c", "a.b", "c", "" },
		{ "a/b.", "a", "b.", "" },
	};
	struct arena *a = arena_new(4096);

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		IS_STR(str_of(file_dir(a, rows[i].path)), str_of(rows[i].dir));
		IS_STR(file_name(rows[i].path), str_of(rows[i].name));
		IS_STR(file_ext(rows[i].path), str_of(rows[i].ext));
	}
	IS_STR(str_of(file_join(a, "a", "b")), STR("a/b"));
	IS_STR(str_of(file_join(a, "a/", "b")), STR("a/b"));
	IS_STR(str_of(file_join(a, "", "b")), STR("b"));
	IS_STR(str_of(file_join(a, ".", "b")), STR("b"));
	IS_STR(str_of(file_join(a, "a", "/b")), STR("/b"));
	arena_free(a);
}

static str
said(struct arena *a, struct diags *d, const char *dir)
{
	str text = tap_diags(a, d);

	diags_init(d, a);
	return str_starts(text, str_of(dir)) ? str_sub(text, strlen(dir), text.n) : text;
}

TEST(each_failure_of_a_file_has_its_complaint)
{
	struct arena *a = arena_new(1 << 14);
	char dir[] = "/tmp/vanthu-file-XXXXXX";
	const char *path, *link, *sub, **names;
	struct file_out *f;
	struct diags d;
	struct stat st;
	size_t n;
	str got;

	diags_init(&d, a);
	OK(mkdtemp(dir) != NULL);
	path = file_join(a, dir, "x");
	OK(!file_read(path, a, &got, &d));
	IS_STR(said(a, &d, dir), STR("/x: fatal: file not found: No such file or directory [F101]\n"));
	OK(!file_read(dir, a, &got, &d));
	IS_STR(said(a, &d, dir), STR(": fatal: file cannot be read: Is a directory [F102]\n"));
	OK(file_write(path, STR(""), &d) && file_read(path, a, &got, &d));
	IS_INT(got.n, 0);
	OK(!file_read(file_join(a, path, "y"), a, &got, &d));
	IS_STR(said(a, &d, dir), STR("/x/y: fatal: file not found: Not a directory [F101]\n"));
	OK(!file_make_dirs(file_join(a, path, "y"), &d));
	IS_STR(said(a, &d, dir), STR("/x/y: fatal: file cannot be created: Not a directory [F104]\n"));
	OK(truncate(path, (off_t)LIMIT_FILE_BYTES + 1) == 0);
	OK(!file_read(path, a, &got, &d));
	IS_STR(said(a, &d, dir), STR("/x: fatal: file too large: File too large [F103]\n"));
	sub = file_join(a, dir, "a/b/c");
	OK(file_make_dirs(sub, &d) && file_is_dir(sub) && file_make_dirs(sub, &d));
	OK(!file_write(sub, STR("x"), &d)); /* a folder stands there */
	IS_STR(said(a, &d, dir), STR("/a/b/c: fatal: file cannot be written: Is a directory [F105]\n"));
	OK(!file_list(path, a, &names, &n));
	IS_INT(n, 0);
	OK(!file_list(file_join(a, dir, "no"), a, &names, &n));
	/* a link's target is written, and what it was stays until then */
	link = file_join(a, dir, "link");
	OK(symlink("x", link) == 0 && file_write(link, STR("qua liên kết"), &d));
	OK(lstat(link, &st) == 0 && S_ISLNK(st.st_mode));
	OK(file_read(path, a, &got, &d));
	IS_STR(got, STR("qua liên kết"));
	f = file_out_open(path, &d);
	OK(f != NULL && strcmp(file_out_path(f), path) != 0 && file_exists(file_out_path(f)));
	OK(file_list(dir, a, &names, &n) && n == 4);
	file_out_abort(f);
	file_out_abort(NULL);
	OK(file_list(dir, a, &names, &n) && n == 3);
	OK(file_read(path, a, &got, &d));
	IS_STR(got, STR("qua liên kết"));
	/* what a killed writer left beside it goes, other files stay */
	OK(file_write(file_join(a, dir, ".x.AbCdEf"), STR("1"), &d) && file_write(file_join(a, dir, ".x.AbCdEfg"), STR("1"), &d) &&
	    file_write(file_join(a, dir, ".y.AbCdEf"), STR("1"), &d));
	file_drop_leftovers(path);
	OK(!file_exists(file_join(a, dir, ".x.AbCdEf")) && file_exists(file_join(a, dir, ".x.AbCdEfg")) && file_exists(file_join(a, dir, ".y.AbCdEf")));
	OK(file_write("/dev/null", STR("x"), &d));
	if (access("/dev/full", W_OK) == 0) {
		OK(!file_write("/dev/full", STR("x"), &d));
		IS_STR(said(a, &d, ""), STR("/dev/full: fatal: file cannot be written: No space left on device [F105]\n"));
	}
	IS_STR(tap_diags(a, &d), STR(""));
	OK(system(str_c(a, str_format(a, "rm -rf '%s'", dir))) == 0);
	arena_free(a);
}

TEST(a_pipe_a_device_and_a_socket_are_refused_and_not_waited_for)
{
	struct arena *a = arena_new(4096);
	struct sockaddr_un name = { .sun_family = AF_UNIX };
	const char *dir = str_c(a, str_format(a, "%s/vanthu-special-XXXXXX", getenv("TMPDIR") != NULL ? getenv("TMPDIR") : "/tmp"));
	struct diags d;
	int s = socket(AF_UNIX, SOCK_STREAM, 0);
	str got;

	if (mkdtemp((char *)dir) == NULL || s < 0)
		FAIL("no temporary folder or socket");
	OK(mkfifo(file_join(a, dir, "fifo"), 0600) == 0 && symlink("fifo", file_join(a, dir, "link")) == 0);
	snprintf(name.sun_path, sizeof name.sun_path, "%s/socket", dir);
	OK(bind(s, (struct sockaddr *)&name, sizeof name) == 0);
	static const struct {
		const char *path, *is;
	} rows[] = { { "fifo", "a pipe (FIFO)" }, { "link", "a pipe (FIFO)" }, { "socket", "a socket" }, { "/dev/zero", "a device" } };

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		diags_init(&d, a);
		OK(!file_read(file_join(a, dir, rows[i].path), a, &got, &d));
		OK(d.first != NULL && d.first->kind == &file_special);
		IS_STR(d.first->message, str_of(rows[i].is));
		IS_INT(diags_status(&d), EXIT_NO_INPUT);
	}
	close(s);
	OK(system(str_c(a, str_format(a, "rm -rf '%s'", dir))) == 0);
	arena_free(a);
}

TEST(what_is_replaced_keeps_its_mode_and_what_is_new_has_the_umask)
{
	static const struct {
		mode_t mask, was, want; /* was 0: it is not there */
	} rows[] = { { 022, 0, 0644 }, { 077, 0, 0600 }, { 022, 0600, 0600 }, { 077, 0664, 0664 }, { 022, 0444, 0444 }, { 022, 04755, 0755 } };
	struct arena *a = arena_new(1 << 14);
	char dir[] = "/tmp/vanthu-file-XXXXXX";
	const char *path, *other;
	struct diags d;
	struct stat st;

	diags_init(&d, a);
	OK(mkdtemp(dir) != NULL);
	path = file_join(a, dir, "x");
	other = file_join(a, dir, "y");
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		mode_t before = umask(rows[i].mask);

		OK(file_write(path, STR("cũ"), &d) && chmod(path, rows[i].was) == 0);
		OK(rows[i].was != 0 || file_remove(path, &d));
		OK(file_write(path, STR("mới"), &d) && stat(path, &st) == 0);
		IS_INT(st.st_mode & 07777, rows[i].want);
		/* the same where a file that was written beside it takes its name */
		OK(chmod(path, rows[i].want) == 0 && file_write(other, STR("mới hơn"), &d) && file_rename(other, path, &d));
		OK(stat(path, &st) == 0 && !file_exists(other));
		IS_INT(st.st_mode & 07777, rows[i].want);
		OK(file_remove(path, &d) && file_remove(path, &d)); /* what is not there is gone */
		umask(before);
	}
	OK(!file_rename(other, path, &d));
	IS_INT(d.count[DIAG_FATAL], 1);
	OK(rmdir(dir) == 0);
	arena_free(a);
}

TEST(one_file_is_known_under_all_its_names)
{
	struct arena *a = arena_new(1 << 14);
	char dir[] = "/tmp/vanthu-file-XXXXXX";
	const char *path, *hard, *soft, *other;
	struct diags d;

	diags_init(&d, a);
	OK(mkdtemp(dir) != NULL);
	path = file_join(a, dir, "x");
	hard = file_join(a, dir, "hard");
	soft = file_join(a, dir, "soft");
	other = file_join(a, dir, "other");
	OK(file_write(path, STR("x"), &d) && file_write(other, STR("x"), &d) && link(path, hard) == 0 && symlink("x", soft) == 0);
	OK(file_is_one(path, path, a) && file_is_one(path, hard, a) && file_is_one(soft, hard, a) &&
	    file_is_one(path, str_format(a, "%s/../%s//x", dir, strrchr(dir, '/') + 1).p, a));
	OK(!file_is_one(path, other, a) && !file_is_one(path, file_join(a, dir, "none"), a) && file_is_one("/none/a", "/none/a", a));
	OK(system(str_c(a, str_format(a, "rm -rf '%s'", dir))) == 0);
	arena_free(a);
}

TEST(a_folder_that_is_not_there_has_no_names_and_one_that_is_none_is_told)
{
	struct arena *a = arena_new(4096);
	const char **names;
	struct diags d;
	size_t n = 1;

	diags_init(&d, a);
	OK(file_list_all("tests/no-such-folder", a, &names, &n, &d));
	IS_INT(n, 0);
	IS_STR(tap_diags(a, &d), STR(""));
	OK(!file_list_all("Makefile", a, &names, &n, &d));
	IS_STR(said(a, &d, ""), STR("Makefile: fatal: folder cannot be read: Not a directory [F111]\n"));
	arena_free(a);
}

TEST(control_characters_of_a_name_are_seen_in_a_complaint)
{
	static const struct diag_kind kind = { "D999", DIAG_ERROR, "bad" };
	struct arena *a = arena_new(4096);
	struct diags d;

	diags_init(&d, a);
	diag_add(&d, &kind, loc_file(a, STR("a\n\x1b[31m\xc2\x9b.md")), "%s", "b\tc\x7f");
	diag_hint(&d, "%s", "d\re");
	IS_STR(tap_diags(a, &d), STR("a\\n\\x1B[31m\\x9B.md: error: bad: b\\tc\\x7F [D999]\n    hint: d\\x0De\n"));
	arena_free(a);
}

TEST(files_that_belong_together_are_finished_before_one_takes_its_name)
{
	struct arena *a = arena_new(1 << 14);
	char dir[] = "/tmp/vanthu-file-XXXXXX", bytes[8] = "";
	struct file_out *f;
	struct diags d;
	const char *path;
	FILE *m;
	str got;

	diags_init(&d, a);
	OK(mkdtemp(dir) != NULL);
	path = file_join(a, dir, "x");
	f = file_out_of(path, STR("một"), &d);
	OK(f != NULL && file_out_finish(f, &d) && !file_exists(path));
	OK(file_read(file_out_path(f), a, &got, &d));
	IS_STR(got, STR("một"));
	OK(file_out_commit(f, &d) && file_read(path, a, &got, &d));
	IS_STR(got, STR("một"));
	f = file_out_of(path, STR("hai"), &d);
	OK(file_out_finish(f, &d));
	file_out_abort(f);
	OK(file_read(path, a, &got, &d) && file_remove(path, &d) && rmdir(dir) == 0);
	IS_STR(got, STR("một"));
	/* and one without a name, in memory */
	m = file_in_memory();
	OK(m != NULL && fputs("ba", m) >= 0);
	rewind(m);
	OK(fgets(bytes, sizeof bytes, m) != NULL);
	IS_STR(str_of(bytes), STR("ba"));
	fclose(m);
	IS_STR(tap_diags(a, &d), STR(""));
	arena_free(a);
}

TEST(maps_and_vectors_empty_with_one_and_growing)
{
	struct arena *a = arena_new(4096);
	struct map *m = map_new(a);
	VEC(int)
	v = { 0 };
	int x[3];

	OK(map_find(m, STR("a")) == NULL && map_find(NULL, STR("a")) == NULL);
	OK(map_put(m, STR("a"), &x[0]) == NULL && map_find(m, STR("a")) == &x[0]);
	OK(map_put(m, STR("a"), &x[1]) == &x[0] && map_find(m, STR("a")) == &x[1]);
	IS_INT(m->n, 1);
	OK(map_put(m, STR(""), &x[2]) == NULL && map_find(m, STR("")) == &x[2]);
	for (int i = 0; i < 100; i++)
		*VEC_ADD(a, &v) = i;
	IS_INT(v.n, 100);
	IS_INT(v.at[0] + v.at[99], 99);
	arena_free(a);
}
