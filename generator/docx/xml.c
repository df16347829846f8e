#include "docx/inner.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Looking into the tree; lengths, numbers and colours as attributes have them; places; complaints. */

enum dx_ns
dx_ns(const struct arc_node *n)
{
	return (enum dx_ns)n->ns;
}

enum dx_name
dx_name(const struct docx *docx, const struct arc_node *n)
{
	(void)docx;
	return (enum dx_name)n->token;
}

str
dx_attr(const struct arc_node *n, const char *name)
{
	for (const struct arc_attr *p = n->attrs; p != NULL; p = p->next)
		if (p->ns != NS_RELATION && strcmp(p->name, name) == 0)
			return arc_value(p);
	return (str){ NULL, 0 };
}

str
dx_rattr(const struct arc_node *n, const char *name)
{
	for (const struct arc_attr *p = n->attrs; p != NULL; p = p->next)
		if (p->ns == NS_RELATION && strcmp(p->name, name) == 0)
			return arc_value(p);
	return (str){ NULL, 0 };
}

str
dx_val(const struct arc_node *n)
{
	return dx_attr(n, "val");
}

bool
dx_is_on(str text, bool otherwise)
{
	if (text.p == NULL)
		return otherwise;
	return !str_eq(text, STR("0")) && !str_eq(text, STR("false")) && !str_eq(text, STR("off")) &&
	    !str_eq(text, STR("none"));
}

bool
dx_on(const struct arc_node *n)
{
	return dx_is_on(dx_val(n), true);
}

struct arc_node *
dx_child(const struct docx *docx, const struct arc_node *n, enum dx_name name)
{
	if (n == NULL)
		return NULL;
	for (struct arc_node *c = n->children; c != NULL; c = c->next)
		if (dx_name(docx, c) == name)
			return c;
	return NULL;
}

bool
dx_is(const struct arc_node *n, const char *name)
{
	return strcmp(n->name, name) == 0;
}

struct arc_node *
dx_child_named(const struct arc_node *n, const char *name)
{
	for (struct arc_node *c = n != NULL ? n->children : NULL; c != NULL; c = c->next)
		if (dx_is(c, name))
			return c;
	return NULL;
}

str
dx_text(const struct arc_node *n)
{
	return n->text;
}

/* A number with sign and decimals × 1000, where it ends in *at. False: none. */
static bool
read_milli(str s, size_t *at, int64_t *value)
{
	bool minus = s.n > 0 && s.p[0] == '-';
	size_t i = minus || (s.n > 0 && s.p[0] == '+');
	size_t from = i;
	int64_t v = 0, place = 1000;

	for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++)
		if (v < INT64_C(1000000000000))
			v = v * 10 + (s.p[i] - '0');
	v *= 1000;
	if (i < s.n && s.p[i] == '.')
		for (i++; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++)
			if (place > 1)
				v += (s.p[i] - '0') * (place /= 10);
	*at = i;
	*value = minus ? -v : v;
	return i > from;
}

long
dx_long(str text, long otherwise)
{
	int64_t v;
	size_t at;

	if (!read_milli(str_trim(text), &at, &v))
		return otherwise;
	v /= 1000;
	return doc_bounded(v, -DX_LONG_MAX, DX_LONG_MAX);
}

static int64_t
divide_rounding(int64_t v, int64_t by)
{
	return (v >= 0 ? v + by / 2 : v - by / 2) / by;
}

/* Twips × 1000 in one of the unit. */
static int64_t
unit_in_milli_twips(str unit)
{
	static const struct {
		const char *name;
		int milli;
	} units[] = { { "pt", 20000 }, { "cm", 566929 }, { "mm", 56693 }, { "in", 1440000 }, { "pc", 240000 },
		{ "pi", 240000 }, { "px", 15000 } };

	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (str_eq(unit, str_of(units[i].name)))
			return units[i].milli;
	return 0;
}

enum { SHOWN_BYTES = 40 }; /* of a mistake, in its complaint */

/* A length that is none; "auto" and "nil" are words that stand for one. */
static int
warn_no_number(struct docx *docx, str s, const char *what)
{
	if (s.n > 0 && !str_eq(s, STR("auto")) && !str_eq(s, STR("nil")))
		dx_warn(docx, &doc_no_number, "%s: %.*s", what, (int)(s.n < SHOWN_BYTES ? s.n : SHOWN_BYTES), s.p);
	return 0;
}

int
dx_twips(struct docx *docx, str text, const char *what)
{
	int64_t v, unit;
	size_t at;

	text = str_trim(text);
	if (!read_milli(text, &at, &v))
		return warn_no_number(docx, text, what);
	unit = unit_in_milli_twips(str_sub(text, at, text.n));
	if (unit != 0) /* in two parts, so that the product stays within 64 bits */
		v = divide_rounding(v * (unit / 1000), 1000) + divide_rounding(v * (unit % 1000), 1000000);
	else
		v = divide_rounding(v, 1000);
	return doc_clamp(v, -DOC_LENGTH_MAX, DOC_LENGTH_MAX, what, dx_loc(docx), docx->d);
}

int
dx_emu(struct docx *docx, str text)
{
	int64_t v;
	size_t at;

	text = str_trim(text);
	if (!read_milli(text, &at, &v))
		return warn_no_number(docx, text, _("size of a drawing"));
	if (at < text.n)
		return dx_twips(docx, text, _("size of a drawing"));
	return doc_clamp(divide_rounding(v / 1000, DX_EMU_PER_TWIP), -DOC_LENGTH_MAX, DOC_LENGTH_MAX,
	    _("size of a drawing"), dx_loc(docx), docx->d);
}

int
dx_percent(str text, int unit)
{
	int64_t v;
	size_t at;

	text = str_trim(text);
	if (!read_milli(text, &at, &v))
		return 0;
	v = at < text.n && text.p[at] == '%' ? divide_rounding(v * 50, 1000)
					     : divide_rounding(v * 50, 1000 * (int64_t)unit);
	return doc_bounded(v, -DX_PERCENT_MAX, DX_PERCENT_MAX);
}

struct loc
dx_loc(const struct docx *docx)
{
	return loc_at(docx->source, docx->paragraph, 0);
}

void
dx_warn(struct docx *docx, const struct diag_kind *kind, const char *fmt, ...)
{
	char text[256] = "";
	va_list ap;

	va_start(ap, fmt);
	if (fmt != NULL)
		vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	diag_add(docx->d, kind, dx_loc(docx), "%s", text);
}

struct arc_node *
dx_root(struct docx *docx, str part)
{
	struct arena *packed = arena_new(1 << 12);
	struct arc_node *root = NULL;
	str bytes;

	if (pkg_has(docx->pkg, part) && pkg_read_once(docx->pkg, part, packed, &bytes, docx->d))
		root = dx_tree(docx, bytes, part);
	arena_free(packed);
	return root;
}

struct arc_node *
dx_side_root(struct docx *docx, str part)
{
	struct diags *d = docx->d, found;
	struct arc_node *root;

	diags_init(&found, d->a);
	docx->d = &found;
	root = dx_root(docx, part);
	docx->d = d;
	doc_side_found(d, &found);
	return root;
}

struct place
dx_enter(struct docx *docx, str part)
{
	struct place was = { docx->part, docx->source, docx->paragraph };
	str shown = part;

	for (size_t slash = str_find_char(shown, '/', 0); slash < shown.n; slash = str_find_char(shown, '/', 0))
		shown = str_sub(shown, slash + 1, shown.n);
	docx->part = part;
	docx->source = source_new(
	    docx->d->a, SOURCE_PART, str_copy(docx->d->a, str_of(pkg_name(docx->pkg))), str_copy(docx->d->a, shown));
	docx->paragraph = 0;
	return was;
}

void
dx_leave(struct docx *docx, struct place place)
{
	docx->part = place.part;
	docx->source = place.source;
	docx->paragraph = place.paragraph;
}

struct arc_node *
dx_alternate(const struct docx *docx, const struct arc_node *n)
{
	for (struct arc_node *c = n->children; c != NULL; c = c->next)
		if (dx_name(docx, c) == T_Choice && c->is_marked)
			return c;
	return dx_child(docx, n, T_Fallback);
}

int
dx_colour(str text)
{
	int v = 0;

	if (text.n > 0 && text.p[0] == '#')
		text = str_sub(text, 1, text.n);
	if (text.n != 6)
		return COLOUR_AUTO;
	for (size_t i = 0; i < 6; i++) {
		char c = text.p[i];

		if (c >= '0' && c <= '9')
			v = v * 16 + (c - '0');
		else if ((c | 32) >= 'a' && (c | 32) <= 'f')
			v = v * 16 + ((c | 32) - 'a' + 10);
		else
			return COLOUR_AUTO;
	}
	return v;
}
