/* Reports as units send them in Word: what is left out, what is a heading, what the text becomes. */
#include "tap.h"

#include "assess/assess.h"
#include "base/out.h"
#include "intake/intake.h"
#include "../docx/made.h"

#undef P
#define P(text) "<w:p><w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r></w:p>"
#define B(text) "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">" text "</w:t></w:r></w:p>"
#define C(text) "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>" text "</w:t></w:r></w:p>"
#define CELL(blocks) "<w:tc><w:tcPr><w:tcW w:w=\"3000\" w:type=\"dxa\"/></w:tcPr>" blocks "</w:tc>"
#define TABLE(rows) "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"3000\"/><w:gridCol w:w=\"3000\"/></w:tblGrid>" rows "</w:tbl>"
#define HEAD TABLE("<w:tr>" CELL(P("UBND XÃ THỬ") P("TRẠM Y TẾ") P("Số:    /BC-TYT")) CELL(P("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") P("Độc lập - Tự do - Hạnh phúc")) "</w:tr>") \
	C("BÁO CÁO") C("Kết quả công tác tháng 10 năm 2026") P("Kính gửi: UBND xã Thử") P("Trạm báo cáo kết quả như sau:")
#define TAIL P("Trên đây là báo cáo của Trạm Y tế./.") \
	TABLE("<w:tr>" CELL(P("Nơi nhận:") P("- Lưu: VT.")) CELL(P("TRẠM TRƯỞNG") P("Người Ký Thử")) "</w:tr>")

static struct intake *
taken(struct made *m, const char *body)
{
	*m = make(body);
	m->doc = docx_read(m->pkg, m->a, m->d);
	return intake_report(m->doc, "x.docx", m->a, m->d);
}

/* "ket_qua I. KẾT QUẢ; han_che …; K306": where parts begin, then what is said. */
static str
parted(struct made *m, const struct intake *in)
{
	struct out o, all;
	str rest, s;

	out_init(&o);
	out_init(&all);
	assess_parts_put(&o, in->rich, in->where, m->a, m->d);
	for (rest = out_copy(&o, m->a); rest.n > 0;) {
		str line = str_split(&rest, '\n'), key = str_split(&line, '\t');

		out_printf(&all, "%s" STR_FMT " " STR_FMT, all.n > 0 ? "; " : "", STR_ARG(key), STR_ARG(line));
	}
	for (const struct diag *g = m->d->first; g != NULL; g = g->next)
		out_printf(&all, "; %s@%u", g->kind->id, g->where.line);
	s = out_copy(&all, m->a);
	out_release(&all);
	out_release(&o);
	return s;
}

TEST(parts_begin_where_their_headings_are_recognised)
{
	static const struct {
		const char *body, *want, *why;
	} rows[] = {
		{ HEAD B("I. KẾT QUẢ") P("Khám 10 lượt.") B("II. KIẾN NGHỊ") P("Thêm thuốc.") TAIL, "ket_qua I. KẾT QUẢ; kien_nghi II. KIẾN NGHỊ", "letterhead and signature are no text" },
		{ P("I. Kết quả đạt được") P("Việc một.") P("II. Hạn chế: chậm.") P("Việc hai."), "ket_qua I. Kết quả đạt được; han_che II. Hạn chế: chậm.", "no letterhead, nothing bold" },
		{ B("KẾT QUẢ THỰC HIỆN") B("Khám chữa bệnh") P("Việc một.") B("KHÓ KHĂN, VƯỚNG MẮC") P("Việc hai."), "ket_qua KẾT QUẢ THỰC HIỆN; han_che KHÓ KHĂN, VƯỚNG MẮC", "capitals without a number" },
		{ B("PHẦN THỨ NHẤT") B("KẾT QUẢ") B("I. Về y tế") P("Việc một.") B("II. Tồn tại, hạn chế") P("Việc hai.") B("PHẦN THỨ HAI") B("NHIỆM VỤ") P("Việc ba."), "ket_qua PHẦN THỨ NHẤT KẾT QUẢ; han_che II. Tồn tại, hạn chế; phuong_huong PHẦN THỨ HAI NHIỆM VỤ", "PHẦN takes the next line; its I. and II. may be parts" },
		{ B("I. KẾT QUẢ") B("1. Y tế") P("- Khám 10 lượt.") P("- Hạn chế: thiếu thuốc.") P("+ Thiếu vắc xin.") P("- Tiêm 5 trẻ."), "ket_qua I. KẾT QUẢ; han_che - Hạn chế: thiếu thuốc.; ket_qua - Tiêm 5 trẻ.; K306@4", "a dash that names a part, with its pluses" },
		{ B("I. KẾT QUẢ") P("- Kiến nghị giữ nguyên là: 67"), "ket_qua I. KẾT QUẢ", "a figure is no heading" },
		{ B("A. ĐÁNH GIÁ CHUNG") P("1. Ưu điểm") P("Việc một.") P("2. Tồn tại: chậm."), "uu_diem A. ĐÁNH GIÁ CHUNG; han_che 2. Tồn tại: chậm.; K306@4", "a container's parts" },
		{ B("I. HẠN CHẾ VÀ NGUYÊN NHÂN") P("Chậm.") P("Nguyên nhân: do mưa."), "han_che I. HẠN CHẾ VÀ NGUYÊN NHÂN; nguyen_nhan Nguyên nhân: do mưa.; K306@3", "causes under a joined heading" },
		{ B("I. KẾT QUẢ") P("Việc một.") B("II. TỔ CHỨC BỘ MÁY") P("Việc hai."), "ket_qua I. KẾT QUẢ; K305@3", "one that says nothing known goes with what stands above" },
		{ B("I. KẾT QUẢ") P("Việc một.") B("II. BÀI HỌC KINH NGHIỆM") P("Việc hai."), "ket_qua I. KẾT QUẢ; K116@3", "and one that is asked for is an error" },
		{ B("I. NHIỆM VỤ") P("1. Khám sức khỏe.") P("2. Tiêm chủng.") P("3. Cấp thuốc."), "phuong_huong I. NHIỆM VỤ", "numbers of a list are no headings" },
		{ "<w:p><w:del><w:r><w:delText>II. HẠN CHẾ</w:delText></w:r></w:del><w:ins><w:r><w:t>I. KẾT QUẢ</w:t></w:r></w:ins></w:p>" P("Việc một."), "ket_qua I. KẾT QUẢ", "changes are accepted" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct made m;
		str got = parted(&m, taken(&m, rows[i].body));

		if (!str_eq(got, str_of(rows[i].want)))
			FAIL("%s: %s", rows[i].why, str_c(m.a, got));
		arena_free(m.a);
	}
}

static str
dumped(struct made *m, const char *body)
{
	struct intake *in = taken(m, body);
	struct out o;
	str s;

	out_init(&o);
	rich_dump(&o, in->rich);
	s = out_copy(&o, m->a);
	out_release(&o);
	return s;
}

TEST(text_keeps_what_is_more_than_looks)
{
	static const struct {
		const char *body, *want, *why;
	} rows[] = {
		{ "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Tuy</w:t></w:r><w:r><w:t xml:space=\"preserve\">ên truyền, vận </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>động</w:t></w:r></w:p>",
		    "paragraph @1\n  strong\n    text 'Tuyên'\n  text ' truyền, vận '\n  strong\n    text 'động'\n", "a word has the format of its first letter" },
		{ B("Cả đoạn đậm là lời nói bình thường."), "paragraph @1\n  text 'Cả đoạn đậm là lời nói bình thường.'\n", "a whole paragraph in bold is no emphasis" },
		{ "<w:p><w:r><w:t>10 m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r></w:p>",
		    "paragraph @1\n  text '10 m'\n  span\n    text '2'\n", "but raised figures stay within a word" },
		{ P("- Một") P("+ Hai") P("a) Ba.") P("Bốn."),
		    "list @1\n  item - @1\n    paragraph @1\n      text 'Một'\n    list @2\n      item + @2\n        paragraph @2\n          text 'Hai'\n        list from 1) @3\n          item a) @3\n            paragraph @3\n              text 'Ba.'\nparagraph @4\n  text 'Bốn.'\n", "points as typed, one below another" },
		{ "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"9\"/><w:gridCol w:w=\"9\"/><w:gridCol w:w=\"9\"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" P("A") "</w:tc><w:tc>" P("B") "</w:tc></w:tr><w:tr><w:tc>" P("1") "</w:tc><w:tc>" P("2") "</w:tc><w:tc>" P("3") "</w:tc></w:tr></w:tbl>",
		    "table @1\n  row header @1\n    cell @1\n      text 'A'\n    cell @1\n    cell @2\n      text 'B'\n  row @1\n    cell @3\n      text '1'\n    cell @4\n      text '2'\n    cell @5\n      text '3'\n", "a merged cell lies over another" },
		{ "<w:p><w:r><w:rPr><w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/></w:rPr><w:t>TiÕp tôc.</w:t></w:r></w:p>", "paragraph @1\n  text 'Tiếp tục.'\n", "text of an old font" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct made m;

		IS_STR(dumped(&m, rows[i].body), str_of(rows[i].want));
		if (tap_failed_here > 0)
			printf("# %s\n", rows[i].why);
		arena_free(m.a);
	}
}

TEST(what_is_left_out_is_told)
{
	struct made m;
	struct intake *in = taken(&m, HEAD B("I. KẾT QUẢ") P("Việc một.") TAIL C("PHỤ LỤC") P("Bảng kê."));

	IS_STR(in->agency, STR("TRẠM Y TẾ"));
	IS_STR(in->subject, STR("Kết quả công tác tháng 10 năm 2026"));
	IS_INT(in->left[INTAKE_HEAD].first, 1);
	IS_INT(in->left[INTAKE_HEAD].last, 9);
	IS_INT(in->left[INTAKE_TAIL].first, 12);
	IS_INT(in->left[INTAKE_ANNEX].first, 17);
	IS_INT(in->unknown_head, 0);
	IS_STR(in->text, STR("\n\n\n\n\n\n\n\n\n# KẾT QUẢ\nViệc một."));
	arena_free(m.a);
	in = taken(&m, HEAD P("Trong tháng Trạm đã được Ủy ban nhân dân xã quan tâm đầu tư thêm trang thiết bị, cán bộ của Trạm đã cố gắng khắc phục khó khăn và hoàn thành các nhiệm vụ được giao.") B("I. KẾT QUẢ") P("Việc một."));
	IS_INT(in->unknown_head, 10);
	arena_free(m.a);
}
