#include "tap.h"

#include <math.h>

#include "base/limits.h"
#include "layout/line/lines.h"

/*
 * Paragraphs built by hand, their lines read back. Numbers are those of
 * layout/README.md, measured on LibreOffice 7.4 and 25.2 and on Word's page starts, with Liberation
 * Serif for Times New Roman.
 */
struct rig {
	struct arena *a;
	struct diags d;
	struct document doc;
	struct lay_options opt;
	struct doc_manners manners; /* of doc and opt, as they stand when lines are asked for */
	struct layout l;
	struct doc_char_props c;
	struct doc_para_props pp;
	struct doc_para p;
	struct doc_run **last;
	struct band band;
};

static struct shaper *shaper;

static struct rig *
rig_new(void)
{
	struct arena *a = arena_new(1 << 16);
	struct rig *g = ARENA_NEW(a, struct rig);

	g->a = a;
	diags_init(&g->d, a);
	if (shaper == NULL)
		shaper = shaper_new(NULL, &g->d);
	g->doc = (struct document){ .source = { .origin = ORIGIN_DOCX, .compat_mode = 14, .external_leading = true }, .default_tab = 720 };
	g->l = (struct layout){ .doc = &g->doc, .shaper = shaper, .manners = &g->manners, .a = a, .d = &g->d };
	g->c = (struct doc_char_props){ .family = STR("Times New Roman"), .size_half_points = 28, .colour = COLOUR_AUTO,
		.underline_colour = COLOUR_AUTO, .highlight = COLOUR_NONE, .scale_percent = 100, .language = STR("vi-VN") };
	g->pp = (struct doc_para_props){ .align_last = -1, .line = 240, .shading = COLOUR_NONE };
	g->p = (struct doc_para){ .props = &g->pp, .mark_props = &g->c };
	g->last = &g->p.runs;
	g->band.width = 9072;
	g->manners = doc_manners(&g->doc.source, g->opt.like);
	return g;
}

static struct doc_run *
add(struct rig *g, enum doc_run_kind kind, const char *text)
{
	struct doc_run *r = ARENA_NEW(g->a, struct doc_run);

	r->kind = kind;
	r->text = str_of(text);
	r->props = arena_copy(g->a, &g->c, sizeof g->c);
	*g->last = r;
	g->last = &r->next;
	return r;
}

static struct para_lines *
lines(struct rig *g)
{
	g->manners = doc_manners(&g->doc.source, g->opt.like);
	return lay_lines(&g->l, &g->p, &g->band);
}

static const struct lay_item *
item_at(const struct line *l, enum lay_item_kind kind, size_t nth)
{
	for (size_t i = 0; i < l->items_n; i++)
		if (l->items[i].kind == kind && nth-- == 0)
			return &l->items[i];
	return NULL;
}

static str
line_text(struct rig *g, const struct line *l)
{
	str s = STR("");

	for (size_t i = 0; i < l->items_n; i++)
		if (l->items[i].kind == ITEM_TEXT)
			s = str_concat(g->a, s.n > 0 ? str_concat(g->a, s, STR("|")) : s, l->items[i].text);
	return s;
}

/* All lines' texts, one a line. */
static str
all_text(struct rig *g, const struct para_lines *pl)
{
	str s = STR("");

	for (size_t i = 0; i < pl->n; i++)
		s = str_format(g->a, STR_FMT "%s" STR_FMT, STR_ARG(s), i > 0 ? "\n" : "", STR_ARG(line_text(g, &pl->at[i])));
	return s;
}

static double
width_of(const char *s, int half_points)
{
	struct rig *g = rig_new();
	double w;

	g->c.size_half_points = half_points;
	add(g, RUN_TEXT, s);
	w = lines(g)->at[0].right;
	arena_free(g->a);
	return w;
}

TEST(a_line_is_as_high_as_measured_for_each_size)
{
	static const struct {
		int half_points, pitch;
	} rows[] = {
		{ 16, 184 }, { 18, 207 }, { 20, 231 }, { 21, 242 }, { 22, 253 }, { 23, 265 }, { 24, 276 }, { 25, 288 }, { 26, 299 },
		{ 27, 311 }, { 28, 322 }, { 29, 333 }, { 30, 345 }, { 32, 368 }, { 36, 414 }
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();

		g->c.size_half_points = rows[i].half_points;
		add(g, RUN_TEXT, "Nơi nhận");
		IS_INT(lines(g)->at[0].height, rows[i].pitch);
		IS_INT(lay_mark_height(&g->l, &g->p), rows[i].pitch);
		arena_free(g->a);
	}
}

TEST(line_spacing_moves_the_baseline_as_measured)
{
	static const struct {
		enum doc_line_rule rule;
		int line;
		double height, baseline;
		const char *why;
	} rows[] = {
		{ LINE_AUTO, 240, 322, 262, "single" },
		{ LINE_AUTO, 264, 354, 262, "the extra goes below" },
		{ LINE_AUTO, 276, 370, 262, "cut to whole twips" },
		{ LINE_AUTO, 288, 386, 262, "1.2" },
		{ LINE_AUTO, 312, 418, 262, "1.3" },
		{ LINE_AUTO, 360, 483, 262, "1.5" },
		{ LINE_AUTO, 192, 257, 197, "the loss is taken from the top" },
		{ LINE_EXACT, 360, 360, 288, "four fifths" },
		{ LINE_EXACT, 200, 200, 160, "less than the letters need" },
		{ LINE_AT_LEAST, 400, 400, 340, "the extra goes above" },
		{ LINE_AT_LEAST, 100, 322, 262, "no less than single" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		struct para_lines *pl;

		g->pp.line_rule = rows[i].rule;
		g->pp.line = rows[i].line;
		add(g, RUN_TEXT, "Kính gửi");
		pl = lines(g);
		if (pl->at[0].height != rows[i].height || pl->at[0].baseline != rows[i].baseline)
			FAIL("%s: %g %g", rows[i].why, pl->at[0].height, pl->at[0].baseline);
		arena_free(g->a);
	}
}

TEST(a_line_without_a_rule_is_exact_in_one_libreoffice_alone)
{
	static const struct {
		enum doc_likeness mode;
		double height, baseline;
	} rows[] = { { LIKE_WORD, 483, 262 }, { LIKE_LO25, 483, 262 }, { LIKE_LO74, 360, 288 } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		struct para_lines *pl;

		g->opt.like = rows[i].mode;
		g->pp.line = 360;
		g->pp.line_bare = true;
		add(g, RUN_TEXT, "Kính gửi");
		pl = lines(g);
		IS_INT(pl->at[0].height, rows[i].height);
		IS_INT(pl->at[0].baseline, rows[i].baseline);
		arena_free(g->a);
	}
}

TEST(libreoffice_puts_a_first_line_of_less_than_one_at_four_fifths)
{
	static const struct {
		enum doc_likeness rule;
		double first, second;
	} rows[] = { { LIKE_LO74, 205, 197 }, { LIKE_LO25, 205, 197 }, { LIKE_WORD, 197, 197 } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		struct para_lines *pl;

		g->opt.like = rows[i].rule;
		g->pp.line = 192;
		g->band.width = 800;
		add(g, RUN_TEXT, "một hai ba bốn");
		pl = lines(g);
		IS_INT(pl->at[0].baseline, rows[i].first);
		IS_INT(pl->at[1].baseline, rows[i].second);
		arena_free(g->a);
	}
}

TEST(pictures_stand_on_the_line_and_are_not_multiplied)
{
	static const struct {
		enum doc_line_rule rule;
		int line;
		double height, baseline;
	} rows[] = { { LINE_AUTO, 240, 600, 600 }, { LINE_AUTO, 360, 761, 600 }, { LINE_AUTO, 192, 480, 384 }, { LINE_EXACT, 360, 360, 288 },
		{ LINE_AT_LEAST, 800, 800, 800 } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		struct doc_drawing dr = { .kind = DRAWING_PICTURE, .width = 1000, .height = 600 };
		struct para_lines *pl;

		g->opt.like = LIKE_LO74;
		g->pp.line_rule = rows[i].rule;
		g->pp.line = rows[i].line;
		add(g, RUN_DRAWING, "")->drawing = &dr;
		pl = lines(g);
		IS_INT(pl->at[0].height, rows[i].height);
		IS_INT(pl->at[0].baseline, rows[i].baseline);
		IS_INT(pl->at[0].right, 1000);
		arena_free(g->a);
	}
}

TEST(the_tallest_run_rules_the_line)
{
	struct rig *g = rig_new();
	struct para_lines *pl;

	add(g, RUN_TEXT, "nhỏ ");
	g->c.size_half_points = 36;
	add(g, RUN_TEXT, "lớn");
	pl = lines(g);
	IS_INT(pl->at[0].height, 414);
	IS_INT(item_at(&pl->at[0], ITEM_TEXT, 0)->y, pl->at[0].baseline);
	arena_free(g->a);
}

TEST(an_empty_paragraph_takes_its_marks_size)
{
	struct rig *g = rig_new();
	struct para_lines *pl;

	g->c.size_half_points = 20;
	pl = lines(g);
	IS_INT(pl->n, 1);
	OK(pl->empty);
	IS_INT(pl->at[0].height, 231);
	arena_free(g->a);
}

TEST(superscript_is_raised_and_keeps_the_height)
{
	struct rig *g = rig_new();
	struct para_lines *pl;
	const struct lay_item *t;

	add(g, RUN_TEXT, "km");
	g->c.vpos = VPOS_SUPER;
	add(g, RUN_TEXT, "2");
	g->c.vpos = VPOS_SUB;
	add(g, RUN_TEXT, "3");
	pl = lines(g);
	IS_INT(pl->at[0].height, 322);
	t = item_at(&pl->at[0], ITEM_TEXT, 1);
	OK(fabs(t->size_pt - 8.1) < 0.05);
	IS_INT(lround(pl->at[0].baseline - t->y), 109);
	IS_INT(lround(item_at(&pl->at[0], ITEM_TEXT, 2)->y - pl->at[0].baseline), 24);
	arena_free(g->a);
}

TEST(letter_spacing_counts_each_letter_or_all_but_one)
{
	static const struct {
		int v, extra;
	} rows[] = { { 10, 40 }, { -10, -30 }, { 0, 0 } };
	double plain = width_of("abcd", 28);

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();

		g->c.spacing_twips = rows[i].v;
		add(g, RUN_TEXT, "abcd");
		IS_INT(lines(g)->at[0].right - plain, rows[i].extra);
		arena_free(g->a);
	}
}

TEST(runs_of_one_look_become_one_item_a_line)
{
	struct rig *g = rig_new();
	struct para_lines *pl;
	const struct lay_item *t;

	add(g, RUN_TEXT, "Ủy ban ");
	add(g, RUN_TEXT, "nhân dân xã");
	g->p.runs->next->props = g->p.runs->props;
	pl = lines(g);
	IS_STR(line_text(g, &pl->at[0]), STR("Ủy ban nhân dân xã"));
	t = item_at(&pl->at[0], ITEM_TEXT, 0);
	IS_STR(t->run->text, STR("Ủy ban nhân dân xã"));
	IS_INT(t->run->glyphs_n, 18);
	IS_INT(t->run->spaces, 4);
	arena_free(g->a);
}

TEST(lines_break_at_spaces_which_hang)
{
	struct rig *g = rig_new();
	double word = width_of("dài dài", 28);

	g->band.width = word + 1; /* its own width is rounded */
	add(g, RUN_TEXT, "dài dài dài dài  dài");
	IS_STR(all_text(g, lines(g)), STR("dài dài\ndài dài\ndài"));
	g->band.width = word - 1;
	IS_STR(all_text(g, lines(g)), STR("dài\ndài\ndài\ndài\ndài"));
	arena_free(g->a);
}

TEST(places_where_a_line_may_end)
{
	static const struct {
		const char *text, *lines, *why;
	} rows[] = {
		{ "aa-bb", "aa-\nbb", "after a hyphen" },
		{ "2026-2030", "2026-\n2030", "between years" },
		{ "12/2026 cc", "12/2026\ncc", "not in a date" },
		{ "aa\xe2\x80\x91" "bb cc", "aa\xe2\x80\x91" "bb\ncc", "no-break hyphen" },
		{ "aa\xc2\xa0" "bb cc", "aa\xc2\xa0" "bb\ncc", "no-break space" },
		{ "12/QĐ cc", "12/QĐ\ncc", "never after the slash of a code" },
		{ "(aa) bb", "(aa)\nbb", "no break inside brackets" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();

		g->band.width = strchr(rows[i].lines, '\n') != NULL ?
		    width_of(str_c(g->a, str_sub(str_of(rows[i].lines), 0, strcspn(rows[i].lines, "\n"))), 28) + 20 : 9000;
		add(g, RUN_TEXT, rows[i].text);
		if (!str_eq(all_text(g, lines(g)), str_of(rows[i].lines)))
			FAIL("%s: " STR_FMT, rows[i].why, STR_ARG(all_text(g, lines(g))));
		arena_free(g->a);
	}
}

TEST(libreoffice_breaks_after_a_slash_where_nothing_else_could)
{
	static const struct {
		enum doc_likeness rule;
		const char *text, *lines;
	} rows[] = {
		{ LIKE_LO74, "/api/webhooks", "/api/\nwebhooks" },
		{ LIKE_LO74, "aa và/hoặcxxxxxxx", "aa\nvà/hoặcxxxx\nxxx" },
		{ LIKE_WORD, "/api/webhooks", "/api/webh\nooks" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();

		g->opt.like = rows[i].rule;
		g->band.width = width_of("webhooks", 28) + 50;
		add(g, RUN_TEXT, rows[i].text);
		IS_STR(all_text(g, lines(g)), str_of(rows[i].lines));
		arena_free(g->a);
	}
}

TEST(a_word_wider_than_the_line_breaks_by_letters)
{
	struct rig *g = rig_new();
	struct para_lines *pl;
	size_t n = 0;

	g->band.width = 700;
	add(g, RUN_TEXT, "aaa mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm zzz");
	pl = lines(g);
	OK(pl->n > 5);
	for (size_t i = 0; i < pl->n; i++) {
		OK(pl->at[i].right <= 700);
		OK(pl->at[i].text_from == n || pl->at[i].text_from == n + 1);
		n += line_text(g, &pl->at[i]).n + (i == 0);
	}
	IS_STR(line_text(g, &pl->at[0]), STR("aaa"));
	IS_STR(line_text(g, &pl->at[pl->n - 1]), STR("zzz"));
	arena_free(g->a);
}

TEST(a_soft_hyphen_shows_only_where_the_line_ends)
{
	struct rig *g = rig_new();

	add(g, RUN_TEXT, "aaaa\xc2\xad" "bbbb");
	IS_STR(all_text(g, lines(g)), STR("aaaa|bbbb"));
	g->band.width = width_of("aaaabb", 28);
	IS_STR(all_text(g, lines(g)), STR("aaaa|-\nbbbb"));
	arena_free(g->a);
}

TEST(libreoffice_keeps_room_behind_italics)
{
	static const struct {
		enum doc_likeness rule;
		int mode, room;
	} rows[] = { { LIKE_LO74, 15, 26 }, { LIKE_LO74, 14, 0 }, { LIKE_WORD, 15, 0 } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		double width;

		g->opt.like = rows[i].rule;
		g->doc.source.compat_mode = rows[i].mode;
	g->doc.source.shrinks_spaces = rows[i].mode >= 15;
		g->c.italic = true;
		add(g, RUN_TEXT, "một hai");
		width = lines(g)->at[0].right;
		g->band.width = width + rows[i].room;
		IS_INT(lines(g)->n, 1);
		g->band.width = width + rows[i].room - 1;
		IS_INT(lines(g)->n, 2);
		arena_free(g->a);
	}
}

TEST(alignment_places_the_line)
{
	static const struct {
		enum doc_alignment align;
		double share;
	} rows[] = { { PARA_LEFT, 0 }, { PARA_CENTRE, 0.5 }, { PARA_RIGHT, 1 }, { PARA_JUSTIFY, 0 } };
	double width = width_of("Điều 1", 28);

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();

		g->pp.align = rows[i].align;
		g->pp.indent_left = 100;
		g->pp.indent_right = 200;
		g->pp.indent_first = 50;
		add(g, RUN_TEXT, "Điều 1 ");
		IS_INT(2 * item_at(&lines(g)->at[0], ITEM_TEXT, 0)->x, 2 * (150 + rows[i].share * (9072 - 350 - width)));
		arena_free(g->a);
	}
}

TEST(justified_lines_reach_the_edge_and_the_last_does_not)
{
	struct rig *g = rig_new();
	struct para_lines *pl;

	g->pp.align = PARA_JUSTIFY;
	g->band.width = 2000;
	add(g, RUN_TEXT, "một hai ba bốn năm sáu bảy tám chín mười");
	add(g, RUN_LINE_BREAK, "");
	add(g, RUN_TEXT, "hết");
	pl = lines(g);
	OK(pl->n >= 3);
	for (size_t i = 0; i + 1 < pl->n; i++)
		IS_INT(lround(pl->at[i].right), 2000);
	OK(pl->at[pl->n - 1].right < 500);
	g->doc.source.no_expand_shift_return = true;
	pl = lines(g);
	OK(pl->at[pl->n - 2].right < 1999);
	arena_free(g->a);
}

/* A line of words with s of shrinking asked: widths are made to fit by the band. */
static size_t
first_line_words(enum doc_likeness rule, int mode, double shrink, int words)
{
	struct rig *g = rig_new();
	double space = width_of("a a", 28) - 2 * width_of("a", 28), all, n = 0;
	str t;

	all = width_of("mmmm mmmm mmmm mmmm mmmm", 28);
	g->opt.like = rule;
	g->doc.source.compat_mode = mode;
	g->doc.source.shrinks_spaces = mode >= 15;
	g->pp.align = PARA_JUSTIFY;
	g->band.width = floor(all - shrink * 4 * space);
	add(g, RUN_TEXT, "mmmm");
	for (int i = 1; i < words; i++)
		add(g, RUN_TEXT, " mmmm")->props = g->p.runs->props;
	t = line_text(g, &lines(g)->at[0]);
	for (size_t i = 0; i < t.n; i++)
		n += t.p[i] == ' ';
	arena_free(g->a);
	return (size_t)n + 1;
}

TEST(justified_lines_take_one_more_word_by_three_rules)
{
	static const struct {
		enum doc_likeness rule;
		int mode;
		double shrink;
		size_t words;
		const char *why;
	} rows[] = {
		{ LIKE_LO74, 15, 0.10, 4, "LibreOffice 7.4 never" },
		{ LIKE_LO25, 15, 0.10, 5, "25.2 does" },
		{ LIKE_LO25, 15, 0.24, 5, "up to a quarter" },
		{ LIKE_LO25, 15, 0.27, 4, "no more" },
		{ LIKE_LO25, 14, 0.10, 4, "not in compatibility mode 14" },
		{ LIKE_WORD, 15, 0.10, 5, "Word: the shrinking is less than half of the growing" },
		{ LIKE_WORD, 15, 0.24, 5, "a long word leaves a wide line" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t n = first_line_words(rows[i].rule, rows[i].mode, rows[i].shrink, 9);

		if (n != rows[i].words)
			FAIL("%s: %zu", rows[i].why, n);
		n = first_line_words(rows[i].rule, rows[i].mode, rows[i].shrink, 5);
		if (n != rows[i].words)
			FAIL("%s, last line: %zu", rows[i].why, n);
	}
}

TEST(word_keeps_a_short_word_when_growing_is_the_lesser_evil)
{
	struct rig *g = rig_new();
	double space = width_of("a a", 28) - 2 * width_of("a", 28);
	struct para_lines *pl;

	g->doc.source.compat_mode = 15;
	g->doc.source.shrinks_spaces = true;
	g->pp.align = PARA_JUSTIFY;
	/* "i" is narrow: without it the spaces grow by about a third, with it they shrink by a fifth */
	g->band.width = floor(width_of("mmmm mmmm mmmm mmmm mmmm i", 28) - 0.2 * 5 * space);
	add(g, RUN_TEXT, "mmmm mmmm mmmm mmmm mmmm i mmmm");
	g->opt.like = LIKE_LO25;
	pl = lines(g);
	OK(str_ends(line_text(g, &pl->at[0]), STR(" i")));
	IS_INT(lround(pl->at[0].right), g->band.width);
	g->opt.like = LIKE_WORD;
	OK(str_ends(line_text(g, &lines(g)->at[0]), STR("mmmm")));
	arena_free(g->a);
}

TEST(tabs_go_to_their_stops)
{
	static const struct doc_tab_stop left[] = { { 2000, TAB_LEFT, LEADER_NONE } }, centre[] = { { 4000, TAB_CENTRE, LEADER_NONE } },
				     right[] = { { 9000, TAB_RIGHT, LEADER_DOT } }, decimal[] = { { 5000, TAB_DECIMAL, LEADER_NONE } },
				     beyond[] = { { 9400, TAB_RIGHT, LEADER_NONE } };
	double w = width_of("xx", 28), d = width_of("12", 28);
	const struct {
		const struct doc_tab_stop *stops;
		size_t n;
		int left, first;
		const char *after;
		double x;
		const char *why;
	} rows[] = {
		{ NULL, 0, 0, 0, "xx", 720, "default stop" },
		{ left, 1, 0, 0, "xx", 2000, "its own" },
		{ left, 1, 500, 0, "xx", 2000, "from the margin, not the indent" },
		{ NULL, 0, 567, -567, "xx", 567, "a hanging indent is a stop" },
		{ centre, 1, 0, 0, "xx", 4000 - w / 2, "centre" },
		{ right, 1, 0, 0, "xx", 9000 - w, "right" },
		{ decimal, 1, 0, 0, "12,5", 5000 - d, "decimal comma of Vietnamese" },
		{ beyond, 1, 0, 0, "xx", 9400 - w, "a stop beyond the right edge holds" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		const struct line *l;
		double x = -1;

		g->pp.tabs = rows[i].stops;
		g->pp.tabs_n = rows[i].n;
		g->pp.indent_left = rows[i].left;
		g->pp.indent_first = rows[i].first;
		add(g, RUN_TEXT, "a");
		add(g, RUN_TAB, "");
		add(g, RUN_TEXT, rows[i].after);
		l = &lines(g)->at[0];
		for (size_t k = 0; k < l->items_n; k++)
			if (str_eq(l->items[k].text, str_of(rows[i].after)))
				x = l->items[k].x;
		if (fabs(x - rows[i].x) > 1)
			FAIL("%s: %g, not %g", rows[i].why, x, rows[i].x);
		if (rows[i].stops == right)
			OK(str_starts(l->items[1].text, STR("....")));
		arena_free(g->a);
	}
}

/* Runs from a text in which tabs and line feeds stand for themselves. */
static void
add_parts(struct rig *g, const char *parts)
{
	str rest = str_of(parts);
	const struct doc_char_props *props = NULL;

	while (rest.n > 0) {
		size_t n = strcspn(rest.p, "\t\n");
		struct doc_run *r;

		if (n > 0)
			r = add(g, RUN_TEXT, str_c(g->a, str_sub(rest, 0, n)));
		else
			r = add(g, rest.p[0] == '\t' ? RUN_TAB : RUN_LINE_BREAK, "");
		if (props != NULL)
			r->props = props;
		props = r->props;
		rest = str_sub(rest, n > 0 ? n : 1, rest.n);
	}
}

/* "0 A1|720 x": where each text of the lines starts, leaders left out. */
static str
places(struct rig *g, const struct para_lines *pl)
{
	str s = STR("");

	for (size_t i = 0; i < pl->n; i++)
		for (size_t k = 0; k < pl->at[i].items_n; k++) {
			const struct lay_item *t = &pl->at[i].items[k];
			size_t n = str_find_char(t->text, ' ', 0);

			if (t->kind == ITEM_TEXT && !str_starts(t->text, STR("..")))
				s = str_format(g->a, STR_FMT "%s%ld " STR_FMT, STR_ARG(s), s.n > 0 ? "|" : "", lround(t->x),
				    STR_ARG(str_sub(t->text, 0, n)));
		}
	return s;
}

#define MANY "một hai ba bốn năm sáu bảy tám chín mười mười một mười hai mười ba"

TEST(tabs_stand_where_libreoffice_puts_them)
{
	static const struct {
		int left, first, right;
		enum doc_alignment align;
		struct doc_tab_stop tabs[2];
		const char *parts, *want;
	} rows[] = {
		{ 0, 0, 0, PARA_LEFT, { { 0 } }, "A1\tx\ty", "0 A1|720 x|1440 y" },
		{ 500, 0, 0, PARA_LEFT, { { 0 } }, "A2\tx\ty", "500 A2|1440 x|2160 y" },
		{ 500, 300, 0, PARA_LEFT, { { 0 } }, "A3\tx\ty", "800 A3|1440 x|2160 y" },
		{ 1000, -500, 0, PARA_LEFT, { { 0 } }, "A4\tx\ty", "500 A4|1000 x|1440 y" },
		{ 1000, -500, 0, PARA_LEFT, { { 0 } }, "A5 dài hơn thụt lề\tx\ty", "500 A5|2880 x|3600 y" },
		{ 0, 0, 0, PARA_LEFT, { { 4500, TAB_CENTRE, LEADER_NONE }, { 9000, TAB_RIGHT, LEADER_NONE } }, "B1\tgiữa\tphải",
		    "0 B1|4253 giữa|8518 phải" },
		{ 0, 0, 0, PARA_LEFT, { { 9071, TAB_RIGHT, LEADER_DOT } }, "B2\t12", "0 B2|8791 12" },
		{ 0, 0, 0, PARA_LEFT, { { 9300, TAB_RIGHT, LEADER_DOT } }, "B4\t12", "0 B4|9020 12" },
		{ 0, 0, 500, PARA_LEFT, { { 9300, TAB_RIGHT, LEADER_NONE } }, "B5\t12", "0 B5|9020 12" },
		{ 0, 0, 0, PARA_LEFT, { { 9300, TAB_LEFT, LEADER_NONE } }, "B6\t12", "0 B6|9300 12" },
		{ 0, 0, 0, PARA_LEFT, { { 5000, TAB_DECIMAL, LEADER_NONE } }, "C2\t1234", "0 C2|4440 1234" },
		{ 0, 0, 0, PARA_LEFT, { { 4500, TAB_CENTRE, LEADER_NONE } }, "D1\t" MANY " " MANY, "0 D1|342 một|0 hai" },
		{ 0, 0, 0, PARA_JUSTIFY, { { 2000, TAB_LEFT, LEADER_NONE } }, "E1\t" MANY " bốn", "0 E1|2000 một|0 hai" },
		{ 0, 0, 0, PARA_CENTRE, { { 0 } }, "F1\tx", "4106 F1|4826 x" },
		{ 0, 0, 0, PARA_RIGHT, { { 0 } }, "F2\tx", "8211 F2|8931 x" },
		{ 0, 0, 0, PARA_LEFT, { { 300, TAB_LEFT, LEADER_NONE } }, "I2\tx\ty", "0 I2|300 x|720 y" },
		{ -300, 0, 0, PARA_LEFT, { { 0 } }, "J1\tx", "-300 J1|0 x" },
		{ -800, 0, 0, PARA_LEFT, { { 0 } }, "J2\tx\ty", "-800 J2|0 x|720 y" },
		{ 0, 0, 0, PARA_LEFT, { { 4500, TAB_RIGHT, LEADER_NONE } }, "K1\tabc\n\tdef", "0 K1|4111 abc|4142 def" },
		{ 0, 0, 0, PARA_LEFT, { { 0 } }, "M1\t\t\t\t\t\t\t\t\t\t\t\t\tx", "0 M1|720 x" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		str got;

		g->band.width = 9071;
		g->pp.indent_left = rows[i].left;
		g->pp.indent_first = rows[i].first;
		g->pp.indent_right = rows[i].right;
		g->pp.align = rows[i].align;
		g->pp.tabs = rows[i].tabs;
		g->pp.tabs_n = rows[i].tabs[0].at_twips == 0 ? 0 : rows[i].tabs[1].at_twips == 0 ? 1 : 2;
		add_parts(g, rows[i].parts);
		got = places(g, lines(g));
		if (!str_eq(got, str_of(rows[i].want)))
			FAIL("%s: " STR_FMT ", not %s", rows[i].parts, STR_ARG(got), rows[i].want);
		arena_free(g->a);
	}
}

TEST(a_list_label_is_a_portion_of_the_line)
{
	static const struct {
		int follow;
		enum doc_alignment align;
		int min_width, tab_at;
		double label_x, text_x;
		const char *why;
	} rows[] = {
		{ 0, PARA_LEFT, 0, -1, 283, 850, "tab to the hanging indent" },
		{ 0, PARA_LEFT, 0, 700, 283, 700, "tab to the level's own stop" },
		{ 1, PARA_LEFT, 0, -1, 283, 0, "a space" },
		{ 2, PARA_LEFT, 0, -1, 283, 0, "nothing" },
		{ 0, PARA_LEFT, 400, -1, 283, 683, "minimum width" },
	};
	double label = width_of("1.", 28), space = width_of("a a", 28) - 2 * width_of("a", 28);

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		struct doc_list_label b = { .text = STR("1."), .follow = rows[i].follow, .align = rows[i].align,
			.min_width = rows[i].min_width, .tab_at = rows[i].tab_at };
		double want = rows[i].text_x > 0 ? rows[i].text_x : 283 + label + (rows[i].follow == 1 ? space : 0);
		const struct line *l;

		g->p.label = &b;
		g->pp.indent_left = 850;
		g->pp.indent_first = -567;
		add(g, RUN_TEXT, "Mục đích");
		l = &lines(g)->at[0];
		if (fabs(item_at(l, ITEM_TEXT, 0)->x - rows[i].label_x) > 1 || fabs(item_at(l, ITEM_TEXT, 1)->x - want) > 1)
			FAIL("%s: %g %g", rows[i].why, item_at(l, ITEM_TEXT, 0)->x, item_at(l, ITEM_TEXT, 1)->x);
		arena_free(g->a);
	}
}

TEST(capitals_keep_the_text_as_typed)
{
	struct rig *g = rig_new();
	const struct lay_item *t;
	size_t bytes = 0;

	g->c.caps = CAPS_ALL;
	add(g, RUN_TEXT, "Ủy ban nhân dân");
	t = item_at(&lines(g)->at[0], ITEM_TEXT, 0);
	IS_STR(t->text, STR("Ủy ban nhân dân"));
	for (size_t i = 0; i < t->run->clusters_n; i++)
		bytes += t->run->clusters[i].bytes;
	IS_INT(bytes, t->text.n);
	IS_INT(t->width, width_of("ỦY BAN NHÂN DÂN", 28));
	arena_free(g->a);
}

TEST(small_capitals_are_four_fifths)
{
	struct rig *g = rig_new();
	struct para_lines *pl;

	g->c.caps = CAPS_SMALL;
	add(g, RUN_TEXT, "Điều");
	pl = lines(g);
	IS_STR(line_text(g, &pl->at[0]), STR("Đ|iều"));
	OK(fabs(item_at(&pl->at[0], ITEM_TEXT, 1)->size_pt - 11.2) < 0.01);
	IS_INT(pl->at[0].height, 322);
	arena_free(g->a);
}

TEST(underlines_and_links_go_on_over_runs)
{
	struct rig *g = rig_new();
	struct doc_link link = { .uri = STR("https://example.vn") };
	const struct line *l;

	g->c.underline = UNDERLINE_SINGLE;
	g->c.link = &link;
	add(g, RUN_TEXT, "một ");
	add(g, RUN_TEXT, "hai");
	l = &lines(g)->at[0];
	OK(item_at(l, ITEM_RULE, 0) != NULL && item_at(l, ITEM_RULE, 1) == NULL);
	IS_INT(lround(item_at(l, ITEM_RULE, 0)->width), lround(l->right));
	OK(item_at(l, ITEM_LINK, 0) != NULL && item_at(l, ITEM_LINK, 1) == NULL);
	IS_INT(lround(item_at(l, ITEM_LINK, 0)->width), lround(l->right));
	arena_free(g->a);
}

TEST(marks_that_are_never_seen_are_not_drawn)
{
	struct rig *g = rig_new();
	struct para_lines *pl;

	add(g, RUN_TEXT, "\xef\xbb\xbf" "a\xe2\x80\x8b" "b c");
	pl = lines(g);
	IS_STR(all_text(g, pl), STR("a|b c"));
	IS_INT(pl->at[0].right, width_of("ab c", 28));
	arena_free(g->a);
}

TEST(hidden_text_takes_no_room)
{
	struct rig *g = rig_new();

	add(g, RUN_TEXT, "a");
	g->c.hidden = true;
	add(g, RUN_TEXT, "bbbb");
	g->c.hidden = false;
	add(g, RUN_TEXT, "c");
	IS_STR(all_text(g, lines(g)), STR("a|c"));
	arena_free(g->a);
}

TEST(breaks_end_lines_and_ask_for_pages)
{
	struct rig *g = rig_new();
	struct para_lines *pl;

	add(g, RUN_TEXT, "a");
	add(g, RUN_LINE_BREAK, "");
	add(g, RUN_TEXT, "b");
	add(g, RUN_PAGE_BREAK, "");
	pl = lines(g);
	IS_INT(pl->n, 2);
	OK(!pl->at[0].page_break && pl->at[1].page_break);
	add(g, RUN_LINE_BREAK, "");
	IS_INT(lines(g)->n, 4); /* an empty line after a break at the end */
	arena_free(g->a);
}

TEST(fields_and_notes_are_set)
{
	struct rig *g = rig_new();
	struct doc_note note = { .number = 1, .number_text = STR("1") };
	struct para_lines *pl;

	g->l.page_text = STR("7");
	g->l.pages_text = STR("12");
	add(g, RUN_FIELD, "?")->field = FIELD_PAGE;
	g->p.runs->number_format = -1;
	add(g, RUN_TEXT, "/")->props = g->p.runs->props;
	add(g, RUN_FIELD, "?")->field = FIELD_PAGES;
	add(g, RUN_NOTE, "")->note = &note;
	add(g, RUN_BOOKMARK, "muc1");
	pl = lines(g);
	IS_STR(pl->text, STR("7/121"));
	OK(g->l.uses_totals);
	IS_INT(pl->at[0].notes_n, 1);
	IS_INT(pl->at[0].bookmarks_n, 1);
	arena_free(g->a);
}

static bool
half(void *ctx, double y, double height, double *left, double *right, double *below)
{
	(void)ctx;
	if (y < 400) {
		*below = 400;
		return false;
	}
	*left = y + height < 1200 ? 2000 : 0;
	*right = 4000;
	return true;
}

TEST(floats_narrow_and_push_down)
{
	struct rig *g = rig_new();
	struct para_lines *pl;

	g->band.width = 4000;
	g->band.free = half;
	add(g, RUN_TEXT, "một hai ba bốn năm sáu bảy tám chín mười mười một mười hai mười ba mười bốn mười lăm");
	pl = lines(g);
	IS_INT(pl->at[0].top, 400);
	IS_INT(pl->at[0].left, 2000);
	IS_INT(pl->at[pl->n - 1].left, 0);
	arena_free(g->a);
}

/* A float from 800 to 4000 of 6000 twips, 1000 high. */
static bool
both_sides(void *ctx, double y, double height, double *left, double *right, double *below)
{
	double *from = ctx;

	(void)height;
	*below = 1000;
	if (y >= 1000) {
		*left = 0;
		*right = 6000;
	} else if (*left < from[0] && from[0] > 0) {
		*left = 0;
		*right = from[0];
	} else {
		*left = from[1];
		*right = 6000;
	}
	return y >= 1000 || *right > *left;
}

TEST(text_stands_on_both_sides_of_a_float)
{
	static double side[] = { 800, 4000 };
	struct rig *g = rig_new();
	struct para_lines *pl;

	g->band = (struct band){ 6000, both_sides, side };
	g->pp.align = PARA_JUSTIFY;
	add(g, RUN_TEXT, "một hai ba bốn năm sáu bảy tám chín mười");
	pl = lines(g);
	IS_STR(all_text(g, pl), STR("một|hai ba bốn năm\nsáu|bảy tám chín\nmười"));
	IS_INT(item_at(&pl->at[0], ITEM_TEXT, 1)->x, 4000);
	IS_INT(pl->at[0].left, 0);
	IS_INT(pl->at[0].right, 6000); /* each part justified for itself */
	IS_INT(pl->at[1].top, 322);
	IS_INT(pl->at[1].text_from, pl->at[0].text_to);
	arena_free(g->a);
}

TEST(a_word_too_long_beside_a_float_goes_on_or_below)
{
	static double side[] = { 800, 5200 };
	struct rig *g = rig_new();
	struct para_lines *pl;

	g->band = (struct band){ 6000, both_sides, side };
	add(g, RUN_TEXT, "nghiêng_nghiêng_nghiêng a");
	pl = lines(g);
	IS_INT(pl->n, 1);
	IS_INT(pl->at[0].top, 1000);
	arena_free(g->a);
}

TEST(the_rest_of_a_word_that_was_cut_goes_on_in_a_band_of_another_width)
{
	struct rig *g = rig_new();
	struct para_lines *pl, *rest;

	g->band.width = 600;
	add(g, RUN_TEXT, "không_chỗ_ngắt rồi");
	pl = lines(g);
	OK(pl->n > 2);
	g->band.width = 9000;
	rest = lay_lines_from(&g->l, &g->p, &g->band, pl->at[1].text_from);
	IS_INT(rest->n, 1);
	IS_INT(rest->at[0].text_from, pl->at[1].text_from);
	OK(str_eq(all_text(g, rest), str_sub(STR("không_chỗ_ngắt rồi"), pl->at[1].text_from, SIZE_MAX)));
	arena_free(g->a);
}

TEST(indents_beside_a_float_at_the_edge)
{
	static const struct {
		double from, to; /* the float; free left of it from 0 on */
		int left, first;
		bool word;
		int x;
	} rows[] = {
		{ 0, 3000, 500, 0, false, 3500 },
		{ 0, 3000, 500, 0, true, 3000 },   /* Word: from the band */
		{ 0, 3000, 0, 400, false, 3400 },
		{ 300, 3000, 0, 400, false, 3000 }, /* the edge is free */
		{ 300, 3000, 500, 400, false, 3900 },
		{ 300, 3000, 500, -300, false, 3000 },
		{ 150, 3000, 500, -300, false, 3200 },
		{ 0, 3000, 500, 2900, false, 3400 }, /* no room: below */
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		double side[] = { rows[i].from, rows[i].to };

		g->opt.like = rows[i].word ? LIKE_WORD : LIKE_LO74;
		g->band = (struct band){ 6000, both_sides, side };
		g->pp.indent_left = rows[i].left;
		g->pp.indent_first = rows[i].first;
		add(g, RUN_TEXT, "một");
		IS_INT(lines(g)->at[0].left, rows[i].x);
		arena_free(g->a);
	}
}

TEST(the_rest_of_a_paragraph_breaks_in_another_band)
{
	struct rig *g = rig_new();
	struct para_lines *pl, *rest;

	g->band.width = 2000;
	g->pp.indent_first = 300;
	add(g, RUN_TEXT, "một hai ba bốn năm sáu bảy tám chín mười");
	pl = lines(g);
	OK(pl->n > 2);
	rest = lay_lines_from(&g->l, &g->p, &g->band, pl->at[1].text_from);
	IS_INT(rest->n, pl->n - 1);
	IS_STR(line_text(g, &rest->at[0]), line_text(g, &pl->at[1]));
	IS_INT(rest->at[0].left, 0);
	arena_free(g->a);
}

TEST(extreme_measures_end)
{
	static const int extreme[] = { 0, -1, 100000000, -100000000, 2147483647, -2147483647 - 1 };

	for (size_t i = 0; i < sizeof extreme / sizeof *extreme; i++) {
		struct rig *g = rig_new();
		struct doc_drawing dr = { .kind = DRAWING_PICTURE, .width = extreme[i], .height = extreme[i] };
		struct doc_tab_stop stop = { extreme[i], TAB_RIGHT, LEADER_DOT };
		double narrow, wide;

		g->c.size_half_points = g->c.spacing_twips = g->c.raise_twips = g->c.scale_percent = extreme[i];
		g->pp.indent_left = g->pp.indent_first = g->pp.indent_right = g->pp.line = extreme[i];
		g->pp.tabs = &stop;
		g->pp.tabs_n = 1;
		g->doc.default_tab = extreme[i];
		add(g, RUN_TEXT, "một hai ba");
		add(g, RUN_TAB, "");
		add(g, RUN_DRAWING, "")->drawing = &dr;
		add(g, RUN_TEXT, "-4/bốn");
		OK(lines(g)->n > 0);
		lay_widths(&g->l, &g->p, &narrow, &wide);
		OK(narrow <= wide);
		arena_free(g->a);
	}
}

TEST(widths_for_automatic_tables)
{
	struct rig *g = rig_new();
	double narrow, wide;

	add(g, RUN_TEXT, "một hai bảy");
	lay_widths(&g->l, &g->p, &narrow, &wide);
	IS_INT(narrow, width_of("bảy", 28) > width_of("một", 28) ? width_of("bảy", 28) : width_of("một", 28));
	IS_INT(wide, width_of("một hai bảy", 28));
	arena_free(g->a);
}

TEST(kerning_reaches_over_spaces)
{
	struct rig *g = rig_new();
	double kerned;

	g->c.kerning = true;
	add(g, RUN_TEXT, "AVA VA");
	kerned = lines(g)->at[0].right;
	OK(kerned < width_of("AVA VA", 28));
	arena_free(g->a);
}

TEST(right_to_left_words_stand_in_reverse)
{
	struct rig *g = rig_new();
	struct para_lines *pl;
	const struct lay_item *one, *two;

	add(g, RUN_TEXT, "a \xd7\xa9\xd7\x9c \xd7\x95\xd7\x9d b");
	pl = lines(g);
	one = two = NULL;
	for (size_t i = 0; i < pl->at[0].items_n; i++) {
		const struct lay_item *t = &pl->at[0].items[i];

		if (str_find(t->text, STR("\xd7\xa9"), 0) < t->text.n)
			one = t;
		if (str_find(t->text, STR("\xd7\x95"), 0) < t->text.n)
			two = t;
	}
	OK(one != NULL && two != NULL && two->x < one->x);
	arena_free(g->a);
}

TEST(a_turned_picture_keeps_the_room_that_it_asks_for)
{
	struct rig *g = rig_new();
	struct doc_drawing dr = { .kind = DRAWING_PICTURE, .width = 1000, .height = 600, .room = { 200, 10, 300, 20 } };
	struct para_lines *pl;

	add(g, RUN_DRAWING, "")->drawing = &dr;
	add(g, RUN_TEXT, "x");
	pl = lines(g);
	IS_INT(lround(pl->at[0].baseline), 200 + 600 + 300);
	IS_INT(lround(pl->at[0].items[pl->at[0].items_n - 1].x), 10 + 1000 + 20);
	arena_free(g->a);
}

TEST(in_word_the_mark_counts_where_the_last_line_has_no_text)
{
	static const struct {
		enum doc_likeness rule;
		enum doc_run_kind kind;
		const char *text;
		double height; /* of the last line; the text has 14 pt, the mark 18 */
	} rows[] = {
		{ LIKE_WORD, RUN_TEXT, "một hai ba bốn", 322 },
		{ LIKE_WORD, RUN_TEXT, "một  ", 322 }, /* blanks behind text are no line of their own */
		{ LIKE_WORD, RUN_TAB, "", 414 },
		{ LIKE_WORD, RUN_TEXT, "", 414 },
		{ LIKE_WORD, RUN_TEXT, "\xc2\xa0", 322 },
		{ LIKE_LO25, RUN_TEXT, "một hai ba bốn", 322 },
		{ LIKE_LO74, RUN_TEXT, "một hai ba bốn", 322 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		struct doc_char_props mark = g->c;
		struct para_lines *pl;

		mark.size_half_points = 36;
		g->p.mark_props = &mark;
		g->opt.like = rows[i].rule;
		g->band.width = 800;
		add(g, rows[i].kind, rows[i].text);
		pl = lines(g);
		IS_INT(pl->at[pl->n - 1].height, rows[i].height);
		arena_free(g->a);
	}
}

TEST(right_to_left_text_is_not_lost)
{
	struct rig *g = rig_new();

	add(g, RUN_TEXT, "abc \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d def");
	OK(str_find(all_text(g, lines(g)), STR("\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d"), 0) < 5);
	arena_free(g->a);
}

/* --- what programs do differently: rows of document/manners.h that no other test shows ----------------- */

TEST(no_break_spaces_grow_with_the_others_but_in_one_libreoffice)
{
	static const struct {
		enum doc_likeness rule;
		bool grows;
	} rows[] = { { LIKE_WORD, true }, { LIKE_LO25, true }, { LIKE_LO74, false } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		const struct line *first;
		double extra = 0;

		g->opt.like = rows[i].rule;
		g->pp.align = PARA_JUSTIFY;
		g->band.width = 2000;
		add(g, RUN_TEXT, "aaa\xc2\xa0" "bbb ccc dddddddddddd");
		first = &lines(g)->at[0];
		IS_INT(lround(first->right), 2000);
		for (size_t k = 0; k < first->items_n; k++)
			if (str_find(first->items[k].text, STR("\xc2\xa0"), 0) < first->items[k].text.n)
				extra = first->items[k].space_extra;
		OK((extra > 1) == rows[i].grows);
		arena_free(g->a);
	}
}

TEST(libreoffice_breaks_after_a_sign)
{
	static const struct {
		enum doc_origin origin;
		bool from_word;
		enum doc_likeness rule;
		const char *lines;
	} rows[] = {
		{ ORIGIN_DOCX, false, LIKE_WORD, "aaaa\n-5555" },
		{ ORIGIN_DOCX, false, LIKE_LO25, "aaaa -\n5555" },
		{ ORIGIN_DOCX, false, LIKE_LO74, "aaaa -\n5555" },
		{ ORIGIN_ODT, true, LIKE_WORD, "aaaa\n-5555" },
		{ ORIGIN_ODT, false, LIKE_WORD, "aaaa -\n5555" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();

		g->doc.source.origin = rows[i].origin;
		g->doc.source.shrinks_spaces = rows[i].from_word;
		g->opt.like = rows[i].rule;
		g->band.width = width_of("aaaa -55", 28);
		add(g, RUN_TEXT, "aaaa -5555");
		IS_STR(all_text(g, lines(g)), str_of(rows[i].lines));
		arena_free(g->a);
	}
}

TEST(the_stop_of_a_list_level_is_the_labels_or_every_tabs)
{
	static const struct {
		enum doc_origin origin;
		double x;
	} rows[] = { { ORIGIN_DOCX, 720 }, { ORIGIN_ODT, 1000 } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		struct doc_list_label label = { .text = STR(""), .props = &g->c, .follow = 2, .tab_at = 1000 };

		g->doc.source.origin = rows[i].origin;
		g->p.label = &label;
		add(g, RUN_TEXT, "E");
		add(g, RUN_TAB, "");
		add(g, RUN_TEXT, "một");
		IS_INT(item_at(&lines(g)->at[0], ITEM_TEXT, 1)->x, rows[i].x);
		arena_free(g->a);
	}
}

TEST(the_gap_of_a_font_counts_where_the_document_has_it)
{
	static const struct {
		enum doc_origin origin;
		bool external_leading;
		int height;
	} rows[] = { { ORIGIN_DOCX, false, 322 }, { ORIGIN_ODT, true, 322 }, { ORIGIN_ODT, false, 310 } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();

		g->doc.source.origin = rows[i].origin;
		g->doc.source.external_leading = rows[i].external_leading;
		add(g, RUN_TEXT, "Kính gửi");
		IS_INT(lines(g)->at[0].height, rows[i].height);
		arena_free(g->a);
	}
}

TEST(blanks_alone_are_as_high_as_the_style_or_the_mark)
{
	static const struct {
		enum doc_origin origin;
		enum doc_likeness rule;
		const char *text;
		int height; /* the mark has 10 pt, the blanks 14, the paragraph's style 20 */
	} rows[] = {
		{ ORIGIN_DOCX, LIKE_WORD, "  ", 231 },
		{ ORIGIN_DOCX, LIKE_LO25, "  ", 231 },
		{ ORIGIN_DOCX, LIKE_LO74, "  ", 460 },
		{ ORIGIN_ODT, LIKE_LO74, "  ", 322 },
		{ ORIGIN_DOCX, LIKE_WORD, " a ", 322 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		struct doc_char_props style = g->c, mark = g->c;

		style.size_half_points = 40;
		mark.size_half_points = 20;
		g->p.style_props = &style;
		g->p.mark_props = &mark;
		g->doc.source.origin = rows[i].origin;
		g->opt.like = rows[i].rule;
		add(g, RUN_TEXT, rows[i].text);
		IS_INT(lines(g)->at[0].height, rows[i].height);
		arena_free(g->a);
	}
}

TEST(an_empty_line_after_a_break_is_as_high_as_the_mark_or_the_text)
{
	static const struct {
		enum doc_likeness rule;
		int height; /* the text before has 20 pt, the mark 14 */
	} rows[] = { { LIKE_WORD, 322 }, { LIKE_LO25, 460 }, { LIKE_LO74, 460 } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		struct doc_char_props mark = g->c;
		struct para_lines *pl;

		g->p.mark_props = &mark;
		g->c.size_half_points = 40;
		g->opt.like = rows[i].rule;
		add(g, RUN_TEXT, "một");
		add(g, RUN_LINE_BREAK, "");
		pl = lines(g);
		IS_INT(pl->n, 2);
		IS_INT(pl->at[1].height, rows[i].height);
		arena_free(g->a);
	}
}

TEST(libreoffice_sets_a_notes_number_by_its_style_alone)
{
	static const struct {
		enum doc_likeness rule;
		int size;
	} rows[] = { { LIKE_WORD, 14 }, { LIKE_LO25, 10 }, { LIKE_LO74, 10 } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		struct doc_char_props style = g->c;
		struct doc_run *r = add(g, RUN_FIELD, "1");

		style.size_half_points = 20;
		r->field = FIELD_NOTE_NUMBER;
		r->style_props = &style;
		g->opt.like = rows[i].rule;
		IS_INT(item_at(&lines(g)->at[0], ITEM_TEXT, 0)->size_pt, rows[i].size);
		arena_free(g->a);
	}
}

/* --- limits ---------------------------------------------------------------------------------------------- */

enum { GAP = 400 };

/* ctx gaps of 200 twips, one every 400. */
static bool
comb(void *ctx, double y, double height, double *left, double *right, double *below)
{
	int n = *(const int *)ctx, next = (int)ceil(*left / GAP);

	(void)height;
	*below = y + 400;
	if (y >= 400) {
		*left = 0;
		*right = 1e6;
		return true;
	}
	if (next >= n)
		return false;
	*left = next * GAP;
	*right = *left + 200;
	return true;
}

static bool
said_many(const struct rig *g)
{
	for (const struct diag *d = g->d.first; d != NULL; d = d->next)
		if (strcmp(d->kind->id, "Y107") == 0)
			return true;
	return false;
}

TEST(a_line_fills_as_many_gaps_as_it_may_and_more_are_told)
{
	static const struct {
		int gaps;
		bool told;
	} rows[] = { { LIMIT_LINE_PARTS - 1, false }, { LIMIT_LINE_PARTS, false }, { LIMIT_LINE_PARTS + 1, true } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		int gaps = rows[i].gaps;

		g->band = (struct band){ 1e6, comb, &gaps };
		for (int k = 0; k < 30; k++)
			add(g, RUN_TEXT, "i ");
		lines(g);
		OK(said_many(g) == rows[i].told);
		arena_free(g->a);
	}
}

/* Room only below ctx steps of 100. */
static bool
steps(void *ctx, double y, double height, double *left, double *right, double *below)
{
	(void)height;
	*below = y + 100;
	*left = 0;
	*right = 6000;
	return y >= *(const int *)ctx * 100;
}

TEST(a_line_moves_down_as_often_as_it_may_and_then_stands_with_a_word)
{
	static const struct {
		int steps;
		bool told;
	} rows[] = { { LIMIT_LINE_MOVES - 1, false }, { LIMIT_LINE_MOVES, true } };

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct rig *g = rig_new();
		int n = rows[i].steps;

		g->band = (struct band){ 6000, steps, &n };
		add(g, RUN_TEXT, "một");
		IS_INT(lines(g)->at[0].top, n * 100);
		OK(said_many(g) == rows[i].told);
		arena_free(g->a);
	}
}
