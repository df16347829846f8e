#ifndef PLAN_PLAN_H
#define PLAN_PLAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/dec.h"
#include "base/loc.h"
#include "base/str.h"
#include "text/text.h"
#include "value/value.h"

struct arena;
struct diags;
struct out;
struct rich;

/*
 * The domain: the agency, its five-year plan, the yearly figures. Values come
 * in (the caller has read the files), a checked model stands in the middle, a
 * context for templates goes out:
 *
 *   values ─ plan_model ─► struct plan ─ plan_assess ─► assessments ─ plan_context ─► value
 *
 * Everything is exact decimals; only sentences and finished tables round, and
 * they do so with text_number_put(), so that prose and table can't disagree.
 * Complaints are K1xx (what is declared) and K2xx (figures); each names its cell.
 */

/* --- what the caller passes in ----------------------------------------- */

/* One year's workbook: a map of sheet name → list of rows (maps by header); or the rows alone. */
struct plan_year_input {
	int year;
	const struct value *tables; /* NULL: the file is there, but could not be read */
};

/* A unit's contribution: Markdown, front matter apart (NULL where it has none). */
struct plan_narrative {
	struct period period;
	str unit; /* the file's name without .md */
	const struct value *front;
	str text;
	struct loc where; /* of text's first line */
};

struct plan_inputs {
	const struct value *don_vi;   /* don-vi.yaml; a map */
	const struct value *van_ban;  /* van-ban.yaml */
	const struct value *ke_hoach; /* the plan's front matter; NULL: none */
	str ke_hoach_text;            /* its prose, Markdown */
	struct loc ke_hoach_where;
	const struct value *chi_tieu; /* the indicators: rows, or a workbook with a sheet chi_tieu */
	bool chi_tieu_broken;         /* the file is there, but could not be read */
	const struct plan_year_input *years;
	size_t years_n;
	const struct plan_narrative *narratives;
	size_t narratives_n;
	const char *missing_senders;  /* "noi-dung": where contributions are asked for; NULL: not complained about */
	const struct value *log;      /* nhat-ky-so-lieu.csv: what merging put where; NULL: none */
	struct date today; /* figures of months that begin later are refused; year 0: not checked */
};

/* --- the model ---------------------------------------------------------- */

enum plan_nature {
	NATURE_NONE,
	NATURE_FLOW,   /* luy_ke: months add up */
	NATURE_LEVEL,  /* thoi_diem */
	NATURE_SHARE,  /* ty_le */
	NATURE_GROWTH, /* toc_do */
	NATURE_STATUS  /* dat_chuan: 1 reached, 0 not */
};

enum plan_direction { MORE_IS_BETTER, LESS_IS_BETTER };

enum plan_cmp {
	CMP_EQUAL,
	CMP_AT_LEAST,
	CMP_AT_MOST,
	CMP_ABOVE,
	CMP_BELOW,
	CMP_ABOUT,
	CMP_RANGE, /* lo..hi */
	CMP_STATUS
};

/* What is to be reached. lo = hi but for a range. last_year: the figure is that of the year before. */
struct plan_target {
	struct dec lo, hi;
	enum plan_cmp cmp;
	bool known, last_year;
	struct loc where;
};

enum plan_scope { SCOPE_NONE, SCOPE_EACH_YEAR, SCOPE_AVERAGE, SCOPE_BY_YEAR, SCOPE_TOTAL };

enum { PLAN_YEARS_MAX = 20 }; /* of a term */
#define PLAN_NO_INDEX ((size_t)-1)

struct plan_unit {
	str code, name, abbreviation, reports_on; /* reports_on: linh_vuc, the heading of its part */
	const struct value *row;
	struct loc where;
};

struct plan_indicator {
	str code, name, full_name, unit, number; /* number: as printed in column 1 */
	str field;                               /* linh_vuc; empty: none */
	enum plan_nature nature;
	enum plan_direction direction;
	struct plan_target target;
	struct dec stretch; /* phan_dau */
	enum plan_scope scope;
	int target_year; /* 0: the term's end */
	bool before;     /* "trước năm": target_year is already the year before */
	const struct plan_unit *lead;
	bool required, tracked, is_total, is_group;
	struct dec cap;       /* 100 for a share in percent, unless told otherwise */
	struct dec tolerance; /* of CMP_ABOUT, a share: 0.05 is 5 % */
	struct dec base;      /* the level before the term; not known: last year's file */
	struct plan_target path[PLAN_YEARS_MAX];
	size_t index, parent, first_part, next_part; /* PLAN_NO_INDEX: none */
	size_t parts_n;
	const struct value *row;
	struct loc where;
};

enum plan_status { STATUS_NONE, STATUS_FINAL, STATUS_ESTIMATE, STATUS_PRELIMINARY };

enum plan_judgement {
	JUDGED_NOT, /* nothing to judge against, or only tracked */
	JUDGED_OVER,
	JUDGED_MET,
	JUDGED_UNMET,
	JUDGED_NOT_DUE,
	JUDGED_NO_FIGURE
};

/* One figure and the cell it stands in; where also when it is empty. */
struct plan_figure {
	struct dec amount;
	struct loc where;
	enum plan_status status;
};

/* An indicator's row of one year. */
struct plan_observation {
	bool has_row, has_months;
	struct plan_target plan, city_plan, next_plan;
	struct plan_figure done, estimate, last;
	struct plan_figure month[12];
	enum plan_status status;
	enum plan_judgement override;
	str reason, note;
	struct loc where, months_where;
	const struct value *row;
};

struct plan_year {
	int year;
	int estimated_from;           /* the first month whose figures are estimates; 0: none */
	int months_known;             /* data's declared cut-off: the last month that may have figures; 0: none told */
	str illustrative;             /* "số liệu minh hoạ" note; empty: real data */
	str source;                   /* nguon, for whoever opens the workbook; charts name their own */
	struct plan_observation *at;  /* one for each indicator, by its index */
	const struct value *tables;   /* the whole workbook */
};

struct plan_document {
	str code, kind; /* kind: "BC"; "" for a công văn */
	const char *kind_name;
	enum period_kind cadence;
	const struct value *row;
	struct loc where;
	/* for the caller that builds it */
	str template_name, outputs[4];
	size_t outputs_n;
};

struct plan {
	const struct plan_inputs *in;
	struct map *codes; /* indicator by code */
	char mark; /* dau_thap_phan */
	bool plain_mean; /* binh_quan: cong; average growth is the arithmetic mean */
	int from, to; /* the term; 0: no plan */
	struct plan_unit *units;
	size_t units_n;
	struct plan_indicator *indicators;
	size_t indicators_n;
	struct plan_year *years; /* in order of year */
	size_t years_n;
	struct plan_document *documents;
	size_t documents_n;
};

/*
 * The model of what was read: every schema and every figure checked, all
 * complaints in d. NULL only where there is nothing left to find out. The
 * values are borrowed and must outlive the plan.
 */
struct plan *plan_model(const struct plan_inputs *in, struct arena *a, struct diags *d);

/* By code, folded; NULL where there is none. With d: complained, the nearest named. */
const struct plan_document *plan_find_document(const struct plan *p, str code, struct diags *d);
const struct plan_indicator *plan_find_indicator(const struct plan *p, str code);
const struct plan_year *plan_find_year(const struct plan *p, int year);

/* The last period of the document's cadence that has closed on day (inputs.md, Periods). */
struct period plan_default_period(const struct plan *p, const struct plan_document *doc, struct date day);

/* --- judgement and progress: pure functions ----------------------------- */

/*
 * administrative-format 3.6. got not known: JUDGED_NO_FIGURE; target not
 * known: JUDGED_NOT. cap: an actual that reaches a target at the cap is MET,
 * never OVER. tolerance: for CMP_ABOUT only.
 */
enum plan_judgement plan_judge(const struct plan_target *target, enum plan_direction direction,
    struct dec got, struct dec cap, struct dec tolerance);
/* "Vượt", "Đạt", "Chưa đạt", "Chưa đến kỳ", "Chưa có số liệu"; "-" where not judged. */
str plan_judgement_name(enum plan_judgement j);

/* got / target × 100; not known where target is zero, negative or unknown. */
struct dec plan_share(struct dec got, struct dec target);
/* (got - before) / before × 100, the same way. */
struct dec plan_growth(struct dec got, struct dec before);

enum plan_way {
	WAY_SUM,    /* sum over the term */
	WAY_GROWTH, /* average growth, geometric */
	WAY_GROWTH_PLAIN, /* average growth, arithmetic */
	WAY_LEVEL,  /* level by year Y */
	WAY_RATIO,  /* ratio by year Y: points */
	WAY_YEARLY, /* met in every year */
	WAY_ZERO,   /* to zero by year Y */
	WAY_STATUS  /* status by year Y */
};

enum plan_pace { PACE_UNKNOWN, PACE_REACHED, PACE_ON_TRACK, PACE_BEHIND, PACE_FASTER, PACE_NOT_DUE };

struct plan_course {
	enum plan_way way;
	enum plan_direction direction;
	struct dec target, base;
	int years;       /* n: of the term */
	int due;         /* years from the base to Y (n where Y is the term's end) */
	int done;        /* k: years gone by */
	const struct dec *at; /* the figure of each of the k years; WAY_YEARLY: 1 met, 0 not; WAY_STATUS: 1 or 0 */
};

struct plan_progress {
	struct dec got;      /* realised: sum, mean growth in %, last level, years met */
	struct dec share;    /* %: of the target, or of the way from the base */
	struct dec of_target; /* %: last level / target */
	struct dec time;     /* %: of the time */
	struct dec need;     /* per year from now */
	struct dec need_growth; /* WAY_LEVEL: the same as a growth rate in % */
	enum plan_pace pace;
};

/* administrative-format 3.7. */
struct plan_progress plan_progress(const struct plan_course *c);
/* "đã đạt" …; PACE_FASTER wants the pace: "cần tăng tốc: 13,5%/năm". */
str plan_pace_name(struct arena *a, const struct plan_progress *p, bool in_points);

/* --- assessment ----------------------------------------------------------- */

struct assessment {
	const struct plan_indicator *of;
	const struct plan_observation *seen; /* NULL: no row */
	struct plan_target plan, city_plan, next_plan;
	struct dec got, got_here, last; /* to date; of the period alone; same period a year before */
	struct loc where;               /* of got's cell */
	enum plan_status status;
	struct dec plan_percent, last_percent, change, against_plan;
	enum plan_judgement by_rule; /* what the rule gives where overridden */
	struct dec city_percent, against_city; /* the same against the city's baseline */
	bool in_points; /* change and against_plan are percentage points */
	enum plan_judgement judged, judged_city;
	bool overridden, behind;
	str reason, note;
	struct dec month[12], cumulative[12];
	enum plan_status month_status[12];
	size_t years_n;
	struct dec year_got[PLAN_YEARS_MAX];
	struct plan_target year_plan[PLAN_YEARS_MAX];
	enum plan_status year_status[PLAN_YEARS_MAX];
	struct plan_progress progress; /* of the term */
	bool has_progress;
	int progress_year;        /* the last year it counts; 0: none */
	enum plan_pace pace;      /* in the middle of a year: against the part of the year gone by */
	struct dec need_a_month;  /* of a flow, to reach the year's plan; not known: no flow, or reached */
	enum plan_way way;
	str sentence, progress_sentence;
};

struct plan_count {
	int total, judged, over, met, unmet, not_due, no_figure;
	int followed, on_pace, behind; /* before the end: with figures; of these on pace or reached; behind */
};

struct plan_assessment {
	struct period period;
	struct assessment *at; /* one for each indicator, by its index */
	size_t n;
	struct plan_count count;
	str count_sentence;
};

/*
 * Every indicator at the end of period. Complaints: a required figure that is
 * missing, an estimate that still stands after its period closed, a gap among
 * the months of a flow.
 */
struct plan_assessment *plan_assess(const struct plan *p, struct period period, struct arena *a,
    struct diags *d);
/* Counts those of one unit or one field only (empty: any). Top-level indicators, tracked ones apart. */
struct plan_count plan_count(const struct plan *p, const struct plan_assessment *s,
    const struct plan_unit *unit, str field);
/* One line an indicator: golden tests' and debugger's view. */
void plan_dump(struct out *o, const struct plan *p, const struct plan_assessment *s);

/* "từ 13%/năm trở lên; phấn đấu 14%/năm" */
str plan_target_words(struct arena *a, const struct plan *p, const struct plan_indicator *i);
/* The same without the unit, for a table that has a column for it. */
str plan_target_cell(struct arena *a, const struct plan *p, const struct plan_indicator *i);
/* A year's target in the same words, "trên 60%"; empty where there is none. */
str plan_goal_words(struct arena *a, const struct plan_indicator *i, const struct plan_target *t);
/* A figure with its unit, no-break space between; "đạt" for a status. */
void plan_amount_put(struct out *o, const struct plan_indicator *i, struct dec d);

/* --- the context of a template --------------------------------------------- */

/* What plan/ asks of its caller, which knows the template language and Markdown. May each be NULL. */
struct plan_hooks {
	void *ctx;
	/* Text with {{ }} evaluated over context. markdown: values are escaped for Markdown. */
	bool (*text)(void *ctx, str source, struct loc where, bool markdown, const struct value *context,
	    str *result, struct arena *a, struct diags *d);
	/* One expression: a chart's tu, muc_tieu, nhan. */
	struct value (*eval)(void *ctx, str expression, struct loc where, const struct value *context,
	    struct arena *a, struct diags *d);
	/* Markdown into rich text; NULL: complained. */
	const struct rich *(*markdown)(void *ctx, str text, struct loc where, struct arena *a,
	    struct diags *d);
};

/*
 * All that a template sees (vanthu-inputs(5), The context) for one document
 * and period: a map.
 */
struct value plan_context(const struct plan *p, const struct plan_document *doc, struct period period,
    const struct plan_hooks *hooks, struct arena *a, struct diags *d);

/* A period as templates see it: ma, loai, nam, ten … with truoc, sau, cung_ky. */
struct value plan_period_value(struct period p, struct arena *a);

/* The administrative name of a kind by its abbreviation ("BC" → "Báo cáo"); NULL where there is none. */
const char *plan_kind_name(str abbreviation);

#endif
