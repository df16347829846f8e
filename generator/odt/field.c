#include "odt/inner.h"

#include <stdlib.h>
#include <string.h>

#include "document/read.h"
#include "text/text.h"

/*
 * Fields and notes. What layout knows (pages, their count, references to pages)
 * is computed by it; all other fields keep the text that they were saved with.
 */

static struct doc_run *
add_field_run(struct odt *odt, struct odt_flow *flow, const struct arc_node *n, enum doc_field_kind kind)
{
	struct doc_run *r = odt_run(odt, flow, RUN_FIELD);

	r->field = kind;
	r->text = odt_content(odt, n);
	if (!doc_para_grows(&flow->size, 0, r->text.n, odt_here(odt), odt->d))
		r->text = STR("");
	if (odf_has(n, ODF_STYLE, "num-format"))
		r->number_format = odf_number_format(odf_at(n, ODF_STYLE, "num-format"));
	flow->after_space = false;
	return r;
}

static void
read_page_number(struct odt *odt, struct odt_flow *flow, const struct arc_node *n)
{
	str which = odf_at(n, ODF_TEXT, "select-page");
	bool other = which.n > 0 && !str_eq(which, STR("current"));

	if (other || odf_int(odf_at(n, ODF_TEXT, "page-adjust"), 0, -10000, 10000) != 0)
		odt_complain(odt, &doc_field, _("number of another page"));
	add_field_run(odt, flow, n, other ? FIELD_OTHER : FIELD_PAGE);
}

static void
read_page_count(struct odt *odt, struct odt_flow *flow, const struct arc_node *n)
{
	add_field_run(odt, flow, n, FIELD_PAGES);
}

static void
read_page_reference(struct odt *odt, struct odt_flow *flow, const struct arc_node *n)
{
	str format = odf_at(n, ODF_TEXT, "reference-format");

	if (!str_eq(format, STR("page"))) {
		odt_inlines(odt, flow, n);
		return;
	}
	add_field_run(odt, flow, n, FIELD_PAGE_REF)->field_target = odf_at(n, ODF_TEXT, "ref-name");
}

static void
read_hidden_text(struct odt *odt, struct odt_flow *flow, const struct arc_node *n)
{
	if (!odf_true(odf_at(n, ODF_TEXT, "is-hidden")))
		odt_text_as_is(odt, flow, text_nfc(odt->a, odf_at(n, ODF_TEXT, "string-value")));
}

static void
skip_field(struct odt *odt, struct odt_flow *flow, const struct arc_node *n)
{
	(void)odt, (void)flow, (void)n;
}

static const struct {
	const char *name;
	void (*read)(struct odt *odt, struct odt_flow *flow, const struct arc_node *n);
} fields[] = {
	{ "page-number", read_page_number },
	{ "page-count", read_page_count },
	{ "bookmark-ref", read_page_reference },
	{ "reference-ref", read_page_reference },
	{ "hidden-text", read_hidden_text },
	{ "page-variable-set", skip_field },
	{ "database-next", skip_field },
	{ "database-row-select", skip_field },
	{ "dde-connection", skip_field },
};

/* What field/ has a word about: all that is shown as it was saved, and counts or refers. */
static bool
may_be_old(const struct arc_node *n)
{
	static const char *const names[] = { "bookmark-ref", "reference-ref", "sequence", "sequence-ref", "note-ref",
		"chapter", "variable-set", "variable-get", "user-field-get", "user-field-input", "title", "subject",
		"keywords", "description", "initial-creator", "creator", "user-defined", "expression", "date", "time",
		"creation-date", "modification-date", "author-name", "file-name", "word-count", "character-count",
		"paragraph-count", "table-count", "image-count", "conditional-text", "database-display" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(n->name, names[i]) == 0)
			return true;
	return false;
}

bool
odt_field(struct odt *odt, struct odt_flow *flow, const struct arc_node *n)
{
	if (n->ns != ODF_TEXT)
		return false;
	if (str_eq(odf_at(n, ODF_TEXT, "display"), STR("none")))
		return true; /* a field that only sets a variable shows nothing */
	odt->doc->has_fields |= may_be_old(n);
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (strcmp(n->name, fields[i].name) == 0) {
			fields[i].read(odt, flow, n);
			return true;
		}
	return false;
}

/* --- notes -------------------------------------------------------------------------- */

void
odt_note_config(struct odt *odt, const struct arc_node *styles)
{
	ODF_EACH(n, styles)
	{
		bool endnotes = str_eq(odf_at(n, ODF_TEXT, "note-class"), STR("endnote"));

		if (!odf_is(n, ODF_TEXT, "notes-configuration"))
			continue;
		odt->note_config[endnotes] = n;
		/* LibreOffice saves the first number less one */
		odt->notes_n[endnotes] = odf_int(odf_at(n, ODF_TEXT, "start-value"), 0, 0, ODF_NUMBER_MAX);
		if (odf_has(n, ODF_STYLE, "num-format"))
			*(endnotes ? &odt->doc->endnote_format : &odt->doc->footnote_format) =
			    odf_number_format(odf_at(n, ODF_STYLE, "num-format"));
		if (!endnotes && str_eq(odf_at(n, ODF_TEXT, "footnotes-position"), STR("text")))
			odt->doc->source.notes_under_text = true;
		odt->notes_apart[endnotes] =
		    endnotes || str_eq(odf_at(n, ODF_TEXT, "footnotes-position"), STR("document"));
	}
}

static bool
restarts_at(const struct arc_node *config, const char *at)
{
	return config != NULL && str_eq(odf_at(config, ODF_TEXT, "start-numbering-at"), str_of(at));
}

static const struct odt_look *
note_mark_look(struct odt *odt, const struct odt_look *under, const struct arc_node *config)
{
	str name = config != NULL ? odf_at(config, ODF_TEXT, "citation-body-style-name") : STR("");
	struct odt_look *look;

	if (odt_style(odt, FAMILY_TEXT, name) != NULL)
		return odt_span(odt, under, name);
	look = arena_copy(odt->a, under, sizeof *under);
	look->c.vpos = VPOS_SUPER;
	return odt_look_done(odt, look);
}

static struct doc_note *
note_new(struct odt *odt, const struct arc_node *n)
{
	struct doc_note *note = ARENA_NEW(odt->a, struct doc_note);
	const struct arc_node *citation = odf_child(n, ODF_TEXT, "note-citation"), *config;
	str format = STR("1");

	note->endnote = str_eq(odf_at(n, ODF_TEXT, "note-class"), STR("endnote"));
	config = odt->note_config[note->endnote];
	note->where = odt_here(odt);
	if (citation != NULL && odf_has(citation, ODF_TEXT, "label"))
		note->label = odf_at(citation, ODF_TEXT, "label");
	else
		note->number = ++odt->notes_n[note->endnote];
	if (config != NULL && odf_has(config, ODF_STYLE, "num-format"))
		format = odf_at(config, ODF_STYLE, "num-format");
	note->number_text = note->label.n > 0 ? note->label : odt_number(odt, note->number, format, false);
	if (!note->endnote && restarts_at(config, "page"))
		odt->section->note_restart_page = true;
	if (restarts_at(config, "chapter"))
		odt_complain(odt, &doc_unsupported, _("notes numbered by chapter"));
	return note;
}

void
odt_read_note(struct odt *odt, struct odt_flow *flow, const struct arc_node *n)
{
	const struct arc_node *body = odf_child(n, ODF_TEXT, "note-body");
	struct doc_note *note, *mark = odt->note_mark;
	const struct odt_look *around = flow->look;
	struct doc_run *r;
	bool body_kept = odt->in_note;

	if (body == NULL || odt->in_note || odt->section == NULL) {
		odt_complain(odt, &doc_unsupported, _("note in a note"));
		if (body != NULL)
			ODF_EACH(p, body)
		odt_inlines(odt, flow, p);
		return;
	}
	note = note_new(odt, n);
	flow->look = note_mark_look(odt, flow->look, odt->note_config[note->endnote]);
	r = odt_run(odt, flow, RUN_NOTE);
	r->note = note;
	note->mark_props = flow->look->props;
	flow->look = around;
	flow->after_space = false;
	*odt->last_note = note;
	odt->last_note = &note->next;
	odt->in_note = true;
	odt->note_mark = note;
	note->blocks = odt_blocks(odt, body);
	odt->note_mark = mark;
	odt->in_note = body_kept;
	if (odt->notes_apart[note->endnote]) {
		note->in_text = true;
		*VEC_ADD(odt->a, &odt->collected[note->endnote]) = note;
	}
}

/* --- notes that are collected at an end ---------------------------------------------- */

/*
 * text:notes-configuration in a section's properties: its notes stand at its end, and may
 * have numbers of their own; the section's start-value is that of its first note (LibreOffice 7.4).
 */
struct odt_notes
odt_notes_begin(struct odt *odt, const struct arc_node *properties)
{
	struct odt_notes around;

	for (int k = 0; k < 2; k++) {
		around.config[k] = odt->note_config[k];
		around.n[k] = odt->notes_n[k];
		around.apart[k] = odt->notes_apart[k];
		around.own[k] = false;
		around.from[k] = odt->collected[k].n;
	}
	ODF_EACH(n, properties)
	{
		bool endnotes = str_eq(odf_at(n, ODF_TEXT, "note-class"), STR("endnote"));
		str start = odf_at(n, ODF_TEXT, "start-value");

		if (!odf_is(n, ODF_TEXT, "notes-configuration"))
			continue;
		around.own[endnotes] = odt->notes_apart[endnotes] = true;
		odt->notes_n[endnotes] =
		    start.n > 0 ? odf_int(start, 1, 1, ODF_NUMBER_MAX) - 1 : odt->notes_n[endnotes];
		if (odf_has(n, ODF_STYLE, "num-format"))
			odt->note_config[endnotes] = n;
	}
	return around;
}

/* Moves the blocks of the notes collected from that one on into out. */
static void
move_note_blocks(struct odt *odt, int kind, size_t from, struct odt_out *out)
{
	for (size_t i = from; i < odt->collected[kind].n; i++) {
		struct doc_note *note = odt->collected[kind].at[i];

		for (struct doc_block *b = note->blocks, *next; b != NULL; b = next) {
			next = b->next;
			b->next = NULL;
			odt_add_block(out, b);
		}
		note->blocks = NULL;
	}
	odt->collected[kind].n = from;
}

void
odt_notes_end(struct odt *odt, const struct odt_notes *around, struct odt_out *out)
{
	for (int k = 0; k < 2; k++) {
		if (!around->own[k])
			continue;
		move_note_blocks(odt, k, around->from[k], out);
		if (odt->note_config[k] != around->config[k])
			odt->notes_n[k] = around->n[k];
		odt->note_config[k] = around->config[k];
		odt->notes_apart[k] = around->apart[k];
	}
}

void
odt_notes_pages(struct odt *odt, struct odt_out *out)
{
	static const char *const masters[2] = { "Footnote", "Endnote" };

	for (int k = 0; k < 2; k++) {
		str master =
		    odt->note_config[k] != NULL ? odf_at(odt->note_config[k], ODF_TEXT, "master-page-name") : STR("");

		if (odt->collected[k].n == 0)
			continue;
		odt_begin_pages(odt, out, master.n > 0 ? master : str_of(masters[k]));
		move_note_blocks(odt, k, 0, out);
	}
}
