#include "tap.h"

#include "base/file.h"
#include "input/input.h"

static struct value
read_as(const char *text, const char *ext, struct arena *a, struct diags *d)
{
	diags_init(d, a);
	return in_read_bytes(str_of(text), str_of(ext), NULL, "x", a, d);
}

static str
json(struct arena *a, const struct value *v)
{
	struct out o;
	str s;

	out_init(&o);
	value_json(&o, v);
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

TEST(yaml_becomes_values_with_their_places)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	struct value v = read_as("a: 1.50\nb: [x, \"1\", true, null]\nc: {ngày: 2026-03-05}\n", "yaml", a, &d);
	struct value *b;

	IS_STR(json(a, &v), STR("{\"a\": 1.50, \"b\": [\"x\", \"1\", true, null], \"c\": {\"ngày\": \"2026-03-05\"}}"));
	b = value_path(&v, STR("b[1]"));
	OK(b != NULL);
	IS_INT(b->where.line, 2);
	IS_INT(b->where.column, 8);
	OK(diags_ok(&d));
	arena_free(a);
}

TEST(json_is_read_exactly)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	struct value v = read_as("{\"a\": \"d\\u00f2ng\\n2\", \"b\": [0.285, -1e3]}", "json", a, &d);

	IS_STR(json(a, &v), STR("{\"a\": \"dòng\\n2\", \"b\": [0.285, -1000]}"));
	OK(diags_ok(&d));
	arena_free(a);
}

TEST(faults_of_yaml_have_line_and_column)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;

	read_as("a: 1\na: 2\n", "yaml", a, &d);
	IS_STR(tap_diags(a, &d), STR("x:2:1: error: written twice: a [D102]\n    x:1:4: the first one\n"));
	read_as("a: [1, 2\nb: 3\n", "yaml", a, &d);
	IS_INT(d.count[DIAG_ERROR], 1);
	OK(d.first->where.line >= 2);
	read_as("a: *b\n", "yaml", a, &d);
	IS_INT(d.count[DIAG_ERROR], 1);
	arena_free(a);
}

TEST(deep_nesting_is_refused_at_once)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	char *deep = malloc(100001);

	memset(deep, '[', 100000);
	deep[100000] = '\0';
	read_as(deep, "yaml", a, &d);
	IS_INT(d.count[DIAG_ERROR], 1);
	free(deep);
	arena_free(a);
}

TEST(text_that_is_no_utf8_is_refused_with_its_place)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;

	read_as("a: b\nten: \xa7\xad\xeang ph\xe8 nh\xa9n d\xa9n\n", "yaml", a, &d);
	IS_INT(d.count[DIAG_ERROR], 1);
	IS_INT(d.first->where.line, 2);
	IS_INT(d.first->where.column, 6);
	OK(str_find(d.first->hint, STR("TCVN3"), 0) < d.first->hint.n);
	arena_free(a);
}

TEST(decomposed_text_is_composed_at_the_door)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	struct value v = read_as("ten: Vie\u0323\u0302t\n", "yaml", a, &d);

	IS_STR(value_text_at(&v, STR("ten"), STR("")), STR("Việt"));
	arena_free(a);
}

TEST(markdown_has_front_matter_and_keeps_its_lines)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	struct value v = read_as("---\ndon_vi: kinh-te\n---\n# Kết quả\n\nMột *hai* **ba**[^1].\n\n[^1]: Chú thích.\n", "md", a, &d), *body;
	const struct rich *r;
	struct out o;

	IS_STR(value_text_at(&v, STR("don_vi"), STR("")), STR("kinh-te"));
	body = value_at(&v, STR("noi_dung"));
	OK(body != NULL);
	IS_INT(body->where.line, 4);
	r = in_markdown(body->text, body->where, a, &d);
	out_init(&o);
	rich_dump(&o, r);
	IS_STR(out_str(&o),
	    STR("heading 1 @4\n  text 'Kết quả'\nparagraph @6\n  text 'Một '\n  emphasis\n    text 'hai'\n  text ' '\n  strong\n"
		"    text 'ba'\n  footnote\n    paragraph @8\n      text 'Chú thích.'\n  text '.'\n"));
	out_release(&o);
	OK(diags_ok(&d));
	arena_free(a);
}

TEST(a_footnote_without_its_text_is_named)
{
	struct arena *a = arena_new(1 << 16);
	struct source *s = source_new(a, SOURCE_TEXT, STR("x.md"), STR(""));
	struct diags d;

	diags_init(&d, a);
	in_markdown(STR("Một[^9].\n"), loc_at(s, 7, 1), a, &d);
	IS_STR(tap_diags(a, &d), STR("x.md:7:1: error: a footnote without its text: [^9] [D112]\n"));
	arena_free(a);
}

TEST(csv_is_read_by_its_header_and_the_declared_mark)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	struct value v = read_as("\xef\xbb\xbfMã;Giá trị\n1.1;\"22.689,5\"\n2;\"a;\"\"b\"\"\"\n3;-\n", "csv", a, &d);

	IS_STR(json(a, &v), STR("{\"\": [{\"ma\": \"1.1\", \"gia_tri\": 22689.5}, {\"ma\": \"2\", \"gia_tri\": \"a;\\\"b\\\"\"}, {\"ma\": \"3\"}]}"));
	arena_free(a);
}

TEST(the_sample_workbook_is_read_with_its_cells)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	struct value v, *row;

	diags_init(&d, a);
	v = in_read("inputs/ha-bac/ke-hoach/chi-tieu.xlsx", NULL, a, &d);
	OK(diags_ok(&d));
	row = value_path(&v, STR("chi_tieu[1]"));
	OK(row != NULL && row->kind == VALUE_MAP);
	IS_STR(value_text_at(row, STR("ma"), STR("")), STR("1.1"));
	OK(dec_eq(value_at(row, STR("muc_tieu"))->dec, dec_make(226895, 1)));
	IS_INT(value_at(row, STR("muc_tieu"))->where.line, 3);
	IS_INT(value_at(row, STR("muc_tieu"))->where.column, 6);
	arena_free(a);
}

TEST(a_truncated_workbook_is_refused_wherever_it_is_cut)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	str whole;

	diags_init(&d, a);
	OK(file_read("inputs/ha-bac/ke-hoach/chi-tieu.xlsx", a, &whole, &d));
	for (size_t n = 0; n < whole.n; n += 97) {
		diags_init(&d, a);
		in_read_bytes(str_sub(whole, 0, n), STR("xlsx"), NULL, "x.xlsx", a, &d);
		OK(!diags_ok(&d));
	}
	arena_free(a);
}
