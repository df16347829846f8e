/*
 * Documents made to harm: read, laid out and written as PDF, each in a process of its own with a limit of time. What
 * can be shown is shown, with a complaint where something could not be as it says; nothing crashes, hangs, or is lost
 * without a word. They are written here in the short form of tests/fuzz; § stands for the sizes of the list below.
 */
#define _DEFAULT_SOURCE /* wait4 */
#define PDF_PAGES_MAX 20000
#include "../fuzz/docx_fuzz.h"
#include "../fuzz/odt_fuzz.h"

#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <zlib.h>

#if defined(__SANITIZE_ADDRESS__)
enum { SLOWER = 8, MEMORY_MEASURED = 0 };
#else
enum { SLOWER = 3, MEMORY_MEASURED = 1 }; /* seconds guard against what never ends; make bench measures */
#endif

struct sample {
	struct arena *a;
	struct diags d;
	struct package *pkg;
	struct lay_pages *pages;
};

static void
free_arena(void *a)
{
	arena_free(a);
}

static struct sample *
sample_of(bool odt, str text)
{
	struct arena *a = arena_new(1 << 16);
	struct sample *s = ARENA_NEW(a, struct sample);

	s->a = a;
	diags_init(&s->d, a);
	if (odt) {
		s->pkg = pkg_new(PACKAGE_ODT, "t.odt", a);
		fuzz_odt_parts(s->pkg, text, a);
	} else {
		struct made m = make("");

		fuzz_parts(&m, text);
		s->pkg = m.pkg;
		arena_defer(a, free_arena, m.a);
	}
	return s;
}

static void
sample_lay(struct sample *s)
{
	struct document *doc = pkg_kind(s->pkg) == PACKAGE_ODT ? odt_read(s->pkg, s->a, &s->d) : docx_read(s->pkg, s->a, &s->d);

	s->pages = doc != NULL ? fuzz_lay(doc, s->a, &s->d) : NULL;
}

/* All letters and figures of the pages, in their order. */
static str
words_of(const struct sample *s)
{
	struct out o;
	str all;

	out_init(&o);
	for (size_t p = 0; s->pages != NULL && p < s->pages->n; p++)
		for (size_t i = 0; i < s->pages->at[p].items_n; i++)
			if (s->pages->at[p].items[i].kind == ITEM_TEXT)
				for (size_t k = 0; k < s->pages->at[p].items[i].text.n; k++)
					if (fuzz_letters(str_sub(s->pages->at[p].items[i].text, k, k + 1)) > 0)
						out_char(&o, s->pages->at[p].items[i].text.p[k]);
	all = out_copy(&o, s->a);
	out_release(&o);
	return all;
}

static bool
complains(const struct sample *s, const char *id)
{
	for (const struct diag *g = s->d.first; g != NULL; g = g->next)
		if (strcmp(g->kind->id, id) == 0)
			return true;
	return false;
}

/* A process of its own. What it used; status as wait gives it. */
static int
apart(void (*work)(const void *of), const void *of, double seconds, struct rusage *used)
{
	struct rusage r;
	int status;
	pid_t pid;

	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		struct rlimit cpu = { (rlim_t)(seconds * SLOWER) + 1, (rlim_t)(seconds * SLOWER) + 2 };

		setrlimit(RLIMIT_CPU, &cpu);
		tap_failed_here = 0;
		work(of);
		fflush(stdout);
		_exit(tap_failed_here > 0);
	}
	wait4(pid, &status, 0, used != NULL ? used : &r);
	return status;
}

static void
expect_well(int status, const char *why)
{
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		FAIL("%s: ended by %s %d", why, WIFSIGNALED(status) ? "signal" : "status", WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
}

/* --- small ones ------------------------------------------------------------------------ */

struct hostile {
	const char *why, *text;
	const char *complaint; /* its id; NULL: none is due */
	const char *words;     /* what must be seen; NULL: whatever */
	bool odt;
};

#define TEXT(words) "<w:r><w:t>" words "</w:t></w:r>"
#define PARA(words) "<w:p>" TEXT(words) "</w:p>"
#define FIELD(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"
#define TC(pr, words) "<w:tc><w:tcPr>" pr "</w:tcPr>" PARA(words) "</w:tc>"

static const struct hostile hostile[] = {
	{ "a style that is not there", "<w:p><w:pPr><w:pStyle w:val=\"Z\"/></w:pPr>" TEXT("text") "</w:p>\n=== styles\n"
	    "<w:style w:type=\"paragraph\" w:styleId=\"A\"/>", "I107", "text", false },
	{ "a link that leads nowhere", "<w:p><w:hyperlink r:id=\"rId404\">" TEXT("text") "</w:hyperlink></w:p>", "I107", "text", false },
	{ "a cell without a paragraph", "<w:p>" TEXT("text") "</w:p><w:tbl><w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl>", "I124", "text", false },
	{ "an old font", "<w:p><w:r><w:rPr><w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/></w:rPr><w:t>ho\u00B5</w:t></w:r></w:p>", "I125", "ho", false },
	{ "styles in a circle", "<w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr>" TEXT("text") "</w:p>\n=== styles\n"
	    "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style>"
	    "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>", "I106", "text", false },
	{ "styles in a circle, ODT", "<text:p text:style-name=\"A\">text</text:p>\n=== styles\n"
	    "<style:style style:name=\"A\" style:family=\"paragraph\" style:parent-style-name=\"B\"/>"
	    "<style:style style:name=\"B\" style:family=\"paragraph\" style:parent-style-name=\"A\"/>", "I106", "text", true },
	{ "numberings in a circle", "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>" TEXT("text") "</w:p>\n=== styles\n"
	    "<w:style w:type=\"numbering\" w:styleId=\"N1\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
	    "<w:style w:type=\"numbering\" w:styleId=\"N2\"><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>\n=== numbering\n"
	    "<w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"N2\"/></w:abstractNum>"
	    "<w:abstractNum w:abstractNumId=\"2\"><w:numStyleLink w:val=\"N1\"/></w:abstractNum>"
	    "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"2\"/></w:num>", "I106", "text", false },
	{ "a footnote within itself", "<w:p>" TEXT("text") "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>\n=== footnotes\n"
	    "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteReference w:id=\"2\"/></w:r>" TEXT("note") "</w:p></w:footnote>", "I107", "note", false },
	{ "lists that continue each other", "<text:list xml:id=\"a\" text:continue-list=\"b\"><text:list-item><text:p>one</text:p></text:list-item></text:list>"
	    "<text:list xml:id=\"b\" text:continue-list=\"a\"><text:list-item><text:p>two</text:p></text:list-item></text:list>", NULL, "onetwo", true },
	{ "an object that is the document", "<text:p>text<draw:frame svg:width=\"2cm\" svg:height=\"2cm\"><draw:object xlink:href=\"./\"/>"
	    "<draw:image xlink:href=\"content.xml\"/></draw:frame></text:p>", "I111", "text", true },
	{ "a field that never ends", "<w:p>" FIELD("begin") "<w:r><w:instrText>PAGE</w:instrText></w:r>" TEXT("kept") "</w:p>" PARA("after"), "I114", "keptafter", false },
	{ "fields that end before they begin", "<w:p>" FIELD("end") TEXT("a") FIELD("separate") TEXT("b") "</w:p>" PARA("c"), NULL, "abc", false },
	{ "a field of a text box that ends outside", "<w:p>" FIELD("begin") "<w:r><w:instrText>IF</w:instrText></w:r>" FIELD("separate")
	    "<w:r><w:pict><v:shape style=\"width:100pt;height:50pt\"><v:textbox><w:txbxContent><w:p>" FIELD("begin") TEXT("in") "</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
	    TEXT("out") FIELD("end") "</w:p>" PARA("after"), "I114", "after", false },
	{ "bookmarks that never end", "<w:bookmarkStart w:id=\"1\" w:name=\"a\"/><w:p><w:bookmarkStart w:id=\"1\" w:name=\"a\"/>" TEXT("text") "<w:bookmarkEnd w:id=\"7\"/></w:p>", NULL, "text", false },
	{ "vertical merges without a start", "<w:tbl><w:tblGrid><w:gridCol w:w=\"900\"/><w:gridCol w:w=\"900\"/></w:tblGrid><w:tr>" TC("<w:vMerge/>", "a") TC("<w:vMerge/>", "b")
	    "</w:tr><w:tr>" TC("<w:vMerge/><w:gridSpan w:val=\"2\"/>", "c") "</w:tr></w:tbl>", "I116", "ab", false },
	{ "tables, rows and cells without content", "<w:tbl/><w:tbl><w:tr/></w:tbl><w:tbl><w:tr><w:tc/></w:tr></w:tbl><w:tbl><w:tblGrid/><w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl>" PARA("text"), NULL, "text", false },
	{ "the same in ODT", "<table:table/><table:table><table:table-row/></table:table><table:table><table:table-column/><table:table-row><table:table-cell/></table:table-row></table:table>"
	    "<text:list/><text:list><text:list-item/></text:list><text:section/><text:p>text</text:p>", NULL, "text", true },
	{ "fonts named with garbage", "<w:p><w:r><w:rPr><w:rFonts w:ascii=\"%s%n:size=1e9:matrix=0\" w:hAnsi=\"../../etc\"/></w:rPr><w:t>text</w:t></w:r></w:p>", "S102", "text", false },
	{ "a page of that size", PARA("text") "<w:p><w:pPr><w:sectPr><w:pgSz w:w=\"\u00a7\" w:h=\"\u00a7\"/></w:sectPr></w:pPr></w:p>", NULL, "text", false },
	{ "margins of that size", PARA("text") "<w:p><w:pPr><w:sectPr><w:pgMar w:top=\"\u00a7\" w:bottom=\"\u00a7\" w:left=\"\u00a7\" w:right=\"\u00a7\" w:header=\"\u00a7\" w:footer=\"\u00a7\" w:gutter=\"\u00a7\"/></w:sectPr></w:pPr></w:p>", NULL, "text", false },
	{ "so many columns", PARA("text") "<w:p><w:pPr><w:sectPr><w:cols w:num=\"\u00a7\" w:space=\"\u00a7\"/></w:sectPr></w:pPr></w:p>", NULL, "text", false },
	{ "letters of that size", "<w:p><w:r><w:rPr><w:sz w:val=\"\u00a7\"/><w:spacing w:val=\"\u00a7\"/><w:w w:val=\"\u00a7\"/><w:position w:val=\"\u00a7\"/></w:rPr><w:t>text</w:t></w:r></w:p>", NULL, "text", false },
	{ "indents and spaces of that size", "<w:p><w:pPr><w:ind w:left=\"\u00a7\" w:right=\"\u00a7\" w:firstLine=\"\u00a7\"/><w:spacing w:before=\"\u00a7\" w:after=\"\u00a7\" w:line=\"\u00a7\" w:lineRule=\"exact\"/>"
	    "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"\u00a7\"/></w:tabs></w:pPr><w:r><w:tab/></w:r>" TEXT("text") "</w:p>", NULL, "text", false },
	{ "a table of that size", "<w:tbl><w:tblPr><w:tblW w:w=\"\u00a7\" w:type=\"dxa\"/><w:tblInd w:w=\"\u00a7\" w:type=\"dxa\"/><w:tblCellSpacing w:w=\"\u00a7\" w:type=\"dxa\"/><w:tblCellMar><w:left w:w=\"\u00a7\" w:type=\"dxa\"/>"
	    "</w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w=\"\u00a7\"/><w:gridCol w:w=\"\u00a7\"/></w:tblGrid><w:tr><w:trPr><w:trHeight w:val=\"\u00a7\" w:hRule=\"exact\"/><w:gridBefore w:val=\"\u00a7\"/></w:trPr>"
	    TC("<w:gridSpan w:val=\"\u00a7\"/><w:tcW w:w=\"\u00a7\" w:type=\"dxa\"/>", "a") TC("", "b") "</w:tr></w:tbl>" PARA("text"), NULL, "text", false },
	{ "borders of that size", "<w:p><w:pPr><w:pBdr><w:top w:val=\"double\" w:sz=\"\u00a7\" w:space=\"\u00a7\"/></w:pBdr></w:pPr>" TEXT("text") "</w:p>", NULL, "text", false },
	{ "a frame of that size", "<w:p><w:pPr><w:framePr w:w=\"\u00a7\" w:h=\"\u00a7\" w:hSpace=\"\u00a7\" w:wrap=\"around\" w:x=\"\u00a7\" w:y=\"\u00a7\" w:hAnchor=\"page\" w:vAnchor=\"page\"/></w:pPr>" TEXT("in") "</w:p>" PARA("text"), NULL, "text", false },
	{ "numbers of that size", "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"\u00a7\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>" TEXT("text") "</w:p>\n=== numbering\n"
	    "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"\u00a7\"/><w:numFmt w:val=\"lowerRoman\"/><w:lvlText w:val=\"%1.%9.%\"/></w:lvl><w:lvl w:ilvl=\"8\"><w:start w:val=\"\u00a7\"/>"
	    "<w:numFmt w:val=\"upperLetter\"/><w:lvlText w:val=\"%9\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>", NULL, "text", false },
	{ "lengths of that size in ODT", "<text:p text:style-name=\"P\">text<text:s text:c=\"\u00a7\"/></text:p><table:table table:style-name=\"T\"><table:table-column table:number-columns-repeated=\"2\"/>"
	    "<table:table-row><table:table-cell table:number-columns-spanned=\"\u00a7\" table:number-rows-spanned=\"\u00a7\"><text:p>cell</text:p></table:table-cell></table:table-row></table:table>"
	    "<text:p><draw:frame svg:width=\"\u00a7cm\" svg:height=\"\u00a7cm\" svg:x=\"\u00a7cm\" text:anchor-type=\"paragraph\"><draw:text-box fo:min-height=\"\u00a7cm\"><text:p>box</text:p></draw:text-box></draw:frame></text:p>\n=== auto\n"
	    "<style:style style:name=\"P\" style:family=\"paragraph\"><style:paragraph-properties fo:margin-left=\"\u00a7cm\" fo:margin-top=\"\u00a7pt\" fo:line-height=\"\u00a7%\" fo:padding=\"\u00a7cm\" fo:border=\"\u00a7pt solid #000000\"/>"
	    "<style:text-properties fo:font-size=\"\u00a7pt\" fo:letter-spacing=\"\u00a7pt\" style:text-scale=\"\u00a7%\"/></style:style>"
	    "<style:style style:name=\"T\" style:family=\"table\"><style:table-properties style:width=\"\u00a7cm\"/></style:style>\n=== pages\n"
	    "<style:page-layout style:name=\"L\"><style:page-layout-properties fo:page-width=\"\u00a7cm\" fo:page-height=\"\u00a7cm\" fo:margin=\"\u00a7cm\"><style:columns fo:column-count=\"\u00a7\" fo:column-gap=\"\u00a7cm\"/>"
	    "</style:page-layout-properties></style:page-layout>\n=== masters\n<style:master-page style:name=\"Standard\" style:page-layout-name=\"L\"/>", NULL, "text", true },
	{ "rows and columns repeated so often", "<table:table><table:table-column table:number-columns-repeated=\"\u00a7\"/><table:table-row table:number-rows-repeated=\"\u00a7\"><table:table-cell><text:p>a</text:p>"
	    "</table:table-cell></table:table-row></table:table><text:p>text</text:p>", NULL, "text", true },
};

static const char *const sizes[] = { "100000000", "-100000000", "0", "1", "999999999999999999999999999999", "NaN", "1e308", "-1e308", "Infinity" };

struct one {
	const struct hostile *h;
	const char *size;
};

static void
try_one(const void *of)
{
	const struct one *one = of;
	const struct hostile *h = one->h;
	struct arena *a = arena_new(1 << 14);
	struct sample *s;
	struct out o;
	str words;

	out_init(&o);
	for (str rest = str_of(h->text); rest.n > 0;) {
		size_t at = str_find(rest, STR("\u00a7"), 0);

		out_put(&o, str_sub(rest, 0, at));
		if (at < rest.n)
			out_puts(&o, one->size);
		rest = str_sub(rest, at + 2, rest.n);
	}
	s = sample_of(h->odt, out_copy(&o, a));
	sample_lay(s);
	words = words_of(s);
	if (h->complaint != NULL && !complains(s, h->complaint))
		FAIL("%s: no %s\n# " STR_FMT, h->why, h->complaint, STR_ARG(tap_diags(a, &s->d)));
	if (h->words != NULL && s->pages != NULL && str_find(words, str_of(h->words), 0) == words.n)
		FAIL("%s (%s): not to be seen: %s in " STR_FMT, h->why, one->size, h->words, STR_ARG(str_sub(words, 0, 200)));
	if (!diags_ok(&s->d))
		FAIL("%s (%s): refused: " STR_FMT, h->why, one->size, STR_ARG(tap_diags(a, &s->d)));
}

TEST(what_is_twisted_comes_out_with_a_complaint)
{
	for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
		bool sized = strstr(hostile[i].text, "\u00a7") != NULL;

		for (size_t k = 0; k < (sized ? sizeof sizes / sizeof *sizes : 1); k++) {
			struct one one = { &hostile[i], sizes[k] };
			int status = apart(try_one, &one, 10, NULL);

			if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
				FAIL("%s (%s)", hostile[i].why, sizes[k]);
		}
	}
}

/* A size that is beyond the limit, or none, is named with its place. */
TEST(sizes_that_cannot_be_are_named)
{
	static const struct {
		const char *size, *complaint;
	} rows[] = { { "100000000", "I105" }, { "NaN", "I115" } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena *a = arena_new(1 << 12), *own;
		struct sample *s = sample_of(false, str_format(a, "<w:p><w:pPr><w:ind w:left=\"%s\"/></w:pPr>" TEXT("text") "</w:p>", rows[i].size));

		sample_lay(s);
		OK(complains(s, rows[i].complaint));
		OK(s->d.first != NULL && s->d.first->where.line == 1);
		own = s->a;
		arena_free(own);
		arena_free(a);
	}
}

/* --- large ones ------------------------------------------------------------------------- */

enum large { TABLE, WIDE_TABLE, FOOTNOTES, PARAGRAPH, ONE_WORD, THAI, MARKS, LISTS, FLOATS, FONTS, STYLES, DEEP, ATTRIBUTES, KINDS };

static const struct {
	const char *why;
	bool odt;
	double seconds;
	int megabytes;
	const char *complaint; /* NULL: none is due */
} large[][2] = {
	[TABLE] = { { "a table of 100,000 rows and 5 columns", false, 10, 500, NULL }, { "the same as ODT", true, 10, 500, NULL } },
	[WIDE_TABLE] = { { "a table of 1,000 columns", false, 5, 250, NULL }, { "the same as ODT", true, 5, 250, NULL } },
	[FOOTNOTES] = { { "10,000 footnotes", false, 5, 250, NULL }, { "the same as ODT", true, 5, 250, NULL } },
	[PARAGRAPH] = { { "a paragraph of 5 MB", false, 10, 600, NULL }, { "the same as ODT", true, 10, 600, NULL } },
	[ONE_WORD] = { { "a word of a megabyte", false, 5, 200, NULL }, { "the same as ODT", true, 5, 200, NULL } },
	[THAI] = { { "half a megabyte of Thai without a space", false, 5, 200, NULL }, { "the same as ODT", true, 5, 200, NULL } },
	[MARKS] = { { "a letter with 200,000 marks", false, 5, 200, NULL }, { "the same as ODT", true, 5, 200, NULL } },
	[LISTS] = { { "20,000 restarts of a list", false, 5, 200, NULL }, { "the same as ODT", true, 5, 200, NULL } },
	[FLOATS] = { { "5,000 drawings at one paragraph", false, 5, 200, NULL }, { "the same as ODT", true, 5, 200, NULL } },
	[FONTS] = { { "3,000 fonts that are not there", false, 5, 100, "S102" }, { "the same as ODT", true, 5, 100, "S102" } },
	[STYLES] = { { "20,000 styles, each based on the one before", false, 5, 100, "I106" }, { "the same as ODT", true, 5, 100, "I106" } },
	[DEEP] = { { "100,000 nested elements", false, 5, 100, "P114" }, { "the same as ODT", true, 5, 100, "P114" } },
	[ATTRIBUTES] = { { "100,000 attributes", false, 5, 100, "P115" }, { "the same as ODT", true, 5, 100, "P115" } },
};

static void
repeat(struct out *o, const char *what, int times)
{
	for (int i = 0; i < times; i++)
		out_puts(o, what);
}

static void
write_table(struct out *o, bool odt, int rows, int columns)
{
	out_puts(o, odt ? "<table:table>" : "<w:tbl><w:tblGrid>");
	if (odt)
		out_printf(o, "<table:table-column table:number-columns-repeated=\"%d\"/>", columns);
	else
		repeat(o, "<w:gridCol w:w=\"1900\"/>", columns);
	out_puts(o, odt ? "" : "</w:tblGrid>");
	for (int i = 0; i < rows; i++) {
		out_puts(o, odt ? "<table:table-row>" : "<w:tr>");
		for (int k = 0; k < columns; k++)
			out_printf(o, odt ? "<table:table-cell office:value-type=\"string\"><text:p>%d.%d \u00f4</text:p></table:table-cell>"
			                  : "<w:tc><w:tcPr><w:tcW w:type=\"dxa\" w:w=\"1900\"/></w:tcPr><w:p><w:r><w:t>%d.%d \u00f4</w:t></w:r></w:p></w:tc>", i, k);
		out_puts(o, odt ? "</table:table-row>" : "</w:tr>");
	}
	out_puts(o, odt ? "</table:table>" : "</w:tbl>");
}

static void
write_paragraph(struct out *o, bool odt, const char *first, const char *piece, int times)
{
	out_puts(o, odt ? "<text:p>" : "<w:p><w:r><w:t>");
	out_puts(o, first);
	repeat(o, piece, times);
	out_puts(o, odt ? "</text:p>" : "</w:t></w:r></w:p>");
}

static void
write_large(struct out *o, enum large kind, bool odt)
{
	switch (kind) {
	case TABLE: write_table(o, odt, 100000, 5); break;
	case WIDE_TABLE: write_table(o, odt, 20, 1000); break;
	case FOOTNOTES:
		for (int i = 1; i <= 10000; i++)
			out_printf(o, odt ? "<text:p>t%d<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>note</text:p></text:note-body></text:note></text:p>"
			                  : "<w:p><w:r><w:t>t%d</w:t></w:r><w:r><w:footnoteReference w:id=\"%d\"/></w:r></w:p>", i, i);
		if (!odt)
			out_puts(o, "\n=== footnotes\n");
		for (int i = 1; i <= 10000 && !odt; i++)
			out_printf(o, "<w:footnote w:id=\"%d\"><w:p><w:r><w:footnoteRef/><w:t>note</w:t></w:r></w:p></w:footnote>", i);
		break;
	case PARAGRAPH: write_paragraph(o, odt, "", "ngh\u0129a v\u1ee5 ", 5 * 1024 * 1024 / 13); break;
	case ONE_WORD: write_paragraph(o, odt, "", "x", 1 << 20); break;
	case THAI: write_paragraph(o, odt, "", "\u0e01", 170000); break;
	case MARKS: write_paragraph(o, odt, "a", "\u0301", 200000); break;
	case LISTS:
		for (int i = 1; i <= 20000; i++)
			out_printf(o, odt ? "<text:list xml:id=\"l%d\"><text:list-item text:start-value=\"%d\"><text:p>x</text:p></text:list-item></text:list>"
			                  : "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"%d\"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>", 3 * i, i);
		out_puts(o, odt ? "" : "\n=== numbering\n<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>");
		for (int i = 20000; i >= 1 && !odt; i--)
			out_printf(o, "<w:num w:numId=\"%d\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>", 3 * i);
		break;
	case FLOATS:
		out_puts(o, odt ? "<text:p>" : "<w:p>");
		repeat(o, odt ? "<draw:frame svg:width=\"1cm\" svg:height=\"1cm\" svg:x=\"3cm\" text:anchor-type=\"paragraph\"><draw:text-box><text:p>b</text:p></draw:text-box></draw:frame>"
		              : "<w:r><w:pict><v:rect style=\"position:absolute;width:30pt;height:30pt;margin-left:90pt\"><w10:wrap type=\"square\"/></v:rect></w:pict></w:r>", 5000);
		out_puts(o, odt ? "text</text:p>" : "<w:r><w:t>text</w:t></w:r></w:p>");
		break;
	case FONTS:
		for (int i = 0; i < 3000; i++)
			out_printf(o, odt ? "<text:p text:style-name=\"P%d\">x</text:p>" : "<w:p><w:r><w:rPr><w:rFonts w:ascii=\"F%d\"/></w:rPr><w:t>x</w:t></w:r></w:p>", i);
		out_puts(o, odt ? "\n=== auto\n" : "");
		for (int i = 0; i < 3000 && odt; i++)
			out_printf(o, "<style:style style:name=\"P%d\" style:family=\"paragraph\"><style:text-properties fo:font-family=\"F%d\"/></style:style>", i, i);
		break;
	case STYLES:
		out_puts(o, odt ? "<text:p text:style-name=\"S19999\">x</text:p>\n=== styles\n" : "<w:p><w:pPr><w:pStyle w:val=\"S19999\"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>\n=== styles\n");
		for (int i = 1; i < 20000; i++)
			out_printf(o, odt ? "<style:style style:name=\"S%d\" style:family=\"paragraph\" style:parent-style-name=\"S%d\"/>"
			                  : "<w:style w:type=\"paragraph\" w:styleId=\"S%d\"><w:basedOn w:val=\"S%d\"/></w:style>", i, i - 1);
		break;
	case DEEP:
		repeat(o, odt ? "<text:section>" : "<w:sdt>", 100000);
		repeat(o, odt ? "</text:section>" : "</w:sdt>", 100000);
		break;
	case ATTRIBUTES:
		out_puts(o, odt ? "<text:p" : "<w:p");
		for (int i = 0; i < 100000; i++)
			out_printf(o, " a%d=\"1\"", i);
		out_puts(o, "/>");
		break;
	case KINDS: break;
	}
}

struct size {
	enum large kind;
	bool odt;
};

static void
try_large(const void *of)
{
	const struct size *z = of;
	const char *complaint = large[z->kind][z->odt].complaint;
	struct sample *s;
	struct out o;

	out_init(&o);
	write_large(&o, z->kind, z->odt);
	s = sample_of(z->odt, out_str(&o));
	out_release(&o);
	sample_lay(s);
	OK(complaint == NULL || complains(s, complaint));
	OK(complaint != NULL || diags_ok(&s->d));
}

/* The test's own bytes are among what is measured: the largest is measured below, as the program takes it. */
TEST(what_is_large_takes_no_more_than_its_time_and_memory)
{
	for (int kind = 0; kind < KINDS; kind++)
		for (int odt = 0; odt < 2; odt++) {
			struct size z = { (enum large)kind, odt };
			struct rusage used = { 0 };
			const char *why = large[kind][odt].why;
			int status = apart(try_large, &z, large[kind][odt].seconds, &used);

			expect_well(status, why);
			if (getenv("MEASURE") != NULL)
				printf("# %s%s: %.2f s, %ld MB\n", why, odt ? " (ODT)" : "", (double)used.ru_utime.tv_sec + (double)used.ru_utime.tv_usec / 1e6, used.ru_maxrss / 1024);
			if (MEMORY_MEASURED && kind != TABLE && used.ru_maxrss / 1024 > large[kind][odt].megabytes)
				FAIL("%s: %ld MB", why, used.ru_maxrss / 1024);
		}
}

struct written {
	bool odt;
	const char *path;
};

static void
write_table_file(const void *of)
{
	const struct written *w = of;
	struct sample *s;
	struct out o;

	out_init(&o);
	write_large(&o, TABLE, w->odt);
	s = sample_of(w->odt, out_str(&o));
	OK(pkg_write(s->pkg, w->path, &s->d));
}

static void
convert(const void *of)
{
	const struct written *w = of;

	execl(getenv("VANTHU"), "vanthu", "pdf", w->path, "-o", "/dev/null", (char *)NULL);
	_exit(127);
}

TEST(a_table_of_a_hundred_thousand_rows_takes_the_program_ten_seconds_and_500_MB_at_most)
{
	char dir[] = "/tmp/vanthu-hostile-XXXXXX";

	if (!MEMORY_MEASURED || getenv("VANTHU") == NULL || mkdtemp(dir) == NULL)
		SKIP("measured of the release only");
	for (int odt = 0; odt < 2; odt++) {
		char path[64];
		struct written w = { odt != 0, path };
		struct rusage used = { 0 };

		snprintf(path, sizeof path, "%s/t.%s", dir, odt ? "odt" : "docx");
		expect_well(apart(write_table_file, &w, 10, NULL), "writing");
		expect_well(apart(convert, &w, 10, &used), odt ? "ODT" : "DOCX");
		printf("# %s: %.1f s, %ld MB\n", odt ? "ODT" : "DOCX", (double)used.ru_utime.tv_sec + (double)used.ru_utime.tv_usec / 1e6, used.ru_maxrss / 1024);
		if (used.ru_maxrss / 1024 > 500)
			FAIL("%ld MB", used.ru_maxrss / 1024);
		remove(path);
	}
	remove(dir);
}

/* --- pictures --------------------------------------------------------------------------- */

static void
put_chunk(struct out *o, const char *name, str data)
{
	unsigned char n[4] = { (unsigned char)(data.n >> 24), (unsigned char)(data.n >> 16), (unsigned char)(data.n >> 8), (unsigned char)data.n }, sum[4];
	uLong crc = crc32(crc32(0, (const Bytef *)name, 4), (const Bytef *)data.p, (uInt)data.n);

	for (int i = 0; i < 4; i++)
		sum[i] = (unsigned char)(crc >> (24 - 8 * i));
	out_bytes(o, n, 4);
	out_puts(o, name);
	out_put(o, data);
	out_bytes(o, sum, 4);
}

/* A PNG that says it is so large and has a hundred bytes of pixels. */
static str
png_of(struct arena *a, uint32_t width, uint32_t height)
{
	Bytef packed[200], pixels[100] = { 0 };
	uLongf n = sizeof packed;
	char head[13] = { 0 };
	struct out o;
	str s;

	for (int i = 0; i < 4; i++) {
		head[i] = (char)(width >> (24 - 8 * i));
		head[4 + i] = (char)(height >> (24 - 8 * i));
	}
	head[8] = 8;
	compress(packed, &n, pixels, sizeof pixels);
	out_init(&o);
	out_bytes(&o, "\x89PNG\r\n\x1a\n", 8);
	put_chunk(&o, "IHDR", (str){ head, 13 });
	put_chunk(&o, "IDAT", (str){ (const char *)packed, n });
	put_chunk(&o, "IEND", STR(""));
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

static str
bmp_of(struct arena *a, int32_t width, int32_t height, int bits)
{
	char b[64] = "BM";

	b[2] = 64, b[10] = 54, b[14] = 40, b[26] = 1, b[28] = (char)bits;
	for (int i = 0; i < 4; i++) {
		b[18 + i] = (char)((uint32_t)width >> 8 * i);
		b[22 + i] = (char)((uint32_t)height >> 8 * i);
	}
	return str_copy(a, (str){ b, sizeof b });
}

static str
svg_bomb(struct arena *a, const char *way)
{
	struct out o;
	str s;

	out_init(&o);
	out_puts(&o, "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"9\" height=\"9\"><g id=\"a0\"><rect width=\"1\" height=\"1\"/></g>");
	for (int i = 1; i < 12; i++) {
		out_printf(&o, strcmp(way, "use") == 0 ? "<g id=\"a%d\">" : "<pattern id=\"a%d\" width=\"1\" height=\"1\">", i);
		for (int k = 0; k < 10; k++)
			out_printf(&o, strcmp(way, "use") == 0 ? "<use xlink:href=\"#a%d\"/>" : "<rect width=\"1\" height=\"1\" fill=\"url(#a%d)\"/>", i - 1);
		out_puts(&o, strcmp(way, "use") == 0 ? "</g>" : "</pattern>");
	}
	out_puts(&o, strcmp(way, "use") == 0 ? "<use xlink:href=\"#a11\"/></svg>" : "<rect width=\"9\" height=\"9\" fill=\"url(#a11)\"/></svg>");
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

/* A paragraph of n pieces, read alone: how many of its runs are kept, and whether it is complained about. */
static void
read_long_paragraph(bool odt, const char *piece, size_t n, size_t runs, bool too_long)
{
	struct arena *a = arena_new(1 << 20);
	struct document *doc;
	struct sample *s;
	struct out o;
	size_t kept = 0;

	out_init(&o);
	out_puts(&o, odt ? "<text:p>" : "<w:p><w:r>");
	for (size_t i = 0; i < n; i++)
		out_puts(&o, piece);
	out_puts(&o, odt ? "</text:p>" : "</w:r></w:p>");
	s = sample_of(odt, out_copy(&o, a));
	out_release(&o);
	doc = odt ? odt_read(s->pkg, s->a, &s->d) : docx_read(s->pkg, s->a, &s->d);
	for (const struct doc_run *r = doc != NULL ? doc->sections->blocks->para->runs : NULL; r != NULL; r = r->next)
		kept++;
	IS_INT(kept, runs);
	IS_INT(complains(s, "I121"), too_long);
	arena_free(s->a);
	arena_free(a);
}

TEST(one_paragraph_has_its_limits)
{
	enum { RUNS = LIMIT_PARAGRAPH_RUNS, BYTES = LIMIT_PARAGRAPH_BYTES };
	static const char page[] = "<w:t>0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef</w:t>";
	static const struct long_paragraph {
		bool odt;
		const char *piece;
		size_t n, runs;
		bool too_long;
	} rows[] = {
		{ false, "<w:tab/>", RUNS, RUNS, false },
		{ false, "<w:br/>", RUNS + 1, RUNS, true },
		{ true, "<text:line-break/>", RUNS, RUNS, false },
		{ true, "<text:tab/>", RUNS + 1, RUNS, true },
		{ false, page, BYTES / 64, 1, false },
		{ false, page, BYTES / 64 + 1, 1, true },
		{ true, "0123456789abcde ", BYTES / 16, 1, false },
		{ true, "<text:s text:c=\"64\"/>", BYTES / 64 + 1, 0, true },
		{ true, "<text:page-number>0123456789abcdef0123456789abcdef0123456789abcdef</text:page-number>", BYTES / 48 + 1, BYTES / 48 + 1, true },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		read_long_paragraph(rows[i].odt, rows[i].piece, rows[i].n, rows[i].runs, rows[i].too_long);
}

struct picture_case {
	const char *why, *name, *complaint;
	str bytes;
};

static void
try_picture(const void *of)
{
	const struct picture_case *c = of;
	struct sample *s = sample_of(false, STR("<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"914400\" cy=\"914400\"/><wp:docPr id=\"1\" name=\"p\"/><a:graphic><a:graphicData "
	    "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"1\" name=\"p\"/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"PIC\"/></pic:blipFill>"
	    "<pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>" TEXT("text") "</w:p>"));
	str part = str_format(s->a, "word/media/%s", c->name), id, body;
	size_t at;

	pkg_put(s->pkg, part, c->bytes);
	pkg_set_default_type(s->pkg, file_ext(c->name), str_format(s->a, "image/%s", file_ext(c->name).p), &s->d);
	id = pkg_relate(s->pkg, STR("word/document.xml"), STR(REL "image"), part, false, &s->d);
	OK(pkg_read(s->pkg, STR("word/document.xml"), &body, &s->d));
	at = str_find(body, STR("PIC"), 0);
	pkg_put(s->pkg, STR("word/document.xml"), fuzz_join(s->a, str_sub(body, 0, at), id, str_sub(body, at + 3, body.n)));
	sample_lay(s);
	if (s->pages == NULL)
		return; /* no fonts */
	OK(str_find(words_of(s), STR("text"), 0) < words_of(s).n);
	if (!complains(s, c->complaint))
		FAIL("%s: no %s: " STR_FMT, c->why, c->complaint, STR_ARG(tap_diags(s->a, &s->d)));
}

TEST(pictures_that_lie_are_boxes_and_told_of)
{
	struct arena *a = arena_new(1 << 16);
	const struct picture_case rows[] = {
		{ "PNG of 65,535 by 65,535", "a.png", "B102", png_of(a, 65535, 65535) },
		{ "PNG of 2^31 by 1", "a.png", "B102", png_of(a, 0x7fffffff, 1) },
		{ "PNG whose rows are missing", "a.png", "B102", png_of(a, 9000, 9000) },
		{ "PNG whose last rows are missing", "a.png", "B102", png_of(a, 10, 11) },
		{ "PNG of no size", "a.png", "B102", png_of(a, 0, 0) },
		{ "PNG cut off", "a.png", "B102", str_sub(png_of(a, 10, 10), 0, 40) },
		{ "JPEG of 65,535 by 65,535", "a.jpeg", "B102", (str){ "\xff\xd8\xff\xc0\0\x11\x08\xff\xff\xff\xff\3\1\x22\0\2\x11\1\3\x11\1\xff\xda\0\x0c\3\1\0\2\x11\3\x11\0\x3f\0x\xff\xd9", 38 } },
		{ "JPEG that ends", "a.jpeg", "B102", STR("\xff\xd8\xff") },
		{ "GIF of 65,535 by 65,535", "a.gif", "B102", (str){ "GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\xff\xff\xff\xff\0\2\2D\1\0;", 35 } },
		{ "BMP whose pixels are missing", "a.bmp", "B102", bmp_of(a, 9999, 9999, 24) },
		{ "BMP upside down without end", "a.bmp", "B102", bmp_of(a, -5, INT32_MIN, 32) },
		{ "SVG of 10^11 shapes", "a.svg", "B102", svg_bomb(a, "use") },
		{ "SVG of 10^11 tiles", "a.svg", "B102", svg_bomb(a, "pattern") },
		{ "SVG of entities", "a.svg", "B102", STR("<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
		    "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\"><!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;\">"
		    "<!ENTITY h \"&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;\">]><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><text>&h;</text></svg>") },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rusage used = { 0 };

		expect_well(apart(try_picture, &rows[i], 5, &used), rows[i].why);
		if (MEMORY_MEASURED && used.ru_maxrss / 1024 > 150)
			FAIL("%s: %ld MB", rows[i].why, used.ru_maxrss / 1024);
	}
	arena_free(a);
}
