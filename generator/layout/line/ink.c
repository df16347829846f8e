#include "layout/line/para.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/out.h"
#include "text/text.h"

/*
 * What a line shows: atoms with places become items.
 *
 * Two units are under way at once. A *portion* is a stretch of one look without a tab in it: its width is rounded to
 * whole twips once, when it is closed, and that is where the next one starts, as LibreOffice measures. An *item* is a
 * stretch of a portion that one text item can hold: a portion is cut into several where a part of it is stretched and
 * a part is not (no-break spaces, the text before the last tab). Without the difference rounding errors of justified
 * lines add up.
 *
 * An item of one word takes the shaper's run as it is, which is shared by all places of that word. An item of several
 * words is assembled: their glyphs are copied behind each other into a run of the item's own, with the spaces between.
 * So a PDF's text comes out in whole pieces, which search and readers need, and not word by word.
 *
 * Around the text stand highlights and borders (below it, so added before), underlines, strikes and live rectangles
 * (above). Each is joined to the last of its kind on the line if that ends where this begins and looks alike
 * (item_to_continue): an underline over five runs is one rule.
 *
 * The walk (ink_line): for each span that floats leave of the line, alignment gives the start and what each space is
 * wider; each atom adds itself to the open portion or closes it (text_add, tab_ink, object_ink, mark_collect);
 * right-to-left stretches are walked from their end. Drawings in the line are painted by whoever laid out the page
 * (struct layout's draw).
 *
 * Rejected: an item a word, which is simpler: many times the items, and copied text full of breaks. An item a line:
 * looks, links and stretching change within it.
 */
struct ink {
	struct work *w;
	const struct raw_line *r;
	struct line *line;
	double baseline;
	double extra; /* twips a stretched space is wider */
	/* the open portion */
	const struct look *look;
	double start; /* its left end */
	int64_t units;
	int clusters, spaces;
	/* the open item: atoms of one portion that are not drawn yet */
	struct atom const **atoms;
	size_t atoms_n;
	double item_x;
	bool item_stretched;
	size_t tabs_seen;
	/* the last of their kind on the line, to be continued; index + 1 */
	size_t under, strike, back, link, frame;
	const struct doc_border *border;
};

static double
pen_x(const struct ink *k)
{
	if (k->look == NULL)
		return k->start;
	return k->start + look_twips(k->look, k->units, k->clusters) + k->spaces * k->extra;
}

static struct lay_item *
item_add(struct ink *k, enum lay_item_kind kind, double x, double y)
{
	struct lay_item *t = VEC_ADD(k->w->a, &k->w->items);

	t->kind = kind;
	t->x = x;
	t->y = y;
	t->fill = COLOUR_NONE;
	if (kind == ITEM_TEXT)
		t->scale = 1;
	return t;
}

/* --- one text item --------------------------------------------------------- */

struct assembly {
	struct arena *a;
	struct glyph_run *first, *run; /* run: being filled */
	struct glyph *glyphs;
	struct cluster *clusters;
	size_t glyphs_n, clusters_n, text_from, text_at;
	str text;
};

static void
assembly_end(struct assembly *s)
{
	if (s->run != NULL)
		s->run->text = str_sub(s->text, s->text_from, s->text_at);
}

/* The run that glyphs of this face go to: the open one while the face stays. */
static struct glyph_run *
assembly_run(struct assembly *s, const struct face *f, bool rtl)
{
	struct glyph_run *r;

	if (s->run != NULL && s->run->face == f && !rtl && !s->run->rtl)
		return s->run;
	assembly_end(s);
	r = ARENA_NEW(s->a, struct glyph_run);
	r->face = f;
	r->rtl = rtl;
	r->glyphs = s->glyphs + s->glyphs_n;
	r->clusters = s->clusters + s->clusters_n;
	s->text_from = s->text_at;
	if (s->run != NULL)
		s->run->next = r;
	else
		s->first = r;
	s->run = r;
	return r;
}

static void
assembly_cluster(struct assembly *s, unsigned bytes, unsigned glyphs)
{
	s->clusters[s->clusters_n++] = (struct cluster){ (uint16_t)bytes, (uint16_t)glyphs };
	s->run->clusters_n++;
	s->text_at += bytes;
}

static void
assemble_space(struct assembly *s, const struct atom *t)
{
	const struct glyph_run *g = t->look->space;
	size_t bytes = t->text.n / (size_t)t->clusters;

	assembly_run(s, g->face, false);
	for (int i = 0; i < t->clusters; i++) {
		s->glyphs[s->glyphs_n] = g->glyphs[0];
		s->glyphs[s->glyphs_n++].advance += i == 0 ? t->kern : 0;
		s->run->glyphs_n++;
		s->run->spaces++;
		assembly_cluster(s, (unsigned)bytes, 1);
	}
	s->run->width += t->units;
}

static void
assemble_word(struct assembly *s, const struct atom *t)
{
	for (const struct glyph_run *g = t->glyphs; g != NULL; g = g->next) {
		assembly_run(s, g->face, g->rtl);
		if (g->glyphs_n > 0)
			memcpy(s->glyphs + s->glyphs_n, g->glyphs, g->glyphs_n * sizeof *g->glyphs);
		s->glyphs_n += g->glyphs_n;
		s->run->glyphs_n += g->glyphs_n;
		s->run->width += g->width;
		s->run->spaces += g->spaces;
		for (size_t c = 0; c < g->clusters_n; c++)
			assembly_cluster(s, g->clusters[c].bytes, g->clusters[c].glyphs);
	}
}

/*
 * The letters that are drawn: capitals by style come out of the PDF as Word and LibreOffice let them come out,
 * as capitals; the item keeps what was typed.
 */
static str
drawn_text(struct ink *k, str typed)
{
	struct out o;
	str s;

	if (!k->look->upper)
		return typed;
	out_init(&o);
	for (size_t i = 0; i < k->atoms_n; i++) {
		if (k->atoms[i]->kind == ATOM_SPACE)
			out_put(&o, k->atoms[i]->text);
		for (const struct glyph_run *g = k->atoms[i]->kind == ATOM_SPACE ? NULL : k->atoms[i]->glyphs;
		     g != NULL; g = g->next)
			out_put(&o, g->text);
	}
	s = out_copy(&o, k->w->l->a);
	out_release(&o);
	return s;
}

/* One word, which the shaper keeps. */
static bool
is_kept(const struct ink *k)
{
	return k->atoms_n == 1 && k->atoms[0]->kind == ATOM_WORD &&
	    (k->atoms[0]->glyphs == NULL || !k->atoms[0]->glyphs->passing);
}

static const struct glyph_run *
assemble_run(struct ink *k, str text)
{
	struct assembly s = { .a = k->w->l->a, .text = drawn_text(k, text) };
	size_t glyphs = 0, clusters = 0;

	if (is_kept(k))
		return k->atoms[0]->glyphs;
	for (size_t i = 0; i < k->atoms_n; i++) {
		const struct atom *t = k->atoms[i];

		if (t->kind == ATOM_SPACE) {
			glyphs += (size_t)t->clusters;
			clusters += (size_t)t->clusters;
			continue;
		}
		for (const struct glyph_run *g = t->glyphs; g != NULL; g = g->next) {
			glyphs += g->glyphs_n;
			clusters += g->clusters_n;
		}
	}
	s.glyphs = ARENA_ARRAY(s.a, struct glyph, glyphs + 1);
	s.clusters = ARENA_ARRAY(s.a, struct cluster, clusters + 1);
	for (size_t i = 0; i < k->atoms_n; i++)
		if (k->atoms[i]->kind == ATOM_SPACE)
			assemble_space(&s, k->atoms[i]);
		else
			assemble_word(&s, k->atoms[i]);
	assembly_end(&s);
	return s.first;
}

/* --- what stands around the text ------------------------------------------- */

/* The item that index (+ 1) names, if it ends at x, where a like one is about to begin; else NULL. */
static struct lay_item *
item_to_continue(struct ink *k, size_t index, double x)
{
	struct lay_item *t = index > 0 ? &k->w->items.at[index - 1] : NULL;

	return t != NULL && fabs(t->x + t->width - x) < 1 ? t : NULL;
}

static void
rule_add(struct ink *k, size_t *last, double x, double width, double y, double thick, int colour,
    enum doc_border_style style)
{
	struct lay_item *t = last != NULL ? item_to_continue(k, *last, x) : NULL;

	if (t != NULL && t->y == y && t->line_width == thick && t->colour == colour && t->style == style) {
		t->width = x + width - t->x;
		return;
	}
	t = item_add(k, ITEM_RULE, x, y);
	t->width = width;
	t->line_width = thick;
	t->colour = colour;
	t->style = style;
	if (last != NULL)
		*last = k->w->items.n;
}

static enum doc_border_style
underline_style(enum doc_underline u)
{
	switch (u) {
	case UNDERLINE_DOTTED: return BORDER_DOTTED;
	case UNDERLINE_DASH: return BORDER_DASHED;
	case UNDERLINE_DOT_DASH: return BORDER_DOT_DASH;
	case UNDERLINE_WAVE: return BORDER_WAVE;
	default: return BORDER_SINGLE;
	}
}

enum { THICK_LEAST = 5 }; /* twips: a quarter of a point is the least that prints */

/* A double line is two of less weight, as far apart from the single one's place: shares of its weight. */
static const double DOUBLE_APART = 0.75, DOUBLE_WEIGHT = 0.6;

static double
ems_to_twips(const struct look *l, int32_t units)
{
	return (double)units * l->size_twips / SHAPE_EM;
}

static void
underline_add(struct ink *k, const struct look *l, double x, double width)
{
	const struct doc_char_props *c = l->props;
	double thick = ems_to_twips(l, l->face->underline_width),
	       y = k->baseline - l->raise + ems_to_twips(l, l->face->underline_at);
	int colour = c->underline_colour >= 0 ? c->underline_colour : l->colour;

	if (thick < THICK_LEAST)
		thick = THICK_LEAST;
	if (c->underline == UNDERLINE_DOUBLE) {
		rule_add(k, NULL, x, width, y - thick * DOUBLE_APART, thick * DOUBLE_WEIGHT, colour, BORDER_SINGLE);
		rule_add(k, NULL, x, width, y + thick * DOUBLE_APART, thick * DOUBLE_WEIGHT, colour, BORDER_SINGLE);
		return;
	}
	if (c->underline == UNDERLINE_THICK)
		thick *= 2;
	rule_add(k, &k->under, x, width, y, thick, colour, underline_style(c->underline));
}

static void
strike_add(struct ink *k, const struct look *l, double x, double width)
{
	double thick = ems_to_twips(l, l->face->strike_width),
	       y = k->baseline - l->raise - ems_to_twips(l, l->face->strike_at);

	if (thick < THICK_LEAST)
		thick = THICK_LEAST;
	if (l->props->double_strike) {
		rule_add(k, NULL, x, width, y - thick, thick * DOUBLE_WEIGHT, l->colour, BORDER_SINGLE);
		rule_add(k, NULL, x, width, y + thick, thick * DOUBLE_WEIGHT, l->colour, BORDER_SINGLE);
	} else {
		rule_add(k, &k->strike, x, width, y, thick, l->colour, BORDER_SINGLE);
	}
}

static double
top_of(const struct ink *k, const struct look *l)
{
	return k->baseline - l->ascent;
}

static void
background_add(struct ink *k, const struct look *l, double x, double width)
{
	double y = top_of(k, l), height = l->ascent + l->descent;
	struct lay_item *t = item_to_continue(k, k->back, x);

	if (t != NULL && t->y == y && t->height == height && t->fill == l->background) {
		t->width = x + width - t->x;
		return;
	}
	t = item_add(k, ITEM_RECT, x, y);
	t->width = width;
	t->height = height;
	t->fill = l->background;
	k->back = k->w->items.n;
}

static void
frame_add(struct ink *k, const struct look *l, double x, double width)
{
	const struct doc_border *b = l->props->border;
	struct lay_item *t = k->border == b ? item_to_continue(k, k->frame, x) : NULL;

	if (t != NULL) {
		t->width = x + width - t->x;
		return;
	}
	t = item_add(k, ITEM_RECT, x, top_of(k, l));
	t->width = width;
	t->height = l->ascent + l->descent;
	t->line_width = b->width_eighths * 2.5;
	t->style = b->style;
	t->colour = b->colour >= 0 ? b->colour : l->colour;
	k->frame = k->w->items.n;
	k->border = b;
}

static void
link_rect_add(struct ink *k, const struct look *l, double x, double width)
{
	const struct doc_link *to = l->props->link;
	struct lay_item *t = item_to_continue(k, k->link, x);

	if (t != NULL && str_eq(t->uri, to->uri) && str_eq(t->name, to->anchor)) {
		t->width = x + width - t->x;
		return;
	}
	t = item_add(k, ITEM_LINK, x, top_of(k, l));
	t->width = width;
	t->height = l->ascent + l->descent;
	t->uri = to->uri;
	t->name = to->anchor;
	k->link = k->w->items.n;
}

static void
around_below(struct ink *k, const struct look *l, double x, double width)
{
	if (l->background >= 0 && width > 0)
		background_add(k, l, x, width);
}

static void
around_above(struct ink *k, const struct look *l, double x, double width, bool spaces_only)
{
	const struct doc_char_props *c = l->props;

	if (width <= 0)
		return;
	if (c->underline != UNDERLINE_NONE && !(spaces_only && c->underline == UNDERLINE_WORDS))
		underline_add(k, l, x, width);
	if (c->strike || c->double_strike)
		strike_add(k, l, x, width);
	if (c->border != NULL && c->border->style != BORDER_NONE)
		frame_add(k, l, x, width);
	if (c->link != NULL)
		link_rect_add(k, l, x, width);
}

/* --- portions -------------------------------------------------------------- */

static str
item_text(const struct ink *k)
{
	const struct atom *first = k->atoms[0], *last = k->atoms[k->atoms_n - 1];

	return (str){ first->text.p, (size_t)(last->text.p + last->text.n - first->text.p) };
}

/* Draws the atoms that wait. The portion stays open. */
static void
item_flush(struct ink *k)
{
	const struct look *l = k->look;
	double x = k->item_x, width;
	struct lay_item *t;

	if (k->atoms_n == 0)
		return;
	assert(l != NULL); /* text_add set it */
	width = pen_x(k) - x;
	around_below(k, l, x, width);
	t = item_add(k, ITEM_TEXT, x, k->baseline - l->raise);
	t->text = item_text(k);
	t->run = assemble_run(k, t->text);
	t->assembled = !is_kept(k);
	t->width = width;
	t->size_pt = l->size_twips / 20.0;
	t->colour = l->colour;
	t->spacing = l->spacing;
	t->scale = l->scale;
	t->space_extra = k->item_stretched ? k->extra : 0;
	around_above(k, l, x, width, k->atoms_n == 1 && k->atoms[0]->kind != ATOM_WORD);
	k->atoms_n = 0;
}

static void
portion_finish(struct ink *k)
{
	item_flush(k);
	k->start = pen_x(k);
	k->look = NULL;
	k->units = 0;
	k->clusters = k->spaces = 0;
}

/* Whether an atom can't share an item with those that wait, though it shares their portion. */
static bool
parts_item(const struct ink *k, const struct atom *t, bool stretched)
{
	const struct atom *last;

	if (k->atoms_n == 0)
		return false;
	last = k->atoms[k->atoms_n - 1];
	if (last->label != t->label || last->text.p + last->text.n != t->text.p)
		return true;
	if (k->look->props->underline == UNDERLINE_WORDS)
		return last->kind != t->kind;
	return stretched != k->item_stretched && k->extra != 0 &&
	    (t->kind != ATOM_WORD || last->kind == ATOM_FIXED_SPACE);
}

static void
text_add(struct ink *k, const struct atom *t, size_t i)
{
	bool stretched = i >= k->r->stretch_from;
	bool space = t->kind == ATOM_SPACE || t->kind == ATOM_FIXED_SPACE;

	assert(t->look != NULL);
	if (t->kind == ATOM_FIXED_SPACE && (t->label || k->w->manners->no_break_spaces_keep_width))
		stretched = false;
	if (k->look != t->look)
		portion_finish(k);
	k->look = t->look;
	if (parts_item(k, t, stretched))
		item_flush(k);
	if (k->atoms_n == 0) {
		k->item_x = pen_x(k);
		k->item_stretched = stretched;
	}
	k->atoms[k->atoms_n++] = t;
	k->units += t->units;
	k->clusters += t->clusters;
	if (space && stretched)
		k->spaces += t->clusters;
}

static void
soft_hyphen(struct ink *k, const struct look *l)
{
	struct atom *t = ARENA_NEW(k->w->a, struct atom);

	*t = (struct atom){ .kind = ATOM_WORD, .look = l, .text = STR("-") };
	atom_shape(k->w, t);
	text_add(k, t, 0);
}

/* --- tabs and objects ------------------------------------------------------ */

static const char *const leaders[] = { "", ".", "-", "_", "\xc2\xb7" };

enum { LEADERS_MOST = 2000 }; /* letters: more than any line holds that is read */

static void
leader_add(struct ink *k, const struct look *l, enum doc_tab_leader kind, double x, double width)
{
	str one = str_of(leaders[kind]);
	struct work *w = k->w;
	const struct glyph_run *g = shape_text(w->l->shaper, l->face, one, 0, w->l->doc->where, w->l->d);
	double each = look_twips(l, shape_width(g), 1);
	size_t n = each > 0 ? (size_t)(width / each) : 0;
	struct lay_item *t;
	char *p;

	if (n == 0 || n > LEADERS_MOST)
		return;
	p = arena_alloc(w->l->a, n * one.n);
	for (size_t i = 0; i < n; i++)
		memcpy(p + i * one.n, one.p, one.n);
	t = item_add(k, ITEM_TEXT, x, k->baseline - l->raise);
	t->text = (str){ p, n * one.n };
	t->run = shape_text(w->l->shaper, l->face, t->text, 0, w->l->doc->where, w->l->d);
	t->width = width; /* filled to its end */
	t->size_pt = l->size_twips / 20.0;
	t->colour = l->colour;
	t->spacing = (width - (double)shape_width(t->run) * l->scale * l->size_twips / SHAPE_EM) / (double)n;
	t->scale = l->scale;
}

static void
tab_ink(struct ink *k, const struct atom *t)
{
	const struct tab_set *s;

	portion_finish(k);
	if (k->tabs_seen >= k->r->tabs.n)
		return;
	s = &k->r->tabs.at[k->tabs_seen++];
	around_below(k, t->look, k->start, s->width);
	if (s->leader != LEADER_NONE)
		leader_add(k, t->look, s->leader, k->start, s->width);
	around_above(k, t->look, k->start, s->width, true);
	k->start += s->width;
}

static void
object_ink(struct ink *k, const struct atom *t)
{
	const struct doc_drawing *d = t->run->drawing;
	struct lay_item *items = NULL;
	size_t n = 0;

	portion_finish(k);
	if (k->w->l->draw != NULL)
		k->w->l->draw(k->w->l, d, &items, &n);
	for (size_t i = 0; i < n; i++) {
		struct lay_item *to = VEC_ADD(k->w->a, &k->w->items);

		*to = items[i];
		to->x += k->start + drawing_twips(d->room[SIDE_LEFT]);
		to->y += k->baseline - t->look->raise - drawing_twips(d->height) - drawing_twips(d->room[SIDE_BOTTOM]);
	}
	if (t->look->props->link != NULL)
		link_rect_add(k, t->look, k->start, (double)t->units);
	k->start += (double)t->units;
}

/* --- marks ----------------------------------------------------------------- */

struct marks {
	VEC(const struct doc_note *) notes;
	VEC(struct line_anchor) anchors;
	VEC(str) bookmarks;
};

static void
mark_collect(struct ink *k, struct marks *m, const struct doc_run *r)
{
	struct arena *a = k->w->l->a;

	if (r->kind == RUN_NOTE) {
		if (r->note != NULL && !r->note->endnote && !r->note->in_text)
			*VEC_ADD(a, &m->notes) = r->note;
	} else if (r->kind == RUN_BOOKMARK) {
		*VEC_ADD(a, &m->bookmarks) = r->text;
	} else if (r->kind == RUN_DRAWING && r->drawing != NULL) {
		*VEC_ADD(a, &m->anchors) = (struct line_anchor){ r->drawing, pen_x(k) };
	}
}

static void
break_mark(struct line *l, const struct doc_run *r)
{
	l->page_break |= r->kind == RUN_PAGE_BREAK;
	l->column_break |= r->kind == RUN_COLUMN_BREAK;
}

enum { BAR_WEIGHT = 10 }; /* twips */

static void
bar_tabs_add(struct ink *k, double height)
{
	const struct doc_para_props *pp = k->w->pp;

	for (size_t i = 0; i < pp->tabs_n; i++)
		if (pp->tabs[i].kind == TAB_BAR) {
			struct lay_item *t = item_add(k, ITEM_RULE, pp->tabs[i].at_twips, 0);

			t->height = height;
			t->line_width = BAR_WEIGHT;
			t->style = BORDER_SINGLE;
		}
}

/* --- alignment ------------------------------------------------------------- */

static enum doc_alignment
line_alignment(const struct work *w, const struct raw_line *r)
{
	enum doc_alignment al = w->pp->align;
	const struct atom *end = r->forced && r->to > 0 ? &w->atoms.at[r->to - 1] : NULL;
	bool ends = r->last || (end != NULL && end->run->kind != RUN_LINE_BREAK) ||
	    (end != NULL && (r->to == w->atoms.n || w->manners->lines_broken_by_hand_stay_short));

	if (ends && w->pp->align_last >= 0)
		return (enum doc_alignment)w->pp->align_last;
	if (al == PARA_JUSTIFY && ends)
		return PARA_LEFT;
	return al;
}

static void
align_line(struct ink *k)
{
	const struct raw_line *r = k->r;
	enum doc_alignment al = line_alignment(k->w, r);
	double slack = r->right - r->end;

	k->start = r->start;
	if (r->squeezed || ((al == PARA_JUSTIFY || al == PARA_DISTRIBUTE) && slack > 0)) {
		if (r->spaces > 0)
			k->extra = slack / r->spaces;
	} else if (slack > 0 && al == PARA_RIGHT) {
		k->start += slack;
	} else if (slack > 0 && al == PARA_CENTRE) {
		k->start += slack / 2;
	}
}

static void
atom_ink(struct ink *k, struct marks *m, size_t i)
{
	const struct atom *t = &k->w->atoms.at[i];

	switch (t->kind) {
	case ATOM_MARK: mark_collect(k, m, t->run); break;
	case ATOM_BREAK: break_mark(k->line, t->run); break;
	case ATOM_TAB: tab_ink(k, t); break;
	case ATOM_GAP:
		portion_finish(k);
		k->start += (double)t->units;
		break;
	case ATOM_OBJECT: object_ink(k, t); break;
	case ATOM_SOFT_HYPHEN: item_flush(k); break;
	default:
		if (t->text.n > 0 && t->glyphs != NULL)
			text_add(k, t, i);
		break;
	}
}

/* Spaces at the end of a line show where they are underlined or shaded and the line ends by itself. */
static bool
is_shown_space(const struct raw_line *r, const struct atom *t)
{
	if (t->kind != ATOM_SPACE)
		return true;
	return (r->last || r->forced) && !r->squeezed &&
	    (t->look->props->underline != UNDERLINE_NONE || t->look->background >= 0);
}

/* --- right to left ---------------------------------------------------------- */

static bool
is_rtl(const struct atom *t)
{
	return t->kind == ATOM_WORD && t->glyphs != NULL && t->glyphs->rtl;
}

static bool
is_neutral(const struct atom *t)
{
	return t->kind == ATOM_SPACE || t->kind == ATOM_FIXED_SPACE || t->kind == ATOM_MARK;
}

/* The atom after the last word of the right-to-left stretch that begins with atom i. */
static size_t
rtl_end(const struct ink *k, size_t i)
{
	size_t end = i + 1;

	for (size_t j = end; j < k->r->visible; j++)
		if (is_rtl(&k->w->atoms.at[j]))
			end = j + 1;
		else if (!is_neutral(&k->w->atoms.at[j]))
			break;
	return end;
}

/* Words of a right-to-left stretch stand in reverse order; all else as it is written. */
static void
atoms_ink(struct ink *k, struct marks *m)
{
	const struct raw_line *r = k->r;

	for (size_t i = r->from; i < r->to; i++) {
		const struct atom *t = &k->w->atoms.at[i];
		size_t end;

		if (i >= r->visible && !is_shown_space(r, t))
			continue;
		if (!is_rtl(t)) {
			atom_ink(k, m, i);
			continue;
		}
		end = rtl_end(k, i);
		for (size_t j = end; j-- > i;)
			atom_ink(k, m, j);
		i = end - 1;
	}
}

static void
line_store(struct ink *k, const struct marks *m)
{
	struct line *l = k->line;
	struct work *w = k->w;

	l->items_n = w->items.n;
	if (l->items_n > 0)
		l->items = arena_copy(w->l->a, w->items.at, w->items.n * sizeof *w->items.at);
	l->notes = m->notes.at;
	l->notes_n = m->notes.n;
	l->anchors = m->anchors.at;
	l->anchors_n = m->anchors.n;
	l->bookmarks = m->bookmarks.at;
	l->bookmarks_n = m->bookmarks.n;
}

static void
span_ink(struct ink *k, struct marks *m)
{
	const struct raw_line *r = k->r;
	struct work *w = k->w;

	k->atoms = ARENA_ARRAY(w->a, const struct atom *, r->to - r->from + 3);
	align_line(k);
	if (w->items.n == 0) {
		k->line->left = k->start;
		bar_tabs_add(k, k->line->height);
	}
	atoms_ink(k, m);
	if (r->tail != NULL)
		text_add(k, r->tail, r->to);
	if (r->hyphen)
		soft_hyphen(k, w->atoms.at[r->visible - 1].look);
	portion_finish(k);
	k->line->right = k->start;
}

void
ink_line(struct work *w, const struct raw_line *r, size_t n, struct line *line)
{
	struct marks m = { 0 };
	struct ink k = { .w = w, .line = line };

	w->items.n = 0;
	for (size_t i = 0; i < n; i++) {
		k = (struct ink){ .w = w, .r = &r[i], .line = line, .baseline = line->baseline };
		span_ink(&k, &m);
	}
	line_store(&k, &m);
}
