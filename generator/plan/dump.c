/*
 * The plan as it was understood, one thing a line: units, indicators with
 * what is promised, each year's rows with what happened, documents. What it means
 * at the end of a period is assess_dump()'s.
 */
#include "plan/plan.h"

#include "base/out.h"

static const char *const nature_words[] = { [NATURE_NONE] = "none",
	[NATURE_FLOW] = "flow",
	[NATURE_LEVEL] = "level",
	[NATURE_SHARE] = "share",
	[NATURE_GROWTH] = "growth",
	[NATURE_STATUS] = "status" };
_Static_assert(sizeof nature_words / sizeof nature_words[0] == NATURE_STATUS + 1, "a nature has no word");

static const char *const cmp_words[] = { [CMP_EQUAL] = "=",
	[CMP_AT_LEAST] = ">=",
	[CMP_AT_MOST] = "<=",
	[CMP_ABOVE] = ">",
	[CMP_BELOW] = "<",
	[CMP_ABOUT] = "~",
	[CMP_RANGE] = "range",
	[CMP_STATUS] = "status" };
_Static_assert(sizeof cmp_words / sizeof cmp_words[0] == CMP_STATUS + 1, "a comparison has no word");

static const char *const scope_words[] = { [SCOPE_NONE] = "none",
	[SCOPE_EACH_YEAR] = "each-year",
	[SCOPE_AVERAGE] = "average",
	[SCOPE_BY_YEAR] = "by-year",
	[SCOPE_TOTAL] = "total" };
_Static_assert(sizeof scope_words / sizeof scope_words[0] == SCOPE_TOTAL + 1, "a scope has no word");

static const char *const status_words[] = { [STATUS_NONE] = "",
	[STATUS_FINAL] = "final",
	[STATUS_ESTIMATE] = "estimate",
	[STATUS_PRELIMINARY] = "preliminary" };
_Static_assert(sizeof status_words / sizeof status_words[0] == STATUS_PRELIMINARY + 1, "a status has no word");

static const char *const cadence_words[] = { [PERIOD_NONE] = "any",
	[PERIOD_MONTH] = "month",
	[PERIOD_QUARTER] = "quarter",
	[PERIOD_HALF] = "half",
	[PERIOD_NINE] = "nine-months",
	[PERIOD_YEAR] = "year",
	[PERIOD_TERM] = "term",
	[PERIOD_ONCE] = "once" };
_Static_assert(sizeof cadence_words / sizeof cadence_words[0] == PERIOD_ONCE + 1, "a period has no word");

static void
put_dec(struct out *o, struct dec d)
{
	if (d.known)
		dec_put(o, d);
	else
		out_char(o, '-');
}

static void
put_known(struct out *o, const char *name, struct dec d)
{
	if (!d.known)
		return;
	out_printf(o, " %s=", name);
	dec_put(o, d);
}

static void
put_target(struct out *o, const char *name, const struct plan_target *t)
{
	if (!t->known)
		return;
	out_printf(o, " %s %s ", name, cmp_words[t->cmp]);
	put_dec(o, t->lo);
	if (t->cmp == CMP_RANGE) {
		out_puts(o, "..");
		put_dec(o, t->hi);
	}
	if (t->last_year)
		out_puts(o, " of-last-year");
}

static void
put_figure(struct out *o, const char *name, const struct plan_figure *f)
{
	if (!f->amount.known)
		return;
	put_known(o, name, f->amount);
	if (f->status != STATUS_NONE)
		out_printf(o, "(%s)", status_words[f->status]);
}

static void
put_text(struct out *o, const char *name, str s)
{
	if (s.n == 0)
		return;
	out_printf(o, " %s='", name);
	out_json(o, s);
	out_char(o, '\'');
}

static void
put_place(struct out *o, struct loc where)
{
	if (where.source != NULL) {
		out_puts(o, " @");
		loc_put(o, where);
	}
	out_char(o, '\n');
}

static void
dump_unit(struct out *o, const struct plan_unit *u)
{
	out_printf(o, "unit " STR_FMT, STR_ARG(u->code));
	put_text(o, "name", u->name);
	put_text(o, "abbreviation", u->abbreviation);
	put_text(o, "reports-on", u->reports_on);
	put_place(o, u->where);
}

static void
dump_indicator(struct out *o, const struct plan *p, const struct plan_indicator *i)
{
	static const struct {
		const char *word;
		size_t at;
	} flags[] = { { "required", offsetof(struct plan_indicator, required) },
		{ "tracked", offsetof(struct plan_indicator, tracked) },
		{ "total", offsetof(struct plan_indicator, is_total) },
		{ "group", offsetof(struct plan_indicator, is_group) },
		{ "before", offsetof(struct plan_indicator, before) } };

	out_printf(o, "indicator " STR_FMT, STR_ARG(i->code));
	put_text(o, "number", i->number);
	put_text(o, "name", i->name);
	put_text(o, "unit", i->unit);
	put_text(o, "field", i->field);
	out_printf(o, " %s %s-is-better %s", nature_words[i->nature], i->direction == MORE_IS_BETTER ? "more" : "less",
	    scope_words[i->scope]);
	put_target(o, "target", &i->target);
	if (i->target_year != 0)
		out_printf(o, " by %d", i->target_year);
	put_known(o, "stretch", i->stretch);
	put_known(o, "cap", i->cap);
	put_known(o, "tolerance", i->tolerance);
	put_known(o, "base", i->base);
	if (i->lead != NULL)
		put_text(o, "lead", i->lead->code);
	if (i->parent != PLAN_NO_INDEX)
		put_text(o, "part-of", p->indicators[i->parent].code);
	for (size_t k = 0; k < sizeof flags / sizeof flags[0]; k++)
		if (*(const bool *)((const char *)i + flags[k].at))
			out_printf(o, " %s", flags[k].word);
	put_place(o, i->where);
	for (int k = 0; k < plan_years(p); k++) {
		if (!i->path[k].known)
			continue;
		out_printf(o, "path " STR_FMT " %d", STR_ARG(i->code), p->from + k);
		put_target(o, "target", &i->path[k]);
		put_place(o, i->path[k].where);
	}
}

static void
dump_row(struct out *o, const struct plan_year *y, const struct plan_indicator *i, const struct plan_observation *s)
{
	if (!s->has_row && !s->has_months)
		return;
	out_printf(o, "row %d " STR_FMT, y->year, STR_ARG(i->code));
	put_target(o, "plan", &s->plan);
	put_target(o, "city-plan", &s->city_plan);
	put_target(o, "next-plan", &s->next_plan);
	put_figure(o, "done", &s->done);
	put_figure(o, "estimate", &s->estimate);
	put_figure(o, "last", &s->last);
	if (s->override != JUDGED_NOT)
		put_text(o, "judged", plan_judgement_name(s->override));
	put_text(o, "reason", s->reason);
	put_text(o, "note", s->note);
	put_place(o, s->where);
	if (!s->has_months)
		return;
	out_printf(o, "months %d " STR_FMT, y->year, STR_ARG(i->code));
	for (int k = 0; k < 12; k++) {
		out_char(o, ' ');
		put_dec(o, s->month[k].amount);
		if (s->month[k].status != STATUS_NONE)
			out_printf(o, "(%s)", status_words[s->month[k].status]);
	}
	put_place(o, s->months_where);
}

static void
dump_year(struct out *o, const struct plan *p, const struct plan_year *y)
{
	out_printf(o, "year %d", y->year);
	if (y->estimated_from != 0)
		out_printf(o, " estimated-from=%d", y->estimated_from);
	if (y->months_known != 0)
		out_printf(o, " months-known=%d", y->months_known);
	put_text(o, "illustrative", y->illustrative);
	put_text(o, "source", y->source);
	out_char(o, '\n');
	for (size_t k = 0; y->at != NULL && k < p->indicators_n; k++)
		dump_row(o, y, &p->indicators[k], &y->at[k]);
}

static void
dump_document(struct out *o, const struct plan_document *d)
{
	out_printf(o, "document " STR_FMT, STR_ARG(d->code));
	put_text(o, "kind", d->kind);
	out_printf(o, " %s", cadence_words[d->cadence]);
	put_text(o, "template", d->template_name);
	for (size_t k = 0; k < d->outputs_n; k++)
		out_printf(o, "%s" STR_FMT, k == 0 ? " as " : ",", STR_ARG(d->outputs[k]));
	put_place(o, d->where);
}

void
plan_model_dump(struct out *o, const struct plan *p)
{
	out_printf(o, "term %d-%d mark %c%s\n", p->from, p->to, p->mark, p->plain_mean ? " plain-mean" : "");
	for (size_t k = 0; k < p->units_n; k++)
		dump_unit(o, &p->units[k]);
	for (size_t k = 0; k < p->indicators_n; k++)
		dump_indicator(o, p, &p->indicators[k]);
	for (size_t k = 0; k < p->years_n; k++)
		dump_year(o, p, &p->years[k]);
	for (size_t k = 0; k < p->documents_n; k++)
		dump_document(o, &p->documents[k]);
}
