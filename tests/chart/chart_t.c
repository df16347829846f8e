/* Charts: axes, scenes, what they refuse, how they are written. */
#include "tap.h"

#include <glob.h>
#include <math.h>

#include <cairo.h>

#include "base/file.h"
#include "base/limits.h"
#include "chart/axis.h"
#include "chart/chart.h"
#include "chart/model.h"
#include "input/input.h"
#include "shape/shape.h"
#include "value/value.h"

static const char *const font_dirs[] = { "fonts", NULL };

/* One shaper for all tests: it is the process'. */
static struct shaper *
shaper(void)
{
	static struct shaper *s;
	static struct arena *a;
	static struct diags d;

	if (s == NULL) {
		a = arena_new(1 << 14);
		diags_init(&d, a);
		s = shaper_new(font_dirs, &d);
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

static bool
has(str s, const char *needle)
{
	return str_find(s, str_of(needle), 0) < s.n;
}

static int
count(str s, const char *needle)
{
	int n = 0;

	for (size_t at = str_find(s, str_of(needle), 0); at < s.n; at = str_find(s, str_of(needle), at + 1))
		n++;
	return n;
}

TEST(an_axis_ends_at_round_numbers)
{
	static const struct {
		double lo, hi;
		int n;
		double want_lo, want_hi, want_step;
	} rows[] = {
		{ 0, 97, 6, 0, 100, 20 },
		{ 0, 14.5, 5, 0, 15, 5 },
		{ 0, 108, 5, 0, 125, 25 },
		{ 5, 5, 5, 5, 5.2, 0.2 },              /* one value still gets a range */
		{ 0, 0, 5, 0, 0.2, 0.2 },              /* nothing but zero too */
		{ -8, 12.4, 6, -10, 15, 5 },           /* zero is a tick where the axis crosses it */
		{ -3, -1, 4, -3, -1, 0.5 },
		{ 97, 98, 5, 97, 98, 0.2 },
		{ 0, 0.004, 4, 0, 0.004, 0.001 },
		{ 12, 3, 5, 2, 12, 2 },                /* in any order */
		{ 0, 1e17, 5, 0, 1e17, 2e16 },
		{ 1e17, 1e17, 5, 1e17, 1.05e17, 5e15 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct axis x = axis_make(rows[i].lo, rows[i].hi, rows[i].n);

		if (fabs(x.lo - rows[i].want_lo) > 1e-9 * fabs(rows[i].want_hi) || fabs(x.hi - rows[i].want_hi) > 1e-9 * fabs(rows[i].want_hi) ||
		    fabs(x.step - rows[i].want_step) > 1e-9 * rows[i].want_step)
			FAIL("%g to %g in %d: %g to %g by %g", rows[i].lo, rows[i].hi, rows[i].n, x.lo, x.hi, x.step);
	}
}

TEST(an_axis_covers_its_range_in_no_more_steps_than_asked_for)
{
	unsigned seed = 1;

	for (int i = 0; i < 20000; i++) {
		double a, b;
		struct axis x;
		int n = 2 + i % 7;

		seed = seed * 1664525 + 1013904223;
		a = ((double)(seed >> 8) / (1 << 24) - 0.5) * pow(10, i % 30 - 12);
		seed = seed * 1664525 + 1013904223;
		b = ((double)(seed >> 8) / (1 << 24) - 0.5) * pow(10, i % 30 - 12);
		x = axis_make(a, b, n);
		if (!(x.lo <= fmin(a, b) + 1e-6 * x.step && x.hi >= fmax(a, b) - 1e-6 * x.step && x.steps >= 1 && x.steps <= n))
			FAIL("%g to %g in %d: %g to %g in %d", a, b, n, x.lo, x.hi, x.steps);
	}
}

static const char columns[] =
    "{loai: cot, tieu_de: Tăng trưởng, don_vi: '%', truc: [2026, 2027],\n"
    " day: [{ten: Kế hoạch, gia_tri: [3.25, 4]}, {ten: Thực hiện, gia_tri: [3.5, null], loai_so: uoc}]}";

TEST(columns_stand_on_the_axis_and_say_their_values)
{
	struct drawn x;

	draw(&x, columns, 300, 150);
	OK(x.s != NULL && diags_ok(&x.d));
	OK(has(x.dump, "\"3,25\"") && has(x.dump, "\"4,00\"") && has(x.dump, "\"3,50\""));
	IS_INT(count(x.dump, "rect column"), 3);
	IS_INT(count(x.dump, "fill=#FFFFFF/down"), 2); /* the estimate and its key */
	OK(has(x.dump, "\"Ước thực hiện\""));
	arena_free(x.a);
}

TEST(a_missing_month_is_a_gap_in_a_line)
{
	struct drawn x;

	draw(&x, "{loai: duong, truc: [T1, T2, T3, T4, T5], day: [{ten: a, gia_tri: [1, 2, null, 4, 5]}]}", 300, 150);
	IS_INT(count(x.dump, "line line"), 2);
	IS_INT(count(x.dump, "circle marker"), 4);
	arena_free(x.a);
}

TEST(what_cannot_be_drawn_is_complained_about_at_its_place)
{
	static const struct {
		const char *yaml, *id;
	} rows[] = {
		{ "{loai: banh, truc: [a], day: [{ten: a, gia_tri: [1]}]}", "[C101]" },
		{ "{loai: cot, truc: [a, b], day: [{ten: a, gia_tri: [1]}]}", "[C102]" },
		{ "{loai: cot, truc: [a], day: [{ten: a, gia_tri: [nhiều]}]}", "[C103]" },
		{ "{loai: cot, truc: [a], day: [{ten: a, gia_tri: [true]}]}", "[C103]" },
		{ "{loai: cot, truc: [a], day: [{ten: a, gia_tri: [900000000000000000]}]}", "[C103]" },
		{ "{loai: tron, truc: [a, b], day: [{ten: a, gia_tri: [1, -2]}]}", "[C103]" },
		{ "{loai: cot, truc: [a], day: []}", "[C104]" },
		{ "{loai: cot, truc: [a]}", "[C104]" },
		{ "{loai: cot, truc: [a], dayy: [], day: [{ten: a, gia_tri: [1]}]}", "nearest" },
		{ "{loai: cot, truc: [a], day: [{ten: a, gia_trị: [1], kieu: tron}]}", "[C107]" },
		{ "{loai: cot, truc: [a], day: [{ten: a, gia_tri: 1}]}", "[C107]" },
		{ "[1, 2]", "[C107]" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct drawn x;

		draw(&x, rows[i].yaml, 300, 150);
		OK(x.s == NULL);
		if (!has(tap_diags(x.a, &x.d), rows[i].id) || !has(tap_diags(x.a, &x.d), "c.yaml:1:"))
			FAIL("%s: " STR_FMT, rows[i].yaml, STR_ARG(tap_diags(x.a, &x.d)));
		arena_free(x.a);
	}
}

/* --- golden scenes: UPDATE=1 writes them, the difference is read before it is kept ------ */

static const char golden[] = "tests/chart/golden";

static void
compare_scene(struct arena *a, const char *name)
{
	const char *in = file_join(a, golden, str_format(a, "%s.yaml", name).p),
	           *expected = file_join(a, golden, str_format(a, "%s.scene", name).p);
	struct diags d;
	struct value spec;
	struct scene *s;
	double w, h;
	struct out o;
	str want = STR("");

	diags_init(&d, a);
	spec = in_read(in, NULL, a, &d);
	chart_size(&spec, &w, &h);
	s = chart_scene(&spec, w, h, shaper(), a, &d);
	out_init(&o);
	if (s != NULL)
		chart_dump(&o, s);
	diags_put(&o, &d, false, false); /* complaints are golden too */
	out_printf(&o, "alt: " STR_FMT "\n", STR_ARG(chart_alt(&spec, a)));
	if (getenv("UPDATE") != NULL)
		OK(file_write(expected, out_str(&o), &d));
	else if (!file_read(expected, a, &want, &d) || !str_eq(want, out_str(&o)))
		FAIL("%s differs from its scene", name);
	out_release(&o);
}

TEST(scenes_are_as_they_were)
{
	struct arena *a = arena_new(1 << 16);
	const char **names;
	size_t n = 0, compared = 0;

	if (strstr(shape_face(shaper(), STR("Times New Roman"), false, false, LOC_NONE, &(struct diags){ .a = a })->path.p, "LiberationSerif") == NULL)
		SKIP("Liberation Serif is not the face");
	OK(file_list(golden, a, &names, &n));
	for (size_t i = 0; i < n; i++)
		if (str_ends(str_of(names[i]), STR(".yaml"))) {
			compare_scene(a, str_c(a, str_sub(str_of(names[i]), 0, strlen(names[i]) - 5)));
			compared++;
		}
	OK(compared > 15);
	arena_free(a);
}

/* --- what is hostile ---------------------------------------------------------------------- */

/* Every place is a number on the page, give or take a margin. */
static bool
inside(str dump, double margin)
{
	double w = 0, h = 0;

	if (sscanf(dump.p, "scene %lf x %lf", &w, &h) != 2)
		return false;
	for (size_t i = 0; i < dump.n; i++) {
		double x, y;

		/* places are the only pairs with a comma between digits outside of texts */
		if (dump.p[i] == '"')
			while (i + 1 < dump.n && dump.p[++i] != '\n')
				;
		if (dump.p[i] == ' ' && sscanf(dump.p + i, " %lf,%lf", &x, &y) == 2 && !(x >= -margin && y >= -margin && x <= w + margin && y <= h + margin))
			return false;
	}
	return true;
}

/* A word of the table that is not in the manual, or that no golden scene shows, is half a kind. */
TEST(every_kind_is_in_the_manual_and_has_a_golden_scene)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	str near, all, manual, word = STR("");
	glob_t g;

	diags_init(&d, a);
	OK(kind_find(STR("khong co"), &near, &all, a) == NULL);
	OK(file_read("generator/man/vanthu-chart.5", a, &manual, &d));
	IS_INT(glob("tests/chart/golden/*.yaml", 0, NULL, &g), 0);
	for (size_t from = 0; from < all.n; from += word.n + 2) {
		str shown = STR("");

		word = str_sub(all, from, str_find(all, STR(", "), from));
		for (size_t i = 0; i < g.gl_pathc && shown.n == 0; i++) {
			str text = STR("");

			OK(file_read(g.gl_pathv[i], a, &text, &d));
			if (has(text, str_format(a, "\nloai: " STR_FMT "\n", STR_ARG(word)).p))
				shown = str_of(g.gl_pathv[i]);
		}
		if (shown.n == 0)
			FAIL("no golden scene shows " STR_FMT, STR_ARG(word));
		if (!has(manual, str_format(a, "\n.Li " STR_FMT "\n", STR_ARG(word)).p))
			FAIL("the manual lacks " STR_FMT, STR_ARG(word));
	}
	globfree(&g);
	arena_free(a);
}

TEST(extreme_figures_stay_on_the_page)
{
	static const char *const kinds[] = { "cot", "cot_chong", "thanh", "duong", "cot_duong", "muc_tieu", "tron" };
	static const char *const figures[] = { "[100000000000000000, 0.000000001]", "[0.000000001, 0.000000002]", "[0, 0]", "[null, null]",
		"[1, null]", "[0.1, 0.1]", "[99999999999.999999, 99999999999.999998]", "[-5, 3]", "[-100000000000000000, 100000000000000000]", "[-7, -7]" };
	static const double sizes[][2] = { { 453.6, 226.8 }, { 70, 50 }, { 3000, 60 }, { 100, 2900 } };

	for (size_t k = 0; k < 7; k++)
		for (size_t f = 0; f < 10; f++)
			for (size_t z = 0; z < 4; z++) {
				struct drawn x;
				char yaml[512];
				bool below = strchr(figures[f], '-') != NULL && k == 6; /* slices below zero are refused */

				snprintf(yaml, sizeof yaml, "{loai: %s, tieu_de: Một tiêu đề, don_vi: đ, truc: [a b c d, e], muc_tieu: 3,"
				    " day: [{ten: một, gia_tri: %s}%s]}", kinds[k], figures[f], k == 6 ? "" : ", {ten: hai, gia_tri: [1, 2], loai_so: uoc}");
				draw(&x, yaml, sizes[z][0], sizes[z][1]);
				if ((x.s == NULL) != below || (x.s != NULL && !inside(x.dump, z == 0 ? 4 : 3000)))
					FAIL("%s at %g × %g: " STR_FMT STR_FMT, yaml, sizes[z][0], sizes[z][1], STR_ARG(tap_diags(x.a, &x.d)), STR_ARG(x.dump));
				arena_free(x.a);
			}
}

TEST(sizes_that_cannot_be_drawn_are_refused)
{
	static const double sizes[][2] = { { 0, 100 }, { -1, 100 }, { 100, 49 }, { 3001, 100 }, { (double)NAN, 100 }, { 100, (double)INFINITY } };

	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct drawn x;

		draw(&x, columns, sizes[i][0], sizes[i][1]);
		OK(x.s == NULL && has(tap_diags(x.a, &x.d), "[C110]"));
		arena_free(x.a);
	}
}

TEST(too_many_figures_are_refused_before_memory_is_taken)
{
	struct drawn x;
	struct out o;

	out_init(&o);
	out_puts(&o, "{loai: cot, day: [{ten: a, gia_tri: [");
	for (int i = 0; i <= LIMIT_CHART_POINTS; i++)
		out_puts(&o, "1, ");
	out_puts(&o, "1]}]}");
	out_char(&o, '\0');
	draw(&x, o.p, 300, 150);
	OK(x.s == NULL && has(tap_diags(x.a, &x.d), "[C109]"));
	arena_free(x.a);
	out_release(&o);
}

TEST(names_longer_than_a_cell_are_refused)
{
	for (int over = 0; over < 2; over++) {
		struct drawn x;
		struct out o;

		out_init(&o);
		out_puts(&o, "{loai: cot, truc: [");
		for (int i = 0; i < LIMIT_CHART_TEXT + over; i++)
			out_char(&o, 'a');
		out_puts(&o, "], day: [{ten: a, gia_tri: [1]}]}");
		out_char(&o, '\0');
		draw(&x, o.p, 300, 150);
		OK((x.s == NULL) == (over > 0) && has(tap_diags(x.a, &x.d), "[C109]") == (over > 0));
		arena_free(x.a);
		out_release(&o);
	}
}

TEST(long_and_odd_texts_do_no_harm)
{
	struct drawn x;
	struct out o;

	out_init(&o);
	out_puts(&o, "{loai: cot, tieu_de: \"");
	for (int i = 0; i < 3000; i++)
		out_puts(&o, "chữ");
	out_puts(&o, "\", truc: [\"a\\nb\\tc\", \"<&>\", \"\"], day: [{ten: \"\u202Engược \", gia_tri: [1, 2, 3]}, {ten: hai, gia_tri: [1, 2, 3]}]}");
	out_char(&o, '\0');
	draw(&x, o.p, 300, 150);
	OK(x.s != NULL);
	OK(has(x.dump, "\"a b c\""));
	out_reset(&o);
	if (x.s != NULL)
		chart_svg(x.s, &o);
	OK(has(out_str(&o), "&lt;&amp;&gt;") && !has(out_str(&o), "<&>"));
	arena_free(x.a);
	out_release(&o);
}

/* --- what is written ------------------------------------------------------------------------- */

TEST(text_of_an_svg_is_text)
{
	struct drawn x;
	struct out o;

	draw(&x, columns, 300, 150);
	out_init(&o);
	chart_svg(x.s, &o);
	OK(has(out_str(&o), ">Tăng trưởng</text>") && has(out_str(&o), ">3,25</text>"));
	OK(has(out_str(&o), "font-family=\"'Times New Roman', 'Liberation Serif', serif\""));
	OK(has(out_str(&o), "<desc>Biểu đồ cột: Tăng trưởng (đơn vị: %). Kế hoạch – 2026: 3,25%; 2027: 4,00%. Thực hiện – 2026: 3,50% (ước).</desc>"));
	OK(!has(out_str(&o), "<pattern") && !has(out_str(&o), "nan") && !has(out_str(&o), "inf"));
	out_release(&o);
	arena_free(x.a);
}

struct reading {
	str bytes;
	size_t at;
};

static cairo_status_t
read_bytes(void *ctx, unsigned char *to, unsigned n)
{
	struct reading *r = ctx;

	if (r->at + n > r->bytes.n)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(to, r->bytes.p + r->at, n);
	r->at += n;
	return CAIRO_STATUS_SUCCESS;
}

static unsigned
pixel(cairo_surface_t *s, int x, int y)
{
	const unsigned char *row = cairo_image_surface_get_data(s) + (size_t)y * (size_t)cairo_image_surface_get_stride(s);
	unsigned p;

	memcpy(&p, row + 4 * (size_t)x, 4);
	return p & 0xFFFFFF;
}

/* The PNG's own encoder, read by libpng: fills have their exact colours, the paper is white. */
TEST(a_png_shows_what_the_scene_says)
{
	struct drawn x;
	str png = STR("");
	struct reading r = { STR(""), 0 };
	cairo_surface_t *s;
	double x0, y0, x1, y1;
	size_t at;

	draw(&x, columns, 300, 150);
	OK(chart_png(x.s, shaper(), 144, &png, x.a, &x.d));
	r.bytes = png;
	s = cairo_image_surface_create_from_png_stream(read_bytes, &r);
	OK(cairo_surface_status(s) == CAIRO_STATUS_SUCCESS);
	if (cairo_surface_status(s) == CAIRO_STATUS_SUCCESS) {
		IS_INT(cairo_image_surface_get_width(s), 600);
		IS_INT(cairo_image_surface_get_height(s), 300);
		at = str_find(x.dump, STR("rect column "), 0);
		OK(at < x.dump.n && sscanf(x.dump.p + at, "rect column %lf,%lf %lf,%lf", &x0, &y0, &x1, &y1) == 4);
		IS_INT(pixel(s, (int)(x0 + x1), (int)(y0 + y1)), 0x16395F); /* twice the middle: 144 dpi */
		IS_INT(pixel(s, (int)(x0 + x1), (int)(2 * y1) - 8), 0x16395F);
		IS_INT(pixel(s, 599, 299), 0xFFFFFF);
		OK(has(str_sub(png, 0, 80), "pHYs"));
	}
	cairo_surface_destroy(s);
	arena_free(x.a);
}

TEST(the_same_chart_gives_the_same_bytes)
{
	struct drawn x, y;
	str one = STR(""), two = STR("");

	draw(&x, columns, 300, 150);
	draw(&y, columns, 300, 150);
	OK(chart_png(x.s, shaper(), 96, &one, x.a, &x.d) && chart_png(y.s, shaper(), 96, &two, y.a, &y.d));
	OK(one.n > 500 && str_eq(one, two));
	IS_STR(x.dump, y.dump);
	arena_free(x.a);
	arena_free(y.a);
}

TEST(equal_charts_of_a_run_are_drawn_once)
{
	struct drawn x;
	struct charts *c;
	struct value copy;
	const struct chart_picture *p;

	draw(&x, columns, 300, 150);
	copy = in_read_bytes(str_of(columns), STR("yaml"), NULL, "d.yaml", x.a, &x.d);
	c = charts_new(shaper(), NULL, x.a);
	p = charts_picture(c, &x.spec, 300, 150, &x.d);
	OK(p != NULL && p->png.n > 0 && p->svg.n > 0 && p->alt.n > 0);
	OK(charts_picture(c, &copy, 300, 150, &x.d) == p);
	OK(charts_picture(c, &copy, 301, 150, &x.d) != p);
	arena_free(x.a);
}

/* Two neighbours of the palette differ by 20 in luminance or by their hatch: printed without colour they stay apart. */
TEST(fills_stay_apart_in_black_and_white)
{
	struct drawn x;
	double last = -1;
	char last_hatch[16] = "";
	size_t at = 0;
	int keys = 0;

	draw(&x, "{loai: cot, truc: [a], day: [{ten: a, gia_tri: [1]}, {ten: b, gia_tri: [1]}, {ten: c, gia_tri: [1]}, {ten: d, gia_tri: [1]},"
	    " {ten: e, gia_tri: [1]}, {ten: f, gia_tri: [1]}, {ten: g, gia_tri: [1]}, {ten: h, gia_tri: [1]}]}", 453.6, 226.8);
	while ((at = str_find(x.dump, STR("rect key "), at + 1)) < x.dump.n) {
		size_t fill = str_find(x.dump, STR("fill=#"), at);
		unsigned rgb = 0;
		char hatch[16] = "";
		double grey;

		OK(sscanf(x.dump.p + fill, "fill=#%6x/%15[a-z]", &rgb, hatch) >= 1);
		grey = 0.2126 * (rgb >> 16) + 0.7152 * (rgb >> 8 & 255) + 0.0722 * (rgb & 255);
		if (last >= 0 && fabs(grey - last) < 50 && strcmp(hatch, last_hatch) == 0)
			FAIL("#%06X is as grey as its neighbour", rgb);
		last = grey;
		strcpy(last_hatch, hatch);
		keys++;
	}
	IS_INT(keys, 8);
	arena_free(x.a);
}
