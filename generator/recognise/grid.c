/*
 * Indicators that stand in a table: its head says which column holds names, units, targets and the years of the path.
 * A row is read as the sentence that it stands for, "name: target unit", by the same rules as text.
 */
#include "recognise/inner.h"

#include <string.h>

#include "base/arena.h"
#include "text/text.h"

enum { HEAD_ROWS = 4, NO_COLUMN = -1, YEARS = 32 };

struct grid {
	struct rec_reader *r;
	const struct rec_block *b;
	size_t first; /* row behind the head */
	int number, name, unit, target;
	int year_column[YEARS]; /* of p->from + i; NO_COLUMN: none */
	str target_head;
};

static str
cell(const struct grid *g, size_t row, int column)
{
	return column >= 0 ? g->b->cells[row * g->b->columns + (size_t)column].text : STR("");
}

static str
single_line(struct rec_reader *r, str s)
{
	str t = str_copy(r->a, s);

	for (size_t i = 0; i < t.n; i++)
		if (t.p[i] == '\n' || t.p[i] == ';')
			((char *)(uintptr_t)t.p)[i] = t.p[i] == ';' ? ',' : ' ';
	return str_trim(t);
}

/* Heads of two storeys are joined: "Kế hoạch" over "2030". */
static str
head_text(const struct grid *g, size_t rows, size_t column)
{
	str all = { 0 }, last = { 0 };

	for (size_t k = 0; k < rows; k++) {
		str text = g->b->cells[k * g->b->columns + column].text;

		if (text.p == last.p && text.n == last.n)
			continue;
		all = str_format(g->r->a, STR_FMT " " STR_FMT, STR_ARG(all), STR_ARG(text));
		last = text;
	}
	return single_line(g->r, all);
}

static int
only_year(str s)
{
	int year = 0, found = 0;

	for (size_t i = 0; i + 4 <= s.n; i++)
		if (s.p[i] == '2' && s.p[i + 1] == '0' && s.p[i + 2] >= '0' && s.p[i + 2] <= '9' && s.p[i + 3] >= '0' &&
		    s.p[i + 3] <= '9') {
			year = 2000 + (s.p[i + 2] - '0') * 10 + (s.p[i + 3] - '0');
			found++;
			i += 3;
		}
	return found == 1 ? year : 0;
}

static void
take_target_column(struct grid *g, size_t column, str head)
{
	struct rec_plan *p = g->r->p;
	int year = only_year(head);
	bool aim = rec_holds(g->r->w, "cot_muc_tieu", head, g->r->a);

	if (rec_holds(g->r->w, "cot_khong", head, g->r->a))
		return;
	if (year >= p->from && year <= p->to && p->from > 0 && year - p->from < YEARS && !aim) {
		g->year_column[year - p->from] = (int)column;
		return;
	}
	if (!aim && year == 0 && str_find(head, STR("20"), 0) == head.n)
		return;
	if (g->target == NO_COLUMN || (aim && year == p->to)) {
		g->target = (int)column;
		g->target_head = head;
	}
}

static bool
read_grid_head(struct grid *g, size_t rows)
{
	g->number = g->name = g->unit = g->target = NO_COLUMN;
	for (int i = 0; i < YEARS; i++)
		g->year_column[i] = NO_COLUMN;
	for (size_t c = 0; c < g->b->columns; c++) {
		str head = head_text(g, rows, c);

		if (head.n == 0)
			continue;
		if (g->number == NO_COLUMN && rec_begins(g->r->w, "cot_tt", head, g->r->a))
			g->number = (int)c;
		else if (g->unit == NO_COLUMN && g->name != NO_COLUMN && rec_begins(g->r->w, "cot_dvt", head, g->r->a))
			g->unit = (int)c;
		else if (g->name == NO_COLUMN && rec_begins(g->r->w, "cot_ten", head, g->r->a))
			g->name = (int)c;
		else
			take_target_column(g, c, head);
	}
	for (int i = YEARS - 1; i >= 0 && g->target == NO_COLUMN; i--)
		if (g->year_column[i] != NO_COLUMN) { /* years alone: the last is what the term is to reach */
			g->target = g->year_column[i];
			g->target_head = str_format(g->r->a, "đến năm %d", g->r->p->from + i);
		}
	g->first = rows;
	return g->name != NO_COLUMN && g->target != NO_COLUMN && (g->unit != NO_COLUMN || g->number != NO_COLUMN);
}

/* "(1) (2) (3)" under the heads. */
static bool
is_numbering(const struct grid *g, size_t row)
{
	return str_eq(str_trim(cell(g, row, g->name)), STR("(2)")) || str_eq(str_trim(cell(g, row, g->name)), STR("2"));
}

static bool
is_ditto(str s)
{
	return str_eq(s, STR("\"")) || str_eq(s, STR("”")) || str_eq(s, STR("-nt-")) || str_eq(s, STR("nt")) ||
	    str_eq(s, STR("“"));
}

static struct dec
figure(str s)
{
	struct dec d = DEC_NONE;

	return text_number_parse(str_trim(s), ',', &d, NULL, NULL) ? d : DEC_NONE;
}

static void
take_path(struct grid *g, size_t row, struct rec_part *p)
{
	for (int i = 0; i < YEARS; i++)
		if (g->year_column[i] != NO_COLUMN) {
			p->path[i] = figure(cell(g, row, g->year_column[i]));
			p->path_n = i + 1;
		}
}

static bool
add_status(struct grid *g, const struct rec_item *item, str name, str target)
{
	struct rec_part *p;

	if (!rec_begins(g->r->w, "trang_thai", target, g->r->a) || rec_has_value(g->r, target))
		return false;
	p = VEC_ADD(g->r->a, &g->r->p->parts);
	p->item = item->number;
	p->name = name;
	p->words = str_format(g->r->a, STR_FMT ": " STR_FMT, STR_ARG(name), STR_ARG(target));
	p->cmp = "=";
	p->lo = p->hi = p->stretch = DEC_NONE;
	p->is_status = true;
	p->scope = item->scope;
	p->year = item->year;
	p->field = item->field;
	p->place = item->place;
	return true;
}

/* The row's part; false: it has no target. */
static bool
take_row(struct grid *g, size_t row, struct rec_item *item, str name, str unit)
{
	str target = single_line(g->r, cell(g, row, g->target)), text;
	size_t before = g->r->p->parts.n;

	if (target.n == 0 || text_is_nil(target))
		return false;
	if (add_status(g, item, name, target))
		return true;
	text = str_find(target, unit, 0) < target.n || unit.n == 0
	    ? str_format(g->r->a, STR_FMT ": " STR_FMT, STR_ARG(name), STR_ARG(target))
	    : str_format(g->r->a, STR_FMT ": " STR_FMT " " STR_FMT, STR_ARG(name), STR_ARG(target), STR_ARG(unit));
	if (str_ends(target, STR("trở lên")) && unit.n > 0)
		text = str_format(g->r->a, STR_FMT ": từ " STR_FMT " " STR_FMT " trở lên", STR_ARG(name),
		    STR_ARG(str_trim(str_sub(target, 0, target.n - STR("trở lên").n))), STR_ARG(unit));
	rec_clauses(g->r, item, text);
	for (size_t i = before; i < g->r->p->parts.n; i++) {
		struct rec_part *p = &g->r->p->parts.at[i];

		p->name = name;
		if (unit.n > 0 && g->r->p->parts.n == before + 1)
			p->unit = unit;
		take_path(g, row, p);
	}
	return g->r->p->parts.n > before;
}

static bool
is_whole_number(str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n > 0;
}

static void
read_grid_rows(struct grid *g)
{
	struct rec_item item = { 0 };
	struct rec_plan *p = g->r->p;
	str unit = { 0 }, field = { 0 };

	(void)rec_heading_time(g->r, &item, g->target_head);
	item.place = g->b->place;
	for (size_t row = g->first; row < g->b->rows; row++) {
		str name = single_line(g->r, cell(g, row, g->name)), number = str_trim(cell(g, row, g->number)),
		    u = single_line(g->r, cell(g, row, g->unit));
		struct rec_label l = rec_label(name);
		struct rec_item own = item;
		bool top = is_whole_number(number) || (g->number == NO_COLUMN && l.kind == LABEL_NONE);

		if (name.n == 0 || is_numbering(g, row))
			continue;
		unit = is_ditto(u) ? unit : u;
		name = str_sub(name, l.bytes, name.n);
		if (!top &&
		    (str_trim(cell(g, row, g->target)).n == 0 ||
			g->b->cells[row * g->b->columns + (size_t)g->target].text.p == cell(g, row, g->name).p)) {
			if (l.kind == LABEL_NONE) /* "I", "Kinh tế": a field */
				field = name;
			continue;
		}
		own.number = p->items + (top || p->items == 0);
		own.field = field;
		own.is_part = !top;
		if (take_row(g, row, &own, name, unit) || top)
			p->items = own.number;
	}
}

void
rec_find_table_items(struct rec_reader *r, size_t from, size_t to)
{
	bool none = r->p->parts.n == 0;

	for (size_t i = from; i < to; i++) {
		struct grid g = { .r = r, .b = &r->s->blocks.at[i] };
		size_t rows = 1, before = r->p->parts.n;

		if (g.b->columns < 3 || g.b->rows < 2)
			continue;
		while (rows < HEAD_ROWS && rows < g.b->rows && !read_grid_head(&g, rows))
			rows++;
		if (!read_grid_head(&g, rows))
			continue;
		/* a second row of heads: merged down, its cells are those above */
		while (rows < HEAD_ROWS && rows + 1 < g.b->rows &&
		    cell(&g, rows, g.name).p == cell(&g, rows - 1, g.name).p)
			read_grid_head(&g, ++rows);
		if (!none) {
			rec_ask(r, false, g.b->place, single_line(r, cell(&g, 0, g.name)),
			    "bảng có cột chỉ tiêu và mục tiêu, nhưng chỉ tiêu đã lấy từ phần lời: bảng không được đọc, hãy so lại");
			continue;
		}
		read_grid_rows(&g);
		if (r->p->parts.n > before)
			r->p->marks[i].role = REC_ITEM;
	}
}
