/* Macros, texts that are kept, directives, names that loops repeat, characters written as entities. */
#include "fill/doc.h"

static const char data[] = "{'ten': 'A & B', 'xs': [1, 2], 'r': {'$doan': ['m', 'n']}}";

TEST(a_text_that_is_set_is_kept_as_its_words)
{
	static const struct doc_case rows[] = {
		{ "{% set y %}xin {{ ten }}!{% endset %}[{{ y }}]", "[xin A & B!]" },
		{ "{% set y %}*đậm* & < nhạt{% endset %}[{{ y }}|{{ y|length }}]", "[đậm & < nhạt|12]" },
		{ "{% set y %}\nmột\nhai {{ ten }}\n{% endset %}\n[{{ y|trim }}]", "[một\nhai A & B]" },
		{ "{% set y %}a⇥b⏎c{% endset %}[{{ y }}]", "[a⇥b⏎c]" },
		{ "a{% set y %}{% for x in xs %}{{ x }},{% endfor %}{% endset %}b{{ y }}", "ab1,2," },
		{ "{% set y %}{% if ten %}có{% else %}không{% endif %}{% endset %}{{ y }}", "có" },
		{ "{% set y = 1 %}{% set z %}{{ y }}{% set y = 2 %}{{ y }}{% endset %}{{ z }}-{{ y }}", "12-1" },
		{ "{% filter upper %}xin {{ ten }}{% endfilter %}", "XIN A & B" },
	};

	BOTH(data, rows);
}

TEST(a_macro_writes_where_it_is_called)
{
	static const struct doc_case rows[] = {
		{ "{% macro m(x) %}({{ x }}){% endmacro %}{{ m(1) }}-{{ m(ten) }}", "(1)-(A & B)" },
		{ "{% macro m(x) %}({{ x }}){% endmacro %}{% for x in xs %}{{ m(x) }}{% endfor %}", "(1)(2)" },
		{ "{% macro m(x) %}{% if x > 1 %}lớn{% else %}nhỏ{% endif %}{% endmacro %}{{ m(1) }} {{ m(2) }}", "nhỏ lớn" },
	};

	BOTH(data, rows);
}

TEST(directives_say_what_they_lack)
{
	static const struct {
		const char *body, *want;
	} rows[] = {
		{ "| {% colspan 0 %}a | b |", "mau.docx: table 1, row 1, column 1: error: wrong argument: colspan [L110]\n    in: {% colspan 0 %}a\n    hint: a whole number from 1 to 999\n" },
		{ "| {% colspan 1000 %}a | b |", "mau.docx: table 1, row 1, column 1: error: wrong argument: colspan [L110]\n    in: {% colspan 1000 %}a\n    hint: a whole number from 1 to 999\n" },
		{ "| {% colspan 'x' %}a | b |", "mau.docx: table 1, row 1, column 1: error: wrong argument: colspan [L110]\n    in: {% colspan 'x' %}a\n    hint: a whole number from 1 to 999\n" },
		{ "| {% cellbg 'red' %}a |", "mau.docx: table 1, row 1, column 1: error: wrong argument: cellbg [L110]\n    in: {% cellbg 'red' %}a\n    hint: six hexadecimal digits, as \"FFDD00\"\n" },
		{ "| {% cellbg 'FFDD0G' %}a |", "mau.docx: table 1, row 1, column 1: error: wrong argument: cellbg [L110]\n    in: {% cellbg 'FFDD0G' %}a\n    hint: six hexadecimal digits, as \"FFDD00\"\n" },
		{ "{% cellbg 'FFDD00' %}a", "mau.docx: paragraph 1: error: tag does not belong here [L111]\n    in: {% cellbg 'FFDD00' %}a\n    {% cellbg 'FFDD00' %}a\n    ^^^^^^^^^^^^^^^^^^^^^\n    hint: it belongs into a cell of a table\n" },
		{ "{% vm %}a", "mau.docx: paragraph 1: error: tag does not belong here [L111]\n    in: {% vm %}a\n    {% vm %}a\n    ^^^^^^^^\n    hint: it belongs into a cell of a table\n" },
		{ "{% include 5 %}", "mau.docx: paragraph 1: error: wrong argument: include [L110]\n    in: {% include 5 %}\n" },
		{ "<w:p><w:r><w:instrText>{% include 'a.docx' %}</w:instrText></w:r></w:p>",
		    "mau.docx: paragraph 1: error: tag does not belong here: include [L111]\n    in: {% include 'a.docx' %}\n" },
		{ "| {% if false %}{% colspan 0 %}{% endif %}a |", "| a |\n" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct doc *t = doc_new(rows[i].body, NULL, data, true);

		IS_STR(doc_fill(t), str_of(rows[i].want));
		doc_free(t);
	}
}

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

TEST(a_cell_s_background_takes_the_place_of_the_one_it_has)
{
	static const struct {
		const char *colour, *props, *want; /* in the style that the cell gets */
	} rows[] = {
		{ "FFDD00", "", "<style:table-cell-properties fo:background-color=\"#FFDD00\"/>" },
		{ "#ffdd0a", "<style:table-cell-properties fo:padding=\"1pt\"/>", "<style:table-cell-properties fo:padding=\"1pt\" fo:background-color=\"#ffdd0a\"/>" },
		{ "FFDD00", "<style:table-cell-properties fo:padding=\"1pt\" fo:background-color=\"#112233\" fo:border=\"none\"/>",
		    "<style:table-cell-properties fo:padding=\"1pt\"  fo:border=\"none\" fo:background-color=\"#FFDD00\"/>" },
		{ "FFDD00", "<style:table-cell-properties fo:background-color=\"#112233\"></style:table-cell-properties>",
		    "<style:table-cell-properties  fo:background-color=\"#FFDD00\"/>" },
		{ "", "<style:table-cell-properties fo:background-color=\"#112233\"/>", "<style:table-cell-properties  fo:background-color=\"transparent\"/>" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char body[80];
		struct doc *t;
		str s, style, old = STR("<style:style style:name=\"C\" style:family=\"table-cell\"/>");
		size_t at;

		snprintf(body, sizeof body, "| {%% cellbg '%s' %%}a | b |", rows[i].colour);
		t = doc_new(body, NULL, "{}", false);
		s = part(t, "content.xml");
		at = str_find(s, old, 0);
		if (rows[i].props[0] != '\0')
			pkg_put(t->p, STR("content.xml"), str_format(t->a, STR_FMT "<style:style style:name=\"C\" style:family=\"table-cell\">%s</style:style>" STR_FMT,
			    STR_ARG(str_sub(s, 0, at)), rows[i].props, STR_ARG(str_sub(s, at + old.n, s.n))));
		IS_STR(doc_fill(t), STR("| a | b |\n"));
		s = part(t, "content.xml");
		style = between(s, "<table:table-cell table:style-name=\"", "\"");
		OK(!str_eq(style, STR("C")));
		s = between(s, str_c(t->a, str_format(t->a, "style:name=\"" STR_FMT "\" style:family=\"table-cell\"", STR_ARG(style))), "</style:style>");
		s = str_sub(s, str_find_char(s, '>', 0) + 1, s.n);
		IS_STR(s, str_of(rows[i].want));
		doc_free(t);
	}
}

TEST(what_a_loop_repeats_has_names_of_its_own)
{
	static const struct {
		bool docx;
		const char *in;    /* the paragraphs of a loop with two turns */
		const char *names; /* attributes whose values must differ between the turns */
	} rows[] = {
		{ true, "<w:p w14:paraId=\"0A0B0C0D\"><w:bookmarkStart w:id=\"4\" w:name=\"m\"/><w:r><w:t>a</w:t></w:r><w:bookmarkEnd w:id=\"4\"/></w:p>",
		    "w14:paraId w:id w:name" },
		{ true, "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"7\" name=\"n\"/></wp:inline></w:drawing></w:r></w:p>", "id" },
		{ false, "<text:p xml:id=\"p1\"><text:bookmark-start text:name=\"m\"/>a<text:bookmark-end text:name=\"m\"/></text:p>", "xml:id text:name" },
		{ false, "<text:p><text:bookmark text:name=\"m\"/>a</text:p>", "text:name" },
		{ false, "<text:p>a<text:note text:id=\"ftn1\" text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>x</text:p></text:note-body>"
		         "</text:note></text:p>", "text:id" },
		{ false, "<text:p><draw:frame draw:name=\"f\"><draw:image xlink:href=\"http://x.vn/a.png\"/></draw:frame></text:p>", "draw:name" },
		{ false, "<text:list xml:id=\"l1\"><text:list-item xml:id=\"i1\"><text:p>a</text:p></text:list-item></text:list>", "xml:id" },
		{ false, "<table:table table:name=\"B\"><table:table-column/><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table>",
		    "table:name" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char body[800];
		struct doc *t;
		str s, names = str_of(rows[i].names);

		snprintf(body, sizeof body, "{%%p for x in [1, 2] %%}\n%s\n{%%p endfor %%}", rows[i].in);
		t = doc_new(body, NULL, "{}", rows[i].docx);
		doc_fill(t); /* walks the invariants, which find what is doubled */
		IS_INT(t->d.count[DIAG_ERROR], 0);
		s = part(t, rows[i].docx ? "word/document.xml" : "content.xml");
		s = between(s, rows[i].docx ? "<w:body>" : "<office:text>", rows[i].docx ? "<w:sectPr" : "</office:text>");
		while (names.n > 0) {
			str one = str_split(&names, ' '), name = str_format(t->a, " " STR_FMT "=\"", STR_ARG(one));
			size_t first = str_find(s, name, 0), second = str_find(s, name, s.n / 2);
			str a = str_sub(s, first + name.n, str_find_char(s, '"', first + name.n)), b = str_sub(s, second + name.n, str_find_char(s, '"', second + name.n));

			if (first >= s.n || second >= s.n || a.n == 0 || b.n == 0 || str_eq(a, b))
				FAIL(STR_FMT " of %s: " STR_FMT " and " STR_FMT, STR_ARG(name), rows[i].in, STR_ARG(a), STR_ARG(b));
		}
		doc_free(t);
	}
}

TEST(characters_may_be_written_as_entities)
{
	static const struct {
		const char *xml, *want;
	} rows[] = {
		{ "{{ &quot;x&quot; }}", "x" },
		{ "{{ &apos;x&apos; }}", "x" },
		{ "{{ &#39;y&#39; }}", "y" },
		{ "{{ &#x27;z&#x27; ~ &#34;&#7878;&#34; }}", "zỆ" },
		{ "{{ 1 &lt; 2 }} {{ 2 &gt; 3 }}", "True False" },
		{ "a &#65;&amp;&lt;&#x1EC7;", "a A&<ệ" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char body[120];
		struct doc *t;

		snprintf(body, sizeof body, "<w:p><w:r><w:t xml:space=\"preserve\">%s</w:t></w:r></w:p>", rows[i].xml);
		t = doc_new(body, NULL, "{}", true);
		IS_STR(doc_fill(t), str_format(t->a, "%s\n", rows[i].want));
		doc_free(t);
	}
}

TEST(a_part_that_is_not_xml_is_named)
{
	static const char *const parts[] = {
		"<w:document>{{ x }}<w:body></w:document>",
		"<w:document>{{ x }}<w:body>",
		"<w:document a=\"1>{{ x }}</w:document>",
		"<w:document a=\"<\">{{ x }}</w:document>",
		"<w:document <w:body/>{{ x }}</w:document>",
		"{{ x }}</w:document>",
		"<w:document>{{ x }}<!-- x",
		"<w:document>{{ x }} a < b</w:document>",
		"<w:document>{{ x }}<w:body/></w:document",
		"<w:document>{{ x }}</>",
		"<>{{ x }}</>",
		"{{ x }}",
	};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct doc *t = doc_new("x", NULL, "{}", true);
		str got;

		doc_put(t, "word/document.xml", WML "document.main+xml", str_of(parts[i]));
		OK(fill_compile(t->p, t->a, &t->d) == NULL);
		got = tap_diags(t->a, &t->d);
		if (str_find(got, STR("damaged XML"), 0) == got.n || str_find(got, STR("[L101]"), 0) == got.n || !str_starts(got, STR("mau.docx: ")))
			FAIL("%s: " STR_FMT, parts[i], STR_ARG(got));
		doc_free(t);
	}
}

TEST(a_document_type_and_too_many_attributes_are_refused)
{
	struct doc *t = doc_new("x", NULL, "{}", true);
	struct out o;
	str got;

	doc_put(t, "word/document.xml", WML "document.main+xml", STR("<!DOCTYPE x [<!ENTITY a \"b\">]><w:document>{{ x }}</w:document>"));
	OK(fill_compile(t->p, t->a, &t->d) == NULL);
	got = tap_diags(t->a, &t->d);
	OK(str_find(got, STR("error: document type declaration is not allowed"), 0) < got.n && str_find(got, STR("[L102]"), 0) < got.n);
	doc_free(t);
	for (int more = 0; more < 2; more++) {
		t = doc_new("x", NULL, "{}", true);
		out_init(&o);
		out_puts(&o, "<w:document");
		for (int i = 0; i < 1000 + more; i++)
			out_printf(&o, " a%d=\"\"", i);
		out_puts(&o, ">{{ 1 }}</w:document>");
		doc_put(t, "word/document.xml", WML "document.main+xml", out_copy(&o, t->a));
		out_release(&o);
		fill_compile(t->p, t->a, &t->d);
		got = tap_diags(t->a, &t->d);
		OK((str_find(got, STR("[L104]"), 0) < got.n) == (more == 1));
		doc_free(t);
	}
}
