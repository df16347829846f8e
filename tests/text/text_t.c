#include "tap.h"

#include "base/file.h"
#include "text/text.h"

TEST(numbers_in_words_are_read_as_schools_and_offices_do)
{
	static const struct {
		const char *number, *words, *why;
	} rows[] = {
		{ "0", "không", "zero" },
		{ "11", "mười một", "one after mười stays một" },
		{ "21", "hai mươi mốt", "mốt after tens from two" },
		{ "14", "mười bốn", "four after mười stays bốn" },
		{ "24", "hai mươi tư", "tư after tens from two" },
		{ "15", "mười lăm", "lăm after any ten" },
		{ "105", "một trăm linh năm", "linh for a zero ten" },
		{ "1001", "một nghìn không trăm linh một", "a later group is read in full" },
		{ "1010000", "một triệu không trăm mười nghìn", "zero hundreds are said" },
		{ "1000000000", "một tỷ", "zero groups are silent" },
		{ "2000000000000", "hai nghìn tỷ", "groups repeat above tỷ" },
		{ "-3.5", "âm ba phẩy năm", "negative, one decimal" },
		{ "0.05", "không phẩy không năm", "a zero after the comma is kept" },
		{ "206.075", "hai trăm linh sáu phẩy không trăm bảy mươi lăm", "three decimals as a number" },
	};
	struct arena *a = arena_new(4096);

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dec d;

		OK(dec_parse(str_of(rows[i].number), &d));
		IS_STR(text_number_words(a, d, 0), str_of(rows[i].words));
	}
	arena_free(a);
}

TEST(every_row_of_the_shared_table_of_words_is_read_so)
{
	struct arena *a = arena_new(1 << 16);
	const char *path = file_join(a, tap_shared(), "spec/numbers-in-words.tsv");
	struct diags d;
	str text;
	int rows = 0;

	diags_init(&d, a);
	if (!file_exists(path)) {
		arena_free(a);
		SKIP("no shared material");
	}
	OK(file_read(path, a, &text, &d));
	while (text.n > 0) {
		str line = str_split(&text, '\n'), number = str_split(&line, '\t');
		struct dec n;

		if (number.n == 0 || number.p[0] == '#')
			continue;
		OK(dec_parse(number, &n));
		IS_STR(text_number_words(a, n, 0), line);
		rows++;
	}
	OK(rows > 100);
	arena_free(a);
}

TEST(numbers_are_printed_the_vietnamese_way)
{
	static const struct {
		const char *number;
		int places;
		const char *want;
	} rows[] = { { "1234567.89", -1, "1.234.567,89" }, { "22689.5", 1, "22.689,5" }, { "8.25", 1, "8,3" },
		{ "0.285", 2, "0,29" }, { "-3.5", 1, "-3,5" }, { "97", 1, "97,0" }, { "999.95", 1, "1.000,0" }, { "12.50", -1, "12,5" },
		{ "1000", 0, "1.000" } };
	struct out o;

	out_init(&o);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dec d;

		out_reset(&o);
		OK(dec_parse(str_of(rows[i].number), &d));
		text_number_put(&o, d, rows[i].places);
		IS_STR(out_str(&o), str_of(rows[i].want));
	}
	out_reset(&o);
	text_number_put(&o, DEC_NONE, 1);
	IS_STR(out_str(&o), STR("-"));
	out_release(&o);
}

TEST(typed_numbers_follow_the_declared_mark)
{
	static const struct {
		const char *typed;
		char mark;
		const char *want; /* NULL: refused */
		const char *why;
	} rows[] = {
		{ "22.689,5", ',', "22689.5", NULL },
		{ "1.234", ',', "1234", NULL },
		{ "12.34", ',', NULL, "grouping" },
		{ "1,234.5", ',', NULL, "mark" },
		{ "1,234.5", '.', "1234.5", NULL },
		{ "1 234 567,8", ',', "1234567.8", NULL },
		{ "-3,5", ',', "-3.5", NULL },
		{ "1.23.456", ',', NULL, "grouping" },
		{ "12a", ',', NULL, "letters" },
		{ "- Trong đó", ',', NULL, "letters" }, /* a name, as tables write it */
		{ "1.2.3 Thu", ',', NULL, "letters" },
		{ "1,2.3 ha", ',', NULL, "letters" },
		{ "5 hộ", ',', NULL, "letters" },
		{ "6,6-6,8", ',', NULL, "letters" },
		{ "- 5", ',', NULL, "grouping" },
		{ "+5", ',', "5", NULL },
		{ "-", ',', NULL, "letters" },
		{ "", ',', NULL, "letters" },
		{ " 7 ", ',', "7", NULL },
		{ "5 %", ',', NULL, "letters" }, /* where no share may be */
		{ "1.234.567", ',', "1234567", NULL },
		{ "1.2345", ',', NULL, "grouping" },
		{ ".234", ',', NULL, "grouping" },
		{ "1234.567", ',', NULL, "grouping" },
		{ "1.234 567", ',', NULL, "grouping" }, /* one way of grouping at a time */
		{ "1.23,5", ',', NULL, "grouping" },
		{ "1,5,5", ',', NULL, "mark" },
		{ "1,5.5", ',', NULL, "mark" },
		{ "1\u00a0234\u00a0567,25", ',', "1234567.25", NULL },
		{ "1\u202f234", ',', "1234", NULL },
		{ "1,234,567.5", '.', "1234567.5", NULL },
		{ "12.5", '.', "12.5", NULL },
		{ ",5", ',', "0.5", NULL },
		{ "5 4", ',', NULL, "grouping" },
		{ "12345678901234567890", ',', NULL, "letters" }, /* more than fits */
		{ "3,", ',', NULL, "letters" },
	};
	struct arena *a = arena_new(4096);

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const char *why = "";
		struct dec d;
		bool ok = text_number_parse(str_of(rows[i].typed), rows[i].mark, &d, NULL, &why);

		IS_INT(ok, rows[i].want != NULL);
		if (ok)
			IS_STR(dec_str(a, d), str_of(rows[i].want));
		else
			IS_STR(str_of(why), str_of(rows[i].why));
	}
	arena_free(a);
}

TEST(shares_are_typed_with_their_sign)
{
	static const struct {
		const char *typed, *want;
		bool percent;
	} rows[] = { { "13%", "13", true }, { "13,5 %", "13.5", true }, { "13", "13", false }, { "%", NULL, true }, { "13%%", NULL, true }, { "1.234%", "1234", true } };
	struct arena *a = arena_new(4096);

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dec d;
		bool percent, ok = text_number_parse(str_of(rows[i].typed), ',', &d, &percent, NULL);

		IS_INT(ok, rows[i].want != NULL);
		IS_INT(percent, rows[i].percent);
		if (ok)
			IS_STR(dec_str(a, d), str_of(rows[i].want));
		else
			OK(!d.known);
	}
	arena_free(a);
}

TEST(keys_fold_to_the_same)
{
	struct arena *a = arena_new(4096);

	IS_STR(text_fold(a, STR("Đơn vị tính")), STR("don_vi_tinh"));
	IS_STR(text_fold(a, STR("ĐƠN VỊ TÍNH ")), STR("don_vi_tinh"));
	IS_STR(text_fold(a, STR("don_vi_tinh")), STR("don_vi_tinh"));
	IS_STR(text_fold(a, STR("kinh-te")), STR("kinh_te"));
	IS_STR(text_fold(a, STR("Năm 2026")), STR("nam_2026"));
	IS_STR(text_fold(a, STR("Ế")), STR("e"));
	arena_free(a);
}

TEST(decomposed_text_is_composed_and_case_keeps_every_mark)
{
	struct arena *a = arena_new(4096);

	IS_STR(text_nfc(a, STR("Vie\u0323\u0302t")), STR("Việt"));
	IS_STR(text_nfc(a, STR("Vi\u1ec7t")), STR("Việt"));
	IS_STR(text_nfc(a, STR("a\xf4\x8f\xbf\xbf\xef\xb7\x90z")), STR("a\ufffd\ufffdz"));
	IS_STR(text_upper(a, STR("đường ỗ ặ ơ ư")), STR("ĐƯỜNG Ỗ Ặ Ơ Ư"));
	IS_STR(text_lower(a, STR("ĐƯỜNG Ỗ Ặ")), STR("đường ỗ ặ"));
	IS_STR(text_capitalize(a, STR("ủy ban nhân dân"), true), STR("Ủy ban nhân dân"));
	arena_free(a);
}

TEST(dates_are_real_and_padded_by_the_decree)
{
	static const struct {
		const char *typed, *full, *brief;
	} rows[] = {
		{ "5/3/2026", "ngày 05 tháng 3 năm 2026", "05/3/2026" },
		{ "20/01/2026", "ngày 20 tháng 01 năm 2026", "20/01/2026" },
		{ "2026-12-31", "ngày 31 tháng 12 năm 2026", "31/12/2026" },
		{ "29-2-2024", "ngày 29 tháng 02 năm 2024", "29/02/2024" },
		{ "24/22/2023", NULL, NULL },
		{ "29/02/2026", NULL, NULL },
		{ "31/4/2026", NULL, NULL },
		{ "mai", NULL, NULL },
	};
	struct out o;

	out_init(&o);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct date d;
		bool ok = date_parse(str_of(rows[i].typed), &d);

		IS_INT(ok, rows[i].full != NULL);
		if (!ok)
			continue;
		out_reset(&o);
		date_put_long(&o, d);
		IS_STR(out_str(&o), str_of(rows[i].full));
		out_reset(&o);
		date_put_short(&o, d);
		IS_STR(out_str(&o), str_of(rows[i].brief));
		OK(date_cmp(date_from_days(date_days(d)), d) == 0);
	}
	out_reset(&o);
	date_put_words(&o, (struct date){ 2026, 3, 5 });
	IS_STR(out_str(&o), STR("ngày năm tháng ba năm hai nghìn không trăm hai mươi sáu"));
	IS_INT(date_weekday((struct date){ 2026, 11, 23 }), 1);
	out_release(&o);
}

TEST(periods_have_their_cut_off_days)
{
	/* administrative-format 3.1 */
	static const struct {
		const char *typed, *name, *from, *to;
	} rows[] = {
		{ "2026-07", "tháng 7 năm 2026", "15/6/2026", "14/7/2026" },
		{ "2026-01", "tháng 1 năm 2026", "15/12/2025", "14/01/2026" },
		{ "2026-Q1", "quý I năm 2026", "15/12/2025", "14/3/2026" },
		{ "2026-6T", "6 tháng đầu năm 2026", "15/12/2025", "14/6/2026" },
		{ "2026-9T", "9 tháng đầu năm 2026", "15/12/2025", "14/9/2026" },
		{ "2026", "năm 2026", "15/12/2025", "14/12/2026" },
		{ "2026-2030", "giai đoạn 2026 - 2030", "15/12/2025", "14/12/2030" },
	};
	struct period p;
	struct out o;

	out_init(&o);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		OK(period_parse(str_of(rows[i].typed), &p));
		out_reset(&o);
		period_put(&o, p);
		IS_STR(out_str(&o), str_of(rows[i].typed));
		out_reset(&o);
		period_put_name(&o, p);
		IS_STR(out_str(&o), str_of(rows[i].name));
		out_reset(&o);
		date_put_short(&o, period_from(p));
		IS_STR(out_str(&o), str_of(rows[i].from));
		out_reset(&o);
		date_put_short(&o, period_to(p));
		IS_STR(out_str(&o), str_of(rows[i].to));
	}
	OK(!period_parse(STR("2026-13"), &p));
	OK(!period_parse(STR("2026-Q5"), &p));
	OK(!period_parse(STR("26"), &p));
	p = period_closed(PERIOD_MONTH, (struct date){ 2026, 11, 14 });
	IS_INT(p.part, 11);
	p = period_closed(PERIOD_MONTH, (struct date){ 2026, 11, 13 });
	IS_INT(p.part, 10);
	p = period_closed(PERIOD_YEAR, (struct date){ 2026, 12, 13 });
	IS_INT(p.year, 2025);
	out_release(&o);
}

TEST(vietnamese_order_is_by_letters_then_tones_then_case)
{
	static const char *const sorted[] = { "An", "Anh", "Ánh", "Ăn", "Ân", "d", "Dạn", "Dao", "Dân", "đ", "Đan", "Đào", "o",
		"On", "ô", "Ôn", "Ổn", "ơ", "Ơn", "u", "Út", "Uyên", "ư", "Ương", "Ưu", "y", "ý" };
	static const char *const phrases[] = { "ma", "mà", "má a", "mà b", "ma c", "mai" };
	static const char *const tones[] = { "ma", "mà", "mả", "mã", "má", "mạ" };

	for (size_t i = 0; i + 1 < sizeof sorted / sizeof sorted[0]; i++)
		OK(text_order(str_of(sorted[i]), str_of(sorted[i + 1]), false) < 0);
	for (size_t i = 0; i + 1 < sizeof phrases / sizeof phrases[0]; i++)
		OK(text_order(str_of(phrases[i]), str_of(phrases[i + 1]), false) < 0);
	for (size_t i = 0; i + 1 < sizeof tones / sizeof tones[0]; i++)
		OK(text_order(str_of(tones[i]), str_of(tones[i + 1]), false) < 0);
	OK(text_order(STR("thôn 2"), STR("thôn 10"), true) < 0);
	OK(text_order_names(STR("Trần Văn An"), STR("Lê Thị Bình")) < 0);
}

TEST(roman_numbers_are_canonical)
{
	struct arena *a = arena_new(65536);

	for (int n = 1; n < 4000; n++)
		IS_INT(text_roman_parse(text_roman(a, n)), n);
	IS_INT(text_roman_parse(STR("IIII")), 0);
	IS_INT(text_roman_parse(STR("")), 0);
	IS_STR(text_roman(a, 4000), STR(""));
	arena_free(a);
}

TEST(letters_of_diem_skip_what_the_decree_skips)
{
	static const char *const want[] = { "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r",
		"s", "t", "u", "v", "x", "y" };

	for (int i = 0; i < 23; i++)
		IS_STR(text_diem_letter(i + 1), str_of(want[i]));
	IS_STR(text_diem_letter(24), STR(""));
	IS_STR(text_diem_letter(0), STR(""));
}

TEST(numbers_stay_with_their_words)
{
	struct arena *a = arena_new(4096);

	IS_STR(text_no_break(a, STR("đạt 280,8 triệu đồng tại khoản 1 Điều 5 ngày 05 tháng 3")),
	    STR("đạt 280,8\u00a0triệu đồng tại khoản\u00a01 Điều\u00a05 ngày\u00a005 tháng\u00a03"));
	IS_STR(text_no_break(a, STR("kinh tế - xã hội 6 tháng đầu năm")), STR("kinh tế\u00a0- xã hội 6\u00a0tháng đầu năm"));
	IS_STR(text_no_break(a, STR("TM. ỦY BAN")), STR("TM.\u00a0ỦY BAN"));
	arena_free(a);
}

TEST(old_encodings_are_recognised_and_converted_on_request)
{
	struct arena *a = arena_new(4096);

	/* "Đường phố" and "nhân dân" in TCVN3; "tiếng Việt" in VNI */
	IS_INT(text_legacy(STR("\xa7\xad\xeang ph\xe8 nh\xa9n d\xa9n")), TEXT_TCVN3);
	IS_STR(text_from_legacy(a, STR("\xa7\xad\xeang ph\xe8"), TEXT_TCVN3), STR("Đường phố"));
	IS_INT(text_legacy(STR("tie\xe1ng Vie\xe4t na\xf9m")), TEXT_VNI);
	IS_STR(text_from_legacy(a, STR("tie\xe1ng Vie\xe4t"), TEXT_VNI), STR("tiếng Việt"));
	IS_INT(text_legacy(STR("Tiếng Việt có dấu đầy đủ")), TEXT_MODERN);
	arena_free(a);
}
