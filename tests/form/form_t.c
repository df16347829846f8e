/* The committed templates are what their sources give, and keep the decree's measures. */
#include "tap.h"

#include <unistd.h>

#include "base/file.h"
#include "form/form.h"

static const char *const names[] = { "ke-hoach", "bao-cao-nam", "bao-cao-thang", "bao-cao-quy", "bao-cao-giai-doan",
	"bao-cao", "bien-ban", "cong-van", "giay-gioi-thieu", "giay-moi", "ke-hoach-chung", "nghi-quyet", "quyet-dinh",
	"quyet-dinh-ban-hanh", "thong-bao", "to-trinh" };

static const char *const dirs[] = { "templates/src", NULL };

static const struct form_look *
look(struct arena *a)
{
	struct diags d;
	const struct form_look *read;

	diags_init(&d, a);
	read = form_look_read(dirs, a, &d);
	if (read == NULL) {
		printf("Bail out! templates/src/the-thuc: " STR_FMT "\n", STR_ARG(tap_diags(a, &d)));
		exit(1);
	}
	return read;
}

static bool
build(const char *name, enum package_kind kind, struct arena *a, struct diags *d, str *bytes)
{
	const char *path = str_format(a, "templates/src/%s.mau", name).p;
	struct package *p;
	str source;

	if (!file_read(path, a, &source, d))
		return false;
	p = form_build(source, str_of(path), look(a), kind, NULL, a, d);
	return p != NULL && pkg_bytes(p, a, bytes, d);
}

TEST(committed_templates_are_what_their_sources_give)
{
	static const struct {
		const char *ext;
		enum package_kind kind;
	} formats[] = { { "docx", PACKAGE_DOCX }, { "odt", PACKAGE_ODT } };
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	bool update = getenv("UPDATE") != NULL;

	diags_init(&d, a);
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		for (size_t j = 0; j < 2; j++) {
			const char *path = str_format(a, "templates/%s.%s", names[i], formats[j].ext).p;
			str built, kept;

			OK(build(names[i], formats[j].kind, a, &d, &built));
			if (update)
				OK(file_write(path, built, &d));
			OK(file_read(path, a, &kept, &d) && str_eq(built, kept));
		}
	if (!diags_ok(&d))
		FAIL(STR_FMT, STR_ARG(tap_diags(a, &d)));
	arena_free(a);
}

TEST(what_is_wrong_in_a_source_is_named_with_its_line)
{
	static const struct {
		const char *source, *said, *why;
	} rows[] = {
		{ "thân x\nthna y\n",
		    "x.mau:1:1: error: unknown word in a template source: thân [E101]\n"
		    "    hint: nearest is than\n"
		    "x.mau:2:1: error: unknown word in a template source: thna [E101]\n"
		    "    hint: nearest is than\n",
		    "two styles that there are not" },
		{ "@dau\n@can-cuu\n",
		    "x.mau:2:1: error: unknown word in a template source: @can-cuu [E101]\n"
		    "    hint: nearest is @can-cu\n",
		    "a block that there is not; a block's own lines don't count" },
		{ "@bng 10\n",
		    "x.mau:1:1: error: unknown word in a template source: @bng [E101]\n"
		    "    hint: nearest is @bang\n",
		    "a directive that there is not" },
		{ "@bang 10 20\n| a\n", "x.mau:2:1: error: a row's cells do not fill its table: 1 / 2 [E102]\n",
		    "one cell of two" },
		{ "than x\n| a\n", "x.mau:2:1: error: a row without a table above it: | a [E103]\n",
		    "a paragraph ends a table" },
		{ "@bang 1e3\n", "x.mau:1:1: error: not a measure in millimetres: 1e3 [E104]\n", "no digits" },
		{ "@bang 1.2.3\n", "x.mau:1:1: error: not a measure in millimetres: 1.2.3 [E104]\n", "two points" },
		{ "@bang 0\n", "x.mau:1:1: error: not a measure in millimetres: 0 [E104]\n", "no width" },
		{ "@o\nthan x\n@het\n",
		    "x.mau:1:1: error: out of place in a template source: @o [E106]\n"
		    "x.mau:3:1: error: out of place in a template source: @het [E106]\n",
		    "boxes without a frame" },
		{ "@khung 65 100\nthan x\n@o\n@bang 10\n@dau\n@het\n",
		    "x.mau:2:1: error: out of place in a template source: than [E106]\n"
		    "x.mau:4:1: error: out of place in a template source: @bang [E106]\n"
		    "x.mau:5:1: error: out of place in a template source: @dau [E106]\n"
		    "x.mau:6:1: error: a row's cells do not fill its table: 1 / 2 [E102]\n",
		    "a frame with a paragraph before its boxes, a table and a block in one, and a box missing" },
		{ "than x\n@khung 65\n@o\nthan y\n",
		    "x.mau:2:1: error: out of place in a template source: @khung [E106]\n    hint: it ends with @het\n",
		    "a frame without an end" },
		{ "@neu kan\nthan x\n@xong\n",
		    "x.mau:1:1: error: a question that the form does not have: kan [T300]\n    hint: nearest is khan\n",
		    "a question that there is not" },
		{ "@neu\n@xong\n", "x.mau:1:1: error: a question that the form does not have [T300]\n", "no question" },
		{ "@xong\n@khong-thi\n@neu-khong-thi khan\n",
		    "x.mau:1:1: error: out of place in a template source: @xong [E106]\n"
		    "x.mau:2:1: error: out of place in a template source: @khong-thi [E106]\n"
		    "x.mau:3:1: error: out of place in a template source: @neu-khong-thi [E106]\n",
		    "answers without a question" },
		{ "@neu khan\n@khong-thi\n@neu-khong-thi khan\n@neu khan\n@xong\n",
		    "x.mau:3:1: error: out of place in a template source: @neu-khong-thi [E106]\n"
		    "x.mau:4:1: error: out of place in a template source: @neu [E106]\n",
		    "an answer behind the last one, a question in another" },
		{ "than x\n@neu khan\nthan y\n",
		    "x.mau:2:1: error: out of place in a template source: @neu [E106]\n    hint: it ends with @xong\n",
		    "a question without an end" },
		{ "@le-tren\n@bang 10\nthan x\n@het-le\n@le-tren\n@het-le\n",
		    "x.mau:2:1: error: out of place in a template source: @bang [E106]\n"
		    "x.mau:5:1: error: out of place in a template source: @le-tren [E106]\n"
		    "x.mau:6:1: error: out of place in a template source: @het-le [E106]\n",
		    "a table in the first page's margin, and that margin twice" },
		{ "@le-duoi\nthan x\n",
		    "x.mau:2:1: error: out of place in a template source: @le-tren, @le-duoi [E106]\n    hint: it ends with @het-le\n",
		    "a margin without an end" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena *a = arena_new(1 << 16);
		struct diags d;
		int failed = tap_failed_here;

		diags_init(&d, a);
		OK(form_build(str_of(rows[i].source), STR("x.mau"), look(a), PACKAGE_DOCX, NULL, a, &d) == NULL);
		IS_STR(tap_diags(a, &d), str_of(rows[i].said));
		if (tap_failed_here > failed)
			printf("# %s\n", rows[i].why);
		arena_free(a);
	}
}

/* The complaints about templates/src/the-thuc/NAME with old replaced by new, with that file's path as NAME. */
static str
complaints(struct arena *a, const char *name, const char *old, const char *new)
{
	char dir[] = "/tmp/vanthu-form-XXXXXX";
	const char *folder, *path, *changed[3];
	struct diags d;
	struct out said;
	str text, whole, rest;
	size_t at;

	diags_init(&d, a);
	if (mkdtemp(dir) == NULL || !file_read(str_format(a, "templates/src/the-thuc/%s", name).p, a, &text, &d))
		return STR("no folder, or no file");
	at = str_find(text, str_of(old), 0);
	if (at == text.n)
		return STR("the file has no such text");
	folder = file_join(a, dir, "the-thuc");
	path = file_join(a, folder, name);
	whole = str_concat(a, str_concat(a, str_sub(text, 0, at), str_of(new)), str_sub(text, at + strlen(old), text.n));
	if (!file_make_dirs(folder, &d) || !file_write(path, whole, &d))
		return STR("not written");
	changed[0] = dir;
	changed[1] = "templates/src";
	changed[2] = NULL;
	if (form_look_read(changed, a, &d) != NULL)
		FAIL("the look was read in spite of: %s", new);
	unlink(path);
	rmdir(folder);
	rmdir(dir);
	out_init(&said);
	for (rest = tap_diags(a, &d); rest.n > 0;) {
		size_t place = str_find(rest, str_of(path), 0);

		out_put(&said, str_sub(rest, 0, place));
		if (place < rest.n)
			out_puts(&said, name);
		rest = str_sub(rest, place + strlen(path), rest.n);
	}
	text = out_copy(&said, a);
	out_release(&said);
	return text;
}

TEST(what_is_wrong_in_the_look_is_named_with_line_and_column)
{
	static const struct {
		const char *file, *old, *new, *said, *why;
	} rows[] = {
		{ "kieu.mau", "| co_pt ", "| co_ppt ",
		    "kieu.mau:13:78: error: wrong column of the form's tables: co_ppt [E107]\n    hint: nearest is co_pt\n",
		    "an unknown column" },
		{ "kieu.mau", "| ten  ", "| tu  ", "kieu.mau:13:43: error: there already is one of this name: tu [E110]\n",
		    "a column twice" },
		{ "kieu.mau", " | nguon\n|  than", "\n|  than",
		    "kieu.mau:13:1: error: wrong column of the form's tables: there is none named nguon [E107]\n",
		    "a column that lacks; its rows aren't judged" },
		{ "kieu.mau", "| 13    | dam ", "| 13.2  | dam ",
		    "kieu.mau:15:78: error: wrong cell of the form's tables: co_pt: 13.2 [E108]\n",
		    "no half-point" },
		{ "kieu.mau", "| dam         | giua", "| damm        | giuaa",
		    "kieu.mau:15:86: error: wrong cell of the form's tables: chu: damm [E108]\n"
		    "kieu.mau:15:100: error: wrong cell of the form's tables: can: giuaa [E108]\n",
		    "two cells of a row" },
		{ "kieu.mau", "| 19.76   | 19.76", "| 19.7x   | -1   ",
		    "kieu.mau:18:121: error: wrong cell of the form's tables: trai_mm: 19.7x [E108]\n"
		    "kieu.mau:18:131: error: wrong cell of the form's tables: phai_mm: -1 [E108]\n",
		    "lengths that are none" },
		{ "kieu.mau", "| giu  | 1  ", "| giu  | 5  ",
		    "kieu.mau:38:178: error: wrong cell of the form's tables: cap: 5 [E108]\n", "a fifth level" },
		{ "kieu.mau", "| VT Quốc hiệu ", "| VT <Quốc hiệu",
		    "kieu.mau:15:43: error: wrong cell of the form's tables: ten: VT <Quốc hiệu [E108]\n",
		    "a name that would break XML" },
		{ "kieu.mau", "| VT Quốc hiệu ", "| VT Quốc,hiệu ",
		    "kieu.mau:15:43: error: wrong cell of the form's tables: ten: VT Quốc,hiệu [E108]\n",
		    "a comma parts two names of a style" },
		{ "kieu.mau", "| VT Căn cứ                 | than", "| VT Căn cứ                 | thna",
		    "kieu.mau:37:71: error: wrong cell of the form's tables: theo: thna [E108]\n",
		    "built on a style that isn't above" },
		{ "kieu.mau", " |     | I.II.3", "", "kieu.mau:23:1: error: a line that the form's files cannot have: cells: 14, columns: 16 [E109]\n",
		    "cells that lack" },
		{ "kieu.mau", "| [C] 1.9", "|", "kieu.mau:47:183: error: wrong cell of the form's tables: nguon:  [E108]\n",
		    "a row that doesn't say where it is from" },
		{ "kieu.mau", "|  so      ", "|  co-quan ",
		    "kieu.mau:23:1: error: there already is one of this name: co-quan, VTSo [E110]\n", "a key twice" },
		{ "kieu.mau", "|  cuoi ", "|  cuoii",
		    "kieu.mau: error: the form lacks what every template needs: @kieu cuoi [E111]\n",
		    "a style that the program itself needs" },
		{ "kieu.mau", "|  ngang | 297     | 210 ", "|  ngang | 297     | 40  ",
		    "kieu.mau:8:1: error: wrong cell of the form's tables: ngang: the margins leave no room [E108]\n",
		    "a page of margins" },
		{ "kieu.mau", "|  ngang", "|  nghan",
		    "kieu.mau:8:1: error: wrong cell of the form's tables: nghan: dung, ngang [E108]\n",
		    "a page that nothing asks for" },
		{ "kieu.mau", "@trang", "@trangg",
		    "kieu.mau:5:1: error: a line that the form's files cannot have: @trangg [E109]\n",
		    "an unknown table; its rows aren't judged" },
		{ "kieu.mau", "@trang\n|= tu    | rong_mm ", "| x\n|= tu    | rong_mm ",
		    "kieu.mau:5:1: error: a line that the form's files cannot have: | x [E109]\n",
		    "rows of no table" },
		{ "loai.mau", "|  CT  | Chỉ thị         | chi-thi             |          | phu-luc ",
		    "|  CT  | Chỉ thị         | chi-thi             |          | phu-lucc ",
		    "loai.mau:29:61: error: wrong cell of the form's tables: hoi: phu-lucc phu-luc-rieng dien-tu khan thuong-khan hoa-toc xem-xong noi-bo soan-thao dia-chi [E108]\n",
		    "a question that there is not" },
		{ "loai.mau", "|  PG  ", "|  PC  ", "loai.mau:53:1: error: there already is one of this name: PC [E110]\n",
		    "a kind twice" },
		{ "loai.mau", "|  khan           | dấu KHẨN\n", "|  khan           | dấu KHẨN\n| khan | lại\n",
		    "loai.mau:15:1: error: there already is one of this name: khan [E110]\n", "a question twice" },
		{ "khoi.mau", "@khoi @cuoi", "@khoi cuoi",
		    "khoi.mau:25:1: error: a line that the form's files cannot have: @khoi cuoi [E109]\n", "no @" },
		{ "khoi.mau", "@khoi @cuoi", "@khoi @dau",
		    "khoi.mau:25:1: error: there already is one of this name: @dau [E110]\n", "a block twice" },
		{ "khoi.mau", "@khoi @cuoi", "@khoi @het",
		    "khoi.mau:25:1: error: there already is one of this name: @het [E110]\n", "named as a directive" },
		{ "khoi.mau", "ke-co-quan\n", "ke-coquan\n",
		    "khoi.mau:13:1: error: unknown word in a template source: ke-coquan [E101]\n"
		    "    hint: nearest is ke-co-quan\n",
		    "an unknown style" },
		{ "khoi.mau", "@khoi @can-cu\n", "@khoi @can-cu\n@minh-hoa\n",
		    "khoi.mau:82:1: error: out of place in a template source: @minh-hoa [E106]\n",
		    "a block that calls another: such could call itself" },
		{ "khoi.mau", "@het\n", "\n",
		    "khoi.mau:5:1: error: out of place in a template source: @khung [E106]\n"
		    "    hint: it ends with @het\n",
		    "a frame that doesn't end in its block" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena *a = arena_new(1 << 16);
		int failed = tap_failed_here;

		IS_STR(complaints(a, rows[i].file, rows[i].old, rows[i].new), str_of(rows[i].said));
		if (tap_failed_here > failed)
			printf("# %s\n", rows[i].why);
		arena_free(a);
	}
}

TEST(a_table_wider_than_its_page_is_named)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;

	diags_init(&d, a);
	OK(form_build(STR("@bang 100 65\n| a | b\n@bang 100 70\n| a | b\n@trang-ngang\n@bang 100 147\n| a | b\n@bang 100 150\n| a | b\n"),
	    STR("x.mau"), look(a), PACKAGE_DOCX, NULL, a, &d) == NULL);
	IS_STR(tap_diags(a, &d),
	    STR("x.mau:3:1: error: wider than the text: 170 mm / 165 mm [E105]\n"
		"x.mau:8:1: error: wider than the text: 250 mm / 247 mm [E105]\n"));
	arena_free(a);
}

TEST(a_style_of_the_table_bang_is_a_mark_of_cells)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	struct package *p;
	str document = STR("");

	diags_init(&d, a);
	p = form_build(STR("@bang 20 20 20\n| nhom-giua: x | 2* so:{{ a|b }}\n|= lạ: y | cot:z | t\n"), STR("x.mau"),
	    look(a), PACKAGE_DOCX, NULL, a, &d);
	OK(p != NULL && pkg_read(p, STR("word/document.xml"), &document, &d));
	static const char *const wanted[] = {
		"<w:pStyle w:val=\"VTBangNhomGiua\"/></w:pPr><w:r><w:t xml:space=\"preserve\">x</w:t>",
		"<w:gridSpan w:val=\"2\"/><w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"VTBangSo\"/></w:pPr>"
		"<w:r><w:t xml:space=\"preserve\">{{ a|b }}</w:t>",
		"<w:pStyle w:val=\"VTBangDau\"/></w:pPr><w:r><w:t xml:space=\"preserve\">lạ: y</w:t>",
		"<w:pStyle w:val=\"VTBangCot\"/></w:pPr><w:r><w:t xml:space=\"preserve\">z</w:t>",
	};
	for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
		if (str_find(document, str_of(wanted[i]), 0) == document.n)
			FAIL("no %s", wanted[i]);
	arena_free(a);
}

TEST(answers_choose_lines)
{
	static const struct {
		const char *words[3];
		size_t n;
		const char *wanted, *why;
	} rows[] = {
		{ { NULL }, 0, "a d z", "no answer: what stands behind @khong-thi, and what nothing asks for" },
		{ { "khan" }, 1, "a b z", "the first question" },
		{ { "hoa-toc" }, 1, "a c z", "the second" },
		{ { "khan", "hoa-toc" }, 2, "a b z", "the first of both" },
		{ { "phu-luc" }, 1, "a d z", "one of two that are asked for together" },
		{ { "phu-luc", "dien-tu" }, 2, "a d e z", "both" },
		{ { "hoa-toc", "khan" }, 2, "a b z", "whichever was given first" },
	};
	static const char source[] = "than a\n@neu khan\nthan b\n@neu-khong-thi hoa-toc\nthan c\n@khong-thi\nthan d\n@xong\n"
				     "@neu phu-luc dien-tu\nthan e\n@xong\nthan z\n";

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena *a = arena_new(1 << 16);
		struct form_answers answers = { rows[i].words, rows[i].n };
		struct package *p;
		struct diags d;
		str document = STR(""), got = STR(""), open = STR("<w:t xml:space=\"preserve\">");

		diags_init(&d, a);
		p = form_build(str_of(source), STR("x.mau"), look(a), PACKAGE_DOCX, &answers, a, &d);
		OK(p != NULL && pkg_read(p, STR("word/document.xml"), &document, &d));
		for (size_t at = str_find(document, open, 0); at < document.n; at = str_find(document, open, at + 1))
			got = str_format(a, STR_FMT "%s%c", STR_ARG(got), got.n > 0 ? " " : "", document.p[at + open.n]);
		if (!str_eq(got, str_of(rows[i].wanted)))
			FAIL("%s: " STR_FMT, rows[i].why, STR_ARG(got));
		arena_free(a);
	}
}

TEST(an_answer_that_a_source_does_not_ask_for_is_told)
{
	static const char *const words[] = { "noi-bo" };
	struct form_answers answers = { words, 1 };
	struct arena *a = arena_new(1 << 16);
	struct diags d;

	diags_init(&d, a);
	OK(form_build(STR("@neu khan\nthan b\n@xong\n"), STR("x.mau"), look(a), PACKAGE_DOCX, &answers, a, &d) == NULL);
	IS_STR(tap_diags(a, &d), STR("x.mau: error: an answer that the source does not ask for: noi-bo [T304]\n"));
	arena_free(a);
}

/* What the table of kinds says that a source asks, it asks. */
TEST(each_kind_asks_what_its_row_says)
{
	struct arena *a = arena_new(1 << 16);
	const struct form_look *l = look(a);

	for (size_t i = 0; i < l->kinds_n; i++) {
		const struct form_kind *kind = &l->kinds[i];
		str rest = str_of(kind->asks), source;
		struct diags d;

		diags_init(&d, a);
		if (!file_read(str_format(a, "templates/src/%s.mau", kind->source).p, a, &source, &d)) {
			diags_init(&d, a);
			OK(file_read(str_format(a, "templates/src/loai/%s.mau", kind->source).p, a, &source, &d));
		}
		while (rest.n > 0) {
			const char *word = str_c(a, str_split(&rest, ' '));
			struct form_answers answers = { &word, 1 };

			if (form_build(source, str_of(kind->source), l, PACKAGE_ODT, &answers, a, &d) == NULL)
				FAIL("%s, %s: " STR_FMT, kind->code, word, STR_ARG(tap_diags(a, &d)));
		}
	}
	arena_free(a);
}

TEST(styles_of_single_kinds_are_in_the_templates_that_use_them)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	struct package *without, *with;
	str one = STR(""), other = STR(""), wanted = STR("w:styleId=\"VTDauKhan\"");

	diags_init(&d, a);
	without = form_build(STR("than x\n"), STR("x.mau"), look(a), PACKAGE_DOCX, NULL, a, &d);
	with = form_build(STR("dau-khan KHẨN\n"), STR("x.mau"), look(a), PACKAGE_DOCX, NULL, a, &d);
	OK(without != NULL && pkg_read(without, STR("word/styles.xml"), &one, &d));
	OK(with != NULL && pkg_read(with, STR("word/styles.xml"), &other, &d));
	OK(str_find(one, wanted, 0) == one.n);
	OK(str_find(other, wanted, 0) < other.n);
	arena_free(a);
}

TEST(a_kind_is_found_by_code_and_name)
{
	static const char *const issues[] = { "ban-hanh" };
	static const struct {
		const char *word, *source;
		size_t answers;
	} rows[] = {
		{ "GM", "giay-moi", 0 }, { "gm", "giay-moi", 0 }, { "Giấy mời", "giay-moi", 0 }, { "giay moi", "giay-moi", 0 },
		{ "QĐ", "quyet-dinh", 0 }, { "QĐ", "quyet-dinh-ban-hanh", 1 }, { "quyết định", "quyet-dinh-ban-hanh", 1 },
		{ "CĐ", "cong-dien", 0 }, /* CD would be nothing */
		{ "ĐA", "de-an", 0 }, { "DA", "du-an", 0 }, /* they differ by the mark alone */
		{ "QyĐ", "quy-che", 0 }, { "công văn", "cong-van", 0 },
	};
	struct arena *a = arena_new(1 << 16);
	struct diags d;

	diags_init(&d, a);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct form_answers answers = { issues, rows[i].answers };
		const struct form_kind *kind = form_kind_find(look(a), str_of(rows[i].word), &answers, a, &d);

		if (kind == NULL || strcmp(kind->source, rows[i].source) != 0)
			FAIL("%s: %s", rows[i].word, kind != NULL ? kind->source : "none");
	}
	OK(diags_ok(&d));
	arena_free(a);
}

TEST(addressees_stand_under_the_colon)
{
	/* "Kính gửi" is 999 twips wide at 14 pt in Times metrics */
	struct arena *a = arena_new(1 << 16);
	const struct form_look *l = look(a);
	const struct form_style *label = form_style(l, STR("kinh-gui-nhieu")), *list = form_style(l, STR("noi-gui")),
				*last = form_style(l, STR("noi-gui-cuoi"));

	OK(label != NULL && list != NULL && last != NULL);
	IS_INT(list->left - label->left, 999);
	IS_INT(last->left, list->left);
	arena_free(a);
}

TEST(sizes_are_within_the_decree)
{
	/* administrative-format 1.2: key, least, most, bold, italic */
	static const struct {
		const char *key;
		int least_pt, most_pt;
		bool bold, italic;
	} rows[] = {
		{ "quoc-hieu", 12, 13, true, false },
		{ "tieu-ngu", 13, 14, true, false },
		{ "chu-quan", 12, 13, false, false },
		{ "co-quan", 12, 13, true, false },
		{ "so", 13, 13, false, false },
		{ "ngay-thang", 13, 14, false, true },
		{ "ten-loai", 13, 14, true, false },
		{ "trich-yeu", 13, 14, true, false },
		{ "can-cu", 13, 14, false, true },
		{ "than", 13, 14, false, false },
		{ "quyen-han", 13, 14, true, false },
		{ "ho-ten", 13, 14, true, false },
		{ "kinh-gui", 13, 14, false, false },
		{ "noi-nhan", 12, 12, true, true },
		{ "noi-nhan-ten", 11, 11, false, false },
		{ "phu-luc", 14, 14, true, false },
		{ "kem-theo", 13, 14, false, true },
		{ "so-trang", 13, 14, false, false },
	};
	struct arena *a = arena_new(1 << 16);
	const struct form_look *l = look(a);

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct form_style *style = form_style(l, str_of(rows[i].key));

		if (style == NULL) {
			FAIL("no style %s", rows[i].key);
			continue;
		}
		OK(style->size_half_points >= rows[i].least_pt * 2);
		OK(style->size_half_points <= rows[i].most_pt * 2);
		IS_INT(style->bold, rows[i].bold);
		IS_INT(style->italic, rows[i].italic);
	}
	arena_free(a);
}

TEST(rules_have_their_lawful_length)
{
	/* key, column, text's width (twips, Times metrics), least and most share of it */
	static const struct {
		const char *key;
		int column, text;
		double least, most;
	} rows[] = {
		{ "ke-tieu-ngu", 5669, 3430, 0.98, 1.02 },
		{ "ke-co-quan", 3685, 2449, 1 / 3.0, 1 / 2.0 }, /* ỦY BAN NHÂN DÂN */
		{ "ke-co-quan", 3685, 3570, 1 / 3.0, 1 / 2.0 }, /* as wide as the column lets it be: 63 mm */
		{ "ke-trich-yeu", 9354, 8220, 1 / 3.0, 1 / 2.0 }, /* a full line between the indents */
		{ "ke-trich-yeu", 9354, 5700, 1 / 3.0, 1 / 2.0 }, /* 47 letters */
		{ "ke-trich-yeu-vua", 9354, 5580, 1 / 3.0, 1 / 2.0 }, /* 46 letters */
		{ "ke-trich-yeu-vua", 9354, 3760, 1 / 3.0, 1 / 2.0 }, /* 31 */
		{ "ke-trich-yeu-ngan", 9354, 3640, 1 / 3.0, 1 / 2.0 }, /* 30 */
		{ "ke-trich-yeu-ngan", 9354, 2500, 1 / 3.0, 1 / 2.0 },
	};
	struct arena *a = arena_new(1 << 16);
	const struct form_look *l = look(a);

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct form_style *style = form_style(l, str_of(rows[i].key));
		double share;

		if (style == NULL) {
			FAIL("no style %s", rows[i].key);
			continue;
		}
		OK(style->rule_above && style->left == style->right);
		share = (double)(rows[i].column - style->left - style->right) / rows[i].text;
		OK(share >= rows[i].least && share <= rows[i].most);
	}
	arena_free(a);
}
