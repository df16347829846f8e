#include "layout/line/para.h"

#include <assert.h>

#include "base/diag.h"

/*
 * A paragraph's lines, one under the other: the band tells how wide each may
 * be, break.c where it ends, the tallest on it how high it is.
 */

static void
heights_raise(struct heights *h, int ascent, int descent)
{
	if (ascent > h->ascent)
		h->ascent = ascent;
	if (descent > h->descent)
		h->descent = descent;
}

static void
heights_raise_text(struct heights *h, const struct look *k)
{
	heights_raise(h, k->ascent, k->descent);
	if (k->ascent + k->descent > h->text)
		h->text = k->ascent + k->descent;
}

static int
object_height(const struct doc_drawing *dr)
{
	return drawing_twips(dr->room[SIDE_TOP]) + drawing_twips(dr->height) + drawing_twips(dr->room[SIDE_BOTTOM]);
}

/*
 * Makes the line as high as an atom asks for. Marks take no room; breaks count only on a line of their own (*any stays
 * false).
 */
static void
atom_height(struct heights *h, const struct atom *t, bool *any)
{
	switch (t->kind) {
	case ATOM_MARK:
	case ATOM_BREAK: return;
	case ATOM_OBJECT: heights_raise(h, object_height(t->run->drawing) + t->look->raise, 0); break;
	default: heights_raise_text(h, t->look); break;
	}
	*any = true;
}

static struct heights
look_heights(const struct look *k)
{
	return (struct heights){ k->ascent, k->descent, k->ascent + k->descent };
}

/*
 * LibreOffice gives the blanks and tabs of a DOCX paragraph's first line no height of their own (its setting
 * IgnoreTabsAndBlanksForLineCalculation), and a line that holds nothing else, or only blanks at the paragraph's end,
 * the height of the paragraph's style. Later lines count them. Probed with 7.4.
 */
static bool
is_blank_atom(const struct atom *t, bool first)
{
	return t->kind == ATOM_SPACE || (t->kind == ATOM_TAB && first);
}

static bool
line_is_blank(const struct work *w, const struct raw_line *r, bool first)
{
	bool any = false;

	if (r->tail != NULL)
		return false;
	assert(r->from == r->to || w->atoms.at != NULL);
	for (size_t i = r->from; i < r->to; i++) {
		const struct atom *t = &w->atoms.at[i];

		if (t->label || (t->kind != ATOM_MARK && !is_blank_atom(t, first)))
			return false;
		any |= t->kind != ATOM_MARK;
	}
	return any;
}

/* Whether a line shows text of the paragraph; a list label, pictures, tabs and blanks are none. */
static bool
line_has_text(const struct work *w, const struct raw_line *r)
{
	if (r->tail != NULL)
		return true;
	for (size_t i = r->from; i < r->to; i++) {
		const struct atom *t = &w->atoms.at[i];

		if (!t->label && (t->kind == ATOM_WORD || t->kind == ATOM_FIXED_SPACE || t->kind == ATOM_SOFT_HYPHEN))
			return true;
	}
	return false;
}

/* The size of blanks that have a line for themselves: the mark's, or that of the paragraph's style. */
static const struct look *
blanks_look(const struct work *w)
{
	if (w->manners->blank_lines_take_the_mark_size || w->p->style_props == NULL)
		return w->mark;
	return look_of(w->l, w->p->style_props, false);
}

static struct heights
line_heights(const struct work *w, const struct raw_line *r, bool first)
{
	bool bare = w->manners->blank_ends_take_the_style_size;
	bool ends_blank = w->manners->blank_lines_take_the_mark_size;
	const struct atom *last = r->to > 0 ? &w->atoms.at[r->to - 1] : NULL;
	bool as_before = last != NULL && last->kind == ATOM_BREAK && w->manners->line_after_break_as_text_before;
	const struct look *end = as_before ? last->look : w->mark; /* of the empty line after a break */
	struct heights h = { 0, 0, 0 };
	bool any = false;

	if (((bare && first) || ((bare || ends_blank) && r->last)) && line_is_blank(w, r, bare && first))
		return look_heights(blanks_look(w));
	assert(r->from == r->to || w->atoms.at != NULL);
	for (size_t i = r->from; i < r->to; i++)
		if (!bare || !first || w->atoms.at[i].label || !is_blank_atom(&w->atoms.at[i], first))
			atom_height(&h, &w->atoms.at[i], &any);
	if (r->tail != NULL)
		atom_height(&h, r->tail, &any);
	if (!any && r->to > r->from && last->kind == ATOM_BREAK)
		heights_raise_text(&h, last->look);
	else if (!any || (last != NULL && last->label))
		heights_raise_text(&h, end);
	if (r->last && w->manners->mark_counts_without_text && !line_has_text(w, r))
		heights_raise_text(&h, w->mark);
	if (h.text == 0) /* only pictures: the line spacing counts on the mark's size */
		h.text = w->mark->ascent + w->mark->descent;
	return h;
}

static void
line_measure(const struct work *w, const struct raw_line *r, size_t n, bool first, struct line *line)
{
	struct heights h = line_heights(w, r, first);

	for (size_t i = 1; i < n; i++) {
		struct heights more = line_heights(w, &r[i], first);

		heights_raise(&h, more.ascent, more.descent);
		if (more.text > h.text)
			h.text = more.text;
	}
	line_rule(w, h, first, &line->height, &line->baseline, &line->ink_height);
}

static double
line_left(const struct work *w, bool first)
{
	return (double)w->pp->indent_left + (first ? w->pp->indent_first : 0);
}

/* A line under way: the part of it in each span that floats leave. */
struct parts {
	struct raw_line at[LIMIT_LINE_PARTS];
	size_t n;
};

static const double HALF_TWIP = 0.5; /* sums of rounded lengths may differ by less */

/*
 * Where the text of a line begins in a free span. LibreOffice counts the indents from a float that
 * stands at or left of the paragraph's edge, else from the band (7.4, probed). *open: no span has reached the edge yet.
 */
static double
part_left(const struct work *w, bool first, double left, double right, bool *open)
{
	double x = line_left(w, first), edge = first && w->pp->indent_first < 0 ? x : (double)w->pp->indent_left;

	if (*open && left <= edge && right <= edge)
		return right;
	if (*open && left > 0 && left > edge - HALF_TWIP && w->manners->indents_count_from_floats)
		x += left;
	*open = false;
	return left > x ? left : x;
}

/*
 * Fills the free spans at y from left to right; a span in which not even one word fits stays
 * empty. False: nothing stands at y, *below is where to try next.
 */
static bool
parts_fill(struct work *w, size_t from, bool first, double y, double height, struct parts *p, double *below)
{
	double left = 0, right = w->band->width, most = right - w->pp->indent_right;
	bool open = true;

	p->n = 0;
	while (w->band->free(w->band->ctx, y, height, &left, &right, below)) {
		struct raw_line *r;
		double l = part_left(w, first, left, right, &open), m = right < most ? right : most;

		if (p->n == LIMIT_LINE_PARTS) {
			diag_add(w->l->d, &lay_many, w->l->doc->where, "%s", _("gaps in a line between floats"));
			break;
		}
		r = &p->at[p->n];
		r->beside = left > 0 || right < w->band->width;
		if (!r->beside || m > l) {
			line_break(w, from, l, m, first && p->n == 0, r);
			if (!r->beside || r->to > from || r->last)
				p->n++;
			if (!r->beside || r->last || r->forced)
				break;
			from = r->to;
		}
		if (right <= left || right >= w->band->width)
			break;
		left = right;
	}
	return p->n > 0;
}

/*
 * Fills the first line at or below *y where floats leave room, and says where that is; below all of them at the
 * latest.
 */
static void
parts_place(struct work *w, size_t from, bool first, double height, struct parts *p, double *y)
{
	for (int i = 0; w->band->free != NULL; i++) {
		double below = *y;

		if (i == LIMIT_LINE_MOVES) {
			diag_add(w->l->d, &lay_many, w->l->doc->where, "%s", _("floats that move a line down"));
			break;
		}
		if (parts_fill(w, from, first, *y, height, p, &below))
			return;
		if (below <= *y)
			break;
		*y = below;
	}
	p->n = 1;
	p->at[0].beside = false;
	line_break(w, from, line_left(w, first), w->band->width - w->pp->indent_right, first, &p->at[0]);
}

/* One line from atom from on, its top at y or below. */
static void
line_make(struct work *w, size_t from, bool first, double y, struct line *line, struct parts *p)
{
	double height, baseline, ink;
	const struct look *k = from < w->atoms.n ? w->atoms.at[from].look : w->mark;

	line_rule(w, look_heights(k), first, &height, &baseline, &ink);
	for (int i = 0; i < 2; i++) {
		line->top = y;
		parts_place(w, from, first, height, p, &line->top);
		line_measure(w, p->at, p->n, first, line);
		if (w->band->free == NULL || line->height <= height || p->at[0].tail != NULL)
			break;
		height = line->height; /* it came out taller than its first letter, and may meet another float */
	}
}

/*
 * The atom at a place of the text; the rest of a word that was cut there, where it had more letters than a line has
 * room for.
 */
static size_t
atom_at(struct work *w, size_t text_from)
{
	size_t i = 0;
	struct atom *t;

	while (i < w->atoms.n && (w->atoms.at[i].label || w->atoms.at[i].from < text_from))
		i++;
	t = i > 0 ? &w->atoms.at[i - 1] : NULL;
	if (t == NULL || t->label || t->kind != ATOM_WORD || t->to <= text_from)
		return i;
	atom_cut(w, t, text_from - t->from);
	return i - 1;
}

/* Whether another line follows, though it may be empty. */
static bool
line_follows(const struct work *w, const struct raw_line *r)
{
	if (r->last)
		return false;
	if (r->to < w->atoms.n)
		return true;
	if (!r->forced)
		return false;
	return w->atoms.at[r->to - 1].run->kind == RUN_LINE_BREAK ||
	    (w->atoms.at[r->to - 1].run->kind == RUN_PAGE_BREAK && w->manners->paragraphs_end_behind_breaks);
}

static void
text_range(const struct work *w, size_t from, const struct raw_line *r, struct line *line)
{
	line->text_from = from < w->atoms.n ? w->atoms.at[from].from : w->text.n;
	line->text_to = r->to < w->atoms.n ? w->atoms.at[r->to].from : w->text.n;
	if (r->tail != NULL)
		line->text_from = r->to == r->from ? r->tail->from : line->text_from;
}

static bool
para_prints(const struct work *w)
{
	for (size_t i = 0; i < w->atoms.n; i++)
		if (w->atoms.at[i].kind != ATOM_MARK)
			return true;
	return false;
}

struct para_lines *
lay_lines_from(struct layout *l, const struct doc_para *para, const struct band *band, size_t text_from)
{
	struct work *w = work_begin(l, para, band);
	struct para_lines *out = ARENA_NEW(l->a, struct para_lines);
	VEC(struct line) lines = { 0 };
	struct parts *parts = ARENA_NEW(w->a, struct parts);
	const struct raw_line *r;
	size_t from;
	double y = 0;

	atoms_make(w);
	from = text_from == 0 ? 0 : atom_at(w, text_from);
	do {
		struct line *line = VEC_ADD(w->a, &lines);

		line_make(w, from, text_from == 0 && lines.n == 1, y, line, parts);
		r = &parts->at[parts->n - 1];
		text_range(w, from, r, line);
		ink_line(w, parts->at, parts->n, line);
		y = line->top + line->height;
		from = r->to;
	} while (line_follows(w, r));
	out->at = arena_copy(l->a, lines.at, lines.n * sizeof *lines.at);
	out->n = lines.n;
	out->height = y;
	out->text = w->text;
	out->empty = !para_prints(w);
	work_end(w);
	return out;
}

struct para_lines *
lay_lines(struct layout *l, const struct doc_para *para, const struct band *band)
{
	return lay_lines_from(l, para, band, 0);
}

/* --- widths ----------------------------------------------------------------- */

static double
atom_twips(const struct atom *t)
{
	switch (t->kind) {
	case ATOM_OBJECT:
	case ATOM_GAP: return (double)t->units;
	case ATOM_TAB:
	case ATOM_BREAK:
	case ATOM_MARK:
	case ATOM_SOFT_HYPHEN: return 0;
	default: return look_twips(t->look, t->units, t->clusters);
	}
}

static const double ENDLESS = 1e7; /* twips: wider than any text, so that no line breaks by itself */

/* The widest of what can't be parted. */
static double
widest_unit(const struct work *w)
{
	double unit = 0, widest = 0;

	for (size_t i = 0; i < w->atoms.n; i++) {
		const struct atom *t = &w->atoms.at[i];

		if (t->break_before || t->kind == ATOM_SPACE || t->kind == ATOM_BREAK)
			unit = 0;
		if (t->kind != ATOM_SPACE)
			unit += atom_twips(t);
		if (unit > widest)
			widest = unit;
	}
	return widest;
}

static double
widest_line(struct work *w)
{
	double widest = 0;
	struct raw_line r = { 0 };
	size_t from = 0;

	do {
		double left = line_left(w, from == 0);

		line_break(w, from, left, ENDLESS, from == 0, &r);
		if (r.end > widest)
			widest = r.end;
		from = r.to;
	} while (from < w->atoms.n);
	return widest;
}

void
lay_widths(struct layout *l, const struct doc_para *para, double *narrowest, double *widest)
{
	struct band band = { .width = ENDLESS };
	struct work *w = work_begin(l, para, &band);
	double indents = (double)(w->pp->indent_left > 0 ? w->pp->indent_left : 0) +
	    (w->pp->indent_right > 0 ? w->pp->indent_right : 0);

	atoms_make(w);
	*narrowest = widest_unit(w) + indents;
	*widest = widest_line(w) + (w->pp->indent_right > 0 ? w->pp->indent_right : 0);
	if (*widest < *narrowest)
		*widest = *narrowest;
	work_end(w);
}

double
lay_mark_height(struct layout *l, const struct doc_para *para)
{
	struct band band = { 0 };
	struct work *w = work_begin(l, para, &band);
	double height, baseline, ink;

	line_rule(w, look_heights(w->mark), true, &height, &baseline, &ink);
	work_end(w);
	return height;
}
