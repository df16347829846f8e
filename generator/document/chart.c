#include "document/read.h"
#include "value/value.h"

/* The description that chart/ takes, made from a native chart's cached values. */

struct value *
doc_chart_new(struct arena *a, str kind, str title, str unit, struct loc where)
{
	struct value *chart = ARENA_NEW(a, struct value);

	*chart = value_map(a);
	chart->where = where;
	value_put(a, chart, STR("loai"), value_text(kind));
	if (title.n > 0)
		value_put(a, chart, STR("tieu_de"), value_text(title));
	if (unit.n > 0)
		value_put(a, chart, STR("don_vi"), value_text(unit));
	value_put(a, chart, STR("truc"), value_list(a));
	value_put(a, chart, STR("day"), value_list(a));
	return chart;
}

void
doc_chart_label(struct value *chart, struct arena *a, str label)
{
	list_add(a, value_at(chart, STR("truc"))->list, value_text(label));
}

struct value *
doc_chart_series(struct value *chart, struct arena *a, str name, str kind)
{
	struct value series = value_map(a);

	value_put(a, &series, STR("ten"), value_text(name));
	value_put(a, &series, STR("gia_tri"), value_list(a));
	if (kind.n > 0)
		value_put(a, &series, STR("kieu"), value_text(kind));
	/* copies of a map value share its entries: what is added to this one is in the list's too */
	struct value *kept = ARENA_NEW(a, struct value);

	*kept = *list_add(a, value_at(chart, STR("day"))->list, series);
	return kept;
}

void
doc_chart_point(struct value *series, struct arena *a, str number)
{
	struct dec n;

	if (!dec_parse(str_trim(number), &n))
		n = DEC_NONE;
	list_add(a, value_at(series, STR("gia_tri"))->list, value_dec(n));
}

static size_t
most_points(const struct list *series)
{
	size_t most = 0;

	for (size_t i = 0; i < series->n; i++) {
		size_t n = value_at(&series->at[i], STR("gia_tri"))->list->n;

		most = n > most ? n : most;
	}
	return most;
}

bool
doc_chart_finish(struct value *chart, struct arena *a)
{
	struct list *labels = value_at(chart, STR("truc"))->list, *series = value_at(chart, STR("day"))->list;
	bool pie = str_eq(value_at(chart, STR("loai"))->text, STR("tron")), whole = !pie || series->n <= 1;
	size_t most = most_points(series);

	if (!whole)
		series->n = 1;
	while (labels->n < most)
		doc_chart_label(chart, a, str_format(a, "%zu", labels->n + 1));
	for (size_t i = 0; i < series->n; i++)
		while (value_at(&series->at[i], STR("gia_tri"))->list->n < labels->n)
			doc_chart_point(&series->at[i], a, STR(""));
	return whole;
}
