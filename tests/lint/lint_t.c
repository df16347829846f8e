/*
 * Each rule on both sides: three documents that have no fault (built from the .mau beside this file, as DOCX and as ODT),
 * and each of them with one fault, where the rule says so and no other rule says anything.
 */
#include "tap.h"

#include "base/file.h"
#include "base/vec.h"
#include "docx/docx.h"
#include "form/form.h"
#include "layout/layout.h"
#include "lint/lint.h"
#include "odt/odt.h"
#include "package/package.h"
#include "shape/shape.h"

static const char *const looks[] = { "templates/src", NULL };
static const char *const fonts[] = { "fonts", NULL };

/* What has no fault. */
static const char *const bases[] = { "quyet-dinh", "cong-van", "ke-hoach" };
enum base { QD, CV, KH, BASES };
_Static_assert(sizeof bases / sizeof bases[0] == BASES, "a name for each");

struct world {
	struct arena *a;
	struct shaper *shaper;
	struct diags d;
};

static void
open_world(struct world *w)
{
	w->a = arena_new(1 << 20);
	diags_init(&w->d, w->a);
	w->shaper = shaper_new(fonts, &w->d);
}

static void
close_world(struct world *w)
{
	shaper_free(w->shaper);
	arena_free(w->a);
}

static struct package *
build(struct world *w, const char *name, enum package_kind kind)
{
	const char *path = str_format(w->a, "tests/lint/%s.mau", name).p;
	const struct form_look *look = form_look_read(looks, w->a, &w->d);
	struct package *p = NULL;
	str source, bytes;

	if (look != NULL && file_read(path, w->a, &source, &w->d))
		p = form_build(source, str_of(path), look, kind, NULL, w->a, &w->d);
	if (p == NULL || !pkg_bytes(p, w->a, &bytes, &w->d))
		return NULL;
	return pkg_open_bytes(bytes, kind == PACKAGE_DOCX ? "x.docx" : "x.odt", w->a, &w->d);
}

static const struct lint_report *
judge(struct world *w, struct package *p, const bool *off)
{
	struct document *doc = pkg_kind(p) == PACKAGE_DOCX ? docx_read(p, w->a, &w->d) : odt_read(p, w->a, &w->d);
	struct lay_options layout = { 0 };
	struct lint_input in = { .doc = doc, .off = off };

	in.pages = lay_document(doc, w->shaper, &layout, w->a, &w->d);
	if (!pkg_read(p, pkg_kind(p) == PACKAGE_DOCX ? STR("word/document.xml") : STR("content.xml"), &in.source, &w->d))
		return NULL;
	return lint_document(&in, w->a);
}

/* "H03 L07", each rule once. */
static str
said(struct world *w, const struct lint_report *report)
{
	str s = STR("");

	for (const struct lint_finding *f = report->findings; f != NULL; f = f->next)
		if (str_find(s, str_of(f->rule->id), 0) == s.n)
			s = str_format(w->a, STR_FMT "%s%s", STR_ARG(s), s.n > 0 ? " " : "", f->rule->id);
	return s;
}

/* Every from becomes to, or the first one alone. NULL: there is none. */
static struct package *
edit(struct world *w, enum base base, const char *from, const char *to)
{
	struct package *p = build(w, bases[base], PACKAGE_DOCX);
	str part = STR("word/document.xml"), xml, old = str_of(from);
	size_t at;

	if (p == NULL || !pkg_read(p, part, &xml, &w->d))
		return NULL;
	at = str_find(xml, old, 0);
	if (at == xml.n)
		return NULL;
	pkg_put(p, part,
	    str_format(w->a, STR_FMT "%s" STR_FMT, STR_ARG(str_sub(xml, 0, at)), to,
		STR_ARG(str_sub(xml, at + old.n, xml.n))));
	return p;
}

TEST(documents_without_a_fault_get_no_finding_in_either_format)
{
	static const enum package_kind kinds[] = { PACKAGE_DOCX, PACKAGE_ODT };
	struct world w;

	open_world(&w);
	for (size_t i = 0; i < BASES; i++)
		for (size_t k = 0; k < 2; k++) {
			struct package *p = build(&w, bases[i], kinds[k]);

			OK(p != NULL);
			IS_STR(said(&w, judge(&w, p, NULL)), STR(""));
		}
	close_world(&w);
}

#define STYLE(id)     "<w:pStyle w:val=\"" id "\"/></w:pPr><w:r>"
#define SIZED(id, sz) STYLE(id) "<w:rPr><w:sz w:val=\"" sz "\"/></w:rPr>"
#define LIGHT(id)     STYLE(id) "<w:rPr><w:b w:val=\"0\"/></w:rPr>"
#define EMPTY(id)     "<w:p><w:pPr><w:pStyle w:val=\"" id "\"/></w:pPr></w:p>"

/* clang-format off */
static const struct row {
	const char *rule; /* what is said; empty: nothing, it is right so */
	enum base base;
	const char *from, *to, *why;
} rows[] = {
	{ "H01", KH, "CỘNG HÒA XÃ HỘI", "Cộng hòa xã hội", "not in capitals" },
	{ "H01", KH, "CHỦ NGHĨA VIỆT NAM", "CHỦ NGHĨA VIỆT NAMM", "a letter too many" },
	{ "",    KH, "CỘNG HÒA", "CỘNG HOÀ", "both are the decree's own" },
	{ "H01", KH, STYLE("VTQuocHieu"), SIZED("VTQuocHieu", "22"), "11 pt" },
	{ "",    KH, STYLE("VTQuocHieu"), SIZED("VTQuocHieu", "24"), "12 pt is in its range" },
	{ "H01", KH, STYLE("VTTieuNgu"), LIGHT("VTTieuNgu"), "not bold" },
	{ "H01", KH, "Độc lập - Tự do", "Độc Lập - Tự Do", "capitals" },
	{ "H02", KH, "Độc lập - Tự do", "Độc lập – Tự do", "an en dash" },
	{ "H02", KH, "Độc lập - Tự do", "Độc lập-Tự do", "no spaces" },
	{ "H02", KH, EMPTY("VTKeTieuNgu"), "", "no line" },
	{ "H02", KH, EMPTY("VTKeTieuNgu"), "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>----------</w:t></w:r></w:p>", "a line of hyphens" },
	{ "H03", KH, "XÃ HÀ BẮC", "Xã Hà Bắc", "not in capitals" },
	{ "H03", KH, ">XÃ HÀ BẮC", "><w:lastRenderedPageBreak/></w:t></w:r><w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t>XÃ HÀ BẮC", "not bold" },
	{ "H04", KH, ">ỦY BAN NHÂN DÂN</w:t>", ">UBND HUYỆN THỬ</w:t>", "a district in 2026" },
	{ "H05", CV, "Sở Nội vụ thành phố Hải Phòng", "Sở Nội vụ tỉnh Hải Dương", "merged before the document's day" },
	{ "",    CV, "của Sở Nội vụ,", "của Sở Nội vụ tỉnh Hải Dương,", "what was written before stays as it was" },
	{ "H06", KH, EMPTY("VTKeCoQuan"), "<w:p><w:pPr><w:pStyle w:val=\"VTKeCoQuan\"/><w:ind w:left=\"1740\" w:right=\"1740\"/></w:pPr></w:p>", "a short line" },
	{ "N01", KH, "Số: 05/KH", "Số: 5/KH", "no zero" },
	{ "N01", KH, "Số: 05/KH", "Số: 05/BC", "another kind than the title" },
	{ "N01", KH, "05/KH-UBND<", "05/KH - UBND<", "spaces inside" },
	{ "N01", KH, "Số: 05/", "Số 05/", "no colon" },
	{ "N01", CV, "212/UBND-VP", "212/BC-UBND", "a letter has no kind's code" },
	{ "",    KH, "Số: 05/KH", "Số:        /KH", "left blank" },
	{ "N02", KH, "Số: 05/KH", "Số: 05/2026/KH", "a year" },
	{ "N02", CV, "212/UBND-VP", "212/CV-UBND", "CV" },
	{ "N03", KH, STYLE("VTSo"), SIZED("VTSo", "28"), "14 pt" },
	{ "N04", KH, "Nghị quyết số 23/NQ-HĐND", "Nghị quyết số 23/QĐ-HĐND", "kind and code" },
	{ "N04", CV, "Công văn số 88/SNV-VP", "Công văn số 88/BC-SNV", "a letter with a report's code" },
	{ "",    KH, "Nghị quyết số 23/NQ-HĐND", "Chương trình số 17-CTr/TU", "the Party's codes are others" },
	{ "D01", KH, "ngày 20 tháng 01 năm", "ngày 20 tháng 1 năm", "month without its zero" },
	{ "D01", KH, "ngày 20 tháng 01 năm", "ngày 31 tháng 4 năm", "no such day" },
	{ "D01", KH, "Hà Bắc, ngày", "Hà Bắc ngày", "no comma" },
	{ "",    KH, "ngày 20 tháng 01 năm", "ngày      tháng      năm", "left blank" },
	{ "T01", KH, STYLE("VTTrichYeu"), LIGHT("VTTrichYeu"), "not bold" },
	{ "T01", KH, EMPTY("VTKeTrichYeuVua"), "", "no line" },
	{ "",    KH, "<w:p><w:pPr><w:pStyle w:val=\"VTTenLoai\"/>", "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>HỎA TỐC</w:t></w:r></w:p>"
	    "<w:p><w:pPr><w:pStyle w:val=\"VTTenLoai\"/>", "a mark of urgency is no kind" },
	{ "",    KH, EMPTY("VTKeTrichYeuVua"), EMPTY("VTKeTrichYeuVua") "<w:p><w:pPr><w:pStyle w:val=\"VTThan\"/></w:pPr><w:r><w:t>Về việc: nhận tài liệu</w:t></w:r></w:p>",
	    "a label in the text makes no letter of a plan" },
	{ "T02", KH, "Chuyển đổi số trong công tác văn thư", "Chuyển đổi số  trong công tác văn thư", "two spaces" },
	{ "T03", QD, ">CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ HÀ BẮC<", "><", "no authority" },
	{ "B01", QD, "năm 2025;", "năm 2025,", "a comma" },
	{ "B01", QD, "và Ủy ban nhân dân xã.<", "và Ủy ban nhân dân xã;<", "the last one" },
	{ "B02", KH, "ngày 25/12/2025", "ngày 25/22/2025", "no such month" },
	{ "B03", QD, "địa phương ngày 16 tháng 6 năm 2025", "địa phương ngày 19 tháng 6 năm 2015", "a law that had ended" },
	{ "B04", KH, "23/NQ-HĐND ngày", "23/NQ-HĐND, ngày", "a comma" },
	{ "B05", QD, "ngày 05 tháng 3 năm 2020 của", "ngày 05/3/2020 của", "short" },
	{ "K01", KH, "TM. ỦY BAN", "TM ỦY BAN", "no full stop" },
	{ "K01", KH, "TM. ỦY BAN NHÂN DÂN", "TM. CHỦ TỊCH", "a head" },
	{ "K01", KH, ">CHỦ TỊCH<", ">PHÓ CHỦ TỊCH<", "KT. missing" },
	{ "K02", KH, ">Nguyễn Anh Tuấn", ">TS. Nguyễn Anh Tuấn", "a rank" },
	{ "K03", KH, STYLE("VTHoTen"), LIGHT("VTHoTen"), "not bold" },
	{ "K04", KH, ">CHỦ TỊCH<", "><", "no title" },
	{ "R01", KH, "- Lưu: VT, VP.", "- Lưu VT, VP.", "no colon" },
	{ "R01", KH, "- Lưu: VT, VP.", "- Lưu: VT, VP", "no full stop" },
	{ "R01", KH, "- Các phòng, trung tâm;", "- Các phòng, trung tâm.", "no semicolon" },
	{ "R01", KH, STYLE("VTNoiNhan"), SIZED("VTNoiNhan", "28"), "14 pt" },
	{ "R01", KH, STYLE("VTNoiNhanTen"), SIZED("VTNoiNhanTen", "28"), "14 pt" },
	{ "",    KH, "- Lưu: VT, VP.", "- Lưu: VT, VP (02).", "with its number of copies" },
	{ "",    KH, "- Lưu: VT, VP.</w:t></w:r></w:p>", "- Lưu: VT, VP.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"VTNoiNhanTen\"/></w:pPr><w:r><w:t>PL.(300)</w:t></w:r></w:p>",
	    "the drafter's code below" },
	{ "R02", CV, "- Như trên;", "- Thường trực Đảng ủy xã;", "Kính gửi alone" },
	{ "R03", CV, STYLE("VTKinhGuiNhieu"), STYLE("VTKinhGuiNhieu") "<w:rPr><w:b/></w:rPr>", "bold" },
	{ "R03", CV, "thành phố Hải Phòng;", "thành phố Hải Phòng,", "a comma" },
	{ "R05", KH, "- Lưu: VT, VP.", "- Lưu: VT, VP (Tuấn).", "a name" },
	{ "",    KH, "- Lưu: VT, VP.", "- Lưu: VT, Hồ sơ.", "no name" },
	{ "S01", QD, "Điều 2.", "Điều 4.", "a number left out" },
	{ "S01", QD, "<w:b/>", "<w:b w:val=\"0\"/>", "Điều not bold" },
	{ "S02", KH, ">đ) ", ">e) ", "đ left out" },
	{ "S03", KH, "phát sinh./.", "phát sinh.", "no mark" },
	{ "",    KH, "phát sinh./.", "phát sinh./.  ", "spaces behind it" },
	{ "S04", KH, STYLE("VTKhoan"), LIGHT("VTKhoan"), "not bold" },
	{ "S05", KH, ">Yêu cầu<", ">Yêu cầu:<", "a colon alone" },
	{ "S06", KH, STYLE("VTMuc"), STYLE("VTMuc") "<w:rPr><w:caps w:val=\"0\"/></w:rPr>", "small letters" },
	{ "A01", KH, " (chi tiết tại Phụ lục kèm theo)", "", "not named" },
	{ "A02", KH, ">(Kèm theo Kế hoạch số", ">(Của Kế hoạch số", "no line" },
	{ "P01", KH, "w:bottom=\"1134\"", "w:bottom=\"850\"", "15 mm" },
	{ "P03", KH, STYLE("VTThan"), STYLE("VTThan") "<w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\"/></w:rPr>", "Arial" },
	{ "P03", KH, STYLE("VTThan"), SIZED("VTThan", "24"), "12 pt" },
	{ "P04", KH, "<w:pStyle w:val=\"VTThan\"/></w:pPr>", "<w:pStyle w:val=\"VTThan\"/><w:jc w:val=\"left\"/></w:pPr>", "ragged" },
	{ "P04", KH, "<w:pStyle w:val=\"VTThan\"/></w:pPr>", "<w:pStyle w:val=\"VTThan\"/><w:ind w:firstLine=\"0\"/></w:pPr>", "no indent" },
	{ "P05", KH, STYLE("VTThan"), STYLE("VTThan") "<w:rPr><w:color w:val=\"0000FF\"/></w:rPr>", "blue" },
	{ "P07", KH, "<w:pgNumType w:start=\"1\"/>", "", "goes on" },
	{ "L01", KH, "kịp thời", "ki\xcc\xa3p thời", "NFD" },
	{ "L01", KH, STYLE("VTThan"), STYLE("VTThan") "<w:rPr><w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/></w:rPr>", "an old font" },
	{ "L02", KH, "Nâng cao chất lượng", "đẩy nhanh, kiểm chế và nâng cao chất lượng", "misread" },
	{ "L03", KH, "Số hóa hồ sơ", "Số hoá hồ sơ", "two ways" },
	{ "L04", KH, "chất lượng soạn thảo và ban hành", "chất lượng soạn thảo và và ban hành", "a word twice" },
	{ "L04", KH, "(chi tiết tại Phụ lục kèm theo)", "(chi tiết tại Phụ lục kèm theo", "a bracket" },
	{ "L05", KH, "Phối hợp với Văn phòng", "Phối hợp với các sở, ban, ngành và Văn phòng", "another level" },
	{ "L07", KH, ">Nguyễn Anh Tuấn", ">      Nguyễn Anh Tuấn", "spaces" },
	{ "C01", KH, "theo khoản 1 Điều 5", "theo Khoản 1 Điều 5", "a capital" },
	{ "C01", KH, "theo khoản 1 Điều 5", "theo khoản 1 điều 5", "a small letter" },
	{ "F06", KH, "theo định kỳ", "theo {{ ky }}", "a tag" },
	{ "F07", CV, "năm; các phòng", "năm, bằng 74.8% cùng kỳ; các phòng", "a point" },
	{ "X00", KH, ">KẾ HOẠCH<", ">TỜ KHAI<", "a citizen's paper" },
	{ "X02", KH, ">KẾ HOẠCH<", ">PHIẾU TRÌNH<", "none of the 29" },
};
/* clang-format on */

TEST(a_document_with_one_fault_gets_that_finding_and_no_other)
{
	struct world w;

	open_world(&w);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct row *r = &rows[i];
		struct package *p = edit(&w, r->base, r->from, r->to);
		str got;

		if (p == NULL) {
			FAIL("%s, %s: '%s' is not in the document", r->rule, r->why, r->from);
			continue;
		}
		got = said(&w, judge(&w, p, NULL));
		if (!str_eq(got, str_of(r->rule)))
			FAIL("%s, %s: said '" STR_FMT "'", r->rule, r->why, STR_ARG(got));
	}
	close_world(&w);
}

TEST(a_rule_that_is_off_says_nothing)
{
	struct world w;
	bool *off;

	open_world(&w);
	off = ARENA_ARRAY(w.a, bool, lint_rules_n());
	off[lint_rule_find(STR("H02"))] = true;
	IS_STR(said(&w, judge(&w, edit(&w, KH, "Độc lập - Tự do", "Độc lập-Tự do"), off)), STR(""));
	close_world(&w);
}

TEST(a_rule_has_its_grade_clause_and_title)
{
	for (size_t i = 0; i < lint_rules_n(); i++) {
		const struct lint_rule *r = lint_rule_at(i);

		OK(strchr("ABCE", r->grade) != NULL);
		OK(r->clause[0] != '\0' && r->title[0] != '\0');
		IS_INT(lint_rule_find(str_of(r->id)), i);
	}
	OK(lint_rule_find(STR("Z99")) == lint_rules_n());
}

TEST(at_most_three_of_one_rule_are_shown_and_then_a_count)
{
	struct lint_rule rule = { "H01", LINT_ERROR, 'A', "clause", "title" };
	struct lint_finding f[5];
	struct lint_report report = { f, { 0, 0, 5 } };
	struct out o;

	memset(f, 0, sizeof f);
	for (size_t i = 0; i < 5; i++)
		f[i] = (struct lint_finding){ i < 4 ? &f[i + 1] : NULL, &rule, LINT_ERROR, 1, "1", i + 1, STR(""), STR("wrong"), STR("") };
	out_init(&o);
	lint_put(&o, STR("x.docx"), &report);
	IS_STR(out_str(&o), STR("x.docx: page 1, box 1: error: wrong [H01] (clause)\n"
				"x.docx: page 1, box 1: error: wrong [H01] (clause)\n"
				"x.docx: page 1, box 1: error: wrong [H01] (clause)\n"
				"x.docx: 2 more of [H01]\n"
				"x.docx: 5 errors, 0 warnings: not yet to be signed\n"));
	out_release(&o);
}
