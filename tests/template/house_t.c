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
	    {"{{ 33.333333333|phan_tram }} {{ 94.25|phan_tram(2) }} {{ 99.96|phan_tram }} {{ 7.523809524|tang_giam }} {{ 0.04|tang_giam }} {{ 1.666|diem }}",
	        "33,3% 94,25% 100% tăng 7,5% không tăng, không giảm 1,7 điểm phần trăm"}, /* one place, unless told otherwise */
	    {"{{ (10 / 3)|so }} {{ (2 / 3)|tien('tỷ đồng') }} {{ 0.123456|so }} {{ (10 / 3)|so(4) }}", "3,33 0,67 tỷ đồng 0,123456 3,3333"}, /* a quotient ends */
	    {"{{ '1.150 - 1.250'|so }} {{ '6 - 8'|phan_tram }} {{ '20 - 25,5'|tien('tỷ đồng') }}", "1.150 - 1.250 6 - 8% 20 - 25,5 tỷ đồng"}, /* a range stays one */
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

TEST(figures_at_their_edges)
{
	static const struct row rows[] = {
	    {"{{ 1.25|so(-3) }} {{ 1.25|so(99) }} {{ 0|so }} {{ 0.5|so(0) }} {{ -0.4|so(0) }} {{ true|so }} {{ ''|so }} {{ 'x'|so }} {{ '…'|phan_tram }} {{ none|diem }}", "1,25 1,250000000 0 1 0 1 - - - -"},
	    {"{{ 1|tien(none) }} {{ none|tien('') }} {{ 0|tang_giam }} {{ -0.05|tang_giam(1) }} {{ -0.04|tang_giam(1) }} {{ 2|tang_giam }} {{ 'x'|tang_giam }} {{ -2|tang_giam(diem=true) }} {{ 0|tang_giam(0, true) }}",
	     "1 - không tăng, không giảm giảm 0,1% không tăng, không giảm tăng 2% - giảm 2 điểm phần trăm không tăng, không giảm"},
	    {"{{ 9|so_hai }} {{ 10|so_hai }} {{ -1|so_hai }} {{ 9.5|so_hai }} {{ 9.0|so_hai }} {{ none|so_hai }}", "09 10 -1 9,5 09 -"},
	    {"{{ 1|la_ma }} {{ 3999|la_ma }} {{ none|la_ma }} {{ 23|chu_cai }} {{ none|chu_cai }} {{ '4'|la_ma }}", "I MMMCMXCIX - y - IV"},
	    {"{{ hom_nay()|bang_chu }} {{ 'x'|bang_chu('đồng') }} {{ 0.25|bang_chu }} {{ 0.25|bang_chu(tung_chu_so=true) }} {{ 1|bang_chu('') }} {{ -5|bang_chu('hộ') }}",
	     "ngày hai mươi ba tháng mười một năm hai nghìn không trăm hai mươi sáu - không phẩy hai mươi lăm không phẩy hai năm một âm năm hộ"},
	    {"{{ none|ngay }}|{{ ''|ngay_ngan }}|{{ ' 5/3/2026 '|ngay_ngan }}|{{ '-'|ngay }}|{{ hom_nay()|ngay }}|{{ hom_nay()|ngay_ngan }}|{{ '1/2/2026'|ngay_ngan }}|{{ '1/3/2026'|ngay }}",
	     "ngày      tháng      năm      ||05/3/2026|ngày      tháng      năm      |ngày 23 tháng 11 năm 2026|23/11/2026|01/02/2026|ngày 01 tháng 3 năm 2026"},
	    {"{{ 5|hoa }} {{ none|hoa }}| {{ 'tháng 3'|lien }} {{ 'Điều 5'|lien|length }} {{ none|rong('1cm') }}| {{ 'một'|xuong_dong }} {{ none|xuong_dong }}|", "5 | tháng\u00a03 6 | một |"},
	};

	ROWS(data, rows);
}

TEST(faults_of_figures_are_told)
{
	static const struct row rows[] = {
	    {"{{ 'chữ'|so }}{{ ct|so }}{{ 5|ngay }}{{ '30/2/2026'|ngay }}{{ ds|ngay_ngan }}{{ 'chữ'|tien }}{{ 'chữ'|tang_giam }}{{ 'chữ'|bang_chu }}{{ 1.5|la_ma }}{{ 5|rong('1cm') }}{{ 5|cao('1cm') }}",
	     "T120 <'chữ'> 'chữ': not a number but text; T120 <ct> ct: not a number but list; T120 <5|ngay> 5: not a date but number; T120 <'30/2/2026'|ngay> '30/2/2026': not a date but text (a date is written 05/03/2026 or 2026-03-05); T120 <ds|ngay_ngan> ds: not a date but list; T120 <'chữ'> 'chữ': not a number but text; T120 <'chữ'> 'chữ': not a number but text; T120 <'chữ'> 'chữ': not a number but text; T120 <1.5> 1.5: not a whole number but number; T120 <5|rong('1cm')> 5: not a picture or chart but number; T120 <5|cao('1cm')> 5: not a picture or chart but number"},
	    {"{{ joiner()|hoa }}{{ joiner()|lien }}{{ joiner()|markdown }}{{ joiner()|xuong_dong }}{{ 1|tien(joiner()) }}{{ 1|bang_chu(joiner()) }}{{ 5|rong(joiner()) }}{{ 5|rong('') }}{{ 5|rong('cm') }}",
	     "T120 <joiner()> joiner can't be printed; T120 <joiner()> joiner can't be printed; T120 <joiner()> joiner can't be printed; T120 <joiner()> joiner can't be printed; T120 <joiner()> joiner can't be printed; T120 <joiner()> joiner can't be printed; T120 <joiner()> joiner can't be printed; T122 <5|rong('')> \"\" is no length (\"16cm\", \"120mm\", \"6in\", \"300pt\"); T122 <5|rong('cm')> \"cm\" is no length (\"16cm\", \"120mm\", \"6in\", \"300pt\")"},
	};

	FAULTS(data, rows);
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
	out_init(&o);
	rich_dump(&o, value_of(b, "'a\r\n\nb\n'|xuong_dong|xuong_dong").rich);
	IS_STR(out_str(&o), STR("paragraph\n  text 'a'\n  break\n  text\n  break\n  text 'b'\n"));
	out_release(&o);
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
	    {"p|rong('2.5CM')", 1417, 0},
	    {"p|cao('10px')", 0, 150},
	    {"p|cao('1 pt')", 0, 20},
	    {"p|rong('1mm')|rong('2mm')", 113, 0}, /* the last one counts */
	    {"p|rong('0.1pt')", 2, 0},
	    {"p|rong('176.37 cm')", 99984, 0},
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
	value_put(b->a, chart.chart, STR("loai"), value_text(STR("cot")));
	c = value_of(b, "c|rong('16cm')|cao('8cm')");
	OK(c.kind == VALUE_CHART);
	if (c.kind == VALUE_CHART) {
		struct out o;

		out_init(&o);
		value_json(&o, c.chart);
		IS_STR(out_str(&o), STR("{\"loai\": \"cot\", \"rong_twips\": 9070, \"cao_twips\": 4535}"));
		out_release(&o);
	}
	OK(value_at(chart.chart, STR("rong_twips")) == NULL);
	OK(diags_ok(&b->d));
	value_of(b, "p|rong('x')");
	value_of(b, "p ~ 'a'");
	value_of(b, "'a'|rong('1cm')");
	IS_STR(bench_faults(b),
	       STR("T122 <p|rong('x')> \"x\" is no length (\"16cm\", \"120mm\", \"6in\", \"300pt\"); "
	           "T120 <p> picture stands alone in its {{ }}; here a text is wanted; T120 <'a'|rong('1cm')> 'a': not a picture or chart but text"));
	OK(value_of(b, "p is picture and c is picture").b);
	IS_STR(bench_run(b, STR("{{ [p] }}")), STR("['a']"));
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
	hooks.markdown = NULL;
	value_of(b, "t|markdown");
	b->opt.hooks = NULL;
	value_of(b, "t|markdown|upper");
	IS_STR(bench_faults(b), STR("T112 <t|markdown> Markdown can't be read here"));
	arena_free(b->a);
}
