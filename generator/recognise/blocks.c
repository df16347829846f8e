/*
 * The blocks of a document: its paragraphs and tables in reading order, free of looks. Only what recognising needs is
 * kept: whether all of a paragraph is bold, its automatic label, and where notes are referred to.
 */
#include "recognise/recognise.h"

#include <string.h>

#include "base/arena.h"
#include "base/out.h"
#include "document/document.h"
#include "recognise/inner.h"

struct collector {
	struct rec_source *s;
	struct arena *a;
	int paragraph;
	struct out o;
};

/* A run as text: breaks and tabs are white space, which space_put() makes single. */
static void
put_single_space(struct out *o)
{
	if (o->n > 0 && o->p[o->n - 1] != ' ')
		out_char(o, ' ');
}

static void
put_single_spaced(struct out *o, str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == ' ' || s.p[i] == '\t' || s.p[i] == '\n' || s.p[i] == '\r')
			put_single_space(o);
		else if (i + 1 < s.n && memcmp(s.p + i, "\xC2\xA0", 2) == 0) {
			put_single_space(o);
			i++;
		} else
			out_char(o, s.p[i]);
}

static size_t
index_of_note(const struct doc_note *note, const struct document *doc)
{
	size_t i = 0;

	for (const struct doc_note *n = doc->notes; n != NULL && n != note; n = n->next)
		i++;
	return i;
}

/* Text of a paragraph into c->o; b NULL: nobody wants the anchors. Sets *bold to whether all its letters are bold. */
static void
put_para(struct collector *c, const struct document *doc, const struct doc_para *para, struct rec_block *b, bool *bold)
{
	bool all = true, any = false;

	for (const struct doc_run *r = para->runs; r != NULL; r = r->next) {
		switch (r->kind) {
		case RUN_TEXT:
		case RUN_FIELD:
			if (r->kind == RUN_FIELD && r->field == FIELD_NOTE_NUMBER)
				break;
			put_single_spaced(&c->o, r->text);
			if (str_trim(r->text).n > 0 && r->props != NULL) {
				any = true;
				all = all && r->props->bold;
			}
			break;
		case RUN_NOTE:
			if (b != NULL && r->note != NULL) {
				struct rec_anchor *anchor = VEC_ADD(c->a, &b->anchors);

				anchor->at = c->o.n;
				anchor->note = index_of_note(r->note, doc);
			}
			break;
		case RUN_PAGE_BREAK:
		case RUN_TAB:
		case RUN_LINE_BREAK:
		case RUN_COLUMN_BREAK:
		case RUN_PTAB: put_single_space(&c->o); break;
		default: break;
		}
	}
	*bold = all && any;
}

static void
add_para_block(struct collector *c, const struct document *doc, const struct doc_para *para)
{
	struct rec_block b = { 0 };

	out_reset(&c->o);
	put_para(c, doc, para, &b, &b.bold);
	b.text = str_trim(out_copy(&c->o, c->a));
	if (b.text.n == 0)
		return;
	if (para->label != NULL)
		b.label = str_trim(str_copy(c->a, para->label->text));
	b.place = (struct rec_place){ 0, ++c->paragraph };
	*VEC_ADD(c->a, &c->s->blocks) = b;
}

static str
table_cell_text(struct collector *c, const struct document *doc, const struct doc_block *blocks)
{
	struct out all;
	str text;
	bool bold;

	out_init(&all);
	for (; blocks != NULL; blocks = blocks->next) {
		if (blocks->kind == DOC_TABLE) { /* a table in a cell: its cells' words, one after the other */
			for (const struct doc_row *r = blocks->table->rows; r != NULL; r = r->next)
				for (const struct doc_cell *k = r->cells; k != NULL; k = k->next)
					out_printf(&all, STR_FMT "\n", STR_ARG(table_cell_text(c, doc, k->blocks)));
			continue;
		}
		out_reset(&c->o);
		if (blocks->para->label != NULL && blocks->para->label->text.n > 0)
			out_printf(&c->o, STR_FMT " ", STR_ARG(blocks->para->label->text));
		put_para(c, doc, blocks->para, NULL, &bold);
		if (str_trim(out_str(&c->o)).n > 0)
			out_printf(&all, STR_FMT "\n", STR_ARG(str_trim(out_str(&c->o))));
	}
	text = str_trim(out_copy(&all, c->a));
	out_release(&all);
	return text;
}

static void
fill_cell(struct rec_block *b, size_t row, const struct doc_cell *k, str text)
{
	for (int down = 0; down < k->row_span; down++)
		for (int right = 0; right < k->column_span; right++) {
			size_t y = row + (size_t)down, x = (size_t)(k->column + right);

			if (y < b->rows && x < b->columns)
				b->cells[y * b->columns + x].text = text;
		}
}

static void
add_table(struct collector *c, const struct document *doc, const struct doc_table *t)
{
	struct rec_block b = { 0 };
	size_t row = 0;

	for (const struct doc_row *r = t->rows; r != NULL; r = r->next) {
		b.rows++;
		for (const struct doc_cell *k = r->cells; k != NULL; k = k->next)
			if (k->column >= 0 && (size_t)(k->column + k->column_span) > b.columns)
				b.columns = (size_t)(k->column + k->column_span);
	}
	if (b.columns == 0)
		return;
	b.cells = ARENA_ARRAY(c->a, struct rec_cell, b.rows * b.columns);
	b.place = (struct rec_place){ 0, ++c->paragraph };
	for (const struct doc_row *r = t->rows; r != NULL; r = r->next, row++)
		for (const struct doc_cell *k = r->cells; k != NULL; k = k->next)
			if (k->column >= 0)
				fill_cell(&b, row, k, table_cell_text(c, doc, k->blocks));
	*VEC_ADD(c->a, &c->s->blocks) = b;
}

static void
add_notes(struct collector *c, const struct document *doc)
{
	for (const struct doc_note *n = doc->notes; n != NULL; n = n->next) {
		struct rec_note *note = VEC_ADD(c->a, &c->s->notes);

		note->text = table_cell_text(c, doc, n->blocks);
		note->mark = str_copy(c->a, n->label.n > 0 ? n->label : n->number_text);
		note->anchored = true;
		note->place = (struct rec_place){ 0, 0 };
	}
}

struct rec_source *
rec_of_document(const struct document *doc, struct arena *a)
{
	struct collector c = { .s = ARENA_NEW(a, struct rec_source), .a = a };

	out_init(&c.o);
	for (const struct doc_section *s = doc->sections; s != NULL; s = s->next)
		for (const struct doc_block *b = s->blocks; b != NULL; b = b->next)
			if (b->kind == DOC_TABLE)
				add_table(&c, doc, b->table);
			else
				add_para_block(&c, doc, b->para);
	add_notes(&c, doc);
	for (size_t i = 0; i < c.s->blocks.n; i++)
		for (size_t k = 0; k < c.s->blocks.at[i].anchors.n; k++) {
			size_t note = c.s->blocks.at[i].anchors.at[k].note;

			if (note < c.s->notes.n)
				c.s->notes.at[note].place = c.s->blocks.at[i].place;
		}
	out_release(&c.o);
	return c.s;
}
