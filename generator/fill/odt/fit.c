#include <stdlib.h>
#include <string.h>

#include "fill/include.h"
#include "fill/odt/odt.h"

/*
 * In OpenDocument widths and sizes are styles' (ODF 1.3-3, 17.16, 16.29.14). Each column, paragraph and span that
 * changes gets an automatic style of its own: a copy of its automatic style, or one below its named style.
 */
struct odt_fitting {
	const struct fill_table_fit *fit;
	struct arena *a;
	xmlNode *styles; /* office:automatic-styles */
	struct map made; /* "family size name": the new style's name */
	int column, row;
};

static xmlNode *
automatic_style_of(const struct odt_fitting *f, const char *family, str name)
{
	for (xmlNode *c = f->styles->children; c != NULL; c = c->next)
		if (node_is(c, "style") && str_eq(attribute_text(c, "family", f->a), str_of(family)) &&
		    str_eq(attribute_text(c, "name", f->a), name))
			return c;
	return NULL;
}

/* A name that no automatic style has. */
static str
free_style_name(const struct odt_fitting *f)
{
	for (size_t i = 1;; i++) {
		str name = str_format(f->a, "VTf%zu", i);
		bool taken = false;

		for (xmlNode *c = f->styles->children; c != NULL && !taken; c = c->next)
			taken = node_is(c, "style") && str_eq(attribute_text(c, "name", f->a), name);
		if (!taken)
			return name;
	}
}

static xmlNs *
namespace_of(const struct odt_fitting *f, const char *prefix)
{
	return xmlSearchNs(f->styles->doc, f->styles, (const xmlChar *)prefix);
}

static void
set_style_attribute(const struct odt_fitting *f, xmlNode *n, const char *prefix, const char *name, str value)
{
	xmlSetNsProp(n, namespace_of(f, prefix), (const xmlChar *)name, (const xmlChar *)str_c(f->a, value));
}

/* A new automatic style that looks as the one of that name. */
static xmlNode *
style_like(const struct odt_fitting *f, const char *family, str name)
{
	xmlNode *old = automatic_style_of(f, family, name), *style;
	str own = free_style_name(f);

	if (old != NULL && xmlDOMWrapCloneNode(NULL, old->doc, old, &style, old->doc, f->styles, 1, 0) == 0) {
		xmlAddChild(f->styles, style);
	} else {
		style = xmlNewChild(f->styles, namespace_of(f, "style"), (const xmlChar *)"style", NULL);
		set_style_attribute(f, style, "style", "family", str_of(family));
		if (name.n > 0)
			set_style_attribute(f, style, "style", "parent-style-name", name);
	}
	set_style_attribute(f, style, "style", "name", own);
	return style;
}

static xmlNode *
style_props(const struct odt_fitting *f, xmlNode *style, const char *name)
{
	xmlNode *props = child_of(style, name);

	return props != NULL ? props : xmlNewChild(style, namespace_of(f, "style"), (const xmlChar *)name, NULL);
}

/* --- letters -------------------------------------------------------------------- */

/* "12pt" in half-points; 0: no such length. */
static int
half_points(str s)
{
	return str_ends(s, STR("pt")) && s.n < 12 ? (int)(strtod(s.p, NULL) * 2 + 0.5) : 0;
}

/* The name of the style as it was, with the fit's size; the same one where its own size is as small. */
static str
smaller_style(struct odt_fitting *f, const char *family, str name)
{
	int size = f->fit->size_half_points, own;
	str key = str_format(f->a, "%s %d " STR_FMT, family, size, STR_ARG(name)), *known = map_find(&f->made, key);
	const xmlNode *old = automatic_style_of(f, family, name);
	xmlNode *style, *props = child_of(old, "text-properties");

	if (known != NULL)
		return *known;
	own = props != NULL ? half_points(attribute_text(props, "font-size", f->a)) : 0;
	if ((own > 0 && own < size) || (strcmp(family, "text") == 0 && own == 0))
		return name; /* smaller by its author's will, or as its paragraph is */
	style = style_like(f, family, name);
	props = style_props(f, style, "text-properties");
	for (int i = 0; i < 3; i++) {
		static const char *const attributes[][2] = { { "fo", "font-size" }, { "style", "font-size-asian" },
			{ "style", "font-size-complex" } };

		if (namespace_of(f, attributes[i][0]) != NULL)
			set_style_attribute(f, props, attributes[i][0], attributes[i][1],
			    str_format(f->a, "%d%spt", size / 2, size % 2 != 0 ? ".5" : ""));
	}
	known = ARENA_NEW(f->a, str);
	*known = attribute_text(style, "name", f->a);
	map_put(&f->made, key, known);
	return *known;
}

static void
make_cell_smaller(struct odt_fitting *f, xmlNode *n)
{
	for (xmlNode *c = n->children; c != NULL; c = c->next) {
		bool para = node_is(c, "p") || node_is(c, "h");

		if (c->type != XML_ELEMENT_NODE || node_is(c, "table"))
			continue;
		if (para || node_is(c, "span")) {
			str was = attribute_text(c, "style-name", f->a),
			    now = smaller_style(f, para ? "paragraph" : "text", was);

			if (!str_eq(was, now))
				xmlSetNsProp(
				    c, c->ns, (const xmlChar *)"style-name", (const xmlChar *)str_c(f->a, now));
		}
		make_cell_smaller(f, c);
	}
}

/* --- columns --------------------------------------------------------------------- */

static int
repeat_of(const xmlNode *n, const char *attribute, struct arena *a)
{
	str v = attribute_text(n, attribute, a);
	long times = v.n > 0 && v.n < 9 ? strtol(str_c(a, v), NULL, 10) : 1;

	return times > 0 ? (int)times : 1;
}

/* A column with the width that is next; name is its style's, as it was. */
static void
set_column(struct odt_fitting *f, xmlNode *column, str name)
{
	int twips = f->fit->widths[f->column++];
	str key = str_format(f->a, "column %d " STR_FMT, twips, STR_ARG(name)), *made = map_find(&f->made, key);

	if (made == NULL) {
		xmlNode *style = style_like(f, "table-column", name),
			*props = style_props(f, style, "table-column-properties");

		set_style_attribute(
		    f, props, "style", "column-width", str_format(f->a, "%d.%02dpt", twips / 20, twips % 20 * 5));
		if (attribute_of(props, "rel-column-width") != NULL) /* LibreOffice takes it for more than a width */
			set_style_attribute(f, props, "style", "rel-column-width", str_format(f->a, "%d*", twips));
		made = ARENA_NEW(f->a, str);
		*made = attribute_text(style, "name", f->a);
		map_put(&f->made, key, made);
	}
	xmlSetNsProp(column, column->ns, (const xmlChar *)"style-name", (const xmlChar *)str_c(f->a, *made));
}

static bool
is_column_group(const xmlNode *n)
{
	return node_is(n, "table-columns") || node_is(n, "table-header-columns") || node_is(n, "table-column-group");
}

static int
count_columns(const struct odt_fitting *f, const xmlNode *n)
{
	int columns = 0;

	for (const xmlNode *c = n->children; c != NULL; c = c->next)
		if (node_is(c, "table-column"))
			columns += repeat_of(c, "number-columns-repeated", f->a);
		else if (is_column_group(c))
			columns += count_columns(f, c);
	return columns;
}

/* One that stands for several becomes as many. */
static void
fit_columns(struct odt_fitting *f, xmlNode *n)
{
	for (xmlNode *c = n->children; c != NULL; c = c->next) {
		str name;

		if (is_column_group(c))
			fit_columns(f, c);
		if (!node_is(c, "table-column"))
			continue;
		name = attribute_text(c, "style-name", f->a);
		for (int left = repeat_of(c, "number-columns-repeated", f->a); left > 1; left--) {
			xmlNode *before = xmlCopyNode(c, 1);

			xmlAddPrevSibling(c, before);
			xmlUnsetNsProp(before, before->ns, (const xmlChar *)"number-columns-repeated");
			set_column(f, before, name);
		}
		xmlUnsetNsProp(c, c->ns, (const xmlChar *)"number-columns-repeated");
		set_column(f, c, name);
	}
}

/* --- the table -------------------------------------------------------------------- */

static void
fit_odt_rows(struct odt_fitting *f, xmlNode *n)
{
	for (xmlNode *c = n->children; c != NULL; c = c->next) {
		int column = 0;

		if (node_is(c, "table-header-rows") || node_is(c, "table-rows") || node_is(c, "table-row-group"))
			fit_odt_rows(f, c);
		if (!node_is(c, "table-row"))
			continue;
		for (xmlNode *cell = c->children; cell != NULL; cell = cell->next) {
			if (cell->type != XML_ELEMENT_NODE)
				continue;
			if (fit_is_smaller(f->fit, f->row, column))
				make_cell_smaller(f, cell);
			fit_hold(f->fit, f->row, column, cell, f->a);
			column += repeat_of(cell, "number-columns-repeated", f->a);
		}
		f->row += repeat_of(c, "number-rows-repeated", f->a);
	}
}

void
odt_fit(xmlNode *table, const struct fill_table_fit *fit, struct arena *a)
{
	struct odt_fitting f = { .fit = fit, .a = a };

	map_init(&f.made, a);
	f.styles = child_of(xmlDocGetRootElement(table->doc), "automatic-styles");
	if (f.styles == NULL || count_columns(&f, table) != fit->columns)
		return;
	if (fit->widths != NULL)
		fit_columns(&f, table);
	fit_odt_rows(&f, table);
}
