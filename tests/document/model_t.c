#include "document/document.h"
#include "document/read.h"
#include "tap.h"
#include "value/value.h"

/* The model's own matters: shared sets, its dump, numerals, kinds of pictures, symbols, charts. */

static struct doc_char_props
plain(void)
{
	return (struct doc_char_props){ .family = STR("A"), .size_half_points = 28, .colour = COLOUR_AUTO, .underline_colour = COLOUR_AUTO, .highlight = COLOUR_NONE, .scale_percent = 100 };
}

/* --- shared sets ---------------------------------------------------------------------------- */

TEST(a_set_of_letters_differs_by_each_of_its_fields)
{
	static struct doc_border b1 = { BORDER_SINGLE, 4, 20, 0 }, b2 = { BORDER_DOUBLE, 4, 20, 0 }, b3 = { BORDER_SINGLE, 5, 20, 0 }, b4 = { BORDER_SINGLE, 4, 21, 0 }, b5 = { BORDER_SINGLE, 4, 20, 1 };
	static const struct doc_link l1 = { { "u", 1 }, { "a", 1 } }, l2 = { { "v", 1 }, { "a", 1 } }, l3 = { { "u", 1 }, { "b", 1 } };
	struct arena *a = arena_new(1 << 16);
	struct doc_prop_pool *pool = doc_pool_new(a);
	const struct doc_char_props *kept[64];
	struct doc_char_props c = plain();
	size_t n = 0;

#define WITH(field, value) c = plain(), c.field = (value), kept[n++] = doc_intern_char(pool, &c)
	for (int round = 0; round < 2; round++) {
		c = plain(), kept[n++] = doc_intern_char(pool, &c);
		WITH(family, STR("B")), WITH(language, STR("vi")), WITH(size_half_points, 29), WITH(bold, true), WITH(italic, true), WITH(strike, true), WITH(double_strike, true);
		WITH(hidden, true), WITH(outline, true), WITH(shadow, true), WITH(underline, UNDERLINE_WAVE), WITH(underline_colour, 1), WITH(colour, 1), WITH(highlight, 1);
		WITH(vpos, VPOS_SUB), WITH(raise_twips, 1), WITH(vpos_percent, 1), WITH(caps, CAPS_SMALL), WITH(spacing_twips, 1), WITH(scale_percent, 1), WITH(kerning, true), WITH(rtl, true);
		WITH(border, &b1), WITH(border, &b2), WITH(border, &b3), WITH(border, &b4), WITH(border, &b5), WITH(link, &l1), WITH(link, &l2), WITH(link, &l3);
	}
#undef WITH
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < i; j++)
			if ((kept[i] == kept[j]) != (i == j + n / 2))
				FAIL("%zu and %zu", i, j);
	IS_INT(n, 62);
	arena_free(a);
}

TEST(a_set_of_a_paragraph_differs_by_each_of_its_fields)
{
	static const struct doc_border b1 = { BORDER_SINGLE, 4, 20, 0 }, b2 = { BORDER_SINGLE, 4, 20, 1 };
	static const struct doc_tab_stop t1 = { 1, TAB_LEFT, LEADER_DOT }, t2 = { 2, TAB_LEFT, LEADER_DOT }, t3 = { 1, TAB_RIGHT, LEADER_DOT }, t4 = { 1, TAB_LEFT, LEADER_NONE };
	struct arena *a = arena_new(1 << 16);
	struct doc_prop_pool *pool = doc_pool_new(a);
	const struct doc_para_props *kept[128];
	struct doc_para_props c;
	size_t n = 0;

#define WITH(field, value) c = (struct doc_para_props){ .line = 240 }, c.field = (value), kept[n++] = doc_intern_para(pool, &c)
	for (int round = 0; round < 2; round++) {
		c = (struct doc_para_props){ .line = 240 }, kept[n++] = doc_intern_para(pool, &c);
		WITH(style, STR("S")), WITH(align, PARA_RIGHT), WITH(align_last, 1), WITH(indent_left, 1), WITH(indent_right, 1), WITH(indent_first, 1), WITH(before, 1), WITH(after, 1);
		WITH(before_auto, true), WITH(after_auto, true), WITH(contextual, true), WITH(line, 1), WITH(line_rule, LINE_EXACT), WITH(line_bare, true), WITH(keep_next, true), WITH(keep_lines, true);
		WITH(page_break_before, true), WITH(widow_control, true), WITH(widows, 1), WITH(orphans, 1), WITH(shading, 1), WITH(outline_level, 1), WITH(rtl, true), WITH(snap_to_grid, true);
		WITH(no_line_numbers, true), WITH(break_before_column, true), WITH(tabs_relative_to_indent, true), WITH(between, &b1), WITH(between, &b2);
		WITH(borders[SIDE_TOP], &b1), WITH(borders[SIDE_TOP], &b2), WITH(borders[SIDE_LEFT], &b1), WITH(borders[SIDE_BOTTOM], &b1), WITH(borders[SIDE_RIGHT], &b1);
		WITH(tabs, &t1), c.tabs_n = 1, kept[n - 1] = doc_intern_para(pool, &c);
		WITH(tabs, &t2), c.tabs_n = 1, kept[n - 1] = doc_intern_para(pool, &c);
		WITH(tabs, &t3), c.tabs_n = 1, kept[n - 1] = doc_intern_para(pool, &c);
		WITH(tabs, &t4), c.tabs_n = 1, kept[n - 1] = doc_intern_para(pool, &c);
	}
#undef WITH
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < i; j++)
			if ((kept[i] == kept[j]) != (i == j + n / 2))
				FAIL("%zu and %zu", i, j);
	IS_INT(n, 78);
	arena_free(a);
}

TEST(sets_are_kept_when_the_table_of_them_grows)
{
	static const int many[] = { 1, 31, 32, 33, 64, 65, 300 };

	for (size_t k = 0; k < sizeof many / sizeof *many; k++) {
		struct arena *a = arena_new(1 << 16);
		struct doc_prop_pool *pool = doc_pool_new(a);
		const struct doc_char_props *kept[300];
		struct doc_char_props c = plain();
		int again = 0;

		for (int i = 0; i < many[k]; i++)
			c.size_half_points = i, kept[i] = doc_intern_char(pool, &c);
		for (int i = 0; i < many[k]; i++) {
			c.size_half_points = i;
			again += doc_intern_char(pool, &c) == kept[i] && kept[i]->size_half_points == i;
		}
		IS_INT(again, many[k]);
		arena_free(a);
	}
}

/* --- the dump ---------------------------------------------------------------------------------- */

static str
dump_of(struct arena *a, const struct document *doc)
{
	struct out o;
	str s;

	out_init(&o);
	doc_dump(&o, doc);
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

/* A document of one section with these blocks, dumped without its first two lines. */
static str
dump_blocks(struct arena *a, struct doc_block *blocks)
{
	struct doc_section s = { .columns = 1, .page_start = -1, .blocks = blocks };
	struct document doc = { .default_tab = 720, .endnote_format = NUMBER_LOWER_ROMAN, .sections = &s };
	str all = dump_of(a, &doc);

	str_split(&all, '\n');
	str_split(&all, '\n');
	return all;
}

TEST(a_dump_tells_all_of_letters_and_runs)
{
	struct arena *a = arena_new(1 << 14);
	struct doc_border b = { BORDER_WAVE, 4, 20, 0xabc };
	struct doc_link l = { STR("https://x.vn"), STR("m\"1") };
	struct doc_note note = { .endnote = true, .number = 3, .number_text = STR("iii") }, foot = { .number = 4, .number_text = STR("*") };
	struct doc_char_props c = { .family = STR("A"), .size_half_points = 1, .bold = true, .italic = true, .strike = true, .double_strike = true, .hidden = true, .outline = true, .shadow = true,
		.underline = UNDERLINE_WORDS, .underline_colour = COLOUR_NONE, .colour = 0x1, .highlight = COLOUR_AUTO, .vpos = VPOS_SUPER, .raise_twips = -1, .vpos_percent = 58, .caps = CAPS_SMALL,
		.spacing_twips = 2, .scale_percent = 90, .kerning = true, .rtl = true, .language = STR("vi"), .link = &l, .border = &b };
	struct doc_char_props p = plain();
	struct doc_para_props pp = { .align = PARA_CENTRE, .align_last = 1, .line = 1, .line_rule = LINE_AT_LEAST, .line_bare = true, .style = STR("S"), .indent_left = 1, .indent_right = 2, .indent_first = 3, .before = 4, .after = 5,
		.before_auto = true, .after_auto = true, .contextual = true, .keep_next = true, .keep_lines = true, .page_break_before = true, .break_before_column = true, .widows = 6, .orphans = 7,
		.tabs = (struct doc_tab_stop[]){ { 8, TAB_DECIMAL, LEADER_MIDDLE_DOT }, { 9, TAB_BAR, LEADER_NONE } }, .tabs_n = 2, .tabs_relative_to_indent = true, .borders = { &b, NULL, NULL, &b }, .between = &b, .shading = 0xff,
		.outline_level = 9, .rtl = true };
	struct doc_frame f = { .width = 1, .height = 2, .x = 3, .y = 4, .h_anchor = ANCHOR_PAGE, .v_anchor = ANCHOR_MARGIN, .h_space = 5, .v_space = 6, .height_exact = true, .wrap_none = true, .wrap_through = true, .drop_cap_lines = 7 };
	struct doc_list_label label = { .text = STR("a\n"), .props = &p, .follow = 1, .tab_at = 10, .align = PARA_RIGHT, .min_width = 11, .min_distance = 12 };
	struct doc_run runs[] = {
		{ .kind = RUN_TEXT, .text = STR("x\"y"), .props = &c, .number_format = -1 },
		{ .kind = RUN_TAB, .props = &p }, { .kind = RUN_LINE_BREAK, .props = &p }, { .kind = RUN_PAGE_BREAK, .props = &p }, { .kind = RUN_COLUMN_BREAK },
		{ .kind = RUN_FIELD, .field = FIELD_PAGE, .number_format = NUMBER_CHICAGO, .text = STR("1"), .props = &p },
		{ .kind = RUN_FIELD, .field = FIELD_PAGE_REF, .field_target = STR("m"), .number_format = NUMBER_CHICAGO, .props = &p },
		{ .kind = RUN_FIELD, .field = FIELD_NOTE_NUMBER, .props = &p },
		{ .kind = RUN_NOTE, .note = &note, .props = &p }, { .kind = RUN_NOTE, .note = &foot, .props = &p }, { .kind = RUN_NOTE, .props = &p },
		{ .kind = RUN_DRAWING, .props = &p }, { .kind = RUN_BOOKMARK, .text = STR("m"), .props = &p }, { .kind = RUN_PTAB, .tab = TAB_CENTRE, .props = &p }, { .kind = 99, .props = &p },
	};
	struct doc_para para = { .props = &pp, .mark_props = &p, .frame = &f, .label = &label, .runs = runs }, empty = { .mark_props = &p };
	struct doc_block second = { .para = &empty }, first = { .para = &para, .next = &second };

	for (size_t i = 0; i + 1 < sizeof runs / sizeof *runs; i++)
		runs[i].next = &runs[i + 1];
	IS_STR(dump_blocks(a, &first), STR(
	    "  para style=\"S\" centre align-last=1 left=1 right=2 first=3 before=4 after=5 before-auto after-auto contextual line=1/at-least line-bare keep-next keep-lines page-break-before column-break-before no-widow-control"
	    " widows=6 orphans=7 tab=8/decimal middle-dot tab=9/bar tabs-from-indent top=wave/4/20/#000ABC right=wave/4/20/#000ABC between=wave/4/20/#000ABC shading=#0000FF outline=9 rtl no-snap\n"
	    "    frame 1x2 page:3 margin:4 h-space=5 v-space=6 exact no-wrap through drop-cap=7\n"
	    "    label \"a\\n\" space tab-at=10 right min-width=11 min-distance=12 (A 28)\n"
	    "    text \"x\\\"y\" (A 1 bold italic strike double-strike hidden outline shadow underline=words underline-colour=none colour=#000001 highlight=auto super raise=-1 vpos-percent=58 small-caps spacing=2 scale=90"
	    " kerning rtl lang=\"vi\" uri=\"https://x.vn\" anchor=\"m\\\"1\" border=wave/4/20/#000ABC)\n"
	    "    tab (A 28)\n    line-break (A 28)\n    page-break (A 28)\n    column-break\n"
	    "    field page chicago \"1\" (A 28)\n    field page-ref target=\"m\" \"\" (A 28)\n    field note-number \"\" (A 28)\n"
	    "    note endnote 3 iii (A 28)\n    note footnote 4 * (A 28)\n    note (A 28)\n    drawing (A 28)\n    bookmark \"m\" (A 28)\n    ptab centre (A 28)\n    ? (A 28)\n"
	    "  para (A 28)\n"));
	arena_free(a);
}

TEST(a_dump_tells_all_of_drawings)
{
	struct arena *a = arena_new(1 << 14);
	struct doc_para text = { 0 };
	struct doc_block words = { .para = &text };
	struct doc_floating f = { .h_from = ANCHOR_LEFT_MARGIN, .v_from = ANCHOR_BOTTOM_MARGIN, .x = 1, .y = 2, .wrap = WRAP_SQUARE, .side = WRAP_LARGEST, .distance = { 0, 0, 0, 4 }, .z = 5, .in_cell = true };
	struct doc_floating g = { .h_from = ANCHOR_INSIDE, .v_from = ANCHOR_OUTSIDE, .h_align = DALIGN_OUTSIDE, .v_align = DALIGN_TOP, .wrap = WRAP_TIGHT, .allow_overlap = true };
	struct doc_path_segment path[] = { { 'M', { 1 }, { 2 } }, { 'L', { 3 }, { 4 } }, { 'C', { 5, 7, 9 }, { 6, 8, 10 } }, { 'Z', { 0 }, { 0 } } };
	struct doc_drawing child = { .kind = DRAWING_PATH, .x = 1, .path = path, .path_n = 4, .line_colour = COLOUR_NONE, .fill_colour = COLOUR_NONE };
	struct doc_drawing all[] = {
		{ .kind = DRAWING_PICTURE, .width = 1, .height = 2, .bytes = STR("abc"), .media_type = STR("image/png"), .svg = STR("<"), .crop = { 1, 2, 3, 4 }, .floating = &f, .line_colour = 7, .name = STR("n"), .alt = STR("t") },
		{ .kind = DRAWING_RECT, .y = 1, .rotate_degrees = 90, .flip_h = true, .flip_v = true, .line_colour = 0xff, .line_width_eighths = 6, .line_style = BORDER_DOUBLE, .fill_colour = COLOUR_AUTO, .floating = &g },
		{ .kind = DRAWING_LINE, .line_colour = COLOUR_NONE, .fill_colour = COLOUR_NONE, .line_style = BORDER_SINGLE, .arrow_start = true, .arrow_end = true },
		{ .kind = DRAWING_TEXT_BOX, .line_colour = COLOUR_NONE, .fill_colour = 0, .blocks = &words, .inset = { 1, 2, 3, 4 }, .valign = VALIGN_BOTTOM, .auto_height = true, .stretched = true },
		{ .kind = DRAWING_GROUP, .children = &child, .line_colour = 7 },
		{ .kind = DRAWING_CHART, .line_colour = 7 },
	};
	struct doc_run runs[6];
	struct doc_para para = { .runs = runs };
	struct doc_block block = { .para = &para };

	for (int i = 0; i < 6; i++)
		runs[i] = (struct doc_run){ .kind = RUN_DRAWING, .drawing = &all[i], .next = i < 5 ? &runs[i + 1] : NULL };
	IS_STR(dump_blocks(a, &block), STR(
	    "  para\n    drawing\n      picture 1x2 float[left-margin:1 bottom-margin:2 square largest dist=0,0,0,4 z=5 no-overlap in-cell] image/png 3 bytes svg crop-top=1 crop-left=2 crop-bottom=3 crop-right=4 name=\"n\" alt=\"t\"\n"
	    "    drawing\n      rect 0x0 at=0,1 float[inside:outside outside:top tight] rotate=90 flip-h flip-v line=#0000FF width=6 double fill=auto\n"
	    "    drawing\n      line 0x0 arrow-start arrow-end\n"
	    "    drawing\n      text-box 0x0 fill=#000000 inset=1,2,3,4 valign=bottom auto-height stretched\n        para\n"
	    "    drawing\n      group 0x0\n        path 0x0 at=1,0\n          path M 1,2 L 3,4 C 5,6 7,8 9,10 Z\n"
	    "    drawing\n      chart 0x0\n"));
	arena_free(a);
}

TEST(a_dump_tells_all_of_tables)
{
	struct arena *a = arena_new(1 << 14);
	struct doc_border b = { BORDER_TRIPLE, 1, 2, COLOUR_AUTO };
	struct doc_para text = { 0 };
	struct doc_block words = { .para = &text };
	struct doc_floating f = { .wrap = WRAP_TOP_BOTTOM, .allow_overlap = true };
	struct doc_cell second = { .column = 2, .column_span = 1, .row_span = 1, .shading = COLOUR_NONE, .direction = TEXT_DOWN };
	struct doc_cell first = { .next = &second, .column_span = 2, .row_span = 3, .width = 4, .margin = { 5, 6, 7, 8 }, .borders = { NULL, &b, NULL, NULL }, .shading = 9, .valign = VALIGN_CENTRE, .direction = TEXT_UP, .no_wrap = true, .blocks = &words };
	struct doc_row low = { .skip_after = 1 }, high = { .next = &low, .height = 1, .height_rule = LINE_EXACT, .header = true, .cant_split = true, .skip_before = 2, .cells = &first };
	struct doc_table t = { .style = STR("S"), .columns = 3, .column_width = (int[]){ 1, 2, 3 }, .autofit = true, .width = 4, .width_percent = 5, .align = PARA_RIGHT, .indent = 6, .cell_spacing = 7, .margin_before = 8, .margin_after = 9,
		.keep_with_next = true, .page_break_before = true, .float_shift = 10, .floating = &f, .broken = true, .rows = &high };
	struct doc_table bare = { .columns = 1, .column_width = (int[]){ 1 }, .float_shift = 10 };
	struct doc_block next = { .kind = DOC_TABLE, .table = &bare }, block = { .kind = DOC_TABLE, .table = &t, .next = &next };

	IS_STR(dump_blocks(a, &block), STR(
	    "  table style=\"S\" columns=1,2,3 autofit width=4 width-percent=5 right indent=6 cell-spacing=7 margin-before=8 margin-after=9 keep-next page-break-before float-shift=10 float[inline:0 inline:0 top-bottom] broken\n"
	    "    row height=1/exact header cant-split skip-before=2\n"
	    "      cell 0 columns=2 rows=3 width=4 margin=5,6,7,8 left=triple/1/2 shading=#000009 centre up no-wrap\n        para\n"
	    "      cell 2 margin=0,0,0,0 down\n"
	    "    row skip-after=1\n"
	    "  table columns=1\n"));
	arena_free(a);
}

TEST(a_dump_tells_all_of_sections_and_the_document)
{
	struct arena *a = arena_new(1 << 14);
	struct doc_border b = { BORDER_DASHED, 1, 2, COLOUR_AUTO };
	struct doc_para text = { 0 };
	struct doc_block words = { .para = &text };
	struct doc_note note = { .number = 1, .number_text = STR("1"), .blocks = &words }, end = { .endnote = true, .number = 2, .number_text = STR("ii") };
	/* two page styles that follow each other in a circle, after a first one */
	struct doc_section left = { .page_start = -1, .usage = USAGE_LEFT }, right = { .page_start = -1, .usage = USAGE_RIGHT, .next_style = &left }, lead = { .page_start = -1, .next_style = &right };
	struct doc_section two = { .start = SECTION_ODD, .page_start = -1, .columns = 2, .gap = 3, .style = &lead }, alone = { .page_start = -1 };
	struct doc_band_box box = { { 1, 2, 3, 4 }, 5, 6, { NULL, NULL, &b, NULL }, 0xABCDEF };
	struct doc_section one = { .next = &two, .start = SECTION_NEXT_COLUMN, .page_width = 1, .page_height = 2, .margin = { 3, 4, 5, 6 }, .header_distance = 7, .footer_distance = 8, .gutter = 9, .header_spacing = 10, .footer_spacing = 11,
		.header_min_height = 12, .footer_min_height = 13, .header_box = &box, .title_page = true, .mirrored = true, .page_start = 0, .page_format = NUMBER_DECIMAL_ZERO, .columns = 2, .gap = 14, .column_width = (int[]){ 15, 16 }, .column_gap = (int[]){ 17, 18 },
		.column_line = true, .balance = true, .borders = { NULL, NULL, &b, NULL }, .borders_from_text = true, .valign = VALIGN_BOTTOM, .note_start = 19, .note_restart_page = true,
		.header = { &words, &words, NULL }, .footer = { NULL, NULL, &words }, .blocks = &words, .style = &alone };
	struct document doc = { .source = { .origin = ORIGIN_ODT, .compat_mode = 14, .shrinks_spaces = true, .sum_spacing = true, .mark_after_break = true, .no_expand_shift_return = true, .uneven_columns = true, .space_at_page_top = true,
		.long_tables_divide = true, .external_leading = true, .former_line_spacing = true, .former_wrapping = true, .notes_under_text = true }, .title = STR("t"), .author = STR("a"), .subject = STR("s"), .keywords = STR("k"), .language = STR("l"), .even_and_odd = true, .default_tab = 1, .footnote_format = NUMBER_NONE, .endnote_format = NUMBER_BULLET, .separator = &words, .sections = &one, .notes = &note };

	left.next_style = &right;
	note.next = &end;
	IS_STR(dump_of(a, &doc), STR(
	    "document odt compat=14 shrinks-spaces=1 title=\"t\" author=\"a\" subject=\"s\" keywords=\"k\" lang=\"l\" even-and-odd default-tab=1 sum-spacing mark-after-break no-expand-shift-return uneven-columns space-at-page-top"
	    " long-tables-divide external-leading former-line-spacing former-wrapping notes-under-text footnotes=none endnotes=bullet\n"
	    "separator\n  para\n"
	    "section next-column page=1x2 margin=3,4,5,6 header=7 footer=8 gutter=9 header-spacing=10 footer-spacing=11 header-height=12 footer-height=13 header-box=1,2,3,4 box-left=5 box-right=6 shading=#ABCDEF bottom=dashed/1/2 title-page mirrored page-start=0 decimal-zero columns=2 gap=14 15+17 16+18 line balance"
	    " bottom=dashed/1/2 borders-from-text bottom note-start=19 note-restart-page\n"
	    "  header default\n    para\n  header first\n    para\n  footer even\n    para\n  para\n"
	    "section odd page=0x0 margin=0,0,0,0 header=0 footer=0 columns=2 gap=3\n"
	    "  first-page next-page page=0x0 margin=0,0,0,0 header=0 footer=0\n"
	    "  next-page next-page page=0x0 margin=0,0,0,0 header=0 footer=0 right-pages\n"
	    "  next-page next-page page=0x0 margin=0,0,0,0 header=0 footer=0 left-pages\n"
	    "footnote 1 1\n  para\nendnote 2 ii\n"));
	doc.separator_rule = true;
	doc.sections = NULL;
	doc.notes = NULL;
	OK(str_ends(dump_of(a, &doc), STR("endnotes=bullet\n")));
	arena_free(a);
}

/* --- numerals, pictures, symbols ------------------------------------------------------------------ */

TEST(a_number_is_written_in_each_format)
{
	static const struct {
		enum doc_number_format format;
		long n;
		const char *text;
	} rows[] = {
		{ NUMBER_DECIMAL, 0, "0" }, { NUMBER_DECIMAL, -5, "-5" }, { NUMBER_DECIMAL, 12345, "12345" },
		{ NUMBER_UPPER_ROMAN, 1, "I" }, { NUMBER_UPPER_ROMAN, 3999, "MMMCMXCIX" }, { NUMBER_UPPER_ROMAN, 4000, "4000" }, { NUMBER_UPPER_ROMAN, 0, "0" }, { NUMBER_UPPER_ROMAN, -1, "-1" },
		{ NUMBER_LOWER_ROMAN, 14, "xiv" }, { NUMBER_LOWER_ROMAN, 0, "0" },
		{ NUMBER_UPPER_LETTER, 1, "A" }, { NUMBER_UPPER_LETTER, 26, "Z" }, { NUMBER_UPPER_LETTER, 27, "AA" }, { NUMBER_UPPER_LETTER, 52, "ZZ" }, { NUMBER_UPPER_LETTER, 53, "AAA" },
		{ NUMBER_LOWER_LETTER, 2, "b" }, { NUMBER_LOWER_LETTER, 28, "bb" }, { NUMBER_LOWER_LETTER, 0, "" }, { NUMBER_LOWER_LETTER, -1, "" },
		{ NUMBER_LOWER_LETTER, 780, "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz" }, { NUMBER_LOWER_LETTER, 781, "" },
		{ NUMBER_ORDINAL, 1, "1st" }, { NUMBER_ORDINAL, 2, "2nd" }, { NUMBER_ORDINAL, 3, "3rd" }, { NUMBER_ORDINAL, 4, "4th" }, { NUMBER_ORDINAL, 10, "10th" }, { NUMBER_ORDINAL, 11, "11th" }, { NUMBER_ORDINAL, 12, "12th" },
		{ NUMBER_ORDINAL, 13, "13th" }, { NUMBER_ORDINAL, 14, "14th" }, { NUMBER_ORDINAL, 21, "21st" }, { NUMBER_ORDINAL, 111, "111th" }, { NUMBER_ORDINAL, 122, "122nd" },
		{ NUMBER_CHICAGO, 1, "*" }, { NUMBER_CHICAGO, 2, "\u2020" }, { NUMBER_CHICAGO, 3, "\u2021" }, { NUMBER_CHICAGO, 4, "\u00a7" }, { NUMBER_CHICAGO, 5, "**" }, { NUMBER_CHICAGO, 8, "\u00a7\u00a7" },
		{ NUMBER_CHICAGO, 37, "**********" }, { NUMBER_CHICAGO, 40, "\u00a7\u00a7\u00a7\u00a7\u00a7\u00a7\u00a7\u00a7\u00a7\u00a7" }, { NUMBER_CHICAGO, 41, "" }, { NUMBER_CHICAGO, 0, "" },
		{ NUMBER_DECIMAL_ZERO, 7, "07" }, { NUMBER_DECIMAL_ZERO, 10, "10" }, { NUMBER_DECIMAL_ZERO, 123, "123" }, { NUMBER_BULLET, 7, "" }, { NUMBER_NONE, 7, "" },
	};
	struct arena *a = arena_new(1 << 12);

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		str got = doc_numeral(a, rows[i].n, rows[i].format);

		if (!str_eq(got, str_of(rows[i].text)))
			FAIL("%ld in format %d is " STR_FMT ", not %s", rows[i].n, rows[i].format, STR_ARG(got), rows[i].text);
	}
	arena_free(a);
}

#define FORTY "0123456789012345678901234567890123456789"
TEST(a_picture_is_known_by_its_first_bytes)
{
	static const struct {
		str bytes;
		const char *type;
		bool paintable;
	} rows[] = {
#define BYTES(s) { s, sizeof s - 1 }
		{ BYTES("\x89PNG\r\n\x1a\nx"), "image/png", true }, { BYTES("\x89PNG\r\n\x1a"), "", false }, { BYTES("\xff\xd8\xff\xe0"), "image/jpeg", true }, { BYTES("\xff\xd8\xfe"), "", false },
		{ BYTES("GIF89a"), "image/gif", true }, { BYTES("GIF9"), "", false }, { BYTES("BM"), "image/bmp", true }, { BYTES("B"), "", false }, { BYTES("II*\0"), "image/tiff", false }, { BYTES("MM\0*"), "image/tiff", false },
		{ BYTES("\xd7\xcd\xc6\x9a"), "image/x-wmf", false }, { BYTES("\1\0\11\0\0"), "image/x-wmf", false }, { BYTES(FORTY " EMF"), "image/x-emf", false }, { BYTES(FORTY "x EMF"), "", false },
		{ BYTES("RIFFxxxxWEBP"), "image/webp", false }, { BYTES("RIFFxxxWEBP"), "", false }, { BYTES(""), "", false },
		{ BYTES("<svg/>"), "image/svg+xml", true }, { BYTES(" \n<?xml version='1.0'?><!-- x --><svg/>"), "image/svg+xml", true }, { BYTES("\xef\xbb\xbf<svg/>"), "image/svg+xml", true }, { BYTES("x<svg/>"), "", false }, { BYTES("<html>"), "", false },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		str type = doc_media_type(rows[i].bytes);

		if (!str_eq(type, str_of(rows[i].type)) || doc_paintable(type) != rows[i].paintable)
			FAIL("%zu: " STR_FMT, i, STR_ARG(type));
	}
}

TEST(a_drawing_s_root_is_looked_for_in_the_first_kilobyte)
{
	char text[1200];

	memset(text, ' ', sizeof text);
	memcpy(text, "<!--", 4);
	memcpy(text + 1024 - 4, "<svg", 4);
	IS_STR(doc_media_type((str){ text, sizeof text }), STR("image/svg+xml"));
	memset(text + 4, ' ', sizeof text - 4);
	memcpy(text + 1024 - 3, "<svg", 4);
	IS_STR(doc_media_type((str){ text, sizeof text }), STR(""));
}

TEST(a_sign_of_a_symbol_font_has_its_place_in_unicode)
{
	static const struct {
		const char *font;
		unsigned code, sign;
	} rows[] = {
		{ "Symbol", 0xB7, 0x2022 }, { "Symbol", 0xF0B7, 0x2022 }, { "symbol", 0x20, 0x20 }, { "Symbol", 0xF020, 0x20 }, { "Symbol", 0x1F, 0 }, { "Symbol", 0xF01F, 0 }, { "Symbol", 0xFE, 0x23AD }, { "Symbol", 0xFF, 0 }, { "Symbol", 0x100, 0 },
		{ "Symbol", 0xF0FE, 0x23AD }, { "Symbol", 0xF100, 0 }, { "WINGDINGS", 0xFE, 0x2611 }, { "Wingdings", 0xF0A7, 0x25AA }, { "Wingdings 2", 0x50, 0x2713 }, { "Wingdings 3", 0x22, 0x2192 }, { "webdings", 0x61, 0x2714 },
		{ "Wingdings 4", 0x41, 0 }, { "Arial", 0xB7, 0 }, { "", 0xB7, 0 }, { "Segoe", 0xB7, 0 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (doc_symbol(str_of(rows[i].font), rows[i].code) != rows[i].sign)
			FAIL("%s %x is %x", rows[i].font, rows[i].code, doc_symbol(str_of(rows[i].font), rows[i].code));
	OK(doc_is_symbol_font(STR("Webdings")) && doc_is_symbol_font(STR("symbol")) && !doc_is_symbol_font(STR("Symbo")) && !doc_is_symbol_font(STR("")));
}

/* --- bounds, what was found at the side, charts ------------------------------------------------------- */

TEST(a_value_out_of_range_is_the_nearest_with_a_complaint)
{
	static const struct {
		int64_t value;
		int got;
		const char *told;
	} rows[] = {
		{ 1, 1, "" }, { 9, 9, "" }, { 5, 5, "" }, { 0, 1, "warning: value out of range, the nearest allowed is used: x [I105]\n" }, { 10, 9, "warning: value out of range, the nearest allowed is used: x [I105]\n" },
		{ INT64_MIN, 1, "warning: value out of range, the nearest allowed is used: x [I105]\n" }, { INT64_MAX, 9, "warning: value out of range, the nearest allowed is used: x [I105]\n" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena *a = arena_new(1 << 12);
		struct diags d;

		diags_init(&d, a);
		IS_INT(doc_clamp(rows[i].value, 1, 9, "x", LOC_NONE, &d), rows[i].got);
		IS_STR(tap_diags(a, &d), str_of(rows[i].told));
		arena_free(a);
	}
}

TEST(what_is_wrong_with_a_part_at_the_side_is_a_warning)
{
	static const struct diag_kind bad = { "P999", DIAG_ERROR, "broken" };
	struct arena *a = arena_new(1 << 12);
	struct diags d, found;

	diags_init(&d, a);
	diags_init(&found, a);
	diag_add(&found, &doc_missing, LOC_NONE, "one");
	diag_add(&found, &bad, LOC_NONE, "two");
	diag_add(&found, &bad, loc_spot(a, STR("f"), STR("p"), STR("s")), NULL);
	doc_side_found(&d, &found);
	IS_STR(tap_diags(a, &d), STR("warning: refers to what is not there: one [I107]\n"
	                             "warning: a part that the text can do without is damaged; passed over: broken: two [I117]\n"
	                             "f: p: s: warning: a part that the text can do without is damaged; passed over: broken [I117]\n"));
	arena_free(a);
}

TEST(a_chart_s_series_are_as_long_as_its_labels)
{
	static const struct {
		const char *kind;
		int labels, first, second; /* figures of the series; -1: there is none */
		bool whole;
		const char *json;
	} rows[] = {
		{ "cot", 2, 2, -1, true, "{\"loai\": \"cot\", \"truc\": [\"a\", \"a\"], \"day\": [{\"ten\": \"x\", \"gia_tri\": [1, 1]}]}" },
		{ "cot", 0, 2, 1, true, "{\"loai\": \"cot\", \"truc\": [\"1\", \"2\"], \"day\": [{\"ten\": \"x\", \"gia_tri\": [1, 1]}, {\"ten\": \"y\", \"gia_tri\": [null, null], \"kieu\": \"duong\"}]}" },
		{ "cot", 1, 2, 0, true, "{\"loai\": \"cot\", \"truc\": [\"a\", \"2\"], \"day\": [{\"ten\": \"x\", \"gia_tri\": [1, 1]}, {\"ten\": \"y\", \"gia_tri\": [null, null], \"kieu\": \"duong\"}]}" },
		{ "cot", 2, 0, -1, true, "{\"loai\": \"cot\", \"truc\": [\"a\", \"a\"], \"day\": [{\"ten\": \"x\", \"gia_tri\": [null, null]}]}" },
		{ "tron", 1, 1, -1, true, "{\"loai\": \"tron\", \"truc\": [\"a\"], \"day\": [{\"ten\": \"x\", \"gia_tri\": [1]}]}" },
		{ "tron", 1, 1, 1, false, "{\"loai\": \"tron\", \"truc\": [\"a\"], \"day\": [{\"ten\": \"x\", \"gia_tri\": [1]}]}" },
		{ "cot", 0, -1, -1, true, "{\"loai\": \"cot\", \"truc\": [], \"day\": []}" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena *a = arena_new(1 << 14);
		struct value *chart = doc_chart_new(a, str_of(rows[i].kind), STR(""), STR(""), LOC_NONE), *s;
		struct out o;

		for (int k = 0; k < rows[i].labels; k++)
			doc_chart_label(chart, a, STR("a"));
		s = rows[i].first >= 0 ? doc_chart_series(chart, a, STR("x"), STR("")) : NULL;
		for (int k = 0; k < rows[i].first; k++)
			doc_chart_point(s, a, STR(" 1 "));
		s = rows[i].second >= 0 ? doc_chart_series(chart, a, STR("y"), STR("duong")) : NULL;
		for (int k = 0; k < rows[i].second; k++)
			doc_chart_point(s, a, STR("no figure"));
		IS_INT(doc_chart_finish(chart, a), rows[i].whole);
		out_init(&o);
		value_json(&o, chart);
		IS_STR(out_str(&o), str_of(rows[i].json));
		out_release(&o);
		arena_free(a);
	}
}

TEST(a_chart_has_a_title_and_a_unit_where_there_are)
{
	struct arena *a = arena_new(1 << 14);
	struct out o;

	out_init(&o);
	value_json(&o, doc_chart_new(a, STR("cot"), STR("Thu"), STR("triệu đồng"), LOC_NONE));
	IS_STR(out_str(&o), STR("{\"loai\": \"cot\", \"tieu_de\": \"Thu\", \"don_vi\": \"triệu đồng\", \"truc\": [], \"day\": []}"));
	out_release(&o);
	arena_free(a);
}
