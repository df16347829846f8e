#include "odt/inner.h"

#include <string.h>

#include "base/limits.h"
#include "base/vec.h"
#include "document/read.h"
#include "text/text.h"

/*
 * A chart inside the document: its figures are cached in a table beside its
 * description. A series names its cells ("local-table.$B$2:.$B$6"), so do its
 * label and the categories.
 */
struct grid {
	struct odt *odt;
	VEC(const struct arc_node *) rows;
	int headers; /* rows */
};

struct range {
	int row, column, to_row, to_column; /* from 0 */
};

static void
collect_rows(struct grid *g, const struct arc_node *parent)
{
	ODF_EACH(n, parent)
	if (odf_is(n, ODF_TABLE, "table-row")) {
		if (g->rows.n < LIMIT_CHART_POINTS)
			*VEC_ADD(g->odt->a, &g->rows) = n; /* NOLINT(bugprone-sizeof-expression): it holds pointers */
	} else if (odf_is(n, ODF_TABLE, "table-rows") || odf_is(n, ODF_TABLE, "table-header-rows"))
		collect_rows(g, n);
}

/* "$B$2" from the end of an address; false: none. */
static bool
read_cell_address(str s, int *row, int *column)
{
	size_t i = s.n;
	long r = 0, c = 0, unit = 1;

	for (; i > 0 && s.p[i - 1] >= '0' && s.p[i - 1] <= '9' && unit <= 1000000; i--, unit *= 10)
		r += (s.p[i - 1] - '0') * unit;
	if (i > 0 && s.p[i - 1] == '$')
		i--;
	for (unit = 1; i > 0 && s.p[i - 1] >= 'A' && s.p[i - 1] <= 'Z' && unit <= 26 * 26; i--, unit *= 26)
		c += (s.p[i - 1] - 'A' + 1) * unit;
	*row = (int)(r - 1);
	*column = (int)(c - 1);
	return r > 0 && c > 0;
}

static bool
read_range(str address, struct range *r)
{
	str rest = address, first = str_split(&rest, ':');

	if (!read_cell_address(str_trim(first), &r->row, &r->column))
		return false;
	r->to_row = r->row;
	r->to_column = r->column;
	if (rest.n > 0 && !read_cell_address(str_trim(rest), &r->to_row, &r->to_column))
		return false;
	return r->to_row >= r->row && r->to_column >= r->column &&
	    (long)r->to_row - r->row + r->to_column - r->column < LIMIT_CHART_POINTS;
}

enum { SHEET_COLUMNS = 16384 }; /* of the largest sheets, LibreOffice's */

static const struct arc_node *
cell_at(const struct grid *g, int row, int column)
{
	int at = 0;

	if (row < 0 || (size_t)row >= g->rows.n)
		return NULL;
	ODF_EACH(c, g->rows.at[row])
	{
		int times = odf_int(odf_at(c, ODF_TABLE, "number-columns-repeated"), 1, 1, SHEET_COLUMNS);

		if (column < at + times)
			return c;
		at += times;
	}
	return NULL;
}

static str
cell_text(const struct grid *g, const struct arc_node *cell)
{
	const struct arc_node *p = cell != NULL ? odf_child(cell, ODF_TEXT, "p") : NULL;

	return p != NULL ? str_trim(odt_content(g->odt, p)) : STR("");
}

/* LibreOffice saves an empty cell as NaN, which doc_chart_point takes for "no value". */
static str
cell_number(const struct grid *g, const struct arc_node *cell)
{
	str v = cell != NULL ? odf_at(cell, ODF_OFFICE, "value") : (str){ NULL, 0 };

	return v.p != NULL ? v : cell_text(g, cell);
}

typedef void each_cell(struct grid *g, const struct arc_node *cell, void *to);

static void
visit_cells(struct grid *g, str address, each_cell *fn, void *to)
{
	struct range r;

	if (!read_range(address, &r))
		return;
	for (int row = r.row; row <= r.to_row; row++)
		for (int column = r.column; column <= r.to_column; column++)
			fn(g, cell_at(g, row, column), to);
}

static void
add_cell_label(struct grid *g, const struct arc_node *cell, void *chart)
{
	doc_chart_label(chart, g->odt->a, cell_text(g, cell));
}

static void
add_cell_point(struct grid *g, const struct arc_node *cell, void *series)
{
	doc_chart_point(series, g->odt->a, cell_number(g, cell));
}

static str
series_name(struct grid *g, const struct arc_node *series)
{
	struct range r;

	if (!read_range(odf_at(series, ODF_CHART, "label-cell-address"), &r))
		return STR("");
	return cell_text(g, cell_at(g, r.row, r.column));
}

/* --- the chart ---------------------------------------------------------------------------- */

/* An automatic style of the object: its chart-properties. */
static str
chart_property(const struct arc_node *root, str style, const char *name)
{
	const struct arc_node *styles = odf_child(root, ODF_OFFICE, "automatic-styles");

	if (styles == NULL || style.n == 0)
		return (str){ NULL, 0 };
	ODF_EACH(n, styles)
	if (odf_is(n, ODF_STYLE, "style") && str_eq(odf_at(n, ODF_STYLE, "name"), style)) {
		const struct arc_node *p = odf_child(n, ODF_STYLE, "chart-properties");

		return p != NULL ? odf_at(p, ODF_CHART, name) : (str){ NULL, 0 };
	}
	return (str){ NULL, 0 };
}

static bool
has_line_series(const struct arc_node *plot)
{
	ODF_EACH(n, plot)
	if (odf_is(n, ODF_CHART, "series") && str_ends(odf_at(n, ODF_CHART, "class"), STR("line")))
		return true;
	return false;
}

static str
plot_kind(const struct arc_node *root, const struct arc_node *chart, const struct arc_node *plot)
{
	str class = odf_at(chart, ODF_CHART, "class"), style = odf_at(plot, ODF_CHART, "style-name");

	if (str_ends(class, STR(":circle")) || str_ends(class, STR(":ring")))
		return STR("tron");
	if (str_ends(class, STR(":line")))
		return STR("duong");
	if (!str_ends(class, STR(":bar")))
		return STR("");
	if (odf_true(chart_property(root, style, "vertical")))
		return STR("thanh");
	if (has_line_series(plot))
		return STR("cot_duong");
	return odf_true(chart_property(root, style, "stacked")) || odf_true(chart_property(root, style, "percentage"))
	    ? STR("cot_chong")
	    : STR("cot");
}

static str
read_chart_heading(struct odt *odt, const struct arc_node *chart)
{
	const struct arc_node *t = odf_child(chart, ODF_CHART, "title");
	str text = STR("");

	if (t == NULL)
		return text;
	ODF_EACH(p, t)
	text = text.n == 0 ? odt_content(odt, p)
			   : str_format(odt->a, STR_FMT " " STR_FMT, STR_ARG(text), STR_ARG(odt_content(odt, p)));
	return str_trim(text);
}

static const struct arc_node *
find_categories(const struct arc_node *plot)
{
	ODF_EACH(axis, plot)
	if (odf_is(axis, ODF_CHART, "axis") && odf_child(axis, ODF_CHART, "categories") != NULL)
		return odf_child(axis, ODF_CHART, "categories");
	return NULL;
}

static str
read_axis_unit(struct odt *odt, const struct arc_node *plot)
{
	ODF_EACH(axis, plot)
	if (odf_is(axis, ODF_CHART, "axis") && str_eq(odf_at(axis, ODF_CHART, "dimension"), STR("y")))
		return read_chart_heading(odt, axis);
	return STR("");
}

static void
add_odf_series(struct grid *g, struct value *chart, const struct arc_node *n, bool combined)
{
	bool line = str_ends(odf_at(n, ODF_CHART, "class"), STR(":line"));
	struct value *series;
	str kind = STR(""); /* of the series alone, where kinds are mixed */

	if (combined)
		kind = line ? STR("duong") : STR("cot");
	series = doc_chart_series(chart, g->odt->a, series_name(g, n), kind);
	visit_cells(g, odf_at(n, ODF_CHART, "values-cell-range-address"), add_cell_point, series);
}

struct value *
odt_chart(struct odt *odt, str folder)
{
	str part = str_format(odt->a, STR_FMT "/content.xml", STR_ARG(folder)), kind;
	const struct arc_node *root = odt_side_root(odt, part),
			      *body = root != NULL ? odf_child(root, ODF_OFFICE, "body") : NULL;
	const struct arc_node *outer = body != NULL ? odf_child(body, ODF_OFFICE, "chart") : NULL, *n, *plot, *table,
			      *labels;
	struct grid g = { .odt = odt };
	struct value *chart;

	n = outer != NULL ? odf_child(outer, ODF_CHART, "chart") : NULL;
	plot = n != NULL ? odf_child(n, ODF_CHART, "plot-area") : NULL;
	table = n != NULL ? odf_child(n, ODF_TABLE, "table") : NULL;
	if (plot == NULL || table == NULL)
		return NULL;
	kind = plot_kind(root, n, plot);
	if (kind.n == 0) {
		odt_complain(odt, &doc_chart, STR_FMT, STR_ARG(odf_at(n, ODF_CHART, "class")));
		return NULL;
	}
	collect_rows(&g, table);
	chart = doc_chart_new(odt->a, kind, read_chart_heading(odt, n), read_axis_unit(odt, plot), odt_here(odt));
	labels = find_categories(plot);
	if (labels != NULL)
		visit_cells(&g, odf_at(labels, ODF_TABLE, "cell-range-address"), add_cell_label, chart);
	ODF_EACH(s, plot)
	if (odf_is(s, ODF_CHART, "series"))
		add_odf_series(&g, chart, s, str_eq(kind, STR("cot_duong")));
	if (!doc_chart_finish(chart, odt->a))
		odt_complain(odt, &doc_chart_nearest, "%s", _("a pie shows its first series only"));
	return chart;
}
