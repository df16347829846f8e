/* Headings as units write them, and where the text under them goes. */
#include "tap.h"

#include "assess/kinds.h"
#include "assess/parts.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "input/input.h"

/* "ket_qua: …; han_che: …" of a Markdown text; then the complaints' ids. */
static str
parted(struct arena *a, const char *text)
{
	struct source *s = source_new(a, SOURCE_TEXT, STR("x.md"), STR(""));
	struct rich parts[PARTS];
	struct diags d;
	struct out o;
	str all;

	diags_init(&d, a);
	parts_read(parts, in_markdown(str_of(text), loc_at(s, 1, 1), a, &d), loc_at(s, 1, 1), a, &d);
	out_init(&o);
	for (size_t i = 0; i < PARTS; i++) {
		str words;
		struct out one;

		if (parts[i].blocks == NULL)
			continue;
		out_init(&one);
		rich_text(&one, &parts[i]);
		for (words = str_trim(out_copy(&one, a)); words.n > 0;) {
			str line = str_split(&words, '\n');

			if (line.n > 0)
				out_printf(&o, "%s%s: " STR_FMT, o.n > 0 ? "; " : "", part_keys[i], STR_ARG(line));
		}
		out_release(&one);
	}
	for (const struct diag *g = d.first; g != NULL; g = g->next)
		out_printf(&o, "%s%s@%u", o.n > 0 ? "; " : "", g->kind->id, g->where.line);
	all = out_copy(&o, a);
	out_release(&o);
	return all;
}

TEST(headings_are_understood_as_units_write_them)
{
	static const struct {
		const char *heading, *part;
	} rows[] = {
		{ "Kết quả", "ket_qua" },
		{ "KẾT QUẢ THỰC HIỆN", "ket_qua" },
		{ "I. Kết quả thực hiện nhiệm vụ tháng 10 năm 2026", "ket_qua" },
		{ "1. Kết quả đạt được:", "ket_qua" },
		{ "I/ KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ TRỌNG TÂM", "ket_qua" },
		{ "Phần thứ nhất: Kết quả thực hiện", "ket_qua" },
		{ "Phần I. Kết quả thực hiện", "ket_qua" },
		{ "**Kết quả thực hiện**", "ket_qua" },
		{ "Tình hình thực hiện nhiệm vụ quý III", "ket_qua" },
		{ "Thực hiện nhiệm vụ công tác tháng 02", "ket_qua" },
		{ "Đánh giá kết quả thực hiện", "ket_qua" },
		{ "Một số kết quả nổi bật", "ket_qua" },
		{ "Ưu điểm", "uu_diem" },
		{ "1. Mặt tích cực", "uu_diem" },
		{ "Thuận lợi", "uu_diem" },
		{ "Tồn tại, hạn chế", "han_che" },
		{ "II. TỒN TẠI, HẠN CHẾ:", "han_che" },
		{ "Những tồn tại, hạn chế, nguyên nhân", "han_che" },
		{ "Tồn tại, hạn chế và nguyên nhân", "han_che" },
		{ "Khó khăn, vướng mắc", "han_che" },
		{ "Hạn chế - tồn tại", "han_che" },
		{ "Một số khó khăn", "han_che" },
		{ "Nguyên nhân", "nguyen_nhan" },
		{ "Nguyên nhân hạn chế", "nguyen_nhan" },
		{ "2. Nguyên nhân của những tồn tại, hạn chế", "nguyen_nhan" },
		{ "Phương hướng", "phuong_huong" },
		{ "Phương hướng, nhiệm vụ", "phuong_huong" },
		{ "III. PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM QUÝ IV NĂM 2026", "phuong_huong" },
		{ "Nhiệm vụ trọng tâm tháng 11", "phuong_huong" },
		{ "Nhiệm vụ, giải pháp trong thời gian tới", "phuong_huong" },
		{ "Kế hoạch công tác tháng 11", "phuong_huong" },
		{ "Công tác trọng tâm tháng 11/2026", "phuong_huong" },
		{ "Chương trình công tác năm 2027", "phuong_huong" },
		{ "Đề xuất, kiến nghị", "kien_nghi" },
		{ "Kiến nghị - đề xuất", "kien_nghi" },
		{ "IV. Kiến nghị, đề xuất", "kien_nghi" },
		{ "Đề nghị", "kien_nghi" },
		{ "ket qua thuc hien", "ket_qua" },
		{ "Bài học kinh nghiệm", NULL },
		{ "Thu ngân sách", NULL },
		{ "Nhiệm vụ thu ngân sách", NULL },   /* done or to do? */
		{ "Kế hoạch sử dụng đất", NULL },
		{ "Thuận lợi, khó khăn", NULL },      /* two parts */
		{ "Khó khăn, vướng mắc và kiến nghị", NULL },
		{ "Kết quả thực hiện và phương hướng, nhiệm vụ", NULL },
		{ "Kếtquả", NULL },
		{ "II.", NULL },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena *a = arena_new(1 << 16);
		str got = parted(a, str_c(a, str_format(a, "# %s\n\nMột câu.\n", rows[i].heading)));
		str want = rows[i].part != NULL ? str_format(a, "%s: Một câu.", rows[i].part) : STR("K116@1");

		if (!str_eq(got, want))
			FAIL("%s: %s", rows[i].heading, str_c(a, got));
		arena_free(a);
	}
}

TEST(no_text_of_a_contribution_is_left_out)
{
	static const struct {
		const char *text, *want, *why;
	} rows[] = {
		{ "# Kết quả\n\nA.\n\n# Hạn chế\n\nB.\n\n# Kết quả thực hiện\n\nC.\n", "ket_qua: A.; ket_qua: C.; han_che: B.; J151@9", "a part that stands twice is one, in order" },
		{ "# Kiến nghị: Không có.\n", "kien_nghi: Không có.", "a heading and a sentence" },
		{ "# **Kiến nghị:** tăng biên chế\n\nA.\n", "kien_nghi: tăng biên chế; kien_nghi: A.", "in whatever type" },
		{ "# Công tác thu ngân sách\n\nA.\n\n# Công tác đất đai\n\nB.\n", "ket_qua: Công tác thu ngân sách; ket_qua: A.; ket_qua: Công tác đất đai; ket_qua: B.", "what says more than its part stays" },
		{ "A.\n\n# Kết quả\n\nB.\n", "ket_qua: B.; K126@1", "text before the first heading" },
		{ "A.\n\nB.\n", "K126@1", "and without any" },
		{ "## Kết quả\n\n### Kinh tế\n\nA.\n", "ket_qua: Kinh tế; ket_qua: A.", "the highest level is the parts'" },
		{ "# II. Công tác Đoàn: tốt\n", "ket_qua: Công tác Đoàn; ket_qua: tốt", "both at once" },
		{ "# Xóm làng\n\nA.\n\nB.\n", "K116@1", "the text of a heading that isn't understood is missed once, with it" },
		{ "# Đánh giá chung\n\n## Ưu điểm\n\nA.\n\n## Tồn tại, hạn chế\n\nB.\n\n## Nguyên nhân\n\nC.\n", "uu_diem: A.; han_che: B.; nguyen_nhan: C.", "a heading that only holds others" },
		{ "# Đánh giá chung\n\nA.\n\n## Hạn chế\n\nB.\n", "han_che: B.; K126@3", "text straight under it belongs to none" },
		{ "# Đánh giá chung\n\n## Kết quả đạt được\n\nA.\n", "uu_diem: A.", "its results are what was good" },
		{ "# Tồn tại, hạn chế và nguyên nhân\n\n## Tồn tại, hạn chế\n\nA.\n\n## Nguyên nhân khách quan\n\nB.\n\n## Về đất đai\n\nC.\n", "han_che: A.; nguyen_nhan: Nguyên nhân khách quan; nguyen_nhan: B.; nguyen_nhan: Về đất đai; nguyen_nhan: C.", "limits and their causes under one" },
		{ "# Kết quả\n\n## Hạn chế dịch bệnh\n\nA.\n", "ket_qua: Hạn chế dịch bệnh; ket_qua: A.", "under the results a heading is a heading" },
		{ "# Kết quả\n\nA.\n\n#Hạn chế\n\nB.\n", "ket_qua: A.; han_che: B.", "a heading without its space is one" },
		{ "# Kết quả\n\nA.\n\n# Hạn chế\n\n# Phương hướng\n\nB.\n", "ket_qua: A.; phuong_huong: B.; J152@5", "a heading over nothing" },
		{ "", "", "nothing" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena *a = arena_new(1 << 16);
		str got = parted(a, rows[i].text);

		if (!str_eq(got, str_of(rows[i].want)))
			FAIL("%s: %s", rows[i].why, str_c(a, got));
		arena_free(a);
	}
}
