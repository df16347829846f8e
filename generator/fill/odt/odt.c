#include <string.h>

#include "fill/odt/odt.h"

/* OpenDocument text (ODF 1.3 part 3): the roles of its elements. */
/* clang-format off */
static const struct fill_role_name roles[] = {
	{ "text:p", ROLE_PARAGRAPH }, { "text:h", ROLE_PARAGRAPH }, { "text:span", ROLE_RUN }, { "text:a", ROLE_WRAP },
	{ "text:placeholder", ROLE_PLACEHOLDER }, { "text:text-input", ROLE_WALL }, { "text:meta", ROLE_WALL },
	{ "text:user-field-get", ROLE_WALL }, { "text:variable-get", ROLE_WALL }, { "text:ruby-base", ROLE_WALL },
	{ "text:s", ROLE_SPACE }, { "text:tab", ROLE_TAB }, { "text:line-break", ROLE_BREAK },
	{ "text:note", ROLE_OBJECT }, { "text:note-body", ROLE_BOX }, { "text:note-citation", ROLE_PROPS },
	{ "office:annotation", ROLE_OBJECT }, { "office:annotation-end", ROLE_RANGE },
	{ "draw:frame", ROLE_PICTURE }, { "draw:text-box", ROLE_BOX }, { "draw:custom-shape", ROLE_OBJECT },
	{ "draw:rect", ROLE_OBJECT }, { "draw:line", ROLE_OBJECT }, { "draw:g", ROLE_OBJECT }, { "draw:ellipse", ROLE_OBJECT },
	{ "table:table", ROLE_TABLE }, { "table:table-row", ROLE_ROW }, { "table:table-cell", ROLE_CELL },
	{ "table:covered-table-cell", ROLE_CELL },
	{ "text:list", ROLE_LIST }, { "text:list-item", ROLE_ITEM }, { "text:list-header", ROLE_ITEM },
	{ "office:text", ROLE_BOX }, { "style:header", ROLE_BOX }, { "style:footer", ROLE_BOX },
	{ "style:header-left", ROLE_BOX }, { "style:footer-left", ROLE_BOX }, { "style:header-first", ROLE_BOX },
	{ "style:footer-first", ROLE_BOX }, { "text:section", ROLE_BOX }, { "text:index-body", ROLE_BOX },
	{ "office:automatic-styles", ROLE_PROPS }, { "office:styles", ROLE_PROPS }, { "office:font-face-decls", ROLE_PROPS },
	{ "text:tracked-changes", ROLE_PROPS }, { "office:scripts", ROLE_PROPS },
	{ "text:bookmark", ROLE_RANGE }, { "text:bookmark-start", ROLE_RANGE }, { "text:bookmark-end", ROLE_RANGE },
	{ "text:reference-mark", ROLE_RANGE }, { "text:reference-mark-start", ROLE_RANGE },
	{ "text:reference-mark-end", ROLE_RANGE }, { "text:change-start", ROLE_RANGE }, { "text:change-end", ROLE_RANGE },
	{ "text:page-number", ROLE_OBJECT }, { "text:page-count", ROLE_OBJECT },
	{ NULL, ROLE_NONE },
};
/* clang-format on */

static bool
odt_stays(const struct fill_tree *t, uint32_t paragraph)
{
	(void)t, (void)paragraph;
	return false;
}

static void
odt_parts(struct fill_template *t, struct diags *d)
{
	static const char *const names[] = { "content.xml", "styles.xml", "meta.xml" };

	(void)d;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct part_template *pt;

		if (!pkg_has(t->p, str_of(names[i])))
			continue;
		pt = ARENA_NEW(t->a, struct part_template);
		pt->name = str_of(names[i]);
		pt->plain = i == 2;
		*VEC_ADD(t->a, &t->parts) = pt;
	}
}

/* A list in a loop: another turn's list begins anew by itself. */
static str
odt_list(struct runner *r, str number, bool restarts)
{
	(void)r, (void)restarts;
	return number;
}

const struct dialect dialect_odt = {
	.roles = roles,
	.loose = true,
	.line_break = { "<text:line-break/>", 18 },
	.tab = { "<text:tab/>", 11 },
	.space = { "<text:s/>", 9 },
	.page_break = { "<text:p text:style-name=\"VTtrang\"/>", 35 },
	.empty_paragraph = { "<text:p/>", 9 },
	.parts = odt_parts,
	.paragraph_stays = odt_stays,
	.characters = odt_characters,
	.picture = odt_picture,
	.frame = odt_frame,
	.include = odt_include,
	.table = odt_table,
	.fit = odt_fit,
	.table_name = "table",
	.begin = odt_begin,
	.styles = odt_styles,
	.finish = odt_finish,
	.list = odt_list,
	.par_open = odt_par_open,
	.par_close = odt_par_close,
	.numbers_itself = odt_numbers_itself,
	.run_open = odt_run_open,
	.run_close = odt_run_close,
	.break_in_run = odt_break_in_run,
	.link_open = odt_link_open,
	.link_close = odt_link_close,
	.note = odt_note,
	.room = odt_room,
	.table_open = odt_table_open,
	.row_open = odt_row_open,
	.cell_open = odt_cell_open,
	.cell_covered = odt_cell_covered,
	.cell_close = odt_cell_close,
	.row_close = odt_row_close,
	.table_close = odt_table_close,
};
