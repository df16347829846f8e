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

/*
 * The domain: the agency, its five-year plan, the yearly figures. Values come
 * in (the caller has read the files), a checked model comes out; what it means and how
 * that is told is assess/'s.
 *
 * Complaints are K1xx (what is declared) and K2xx (figures); each names its cell.
 */

/* --- what the caller passes in ----------------------------------------- */

/* One year's workbook: a map of sheet name → list of rows (maps by header); or the rows alone. */
struct plan_year_input {
	int year;
	const struct value *tables; /* NULL: the file is there, but could not be read */
	const char *path;           /* as seen from the workspace */
};

/* A unit's contribution: Markdown, front matter apart (NULL where it has none), or a Word file. */
struct plan_narrative {
	struct period period;
	str unit; /* the file's name without .md; of a Word file the code of whose it is */
	str key;  /* the same folded: the unit is found by it */
	const struct value *front;
	str text;
	const struct rich
	    *rich;        /* what a Word file was read into; text then holds its words alone. NULL: text is Markdown */
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
	const char *years_folder; /* "so-lieu", as it is spelled */
	const struct plan_narrative *narratives;
	size_t narratives_n;
	const char *missing_senders; /* "noi-dung": where contributions are asked for; NULL: there is no such folder */
	const struct value *log;     /* nhat-ky-so-lieu.csv: what merging put where; NULL: none */
	struct date today;           /* figures of months that begin later are refused; year 0: not checked */
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

/* The end of its range that a figure is beyond. */
enum plan_end { END_NONE, END_LOW, END_HIGH };

enum plan_scope { SCOPE_NONE, SCOPE_EACH_YEAR, SCOPE_AVERAGE, SCOPE_BY_YEAR, SCOPE_TOTAL };

enum { PLAN_YEARS_MAX = 20 }; /* of a term */
#define PLAN_NO_INDEX ((size_t)-1)

struct plan_unit {
	str code, name, abbreviation, reports_on; /* reports_on: linh_vuc, the heading of its part */
	str key;                                  /* code folded: what it is found by */
	const struct value *row;
	struct loc where;
};

/* A row's xac_nhan: whoever keeps the figures says that they are right, and why. Empty: nobody has. */
struct plan_confirmation {
	str reason;
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
	bool unreviewed;                             /* xem_lai: read from a document, and not yet compared with it */
	struct dec cap;                              /* 100 for a share in percent, unless told otherwise */
	struct dec tolerance;                        /* of CMP_ABOUT, a share: 0.05 is 5 % */
	struct dec base;                             /* the level before the term; not known: last year's file */
	struct plan_target *path;                    /* one for each year of the term; never NULL */
	size_t index, parent, first_part, next_part; /* PLAN_NO_INDEX: none */
	size_t parts_n;
	struct plan_confirmation confirmed;
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
	bool plan_empty;      /* no row, or nothing in its cell ke_hoach: plan is then the path's, where it has one */
	struct loc plan_cell; /* of a plan that was taken from the path: where it should stand */
	struct plan_target plan, city_plan, next_plan;
	struct plan_figure done, estimate, last;
	struct plan_figure month[12];
	enum plan_status status;
	enum plan_judgement override;
	str reason, note, name; /* name: chi_tieu, as the row has it */
	struct loc where, months_where;
	str months_name;                                              /* the same in the row of months */
	const struct plan_confirmation *confirmed, *months_confirmed; /* NULL: none */
	const struct value *row;
};

struct plan_year {
	int year;
	int estimated_from;          /* the first month whose figures are estimates; 0: none */
	int months_known;            /* data's declared cut-off: the last month that may have figures; 0: none told */
	str illustrative;            /* "số liệu minh hoạ" note; empty: real data */
	str source;                  /* nguon, for whoever opens the workbook; charts name their own */
	struct plan_observation *at; /* one for each indicator, by its index */
	const struct value *tables;  /* the whole workbook */
	bool has_plans;              /* its sheet has a column ke_hoach */
};

struct plan_document {
	str code, kind;                  /* kind: "BC"; "" for a công văn */
	str key;                         /* code folded: what it is found by */
	const struct value *signer;      /* its row in don-vi.yaml; NULL: not known, and that is said */
	const struct plan_unit *drafter; /* don_vi: whose letters a công văn has in its code; NULL: none is named */
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
	char mark;         /* dau_thap_phan */
	str superior;      /* cap_tren: whose figures "… giao" are: "tỉnh", "thành phố" */
	bool plain_mean;   /* binh_quan: cong; average growth is the arithmetic mean */
	int from, to;      /* the term; 0: no plan */
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

/* How many years the term has, at most PLAN_YEARS_MAX; 0: there is no plan. */
int plan_years(const struct plan *p);
/* By code; NULL where there is none. With d: complained, the nearest named. */
const struct plan_document *plan_find_document(const struct plan *p, str code, struct diags *d);
const struct plan_indicator *plan_find_indicator(const struct plan *p, str code);
/* By code in any spelling. */
const struct plan_unit *plan_find_unit(const struct plan *p, str code);
const struct plan_year *plan_find_year(const struct plan *p, int year);

/* The last period of the document's cadence that has closed on day (text/README.md, Periods). */
struct period plan_default_period(const struct plan *p, const struct plan_document *doc, struct date day);

/* The model as text, one unit, indicator, row of a year or document a line (dump.c). */
void plan_model_dump(struct out *o, const struct plan *p);

/* --- judgement: pure functions --------------------------------------------- */

/*
 * administrative-format 3.6. got not known: JUDGED_NO_FIGURE; target not
 * known: JUDGED_NOT. cap: an actual that reaches a target at the cap is MET,
 * never OVER. tolerance: for CMP_ABOUT only.
 */
enum plan_judgement plan_judge(const struct plan_target *target, enum plan_direction direction, struct dec got,
    struct dec cap, struct dec tolerance);
/* "Vượt", "Đạt", "Chưa đạt", "Chưa đến kỳ", "Chưa có số liệu"; "-" where not judged. */
str plan_judgement_name(enum plan_judgement j);

/* Fewer is better here: what the comparator says goes before the indicator's direction. */
bool plan_less_wanted(const struct plan_target *target, enum plan_direction direction);
/*
 * What got is measured against: the target, or the end of a range that got is beyond (*end).
 * Not known where got lies within the range: it is simply reached.
 */
struct dec plan_measure(const struct plan_target *target, struct dec got, enum plan_end *end);

/*
 * A figure as it is printed: one place for shares and rates, none for what comes whole, the places of its
 * unit else; zeros at its end go; a share is 100 or 0 only where it is. Nothing is judged by it.
 */
struct dec plan_printed(const struct plan_indicator *i, struct dec d);
/* The same of a target, which stays as it was typed: 99,95 is another target than 100. */
struct dec plan_printed_target(const struct plan_indicator *i, struct dec d);
/* It counts things that come whole: hộ, vụ. */
bool plan_counts_whole(const struct plan_indicator *i);

/* got / target × 100; not known where target is zero, negative or unknown. */
struct dec plan_share(struct dec got, struct dec target);
/* (got - before) / before × 100, the same way. */
struct dec plan_growth(struct dec got, struct dec before);

/* --- people's prose ---------------------------------------------------------- */

struct block;

/* Bytes of a number that opens a heading and its space, "IV. "; 0: none. */
size_t prose_typed_number(str s);
/* Numbers typed into headings, marks of emphasis left open. */
void prose_check(const struct block *b, struct loc where, struct diags *d);

#endif
