#ifndef CHART_NATIVE_H
#define CHART_NATIVE_H

#include "chart/draw.h"

struct out;

/*
 * A chart as other programs edit it: a table of labels and columns, a column for
 * each series and, where there is one, for the target.
 */
struct native_column {
	str name;
	const struct figure *at; /* native.n of them */
	bool line, second, target;
	int style, places;
};

struct native {
	const struct model *m;
	const str *labels;
	size_t n;
	struct native_column *columns;
	size_t columns_n;
	bool has_lines, has_bars, has_second;
	struct arena *a;
};

struct native *native_of(const struct value *chart, struct arena *a, struct diags *d); /* NULL: complained */
/* "Sheet1!$B$2:$B$13" without the sheet: column 0 holds the labels, row 0 the names. */
void native_range(struct out *o, size_t column, size_t from_row, size_t to_row);
struct fill native_fill(const struct native_column *c, bool estimate);
int native_line_colour(const struct native_column *c);
/* Of a label that stands on the fill, or beside it. */
int native_label_colour(const struct native *x, const struct native_column *c);

#endif
