#include "layout/line/para.h"

#include <math.h>

/*
 * Tab stops. They are measured from the margin (ODF: from the indent where its
 * setting says so); after the last of the paragraph's own come the multiples of the
 * default distance; a hanging indent is a stop, and so is a list level's own.
 */
struct stop_search {
	double pen;
	struct tab_place best;
};

static void
stop_consider(struct stop_search *s, double at, enum doc_tab_kind kind, enum doc_tab_leader leader, bool own)
{
	if (at <= s->pen || (s->best.found && s->best.at <= at))
		return;
	s->best = (struct tab_place){ at, kind, leader, true, own };
}

static double
stop_origin(const struct work *w)
{
	return w->pp->tabs_relative_to_indent ? w->pp->indent_left : 0;
}

/* Where an absolute tab goes; never back, over what stands before it. */
static struct tab_place
ptab_place(const struct work *w, int kind, double pen, double right)
{
	struct tab_place t = { w->pp->indent_left, TAB_LEFT, LEADER_NONE, true, true };

	if (kind == TAB_CENTRE) {
		t.at = (w->pp->indent_left + right) / 2;
		t.kind = TAB_CENTRE;
	} else if (kind == TAB_RIGHT) {
		t.at = right;
		t.kind = TAB_RIGHT;
	}
	if (t.at < pen)
		t = (struct tab_place){ pen, TAB_LEFT, LEADER_NONE, true, true };
	return t;
}

static void
own_stops(const struct work *w, struct stop_search *s)
{
	for (size_t i = 0; i < w->pp->tabs_n; i++) {
		const struct doc_tab_stop *t = &w->pp->tabs[i];

		if (t->kind != TAB_CLEAR && t->kind != TAB_BAR)
			stop_consider(s, stop_origin(w) + t->at_twips, t->kind, t->leader, true);
	}
}

/*
 * In OpenDocument a list level's own stop is one of the paragraph's, for every
 * tab of it, and a label's tab passes the indent on its way there.
 */
static void
indent_stops(const struct work *w, const struct atom *tab, struct stop_search *s)
{
	bool every = w->manners->level_tab_serves_every_tab, level = w->p->label != NULL && w->p->label->tab_at >= 0;

	if (w->pp->indent_first < 0 && !(every && level && tab->label && w->p->label->tab_at > s->pen))
		stop_consider(s, w->pp->indent_left, TAB_LEFT, LEADER_NONE, true);
	if (level && (every || tab->label))
		stop_consider(s, w->p->label->tab_at, TAB_LEFT, LEADER_NONE, true);
}

enum { DEFAULT_STEP = 720 }; /* twips: where the document names none (ECMA-376-1, 17.15.1.25) */

static void
default_stop(const struct work *w, struct stop_search *s, double right)
{
	int step = w->l->doc->default_tab > 0 ? w->l->doc->default_tab : DEFAULT_STEP;
	double at = stop_origin(w) + (floor((s->pen - stop_origin(w)) / step) + 1) * step;

	if (at <= right)
		stop_consider(s, at, TAB_LEFT, LEADER_NONE, false);
}

struct tab_place
tab_next(const struct work *w, double pen, const struct atom *tab, double right)
{
	struct stop_search s = { .pen = pen };

	if (tab->run->kind == RUN_PTAB)
		return ptab_place(w, tab->run->tab, pen, right);
	own_stops(w, &s);
	indent_stops(w, tab, &s);
	if (!s.best.found)
		default_stop(w, &s, right);
	return s.best;
}
