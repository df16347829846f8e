/*
 * The document as a list of paragraphs in reading order, each with the lines that it became. Pages don't point back
 * into the document, so a paragraph is sought among the texts of the pages by its letters, spaces left out: from where
 * the one before it ended, then a little further on, since what floats stands elsewhere among a page's items.
 */
#include <math.h>
#include <string.h>

#include "base/out.h"
#include "lint/inner.h"

/* How many texts beyond the last one found a paragraph is sought. */
enum { SEEK = 300 };
/* A header that tabs make stands at the very beginning. */
enum { SPLIT_AMONG = 16 };

struct walk {
	struct lint *l;
	const struct doc_section *section;
	struct out text;
	size_t cells, tables;
	size_t cell, table; /* where the walk is */
	bool text_box;
};

/* --- paragraphs ---------------------------------------------------------------- */

static str
text_as_drawn(struct arena *a, str s, const struct doc_char_props *props)
{
	return props->caps != CAPS_NONE ? text_upper(a, s) : s;
}

static void walk_blocks(struct walk *w, const struct doc_block *b);

static void
walk_box(struct walk *w, const struct doc_drawing *d)
{
	size_t cell = w->cell;

	for (; d != NULL; d = d->next) {
		if (d->kind == DRAWING_UNKNOWN)
			w->l->has_unknown_drawing = true;
		w->cell = ++w->cells;
		walk_blocks(w, d->blocks);
		if (d->kind == DRAWING_GROUP)
			walk_box(w, d->children);
	}
	w->cell = cell;
}

static str
seen_text(const struct doc_run *r)
{
	if (r->props->hidden)
		return STR("");
	switch (r->kind) {
	case RUN_TEXT: return r->text;
	case RUN_FIELD: return r->text;
	case RUN_TAB:
	case RUN_PTAB: return STR("\t");
	case RUN_LINE_BREAK: return STR("\n");
	default: return STR("");
	}
}

static bool
has_no_ink(str s)
{
	for (size_t i = 0; i < s.n;) {
		unsigned c = text_next(s, &i);

		if (c > ' ' && c != 0xA0 && c != 0x200B)
			return false;
	}
	return true;
}

static struct lint_para *
add_para(struct walk *w, const struct doc_para *para, size_t number)
{
	struct lint_para *p = VEC_ADD(w->l->a, &w->l->paras);

	p->para = para;
	p->section = w->section;
	p->number = number;
	p->cell = w->cell;
	p->table = w->table;
	return p;
}

static void
finish_para(struct walk *w, struct lint_para *p)
{
	out_reset(&w->text);
	for (size_t i = 0; i < p->bits_n; i++)
		out_put(&w->text, p->bits[i].text);
	p->text = out_copy(&w->text, w->l->a);
	p->plain = lint_squeeze(w->l->a, p->text);
	p->blank = p->plain.n == 0 || has_no_ink(p->plain);
}

/*
 * Does the paragraph hold two columns of the header? Then [*from, *to) of its text is what stands between them: a tab,
 * or the longest row of spaces.
 */
static bool
find_gap(struct lint *l, const struct lint_para *p, size_t *from, size_t *to)
{
	str folded = text_fold(l->a, p->text), s = p->text;
	bool number_and_date = str_starts(folded, STR("so_")) && str_find(folded, STR("_ngay"), 0) < folded.n &&
	    str_find(folded, STR("_thang"), 0) < folded.n;
	bool two = str_find(folded, STR("_cong_hoa_xa_hoi"), 0) < folded.n ||
	    str_find(folded, STR("_doc_lap_tu_do"), 0) < folded.n || number_and_date;
	size_t best = 0;

	if (p->cell != 0 || !two)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		size_t begin = i, weight = 0;

		for (; i < s.n && (s.p[i] == ' ' || s.p[i] == '\t'); i++)
			weight += s.p[i] == '\t' ? 100 : 1;
		if (begin > 0 && i < s.n && weight > best && weight >= 3) {
			best = weight;
			*from = begin;
			*to = i;
		}
	}
	return best > 0;
}

/* Moves what stands at or behind the byte at into a paragraph of its own; the gap [from, to) is dropped. */
static void
split_para(struct walk *w, size_t index, size_t from, size_t to)
{
	struct lint_para *left = LP(w->l, index), *right = add_para(w, left->para, left->number);
	VEC(struct lint_bit) a = { 0 }, b = { 0 };
	size_t at = 0;

	left = LP(w->l, index);
	for (size_t i = 0; i < left->bits_n; i++) {
		struct lint_bit bit = left->bits[i];
		size_t n = bit.text.n;

		if (at < from)
			*VEC_ADD(w->l->a, &a) = (struct lint_bit){ str_sub(bit.text, 0, from - at), bit.props };
		if (at + n > to)
			*VEC_ADD(w->l->a, &b) =
			    (struct lint_bit){ str_sub(bit.text, to > at ? to - at : 0, n), bit.props };
		at += n;
	}
	left->bits = a.at;
	left->bits_n = a.n;
	right->bits = b.at;
	right->bits_n = b.n;
	left->column_split = right->column_split = true;
	finish_para(w, left);
	finish_para(w, right);
}

static void
walk_para(struct walk *w, const struct doc_para *para)
{
	struct lint *l = w->l;
	size_t number = l->paras.n > 0 ? LP(l, l->paras.n - 1)->number + 1 : 1, index = l->paras.n, from = 0, to = 0;
	struct lint_para *p = add_para(w, para, number);
	VEC(struct lint_bit) bits = { 0 };

	if (para->label != NULL && para->label->text.n > 0) {
		const struct doc_char_props *props = para->label->props;

		*VEC_ADD(l->a, &bits) = (struct lint_bit){ text_as_drawn(l->a, para->label->text, props), props };
		*VEC_ADD(l->a, &bits) = (struct lint_bit){ STR(" "), props };
	}
	for (const struct doc_run *r = para->runs; r != NULL; r = r->next) {
		str s = seen_text(r);

		if (s.n > 0)
			*VEC_ADD(l->a, &bits) = (struct lint_bit){ text_as_drawn(l->a, s, r->props), r->props };
	}
	p->bits = bits.at;
	p->bits_n = bits.n;
	finish_para(w, p);
	if (number <= SPLIT_AMONG && find_gap(l, p, &from, &to))
		split_para(w, index, from, to);
	for (const struct doc_run *r = para->runs; r != NULL; r = r->next)
		if (r->kind == RUN_DRAWING && r->drawing != NULL)
			walk_box(w, r->drawing);
}

static void
walk_table(struct walk *w, const struct doc_table *t)
{
	size_t cell = w->cell, table = w->table;

	if (table == 0)
		w->table = ++w->tables;
	for (const struct doc_row *r = t->rows; r != NULL; r = r->next)
		for (const struct doc_cell *c = r->cells; c != NULL; c = c->next) {
			w->cell = ++w->cells;
			walk_blocks(w, c->blocks);
		}
	w->cell = cell;
	w->table = table;
}

static void
walk_blocks(struct walk *w, const struct doc_block *b)
{
	for (; b != NULL; b = b->next) {
		if (b->kind == DOC_PARAGRAPH)
			walk_para(w, b->para);
		else
			walk_table(w, b->table);
	}
}

/* --- places ---------------------------------------------------------------------- */

/* A text of a page. */
struct spot {
	size_t page;
	const struct lay_item *item;
};

struct spots {
	struct spot *at;
	size_t n, cap;
};

static void
gather_drawn(struct lint *l, size_t page, const struct lay_item *it)
{
	/* a box this flat is drawn to be seen as a line */
	enum { FLAT = 40 };
	bool lying = (it->kind == ITEM_RULE || it->kind == ITEM_RECT || it->kind == ITEM_PATH) &&
	    fabs(it->height) < FLAT && fabs(it->width) > FLAT;

	if (lying)
		*VEC_ADD(l->a, &l->drawn) =
		    (struct lint_drawn){ page, it->width < 0 ? it->x + it->width : it->x, it->y, fabs(it->width) };
}

static void
gather_items(struct lint *l, struct spots *spots)
{
	const struct lay_pages *pages = l->in->pages;

	for (size_t i = 0; i < pages->n; i++)
		for (size_t k = 0; k < pages->at[i].items_n; k++) {
			const struct lay_item *it = &pages->at[i].items[k];

			if (it->kind == ITEM_TEXT && it->text.n > 0)
				*VEC_ADD(l->a, spots) = (struct spot){ i + 1, it };
			else
				gather_drawn(l, i + 1, it);
		}
}

static bool
is_space_at(str s, size_t i, size_t *n)
{
	unsigned char c = (unsigned char)s.p[i];

	*n = c == 0xC2 && i + 1 < s.n && (unsigned char)s.p[i + 1] == 0xA0 ? 2 : 1;
	return *n == 2 || c <= ' ';
}

/* Moves *at past the letters of s, spaces left out on both sides. False: they are others. */
static bool
eat_letters(str key, size_t *at, str s)
{
	size_t i = 0, k = *at, n;

	for (;;) {
		while (i < s.n && is_space_at(s, i, &n))
			i += n;
		while (k < key.n && is_space_at(key, k, &n))
			k += n;
		if (i == s.n || k == key.n)
			break;
		if (s.p[i++] != key.p[k++])
			return false;
	}
	*at = k;
	return i == s.n;
}

static bool
is_done(str key, size_t at)
{
	return has_no_ink(str_sub(key, at, key.n));
}

/* The number of a note, which the paragraph's text doesn't have. */
static bool
is_note_number(const struct lay_item *it)
{
	enum { SMALL_PT = 10, LONGEST = 3 };

	return it->size_pt < SMALL_PT && it->text.n <= LONGEST;
}

/* Texts of which, from first on, the paragraph is made; 0: not these. */
static size_t
match_items(const struct spots *spots, size_t first, str key)
{
	size_t at = 0, i = first;

	for (; i < spots->n && !is_done(key, at); i++)
		if (!eat_letters(key, &at, spots->at[i].item->text) &&
		    !(i > first && is_note_number(spots->at[i].item)))
			break;
	return is_done(key, at) ? i - first : 0;
}

static void
take_lines(struct lint *l, struct lint_para *p, const struct spot *from, size_t n)
{
	VEC(struct lint_line) lines = { 0 };

	p->page = from[0].page;
	for (size_t i = 0; i < n; i++) {
		const struct lay_item *it = from[i].item;
		struct lint_line *line = lines.n > 0 ? &lines.at[lines.n - 1] : NULL;
		/* spaces at the ends are advance that nobody sees */
		double right = it->x + it->width;

		if (has_no_ink(it->text))
			continue;
		/* a note's mark stands higher than its line, by less than half a letter */
		if (line == NULL || fabs(line->y - it->y) > it->size_pt * 10 || it->x < line->x) {
			line = VEC_ADD(l->a, &lines);
			*line = (struct lint_line){ it->x, it->y, 0 };
		}
		line->width = right - line->x;
	}
	p->lines = lines.at;
	p->lines_n = lines.n;
}

/* The typed letters: what the pages hold, without capitals by style. */
static str
typed_text(struct lint *l, const struct lint_para *p)
{
	struct out o;
	str s;

	if (p->column_split)
		return p->text;
	out_init(&o);
	if (p->para->label != NULL)
		out_put(&o, p->para->label->text);
	for (const struct doc_run *r = p->para->runs; r != NULL; r = r->next)
		out_put(&o, seen_text(r));
	s = out_copy(&o, l->a);
	out_release(&o);
	return s;
}

static void
find_places(struct lint *l)
{
	struct spots spots = { 0 };
	size_t cursor = 0, missed = 0;

	gather_items(l, &spots);
	for (size_t i = 0; i < l->paras.n; i++) {
		struct lint_para *p = LP(l, i);
		str key = typed_text(l, p);
		size_t reach = SEEK + missed * SEEK / 10, end = cursor + reach < spots.n ? cursor + reach : spots.n;

		for (size_t k = cursor; !p->blank && k < end; k++) {
			size_t n = match_items(&spots, k, key);

			if (n == 0)
				continue;
			take_lines(l, p, &spots.at[k], n);
			if (k - cursor <
			    SEEK / 10 + missed * 4) { /* far off: it floats, and the next one doesn't follow it */
				cursor = k + n;
				missed = 0;
			}
			break;
		}
		missed += !p->blank && p->page == 0 && missed < SEEK;
	}
}

void
lint_collect(struct lint *l)
{
	struct walk w = { .l = l };

	out_init(&w.text);
	for (const struct doc_section *s = l->in->doc->sections; s != NULL; s = s->next) {
		w.section = s;
		walk_blocks(&w, s->blocks);
	}
	out_release(&w.text);
	find_places(l);
}
