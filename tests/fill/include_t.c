/* What an included document refers to comes along: styles, lists, parts, marks; what it may not bring stays behind. */
#include "fill/doc.h"

#include <unistd.h>

#include "base/file.h"

static str
part(struct doc *t, const char *name)
{
	str s = STR("");

	if (pkg_has(t->p, str_of(name)))
		OK(pkg_read(t->p, str_of(name), &s, &t->d));
	return s;
}

/* What stands in s between the first begin and the end after it. */
static str
between(str s, const char *begin, const char *end)
{
	size_t from = str_find(s, str_of(begin), 0) + strlen(begin);

	return from > s.n ? STR("(none)") : str_sub(s, from, str_find(s, str_of(end), from));
}

/* Were no complaints but of this kind made? The guests refer to something outside, which is said. */
static bool
said_only(const struct doc *t, const char *id)
{
	for (const struct diag *g = t->d.first; g != NULL; g = g->next)
		if (strcmp(g->kind->id, id) != 0)
			return false;
	return true;
}

/* The folder with the document to be included; it goes with done(). */
struct folder {
	char dir[40];
	char path[64];
};

static bool
folder_new(struct folder *f, struct doc *guest, const char *name)
{
	str bytes;

	strcpy(f->dir, "/tmp/vanthu-include-XXXXXX");
	if (mkdtemp(f->dir) == NULL)
		return false;
	snprintf(f->path, sizeof f->path, "%s/%s", f->dir, name);
	return guest == NULL || (pkg_bytes(guest->p, guest->a, &bytes, &guest->d) && file_write(f->path, bytes, &guest->d));
}

static void
folder_done(struct folder *f)
{
	remove(f->path);
	remove(f->dir);
}

/* --- DOCX --------------------------------------------------------------------------------- */

#define STYLE(type, id, name, more) "<w:style w:type=\"" type "\" w:styleId=\"" id "\"" more "><w:name w:val=\"" name "\"/>"

static const char guest_styles[] =
    "<w:styles xmlns:w=\"" NS_W "\">"
    STYLE("paragraph", "TD", "heading 1", "") "</w:style>"
    STYLE("paragraph", "Rieng", "Riêng", " w:default=\"1\"") "<w:basedOn w:val=\"Nen\"/><w:next w:val=\"TD\"/><w:link w:val=\"KT\"/>"
        "<w:pPr><w:numPr><w:numId w:val=\"7\"/></w:numPr></w:pPr></w:style>"
    STYLE("paragraph", "Nen", "Nền", "") "<w:basedOn w:val=\"TD\"/></w:style>"
    STYLE("paragraph", "Heading1", "Khác", "") "</w:style>"
    STYLE("paragraph", "Heading1_1", "Khác nữa", "") "</w:style>"
    STYLE("character", "KT", "Hyperlink", "") "</w:style>"
    STYLE("character", "KT2", "heading 1", "") "</w:style>"
    STYLE("table", "Ke", "Kẻ", "") "</w:style>"
    "<w:style w:type=\"numbering\" w:styleId=\"DS\"/>"
    "</w:styles>";
static const char guest_numbering[] =
    "<w:numbering xmlns:w=\"" NS_W "\"><w:abstractNum w:abstractNumId=\"5\"><w:nsid w:val=\"1\"/><w:styleLink w:val=\"DS\"/><w:numStyleLink w:val=\"DS\"/>"
    "<w:lvl w:ilvl=\"0\"><w:pStyle w:val=\"TD\"/><w:lvlText w:val=\"-\"/></w:lvl></w:abstractNum>"
    "<w:num w:numId=\"7\"><w:abstractNumId w:val=\"5\"/></w:num><w:num w:numId=\"8\"><w:abstractNumId w:val=\"6\"/></w:num></w:numbering>";

static struct doc *
guest_docx(const char *body)
{
	struct doc *g = doc_new(body, NULL, "{}", true);

	doc_put(g, "word/styles.xml", WML "styles+xml", str_of(guest_styles));
	doc_put(g, "word/numbering.xml", WML "numbering+xml", str_of(guest_numbering));
	doc_put(g, "word/media/a.png", "image/png", STR("PNG"));
	doc_put(g, "word/charts/c.xml", "application/x-chart", STR("<c/>"));
	doc_put(g, "word/embeddings/b", "application/x-book", STR("XLSX"));
	pkg_relate(g->p, STR("word/document.xml"), STR(NS_R "/image"), STR("word/media/a.png"), false, &g->d);            /* rId3 */
	pkg_relate(g->p, STR("word/document.xml"), STR(NS_R "/chart"), STR("word/charts/c.xml"), false, &g->d);           /* rId4 */
	pkg_relate(g->p, STR("word/document.xml"), STR(NS_R "/hyperlink"), STR("http://x.vn/?a&b"), true, &g->d);         /* rId5 */
	pkg_relate(g->p, STR("word/document.xml"), STR(NS_R "/image"), STR("word/media/none.png"), false, &g->d);         /* rId6 */
	pkg_relate(g->p, STR("word/charts/c.xml"), STR(NS_R "/package"), STR("word/embeddings/b"), false, &g->d);
	pkg_relate(g->p, STR("word/charts/c.xml"), STR(NS_R "/style"), STR("http://y.vn/\"<&"), true, &g->d);
	return g;
}

/* Included once; the host's own styles are doc.h's: Normal, Heading1 (heading 1), Hyperlink. */
static struct doc *
host_of(struct doc *guest, const char *body)
{
	struct folder f;
	struct doc *t = doc_new(body, NULL, "{}", true);

	OK(folder_new(&f, guest, "p.docx"));
	t->opt.folder = f.dir;
	fill_package(t->p, &t->data, &t->opt, t->a, &t->d);
	folder_done(&f);
	return t;
}

static str
body_of(struct doc *t)
{
	str s = between(part(t, "word/document.xml"), "<w:body>", "<w:sectPr"), declared = STR(" xmlns:w=\"" NS_W "\"");

	/* what each element of an included document declares again */
	for (size_t at = str_find(s, declared, 0); at < s.n; at = str_find(s, declared, at))
		s = str_concat(t->a, str_sub(s, 0, at), str_sub(s, at + declared.n, s.n));
	return s;
}

TEST(an_included_paragraph_names_what_is_here)
{
	static const struct {
		const char *body, *want, *styles; /* styles that came along, by their ids */
	} rows[] = {
		{ "<w:p><w:pPr><w:pStyle w:val=\"TD\"/></w:pPr></w:p>", "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr></w:p>", "" },
		{ "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr></w:p>", "<w:p><w:pPr><w:pStyle w:val=\"Heading1_1\"/></w:pPr></w:p>", "Heading1_1" },
		{ "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr></w:p><w:p><w:pPr><w:pStyle w:val=\"Heading1_1\"/></w:pPr></w:p>"
		  "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr></w:p>",
		    "<w:p><w:pPr><w:pStyle w:val=\"Heading1_1\"/></w:pPr></w:p><w:p><w:pPr><w:pStyle w:val=\"Heading1_1_1\"/></w:pPr></w:p>"
		    "<w:p><w:pPr><w:pStyle w:val=\"Heading1_1\"/></w:pPr></w:p>", "Heading1_1 Heading1_1_1" },
		{ "<w:p><w:r><w:rPr><w:rStyle w:val=\"KT\"/></w:rPr></w:r></w:p>", "<w:p><w:r><w:rPr><w:rStyle w:val=\"Hyperlink\"/></w:rPr></w:r></w:p>", "" },
		{ "<w:p><w:r><w:rPr><w:rStyle w:val=\"KT2\"/></w:rPr></w:r></w:p>", "<w:p><w:r><w:rPr><w:rStyle w:val=\"KT2\"/></w:rPr></w:r></w:p>", "KT2" },
		{ "<w:p><w:pPr><w:numPr><w:numId w:val=\"7\"/></w:numPr></w:pPr></w:p><w:p><w:pPr><w:numPr><w:numId w:val=\"7\"/></w:numPr></w:pPr></w:p>",
		    "<w:p><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:p><w:p><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:p>", "" },
		{ "<w:p><w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr></w:p>", "<w:p><w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr></w:p>", "" },
		{ "<w:p><w:pPr><w:numPr><w:numId w:val=\"8\"/></w:numPr></w:pPr></w:p>", "<w:p><w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr></w:p>", "" },
		{ "<w:p><w:pPr><w:numPr><w:numId w:val=\"9\"/></w:numPr></w:pPr></w:p>", "<w:p><w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr></w:p>", "" },
		{ "<w:p w14:paraId=\"00000001\" w:rsidR=\"1\"><w:proofErr w:type=\"x\"/><w:r><w14:x/><w:t>a</w:t></w:r></w:p>",
		    "<w:p w:rsidR=\"1\"><w:r><w:t>a</w:t></w:r></w:p>", "" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct doc *g = guest_docx(rows[i].body), *t = host_of(g, "{% include 'p.docx' %}");
		str styles = part(t, "word/styles.xml"), end = STR("w:styleId=\"Hyperlink\">"), ids = STR(""), begin = STR("w:styleId=\"");

		OK(said_only(t, "S110"));
		IS_STR(body_of(t), str_of(rows[i].want));
		for (size_t at = str_find(styles, begin, str_find(styles, end, 0) + end.n); at < styles.n; at = str_find(styles, begin, at + 1))
			ids = str_format(t->a, STR_FMT "%s" STR_FMT, STR_ARG(ids), ids.n > 0 ? " " : "",
			    STR_ARG(str_sub(styles, at + begin.n, str_find_char(styles, '"', at + begin.n))));
		IS_STR(ids, str_of(rows[i].styles));
		doc_free(g);
		doc_free(t);
	}
}

TEST(a_style_comes_with_those_it_is_based_on_and_its_list)
{
	struct doc *g = guest_docx("<w:p><w:pPr><w:pStyle w:val=\"Rieng\"/></w:pPr></w:p>"), *t = host_of(g, "{% include 'p.docx' %}");

	OK(said_only(t, "S110"));
	IS_STR(body_of(t), STR("<w:p><w:pPr><w:pStyle w:val=\"Rieng\"/></w:pPr></w:p>"));
	/* without what would make it the default, or lead to what is not here */
	IS_STR(between(part(t, "word/styles.xml"), "w:styleId=\"Rieng\"", "</w:style>"),
	    STR("><w:name w:val=\"Ri&#xEA;ng\"/><w:basedOn w:val=\"Nen\"/><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr>"));
	IS_STR(between(part(t, "word/styles.xml"), "w:styleId=\"Nen\"", "</w:style>"), STR("><w:name w:val=\"N&#x1EC1;n\"/><w:basedOn w:val=\"Heading1\"/>"));
	IS_STR(between(part(t, "word/numbering.xml"), "<w:abstractNum xmlns:w=\"" NS_W "\" ", "</w:abstractNum>"),
	    STR("w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:pStyle w:val=\"Heading1\"/><w:lvlText w:val=\"-\"/></w:lvl>"));
	IS_STR(between(part(t, "word/numbering.xml"), "<w:num w:numId=\"2\">", "</w:num>"), STR("<w:abstractNumId w:val=\"1\"/>"));
	doc_free(g);
	doc_free(t);
}

TEST(a_table_comes_with_its_style)
{
	struct doc *g = guest_docx("<w:tbl><w:tblPr><w:tblStyle w:val=\"Ke\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"9\"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"),
		   *t = host_of(g, "a\n{% include 'p.docx' %}\nb");

	OK(said_only(t, "S110"));
	IS_STR(doc_dump(t, NULL), STR("a\n|  |\nb\n"));
	IS_STR(between(part(t, "word/styles.xml"), "<w:style xmlns:w=\"" NS_W "\" ", "</w:style>"), STR("w:type=\"table\" w:styleId=\"Ke\"><w:name w:val=\"K&#x1EBB;\"/>"));
	doc_free(g);
	doc_free(t);
}

TEST(parts_come_once_with_what_they_refer_to)
{
	struct doc *g = guest_docx("<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"1\" cy=\"1\"/><wp:docPr id=\"1\" name=\"n\"/><a:blip r:embed=\"rId3\"/></wp:inline></w:drawing></w:r>"
	    "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"n\"/><a:blip r:embed=\"rId3\" r:link=\"rId5\"/></wp:inline></w:drawing></w:r>"
	    "<w:r><w:drawing><wp:inline><wp:docPr id=\"2\" name=\"m\"/><c:chart xmlns:c=\"c\" r:id=\"rId4\"/></wp:inline></w:drawing></w:r>"
	    "<w:hyperlink r:id=\"rId5\"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>");
	struct doc *t = host_of(g, "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"n\"/></wp:inline></w:drawing></w:r></w:p>\n{% include 'p.docx' %}");
	const struct relationship *rels;
	str all = STR("");
	size_t n;

	OK(said_only(t, "S110"));
	n = pkg_relationships(t->p, STR("word/document.xml"), &rels, &t->d);
	for (size_t i = 2; i < n; i++)
		all = str_format(t->a, STR_FMT STR_FMT "%s\n", STR_ARG(all), STR_ARG(rels[i].target), rels[i].external ? " outside" : "");
	IS_STR(all, STR("word/media/kem1.png\nword/media/kem1.png\nhttp://x.vn/?a&b outside\nword/charts/kem2.xml\nhttp://x.vn/?a&b outside\n"));
	IS_STR(part(t, "word/media/kem1.png"), STR("PNG"));
	IS_STR(part(t, "word/charts/kem2.xml"), STR("<c/>"));
	IS_STR(part(t, "word/embeddings/kem3.bin"), STR("XLSX"));
	IS_STR(pkg_content_type(t->p, STR("word/charts/kem2.xml"), &t->d), STR("application/x-chart"));
	IS_STR(pkg_content_type(t->p, STR("word/embeddings/kem3.bin"), &t->d), STR("application/x-book"));
	n = pkg_relationships(t->p, STR("word/charts/kem2.xml"), &rels, &t->d);
	IS_INT(n, 2);
	IS_STR(rels[0].target, STR("word/embeddings/kem3.bin"));
	OK(!rels[0].external && str_ends(rels[0].type, STR("/package")));
	IS_STR(rels[1].target, STR("http://y.vn/\"<&"));
	OK(rels[1].external);
	doc_free(g);
	doc_free(t);
}

TEST(what_leads_nowhere_there_leads_nowhere_here)
{
	static const char *const ids[] = { "rId9", "rId6" }; /* not known, and known but without its part */

	for (size_t i = 0; i < 2; i++) {
		char body[120];
		struct doc *g, *t;

		snprintf(body, sizeof body, "<w:p><w:r><w:drawing><a:blip r:embed=\"%s\"/></w:drawing></w:r></w:p>", ids[i]);
		g = guest_docx(body);
		t = host_of(g, "{% include 'p.docx' %}");
		IS_STR(between(body_of(t), "r:embed=\"", "\""), STR(""));
		OK(!pkg_has(t->p, STR("word/media/kem1.png")));
		doc_free(g);
		doc_free(t);
	}
}

TEST(a_note_without_its_text_leaves_no_mark)
{
	struct doc *g = guest_docx("<w:p><w:r><w:t>a</w:t></w:r><w:r><w:footnoteReference w:id=\"7\"/></w:r></w:p>");
	struct doc *t = host_of(g, "{% include 'p.docx' %}");

	OK(str_find(body_of(t), STR("footnoteReference"), 0) == body_of(t).n);
	OK(t->d.newest != NULL && strcmp(t->d.newest->kind->id, "L160") == 0);
	IS_INT(t->d.count[DIAG_ERROR], 0);
	doc_free(g);
	doc_free(t);
}

TEST(marks_have_numbers_and_names_of_their_own)
{
	struct doc *g = guest_docx("<w:p><w:bookmarkStart w:id=\"0\" w:name=\"m\"/><w:r><w:t>a</w:t></w:r><w:bookmarkEnd w:id=\"0\"/></w:p>");
	struct doc *t = host_of(g, "<w:p><w:bookmarkStart w:id=\"0\" w:name=\"m\"/><w:bookmarkEnd w:id=\"0\"/></w:p>\n{% include 'p.docx' %}\n{% include 'p.docx' %}");
	str s = part(t, "word/document.xml"), seen[3], names[3];
	size_t n = 0;

	OK(said_only(t, "S110")); /* fill_invariants finds a number used twice */
	for (size_t at = str_find(s, STR("<w:bookmarkStart "), 0); at < s.n && n < 3; at = str_find(s, STR("<w:bookmarkStart "), at + 1), n++) {
		str tag = str_sub(s, at, str_find_char(s, '>', at));

		seen[n] = between(tag, "w:id=\"", "\"");
		names[n] = between(tag, "w:name=\"", "\"");
		OK(str_find(s, str_format(t->a, "<w:bookmarkEnd w:id=\"" STR_FMT "\"/>", STR_ARG(seen[n])), at) < s.n);
	}
	IS_INT(n, 3);
	IS_STR(names[0], STR("m"));
	IS_STR(names[1], str_format(t->a, "m_" STR_FMT, STR_ARG(seen[1])));
	OK(!str_eq(seen[0], seen[1]) && !str_eq(seen[1], seen[2]) && !str_eq(names[1], names[2]));
	doc_free(g);
	doc_free(t);
}

TEST(a_choice_keeps_the_namespace_that_it_asks_for)
{
	struct doc *g = guest_docx("<w:p><w:r><mc:AlternateContent xmlns:wps=\"urn:wps\"><mc:Choice Requires=\"wps v\"><w:t>a</w:t></mc:Choice></mc:AlternateContent></w:r></w:p>");
	struct doc *t = host_of(g, "{% include 'p.docx' %}");
	str s = body_of(t);

	OK(said_only(t, "S110"));
	OK(str_find(s, STR("xmlns:wps=\"urn:wps\""), 0) < s.n);
	OK(str_find(s, STR("xmlns:v=\"urn:schemas-microsoft-com:vml\""), 0) < s.n);
	doc_free(g);
	doc_free(t);
}

/* --- what cannot be included ------------------------------------------------------------------- */

TEST(what_cannot_be_included_is_named_with_its_place)
{
	static const struct {
		const char *name;
		bool docx; /* the guest */
		const char *body, *want;
	} rows[] = {
		{ "p.docx", false, "a", "mau.docx: paragraph 1: error: document cannot be included: DIR/p.docx is of another format than the template [L109]\n" },
		{ "p.docx", true, "a {{ 1 + }}", "DIR/p.docx: paragraph 1: error: " },
		{ "p.docx", true, "{{ khong_co }}", "DIR/p.docx: paragraph 1: error: unknown name: khong_co [T102]\n" },
		{ "q.docx", true, "a", "mau.docx: paragraph 1: error: document cannot be included: DIR/p.docx is not there [L109]\n" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct doc *g = doc_new(rows[i].body, NULL, "{}", rows[i].docx), *t = doc_new("{% include 'p.docx' %}", NULL, "{}", true);
		struct folder f;
		str want, got;
		size_t at;

		OK(folder_new(&f, g, rows[i].name));
		t->opt.folder = f.dir;
		OK(!fill_package(t->p, &t->data, &t->opt, t->a, &t->d) || !diags_ok(&t->d));
		got = tap_diags(t->a, &t->d);
		want = str_of(rows[i].want);
		at = str_find(want, STR("DIR"), 0);
		want = str_format(t->a, STR_FMT "%s" STR_FMT, STR_ARG(str_sub(want, 0, at)), f.dir, STR_ARG(str_sub(want, at + 3, want.n)));
		if (!str_starts(got, want))
			FAIL("%s: " STR_FMT "--- not\n" STR_FMT, rows[i].body, STR_ARG(got), STR_ARG(want));
		folder_done(&f);
		doc_free(g);
		doc_free(t);
	}
}

TEST(a_name_beside_the_template_or_below_alone_is_taken)
{
	static const struct {
		const char *name;
		bool taken;
	} rows[] = { { "p.docx", true }, { "./p.docx", true }, { "../p.docx", false }, { "a/../p.docx", false }, { "/tmp/p.docx", false },
		{ "a..docx", true } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct doc *g = doc_new("x", NULL, "{}", true), *t;
		char body[64];
		struct folder f;
		str got;

		snprintf(body, sizeof body, "{%% include '%s' %%}", rows[i].name);
		t = doc_new(body, NULL, "{}", true);
		OK(folder_new(&f, g, rows[i].taken && rows[i].name[0] != '.' ? rows[i].name : "p.docx"));
		t->opt.folder = f.dir;
		fill_package(t->p, &t->data, &t->opt, t->a, &t->d);
		got = tap_diags(t->a, &t->d);
		if (rows[i].taken) {
			IS_STR(got, STR(""));
			IS_STR(doc_dump(t, NULL), STR("x\n"));
		} else {
			IS_STR(got, str_format(t->a, "mau.docx: paragraph 1: error: document cannot be included: %s [L109]\n    in: %s\n    hint: a name beside the template or below it\n",
			    rows[i].name, body));
		}
		folder_done(&f);
		doc_free(g);
		doc_free(t);
	}
}

/* --- ODT ----------------------------------------------------------------------------------------- */

TEST(an_odt_brings_its_automatic_styles_pictures_and_named_styles)
{
	struct doc *g = doc_new("<text:sequence-decls/>\n<text:forms/>\n<text:tracked-changes/>\n<text:p text:style-name=\"M\" xml:id=\"i1\">a<draw:frame draw:name=\"f\">"
	    "<draw:image xlink:href=\"Pictures/x.png\"/></draw:frame><draw:frame><draw:image xlink:href=\"http://x.vn/y.png\"/></draw:frame></text:p>\n"
	    "<text:section text:name=\"s\"><text:p text:style-name=\"Rieng\">b</text:p></text:section>\n<text:p text:style-name=\"Standard\">c</text:p>", NULL, "{}", false);
	struct doc *t = doc_new("<text:p>{% include 'p.odt' %}</text:p>", NULL, "{}", false);
	str s = part(g, "content.xml"), styles = part(g, "styles.xml");
	size_t at = str_find(s, STR("</office:automatic-styles>"), 0);
	struct folder f;

	pkg_put(g->p, STR("content.xml"), str_format(g->a, STR_FMT "<style:style style:name=\"M\" style:family=\"paragraph\" style:parent-style-name=\"Rieng\" "
	    "style:master-page-name=\"X\"/><style:default/>" STR_FMT, STR_ARG(str_sub(s, 0, at)), STR_ARG(str_sub(s, at, s.n))));
	at = str_find(styles, STR("</office:styles>"), 0);
	pkg_put(g->p, STR("styles.xml"), str_format(g->a, STR_FMT "<style:style style:name=\"Rieng\" style:family=\"paragraph\" style:parent-style-name=\"Nen\"/>"
	    "<style:style style:name=\"Nen\" style:family=\"paragraph\" style:parent-style-name=\"Standard\"/>"
	    "<style:style style:name=\"Thua\" style:family=\"paragraph\"/>" STR_FMT, STR_ARG(str_sub(styles, 0, at)), STR_ARG(str_sub(styles, at, styles.n))));
	pkg_put(g->p, STR("Pictures/x.png"), STR("PNG"));
	pkg_put(t->p, STR("Pictures/kem1.png"), STR("of the template"));
	OK(folder_new(&f, g, "p.odt"));
	t->opt.folder = f.dir;
	fill_package(t->p, &t->data, &t->opt, t->a, &t->d);
	folder_done(&f);
	OK(said_only(t, "S110"));
	IS_STR(doc_dump(t, NULL), STR("a[hình][hình]\nb\nc\n"));
	IS_STR(part(t, "Pictures/kem1.png"), STR("of the template"));
	IS_STR(part(t, "Pictures/kem2.png"), STR("PNG"));
	s = part(t, "content.xml");
	OK(str_find(s, STR("xlink:href=\"Pictures/kem2.png\""), 0) < s.n && str_find(s, STR("xlink:href=\"http://x.vn/y.png\""), 0) < s.n);
	OK(str_find(s, STR("xml:id"), 0) == s.n && str_find(s, STR("master-page-name"), 0) == s.n && str_find(s, STR("tracked-changes"), 0) == s.n);
	OK(str_find(s, STR("sequence-decls"), 0) == s.n && str_find(s, STR("draw:name=\"f\""), 0) == s.n && str_find(s, STR("draw:name=\"f_"), 0) < s.n);
	OK(str_find(s, STR("text:name=\"s_"), 0) < s.n && str_find(s, STR("text:style-name=\"Rieng\""), 0) < s.n && str_find(s, STR("text:style-name=\"Standard\""), 0) < s.n);
	/* the automatic style under a new name, in the head and in the text */
	OK(str_find(s, STR("_M\" style:family=\"paragraph\" style:parent-style-name=\"Rieng\""), 0) < s.n && str_find(s, STR("text:style-name=\"M\""), 0) == s.n);
	styles = part(t, "styles.xml");
	OK(str_find(styles, STR("style:name=\"Rieng\""), 0) < styles.n && str_find(styles, STR("style:name=\"Nen\""), 0) < styles.n);
	OK(str_find(styles, STR("Thua"), 0) == styles.n);
	at = str_find(styles, STR("style:name=\"Standard\""), 0);
	OK(at < styles.n && str_find(styles, STR("style:name=\"Standard\" style:family"), at + 1) == styles.n);
	doc_free(g);
	doc_free(t);
}
