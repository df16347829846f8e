/*
 * What the rules take from outside: the 29 kinds of Nghị định 30/2020/NĐ-CP (Phụ lục III), laws that ended and the
 * units that were abolished, each with its day. State of September 2026. A law or a unit is right in a document that
 * is older than its end.
 */
#include "lint/inner.h"

/* clang-format off */
static const struct lint_kind kinds[] = {
	/* folded                      name                   code            rule  subject */
	{ STR("nghi_quyet"),        STR("Nghị quyết"),       STR("NQ"),   true,  true  },
	{ STR("quyet_dinh"),        STR("Quyết định"),       STR("QĐ"),   true,  true  },
	{ STR("chi_thi"),           STR("Chỉ thị"),          STR("CT"),   true,  true  },
	{ STR("quy_che"),           STR("Quy chế"),          STR("QC"),   true,  true  },
	{ STR("quy_dinh"),          STR("Quy định"),         STR("QyĐ"),  true,  true  },
	{ STR("thong_cao"),         STR("Thông cáo"),        STR("TC"),   true,  true  },
	{ STR("thong_bao"),         STR("Thông báo"),        STR("TB"),   true,  true  },
	{ STR("huong_dan"),         STR("Hướng dẫn"),        STR("HD"),   true,  true  },
	{ STR("chuong_trinh"),      STR("Chương trình"),     STR("CTr"),  true,  true  },
	{ STR("ke_hoach"),          STR("Kế hoạch"),         STR("KH"),   true,  true  },
	{ STR("phuong_an"),         STR("Phương án"),        STR("PA"),   true,  true  },
	{ STR("de_an"),             STR("Đề án"),            STR("ĐA"),   true,  true  },
	{ STR("du_an"),             STR("Dự án"),            STR("DA"),   true,  true  },
	{ STR("bao_cao"),           STR("Báo cáo"),          STR("BC"),   true,  true  },
	{ STR("bien_ban"),          STR("Biên bản"),         STR("BB"),   false, true  },
	{ STR("to_trinh"),          STR("Tờ trình"),         STR("TTr"),  true,  true  },
	{ STR("hop_dong"),          STR("Hợp đồng"),         STR("HĐ"),   false, false },
	{ STR("cong_dien"),         STR("Công điện"),        STR("CĐ"),   true,  true  },
	{ STR("ban_ghi_nho"),       STR("Bản ghi nhớ"),      STR("BGN"),  false, false },
	{ STR("ban_thoa_thuan"),    STR("Bản thỏa thuận"),   STR("BTT"),  false, false },
	{ STR("giay_uy_quyen"),     STR("Giấy ủy quyền"),    STR("GUQ"),  false, false },
	{ STR("giay_moi"),          STR("Giấy mời"),         STR("GM"),   false, false },
	{ STR("giay_gioi_thieu"),   STR("Giấy giới thiệu"),  STR("GGT"),  false, false },
	{ STR("giay_nghi_phep"),    STR("Giấy nghỉ phép"),   STR("GNP"),  false, false },
	{ STR("phieu_gui"),         STR("Phiếu gửi"),        STR("PG"),   false, false },
	{ STR("phieu_chuyen"),      STR("Phiếu chuyển"),     STR("PC"),   false, false },
	{ STR("phieu_bao"),         STR("Phiếu báo"),        STR("PB"),   false, false },
	{ STR("thu_cong"),          STR("Thư công"),         STR(""),     false, false },
	/* what a thư công is called */
	{ STR("thu_chuc_mung"),     STR("Thư công"),         STR(""),     false, false },
	{ STR("thu_chuc_tet"),      STR("Thư công"),         STR(""),     false, false },
	{ STR("thu_khen"),          STR("Thư công"),         STR(""),     false, false },
	{ STR("thu_cam_on"),        STR("Thư công"),         STR(""),     false, false },
	{ STR("thu_keu_goi"),       STR("Thư công"),         STR(""),     false, false },
	{ STR("thu_ngo"),           STR("Thư công"),         STR(""),     false, false },
	{ STR("thu_chia_buon"),     STR("Thư công"),         STR(""),     false, false },
	{ STR("thu_tham_hoi"),      STR("Thư công"),         STR(""),     false, false },
	{ STR("thu_gui"),           STR("Thư công"),         STR(""),     false, false },
};

static const str copies[] = { STR("SY"), STR("TrS"), STR("SL") };

static const struct lint_law laws[] = {
	{ STR("luat_to_chuc_hoi_dong_nhan_dan_va_uy_ban_nhan_dan_ngay_26_thang_11_nam_2003"),
		STR("Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân năm 2003"), { 2016, 1, 1 } },
	{ STR("luat_to_chuc_chinh_quyen_dia_phuong_ngay_19_thang_6_nam_2015"),
		STR("Luật Tổ chức chính quyền địa phương năm 2015"), { 2025, 3, 1 } },
	{ STR("luat_to_chuc_chinh_quyen_dia_phuong_ngay_19_thang_02_nam_2025"),
		STR("Luật Tổ chức chính quyền địa phương ngày 19/02/2025"), { 2025, 6, 16 } },
	{ STR("luat_ban_hanh_van_ban_quy_pham_phap_luat_ngay_22_thang_6_nam_2015"),
		STR("Luật Ban hành văn bản quy phạm pháp luật năm 2015"), { 2025, 4, 1 } },
	{ STR("luat_luu_tru_ngay_11_thang_11_nam_2011"), STR("Luật Lưu trữ năm 2011"), { 2025, 7, 1 } },
	{ STR("luat_bao_ve_bi_mat_nha_nuoc_ngay_15_thang_11_nam_2018"),
		STR("Luật Bảo vệ bí mật nhà nước năm 2018"), { 2026, 3, 1 } },
	{ STR("luat_giao_dich_dien_tu_ngay_29_thang_11_nam_2005"), STR("Luật Giao dịch điện tử năm 2005"), { 2024, 7, 1 } },
	{ STR("luat_dat_dai_ngay_29_thang_11_nam_2013"), STR("Luật Đất đai năm 2013"), { 2024, 8, 1 } },
	{ STR("luat_nha_o_ngay_25_thang_11_nam_2014"), STR("Luật Nhà ở năm 2014"), { 2024, 8, 1 } },
	{ STR("luat_dau_thau_ngay_26_thang_11_nam_2013"), STR("Luật Đấu thầu năm 2013"), { 2024, 1, 1 } },
	{ STR("luat_dau_tu_cong_ngay_18_thang_6_nam_2014"), STR("Luật Đầu tư công năm 2014"), { 2020, 1, 1 } },
	{ STR("luat_dau_tu_cong_ngay_13_thang_6_nam_2019"), STR("Luật Đầu tư công năm 2019"), { 2025, 1, 1 } },
	{ STR("luat_bao_ve_moi_truong_ngay_23_thang_6_nam_2014"), STR("Luật Bảo vệ môi trường năm 2014"), { 2022, 1, 1 } },
	{ STR("nghi_dinh_so_110_2004_nd_cp"), STR("Nghị định số 110/2004/NĐ-CP"), { 2020, 3, 5 } },
	{ STR("nghi_dinh_so_09_2010_nd_cp"), STR("Nghị định số 09/2010/NĐ-CP"), { 2020, 3, 5 } },
	{ STR("nghi_dinh_so_34_2016_nd_cp"), STR("Nghị định số 34/2016/NĐ-CP"), { 2025, 4, 1 } },
};

/* Merged into others on 1 July 2025. */
static const struct lint_place places[] = {
	{ STR("Hà Giang") }, { STR("Yên Bái") }, { STR("Bắc Kạn") }, { STR("Vĩnh Phúc") }, { STR("Hòa Bình") },
	{ STR("Bắc Giang") }, { STR("Thái Bình") }, { STR("Hải Dương") }, { STR("Hà Nam") }, { STR("Nam Định") },
	{ STR("Quảng Bình") }, { STR("Quảng Nam") }, { STR("Kon Tum") }, { STR("Bình Định") }, { STR("Phú Yên") },
	{ STR("Ninh Thuận") }, { STR("Đắk Nông") }, { STR("Bình Thuận") }, { STR("Bình Phước") }, { STR("Bình Dương") },
	{ STR("Bà Rịa - Vũng Tàu") }, { STR("Long An") }, { STR("Tiền Giang") }, { STR("Bến Tre") }, { STR("Trà Vinh") },
	{ STR("Sóc Trăng") }, { STR("Hậu Giang") }, { STR("Bạc Liêu") }, { STR("Kiên Giang") },
};
/* clang-format on */

#define ROW_AT(table, i) ((i) < sizeof(table) / sizeof(table)[0] ? &(table)[i] : NULL)

const struct lint_kind *
lint_kind_at(size_t i)
{
	return ROW_AT(kinds, i);
}

const struct lint_kind *
lint_kind_of_title(str folded)
{
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		str name = kinds[i].folded;

		if (str_starts(folded, name) && (folded.n == name.n || folded.p[name.n] == '_'))
			return &kinds[i];
	}
	return NULL;
}

bool
lint_is_kind_code(str code)
{
	for (size_t i = 0; i < sizeof copies / sizeof copies[0]; i++)
		if (str_eq(code, copies[i]))
			return true;
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (kinds[i].code.n > 0 && str_eq(code, kinds[i].code))
			return true;
	return false;
}

const struct lint_law *
lint_law_at(size_t i)
{
	return ROW_AT(laws, i);
}

const struct lint_place *
lint_place_at(size_t i)
{
	return ROW_AT(places, i);
}

struct date
lint_units_until(void)
{
	return (struct date){ 2025, 7, 1 };
}
