#ifndef PLAN_MODEL_H
#define PLAN_MODEL_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/vec.h"
#include "plan/plan.h"

/*
 * What the model is built with: the plan, and the words that its checks need.
 *
 * The files stand in a circle: model.c calls the readers and checks in their order, and they use its look-ups.
 */
/* A part of a sheet; columns 0: whole rows. */
struct suspect {
	const struct source *source;
	uint32_t line, line_end, column, column_end;
};

struct model {
	struct plan *p;
	struct arena *a;
	struct diags *d;
	const str *measures; /* declared units of measure */
	size_t measures_n;
	size_t *
	    level_of; /* of a rate of growth by its index: the indicator whose growth it is; made when first asked for */
	struct map *names;            /* indicators by their folded names; made when first asked for */
	VEC(struct suspect) suspects; /* what stands in the wrong place, and that is told */
};

/* indicators.c: chi-tieu */
void model_indicators(struct model *m);
/* years.c: so-lieu */
void model_years(struct model *m);
/* confirm.c: what a person has confirmed */

/* A row's confirmation: the text of xac_nhan, or of a ghi_chu that begins with "Xác nhận". One without a reason is complained about. */
struct plan_confirmation confirmation_read(struct model *m, const struct value *cell, const struct value *note);
/* Adds the complaint, unless it is confirmed: then a note says so, with the reason, and the result is false. */
bool model_doubt(struct model *m, const struct plan_confirmation *c, const struct diag_kind *kind, struct loc where,
    const char *fmt, ...) __attribute__((format(printf, 5, 6)));

/* checks.c: figures against each other */
void model_check_year(struct model *m, const struct plan_year *y);
/* misplaced.c: rows and columns that stand in another's place; complaints about what stands there are not told again */
void model_find_misplaced(struct model *m, const struct plan_year *y, const struct plan_year *last);
/* settle.c: what was said of a year's sheets, without what has one cause that is told, joined to m->d. */
void model_settle(struct model *m, struct diags *said);
/* log.c: figures against the log of what was merged. */
void model_check_log(struct model *m);
/* path.c: the plan against itself */
/* totals.c: its totals */
void model_check_totals(struct model *m, const struct plan_indicator *i);
void model_check_path(struct model *m, const struct plan_indicator *i);
/* declared.c: what is declared of an indicator, beside what else is */
void model_check_declared(struct model *m);
/* prose.c: dates in what people wrote */
/* Where byte at stands, when where is the place of the text's first byte. */
struct loc prose_place(str text, size_t at, struct loc where);
/* Placeholders that nobody filled in. */
void model_check_blanks(str text, struct loc where, struct diags *d);
void model_check_basis(str text, struct loc where, struct date document, struct diags *d);
void model_check_authority(const struct value *v, struct arena *a, struct diags *d);
void model_narratives(struct model *m);
/* particulars.c: what is printed on every page, against itself */
void model_check_particulars(struct model *m);
/* quoted.c: figures that units' prose tells, against the data */
void model_check_quotes(struct model *m);

/* target.c */

/* ">=", "≥", "từ" …: false where it is none. */
bool target_cmp(str word, enum plan_cmp *cmp, struct arena *a);
/*
 * A target as written: a figure, "6,6-6,8", "trên 13", "năm trước", "đạt". cmp is what it
 * means where it doesn't say. False: complained; blank gives known = false and true.
 */
bool target_read(struct model *m, const struct value *cell, struct loc where, enum plan_nature nature,
    enum plan_cmp cmp, str unit, struct plan_target *t);
/*
 * A figure cell: decimals as they are, text by the declared mark, "-" and the like none, "đạt" for a
 * status. False: complained.
 */
bool figure_read(
    struct model *m, const struct value *cell, struct loc where, enum plan_nature nature, str unit, struct dec *amount);

#endif
