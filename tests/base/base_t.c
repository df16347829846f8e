#include "tap.h"

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

	dec_parse(STR("0.1"), &tenth);
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
