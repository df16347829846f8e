/* Details that only the file shows: addresses, settings, list numbers, notes of included documents. */
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

static str
part(struct doc *t, const char *name)
{
	str s = STR("");

	OK(pkg_read(t->p, str_of(name), &s, &t->d));
	return s;
}

static size_t
count(str s, const char *what)
{
	size_t n = 0;

	for (size_t at = str_find(s, str_of(what), 0); at < s.n; at = str_find(s, str_of(what), at + 1))
		n++;
	return n;
}

static bool
has(str s, const char *what)
{
	return count(s, what) > 0;
}

TEST(a_list_with_which_a_loop_begins_goes_on_in_opendocument)
{
	struct doc *t = doc_new("{% for x in [1, 2, 3] %}\n- mục {{ x }}\n{% endfor %}\n{% for x in [1, 2] %}\nnhóm\n{% for y in [1, 2] %}\n- con\n"
	                        "{% endfor %}\n{% endfor %}", NULL, "{}", false);

	doc_fill(t);
	/* 1 2 3; then in each of two groups 1 2 */
	IS_INT(count(part(t, "content.xml"), "<text:list text:continue-numbering=\"true\""), 2 + 1 + 1);
	doc_free(t);
}

TEST(addresses_hold_only_what_addresses_may)
{
	for (int docx = 0; docx < 2; docx++) {
		struct doc *t = doc_new("{{ m }}", NULL, "{}", docx);
		str s;

		t->opt.hooks = &hooks;
		value_put(t->a, &t->data, STR("m"), markdown(NULL, STR("[a](<http://x.vn/é b?q=1&r=%20[1]>)"), LOC_NONE, t->a, &t->d));
		IS_STR(doc_fill(t), STR("a\n"));
		s = part(t, docx ? "word/_rels/document.xml.rels" : "content.xml");
		OK(has(s, "http://x.vn/%C3%A9%20b?q=1&amp;r=%20%5B1%5D"));
		doc_free(t);
	}
}

TEST(what_no_xml_may_hold_is_an_error)
{
	static const char *const bodies[] = { "{{ x }}", "{{ r }}", "a {{ x }} b" };

	for (int docx = 0; docx < 2; docx++)
		for (size_t i = 0; i < 3; i++) {
			struct doc *t = doc_new(bodies[i], NULL, "{'x': 'a\\uFFFEb', 'r': {'$chu': ['a\\uFFFFb']}}", docx);
			str got = doc_fill(t);

			OK(has(got, "control character in a value: U+FFF"));
			doc_free(t);
		}
}

TEST(lines_broken_by_hand_are_not_stretched)
{
	static const struct {
		const char *before, *want;
	} rows[] = {
		{ "<w:compat><w:compatSetting w:name=\"x\"/></w:compat>", "<w:compat><w:doNotExpandShiftReturn/><w:compatSetting" },
		{ "<w:compat><w:noLeading/><w:growAutofit/></w:compat>", "<w:noLeading/><w:doNotExpandShiftReturn/><w:growAutofit/>" },
		{ "<w:compat/><w:rsids/>", "<w:compat><w:doNotExpandShiftReturn/></w:compat><w:rsids/>" },
		{ "<w:zoom/><w:rsids/>", "<w:zoom/><w:compat><w:doNotExpandShiftReturn/></w:compat><w:rsids/>" },
		{ "", "<w:compat><w:doNotExpandShiftReturn/></w:compat></w:settings>" },
	};
	struct doc *t;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		t = doc_new("a {{ 'b\\nc' }}", NULL, "{}", true);
		doc_put(t, "word/settings.xml", WML "settings+xml", str_format(t->a, "<w:settings xmlns:w=\"" NS_W "\">%s</w:settings>", rows[i].before));
		pkg_relate(t->p, STR("word/document.xml"), STR(NS_R "/settings"), STR("word/settings.xml"), false, &t->d);
		IS_STR(doc_fill(t), STR("a b⏎c\n"));
		if (!has(part(t, "word/settings.xml"), rows[i].want))
			FAIL("%s gives " STR_FMT, rows[i].before, STR_ARG(part(t, "word/settings.xml")));
		doc_free(t);
	}
	t = doc_new("a {{ 'b\\nc' }}", NULL, "{}", false);
	doc_put(t, "settings.xml", "", STR("<s><config:config-item config:name=\"DoNotJustifyLinesWithManualBreak\" config:type=\"boolean\">false"
	    "</config:config-item></s>"));
	doc_fill(t);
	OK(has(part(t, "settings.xml"), "config:type=\"boolean\">true</config:config-item>"));
	doc_free(t);
}

TEST(endnotes_of_an_included_document_become_footnotes_and_lost_comments_are_told)
{
	char dir[] = "/tmp/vanthu-fill-XXXXXX";
	struct doc *in, *t;
	const char *path;
	str bytes, got;

	if (mkdtemp(dir) == NULL)
		SKIP("no folder for temporary files");
	in = doc_new("<w:p><w:r><w:t>a</w:t></w:r><w:r><w:endnoteReference w:id=\"2\"/></w:r><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>", NULL, "{}",
	    true);
	doc_put(in, "word/endnotes.xml", WML "endnotes+xml", STR("<w:endnotes xmlns:w=\"" NS_W "\"><w:endnote w:id=\"2\"><w:p><w:r><w:endnoteRef/></w:r>"
	    "<w:r><w:t>cuối</w:t></w:r></w:p></w:endnote></w:endnotes>"));
	pkg_relate(in->p, STR("word/document.xml"), STR(NS_R "/endnotes"), STR("word/endnotes.xml"), false, &in->d);
	OK(pkg_bytes(in->p, in->a, &bytes, &in->d));
	path = file_join(in->a, dir, "p.docx");
	OK(file_write(path, bytes, &in->d));
	t = doc_new("{% include 'p.docx' %}", NULL, "{}", true);
	t->opt.folder = dir;
	IS_STR(doc_fill(t), STR("a[chú: cuối]\n"));
	got = tap_diags(t->a, &t->d);
	OK(has(got, "warning: comments of an included document are left out") && t->d.kept == 1);
	remove(path);
	remove(dir);
	doc_free(in);
	doc_free(t);
}

TEST(pictures_are_kept_once)
{
	struct doc *t = doc_new("{{ h }}{{ h }}{{ k }}", NULL, "{}", true);
	static const char gif[] = "GIF89a\2\0\2\0\0\0\0";
	struct picture *p = ARENA_NEW(t->a, struct picture);

	p->bytes = (str){ gif, sizeof gif };
	value_put(t->a, &t->data, STR("h"), (struct value){ .kind = VALUE_PICTURE, .picture = p });
	value_put(t->a, &t->data, STR("k"), (struct value){ .kind = VALUE_PICTURE, .picture = p });
	IS_STR(doc_fill(t), STR("[hình][hình][hình]\n"));
	OK(pkg_has(t->p, STR("word/media/hinh1.gif")) && !pkg_has(t->p, STR("word/media/hinh2.gif")));
	doc_free(t);
}
