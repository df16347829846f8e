/*
 * What the law and usage fix, as data: change a table here when they change,
 * nothing else. State of 2026-09.
 *
 * The cut-off days of periodic reports (Nghị định 09/2019/NĐ-CP, Điều 12) are
 * text/'s period_from() and period_to(). Deadlines are an office's own and
 * are not kept here.
 */
#include "plan/law.h"

#include <string.h>

#include "base/arena.h"
#include "text/text.h"

/*
 * Nghị định 30/2020/NĐ-CP of 05/3/2020, Điều 7 and Phụ lục III mục I: the 29
 * kinds of administrative document and the 3 of copies. In force since
 * 05/3/2020. addressed: Phụ lục I, phần II, mục I, khoản 9 a (tờ trình, báo cáo to a higher
 * agency, công văn). collective: what a committee or council as a whole puts out (practice), so that whoever signs
 * stands for it (TM.); the others its head may put out by his own powers.
 */
static const struct law_kind kinds[] = {
	{ "Nghị quyết", "NQ", false, true },
	{ "Quyết định", "QĐ", false, false },
	{ "Chỉ thị", "CT", false, false },
	{ "Quy chế", "QC", false, true },
	{ "Quy định", "QyĐ", false, true },
	{ "Thông cáo", "TC", false, true },
	{ "Thông báo", "TB", false, false },
	{ "Hướng dẫn", "HD", false, false },
	{ "Chương trình", "CTr", false, true },
	{ "Kế hoạch", "KH", false, true },
	{ "Phương án", "PA", false, true },
	{ "Đề án", "ĐA", false, true },
	{ "Dự án", "DA", false, true },
	{ "Báo cáo", "BC", true, true },
	{ "Biên bản", "BB", false, true },
	{ "Tờ trình", "TTr", true, true },
	{ "Hợp đồng", "HĐ", false, false },
	{ "Công văn", "", true, false },
	{ "Công điện", "CĐ", true, false },
	{ "Bản ghi nhớ", "BGN", false, false },
	{ "Bản thỏa thuận", "BTT", false, false },
	{ "Giấy ủy quyền", "GUQ", false, false },
	{ "Giấy mời", "GM", true, false },
	{ "Giấy giới thiệu", "GGT", true, false },
	{ "Giấy nghỉ phép", "GNP", false, false },
	{ "Phiếu gửi", "PG", true, false },
	{ "Phiếu chuyển", "PC", true, false },
	{ "Phiếu báo", "PB", true, false },
	{ "Thư công", "", true, false },
	{ "Bản sao y", "SY", false, false },
	{ "Bản trích sao", "TrS", false, false },
	{ "Bản sao lục", "SL", false, false },
};

/*
 * Units of measure: the legal ones of Nghị định 86/2012/NĐ-CP that an office
 * meets, money (Luật Ngân hàng Nhà nước 46/2010/QH12) and things that are
 * counted. "%" and what begins with "% " are always known; a unit a/b is
 * known where both are.
 */
static const char *const measures[] = { "%", "bài", "bản", "buổi", "ca", "cái", "cán bộ", "cặp", "cây", "chỉ tiêu",
	"chiếc", "chương trình", "con", "công trình", "công dân", "cơ sở", "cơ quan", "cuộc", "cụm", "di tích",
	"doanh nghiệp", "dự án", "đàn", "điểm", "đoàn", "đối tượng", "đồng", "đợt", "đơn vị", "đơn", "gia đình",
	"giấy chứng nhận", "giường", "giường bệnh", "giờ", "ha", "héc ta", "học sinh", "hồ sơ", "hộ", "hộ kinh doanh",
	"hợp tác xã", "khu", "kg", "km", "km2", "km²", "kWh", "kế hoạch", "khách", "kwh", "lao động", "lít", "lồng",
	"lớp", "lượt", "lượt người", "lượt khách", "lần", "m", "m2", "m3", "m²", "m³", "mô hình", "MW", "nghìn con",
	"nghìn đồng", "nghìn người", "nghìn tấn", "người", "người dân", "người lao động", "ngày", "nhà", "nhiệm vụ",
	"năm", "phòng", "quyết định", "sào", "sản phẩm", "số", "tạ", "tấn", "thôn", "tháng", "thửa", "tiêu chí", "tin",
	"tổ", "trang trại", "trạm", "trẻ", "triệu con", "triệu đồng", "triệu người", "trường", "trường hợp", "tuyến",
	"tỷ đồng", "tỷ lệ", "tỷ kwh", "USD", "triệu USD", "thuê bao", "tài khoản", "vụ", "vụ việc", "văn bản", "vị trí",
	"xã", "xe", "xã viên", "ý kiến", "đảng viên", "bộ", "giải", "danh hiệu", "ấp", "cấp", "kỳ", "tuần", "quý",
	"thủ tục", "phiếu", "hội viên", "bác sĩ", "giáo viên", "vạn dân", "1.000 dân", "10.000 dân", "tàu", "cầu",
	"chợ" };

/* Those of them that come whole. */
static const char *const whole_measures[] = { "bài", "bản", "buổi", "ca", "cái", "cán bộ", "cặp", "cây", "chỉ tiêu",
	"chiếc", "chương trình", "con", "công trình", "công dân", "cơ sở", "cơ quan", "cuộc", "cụm", "di tích",
	"doanh nghiệp", "dự án", "đàn", "đoàn", "đối tượng", "đợt", "đơn vị", "đơn", "gia đình", "giấy chứng nhận",
	"giường", "giường bệnh", "học sinh", "hồ sơ", "hộ", "hộ kinh doanh", "hợp tác xã", "khu", "kế hoạch", "khách",
	"lao động", "lồng", "lớp", "lượt", "lượt người", "lượt khách", "mô hình", "người", "người dân",
	"người lao động", "nhà", "nhiệm vụ", "phòng", "quyết định", "sản phẩm", "thôn", "thửa", "tiêu chí", "tin", "tổ",
	"trang trại", "trạm", "trẻ", "trường", "trường hợp", "tuyến", "thuê bao", "tài khoản", "vụ", "vụ việc",
	"văn bản", "vị trí", "xã", "xe", "xã viên", "ý kiến", "đảng viên", "giải", "danh hiệu", "ấp", "thủ tục",
	"phiếu", "hội viên", "bác sĩ", "giáo viên", "tàu", "cầu", "chợ" };

/* Money in thousands of millions is told to the million; nothing else to more than two places. */
enum { PLACES_SHARE = 1, PLACES_MONEY = 3, PLACES_MEASURED = 2 };

bool
law_measure_whole(str unit)
{
	for (size_t i = 0; i < sizeof whole_measures / sizeof whole_measures[0]; i++)
		if (str_eq(unit, str_of(whole_measures[i])))
			return true;
	return false;
}

int
law_measure_places(str unit)
{
	if (unit.n > 0 && unit.p[0] == '%')
		return PLACES_SHARE;
	if (law_measure_whole(unit))
		return 0;
	return str_find(unit, STR("tỷ đồng"), 0) < unit.n || str_find(unit, STR("triệu đồng"), 0) < unit.n
	    ? PLACES_MONEY
	    : PLACES_MEASURED;
}

const struct law_kind *
law_kind(str word)
{
	struct arena *a;
	const struct law_kind *found = NULL;
	str folded;

	if (word.n == 0)
		return NULL;
	/* abbreviations as written first: CĐ and CD, ĐA and DA differ by the mark alone */
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (kinds[i].abbreviation[0] != '\0' && str_eq(word, str_of(kinds[i].abbreviation)))
			return &kinds[i];
	/* what offices call them, who want letters for all */
	if (str_eq(word, STR("CV")))
		word = STR("Công văn");
	if (str_eq(word, STR("ThC")))
		word = STR("Thư công");
	a = arena_new(1024);
	folded = text_fold(a, word);
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0] && found == NULL; i++)
		if (str_eq(folded, text_fold(a, str_of(kinds[i].name))))
			found = &kinds[i];
	arena_free(a);
	return found;
}

static bool
known_part(str s)
{
	s = str_trim(s);
	if (str_eq(s, STR("%")) || str_starts(s, STR("% ")))
		return true;
	for (size_t i = 0; i < sizeof measures / sizeof measures[0]; i++)
		if (str_eq(s, str_of(measures[i])))
			return true;
	return false;
}

bool
law_measure(str unit)
{
	str rest = unit;

	unit = str_trim(unit);
	if (unit.n == 0 || str_eq(unit, STR("-")))
		return true;
	if (known_part(unit))
		return true;
	if (str_find_char(unit, '/', 0) == unit.n)
		return false;
	while (rest.n > 0)
		if (!known_part(str_split(&rest, '/')))
			return false;
	return true;
}

str
law_measure_nearest(str unit)
{
	str names[sizeof measures / sizeof measures[0]];
	size_t n = sizeof measures / sizeof measures[0];

	for (size_t i = 0; i < n; i++)
		names[i] = str_of(measures[i]);
	return str_nearest(str_trim(unit), names, n);
}
