/* Links that may not be followed, and what a template carries along. */
#include "doc.h"

#define RELATE(type, target) pkg_relate(t->p, STR("word/document.xml"), STR(NS_R "/" type), STR(target), true, &t->d)

static str
part_of(struct doc *t, const char *name)
{
	str s = STR("");

	OK(pkg_read(t->p, str_of(name), &s, &t->d));
	return s;
}

static bool
in_part(struct doc *t, const char *name, const char *words)
{
	str s = part_of(t, name);

	return str_find(s, str_of(words), 0) < s.n;
}

#define LINK(id, words)  "<w:hyperlink r:id=\"" id "\"><w:r><w:t>" words "</w:t></w:r></w:hyperlink>"
#define CHAR(kind)       "<w:r><w:fldChar w:fldCharType=\"" kind "\"/></w:r>"
#define FIELD(ins, words) \
	CHAR("begin") "<w:r><w:instrText>" ins "</w:instrText></w:r>" CHAR("separate") "<w:r><w:t>" words "</w:t></w:r>" CHAR("end")

TEST(links_of_other_kinds_become_text_in_a_filled_docx)
{
	struct doc *t = doc_new("<w:p>" LINK("rId3", "mot") LINK("rId4", "hai") LINK("rId5", "ba") "</w:p><w:p>" FIELD(
	                            "HYPERLINK \"file:///x\"", "bon") FIELD("HYPERLINK \"https://a.vn\"", "nam") FIELD(
	                            "HYPERLINK \\l \"muc\"", "sau") "</w:p>",
	    NULL, "{\"dia_chi\": \"javascript:x()\"}", true);

	RELATE("hyperlink", "file:///C:/x");
	RELATE("hyperlink", "https://ok.vn/");
	RELATE("hyperlink", "{{ dia_chi }}");
	doc_fill(t);
	IS_INT(t->d.count[DIAG_WARNING], 3);
	IS_INT(t->d.count[DIAG_ERROR], 0);
	OK(in_part(t, "word/_rels/document.xml.rels", "https://ok.vn/"));
	OK(!in_part(t, "word/_rels/document.xml.rels", "file:") && !in_part(t, "word/_rels/document.xml.rels", "javascript:"));
	OK(in_part(t, "word/document.xml", "<w:hyperlink r:id=\"rId4\">") && !in_part(t, "word/document.xml", "\"rId3\""));
	OK(!in_part(t, "word/document.xml", "file:") && in_part(t, "word/document.xml", "https://a.vn"));
	OK(in_part(t, "word/document.xml", "mot") && in_part(t, "word/document.xml", "ba") && in_part(t, "word/document.xml", "bon") &&
	    in_part(t, "word/document.xml", "\\l \"muc\""));
	doc_free(t);
}

TEST(links_of_other_kinds_become_text_in_a_filled_odt)
{
	struct doc *t = doc_new("<text:p><text:a xlink:href=\"{{ u }}\">mot</text:a><text:a xlink:href=\"http://b.vn\">hai</text:a>"
	                        "<text:a xlink:href=\"#muc\">ba</text:a><text:a xlink:href=\"../bieu.ods\">bon</text:a></text:p>",
	    NULL, "{\"u\": \"\\\\\\\\may\\\\chia\"}", false);

	doc_fill(t);
	IS_INT(t->d.count[DIAG_WARNING], 2);
	OK(in_part(t, "content.xml", "mot") && in_part(t, "content.xml", "bon") && in_part(t, "content.xml", "#muc"));
	OK(in_part(t, "content.xml", "http://b.vn") && !in_part(t, "content.xml", "chia") && !in_part(t, "content.xml", "bieu.ods"));
	doc_free(t);
}

/* What is carried in a template of this body, part and relationship; what comes behind the kind's phrase. */
struct carried_case {
	const char *body, *part, *type, *target, *said;
};

static void
check_carried(const struct carried_case *rows, size_t n, bool docx)
{
	for (size_t i = 0; i < n; i++) {
		struct doc *t = doc_new(rows[i].body, NULL, "{}", docx);
		str said;

		if (rows[i].part != NULL)
			doc_put(t, rows[i].part, "application/octet-stream", STR("x"));
		if (rows[i].type != NULL)
			pkg_relate(t->p, STR("word/document.xml"), str_format(t->a, NS_R "/%s", rows[i].type), str_of(rows[i].target),
			    true, &t->d);
		doc_open(t);
		OK(fill_check(t->p, t->a, &t->d));
		said = tap_diags(t->a, &t->d);
		IS_INT(t->d.count[DIAG_WARNING], rows[i].said != NULL);
		OK(rows[i].said == NULL || str_find(said, str_of(rows[i].said), 0) < said.n);
		doc_free(t);
	}
}

TEST(what_a_template_carries_along_is_named_once)
{
	static const struct carried_case docx[] = {
		{ "x", NULL, NULL, NULL, NULL },
		{ "x", "word/vbaProject.bin", NULL, NULL, "macros" },
		{ "x", "word/activeX/activeX1.bin", NULL, NULL, "ActiveX" },
		{ "x", NULL, "attachedTemplate", "http://x.vn/t.dotm", "a template at another place: http://x.vn/t.dotm" },
		{ "x", NULL, "aFChunk", "x.html", "altChunk" },
		{ "x", NULL, "image", "http://x.vn/a.png", "something at another place: http://x.vn/a.png" },
		{ "x", NULL, "oleObject", "file:///x", "something at another place" },
		{ "x", NULL, "hyperlink", "https://x.vn", NULL },
		{ "<w:p>" FIELD("DDEAUTO c:\\\\x", "a") FIELD("DDEAUTO c:\\\\y", "a") "</w:p>", NULL, NULL, NULL, "DDEAUTO" },
		{ "<w:p>" CHAR("begin") "<w:r><w:instrText> INCLUDE</w:instrText></w:r><w:r><w:instrText>TEXT x</w:instrText></w:r>" CHAR(
		      "end") "</w:p>",
		    NULL, NULL, NULL, "INCLUDETEXT" },
		{ "<w:p><w:fldSimple w:instr=\"INCLUDEPICTURE x\"/></w:p>", NULL, NULL, NULL, "INCLUDEPICTURE" },
		{ "<w:p>" FIELD("PAGE", "1") FIELD("DATE", "1") "</w:p>", NULL, NULL, NULL, NULL },
	};
	static const struct carried_case odt[] = {
		{ "x", NULL, NULL, NULL, NULL },
		{ "x", "Basic/Standard/Module1.xml", NULL, NULL, "macros" },
		{ "<text:p><text:script>x</text:script></text:p>", NULL, NULL, NULL, "a script" },
		{ "<text:section text:name=\"a\"><text:section-source xlink:href=\"file:///x.odt\"/></text:section>", NULL, NULL, NULL,
		    "something at another place: file:///x.odt" },
		{ "<text:p><draw:frame xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\"><draw:image "
		  "xlink:href=\"Pictures/a.png\"/></draw:frame></text:p>",
		    NULL, NULL, NULL, NULL },
	};

	check_carried(docx, sizeof docx / sizeof docx[0], true);
	check_carried(odt, sizeof odt / sizeof odt[0], false);
}
