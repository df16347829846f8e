#include "layout/page/flow.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"

/*
 * A page: its measures from the section it begins in, header and footer laid
 * out first (the body stands between them), then the body, then notes; closed
 * into one list of items in the order they are painted and read.
 */

static const struct doc_block *
pick_header(struct doc_block *const *kinds, const struct flow *f, const struct doc_section *s, bool first)
{
	if (first && s->title_page)
		return kinds[HEADER_FIRST];
	if (f->l.doc->even_and_odd && f->number % 2 == 0)
		return kinds[HEADER_EVEN];
	return kinds[HEADER_DEFAULT];
}

/* Margins that leave less than least between them share half of the sheet. False: so they did. */
bool
page_room(double *low, double *high, double size, double least)
{
	double before = fmax(*low, 0), behind = fmax(size - *high, 0);

	if (*high >= *low + fmin(least, size))
		return true;
	*low = before + behind > 0 ? before / (before + behind) * size / 2 : 0;
	*high = *low + size / 2;
	return false;
}

/* The gutter is at the inner side where the margins are mirrored. */
void
page_sides(const struct flow *f, const struct doc_section *s, double *left, double *right)
{
	bool swapped = (s->mirrored || f->l.doc->mirror_margins) && f->number % 2 == 0;
	int inner = s->margin[SIDE_LEFT] + s->gutter, outer = s->margin[SIDE_RIGHT];

	*left = swapped ? outer : inner;
	*right = s->page_width - (swapped ? inner : outer);
	page_room(left, right, s->page_width, 200);
}

static void
measure_page(struct flow *f, const struct doc_section *s)
{
	f->area = (struct area){ .width = s->page_width,
		.height = s->page_height,
		.top = abs(s->margin[SIDE_TOP]),
		.bottom = s->page_height - abs(s->margin[SIDE_BOTTOM]),
		.left_page = f->number % 2 == 0 };
	page_sides(f, s, &f->area.left, &f->area.right);
	if (s->page_width - s->margin[SIDE_LEFT] - s->margin[SIDE_RIGHT] - s->gutter < 200)
		diag_add(f->l.d, &lay_no_room, f->l.doc->where, NULL);
}

/*
 * Headers and footers are laid out as boxes in place. around: the body's text flows around what floats there; in
 * LibreOffice their own text does not (7.4, probed).
 */
static double
lay_running(struct flow *f, const struct doc_block *blocks, struct canvas *c, double top, bool around)
{
	struct cursor at = { .block = blocks };
	struct arena *own = f->l.a;
	struct above past = { 0 };
	struct region r;

	f->l.a = f->scratch;
	region_init(&r, c, f->area.left, top, f->area.right - f->area.left, HUGE_VAL);
	r.area = &f->area;
	r.over = f->l.manners->header_text_ignores_its_floats;
	if (!r.over)
		above_begin(&r, &past, f->scratch, true);
	flow_fill(&f->l, &r, &at);
	f->l.a = own;
	for (size_t i = 0; i < r.around->n && around; i++)
		*VEC_ADD(f->a, &f->around) = r.around->at[i];
	return r.y + r.after - top;
}

static void
lay_header(struct flow *f, const struct doc_section *s, const struct doc_block *blocks)
{
	double h, bottom;

	if (blocks == NULL)
		return;
	h = lay_running(f, blocks, f->head, s->header_distance, !f->l.manners->header_floats_leave_body_alone);
	bottom = s->header_distance + fmax(h, s->header_min_height) + s->header_spacing;
	if (s->margin[SIDE_TOP] >= 0 && bottom > f->area.top)
		f->area.top = bottom;
}

static void
lay_footer(struct flow *f, const struct doc_section *s, const struct doc_block *blocks)
{
	struct canvas *c;
	double h, top;

	if (blocks == NULL)
		return;
	c = canvas_new(f->scratch);
	h = lay_running(f, blocks, c, 0, false);
	top = s->page_height - s->footer_distance - fmax(h, s->footer_min_height);
	canvas_join(f->foot_c, c, 0, top);
	if (s->margin[SIDE_BOTTOM] >= 0 && top - s->footer_spacing < f->area.bottom)
		f->area.bottom = top - s->footer_spacing;
}

static void
paint_page_borders(struct flow *f, const struct doc_section *s)
{
	const struct doc_border *const *b = s->borders;
	double x0 = 0, y0 = 0, x1 = s->page_width, y1 = s->page_height;
	double way = s->borders_from_text ? -1 : 1;
	struct lay_item it;

	if (s->borders_from_text) {
		x0 = f->area.left;
		y0 = f->area.top;
		x1 = f->area.right;
		y1 = f->area.bottom;
	}
	x0 += b[SIDE_LEFT] != NULL ? way * b[SIDE_LEFT]->space_twips : 0;
	x1 -= b[SIDE_RIGHT] != NULL ? way * b[SIDE_RIGHT]->space_twips : 0;
	y0 += b[SIDE_TOP] != NULL ? way * b[SIDE_TOP]->space_twips : 0;
	y1 -= b[SIDE_BOTTOM] != NULL ? way * b[SIDE_BOTTOM]->space_twips : 0;
	for (int i = 0; i < SIDES; i++) {
		bool across = i == SIDE_TOP || i == SIDE_BOTTOM;

		if (border_width(b[i]) <= 0)
			continue;
		it = item_rule(i == SIDE_RIGHT ? x1 : x0, i == SIDE_BOTTOM ? y1 : y0, across ? x1 - x0 : 0,
		    across ? 0 : y1 - y0, b[i]);
		canvas_add(f->head, &it, 0, 0);
	}
}

/*
 * The style of the page that is opened: the section's, then each time the one that follows (ODF 16.9,
 * style:next-style-name).
 */
static const struct doc_section *
page_style(const struct flow *f, const struct doc_section *s, bool first)
{
	if (s->style == NULL)
		return s;
	if (first || f->section == NULL || f->section->style == NULL)
		return s->style;
	return f->section->next_style != NULL ? f->section->next_style : f->section;
}

/* A style for left pages only has even numbers: what would come between is not printed (LibreOffice 7.4, its PDF). */
static int
number_for(const struct doc_section *style, int number)
{
	bool odd = number % 2 != 0;

	return number + ((style->usage == USAGE_LEFT && odd) || (style->usage == USAGE_RIGHT && !odd));
}

/* What a text:section takes from the text at its sides. */
void
page_insets(struct flow *f, const struct doc_section *s)
{
	if (s->style == NULL || !s->own_columns)
		return;
	f->area.left += s->inset_left;
	f->area.right -= s->inset_right;
	page_room(&f->area.left, &f->area.right, f->area.width, 200);
}

void
page_open(struct flow *f, const struct doc_section *s, bool first, bool restart)
{
	const struct doc_section *measures = page_style(f, s, first);
	/* in ODF it is the first of its style that has a header of its own, begun anew or not (LibreOffice 7.4) */
	bool own_header = s->style != NULL ? f->section != measures : first;

	if (f->pages.n >= LIMIT_PAGES) {
		diag_add(f->l.d, &lay_many_pages, f->l.doc->where, "%d", LIMIT_PAGES);
		f->stopped = true;
	}
	f->number = number_for(measures, restart && s->page_start >= 0 ? s->page_start : f->number + 1);
	f->section = measures;
	f->l.page_number = f->number;
	f->l.page_text = page_number_text(f->a, f->number, measures->page_format);
	f->l.section_pages_text =
	    f->section_index < f->section_totals.n ? f->section_totals.at[f->section_index] : STR("1");
	f->head->text.n = f->head->layers.n = 0;
	f->body->text.n = f->body->layers.n = 0;
	f->foot_c->text.n = f->foot_c->layers.n = 0;
	f->around.n = 0;
	f->sizes.n = 0;
	measure_page(f, measures);
	paint_page_borders(f, measures);
	lay_header(f, measures, pick_header(measures->header, f, measures, own_header));
	lay_footer(f, measures, pick_header(measures->footer, f, measures, own_header));
	if (f->area.bottom < f->area.top + 400) { /* header and footer leave nothing: the body stands over them */
		f->area.top = abs(measures->margin[SIDE_TOP]);
		f->area.bottom = measures->page_height - abs(measures->margin[SIDE_BOTTOM]);
		if (!page_room(&f->area.top, &f->area.bottom, measures->page_height, 400))
			diag_add(f->l.d, &lay_no_room, f->l.doc->where, NULL);
	}
	page_insets(f, s);
	f->open = true;
	f->placed = false;
	f->text_bottom = f->area.top;
	f->body_from = 0;
	notes_open(f);
}

static void
align_body(struct flow *f)
{
	double free = f->area.bottom - f->foot.height - f->text_bottom;

	if (f->section->valign == VALIGN_TOP || free <= 0)
		return;
	canvas_move(f->body, 0, 0, f->section->valign == VALIGN_CENTRE ? free / 2 : free);
}

static void
append_text(struct canvas *all, const struct canvas *c)
{
	for (size_t i = 0; i < c->text.n; i++)
		*VEC_ADD(all->a, &all->text) = c->text.at[i];
}

void
page_close(struct flow *f)
{
	struct lay_page *p = VEC_ADD(f->a, &f->pages);
	struct canvas all = { .a = f->scratch };

	f->open = false;
	align_body(f);
	notes_paint(f, f->text_bottom);
	p->width = f->section->page_width;
	p->height = f->section->page_height;
	p->label = f->l.page_text;
	canvas_layers_out(&all, f->head, true);
	canvas_layers_out(&all, f->foot_c, true);
	append_text(&all, f->head);
	canvas_layers_out(&all, f->head, false);
	canvas_layers_out(&all, f->body, true);
	append_text(&all, f->body);
	append_text(&all, f->foot_c);
	canvas_layers_out(&all, f->foot_c, false);
	canvas_layers_out(&all, f->body, false);
	p->items_n = all.text.n;
	p->items = arena_copy(f->a, all.text.at, all.text.n * sizeof *p->items);
}
