/*
 * One cause, one complaint. What was said of a year's sheets is kept back until it is known which rows and columns stand
 * in the wrong place (misplaced.c): what is said of their cells is left out then. And where many cells of one column, or
 * of one row, have the same complaint, it is told once, at the first, with the places of the others.
 */
#include "plan/misplaced.h"

#include "base/out.h"
#include "plan/kinds.h"

enum {
	FOLD_LEAST = 4,   /* the same of so many cells of a column or row */
	PLACES_SHOWN = 12 /* of them */
};

/* Complaints about cells; those about names, codes and whole sheets are told each. */
static const struct diag_kind *const of_cells[] = { &plan_not_figure, &plan_bad_figure, &plan_mixed_measure,
	&plan_share_over, &plan_flow_falls, &plan_outlier, &plan_after_cut_off, &plan_bad_status, &plan_big_growth,
	&plan_negative, &plan_percent_cell, &plan_differs, &plan_month_ahead, &plan_off_path, &plan_power_of_ten,
	&plan_below_collected, &plan_growth_differs, &plan_sum_differs, &plan_final_early, &plan_part_of_whole,
	&plan_bare_confirmation, &plan_confirmed, &plan_stale_estimate, &plan_unlikely, &plan_off_pace, &plan_odd_month,
	&plan_left_empty, &plan_unexplained, &plan_reason_of_none, &plan_exchanged };

/* Folded, but told wherever they stand. */
static const struct diag_kind *const of_codes[] = { &plan_unknown_code, &plan_double_row };

static bool
complains_of(const struct diag *g, const struct diag_kind *const *kinds, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (kinds[i] == g->kind && g->where.line > 0 && g->where.source != NULL &&
		    g->where.source->kind == SOURCE_SHEET)
			return true;
	return false;
}

static bool
is_of_cell(const struct diag *g)
{
	return complains_of(g, of_cells, sizeof of_cells / sizeof of_cells[0]);
}

static bool
can_fold(const struct diag *g)
{
	return is_of_cell(g) || complains_of(g, of_codes, sizeof of_codes / sizeof of_codes[0]);
}

static void
take_out(struct diags *d, struct diag **at)
{
	struct diag *g = *at;

	*at = g->next;
	if (d->last == &g->next)
		d->last = at;
	d->count[g->level]--;
	d->kept--;
}

static void
leave_out_suspects(struct model *m, struct diags *said)
{
	for (struct diag **at = &said->first; *at != NULL;) {
		if (is_of_cell(*at) && (suspect_at(m, (*at)->where) || suspect_at(m, (*at)->also)))
			take_out(said, at);
		else
			at = &(*at)->next;
	}
}

static bool
alike(const struct diag *a, const struct diag *b, bool by_column)
{
	return a->kind == b->kind && a->where.source == b->where.source &&
	    (by_column ? a->where.column == b->where.column : a->where.line == b->where.line);
}

/* Those like first are taken out, their places told with it. */
static void
fold_alike(struct model *m, struct diags *said, struct diag *first, bool by_column)
{
	struct out o;
	int n = 0;

	for (const struct diag *g = first->next; g != NULL; g = g->next)
		n += can_fold(g) && alike(first, g, by_column);
	if (n + 1 < FOLD_LEAST)
		return;
	out_init(&o);
	out_put(&o, first->message);
	out_printf(&o, _("; %d more: "), n);
	n = 0;
	for (struct diag **at = &first->next; *at != NULL;) {
		if (!can_fold(*at) || !alike(first, *at, by_column)) {
			at = &(*at)->next;
			continue;
		}
		if (n < PLACES_SHOWN) {
			out_puts(&o, n > 0 ? ", " : "");
			loc_cell_put(&o, (*at)->where.line, (*at)->where.column);
		} else if (n == PLACES_SHOWN) {
			out_puts(&o, ", …");
		}
		n++;
		take_out(said, at);
	}
	first->message = out_copy(&o, m->a);
	out_release(&o);
}

void
model_settle(struct model *m, struct diags *said)
{
	leave_out_suspects(m, said);
	for (struct diag *g = said->first; g != NULL; g = g->next)
		if (can_fold(g))
			fold_alike(m, said, g, true);
	for (struct diag *g = said->first; g != NULL; g = g->next)
		if (can_fold(g))
			fold_alike(m, said, g, false);
	diags_join(m->d, said);
}
