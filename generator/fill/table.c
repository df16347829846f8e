#include "fill/table.h"

#include <string.h>

#include "base/limits.h"

static void
read_cell_words(struct fill_grid *g, struct fill_grid_cell *c, struct arena *a)
{
	struct out o;

	out_init(&o);
	for (uint32_t i = c->node; i < g->tree.nodes.at[c->node].last; i++)
		if (g->tree.nodes.at[i].role == ROLE_CHARS)
			out_put(&o, node_bytes(&g->tree, i));
	c->words = str_trim(out_copy(&o, a));
	out_release(&o);
}

static void
cell_grant(struct fill_grid *g, struct fill_grid_cell *c, const struct cell_wish *wish, uint32_t at, struct arena *a)
{
	switch (wish->directive) {
	case DIRECTIVE_VM:
		if (c->vm == 0)
			c->vm_at = at;
		c->vm = wish->cell + 1;
		c->vm_loop = wish->loop;
		break;
	case DIRECTIVE_HM: c->hm = wish->cell + 1; break;
	case DIRECTIVE_GOP:
		c->gop = wish->cell + 1;
		read_cell_words(g, c, a);
		break;
	case DIRECTIVE_COLSPAN:
		c->spanned |= wish->span != c->span;
		c->span = wish->span;
		break;
	case DIRECTIVE_CELLBG: c->colour = wish->colour; break;
	default: break;
	}
}

/* The wishes from "from" on: the last ones, since they stand in the order of their places. */
static size_t
first_wish(const struct runner *r, size_t from)
{
	size_t n = r->wishes.n;

	while (n > 0 && r->wishes.at[n - 1].at >= from)
		n--;
	return n;
}

bool
grid_take(struct fill_grid *g, struct runner *r, size_t from,
    void (*cell)(const struct fill_tree *t, uint32_t node, unsigned *span, int *width))
{
	const struct dialect *di = r->part->dialect;
	str bytes = str_copy(r->a, str_sub(out_str(r->o), from, r->o->n));
	size_t first = first_wish(r, from), wish = first;

	memset(g, 0, sizeof *g);
	if (!scan_part(&g->tree, bytes, di->roles, di->loose, LOC_NONE, r->a, r->d))
		return false;
	g->table = 1;
	for (uint32_t i = 2; i < g->tree.nodes.n; i++) {
		const struct fill_node *n = &g->tree.nodes.at[i];

		if (n->role == ROLE_TABLE) { /* one inside: settled already */
			i = n->last - 1;
		} else if (n->role == ROLE_ROW) {
			VEC_ADD(r->a, &g->rows)->node = i;
		} else if (n->role == ROLE_CELL && g->rows.n > 0) {
			struct fill_grid_cell *c = VEC_ADD(r->a, &g->rows.at[g->rows.n - 1].cells);

			c->node = i;
			c->span = 1;
			cell(&g->tree, i, &c->span, &c->width);
			for (; wish < r->wishes.n && r->wishes.at[wish].at - from <= n->close_from; wish++)
				cell_grant(g, c, &r->wishes.at[wish], (uint32_t)(r->wishes.at[wish].at - from), r->a);
		}
	}
	r->o->n = from;
	r->wishes.n = first;
	return true;
}

static void
join_cells(struct fill_grid *g, struct fill_grid_row *row)
{
	for (size_t i = 0; i + 1 < row->cells.n; i++) {
		struct fill_grid_cell *c = &row->cells.at[i];

		if (c->hm == 0 || c->span == 0)
			continue;
		for (size_t k = i + 1; k < row->cells.n && row->cells.at[k].hm == c->hm; k++) {
			c->span += row->cells.at[k].span;
			c->width += row->cells.at[k].width;
			c->spanned = true;
			row->cells.at[k].span = 0;
			g->changed = true;
		}
	}
}

static struct fill_grid_cell *
above_at(struct fill_grid *g, size_t row, unsigned column)
{
	if (row == 0)
		return NULL;
	for (size_t i = 0; i < g->rows.at[row - 1].cells.n; i++)
		if (g->rows.at[row - 1].cells.at[i].column == column && g->rows.at[row - 1].cells.at[i].span > 0)
			return &g->rows.at[row - 1].cells.at[i];
	return NULL;
}

static void
merge_down(struct fill_grid *g)
{
	for (size_t r = 0; r < g->rows.n; r++) {
		bool left_on = true; /* gop merges a cell only where all cells left of it are merged too */

		for (size_t i = 0; i < g->rows.at[r].cells.n; i++) {
			struct fill_grid_cell *c = &g->rows.at[r].cells.at[i], *up = above_at(g, r, c->column);

			if (c->span == 0)
				continue;
			if (c->vm > 0) {
				bool on =
				    up != NULL && up->vm == c->vm && up->vm_loop == c->vm_loop && up->span == c->span;

				c->merge = on ? MERGE_ON : MERGE_START;
			}
			if (c->gop > 0) {
				left_on = left_on && up != NULL && up->gop == c->gop && up->span == c->span &&
				    str_eq(up->words, c->words) && c->words.n > 0;
				c->merge = left_on ? MERGE_ON : MERGE_START;
				c->emptied = left_on;
			}
		}
	}
	/* a start without a follower is no merge; rows are counted from below */
	for (size_t r = g->rows.n; r > 0; r--)
		for (size_t i = 0; i < g->rows.at[r - 1].cells.n; i++) {
			struct fill_grid_cell *c = &g->rows.at[r - 1].cells.at[i], *up;

			if (c->merge == MERGE_ON && (up = above_at(g, r - 1, c->column)) != NULL)
				up->rows += c->rows + 1;
			else if (c->merge == MERGE_START && c->rows == 0)
				c->merge = c->vm > 0 ? MERGE_START : MERGE_NONE;
		}
}

bool
grid_settle(struct fill_grid *g, struct runner *r)
{
	for (size_t k = 0; k < g->rows.n; k++) {
		struct fill_grid_row *row = &g->rows.at[k];
		unsigned column = 0;

		join_cells(g, row);
		for (size_t i = 0; i < row->cells.n; i++) {
			row->cells.at[i].column = column;
			column += row->cells.at[i].span;
			g->changed |= row->cells.at[i].spanned;
		}
		if (column > g->columns)
			g->columns = column;
	}
	if (g->columns > LIMIT_TABLE_COLUMNS) {
		diag_add(r->d, &fill_wide_table,
		    loc_spot(r->d->a, str_copy(r->d->a, str_of(pkg_name(r->into))), str_copy(r->d->a, r->part->name),
			STR("")),
		    _("%u, where %d are the most"), g->columns, LIMIT_TABLE_COLUMNS);
		return false;
	}
	merge_down(g);
	for (unsigned i = 0; i < g->columns; i++)
		*VEC_ADD(r->a, &g->widths) = 0;
	/* a column is as wide as the first cell that spans it alone */
	for (unsigned span = 1; span <= g->columns; span++) {
		bool open = false;

		for (size_t row = 0; row < g->rows.n; row++)
			for (size_t i = 0; i < g->rows.at[row].cells.n; i++) {
				const struct fill_grid_cell *c = &g->rows.at[row].cells.at[i];

				if (c->span != span || c->width <= 0)
					continue;
				for (unsigned k = c->column; k < c->column + span; k++)
					if (g->widths.at[k] == 0)
						g->widths.at[k] = c->width / (int)span;
			}
		for (unsigned k = 0; k < g->columns; k++)
			open |= g->widths.at[k] == 0;
		if (!open)
			break;
	}
	return true;
}
