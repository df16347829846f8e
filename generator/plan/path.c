/*
 * The plan against itself.
 */
#include "plan/model.h"

#include "plan/kinds.h"

/* The year's path leads to the target: its last year is the target, its sum the total. */
void
model_check_path(struct model *m, const struct plan_indicator *i)
{
	int n = m->p->to - m->p->from + 1, due = (i->target_year > 0 ? i->target_year : m->p->to) - m->p->from;
	struct dec sum = dec_int(0);

	if (m->p->from == 0 || !i->target.known || i->target.last_year || i->nature == NATURE_STATUS || due < 0 ||
	    due >= n)
		return;
	for (int k = 0; k < n; k++)
		sum = dec_add(sum, i->path[k].known ? i->path[k].lo : DEC_NONE);
	if (i->scope == SCOPE_TOTAL && sum.known && dec_cmp(sum, i->target.lo) != 0)
		diag_add(m->d, &plan_differs, i->target.where, _("%.*s: the target is %.*s, the years add up to %.*s"),
		    STR_ARG(i->code), STR_ARG(dec_str(m->a, i->target.lo)), STR_ARG(dec_str(m->a, sum)));
	if (i->scope == SCOPE_BY_YEAR && i->path[due].known && i->target.cmp != CMP_RANGE &&
	    dec_cmp(i->path[due].lo, i->target.lo) != 0 && /* "trên 85" may be told as 85 */
	    plan_judge(&i->target, i->direction, i->path[due].lo, DEC_NONE, i->tolerance) == JUDGED_UNMET)
		diag_add(m->d, &plan_differs, i->path[due].where, _("%.*s: the path ends at %.*s, the target is %.*s"),
		    STR_ARG(i->code), STR_ARG(dec_str(m->a, i->path[due].lo)), STR_ARG(dec_str(m->a, i->target.lo)));
}
