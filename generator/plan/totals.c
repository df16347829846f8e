/*
 * Parts and their totals. Where all parts have a figure they add up to it exactly; where some have none, those that
 * have one can't be more than the total. Months that don't add up are told of together, as one row.
 */
#include "plan/misplaced.h"

#include "base/out.h"
#include "plan/kinds.h"

/* What parts have in common with their total; a month and a year of the path besides say which. */
enum kept_in { IN_PLAN, IN_CITY, IN_NEXT, IN_LAST, IN_DONE, IN_ESTIMATE, IN_MONTH };

static const char *const column_names[] = { "ke_hoach", "thanh_pho_giao", "ke_hoach_sau", "cung_ky", "thuc_hien",
	"uoc_thuc_hien" };

static struct plan_figure
target_figure(const struct plan_target *t)
{
	return (struct plan_figure){ check_point(t), t->where, STATUS_NONE };
}

static struct plan_figure
figure_in(const struct plan_observation *o, enum kept_in column, int month)
{
	switch (column) {
	case IN_PLAN: return target_figure(&o->plan);
	case IN_CITY: return target_figure(&o->city_plan);
	case IN_NEXT: return target_figure(&o->next_plan);
	case IN_LAST: return o->last;
	case IN_DONE: return o->done;
	case IN_ESTIMATE: return o->estimate;
	case IN_MONTH: break;
	}
	return o->month[month];
}

/* A total and what its parts make. */
struct sum {
	struct plan_figure total;
	struct dec parts; /* of those that have a figure */
	bool whole;       /* all have one */
};

static void
add_part(struct sum *s, struct dec part)
{
	if (part.known)
		s->parts = dec_add(s->parts, part);
	s->whole &= part.known;
}

static bool
sum_fails(const struct sum *s)
{
	int cmp;

	if (!s->total.amount.known || !s->parts.known)
		return false;
	cmp = dec_cmp(s->total.amount, s->parts);
	return s->whole ? cmp != 0 : cmp < 0;
}

static bool
counts_as_part(const struct plan *p, const struct plan_indicator *total, size_t part)
{
	return !p->indicators[part].tracked || total->tracked;
}

static struct sum
sum_of(const struct check_of *c, enum kept_in column, int month)
{
	const struct plan *p = c->m->p;
	struct sum s = { figure_in(c->o, column, month), dec_int(0), true };

	for (size_t k = c->i->first_part; k != PLAN_NO_INDEX; k = p->indicators[k].next_part)
		if (counts_as_part(p, c->i, k)) {
			struct plan_figure f = figure_in(&c->y->at[k], column, month);

			add_part(&s, f.amount);
			if (suspect_at(c->m, f.where))
				s.parts = DEC_NONE; /* another's figure, and that is told */
		}
	return s;
}

static void
complain_sum(struct model *m, str subject, const char *column, const struct sum *s, str more)
{
	diag_add(m->d, &plan_sum_differs, s->total.where,
	    s->whole ? _("%.*s: %s %.*s, its parts add up to %.*s%.*s")
		     : _("%.*s: %s %.*s, those of its parts that have a figure make %.*s%.*s"),
	    STR_ARG(subject), column, STR_ARG(dec_str(m->a, s->total.amount)), STR_ARG(dec_str(m->a, s->parts)),
	    STR_ARG(more));
	diag_hint(m->d, _("they differ by %.*s"), STR_ARG(dec_str(m->a, dec_abs(dec_sub(s->total.amount, s->parts)))));
}

static void
check_month_sums(const struct check_of *c)
{
	struct sum first = { { DEC_NONE, LOC_NONE, STATUS_NONE }, DEC_NONE, true };
	struct out more;
	int at = 0;

	out_init(&more);
	for (int k = 0; k < 12; k++) {
		struct sum s = sum_of(c, IN_MONTH, k);

		if (!sum_fails(&s))
			continue;
		if (at == 0)
			first = s;
		else
			out_printf(&more, "%s%d", more.n > 0 ? ", " : _("; so do months "), k + 1);
		at = at == 0 ? k + 1 : at;
	}
	if (at > 0)
		complain_sum(c->m, check_subject(c, at), "thang", &first, out_copy(&more, c->m->a));
	out_release(&more);
}

void
check_sums(const struct check_of *c)
{
	if (!c->i->is_total || c->i->first_part == PLAN_NO_INDEX)
		return;
	for (enum kept_in column = IN_PLAN; column < IN_MONTH; column++) {
		struct sum s = sum_of(c, column, 0);

		if (sum_fails(&s))
			complain_sum(c->m, check_subject(c, 0), column_names[column], &s, STR(""));
	}
	check_month_sums(c);
}

/* The plan's own totals: the target where all are of one scope, and each year of the path. */
void
model_check_totals(struct model *m, const struct plan_indicator *i)
{
	const struct plan *p = m->p;
	int years = p->from > 0 ? p->to - p->from + 1 : 0;

	if (!i->is_total || i->first_part == PLAN_NO_INDEX)
		return;
	for (int y = -1; y < years; y++) {
		struct sum s = { target_figure(y < 0 ? &i->target : &i->path[y]), dec_int(0), true };

		for (size_t k = i->first_part; k != PLAN_NO_INDEX; k = p->indicators[k].next_part)
			if (counts_as_part(p, i, k)) {
				const struct plan_indicator *part = &p->indicators[k];

				if (y < 0 && part->target.known && part->scope != i->scope)
					s.parts = DEC_NONE;
				add_part(&s, check_point(y < 0 ? &part->target : &part->path[y]));
			}
		if (!sum_fails(&s))
			continue;
		if (y < 0)
			complain_sum(m, check_name(m, i), "muc_tieu", &s, STR(""));
		else
			complain_sum(m, str_format(m->a, _("%.*s, %d"), STR_ARG(check_name(m, i)), p->from + y),
			    "lo_trinh", &s, STR(""));
	}
}
