#ifndef ASSESS_ASSESS_H
#define ASSESS_ASSESS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/dec.h"
#include "base/loc.h"
#include "base/str.h"
#include "plan/plan.h"
#include "text/text.h"
#include "value/value.h"

struct arena;
struct diags;
struct out;
struct rich;

/*
 * What the figures of a plan mean, and how that is told: a context for templates comes out.
 *
 *   struct plan ─ assess_plan ─► assessments ─ assess_context ─► value
 *
 * Everything is exact decimals; only sentences and finished tables round, and
 * they do so with text_number_put(), so that prose and table can't disagree.
 */

/* --- progress: pure functions --------------------------------------------- */

enum assess_way {
	WAY_SUM,          /* sum over the term */
	WAY_GROWTH,       /* average growth, geometric */
	WAY_GROWTH_PLAIN, /* average growth, arithmetic */
	WAY_LEVEL,        /* level by year Y */
	WAY_RATIO,        /* ratio by year Y: points */
	WAY_YEARLY,       /* met in every year */
	WAY_ZERO,         /* to zero by year Y */
	WAY_STATUS        /* status by year Y */
};

enum assess_pace { PACE_UNKNOWN, PACE_REACHED, PACE_ON_TRACK, PACE_BEHIND, PACE_FASTER, PACE_NOT_DUE };

struct assess_course {
	enum assess_way way;
	enum plan_direction direction;
	struct dec target, base;
	int years;            /* n: of the term */
	int due;              /* years from the base to Y (n where Y is the term's end) */
	int done;             /* k: years gone by */
	const struct dec *at; /* the figure of each of the k years; WAY_YEARLY: 1 met, 0 not; WAY_STATUS: 1 or 0 */
};

struct assess_progress {
	struct dec got;         /* realised: sum, mean growth in %, last level, years met */
	struct dec share;       /* %: of the target, or of the way from the base */
	struct dec of_target;   /* %: last level / target */
	struct dec time;        /* %: of the time */
	struct dec need;        /* per year from now */
	struct dec need_growth; /* WAY_LEVEL: the same as a growth rate in % */
	enum assess_pace pace;
};

/* administrative-format 3.7. */
struct assess_progress assess_progress(const struct assess_course *c);
/* "đã đạt" …; PACE_FASTER wants the pace, in unit: "cần tăng tốc: 13,5%/năm". */
str assess_pace_name(struct arena *a, const struct assess_progress *p, str unit);

/* --- assessment ----------------------------------------------------------- */

struct assessment {
	const struct plan_indicator *of;
	const struct plan_observation *seen; /* NULL: no row */
	struct plan_target plan, city_plan, next_plan;
	struct dec got, got_here, last; /* to date; of the period alone; same period a year before */
	struct loc where;               /* of got's cell */
	enum plan_status status;
	struct dec plan_base, city_base;  /* what got is measured against; not known within a range */
	enum plan_end plan_end, city_end; /* of a range: the end that got is beyond */
	struct dec plan_percent, last_percent, change, against_plan;
	enum plan_judgement by_rule;           /* what the rule gives where overridden */
	struct dec city_percent, against_city; /* the same against the city's baseline */
	bool in_points;                        /* change and against_plan are percentage points */
	enum plan_judgement judged, judged_city;
	bool overridden;
	bool has_figure; /* got, or that of a part */
	bool behind;     /* its plan, or its pace; a heading with one of its parts */
	str reason, note;
	struct dec month[12], cumulative[12];
	size_t years_n; /* of the term: what was planned and reached in each */
	struct dec *year_got;
	struct plan_target *year_plan;
	enum plan_status *year_status;
	struct assess_progress progress; /* of the term */
	bool has_progress;
	int progress_year;       /* the last year it counts; 0: none */
	enum assess_pace pace;   /* within a year against the part of it gone by, of a term its progress; of a heading
				    what its parts make together */
	struct dec need_a_month; /* of a flow, to reach the year's plan; not known: no flow, or reached */
	enum assess_way way;
	str sentence, progress_sentence;
};

struct assess_count {
	int total, judged, over, met, unmet, not_due, no_figure;
	int followed, on_pace, behind; /* before the end: with figures; of these on pace or reached; behind */
	int faster;                    /* of those behind: that must go faster, which has its own label */
};

struct assessments {
	struct period period;
	struct assessment *at; /* one for each indicator, by its index */
	size_t n;
	struct assess_count count;
	str count_sentence;
};

/*
 * Every indicator at the end of period. Complaints: a required figure that is
 * missing, an estimate that still stands after its period closed, a gap among
 * the months of a flow.
 */
struct assessments *assess_plan(const struct plan *p, struct period period, struct arena *a, struct diags *d);
/* Counts those of one unit or one field only (empty: any). Top-level indicators, tracked ones apart. */
struct assess_count assess_count(
    const struct plan *p, const struct assessments *s, const struct plan_unit *unit, str field);
/* What "… /năm" counts for a year: "%", "tỷ đồng". */
str assess_yearly_unit(const struct plan_indicator *i);
/* What a month or a year still needs, as it is told: one place; of what comes whole one more rather than a part. */
struct dec assess_need_told(const struct plan_indicator *i, struct dec need);
/* The word for t->pace in tables and sentences, the same in both; "-" where there is none to tell. */
str assess_pace_word(struct arena *a, const struct assessments *s, const struct assessment *t);
/* One line an indicator: golden tests' and debugger's view. */
void assess_dump(struct out *o, const struct plan *p, const struct assessments *s);

/* "từ 13%/năm trở lên; phấn đấu 14%/năm" */
str assess_target_words(struct arena *a, const struct plan *p, const struct plan_indicator *i);
/* The same without the unit, for a table that has a column for it. */
str assess_target_cell(struct arena *a, const struct plan *p, const struct plan_indicator *i);
/* A year's target in the same words, "trên 60%"; empty where there is none. */
str assess_goal_words(struct arena *a, const struct plan_indicator *i, const struct plan_target *t);

/* --- the context of a template --------------------------------------------- */

/* What plan/ asks of its caller, which knows the template language and Markdown. May each be NULL. */
struct assess_hooks {
	void *ctx;
	/* Text with {{ }} evaluated over context. markdown: values are escaped for Markdown. */
	bool (*text)(void *ctx, str source, struct loc where, bool markdown, const struct value *context, str *result,
	    struct arena *a, struct diags *d);
	/* One expression: a chart's tu, muc_tieu, nhan. */
	struct value (*eval)(
	    void *ctx, str expression, struct loc where, const struct value *context, struct arena *a, struct diags *d);
	/* Markdown into rich text; NULL: complained. */
	const struct rich *(*markdown)(void *ctx, str text, struct loc where, struct arena *a, struct diags *d);
};

/*
 * All that a template sees (vanthu-inputs(5), The context) for one document
 * and period: a map.
 */
struct value assess_context(const struct plan *p, const struct plan_document *doc, struct period period,
    const struct assess_hooks *hooks, struct arena *a, struct diags *d);

/*
 * After a document was made of context: complains of each contribution's part that the template did not print, and forgets
 * what it printed. For reports; a template that prints none of them is of another kind, and nothing is said.
 */
void assess_check_printed(const struct value *context, str template_name, struct diags *d);

struct rich;
/*
 * Where each part of a contribution begins, a line a place: its key, a tab, the words that stand there; what is
 * complained about goes to d.
 */
void assess_parts_put(struct out *o, const struct rich *r, struct loc where, struct arena *a, struct diags *d);

/* A period as templates see it: ma, loai, nam, ten … with truoc, sau, cung_ky. */
struct value assess_period_value(struct period p, struct arena *a);

#endif
