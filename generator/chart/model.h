#ifndef CHART_MODEL_H
#define CHART_MODEL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/dec.h"
#include "base/loc.h"
#include "base/str.h"

struct arena;
struct diags;
struct value;

/*
 * A chart's description, checked: what is drawn, in numbers that cairo can bear.
 * Figures are decimals of at most 19 digits, so that their doubles are finite; everything
 * drawn from them is a share of an axis that holds them.
 */
enum chart_kind {
	CHART_COLUMNS,  /* cot */
	CHART_STACKED,  /* cot_chong */
	CHART_BARS,     /* thanh */
	CHART_LINES,    /* duong */
	CHART_COMBINED, /* cot_duong */
	CHART_PIE,      /* tron */
	CHART_TARGET,   /* muc_tieu */
	CHART_KINDS
};

struct figure {
	double at; /* 0 where not known */
	struct dec value;
	bool known;
	bool estimate;
};

struct series {
	str name;
	struct figure *at; /* model.n of them */
	size_t known_n;
	bool line;      /* of CHART_COMBINED: drawn as a line */
	bool second;    /* measured on the second axis */
	bool estimates; /* has some */
	int style;      /* which fill, dash and marker */
	int places;     /* decimals of its labels */
	struct loc where;
};

struct model {
	enum chart_kind kind;
	str code, title, unit, second_unit, source, note;
	str *labels; /* of the axis, n */
	size_t n;
	struct series *series;
	size_t series_n, known_n;
	struct figure target;   /* one for all */
	struct figure *targets; /* n of them, or NULL */
	str target_name;
	bool split; /* small multiples: a panel for each series */
	bool estimates;
	bool editable;              /* sua_duoc: a native chart is asked for */
	str alt;                    /* written by the author; empty: from the data */
	double width_pt, height_pt; /* asked for; 0: not */
	struct loc where;
};

/* NULL: complained. */
struct model *model_read(const struct value *chart, struct arena *a, struct diags *d);
/* Without complaints and as far as it goes: sizes and alt texts of charts that are complained about elsewhere. */
struct model *model_glance(const struct value *chart, struct arena *a);
const char *model_kind_name(enum chart_kind k); /* Vietnamese, for alt texts: "Biểu đồ cột" */
const char *model_kind_word(enum chart_kind k); /* "cot" */
bool model_is_percent(str unit);
/* Text of a figure with a series' decimals; "%" follows where the unit is a share. */
str model_number(struct arena *a, struct dec value, int places, str unit);

#endif
