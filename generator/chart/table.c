/* The table behind an editable chart: what other programs show as cells when the chart is edited. */
#include "base/arena.h"
#include "chart/draw.h"

bool
chart_is_editable(const struct value *chart)
{
	struct arena *a = arena_new(1 << 14);
	const struct model *m = model_glance(chart, a);
	bool editable = m->editable && !m->split && m->known_n > 0;

	arena_free(a);
	return editable;
}

static void
add_target(struct chart_table *x, const struct model *m)
{
	struct chart_column *c = &x->columns[x->columns_n];
	struct chart_figure *at;

	if (m->kind->body == BODY_SLICES || (!m->target.known && m->targets == NULL))
		return;
	at = ARENA_ARRAY(x->a, struct chart_figure, x->n + 1);
	for (size_t i = 0; i < x->n; i++)
		at[i] = m->targets != NULL ? m->targets[i] : m->target;
	*c = (struct chart_column){ m->target_name, at, m->kind->body == BODY_COLUMNS, false, true, 0, 0 };
	for (size_t i = 0; i < x->n; i++)
		if (at[i].known && dec_trim(at[i].value).scale > c->places)
			c->places = dec_trim(at[i].value).scale;
	x->columns_n++;
}

/* A pie's table holds its slices, the rest as one. */
static void
add_slices(struct chart_table *x, const struct model *m)
{
	struct slice *at = ARENA_ARRAY(x->a, struct slice, SLICES_ROOM);
	size_t n = pie_slices(m, at);
	struct chart_figure *figures = ARENA_ARRAY(x->a, struct chart_figure, n + 1);
	str *labels = ARENA_ARRAY(x->a, str, n + 1);

	for (size_t i = 0; i < n; i++) {
		labels[i] = at[i].name;
		figures[i] = (struct chart_figure){ at[i].at, at[i].value, true, at[i].estimate };
	}
	x->labels = labels;
	x->n = n;
	x->columns[0] =
	    (struct chart_column){ m->series[0].name, figures, false, false, false, 0, m->series[0].places };
	x->columns_n = 1;
}

struct chart_table *
chart_table(const struct value *chart, struct arena *a, struct diags *d)
{
	struct chart_table *x = ARENA_NEW(a, struct chart_table);
	const struct model *m = model_read(chart, a, d);

	if (m == NULL)
		return NULL;
	*x = (struct chart_table){ m->kind->body, m->kind->join, m->kind->figures, m->title, m->unit, m->second_unit,
		m->labels, m->n, NULL, 0, false, false, false, a };
	x->columns = ARENA_ARRAY(a, struct chart_column, m->series_n + 1);
	if (m->kind->body == BODY_SLICES) {
		add_slices(x, m);
		return x;
	}
	for (size_t k = 0; k < m->series_n; k++) {
		const struct series *s = &m->series[k];

		x->columns[x->columns_n++] =
		    (struct chart_column){ s->name, s->at, s->line, s->second, false, s->style, s->places };
	}
	add_target(x, m);
	for (size_t k = 0; k < x->columns_n; k++) {
		x->has_lines |= x->columns[k].line;
		x->has_bars |= !x->columns[k].line;
		x->has_second |= x->columns[k].second;
	}
	return x;
}
