/*
 * The log of merges against what stands in the data now.
 */
#include "plan/model.h"

#include "plan/kinds.h"
#include "value/schema.h"

/* The figure that a line of the log put into the data. */
static const struct plan_figure *
logged_figure(const struct model *m, const struct value *line)
{
	str sheet = value_text_at(line, STR("bang"), STR("")), column = value_text_at(line, STR("cot"), STR(""));
	const struct value *when = value_at(line, STR("ky"));
	const struct plan_indicator *i = plan_find_indicator(m->p, plain_text(value_at(line, STR("ma")), m->a));
	const struct plan_observation *o;
	const struct plan_year *y;
	struct period p;
	int64_t month;
	struct dec d;

	if (i == NULL || when == NULL || !period_parse(plain_text(when, m->a), &p))
		return NULL;
	y = plan_find_year(m->p, p.last_year);
	if (y == NULL || y->at == NULL)
		return NULL;
	o = &y->at[i->index];
	if (str_eq(sheet, STR("thang")))
		return str_starts(column, STR("t")) && dec_parse(str_sub(column, 1, column.n), &d) &&
			dec_to_int(d, &month) && month >= 1 && month <= 12
		    ? &o->month[month - 1]
		    : NULL;
	if (str_eq(column, STR("thuc_hien")))
		return &o->done;
	return str_eq(column, STR("uoc_thuc_hien")) ? &o->estimate : NULL;
}

/* What merging wrote last is what should stand there: a month that has closed is not revised without a trace. */
void
model_check_log(struct model *m)
{
	const struct value *log = m->p->in->log;
	struct map *last = map_new(m->a);

	if (log != NULL && log->kind == VALUE_MAP && log->map->n == 1)
		log = log->map->at[0].value;
	if (log == NULL || log->kind != VALUE_LIST)
		return;
	for (size_t i = log->list->n; i-- > 0;) {
		const struct value *line = &log->list->at[i], *put = value_at(line, STR("moi"));
		const struct plan_figure *f = logged_figure(m, line);
		str key = str_format(m->a, "%p", (const void *)f);
		struct dec was;

		if (f == NULL || map_find(last, key) != NULL)
			continue;
		map_put(last, key, m);
		if (put == NULL || !dec_parse(plain_text(put, m->a), &was) ||
		    (f->amount.known && dec_cmp(f->amount, was) == 0))
			continue;
		diag_add(m->d, &plan_by_hand, f->where, _("%.*s: %.*s here, %.*s when it was merged"),
		    STR_ARG(plain_text(value_at(line, STR("ma")), m->a)),
		    STR_ARG(f->amount.known ? dec_str(m->a, f->amount) : STR("-")), STR_ARG(dec_str(m->a, was)));
		diag_also(m->d, put->where, "%s", _("the log's line"));
		diag_hint(
		    m->d, "%s", _("merge a corrected workbook, or add a line to the log that says who changed it"));
	}
}
