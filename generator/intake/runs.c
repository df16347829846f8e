/*
 * A paragraph's runs as inlines. Word changes its runs where a cursor stood, so that a format may change inside a word:
 * a word has the format of its first letter, and white space that of its neighbours where they agree. Fonts, sizes and
 * colours are the template's.
 */
#include "intake/inner.h"

#include <string.h>

#include "base/out.h"
#include "document/read.h"
#include "value/value.h"

struct format {
	bool bold, italic, strike, underline;
	enum doc_vertical_position vpos;
	const struct doc_link *link;
};

struct writer {
	struct report *r;
	struct loc where;
	bool plain_bold, plain_italic; /* the whole paragraph has it: no emphasis */
	struct inline_node *first, **last;
	struct out text, blanks;
	struct format open, word; /* of text; of the word that is being read */
	bool in_word;
	size_t skip;
};

static bool
same_format(const struct format *a, const struct format *b)
{
	return a->bold == b->bold && a->italic == b->italic && a->strike == b->strike && a->underline == b->underline &&
	    a->vpos == b->vpos && a->link == b->link;
}

static struct inline_node *
inline_node_new(struct writer *w, enum inline_kind kind)
{
	struct inline_node *n = ARENA_NEW(w->r->a, struct inline_node);

	n->kind = kind;
	n->where = w->where;
	return n;
}

static struct inline_node *
wrapped(struct writer *w, enum inline_kind kind, struct inline_node *inside)
{
	struct inline_node *n = inline_node_new(w, kind);

	n->children = inside;
	return n;
}

static void
add_inline(struct writer *w, struct inline_node *n)
{
	*w->last = n;
	w->last = &n->next;
}

static const struct span_props *
span_of(struct writer *w, const struct format *f)
{
	struct span_props *p = ARENA_NEW(w->r->a, struct span_props);

	if (f->underline)
		p->underline = STR("single");
	p->superscript = f->vpos == VPOS_SUPER ? TRI_YES : TRI_UNSET;
	p->subscript = f->vpos == VPOS_SUB ? TRI_YES : TRI_UNSET;
	return p;
}

static void
close_run(struct writer *w)
{
	struct inline_node *n;
	const struct format *f = &w->open;

	if (w->text.n == 0)
		return;
	n = inline_node_new(w, INLINE_TEXT);
	n->text = out_copy(&w->text, w->r->a);
	out_reset(&w->text);
	if (f->underline || f->vpos != VPOS_BASE) {
		n = wrapped(w, INLINE_SPAN, n);
		n->props = span_of(w, f);
	}
	if (f->strike)
		n = wrapped(w, INLINE_STRIKE, n);
	if (f->italic)
		n = wrapped(w, INLINE_EMPHASIS, n);
	if (f->bold)
		n = wrapped(w, INLINE_STRONG, n);
	if (f->link != NULL && f->link->uri.n > 0) {
		n = wrapped(w, INLINE_LINK, n);
		n->url = f->link->uri;
	}
	add_inline(w, n);
}

static void
put_format(struct writer *w, const struct format *f, str s)
{
	if (w->text.n > 0 && !same_format(&w->open, f))
		close_run(w);
	w->open = *f;
	out_put(&w->text, s);
}

/* The blanks before a word have the format of both sides, or none. */
static void
put_blanks(struct writer *w, const struct format *next)
{
	static const struct format none = { .vpos = VPOS_BASE };

	if (w->blanks.n == 0)
		return;
	if (w->text.n > 0 && next != NULL && same_format(&w->open, next))
		out_put(&w->text, out_str(&w->blanks));
	else
		put_format(w, &none, out_str(&w->blanks));
	out_reset(&w->blanks);
}

static bool
is_blank_sign(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

static void
put_letters(struct writer *w, const struct format *f, str s)
{
	for (size_t i = 0; i < s.n;) {
		size_t from = i;

		if (is_blank_sign(s.p[i])) {
			out_char(&w->blanks, ' ');
			w->in_word = false;
			i++;
			continue;
		}
		while (i < s.n && !is_blank_sign(s.p[i]))
			i++;
		if (!w->in_word) {
			w->word = *f;
			put_blanks(w, f);
		}
		w->in_word = true;
		w->word.vpos = f->vpos;
		put_format(w, &w->word, str_sub(s, from, i));
	}
}

/* Without the label, which stands first. */
static str
behind_label(struct writer *w, str s)
{
	size_t n = s.n < w->skip ? s.n : w->skip;

	w->skip -= n;
	return str_sub(s, n, s.n);
}

static struct format
format_of(const struct writer *w, const struct doc_char_props *p)
{
	return (struct format){ p->bold && !w->plain_bold, p->italic && !w->plain_italic, p->strike || p->double_strike,
		p->underline != UNDERLINE_NONE && p->link == NULL, p->vpos, p->link };
}

/* --- what is no text ------------------------------------------------------------------------------ */

static void
add_special(struct writer *w, struct inline_node *n)
{
	put_blanks(w, NULL);
	close_run(w);
	w->in_word = false;
	add_inline(w, n);
}

static struct block *
note_blocks(struct report *r, const struct doc_note *note, uint32_t number)
{
	struct block *first = NULL, **last = &first;

	for (const struct doc_block *b = note->blocks; b != NULL; b = b->next) {
		struct block *p;

		if (b->kind != DOC_PARAGRAPH)
			continue;
		p = ARENA_NEW(r->a, struct block);
		p->kind = BLOCK_PARAGRAPH;
		p->where = loc_at(r->source, number, 0);
		p->inlines = runs_read(r, b->para, 0, number);
		*last = p;
		last = &p->next;
	}
	return first;
}

static void
complain_drawing(struct writer *w, const struct diag_kind *kind, const struct doc_drawing *g)
{
	diag_add(w->r->d, kind, w->where, STR_FMT, STR_ARG(g->name));
	diag_hint(w->r->d, "%s", _("put it in again as a picture (PNG or JPEG)"));
}

static void
add_run_picture(struct writer *w, const struct doc_drawing *g)
{
	static const char *const types[] = { "image/png", "image/jpeg", "image/gif", "image/svg+xml" };
	struct inline_node *n = inline_node_new(w, INLINE_IMAGE);
	struct picture *p = ARENA_NEW(w->r->a, struct picture);
	struct value *v = ARENA_NEW(w->r->a, struct value);
	bool known = false;

	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
		known |= str_eq(doc_media_type(g->bytes), str_of(types[i]));
	if (!known) {
		complain_drawing(w, &intake_bad_picture, g);
		return;
	}
	*p = (struct picture){
		.bytes = g->bytes, .name = g->name, .alt = g->alt, .width_twips = g->width, .height_twips = g->height
	};
	*v = (struct value){ .kind = VALUE_PICTURE, .where = w->where, .picture = p };
	n->value = v;
	add_special(w, n);
}

static void
add_chart(struct writer *w, const struct doc_drawing *g)
{
	struct inline_node *n = inline_node_new(w, INLINE_IMAGE);
	struct value *v = ARENA_NEW(w->r->a, struct value);

	*v = (struct value){ .kind = VALUE_CHART, .where = w->where, .chart = g->chart };
	n->value = v;
	add_special(w, n);
}

static void
add_drawing_node(struct writer *w, const struct doc_drawing *g)
{
	for (; g != NULL; g = g->next) {
		if (g->kind == DRAWING_PICTURE)
			add_run_picture(w, g);
		else if (g->kind == DRAWING_CHART && g->chart != NULL)
			add_chart(w, g);
		else if (g->kind == DRAWING_UNKNOWN || g->kind == DRAWING_CHART)
			complain_drawing(w, &intake_left_drawing, g);
		add_drawing_node(w, g->children);
	}
}

static void
add_run_note(struct writer *w, const struct doc_note *note)
{
	struct inline_node *n = inline_node_new(w, INLINE_FOOTNOTE);

	n->note = note_blocks(w->r, note, w->where.line);
	if (n->note != NULL)
		add_special(w, n);
}

static void
one_doc_run(struct writer *w, const struct doc_run *run)
{
	struct format f = format_of(w, run->props);
	bool own_number = run->kind == RUN_FIELD && run->field == FIELD_NOTE_NUMBER;

	switch (run->kind) {
	case RUN_TEXT:
	case RUN_FIELD:
		if (!run->props->hidden && !own_number)
			put_letters(w, &f,
			    behind_label(w, run->props->caps == CAPS_ALL ? text_upper(w->r->a, run->text) : run->text));
		break;
	case RUN_TAB:
	case RUN_PTAB: put_letters(w, &f, behind_label(w, STR(" "))); break;
	case RUN_LINE_BREAK:
		if (behind_label(w, STR(" ")).n > 0 && w->first != NULL)
			add_special(w, inline_node_new(w, INLINE_BREAK));
		else if (w->text.n > 0)
			add_special(w, inline_node_new(w, INLINE_BREAK));
		break;
	case RUN_NOTE: add_run_note(w, run->note); break;
	case RUN_DRAWING: add_drawing_node(w, run->drawing); break;
	default: break; /* breaks of pages and columns, bookmarks */
	}
}

/* Blanks at the beginning are nobody's. */
static void
drop_leading_blanks(struct writer *w)
{
	if (w->first == NULL && w->text.n == 0)
		out_reset(&w->blanks);
}

struct inline_node *
runs_read(struct report *r, const struct doc_para *p, size_t skip, uint32_t number)
{
	struct writer w = {
		.r = r, .where = loc_at(r->source, number, 0), .skip = skip, .plain_bold = true, .plain_italic = true
	};

	w.last = &w.first;
	for (const struct doc_run *run = p->runs; run != NULL; run = run->next)
		if (run->kind == RUN_TEXT && str_trim(run->text).n > 0) {
			w.plain_bold &= run->props->bold;
			w.plain_italic &= run->props->italic && run->props->bold;
		}
	out_init(&w.text);
	out_init(&w.blanks);
	for (const struct doc_run *run = p->runs; run != NULL; run = run->next) {
		one_doc_run(&w, run);
		if (w.first == NULL && w.text.n == 0)
			drop_leading_blanks(&w);
	}
	close_run(&w);
	out_release(&w.text);
	out_release(&w.blanks);
	return w.first;
}
