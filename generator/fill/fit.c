/*
 * Tables of a filled package that were measured and found too narrow for what came into them: their widths and sizes
 * are set in the part's tree, which is then written again. A package in which nothing was found keeps its bytes.
 */
#include <string.h>

#include "fill/fill.h"
#include "fill/include.h"
#include "text/text.h"

struct table_list {
	VEC(xmlNode *) at;
};

static void
list_tables(struct table_list *list, xmlNode *n, const char *name, struct arena *a)
{
	for (xmlNode *c = n->children; c != NULL; c = c->next) {
		if (c->type != XML_ELEMENT_NODE)
			continue;
		if (node_is(c, name))
			*VEC_ADD(a, &list->at) = c;
		list_tables(list, c, name, a);
	}
}

bool
fill_fit(struct package *pkg, const struct fill_table_fit *fits, size_t n, struct arena *a, struct diags *d)
{
	const struct dialect *di = dialect_of(pkg);
	struct table_list tables = { .at = { NULL, 0, 0 } };
	str part = pkg_main_part(pkg, d);
	xmlDoc *doc;

	if (n == 0 || di == NULL)
		return true;
	doc = pkg_xml(pkg, part, a, d);
	if (doc == NULL)
		return false;
	list_tables(&tables, xmlDocGetRootElement(doc), di->table_name, a);
	for (size_t i = 0; i < n; i++)
		if (fits[i].number > 0 && (size_t)fits[i].number <= tables.at.n)
			di->fit(tables.at.at[fits[i].number - 1], &fits[i], a);
	pkg_put_xml(pkg, part, doc);
	return true;
}

bool
fit_is_smaller(const struct fill_table_fit *fit, int row, int column)
{
	return fit->size_half_points > 0 && row < fit->rows && column < fit->columns &&
	    fit->smaller[row * fit->columns + column];
}

int
fit_width(const struct fill_table_fit *fit, int column, int span)
{
	int width = 0;

	for (int i = column; i < column + span && i < fit->columns && fit->widths != NULL; i++)
		width += fit->widths[i];
	return width;
}

static void
hold_texts(xmlNode *n, struct arena *a)
{
	for (xmlNode *c = n->children; c != NULL; c = c->next) {
		str text, held;

		if (c->type != XML_TEXT_NODE) {
			if (c->type == XML_ELEMENT_NODE && !node_is(c, "tbl") && !node_is(c, "table") &&
			    !node_is(c, "instrText"))
				hold_texts(c, a);
			continue;
		}
		text = str_of((const char *)c->content);
		held = text_hold_figures(a, text);
		if (held.p != text.p)
			xmlNodeSetContent(c, (const xmlChar *)str_c(a, held));
	}
}

void
fit_hold(const struct fill_table_fit *fit, int row, int column, xmlNode *n, struct arena *a)
{
	if (fit->held != NULL && row < fit->rows && column < fit->columns && fit->held[row * fit->columns + column])
		hold_texts(n, a);
}
