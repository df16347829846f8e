#include "docx/inner.h"

#include <string.h>

#include "docx/docx.h"
#include "text/text.h"

/*
 * DOCX: settings and styles, then the text, which calls for numbering, notes, headers, pictures and charts as
 * it meets them: most of a template's styles and lists are never used, and what is not used is not read.
 */

/* --- settings ----------------------------------------------------------------------- */

/* compatibilityMode: 12 where a document says nothing ([MS-DOCX]), 15 since Word 2013; a default tab stop is half an inch. */
enum { MODE_OLDEST = 11, MODE_UNSAID = 12, MODE_NEWEST = 15, TAB_USUAL_TWIPS = 720 };

static void
read_compatibility(struct docx *docx, const struct arc_node *n)
{
	struct document *doc = docx->doc;

	for (const struct arc_node *c = n->children; c != NULL; c = c->next) {
		switch (dx_name(docx, c)) {
		case T_compatSetting:
			if (str_eq(dx_attr(c, "name"), STR("compatibilityMode")))
				doc->source.compat_mode = doc_clamp(dx_long(dx_val(c), MODE_UNSAID), MODE_OLDEST,
				    MODE_NEWEST, _("compatibility mode"), dx_loc(docx), docx->d);
			else if (str_eq(dx_attr(c, "name"), STR("overrideTableStyleFontSizeAndJustification")))
				docx->override_table_style = dx_is_on(dx_val(c), false);
			break;
		case T_doNotUseHTMLParagraphAutoSpacing: doc->source.sum_spacing = dx_on(c); break;
		case T_splitPgBreakAndParaMark: doc->source.mark_after_break = dx_on(c); break;
		case T_noColumnBalance: doc->source.uneven_columns = dx_on(c); break;
		case T_doNotExpandShiftReturn: doc->source.no_expand_shift_return = dx_on(c); break;
		default: break;
		}
	}
}

static void
read_note_settings(struct docx *docx, const struct arc_node *n, bool endnotes)
{
	enum doc_number_format *format = endnotes ? &docx->doc->endnote_format : &docx->doc->footnote_format;

	for (const struct arc_node *c = n->children; c != NULL; c = c->next) {
		switch (dx_name(docx, c)) {
		case T_numFmt: *format = dx_format(dx_val(c)); break;
		case T_numStart:
			docx->note_starts[endnotes] = doc_clamp(
			    dx_long(dx_val(c), 1), 1, DX_NOTE_MAX, _("number of a note"), dx_loc(docx), docx->d);
			break;
		case T_numRestart:
			docx->note_each_section[endnotes] = str_eq(dx_val(c), STR("eachSect"));
			docx->note_each_page |= !endnotes && str_eq(dx_val(c), STR("eachPage"));
			break;
		case T_pos:
			docx->doc->source.notes_under_text |= !endnotes && str_eq(dx_val(c), STR("beneathText"));
			break;
		default: break;
		}
	}
}

static void
read_docx_settings(struct docx *docx)
{
	const struct relationship *r = pkg_relationship_of_type(docx->pkg, docx->part, STR("settings"), docx->d);
	struct arc_node *root = r != NULL && !r->external ? dx_side_root(docx, r->target) : NULL;
	struct document *doc = docx->doc;

	doc->source.compat_mode = MODE_UNSAID;
	doc->default_tab = TAB_USUAL_TWIPS;
	doc->source.external_leading = true;
	doc->footnote_format = NUMBER_DECIMAL;
	doc->endnote_format = NUMBER_LOWER_ROMAN;
	docx->note_starts[0] = docx->note_starts[1] = 1;
	for (struct arc_node *n = root != NULL ? root->children : NULL; n != NULL; n = n->next) {
		switch (dx_name(docx, n)) {
		case T_defaultTabStop: doc->default_tab = dx_twips(docx, dx_val(n), _("default tab stop")); break;
		case T_mirrorMargins: doc->mirror_margins = dx_on(n); break;
		case T_evenAndOddHeaders: doc->even_and_odd = dx_on(n); break;
		case T_compat: read_compatibility(docx, n); break;
		case T_footnotePr: read_note_settings(docx, n, false); break;
		case T_endnotePr: read_note_settings(docx, n, true); break;
		case T_themeFontLang: doc->language = dx_val(n); break;
		default: break;
		}
	}
	if (doc->default_tab <= 0)
		doc->default_tab = TAB_USUAL_TWIPS;
	doc->source.shrinks_spaces = doc->source.compat_mode >= MODE_NEWEST;
}

/* --- core properties -------------------------------------------------------------------- */

static void
read_properties(struct docx *docx)
{
	const struct relationship *r = pkg_relationship_of_type(docx->pkg, STR(""), STR("core-properties"), docx->d);
	struct arc_node *root = r != NULL && !r->external ? dx_side_root(docx, r->target) : NULL;
	struct document *doc = docx->doc;
	const struct {
		const char *name;
		str *into;
	} all[] = { { "title", &doc->title }, { "creator", &doc->author }, { "subject", &doc->subject },
		{ "keywords", &doc->keywords }, { "language", &doc->language } };

	for (struct arc_node *n = root != NULL ? root->children : NULL; n != NULL; n = n->next)
		for (size_t i = 0; i < sizeof all / sizeof *all; i++)
			if (strcmp(n->name, all[i].name) == 0 && dx_text(n).n > 0)
				*all[i].into = text_nfc(docx->a, str_trim(dx_text(n)));
}

/* The language that the text is in by default is the document's where it names none. */
static void
choose_language(struct docx *docx)
{
	const struct style *s = dx_style(docx, STR(""), STYLE_PARAGRAPH);

	if (s != NULL && s->chars.set & CH_LANG)
		docx->doc->language = s->chars.lang;
	else if (docx->defaults_chars.lang.n > 0)
		docx->doc->language = docx->defaults_chars.lang;
}

struct document *
docx_read(struct package *pkg, struct arena *a, struct diags *d)
{
	struct docx docx = {
		.a = a, .d = d, .pkg = pkg, .pool = doc_pool_new(a), .doc = ARENA_NEW(a, struct document)
	};
	str main = pkg_main_part(pkg, d);
	struct arc_node *root, *body;

	docx.nodes = arena_new(1 << 20);
	dx_names_init(&docx);
	map_init(&docx.abstracts, a);
	map_init(&docx.nums_by_id, a);
	map_init(&docx.links, a);
	map_init(&docx.blocks, a);
	docx.main = main;
	dx_enter(&docx, main);
	docx.doc->source.origin = ORIGIN_DOCX;
	docx.doc->where = dx_loc(&docx);
	root = main.n > 0 ? dx_root(&docx, main) : NULL;
	body = root != NULL && dx_ns(root) == NS_W ? dx_child(&docx, root, T_body) : NULL;
	if (body == NULL) {
		if (root != NULL ||
		    !pkg_has(pkg, main)) /* a part that is there and unreadable was complained of already */
			diag_add(d, &doc_no_text, loc_file(d->a, str_of(pkg_name(pkg))), NULL);
		arena_free(docx.nodes);
		return NULL;
	}
	arc_list_named(&docx.tables, root, NS_W, "tbl", docx.nodes);
	read_docx_settings(&docx);
	dx_read_styles(&docx);
	choose_language(&docx);
	read_properties(&docx);
	dx_notes_begin(&docx);
	dx_body(&docx, body);
	dx_notes_number(&docx);
	docx.doc->empty_para = dx_empty_para(&docx);
	arena_free(docx.nodes);
	return docx.doc;
}
