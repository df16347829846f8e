#include "odt/inner.h"

#include <string.h>

#include "base/limits.h"
#include "document/read.h"

/*
 * What stands one below the other: paragraphs, headings, lists, tables,
 * sections, indexes. Of what is not known, the blocks inside are read.
 */

void
odt_add_block(struct odt_out *out, struct doc_block *block)
{
	*out->last = block;
	out->last = &block->next;
}

/* --- paragraphs ------------------------------------------------------------------- */

static void
flow_begin(struct odt *odt, struct odt_flow *flow, struct doc_para *para, const struct odt_para *q, struct out *more)
{
	*flow = (struct odt_flow){ .last = &para->runs, .look = q->look, .after_space = true, .more = more };
	out_init(more);
	for (struct doc_drawing *d = odt->page_drawings; d != NULL;) {
		struct doc_drawing *next = d->next;

		d->next = NULL;
		odt_run(odt, flow, RUN_DRAWING)->drawing = d;
		d = next;
	}
	odt->page_drawings = NULL;
}

/* A note's first paragraph begins with its number; a tab then leads to the hanging indent, where there is one. */
static void
add_note_mark(struct odt *odt, struct odt_flow *flow, const struct doc_para_props *p)
{
	struct doc_note *note = odt->note_mark;
	const struct arc_node *config = odt->note_config[note->endnote];
	const struct odt_look *look = flow->look;
	struct doc_run *r;

	odt->note_mark = NULL;
	if (config != NULL)
		flow->look = odt_span(odt, flow->look, odf_at(config, ODF_TEXT, "citation-style-name"));
	r = odt_run(odt, flow, RUN_FIELD);
	r->field = FIELD_NOTE_NUMBER;
	r->text = note->label.n > 0 ? note->label : note->number_text;
	if (note->label.n == 0 &&
	    config != NULL) /* prefix and suffix stand at the note, not at its mark in the text (LibreOffice 7.4) */
		r->text = str_concat(odt->a, str_concat(odt->a, odf_at(config, ODF_STYLE, "num-prefix"), r->text),
		    odf_at(config, ODF_STYLE, "num-suffix"));
	flow->look = look;
	if (p->indent_first < 0)
		odt_run(odt, flow, RUN_TAB);
}

static bool
hides_paragraph(struct odt *odt, const struct arc_node *n)
{
	const struct arc_node *mark = odf_child(n, ODF_TEXT, "hidden-paragraph");

	(void)odt;
	return mark != NULL && odf_true(odf_at(mark, ODF_TEXT, "is-hidden"));
}

/* A column break counts only where the text has columns (LibreOffice 7.4). */
static void
set_breaks(
    const struct odt *odt, struct odt_out *out, struct doc_para_props *p, const struct odt_para *q, bool new_page)
{
	bool columns = out->body && odt->section->columns > 1;

	p->page_break_before = (p->page_break_before || out->break_page) && !new_page;
	p->break_before_column = columns && (p->break_before_column || out->break_column) && !new_page;
	out->break_page = q->break_after_page;
	out->break_column = q->break_after_column;
}

/* Under this setting (of documents that came from Word) LibreOffice gives an empty raised or lowered paragraph no height. */
static bool
has_no_height(const struct odt *odt, const struct arc_node *n, const struct odt_para *q)
{
	return odt->ignore_blanks && n->children == NULL && q->look->c.vpos != VPOS_BASE;
}

void
odt_add_para(struct odt *odt, struct odt_out *out, const struct arc_node *n)
{
	str name = odf_at(n, ODF_TEXT, "style-name");
	const struct odf_style *s = odt_style(odt, FAMILY_PARAGRAPH, name.n > 0 ? name : STR("Standard"));
	const struct odt_para *q = odt_para_of(odt, s);
	struct doc_block *b = ARENA_NEW(odt->a, struct doc_block);
	struct doc_para *para = ARENA_NEW(odt->a, struct doc_para);
	struct doc_para_props p = q->p;
	int heading = odf_is(n, ODF_TEXT, "h") ? odf_int(odf_at(n, ODF_TEXT, "outline-level"), 1, 1, LIST_LEVELS) : 0;
	bool new_page = out->body && odt_section_for(odt, out, s, q->page_number), new_line = false;
	struct odt_flow f;
	struct out more;

	if (!doc_paragraph_allowed(++odt->paragraphs[odt->part], odt->source[odt->part], odt->d) ||
	    hides_paragraph(odt, n))
		return;
	p.outline_level = heading > 9 ? 9 : heading;
	set_breaks(odt, out, &p, q,
	    new_page || (out->body && odt->section->blocks == NULL && odt->section->start != SECTION_CONTINUOUS));
	if (!odf_true(odf_at(n, ODF_TEXT, "is-list-header")))
		para->label = odt_label(odt, s, q, &p, heading, &new_line);
	if (has_no_height(odt, n, q)) {
		p.line_rule = LINE_EXACT;
		p.line = 1;
	}
	para->props = odt_para_done(odt, q, &p);
	para->mark_props = q->look->props;
	b->kind = DOC_PARAGRAPH;
	b->para = para;
	odt_add_block(out, b);
	flow_begin(odt, &f, para, q, &more);
	if (odt->note_mark != NULL)
		add_note_mark(odt, &f, &p);
	if (new_line)
		odt_run(odt, &f, RUN_LINE_BREAK);
	odt_inlines(odt, &f, n);
	odt_flush(odt, &f);
	out_release(&more);
}

/* --- blocks ----------------------------------------------------------------------- */

static void
read_numbered_para(struct odt *odt, const struct arc_node *n, struct odt_out *out)
{
	struct odt_place around = odt->place;
	str id = odf_at(n, ODF_TEXT, "list-id"), name = odf_at(n, ODF_TEXT, "style-name");
	struct odt_list *run = map_find(&odt->lists_by_id, id);

	if (run == NULL) {
		run = ARENA_NEW(odt->a, struct odt_list);
		run->style = odt_list_style(odt, name);
		map_put(&odt->lists_by_id, id, run);
	}
	odt->place = (struct odt_place){ .list = run,
		.label = true,
		.depth = odf_int(odf_at(n, ODF_TEXT, "level"), 1, 1, LIST_LEVELS),
		.start = odf_int(odf_at(n, ODF_TEXT, "start-value"), -1, 0, ODF_NUMBER_MAX) };
	odt_read_blocks(odt, n, out);
	odt->place = around;
}

/* A drawing among paragraphs is anchored to a page. The model anchors to paragraphs: it waits for the next one. */
static void
keep_page_drawing(struct odt *odt, const struct arc_node *n)
{
	struct doc_drawing *d = odt_drawing(odt, n, true), **last = &odt->page_drawings;

	if (d == NULL)
		return;
	while (*last != NULL)
		last = &(*last)->next;
	*last = d;
	if (odf_int(odf_at(n, ODF_TEXT, "anchor-page-number"), 1, 0, 100000) > 1)
		odt_complain(odt, &doc_unsupported, _("drawing on page %.*s by its number"),
		    STR_ARG(odf_at(n, ODF_TEXT, "anchor-page-number")));
}

static void
skip_block(struct odt *odt, const struct arc_node *n, struct odt_out *out)
{
	(void)odt, (void)n, (void)out;
}

/* How an index is made: its entries, which stand beside, may be old. */
static void
note_index(struct odt *odt, const struct arc_node *n, struct odt_out *out)
{
	(void)n, (void)out;
	odt->doc->has_fields = true;
}

static void
warn_of_forms(struct odt *odt, const struct arc_node *n, struct odt_out *out)
{
	(void)out;
	if (odf_element(n->children) != NULL)
		odt_complain(odt, &doc_unsupported, _("form controls"));
}

static void
read_para(struct odt *odt, const struct arc_node *n, struct odt_out *out)
{
	odt_add_para(odt, out, n);
}

static const struct block_reader {
	const char *name;
	enum odf_ns ns;
	void (*read)(struct odt *odt, const struct arc_node *n, struct odt_out *out);
} readers[] = {
	{ "p", ODF_TEXT, read_para },
	{ "h", ODF_TEXT, read_para },
	{ "list", ODF_TEXT, odt_read_list },
	{ "table", ODF_TABLE, odt_read_table },
	{ "section", ODF_TEXT, odt_read_section },
	{ "soft-page-break", ODF_TEXT, skip_block },
	{ "numbered-paragraph", ODF_TEXT, read_numbered_para },
	{ "tracked-changes", ODF_TEXT, skip_block },
	{ "forms", ODF_OFFICE, warn_of_forms },
	{ "variable-decls", ODF_TEXT, skip_block },
	{ "sequence-decls", ODF_TEXT, skip_block },
	{ "user-field-decls", ODF_TEXT, skip_block },
	{ "dde-connection-decls", ODF_TEXT, skip_block },
	{ "alphabetical-index-auto-mark-file", ODF_TEXT, skip_block },
	{ "table-of-content-source", ODF_TEXT, note_index },
	{ "illustration-index-source", ODF_TEXT, note_index },
	{ "table-index-source", ODF_TEXT, note_index },
	{ "object-index-source", ODF_TEXT, note_index },
	{ "user-index-source", ODF_TEXT, note_index },
	{ "alphabetical-index-source", ODF_TEXT, note_index },
	{ "bibliography-source", ODF_TEXT, note_index },
	{ "change", ODF_TEXT, skip_block },
	{ "change-start", ODF_TEXT, skip_block },
	{ "change-end", ODF_TEXT, skip_block },
	{ "annotation", ODF_OFFICE, skip_block },
	{ "event-listeners", ODF_OFFICE, skip_block },
	{ "title", ODF_SVG, skip_block },
	{ "desc", ODF_SVG, skip_block },
};

static const struct block_reader *
find_block_reader(const struct arc_node *n)
{
	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
		if (odf_is(n, readers[i].ns, readers[i].name))
			return &readers[i];
	return NULL;
}

void
odt_read_blocks(struct odt *odt, const struct arc_node *parent, struct odt_out *out)
{
	ODF_EACH(n, parent)
	{
		const struct block_reader *r = find_block_reader(n);

		if (r != NULL)
			r->read(odt, n, out);
		else if (odt_is_drawing(n))
			keep_page_drawing(odt, n);
		else
			odt_read_blocks(odt, n, out); /* an index and its body, a list's item, a change */
	}
}

/* Without AddParaTableSpacingAtStart the first paragraph of a page, cell, frame or header has no space above it. */
static void
drop_first_space(struct odt *odt, struct doc_block *first)
{
	struct doc_para_props p;

	if (odt->doc->source.space_at_page_top || first == NULL || first->kind != DOC_PARAGRAPH ||
	    first->para->props->before == 0)
		return;
	p = *first->para->props;
	p.before = 0;
	first->para->props = doc_intern_para(odt->pool, &p);
}

struct doc_block *
odt_blocks(struct odt *odt, const struct arc_node *parent)
{
	struct doc_block *first = NULL;
	struct odt_out out = { .last = &first };
	struct odt_place place = odt->place;
	struct doc_drawing *pending = odt->page_drawings;

	odt->place = (struct odt_place){ .start = -1 };
	odt->page_drawings = NULL;
	if (++odt->depth <= LIMIT_TABLE_NESTING)
		odt_read_blocks(odt, parent, &out);
	else
		odt_complain(odt, &doc_nested, NULL);
	odt->depth--;
	drop_first_space(odt, first);
	odt->place = place;
	odt->page_drawings = pending;
	return first;
}
