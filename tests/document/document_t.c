#include "document/document.h"
#include "tap.h"

static struct doc_char_props
plain(void)
{
	return (struct doc_char_props){ .family = STR("Times New Roman"), .size_half_points = 28, .colour = COLOUR_AUTO,
		.underline_colour = COLOUR_AUTO, .highlight = COLOUR_NONE, .scale_percent = 100, .language = STR("vi-VN") };
}

TEST(equal_sets_are_one_pointer_whatever_their_texts_stand)
{
	struct arena *a = arena_new(1 << 16);
	struct doc_prop_pool *pool = doc_pool_new(a);
	struct doc_char_props x = plain(), y = plain();
	const struct doc_char_props *first = doc_intern_char(pool, &x);

	y.family = str_copy(a, x.family);
	OK(doc_intern_char(pool, &y) == first);
	y.bold = true;
	OK(doc_intern_char(pool, &y) != first);
	arena_free(a);
}

TEST(links_and_borders_are_compared_by_what_they_say)
{
	struct arena *a = arena_new(1 << 16);
	struct doc_prop_pool *pool = doc_pool_new(a);
	struct doc_link l1 = { STR("https://x.vn"), STR("") }, l2 = l1, l3 = { STR(""), STR("muc1") };
	struct doc_border b1 = { BORDER_SINGLE, 4, 20, COLOUR_AUTO }, b2 = b1;
	struct doc_char_props x = plain(), y = plain();

	x.link = &l1, y.link = &l2;
	x.border = &b1, y.border = &b2;
	OK(doc_intern_char(pool, &x) == doc_intern_char(pool, &y));
	y.link = &l3;
	OK(doc_intern_char(pool, &x) != doc_intern_char(pool, &y));
	y.link = &l2, b2.colour = 0;
	OK(doc_intern_char(pool, &x) != doc_intern_char(pool, &y));
	arena_free(a);
}

TEST(a_thousand_sets_are_found_again)
{
	struct arena *a = arena_new(1 << 16);
	struct doc_prop_pool *pool = doc_pool_new(a);
	const struct doc_para_props *kept[1000];
	int same = 0;

	for (int i = 0; i < 1000; i++)
		kept[i] = doc_intern_para(pool, &(struct doc_para_props){ .indent_left = i, .shading = COLOUR_NONE });
	for (int i = 0; i < 1000; i++)
		same += kept[i] == doc_intern_para(pool, &(struct doc_para_props){ .indent_left = i, .shading = COLOUR_NONE });
	IS_INT(same, 1000);
	arena_free(a);
}

TEST(the_dump_writes_what_differs_from_the_plain_case)
{
	struct out o;
	struct doc_char_props c = plain();
	struct doc_para_props pp = { .align = PARA_JUSTIFY, .align_last = -1, .line = 240, .widow_control = true,
		.snap_to_grid = true, .shading = COLOUR_NONE, .indent_first = 567 };
	struct doc_run r = { .kind = RUN_TEXT, .text = STR("Số: "), .props = &c, .number_format = -1 };
	struct doc_para p = { .props = &pp, .mark_props = &c, .runs = &r };
	struct doc_block b = { .kind = DOC_PARAGRAPH, .para = &p };
	struct doc_section s = { .page_width = 11906, .page_height = 16838, .columns = 1, .page_start = -1, .blocks = &b };
	struct document doc = { .source.compat_mode = 15, .default_tab = 720, .endnote_format = NUMBER_LOWER_ROMAN, .sections = &s };

	out_init(&o);
	doc_dump(&o, &doc);
	IS_STR(out_str(&o), STR("document docx compat=15\n"
	                        "section next-page page=11906x16838 margin=0,0,0,0 header=0 footer=0\n"
	                        "  para justify first=567\n"
	                        "    text \"Số: \" (Times New Roman 28 lang=\"vi-VN\")\n"));
	out_release(&o);
}

/* --- every row of the property tables ------------------------------------------------------------------- */

static str
dumped(struct arena *a, const struct doc_char_props *c, const struct doc_para_props *pp)
{
	struct doc_para p = { .props = pp, .mark_props = c };
	struct doc_block b = { .kind = DOC_PARAGRAPH, .para = &p };
	struct doc_section s = { .columns = 1, .page_start = -1, .blocks = &b };
	struct document doc = { .sections = &s };
	struct out o;
	str text;

	out_init(&o);
	doc_dump(&o, &doc);
	text = str_copy(a, out_str(&o));
	out_release(&o);
	return text;
}

static const struct doc_border some_border = { BORDER_DOUBLE, 12, 20, 0xff0000 };
static const struct doc_link some_link = { { "muc1", 4 }, { "", 0 } };
static const struct doc_tab_stop some_tabs[] = { { 720, TAB_LEFT, LEADER_NONE }, { 1440, TAB_RIGHT, LEADER_DOT } };

/* Each kind of property, made different from what it is in the plain set. */
/* clang-format off */
#define CHANGE_NAME(f) c.f = STR("Arial");
#define CHANGE_PLAIN(f) c.f += 2;
#define CHANGE_TEXT(f) c.f = STR("another");
#define CHANGE_NUMBER(f) c.f += 7;
#define CHANGE_COLOUR(f) c.f = 0x123456;
#define CHANGE_FLAG(f) c.f = !c.f;
#define CHANGE_CLEARED(f) c.f = !c.f;
#define CHANGE_WORD(f) c.f = 1;
#define CHANGE_NAMED(f) c.f = 1;
#define CHANGE_LINE(f) c.f += 7;
#define CHANGE_TABS(f) c.f = some_tabs, c.f##_n = 1;
#define CHANGE_BORDER(f) c.f = (struct doc_border *)(uintptr_t)&some_border;
#define CHANGE_BORDERS(f) c.f[SIDE_BOTTOM] = &some_border;
#define CHANGE_LINK(f) c.f = &some_link;
/* clang-format on */

TEST(each_character_property_tells_sets_apart_and_is_dumped)
{
	struct arena *a = arena_new(1 << 16);
	struct doc_prop_pool *pool = doc_pool_new(a);
	struct doc_para_props pp = { .line = 240 };
	const struct doc_char_props first = plain(), *kept = doc_intern_char(pool, &first);
	str usual = dumped(a, &first, &pp);
	size_t n = 0;

#define WALK(kind, type, field, ...) \
	{ \
		struct doc_char_props c = first; \
\
		CHANGE_##kind(field) if (doc_intern_char(pool, &c) == kept) FAIL("%s: sets are taken for equal", #field); \
		if (str_eq(dumped(a, &c, &pp), usual)) \
			FAIL("%s: not dumped", #field); \
		n++; \
	}
	DOC_CHAR_PROPS(WALK)
#undef WALK
	OK(n >= 24);
	arena_free(a);
}

TEST(each_paragraph_property_tells_sets_apart_and_is_dumped)
{
	struct arena *a = arena_new(1 << 16);
	struct doc_prop_pool *pool = doc_pool_new(a);
	struct doc_char_props cp = plain();
	const struct doc_para_props first = { .align_last = -1, .line = 240, .widow_control = true, .snap_to_grid = true,
		.shading = COLOUR_NONE };
	const struct doc_para_props *kept = doc_intern_para(pool, &first);
	str usual = dumped(a, &cp, &first);
	size_t n = 0;

#define WALK(kind, type, field, ...) \
	{ \
		struct doc_para_props c = first; \
\
		CHANGE_##kind(field) if (doc_intern_para(pool, &c) == kept) FAIL("%s: sets are taken for equal", #field); \
		if (str_eq(dumped(a, &cp, &c), usual)) \
			FAIL("%s: not dumped", #field); \
		n++; \
	}
	DOC_PARA_PROPS(WALK)
#undef WALK
	OK(n >= 29);
	arena_free(a);
}

TEST(the_parts_of_lines_tabs_borders_and_links_are_compared)
{
	struct arena *a = arena_new(1 << 16);
	struct doc_prop_pool *pool = doc_pool_new(a);
	struct doc_para_props x = { .line = 240, .tabs = some_tabs, .tabs_n = 2 }, y = x;
	struct doc_tab_stop tabs[] = { some_tabs[0], some_tabs[1] };
	struct doc_border border = some_border;

	y.tabs = tabs;
	OK(doc_intern_para(pool, &x) == doc_intern_para(pool, &y)); /* by what they say */
	tabs[1].leader = LEADER_HYPHEN;
	OK(doc_intern_para(pool, &x) != doc_intern_para(pool, &y));
	tabs[1] = some_tabs[1];
	tabs[1].kind = TAB_CENTRE;
	OK(doc_intern_para(pool, &x) != doc_intern_para(pool, &y));
	y = x;
	y.line_rule = LINE_EXACT;
	OK(doc_intern_para(pool, &x) != doc_intern_para(pool, &y));
	y = x;
	x.borders[SIDE_LEFT] = &some_border;
	y.borders[SIDE_LEFT] = &border;
	OK(doc_intern_para(pool, &x) == doc_intern_para(pool, &y));
	y.borders[SIDE_LEFT] = NULL;
	y.borders[SIDE_RIGHT] = &some_border;
	OK(doc_intern_para(pool, &x) != doc_intern_para(pool, &y));
	arena_free(a);
}
