#include "layout/flow.h"

#include <math.h>

#include "base/arena.h"

/*
 * Footnotes stand at the foot of the page on which their mark is. A line is
 * placed only where its notes' beginnings fit too; a note that does not fit whole is
 * split, the rest opens the notes of the next page. Measures: layout.md, Headers, footers, footnotes.
 */

enum {
	SEPARATOR_BEFORE = 57, SEPARATOR_AFTER = 57, /* 1 mm */
	SEPARATOR_EIGHTHS = 4, SEPARATOR_PERCENT = 25,
	BODY_LEAST = 600,  /* what notes that go on leave of a page */
	SIZES_LOOKED = 64
};

static struct border
separator(const struct document *doc)
{
	struct border b = { BORDER_SINGLE, SEPARATOR_EIGHTHS, 0, 0 };

	if (doc->separator_weight_eighths > 0)
		b.width_eighths = doc->separator_weight_eighths;
	return b;
}

static double
separator_before(const struct document *doc)
{
	return doc->separator_before > 0 ? doc->separator_before : SEPARATOR_BEFORE;
}

static double
separator_height(const struct document *doc)
{
	struct border b = separator(doc);

	return separator_before(doc) + border_width(&b) +
	    (doc->separator_after > 0 ? doc->separator_after : SEPARATOR_AFTER);
}

static double
text_width(const struct flow *f)
{
	return f->area.right - f->area.left;
}

/* A part of a note in a height; true: all of it is placed. */
static bool
note_part(struct flow *f, const struct note *note, struct cursor *at, double height, struct canvas *c, double *used)
{
	struct arena *own = f->l.a;
	struct region r;
	enum stop why;

	f->l.a = f->a;
	f->l.note = note;
	region_init(&r, c, 0, 0, text_width(f), height);
	r.area = &f->area;
	why = flow_fill(&f->l, &r, at);
	f->l.a = own;
	f->l.note = NULL;
	*used = r.y + (why == STOP_DONE ? r.after : 0);
	return why == STOP_DONE;
}

static struct note_size *
note_size(struct flow *f, const struct note *note)
{
	struct cursor at = { .block = note->blocks };
	struct note_size *s;
	double width = text_width(f);

	(void)width;
	for (size_t i = f->sizes.n; i > 0 && i + SIZES_LOOKED > f->sizes.n; i--)
		if (f->sizes.at[i - 1].note == note)
			return &f->sizes.at[i - 1];
	s = VEC_ADD(f->a, &f->sizes);
	*s = (struct note_size){ .note = note, .c = canvas_new(f->a) };
	note_part(f, note, &at, HUGE_VAL, s->c, &s->height);
	at = (struct cursor){ .block = note->blocks };
	note_part(f, note, &at, 0, canvas_new(f->a), &s->first);
	return s;
}

double
notes_limit(struct flow *f, const struct note **notes, size_t n, bool may_split)
{
	double h = f->foot.height;

	if (n == 0)
		return f->area.bottom - h;
	if (f->foot.full)
		return -HUGE_VAL;
	if (h == 0)
		h = separator_height(f->l.doc);
	for (size_t i = 0; i < n; i++) {
		const struct note_size *s = note_size(f, notes[i]);

		h += i + 1 < n || !may_split ? s->height : s->first;
	}
	return f->area.bottom - h;
}

static void
put(struct flow *f, const struct note *note, struct canvas *c, double height, bool goes_on)
{
	if (f->foot.height == 0)
		f->foot.height = separator_height(f->l.doc);
	*VEC_ADD(f->a, &f->foot.placed) = (struct note_placed){ note, c, height, goes_on };
	f->foot.height += height;
}

static void
split(struct flow *f, const struct note *note, struct cursor at, double room, bool goes_on)
{
	struct canvas *c = canvas_new(f->a);
	double used;
	bool whole = note_part(f, note, &at, room, c, &used);

	put(f, note, c, used, goes_on);
	if (whole)
		return;
	f->foot.full = true;
	f->foot.rest = at;
	f->foot.rest_of = note;
}

static void
take(struct flow *f, double bottom, const struct note *note)
{
	const struct note_size *s;
	double room = f->area.bottom - bottom - (f->foot.height == 0 ? separator_height(f->l.doc) : f->foot.height);

	if (f->foot.full) {
		*VEC_ADD(f->a, &f->foot.waiting) = note;
		return;
	}
	s = note_size(f, note);
	if (s->height <= room + 1)
		put(f, note, s->c, s->height, false);
	else
		split(f, note, (struct cursor){ .block = note->blocks }, room, false);
}

void
notes_take(struct flow *f, double bottom, const struct note **notes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!notes[i]->endnote)
			take(f, bottom, notes[i]);
}

void
notes_open(struct flow *f)
{
	struct foot was = f->foot;

	f->foot = (struct foot){ .height = 0 };
	if (was.rest_of != NULL)
		split(f, was.rest_of, was.rest, f->area.bottom - f->area.top - BODY_LEAST - separator_height(f->l.doc), true);
	for (size_t i = 0; i < was.waiting.n; i++)
		take(f, f->area.top + BODY_LEAST, was.waiting.at[i]);
}

bool
notes_left(const struct flow *f)
{
	return f->foot.rest_of != NULL || f->foot.waiting.n > 0;
}

void
notes_paint(struct flow *f, double text_bottom)
{
	const struct document *doc = f->l.doc;
	int percent = doc->separator_width_percent > 0 ? doc->separator_width_percent : SEPARATOR_PERCENT;
	struct border b = separator(doc);
	double y = f->area.bottom - f->foot.height;
	struct item it;

	if (f->foot.placed.n == 0)
		return;
	if (doc->notes_under_text && text_bottom < y)
		y = text_bottom;
	it = item_rule(f->area.left, y + separator_before(doc) + border_width(&b) / 2, text_width(f) * percent / 100, 0, &b);
	canvas_add(f->body, &it, 0, 0);
	y += separator_height(doc);
	for (size_t i = 0; i < f->foot.placed.n; i++) {
		const struct note_placed *n = &f->foot.placed.at[i];

		canvas_tag(f->body, STR("Note"));
		canvas_join(f->body, n->c, f->area.left, y);
		canvas_untag(f->body);
		y += n->height;
	}
}
