#include "run.h"

#include "value/rich.h"

/* The filters of Vietnamese offices (administrative-format 3.8, 4.1, 4.2, 4.4, 1.7, 1.10). */
static const char data[] = "{'n': 1234567.891, 'am': -3.14, 'khong': none, 'bang': 0, 'nho': 0.04, 'chu': '22.5', 'ngay': '05/03/2026',"
                           " 'ds': [{'ten': 'Đỗ Văn Ánh', 'n': 1}, {'ten': 'Đặng Thị Bình', 'n': 2}, {'ten': 'Nguyễn An', 'n': 3}], 'ct': ['Chỉ tiêu 10', 'Chỉ tiêu 9']}";

TEST(figures)
{
	static const struct row rows[] = {
	    {"{{ n|so }} {{ n|so(2) }} {{ n|so(0) }} {{ am|so(1) }} {{ 1000|so }}", "1.234.567,891 1.234.567,89 1.234.568 -3,1 1.000"},
	    {"{{ khong|so }} {{ khong|so(2) }} {{ khong|phan_tram }} {{ khong|tien }} {{ khong|tang_giam }}", "- - - - -"},
	    {"{{ 94.25|phan_tram(1) }} {{ 100|phan_tram }} {{ 1.5|diem }}", "94,3% 100% 1,5 điểm phần trăm"},
	    {"{{ n|tien }} {{ 245.3|tien('tỷ đồng') }} {{ 245.3|tien(don_vi='tỷ đồng', so_le=2) }} {{ 5|tien('') }}", "1.234.567,891 đồng 245,3 tỷ đồng 245,30 tỷ đồng 5"},
	    {"{{ 8.25|tang_giam(1) }} {{ am|tang_giam(1) }} {{ 1.5|tang_giam(1, true) }} {{ 1.5|tang_giam(diem=true) }}", "tăng 8,3% giảm 3,1% tăng 1,5 điểm phần trăm tăng 1,5 điểm phần trăm"},
	    {"{{ bang|tang_giam }} {{ nho|tang_giam(1) }}", "không tăng, không giảm không tăng, không giảm"}, /* what rounds to nothing is nothing */
	    {"{{ 2|so_hai }} {{ 12|so_hai }} {{ 1234|so_hai }} {{ 0|so_hai }} {{ khong|so_hai }}", "02 12 1.234 00 -"},
	    {"{{ 4|la_ma }} {{ 2026|la_ma }} {{ 1|chu_cai }} {{ 5|chu_cai }} {{ 7|chu_cai }}", "IV MMXXVI a đ g"},
	    {"{{ chu|so(1) }} {{ ' 7 '|so }}", "22,5 7"},
	    {"{{ 15|bang_chu }} {{ 105|bang_chu }} {{ 324|bang_chu('tỷ đồng') }} {{ 324|bang_chu('tỷ đồng')|capitalize }}", "mười lăm một trăm linh năm ba trăm hai mươi tư tỷ đồng Ba trăm hai mươi tư tỷ đồng"},
	    {"{{ 105|bang_chu(le=true) }} {{ khong|bang_chu }}", "một trăm lẻ năm -"},
	};

	ROWS(data, rows);
}

TEST(a_text_that_may_not_be_torn)
{
	static const struct row rows[] = {
	    {"{{ 'số 12'|lien }} {{ '5 kg gạo'|lien }}", "số\u00a012 5\u00a0kg gạo"},
	};

	ROWS(data, rows);
}

TEST(dates)
{
	static const struct row rows[] = {
	    {"{{ ngay|ngay }} {{ ngay|ngay_ngan }} {{ '2026-12-31'|ngay }}", "ngày 05 tháng 3 năm 2026 05/3/2026 ngày 31 tháng 12 năm 2026"},
	    {"{{ hom_nay() - hom_nay() }} {{ (hom_nay() + 8)|ngay_ngan }} {{ hom_nay() < hom_nay() + 1 }}", "0 01/12/2026 True"},
	    {"[{{ khong|ngay_ngan }}]", "[]"},
	    {"{{ hom_nay().strftime('%-d.%-m.%y') }}", "23.11.26"},
	};

	ROWS(data, rows);
}

TEST(words_and_order)
{
	static const struct row rows[] = {
	    {"{{ 'đơn vị'|hoa }} {{ 'ƯỚC ĐẠT'|lower }} {{ 'xã hà bắc'|title }}", "ĐƠN VỊ ước đạt Xã Hà Bắc"},
	    {"{{ ['đ', 'd', 'e', 'á', 'a', 'ê']|xep|join(' ') }} {{ ct|xep|join(', ') }}", "a á d đ e ê Chỉ tiêu 9, Chỉ tiêu 10"},
	    {"{{ ds|xep('ten')|map(attribute='n')|join }} {{ ds|xep('ten', ten_nguoi=true)|map(attribute='n')|join }} {{ ds|xep('ten', reverse=true)|map(attribute='n')|join }}", "213 312 312"},
	};

	ROWS(data, rows);
}

static bool
keep(void *ctx, size_t item, const struct value *v)
{
	(void)item;
	*(struct value *)ctx = *v;
	return true;
}

static struct value
value_of(struct bench *b, const char *expression)
{
	return tpl_eval(str_of(expression), b->where, &b->context, &b->opt, b->a, &b->d);
}

TEST(line_ends_may_stay_line_breaks)
{
	struct bench *b = bench_new("{'t': 'một\\nhai'}");
	struct value v = value_of(b, "t|xuong_dong");
	struct out o;

	OK(v.kind == VALUE_RICH && v.rich->inline_only);
	out_init(&o);
	if (v.kind == VALUE_RICH)
		rich_text(&o, v.rich);
	IS_STR(out_str(&o), STR("một\nhai"));
	out_release(&o);
	OK(value_of(b, "'một'|xuong_dong").kind == VALUE_TEXT);
	arena_free(b->a);
}

TEST(pictures_and_charts_take_a_size)
{
	static const struct {
		const char *expression;
		int width, height;
	} rows[] = {
	    {"p|rong('16cm')", 9070, 0},
	    {"p|rong('160 mm')", 9072, 0},
	    {"p|rong('2in')|cao('72pt')", 2880, 1440},
	    {"p|rong('2,5cm')", 1417, 0},
	    {"p|rong(10)", 5669, 0},
	};
	struct bench *b = bench_new("{}");
	struct picture picture = {.alt = {"a", 1}};
	struct value p = {.kind = VALUE_PICTURE, .picture = &picture}, chart = {.kind = VALUE_CHART}, c;

	value_put(b->a, &b->context, STR("p"), p);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct value v = value_of(b, rows[i].expression);

		OK(v.kind == VALUE_PICTURE);
		if (v.kind != VALUE_PICTURE)
			continue;
		IS_INT(v.picture->width_twips, rows[i].width);
		IS_INT(v.picture->height_twips, rows[i].height);
	}
	IS_INT(picture.width_twips, 0); /* the value that others see is not changed */
	chart.chart = ARENA_NEW(b->a, struct value);
	*chart.chart = value_map(b->a);
	value_put(b->a, &b->context, STR("c"), chart);
	c = value_of(b, "c|rong('16cm')");
	OK(c.kind == VALUE_CHART && value_at(c.chart, STR("rong_twips")) != NULL);
	OK(value_at(chart.chart, STR("rong_twips")) == NULL);
	OK(diags_ok(&b->d));
	value_of(b, "p|rong('x')");
	value_of(b, "p ~ 'a'");
	value_of(b, "'a'|rong('1cm')");
	IS_INT(b->d.count[DIAG_ERROR], 3);
	arena_free(b->a);
}

TEST(rich_text_pictures_and_charts_reach_the_sink_as_they_are)
{
	struct bench *b = bench_new("{}");
	struct rich rich = {0};
	struct value v = value_rich(&rich), got = value_none();
	struct tpl_item item = {.kind = TPL_EXPR, .text = {"r", 1}};
	struct tpl_sink sink = {.ctx = &got, .value = keep};

	value_put(b->a, &b->context, STR("r"), v);
	OK(tpl_run(tpl_compile(&item, 1, b->a, &b->d), &b->context, NULL, &sink, b->a, &b->d));
	OK(got.kind == VALUE_RICH && got.rich == &rich);
	arena_free(b->a);
}

static struct value
read_markdown(void *ctx, str text, struct loc where, struct arena *a, struct diags *d)
{
	(void)ctx;
	(void)where;
	(void)d;
	return value_text(str_concat(a, STR("md:"), text));
}

TEST(markdown_is_read_by_the_host)
{
	struct bench *b = bench_new("{'t': '*a*'}");
	struct tpl_hooks hooks = {NULL, read_markdown};
	struct value v;

	b->opt.hooks = &hooks;
	v = value_of(b, "t|markdown");
	IS_STR(v.text, STR("md:*a*"));
	b->opt.hooks = NULL;
	value_of(b, "t|markdown");
	IS_INT(b->d.count[DIAG_ERROR], 1);
	arena_free(b->a);
}
