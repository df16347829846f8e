#include "odt/inner.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "text/text.h"

/*
 * Text properties. Each attribute is one line in a table, sorted by name; a
 * node is walked once. What depends on another attribute (a raise on the size)
 * is computed when the look is done.
 */

struct laying {
	struct odt *odt;
	const struct arc_node *node;
	struct odt_look *look;
	int under_size; /* of what it is laid over: percentages are of it */
	bool font_named;
};

static str
without_quotes(str s)
{
	str rest = s;

	s = str_trim(str_split(&rest, ','));
	if (s.n > 0 && str_find_char(s, ';', 0) < s.n)
		s = str_sub(s, 0, str_find_char(s, ';', 0));
	if (s.n >= 2 && (s.p[0] == '\'' || s.p[0] == '"'))
		s = str_sub(s, 1, s.n - 1);
	return str_trim(s);
}

static void
set_font_name(struct laying *l, str v)
{
	const struct arc_node *face = map_find(&l->odt->fonts, v);
	str family = face != NULL ? without_quotes(odf_at(face, ODF_SVG, "font-family")) : (str){ NULL, 0 };

	l->look->c.family = family.n > 0 ? family : v;
	l->font_named = true;
}

static void
set_family(struct laying *l, str v)
{
	if (!l->font_named && without_quotes(v).n > 0)
		l->look->c.family = without_quotes(v);
}

static void
set_size(struct laying *l, str v)
{
	int percent;
	double half_points = odf_percent(v, &percent) ? l->under_size * percent / 100.0 : odf_points(v) * 2;

	if (half_points > 0)
		l->look->c.size_half_points = (int)lround(fmax(1, fmin(half_points, DOC_SIZE_MAX)));
}

static void
set_weight(struct laying *l, str v)
{
	l->look->c.bold = str_eq(v, STR("bold")) || odf_int(v, 0, 0, 1000) >= 600;
}

static void
set_slant(struct laying *l, str v)
{
	l->look->c.italic = str_eq(v, STR("italic")) || str_eq(v, STR("oblique"));
}

static void
set_colour(struct laying *l, str v)
{
	if (!odf_true(odf_at(l->node, ODF_STYLE, "use-window-font-color")))
		l->look->c.colour = odf_colour(v, l->look->c.colour);
}

static void
set_window_colour(struct laying *l, str v)
{
	if (odf_true(v))
		l->look->c.colour = COLOUR_AUTO;
}

static void
set_text_background(struct laying *l, str v)
{
	l->look->c.highlight = odf_colour(v, COLOUR_NONE);
}

static void
set_underline(struct laying *l, str v)
{
	static const struct {
		const char *style;
		enum doc_underline is;
	} kinds[] = { { "none", UNDERLINE_NONE }, { "solid", UNDERLINE_SINGLE }, { "dotted", UNDERLINE_DOTTED },
		{ "dash", UNDERLINE_DASH }, { "long-dash", UNDERLINE_DASH }, { "dot-dash", UNDERLINE_DOT_DASH },
		{ "dot-dot-dash", UNDERLINE_DOT_DASH }, { "wave", UNDERLINE_WAVE } };
	str width = odf_at(l->node, ODF_STYLE, "text-underline-width");
	enum doc_underline u = UNDERLINE_SINGLE;

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_eq(v, str_of(kinds[i].style)))
			u = kinds[i].is;
	if (u == UNDERLINE_SINGLE && str_eq(odf_at(l->node, ODF_STYLE, "text-underline-type"), STR("double")))
		u = UNDERLINE_DOUBLE;
	else if (u == UNDERLINE_SINGLE && (str_eq(width, STR("bold")) || str_eq(width, STR("thick"))))
		u = UNDERLINE_THICK;
	else if (u == UNDERLINE_SINGLE &&
	    str_eq(odf_at(l->node, ODF_STYLE, "text-underline-mode"), STR("skip-white-space")))
		u = UNDERLINE_WORDS;
	l->look->c.underline =
	    str_eq(odf_at(l->node, ODF_STYLE, "text-underline-type"), STR("none")) ? UNDERLINE_NONE : u;
}

static void
set_underline_colour(struct laying *l, str v)
{
	l->look->c.underline_colour = odf_colour(v, COLOUR_AUTO);
}

static void
set_strike(struct laying *l, str v)
{
	bool struck = !str_eq(v, STR("none"));
	bool twice = str_eq(odf_at(l->node, ODF_STYLE, "text-line-through-type"), STR("double"));

	l->look->c.strike = struck && !twice;
	l->look->c.double_strike = struck && twice;
}

/* "super 58%", "sub 58%", "33% 100%", "0% 100%". */
static void
set_position(struct laying *l, str v)
{
	static const struct doc_word positions[] = { { "super", VPOS_SUPER }, { "sub", VPOS_SUB } };
	str rest = str_trim(v), how = str_split(&rest, ' ');
	int raise = 0, size = 100;
	struct doc_char_props *c = &l->look->c;

	odf_percent(rest, &size);
	size = doc_bounded(size, 1, 100);
	c->vpos = (enum doc_vertical_position)DOC_WORD(positions, how, VPOS_BASE);
	if (c->vpos == VPOS_BASE && odf_percent(how, &raise) && raise != 0 && size < 100)
		c->vpos = raise > 0 ? VPOS_SUPER : VPOS_SUB;
	c->vpos_percent = c->vpos != VPOS_BASE ? size : 0;
	l->look->raise_percent = doc_bounded(raise, -100, 100);
}

static void
set_variant(struct laying *l, str v)
{
	if (str_eq(v, STR("small-caps")))
		l->look->c.caps = CAPS_SMALL;
	else if (l->look->c.caps == CAPS_SMALL)
		l->look->c.caps = CAPS_NONE;
}

static void
set_transform(struct laying *l, str v)
{
	static const struct doc_word transforms[] = { { "lowercase", TRANSFORM_LOWER },
		{ "capitalize", TRANSFORM_CAPITALIZE } };

	l->look->transform = (enum transform)DOC_WORD(transforms, v, TRANSFORM_NONE);
	if (str_eq(v, STR("uppercase")))
		l->look->c.caps = CAPS_ALL;
	else if (l->look->c.caps == CAPS_ALL)
		l->look->c.caps = CAPS_NONE;
}

/* 22 inches, the longest length of Word: what is wider is a mistake. */
enum { SPACING_MAX_TWIPS = 31680 };

static void
set_spacing(struct laying *l, str v)
{
	l->look->c.spacing_twips = odf_length_or(v, 0);
	if (abs(l->look->c.spacing_twips) > SPACING_MAX_TWIPS)
		l->look->c.spacing_twips = 0;
}

static void
set_scale(struct laying *l, str v)
{
	int percent;

	if (odf_percent(v, &percent))
		l->look->c.scale_percent = doc_bounded(percent, 1, DOC_SCALE_MAX);
}

static void
set_kerning(struct laying *l, str v)
{
	l->look->c.kerning = !str_eq(v, STR("false"));
}

static void
set_outline(struct laying *l, str v)
{
	l->look->c.outline = odf_true(v);
}

static void
set_shadow(struct laying *l, str v)
{
	l->look->c.shadow = v.n > 0 && !str_eq(v, STR("none"));
}

static void
set_display(struct laying *l, str v)
{
	l->look->c.hidden = str_eq(v, STR("none"));
}

static void
set_text_language(struct laying *l, str v)
{
	str country = odf_at(l->node, ODF_FO, "country");

	if (v.n == 0 || str_eq(v, STR("none")) || str_eq(v, STR("zxx")))
		l->look->c.language = STR("");
	else if (country.n == 0 || str_eq(country, STR("none")))
		l->look->c.language = v;
	else
		l->look->c.language = str_format(l->odt->a, STR_FMT "-" STR_FMT, STR_ARG(v), STR_ARG(country));
}

static void
set_border(struct laying *l, str v)
{
	struct doc_border b = odf_border(v);

	l->look->c.border = NULL;
	if (b.style == BORDER_NONE)
		return;
	b.space_twips = odf_length_or(odf_at(l->node, ODF_FO, "padding"), 0);
	l->look->c.border = arena_copy(l->odt->a, &b, sizeof b);
}

/* Turned letters are set upright, and that is told. */
static void
set_turn(struct laying *l, str v)
{
	if (odf_int(v, 0, -360, 360) % 360 != 0)
		odt_complain(l->odt, &doc_unsupported, "%s", _("turned letters; they are shown upright"));
}

static const struct setter {
	const char *name;
	enum odf_ns ns;
	void (*set)(struct laying *l, str v);
} setters[] = {
	{ "background-color", ODF_FO, set_text_background },
	{ "border", ODF_FO, set_border },
	{ "color", ODF_FO, set_colour },
	{ "display", ODF_TEXT, set_display },
	{ "font-family", ODF_FO, set_family },
	{ "font-name", ODF_STYLE, set_font_name },
	{ "font-size", ODF_FO, set_size },
	{ "font-style", ODF_FO, set_slant },
	{ "font-variant", ODF_FO, set_variant },
	{ "font-weight", ODF_FO, set_weight },
	{ "language", ODF_FO, set_text_language },
	{ "letter-kerning", ODF_STYLE, set_kerning },
	{ "letter-spacing", ODF_FO, set_spacing },
	{ "text-line-through-style", ODF_STYLE, set_strike },
	{ "text-outline", ODF_STYLE, set_outline },
	{ "text-position", ODF_STYLE, set_position },
	{ "text-rotation-angle", ODF_STYLE, set_turn },
	{ "text-scale", ODF_STYLE, set_scale },
	{ "text-shadow", ODF_FO, set_shadow },
	{ "text-transform", ODF_FO, set_transform },
	{ "text-underline-color", ODF_STYLE, set_underline_colour },
	{ "text-underline-style", ODF_STYLE, set_underline },
	{ "use-window-font-color", ODF_STYLE, set_window_colour },
};

#ifndef NDEBUG
static bool
text_setters_sorted(void)
{
	for (size_t i = 1; i < sizeof setters / sizeof *setters; i++)
		if (strcmp(setters[i - 1].name, setters[i].name) >= 0)
			return false;
	return true;
}
#endif

static int
compare_text_setter(const void *name, const void *entry)
{
	return strcmp(name, ((const struct setter *)entry)->name);
}

static void
odt_look_apply(struct odt *odt, struct odt_look *look, const struct arc_node *n)
{
	struct laying l = { odt, n, look, look->c.size_half_points, false };

	if (n == NULL)
		return;
	for (const struct arc_attr *at = n->attrs; at != NULL; at = at->next) {
		const struct setter *s =
		    bsearch(at->name, setters, sizeof setters / sizeof *setters, sizeof *setters, compare_text_setter);

		if (s != NULL && s->ns == at->ns)
			s->set(&l, arc_value(at));
	}
}

const struct odt_look *
odt_look_done(struct odt *odt, struct odt_look *look)
{
	look->c.raise_twips = look->raise_percent * look->c.size_half_points * 10 / 100;
	look->props = doc_intern_char(odt->pool, &look->c);
	return look;
}

struct odt_look *
odt_look_over(struct odt *odt, const struct odt_look *under, const struct arc_node *n)
{
	struct odt_look *look = arena_copy(odt->a, under, sizeof *under);

	odt_look_apply(odt, look, n);
	odt_look_done(odt, look);
	return look;
}

/*
 * What holds where no style says anything. Letter pairs are not kerned then: so LibreOffice 7.4 reads a
 * document without style:letter-kerning, with or without a default style (probed).
 */
const struct odt_look *
odt_bare_look(struct odt *odt)
{
	struct odt_look *look = ARENA_NEW(odt->a, struct odt_look);

	assert(text_setters_sorted());
	look->c = (struct doc_char_props){ .family = STR("Times New Roman"),
		.size_half_points = 12 * 2,
		.underline_colour = COLOUR_AUTO,
		.colour = COLOUR_AUTO,
		.highlight = COLOUR_NONE,
		.scale_percent = 100 };
	return odt_look_done(odt, look);
}

static void
lay_chain(struct odt *odt, struct odt_look *look, const struct odf_style *s)
{
	if (s->parent != NULL)
		lay_chain(odt, look, s->parent); /* no deeper than link_parents allows */
	odt_look_apply(odt, look, odf_child(s->node, ODF_STYLE, "text-properties"));
}

struct odt_laid *
odt_laid(struct odt *odt, const void *by, const struct odt_look *under)
{
	/* Fibonacci hashing: 2^64 over the golden ratio; the highest bits are the best mixed */
	uint64_t hash = ((uint64_t)(uintptr_t)by * 31 + (uint64_t)(uintptr_t)under) * 0x9e3779b97f4a7c15ull;
	struct odt_laid **slot = &odt->laid[hash >> (64 - ODT_LAID_BITS)], *l;

	for (l = *slot; l != NULL; l = l->next)
		if (l->by == by && l->under == under)
			return l;
	l = ARENA_NEW(odt->a, struct odt_laid);
	*l = (struct odt_laid){ .next = *slot, .by = by, .under = under };
	*slot = l;
	return l;
}

const struct odt_look *
odt_span(struct odt *odt, const struct odt_look *under, str name)
{
	const struct odf_style *s = odt_style(odt, FAMILY_TEXT, name);
	struct odt_laid *laid;
	struct odt_look *look;

	if (s == NULL)
		return under;
	laid = odt_laid(odt, s, under);
	if (laid->look != NULL)
		return laid->look;
	look = arena_copy(odt->a, under, sizeof *under);
	lay_chain(odt, look, s);
	return laid->look = odt_look_done(odt, look);
}
