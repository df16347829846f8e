#include "docx/inner.h"

/*
 * Footnotes and endnotes. A note is read when the text refers to it, so that the notes come in the
 * document's order and one nobody refers to is not there. Numbers are given at the end, when it is known where sections end.
 */
static struct arc_node *
find_note(struct docx *docx, struct note_part *p, str id)
{
	const struct relationship *r;
	struct arc_node *root;

	if (!p->read) {
		p->read = true;
		map_init(&p->notes, docx->a);
		r = pkg_relationship_of_type(
		    docx->pkg, docx->main, p->endnotes ? STR("endnotes") : STR("footnotes"), docx->d);
		p->part = r != NULL && !r->external ? r->target : STR("");
		root = p->part.n > 0 ? dx_root(docx, p->part) : NULL;
		for (struct arc_node *n = root != NULL ? root->children : NULL; n != NULL; n = n->next)
			if (dx_name(docx, n) == (p->endnotes ? T_endnote : T_footnote) &&
			    map_find(&p->notes, dx_attr(n, "id")) == NULL)
				map_put(&p->notes, dx_attr(n, "id"), n);
	}
	return map_find(&p->notes, id);
}

struct doc_note *
dx_note(struct docx *docx, bool endnote, str id, str label)
{
	struct note_part *p = endnote ? &docx->endnotes : &docx->footnotes;
	struct arc_node *n = find_note(docx, p, id);
	struct doc_note *note;
	struct place was;

	if (n == NULL || docx->in_note) {
		dx_warn(docx, &doc_missing, docx->in_note ? _("note within a note") : _("note %.*s"), STR_ARG(id));
		return NULL;
	}
	note = ARENA_NEW(docx->a, struct doc_note);
	note->endnote = endnote;
	note->label = label;
	note->where = dx_loc(docx);
	was = dx_enter(docx, p->part);
	docx->in_note = note;
	note->blocks = dx_read_story(docx, n);
	docx->in_note = NULL;
	dx_leave(docx, was);
	*docx->last_note = note;
	docx->last_note = &note->next;
	return note;
}

/* The separator's paragraphs hold the usual rule (w:separator); text is set where they hold text too. */
static bool
has_rule(const struct docx *docx, const struct arc_node *n, bool *text)
{
	bool rule = false;

	for (const struct arc_node *c = n->children; c != NULL; c = c->next) {
		if (dx_name(docx, c) == T_separator)
			rule = true;
		if (dx_name(docx, c) == T_t)
			*text = true;
		rule |= has_rule(docx, c, text);
	}
	return rule;
}

void
dx_notes_begin(struct docx *docx)
{
	docx->endnotes.endnotes = true;
	docx->last_note = &docx->doc->notes;
}

static void
read_separator_note(struct docx *docx)
{
	bool text = false;
	struct arc_node *sep = NULL;
	struct place was;

	find_note(docx, &docx->footnotes, STR(""));
	for (size_t i = 0; i < docx->footnotes.notes.n; i++) {
		struct arc_node *n = docx->footnotes.notes.at[i].value;

		if (str_eq(dx_attr(n, "type"), STR("separator")))
			sep = n;
	}
	if (sep == NULL)
		return;
	docx->doc->separator_rule = has_rule(docx, sep, &text) && !text;
	was = dx_enter(docx, docx->footnotes.part);
	docx->doc->separator = dx_read_story(docx, sep);
	dx_leave(docx, was);
}

/* The notes of one list of blocks are met again in the order of x->doc->notes; sections restart them. */
struct counting {
	struct docx *docx;
	long next[2];
};

static void count_blocks(struct counting *c, const struct doc_block *b);

static void
count_drawing(struct counting *c, const struct doc_drawing *g)
{
	count_blocks(c, g->blocks);
	for (const struct doc_drawing *k = g->children; k != NULL; k = k->next)
		count_drawing(c, k);
}

static void
count_para(struct counting *c, const struct doc_para *p)
{
	for (const struct doc_run *r = p->runs; r != NULL; r = r->next) {
		struct doc_note *n = r->note;
		const struct document *doc = c->docx->doc;

		if (r->kind == RUN_DRAWING && r->drawing != NULL)
			count_drawing(c, r->drawing);
		if (r->kind != RUN_NOTE)
			continue;
		n->number = n->label.n > 0 ? 0 : (int)c->next[n->endnote]++;
		n->number_text = n->label;
		if (n->label.n == 0)
			n->number_text =
			    doc_numeral(c->docx->a, n->number, n->endnote ? doc->endnote_format : doc->footnote_format);
	}
}

static void
count_blocks(struct counting *c, const struct doc_block *b)
{
	for (; b != NULL; b = b->next) {
		if (b->kind == DOC_PARAGRAPH) {
			count_para(c, b->para);
			continue;
		}
		for (const struct doc_row *r = b->table->rows; r != NULL; r = r->next)
			for (const struct doc_cell *k = r->cells; k != NULL; k = k->next)
				count_blocks(c, k->blocks);
	}
}

void
dx_notes_number(struct docx *docx)
{
	struct counting c = { docx, { docx->note_starts[0], docx->note_starts[1] } };

	if (docx->doc->notes != NULL)
		read_separator_note(docx);
	for (const struct doc_section *s = docx->doc->sections; s != NULL; s = s->next) {
		if (s->note_start > 0)
			c.next[0] = s->note_start;
		if (docx->note_each_section[1])
			c.next[1] = docx->note_starts[1];
		count_blocks(&c, s->blocks);
	}
}
