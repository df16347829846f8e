/*
 * Lines become blocks: headings without their labels, points of lists with theirs, tables whose merged cells stay
 * merged, pictures with the words below them. Beside them the same words are put down a paragraph a line, for the checks
 * of prose.
 */
#include "intake/inner.h"

#include <string.h>

#include "base/limits.h"
#include "base/out.h"

enum { OPEN_LISTS = 8, MAYBE_LETTERS = 140 };

struct builder {
	struct report *r;
	struct block *first, **last;
	/* the lists that are open: their sign, and where their next item and their last item's next block go */
	struct {
		enum rank rank;
		bool plus;
		struct block **items, **children;
	} open[OPEN_LISTS];
	int depth;
	struct out text;
	bool left_out;               /* what is being read is no text of the report */
	uint32_t line;               /* of text */
	enum rank above[OPEN_LISTS]; /* headings that are open */
	int above_n;
	bool below_picture;
	VEC(struct intake_table) tables;
	str title;
};

/* --- the words, a paragraph a line ------------------------------------------------------------------- */

static void
put_text_line(struct builder *b, uint32_t number, const char *mark, str words)
{
	if (b->left_out)
		return;
	while (b->line < number) {
		out_char(&b->text, '\n');
		b->line++;
	}
	out_puts(&b->text, mark);
	for (size_t i = 0; i < words.n; i++)
		out_char(&b->text, words.p[i] == '\n' ? ' ' : words.p[i]);
}

static str
words_of_inlines(struct builder *b, const struct inline_node *n)
{
	struct block paragraph = { .kind = BLOCK_PARAGRAPH, .inlines = (struct inline_node *)n };
	struct rich one = { .blocks = &paragraph };
	struct out o;
	str s;

	out_init(&o);
	rich_text(&o, &one);
	s = out_copy(&o, b->r->a);
	out_release(&o);
	return s;
}

/* --- blocks -------------------------------------------------------------------------------------------- */

static struct block *
intake_block(struct builder *b, enum block_kind kind, uint32_t number)
{
	struct block *block = ARENA_NEW(b->r->a, struct block);

	block->kind = kind;
	block->where = loc_at(b->r->source, number, 0);
	return block;
}

static void
add_report_block(struct builder *b, struct block *block)
{
	b->depth = 0;
	*b->last = block;
	b->last = &block->next;
}

/* Words up to a colon, or a short line without a stop: what may be a heading if its words are one's. */
static bool
may_be_heading(const struct line *l)
{
	size_t colon = str_find_char(l->words, ':', 0);

	if (l->rank == RANK_BRACKET || l->letters == 0)
		return false;
	if (colon < l->words.n)
		return colon < MAYBE_LETTERS;
	return l->rank != RANK_BULLET && l->letters < MAYBE_LETTERS &&
	    strchr(".;,", l->words.p[l->words.n - 1]) == NULL;
}

static void
put_intake_heading(struct builder *b, struct line *l)
{
	struct block *h = intake_block(b, BLOCK_HEADING, l->number);
	struct inline_node *n = runs_read(b->r, l->para, l->skip, l->number);

	while (b->above_n > 0 && b->above[b->above_n - 1] >= l->level)
		b->above_n--;
	if (b->above_n < OPEN_LISTS)
		b->above[b->above_n++] = l->level;
	h->level = (int)l->level + 1;
	h->label = l->label;
	if (l->joins_next) {
		const struct line *next = l + 1;
		struct inline_node **last = &n, *blank = ARENA_NEW(b->r->a, struct inline_node);

		while (next->letters == 0)
			next++;
		while (*last != NULL)
			last = &(*last)->next;
		blank->kind = INLINE_TEXT;
		blank->text = STR(" ");
		*last = n != NULL ? blank : NULL;
		last = n != NULL ? &blank->next : last;
		*last = runs_read(b->r, next->para, next->skip, next->number);
	}
	h->inlines = n;
	add_report_block(b, h);
	put_text_line(b, l->number, b->above_n == 1 ? "# " : "## ", words_of_inlines(b, n));
}

/* A dash below a dash is a plus where the paragraph stands further in. */
static bool
is_plus(const struct line *l)
{
	return str_starts(l->label, STR("+")) || str_starts(l->label, STR("*")) || str_eq(l->label, STR("o")) ||
	    str_starts(l->label, STR("◦")) || str_starts(l->label, STR("▪"));
}

static void
put_report_point(struct builder *b, struct line *l)
{
	struct block *item = intake_block(b, BLOCK_ITEM, l->number), *p = intake_block(b, BLOCK_PARAGRAPH, l->number),
		     *list;
	bool plus = l->rank == RANK_BULLET && is_plus(l);
	int k = 0;

	while (k < b->depth && !(b->open[k].rank == l->rank && b->open[k].plus == plus))
		k++;
	if (k == b->depth) {
		if (b->depth == OPEN_LISTS)
			k = --b->depth;
		list = intake_block(b, BLOCK_LIST, l->number);
		list->tight = true;
		list->ordered = l->rank != RANK_BULLET;
		list->start = 1;
		list->delimiter = list->ordered ? ')' : '-';
		if (k == 0) {
			*b->last = list;
			b->last = &list->next;
		} else {
			*b->open[k - 1].children = list;
			b->open[k - 1].children = &list->next;
		}
		b->open[k].rank = l->rank;
		b->open[k].plus = plus;
		b->open[k].items = &list->children;
	}
	b->depth = k + 1;
	item->label = l->label;
	if (l->rank == RANK_BULLET)
		item->label = plus ? STR("+") : STR("-");
	p->inlines = runs_read(b->r, l->para, l->skip, l->number);
	item->children = p;
	item->maybe = may_be_heading(l) ? (int)l->rank + 1 : 0;
	*b->open[k].items = item;
	b->open[k].items = &item->next;
	b->open[k].children = &p->next;
	put_text_line(b, l->number, l->rank == RANK_BULLET ? "- " : "", words_of_inlines(b, p->inlines));
}

static void
put_intake_paragraph(struct builder *b, struct line *l)
{
	struct block *p = intake_block(b, BLOCK_PARAGRAPH, l->number);

	p->inlines = runs_read(b->r, l->para, l->skip, l->number);
	if (p->inlines == NULL)
		return;
	p->figure = l->picture || (b->below_picture && is_figure_title(l->key) && l->letters < MAYBE_LETTERS);
	b->below_picture = l->picture;
	p->maybe = !p->figure && may_be_heading(l) ? RANK_BARE + 1 : 0;
	add_report_block(b, p);
	put_text_line(b, l->number, "", words_of_inlines(b, p->inlines));
}

/* --- tables ---------------------------------------------------------------------------------------------- */

static enum cell_align
align_of(const struct doc_cell *c)
{
	const struct doc_block *b = c->blocks;

	if (b == NULL || b->kind != DOC_PARAGRAPH)
		return ALIGN_NONE;
	if (b->para->props->align == PARA_CENTRE)
		return ALIGN_CENTRE;
	return b->para->props->align == PARA_RIGHT ? ALIGN_RIGHT : ALIGN_NONE;
}

/* A cell's paragraphs are lines of one, those of a table within it too. */
static struct inline_node **
cell_inlines(struct builder *b, const struct doc_block *blocks, uint32_t *number, struct inline_node **first,
    struct inline_node **last)
{
	for (; blocks != NULL; blocks = blocks->next) {
		struct inline_node *n = NULL;

		if (blocks->kind == DOC_TABLE) {
			for (const struct doc_row *row = blocks->table->rows; row != NULL; row = row->next)
				for (const struct doc_cell *c = row->cells; c != NULL; c = c->next)
					last = cell_inlines(b, c->blocks, number, first, last);
			continue;
		}
		++*number;
		n = runs_read(b->r, blocks->para, 0, *number);
		if (blocks->para->label != NULL && n != NULL) {
			struct inline_node *label = ARENA_NEW(b->r->a, struct inline_node);

			label->kind = INLINE_TEXT;
			label->text = str_concat(b->r->a, str_trim(blocks->para->label->text), STR(" "));
			label->next = n;
			n = label;
		}
		if (n == NULL)
			continue;
		put_text_line(b, *number, "| ", words_of_inlines(b, n));
		if (*first != NULL) {
			*last = ARENA_NEW(b->r->a, struct inline_node);
			(*last)->kind = INLINE_BREAK;
			last = &(*last)->next;
		}
		*last = n;
		while (*last != NULL)
			last = &(*last)->next;
	}
	return last;
}

static bool
is_bold_row(const struct doc_row *row)
{
	bool any = false;

	for (const struct doc_cell *c = row->cells; c != NULL; c = c->next)
		for (const struct doc_block *b = c->blocks; b != NULL; b = b->next)
			for (const struct doc_run *run = b->kind == DOC_PARAGRAPH ? b->para->runs : NULL; run != NULL;
			     run = run->next) {
				if (run->kind != RUN_TEXT || str_trim(run->text).n == 0)
					continue;
				if (!run->props->bold)
					return false;
				any = true;
			}
	return any;
}

/* Rows of heads: marked as such, or bold; the first one always, and what its cells reach down to. */
static int
head_rows(const struct doc_table *t)
{
	int heads = 0, reach = 1, i = 0;

	for (const struct doc_row *row = t->rows; row != NULL; row = row->next, i++) {
		if (i > 0 && i >= reach && !(row->header && i == heads))
			break;
		heads = i + 1;
		for (const struct doc_cell *c = row->cells; c != NULL; c = c->next)
			reach = i == 0 && c->row_span > reach && c->row_span < 4 ? c->row_span : reach;
	}
	return heads < t->rows_n ? heads : (t->rows != NULL && is_bold_row(t->rows));
}

static struct block *
grid_cell(struct block *cells, int column)
{
	while (cells != NULL && column-- > 0)
		cells = cells->next;
	return cells;
}

/* Every row has a cell for each column; those under a merged one are covered. */
static struct block **
new_rows(struct builder *b, const struct doc_table *t, struct block *table, uint32_t number)
{
	struct block **rows = ARENA_ARRAY(b->r->a, struct block *, t->rows_n + 1), **last_row = &table->children;
	int heads = head_rows(t);

	for (int i = 0; i < t->rows_n; i++) {
		struct block **last;

		rows[i] = intake_block(b, BLOCK_ROW, number);
		rows[i]->header = i < heads;
		last = &rows[i]->children;
		for (int k = 0; k < t->columns; k++) {
			*last = intake_block(b, BLOCK_CELL, number);
			last = &(*last)->next;
		}
		*last_row = rows[i];
		last_row = &rows[i]->next;
	}
	return rows;
}

static void
cover(struct block **rows, int rows_n, int row, int column, struct block *cell)
{
	for (int i = row; i < row + cell->rows && i < rows_n; i++)
		for (int k = column; k < column + cell->columns; k++) {
			struct block *c = grid_cell(rows[i]->children, k);

			if (c == NULL || c == cell)
				continue;
			c->covered = k > column ? COVERED_FROM_LEFT : COVERED_FROM_ABOVE;
			c->columns = k > column ? 0 : cell->columns;
		}
}

/* Columns that no cell begins or ends at, of grids that several hands drew, are passed over by their span. */
static void
put_intake_table(struct builder *b, const struct line *l)
{
	struct block *table = intake_block(b, BLOCK_TABLE, l->number), **rows;
	uint32_t number = l->number - 1;
	int i = 0;

	if (l->table->columns > LIMIT_MARKDOWN_COLUMNS) {
		diag_add(b->r->d, &intake_too_wide, table->where, "%d", l->table->columns);
		diag_hint(b->r->d, _("at most %d columns"), LIMIT_MARKDOWN_COLUMNS);
		return;
	}
	rows = new_rows(b, l->table, table, l->number);
	for (const struct doc_row *row = l->table->rows; row != NULL && i < l->table->rows_n; row = row->next, i++)
		for (const struct doc_cell *c = row->cells; c != NULL; c = c->next) {
			struct block *cell = grid_cell(rows[i]->children, c->column);
			struct inline_node *first = NULL;

			if (cell == NULL)
				continue;
			cell->columns = c->column_span > 1 ? c->column_span : 1;
			cell->rows = c->row_span > 1 ? c->row_span : 1;
			if (c->column + cell->columns > l->table->columns)
				cell->columns = l->table->columns - c->column;
			if (i + cell->rows > l->table->rows_n)
				cell->rows = l->table->rows_n - i;
			cell->align = align_of(c);
			cell->where = loc_at(b->r->source, number + 1, 0);
			cell_inlines(b, c->blocks, &number, &first, &first);
			cell->inlines = first;
			cover(rows, l->table->rows_n, i, c->column, cell);
		}
	if (!l->left)
		add_report_block(b, table);
	*VEC_ADD(b->r->a, &b->tables) = (struct intake_table){ table, b->title };
}

/* --- all of it --------------------------------------------------------------------------------------------- */

static void
report_blocks(struct report *r)
{
	struct builder b = { .r = r, .line = 1 };
	struct rich *rich = ARENA_NEW(r->a, struct rich);

	b.last = &b.first;
	out_init(&b.text);
	for (size_t i = 0; i < r->lines.n; i++) {
		struct line *l = &r->lines.at[i];

		if (l->table != NULL) {
			b.left_out = l->left;
			if (!l->left || i >= r->to)
				put_intake_table(&b, l);
			b.left_out = false;
		} else if (l->left || (l->letters == 0 && !l->picture && !l->is_heading)) {
			b.below_picture &= l->letters == 0;
		} else if (l->is_heading) {
			put_intake_heading(&b, l);
		} else if (l->rank != RANK_NONE && l->rank != RANK_PHAN) {
			put_report_point(&b, l);
		} else {
			put_intake_paragraph(&b, l);
		}
		if (l->table == NULL && l->letters > 0)
			b.title = l->words;
		if (l->table == NULL && !l->picture && l->letters > 0)
			b.below_picture = false;
	}
	rich->blocks = b.first;
	rich->guessed = true;
	r->in->rich = rich;
	r->in->text = out_copy(&b.text, r->a);
	r->in->where = loc_at(r->source, 1, 1);
	r->in->tables = b.tables.at;
	r->in->tables_n = b.tables.n;
	out_release(&b.text);
}

struct intake *
intake_report(const struct document *doc, const char *file, struct arena *a, struct diags *d)
{
	struct report r = { .a = a, .d = d, .source = source_new(a, SOURCE_PART, str_copy(a, str_of(file)), STR("")) };

	r.in = ARENA_NEW(a, struct intake);
	report_lines(&r, doc);
	report_frame(&r);
	report_headings(&r);
	report_blocks(&r);
	return r.in;
}
