/* Limits of filling, each on both of its sides. The language's own are in tests/template/limits_t.c. */
#include "doc.h"

#include "base/file.h"
#include "base/limits.h"

/* A text of n bytes. */
static struct value
letters(struct arena *a, size_t n)
{
	char *p = arena_alloc(a, n + 1);

	memset(p, 'x', n);
	return value_text((str){ p, n });
}

static bool
grows_too_large(size_t times, bool docx)
{
	struct doc *t = doc_new("{% for i in range(n) %}\n{{ v }}\n{% endfor %}", NULL, "{}", docx);
	str got;
	bool found;

	value_put(t->a, &t->data, STR("n"), value_int((long long)times));
	value_put(t->a, &t->data, STR("v"), letters(t->a, 1 << 20));
	doc_open(t);
	fill_package(t->p, &t->data, &t->opt, t->a, &t->d);
	got = tap_diags(t->a, &t->d);
	found = str_find(got, STR("document grows too large [L107]"), 0) < got.n;
	OK(found || diags_ok(&t->d));
	doc_free(t);
	return found;
}

TEST(a_part_may_grow_to_its_limit_and_no_further)
{
	for (int docx = 0; docx < 2; docx++) {
		OK(!grows_too_large((LIMIT_PART_BYTES >> 20) - 1, docx));
		OK(grows_too_large((LIMIT_PART_BYTES >> 20) + 1, docx));
	}
}

static str
nested(int depth, bool docx)
{
	static char body[1 << 20];
	size_t n = 0;

	body[0] = '\0';
	for (int i = 0; i < depth; i++)
		n += (size_t)snprintf(body + n, sizeof body - n, docx ? "<w:sdt>" : "<text:section text:name=\"s%d\">", i);
	n += (size_t)snprintf(body + n, sizeof body - n, docx ? "<w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p>" : "<text:p>{{ x }}</text:p>");
	for (int i = 0; i < depth; i++)
		n += (size_t)snprintf(body + n, sizeof body - n, docx ? "</w:sdt>" : "</text:section>");
	return (str){ body, n };
}

TEST(elements_nest_to_the_limit_and_no_deeper)
{
	/* above the nested ones stand document and body; below p, r, t: body, text, p */
	for (int docx = 0; docx < 2; docx++)
		for (int over = 0; over < 2; over++) {
			int around = docx ? 5 : 4;
			struct doc *t = doc_new(nested(LIMIT_XML_DEPTH - around + over, docx).p, NULL, "{'x': 'a'}", docx);
			bool ok;

			doc_open(t);
			ok = fill_package(t->p, &t->data, &t->opt, t->a, &t->d);
			if (ok != !over)
				FAIL("%s, %d over: " STR_FMT, docx ? "DOCX" : "ODT", over, STR_ARG(tap_diags(t->a, &t->d)));
			if (over)
				OK(str_find(tap_diags(t->a, &t->d), STR("[L103]"), 0) < tap_diags(t->a, &t->d).n);
			doc_free(t);
		}
}

TEST(documents_that_include_themselves_end)
{
	char dir[] = "/tmp/vanthu-fill-XXXXXX";
	struct doc *t = doc_new("a\n{% include 'minh.docx' %}", NULL, "{}", true);
	const char *path;
	str bytes, got;

	if (mkdtemp(dir) == NULL)
		SKIP("no folder for temporary files");
	path = file_join(t->a, dir, "minh.docx");
	OK(pkg_bytes(t->p, t->a, &bytes, &t->d));
	OK(file_write(path, bytes, &t->d));
	t->opt.folder = dir;
	got = doc_fill(t);
	OK(str_find(got, STR("documents include each other too deeply"), 0) < got.n);
	remove(path);
	remove(dir);
	doc_free(t);
}

static str
many(struct arena *a, const char *line, int n, str file_end)
{
	struct out o;
	str s;

	out_init(&o);
	for (int i = 0; i < n; i++)
		out_printf(&o, line, i, i, i);
	out_put(&o, file_end);
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

TEST(ten_thousand_faults_are_counted_and_a_hundred_shown)
{
	struct arena *a = arena_new(1 << 16);
	str body = many(a, "{{ x%d|f%d }} {%% if %%}\n", 10000, STR("")), got;
	struct doc *t = doc_new(body.p, NULL, "{}", true);
	size_t shown = 0;

	doc_open(t);
	OK(!fill_package(t->p, &t->data, &t->opt, t->a, &t->d));
	OK(t->d.count[DIAG_ERROR] >= 20000);
	got = tap_diags(t->a, &t->d);
	for (size_t at = str_find(got, STR(": error: "), 0); at < got.n; at = str_find(got, STR(": error: "), at + 1))
		shown++;
	IS_INT(shown, LIMIT_DIAGS_SHOWN);
	OK(str_find(got, STR("more complaints"), 0) < got.n);
	doc_free(t);
	arena_free(a);
}

TEST(a_table_without_end_of_columns_is_no_harm)
{
	static const struct doc_case rows[] = {
		{ "| {% colspan 999 %}a | b |", "| (999) a | b |" },
	};
	struct doc *t = doc_new("| {% colspan 1000 %}a | b |", NULL, "{}", true);
	str got = doc_fill(t);

	OK(str_find(got, STR("a whole number from 1 to 999"), 0) < got.n);
	doc_free(t);
	BOTH("{}", rows);
}

/* A table of so many columns made by a loop over cells. */
static bool
too_wide(int columns, bool docx)
{
	struct doc *t = doc_new("| {%tc for i in range(n) %} | {{ i }} | {%tc endfor %} |", NULL, "{}", docx);
	str got;
	bool found;

	value_put(t->a, &t->data, STR("n"), value_int(columns));
	doc_open(t);
	fill_package(t->p, &t->data, &t->opt, t->a, &t->d);
	got = tap_diags(t->a, &t->d);
	found = str_find(got, STR("table with too many columns: 1025, where 1024 are the most [L116]"), 0) < got.n;
	OK(found || diags_ok(&t->d));
	doc_free(t);
	return found;
}

TEST(a_table_may_grow_to_its_limit_of_columns_and_no_further)
{
	for (int docx = 0; docx < 2; docx++) {
		OK(!too_wide(LIMIT_TABLE_COLUMNS, docx));
		OK(too_wide(LIMIT_TABLE_COLUMNS + 1, docx));
	}
}

/* A paragraph of DOCX, so and so often, and a tag behind them. What is complained about. */
static str
repeated(const char *paragraph, size_t times)
{
	static char ids[16];
	struct arena *a = arena_new(1 << 20);
	struct out o;
	struct doc *t;

	out_init(&o);
	out_puts(&o, "<w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p>");
	for (size_t i = 0; i < times; i++)
		out_puts(&o, paragraph);
	t = doc_new(str_c(a, out_str(&o)), NULL, "{\"x\": 1}", true);
	doc_open(t);
	fill_compile(t->p, t->a, &t->d);
	snprintf(ids, sizeof ids, "%s", t->d.first != NULL ? t->d.first->kind->id : "");
	doc_free(t);
	out_release(&o);
	arena_free(a);
	return str_of(ids);
}

TEST(a_template_has_so_many_elements_and_tags_and_no_more)
{
	IS_STR(repeated("<w:p/>", LIMIT_XML_NODES - 1000), STR(""));
	IS_STR(repeated("<w:p/>", LIMIT_XML_NODES + 1000), STR("P132"));
	IS_STR(repeated("<w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p>", LIMIT_TEMPLATE_TAGS - 1), STR(""));
	IS_STR(repeated("<w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p>", LIMIT_TEMPLATE_TAGS), STR("P133"));
}
