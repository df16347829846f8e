/* Charts in packages: at placeholder pictures, inline, in loops; the same in DOCX and ODT. */
#include "fill/doc.h"

#include "chart/chart.h"
#include "input/input.h"

static const char spec[] = "{loai: cot, tieu_de: Thu & chi, don_vi: tỷ đồng, truc: [2025, 2026], day: [{ten: Thu, gia_tri: [12.5, 13]}]}";

static void
put_chart(struct doc *t, const char *name, const char *yaml)
{
	struct value *v = ARENA_NEW(t->a, struct value);

	*v = in_read_bytes(str_of(yaml), STR("yaml"), NULL, "bieu-do.yaml", t->a, &t->d);
	value_put(t->a, &t->data, str_of(name), (struct value){ .kind = VALUE_CHART, .where = v->where, .chart = v });
}

static int
count(str s, const char *needle)
{
	int n = 0;

	for (size_t at = str_find(s, str_of(needle), 0); at < s.n; at = str_find(s, str_of(needle), at + 1))
		n++;
	return n;
}

static str
part(struct doc *t, const char *name)
{
	str s = STR("");

	if (pkg_has(t->p, str_of(name)))
		OK(pkg_read(t->p, str_of(name), &s, &t->d));
	return s;
}

TEST(a_chart_takes_the_placeholder_s_size_and_place)
{
	struct doc *t = doc_new("<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"2540000\" cy=\"1270000\"/>"
	    "<wp:docPr id=\"1\" name=\"n\" descr=\"{{ b }}\"/><a:graphic><a:blip r:embed=\"rIdX\"/></a:graphic></wp:inline></w:drawing></w:r></w:p>",
	    NULL, "{}", true);
	str s;

	put_chart(t, "b", spec);
	IS_STR(doc_fill(t), STR("[hình]\n"));
	s = part(t, "word/document.xml");
	OK(count(s, "cx=\"2540000\" cy=\"1270000\"") == 1 && count(s, "svgBlip") == 1);
	OK(count(s, "descr=\"Biểu đồ cột: Thu &amp; chi (đơn vị: tỷ đồng). Thu – 2025: 12,5; 2026: 13,0.\"") == 1);
	OK(count(part(t, "word/media/hinh2.svg"), "width=\"200pt\" height=\"100pt\"") == 1);
	OK(str_starts(part(t, "word/media/hinh1.png"), STR("\x89PNG")));
	doc_free(t);
	t = doc_new("<text:p><draw:frame draw:name=\"f\" svg:width=\"200pt\" svg:height=\"100pt\"><draw:image xlink:href=\"Pictures/x.png\"/>"
	    "<svg:desc>{{ b }}</svg:desc></draw:frame></text:p>", NULL, "{}", false);
	put_chart(t, "b", spec);
	IS_STR(doc_fill(t), STR("[hình]\n"));
	s = part(t, "content.xml");
	OK(str_find(s, STR("hinh1.svg"), 0) < str_find(s, STR("hinh2.png"), 0));
	OK(count(s, "<svg:desc>Biểu đồ cột: Thu &amp; chi") == 1);
	OK(count(part(t, "Pictures/hinh1.svg"), "width=\"200pt\" height=\"100pt\"") == 1);
	doc_free(t);
}

TEST(charts_in_a_loop_have_ids_of_their_own)
{
	struct doc *t = doc_new("{%p for i in [1, 2, 3] %}\n<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"2540000\" cy=\"1270000\"/>"
	    "<wp:docPr id=\"7\" name=\"n\" descr=\"{{ b }}\"/><a:graphic><a:blip r:embed=\"rIdX\"/></a:graphic></wp:inline></w:drawing></w:r></w:p>\n"
	    "{%p endfor %}", NULL, "{}", true);
	str s;

	put_chart(t, "b", spec);
	IS_STR(doc_fill(t), STR("[hình]\n[hình]\n[hình]\n")); /* fill_invariants finds a number used twice */
	s = part(t, "word/document.xml");
	OK(count(s, "<wp:docPr id=\"7\"") <= 1);
	OK(pkg_has(t->p, STR("word/media/hinh2.svg")) && !pkg_has(t->p, STR("word/media/hinh3.png"))); /* one drawing serves all */
	doc_free(t);
}

TEST(a_chart_stands_inline_in_its_own_size_or_the_one_asked_for)
{
	for (int docx = 0; docx < 2; docx++) {
		struct doc *t = doc_new("{{ b }}\n{{ b|rong('8cm') }}", NULL, "{}", docx);
		str s;

		put_chart(t, "b", spec);
		IS_STR(doc_fill(t), STR("[hình]\n[hình]\n"));
		s = part(t, docx ? "word/document.xml" : "content.xml");
		OK(count(s, docx ? "<wp:extent cx=\"5760000\" cy=\"2880000\"/>" : "svg:width=\"16.000cm\" svg:height=\"8.000cm\"") == 1);
		OK(count(s, docx ? "<wp:extent cx=\"2879725\"" : "svg:width=\"7.999cm\"") == 1);
		doc_free(t);
	}
}

TEST(a_chart_that_cannot_be_drawn_is_an_error_with_its_place)
{
	struct doc *t = doc_new("{{ b }}", NULL, "{}", true);

	put_chart(t, "b", "{loai: cot, truc: [a], day: [{ten: x, gia_tri: [1, 2]}]}");
	OK(str_find(doc_fill(t), STR("bieu-do.yaml:1:"), 0) < doc_fill(t).n);
	OK(!diags_ok(&t->d));
	doc_free(t);
}

TEST(a_run_s_formats_share_one_drawing)
{
	struct doc *one = doc_new("{{ b }}", NULL, "{}", true), *two = doc_new("{{ b }}", NULL, "{}", false);

	one->opt.charts = two->opt.charts = charts_new(NULL, NULL, one->a);
	put_chart(one, "b", spec);
	put_chart(two, "b", spec);
	IS_STR(doc_fill(one), STR("[hình]\n"));
	IS_STR(doc_fill(two), STR("[hình]\n"));
	OK(part(one, "word/media/hinh2.svg").n > 100);
	IS_STR(part(one, "word/media/hinh2.svg"), part(two, "Pictures/hinh1.svg"));
	doc_free(two);
	doc_free(one);
}

/* --- charts that can be edited ------------------------------------------------------------- */

static const char editable[] =
    "{loai: cot_duong, sua_duoc: có, tieu_de: Thu & chi, don_vi: tỷ đồng, don_vi_phu: '%', muc_tieu: 14, truc: [2025, 2026, 2027],"
    " day: [{ten: Thu, gia_tri: [12.5, 13, null], loai_so: [~, uoc, ~]}, {ten: Tỷ lệ, gia_tri: [80, 85.25, 90], kieu: duong, truc_phu: true}]}";

TEST(an_editable_chart_in_docx_is_a_part_with_its_workbook)
{
	struct doc *t = doc_new("<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"2540000\" cy=\"1270000\"/><wp:docPr id=\"1\" name=\"n\" descr=\"{{ b }}\"/>"
	    "<wp:cNvGraphicFramePr><a:graphicFrameLocks/></wp:cNvGraphicFramePr><a:graphic><a:blip r:embed=\"rIdX\"/></a:graphic></wp:inline></w:drawing></w:r></w:p>\n{{ b }}",
	    NULL, "{}", true);
	const struct relationship *rel;
	str s, bytes;

	put_chart(t, "b", editable);
	IS_STR(doc_fill(t), STR("[hình]\n[hình]\n"));
	s = part(t, "word/document.xml");
	OK(count(s, "<c:chart ") == 2 && count(s, "rIdX") == 0 && count(s, "cx=\"2540000\" cy=\"1270000\"") == 1);
	OK(count(s, "a:graphicFrameLocks") == 1 && count(s, "descr=\"Biểu đồ cột và đường: Thu &amp; chi") == 2);
	s = part(t, "word/charts/bieu-do1.xml");
	OK(count(s, "<c:pt idx=\"0\"><c:v>12.5</c:v>") == 1 && count(s, "<c:v>Thu &amp; chi</c:v>") == 0 && count(s, "<a:t>Thu &amp; chi (tỷ đồng)</a:t>") == 1);
	OK(count(s, "<c:barChart>") == 1 && count(s, "<c:lineChart>") == 2 && count(s, "<c:valAx>") == 2 && count(s, "<c:dPt>") == 1);
	rel = pkg_relationship_of_type(t->p, STR("word/charts/bieu-do1.xml"), STR("package"), &t->d);
	OK(rel != NULL && pkg_has(t->p, rel->target));
	bytes = part(t, "word/embeddings/bieu-do1.xlsx");
	IS_STR(bytes, part(t, "word/embeddings/bieu-do2.xlsx")); /* no clock in it */
	OK(!pkg_has(t->p, STR("word/media/hinh1.png")));
	doc_free(t);
}

/* Read by the reader of people's workbooks. No file is written on the way: a folder for temporary ones may lack. */
TEST(the_workbook_of_a_chart_holds_its_cells)
{
	static const struct {
		const char *path, *cell; /* NULL: an empty one */
	} rows[] = {
		{ "bang[0].thu", "12.5" },
		{ "bang[0].ty_le", "80" },
		{ "bang[0].muc_tieu", "14" }, /* one for all stands in each row */
		{ "bang[1].thu", "13" },
		{ "bang[1].ty_le", "85.25" }, /* a decimal, not the nearest double */
		{ "bang[1].muc_tieu", "14" },
		{ "bang[2].thu", NULL }, /* not known is no 0 */
		{ "bang[2].ty_le", "90" },
		{ "bang[2].muc_tieu", "14" },
	};
	struct doc *t = doc_new("{{ b }}", NULL, "{}", true);
	struct value book;
	const struct value *sheet;
	struct package *p;
	str bytes, styles;

	setenv("TMPDIR", "/nonexistent", 1);
	put_chart(t, "b", editable);
	IS_STR(doc_fill(t), STR("[hình]\n"));
	unsetenv("TMPDIR");
	bytes = part(t, "word/embeddings/bieu-do1.xlsx");
	book = in_read_bytes(bytes, STR("xlsx"), NULL, "bang.xlsx", t->a, &t->d);
	sheet = value_path(&book, STR("bang"));
	OK(diags_ok(&t->d) && sheet != NULL);
	if (sheet != NULL)
		IS_INT(sheet->list->n, 3);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct value *v = value_path(&book, str_of(rows[i].path));

		if (rows[i].cell == NULL)
			OK(v == NULL || v->kind == VALUE_NONE);
		else if (v == NULL || v->kind != VALUE_DEC || !str_eq(dec_str(t->a, dec_trim(v->dec)), str_of(rows[i].cell)))
			FAIL("%s is not %s", rows[i].path, rows[i].cell);
	}
	p = pkg_open_bytes(bytes, "bang.xlsx", t->a, &t->d);
	OK(p != NULL && pkg_kind(p) == PACKAGE_XLSX && pkg_read(p, STR("xl/styles.xml"), &styles, &t->d));
	OK(p != NULL && count(styles, "formatCode=\"#,##0\"") == 1 && count(styles, "formatCode=\"#,##0.000000000\"") == 1);
	OK(p != NULL && pkg_read(p, STR("xl/worksheets/sheet1.xml"), &styles, &t->d) && count(styles, "<c r=\"C3\" s=\"3\"><v>85.25</v>") == 1);
	doc_free(t);
}

TEST(an_editable_chart_in_odt_is_an_object_with_a_picture_behind_it)
{
	struct doc *t = doc_new("{{ b }}", NULL, "{}", false);
	str s;

	pkg_put(t->p, STR("META-INF/manifest.xml"), STR("<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
	                                                "manifest:version=\"1.3\"/>"));
	put_chart(t, "b", editable);
	IS_STR(doc_fill(t), STR("[hình]\n"));
	s = part(t, "content.xml");
	OK(str_find(s, STR("<draw:object "), 0) < str_find(s, STR("Pictures/hinh1.png"), 0) && count(s, "hinh1.svg") == 0);
	s = part(t, "Object 1/content.xml");
	OK(count(s, "office:value=\"85.25\"") == 1 && count(s, "secondary-y") == 2 && count(s, "<text:p>Thu &amp; chi (tỷ đồng)</text:p>") == 1);
	doc_open(t);
	OK(count(part(t, "META-INF/manifest.xml"), "\"application/vnd.oasis.opendocument.chart\"") == 1);
	doc_free(t);
}

TEST(panels_cannot_be_edited_and_are_drawn)
{
	struct doc *t = doc_new("{{ b }}", NULL, "{}", true);

	put_chart(t, "b", "{loai: duong, tach: có, sua_duoc: có, truc: [a, b], day: [{ten: x, gia_tri: [1, 2]}, {ten: y, gia_tri: [2, 1]}]}");
	IS_STR(doc_fill(t), STR("[hình]\n"));
	OK(pkg_has(t->p, STR("word/media/hinh1.png")) && !pkg_has(t->p, STR("word/charts/bieu-do1.xml")));
	doc_free(t);
}
