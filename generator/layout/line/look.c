#include "layout/line/para.h"

#include <math.h>

/*
 * Looks: character properties with their face and their measures. Each set of
 * properties is resolved once; sets are shared, so its address is the key.
 */
struct look_slot {
	const struct doc_char_props *props;
	bool small;
	struct look *look;
};

/*
 * The reference device that LibreOffice measures lines on has 8640 dots an
 * inch, six to a twip: ascent, descent and gap are rounded to its dots first and to
 * twips after. This alone gives all fifteen pitches of layout/README.md, Line height and
 * baseline, 10 pt (231, not 230) among them.
 */
enum { DOTS = 6 };

static void
free_scratch(void *p)
{
	arena_free(p);
}

static struct arena *
lasting_arena(const struct layout *l)
{
	return l->keep != NULL ? l->keep : l->a;
}

static struct lines_state *
lines_state(struct layout *l)
{
	if (l->lines == NULL)
		l->lines = ARENA_NEW(lasting_arena(l), struct lines_state);
	return l->lines;
}

static struct scratch *
scratch_take(struct layout *l)
{
	struct lines_state *st = lines_state(l);
	struct scratch *s = st->free;

	if (s != NULL) {
		st->free = s->next;
		return s;
	}
	s = ARENA_NEW(lasting_arena(l), struct scratch);
	s->a = arena_new(64 << 10);
	arena_defer(lasting_arena(l), free_scratch, s->a);
	return s;
}

struct work *
work_begin(struct layout *l, const struct doc_para *para, const struct band *band)
{
	struct scratch *s = scratch_take(l);
	struct work *w = ARENA_NEW(s->a, struct work);

	w->l = l;
	w->a = s->a;
	w->scratch = s;
	w->p = para;
	w->pp = para->props;
	w->band = band;
	w->mark = look_of(l, para->mark_props, false);
	w->manners = l->manners;
	return w;
}

void
work_end(struct work *w)
{
	struct lines_state *st = lines_state(w->l);
	struct scratch *s = w->scratch;

	arena_reset(s->a);
	s->next = st->free;
	st->free = s;
}

static int
device_dots(int64_t units, int size_twips)
{
	return (int)lround((double)units * size_twips * DOTS / SHAPE_EM);
}

static int
whole_twips(int n)
{
	return (n + DOTS / 2) / DOTS;
}

/* Sizes and distances stay where sums of them can't overflow. */
static int
clamp_to(int v, int most)
{
	if (v > most)
		return most;
	return v < -most ? -most : v;
}

/*
 * Bounds far beyond what is seen, so that sums stay in their types. 1,638 pt is the largest size that Word takes, 600 %
 * the most that w:w may say (ECMA-376-1, 17.3.2.43); spacing, raise and line are twips.
 */
enum { HALF_POINTS_MOST = 3276, PERCENT_MOST = 600, SPACING_MOST = 32000, RAISE_MOST = 100000, LINE_MOST = 10000000 };

/* layout/README.md, Line height and baseline: raised and lowered text, small capitals. */
enum { RAISED_PERCENT = 58, SMALL_PERCENT = 80 };
static const double RAISED_EMS = 0.39, LOWERED_EMS = 0.086;

static int
base_size(const struct doc_char_props *c)
{
	return c->size_half_points > 0 ? clamp_to(c->size_half_points, HALF_POINTS_MOST) * 10 : 20;
}

static int
default_size(const struct doc_char_props *c, bool small)
{
	int base = base_size(c);

	if (c->vpos != VPOS_BASE)
		base = base * (c->vpos_percent > 0 ? clamp_to(c->vpos_percent, PERCENT_MOST) : RAISED_PERCENT) / 100;
	return small ? base * SMALL_PERCENT / 100 : base;
}

static void
look_set_heights(struct look *k, const struct layout *l)
{
	const struct doc_char_props *c = k->props;
	const struct face *f = k->face;
	int base = base_size(c);
	int asc = device_dots(f->ascent, base), desc = device_dots(f->descent, base);
	int gap = l->manners->line_gap_counts ? device_dots(f->line_gap, base) : 0;

	k->ascent = whole_twips(asc) + whole_twips(gap);
	k->descent = whole_twips(asc + desc) - whole_twips(asc);
	k->raise = clamp_to(c->raise_twips, RAISE_MOST);
	if (c->vpos == VPOS_BASE || c->raise_twips != 0) {
		if (c->vpos == VPOS_BASE) {
			k->ascent += k->raise;
			k->descent -= k->raise;
		}
		return;
	}
	k->raise = (int)lround(c->vpos == VPOS_SUPER ? RAISED_EMS * base : -LOWERED_EMS * base);
}

enum { DARK = 64 }; /* of 256: a quarter */

static bool
is_dark(int colour)
{
	unsigned rgb = colour < 0 ? 0xffffff : (unsigned)colour, r = rgb >> 16 & 255, g = rgb >> 8 & 255, b = rgb & 255;

	return (r * 299 + g * 587 + b * 114) / 1000 < DARK; /* luma of ITU-R BT.601 */
}

/* Text without a colour of its own is black, on a dark highlight white. */
static int
text_colour(const struct doc_char_props *c)
{
	if (c->colour >= 0)
		return c->colour;
	return is_dark(c->highlight) ? 0xffffff : 0;
}

/*
 * LibreOffice keeps a twelfth of the line's height free behind italics at a line's end, but not in
 * documents whose tabs may pass the margin: DOCX before compatibility mode 15, an ODT made from
 * one. Word never does.
 */
static int
slant_of(const struct layout *l, const struct look *k)
{
	if (!k->props->italic || !l->manners->italics_keep_room_at_the_end)
		return 0;
	return (k->ascent + k->descent) / 12; /* layout/README.md, Line breaking */
}

static struct look *
look_new(struct layout *l, const struct doc_char_props *c, bool small)
{
	struct look *k = ARENA_NEW(lasting_arena(l), struct look);

	k->props = c;
	k->face = shape_face(l->shaper, c->family, c->bold, c->italic, l->doc->where, l->d);
	k->small = small;
	k->upper = small || c->caps == CAPS_ALL;
	k->size_twips = default_size(c, small);
	if (c->kerning) {
		k->features |= SHAPE_KERN;
		k->kerns = ARENA_ARRAY(lasting_arena(l), struct kern_slot, KERN_SLOTS);
	}
	if (c->rtl)
		k->features |= SHAPE_RTL;
	k->spacing = clamp_to(c->spacing_twips, SPACING_MOST);
	k->features |=
	    SHAPE_NO_LIGATURES; /* Word has none of itself, and a PDF by cairo gives the letter U+FB01 for "fi" */
	k->scale = c->scale_percent > 0 ? clamp_to(c->scale_percent, PERCENT_MOST) / 100.0 : 1;
	k->background = c->highlight;
	k->colour = text_colour(c);
	k->space = shape_text(l->shaper, k->face, STR(" "), 0, l->doc->where, l->d);
	look_set_heights(k, l);
	k->slant = slant_of(l, k);
	return k;
}

static size_t
slot_at(const struct lines_state *st, const struct doc_char_props *c, bool small)
{
	size_t mask = st->looks_cap - 1, i = ((uintptr_t)c >> 4) * 2654435761u + small;

	for (i &= mask; st->looks[i].look != NULL; i = (i + 1) & mask)
		if (st->looks[i].props == c && st->looks[i].small == small)
			break;
	return i;
}

static void
looks_grow(struct layout *l, struct lines_state *st)
{
	struct look_slot *old = st->looks;
	size_t n = st->looks_cap;

	st->looks_cap = n == 0 ? 64 : n * 2;
	st->looks = ARENA_ARRAY(lasting_arena(l), struct look_slot, st->looks_cap);
	for (size_t i = 0; i < n; i++)
		if (old[i].look != NULL)
			st->looks[slot_at(st, old[i].props, old[i].small)] = old[i];
}

const struct look *
look_of(struct layout *l, const struct doc_char_props *c, bool small)
{
	struct lines_state *st = lines_state(l);
	size_t i;

	if (st->looks_n * 2 >= st->looks_cap)
		looks_grow(l, st);
	i = slot_at(st, c, small);
	if (st->looks[i].look == NULL) {
		st->looks[i] = (struct look_slot){ c, small, look_new(l, c, small) };
		st->looks_n++;
	}
	return st->looks[i].look;
}

/* Letter spacing is n × v where positive, (n − 1) × v where negative: layout/README.md, Kerning and letter spacing. */
int
look_twips(const struct look *k, int64_t units, int clusters)
{
	int w = (int)lround((double)units * k->scale * k->size_twips / SHAPE_EM);

	if (k->spacing > 0)
		w += clusters * k->spacing;
	else if (k->spacing < 0 && clusters > 1)
		w += (clusters - 1) * k->spacing;
	return w;
}

/*
 * The line's height from its tallest ascent and descent. Multiples above one put
 * the extra below, as much as its letters ask for, whatever a picture's height;
 * those below one take from the top; exactly h has its baseline at
 * four fifths; at least h puts the extra above. All measured: layout/README.md, Line height and baseline.
 * LibreOffice alone: a paragraph's first line of a multiple below one has its baseline
 * at four fifths too (50 to 95 % at 14 and 18 pt).
 */
void
line_rule(const struct work *w, struct heights h, bool first, double *height, double *baseline, double *ink)
{
	const struct doc_para_props *pp = w->pp;
	int single = h.ascent + h.descent, line = clamp_to(pp->line, LINE_MOST);

	*height = *ink = single;
	*baseline = h.ascent;
	if (line <= 0)
		return;
	if (pp->line_rule == LINE_EXACT || (pp->line_bare && w->manners->bare_line_is_exact)) {
		*height = *ink = line;
		*baseline = (int)((int64_t)line * 4 / 5);
	} else if (pp->line_rule == LINE_AT_LEAST) {
		if (line > single) {
			*height = *ink = line;
			*baseline = h.ascent + line - single;
		}
	} else if (line >= 240) {
		*height = single - h.text + (double)((int64_t)h.text * line / 240);
	} else {
		*height = (int)((int64_t)single * line / 240);
		*baseline = first && w->manners->short_first_line_at_four_fifths ? (int)*height * 4 / 5
										 : h.ascent - (single - *height);
		*ink = *height;
	}
}
