#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "fill/odt/odt.h"
#include "fill/table.h"

/*
 * A table's spans in OpenDocument: a cell names how many columns and rows it
 * covers, and what it covers are table:covered-table-cell elements.
 */
static int
read_count(str open, const char *name, int otherwise)
{
	str v = tag_attribute(open, str_of(name), NULL);

	return v.n > 0 && v.n < 6 ? (int)strtol(v.p, NULL, 10) : otherwise;
}

static void
read_cell_span(const struct fill_tree *t, uint32_t node, unsigned *span, int *width)
{
	int n = read_count(node_open(t, node), "table:number-columns-spanned", 1);

	*span = n > 0 && n <= LIMIT_CELL_SPAN ? (unsigned)n : 1;
	*width = 0;
}

/* Covered cells beside the one that covers them are written anew with it. */
static void
drop_covered(struct fill_grid *g)
{
	for (size_t r = 0; r < g->rows.n; r++) {
		unsigned covered = 0;

		for (size_t i = 0; i < g->rows.at[r].cells.n; i++) {
			struct fill_grid_cell *c = &g->rows.at[r].cells.at[i];
			bool is_covered = str_starts(node_name(&g->tree, c->node), STR("table:covered"));

			if (is_covered && covered > 0) {
				c->span = 0;
				covered--;
			} else if (!is_covered) {
				int n = read_count(node_open(&g->tree, c->node), "table:number-columns-spanned", 1);

				covered = n > 0 ? (unsigned)n - 1 : 0;
			}
		}
	}
}

/* An automatic style as the cell's, with another background. */
static str
colour_cell_style(struct runner *r, str style, str rgb)
{
	str b = r->part->tree.bytes,
	    begin = str_format(r->a, "<style:style style:name=\"" STR_FMT "\"", STR_ARG(style));
	size_t at = style.n > 0 ? str_find(b, begin, 0) : b.n, props;
	str colour = str_eq(rgb, STR("auto")) ? STR("transparent") : str_format(r->a, "#" STR_FMT, STR_ARG(rgb));
	struct out o;
	str properties;

	out_init(&o);
	out_puts(&o, "<style:table-cell-properties");
	if (at < b.n) {
		str old = str_sub(b, at, str_find(b, STR("</style:style>"), at));

		props = str_find(old, STR("<style:table-cell-properties"), 0);
		if (props < old.n) {
			str tag = str_sub(old, props, str_find_char(old, '>', props) + 1), bg;
			size_t where = 0, element = sizeof "<style:table-cell-properties" - 1;
			size_t before = sizeof "fo:background-color=\"" - 1; /* what stands before the value */

			bg = tag_attribute(tag, STR("fo:background-color"), &where);
			tag = str_sub(tag, element, tag.n);
			if (bg.p != NULL) {
				where -= element;
				out_put(&o, str_sub(tag, 0, where - before));
				tag = str_sub(tag, where + bg.n + 1, tag.n);
			}
			while (tag.n > 0 && (tag.p[tag.n - 1] == '>' || tag.p[tag.n - 1] == '/'))
				tag.n--;
			out_put(&o, tag);
		}
	}
	out_printf(&o, " fo:background-color=\"" STR_FMT "\"/>", STR_ARG(colour));
	properties = out_copy(&o, r->a);
	out_release(&o);
	return odt_automatic(r, "table-cell", STR(""), properties);
}

static void
put_open(struct runner *r, const struct fill_grid_cell *c, str open, bool covered)
{
	static const char *const ours[] = { "table:number-columns-spanned", "table:number-rows-spanned",
		"table:style-name" };
	str style = tag_attribute(open, STR("table:style-name"), NULL);
	size_t i = str_find_char(open, ' ', 0);
	unsigned rows = (unsigned)read_count(open, "table:number-rows-spanned", 1);

	if (c->merge != MERGE_NONE)
		rows = c->rows + 1;
	out_puts(r->o, covered ? "<table:covered-table-cell" : "<table:table-cell");
	if (c->colour.n > 0)
		style = colour_cell_style(r, style, c->colour);
	if (style.n > 0)
		out_printf(r->o, " table:style-name=\"" STR_FMT "\"", STR_ARG(style));
	if (!covered && (c->span > 1 || rows > 1))
		out_printf(
		    r->o, " table:number-columns-spanned=\"%u\" table:number-rows-spanned=\"%u\"", c->span, rows);
	while (i < open.n) { /* the other attributes */
		size_t name = i + 1, eq = str_find_char(open, '=', i), end;
		bool skip = false;

		if (eq >= open.n)
			break;
		end = str_find_char(open, open.p[eq + 1], eq + 2) + 1;
		for (int k = 0; k < 3; k++)
			skip |= str_eq(str_sub(open, name, eq), str_of(ours[k]));
		if (!skip)
			out_put(r->o, str_sub(open, i, end));
		i = end;
	}
	out_char(r->o, '>');
}

static void
put_table_cell(struct runner *r, const struct fill_grid *g, const struct fill_grid_cell *c)
{
	const struct fill_tree *t = &g->tree;
	bool covered = c->merge == MERGE_ON || str_starts(node_name(t, c->node), STR("table:covered"));
	uint32_t p = c->emptied ? node_child(t, c->node, ROLE_PARAGRAPH) : NODE_NONE;

	put_open(r, c, node_open(t, c->node), covered);
	if (p != NODE_NONE) {
		split_open(r->o, t, p, c->node);
		split_close(r->o, t, p, c->node);
	} else {
		out_put(r->o, node_inside(t, c->node));
	}
	out_puts(r->o, covered ? "</table:covered-table-cell>" : "</table:table-cell>");
	for (unsigned i = 1; i < c->span; i++)
		out_puts(r->o, "<table:covered-table-cell/>");
}

/* The table's columns anew, together as wide as they were. */
static size_t
put_table_columns(struct runner *r, struct fill_grid *g, str b, size_t rows_from)
{
	static const char begin[] = "<table:table-column";
	size_t first = str_find(b, str_of(begin), 0), last = first;
	long long widths[LIMIT_TABLE_COLUMNS], sum = 0, want = 0;
	unsigned n = 0;

	if (first >= rows_from || g->columns == 0)
		return 0;
	for (size_t at = first; at < rows_from; at = str_find(b, str_of(begin), at + 1)) {
		str tag = str_sub(b, at, str_find_char(b, '>', at) + 1),
		    style = tag_attribute(tag, STR("table:style-name"), NULL);
		str name = str_format(r->a, "<style:style style:name=\"" STR_FMT "\"", STR_ARG(style));
		str all = r->part->tree.bytes, def = str_sub(all, str_find(all, name, 0), all.n);
		size_t w = str_find(def, STR("<style:table-column-properties"), 0);
		long long emu =
		    w < def.n ? odt_emu(tag_attribute(str_sub(def, w, def.n), STR("style:column-width"), NULL)) : 0;

		for (int k = read_count(tag, "table:number-columns-repeated", 1); k > 0 && n < LIMIT_TABLE_COLUMNS;
		     k--) {
			widths[n++] = emu > 0 ? emu : 1000000;
			sum += widths[n - 1];
		}
		last = at + tag.n;
	}
	if (n == g->columns || n == 0)
		return 0;
	for (unsigned i = 0; i < g->columns; i++)
		want += widths[i < n ? i : n - 1];
	out_put(r->o, str_sub(b, 0, first));
	for (unsigned i = 0; i < g->columns; i++) {
		long long emu = widths[i < n ? i : n - 1] * sum / want;
		str style = odt_automatic(r, "table-column", STR(""),
		    str_format(r->a, "<style:table-column-properties style:column-width=\"%lld.%03lldcm\"/>",
			emu / 360000, emu % 360000 / 360));

		out_printf(r->o, "<table:table-column table:style-name=\"" STR_FMT "\"/>", STR_ARG(style));
	}
	return last;
}

bool
odt_table(struct runner *r, size_t from)
{
	struct fill_grid g;
	size_t done;
	str b;

	if (!grid_take(&g, r, from, read_cell_span))
		return false;
	b = g.tree.bytes;
	drop_covered(&g);
	if (!grid_settle(&g, r))
		return false;
	done = g.rows.n > 0 ? put_table_columns(r, &g, b, g.tree.nodes.at[g.rows.at[0].node].from) : 0;
	for (size_t k = 0; k < g.rows.n; k++)
		for (size_t i = 0; i < g.rows.at[k].cells.n; i++) {
			const struct fill_grid_cell *c = &g.rows.at[k].cells.at[i];

			out_put(r->o, str_sub(b, done, g.tree.nodes.at[c->node].from));
			done = g.tree.nodes.at[c->node].to;
			if (c->span > 0)
				put_table_cell(r, &g, c);
		}
	out_put(r->o, str_sub(b, done, b.n));
	return true;
}
