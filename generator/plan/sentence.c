/*
 * Figures told in sentences (administrative-format 3.6, wording). Every number goes
 * through text_number_put with the places that the table uses, so that prose and table agree.
 */
#include "plan/sentence.h"

#include "base/arena.h"
#include "base/out.h"

#define NBSP "\u00a0"

void
plan_amount_put(struct out *o, const struct plan_indicator *i, struct dec d)
{
	if (i->nature == NATURE_STATUS) {
		out_puts(o, !d.known ? "-" : dec_sign(d) > 0 ? "đạt" : "chưa đạt");
		return;
	}
	text_number_put(o, d, -1);
	if (!d.known || i->unit.n == 0)
		return;
	if (i->unit.p[0] != '%')
		out_puts(o, NBSP);
	out_put(o, i->unit);
}

static void
put_cmp(struct out *o, const struct plan_indicator *i, enum plan_cmp cmp, struct dec x)
{
	switch (cmp) {
	case CMP_AT_LEAST:
		out_puts(o, "từ ");
		plan_amount_put(o, i, x);
		out_puts(o, " trở lên");
		return;
	case CMP_AT_MOST:
		out_puts(o, "không quá ");
		break;
	case CMP_ABOVE:
		out_puts(o, "trên ");
		break;
	case CMP_BELOW:
		out_puts(o, "dưới ");
		break;
	case CMP_ABOUT:
		out_puts(o, "khoảng ");
		break;
	default:
		break;
	}
	plan_amount_put(o, i, x);
}

str
plan_target_words(struct arena *a, const struct plan *p, const struct plan_indicator *i)
{
	struct out o;
	str s;

	out_init(&o);
	if (i->target.last_year) {
		out_puts(&o, i->direction == LESS_IS_BETTER ? "giảm so với năm trước" : "tăng so với năm trước");
	} else if (i->target.known && i->nature == NATURE_STATUS) {
		out_puts(&o, "đạt");
		if (i->scope == SCOPE_BY_YEAR && i->target_year > 0)
			out_printf(&o, i->target_year < p->to ? " trước năm %d" : " vào năm %d",
			    i->target_year < p->to ? i->target_year + 1 : i->target_year);
	} else if (i->target.known && i->target.cmp == CMP_RANGE) {
		text_number_put(&o, i->target.lo, -1);
		out_puts(&o, " - ");
		plan_amount_put(&o, i, i->target.hi);
	} else if (i->target.known) {
		put_cmp(&o, i, i->target.cmp, i->target.lo);
		if (i->scope == SCOPE_BY_YEAR && i->target_year > 0 && i->target_year != p->to)
			out_printf(&o, " vào năm %d", i->target_year);
	}
	if (i->stretch.known) {
		out_puts(&o, "; phấn đấu ");
		plan_amount_put(&o, i, i->stretch);
	}
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

static void
put_points(struct out *o, struct dec d)
{
	text_number_put(o, dec_abs(d), 1);
	out_puts(o, " điểm phần trăm");
}

static void
put_against_plan(struct out *o, const struct plan_assessment *s, const struct assessment *t)
{
	const char *what = s->period.kind == PERIOD_YEAR ? "kế hoạch" : "kế hoạch năm";

	if (!t->plan.known || t->plan.last_year)
		return;
	if (t->in_points) {
		int sign = dec_sign(t->against_plan);

		if (!t->against_plan.known)
			return;
		if (sign == 0) {
			out_printf(o, ", bằng %s", what);
			return;
		}
		out_puts(o, sign > 0 ? ", cao hơn " : ", thấp hơn ");
		out_printf(o, "%s ", what);
		put_points(o, t->against_plan);
	} else if (t->plan_percent.known) {
		out_puts(o, ", bằng ");
		text_number_put(o, t->plan_percent, 1);
		out_printf(o, "%% %s", what);
	}
}

static void
put_change(struct out *o, const struct assessment *t)
{
	int sign = dec_sign(t->change);

	if (!t->last.known)
		return;
	if (!t->change.known) { /* nothing to divide by: both figures, no percent */
		out_puts(o, " (cùng kỳ ");
		plan_amount_put(o, t->of, t->last);
		out_puts(o, ")");
		return;
	}
	if (sign == 0) {
		out_puts(o, ", bằng cùng kỳ");
		return;
	}
	out_puts(o, sign > 0 ? ", tăng " : ", giảm ");
	if (t->in_points) {
		put_points(o, t->change);
	} else {
		text_number_put(o, dec_abs(t->change), 1);
		out_puts(o, "%");
	}
	out_puts(o, " so với cùng kỳ");
}

void
sentence_of(const struct plan *p, const struct plan_assessment *s, struct assessment *t, struct arena *a)
{
	const struct plan_indicator *i = t->of;
	bool mid_year = s->period.kind != PERIOD_YEAR && s->period.kind != PERIOD_TERM;
	struct out o;

	if (i->is_group) {
		out_init(&o);
		out_put(&o, i->name);
		if (t->behind) {
			out_puts(&o, " chưa đạt kế hoạch ở mục: ");
			for (size_t k = i->first_part, n = 0; k != PLAN_NO_INDEX; k = p->indicators[k].next_part)
				if (s->at[k].judged == JUDGED_UNMET)
					out_printf(&o, "%s" STR_FMT, n++ > 0 ? ", " : "", STR_ARG(p->indicators[k].name));
		}
		t->sentence = out_copy(&o, a);
		out_release(&o);
		return;
	}
	out_init(&o);
	out_put(&o, i->name);
	if (!t->got.known) {
		out_puts(&o, " chưa có số liệu");
	} else if (i->nature == NATURE_STATUS) {
		out_puts(&o, dec_sign(t->got) > 0 ? ": đạt" : ": chưa đạt");
	} else {
		if (mid_year && i->nature == NATURE_FLOW)
			out_printf(&o, " lũy kế %d tháng", period_last_month(s->period));
		out_puts(&o, t->status == STATUS_ESTIMATE ? " ước đạt " : " đạt ");
		plan_amount_put(&o, i, t->got);
		put_against_plan(&o, s, t);
		put_change(&o, t);
	}
	t->sentence = out_copy(&o, a);
	if (t->has_progress) {
		out_reset(&o);
		out_printf(&o, STR_FMT ": " STR_FMT, STR_ARG(i->name), STR_ARG(plan_pace_name(a, &t->progress, t->in_points)));
		t->progress_sentence = out_copy(&o, a);
	}
	out_release(&o);
}

static void
put_counted(struct out *o, int n)
{
	out_printf(o, n < 10 ? "%02d chỉ tiêu" : "%d chỉ tiêu", n);
}

str
sentence_of_count(const struct plan_assessment *s, struct arena *a)
{
	const struct plan_count *c = &s->count;
	struct out o;
	str r;

	out_init(&o);
	if (c->judged == 0) {
		out_printf(&o, "Các chỉ tiêu năm chưa đến kỳ đánh giá; đang theo dõi tiến độ %d chỉ tiêu.", c->total);
	} else {
		out_printf(&o, "Có %d/%d chỉ tiêu đạt và vượt kế hoạch", c->met + c->over, c->judged);
		if (c->over > 0) {
			out_puts(&o, ", trong đó ");
			put_counted(&o, c->over);
			out_puts(&o, " vượt");
		}
		if (c->unmet > 0) {
			out_puts(&o, "; ");
			put_counted(&o, c->unmet);
			out_puts(&o, " chưa đạt");
		}
		if (c->not_due > 0) {
			out_puts(&o, "; ");
			put_counted(&o, c->not_due);
			out_puts(&o, " chưa đến kỳ đánh giá");
		}
		if (c->no_figure > 0) {
			out_puts(&o, "; ");
			put_counted(&o, c->no_figure);
			out_puts(&o, " chưa có số liệu");
		}
		out_char(&o, '.');
	}
	r = out_copy(&o, a);
	out_release(&o);
	return r;
}
