/* Values as they compare, print and dump; rich text; maps and tables against their schema. */
#include "tap.h"

#include "base/loc.h"
#include "value/rich.h"
#include "value/schema.h"
#include "value/value.h"

static const struct rich no_rich;
static const struct picture picture = { .name = { "anh.png", 7 }, .alt = { "một \"ảnh\"", 13 } };

/* One value of every kind and two of most. */
struct zoo {
	struct arena *a;
	struct value at[24];
	size_t n;
};

static struct value *
pair_of(struct zoo *z, struct value *list, struct value x)
{
	*list = value_list(z->a);
	list_add(z->a, list->list, x);
	list_add(z->a, list->list, value_text(STR("b")));
	return list;
}

static struct value
map_with(struct zoo *z, const char *key, struct value v)
{
	struct value m = value_map(z->a);

	value_put(z->a, &m, str_of(key), v);
	return m;
}

static void
zoo_init(struct zoo *z)
{
	struct value list, chart;

	z->a = arena_new(1 << 14);
	z->n = 0;
	z->at[z->n++] = value_missing(STR("ten"));
	z->at[z->n++] = value_none();
	z->at[z->n++] = value_bool(false);
	z->at[z->n++] = value_bool(true);
	z->at[z->n++] = value_int(0);
	z->at[z->n++] = value_int(1);
	z->at[z->n++] = value_dec(dec_make(-250, 2));
	z->at[z->n++] = value_text(STR(""));
	z->at[z->n++] = value_text(STR("đơn \"vị\"\n"));
	z->at[z->n++] = value_date((struct date){ 2026, 3, 5 });
	z->at[z->n++] = value_date((struct date){ 2026, 12, 31 });
	z->at[z->n++] = value_list(z->a);
	z->at[z->n++] = *pair_of(z, &list, value_int(1));
	z->at[z->n++] = *pair_of(z, &list, value_int(2));
	z->at[z->n++] = value_map(z->a);
	z->at[z->n++] = map_with(z, "a", value_int(1));
	z->at[z->n++] = map_with(z, "b", value_int(1));
	z->at[z->n++] = map_with(z, "a", value_text(STR("1")));
	z->at[z->n++] = value_rich(&no_rich);
	z->at[z->n++] = (struct value){ .kind = VALUE_PICTURE, .picture = &picture };
	chart = (struct value){ .kind = VALUE_CHART, .chart = ARENA_NEW(z->a, struct value) };
	*chart.chart = map_with(z, "loai", value_text(STR("cot")));
	z->at[z->n++] = chart;
}

TEST(values_of_every_kind_print_dump_and_count_as_true)
{
	static const struct {
		const char *print, *json, *kind;
		bool is_true;
	} rows[] = {
	    {"", "null", "nothing", false},
	    {"", "null", "no value", false},
	    {"False", "false", "true or false", false},
	    {"True", "true", "true or false", true},
	    {"0", "0", "number", false},
	    {"1", "1", "number", true},
	    {"-2.50", "-2.50", "number", true},
	    {"", "\"\"", "text", false},
	    {"đơn \"vị\"\n", "\"đơn \\\"vị\\\"\\n\"", "text", true},
	    {"05/3/2026", "\"2026-03-05\"", "date", true},
	    {"31/12/2026", "\"2026-12-31\"", "date", true},
	    {"[]", "[]", "list", false},
	    {"[1, \"b\"]", "[1, \"b\"]", "list", true},
	    {"[2, \"b\"]", "[2, \"b\"]", "list", true},
	    {"{}", "{}", "map", false},
	    {"{\"a\": 1}", "{\"a\": 1}", "map", true},
	    {"{\"b\": 1}", "{\"b\": 1}", "map", true},
	    {"{\"a\": \"1\"}", "{\"a\": \"1\"}", "map", true},
	    {"", "\"\"", "rich text", false},
	    {"một \"ảnh\"", "\"anh.png\"", "picture", true},
	    {"", "{\"loai\": \"cot\"}", "chart", true},
	};
	struct zoo z;
	struct out o;

	zoo_init(&z);
	out_init(&o);
	IS_INT(z.n, sizeof rows / sizeof rows[0]);
	for (size_t i = 0; i < z.n; i++) {
		out_reset(&o);
		value_print(&o, &z.at[i]);
		IS_STR(out_str(&o), str_of(rows[i].print));
		out_reset(&o);
		value_json(&o, &z.at[i]);
		IS_STR(out_str(&o), str_of(rows[i].json));
		IS_STR(str_of(value_kind_name(z.at[i].kind)), str_of(rows[i].kind));
		IS_INT(value_true(&z.at[i]), rows[i].is_true);
	}
	IS_STR(str_of(value_kind_name(VALUE_KINDS)), STR("?"));
	OK(value_true(&(struct value){ .kind = VALUE_RICH, .rich = &(struct rich){ .blocks = &(struct block){ 0 } } }));
	OK(!value_true(&(struct value){ .kind = VALUE_RICH }));
	out_release(&o);
	arena_free(z.a);
}

TEST(a_value_equals_itself_and_only_a_bool_another_kind)
{
	struct zoo z, twin;

	zoo_init(&z);
	zoo_init(&twin);
	for (size_t i = 0; i < z.n; i++)
		for (size_t k = 0; k < z.n; k++) {
			/* false is 0 and true is 1; charts are the same only where they are one */
			bool number = (i == 2 && k == 4) || (i == 4 && k == 2) || (i == 3 && k == 5) || (i == 5 && k == 3);
			bool want = (i == k && z.at[i].kind != VALUE_CHART) || number;

			if (value_eq(&z.at[i], &twin.at[k]) != want)
				FAIL("%zu and %zu are %s", i, k, want ? "different" : "the same");
		}
	OK(value_eq(&z.at[z.n - 1], &z.at[z.n - 1]));
	z.at[0] = value_dec(dec_make(10, 1));
	OK(value_eq(&z.at[0], &twin.at[5]));
	OK(value_eq(&z.at[0], &twin.at[3]));
	list_add(z.a, z.at[12].list, value_int(3));
	OK(!value_eq(&z.at[12], &twin.at[12]));
	value_put(z.a, &z.at[15], STR("b"), value_int(2));
	OK(!value_eq(&z.at[15], &twin.at[15]));
	value_put(z.a, &z.at[15], STR("b"), value_int(3)); /* replaces */
	IS_INT(z.at[15].map->n, 2);
	arena_free(z.a);
	arena_free(twin.a);
}

TEST(what_is_not_known_is_no_value)
{
	IS_INT(value_dec(DEC_NONE).kind, VALUE_NONE);
	IS_INT(value_date((struct date){ 0, 1, 1 }).kind, VALUE_NONE);
	IS_INT(value_int(5).kind, VALUE_DEC);
	IS_INT(value_date((struct date){ 1, 1, 1 }).kind, VALUE_DATE);
}

TEST(paths_lead_to_values_or_nowhere)
{
	static const struct {
		const char *path, *want; /* as JSON; NULL: nowhere */
	} rows[] = {
	    {"a", "[1, {\"b\": \"x\"}]"},
	    {"a[0]", "1"},
	    {"a[1].b", "\"x\""},
	    {"a[1]b", "\"x\""},
	    {"a[2]", NULL},
	    {"a[0", "1"},
	    {"a[9999999999]", NULL},
	    {"b", NULL},
	    {"a.b", NULL},
	    {"a[1].c", NULL},
	    {"a[1].b.c", NULL},
	    {"[0]", NULL},
	    {"", NULL},
	    {".a", NULL},
	};
	struct arena *a = arena_new(4096);
	struct value root = value_map(a), list = value_list(a), in = value_map(a);
	struct out o;

	value_put(a, &in, STR("b"), value_text(STR("x")));
	list_add(a, list.list, value_int(1));
	list_add(a, list.list, in);
	value_put(a, &root, STR("a"), list);
	out_init(&o);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct value *v = value_path(&root, str_of(rows[i].path));

		out_reset(&o);
		if (v != NULL)
			value_json(&o, v);
		if ((v != NULL) != (rows[i].want != NULL) || (v != NULL && !str_eq(out_str(&o), str_of(rows[i].want))))
			FAIL("%s leads to " STR_FMT, rows[i].path, STR_ARG(out_str(&o)));
	}
	OK(value_path(NULL, STR("a")) == NULL);
	OK(value_at(NULL, STR("a")) == NULL);
	OK(value_at(&list, STR("a")) == NULL);
	IS_STR(value_text_at(&in, STR("b"), STR("-")), STR("x"));
	IS_STR(value_text_at(&in, STR("c"), STR("-")), STR("-"));
	IS_STR(value_text_at(&root, STR("a"), STR("-")), STR("-"));
	out_release(&o);
	arena_free(a);
}

/* --- rich text ------------------------------------------------------------- */

TEST(rich_text_has_a_dump_and_words)
{
	struct inline_node alt = { .kind = INLINE_TEXT, .text = STR("ảnh") };
	struct inline_node image = { .kind = INLINE_IMAGE, .url = STR("a.png"), .children = &alt };
	struct block note = { .kind = BLOCK_PARAGRAPH, .inlines = &(struct inline_node){ .kind = INLINE_TEXT, .text = STR("chú") } };
	struct inline_node foot = { .kind = INLINE_FOOTNOTE, .note = &note, .next = &image };
	struct inline_node soft = { .kind = INLINE_SOFT_BREAK, .next = &foot };
	struct inline_node line = { .kind = INLINE_BREAK, .next = &soft };
	struct inline_node strong = { .kind = INLINE_STRONG, .children = &(struct inline_node){ .kind = INLINE_TEXT, .text = STR("đậm") }, .next = &line };
	struct block rule = { .kind = BLOCK_RULE };
	struct block code = { .kind = BLOCK_CODE, .text = STR("x = 1"), .next = &rule };
	struct block empty = { .kind = BLOCK_PARAGRAPH, .next = &code };
	struct block item = { .kind = BLOCK_ITEM, .children = &(struct block){ .kind = BLOCK_PARAGRAPH, .inlines = &strong } };
	struct block ordered = { .kind = BLOCK_LIST, .ordered = true, .start = 3, .delimiter = ')', .children = &item, .next = &empty };
	struct block bullets = { .kind = BLOCK_LIST, .delimiter = '-', .next = &ordered };
	struct block row = { .kind = BLOCK_ROW, .header = true };
	struct block table = { .kind = BLOCK_TABLE, .children = &row, .next = &bullets };
	struct block head = { .kind = BLOCK_HEADING, .level = 2, .inlines = &(struct inline_node){ .kind = INLINE_TEXT, .text = STR("Đầu") }, .where = { NULL, 7, 1 }, .next = &table };
	struct rich r = { .blocks = &head };
	struct out o;

	out_init(&o);
	rich_dump(&o, &r);
	IS_STR(out_str(&o),
	    STR("heading 2 @7\n  text 'Đầu'\ntable\n  row header\nlist\nlist from 3)\n  item\n    paragraph\n      strong\n        text 'đậm'\n"
	        "      break\n      soft-break\n      footnote\n        paragraph\n          text 'chú'\n      image <a.png>\n        text 'ảnh'\n"
	        "paragraph\ncode 'x = 1'\nrule\n"));
	out_reset(&o);
	rich_text(&o, &r);
	IS_STR(out_str(&o), STR("Đầu\nđậm\n ảnh\nx = 1"));
	out_reset(&o);
	out_puts(&o, "a\n");
	rich_text(&o, &no_rich); /* takes no line end away that is not its own */
	IS_STR(out_str(&o), STR("a\n"));
	out_release(&o);
}

/* --- schema ---------------------------------------------------------------- */

static struct value
scalar(struct arena *a, int which)
{
	struct value list = value_list(a);

	list_add(a, list.list, value_text(STR("a")));
	switch (which) {
	case 0: return value_text(STR("chữ"));
	case 1: return value_int(5);
	case 2: return value_dec(dec_make(15, 1));
	case 3: return value_bool(true);
	case 4: return value_date((struct date){ 2026, 3, 5 });
	case 5: return value_text(STR(" 7 "));
	case 6: return value_text(STR("5/3/2026"));
	case 7: return list;
	case 8: return value_map(a);
	case 9:
		list_add(a, list.list, value_map(a));
		return list;
	case 10: return value_text(STR("Có"));
	default: return value_list(a);
	}
}

TEST(each_key_takes_what_it_may_hold)
{
	/* columns: chữ 5 1.5 true date " 7 " "5/3/2026" [a] {} [a,{}] Có [] */
	static const struct {
		enum want want;
		const char *fits;
	} rows[] = {
	    {WANT_ANY, "++++++++++++"},
	    {WANT_TEXT, "+++-+++---+-"},
	    {WANT_WHOLE, "-+---+------"},
	    {WANT_BOOL, "---+------+-"},
	    {WANT_DATE, "----+-+-----"},
	    {WANT_LIST, "-------+-+-+"},
	    {WANT_TEXTS, "++++++++--++"},
	    {WANT_MAP, "--------+---"},
	    {WANT_TEXT_OR_LIST, "++++++++-+++"},
	    {WANT_TEXT_OR_MAP, "+++++++-+-+-"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		for (int k = 0; k < 12; k++) {
			struct arena *a = arena_new(4096);
			struct key key = { "khoa", rows[i].want, false };
			struct value map = value_map(a);
			const struct value *at;
			struct diags d;

			diags_init(&d, a);
			value_put(a, &map, STR("Khóa"), scalar(a, k));
			OK(schema_read(&map, &key, 1, &at, "x", a, &d));
			if ((at != NULL) != (rows[i].fits[k] == '+') || diags_ok(&d) != (at != NULL))
				FAIL("want %d, value %d: %.*s", rows[i].want, k, STR_ARG(tap_diags(a, &d)));
			arena_free(a);
		}
}

TEST(yes_and_no_are_read_in_their_words)
{
	static const struct {
		const char *word;
		int want; /* 1 yes, 0 no, -1 neither */
	} rows[] = { { "có", 1 }, { "x", 1 }, { "X", 1 }, { "1", 1 }, { "True", 1 }, { "đúng", 1 }, { "yes", 1 }, { "không", 0 }, { "0", 0 }, { "false", 0 },
		{ "sai", 0 }, { "No", 0 }, { "", 0 }, { "  ", 0 }, { "2", -1 }, { "có lẽ", -1 } };
	struct arena *a = arena_new(4096);
	struct value v;
	bool ok;

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		v = value_text(str_of(rows[i].word));
		IS_INT(plain_bool(&v, &ok, a), rows[i].want == 1);
		IS_INT(ok, rows[i].want >= 0);
	}
	v = value_bool(true);
	OK(plain_bool(&v, &ok, a) && ok);
	v = value_int(1);
	OK(plain_bool(&v, &ok, a) && ok);
	v = value_int(0);
	OK(!plain_bool(&v, &ok, a) && ok);
	OK(!plain_bool(NULL, &ok, a) && ok);
	v = value_list(a);
	OK(!plain_bool(&v, &ok, a) && !ok);
	v = value_dec(dec_make(1500, 3));
	IS_STR(plain_text(&v, a), STR("1.5"));
	v = value_bool(true);
	IS_STR(plain_text(&v, a), STR("True"));
	v = value_text(STR(" a "));
	IS_STR(plain_text(&v, a), STR("a"));
	v = value_none();
	IS_STR(plain_text(&v, a), STR(""));
	OK(is_blank(NULL) && is_blank(&v));
	arena_free(a);
}

static struct value
placed(struct value v, const struct source *s, uint32_t line, uint32_t column)
{
	v.where = loc_at(s, line, column);
	return v;
}

TEST(faults_of_keys_are_told_with_their_places)
{
	static const struct key keys[] = { { "ten", WANT_TEXT, true }, { "ngay", WANT_DATE, false }, { "so", WANT_WHOLE, true }, { "ds", WANT_TEXTS, false },
		{ "gi", WANT_ANY, true }, { "trong", WANT_TEXT, true } };
	struct arena *a = arena_new(1 << 14);
	const struct source *s = source_new(a, SOURCE_TEXT, STR("x.yaml"), STR(""));
	struct value map = value_map(a), list = value_list(a);
	const struct value *at[6];
	struct diags d;

	diags_init(&d, a);
	map.where = loc_at(s, 1, 1);
	list_add(a, list.list, placed(value_text(STR("a")), s, 6, 3));
	list_add(a, list.list, placed(value_map(a), s, 7, 3));
	value_put(a, &map, STR("Tên"), placed(value_text(STR("An")), s, 2, 6));
	value_put(a, &map, STR("ten"), placed(value_text(STR("Ba")), s, 3, 6));
	value_put(a, &map, STR("ngay"), placed(value_text(STR("30/2/2026")), s, 4, 7));
	value_put(a, &map, STR("ngai"), placed(value_int(1), s, 5, 7));
	value_put(a, &map, STR("ds"), placed(list, s, 6, 1));
	value_put(a, &map, STR("qqqqqqqq"), placed(value_int(1), s, 8, 1));
	value_put(a, &map, STR("Ghi chú"), placed(value_int(1), s, 9, 1));
	value_put(a, &map, STR("x_gì"), placed(value_int(1), s, 10, 1));
	value_put(a, &map, STR("trong"), placed(value_text(STR(" ")), s, 11, 1));
	OK(schema_read(&map, keys, 6, at, "thu", a, &d));
	IS_STR(tap_diags(a, &d),
	    STR("x.yaml:3:6: error: given twice: ten [K118]\n"
	        "x.yaml:4:7: error: no such date: ngay: 30/2/2026 [K109]\n    hint: write day/month/year, such as 05/3/2026\n"
	        "x.yaml:5:7: error: unknown key: ngai [K101]\n    hint: the nearest known key is ngay\n"
	        "x.yaml:7:3: error: wrong type of value: ds: expected a list of texts, found map [K104]\n"
	        "x.yaml:8:1: error: unknown key: qqqqqqqq [K101]\n"
	        "x.yaml:1:1: error: missing key: thu lacks so [K103]\n"
	        "x.yaml:1:1: error: missing key: thu lacks gi [K103]\n"
	        "x.yaml:1:1: error: missing key: thu: trong is empty [K103]\n"));
	IS_STR(at[0]->text, STR("An"));
	for (int i = 1; i < 6; i++)
		OK(at[i] == NULL);
	diags_init(&d, a);
	OK(!schema_read(NULL, keys, 6, at, "thu", a, &d));
	OK(diags_ok(&d));
	OK(!schema_read(&list, keys, 6, at, "thu", a, &d));
	IS_STR(tap_diags(a, &d), STR("error: wrong type of value: thu: expected a map of keys, found list [K104]\n"));
	arena_free(a);
}

TEST(a_tables_columns_are_found_once_whatever_their_order)
{
	static const char *const columns[] = { "ma", "ten", "so" };
	struct arena *a = arena_new(1 << 14);
	const struct source *s = source_new(a, SOURCE_SHEET, STR("t.csv"), STR(""));
	struct value rows = value_list(a), first = value_map(a), second = value_map(a), third = value_map(a), book = value_map(a);
	struct table t;
	struct diags d;

	diags_init(&d, a);
	value_put(a, &first, STR("Mã"), placed(value_text(STR("1")), s, 2, 1));
	value_put(a, &first, STR("Tên"), placed(value_none(), s, 2, 2));
	value_put(a, &first, STR("Tem"), placed(value_int(1), s, 2, 4));
	value_put(a, &first, STR(""), placed(value_int(1), s, 2, 5));
	value_put(a, &first, STR("Ghi chú"), placed(value_int(1), s, 2, 6));
	value_put(a, &second, STR("Tên"), placed(value_text(STR("b")), s, 3, 2));
	value_put(a, &second, STR("Mã"), placed(value_text(STR("2")), s, 3, 1));
	value_put(a, &second, STR("ma"), placed(value_text(STR("3")), s, 3, 7));
	value_put(a, &third, STR("khac"), value_int(1));
	list_add(a, rows.list, first);
	list_add(a, rows.list, second);
	list_add(a, rows.list, third);
	OK(table_read(&t, &rows, columns, 3, "bang", a, &d));
	IS_STR(tap_diags(a, &d),
	    STR("t.csv: D1: error: unknown column: Tem in bang [K102]\n    hint: the nearest known column is ten\n"
	        "t.csv: G1: error: given twice: column ma [K118]\n"
	        "error: unknown column: khac in bang [K102]\n"));
	IS_STR(table_cell(&t, &rows.list->at[0], 0)->text, STR("1"));
	OK(table_cell(&t, &rows.list->at[0], 1) == NULL); /* empty */
	OK(table_cell(&t, &rows.list->at[0], 2) == NULL); /* no such column */
	IS_STR(table_cell(&t, &rows.list->at[1], 1)->text, STR("b"));
	IS_INT(t.first_line, 2);
	IS_INT(table_where(&t, &rows.list->at[1], 1).column, 2);
	IS_INT(table_where(&t, &rows.list->at[1], 2).line, 3); /* the row's, where the column is not there */
	OK(!table_read(&t, NULL, columns, 3, "bang", a, &d));
	OK(!table_read(&t, &first, columns, 3, "bang", a, &d));
	list_add(a, rows.list, placed(value_int(1), s, 9, 1));
	OK(!table_read(&t, &rows, columns, 3, "bang", a, &d));
	value_put(a, &book, STR("Chỉ tiêu"), rows);
	OK(table_sheet(&book, STR("chi_tieu"), a) != NULL);
	OK(table_sheet(&book, STR("thang"), a) == NULL);
	OK(table_sheet(&rows, STR("chi_tieu"), a) == NULL);
	OK(table_sheet(NULL, STR("chi_tieu"), a) == NULL);
	arena_free(a);
}
