/*
 * Decimals: int64 coefficient, scale 0 to 9. Sums, products and quotients are
 * made in 128 bits and brought back to the smallest scale that holds them
 * exactly, or to 9 places rounded half away from zero. What fits no int64 is
 * "no value"; 2 million tỷ đồng in đồng (2·10^15) with two places still fits.
 */
#include "base/dec.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/out.h"

__extension__ typedef __int128 wide;

static const int64_t power[19] = { 1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000,
	10000000000, 100000000000, 1000000000000, 10000000000000, 100000000000000, 1000000000000000, 10000000000000000,
	100000000000000000, 1000000000000000000 };

static wide
wide_abs(wide x)
{
	return x < 0 ? -x : x;
}

/* x / y, half away from zero; y > 0. */
static wide
divide_round(wide x, wide y)
{
	wide q = x / y, r = wide_abs(x % y);

	if (r >= y - r)
		q += x < 0 ? -1 : 1;
	return q;
}

/* x × 10^-scale as a decimal, scale up to 18. */
static struct dec
fit(wide x, int scale)
{
	while (scale > DEC_SCALE_MAX) {
		int drop = scale - DEC_SCALE_MAX;

		x = divide_round(x, power[drop]);
		scale = DEC_SCALE_MAX;
	}
	while (scale > 0 && (x > INT64_MAX || x < -INT64_MAX)) {
		x = divide_round(x, 10);
		scale--;
	}
	if (x > INT64_MAX || x < -INT64_MAX)
		return DEC_NONE;
	return (struct dec){ (int64_t)x, (uint8_t)scale, true };
}

struct dec
dec_int(int64_t n)
{
	return (struct dec){ n, 0, true };
}

struct dec
dec_make(int64_t coefficient, int scale)
{
	return (struct dec){ coefficient, (uint8_t)scale, true };
}

struct dec
dec_from_double(double x)
{
	char text[40];
	struct dec d;

	if (!isfinite(x) || fabs(x) > 9e18)
		return DEC_NONE;
	snprintf(text, sizeof text, "%.15g", x);
	for (char *p = text; *p != '\0'; p++)
		if (*p == ',')
			*p = '.'; /* whatever LC_NUMERIC is */
	return dec_parse(str_of(text), &d) ? d : DEC_NONE;
}

double
dec_double(struct dec d)
{
	return d.known ? (double)d.coefficient / (double)power[d.scale] : (double)NAN;
}

static bool
parse_digits(str s, size_t *i, wide *x, int *places, bool *any)
{
	bool point = false;
	int after = 0, dropped = 0;

	for (; *i < s.n; (*i)++) {
		char c = s.p[*i];

		if (c == '.' && !point) {
			point = true;
			continue;
		}
		if (c < '0' || c > '9')
			break;
		*any = true;
		if (point && after == 18)
			continue; /* beyond any place that is kept */
		if (*x > (wide)INT64_MAX * 1000000) {
			if (!point)
				dropped++;
			continue;
		}
		*x = *x * 10 + (c - '0');
		after += point;
	}
	*places = after;
	return dropped == 0;
}

static bool
parse_exponent(str s, size_t *i, int *exponent)
{
	bool minus = false;
	int e = 0;
	size_t from;

	if (*i >= s.n || (s.p[*i] != 'e' && s.p[*i] != 'E'))
		return true;
	++*i;
	if (*i < s.n && (s.p[*i] == '+' || s.p[*i] == '-'))
		minus = s.p[(*i)++] == '-';
	from = *i;
	for (; *i < s.n && s.p[*i] >= '0' && s.p[*i] <= '9'; ++*i)
		if (e < 1000)
			e = e * 10 + (s.p[*i] - '0');
	*exponent = minus ? -e : e;
	return *i > from;
}

bool
dec_parse(str s, struct dec *d)
{
	bool minus, any = false, fits;
	int places, exponent = 0;
	size_t i = 0;
	wide x = 0;

	*d = DEC_NONE;
	minus = s.n > 0 && s.p[0] == '-';
	if (s.n > 0 && (s.p[0] == '-' || s.p[0] == '+'))
		i++;
	fits = parse_digits(s, &i, &x, &places, &any);
	if (!any || !parse_exponent(s, &i, &exponent) || i != s.n || !fits)
		return false;
	places -= exponent;
	for (; places < 0 && x != 0 && wide_abs(x) < (wide)INT64_MAX * 10; places++)
		x *= 10;
	if (places < 0 && x != 0)
		return false;
	for (; places > 18; places--)
		x = divide_round(x, 10);
	*d = fit(minus ? -x : x, places < 0 ? 0 : places);
	return d->known;
}

static wide
widen(struct dec d, int scale)
{
	return (wide)d.coefficient * power[scale - d.scale];
}

struct dec
dec_add(struct dec a, struct dec b)
{
	int scale = a.scale > b.scale ? a.scale : b.scale;

	if (!a.known || !b.known)
		return DEC_NONE;
	return fit(widen(a, scale) + widen(b, scale), scale);
}

struct dec
dec_neg(struct dec a)
{
	a.coefficient = -a.coefficient;
	return a;
}

struct dec
dec_abs(struct dec a)
{
	return a.coefficient < 0 ? dec_neg(a) : a;
}

struct dec
dec_sub(struct dec a, struct dec b)
{
	return dec_add(a, dec_neg(b));
}

struct dec
dec_mul(struct dec a, struct dec b)
{
	if (!a.known || !b.known)
		return DEC_NONE;
	return fit((wide)a.coefficient * b.coefficient, a.scale + b.scale);
}

struct dec
dec_div(struct dec a, struct dec b)
{
	wide x, y;

	if (!a.known || !b.known || b.coefficient == 0)
		return DEC_NONE;
	/* a/b = (ca / cb) × 10^(sb - sa); 9 places more on the left */
	x = (wide)a.coefficient * power[b.scale] * power[9];
	y = (wide)b.coefficient * power[a.scale];
	if (y < 0) {
		x = -x;
		y = -y;
	}
	return dec_trim(fit(divide_round(x, y), DEC_SCALE_MAX));
}

struct dec
dec_floor_div(struct dec a, struct dec b)
{
	int scale = a.scale > b.scale ? a.scale : b.scale;
	wide x, y, q;

	if (!a.known || !b.known || b.coefficient == 0)
		return DEC_NONE;
	x = widen(a, scale);
	y = widen(b, scale);
	q = x / y;
	if (x % y != 0 && (x < 0) != (y < 0))
		q--;
	return fit(q, 0);
}

struct dec
dec_mod(struct dec a, struct dec b)
{
	return dec_sub(a, dec_mul(b, dec_floor_div(a, b)));
}

struct dec
dec_pow(struct dec a, struct dec n)
{
	struct dec result = dec_int(1);
	int64_t e;

	if (!a.known || !dec_to_int(n, &e) || e > 4096 || e < -4096)
		return DEC_NONE;
	for (int64_t i = e < 0 ? -e : e; i > 0; i >>= 1) {
		if (i & 1)
			result = dec_mul(result, a);
		if (i > 1)
			a = dec_mul(a, a);
	}
	return e < 0 ? dec_div(dec_int(1), result) : result;
}

/*
 * Starts at the double's answer and takes the nearest of its neighbours at 9
 * places: a double has 15 digits, more than enough to be within one step for
 * the figures of an office. An exact root comes out exact.
 */
struct dec
dec_root(struct dec a, int n)
{
	struct dec r, best;

	if (!a.known || a.coefficient < 0 || n < 1)
		return DEC_NONE;
	if (n == 1)
		return a;
	r = dec_trim(fit((wide)llround(pow(dec_double(a), 1.0 / n) * 1e9), 9));
	best = dec_trim(dec_round(r, 6));
	return dec_eq(dec_pow(best, dec_int(n)), a) ? best : r;
}

struct dec
dec_round(struct dec a, int places)
{
	if (!a.known || places >= a.scale)
		return a;
	if (places >= 0)
		return fit(divide_round(a.coefficient, power[a.scale - places]), places);
	if (a.scale - places > 18)
		return dec_int(0);
	return fit(divide_round(a.coefficient, power[a.scale - places]) * power[-places], 0);
}

struct dec
dec_floor(struct dec a)
{
	return dec_floor_div(a, dec_int(1));
}

struct dec
dec_ceil(struct dec a)
{
	return dec_neg(dec_floor(dec_neg(a)));
}

struct dec
dec_trim(struct dec a)
{
	while (a.scale > 0 && a.coefficient % 10 == 0) {
		a.coefficient /= 10;
		a.scale--;
	}
	return a;
}

int
dec_cmp(struct dec a, struct dec b)
{
	int scale = a.scale > b.scale ? a.scale : b.scale;
	wide x = widen(a, scale), y = widen(b, scale);

	return x < y ? -1 : x > y;
}

bool
dec_eq(struct dec a, struct dec b)
{
	if (!a.known || !b.known)
		return a.known == b.known;
	return dec_cmp(a, b) == 0;
}

int
dec_sign(struct dec a)
{
	return !a.known ? 0 : (a.coefficient > 0) - (a.coefficient < 0);
}

bool
dec_is_whole(struct dec a)
{
	return a.known && a.coefficient % power[a.scale] == 0;
}

bool
dec_to_int(struct dec a, int64_t *n)
{
	if (!dec_is_whole(a))
		return false;
	*n = a.coefficient / power[a.scale];
	return true;
}

void
dec_put(struct out *o, struct dec d)
{
	uint64_t c = d.coefficient < 0 ? -(uint64_t)d.coefficient : (uint64_t)d.coefficient;
	uint64_t p = (uint64_t)power[d.scale];

	if (!d.known)
		return;
	if (d.coefficient < 0)
		out_char(o, '-');
	out_printf(o, "%" PRIu64, c / p);
	if (d.scale > 0)
		out_printf(o, ".%0*" PRIu64, (int)d.scale, c % p);
}

str
dec_str(struct arena *a, struct dec d)
{
	struct out o;
	str s;

	out_init(&o);
	dec_put(&o, d);
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}
