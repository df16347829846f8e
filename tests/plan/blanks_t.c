#include "tap.h"

#include "plan/model.h"

/* The words that are told as left to be filled in, joined by " | ". */
static str
blanks_of(const char *text, struct arena *a)
{
	struct diags d;
	struct out o;
	str r;

	diags_init(&d, a);
	model_check_blanks(str_of(text), loc_at(source_new(a, SOURCE_TEXT, STR("x.md"), STR("")), 1, 1), &d);
	out_init(&o);
	for (const struct diag *one = d.first; one != NULL; one = one->next)
		out_printf(&o, "%s" STR_FMT, o.n > 0 ? " | " : "", STR_ARG(one->message));
	r = out_copy(&o, a);
	out_release(&o);
	return r;
}

TEST(what_was_left_to_be_filled_in_is_found)
{
	static const struct {
		const char *text, *blanks;
	} rows[] = {
		{ "Thu đạt … tỷ đồng, bằng ...% dự toán", "… | ..." },
		{ "ngày … tháng … năm 2026", "… | …" },
		{ "Số: ...... ngày......tháng", "...... | ......" },
		{ "Tổng số: … hộ", "…" },
		{ "đạt XX%, thu XX,X tỷ đồng, năm 20XX", "XX% | XX,X | XX" },
		{ "thôn XX có xx hộ", "XX | xx" },
		{ "ngày XX/XX/2026", "XX/XX/2026" },
		{ "kỳ { ky.ten } và {tên}", "{ ky.ten } | {tên}" },
		{ "<<ten>> [[ten]] ???", "<<ten>> | [[ten]] | ???" },
		{ "Người lập: ____", "____" },
		/* meant */
		{ "ngô, khoai, … và cây khác; chăn nuôi...", "" },
		{ "v.v... Tiếp; v.v…", "" },
		{ "lợn, gà … và vịt", "" },
		{ "[…] trích (…) và “…”", "" },
		{ "thế kỷ XX, lần thứ XX, Đại hội XX, khóa XXI", "" },
		{ "XX. Kiến nghị\nXX. Hết", "" },
		{ "{{ ct[\"1\"].cau }} {% if x %}…{% endif %}", "" },
		{ "{{ a }} xã, XXL, taxi, maxx", "" },
		{ "Một\n\n____\n\nhai?? 5.000... 1.234", "" },
		{ "hạng A vv..... Hết", "" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena *a = arena_new(1 << 14);

		IS_STR(blanks_of(rows[i].text, a), str_of(rows[i].blanks));
		arena_free(a);
	}
}
