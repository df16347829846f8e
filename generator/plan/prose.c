/*
 * What people wrote in sentences: dates that the calendar lacks, bases later
 * than their document, contributions and whom they come from.
 */
#include "plan/model.h"

#include <ctype.h>
#include <string.h>

#include "plan/kinds.h"
#include "value/schema.h"
#include "value/rich.h"

struct date_seen {
	size_t at, n; /* bytes of the text */
	struct date date;
	bool real;
};

static size_t
digits(str s, size_t at, int *value)
{
	size_t n = 0;

	*value = 0;
	while (at + n < s.n && n < 5 && isdigit((unsigned char)s.p[at + n]))
		*value = *value * 10 + (s.p[at + n++] - '0');
	return n;
}

/* d/m/yyyy at a digit that nothing belonging to it stands before: not in 60/2024/NĐ-CP, not in a path. */
static bool
date_at(str s, size_t at, struct date_seen *seen)
{
	int day, month, year;
	size_t a = digits(s, at, &day), b, c;

	if (a == 0 || a > 2 || at + a >= s.n || s.p[at + a] != '/')
		return false;
	b = digits(s, at + a + 1, &month);
	if (b == 0 || b > 2 || at + a + 1 + b >= s.n || s.p[at + a + 1 + b] != '/')
		return false;
	c = digits(s, at + a + b + 2, &year);
	if (c != 4)
		return false;
	seen->at = at;
	seen->n = a + b + c + 2;
	if (at + seen->n < s.n && (s.p[at + seen->n] == '/' || isalnum((unsigned char)s.p[at + seen->n])))
		return false;
	seen->date = (struct date){ (int16_t)year, (int8_t)month, (int8_t)day };
	seen->real = date_valid(seen->date);
	return true;
}

/* "ngày 31 tháng 2 năm 2026" */
static bool
long_date_at(str s, size_t at, struct date_seen *seen)
{
	static const char *const words[] = { "ngày ", "tháng ", "năm " };
	int part[3];
	size_t i = at;

	for (int k = 0; k < 3; k++) {
		size_t n;

		if (!str_starts(str_sub(s, i, s.n), str_of(words[k])))
			return false;
		i += strlen(words[k]);
		n = digits(s, i, &part[k]);
		if (n == 0 || n > 4)
			return false;
		i += n;
		if (k < 2 && (i >= s.n || s.p[i++] != ' '))
			return false;
	}
	seen->at = at;
	seen->n = i - at;
	seen->date = (struct date){ (int16_t)part[2], (int8_t)(part[1] > 99 ? 99 : part[1]),
		(int8_t)(part[0] > 99 ? 99 : part[0]) };
	seen->real = part[0] < 100 && part[1] < 100 && date_valid(seen->date);
	return true;
}

static bool
next_date(str s, size_t *from, struct date_seen *seen)
{
	for (size_t i = *from; i < s.n; i++) {
		unsigned char before = i > 0 ? (unsigned char)s.p[i - 1] : ' ';
		bool found = isdigit((unsigned char)s.p[i]) && !isalnum(before) && before != '/' && before != '-' &&
		    date_at(s, i, seen);

		found = found || (s.p[i] == 'n' && long_date_at(s, i, seen));
		if (found) {
			*from = seen->at + seen->n;
			return true;
		}
	}
	return false;
}

/* Where byte at stands, when where is the place of the text's first byte. */
struct loc
prose_place(str text, size_t at, struct loc where)
{
	struct loc l = where;

	if (l.line == 0 || (l.source != NULL && l.source->kind == SOURCE_SHEET))
		return l; /* of a cell the cell itself */
	for (size_t i = 0; i < at; i++)
		if (text.p[i] == '\n') {
			l.line++;
			l.column = 1;
		} else if (((unsigned char)text.p[i] & 0xC0) != 0x80 && l.column > 0) {
			l.column++;
		}
	return l;
}

/* Is it one of the words that the plan's front matter lets stand (nguyen_van)? */
static bool
is_kept_date(const struct value *kept, str words)
{
	for (size_t i = 0; kept != NULL && kept->kind == VALUE_LIST && i < kept->list->n; i++)
		if (kept->list->at[i].kind == VALUE_TEXT && str_eq(kept->list->at[i].text, words))
			return true;
	return false;
}

/* kept: NULL, or words that stand as a document that was issued has them. */
static void
model_check_dates(str text, struct loc where, const struct value *kept, struct diags *d)
{
	struct date_seen seen;
	size_t from = 0;

	while (next_date(text, &from, &seen))
		if (!seen.real && is_kept_date(kept, str_sub(text, seen.at, seen.at + seen.n))) {
			diag_add(d, &plan_kept_date, prose_place(text, seen.at, where), STR_FMT,
			    STR_ARG(str_sub(text, seen.at, seen.at + seen.n)));
		} else if (!seen.real) {
			diag_add(d, &schema_bad_date, prose_place(text, seen.at, where), STR_FMT,
			    STR_ARG(str_sub(text, seen.at, seen.at + seen.n)));
			diag_hint(d, "%s", _("dates are day/month/year"));
		}
}

/* A basis is older than the document that rests on it. */
void
model_check_basis(str text, struct loc where, struct date document, struct diags *d)
{
	struct date_seen seen;
	size_t from = 0;

	model_check_dates(text, where, NULL, d);
	while (document.year != 0 && next_date(text, &from, &seen))
		if (seen.real && date_cmp(seen.date, document) > 0) {
			diag_add(d, &plan_late_base, prose_place(text, seen.at, where), STR_FMT,
			    STR_ARG(str_sub(text, seen.at, seen.at + seen.n)));
			diag_hint(d, "%s", _("a document rests on what was issued before it"));
		}
}

/* --- what the format does by itself ------------------------------------------ */

static bool
roman_digit(char c)
{
	return c == 'I' || c == 'V' || c == 'X';
}

/* Bytes of "1. ", "1.2. ", "IV. ", "a) " that open a heading; 0: none. */
size_t
prose_typed_number(str s)
{
	size_t n = 0;

	while (n < s.n &&
	    (isdigit((unsigned char)s.p[n]) ||
		(s.p[n] == '.' && n > 0 && n + 1 < s.n && isdigit((unsigned char)s.p[n + 1]))))
		n++;
	if (n == 0)
		while (n < s.n && roman_digit(s.p[n]))
			n++;
	if (n == 0 && s.n > 1 && s.p[0] >= 'a' && s.p[0] <= 'z' && s.p[1] == ')')
		n = 1;
	if (n == 0 || n > 6 || n + 1 >= s.n || (s.p[n] != '.' && s.p[n] != ')') || s.p[n + 1] != ' ')
		return 0;
	return n + 2;
}

/* What a typist or a program left between the words: a tag of HTML, a fence, a table without its line of dashes, a record. */
static const struct left {
	const char *opens;
	bool before_letter, at_start;
} left_marks[] = {
	{ "<", true, false },
	{ "</", true, false },
	{ "<!--", false, false },
	{ "```", false, false },
	{ "~~~", false, false },
	{ "<<<<<<<", false, false },
	{ "=======", false, false },
	{ ">>>>>>>", false, false },
	{ "|", false, true },
	{ "{'", false, false },
	{ "[{", false, false },
};

/* Words of programs, which no report has. */
static const char *const left_words[] = { "True", "False", "None", "NaN", "undefined", "TODO", "#REF!", "#N/A",
	"#VALUE!", "#DIV/0!" };

static bool
left_at(str s, size_t at, const struct left *mark)
{
	size_t end = at + strlen(mark->opens);

	return (!mark->before_letter || (end < s.n && isalpha((unsigned char)s.p[end]))) &&
	    (!mark->at_start || (at == 0 && s.n > 1 && s.p[s.n - 1] == '|'));
}

static bool
word_stands_alone(str s, size_t at, size_t n)
{
	return (at == 0 || (!isalnum((unsigned char)s.p[at - 1]) && (unsigned char)s.p[at - 1] < 0x80)) &&
	    (at + n >= s.n || (!isalnum((unsigned char)s.p[at + n]) && (unsigned char)s.p[at + n] < 0x80));
}

static void
complain_left(str s, size_t at, struct loc where, struct diags *d)
{
	size_t end = str_find_char(s, ' ', at);

	diag_add(d, &plan_marks_left, where, STR_FMT, STR_ARG(str_sub(s, at, end > at + 24 ? at + 24 : end)));
	diag_hint(d, "%s", _("they would be printed as they stand"));
}

static void
check_left_marks(str s, struct loc where, struct diags *d)
{
	for (size_t i = 0; i < sizeof left_marks / sizeof left_marks[0]; i++) {
		size_t at = str_find(s, str_of(left_marks[i].opens), 0);

		if (at < s.n && left_at(s, at, &left_marks[i])) {
			complain_left(s, at, where, d);
			return;
		}
	}
	for (size_t i = 0; i < sizeof left_words / sizeof left_words[0]; i++) {
		str word = str_of(left_words[i]);
		size_t at = str_find(s, word, 0);

		if (at < s.n && word_stands_alone(s, at, word.n)) {
			complain_left(s, at, where, d);
			return;
		}
	}
}

static void
check_inlines(const struct inline_node *n, struct loc where, struct diags *d)
{
	static const char *const marks[] = { "**", "~~" };

	for (; n != NULL; n = n->next) {
		for (size_t i = 0; n->kind == INLINE_TEXT && i < sizeof marks / sizeof marks[0]; i++)
			if (str_find(n->text, str_of(marks[i]), 0) < n->text.n) {
				diag_add(d, &plan_open_mark, n->where.line > 0 ? n->where : where, "%s", marks[i]);
				diag_hint(d, "%s",
				    _("it begins right before a word and ends right behind one, in the same paragraph"));
			}
		if (n->kind == INLINE_TEXT)
			check_left_marks(n->text, n->where.line > 0 ? n->where : where, d);
		check_inlines(n->children, where, d);
	}
}

void
prose_check(const struct block *b, struct loc where, struct diags *d)
{
	for (; b != NULL; b = b->next) {
		struct loc here = b->where.line > 0 ? b->where : where;

		if (b->kind == BLOCK_HEADING && b->inlines != NULL && b->inlines->kind == INLINE_TEXT) {
			size_t n = prose_typed_number(b->inlines->text);

			if (n > 0) {
				diag_add(d, &plan_typed_number, here, STR_FMT, STR_ARG(b->inlines->text));
				diag_hint(d, _("the format numbers it: write %.*s"),
				    STR_ARG(str_sub(b->inlines->text, n, b->inlines->text.n)));
			}
		}
		check_inlines(b->inlines, here, d);
		prose_check(b->children, here, d);
	}
}

/* --- contributions --------------------------------------------------------- */

static void
check_sender(struct model *m, const struct plan_narrative *n, str code, struct loc where)
{
	str *names, near;

	if (plan_find_unit(m->p, code) != NULL)
		return;
	names = ARENA_ARRAY(m->a, str, m->p->units_n + 1);
	for (size_t k = 0; k < m->p->units_n; k++)
		names[k] = m->p->units[k].code;
	near = str_nearest(code, names, m->p->units_n);
	diag_add(m->d, &plan_unknown_sender, where.source != NULL ? where : n->where, STR_FMT, STR_ARG(code));
	hint_near(m->d, A_UNIT, near);
}

static void
check_front(struct model *m, const struct plan_narrative *n)
{
	static const struct key keys[] = { { "don_vi", WANT_TEXT, false }, { "ky", WANT_TEXT, false },
		{ "nguoi_lap", WANT_TEXT, false }, { "so_lieu", WANT_TEXT, false } };
	const struct value *at[4];
	struct period p;

	if (n->front == NULL || !schema_read(n->front, keys, 4, at, "noi-dung", m->a, m->d))
		return;
	if (at[0] != NULL && !str_eq(text_fold(m->a, plain_text(at[0], m->a)), n->key)) {
		check_sender(m, n, plain_text(at[0], m->a), at[0]->where);
		if (plan_find_unit(m->p, plain_text(at[0], m->a)) != NULL) {
			diag_add(m->d, &plan_differs, at[0]->where, _("don_vi is %.*s, the file is %.*s.md"),
			    STR_ARG(plain_text(at[0], m->a)), STR_ARG(n->unit));
			diag_hint(m->d, "%s", _("the file's name is the unit's code"));
		}
	}
	if (at[1] != NULL &&
	    (!period_parse(plain_text(at[1], m->a), &p) || p.kind != n->period.kind || p.year != n->period.year ||
		p.part != n->period.part)) {
		diag_add(m->d, &plan_bad_period, at[1]->where, _("ky: %.*s; the folder is another"),
		    STR_ARG(plain_text(at[1], m->a)));
		diag_hint(m->d, "%s", _("the folder's name is the period"));
	}
}

/* Texts of cells: names, remarks, reasons, tables of the office's own. */
static void
check_cells(const struct value *v, struct diags *d)
{
	if (v == NULL)
		return;
	if (v->kind == VALUE_TEXT)
		model_check_blanks(v->text, v->where, d);
	for (size_t i = 0; v->kind == VALUE_LIST && i < v->list->n; i++)
		check_cells(&v->list->at[i], d);
	for (size_t i = 0; v->kind == VALUE_MAP && i < v->map->n; i++)
		check_cells(v->map->at[i].value, d);
}

void
model_narratives(struct model *m)
{
	for (size_t i = 0; i < m->p->in->narratives_n; i++) {
		const struct plan_narrative *n = &m->p->in->narratives[i];

		check_sender(m, n, n->unit, n->where);
		check_front(m, n);
		model_check_dates(n->text, n->where, NULL, m->d);
		model_check_blanks(n->text, n->where, m->d);
	}
	if (m->p->in->ke_hoach_text.n > 0) {
		model_check_dates(m->p->in->ke_hoach_text, m->p->in->ke_hoach_where,
		    value_at(m->p->in->ke_hoach, STR("nguyen_van")), m->d);
		model_check_blanks(m->p->in->ke_hoach_text, m->p->in->ke_hoach_where, m->d);
	}
	check_cells(m->p->in->chi_tieu, m->d);
	for (size_t i = 0; i < m->p->in->years_n; i++)
		check_cells(m->p->in->years[i].tables, m->d);
	model_check_quotes(m);
}

/* --- the signature block ------------------------------------------------------ */

/* TM. KT. TL. TUQ. Q. are followed by a full stop and a space (Nghị định 30/2020, Phụ lục I, phần II, khoản 7). */
void
model_check_authority(const struct value *v, struct arena *a, struct diags *d)
{
	static const char *const marks[] = { "TUQ", "TM", "KT", "TL", "Q" };
	str s = plain_text(v, a);

	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
		size_t n = strlen(marks[i]);

		if (!str_starts(s, str_of(marks[i])) || (n < s.n && isalpha((unsigned char)s.p[n])) ||
		    (n < s.n && (unsigned char)s.p[n] >= 0x80))
			continue;
		if (n + 1 < s.n && s.p[n] == '.' && s.p[n + 1] == ' ')
			return;
		diag_add(d, &plan_bad_signature, v->where, STR_FMT, STR_ARG(s));
		diag_hint(d, _("write %s. and a space before the title"), marks[i]);
		return;
	}
	if (s.n > 0) {
		diag_add(d, &plan_bad_signature, v->where, STR_FMT, STR_ARG(s));
		diag_hint(d, "%s", _("it begins with TM., KT., TL., TUQ. or Q."));
	}
}
