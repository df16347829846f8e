/* Markdown, runs with looks, documents and pictures as values. */
#include "doc.h"

#include "base/file.h"
#include "input/input.h"

static struct value
markdown(void *ctx, str text, struct loc where, struct arena *a, struct diags *d)
{
	(void)ctx;
	return value_rich(in_markdown(text, where, a, d));
}

static const struct tpl_hooks hooks = { NULL, markdown };

/* A styles part with names that rich text asks for. */
static void
add_styles(struct doc *t, const char *const *names)
{
	struct out o;
	str part = t->docx ? STR("word/styles.xml") : STR("styles.xml"), b, end = t->docx ? STR("</w:styles>") : STR("</office:styles>");
	size_t at;

	out_init(&o);
	OK(pkg_read(t->p, part, &b, &t->d));
	at = str_find(b, end, 0);
	out_put(&o, str_sub(b, 0, at));
	for (; *names != NULL; names++) {
		bool numbered = strstr(*names, "List") != NULL;

		if (t->docx)
			out_printf(&o, "<w:style w:type=\"paragraph\" w:styleId=\"S%s\"><w:name w:val=\"%s\"/>%s</w:style>", *names, *names,
			    numbered ? "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>" : "");
		else
			out_printf(&o, "<style:style style:name=\"S%s\" style:display-name=\"%s\" style:family=\"paragraph\"%s/>", *names, *names,
			    numbered ? " style:list-style-name=\"L\"" : "");
	}
	out_put(&o, str_sub(b, at, b.n));
	doc_put(t, part.p, WML "styles+xml", out_copy(&o, t->a));
	out_release(&o);
}

struct rich_case {
	const char *markdown, *want;
};

static void
check(const char *body, const char *const *styles, bool show, const struct rich_case *rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (int docx = 0; docx < 2; docx++) {
			struct doc *t = doc_new(body, NULL, "{}", docx);
			str got;

			t->styles = show;
			t->opt.hooks = &hooks;
			if (styles != NULL)
				add_styles(t, styles);
			value_put(t->a, &t->data, STR("m"), markdown(NULL, str_of(rows[i].markdown), LOC_NONE, t->a, &t->d));
			value_put(t->a, &t->data, STR("v"), value_text(str_of(rows[i].markdown)));
			got = doc_fill(t);
			if (str_ends(got, STR("\n")))
				got.n--;
			if (!str_eq(got, str_of(rows[i].want)))
				FAIL("%s: %s\n--- gives\n" STR_FMT "\n--- not\n%s", docx ? "DOCX" : "ODT", rows[i].markdown, STR_ARG(got), rows[i].want);
			doc_free(t);
		}
}

#define CHECK(body, styles, show, rows) check(body, styles, show, rows, sizeof rows / sizeof rows[0])

TEST(markdown_becomes_paragraphs)
{
	static const struct rich_case rows[] = {
		{ "một\n\nhai", "một\nhai" },
		{ "một\nhai", "một hai" },
		{ "a  \nb", "a⏎b" },
		{ "a & b < c &amp; \\*d\\*", "a & b < c &amp; *d*" },
		{ "[đây](http://x.vn/?a=1&b=2) nhé", "đây nhé" },
		{ "`mã`", "mã" },
		{ "- a\n- b\n  - c\n", "- a\n- b\n+ c" },
		{ "1. a\n2. b\n", "1. a\n2. b" },
		{ "3) a\n4) b\n", "3) a\n4) b" },
		{ "1. a\n   1. b\n      1. c\n   2. d\n2. e\n", "1. a\n1. b\n1. c\n2. d\n2. e" },
		{ "- a\n  1. b\n", "- a\n1. b" },
		{ "> trích\n> hai", "trích hai" },
		{ "```\nx = 1\n\ny\n```", "x = 1\n\ny" },
		{ "# A\n## B\n## C\n# D\n## E\n### F", "I. A\n1. B\n2. C\nII. D\n1. E\na) F" },
		{ "a[^1] b[^2]\n\n[^1]: chú một\n\n[^2]: chú *hai*", "a[chú: chú một] b[chú: chú hai]" },
		{ "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |", "| a | b |\n| 1 | 2 |\n| 3 | 4 |" },
		{ "a\n\n---\n\nb", "a\n\nb" },
		{ "{{ m }}", "{{ m }}" },
		{ "~~bỏ~~ giữ", "bỏ giữ" },
	};

	CHECK("{{ m }}", NULL, false, rows);
}

TEST(the_template_s_styles_are_used_and_lists_number_themselves)
{
	static const char *const names[] = { "VT Mục", "List Bullet", "List Number", "Quote", "VT Bảng", NULL };
	static const struct rich_case rows[] = {
		{ "# A", "SVT Mục: I. A" },
		{ "- a\n- b", "- SList Bullet: a\n- SList Bullet: b" },
		{ "> q", "SQuote: q" },
	};

	struct doc *t;
	str s;

	(void)rows;
	for (int docx = 0; docx < 2; docx++) {
		t = doc_new("{{ m }}", NULL, "{}", docx);
		t->styles = true;
		add_styles(t, names);
		value_put(t->a, &t->data, STR("m"), markdown(NULL, STR("# A\n\n1. x\n2. y\n\nb\n\n1. z\n\n> q\n"), LOC_NONE, t->a, &t->d));
		s = doc_fill(t);
		OK(str_find(s, STR("SVT Mục: I. A\n"), 0) < s.n);
		OK(str_find(s, STR("SList Number: x\n"), 0) < s.n && str_find(s, STR("1."), 0) == s.n);
		OK(str_find(s, STR("SQuote: q"), 0) < s.n);
		if (docx) { /* the second list counts from one again */
			str numbering, document;

			OK(pkg_read(t->p, STR("word/numbering.xml"), &numbering, &t->d));
			OK(pkg_read(t->p, STR("word/document.xml"), &document, &t->d));
			OK(str_find(numbering, STR("<w:num w:numId=\"3\">"), 0) < numbering.n);
			OK(str_find(document, STR("<w:numId w:val=\"2\"/>"), 0) < document.n);
			OK(str_find(document, STR("<w:numId w:val=\"3\"/>"), 0) < document.n);
		}
		doc_free(t);
	}
}

TEST(the_paragraph_below_a_table_has_a_style_of_its_own_where_the_template_has_one)
{
	static const char *const names[] = { "VT Sau bảng", NULL };

	for (int docx = 0; docx < 2; docx++)
		for (int known = 0; known < 2; known++) {
			struct doc *t = doc_new("{{ m }}", NULL, "{}", docx);
			str s;

			t->styles = true;
			if (known)
				add_styles(t, names);
			value_put(t->a, &t->data, STR("m"), markdown(NULL, STR("a\n\n| x |\n|---|\n| y |\n\nb\n\nc\n"), LOC_NONE, t->a, &t->d));
			s = doc_fill(t);
			OK((str_find(s, STR("SVT Sau bảng: b\n"), 0) < s.n) == (known == 1));
			OK(str_find(s, STR("SVT Sau bảng: c"), 0) == s.n);
			doc_free(t);
		}
}

TEST(rich_text_in_a_sentence_keeps_what_stands_around_it)
{
	static const struct rich_case rows[] = {
		{ "một *hai* ba", "a một hai ba b" },
		{ "một\n\nhai", "a \nmột\nhai\n b" },
	};

	CHECK("a {{ m }} b", NULL, false, rows);
}

TEST(the_filter_makes_rich_text_of_a_text)
{
	static const struct rich_case rows[] = {
		{ "- a\n- b", "- a\n- b" },
		{ "# A\n\nb", "I. A\nb" },
	};

	CHECK("{{ v|markdown }}", NULL, false, rows);
}

TEST(in_a_cell_and_in_a_loop)
{
	static const struct rich_case rows[] = {
		{ "a\n\nb", "| 1 | a // b |\n| 2 | a // b |" },
		{ "| x |\n|---|\n| y |", "| 1 | | x | | y |  |\n| 2 | | x | | y |  |" },
	};

	CHECK("| {% for i in [1, 2] %} |  |\n| {{ i }} | {{ m }} |\n| {% endfor %} |  |", NULL, false, rows);
}

TEST(footnotes_stand_among_those_of_the_template)
{
	struct doc *t = doc_new("<w:p><w:r><w:t>{{ m }}</w:t></w:r></w:p><w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>", NULL, "{}", true);
	str s;

	doc_put(t, "word/footnotes.xml", WML "footnotes+xml", STR("<w:footnotes xmlns:w=\"" NS_W "\"><w:footnote w:type=\"separator\" w:id=\"-1\">"
	    "<w:p/></w:footnote><w:footnote w:id=\"1\"><w:p><w:r><w:t>có sẵn</w:t></w:r></w:p></w:footnote></w:footnotes>"));
	pkg_relate(t->p, STR("word/document.xml"), STR(NS_R "/footnotes"), STR("word/footnotes.xml"), false, &t->d);
	value_put(t->a, &t->data, STR("m"), markdown(NULL, STR("a[^1]\n\n[^1]: mới\n"), LOC_NONE, t->a, &t->d));
	IS_STR(doc_fill(t), STR("a[chú: mới]\n[chú: có sẵn]\n"));
	OK(pkg_read(t->p, STR("word/footnotes.xml"), &s, &t->d));
	OK(str_find(s, STR("<w:footnote w:id=\"2\">"), 0) < s.n);
	doc_free(t);
}

TEST(notes_in_headers_are_said_in_brackets)
{
	for (int docx = 0; docx < 2; docx++) {
		struct doc *t = doc_new("x", "{{ m }}", "{}", docx);

		value_put(t->a, &t->data, STR("m"), markdown(NULL, STR("a[^1]\n\n[^1]: chú\n"), LOC_NONE, t->a, &t->d));
		doc_fill(t);
		IS_STR(doc_dump(t, docx ? "word/header1.xml" : "styles.xml"), STR("a (chú)\n"));
		doc_free(t);
	}
}

/* --- values that data describe ------------------------------------------ */

static const char png[] =
    "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x01\x08\x02\0\0\0\x7b\x40\xe8\xdd\0\0\0\x0bIDATx\x9c\x63\x60\x80\x02\0\0\x07\0\x01\xaa\xbb\xcc\xdd\0\0\0\0IEND\xae\x42\x60\x82";

TEST(runs_with_looks_and_paragraphs_with_styles)
{
	static const struct doc_case rows[] = {
		{ "a {{ r }} b", "a x y đậm z b" },
		{ "{{ p }}", "một\nhai ba" },
		{ "{{ n }}", "một\nhai⏎ba" },
		{ "x{{ n }}y", "xmột\nhai⏎bay" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (int docx = 0; docx < 2; docx++) {
			struct doc *t = doc_new(rows[i].body, NULL,
			    "{'r': {'$chu': ['x ', {'chu': 'y ', 'nghieng': true, 'mau': '#FF0000', 'co': 14.5}, {'chu': ['đậm ', 'z']}]},"
			    " 'p': {'$doan': ['một', {'kieu_doan': 'Heading 1', 'chu': ['hai ', {'chu': 'ba', 'gach_chan': 'double'}]}]},"
			    " 'n': {'$chu': 'một\\u0007hai\\nba'}}", docx);
			str got;

			got = doc_fill(t);
			if (str_ends(got, STR("\n")))
				got.n--;
			if (!str_eq(got, str_of(rows[i].want)))
				FAIL("%s: %s\n--- gives\n" STR_FMT "\n--- not\n%s", docx ? "DOCX" : "ODT", rows[i].body, STR_ARG(got), rows[i].want);
			doc_free(t);
		}
}

TEST(what_is_misspelt_in_a_value_is_named)
{
	struct doc *t = doc_new("{{ r }}", NULL, "{'r': {'$chu': [{'chu': 'y', 'nghienh': true}, {'chu': 'z', 'mau': 'đỏ'}]}}", true);

	IS_STR(tap_diags(t->a, &t->d), STR("error: value not understood: unknown key nghienh [L114]\n    hint: nearest is nghieng\n"
	    "error: value not understood: not a colour: six hexadecimal digits, as \"FFDD00\" [L114]\n"));
	doc_free(t);
}

static void
put_picture(struct doc *t, const char *key, str bytes, const char *alt)
{
	struct picture *p = ARENA_NEW(t->a, struct picture);

	p->bytes = bytes;
	p->alt = str_of(alt);
	p->name = STR("a.png");
	value_put(t->a, &t->data, str_of(key), (struct value){ .kind = VALUE_PICTURE, .picture = p });
}

TEST(pictures_inline_in_loops_and_headers)
{
	for (int docx = 0; docx < 2; docx++) {
		struct doc *t = doc_new("a {{ h }} b\n{{ h|rong('4cm') }}\n{% for i in [1, 2] %}\n{{ i }}{{ h }}\n{% endfor %}", "{{ h }}", "{}", docx);
		str s;

		put_picture(t, "h", (str){ png, sizeof png - 1 }, "hình & ảnh");
		IS_STR(doc_fill(t), STR("a [hình] b\n[hình]\n1[hình]\n2[hình]\n"));
		IS_STR(doc_dump(t, docx ? "word/header1.xml" : "styles.xml"), STR("[hình]\n"));
		OK(pkg_has(t->p, docx ? STR("word/media/hinh1.png") : STR("Pictures/hinh1.png")));
		OK(pkg_read(t->p, docx ? STR("word/document.xml") : STR("content.xml"), &s, &t->d));
		OK(str_find(s, docx ? STR("descr=\"hình &amp; ảnh\"") : STR("<svg:desc>hình &amp; ảnh</svg:desc>"), 0) < s.n);
		OK(str_find(s, docx ? STR("cx=\"1440180\" cy=\"720090\"") : STR("svg:width=\"4.000cm\" svg:height=\"2.000cm\""), 0) < s.n);
		doc_free(t);
	}
}

TEST(a_placeholder_picture_keeps_its_size_and_place)
{
	struct doc *t = doc_new("<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"900\" cy=\"600\"/><wp:docPr id=\"1\" name=\"n\" descr=\"{{ h }}\"/>"
	    "<a:graphic><a:blip r:embed=\"rIdX\"/></a:graphic></wp:inline></w:drawing></w:r></w:p>", NULL, "{}", true);
	str s;

	put_picture(t, "h", (str){ png, sizeof png - 1 }, "mô tả");
	IS_STR(doc_fill(t), STR("[hình]\n"));
	OK(pkg_read(t->p, STR("word/document.xml"), &s, &t->d));
	OK(str_find(s, STR("cx=\"900\" cy=\"600\""), 0) < s.n && str_find(s, STR("descr=\"mô tả\""), 0) < s.n);
	OK(str_find(s, STR("rIdX"), 0) == s.n);
	doc_free(t);
	t = doc_new("<text:p><draw:frame draw:name=\"f\" svg:width=\"3cm\" svg:height=\"2cm\"><draw:image xlink:href=\"Pictures/x.png\"/>"
	    "<svg:desc>{{ h }}</svg:desc></draw:frame></text:p>", NULL, "{}", false);
	put_picture(t, "h", (str){ png, sizeof png - 1 }, "mô tả");
	IS_STR(doc_fill(t), STR("[hình]\n"));
	OK(pkg_read(t->p, STR("content.xml"), &s, &t->d));
	OK(str_find(s, STR("svg:width=\"3cm\""), 0) < s.n && str_find(s, STR("<svg:desc>mô tả</svg:desc>"), 0) < s.n);
	OK(str_find(s, STR("Pictures/hinh1.png"), 0) < s.n && str_find(s, STR("x.png"), 0) == s.n);
	doc_free(t);
}

TEST(what_is_no_picture_is_named)
{
	struct doc *t = doc_new("{{ h }}", NULL, "{}", true);

	put_picture(t, "h", STR("GIF8"), "");
	IS_STR(doc_fill(t), STR("mau.docx: paragraph 1: error: picture cannot be used: neither PNG, JPEG, GIF nor SVG, or damaged [L108]\n"
	    "    in: {{ h }}\n"));
	doc_free(t);
}

TEST(another_document_comes_with_its_styles_lists_notes_and_pictures)
{
	for (int docx = 0; docx < 2; docx++) {
		char dir[] = "/tmp/vanthu-fill-XXXXXX";
		struct doc *part, *t;
		const char *path;
		str bytes;

		if (mkdtemp(dir) == NULL)
			SKIP("no folder for temporary files");
		part = doc_new("{{ x }} và\n- mục\n{{ m }}", NULL, "{'x': 'phần'}", docx);
		put_picture(part, "h", (str){ png, sizeof png - 1 }, "");
		OK(pkg_bytes(part->p, part->a, &bytes, &part->d));
		path = file_join(part->a, dir, docx ? "phan.docx" : "phan.odt");
		OK(file_write(path, bytes, &part->d));
		t = doc_new(docx ? "trước\n{% include 'phan.docx' %}\nsau\n- một\n{{ d }}" : "trước\n{% include 'phan.odt' %}\nsau\n- một\n{{ d }}", NULL,
		    "{'x': 'phần'}", docx);
		t->opt.folder = dir;
		value_put(t->a, &t->data, STR("d"), value_map(t->a));
		value_put(t->a, value_at(&t->data, STR("d")), STR("$tai_lieu"), value_text(str_of(path)));
		fill_values(&t->data, &hooks, t->a, &t->d);
		value_put(t->a, &t->data, STR("m"), markdown(NULL, STR("a[^1]\n\n[^1]: chú\n"), LOC_NONE, t->a, &t->d));
		IS_STR(doc_fill(t), STR("trước\nphần và\n- mục\na[chú: chú]\nsau\n- một\nphần và\n- mục\na[chú: chú]\n"));
		remove(path);
		remove(dir);
		doc_free(part);
		doc_free(t);
	}
}

TEST(an_include_that_is_not_there_or_leads_out_is_named)
{
	static const char *const names[] = { "khong-co.docx", "../a.docx", "/etc/passwd" };

	for (size_t i = 0; i < 3; i++) {
		char body[64];
		struct doc *t;
		str got;

		snprintf(body, sizeof body, "{%% include '%s' %%}", names[i]);
		t = doc_new(body, NULL, "{}", true);
		got = doc_fill(t);

		OK(str_find(got, STR("[L109]"), 0) < got.n);
		doc_free(t);
	}
}
