#include "base/limits.h"
#include "odt/odt.h"

#include <stdarg.h>

#include "base/file.h"
#include "odt/made.h"
#include "package/package.h"
#include "value/value.h"

/* A document is written as its pieces of XML, read, and looked at by its dump. */

struct pieces {
	const char *styles, *page_styles, *masters, *automatic, *body, *settings;
};

struct sample {
	struct arena *a;
	struct diags d;
	struct package *pkg;
	struct document *doc;
};

static struct sample
sample_new(void)
{
	struct sample s = { .a = arena_new(1 << 16) };

	diags_init(&s.d, s.a);
	s.d.last = &s.d.first;
	s.pkg = pkg_new(PACKAGE_ODT, "mau.odt", s.a);
	return s;
}

static void
sample_read(struct sample *s, struct pieces p)
{
	diags_init(&s->d, s->a);
#define OR(x) ((x) != NULL ? (x) : "")
	pkg_put(s->pkg, STR("styles.xml"),
	    str_format(s->a, "<office:document-styles" NAMESPACES "><office:styles>%s</office:styles><office:automatic-styles>%s"
	                     "</office:automatic-styles><office:master-styles>%s</office:master-styles></office:document-styles>",
	        OR(p.styles), OR(p.page_styles), OR(p.masters)));
	pkg_put(s->pkg, STR("content.xml"),
	    str_format(s->a, "<office:document-content" NAMESPACES "><office:automatic-styles>%s</office:automatic-styles><office:body>"
	                     "<office:text>%s</office:text></office:body></office:document-content>",
	        OR(p.automatic), OR(p.body)));
	if (p.settings != NULL)
		pkg_put(s->pkg, STR("settings.xml"),
		    str_format(s->a, "<office:document-settings" NAMESPACES "><office:settings><config:config-item-set config:name=\"ooo:configuration-settings\">%s"
		                     "</config:config-item-set></office:settings></office:document-settings>", p.settings));
	s->doc = odt_read(s->pkg, s->a, &s->d);
}

static struct sample
sample(struct pieces p)
{
	struct sample s = sample_new();

	sample_read(&s, p);
	return s;
}

static const struct doc_block *
block(const struct sample *s, int n)
{
	for (const struct doc_section *sec = s->doc != NULL ? s->doc->sections : NULL; sec != NULL; sec = sec->next)
		for (const struct doc_block *b = sec->blocks; b != NULL; b = b->next)
			if (n-- == 0)
				return b;
	FAIL("no block %d", n);
	exit(1);
}

static const struct doc_para *
para(const struct sample *s, int n)
{
	return block(s, n)->para;
}

/* The text of a paragraph: tabs as >, breaks as /, fields in <>, notes as *. */
static str
text_of(struct arena *a, const struct doc_para *p)
{
	str t = STR("");

	for (const struct doc_run *r = p->runs; r != NULL; r = r->next)
		switch (r->kind) {
		case RUN_TEXT: t = str_concat(a, t, r->text); break;
		case RUN_TAB: t = str_concat(a, t, STR(">")); break;
		case RUN_LINE_BREAK: t = str_concat(a, t, STR("/")); break;
		case RUN_FIELD: t = str_format(a, STR_FMT "<" STR_FMT ">", STR_ARG(t), STR_ARG(r->text)); break;
		case RUN_NOTE: t = str_concat(a, t, STR("*")); break;
		case RUN_DRAWING: t = str_concat(a, t, STR("#")); break;
		default: break;
		}
	return t;
}

static str
label_of(const struct sample *s, int n)
{
	const struct doc_list_label *l = para(s, n)->label;

	return l != NULL ? l->text : STR("");
}

/* --- text ------------------------------------------------------------------------------- */

TEST(white_space_falls_together_over_spans_and_counted_spaces_stay)
{
	static const struct {
		const char *body, *text;
	} rows[] = {
		{ "<text:p>  một \n\t hai</text:p>", "một hai" },
		{ "<text:p>một <text:span> hai</text:span></text:p>", "một hai" },
		{ "<text:p>a<text:s text:c=\"3\"/>b</text:p>", "a   b" },
		{ "<text:p>a<text:s/> b</text:p>", "a  b" },
		{ "<text:p>a<text:tab/>b<text:line-break/>c</text:p>", "a>b/c" },
		{ "<text:p>a<text:soft-page-break/>b</text:p>", "ab" },
		{ "<text:p>Vie\xcc\xa3t</text:p>", "Vi\xe1\xba\xb9t" }, /* NFC */
		{ "<text:p>a<text:bookmark text:name=\"x\"/>b</text:p>", "ab" },
		{ "<text:p>a<text:sequence text:name=\"Bang\">12</text:sequence></text:p>", "a12" },
		{ "<text:p>a<text:variable-set text:display=\"none\">12</text:variable-set></text:p>", "a" },
		{ "<text:p>trang <text:page-number text:select-page=\"current\">2</text:page-number></text:p>", "trang <2>" },
		{ "<text:p>a<text:ruby><text:ruby-base>b</text:ruby-base><text:ruby-text>c</text:ruby-text></text:ruby></text:p>", "ab" },
		{ "<text:p>a<office:annotation><text:p>x</text:p></office:annotation>b</text:p>", "ab" },
		{ "<text:p>a<text:change text:change-id=\"c1\"/>b</text:p>", "ab" },
		{ "<text:p>a<text:hidden-text text:is-hidden=\"true\" text:string-value=\"x\"/>b</text:p>", "ab" },
		{ "<text:p>a<text:la-gi>b</text:la-gi></text:p>", "ab" }, /* unknown: its text */
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct sample s = sample((struct pieces){ .body = rows[i].body });

		IS_STR(text_of(s.a, para(&s, 0)), str_of(rows[i].text));
		arena_free(s.a);
	}
}

TEST(a_deletion_kept_aside_does_not_come_out_and_an_insertion_does)
{
	struct sample s = sample((struct pieces){ .body =
	    "<text:tracked-changes><text:changed-region><text:deletion><text:p>xoá</text:p></text:deletion></text:changed-region>"
	    "</text:tracked-changes><text:p>a<text:change-start text:change-id=\"1\"/>b<text:change-end text:change-id=\"1\"/></text:p>" });

	IS_STR(text_of(s.a, para(&s, 0)), STR("ab"));
	arena_free(s.a);
}

TEST(a_paragraph_hidden_by_its_condition_is_left_out)
{
	struct sample s = sample((struct pieces){ .body =
	    "<text:p>ẩn<text:hidden-paragraph text:is-hidden=\"true\"/></text:p><text:p>hiện</text:p>" });

	IS_STR(text_of(s.a, para(&s, 0)), STR("hiện"));
	arena_free(s.a);
}

/* --- styles ------------------------------------------------------------------------------ */

#define STANDARD \
	"<style:default-style style:family=\"paragraph\"><style:paragraph-properties fo:orphans=\"2\"/>" \
	"<style:text-properties fo:font-size=\"13pt\" fo:language=\"vi\" fo:country=\"VN\"/></style:default-style>" \
	"<style:style style:name=\"Standard\" style:family=\"paragraph\"><style:paragraph-properties fo:margin-left=\"1cm\"" \
	" fo:text-align=\"justify\"/></style:style>"

TEST(properties_come_down_the_chain_of_parents)
{
	struct sample s = sample((struct pieces){
	    .styles = STANDARD "<style:style style:name=\"To\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">"
	              "<style:paragraph-properties fo:margin-left=\"200%\"/><style:text-properties fo:font-size=\"200%\""
	              " fo:font-weight=\"bold\"/></style:style>",
	    .automatic = "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"To\">"
	                 "<style:paragraph-properties fo:text-align=\"end\"/></style:style>"
	                 "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties fo:font-weight=\"normal\""
	                 " style:text-position=\"super 58%\"/></style:style>",
	    .body = "<text:p text:style-name=\"P1\">a<text:span text:style-name=\"T1\">b</text:span></text:p>" });
	const struct doc_para *p = para(&s, 0);

	IS_INT(p->props->indent_left, 1134);
	IS_INT(p->props->align, PARA_RIGHT);
	IS_STR(p->props->style, STR("To"));
	IS_INT(p->props->orphans, 2);
	IS_INT(p->runs->props->size_half_points, 52);
	OK(p->runs->props->bold);
	OK(!p->runs->props->kerning); /* absent means off */
	IS_STR(p->runs->props->language, STR("vi-VN"));
	OK(!p->runs->next->props->bold);
	IS_INT(p->runs->next->props->vpos, VPOS_SUPER);
	IS_INT(p->runs->next->props->vpos_percent, 58);
	arena_free(s.a);
}

TEST(text_properties_say_what_they_say)
{
	static const struct {
		const char *attributes;
		size_t at;
		int want;
	} rows[] = {
#define AT(field) offsetof(struct doc_char_props, field)
		{ "fo:color=\"#ff0000\"", AT(colour), 0xff0000 },
		{ "fo:color=\"#ff0000\" style:use-window-font-color=\"true\"", AT(colour), COLOUR_AUTO },
		{ "fo:background-color=\"transparent\"", AT(highlight), COLOUR_NONE },
		{ "style:text-underline-style=\"solid\" style:text-underline-type=\"double\"", AT(underline), UNDERLINE_DOUBLE },
		{ "style:text-underline-style=\"solid\" style:text-underline-width=\"bold\"", AT(underline), UNDERLINE_THICK },
		{ "style:text-underline-style=\"wave\"", AT(underline), UNDERLINE_WAVE },
		{ "fo:text-transform=\"uppercase\"", AT(caps), CAPS_ALL },
		{ "fo:font-variant=\"small-caps\"", AT(caps), CAPS_SMALL },
		{ "fo:letter-spacing=\"-0.0028in\"", AT(spacing_twips), -4 },
		{ "style:text-scale=\"90%\"", AT(scale_percent), 90 },
		{ "style:text-position=\"-33% 58%\"", AT(vpos), VPOS_SUB },
		{ "style:text-position=\"0% 100%\"", AT(vpos), VPOS_BASE },
		{ "fo:font-size=\"10.5pt\"", AT(size_half_points), 21 },
		{ "fo:font-size=\"100000000pt\"", AT(size_half_points), 3276 },
		{ "fo:font-size=\"-3pt\"", AT(size_half_points), 24 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct sample s = sample_new();
		int got;

		sample_read(&s, (struct pieces){ .automatic = str_c(s.a, str_format(s.a, "<style:style style:name=\"T\""
		    " style:family=\"text\"><style:text-properties %s/></style:style>", rows[i].attributes)),
		    .body = "<text:p><text:span text:style-name=\"T\">x</text:span></text:p>" });
		memcpy(&got, (const char *)para(&s, 0)->runs->props + rows[i].at, sizeof got);
		if (got != rows[i].want)
			FAIL("%s gives %d, not %d", rows[i].attributes, got, rows[i].want);
		arena_free(s.a);
	}
}

TEST(a_line_height_is_a_share_an_exact_or_a_least_height)
{
	static const struct {
		const char *attributes;
		int rule, line;
	} rows[] = {
		{ "fo:line-height=\"115%\"", LINE_AUTO, 276 },
		{ "fo:line-height=\"100%\"", LINE_AUTO, 240 },
		{ "fo:line-height=\"18pt\"", LINE_EXACT, 360 },
		{ "style:line-height-at-least=\"0.5cm\"", LINE_AT_LEAST, 283 },
		{ "fo:line-height=\"normal\"", LINE_AUTO, 240 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct sample s = sample_new();

		sample_read(&s, (struct pieces){ .automatic = str_c(s.a, str_format(s.a, "<style:style style:name=\"P\""
		    " style:family=\"paragraph\"><style:paragraph-properties %s/></style:style>", rows[i].attributes)),
		    .body = "<text:p text:style-name=\"P\">x</text:p>" });
		IS_INT(para(&s, 0)->props->line_rule, rows[i].rule);
		IS_INT(para(&s, 0)->props->line, rows[i].line);
		arena_free(s.a);
	}
}

TEST(a_border_stands_outside_the_text_so_the_indent_grows_by_it)
{
	struct sample s = sample((struct pieces){
	    .automatic = "<style:style style:name=\"P\" style:family=\"paragraph\"><style:paragraph-properties fo:margin-left=\"1cm\""
	                 " fo:border=\"2pt solid #112233\" fo:border-top=\"none\" fo:padding=\"5pt\"/></style:style>",
	    .body = "<text:p text:style-name=\"P\">x</text:p>" });
	const struct doc_para_props *p = para(&s, 0)->props;

	IS_INT(p->indent_left, 567 + 100 + 40);
	IS_INT(p->indent_right, 140);
	OK(p->borders[SIDE_TOP] == NULL);
	OK(p->borders[SIDE_LEFT] != NULL);
	IS_INT(p->borders[SIDE_LEFT]->width_eighths, 16);
	IS_INT(p->borders[SIDE_LEFT]->space_twips, 100);
	IS_INT(p->borders[SIDE_LEFT]->colour, 0x112233);
	arena_free(s.a);
}

TEST(styles_in_a_circle_are_cut_with_a_complaint)
{
	struct sample s = sample((struct pieces){
	    .styles = "<style:style style:name=\"A\" style:family=\"paragraph\" style:parent-style-name=\"B\"/>"
	              "<style:style style:name=\"B\" style:family=\"paragraph\" style:parent-style-name=\"A\"/>"
	              "<style:style style:name=\"C\" style:family=\"text\" style:parent-style-name=\"C\"/>",
	    .body = "<text:p text:style-name=\"A\">a<text:span text:style-name=\"C\">b</text:span></text:p>" });

	IS_STR(text_of(s.a, para(&s, 0)), STR("ab"));
	IS_INT(s.d.count[DIAG_WARNING], 2);
	arena_free(s.a);
}

TEST(tab_stops_are_read_in_order_with_their_leaders)
{
	struct sample s = sample((struct pieces){
	    .automatic = "<style:style style:name=\"P\" style:family=\"paragraph\"><style:paragraph-properties><style:tab-stops>"
	                 "<style:tab-stop style:position=\"10cm\" style:type=\"right\" style:leader-style=\"dotted\" style:leader-text=\".\"/>"
	                 "<style:tab-stop style:position=\"2cm\"/></style:tab-stops></style:paragraph-properties></style:style>",
	    .body = "<text:p text:style-name=\"P\">x</text:p>" });
	const struct doc_para_props *p = para(&s, 0)->props;

	IS_INT(p->tabs_n, 2);
	IS_INT(p->tabs[0].at_twips, 1134);
	IS_INT(p->tabs[1].at_twips, 5669);
	IS_INT(p->tabs[1].kind, TAB_RIGHT);
	IS_INT(p->tabs[1].leader, LEADER_DOT);
	OK(p->tabs_relative_to_indent);
	arena_free(s.a);
}

TEST(settings_rule_spacing_and_tabs)
{
	struct sample s = sample((struct pieces){ .body = "<text:p>x</text:p>", .settings =
	    "<config:config-item config:name=\"AddParaTableSpacing\">false</config:config-item>"
	    "<config:config-item config:name=\"AddExternalLeading\">false</config:config-item>"
	    "<config:config-item config:name=\"UseFormerLineSpacing\">true</config:config-item>"
	    "<config:config-item config:name=\"DoNotJustifyLinesWithManualBreak\">true</config:config-item>"
	    "<config:config-item config:name=\"TabsRelativeToIndent\">false</config:config-item>" });

	OK(!s.doc->source.sum_spacing && s.doc->source.space_at_page_top && !s.doc->source.external_leading);
	OK(s.doc->source.former_line_spacing && s.doc->source.no_expand_shift_return);
	OK(!para(&s, 0)->props->tabs_relative_to_indent);
	arena_free(s.a);
}

TEST(a_setting_that_a_program_did_not_know_of_is_as_it_was_first)
{
	struct sample none = sample((struct pieces){ .body = "<text:p>x</text:p>" });
	struct sample old = sample((struct pieces){ .body = "<text:p>x</text:p>", .settings =
	    "<config:config-item config:name=\"PrinterName\">x</config:config-item>" });

	OK(none.doc->source.external_leading && !none.doc->source.former_wrapping && !none.doc->source.former_line_spacing && !none.doc->source.no_expand_shift_return);
	OK(!old.doc->source.external_leading && old.doc->source.former_wrapping && old.doc->source.former_line_spacing && old.doc->source.no_expand_shift_return);
	OK(old.doc->source.sum_spacing && old.doc->source.space_at_page_top);
	arena_free(none.a);
	arena_free(old.a);
}

/* --- lists --------------------------------------------------------------------------------- */

#define ALIGNED(follow, first, left) \
	"<style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\"><style:list-level-label-alignment" \
	" text:label-followed-by=\"" follow "\" fo:text-indent=\"" first "\" fo:margin-left=\"" left "\"/></style:list-level-properties>"

static const char lists[] =
    "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"I\" style:num-suffix=\".\">"
    ALIGNED("space", "1cm", "0cm") "</text:list-level-style-number>"
    "<text:list-level-style-number text:level=\"2\" style:num-format=\"1\" style:num-suffix=\")\" text:display-levels=\"2\" text:start-value=\"3\">"
    ALIGNED("listtab", "-1cm", "2cm") "</text:list-level-style-number>"
    "<text:list-level-style-bullet text:level=\"3\" text:bullet-char=\"-\"><style:list-level-properties text:space-before=\"1cm\""
    " text:min-label-width=\"0.5cm\"/></text:list-level-style-bullet></text:list-style>"
    "<text:list-style style:name=\"V\"><text:list-level-style-number text:level=\"1\" style:num-format=\"a, b, c, d, đ\" style:num-suffix=\")\"/>"
    "</text:list-style>"
    "<text:list-style style:name=\"S\"><text:list-level-style-number text:level=\"1\" style:num-format=\"a\" loext:num-list-format=\"(%1%)\"/>"
    "</text:list-style>";

#define ITEM(x) "<text:list-item><text:p>" x "</text:p></text:list-item>"

TEST(list_items_count_by_level_and_deeper_ones_restart)
{
	struct sample s = sample((struct pieces){ .automatic = lists, .body =
	    "<text:list text:style-name=\"L\">" ITEM("a") "<text:list-item><text:p>b</text:p><text:p>b2</text:p><text:list>" ITEM("c") ITEM("d")
	    "<text:list-item><text:list>" ITEM("e") "</text:list></text:list-item></text:list></text:list-item>" ITEM("f")
	    "<text:list-item><text:list>" ITEM("g") "</text:list></text:list-item>"
	    "<text:list-header><text:p>h</text:p></text:list-header><text:list-item text:start-value=\"9\"><text:p>i</text:p></text:list-item></text:list>" });
	static const char *const want[] = { "I.", "II.", "", "II.3)", "II.4)", "-", "III.", "III.3)", "", "IX." };

	for (int i = 0; i < 10; i++)
		IS_STR(label_of(&s, i), str_of(want[i]));
	IS_INT(para(&s, 0)->props->indent_first, 567);
	IS_INT(para(&s, 2)->props->indent_first, 0); /* no label, no indent of its own */
	IS_INT(para(&s, 3)->props->indent_left, 1134);
	IS_INT(para(&s, 3)->props->indent_first, -567);
	IS_INT(para(&s, 3)->label->follow, 0);
	IS_INT(para(&s, 5)->props->indent_left, 850); /* a label of its own width */
	IS_INT(para(&s, 5)->props->indent_first, -283);
	IS_INT(para(&s, 5)->label->min_width, 283);
	arena_free(s.a);
}

TEST(a_label_may_have_a_line_of_its_own)
{
	struct sample s = sample((struct pieces){ .automatic =
	    "<text:list-style style:name=\"N\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\"><style:list-level-properties"
	    " text:list-level-position-and-space-mode=\"label-alignment\"><style:list-level-label-alignment text:label-followed-by=\"listtab\""
	    " loext:label-followed-by=\"newline\"/></style:list-level-properties></text:list-level-style-number></text:list-style>",
	    .body = "<text:list text:style-name=\"N\">" ITEM("a") "</text:list>" });

	IS_INT(para(&s, 0)->label->follow, 2);
	IS_INT(para(&s, 0)->runs->kind, RUN_LINE_BREAK);
	arena_free(s.a);
}

TEST(a_list_goes_on_where_it_says_so)
{
	struct sample s = sample((struct pieces){ .automatic = lists, .body =
	    "<text:list xml:id=\"x\" text:style-name=\"L\">" ITEM("a") "</text:list><text:list text:style-name=\"L\">" ITEM("b")
	    "</text:list><text:list text:style-name=\"L\" text:continue-numbering=\"true\">" ITEM("c") "</text:list>"
	    "<text:list text:style-name=\"L\" text:continue-list=\"x\">" ITEM("d") "</text:list>" });
	static const char *const want[] = { "I.", "I.", "II.", "II." };

	for (int i = 0; i < 4; i++)
		IS_STR(label_of(&s, i), str_of(want[i]));
	arena_free(s.a);
}

TEST(vietnamese_letters_have_their_d_with_a_stroke)
{
	struct sample s = sample((struct pieces){ .automatic = lists, .body =
	    "<text:list text:style-name=\"V\"><text:list-item text:start-value=\"5\"><text:p>x</text:p></text:list-item></text:list>"
	    "<text:list text:style-name=\"S\"><text:list-item text:start-value=\"28\"><text:p>x</text:p></text:list-item></text:list>" });

	IS_STR(label_of(&s, 0), STR("đ)"));
	IS_STR(label_of(&s, 1), STR("(ab)"));
	arena_free(s.a);
}

TEST(own_indents_of_a_paragraph_outweigh_the_list_level)
{
	struct sample s = sample_new();

	sample_read(&s, (struct pieces){ .automatic = str_c(s.a, str_format(s.a, "%s<style:style style:name=\"P\" style:family=\"paragraph\">"
	    "<style:paragraph-properties fo:margin-left=\"3cm\"/></style:style>", lists)),
	    .body = "<text:list text:style-name=\"L\"><text:list-item><text:p text:style-name=\"P\">x</text:p></text:list-item></text:list>" });
	IS_INT(para(&s, 0)->props->indent_left, 1701);
	IS_INT(para(&s, 0)->props->indent_first, 0);
	IS_STR(label_of(&s, 0), STR("I."));
	arena_free(s.a);
}

TEST(headings_take_the_outline_numbers_of_their_style)
{
	struct sample s = sample((struct pieces){
	    .styles = "<style:style style:name=\"Muc\" style:family=\"paragraph\" style:default-outline-level=\"1\"/>"
	              "<style:style style:name=\"Khoan\" style:family=\"paragraph\" style:default-outline-level=\"2\"/>"
	              "<text:outline-style style:name=\"Outline\"><text:outline-level-style text:level=\"1\" style:num-format=\"I\" style:num-suffix=\".\"/>"
	              "<text:outline-level-style text:level=\"2\" style:num-format=\"1\" style:num-suffix=\".\"/></text:outline-style>",
	    .automatic = "<style:style style:name=\"P\" style:family=\"paragraph\" style:parent-style-name=\"Muc\" style:list-style-name=\"\"/>",
	    .body = "<text:h text:style-name=\"Muc\" text:outline-level=\"1\">a</text:h><text:h text:style-name=\"Khoan\" text:outline-level=\"2\">b</text:h>"
	            "<text:h text:style-name=\"P\" text:outline-level=\"1\">c</text:h><text:h text:style-name=\"Muc\" text:outline-level=\"1\">d</text:h>"
	            "<text:h text:style-name=\"Khoan\" text:outline-level=\"2\" text:is-list-header=\"true\">e</text:h>" });
	static const char *const want[] = { "I.", "1.", "", "II.", "" };

	for (int i = 0; i < 5; i++)
		IS_STR(label_of(&s, i), str_of(want[i]));
	IS_INT(para(&s, 1)->props->outline_level, 2);
	arena_free(s.a);
}

/* --- pages ---------------------------------------------------------------------------------- */

static const char layouts[] =
    "<style:page-layout style:name=\"D\"><style:page-layout-properties fo:page-width=\"21cm\" fo:page-height=\"29.7cm\" fo:margin=\"2cm\"/>"
    "</style:page-layout><style:page-layout style:name=\"S\"><style:page-layout-properties fo:page-width=\"21cm\" fo:page-height=\"29.7cm\""
    " fo:margin=\"2cm\" fo:margin-top=\"1cm\"/><style:header-style><style:header-footer-properties fo:min-height=\"0.6cm\" fo:margin-bottom=\"0.4cm\"/>"
    "</style:header-style></style:page-layout><style:page-layout style:name=\"N\"><style:page-layout-properties fo:page-width=\"29.7cm\""
    " fo:page-height=\"21cm\" fo:margin=\"2cm\" style:print-orientation=\"landscape\"/></style:page-layout>"
    "<style:style style:name=\"VTSoTrang\" style:family=\"paragraph\"><style:paragraph-properties fo:text-align=\"center\"/></style:style>";
static const char masters[] =
    "<style:master-page style:name=\"Sau\" style:page-layout-name=\"S\"><style:header><text:p text:style-name=\"VTSoTrang\"><text:page-number>2</text:page-number>"
    "</text:p></style:header></style:master-page>"
    "<style:master-page style:name=\"Dau\" style:page-layout-name=\"D\" style:next-style-name=\"Sau\"/>"
    "<style:master-page style:name=\"Ngang\" style:page-layout-name=\"N\"/>";
static const char page_paras[] =
    "<style:style style:name=\"PD\" style:family=\"paragraph\" style:master-page-name=\"Dau\"/>"
    "<style:style style:name=\"PN\" style:family=\"paragraph\" style:master-page-name=\"Ngang\"><style:paragraph-properties style:page-number=\"5\""
    " fo:break-before=\"page\"/></style:style><style:style style:name=\"VTSoTrang\" style:family=\"paragraph\"/>";

TEST(a_master_page_begins_a_section_and_its_next_style_the_pages_after_the_first)
{
	struct sample s = sample((struct pieces){ .page_styles = layouts, .masters = masters, .automatic = page_paras,
	    .body = "<text:p text:style-name=\"PD\">a</text:p><text:p>b</text:p><text:p text:style-name=\"PN\">c</text:p>" });
	const struct doc_section *one = s.doc->sections, *two = one->next;

	OK(one->style != NULL && one->style != one && one->style->next_style != NULL && one->style->next_style->next_style == NULL);
	IS_INT(one->margin[SIDE_TOP], 907);
	IS_INT(one->header_distance, 567);
	IS_INT(one->header_spacing, 227);
	IS_INT(one->header_min_height, 113); /* what the least height leaves beside the spacing */
	OK(one->header[HEADER_DEFAULT] != NULL && one->style->header[HEADER_DEFAULT] == NULL);
	IS_INT(one->header[HEADER_DEFAULT]->para->props->align, PARA_CENTRE); /* the style of styles.xml, not of content.xml */
	IS_INT(one->style->header_distance, 1134);
	OK(two != NULL && two->next == NULL);
	IS_INT(two->start, SECTION_NEXT_PAGE);
	IS_INT(two->page_width, 16838);
	IS_INT(two->page_start, 5);
	OK(!two->blocks->para->props->page_break_before); /* the section breaks already */
	arena_free(s.a);
}

TEST(a_style_that_names_one_of_two_spaces_has_the_other_of_the_default_style)
{
#define STYLE(name, parent, props) "<style:style style:name=\"" name "\" style:family=\"paragraph\" style:parent-style-name=\"" parent "\">" \
	"<style:paragraph-properties " props "/></style:style>"
	static const char styles[] = "<style:default-style style:family=\"paragraph\"><style:paragraph-properties fo:margin-bottom=\"0.1in\"/>"
	    "</style:default-style>" STYLE("B", "", "fo:margin=\"1in\" fo:text-indent=\"1in\" style:contextual-spacing=\"true\"");
	static const struct {
		const char *props;
		int before, after, left, right, first, contextual; /* of a child of B */
	} rows[] = {
		{ "fo:margin-top=\"0.2in\"", 288, 144, 1440, 1440, 1440, 0 },
		{ "fo:margin-bottom=\"0.2in\"", 0, 288, 1440, 1440, 1440, 0 },
		{ "style:contextual-spacing=\"false\"", 0, 144, 1440, 1440, 1440, 0 },
		{ "fo:margin-left=\"0.2in\"", 1440, 1440, 288, 0, 0, 1 },
		{ "fo:text-indent=\"0.2in\"", 1440, 1440, 0, 0, 288, 1 },
		{ "fo:text-align=\"end\"", 1440, 1440, 1440, 1440, 1440, 1 },
		{ "fo:margin-top=\"50%\"", 720, 1440, 1440, 1440, 1440, 1 }, /* a share is of the parent's */
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena *a = arena_new(4096);
		struct sample s = sample((struct pieces){ .styles = styles,
		    .automatic = str_format(a, STYLE("P", "B", "%s"), rows[i].props).p, .body = "<text:p text:style-name=\"P\">a</text:p>" });
		const struct doc_para_props *p = para(&s, 0)->props;

		IS_INT(p->before, rows[i].before);
		IS_INT(p->after, rows[i].after);
		IS_INT(p->indent_left, rows[i].left);
		IS_INT(p->indent_right, rows[i].right);
		IS_INT(p->indent_first, rows[i].first);
		IS_INT(p->contextual, rows[i].contextual);
		arena_free(s.a);
		arena_free(a);
	}
#undef STYLE
}

TEST(a_header_has_the_box_that_its_style_gives_it)
{
	static const char styles[] =
	    "<style:page-layout style:name=\"K\"><style:page-layout-properties fo:margin=\"2cm\"/><style:header-style>"
	    "<style:header-footer-properties fo:min-height=\"2cm\" fo:margin-left=\"1cm\" fo:margin-bottom=\"0.5cm\" fo:padding=\"0.1cm\""
	    " fo:padding-top=\"0.2cm\" fo:border-bottom=\"2pt solid #000000\" fo:background-color=\"#eeeeee\"/></style:header-style>"
	    "<style:footer-style><style:header-footer-properties fo:min-height=\"2cm\" fo:margin-top=\"0.5cm\""
	    " style:dynamic-spacing=\"true\"/></style:footer-style></style:page-layout>";
	struct sample s = sample((struct pieces){ .page_styles = styles,
	    .masters = "<style:master-page style:name=\"Standard\" style:page-layout-name=\"K\"><style:header><text:p>a</text:p></style:header>"
	               "<style:footer><text:p>b</text:p></style:footer></style:master-page>",
	    .body = "<text:p>c</text:p>" });
	const struct doc_section *one = s.doc->sections;
	const struct doc_band_box *box = one->header_box;

	OK(box != NULL && one->footer_box == NULL);
	IS_INT(box->inset[SIDE_TOP], 113);
	IS_INT(box->inset[SIDE_LEFT], 57);
	IS_INT(box->inset[SIDE_BOTTOM], 57 + 40); /* padding, and a line of 2 pt */
	OK(box->borders[SIDE_BOTTOM] != NULL && box->borders[SIDE_TOP] == NULL);
	IS_INT(box->indent_left, 567);
	IS_INT(box->indent_right, 0);
	IS_INT(box->shading, 0xEEEEEE);
	IS_INT(one->footer_min_height, 1134 - 283);
	IS_INT(one->footer_spacing, 0); /* it may be grown into, and is in the margin already */
	IS_INT(one->margin[SIDE_BOTTOM], 1134 + 1134);
	arena_free(s.a);
}

TEST(a_text_section_in_columns_is_a_continuous_section)
{
	struct sample s = sample((struct pieces){ .page_styles = layouts, .masters = masters,
	    .automatic = "<style:style style:name=\"C\" style:family=\"section\"><style:section-properties><style:columns fo:column-count=\"2\""
	                 " fo:column-gap=\"1cm\"/></style:section-properties></style:style><style:style style:name=\"E\" style:family=\"section\"/>",
	    .body = "<text:p>a</text:p><text:section text:style-name=\"C\"><text:p>b</text:p></text:section><text:section text:style-name=\"E\">"
	            "<text:p>c</text:p></text:section><text:section text:display=\"none\"><text:p>d</text:p></text:section>" });
	const struct doc_section *two = s.doc->sections->next, *three = two->next;

	IS_INT(s.doc->sections->columns, 1);
	IS_INT(two->columns, 2);
	IS_INT(two->start, SECTION_CONTINUOUS);
	IS_INT(two->gap, 567);
	OK(three != NULL && three->next == NULL);
	IS_INT(three->columns, 1);
	OK(three->blocks->next == NULL); /* the hidden one is left out */
	arena_free(s.a);
}

#define NOTE(class, text) \
	"<text:note text:note-class=\"" class "\"><text:note-citation>?</text:note-citation><text:note-body><text:p>" text "</text:p></text:note-body></text:note>"

TEST(notes_that_the_document_collects_stand_on_pages_of_their_own_behind_the_text)
{
	struct sample s = sample((struct pieces){ .page_styles = layouts, .masters = masters,
	    .styles = "<text:notes-configuration text:note-class=\"footnote\" text:footnotes-position=\"document\" style:num-format=\"1\" style:num-suffix=\")\"/>"
	              "<text:notes-configuration text:note-class=\"endnote\" style:num-format=\"i\" text:master-page-name=\"Ngang\"/>",
	    .body = "<text:p>a" NOTE("endnote", "e") NOTE("footnote", "f") "</text:p><text:p>b" NOTE("footnote", "g") "</text:p>" });
	const struct doc_section *one = s.doc->sections, *two = one->next, *three = two != NULL ? two->next : NULL;

	OK(three != NULL && three->next == NULL);
	OK(one->blocks->next->next == NULL);
	IS_STR(two->blocks->para->runs->text, STR("1)"));
	IS_STR(two->blocks->para->runs->next->text, STR("f"));
	IS_STR(two->blocks->next->para->runs->next->text, STR("g"));
	OK(two->blocks->next->next == NULL);
	IS_INT(two->start, SECTION_NEXT_PAGE);
	IS_STR(three->blocks->para->runs->text, STR("i"));
	IS_INT(three->page_width, 16838);
	for (const struct doc_note *n = s.doc->notes; n != NULL; n = n->next)
		OK(n->in_text && n->blocks == NULL);
	arena_free(s.a);
}

TEST(notes_that_a_text_section_collects_stand_at_its_end_with_numbers_of_its_own)
{
	struct sample s = sample((struct pieces){ .page_styles = layouts, .masters = masters,
	    .automatic = "<style:style style:name=\"C\" style:family=\"section\"><style:section-properties>"
	                 "<text:notes-configuration text:note-class=\"footnote\" text:start-value=\"4\"/></style:section-properties></style:style>",
	    .body = "<text:section text:style-name=\"C\"><text:p>a" NOTE("footnote", "f") "</text:p></text:section><text:p>b" NOTE("footnote", "g") "</text:p>" });
	const struct doc_block *b = s.doc->sections->blocks;

	IS_STR(b->next->para->runs->text, STR("4"));
	IS_STR(b->next->para->runs->next->text, STR("f"));
	IS_STR(b->next->next->para->runs->text, STR("b"));
	OK(b->next->next->next == NULL);
	OK(!s.doc->notes->next->in_text && s.doc->notes->next->blocks != NULL);
	arena_free(s.a);
}

TEST(a_text_without_a_paragraph_has_one)
{
	struct sample s = sample((struct pieces){ .body = "<draw:frame text:anchor-type=\"page\" text:anchor-page-number=\"1\" svg:width=\"2cm\""
	                                                  " svg:height=\"2cm\"><draw:text-box><text:p>a</text:p></draw:text-box></draw:frame>" });

	OK(s.doc->sections->blocks != NULL && s.doc->sections->blocks->next == NULL);
	OK(para(&s, 0)->runs != NULL && para(&s, 0)->runs->kind == RUN_DRAWING);
	arena_free(s.a);
}

TEST(page_styles_that_follow_each_other_in_a_circle_are_read_once)
{
	struct sample s = sample((struct pieces){ .page_styles = layouts,
	    .masters = "<style:master-page style:name=\"T\" style:page-layout-name=\"D\" style:next-style-name=\"P\"><style:footer><text:p>t</text:p></style:footer>"
	               "<style:footer-left><text:p>u</text:p></style:footer-left></style:master-page>"
	               "<style:master-page style:name=\"P\" style:page-layout-name=\"D\" style:next-style-name=\"T\"><style:footer><text:p>p</text:p></style:footer>"
	               "</style:master-page>",
	    .automatic = "<style:style style:name=\"PT\" style:family=\"paragraph\" style:master-page-name=\"T\"/>",
	    .body = "<text:p text:style-name=\"PT\">a</text:p>" });
	const struct doc_section *t = s.doc->sections->style, *p = t->next_style;

	OK(p != NULL && p != t && p->next_style == t);
	OK(t->footer[HEADER_EVEN] != NULL && t->footer[HEADER_EVEN] != t->footer[HEADER_DEFAULT]);
	OK(p->footer[HEADER_EVEN] == p->footer[HEADER_DEFAULT]); /* without one for left pages the other stands there too */
	arena_free(s.a);
}

TEST(a_break_between_columns_is_none_where_there_are_no_columns)
{
	struct sample s = sample((struct pieces){ .page_styles = layouts, .masters = masters,
	    .automatic = "<style:style style:name=\"C\" style:family=\"section\"><style:section-properties><style:columns fo:column-count=\"2\"/>"
	                 "</style:section-properties></style:style><style:style style:name=\"K\" style:family=\"paragraph\"><style:paragraph-properties"
	                 " fo:break-before=\"column\"/></style:style>",
	    .body = "<text:p>a</text:p><text:p text:style-name=\"K\">b</text:p><text:section text:style-name=\"C\"><text:p>c</text:p>"
	            "<text:p text:style-name=\"K\">d</text:p></text:section>" });

	OK(!s.doc->sections->blocks->next->para->props->break_before_column);
	OK(s.doc->sections->next->blocks->next->para->props->break_before_column);
	arena_free(s.a);
}

TEST(a_break_after_falls_before_the_next_paragraph)
{
	struct sample s = sample((struct pieces){
	    .automatic = "<style:style style:name=\"P\" style:family=\"paragraph\"><style:paragraph-properties fo:break-after=\"page\"/></style:style>",
	    .body = "<text:p text:style-name=\"P\">a</text:p><text:p>b</text:p><text:p>c</text:p>" });

	OK(!para(&s, 0)->props->page_break_before);
	OK(para(&s, 1)->props->page_break_before);
	OK(!para(&s, 2)->props->page_break_before);
	arena_free(s.a);
}

/* --- notes ----------------------------------------------------------------------------------- */

TEST(notes_are_numbered_by_their_order_and_begin_with_their_number)
{
	struct sample s = sample((struct pieces){
	    .styles = "<style:style style:name=\"Footnote\" style:family=\"paragraph\"><style:paragraph-properties fo:margin-left=\"0.5cm\""
	              " fo:text-indent=\"-0.5cm\"/></style:style><text:notes-configuration text:note-class=\"footnote\" style:num-format=\"1\""
	              " text:start-value=\"4\"/>",
	    .body = "<text:p>a<text:note text:note-class=\"footnote\"><text:note-citation>7</text:note-citation><text:note-body>"
	            "<text:p text:style-name=\"Footnote\">chú thích</text:p></text:note-body></text:note>"
	            "<text:note text:note-class=\"footnote\"><text:note-citation text:label=\"*\">*</text:note-citation><text:note-body>"
	            "<text:p>hai</text:p></text:note-body></text:note></text:p>" });
	const struct doc_note *n = s.doc->notes;

	IS_STR(text_of(s.a, para(&s, 0)), STR("a**"));
	IS_STR(n->number_text, STR("5"));
	IS_STR(text_of(s.a, n->blocks->para), STR("<5>>chú thích"));
	IS_INT(n->mark_props->vpos, VPOS_SUPER);
	IS_STR(n->next->label, STR("*"));
	IS_STR(text_of(s.a, n->next->blocks->para), STR("<*>hai"));
	arena_free(s.a);
}

/* --- tables ----------------------------------------------------------------------------------- */

#define CELL(attributes, text) "<table:table-cell" attributes "><text:p>" text "</text:p></table:table-cell>"

static const char table_styles[] =
    "<style:style style:name=\"B\" style:family=\"table\"><style:table-properties style:width=\"10cm\" table:align=\"left\" fo:margin-left=\"-0.5cm\""
    " style:may-break-between-rows=\"false\"/></style:style>"
    "<style:style style:name=\"B.A\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"2cm\"/></style:style>"
    "<style:style style:name=\"B.B\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"3cm\"/></style:style>"
    "<style:style style:name=\"R\" style:family=\"table-row\"><style:table-row-properties style:min-row-height=\"1cm\" fo:keep-together=\"always\""
    " fo:background-color=\"#eeeeee\"/></style:style>"
    "<style:style style:name=\"O\" style:family=\"table-cell\"><style:table-cell-properties fo:padding=\"0.1cm\" fo:padding-left=\"0.2cm\""
    " fo:border=\"0.5pt solid #000000\" fo:border-bottom=\"1.5pt solid #ff0000\" style:vertical-align=\"middle\"/></style:style>";

TEST(a_table_has_its_widths_spans_heights_and_looks)
{
	struct sample s = sample((struct pieces){ .automatic = table_styles, .body =
	    "<table:table table:style-name=\"B\"><table:table-column table:style-name=\"B.A\"/><table:table-column table:style-name=\"B.B\""
	    " table:number-columns-repeated=\"1\"/><table:table-header-rows><table:table-row table:style-name=\"R\">"
	    CELL(" table:style-name=\"O\" table:number-columns-spanned=\"2\"", "a") "<table:covered-table-cell/></table:table-row></table:table-header-rows>"
	    "<table:table-row>" CELL(" table:style-name=\"O\" table:number-rows-spanned=\"9\"", "b") CELL(" table:style-name=\"O\"", "c")
	    "</table:table-row><table:table-row><table:covered-table-cell/>" CELL("", "d") "</table:table-row></table:table>" });
	const struct doc_table *t = block(&s, 0)->table;
	const struct doc_cell *a = t->rows->cells, *b = t->rows->next->cells, *c = b->next, *d = t->rows->next->next->cells;

	IS_INT(t->columns, 2);
	IS_INT(t->width, 5669);
	IS_INT(t->column_width[0], 2268); /* columns are shares of the width */
	IS_INT(t->column_width[1], 3401);
	IS_INT(t->indent, -283);
	OK(!t->may_break);
	OK(t->rows->header && !t->rows->next->header);
	OK(t->rows->cant_split);
	IS_INT(t->rows->height, 567);
	IS_INT(t->rows->height_rule, LINE_AT_LEAST);
	IS_INT(a->column_span, 2);
	IS_INT(a->width, 5669);
	IS_INT(a->margin[SIDE_LEFT], 113);
	IS_INT(a->margin[SIDE_TOP], 57);
	IS_INT(a->shading, 0xeeeeee);
	IS_INT(a->valign, VALIGN_CENTRE);
	IS_INT(b->row_span, 2); /* no further than the table goes */
	OK(b->borders[SIDE_RIGHT] != NULL && c->borders[SIDE_LEFT] != NULL);
	IS_INT(c->borders[SIDE_BOTTOM]->width_eighths, 12);
	IS_INT(d->column, 1);
	IS_INT(d->borders[SIDE_TOP]->width_eighths, 12); /* the shared edge has the stronger border */
	arena_free(s.a);
}

TEST(what_stands_first_in_a_cell_keeps_no_space_where_pages_keep_none)
{
	struct sample s = sample((struct pieces){ .body =
	    "<table:table><table:table-column/><table:table-row><table:table-cell><text:p text:style-name=\"P\">a</text:p>"
	    "<text:p text:style-name=\"P\">b</text:p></table:table-cell></table:table-row></table:table>", .automatic =
	    "<style:style style:name=\"P\" style:family=\"paragraph\"><style:paragraph-properties fo:margin-top=\"0.2cm\"/></style:style>",
	    .settings = "<config:config-item config:name=\"AddParaTableSpacingAtStart\">false</config:config-item>" });
	const struct doc_block *b = block(&s, 0)->table->rows->cells->blocks;

	IS_INT(b->para->props->before, 0);
	IS_INT(b->next->para->props->before, 113);
	arena_free(s.a);
}

TEST(what_stands_last_in_a_cell_keeps_no_space_where_the_document_says_so)
{
	static const char body[] = "<table:table><table:table-column/><table:table-row><table:table-cell><text:p text:style-name=\"P\">a</text:p>"
	                           "<text:p text:style-name=\"P\">b</text:p></table:table-cell></table:table-row></table:table>";
	struct sample s = sample((struct pieces){ .body = body, .automatic =
	    "<style:style style:name=\"P\" style:family=\"paragraph\"><style:paragraph-properties fo:margin-bottom=\"0.2cm\"/></style:style>",
	    .settings = "<config:config-item config:name=\"AddParaSpacingToTableCells\">false</config:config-item>" });
	const struct doc_block *b = block(&s, 0)->table->rows->cells->blocks;

	IS_INT(b->para->props->after, 113);
	IS_INT(b->next->para->props->after, 0);
	arena_free(s.a);
}

TEST(an_empty_paragraph_after_a_nested_table_ends_the_cell_without_height)
{
	struct sample s = sample((struct pieces){ .body =
	    "<table:table><table:table-column/><table:table-row><table:table-cell><table:table><table:table-column/><table:table-row>"
	    CELL("", "a") "</table:table-row></table:table><text:p/></table:table-cell></table:table-row></table:table>" });

	IS_INT(block(&s, 0)->table->rows->cells->blocks->next->para->props->line_rule, LINE_EXACT);
	IS_INT(block(&s, 0)->table->rows->cells->blocks->next->para->props->line, 1);
	arena_free(s.a);
}

TEST(huge_repeats_are_clamped_with_a_complaint)
{
	struct sample s = sample((struct pieces){ .body =
	    "<table:table><table:table-column table:number-columns-repeated=\"100000000\"/><table:table-row table:number-rows-repeated=\"100000000\">"
	    "<table:table-cell table:number-columns-repeated=\"100000000\"/></table:table-row></table:table>"
	    "<text:p>a<text:s text:c=\"100000000\"/></text:p>" });
	const struct doc_table *t = block(&s, 0)->table;

	IS_INT(t->columns, 1024);
	IS_INT(t->rows_n, 977); /* a million cells */
	IS_INT(s.d.count[DIAG_WARNING], 3);
	arena_free(s.a);
}

TEST(tables_nested_too_deeply_keep_their_text)
{
	struct sample s = sample_new();
	str in = STR("<text:p>đáy</text:p>");
	const struct doc_block *b;
	int depth = 0;

	for (int i = 0; i < 60; i++)
		in = str_format(s.a, "<table:table><table:table-column/><table:table-row><table:table-cell>" STR_FMT
		                     "</table:table-cell></table:table-row></table:table>", STR_ARG(in));
	sample_read(&s, (struct pieces){ .body = str_c(s.a, in) });
	for (b = block(&s, 0); b->kind == DOC_TABLE; b = b->table->rows->cells->blocks)
		depth++;
	OK(depth < 40);
	IS_STR(text_of(s.a, b->para), STR("đáy"));
	OK(s.d.count[DIAG_WARNING] > 0);
	arena_free(s.a);
}

/* --- drawings ----------------------------------------------------------------------------------- */

static const struct doc_drawing *
first_drawing(const struct sample *s)
{
	for (const struct doc_run *r = para(s, 0)->runs; r != NULL; r = r->next)
		if (r->kind == RUN_DRAWING)
			return r->drawing;
	FAIL("no drawing");
	exit(1);
}

TEST(a_frame_with_two_images_is_one_picture_with_its_vector_form)
{
	struct sample s = sample_new();
	const struct doc_drawing *d;

	pkg_put(s.pkg, STR("Pictures/a.svg"), STR("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
	pkg_put(s.pkg, STR("Pictures/a.png"), STR("\x89PNG\r\n\x1a\n...."));
	sample_read(&s, (struct pieces){ .body =
	    "<text:p><draw:frame text:anchor-type=\"as-char\" svg:width=\"10cm\" svg:height=\"5cm\"><draw:image xlink:href=\"Pictures/a.svg\"/>"
	    "<draw:image xlink:href=\"./Pictures/a.png\"/><svg:desc>Biểu đồ</svg:desc></draw:frame></text:p>" });
	d = first_drawing(&s);
	IS_INT(d->kind, DRAWING_PICTURE);
	OK(d->floating == NULL);
	IS_INT(d->width, 5669);
	IS_STR(d->media_type, STR("image/png"));
	OK(str_starts(d->svg, STR("<svg")));
	IS_STR(d->alt, STR("Biểu đồ"));
	arena_free(s.a);
}

TEST(a_picture_that_is_not_there_is_told)
{
	struct sample s = sample((struct pieces){ .body =
	    "<text:p><draw:frame svg:width=\"1cm\" svg:height=\"1cm\"><draw:image xlink:href=\"Pictures/x.png\"/></draw:frame></text:p>" });

	IS_INT(s.d.count[DIAG_WARNING], 1);
	arena_free(s.a);
}

TEST(lines_and_shapes_stand_where_their_style_says)
{
	struct sample s = sample((struct pieces){
	    .automatic = "<style:style style:name=\"G\" style:family=\"graphic\"><style:graphic-properties draw:stroke=\"solid\" svg:stroke-width=\"0.75pt\""
	                 " svg:stroke-color=\"#000000\" style:run-through=\"background\" style:wrap=\"run-through\" style:horizontal-pos=\"center\""
	                 " style:horizontal-rel=\"page-content\" style:vertical-pos=\"from-top\" style:vertical-rel=\"paragraph\"/></style:style>",
	    .body = "<text:p><draw:line draw:style-name=\"G\" text:anchor-type=\"paragraph\" svg:x1=\"5cm\" svg:y1=\"0.2cm\" svg:x2=\"2cm\" svg:y2=\"0.2cm\"/></text:p>" });
	const struct doc_drawing *d = first_drawing(&s);

	IS_INT(d->kind, DRAWING_LINE);
	IS_INT(d->width, 1701);
	IS_INT(d->height, 0);
	IS_INT(d->x, 1134);
	OK(d->flip_h);
	IS_INT(d->line_width_eighths, 6);
	OK(d->floating != NULL);
	IS_INT(d->floating->wrap, WRAP_NONE_BEHIND);
	IS_INT(d->floating->h_from, ANCHOR_MARGIN);
	IS_INT(d->floating->h_align, DALIGN_CENTRE);
	IS_INT(d->floating->y, 113);
	arena_free(s.a);
}

TEST(a_custom_shape_follows_its_formulas_and_a_formula_that_asks_for_itself_is_nothing)
{
	struct sample s = sample((struct pieces){ .body =
	    "<text:p><draw:custom-shape text:anchor-type=\"as-char\" svg:width=\"100pt\" svg:height=\"50pt\"><draw:enhanced-geometry svg:viewBox=\"0 0 100 100\""
	    " draw:type=\"right-arrow\" draw:modifiers=\"40\" draw:enhanced-path=\"M 0 ?f0 L $0 right ?f1 bottom Z N\"><draw:equation draw:name=\"f0\""
	    " draw:formula=\"$0/2+5*(1+1)\"/><draw:equation draw:name=\"f1\" draw:formula=\"?f1 +max(1,2)\"/></draw:enhanced-geometry></draw:custom-shape></text:p>" });
	const struct doc_drawing *d = first_drawing(&s);

	IS_INT(d->kind, DRAWING_PATH);
	IS_INT(d->path_n, 4);
	if (d->path_n == 4) {
		IS_INT(d->path[0].y[0], 300);
		IS_INT(d->path[1].x[0], 800);
		IS_INT(d->path[1].y[0], 1000);
		IS_INT(d->path[2].x[0], 40);
		IS_INT(d->path[3].op, 'Z');
	}
	arena_free(s.a);
}

TEST(a_group_starts_at_its_children_s_corner)
{
	struct sample s = sample((struct pieces){ .body =
	    "<text:p><draw:g text:anchor-type=\"paragraph\"><draw:rect svg:x=\"1cm\" svg:y=\"2cm\" svg:width=\"1cm\" svg:height=\"1cm\"><text:p>a</text:p></draw:rect>"
	    "<draw:ellipse svg:x=\"3cm\" svg:y=\"2cm\" svg:width=\"1cm\" svg:height=\"2cm\"/></draw:g></text:p>" });
	const struct doc_drawing *d = first_drawing(&s);

	IS_INT(d->kind, DRAWING_GROUP);
	IS_INT(d->floating->x, 567);
	IS_INT(d->width, 1701);
	IS_INT(d->height, 1134);
	IS_INT(d->children->x, 0);
	IS_STR(text_of(s.a, d->children->blocks->para), STR("a"));
	IS_INT(d->children->next->kind, DRAWING_ELLIPSE);
	IS_INT(d->children->next->x, 1134);
	arena_free(s.a);
}

TEST(an_embedded_chart_is_its_cached_figures)
{
	struct sample s = sample_new();
	const struct doc_drawing *d;

	pkg_put(s.pkg, STR("Object 1/content.xml"), STR("<office:document-content" NAMESPACES
	    "><office:body><office:chart><chart:chart chart:class=\"chart:bar\"><chart:title><text:p>Thu ngân sách</text:p></chart:title>"
	    "<chart:plot-area><chart:axis chart:dimension=\"x\"><chart:categories table:cell-range-address=\"local-table.$A$2:.$A$3\"/></chart:axis>"
	    "<chart:series chart:values-cell-range-address=\"local-table.$B$2:.$B$3\" chart:label-cell-address=\"local-table.$B$1\"/></chart:plot-area>"
	    "<table:table><table:table-header-rows><table:table-row><table:table-cell/><table:table-cell><text:p>Thực hiện</text:p></table:table-cell></table:table-row>"
	    "</table:table-header-rows><table:table-rows><table:table-row><table:table-cell><text:p>2025</text:p></table:table-cell>"
	    "<table:table-cell office:value=\"12.5\"><text:p>12,5</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>2026</text:p>"
	    "</table:table-cell><table:table-cell office:value=\"NaN\"/></table:table-row></table:table-rows></table:table></chart:chart></office:chart></office:body>"
	    "</office:document-content>"));
	sample_read(&s, (struct pieces){ .body =
	    "<text:p><draw:frame text:anchor-type=\"as-char\" svg:width=\"10cm\" svg:height=\"5cm\"><draw:object xlink:href=\"./Object 1\"/></draw:frame></text:p>" });
	d = first_drawing(&s);
	IS_INT(d->kind, DRAWING_CHART);
	if (d->chart != NULL) {
		struct out o;

		out_init(&o);
		value_json(&o, d->chart);
		IS_STR(out_str(&o), STR("{\"loai\": \"cot\", \"tieu_de\": \"Thu ngân sách\", \"truc\": [\"2025\", \"2026\"], "
		                        "\"day\": [{\"ten\": \"Thực hiện\", \"gia_tri\": [12.5, null]}]}"));
		out_release(&o);
	}
	arena_free(s.a);
}

/* --- whole files ---------------------------------------------------------------------------------- */

static void
read_folder(const char *dir, int *read)
{
	struct arena *names = arena_new(1 << 14);
	const char **at;
	size_t n;

	if (file_list(dir, names, &at, &n))
		for (size_t i = 0; i < n; i++) {
			struct arena *a = arena_new(1 << 20);
			struct diags d;
			struct package *p;

			diags_init(&d, a);
			p = str_ends(str_of(at[i]), STR(".odt")) ? pkg_open(file_join(names, dir, at[i]), a, &d) : NULL;
			if (p != NULL) {
				struct document *doc = odt_read(p, a, &d);

				if (doc == NULL || doc->sections == NULL || !diags_ok(&d))
					FAIL("%s: " STR_FMT, at[i], STR_ARG(tap_diags(a, &d)));
				++*read;
			}
			arena_free(a);
		}
	arena_free(names);
}

TEST(our_templates_are_read_without_a_complaint)
{
	int read = 0;

	if (!file_is_dir("templates"))
		SKIP("not started in the repository");
	read_folder("templates", &read);
	OK(read >= 5);
}

TEST(files_of_other_programs_are_read)
{
	static const char *const dirs[] = { "cases/render/general", "cases/render/vn", "bench/pdf/build" };
	struct arena *a = arena_new(4096);
	int read = 0;

	for (size_t i = 0; i < 3; i++)
		read_folder(file_join(a, tap_shared(), dirs[i]), &read);
	arena_free(a);
	if (read == 0)
		SKIP("no files");
}

TEST(more_tab_stops_than_are_kept_are_told)
{
	for (int more = 0; more < 2; more++) {
		struct arena *a = arena_new(1 << 20);
		struct out o;
		struct sample s;
		bool told = false;

		out_init(&o);
		out_puts(&o, "<style:style style:name=\"P\" style:family=\"paragraph\"><style:paragraph-properties><style:tab-stops>");
		for (int i = 0; i < LIMIT_TAB_STOPS + more; i++)
			out_printf(&o, "<style:tab-stop style:position=\"%dmm\"/>", i + 1);
		out_puts(&o, "</style:tab-stops></style:paragraph-properties></style:style>");
		s = sample((struct pieces){ .automatic = str_c(a, out_str(&o)), .body = "<text:p text:style-name=\"P\">x</text:p>" });
		IS_INT(para(&s, 0)->props->tabs_n, LIMIT_TAB_STOPS);
		for (const struct diag *d = s.d.first; d != NULL; d = d->next)
			told |= strcmp(d->kind->id, "I118") == 0;
		OK(told == (more > 0));
		out_release(&o);
		arena_free(s.a);
		arena_free(a);
	}
}
