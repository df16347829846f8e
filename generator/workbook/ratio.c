#include "workbook/ratio.h"

#include <assert.h>

#include "base/arena.h"

/* SHORTENED: digits that are kept of a fraction that has become too long. */
enum { SHEET_DIGITS = 15, SHORTENED = 18, PART_DIGITS = 36, PLACES_MAX = 18 };

static ratio_part
part_abs(ratio_part x)
{
	return x < 0 ? -x : x;
}

static ratio_part
power_of_ten(int n)
{
	ratio_part p = 1;

	while (n-- > 0)
		p *= 10;
	return p;
}

static ratio_part
common_divisor(ratio_part a, ratio_part b)
{
	while (b != 0) {
		ratio_part rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

/* False: too long. d is not 0. */
static bool
reduce(ratio_part n, ratio_part d, struct ratio *r)
{
	ratio_part divisor = common_divisor(part_abs(n), part_abs(d)), end = power_of_ten(PART_DIGITS);

	n /= d < 0 ? -divisor : divisor;
	d = part_abs(d) / divisor;
	*r = (struct ratio){ n, d, true };
	return part_abs(n) < end && d < end;
}

/* |a| × 10^*places, rounded half up, has so many digits, or places has come to its end. */
static ratio_part
leading_digits(struct ratio a, int digits, int *places)
{
	ratio_part n = part_abs(a.n), q = n / a.d, rest = n % a.d, first = power_of_ten(digits - 1), end = first * 10,
		   unit = 1;

	*places = 0;
	for (; q < first && rest != 0 && *places < PLACES_MAX + digits; ++*places) {
		rest *= 10;
		q = q * 10 + rest / a.d;
		rest %= a.d;
	}
	while (q / unit >= end)
		unit *= 10;
	if (unit > 1)
		return (q + unit / 2) / unit * unit;
	return q + (rest >= a.d - rest);
}

static struct ratio
shorten(struct ratio a)
{
	struct ratio r = RATIO_NONE;
	int places;
	ratio_part q = leading_digits(a, SHORTENED, &places);

	if (!reduce(a.n < 0 ? -q : q, power_of_ten(places), &r))
		return RATIO_NONE;
	return r;
}

struct ratio
ratio_int(long n)
{
	return (struct ratio){ n, 1, true };
}

static bool
is_stored_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* What stands behind the E. */
static bool
read_exponent(str s, int *exponent)
{
	bool minus = s.n > 0 && s.p[0] == '-';
	int n = 0;

	for (size_t i = minus || (s.n > 0 && s.p[0] == '+'); i < s.n; i++) {
		if (!is_stored_digit(s.p[i]) || n > PART_DIGITS)
			return false;
		n = n * 10 + (s.p[i] - '0');
	}
	*exponent += minus ? -n : n;
	return s.n > 0;
}

struct ratio
ratio_read(str s)
{
	struct ratio r = RATIO_NONE;
	bool minus = s.n > 0 && s.p[0] == '-', point = false, any = false, up = false;
	int digits = 0, exponent = 0;
	ratio_part q = 0;
	size_t i = minus;

	for (; i < s.n && (is_stored_digit(s.p[i]) || (s.p[i] == '.' && !point)); i++) {
		if (s.p[i] == '.') {
			point = true;
			continue;
		}
		any = true;
		if (digits < SHEET_DIGITS) {
			q = q * 10 + (s.p[i] - '0');
			digits += q > 0;
			exponent -= point;
			continue;
		}
		up |= digits++ == SHEET_DIGITS && s.p[i] >= '5';
		exponent += !point;
	}
	if (!any || (i < s.n && s.p[i] != 'E' && s.p[i] != 'e') ||
	    (i < s.n && !read_exponent(str_sub(s, i + 1, s.n), &exponent)))
		return RATIO_NONE;
	q += up;
	if (exponent > PART_DIGITS - SHORTENED || exponent < -PART_DIGITS + 1)
		return q == 0 ? ratio_int(0) : RATIO_NONE;
	if (!reduce((minus ? -q : q) * power_of_ten(exponent > 0 ? exponent : 0),
		power_of_ten(exponent < 0 ? -exponent : 0), &r))
		return RATIO_NONE;
	return r;
}

/* False: too long. */
static bool
multiply(struct ratio a, struct ratio b, struct ratio *r)
{
	ratio_part g = common_divisor(part_abs(a.n), b.d), h = common_divisor(part_abs(b.n), a.d), n, d;

	return !__builtin_mul_overflow(a.n / g, b.n / h, &n) && !__builtin_mul_overflow(a.d / h, b.d / g, &d) &&
	    reduce(n, d, r);
}

static bool
sum(struct ratio a, struct ratio b, struct ratio *r)
{
	ratio_part g = common_divisor(a.d, b.d), n, m, d;

	return !__builtin_mul_overflow(a.n, b.d / g, &n) && !__builtin_mul_overflow(b.n, a.d / g, &m) &&
	    !__builtin_mul_overflow(a.d, b.d / g, &d) && !__builtin_add_overflow(n, m, &n) && reduce(n, d, r);
}

static struct ratio
combine(struct ratio a, struct ratio b, bool (*with)(struct ratio, struct ratio, struct ratio *))
{
	struct ratio r = RATIO_NONE;

	if (!a.known || !b.known)
		return RATIO_NONE;
	if (with(a, b, &r))
		return r;
	a = shorten(a);
	b = shorten(b);
	if (a.known && b.known && with(a, b, &r))
		return r;
	return RATIO_NONE;
}

struct ratio
ratio_add(struct ratio a, struct ratio b)
{
	return combine(a, b, sum);
}

struct ratio
ratio_neg(struct ratio a)
{
	a.n = -a.n;
	return a;
}

struct ratio
ratio_sub(struct ratio a, struct ratio b)
{
	return combine(a, ratio_neg(b), sum);
}

struct ratio
ratio_mul(struct ratio a, struct ratio b)
{
	return combine(a, b, multiply);
}

struct ratio
ratio_div(struct ratio a, struct ratio b)
{
	if (!b.known || b.n == 0)
		return RATIO_NONE;
	return combine(a, (struct ratio){ b.n < 0 ? -b.d : b.d, part_abs(b.n), true }, multiply);
}

struct ratio
ratio_round(struct ratio a, long places, enum ratio_rounding how)
{
	struct ratio unit, r;
	ratio_part q, rest;

	if (!a.known || places > PLACES_MAX || places < -PLACES_MAX)
		return RATIO_NONE;
	unit = (struct ratio){ power_of_ten(places < 0 ? (int)-places : 0), power_of_ten(places > 0 ? (int)places : 0),
		true };
	r = ratio_div(a, unit);
	if (!r.known)
		return RATIO_NONE;
	q = part_abs(r.n) / r.d;
	rest = part_abs(r.n) % r.d;
	if ((how == RATIO_UP && rest > 0) || (how == RATIO_HALF && rest >= r.d - rest))
		q++;
	return ratio_mul((struct ratio){ r.n < 0 ? -q : q, 1, true }, unit);
}

int
ratio_sign(struct ratio a)
{
	return (a.n > 0) - (a.n < 0);
}

int
ratio_cmp(struct ratio a, struct ratio b)
{
	struct ratio difference = ratio_sub(a, b), size = a;

	if (!difference.known || difference.n == 0)
		return 0;
	size.n = part_abs(a.n);
	size = ratio_div((struct ratio){ part_abs(difference.n), difference.d, true }, size);
	size = ratio_mul(size, (struct ratio){ power_of_ten(SHEET_DIGITS - 1), 1, true });
	if (size.known && size.n < size.d)
		return 0;
	return ratio_sign(difference);
}

bool
ratio_whole(struct ratio a, long *n)
{
	enum { WHOLE_MAX = 1000000000 };

	if (!a.known || a.d != 1 || part_abs(a.n) > WHOLE_MAX)
		return false;
	*n = (long)a.n;
	return true;
}

str
ratio_digits(struct ratio a, struct arena *arena)
{
	enum { TEXT_BYTES = 64 };
	char text[TEXT_BYTES], *p = text + sizeof text;
	int places;
	ratio_part q;

	if (!a.known)
		return STR("");
	q = leading_digits(a, SHEET_DIGITS, &places);
	for (; places > 0 && q % 10 == 0; places--)
		q /= 10;
	for (int at = 0; q > 0 || at <= places; at++) {
		if (at > 0 && at == places)
			*--p = '.';
		*--p = (char)('0' + (int)(q % 10));
		q /= 10;
	}
	assert(p < text + sizeof text);
	if (a.n < 0 && !(p[0] == '0' && p + 1 == text + sizeof text))
		*--p = '-';
	return str_copy(arena, (str){ p, (size_t)(text + sizeof text - p) });
}
