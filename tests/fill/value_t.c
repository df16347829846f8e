/* Values that a data file describes: $chu with each look, $doan, $anh, $markdown, $bieu_do, $tai_lieu; what is wrong in them. */
#include "fill/doc.h"

#include <unistd.h>

#include "base/file.h"
#include "input/input.h"

static struct value
markdown(void *ctx, str text, struct loc where, struct arena *a, struct diags *d)
{
	(void)ctx;
	return value_rich(in_markdown(text, where, a, d));
}

static const struct tpl_hooks hooks = { NULL, markdown };

static str
part(struct doc *t, const char *name)
{
	str s = STR("");

	if (pkg_has(t->p, str_of(name)))
		OK(pkg_read(t->p, str_of(name), &s, &t->d));
	return s;
}

static bool
has(str s, const char *what)
{
	return str_find(s, str_of(what), 0) < s.n;
}

/* What stands in s between the first begin and the end after it. */
static str
between(str s, const char *begin, const char *end)
{
	size_t from = str_find(s, str_of(begin), 0) + strlen(begin);

	return from > s.n ? STR("") : str_sub(s, from, str_find(s, str_of(end), from));
}

/* The data of a YAML file as the program reads it. */
static void
read_data(struct doc *t, const char *yaml, const char *name)
{
	t->data = in_read_bytes(str_of(yaml), STR("yaml"), NULL, name, t->a, &t->d);
	fill_values(&t->data, &hooks, t->a, &t->d);
}

/* --- looks --------------------------------------------------------------------------------- */

#define UNDERLINE(style, type, width) "style:text-underline-style=\"" style "\" style:text-underline-type=\"" type \
	"\" style:text-underline-width=\"" width "\" style:text-underline-color=\"font-color\""

TEST(each_look_of_a_run_is_written_in_its_place)
{
	static const struct {
		const char *look, *docx, *odt;
	} rows[] = {
		{ "dam: true", "<w:b/>", "fo:font-weight=\"bold\"" },
		{ "dam: false", "<w:b w:val=\"0\"/>", "fo:font-weight=\"normal\"" },
		{ "nghieng: có", "<w:i/>", "fo:font-style=\"italic\"" },
		{ "nghieng: false", "<w:i w:val=\"0\"/>", "fo:font-style=\"normal\"" },
		{ "gach_ngang: true", "<w:strike/>", "style:text-line-through-style=\"solid\"" },
		{ "gach_ngang: false", "<w:strike w:val=\"0\"/>", "style:text-line-through-style=\"none\"" },
		{ "hoa: true", "<w:caps/>", "fo:text-transform=\"uppercase\"" },
		{ "hoa_nho: true", "<w:smallCaps/>", "fo:font-variant=\"small-caps\"" },
		{ "phai_sang_trai: true", "<w:rtl/>", "" },
		{ "mau: FF0000", "<w:color w:val=\"FF0000\"/>", "fo:color=\"#FF0000\"" },
		{ "mau: '#00ff7F'", "<w:color w:val=\"00ff7F\"/>", "fo:color=\"#00ff7F\"" },
		{ "nen: FFFF00", "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFFF00\"/>", "fo:background-color=\"#FFFF00\"" },
		{ "co: 14", "<w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>", "fo:font-size=\"14pt\"" },
		{ "co: 10.5", "<w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>", "fo:font-size=\"10.5pt\"" },
		{ "co: 1", "<w:sz w:val=\"2\"/><w:szCs w:val=\"2\"/>", "fo:font-size=\"1pt\"" },
		{ "co: 1637.5", "<w:sz w:val=\"3275\"/><w:szCs w:val=\"3275\"/>", "fo:font-size=\"1637.5pt\"" },
		{ "phong: A & B", "<w:rFonts w:ascii=\"A &amp; B\" w:hAnsi=\"A &amp; B\" w:cs=\"A &amp; B\" w:eastAsia=\"A &amp; B\"/>", "fo:font-family=\"A &amp; B\"" },
		{ "ngon_ngu: en-GB", "<w:lang w:val=\"en-GB\"/>", "fo:language=\"en\" fo:country=\"GB\"" },
		{ "ngon_ngu: vi", "<w:lang w:val=\"vi\"/>", "fo:language=\"vi\" fo:country=\"none\"" },
		{ "chi_so: tren", "<w:vertAlign w:val=\"superscript\"/>", "style:text-position=\"super 58%\"" },
		{ "chi_so: duoi", "<w:vertAlign w:val=\"subscript\"/>", "style:text-position=\"sub 58%\"" },
		{ "gach_chan: true", "<w:u w:val=\"single\"/>", UNDERLINE("solid", "single", "auto") },
		{ "gach_chan: false", "<w:u w:val=\"none\"/>", "style:text-underline-style=\"none\"" },
		{ "gach_chan: double", "<w:u w:val=\"double\"/>", UNDERLINE("solid", "double", "auto") },
		{ "gach_chan: dotted", "<w:u w:val=\"dotted\"/>", UNDERLINE("dotted", "single", "auto") },
		{ "gach_chan: dotDash", "<w:u w:val=\"dotDash\"/>", UNDERLINE("dot-dash", "single", "auto") },
		{ "gach_chan: thick", "<w:u w:val=\"thick\"/>", UNDERLINE("solid", "single", "bold") },
		{ "gach_chan: wave", "<w:u w:val=\"wave\"/>", UNDERLINE("wave", "single", "auto") },
		{ "kieu: Hyperlink, dam: true", "<w:rStyle w:val=\"Hyperlink\"/><w:b/>", "fo:font-weight=\"bold\"" },
		{ "gach_chan: single, nghieng: true, dam: true, mau: '112233', co: 8",
		    "<w:b/><w:i/><w:color w:val=\"112233\"/><w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/><w:u w:val=\"single\"/>",
		    "fo:font-weight=\"bold\" fo:font-style=\"italic\" fo:color=\"#112233\" fo:font-size=\"8pt\" " UNDERLINE("solid", "single", "auto") },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (int docx = 0; docx < 2; docx++) {
			const char *want = docx ? rows[i].docx : rows[i].odt;
			struct doc *t = doc_new("a {{ r }} b", NULL, "{}", docx);
			str got;

			read_data(t, str_c(t->a, str_format(t->a, "r: {$chu: [{chu: x, %s}]}\n", rows[i].look)), "d.yaml");
			IS_STR(doc_fill(t), docx && strstr(want, "<w:b") != NULL ? STR("a *x* b\n") : STR("a x b\n"));
			IS_STR(tap_diags(t->a, &t->d), STR(""));
			got = docx ? between(part(t, "word/document.xml"), "<w:rPr>", "</w:rPr>")
			           : between(part(t, "content.xml"), "style:name=\"VTt1\" style:family=\"text\"><style:text-properties ", "/>");
			if (!str_eq(got, str_of(want)))
				FAIL("%s (%s)\n--- gives\n" STR_FMT "\n--- not\n%s", rows[i].look, docx ? "DOCX" : "ODT", STR_ARG(got), want);
			doc_free(t);
		}
}

TEST(a_run_keeps_what_its_placeholder_has_and_it_does_not_say)
{
	struct doc *t = doc_new("<w:p><w:r><w:rPr><w:rFonts w:ascii=\"F\"><w:x/></w:rFonts><w:b/><w:color w:val=\"00FF00\"/><w:sz w:val=\"30\"/></w:rPr>"
	    "<w:t>{{ r }}</w:t></w:r></w:p>", NULL, "{}", true);

	read_data(t, "r: {$chu: [{chu: x, mau: FF0000, nghieng: true}]}\n", "d.yaml");
	IS_STR(doc_fill(t), STR("*x*\n"));
	IS_STR(between(part(t, "word/document.xml"), "<w:t xml:space=\"preserve\"></w:t></w:r><w:r><w:rPr>", "</w:rPr><w:t xml:space=\"preserve\">x"),
	    STR("<w:rFonts w:ascii=\"F\"><w:x/></w:rFonts><w:b/><w:i/><w:color w:val=\"FF0000\"/><w:sz w:val=\"30\"/>"));
	doc_free(t);
}

TEST(runs_may_hold_links_notes_runs_and_figures)
{
	static const struct {
		const char *value, *want;
	} rows[] = {
		{ "[a, 1, 2.50, true, ~]", "a12.50True" },
		{ "{chu: [a, {chu: [b, {chu: c, dam: true}]}]}", "ab*c*" },
		{ "{$chu: [a, b]}", "ab" },
		{ "{chu: x, chu_thich: chú một}", "x[chú: chú một]" },
		{ "{chu: [x, y], chu_thich: ['chú ', {chu: đậm, nghieng: true}]}", "xy[chú: chú đậm]" },
		{ "{chu_thich: không lời}", "[chú: không lời]" },
		{ "{nghieng: true}", "" },
		{ "[]", "" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (int docx = 0; docx < 2; docx++) {
			struct doc *t = doc_new("(a {{ r }})", NULL, "{}", docx);
			str got, want = STR("");

			read_data(t, str_c(t->a, str_format(t->a, "r: {$chu: %s}\n", rows[i].value)), "d.yaml");
			want = str_format(t->a, "(a %s)\n", rows[i].want);
			got = doc_fill(t);
			if (!docx) /* automatic styles of ODT show as plain */
				while (str_find_char(want, '*', 0) < want.n)
					want = str_concat(t->a, str_sub(want, 0, str_find_char(want, '*', 0)),
					    str_sub(want, str_find_char(want, '*', 0) + 1, want.n));
			if (!str_eq(got, want))
				FAIL("%s (%s)\n--- gives\n" STR_FMT "\n--- not\n" STR_FMT, rows[i].value, docx ? "DOCX" : "ODT", STR_ARG(got), STR_ARG(want));
			doc_free(t);
		}
}

TEST(links_lead_out_or_to_a_place_of_the_document)
{
	struct doc *t = doc_new("a {{ r }}", NULL, "{}", true);

	read_data(t, "r: {$chu: [{chu: x, lien_ket: 'http://x.vn/a b?c=\"d\"'}, {chu: y, lien_ket: '#muc & 1'}]}\n", "d.yaml");
	IS_STR(doc_fill(t), STR("a xy\n"));
	OK(has(part(t, "word/document.xml"), "<w:hyperlink w:anchor=\"muc &amp; 1\"><w:r><w:t xml:space=\"preserve\">y</w:t></w:r></w:hyperlink>"));
	OK(has(part(t, "word/_rels/document.xml.rels"), "Target=\"http://x.vn/a%20b?c=%22d%22\" TargetMode=\"External\""));
	doc_free(t);
	t = doc_new("a {{ r }}", NULL, "{}", false);
	read_data(t, "r: {$chu: [{chu: x, lien_ket: 'http://x.vn/a b?c=\"d\"'}, {chu: y, lien_ket: '#muc'}]}\n", "d.yaml");
	IS_STR(doc_fill(t), STR("a xy\n"));
	OK(has(part(t, "content.xml"), "xlink:href=\"http://x.vn/a%20b?c=%22d%22\">x</text:a>") && has(part(t, "content.xml"), "xlink:href=\"#muc\">y</text:a>"));
	doc_free(t);
}

/* --- paragraphs ------------------------------------------------------------------------------ */

TEST(paragraphs_have_styles_of_their_own_or_the_placeholder_s)
{
	static const struct {
		const char *value, *docx, *odt;
	} rows[] = {
		{ "[một, hai]", ": một\n: hai", "P: một\nP: hai" },
		{ "một", ": một", "P: một" },
		{ "{chu: một, dam: true}", ": *một*", "P: một" },
		{ "[{kieu_doan: Heading 1, chu: một}, hai]", "Heading1: một\n: hai", "Heading_20_1: một\nP: hai" },
		{ "[{kieu_doan: heading 1, chu: [một, ' ', hai]}]", "Heading1: một hai", "Heading_20_1: một hai" },
		{ "[{kieu_doan: Heading1}]", "Heading1: ", NULL },
		{ "[{kieu_doan: Lạ, chu: một}]", ": một", "P: một" },
		{ "[{$markdown: \"a\\n\\nb\"}, {$chu: c}]", ": a\n: b\n: c", "P: a\nP: b\nP: c" },
		{ "[3, ~]", ": 3\n: ", NULL },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (int docx = 0; docx < 2; docx++) {
			struct doc *t = doc_new("{{ r }}", NULL, "{}", docx);
			str got, want = str_format(t->a, "%s\n", docx ? rows[i].docx : rows[i].odt != NULL ? rows[i].odt : "");

			t->styles = true;
			if (docx || rows[i].odt != NULL) {
				read_data(t, str_c(t->a, str_format(t->a, "r: {$doan: %s}\n", rows[i].value)), "d.yaml");
				got = doc_fill(t);
				if (!str_eq(got, want))
					FAIL("%s (%s)\n--- gives\n" STR_FMT "\n--- not\n" STR_FMT, rows[i].value, docx ? "DOCX" : "ODT", STR_ARG(got), STR_ARG(want));
			}
			doc_free(t);
		}
}

/* --- pictures, charts, documents from files ----------------------------------------------------- */

#define GIF "GIF89a\x2c\1\x96\0\0"

TEST(a_picture_of_a_data_file_stands_beside_that_file)
{
	static const struct {
		const char *value, *docx;
	} rows[] = {
		{ "{$anh: a.gif}", "cx=\"2857500\" cy=\"1428750\"/><wp:docPr id=\"1\" name=\"Hình 1\"/>" },
		{ "{$anh: a.gif, rong: 8cm}", "cx=\"2879725\" cy=\"1439862\"/><wp:docPr id=\"1\" name=\"Hình 1\"/>" },
		{ "{$anh: a.gif, cao: 36pt}", "cx=\"914400\" cy=\"457200\"/><wp:docPr id=\"1\" name=\"Hình 1\"/>" },
		{ "{$anh: a.gif, rong: 1in, cao: 25.4mm, mo_ta: Cầu & đường}",
		    "cx=\"914400\" cy=\"914400\"/><wp:docPr id=\"1\" name=\"Hình 1\" descr=\"Cầu &amp; đường\"/>" },
	};
	char dir[] = "/tmp/vanthu-value-XXXXXX";
	char path[64], data[64];

	if (mkdtemp(dir) == NULL)
		SKIP("no folder for temporary files");
	snprintf(path, sizeof path, "%s/a.gif", dir);
	snprintf(data, sizeof data, "%s/d.yaml", dir);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (int inside = 0; inside < 3; inside++) { /* alone, in a list of runs, in a paragraph */
			struct doc *t = doc_new("{{ r }}", NULL, "{}", true);
			static const char *const forms[] = { "r: %s\n", "r: {$chu: [%s]}\n", "r: {$doan: [%s]}\n" };
			char yaml[200];
			struct diags d;
			str s;

			diags_init(&d, t->a);
			OK(file_write(path, (str){ GIF, sizeof GIF - 1 }, &d));
			snprintf(yaml, sizeof yaml, forms[inside], rows[i].value);
			read_data(t, yaml, data);
			IS_STR(doc_fill(t), STR("[hình]\n"));
			s = part(t, "word/document.xml");
			IS_STR(str_sub(s, str_find(s, STR("cx="), 0), str_find(s, STR("<wp:cNv"), 0)), str_of(rows[i].docx));
			doc_free(t);
		}
	remove(path);
	remove(dir);
}

TEST(a_picture_among_runs_has_a_run_of_its_own)
{
	char path[] = "/tmp/vanthu-value-XXXXXX";
	int f = mkstemp(path);
	struct doc *t;

	if (f < 0 || write(f, GIF, sizeof GIF - 1) != sizeof GIF - 1 || close(f) != 0)
		SKIP("no temporary file");
	t = doc_new("a {{ r }} b", NULL, "{}", true);
	read_data(t, str_c(t->a, str_format(t->a, "r: {$chu: [x, {$anh: %s}, y]}\n", path)), "d.yaml");
	IS_STR(doc_fill(t), STR("a x[hình]y b\n"));
	OK(has(part(t, "word/document.xml"), "x</w:t></w:r><w:r><w:drawing>"));
	OK(has(part(t, "word/document.xml"), "</w:drawing></w:r><w:r><w:t xml:space=\"preserve\">y</w:t></w:r>"));
	doc_free(t);
	remove(path);
}

TEST(markdown_without_a_reader_stays_text)
{
	struct doc *t = doc_new("{{ r }}", NULL, "{'r': {'$markdown': '*a*'}}", true);

	IS_STR(doc_fill(t), STR("*a*\n"));
	doc_free(t);
	t = doc_new("{{ r }}", NULL, "{}", true);
	read_data(t, "r: {$markdown: '*a* 1'}\n", "d.yaml");
	IS_STR(doc_fill(t), STR("a 1\n"));
	doc_free(t);
}

TEST(a_chart_of_a_data_file_is_drawn)
{
	for (int docx = 0; docx < 2; docx++) {
		struct doc *t = doc_new("{{ r }}", NULL, "{}", docx);

		read_data(t, "r: {$bieu_do: {loai: cot, tieu_de: Thử, truc: [a], day: [{ten: x, gia_tri: [1]}]}}\n", "d.yaml");
		IS_STR(doc_fill(t), STR("[hình]\n"));
		OK(has(part(t, docx ? "word/document.xml" : "content.xml"), "Biểu đồ cột: Thử"));
		doc_free(t);
	}
}

/* --- what is wrong -------------------------------------------------------------------------------- */

TEST(what_is_wrong_in_a_value_is_named_with_its_place)
{
	static const struct {
		const char *yaml, *want;
	} rows[] = {
		{ "r: {$chu: [{chu: y, mau: FFFF}]}\n", "d.yaml:1:26: error: value not understood: not a colour: six hexadecimal digits, as \"FFDD00\" [L114]\n" },
		{ "r: {$chu: [{chu: y, nen: GG0000}]}\n", "d.yaml:1:26: error: value not understood: not a colour: six hexadecimal digits, as \"FFDD00\" [L114]\n" },
		{ "r: {$chu: [{chu: y, co: lớn}]}\n", "d.yaml:1:25: error: value not understood: not a size in points [L114]\n" },
		{ "r: {$chu: [{chu: y, co: 0.5}]}\n", "d.yaml:1:25: error: value not understood: not a size in points [L114]\n" },
		{ "r: {$chu: [{chu: y, co: 1638}]}\n", "d.yaml:1:25: error: value not understood: not a size in points [L114]\n" },
		{ "r: {$chu: [{chu: y, co: 10.25}]}\n", "d.yaml:1:25: error: value not understood: not a size in points [L114]\n" },
		{ "r: {$chu: [{chu: y, chi_so: giua}]}\n", "d.yaml:1:29: error: value not understood: \"tren\" or \"duoi\" [L114]\n" },
		{ "r: {$chu: [{chu: y, dem: true}]}\n", "d.yaml:1:26: error: value not understood: unknown key dem [L114]\n    hint: nearest is dam\n" },
		{ "r: {$chu: [{chu: y, xyzxyzxyz: 1}]}\n", "d.yaml:1:32: error: value not understood: unknown key xyzxyzxyz [L114]\n" },
		{ "r: {$doan: [{kieu_doan: A, chuu: a}]}\n", "d.yaml:1:34: error: value not understood: unknown key chuu [L114]\n    hint: nearest is chu\n" },
		{ "r: {$doan: [], chu: a}\n", "d.yaml:1:21: error: value not understood: unknown key chu [L114]\n" },
		{ "r: {$markdown: a, dam: true}\n", "d.yaml:1:24: error: value not understood: unknown key dam [L114]\n" },
		{ "r: {$tai_lieu: a.docx, trang: 2}\n", "d.yaml:1:31: error: value not understood: unknown key trang [L114]\n" },
		{ "r: {$anh: tests/fill/none.gif}\n", "tests/fill/none.gif: fatal: file not found: No such file or directory [F101]\n    d.yaml:1:4: asked for here\n" },
		{ "r: {$anh: tests/fill/doc.h, rong: rộng}\n", "d.yaml:1:35: error: value not understood: not a length as \"16cm\" [L114]\n" },
		{ "r: {$anh: tests/fill/doc.h, cao: 0cm}\n", "d.yaml:1:34: error: value not understood: not a length as \"16cm\" [L114]\n" },
		{ "r: {$anh: tests/fill/doc.h, rong: -1cm}\n", "d.yaml:1:35: error: value not understood: not a length as \"16cm\" [L114]\n" },
		{ "r: {$anh: tests/fill/doc.h, dai: 1cm}\n", "d.yaml:1:34: error: value not understood: unknown key dai [L114]\n" },
		{ "r: {$la: 1}\n", "" }, /* not ours */
		{ "r: {chu: a, $anh: b}\n", "" }, /* neither is what does not begin so */
		{ "- {a: {b: [{$chu: {co: x}}]}}\n", "d.yaml:1:24: error: value not understood: not a size in points [L114]\n" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct doc *t = doc_new("x", NULL, "{}", true);

		read_data(t, rows[i].yaml, "d.yaml");
		IS_STR(tap_diags(t->a, &t->d), str_of(rows[i].want));
		doc_free(t);
	}
}

/* --- characters -------------------------------------------------------------------------------------- */

TEST(control_characters_break_lines_and_paragraphs_or_are_named)
{
	static const struct {
		const char *body, *text, *want;
	} rows[] = {
		{ "a {{ v }}", "x\\ny", "a x⏎y" },
		{ "a {{ v }}", "x\\r\\ny\\rz", "a x⏎y⏎z" },
		{ "{{ v }}", "x\\r\\ny\\rz", "x\ny\nz" },
		{ "a {{ v }}", "x\\u2028y\\u2028", "a x⏎y⏎" },
		{ "a {{ v }}", "x – y “z” \\u2027", "a x – y “z” \xe2\x80\xa7" },
		{ "a {{ v }} b", "x\\ty\\t", "a x⇥y⇥ b" },
		{ "a {{ v }} b", "x\\u0007y", "a x\ny b" },
		{ "a {{ v }} b", "x\\u000cy", "a x\n⤓\ny b" },
		{ "a {{ v }} b", "", "a  b" },
		{ "a {{ r }} b", "x\\ty", "a x⇥y b" },
		{ "a {{ r }} b", "x\\u000by\\nz", "a x⏎y⏎z b" },
		{ "a {{ r }} b", "x\\u0007y", "a x\ny b" },
		{ "a {{ r }} b", "x\\u000cy", "a x\n⤓\ny b" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (int docx = 0; docx < 2; docx++) {
			char data[200];
			struct doc *t;
			str got, want;

			snprintf(data, sizeof data, "{'v': '%s', 'r': {'$chu': '%s'}}", rows[i].text, rows[i].text);
			t = doc_new(rows[i].body, NULL, data, docx);
			want = str_format(t->a, "%s\n", rows[i].want);
			got = doc_fill(t);
			if (!str_eq(got, want))
				FAIL("%s with %s (%s)\n--- gives\n" STR_FMT "\n--- not\n" STR_FMT, rows[i].body, rows[i].text, docx ? "DOCX" : "ODT", STR_ARG(got), STR_ARG(want));
			doc_free(t);
		}
}

TEST(characters_that_no_document_may_hold_are_named)
{
	static const struct {
		const char *body, *want;
	} rows[] = {
		{ "a {{ v }} b", "mau.docx: paragraph 1: error: control character in a value: U+0001, v [T123]\n    in: a {{ v }} b\n    {{ v }}\n       ^\n"
		                 "    hint: delete the character in the data\n" },
		{ "a {{ r }} b", "mau.docx: paragraph 1: error: control character in a value: U+0001 [L106]\n    in: a {{ r }} b\n" },
		{ "<w:p><w:r><w:instrText>x {{ r }}</w:instrText></w:r></w:p>",
		    "mau.docx: paragraph 1: error: control character in a value: U+0001 [L106]\n    in: x {{ r }}\n    x {{ r }}\n      ^^^^^^^\n" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct doc *t = doc_new(rows[i].body, NULL, "{'v': 'x\\u0001y', 'r': {'$chu': 'x\\u0001y'}}", true);

		IS_STR(doc_fill(t), str_of(rows[i].want));
		doc_free(t);
	}
}
