#include "layout/line/para.h"

#include <string.h>

#include "base/map.h"
#include "document/read.h"
#include "text/text.h"

/*
 * Runs to one joined text and the pieces it is made of. Hidden runs are left
 * out. What is no text stands in it as one character: tab, line feed, form feed,
 * U+FFFC for an object; bookmarks, notes and anchors as none.
 */
static str
page_ref(struct layout *l, const struct doc_run *r)
{
	const struct page_ref *ref = l->page_refs != NULL ? map_find(l->page_refs, r->field_target) : NULL;

	l->uses_totals = true;
	return ref != NULL ? ref->label : r->text;
}

/* The first on the page, else the last before it, else the first behind it (ECMA-376-1, 17.16.5.59). */
static str
style_ref(struct layout *l, const struct doc_run *r)
{
	const struct styled_words *before = NULL;

	l->uses_totals = true;
	for (size_t i = 0; i < l->styled_n; i++) {
		const struct styled_words *s = &l->styled[i];

		if (!str_eq(s->style, r->field_target))
			continue;
		if (s->page == l->page_index || (s->page > l->page_index && before == NULL))
			return s->words;
		if (s->page > l->page_index)
			break;
		before = s;
	}
	return before != NULL ? before->words : r->text;
}

static str field_text(struct layout *l, const struct doc_run *r);

/* Texts and fields of a condition, joined. */
static str
joined_text(struct layout *l, const struct doc_run *r)
{
	str s = STR("");

	for (; r != NULL; r = r->next) {
		str more = r->kind == RUN_FIELD ? field_text(l, r) : r->text;

		s = s.n > 0 ? str_concat(l->a, s, more) : more;
	}
	return s;
}

static str
condition_text(struct layout *l, const struct doc_run *r)
{
	const struct doc_condition *c = r->condition;
	int holds = c != NULL ? doc_compare(joined_text(l, c->left), c->sign, joined_text(l, c->right)) : -1;

	if (holds < 0)
		return r->text;
	return joined_text(l, holds > 0 ? c->yes : c->no);
}

static str
field_text(struct layout *l, const struct doc_run *r)
{
	switch (r->field) {
	case FIELD_PAGE:
		if (r->number_format >= 0)
			return page_number_text(l->a, l->page_number, (enum doc_number_format)r->number_format);
		return l->page_text;
	case FIELD_PAGES: l->uses_totals = true; return l->pages_text;
	case FIELD_SECTION_PAGES: l->uses_totals = true; return l->section_pages_text;
	case FIELD_PAGE_REF: return page_ref(l, r);
	case FIELD_STYLE_REF: return style_ref(l, r);
	case FIELD_IF: return condition_text(l, r);
	case FIELD_NOTE_NUMBER:
		if (r->note != NULL)
			return r->note->number_text;
		return r->text.n == 0 && l->note != NULL ? l->note->number_text : r->text;
	default: return r->text;
	}
}

static str
run_text(struct layout *l, const struct doc_run *r)
{
	switch (r->kind) {
	case RUN_TEXT: return r->text;
	case RUN_FIELD: return field_text(l, r);
	case RUN_NOTE: return r->note != NULL ? r->note->number_text : STR("");
	case RUN_TAB:
	case RUN_PTAB: return STR("\t");
	case RUN_LINE_BREAK: return STR("\n");
	case RUN_PAGE_BREAK:
	case RUN_COLUMN_BREAK: return STR("\f");
	case RUN_DRAWING: return r->drawing != NULL && r->drawing->floating == NULL ? STR("\xef\xbf\xbc") : STR("");
	default: return STR("");
	}
}

static const struct doc_char_props *
run_props(const struct layout *l, const struct doc_run *r)
{
	if (r->style_props != NULL && l->manners->note_numbers_keep_style_alone)
		return r->style_props;
	if (r->kind == RUN_NOTE && r->note != NULL && r->note->mark_props != NULL)
		return r->note->mark_props;
	return r->props;
}

static void
piece_add(struct work *w, const struct doc_run *r, enum doc_run_kind kind, size_t from, size_t to, bool small)
{
	if (from == to && kind == RUN_TEXT)
		return;
	*VEC_ADD(w->a, &w->pieces) =
	    (struct piece){ (uint32_t)from, (uint32_t)to, look_of(w->l, run_props(w->l, r), small), r, kind };
}

/* Whether the letter at *i is drawn small: one that has a capital. Moves past it. */
static bool
is_lower(struct work *w, str s, size_t *i)
{
	size_t from = *i;
	str c;

	text_next(s, i);
	c = str_sub(s, from, *i);
	return !str_eq(text_upper(w->a, c), c);
}

static void
small_caps(struct work *w, const struct doc_run *r, size_t from, str s)
{
	size_t i = 0, start = 0;
	bool small = false;

	while (i < s.n) {
		size_t at = i;
		bool now = is_lower(w, s, &i);

		if (now != small && at > start) {
			piece_add(w, r, RUN_TEXT, from + start, from + at, small);
			start = at;
		}
		small = now;
	}
	piece_add(w, r, RUN_TEXT, from + start, from + s.n, small);
}

static void
run_pieces(struct work *w, const struct doc_run *r, size_t from, str s)
{
	enum doc_run_kind kind = r->kind == RUN_FIELD ? RUN_TEXT : r->kind;

	if (kind == RUN_NOTE) {
		piece_add(w, r, RUN_NOTE, from, from, false);
		kind = RUN_TEXT;
	}
	if (kind == RUN_TEXT && run_props(w->l, r)->caps == CAPS_SMALL)
		small_caps(w, r, from, s);
	else
		piece_add(w, r, kind, from, from + s.n, false);
}

static bool
is_shown(const struct doc_run *r)
{
	return !r->props->hidden || r->kind == RUN_BOOKMARK;
}

void
pieces_collect(struct work *w)
{
	VEC(str) texts = { 0 };
	size_t n = 0, i = 0;
	char *p;

	for (const struct doc_run *r = w->p->runs; r != NULL; r = r->next) {
		str s = is_shown(r) ? run_text(w->l, r) : STR("");

		*VEC_ADD(w->a, &texts) = s;
		n += s.n;
	}
	p = arena_alloc(w->l->a, n + 1);
	w->text = (str){ p, n };
	n = 0;
	for (const struct doc_run *r = w->p->runs; r != NULL; r = r->next, i++) {
		str s = texts.at[i];

		if (s.n > 0)
			memcpy(p + n, s.p, s.n);
		if (is_shown(r))
			run_pieces(w, r, n, s);
		n += s.n;
	}
}
