/*
 * XLSX (ECMA-376 part 1, 18) changed in place. Text is written as inline strings, so that the table of shared strings
 * stays as it is; a cell keeps its format. Elements are told by their local names: a strict workbook has other
 * namespaces.
 */
#include "workbook/inner.h"

#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/out.h"
#include "text/text.h"

#define OFFICE_RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define SHEET_NS        "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define SHEET_TYPE      "application/vnd.openxmlformats-officedocument.spreadsheetml."

enum { FORMAT_PERCENT_WHOLE = 9, FORMAT_PERCENT = 10, FORMAT_BYTES = 16 }; /* ECMA-376-1 18.8.30 */

/* Formats of the workbooks that we make ourselves, in styles_xml. */
enum { STYLE_HEAD = 1, STYLE_FIGURE = 2 };

/* --- reading --------------------------------------------------------------------------- */

static void
set_attr(xmlNode *n, const char *name, const char *value)
{
	xmlSetProp(n, (const xmlChar *)name, (const xmlChar *)value);
}

static void
drop_attr(xmlNode *n, const char *name)
{
	xmlUnsetProp(n, (const xmlChar *)name);
}

static void
reference_of(str ref, uint32_t *row, uint32_t *column)
{
	enum { ROW_MAX = 100000000, COLUMN_MAX = 100000 };
	uint32_t c = 0, r = 0;

	for (size_t i = 0; i < ref.n; i++) {
		if (ref.p[i] >= 'A' && ref.p[i] <= 'Z' && c < COLUMN_MAX)
			c = c * 26 + (uint32_t)(ref.p[i] - 'A') + 1;
		else if (ref.p[i] >= '0' && ref.p[i] <= '9' && r < ROW_MAX)
			r = r * 10 + (uint32_t)(ref.p[i] - '0');
	}
	if (c > 0)
		*column = c;
	if (r > 0)
		*row = r;
}

static struct book_area
area_of(str ref)
{
	struct book_area area = { 0, 0, 0, 0 };
	str from = str_split(&ref, ':');

	reference_of(from, &area.row, &area.column);
	area.row_end = area.row;
	area.column_end = area.column;
	if (ref.n > 0)
		reference_of(ref, &area.row_end, &area.column_end);
	return area;
}

static const char *
reference_text(const struct book *b, uint32_t row, uint32_t column)
{
	struct out o;
	const char *s;

	out_init(&o);
	loc_cell_put(&o, row, column);
	s = str_c(b->a, out_str(&o));
	out_release(&o);
	return s;
}

/* All w:t of a shared or inline string but those that tell how it is spoken. */
static void
gather_string(const xmlNode *of, struct out *o)
{
	for (const xmlNode *n = of->children; n != NULL; n = n->next)
		if (book_is(n, "t")) {
			xmlChar *text = xmlNodeGetContent(n);

			out_puts(o, (const char *)text);
			xmlFree(text);
		} else if (book_is(n, "r")) {
			gather_string(n, o);
		}
}

static str
string_of(struct book *b, const xmlNode *of)
{
	struct out o;
	str s;

	out_init(&o);
	gather_string(of, &o);
	s = out_copy(&o, b->a);
	out_release(&o);
	return s;
}

static str
content_of(struct book *b, const xmlNode *n)
{
	xmlChar *text = n != NULL ? xmlNodeGetContent(n) : NULL;
	str s = text != NULL ? str_copy(b->a, str_of((const char *)text)) : STR("");

	xmlFree(text);
	return s;
}

static void
read_cell_text(struct book *b, struct book_cell *c)
{
	str type = book_attr(b, c->node, "t"), v = content_of(b, book_child(c->node, "v"));
	const xmlNode *inline_text = book_child(c->node, "is");

	if (str_eq(type, STR("s"))) {
		size_t i = v.n > 0 ? (size_t)strtoul(str_c(b->a, v), NULL, 10) : b->shared.n;

		c->text = i < b->shared.n ? b->shared.at[i] : STR("");
		c->is_text = true;
	} else if (str_eq(type, STR("inlineStr"))) {
		c->text = inline_text != NULL ? string_of(b, inline_text) : STR("");
		c->is_text = true;
	} else {
		c->text = v;
		c->is_text = str_eq(type, STR("str"));
	}
}

/* Cells that were filled down share a formula: the first holds its text, the others lie so many rows and columns away. */
static void
read_shared_formula(struct book *b, struct book_sheet *s, struct book_cell *c, str si)
{
	const struct book_cell *first = map_find(&s->formulas, si);

	if (c->formula.n > 0) {
		map_put(&s->formulas, si, arena_copy(b->a, c, sizeof *c));
	} else if (first != NULL) {
		c->formula = first->formula;
		c->rows_moved = (long)c->row - (long)first->row;
		c->columns_moved = (long)c->column - (long)first->column;
	}
}

static void
read_formula(struct book *b, struct book_sheet *s, struct book_cell *c)
{
	const xmlNode *f = book_child(c->node, "f");
	struct book_area area;
	str type;

	if (f == NULL)
		return;
	b->has_formulas = true;
	c->formula = content_of(b, f);
	type = book_attr(b, f, "t");
	if (str_eq(type, STR("shared")))
		read_shared_formula(b, s, c, book_attr(b, f, "si"));
	if (c->formula.n == 0)
		c->formula = STR("?"); /* what it depends on isn't known: it is taken as depending on everything */
	if (!str_eq(type, STR("array")) && !str_eq(type, STR("dataTable")))
		return;
	area = area_of(book_attr(b, f, "ref"));
	if (area.row == c->row && area.column == c->column && area.row_end >= area.row &&
	    area.column_end >= area.column) {
		c->rows_over = area.row_end - area.row + 1;
		c->columns_over = area.column_end - area.column + 1;
	}
}

static void
read_xlsx_row(struct book *b, struct book_sheet *s, xmlNode *row, uint32_t *at)
{
	uint32_t column = 0, none = 0;
	str ref = book_attr(b, row, "r");

	++*at;
	reference_of(ref, at, &none);
	if (ref.n == 0) /* it is where it stands; a row put before it would move it */
		set_attr(row, "r", str_format(b->a, "%u", *at).p);
	for (xmlNode *n = row->children; n != NULL; n = n->next) {
		struct book_cell *c;
		uint32_t cell_row = *at;

		if (!book_is(n, "c"))
			continue;
		ref = book_attr(b, n, "r");
		column++;
		reference_of(ref, &cell_row, &column);
		if (ref.n == 0)
			set_attr(n, "r", reference_text(b, cell_row, column));
		if (book_child(n, "v") == NULL && book_child(n, "f") == NULL && book_child(n, "is") == NULL)
			continue;
		c = book_cell_add(b, s, cell_row, column, n);
		read_cell_text(b, c);
		read_formula(b, s, c);
	}
}

static bool
read_sheet_part(struct book *b, struct book_sheet *s, struct diags *d)
{
	uint32_t row = 0;

	s->doc = pkg_xml(b->pkg, s->part, b->a, d);
	if (s->doc == NULL)
		return false;
	s->root = xmlDocGetRootElement(s->doc);
	for (xmlNode *n = s->root->children; n != NULL; n = n->next) {
		if (book_is(n, "sheetData"))
			for (xmlNode *r = n->children; r != NULL; r = r->next)
				if (book_is(r, "row"))
					read_xlsx_row(b, s, r, &row);
		if (book_is(n, "mergeCells"))
			for (xmlNode *m = n->children; m != NULL; m = m->next)
				if (book_is(m, "mergeCell"))
					*VEC_ADD(b->a, &s->merged) = area_of(book_attr(b, m, "ref"));
	}
	return true;
}

static bool
read_shared(struct book *b, struct diags *d)
{
	const struct relationship *r = pkg_relationship_of_type(b->pkg, b->main_part, STR("sharedStrings"), d);
	xmlDoc *doc;

	if (r == NULL || !pkg_has(b->pkg, r->target))
		return true;
	doc = pkg_xml(b->pkg, r->target, b->a, d);
	if (doc == NULL)
		return false;
	for (xmlNode *n = xmlDocGetRootElement(doc)->children; n != NULL; n = n->next)
		if (book_is(n, "si"))
			*VEC_ADD(b->a, &b->shared) = string_of(b, n);
	return true;
}

/* A sign of percent outside of quotes makes a format show a hundredth as 1. */
static bool
shows_percent(str code)
{
	bool quoted = false;

	for (size_t i = 0; i < code.n; i++) {
		if (code.p[i] == '\\' || code.p[i] == '_' || code.p[i] == '*')
			i++;
		else if (code.p[i] == '"')
			quoted = !quoted;
		else if (code.p[i] == '%' && !quoted)
			return true;
	}
	return false;
}

static bool
read_formats(struct book *b, struct diags *d)
{
	const struct relationship *r = pkg_relationship_of_type(b->pkg, b->main_part, STR("styles"), d);
	struct map percent; /* numFmtId → anything */
	xmlDoc *doc;
	xmlNode *formats, *cells;

	if (r == NULL || !pkg_has(b->pkg, r->target))
		return true;
	doc = pkg_xml(b->pkg, r->target, b->a, d);
	if (doc == NULL)
		return false;
	map_init(&percent, b->a);
	map_put(&percent, str_format(b->a, "%d", FORMAT_PERCENT_WHOLE), b);
	map_put(&percent, str_format(b->a, "%d", FORMAT_PERCENT), b);
	formats = book_child(xmlDocGetRootElement(doc), "numFmts");
	cells = book_child(xmlDocGetRootElement(doc), "cellXfs");
	for (xmlNode *n = formats != NULL ? formats->children : NULL; n != NULL; n = n->next)
		if (book_is(n, "numFmt") && shows_percent(book_attr(b, n, "formatCode")))
			map_put(&percent, book_attr(b, n, "numFmtId"), b);
	for (xmlNode *n = cells != NULL ? cells->children : NULL; n != NULL; n = n->next)
		if (book_is(n, "xf"))
			*VEC_ADD(b->a, &b->percent) = map_find(&percent, book_attr(b, n, "numFmtId")) != NULL;
	return true;
}

/* The relationship's id: an attribute of another namespace than the sheet's own sheetId. */
static str
relation_of(const struct book *b, const xmlNode *sheet)
{
	for (const xmlAttr *at = sheet->properties; at != NULL; at = at->next)
		if (strcmp((const char *)at->name, "id") == 0 && at->ns != NULL)
			return book_attr(b, sheet, "id");
	return STR("");
}

static bool
load_xlsx(struct book *b, struct diags *d)
{
	xmlNode *sheets, *precision;

	b->main_part = pkg_main_part(b->pkg, d);
	b->main = pkg_xml(b->pkg, b->main_part, b->a, d);
	if (b->main == NULL || !read_shared(b, d) || !read_formats(b, d))
		return false;
	precision = book_child(xmlDocGetRootElement(b->main), "calcPr");
	b->counts_as_shown = precision != NULL &&
	    (str_eq(book_attr(b, precision, "fullPrecision"), STR("0")) ||
		str_eq(book_attr(b, precision, "fullPrecision"), STR("false")));
	sheets = book_child(xmlDocGetRootElement(b->main), "sheets");
	for (xmlNode *n = sheets != NULL ? sheets->children : NULL; n != NULL; n = n->next) {
		const struct relationship *r =
		    book_is(n, "sheet") ? pkg_relationship(b->pkg, b->main_part, relation_of(b, n), d) : NULL;
		struct book_sheet *s;

		if (r == NULL || !str_ends(r->type, STR("/worksheet")) || !pkg_has(b->pkg, r->target))
			continue; /* a chart's sheet has no cells */
		s = book_sheet_new(b, book_attr(b, n, "name"));
		s->part = r->target;
		if (!read_sheet_part(b, s, d))
			return false;
	}
	return true;
}

/* --- changing ------------------------------------------------------------------------------- */

static xmlNode *
element_new(xmlNode *parent, const char *name)
{
	return xmlNewDocNode(parent->doc, parent->ns, (const xmlChar *)name, NULL);
}

/* The row's element; made in its place where it is missing. */
static xmlNode *
xlsx_row(struct book *b, xmlNode *data, uint32_t row)
{
	xmlNode *made, *before = NULL;

	for (xmlNode *n = data->children; n != NULL; n = n->next) {
		uint32_t at = 0, none = 0;

		if (!book_is(n, "row"))
			continue;
		reference_of(book_attr(b, n, "r"), &at, &none);
		if (at == row)
			return n;
		if (at > row && before == NULL)
			before = n;
	}
	made = element_new(data, "row");
	set_attr(made, "r", str_format(b->a, "%u", row).p);
	if (before != NULL)
		xmlAddPrevSibling(before, made);
	else
		xmlAddChild(data, made);
	return made;
}

/* The cell's element in its row; NULL: none. *before: the first that stands behind its place. */
static xmlNode *
cell_in(const struct book *b, xmlNode *row, uint32_t column, xmlNode **before)
{
	*before = NULL;
	for (xmlNode *n = row->children; n != NULL; n = n->next) {
		uint32_t at = 0, none = 0;

		if (!book_is(n, "c"))
			continue;
		reference_of(book_attr(b, n, "r"), &none, &at);
		if (at == column)
			return n;
		if (at > column && *before == NULL)
			*before = n;
	}
	return NULL;
}

/* The format that a cell that isn't there is shown in: its row's, else its column's. */
static str
style_of_empty(struct book *b, const struct book_sheet *s, const xmlNode *row, uint32_t column)
{
	xmlNode *columns = book_child(s->root, "cols");
	str custom = book_attr(b, row, "customFormat");

	if (str_eq(custom, STR("1")) || str_eq(custom, STR("true")))
		return book_attr(b, row, "s");
	for (xmlNode *n = columns != NULL ? columns->children : NULL; n != NULL; n = n->next)
		if (book_is(n, "col") && strtoul(str_c(b->a, book_attr(b, n, "min")), NULL, 10) <= column &&
		    strtoul(str_c(b->a, book_attr(b, n, "max")), NULL, 10) >= column)
			return book_attr(b, n, "style");
	return STR("");
}

static xmlNode *
xlsx_cell(struct book *b, struct book_sheet *s, uint32_t row, uint32_t column, uint32_t like_row, uint32_t like_column)
{
	xmlNode *data = book_child(s->root, "sheetData"), *in = xlsx_row(b, data, row), *before, *cell, *like = NULL,
		*unused;
	str style;

	cell = cell_in(b, in, column, &before);
	if (cell != NULL)
		return cell;
	if (like_row > 0 && like_column > 0)
		like = cell_in(b, xlsx_row(b, data, like_row), like_column, &unused);
	style = like != NULL ? book_attr(b, like, "s") : style_of_empty(b, s, in, column);
	cell = element_new(in, "c");
	set_attr(cell, "r", reference_text(b, row, column));
	if (style.n > 0)
		set_attr(cell, "s", str_c(b->a, style));
	drop_attr(in, "spans"); /* a hint that would be wrong now */
	if (before != NULL)
		xmlAddPrevSibling(before, cell);
	else
		xmlAddChild(in, cell);
	return cell;
}

/* "_x000D_" in a cell means a carriage return (ECMA-376-1 22.9.2.19): who typed just that has its "_" written so. */
static str
escaped_text(struct book *b, str s)
{
	struct out o;
	str escaped;

	out_init(&o);
	for (size_t i = 0; i < s.n; i++) {
		bool looks_escaped = s.p[i] == '_' && i + 6 < s.n && s.p[i + 1] == 'x' && s.p[i + 6] == '_';

		for (size_t k = i + 2; looks_escaped && k < i + 6; k++)
			looks_escaped = strchr("0123456789abcdefABCDEF", s.p[k]) != NULL;
		if (looks_escaped)
			out_puts(&o, "_x005F_");
		else
			out_char(&o, s.p[i]);
	}
	escaped = out_copy(&o, b->a);
	out_release(&o);
	return escaped;
}

static void
put_inline(struct book *b, xmlNode *cell, str text)
{
	xmlNode *is = element_new(cell, "is"), *t = element_new(cell, "t");

	set_attr(cell, "t", "inlineStr");
	xmlAddChild(cell, is);
	xmlAddChild(is, t);
	xmlNodeSetSpacePreserve(t, 1);
	xmlAddChild(t, xmlNewDocText(cell->doc, (const xmlChar *)str_c(b->a, escaped_text(b, text))));
}

static void
put_plain_cell(struct book *b, xmlNode *cell, str text)
{
	xmlNode *v = element_new(cell, "v");

	xmlAddChild(v, xmlNewDocText(cell->doc, (const xmlChar *)str_c(b->a, text)));
	xmlAddChild(cell, v);
}

static bool
is_percent_cell(struct book *b, const xmlNode *cell)
{
	size_t style = strtoul(str_c(b->a, book_attr(b, cell, "s")), NULL, 10);

	return style < b->percent.n && b->percent.at[style];
}

/* The sheet's claim of what it fills, where a cell lies outside. */
static void
widen_dimension(struct book *b, struct book_sheet *s, uint32_t row, uint32_t column)
{
	xmlNode *dimension = book_child(s->root, "dimension");
	struct book_area area;

	if (dimension == NULL)
		return;
	area = area_of(book_attr(b, dimension, "ref"));
	if (row >= area.row && row <= area.row_end && column >= area.column && column <= area.column_end)
		return;
	area.row = row < area.row ? row : area.row;
	area.column = column < area.column ? column : area.column;
	area.row_end = row > area.row_end ? row : area.row_end;
	area.column_end = column > area.column_end ? column : area.column_end;
	set_attr(dimension, "ref",
	    str_format(b->a, "%s:%s", reference_text(b, area.row, area.column),
		reference_text(b, area.row_end, area.column_end))
		.p);
}

static xmlNode *
put_xlsx(struct book *b, struct book_sheet *s, uint32_t row, uint32_t column, const struct value *v, str digits,
    uint32_t like_row, uint32_t like_column)
{
	static const char *const content[] = { "v", "is", "f" }, *const attributes[] = { "t", "cm", "vm" };
	xmlNode *cell = xlsx_cell(b, s, row, column, like_row, like_column), *old;
	struct out o;

	for (size_t i = 0; i < sizeof content / sizeof content[0]; i++)
		while ((old = book_child(cell, content[i])) != NULL) {
			xmlUnlinkNode(old);
			xmlFreeNode(old);
		}
	for (size_t i = 0; i < sizeof attributes / sizeof attributes[0]; i++)
		drop_attr(cell, attributes[i]);
	if (v->kind == VALUE_DEC && (is_percent_cell(b, cell) || digits.n == 0)) {
		put_plain_cell(
		    b, cell, dec_str(b->a, is_percent_cell(b, cell) ? dec_div(v->dec, dec_int(100)) : v->dec));
	} else if (v->kind == VALUE_DEC) {
		put_plain_cell(b, cell, digits);
	} else if (v->kind == VALUE_BOOL) {
		set_attr(cell, "t", "b");
		put_plain_cell(b, cell, v->b ? STR("1") : STR("0"));
	} else {
		out_init(&o);
		value_print(&o, v);
		put_inline(b, cell, out_copy(&o, b->a));
		out_release(&o);
	}
	widen_dimension(b, s, row, column);
	return cell;
}

static void
forget_xlsx(struct book_cell *c)
{
	xmlNode *v = book_child(c->node, "v");

	if (v != NULL) {
		xmlUnlinkNode(v);
		xmlFreeNode(v);
	}
	drop_attr(c->node, "t");
}

static struct book_answer
answer_xlsx(struct book *b, const struct book_cell *c)
{
	str type = book_attr(b, c->node, "t"), v = content_of(b, book_child(c->node, "v"));

	if (c->is_text)
		return (struct book_answer){ .kind = ANSWER_TEXT, .text = c->text };
	if (str_eq(type, STR("e")))
		return (struct book_answer){ .kind = ANSWER_ERROR };
	if (str_eq(type, STR("b")))
		return (struct book_answer){ .kind = ANSWER_TRUTH, .truth = str_eq(v, STR("1")) };
	if (type.n > 0 && !str_eq(type, STR("n")))
		return (struct book_answer){ .kind = ANSWER_UNKNOWN };
	if (v.n == 0)
		return (struct book_answer){ .kind = c->formula.n > 0 ? ANSWER_UNKNOWN : ANSWER_EMPTY };
	return (struct book_answer){ .kind = ANSWER_NUMBER, .number = ratio_read(v) };
}

static void
result_xlsx(struct book *b, struct book_sheet *s, struct book_cell *c, const struct book_answer *result)
{
	xmlNode *v = element_new(c->node, "v");
	str text = result->text;

	(void)s;
	if (result->kind == ANSWER_NUMBER)
		text = ratio_digits(result->number, b->a);
	else if (result->kind == ANSWER_TRUTH)
		text = result->truth ? STR("1") : STR("0");
	else
		text = escaped_text(b, text);
	if (result->kind != ANSWER_NUMBER) /* which needs no word */
		set_attr(c->node, "t", result->kind == ANSWER_TEXT ? "str" : "b");
	xmlAddChild(v, xmlNewDocText(c->node->doc, (const xmlChar *)str_c(b->a, text)));
	xmlAddNextSibling(book_child(c->node, "f"), v);
	c->is_text = result->kind == ANSWER_TEXT;
	c->text = c->is_text ? result->text : text;
}

/* --- sheets and workbooks that are new -------------------------------------------------------- */

static const char styles_xml[] =
    "<styleSheet xmlns=\"" SHEET_NS "\"><numFmts count=\"1\">"
    "<numFmt numFmtId=\"164\" formatCode=\"#,##0.##########\"/></numFmts>"
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
    "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>"
    "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"
    "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFDDEBF7\"/><bgColor indexed=\"64\"/></patternFill></fill></fills>"
    "<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>"
    "<border><left style=\"thin\"/><right style=\"thin\"/><top style=\"thin\"/><bottom style=\"thin\"/><diagonal/></border></borders>"
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
    "<cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"2\" borderId=\"1\" xfId=\"0\" applyFont=\"1\" applyFill=\"1\" "
    "applyBorder=\"1\" applyAlignment=\"1\"><alignment vertical=\"center\" wrapText=\"1\"/></xf>"
    "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs>"
    "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";

struct book *
book_new(const char *name, struct arena *a)
{
	static const char workbook[] =
	    "<workbook xmlns=\"" SHEET_NS
	    "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
	    "<bookViews><workbookView/></bookViews><sheets/></workbook>";
	struct book *b = ARENA_NEW(a, struct book);
	struct diags none; /* nothing of what we make ourselves is complained about */

	diags_init(&none, a);
	b->a = a;
	b->name = name;
	map_init(&b->tables, a);
	b->is_new = true;
	b->format = &book_xlsx;
	b->main_part = STR("xl/workbook.xml");
	b->pkg = pkg_new(PACKAGE_XLSX, name, a);
	pkg_put(b->pkg, b->main_part, str_of(workbook));
	pkg_put(b->pkg, STR("xl/styles.xml"), str_of(styles_xml));
	pkg_set_content_type(b->pkg, b->main_part, STR(SHEET_TYPE "sheet.main+xml"), &none);
	pkg_set_content_type(b->pkg, STR("xl/styles.xml"), STR(SHEET_TYPE "styles+xml"), &none);
	pkg_relate(b->pkg, STR(""), STR(OFFICE_RELATION "officeDocument"), b->main_part, false, &none);
	pkg_relate(b->pkg, b->main_part, STR(OFFICE_RELATION "styles"), STR("xl/styles.xml"), false, &none);
	b->main = pkg_xml(b->pkg, b->main_part, a, &none);
	return b;
}

/* The head stays in view, a page is A4 across and one page wide; figures of our own workbooks have their format. */
static str
sheet_xml(struct book *b, const char *const *columns, size_t n)
{
	enum { FROZEN_COLUMNS = 2 };
	struct out o;
	str s;

	out_init(&o);
	out_puts(&o,
	    "<worksheet xmlns=\"" SHEET_NS "\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension ref=\"A1\"/>"
	    "<sheetViews><sheetView workbookViewId=\"0\"><pane xSplit=\"2\" ySplit=\"1\" topLeftCell=\"C2\" "
	    "activePane=\"bottomRight\" state=\"frozen\"/></sheetView></sheetViews>"
	    "<sheetFormatPr defaultRowHeight=\"15\"/><cols>");
	for (size_t i = 0; i < n; i++) {
		out_printf(&o, "<col min=\"%zu\" max=\"%zu\" width=\"%g\"", i + 1, i + 1,
		    book_width(str_of(columns[i]), b->a));
		if (b->is_new && i >= FROZEN_COLUMNS)
			out_printf(&o, " style=\"%d\"", STYLE_FIGURE);
		out_puts(&o, " customWidth=\"1\"/>");
	}
	out_puts(&o, "</cols><sheetData>");
	if (b->is_new) { /* the head's cells, in their format, before there is anything in them */
		out_puts(&o, "<row r=\"1\">");
		for (size_t i = 0; i < n; i++)
			out_printf(&o, "<c r=\"%s\" s=\"%d\"/>", reference_text(b, 1, (uint32_t)i + 1), STYLE_HEAD);
		out_puts(&o, "</row>");
	}
	out_puts(
	    &o, "</sheetData><pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\"/></worksheet>");
	s = out_copy(&o, b->a);
	out_release(&o);
	return s;
}

/* The next child in the order of ECMA-376-1 18.2.27 after these. */
static void
insert_in_workbook(xmlNode *root, xmlNode *made)
{
	static const char *const before[] = { "fileVersion", "fileSharing", "workbookPr", "workbookProtection",
		"bookViews", "sheets", "functionGroups", "externalReferences", "definedNames", "AlternateContent",
		"absPath", "revisionPtr", "xcalcf" };
	xmlNode *last = NULL;

	for (xmlNode *n = root->children; n != NULL; n = n->next)
		for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
			if (book_is(n, before[i]))
				last = n;
	if (last != NULL)
		xmlAddNextSibling(last, made);
	else
		xmlAddChild(root, made);
}

/* The head of a sheet of our own is printed on each page. */
static void
repeat_head(struct book *b, str name)
{
	xmlNode *root = xmlDocGetRootElement(b->main), *names = book_child(root, "definedNames"), *one;

	if (names == NULL) {
		names = element_new(root, "definedNames");
		insert_in_workbook(root, names);
	}
	one = element_new(names, "definedName");
	set_attr(one, "name", "_xlnm.Print_Titles");
	set_attr(one, "localSheetId", str_format(b->a, "%zu", b->sheets.n - 1).p);
	xmlNodeSetContent(one, (const xmlChar *)str_format(b->a, STR_FMT "!$1:$1", STR_ARG(name)).p);
	xmlAddChild(names, one);
}

static struct book_sheet *
add_xlsx(struct book *b, str name, const char *const *columns, size_t n, struct diags *d)
{
	xmlNode *root = xmlDocGetRootElement(b->main), *sheets = book_child(root, "sheets"), *one;
	unsigned long id = 0, number = 1;
	struct book_sheet *s;
	xmlNs *ns;
	str part, relation;

	do
		part = str_format(b->a, "xl/worksheets/sheet%lu.xml", number++);
	while (pkg_has(b->pkg, part));
	pkg_put(b->pkg, part, sheet_xml(b, columns, n));
	pkg_set_content_type(b->pkg, part, STR(SHEET_TYPE "worksheet+xml"), d);
	relation = pkg_relate(b->pkg, b->main_part, STR(OFFICE_RELATION "worksheet"), part, false, d);
	for (xmlNode *k = sheets->children; k != NULL; k = k->next)
		if (book_is(k, "sheet") && strtoul(str_c(b->a, book_attr(b, k, "sheetId")), NULL, 10) > id)
			id = strtoul(str_c(b->a, book_attr(b, k, "sheetId")), NULL, 10);
	one = element_new(sheets, "sheet");
	xmlAddChild(sheets, one);
	set_attr(one, "name", str_c(b->a, name));
	set_attr(one, "sheetId", str_format(b->a, "%lu", id + 1).p);
	ns = xmlSearchNsByHref(
	    b->main, one, (const xmlChar *)"http://schemas.openxmlformats.org/officeDocument/2006/relationships");
	if (ns == NULL)
		ns = xmlNewNs(one,
		    (const xmlChar *)"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
		    (const xmlChar *)"r");
	xmlSetNsProp(one, ns, (const xmlChar *)"id", (const xmlChar *)str_c(b->a, relation));
	s = book_sheet_new(b, name);
	s->part = part;
	s->is_touched = true;
	if (!read_sheet_part(b, s, d))
		return NULL;
	if (b->is_new)
		repeat_head(b, name);
	b->has_new_sheet = true;
	return s;
}

/* --- stored ------------------------------------------------------------------------------------- */

/* Whoever opens the workbook computes it anew (ECMA-376-1 18.2.2). */
static void
ask_to_compute(struct book *b)
{
	xmlNode *root = xmlDocGetRootElement(b->main), *calc = book_child(root, "calcPr");

	if (calc == NULL) {
		calc = element_new(root, "calcPr");
		insert_in_workbook(root, calc);
	}
	set_attr(calc, "fullCalcOnLoad", "1");
}

static void
store_xlsx(struct book *b)
{
	for (size_t i = 0; i < b->sheets.n; i++)
		if (b->sheets.at[i]->is_touched)
			pkg_put_xml(b->pkg, b->sheets.at[i]->part, b->sheets.at[i]->doc);
	if (b->has_formulas)
		ask_to_compute(b);
	if (b->has_formulas || b->has_new_sheet)
		pkg_put_xml(b->pkg, b->main_part, b->main);
}

const struct book_format book_xlsx = { load_xlsx, put_xlsx, add_xlsx, forget_xlsx, answer_xlsx, result_xlsx, store_xlsx,
	false };
