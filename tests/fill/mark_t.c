/* Complaints put into a copy of the template as comments, each at the paragraph that it is about. */
#include "fill/doc.h"

static str
part(struct doc *t, const char *name)
{
	str s = STR("");

	if (pkg_has(t->p, str_of(name)))
		OK(pkg_read(t->p, str_of(name), &s, &t->d));
	return s;
}

static str
between(str s, const char *begin, const char *end)
{
	size_t from = str_find(s, str_of(begin), 0) + strlen(begin);

	return from > s.n ? STR("(none)") : str_sub(s, from, str_find(s, str_of(end), from));
}

/* What fill_check() complains about, put into the document itself. */
static struct doc *
marked(const char *body, const char *head, bool docx)
{
	struct doc *t = doc_new(body, head, "{}", docx);
	struct diags d;

	doc_open(t);
	fill_check(t->p, t->a, &t->d);
	diags_init(&d, t->a);
	OK(fill_mark(t->p, &t->d, t->a, &d));
	IS_STR(tap_diags(t->a, &d), STR(""));
	return t;
}

#define MARKED_WORDS "unknown filter: soo; nearest is so (soo) [T108]"
#define RANGE(id, inside) "<w:commentRangeStart w:id=\"" id "\"/>" inside "<w:commentRangeEnd w:id=\"" id "\"/><w:r><w:commentReference w:id=\"" id "\"/></w:r>"
#define RUN(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"

TEST(a_comment_stands_around_the_paragraph_that_it_is_about)
{
	static const struct {
		const char *body, *docx, *odt; /* the paragraph that is marked, from its own tag on */
	} rows[] = {
		{ "a\n{{ x|soo }}\nb", RUN("a") "</w:p><w:p>" RANGE("0", RUN("{{ x|soo }}")) "</w:p><w:p>" RUN("b") "</w:p>",
		    "a</text:p><text:p text:style-name=\"P\"><office:annotation><dc:creator xmlns:dc=\"http://purl.org/dc/elements/1.1/\">vanthu</dc:creator>"
		    "<text:p>" MARKED_WORDS "</text:p></office:annotation>{{ x|soo }}</text:p><text:p text:style-name=\"P\">b</text:p>" },
		{ "<w:p w:rsidR=\"1\"><w:pPr><w:keepNext/></w:pPr><w:r><w:t>{{ x|soo }}</w:t></w:r></w:p>",
		    "<w:pPr><w:keepNext/></w:pPr>" RANGE("0", "<w:r><w:t>{{ x|soo }}</w:t></w:r>") "</w:p>", NULL },
		{ "{{ x|soo }} {{ y|qqqqqq }}",
		    "<w:commentRangeStart w:id=\"0\"/><w:commentRangeStart w:id=\"1\"/>" RUN("{{ x|soo }} {{ y|qqqqqq }}")
		    "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r><w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>",
		    NULL },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (int docx = 0; docx < 2; docx++) {
			const char *want = docx ? rows[i].docx : rows[i].odt;
			struct doc *t;
			str s;

			if (want == NULL)
				continue;
			t = marked(rows[i].body, NULL, docx);
			s = docx ? between(part(t, "word/document.xml"), "<w:body>", "<w:sectPr") : between(part(t, "content.xml"), "<office:text>", "</office:text>");
			s = str_sub(s, str_find_char(s, '>', 0) + 1, s.n);
			IS_STR(s, str_of(want));
			doc_free(t);
		}
}

TEST(the_comments_part_holds_one_for_each_complaint)
{
	struct doc *t = marked("{{ x|soo }} {{ y|qqqqqq }}", NULL, true);
	const struct relationship *rel = pkg_relationship_of_type(t->p, STR("word/document.xml"), STR("comments"), &t->d);

#define COMMENT(id, words) "<w:comment w:id=\"" id "\" w:author=\"vanthu\" w:initials=\"vt\"><w:p><w:r><w:t xml:space=\"preserve\">" words "</w:t></w:r></w:p></w:comment>"
	IS_STR(between(part(t, "word/comments.xml"), "wordprocessingml/2006/main\">", "</w:comments>"),
	    STR(COMMENT("0", MARKED_WORDS) COMMENT("1", "unknown filter: qqqqqq (qqqqqq). hint: vanthu-template(7) lists the filters [T108]")));
	OK(rel != NULL && str_eq(rel->target, STR("word/comments.xml")));
	IS_STR(pkg_content_type(t->p, STR("word/comments.xml"), &t->d), STR(WML "comments+xml"));
	doc_free(t);
}

TEST(comments_that_are_there_stay_and_theirs_are_numbers_behind)
{
	static const struct {
		const char *ids, *next;
	} rows[] = { { "<w:comment w:id=\"3\"/><w:comment w:id=\"12\"/><w:comment w:id=\"4\"/>", "13" }, { "<w:comment w:id=\"0\"/>", "1" }, { "", "0" } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct doc *t = doc_new("{{ x|soo }}", NULL, "{}", true);
		struct diags d;

		doc_put(t, "word/chu-giai.xml", WML "comments+xml", str_format(t->a, "<w:comments xmlns:w=\"" NS_W "\">%s</w:comments>", rows[i].ids));
		pkg_relate(t->p, STR("word/document.xml"), STR(NS_R "/comments"), STR("word/chu-giai.xml"), false, &t->d);
		fill_check(t->p, t->a, &t->d);
		diags_init(&d, t->a);
		OK(fill_mark(t->p, &t->d, t->a, &d));
		IS_STR(between(part(t, "word/chu-giai.xml"), "main\">", "</w:comments>"),
		    str_format(t->a, "%s<w:comment w:id=\"%s\" w:author=\"vanthu\" w:initials=\"vt\"><w:p><w:r><w:t xml:space=\"preserve\">" MARKED_WORDS
		        "</w:t></w:r></w:p></w:comment>", rows[i].ids, rows[i].next));
		OK(str_find(part(t, "word/document.xml"), str_format(t->a, "<w:commentReference w:id=\"%s\"/>", rows[i].next), 0) < part(t, "word/document.xml").n);
		OK(!pkg_has(t->p, STR("word/comments.xml")));
		doc_free(t);
	}
}

TEST(what_is_wrong_elsewhere_is_told_in_the_first_paragraph)
{
	static const char *const bodies[] = { "<text:p text:style-name=\"P\"/>\nb", "<w:p/>\nb" };

	for (int docx = 0; docx < 2; docx++) {
		struct doc *t = marked(bodies[docx], "đầu\n{{ x|soo }}", docx);
		str s = part(t, docx ? "word/comments.xml" : "content.xml");

		IS_STR(docx ? between(s, "xml:space=\"preserve\">", "</w:t>") : between(s, "</dc:creator><text:p>", "</text:p>"),
		    docx ? STR("header of section 1, paragraph 2: " MARKED_WORDS) : STR("header of page style Standard, paragraph 2: " MARKED_WORDS));
		s = part(t, docx ? "word/document.xml" : "content.xml");
		if (docx)
			OK(str_find(s, STR("<w:body><w:p>" RANGE("0", "") "</w:p><w:p>"), 0) < s.n);
		else
			OK(str_find(s, STR("</office:annotation></text:p><text:p text:style-name=\"P\">b"), 0) < s.n);
		doc_free(t);
	}
}

TEST(without_complaints_or_with_those_of_others_nothing_changes)
{
	static const struct diag_kind kind = { "X101", DIAG_ERROR, "thử" };
	struct doc *t = doc_new("a", NULL, "{}", true);
	str before = part(t, "word/document.xml");
	struct diags d, own;

	diags_init(&d, t->a);
	diags_init(&own, t->a);
	OK(fill_mark(t->p, &d, t->a, &own));
	diag_add(&d, &kind, LOC_NONE, "x");
	diag_add(&d, &kind, loc_file(t->a, STR("mau.docx")), "x");
	diag_add(&d, &kind, loc_file(t->a, STR("khac.docx")), "x");
	OK(fill_mark(t->p, &d, t->a, &own));
	IS_STR(part(t, "word/document.xml"), before);
	OK(!pkg_has(t->p, STR("word/comments.xml")));
	doc_free(t);
}

TEST(what_is_no_document_cannot_be_marked)
{
	struct arena *a = arena_new(1 << 14);
	struct package *p = pkg_new(PACKAGE_XLSX, "bang.xlsx", a);
	struct diags d, none;

	diags_init(&d, a);
	diags_init(&none, a);
	OK(!fill_mark(p, &none, a, &d));
	IS_STR(tap_diags(a, &d), STR("bang.xlsx: fatal: not a DOCX or ODT template [L105]\n"));
	arena_free(a);
}

TEST(a_hint_comes_along)
{
	struct doc *t = doc_new("{{ khong_co }}", NULL, "{}", true), *copy = doc_new("{{ khong_co }}", NULL, "{}", true);
	str got;

	fill_package(t->p, &t->data, &t->opt, t->a, &t->d);
	OK(fill_mark(copy->p, &t->d, copy->a, &copy->d));
	got = between(part(copy, "word/comments.xml"), "xml:space=\"preserve\">", "</w:t>");
	OK(str_starts(got, STR("unknown name: khong_co (khong_co). hint: ")) && str_ends(got, STR(" [T102]")));
	doc_free(copy);
	doc_free(t);
}
