#include "tap.h"

#include <math.h>

#include "base/limits.h"
#include "layout/line/lines.h"

/*
 * Documents built by hand, their pages read back as text. 14 pt lines are 322
 * twips high (layout/README.md, Line height and baseline), so that every place can be said beforehand.
 */
enum { LINE = 322, PAGE_W = 11906, PAGE_H = 16838, MARGIN = 1134, BODY_H = PAGE_H - 2 * MARGIN };

struct rig {
	struct arena *a;
	struct diags d;
	struct document doc;
	struct doc_section first, *section;
	struct doc_char_props c;
	const struct doc_char_props *shared;
	struct doc_para_props pp; /* of the next paragraphs */
	struct doc_block **last;
	struct lay_pages *pages;
};

static struct shaper *shaper;

static void
section_init(struct doc_section *s)
{
	*s = (struct doc_section){ .page_width = PAGE_W, .page_height = PAGE_H, .margin = { MARGIN, MARGIN, MARGIN, MARGIN },
		.header_distance = 567, .footer_distance = 567, .page_start = -1, .columns = 1 };
}

static struct rig *
rig_new(void)
{
	struct arena *a = arena_new(1 << 18);
	struct rig *g = ARENA_NEW(a, struct rig);

	g->a = a;
	diags_init(&g->d, a);
	if (shaper == NULL)
		shaper = shaper_new(NULL, &g->d);
	section_init(&g->first);
	g->section = &g->first;
	g->doc = (struct document){ .source = { .origin = ORIGIN_DOCX, .compat_mode = 15, .shrinks_spaces = true, .external_leading = true }, .default_tab = 720,
		.sections = &g->first };
	g->c = (struct doc_char_props){ .family = STR("Times New Roman"), .size_half_points = 28, .colour = COLOUR_AUTO,
		.underline_colour = COLOUR_AUTO, .highlight = COLOUR_NONE, .scale_percent = 100, .language = STR("vi-VN") };
	g->pp = (struct doc_para_props){ .style = STR("Normal"), .align_last = -1, .line = 240, .shading = COLOUR_NONE };
	g->last = &g->first.blocks;
	return g;
}

static struct doc_section *
section(struct rig *g, enum doc_section_start start)
{
	struct doc_section *s = ARENA_NEW(g->a, struct doc_section);

	section_init(s);
	s->start = start;
	g->section->next = s;
	g->section = s;
	g->last = &s->blocks;
	return s;
}

/* Equal properties are shared, as the importers share them. */
static const struct doc_char_props *
props(struct rig *g)
{
	if (g->shared == NULL || memcmp(g->shared, &g->c, sizeof g->c) != 0)
		g->shared = arena_copy(g->a, &g->c, sizeof g->c);
	return g->shared;
}

static struct doc_run *
run(struct rig *g, struct doc_para *p, enum doc_run_kind kind, const char *text)
{
	struct doc_run **at = &p->runs, *r = ARENA_NEW(g->a, struct doc_run);

	while (*at != NULL)
		at = &(*at)->next;
	*r = (struct doc_run){ .kind = kind, .text = str_of(text), .props = props(g),
		.number_format = -1 };
	*at = r;
	return r;
}

/* A paragraph of the properties as they stand; text NULL: empty. */
static struct doc_block *
para_block(struct rig *g, const char *text)
{
	struct doc_block *b = ARENA_NEW(g->a, struct doc_block);

	b->kind = DOC_PARAGRAPH;
	b->para = ARENA_NEW(g->a, struct doc_para);
	b->para->props = arena_copy(g->a, &g->pp, sizeof g->pp);
	b->para->mark_props = props(g);
	if (text != NULL)
		run(g, b->para, RUN_TEXT, text);
	return b;
}

static struct doc_para *
para(struct rig *g, const char *text)
{
	struct doc_block *b = para_block(g, text);

	*g->last = b;
	g->last = &b->next;
	return b->para;
}

/* n lines in one paragraph, each ended by a line break: "name1" … */
static struct doc_para *
lines(struct rig *g, const char *name, int n)
{
	struct doc_para *p = para(g, NULL);

	for (int i = 1; i <= n; i++) {
		run(g, p, RUN_TEXT, str_format(g->a, "%s%d", name, i).p);
		if (i < n)
			run(g, p, RUN_LINE_BREAK, "");
	}
	return p;
}

static void
fill(struct rig *g, int n)
{
	for (int i = 1; i <= n; i++)
		para(g, str_format(g->a, "x%d", i).p);
}

static struct lay_pages *
lay(struct rig *g)
{
	struct lay_options opt = { LIKE_WORD };

	g->pages = lay_document(&g->doc, shaper, &opt, g->a, &g->d);
	return g->pages;
}

static void
lay_as(struct rig *g, enum doc_likeness mode)
{
	struct lay_options opt = { mode };

	g->pages = lay_document(&g->doc, shaper, &opt, g->a, &g->d);
}

/* The first text item that reads so: its page (from 1; 0: none) and place. */
static int
find(struct rig *g, const char *text, double *x, double *y)
{
	for (size_t i = 0; i < g->pages->n; i++)
		for (size_t k = 0; k < g->pages->at[i].items_n; k++) {
			const struct lay_item *it = &g->pages->at[i].items[k];

			if (it->kind == ITEM_TEXT && str_eq(it->text, str_of(text))) {
				*x = it->x;
				*y = it->y;
				return (int)i + 1;
			}
		}
	return 0;
}

static int
page_of(struct rig *g, const char *text)
{
	double x, y;

	return find(g, text, &x, &y);
}

static double
y_of(struct rig *g, const char *text)
{
	double x = 0, y = -1;

	find(g, text, &x, &y);
	return y;
}

static double
x_of(struct rig *g, const char *text)
{
	double x = -1, y = 0;

	find(g, text, &x, &y);
	return x;
}

static const struct lay_item *
item(struct rig *g, size_t page, enum lay_item_kind kind, size_t nth)
{
	for (size_t k = 0; page < g->pages->n && k < g->pages->at[page].items_n; k++)
		if (g->pages->at[page].items[k].kind == kind && nth-- == 0)
			return &g->pages->at[page].items[k];
	return NULL;
}

/* Baseline of a 14 pt line below its top. */
static double
ascent(void)
{
	struct rig *g = rig_new();
	double y;

	para(g, "x");
	lay(g);
	y = y_of(g, "x") - MARGIN;
	arena_free(g->a);
	return y;
}

/* --- spacing and breaks ---------------------------------------------------------------- */

TEST(space_between_paragraphs_follows_the_rule_of_the_document)
{
	static const struct {
		int after, before;
		bool sum, contextual;
		int gap;
	} rows[] = {
		{ 0, 0, false, false, 0 },
		{ 120, 60, false, false, 120 }, /* the larger */
		{ 60, 120, false, false, 120 },
		{ 120, 60, true, false, 180 },  /* doNotUseHTMLParagraphAutoSpacing */
		{ 120, 120, false, true, 0 },   /* contextual, one style */
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();

		g->doc.source.sum_spacing = rows[i].sum;
		g->pp.after = rows[i].after;
		g->pp.contextual = rows[i].contextual;
		para(g, "a");
		g->pp.after = 0;
		g->pp.before = rows[i].before;
		para(g, "b");
		lay(g);
		IS_INT(lround(y_of(g, "b") - y_of(g, "a") - LINE), rows[i].gap);
		arena_free(g->a);
	}
}

TEST(space_before_counts_at_the_first_page_and_after_a_break_and_not_where_text_flows)
{
	struct rig *g = rig_new();
	double up = ascent();

	g->pp.before = 200;
	para(g, "first");
	g->pp.before = 0;
	fill(g, (BODY_H - 200 - LINE) / LINE);
	g->pp.before = 200;
	para(g, "flowed");
	g->pp.page_break_before = true;
	para(g, "broken");
	lay(g);
	IS_INT(lround(y_of(g, "first") - up - MARGIN), 200);
	IS_INT(page_of(g, "flowed"), 2);
	IS_INT(lround(y_of(g, "flowed") - up - MARGIN), 0);
	IS_INT(page_of(g, "broken"), 3);
	IS_INT(lround(y_of(g, "broken") - up - MARGIN), 200);
	arena_free(g->a);
}

TEST(lines_of_a_paragraph_keep_together_as_asked)
{
	static const struct {
		int lines, room;
		bool widows, keep;
		int first_on_1, note; /* lines left on page 1 */
	} rows[] = {
		{ 3, 2, true, false, 0, 0 },  /* one would be left alone: all move */
		{ 4, 3, true, false, 2, 0 },  /* two and two */
		{ 4, 2, true, false, 2, 0 },
		{ 4, 1, true, false, 0, 0 },  /* an orphan */
		{ 4, 3, false, false, 3, 0 },
		{ 4, 1, false, false, 1, 0 },
		{ 4, 3, false, true, 0, 0 },  /* keep lines */
	};
	int per_page = BODY_H / LINE;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		int on_1 = 0;

		fill(g, per_page - rows[i].room);
		g->pp.widow_control = rows[i].widows;
		g->pp.keep_lines = rows[i].keep;
		lines(g, "p", rows[i].lines);
		lay(g);
		for (int k = 1; k <= rows[i].lines; k++)
			on_1 += page_of(g, str_format(g->a, "p%d", k).p) == 1;
		IS_INT(on_1, rows[i].first_on_1);
		IS_INT(g->pages->n, 2);
		arena_free(g->a);
	}
}

TEST(headings_move_with_the_paragraph_that_follows)
{
	struct rig *g = rig_new();

	fill(g, BODY_H / LINE - 2);
	g->pp.keep_next = true;
	para(g, "h1");
	para(g, "h2");
	g->pp.keep_next = false;
	para(g, "text");
	lay(g);
	IS_INT(page_of(g, "h1"), 2);
	IS_INT(page_of(g, "h2"), 2);
	IS_INT(page_of(g, "text"), 2);
	IS_INT(lround(y_of(g, "h1") - MARGIN - ascent()), 0);
	arena_free(g->a);
}

TEST(a_chain_longer_than_a_page_breaks_somewhere)
{
	struct rig *g = rig_new();

	g->pp.keep_next = true;
	fill(g, 3 * (BODY_H / LINE));
	lay(g);
	IS_INT(g->pages->n, 3);
	arena_free(g->a);
}

TEST(a_line_higher_than_the_page_is_placed_with_a_warning)
{
	struct rig *g = rig_new();

	para(g, "before");
	g->pp.line_rule = LINE_EXACT;
	g->pp.line = 20000;
	para(g, "high");
	g->pp.line_rule = LINE_AUTO;
	g->pp.line = 240;
	para(g, "after");
	lay(g);
	IS_INT(page_of(g, "high"), 2);
	IS_INT(page_of(g, "after"), 3);
	IS_INT(g->d.count[DIAG_WARNING], 1);
	arena_free(g->a);
}

TEST(borders_stand_outside_the_text_and_neighbours_share_a_box)
{
	static const struct doc_border line = { BORDER_SINGLE, 8, 20, 0 }; /* 1 pt, 1 pt clear */
	struct rig *g = rig_new();
	double up = ascent();
	size_t rules = 0;

	for (int i = 0; i < SIDES; i++)
		g->pp.borders[i] = &line;
	para(g, "a");
	para(g, "b");
	for (int i = 0; i < SIDES; i++)
		g->pp.borders[i] = NULL;
	para(g, "c");
	lay(g);
	IS_INT(lround(y_of(g, "a") - up - MARGIN), 40);
	IS_INT(lround(y_of(g, "b") - y_of(g, "a")), LINE);
	IS_INT(lround(y_of(g, "c") - y_of(g, "b")), LINE + 40);
	while (item(g, 0, ITEM_RULE, rules) != NULL)
		rules++;
	IS_INT(rules, 6); /* two pairs of sides, a top, a bottom */
	arena_free(g->a);
}

/* --- pages and sections --------------------------------------------------------------------- */

TEST(header_and_footer_push_the_body_and_number_the_page)
{
	struct rig *g = rig_new();
	struct doc_block *head = para_block(g, "h1"), *foot = para_block(g, NULL);
	double up = ascent();
	struct out o;

	head->next = para_block(g, "h2");
	head->next->next = para_block(g, "h3");
	run(g, foot->para, RUN_FIELD, "?")->field = FIELD_PAGE;
	run(g, foot->para, RUN_TEXT, "/");
	run(g, foot->para, RUN_FIELD, "?")->field = FIELD_PAGES;
	g->first.header[HEADER_DEFAULT] = head;
	g->first.footer[HEADER_DEFAULT] = foot;
	g->first.title_page = true;
	fill(g, 60);
	lay(g);
	IS_INT(g->pages->n, 2);
	IS_INT(page_of(g, "h1"), 2);
	IS_INT(lround(y_of(g, "h1") - up), 567);
	IS_INT(lround(y_of(g, "x46") - up), 567 + 3 * LINE); /* below the header, which is higher than the margin */
	IS_INT(page_of(g, "x45"), 1);
	IS_INT(lround(y_of(g, "2/2") - up), PAGE_H - 567 - LINE);
	out_init(&o);
	lay_dump(&o, g->pages, true);
	OK(str_find(out_str(&o), STR(" 2/2\n"), 0) < o.n);
	OK(str_find(out_str(&o), STR("1/2\n"), 0) == o.n); /* the first page has neither */
	out_release(&o);
	arena_free(g->a);
}

/* ODF: page styles that follow each other; each page that is the first of its style has its own header. */
TEST(page_styles_follow_each_other_in_a_circle_and_left_pages_have_even_numbers)
{
	struct rig *g = rig_new();
	struct doc_section left, right;

	section_init(&left);
	section_init(&right);
	left.style = &left;
	left.next_style = &right;
	left.usage = USAGE_LEFT;
	left.margin[SIDE_LEFT] = 2 * MARGIN;
	left.header[HEADER_DEFAULT] = para_block(g, "left");
	right.style = &right;
	right.next_style = &left;
	right.title_page = true;
	right.header[HEADER_FIRST] = para_block(g, "right");
	g->doc.source.origin = ORIGIN_ODT;
	g->first.style = &left;
	fill(g, 45 * 3);
	lay(g);
	IS_INT(g->pages->n, 3);
	IS_STR(g->pages->at[0].label, STR("2"));
	IS_STR(g->pages->at[2].label, STR("4"));
	IS_INT(page_of(g, "left"), 1);
	IS_INT(page_of(g, "right"), 2);
	IS_INT(lround(x_of(g, "x1")), 2 * MARGIN);
	IS_INT(lround(x_of(g, "x46")), MARGIN);
	IS_INT(lround(x_of(g, "x91")), 2 * MARGIN);
	arena_free(g->a);
}

TEST(columns_of_a_text_section_hold_on_pages_of_another_style)
{
	struct rig *g = rig_new();
	struct doc_section one, two, *s;

	section_init(&one);
	section_init(&two);
	one.style = &one;
	one.next_style = &two;
	two.style = &two;
	two.margin[SIDE_LEFT] = 3 * MARGIN;
	g->doc.source.origin = ORIGIN_ODT;
	g->first.style = &one;
	para(g, "above");
	s = section(g, SECTION_CONTINUOUS);
	s->style = &one;
	s->own_columns = true;
	s->columns = 2;
	s->inset_left = 200;
	fill(g, 44 * 2 + 1);
	lay(g);
	IS_INT(page_of(g, "x89"), 2);
	IS_INT(lround(x_of(g, "above")), MARGIN);
	IS_INT(lround(x_of(g, "x1")), MARGIN + 200);
	IS_INT(lround(x_of(g, "x45")), MARGIN + 200 + (PAGE_W - 2 * MARGIN - 200) / 2);
	IS_INT(lround(x_of(g, "x89")), 3 * MARGIN + 200);
	arena_free(g->a);
}

TEST(sections_change_the_paper_and_the_count)
{
	struct rig *g = rig_new();
	struct doc_section *s;

	para(g, "upright");
	s = section(g, SECTION_NEXT_PAGE);
	s->page_width = PAGE_H;
	s->page_height = PAGE_W;
	s->page_start = 5;
	s->page_format = NUMBER_LOWER_ROMAN;
	para(g, "across");
	s = section(g, SECTION_CONTINUOUS);
	s->page_width = PAGE_H;
	s->page_height = PAGE_W;
	para(g, "goes on");
	s = section(g, SECTION_ODD);
	para(g, "odd");
	lay(g);
	IS_INT(g->pages->n, 4);
	IS_INT(lround(g->pages->at[1].width), PAGE_H);
	IS_STR(g->pages->at[1].label, STR("v"));
	IS_INT(page_of(g, "goes on"), 2);
	IS_INT(lround(y_of(g, "goes on") - y_of(g, "across")), LINE);
	IS_INT(page_of(g, "odd"), 4); /* 7: page 6 stays empty */
	IS_STR(g->pages->at[3].label, STR("7"));
	arena_free(g->a);
}

TEST(libreoffice_counts_an_empty_page_that_it_does_not_export)
{
	struct rig *g = rig_new();
	struct lay_options opt = { LIKE_LO74 };

	para(g, "first");
	section(g, SECTION_ODD);
	para(g, "third");
	g->pages = lay_document(&g->doc, shaper, &opt, g->a, &g->d);
	IS_INT(g->pages->n, 2);
	IS_STR(g->pages->at[1].label, STR("3"));
	arena_free(g->a);
}

TEST(columns_stay_uneven_where_the_document_asks_for_it)
{
	struct rig *g = rig_new();

	g->doc.source.uneven_columns = true;
	g->first.columns = 2;
	fill(g, 2);
	section(g, SECTION_CONTINUOUS);
	para(g, "below");
	lay(g);
	IS_INT(lround(y_of(g, "x2") - y_of(g, "x1")), LINE);
	arena_free(g->a);
}

TEST(columns_are_filled_in_turn_and_balanced_before_a_continuous_section)
{
	struct rig *g = rig_new();
	struct doc_section *s;

	para(g, "above");
	s = section(g, SECTION_CONTINUOUS);
	s->columns = 2;
	s->gap = 720;
	s->column_line = true;
	fill(g, 10);
	section(g, SECTION_CONTINUOUS);
	para(g, "below");
	s = section(g, SECTION_CONTINUOUS);
	s->columns = 2;
	s->gap = 720;
	g->pp.line = 360; /* the room below a last line may hang */
	para(g, "one");
	para(g, "two");
	section(g, SECTION_CONTINUOUS);
	para(g, "end");
	lay(g);
	IS_INT(g->pages->n, 1);
	IS_INT(lround(y_of(g, "x6") - y_of(g, "x1")), 0);
	IS_INT(lround(y_of(g, "two") - y_of(g, "one")), 0);
	OK(x_of(g, "x6") > PAGE_W / 2);
	IS_INT(lround(y_of(g, "below") - y_of(g, "above")), 6 * LINE);
	arena_free(g->a);
}

/* --- tables ------------------------------------------------------------------------------------ */

static const struct doc_border thin = { BORDER_SINGLE, 4, 0, 0 }; /* 10 twips */

static struct doc_table *
table(struct rig *g, int columns, int width)
{
	struct doc_block *b = ARENA_NEW(g->a, struct doc_block);
	struct doc_table *t = ARENA_NEW(g->a, struct doc_table);

	b->kind = DOC_TABLE;
	b->table = t;
	t->columns = columns;
	t->column_width = ARENA_ARRAY(g->a, int, (size_t)columns);
	for (int i = 0; i < columns; i++)
		t->column_width[i] = width;
	*g->last = b;
	g->last = &b->next;
	return t;
}

static struct doc_row *
row(struct rig *g, struct doc_table *t)
{
	struct doc_row **at = &t->rows, *r = ARENA_NEW(g->a, struct doc_row);

	while (*at != NULL)
		at = &(*at)->next;
	*at = r;
	t->rows_n++;
	return r;
}

static struct doc_cell *
cell(struct rig *g, struct doc_row *r, const char *text)
{
	struct doc_cell **at = &r->cells, *c = ARENA_NEW(g->a, struct doc_cell);
	int column = 0;

	for (; *at != NULL; at = &(*at)->next)
		column = (*at)->column + (*at)->column_span;
	*c = (struct doc_cell){ .column = column, .column_span = 1, .row_span = 1, .shading = COLOUR_NONE,
		.margin = { 0, 108, 0, 108 }, .borders = { &thin, &thin, &thin, &thin }, .blocks = para_block(g, text) };
	*at = c;
	return c;
}

/* n lines in a cell. */
static void
cell_lines(struct rig *g, struct doc_cell *c, const char *name, int n)
{
	struct doc_block **at = &c->blocks;

	for (int i = 1; i <= n; i++) {
		*at = para_block(g, str_format(g->a, "%s%d", name, i).p);
		at = &(*at)->next;
	}
}

TEST(row_height_is_content_margins_and_one_line)
{
	static const struct {
		enum doc_line_rule rule;
		int height, margin, valign, pitch, down;
	} rows[] = {
		{ LINE_AUTO, 0, 0, VALIGN_TOP, LINE + 10, 0 },
		{ LINE_AUTO, 0, 50, VALIGN_TOP, LINE + 110, 50 },
		{ LINE_AT_LEAST, 1000, 0, VALIGN_TOP, 1000, 0 },
		{ LINE_AT_LEAST, 1000, 0, VALIGN_BOTTOM, 1000, 1000 - LINE - 10 },
		{ LINE_AT_LEAST, 1000, 0, VALIGN_CENTRE, 1000, (1000 - LINE - 10) / 2 },
		{ LINE_AT_LEAST, 100, 0, VALIGN_TOP, LINE + 10, 0 },
		{ LINE_EXACT, 200, 0, VALIGN_TOP, 200, 0 },
	};
	double up = ascent();

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		struct doc_table *t = table(g, 2, 3000);
		struct doc_row *r = row(g, t);
		struct doc_cell *c = cell(g, r, "a");

		r->height_rule = rows[i].rule;
		r->height = rows[i].height;
		c->margin[SIDE_TOP] = c->margin[SIDE_BOTTOM] = rows[i].margin;
		c->valign = (enum doc_vertical_align)rows[i].valign;
		cell(g, row(g, t), "b");
		para(g, "below");
		lay(g);
		IS_INT(lround(y_of(g, "a") - up - MARGIN - 10), rows[i].down);
		IS_INT(lround(y_of(g, "b") - up - MARGIN - 10), rows[i].pitch);
		IS_INT(lround(y_of(g, "below") - up - MARGIN), rows[i].pitch + LINE + 20);
		IS_INT(lround(x_of(g, "a")), MARGIN + 108);
		arena_free(g->a);
	}
}

TEST(a_cell_over_rows_gives_what_it_lacks_to_the_last)
{
	struct rig *g = rig_new();
	struct doc_table *t = table(g, 2, 3000);
	struct doc_row *r = row(g, t);
	struct doc_cell *c = cell(g, r, NULL);
	double up = ascent();

	c->row_span = 2;
	cell_lines(g, c, "m", 4);
	cell(g, r, "a");
	r = row(g, t);
	cell(g, r, "b")->column = 1;
	para(g, "below");
	lay(g);
	IS_INT(lround(y_of(g, "m1") - y_of(g, "a")), 0);
	IS_INT(lround(y_of(g, "b") - y_of(g, "a")), LINE + 10);
	IS_INT(lround(y_of(g, "below") - up - MARGIN), 4 * LINE + 20);
	arena_free(g->a);
}

TEST(header_rows_that_no_page_has_room_for_are_rows_like_others)
{
	struct rig *g = rig_new();
	struct doc_table *t;

	para(g, "above");
	t = table(g, 1, 3000);
	for (int i = 1; i <= 3; i++) {
		struct doc_row *r = row(g, t);

		r->header = true;
		r->height = BODY_H / 2 - 2 * LINE;
		r->height_rule = LINE_AT_LEAST;
		cell(g, r, str_format(g->a, "head%d", i).p);
	}
	cell(g, row(g, t), "body");
	lay(g);
	IS_INT(page_of(g, "head1"), 1);
	IS_INT(page_of(g, "head2"), 1);
	IS_INT(page_of(g, "head3"), 2);
	IS_INT(page_of(g, "body"), 2);
	IS_INT(g->pages->n, 2);
	arena_free(g->a);
}

TEST(a_paragraph_that_ends_in_a_page_break_ends_before_it_or_after)
{
	for (int after = 0; after < 2; after++) {
		struct rig *g = rig_new();
		struct doc_para *p = para(g, "text");

		g->doc.source.mark_after_break = after;
		run(g, p, RUN_PAGE_BREAK, "");
		para(g, "next");
		lay(g);
		IS_INT(page_of(g, "next"), 2);
		IS_INT(lround(y_of(g, "next") - ascent()), MARGIN + after * LINE);
		arena_free(g->a);
	}
}

TEST(a_header_stands_in_its_box_and_pushes_the_body_with_it)
{
	static const struct {
		int min_height, body; /* where the body begins, below the header's text's line */
	} rows[] = { { 0, 1000 + 100 + LINE + 60 + 80 }, { 900, 1000 + 900 + 80 } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		struct doc_border line = { BORDER_SINGLE, 8, 0, 0 };
		struct doc_band_box box = { .inset = { 100, 50, 60, 50 }, .indent_left = 200, .shading = 0xEEEEEE,
			.borders = { [SIDE_BOTTOM] = &line } };
		const struct lay_item *rule, *fill;
		double h = rows[i].min_height > 0 ? rows[i].min_height : 100 + LINE + 60;

		g->first.header_distance = 1000;
		g->first.header_spacing = 80;
		g->first.header_min_height = rows[i].min_height;
		g->first.header_box = &box;
		g->first.header[HEADER_DEFAULT] = para_block(g, "head");
		para(g, "body");
		lay(g);
		IS_INT(lround(x_of(g, "head")), MARGIN + 200 + 50);
		IS_INT(lround(y_of(g, "head") - ascent()), 1000 + 100);
		IS_INT(lround(y_of(g, "body") - ascent()), rows[i].body);
		fill = item(g, 0, ITEM_RECT, 0);
		OK(fill != NULL && lround(fill->y) == 1000 && lround(fill->height) == lround(h));
		rule = item(g, 0, ITEM_RULE, 0);
		OK(rule != NULL && lround(rule->y) == lround(1000 + h - 10) && lround(rule->x) == MARGIN + 200);
		arena_free(g->a);
	}
}

TEST(the_last_space_of_a_header_is_none_in_libreoffice)
{
	static const struct {
		enum doc_origin origin;
		enum doc_likeness rule;
		bool from_word;
		int space;
	} rows[] = { { ORIGIN_ODT, LIKE_LO74, false, 0 }, { ORIGIN_ODT, LIKE_WORD, false, 0 }, { ORIGIN_ODT, LIKE_WORD, true, 600 },
		{ ORIGIN_DOCX, LIKE_WORD, true, 600 }, { ORIGIN_DOCX, LIKE_LO74, true, 600 } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();

		g->doc.source.origin = rows[i].origin;
		g->doc.source.shrinks_spaces = rows[i].from_word;
		g->pp.after = 600;
		g->first.header_distance = 1000;
		g->first.header[HEADER_DEFAULT] = para_block(g, "head");
		para(g, "body");
		lay_as(g, rows[i].rule);
		IS_INT(lround(y_of(g, "body") - y_of(g, "head")), LINE + rows[i].space);
		arena_free(g->a);
	}
}

TEST(a_page_break_at_the_end_of_a_full_page_leaves_no_page_empty)
{
	enum { FULL = BODY_H / LINE };
	static const struct {
		int lines; /* before the break */
		bool text; /* before the break in its own paragraph */
		int page;  /* of what follows */
	} rows[] = { { FULL, false, 2 }, { FULL - 1, false, 2 }, { FULL, true, 3 }, { FULL + 1, false, 3 } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		struct doc_para *p;

		fill(g, rows[i].lines);
		p = para(g, rows[i].text ? "own" : NULL);
		run(g, p, RUN_PAGE_BREAK, "");
		run(g, p, RUN_TEXT, "behind");
		lay(g);
		IS_INT(page_of(g, "behind"), rows[i].page);
		arena_free(g->a);
	}
}

TEST(header_rows_stand_again_on_every_page)
{
	struct rig *g = rig_new();
	struct doc_table *t = table(g, 1, 3000);
	double up = ascent();
	struct doc_row *r = row(g, t);
	int heads = 0;

	r->header = true;
	cell(g, r, "head");
	for (int i = 1; i <= 100; i++)
		cell(g, row(g, t), str_format(g->a, "r%d", i).p);
	lay(g);
	IS_INT(g->pages->n, 3);
	for (size_t i = 0; i < g->pages->n; i++) {
		const struct lay_item *it = item(g, i, ITEM_TEXT, 0);

		heads += it != NULL && str_eq(it->text, STR("head")) && lround(it->y - up) == MARGIN + 10;
	}
	IS_INT(heads, 3);
	arena_free(g->a);
}

TEST(a_row_goes_on_over_the_page_unless_it_must_not)
{
	for (int keep = 0; keep < 2; keep++) {
		struct rig *g = rig_new();
		struct doc_table *t;
		struct doc_row *r;
		struct doc_cell *c;

		fill(g, BODY_H / LINE - 4);
		t = table(g, 2, 3000);
		r = row(g, t);
		r->cant_split = keep;
		c = cell(g, r, NULL);
		cell_lines(g, c, "a", 8);
		c = cell(g, r, NULL);
		cell_lines(g, c, "b", 3);
		lay(g);
		IS_INT(g->pages->n, 2);
		IS_INT(page_of(g, "a1"), keep ? 2 : 1);
		IS_INT(page_of(g, "b3"), keep ? 2 : 1);
		IS_INT(page_of(g, "a5"), 2);
		arena_free(g->a);
	}
}

/*
 * Where a row that asks for a height stands in Word: it breaks only where that height has room, and
 * its rest asks for the height again. Lines of a cell's paragraph keep to widow control.
 */
static void
asking(enum doc_likeness mode, int height, int room_lines, const char *text, int want_page, double *rest)
{
	struct rig *g = rig_new();
	struct lay_options opt = { mode };
	struct doc_table *t;
	struct doc_row *r;
	struct doc_cell *c;
	double x, top = 0, below = 0;

	fill(g, BODY_H / LINE - room_lines);
	t = table(g, 1, 3000);
	r = row(g, t);
	r->height_rule = height > 0 ? LINE_AT_LEAST : LINE_AUTO;
	r->height = height;
	c = cell(g, r, NULL);
	g->pp.widow_control = true;
	c->blocks = para_block(g, NULL);
	for (int i = 1; i <= 6; i++) {
		run(g, c->blocks->para, RUN_TEXT, str_format(g->a, "a%d", i).p);
		if (i < 6)
			run(g, c->blocks->para, RUN_LINE_BREAK, "");
	}
	cell(g, row(g, t), "below");
	g->pages = lay_document(&g->doc, shaper, &opt, g->a, &g->d);
	IS_INT(page_of(g, text), want_page);
	find(g, "below", &x, &below);
	find(g, "a6", &x, &top);
	*rest = below - top;
	arena_free(g->a);
}

TEST(a_row_breaks_in_word_only_where_its_height_has_room)
{
	static const struct {
		enum doc_likeness mode;
		int height, room_lines;
		const char *text;
		int page;
	} rows[] = {
		{ LIKE_WORD, 0, 4, "a1", 1 },
		{ LIKE_WORD, 3 * LINE, 4, "a1", 1 },
		{ LIKE_WORD, 5 * LINE, 4, "a1", 2 }, /* more than there is */
		{ LIKE_LO25, 5 * LINE, 4, "a1", 1 }, /* LibreOffice does not ask */
		{ LIKE_WORD, 0, 1, "a1", 2 },        /* one line has room: it would stand alone */
		{ LIKE_LO25, 0, 1, "a1", 1 },
		{ LIKE_WORD, 0, 5, "a5", 2 },        /* five have: the sixth would */
		{ LIKE_LO25, 0, 5, "a5", 1 },
	};
	double rest;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		asking(rows[i].mode, rows[i].height, rows[i].room_lines, rows[i].text, rows[i].page, &rest);
}

TEST(the_rest_of_a_row_asks_for_its_height_again_in_word)
{
	double word, office;

	asking(LIKE_WORD, 3 * LINE, 5, "a6", 2, &word);
	asking(LIKE_LO25, 3 * LINE, 5, "a6", 2, &office);
	IS_INT((int)word, 2 * LINE); /* the last of two lines in a row of three */
	IS_INT((int)office, LINE + 10); /* the last line alone, and its row's border */
}

/* A table of n rows, a group's title row and its first member; the pages of the last two. */
static void
group_pages(int n, bool keeps, int *title, int *member)
{
	struct rig *g = rig_new();
	struct doc_table *t = table(g, 1, 3000);
	struct doc_cell *c;

	for (int i = 1; i <= n; i++)
		cell(g, row(g, t), str_format(g->a, "r%d", i).p);
	c = cell(g, row(g, t), "title");
	if (keeps) {
		struct doc_para_props *p = arena_copy(g->a, c->blocks->para->props, sizeof *p);

		p->keep_next = true;
		c->blocks->para->props = p;
	}
	cell(g, row(g, t), "member");
	lay(g);
	*title = page_of(g, "title");
	*member = page_of(g, "member");
	arena_free(g->a);
}

TEST(a_row_that_keeps_with_the_next_goes_with_it)
{
	int n = 1, title, member;

	for (; n < 100; n++) {
		group_pages(n, false, &title, &member);
		if (title == 1 && member == 2)
			break;
	}
	OK(n < 100);
	group_pages(n, true, &title, &member);
	IS_INT(title, 2);
	IS_INT(member, 2);
	group_pages(n - 1, true, &title, &member);
	IS_INT(title, 1);
	IS_INT(member, 1);
}

TEST(a_row_higher_than_a_page_fills_as_many_as_it_needs)
{
	struct rig *g = rig_new();
	struct doc_table *t = table(g, 1, 3000);
	struct doc_row *r = row(g, t);

	r->cant_split = true;
	cell_lines(g, cell(g, r, NULL), "a", 100);
	lay(g);
	IS_INT(g->pages->n, 3);
	IS_INT(page_of(g, "a100"), 3);
	arena_free(g->a);
}

TEST(a_number_that_its_column_breaks_is_told)
{
	static const struct {
		const char *text;
		int width, told;
	} rows[] = {
		{ "12.345.678.901", 600, 1 },
		{ "12.345.678.901", 3000, 0 },
		{ "chữrấtdàichữrấtdài", 600, 0 }, /* a word may be broken */
		{ "1 2 3 4 5 6 7 8 9", 600, 0 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct rig *g = rig_new();
		struct doc_table *t = table(g, 1, rows[i].width);

		cell(g, row(g, t), rows[i].text);
		lay(g);
		IS_INT(g->d.count[DIAG_WARNING], rows[i].told);
		arena_free(g->a);
	}
}

TEST(lines_of_a_table_are_drawn_once)
{
	struct rig *g = rig_new();
	struct doc_table *t = table(g, 2, 3000);
	size_t across = 0, down = 0;

	for (int i = 0; i < 3; i++) {
		struct doc_row *r = row(g, t);

		cell(g, r, "a");
		cell(g, r, "b");
	}
	lay(g);
	for (size_t i = 0; item(g, 0, ITEM_RULE, i) != NULL; i++)
		if (item(g, 0, ITEM_RULE, i)->height > 0)
			down++;
		else
			across++;
	IS_INT(across, 4);
	IS_INT(down, 3);
	arena_free(g->a);
}

TEST(columns_without_widths_follow_their_content)
{
	struct rig *g = rig_new();
	struct doc_table *t = table(g, 2, 0);
	struct doc_row *r = row(g, t);

	t->autofit = true;
	cell(g, r, "short");
	cell(g, r, "a longer text that still fits on its line");
	lay(g);
	OK(x_of(g, "a longer text that still fits on its line") > MARGIN + 500);
	OK(x_of(g, "a longer text that still fits on its line") < MARGIN + 1200);
	arena_free(g->a);
}

TEST(turned_text_has_the_height_that_all_rows_of_its_cell_ask_for)
{
	static const struct {
		int rows, height, page;
		const char *line; /* that of the last words */
	} cases[] = {
		{ 2, 700, 1, "up two rows" },
		{ 1, 700, 1, "rows" },
		/* over two pages: what finds no place beside the first rows goes on beside the others */
		{ 2, 8000, 2, "beside" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct rig *g = rig_new();
		struct doc_table *t = table(g, 2, 700);
		struct doc_cell *c = NULL;

		for (int k = 0; k < 2; k++) {
			struct doc_row *r = row(g, t);

			r->height = cases[i].height;
			r->height_rule = LINE_AT_LEAST;
			r->cant_split = true;
			if (k == 0)
				c = cell(g, r, cases[i].page == 1 ? "up two rows" : NULL);
			cell(g, r, "x")->column = 1;
		}
		c->row_span = cases[i].rows;
		c->direction = TEXT_UP;
		if (cases[i].page == 2) {
			c->blocks = para_block(g, "before");
			c->blocks->next = para_block(g, "between");
			c->blocks->next->next = para_block(g, "beside");
		}
		lay(g);
		IS_INT(page_of(g, cases[i].line), cases[i].page);
		arena_free(g->a);
	}
}

TEST(a_table_floats_by_its_text_and_in_word_15_by_its_edge)
{
	static const struct {
		enum doc_likeness rule;
		int mode, at;
	} cases[] = { { LIKE_LO74, 15, 900 }, { LIKE_LO74, 14, 900 }, { LIKE_WORD, 14, 900 }, { LIKE_WORD, 15, 1000 } };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct rig *g = rig_new();
		struct doc_table *t = table(g, 1, 3000);
		struct lay_options opt = { 0 };

		g->doc.source.compat_mode = cases[i].mode;
		t->float_shift = 100;
		t->floating = ARENA_NEW(g->a, struct doc_floating);
		*t->floating = (struct doc_floating){ .h_from = ANCHOR_COLUMN, .v_from = ANCHOR_PARAGRAPH, .x = 1000, .wrap = WRAP_SQUARE };
		cell(g, row(g, t), "stands");
		opt.like = cases[i].rule;
		g->pages = lay_document(&g->doc, shaper, &opt, g->a, &g->d);
		IS_INT((int)x_of(g, "stands"), MARGIN + 108 + cases[i].at);
		arena_free(g->a);
	}
}

TEST(rows_cost_what_their_texts_cost)
{
	enum { ROWS = 20000 };
	struct rig *g = rig_new();
	struct doc_table *t = table(g, 2, 3000);
	struct doc_row **at = &t->rows;
	size_t items = 0;

	for (int i = 0; i < ROWS; i++) {
		*at = ARENA_NEW(g->a, struct doc_row);
		cell(g, *at, "a");
		cell(g, *at, "b");
		at = &(*at)->next;
	}
	t->rows_n = ROWS;
	lay(g);
	for (size_t i = 0; i < g->pages->n; i++)
		items += g->pages->at[i].items_n;
	OK(g->pages->n > 450);
	OK(items < ROWS * 3.2); /* two texts, a line across, a share of those down */
	OK(sizeof(struct lay_item) <= 176);
	arena_free(g->a);
}

TEST(totals_are_those_of_the_pass_before_and_hold)
{
	struct rig *g = rig_new();
	struct doc_para *p = para(g, "of ");

	run(g, p, RUN_FIELD, "?")->field = FIELD_PAGES;
	fill(g, 100);
	lay(g);
	IS_INT(g->pages->n, 3);
	IS_INT(page_of(g, "of 3"), 1);
	arena_free(g->a);
}

/* --- notes ----------------------------------------------------------------------------------------- */

static struct doc_note *
note(struct rig *g, struct doc_para *p, int number, int n)
{
	struct doc_note *note = ARENA_NEW(g->a, struct doc_note), **at = &g->doc.notes;
	struct doc_block **b = &note->blocks;
	struct doc_run *r = run(g, p, RUN_NOTE, "");

	note->number = number;
	note->number_text = str_format(g->a, "%d", number);
	note->mark_props = props(g);
	for (int i = 1; i <= n; i++) {
		*b = para_block(g, str_format(g->a, "n%d.%d", number, i).p);
		b = &(*b)->next;
	}
	r->note = note;
	while (*at != NULL)
		at = &(*at)->next;
	*at = note;
	return note;
}

TEST(notes_stand_at_the_foot_of_the_page_of_their_mark)
{
	struct rig *g = rig_new();
	double up = ascent();
	int room = (BODY_H - 124 - 2 * LINE) / LINE;

	note(g, para(g, "marked"), 1, 2);
	fill(g, room);
	lay(g);
	IS_INT(g->pages->n, 2);
	IS_INT(page_of(g, "n1.1"), 1);
	IS_INT(lround(y_of(g, "n1.2") - up), PAGE_H - MARGIN - LINE);
	IS_INT(page_of(g, str_format(g->a, "x%d", room - 1).p), 1);
	IS_INT(page_of(g, str_format(g->a, "x%d", room).p), 2);
	IS_INT((int)item(g, 0, ITEM_RULE, 0)->width, (PAGE_W - 2 * MARGIN) / 4);
	arena_free(g->a);
}

TEST(a_line_whose_note_finds_no_room_moves_on)
{
	struct rig *g = rig_new();

	fill(g, BODY_H / LINE - 1);
	note(g, para(g, "marked"), 1, 1);
	lay(g);
	IS_INT(page_of(g, "marked1"), 2);
	IS_INT(page_of(g, "n1.1"), 2);
	arena_free(g->a);
}

TEST(a_long_note_goes_on_over_the_page)
{
	struct rig *g = rig_new();

	fill(g, BODY_H / LINE - 6);
	note(g, para(g, "marked"), 1, 10);
	fill(g, 1);
	note(g, para(g, "second"), 2, 1);
	lay(g);
	IS_INT(page_of(g, "marked1"), 1);
	IS_INT(page_of(g, "n1.4"), 1);
	IS_INT(page_of(g, "n1.5"), 2);
	IS_INT(page_of(g, "n1.10"), 2);
	OK(y_of(g, "n2.1") > y_of(g, "n1.10"));
	arena_free(g->a);
}

/* LibreOffice 7.4 begins a page for them, upright and with margins of its own; Word goes on below the text. */
TEST(endnotes_stand_behind_the_text)
{
	static const struct {
		enum doc_likeness mode;
		int page, left;
	} rows[] = { { LIKE_WORD, 1, MARGIN + 300 }, { LIKE_LO74, 2, MARGIN } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		struct lay_options opt = { rows[i].mode };

		g->first.page_width = PAGE_H;
		g->first.page_height = PAGE_W;
		g->first.margin[SIDE_LEFT] += 300;
		note(g, para(g, "marked"), 1, 2)->endnote = true;
		g->pages = lay_document(&g->doc, shaper, &opt, g->a, &g->d);
		IS_INT(page_of(g, "n1.2"), rows[i].page);
		IS_INT(lround(x_of(g, "n1.2")), rows[i].left);
		IS_INT(lround(g->pages->at[g->pages->n - 1].width), rows[i].page == 1 ? PAGE_H : PAGE_W);
		arena_free(g->a);
	}
}

/* Measured against LibreOffice 7.4: tables of an ODT that may not break, or that keep with the next. */
TEST(a_table_that_stays_whole_begins_a_page_and_is_divided_only_there)
{
	static const struct {
		int above, rows;
		bool may_break, keep, keep_above, from_word;
		enum doc_origin origin;
		int first, last; /* pages of its first and last row */
	} rows[] = {
		{ 40, 8, true, false, false, false, ORIGIN_ODT, 1, 2 },
		{ 40, 8, false, false, false, false, ORIGIN_ODT, 2, 2 },
		{ 40, 8, true, true, false, false, ORIGIN_ODT, 2, 2 },
		{ 40, 60, false, false, false, false, ORIGIN_ODT, 2, 3 }, /* longer than a page, it begins one all the same */
		{ 40, 60, true, true, false, false, ORIGIN_ODT, 2, 3 },
		{ 40, 60, true, true, false, true, ORIGIN_ODT, 1, 3 },
		{ 40, 8, true, true, false, true, ORIGIN_ODT, 2, 2 },
		{ 5, 60, false, false, true, false, ORIGIN_ODT, 1, 2 }, /* what is above keeps with it: no page would hold more */
		{ 40, 8, false, false, false, false, ORIGIN_DOCX, 1, 2 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		struct doc_table *t;

		g->doc.source.origin = rows[i].origin;
		g->pp.keep_next = rows[i].keep_above;
		fill(g, rows[i].above);
		g->pp.keep_next = false;
		t = table(g, 1, 3000);
		t->may_break = rows[i].may_break;
		t->keep_with_next = rows[i].keep;
		g->doc.source.long_tables_divide = rows[i].from_word;
		for (int n = 1; n <= rows[i].rows; n++)
			cell(g, row(g, t), str_format(g->a, "r%d", n).p);
		para(g, "below");
		lay(g);
		IS_INT(page_of(g, "r1"), rows[i].first);
		IS_INT(page_of(g, str_format(g->a, "r%d", rows[i].rows).p), rows[i].last);
		arena_free(g->a);
	}
}

TEST(notes_of_a_cell_stand_at_the_foot_of_its_page)
{
	struct rig *g = rig_new();
	struct doc_table *t = table(g, 1, 3000);
	struct doc_cell *c = cell(g, row(g, t), "in a cell");

	note(g, c->blocks->para, 1, 1);
	para(g, "below");
	lay(g);
	IS_INT(page_of(g, "n1.1"), 1);
	OK(y_of(g, "n1.1") > PAGE_H - MARGIN - LINE);
	arena_free(g->a);
}

/* --- drawings ----------------------------------------------------------------------------------------- */

static struct doc_drawing *
drawing(struct rig *g, struct doc_para *p, enum doc_wrap wrap, int x, int y, int w, int h)
{
	struct doc_drawing *dr = ARENA_NEW(g->a, struct doc_drawing);
	struct doc_floating *fl = ARENA_NEW(g->a, struct doc_floating);

	*fl = (struct doc_floating){ .h_from = ANCHOR_COLUMN, .v_from = ANCHOR_PARAGRAPH, .x = x, .y = y, .wrap = wrap };
	*dr = (struct doc_drawing){ .kind = DRAWING_RECT, .width = w, .height = h, .floating = fl, .fill_colour = 0xff0000,
		.line_colour = COLOUR_NONE };
	run(g, p, RUN_DRAWING, "")->drawing = dr;
	return dr;
}

TEST(text_keeps_clear_of_what_floats)
{
	static const struct {
		enum doc_wrap wrap;
		int x, w;
		int left, down; /* of the paragraph's first line */
	} rows[] = {
		{ WRAP_NONE_FRONT, 0, 3000, 0, 0 },
		{ WRAP_SQUARE, 0, 3000, 3000, 0 },
		{ WRAP_SQUARE, 0, 9600, 0, 1000 },     /* no room beside it */
		{ WRAP_TOP_BOTTOM, 2000, 3000, 0, 1000 },
		{ WRAP_SQUARE, 8000, 1600, 0, 0 },     /* on the right */
	};
	double up = ascent();

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();

		drawing(g, para(g, "text"), rows[i].wrap, rows[i].x, 0, rows[i].w, 1000);
		lay(g);
		IS_INT(lround(x_of(g, "text")) - MARGIN, rows[i].left);
		IS_INT(lround(y_of(g, "text") - up) - MARGIN, rows[i].down);
		arena_free(g->a);
	}
}

TEST(a_float_at_the_end_of_a_page_stays_in_libreoffice)
{
	enum { FULL = BODY_H / LINE };
	static const struct {
		enum doc_origin origin;
		enum doc_likeness rule;
		int lines;        /* above the anchor's */
		const char *text; /* beside the anchor */
		int page;         /* of the float */
	} rows[] = {
		{ ORIGIN_ODT, LIKE_LO74, FULL - 1, "t", 1 }, /* the anchor's line is the last */
		{ ORIGIN_ODT, LIKE_LO74, FULL - 3, NULL, 1 }, /* it fits, the empty line below it does not */
		{ ORIGIN_ODT, LIKE_LO74, FULL - 3, "t", 2 },
		{ ORIGIN_ODT, LIKE_LO74, FULL - 2, NULL, 2 },
		{ ORIGIN_DOCX, LIKE_WORD, FULL - 1, "t", 2 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();

		g->doc.source.origin = rows[i].origin;
		g->doc.source.shrinks_spaces = false;
		fill(g, rows[i].lines);
		drawing(g, para(g, rows[i].text), WRAP_SQUARE, 0, 0, PAGE_W, LINE * 3 - 20);
		lay_as(g, rows[i].rule);
		IS_INT(item(g, 0, ITEM_RECT, 0) != NULL ? 1 : 2, rows[i].page);
		arena_free(g->a);
	}
}

TEST(text_above_an_anchor_keeps_clear_of_what_floats)
{
	static const enum doc_likeness modes[] = { LIKE_WORD, LIKE_LO74 };

	for (size_t i = 0; i < 2; i++) {
		struct rig *g = rig_new();
		struct doc_drawing *dr;
		double up = ascent();

		para(g, "first");
		para(g, "second");
		dr = drawing(g, para(g, "third"), WRAP_SQUARE, 0, 0, 3000, 2 * LINE - 20);
		dr->floating->v_from = ANCHOR_MARGIN;
		para(g, "fourth");
		lay_as(g, modes[i]);
		IS_INT(lround(x_of(g, "first")) - MARGIN, 3000);
		IS_INT(lround(x_of(g, "second")) - MARGIN, 3000);
		IS_INT(lround(x_of(g, "third")) - MARGIN, 0);
		IS_INT(lround(y_of(g, "fourth") - up) - MARGIN, 3 * LINE);
		arena_free(g->a);
	}
}

/* It pushes the text above it down: Word moves it with its anchor, LibreOffice leaves it. */
TEST(what_floats_above_its_anchor)
{
	static const enum doc_likeness modes[] = { LIKE_WORD, LIKE_LO74 };

	for (size_t i = 0; i < 2; i++) {
		struct rig *g = rig_new();

		lines(g, "x", 6);
		drawing(g, para(g, "anchor"), WRAP_TOP_BOTTOM, 0, -4 * LINE, 3000, LINE);
		lay_as(g, modes[i]);
		IS_INT(g->pages->n, 1);
		IS_INT(lround(y_of(g, "x2") - y_of(g, "x1")), LINE);
		if (modes[i] == LIKE_LO74) {
			IS_INT(lround(item(g, 0, ITEM_RECT, 0)->y) - MARGIN, 2 * LINE);
			IS_INT(lround(y_of(g, "x3") - y_of(g, "x2")), 2 * LINE);
		}
		IS_INT(lround(y_of(g, "anchor") - y_of(g, "x1")), 7 * LINE);
		arena_free(g->a);
	}
}

TEST(an_anchor_that_goes_to_the_next_page_leaves_the_text_above_alone)
{
	struct rig *g = rig_new();
	struct doc_drawing *dr;

	fill(g, 45);
	dr = drawing(g, para(g, "anchor"), WRAP_TOP_BOTTOM, 0, 0, 3000, 2 * LINE);
	dr->floating->v_from = ANCHOR_MARGIN;
	lay_as(g, LIKE_LO74);
	IS_INT(g->pages->n, 2);
	IS_INT(page_of(g, "anchor"), 2);
	IS_INT(page_of(g, "x45"), 1);
	arena_free(g->a);
}

TEST(body_text_keeps_clear_of_what_floats_in_the_header)
{
	static const struct {
		enum doc_likeness mode;
		int head; /* its own text: LibreOffice lets it stand over */
	} rows[] = { { LIKE_WORD, 3000 }, { LIKE_LO74, 0 } };

	for (size_t i = 0; i < 2; i++) {
		struct rig *g = rig_new();
		struct doc_block *head = para_block(g, "head");

		drawing(g, head->para, WRAP_SQUARE, 0, 0, 3000, MARGIN);
		g->first.header[HEADER_DEFAULT] = head;
		para(g, "body");
		lay_as(g, rows[i].mode);
		IS_INT(lround(x_of(g, "body")) - MARGIN, 3000);
		IS_INT(lround(x_of(g, "head")) - MARGIN, rows[i].head);
		arena_free(g->a);
	}
}

TEST(what_is_aligned_keeps_its_distance_in_libreoffice)
{
	static const struct {
		enum doc_likeness mode;
		enum doc_wrap wrap;
		enum doc_drawing_align align;
		int x;
	} rows[] = {
		{ LIKE_LO74, WRAP_SQUARE, DALIGN_LEFT, MARGIN + 200 },
		{ LIKE_LO74, WRAP_SQUARE, DALIGN_RIGHT, PAGE_W - MARGIN - 2000 - 100 },
		{ LIKE_LO74, WRAP_NONE_FRONT, DALIGN_LEFT, MARGIN },
		{ LIKE_WORD, WRAP_SQUARE, DALIGN_LEFT, MARGIN },
		{ LIKE_WORD, WRAP_SQUARE, DALIGN_RIGHT, PAGE_W - MARGIN - 2000 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		struct doc_floating *fl = drawing(g, para(g, "text"), rows[i].wrap, 0, 0, 2000, 1000)->floating;

		fl->h_align = rows[i].align;
		fl->distance[SIDE_LEFT] = 200;
		fl->distance[SIDE_RIGHT] = 100;
		lay_as(g, rows[i].mode);
		IS_INT(lround(item(g, 0, ITEM_RECT, 0)->x), rows[i].x);
		arena_free(g->a);
	}
}

/* A table of n rows that floats at (1000, 0) from its anchor. */
static struct doc_table *
floating_table(struct rig *g, int width, int n)
{
	struct doc_table *t = table(g, 1, width);

	for (int i = 0; i < n; i++)
		cell(g, row(g, t), i == 0 ? "top" : i + 1 == n ? "last" : "row");
	t->float_shift = 108;
	t->floating = ARENA_NEW(g->a, struct doc_floating);
	*t->floating = (struct doc_floating){ .h_from = ANCHOR_COLUMN, .v_from = ANCHOR_PARAGRAPH, .x = 1000, .wrap = WRAP_SQUARE };
	return t;
}

TEST(tables_float_as_in_libreoffice_7_4)
{
	int text = PAGE_W - 2 * MARGIN;
	struct {
		enum doc_likeness mode;
		int width, rows;
		bool broken;
		int x, page; /* of the first cell's text, of the last */
	} rows[] = {
		{ LIKE_LO74, 3000, 3, false, 1000, 1 },             /* its text stands at its place */
		{ LIKE_WORD, 3000, 3, false, 1108, 1 },             /* its edge */
		{ LIKE_LO74, text - 267, 3, false, 1000, 1 },
		{ LIKE_LO74, text - 266, 3, false, 108, 1 },       /* too wide: in the flow */
		{ LIKE_LO74, 3000, 47, false, 1000, 1 },            /* hangs over the text's end */
		{ LIKE_LO74, 3000, 47, true, 108, 2 },             /* Word broke it */
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();

		g->doc.source.compat_mode = 15;
		floating_table(g, rows[i].width, rows[i].rows)->broken = rows[i].broken;
		para(g, "after");
		lay_as(g, rows[i].mode);
		IS_INT(lround(x_of(g, "top")) - MARGIN, rows[i].x);
		IS_INT(page_of(g, "last"), rows[i].page);
		arena_free(g->a);
	}
}

TEST(drawings_stand_where_their_anchor_says)
{
	static const struct {
		enum doc_anchor h, v;
		enum doc_drawing_align ha, va;
		int x, y; /* expected, of a box of 2000 × 1000 at (100, 50) */
	} rows[] = {
		{ ANCHOR_PAGE, ANCHOR_PAGE, DALIGN_NONE, DALIGN_NONE, 100, 50 },
		{ ANCHOR_MARGIN, ANCHOR_MARGIN, DALIGN_NONE, DALIGN_NONE, MARGIN + 100, MARGIN + 50 },
		{ ANCHOR_PAGE, ANCHOR_PAGE, DALIGN_CENTRE, DALIGN_CENTRE, (PAGE_W - 2000) / 2, (PAGE_H - 1000) / 2 },
		{ ANCHOR_MARGIN, ANCHOR_MARGIN, DALIGN_RIGHT, DALIGN_BOTTOM, PAGE_W - MARGIN - 2000, PAGE_H - MARGIN - 1000 },
		{ ANCHOR_COLUMN, ANCHOR_PARAGRAPH, DALIGN_NONE, DALIGN_NONE, MARGIN + 100, MARGIN + LINE + 50 },
		{ ANCHOR_RIGHT_MARGIN, ANCHOR_BOTTOM_MARGIN, DALIGN_LEFT, DALIGN_TOP, PAGE_W - MARGIN, PAGE_H - MARGIN },
		{ ANCHOR_OUTSIDE, ANCHOR_TOP_MARGIN, DALIGN_LEFT, DALIGN_TOP, PAGE_W - MARGIN, 0 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		struct doc_floating *fl;

		para(g, "first");
		fl = drawing(g, para(g, "text"), WRAP_NONE_BEHIND, 100, 50, 2000, 1000)->floating;
		fl->h_from = rows[i].h;
		fl->v_from = rows[i].v;
		fl->h_align = rows[i].ha;
		fl->v_align = rows[i].va;
		lay(g);
		IS_INT(lround(item(g, 0, ITEM_RECT, 0)->x), rows[i].x);
		IS_INT(lround(item(g, 0, ITEM_RECT, 0)->y), rows[i].y);
		IS_INT(g->pages->at[0].items[0].kind, ITEM_RECT); /* behind: painted first */
		arena_free(g->a);
	}
}

TEST(a_watermark_is_as_large_as_its_box)
{
	struct rig *g = rig_new();
	struct doc_para *p = para(g, "text");
	struct doc_drawing *dr = drawing(g, p, WRAP_NONE_BEHIND, 0, 0, 6000, 2000);
	struct doc_para inside = { .props = p->props, .mark_props = p->mark_props };
	struct doc_block block = { .kind = DOC_PARAGRAPH, .para = &inside };
	const struct lay_item *it;

	run(g, &inside, RUN_TEXT, "HH");
	dr->kind = DRAWING_TEXT_BOX;
	dr->fill_colour = COLOUR_NONE;
	dr->blocks = &block;
	dr->stretched = true;
	lay(g);
	it = item(g, 0, ITEM_TEXT, 0);
	IS_STR(it->text, STR("HH"));
	IS_INT(lround(it->width), 6000);
	IS_INT(lround(it->y), MARGIN + 2000); /* capitals stand on the box's lower edge */
	OK(it->size_pt > 100 && it->size_pt < 200); /* the letters' height is the box's: 100 pt of capitals */
	OK(it->scale > 0);
	arena_free(g->a);
}

TEST(the_dump_has_a_line_an_item_and_with_words_a_line_of_text)
{
	struct rig *g = rig_new();
	struct out o;

	para(g, "Số: 12/QĐ-UBND");
	lay(g);
	out_init(&o);
	lay_dump(&o, g->pages, true);
	IS_STR(out_str(&o), STR("page 1 11906x16838 '1'\n1134 1396 Số: 12/QĐ-UBND\n"));
	out_reset(&o);
	lay_dump(&o, g->pages, false);
	OK(str_find(out_str(&o), STR("text 1134 1396 "), 0) < out_str(&o).n);
	out_release(&o);
	arena_free(g->a);
}

/* --- what programs do differently: rows of document/manners.h that no other test shows ----------------- */

/* Probed in LibreOffice 7.4. */
TEST(a_raised_empty_paragraph_has_no_height_in_libreoffice)
{
	static const struct {
		enum doc_likeness mode;
		int down;
	} rows[] = { { LIKE_WORD, LINE }, { LIKE_LO25, 0 }, { LIKE_LO74, 0 } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();

		g->pp.align = PARA_CENTRE;
		g->c.vpos = VPOS_SUPER;
		para(g, NULL);
		g->c.vpos = VPOS_BASE;
		para(g, "below");
		lay_as(g, rows[i].mode);
		IS_INT(lround(y_of(g, "below") - ascent()) - MARGIN, rows[i].down);
		arena_free(g->a);
	}
}

TEST(space_before_counts_at_the_first_page_as_the_document_says)
{
	static const struct {
		enum doc_origin origin;
		bool asked;
		int down;
	} rows[] = { { ORIGIN_DOCX, false, 200 }, { ORIGIN_ODT, false, 0 }, { ORIGIN_ODT, true, 200 } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();

		g->doc.source.origin = rows[i].origin;
		g->doc.source.space_at_page_top = rows[i].asked;
		g->pp.before = 200;
		para(g, "text");
		lay(g);
		IS_INT(lround(y_of(g, "text") - ascent()) - MARGIN, rows[i].down);
		arena_free(g->a);
	}
}

TEST(word_keeps_what_floats_on_the_paper)
{
	static const struct {
		enum doc_likeness mode;
		int y;
	} rows[] = { { LIKE_WORD, PAGE_H - 1000 }, { LIKE_LO25, MARGIN + PAGE_H }, { LIKE_LO74, MARGIN + PAGE_H } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();

		drawing(g, para(g, "text"), WRAP_NONE_FRONT, 0, PAGE_H, 3000, 1000);
		lay_as(g, rows[i].mode);
		IS_INT(lround(item(g, 0, ITEM_RECT, 0)->y), rows[i].y);
		arena_free(g->a);
	}
}

TEST(text_beside_a_float_needs_a_centimetre_in_word)
{
	enum { WIDTH = PAGE_W - 2 * MARGIN, CENTIMETRE = 567 };
	static const struct {
		enum doc_likeness mode;
		int gap;
		int left; /* where the text stands: beside, or below from the margin on */
	} rows[] = {
		{ LIKE_WORD, CENTIMETRE, WIDTH - CENTIMETRE },
		{ LIKE_WORD, CENTIMETRE - 1, 0 },
		{ LIKE_LO25, CENTIMETRE - 1, WIDTH - CENTIMETRE + 1 },
		{ LIKE_LO74, CENTIMETRE - 1, WIDTH - CENTIMETRE + 1 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();

		drawing(g, para(g, "i"), WRAP_SQUARE, 0, 0, WIDTH - rows[i].gap, 1000);
		lay_as(g, rows[i].mode);
		IS_INT(lround(x_of(g, "i")) - MARGIN, rows[i].left);
		arena_free(g->a);
	}
}

TEST(a_frame_that_text_goes_through_lies_over_it_in_libreoffice)
{
	static const struct {
		enum doc_likeness mode;
		int down; /* of the text behind the frame */
	} rows[] = { { LIKE_WORD, 1000 }, { LIKE_LO25, 0 }, { LIKE_LO74, 0 } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		struct doc_frame frame = { .width = 3000, .height = 1000, .height_exact = true, .h_anchor = ANCHOR_COLUMN,
			.v_anchor = ANCHOR_PARAGRAPH, .wrap_none = true, .wrap_through = true };

		para(g, "framed")->frame = &frame;
		para(g, "text");
		lay_as(g, rows[i].mode);
		IS_INT(lround(y_of(g, "text") - ascent()) - MARGIN, rows[i].down);
		arena_free(g->a);
	}
}

TEST(a_frame_that_ends_below_its_sheet_is_complained_about)
{
	static const struct {
		int height;
		bool complained;
	} rows[] = { { PAGE_H - 10, false }, { PAGE_H + 10, true } /* Word keeps what it can on the paper */ };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		struct doc_frame frame = { .width = 3000, .height = rows[i].height, .height_exact = true,
			.h_anchor = ANCHOR_COLUMN, .v_anchor = ANCHOR_PARAGRAPH };

		para(g, "framed")->frame = &frame;
		lay(g);
		IS_INT(g->d.count[DIAG_WARNING], rows[i].complained);
		if (rows[i].complained)
			IS_STR(g->d.first->message, STR("frame that begins \"framed\""));
		arena_free(g->a);
	}
}

TEST(the_separator_of_notes_is_a_rule_or_a_paragraph)
{
	enum { QUARTER = (PAGE_W - 2 * MARGIN) / 4, TWO_INCHES = 2880 };
	static const struct {
		enum doc_origin origin;
		enum doc_likeness mode;
		int width;
	} rows[] = { { ORIGIN_DOCX, LIKE_WORD, TWO_INCHES }, { ORIGIN_DOCX, LIKE_LO25, TWO_INCHES },
		{ ORIGIN_DOCX, LIKE_LO74, QUARTER }, { ORIGIN_ODT, LIKE_WORD, QUARTER } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();

		g->doc.source.origin = rows[i].origin;
		g->doc.separator = para_block(g, NULL);
		g->doc.separator_rule = true;
		note(g, para(g, "marked"), 1, 1);
		lay_as(g, rows[i].mode);
		IS_INT(item(g, 0, ITEM_RULE, 0)->width, rows[i].width);
		arena_free(g->a);
	}
}

TEST(notes_stand_under_the_text_where_the_document_asks_for_it)
{
	static const struct {
		enum doc_origin origin;
		bool asked;
		enum doc_likeness mode;
		bool high;
	} rows[] = {
		{ ORIGIN_DOCX, false, LIKE_WORD, false },
		{ ORIGIN_DOCX, true, LIKE_WORD, true },
		{ ORIGIN_DOCX, true, LIKE_LO25, false },
		{ ORIGIN_DOCX, true, LIKE_LO74, false },
		{ ORIGIN_ODT, true, LIKE_LO74, true },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();

		g->doc.source.origin = rows[i].origin;
		g->doc.source.notes_under_text = rows[i].asked;
		note(g, para(g, "marked"), 1, 1);
		lay_as(g, rows[i].mode);
		if (rows[i].high)
			OK(y_of(g, "n1.1") < MARGIN + 3 * LINE);
		else
			OK(y_of(g, "n1.1") > PAGE_H - MARGIN - LINE);
		arena_free(g->a);
	}
}

/* Probed: it goes when the table or the notes do, and 25.2 has none. */
TEST(a_first_table_of_a_document_with_notes_stands_a_line_lower_in_libreoffice_7_4)
{
	enum { BORDER = 10 };
	static const struct {
		enum doc_origin origin;
		enum doc_likeness mode;
		bool notes;
		int lower;
	} rows[] = {
		{ ORIGIN_DOCX, LIKE_WORD, true, 0 },
		{ ORIGIN_DOCX, LIKE_LO25, true, 0 },
		{ ORIGIN_DOCX, LIKE_LO74, true, LINE },
		{ ORIGIN_DOCX, LIKE_LO74, false, 0 },
		{ ORIGIN_ODT, LIKE_LO74, true, 0 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		struct doc_table *t = table(g, 1, 3000);

		cell(g, row(g, t), "in a cell");
		g->doc.source.origin = rows[i].origin;
		g->doc.empty_para = para_block(g, NULL)->para;
		if (rows[i].notes)
			note(g, para(g, "marked"), 1, 1);
		lay_as(g, rows[i].mode);
		IS_INT(lround(y_of(g, "in a cell") - ascent()) - MARGIN - BORDER, rows[i].lower);
		arena_free(g->a);
	}
}

/* --- limits ---------------------------------------------------------------------------------------------- */

static bool
said_many(const struct rig *g)
{
	for (const struct diag *d = g->d.first; d != NULL; d = d->next)
		if (strcmp(d->kind->id, "Y107") == 0)
			return true;
	return false;
}

TEST(floats_beside_a_line_are_heeded_up_to_the_limit_and_more_are_told)
{
	for (int more = 0; more < 2; more++) {
		struct rig *g = rig_new();
		struct doc_para *p = para(g, "text");

		for (int i = 0; i < LIMIT_FLOATS_BESIDE + more; i++)
			drawing(g, p, WRAP_SQUARE, i * 100, 0, 100, 1000);
		lay(g);
		OK(said_many(g) == (more > 0));
		arena_free(g->a);
	}
}

TEST(floats_over_text_above_are_foreseen_up_to_the_limit_and_more_are_told)
{
	for (int more = 0; more < 2; more++) {
		struct rig *g = rig_new();

		fill(g, 20);
		for (int i = 0; i < LIMIT_FLOATS_FORESEEN + more; i++)
			drawing(g, para(g, "anchor"), WRAP_SQUARE, i * 100, 0, 100, 50)->floating->v_from = ANCHOR_MARGIN;
		lay(g);
		OK(said_many(g) == (more > 0));
		arena_free(g->a);
	}
}

TEST(notes_of_a_paragraph_are_asked_for_room_up_to_the_limit_and_more_are_told)
{
	for (int more = 0; more < 2; more++) {
		struct rig *g = rig_new();
		struct doc_para *p = para(g, "marked");

		g->c.size_half_points = 2;
		for (int i = 1; i <= LIMIT_NOTES_FITTED + more; i++)
			note(g, p, i, 1);
		lay(g);
		OK(said_many(g) == (more > 0));
		arena_free(g->a);
	}
}

TEST(floats_of_a_paragraph_keep_room_up_to_the_limit_and_more_are_told)
{
	for (int more = 0; more < 2; more++) {
		struct rig *g = rig_new();
		struct doc_para *p = para(g, "text");

		for (int i = 0; i < LIMIT_FLOATS_ANCHORED + more; i++)
			drawing(g, p, WRAP_SQUARE, 0, 2000 + 20 * i, 100, 10);
		lay(g);
		OK(said_many(g) == (more > 0));
		arena_free(g->a);
	}
}
