/*
 * One office with a fault of each kind: all are found in one run, each with
 * its place; and the same office without them has nothing to complain about.
 */
#include "office.h"

#include <sys/wait.h>

#include "batch/workspace.h"
#include "assess/assess.h"
#include "plan/plan.h"

static const char agency[] =
    "co_quan: [\"ỦY BAN NHÂN DÂN\", \"XÃ THỬ\"]\n"
    "viet_tat: UBND\n"
    "dia_danh: Thử\n"
    "ten_thuong: Ủy ban nhân dân xã Thử\n"
    "luu: VT\n"
    "to_chuc:\n"
    "  - {ma: kinh-te, ten: Phòng Kinh tế}\n"
    "  - {ma: cong-an, ten: Công an xã}\n"
    "nguoi_ky:\n"
    "  - {ma: chu-tich, quyen_han: TM. ỦY BAN NHÂN DÂN, chuc_vu: CHỦ TỊCH, ho_ten: A}\n"
    "don_vi_tinh: [tỷ đồng, \"%\", \"%/năm\", hộ, vụ]\n";

static const char documents[] =
    "van_ban:\n"
    "  - ma: bao-cao-nam\n"
    "    loai: BC\n"
    "    mau: bao-cao-nam\n"
    "    dinh_ky: nam\n"
    "    trich_yeu: Thử {{ ky.ten }}\n"
    "    nguoi_ky: chu-tich\n"
    "    xuat: [docx]\n";

static const char plan_front[] = "---\ngiai_doan: 2026-2030\n---\n# Mở đầu\n\nLời của kế hoạch ngày 05/3/2026.\n";

#define HEADER \
	"Mã|Chỉ tiêu|Đơn vị tính|Tính chất|Chiều|Mục tiêu|So sánh|Phạm vi|Năm đích|Chủ trì|Cộng dồn|Năm 2026|Năm 2030\n"
#define YEAR_HEADER "Mã|Đơn vị tính|Kế hoạch|Thực hiện|Ước thực hiện|Cùng kỳ|Đánh giá|Lý do\n"
#define MONTHS_HEADER "Mã|T1|T2|T3|T4|T5|T6\n"

static const char good_plan[] =
    "# chi_tieu\n" HEADER
    "1|Thu|tỷ đồng|luy_ke|tang|500|=|tong||kinh-te|x||\n"
    "1.1|Thu thuế|tỷ đồng|luy_ke|tang|||||kinh-te|||\n"
    "1.2|Thu khác|tỷ đồng|luy_ke|tang|||||kinh-te|||\n"
    "2|Hộ nghèo|hộ|thoi_diem|giam|0|=|den_nam|2030|kinh-te||80|0\n"
    "3|Bảo hiểm|%|ty_le|tang|95|>=|den_nam|2030|kinh-te||91|95\n"
    "4|Tăng trưởng|%/năm|toc_do|tang|13|>=|binh_quan||kinh-te||13|13\n"
    "5|Y tế||dat_chuan|tang|Đạt||nam||kinh-te||Đạt|Đạt\n";

static const char good_year[] =
    "# chi_tieu\n" YEAR_HEADER
    "1|tỷ đồng|100|110|||\n1.1|tỷ đồng|60|66|||\n1.2|tỷ đồng|40|44|||\n"
    "2|hộ|80|78|||\n3|%|91|92.5|||\n4|%/năm|13|13.2|||\n5||Đạt|Đạt|||\n"
    "# thang\n" MONTHS_HEADER "1|8|9|10|9|8|9\n1.1|5|5|6|5|5|5\n1.2|3|4|4|4|3|4\n";

struct run {
	struct arena *a;
	struct diags d;
	struct workspace w;
	struct plan *plan;
};

static void
run(struct run *r, const char *dir, bool assess)
{
	diags_init(&r->d, r->a);
	workspace_read(&r->w, dir, r->a, &r->d);
	r->plan = plan_model(&r->w.in, r->a, &r->d);
	if (assess && r->plan != NULL && r->plan->documents_n > 0)
		assess_context(r->plan, &r->plan->documents[0], (struct period){ PERIOD_YEAR, 2026, 2026, 0 }, batch_workspace_hooks(".", r->a), r->a,
		    &r->d);
}

/* A complaint of this kind at this place. */
static bool
complained(const struct run *r, const char *id, const char *place)
{
	for (const struct diag *g = r->d.first; g != NULL; g = g->next) {
		struct out o;
		bool here;

		if (strcmp(g->kind->id, id) != 0)
			continue;
		out_init(&o);
		loc_put(&o, g->where);
		here = str_eq(out_str(&o), str_of(place));
		out_release(&o);
		if (here)
			return true;
	}
	return false;
}

TEST(an_office_without_faults_is_read_in_silence)
{
	struct run r = { .a = arena_new(1 << 16) };
	const char *dir = office_new(r.a);

	office_text(r.a, dir, "don-vi.yaml", agency);
	office_text(r.a, dir, "van-ban.yaml", documents);
	office_text(r.a, dir, "noi-dung/2026/kinh-te.md", "# Kết quả\n\nTốt.\n");
	office_text(r.a, dir, "noi-dung/2026/cong-an.md", "# Kết quả\n\nTốt.\n");
	office_text(r.a, dir, "ke-hoach/2026-2030.md", plan_front);
	office_book(r.a, dir, "ke-hoach/chi-tieu.xlsx", good_plan);
	office_book(r.a, dir, "so-lieu/2025.xlsx", "# chi_tieu\n" YEAR_HEADER "2|hộ|80|82|||\n");
	office_book(r.a, dir, "so-lieu/2026.xlsx", good_year);
	run(&r, dir, true);
	IS_STR(tap_diags(r.a, &r.d), STR(""));
	office_remove(r.a, dir);
	arena_free(r.a);
}

/* --- the faulty office ---------------------------------------------------- */

static void
plant(struct arena *a, const char *dir)
{
	office_text(a, dir, "don-vi.yaml",
	    "co_quan: [\"ỦY BAN NHÂN DÂN\", \"XÃ THỬ\"]\n"
	    "viet_tat: UBND\n"
	    "dia_danh: Thử\n"
	    "dau_thap_phan: \";\"\n"                                                     /* 4:16 */
	    "nguoi_ki: x\n"                                                             /* 5 */
	    "to_chuc:\n"
	    "  - {ma: kinh-te, ten: Phòng Kinh tế}\n"
	    "  - {ma: kinh-te, ten: Phòng Kinh tế hai}\n"                               /* 8:10 */
	    "  - {ma: cong-an, ten: [1]}\n"                                             /* 9 */
	    "nguoi_ky:\n"
	    "  - {ma: chu-tich, quyen_han: TM ỦY BAN NHÂN DÂN, chuc_vu: CHỦ TỊCH}\n"    /* 11 */
	    "  - {ma: chu-tich, chuc_vu: PHÓ}\n"                                        /* 12 */
	    "  - {ma: pho}\n"                                                           /* 13 */
	    "don_vi_tinh: [tỷ đồng, \"%\", \"%/năm\", hộ, vụ]\n");
	office_text(a, dir, "van-ban.yaml",
	    "van_ban:\n"
	    "  - ma: bao-cao-nam\n"
	    "    loai: BCC\n"                                                           /* 3:11 */
	    "    mau: bao-cao-nam\n"
	    "    dinh_ky: nam\n"
	    "    trich_yeu: Thử {{ khong_co }}\n"                                       /* 6 */
	    "    nguoi_ky: chu-tic\n"                                                   /* 7:15 */
	    "    xuat: [docs]\n"                                                        /* 8 */
	    "    ngay: 05/3/2026\n"
	    "    can_cu:\n"
	    "      - Căn cứ Nghị quyết số 44-NQ/TW ngày 24/22/2023\n"                   /* 11 */
	    "      - Căn cứ Kế hoạch số 1/KH-UBND ngày 06/3/2026\n"                     /* 12 */
	    "    bieu_do: [{loai: cot}]\n"                                              /* 13 */
	    "  - ma: bao-cao-nam\n"                                                     /* 14:9 */
	    "    loai: BC\n"
	    "    mau: x\n"
	    "    dinh_ky: nam ruoi\n"                                                   /* 17:14 */
	    "    trich_yeu: Thử\n"
	    "    nguoi_ky: chu-tich\n"
	    "    ngay: 30/2/2026\n"                                                     /* 20:11 */);
	office_text(a, dir, "ke-hoach/2026-2030.md", plan_front);
	office_book(a, dir, "ke-hoach/chi-tieu.xlsx",
	    "# chi_tieu\n"
	    "Mã|Chỉ tiêu|Đơn vị tính|Tính chất|Chiều|Mục tiêu|So sánh|Phạm vi|Năm đích|Chủ trì|Cộng dồn|Năm 2026|Năm 2030|Màu\n"
	    "1|Thu|tỷ đồng|luy_ke|tang|500|=|tong||kinh-te|x|||đỏ\n"    /* N1 */
	    "1.1|Thu thuế|tỉ bạc|luy_ke|tang|||||kinh-te|||\n"          /* C3 */
	    "1.2|Thu khác|tỷ đồng|luy_ke|tang|||||kinh-tế-x|||\n"       /* J4 */
	    "2|Hộ nghèo|hộ|thoi_diem|giam|0|=|den_nam|2035|kinh-te||80|0\n" /* I5 */
	    "3|Bảo hiểm|%|ty_le|tang|105|>=|den_nam|2030|kinh-te||91|95\n"  /* F6 */
	    "4|Tăng trưởng|%/năm|tocdo|tang|13|>=|binh_quan||kinh-te||13|13\n" /* D7 */
	    "5|Y tế||dat_chuan|tang|Đạt||nam||kinh-te||Đạt|Đạt\n"
	    "3|Trùng mã|%|ty_le|tang|95|>=|nam||kinh-te||95|95\n"       /* A9 */
	    "6..1|Mã hỏng|%|ty_le|tang|95|>=|nam||kinh-te||95|95\n"     /* A10 */
	    "7|Vụ phạm tội|vụ|luy_ke|giam|'nhiều|<|nam||kinh-te||||\n"  /* F11 */
	    "8|Ngược|%|ty_le|tang|'14-13|=|nam||kinh-te||95|95\n"       /* F12 */
	    "9|Không phạm vi|%|ty_le|tang|95|>=|||kinh-te||95|95\n"     /* A13 */
	    "11.1|Mồ côi|%|ty_le|tang|95|>=|nam||kinh-te||95|95\n"      /* A14 */
	    "12|Lộ trình cụt|hộ|thoi_diem|tang|300|=|den_nam|2030|kinh-te||200|250\n" /* M15 */
	    "13|Thu hai|tỷ đồng|luy_ke|tang||||||||||\n"
	    "14|Hộ|hộ|thoi_diem|tang||||||||||\n"
	    "15|Tốc độ|%/năm|toc_do|tang||||||||||\n"
	    "16|Chuẩn||dat_chuan|tang||||||||||\n"
	    "17|Tỷ lệ|%|ty_le|tang||||||||||\n");
	office_book(a, dir, "so-lieu/2025.xlsx",
	    "# chi_tieu\n" YEAR_HEADER "13|tỷ đồng|100|100||\n14|hộ|90||95||\n"); /* 2025: E3 stale */
	office_book(a, dir, "so-lieu/2026.xlsx",
	    "# chi_tieu\n" YEAR_HEADER
	    "1|tỷ đồng|100|110|||\n"                        /* D2: parts make 111 */
	    "1.1||60|67|||\n1.2|triệu đồng|40|44|||\n"      /* B4 */
	    "2|hộ|80|'1,234.5|||\n"                         /* D5 */
	    "3|%|91|192.5|||\n"                             /* D6 */
	    "5||Đạt|có lẽ|||\n"                             /* D7 */
	    "99|hộ|1|1|||\n"                                /* A8 */
	    "13|tỷ đồng|110|1,2x|||\n"                      /* D9 */
	    "14|hộ|%20|950|||\n"                            /* C10 percent, D10 ten times */
	    "15|%/năm|13|113|||\n"                          /* D11 */
	    "16||Đạt|Đạt|||Vượt|\n"                         /* G12 no reason */
	    "16||Đạt|Đạt|||\n"                              /* A13 second row */
	    "17|%|90|'1.234|||\n"                           /* D14 ambiguous and over */
	    "7|vụ|20|-3|||\n"                               /* D15 */
	    "12|hộ|200|=1/0|||rất tốt|bịa\n"                /* D16, G16 */
	    "# thang\n" MONTHS_HEADER
	    "13|8|9|^100|9|\n"                              /* D2: merged; ten times */
	    "14|90|91||93|94|95\n"
	    "17|90|91|0.92|93|94|95\n"                      /* D4: a hundredth */
	    "1|-1|9|10|9|8|9\n"                             /* B5 */
	    "# thong_tin\nMục|Giá trị\nSố liệu đến|2026-05\nLạ|1\n"); /* G3, G4, G5: June; A3 */
	office_text(a, dir, "so-lieu/2027.txt", "x");
	office_text(a, dir, "so-lieu/~$2026.xlsx", "x");
	office_text(a, dir, "noi-dung/2026/cong-anh.md", "# Kết quả\n\nTốt.\n");
	office_text(a, dir, "noi-dung/2026/kinh-te.md",
	    "---\ndon_vi: cong-an\nky: \"2025\"\n---\n# Kết quả\n\nĐạt {{ ct[\"1\"].thuc_hienn }} theo Nghị quyết ngày 31/4/2026[^1].\n\n# Lạ\n\nx\n");
	office_text(a, dir, "noi-dung/2026-13/kinh-te.md", "# Kết quả\n\nx\n");
	office_text(a, dir, "noi-dung/2026/cong-an.md", "# K\xe7t qu\xb6\n");
}

static const struct {
	const char *id, *place, *what;
} planted[] = {
	{ "K106", "don-vi.yaml:4:16", "decimal mark" },
	{ "K101", "don-vi.yaml:5:11", "misspelt key" },
	{ "K107", "don-vi.yaml:8:10", "unit's code twice" },
	{ "K104", "don-vi.yaml:9:24", "a list for a name" },
	{ "K111", "don-vi.yaml:11:31", "TM without its full stop" },
	{ "K107", "don-vi.yaml:12:10", "signer's code twice" },
	{ "K103", "don-vi.yaml:13:5", "signer without a title" },
	{ "K105", "van-ban.yaml:3:11", "unknown kind of document" },
	{ "K108", "van-ban.yaml:7:15", "unknown signer" },
	{ "K106", "van-ban.yaml:8:11", "unknown output" },
	{ "K109", "van-ban.yaml:11:44", "month 22 in a basis" },
	{ "K120", "van-ban.yaml:12:43", "basis later than the document" },
	{ "K103", "van-ban.yaml:13:15", "chart without a code" },
	{ "K107", "van-ban.yaml:14:9", "document's code twice" },
	{ "K106", "van-ban.yaml:17:14", "unknown cadence" },
	{ "K109", "van-ban.yaml:20:11", "30 February" },
	{ "K102", "ke-hoach/chi-tieu.xlsx: chi_tieu!N1", "unknown column" },
	{ "K204", "ke-hoach/chi-tieu.xlsx: chi_tieu!C3", "undeclared unit" },
	{ "K108", "ke-hoach/chi-tieu.xlsx: chi_tieu!J4", "unknown lead unit" },
	{ "K218", "ke-hoach/chi-tieu.xlsx: chi_tieu!I5", "year outside the term" },
	{ "K206", "ke-hoach/chi-tieu.xlsx: chi_tieu!F6", "target share over 100" },
	{ "K106", "ke-hoach/chi-tieu.xlsx: chi_tieu!D7", "misspelt nature" },
	{ "K107", "ke-hoach/chi-tieu.xlsx: chi_tieu!A9", "duplicate code" },
	{ "K114", "ke-hoach/chi-tieu.xlsx: chi_tieu!A10", "broken code" },
	{ "K202", "ke-hoach/chi-tieu.xlsx: chi_tieu!F11", "text for a target" },
	{ "K119", "ke-hoach/chi-tieu.xlsx: chi_tieu!F12", "range backwards" },
	{ "K103", "ke-hoach/chi-tieu.xlsx: chi_tieu!A13", "no scope" },
	{ "K119", "ke-hoach/chi-tieu.xlsx: chi_tieu!A14", "part of nothing" },
	{ "K225", "ke-hoach/chi-tieu.xlsx: chi_tieu!M15", "path that misses its target" },
	{ "K210", "so-lieu/2025.xlsx: chi_tieu!E3", "estimate of a closed year" },
	{ "K208", "so-lieu/2026.xlsx: chi_tieu!D2", "parts that do not add up" },
	{ "K205", "so-lieu/2026.xlsx: chi_tieu!B4", "triệu beside tỷ" },
	{ "K203", "so-lieu/2026.xlsx: chi_tieu!D5", "English figure" },
	{ "K206", "so-lieu/2026.xlsx: chi_tieu!D6", "share over 100" },
	{ "K217", "so-lieu/2026.xlsx: chi_tieu!D7", "neither reached nor not" },
	{ "K201", "so-lieu/2026.xlsx: chi_tieu!A8", "code that the plan lacks" },
	{ "K202", "so-lieu/2026.xlsx: chi_tieu!D9", "text where a figure belongs" },
	{ "K222", "so-lieu/2026.xlsx: chi_tieu!C10", "percentage of households" },
	{ "K209", "so-lieu/2026.xlsx: chi_tieu!D10", "ten times the year before" },
	{ "K219", "so-lieu/2026.xlsx: chi_tieu!D11", "growth over 100%" },
	{ "K216", "so-lieu/2026.xlsx: chi_tieu!G12", "judgement without a reason" },
	{ "K220", "so-lieu/2026.xlsx: chi_tieu!A13", "second row" },
	{ "K213", "so-lieu/2026.xlsx: chi_tieu!D14", "1.234 typed as text" },
	{ "K221", "so-lieu/2026.xlsx: chi_tieu!D15", "negative count" },
	{ "D105", "so-lieu/2026.xlsx: chi_tieu!D16", "#REF! for a figure" },
	{ "K106", "so-lieu/2026.xlsx: chi_tieu!G16", "unknown judgement" },
	{ "D108", "so-lieu/2026.xlsx: thang!D2", "merged cell across figures" },
	{ "P143", "so-lieu/2026.xlsx: thang!D2", "ten times the other months" },
	{ "P143", "so-lieu/2026.xlsx: thang!D4", "a hundredth of the other months" },
	{ "K221", "so-lieu/2026.xlsx: thang!B5", "negative amount of a flow" },
	{ "K211", "so-lieu/2026.xlsx: thang!G3", "month after the declared cut-off" },
	{ "K106", "so-lieu/2026.xlsx: thong_tin!A3", "unknown statement" },
	{ "J106", "so-lieu/2027.txt", "file of another kind" },
	{ "J105", "so-lieu/~$2026.xlsx", "lock copy" },
	{ "K115", "noi-dung/2026/cong-anh.md:1:1", "contribution of nobody" },
	{ "K225", "noi-dung/2026/kinh-te.md:2:9", "front matter of another unit" },
	{ "K110", "noi-dung/2026/kinh-te.md:3:5", "front matter of another period" },
	{ "K109", "noi-dung/2026/kinh-te.md:7:51", "31 April" },
	{ "J103", "noi-dung/2026-13", "folder that is no period" },
	{ "D103", "noi-dung/2026/cong-an.md:1:4", "not UTF-8" },
};

TEST(sixty_faults_of_different_kinds_are_each_found_in_one_run)
{
	struct run r = { .a = arena_new(1 << 16) };
	const char *dir = office_new(r.a);
	size_t found = 0;

	plant(r.a, dir);
	run(&r, dir, true);
	for (size_t i = 0; i < sizeof planted / sizeof planted[0]; i++) {
		if (complained(&r, planted[i].id, planted[i].place))
			found++;
		else
			FAIL("%s: %s at %s", planted[i].what, planted[i].id, planted[i].place);
	}
	OK(found >= 40);
	if (getenv("SHOW") != NULL)
		fprintf(stderr, STR_FMT, STR_ARG(tap_diags(r.a, &r.d)));
	office_remove(r.a, dir);
	arena_free(r.a);
}

/* --- slips that would lose something without a word ------------------------------ */

static void
plant_slips(struct arena *a, const char *dir)
{
	office_text(a, dir, "don-vi.yaml", agency);
	office_text(a, dir, "van-ban.yaml", documents);
	office_text(a, dir, "ke-hoach/2026-2030.md", plan_front);
	office_book(a, dir, "ke-hoach/chi_tieu.xlsx", good_plan); /* _ for -: read all the same */
	office_text(a, dir, "so-lieu/2023.csv", "mã;thực hiện\n2;90\n");
	office_book(a, dir, "so-lieu/2023.xlsx", good_year);
	office_book(a, dir, "so-lieu/2025.xlsx", good_year);
	office_book(a, dir, "so-lieu/2026.xlsx",
	    "# chi_tieu\n"
	    "Mã|Đơn vị tính|Kế hoạch|Thực hiện|Ước thưc hiệnn|Cùng kỳ|Đánh giá|Lý do||\n" /* E1: no value under it */
	    "Mã|Đơn vị tính|Kế hoạch\n"                                                  /* A2 */
	    "1|tỷ đồng|100|110|||||hỏi lại\n"                                            /* I3 */
	    "1.1|tỷ đồng|60|66|||\n1.\u00a02|tỷ đồng|40|44|||\n"                         /* A5 */
	    "2|hộ|80|78|||\n3|%|91|92.5|||\n4|%/năm|13|13.2|||\n5||Đạt|Đạt|||\n"
	    "# thangs\n" MONTHS_HEADER "1|8|9|10|9|8|9\n");
	office_book(a, dir, "so-lieu/2024.xlsx", "# chi_tieu\n" YEAR_HEADER "2|hộ|80|78|||\n"
	                                         "# thang\n" MONTHS_HEADER "1|8|9||||9\n1.1|5|5\n1.2|3|4\n"); /* G2 */
	office_book(a, dir, "so-lieu/2027.xlsx", "# chi_tieu\n" YEAR_HEADER "1|tỷ đồng|100|110|||\n2|hộ|80|78|||\n3|%|91|92.5|||\n4|%/năm|13|13.2|||\n"
	                                         "1.1|tỷ đồng|60|66|||\n1.2|tỷ đồng|40|44|||\n");
	office_book(a, dir, "so-lieu/2028.xlsx", "# chi_tieu\n" YEAR_HEADER "1|tỷ đồng|101|110|||\n2|hộ|80|78|||\n3|%|91|92.5|||\n4|%/năm|13|13.2|||\n"
	                                         "1.1|tỷ đồng|60|66|||\n1.2|tỷ đồng|40|44|||\n");
	office_text(a, dir, "so-lieu/2029.xlsx", "<html></html>");
	office_text(a, dir, "noi-dung/2026/kinh-te.md",
	    "Chưa có tiêu đề.\n\n"                     /* 1 */
	    "# I. Kết quả\n\n"                         /* 3 */
	    "Tốt, **tăng cao <b>.\n\n"                 /* 5 */
	    "## 2. Nông nghiệp\n\nx\n\n"             /* 7 */
	    "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n\n" /* 13 */
	    "[^4]: thừa\n");                           /* 15 */
	office_text(a, dir, "noi-dung/2026/cong-an.doc", "x");
}

static const struct {
	const char *id, *place, *what;
} slips[] = {
	{ "J114", "so-lieu/2023.xlsx", "a year in two files" },
	{ "K230", "so-lieu/2024.xlsx: thang!G2", "June typed while the rows are at February" },
	{ "K102", "so-lieu/2026.xlsx: chi_tieu!E1", "misspelt heading without a value under it" },
	{ "K201", "so-lieu/2026.xlsx: chi_tieu!A2", "second row of headings" },
	{ "D118", "so-lieu/2026.xlsx: chi_tieu!I3", "note under no heading" },
	{ "K201", "so-lieu/2026.xlsx: chi_tieu!A5", "space that cannot be seen in a code" },
	{ "K127", "so-lieu/2026.xlsx: thangs", "sheet nearly called thang" },
	{ "K227", "so-lieu/2028.xlsx", "last year's file" },
	{ "P101", "so-lieu/2029.xlsx", "web page called .xlsx" },
	{ "K126", "noi-dung/2026/kinh-te.md:1:1", "text under no heading" },
	{ "K125", "noi-dung/2026/kinh-te.md:5:1", "emphasis left open" },
	{ "J150", "noi-dung/2026/kinh-te.md:5:1", "a tag of HTML" },
	{ "K124", "noi-dung/2026/kinh-te.md:7:1", "numbered heading" },
	{ "D116", "noi-dung/2026/kinh-te.md:13:1", "row with a cell too many" },
	{ "D115", "noi-dung/2026/kinh-te.md:15:1", "note that nothing refers to" },
	{ "J106", "noi-dung/2026/cong-an.doc", "contribution of a kind that is not read" },
	{ "K122", "noi-dung/2026/cong-an.md", "unit without a contribution" },
};

TEST(slips_that_would_lose_something_are_found_in_one_run)
{
	struct run r = { .a = arena_new(1 << 16) };
	const char *dir = office_new(r.a), *program = getenv("VANTHU");

	plant_slips(r.a, dir);
	run(&r, dir, true);
	for (size_t i = 0; i < sizeof slips / sizeof slips[0]; i++)
		if (!complained(&r, slips[i].id, slips[i].place))
			FAIL("%s: %s at %s", slips[i].what, slips[i].id, slips[i].place);
	for (const struct diag *g = r.d.first; g != NULL; g = g->next)
		if (g->hint.n == 0 && g->also_message.n == 0)
			FAIL("%s has no hint: " STR_FMT, g->kind->id, STR_ARG(g->message));
	OK(!complained(&r, "K212", "so-lieu/2026.xlsx: chi_tieu!A3"));
	if (getenv("SHOW") != NULL)
		fprintf(stderr, STR_FMT, STR_ARG(tap_diags(r.a, &r.d)));
	if (program != NULL)
		IS_INT(WEXITSTATUS(system(str_c(r.a, str_format(r.a, "'%s' build -C '%s' --ky 2026 -o '%s/out' >'%s/log' 2>&1; s=$?; "
		           "test ! -e '%s/out/2026/bao-cao-nam.docx' || s=1; exit $s", program, dir, dir, dir, dir)))), 65);
	office_remove(r.a, dir);
	arena_free(r.a);
}

TEST(a_file_that_cannot_be_read_is_complained_about_once)
{
	static const struct {
		const char *name, *text, *said; /* all that is said, but for hints */
	} rows[] = {
		{ "don-vi.yaml", "a: [\n", "D110" },
		{ "van-ban.yaml", "\tx: 1\n", "D110" },
		{ "ke-hoach/chi-tieu.xlsx", "x", "P101" },
		{ "so-lieu/2026.xlsx", "x", "P101" },
		{ "ke-hoach/2026-2030.md", "---\ngiai_doan: 2026-2030\n", "D110 K113" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct run r = { .a = arena_new(1 << 16) };
		const char *dir = office_new(r.a);
		struct out said;

		office_text(r.a, dir, "don-vi.yaml", agency);
		office_text(r.a, dir, "van-ban.yaml", documents);
		office_text(r.a, dir, "noi-dung/2026/kinh-te.md", "# Kết quả\n\nTốt.\n");
		office_text(r.a, dir, "noi-dung/2026/cong-an.md", "# Kết quả\n\nTốt.\n");
		office_text(r.a, dir, "ke-hoach/2026-2030.md", plan_front);
		office_book(r.a, dir, "ke-hoach/chi-tieu.xlsx", good_plan);
		office_book(r.a, dir, "so-lieu/2025.xlsx", "# chi_tieu\n" YEAR_HEADER "2|hộ|80|82|||\n");
		office_book(r.a, dir, "so-lieu/2026.xlsx", good_year);
		office_text(r.a, dir, rows[i].name, rows[i].text);
		run(&r, dir, true);
		out_init(&said);
		for (const struct diag *g = r.d.first; g != NULL; g = g->next)
			out_printf(&said, "%s%s", said.n > 0 ? " " : "", g->kind->id);
		if (!str_eq(out_str(&said), str_of(rows[i].said)))
			FAIL("%s: %s", rows[i].name, str_c(r.a, tap_diags(r.a, &r.d)));
		OK(r.d.first != NULL && r.d.first->hint.n > 0);
		out_release(&said);
		office_remove(r.a, dir);
		arena_free(r.a);
	}
}

TEST(a_folder_that_is_nearly_called_right_is_named)
{
	struct run r = { .a = arena_new(1 << 16) };
	const char *dir = office_new(r.a);

	office_text(r.a, dir, "don-vi.yaml", agency);
	office_text(r.a, dir, "van-ban.yaml", documents);
	office_text(r.a, dir, "ke-hoach/2026-2030.md", plan_front);
	office_book(r.a, dir, "ke-hoach/chi-tieu.xlsx", good_plan);
	office_book(r.a, dir, "solieu/2026.xlsx", good_year);
	office_text(r.a, dir, "noidung/2026/kinh-te.md", "# Kết quả\n\nTốt.\n");
	run(&r, dir, true);
	OK(complained(&r, "J113", "solieu"));
	OK(complained(&r, "J113", "noidung"));
	OK(complained(&r, "K223", "so-lieu/2026.xlsx"));
	office_remove(r.a, dir);
	arena_free(r.a);
}

TEST(a_year_may_be_a_csv)
{
	struct run r = { .a = arena_new(1 << 16) };
	const char *dir = office_new(r.a);

	office_text(r.a, dir, "don-vi.yaml", agency);
	office_text(r.a, dir, "van-ban.yaml", documents);
	office_text(r.a, dir, "noi-dung/2026/kinh-te.md", "# Kết quả\n\nTốt.\n");
	office_text(r.a, dir, "noi-dung/2026/cong-an.md", "# Kết quả\n\nTốt.\n");
	office_text(r.a, dir, "ke-hoach/2026-2030.md", plan_front);
	office_book(r.a, dir, "ke-hoach/chi-tieu.xlsx", good_plan);
	office_text(r.a, dir, "so-lieu/2025.csv", "Mã;Đơn vị tính;Thực hiện\n2;hộ;82\n");
	office_text(r.a, dir, "so-lieu/2026.csv",
	    "Mã;Đơn vị tính;Kế hoạch;Thực hiện\n1;tỷ đồng;100;110\n1.1;tỷ đồng;60;66\n1.2;tỷ đồng;40;44\n2;hộ;80;78\n3;%;91;92,5\n4;%/năm;13;13,2\n5;;Đạt;Đạt\n");
	run(&r, dir, true);
	IS_STR(tap_diags(r.a, &r.d), STR(""));
	OK(dec_eq(r.plan->years[1].at[plan_find_indicator(r.plan, STR("3"))->index].done.amount, dec_make(925, 1)));
	office_remove(r.a, dir);
	arena_free(r.a);
}

TEST(every_complaint_has_a_kind_a_place_and_all_but_few_a_hint)
{
	struct run r = { .a = arena_new(1 << 16) };
	const char *dir = office_new(r.a);
	int all = 0, hints = 0;

	plant(r.a, dir);
	run(&r, dir, true);
	for (const struct diag *g = r.d.first; g != NULL; g = g->next) {
		all++;
		hints += g->hint.n > 0 || g->also_message.n > 0;
		if (g->where.source == NULL)
			FAIL("%s has no place: " STR_FMT, g->kind->id, STR_ARG(g->message));
	}
	OK(hints * 10 >= all * 7);
	office_remove(r.a, dir);
	arena_free(r.a);
}

TEST(a_build_with_faults_ends_with_65_and_writes_nothing)
{
	struct arena *a = arena_new(1 << 16);
	const char *dir = office_new(a), *program = getenv("VANTHU");
	int status;

	if (program == NULL) {
		office_remove(a, dir);
		arena_free(a);
		SKIP("no program named");
	}
	plant(a, dir);
	status = system(str_c(a, str_format(a, "'%s' build -C '%s' --ky 2026 -o '%s/out' >'%s/log' 2>&1", program, dir, dir, dir)));
	IS_INT(WEXITSTATUS(status), 65);
	OK(!file_exists(str_c(a, str_format(a, "%s/out/2026/bao-cao-nam.docx", dir))));
	office_remove(a, dir);
	arena_free(a);
}

TEST(both_languages_name_the_same_kinds_and_places)
{
	struct arena *a = arena_new(1 << 16);
	const char *dir = office_new(a), *program = getenv("VANTHU");

	if (program == NULL) {
		office_remove(a, dir);
		arena_free(a);
		SKIP("no program named");
	}
	plant(a, dir);
	IS_INT(system(str_c(a, str_format(a,
	           "for l in vi en; do '%s' check -C '%s' --ky 2026 --lang $l --json 2>&1 | "
	           "sed 's/\"message\".*//' >'%s/'$l; done; test -s '%s/vi' && cmp '%s/vi' '%s/en'",
	           program, dir, dir, dir, dir, dir))), 0);
	office_remove(a, dir);
	arena_free(a);
}
