/* The tables of administrative-format 3.6, 3.7 and 3.8 as rows. */
#include "tap.h"

#include "assess/assess.h"
#include "plan/plan.h"

static struct dec
dec(const char *s)
{
	struct dec d = DEC_NONE;

	if (s[0] != '\0' && !dec_parse(str_of(s), &d))
		FAIL("%s is no number", s);
	return d;
}

TEST(each_judgement_of_the_table_is_made_so)
{
	static const struct {
		enum plan_cmp cmp;
		enum plan_direction direction;
		const char *lo, *hi, *got, *cap, *tolerance;
		enum plan_judgement want;
		const char *why;
	} rows[] = {
		{ CMP_EQUAL, MORE_IS_BETTER, "13", "13", "13.1", "", "", JUDGED_OVER, "= up, above" },
		{ CMP_EQUAL, MORE_IS_BETTER, "13", "13", "13", "", "", JUDGED_MET, "= up, equal" },
		{ CMP_EQUAL, MORE_IS_BETTER, "13", "13", "12.999999999", "", "", JUDGED_UNMET, "= up, by the last digit" },
		{ CMP_AT_LEAST, MORE_IS_BETTER, "97", "97", "97.4", "", "", JUDGED_OVER, ">= up, above" },
		{ CMP_AT_LEAST, MORE_IS_BETTER, "97", "97", "97.0", "", "", JUDGED_MET, ">= up, equal though written otherwise" },
		{ CMP_AT_LEAST, MORE_IS_BETTER, "97", "97", "96.95", "", "", JUDGED_UNMET, "prints as 97,0 yet is below" },
		{ CMP_EQUAL, LESS_IS_BETTER, "64", "64", "61", "", "", JUDGED_OVER, "= down, below" },
		{ CMP_EQUAL, LESS_IS_BETTER, "64", "64", "64", "", "", JUDGED_MET, "= down, equal" },
		{ CMP_EQUAL, LESS_IS_BETTER, "64", "64", "65", "", "", JUDGED_UNMET, "= down, above" },
		{ CMP_AT_MOST, LESS_IS_BETTER, "4", "4", "3.9", "", "", JUDGED_OVER, "<= down, below" },
		{ CMP_AT_MOST, LESS_IS_BETTER, "4", "4", "4", "", "", JUDGED_MET, "<= down, equal" },
		{ CMP_AT_MOST, LESS_IS_BETTER, "4", "4", "4.01", "", "", JUDGED_UNMET, "<= down, above" },
		{ CMP_ABOVE, MORE_IS_BETTER, "60", "60", "60.1", "", "", JUDGED_MET, "trên is never exceeded" },
		{ CMP_ABOVE, MORE_IS_BETTER, "60", "60", "95", "", "", JUDGED_MET, "trên, far above" },
		{ CMP_ABOVE, MORE_IS_BETTER, "60", "60", "60", "", "", JUDGED_UNMET, "trên, equal" },
		{ CMP_BELOW, LESS_IS_BETTER, "4", "4", "3.1", "", "", JUDGED_MET, "dưới: the national table's 3,1" },
		{ CMP_BELOW, LESS_IS_BETTER, "4", "4", "4", "", "", JUDGED_UNMET, "dưới, equal" },
		{ CMP_RANGE, MORE_IS_BETTER, "6.6", "6.8", "7.02", "", "", JUDGED_OVER, "6,6-6,8, national 2019" },
		{ CMP_RANGE, MORE_IS_BETTER, "7", "8", "8.1", "", "", JUDGED_OVER, "7-8, national 2019" },
		{ CMP_RANGE, MORE_IS_BETTER, "33", "34", "33.9", "", "", JUDGED_MET, "33-34, national 2019" },
		{ CMP_RANGE, MORE_IS_BETTER, "33", "34", "34", "", "", JUDGED_MET, "the upper end" },
		{ CMP_RANGE, MORE_IS_BETTER, "33", "34", "33", "", "", JUDGED_MET, "the lower end" },
		{ CMP_RANGE, MORE_IS_BETTER, "33", "34", "32.99", "", "", JUDGED_UNMET, "below the range" },
		{ CMP_RANGE, LESS_IS_BETTER, "1", "1.5", "0.9", "", "", JUDGED_OVER, "range down, below" },
		{ CMP_RANGE, LESS_IS_BETTER, "1", "1.5", "1.1", "", "", JUDGED_MET, "a drop within: no rule gives Vượt" },
		{ CMP_RANGE, LESS_IS_BETTER, "1", "1.5", "1.6", "", "", JUDGED_UNMET, "range down, above" },
		{ CMP_ABOUT, MORE_IS_BETTER, "300", "300", "301", "", "", JUDGED_OVER, "khoảng, above" },
		{ CMP_ABOUT, MORE_IS_BETTER, "300", "300", "300", "", "", JUDGED_MET, "khoảng, equal" },
		{ CMP_ABOUT, MORE_IS_BETTER, "300", "300", "299", "", "", JUDGED_UNMET, "no tolerance unless told" },
		{ CMP_ABOUT, MORE_IS_BETTER, "300", "300", "285", "", "0.05", JUDGED_MET, "5%: the edge" },
		{ CMP_ABOUT, MORE_IS_BETTER, "300", "300", "284.99", "", "0.05", JUDGED_UNMET, "5%: past the edge" },
		{ CMP_ABOUT, LESS_IS_BETTER, "4", "4", "2.79", "", "", JUDGED_OVER, "Khoảng 4, price rise, national 2019" },
		{ CMP_STATUS, MORE_IS_BETTER, "1", "1", "1", "", "", JUDGED_MET, "reached" },
		{ CMP_STATUS, MORE_IS_BETTER, "1", "1", "0", "", "", JUDGED_UNMET, "not reached" },
		{ CMP_EQUAL, MORE_IS_BETTER, "100", "100", "100", "100", "", JUDGED_MET, "full is met" },
		{ CMP_AT_LEAST, MORE_IS_BETTER, "100", "100", "100.5", "100", "", JUDGED_MET, "what is full can't be exceeded" },
		{ CMP_AT_LEAST, MORE_IS_BETTER, "97", "97", "100", "100", "", JUDGED_OVER, "a cap above the target does not bind" },
		{ CMP_EQUAL, MORE_IS_BETTER, "89", "89", "89", "", "", JUDGED_MET, "89, national 2019" },
		{ CMP_EQUAL, MORE_IS_BETTER, "27", "27", "27.5", "", "", JUDGED_OVER, "27, national 2019" },
		{ CMP_EQUAL, MORE_IS_BETTER, "27", "27", "", "", "", JUDGED_NO_FIGURE, "no figure is no failure" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct plan_target t = { dec(rows[i].lo), dec(rows[i].hi), rows[i].cmp, true, false, LOC_NONE };
		enum plan_judgement got = plan_judge(&t, rows[i].direction, dec(rows[i].got), dec(rows[i].cap), dec(rows[i].tolerance));

		if (got != rows[i].want)
			FAIL("%s: " STR_FMT, rows[i].why, STR_ARG(plan_judgement_name(got)));
	}
}

TEST(a_target_that_is_not_there_is_not_judged)
{
	struct plan_target none = { DEC_NONE, DEC_NONE, CMP_EQUAL, false, false, LOC_NONE };

	IS_INT(plan_judge(&none, MORE_IS_BETTER, dec("5"), DEC_NONE, DEC_NONE), JUDGED_NOT);
}

TEST(each_progress_formula_of_the_table_gives_its_figures)
{
	static const struct {
		enum assess_way way;
		enum plan_direction direction;
		const char *target, *base;
		int years, due, done;
		const char *at[5];
		const char *got, *share, *need; /* rounded to 4 places; "": not known */
		enum assess_pace pace;
		const char *why;
	} rows[] = {
		{ WAY_SUM, MORE_IS_BETTER, "324", "", 5, 5, 2, { "62", "63.5" }, "125.5", "38.7346", "66.1667", PACE_BEHIND, "38,7% of the sum in 40% of the time" },
		{ WAY_SUM, MORE_IS_BETTER, "324", "", 5, 5, 1, { "64.8" }, "64.8", "20", "64.8", PACE_ON_TRACK, "just the pace" },
		{ WAY_SUM, MORE_IS_BETTER, "324", "", 5, 5, 4, { "80", "80", "80", "84" }, "324", "100", "", PACE_REACHED, "before the end" },
		{ WAY_GROWTH, MORE_IS_BETTER, "13", "", 5, 5, 2, { "12", "14" }, "12.9956", "99.966", "13.003", PACE_FASTER, "the geometric mean is below the plain one" },
		{ WAY_GROWTH, MORE_IS_BETTER, "13", "", 5, 5, 1, { "13.2" }, "13.2", "101.5385", "12.9501", PACE_ON_TRACK, "one year" },
		{ WAY_GROWTH, MORE_IS_BETTER, "13", "", 5, 5, 5, { "13", "13", "13", "13", "13" }, "13", "100", "", PACE_REACHED, "exactly, with no rounding against it" },
		{ WAY_GROWTH, MORE_IS_BETTER, "13", "", 5, 5, 1, { "-100" }, "", "", "", PACE_UNKNOWN, "a fall to nothing has no mean rate" },
		{ WAY_GROWTH_PLAIN, MORE_IS_BETTER, "13", "", 5, 5, 2, { "12", "14" }, "13", "100", "13", PACE_ON_TRACK, "arithmetic: said in the output" },
		{ WAY_LEVEL, MORE_IS_BETTER, "300", "198", 5, 5, 1, { "218" }, "218", "19.6078", "20.5", PACE_BEHIND, "20 of 102 on the way, 20% of the time" },
		{ WAY_LEVEL, MORE_IS_BETTER, "300", "198", 5, 5, 1, { "219" }, "219", "20.5882", "20.25", PACE_ON_TRACK, "one more is enough" },
		{ WAY_LEVEL, MORE_IS_BETTER, "300", "198", 5, 5, 3, { "218", "250", "310" }, "310", "109.8039", "", PACE_REACHED, "past the target" },
		{ WAY_LEVEL, MORE_IS_BETTER, "300", "", 5, 5, 1, { "218" }, "218", "72.6667", "20.5", PACE_UNKNOWN, "no base: no share of the way" },
		{ WAY_RATIO, MORE_IS_BETTER, "60", "44.2", 5, 5, 1, { "46.1" }, "46.1", "12.0253", "3.475", PACE_BEHIND, "points a year" },
		{ WAY_YEARLY, MORE_IS_BETTER, "97", "", 5, 5, 3, { "1", "1", "1" }, "3", "100", "2", PACE_ON_TRACK, "all so far" },
		{ WAY_YEARLY, MORE_IS_BETTER, "97", "", 5, 5, 3, { "1", "0", "1" }, "2", "66.6667", "2", PACE_BEHIND, "a missed year is missed" },
		{ WAY_YEARLY, MORE_IS_BETTER, "97", "", 5, 5, 5, { "1", "1", "1", "1", "1" }, "5", "100", "", PACE_REACHED, "all years" },
		{ WAY_ZERO, LESS_IS_BETTER, "0", "96", 5, 3, 1, { "61" }, "61", "36.4583", "30.5", PACE_ON_TRACK, "by 2028: 35 of 96 in a third of the time" },
		{ WAY_ZERO, LESS_IS_BETTER, "0", "96", 5, 3, 1, { "70" }, "70", "27.0833", "35", PACE_BEHIND, "26 of 96" },
		{ WAY_ZERO, LESS_IS_BETTER, "0", "96", 5, 3, 3, { "61", "30", "0" }, "0", "100", "", PACE_REACHED, "zero in time" },
		{ WAY_STATUS, MORE_IS_BETTER, "", "", 5, 2, 1, { "0" }, "0", "", "", PACE_NOT_DUE, "trước 2028: 2027 is the last year" },
		{ WAY_STATUS, MORE_IS_BETTER, "", "", 5, 2, 2, { "0", "0" }, "0", "", "", PACE_BEHIND, "due and not reached" },
		{ WAY_STATUS, MORE_IS_BETTER, "", "", 5, 2, 2, { "0", "1" }, "1", "", "", PACE_REACHED, "in the last year" },
		{ WAY_STATUS, MORE_IS_BETTER, "", "", 5, 2, 3, { "0", "0", "1" }, "1", "", "", PACE_BEHIND, "a year late" },
		{ WAY_LEVEL, MORE_IS_BETTER, "300", "198", 5, 5, 0, { NULL }, "", "", "", PACE_UNKNOWN, "nothing done yet" },
		{ WAY_SUM, LESS_IS_BETTER, "100", "", 5, 5, 2, { "20", "20" }, "40", "40", "20", PACE_ON_TRACK, "a ceiling, just kept" },
		{ WAY_SUM, LESS_IS_BETTER, "100", "", 5, 5, 2, { "20", "20.1" }, "40.1", "40.1", "19.9667", PACE_BEHIND, "a ceiling, spent too fast" },
		{ WAY_SUM, LESS_IS_BETTER, "100", "", 5, 5, 5, { "20", "20", "20", "20", "20" }, "100", "100", "", PACE_REACHED, "a ceiling is kept only at the end" },
		{ WAY_SUM, LESS_IS_BETTER, "100", "", 5, 5, 5, { "20", "20", "20", "20", "21" }, "101", "101", "", PACE_BEHIND, "a ceiling broken" },
		{ WAY_SUM, LESS_IS_BETTER, "0", "", 5, 5, 1, { "1" }, "1", "", "", PACE_UNKNOWN, "no share of nothing" },
		{ WAY_SUM, MORE_IS_BETTER, "0", "", 5, 5, 1, { "-1" }, "-1", "", "0.25", PACE_UNKNOWN, "nor here" },
		{ WAY_SUM, MORE_IS_BETTER, "324", "", 5, 5, 2, { "62", "" }, "", "", "", PACE_UNKNOWN, "a year without its figure" },
		{ WAY_SUM, MORE_IS_BETTER, "", "", 5, 5, 1, { "62" }, "", "", "", PACE_UNKNOWN, "no target" },
		{ WAY_SUM, MORE_IS_BETTER, "324", "", 0, 0, 1, { "62" }, "", "", "", PACE_UNKNOWN, "no years" },
		{ WAY_SUM, MORE_IS_BETTER, "324", "", 5, 5, 5, { "60", "60", "60", "60", "60" }, "300", "92.5926", "", PACE_BEHIND, "short at the end: nothing left to need" },
		{ WAY_GROWTH, MORE_IS_BETTER, "13", "", 5, 5, 5, { "13", "13", "13", "13", "12" }, "12.7993", "98.4561", "", PACE_BEHIND, "short at the end" },
		{ WAY_GROWTH, MORE_IS_BETTER, "1000000", "", 5, 5, 1, { "13" }, "13", "0.0013", "", PACE_BEHIND, "a goal too large to compute has no need" },
		{ WAY_GROWTH, LESS_IS_BETTER, "1", "", 5, 5, 2, { "0.5", "1" }, "0.7497", "74.969", "1.1672", PACE_ON_TRACK, "less is better: below the rate" },
		{ WAY_GROWTH_PLAIN, MORE_IS_BETTER, "13", "", 5, 5, 2, { "12", "13" }, "12.5", "96.1538", "13.3333", PACE_FASTER, "arithmetic, below" },
		{ WAY_GROWTH_PLAIN, MORE_IS_BETTER, "13", "", 5, 5, 5, { "13", "13", "13", "13", "12" }, "12.8", "98.4615", "", PACE_BEHIND, "arithmetic, short at the end" },
		{ WAY_LEVEL, MORE_IS_BETTER, "300", "198", 5, 5, 2, { "", "250" }, "250", "50.9804", "16.6667", PACE_ON_TRACK, "a level needs its last year alone" },
		{ WAY_LEVEL, MORE_IS_BETTER, "300", "198", 5, 5, 2, { "250", "" }, "", "", "", PACE_UNKNOWN, "and that it needs" },
		{ WAY_LEVEL, MORE_IS_BETTER, "300", "198", 5, 2, 2, { "250", "290" }, "290", "90.1961", "", PACE_BEHIND, "due and short" },
		{ WAY_LEVEL, MORE_IS_BETTER, "300", "198", 5, 2, 3, { "250", "290", "299" }, "299", "99.0196", "", PACE_BEHIND, "past due" },
		{ WAY_LEVEL, LESS_IS_BETTER, "50", "100", 5, 5, 1, { "90" }, "90", "20", "-10", PACE_ON_TRACK, "down the way" },
		{ WAY_LEVEL, LESS_IS_BETTER, "50", "100", 5, 5, 1, { "50" }, "50", "100", "", PACE_REACHED, "down, there" },
		{ WAY_LEVEL, MORE_IS_BETTER, "300", "300", 5, 5, 1, { "290" }, "290", "96.6667", "2.5", PACE_UNKNOWN, "no way to go, yet below" },
		{ WAY_ZERO, LESS_IS_BETTER, "0", "", 5, 3, 1, { "61" }, "61", "", "30.5", PACE_UNKNOWN, "to zero from nowhere known" },
		{ WAY_RATIO, LESS_IS_BETTER, "2", "6", 5, 5, 1, { "5" }, "5", "25", "-0.75", PACE_ON_TRACK, "points down" },
		{ WAY_YEARLY, MORE_IS_BETTER, "", "", 5, 5, 1, { "0" }, "0", "0", "4", PACE_BEHIND, "the first year missed" },
		{ WAY_YEARLY, MORE_IS_BETTER, "", "", 5, 5, 2, { "1", "" }, "", "", "", PACE_UNKNOWN, "a year not judged" },
		{ WAY_STATUS, MORE_IS_BETTER, "", "", 5, 5, 3, { "1", "0", "1" }, "1", "", "", PACE_REACHED, "lost and won again in time" },
		{ WAY_STATUS, MORE_IS_BETTER, "", "", 5, 2, 3, { "1", "0", "1" }, "1", "", "", PACE_BEHIND, "lost, and won again late" },
		{ WAY_STATUS, MORE_IS_BETTER, "", "", 5, 2, 3, { "1", "1", "0" }, "0", "", "", PACE_BEHIND, "lost" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct dec at[5];
		struct assess_course c = { rows[i].way, rows[i].direction, dec(rows[i].target), dec(rows[i].base), rows[i].years,
			rows[i].due, rows[i].done, at };
		struct assess_progress p;

		for (int k = 0; k < rows[i].done; k++)
			at[k] = dec(rows[i].at[k]);
		p = assess_progress(&c);
		if (!dec_eq(dec_round(p.got, 4), dec(rows[i].got)))
			FAIL("%s: got %.6f", rows[i].why, dec_double(p.got));
		if (!dec_eq(dec_round(p.share, 4), dec(rows[i].share)))
			FAIL("%s: share %.6f", rows[i].why, dec_double(p.share));
		if (!dec_eq(dec_round(p.need, 4), dec(rows[i].need)))
			FAIL("%s: need %.6f", rows[i].why, dec_double(p.need));
		if (p.pace != rows[i].pace)
			FAIL("%s: pace %d", rows[i].why, p.pace);
	}
}

TEST(a_level_also_tells_the_growth_it_needs)
{
	struct dec at[1] = { dec("218") };
	struct assess_course c = { WAY_LEVEL, MORE_IS_BETTER, dec("300"), dec("198"), 5, 5, 1, at };

	OK(dec_eq(dec_round(assess_progress(&c).need_growth, 4), dec("8.3094")));
}

TEST(rounding_is_half_away_from_zero_and_for_print_only)
{
	static const struct {
		const char *x;
		int places;
		const char *want;
	} rows[] = {
		{ "8.25", 1, "8,3" },
		{ "0.285", 2, "0,29" },
		{ "-8.25", 1, "-8,3" },
		{ "8.249999999", 1, "8,2" },
		{ "0.05", 1, "0,1" },
		{ "-0.05", 1, "-0,1" },
		{ "0.04", 1, "0,0" },
		{ "99.95", 1, "100,0" },
		{ "1.005", 2, "1,01" },
		{ "2.675", 2, "2,68" },
		{ "1234567.85", 1, "1.234.567,9" },
		{ "0.5", 0, "1" },
		{ "1.5", 0, "2" },
		{ "2.5", 0, "3" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct out o;

		out_init(&o);
		text_number_put(&o, dec(rows[i].x), rows[i].places);
		IS_STR(out_str(&o), str_of(rows[i].want));
		out_release(&o);
	}
}

TEST(shares_and_growth_divide_by_nothing_that_is_zero_or_negative)
{
	OK(dec_eq(dec_round(plan_share(dec("280.8"), dec("276.9")), 1), dec("101.4")));
	OK(dec_eq(dec_round(plan_growth(dec("280.8"), dec("245")), 1), dec("14.6")));
	OK(dec_eq(plan_growth(dec("245"), dec("245")), dec("0")));
	OK(!plan_share(dec("5"), dec("0")).known);
	OK(!plan_share(dec("5"), dec("-2")).known);
	OK(!plan_share(DEC_NONE, dec("5")).known);
	OK(!plan_growth(dec("5"), dec("0")).known);
	OK(!plan_growth(dec("5"), DEC_NONE).known);
}

TEST(paces_have_their_labels)
{
	struct arena *a = arena_new(1 << 12);
	struct assess_progress p = { .need = dec("13.4519"), .pace = PACE_FASTER };

	IS_STR(assess_pace_name(a, &p, STR("%")), STR("cần tăng tốc: 13,5%/năm"));
	p.pace = PACE_REACHED;
	IS_STR(assess_pace_name(a, &p, STR("%")), STR("đã đạt"));
	p.pace = PACE_ON_TRACK;
	IS_STR(assess_pace_name(a, &p, STR("%")), STR("đúng tiến độ"));
	p.pace = PACE_BEHIND;
	IS_STR(assess_pace_name(a, &p, STR("%")), STR("chậm tiến độ"));
	p.pace = PACE_UNKNOWN;
	IS_STR(assess_pace_name(a, &p, STR("%")), STR("chưa đủ số liệu"));
	p.pace = PACE_NOT_DUE;
	IS_STR(assess_pace_name(a, &p, STR("%")), STR("chưa đến hạn"));
	p.pace = PACE_FASTER;
	p.need = dec("13.04");
	IS_STR(assess_pace_name(a, &p, STR("tỷ đồng")), STR("cần tăng tốc: 13\u00a0tỷ đồng/năm"));
	arena_free(a);
}
