#include "docx/inner.h"

#include <string.h>

/*
 * The saved result of a field that layout computes. Only the number in it is replaced; the text and tabs around it
 * stay, since they may be all there is of them: Word's result of PAGEREF is the number alone, LibreOffice writes a
 * whole contents entry there. The result is read as ordinary runs first, and looked at when the field ends.
 */

/* A number among the bytes of one text run. */
struct number {
	struct doc_run **at; /* the link to its run */
	size_t from, to;
};

static bool
is_page_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_page_roman(char c)
{
	return c != '\0' && strchr("ivxlcdmIVXLCDM", c) != NULL;
}

static bool
joins_a_number(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* The last stretch of such signs that no letter or digit touches. */
static bool
find_last_stretch(str s, bool (*is_sign)(char), size_t *from, size_t *to)
{
	for (size_t i = s.n; i > 0;) {
		size_t end = i;

		while (i > 0 && is_sign(s.p[i - 1]))
			i--;
		if (i < end && (i == 0 || !joins_a_number(s.p[i - 1])) && (end == s.n || !joins_a_number(s.p[end]))) {
			*from = i;
			*to = end;
			return true;
		}
		i = i < end ? i : i - 1;
	}
	return false;
}

/*
 * The number of a result: the last one behind its last tab. Roman and lettered numbers are words too, so they count
 * only where nothing else stands there.
 */
static bool
find_number(struct doc_run **first, struct number *number)
{
	struct doc_run **from = first;
	bool found = false, only = true;

	for (struct doc_run **at = first; *at != NULL; at = &(*at)->next)
		if ((*at)->kind == RUN_TAB)
			from = &(*at)->next;
	for (struct doc_run **at = from; *at != NULL; at = &(*at)->next) {
		str s = (*at)->kind == RUN_TEXT ? (*at)->text : STR("");

		if (find_last_stretch(s, is_page_digit, &number->from, &number->to)) {
			number->at = at;
			found = true;
		}
	}
	for (struct doc_run **at = from; *at != NULL && !found; at = &(*at)->next) {
		str s = (*at)->kind == RUN_TEXT ? str_trim((*at)->text) : STR("");

		if (s.n == 0)
			continue;
		only = only && number->at == NULL &&
		    find_last_stretch((*at)->text, is_page_roman, &number->from, &number->to) &&
		    number->to - number->from == s.n;
		number->at = at;
	}
	return found || (only && number->at != NULL);
}

/* A run that goes behind *at, which becomes its link; its text is a part of the other run's. */
static struct doc_run **
add_text_part(struct docx *docx, struct doc_run **at, const struct doc_run *of, str text)
{
	struct doc_run *r;

	if (text.n == 0)
		return at;
	r = arena_copy(docx->a, of, sizeof *r);
	r->text = text;
	r->next = *at;
	*at = r;
	return &r->next;
}

static void
make_field(struct doc_run *r, const struct field_state *f)
{
	r->kind = RUN_FIELD;
	r->field = f->kind;
	r->field_target = f->target;
	r->number_format = f->format;
	r->condition = f->condition;
}

/* The neighbours of a number's run that go on with it: Word splits "12" where a cursor stood. */
static void
join_digits(struct docx *docx, struct doc_run **first, struct number *n)
{
	for (struct doc_run **at = first; *at != NULL; at = &(*at)->next) {
		struct doc_run *a = *at, *b = a->next;
		bool touch = a->kind == RUN_TEXT && b != NULL && b->kind == RUN_TEXT && a->text.n > 0 &&
		    b->text.n > 0 && is_page_digit(a->text.p[a->text.n - 1]) && is_page_digit(b->text.p[0]);

		while (touch) {
			a->text = str_concat(docx->a, a->text, b->text);
			a->next = b = b->next;
			touch = b != NULL && b->kind == RUN_TEXT && b->text.n > 0 && is_page_digit(b->text.p[0]) &&
			    is_page_digit(a->text.p[a->text.n - 1]);
		}
	}
	*n = (struct number){ 0 };
}

/* Text without any number, where the program that shows a page number doesn't ask what was saved. */
static bool
replace_text(struct doc_run **first, const struct field_state *f)
{
	struct doc_run **at = first, *field = NULL;

	if (f->kind == FIELD_PAGE_REF)
		return true;
	while (*at != NULL) {
		if ((*at)->kind == RUN_TEXT && field != NULL) {
			*at = (*at)->next;
			continue;
		}
		if ((*at)->kind == RUN_TEXT)
			make_field(field = *at, f);
		at = &(*at)->next;
	}
	return field != NULL;
}

static bool
has_text(const struct doc_run *r)
{
	for (; r != NULL; r = r->next)
		if (r->kind == RUN_TEXT && str_trim(r->text).n > 0)
			return true;
	return false;
}

bool
dx_result_number(struct builder *builder, const struct field_state *field)
{
	struct doc_run **first = field->first, *run, **at;
	struct number n;
	str text;

	if (field->para != builder->para) /* it began in another paragraph: what was saved stays */
		return first != NULL;
	if (first == NULL || !has_text(*first))
		return false;
	join_digits(builder->docx, first, &n);
	if (field->kind == FIELD_IF || field->kind == FIELD_STYLE_REF || !find_number(first, &n)) {
		if (!replace_text(first, field))
			return false;
	} else {
		run = *n.at;
		text = run->text;
		*n.at = run->next;
		at = add_text_part(builder->docx, n.at, run, str_sub(text, 0, n.from));
		make_field(run, field);
		run->text = str_sub(text, n.from, n.to);
		run->next = *at;
		*at = run;
		add_text_part(builder->docx, &run->next, &(struct doc_run){ .props = run->props, .number_format = -1 },
		    str_sub(text, n.to, text.n));
	}
	for (at = first; *at != NULL;)
		at = &(*at)->next;
	builder->last = at;
	return true;
}
