/*
 * On which page a paragraph of a DOCX or ODT stands: the document is laid out, and each paragraph's first letters are
 * looked for in the pages' text, from where the one before was found. White space doesn't count: lines break there.
 */
#include "cli/new.h"

#include "base/file.h"
#include "base/out.h"
#include "document/document.h"
#include "layout/layout.h"
#include "shape/shape.h"

enum {
	KEY_BYTES = 60,
	WINDOW_BYTES = 1 << 16 /* a paragraph stands no further behind the one before */
};

struct page_text {
	struct out text;  /* of all pages, without white space */
	VEC(size_t) ends; /* bytes of text at each page's end */
};

static void
put_compact(struct out *o, str s, size_t limit)
{
	size_t from = o->n;

	for (size_t i = 0; i < s.n && o->n - from < limit; i++)
		if (s.p[i] != ' ' && s.p[i] != '\n')
			out_char(o, s.p[i]);
}

static void
gather_page_texts(struct page_text *p, const struct lay_pages *pages, struct arena *a)
{
	for (size_t i = 0; i < pages->n; i++) {
		for (size_t k = 0; k < pages->at[i].items_n; k++)
			if (pages->at[i].items[k].kind == ITEM_TEXT)
				put_compact(&p->text, pages->at[i].items[k].text, (size_t)-1);
		*VEC_ADD(a, &p->ends) = p->text.n;
	}
}

static void
find_pages(const struct page_text *p, struct rec_source *s)
{
	size_t at = 0, page = 0;
	struct out key;

	out_init(&key);
	for (size_t i = 0; i < s->blocks.n; i++) {
		struct rec_block *b = &s->blocks.at[i];
		str window = str_sub(out_str(&p->text), at, at + WINDOW_BYTES);
		size_t found;

		out_reset(&key);
		put_compact(&key, b->columns > 0 ? b->cells[0].text : b->text, KEY_BYTES);
		found = key.n > 0 ? str_find(window, out_str(&key), 0) : window.n;
		if (found == window.n)
			continue;
		at += found + key.n;
		while (page < p->ends.n && p->ends.at[page] < at - key.n + 1)
			page++;
		b->place.page = (int)page + 1;
	}
	out_release(&key);
}

/* What can't be laid out has no pages: nothing is said of it, since the words are read all the same. */
void
new_find_pages(struct new_job *j, const struct document *doc, struct rec_source *s)
{
	const char *dirs[] = { file_join(j->a, j->cli->share, "fonts"), NULL };
	struct lay_options opt = { 0 };
	struct page_text p = { .ends = { 0 } };
	struct lay_pages *pages;
	struct shaper *shaper;
	struct diags unheard;

	diags_init(&unheard, j->a);
	shaper = shaper_new(dirs, &unheard);
	pages = shaper != NULL ? lay_document(doc, shaper, &opt, j->a, &unheard) : NULL;
	out_init(&p.text);
	if (pages != NULL) {
		gather_page_texts(&p, pages, j->a);
		find_pages(&p, s);
	}
	out_release(&p.text);
	shaper_free(shaper);
}
