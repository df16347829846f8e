/*
 * What the plan declares of an indicator beside what else it declares: nature and unit, direction and comparator, target
 * and path, and what the other rows have that one row lacks. Each looks sound for itself, and each changes what every
 * report computes; only the neighbours can tell that a cell was lost or that the line above was hit. A plan may mean it
 * so: all are warnings that the row's xac_nhan silences, or notes where nothing but a habit speaks against it.
 */
#include "plan/checks.h"

#include "plan/kinds.h"
#include "value/schema.h"

static struct loc
declared_place(const struct plan_indicator *i, const char *column)
{
	const struct value *v = i->row != NULL ? value_at(i->row, str_of(column)) : NULL;

	return v != NULL && v->where.source != NULL ? v->where : i->where;
}

static bool
cell_is_blank(const struct plan_indicator *i, const char *column)
{
	const struct value *v = value_at(i->row, str_of(column));

	return v == NULL || is_blank(v);
}

static bool
name_starts(struct model *m, const struct plan_indicator *i, const char *const *words, size_t n)
{
	str name = text_fold(m->a, i->full_name);

	for (size_t k = 0; k < n; k++)
		if (str_starts(name, str_of(words[k])))
			return true;
	return false;
}

/* --- nature and unit of measure ------------------------------------------------- */

static const char *
nature_word(enum plan_nature n)
{
	static const char *const words[] = { "", "luy_ke", "thoi_diem", "ty_le", "toc_do", "dat_chuan" };
	_Static_assert(sizeof words / sizeof words[0] == NATURE_STATUS + 1, "a word for each nature");

	return words[n];
}

static void
check_nature(struct model *m, const struct plan_indicator *i)
{
	static const char *const shares[] = { "ty_le_", "ti_le_" }, *const rates[] = { "toc_do_", "tang_truong_" };
	bool percent = i->unit.n > 0 && i->unit.p[0] == '%';
	bool wrong = percent && (i->nature == NATURE_FLOW || i->nature == NATURE_LEVEL);

	wrong |= i->nature == NATURE_GROWTH && name_starts(m, i, shares, 2);
	wrong |= i->nature == NATURE_SHARE && name_starts(m, i, rates, 2);
	if (i->is_group && !cell_is_blank(i, "don_vi_tinh")) {
		if (model_doubt(m, &i->confirmed, &plan_nature_measure, declared_place(i, "don_vi_tinh"),
			_("%.*s: a heading with parts, yet its unit is %.*s"), STR_ARG(check_name(m, i)),
			STR_ARG(i->unit)))
			diag_hint(m->d, "%s", _("a heading has no figure: clear the unit, or fill in tinh_chat"));
	} else if (wrong &&
	    model_doubt(m, &i->confirmed, &plan_nature_measure, declared_place(i, "tinh_chat"),
		_("%.*s: tinh_chat is %s, the unit is %.*s"), STR_ARG(check_name(m, i)), nature_word(i->nature),
		STR_ARG(i->unit))) {
		diag_hint(m->d, "%s", _("a share is ty_le, a rate of growth toc_do"));
	}
}

/* --- targets --------------------------------------------------------------------- */

static void
complain_negative(struct model *m, const struct plan_indicator *i, const struct plan_target *t)
{
	if (!t->known || t->last_year || i->nature == NATURE_GROWTH || i->nature == NATURE_STATUS ||
	    dec_sign(t->lo) >= 0)
		return;
	diag_add(
	    m->d, &plan_negative, t->where, "%.*s: %.*s", STR_ARG(check_name(m, i)), STR_ARG(dec_str(m->a, t->lo)));
	diag_hint(m->d, "%s", _("only a growth rate (toc_do) may be negative"));
}

static void
check_signs(struct model *m, const struct plan_indicator *i)
{
	complain_negative(m, i, &i->target);
	for (int k = 0; k < plan_years(m->p); k++)
		complain_negative(m, i, &i->path[k]);
}

/* Less than the target where more is better: no stretch. */
static void
check_stretch(struct model *m, const struct plan_indicator *i)
{
	struct dec target = check_point(&i->target);
	int cmp = target.known && i->stretch.known ? dec_cmp(i->stretch, target) : 0;

	if ((i->direction == MORE_IS_BETTER ? cmp >= 0 : cmp <= 0) ||
	    !model_doubt(m, &i->confirmed, &plan_contradiction, declared_place(i, "phan_dau"),
		_("%.*s: phan_dau is %.*s, easier than muc_tieu, %.*s"), STR_ARG(check_name(m, i)),
		STR_ARG(dec_str(m->a, i->stretch)), STR_ARG(dec_str(m->a, target))))
		return;
	diag_hint(m->d, "%s", _("mend the one that is wrong"));
}

/* "Fewer than the year before" where more is better, or the other way round. */
static void
check_last_year_sign(struct model *m, const struct plan_indicator *i)
{
	bool less = i->direction == LESS_IS_BETTER;
	enum plan_cmp cmp = i->target.cmp;

	if (!i->target.known || !i->target.last_year ||
	    (less ? cmp != CMP_AT_LEAST && cmp != CMP_ABOVE : cmp != CMP_AT_MOST && cmp != CMP_BELOW) ||
	    !model_doubt(m, &i->confirmed, &plan_contradiction, i->target.where,
		less ? _("%.*s: less is better (chieu: giam), yet more than the year before is asked for")
		     : _("%.*s: more is better (chieu: tang), yet less than the year before is asked for"),
		STR_ARG(check_name(m, i))))
		return;
	diag_hint(m->d, "%s",
	    less ? _("mend so_sanh, or write tang under chieu") : _("mend so_sanh, or write giam under chieu"));
}

/* The year by which a status is to be reached is the first of the path that has it. */
static void
check_status(struct model *m, const struct plan_indicator *i)
{
	int due = (i->target_year > 0 ? i->target_year : m->p->to) - m->p->from, first = -1;

	if (i->nature != NATURE_STATUS || !i->target.known)
		return;
	if (dec_sign(i->target.lo) == 0 &&
	    model_doubt(m, &i->confirmed, &plan_contradiction, i->target.where,
		_("%.*s: the target is not to reach it"), STR_ARG(check_name(m, i))))
		diag_hint(m->d, "%s", _("a target is what is to be reached: Đạt"));
	for (int k = plan_years(m->p); k-- > 0;)
		if (i->path[k].known && dec_sign(i->path[k].lo) > 0)
			first = k;
	if (i->scope != SCOPE_BY_YEAR || first < 0 || first == due ||
	    !model_doubt(m, &i->confirmed, &plan_contradiction, declared_place(i, "nam_dich"),
		_("%.*s: to be reached by %d, the path has it from %d on"), STR_ARG(check_name(m, i)), m->p->from + due,
		m->p->from + first))
		return;
	diag_also(m->d, i->path[first].where, "%s", _("the path"));
	diag_hint(m->d, "%s", _("mend the one that is wrong"));
}

/* What is to be reached in the end has to be said; what is asked for each year may stand in the path alone. */
static void
check_target_there(struct model *m, const struct plan_indicator *i)
{
	bool in_the_end = i->scope == SCOPE_BY_YEAR || i->scope == SCOPE_AVERAGE || i->scope == SCOPE_TOTAL;

	if (i->target.known || i->tracked || i->is_group || i->nature == NATURE_NONE || !in_the_end ||
	    !model_doubt(
		m, &i->confirmed, &plan_no_target, declared_place(i, "muc_tieu"), "%.*s", STR_ARG(check_name(m, i))))
		return;
	diag_hint(m->d, "%s", _("fill in muc_tieu; what is only followed has an x under theo_doi"));
}

/* A target that nobody will judge. */
static void
check_tracked(struct model *m, const struct plan_indicator *i)
{
	if (!i->tracked || !i->target.known || cell_is_blank(i, "theo_doi"))
		return;
	diag_add(m->d, &plan_not_judged, declared_place(i, "theo_doi"), "%.*s", STR_ARG(check_name(m, i)));
	diag_hint(
	    m->d, "%s", _("what is marked theo_doi is neither counted nor judged; clear the mark to have it judged"));
}

/* --- the path ---------------------------------------------------------------------- */

/* How many rows have a figure for the k-th year of the term. */
static int
rows_with_year(const struct model *m, int k)
{
	int n = 0;

	for (size_t r = 0; r < m->p->indicators_n; r++)
		n += m->p->indicators[r].path[k].known;
	return n;
}

/* A year without a figure between years that have one, and the year of the target itself. */
static void
check_path_whole(struct model *m, const struct plan_indicator *i)
{
	int n = plan_years(m->p), due = (i->target_year > 0 ? i->target_year : m->p->to) - m->p->from;
	int first = -1, last = -1, gap = -1;

	for (int k = 0; k < n; k++) {
		if (!i->path[k].known)
			continue;
		first = first < 0 ? k : first;
		last = k;
	}
	for (int k = n; k-- > 0;)
		if (!i->path[k].known && rows_with_year(m, k) > 0 &&
		    ((first >= 0 && k > first && k < last) ||
			(k == due && i->scope == SCOPE_BY_YEAR && i->target.known && !i->target.last_year)))
			gap = k;
	if (gap < 0 || i->is_group ||
	    !model_doubt(m, &i->confirmed, &plan_path_gap, i->path[gap].where, _("%.*s has no figure for %d"),
		STR_ARG(check_name(m, i)), m->p->from + gap))
		return;
	diag_hint(m->d, "%s", _("fill in what is to be reached in that year"));
}

/* One year that turns back on a path that otherwise only goes where it is better. */
static void
check_path_turn(struct model *m, const struct plan_indicator *i)
{
	struct dec was = DEC_NONE;
	int back = -1, turns = 0, steps = 0;

	for (int k = 0; k < plan_years(m->p); k++) {
		struct dec here = check_point(&i->path[k]);
		int cmp = here.known && was.known ? dec_cmp(here, was) : 0;

		if (!here.known)
			continue;
		if (i->direction == MORE_IS_BETTER ? cmp < 0 : cmp > 0) {
			back = k;
			turns++;
		}
		steps += i->direction == MORE_IS_BETTER ? cmp > 0 : cmp < 0;
		was = here;
	}
	if (turns != 1 || steps < 2 || i->nature == NATURE_GROWTH || i->nature == NATURE_STATUS || i->is_group ||
	    !model_doubt(m, &i->confirmed, &plan_contradiction, i->path[back].where,
		_("%.*s: the path turns back in %d, to %.*s"), STR_ARG(check_name(m, i)), m->p->from + back,
		STR_ARG(dec_str(m->a, i->path[back].lo))))
		return;
	diag_hint(
	    m->d, "%s", _("mend the year that is wrong; if it is meant so, say why in the row's column xac_nhan"));
}

enum { ROWS_LEAST = 5 }; /* that show what is usual */

/* The one column of a year that the sheet lacks, or that is empty; a path of some years alone lacks more than one. */
static void
check_years_there(struct model *m)
{
	int n = plan_years(m->p), most = 0, lacks = 0, missing = 0;

	for (int k = 0; k < n; k++) {
		most = rows_with_year(m, k) > most ? rows_with_year(m, k) : most;
		if (rows_with_year(m, k) > 0)
			continue;
		missing = k;
		lacks++;
	}
	if (most < ROWS_LEAST || lacks != 1 || n < 3)
		return;
	diag_add(m->d, &plan_path_gap, m->p->in->chi_tieu->where, _("no indicator has a figure for %d"),
	    m->p->from + missing);
	diag_hint(m->d, _("the column nam_%d is missing or empty"), m->p->from + missing);
}

/* --- what the other rows have ------------------------------------------------------ */

/* A comparator is wanted where the target is one number and no sign stands with it. */
static bool
wants_comparator(const struct plan_indicator *i)
{
	const struct value *cell = value_at(i->row, STR("muc_tieu"));
	bool path = i->path[0].known && i->path[0].cmp != CMP_RANGE;

	if (i->is_group || i->tracked || i->nature == NATURE_STATUS || i->nature == NATURE_NONE)
		return false;
	return i->target.known ? !i->target.last_year && i->target.cmp != CMP_RANGE && cell->kind == VALUE_DEC : path;
}

static bool
wants_field(const struct plan_indicator *i)
{
	return i->parent == PLAN_NO_INDEX;
}

static bool
wants_lead(const struct plan_indicator *i)
{
	return i->parent == PLAN_NO_INDEX && !i->tracked;
}

/* Columns that a row may leave out, and that all rows of their kind have where an office uses them. */
static const struct usual {
	const char *column, *assumed;
	bool (*wanted)(const struct plan_indicator *i);
} usual[] = {
	{ "so_sanh", N_("each target is then taken as exactly what is to be reached"), wants_comparator },
	{ "linh_vuc", N_("tables and lists then have no parts by field"), wants_field },
	{ "chu_tri", N_("no unit has indicators of its own then"), wants_lead },
};

enum { COLUMN_LEAST = 10 }; /* rows that a column would serve */
enum { FEW_PARTS = 5 };     /* at most one row in so many is an exception */

static bool
units_have_fields(const struct model *m)
{
	for (size_t k = 0; k < m->p->units_n; k++)
		if (m->p->units[k].reports_on.n > 0)
			return true;
	return false;
}

static void
check_usual(struct model *m, const struct usual *u)
{
	size_t wanted = 0, blank = 0;
	bool column = false;

	for (size_t k = 0; k < m->p->indicators_n; k++) {
		const struct plan_indicator *i = &m->p->indicators[k];

		column |= value_at(i->row, str_of(u->column)) != NULL;
		if (!u->wanted(i))
			continue;
		wanted++;
		blank += cell_is_blank(i, u->column);
	}
	if (wanted < ROWS_LEAST || blank == 0)
		return;
	if (blank == wanted && !column) {
		if (wanted < COLUMN_LEAST || (u->wanted == wants_field && !units_have_fields(m)))
			return;
		diag_add(m->d, &plan_no_column, m->p->in->chi_tieu->where, "%s", u->column);
		diag_hint(m->d, "%s", _(u->assumed));
		return;
	}
	for (size_t k = 0; blank * FEW_PARTS <= wanted && k < m->p->indicators_n; k++) {
		const struct plan_indicator *i = &m->p->indicators[k];

		if (!u->wanted(i) || !cell_is_blank(i, u->column) ||
		    (i->lead == NULL && str_eq(str_of(u->column), STR("chu_tri"))) || /* P147 tells that */
		    !model_doubt(m, &i->confirmed, &plan_left_empty, declared_place(i, u->column), "%s: %.*s",
			u->column, STR_ARG(check_name(m, i))))
			continue;
		diag_hint(m->d, _("%zu of %zu rows have it"), wanted - blank, wanted);
	}
}

/* Rows of a field, those that are parts aside. */
static size_t
rows_of_field(struct model *m, str folded)
{
	size_t n = 0;

	for (size_t k = 0; k < m->p->indicators_n; k++)
		n += m->p->indicators[k].parent == PLAN_NO_INDEX &&
		    str_eq(text_fold(m->a, m->p->indicators[k].field), folded);
	return n;
}

/* One row between two neighbours of one field, whose own field has its rows elsewhere: fields follow each other in a plan. */
static void
check_field_order(struct model *m)
{
	const struct plan_indicator *at[3] = { NULL };

	for (size_t k = 0; k < m->p->indicators_n; k++) {
		const struct plan_indicator *i = &m->p->indicators[k];
		str a, b, c;

		if (i->parent != PLAN_NO_INDEX)
			continue;
		at[0] = at[1];
		at[1] = at[2];
		at[2] = i;
		if (at[0] == NULL || at[1]->field.n == 0 || at[0]->field.n == 0)
			continue;
		a = text_fold(m->a, at[0]->field);
		b = text_fold(m->a, at[1]->field);
		c = text_fold(m->a, at[2]->field);
		if (!str_eq(a, c) || str_eq(a, b) || rows_of_field(m, b) < 2 ||
		    !model_doubt(m, &at[1]->confirmed, &plan_out_of_order, declared_place(at[1], "linh_vuc"),
			_("%.*s: linh_vuc is %.*s, before and behind it %.*s"), STR_ARG(check_name(m, at[1])),
			STR_ARG(at[1]->field), STR_ARG(at[0]->field)))
			continue;
		diag_hint(m->d, "%s", _("mend linh_vuc, or put the row among those of its field"));
	}
}

/* A part whose pham_vi is another than that of all its like: the same heading, nature and unit. */
static void
check_scope_alike(struct model *m, const struct plan_indicator *i)
{
	const struct plan_indicator *up = i->parent != PLAN_NO_INDEX ? &m->p->indicators[i->parent] : NULL;
	enum plan_scope common = SCOPE_NONE;
	int alike = 0;

	for (size_t k = up != NULL ? up->first_part : PLAN_NO_INDEX; k != PLAN_NO_INDEX;
	     k = m->p->indicators[k].next_part) {
		const struct plan_indicator *o = &m->p->indicators[k];

		if (o == i || o->nature != i->nature || !str_eq(o->unit, i->unit))
			continue;
		if (alike++ > 0 && o->scope != common)
			return;
		common = o->scope;
	}
	if (alike < 3 || common == i->scope || common == SCOPE_NONE || i->scope == SCOPE_NONE ||
	    !model_doubt(m, &i->confirmed, &plan_out_of_order, declared_place(i, "pham_vi"),
		_("%.*s: pham_vi is another than that of the %d parts like it"), STR_ARG(check_name(m, i)), alike))
		return;
	diag_hint(m->d, "%s", _("mend it, or say under xac_nhan why it differs"));
}

/* --- names --------------------------------------------------------------------------- */

enum { NAME_LEAST = 6 }; /* bytes; shorter ones are no names yet */

static void
check_one_name(struct model *m, struct map *seen, const struct plan_indicator *i)
{
	str key = str_format(m->a, "%d|" STR_FMT, (int)i->nature, STR_ARG(text_fold(m->a, i->full_name)));
	const struct plan_indicator *twin = map_find(seen, key);

	if (i->is_group || i->full_name.n < NAME_LEAST)
		return;
	if (twin == NULL || twin->parent != i->parent) {
		map_put(seen, key, (void *)(uintptr_t)i);
		return;
	}
	if (!model_doubt(m, &i->confirmed, &plan_one_name, declared_place(i, "chi_tieu"), _("%.*s and %.*s"),
		STR_ARG(twin->code), STR_ARG(check_name(m, i))))
		return;
	diag_also(m->d, declared_place(twin, "chi_tieu"), "%s", _("first used here"));
	diag_hint(m->d, "%s", _("mend the name of the one that was copied"));
}

static void (*const of_each[])(struct model *m, const struct plan_indicator *i) = { check_nature, check_signs,
	check_stretch, check_last_year_sign, check_status, check_target_there, check_tracked, check_path_whole,
	check_path_turn, check_scope_alike };

void
model_check_declared(struct model *m)
{
	struct map seen;

	map_init(&seen, m->a);
	for (size_t k = 0; k < m->p->indicators_n; k++) {
		for (size_t n = 0; n < sizeof of_each / sizeof of_each[0]; n++)
			of_each[n](m, &m->p->indicators[k]);
		check_one_name(m, &seen, &m->p->indicators[k]);
	}
	if (m->p->indicators_n == 0)
		return;
	check_years_there(m);
	check_field_order(m);
	for (size_t k = 0; k < sizeof usual / sizeof usual[0]; k++)
		check_usual(m, &usual[k]);
}
