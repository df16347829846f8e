/* Cells of a sheet that was read, and what both formats ask of XML. */
#include "workbook/inner.h"

#include <stdlib.h>
#include <string.h>

#include "text/text.h"

bool
book_is(const xmlNode *n, const char *name)
{
	return n != NULL && n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0;
}

xmlNode *
book_child(const xmlNode *of, const char *name)
{
	for (xmlNode *n = of != NULL ? of->children : NULL; n != NULL; n = n->next)
		if (book_is(n, name))
			return n;
	return NULL;
}

str
book_attr(const struct book *b, const xmlNode *n, const char *name)
{
	for (const xmlAttr *at = n->properties; at != NULL; at = at->next)
		if (strcmp((const char *)at->name, name) == 0) {
			xmlChar *text = xmlNodeListGetString(n->doc, at->children, 1);
			str s = text != NULL ? str_copy(b->a, str_of((const char *)text)) : STR("");

			xmlFree(text);
			return s;
		}
	return STR("");
}

struct dec
book_figure(str text)
{
	char at[64];
	size_t n = text.n < sizeof at - 1 ? text.n : sizeof at - 1;

	if (n == 0)
		return DEC_NONE;
	memcpy(at, text.p, n);
	at[n] = '\0';
	return dec_from_double(strtod(at, NULL));
}

struct book_sheet *
book_sheet_new(struct book *b, str name)
{
	struct book_sheet *s = ARENA_NEW(b->a, struct book_sheet);

	s->name = name;
	map_init(&s->formulas, b->a);
	*VEC_ADD(b->a, &b->sheets) = s;
	return s;
}

static bool
stands_before(const struct book_cell *c, uint32_t row, uint32_t column)
{
	return c->row < row || (c->row == row && c->column < column);
}

struct book_cell *
book_cell_add(struct book *b, struct book_sheet *s, uint32_t row, uint32_t column, xmlNode *node)
{
	bool in_order =
	    s->sorted_n == s->cells.n && (s->cells.n == 0 || stands_before(&s->cells.at[s->cells.n - 1], row, column));
	struct book_cell *c = VEC_ADD(b->a, &s->cells);

	s->sorted_n += in_order;
	*c = (struct book_cell){ .row = row, .column = column, .node = node, .rows_over = 1, .columns_over = 1 };
	c->text = c->formula = STR("");
	if (row > s->last_row)
		s->last_row = row;
	if (column > s->last_column)
		s->last_column = column;
	return c;
}

struct book_cell *
book_cell_find(const struct book_sheet *s, uint32_t row, uint32_t column)
{
	size_t from = 0, to = s->sorted_n;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (stands_before(&s->cells.at[middle], row, column))
			from = middle + 1;
		else
			to = middle;
	}
	if (from < s->sorted_n && s->cells.at[from].row == row && s->cells.at[from].column == column)
		return &s->cells.at[from];
	for (size_t i = s->sorted_n; i < s->cells.n; i++)
		if (s->cells.at[i].row == row && s->cells.at[i].column == column)
			return &s->cells.at[i];
	return NULL;
}

double
book_width(str column, struct arena *a)
{
	static const struct {
		const char *column;
		double width;
	} widths[] = { { "ma", 7 }, { "chi_tieu", 48 }, { "ghi_chu", 30 }, { "ly_do", 30 } };
	enum { MONTH_WIDTH = 9, FIGURE_WIDTH = 15 };
	str folded = text_fold(a, column);

	for (size_t i = 0; i < sizeof widths / sizeof widths[0]; i++)
		if (str_eq(folded, str_of(widths[i].column)))
			return widths[i].width;
	return str_starts(folded, STR("t")) && folded.n <= 3 ? MONTH_WIDTH : FIGURE_WIDTH; /* T1 … T12 */
}
