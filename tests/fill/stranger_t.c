/* What templates of other hands hold: chains of statements, words beside tags, rows that repeat together, torn fields,
 * merge fields, tagged links, charts, bound controls, old fonts. */
#include "doc.h"

static const char filled_data[] = "{'a': true, 'b': true, 'xs': [1, 2, 3], 'ten': 'An', 'ho_ten': 'Bình', 'rong': '', "
	"'ds': [{'t': 'A', 'u': 'https://a.vn/x', 'c': 1, 'd': 2}, {'t': 'B', 'u': 'https://b.vn/y', 'c': 3, 'd': 4}]}";

TEST(statements_alone_in_one_paragraph_leave_none)
{
	static const struct doc_case rows[] = {
		{ "{% if a %}\nMột\n{% endif %}{% if b %}\nHai\n{% endif %}\nHết", "Một\nHai\nHết" },
		{ "{% for x in xs %}{% if x > 1 %}\nMục {{ x }}\n{% endif %}{% endfor %}\nHết", "Mục 2\nMục 3\nHết" },
		{ "{% for x in xs %} {% set y = x + 1 %}\n{{ y }}\n{% endfor %}\nHết", "2\n3\n4\nHết" },
		{ "{% set y = 1 %}{% set z = 2 %}\n{{ y + z }}", "3" },
		{ "| {% for x in xs %}{% if x > 1 %} |\n| {{ x }} |\n| {% endif %}{% endfor %} |", "| 2 |\n| 3 |" },
		/* words between them: no chain */
		{ "{% if a %}x{% endif %}{% if b %}y{% endif %}", "xy" },
		{ "{% for x in xs %}{{ x }}{% endfor %}", "123" },
	};

	BOTH(filled_data, rows);
}

TEST(rows_of_one_table_repeat_together)
{
	static const struct doc_case rows[] = {
		{ "| {% for x in ds %}{{ x.t }} | {{ x.c }} |\n| x | {{ x.d }}{% endfor %} |", "| A | 1 |\n| x | 2 |\n| B | 3 |\n| x | 4 |" },
		{ "| đầu | x |\n| {% if rong %}a | b |\n| c | d{% endif %} |\n| cuối | y |", "| đầu | x |\n| cuối | y |" },
	};

	BOTH(filled_data, rows);
}

/* What the complaints of a template's own faults are called, in the order they come. */
static str
kinds_told(struct doc *t)
{
	struct out o;
	str s;

	out_init(&o);
	for (const struct diag *g = t->d.first; g != NULL; g = g->next)
		out_printf(&o, "%s%s", o.n > 0 ? " " : "", g->kind->id);
	s = out_copy(&o, t->a);
	out_release(&o);
	return s;
}

TEST(words_beside_an_outright_tag_are_told)
{
	static const struct {
		const char *body, *told;
	} rows[] = {
		{ "{%p if a %} quan trọng\nx\n{%p endif %}", "I153" },
		{ "{%p if a %}\nx\n{%p endif %} sau", "I153" },
		{ "| {%tr for x in xs %} | quên |\n| {{ x }} | y |\n| {%tr endfor %} | |", "I153" },
		{ "{%p if a %}\nx\n {%p endif %} ", "" },
		{ "| {%tr for x in xs %} | |\n| {{ x }} | y |\n| {%tr endfor %} | |", "" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct doc *t = doc_new(rows[i].body, NULL, filled_data, true);

		doc_open(t);
		OK(fill_package(t->p, &t->data, &t->opt, t->a, &t->d));
		IS_STR(kinds_told(t), str_of(rows[i].told));
		doc_free(t);
	}
}

#define MARK(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"
#define T(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define INSTR(text) "<w:r><w:instrText xml:space=\"preserve\">" text "</w:instrText></w:r>"
#define FIELD(instr, shown) MARK("begin") INSTR(instr) MARK("separate") shown MARK("end")

TEST(a_block_that_cuts_a_field_in_two_is_an_error_that_names_it)
{
	static const struct {
		const char *body, *told;
	} rows[] = {
		{ "<w:p>" MARK("begin") INSTR(" HYPERLINK &quot;https://a.vn&quot; ") MARK("separate") T("{% if a %}x") MARK("end")
			T("{% endif %}") "</w:p>", "I154" },
		{ "<w:p>" T("{% if a %}") MARK("begin") INSTR("PAGE") MARK("separate") T("1{% endif %}") MARK("end") "</w:p>", "I154" },
		{ "<w:p>" T("{% if a %}") FIELD("PAGE", T("1")) T("{% endif %}") "</w:p>", "" },
		{ "<w:p>" FIELD("HYPERLINK &quot;https://a.vn&quot;", T("{% if a %}x{% endif %}")) "</w:p>", "" },
		{ "<w:p>" T("{% if a %}") "</w:p>\n<w:p>" MARK("begin") INSTR("TOC") MARK("separate") T("x") "</w:p>\n<w:p>" T("{% endif %}")
			"</w:p>\n<w:p>" MARK("end") "</w:p>", "I154" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct doc *t = doc_new(rows[i].body, NULL, filled_data, true);

		doc_open(t);
		OK(fill_package(t->p, &t->data, &t->opt, t->a, &t->d) == (rows[i].told[0] == '\0'));
		IS_STR(kinds_told(t), str_of(rows[i].told));
		doc_free(t);
	}
}

static const struct {
	const char *body, *want;
} merges[] = {
	{ "<w:p>" FIELD(" MERGEFIELD ten \\* MERGEFORMAT ", T("«ten»")) "</w:p>", "An\n" },
	{ "<w:p>" FIELD(" MERGEFIELD &quot;Họ tên&quot; ", T("«Họ_tên»")) "</w:p>", "Bình\n" }, /* by the key of a heading */
	{ "<w:p>" FIELD(" MERGEFIELD Họ_tên \\* Upper", T("«Họ") T("_tên»")) "</w:p>", "BÌNH\n" },
	{ "<w:p><w:fldSimple w:instr=\" MERGEFIELD ten \">" T("«ten»") "</w:fldSimple></w:p>", "An\n" },
	{ "<w:p>" FIELD(" MERGEFIELD rong \\b &quot;ông &quot;", T("«rong»")) T("x") "</w:p>", "x\n" },
	{ "<w:p>" FIELD(" MERGEFIELD ten \\b &quot;ông &quot; \\f &quot;,&quot;", T("«ten»")) "</w:p>", "ông An,\n" },
	{ "<w:p>" MARK("begin") INSTR("MERGEFIELD ten") MARK("end") "</w:p>", "An\n" },
	{ "{% for x in ds %}\n<w:p>" FIELD("MERGEFIELD ten", T("«ten»")) T(" {{ x.t }}") "</w:p>\n{% endfor %}", "An A\nAn B\n" },
	{ "<w:p>" FIELD("PAGE", T("1")) "</w:p>", "1\n" },
};

TEST(a_merge_field_is_filled_by_its_name)
{
	for (size_t i = 0; i < sizeof merges / sizeof *merges; i++) {
		struct doc *t = doc_new(merges[i].body, NULL, filled_data, true);

		IS_STR(doc_fill(t), str_of(merges[i].want));
		doc_free(t);
	}
}

TEST(a_merge_field_without_data_is_told_by_its_name)
{
	struct doc *t = doc_new("<w:p>" FIELD("MERGEFIELD tne", T("«tne»")) "</w:p>", NULL, filled_data, true);

	doc_open(t);
	OK(!fill_package(t->p, &t->data, &t->opt, t->a, &t->d));
	IS_STR(kinds_told(t), STR("T102"));
	doc_free(t);
}

static str
part_of(struct doc *t, const char *part)
{
	str bytes = STR("");

	OK(pkg_read(t->p, str_of(part), &bytes, &t->d));
	return bytes;
}

#define HAS(bytes, what) OK(str_find(bytes, STR(what), 0) < (bytes).n)
#define LACKS(bytes, what) OK(str_find(bytes, STR(what), 0) == (bytes).n)

TEST(a_link_with_a_tag_in_its_address_leads_elsewhere_at_each_turn)
{
	struct doc *t = doc_new("{% for x in ds %}\n<w:p><w:hyperlink r:id=\"rId9\">" T("{{ x.t }}") "</w:hyperlink></w:p>\n{% endfor %}", NULL,
		filled_data, true);
	str rels, body;

	rels = str_format(t->a, "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
		"Id=\"rId9\" Type=\"" NS_R "/hyperlink\" Target=\"%%7B%%7B%%20x.u%%20%%7D%%7D\" TargetMode=\"External\"/></Relationships>");
	pkg_put(t->p, STR("word/_rels/document.xml.rels"), rels);
	doc_open(t);
	OK(fill_package(t->p, &t->data, &t->opt, t->a, &t->d));
	IS_STR(kinds_told(t), STR(""));
	body = part_of(t, "word/document.xml");
	HAS(body, "HYPERLINK \"https://a.vn/x\"");
	HAS(body, "HYPERLINK \"https://b.vn/y\"");
	LACKS(body, "w:hyperlink");
	LACKS(part_of(t, "word/_rels/document.xml.rels"), "rId9");
	doc_free(t);
}

#define DRAWING "application/vnd.openxmlformats-officedocument.drawingml."

TEST(charts_and_smartart_are_filled_or_complained_about)
{
	static const char chart[] = "<c:chartSpace xmlns:c=\"urn:c\" xmlns:a=\"urn:a\"><c:title><a:p><a:r><a:t>{{ t</a:t></a:r><a:r><a:t>en }}"
		"</a:t></a:r></a:p></c:title><c:tx><c:v>{{ ho_ten }}</c:v></c:tx></c:chartSpace>";
	static const char smart[] = "<dgm:dataModel xmlns:dgm=\"urn:d\" xmlns:a=\"urn:a\"><a:p><a:r><a:t>Ông {{ ten }} &amp; {{ khong_co }}"
		"</a:t></a:r></a:p></dgm:dataModel>";
	struct doc *t = doc_new("x", NULL, filled_data, true);
	str bytes;

	doc_put(t, "word/charts/chart1.xml", DRAWING "chart+xml", str_of(chart));
	doc_open(t);
	OK(fill_package(t->p, &t->data, &t->opt, t->a, &t->d));
	bytes = part_of(t, "word/charts/chart1.xml");
	HAS(bytes, "<a:t>An</a:t>");
	HAS(bytes, "<c:v>Bình</c:v>");
	LACKS(bytes, "{{");
	doc_free(t);
	t = doc_new("x", NULL, filled_data, true);
	doc_put(t, "word/diagrams/data1.xml", DRAWING "diagramData+xml", str_of(smart));
	doc_open(t);
	OK(!fill_package(t->p, &t->data, &t->opt, t->a, &t->d));
	IS_STR(kinds_told(t), STR("T102"));
	doc_free(t);
}

TEST(a_contents_list_that_is_asked_for_by_name_becomes_a_living_one)
{
	struct doc *t = doc_new("{{ muc_luc }}\n{{ danh_muc_bang }}\nx", NULL, filled_data, true);
	str body;

	doc_open(t);
	OK(fill_package(t->p, &t->data, &t->opt, t->a, &t->d));
	IS_STR(kinds_told(t), STR(""));
	body = part_of(t, "word/document.xml");
	HAS(body, "TOC \\o \"1-3\" \\h \\z \\u");
	HAS(body, "TOC \\h \\z \\c \"Bảng\"");
	doc_free(t);
	t = doc_new("{{ muc_luc }}\nx", NULL, filled_data, false);
	doc_open(t);
	OK(fill_package(t->p, &t->data, &t->opt, t->a, &t->d));
	body = part_of(t, "content.xml");
	HAS(body, "<text:table-of-content-source text:outline-level=\"3\">");
	HAS(body, "<text:index-entry-page-number/>");
	doc_free(t);
	/* the data's own value goes before it; amid words there is no room for a list */
	t = doc_new("{{ muc_luc }}", NULL, "{'muc_luc': 'của tôi'}", true);
	IS_STR(doc_fill(t), STR("của tôi\n"));
	doc_free(t);
	t = doc_new("xem {{ muc_luc }}", NULL, filled_data, true);
	doc_open(t);
	OK(!fill_package(t->p, &t->data, &t->opt, t->a, &t->d));
	IS_STR(kinds_told(t), STR("L112"));
	doc_free(t);
}

#define BOUND(xpath, content) "<w:sdt><w:sdtPr><w:dataBinding w:prefixMappings=\"xmlns:n='urn:x'\" w:xpath=\"" xpath "\" " \
	"w:storeItemID=\"{11111111-1111-1111-1111-111111111111}\"/></w:sdtPr><w:sdtContent>" content "</w:sdtContent></w:sdt>"

TEST(a_bound_control_and_its_store_agree)
{
	static const char body[] = BOUND("/n:g[1]/n:ten[1]", "<w:p>" T("{{ ten }}") "</w:p>")
		"\n{% for x in ds %}\n" BOUND("/n:g[1]/n:t[1]", "<w:p>" T("{{ x.t }}") "</w:p>") "\n{% endfor %}\n"
		BOUND("/n:g[1]/n:nguyen[1]", "<w:p>" T("khác") "</w:p>");
	struct doc *t = doc_new(body, NULL, filled_data, true);
	str bytes;

	pkg_put(t->p, STR("customXml/item1.xml"),
	    STR("<g xmlns=\"urn:x\"><ten>{{ ten }}</ten><t>{{ x.t }}</t><nguyen>nguyên</nguyen><rieng>{{ ho_ten }}</rieng></g>"));
	pkg_put(t->p, STR("customXml/itemProps1.xml"), STR("<ds:datastoreItem xmlns:ds=\"urn:ds\" "
	    "ds:itemID=\"{11111111-1111-1111-1111-111111111111}\"/>"));
	doc_open(t);
	OK(fill_package(t->p, &t->data, &t->opt, t->a, &t->d));
	IS_STR(kinds_told(t), STR(""));
	bytes = part_of(t, "customXml/item1.xml");
	HAS(bytes, "<ten>An</ten><t>A</t><nguyen>nguyên</nguyen><rieng>Bình</rieng>");
	bytes = part_of(t, "word/document.xml");
	/* the second turn says something else than the store: it is bound no more; what no tag touches stays bound */
	IS_INT(str_find(bytes, STR("n:t[1]"), str_find(bytes, STR("n:t[1]"), 0) + 1) == bytes.n, true);
	HAS(bytes, "n:nguyen[1]");
	doc_free(t);
}

TEST(a_unicode_value_in_an_old_font_is_told)
{
	static const char body[] = "<w:p><w:r><w:rPr><w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/></w:rPr><w:t>%s</w:t></w:r></w:p>";
	static const struct {
		const char *text, *told;
	} rows[] = { { "T\u00aan: {{ ho_ten }}", "I156" }, { "T\u00aan: {{ ten }}", "" }, { "T\u00aan", "" } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena *a = arena_new(1 << 12);
		struct doc *t = doc_new(str_format(a, body, rows[i].text).p, NULL, filled_data, true);

		doc_open(t);
		OK(fill_package(t->p, &t->data, &t->opt, t->a, &t->d));
		IS_STR(kinds_told(t), str_of(rows[i].told));
		doc_free(t);
		arena_free(a);
	}
}

TEST(a_package_becomes_what_its_name_says)
{
	static const struct {
		bool docx;
		const char *extension, *type;
	} rows[] = {
		{ true, "docx", WML "document.main+xml" },
		{ true, "dotx", WML "template.main+xml" },
		{ true, "DOCM", "application/vnd.ms-word.document.macroEnabled.main+xml" },
		{ true, "dotm", "application/vnd.ms-word.template.macroEnabledTemplate.main+xml" },
		{ true, "txt", WML "template.main+xml" },
		{ false, "odt", "application/vnd.oasis.opendocument.text" },
		{ false, "ott", "application/vnd.oasis.opendocument.text-template" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct doc *t = doc_new("x", NULL, "{}", rows[i].docx);
		str mime = STR("");

		if (rows[i].docx)
			pkg_set_content_type(t->p, STR("word/document.xml"), STR(WML "template.main+xml"), &t->d);
		pkg_become(t->p, str_of(rows[i].extension), &t->d);
		if (rows[i].docx)
			mime = pkg_content_type(t->p, STR("word/document.xml"), &t->d);
		else
			OK(pkg_read(t->p, STR("mimetype"), &mime, &t->d));
		IS_STR(mime, str_of(rows[i].type));
		if (!rows[i].docx)
			HAS(part_of(t, "META-INF/manifest.xml"), "full-path=\"/\"");
		doc_free(t);
	}
}

TEST(macros_go_where_a_file_holds_none)
{
	struct doc *t = doc_new("x", NULL, "{}", true);

	pkg_set_content_type(t->p, STR("word/document.xml"), STR("application/vnd.ms-word.document.macroEnabled.main+xml"), &t->d);
	doc_put(t, "word/vbaProject.bin", "application/vnd.ms-office.vbaProject", STR("x"));
	pkg_relate(t->p, STR("word/document.xml"), STR("http://schemas.microsoft.com/office/2006/relationships/vbaProject"),
	    STR("word/vbaProject.bin"), false, &t->d);
	pkg_become(t->p, STR("docm"), &t->d);
	OK(pkg_has(t->p, STR("word/vbaProject.bin")));
	pkg_become(t->p, STR("docx"), &t->d);
	OK(!pkg_has(t->p, STR("word/vbaProject.bin")));
	LACKS(part_of(t, "word/_rels/document.xml.rels"), "vbaProject");
	IS_STR(kinds_told(t), STR("I155"));
	doc_free(t);
}
