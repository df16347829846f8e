#ifndef WORKBOOK_RATIO_H
#define WORKBOOK_RATIO_H

#include <stdbool.h>

#include "base/str.h"

struct arena;

/*
 * A fraction of two whole numbers: what formulas count with, so that a third times three is one. Where the two become too long
 * for 128 bits, they are rounded to 18 digits, three more than a spreadsheet has. "No value" is known = false and spreads.
 */
__extension__ typedef __int128 ratio_part;

struct ratio {
	ratio_part n, d; /* without a common divisor; d > 0 */
	bool known;
};

#define RATIO_NONE ((struct ratio){ 0, 1, false })

struct ratio ratio_int(long n);
/* A number as workbooks store it ("229.90000000000001", "1E-3"): the decimal of 15 digits that is meant. */
struct ratio ratio_read(str digits);
struct ratio ratio_add(struct ratio a, struct ratio b);
struct ratio ratio_sub(struct ratio a, struct ratio b);
struct ratio ratio_mul(struct ratio a, struct ratio b);
struct ratio ratio_div(struct ratio a, struct ratio b); /* by 0: not known */
struct ratio ratio_neg(struct ratio a);
/* To so many places, those of hundreds and tens being below 0; half: away from zero; up and down: the same for any rest. */
enum ratio_rounding { RATIO_HALF, RATIO_UP, RATIO_DOWN };
struct ratio ratio_round(struct ratio a, long places, enum ratio_rounding how);
int ratio_sign(struct ratio a);
/* Both known; equal is what a spreadsheet shows alike, with 15 digits. */
int ratio_cmp(struct ratio a, struct ratio b);
/* The whole number; false: it is none. */
bool ratio_whole(struct ratio a, long *n);
/* With 15 digits, as a workbook stores it; "" where it is not known or out of reach. */
str ratio_digits(struct ratio a, struct arena *arena);

#endif
