#include "docx/inner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/text.h"

/*
 * A native chart (DrawingML charts, 21.2) by the values it was saved with, as chart/ takes
 * one. Kinds that chart/ does not draw are shown as the nearest it does, with a warning.
 */
static bool
is(const struct arc_node *n, const char *name)
{
	return strcmp(n->name, name) == 0;
}

static struct arc_node *
below(const struct arc_node *n, const char *name)
{
	for (struct arc_node *c = n != NULL ? n->children : NULL; c != NULL; c = c->next)
		if (is(c, name))
			return c;
	return NULL;
}

/* The first descendant of a name. */
static struct arc_node *
within(const struct arc_node *n, const char *name)
{
	for (struct arc_node *c = n != NULL ? n->children : NULL; c != NULL; c = c->next) {
		struct arc_node *found = is(c, name) ? c : within(c, name);

		if (found != NULL)
			return found;
	}
	return NULL;
}

static void
gather(struct docx *x, const struct arc_node *n, str *text)
{
	for (const struct arc_node *c = n != NULL ? n->children : NULL; c != NULL; c = c->next) {
		if (is(c, "t"))
			*text = str_concat(x->a, *text, dx_text(c));
		else
			gather(x, c, text);
	}
}

static str
title(struct docx *x, const struct arc_node *n)
{
	str text = STR("");

	gather(x, below(n, "tx"), &text);
	if (text.n == 0 && within(below(n, "tx"), "v") != NULL)
		text = dx_text(within(below(n, "tx"), "v"));
	return text_nfc(x->a, str_trim(text));
}

/* A spreadsheet saves seventeen digits; fifteen are what it means. */
static str
number(struct docx *x, str s)
{
	char in[64], out[64];
	char *end;
	double v;

	snprintf(in, sizeof in, STR_FMT, STR_ARG(s));
	v = strtod(in, &end);
	if (end == in)
		return STR("");
	snprintf(out, sizeof out, "%.15g", v);
	for (char *p = out; *p != '\0'; p++)
		if (*p == ',')
			*p = '.';
	return str_copy(x->a, str_of(out));
}

/* The cached points of a reference, by index; NULL at the end of what there is. */
static const struct arc_node *
cache_of(const struct arc_node *n)
{
	static const char *const names[] = { "strCache", "numCache", "lvl", "strLit", "numLit" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const struct arc_node *c = within(n, names[i]);

		if (c != NULL)
			return c;
	}
	return NULL;
}

static long
points(const struct arc_node *n)
{
	const struct arc_node *cache = cache_of(n), *count = cache != NULL ? within(n, "ptCount") : NULL;
	long v = count != NULL ? dx_long(dx_val(count), 0) : 0;

	return v < 0 ? 0 : v > LIMIT_CHART_POINTS ? LIMIT_CHART_POINTS : v;
}

/* Texts of the points in their order, holes as empty texts. */
static void
point_texts(const struct arc_node *n, str *texts, long count)
{
	const struct arc_node *cache = cache_of(n);

	for (const struct arc_node *p = cache != NULL ? cache->children : NULL; p != NULL; p = p->next) {
		long i = is(p, "pt") ? dx_long(dx_attr(p, "idx"), -1) : -1;

		if (i >= 0 && i < count && below(p, "v") != NULL)
			texts[i] = dx_text(below(p, "v"));
	}
}

static void
series(struct docx *x, struct value *chart, const struct arc_node *ser, str kind, long count)
{
	const struct arc_node *val = below(ser, "val") != NULL ? below(ser, "val") : below(ser, "yVal");
	str *texts = ARENA_ARRAY(x->a, str, (size_t)count);
	struct value *s = doc_chart_series(chart, x->a, title(x, ser), kind);

	point_texts(val, texts, count);
	for (long i = 0; i < count; i++)
		doc_chart_point(s, x->a, number(x, texts[i]));
}

static void
labels(struct docx *x, struct value *chart, const struct arc_node *ser, long count)
{
	const struct arc_node *cat = below(ser, "cat") != NULL ? below(ser, "cat") : below(ser, "xVal");
	str *texts = ARENA_ARRAY(x->a, str, (size_t)count);

	point_texts(cat, texts, count);
	for (long i = 0; i < count; i++)
		doc_chart_label(
		    chart, x->a, texts[i].n > 0 ? text_nfc(x->a, texts[i]) : str_format(x->a, "%ld", i + 1));
}

static long
longest(const struct arc_node *plot)
{
	long count = 0;

	for (const struct arc_node *group = plot->children; group != NULL; group = group->next)
		for (const struct arc_node *s = group->children; s != NULL; s = s->next)
			if (is(s, "ser")) {
				long n = points(below(s, "val") != NULL ? below(s, "val") : below(s, "yVal"));

				count = n > count ? n : count;
			}
	return count;
}

struct kinds {
	bool columns, bars, stacked, line, pie, other;
};

static struct kinds
kinds_of(const struct arc_node *plot)
{
	struct kinds k = { 0 };

	for (const struct arc_node *g = plot->children; g != NULL; g = g->next) {
		const struct arc_node *dir = below(g, "barDir"), *grouping = below(g, "grouping");

		if (below(g, "ser") == NULL)
			continue;
		if (is(g, "barChart") || is(g, "bar3DChart")) {
			bool across = dir != NULL && str_eq(dx_val(dir), STR("bar"));

			k.bars |= across;
			k.columns |= !across;
			k.stacked |= grouping != NULL &&
			    (str_eq(dx_val(grouping), STR("stacked")) ||
				str_eq(dx_val(grouping), STR("percentStacked")));
		} else if (is(g, "lineChart") || is(g, "line3DChart")) {
			k.line = true;
		} else if (is(g, "pieChart") || is(g, "pie3DChart") || is(g, "doughnutChart") || is(g, "ofPieChart")) {
			k.pie = true;
		} else {
			k.other = true;
		}
	}
	return k;
}

static str
chart_kind(struct docx *x, struct kinds k)
{
	if (k.other)
		dx_warn(x, &doc_chart_nearest, "%s", _("only columns, bars, lines and pies are drawn"));
	if (k.pie)
		return STR("tron");
	if (k.bars)
		return STR("thanh");
	if (k.columns && k.line)
		return STR("cot_duong");
	if (k.line)
		return STR("duong");
	return k.stacked ? STR("cot_chong") : STR("cot");
}

struct value *
dx_read_chart(struct docx *x, str relation)
{
	const struct relationship *r = pkg_relationship(x->pkg, x->part, relation, x->d);
	const struct arc_node *root = r != NULL && !r->external ? dx_side_root(x, r->target) : NULL;
	const struct arc_node *chart = below(root, "chart"), *plot = below(chart, "plotArea");
	struct value *v;
	struct kinds kinds;
	long count;
	bool labelled = false;

	if (plot == NULL || (count = longest(plot)) == 0) {
		dx_warn(x, &doc_chart, "%s", _("no saved values"));
		return NULL;
	}
	kinds = kinds_of(plot);
	v = doc_chart_new(x->a, chart_kind(x, kinds), title(x, below(chart, "title")), STR(""), dx_loc(x));
	for (const struct arc_node *g = plot->children; g != NULL; g = g->next) {
		str kind = kinds.columns && kinds.line ? (is(g, "lineChart") ? STR("duong") : STR("cot")) : STR("");

		for (const struct arc_node *s = g->children; s != NULL; s = s->next) {
			if (!is(s, "ser"))
				continue;
			if (!labelled)
				labels(x, v, s, count);
			labelled = true;
			series(x, v, s, kind, count);
		}
	}
	if (!doc_chart_finish(v, x->a))
		dx_warn(x, &doc_chart_nearest, "%s", _("a pie shows its first series only"));
	return v;
}
