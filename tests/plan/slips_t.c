/* A sound office with one file changed: all that is said about it, and what the model then holds. */
#include "office.h"

#include "batch/workspace.h"
#include "plan/law.h"
#include "plan/plan.h"

static const char agency[] = "co_quan: [\"ỦY BAN NHÂN DÂN\", \"XÃ THỬ\"]\n"
                             "viet_tat: UBND\nten_thuong: Ủy ban nhân dân xã Thử\nluu: VT\n"
                             "dia_danh: Thử\n"
                             "to_chuc: [{ma: kinh-te, ten: Phòng Kinh tế}]\n"
                             "nguoi_ky: [{ma: chu-tich, quyen_han: TM. ỦY BAN NHÂN DÂN, chuc_vu: CHỦ TỊCH, ho_ten: A}]\n";
static const char documents[] = "van_ban:\n  - {ma: bc, loai: BC, mau: bc, dinh_ky: nam, trich_yeu: Thử, nguoi_ky: chu-tich}\n";
static const char term[] = "---\ngiai_doan: 2026-2030\n---\nLời.\n";

#define HEAD "Mã;Chỉ tiêu;Đơn vị tính;Tính chất;Chiều;Mục tiêu;So sánh;Phạm vi;Năm đích;Chủ trì;Năm 2026;Năm 2030\n"
static const char indicators[] = HEAD "1;Thu;tỷ đồng;luy_ke;tang;500;=;tong;;kinh-te;;\n"
                                      "2;Hộ nghèo;hộ;thoi_diem;giam;0;=;den_nam;2030;kinh-te;80;0\n"
                                      "3;Bảo hiểm;%;ty_le;tang;95;>=;den_nam;2030;kinh-te;91;95\n"
                                      "4;Y tế;;dat_chuan;tang;Đạt;;nam;;kinh-te;Đạt;Đạt\n";
#define YEAR "Mã;Đơn vị tính;Kế hoạch;Thực hiện;Ước thực hiện;Cùng kỳ;Đánh giá;Lý do\n"
static const char year[] = YEAR "1;tỷ đồng;100;110;;;;\n2;hộ;80;78;;;;\n3;%;91;92,5;;;;\n4;;Đạt;Đạt;;;;\n";

struct office {
	struct arena *a;
	struct diags d;
	struct workspace w;
	struct plan *plan;
	const char *dir;
};

/* The office with name holding text; a name that ends in .xlsx is a book of office_book(). */
static struct office *
office_with(const char *name, const char *text)
{
	struct arena *a = arena_new(1 << 16);
	struct office *o = ARENA_NEW(a, struct office);

	o->a = a;
	o->dir = office_new(a);
	office_text(a, o->dir, "don-vi.yaml", agency);
	office_text(a, o->dir, "van-ban.yaml", documents);
	office_text(a, o->dir, "ke-hoach/2026-2030.md", term);
	if (strcmp(name, "ke-hoach/chi-tieu.xlsx") != 0)
		office_text(a, o->dir, "ke-hoach/chi-tieu.csv", indicators);
	if (strcmp(name, "so-lieu/2026.xlsx") != 0)
		office_text(a, o->dir, "so-lieu/2026.csv", year);
	if (str_ends(str_of(name), STR(".xlsx")))
		office_book(a, o->dir, name, text);
	else if (text != NULL)
		office_text(a, o->dir, name, text);
	else
		remove(office_path(a, o->dir, name));
	diags_init(&o->d, a);
	workspace_read(&o->w, o->dir, a, &o->d);
	o->w.in.today = (struct date){ 2026, 11, 23 };
	o->plan = plan_model(&o->w.in, a, &o->d);
	return o;
}

static void
office_end(struct office *o)
{
	office_remove(o->a, o->dir);
	arena_free(o->a);
}

/* "K101 3:1 nguoi_ki (hint); …" */
static str
office_said(struct office *o)
{
	struct out out;
	str s;

	out_init(&out);
	for (const struct diag *g = o->d.first; g != NULL; g = g->next) {
		struct out place;
		str where;
		size_t cut;

		out_init(&place);
		loc_put(&place, g->where);
		where = out_str(&place);
		cut = str_find(where, STR("/"), 0);
		out_printf(&out, "%s%s %.*s %.*s", out.n > 0 ? "; " : "", g->kind->id, STR_ARG(str_sub(where, cut < where.n ? cut + 1 : 0, where.n)),
		    STR_ARG(g->message));
		if (g->hint.n > 0)
			out_printf(&out, " (%.*s)", STR_ARG(g->hint));
		if (g->also_message.n > 0)
			out_printf(&out, " [%.*s]", STR_ARG(g->also_message));
		out_release(&place);
	}
	s = out_copy(&out, o->a);
	out_release(&out);
	return s;
}

struct slip {
	const char *text, *want;
};

static void
slips_check(const char *name, const struct slip *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct office *o = office_with(name, rows[i].text);
		str got = office_said(o);

		if (!str_eq(got, str_of(rows[i].want)))
			FAIL("%s\n#   gives %.*s\n#   not   %s", rows[i].text, STR_ARG(got), rows[i].want);
		office_end(o);
	}
}
#define SLIPS(name, rows) slips_check(name, rows, sizeof rows / sizeof rows[0])

TEST(a_slip_in_don_vi_is_told)
{
	static const struct slip rows[] = {
	    {"co_quan: A\nviet_tat: U\ndia_danh: T\nto_chuc: []\nnguoi_ky: []\ndon_vi_tinh: x\nbinh_quan: cong\ndau_thap_phan: .\nluu: 5\nghi_chu: z\nx_rieng: 1\n",
	     "D106 2026.csv: D4 92,5 (the decimal mark here is '.': write 22,689.5); K204 chi-tieu.csv: C2 tỷ đồng (declare it under don_vi_tinh in don-vi.yaml); K108 chi-tieu.csv: J2 chu_tri: no unit kinh-te in don-vi.yaml (its units are the ma under to_chuc); K204 chi-tieu.csv: C3 hộ (declare it under don_vi_tinh in don-vi.yaml); K108 chi-tieu.csv: J3 chu_tri: no unit kinh-te in don-vi.yaml (its units are the ma under to_chuc); K204 chi-tieu.csv: C4 % (declare it under don_vi_tinh in don-vi.yaml); K108 chi-tieu.csv: J4 chu_tri: no unit kinh-te in don-vi.yaml (its units are the ma under to_chuc); K108 chi-tieu.csv: J5 chu_tri: no unit kinh-te in don-vi.yaml (its units are the ma under to_chuc); K108 van-ban.yaml:2:73 nguoi_ky: chu-tich (one of the ma under nguoi_ky in don-vi.yaml)"},
	    {"co_quan: A\nviet_tat: U\ndia_danh: T\nto_chuc: [{ma: kinh-te, ten: K}]\nnguoi_ky: [{ma: chu-tich, chuc_vu: C}]\nbinh_quan: hinh\n",
	     "K106 don-vi.yaml:6:12 binh_quan: hinh (nhan (geometric mean of growth) or cong (arithmetic mean))"},
	    {"co_quan: A\nviet_tat: U\ndia_danh: T\nto_chuc: [{ma: kinh-te, ten: K}]\nnguoi_ky: [{ma: chu-tich, chuc_vu: C}]\nbinh_quan: nhân\n", ""},
	    {"co_quan: {a: 1}\nviet_tat: [U]\ndia_danh:\nto_chuc: kinh-te\nnguoi_ky: 5\ndon_vi_tinh: [[a]]\n",
	     "K104 don-vi.yaml:1:10 co_quan: expected a list of texts, found map; K104 don-vi.yaml:2:11 viet_tat: expected a text, found list; K104 don-vi.yaml:4:10 to_chuc: expected a list, found text; K104 don-vi.yaml:5:11 nguoi_ky: expected a list, found number; K104 don-vi.yaml:6:15 don_vi_tinh: expected a list of texts, found list; K103 don-vi.yaml:1:1 don-vi.yaml: dia_danh is empty; K108 chi-tieu.csv: J2 chu_tri: no unit kinh-te in don-vi.yaml (its units are the ma under to_chuc); K108 chi-tieu.csv: J3 chu_tri: no unit kinh-te in don-vi.yaml (its units are the ma under to_chuc); K108 chi-tieu.csv: J4 chu_tri: no unit kinh-te in don-vi.yaml (its units are the ma under to_chuc); K108 chi-tieu.csv: J5 chu_tri: no unit kinh-te in don-vi.yaml (its units are the ma under to_chuc); K108 van-ban.yaml:2:73 nguoi_ky: chu-tich (one of the ma under nguoi_ky in don-vi.yaml)"},
	    {"- a\n",
	     "K104 don-vi.yaml:1:1 don-vi.yaml: expected a map of keys, found list; K108 chi-tieu.csv: J2 chu_tri: no unit kinh-te in don-vi.yaml (its units are the ma under to_chuc); K108 chi-tieu.csv: J3 chu_tri: no unit kinh-te in don-vi.yaml (its units are the ma under to_chuc); K108 chi-tieu.csv: J4 chu_tri: no unit kinh-te in don-vi.yaml (its units are the ma under to_chuc); K108 chi-tieu.csv: J5 chu_tri: no unit kinh-te in don-vi.yaml (its units are the ma under to_chuc); K108 van-ban.yaml:2:73 nguoi_ky: chu-tich (one of the ma under nguoi_ky in don-vi.yaml)"},
	    {"co_quan: A\nco quan: B\nviet_tat: U\ndia_danh: T\nto_chuc: [kinh-te, {ten: B}, {ma: '', ten: C}, {ma: kinh-te, ten: ''}]\nnguoi_ky: [a, {chuc_vu: C}, {ma: chu-tich, chuc_vu: C, thay: KT CHỦ TỊCH}]\n",
	     "D102 don-vi.yaml:2:1 co quan [the first one, written co_quan]; K104 don-vi.yaml:5:11 to_chuc: expected a map of keys, found text; K103 don-vi.yaml:5:20 to_chuc lacks ma; K103 don-vi.yaml:5:30 to_chuc: ma is empty; K103 don-vi.yaml:5:48 to_chuc: ten is empty; K104 don-vi.yaml:6:12 nguoi_ky: expected a map of keys, found text; K103 don-vi.yaml:6:15 nguoi_ky lacks ma; K111 don-vi.yaml:6:62 KT CHỦ TỊCH (write KT. and a space before the title)"},
	};

	SLIPS("don-vi.yaml", rows);
}

TEST(a_slip_in_van_ban_is_told)
{
	static const struct slip rows[] = {
	    {"van_ban: []\n", ""},
	    {"van_ban: 5\n",
	     "K104 van-ban.yaml:1:10 van_ban: expected a list, found number"},
	    {"khac: 1\n",
	     "K101 van-ban.yaml:1:7 khac; K103 van-ban.yaml:1:1 van-ban.yaml lacks van_ban"},
	    {"van_ban:\n  - {loai: BC}\n  - 5\n",
	     "K103 van-ban.yaml:2:5 van_ban lacks ma; K103 van-ban.yaml:2:5 van_ban lacks mau; K103 van-ban.yaml:2:5 van_ban lacks dinh_ky; K103 van-ban.yaml:2:5 van_ban lacks trich_yeu; K103 van-ban.yaml:2:5 van_ban lacks nguoi_ky; K104 van-ban.yaml:3:5 van_ban: expected a map of keys, found number"},
	    {"van_ban:\n  - {ma: bc, loai: Báo cáo, mau: bc, dinh_ky: 6 tháng, trich_yeu: T, nguoi_ky: chu tich, xuat: pdf}\n", ""},
	    {"van_ban:\n  - {ma: bc, mau: bc, dinh_ky: nam, trich_yeu: T, nguoi_ky: chu-tich, xuat: [pdf, docx, odt, png, pdf], ngay: 5/3/2026, can_cu: Nghị quyết ngày 06/3/2026}\n",
	     "K120 van-ban.yaml:2:145 06/3/2026 (a document rests on what was issued before it)"},
	    {"van_ban:\n  - {ma: bc, mau: bc, dinh_ky: nam, trich_yeu: T, nguoi_ky: chu-tich, ngay: mai, can_cu: [Quyết định ngày 5 tháng 13 năm 2025], bieu_do: [a, {ma: x, loai: cot}, {ma: x, loai: cot}, {ma: ''}]}\n",
	     "K109 van-ban.yaml:2:77 ngay: mai (write day/month/year, such as 05/3/2026); K109 van-ban.yaml:2:102 ngày 5 tháng 13 năm 2025 (dates are day/month/year); K103 van-ban.yaml:2:139 bieu_do lacks ma; K107 van-ban.yaml:2:167 bieu_do: x; K103 van-ban.yaml:2:182 bieu_do lacks ma"},
	    {"van_ban:\n  - {ma: bc, mau: bc, dinh_ky: tuan, trich_yeu: T, nguoi_ky: chu-tich, bieu: 5, bieu_do: 5}\n  - {ma: b2, mau: bc, dinh_ky: quy, trich_yeu: T, nguoi_ky: chu-tich}\n",
	     "K104 van-ban.yaml:2:78 bieu: expected a map of keys, found number; K104 van-ban.yaml:2:90 bieu_do: expected a list, found number; K106 van-ban.yaml:2:32 dinh_ky: tuan (thang, quy, 6-thang, 9-thang, nam, giai-doan, mot-lan)"},
	};

	SLIPS("van-ban.yaml", rows);
}

TEST(a_slip_in_the_term_is_told)
{
	static const struct slip rows[] = {
	    {NULL, "K113 ke-hoach the plan's text, whose front matter says the term (such as ke-hoach/2026-2030.md with giai_doan: 2026-2030)"},
	    {"---\ngiai_doan: 2026\n---\nx\n",
	     "K110 2026-2030.md:2:12 giai_doan (such as 2026-2030); K102 chi-tieu.csv: K1 nam_2026 in chi-tieu; K102 chi-tieu.csv: L1 nam_2030 in chi-tieu"},
	    {"---\nkhac: 2026\n---\nx\n",
	     "K110 2026-2030.md:2:1 giai_doan (such as 2026-2030); K102 chi-tieu.csv: K1 nam_2026 in chi-tieu; K102 chi-tieu.csv: L1 nam_2030 in chi-tieu"},
	    {"---\ngiai_doan: 2026-2046\n---\nx\n",
	     "K117 2026-2030.md:2:12 giai_doan; K102 chi-tieu.csv: K1 nam_2026 in chi-tieu; K102 chi-tieu.csv: L1 nam_2030 in chi-tieu"},
	    {"---\ngiai_doan: 2026-2045\n---\nx\n", ""},
	    {"không có gì\n",
	     "K110  giai_doan (such as 2026-2030); K102 chi-tieu.csv: K1 nam_2026 in chi-tieu; K102 chi-tieu.csv: L1 nam_2030 in chi-tieu"},
	    {"---\ngiai_doan: 2026-2030\n---\nngày 30/02/2026 và 1/123/2026, 31/04/26, 12/2026, 29/2/2024, ngày 31 tháng 4 năm 2026, ngày 5 tháng 3 năm 2026, số 31/04/2026/QĐ, v1.31/4/2026\n",
	     "K109 2026-2030.md:4:6 30/02/2026 (dates are day/month/year); K109 2026-2030.md:4:62 ngày 31 tháng 4 năm 2026 (dates are day/month/year); K109 2026-2030.md:4:134 31/4/2026 (dates are day/month/year)"},
	};

	SLIPS("ke-hoach/2026-2030.md", rows);
}

TEST(a_slip_among_the_indicators_is_told)
{
	static const struct slip rows[] = {
	    {NULL, "K113 chi-tieu.xlsx the plan's indicators (put them there: .xlsx, .ods or .csv)"},
	    {"Chỉ tiêu;Tính chất\nThu;luy_ke\n",
	     "K103 chi-tieu.csv chi-tieu lacks the column ma"},
	    {"Mã;Chỉ tiêu\n1;Thu\n",
	     "K103 chi-tieu.csv: A2 indicator 1: tinh_chat is empty (one of luy_ke, thoi_diem, ty_le, toc_do, dat_chuan); K205 2026.csv: B2 1 is in tỷ đồng here, in - in the plan (convert the figures, then write the plan's unit); K201 2026.csv: A3 2 (add the indicator to ke-hoach/chi-tieu first); K201 2026.csv: A4 3 (add the indicator to ke-hoach/chi-tieu first); K201 2026.csv: A5 4 (add the indicator to ke-hoach/chi-tieu first)"},
	    {HEAD ";Không mã;hộ;thoi_diem;tang;;;;;;;\n1.;a;hộ;thoi_diem;tang;;;;;;;\n.1;a;hộ;thoi_diem;tang;;;;;;;\na b;a;hộ;thoi_diem;tang;;;;;;;\nT_1;a;hộ;thoi_diem;tang;;;;;;;\nđ9;a;hộ;thoi_diem;tang;;;;;;;\n1-2;a;hộ;thoi_diem;tang;;;;;;;\n",
	     "K114 chi-tieu.csv: A2 the row has no code; K114 chi-tieu.csv: A3 1. (digits and letters, parts after a point: 1.2); K114 chi-tieu.csv: A4 .1 (digits and letters, parts after a point: 1.2); K114 chi-tieu.csv: A5 a b (digits and letters, parts after a point: 1.2); K114 chi-tieu.csv: A8 1-2 (digits and letters, parts after a point: 1.2); P147 chi-tieu.csv: J6 T_1, đ9 (write the unit's code under chu_tri; without it they are in no unit's row of a table); K201 2026.csv: A2 1; 3 more: A3, A4, A5 (add the indicator to ke-hoach/chi-tieu first)"},
	    {HEAD "1;;hộ;thoi_diem;tang;;;;;;;\n2;a;hộ;;tang;;;;;;;\n3;a;hộ;thoi_diem;len;;;;;;;\n4;a;hộ;toc;tang;;;;;;;\n5;a;hộ;qqqqqqqqqq;tang;;;;;;;\n6;a;hộ;thoi_diem;tang;5;;qqqqqqqqqq;;;;\n7;a;hộ;thoi_diem;tang;5;;;;;;\n",
	     "K103 chi-tieu.csv: B2 indicator 1 has no name; K106 chi-tieu.csv: E4 chieu: len (expected tang or giam); K106 chi-tieu.csv: D5 tinh_chat: toc (expected luy_ke, thoi_diem, ty_le or toc_do); K106 chi-tieu.csv: D6 tinh_chat: qqqqqqqqqq (expected luy_ke, thoi_diem, ty_le or toc_do); K106 chi-tieu.csv: H7 pham_vi: qqqqqqqqqq (expected nam, binh_quan, den_nam or tong); K103 chi-tieu.csv: A3 indicator 2: tinh_chat is empty (one of luy_ke, thoi_diem, ty_le, toc_do, dat_chuan); K103 chi-tieu.csv: A5 indicator 4: tinh_chat is empty (one of luy_ke, thoi_diem, ty_le, toc_do, dat_chuan); K103 chi-tieu.csv: A6 indicator 5: tinh_chat is empty (one of luy_ke, thoi_diem, ty_le, toc_do, dat_chuan); K103 chi-tieu.csv: A7 indicator 6: pham_vi is empty (one of nam, binh_quan, den_nam, tong); K103 chi-tieu.csv: A8 indicator 7: pham_vi is empty (one of nam, binh_quan, den_nam, tong); P147 chi-tieu.csv: J1 1, 2, 3, 4, 5, 6, 7 (write the unit's code under chu_tri; without it they are in no unit's row of a table); K205 2026.csv: B2 1 is in tỷ đồng here, in hộ in the plan (convert the figures, then write the plan's unit); K205 2026.csv: B4 3 is in % here, in hộ in the plan (convert the figures, then write the plan's unit); K202 2026.csv: C5 Đạt (leave the cell empty where there is no figure); K202 2026.csv: D5 Đạt (leave the cell empty where there is no figure)"},
	    {HEAD "1;a;hô;thoi_diem;tang;;;;;;;\n2;a;qqqqqqqq;thoi_diem;tang;;;;;;;\n3;a;tạ/ha;thoi_diem;tang;;;;;;;\n4;a;tạ/qqq;thoi_diem;tang;;;;;;;\n5;a;-;thoi_diem;tang;;;;;;;\n6;a;% GRDP;thoi_diem;tang;;;;;;;\n7;a;Hộ;thoi_diem;tang;;;;;;;\n",
	     "K204 chi-tieu.csv: C2 hô (declare it under don_vi_tinh in don-vi.yaml); K204 chi-tieu.csv: C3 qqqqqqqq (declare it under don_vi_tinh in don-vi.yaml); K204 chi-tieu.csv: C5 tạ/qqq (declare it under don_vi_tinh in don-vi.yaml); K204 chi-tieu.csv: C8 Hộ (the nearest known unit of measure is hộ); P147 chi-tieu.csv: J1 1, 2, 3, 4, 5, 6, 7 (write the unit's code under chu_tri; without it they are in no unit's row of a table); K205 2026.csv: B2 1 is in tỷ đồng here, in hô in the plan (convert the figures, then write the plan's unit); K205 2026.csv: B3 2 is in hộ here, in qqqqqqqq in the plan (convert the figures, then write the plan's unit); K205 2026.csv: B4 3 is in % here, in tạ/ha in the plan (convert the figures, then write the plan's unit); K202 2026.csv: C5 Đạt (leave the cell empty where there is no figure); K202 2026.csv: D5 Đạt (leave the cell empty where there is no figure); P181 chi-tieu.csv: D7 6 a: tinh_chat is thoi_diem, the unit is % GRDP (a share is ty_le, a rate of growth toc_do)"},
	    {HEAD "1;a;hộ;thoi_diem;tang;5;=>;nam;;;;\n2;a;hộ;thoi_diem;giam;5;>=;nam;;;;\n3;a;hộ;thoi_diem;giam;5;trên;nam;;;;\n4;a;hộ;thoi_diem;tang;5;tối đa;nam;;;;\n5;a;hộ;thoi_diem;tang;5;;den_nam;abc;;;\n6;a;hộ;thoi_diem;tang;5;;den_nam;2025;;;\n7;a;hộ;thoi_diem;tang;5;;den_nam;trước 2031;;;\n8;a;hộ;thoi_diem;tang;5;;den_nam;trước 2032;;;\n9;a;hộ;thoi_diem;tang;5;;den_nam;2027,5;;;\n",
	     "K106 chi-tieu.csv: G2 so_sanh: => (expected >=, <=, =, ~, > or <); K202 chi-tieu.csv: I6 nam_dich: abc; K218 chi-tieu.csv: I7 2025; the plan is for 2026 - 2030 (mend the year, or giai_doan in the plan's front matter); K218 chi-tieu.csv: I9 2032; the plan is for 2026 - 2030 (mend the year, or giai_doan in the plan's front matter); K202 chi-tieu.csv: I10 nam_dich: 2027.5; P147 chi-tieu.csv: J1 1, 2, 3, 4, 5, 6, 7, 8, 9 (write the unit's code under chu_tri; without it they are in no unit's row of a table); K205 2026.csv: B2 1 is in tỷ đồng here, in hộ in the plan (convert the figures, then write the plan's unit); K205 2026.csv: B4 3 is in % here, in hộ in the plan (convert the figures, then write the plan's unit); K202 2026.csv: C5 Đạt (leave the cell empty where there is no figure); K202 2026.csv: D5 Đạt (leave the cell empty where there is no figure); K119 chi-tieu.csv: F3 2 a: less is better (chieu: giam), yet at least 5 is asked for (mend so_sanh, or write tang under chieu); K119 chi-tieu.csv: F4 3 a: less is better (chieu: giam), yet at least 5 is asked for (mend so_sanh, or write tang under chieu); K119 chi-tieu.csv: F5 4 a: more is better (chieu: tang), yet at most 5 is asked for (mend so_sanh, or write giam under chieu); P142 2026.csv: C3 2 a, 2026: ke_hoach is 80, the target of every year is 5 (mend the one that is wrong) [the target]; P142 2026.csv: C4 3 a, 2026: ke_hoach is 91, the target of every year is 5 (mend the one that is wrong) [the target]"},
	    {HEAD "1;a;hộ;thoi_diem;tang;;;;;kinh-tee;;\n2;a;hộ;thoi_diem;tang;;;;;qqqqqqqq;;\n3;a;hộ;thoi_diem;tang;;;;;Kinh tế;;\n",
	     "K108 chi-tieu.csv: J2 chu_tri: no unit kinh-tee in don-vi.yaml (the nearest known unit is kinh-te); K108 chi-tieu.csv: J3 chu_tri: no unit qqqqqqqq in don-vi.yaml (its units are the ma under to_chuc); K205 2026.csv: B2 1 is in tỷ đồng here, in hộ in the plan (convert the figures, then write the plan's unit); K205 2026.csv: B4 3 is in % here, in hộ in the plan (convert the figures, then write the plan's unit); K201 2026.csv: A5 4 (add the indicator to ke-hoach/chi-tieu first)"},
	    {"Mã;Chỉ tiêu;Đơn vị tính;Tính chất;Mục tiêu;Phạm vi;Phấn đấu;Trần;Dung sai;Gốc;Theo dõi;Cộng dồn;Bắt buộc;Năm 2026\n"
	     "1;a;%;ty_le;90;nam;101;;;;;;;101\n2;a;%;ty_le;150;nam;;200;;;;;;\n3;a;%;ty_le;90;nam;x1;y1;z1;t1;có lẽ;có lẽ;có lẽ;\n4;a;hộ;thoi_diem;90;nam;100;95;;;x;;x;\n5;a;%;ty_le;100;nam;100;100;5;50;;;;100\n",
	     "K206 chi-tieu.csv: G2 phan_dau is 101%; K206 chi-tieu.csv: N2 the plan for 2026 is 101%; K106 chi-tieu.csv: K4 theo_doi: có lẽ (write x, or leave it empty); K106 chi-tieu.csv: L4 cong_don: có lẽ (write x, or leave it empty); K106 chi-tieu.csv: M4 bat_buoc: có lẽ (write x, or leave it empty); K202 chi-tieu.csv: H4 y1 (leave the cell empty where there is no figure); K202 chi-tieu.csv: I4 z1 (leave the cell empty where there is no figure); K202 chi-tieu.csv: J4 t1 (leave the cell empty where there is no figure); K202 chi-tieu.csv: G4 x1 (leave the cell empty where there is no figure); K205 2026.csv: B2 1 is in tỷ đồng here, in % in the plan (convert the figures, then write the plan's unit); K206 2026.csv: D2 1: 110 (a share is at most 100); K205 2026.csv: B3 2 is in hộ here, in % in the plan (convert the figures, then write the plan's unit); K202 2026.csv: C5 Đạt (leave the cell empty where there is no figure); K202 2026.csv: D5 Đạt (leave the cell empty where there is no figure); P142 2026.csv: C2 1 a, 2026: ke_hoach is 100, the plan's path says 101 for 2026 (mend the one that is wrong; if the year's plan was set otherwise, say so in the row's column xac_nhan) [the path]; P142 2026.csv: C3 2 a, 2026: ke_hoach is 80, the target of every year is 150 (mend the one that is wrong) [the target]"},
	    {HEAD "1;Nhóm;;;;;;;;;;\n1.1;- Con;hộ;thoi_diem;tang;;;;;;;\n1.1.1;+ Cháu;hộ;thoi_diem;tang;;;;;;;\n1.1.1.1;Chắt;hộ;thoi_diem;tang;;;;;;;\n1.1.1.1.1;Chút;hộ;thoi_diem;tang;;;;;;;\n2.1;Mồ côi;hộ;thoi_diem;tang;;;;;;;\n1;Trùng;hộ;thoi_diem;tang;;;;;;;\n",
	     "K107 chi-tieu.csv: A8 1 [first used here]; K119 chi-tieu.csv: A7 2.1 is a part, but there is no 2 (add a row 2 above it, or give it a code without a point); P147 chi-tieu.csv: J1 1, 2.1 (write the unit's code under chu_tri; without it they are in no unit's row of a table); K224 2026.csv: C2 1; K224 2026.csv: D2 1; K201 2026.csv: A3 2 (add the indicator to ke-hoach/chi-tieu first); K201 2026.csv: A4 3 (add the indicator to ke-hoach/chi-tieu first); K201 2026.csv: A5 4 (add the indicator to ke-hoach/chi-tieu first)"},
	    {"Mã;Chỉ tiêu;Đơn vị tính;Tính chất;Mục tiêu;Phạm vi;Năm 2026;Năm 2027;Năm 2028;Năm 2029;Năm 2030\n1;Thu;tỷ đồng;luy_ke;500;tong;100;100;100;100;101\n2;Thu;hộ;luy_ke;500;tong;100;100;100;100;100\n3;Thu;%;ty_le;50;tong;100;100;100;100;\n",
	     "K201 2026.csv: A5 4 (add the indicator to ke-hoach/chi-tieu first); K225 chi-tieu.csv: E2 1 Thu: the target is 500, the years add up to 501 (mend the target or the year that is wrong); P142 2026.csv: C3 2 Thu, 2026: ke_hoach is 80, the plan's path says 100 for 2026 (mend the one that is wrong; if the year's plan was set otherwise, say so in the row's column xac_nhan) [the path]; P142 2026.csv: C4 3 Thu, 2026: ke_hoach is 91, the plan's path says 100 for 2026 (mend the one that is wrong; if the year's plan was set otherwise, say so in the row's column xac_nhan) [the path]"},
	    {HEAD "1;Thu;tỷ đồng;luy_ke;tang;500;=;tong;;;100;100\n2;Hộ;hộ;thoi_diem;tang;300;=;den_nam;2030;;200;250\n3;Hộ;hộ;thoi_diem;tang;trên 300;;den_nam;2030;;200;300\n4;Hộ;hộ;thoi_diem;tang;1-2;;den_nam;2030;;200;300\n",
	     "P147 chi-tieu.csv: J1 1, 2, 3, 4 (write the unit's code under chu_tri; without it they are in no unit's row of a table); K205 2026.csv: B4 3 is in % here, in hộ in the plan (convert the figures, then write the plan's unit); K202 2026.csv: C5 Đạt (leave the cell empty where there is no figure); K202 2026.csv: D5 Đạt (leave the cell empty where there is no figure); K225 chi-tieu.csv: L3 2 Hộ: the path ends at 250, the target is 300 (mend the target or the year that is wrong); P142 2026.csv: C3 2 Hộ, 2026: ke_hoach is 80, the plan's path says 200 for 2026 (mend the one that is wrong; if the year's plan was set otherwise, say so in the row's column xac_nhan) [the path]; P142 2026.csv: C4 3 Hộ, 2026: ke_hoach is 91, the plan's path says 200 for 2026 (mend the one that is wrong; if the year's plan was set otherwise, say so in the row's column xac_nhan) [the path]"},
	    {"Mã;Chỉ tiêu;Đơn vị tính;Tính chất;Mục tiêu;Phạm vi;Năm 2025;Năm 2031;Năm 2026;Năm hai\n1;a;hộ;thoi_diem;9;nam;1;2;3;4\n",
	     "K102 chi-tieu.csv: G1 nam_2025 in chi-tieu (the nearest known column is nam_2026); K102 chi-tieu.csv: H1 nam_2031 in chi-tieu (the nearest known column is nam_2030); K102 chi-tieu.csv: J1 nam_hai in chi-tieu (the nearest known column is xem_lai); K205 2026.csv: B2 1 is in tỷ đồng here, in hộ in the plan (convert the figures, then write the plan's unit); K201 2026.csv: A3 2 (add the indicator to ke-hoach/chi-tieu first); K201 2026.csv: A4 3 (add the indicator to ke-hoach/chi-tieu first); K201 2026.csv: A5 4 (add the indicator to ke-hoach/chi-tieu first); K225 chi-tieu.csv: I2 1 a: the path for 2026 is 3, the target of every year is 9 (mend the target or the year that is wrong); P143 2026.csv: C2 1 a, 2026: ke_hoach 100 is about 10 times what the plan's path says (3) (a digit or the decimal mark may have slipped; if the figure is right, say why in the row's column xac_nhan)"},
	};

	SLIPS("ke-hoach/chi-tieu.csv", rows);
}

TEST(a_slip_in_the_book_of_indicators_is_told)
{
	static const struct slip rows[] = {
	    {"# khac\nMã|Chỉ tiêu|Tính chất\n1|a|thoi_diem\n",
	     "K205 2026.csv: B2 1 is in tỷ đồng here, in - in the plan (convert the figures, then write the plan's unit); K201 2026.csv: A3 2 (add the indicator to ke-hoach/chi-tieu first); K201 2026.csv: A4 3 (add the indicator to ke-hoach/chi-tieu first); K201 2026.csv: A5 4 (add the indicator to ke-hoach/chi-tieu first)"},
	    {"# khac\nMã|Chỉ tiêu|Tính chất\n1|a|thoi_diem\n# nua\na|b\n",
	     "K113 chi-tieu.xlsx sheet chi_tieu"},
	    {"# chi_tieu\nMã|Chỉ tiêu|Đơn vị tính|Tính chất|Mục tiêu|Phạm vi\n1|a|tỷ đồng|luy_ke|%5|nam\n2|b|hộ|thoi_diem|7|nam\n3|c|%|ty_le|%50|nam\n4|d||dat_chuan|1|nam\n",
	     "K222 chi-tieu.xlsx: chi_tieu!E2 5%, but the unit is tỷ đồng (format the cell as a number)"},
	    {"# chi_tieu\nMã|Chỉ tiêu|Đơn vị tính|Tính chất|Mục tiêu|Phạm vi\n1|a|tỷ đồng|luy_ke|=1/0|nam\n2|b|hộ|thoi_diem|7|nam\n3|c|%|ty_le|50|nam\n4|d||dat_chuan|2|nam\n",
	     "D105 chi-tieu.xlsx: chi_tieu!E2 #REF! (mend the formula in this cell); K217 chi-tieu.xlsx: chi_tieu!E5 2 (write Đạt or Chưa đạt)"},
	};

	SLIPS("ke-hoach/chi-tieu.xlsx", rows);
}

TEST(a_slip_among_a_years_figures_is_told)
{
	static const struct slip rows[] = {
	    {NULL, ""},
	    {"Kế hoạch;Thực hiện\n1;2\n", "K103 2026.csv chi_tieu lacks the column ma"},
	    {YEAR "1;tỷ đồng;100;a5;;;;\n1;tỷ đồng;;;;;;\n2;hộ;80;5 hộ;;;;\n3;%;91;1,2,3;;;;\n4;;Đạt;một nửa;;;;\n",
	     "D106 2026.csv: D5 1,2,3 (the decimal mark here is ',': write 22.689,5); K202 2026.csv: D2 a5 (leave the cell empty where there is no figure); K220 2026.csv: A3 1 [first used here]; K202 2026.csv: D4 5 hộ (write the figure alone; its unit stands in don_vi_tinh); K217 2026.csv: D6 một nửa (write Đạt or Chưa đạt)"},
	    {YEAR "1;tỷ đồng;100;12.34;;;;\n2;hộ;80;1,234.5;;;;\n3;%;91;92,5%;;;;\n4;;chưa;x;;;;\n",
	     "D106 2026.csv: D2 12.34 (the decimal mark here is ',': write 22.689,5); D106 2026.csv: D3 1,234.5 (the decimal mark here is ',': write 22.689,5); P142 2026.csv: C5 4 Y tế, 2026: ke_hoach is 0, the plan's path says 1 for 2026 (mend the one that is wrong; if the year's plan was set otherwise, say so in the row's column xac_nhan) [the path]"},
	    {YEAR "1;tỷ đồng;100;5%;;;;\n2;hộ;1.234;-1.234;;;;\n3;%;91;12.345;;;;\n4;;1;0;;;Vượt;\n",
	     "K222 2026.csv: D2 5%, but the unit is tỷ đồng (format the cell as a number); K221 2026.csv: D3 2 (only a growth rate (toc_do) may be negative); K206 2026.csv: D4 3: 12345 (a share is at most 100); K216 2026.csv: G5 4 (write it in the column ly_do); P143 2026.csv: C3 2 Hộ nghèo, 2026: ke_hoach 1234 is about 10 times what the plan's path says (80) (a digit or the decimal mark may have slipped; if the figure is right, say why in the row's column xac_nhan)"},
	    {YEAR "1;triệu đồng;100;110;;;;\n2;Hộ;80;78;;;rất tốt;\n3;% GRDP;91;92;;;;\n4;-;Đạt;Đạt;;;Chưa đạt;mưa\n",
	     "K205 2026.csv: B2 1 is in triệu đồng here, in tỷ đồng in the plan (convert the figures, then write the plan's unit); K106 2026.csv: G3 danh_gia: rất tốt; K205 2026.csv: B4 3 is in % GRDP here, in % in the plan (convert the figures, then write the plan's unit)"},
	    {YEAR "1;tỷ đồng;100;1000;;;;\n2;hộ;80;8;;;;\n3;%;91;0,92;;;;\n4;;Đạt;Đạt;;;;\n",
	     "P143 2026.csv: D2 1 Thu, 2026: thuc_hien 1000 is about 10 times its plan (100) (a digit or the decimal mark may have slipped; if the figure is right, say why in the row's column xac_nhan); P143 2026.csv: D3 2 Hộ nghèo, 2026: thuc_hien 8 is about a tenth of its plan (80) (a digit or the decimal mark may have slipped; if the figure is right, say why in the row's column xac_nhan); P143 2026.csv: D4 3 Bảo hiểm, 2026: thuc_hien 0.92 is about a hundredth of its plan (91) (a share is written as 95, not as 0,95; if the figure is right, say why in the row's column xac_nhan)"},
	    {YEAR "1;tỷ đồng;100;110000;;;;\n2;hộ;80;0;;;;\n3;%;91;100,5;;;;\n4;;Đạt;Đạt;;;;\n",
	     "K206 2026.csv: D4 3: 100.5 (a share is at most 100); P143 2026.csv: D2 1 Thu, 2026: thuc_hien 110000 is about 1,000 times its plan (100) (tỷ and triệu may have been mixed up; if the figure is right, say why in the row's column xac_nhan)"},
	    {YEAR "1;tỷ đồng;năm trước;5;6;7;;\n2;hộ;70-90;-5;;;;\n3;%;90-95%;92;;;;\n9;hộ;1;1;;;;\nT1;hộ;1;1;;;;\n;hộ;1;1;;;;\n1 ;tỷ đồng;;;;;;\n",
	     "K221 2026.csv: D3 2 (only a growth rate (toc_do) may be negative); K201 2026.csv: A5 9 (add the indicator to ke-hoach/chi-tieu first); K201 2026.csv: A6 T1 (add the indicator to ke-hoach/chi-tieu first); K114 2026.csv: A7 the row has no code (write the indicator's code in the column ma, or clear the row); K220 2026.csv: A8 1 [first used here]; P142 2026.csv: C3 2 Hộ nghèo, 2026: ke_hoach is 70 - 90, the plan's path says 80 for 2026 (mend the one that is wrong; if the year's plan was set otherwise, say so in the row's column xac_nhan) [the path]; P142 2026.csv: C4 3 Bảo hiểm, 2026: ke_hoach is 90 - 95, the plan's path says 91 for 2026 (mend the one that is wrong; if the year's plan was set otherwise, say so in the row's column xac_nhan) [the path]"},
	    {"Mã;Kế hoạch;Thực hiện;Trạng thái\n1;100;110;ước\n2;80;78;sơ bộ\n3;91;92;chính thức\n4;Đạt;Đạt;lạ\n",
	     "K106 2026.csv: D5 trang_thai: lạ (chinh_thuc, uoc, so_bo)"},
	};

	SLIPS("so-lieu/2026.csv", rows);
}

#define MONTHS "Mã|T1|T2|T3|T12\n"
TEST(a_slip_in_the_book_of_a_year_is_told)
{
	static const struct slip rows[] = {
	    {"# khac\na|b\n",
	     "K113 2026.xlsx sheet chi_tieu (name the sheet of the year's figures chi_tieu)"},
	    {"# khac\nMã|Thực hiện\n1|5\n",
	     "K127 2026.xlsx: khac sheet khac (it looks like the sheet chi_tieu: call it that); K113 2026.xlsx sheet chi_tieu (name the sheet of the year's figures chi_tieu)"},
	    {"# khac\na|b\n# nua\na|b\n",
	     "K113 2026.xlsx sheet chi_tieu (name the sheet of the year's figures chi_tieu)"},
	    {"# chi_tieu\nMã|Thực hiện\n1|20\n2|78\n3|91\n4|Đạt\n# thang\n" MONTHS "1|5|6|7\n1|5\n9|5\n2|78||78\n3|90|91|92\n# thong_tin\nMục|Giá trị\nMinh hoạ|thử\nNguồn|kho\nSố liệu đến|2026-03\n",
	     "K220 2026.xlsx: thang!A3 1 [first used here]; K201 2026.xlsx: thang!A4 9 (add the indicator to ke-hoach/chi-tieu first); P153 2026.xlsx: chi_tieu!B2 1 Thu, 2026: thuc_hien has a figure, the months have come to 3 (an estimate stands under uoc_thuc_hien); P153 2026.xlsx: chi_tieu!B3 2 Hộ nghèo, 2026: thuc_hien has a figure, the months have come to 3 (an estimate stands under uoc_thuc_hien); P153 2026.xlsx: chi_tieu!B4 3 Bảo hiểm, 2026: thuc_hien has a figure, the months have come to 3 (an estimate stands under uoc_thuc_hien)"},
	    {"# chi_tieu\nMã|Thực hiện\n1|18\n2|78\n3|91\n4|Đạt\n# thang\n" MONTHS "1|5|6|7|8\n2|||-5\n3|||105\n4|Đạt|x|0,5\n# thong_tin\nMục|Giá trị\nSố liệu đến|2025-03\nƯớc từ tháng|2026-11\n",
	     "K110 2026.xlsx: thong_tin!B2 so_lieu_den: 2025-03 (a month of the year, such as 2026-10); K106 2026.xlsx: thong_tin!A3 muc: Ước từ tháng; K221 2026.xlsx: thang!D3 2 (only a growth rate (toc_do) may be negative); K206 2026.xlsx: thang!D4 3: 105 (a share is at most 100); K217 2026.xlsx: thang!D5 0,5 (write Đạt or Chưa đạt); K230 2026.xlsx: thang!E2 1: month 12; the other rows have come to month 3 (was it typed into the wrong column?); P140 2026.xlsx: chi_tieu!B2 1 Thu, 2026: thuc_hien is 18, but the months up to 12 have brought 26 already (bring the year's figure up to date, or mend the month that is too high) [the months]; P153 2026.xlsx: chi_tieu!B3 2 Hộ nghèo, 2026: thuc_hien has a figure, the months have come to 3 (an estimate stands under uoc_thuc_hien); P153 2026.xlsx: chi_tieu!B4 3 Bảo hiểm, 2026: thuc_hien has a figure, the months have come to 3 (an estimate stands under uoc_thuc_hien)"},
	    {"# chi_tieu\nMã|Thực hiện\n1|18\n2|78\n3|91\n4|Đạt\n# thang\nT1|T2\n5|6\n# thong_tin\na|b\n", "K103 2026.xlsx: thang thang lacks the column ma"},
	    {"# chi_tieu\nMã|Thực hiện\n1|20\n2|78\n3|91\n4|Đạt\n# Sheet2\nMã|T1|T2\n1|5|6\n# Sheet3\nMục|Giá trị\nNguồn|kho\n",
	     "K127 2026.xlsx: Sheet2 sheet sheet2 (it looks like the sheet thang: call it that); K127 2026.xlsx: Sheet3 sheet sheet3 (it looks like the sheet thong_tin: call it that)"},
	    {"# chi_tieu\nMã|Thực hiện\n1|20\n2|78\n3|91\n4|Đạt\n# thang\nMã|T1|T2\n1|5|6\n# Tháng\nMã|T1|T2\n1|7|6\n",
	     "D102 2026.xlsx: Tháng sheet Tháng (keep one of the two, or give one another name) [the other of that name]; P153 2026.xlsx: chi_tieu!B2 1 Thu, 2026: thuc_hien has a figure, the months have come to 2 (an estimate stands under uoc_thuc_hien)"},
	    {"# chi_tieu\nMã|Thực hiện\n1|20\n2|78\n3|91\n4|Đạt\n# thang\nMã|T1|T2\n1|5|6\n# theo xóm\nMã|T1|T2\n1|7|6\n", "P153 2026.xlsx: chi_tieu!B2 1 Thu, 2026: thuc_hien has a figure, the months have come to 2 (an estimate stands under uoc_thuc_hien)"},
	    {"# chi_tieu\nMã|Thực hiện\n# thang\nMã|T1|T2\n", "J126 2026.xlsx: chi_tieu sheet chi_tieu; J126 2026.xlsx: thang sheet thang"},
	};

	SLIPS("so-lieu/2026.xlsx", rows);
}

TEST(targets_are_read_as_they_are_written)
{
	static const struct {
		const char *written, *sign, *want; /* cmp lo hi */
	} rows[] = {
	    {"13", "", "= 13 13"},
	    {"13,5", ">=", ">= 13.5 13.5"},
	    {"trên 13", "", "> 13 13"},
	    {"hơn 13", "", "> 13 13"},
	    {"Dưới 4", "", "< 4 4"},
	    {"khoảng 300", "=", "~ 300 300"},
	    {"từ 95", "", ">= 95 95"},
	    {"ít nhất 95", "", ">= 95 95"},
	    {"tối thiểu 95", "", ">= 95 95"},
	    {"không quá 4", "", "<= 4 4"},
	    {"tối đa 4", "", "<= 4 4"},
	    {"bằng 4", ">=", "= 4 4"},
	    {">= 5", "", ">= 5 5"},
	    {"<=5", "", "<= 5 5"},
	    {"≥ 5", "", ">= 5 5"},
	    {"≤5", "", "<= 5 5"},
	    {"> 5", "", "> 5 5"},
	    {"<5", "", "< 5 5"},
	    {"= 5", ">=", "= 5 5"},
	    {"~5", "", "~ 5 5"},
	    {"≈ 5", "", "~ 5 5"},
	    {"6,6-6,8", "", ".. 6.6 6.8"},
	    {"6,6 - 6,8", ">=", ".. 6.6 6.8"},
	    {"7-7", "", ".. 7 7"},
	    {"-5", "", "= -5 -5"},
	    {"trên -5", "", "> -5 -5"},
	    {"năm trước", "", "last year"},
	    {"cao hơn năm trước", "", "last year"},
	    {"", "", "none"},
	    {"-", "", "none"},
	    {"…", "", "none"},
	    {"5", "≥", ">= 5 5"},
	    {"5", "tối đa", "<= 5 5"},
	    {"5", "Trên", "> 5 5"},
	    {"5", " ~ ", "~ 5 5"},
	};
	static const char *const signs[] = { "=", ">=", "<=", ">", "<", "~", "..", "đạt" };

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena *a = arena_new(4096);
		struct office *o = office_with("ke-hoach/chi-tieu.csv",
		    str_c(a, str_format(a, HEAD "2;Hộ;hộ;thoi_diem;tang;%s;%s;nam;;kinh-te;;\n", rows[i].written, rows[i].sign)));
		const struct plan_indicator *n = plan_find_indicator(o->plan, STR("2"));
		const struct plan_target *t = &n->target;
		str got = !t->known ? STR("none")
		    : t->last_year  ? STR("last year")
		                    : str_format(a, "%s %.*s %.*s", signs[t->cmp], STR_ARG(dec_str(a, t->lo)), STR_ARG(dec_str(a, t->hi)));

		if (!str_eq(got, str_of(rows[i].want)))
			FAIL("%s %s gives %.*s, not %s\n# %.*s", rows[i].sign, rows[i].written, STR_ARG(got), rows[i].want, STR_ARG(office_said(o)));
		office_end(o);
		arena_free(a);
	}
}

TEST(kinds_of_documents_are_found_by_abbreviation_or_name)
{
	static const struct {
		const char *word, *name;
		bool addressed;
	} rows[] = {
	    {"BC", "Báo cáo", true},
	    {"Báo cáo", "Báo cáo", true},
	    {"bao cao", "Báo cáo", true},
	    {"TTr", "Tờ trình", true},
	    {"CĐ", "Công điện", true},
	    {"ĐA", "Đề án", false},
	    {"DA", "Dự án", false},
	    {"QyĐ", "Quy định", false},
	    {"Công văn", "Công văn", true},
	    {"CV", "Công văn", true}, /* offices want letters for all */
	    {"ThC", "Thư công", true},
	    {"Bản sao lục", "Bản sao lục", false},
	    {"NQ", "Nghị quyết", false},
	    {"bc", NULL, false}, /* an abbreviation is written as it is */
	    {"", NULL, false},
	    {"XX", NULL, false},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct law_kind *k = law_kind(str_of(rows[i].word));

		if ((k != NULL) != (rows[i].name != NULL) || (k != NULL && (strcmp(k->name, rows[i].name) != 0 || k->addressed != rows[i].addressed)))
			FAIL("%s is %s", rows[i].word, k != NULL ? k->name : "unknown");
	}
}

TEST(units_of_measure_are_known_alone_and_as_quotients)
{
	static const struct {
		const char *unit;
		bool known;
		const char *nearest;
	} rows[] = {
	    {"hộ", true, "hộ"},
	    {" hộ ", true, "hộ"},
	    {"%", true, "%"},
	    {"% GRDP", true, ""},
	    {"%GRDP", false, ""},
	    {"", true, ""},
	    {"-", true, NULL},
	    {"tạ/ha", true, NULL},
	    {"tạ / ha", true, NULL},
	    {"triệu đồng/người/năm", true, NULL},
	    {"tạ/qqqq", false, NULL},
	    {"/ha", false, NULL},
	    {"tạ/", true, NULL},
	    {"triệu đông", false, "triệu đồng"},
	    {"qqqqqqqq", false, ""},
	    {"Hộ", false, NULL},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		IS_INT(law_measure(str_of(rows[i].unit)), rows[i].known);
		if (rows[i].nearest != NULL)
			IS_STR(law_measure_nearest(str_of(rows[i].unit)), str_of(rows[i].nearest));
	}
}
