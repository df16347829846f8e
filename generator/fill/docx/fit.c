#include <stdlib.h>
#include <string.h>

#include "fill/docx/docx.h"
#include "fill/include.h"

/* A table's widths stand in its grid and again in each cell (ECMA-376-1, 17.4.48, 17.4.71); sizes in each run. */

struct docx_fitting {
	const struct fill_table_fit *fit;
	struct arena *a;
	int row;
};

static int
own_number(const xmlNode *n, const char *attribute, int otherwise, struct arena *a)
{
	str v = n != NULL ? attribute_text(n, attribute, a) : STR("");

	return v.n > 0 && v.n < 9 ? (int)strtol(str_c(a, v), NULL, 10) : otherwise;
}

static void
set_number(xmlNode *n, const char *attribute, int number)
{
	char text[16];

	snprintf(text, sizeof text, "%d", number);
	xmlSetNsProp(n, n->ns, (const xmlChar *)attribute, (const xmlChar *)text);
}

/* An element of properties in the order of the schema: before those of its siblings that come behind it. */
static xmlNode *
property_at(xmlNode *props, const char *name, const char *const *behind)
{
	xmlNode *n = child_of(props, name), *before = props->children;

	if (n != NULL)
		return n;
	n = xmlNewDocNode(props->doc, props->ns, (const xmlChar *)name, NULL);
	for (; before != NULL; before = before->next)
		for (const char *const *b = behind; *b != NULL; b++)
			if (node_is(before, *b)) {
				xmlAddPrevSibling(before, n);
				return n;
			}
	xmlAddChild(props, n);
	return n;
}

/* Of CT_RPr and CT_PPr (17.3.2.28, 17.3.1.26). */
static const char *const behind_size_cs[] = { "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl",
	"cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange", NULL };
static const char *const behind_size[] = { "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign",
	"rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange", NULL };
static const char *const behind_mark[] = { "sectPr", "pPrChange", NULL };

static xmlNode *
first_child(xmlNode *of, const char *name)
{
	xmlNode *n = child_of(of, name);

	if (n != NULL)
		return n;
	n = xmlNewDocNode(of->doc, of->ns, (const xmlChar *)name, NULL);
	if (of->children != NULL)
		xmlAddPrevSibling(of->children, n);
	else
		xmlAddChild(of, n);
	return n;
}

/* A size that is smaller by the author's own will stays. */
static void
set_run_size(const struct docx_fitting *f, xmlNode *run_props)
{
	int size = f->fit->size_half_points;
	xmlNode *own = child_of(run_props, "sz");

	if (own != NULL && own_number(own, "val", size, f->a) < size)
		return;
	set_number(property_at(run_props, "sz", behind_size), "val", size);
	set_number(property_at(run_props, "szCs", behind_size_cs), "val", size);
}

static void
make_smaller(const struct docx_fitting *f, xmlNode *n)
{
	for (xmlNode *c = n->children; c != NULL; c = c->next) {
		if (node_is(c, "tbl"))
			continue;
		if (node_is(c, "p"))
			set_run_size(f, property_at(first_child(c, "pPr"), "rPr", behind_mark));
		if (node_is(c, "r"))
			set_run_size(f, first_child(c, "rPr"));
		else if (c->type == XML_ELEMENT_NODE && !node_is(c, "pPr"))
			make_smaller(f, c);
	}
}

static void
fit_cell(const struct docx_fitting *f, xmlNode *tc, int column, int span)
{
	xmlNode *width = child_of(child_of(tc, "tcPr"), "tcW");
	str type = width != NULL ? attribute_text(width, "type", f->a) : STR("");
	int twips = fit_width(f->fit, column, span), all = fit_width(f->fit, 0, f->fit->columns);
	enum { WHOLE = 5000 }; /* 100 % in fiftieths of a percent */

	if (f->fit->widths == NULL)
		width = NULL;
	if (width != NULL && (type.n == 0 || str_eq(type, STR("dxa"))))
		set_number(width, "w", twips);
	else if (width != NULL && str_eq(type, STR("pct")) && all > 0)
		set_number(width, "w", (int)((long long)twips * WHOLE / all));
	if (fit_is_smaller(f->fit, f->row, column))
		make_smaller(f, tc);
	fit_hold(f->fit, f->row, column, tc, f->a);
}

static void
fit_cells(const struct docx_fitting *f, xmlNode *n, int *column)
{
	for (xmlNode *c = n->children; c != NULL; c = c->next) {
		int span = node_is(c, "tc") ? own_number(child_of(child_of(c, "tcPr"), "gridSpan"), "val", 1, f->a) : 0;

		if (span > 0) {
			fit_cell(f, c, *column, span);
			*column += span;
		} else if (c->type == XML_ELEMENT_NODE && !node_is(c, "tc")) {
			fit_cells(f, c, column); /* sdt, ins */
		}
	}
}

static void
fit_rows(struct docx_fitting *f, xmlNode *n)
{
	for (xmlNode *c = n->children; c != NULL; c = c->next) {
		int column =
		    node_is(c, "tr") ? own_number(child_of(child_of(c, "trPr"), "gridBefore"), "val", 0, f->a) : 0;

		if (node_is(c, "tr")) {
			fit_cells(f, c, &column);
			f->row++;
		} else if (c->type == XML_ELEMENT_NODE) {
			fit_rows(f, c);
		}
	}
}

void
docx_fit(xmlNode *table, const struct fill_table_fit *fit, struct arena *a)
{
	struct docx_fitting f = { fit, a, 0 };
	xmlNode *grid = child_of(table, "tblGrid");
	int columns = 0;

	for (xmlNode *c = grid != NULL ? grid->children : NULL; c != NULL; c = c->next)
		columns += node_is(c, "gridCol");
	if (grid == NULL || columns != fit->columns)
		return;
	columns = 0;
	for (xmlNode *c = grid->children; c != NULL; c = c->next)
		if (node_is(c, "gridCol") && fit->widths != NULL)
			set_number(c, "w", fit->widths[columns++]);
	fit_rows(&f, table);
}
