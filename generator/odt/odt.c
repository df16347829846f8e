#include "odt/inner.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "odt/odt.h"
#include "document/read.h"
#include "text/text.h"

/*
 * An ODT: settings and meta data, then styles.xml with page layouts and common styles, then the text in one walk. Styles
 * are indexed here and resolved when a paragraph first uses them.
 */

/* --- complaints ----------------------------------------------------------------------- */

struct loc
odt_here(struct odt *odt)
{
	return loc_at(odt->source[odt->part], odt->paragraphs[odt->part], 0);
}

void
odt_complain(struct odt *odt, const struct diag_kind *kind, const char *fmt, ...)
{
	char message[300] = "";
	va_list ap;

	va_start(ap, fmt);
	if (fmt != NULL)
		vsnprintf(message, sizeof message, fmt, ap);
	va_end(ap);
	diag_add(odt->d, kind, odt_here(odt), "%s", message);
}

int
odt_clamp(struct odt *odt, long long v, long long min, long long max, const char *what)
{
	if (v >= min && v <= max)
		return (int)v;
	odt_complain(odt, &doc_clamped, "%s", what);
	return (int)(v < min ? min : max);
}

/* --- settings, meta --------------------------------------------------------------------- */

static bool *
find_setting(struct odt *odt, str name)
{
	struct document *doc = odt->doc;
	const struct {
		str name;
		bool *to;
	} settings[] = {
		{ STR("AddParaTableSpacing"), &doc->source.sum_spacing },
		{ STR("AddParaTableSpacingAtStart"), &doc->source.space_at_page_top },
		{ STR("TableRowKeep"), &doc->source.long_tables_divide },
		{ STR("AddExternalLeading"), &doc->source.external_leading },
		{ STR("UseFormerLineSpacing"), &doc->source.former_line_spacing },
		{ STR("UseFormerTextWrapping"), &doc->source.former_wrapping },
		{ STR("DoNotJustifyLinesWithManualBreak"), &doc->source.no_expand_shift_return },
		{ STR("JustifyLinesWithShrinking"), &doc->source.shrinks_spaces },
		{ STR("TabsRelativeToIndent"), &odt->tabs_relative },
		{ STR("IgnoreFirstLineIndentInNumbering"), &odt->ignore_first_indent },
		{ STR("IgnoreTabsAndBlanksForLineCalculation"), &odt->ignore_blanks },
		{ STR("UnxForceZeroExtLeading"), &odt->no_leading },
		{ STR("TabOverMargin"), &odt->tab_over_margin },
		{ STR("AddParaSpacingToTableCells"), &odt->cell_spacing },
		{ STR("CollapseEmptyCellPara"), &odt->collapse_empty },
	};

	for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
		if (str_eq(name, settings[i].name))
			return settings[i].to;
	return NULL;
}

static void
read_setting_items(struct odt *odt, const struct arc_node *n)
{
	ODF_EACH(c, n)
	{
		bool *to =
		    odf_is(c, ODF_CONFIG, "config-item") ? find_setting(odt, odf_at(c, ODF_CONFIG, "name")) : NULL;

		if (to != NULL)
			*to = odf_true(str_trim(odt_content(odt, c)));
	}
}

static const struct arc_node *
find_settings_set(const struct arc_node *root)
{
	const struct arc_node *settings = odf_child(root, ODF_OFFICE, "settings");

	if (settings != NULL)
		ODF_EACH(set, settings)
	if (set->is_marked)
		return set;
	return NULL;
}

/*
 * Without settings LibreOffice takes its own ways; where a program wrote some,
 * what it did not know of is as it was in the first OpenOffice.org.
 */
static void
read_odt_settings(struct odt *odt)
{
	const struct arc_node *root = odt_side_root(odt, STR("settings.xml")),
			      *set = root != NULL ? find_settings_set(root) : NULL;

	odt->tabs_relative = odt->cell_spacing = odt->collapse_empty = true;
	odt->doc->source.sum_spacing = odt->doc->source.space_at_page_top = true;
	odt->doc->source.external_leading = set == NULL;
	odt->doc->source.former_line_spacing = odt->doc->source.former_wrapping =
	    odt->doc->source.no_expand_shift_return = odt->ignore_first_indent = set != NULL;
	if (set != NULL)
		read_setting_items(odt, set);
	/* tabs that go over the margin are what Word up to 2010 has (document/manners.h) */
	odt->doc->source.compat_mode = odt->tab_over_margin ? 14 : 15;
	if (odt->no_leading)
		odt->doc->source.external_leading = false;
}

static str
meta_text(struct odt *odt, const struct arc_node *meta, enum odf_ns ns, const char *name)
{
	const struct arc_node *n = odf_child(meta, ns, name);

	return n != NULL ? str_trim(odt_content(odt, n)) : STR("");
}

static void
read_meta(struct odt *odt)
{
	const struct arc_node *root = odt_side_root(odt, STR("meta.xml")),
			      *m = root != NULL ? odf_child(root, ODF_OFFICE, "meta") : NULL;
	struct document *doc = odt->doc;

	if (m == NULL)
		return;
	doc->title = meta_text(odt, m, ODF_DC, "title");
	doc->subject = meta_text(odt, m, ODF_DC, "subject");
	doc->author = meta_text(odt, m, ODF_DC, "creator");
	if (doc->author.n == 0)
		doc->author = meta_text(odt, m, ODF_META, "initial-creator");
	doc->language = meta_text(odt, m, ODF_DC, "language");
	ODF_EACH(k, m)
	if (odf_is(k, ODF_META, "keyword")) {
		str word = str_trim(odt_content(odt, k));

		doc->keywords = doc->keywords.n == 0
		    ? word
		    : str_format(odt->a, STR_FMT ", " STR_FMT, STR_ARG(doc->keywords), STR_ARG(word));
	}
}

/* --- parts -------------------------------------------------------------------------------- */

static void
read_font_faces(struct odt *odt, const struct arc_node *root)
{
	const struct arc_node *decls = odf_child(root, ODF_OFFICE, "font-face-decls");

	if (decls == NULL)
		return;
	ODF_EACH(n, decls)
	if (odf_is(n, ODF_STYLE, "font-face") && map_find(&odt->fonts, odf_at(n, ODF_STYLE, "name")) == NULL)
		map_put(&odt->fonts, odf_at(n, ODF_STYLE, "name"), n);
}

static void
scope_init(struct odf_scope *s, struct arena *a)
{
	for (int f = 0; f < FAMILIES; f++)
		map_init(&s->of[f], a);
	map_init(&s->lists, a);
}

enum { TAB_USUAL_TWIPS = 709, TAB_MIN_TWIPS = 20 }; /* 1.25 cm; a stop for each point would never end */

static void
settle_defaults(struct odt *odt)
{
	int distance = 0;

	odt->bare = odt_bare_look(odt);
	odt->doc->default_tab = TAB_USUAL_TWIPS;
	if (odf_length(
		odt_chain(odt->defaults[FAMILY_PARAGRAPH], "paragraph-properties", ODF_STYLE, "tab-stop-distance"),
		&distance) &&
	    distance > TAB_MIN_TWIPS)
		odt->doc->default_tab = distance;
	if (odt->doc->language.n == 0)
		odt->doc->language = odt_para_of(odt, NULL)->look->c.language;
}

static void
read_all_styles(struct odt *odt, const struct arc_node *content)
{
	struct arc_node *root = odt_root(odt, STR("styles.xml"));
	const struct arc_node *automatic = root != NULL ? odf_child(root, ODF_OFFICE, "automatic-styles") : NULL;
	const struct arc_node *common = root != NULL ? odf_child(root, ODF_OFFICE, "styles") : NULL;

	read_font_faces(odt, content);
	if (root != NULL) {
		read_font_faces(odt, root);
		odt_read_styles(odt, common, &odt->common, false);
		odt_read_styles(odt, automatic, &odt->automatic[1], true);
		odt_read_pages(odt, automatic, odf_child(root, ODF_OFFICE, "master-styles"));
		if (common != NULL)
			odt_note_config(odt, common);
	}
	odt_read_styles(odt, odf_child(content, ODF_OFFICE, "automatic-styles"), &odt->automatic[0], true);
}

enum { REPEATED_CELLS_MAX = 1000000 }; /* made of number-rows-repeated, in all tables together */

/* clang-format off */
static struct odt *
reader_new(struct package *pkg, struct arena *a, struct diags *d)
{
	struct odt *odt = ARENA_NEW(a, struct odt);

	*odt = (struct odt){ .pkg = pkg, .a = a, .d = d, .doc = ARENA_NEW(a, struct document), .pool = doc_pool_new(a),
		.place = { .start = -1 }, .cells_left = REPEATED_CELLS_MAX, .notes_apart = { false, true } };
	/* clang-format on */
	odt->doc->source.origin = ORIGIN_ODT;
	odt->doc->where = loc_file(a, str_of(pkg_name(pkg)));
	odt->doc->endnote_format = NUMBER_LOWER_ROMAN;
	odt->last_section = &odt->doc->sections;
	odt->last_note = &odt->doc->notes;
	for (int i = 0; i < 2; i++)
		odt->source[i] = source_new(d->a, SOURCE_PART, str_copy(d->a, str_of(pkg_name(pkg))),
		    i == 0 ? STR("content.xml") : STR("styles.xml"));
	odt->nodes = arena_new(1 << 18);
	scope_init(&odt->common, a);
	scope_init(&odt->automatic[0], a);
	scope_init(&odt->automatic[1], a);
	map_init(&odt->fonts, a);
	map_init(&odt->masters, a);
	map_init(&odt->layouts, a);
	map_init(&odt->lists_by_id, a);
	map_init(&odt->lists_by_style, a);
	return odt;
}

/* A section that ended up without text is none, unless it is the only one. */
static void
drop_empty_sections(struct document *doc)
{
	for (struct doc_section **s = &doc->sections; *s != NULL;)
		if ((*s)->blocks == NULL && (s != &doc->sections || (*s)->next != NULL))
			*s = (*s)->next;
		else
			s = &(*s)->next;
}

/* A text without a paragraph has an empty one, and drawings that are anchored to a page stand in it. */
static void
add_last_paragraph(struct odt *odt, struct odt_out *out)
{
	struct arc_node *p;

	if (odt->doc->sections->blocks != NULL)
		return;
	p = ARENA_NEW(odt->nodes, struct arc_node);
	p->name = "p";
	p->ns = ODF_TEXT;
	odt_add_para(odt, out, p);
}

struct document *
odt_read(struct package *pkg, struct arena *a, struct diags *d)
{
	struct odt *odt = reader_new(pkg, a, d);
	struct arc_node *root = odt_root(odt, STR("content.xml"));
	const struct arc_node *body = root != NULL ? odf_child(root, ODF_OFFICE, "body") : NULL;
	const struct arc_node *text = body != NULL ? odf_child(body, ODF_OFFICE, "text") : NULL;
	struct odt_out out = { .body = true };

	if (text == NULL) {
		if (root != NULL || !pkg_has(pkg, STR("content.xml")))
			diag_add(d, &doc_no_text, loc_file(d->a, str_of(pkg_name(pkg))), NULL);
		arena_free(odt->nodes);
		return NULL;
	}
	arc_list_named(&odt->tables, root, ODF_TABLE, "table", odt->nodes);
	read_odt_settings(odt);
	read_meta(odt);
	read_all_styles(odt, root);
	settle_defaults(odt);
	odt_start(odt, &out);
	odt_read_blocks(odt, text, &out);
	add_last_paragraph(odt, &out);
	odt_notes_pages(odt, &out);
	drop_empty_sections(odt->doc);
	arena_free(odt->nodes);
	return odt->doc;
}
