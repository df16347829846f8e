#ifndef BASE_DEC_H
#define BASE_DEC_H

#include <stdbool.h>
#include <stdint.h>

#include "base/check.h"
#include "base/str.h"

struct arena;
struct out;

/*
 * An exact decimal number: coefficient × 10^-scale, scale 0 to 9. "No value" is
 * known = false and spreads: an operation on it, a division by zero, an
 * overflow give "no value". Results that need more than 9 places are rounded
 * half away from zero (administrative-format 3.8); products and quotients are
 * computed in 128 bits.
 */
struct dec {
	int64_t coefficient;
	uint8_t scale;
	bool known;
};

enum { DEC_SCALE_MAX = 9 };

#define DEC_NONE ((struct dec){ 0, 0, false })

struct dec dec_int(int64_t n);
struct dec dec_make(int64_t coefficient, int scale);
/* Shortest decimal that a spreadsheet means by this double (15 digits). */
struct dec dec_from_double(double x);
double dec_double(struct dec d); /* for drawing only; NAN when not known */

/* "-12.50", also "1e3": the plain form of YAML and JSON. False: not a number. */
MUST_USE bool dec_parse(str s, struct dec *d);

struct dec dec_add(struct dec a, struct dec b);
struct dec dec_sub(struct dec a, struct dec b);
struct dec dec_mul(struct dec a, struct dec b);
/* a / b to 9 places. */
struct dec dec_div(struct dec a, struct dec b);
/* Towards minus infinity, as Python's // and %. */
struct dec dec_floor_div(struct dec a, struct dec b);
struct dec dec_mod(struct dec a, struct dec b);
/* a^n for whole n; others by dec_root or not known. */
struct dec dec_pow(struct dec a, struct dec n);
/* n-th root of a >= 0, n >= 1, to 9 places, exact where it is. */
struct dec dec_root(struct dec a, int n);
struct dec dec_neg(struct dec a);
struct dec dec_abs(struct dec a);
/* Half away from zero to places (0–9; negative: tens, hundreds …). */
struct dec dec_round(struct dec a, int places);
struct dec dec_floor(struct dec a);
struct dec dec_ceil(struct dec a);
/* Without trailing zeros after the point. */
struct dec dec_trim(struct dec a);

/* Both must be known. */
int dec_cmp(struct dec a, struct dec b);
bool dec_eq(struct dec a, struct dec b); /* 1.0 equals 1; none equals none */
int dec_sign(struct dec a);              /* -1, 0, 1; none is 0 */
bool dec_is_whole(struct dec a);
/* The whole number; false where it is none, has a fraction or is unknown. */
bool dec_to_int(struct dec a, int64_t *n);

/* "-12.5", places as stored; "" when not known. */
void dec_put(struct out *o, struct dec d);
str dec_str(struct arena *a, struct dec d);

#endif
