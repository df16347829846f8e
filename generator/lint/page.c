/* P: paper, page numbers, typeface, paragraphs. A: appendices. */
#include <math.h>
#include <stdlib.h>

#include "lint/inner.h"

#define TWIPS_MM 56.6929

static double
mm(double twips)
{
	return twips / TWIPS_MM;
}

/* Rulers and renderers round: so far beside a limit a measure is still on it. */
static const double ROUNDING_MM = 0.5;

static bool
is_section_of(const struct lint *l, const struct doc_section *s)
{
	for (size_t i = l->part.all.from; i < l->part.all.to; i++)
		if (LP(l, i)->section == s)
			return true;
	return false;
}

/* The first paragraph of the section that is on a page. */
static size_t
first_of_section(const struct lint *l, const struct doc_section *s)
{
	for (size_t i = l->part.all.from; i < l->part.all.to; i++)
		if (LP(l, i)->section == s && LP(l, i)->page != 0)
			return i;
	return LINT_ABSENT;
}

static void
check_margins(struct lint *l, const struct doc_section *s, size_t at)
{
	static const struct {
		enum doc_side side;
		int least, most;
		const char *name;
	} limits[] = {
		{ SIDE_TOP, 20, 25, N_("top") },
		{ SIDE_BOTTOM, 20, 25, N_("bottom") },
		{ SIDE_LEFT, 30, 35, N_("left") },
		{ SIDE_RIGHT, 15, 20, N_("right") },
	};

	for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
		double is = mm(s->margin[limits[i].side] + (limits[i].side == SIDE_LEFT ? s->gutter : 0));

		if (is > limits[i].least - ROUNDING_MM && is < limits[i].most + ROUNDING_MM)
			continue;
		lint_add(l, at, _("%s margin %.0f mm"), _(limits[i].name), is);
		lint_instead(l, _("%d to %d mm"), limits[i].least, limits[i].most);
	}
}

void
lint_check_p01(struct lint *l)
{
	static const double SHORT_MM = 210, LONG_MM = 297, PAPER_ROUNDING_MM = 1.5;

	for (const struct doc_section *s = l->in->doc->sections; s != NULL; s = s->next) {
		double width = mm(s->page_width), height = mm(s->page_height);
		bool lying = width > height;
		size_t at = first_of_section(l, s);

		if (at == LINT_ABSENT || !is_section_of(l, s))
			continue;
		if (fabs((lying ? height : width) - SHORT_MM) > PAPER_ROUNDING_MM ||
		    fabs((lying ? width : height) - LONG_MM) > PAPER_ROUNDING_MM) {
			lint_add(l, at, _("paper of %.0f × %.0f mm"), width, height);
			lint_instead(l, _("A4, 210 × 297 mm"));
			continue;
		}
		/* on a lying sheet practice differs about which edge is meant */
		if (!lying && s->start != SECTION_CONTINUOUS)
			check_margins(l, s, at);
	}
}

/* --- page numbers ------------------------------------------------------------------- */

struct number_field {
	const struct doc_para *para;
	const struct doc_run *run;
};

static struct number_field find_document_number(const struct doc_block *b);

static struct number_field
find_number_in_para(const struct doc_para *p)
{
	for (const struct doc_run *r = p->runs; r != NULL; r = r->next) {
		struct number_field in = { NULL, NULL };

		if (r->kind == RUN_FIELD && r->field == FIELD_PAGE)
			return (struct number_field){ p, r };
		if (r->kind == RUN_DRAWING && r->drawing != NULL)
			in = find_document_number(r->drawing->blocks);
		if (in.para != NULL)
			return in;
	}
	return (struct number_field){ NULL, NULL };
}

static struct number_field
find_number_in_table(const struct doc_table *t)
{
	for (const struct doc_row *r = t->rows; r != NULL; r = r->next)
		for (const struct doc_cell *c = r->cells; c != NULL; c = c->next) {
			struct number_field in = find_document_number(c->blocks);

			if (in.para != NULL)
				return in;
		}
	return (struct number_field){ NULL, NULL };
}

static struct number_field
find_document_number(const struct doc_block *b)
{
	for (; b != NULL; b = b->next) {
		struct number_field in =
		    b->kind == DOC_PARAGRAPH ? find_number_in_para(b->para) : find_number_in_table(b->table);

		if (in.para != NULL)
			return in;
	}
	return (struct number_field){ NULL, NULL };
}

/* Whether a page has text of its own: an empty last one needs no number. */
static bool
has_second_page(const struct lint *l)
{
	size_t first = l->part.quoc_hieu != LINT_ABSENT ? LP(l, l->part.quoc_hieu)->page : 0;

	for (size_t i = l->part.all.from; first != 0 && i < l->part.all.to; i++)
		if (!LP(l, i)->blank && LP(l, i)->page > first)
			return true;
	return false;
}

/* A number that someone typed, or that stands where no reader looks: on the second page, above the text, digits alone. */
static bool
has_number_on_page(const struct lint *l, bool second, bool above)
{
	const struct lay_pages *pages = l->in->pages;
	size_t first = LP(l, l->part.quoc_hieu)->page, page = second ? first : first - 1;
	const struct doc_section *s = LP(l, l->part.quoc_hieu)->section;

	if (first == 0 || page >= pages->n)
		return false;
	for (size_t i = 0; i < pages->at[page].items_n; i++) {
		const struct lay_item *it = &pages->at[page].items[i];
		bool high = it->y<s->margin[SIDE_TOP], low = it->y> pages->at[page].height - s->margin[SIDE_BOTTOM];
		str t = it->kind == ITEM_TEXT ? str_trim(it->text) : STR("");

		if (t.n > 0 && t.n <= 3 && t.p[0] >= '0' && t.p[0] <= '9' && t.p[t.n - 1] <= '9' &&
		    (above ? high : low))
			return true;
	}
	return false;
}

static const struct doc_section *
running_section(const struct doc_section *s)
{
	/* ODF: pages behind the first have a style of their own */
	if (s->style != NULL && s->style->next_style != NULL)
		return s->style->next_style;
	return s;
}

static void
check_number_look(struct lint *l, struct number_field number)
{
	int size = number.run->props->size_half_points;
	bool framed = number.para->frame != NULL;

	if (number.para->props->align != PARA_CENTRE && !framed)
		lint_add(l, LINT_ABSENT, _("the page number is not centred"));
	if (size < 26 || size > 28) {
		lint_add(l, LINT_ABSENT, _("the page number has %g pt"), size / 2.0);
		lint_instead(l, _("13 to 14 pt"));
	}
	if (number.run->props->bold || number.run->props->italic)
		lint_add(l, LINT_ABSENT, _("the page number is bold or italic"));
}

void
lint_check_p02(struct lint *l)
{
	const struct doc_section *s, *run;
	struct number_field above, below;

	if (l->part.quoc_hieu == LINT_ABSENT || l->part.all.from != 0 || !has_second_page(l))
		return;
	s = LP(l, l->part.quoc_hieu)->section;
	run = running_section(s);
	above = find_document_number(run->header[HEADER_DEFAULT]);
	below = find_document_number(run->footer[HEADER_DEFAULT]);
	if (above.para == NULL && below.para != NULL) {
		lint_add(l, LINT_ABSENT, _("the page number stands in the bottom margin"));
		lint_instead(l, _("in the middle of the top margin, from page 2 on"));
	} else if (above.para == NULL && !has_number_on_page(l, true, true)) {
		lint_add(l, LINT_ABSENT, _("pages have no number"));
		lint_instead(l, _("in the middle of the top margin, from page 2 on"));
	} else if (above.para != NULL) {
		check_number_look(l, above);
		if (has_number_on_page(l, false, true))
			lint_add(l, LINT_ABSENT, _("the number is shown on page 1"));
	}
}

/* --- letters ------------------------------------------------------------------------- */

/* Fonts of signs, and the names under which the prescribed one goes about. */
static bool
is_allowed_font(str family)
{
	static const str beginnings[] = { STR("Times New Roman"), STR("Symbol"), STR("Wingdings"), STR("Webdings"),
		STR("Cambria Math"), STR("OpenSymbol"), STR("StarSymbol"), STR("Segoe UI Symbol"), STR("MS Gothic"),
		STR("TimesNewRoman") };

	for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++)
		if (str_starts(family, beginnings[i]))
			return true;
	return family.n == 0;
}

static size_t
word_letters(str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n;) {
		unsigned c = text_next(s, &i);

		n += (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c > 0xBF;
	}
	return n;
}

static void
check_fonts(struct lint *l)
{
	enum { FEWEST = 3 };
	str said = STR("");

	for (size_t i = l->part.all.from; i < l->part.all.to; i++)
		for (size_t k = 0; k < LP(l, i)->bits_n; k++) {
			const struct lint_bit *bit = &LP(l, i)->bits[k];

			if (is_allowed_font(bit->props->family) || word_letters(bit->text) < FEWEST ||
			    str_eq(bit->props->family, said) || lint_is_old_font(bit->props->family))
				continue;
			said = bit->props->family;
			lint_add(l, i, _("typeface %.*s"), STR_ARG(said));
			lint_instead(l, "Times New Roman");
		}
}

/* Running text: a paragraph of the body, outside tables, of more than one line. */
static bool
is_running(const struct lint *l, size_t i)
{
	const struct lint_para *p = LP(l, i);

	return p->box == BOX_THAN && p->cell == 0 && !p->blank && p->lines_n > 1 && lint_none(p, TRAIT_BOLD) &&
	    p->para->frame == NULL && p->para->props->align != PARA_CENTRE;
}

static void
check_text_sizes(struct lint *l)
{
	for (size_t i = l->part.than.from; i < l->part.than.to; i++) {
		int size = 0;

		if (!is_running(l, i) || lint_sized(LP(l, i), 26, 28, &size) || LP(l, i)->text.p[0] == '(')
			continue;
		lint_add(l, i, _("text of %g pt"), size / 2.0);
		lint_instead(l, _("13 to 14 pt"));
	}
}

void
lint_check_p03(struct lint *l)
{
	check_fonts(l);
	check_text_sizes(l);
}

void
lint_check_p05(struct lint *l)
{
	/* each of the three colours: what printers give as black */
	enum { DARK = 0x40, FEWEST = 3 };

	for (size_t i = l->part.all.from; i < l->part.all.to; i++)
		for (size_t k = 0; k < LP(l, i)->bits_n; k++) {
			const struct lint_bit *bit = &LP(l, i)->bits[k];
			int c = bit->props->colour;

			if (c < 0 || bit->props->link != NULL || word_letters(bit->text) < FEWEST ||
			    ((c >> 16 & 0xFF) <= DARK && (c >> 8 & 0xFF) <= DARK && (c & 0xFF) <= DARK))
				continue;
			/* marks of urgency and secrecy are red */
			if (lint_upper(l->a, bit->text) && LP(l, i)->text.n < 40 && (c >> 16 & 0xFF) > 0xA0)
				continue;
			lint_add(l, i, _("text is not black (#%06X)"), (unsigned)c);
			return;
		}
}

void
lint_check_p06(struct lint *l)
{
	const struct doc_section *s = l->part.quoc_hieu != LINT_ABSENT ? LP(l, l->part.quoc_hieu)->section : NULL;

	if (s == NULL || s->page_width <= s->page_height)
		return;
	for (size_t i = l->part.than.from; i < l->part.than.to; i++)
		if (LP(l, i)->table != 0)
			return;
	lint_add(l, l->part.quoc_hieu, _("the page lies, and no table asks for that"));
}

/* --- paragraphs ------------------------------------------------------------------------- */

struct tally {
	size_t n, first;
};

static void
count_one(struct tally *t, size_t i)
{
	if (t->n++ == 0)
		t->first = i;
}

static bool
is_indent_right(const struct doc_para_props *props)
{
	/* 1 and 1.27 cm, and 0.3 mm beside them */
	enum { CM_1 = 567, CM_1_27 = 720, NEAR = 18 };
	int first = props->indent_first + props->indent_left;

	return abs(first - CM_1) <= NEAR || abs(first - CM_1_27) <= NEAR || abs(props->indent_first - CM_1) <= NEAR ||
	    abs(props->indent_first - CM_1_27) <= NEAR || (first > CM_1 && first < CM_1_27);
}

static bool
is_plain_running(const struct lint *l, size_t i)
{
	const struct lint_para *p = LP(l, i);

	return is_running(l, i) && p->para->label == NULL && p->text.p[0] != '-' && p->text.p[0] != '+' &&
	    p->text.p[0] != '(' && str_find_char(p->text, '\t', 0) == p->text.n;
}

void
lint_check_p04(struct lint *l)
{
	/* 6 pt and one and a half lines, with what rounding takes */
	enum { GAP = 118, LINE_MOST = 362 };
	struct tally ragged = { 0, 0 }, indent = { 0, 0 }, gap = { 0, 0 }, line = { 0, 0 };

	for (size_t i = l->part.than.from; i < l->part.than.to; i++) {
		const struct doc_para_props *props = LP(l, i)->para->props;
		bool next = i + 1 < l->part.than.to && is_plain_running(l, i + 1);

		if (!is_plain_running(l, i))
			continue;
		if (props->align != PARA_JUSTIFY && props->align != PARA_DISTRIBUTE)
			count_one(&ragged, i);
		if (!is_indent_right(props))
			count_one(&indent, i);
		if (next && !props->after_auto && !LP(l, i + 1)->para->props->before_auto &&
		    props->after + LP(l, i + 1)->para->props->before < GAP)
			count_one(&gap, i);
		if (props->line_rule == LINE_AUTO && props->line > LINE_MOST)
			count_one(&line, i);
	}
	if (ragged.n > 0)
		lint_add(l, ragged.first, _("%zu paragraphs of the text are not justified"), ragged.n);
	if (indent.n > 0) {
		lint_add(l, indent.first, _("%zu paragraphs with another first-line indent"), indent.n);
		lint_instead(l, _("1 cm or 1.27 cm"));
	}
	if (gap.n > 0) {
		lint_add(l, gap.first, _("less than 6 pt between paragraphs, %zu times"), gap.n);
		lint_instead(l, _("at least 6 pt"));
	}
	if (line.n > 0)
		lint_add(l, line.first, _("%zu paragraphs with more than 1.5 lines of spacing"), line.n);
}

/* --- appendices ---------------------------------------------------------------------------- */

void
lint_check_p07(struct lint *l)
{
	const struct lint_para *p = l->part.phu_luc != LINT_ABSENT ? LP(l, l->part.phu_luc) : NULL;

	if (p == NULL || p->page < 2 || l->part.noi_nhan == LINT_ABSENT || LP(l, l->part.noi_nhan)->page == p->page ||
	    str_eq(l->in->pages->at[p->page - 1].label, STR("1")))
		return;
	lint_add(l, l->part.phu_luc, _("pages of the appendix go on with number %.*s"),
	    STR_ARG(l->in->pages->at[p->page - 1].label));
	lint_instead(l, _("a section of its own whose pages begin at 1"));
}

void
lint_check_a01(struct lint *l)
{
	if (l->part.phu_luc == LINT_ABSENT)
		return;
	for (size_t i = l->part.all.from; i < l->part.than.to; i++) {
		str folded = lint_fold(l, LP(l, i));

		if (str_find(folded, STR("phu_luc"), 0) < folded.n || str_find(folded, STR("bieu_so"), 0) < folded.n ||
		    str_find(folded, STR("bieu_kem"), 0) < folded.n)
			return;
	}
	lint_add(l, l->part.phu_luc, _("the text does not name the appendix"));
	lint_instead(l, _("(details in the appendix attached)"));
}

void
lint_check_a02(struct lint *l)
{
	enum { WITHIN = 6 };
	size_t at = l->part.phu_luc;

	if (at == LINT_ABSENT)
		return;
	for (size_t i = at + 1, seen = 0; i < l->part.all.to && seen < WITHIN; i++) {
		str folded = lint_fold(l, LP(l, i));

		seen += !LP(l, i)->blank;
		if (str_find(folded, STR("kem_theo"), 0) < folded.n ||
		    str_find(folded, STR("ban_hanh_kem"), 0) < folded.n)
			return;
	}
	lint_add(l, at, _("the appendix lacks the line (Kèm theo …)"));
	lint_instead(l, "(Kèm theo … số … ngày … tháng … năm … của …)");
}
