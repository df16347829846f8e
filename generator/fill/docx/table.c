#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "fill/docx/docx.h"
#include "fill/table.h"

/* Order of the children of w:tcPr (ECMA-376-1 17.4.66, CT_TcPr). */
static const char *const cell_order[] = { "w:cnfStyle", "w:tcW", "w:gridSpan", "w:hMerge", "w:vMerge", "w:tcBorders",
	"w:shd", "w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark" };
enum { CELL_ORDER = sizeof cell_order / sizeof *cell_order };

static int
number_in(str b, const char *element, const char *attribute, int otherwise)
{
	size_t at = str_find(b, str_of(element), 0);
	str v = at < b.n ? tag_attribute(str_sub(b, at, b.n), str_of(attribute), NULL) : STR("");

	return v.n > 0 && v.n < 9 ? (int)strtol(v.p, NULL, 10) : otherwise;
}

static void
read_tc_span(const struct fill_tree *t, uint32_t node, unsigned *span, int *width)
{
	uint32_t props = node_child(t, node, ROLE_PROPS);
	int n;

	if (props == NODE_NONE)
		return;
	n = number_in(node_bytes(t, props), "<w:gridSpan ", "w:val", 1);
	*span = n > 0 && n <= LIMIT_CELL_SPAN ? (unsigned)n : 1;
	*width = number_in(node_bytes(t, props), "<w:tcW ", "w:w", 0);
}

/* From "from" up to where the {% vm %} stood, without the characters. */
static void
copy_without_words(struct out *o, const struct fill_tree *t, const struct fill_grid_cell *c, size_t from)
{
	for (uint32_t i = c->node + 1; i < t->nodes.at[c->node].last && t->nodes.at[i].from < c->vm_at; i++) {
		const struct fill_node *n = &t->nodes.at[i];

		if (n->role != ROLE_CHARS)
			continue;
		out_put(o, str_sub(t->bytes, from, n->from));
		from = n->to < c->vm_at ? n->to : c->vm_at;
	}
	out_put(o, str_sub(t->bytes, from, c->vm_at));
}

static void
put_tc(struct out *o, const struct fill_grid *g, const struct fill_grid_cell *c, bool widths)
{
	const struct fill_tree *t = &g->tree;
	const struct fill_node *n = &t->nodes.at[c->node];
	uint32_t props = node_child(t, c->node, ROLE_PROPS), p;
	struct out more;
	int width = 0;

	out_init(&more);
	for (unsigned k = c->column; k < c->column + c->span; k++)
		width += g->widths.at[k];
	if (widths && width > 0)
		out_printf(&more, "<w:tcW w:w=\"%d\" w:type=\"dxa\"/>", width);
	if (c->spanned)
		out_printf(&more, "<w:gridSpan w:val=\"%u\"/>", c->span);
	if (c->merge != MERGE_NONE)
		out_printf(&more, "<w:vMerge w:val=\"%s\"/>", c->merge == MERGE_START ? "restart" : "continue");
	if (c->colour.n > 0)
		out_printf(
		    &more, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"" STR_FMT "\"/>", STR_ARG(c->colour));
	out_put(o, node_open(t, c->node));
	docx_props(
	    o, "w:tcPr", cell_order, CELL_ORDER, props != NODE_NONE ? node_bytes(t, props) : STR(""), out_str(&more));
	out_release(&more);
	p = c->emptied ? node_child(t, c->node, ROLE_PARAGRAPH) : NODE_NONE;
	if (p != NODE_NONE) {
		split_open(o, t, p, c->node);
		split_close(o, t, p, c->node);
	} else {
		size_t from = props != NODE_NONE ? t->nodes.at[props].to : n->open_to;

		if (c->vm > 0 && c->merge == MERGE_ON) { /* as docxtpl: what stands before the tag is said once */
			copy_without_words(o, t, c, from);
			from = c->vm_at;
		}
		out_put(o, str_sub(t->bytes, from, n->close_from));
	}
	out_puts(o, "</w:tc>");
}

/* The grid as its rows want it now, as wide in all as it was. */
static bool
put_tbl_grid(struct out *o, struct fill_grid *g, str old)
{
	unsigned count = 0;
	long sum = 0, want = 0;

	for (size_t at = str_find(old, STR("<w:gridCol"), 0); at < old.n;
	     at = str_find(old, STR("<w:gridCol"), at + 1)) {
		count++;
		sum += number_in(str_sub(old, at, old.n), "<w:gridCol", "w:w", 0);
	}
	if (count == g->columns) {
		out_put(o, old);
		return false;
	}
	for (unsigned i = 0; i < g->columns; i++)
		want += g->widths.at[i];
	out_puts(o, "<w:tblGrid>");
	for (unsigned i = 0; i < g->columns; i++) {
		if (sum > 0 && want > 0)
			g->widths.at[i] = (int)((long)g->widths.at[i] * sum / want);
		out_printf(o, "<w:gridCol w:w=\"%d\"/>", g->widths.at[i]);
	}
	out_puts(o, "</w:tblGrid>");
	return true;
}

bool
docx_table(struct runner *r, size_t from)
{
	struct fill_grid g;
	const struct fill_tree *t = &g.tree;
	size_t done = 0;
	bool widths = false;
	str b;

	if (!grid_take(&g, r, from, read_tc_span))
		return false;
	if (!grid_settle(&g, r))
		return false;
	b = t->bytes;
	for (uint32_t i = g.table + 1; i < t->nodes.n; i = t->nodes.at[i].last)
		if (t->nodes.at[i].role == ROLE_PROPS && str_starts(node_open(t, i), STR("<w:tblGrid"))) {
			out_put(r->o, str_sub(b, 0, t->nodes.at[i].from));
			widths = put_tbl_grid(r->o, &g, node_bytes(t, i));
			done = t->nodes.at[i].to;
		}
	for (size_t k = 0; k < g.rows.n; k++)
		for (size_t i = 0; i < g.rows.at[k].cells.n; i++) {
			const struct fill_grid_cell *c = &g.rows.at[k].cells.at[i];

			out_put(r->o, str_sub(b, done, t->nodes.at[c->node].from));
			done = t->nodes.at[c->node].to;
			if (c->span > 0)
				put_tc(r->o, &g, c, widths);
		}
	out_put(r->o, str_sub(b, done, b.n));
	return true;
}
