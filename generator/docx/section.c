#include "docx/inner.h"

#include <string.h>

#include "base/check.h"

/* Sections: the sheet, its margins and columns, headers and footers, page numbers. */

static void
read_page_size(struct docx *docx, const struct arc_node *n, struct doc_section *s)
{
	int w = dx_twips(docx, dx_attr(n, "w"), _("page size")), h = dx_twips(docx, dx_attr(n, "h"), _("page size"));

	if ((w <= 0 && dx_attr(n, "w").n > 0) || (h <= 0 && dx_attr(n, "h").n > 0))
		dx_warn(docx, &doc_clamped, "%s", _("page size"));
	if (w > 0)
		s->page_width = w;
	if (h > 0)
		s->page_height = h;
}

static void
read_section_margins(struct docx *docx, const struct arc_node *n, struct doc_section *s)
{
	static const char *const names[] = { "top", "left", "bottom", "right" };
	TABLE_HAS(names, SIDES);

	for (int i = 0; i < SIDES; i++)
		s->margin[i] = dx_twips(docx, dx_attr(n, names[i]), _("page margin"));
	s->header_distance = dx_twips(docx, dx_attr(n, "header"), _("page margin"));
	s->footer_distance = dx_twips(docx, dx_attr(n, "footer"), _("page margin"));
	s->gutter = dx_twips(docx, dx_attr(n, "gutter"), _("page margin"));
}

/* Twips where a section says nothing: Letter with an inch around, half an inch between columns and to headers. */
enum { LETTER_WIDTH = 12240, LETTER_HEIGHT = 15840, MARGIN = 1440, COLUMN_GAP = 720, HEADER_DISTANCE = 720 };

static void
read_section_columns(struct docx *docx, const struct arc_node *n, struct doc_section *s)
{
	int widths[LIMIT_PAGE_COLUMNS], gaps[LIMIT_PAGE_COLUMNS], own = 0;
	str space = dx_attr(n, "space");

	s->columns = doc_clamp(
	    dx_long(dx_attr(n, "num"), 1), 1, LIMIT_PAGE_COLUMNS, _("columns of a page"), dx_loc(docx), docx->d);
	s->gap = space.p != NULL ? dx_twips(docx, space, _("columns of a page")) : COLUMN_GAP;
	s->column_line = dx_is_on(dx_attr(n, "sep"), false);
	if (dx_is_on(dx_attr(n, "equalWidth"), true))
		return;
	for (const struct arc_node *c = n->children; c != NULL && own < LIMIT_PAGE_COLUMNS; c = c->next)
		if (dx_name(docx, c) == T_col) {
			widths[own] = dx_twips(docx, dx_attr(c, "w"), _("columns of a page"));
			gaps[own++] = dx_twips(docx, dx_attr(c, "space"), _("columns of a page"));
		}
	if (own < 2) /* the one column is the page's */
		return;
	s->columns = own;
	s->column_width = arena_copy(docx->a, widths, (size_t)own * sizeof *widths);
	s->column_gap = arena_copy(docx->a, gaps, (size_t)own * sizeof *gaps);
}

enum { PAGE_NUMBER_MAX = 1000000 };

static void
read_page_numbering(struct docx *docx, const struct arc_node *n, struct doc_section *s)
{
	str start = dx_attr(n, "start");

	if (start.n > 0)
		s->page_start =
		    doc_clamp(dx_long(start, 1), 0, PAGE_NUMBER_MAX, _("page number"), dx_loc(docx), docx->d);
	s->page_format = dx_format(dx_attr(n, "fmt"));
}

static void
read_page_borders(struct docx *docx, const struct arc_node *n, struct doc_section *s)
{
	s->borders_from_text = !str_eq(dx_attr(n, "offsetFrom"), STR("page"));
	for (const struct arc_node *c = n->children; c != NULL; c = c->next) {
		int side = dx_side(dx_name(docx, c));

		if (side >= 0)
			s->borders[side] = dx_border(docx, c);
	}
}

static void
read_section_notes(struct docx *docx, const struct arc_node *n, struct doc_section *s)
{
	const struct arc_node *restart = dx_child(docx, n, T_numRestart), *start = dx_child(docx, n, T_numStart);
	str val = restart != NULL ? dx_val(restart) : STR("");
	int first = start != NULL
	    ? doc_clamp(dx_long(dx_val(start), 1), 1, DX_NOTE_MAX, _("number of a note"), dx_loc(docx), docx->d)
	    : 0;

	if (str_eq(val, STR("eachSect")))
		s->note_start = first > 0 ? first : docx->note_starts[0];
	else if (first > 0 && s->note_start == 0)
		s->note_start = first;
	if (str_eq(val, STR("eachPage")))
		s->note_restart_page = true;
}

/* One header or footer, read once however many sections show it. NULL where the part holds none. */
static struct doc_block *
read_header_blocks(struct docx *docx, str id)
{
	const struct relationship *r = pkg_relationship(docx->pkg, docx->part, id, docx->d);
	struct doc_block_list *l;
	struct place was;
	struct arc_node *root;
	const char *name;

	if (r == NULL || r->external || !pkg_has(docx->pkg, r->target)) {
		dx_warn(docx, &doc_missing, _("header or footer %.*s"), STR_ARG(id));
		return NULL;
	}
	l = map_find(&docx->blocks, r->target);
	if (l != NULL)
		return l->first;
	l = ARENA_NEW(docx->a, struct doc_block_list);
	map_put(&docx->blocks, r->target, l);
	was = dx_enter(docx, r->target);
	root = dx_root(docx, r->target);
	name = root != NULL ? root->name : "";
	if (strcmp(name, "hdr") == 0 || strcmp(name, "ftr") == 0) {
		l->first = dx_read_story(docx, root);
	} else if (root != NULL) {
		dx_warn(docx, &doc_missing, "%s", _("header or footer"));
	}
	dx_leave(docx, was);
	return l->first;
}

static void
read_header_reference(struct docx *docx, const struct arc_node *n, struct doc_block *into[HEADERS])
{
	static const struct doc_word kinds[] = { { "first", HEADER_FIRST }, { "even", HEADER_EVEN } };
	int kind = DOC_WORD(kinds, dx_attr(n, "type"), HEADER_DEFAULT);

	into[kind] = read_header_blocks(docx, dx_rattr(n, "id"));
}

static enum doc_section_start
section_start_named(str s)
{
	static const struct {
		const char *name;
		enum doc_section_start start;
	} starts[] = { { "continuous", SECTION_CONTINUOUS }, { "oddPage", SECTION_ODD }, { "evenPage", SECTION_EVEN },
		{ "nextColumn", SECTION_NEXT_COLUMN } };

	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (str_eq(s, str_of(starts[i].name)))
			return starts[i].start;
	return SECTION_NEXT_PAGE;
}

static void
read_section_prop(struct docx *docx, const struct arc_node *n, struct doc_section *s)
{
	switch (dx_name(docx, n)) {
	case T_pgSz: read_page_size(docx, n, s); break;
	case T_pgMar: read_section_margins(docx, n, s); break;
	case T_cols: read_section_columns(docx, n, s); break;
	case T_type: s->start = section_start_named(dx_val(n)); break;
	case T_titlePg: s->title_page = dx_on(n); break;
	case T_pgNumType: read_page_numbering(docx, n, s); break;
	case T_pgBorders: read_page_borders(docx, n, s); break;
	case T_headerReference: read_header_reference(docx, n, s->header); break;
	case T_footerReference: read_header_reference(docx, n, s->footer); break;
	case T_footnotePr: read_section_notes(docx, n, s); break;
	case T_vAlign: s->valign = dx_vertical_align(dx_val(n)); break;
	case T_lnNumType: dx_warn(docx, &doc_unsupported, "%s", _("line numbers")); break;
	default: break;
	}
}

/* before: the section before, whose headers and footers hold on where this one names none (17.10). */
struct doc_section *
dx_read_section(struct docx *docx, const struct arc_node *sectpr, const struct doc_section *before)
{
	struct doc_section *s = ARENA_NEW(docx->a, struct doc_section);

	s->page_width = LETTER_WIDTH;
	s->page_height = LETTER_HEIGHT;
	for (int i = 0; i < SIDES; i++)
		s->margin[i] = MARGIN;
	s->header_distance = s->footer_distance = HEADER_DISTANCE;
	s->page_start = -1;
	s->columns = 1;
	s->gap = COLUMN_GAP;
	s->note_restart_page = docx->note_each_page;
	if (docx->note_each_section[0])
		s->note_start = docx->note_starts[0];
	if (before != NULL) {
		memcpy(s->header, before->header, sizeof s->header);
		memcpy(s->footer, before->footer, sizeof s->footer);
	}
	for (const struct arc_node *n = sectpr != NULL ? sectpr->children : NULL; n != NULL; n = n->next)
		read_section_prop(docx, n, s);
	return s;
}
