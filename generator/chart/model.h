#ifndef CHART_MODEL_H
#define CHART_MODEL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/loc.h"
#include "base/str.h"
#include "chart/chart.h"

struct arena;
struct diags;
struct lay;
struct value;

/*
 * A kind of chart is a row of the table in kind.c. Whoever draws or writes a chart asks for these properties,
 * never which kind it is: a new kind is a new row.
 */
struct chart_kind {
	const char *word;           /* loai: "cot" */
	const char *name;           /* for alt texts: "Biểu đồ cột" */
	void (*draw)(struct lay *); /* as a scene */
	enum chart_body body;
	enum chart_join join;
	enum chart_lines { LINES_NONE, LINES_MARKED, LINES_ALL } lines; /* which series are lines */
	enum chart_figures figures;
};

/* By its word. NULL: none; *near is the nearest word, *all are all of them with commas between. */
const struct chart_kind *kind_find(str word, str *near, str *all, struct arena *a);
/* What a chart counts as whose kind is not known, and was complained of. */
const struct chart_kind *kind_first(void);

/*
 * A chart's description, checked: what is drawn, in numbers that cairo can bear.
 * Figures are decimals of at most 19 digits, so that their doubles are finite; everything
 * drawn from them is a share of an axis that holds them.
 */
struct series {
	str name;
	struct chart_figure *at; /* model.n of them */
	size_t known_n;
	bool line;      /* drawn as a line */
	bool second;    /* measured on the second axis */
	bool estimates; /* has some */
	int style;      /* which fill, dash and marker */
	int places;     /* decimals of its labels */
	struct loc where;
};

struct model {
	const struct chart_kind *kind;
	str code, title, unit, second_unit, source, note;
	str *labels; /* of the axis, n */
	size_t n;
	struct series *series;
	size_t series_n, known_n;
	struct chart_figure target;   /* one for all */
	struct chart_figure *targets; /* n of them, or NULL */
	str target_name;
	bool split; /* small multiples: a panel for each series */
	bool estimates;
	bool editable;              /* sua_duoc: a native chart is asked for */
	str alt;                    /* written by the author; empty: from the data */
	double width_pt, height_pt; /* asked for; 0: not */
	struct loc where;
};

/*
 * The description read and checked, in a. NULL: complained (C101 … C109); all that is wrong is told in one go. A chart
 * without any figure yet is a warning (C105), and drawn as such.
 */
struct model *model_read(const struct value *chart, struct arena *a, struct diags *d);
/* Without complaints and as far as it goes: sizes and alt texts of charts that are complained about elsewhere. */
struct model *model_glance(const struct value *chart, struct arena *a);
/* Is the unit a share ("%", "% dân số")? Then each figure carries the sign. */
bool model_is_percent(str unit);
/* Text of a figure with so many decimals (-1: as many as it has); "%" follows where the unit is a share. In a. */
str model_number(struct arena *a, struct dec value, int places, str unit);

#endif
