#include "docx/inner.h"

#include <string.h>

/*
 * IF (17.16.5.22) whose instruction holds a field that only its page tells: IF { PAGE } = 1 "…" "…". It is handed on to
 * the layout as what is compared and what is shown then. An IF without such a field was worked out before the document
 * was read, and shows its saved result.
 */

/* Where the cutting of words is. */
struct condition_cut {
	struct docx *docx;
	const struct field_state *f;
	size_t piece, at;
};

static bool
is_at_end(const struct condition_cut *c)
{
	return c->piece == c->f->pieces.n;
}

static bool
is_given(const struct condition_cut *c)
{
	const struct field_piece *p = &c->f->pieces.at[c->piece];

	return p->given || p->field != NULL;
}

/* The text from here to the end of the piece; an exhausted piece is left behind. */
static str
text_here(struct condition_cut *c)
{
	str s = str_sub(c->f->pieces.at[c->piece].text, c->at, c->f->pieces.at[c->piece].text.n);

	if (s.n == 0) {
		c->piece++;
		c->at = 0;
	}
	return s;
}

static size_t
quote_length(str s)
{
	if (str_starts(s, STR("\"")))
		return 1;
	return str_starts(s, STR("\u201c")) || str_starts(s, STR("\u201d")) ? 3 : 0;
}

static void
skip_condition_blanks(struct condition_cut *c)
{
	while (!is_at_end(c) && !is_given(c)) {
		str s = text_here(c);
		size_t n = 0;

		while (n < s.n && (unsigned char)s.p[n] <= ' ')
			n++;
		c->at += n;
		if (n < s.n)
			return;
	}
}

static struct doc_run **
add_word_part(struct condition_cut *c, struct doc_run **last, str text)
{
	struct doc_run *r;

	if (text.n == 0)
		return last;
	r = ARENA_NEW(c->docx->a, struct doc_run);
	*r = (struct doc_run){ .kind = RUN_TEXT, .text = text, .number_format = -1 };
	*last = r;
	return &r->next;
}

/* A field, or the words that it left, whole. */
static struct doc_run **
add_given(struct condition_cut *c, struct doc_run **last)
{
	const struct field_piece *p = &c->f->pieces.at[c->piece++];

	c->at = 0;
	if (p->field == NULL)
		return add_word_part(c, last, p->text);
	*last = p->field;
	return &p->field->next;
}

static size_t
word_length(str s, bool quoted)
{
	size_t n = 0;

	while (n < s.n && (quoted ? quote_length(str_sub(s, n, s.n)) == 0 : (unsigned char)s.p[n] > ' '))
		n++;
	return n;
}

static struct doc_run *
cut_condition_word(struct condition_cut *c)
{
	struct doc_run *first = NULL, **last = &first;
	bool quoted = false;

	skip_condition_blanks(c);
	if (!is_at_end(c) && !is_given(c)) {
		size_t quote = quote_length(text_here(c));

		quoted = quote > 0;
		c->at += quote;
	}
	while (!is_at_end(c)) {
		str s;
		size_t n;

		if (is_given(c)) {
			last = add_given(c, last);
			continue;
		}
		s = text_here(c);
		n = word_length(s, quoted);
		last = add_word_part(c, last, str_sub(s, 0, n));
		c->at += n;
		if (n < s.n) { /* here it ends */
			c->at += quoted ? quote_length(str_sub(s, n, s.n)) : 0;
			break;
		}
	}
	return first;
}

const struct doc_condition *
dx_condition(struct docx *docx, const struct field_state *field)
{
	struct condition_cut c = { .docx = docx, .f = field };
	struct doc_condition *condition;
	struct doc_run *sign;
	bool paged = false;

	for (size_t i = 0; i < field->pieces.n; i++)
		paged |= field->pieces.at[i].field != NULL;
	if (!paged)
		return NULL;
	condition = ARENA_NEW(docx->a, struct doc_condition);
	cut_condition_word(&c); /* IF */
	condition->left = cut_condition_word(&c);
	sign = cut_condition_word(&c);
	condition->sign = sign != NULL ? sign->text : STR("");
	condition->right = cut_condition_word(&c);
	condition->yes = cut_condition_word(&c);
	condition->no = cut_condition_word(&c);
	return condition;
}
