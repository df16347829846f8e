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

/* Twips of a page that its margins, header and footer leave to the text at least: 10 pt across, 20 pt down. */
enum { TEXT_WIDTH_LEAST = 200, TEXT_HEIGHT_LEAST = 400 };

static const struct doc_block *
pick_header(struct doc_block *const *kinds, const struct flow *f, const struct doc_section *s, bool first)
{
	if (first && s->title_page)
		return kinds[HEADER_FIRST];
	if (f->l.doc->even_and_odd && f->number % 2 == 0)
		return kinds[HEADER_EVEN];
	return kinds[HEADER_DEFAULT];
}

/*
 * What two margins leave of a sheet of that size, from *low to *high: where it is less than least they share half of the
 * sheet. False: so they did.
 */
static bool
page_room(double *low, double *high, double size, double least)
{
	double before = fmax(*low, 0), behind = fmax(size - *high, 0);

	if (*high >= *low + fmin(least, size))
		return true;
	*low = before + behind > 0 ? before / (before + behind) * size / 2 : 0;
	*high = *low + size / 2;
	return false;
}

void
page_sides(const struct flow *flow, const struct doc_section *section, double *left, double *right)
{
	bool swapped = (section->mirrored || flow->l.doc->mirror_margins) && flow->number % 2 == 0;
	int inner = section->margin[SIDE_LEFT] + section->gutter, outer = section->margin[SIDE_RIGHT];

	*left = swapped ? outer : inner;
	*right = section->page_width - (swapped ? inner : outer);
	page_room(left, right, section->page_width, TEXT_WIDTH_LEAST);
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
	if (s->page_width - s->margin[SIDE_LEFT] - s->margin[SIDE_RIGHT] - s->gutter < TEXT_WIDTH_LEAST)
		diag_add(f->l.d, &lay_no_room, f->l.doc->where, NULL);
}

/* A header or footer: its blocks, their box and the least height of that. */
struct running {
	const struct doc_block *blocks;
	const struct doc_band_box *box;
	int min_height;
};

static double
box_inset(const struct doc_band_box *box, enum doc_side side)
{
	return box != NULL ? box->inset[side] : 0;
}

/* Shading and lines of a header's box, under its items from at on. */
static void
paint_running_box(
    const struct flow *f, const struct doc_band_box *box, struct canvas *c, size_t at, double top, double h)
{
	double x0 = f->area.left + box->indent_left, x1 = f->area.right - box->indent_right;
	const struct doc_border *const *b = box->borders;
	struct canvas under = { .a = f->scratch };
	struct lay_item it;

	if (box->shading >= 0) {
		it = item_fill(x0, top, x1 - x0, h, box->shading);
		canvas_add(&under, &it, 0, 0);
	}
	for (int i = 0; i < SIDES; i++) {
		double half = border_width(b[i]) / 2,
		       x = i == SIDE_RIGHT ? x1 - half : x0 + (i == SIDE_LEFT ? half : 0),
		       y = i == SIDE_BOTTOM ? top + h - half : top + (i == SIDE_TOP ? half : 0);
		bool across = i == SIDE_TOP || i == SIDE_BOTTOM;

		if (border_width(b[i]) <= 0)
			continue;
		it = item_rule(x, y, across ? x1 - x0 : 0, across ? 0 : h, b[i]);
		canvas_add(&under, &it, 0, 0);
	}
	canvas_insert(c, at, &under, 0, 0);
}

/*
 * Lays out a header or footer as a box in its place; gives its height. around: the body's text flows around what
 * floats there; in LibreOffice their own text does not (7.4, probed).
 */
static double
lay_running(struct flow *f, const struct running *run, struct canvas *c, double top, bool around)
{
	struct cursor at = { .block = run->blocks };
	const struct doc_band_box *box = run->box;
	struct arena *own = f->l.a;
	struct above past = { 0 };
	struct region r;
	size_t under = c->text.n;
	double left = f->area.left + (box != NULL ? box->indent_left : 0) + box_inset(box, SIDE_LEFT),
	       right = f->area.right - (box != NULL ? box->indent_right : 0) - box_inset(box, SIDE_RIGHT), h;

	f->l.a = f->scratch;
	region_init(&r, c, left, top + box_inset(box, SIDE_TOP), fmax(right - left, TEXT_WIDTH_LEAST), HUGE_VAL);
	r.area = &f->area;
	r.over = f->l.manners->header_text_ignores_its_floats;
	if (!r.over)
		above_begin(&r, &past, f->scratch, true);
	flow_fill(&f->l, &r, &at);
	f->l.a = own;
	for (size_t i = 0; i < r.around->n && around; i++)
		*VEC_ADD(f->a, &f->around) = r.around->at[i];
	h = r.y - top + box_inset(box, SIDE_BOTTOM);
	if (!f->l.manners->running_text_drops_its_last_space)
		h += r.after;
	h = fmax(h, run->min_height);
	if (box != NULL)
		paint_running_box(f, box, c, under, top, h);
	return h;
}

static void
lay_header(struct flow *f, const struct doc_section *s, const struct doc_block *blocks)
{
	struct running run = { blocks, s->header_box, s->header_min_height };
	double bottom;

	if (blocks == NULL)
		return;
	bottom = s->header_distance +
	    lay_running(f, &run, f->head, s->header_distance, !f->l.manners->header_floats_leave_body_alone) +
	    s->header_spacing;
	if (s->margin[SIDE_TOP] >= 0 && bottom > f->area.top)
		f->area.top = bottom;
}

static void
lay_footer(struct flow *f, const struct doc_section *s, const struct doc_block *blocks)
{
	struct running run = { blocks, s->footer_box, s->footer_min_height };
	struct canvas *c;
	double top;

	if (blocks == NULL)
		return;
	c = canvas_new(f->scratch);
	top = s->page_height - s->footer_distance - lay_running(f, &run, c, 0, false);
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
		double x = i == SIDE_RIGHT ? x1 : x0;
		double y = i == SIDE_BOTTOM ? y1 : y0;

		if (border_width(b[i]) <= 0)
			continue;
		if (i == SIDE_TOP || i == SIDE_BOTTOM)
			it = item_rule(x, y, x1 - x0, 0, b[i]);
		else
			it = item_rule(x, y, 0, y1 - y0, b[i]);
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

void
page_insets(struct flow *flow, const struct doc_section *section)
{
	if (section->style == NULL || !section->own_columns)
		return;
	flow->area.left += section->inset_left;
	flow->area.right -= section->inset_right;
	page_room(&flow->area.left, &flow->area.right, flow->area.width, TEXT_WIDTH_LEAST);
}

void
page_open(struct flow *flow, const struct doc_section *section, bool first, bool restart)
{
	const struct doc_section *measures = page_style(flow, section, first);
	/* in ODF it is the first of its style that has a header of its own, begun anew or not (LibreOffice 7.4) */
	bool own_header = section->style != NULL ? flow->section != measures : first;

	if (flow->pages.n >= LIMIT_PAGES) {
		diag_add(flow->l.d, &lay_many_pages, flow->l.doc->where, "%d", LIMIT_PAGES);
		flow->stopped = true;
	}
	flow->number =
	    number_for(measures, restart && section->page_start >= 0 ? section->page_start : flow->number + 1);
	flow->section = measures;
	flow->l.page_number = flow->number;
	flow->l.page_index = flow->pages.n;
	flow->l.page_text = page_number_text(flow->a, flow->number, measures->page_format);
	flow->l.section_pages_text =
	    flow->section_index < flow->section_totals.n ? flow->section_totals.at[flow->section_index] : STR("1");
	flow->head->text.n = flow->head->layers.n = 0;
	flow->body->text.n = flow->body->layers.n = 0;
	flow->foot_c->text.n = flow->foot_c->layers.n = 0;
	flow->around.n = 0;
	flow->sizes.n = 0;
	measure_page(flow, measures);
	paint_page_borders(flow, measures);
	lay_header(flow, measures, pick_header(measures->header, flow, measures, own_header));
	lay_footer(flow, measures, pick_header(measures->footer, flow, measures, own_header));
	if (flow->area.bottom <
	    flow->area.top + TEXT_HEIGHT_LEAST) { /* header and footer leave nothing: the body stands over them */
		flow->area.top = abs(measures->margin[SIDE_TOP]);
		flow->area.bottom = measures->page_height - abs(measures->margin[SIDE_BOTTOM]);
		if (!page_room(&flow->area.top, &flow->area.bottom, measures->page_height, TEXT_HEIGHT_LEAST))
			diag_add(flow->l.d, &lay_no_room, flow->l.doc->where, NULL);
	}
	page_insets(flow, section);
	flow->open = true;
	flow->placed = false;
	flow->text_bottom = flow->area.top;
	notes_open(flow);
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
page_close(struct flow *flow)
{
	struct lay_page *p = VEC_ADD(flow->a, &flow->pages);
	struct canvas all = { .a = flow->scratch };

	flow->open = false;
	align_body(flow);
	notes_paint(flow, flow->text_bottom);
	p->width = flow->section->page_width;
	p->height = flow->section->page_height;
	p->label = flow->l.page_text;
	canvas_layers_out(&all, flow->head, true);
	canvas_layers_out(&all, flow->foot_c, true);
	append_text(&all, flow->head);
	canvas_layers_out(&all, flow->head, false);
	canvas_layers_out(&all, flow->body, true);
	append_text(&all, flow->body);
	append_text(&all, flow->foot_c);
	canvas_layers_out(&all, flow->foot_c, false);
	canvas_layers_out(&all, flow->body, false);
	p->items_n = all.text.n;
	p->items = arena_copy(flow->a, all.text.at, all.text.n * sizeof *p->items);
}
