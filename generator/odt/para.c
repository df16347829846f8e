#include "odt/inner.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * Paragraph properties, laid over the parent style's. A border belongs to the
 * paragraph's box in OpenDocument and stands outside the text in the model:
 * the indents grow by it when the properties are done.
 */

struct laying {
	struct odt *odt;
	const struct arc_node *node;
	struct odt_para *q;
	const struct odt_para *under;
	unsigned edges, paddings, margins; /* sides that this node names one by one */
};

enum { M_TOP = 1 << SIDE_TOP, M_LEFT = 1 << SIDE_LEFT, M_BOTTOM = 1 << SIDE_BOTTOM, M_RIGHT = 1 << SIDE_RIGHT };

/* A length, or a share of the parent style's. */
static int
read_length_or_share(str v, int under, int otherwise)
{
	int n;

	if (odf_percent(v, &n))
		return (int)((long long)under * n / 100);
	return odf_length_or(v, otherwise);
}

static void
put_margin(struct laying *l, enum doc_side side, str v)
{
	struct doc_para_props *p = &l->q->p;
	const struct doc_para_props *u = &l->under->p;

	switch (side) {
	case SIDE_TOP: p->before = abs(read_length_or_share(v, u->before, p->before)); break;
	case SIDE_BOTTOM: p->after = abs(read_length_or_share(v, u->after, p->after)); break;
	case SIDE_LEFT: p->indent_left = read_length_or_share(v, u->indent_left, p->indent_left); break;
	default: p->indent_right = read_length_or_share(v, u->indent_right, p->indent_right); break;
	}
}

#define SIDE_SETTERS(what) \
	static void set_##what##_top(struct laying *l, str v) \
	{ \
		l->what##s |= M_TOP; \
		put_##what(l, SIDE_TOP, v); \
	} \
	static void set_##what##_left(struct laying *l, str v) \
	{ \
		l->what##s |= M_LEFT; \
		put_##what(l, SIDE_LEFT, v); \
	} \
	static void set_##what##_bottom(struct laying *l, str v) \
	{ \
		l->what##s |= M_BOTTOM; \
		put_##what(l, SIDE_BOTTOM, v); \
	} \
	static void set_##what##_right(struct laying *l, str v) \
	{ \
		l->what##s |= M_RIGHT; \
		put_##what(l, SIDE_RIGHT, v); \
	} \
	static void set_##what(struct laying *l, str v) \
	{ \
		for (int s = 0; s < SIDES; s++) \
			if (!(l->what##s & 1u << s)) \
				put_##what(l, (enum doc_side)s, v); \
	}

static void
put_edge(struct laying *l, enum doc_side side, str v)
{
	l->q->edge[side] = odf_border(v);
}

static void
put_padding(struct laying *l, enum doc_side side, str v)
{
	l->q->padding[side] = odf_length_or(v, 0);
}

SIDE_SETTERS(margin)
SIDE_SETTERS(edge)
SIDE_SETTERS(padding)

static void
set_indent(struct laying *l, str v)
{
	l->q->p.indent_first = read_length_or_share(v, l->under->p.indent_first, l->q->p.indent_first);
}

static void
set_align(struct laying *l, str v)
{
	l->q->p.align = odf_alignment(v);
	if (l->q->p.rtl && (str_eq(v, STR("start")) || str_eq(v, STR("end"))))
		l->q->p.align = str_eq(v, STR("start")) ? PARA_RIGHT : PARA_LEFT;
}

static void
set_align_last(struct laying *l, str v)
{
	l->q->p.align_last = str_eq(v, STR("start")) ? -1 : (int)odf_alignment(v);
}

static void
set_line(struct laying *l, str v)
{
	int n;

	if (str_eq(v, STR("normal"))) {
		l->q->p.line_rule = LINE_AUTO;
		l->q->p.line = 240;
	} else if (odf_percent(v, &n) && n > 0) {
		l->q->p.line_rule = LINE_AUTO;
		l->q->p.line = (int)lround(n * 2.4);
	} else if (odf_length(v, &n) && n > 0) {
		l->q->p.line_rule = LINE_EXACT;
		l->q->p.line = n;
	}
}

static void
set_line_at_least(struct laying *l, str v)
{
	int n;

	if (odf_length(v, &n) && n > 0) {
		l->q->p.line_rule = LINE_AT_LEAST;
		l->q->p.line = n;
	}
}

static void
set_keep_next(struct laying *l, str v)
{
	l->q->p.keep_next = str_eq(v, STR("always"));
}

static void
set_keep_lines(struct laying *l, str v)
{
	l->q->p.keep_lines = str_eq(v, STR("always"));
}

enum { LINES_MAX = 99 }; /* that are kept together at a page's end or beginning */

static void
set_widows(struct laying *l, str v)
{
	l->q->p.widows = odf_int(v, 0, 0, LINES_MAX);
}

static void
set_orphans(struct laying *l, str v)
{
	l->q->p.orphans = odf_int(v, 0, 0, LINES_MAX);
}

static void
set_break_before(struct laying *l, str v)
{
	l->q->p.page_break_before = str_eq(v, STR("page")) || str_eq(v, STR("even-page")) || str_eq(v, STR("odd-page"));
	l->q->p.break_before_column = str_eq(v, STR("column"));
}

static void
set_break_after(struct laying *l, str v)
{
	l->q->break_after_page = str_eq(v, STR("page")) || str_eq(v, STR("even-page")) || str_eq(v, STR("odd-page"));
	l->q->break_after_column = str_eq(v, STR("column"));
}

static void
set_para_background(struct laying *l, str v)
{
	l->q->p.shading = odf_colour(v, COLOUR_NONE);
}

static void
set_join(struct laying *l, str v)
{
	l->q->no_join = str_eq(v, STR("false"));
}

static void
set_contextual(struct laying *l, str v)
{
	l->q->p.contextual = odf_true(v);
}

static void
set_snap(struct laying *l, str v)
{
	l->q->p.snap_to_grid = odf_true(v);
}

static void
set_number_lines(struct laying *l, str v)
{
	l->q->p.no_line_numbers = str_eq(v, STR("false"));
}

static void
set_writing_mode(struct laying *l, str v)
{
	if (str_starts(v, STR("rl")) || str_eq(v, STR("rl")))
		l->q->p.rtl = true;
	else if (str_starts(v, STR("lr")))
		l->q->p.rtl = false;
}

static void
set_page_number(struct laying *l, str v)
{
	l->q->page_number = odf_int(v, -1, 0, ODF_PAGE_NUMBER_MAX);
}

static const struct setter {
	const char *name;
	enum odf_ns ns;
	void (*set)(struct laying *l, str v);
} setters[] = {
	{ "background-color", ODF_FO, set_para_background },
	{ "border", ODF_FO, set_edge },
	{ "border-bottom", ODF_FO, set_edge_bottom },
	{ "border-left", ODF_FO, set_edge_left },
	{ "border-right", ODF_FO, set_edge_right },
	{ "border-top", ODF_FO, set_edge_top },
	{ "break-after", ODF_FO, set_break_after },
	{ "break-before", ODF_FO, set_break_before },
	{ "contextual-spacing", ODF_STYLE, set_contextual },
	{ "join-border", ODF_STYLE, set_join },
	{ "keep-together", ODF_FO, set_keep_lines },
	{ "keep-with-next", ODF_FO, set_keep_next },
	{ "line-height", ODF_FO, set_line },
	{ "line-height-at-least", ODF_STYLE, set_line_at_least },
	{ "margin", ODF_FO, set_margin },
	{ "margin-bottom", ODF_FO, set_margin_bottom },
	{ "margin-left", ODF_FO, set_margin_left },
	{ "margin-right", ODF_FO, set_margin_right },
	{ "margin-top", ODF_FO, set_margin_top },
	{ "number-lines", ODF_TEXT, set_number_lines },
	{ "orphans", ODF_FO, set_orphans },
	{ "padding", ODF_FO, set_padding },
	{ "padding-bottom", ODF_FO, set_padding_bottom },
	{ "padding-left", ODF_FO, set_padding_left },
	{ "padding-right", ODF_FO, set_padding_right },
	{ "padding-top", ODF_FO, set_padding_top },
	{ "page-number", ODF_STYLE, set_page_number },
	{ "snap-to-layout-grid", ODF_STYLE, set_snap },
	{ "text-align", ODF_FO, set_align },
	{ "text-align-last", ODF_FO, set_align_last },
	{ "text-indent", ODF_FO, set_indent },
	{ "widows", ODF_FO, set_widows },
	{ "writing-mode", ODF_STYLE, set_writing_mode },
};

#ifndef NDEBUG
static bool
paragraph_setters_sorted(void)
{
	for (size_t i = 1; i < sizeof setters / sizeof *setters; i++)
		if (strcmp(setters[i - 1].name, setters[i].name) >= 0)
			return false;
	return true;
}
#endif

static int
compare_para_setter(const void *name, const void *entry)
{
	return strcmp(name, ((const struct setter *)entry)->name);
}

/* --- tabs ------------------------------------------------------------------------ */

static enum doc_tab_leader
read_leader(const struct arc_node *stop)
{
	str style = odf_at(stop, ODF_STYLE, "leader-style"), text = odf_at(stop, ODF_STYLE, "leader-text");

	if (style.n == 0 || str_eq(style, STR("none")))
		return LEADER_NONE;
	if (str_eq(text, STR("_")) || (text.n == 0 && str_eq(style, STR("solid"))))
		return LEADER_UNDERSCORE;
	if (str_eq(text, STR("-")) || (text.n == 0 && !str_eq(style, STR("dotted"))))
		return LEADER_HYPHEN;
	return str_eq(text, STR("·")) ? LEADER_MIDDLE_DOT : LEADER_DOT;
}

static struct doc_tab_stop
read_tab_stop(const struct arc_node *n)
{
	static const struct doc_word kinds[] = { { "right", TAB_RIGHT }, { "center", TAB_CENTRE },
		{ "char", TAB_DECIMAL } };

	return (struct doc_tab_stop){ .at_twips = odf_length_or(odf_at(n, ODF_STYLE, "position"), 0),
		.kind = (enum doc_tab_kind)DOC_WORD(kinds, odf_at(n, ODF_STYLE, "type"), TAB_LEFT),
		.leader = read_leader(n) };
}

static int
compare_tab_stops(const void *x, const void *y)
{
	const struct doc_tab_stop *a = x, *b = y;

	return (a->at_twips > b->at_twips) - (a->at_twips < b->at_twips);
}

static void
read_tabs(struct odt *odt, struct doc_para_props *p, const struct arc_node *stops)
{
	struct doc_tab_stop *at;
	size_t n = 0;

	ODF_EACH(stop, stops)
	n++;
	if (n > LIMIT_TAB_STOPS) {
		odt_complain(odt, &doc_many, "%s", _("tab stop"));
		n = LIMIT_TAB_STOPS;
	}
	at = ARENA_ARRAY(odt->a, struct doc_tab_stop, n + 1);
	p->tabs = at;
	p->tabs_n = 0;
	ODF_EACH(stop, stops)
	if (odf_is(stop, ODF_STYLE, "tab-stop") && p->tabs_n < n)
		at[p->tabs_n++] = read_tab_stop(stop);
	qsort(at, p->tabs_n, sizeof *at, compare_tab_stops);
}

/* --- styles ------------------------------------------------------------------------ */

/* What LibreOffice keeps as one thing: a style that names a part of it takes the rest from the default style. */
enum { SPACES = 1, INDENTS = 2 };

static unsigned
groups_named(const struct arc_node *n)
{
	static const struct {
		const char *name;
		unsigned group;
	} parts[] = { { "margin-top", SPACES }, { "margin-bottom", SPACES }, { "margin-left", INDENTS },
		{ "margin-right", INDENTS }, { "text-indent", INDENTS } };
	unsigned named = 0;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		str v = odf_at(n, ODF_FO, parts[i].name);
		int share;

		if (v.n > 0 && !odf_percent(v, &share))
			named |= parts[i].group;
	}
	if (odf_has(n, ODF_STYLE, "contextual-spacing") || odf_has(n, ODF_LOEXT, "contextual-spacing"))
		named |= SPACES;
	return named;
}

/* Both LibreOffices, against ODF 1.3, 16.2: there a style inherits each property by itself. */
static void
reset_groups(struct doc_para_props *p, const struct doc_para_props *usual, unsigned named)
{
	if (named & SPACES) {
		p->before = usual->before;
		p->after = usual->after;
		p->contextual = usual->contextual;
	}
	if (named & INDENTS) {
		p->indent_left = usual->indent_left;
		p->indent_right = usual->indent_right;
		p->indent_first = usual->indent_first;
	}
}

static void
apply_para_properties(struct odt *odt, struct odt_para *q, const struct odt_para *under, const struct arc_node *n)
{
	struct laying l = { .odt = odt, .node = n, .q = q, .under = under };

	if (n == NULL)
		return;
	if (under != &odt->bare_para)
		reset_groups(&q->p, &odt_para_of(odt, NULL)->p, groups_named(n));
	if (odf_has(n, ODF_STYLE, "writing-mode"))
		set_writing_mode(&l, odf_at(n, ODF_STYLE, "writing-mode")); /* start and end depend on it */
	for (const struct arc_attr *at = n->attrs; at != NULL; at = at->next) {
		const struct setter *s =
		    bsearch(at->name, setters, sizeof setters / sizeof *setters, sizeof *setters, compare_para_setter);

		if (s != NULL && (s->ns == at->ns || (at->ns == ODF_LOEXT && s->set == set_contextual)))
			s->set(&l, arc_value(at));
	}
	ODF_EACH(c, n)
	if (odf_is(c, ODF_STYLE, "tab-stops"))
		read_tabs(odt, &q->p, c);
}

static void
make_bare_para(struct odt *odt)
{
	assert(paragraph_setters_sorted());
	odt->bare_para.p = (struct doc_para_props){ .align_last = -1,
		.line = 240,
		.shading = COLOUR_NONE,
		.tabs_relative_to_indent = odt->tabs_relative,
		.snap_to_grid = true };
	odt->bare_para.page_number = -1;
	odt->bare_para.look = odt->bare;
}

static void
make_borders(struct odt *odt, struct odt_para *q)
{
	for (int s = 0; s < SIDES; s++) {
		struct doc_border b = q->edge[s];

		b.space_twips = q->padding[s];
		q->made[s] = b.style != BORDER_NONE ? arena_copy(odt->a, &b, sizeof b) : NULL;
	}
}

const struct odt_para *
odt_para_of(struct odt *odt, const struct odf_style *style)
{
	struct odf_style *s = (struct odf_style *)(style != NULL ? style : odt->defaults[FAMILY_PARAGRAPH]);
	const struct odt_para *under;

	if (odt->bare_para.look == NULL)
		make_bare_para(odt);
	if (s == NULL)
		return &odt->bare_para;
	if (s->para != NULL)
		return s->para;
	under = s == odt->defaults[FAMILY_PARAGRAPH] ? &odt->bare_para : odt_para_of(odt, s->parent);
	s->para = arena_copy(odt->a, under, sizeof *under);
	if (s->automatic == false && s != odt->defaults[FAMILY_PARAGRAPH])
		s->para->p.style = s->name;
	apply_para_properties(odt, s->para, under, odf_child(s->node, ODF_STYLE, "paragraph-properties"));
	s->para->look = odt_look_over(odt, under->look, odf_child(s->node, ODF_STYLE, "text-properties"));
	make_borders(odt, s->para);
	return s->para;
}

/* --- what layout takes ------------------------------------------------------------- */

const struct doc_para_props *
odt_para_done(struct odt *odt, const struct odt_para *base, const struct doc_para_props *props)
{
	struct doc_para_props done = *props;

	done.widow_control = done.widows > 1 || done.orphans > 1;
	for (int s = 0; s < SIDES; s++)
		done.borders[s] = base->made[s];
	if (base->made[SIDE_LEFT] != NULL)
		done.indent_left += base->padding[SIDE_LEFT] + base->edge[SIDE_LEFT].width_eighths * 5 / 2;
	if (base->made[SIDE_RIGHT] != NULL)
		done.indent_right += base->padding[SIDE_RIGHT] + base->edge[SIDE_RIGHT].width_eighths * 5 / 2;
	if (base->no_join)
		done.between = done.borders[SIDE_TOP] != NULL ? done.borders[SIDE_TOP] : done.borders[SIDE_BOTTOM];
	return doc_intern_para(odt->pool, &done);
}
