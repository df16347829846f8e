/*
 * Growth against the levels that it is the growth of. Which indicator that is, the names tell: "Tốc độ tăng thu ngân
 * sách" and "Thu ngân sách" are one thing once the words that open them are taken off. Only a warning: growth is often
 * computed in constant prices and the level told in those of the year.
 */
#include "plan/checks.h"

#include "base/map.h"
#include "plan/kinds.h"

/* Folded, longest first. */
static const char *const of_growth[] = { "toc_do_tang_truong_binh_quan_", "toc_do_tang_truong_", "toc_do_phat_trien_",
	"toc_do_tang_", "ty_le_tang_truong_", "muc_tang_truong_", "tang_truong_", "ty_le_tang_", "muc_tang_", "tang_" };
static const char *const of_level[] = { "tong_quy_mo_", "quy_mo_", "muc_", "tong_so_", "so_luong_", "so_" };

/* What is left of a name without one of the words that open it. */
static str
name_without(struct arena *a, const struct plan_indicator *i, const char *const *words, size_t n, bool *cut)
{
	str s = text_fold(a, i->full_name.n > 0 ? i->full_name : i->name);

	*cut = false;
	for (size_t k = 0; k < n; k++)
		if (str_starts(s, str_of(words[k]))) {
			*cut = true;
			return str_sub(s, str_of(words[k]).n, s.n);
		}
	return s;
}

/* A name that two levels have names neither. */
static void
pair_levels(struct model *m)
{
	static char two;
	struct arena *scratch = arena_new(1 << 14);
	struct map *levels = map_new(scratch);
	bool cut;

	m->level_of = ARENA_ARRAY(m->a, size_t, m->p->indicators_n + 1);
	for (size_t k = 0; k < m->p->indicators_n; k++) {
		struct plan_indicator *i = &m->p->indicators[k];
		str name;

		if (i->nature != NATURE_FLOW && i->nature != NATURE_LEVEL)
			continue;
		name = name_without(scratch, i, of_level, sizeof of_level / sizeof of_level[0], &cut);
		map_put(levels, name, map_find(levels, name) != NULL ? (void *)&two : (void *)i);
	}
	for (size_t k = 0; k < m->p->indicators_n; k++) {
		const struct plan_indicator *i = &m->p->indicators[k];
		void *level = NULL;

		m->level_of[k] = PLAN_NO_INDEX;
		if (i->nature != NATURE_GROWTH)
			continue;
		level =
		    map_find(levels, name_without(scratch, i, of_growth, sizeof of_growth / sizeof of_growth[0], &cut));
		if (level != NULL && level != &two && cut)
			m->level_of[k] = ((const struct plan_indicator *)level)->index;
	}
	arena_free(scratch);
}

/* Half of a unit in this place behind the mark. */
static struct dec
half_place(int places)
{
	struct dec half = dec_make(5, 1);

	for (int k = 0; k < places; k++)
		half = dec_div(half, dec_int(10));
	return half;
}

static int
places_behind(struct dec d)
{
	return d.known ? dec_trim(d).scale : 0;
}

/* Places that the indicator is written with in any year: 15 beside 14,6 is 15,0. */
static int
places_written(const struct plan *p, size_t index)
{
	int most = 0;

	for (size_t k = 0; k < p->years_n; k++) {
		const struct plan_observation *o = p->years[k].at != NULL ? &p->years[k].at[index] : NULL;
		const struct dec d[] = { o != NULL ? o->done.amount : DEC_NONE,
			o != NULL ? o->estimate.amount : DEC_NONE };

		for (size_t n = 0; n < 2; n++)
			most = places_behind(d[n]) > most ? places_behind(d[n]) : most;
	}
	return most;
}

/* Least and most growth that levels can mean which were rounded to what is written. */
static bool
follows(struct dec growth, int places, struct dec got, struct dec before)
{
	struct dec g = half_place(places_behind(got)), b = half_place(places_behind(before)),
		   slack = half_place(places);
	struct dec least = plan_growth(dec_sub(got, g), dec_add(before, b));
	struct dec most = plan_growth(dec_add(got, g), dec_sub(before, b));

	return !least.known || !most.known ||
	    (dec_cmp(growth, dec_sub(least, slack)) >= 0 && dec_cmp(growth, dec_add(most, slack)) <= 0);
}

/* A rate of growth and the levels that it is computed from; i NULL: none are known. */
struct levels {
	const struct plan_indicator *i;
	const struct plan_figure *growth, *got;
	struct dec before;
};

static struct levels
levels_of(const struct check_of *c)
{
	struct model *m = c->m;
	const struct plan_year *last = plan_find_year(m->p, c->y->year - 1);
	const struct plan_observation *level;
	struct levels l = { NULL, &c->o->estimate, NULL, DEC_NONE };
	const struct plan_indicator *i;

	if (m->level_of == NULL)
		pair_levels(m);
	if (m->level_of[c->i->index] == PLAN_NO_INDEX)
		return l;
	i = &m->p->indicators[m->level_of[c->i->index]];
	level = &c->y->at[i->index];
	l.growth = c->o->done.amount.known ? &c->o->done : &c->o->estimate;
	l.got = c->o->done.amount.known ? &level->done : &level->estimate;
	l.before = last != NULL && last->at != NULL ? reached_in(&last->at[i->index]) : DEC_NONE;
	if (!l.before.known)
		l.before = level->last.amount;
	if (l.growth->amount.known && l.got->amount.known && l.before.known && dec_sign(l.before) > 0)
		l.i = i;
	return l;
}

bool
check_growth_computed(const struct check_of *c)
{
	return levels_of(c).i != NULL;
}

void
check_growth(const struct check_of *c)
{
	struct model *m = c->m;
	struct levels l = levels_of(c);

	if (l.i == NULL || follows(l.growth->amount, places_written(m->p, c->i->index), l.got->amount, l.before) ||
	    !model_doubt(m, check_confirmed(c->o, l.growth->where), &plan_growth_differs, l.growth->where,
		_("%.*s: %.*s here; %.*s after %.*s of %.*s gives %.*s"), STR_ARG(check_subject(c, 0)),
		STR_ARG(dec_str(m->a, l.growth->amount)), STR_ARG(dec_str(m->a, l.got->amount)),
		STR_ARG(dec_str(m->a, l.before)), STR_ARG(check_name(m, l.i)),
		STR_ARG(dec_str(m->a, dec_trim(dec_round(plan_growth(l.got->amount, l.before), 2))))))
		return;
	diag_also(m->d, l.got->where, "%s", _("the level"));
	diag_hint(m->d, "%s", _("mend the one that is wrong; if prices differ, say so in the row's column xac_nhan"));
}
