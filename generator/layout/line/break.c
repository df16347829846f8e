#include "layout/line/para.h"

#include "text/text.h"

/*
 * Where a line ends: greedy first fit over atoms, in whole twips a portion.
 *
 * A portion (one look, no tab in it) is measured as a whole, as LibreOffice and
 * Word measure it: fill.units adds up exactly and is rounded where the portion ends.
 * Each place where the line may end leaves a snapshot; the first word that
 * does not fit goes back to the last one. Aligned tabs (centre, right, decimal) have no
 * width while their text is being added; it is found once that text ends.
 *
 * Justified lines under compatibility mode 15 may then take one more word and
 * squeeze their spaces: see pull_word().
 */
enum { BEYOND = 720 }; /* twips that text may take which follows a stop beyond the right edge */

static const double LESSER_SHRINK = 0.25, PLAIN_SHRINK = 0.248; /* see pull_word() */

struct fill {
	struct work *w;
	struct raw_line *r;
	double right;            /* the limit */
	double pen;              /* where the open portion starts */
	const struct look *look; /* of the open portion; NULL: none */
	int64_t units;
	int clusters;
	double space_width; /* of stretchable spaces since the last tab */
	double seen_spaces; /* of those before the last visible atom */
	int spaces, seen_count;
	size_t visible; /* behind the last atom that is no space */
	double end;     /* of it */
	double slant;   /* what a line that ends in italics keeps free after its last letter */
	bool pending;   /* an aligned tab waits for the width of its text */
	size_t tab;     /* its index in r->tabs */
	struct tab_place stop;
	size_t tabs_n, stretch_from;
};

struct snapshot {
	size_t at; /* the atom the next line would start with; 0: none yet */
	struct fill fill;
};

static double
pen_now(const struct fill *f)
{
	return f->look == NULL ? f->pen : f->pen + look_twips(f->look, f->units, f->clusters);
}

/* Before it is rounded to whole twips. */
static double
pen_exact(const struct fill *f)
{
	const struct look *k = f->look;

	if (k == NULL)
		return f->pen;
	return pen_now(f) - look_twips(k, f->units, 0) + (double)f->units * k->scale * k->size_twips / SHAPE_EM;
}

static void
portion_close(struct fill *f)
{
	f->pen = pen_now(f);
	f->look = NULL;
	f->units = 0;
	f->clusters = 0;
}

static void
portion_add(struct fill *f, const struct atom *t)
{
	if (f->look != t->look)
		portion_close(f);
	f->look = t->look;
	f->units += t->units;
	f->clusters += t->clusters;
}

static bool
space_stretches(const struct fill *f, const struct atom *t)
{
	return t->kind == ATOM_SPACE ||
	    (t->kind == ATOM_FIXED_SPACE && !t->label && !f->w->manners->no_break_spaces_keep_width);
}

static void
mark_visible(struct fill *f, size_t i)
{
	f->visible = i + 1;
	f->end = pen_now(f);
	f->slant = f->look != NULL ? f->look->slant : 0;
	f->seen_spaces = f->space_width;
	f->seen_count = f->spaces;
}

static void
space_add(struct fill *f, const struct atom *t)
{
	portion_add(f, t);
	if (!space_stretches(f, t))
		return;
	f->spaces += t->clusters;
	f->space_width += look_twips(t->look, t->units, t->clusters);
}

/* --- tabs ------------------------------------------------------------------ */

/* Bytes of a word in front of its decimal mark; its length where it has none. */
static size_t
decimal_mark(const struct atom *t)
{
	bool comma = !str_starts(t->look->props->language, STR("en"));
	size_t i = str_find_char(t->text, comma ? ',' : '.', 0);

	return i;
}

/* Width of what stands between a decimal tab and the mark it aligns. */
static double
decimal_width(const struct fill *f, size_t from, size_t to)
{
	struct fill g = { .w = f->w, .r = f->r };

	for (size_t i = from; i < to; i++) {
		const struct atom *t = &f->w->atoms.at[i];
		struct atom head = *t;
		size_t n;

		if (t->kind != ATOM_WORD) {
			if (t->kind != ATOM_MARK)
				portion_add(&g, t);
			continue;
		}
		n = decimal_mark(t);
		if (n < t->text.n) {
			head.text = str_sub(t->text, 0, n);
			if (n > 0)
				atom_shape(f->w, &head);
			else
				head.units = head.clusters = 0;
			portion_add(&g, &head);
			break;
		}
		portion_add(&g, t);
	}
	return pen_now(&g);
}

static void
tab_resolve(struct fill *f)
{
	struct tab_set *s;
	double text, width, room;

	if (!f->pending)
		return;
	f->pending = false;
	s = &f->r->tabs.at[f->tab];
	text = (f->end > s->from ? f->end : s->from) - s->from;
	if (f->stop.kind == TAB_CENTRE)
		width = f->stop.at - s->from - text / 2;
	else if (f->stop.kind == TAB_DECIMAL)
		width = f->stop.at - s->from - decimal_width(f, s->atom + 1, f->visible);
	else
		width = f->stop.at - s->from - text;
	room = f->right - s->from - text;
	if (width > room)
		width = room;
	if (width < 0)
		width = 0;
	s->width = width;
	f->pen += width;
	f->end += width;
}

static void
tab_set(struct fill *f, size_t i, struct tab_place stop)
{
	struct tab_set *s;

	f->r->tabs.n = f->tabs_n;
	s = VEC_ADD(f->w->a, &f->r->tabs);
	*s = (struct tab_set){ i, f->pen, 0, stop.leader };
	f->tab = f->tabs_n++;
	f->stop = stop;
	f->spaces = 0;
	f->space_width = 0;
	f->stretch_from = i + 1;
	if (stop.kind == TAB_LEFT) {
		s->width = stop.at - f->pen;
		f->pen = stop.at;
	} else {
		f->pending = true;
	}
	mark_visible(f, i);
	if (stop.at > f->right && stop.own)
		f->right = f->pending ? stop.at : stop.at + BEYOND;
}

/* Left stops beyond the right edge hold in documents of old (an ODT made from one says so); aligned ones always do. */
static bool
holds_beyond(const struct work *w)
{
	return w->manners->tabs_hold_beyond_the_edge;
}

/* False: the line has no stop left and ends before the tab. */
static bool
tab_add(struct fill *f, size_t i)
{
	const struct atom *t = &f->w->atoms.at[i];
	struct tab_place stop;

	portion_close(f);
	tab_resolve(f);
	stop = tab_next(f->w, f->pen, t, f->right);
	if (stop.found && stop.kind == TAB_LEFT && stop.at > f->right && !(stop.own && holds_beyond(f->w)))
		stop.found = false;
	/* a stop beyond the float belongs to the next part of the line, so this tab has none */
	if (stop.found && stop.at > f->right && f->r->beside)
		stop.found = false;
	if (!stop.found) {
		if (i > f->r->from && !t->label)
			return false;
		stop = (struct tab_place){ f->pen, TAB_LEFT, LEADER_NONE, true, false };
	}
	tab_set(f, i, stop);
	return true;
}

/* --- one line -------------------------------------------------------------- */

static int
hyphen_width(struct work *w, const struct look *k)
{
	const struct glyph_run *g = shape_text(w->l->shaper, k->face, STR("-"), k->features, w->l->doc->where, w->l->d);

	return look_twips(k, shape_width(g), 1);
}

/* The soft hyphen that would show if the line ended before atom i; NULL: none. */
static const struct atom *
hyphen_before(const struct work *w, size_t from, size_t i)
{
	while (i > from && w->atoms.at[i - 1].kind == ATOM_MARK)
		i--;
	return i > from && w->atoms.at[i - 1].kind == ATOM_SOFT_HYPHEN ? &w->atoms.at[i - 1] : NULL;
}

static bool
may_end_before(struct fill *f, size_t i)
{
	const struct atom *t = &f->w->atoms.at[i];
	const struct atom *h;

	if (!t->break_before || i <= f->r->from)
		return false;
	if (f->w->atoms.at[i - 1].kind == ATOM_MARK && f->w->atoms.at[i - 1].to == t->from &&
	    f->w->atoms.at[i - 1].break_before && i - 1 > f->r->from)
		return false; /* it ends before the marks (bookmarks, notes) that stand before this atom, not between */
	h = hyphen_before(f->w, f->r->from, i);
	return h == NULL || pen_now(f) + hyphen_width(f->w, h->look) <= f->right;
}

static void
line_end_at(struct fill *f, size_t to)
{
	struct raw_line *r = f->r;

	portion_close(f);
	tab_resolve(f);
	r->tabs.n = f->tabs_n;
	r->to = to;
	r->visible = f->visible > to ? to : f->visible;
	r->end = f->end + f->slant;
	r->spaces = f->seen_count;
	r->stretch_from = f->stretch_from;
}

static void
line_end_at_snapshot(struct fill *f, const struct snapshot *s)
{
	const struct atom *h = hyphen_before(f->w, f->r->from, s->at);

	*f = s->fill;
	line_end_at(f, s->at);
	if (h != NULL) {
		f->r->hyphen = true;
		f->r->end += hyphen_width(f->w, h->look);
	}
}

/* How many bytes of a word's letters fit behind the pen; at least one letter where the line is empty. */
static size_t
letters_that_fit(const struct fill *f, const struct atom *t, bool at_least_one)
{
	const struct glyph_run *g = t->glyphs;
	struct fill h = *f;
	size_t letters = 0, bytes = 0;

	portion_add(&h, t);
	h.units -= t->units;
	h.clusters -= t->clusters;
	for (; g != NULL; g = g->next) {
		size_t n = 0;

		for (size_t c = 0; c < g->clusters_n; c++) {
			for (unsigned k = 0; k < g->clusters[c].glyphs && n < g->glyphs_n; k++)
				h.units += g->glyphs[n++].advance;
			h.clusters++;
			if (pen_now(&h) + t->look->slant > h.right && !(at_least_one && letters == 0))
				goto out;
			for (size_t b = 0; b < g->clusters[c].bytes;) {
				size_t at = b;

				text_next(g->text, &at);
				b = at > b ? at : b + 1;
				letters++;
			}
		}
	}
out:
	while (letters-- > 0 && bytes < t->text.n)
		text_next(t->text, &bytes); /* capitals may have other lengths than what was typed */
	return bytes;
}

/* A word wider than the line: as many letters as fit. before: as it was without the word. */
static bool
cut_word(struct fill *f, const struct fill *before, size_t i)
{
	struct atom *t = &f->w->atoms.at[i];
	bool empty = before->visible <= f->r->from;
	size_t n = letters_that_fit(before, t, empty);

	if (n >= t->text.n)
		return false;
	*f = *before;
	if (n > 0) {
		f->r->tail = atom_cut(f->w, t, n);
		portion_add(f, f->r->tail);
		mark_visible(f, i);
		line_end_at(f, i);
		f->r->visible = i;
	} else {
		line_end_at(f, i);
	}
	return true;
}

static bool
atom_is_text(const struct atom *t)
{
	return t->kind == ATOM_WORD || t->kind == ATOM_FIXED_SPACE;
}

/*
 * Adds what can't be parted from atom i, up to the next space, tab, break or place to break. Gives the atom after it.
 */
static size_t
unit_add(struct fill *f, size_t i)
{
	const struct atom *at = f->w->atoms.at;

	for (; i < f->w->atoms.n && (atom_is_text(&at[i]) || at[i].kind == ATOM_MARK) && !at[i].break_before; i++) {
		if (at[i].kind == ATOM_MARK)
			continue;
		if (at[i].kind == ATOM_FIXED_SPACE)
			space_add(f, &at[i]);
		else
			portion_add(f, &at[i]);
		mark_visible(f, i);
	}
	return i;
}

/* The line could end before atom i, or i is what ends a word. */
static bool
parts_before(const struct fill *f, size_t i)
{
	const struct atom *t = i < f->w->atoms.n ? &f->w->atoms.at[i] : NULL;

	return t == NULL || t->kind == ATOM_SPACE || t->kind == ATOM_BREAK || t->break_before;
}

static size_t
spaces_add(struct fill *f, size_t i)
{
	while (i < f->w->atoms.n && f->w->atoms.at[i].kind == ATOM_SPACE)
		space_add(f, &f->w->atoms.at[i++]);
	return i;
}

enum { NO_SPACES = 9 }; /* more than any spaces may shrink: nothing is squeezed */

/* By what part the spaces of a line that is too long would shrink. */
static double
shrink_share(const struct fill *f)
{
	if (f->seen_spaces <= 0 || f->pending)
		return NO_SPACES;
	return (f->end + f->slant - f->right) / f->seen_spaces;
}

/* LibreOffice squeezes in as many more words as fit that way. Gives the atom after them. */
static size_t
more_words(struct fill *f, size_t i)
{
	while (i < f->w->atoms.n && f->w->atoms.at[i].kind == ATOM_WORD) {
		struct fill g = *f;
		size_t next;

		portion_add(&g, &f->w->atoms.at[i]);
		mark_visible(&g, i);
		next = unit_add(&g, i + 1);
		if (!parts_before(&g, next) || shrink_share(&g) > PLAIN_SHRINK)
			break;
		*f = g;
		i = spaces_add(f, next);
	}
	return i;
}

/*
 * Whether the line takes one word more than fits. Let s be the part by which its spaces would shrink, and e the part by
 * which they would grow without that word: LibreOffice 25 takes it where s ≤ 1/4, Word only where s ≤ e/2 too
 * (layout/README.md, Justification). LibreOffice 25.2 pulls up to 0.2471 and no more from 0.2487 on (811 lines of three
 * documents), so PLAIN_SHRINK is a hair below a quarter.
 */
static bool
pull_word(struct fill *f, const struct snapshot *s, size_t i)
{
	bool lesser = f->w->manners->squeezes_by_the_lesser_evil;
	struct fill g = *f;
	size_t to = unit_add(&g, i + 1);
	double shrink = shrink_share(&g);

	if (!parts_before(f, to) || shrink > (lesser ? LESSER_SHRINK : PLAIN_SHRINK))
		return false;
	if (lesser && s->fill.seen_spaces > 0 && shrink > (s->fill.right - s->fill.end) / s->fill.seen_spaces / 2)
		return false;
	to = spaces_add(&g, to);
	if (!lesser)
		to = more_words(&g, to);
	if (to < f->w->atoms.n && f->w->atoms.at[to].kind == ATOM_BREAK) {
		f->r->forced = true;
		to++;
	}
	*f = g;
	f->r->squeezed = true;
	line_end_at(f, to);
	return true;
}

static bool
is_justified(const struct work *w)
{
	return w->pp->align == PARA_JUSTIFY || w->pp->align == PARA_DISTRIBUTE;
}

/* Atom i went past the right edge. True: the line is done. */
static bool
resolve_overflow(struct fill *f, const struct fill *before, const struct snapshot *s, size_t i)
{
	if (s->at > f->r->from) {
		if (!(f->w->manners->squeezes_justified_lines && is_justified(f->w) &&
			f->w->atoms.at[i].kind == ATOM_WORD && pull_word(f, s, i)))
			line_end_at_snapshot(f, s);
		return true;
	}
	if (f->r->beside) {
		line_end_at(f, f->r->from);
		return true;
	}
	return f->w->atoms.at[i].kind == ATOM_WORD && cut_word(f, before, i);
}

/*
 * Whether the line is too wide behind atom i. A whole portion is compared in whole
 * twips, a part of one exactly, as LibreOffice does: half a twip has moved a word of Decree 30.
 */
static bool
line_too_wide(const struct fill *f, size_t i)
{
	const struct atom *next = i + 1 < f->w->atoms.n ? &f->w->atoms.at[i + 1] : NULL;

	if (f->end + f->slant > f->right || f->look == NULL)
		return f->end + f->slant > f->right;
	return pen_exact(f) + f->slant > f->right && next != NULL && next->look == f->look &&
	    (atom_is_text(next) || next->kind == ATOM_SPACE);
}

/* Adds atom i. True: the line is done. */
static bool
atom_fill(struct fill *f, struct snapshot *s, size_t i)
{
	const struct atom *t = &f->w->atoms.at[i];
	struct fill before;

	switch (t->kind) {
	case ATOM_SPACE: space_add(f, t); return false;
	case ATOM_SOFT_HYPHEN:
	case ATOM_MARK: return false;
	case ATOM_BREAK:
		f->r->forced = true;
		line_end_at(f, i + 1);
		return true;
	case ATOM_TAB:
		if (!tab_add(f, i)) {
			line_end_at(f, i);
			return true;
		}
		return false;
	case ATOM_GAP:
	case ATOM_OBJECT:
		before = *f;
		portion_close(f);
		f->pen += (double)t->units;
		break;
	case ATOM_FIXED_SPACE:
		before = *f;
		space_add(f, t);
		break;
	default:
		before = *f;
		portion_add(f, t);
		break;
	}
	mark_visible(f, i);
	return line_too_wide(f, i) && resolve_overflow(f, &before, s, i);
}

void
line_break(struct work *w, size_t from, double left, double right, bool first, struct raw_line *out)
{
	struct fill f = { .w = w, .r = out, .right = right };
	struct snapshot s = { 0 };

	*out = (struct raw_line){ .from = from, .left = left, .right = right, .beside = out->beside };
	f.pen = out->start = first ? left - label_shift(w) : left;
	f.end = f.pen;
	f.visible = f.stretch_from = from;
	for (size_t i = from; i < w->atoms.n; i++) {
		if (may_end_before(&f, i)) {
			s.at = i;
			s.fill = f;
		}
		if (atom_fill(&f, &s, i))
			return;
	}
	line_end_at(&f, w->atoms.n);
	out->last = true;
}
