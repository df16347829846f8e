/*
 * A typist's text as Markdown.
 *
 * Markdown nests by indentation, renumbers, and joins lines; who types a report indents the
 * first line of a paragraph and writes 1. a) - + at the beginning of a line. So the text is
 * read line by line, flat: every line is a heading, a table's row, a note, a quotation, a
 * point, or a paragraph's. What begins anew gets an empty line above it, its indentation goes,
 * and signs that would mean something else to cmark get a backslash. Points are paragraphs to
 * cmark; the lines remember their labels and levels, from which markdown.c makes lists.
 *
 * The level of a point follows from its sign, by the order of offices (1. a) - +), or from its
 * indentation against the point above it.
 */
#include "input/typed.h"

#include <ctype.h>
#include <string.h>

#include "base/arena.h"
#include "base/out.h"
#include "input/inner.h"
#include "text/text.h"

enum {
	TAB = 4,
	INDENTED = 4,    /* columns from which on an indentation is a paragraph's first line */
	NESTED = 2,      /* columns by which a point lies deeper than the one above it */
	POINTS_DEEP = 8, /* levels of points that are told apart */
	TITLE_MAX = 200  /* bytes of a line that a row of signs below it makes a heading */
};

enum shape { NOTHING, PARAGRAPH, POINT, NOTE, QUOTE };

/* Ranks of points, the outermost first; a list of the same rank but another sign is another list. */
enum rank { RANK_ROMAN, RANK_NUMBER, RANK_DOTTED, RANK_LETTER, RANK_DASH, RANK_PLUS };

struct label {
	size_t n; /* bytes, without the blanks behind it; 0: no point */
	enum rank rank;
	char sign; /* what ends it, or the bullet; 'u' for those beyond ASCII */
	bool bracketed, glued;
	int number;
};

struct raw_line {
	str body; /* without indentation, nor the line's end */
	int indent;
};

struct open_point {
	struct label label;
	int indent;
	unsigned list;
};

struct typist {
	struct arena *a;
	struct diags *d;
	struct loc where;
	struct out o;
	struct typed *t;
	VEC(struct raw_line) lines;
	struct open_point points[POINTS_DEEP];
	int points_n;
	unsigned lists;
	enum shape shape;    /* what the line above belongs to */
	int shape_lines;     /* lines of it so far */
	int indent, text_at; /* of the line above; where a point's text begins */
	bool gap;            /* an empty line stands above */
	bool below_point;    /* the last block was a point or belongs to one */
	bool no_fence[2];    /* of ``` and ~~~: none is closed further down */
};

/* --- lines ------------------------------------------------------------------- */

static void
split_lines(struct typist *t, str text)
{
	while (text.n > 0) {
		struct raw_line *l = VEC_ADD(t->a, &t->lines);
		str s = str_split(&text, '\n');
		size_t i = 0;

		if (str_ends(s, STR("\r")))
			s.n--;
		for (; i < s.n && (s.p[i] == ' ' || s.p[i] == '\t'); i++)
			l->indent += s.p[i] == '\t' ? TAB - l->indent % TAB : 1;
		l->body = str_sub(s, i, s.n);
	}
}

static struct typed_line *
end_line(struct typist *t, size_t i)
{
	struct typed_line *l = VEC_ADD(t->a, &t->t->lines);

	out_char(&t->o, '\n');
	l->line = (uint32_t)i + 1;
	t->gap = false;
	return l;
}

static void
put_gap(struct typist *t, size_t i)
{
	if (t->gap)
		return;
	end_line(t, i);
	t->gap = true;
}

static struct loc
line_where(const struct typist *t, size_t i)
{
	struct loc l = t->where;

	if (l.line > 0)
		l.line += (uint32_t)i;
	return l;
}

static size_t
digits_of(str s)
{
	size_t n = 0;

	while (n < s.n && isdigit((unsigned char)s.p[n]))
		n++;
	return n;
}

/* Words of a paragraph: at their beginning nothing may look like a block to cmark. */
static void
put_words(struct typist *t, str s, size_t i)
{
	size_t n = digits_of(s), mark = str_find(s, STR("]"), 0);

	if (n > 0 && n < s.n && (s.p[n] == '.' || s.p[n] == ')')) {
		out_put(&t->o, str_sub(s, 0, n));
		out_char(&t->o, '\\');
		s = str_sub(s, n, s.n);
	} else if ((s.n > 0 && strchr("#>+-=|:", s.p[0]) != NULL) || str_starts(s, STR("~~~"))) {
		out_char(&t->o, '\\');
		out_char(&t->o, s.p[0]);
		s = str_sub(s, 1, s.n);
	} else if (str_starts(s, STR("<br")) ||
	    (str_starts(s, STR("[")) && !str_starts(s, STR("[^")) &&
		(mark == s.n || (mark + 1 < s.n && s.p[mark + 1] == ':')))) {
		out_char(&t->o, '\\');
		out_char(&t->o, s.p[0]);
		s = str_sub(s, 1, s.n);
	}
	signs_put(&t->o, s, line_where(t, i), t->d);
}

/* --- labels ------------------------------------------------------------------- */

static bool
blank_at(str s, size_t i)
{
	return i < s.n && (s.p[i] == ' ' || s.p[i] == '\t');
}

/* The one letter at the start, Vietnamese ones too: its bytes. */
static size_t
letter_of(str s)
{
	static const char *const letters[] = { "đ", "ê", "ô", "ơ", "ư", "ă", "â", "Đ" };

	if (s.n > 0 && isalpha((unsigned char)s.p[0]))
		return 1;
	for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++)
		if (str_starts(s, str_of(letters[i])))
			return strlen(letters[i]);
	return 0;
}

static bool
upper_at(struct typist *t, str s, size_t i)
{
	size_t from = i;
	str one;

	if (i >= s.n)
		return false;
	text_next(s, &i);
	one = str_sub(s, from, i);
	return !str_eq(text_lower(t->a, one), one);
}

/* 1.1. and 1.1 before a large letter: parts of at most two digits, so that no figure is one. */
static size_t
dotted_of(struct typist *t, str s)
{
	size_t n = 0, parts = 0;

	for (;;) {
		size_t d = digits_of(str_sub(s, n, s.n));

		if (d == 0 || d > 2)
			break;
		n += d;
		parts++;
		if (n + 1 >= s.n || s.p[n] != '.' || !isdigit((unsigned char)s.p[n + 1]))
			break;
		n++;
	}
	if (parts < 2)
		return 0;
	if (n < s.n && (s.p[n] == '.' || s.p[n] == ')') && blank_at(s, n + 1))
		return n + 1;
	return blank_at(s, n) && upper_at(t, s, n + 1) ? n : 0;
}

static size_t
roman_of(str s)
{
	size_t n = 0;

	while (n < s.n && n < 6 && strchr("IVX", s.p[n]) != NULL)
		n++;
	return text_roman_parse(str_sub(s, 0, n)) > 0 ? n : 0;
}

/* What is counted: 1, a, đ, IV; without what ends it. */
static size_t
counted_of(str s, struct label *l)
{
	enum { DIGITS_MAX = 3 };
	size_t n = digits_of(s);

	if (n > 0 && n <= DIGITS_MAX) {
		l->rank = RANK_NUMBER;
		for (size_t i = 0; i < n; i++)
			l->number = l->number * 10 + (s.p[i] - '0');
		return n;
	}
	n = roman_of(s);
	l->rank = n > 0 ? RANK_ROMAN : RANK_LETTER;
	return n > 0 ? n : letter_of(s);
}

/* A dash or another bullet; glued is one right before its word, "-Thu": as typists write, but 5 of "-5" is a figure. */
static size_t
bullet_of(struct typist *t, str s, struct label *l)
{
	static const char *const bullets[] = { "-", "+", "*", "\xe2\x80\x93", "\xe2\x80\x94", "\xe2\x80\xa2",
		"\xc2\xb7", "\xe2\x97\x8f", "\xe2\x97\x8b", "\xe2\x96\xaa", "\xe2\x96\xa0", "\xe2\x97\xa6",
		"\xef\x82\xb7" };

	for (size_t i = 0; i < sizeof bullets / sizeof bullets[0]; i++) {
		size_t n = strlen(bullets[i]);

		if (!str_starts(s, str_of(bullets[i])))
			continue;
		l->sign = n == 1 ? bullets[i][0] : (char)('A' + i);
		l->rank = l->sign == '+' ? RANK_PLUS : RANK_DASH;
		l->glued = l->sign != '*' && !blank_at(s, n) && upper_at(t, s, n);
		return blank_at(s, n) || l->glued ? n : 0;
	}
	return 0;
}

static struct label
label_of_line(struct typist *t, str s)
{
	struct label l = { 0 };
	size_t n = bullet_of(t, s, &l), open = str_starts(s, STR("("));

	if (n == 0 && (n = dotted_of(t, s)) > 0) {
		l.rank = RANK_DOTTED;
		l.sign = '.';
	}
	if (n > 0) {
		l.n = n;
		return l;
	}
	n = counted_of(str_sub(s, open, s.n), &l);
	if (n == 0 || open + n >= s.n)
		return (struct label){ 0 };
	l.sign = s.p[open + n];
	l.bracketed = open > 0;
	if (strchr(open ? ")" : ".)/", l.sign) == NULL || !blank_at(s, open + n + 1))
		return (struct label){ 0 };
	if (l.rank == RANK_LETTER && l.sign == '.' && (t->shape == PARAGRAPH || upper_at(t, s, 0)))
		return (struct label){ 0 }; /* an initial, "A. Tuấn" */
	l.n = open + n + 1;
	return l;
}

static bool
same_label(const struct label *a, const struct label *b)
{
	return a->rank == b->rank && a->sign == b->sign && a->bracketed == b->bracketed;
}

/* Closes the points that this one does not lie in; true: it goes on the innermost that is left. */
static bool
close_points(struct typist *t, const struct label *l, int indent)
{
	for (; t->points_n > 0; t->points_n--) {
		const struct open_point *top = &t->points[t->points_n - 1];

		if (indent >= top->indent + NESTED)
			return false;
		if (indent > top->indent - NESTED && same_label(&top->label, l))
			return true;
		if (indent > top->indent - NESTED && l->rank > top->label.rank)
			return false;
	}
	return false;
}

static void
place_point(struct typist *t, const struct label *l, int indent)
{
	if (close_points(t, l, indent))
		return;
	if (t->points_n == POINTS_DEEP)
		t->points_n--;
	t->points[t->points_n++] = (struct open_point){ *l, indent, ++t->lists };
}

/* A dash in a dash's list is the format's plus, and so is a star: Markdown's bullets, which no one types for their look. */
static bool
has_own_label(const struct typist *t, const struct label *l)
{
	if (l->sign == '*')
		return false;
	return l->sign != '-' || t->points_n < 2 || t->points[t->points_n - 2].label.sign != '-';
}

static void
put_point(struct typist *t, size_t i, const struct label *l)
{
	const struct raw_line *raw = &t->lines.at[i];
	size_t from = l->n;
	struct typed_line *line;

	put_gap(t, i);
	while (blank_at(raw->body, from))
		from++;
	place_point(t, l, raw->indent);
	put_words(t, str_sub(raw->body, from, raw->body.n), i);
	line = end_line(t, i);
	line->point = true;
	line->depth = t->points_n - 1;
	line->list = t->points[t->points_n - 1].list;
	line->ordered = l->rank < RANK_DASH;
	line->number = l->number;
	line->delimiter = l->sign;
	if (has_own_label(t, l))
		line->label = str_sub(raw->body, 0, l->n);
	t->text_at = raw->indent + (int)from;
	t->shape = POINT;
	t->below_point = true;
}

/* --- tables --------------------------------------------------------------------- */

int
typed_cells(str line)
{
	int n = 1;

	line = str_trim(line);
	if (str_starts(line, STR("|")))
		line = str_sub(line, 1, line.n);
	if (str_ends(line, STR("|")) && !str_ends(line, STR("\\|")))
		line.n--;
	for (size_t i = 0; i < line.n; i++)
		n += line.p[i] == '|' && (i == 0 || line.p[i - 1] != '\\');
	return n;
}

static bool
has_bar(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '|' && (i == 0 || s.p[i - 1] != '\\'))
			return true;
	return false;
}

/* |---|:--:|, the line below a table's head. */
static bool
is_delimiter_row(str s)
{
	bool dash = false;

	for (size_t i = 0; i < s.n; i++) {
		if (strchr("|:- \t", s.p[i]) == NULL)
			return false;
		dash |= s.p[i] == '-';
	}
	return dash && has_bar(s);
}

static bool
opens_table(struct typist *t, size_t i)
{
	str head = t->lines.at[i].body, below;
	int columns, given;

	if (i + 1 >= t->lines.n || !has_bar(head))
		return false;
	below = t->lines.at[i + 1].body;
	if (!is_delimiter_row(below) || is_delimiter_row(head))
		return false;
	columns = typed_cells(head);
	given = typed_cells(below);
	if (columns == given)
		return true;
	diag_add(t->d, &in_ragged, line_where(t, i + 1), _("%d cells; the header has %d"), given, columns);
	diag_hint(t->d, "%s", _("the line below a table's head has as many parts as the head: |---|---|"));
	return false;
}

static size_t
put_rows(struct typist *t, size_t i)
{
	put_gap(t, i);
	for (size_t row = 0; i < t->lines.n && has_bar(t->lines.at[i].body); i++, row++) {
		if (row == 1)
			out_put(&t->o, t->lines.at[i].body);
		else
			signs_put(&t->o, t->lines.at[i].body, line_where(t, i), t->d);
		end_line(t, i);
	}
	put_gap(t, i - 1);
	t->shape = NOTHING;
	t->below_point = false;
	t->points_n = 0;
	return i;
}

/* --- other blocks ------------------------------------------------------------------ */

/* Signs of one kind and blanks, at least three: a rule. */
static bool
is_rule(str s)
{
	int n = 0;

	if (s.n == 0 || strchr("-*_", s.p[0]) == NULL)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != s.p[0] && !blank_at(s, i))
			return false;
		n += s.p[i] == s.p[0];
	}
	return n >= 3;
}

/* === or --- below the one line of a paragraph that reads as a heading. */
static bool
underlines(const struct typist *t, size_t i)
{
	str s = str_trim(t->lines.at[i].body), title;

	if (t->shape != PARAGRAPH || t->shape_lines != 1 || t->gap || s.n < 2 || (s.p[0] != '=' && s.p[0] != '-'))
		return false;
	for (size_t k = 0; k < s.n; k++)
		if (s.p[k] != s.p[0])
			return false;
	title = str_trim(t->lines.at[i - 1].body);
	return title.n < TITLE_MAX && strchr(".;:,!?", title.p[title.n - 1]) == NULL;
}

/* "## Thu"; also "#Thu", with the blank forgotten. Level, 0: none; *from: where its words begin. */
static int
heading_typed(struct typist *t, str s, size_t *from)
{
	enum { LEVELS = 6 };
	size_t n = 0;

	while (n < s.n && s.p[n] == '#')
		n++;
	if (n == 0 || n > LEVELS || (n < s.n && !blank_at(s, n) && !upper_at(t, s, n)))
		return 0;
	*from = n;
	while (blank_at(s, *from))
		(*from)++;
	return (int)n;
}

static void
put_heading_line(struct typist *t, size_t i, int level, size_t from)
{
	put_gap(t, i);
	for (int k = 0; k < level; k++)
		out_char(&t->o, '#');
	out_char(&t->o, ' ');
	signs_put(&t->o, str_sub(t->lines.at[i].body, from, t->lines.at[i].body.n), line_where(t, i), t->d);
	end_line(t, i);
	put_gap(t, i);
	t->shape = NOTHING;
	t->below_point = false;
	t->points_n = 0;
}

/* "[^5]:" at the start: its bytes. */
static size_t
note_of_line(str s)
{
	size_t end = str_find(s, STR("]:"), 0);

	return str_starts(s, STR("[^")) && end > 2 && end < s.n ? end + 2 : 0;
}

/* "[x]: https://…" defines an address; anything else behind the colon is a text. */
static bool
defines_address(str s)
{
	size_t end = str_find(s, STR("]:"), 0);

	return str_starts(s, STR("[")) && end < s.n && text_link_allowed(str_trim(str_sub(s, end + 2, s.n)));
}

static void
put_note(struct typist *t, size_t i, size_t mark)
{
	str s = t->lines.at[i].body;

	put_gap(t, i);
	out_put(&t->o, str_sub(s, 0, mark));
	out_char(&t->o, ' ');
	put_words(t, str_trim(str_sub(s, mark, s.n)), i);
	end_line(t, i);
	t->shape = NOTE;
	t->below_point = false;
	t->points_n = 0;
}

/* ``` or ~~~ alone in its line, closed further down: the line that closes it; 0: none. */
static size_t
fence_end(struct typist *t, size_t i)
{
	str open = str_trim(t->lines.at[i].body);
	bool *none = &t->no_fence[open.n > 0 && open.p[0] == '~'];

	if (open.n < 3 || (open.p[0] != '`' && open.p[0] != '~') || *none)
		return 0;
	for (size_t k = 0; k < open.n; k++)
		if (open.p[k] != open.p[0])
			return 0;
	for (size_t k = i + 1; k < t->lines.n; k++)
		if (str_eq(str_trim(t->lines.at[k].body), open))
			return k;
	*none = true;
	return 0;
}

static size_t
put_fenced(struct typist *t, size_t i, size_t end)
{
	put_gap(t, i);
	for (; i <= end; i++) {
		for (int k = 0; k < t->lines.at[i].indent && t->lines.at[i].body.n > 0 &&
		     !str_eq(str_trim(t->lines.at[i].body), str_trim(t->lines.at[end].body));
		     k++)
			out_char(&t->o, ' ');
		out_put(&t->o, t->lines.at[i].body);
		end_line(t, i);
	}
	put_gap(t, end);
	t->shape = NOTHING;
	t->below_point = false;
	t->points_n = 0;
	return end + 1;
}

/* "> Trích"; but "> 95%" and ">= 5" compare. */
static bool
opens_quote(struct typist *t, str s)
{
	size_t i = 1;

	if (!str_starts(s, STR(">")))
		return false;
	while (blank_at(s, i))
		i++;
	if (i < s.n && isdigit((unsigned char)s.p[i]))
		return label_of_line(t, str_sub(s, i, s.n)).n > 0;
	return i >= s.n || s.p[i] != '=';
}

static void
put_quote(struct typist *t, size_t i)
{
	str s = t->lines.at[i].body;
	size_t n = 0;

	if (t->shape != QUOTE)
		put_gap(t, i);
	while (n < s.n && (s.p[n] == '>' || blank_at(s, n)))
		n++;
	if (t->shape == QUOTE && n < s.n && label_of_line(t, str_sub(s, n, s.n)).n > 0) {
		out_put(&t->o, str_sub(s, 0, n));
		end_line(t, i);
	}
	out_put(&t->o, str_sub(s, 0, n));
	put_words(t, str_sub(s, n, s.n), i);
	end_line(t, i);
	t->shape = QUOTE;
	t->below_point = false;
	t->points_n = 0;
}

/* --- paragraphs ---------------------------------------------------------------------- */

static bool
ends_sentence(str s)
{
	s = str_trim(s);
	return s.n == 0 || strchr(".;:!?)\"", s.p[s.n - 1]) != NULL;
}

/* Does a line without an empty one above it begin a paragraph: indented as the first line of one? */
static bool
begins_paragraph(struct typist *t, size_t i)
{
	const struct raw_line *l = &t->lines.at[i];

	if (t->gap || t->shape == NOTHING || t->shape == QUOTE)
		return true;
	if (l->indent < INDENTED || t->shape == NOTE)
		return false;
	if (t->shape == POINT && l->indent >= t->text_at - 1 && l->indent <= t->text_at + 1)
		return false;
	return t->indent < INDENTED || (ends_sentence(t->lines.at[i - 1].body) && upper_at(t, l->body, 0));
}

static void
put_paragraph(struct typist *t, size_t i)
{
	const struct raw_line *l = &t->lines.at[i];
	bool begins = begins_paragraph(t, i);
	bool more = begins && t->below_point && l->indent >= NESTED && l->indent < INDENTED;
	struct typed_line *line;

	if (begins) {
		put_gap(t, i);
		t->shape = PARAGRAPH;
		t->shape_lines = 0;
		if (!more) {
			t->points_n = 0;
			t->below_point = false;
		}
	} else if (t->shape == NOTE) {
		out_puts(&t->o, "    ");
	}
	put_words(t, l->body, i);
	line = end_line(t, i);
	line->more = more;
	t->shape_lines++;
}

/* --- the walk ------------------------------------------------------------------------- */

static size_t
put_source_line(struct typist *t, size_t i)
{
	str s = t->lines.at[i].body;
	size_t from, end = fence_end(t, i);
	int level = heading_typed(t, s, &from);
	struct label l;

	if (end > 0)
		return put_fenced(t, i, end);
	if (level > 0) {
		put_heading_line(t, i, level, from);
		return i + 1;
	}
	if (opens_table(t, i))
		return put_rows(t, i);
	if (underlines(t, i)) {
		out_put(&t->o, str_trim(s));
		end_line(t, i);
		put_gap(t, i);
		t->shape = NOTHING;
	} else if (is_rule(s)) {
		put_gap(t, i);
		out_puts(&t->o, "***");
		end_line(t, i);
		put_gap(t, i);
		t->shape = NOTHING;
	} else if (note_of_line(s) > 0) {
		put_note(t, i, note_of_line(s));
	} else if (defines_address(s)) {
		put_gap(t, i);
		out_put(&t->o, s);
		end_line(t, i);
		put_gap(t, i);
	} else if (opens_quote(t, s)) {
		put_quote(t, i);
	} else if ((l = label_of_line(t, s)).n > 0 && !l.bracketed && str_trim(str_sub(s, l.n, s.n)).n > 0) {
		put_point(t, i, &l);
	} else {
		if (l.n > 0)
			put_gap(t, i); /* "(1)" counts paragraphs */
		put_paragraph(t, i);
	}
	return i + 1;
}

struct typed *
typed_read(str text, struct loc where, struct arena *a, struct diags *d)
{
	struct typist t = { .a = a, .d = d, .where = where, .t = ARENA_NEW(a, struct typed), .gap = true };

	out_init(&t.o);
	split_lines(&t, text);
	for (size_t i = 0; i < t.lines.n;) {
		size_t here = i;

		if (str_trim(t.lines.at[i].body).n == 0) {
			put_gap(&t, i++);
			continue;
		}
		i = put_source_line(&t, i);
		t.indent = t.lines.at[here].indent;
	}
	t.t->text = out_copy(&t.o, a);
	out_release(&t.o);
	return t.t;
}
