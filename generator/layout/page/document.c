#include "layout/page/flow.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"

/*
 * Sections onto pages and columns, in as many passes as fields with totals need:
 * two, rarely three, when the totals themselves move a line.
 */

enum {
	PASSES = 3,
	BALANCE_STEPS = 12, /* halvings of a page: to less than the next */
	BALANCE_EXACT = 10, /* twips between columns' depths that no eye sees */
	COLUMN_LEAST = 100, /* twips: a narrower one holds hardly a letter */
	SCRATCH_BLOCK = 1 << 18,
	PASS_BLOCK = 1 << 19
};

/* A section under way on the page. */
struct filling {
	struct flow *f;
	const struct doc_section *s, *in; /* in: whose columns they are, the section or the page's style */
	double left[LIMIT_PAGE_COLUMNS], width[LIMIT_PAGE_COLUMNS];
	int columns;
	double gap;       /* between them where they are equal */
	int column;       /* the one being filled */
	double top;       /* of all columns on this page */
	double low;       /* where the lowest line ends, without the room it asks below */
	bool keep_before; /* the next region begins after a break that was asked for */
	struct cursor at;
};

/* How many columns there are: no more than can be seen. Gaps that leave them nothing share half of the width. */
static int
columns_with_room(struct filling *g, double width)
{
	const struct doc_section *s = g->in;
	int n = s->columns, seen = 1;
	double x = 0;

	if (n < 1)
		n = 1;
	if (n > LIMIT_PAGE_COLUMNS)
		n = LIMIT_PAGE_COLUMNS;
	g->gap = s->gap;
	if (s->column_width == NULL) {
		if (n == 1 || (width - g->gap * (n - 1)) / n >= COLUMN_LEAST)
			return n;
		g->gap = width / (2 * (n - 1));
		diag_add(g->f->l.d, &lay_no_room, g->f->l.doc->where, NULL);
		return n;
	}
	for (; seen < n; seen++) {
		x += fmax(s->column_width[seen - 1], COLUMN_LEAST) + s->column_gap[seen - 1];
		if (x < -g->f->area.left || g->f->area.left + x > s->page_width - COLUMN_LEAST) {
			diag_add(g->f->l.d, &lay_no_room, g->f->l.doc->where, NULL);
			break;
		}
	}
	return seen;
}

static void
set_columns(struct filling *g)
{
	const struct doc_section *s = g->in = g->s->style != NULL && !g->s->own_columns ? g->f->section : g->s;
	double left = g->f->area.left, width = g->f->area.right - left, x = left;

	g->columns = columns_with_room(g, width);
	for (int i = 0; i < g->columns; i++) {
		double gap = s->column_gap != NULL ? s->column_gap[i] : g->gap;

		g->left[i] = x;
		g->width[i] =
		    s->column_width != NULL ? s->column_width[i] : (width - g->gap * (g->columns - 1)) / g->columns;
		if (g->width[i] < COLUMN_LEAST)
			g->width[i] = COLUMN_LEAST;
		x += g->width[i] + gap;
	}
}

static struct region
column_region(struct filling *g, double bottom)
{
	struct flow *f = g->f;
	struct region r;

	region_init(&r, f->body, g->left[g->column], g->top, g->width[g->column], bottom);
	r.area = &f->area;
	r.around = &f->around;
	r.flow = f;
	r.scratch = f->scratch;
	r.tags = true;
	r.keep_before = g->keep_before;
	/* below another section, what does not fit moves on to the next page */
	r.empty = g->top <= f->area.top + 1 || !f->placed;
	r.after = r.empty || g->column > 0 ? 0 : f->after;
	above_begin(&r, &f->past, f->a, f->l.manners->floats_follow_their_anchor);
	return r;
}

/* --- one page's columns ------------------------------------------------------------- */

/* Fills columns from the current one on, down to bottom. */
static enum stop
fill_columns(struct filling *g, double bottom)
{
	struct flow *f = g->f;
	enum stop why = STOP_FULL;

	for (; g->column < g->columns; g->column++) {
		struct region r = column_region(g, bottom);

		why = flow_fill(&f->l, &r, &g->at);
		if (r.y > f->text_bottom)
			f->text_bottom = r.y;
		if (r.y - r.tail > g->low)
			g->low = r.y - r.tail;
		f->after = why == STOP_DONE ? r.after : 0;
		if (why == STOP_DONE || why == STOP_PAGE || f->stopped)
			return why;
		g->keep_before = why == STOP_COLUMN;
	}
	return why;
}

static bool
wants_balance(const struct filling *g)
{
	return g->columns > 1 && !g->f->l.manners->columns_stay_uneven &&
	    (g->s->balance || (g->s->next != NULL && g->s->next->start == SECTION_CONTINUOUS));
}

/* What a trial of another depth begins from. */
struct trial {
	struct filling g;
	struct region_mark mark;
	double text_bottom;
	bool placed;
};

static void
restore_trial(struct filling *g, const struct trial *t, struct region *r)
{
	region_back(r, t->mark);
	*g = t->g;
	g->f->text_bottom = t->text_bottom;
	g->f->placed = t->placed;
}

/* The section ends on this page: finds the least depth at which its columns hold it, and fills them to that. */
static enum stop
balance_columns(struct filling *g, const struct trial *t, struct region *r, double bottom)
{
	double low = t->g.top, high = bottom;
	enum stop why;

	for (int i = 0; i < BALANCE_STEPS && high - low > BALANCE_EXACT; i++) {
		double middle = (low + high) / 2;

		restore_trial(g, t, r);
		if (fill_columns(g, middle) == STOP_DONE && g->low <= middle + 1)
			high = middle;
		else
			low = middle;
	}
	restore_trial(g, t, r);
	why = fill_columns(g, high);
	return why;
}

static enum stop
fill_page(struct filling *g)
{
	struct flow *f = g->f;
	struct region r = column_region(g, f->area.bottom);
	struct trial t = { *g, region_at(&r), f->text_bottom, f->placed };
	enum stop why;

	t.g.at.lines = NULL; /* the trial's lines may be gone when it is repeated; text_from says where to go on */
	why = fill_columns(g, f->area.bottom);
	if (why == STOP_DONE && wants_balance(g) && t.g.at.table == NULL)
		why = balance_columns(g, &t, &r, f->area.bottom);
	return why;
}

static void
column_lines(struct filling *g)
{
	static const struct doc_border line = { BORDER_SINGLE, 4, 0, 0 };

	if (!g->in->column_line)
		return;
	for (int i = 0; i + 1 < g->columns; i++) {
		double x = (g->left[i] + g->width[i] + g->left[i + 1]) / 2;
		struct lay_item it = item_rule(x, g->top, 0, g->f->text_bottom - g->top, &line);

		canvas_add(g->f->body, &it, 0, 0);
	}
}

/* --- sections ------------------------------------------------------------------------- */

static void
turn_page(struct filling *g, bool first, bool restart)
{
	if (g->f->open)
		page_close(g->f);
	page_open(g->f, g->s, first, restart);
	g->top = g->low = g->f->area.top;
	g->column = 0;
	set_columns(g);
}

/* Whether a section can go on on the page of the one before; one of ODF's text:section always can. */
static bool
same_paper(const struct doc_section *a, const struct doc_section *b)
{
	return a != NULL &&
	    ((a->style != NULL && b->style != NULL) ||
		(a->page_width == b->page_width && a->page_height == b->page_height));
}

/* An odd or even page is asked for and the next is not: an empty one goes between, though it may only be counted. */
static void
fill_up(struct filling *g)
{
	struct flow *f = g->f;
	int next = g->s->page_start >= 0 ? g->s->page_start : f->number + 1;
	bool odd = g->s->start == SECTION_ODD;

	if ((g->s->start != SECTION_ODD && g->s->start != SECTION_EVEN) || (next % 2 != 0) == odd ||
	    g->s->page_start >= 0)
		return;
	if (!f->open && f->pages.n == 0)
		return;
	if (!f->l.manners->skipped_pages_are_printed) {
		f->number++;
		f->unseen++;
		return;
	}
	if (f->open)
		page_close(f);
	page_open(f, g->s, false, false);
}

static void
begin_section(struct filling *g)
{
	struct flow *f = g->f;
	const struct doc_section *s = g->s;

	g->keep_before = true;
	if (f->open && s->start == SECTION_CONTINUOUS && same_paper(f->section, s)) {
		page_sides(f, s->style != NULL ? f->section : s, &f->area.left, &f->area.right);
		page_insets(f, s);
		g->top = g->low = f->placed ? f->text_bottom : f->area.top;
		g->column = 0;
		set_columns(g);
		return;
	}
	fill_up(g);
	turn_page(g, true, true);
}

static void
lay_section(struct flow *f, const struct doc_section *s, struct doc_block *blocks)
{
	struct filling g = { .f = f, .s = s, .at = { .block = blocks } };
	size_t pages_before = f->pages.n;

	begin_section(&g);
	while (!f->stopped) {
		enum stop why = fill_page(&g);

		column_lines(&g);
		if (why == STOP_DONE || g.at.block == NULL) /* a break at the very end turns no page of its own */
			break;
		turn_page(&g, false, false);
		g.keep_before = why == STOP_PAGE;
	}
	*VEC_ADD(f->a, &f->section_pages) = f->pages.n + 1 - pages_before;
}

/* --- endnotes --------------------------------------------------------------------------- */

static bool
has_endnotes(const struct document *doc)
{
	for (const struct doc_note *n = doc->notes; n != NULL; n = n->next)
		if (n->endnote)
			return true;
	return false;
}

/* The last section's blocks with the endnotes behind them, as in Word; those of an ODT stand in its sections. */
static struct doc_block *
with_endnotes(struct flow *f, struct doc_block *blocks)
{
	struct doc_block *first = NULL, **last = &first;

	if (!has_endnotes(f->l.doc))
		return blocks;
	for (struct doc_block *b = blocks; b != NULL; b = b->next) {
		*last = arena_copy(f->a, b, sizeof *b);
		last = &(*last)->next;
	}
	for (const struct doc_note *n = f->l.doc->notes; n != NULL; n = n->next)
		for (struct doc_block *b = n->endnote ? n->blocks : NULL; b != NULL; b = b->next) {
			*last = arena_copy(f->a, b, sizeof *b);
			last = &(*last)->next;
		}
	*last = NULL;
	return first;
}

/*
 * LibreOffice 7.4 gives the endnotes of a DOCX pages of their own: as large as the first section's, upright,
 * with margins of 2 cm and nothing in them (measured; later versions go on below the text, as Word does).
 */
static bool
endnotes_apart(const struct flow *f)
{
	return f->l.manners->endnotes_have_their_own_pages && has_endnotes(f->l.doc);
}

static void
lay_endnotes(struct flow *f)
{
	enum { MARGIN = 1134 }; /* 2 cm */
	const struct doc_section *first = f->l.doc->sections;
	struct doc_section *s = ARENA_NEW(f->a, struct doc_section);
	assert(first != NULL); /* a reader makes at least one, or there were no notes to lay */
	int w = first->page_width, h = first->page_height;

	*s = (struct doc_section){ .page_width = w < h ? w : h,
		.page_height = w < h ? h : w,
		.margin = { MARGIN, MARGIN, MARGIN, MARGIN },
		.page_start = -1,
		.page_format = NUMBER_DECIMAL,
		.columns = 1 };
	lay_section(f, s, with_endnotes(f, NULL));
}

/*
 * LibreOffice 7.4 leaves an empty paragraph before a table that opens a DOCX which has footnotes
 * (probed: it goes when either does; 25.2 leaves none).
 */
static struct doc_block *
with_opening(struct flow *f, struct doc_block *blocks)
{
	const struct document *doc = f->l.doc;
	struct doc_block *b;

	if (!f->l.manners->notes_push_down_a_first_table || doc->notes == NULL || doc->empty_para == NULL ||
	    blocks == NULL || blocks->kind != DOC_TABLE)
		return blocks;
	b = ARENA_NEW(f->a, struct doc_block);
	*b = (struct doc_block){ blocks, DOC_PARAGRAPH, doc->empty_para, NULL };
	return b;
}

/* --- passes ------------------------------------------------------------------------------ */

/* What one pass tells the next. */
struct totals {
	str pages;
	struct map *refs;
	VEC(str) sections;
	VEC(struct styled_words) styled;
};

static struct flow *
run_pass(const struct layout *base, struct arena *a, const struct totals *t)
{
	struct flow *f = ARENA_NEW(a, struct flow);

	f->l = *base;
	f->l.a = f->l.keep = f->a = a;
	f->scratch = arena_new(SCRATCH_BLOCK);
	f->around.a = a;
	f->head = canvas_new(a);
	f->body = canvas_new(a);
	f->foot_c = canvas_new(a);
	f->head->owner = f->body->owner = f->foot_c->owner = a;
	f->l.pages_text = t->pages;
	f->l.page_refs = t->refs;
	f->l.styled = t->styled.at;
	f->l.styled_n = t->styled.n;
	f->section_totals.at = t->sections.at;
	f->section_totals.n = t->sections.n;
	for (const struct doc_section *s = base->doc->sections; s != NULL && !f->stopped; s = s->next) {
		struct doc_block *blocks =
		    s->next == NULL && !endnotes_apart(f) ? with_endnotes(f, s->blocks) : s->blocks;

		lay_section(f, s, s == base->doc->sections ? with_opening(f, blocks) : blocks);
		f->section_index++;
	}
	if (endnotes_apart(f) && !f->stopped)
		lay_endnotes(f);
	while (f->open && !f->stopped) {
		bool more = notes_left(f);
		const struct doc_section *s = f->section;

		page_close(f);
		if (more)
			page_open(f, s, false, false);
	}
	arena_free(f->scratch);
	return f;
}

static struct totals
totals_of(const struct flow *f, struct arena *a)
{
	struct totals t = { .pages = str_format(a, "%zu", f->pages.n + f->unseen), .refs = map_new(a) };

	for (size_t i = 0; i < f->places.n; i++) {
		struct page_ref *ref = ARENA_NEW(a, struct page_ref);
		size_t page = f->places.at[i].page;

		if (page >= f->pages.n)
			continue;
		ref->label = str_copy(a, f->pages.at[page].label);
		ref->number = (int)page + 1;
		map_put(t.refs, str_copy(a, f->places.at[i].name), ref);
	}
	for (size_t i = 0; i < f->styled.n; i++) {
		const struct styled_words *s = &f->styled.at[i];

		*VEC_ADD(a, &t.styled) = (struct styled_words){ s->page, str_copy(a, s->style), str_copy(a, s->words) };
	}
	for (size_t i = 0; i < f->section_pages.n; i++)
		*VEC_ADD(a, &t.sections) = str_format(a, "%zu", f->section_pages.at[i]);
	return t;
}

static struct lay_pages *
pages_of_pass(const struct flow *f, struct arena *a)
{
	struct lay_pages *p = ARENA_NEW(a, struct lay_pages);
	const struct document *doc = f->l.doc;

	p->at = f->pages.at;
	p->n = f->pages.n;
	p->outline = f->outline.at;
	p->outline_n = f->outline.n;
	p->title = doc->title;
	p->author = doc->author;
	p->subject = doc->subject;
	p->keywords = doc->keywords;
	p->language = doc->language;
	return p;
}

static void
free_pass(void *p)
{
	arena_free(p);
}

/* Each pass has memory of its own: only the last one's is kept, with the caller's. */
struct lay_pages *
lay_document(
    const struct document *doc, struct shaper *shaper, const struct lay_options *opt, struct arena *a, struct diags *d)
{
	struct doc_manners manners = doc_manners(&doc->source, opt->like);
	struct layout base = {
		.doc = doc, .shaper = shaper, .manners = &manners, .d = d, .draw = lay_drawing, .fitted = opt->fitted
	};
	struct totals t = { .pages = STR("1") };

	for (int i = 0;; i++) {
		struct arena *own = arena_new(PASS_BLOCK);
		struct flow *f = run_pass(&base, own, &t);
		str before = t.pages;

		if (!f->stopped && f->l.uses_totals && i + 1 < PASSES) {
			t = totals_of(f, a);
			if (i == 0 || !str_eq(before, t.pages)) {
				arena_free(own);
				continue;
			}
		}
		arena_defer(a, free_pass, own);
		return f->stopped ? NULL : pages_of_pass(f, a);
	}
}
