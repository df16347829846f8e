/* A large office: 3,000 indicators with twelve months in each of five years; a sheet of 600,000 cells. */
#include "office.h"

#include <time.h>

#include "batch/workspace.h"
#include "input/input.h"
#include "assess/assess.h"
#include "plan/plan.h"

static void
write_year(struct arena *a, const char *dir, int year, int n)
{
	lxw_workbook *book = workbook_new(office_path(a, dir, str_c(a, str_format(a, "so-lieu/%d.xlsx", year))));
	lxw_worksheet *rows = workbook_add_worksheet(book, "chi_tieu"), *months = workbook_add_worksheet(book, "thang");
	static const char *const heads[] = { "Mã", "Kế hoạch", "Thực hiện" };

	for (lxw_col_t c = 0; c < 3; c++)
		worksheet_write_string(rows, 0, c, heads[c], NULL);
	for (lxw_col_t c = 0; c <= 12; c++)
		worksheet_write_string(months, 0, c, c == 0 ? "Mã" : str_c(a, str_format(a, "T%d", c)), NULL);
	for (int i = 1; i <= n; i++) {
		const char *code = str_c(a, str_format(a, "%d", i));

		worksheet_write_string(rows, (lxw_row_t)i, 0, code, NULL);
		worksheet_write_number(rows, (lxw_row_t)i, 1, 120, NULL);
		worksheet_write_number(rows, (lxw_row_t)i, 2, 126 + 6 * (year % 2), NULL);
		worksheet_write_string(months, (lxw_row_t)i, 0, code, NULL);
		for (lxw_col_t c = 1; c <= 12; c++)
			worksheet_write_number(months, (lxw_row_t)i, c, 10.5 + 0.5 * (year % 2), NULL);
	}
	workbook_close(book);
}

TEST(three_thousand_indicators_of_five_years_fit_in_64_MiB)
{
	struct arena *make = arena_new(1 << 20), *a = arena_new(1 << 16);
	const char *dir = office_new(make);
	struct diags d;
	struct workspace w;
	struct plan *p;
	struct assessments *s;
	struct out plan;
	clock_t start;

	office_text(make, dir, "don-vi.yaml", "co_quan: [A]\nviet_tat: UBND\ndia_danh: H\nto_chuc: [{ma: kt, ten: KT}]\n"
	                                      "nguoi_ky: [{ma: ct, quyen_han: TM. UBND, chuc_vu: CT}]\ndon_vi_tinh: [tỷ đồng]\n");
	office_text(make, dir, "van-ban.yaml", "van_ban:\n  - {ma: bc, loai: BC, mau: bc, dinh_ky: nam, trich_yeu: x, nguoi_ky: ct}\n");
	office_text(make, dir, "ke-hoach/2026-2030.md", "---\ngiai_doan: 2026-2030\n---\nx\n");
	out_init(&plan);
	out_puts(&plan, "mã;chỉ tiêu;đơn vị tính;tính chất;chiều;mục tiêu;so sánh;phạm vi;chủ trì\n");
	for (int i = 1; i <= 3000; i++)
		out_printf(&plan, "%d;Chỉ tiêu số %d;tỷ đồng;luy_ke;tang;1000;>=;tong;kt\n", i, i);
	office_text(make, dir, "ke-hoach/chi-tieu.csv", str_c(make, out_str(&plan)));
	out_release(&plan);
	for (int year = 2026; year <= 2030; year++)
		write_year(make, dir, year, 3000);

	start = clock();
	diags_init(&d, a);
	workspace_read(&w, dir, a, &d);
	p = plan_model(&w.in, a, &d);
	s = assess_plan(p, (struct period){ PERIOD_YEAR, 2029, 2029, 0 }, a, &d);
	printf("# %.2f s of processor, %zu KiB\n", (double)(clock() - start) / CLOCKS_PER_SEC, arena_used(a) / 1024);
	IS_STR(tap_diags(a, &d), STR(""));
	IS_INT(s->count.over, 3000);
	OK(arena_used(a) < 56u << 20);
	OK((double)(clock() - start) / CLOCKS_PER_SEC < 10); /* a second on any machine of today; ten under a sanitizer */
	office_remove(make, dir);
	arena_free(a);
	arena_free(make);
}

TEST(six_hundred_thousand_cells_leave_no_copy_behind)
{
	struct arena *make = arena_new(1 << 20), *a = arena_new(1 << 16);
	const char *dir = office_new(make), *path = office_path(make, dir, "big.xlsx");
	lxw_workbook *book = workbook_new(path);
	lxw_worksheet *sheet = workbook_add_worksheet(book, "du_lieu");
	struct in_options opt = { .mark = ',' };
	struct diags d;
	struct value v;
	clock_t start;

	for (lxw_col_t c = 0; c < 20; c++)
		worksheet_write_string(sheet, 0, c, str_c(make, str_format(make, "Cột %d", c)), NULL);
	for (lxw_row_t r = 1; r <= 30000; r++)
		for (lxw_col_t c = 0; c < 20; c++)
			worksheet_write_number(sheet, r, c, r * 20 + c + 0.5, NULL);
	workbook_close(book);
	start = clock();
	diags_init(&d, a);
	v = in_read(path, &opt, a, &d);
	printf("# %.2f s of processor, %zu KiB\n", (double)(clock() - start) / CLOCKS_PER_SEC, arena_used(a) / 1024);
	IS_STR(tap_diags(a, &d), STR(""));
	IS_INT(value_at(&v, STR("du_lieu"))->list->n, 30000);
	OK(arena_used(a) < 56u << 20);
	office_remove(make, dir);
	arena_free(a);
	arena_free(make);
}
