/*
 * Items on a cairo context. As many texts as follow one another in one font and
 * colour, over all lines of a paragraph, are one cairo call, whose clusters say which letters each
 * glyph draws; that is what is found and copied from the PDF.
 */
#include "pdf/inner.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "chart/chart.h"

enum { COLOUR_UNKNOWN = -100 /* what the context has now */ };

static const double pi = 3.14159265358979323846;

void
painter_init(struct painter *painter, struct shaper *shaper, struct arena *a, struct diags *d)
{
	memset(painter, 0, sizeof *painter);
	painter->shaper = shaper;
	painter->a = a;
	painter->d = d;
	painter->pictures = map_new(a);
	painter->places = map_new(a);
	out_init(&painter->text);
}

void
painter_release(struct painter *painter)
{
	for (size_t i = 0; i < painter->fonts.n; i++)
		cairo_scaled_font_destroy(painter->fonts.at[i].font);
	out_release(&painter->text);
}

/* --- text --------------------------------------------------------------------- */

static const double SLANT = 0.2; /* of a font without italics, as fontconfig slants */

static cairo_scaled_font_t *
scaled_new(struct painter *p, const struct lay_item *it)
{
	const struct face *f = it->run->face;
	cairo_font_options_t *o = cairo_font_options_create();
	cairo_scaled_font_t *font;
	cairo_matrix_t at_size, identity;

	cairo_font_options_set_hint_style(o, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(o, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_antialias(o, CAIRO_ANTIALIAS_GRAY);
	cairo_matrix_init(
	    &at_size, it->size_pt * it->scale, 0, f->synthetic_italic ? -SLANT * it->size_pt : 0, it->size_pt, 0, 0);
	cairo_get_matrix(p->cr, &identity);
	font = cairo_scaled_font_create(shape_cairo_face(p->shaper, f), &at_size, &identity, o);
	cairo_font_options_destroy(o);
	return font;
}

/* Most runs take the font of the one before: the last made is looked at first. */
static cairo_scaled_font_t *
scaled_of(struct painter *p, const struct lay_item *it)
{
	struct scaled *s;

	for (size_t i = p->fonts.n; i > 0; i--) {
		s = &p->fonts.at[i - 1];
		if (s->face == it->run->face && s->size_pt == it->size_pt && s->scale == it->scale)
			return s->font;
	}
	s = VEC_ADD(p->a, &p->fonts);
	*s = (struct scaled){ it->run->face, it->size_pt, it->scale, scaled_new(p, it) };
	return s->font;
}

static void
paint_gathered(struct painter *p)
{
	const struct lay_item *it = p->gathered;

	if (it == NULL)
		return;
	p->gathered = NULL;
	if (p->glyphs.n > 0) {
		cairo_set_scaled_font(p->cr, scaled_of(p, it));
		if (p->colour != it->colour)
			set_colour(p->cr, it->colour);
		p->colour = it->colour;
		cairo_show_text_glyphs(p->cr, p->text.p, (int)p->text.n, p->glyphs.at, (int)p->glyphs.n, p->clusters.at,
		    (int)p->clusters.n, it->run->rtl ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
		if (p->marks.n > 0) {
			cairo_glyph_path(p->cr, p->marks.at, (int)p->marks.n);
			cairo_fill(p->cr);
		}
	}
	p->glyphs.n = p->clusters.n = p->marks.n = 0;
	out_reset(&p->text);
}

static bool
same_look(const struct lay_item *a, const struct lay_item *b)
{
	return a->run->face == b->run->face && a->size_pt == b->size_pt && a->scale == b->scale &&
	    a->colour == b->colour && !a->run->rtl && !b->run->rtl;
}

static bool
is_space_cluster(str text)
{
	return (text.n == 1 && text.p[0] == ' ') || (text.n == 2 && memcmp(text.p, "\u00a0", 2) == 0);
}

/*
 * A sign that only steers the text takes no room and is drawn by the font's space: its letter would
 * become that of every space of the document.
 */
static bool
is_nothing(str text, const struct glyph *g, size_t n)
{
	static const char signs[][4] = { "\ufeff", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060",
		"\u00ad" };

	if (n > 1 || (n == 1 && g->advance != 0))
		return false; /* nearly all: the names need not be looked through */
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_eq(text, str_of(signs[i])))
			return true;
	return false;
}

/*
 * A letter that the font has only in pieces (Caladea's ă and acute for ắ): the widest piece carries the letter, so
 * that it comes out in NFC and with its own width; for the whole, extractors see a gap behind it. Else c->glyphs.
 */
static size_t
base_of(const struct cluster *c, str letters, const struct glyph *g)
{
	size_t at = 0, base = 0;

	if (c->glyphs < 2)
		return c->glyphs;
	text_next(letters, &at);
	if (at != letters.n)
		return c->glyphs;
	for (size_t k = 1; k < c->glyphs; k++)
		if (g[k].advance > g[base].advance)
			base = k;
	return base;
}

/* A run's glyphs where the layout has put them, in points. From right to left the first cluster is the rightmost. */
static void
gather_glyphs(struct painter *p, const struct lay_item *it)
{
	const struct glyph_run *r = it->run;
	double unit = it->size_pt / SHAPE_EM, x = it->x / 20, y = it->y / 20;
	size_t glyph = 0, byte = r->rtl ? r->text.n : 0;

	for (size_t i = 0; i < r->clusters_n; i++) {
		const struct cluster *c = &r->clusters[r->rtl ? r->clusters_n - 1 - i : i];
		str letters = str_sub(r->text, byte, byte + c->bytes);
		size_t base = r->rtl || !p->vector ? c->glyphs : base_of(c, letters, &r->glyphs[glyph]);

		if (!r->rtl && is_nothing(letters, &r->glyphs[glyph], c->glyphs)) {
			glyph += c->glyphs;
			byte += c->bytes;
			x += it->spacing / 20;
			continue;
		}
		if (!r->rtl) {
			*VEC_ADD(p->a, &p->clusters) =
			    (cairo_text_cluster_t){ c->bytes, base < c->glyphs ? 1 : c->glyphs };
			out_put(&p->text, letters);
		}
		for (size_t k = 0; k < c->glyphs; k++, glyph++) {
			const struct glyph *g = &r->glyphs[glyph];
			cairo_glyph_t at = { g->id, x + g->dx * unit * it->scale, y + g->dy * unit };

			if (base < c->glyphs && k != base)
				*VEC_ADD(p->a, &p->marks) = at;
			else
				*VEC_ADD(p->a, &p->glyphs) = at;
			x += g->advance * unit * it->scale;
		}
		if (r->rtl)
			byte -= c->bytes;
		x += it->spacing / 20;
		if (it->space_extra != 0 &&
		    is_space_cluster(r->rtl ? str_sub(r->text, byte, byte + c->bytes) : letters))
			x += it->space_extra / 20;
		if (!r->rtl)
			byte += c->bytes;
	}
	if (!r->rtl)
		return;
	for (size_t i = 0; i < r->clusters_n; i++)
		*VEC_ADD(p->a, &p->clusters) = (cairo_text_cluster_t){ r->clusters[i].bytes, r->clusters[i].glyphs };
	out_put(&p->text, r->text);
}

static void
tell_once(struct painter *p, bool *told, const char *fmt, double figure)
{
	if (!*told)
		diag_add(p->d, &pdf_beyond, p->where, fmt, figure);
	*told = true;
}

enum { GLYPHS_GATHERED = 2000 }; /* in one call of cairo, which looks through all of them */

static void
gather_run(struct painter *p, const struct lay_item *it)
{
	if (it->run == NULL || it->run->face == NULL || it->run->glyphs_n == 0 || !(it->size_pt > 0) ||
	    !(it->scale > 0))
		return;
	if (!(it->size_pt < LIMIT_FONT_POINTS)) {
		tell_once(p, &p->font_told, _("letters of %.0f pt"), it->size_pt);
		return;
	}
	if (p->gathered != NULL && (!same_look(p->gathered, it) || p->glyphs.n > GLYPHS_GATHERED))
		paint_gathered(p);
	if (p->gathered == NULL)
		p->gathered = it;
	gather_glyphs(p, it);
}

static double
run_twips(const struct lay_item *it, const struct glyph_run *r)
{
	return (double)r->width * it->size_pt * 20 / SHAPE_EM * it->scale + (double)r->clusters_n * it->spacing +
	    r->spaces * it->space_extra;
}

/* A text is as many runs as it has faces: what a font lacks is another's. */
static void
gather_runs(struct painter *p, const struct lay_item *it)
{
	double x = it->x;

	if (it->run == NULL || it->run->next == NULL) {
		gather_run(p, it);
		return;
	}
	for (const struct glyph_run *r = it->run; r != NULL; r = r->next) {
		struct lay_item *part = arena_copy(p->a, it, sizeof *it);

		part->run = r;
		part->x = x;
		x += run_twips(it, r);
		gather_run(p, part);
	}
}

/* --- shapes --------------------------------------------------------------------- */

struct box {
	double x, y, width, height; /* points */
};

static struct box
box_of(const struct lay_item *it)
{
	return (struct box){ it->x / 20, it->y / 20, it->width / 20, it->height / 20 };
}

static void
rounded_path(cairo_t *cr, struct box b, double r)
{
	double most = fmin(b.width, b.height) / 2;

	r = fmin(r, most);
	cairo_new_sub_path(cr);
	cairo_arc(cr, b.x + b.width - r, b.y + r, r, -pi / 2, 0);
	cairo_arc(cr, b.x + b.width - r, b.y + b.height - r, r, 0, pi / 2);
	cairo_arc(cr, b.x + r, b.y + b.height - r, r, pi / 2, pi);
	cairo_arc(cr, b.x + r, b.y + r, r, pi, pi * 1.5);
	cairo_close_path(cr);
}

static void
ellipse_path(cairo_t *cr, struct box b)
{
	if (b.width <= 0 || b.height <= 0)
		return;
	cairo_save(cr);
	cairo_translate(cr, b.x + b.width / 2, b.y + b.height / 2);
	cairo_scale(cr, b.width / 2, b.height / 2);
	cairo_new_sub_path(cr);
	cairo_arc(cr, 0, 0, 1, 0, 2 * pi);
	cairo_close_path(cr);
	cairo_restore(cr);
}

static void
segments_path(cairo_t *cr, const struct lay_item *it)
{
	for (size_t i = 0; i < it->path_n; i++) {
		const struct doc_path_segment *s = &it->path[i];
		double x[3], y[3];

		for (int k = 0; k < 3; k++) {
			x[k] = (it->x + s->x[k]) / 20;
			y[k] = (it->y + s->y[k]) / 20;
		}
		switch (s->op) {
		case 'M': cairo_move_to(cr, x[0], y[0]); break;
		case 'L': cairo_line_to(cr, x[0], y[0]); break;
		case 'C': cairo_curve_to(cr, x[0], y[0], x[1], y[1], x[2], y[2]); break;
		case 'Z': cairo_close_path(cr); break;
		}
	}
}

/* Along a line through the box's middle, as long as the box is across it; outwards to the corners. */
static cairo_pattern_t *
gradient_pattern(const struct lay_item *it)
{
	const struct doc_gradient *g = it->gradient;
	struct box b = box_of(it);
	double x = b.x + b.width / 2, y = b.y + b.height / 2, turn = g->degrees * pi / 180, dx = cos(turn),
	       dy = sin(turn);
	double half = (fabs(dx) * b.width + fabs(dy) * b.height) / 2;
	cairo_pattern_t *p = g->radial
	    ? cairo_pattern_create_radial(x, y, 0, x, y, hypot(b.width, b.height) / 2)
	    : cairo_pattern_create_linear(x - dx * half, y - dy * half, x + dx * half, y + dy * half);

	for (size_t i = 0; i < g->n; i++) {
		int c = g->stops[i].colour;

		cairo_pattern_add_color_stop_rgb(p, g->stops[i].per_mille / 1000.0, (c >> 16 & 255) / 255.0,
		    (c >> 8 & 255) / 255.0, (c & 255) / 255.0);
	}
	return p;
}

static void
set_fill(cairo_t *cr, const struct lay_item *it)
{
	cairo_pattern_t *p;

	if (it->gradient == NULL) {
		set_colour(cr, it->fill);
		return;
	}
	p = gradient_pattern(it);
	cairo_set_source(cr, p);
	cairo_pattern_destroy(p);
}

static void
fill_and_frame(cairo_t *cr, const struct lay_item *it)
{
	double w = it->line_width / 20;
	bool framed = w > 0 && it->style != BORDER_NONE && it->colour != COLOUR_NONE;

	if (it->fill != COLOUR_NONE) {
		set_fill(cr, it);
		if (framed)
			cairo_fill_preserve(cr);
		else
			cairo_fill(cr);
	}
	if (framed) {
		const double dotted[] = { w, w }, dashed[] = { 3 * w, 2 * w };

		if (it->style == BORDER_DOTTED || it->style == BORDER_DASHED)
			cairo_set_dash(cr, it->style == BORDER_DOTTED ? dotted : dashed, 2, 0);
		set_colour(cr, it->colour);
		cairo_set_line_width(cr, w);
		cairo_stroke(cr);
		cairo_set_dash(cr, NULL, 0, 0);
	}
	cairo_new_path(cr);
}

static void
paint_rect(cairo_t *cr, const struct lay_item *it)
{
	struct box b = box_of(it);

	if (it->radius > 0)
		rounded_path(cr, b, it->radius / 20);
	else
		cairo_rectangle(cr, b.x, b.y, b.width, b.height);
	fill_and_frame(cr, it);
}

/* --- pictures and charts ---------------------------------------------------------- */

/* A frame with its diagonals: here stands something that could not be shown. */
static void
paint_missing(cairo_t *cr, struct box b)
{
	cairo_set_source_rgb(cr, 0.5, 0.5, 0.5);
	cairo_set_line_width(cr, 0.5); /* points */
	cairo_rectangle(cr, b.x, b.y, b.width, b.height);
	cairo_move_to(cr, b.x, b.y);
	cairo_line_to(cr, b.x + b.width, b.y + b.height);
	cairo_move_to(cr, b.x + b.width, b.y);
	cairo_line_to(cr, b.x, b.y + b.height);
	cairo_stroke(cr);
}

static void
enter_box(cairo_t *cr, const struct lay_item *it)
{
	struct box b = box_of(it);

	cairo_save(cr);
	cairo_translate(cr, b.x, b.y);
	if (it->flip_h) {
		cairo_translate(cr, b.width, 0);
		cairo_scale(cr, -1, 1);
	}
	if (it->flip_v) {
		cairo_translate(cr, 0, b.height);
		cairo_scale(cr, 1, -1);
	}
}

static void
paint_picture_item(struct painter *p, const struct lay_item *it)
{
	const char *why = NULL;
	bool ok;

	if (!(it->width > 0) || !(it->height > 0))
		return;
	enter_box(p->cr, it);
	ok = paint_picture(p, it, it->width / 20, it->height / 20, &why);
	if (ok && it->faded > 0) {
		cairo_rectangle(p->cr, 0, 0, it->width / 20, it->height / 20);
		cairo_set_source_rgba(p->cr, 1, 1, 1, it->faded);
		cairo_fill(p->cr);
		p->colour = COLOUR_UNKNOWN;
	}
	cairo_restore(p->cr);
	if (ok)
		return;
	paint_missing(p->cr, box_of(it));
	diag_add(p->d, &pdf_bad_picture, p->where, _("page %zu: %s (%.*s%s%.*s)"), p->page + 1,
	    why != NULL ? why : _("damaged"), STR_ARG(it->media_type), it->alt.n > 0 ? ", " : "", STR_ARG(it->alt));
}

static str
first_reason(const struct diags *d)
{
	if (d->first == NULL)
		return STR("");
	return d->first->message.n > 0 ? d->first->message : str_of(_(d->first->kind->phrase));
}

static void
paint_chart(struct painter *p, const struct lay_item *it)
{
	const struct scene *s;
	struct diags found;

	if (it->chart == NULL || !(it->width > 0) || !(it->height > 0))
		return;
	diags_init(&found, p->a);
	s = chart_scene(it->chart, it->width / 20, it->height / 20, p->shaper, p->a, &found);
	if (s == NULL) {
		paint_missing(p->cr, box_of(it));
		diag_add(
		    p->d, &pdf_bad_chart, p->where, _("page %zu: %.*s"), p->page + 1, STR_ARG(first_reason(&found)));
		return;
	}
	diags_join(p->d, &found);
	enter_box(p->cr, it);
	chart_paint(s, p->shaper, p->cr);
	cairo_restore(p->cr);
}

/* --- links and places --------------------------------------------------------------- */

/* The rectangle on the page around a box that may be turned. */
static struct box
on_page(cairo_t *cr, struct box b)
{
	double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;

	for (int i = 0; i < 4; i++) {
		double x = b.x + (i & 1 ? b.width : 0);
		double y = b.y + (i & 2 ? b.height : 0);

		cairo_user_to_device(cr, &x, &y);
		left = fmin(left, x);
		right = fmax(right, x);
		top = fmin(top, y);
		bottom = fmax(bottom, y);
	}
	return (struct box){ left, top, right - left, bottom - top };
}

static void
add_link(struct painter *p, const struct lay_item *it)
{
	struct box b = on_page(p->cr, box_of(it));
	struct pdf_link *l = VEC_ADD(p->a, &p->links);

	*l = (struct pdf_link){ p->page, b.x, b.y, b.width, b.height, it->uri, it->name };
}

static void
add_place(struct painter *p, const struct lay_item *it)
{
	struct box b = on_page(p->cr, box_of(it));
	struct pdf_place *place;

	if (it->name.n == 0 || map_find(p->places, it->name) != NULL)
		return;
	place = ARENA_NEW(p->a, struct pdf_place);
	*place = (struct pdf_place){ p->page, b.x, b.y };
	map_put(p->places, it->name, place);
}

/* --- a page --------------------------------------------------------------------------- */

static void
rotate_context(cairo_t *cr, const struct lay_item *it)
{
	cairo_translate(cr, it->x / 20, it->y / 20);
	cairo_rotate(cr, it->angle * pi / 180);
	cairo_translate(cr, -it->x / 20, -it->y / 20);
}

static void
clip_to_box(cairo_t *cr, const struct lay_item *it)
{
	struct box b = box_of(it);

	cairo_rectangle(cr, b.x, b.y, b.width, b.height);
	cairo_clip(cr);
}

static void
paint_item(struct painter *p, const struct lay_item *it)
{
	switch (it->kind) {
	case ITEM_RULE:
		paint_line(p->cr, it->x / 20, it->y / 20, it->width / 20, it->height / 20, it->line_width / 20,
		    it->style, it->colour);
		break;
	case ITEM_RECT: paint_rect(p->cr, it); break;
	case ITEM_ELLIPSE:
		ellipse_path(p->cr, box_of(it));
		fill_and_frame(p->cr, it);
		break;
	case ITEM_PATH:
		segments_path(p->cr, it);
		fill_and_frame(p->cr, it);
		break;
	case ITEM_PICTURE: paint_picture_item(p, it); break;
	case ITEM_CHART: paint_chart(p, it); break;
	case ITEM_LINK: add_link(p, it); break;
	case ITEM_DESTINATION: add_place(p, it); break;
	default: break;
	}
}

/* Clips and rotations are saved states: each end restores one, and the page's end those that stayed open. */
void
paint_page(struct painter *painter, cairo_t *cr, const struct lay_page *page, size_t number)
{
	int saves = 0;

	painter->cr = cr;
	painter->page = number;
	painter->page_height = page->height / 20;
	painter->colour = COLOUR_UNKNOWN;
	for (size_t i = 0; i < page->items_n; i++) {
		const struct lay_item *it = &page->items[i];

		if (it->kind == ITEM_TEXT) {
			gather_runs(painter, it);
			continue;
		}
		if (it->kind == ITEM_TAG || it->kind == ITEM_UNTAG || it->kind == ITEM_LINK ||
		    it->kind == ITEM_DESTINATION) {
			paint_item(painter, it); /* leave the graphics state alone: the text goes on */
			continue;
		}
		paint_gathered(painter);
		painter->colour = COLOUR_UNKNOWN;
		if (saves > LIMIT_PAINT_NESTING)
			tell_once(painter, &painter->nesting_told, _("more than %.0f frames in one another"),
			    LIMIT_PAINT_NESTING);
		if ((it->kind == ITEM_CLIP || it->kind == ITEM_ROTATE) && saves++ < LIMIT_PAINT_NESTING) {
			cairo_save(cr);
			if (it->kind == ITEM_CLIP)
				clip_to_box(cr, it);
			else
				rotate_context(cr, it);
		} else if ((it->kind == ITEM_UNCLIP || it->kind == ITEM_UNROTATE) && saves > 0) {
			if (--saves < LIMIT_PAINT_NESTING)
				cairo_restore(cr);
		} else {
			paint_item(painter, it);
		}
	}
	paint_gathered(painter);
	for (; saves > 0; saves--)
		if (saves <= LIMIT_PAINT_NESTING)
			cairo_restore(cr);
}
