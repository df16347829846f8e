/* Tags in every place of a document that shows or keeps text. */
#include "doc.h"

static const char data[] = "{'x': 'Xã A&B', 'co': true, 'xs': [1, 2], 'url': 'http://a.vn/?q=1&r=é x', 'ten': 'Báo cáo',"
    " 'r': {'$doan': ['c', 'd']}}";

#define BOX "<wp:inline><wp:docPr id=\"1\" name=\"n\"/><a:graphic><a:graphicData><w:txbxContent>%s</w:txbxContent>" \
	"</a:graphicData></a:graphic></wp:inline>"
#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define TXBX "<w:txbxContent>" P("{{ x }}") P("{% if co %}") P("có") P("{% endif %}") "</w:txbxContent>"

TEST(text_boxes_both_branches)
{
	struct doc *t = doc_new("<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"n\"/>" TXBX
	    "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape id=\"s1\"><v:textbox>" TXBX
	    "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>", NULL, data, true);
	str all;

	IS_STR(doc_fill(t), STR("[khung: Xã A&B // có]\n"));
	OK(pkg_read(t->p, STR("word/document.xml"), &all, &t->d));
	OK(str_find(all, STR("{"), 0) == all.n);
	OK(str_find(all, STR("Xã A&amp;B"), str_find(all, STR("mc:Fallback"), 0)) < all.n);
	doc_free(t);
}

TEST(content_controls_of_block_row_cell_and_run)
{
#define SDT(inside) "<w:sdt><w:sdtPr><w:id w:val=\"7\"/></w:sdtPr><w:sdtContent>" inside "</w:sdtContent></w:sdt>"
	static const struct doc_case rows[] = {
		{ SDT(P("{{ x }}")), "Xã A&B" },
		{ SDT(P("{% if co %}")) "\na\n" SDT(P("{% endif %}")), "a" },
		{ SDT(P("{% for i in xs %}") P("{{ i }}") P("{% endfor %}")), "1\n2" },
		{ "<w:p><w:r><w:t xml:space=\"preserve\">a </w:t></w:r>" SDT("<w:r><w:t>{{ x }}</w:t></w:r>") "<w:r><w:t xml:space=\"preserve\"> b</w:t></w:r></w:p>", "a Xã A&B b" },
		{ "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"1\"/></w:tblGrid>" SDT("<w:tr><w:tc><w:tcPr/>" P("{{ x }}") "</w:tc></w:tr>") "</w:tbl>",
		    "| Xã A&B |" },
		{ "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"1\"/></w:tblGrid><w:tr>" SDT("<w:tc><w:tcPr/>" P("{{ x }}") "</w:tc>") "</w:tr></w:tbl>",
		    "| Xã A&B |" },
	};

	DOCX(data, rows);
}

TEST(tracked_changes_proofing_marks_and_bookmarks_do_not_hide_a_tag)
{
	static const struct doc_case rows[] = {
		{ "<w:p><w:r><w:t>{{</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:t xml:space=\"preserve\"> x</w:t></w:r><w:proofErr w:type=\"spellEnd\"/>"
		  "<w:r><w:t xml:space=\"preserve\"> }}</w:t></w:r></w:p>", "Xã A&B" },
		{ "<w:p><w:r><w:t>{{</w:t></w:r><w:bookmarkStart w:id=\"3\" w:name=\"b\"/><w:r><w:t>x}</w:t></w:r><w:bookmarkEnd w:id=\"3\"/>"
		  "<w:r><w:t>}</w:t></w:r></w:p>", "Xã A&B" },
		{ "<w:p><w:r><w:t>{{ </w:t></w:r><w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>cu</w:delText></w:r></w:del>"
		  "<w:ins w:id=\"2\" w:author=\"a\"><w:r><w:t>x</w:t></w:r></w:ins><w:r><w:t> }}</w:t></w:r></w:p>", "Xã A&B" },
		{ "<w:p><w:hyperlink w:anchor=\"b\"><w:r><w:t>{{ x }}</w:t></w:r></w:hyperlink></w:p>", "Xã A&B" },
		{ "<w:p><w:r><w:t>{{ x</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>}}</w:t></w:r></w:p>", "Xã A&B" },
	};

	DOCX(data, rows);
}

TEST(headers)
{
	for (int docx = 0; docx < 2; docx++) {
		struct doc *t = doc_new("a", "trang của {{ x }}\n{% for i in xs %}\n. {{ i }}\n{% endfor %}", data, docx);

		IS_STR(doc_fill(t), STR("a\n"));
		IS_STR(doc_dump(t, docx ? "word/header1.xml" : "styles.xml"), STR("trang của Xã A&B\n. 1\n. 2\n"));
		doc_free(t);
	}
}

static void
add_part(struct doc *t, const char *name, const char *type, const char *relation, const char *bytes)
{
	doc_put(t, name, type, str_of(bytes));
	pkg_relate(t->p, STR("word/document.xml"), str_format(t->a, NS_R "/%s", relation), str_of(name), false, &t->d);
}

TEST(notes_comments_links_and_properties)
{
	struct doc *t = doc_new("<w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r><w:r><w:endnoteReference w:id=\"1\"/></w:r></w:p>", NULL, data, true);
	str s;

	add_part(t, "word/footnotes.xml", WML "footnotes+xml", "footnotes",
	    "<w:footnotes xmlns:w=\"" NS_W "\"><w:footnote w:id=\"1\">" P("chú {{ x }}") "</w:footnote></w:footnotes>");
	add_part(t, "word/endnotes.xml", WML "endnotes+xml", "endnotes",
	    "<w:endnotes xmlns:w=\"" NS_W "\"><w:endnote w:id=\"1\">" P("cuối {{ x }}") "</w:endnote></w:endnotes>");
	add_part(t, "word/comments.xml", WML "comments+xml", "comments",
	    "<w:comments xmlns:w=\"" NS_W "\"><w:comment w:id=\"1\">" P("lời {{ x }}") "</w:comment></w:comments>");
	pkg_relate(t->p, STR("word/document.xml"), STR(NS_R "/hyperlink"), STR("https://x.vn/{{ x }}/%7B%7B%20ten%20%7D%7D"), true, &t->d);
	doc_put(t, "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml",
	    STR("<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{{ ten }} của {{ x }}</dc:title></cp:coreProperties>"));
	IS_STR(doc_fill(t), STR("[chú: chú Xã A&B]\n"));
	IS_STR(doc_dump(t, "word/endnotes.xml"), STR("cuối Xã A&B\n"));
	IS_STR(doc_dump(t, "word/comments.xml"), STR("lời Xã A&B\n"));
	OK(pkg_read(t->p, STR("docProps/core.xml"), &s, &t->d));
	OK(str_find(s, STR("<dc:title>Báo cáo của Xã A&amp;B</dc:title>"), 0) < s.n);
	OK(pkg_read(t->p, STR("word/_rels/document.xml.rels"), &s, &t->d));
	OK(str_find(s, STR("https://x.vn/X%C3%A3%20A&amp;B/B%C3%A1o%20c%C3%A1o"), 0) < s.n);
	doc_free(t);
}

TEST(opendocument_s_own_places)
{
	static const struct doc_case rows[] = {
		{ "<text:p>a <text:text-input text:description=\"\">{{ x }}</text:text-input></text:p>", "a Xã A&B" },
		{ "<text:p>a <text:placeholder text:placeholder-type=\"text\">&lt;{{ x }}&gt;</text:placeholder> b</text:p>", "a Xã A&B b" },
		{ "<text:p>{{ <text:soft-page-break/>x }}</text:p>", "Xã A&B" },
		{ "<text:p>a<text:s text:c=\"2\"/>{{ x }}<text:s/>b</text:p>", "a  Xã A&B b" },
		{ "<text:section text:name=\"S\"><text:p>{{ x }}</text:p></text:section>", "Xã A&B" },
		{ "<text:list><text:list-item><text:p>{% for i in xs %}</text:p></text:list-item><text:list-item><text:p>m{{ i }}</text:p>"
		  "<text:list><text:list-item><text:p>con {{ i }}</text:p></text:list-item></text:list></text:list-item>"
		  "<text:list-item><text:p>{% endfor %}</text:p></text:list-item></text:list>", "- m1\n- con 1\n- m2\n- con 2" },
		{ "<text:p>a<text:note text:id=\"n1\" text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body>"
		  "<text:p>chú {{ x }}</text:p></text:note-body></text:note></text:p>", "a[chú: chú Xã A&B]" },
		{ "<text:p><draw:frame draw:name=\"f\"><draw:text-box><text:p>{{ x }}</text:p><text:p>{% if co %}</text:p><text:p>y</text:p>"
		  "<text:p>{% endif %}</text:p></draw:text-box></draw:frame></text:p>", "[khung: Xã A&B // y]" },
		{ "<text:p><text:a xlink:href=\"http://x.vn/%7B%7Bten%7D%7D\">{{ x }}</text:a></text:p>", "Xã A&B" },
		{ "<text:h text:outline-level=\"1\">{{ x }}</text:h>", "Xã A&B" },
		{ "<text:p> {{ 'a\\nb' }} </text:p>", " a\nb " },
		{ "<text:p> {{ r }} </text:p>", "c\nd" },
		{ "<text:p><text:placeholder text:placeholder-type=\"text\">&lt;{{ r }}&gt;</text:placeholder></text:p>", "c\nd" },
		{ "<text:p>{% if co %}<text:soft-page-break/></text:p><text:p>y</text:p><text:p>{% endif %}</text:p>", "y" },
		{ "<table:table table:name=\"a\"><table:table-column/><table:table-header-rows><table:table-row><table:table-cell><text:p>{{ x }}</text:p>"
		  "</table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>{% for i in xs %}</text:p>"
		  "</table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>{{ i }}</text:p></table:table-cell></table:table-row>"
		  "<text:soft-page-break/><table:table-row><table:table-cell><text:p>{% endfor %}</text:p></table:table-cell></table:table-row></table:table>",
		    "| Xã A&B |\n| 1 |\n| 2 |" },
		{ "<text:p>a <office:annotation><dc:creator>v</dc:creator><text:p>{{ x }}</text:p></office:annotation>{{ ten }}</text:p>", "a Báo cáo" },
	};

	ODT(data, rows);
}

TEST(a_link_s_address_is_escaped)
{
	struct doc *t = doc_new("<text:p><text:a xlink:href=\"http://x.vn/%7B%7Bten%7D%7D\">{{ x }}</text:a></text:p>", NULL, data, false);
	str s;

	doc_fill(t);
	OK(pkg_read(t->p, STR("content.xml"), &s, &t->d));
	OK(str_find(s, STR("http://x.vn/B%C3%A1o%20c%C3%A1o\""), 0) < s.n);
	doc_free(t);
}

TEST(properties_of_opendocument)
{
	struct doc *t = doc_new("a", NULL, data, false);
	str s;

	doc_put(t, "meta.xml", "", STR("<office:document-meta " NS_ODF "><office:meta><dc:title>{{ ten }} &lt; {{ x }}</dc:title></office:meta></office:document-meta>"));
	doc_fill(t);
	OK(pkg_read(t->p, STR("meta.xml"), &s, &t->d));
	OK(str_find(s, STR("<dc:title>Báo cáo &lt; Xã A&amp;B</dc:title>"), 0) < s.n);
	doc_free(t);
}

TEST(nested_tables)
{
#define CELL(inside) "<w:tc><w:tcPr><w:tcW w:w=\"1\" w:type=\"dxa\"/></w:tcPr>" inside "</w:tc>"
#define TABLE(rows) "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"1\"/></w:tblGrid>" rows "</w:tbl>"
	static const struct doc_case rows[] = {
		{ TABLE("<w:tr>" CELL(TABLE("<w:tr>" CELL(P("{% for i in xs %}")) "</w:tr><w:tr>" CELL(P("{{ i }}")) "</w:tr><w:tr>" CELL(P("{% endfor %}"))
		  "</w:tr>") P("s")) "</w:tr>"), "| | 1 | | 2 | s |" },
		{ TABLE("<w:tr>" CELL(P("{% for i in xs %}")) "</w:tr><w:tr>" CELL(TABLE("<w:tr>" CELL(P("{{ i }}")) "</w:tr>") P("x")) "</w:tr><w:tr>"
		  CELL(P("{% endfor %}")) "</w:tr>"), "| | 1 | x |\n| | 2 | x |" },
		{ TABLE("<w:tr>" CELL(TABLE("<w:tr>" CELL(P("{% if not co %}")) "</w:tr><w:tr>" CELL(P("a")) "</w:tr><w:tr>" CELL(P("{% endif %}")) "</w:tr>") P("s"))
		  "</w:tr>"), "| s |" },
	};

	DOCX(data, rows);
}

TEST(ids_in_what_repeats_are_unique_and_a_list_restarts_at_each_turn)
{
	struct doc *t = doc_new("<w:p w14:paraId=\"00000001\"><w:r><w:t>{% for i in xs %}</w:t></w:r></w:p>"
	    "<w:p w14:paraId=\"00000002\"><w:bookmarkStart w:id=\"1\" w:name=\"d\"/><w:r><w:t>nhóm {{ i }}</w:t></w:r><w:bookmarkEnd w:id=\"1\"/>"
	    "<w:r><w:drawing><wp:inline><wp:docPr id=\"4\" name=\"n\"/></wp:inline></w:drawing></w:r></w:p>"
	    "\n- một\n- hai\n{% endfor %}", NULL, data, true);
	str s, first = STR("<w:numId w:val=\"1\"/>");
	size_t at, n = 0;

	IS_STR(doc_fill(t), STR("nhóm 1[hình]\n- một\n- hai\nnhóm 2[hình]\n- một\n- hai\n"));
	OK(pkg_read(t->p, STR("word/document.xml"), &s, &t->d));
	for (at = str_find(s, first, 0); at < s.n; at = str_find(s, first, at + 1))
		n++;
	IS_INT(n, 2); /* the second turn's list has another number */
	OK(str_find(s, STR("<w:numId w:val=\"2\"/>"), 0) < s.n);
	OK(pkg_read(t->p, STR("word/numbering.xml"), &s, &t->d));
	OK(str_find(s, STR("<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/>"), 0) < s.n);
	doc_free(t);
}

TEST(the_last_paragraph_of_a_section_stays)
{
	static const struct doc_case rows[] = {
		{ "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{% if co %}</w:t></w:r></w:p>\na\n{% endif %}", "\na" },
		{ "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{{ 'a\\nb' }}</w:t></w:r></w:p>", "a⏎b" },
	};

	DOCX(data, rows);
}

TEST(parts_that_no_tag_touches_keep_their_bytes)
{
	struct doc *t = doc_new("{{ x }}", NULL, data, true), *u;
	str before, after, packed;
	struct package *again;

	OK(pkg_bytes(t->p, t->a, &packed, &t->d));
	again = pkg_open_bytes(packed, "mau.docx", t->a, &t->d);
	fill_package(again, &t->data, &t->opt, t->a, &t->d);
	for (size_t i = 0; i < pkg_parts(t->p); i++) {
		str name = pkg_part_name(t->p, i);

		if (str_eq(name, STR("word/document.xml")))
			continue;
		OK(pkg_read(t->p, name, &before, &t->d) && pkg_read(again, name, &after, &t->d) && str_eq(before, after));
	}
	u = doc_new("không thẻ", NULL, data, true);
	OK(pkg_read(u->p, STR("word/document.xml"), &before, &u->d));
	fill_package(u->p, &u->data, &u->opt, u->a, &u->d);
	OK(pkg_read(u->p, STR("word/document.xml"), &after, &u->d));
	OK(str_eq(before, after));
	doc_free(u);
	doc_free(t);
}
