/* A workbook in memory: rows and columns found or made, cells of each kind written and read again. */
#include "tap.h"

#include <unistd.h>

#include "base/file.h"
#include "input/input.h"
#include "text/text.h"
#include "workbook/workbook.h"

static struct value
read_again(struct book *b, struct diags *d)
{
	char dir[] = "/tmp/vanthu-book-XXXXXX";
	const char *path;
	struct value v;

	if (mkdtemp(dir) == NULL)
		FAIL("no folder for temporary files");
	path = file_join(b->a, dir, "s.xlsx");
	OK(book_write(b, path, d));
	v = in_read(path, &(struct in_options){ .keep_headers = true }, b->a, d);
	unlink(path);
	rmdir(dir);
	return v;
}

static str
dump(struct arena *a, const struct value *v)
{
	struct out o;
	str s = STR(""), rest;

	out_init(&o);
	value_dump(&o, v);
	rest = out_copy(&o, a);
	out_release(&o);
	while (rest.n > 0) { /* without places */
		str line = str_split(&rest, '\n');

		s = str_format(a, STR_FMT STR_FMT "\n", STR_ARG(s), STR_ARG(str_sub(line, 0, str_find(line, STR(" @"), 0))));
	}
	return s;
}

TEST(cells_of_each_kind_are_written_and_read_again)
{
	static const char *const columns[] = { "Mã", "Chữ", "Số", "Phần trăm", "Ngày", "Đúng sai", "Trống" };
	struct arena *a = arena_new(1 << 16);
	struct book_sheet *s;
	struct value v;
	struct diags d;
	struct book b;
	size_t row;

	diags_init(&d, a);
	book_init(&b, a);
	s = book_sheet(&b, "bang", columns, 7);
	row = book_row(&b, s, STR("1.1"));
	*book_cell(&b, s, row, 1) = value_text(STR("Xã <thử> & \"thật\""));
	*book_cell(&b, s, row, 2) = value_dec(dec_make(-12345, 2));
	*book_cell(&b, s, row, 3) = value_dec(dec_make(905, 1));
	book_cell(&b, s, row, 3)->percent = true;
	*book_cell(&b, s, row, 4) = (struct value){ .kind = VALUE_DATE, .date = { 2026, 11, 23 } };
	*book_cell(&b, s, row, 5) = (struct value){ .kind = VALUE_BOOL, .b = true };
	*book_cell(&b, s, row, 6) = value_none();
	v = read_again(&b, &d);
	IS_STR(tap_diags(a, &d), STR(""));
	IS_STR(dump(a, &v), STR(".: map of 1\nbang: list of 1\nbang[0]: map of 7\nbang[0].Mã: text '1.1'\nbang[0].Chữ: text 'Xã <thử> & \\\"thật\\\"'\n"
	                        "bang[0].Số: number -123.45\nbang[0].Phần trăm: number 90.5 percent\nbang[0].Ngày: date 2026-11-23\nbang[0].Đúng sai: bool true\n"
	                        "bang[0].Trống: none\n"));
	arena_free(a);
}

TEST(rows_and_columns_are_found_by_what_they_are_called)
{
	static const char *const columns[] = { "Mã", "Chỉ tiêu" }, *const more[] = { "CHI TIEU", "Ghi chú" };
	struct arena *a = arena_new(1 << 16);
	struct book_sheet *s;
	struct book b;

	book_init(&b, a);
	s = book_sheet(&b, "Chỉ tiêu", columns, 2);
	OK(book_sheet(&b, "chi_tieu", more, 2) == s && book_sheet(&b, "thang", columns, 1) != s);
	IS_INT(b.sheets.n, 2);
	IS_INT(s->columns.n, 3);
	IS_INT(book_column(&b, s, STR("chi_tieu")), 1);
	IS_INT(book_column(&b, s, STR("ghi-chu")), 2);
	IS_INT(book_column(&b, s, STR("Mới")), 3);
	IS_INT(book_column(&b, s, STR("Mới")), 3);
	IS_INT(book_row(&b, s, STR("1")), 0);
	IS_INT(book_row(&b, s, STR("2")), 1);
	IS_INT(book_row(&b, s, STR("1")), 0);
	/* a code that Excel took for a number */
	*book_cell(&b, s, 1, 0) = value_dec(dec_make(250, 2));
	IS_INT(book_row(&b, s, STR("2.5")), 1);
	IS_INT(book_row(&b, s, STR("2")), 2);
	IS_INT(book_cell(&b, s, 2, 9)->kind, VALUE_NONE);
	IS_STR(book_cell(&b, s, 2, 0)->text, STR("2")); /* also after the row grew */
	arena_free(a);
}

TEST(a_workbook_that_was_read_keeps_its_columns_in_their_order)
{
	/* the second row has a column between those of the first */
	static const char csv[] = "b;Mã;Tên\n;1;một\nhai;2;\n";
	struct arena *a = arena_new(1 << 16);
	struct value read, again;
	struct diags d;
	struct book b;

	diags_init(&d, a);
	read = in_read_bytes(str_of(csv), STR("csv"), &(struct in_options){ .keep_headers = true }, "s.csv", a, &d);
	book_init(&b, a);
	book_from_value(&b, &read);
	IS_INT(b.sheets.n, 1);
	IS_INT(b.sheets.at[0]->columns.n, 3);
	IS_STR(b.sheets.at[0]->columns.at[0], STR("b"));
	IS_STR(b.sheets.at[0]->columns.at[1], STR("Mã"));
	IS_STR(b.sheets.at[0]->columns.at[2], STR("Tên"));
	again = read_again(&b, &d);
	IS_STR(tap_diags(a, &d), STR(""));
	IS_STR(dump(a, &again), STR(".: map of 1\ns: list of 2\ns[0]: map of 2\ns[0].Mã: text '1'\ns[0].Tên: text 'một'\n"
	                            "s[1]: map of 2\ns[1].b: text 'hai'\ns[1].Mã: text '2'\n"));
	/* what is no table is none */
	book_init(&b, a);
	read = value_text(STR("x"));
	book_from_value(&b, &read);
	IS_INT(b.sheets.n, 0);
	read = value_map(a);
	value_put(a, &read, STR("k"), value_text(STR("x")));
	book_from_value(&b, &read);
	IS_INT(b.sheets.n, 0);
	arena_free(a);
}

TEST(a_workbook_that_cannot_be_written_is_named)
{
	struct arena *a = arena_new(1 << 14);
	struct diags d;
	struct book b;

	diags_init(&d, a);
	book_init(&b, a);
	book_sheet(&b, "bang", NULL, 0);
	OK(!book_write(&b, "/tmp/vanthu-none/none/s.xlsx", &d));
	OK(str_starts(tap_diags(a, &d), STR("/tmp/vanthu-none/none/s.xlsx: fatal: file cannot be created")));
	IS_INT(d.kept, 1);
	OK(!entry_write(&(struct entry_form){ .title = "x" }, "/tmp/vanthu-none/none/f.xlsx", a, &d));
	IS_INT(d.kept, 2);
	arena_free(a);
}

TEST(the_same_workbook_gives_the_same_bytes)
{
	static const char *const columns[] = { "Mã", "Tên" };
	struct arena *a = arena_new(1 << 16);
	str bytes[2];
	struct diags d;

	diags_init(&d, a);
	for (int i = 0; i < 2; i++) {
		char path[] = "/tmp/vanthu-book-XXXXXX";
		int fd = mkstemp(path);
		struct book b;

		close(fd);
		book_init(&b, a);
		book_row(&b, book_sheet(&b, "bang", columns, 2), STR("1"));
		OK(book_write(&b, path, &d) && file_read(path, a, &bytes[i], &d));
		unlink(path);
	}
	IS_STR(bytes[0], bytes[1]);
	arena_free(a);
}
