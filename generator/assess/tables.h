#ifndef ASSESS_TABLES_H
#define ASSESS_TABLES_H

#include "assess/assess.h"

/* A cell's text: a figure, a target with its comparator, a difference in points with its sign. */
str table_figure(struct arena *a, const struct plan_indicator *i, struct dec d, int places);
str table_target(struct arena *a, const struct plan_indicator *i, const struct plan_target *t);
/* Column 8 and 9 of the indicator table: a percentage, or points where a percentage of a percentage would mislead. */
str table_ratio(struct arena *a, const struct assessment *t, struct dec percent, struct dec difference);

/* The same of the year's plan, or of what the city has set: an amount where less is better, the end of a range that is meant. */
str table_against(struct arena *a, const struct assessment *t, struct period period, bool city);

/*
 * The tables that a document asks for under bieu (vanthu-inputs(5)), by their names: maps
 * with cot (columns), cot_so (those past the first three), dong (rows) and ghi_chu.
 */
struct value tables_value(const struct plan *p, const struct assessments *s, const struct plan_document *doc,
    struct arena *a, struct diags *d);

#endif
