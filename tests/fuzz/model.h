#ifndef TESTS_FUZZ_MODEL_H
#define TESTS_FUZZ_MODEL_H

/*
 * What layout/ relies on of a document's model, and what must hold of the pages that come of it: every place a number,
 * no fewer letters than the document has unless something was complained about, a whole PDF.
 */
#include <math.h>
#include <unistd.h>

#include "base/limits.h"
#include "document/document.h"
#include "fuzz.h"
#include "layout/layout.h"
#include "pdf/pdf.h"

static void fuzz_blocks(const struct doc_block *b, int depth, size_t *letters);

static bool
fuzz_length(int v)
{
	return v >= -4 * 200000 && v <= 4 * 200000;
}

static size_t
fuzz_letters(str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += (s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= 'A' && s.p[i] <= 'Z') || (s.p[i] >= '0' && s.p[i] <= '9');
	return n;
}

static void
fuzz_drawing(const struct doc_drawing *g, int depth, size_t *letters)
{
	fuzz_demand(fuzz_length(g->width) && fuzz_length(g->height) && fuzz_length(g->x) && fuzz_length(g->y), "a drawing's lengths");
	fuzz_demand(g->path_n == 0 || g->path != NULL, "a path's segments");
	fuzz_blocks(g->blocks, depth + 1, letters);
	for (const struct doc_drawing *c = g->children; c != NULL; c = c->next)
		fuzz_drawing(c, depth + 1, letters);
}

static void
fuzz_para(const struct doc_para *p, int depth, size_t *letters)
{
	fuzz_demand(p->props != NULL && p->mark_props != NULL, "a paragraph's properties");
	fuzz_demand(fuzz_length(p->props->indent_left) && fuzz_length(p->props->before) && fuzz_length(p->props->line), "a paragraph's lengths");
	for (size_t i = 1; i < p->props->tabs_n; i++)
		fuzz_demand(p->props->tabs[i - 1].at_twips <= p->props->tabs[i].at_twips, "tabs in order");
	fuzz_demand(p->label == NULL || p->label->props != NULL, "a label's properties");
	for (const struct doc_run *r = p->runs; r != NULL; r = r->next) {
		fuzz_demand(r->props != NULL && r->props->size_half_points > 0 && r->props->family.n > 0, "a run's properties");
		fuzz_demand(r->kind != RUN_NOTE || r->note != NULL, "a note's reference");
		fuzz_demand(r->kind != RUN_DRAWING || r->drawing != NULL, "a drawing's run");
		fuzz_demand(r->kind != RUN_TEXT || r->text.n > 0, "text in a text run");
		if (r->kind == RUN_TEXT && !r->props->hidden)
			*letters += fuzz_letters(r->text);
		if (r->kind == RUN_DRAWING)
			fuzz_drawing(r->drawing, depth, letters);
	}
}

static void
fuzz_table(const struct doc_table *t, int depth, size_t *letters)
{
	int row = 0;

	fuzz_demand(t->columns > 0 && t->columns <= LIMIT_TABLE_COLUMNS && t->rows != NULL, "a table's size");
	for (int i = 0; i < t->columns; i++)
		fuzz_demand(t->column_width[i] > 0, "a column's width");
	for (const struct doc_row *r = t->rows; r != NULL; r = r->next, row++) {
		int at = 0;

		for (const struct doc_cell *c = r->cells; c != NULL; c = c->next) {
			fuzz_demand(c->column >= at && c->column_span >= 1 && c->column + c->column_span <= t->columns, "a cell in its grid");
			fuzz_demand(c->row_span >= 1 && row + c->row_span <= t->rows_n, "a cell in its rows");
			at = c->column + c->column_span;
			fuzz_blocks(c->blocks, depth + 1, letters);
		}
	}
	fuzz_demand(row == t->rows_n, "the count of rows");
}

static void
fuzz_blocks(const struct doc_block *b, int depth, size_t *letters)
{
	fuzz_demand(depth < 2000, "an end to nesting");
	for (; b != NULL; b = b->next) {
		if (b->kind == DOC_TABLE)
			fuzz_table(b->table, depth, letters);
		else
			fuzz_para(b->para, depth, letters);
	}
}

/* Its letters, without those of headers, footers and notes, which come once, often or never. */
static size_t
fuzz_document(const struct document *doc)
{
	size_t letters = 0, others = 0;
	struct out o;

	fuzz_demand(doc->sections != NULL, "a section");
	for (const struct doc_section *s = doc->sections; s != NULL; s = s->next) {
		fuzz_demand(s->page_width > 0 && s->page_height > 0 && s->columns > 0, "a page");
		for (int i = 0; i < HEADERS; i++) {
			fuzz_blocks(s->header[i], 0, &others);
			fuzz_blocks(s->footer[i], 0, &others);
		}
		fuzz_blocks(s->blocks, 0, &letters);
	}
	for (const struct doc_note *n = doc->notes; n != NULL; n = n->next)
		fuzz_blocks(n->blocks, 0, &others);
	out_init(&o);
	doc_dump(&o, doc);
	out_release(&o);
	return letters;
}

#ifndef PDF_PAGES_MAX
#define PDF_PAGES_MAX 200 /* a PDF of more pages takes the fuzzer's time */
#endif

/* --- pages ------------------------------------------------------------------------ */

static size_t
fuzz_page(const struct lay_page *p)
{
	size_t letters = 0;
	int clips = 0, turns = 0;

	fuzz_demand(p->width > 0 && p->height > 0 && isfinite(p->width) && isfinite(p->height), "a page's size");
	for (size_t i = 0; i < p->items_n; i++) {
		const struct lay_item *it = &p->items[i];

		fuzz_demand(isfinite(it->x) && isfinite(it->y) && isfinite(it->width) && isfinite(it->height), "an item's place");
		clips += (it->kind == ITEM_CLIP) - (it->kind == ITEM_UNCLIP);
		turns += (it->kind == ITEM_ROTATE) - (it->kind == ITEM_UNROTATE);
		fuzz_demand(clips >= 0 && turns >= 0, "clips and rotations that begin before they end");
		if (it->kind == ITEM_TEXT)
			letters += fuzz_letters(it->text);
	}
	fuzz_demand(clips == 0 && turns == 0, "clips and rotations that end");
	return letters;
}

/* Fonts are found once; NULL: there are none here. */
static struct shaper *
fuzz_shaper(struct diags *d)
{
	static const char *const dirs[] = { "fonts", NULL };
	static struct shaper *shaper;
	static int uses;

	if (shaper != NULL && uses++ > 400) { /* what it has shaped it keeps */
		shaper_free(shaper);
		shaper = NULL;
		uses = 0;
	}
	if (shaper == NULL && access("/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf", R_OK) == 0)
		shaper = shaper_new(dirs, d);
	return shaper;
}

/* Its pages; NULL: there are no fonts here, or it complained. */
static struct lay_pages *
fuzz_lay(const struct document *doc, struct arena *a, struct diags *d)
{
	struct lay_options opt = { (enum doc_likeness)(doc->default_tab % 3 < 0 ? 0 : doc->default_tab % 3) };
	struct pdf_options pdf = { .where = LOC_NONE };
	size_t letters = fuzz_document(doc), laid = 0;
	struct shaper *shaper = fuzz_shaper(d);
	struct lay_pages *pages;
	str bytes;

	if (shaper == NULL)
		return NULL;
	shape_begin(shaper);
	pages = lay_document(doc, shaper, &opt, a, d);
	if (pages == NULL) {
		fuzz_demand(!diags_ok(d), "a word on why there are no pages");
		return NULL;
	}
	fuzz_demand(pages->n > 0 && pages->n <= LIMIT_PAGES, "pages");
	for (size_t i = 0; i < pages->n; i++)
		laid += fuzz_page(&pages->at[i]);
	fuzz_demand(laid >= letters || d->first != NULL, "every letter, or a word on what is left out");
	if (pages->n > PDF_PAGES_MAX)
		return pages;
	if (pdf_bytes(pages, shaper, &pdf, &bytes, a, d))
		fuzz_demand(str_starts(bytes, STR("%PDF-")) && str_ends(str_trim(bytes), STR("%%EOF")), "a whole PDF");
	else
		fuzz_demand(!diags_ok(d), "a word on why there is no PDF");
	return pages;
}

#endif
