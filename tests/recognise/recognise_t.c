/* Rules of recognition, a row each: what a plan's words say of an indicator, how text becomes paragraphs. */
#include "recognise/recognise.h"

#include "tap.h"

static struct rec_words *
read_words(struct arena *a, struct diags *d)
{
	return rec_words_read("templates/nhan-dang.tsv", a, d);
}

/* The parts that a plan's text gives, as lines. */
static str
parts_of(const char *subject, const char *items, struct arena *a)
{
	struct diags d;
	struct out o;
	str text = str_format(a, "KẾ HOẠCH\n%s\n\nI. CHỈ TIÊU CHỦ YẾU\n\n%s\n", subject, items), lines;

	diags_init(&d, a);
	out_init(&o);
	rec_plan_tsv(&o, rec_plan(rec_of_text(text, a), read_words(a, &d), a));
	lines = out_copy(&o, a);
	out_release(&o);
	return lines;
}

TEST(what_a_clause_says_is_found)
{
	static const struct {
		const char *text, *wanted, *why;
	} rows[] = {
		{ "(1) Tỷ lệ hộ nghèo còn dưới 2%.", "1\tTỷ lệ hộ nghèo\t<\t2\t%\t?\t\t\n", "a level without a time is asked" },
		{ "(1) Tỷ lệ hộ nghèo không quá 2% vào năm 2030.", "1\tTỷ lệ hộ nghèo\t<=\t2\t%\tden_nam\t2030\t\n", "a year behind the value" },
		{ "(1) Đến năm 2030 có ít nhất ba trường đạt chuẩn.", "1\tTrường đạt chuẩn\t>=\t3\ttrường\tden_nam\t2030\t\n", "a number in words" },
		{ "(1) Hằng năm, 98% hồ sơ được giải quyết đúng hạn.", "1\tHồ sơ được giải quyết đúng hạn\t=\t98\t%\tnam\t\t\n", "the value before the name" },
		{ "(1) Thu ngân sách tăng bình quân từ 10%/năm trở lên, phấn đấu 12%/năm.",
		    "1\tThu ngân sách tăng bình quân\t>=\t10\t%/năm\tbinh_quan\t\t12\n", "a floor and a stretch" },
		{ "(1) Tổng vốn đầu tư giai đoạn 2026-2030 khoảng 1.250,5 tỷ đồng.",
		    "1\tTổng vốn đầu tư\t~\t1250.5\ttỷ đồng\ttong\t\t\n", "what adds up over the term" },
		{ "(1) Quy mô kinh tế giai đoạn 2026-2030 đạt 900 tỷ đồng.", "1\tQuy mô kinh tế\t=\t900\ttỷ đồng\t?\t\t\n",
		    "a level of the term is asked" },
		{ "(1) Tỷ lệ hộ nghèo giảm 0,5 - 0,7%/năm.", "1\tTỷ lệ hộ nghèo giảm\t=\t0.5-0.7\t%/năm\tnam\t\t\n", "a range" },
		{ "(1) Số thôn đạt chuẩn: 05/12 thôn.", "1\tSố thôn đạt chuẩn\t=\t5/12\tthôn\t?\t\t\n", "a fraction" },
		{ "(1) Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng dưới 4%.", "1\tTỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng\t<\t4\t%\t?\t\t\n",
		    "an age is no value" },
		{ "(1) Giá trị sản phẩm trên 1 ha đất đạt 280 triệu đồng.", "1\tGiá trị sản phẩm trên 1 ha đất\t=\t280\ttriệu đồng\t?\t\t\n",
		    "nor is a measure of the name" },
		{ "(1) Thu ngân sách đạt 90 tỷ đồng theo Quyết định 766/QĐ-UBND.", "1\tThu ngân sách\t=\t90\ttỷ đồng\t?\t\t\n",
		    "nor the number of a document" },
		{ "(1) Thu nhập bình quân đầu người đạt 80 triệu đồng, gấp 1,5 lần so với năm 2025.",
		    "1\tThu nhập bình quân đầu người\t=\t80\ttriệu đồng\t?\t\t\n", "nor a change against a year, which is no year to come" },
		{ "(1) Lĩnh vực được ước đạt trên 90%.", "1\tLĩnh vực\t>\t90\t%\t?\t\t\n", "the nearer comparator counts" },
		{ "(1) Tỷ lệ dùng nước đạt trên 90%.", "1\tTỷ lệ dùng nước\t>\t90\t%\t?\t\t\n", "nước đạt is not ước đạt" },
		{ "(1) Phân đầu đến năm 2028, không còn hộ nghèo.", "1\tSố hộ nghèo\t=\t0\thộ\tden_nam\t2028\t\n",
		    "a spoilt word is known all the same" },
		{ "(1) Xây dựng xã trở thành địa bàn không ma túy trước năm 2028.",
		    "1\tXây dựng xã trở thành địa bàn không ma túy\t=\tĐạt\t\tden_nam\ttrước 2028\t\n", "what is reached or not" },
		{ "(1) Hằng năm kiềm chế và giảm số vụ phạm tội.", "1\tKiềm chế và giảm số vụ phạm tội\t<\tnăm trước\tvụ\tnam\t\t\n",
		    "fewer than the year before" },
		{ "(1) Cơ cấu kinh tế đến năm 2030: Nông nghiệp 40%; dịch vụ 60%.",
		    "1\tCơ cấu kinh tế - Nông nghiệp\t=\t40\t%\tden_nam\t2030\t\n1\tCơ cấu kinh tế - Dịch vụ\t=\t60\t%\tden_nam\t2030\t\n",
		    "a head's name and time hold for what follows" },
		{ "(1) Hằng năm, thu ngân sách đạt 20 tỷ đồng; tỷ lệ giải ngân đạt 95%.",
		    "1\tThu ngân sách\t=\t20\ttỷ đồng\tnam\t\t\n1\tTỷ lệ giải ngân\t=\t95\t%\tnam\t\t\n", "and so does a time at the beginning" },
		{ "(1) Tốc độ tăng bình quân 9%/năm; trong đó:\n\n- Nông nghiệp tăng 3%.",
		    "1\tTốc độ tăng bình quân\t=\t9\t%/năm\tbinh_quan\t\t\n1\tNông nghiệp tăng\t=\t3\t%\tbinh_quan\t\t\n",
		    "a part of a rate takes the rate's time" },
		{ "(1) Đất cây xanh đạt 6 m2/người.", "1\tĐất cây xanh\t=\t6\tm2/người\t?\t\t\n", "a unit for each" },
		{ "(1) Làm tốt công tác tuyên truyền trong Nhân dân.", "", "no value and nothing reached: no indicator" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena *a = arena_new(1 << 16);
		str got = parts_of("Phát triển kinh tế - xã hội giai đoạn 2026 - 2030", rows[i].text, a);

		OK(str_eq(got, str_of(rows[i].wanted)));
		if (!str_eq(got, str_of(rows[i].wanted)))
			printf("# %s; got: " STR_FMT, rows[i].why, STR_ARG(got));
		arena_free(a);
	}
}

TEST(in_a_plan_of_one_year_each_time_is_that_year)
{
	struct arena *a = arena_new(1 << 16);

	IS_STR(parts_of("Phát triển kinh tế - xã hội năm 2026", "(1) Tỷ lệ hộ nghèo còn dưới 2%.", a),
	    STR("1\tTỷ lệ hộ nghèo\t<\t2\t%\tnam\t\t\n"));
	arena_free(a);
}

TEST(fields_are_no_indicators_and_items_go_on_behind_them)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	struct rec_plan *p;

	diags_init(&d, a);
	p = rec_plan(rec_of_text(STR("I. CHỈ TIÊU CHỦ YẾU\n\n1. Về kinh tế\n\n- Thu ngân sách 20 tỷ đồng.\n\n2. Về xã hội\n\n"
				     "- Tỷ lệ hộ nghèo dưới 2%.\n\nII. NHIỆM VỤ\n\n- Giữ 100% diện tích rừng.\n"),
			 a),
	    read_words(a, &d), a);
	IS_INT((long long)p->parts.n, 2);
	IS_INT(p->parts.at[1].item, 2);
	IS_STR(p->parts.at[0].field, STR("Về kinh tế"));
	IS_STR(p->parts.at[1].field, STR("Về xã hội"));
	arena_free(a);
}

TEST(lines_that_were_broken_are_joined)
{
	static const struct {
		const char *text, *first;
		size_t blocks, notes;
		const char *why;
	} rows[] = {
		{ "Huy động\n\ncác nguồn lực.\n\nĐoạn khác.\n", "Huy động các nguồn lực.", 2, 0, "lower case goes on over a page's end" },
		{ "Huy động.\n\ncác nguồn lực.\n", "Huy động.", 2, 0, "but not behind a full stop" },
		{ "Chi ngân sách¹\n\n¹ Theo luật.\n\nxã theo quy định.\n", "Chi ngân sách xã theo quy định.", 1, 1, "and over a note" },
		{ "Chi ngân sách¹\n\n¹ Theo luật\n\nTiếp tục lời chú.\n\nxã theo quy định.\n", "Chi ngân sách xã theo quy định.", 1, 1,
		    "a paragraph behind a note, while the body's is open, is the note's" },
		{ "Một đoạn.\n\n3\n\nĐoạn nữa.\n", "Một đoạn.", 2, 0, "a page's number is no paragraph" },
		{ "Đất rộng 5 m² ở xã.\n\n² Chú thích.\n", "Đất rộng 5 m² ở xã.", 1, 1, "a square metre refers to no note" },
		{ "- Một;\n- Hai.\n\nHết.\n\nMột.\n\nHai.\n", "- Một;", 5, 0, "points of a list stand alone" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena *a = arena_new(1 << 14);
		struct rec_source *s = rec_of_text(str_of(rows[i].text), a);
		bool right = s->blocks.n == rows[i].blocks && s->notes.n == rows[i].notes &&
		    str_eq(s->blocks.at[0].text, str_of(rows[i].first));

		OK(right);
		if (!right)
			printf("# %s; %zu blocks, %zu notes, first: " STR_FMT "\n", rows[i].why, s->blocks.n, s->notes.n, STR_ARG(s->blocks.at[0].text));
		arena_free(a);
	}
}

/* Time grows in line with the text, whatever it is made of. */
TEST(texts_without_end_are_read)
{
	static const char *const pieces[] = { "đạt 5%, tăng 6%, ", "(", "(1) a 5%\n\n", "¹ x\n\ny¹ z\n\n", "Ủy ban nhân dân xã, ", "- ", "" };
	enum { TIMES = 3000 };

	for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
		struct arena *a = arena_new(1 << 20);
		struct diags d;
		struct out o;

		diags_init(&d, a);
		out_init(&o);
		out_puts(&o, "I. CHỈ TIÊU\n\n(1) ");
		for (int k = 0; k < TIMES; k++)
			out_puts(&o, pieces[i]);
		OK(rec_plan(rec_of_text(out_copy(&o, a), a), read_words(a, &d), a) != NULL);
		out_release(&o);
		arena_free(a);
	}
}
