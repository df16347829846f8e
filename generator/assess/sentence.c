/*
 * Figures told in sentences (administrative-format 3.6, wording). Every number goes
 * through text_number_put with the places that the table uses, so that prose and table agree.
 */
#include "assess/sentence.h"

#include "base/arena.h"
#include "base/out.h"

#define NBSP "\u00a0"

/* A figure with its unit, no-break space between; "đạt" for a status. */
static void
amount_put(struct out *o, const struct plan_indicator *i, struct dec d)
{
	if (i->nature == NATURE_STATUS) {
		if (d.known)
			out_puts(o, dec_sign(d) > 0 ? "đạt" : "chưa đạt");
		else
			out_puts(o, "-");
		return;
	}
	text_number_put(o, d, -1);
	if (!d.known || i->unit.n == 0)
		return;
	if (i->unit.p[0] != '%')
		out_puts(o, NBSP);
	out_put(o, i->unit);
}

/* A result: the base of a share stands in the name already ("96,3%", not "96,3% dân số"), and a year's rate is a plain percentage. */
static void
put_result_words(struct out *o, const struct plan_indicator *i, struct dec d)
{
	bool percent = i->unit.n > 0 && i->unit.p[0] == '%';

	if (i->nature == NATURE_STATUS || !percent) {
		amount_put(o, i, d);
		return;
	}
	text_number_put(o, d, -1);
	if (d.known)
		out_char(o, '%');
}

/* "0 hộ" is how a table says it. */
static bool
none_left(const struct plan_indicator *i, enum plan_cmp cmp, struct dec x)
{
	bool counted = i->unit.n > 0 && i->unit.p[0] != '%';

	return counted && x.known && dec_sign(x) == 0 && (cmp == CMP_EQUAL || cmp == CMP_AT_MOST);
}

static void
put_cmp(struct out *o, const struct plan_indicator *i, enum plan_cmp cmp, struct dec x)
{
	if (none_left(i, cmp, x)) {
		out_printf(o, "không còn " STR_FMT " nào", STR_ARG(i->unit));
		return;
	}
	switch (cmp) {
	case CMP_AT_LEAST:
		out_puts(o, "từ ");
		amount_put(o, i, x);
		out_puts(o, " trở lên");
		return;
	case CMP_AT_MOST: out_puts(o, "không quá "); break;
	case CMP_ABOVE: out_puts(o, "trên "); break;
	case CMP_BELOW: out_puts(o, "dưới "); break;
	case CMP_ABOUT: out_puts(o, "khoảng "); break;
	default: break;
	}
	amount_put(o, i, x);
}

static void
put_target_words(struct out *o, const struct plan_indicator *i, const struct plan_target *t)
{
	if (!t->known)
		return;
	if (t->last_year) {
		out_puts(o, i->direction == LESS_IS_BETTER ? "giảm so với năm trước" : "tăng so với năm trước");
	} else if (i->nature == NATURE_STATUS) {
		out_puts(o, dec_sign(t->lo) > 0 ? "đạt" : "chưa đạt");
	} else if (t->cmp == CMP_RANGE) {
		text_number_put(o, t->lo, -1);
		out_puts(o, " - ");
		amount_put(o, i, t->hi);
	} else {
		put_cmp(o, i, t->cmp, t->lo);
	}
}

str
assess_goal_words(struct arena *a, const struct plan_indicator *i, const struct plan_target *t)
{
	struct out o;
	str s;

	out_init(&o);
	put_target_words(&o, i, t);
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

str
assess_target_words(struct arena *a, const struct plan *p, const struct plan_indicator *i)
{
	struct out o;
	str s;

	out_init(&o);
	put_target_words(&o, i, &i->target);
	if (i->target.known && i->scope == SCOPE_BY_YEAR && i->target_year > 0 && !i->target.last_year) {
		if (i->before)
			out_printf(&o, " trước năm %d", i->target_year + 1);
		else if (i->nature == NATURE_STATUS || i->target_year != p->to)
			out_printf(&o, " vào năm %d", i->target_year);
	}
	if (i->stretch.known) {
		out_puts(&o, "; phấn đấu ");
		amount_put(&o, i, i->stretch);
	}
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

/* The target as its column shows it: the unit has a column of its own. */
str
assess_target_cell(struct arena *a, const struct plan *p, const struct plan_indicator *i)
{
	struct plan_indicator bare = *i;

	if (i->is_group)
		return STR("");
	bare.unit = STR("");
	return assess_target_words(a, p, &bare);
}

static void
put_points(struct out *o, struct dec d)
{
	text_number_put(o, dec_abs(d), 1);
	out_puts(o, NBSP "điểm phần trăm");
}

/* Not zero, yet printed as zero: "tăng 0,0%" says nothing. */
static bool
rounds_away(struct dec d)
{
	return d.known && dec_sign(d) != 0 && dec_sign(dec_round(d, 1)) == 0;
}

static bool
is_whole_year(const struct assessments *s)
{
	return s->period.kind == PERIOD_YEAR || s->period.kind == PERIOD_TERM;
}

/* percent: of the baseline; difference: from it, in points where in_points. */
static void
put_against(struct out *o, const char *baseline, struct dec percent, struct dec difference, bool in_points)
{
	int sign = dec_sign(difference);

	if (!difference.known)
		return;
	if (sign == 0) {
		out_printf(o, ", bằng %s", baseline);
	} else if (rounds_away(difference)) {
		out_printf(o, ", xấp xỉ %s", baseline);
	} else if (in_points) {
		out_printf(o, sign > 0 ? ", cao hơn %s " : ", thấp hơn %s ", baseline);
		put_points(o, difference);
	} else if (percent.known) {
		out_puts(o, ", bằng ");
		text_number_put(o, percent, 1);
		out_printf(o, "%% %s", baseline);
	}
}

static void
put_against_plan(struct out *o, const struct assessments *s, const struct assessment *t)
{
	bool part_of_ceiling = !is_whole_year(s) && t->of->nature == NATURE_FLOW && t->of->direction == LESS_IS_BETTER;

	/* "fewer than last year" is told by the change; a part of a ceiling tells nothing yet */
	if (t->of->target.last_year || part_of_ceiling)
		return;
	if (t->plan.known && !t->plan.last_year)
		put_against(
		    o, is_whole_year(s) ? "kế hoạch" : "kế hoạch năm", t->plan_percent, t->against_plan, t->in_points);
	if (t->city_plan.known && is_whole_year(s))
		put_against(o, "chỉ tiêu thành phố giao", t->city_percent, t->against_city, t->in_points);
}

/* What the change is measured against; two wordings that take turns down the list, so that a page does not drone. */
static str
before_words(const struct assessments *s, const struct assessment *t, struct arena *a)
{
	if (!is_whole_year(s))
		return t->of->index % 2 == 0 ? STR("cùng kỳ") : STR("cùng kỳ năm trước");
	return t->of->index % 2 == 0 ? STR("năm trước") : str_format(a, "năm %d", s->period.last_year - 1);
}

static void
put_change(struct out *o, const struct assessments *s, const struct assessment *t, struct arena *a)
{
	int sign = dec_sign(t->change);
	str before = before_words(s, t, a);

	if (!t->last.known)
		return;
	if (!t->change.known) { /* nothing to divide by: both figures, no percent */
		out_printf(o, " (" STR_FMT " là ", STR_ARG(before));
		put_result_words(o, t->of, t->last);
		out_puts(o, ")");
		return;
	}
	if (sign == 0 || rounds_away(t->change)) {
		out_printf(o, sign == 0 ? ", bằng " STR_FMT : ", xấp xỉ " STR_FMT, STR_ARG(before));
		return;
	}
	out_puts(o, sign > 0 ? ", tăng " : ", giảm ");
	if (t->in_points) {
		put_points(o, t->change);
	} else {
		text_number_put(o, dec_abs(t->change), 1);
		out_puts(o, "%");
	}
	out_printf(o, " so với " STR_FMT, STR_ARG(before));
}

/* Crimes are not "achieved", and poor households "remain". */
static const char *
verb_of(const struct plan_indicator *i)
{
	if (i->direction == MORE_IS_BETTER)
		return "đạt";
	return i->nature == NATURE_LEVEL ? "còn" : "là";
}

static void
put_sentence(struct out *o, const struct assessments *s, const struct assessment *t, struct arena *a)
{
	const struct plan_indicator *i = t->of;

	out_put(o, i->full_name.n > 0 ? i->full_name : i->name);
	if (!t->got.known) {
		out_puts(o, " chưa có số liệu");
		return;
	}
	if (i->nature == NATURE_STATUS) {
		out_puts(o, t->status == STATUS_ESTIMATE ? ": ước " : ": ");
		out_puts(o, dec_sign(t->got) > 0 ? "đạt" : "chưa đạt");
		return;
	}
	if (!is_whole_year(s) && i->nature == NATURE_FLOW)
		out_printf(o, " lũy kế %d tháng", period_last_month(s->period));
	if (t->status == STATUS_ESTIMATE)
		out_puts(o, " ước ");
	else
		out_puts(o, t->status == STATUS_PRELIMINARY ? " sơ bộ " : " ");
	out_printf(o, "%s ", verb_of(i));
	put_result_words(o, i, t->got);
	put_against_plan(o, s, t);
	put_change(o, s, t, a);
	if (t->pace == PACE_BEHIND && t->need_a_month.known) {
		out_puts(o, "; chậm tiến độ, mỗi tháng còn lại cần đạt ");
		put_result_words(o, i, dec_trim(dec_round(t->need_a_month, 1)));
	}
}

/* The term so far, by the scope of the target. */
static void
put_term_sentence(struct out *o, const struct plan *p, const struct assessment *t, struct arena *a)
{
	const struct plan_indicator *i = t->of;
	const struct assess_progress *g = &t->progress;
	const char *about = t->status == STATUS_ESTIMATE ? " ước " : " ";
	int due = i->target_year > 0 ? i->target_year : p->to;

	out_put(o, i->full_name.n > 0 ? i->full_name : i->name);
	if (!t->has_progress || !t->got.known) {
		out_puts(o, " chưa đủ số liệu");
		return;
	}
	switch (t->way) {
	case WAY_SUM:
		out_printf(o, " lũy kế đến năm %d%s%s ", t->progress_year, about, verb_of(i));
		put_result_words(o, i, t->got);
		break;
	case WAY_GROWTH:
	case WAY_GROWTH_PLAIN:
		if (t->progress_year == p->from)
			out_printf(o, " năm %d%s%s ", p->from, about, verb_of(i));
		else
			out_printf(o, " bình quân%s %d - %d%s%s ",
			    t->way == WAY_GROWTH_PLAIN ? " (trung bình cộng)" : "", p->from, t->progress_year, about,
			    verb_of(i));
		put_result_words(o, i, dec_trim(dec_round(t->got, 1)));
		break;
	case WAY_YEARLY:
		out_printf(
		    o, ":%s%d/%d năm đạt yêu cầu", about, (int)dec_double(g->got), t->progress_year - p->from + 1);
		break;
	case WAY_STATUS:
		out_printf(o, ":%s%s đến năm %d", about, dec_sign(t->got) > 0 ? "đạt" : "chưa đạt", t->progress_year);
		break;
	case WAY_LEVEL:
	case WAY_RATIO:
	case WAY_ZERO:
		out_printf(o, " năm %d%s%s ", t->progress_year, about, verb_of(i));
		put_result_words(o, i, t->got);
		break;
	}
	if ((t->way == WAY_SUM || t->way == WAY_LEVEL) && g->of_target.known && i->direction == MORE_IS_BETTER) {
		out_puts(o, ", bằng ");
		text_number_put(o, g->of_target, 1);
		out_puts(o, t->way == WAY_SUM ? "% mục tiêu cả giai đoạn" : "% mục tiêu");
		if (t->way == WAY_LEVEL)
			out_printf(o, " năm %d", due);
	} else if (t->way == WAY_RATIO || t->way == WAY_GROWTH || t->way == WAY_GROWTH_PLAIN || t->way == WAY_ZERO) {
		out_printf(o, " (mục tiêu " STR_FMT ")", STR_ARG(assess_target_words(a, p, i)));
	}
	out_printf(o, "; " STR_FMT, STR_ARG(assess_pace_name(a, g, t->in_points)));
	if (t->pace == PACE_BEHIND && g->need.known &&
	    (t->way == WAY_SUM || t->way == WAY_LEVEL || t->way == WAY_RATIO || t->way == WAY_ZERO)) {
		if (dec_sign(g->need) < 0 || t->way == WAY_ZERO)
			out_puts(o, ", mỗi năm còn lại cần giảm ");
		else
			out_puts(
			    o, t->way == WAY_SUM ? ", mỗi năm còn lại cần đạt " : ", mỗi năm còn lại cần tăng thêm ");
		if (t->way == WAY_RATIO)
			put_points(o, g->need);
		else
			put_result_words(o, i, dec_trim(dec_round(dec_abs(g->need), 1)));
	}
}

void
sentence_of(const struct plan *p, const struct assessments *s, struct assessment *t, struct arena *a)
{
	const struct plan_indicator *i = t->of;
	struct out o;

	if (i->is_group) {
		out_init(&o);
		out_put(&o, i->name);
		if (t->behind) {
			out_puts(&o, " chưa đạt kế hoạch ở mục: ");
			for (size_t k = i->first_part, n = 0; k != PLAN_NO_INDEX; k = p->indicators[k].next_part)
				if (s->at[k].judged == JUDGED_UNMET)
					out_printf(
					    &o, "%s" STR_FMT, n++ > 0 ? ", " : "", STR_ARG(p->indicators[k].name));
		}
		t->sentence = out_copy(&o, a);
		out_release(&o);
		return;
	}
	out_init(&o);
	if (s->period.kind == PERIOD_TERM)
		put_term_sentence(&o, p, t, a);
	else
		put_sentence(&o, s, t, a);
	t->sentence = out_copy(&o, a);
	if (t->has_progress) {
		out_reset(&o);
		out_printf(&o, STR_FMT ": " STR_FMT, STR_ARG(i->name),
		    STR_ARG(assess_pace_name(a, &t->progress, t->in_points)));
		t->progress_sentence = out_copy(&o, a);
	}
	out_release(&o);
}

static void
put_counted(struct out *o, int n)
{
	out_printf(o, n < 10 ? "%02d chỉ tiêu" : "%d chỉ tiêu", n);
}

static void
put_following(struct out *o, const struct assessments *s, const struct assess_count *c)
{
	out_printf(o, "Có %02d/%d chỉ tiêu đã có số liệu, %s", c->followed, c->total,
	    s->period.kind == PERIOD_TERM ? "giai đoạn chưa kết thúc nên chưa đánh giá" : "chưa đến kỳ đánh giá năm");
	if (c->on_pace > 0) {
		out_puts(o, "; trong đó ");
		put_counted(o, c->on_pace);
		out_puts(o, " đúng tiến độ hoặc đã đạt");
	}
	if (c->behind > 0) {
		out_puts(o, "; ");
		put_counted(o, c->behind);
		out_puts(o, " chậm tiến độ");
	}
	if (c->followed > c->on_pace + c->behind) {
		out_puts(o, "; ");
		put_counted(o, c->followed - c->on_pace - c->behind);
		out_puts(o, " chưa đủ căn cứ xác định tiến độ");
	}
	out_char(o, '.');
}

str
sentence_of_count(const struct assessments *s, struct arena *a)
{
	const struct assess_count *c = &s->count;
	struct out o;
	str r;

	out_init(&o);
	if (c->judged == 0 || s->period.kind == PERIOD_TERM) {
		put_following(&o, s, c);
	} else {
		out_printf(&o, "Có %02d/%d chỉ tiêu%s đạt và vượt kế hoạch", c->met + c->over, c->judged,
		    c->judged < c->total ? " được đánh giá" : "");
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
