/* The kinds of indicator (administrative-format 3.5), marks, baselines and overrides, on a small office. */
#include "office.h"

#include "batch/workspace.h"
#include "assess/assess.h"
#include "plan/plan.h"

struct office {
	struct arena *a;
	const char *dir;
	struct diags d;
	struct workspace w;
	struct plan *plan;
	struct assessments *s;
};

static void
office_read(struct office *o, const char *period)
{
	struct period p;

	o->a = arena_new(1 << 16);
	o->dir = office_new(o->a);
	office_text(o->a, o->dir, "don-vi.yaml",
	    "co_quan: [A]\nviet_tat: UBND\ndia_danh: H\nto_chuc: [{ma: kt, ten: Kinh tế}, {ma: ca, ten: Công an}]\n"
	    "nguoi_ky: [{ma: ct, quyen_han: TM. UBND, chuc_vu: CT}]\ndon_vi_tinh: [tỷ đồng, \"%\", \"%/năm\", hộ, vụ, cơ sở]\n");
	office_text(o->a, o->dir, "van-ban.yaml", "van_ban:\n  - {ma: bc, loai: BC, mau: bc, dinh_ky: nam, trich_yeu: x, nguoi_ky: ct,\n"
	                                          "     bieu: {phu-luc: {loai: chi-tieu}, don-vi: {loai: don-vi}}}\n");
	office_text(o->a, o->dir, "ke-hoach/2026-2030.md", "---\ngiai_doan: 2026-2030\n---\nx\n");
	office_book(o->a, o->dir, "ke-hoach/chi-tieu.xlsx",
	    "# chi_tieu\nMã|Chỉ tiêu|Đơn vị tính|Tính chất|Chiều|Mục tiêu|So sánh|Phạm vi|Chủ trì\n"
	    "1|Thu ngân sách|tỷ đồng|luy_ke|tang|1000|=|tong|kt\n"
	    "2|Số cơ sở|cơ sở|thoi_diem|tang|300|=|den_nam|kt\n"
	    "3|Tỷ lệ bảo hiểm|%|ty_le|tang|95|>=|den_nam|kt\n"
	    "4|Tăng trưởng|%/năm|toc_do|tang|13|>=|binh_quan|kt\n"
	    "5|Số vụ phạm tội|vụ|luy_ke|giam|'năm trước|<|nam|ca\n"
	    "6|Chuẩn y tế||dat_chuan|tang|Đạt||nam|kt\n"
	    "7|Số hộ nghèo|hộ|thoi_diem|giam|0|=|den_nam|kt\n"
	    "8|Khoản mới|tỷ đồng|luy_ke|tang|10|>=|tong|kt\n");
	office_book(o->a, o->dir, "so-lieu/2025.xlsx",
	    "# chi_tieu\nMã|Kế hoạch|Thực hiện\n1|200|200\n2|200|198\n3|90|92\n4|12|11.8\n5||21\n6|Đạt|Đạt\n7|100|96\n8||0\n"
	    "# thang\nMã|T1|T2|T3|T4|T5|T6|T7|T8|T9|T10|T11|T12\n1|10|10|10|20|20|20|20|20|20|20|15|15\n3|90|90|91|91|91|91|91|91|92|92|92|92\n");
	office_book(o->a, o->dir, "so-lieu/2026.xlsx",
	    "# chi_tieu\nMã|Kế hoạch|Thành phố giao|Thực hiện|Ước thực hiện|Trạng thái|Đánh giá|Lý do\n"
	    "1|220|210||215|||\n2|215|220|218||sơ bộ||\n3|93||92.5||||\n4|13||13.2||||\n5|||18||||\n6|Đạt||Đạt||||\n"
	    "7|64||65|||Đạt|hai hộ chuyển đến cuối tháng 12\n8|5||6||||\n"
	    "# thang\nMã|T1|T2|T3|T4|T5|T6|T7|T8|T9\n1|11|11|11|22|22|22|20|20|20\n3|92|92|92|92|92|92|92|92|92.4\n"
	    "# thong_tin\nMục|Giá trị\nước từ|2026-09\n");
	diags_init(&o->d, o->a);
	workspace_read(&o->w, o->dir, o->a, &o->d);
	o->plan = plan_model(&o->w.in, o->a, &o->d);
	OK(period_parse(str_of(period), &p));
	o->s = assess_plan(o->plan, p, o->a, &o->d);
}

static void
office_close(struct office *o)
{
	office_remove(o->a, o->dir);
	arena_free(o->a);
}

/* No-break spaces as plain ones, so that the rows can be read. */
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

static bool
near(struct dec got, const char *want)
{
	struct dec d = DEC_NONE;

	return (want[0] == '\0' || dec_parse(str_of(want), &d)) && dec_eq(dec_round(got, 1), d);
}

TEST(each_kind_of_indicator_is_compared_in_its_own_way)
{
	static const struct {
		const char *got, *percent, *last_percent, *change, *against;
		bool points;
		enum plan_judgement judged;
		enum plan_status status;
		const char *sentence;
	} rows[] = {
		{ "215", "97.7", "107.5", "7.5", "-2.3", false, JUDGED_UNMET, STATUS_ESTIMATE,
		    "Thu ngân sách ước đạt 215 tỷ đồng, bằng 97,7% kế hoạch, bằng 102,4% chỉ tiêu thành phố giao, tăng 7,5% so với năm trước" },
		{ "218", "101.4", "110.1", "10.1", "1.4", false, JUDGED_OVER, STATUS_PRELIMINARY,
		    "Số cơ sở sơ bộ đạt 218 cơ sở, bằng 101,4% kế hoạch, bằng 99,1% chỉ tiêu thành phố giao, tăng 10,1% so với năm 2025" },
		{ "92.5", "", "", "0.5", "-0.5", true, JUDGED_UNMET, STATUS_FINAL,
		    "Tỷ lệ bảo hiểm đạt 92,5%, thấp hơn kế hoạch 0,5 điểm phần trăm, tăng 0,5 điểm phần trăm so với năm trước" },
		{ "13.2", "", "", "1.4", "0.2", true, JUDGED_OVER, STATUS_FINAL,
		    "Tăng trưởng đạt 13,2%, cao hơn kế hoạch 0,2 điểm phần trăm, tăng 1,4 điểm phần trăm so với năm 2025" },
		{ "18", "85.7", "85.7", "-14.3", "-14.3", false, JUDGED_MET, STATUS_FINAL,
		    "Số vụ phạm tội là 18 vụ, giảm 14,3% so với năm trước" },
		{ "1", "", "", "", "", false, JUDGED_MET, STATUS_FINAL, "Chuẩn y tế: đạt" },
		{ "65", "101.6", "67.7", "-32.3", "1.6", false, JUDGED_MET, STATUS_FINAL,
		    "Số hộ nghèo còn 65 hộ, nhiều hơn 1 hộ so với kế hoạch, giảm 32,3% so với năm trước; đánh giá theo thực tế là Đạt: hai hộ chuyển đến cuối tháng 12" },
		{ "6", "120", "", "", "20", false, JUDGED_OVER, STATUS_FINAL,
		    "Khoản mới đạt 6 tỷ đồng, bằng 120,0% kế hoạch (năm 2025 là 0 tỷ đồng)" },
	};
	struct office o;

	office_read(&o, "2026");
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct assessment *t = &o.s->at[i];

		if (!near(t->got, rows[i].got) || !near(t->plan_percent, rows[i].percent) || !near(t->last_percent, rows[i].last_percent) ||
		    !near(t->change, rows[i].change) || !near(t->against_plan, rows[i].against) || t->in_points != rows[i].points)
			FAIL("%zu: figures", i + 1);
		IS_INT(t->judged, rows[i].judged);
		IS_INT(t->status, rows[i].status);
		IS_STR(plain(o.a, t->sentence), str_of(rows[i].sentence));
	}
	office_close(&o);
}

TEST(both_baselines_are_judged)
{
	struct office o;

	office_read(&o, "2026");
	IS_INT(o.s->at[0].judged, JUDGED_UNMET);
	IS_INT(o.s->at[0].judged_city, JUDGED_OVER);
	IS_INT(o.s->at[1].judged, JUDGED_OVER);
	IS_INT(o.s->at[1].judged_city, JUDGED_UNMET);
	office_close(&o);
}

TEST(an_override_keeps_its_reason_and_what_the_rule_says)
{
	struct office o;
	str log;

	office_read(&o, "2026");
	OK(o.s->at[6].overridden);
	IS_INT(o.s->at[6].by_rule, JUDGED_UNMET);
	IS_STR(o.s->at[6].reason, STR("hai hộ chuyển đến cuối tháng 12"));
	log = tap_diags(o.a, &o.d);
	OK(str_find(log, STR("[K226]"), 0) < log.n);
	OK(str_find(log, STR("hai hộ chuyển đến cuối tháng 12"), 0) < log.n);
	office_close(&o);
}

TEST(each_period_sums_flows_and_takes_the_last_level)
{
	static const struct {
		const char *period, *flow, *flow_here, *flow_last, *share;
		enum plan_status status;
		enum assess_pace pace;
	} rows[] = {
		{ "2026-01", "11", "11", "10", "92", STATUS_FINAL, PACE_BEHIND },
		{ "2026-06", "99", "22", "90", "92", STATUS_FINAL, PACE_BEHIND },
		{ "2026-6T", "99", "99", "90", "92", STATUS_FINAL, PACE_BEHIND },
		{ "2026-Q2", "99", "66", "90", "92", STATUS_FINAL, PACE_BEHIND },
		{ "2026-Q3", "159", "60", "150", "92.4", STATUS_ESTIMATE, PACE_BEHIND },
		{ "2026-9T", "159", "159", "150", "92.4", STATUS_ESTIMATE, PACE_BEHIND },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct office o;

		office_read(&o, rows[i].period);
		OK(near(o.s->at[0].got, rows[i].flow));
		OK(near(o.s->at[0].got_here, rows[i].flow_here));
		OK(near(o.s->at[0].last, rows[i].flow_last));
		OK(near(o.s->at[2].got, rows[i].share)); /* a share is never summed */
		IS_INT(o.s->at[0].status, rows[i].status);
		IS_INT(o.s->at[0].judged, JUDGED_NOT_DUE);
		IS_INT(o.s->at[0].pace, rows[i].pace);
		office_close(&o);
	}
}

TEST(what_a_flow_still_needs_a_month_is_told)
{
	struct office o;

	office_read(&o, "2026-Q3");
	OK(near(o.s->at[0].need_a_month, "20.3"));
	OK(str_find(o.s->at[0].sentence, STR("159\u00a0tỷ đồng"), 0) < o.s->at[0].sentence.n); /* a figure stays with its unit */
	IS_STR(plain(o.a, o.s->at[0].sentence), STR("Thu ngân sách lũy kế 9 tháng ước đạt 159 tỷ đồng, bằng 72,3% kế hoạch năm, tăng 6,0% so với cùng kỳ; "
	                                "chậm tiến độ, mỗi tháng còn lại cần đạt 20,3 tỷ đồng"));
	office_close(&o);
}

TEST(the_indicator_table_has_twelve_columns_and_numbers_them)
{
	static const char *const heads[] = { "TT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện năm 2025", "Kế hoạch năm 2026", "Thực hiện",
		"Ước thực hiện năm 2026", "% so với kế hoạch", "% so với cùng kỳ", "Đánh giá", "Ghi chú", "Kế hoạch năm 2027" };
	static const char *const numbers[] = { "(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)=(7)/(5)", "(9)=(7)/(4)", "(10)",
		"(11)", "(12)" };
	struct office o;
	struct value context, *table, *columns;

	office_read(&o, "2026");
	context = assess_context(o.plan, &o.plan->documents[0], (struct period){ PERIOD_YEAR, 2026, 2026, 0 }, batch_workspace_hooks(".", o.a), o.a, &o.d);
	table = value_at(value_at(&context, STR("bieu")), STR("phu_luc"));
	columns = value_at(table, STR("cot"));
	IS_INT(columns->list->n, 12);
	for (size_t i = 0; i < 12; i++) {
		str head = value_text_at(&columns->list->at[i], STR("ten"), STR(""));

		OK(str_starts(head, str_of(heads[i])));
		IS_STR(value_text_at(&columns->list->at[i], STR("so"), STR("")), str_of(numbers[i]));
	}
	table = value_at(value_at(&context, STR("bieu")), STR("don_vi"));
	IS_INT(value_at(table, STR("dong"))->list->n, 3);
	IS_STR(value_at(&value_at(table, STR("dong"))->list->at[2], STR("o"))->list->at[2].text, STR("8"));
	office_close(&o);
}
