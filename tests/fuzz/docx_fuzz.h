#ifndef TESTS_FUZZ_DOCX_FUZZ_H
#define TESTS_FUZZ_DOCX_FUZZ_H

/*
 * Anything as a DOCX, read into the model. The first byte says what the rest is:
 *
 *   'z'  a package, whole
 *   'b'  the inside of w:body; a line "=== styles", "=== numbering", "=== footnotes", "=== settings" or "=== header"
 *        begins the inside of that part
 *
 * Whatever it is: no crash, no hang, no memory beyond the limits, and what the layout relies on
 * holds: properties on every run, cells inside their table's grid, spans inside its rows, lengths within the limit.
 * With libFuzzer: clang -fsanitize=fuzzer,address -DFUZZER tests/fuzz/docx_t.c …
 */
#include <stdint.h>

#include "../import/made.h"

static void fuzz_blocks(const struct block_d *b, int depth);

static void
fuzz_demand(bool holds_true, const char *what)
{
	if (!holds_true) {
		fprintf(stderr, "does not hold: %s\n", what);
		abort();
	}
}

static bool
fuzz_length(int v)
{
	return v >= -4 * 200000 && v <= 4 * 200000;
}

static void
fuzz_drawing(const struct drawing *g, int depth)
{
	fuzz_demand(fuzz_length(g->width) && fuzz_length(g->height) && fuzz_length(g->x) && fuzz_length(g->y), "a drawing's lengths");
	fuzz_demand(g->path_n == 0 || g->path != NULL, "a path's segments");
	fuzz_blocks(g->blocks, depth + 1);
	for (const struct drawing *c = g->children; c != NULL; c = c->next)
		fuzz_drawing(c, depth + 1);
}

static void
fuzz_para(const struct para *p, int depth)
{
	fuzz_demand(p->props != NULL && p->mark_props != NULL, "a paragraph's properties");
	fuzz_demand(fuzz_length(p->props->indent_left) && fuzz_length(p->props->before) && fuzz_length(p->props->line), "a paragraph's lengths");
	for (size_t i = 1; i < p->props->tabs_n; i++)
		fuzz_demand(p->props->tabs[i - 1].at_twips < p->props->tabs[i].at_twips, "tabs in order");
	fuzz_demand(p->label == NULL || p->label->props != NULL, "a label's properties");
	for (const struct run *r = p->runs; r != NULL; r = r->next) {
		fuzz_demand(r->props != NULL && r->props->size_half_points > 0 && r->props->family.n > 0, "a run's properties");
		fuzz_demand(r->kind != RUN_NOTE || r->note != NULL, "a note's reference");
		fuzz_demand(r->kind != RUN_DRAWING || r->drawing != NULL, "a drawing's run");
		fuzz_demand(r->kind != RUN_TEXT || r->text.n > 0, "text in a text run");
		if (r->kind == RUN_DRAWING)
			fuzz_drawing(r->drawing, depth);
	}
}

static void
fuzz_table(const struct table *t, int depth)
{
	int row = 0;

	fuzz_demand(t->columns > 0 && t->columns <= 1024 && t->rows != NULL, "a table's size");
	for (int i = 0; i < t->columns; i++)
		fuzz_demand(t->column_width[i] > 0, "a column's width");
	for (const struct row *r = t->rows; r != NULL; r = r->next, row++) {
		int at = 0;

		for (const struct cell *c = r->cells; c != NULL; c = c->next) {
			fuzz_demand(c->column >= at && c->column_span >= 1 && c->column + c->column_span <= t->columns, "a cell in its grid");
			fuzz_demand(c->row_span >= 1 && row + c->row_span <= t->rows_n, "a cell in its rows");
			at = c->column + c->column_span;
			fuzz_blocks(c->blocks, depth + 1);
		}
	}
	fuzz_demand(row == t->rows_n, "the count of rows");
}

static void
fuzz_blocks(const struct block_d *b, int depth)
{
	fuzz_demand(depth < 2000, "an end to nesting");
	for (; b != NULL; b = b->next) {
		if (b->kind == DOC_TABLE)
			fuzz_table(b->table, depth);
		else
			fuzz_para(b->para, depth);
	}
}

static void
fuzz_document(const struct document *doc)
{
	struct out o;

	fuzz_demand(doc->sections != NULL, "a section");
	for (const struct section *s = doc->sections; s != NULL; s = s->next) {
		fuzz_demand(s->page_width > 0 && s->page_height > 0 && s->columns > 0, "a page");
		for (int i = 0; i < HEADERS; i++) {
			fuzz_blocks(s->header[i], 0);
			fuzz_blocks(s->footer[i], 0);
		}
		fuzz_blocks(s->blocks, 0);
	}
	for (const struct note *n = doc->notes; n != NULL; n = n->next)
		fuzz_blocks(n->blocks, 0);
	out_init(&o);
	doc_dump(&o, doc);
	out_release(&o);
}

/* The text up to the next "=== " line; its name is that line's, "" for the first. */
static str
fuzz_part(str *rest, str *name)
{
	size_t end = str_find(*rest, STR("=== "), 0);
	str piece = str_sub(*rest, 0, end);

	*rest = str_sub(*rest, end, rest->n);
	if (rest->n > 0) {
		*rest = str_sub(*rest, 4, rest->n);
		*name = str_trim(str_split(rest, '\n'));
	}
	return piece;
}

static void
fuzz_parts(struct made *m, str text)
{
	str name = STR(""), next = STR("");
	str body = fuzz_part(&text, &next), header = STR("");

	while (text.n > 0) {
		str piece;

		name = next;
		piece = fuzz_part(&text, &next);
		if (str_eq(name, STR("header")))
			header = with_part(m, "header", "header1", "hdr", str_c(m->a, piece));
		else if (str_eq(name, STR("styles")) || str_eq(name, STR("numbering")) || str_eq(name, STR("footnotes")) || str_eq(name, STR("settings")))
			with_part(m, str_c(m->a, name), str_c(m->a, name), str_c(m->a, name), str_c(m->a, piece));
	}
	pkg_put(m->pkg, STR("word/document.xml"), str_format(m->a, "<w:document " W "><w:body>" STR_FMT "<w:p><w:pPr><w:sectPr>"
	    "<w:headerReference w:type=\"default\" r:id=\"" STR_FMT "\"/></w:sectPr></w:pPr></w:p></w:body></w:document>", STR_ARG(body), STR_ARG(header)));
}

static void
fuzz_docx(const uint8_t *data, size_t n)
{
	struct made m = make("");
	char *text = arena_alloc(m.a, n + 1);
	struct document *doc;

	if (n == 0) {
		arena_free(m.a);
		return;
	}
	memcpy(text, data + 1, n - 1);
	if (data[0] == 'z')
		m.pkg = pkg_open_bytes((str){ text, n - 1 }, "t.docx", m.a, m.d);
	else if (data[0] == 'b' && memchr(text, '\0', n - 1) == NULL)
		fuzz_parts(&m, (str){ text, n - 1 });
	doc = m.pkg != NULL && pkg_kind(m.pkg) == PACKAGE_DOCX ? import_docx(m.pkg, m.a, m.d) : NULL;
	if (doc != NULL)
		fuzz_document(doc);
	arena_free(m.a);
}

#ifdef FUZZER
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	fuzz_docx(data, n);
	return 0;
}
#endif

#endif
