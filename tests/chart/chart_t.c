/* Charts: axes, scenes, what they refuse, how they are written. */
#include "tap.h"

#include <math.h>

#include "base/limits.h"
#include "chart/axis.h"
#include "chart/chart.h"
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
