/* An invented office of every kind of target, told for a year, a month, nine months and the term. */
#include "../plan/office.h"

#include "assess/assess.h"
#include "batch/workspace.h"
#include "plan/kinds.h"
#include "plan/plan.h"

struct office {
	struct arena *a;
	const char *dir;
	struct diags d;
	struct workspace w;
	struct plan *plan;
};

static void
office_read(struct office *o, bool plain_mean)
{
	o->a = arena_new(1 << 16);
	o->dir = office_new(o->a);
	office_text(o->a, o->dir, "don-vi.yaml",
	    str_c(o->a, str_format(o->a,
	        "co_quan: [A]\nviet_tat: UBND\ndia_danh: H\nto_chuc: [{ma: kt, ten: Kinh tế}, {ma: ca, ten: Công an}]\n%s"
	        "nguoi_ky: [{ma: ct, quyen_han: TM. UBND, chuc_vu: CT}]\n",
	        plain_mean ? "binh_quan: cộng\n" : "")));
	office_text(o->a, o->dir, "van-ban.yaml", "van_ban:\n  - {ma: bc, loai: BC, mau: bc, dinh_ky: nam, trich_yeu: x, nguoi_ky: ct}\n");
	office_text(o->a, o->dir, "ke-hoach/2026-2030.md", "---\ngiai_doan: 2026-2030\n---\nx\n");
	office_book(o->a, o->dir, "ke-hoach/chi-tieu.xlsx",
	    "# chi_tieu\nMã|Chỉ tiêu|Đơn vị tính|Tính chất|Chiều|Mục tiêu|So sánh|Phạm vi|Năm đích|Phấn đấu|Theo dõi|Dung sai|Gốc|Chủ trì\n"
	    "1|Nhóm thu||||||||||||kt\n"
	    "1.1|Thu thuế|tỷ đồng|luy_ke|tang|500|=|tong||||||kt\n"
	    "1.2|- Thu khác|tỷ đồng|luy_ke|tang|50|>=|tong||60||||kt\n"
	    "1.3|Thu theo dõi|tỷ đồng|luy_ke|tang|||||||x||kt\n"
	    "2|Số hộ nghèo|hộ|thoi_diem|giam|0|=|den_nam|2028|||||kt\n"
	    "3|Tỷ lệ bảo hiểm|%|ty_le|tang|95|>=|den_nam|||||90|kt\n"
	    "4|Tăng trưởng|%/năm|toc_do|tang|13|>=|binh_quan||||||kt\n"
	    "5|Số vụ phạm tội|vụ|luy_ke|giam|'năm trước|<|nam||||||ca\n"
	    "6|Chuẩn y tế||dat_chuan|tang|Đạt||den_nam|'trước 2029|||||kt\n"
	    "7|Số cơ sở|cơ sở|thoi_diem|tang|'trên 300||den_nam||350||||kt\n"
	    "8|Tỷ lệ rác|% số hộ|ty_le|giam|5|<=|nam||||||kt\n"
	    "9|Chi phí|tỷ đồng|luy_ke|giam|100|<=|tong||||||kt\n"
	    "10|Diện tích|ha|thoi_diem|tang|20|~|nam||||5||kt\n"
	    "11|Tốc độ xây dựng|%/năm|toc_do|tang|'6-8||nam||||||kt\n"
	    "12|Số lớp|lớp|thoi_diem|tang|30|>=|nam||||||kt\n"
	    "13|Tỷ lệ thất nghiệp|%|ty_le|giam|4|<|nam||||||kt\n"
	    "14|Chuẩn trường||dat_chuan|tang|Đạt||nam||||||kt\n");
	office_book(o->a, o->dir, "so-lieu/2025.xlsx",
	    "# chi_tieu\nMã|Kế hoạch|Thực hiện\n1.1|90|80\n1.2|8|0\n1.3||5\n2|100|96\n4|12|11.8\n5||21\n6|Chưa đạt|Chưa đạt\n7|200|198\n8|6|5\n9|20|20\n10|18|19\n11|'5-6|5.5\n13|4|3.5\n14|Đạt|Đạt\n"
	    "# thang\nMã|T1|T2|T3|T4|T5|T6|T7|T8|T9\n1.1|5|5|6|7|7|7|7|7|7\n5|2|2|2|1|2|2|1|2|2\n9|1|1|2|2|2|2|2|2|2\n");
	office_book(o->a, o->dir, "so-lieu/2026.xlsx",
	    "# chi_tieu\nMã|Kế hoạch|Thành phố giao|Thực hiện|Ước thực hiện|Trạng thái|Đánh giá|Lý do\n"
	    "1.1|90|100|96||||\n1.2|8||6|||Đạt|thu chậm nhưng đủ\n1.3|||7\n2|64||61\n3|92|92.5|92.04\n4|13||12.5\n5|||18\n6|Chưa đạt||Chưa đạt\n"
	    "7|215|215|215||sơ bộ\n8|5||5.02\n9|20||21\n10|20||19\n11|'6-8||5.5\n13|4||3.5\n14|Đạt||Đạt\n"
	    "# thang\nMã|T1|T2|T3|T4|T5|T6|T7|T8|T9\n1.1|4|4|4|4|4|4|4|4|4\n2|96|95|90|85|80|75|70|66|62\n3|90|90.5|91|91|91|91|92|92|92\n5|2|2|2|1|2|2|1|2|2\n9|2|2|2|2|2|2|2|2|2\n"
	    "# thong_tin\nMục|Giá trị\nước từ|2026-09\n");
	office_book(o->a, o->dir, "so-lieu/2027.xlsx",
	    "# chi_tieu\nMã|Kế hoạch|Thực hiện|Ước thực hiện\n1.1|100|108\n1.2|9|12\n1.3||7\n2|30|25\n3|93|94.2\n4|13|13.6\n5||19\n6|Đạt|Đạt\n7|240|310\n8|5|4.9\n9|20|15\n10|20|21\n11|'6-8|6\n12|30|30\n13|4|4\n14|Đạt|Chưa đạt\n");
	diags_init(&o->d, o->a);
	workspace_read(&o->w, o->dir, o->a, &o->d);
	o->plan = plan_model(&o->w.in, o->a, &o->d);
}

static void
office_close(struct office *o)
{
	office_remove(o->a, o->dir);
	arena_free(o->a);
}

/* A line an indicator: its sentence, what is judged, and how far it is; at the end how many of which. */
static str
told(struct office *o, const char *period)
{
	struct period p;
	struct assessments *s;
	struct out out;
	str text;

	OK(period_parse(str_of(period), &p));
	s = assess_plan(o->plan, p, o->a, &o->d);
	out_init(&out);
	for (size_t k = 0; k < s->n; k++) {
		const struct assessment *t = &s->at[k];
		str sentence = t->sentence;

		out_printf(&out, "%.*s ", STR_ARG(o->plan->indicators[k].code));
		for (size_t i = 0; i < sentence.n; i++) /* no-break spaces as plain ones */
			if ((unsigned char)sentence.p[i] == 0xc2 && (unsigned char)sentence.p[i + 1] == 0xa0)
				out_char(&out, ' '), i++;
			else
				out_char(&out, sentence.p[i]);
		out_printf(&out, " [%.*s]", STR_ARG(plan_judgement_name(t->judged)));
		if (t->has_progress)
			out_printf(&out, " %.*s", STR_ARG(str_sub(t->progress_sentence, str_find_char(t->progress_sentence, ':', 0) + 2, t->progress_sentence.n)));
		out_char(&out, '\n');
	}
	out_put(&out, s->count_sentence);
	out_char(&out, '\n');
	text = out_copy(&out, o->a);
	out_release(&out);
	return text;
}

static void
tells(struct office *o, const char *period, const char *want)
{
	str got = told(o, period), rest_got = got, rest_want = str_of(want);

	if (str_eq(got, rest_want))
		return;
	while (rest_got.n > 0 || rest_want.n > 0) {
		str g = str_split(&rest_got, '\n'), w = str_split(&rest_want, '\n');

		if (!str_eq(g, w))
			FAIL("%s\n#   gives %.*s\n#   not   %.*s", period, STR_ARG(g), STR_ARG(w));
	}
	if (getenv("SHOW") != NULL)
		printf("<<%s\n%.*s>>\n", period, STR_ARG(got));
}

TEST(a_year_is_told)
{
	struct office o;

	office_read(&o, false);
	for (const struct diag *g = o.d.first; g != NULL; g = g->next) /* figures made for their sentences need not be likely */
		if (g->kind->level > DIAG_NOTE && g->kind != &plan_unlikely && g->kind != &plan_off_pace && g->kind != &plan_row_copied)
			FAIL(STR_FMT, STR_ARG(tap_diags(o.a, &o.d)));
	tells(&o, "2026", 
	    "1 Nhóm thu [Đạt]\n"
	    "1.1 Thu thuế đạt 96 tỷ đồng, bằng 106,7% kế hoạch, bằng 96,0% chỉ tiêu thành phố giao, tăng 20,0% so với năm 2025 [Vượt] chậm tiến độ\n"
	    "1.2 Nhóm thu: Thu khác đạt 6 tỷ đồng, bằng 75,0% kế hoạch (năm trước là 0 tỷ đồng); đánh giá theo thực tế là Đạt: thu chậm nhưng đủ [Đạt] chậm tiến độ\n"
	    "1.3 Thu theo dõi đạt 7 tỷ đồng, tăng 40,0% so với năm 2025 [Chưa đến kỳ]\n"
	    "2 Số hộ nghèo còn 61 hộ, ít hơn 3 hộ so với kế hoạch, giảm 36,5% so với năm trước [Vượt] đúng tiến độ\n"
	    "3 Tỷ lệ bảo hiểm đạt 92%, nhỉnh hơn kế hoạch, thấp hơn chỉ tiêu thành phố giao 0,5 điểm phần trăm [Vượt] đúng tiến độ\n"
	    "4 Tăng trưởng đạt 12,5%, thấp hơn kế hoạch 0,5 điểm phần trăm, tăng 0,7 điểm phần trăm so với năm trước [Chưa đạt] cần tăng tốc: 13,1%/năm\n"
	    "5 Số vụ phạm tội là 18 vụ, giảm 14,3% so với năm 2025 [Đạt] đúng tiến độ\n"
	    "6 Chuẩn y tế: chưa đạt; kế hoạch năm chưa yêu cầu đạt [Đạt] chưa đến hạn\n"
	    "7 Số cơ sở sơ bộ đạt 215 cơ sở, mới bằng mức kế hoạch (trên 215 cơ sở), mới bằng mức chỉ tiêu thành phố giao (trên 215 cơ sở), tăng 8,6% so với năm 2025 [Chưa đạt] chậm tiến độ\n"
	    "8 Tỷ lệ rác là 5%, trên mức kế hoạch, xấp xỉ năm trước [Chưa đạt] chậm tiến độ\n"
	    "9 Chi phí là 21 tỷ đồng, cao hơn 1 tỷ đồng so với kế hoạch, tăng 5,0% so với năm 2025 [Chưa đạt] chậm tiến độ\n"
	    "10 Diện tích đạt 19 ha, bằng 95,0% kế hoạch (khoảng 20 ha), bằng năm trước [Đạt] đúng tiến độ\n"
	    "11 Tốc độ xây dựng đạt 5,5%, thấp hơn 0,5 điểm phần trăm so với mức thấp nhất của kế hoạch (6 - 8%/năm), bằng năm 2025 [Chưa đạt] chậm tiến độ\n"
	    "12 Số lớp chưa có số liệu [Chưa có số liệu]\n"
	    "13 Tỷ lệ thất nghiệp là 3,5%, thấp hơn kế hoạch 0,5 điểm phần trăm, bằng năm 2025 [Đạt] đúng tiến độ\n"
	    "14 Chuẩn trường: đạt [Đạt] đúng tiến độ\n"
	    "Có 08/13 chỉ tiêu được đánh giá đạt và vượt kế hoạch, trong đó 02 chỉ tiêu vượt; 05 chỉ tiêu chưa đạt; 01 chỉ tiêu chưa có số liệu.\n");
	tells(&o, "2027", 
	    "1 Nhóm thu [Vượt]\n"
	    "1.1 Thu thuế đạt 108 tỷ đồng, bằng 108,0% kế hoạch, tăng 12,5% so với năm 2026 [Vượt] đúng tiến độ\n"
	    "1.2 Nhóm thu: Thu khác đạt 12 tỷ đồng, bằng 133,3% kế hoạch, tăng 100,0% so với năm trước [Vượt] chậm tiến độ\n"
	    "1.3 Thu theo dõi đạt 7 tỷ đồng, bằng năm 2026 [Chưa đến kỳ]\n"
	    "2 Số hộ nghèo còn 25 hộ, ít hơn 5 hộ so với kế hoạch, giảm 59,0% so với năm trước [Vượt] đúng tiến độ\n"
	    "3 Tỷ lệ bảo hiểm đạt 94,2%, cao hơn kế hoạch 1,2 điểm phần trăm, tăng 2,2 điểm phần trăm so với năm 2026 [Vượt] đúng tiến độ\n"
	    "4 Tăng trưởng đạt 13,6%, cao hơn kế hoạch 0,6 điểm phần trăm, tăng 1,1 điểm phần trăm so với năm trước [Vượt] đúng tiến độ\n"
	    "5 Số vụ phạm tội là 19 vụ, tăng 5,6% so với năm 2026 [Chưa đạt] chậm tiến độ\n"
	    "6 Chuẩn y tế: đạt [Đạt] đã đạt\n"
	    "7 Số cơ sở đạt 310 cơ sở, bằng 129,2% kế hoạch, tăng 44,2% so với năm 2026 [Đạt] đã đạt\n"
	    "8 Tỷ lệ rác là 4,9%, thấp hơn kế hoạch 0,1 điểm phần trăm, giảm 0,1 điểm phần trăm so với năm trước [Vượt] chậm tiến độ\n"
	    "9 Chi phí là 15 tỷ đồng, thấp hơn 5 tỷ đồng so với kế hoạch, giảm 28,6% so với năm 2026 [Vượt] đúng tiến độ\n"
	    "10 Diện tích đạt 21 ha, bằng 105,0% kế hoạch, tăng 10,5% so với năm trước [Vượt] đúng tiến độ\n"
	    "11 Tốc độ xây dựng đạt 6%, trong khoảng kế hoạch (6 - 8%/năm), tăng 0,5 điểm phần trăm so với năm 2026 [Đạt] chậm tiến độ\n"
	    "12 Số lớp đạt 30 lớp, bằng kế hoạch [Đạt]\n"
	    "13 Tỷ lệ thất nghiệp là 4%, còn bằng mức kế hoạch (dưới 4%), tăng 0,5 điểm phần trăm so với năm 2026 [Chưa đạt] chậm tiến độ\n"
	    "14 Chuẩn trường: chưa đạt [Chưa đạt] chậm tiến độ\n"
	    "Có 11/14 chỉ tiêu đạt và vượt kế hoạch, trong đó 07 chỉ tiêu vượt; 03 chỉ tiêu chưa đạt.\n");
	office_close(&o);
}

TEST(parts_of_a_year_are_told)
{
	struct office o;

	office_read(&o, false);
	tells(&o, "2026-06", 
	    "1 Nhóm thu chậm tiến độ ở mục: Thu thuế [Chưa đến kỳ]\n"
	    "1.1 Thu thuế lũy kế 6 tháng đạt 24 tỷ đồng, bằng 26,7% kế hoạch năm, giảm 35,1% so với cùng kỳ năm trước; chậm tiến độ, mỗi tháng còn lại cần đạt 11 tỷ đồng [Chưa đến kỳ] chậm tiến độ\n"
	    "1.2 Nhóm thu: Thu khác chưa có số liệu [Chưa đến kỳ] chậm tiến độ\n"
	    "1.3 Thu theo dõi chưa có số liệu [Chưa đến kỳ]\n"
	    "2 Số hộ nghèo còn 75 hộ, nhiều hơn 11 hộ so với kế hoạch năm [Chưa đến kỳ] đúng tiến độ\n"
	    "3 Tỷ lệ bảo hiểm đạt 91%, thấp hơn kế hoạch năm 1,0 điểm phần trăm [Chưa đến kỳ] đúng tiến độ\n"
	    "4 Tăng trưởng chưa có số liệu [Chưa đến kỳ] cần tăng tốc: 13,1%/năm\n"
	    "5 Số vụ phạm tội lũy kế 6 tháng là 11 vụ, bằng cùng kỳ năm trước; chậm tiến độ, chỉ tiêu là giảm so với năm trước [Chưa đến kỳ] đúng tiến độ\n"
	    "6 Chuẩn y tế chưa có số liệu [Chưa đến kỳ] chưa đến hạn\n"
	    "7 Số cơ sở chưa có số liệu [Chưa đến kỳ] chậm tiến độ\n"
	    "8 Tỷ lệ rác chưa có số liệu [Chưa đến kỳ] chậm tiến độ\n"
	    "9 Chi phí lũy kế 6 tháng là 12 tỷ đồng (chỉ tiêu năm không quá 20 tỷ đồng), tăng 20,0% so với cùng kỳ năm trước; chậm tiến độ, đã cao hơn mức bình quân theo tháng [Chưa đến kỳ] chậm tiến độ\n"
	    "10 Diện tích chưa có số liệu [Chưa đến kỳ] đúng tiến độ\n"
	    "11 Tốc độ xây dựng chưa có số liệu [Chưa đến kỳ] chậm tiến độ\n"
	    "12 Số lớp chưa có số liệu [Chưa đến kỳ]\n"
	    "13 Tỷ lệ thất nghiệp chưa có số liệu [Chưa đến kỳ] đúng tiến độ\n"
	    "14 Chuẩn trường chưa có số liệu [Chưa đến kỳ] đúng tiến độ\n"
	    "Có 05/14 chỉ tiêu đã có số liệu, chưa đến kỳ đánh giá năm; 03 chỉ tiêu chậm tiến độ; 02 chỉ tiêu chưa đủ căn cứ xác định tiến độ.\n");
	tells(&o, "2026-9T", 
	    "1 Nhóm thu chậm tiến độ ở mục: Thu thuế [Chưa đến kỳ]\n"
	    "1.1 Thu thuế lũy kế 9 tháng ước đạt 36 tỷ đồng, bằng 40,0% kế hoạch năm, giảm 37,9% so với cùng kỳ năm trước; chậm tiến độ, mỗi tháng còn lại cần đạt 18 tỷ đồng [Chưa đến kỳ] chậm tiến độ\n"
	    "1.2 Nhóm thu: Thu khác chưa có số liệu [Chưa đến kỳ] chậm tiến độ\n"
	    "1.3 Thu theo dõi chưa có số liệu [Chưa đến kỳ]\n"
	    "2 Số hộ nghèo ước còn 62 hộ, ít hơn 2 hộ so với kế hoạch năm [Chưa đến kỳ] đúng tiến độ\n"
	    "3 Tỷ lệ bảo hiểm ước đạt 92%, bằng kế hoạch năm [Chưa đến kỳ] đúng tiến độ\n"
	    "4 Tăng trưởng chưa có số liệu [Chưa đến kỳ] cần tăng tốc: 13,1%/năm\n"
	    "5 Số vụ phạm tội lũy kế 9 tháng ước là 16 vụ, bằng cùng kỳ năm trước; chậm tiến độ, chỉ tiêu là giảm so với năm trước [Chưa đến kỳ] đúng tiến độ\n"
	    "6 Chuẩn y tế chưa có số liệu [Chưa đến kỳ] chưa đến hạn\n"
	    "7 Số cơ sở chưa có số liệu [Chưa đến kỳ] chậm tiến độ\n"
	    "8 Tỷ lệ rác chưa có số liệu [Chưa đến kỳ] chậm tiến độ\n"
	    "9 Chi phí lũy kế 9 tháng ước là 18 tỷ đồng (chỉ tiêu năm không quá 20 tỷ đồng), tăng 12,5% so với cùng kỳ năm trước; chậm tiến độ, đã cao hơn mức bình quân theo tháng [Chưa đến kỳ] chậm tiến độ\n"
	    "10 Diện tích chưa có số liệu [Chưa đến kỳ] đúng tiến độ\n"
	    "11 Tốc độ xây dựng chưa có số liệu [Chưa đến kỳ] chậm tiến độ\n"
	    "12 Số lớp chưa có số liệu [Chưa đến kỳ]\n"
	    "13 Tỷ lệ thất nghiệp chưa có số liệu [Chưa đến kỳ] đúng tiến độ\n"
	    "14 Chuẩn trường chưa có số liệu [Chưa đến kỳ] đúng tiến độ\n"
	    "Có 05/14 chỉ tiêu đã có số liệu, chưa đến kỳ đánh giá năm; trong đó 02 chỉ tiêu đúng tiến độ hoặc đã đạt; 03 chỉ tiêu chậm tiến độ.\n");
	tells(&o, "2026-Q2", 
	    "1 Nhóm thu chậm tiến độ ở mục: Thu thuế [Chưa đến kỳ]\n"
	    "1.1 Thu thuế lũy kế 6 tháng đạt 24 tỷ đồng, bằng 26,7% kế hoạch năm, giảm 35,1% so với cùng kỳ năm trước; chậm tiến độ, mỗi tháng còn lại cần đạt 11 tỷ đồng [Chưa đến kỳ] chậm tiến độ\n"
	    "1.2 Nhóm thu: Thu khác chưa có số liệu [Chưa đến kỳ] chậm tiến độ\n"
	    "1.3 Thu theo dõi chưa có số liệu [Chưa đến kỳ]\n"
	    "2 Số hộ nghèo còn 75 hộ, nhiều hơn 11 hộ so với kế hoạch năm [Chưa đến kỳ] đúng tiến độ\n"
	    "3 Tỷ lệ bảo hiểm đạt 91%, thấp hơn kế hoạch năm 1,0 điểm phần trăm [Chưa đến kỳ] đúng tiến độ\n"
	    "4 Tăng trưởng chưa có số liệu [Chưa đến kỳ] cần tăng tốc: 13,1%/năm\n"
	    "5 Số vụ phạm tội lũy kế 6 tháng là 11 vụ, bằng cùng kỳ năm trước; chậm tiến độ, chỉ tiêu là giảm so với năm trước [Chưa đến kỳ] đúng tiến độ\n"
	    "6 Chuẩn y tế chưa có số liệu [Chưa đến kỳ] chưa đến hạn\n"
	    "7 Số cơ sở chưa có số liệu [Chưa đến kỳ] chậm tiến độ\n"
	    "8 Tỷ lệ rác chưa có số liệu [Chưa đến kỳ] chậm tiến độ\n"
	    "9 Chi phí lũy kế 6 tháng là 12 tỷ đồng (chỉ tiêu năm không quá 20 tỷ đồng), tăng 20,0% so với cùng kỳ năm trước; chậm tiến độ, đã cao hơn mức bình quân theo tháng [Chưa đến kỳ] chậm tiến độ\n"
	    "10 Diện tích chưa có số liệu [Chưa đến kỳ] đúng tiến độ\n"
	    "11 Tốc độ xây dựng chưa có số liệu [Chưa đến kỳ] chậm tiến độ\n"
	    "12 Số lớp chưa có số liệu [Chưa đến kỳ]\n"
	    "13 Tỷ lệ thất nghiệp chưa có số liệu [Chưa đến kỳ] đúng tiến độ\n"
	    "14 Chuẩn trường chưa có số liệu [Chưa đến kỳ] đúng tiến độ\n"
	    "Có 05/14 chỉ tiêu đã có số liệu, chưa đến kỳ đánh giá năm; 03 chỉ tiêu chậm tiến độ; 02 chỉ tiêu chưa đủ căn cứ xác định tiến độ.\n");
	office_close(&o);
}

TEST(the_term_is_told)
{
	struct office o;

	office_read(&o, false);
	tells(&o, "2026-2030", 
	    "1 Nhóm thu chậm tiến độ ở mục: Thu khác [Chưa đến kỳ]\n"
	    "1.1 Thu thuế lũy kế đến năm 2027 đạt 204 tỷ đồng, bằng 40,8% mục tiêu cả giai đoạn; đúng tiến độ [Chưa đến kỳ] đúng tiến độ\n"
	    "1.2 Nhóm thu: Thu khác lũy kế đến năm 2027 đạt 18 tỷ đồng, bằng 36,0% mục tiêu cả giai đoạn; chậm tiến độ, mỗi năm còn lại cần đạt 10,7 tỷ đồng [Chưa đến kỳ] chậm tiến độ\n"
	    "1.3 Thu theo dõi chưa đủ số liệu [-]\n"
	    "2 Số hộ nghèo năm 2027 còn 25 hộ (mục tiêu không còn hộ nào vào năm 2028); đúng tiến độ [Chưa đến kỳ] đúng tiến độ\n"
	    "3 Tỷ lệ bảo hiểm năm 2027 đạt 94,2% (mục tiêu từ 95% trở lên); đúng tiến độ [Chưa đến kỳ] đúng tiến độ\n"
	    "4 Tăng trưởng bình quân 2026 - 2027 đạt 13% (mục tiêu từ 13%/năm trở lên); đúng tiến độ [Chưa đến kỳ] đúng tiến độ\n"
	    "5 Số vụ phạm tội: 1/2 năm đạt yêu cầu; chậm tiến độ [Chưa đến kỳ] chậm tiến độ\n"
	    "6 Chuẩn y tế: đạt đến năm 2027; đã đạt [Đạt] đã đạt\n"
	    "7 Số cơ sở năm 2027 đạt 310 cơ sở, bằng 103,3% mục tiêu năm 2030; đã đạt [Đạt] đã đạt\n"
	    "8 Tỷ lệ rác: 1/2 năm đạt yêu cầu; chậm tiến độ [Chưa đến kỳ] chậm tiến độ\n"
	    "9 Chi phí lũy kế đến năm 2027 là 36 tỷ đồng (mục tiêu cả giai đoạn không quá 100 tỷ đồng); đúng tiến độ [Chưa đến kỳ] đúng tiến độ\n"
	    "10 Diện tích: 2/2 năm đạt yêu cầu; đúng tiến độ [Chưa đến kỳ] đúng tiến độ\n"
	    "11 Tốc độ xây dựng: 1/2 năm đạt yêu cầu; chậm tiến độ [Chưa đến kỳ] chậm tiến độ\n"
	    "12 Số lớp chưa đủ số liệu [Chưa có số liệu]\n"
	    "13 Tỷ lệ thất nghiệp: 1/2 năm đạt yêu cầu; chậm tiến độ [Chưa đến kỳ] chậm tiến độ\n"
	    "14 Chuẩn trường: 1/2 năm đạt yêu cầu; chậm tiến độ [Chưa đến kỳ] chậm tiến độ\n"
	    "Có 13/14 chỉ tiêu đã có số liệu, giai đoạn chưa kết thúc nên chưa đánh giá; trong đó 07 chỉ tiêu đúng tiến độ hoặc đã đạt; 06 chỉ tiêu chậm tiến độ.\n");
	office_close(&o);
	office_read(&o, true);
	tells(&o, "2026-2030", 
	    "1 Nhóm thu chậm tiến độ ở mục: Thu khác [Chưa đến kỳ]\n"
	    "1.1 Thu thuế lũy kế đến năm 2027 đạt 204 tỷ đồng, bằng 40,8% mục tiêu cả giai đoạn; đúng tiến độ [Chưa đến kỳ] đúng tiến độ\n"
	    "1.2 Nhóm thu: Thu khác lũy kế đến năm 2027 đạt 18 tỷ đồng, bằng 36,0% mục tiêu cả giai đoạn; chậm tiến độ, mỗi năm còn lại cần đạt 10,7 tỷ đồng [Chưa đến kỳ] chậm tiến độ\n"
	    "1.3 Thu theo dõi chưa đủ số liệu [-]\n"
	    "2 Số hộ nghèo năm 2027 còn 25 hộ (mục tiêu không còn hộ nào vào năm 2028); đúng tiến độ [Chưa đến kỳ] đúng tiến độ\n"
	    "3 Tỷ lệ bảo hiểm năm 2027 đạt 94,2% (mục tiêu từ 95% trở lên); đúng tiến độ [Chưa đến kỳ] đúng tiến độ\n"
	    "4 Tăng trưởng bình quân (trung bình cộng) 2026 - 2027 đạt 13,1% (mục tiêu từ 13%/năm trở lên); đúng tiến độ [Chưa đến kỳ] đúng tiến độ\n"
	    "5 Số vụ phạm tội: 1/2 năm đạt yêu cầu; chậm tiến độ [Chưa đến kỳ] chậm tiến độ\n"
	    "6 Chuẩn y tế: đạt đến năm 2027; đã đạt [Đạt] đã đạt\n"
	    "7 Số cơ sở năm 2027 đạt 310 cơ sở, bằng 103,3% mục tiêu năm 2030; đã đạt [Đạt] đã đạt\n"
	    "8 Tỷ lệ rác: 1/2 năm đạt yêu cầu; chậm tiến độ [Chưa đến kỳ] chậm tiến độ\n"
	    "9 Chi phí lũy kế đến năm 2027 là 36 tỷ đồng (mục tiêu cả giai đoạn không quá 100 tỷ đồng); đúng tiến độ [Chưa đến kỳ] đúng tiến độ\n"
	    "10 Diện tích: 2/2 năm đạt yêu cầu; đúng tiến độ [Chưa đến kỳ] đúng tiến độ\n"
	    "11 Tốc độ xây dựng: 1/2 năm đạt yêu cầu; chậm tiến độ [Chưa đến kỳ] chậm tiến độ\n"
	    "12 Số lớp chưa đủ số liệu [Chưa có số liệu]\n"
	    "13 Tỷ lệ thất nghiệp: 1/2 năm đạt yêu cầu; chậm tiến độ [Chưa đến kỳ] chậm tiến độ\n"
	    "14 Chuẩn trường: 1/2 năm đạt yêu cầu; chậm tiến độ [Chưa đến kỳ] chậm tiến độ\n"
	    "Có 13/14 chỉ tiêu đã có số liệu, giai đoạn chưa kết thúc nên chưa đánh giá; trong đó 07 chỉ tiêu đúng tiến độ hoặc đã đạt; 06 chỉ tiêu chậm tiến độ.\n");
	office_close(&o);
}

TEST(a_year_without_a_file_is_complained_about)
{
	struct office o;

	office_read(&o, false);
	diags_init(&o.d, o.a);
	tells(&o, "2029", 
	    "1 Nhóm thu [Chưa đến kỳ]\n"
	    "1.1 Thu thuế chưa có số liệu [Chưa đến kỳ] đúng tiến độ\n"
	    "1.2 Nhóm thu: Thu khác chưa có số liệu [Chưa đến kỳ] chậm tiến độ\n"
	    "1.3 Thu theo dõi chưa có số liệu [Chưa đến kỳ]\n"
	    "2 Số hộ nghèo chưa có số liệu [Chưa đến kỳ] đúng tiến độ\n"
	    "3 Tỷ lệ bảo hiểm chưa có số liệu [Chưa đến kỳ] đúng tiến độ\n"
	    "4 Tăng trưởng chưa có số liệu [Chưa đến kỳ] đúng tiến độ\n"
	    "5 Số vụ phạm tội chưa có số liệu [Chưa đến kỳ] chậm tiến độ\n"
	    "6 Chuẩn y tế chưa có số liệu [Chưa đến kỳ] đã đạt\n"
	    "7 Số cơ sở chưa có số liệu [Chưa đến kỳ] đã đạt\n"
	    "8 Tỷ lệ rác chưa có số liệu [Chưa đến kỳ] chậm tiến độ\n"
	    "9 Chi phí chưa có số liệu [Chưa đến kỳ] đúng tiến độ\n"
	    "10 Diện tích chưa có số liệu [Chưa đến kỳ] đúng tiến độ\n"
	    "11 Tốc độ xây dựng chưa có số liệu [Chưa đến kỳ] chậm tiến độ\n"
	    "12 Số lớp chưa có số liệu [Chưa đến kỳ]\n"
	    "13 Tỷ lệ thất nghiệp chưa có số liệu [Chưa đến kỳ] chậm tiến độ\n"
	    "14 Chuẩn trường chưa có số liệu [Chưa đến kỳ] chậm tiến độ\n"
	    "Chưa có chỉ tiêu nào trong 14 chỉ tiêu có số liệu, chưa đến kỳ đánh giá năm.\n");
	IS_STR(tap_diags(o.a, &o.d), STR("so-lieu/2029.xlsx: error: no data for the year: 2029 [K223]\n    hint: put the year's figures there: .xlsx, .ods or .csv\n"));
	office_close(&o);
}
