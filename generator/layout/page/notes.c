#include "layout/page/flow.h"

#include <math.h>

#include "base/arena.h"

/*
 * Footnotes stand at the foot of the page on which their mark is. A line is placed only where its notes' beginnings fit
 * too; a note that does not fit whole is split, and its rest opens the notes of the next page. Measures:
 * layout/README.md, Headers, footers and notes.
 */

enum { /* layout/README.md, Headers, footers and notes */
	SEPARATOR_BEFORE = 57,
	SEPARATOR_AFTER = 57,   /* 1 mm */
	SEPARATOR_EIGHTHS = 4,  /* of a point */
	SEPARATOR_PERCENT = 25, /* of the text's width */
	SEPARATOR_WIDTH = 2880, /* two inches */
	BODY_LEAST = 600,       /* twips that notes which go on leave of a page */
	SIZES_LOOKED = 64       /* the last notes that were laid out, of which one may be asked for again */
};

/* What stands between text and notes: its height, and a line in it. */
struct separator {
	double height, at, width;
	struct doc_border line;
	struct canvas *text; /* instead of the line; NULL: none */
};

static double
notes_width(const struct flow *f)
{
	return f->area.right - f->area.left;
}

/* LibreOffice's own: a line between two distances, as wide as a share of the text. */
static struct separator
separator_rule(const struct flow *f)
{
	const struct document *doc = f->l.doc;
	struct separator s = { .line = { BORDER_SINGLE, SEPARATOR_EIGHTHS, 0, 0 } };
	double before = doc->separator_before > 0 ? doc->separator_before : SEPARATOR_BEFORE;
	int percent = doc->separator_width_percent > 0 ? doc->separator_width_percent : SEPARATOR_PERCENT;

	if (doc->separator_weight_eighths > 0)
		s.line.width_eighths = doc->separator_weight_eighths;
	s.at = before + border_width(&s.line) / 2;
	s.height = before + border_width(&s.line) + (doc->separator_after > 0 ? doc->separator_after : SEPARATOR_AFTER);
	s.width = notes_width(f) * percent / 100;
	return s;
}

/* The document's own text, or nothing at all. */
static struct separator
separator_text(struct flow *f)
{
	struct separator s = { .text = canvas_new(f->a) };
	struct region r;

	s.height = flow_box(&f->l, f->l.doc->separator, notes_width(f), s.text, &r);
	return s;
}

/*
 * Word's, and LibreOffice 25.2's: a paragraph with a line of two inches in it, a quarter of an em above the baseline.
 */
static const double RULE_RAISE = 2.3; /* twips for each half point of the mark: 0.23 em */

static struct separator
separator_paragraph(struct flow *f)
{
	const struct doc_para *p = f->l.doc->separator->para;
	struct band band = { notes_width(f), NULL, NULL };
	struct separator s = separator_rule(f);
	const struct para_lines *ls;

	ls = lay_lines(&f->l, p, &band);
	s.height = p->props->before + ls->height + p->props->after;
	s.at = p->props->before + ls->at[0].baseline - p->mark_props->size_half_points * RULE_RAISE;
	s.width = fmin(SEPARATOR_WIDTH, notes_width(f));
	return s;
}

static struct separator
separator_of(struct flow *f)
{
	const struct document *doc = f->l.doc;

	if (!f->l.manners->separator_is_a_paragraph || doc->separator == NULL)
		return separator_rule(f);
	if (doc->separator_rule && doc->separator->kind == DOC_PARAGRAPH)
		return separator_paragraph(f);
	return separator_text(f);
}

static double
separator_height(struct flow *f)
{
	if (f->foot.separator == 0)
		f->foot.separator = separator_of(f).height;
	return f->foot.separator;
}

/* Lays out as much of a note as fits into a height, from a cursor on; true: all of it is placed. */
static bool
note_part(struct flow *f, const struct doc_note *note, struct cursor *at, double height, struct canvas *c, double *used,
    double *tail)
{
	struct arena *own = f->l.a;
	struct region r;
	enum stop why;

	f->l.a = f->a;
	f->l.note = note;
	region_init(&r, c, 0, 0, notes_width(f), height);
	r.area = &f->area;
	why = flow_fill(&f->l, &r, at);
	f->l.a = own;
	f->l.note = NULL;
	*used = r.y + (why == STOP_DONE ? r.after : 0);
	*tail = why == STOP_DONE && r.after == 0 ? r.tail : 0;
	return why == STOP_DONE;
}

static struct note_size *
note_size(struct flow *f, const struct doc_note *note)
{
	struct cursor at = { .block = note->blocks };
	struct note_size *s;
	double unused;

	for (size_t i = f->sizes.n; i > 0 && i + SIZES_LOOKED > f->sizes.n; i--)
		if (f->sizes.at[i - 1].note == note)
			return &f->sizes.at[i - 1];
	s = VEC_ADD(f->a, &f->sizes);
	*s = (struct note_size){ .note = note, .c = canvas_new(f->a) };
	note_part(f, note, &at, HUGE_VAL, s->c, &s->height, &s->tail);
	at = (struct cursor){ .block = note->blocks };
	note_part(f, note, &at, 0, canvas_new(f->a), &s->first, &unused);
	return s;
}

double
notes_limit(struct flow *flow, const struct doc_note **notes, size_t n, bool may_split)
{
	double h = flow->foot.height, tail = 0;

	if (n == 0)
		return flow->area.bottom - h + flow->foot.tail;
	if (flow->foot.full)
		return -HUGE_VAL;
	if (h == 0)
		h = separator_height(flow);
	for (size_t i = 0; i < n; i++) {
		const struct note_size *s = note_size(flow, notes[i]);

		h += i + 1 < n || !may_split ? s->height : s->first;
		tail = i + 1 == n && !may_split ? s->tail : 0;
	}
	return flow->area.bottom - h + tail;
}

static void
note_put(struct flow *f, const struct doc_note *note, struct canvas *c, double height, double tail)
{
	if (f->foot.height == 0)
		f->foot.height = separator_height(f);
	*VEC_ADD(f->a, &f->foot.placed) = (struct note_placed){ note, c, height };
	f->foot.height += height;
	f->foot.tail = tail;
}

static void
note_split(struct flow *f, const struct doc_note *note, struct cursor at, double room)
{
	struct canvas *c = canvas_new(f->a);
	double used, tail;
	bool whole = note_part(f, note, &at, room, c, &used, &tail);

	note_put(f, note, c, used, tail);
	if (whole)
		return;
	f->foot.full = true;
	f->foot.rest = at;
	f->foot.rest_of = note;
}

static void
note_take(struct flow *f, double bottom, const struct doc_note *note)
{
	const struct note_size *s;
	double room = f->area.bottom - bottom - (f->foot.height == 0 ? separator_height(f) : f->foot.height);

	if (f->foot.full) {
		*VEC_ADD(f->a, &f->foot.waiting) = note;
		return;
	}
	s = note_size(f, note);
	if (s->height - s->tail <= room + 1)
		note_put(f, note, s->c, s->height, s->tail);
	else
		note_split(f, note, (struct cursor){ .block = note->blocks }, room);
}

void
notes_take(struct flow *flow, double bottom, const struct doc_note **notes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!notes[i]->endnote && !notes[i]->in_text)
			note_take(flow, bottom, notes[i]);
}

void
notes_open(struct flow *flow)
{
	struct foot was = flow->foot;

	flow->foot = (struct foot){ .height = 0 };
	if (was.rest_of != NULL)
		note_split(flow, was.rest_of, was.rest,
		    flow->area.bottom - flow->area.top - BODY_LEAST - separator_height(flow));
	for (size_t i = 0; i < was.waiting.n; i++)
		note_take(flow, flow->area.top + BODY_LEAST, was.waiting.at[i]);
}

bool
notes_left(const struct flow *flow)
{
	return flow->foot.rest_of != NULL || flow->foot.waiting.n > 0;
}

void
notes_paint(struct flow *flow, double text_bottom)
{
	double y = flow->area.bottom - flow->foot.height + flow->foot.tail;
	struct separator sep;
	struct lay_item it;

	if (flow->foot.placed.n == 0)
		return;
	if (flow->l.manners->notes_follow_the_text && text_bottom < y)
		y = text_bottom;
	sep = separator_of(flow);
	it = item_rule(flow->area.left, y + sep.at, sep.width, 0, &sep.line);
	if (sep.text != NULL)
		canvas_join(flow->body, sep.text, flow->area.left, y);
	else
		canvas_add(flow->body, &it, 0, 0);
	y += sep.height;
	for (size_t i = 0; i < flow->foot.placed.n; i++) {
		const struct note_placed *n = &flow->foot.placed.at[i];

		canvas_tag(flow->body, STR("Note"));
		canvas_join(flow->body, n->c, flow->area.left, y);
		canvas_untag(flow->body);
		y += n->height;
	}
}
