#include "document/document.h"
#include "tap.h"

static struct char_props
plain(void)
{
	return (struct char_props){ .family = STR("Times New Roman"), .size_half_points = 28, .colour = COLOUR_AUTO,
		.underline_colour = COLOUR_AUTO, .highlight = COLOUR_NONE, .scale_percent = 100, .language = STR("vi-VN") };
}

TEST(equal_sets_are_one_pointer_whatever_their_texts_stand)
{
	struct arena *a = arena_new(1 << 16);
	struct prop_pool *pool = doc_pool_new(a);
	struct char_props x = plain(), y = plain();
	const struct char_props *first = doc_intern_char(pool, &x);

	y.family = str_copy(a, x.family);
	OK(doc_intern_char(pool, &y) == first);
	y.bold = true;
	OK(doc_intern_char(pool, &y) != first);
	arena_free(a);
}

TEST(links_and_borders_are_compared_by_what_they_say)
{
	struct arena *a = arena_new(1 << 16);
	struct prop_pool *pool = doc_pool_new(a);
	struct link l1 = { STR("https://x.vn"), STR("") }, l2 = l1, l3 = { STR(""), STR("muc1") };
	struct border b1 = { BORDER_SINGLE, 4, 20, COLOUR_AUTO }, b2 = b1;
	struct char_props x = plain(), y = plain();

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
	struct prop_pool *pool = doc_pool_new(a);
	const struct para_props *kept[1000];
	int same = 0;

	for (int i = 0; i < 1000; i++)
		kept[i] = doc_intern_para(pool, &(struct para_props){ .indent_left = i, .shading = COLOUR_NONE });
	for (int i = 0; i < 1000; i++)
		same += kept[i] == doc_intern_para(pool, &(struct para_props){ .indent_left = i, .shading = COLOUR_NONE });
	IS_INT(same, 1000);
	arena_free(a);
}

TEST(the_dump_writes_what_differs_from_the_plain_case)
{
	struct out o;
	struct char_props c = plain();
	struct para_props pp = { .align = PARA_JUSTIFY, .align_last = -1, .line = 240, .widow_control = true,
		.shading = COLOUR_NONE, .indent_first = 567 };
	struct run r = { .kind = RUN_TEXT, .text = STR("Số: "), .props = &c, .number_format = -1 };
	struct para p = { .props = &pp, .mark_props = &c, .runs = &r };
	struct block_d b = { .kind = DOC_PARAGRAPH, .para = &p };
	struct section s = { .page_width = 11906, .page_height = 16838, .columns = 1, .page_start = -1, .blocks = &b };
	struct document doc = { .source.compat_mode = 15, .default_tab = 720, .endnote_format = NUMBER_LOWER_ROMAN, .sections = &s };

	out_init(&o);
	doc_dump(&o, &doc);
	IS_STR(out_str(&o), STR("document docx compat=15\n"
	                        "section next-page page=11906x16838 margin=0,0,0,0 header=0 footer=0\n"
	                        "  para justify first=567\n"
	                        "    text \"Số: \" (Times New Roman 28 lang=\"vi-VN\")\n"));
	out_release(&o);
}
