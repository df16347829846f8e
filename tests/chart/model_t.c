/* What a description says: sizes, words for yes, decimals, targets; what is wrong in it, word for word; charts in words. */
#include "tap.h"

#include <cairo.h>

#include "base/limits.h"
#include "chart/chart.h"
#include "input/input.h"
#include "shape/shape.h"
#include "value/value.h"

static struct shaper *
shaper(void)
{
	static const char *const dirs[] = { "fonts", NULL };
	static struct shaper *s;
	static struct diags d;

	if (s == NULL) {
		diags_init(&d, arena_new(1 << 14));
		s = shaper_new(dirs, &d);
	}
	return s;
}

struct drawn {
	struct arena *a;
	struct diags d;
	struct value spec;
	struct scene *s;
	str dump;
};

static void
draw(struct drawn *x, const char *yaml, double w, double h)
{
	struct out o;

	x->a = arena_new(1 << 16);
	diags_init(&x->d, x->a);
	x->spec = in_read_bytes(str_of(yaml), STR("yaml"), NULL, "c.yaml", x->a, &x->d);
	x->s = chart_scene(&x->spec, w, h, shaper(), x->a, &x->d);
	x->dump = STR("");
	if (x->s == NULL)
		return;
	out_init(&o);
	chart_dump(&o, x->s);
	x->dump = out_copy(&o, x->a);
	out_release(&o);
}

static int
count(str s, const char *what)
{
	int n = 0;

	for (size_t at = str_find(s, str_of(what), 0); at < s.n; at = str_find(s, str_of(what), at + 1))
		n++;
	return n;
}

#define DAY "truc: [a], day: [{ten: x, gia_tri: [1]}]"

TEST(what_is_wrong_in_a_description_is_told_word_for_word)
{
	static const struct {
		const char *yaml, *want;
	} rows[] = {
		{ "{loai: banh, " DAY "}", "c.yaml:1:8: error: unknown kind of chart: banh [C101]\n    hint: " },
		{ "{loai: cott, " DAY "}", "c.yaml:1:8: error: unknown kind of chart: cott [C101]\n    hint: the nearest known word is cot\n" },
		{ "{" DAY "}", "c.yaml:1:1: error: unknown kind of chart [C101]\n    hint: " },
		{ "{loai: cot, rong: to, " DAY "}", "c.yaml:1:19: error: wrong value in a chart's description: rong: expected a length such as 16cm [C107]\n" },
		{ "{loai: cot, cao: 0cm, " DAY "}", "c.yaml:1:18: error: wrong value in a chart's description: cao: expected a length such as 16cm [C107]\n" },
		{ "{loai: cot, cao: -3cm, " DAY "}", "c.yaml:1:18: error: wrong value in a chart's description: cao: expected a length such as 16cm [C107]\n" },
		{ "{loai: cot, cao: 3000pt, " DAY "}", "c.yaml:1:18: error: wrong value in a chart's description: cao: expected a length such as 16cm [C107]\n" },
		{ "{loai: cot, so_le: 10, " DAY "}", "c.yaml:1:20: error: wrong value in a chart's description: so_le: expected a number of decimals from 0 to 9 [C107]\n" },
		{ "{loai: cot, so_le: -1, " DAY "}", "c.yaml:1:20: error: wrong value in a chart's description: so_le: expected a number of decimals from 0 to 9 [C107]\n" },
		{ "{loai: cot, so_le: 1.5, " DAY "}", "c.yaml:1:20: error: wrong value in a chart's description: so_le: expected a number of decimals from 0 to 9 [C107]\n" },
		{ "{loai: cot, so_le: hai, " DAY "}", "c.yaml:1:20: error: wrong value in a chart's description: so_le: expected a number of decimals from 0 to 9 [C107]\n" },
		{ "{loai: cot, truc: a, day: [{ten: x, gia_tri: [1]}]}", "c.yaml:1:19: error: wrong value in a chart's description: truc: expected a list of labels [C107]\n" },
		{ "{loai: cot, truc: [a], day: [3]}", "c.yaml:1:30: error: wrong value in a chart's description: day: expected ten and gia_tri [C107]\n" },
		{ "{loai: cot, truc: [a], day: [{ten: x, gia_tri: 1}]}", "c.yaml:1:48: error: wrong value in a chart's description: gia_tri: expected a list of figures [C107]\n" },
		{ "{loai: cot, truc: [a], day: [{ten: x}]}", "c.yaml:1:30: error: wrong value in a chart's description: gia_tri: expected a list of figures [C107]\n" },
		{ "{loai: cot, truc: [a], day: [{ten: x, gia_tri: [1], kieu: tron}]}", "c.yaml:1:59: error: wrong value in a chart's description: kieu: cot or duong [C107]\n" },
		{ "{loai: cot, truc: [a], day: x}", "c.yaml:1:29: error: chart without a series: day [C104]\n" },
		{ "{loai: cot, truc: [a], day: [{ten: x, gia_tri: [1, 2, 3]}]}", "c.yaml:1:48: error: series and axis differ in length: x has 3 figures, the axis 1 labels [C102]\n" },
		{ "{loai: cot, muc_tieu: [1, 2], " DAY "}", "c.yaml:1:23: error: series and axis differ in length: muc_tieu has 2 figures, the axis 1 labels [C102]\n" },
		{ "{loai: cot, muc_tieu: nhiều, " DAY "}", "c.yaml:1:23: error: figure that cannot be drawn: text: nhiều [C103]\n" },
		{ "{loai: cot, truc: [a], day: [{ten: x, gia_tri: [100000000000000100]}]}", "c.yaml:1:49: error: figure that cannot be drawn: 100000000000000100 [C103]\n    hint: choose a larger unit\n" },
		{ "{loai: tron, truc: [a], day: [{ten: x, gia_tri: [1]}, {ten: y, gia_tri: [1]}]}", "c.yaml:1:55: error: figure that cannot be drawn: a tron shows one series only [C103]\n" },
		{ "{loai: cot, tieu_đe: x, dddddd: 1, x_rieng: 2, " DAY "}",
		    "c.yaml:1:33: error: unknown key of a chart: dddddd [C106]\n" },
		{ "{loai: cot, tieude: x, " DAY "}", "c.yaml:1:21: error: unknown key of a chart: tieude [C106]\n    hint: the nearest known key is tieu_de\n" },
		{ "{loai: cot, truc: [a], day: [{ten: x, gia_tri: [1], giatri: 2}]}", "c.yaml:1:61: error: unknown key of a chart: giatri [C106]\n    hint: the nearest known key is gia_tri\n" },
		{ "{loai: cot, truc: [a], day: [{ten: x, gia_tri: [1], loai: 2}]}", "c.yaml:1:59: error: unknown key of a chart: loai [C106]\n" },
		{ "3", "c.yaml:1:1: error: wrong value in a chart's description: bieu_do: expected a map of keys [C107]\n" },
		{ "{loai: cot, tieu_de: T, truc: [a], day: [{ten: x, gia_tri: [~]}]}", "c.yaml:1:1: warning: chart without any figure yet: T [C105]\n" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct drawn x;
		str got;

		draw(&x, rows[i].yaml, 300, 150);
		got = tap_diags(x.a, &x.d);
		if (!str_starts(got, str_of(rows[i].want)) || (str_ends(str_of(rows[i].want), STR("\n")) && !str_eq(got, str_of(rows[i].want))))
			FAIL("%s\n--- says\n" STR_FMT "--- not\n%s", rows[i].yaml, STR_ARG(got), rows[i].want);
		OK((x.s == NULL) == (x.d.count[DIAG_ERROR] > 0));
		arena_free(x.a);
	}
}

TEST(a_size_may_have_any_unit)
{
	static const struct {
		const char *size;
		double width, height;
	} rows[] = {
		{ "", 453.54, 226.77 }, /* 16 cm by 8 */
		{ "rong: 10cm", 283.46, 141.73 },
		{ "rong: 100mm, cao: 50 mm", 283.46, 141.73 },
		{ "rong: 4in, cao: 144pt", 288, 144 },
		{ "rong: 10, cao: 5", 283.46, 141.73 }, /* centimetres */
		{ "Rộng: '10,5cm'", 297.64, 148.82 },
		{ "rong: 2999pt", 2999, 600 },
		{ "rong_twips: 2000, cao_twips: 1000", 100, 50 },
		{ "rong: 10cm, rong_twips: 2000", 100, 50 },
		{ "rong_twips: 0, cao_twips: -5", 453.54, 226.77 },
		{ "rong_twips: 60000", 453.54, 226.77 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena *a = arena_new(1 << 14);
		struct diags d;
		struct value v;
		double w, h;

		diags_init(&d, a);
		v = in_read_bytes(str_format(a, "{loai: cot, " DAY "%s%s}", rows[i].size[0] != '\0' ? ", " : "", rows[i].size), STR("yaml"), NULL, "c.yaml", a, &d);
		chart_size(&v, &w, &h);
		if (w < rows[i].width - 0.01 || w > rows[i].width + 0.01 || h < rows[i].height - 0.01 || h > rows[i].height + 0.01)
			FAIL("%s: %g x %g", rows[i].size, w, h);
		arena_free(a);
	}
}

TEST(yes_has_several_words)
{
	static const struct {
		const char *word;
		bool yes;
	} rows[] = { { "có", true }, { "true", true }, { "x", true }, { "1", true }, { "'1'", true }, { "Đúng", true }, { "yes", true }, { "false", false },
		{ "không", false }, { "0", false }, { "2", false }, { "~", false }, { "''", false } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct drawn x;
		char yaml[200];

		snprintf(yaml, sizeof yaml, "{loai: cot, sua_duoc: %s, " DAY "}", rows[i].word);
		draw(&x, yaml, 300, 150);
		if (chart_is_editable(&x.spec) != rows[i].yes)
			FAIL("%s", rows[i].word);
		arena_free(x.a);
	}
}

TEST(a_chart_in_words)
{
	static const struct {
		const char *yaml, *want;
	} rows[] = {
		{ "{loai: cot, " DAY "}", "Biểu đồ cột. x – a: 1." },
		{ "{loai: cot, truc: [a], day: [{gia_tri: [1]}]}", "Biểu đồ cột. a: 1." },
		{ "{loai: cot, alt: Lời riêng, " DAY "}", "Lời riêng" },
		{ "{loai: cot, ten: Thu, don_vi: tỷ đồng, " DAY "}", "Biểu đồ cột: Thu (đơn vị: tỷ đồng). x – a: 1." },
		{ "{loai: cot, ten: Thu, tieu_de: Chi, don_vi: '%', truc: [a, b], day: [{ten: x, gia_tri: [~, 2.5]}]}", "Biểu đồ cột: Chi (đơn vị: %). x – b: 2,5%." },
		{ "{loai: duong, truc: [a, b], day: [{ten: x, gia_tri: [~, ~]}, {ten: y, gia_tri: [1, -]}]}", "Biểu đồ đường. x – chưa có số liệu. y – a: 1." },
		{ "{loai: cot, truc: [a, b, c], day: [{ten: x, gia_tri: [1, 2, 3], loai_so: [~, ước, true]}]}", "Biểu đồ cột. x – a: 1; b: 2 (ước); c: 3 (ước)." },
		{ "{loai: cot, truc: [a, b], day: [{ten: x, gia_tri: [1, 2], loai_so: Sơ bộ}]}", "Biểu đồ cột. x – a: 1 (ước); b: 2 (ước)." },
		{ "{loai: cot, truc: [a, b], day: [{ten: x, gia_tri: [1, 2], loai_so: [chính thức]}]}", "Biểu đồ cột. x – a: 1; b: 2." },
		{ "{loai: cot, muc_tieu: 14, " DAY "}", "Biểu đồ cột. x – a: 1. Mục tiêu: 14." },
		{ "{loai: cot, muc_tieu: 14, ten_muc_tieu: Đích, don_vi: '%', " DAY "}", "Biểu đồ cột (đơn vị: %). x – a: 1%. Đích: 14%." },
		{ "{loai: cot, muc_tieu: [1, ~, 3.5], truc: [a, b, c], day: [{ten: x, gia_tri: [1, 2, 3]}]}", "Biểu đồ cột. x – a: 1; b: 2; c: 3. Mục tiêu – a: 1; c: 3,5." },
		{ "{loai: cot_duong, don_vi: tấn, don_vi_phu: '%', truc: [a], day: [{ten: x, gia_tri: [1000.25]}, {ten: y, gia_tri: [2], truc_phu: có, kieu: duong}]}",
		    "Biểu đồ cột và đường (đơn vị: tấn). x – a: 1.000,3. y – a: 2%." },
		{ "{loai: cot, so_le: 2, truc: [a], day: [{ten: x, gia_tri: [1]}]}", "Biểu đồ cột. x – a: 1,00." },
		{ "{loai: cot, so_le: 2, truc: [a], day: [{ten: x, gia_tri: [1], so_le: 0}]}", "Biểu đồ cột. x – a: 1." },
		{ "{loai: cot, truc: [a, b], day: [{ten: x, gia_tri: [0.01234, 0.05]}]}", "Biểu đồ cột. x – a: 0,0123; b: 0,0500." },
		{ "{loai: cot, truc: [a, b], day: [{ten: x, gia_tri: [0.1, 0.123]}]}", "Biểu đồ cột. x – a: 0,10; b: 0,12." },
		{ "{loai: cot, day: [5, 6]}", "Biểu đồ cột." },
		{ "{loai: cot, day: [{ten: x, gia_tri: [5, 6]}]}", "Biểu đồ cột. x – 1: 5; 2: 6." },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct drawn x;

		draw(&x, rows[i].yaml, 300, 150);
		IS_STR(chart_alt(&x.spec, x.a), str_of(rows[i].want));
		arena_free(x.a);
	}
}

TEST(more_than_forty_figures_are_told_by_their_ends_and_extremes)
{
	for (int n = 40; n < 42; n++) {
		struct drawn x;
		struct out o;
		str got;

		out_init(&o);
		out_puts(&o, "{loai: duong, muc_tieu: [");
		for (int i = 0; i < n; i++)
			out_puts(&o, i > 0 ? ", 5" : "5");
		out_puts(&o, "], day: [{ten: x, gia_tri: [");
		for (int i = 0; i < n; i++)
			out_printf(&o, "%s%d", i > 0 ? ", " : "", i == 7 ? 90 : i == 9 ? -3 : 10 + i % 3);
		out_puts(&o, "]}]}");
		out_char(&o, '\0');
		draw(&x, o.p, 300, 150);
		got = chart_alt(&x.spec, x.a);
		if (n == 40)
			OK(count(got, ": 5") == 40 && count(got, "; 8: 90;") == 1);
		else
			IS_STR(got, STR("Biểu đồ đường. x – đầu kỳ 1: 10; cuối kỳ 41: 11; thấp nhất 10: -3; cao nhất 8: 90."));
		out_release(&o);
		arena_free(x.a);
	}
}

/* --- limits --------------------------------------------------------------------- */

TEST(series_are_counted_before_they_are_read)
{
	for (int more = 0; more < 2; more++) {
		struct drawn x;
		struct out o;

		out_init(&o);
		out_puts(&o, "{loai: duong, truc: [a, b], day: [");
		for (int i = 0; i < LIMIT_CHART_SERIES + more; i++)
			out_printf(&o, "%s{ten: x, gia_tri: [1, 2]}", i > 0 ? ", " : "");
		out_puts(&o, "]}");
		out_char(&o, '\0');
		draw(&x, o.p, 400, 300);
		OK((x.s == NULL) == (more == 1));
		if (more == 1)
			IS_STR(tap_diags(x.a, &x.d), str_format(x.a, "c.yaml:1:34: error: chart too large: %d series of 2 figures [C109]\n", LIMIT_CHART_SERIES + 1));
		out_release(&o);
		arena_free(x.a);
	}
}

/* --- painting ------------------------------------------------------------------------ */

struct reading {
	str bytes;
	size_t at;
};

static cairo_status_t
read_bytes(void *ctx, unsigned char *to, unsigned n)
{
	struct reading *r = ctx;

	if (n > r->bytes.n - r->at)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(to, r->bytes.p + r->at, n);
	r->at += n;
	return CAIRO_STATUS_SUCCESS;
}

TEST(a_pie_is_hatched_in_svg_and_png)
{
	struct drawn x;
	struct out svg;
	str png = STR("");
	struct reading r = { STR(""), 0 };
	cairo_surface_t *s, *t;
	cairo_t *cr;
	long far = 0, all = 0;

	draw(&x, "{loai: tron, truc: [a, b, c, d, e, f, g, h], day: [{ten: x, gia_tri: [8, 7, 6, 5, 5, 4, 4, 4]}]}", 360, 240);
	OK(x.s != NULL);
	IS_INT(count(x.dump, "\nwedge "), 6); /* the last three are one: others */
	out_init(&svg);
	chart_svg(x.s, &svg);
	OK(count(out_str(&svg), "<path ") >= 6);
	out_release(&svg);
	/* the palette's 256 colours stand for all that cairo paints */
	OK(chart_png(x.s, shaper(), 216, &png, x.a, &x.d));
	r.bytes = png;
	s = cairo_image_surface_create_from_png_stream(read_bytes, &r);
	t = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1080, 720);
	cr = cairo_create(t);
	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_paint(cr);
	cairo_scale(cr, 3, 3);
	chart_paint(x.s, shaper(), cr);
	cairo_destroy(cr);
	cairo_surface_flush(t);
	IS_INT(cairo_image_surface_get_width(s), 1080);
	for (int y = 0; y < 720; y++)
		for (int k = 0; k < 1080; k++, all++) {
			const unsigned char *p = cairo_image_surface_get_data(s) + y * cairo_image_surface_get_stride(s) + k * 4,
			                    *q = cairo_image_surface_get_data(t) + y * cairo_image_surface_get_stride(t) + k * 4;

			for (int c = 0; c < 3; c++)
				if (p[c] - q[c] > 24 || q[c] - p[c] > 24) {
					far++;
					break;
				}
		}
	if (far > all / 1000)
		FAIL("%ld of %ld dots are of another colour", far, all);
	cairo_surface_destroy(s);
	cairo_surface_destroy(t);
	arena_free(x.a);
}

TEST(a_png_is_as_large_as_is_asked_for)
{
	static const struct {
		int dpi, width, height;
		bool ok;
	} rows[] = { { 0, 0, 0, false }, { -1, 0, 0, false }, { 1, 4, 2, true }, { 72, 300, 150, true }, { 150, 625, 313, true }, { 4000, 0, 0, false } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct drawn x;
		str png = STR("");

		draw(&x, "{loai: cot, " DAY "}", 300, 150);
		OK(chart_png(x.s, shaper(), rows[i].dpi, &png, x.a, &x.d) == rows[i].ok);
		if (rows[i].ok) {
			const unsigned char *head = (const unsigned char *)png.p;

			OK(png.n > 24);
			IS_INT(head[18] << 8 | head[19], rows[i].width);
			IS_INT(head[22] << 8 | head[23], rows[i].height);
		} else {
			OK(str_find(tap_diags(x.a, &x.d), STR("[C110]"), 0) < tap_diags(x.a, &x.d).n);
		}
		arena_free(x.a);
	}
}
