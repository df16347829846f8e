#include "docx/inner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/text.h"

/*
 * A native chart (DrawingML charts, 21.2) by the values it was saved with, as chart/ takes
 * one. Kinds that chart/ does not draw are shown as the nearest it does, with a warning.
 */
/* The first descendant of a name. */
static struct arc_node *
find_within(const struct arc_node *n, const char *name)
{
	for (struct arc_node *c = n != NULL ? n->children : NULL; c != NULL; c = c->next) {
		struct arc_node *found = dx_is(c, name) ? c : find_within(c, name);

		if (found != NULL)
			return found;
	}
	return NULL;
}

static void
gather_texts(struct docx *docx, const struct arc_node *n, str *text)
{
	for (const struct arc_node *c = n != NULL ? n->children : NULL; c != NULL; c = c->next) {
		if (dx_is(c, "t"))
			*text = str_concat(docx->a, *text, dx_text(c));
		else
			gather_texts(docx, c, text);
	}
}

static str
read_chart_title(struct docx *docx, const struct arc_node *n)
{
	str text = STR("");

	gather_texts(docx, dx_child_named(n, "tx"), &text);
	if (text.n == 0 && find_within(dx_child_named(n, "tx"), "v") != NULL)
		text = dx_text(find_within(dx_child_named(n, "tx"), "v"));
	return text_nfc(docx->a, str_trim(text));
}

/* A spreadsheet saves seventeen digits; fifteen are what it means. */
static str
round_number(struct docx *docx, str s)
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
	return str_copy(docx->a, str_of(out));
}

/* The cached points of a reference, by index; NULL at the end of what there is. */
static const struct arc_node *
find_cache(const struct arc_node *n)
{
	static const char *const names[] = { "strCache", "numCache", "lvl", "strLit", "numLit" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const struct arc_node *c = find_within(n, names[i]);

		if (c != NULL)
			return c;
	}
	return NULL;
}

static long
count_points(const struct arc_node *n)
{
	const struct arc_node *cache = find_cache(n), *count = cache != NULL ? find_within(n, "ptCount") : NULL;
	long v = count != NULL ? dx_long(dx_val(count), 0) : 0;

	return doc_bounded(v, 0, LIMIT_CHART_POINTS);
}

/* Texts of the points in their order, holes as empty texts. */
static void
point_texts(const struct arc_node *n, str *texts, long count)
{
	const struct arc_node *cache = find_cache(n);

	for (const struct arc_node *p = cache != NULL ? cache->children : NULL; p != NULL; p = p->next) {
		long i = dx_is(p, "pt") ? dx_long(dx_attr(p, "idx"), -1) : -1;

		if (i >= 0 && i < count && dx_child_named(p, "v") != NULL)
			texts[i] = dx_text(dx_child_named(p, "v"));
	}
}

static void
add_chart_series(struct docx *docx, struct value *chart, const struct arc_node *ser, str kind, long count)
{
	const struct arc_node *val =
	    dx_child_named(ser, "val") != NULL ? dx_child_named(ser, "val") : dx_child_named(ser, "yVal");
	str *texts = ARENA_ARRAY(docx->a, str, (size_t)count);
	struct value *s = doc_chart_series(chart, docx->a, read_chart_title(docx, ser), kind);

	point_texts(val, texts, count);
	for (long i = 0; i < count; i++)
		doc_chart_point(s, docx->a, round_number(docx, texts[i]));
}

static void
add_chart_labels(struct docx *docx, struct value *chart, const struct arc_node *ser, long count)
{
	const struct arc_node *cat =
	    dx_child_named(ser, "cat") != NULL ? dx_child_named(ser, "cat") : dx_child_named(ser, "xVal");
	str *texts = ARENA_ARRAY(docx->a, str, (size_t)count);

	point_texts(cat, texts, count);
	for (long i = 0; i < count; i++)
		doc_chart_label(
		    chart, docx->a, texts[i].n > 0 ? text_nfc(docx->a, texts[i]) : str_format(docx->a, "%ld", i + 1));
}

static long
longest_series(const struct arc_node *plot)
{
	long count = 0;

	for (const struct arc_node *group = plot->children; group != NULL; group = group->next)
		for (const struct arc_node *s = group->children; s != NULL; s = s->next)
			if (dx_is(s, "ser")) {
				long n = count_points(dx_child_named(s, "val") != NULL ? dx_child_named(s, "val")
										       : dx_child_named(s, "yVal"));

				count = n > count ? n : count;
			}
	return count;
}

struct kinds {
	bool columns, bars, stacked, line, pie, other;
};

static struct kinds
collect_kinds(const struct arc_node *plot)
{
	struct kinds k = { 0 };

	for (const struct arc_node *g = plot->children; g != NULL; g = g->next) {
		const struct arc_node *dir = dx_child_named(g, "barDir"), *grouping = dx_child_named(g, "grouping");

		if (dx_child_named(g, "ser") == NULL)
			continue;
		if (dx_is(g, "barChart") || dx_is(g, "bar3DChart")) {
			bool across = dir != NULL && str_eq(dx_val(dir), STR("bar"));

			k.bars |= across;
			k.columns |= !across;
			k.stacked |= grouping != NULL &&
			    (str_eq(dx_val(grouping), STR("stacked")) ||
				str_eq(dx_val(grouping), STR("percentStacked")));
		} else if (dx_is(g, "lineChart") || dx_is(g, "line3DChart")) {
			k.line = true;
		} else if (dx_is(g, "pieChart") || dx_is(g, "pie3DChart") || dx_is(g, "doughnutChart") ||
		    dx_is(g, "ofPieChart")) {
			k.pie = true;
		} else {
			k.other = true;
		}
	}
	return k;
}

static str
chart_kind(struct docx *docx, struct kinds k)
{
	if (k.other)
		dx_warn(docx, &doc_chart_nearest, "%s", _("only columns, bars, lines and pies are drawn"));
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
dx_read_chart(struct docx *docx, str relation)
{
	const struct relationship *r = pkg_relationship(docx->pkg, docx->part, relation, docx->d);
	const struct arc_node *root = r != NULL && !r->external ? dx_side_root(docx, r->target) : NULL;
	const struct arc_node *chart = dx_child_named(root, "chart"), *plot = dx_child_named(chart, "plotArea");
	struct value *v;
	struct kinds kinds;
	long count;
	bool labelled = false;

	if (plot == NULL || (count = longest_series(plot)) == 0) {
		dx_warn(docx, &doc_chart, "%s", _("no saved values"));
		return NULL;
	}
	kinds = collect_kinds(plot);
	v = doc_chart_new(docx->a, chart_kind(docx, kinds), read_chart_title(docx, dx_child_named(chart, "title")),
	    STR(""), dx_loc(docx));
	for (const struct arc_node *g = plot->children; g != NULL; g = g->next) {
		str kind = STR(""); /* of the series alone, where kinds are mixed */

		if (kinds.columns && kinds.line)
			kind = dx_is(g, "lineChart") ? STR("duong") : STR("cot");

		for (const struct arc_node *s = g->children; s != NULL; s = s->next) {
			if (!dx_is(s, "ser"))
				continue;
			if (!labelled)
				add_chart_labels(docx, v, s, count);
			labelled = true;
			add_chart_series(docx, v, s, kind, count);
		}
	}
	if (!doc_chart_finish(v, docx->a))
		dx_warn(docx, &doc_chart_nearest, "%s", _("a pie shows its first series only"));
	return v;
}
