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
	/* beside Unicode only what Vietnamese has no such letters for */
	IS_STR(text_from_legacy_words(a, STR("Tªn c¬ quan: Ủy ban nhân dân"), TEXT_TCVN3), STR("Tên cơ quan: Ủy ban nhân dân"));
	IS_INT(text_legacy(STR("Tiếng Việt có dấu đầy đủ")), TEXT_MODERN);
	arena_free(a);
}

TEST(numbers_in_words_at_their_edges)
{
	static const struct {
		const char *number;
		unsigned options;
		const char *words;
	} rows[] = {
		{ "105", TEXT_LE, "một trăm lẻ năm" },
		{ "0.25", 0, "không phẩy hai mươi lăm" },
		{ "0.25", TEXT_DIGITS, "không phẩy hai năm" },
		{ "0.5", 0, "không phẩy năm" },
		{ "0.125", 0, "không phẩy một trăm hai mươi lăm" },
		{ "0.012", 0, "không phẩy không trăm mười hai" },
		{ "0.1234", 0, "không phẩy một nghìn hai trăm ba mươi tư" },
		{ "0.0123", 0, "không phẩy không một hai ba" },
		{ "0.1234", TEXT_DIGITS, "không phẩy một hai ba bốn" },
		{ "10", 0, "mười" },
		{ "20", 0, "hai mươi" },
		{ "55", 0, "năm mươi lăm" },
		{ "5", 0, "năm" },
		{ "1", 0, "một" },
		{ "4", 0, "bốn" },
		{ "100", 0, "một trăm" },
		{ "110", 0, "một trăm mười" },
		{ "1000000", 0, "một triệu" },
		{ "1000001", 0, "một triệu không trăm linh một" },
		{ "1000000000000000", 0, "một triệu tỷ" },
		{ "1000000000000000000", 0, "một tỷ tỷ" },
		{ "2500000000", 0, "hai tỷ năm trăm triệu" },
		{ "-0.10", 0, "âm không phẩy một" },
	};
	struct arena *a = arena_new(4096);

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dec d;

		OK(dec_parse(str_of(rows[i].number), &d));
		IS_STR(text_number_words(a, d, rows[i].options), str_of(rows[i].words));
	}
	IS_STR(text_number_words(a, DEC_NONE, 0), STR(""));
	arena_free(a);
}

TEST(only_dates_of_the_calendar_are_dates)
{
	static const struct {
		const char *typed;
		int year, month, day; /* year 0: none */
	} rows[] = {
		{ "1/1/1000", 1000, 1, 1 },
		{ "31/12/9999", 9999, 12, 31 },
		{ "1/1/999", 0, 0, 0 },
		{ "0/1/2026", 0, 0, 0 },
		{ "1/0/2026", 0, 0, 0 },
		{ "32/1/2026", 0, 0, 0 },
		{ "1/13/2026", 0, 0, 0 },
		{ "1/123/2026", 0, 0, 0 },
		{ "123/1/2026", 0, 0, 0 },
		{ "29/2/2000", 2000, 2, 29 },
		{ "29/2/1900", 0, 0, 0 },
		{ "29/2/2100", 0, 0, 0 },
		{ "30/2/2024", 0, 0, 0 },
		{ "31/6/2026", 0, 0, 0 },
		{ "30/6/2026", 2026, 6, 30 },
		{ "1-2-2026", 2026, 2, 1 },
		{ "2026-2-1", 2026, 2, 1 },
		{ "2026/2/1", 0, 0, 0 },
		{ "2026-13-01", 0, 0, 0 },
		{ "2026-01-100", 0, 0, 0 },
		{ "1/2-2026", 0, 0, 0 },
		{ "1.2.2026", 0, 0, 0 },
		{ "1/2/2026/3", 0, 0, 0 },
		{ "1/2/20261", 0, 0, 0 },
		{ "1/2/", 0, 0, 0 },
		{ "1/2", 0, 0, 0 },
		{ "1/", 0, 0, 0 },
		{ "1", 0, 0, 0 },
		{ "/2/2026", 0, 0, 0 },
		{ "1//2026", 0, 0, 0 },
		{ "", 0, 0, 0 },
		{ " 05/03/2026 ", 2026, 3, 5 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct date d;
		bool ok = date_parse(str_of(rows[i].typed), &d);

		if (ok != (rows[i].year > 0) || (ok && (d.year != rows[i].year || d.month != rows[i].month || d.day != rows[i].day)))
			FAIL("%s is %d-%d-%d", rows[i].typed, d.year, d.month, d.day);
	}
}

TEST(days_are_counted_across_leap_years_and_back)
{
	static const struct {
		struct date date;
		long days;
	} rows[] = {
		{ { 1970, 1, 1 }, 0 },
		{ { 1969, 12, 31 }, -1 },
		{ { 2000, 2, 29 }, 11016 },
		{ { 2000, 3, 1 }, 11017 },
		{ { 2026, 11, 30 }, 20787 },
		{ { 1600, 2, 29 }, -135081 },
		{ { 1, 1, 1 }, -719162 },
		{ { 9999, 12, 31 }, 2932896 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		IS_INT(date_days(rows[i].date), rows[i].days);
		OK(date_cmp(date_from_days(rows[i].days), rows[i].date) == 0);
		OK(date_valid(rows[i].date));
	}
	for (long day = -800000; day < 800000; day += 997)
		IS_INT(date_days(date_from_days(day)), day);
	OK(!date_valid((struct date){ 0, 1, 1 }));
	OK(!date_valid((struct date){ 2026, 2, 29 }));
	OK(!date_valid((struct date){ 2026, 1, 0 }));
	OK(date_cmp((struct date){ 2025, 12, 31 }, (struct date){ 2026, 1, 1 }) < 0);
	OK(date_cmp((struct date){ 2026, 2, 1 }, (struct date){ 2026, 1, 31 }) > 0);
	OK(date_cmp((struct date){ 2026, 1, 2 }, (struct date){ 2026, 1, 3 }) < 0);
	OK(date_cmp((struct date){ 2026, 1, 3 }, (struct date){ 2026, 1, 2 }) > 0);
}

TEST(periods_are_typed_strictly)
{
	static const struct {
		const char *typed;
		enum period_kind kind;
		int part;
	} rows[] = {
		{ "2026", PERIOD_YEAR, 0 },
		{ "1900", PERIOD_YEAR, 0 },
		{ "1899", PERIOD_NONE, 0 },
		{ "2026-1", PERIOD_MONTH, 1 },
		{ "2026-12", PERIOD_MONTH, 12 },
		{ "2026-0", PERIOD_NONE, 0 },
		{ "2026-00", PERIOD_NONE, 0 },
		{ "2026-Q4", PERIOD_QUARTER, 4 },
		{ "2026-q1", PERIOD_QUARTER, 1 },
		{ "2026-Q0", PERIOD_NONE, 0 },
		{ "2026-Q", PERIOD_NONE, 0 },
		{ "2026-Q1x", PERIOD_NONE, 0 },
		{ "2026-6T", PERIOD_HALF, 1 },
		{ "2026-6t", PERIOD_HALF, 1 },
		{ "2026-9T", PERIOD_NINE, 0 },
		{ "2026-3T", PERIOD_NONE, 0 },
		{ "2026-6TT", PERIOD_NONE, 0 },
		{ "2026-", PERIOD_NONE, 0 },
		{ "2026-x", PERIOD_NONE, 0 },
		{ "2026/10", PERIOD_NONE, 0 },
		{ "2026-2030", PERIOD_TERM, 0 },
		{ "2026-2125", PERIOD_TERM, 0 },
		{ "2026-2126", PERIOD_NONE, 0 },
		{ "2026-2026", PERIOD_NONE, 0 },
		{ "2026-2025", PERIOD_NONE, 0 },
		{ "2026-10-1", PERIOD_NONE, 0 },
		{ " 2026-10 ", PERIOD_MONTH, 10 },
		{ "", PERIOD_NONE, 0 },
		{ "202", PERIOD_NONE, 0 },
		{ "2026_q3", PERIOD_QUARTER, 3 }, /* as people name folders */
		{ "2026 - Q3", PERIOD_QUARTER, 3 },
		{ "Quý III-2026", PERIOD_QUARTER, 3 },
		{ "QUÝ 4 NĂM 2026", PERIOD_QUARTER, 4 },
		{ "quý V 2026", PERIOD_NONE, 0 },
		{ "iii 2026", PERIOD_NONE, 0 },
		{ "2026_10", PERIOD_MONTH, 10 },
		{ "10-2026", PERIOD_MONTH, 10 },
		{ "Tháng 10.2026", PERIOD_MONTH, 10 },
		{ "thang-10-nam-2026", PERIOD_MONTH, 10 },
		{ "T10 2026", PERIOD_MONTH, 10 },
		{ "T6-2026", PERIOD_MONTH, 6 },
		{ "6 tháng đầu năm 2026", PERIOD_HALF, 1 },
		{ "9 thang 2026", PERIOD_NINE, 0 },
		{ "3 thang 2026", PERIOD_NONE, 0 },
		{ "năm 2026", PERIOD_YEAR, 0 },
		{ "Giai đoạn 2026 – 2030", PERIOD_TERM, 0 },
		{ "2026 (1)", PERIOD_NONE, 0 }, /* a copy of 2026, no month */
		{ "2026-Q3 - Copy", PERIOD_NONE, 0 },
		{ "2026~", PERIOD_NONE, 0 },
		{ "2026-0", PERIOD_NONE, 0 },
		{ "2026-010", PERIOD_NONE, 0 },
		{ "2026-2030-1", PERIOD_NONE, 0 },
		{ "2026-Q3-10", PERIOD_NONE, 0 },
		{ "tháng quý 3 2026", PERIOD_NONE, 0 },
		{ "6TC-2026", PERIOD_NONE, 0 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct period p;
		bool ok = period_parse(str_of(rows[i].typed), &p);

		if (ok != (rows[i].kind != PERIOD_NONE) || (ok && (p.kind != rows[i].kind || p.part != rows[i].part)))
			FAIL("%s: kind %d, part %d", rows[i].typed, p.kind, p.part);
	}
}

TEST(periods_are_shifted_named_and_bounded)
{
	static const struct {
		struct period p;
		int by;
		const char *to, *before, *name; /* shifted; the year before, of p itself; its name */
		int first, last;                /* months */
	} rows[] = {
		{ { PERIOD_MONTH, 2026, 2026, 1 }, -1, "2025-12", "2025-01", "tháng 1 năm 2026", 1, 1 },
		{ { PERIOD_MONTH, 2026, 2026, 12 }, 1, "2027-01", "2025-12", "tháng 12 năm 2026", 12, 12 },
		{ { PERIOD_MONTH, 2026, 2026, 5 }, 25, "2028-06", "2025-05", "tháng 5 năm 2026", 5, 5 },
		{ { PERIOD_QUARTER, 2026, 2026, 4 }, 1, "2027-Q1", "2025-Q4", "quý IV năm 2026", 10, 12 },
		{ { PERIOD_QUARTER, 2026, 2026, 2 }, -2, "2025-Q4", "2025-Q2", "quý II năm 2026", 4, 6 },
		{ { PERIOD_HALF, 2026, 2026, 1 }, 1, "2026-6TC", "2025-6T", "6 tháng đầu năm 2026", 1, 6 },
		{ { PERIOD_HALF, 2026, 2026, 2 }, 1, "2027-6T", "2025-6TC", "6 tháng cuối năm 2026", 7, 12 },
		{ { PERIOD_NINE, 2026, 2026, 0 }, 1, "2027-9T", "2025-9T", "9 tháng đầu năm 2026", 1, 9 },
		{ { PERIOD_YEAR, 2026, 2026, 0 }, -3, "2023", "2025", "năm 2026", 1, 12 },
		{ { PERIOD_TERM, 2026, 2030, 0 }, 1, "2031-2035", "2021-2025", "giai đoạn 2026 - 2030", 1, 12 },
		{ { PERIOD_TERM, 2026, 2030, 0 }, -2, "2016-2020", "2021-2025", "giai đoạn 2026 - 2030", 1, 12 },
		{ { PERIOD_ONCE, 2026, 2026, 0 }, 1, "mot-lan", "mot-lan", "năm 2026", 1, 12 },
		{ { PERIOD_NONE, 2026, 2026, 0 }, 0, "", "", "", 1, 12 },
	};
	struct out o;

	out_init(&o);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		out_reset(&o);
		period_put(&o, period_shift(rows[i].p, rows[i].by));
		IS_STR(out_str(&o), str_of(rows[i].to));
		out_reset(&o);
		period_put(&o, period_year_before(rows[i].p));
		IS_STR(out_str(&o), str_of(rows[i].before));
		out_reset(&o);
		period_put_name(&o, rows[i].p);
		IS_STR(out_str(&o), str_of(rows[i].name));
		IS_INT(period_first_month(rows[i].p), rows[i].first);
		IS_INT(period_last_month(rows[i].p), rows[i].last);
	}
	out_release(&o);
}

TEST(the_last_closed_period_ends_on_the_day_or_before)
{
	static const struct {
		enum period_kind kind;
		struct date day;
		const char *want;
	} rows[] = {
		{ PERIOD_MONTH, { 2026, 1, 13 }, "2025-12" },
		{ PERIOD_MONTH, { 2026, 1, 14 }, "2026-01" },
		{ PERIOD_QUARTER, { 2026, 3, 13 }, "2025-Q4" },
		{ PERIOD_QUARTER, { 2026, 3, 14 }, "2026-Q1" },
		{ PERIOD_HALF, { 2026, 6, 13 }, "2025-6T" },
		{ PERIOD_HALF, { 2026, 6, 14 }, "2026-6T" },
		{ PERIOD_HALF, { 2026, 12, 31 }, "2026-6T" },
		{ PERIOD_NINE, { 2026, 9, 13 }, "2025-9T" },
		{ PERIOD_NINE, { 2026, 9, 14 }, "2026-9T" },
		{ PERIOD_YEAR, { 2026, 12, 14 }, "2026" },
	};
	struct out o;

	out_init(&o);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		out_reset(&o);
		period_put(&o, period_closed(rows[i].kind, rows[i].day));
		IS_STR(out_str(&o), str_of(rows[i].want));
	}
	out_release(&o);
}

TEST(order_of_digits_names_and_other_letters)
{
	static const struct {
		const char *a, *b;
		bool numeric;
		int want;
	} rows[] = {
		{ "a 2", "a 10", true, -1 },
		{ "a 2", "a 10", false, 1 },
		{ "a 010", "a 10", true, 0 },
		{ "a 0010", "a 9", true, 1 },
		{ "a 12", "a 13", true, -1 },
		{ "a 13", "a 12", true, 1 },
		{ "a 0", "a 00", true, 0 },
		{ "a 5b", "a 5c", true, -1 },
		{ "a5", "ab", true, -1 },
		{ "", "", false, 0 },
		{ "", "a", false, -1 },
		{ "a", "", false, 1 },
		{ "a", "A", false, -1 },
		{ "A", "a", false, 1 },
		{ "Ab", "aB", false, 1 }, /* the first that differs */
		{ "á", "À", false, 1 },   /* tone before case */
		{ "f", "g", false, -1 },
		{ "w", "x", false, -1 },
		{ "z", "α", false, -1 },
		{ "-", "a", false, -1 },
		{ "a-b", "a b", false, 1 },
		{ "a\u00a0b", "a b", false, 0 },
		{ "ẑ", "z", false, 0 }, /* a mark of no Vietnamese letter is none */
		{ "o", "ọ", false, -1 },
		{ "ơ", "ô", false, 1 },
		{ "u", "ư", false, -1 },
		{ "ỷ", "ỳ", false, 1 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		int got = text_order(str_of(rows[i].a), str_of(rows[i].b), rows[i].numeric);

		if ((got > 0) - (got < 0) != rows[i].want)
			FAIL("%s and %s: %d", rows[i].a, rows[i].b, got);
	}
	OK(text_order_names(STR("Trần An"), STR("Lê An")) > 0); /* given names alike: the family's */
	OK(text_order_names(STR("Lê Thị An"), STR("Lê Văn An")) < 0);
	OK(text_order_names(STR(" An "), STR("An")) == 0);
	OK(text_order_names(STR("An"), STR("Lê An")) < 0);
}

TEST(a_font_tells_the_encoding_of_its_text)
{
	static const struct {
		const char *font;
		enum text_legacy want;
		bool capitals;
	} rows[] = { { ".VnTime", TEXT_TCVN3, false }, { ".VNTIME", TEXT_TCVN3, false }, { ".VnTimeH", TEXT_TCVN3, true }, { ".VnArial NarrowH", TEXT_TCVN3, true },
		{ "VNI-Times", TEXT_VNI, false }, { "VNI-WINH", TEXT_VNI, false }, { ".Vn", TEXT_MODERN, false }, { "", TEXT_MODERN, false },
		{ "Times New Roman", TEXT_MODERN, false }, { "UVnTime", TEXT_MODERN, false } };
	bool capitals;

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		IS_INT(text_legacy_font(str_of(rows[i].font), &capitals), rows[i].want);
		IS_INT(capitals, rows[i].capitals);
	}
	OK(text_is_single_bytes(STR("s\u00E8 \u201Cli\u00D6u\u201D")) && text_is_single_bytes(STR("")) && !text_is_single_bytes(STR("số")));
}

TEST(old_encodings_at_their_edges)
{
	static const struct {
		const char *bytes;
		enum text_legacy kind;
	} told[] = {
		{ "", TEXT_MODERN },
		{ "chi co ASCII", TEXT_MODERN },
		{ "\xb8\xb8", TEXT_MODERN }, /* two are too few to tell */
		{ "\xb8 \xb5 \xb6", TEXT_TCVN3 },
		{ "\u00b8 \u00b5 \u00b6", TEXT_TCVN3 }, /* the same read as Windows-1252 */
		{ "a\xf9 o\xe2 e\xe4", TEXT_VNI },
		{ "\xf1\xf6\xf4", TEXT_VNI },
		{ "\xf9\xe2\xe4\xe1", TEXT_TCVN3 }, /* marks of VNI stand behind a vowel */
		{ "Tiếng Việt", TEXT_MODERN },
	};
	static const struct {
		const char *bytes;
		enum text_legacy from;
		const char *want;
	} rows[] = {
		{ "a\xf9 a\xf8 a\xfb a\xf5 a\xef", TEXT_VNI, "á à ả ã ạ" },
		{ "a\xe2 a\xe1 a\xe0 a\xe5 a\xe3 a\xe4", TEXT_VNI, "â ấ ầ ẩ ẫ ậ" },
		{ "a\xea a\xe9 a\xe8 a\xfa a\xfc a\xeb", TEXT_VNI, "ă ắ ằ ẳ ẵ ặ" },
		{ "A\xd9 A\xd8 A\xdb A\xd5 A\xcf", TEXT_VNI, "Á À Ả Ã Ạ" },
		{ "A\xc2 A\xc1 A\xc0 A\xc5 A\xc3 A\xc4 A\xca A\xc9 A\xc8 A\xda A\xdc A\xcb", TEXT_VNI, "Â Ấ Ầ Ẩ Ẫ Ậ Ă Ắ Ằ Ẳ Ẵ Ặ" },
		{ "\xf4 \xf4\xf9 \xd4\xf8 \xf6 \xf6\xef \xd6\xfb", TEXT_VNI, "ơ ớ Ờ ư ự Ử" },
		{ "\xf1\xd1 \xed\xcd\xec\xcc\xe6\xc6\xf3\xd3\xf2\xd2 \xee\xce", TEXT_VNI, "đĐ íÍìÌỉỈĩĨịỊ ỵỴ" },
		{ "y\xf9 u\xef e\xe2 o\xe4 Y\xd8 E\xc1 O\xe0 U\xd9", TEXT_VNI, "ý ụ ê ộ Ỳ Ế Ồ Ú" },
		{ "b\xf9", TEXT_VNI, "bù" }, /* behind no vowel it is itself */
		{ "\xa1\xa2\xa3\xa4\xa5\xa6\xa7", TEXT_TCVN3, "ĂÂÊÔƠƯĐ" },
		{ "\xa8\xa9\xaa\xab\xac\xad\xae", TEXT_TCVN3, "ăâêôơưđ" },
		{ "\xb0\x80", TEXT_TCVN3, "°€" },
		{ "\xfe", TEXT_TCVN3, "ỵ" },
		{ "T\u201c \u20ac", TEXT_TCVN3, "T\u201c \u20ac" }, /* of Windows-1252, yet no letter of TCVN3: quotes stay quotes */
		{ "đ", TEXT_TCVN3, "đ" },                             /* no byte at all: it is Unicode already */
		{ "ti\xd5ng", TEXT_MODERN, "ti\xd5ng" },
	};
	struct arena *a = arena_new(4096);

	for (size_t i = 0; i < sizeof told / sizeof told[0]; i++)
		IS_INT(text_legacy(str_of(told[i].bytes)), told[i].kind);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		IS_STR(text_from_legacy(a, str_of(rows[i].bytes), rows[i].from), str_of(rows[i].want));
	arena_free(a);
}

TEST(spaces_that_must_not_break_at_their_edges)
{
	/* _ stands for the no-break space */
	static const char *const rows[] = {
		"khoản_1", "(khoản_1)", "Điều_IV", "Phụ lục_II", "số_12", "quý_III", "khoản một", "tháng_3 năm_2026", "5_triệu", "5_triệu, 6_ha; 7_km.", "5 triệuđồng", "a5_ha", "x ha",
		"6_tháng đầu năm", "16 tháng_6", "6_tháng", "KT._CHỦ", "a_- b", "- b", " -", "a_-", "TM. ", "đạt 5 %", "1_thôn\n2_hộ", "ngày_05", "  ", "năm sau", "5_điểm phần trăm", "mục_V",
	};
	struct arena *a = arena_new(4096);

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct out in, want;

		out_init(&in);
		out_init(&want);
		for (const char *p = rows[i]; *p != '\0'; p++) {
			out_char(&in, *p == '_' ? ' ' : *p);
			if (*p == '_')
				out_puts(&want, "\u00a0");
			else
				out_char(&want, *p);
		}
		IS_STR(text_no_break(a, out_str(&in)), out_str(&want));
		out_release(&in);
		out_release(&want);
	}
	arena_free(a);
}

TEST(letters_are_counted_composed_and_folded)
{
	static const struct {
		const char *text, *nfc, *fold, *title;
		size_t letters;
	} rows[] = {
		{ "", "", "", "", 0 },
		{ "đ", "đ", "d", "Đ", 1 },
		{ "e\u0302\u0301", "ế", "e", NULL, 3 },
		{ "\u2000", "\u2002", "", "\u2000", 1 },
		{ "\u2013a", "\u2013a", "a", "\u2013A", 2 },
		{ "\u212b", "Å", "a", NULL, 1 },
		{ "\u1e0b\u0323", "\u1e0d\u0307", "d", NULL, 2 },
		{ "xã hÀ-bẮC 2a", "xã hÀ-bẮC 2a", "xa_ha_bac_2a", "Xã Hà-Bắc 2A", 12 },
		{ "--a--B--", "--a--B--", "a_b", "--A--B--", 8 },
		{ "Ωλ", "Ωλ", "ωλ", "Ωλ", 2 },
		{ "\U0001f600a", "\U0001f600a", "a", "\U0001f600A", 2 },
		{ "\U0001fffe", "\ufffd", "", NULL, 1 },
		{ "ǆ", "ǆ", "ǆ", "Ǆ", 1 },
	};
	struct arena *a = arena_new(4096);

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		IS_STR(text_nfc(a, str_of(rows[i].text)), str_of(rows[i].nfc));
		IS_STR(text_fold(a, str_of(rows[i].text)), str_of(rows[i].fold));
		if (rows[i].title != NULL)
			IS_STR(text_title(a, str_of(rows[i].text)), str_of(rows[i].title));
		IS_INT(text_letters(str_of(rows[i].text)), rows[i].letters);
	}
	IS_STR(text_capitalize(a, STR("ủy BAN"), false), STR("Ủy BAN"));
	IS_STR(text_capitalize(a, STR("5 ủy BAN"), true), STR("5 Ủy ban"));
	IS_INT(text_bad_utf8(STR("aễ\xffz")), 4);
	IS_INT(text_bad_utf8(STR("aễ\xe1\xbb")), 4);
	IS_INT(text_bad_utf8(STR("\xc0\x80")), 0);
	IS_INT(text_bad_utf8(STR("aễ")), 4);
	IS_STR(text_nfc(a, STR("\xcc\xff")), STR("\xcc\xff")); /* no UTF-8: as it is */
	for (size_t i = 0, n = 0; n < 3; n++)
		IS_INT(text_next(STR("a\xffễ"), &i), n == 0 ? 'a' : n == 1 ? 0xfffd : 0x1ec5);
	arena_free(a);
}

TEST(figures_are_held_together_and_a_break_within_one_is_seen)
{
	static const struct {
		const char *text, *held; /* ~ for a no-break space, = for a no-break hyphen */
	} rows[] = {
		{ "1.234 tỷ", "1.234~tỷ" }, { "210 - 220", "210~=~220" }, { "210 \u2013 220 ha", "210~=~220~ha" },
		{ "đạt 95 %, 12 hộ", "đạt 95~%, 12~hộ" }, { "16-CTr/TU và (30/2020/NĐ-CP)", "16=CTr/TU và (30/2020/NĐ=CP)" },
		{ "2026-2030", "2026=2030" }, { "-3 vụ", "-3~vụ" }, { "12/2026", "12/2026" },
		{ "kinh tế - xã hội", "kinh tế - xã hội" }, { "năm 2026 xã", "năm 2026 xã" }, { "- 5 việc", "- 5 việc" },
		{ "5 - việc", "5 - việc" }, { "an-ninh", "an-ninh" }, { "", "" },
	};
	struct arena *a = arena_new(1 << 14);

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		str text = str_of(rows[i].text), held = text_hold_figures(a, text);
		struct out o;

		out_init(&o);
		for (size_t k = 0; k < held.n; k++)
			if (str_starts(str_sub(held, k, held.n), STR("\u00a0"))) {
				out_char(&o, '~');
				k += 1;
			} else if (str_starts(str_sub(held, k, held.n), STR("\u2011"))) {
				out_char(&o, '=');
				k += 2;
			} else {
				out_char(&o, held.p[k]);
			}
		IS_STR(out_str(&o), str_of(rows[i].held));
		OK((held.p == text.p) == (strcmp(rows[i].text, rows[i].held) == 0));
		out_release(&o);
	}
	OK(text_breaks_figure(STR("1.234 tỷ"), strlen("1.234 ")));
	OK(text_breaks_figure(STR("16-CTr"), strlen("16-")));
	OK(!text_breaks_figure(STR("đạt 95 %"), strlen("đạt ")));
	OK(!text_breaks_figure(STR(""), 0));
	arena_free(a);
}

TEST(flaws_of_a_text_are_found_and_foreign_words_are_none)
{
	static const struct {
		const char *text, *flaws; /* o: old encoding, d: eth, u: unseen, l: lost */
	} rows[] = {
		{ "C\u00e9ng ho\u00b5 x\u00b7 h\u00e9i ch\u00f1 ngh\u00dca Vi\u00d6t Nam", "ooo" },
		{ "Co\u00e4ng ho\u00f8a xa\u00f5 ho\u00e4i", "ooo" },
		{ "\u00f0\u1ed3ng \u00d0\u1ea3ng \u0189\u1ec1 \u00d0\u00d4NG", "dddd" },
		{ "x\u200b\u00e3 \u202ehai \u00adba \uf0b7", "uuuu" },
		{ "Qu\ufffdn", "l" },
		/* right */
		{ "Việt Nam, Đắk Lắk, đường, ỦY BAN, hòa, thuý", "" },
		{ "M\u00fcller, K\u00f8ge, Citro\u00ebn, na\u00efve, G\u00f6del, vi\u00f0, g\u00f3\u00f0an, \u00d6sterreich", "" },
		{ "5 \u00b5m, m\u00d7n, 2\u00d73, m\u00b2, 10\u00b0C, Google\u00ae, \u00a9 2026, \u00abTin\u00bb, \u00a7 5", "" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena *a = arena_new(1 << 12);
		size_t from = 0, at, n;
		enum text_flaw flaw;
		struct out o;

		out_init(&o);
		while ((flaw = text_next_flaw(str_of(rows[i].text), &from, &at, &n)) != TEXT_NO_FLAW)
			out_char(&o, " odul"[flaw]);
		IS_STR(out_str(&o), str_of(rows[i].flaws));
		out_release(&o);
		arena_free(a);
	}
}
