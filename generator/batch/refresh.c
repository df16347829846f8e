/*
 * Fields of a package brought up to date (field/), with what has to be read off the document and its pages lent to
 * them. Most documents have no such fields, and cost nothing here.
 */
#include "batch/batch.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "document/document.h"
#include "field/field.h"
#include "layout/layout.h"
#include "package/package.h"
#include "shape/shape.h"

enum { LIST_LEVELS = 10, REFRESH_BLOCK = 1 << 15 };

struct gather {
	struct field_places *places;
	struct arena *a;
	str levels[LIST_LEVELS]; /* the labels that a paragraph stands under, with those above them */
};

/* A label with those of the levels above, where it doesn't begin with them already: "1.2." says all, "a)" does not. */
static str
label_context(struct gather *g, const struct doc_list_label *label)
{
	int level = label->level < LIST_LEVELS ? label->level : LIST_LEVELS - 1;
	str above = level > 0 ? g->levels[level - 1] : STR(""), text = str_trim(label->text);

	if (above.n > 0 && !str_starts(text, above))
		text = str_concat(g->a, above, text);
	for (int i = level; i < LIST_LEVELS; i++)
		g->levels[i] = text;
	return text;
}

static void gather_blocks(struct gather *g, const struct doc_block *b);

static void
gather_para(struct gather *g, const struct doc_para *p)
{
	str context = p->label != NULL ? label_context(g, p->label) : STR("");

	for (const struct doc_run *r = p->runs; r != NULL; r = r->next) {
		struct field_place *place;

		if (r->kind == RUN_DRAWING && r->drawing != NULL)
			gather_blocks(g, r->drawing->blocks);
		if (r->kind != RUN_BOOKMARK || map_find(&g->places->at, r->text) != NULL)
			continue;
		place = ARENA_NEW(g->a, struct field_place);
		if (p->label != NULL)
			place->label = p->label->text;
		place->context = context;
		map_put(&g->places->at, r->text, place);
	}
}

static void
gather_blocks(struct gather *g, const struct doc_block *b)
{
	for (; b != NULL; b = b->next) {
		if (b->kind == DOC_PARAGRAPH)
			gather_para(g, b->para);
		for (const struct doc_row *r = b->kind == DOC_TABLE ? b->table->rows : NULL; r != NULL; r = r->next)
			for (const struct doc_cell *c = r->cells; c != NULL; c = c->next)
				gather_blocks(g, c->blocks);
	}
}

static void
gather_labels(struct field_places *places, const struct document *doc, struct arena *a)
{
	struct gather g = { .places = places, .a = a };

	map_init(&places->at, a);
	for (const struct doc_section *s = doc->sections; s != NULL; s = s->next)
		gather_blocks(&g, s->blocks);
	for (const struct doc_note *n = doc->notes; n != NULL; n = n->next)
		gather_blocks(&g, n->blocks);
	places->numbered = true;
}

static void
gather_pages(struct field_places *places, const struct lay_pages *pages, struct arena *a)
{
	for (size_t i = 0; i < pages->n; i++)
		for (size_t k = 0; k < pages->at[i].items_n; k++) {
			const struct lay_item *it = &pages->at[i].items[k];
			struct field_place *place =
			    it->kind == ITEM_DESTINATION ? map_find(&places->at, it->name) : NULL;

			if (place != NULL && place->page.n == 0)
				place->page = pages->at[i].label;
		}
	places->pages = str_format(a, "%zu", pages->n);
	places->paged = true;
}

/* What is found wrong in the text is said when it is read for its own sake. */
static const struct document *
read_for_places(struct package *pkg, struct field_places *places, struct arena *a)
{
	struct diags unsaid;
	const struct document *doc;

	diags_init(&unsaid, a);
	doc = batch_document(pkg, a, &unsaid);
	if (doc != NULL)
		gather_labels(places, doc, a);
	return doc;
}

static void
lay_for_places(const struct document *doc, struct shaper *shaper, struct field_places *places, struct arena *a)
{
	static const struct lay_options options = { .like = LIKE_WORD };
	struct diags unsaid;
	const struct lay_pages *pages;

	diags_init(&unsaid, a);
	pages = lay_document(doc, shaper, &options, a, &unsaid);
	if (pages != NULL)
		gather_pages(places, pages, a);
}

void
batch_fields(struct package *pkg, struct shaper *(*shaper)(void *ctx), void *ctx, struct diags *d)
{
	struct arena *a = arena_new(REFRESH_BLOCK);
	struct field_places places = { .numbered = false };
	const struct document *doc;
	struct shaper *shaped;
	struct diags said;
	unsigned wants;

	diags_init(&said, a);
	wants = field_refresh(pkg, NULL, a, &said);
	if (wants != 0 && read_for_places(pkg, &places, a) != NULL) {
		diags_init(&said, a);
		wants = field_refresh(pkg, &places, a, &said);
	}
	shaped = (wants & FIELD_WANTS_PAGES) != 0 && places.numbered && shaper != NULL ? shaper(ctx) : NULL;
	doc = shaped != NULL ? read_for_places(pkg, &places, a) : NULL;
	if (doc != NULL) {
		lay_for_places(doc, shaped, &places, a);
		diags_init(&said, a);
		field_refresh(pkg, &places, a, &said);
	}
	diags_join(d, &said);
	arena_free(a);
}

struct document *
batch_document_fresh(
    struct package *pkg, struct shaper *(*shaper)(void *ctx), void *ctx, struct arena *a, struct diags *d)
{
	struct diags said;
	struct document *doc;

	diags_init(&said, a);
	said.strict = d->strict;
	said.watch = d->watch;
	doc = batch_document(pkg, a, &said);
	if (doc == NULL || !doc->has_fields) {
		diags_join(d, &said);
		return doc;
	}
	/* a DOCX has fields for its pages, which the layout computes: no pages have to be made twice */
	batch_fields(pkg, pkg_kind(pkg) == PACKAGE_ODT ? shaper : NULL, ctx, d);
	return batch_document(pkg, a, d);
}
