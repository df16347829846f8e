#ifndef CHART_AXIS_H
#define CHART_AXIS_H

#include "base/dec.h"

/*
 * A scale of values: lo to hi in whole steps of 1, 2, 2.5 or 5 times a power of ten
 * (Heckbert, Nice Numbers for Graph Labels, 1990, with the step rounded up: never more than n steps).
 */
struct axis {
	double lo, hi, step;
	int steps;  /* hi = lo + steps * step */
	int places; /* decimals that its ticks need */
};

/*
 * The range from lo to hi (in any order) in at most n steps, both ends inside or at the edge. One value alone still
 * gets a range; what is not finite gets 0 to 1.
 */
struct axis axis_make(double lo, double hi, int n);
/* The i-th tick's value. */
double axis_tick(const struct axis *axis, int i);
/* The same rounded to the axis' decimals, to be printed. */
struct dec axis_tick_dec(const struct axis *axis, int i);
/* Where a value stands: 0 at lo, 1 at hi; outside values stop at the ends. */
double axis_share(const struct axis *axis, double value);

#endif
