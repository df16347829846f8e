#include "odt/inner.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/out.h"
#include "document/read.h"
#include "text/text.h"

/*
 * What stands in a line. White space falls together as OpenDocument 1.3 part
 * 3, 6.1.2 says, over the borders of spans. Text of one look becomes one run; as long as it
 * is one piece of the tree it is not copied.
 */

/* --- runs -------------------------------------------------------------------------- */

static struct doc_run *
run_new(struct odt *odt, struct odt_flow *flow, enum doc_run_kind kind, const struct odt_look *look)
{
	bool more = doc_para_grows(&flow->size, 1, 0, odt_here(odt), odt->d);
	struct doc_run *r = more ? ARENA_NEW(odt->a, struct doc_run) : &flow->spare;

	assert(look != NULL);
	*r = (struct doc_run){ .kind = kind, .props = look->props, .number_format = -1 };
	if (!more)
		return r;
	*flow->last = r;
	flow->last = &r->next;
	return r;
}

/* A symbol font's own codes as the signs that they show. */
static str
map_symbols(struct odt *odt, str family, str text)
{
	struct out b;
	str signs;

	out_init(&b);
	for (size_t i = 0; i < text.n;) {
		unsigned c = text_next(text, &i),
			 sign = c >= 0x20 && (c < 0x100 || c >= 0xe000) ? doc_symbol(family, c) : 0;

		out_utf8(&b, sign != 0 ? sign : c);
	}
	signs = out_copy(&b, odt->a);
	out_release(&b);
	return signs;
}

static str
change_text(struct odt *odt, const struct odt_look *look, str text)
{
	if (look->transform == TRANSFORM_LOWER)
		text = text_lower(odt->a, text);
	else if (look->transform == TRANSFORM_CAPITALIZE)
		text = text_title(odt->a, text);
	return doc_is_symbol_font(look->c.family) ? map_symbols(odt, look->c.family, text) : text;
}

void
odt_flush(struct odt *odt, struct odt_flow *flow)
{
	str text = flow->piece;
	const struct odt_look *look = flow->piece_look;

	if (flow->more->n > 0)
		text = out_copy(flow->more, odt->a);
	out_reset(flow->more);
	flow->piece = STR("");
	flow->piece_look = NULL;
	if (text.n == 0)
		return;
	assert(look != NULL); /* it came with the piece */
	run_new(odt, flow, RUN_TEXT, look)->text = change_text(odt, look, text_nfc(odt->a, text));
}

struct doc_run *
odt_run(struct odt *odt, struct odt_flow *flow, enum doc_run_kind kind)
{
	odt_flush(odt, flow);
	return run_new(odt, flow, kind, flow->look);
}

void
odt_text_as_is(struct odt *odt, struct odt_flow *flow, str text)
{
	if (text.n == 0 || !doc_para_grows(&flow->size, 0, text.n, odt_here(odt), odt->d))
		return;
	if (flow->piece_look != NULL && flow->piece_look != flow->look &&
	    (flow->piece_look->props != flow->look->props || flow->piece_look->transform != flow->look->transform))
		odt_flush(odt, flow);
	flow->piece_look = flow->look;
	if (flow->piece.n == 0 && flow->more->n == 0) {
		flow->piece = text;
		return;
	}
	if (flow->more->n == 0)
		out_put(flow->more, flow->piece);
	out_put(flow->more, text);
}

static bool
is_odf_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void
collapsed_text_add(struct odt *odt, struct odt_flow *flow, str text)
{
	size_t from = 0;

	for (size_t i = 0; i < text.n; i++) {
		bool space = is_odf_space(text.p[i]);

		if (space && (flow->after_space || text.p[i] != ' ')) {
			odt_text_as_is(odt, flow, str_sub(text, from, i));
			if (!flow->after_space)
				odt_text_as_is(odt, flow, STR(" "));
			from = i + 1;
		}
		flow->after_space = space;
	}
	odt_text_as_is(odt, flow, str_sub(text, from, text.n));
}

str
odt_content(struct odt *odt, const struct arc_node *n)
{
	struct out all;
	str text;

	out_init(&all);
	for (const struct arc_node *c = n; c != NULL; c = odf_next(c, n))
		out_put(&all, c->text);
	text = text_nfc(odt->a, out_copy(&all, odt->a));
	out_release(&all);
	return text;
}

/* --- elements ----------------------------------------------------------------------- */

static void
read_span(struct odt *odt, struct odt_flow *flow, const struct arc_node *n)
{
	const struct odt_look *around = flow->look;

	flow->look = odt_span(odt, flow->look, odf_at(n, ODF_TEXT, "style-name"));
	odt_inlines(odt, flow, n);
	flow->look = around;
}

static void
read_spaces(struct odt *odt, struct odt_flow *flow, const struct arc_node *n)
{
	static const char blank[] = "                                                                ";
	int count = odt_clamp(odt, odf_int(odf_at(n, ODF_TEXT, "c"), 1, 0, 1 << 30), 0, 1000, "text:c");

	for (int take; count > 0; count -= take) {
		take = count < (int)sizeof blank - 1 ? count : (int)sizeof blank - 1;
		odt_text_as_is(odt, flow, (str){ blank, (size_t)take });
	}
	flow->after_space = false;
}

static void
read_tab(struct odt *odt, struct odt_flow *flow, const struct arc_node *n)
{
	(void)n;
	odt_run(odt, flow, RUN_TAB);
	flow->after_space = false;
}

static void
read_line_break(struct odt *odt, struct odt_flow *flow, const struct arc_node *n)
{
	(void)n;
	odt_run(odt, flow, RUN_LINE_BREAK);
	flow->after_space = false;
}

static void
read_bookmark(struct odt *odt, struct odt_flow *flow, const struct arc_node *n)
{
	str name = odf_at(n, ODF_TEXT, "name");

	if (name.n > 0)
		odt_run(odt, flow, RUN_BOOKMARK)->text = name;
}

/* "#1.Heading|outline" leads to no bookmark; the text stays a text. */
static const struct doc_link *
make_link(struct odt *odt, str href)
{
	struct doc_link *l = ARENA_NEW(odt->a, struct doc_link);

	if (str_starts(href, STR("#")))
		l->anchor = str_sub(href, 1, str_find_char(href, '|', 0));
	else
		l->uri = href;
	return l;
}

static void
read_hyperlink(struct odt *odt, struct odt_flow *flow, const struct arc_node *n)
{
	const struct odt_look *around = flow->look;
	str style = odf_at(n, ODF_TEXT, "style-name"), href = odf_at(n, ODF_XLINK, "href");
	struct odt_look *look;

	look = arena_copy(
	    odt->a, odt_span(odt, flow->look, style.p != NULL ? style : STR("Internet_20_link")), sizeof *look);
	if (str_starts(href, STR("#")) || text_link_allowed(href))
		look->c.link = make_link(odt, href);
	flow->look = odt_look_done(odt, look);
	odt_inlines(odt, flow, n);
	odt_flush(odt, flow);
	flow->look = around;
}

/* A text with its reading above it (ruby) is shown without the reading. */
static void
read_ruby(struct odt *odt, struct odt_flow *flow, const struct arc_node *n)
{
	const struct arc_node *base = odf_child(n, ODF_TEXT, "ruby-base");

	if (base != NULL)
		odt_inlines(odt, flow, base);
	odt_complain(odt, &doc_unsupported, _("text above text (ruby)"));
}

static void
read_annotation(struct odt *odt, struct odt_flow *flow, const struct arc_node *n)
{
	(void)flow, (void)n;
	if (!odt->annotated)
		odt_complain(odt, &doc_annotation, NULL);
	odt->annotated = true;
}

static void
skip_inline(struct odt *odt, struct odt_flow *flow, const struct arc_node *n)
{
	(void)odt, (void)flow, (void)n;
}

static const struct inline_reader {
	const char *name;
	enum odf_ns ns;
	void (*read)(struct odt *odt, struct odt_flow *flow, const struct arc_node *n);
} readers[] = {
	/* sorted by name, for bsearch */

	{ "a", ODF_TEXT, read_hyperlink },
	{ "alphabetical-index-mark", ODF_TEXT, skip_inline },
	{ "alphabetical-index-mark-end", ODF_TEXT, skip_inline },
	{ "alphabetical-index-mark-start", ODF_TEXT, skip_inline },
	{ "annotation", ODF_OFFICE, read_annotation },
	{ "annotation-end", ODF_OFFICE, skip_inline },
	{ "bookmark", ODF_TEXT, read_bookmark },
	{ "bookmark-end", ODF_TEXT, skip_inline },
	{ "bookmark-start", ODF_TEXT, read_bookmark },
	{ "change", ODF_TEXT, skip_inline },
	{ "change-end", ODF_TEXT, skip_inline },
	{ "change-start", ODF_TEXT, skip_inline },
	{ "hidden-paragraph", ODF_TEXT, skip_inline },
	{ "line-break", ODF_TEXT, read_line_break },
	{ "note", ODF_TEXT, odt_read_note },
	{ "reference-mark", ODF_TEXT, read_bookmark },
	{ "reference-mark-end", ODF_TEXT, skip_inline },
	{ "reference-mark-start", ODF_TEXT, read_bookmark },
	{ "ruby", ODF_TEXT, read_ruby },
	{ "s", ODF_TEXT, read_spaces },
	{ "script", ODF_TEXT, skip_inline },
	{ "soft-page-break", ODF_TEXT, skip_inline },
	{ "span", ODF_TEXT, read_span },
	{ "tab", ODF_TEXT, read_tab },
	{ "toc-mark", ODF_TEXT, skip_inline },
	{ "toc-mark-end", ODF_TEXT, skip_inline },
	{ "toc-mark-start", ODF_TEXT, skip_inline },
	{ "user-index-mark", ODF_TEXT, skip_inline },
	{ "user-index-mark-end", ODF_TEXT, skip_inline },
	{ "user-index-mark-start", ODF_TEXT, skip_inline },
};

static int
compare_inline_reader(const void *name, const void *entry)
{
	return strcmp(name, ((const struct inline_reader *)entry)->name);
}

static void
read_inline_drawing(struct odt *odt, struct odt_flow *flow, const struct arc_node *n)
{
	struct doc_drawing *d = odt_drawing(odt, n, true);
	const struct odt_look *look = flow->look;

	if (d == NULL)
		return;
	odt_run(odt, flow, RUN_DRAWING)->drawing = d;
	flow->look = look;
	if (d->floating == NULL)
		flow->after_space = false;
}

static void
read_inline(struct odt *odt, struct odt_flow *flow, const struct arc_node *n)
{
	const struct inline_reader *r =
	    bsearch(n->name, readers, sizeof readers / sizeof *readers, sizeof *readers, compare_inline_reader);

	if (r != NULL && (r->ns == n->ns || odf_is(n, ODF_DRAW, "a")))
		r->read(odt, flow, n);
	else if (odt_is_drawing(n))
		read_inline_drawing(odt, flow, n);
	else if (!odt_field(odt, flow, n))
		odt_inlines(odt, flow, n); /* of text:meta and of unknown elements the text inside is read */
}

void
odt_inlines(struct odt *odt, struct odt_flow *flow, const struct arc_node *parent)
{
	for (const struct arc_node *n = parent->children; n != NULL; n = n->next)
		if (n->name == NULL)
			collapsed_text_add(odt, flow, n->text);
		else
			read_inline(odt, flow, n);
}
