/*
 * Figures that contradict each other: an office without a fault, in which one thing is changed. Each is found where it
 * stands, once, and what a person has confirmed with its reason is a note. Figures are invented.
 */
#include "office.h"

#include "batch/workspace.h"
#include "input/input.h"
#include "plan/plan.h"

static const char agency[] = "co_quan: [\"ỦY BAN NHÂN DÂN\", \"XÃ THỬ\"]\nviet_tat: UBND\ndia_danh: Thử\n"
			     "ten_thuong: Ủy ban nhân dân xã Thử\nluu: VT\n"
			     "to_chuc: [{ma: kinh-te, ten: Phòng Kinh tế}, {ma: van-hoa, ten: Phòng Văn hóa}]\n"
			     "nguoi_ky: [{ma: chu-tich, quyen_han: TM. ỦY BAN NHÂN DÂN, chuc_vu: CHỦ TỊCH, ho_ten: A}]\n";
static const char documents[] =
    "van_ban:\n  - {ma: bc, loai: BC, mau: bc, dinh_ky: nam, trich_yeu: Thử, nguoi_ky: chu-tich}\n";

static const char plan[] =
    "# chi_tieu\n"
    "Mã|Chỉ tiêu|Đơn vị tính|Tính chất|Chiều|Mục tiêu|So sánh|Phạm vi|Chủ trì|Cộng dồn|Năm 2026|Năm 2027|Năm 2030|Xác nhận\n"
    "1|Thu ngân sách|tỷ đồng|luy_ke|tang|||nam|kinh-te|x|240|264|350|\n"
    "1.1|Thu thuế|tỷ đồng|luy_ke|tang|||nam|kinh-te||120|132|175|\n"
    "1.2|Thu khác|tỷ đồng|luy_ke|tang|||nam|kinh-te||120|132|175|\n"
    "2|Tốc độ tăng thu ngân sách|%/năm|toc_do|tang|9|>=|binh_quan|kinh-te||9|9.5|9|\n"
    "3|Hộ nghèo|hộ|thoi_diem|giam|20|<=|den_nam|van-hoa||64|50|20|\n"
    "4|Bảo hiểm y tế|%|ty_le|tang|98|>=|den_nam|van-hoa||91|93|98|\n"
    "5|Doanh nghiệp|doanh nghiệp|thoi_diem|tang|300|~|den_nam|kinh-te||215|235|300|\n"
    "6|Hồ sơ|hồ sơ|luy_ke|tang|||nam|van-hoa||16000|17000|20000|\n"
    "7|Sản lượng|tấn|luy_ke|tang|||nam|kinh-te||5100|5200|5600|\n";

static const char before[] =
    "# chi_tieu\nMã|Chỉ tiêu|Đơn vị tính|Kế hoạch|Thực hiện|Xác nhận\n"
    "1|Thu ngân sách|tỷ đồng|210|220|\n1.1|Thu thuế|tỷ đồng|105|110|\n1.2|Thu khác|tỷ đồng|105|110|\n"
    "2|Tốc độ tăng thu ngân sách|%/năm|8|8.4|\n3|Hộ nghèo|hộ|90|82|\n4|Bảo hiểm y tế|%|89|89.6|\n"
    "5|Doanh nghiệp|doanh nghiệp|195|198|\n6|Hồ sơ|hồ sơ|15000|15600|\n7|Sản lượng|tấn|5000|5040|\n"
    "# thang\nMã|Chỉ tiêu|T1|T2|T3|T4|T5|T6|T7|T8|T9|T10|T11|T12\n"
    "1.1|Thu thuế|12|6|8|11|7|9|10|8|11|9|10|9\n"
    "5|Doanh nghiệp|184|185|187|188|189|191|192|193|195|196|197|198\n"
    "6|Hồ sơ|1500|900|1200|1600|1100|1300|1400|1250|1500|1200|1350|1300\n"
    "7|Sản lượng|300|200|500|600|350|250|700|650|400|390|360|340\n";

static const char year[] =
    "# chi_tieu\nMã|Chỉ tiêu|Đơn vị tính|Kế hoạch|Thành phố giao|Ước thực hiện|Kế hoạch sau|Xác nhận|Ghi chú\n"
    "1|Thu ngân sách|tỷ đồng|240|235|242|264||\n1.1|Thu thuế|tỷ đồng|120||121|132||\n"
    "1.2|Thu khác|tỷ đồng|120||121|132||\n2|Tốc độ tăng thu ngân sách|%/năm|9||10|9.5||\n"
    "3|Hộ nghèo|hộ|64||61|50||\n4|Bảo hiểm y tế|%|91||91.4|93||\n"
    "5|Doanh nghiệp|doanh nghiệp|215||218|235||\n6|Hồ sơ|hồ sơ|16000||16400|17000||\n7|Sản lượng|tấn|5100||5190|5200||\n"
    "# thang\nMã|Chỉ tiêu|T1|T2|T3|T4|T5|T6|T7|T8|T9|T10|T11|T12|Xác nhận\n"
    "1.1|Thu thuế|13.2|6.6|8.9|12.1|7.6|9.9|11.1|8.8|12.2|9.9|||\n"
    "5|Doanh nghiệp|200|202|204|205|207|209|211|212|214|216|||\n"
    "6|Hồ sơ|1575|945|1260|1680|1155|1365|1470|1310|1575|1260|||\n"
    "7|Sản lượng|309|206|515|618|360|258|721|670|412|402|||\n";

struct change {
	const char *in; /* "plan", "before", "year" */
	const char *from, *to;
	const char *want; /* "P140 2026.xlsx: chi_tieu!F2"; "" silence */
};

/* text with from made to; the first place alone, so from tells enough of the row. */
static const char *
changed(struct arena *a, const char *text, const struct change *c, const char *name)
{
	str s = str_of(text), from = str_of(c->from);
	size_t at;

	if (strcmp(c->in, name) != 0 || c->from[0] == '\0')
		return text;
	at = str_find(s, from, 0);
	if (at == s.n) {
		FAIL("%s is not in %s", c->from, name);
		return text;
	}
	return str_c(a, str_format(a, STR_FMT "%s" STR_FMT, STR_ARG(str_sub(s, 0, at)), c->to, STR_ARG(str_sub(s, at + from.n, s.n))));
}

/* "P140 2026.xlsx: chi_tieu!F2; …" */
static str
said_of(struct arena *a, const struct diags *d)
{
	struct out out;
	str s;

	out_init(&out);
	for (const struct diag *g = d->first; g != NULL; g = g->next) {
		struct out place;
		size_t cut;
		str where;

		out_init(&place);
		loc_put(&place, g->where);
		where = out_str(&place);
		cut = str_find(where, STR("/"), 0);
		out_printf(&out, "%s%s " STR_FMT, out.n > 0 ? "; " : "", g->kind->id, STR_ARG(str_sub(where, cut < where.n ? cut + 1 : 0, where.n)));
		out_release(&place);
	}
	s = out_copy(&out, a);
	out_release(&out);
	return s;
}

/* prose: of the unit kinh-te for October; NULL: none */
static struct diags
read_office_with(struct arena *a, const struct change *c, const char *prose)
{
	const char *dir = office_new(a);
	struct workspace w;
	struct diags d;

	office_text(a, dir, "don-vi.yaml", changed(a, agency, c, "agency"));
	office_text(a, dir, "van-ban.yaml", changed(a, documents, c, "documents"));
	office_text(a, dir, "ke-hoach/2026-2030.md", "---\ngiai_doan: 2026-2030\n---\nLời.\n");
	office_book(a, dir, "ke-hoach/chi-tieu.xlsx", changed(a, plan, c, "plan"));
	office_book(a, dir, "so-lieu/2025.xlsx", changed(a, before, c, "before"));
	office_book(a, dir, "so-lieu/2026.xlsx", changed(a, year, c, "year"));
	if (prose != NULL)
		office_text(a, dir, "noi-dung/2026-10/kinh-te.md", prose);
	diags_init(&d, a);
	workspace_read(&w, dir, a, &d);
	w.in.today = (struct date){ 2026, 11, 3 };
	plan_model(&w.in, a, &d);
	office_remove(a, dir);
	return d;
}

static struct diags
read_office(struct arena *a, const struct change *c)
{
	return read_office_with(a, c, NULL);
}

static void
changes_check(const struct change *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct arena *a = arena_new(1 << 16);
		struct diags d = read_office(a, &rows[i]);
		str got = said_of(a, &d);

		if (!str_eq(got, str_of(rows[i].want)))
			FAIL("%s for %s gives %.*s\n#   not %s\n%.*s", rows[i].to, rows[i].from, STR_ARG(got), rows[i].want, STR_ARG(tap_diags(a, &d)));
		arena_free(a);
	}
}
#define CHANGES(rows) changes_check(rows, sizeof rows / sizeof rows[0])

TEST(an_office_without_contradictions_is_read_in_silence)
{
	static const struct change rows[] = { { "", "", "", "" } };

	CHANGES(rows);
}

TEST(a_figure_that_another_contradicts_is_told_once_where_it_stands)
{
	static const struct change rows[] = {
		{ "year", "16000||16400", "16000||12400", "P140 2026.xlsx: chi_tieu!F9" },
		{ "year", "120||121|132||\n1.2", "120||99|132||\n1.2", "K208 2026.xlsx: chi_tieu!F2; P140 2026.xlsx: chi_tieu!F3" },
		{ "year", "9||10|9.5", "9||12.5|9.5", "P145 2026.xlsx: chi_tieu!F5" },
		{ "year", "9||10|9.5", "9||9.3|9.5", "P145 2026.xlsx: chi_tieu!F5" },
		{ "year", "9||10|9.5", "9||100|9.5", "P145 2026.xlsx: chi_tieu!F5" },
		{ "before", "195|198|", "195|197|", "K225 2025.xlsx: chi_tieu!E8" },
		{ "before", "15000|15600", "15000|15500", "K225 2025.xlsx: chi_tieu!E9" },
		{ "year", "64||61", "60||61", "P142 2026.xlsx: chi_tieu!D6" },
		{ "year", "91.4|93", "91.4|94", "P142 2026.xlsx: chi_tieu!G7" },
		{ "year", "264||", "260||", "K208 2026.xlsx: chi_tieu!G2; P142 2026.xlsx: chi_tieu!G2" },
		{ "plan", "98|>=", "98|<=", "K119 chi-tieu.xlsx: chi_tieu!F7" },
		{ "plan", "20|<=", "20|>=", "K119 chi-tieu.xlsx: chi_tieu!F6" },
		{ "plan", "thoi_diem|giam|20|<=", "thoi_diem|tang|20|=", "K119 chi-tieu.xlsx: chi_tieu!M6" },
		{ "plan", "ty_le|tang|98|>=", "ty_le|giam|98|=", "K119 chi-tieu.xlsx: chi_tieu!M7" },
		{ "plan", "240|264|350", "240|264|360", "K208 chi-tieu.xlsx: chi_tieu!M2" },
		{ "year", "242|264", "245|264", "K208 2026.xlsx: chi_tieu!F2; P145 2026.xlsx: chi_tieu!F5" },
		{ "plan", "x|240", "x|2400", "P143 chi-tieu.xlsx: chi_tieu!K2" },
		{ "plan", "%|ty_le|tang|98|>=|den_nam|van-hoa|", "%|ty_le|tang|98|>=|den_nam||", "P147 chi-tieu.xlsx: chi_tieu!I7" },
	};

	CHANGES(rows);
}

TEST(a_slip_beside_a_plan_is_an_error_and_beside_neighbours_a_warning)
{
	static const struct change rows[] = {
		{ "year", "215||218", "215||2180", "P143 2026.xlsx: chi_tieu!F8" },
		{ "year", "215||218", "215||21800", "P143 2026.xlsx: chi_tieu!F8" },
		{ "year", "16000||16400", "16000||164000", "P143 2026.xlsx: chi_tieu!F9" },
		{ "year", "16000||16400|17000", "160000||16400|17000", "P143 2026.xlsx: chi_tieu!D9" },
		{ "year", "240|235", "240|2350", "P143 2026.xlsx: chi_tieu!E2" },
		{ "year", "91||91.4", "91||9.14", "P143 2026.xlsx: chi_tieu!F7" },
		{ "year", "91||91.4", "91||0.914", "P143 2026.xlsx: chi_tieu!F7" },
		{ "year", "|204|205", "|2040|205", "P143 2026.xlsx: thang!E3" },
		{ "year", "1260|1680", "1260|168", "P143 2026.xlsx: thang!F4" },
		{ "year", "|6.6|", "|0.66|", "P143 2026.xlsx: thang!D2" },
		{ "plan", "235|300|", "2350|300|", "P143 chi-tieu.xlsx: chi_tieu!L8" },
		{ "plan", "tang|300|~", "tang|30|~", "P143 chi-tieu.xlsx: chi_tieu!F8" },
	};

	CHANGES(rows);
}

TEST(a_figure_that_seldom_is_right_is_a_warning_at_its_cell)
{
	static const struct change rows[] = {
		/* two digits swapped, with months beside it and without */
		{ "year", "215||218", "215||281", "P171 2026.xlsx: chi_tieu!F8" },
		{ "year", "91||91.4", "91||79.4", "P170 2026.xlsx: chi_tieu!F7" },
		{ "year", "64||61", "64||16", "P170 2026.xlsx: chi_tieu!F6" },
		{ "year", "16000||16400", "16000||42600", "P171 2026.xlsx: chi_tieu!F9" },
		/* an assigned figure nowhere near the own plan */
		{ "year", "91||91.4", "91|51|91.4", "P170 2026.xlsx: chi_tieu!E7" },
		/* months: a level that turns, a level that jumps, a flow against the year before */
		{ "year", "214|216|||", "214|199|||", "P172 2026.xlsx: thang!L3" },
		{ "year", "205|207|209", "205|270|209", "P172 2026.xlsx: thang!G3" },
		{ "year", "12.2|9.9|||", "12.2|9|||", "P172 2026.xlsx: thang!L2" },
		{ "before", "|192|193|195|", "|192|139|195|", "P172 2025.xlsx: thang!J3" },
		/* a row that has not come as far, one that is missing, one of the year before */
		{ "year", "|214|216|||", "|214||||", "P173 2026.xlsx: thang!L3" },
		{ "year", "6|Hồ sơ|1575|945|1260|1680|1155|1365|1470|1310|1575|1260|||\n", "", "P173 2025.xlsx: thang!A4" },
		{ "before", "192|193|195|196|", "192|193||196|", "P173 2025.xlsx: thang!K3" },
		{ "year", "1575|945|1260|1680|1155|1365|1470|1310|1575|1260", "1500|900|1200|1600|1100|1300|1400|1250|1500|1200", "P174 2026.xlsx: thang!A4" },
		/* better than planned, but not so far; worse, but near the year before; a new level that stays */
		{ "year", "91||91.4", "91||97.4", "" },
		{ "year", "91||91.4", "91||89.5", "" },
		{ "year", "215||218", "215||224", "" },
		{ "year", "16000||16400", "16000||17400", "" },
	};

	CHANGES(rows);
}

TEST(particulars_that_do_not_agree_are_told)
{
	static const struct change rows[] = {
		{ "agency", "ten_thuong: Ủy ban nhân dân xã Thử\n", "", "P179 don-vi.yaml:1:1" },
		{ "agency", "dân xã Thử", "dân xã Thứ Hai", "P178 don-vi.yaml:4:13" },
		{ "agency", "\"XÃ THỬ\"", "\"XÃ THỬ\", \"\"", "P179 don-vi.yaml:1:40" },
		{ "agency", "\"XÃ THỬ\"", "\"XÃ THỬ\", \"XÃ THỬ\"", "P178 don-vi.yaml:1:40" },
		{ "agency", "dia_danh: Thử", "dia_danh: Thành", "P178 don-vi.yaml:3:11" },
		{ "agency", "viet_tat: UBND", "viet_tat: ubnd", "P178 don-vi.yaml:2:11" },
		{ "agency", "luu: VT\n", "", "P179 don-vi.yaml:1:1" },
		{ "agency", "luu: VT", "luu: KT", "P178 don-vi.yaml:5:6" },
		{ "agency", "ten: Phòng Văn hóa", "ten: Phòng Kinh tế", "P178 don-vi.yaml:6:65" },
		{ "agency", "ho_ten: A", "ho_ten: ''", "P177 don-vi.yaml:7:86" },
		{ "agency", "quyen_han: TM. ỦY BAN NHÂN DÂN, ", "", "P177 don-vi.yaml:7:12" },
		{ "agency", "TM. ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DAN", "P177 don-vi.yaml:7:38" },
		{ "documents", "loai: BC", "loai: BC, noi_nhan: [Như trên, VP, VP]", "P178 van-ban.yaml:2:49" },
		{ "documents", "loai: BC", "loai: BC, kinh_gui: [B], noi_nhan: [VP]", "P178 van-ban.yaml:2:50" },
		{ "documents", "loai: BC", "loai: BC, kinh_gui: []", "P179 van-ban.yaml:2:34" },
		{ "documents", "mau: bc", "mau: to-trinh", "P180 van-ban.yaml:2:20" },
		{ "documents", "mau: bc", "mau: bao-cao-thang", "P180 van-ban.yaml:2:29" },
		{ "documents", "mau: bc", "mau: bao-cao-nam", "" },
		/* another body's document is signed for that body */
		{ "documents", "loai: BC", "loai: BC, co_quan: [HỘI ĐỒNG NHÂN DÂN, XÃ THỬ], viet_tat: HĐND", "P177 don-vi.yaml:7:38" },
		{ "documents", "loai: BC", "loai: BC, co_quan: [ỦY BAN NHÂN DÂN, XÃ THỬ]", "K103 van-ban.yaml:2:33" },
		{ "documents", "loai: BC", "loai: BC, don_vi: khong-co", "K108 van-ban.yaml:2:32" },
		{ "documents", "loai: BC", "loai: BC, don_vi: kinh-te, chi_tiet: {a: [b, {c: d}]}", "" },
	};

	CHANGES(rows);
}

TEST(what_is_declared_otherwise_than_its_neighbours_is_told)
{
	static const struct change rows[] = {
		/* nature and unit */
		{ "plan", "Bảo hiểm y tế|%|ty_le", "Bảo hiểm y tế|%|thoi_diem", "P181 chi-tieu.xlsx: chi_tieu!D7" },
		{ "plan", "Bảo hiểm y tế|%|ty_le", "Tỷ lệ bảo hiểm y tế|%|toc_do", "P181 chi-tieu.xlsx: chi_tieu!D7" },
		{ "plan", "Tốc độ tăng thu ngân sách|%/năm|toc_do", "Tốc độ tăng thu ngân sách|%/năm|ty_le", "P181 chi-tieu.xlsx: chi_tieu!D5" },
		/* targets */
		{ "plan", "ty_le|tang|98|>=", "ty_le|tang|-98|>=", "K221 chi-tieu.xlsx: chi_tieu!F7" },
		{ "plan", "ty_le|tang|98|>=|den_nam", "ty_le|tang||>=|den_nam", "P182 chi-tieu.xlsx: chi_tieu!A7" },
		{ "plan", "5|Doanh nghiệp|doanh nghiệp|thoi_diem|tang|300|~|den_nam|kinh-te", "5|Doanh nghiệp|doanh nghiệp|thoi_diem|tang|năm trước|<|den_nam|kinh-te", "K119 chi-tieu.xlsx: chi_tieu!F8" },
		/* the path */
		{ "plan", "64|50|20", "64||20", "P183 chi-tieu.xlsx: chi_tieu!L6" },
		{ "plan", "64|50|20", "64|50|", "P183 chi-tieu.xlsx: chi_tieu!M6" },
		/* names */
		{ "plan", "5|Doanh nghiệp|", "5|Hộ nghèo|", "P185 chi-tieu.xlsx: chi_tieu!B8" },
	};

	CHANGES(rows);
}

TEST(a_row_beside_its_sheet_the_path_and_the_year_before_is_told)
{
	static const struct change rows[] = {
		{ "year", "91||91.4|93", "91||91.4|", "P179 2026.xlsx: chi_tieu!G7" },
		/* months to compare with */
		{ "before", "7|Sản lượng|300|200|500|600|350|250|700|650|400|390|360|340\n", "", "P194 2026.xlsx: thang!A5" },
		/* columns */
		{ "before", "Đơn vị tính|Kế hoạch|Thực hiện|Xác nhận\n", "Đơn vị tính|Kế hoạch|Thực hiện|Lý do\n", "P187 2026.xlsx" },
	};

	CHANGES(rows);
}

#define FREE(rows) { "year", "# thang", "# ho_so\nLoại|Kế hoạch|Thực hiện\n" rows "# thang",
TEST(a_free_table_is_held_against_its_rows_and_the_indicator_that_it_breaks_down)
{
	static const struct change rows[] = {
		FREE("Đất đai|8000|8200\nHộ tịch|5000|5100\nKhác|3000|3100\n") "" },
		FREE("Đất đai|8000|8200\nHộ tịch|5000|5100\nKhác|3000|3100\nTổng cộng|16000|16400\n") "" },
		FREE("Đất đai|8000|8200\nHộ tịch|5000|5100\nKhác|3000|3100\nTổng cộng|16100|16400\n") "P197 2026.xlsx: ho_so!B5" },
		FREE("Đất đai|8000|8200\nHộ tịch|5000|5100\nKhác|3000|3000\n") "P198 2026.xlsx: ho_so" },
		FREE("Đất đai|8000|8200\nHộ tịch|5000|5100\nKhác|3000|3100\nHộ tịch|-|-\n") "P196 2026.xlsx: ho_so!A5" },
		FREE("Đất đai|8000|5100\nHộ tịch|5000|8200\nKhác|3000|3100\n") "P191 2026.xlsx: ho_so!C2" },
		FREE("Đất đai|800|82\nHộ tịch|500|510\nKhác|300|310\n") "K209 2026.xlsx: ho_so!C2" },
		/* nothing says that these belong to the indicator, or that they are all of it */
		FREE("Đất đai|8000|8000\nHộ tịch|5000|5000\nKhác|2000|2100\n") "" },
		FREE("") "J126 2026.xlsx: ho_so" },
	};

	CHANGES(rows);
}

TEST(what_is_confirmed_with_its_reason_is_a_note)
{
	static const struct change rows[] = {
		{ "year", "215||218|235||", "215||2180|235|khu công nghiệp mới|", "P141 2026.xlsx: chi_tieu!F8" },
		{ "year", "215||218|235||", "215||2180|235||Xác nhận: khu công nghiệp mới", "P141 2026.xlsx: chi_tieu!F8" },
		{ "year", "215||218|235||", "215||2180|235||Xác nhận của kho bạc", "P143 2026.xlsx: chi_tieu!F8" },
		{ "year", "215||218|235||", "215||2180|235|đúng|", "P144 2026.xlsx: chi_tieu!H8; P143 2026.xlsx: chi_tieu!F8" },
		{ "year", "215||218|235||", "215||2180|235||Xác nhận", "P144 2026.xlsx: chi_tieu!I8; P143 2026.xlsx: chi_tieu!F8" },
		{ "year", "|204|205|207|209|211|212|214|216|||", "|2040|205|207|209|211|212|214|216|||đợt đăng ký", "P141 2026.xlsx: thang!E3" },
		{ "year", "64||61|50||", "60||61|50|HĐND giao lại|", "P141 2026.xlsx: chi_tieu!D6" },
		{ "year", "9||10|9.5||", "9||12.5|9.5|theo giá so sánh|", "P141 2026.xlsx: chi_tieu!F5" },
		{ "plan", "thoi_diem|giam|20|<=|den_nam|van-hoa||64|50|20|", "thoi_diem|tang|20|=|den_nam|van-hoa||64|50|20|chuẩn mới", "P141 chi-tieu.xlsx: chi_tieu!M6" },
	};

	CHANGES(rows);
}

TEST(rows_and_columns_in_the_wrong_place_are_one_complaint)
{
	static const struct change rows[] = {
		/* names without their codes */
		{ "year", "5|Doanh nghiệp|doanh nghiệp", "5|Hồ sơ|doanh nghiệp", "P146 2026.xlsx: chi_tieu!A8" },
		{ "year",
		  "1.1|Thu thuế|tỷ đồng|120||121|132||\n1.2|Thu khác|tỷ đồng|120||121|132||\n2|Tốc độ tăng thu ngân sách|%/năm|9||10|9.5||\n3|Hộ nghèo|hộ",
		  "3|Thu thuế|tỷ đồng|120||121|132||\n1.1|Thu khác|tỷ đồng|120||121|132||\n1.2|Tốc độ tăng thu ngân sách|%/năm|9||10|9.5||\n2|Hộ nghèo|hộ",
		  "P146 2026.xlsx: chi_tieu!A3" },
		/* the headings of two columns */
		{ "year", "Kế hoạch|Thành phố giao|Ước thực hiện", "Ước thực hiện|Thành phố giao|Kế hoạch", "P148 2026.xlsx: chi_tieu!F2" },
		{ "year", "T3|T4|T5", "T5|T4|T3", "P148 2026.xlsx: thang!G2" },
		{ "year", "T8|T9", "T9|T8", "P148 2026.xlsx: thang!K2" },
		/* months one column off */
		{ "year", "T1|T2|T3|T4|T5|T6|T7|T8|T9|T10|T11|T12", "T2|T3|T4|T5|T6|T7|T8|T9|T10|T11|T12|T1", "P148 2026.xlsx: thang!N1" },
		/* one row */
		{ "year", "5|Doanh nghiệp|200|202|204|205|207|209|211|212|214|216||", "5|Doanh nghiệp||200|202|204|205|207|209|211|212|214|216|", "P148 2026.xlsx: thang!C3" },
		{ "year", "doanh nghiệp|215||218|235||", "doanh nghiệp||215||218|235|", "P148 2026.xlsx: chi_tieu!D8" },
		/* figures one row too low */
		{ "year",
		  "3|Hộ nghèo|hộ|64||61|50||\n4|Bảo hiểm y tế|%|91||91.4|93||\n5|Doanh nghiệp|doanh nghiệp|215||218|235||\n6|Hồ sơ|hồ sơ|16000||16400|17000||\n7|Sản lượng|tấn|5100||5190|5200||",
		  "3|Hộ nghèo|hộ|||||\n4|Bảo hiểm y tế|%|64||61|50||\n5|Doanh nghiệp|doanh nghiệp|91||91.4|93||\n6|Hồ sơ|hồ sơ|215||218|235||\n7|Sản lượng|tấn|16000||16400|17000||",
		  "P148 2026.xlsx: chi_tieu!D6" },
	};

	CHANGES(rows);
}

TEST(hidden_rows_and_columns_of_a_workbook_are_told_of)
{
	struct arena *a = arena_new(1 << 16);
	const char *dir = office_new(a), *path = office_path(a, dir, "so-lieu/2026.xlsx");
	lxw_row_col_options hidden = { .hidden = 1 };
	lxw_workbook *book = workbook_new(path);
	lxw_worksheet *sheet = workbook_add_worksheet(book, "chi_tieu");
	struct in_options opt = { .mark = ',', .name = "2026.xlsx" };
	struct diags d;

	worksheet_write_string(sheet, 0, 0, "Mã", NULL);
	worksheet_write_string(sheet, 0, 1, "Kế hoạch", NULL);
	worksheet_write_string(sheet, 0, 2, "Ước thực hiện", NULL);
	for (lxw_row_t r = 1; r <= 6; r++) {
		worksheet_write_string(sheet, r, 0, "1", NULL);
		worksheet_write_number(sheet, r, 1, r, NULL);
	}
	worksheet_set_row_opt(sheet, 2, 15, NULL, &hidden);
	worksheet_set_row_opt(sheet, 3, 15, NULL, &hidden);
	worksheet_set_row_opt(sheet, 5, 15, NULL, &hidden);
	worksheet_set_row_opt(sheet, 9, 15, NULL, &hidden);
	worksheet_set_column_opt(sheet, 1, 1, 10, NULL, &hidden);
	worksheet_set_column_opt(sheet, 4, 9, 10, NULL, &hidden);
	workbook_close(book);
	diags_init(&d, a);
	in_read(path, &opt, a, &d);
	IS_STR(tap_diags(a, &d), STR("2026.xlsx: chi_tieu!A3: warning: hidden cells, read all the same: rows 3-4, 6 [B120]\n"
				     "    hint: show them, or delete them if they are no longer meant\n"
				     "2026.xlsx: chi_tieu!B2: warning: hidden cells, read all the same: columns B [B120]\n"
				     "    hint: show them, or delete them if they are no longer meant\n"));
	opt.hidden_meant = true;
	diags_init(&d, a);
	in_read(path, &opt, a, &d);
	IS_STR(tap_diags(a, &d), STR(""));
	office_remove(a, dir);
	arena_free(a);
}

/* What a unit writes under Kết quả for October, and where a complaint of it stands in the line; "" for none. */
TEST(figures_in_prose_are_held_against_the_data)
{
	static const struct {
		const char *prose, *want;
	} rows[] = {
		{ "Thu thuế trong tháng đạt 9,9 tỷ đồng; lũy kế 10 tháng 100,3 tỷ đồng, tăng 11% so với cùng kỳ.", "" },
		{ "Thu thuế trong tháng đạt 9,9 tỷ đồng; lũy kế 10 tháng 110,3 tỷ đồng.", "P149 2026-10/kinh-te.md:3:55" },
		{ "Thu thuế trong tháng đạt 100,3 tỷ đồng.", "P150 2026-10/kinh-te.md:3:26" },
		{ "Thu thuế trong tháng đạt 9.900 triệu đồng.", "" }, /* the same in another unit of money */
		{ "Thu thuế trong tháng đạt 8.900 triệu đồng.", "P149 2026-10/kinh-te.md:3:26" },
		{ "Thu thuế lũy kế đạt 100 tỷ đồng.", "" }, /* rounded as it is written */
		{ "Toàn xã có 216 doanh nghiệp.", "" },
		{ "Toàn xã có 261 doanh nghiệp.", "P149 2026-10/kinh-te.md:3:12" },
		{ "Tiếp nhận 12.595 hồ sơ.", "P149 2026-10/kinh-te.md:3:11" },
		{ "Sản lượng 402 tấn; sản lượng cả năm ước 5.190 tấn.", "" },
		{ "Sản lượng 402 tấn; sản lượng cả năm ước 5.290 tấn.", "P149 2026-10/kinh-te.md:3:41" },
		{ "Sản lượng tăng 40 tấn, bằng 85% kế hoạch.", "" }, /* changes and shares of something else */
		{ "Thành lập mới 5 doanh nghiệp; thôn Một có 12 doanh nghiệp.", "" }, /* other things of the same unit */
		{ "Sản lượng {{ 999 }} tấn.", "" },
		{ "Hội nghị ngày 12/10/2026 theo Quyết định số 216/QĐ-UBND.", "" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		static const struct change none = { "", "", "", "" };
		struct arena *a = arena_new(1 << 16);
		struct diags d = read_office_with(a, &none, str_c(a, str_format(a, "# Kết quả\n\n%s\n\n# Phương hướng\n\nSản lượng đạt 900 tấn.\n", rows[i].prose)));
		str got = said_of(a, &d);

		if (!str_eq(got, str_of(rows[i].want)))
			FAIL("%s gives %.*s, not %s", rows[i].prose, STR_ARG(got), rows[i].want);
		arena_free(a);
	}
}
