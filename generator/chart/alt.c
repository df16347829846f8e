/* A chart in words, from its figures: all of them where they are few, else each series' ends and extremes. */
#include "base/arena.h"
#include "base/out.h"
#include "chart/chart.h"
#include "chart/model.h"

enum { FIGURES_ALL = 40 }; /* of the whole chart: more of them nobody listens to */

static void
tell_figure(struct out *o, const struct model *m, const struct series *s, size_t i, struct arena *a)
{
	str number = model_number(a, s->at[i].value, s->places, s->second ? m->second_unit : m->unit);

	out_printf(
	    o, STR_FMT ": " STR_FMT "%s", STR_ARG(m->labels[i]), STR_ARG(number), s->at[i].estimate ? " (ước)" : "");
}

static void
tell_figures(struct out *o, const struct model *m, const struct series *s, struct arena *a)
{
	bool first = true;

	for (size_t i = 0; i < m->n; i++) {
		if (!s->at[i].known)
			continue;
		out_puts(o, first ? "" : "; ");
		tell_figure(o, m, s, i, a);
		first = false;
	}
}

static void
tell_extremes(struct out *o, const struct model *m, const struct series *s, struct arena *a)
{
	size_t first = m->n, last = 0, low = 0, high = 0;

	for (size_t i = 0; i < m->n; i++) {
		if (!s->at[i].known)
			continue;
		if (first == m->n)
			first = low = high = i;
		last = i;
		low = dec_cmp(s->at[i].value, s->at[low].value) < 0 ? i : low;
		high = dec_cmp(s->at[i].value, s->at[high].value) > 0 ? i : high;
	}
	out_puts(o, "đầu kỳ ");
	tell_figure(o, m, s, first, a);
	out_puts(o, "; cuối kỳ ");
	tell_figure(o, m, s, last, a);
	out_puts(o, "; thấp nhất ");
	tell_figure(o, m, s, low, a);
	out_puts(o, "; cao nhất ");
	tell_figure(o, m, s, high, a);
}

static void
tell_target(struct out *o, const struct model *m, struct arena *a)
{
	if (m->target.known)
		out_printf(o, " " STR_FMT ": " STR_FMT ".", STR_ARG(m->target_name),
		    STR_ARG(model_number(a, m->target.value, -1, m->unit)));
	if (m->targets == NULL || m->n > FIGURES_ALL)
		return;
	out_printf(o, " " STR_FMT " – ", STR_ARG(m->target_name));
	for (size_t i = 0, n = 0; i < m->n; i++)
		if (m->targets[i].known)
			out_printf(o, "%s" STR_FMT ": " STR_FMT, n++ > 0 ? "; " : "", STR_ARG(m->labels[i]),
			    STR_ARG(model_number(a, m->targets[i].value, -1, m->unit)));
	out_char(o, '.');
}

str
chart_alt(const struct value *chart, struct arena *a)
{
	const struct model *m = model_glance(chart, a);
	struct out o;
	str s;

	if (m->alt.n > 0)
		return m->alt;
	out_init(&o);
	out_puts(&o, m->kind->name);
	if (m->title.n > 0)
		out_printf(&o, ": " STR_FMT, STR_ARG(m->title));
	if (m->unit.n > 0)
		out_printf(&o, " (đơn vị: " STR_FMT ")", STR_ARG(m->unit));
	out_char(&o, '.');
	for (size_t k = 0; k < m->series_n; k++) {
		const struct series *one = &m->series[k];

		out_char(&o, ' ');
		if (one->name.n > 0)
			out_printf(&o, STR_FMT " – ", STR_ARG(one->name));
		if (one->known_n == 0)
			out_puts(&o, "chưa có số liệu");
		else if (m->known_n <= FIGURES_ALL)
			tell_figures(&o, m, one, a);
		else
			tell_extremes(&o, m, one, a);
		out_char(&o, '.');
	}
	tell_target(&o, m, a);
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}
