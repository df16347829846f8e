/*
 * What a figure is held against, and how that is told: a plan's cell that says nothing, ranges, the year before,
 * what is to be fewer, what comes whole. An indicator a row, its label, its sentence, its cells, what is complained.
 */
#include "../plan/office.h"

#include "assess/assess.h"
#include "assess/tables.h"
#include "batch/workspace.h"
#include "plan/kinds.h"
#include "plan/plan.h"

/* The indicator's cells: unit|nature|direction|target|comparator|scope|path of 2026; then plan, reached, before; months. */
struct told {
	const char *indicator, *year, *before, *months;
	const char *period, *judged, *sentence, *cells, *complaints;
};

static str
plain(struct arena *a, str s)
{
	struct out o;
	str r;

	out_init(&o);
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] == 0xC2 && i + 1 < s.n && (unsigned char)s.p[i + 1] == 0xA0) {
			out_char(&o, ' ');
			i++;
		} else {
			out_char(&o, s.p[i]);
		}
	r = out_copy(&o, a);
	out_release(&o);
	return r;
}

/* The ids of what was complained about, each once; figures made for their sentences need not be likely. */
static str
ids(struct arena *a, const struct diags *d)
{
	struct out o;
	str s;

	out_init(&o);
	for (const struct diag *g = d->first; g != NULL; g = g->next)
		if (g->kind->id[0] == 'P' && g->kind != &plan_unlikely && g->kind != &plan_off_pace && str_find(out_str(&o), str_of(g->kind->id), 0) == out_str(&o).n)
			out_printf(&o, "%s%s", o.n > 0 ? " " : "", g->kind->id);
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

static void
check(const struct told *row)
{
	struct arena *a = arena_new(1 << 16);
	const char *dir = office_new(a);
	struct diags d;
	struct workspace w;
	struct period period;
	const struct assessments *s;
	const struct assessment *t;
	struct plan *plan;
	str cells;

	office_text(a, dir, "don-vi.yaml",
	    "co_quan: [A]\nviet_tat: UBND\ndia_danh: H\nto_chuc: [{ma: kt, ten: Kinh tế}]\nnguoi_ky: [{ma: ct, quyen_han: TM. UBND, chuc_vu: CT}]\n"
	    "noi_nhan: [UBND tỉnh B, Sở Tài chính]\n");
	office_text(a, dir, "van-ban.yaml", "van_ban:\n  - {ma: bc, loai: BC, mau: bc, dinh_ky: nam, trich_yeu: x, nguoi_ky: ct}\n");
	office_text(a, dir, "ke-hoach/2026-2030.md", "---\ngiai_doan: 2026-2030\n---\nx\n");
	office_book(a, dir, "ke-hoach/chi-tieu.xlsx",
	    str_c(a, str_format(a, "# chi_tieu\nMã|Chỉ tiêu|Đơn vị tính|Tính chất|Chiều|Mục tiêu|So sánh|Phạm vi|Năm 2026|Bắt buộc\n1|X|%s\n2|Y|hộ|thoi_diem|tang|5||nam|5|\n", row->indicator)));
	office_book(a, dir, "so-lieu/2025.xlsx", str_c(a, str_format(a, "# chi_tieu\nMã|Thực hiện\n1|%s\n", row->before)));
	office_book(a, dir, "so-lieu/2026.xlsx",
	    str_c(a, str_format(a, "# chi_tieu\nMã|Kế hoạch|Thực hiện|Thành phố giao\n%s%s%s2|5|5\n# thang\nMã|T1|T2|T3|T4|T5|T6\n%s%s\n",
	        row->year[0] != '\0' ? "1|" : "", row->year, row->year[0] != '\0' ? "\n" : "", row->months[0] != '\0' ? "1|" : "", row->months)));
	diags_init(&d, a);
	workspace_read(&w, dir, a, &d);
	plan = plan_model(&w.in, a, &d);
	OK(period_parse(str_of(row->period), &period));
	s = assess_plan(plan, period, a, &d);
	t = &s->at[0];
	IS_STR(period.kind == PERIOD_YEAR ? plan_judgement_name(t->judged) : assess_pace_word(a, s, t), str_of(row->judged));
	IS_STR(plain(a, t->sentence), str_of(row->sentence));
	cells = str_format(a, "%.*s | %.*s | %.*s", STR_ARG(table_target(a, t->of, &t->plan)), STR_ARG(table_figure(a, t->of, t->got, -1)),
	    STR_ARG(table_against(a, t, period, false)));
	IS_STR(plain(a, cells), str_of(row->cells));
	IS_STR(ids(a, &d), str_of(row->complaints));
	if (period.kind != PERIOD_YEAR)
		OK(t->behind == (str_starts(str_of(row->judged), STR("chậm")) || str_starts(str_of(row->judged), STR("cần tăng tốc"))));
	else
		OK(t->behind == (t->judged == JUDGED_UNMET));
	office_remove(a, dir);
	arena_free(a);
}
#define CHECK(rows) for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) check(&rows[i])

TEST(a_plan_that_says_nothing_is_that_of_the_path)
{
	static const struct told rows[] = {
		/* a cell that is empty, one that holds a dash, a row that is missing: missed, and told so */
		{ "tỷ đồng|luy_ke|tang|500|=|tong|100", "|90", "", "", "2026", "Chưa đạt", "X đạt 90 tỷ đồng, bằng 90,0% kế hoạch", "100 | 90 | 90,0", "P135" },
		{ "tỷ đồng|luy_ke|tang|500|=|tong|100", "-|90", "", "", "2026", "Chưa đạt", "X đạt 90 tỷ đồng, bằng 90,0% kế hoạch", "100 | 90 | 90,0", "P135" },
		{ "tỷ đồng|luy_ke|tang|500|=|tong|100", "", "", "10|10|10|10|10|10", "2026-06", "đúng tiến độ", "X lũy kế 6 tháng đạt 60 tỷ đồng, bằng 60,0% kế hoạch năm", "100 | 60 | 60,0", "P135" },
		{ "tỷ đồng|luy_ke|tang|500|=|tong|100", "", "", "", "2026", "Chưa có số liệu", "X chưa có số liệu", "100 | - | -", "P135" },
		/* a target of each year is each year's */
		{ "%|ty_le|tang|95|>=|nam|", "|93.8", "", "", "2026", "Chưa đạt", "X đạt 93,8%, thấp hơn kế hoạch 1,2 điểm phần trăm", "≥ 95 | 93,8 | -1,2 điểm", "P135" },
		/* nothing asks for anything: it would fall out of the count */
		{ "tỷ đồng|luy_ke|tang|500|=|tong|", "|90", "", "", "2026", "Chưa đến kỳ", "X đạt 90 tỷ đồng", "- | 90 | -", "P136" },
		{ "hộ|thoi_diem|tang|500|=|den_nam|", "-|90", "", "", "2026", "Chưa đến kỳ", "X đạt 90 hộ", "- | 90 | -", "P136" },
		/* what is due later, and has no figure, isn't missing */
		{ "|dat_chuan|tang|Đạt||den_nam|", "|", "", "", "2026", "Chưa đến kỳ", "X chưa có số liệu", "- | - | -", "" },
		{ "|dat_chuan|tang|Đạt||den_nam|", "|Chưa đạt", "", "", "2026", "Chưa đến kỳ", "X: chưa đạt", "- | Chưa đạt | -", "" },
	};

	CHECK(rows);
}

TEST(the_year_before_is_a_plan)
{
	static const struct told rows[] = {
		{ "vụ|luy_ke|giam|giảm so với năm trước||nam|", "giảm so với năm trước|17", "14", "", "2026", "Chưa đạt", "X là 17 vụ, tăng 21,4% so với năm trước", "< năm trước | 17 | +3 vụ", "" },
		{ "vụ|luy_ke|giam|giảm so với năm trước||nam|", "|13", "14", "", "2026", "Đạt", "X là 13 vụ, giảm 7,1% so với năm trước", "< năm trước | 13 | -1 vụ", "" },
		{ "vụ|luy_ke|giam|giảm so với năm trước||nam|", "|14", "14", "", "2026", "Chưa đạt", "X là 14 vụ, bằng năm trước", "< năm trước | 14 | 0 vụ", "" },
		{ "vụ|luy_ke|giam|không tăng so với năm trước||nam|", "|14", "14", "", "2026", "Đạt", "X là 14 vụ, bằng năm trước", "≤ năm trước | 14 | 0 vụ", "" },
		{ "hồ sơ|luy_ke|tang|tăng so với năm trước||nam|", "|14", "14", "", "2026", "Chưa đạt", "X đạt 14 hồ sơ, bằng năm trước", "> năm trước | 14 | 100,0", "" },
		{ "vụ|luy_ke|giam|giảm so với năm trước||nam|", "|13", "", "", "2026", "Chưa đến kỳ", "X là 13 vụ", "< năm trước | 13 | -", "P136" },
	};

	CHECK(rows);
}

TEST(a_range_stays_a_range_and_says_which_end_is_meant)
{
	static const struct told rows[] = {
		{ "ha|thoi_diem|tang|||nam|", "'1.150 - 1.250|1268", "", "", "2026", "Vượt", "X đạt 1.268 ha, bằng 101,4% mức cao nhất của kế hoạch (1.150 - 1.250 ha)", "1.150 - 1.250 | 1.268 | 101,4 (so với 1.250)", "" },
		{ "ha|thoi_diem|tang|||nam|", "'1150-1250|1150", "", "", "2026", "Đạt", "X đạt 1.150 ha, trong khoảng kế hoạch (1.150 - 1.250 ha)", "1.150 - 1.250 | 1.150 | trong khoảng", "" },
		{ "ha|thoi_diem|tang|||nam|", "'1150-1250|1100", "", "", "2026", "Chưa đạt", "X đạt 1.100 ha, bằng 95,7% mức thấp nhất của kế hoạch (1.150 - 1.250 ha)", "1.150 - 1.250 | 1.100 | 95,7 (so với 1.150)", "" },
		/* backwards it is complained about (K119), and judged */
		{ "ha|thoi_diem|tang|||nam|", "'220 - 210|205", "", "", "2026", "Chưa đạt", "X đạt 205 ha, bằng 97,6% mức thấp nhất của kế hoạch (210 - 220 ha)", "210 - 220 | 205 | 97,6 (so với 210)", "" },
		{ "ha|thoi_diem|tang|'từ 210 đến 220||nam|'210 – 220", "'210–220|215", "", "", "2026", "Đạt", "X đạt 215 ha, trong khoảng kế hoạch (210 - 220 ha)", "210 - 220 | 215 | trong khoảng", "" },
		{ "%/năm|toc_do|tang|'6-8||nam|'6-8", "'6-8|7", "", "", "2026", "Đạt", "X đạt 7%, trong khoảng kế hoạch (6 - 8%/năm)", "6 - 8 | 7 | trong khoảng", "" },
		{ "%/năm|toc_do|tang|'6-8||nam|'6-8", "'6-8|5.5", "", "", "2026", "Chưa đạt", "X đạt 5,5%, thấp hơn 0,5 điểm phần trăm so với mức thấp nhất của kế hoạch (6 - 8%/năm)", "6 - 8 | 5,5 | -0,5 điểm (so với 6)", "" },
		{ "%|ty_le|giam|'6-8||nam|'6-8", "'6-8|9", "", "", "2026", "Chưa đạt", "X là 9%, cao hơn 1,0 điểm phần trăm so với mức cao nhất của kế hoạch (6 - 8%)", "6 - 8 | 9 | +1,0 điểm (so với 8)", "" },
		{ "%|ty_le|giam|'6-8||nam|'6-8", "'6-8|5", "", "", "2026", "Vượt", "X là 5%, thấp hơn 1,0 điểm phần trăm so với mức thấp nhất của kế hoạch (6 - 8%)", "6 - 8 | 5 | -1,0 điểm (so với 6)", "" },
	};

	CHECK(rows);
}

TEST(what_is_to_be_fewer_is_told_as_a_difference)
{
	static const struct told rows[] = {
		{ "hộ|thoi_diem|giam|64|<=|nam|64", "64|61", "96", "", "2026", "Vượt", "X còn 61 hộ, ít hơn 3 hộ so với kế hoạch, giảm 36,5% so với năm trước", "≤ 64 | 61 | -3 hộ", "" },
		{ "hộ|thoi_diem|giam|64|<=|nam|64", "64|66", "", "", "2026", "Chưa đạt", "X còn 66 hộ, nhiều hơn 2 hộ so với kế hoạch", "≤ 64 | 66 | +2 hộ", "" },
		{ "hộ|thoi_diem|giam|0|=|nam|0", "0|0", "3", "", "2026", "Đạt", "X không còn hộ nào, bằng kế hoạch (năm trước là 3 hộ)", "0 | 0 | 0 hộ", "" },
		{ "tỷ đồng|luy_ke|giam|20|<=|nam|20", "20|21", "", "", "2026", "Chưa đạt", "X là 21 tỷ đồng, cao hơn 1 tỷ đồng so với kế hoạch", "≤ 20 | 21 | +1 tỷ đồng", "" },
		{ "%|ty_le|giam|8.5|<|nam|8.5", "8.5|8.5", "", "", "2026", "Chưa đạt", "X là 8,5%, còn bằng mức kế hoạch (dưới 8,5%)", "< 8,5 | 8,5 | 0,0 điểm", "" },
		/* a ceiling within the year: one label, and what it means */
		{ "vụ|luy_ke|giam|3|<=|nam|3", "3|", "", "1|0|0|1|0|0", "2026-06", "chậm tiến độ", "X lũy kế 6 tháng là 2 vụ (chỉ tiêu năm không quá 3 vụ); chậm tiến độ, đã cao hơn mức bình quân theo tháng", "≤ 3 | 2 | 66,7", "" },
		{ "vụ|luy_ke|giam|3|<=|nam|3", "3|", "", "1|1|1|1|0|0", "2026-06", "chậm tiến độ", "X lũy kế 6 tháng là 4 vụ (chỉ tiêu năm không quá 3 vụ); chậm tiến độ, đã vượt mức của cả năm", "≤ 3 | 4 | 133,3", "" },
		{ "vụ|luy_ke|giam|3|<=|nam|3", "3|", "", "1|0|0|0|0|0", "2026-06", "đúng tiến độ", "X lũy kế 6 tháng là 1 vụ (chỉ tiêu năm không quá 3 vụ)", "≤ 3 | 1 | 33,3", "" },
	};

	CHECK(rows);
}

TEST(figures_have_the_places_of_their_units)
{
	static const struct told rows[] = {
		{ "%|ty_le|tang|50|=|nam|50", "50|33.333333333", "", "", "2026", "Chưa đạt", "X đạt 33,3%, thấp hơn kế hoạch 16,7 điểm phần trăm", "50 | 33,3 | -16,7 điểm", "" },
		{ "%|ty_le|tang|95|>=|nam|95", "95|94.96", "", "", "2026", "Chưa đạt", "X đạt 95%, gần bằng kế hoạch", "≥ 95 | 95 | 0,0 điểm", "" },
		{ "%|ty_le|tang|99.95|>=|nam|99.95", "99.95|99.95", "", "", "2026", "Đạt", "X đạt 99,9%, bằng kế hoạch", "≥ 99,95 | 99,9 | 0,0 điểm", "" },
		{ "tấn|luy_ke|tang|7|=|nam|7", "7|6.666666667", "", "", "2026", "Chưa đạt", "X đạt 6,67 tấn, bằng 95,2% kế hoạch", "7 | 6,67 | 95,2", "" },
		{ "tỷ đồng|luy_ke|tang|7|=|nam|7", "7|6.123", "", "", "2026", "Chưa đạt", "X đạt 6,123 tỷ đồng, bằng 87,5% kế hoạch", "7 | 6,123 | 87,5", "" },
		{ "hộ|thoi_diem|tang|90|=|nam|90", "90|92.5", "", "", "2026", "Vượt", "X đạt 93 hộ, bằng 102,8% kế hoạch", "90 | 93 | 102,8", "P137" },
		{ "hồ sơ|luy_ke|tang|100|=|nam|100", "100|", "", "5|5|5|5|5|5", "2026-06", "chậm tiến độ", "X lũy kế 6 tháng đạt 30 hồ sơ, bằng 30,0% kế hoạch năm; chậm tiến độ, mỗi tháng còn lại cần đạt 12 hồ sơ", "100 | 30 | 30,0", "" },
		{ "tỷ đồng|luy_ke|tang|60|=|nam|60", "60|", "", "5|5|5|5|5|5", "2026-06", "đúng tiến độ", "X lũy kế 6 tháng đạt 30 tỷ đồng, bằng 50,0% kế hoạch năm", "60 | 30 | 50,0", "" },
		{ "tỷ đồng|luy_ke|tang|7|=|nam|7", "7|0", "3", "", "2026", "Chưa đạt", "X đạt 0 tỷ đồng, kế hoạch là 7 tỷ đồng (năm trước là 3 tỷ đồng)", "7 | 0 | 0,0", "" },
		{ "tỷ đồng|luy_ke|tang|0|=|nam|0", "0|7", "", "", "2026", "Vượt", "X đạt 7 tỷ đồng, kế hoạch là 0 tỷ đồng", "0 | 7 | -", "" },
	};

	CHECK(rows);
}

TEST(a_term_is_told_against_its_target)
{
	static const struct told rows[] = {
		{ "%|ty_le|giam|2|<|den_nam|8.5", "8.5|8.1", "10.4", "", "2026-2030", "đúng tiến độ", "X năm 2026 là 8,1% (mục tiêu dưới 2%); đúng tiến độ", "< 2 | 8,1 | -", "" },
		{ "%|ty_le|giam|2|<|den_nam|8", "8|8.1", "10.4", "", "2026-2030", "chậm tiến độ", "X năm 2026 là 8,1% (mục tiêu dưới 2%); chậm tiến độ, mỗi năm còn lại cần giảm 1,5 điểm phần trăm", "< 2 | 8,1 | -", "" },
		{ "ha|thoi_diem|tang|'210 - 220||den_nam|200", "200|230", "190", "", "2026-2030", "đã đạt", "X năm 2026 đạt 230 ha (mục tiêu 210 - 220 ha); đã đạt", "210 - 220 | 230 | 104,5", "" },
		{ "hộ|thoi_diem|giam|'10 - 20||den_nam|60", "60|50", "70", "", "2026-2030", "đúng tiến độ", "X năm 2026 còn 50 hộ (mục tiêu 10 - 20 hộ); đúng tiến độ", "10 - 20 | 50 | -", "" },
		{ "tỷ đồng|luy_ke|giam|100|<=|tong|20", "20|30", "", "", "2026-2030", "chậm tiến độ", "X lũy kế đến năm 2026 là 30 tỷ đồng (mục tiêu cả giai đoạn không quá 100 tỷ đồng); chậm tiến độ, mỗi năm còn lại không được quá 17,5 tỷ đồng", "≤ 100 | 30 | 30,0", "" },
		{ "tỷ đồng|luy_ke|tang|100|=|tong|20", "20|0", "", "", "2026-2030", "chậm tiến độ", "X lũy kế đến năm 2026 đạt 0 tỷ đồng (mục tiêu cả giai đoạn 100 tỷ đồng); chậm tiến độ, mỗi năm còn lại cần đạt 25 tỷ đồng", "100 | 0 | 0,0", "" },
		{ "%/năm|toc_do|tang|13|>=|binh_quan|13", "13|12", "", "", "2026-2030", "cần tăng tốc: 13,3%/năm", "X năm 2026 đạt 12% (mục tiêu từ 13%/năm trở lên); cần tăng tốc: 13,3%/năm", "≥ 13 | 12 | 92,3", "" },
		/* only each year's plan, no target of the term: each year is judged by its own */
		{ "tấn|luy_ke|tang|||nam|6200", "6200|6088.4", "", "", "2026-2030", "chậm tiến độ", "X: năm 2026 đạt 6.088,4 tấn, chưa đạt yêu cầu (6.200 tấn); chậm tiến độ", "- | 6.088,4 | -", "" },
	};

	CHECK(rows);
}

TEST(who_sets_figures_from_above_is_the_offices)
{
	static const struct told rows[] = {
		{ "tỷ đồng|luy_ke|tang|7|=|nam|7", "7|8|10", "", "", "2026", "Vượt", "X đạt 8 tỷ đồng, bằng 114,3% kế hoạch, bằng 80,0% chỉ tiêu tỉnh giao", "7 | 8 | 114,3", "" },
	};

	CHECK(rows);
}
