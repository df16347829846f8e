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
		pkg_read(t->p, str_of(name), &s, &t->d);
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
