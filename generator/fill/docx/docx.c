#include <string.h>

#include "fill/docx/docx.h"

/* WordprocessingML (ECMA-376-1, 17): the roles of its elements. */
/* clang-format off */
static const struct fill_role_name roles[] = {
	{ "w:p", ROLE_PARAGRAPH }, { "w:r", ROLE_RUN }, { "m:r", ROLE_RUN }, { "w:t", ROLE_TEXT }, { "m:t", ROLE_TEXT },
	{ "w:instrText", ROLE_RAW_TEXT },
	{ "w:delText", ROLE_GONE }, { "w:delInstrText", ROLE_GONE }, { "w:del", ROLE_GONE }, { "w:moveFrom", ROLE_GONE },
	{ "w:hyperlink", ROLE_WRAP }, { "w:ins", ROLE_WRAP }, { "w:moveTo", ROLE_WRAP }, { "w:smartTag", ROLE_WRAP },
	{ "w:customXml", ROLE_WRAP }, { "w:bdo", ROLE_WRAP }, { "w:dir", ROLE_WRAP },
	{ "w:sdtContent", ROLE_WALL }, { "w:fldSimple", ROLE_WALL }, { "m:oMath", ROLE_WALL },
	{ "w:tbl", ROLE_TABLE }, { "w:tr", ROLE_ROW }, { "w:tc", ROLE_CELL },
	{ "w:body", ROLE_BOX }, { "w:hdr", ROLE_BOX }, { "w:ftr", ROLE_BOX }, { "w:footnote", ROLE_BOX },
	{ "w:endnote", ROLE_BOX }, { "w:comment", ROLE_BOX }, { "w:txbxContent", ROLE_BOX },
	{ "w:tab", ROLE_TAB }, { "w:br", ROLE_BREAK }, { "w:cr", ROLE_BREAK }, { "w:noBreakHyphen", ROLE_HYPHEN },
	{ "w:drawing", ROLE_OBJECT }, { "w:pict", ROLE_OBJECT }, { "w:object", ROLE_OBJECT },
	{ "mc:AlternateContent", ROLE_OBJECT }, { "w:footnoteReference", ROLE_OBJECT },
	{ "w:endnoteReference", ROLE_OBJECT }, { "w:commentReference", ROLE_OBJECT }, { "w:fldChar", ROLE_OBJECT },
	{ "w:sym", ROLE_OBJECT }, { "w:ptab", ROLE_OBJECT }, { "w:pgNum", ROLE_OBJECT },
	{ "wp:inline", ROLE_PICTURE }, { "wp:anchor", ROLE_PICTURE },
	{ "wp:docPr", ROLE_ID }, { "v:shape", ROLE_ID }, { "v:rect", ROLE_ID }, { "v:shapetype", ROLE_NONE },
	{ "w:pPr", ROLE_PROPS }, { "w:rPr", ROLE_PROPS }, { "w:tblPr", ROLE_PROPS }, { "w:tblGrid", ROLE_PROPS },
	{ "w:trPr", ROLE_PROPS }, { "w:tcPr", ROLE_PROPS }, { "w:tblPrEx", ROLE_PROPS }, { "w:sectPr", ROLE_PROPS },
	{ "w:sdtPr", ROLE_PROPS }, { "w:sdtEndPr", ROLE_PROPS }, { "m:rPr", ROLE_PROPS },
	{ "w:bookmarkStart", ROLE_RANGE }, { "w:bookmarkEnd", ROLE_RANGE }, { "w:commentRangeStart", ROLE_RANGE },
	{ "w:commentRangeEnd", ROLE_RANGE }, { "w:permStart", ROLE_RANGE }, { "w:permEnd", ROLE_RANGE },
	{ NULL, ROLE_NONE },
};
/* clang-format on */

/* The last paragraph of a section holds the section's properties. */
static bool
docx_stays(const struct fill_tree *t, uint32_t paragraph)
{
	uint32_t props = node_child(t, paragraph, ROLE_PROPS);

	return props != NODE_NONE && str_find(node_bytes(t, props), STR("<w:sectPr"), 0) < node_bytes(t, props).n;
}

static void
docx_characters(struct out *o, str text, bool *after_space)
{
	(void)after_space;
	out_xml(o, text);
}

static bool
may_hold_tags(str type)
{
	static const char *const types[] = { "document.main+xml", "template.main+xml", "documentDisplay.main+xml",
		"header+xml", "footer+xml", "footnotes+xml", "endnotes+xml", "comments+xml", "core-properties+xml",
		"extended-properties+xml", "custom-properties+xml", "diagramData+xml", "diagramDrawing+xml",
		"drawingml.chart+xml", "chartex+xml", "document.macroEnabled.main+xml",
		"template.macroEnabledTemplate.main+xml" };

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_ends(type, str_of(types[i])))
			return true;
	return false;
}

enum { PART_ORDERS = 4 };

/* When a part is filled, from 0: the body, what stands around it, properties, relationships. */
static int
part_order(struct package *p, str name, struct diags *d)
{
	if (str_eq(name, pkg_main_part(p, d)))
		return 0;
	if (str_starts(name, STR("word/_rels/")))
		return 3;
	return str_starts(name, STR("docProps/")) ? 2 : 1;
}

/* What content controls are bound to (ECMA-376-1, 15.2.5). */
static bool
is_store(str name)
{
	return str_starts(name, STR("customXml/item")) && !str_starts(name, STR("customXml/itemProps")) &&
	    str_ends(name, STR(".xml"));
}

static bool
holds_drawing(str type)
{
	static const char *const types[] = { "diagramData+xml", "diagramDrawing+xml", "drawingml.chart+xml",
		"chartex+xml" };

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_ends(type, str_of(types[i])))
			return true;
	return false;
}

static void
docx_parts(struct fill_template *t, struct diags *d)
{
	for (int order = 0; order < PART_ORDERS; order++)
		for (size_t i = 0, n = pkg_parts(t->p); i < n; i++) {
			str name = pkg_part_name(t->p, i);
			struct part_template *pt;
			bool rels = str_starts(name, STR("word/_rels/")) && str_ends(name, STR(".rels"));
			bool store = is_store(name);
			str type = pkg_content_type(t->p, name, d);

			if (part_order(t->p, name, d) != order || (!rels && !store && !may_hold_tags(type)))
				continue;
			pt = ARENA_NEW(t->a, struct part_template);
			pt->name = name;
			pt->plain = rels || store || str_starts(name, STR("docProps/"));
			pt->drawing = holds_drawing(type);
			*VEC_ADD(t->a, &t->parts) = pt;
		}
}

const struct dialect dialect_docx = {
	.roles = roles,
	.line_break = { "<w:br/>", 7 },
	.tab = { "<w:tab/>", 8 },
	.page_break = { "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>", 43 },
	.empty_paragraph = { "<w:p/>", 6 },
	.prepare = docx_prepare,
	.parts = docx_parts,
	.paragraph_stays = docx_stays,
	.characters = docx_characters,
	.picture = docx_picture,
	.frame = docx_frame,
	.include = docx_include,
	.table = docx_table,
	.fit = docx_fit,
	.table_name = "tbl",
	.begin = docx_begin,
	.styles = docx_styles,
	.finish = docx_finish,
	.list = docx_list,
	.par_open = docx_par_open,
	.par_close = docx_par_close,
	.numbers_itself = docx_numbers_itself,
	.run_open = docx_run_open,
	.run_close = docx_run_close,
	.break_in_run = docx_break_in_run,
	.link_open = docx_link_open,
	.link_close = docx_link_close,
	.note = docx_note,
	.room = docx_room,
	.table_open = docx_table_open,
	.row_open = docx_row_open,
	.cell_open = docx_cell_open,
	.cell_covered = docx_cell_covered,
	.cell_close = docx_cell_close,
	.row_close = docx_row_close,
	.table_close = docx_table_close,
};
