#include "odt/inner.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * Names and values as attributes have them. Numbers are read here and not by strtod, which would follow the locale and
 * take "inf"; lengths are clamped at once, so that sums further on stay within an int.
 */

/* --- names ---------------------------------------------------------------------- */

bool
odf_is(const struct arc_node *n, enum odf_ns ns, const char *name)
{
	return n->ns == ns && n->name != NULL && strcmp(n->name, name) == 0;
}

static const struct arc_attr *
find_attribute(const struct arc_node *n, enum odf_ns ns, const char *name)
{
	for (const struct arc_attr *at = n->attrs; at != NULL; at = at->next)
		if (at->ns == ns && strcmp(at->name, name) == 0)
			return at;
	return NULL;
}

str
odf_at(const struct arc_node *n, enum odf_ns ns, const char *name)
{
	const struct arc_attr *at = find_attribute(n, ns, name);

	return at != NULL ? arc_value(at) : (str){ NULL, 0 };
}

bool
odf_has(const struct arc_node *n, enum odf_ns ns, const char *name)
{
	return find_attribute(n, ns, name) != NULL;
}

struct arc_node *
odf_element(struct arc_node *n)
{
	while (n != NULL && n->name == NULL)
		n = n->next;
	return n;
}

struct arc_node *
odf_child(const struct arc_node *n, enum odf_ns ns, const char *name)
{
	ODF_EACH(c, n)
	if (odf_is(c, ns, name))
		return c;
	return NULL;
}

const struct arc_node *
odf_next(const struct arc_node *n, const struct arc_node *top)
{
	if (n->children != NULL)
		return n->children;
	while (n != top && n->next == NULL)
		n = n->parent;
	return n == top ? NULL : n->next;
}

/* --- numbers --------------------------------------------------------------------- */

/* A plain decimal number at the start of s; its length, 0 where there is none. */
static size_t
read_decimal(str s, double *v)
{
	size_t i = 0, digits = 0;
	double n = 0, unit = 1;
	bool minus = false;

	if (i < s.n && (s.p[i] == '-' || s.p[i] == '+'))
		minus = s.p[i++] == '-';
	for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++, digits++)
		n = fmin(n * 10 + (s.p[i] - '0'), 1e15);
	if (i < s.n && s.p[i] == '.')
		for (i++; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++, digits++)
			n += (s.p[i] - '0') * (unit /= 10);
	*v = minus ? -n : n;
	return digits > 0 ? i : 0;
}

/* Points, unclamped; false: no length. */
static bool
parse_points(str s, double *pt)
{
	static const struct {
		const char *unit;
		double points;
	} units[] = { { "pt", 1 }, { "cm", 72 / 2.54 }, { "in", 72 }, { "mm", 72 / 25.4 }, { "pc", 12 }, { "px", 0.75 },
		{ "inch", 72 } };
	size_t n;

	s = str_trim(s);
	n = read_decimal(s, pt);
	if (n == 0)
		return false;
	if (n == s.n)
		return *pt == 0;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (str_eq(str_sub(s, n, s.n), str_of(units[i].unit))) {
			*pt *= units[i].points;
			return true;
		}
	return false;
}

static int
clamp_length(double v)
{
	return (int)lround(fmax(-ODF_LENGTH_MAX, fmin(ODF_LENGTH_MAX, v)));
}

bool
odf_length(str text, int *twips)
{
	double pt;

	if (!parse_points(text, &pt))
		return false;
	*twips = clamp_length(round(fmax(-1e7, fmin(1e7, pt * 2540 / 72))) * 1440 / 2540);
	return true;
}

bool
odf_length_exact(str text, int *twips)
{
	double pt;

	if (!parse_points(text, &pt))
		return false;
	*twips = clamp_length(pt * 20);
	return true;
}

double
odf_points(str text)
{
	double pt;

	return parse_points(text, &pt) ? fmax(-ODF_LENGTH_MAX / 20, fmin(ODF_LENGTH_MAX / 20, pt)) : 0;
}

int
odf_length_or(str text, int otherwise)
{
	int v;

	return odf_length(text, &v) ? v : otherwise;
}

bool
odf_percent(str text, int *percent)
{
	double v;
	size_t n;

	text = str_trim(text);
	n = read_decimal(text, &v);
	if (n == 0 || n + 1 != text.n || text.p[n] != '%')
		return false;
	*percent = (int)lround(fmax(-10000, fmin(10000, v)));
	return true;
}

int
odf_int(str text, int otherwise, int min, int max)
{
	double v;
	size_t n;

	text = str_trim(text);
	n = read_decimal(text, &v);
	if (n == 0 || n != text.n)
		return otherwise;
	return (int)fmax(min, fmin(max, v));
}

bool
odf_true(str text)
{
	return str_eq(text, STR("true"));
}

enum doc_vertical_align
odf_vertical_align(str text)
{
	static const struct doc_word aligns[] = { { "middle", VALIGN_CENTRE }, { "bottom", VALIGN_BOTTOM } };

	return (enum doc_vertical_align)DOC_WORD(aligns, text, VALIGN_TOP);
}

enum doc_alignment
odf_alignment(str text)
{
	static const struct doc_word aligns[] = { { "end", PARA_RIGHT }, { "right", PARA_RIGHT },
		{ "center", PARA_CENTRE }, { "justify", PARA_JUSTIFY } };

	return (enum doc_alignment)DOC_WORD(aligns, text, PARA_LEFT);
}

enum doc_number_format
odf_number_format(str text)
{
	static const struct {
		const char *format;
		enum doc_number_format is;
	} formats[] = { { "1", NUMBER_DECIMAL }, { "I", NUMBER_UPPER_ROMAN }, { "i", NUMBER_LOWER_ROMAN },
		{ "A", NUMBER_UPPER_LETTER }, { "a", NUMBER_LOWER_LETTER }, { "01", NUMBER_DECIMAL_ZERO },
		{ "", NUMBER_NONE }, { "1st", NUMBER_ORDINAL }, { "*", NUMBER_CHICAGO } };

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (str_eq(text, str_of(formats[i].format)))
			return formats[i].is;
	return NUMBER_DECIMAL;
}

/* --- colours, borders ----------------------------------------------------------------- */

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

int
odf_colour(str text, int otherwise)
{
	int colour = 0;

	text = str_trim(text);
	if (str_eq(text, STR("transparent")))
		return COLOUR_NONE;
	if (text.n != 7 || text.p[0] != '#')
		return otherwise;
	for (size_t i = 1; i < 7; i++) {
		int h = hex_digit(text.p[i]);

		if (h < 0)
			return otherwise;
		colour = colour << 4 | h;
	}
	return colour;
}

static bool
read_border_style(str word, enum doc_border_style *style)
{
	static const struct {
		const char *word;
		enum doc_border_style style;
	} styles[] = { { "none", BORDER_NONE }, { "hidden", BORDER_NONE }, { "solid", BORDER_SINGLE },
		{ "double", BORDER_DOUBLE }, { "dotted", BORDER_DOTTED }, { "dashed", BORDER_DASHED },
		{ "fine-dashed", BORDER_DASHED }, { "dash-dot", BORDER_DOT_DASH }, { "dash-dot-dot", BORDER_DOT_DASH },
		{ "double-thin", BORDER_DOUBLE }, { "groove", BORDER_SINGLE }, { "ridge", BORDER_SINGLE },
		{ "inset", BORDER_SINGLE }, { "outset", BORDER_SINGLE } };

	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
		if (str_eq(word, str_of(styles[i].word))) {
			*style = styles[i].style;
			return true;
		}
	return false;
}

static double
read_border_width(str word, bool *is)
{
	static const struct {
		const char *word;
		double points;
	} words[] = { { "thin", 0.75 }, { "medium", 1.5 }, { "thick", 3 } };
	double pt;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_eq(word, str_of(words[i].word)))
			return words[i].points;
	*is = parse_points(word, &pt);
	return pt;
}

enum { BORDER_MAX_PT = 100 };

struct doc_border
odf_border(str text)
{
	struct doc_border b = { .style = BORDER_NONE, .colour = 0 };
	double pt = 0.75;

	for (str rest = str_trim(text), word; rest.n > 0;) {
		bool is = true;
		double width;

		word = str_split(&rest, ' ');
		if (word.n == 0 || read_border_style(word, &b.style))
			continue;
		if (word.p[0] == '#') {
			b.colour = odf_colour(word, 0);
			continue;
		}
		width = read_border_width(word, &is);
		if (is)
			pt = width;
	}
	b.width_eighths = (int)lround(fmax(0, fmin(pt, BORDER_MAX_PT)) * 8);
	if (b.width_eighths == 0 && b.style != BORDER_NONE)
		b.width_eighths = 1; /* a hairline is a line */
	return b;
}
