#include "chart/axis.h"

#include <math.h>

/* The least of 1, 2, 2.5, 5 × 10^k that is not below x > 0; *places: decimals that it needs. */
static double
nice_step(double x, int *places)
{
	static const struct {
		double step;
		int places; /* more than its power of ten has */
	} nice[] = { { 1, 0 }, { 2, 0 }, { 2.5, 1 }, { 5, 0 }, { 10, -1 } };
	int exponent = (int)floor(log10(x) + 1e-9), i = 0;
	double base = pow(10, exponent);

	while (i < 4 && nice[i].step * base < x * (1 - 1e-9))
		i++;
	*places = nice[i].places - exponent;
	if (*places < 0)
		*places = 0;
	return nice[i].step * base;
}

struct axis
axis_make(double lo, double hi, int n)
{
	struct axis x = { 0, 1, 1, 1, 0 };
	double first, last, span;

	if (!isfinite(lo) || !isfinite(hi) || n < 1)
		return x;
	if (lo > hi) {
		double t = lo;

		lo = hi;
		hi = t;
	}
	span = hi - lo;
	/* differences that decimals of 19 digits don't have are none */
	if (span <= fmax(fabs(lo), fabs(hi)) * 1e-12)
		span = fabs(lo) > 0 ? fabs(lo) / 5 : 1;
	if (span < 1e-9)
		span = 1e-9;
	x.step = nice_step(span / n, &x.places);
	first = floor(lo / x.step + 1e-9);
	last = ceil(hi / x.step - 1e-9);
	if (last - first > n) { /* both ends rounded outwards */
		x.step = nice_step(x.step * 1.5, &x.places);
		first = floor(lo / x.step + 1e-9);
		last = ceil(hi / x.step - 1e-9);
	}
	if (last <= first)
		last = first + 1;
	x.lo = first * x.step;
	x.hi = last * x.step;
	x.steps = (int)(last - first);
	return x;
}

double
axis_tick(const struct axis *axis, int i)
{
	return axis->lo + i * axis->step;
}

struct dec
axis_tick_dec(const struct axis *axis, int i)
{
	return dec_round(dec_from_double(axis_tick(axis, i)), axis->places);
}

double
axis_share(const struct axis *axis, double value)
{
	double t = (value - axis->lo) / (axis->hi - axis->lo);

	if (!(t > 0)) /* NaN too */
		return 0;
	return t > 1 ? 1 : t;
}
