/*
 * Figures told in sentences (administrative-format 3.6, wording). Every number goes
 * through text_number_put with the places that the table uses, so that prose and table agree.
 */
#include "assess/sentence.h"

#include "base/arena.h"
#include "base/out.h"

#define NBSP "\u00a0"

/* A target's figure with its unit, no-break space between; "đạt" for a status. */
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
	text_number_put(o, plan_printed_target(i, d), -1);
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
		amount_put(o, i, plan_printed(i, d));
		return;
	}
	text_number_put(o, plan_printed(i, d), -1);
	if (d.known)
		out_char(o, '%');
}

static void
put_need(struct out *o, const struct plan_indicator *i, struct dec d)
{
	put_result_words(o, i, dec_abs(assess_need_told(i, d)));
}

/* "0 hộ" is how a table says it. */
static bool
none_left(const struct plan_indicator *i, enum plan_cmp cmp, struct dec x)
{
	return plan_counts_whole(i) && x.known && dec_sign(x) == 0 && (cmp == CMP_EQUAL || cmp == CMP_AT_MOST);
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

static const char *
last_year_words(const struct plan_indicator *i, const struct plan_target *t)
{
	switch (t->cmp) {
	case CMP_BELOW: return "giảm so với năm trước";
	case CMP_ABOVE: return "tăng so với năm trước";
	case CMP_AT_MOST: return "không tăng so với năm trước";
	case CMP_AT_LEAST: return "không giảm so với năm trước";
	default: return i->direction == LESS_IS_BETTER ? "không tăng so với năm trước" : "không giảm so với năm trước";
	}
}

static void
put_target_words(struct out *o, const struct plan_indicator *i, const struct plan_target *t)
{
	if (!t->known)
		return;
	if (t->last_year) {
		out_puts(o, last_year_words(i, t));
	} else if (i->nature == NATURE_STATUS) {
		out_puts(o, dec_sign(t->lo) > 0 ? "đạt" : "chưa đạt");
	} else if (t->cmp == CMP_RANGE) {
		text_number_put(o, plan_printed_target(i, t->lo), -1);
		out_puts(o, NBSP "-" NBSP);
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

/* What a figure is held against: the office's own plan, or what those above it have set. */
struct baseline {
	str name;
	const struct plan_target *target;
	struct dec base, percent, difference;
	enum plan_end end;
	bool reached;
};

/* "kế hoạch"; of a range the end that was passed or missed: "mức cao nhất của kế hoạch (1.150 - 1.250 ha)". */
static void
put_baseline(struct out *o, const struct plan_indicator *i, const struct baseline *b)
{
	if (b->end != END_NONE)
		out_puts(o, b->end == END_HIGH ? "mức cao nhất của " : "mức thấp nhất của ");
	out_put(o, b->name);
	if (b->end == END_NONE)
		return;
	out_puts(o, " (");
	put_target_words(o, i, b->target);
	out_char(o, ')');
}

/* Just as much, where more (or less) than that is asked for. */
static bool
falls_short_by_nothing(const struct baseline *b)
{
	return dec_sign(b->difference) == 0 && (b->target->cmp == CMP_ABOVE || b->target->cmp == CMP_BELOW);
}

/* "ít hơn 3 hộ so với kế hoạch": 95 % of a plan that is not to be used up says the wrong thing. */
static void
put_amount_against(struct out *o, const struct plan_indicator *i, const struct baseline *b, struct dec got)
{
	struct dec more = dec_sub(got, b->base);
	bool whole = plan_counts_whole(i);

	if (dec_sign(more) > 0)
		out_puts(o, whole ? ", nhiều hơn " : ", cao hơn ");
	else
		out_puts(o, whole ? ", ít hơn " : ", thấp hơn ");
	put_result_words(o, i, dec_abs(more));
	out_puts(o, " so với ");
	put_baseline(o, i, b);
}

static void
put_points_against(struct out *o, const struct plan_indicator *i, const struct baseline *b)
{
	out_puts(o, dec_sign(b->difference) > 0 ? ", cao hơn " : ", thấp hơn ");
	if (b->end == END_NONE) {
		out_printf(o, STR_FMT " ", STR_ARG(b->name));
		put_points(o, b->difference);
		return;
	}
	put_points(o, b->difference);
	out_puts(o, " so với ");
	put_baseline(o, i, b);
}

/* A difference that prints as nothing: on which side of the plan it is says whether it is reached. */
static void
put_nearly(struct out *o, const struct plan_indicator *i, const struct baseline *b)
{
	bool less = plan_less_wanted(b->target, i->direction);

	if (dec_sign(b->difference) > 0)
		out_puts(o, less ? ", trên mức " : ", nhỉnh hơn ");
	else
		out_puts(o, less ? ", dưới mức " : ", gần bằng ");
	put_baseline(o, i, b);
}

static void
put_share_of(struct out *o, const struct plan_indicator *i, const struct baseline *b)
{
	out_puts(o, ", bằng ");
	text_number_put(o, b->percent, 1);
	out_puts(o, "% ");
	put_baseline(o, i, b);
	if (b->reached && dec_sign(b->difference) < 0 && b->target->cmp == CMP_ABOUT) { /* else "95,0%" looks missed */
		out_puts(o, " (");
		put_target_words(o, i, b->target);
		out_char(o, ')');
	}
}

/* as_amount: told as a difference in the indicator's unit. */
static void
put_against(struct out *o, const struct assessment *t, const struct baseline *b, bool as_amount)
{
	const struct plan_indicator *i = t->of;
	int sign = b->base.known ? dec_cmp(t->got, b->base) : 0;

	if (b->target->cmp == CMP_RANGE && b->end == END_NONE) {
		out_printf(o, ", trong khoảng " STR_FMT " (", STR_ARG(b->name));
		put_target_words(o, i, b->target);
		out_char(o, ')');
	} else if (!b->base.known) {
		return;
	} else if (sign == 0 && falls_short_by_nothing(b)) {
		out_puts(o, b->target->cmp == CMP_ABOVE ? ", mới bằng mức " : ", còn bằng mức ");
		out_printf(o, STR_FMT " (", STR_ARG(b->name));
		put_target_words(o, i, b->target);
		out_char(o, ')');
	} else if (sign == 0) {
		out_printf(o, ", bằng " STR_FMT, STR_ARG(b->name));
	} else if (rounds_away(b->difference)) {
		put_nearly(o, i, b);
	} else if (t->in_points) {
		put_points_against(o, i, b);
	} else if (as_amount) {
		put_amount_against(o, i, b, t->got);
	} else if (b->percent.known && dec_sign(t->got) != 0) {
		put_share_of(o, i, b);
	} else { /* nothing to divide by, or nothing to divide */
		out_printf(o, ", " STR_FMT " là ", STR_ARG(b->name));
		put_target_words(o, i, b->target);
	}
}

static void
put_against_plan(
    struct out *o, const struct plan *p, const struct assessments *s, const struct assessment *t, struct arena *a)
{
	bool less = plan_less_wanted(&t->plan, t->of->direction);
	bool part_of_ceiling = !is_whole_year(s) && t->of->nature == NATURE_FLOW && less;
	struct baseline own = { is_whole_year(s) ? STR("kế hoạch") : STR("kế hoạch năm"), &t->plan, t->plan_base,
		t->plan_percent, t->against_plan, t->plan_end, t->judged == JUDGED_MET };
	struct baseline set = { str_format(a, "chỉ tiêu " STR_FMT " giao", STR_ARG(p->superior)), &t->city_plan,
		t->city_base, t->city_percent, t->against_city, t->city_end, t->judged_city == JUDGED_MET };

	/* "fewer than last year" is told by the change; a part of a ceiling is told with the ceiling */
	bool as_last_year =
	    t->plan.last_year || (t->of->target.last_year && t->last.known && dec_eq(t->plan_base, t->last));

	if (t->plan.known && part_of_ceiling && !t->plan.last_year) {
		out_puts(o, " (chỉ tiêu năm ");
		put_target_words(o, t->of, &t->plan);
		out_char(o, ')');
	} else if (t->plan.known && !as_last_year) {
		put_against(o, t, &own, less);
	}
	if (t->city_plan.known && !t->city_plan.last_year && is_whole_year(s))
		put_against(o, t, &set, plan_less_wanted(&t->city_plan, t->of->direction));
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
	if (dec_cmp(t->got, t->last) == 0) {
		out_printf(o, ", bằng " STR_FMT, STR_ARG(before));
		return;
	}
	if (!t->change.known || (!t->in_points && dec_sign(t->got) == 0)) {
		/* nothing to divide by, or nothing left: both figures, no percent */
		out_printf(o, " (" STR_FMT " là ", STR_ARG(before));
		put_result_words(o, t->of, t->last);
		out_puts(o, ")");
		return;
	}
	if (rounds_away(t->change)) {
		out_printf(o, ", xấp xỉ " STR_FMT, STR_ARG(before));
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

/* "không còn hộ nào", "không có vụ nào" where less is better and nothing is left. */
static void
put_reached(struct out *o, const struct plan_indicator *i, struct dec got)
{
	bool counted = plan_counts_whole(i);

	if (i->direction == LESS_IS_BETTER && counted && dec_sign(got) == 0) {
		out_printf(o, i->nature == NATURE_LEVEL ? "không còn " STR_FMT " nào" : "không có " STR_FMT " nào",
		    STR_ARG(i->unit));
		return;
	}
	out_printf(o, "%s ", verb_of(i));
	put_result_words(o, i, got);
}

/* What the label says, where it is that a row is behind. */
static void
put_behind(struct out *o, const struct assessments *s, const struct assessment *t, struct arena *a)
{
	const struct plan_indicator *i = t->of;

	if (is_whole_year(s) || !t->behind)
		return;
	out_printf(o, "; " STR_FMT, STR_ARG(assess_pace_word(a, s, t)));
	if (t->need_a_month.known) {
		out_puts(o, ", mỗi tháng còn lại cần đạt ");
		put_need(o, i, t->need_a_month);
	} else if (t->plan.last_year) {
		out_puts(o, ", chỉ tiêu là ");
		put_target_words(o, i, &t->plan);
	} else if (plan_less_wanted(&t->plan, i->direction) && i->nature == NATURE_FLOW) {
		out_puts(o,
		    dec_cmp(t->got, t->plan.hi) > 0 ? ", đã vượt mức của cả năm"
						    : ", đã cao hơn mức bình quân theo tháng");
	}
}

static void
put_status(struct out *o, const struct assessment *t)
{
	out_puts(o, t->status == STATUS_ESTIMATE ? ": ước " : ": ");
	out_puts(o, dec_sign(t->got) > 0 ? "đạt" : "chưa đạt");
	if (dec_sign(t->got) == 0 && t->judged == JUDGED_MET && !t->overridden)
		out_puts(o, "; kế hoạch năm chưa yêu cầu đạt");
}

static void
put_sentence(
    struct out *o, const struct plan *p, const struct assessments *s, const struct assessment *t, struct arena *a)
{
	const struct plan_indicator *i = t->of;

	out_put(o, i->full_name.n > 0 ? i->full_name : i->name);
	if (!t->got.known) {
		out_puts(o, " chưa có số liệu");
		return;
	}
	if (i->nature == NATURE_STATUS) {
		put_status(o, t);
		return;
	}
	if (!is_whole_year(s) && i->nature == NATURE_FLOW)
		out_printf(o, " lũy kế %d tháng", period_last_month(s->period));
	if (t->status == STATUS_ESTIMATE)
		out_puts(o, " ước ");
	else
		out_puts(o, t->status == STATUS_PRELIMINARY ? " sơ bộ " : " ");
	put_reached(o, i, t->got);
	put_against_plan(o, p, s, t, a);
	put_change(o, s, t, a);
	put_behind(o, s, t, a);
}

/* ": năm 2026 đạt 93,8%, chưa đạt yêu cầu (95%)", ": 2/3 năm đạt yêu cầu". */
static void
put_years_met(struct out *o, const struct plan *p, const struct assessment *t, const char *about)
{
	const struct plan_indicator *i = t->of;
	int years = t->progress_year - p->from + 1, met = (int)dec_double(t->progress.got);

	if (years > 1) {
		out_printf(o, ":%s%d/%d năm đạt yêu cầu", about, met, years);
		return;
	}
	out_printf(o, ": năm %d%s", t->progress_year, about);
	if (i->nature != NATURE_STATUS) {
		put_reached(o, i, t->got);
		out_puts(o, ", ");
	}
	out_puts(o, met > 0 ? "đạt yêu cầu" : "chưa đạt yêu cầu");
	if (i->nature == NATURE_STATUS)
		return;
	out_puts(o, " (");
	put_target_words(o, i, i->target.known ? &i->target : &t->year_plan[0]);
	out_char(o, ')');
}

/* How much of the target that is, where it is an amount to be reached; else the target itself. */
static void
put_of_target(struct out *o, const struct plan *p, const struct assessment *t, int due, struct arena *a)
{
	const struct plan_indicator *i = t->of;
	bool amount = t->way == WAY_SUM || t->way == WAY_LEVEL, less = plan_less_wanted(&i->target, i->direction);

	if (t->way == WAY_YEARLY || t->way == WAY_STATUS)
		return;
	if (!amount || less || i->target.cmp == CMP_RANGE || !t->progress.of_target.known ||
	    dec_sign(t->progress.got) == 0) {
		out_printf(o, " (mục tiêu%s " STR_FMT ")", t->way == WAY_SUM ? " cả giai đoạn" : "",
		    STR_ARG(assess_target_words(a, p, i)));
		return;
	}
	out_puts(o, ", bằng ");
	text_number_put(o, t->progress.of_target, 1);
	out_puts(o, t->way == WAY_SUM ? "% mục tiêu cả giai đoạn" : "% mục tiêu");
	if (t->way == WAY_LEVEL)
		out_printf(o, " năm %d", due);
}

/* What each year that is left must bring. */
static void
put_need_a_year(struct out *o, const struct assessment *t)
{
	const struct plan_indicator *i = t->of;
	struct dec need = t->progress.need;

	if (t->pace != PACE_BEHIND || !need.known ||
	    (t->way != WAY_SUM && t->way != WAY_LEVEL && t->way != WAY_RATIO && t->way != WAY_ZERO))
		return;
	if (t->way == WAY_SUM && plan_less_wanted(&i->target, i->direction))
		out_puts(o, ", mỗi năm còn lại không được quá ");
	else if (t->way == WAY_SUM)
		out_puts(o, ", mỗi năm còn lại cần đạt ");
	else
		out_puts(o,
		    dec_sign(need) < 0 || t->way == WAY_ZERO ? ", mỗi năm còn lại cần giảm "
							     : ", mỗi năm còn lại cần tăng thêm ");
	if (i->nature == NATURE_SHARE || i->nature == NATURE_GROWTH)
		put_points(o, need);
	else
		put_need(o, i, need);
}

/* The term so far, by the scope of the target. */
static void
put_term_sentence(
    struct out *o, const struct plan *p, const struct assessments *s, const struct assessment *t, struct arena *a)
{
	const struct plan_indicator *i = t->of;
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
		put_result_words(o, i, t->got);
		break;
	case WAY_YEARLY: put_years_met(o, p, t, about); break;
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
	put_of_target(o, p, t, due, a);
	out_printf(o, "; " STR_FMT, STR_ARG(assess_pace_word(a, s, t)));
	put_need_a_year(o, t);
}

/* "- Thu khác", "+ Thu khác": the mark is the table's. */
static str
bare_name(str name)
{
	return str_starts(name, STR("- ")) || str_starts(name, STR("+ ")) ? str_trim(str_sub(name, 1, name.n)) : name;
}

/* A heading says which of its parts are behind. */
static void
group_sentence(const struct plan *p, const struct assessments *s, struct assessment *t, struct arena *a)
{
	const struct plan_indicator *i = t->of;
	size_t n = 0;
	struct out o;

	out_init(&o);
	out_put(&o, i->name);
	for (size_t k = i->first_part; t->behind && k != PLAN_NO_INDEX; k = p->indicators[k].next_part) {
		if (!s->at[k].behind)
			continue;
		if (n++ > 0)
			out_puts(&o, ", ");
		else
			out_puts(&o,
			    is_whole_year(s) && s->period.kind != PERIOD_TERM ? " chưa đạt kế hoạch ở mục: "
									      : " chậm tiến độ ở mục: ");
		out_put(&o, bare_name(p->indicators[k].name));
	}
	t->sentence = out_copy(&o, a);
	out_release(&o);
}

/* A judgement by hand says so. Its reason too, unless it was not reached: then the reason follows as the cause. */
static void
put_by_hand(struct out *o, const struct assessment *t)
{
	if (!t->overridden)
		return;
	out_printf(o, "; đánh giá theo thực tế là " STR_FMT, STR_ARG(plan_judgement_name(t->judged)));
	if (t->judged != JUDGED_UNMET && t->reason.n > 0)
		out_printf(o, ": " STR_FMT, STR_ARG(t->reason));
}

void
sentence_of(const struct plan *p, const struct assessments *s, struct assessment *t, struct arena *a)
{
	const struct plan_indicator *i = t->of;
	struct out o;

	if (i->is_group) {
		group_sentence(p, s, t, a);
		return;
	}
	out_init(&o);
	if (s->period.kind == PERIOD_TERM)
		put_term_sentence(&o, p, s, t, a);
	else
		put_sentence(&o, p, s, t, a);
	put_by_hand(&o, t);
	t->sentence = out_copy(&o, a);
	if (t->has_progress) {
		out_reset(&o);
		out_printf(&o, STR_FMT ": " STR_FMT, STR_ARG(i->name),
		    STR_ARG(assess_pace_name(a, &t->progress, assess_yearly_unit(i))));
		t->progress_sentence = out_copy(&o, a);
	}
	out_release(&o);
}

static void
put_counted(struct out *o, int n)
{
	out_printf(o, n < 10 ? "%02d chỉ tiêu" : "%d chỉ tiêu", n);
}

/* "03/06 chỉ tiêu": both alike; none is a word, never 00. */
static void
put_of_all(struct out *o, int n, int all, const char *none)
{
	if (n == 0)
		out_printf(o, "%s chỉ tiêu nào trong %02d chỉ tiêu", none, all);
	else
		out_printf(o, "Có %02d/%02d chỉ tiêu", n, all);
}

static void
put_following(struct out *o, const struct assessments *s, const struct assess_count *c)
{
	put_of_all(o, c->followed, c->total, "Chưa có");
	out_printf(o, "%s có số liệu, %s", c->followed > 0 ? " đã" : "",
	    s->period.kind == PERIOD_TERM ? "giai đoạn chưa kết thúc nên chưa đánh giá" : "chưa đến kỳ đánh giá năm");
	if (c->on_pace > 0) {
		out_puts(o, "; trong đó ");
		put_counted(o, c->on_pace);
		out_puts(o, " đúng tiến độ hoặc đã đạt");
	}
	if (c->behind > 0) {
		out_puts(o, "; ");
		put_counted(o, c->behind);
		out_puts(o, c->faster > 0 ? " chậm tiến độ hoặc cần tăng tốc" : " chậm tiến độ");
	}
	if (c->followed > c->on_pace + c->behind) {
		out_puts(o, "; ");
		put_counted(o, c->followed - c->on_pace - c->behind);
		out_puts(o,
		    s->period.kind == PERIOD_TERM ? " chưa đến hạn hoặc chưa đủ căn cứ xác định tiến độ"
						  : " chưa đủ căn cứ xác định tiến độ");
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
		put_of_all(&o, c->met + c->over, c->judged, "Không có");
		out_printf(&o, "%s đạt%s kế hoạch", c->judged < c->total ? " được đánh giá" : "",
		    c->met + c->over > 0 ? " và vượt" : "");
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
