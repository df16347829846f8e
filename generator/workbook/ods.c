/*
 * ODS (ODF 1.3-3, 9) changed in place. Rows and cells that are alike are one element that says how often it stands
 * there; to change one of them the element is split, and what comes before and behind keeps its count.
 */
#include "workbook/inner.h"

#include <stdlib.h>
#include <string.h>

#include "base/out.h"

#define OFFICE_NS "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
#define TABLE_NS  "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
#define TEXT_NS   "urn:oasis:names:tc:opendocument:xmlns:text:1.0"

enum { CELLS_LOOKED_AT = 1024 /* of one element that stands for many: more alike ones are no table of figures */ };

static const char rows_repeated[] = "number-rows-repeated", columns_repeated[] = "number-columns-repeated";

static uint32_t
repeats(const struct book *b, const xmlNode *n, const char *name)
{
	unsigned long times = strtoul(str_c(b->a, book_attr(b, n, name)), NULL, 10);

	if (times == 0)
		return 1;
	return times > UINT32_MAX / 2 ? UINT32_MAX / 2 : (uint32_t)times;
}

static xmlNs *
ns_of(const xmlNode *n, const char *uri)
{
	xmlNode *at = (xmlNode *)(uintptr_t)n;

	return xmlSearchNsByHref(at->doc, at, (const xmlChar *)uri);
}

static void
set_ns_attr(xmlNode *n, const char *uri, const char *name, const char *value)
{
	xmlSetNsProp(n, ns_of(n, uri), (const xmlChar *)name, (const xmlChar *)value);
}

static void
set_repeats(struct book *b, xmlNode *n, const char *name, uint32_t times)
{
	xmlAttr *at = xmlHasNsProp(n, (const xmlChar *)name, (const xmlChar *)TABLE_NS);

	if (times > 1)
		set_ns_attr(n, TABLE_NS, name, str_format(b->a, "%u", times).p);
	else if (at != NULL)
		xmlRemoveProp(at);
}

/* --- reading ------------------------------------------------------------------------------ */

static bool
is_cell(const xmlNode *n)
{
	return book_is(n, "table-cell") || book_is(n, "covered-table-cell");
}

static bool
is_group(const xmlNode *n)
{
	return book_is(n, "table-header-rows") || book_is(n, "table-rows") || book_is(n, "table-row-group");
}

/* The table's rows in order, out of their groups; NULL at the end. first: the table itself. */
static xmlNode *
next_ods_row(const xmlNode *table, xmlNode *at)
{
	xmlNode *n = at == table ? at->children : at->next;

	for (;;) {
		while (n == NULL) {
			at = at == table ? at : at->parent;
			if (at == table)
				return NULL;
			n = at->next;
		}
		if (book_is(n, "table-row"))
			return n;
		at = n;
		n = is_group(n) && n->children != NULL ? n->children : n->next;
	}
}

static str
paragraphs_of(struct book *b, const xmlNode *cell)
{
	struct out o;
	str s;
	int n = 0;

	out_init(&o);
	for (const xmlNode *p = cell->children; p != NULL; p = p->next)
		if (book_is(p, "p")) {
			xmlChar *text = xmlNodeGetContent(p);

			if (n++ > 0)
				out_char(&o, '\n');
			out_puts(&o, (const char *)text);
			xmlFree(text);
		}
	s = out_copy(&o, b->a);
	out_release(&o);
	return s;
}

static void
read_cell(struct book *b, struct book_sheet *s, xmlNode *n, uint32_t row, uint32_t column)
{
	str type = book_attr(b, n, "value-type"), formula = book_attr(b, n, "formula");
	uint32_t rows = repeats(b, n, "number-rows-spanned"), columns = repeats(b, n, "number-columns-spanned");
	struct book_cell *c;

	if (rows > 1 || columns > 1)
		*VEC_ADD(b->a, &s->merged) = (struct book_area){ row, column, row + rows - 1, column + columns - 1 };
	if (type.n == 0 && formula.n == 0 && book_child(n, "p") == NULL)
		return;
	c = book_cell_add(b, s, row, column, n);
	c->is_text = str_eq(type, STR("string")) || type.n == 0;
	c->is_number = str_eq(type, STR("float")) || str_eq(type, STR("percentage")) || str_eq(type, STR("currency"));
	c->text = c->is_text ? paragraphs_of(b, n) : book_attr(b, n, "value");
	if (!c->is_text && c->text.n == 0)
		c->text = paragraphs_of(b, n);
	c->formula = formula;
	b->has_formulas |= formula.n > 0;
	if (formula.n > 0 && book_attr(b, n, "number-matrix-rows-spanned").n > 0) {
		c->rows_over = repeats(b, n, "number-matrix-rows-spanned");
		c->columns_over = repeats(b, n, "number-matrix-columns-spanned");
	}
}

static void
read_ods_row(struct book *b, struct book_sheet *s, xmlNode *row, uint32_t first, uint32_t times)
{
	uint32_t column = 1;

	for (xmlNode *n = row->children; n != NULL; n = n->next) {
		uint32_t wide = is_cell(n) ? repeats(b, n, columns_repeated) : 0;

		for (uint32_t r = 0; r < times && r < CELLS_LOOKED_AT; r++)
			for (uint32_t c = 0; c < wide && c < CELLS_LOOKED_AT; c++)
				read_cell(b, s, n, first + r, column + c);
		column += wide;
	}
}

static bool
load_ods(struct book *b, struct diags *d)
{
	xmlNode *body, *tables;

	b->content = pkg_xml(b->pkg, STR("content.xml"), b->a, d);
	if (b->content == NULL)
		return false;
	body = book_child(xmlDocGetRootElement(b->content), "body");
	tables = body != NULL ? book_child(body, "spreadsheet") : NULL;
	for (xmlNode *n = tables != NULL ? tables->children : NULL; n != NULL; n = n->next) {
		struct book_sheet *s;
		uint32_t row = 1;

		if (book_is(n, "calculation-settings"))
			b->counts_as_shown = str_eq(book_attr(b, n, "precision-as-shown"), STR("true"));
		if (!book_is(n, "table"))
			continue;
		s = book_sheet_new(b, book_attr(b, n, "name"));
		s->root = n;
		for (xmlNode *r = next_ods_row(n, n); r != NULL; r = next_ods_row(n, r)) {
			uint32_t times = repeats(b, r, rows_repeated);

			read_ods_row(b, s, r, row, times);
			row += times;
		}
	}
	return true;
}

/* --- changing ------------------------------------------------------------------------------ */

/* A copy declares every namespace anew, which its place in the tree does already. */
static void
share_namespaces(xmlNode *copy, const xmlNode *of)
{
	const xmlAttr *from = of->properties;
	const xmlNode *m = of->children;

	copy->ns = of->ns;
	for (xmlAttr *at = copy->properties; at != NULL && from != NULL; at = at->next, from = from->next)
		at->ns = from->ns;
	for (xmlNode *n = copy->children; n != NULL && m != NULL; n = n->next, m = m->next)
		if (n->type == XML_ELEMENT_NODE)
			share_namespaces(n, m);
}

static bool
declares_namespaces(const xmlNode *n)
{
	if (n->type == XML_ELEMENT_NODE && n->nsDef != NULL)
		return true;
	for (const xmlNode *c = n->type == XML_ELEMENT_NODE ? n->children : NULL; c != NULL; c = c->next)
		if (declares_namespaces(c))
			return true;
	return false;
}

static xmlNode *
copy_element(const xmlNode *of)
{
	xmlNode *copy = xmlDocCopyNode((xmlNode *)(uintptr_t)of, of->doc, 1);

	if (declares_namespaces(of))
		return copy;
	share_namespaces(copy, of);
	xmlFreeNsList(copy->nsDef);
	copy->nsDef = NULL;
	return copy;
}

/* Of an element that stands for times ones, the one at offset becomes an element of its own. */
static xmlNode *
split_out(struct book *b, xmlNode *n, const char *name, uint32_t times, uint32_t offset)
{
	xmlNode *copy;

	if (offset > 0) {
		copy = copy_element(n);
		xmlAddPrevSibling(n, copy);
		set_repeats(b, copy, name, offset);
	}
	if (offset + 1 < times) {
		copy = copy_element(n);
		xmlAddNextSibling(n, copy);
		set_repeats(b, copy, name, times - offset - 1);
	}
	set_repeats(b, n, name, 1);
	return n;
}

static xmlNode *
table_element(xmlNode *parent, const char *name)
{
	return xmlNewDocNode(parent->doc, ns_of(parent, TABLE_NS), (const xmlChar *)name, NULL);
}

static xmlNode *
ods_row_at(struct book *b, struct book_sheet *s, uint32_t row)
{
	uint32_t at = 1;
	xmlNode *last = NULL, *made;

	for (xmlNode *r = next_ods_row(s->root, s->root); r != NULL; r = next_ods_row(s->root, r)) {
		uint32_t times = repeats(b, r, rows_repeated);

		if (row < at + times)
			return split_out(b, r, rows_repeated, times, row - at);
		at += times;
		last = r;
	}
	for (; at <= row; at = row + (at == row)) {
		made = table_element(s->root, "table-row");
		if (last != NULL)
			xmlAddNextSibling(last, made);
		else
			xmlAddChild(s->root, made);
		xmlAddChild(made, table_element(made, "table-cell"));
		set_repeats(b, made, rows_repeated, at < row ? row - at : 1);
		last = made;
	}
	return last;
}

static xmlNode *
ods_cell_at(struct book *b, xmlNode *row, uint32_t column)
{
	uint32_t at = 1;
	xmlNode *made;

	for (xmlNode *n = row->children; n != NULL; n = n->next) {
		uint32_t wide = is_cell(n) ? repeats(b, n, columns_repeated) : 0;

		if (wide > 0 && column < at + wide)
			return split_out(b, n, columns_repeated, wide, column - at);
		at += wide;
	}
	if (at < column) {
		made = table_element(row, "table-cell");
		xmlAddChild(row, made);
		set_repeats(b, made, columns_repeated, column - at);
	}
	made = table_element(row, "table-cell");
	xmlAddChild(row, made);
	return made;
}

/* The style that the cell is shown in: its own, else its column's. */
static str
style_of(struct book *b, const struct book_sheet *s, const xmlNode *cell, uint32_t column)
{
	str own = book_attr(b, cell, "style-name");
	uint32_t at = 1;

	if (own.n > 0)
		return own;
	for (const xmlNode *n = s->root->children; n != NULL; n = n->next)
		if (book_is(n, "table-column")) {
			uint32_t wide = repeats(b, n, columns_repeated);

			if (column < at + wide)
				return book_attr(b, n, "default-cell-style-name");
			at += wide;
		}
	return STR("");
}

static const xmlNode *
style_named(const struct book *b, const char *element, str name)
{
	const xmlNode *styles = book_child(xmlDocGetRootElement(b->content), "automatic-styles");

	for (const xmlNode *n = styles != NULL ? styles->children : NULL; n != NULL; n = n->next)
		if (book_is(n, element) && str_eq(book_attr(b, n, "name"), name))
			return n;
	return NULL;
}

static bool
shows_as_percent(struct book *b, const struct book_sheet *s, const xmlNode *cell, uint32_t column)
{
	const xmlNode *style = style_named(b, "style", style_of(b, s, cell, column));

	if (str_eq(book_attr(b, cell, "value-type"), STR("percentage")))
		return true;
	return style != NULL && style_named(b, "percentage-style", book_attr(b, style, "data-style-name")) != NULL;
}

/* All that told of the value before; the style and a person's remark stay. */
static void
clear_cell(xmlNode *cell)
{
	static const char *const told[] = { "value-type", "value", "date-value", "time-value", "boolean-value",
		"string-value", "currency" };

	for (xmlAttr *at = cell->properties, *next; at != NULL; at = next) {
		next = at->next;
		for (size_t i = 0; i < sizeof told / sizeof told[0]; i++)
			if (strcmp((const char *)at->name, told[i]) == 0) {
				xmlRemoveProp(at);
				break;
			}
	}
	for (xmlNode *n = cell->children, *next; n != NULL; n = next) {
		next = n->next;
		if (book_is(n, "p")) {
			xmlUnlinkNode(n);
			xmlFreeNode(n);
		}
	}
}

static void
add_paragraph(struct book *b, xmlNode *cell, str text)
{
	xmlNode *p = xmlNewDocNode(cell->doc, ns_of(cell, TEXT_NS), (const xmlChar *)"p", NULL);

	xmlAddChild(p, xmlNewDocText(cell->doc, (const xmlChar *)str_c(b->a, text)));
	xmlAddChild(cell, p);
}

/* In people's text a row of spaces counts, in XML only with an element of its own (ODF 1.3-3, 6.1.3). */
static void
add_text(struct book *b, xmlNode *cell, str text)
{
	while (text.n > 0) {
		xmlNode *p = xmlNewDocNode(cell->doc, ns_of(cell, TEXT_NS), (const xmlChar *)"p", NULL);
		str line = str_split(&text, '\n');

		xmlAddChild(cell, p);
		for (size_t i = 0, from = 0; i <= line.n; i++) {
			const char *name = "tab";

			if (i < line.n && line.p[i] == ' ' && (i == 0 || line.p[i - 1] == ' ' || i + 1 == line.n))
				name = "s";
			else if (i < line.n && line.p[i] != '\t')
				continue;
			if (i > from)
				xmlAddChild(
				    p, xmlNewDocText(cell->doc, (const xmlChar *)str_c(b->a, str_sub(line, from, i))));
			if (i < line.n)
				xmlAddChild(p, xmlNewDocNode(cell->doc, p->ns, (const xmlChar *)name, NULL));
			from = i + 1;
		}
	}
}

static str
with_comma(struct book *b, str number)
{
	char *s = arena_copy(b->a, str_c(b->a, number), number.n + 1);
	char *mark = strchr(s, '.');

	if (mark != NULL)
		*mark = ',';
	return str_of(s);
}

static void
put_ods_figure(struct book *b, struct book_sheet *s, xmlNode *cell, uint32_t column, const struct value *v, str digits)
{
	bool percent = shows_as_percent(b, s, cell, column);
	str shown = with_comma(b, dec_str(b->a, v->dec)), stored = digits;

	clear_cell(cell);
	if (percent || stored.n == 0)
		stored = dec_str(b->a, percent ? dec_div(v->dec, dec_int(100)) : v->dec);
	set_ns_attr(cell, OFFICE_NS, "value-type", percent ? "percentage" : "float");
	set_ns_attr(cell, OFFICE_NS, "value", str_c(b->a, stored));
	add_paragraph(b, cell, percent ? str_format(b->a, STR_FMT "%%", STR_ARG(shown)) : shown);
}

static xmlNode *
put_ods(struct book *b, struct book_sheet *s, uint32_t row, uint32_t column, const struct value *v, str digits,
    uint32_t like_row, uint32_t like_column)
{
	xmlNode *cell = ods_cell_at(b, ods_row_at(b, s, row), column), *like;
	struct out o;
	str text;

	if (like_row > 0 && like_column > 0 && book_attr(b, cell, "style-name").n == 0) {
		like = ods_cell_at(b, ods_row_at(b, s, like_row), like_column);
		text = book_attr(b, like, "style-name");
		if (text.n > 0)
			set_ns_attr(cell, TABLE_NS, "style-name", str_c(b->a, text));
	}
	if (v->kind == VALUE_DEC) {
		put_ods_figure(b, s, cell, column, v, digits);
		return cell;
	}
	out_init(&o);
	value_print(&o, v);
	text = out_copy(&o, b->a);
	out_release(&o);
	clear_cell(cell);
	set_ns_attr(cell, OFFICE_NS, "value-type", "string");
	add_text(b, cell, text);
	return cell;
}

static void
forget_ods(struct book_cell *c)
{
	clear_cell(c->node);
}

/*
 * An element that stood for many cells may have been split since it was read: what was set or computed is in the tree, all
 * else as it was read. LibreOffice keeps an error as text, and a formula has no other text of that kind.
 */
static struct book_answer
answer_ods(struct book *b, const struct book_cell *c)
{
	if (c->is_text)
		return (struct book_answer){ .kind = str_starts(c->text, STR("#")) && c->formula.n > 0 ? ANSWER_ERROR
												       : ANSWER_TEXT,
			.text = c->text };
	if (c->was_set || c->is_computed) {
		if (str_eq(book_attr(b, c->node, "value-type"), STR("boolean")))
			return (struct book_answer){ .kind = ANSWER_TRUTH,
				.truth = str_eq(book_attr(b, c->node, "boolean-value"), STR("true")) };
		return (
		    struct book_answer){ .kind = ANSWER_NUMBER, .number = ratio_read(book_attr(b, c->node, "value")) };
	}
	if (c->is_number)
		return (struct book_answer){ .kind = ANSWER_NUMBER, .number = ratio_read(c->text) };
	return (
	    struct book_answer){ .kind = ANSWER_UNKNOWN }; /* a date, a time, a truth as somebody's language has it */
}

static void
result_ods(struct book *b, struct book_sheet *s, struct book_cell *c, const struct book_answer *result)
{
	str digits = ratio_digits(result->number, b->a);

	clear_cell(c->node);
	c->is_text = result->kind == ANSWER_TEXT;
	c->text = c->is_text ? result->text : digits;
	if (result->kind == ANSWER_NUMBER && shows_as_percent(b, s, c->node, c->column)) {
		struct ratio hundred = ratio_mul(result->number, ratio_int(100));

		set_ns_attr(c->node, OFFICE_NS, "value-type", "percentage");
		set_ns_attr(c->node, OFFICE_NS, "value", str_c(b->a, digits));
		add_paragraph(
		    b, c->node, str_format(b->a, STR_FMT "%%", STR_ARG(with_comma(b, ratio_digits(hundred, b->a)))));
	} else if (result->kind == ANSWER_NUMBER) {
		set_ns_attr(c->node, OFFICE_NS, "value-type", "float");
		set_ns_attr(c->node, OFFICE_NS, "value", str_c(b->a, digits));
		add_paragraph(b, c->node, with_comma(b, digits));
	} else if (result->kind == ANSWER_TRUTH) {
		set_ns_attr(c->node, OFFICE_NS, "value-type", "boolean");
		set_ns_attr(c->node, OFFICE_NS, "boolean-value", result->truth ? "true" : "false");
		add_paragraph(b, c->node, result->truth ? STR("TRUE") : STR("FALSE"));
	} else {
		set_ns_attr(c->node, OFFICE_NS, "value-type", "string");
		add_text(b, c->node, result->text);
	}
}

static struct book_sheet *
add_ods(struct book *b, str name, const char *const *columns, size_t n, struct diags *d)
{
	xmlNode *last = NULL, *table,
		*spreadsheet = book_child(book_child(xmlDocGetRootElement(b->content), "body"), "spreadsheet");
	struct book_sheet *s;

	(void)columns, (void)n, (void)d;
	for (xmlNode *k = spreadsheet->children; k != NULL; k = k->next)
		if (book_is(k, "table"))
			last = k;
	table = table_element(spreadsheet, "table");
	if (last != NULL)
		xmlAddNextSibling(last, table);
	else
		xmlAddChild(spreadsheet, table);
	set_ns_attr(table, TABLE_NS, "name", str_c(b->a, name));
	xmlAddChild(table, table_element(table, "table-column"));
	s = book_sheet_new(b, name);
	s->root = table;
	return s;
}

static void
store_ods(struct book *b)
{
	pkg_put_xml(b->pkg, STR("content.xml"), b->content);
}

const struct book_format book_ods = { load_ods, put_ods, add_ods, forget_ods, answer_ods, result_ods, store_ods, true };
