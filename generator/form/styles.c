/*
 * The form of Nghị định 30/2020/NĐ-CP, Phụ lục I, as data. Sizes are the ones
 * that the decree allows and offices use beside a body of 14 pt: Quốc hiệu and
 * agency 13, Tiêu ngữ and date 14. Rules are paragraphs of their own whose
 * indents leave the lawful length.
 */
#include "form/build.h"

#include <string.h>

const struct form_page form_portrait = { 11906, 16838, 1134, 850, 1134, 1701, 567 };
const struct form_page form_landscape = { 16838, 11906, 1134, 1134, 1134, 1701, 567 };

const char *const form_page_number_style = "VTSoTrang";

/* clang-format off */
static const struct form_style table[] = {
	/* key, id, name, based on, size, b, i, caps, align, first, left, right, before, after, exact, keep, level, rule, source */
	{ "than", "VTThan", "VT Thân", NULL, 28, 0, 0, 0, 'j', 720, 0, 0, 0, 120, 0, 0, 0, 0, "1.1; I.II.6" },
	{ "quoc-hieu", "VTQuocHieu", "VT Quốc hiệu", NULL, 26, 1, 0, 0, 'c', 0, 0, 0, 0, 0, 0, 0, 0, 0, "I.II.1" },
	{ "tieu-ngu", "VTTieuNgu", "VT Tiêu ngữ", NULL, 28, 1, 0, 0, 'c', 0, 0, 0, 0, 0, 0, 0, 0, 0, "I.II.1" },
	/* 60,5 mm of text at 14 pt in a column of 100 mm */
	{ "ke-tieu-ngu", "VTKeTieuNgu", "VT Kẻ dưới Tiêu ngữ", NULL, 4, 0, 0, 0, 'c', 0, 1120, 1120, 40, 0, 80, 0, 0, 1, "I.II.1: length = text" },
	{ "chu-quan", "VTChuQuan", "VT Cơ quan chủ quản", NULL, 26, 0, 0, 0, 'c', 0, 0, 0, 0, 0, 0, 0, 0, 0, "I.II.2" },
	{ "co-quan", "VTCoQuan", "VT Cơ quan", NULL, 26, 1, 0, 0, 'c', 0, 0, 0, 0, 0, 0, 0, 0, 0, "I.II.2" },
	/* 21 mm in a column of 65 mm: lawful for every line of 42 to 63 mm (ỦY BAN NHÂN DÂN has 43,2) */
	{ "ke-co-quan", "VTKeCoQuan", "VT Kẻ dưới cơ quan", NULL, 4, 0, 0, 0, 'c', 0, 1247, 1247, 40, 0, 80, 0, 0, 1, "I.II.2: 1/3–1/2 of the text" },
	{ "so", "VTSo", "VT Số ký hiệu", NULL, 26, 0, 0, 0, 'c', 0, 0, 0, 120, 0, 0, 0, 0, 0, "I.II.3" },
	{ "ngay-thang", "VTNgayThang", "VT Địa danh ngày tháng", NULL, 28, 0, 1, 0, 'c', 0, 0, 0, 120, 0, 0, 0, 0, 0, "I.II.4" },
	{ "ten-loai", "VTTenLoai", "VT Tên loại", NULL, 28, 1, 0, 0, 'c', 0, 0, 0, 360, 0, 0, 1, 0, 0, "I.II.5" },
	{ "trich-yeu", "VTTrichYeu", "VT Trích yếu", NULL, 28, 1, 0, 0, 'c', 0, 567, 567, 0, 0, 0, 1, 0, 0, "I.II.5" },
	/* by the text's length, of the longest line: 50 mm for 100 to 150 mm, 33 mm for 66 to 99, 22 mm for 44 to 66 */
	{ "ke-trich-yeu", "VTKeTrichYeu", "VT Kẻ dưới trích yếu", NULL, 4, 0, 0, 0, 'c', 0, 3260, 3260, 60, 160, 80, 0, 0, 1, "I.II.5: 1/3–1/2 of the text" },
	{ "ke-trich-yeu-vua", "VTKeTrichYeuVua", "VT Kẻ dưới trích yếu vừa", NULL, 4, 0, 0, 0, 'c', 0, 3742, 3742, 60, 160, 80, 0, 0, 1, "I.II.5" },
	{ "ke-trich-yeu-ngan", "VTKeTrichYeuNgan", "VT Kẻ dưới trích yếu ngắn", NULL, 4, 0, 0, 0, 'c', 0, 4054, 4054, 60, 160, 80, 0, 0, 1, "I.II.5" },
	{ "ghi-chu", "VTGhiChu", "VT Ghi chú", NULL, 26, 0, 1, 0, 'c', 0, 0, 0, 0, 120, 0, 0, 0, 0, "[E]" },
	{ "kinh-gui", "VTKinhGui", "VT Kính gửi", NULL, 28, 0, 0, 0, 'c', 0, 0, 0, 120, 120, 0, 0, 0, 0, "I.II.9" },
	/* several addressees: dashes straight under the colon, which stands 999 twips from the K */
	{ "kinh-gui-nhieu", "VTKinhGuiNhieu", "VT Kính gửi nhiều nơi", NULL, 28, 0, 0, 0, 'l', 0, 2268, 0, 120, 0, 0, 1, 0, 0, "I.II.9" },
	{ "noi-gui", "VTNoiGui", "VT Nơi được kính gửi", NULL, 28, 0, 0, 0, 'l', 0, 3267, 0, 0, 0, 0, 0, 0, 0, "I.II.9" },
	{ "noi-gui-cuoi", "VTNoiGuiCuoi", "VT Nơi được kính gửi cuối", NULL, 28, 0, 0, 0, 'l', 0, 3267, 0, 0, 240, 0, 0, 0, 0, "I.II.9" },
	{ "can-cu", "VTCanCu", "VT Căn cứ", "VTThan", 28, 0, 1, 0, 'j', 720, 0, 0, 0, 120, 0, 0, 0, 0, "I.II.6" },
	{ "phan", "VTPhan", "VT Phần", NULL, 28, 1, 0, 0, 'c', 0, 0, 0, 120, 0, 0, 1, 1, 0, "I.II.6" },
	{ "ten-phan", "VTTenPhan", "VT Tên phần", NULL, 28, 1, 0, 1, 'c', 0, 0, 0, 0, 120, 0, 1, 0, 0, "I.II.6" },
	{ "muc", "VTMuc", "VT Mục", NULL, 28, 1, 0, 1, 'j', 720, 0, 0, 120, 120, 0, 1, 2, 0, "I.II.6" },
	{ "khoan", "VTKhoan", "VT Khoản", NULL, 28, 1, 0, 0, 'j', 720, 0, 0, 60, 120, 0, 1, 3, 0, "I.II.6" },
	{ "diem", "VTDiem", "VT Điểm", NULL, 28, 0, 1, 0, 'j', 720, 0, 0, 0, 120, 0, 1, 4, 0, "I.II.6" },
	/* a table has no space below itself */
	{ "sau-bang", "VTSauBang", "VT Sau bảng", "VTThan", 28, 0, 0, 0, 'j', 720, 0, 0, 120, 120, 0, 0, 0, 0, "1.1" },
	/* the last sentence stays with the signature (1.3: at least two lines of text) */
	{ "ket", "VTKet", "VT Kết thúc", "VTThan", 28, 0, 0, 0, 'j', 720, 0, 0, 0, 120, 0, 1, 0, 0, "[E] 1.3" },
	{ "gach", "VTGach", "VT Gạch đầu dòng", "VTThan", 28, 0, 0, 0, 'j', 720, 0, 0, 0, 120, 0, 0, 0, 0, "[C] 1.9" },
	{ "trich", "VTTrichDan", "VT Trích dẫn", "VTThan", 28, 0, 1, 0, 'j', 720, 567, 567, 0, 120, 0, 0, 0, 0, "[E]" },
	{ "hinh", "VTHinh", "VT Biểu đồ", NULL, 26, 0, 0, 0, 'c', 0, 0, 0, 120, 120, 0, 0, 0, 0, "[E]" },
	{ "ten-bang", "VTTenBang", "VT Tên bảng", NULL, 26, 1, 0, 0, 'c', 0, 0, 0, 120, 60, 0, 1, 0, 0, "[C]" },
	{ "bang", "VTBang", "VT Bảng", NULL, 24, 0, 0, 0, 'l', 0, 0, 0, 10, 10, 0, 0, 0, 0, "[C]" },
	{ "bang-dam", "VTBangDam", "VT Bảng đậm", NULL, 24, 1, 0, 0, 'l', 0, 0, 0, 10, 10, 0, 0, 0, 0, "[C]" },
	{ "bang-giua", "VTBangGiua", "VT Bảng giữa", NULL, 24, 0, 0, 0, 'c', 0, 0, 0, 10, 10, 0, 0, 0, 0, "[C]" },
	/* a group's title row: never the last one on a page */
	{ "bang-nhom", "VTBangNhom", "VT Bảng nhóm", NULL, 24, 1, 0, 0, 'l', 0, 0, 0, 10, 10, 0, 1, 0, 0, "[C]" },
	{ "bang-nhom-giua", "VTBangNhomGiua", "VT Bảng nhóm giữa", NULL, 24, 1, 0, 0, 'c', 0, 0, 0, 10, 10, 0, 1, 0, 0, "[C]" },
	{ "bang-so", "VTBangSo", "VT Bảng số", NULL, 24, 0, 0, 0, 'r', 0, 0, 0, 10, 10, 0, 0, 0, 0, "[C]" },
	{ "bang-dau", "VTBangDau", "VT Bảng tiêu đề", NULL, 22, 1, 0, 0, 'c', 0, 0, 0, 10, 10, 0, 0, 0, 0, "[C]" },
	{ "bang-cot", "VTBangCot", "VT Bảng số cột", NULL, 20, 0, 1, 0, 'c', 0, 0, 0, 0, 0, 0, 0, 0, 0, "[C] 3.4" },
	{ "ghi-chu-bang", "VTGhiChuBang", "VT Ghi chú dưới bảng", NULL, 22, 0, 1, 0, 'l', 0, 0, 0, 20, 0, 0, 0, 0, 0, "[E]" },
	{ "quyen-han", "VTQuyenHan", "VT Quyền hạn chức vụ", NULL, 28, 1, 0, 0, 'c', 0, 0, 0, 0, 0, 0, 1, 0, 0, "I.II.7" },
	{ "cho-ky", "VTChoKy", "VT Chỗ ký", NULL, 28, 0, 0, 0, 'c', 0, 0, 0, 0, 0, 1588, 1, 0, 0, "[C] 1.3: 28 mm" },
	{ "ho-ten", "VTHoTen", "VT Họ tên", NULL, 28, 1, 0, 0, 'c', 0, 0, 0, 0, 0, 0, 0, 0, 0, "I.II.7" },
	{ "noi-nhan", "VTNoiNhan", "VT Nơi nhận", NULL, 24, 1, 1, 0, 'l', 0, 0, 0, 0, 0, 0, 1, 0, 0, "I.II.9" },
	{ "noi-nhan-ten", "VTNoiNhanTen", "VT Nơi nhận tên", NULL, 22, 0, 0, 0, 'l', 0, 0, 0, 0, 0, 0, 1, 0, 0, "I.II.9" },
	{ "phu-luc", "VTPhuLuc", "VT Phụ lục", NULL, 28, 1, 0, 0, 'c', 0, 0, 0, 0, 0, 0, 1, 0, 0, "I.III.1" },
	{ "ten-phu-luc", "VTTenPhuLuc", "VT Tên phụ lục", NULL, 28, 1, 0, 1, 'c', 0, 0, 0, 0, 0, 0, 1, 0, 0, "I.III.1" },
	{ "kem-theo", "VTKemTheo", "VT Kèm theo", NULL, 28, 0, 1, 0, 'c', 0, 0, 0, 0, 120, 0, 1, 0, 0, "I.III.1" },
	{ "so-trang", "VTSoTrang", "VT Số trang", NULL, 28, 0, 0, 0, 'c', 0, 0, 0, 0, 0, 0, 0, 0, 0, "1.1" },
	{ "cuoi", "VTCuoi", "VT Cuối phần", NULL, 2, 0, 0, 0, 'l', 0, 0, 0, 0, 0, 20, 0, 0, 0, "[E] carries the section's end" },
};
/* clang-format on */

size_t
form_styles(const struct form_style **styles)
{
	*styles = table;
	return sizeof table / sizeof table[0];
}

const struct form_style *
form_style(const char *key)
{
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		if (strcmp(table[i].key, key) == 0)
			return &table[i];
	return NULL;
}

int
form_level(const struct form_source *s, const struct form_style *style)
{
	if (style->level == 0)
		return 0;
	return s->parts ? style->level : style->level - 1;
}
