#include "odt/inner.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "document/read.h"
#include "text/text.h"

#include "base/check.h"

/*
 * Drawings: frames (with pictures, text, embedded objects), shapes and groups
 * of them. Where one stands comes from its anchor and its graphic style; a
 * group's children share the group's coordinates and are moved to its corner.
 */

static str
graphic_property(const struct odf_style *s, enum odf_ns ns, const char *name)
{
	return odt_chain(s, "graphic-properties", ns, name);
}

static bool
word_is(str v, const char *word)
{
	return str_eq(v, str_of(word));
}

/* --- where it stands ----------------------------------------------------------------- */

static enum doc_anchor
horizontal_anchor(str rel)
{
	static const struct doc_word anchors[] = { { "page", ANCHOR_PAGE }, { "page-content", ANCHOR_MARGIN },
		{ "char", ANCHOR_CHARACTER }, { "page-start-margin", ANCHOR_LEFT_MARGIN },
		{ "page-end-margin", ANCHOR_RIGHT_MARGIN } };

	return (enum doc_anchor)DOC_WORD(anchors, rel, ANCHOR_COLUMN);
}

static enum doc_anchor
vertical_anchor(str rel)
{
	static const struct doc_word anchors[] = { { "page", ANCHOR_PAGE }, { "page-content", ANCHOR_MARGIN },
		{ "line", ANCHOR_LINE } };

	return (enum doc_anchor)DOC_WORD(anchors, rel, ANCHOR_PARAGRAPH);
}

static void
set_h_align(struct doc_floating *f, str pos)
{
	static const struct doc_word aligns[] = { { "left", DALIGN_LEFT }, { "center", DALIGN_CENTRE },
		{ "right", DALIGN_RIGHT }, { "inside", DALIGN_INSIDE }, { "outside", DALIGN_OUTSIDE } };

	f->h_align = (enum doc_drawing_align)DOC_WORD(aligns, pos, DALIGN_NONE);
}

static void
set_v_align(struct doc_floating *f, str pos)
{
	static const struct doc_word aligns[] = { { "top", DALIGN_TOP }, { "middle", DALIGN_CENTRE },
		{ "bottom", DALIGN_BOTTOM } };

	f->v_align = (enum doc_drawing_align)DOC_WORD(aligns, pos, DALIGN_NONE);
}

static void
set_wrapping(struct doc_floating *f, const struct odf_style *s, bool frame)
{
	str wrap = graphic_property(s, ODF_STYLE, "wrap");

	f->wrap = WRAP_SQUARE;
	f->side = WRAP_BOTH;
	if (word_is(wrap, "none"))
		f->wrap = WRAP_TOP_BOTTOM;
	else if (word_is(wrap, "left"))
		f->side = WRAP_LEFT;
	else if (word_is(wrap, "right"))
		f->side = WRAP_RIGHT;
	else if (word_is(wrap, "dynamic") || word_is(wrap, "biggest"))
		f->side = WRAP_LARGEST;
	else if (word_is(wrap, "run-through") || (wrap.n == 0 && !frame))
		f->wrap = word_is(graphic_property(s, ODF_STYLE, "run-through"), "background") ? WRAP_NONE_BEHIND
											       : WRAP_NONE_FRONT;
	if (f->wrap == WRAP_SQUARE && odf_true(graphic_property(s, ODF_STYLE, "wrap-contour")))
		f->wrap = WRAP_TIGHT;
}

static const char *const margins[] = { "margin-top", "margin-left", "margin-bottom", "margin-right" };
TABLE_HAS(margins, SIDES);
static const char *const paddings[] = { "padding-top", "padding-left", "padding-bottom", "padding-right" };
TABLE_HAS(paddings, SIDES);
static const char *const borders[] = { "border-top", "border-left", "border-bottom", "border-right" };
TABLE_HAS(borders, SIDES);

static int
side_space(const struct odf_style *s, const char *side, const char *all)
{
	str v = graphic_property(s, ODF_FO, side);

	return odf_length_or(v.p != NULL ? v : graphic_property(s, ODF_FO, all), 0);
}

static void
anchor_drawing(struct odt *odt, struct doc_drawing *d, const struct arc_node *n, const struct odf_style *s)
{
	str anchor = odf_at(n, ODF_TEXT, "anchor-type");
	struct doc_floating *f;

	if (anchor.p == NULL)
		anchor = graphic_property(s, ODF_TEXT, "anchor-type");
	if (word_is(anchor, "as-char"))
		return;
	d->floating = f = ARENA_NEW(odt->a, struct doc_floating);
	f->h_from = horizontal_anchor(graphic_property(s, ODF_STYLE, "horizontal-rel"));
	f->v_from = vertical_anchor(graphic_property(s, ODF_STYLE, "vertical-rel"));
	if (word_is(anchor, "page") && f->h_from != ANCHOR_MARGIN)
		f->h_from = ANCHOR_PAGE;
	if (word_is(anchor, "page") && f->v_from != ANCHOR_MARGIN)
		f->v_from = ANCHOR_PAGE;
	set_h_align(f, graphic_property(s, ODF_STYLE, "horizontal-pos"));
	set_v_align(f, graphic_property(s, ODF_STYLE, "vertical-pos"));
	f->x = d->x;
	f->y = d->y;
	f->z = odf_int(odf_at(n, ODF_DRAW, "z-index"), 0, 0, 1 << 20);
	f->in_cell = odf_true(graphic_property(s, ODF_STYLE, "flow-with-text"));
	f->allow_overlap = !word_is(graphic_property(s, ODF_LOEXT, "allow-overlap"), "false");
	set_wrapping(f, s, odf_is(n, ODF_DRAW, "frame"));
	for (int side = 0; side < SIDES; side++) {
		f->distance[side] = side_space(s, margins[side], "margin");
		if (f->distance[side] < 0)
			f->distance[side] = 0;
	}
}

/* --- size ---------------------------------------------------------------------------- */

/* An affine map, as the functions of draw:transform (rotate, translate, scale, skewX) make it one after the other. */
struct matrix {
	double a, b, c, d, x, y;
};

static struct matrix
multiply_matrices(struct matrix m, struct matrix n)
{
	return (struct matrix){ n.a * m.a + n.c * m.b, n.b * m.a + n.d * m.b, n.a * m.c + n.c * m.d,
		n.b * m.c + n.d * m.d, n.a * m.x + n.c * m.y + n.x, n.b * m.x + n.d * m.y + n.y };
}

enum { NUMBER_BYTES = 30 };

/* Radians, or a factor; 0 where an exponent says that it is next to nothing. */
static double
read_angle(str v)
{
	double sign = v.n > 0 && v.p[0] == '-' ? -1 : 1, n = 0, unit = 1;
	bool point = false;

	for (size_t i = 0; i < v.n && i < NUMBER_BYTES; i++)
		if (v.p[i] == '.')
			point = true;
		else if (v.p[i] >= '0' && v.p[i] <= '9') {
			n = point ? n + (v.p[i] - '0') * (unit /= 10) : n * 10 + (v.p[i] - '0');
		} else if (v.p[i] == 'e')
			return 0; /* 1.2e-16, as sines of half a turn come out */
	return sign * fmin(n, 1e4);
}

static struct matrix
read_matrix(str name, str args)
{
	struct matrix m = { 1, 0, 0, 1, 0, 0 };
	str x = str_split(&args, ' '), y;

	args = str_trim(args);
	y = args;
	if (word_is(name, "rotate")) {
		double t = read_angle(x);

		m = (struct matrix){ cos(t), -sin(t), sin(t), cos(t), 0, 0 };
	} else if (word_is(name, "translate")) {
		m.x = odf_points(x) * 20;
		m.y = odf_points(y) * 20;
	} else if (word_is(name, "scale")) {
		m.a = read_angle(x);
		m.d = y.n > 0 ? read_angle(y) : m.a;
	} else if (word_is(name, "skewX"))
		m.c = tan(read_angle(x));
	return m;
}

static void
apply_transform(struct doc_drawing *d, str list)
{
	struct matrix m = { 1, 0, 0, 1, 0, 0 };
	double x, y;

	while (list.n > 0) {
		size_t open = str_find_char(list, '(', 0), close = str_find_char(list, ')', open);
		str args = str_trim(str_sub(list, open + 1, close));

		if (close >= list.n)
			break;
		m = multiply_matrices(m, read_matrix(str_trim(str_sub(list, 0, open)), args));
		list = str_sub(list, close + 1, list.n);
	}
	x = m.a * d->width / 2.0 + m.c * d->height / 2.0 + m.x;
	y = m.b * d->width / 2.0 + m.d * d->height / 2.0 + m.y;
	d->x += (int)lround(fmax(-ODF_LENGTH_MAX, fmin(ODF_LENGTH_MAX, x - d->width / 2.0)));
	d->y += (int)lround(fmax(-ODF_LENGTH_MAX, fmin(ODF_LENGTH_MAX, y - d->height / 2.0)));
	d->rotate_degrees = (int)lround(atan2(m.b, m.a) * 180 / M_PI);
}

static void
read_drawing_box(struct odt *odt, struct doc_drawing *d, const struct arc_node *n, const struct odf_style *s)
{
	int percent;
	str width = odf_at(n, ODF_SVG, "width"), height = odf_at(n, ODF_SVG, "height");
	str x = odf_at(n, ODF_SVG, "x"), y = odf_at(n, ODF_SVG, "y");

	odf_length_exact(width.p != NULL ? width : graphic_property(s, ODF_SVG, "width"), &d->width);
	odf_length_exact(height.p != NULL ? height : graphic_property(s, ODF_SVG, "height"), &d->height);
	if (odf_percent(odf_at(n, ODF_STYLE, "rel-width"), &percent) && percent > 0)
		d->width = (int)((long long)odt->available * (percent > 100 ? 100 : percent) / 100);
	odf_length_exact(x.p != NULL ? x : graphic_property(s, ODF_SVG, "x"), &d->x);
	odf_length_exact(y.p != NULL ? y : graphic_property(s, ODF_SVG, "y"), &d->y);
	d->width = odt_clamp(odt, d->width, 0, DOC_LENGTH_MAX, "svg:width");
	d->height = odt_clamp(odt, d->height, 0, DOC_LENGTH_MAX, "svg:height");
	if (odf_has(n, ODF_DRAW, "transform"))
		apply_transform(d, odf_at(n, ODF_DRAW, "transform"));
}

/* --- lines and fills ------------------------------------------------------------------- */

static bool
is_transparent(str opacity)
{
	int percent = 100;

	odf_percent(opacity, &percent);
	return percent == 0;
}

/* Line and fill of a shape: the line is solid unless the style says otherwise. */
static void
read_shape_paint(struct odt *odt, struct doc_drawing *d, const struct odf_style *s)
{
	static const struct doc_word strokes[] = { { "none", BORDER_NONE }, { "dash", BORDER_DASHED } };
	str stroke = graphic_property(s, ODF_DRAW, "stroke"), fill = graphic_property(s, ODF_DRAW, "fill");

	d->line_colour =
	    word_is(stroke, "none") ? COLOUR_NONE : odf_colour(graphic_property(s, ODF_SVG, "stroke-color"), 0);
	d->line_style = (enum doc_border_style)DOC_WORD(strokes, stroke, BORDER_SINGLE);
	d->line_width_eighths = (int)lround(fmin(odf_points(graphic_property(s, ODF_SVG, "stroke-width")), 100) * 8);
	if (d->line_width_eighths <= 0 && d->line_style != BORDER_NONE)
		d->line_width_eighths = 1;
	d->arrow_start = graphic_property(s, ODF_DRAW, "marker-start").n > 0;
	d->arrow_end = graphic_property(s, ODF_DRAW, "marker-end").n > 0;
	d->fill_colour =
	    word_is(fill, "none") ? COLOUR_NONE : odf_colour(graphic_property(s, ODF_DRAW, "fill-color"), COLOUR_NONE);
	if (is_transparent(graphic_property(s, ODF_DRAW, "opacity")))
		d->fill_colour = COLOUR_NONE;
	if (word_is(fill, "gradient") || word_is(fill, "bitmap") || word_is(fill, "hatch"))
		odt_complain(odt, &doc_unsupported, _("fill of a shape: %.*s"), STR_ARG(fill));
}

/* A frame has a border like a paragraph's, and a background. */
static void
read_frame_paint(struct doc_drawing *d, const struct odf_style *s)
{
	struct doc_border b = { .style = BORDER_NONE };
	str fill = graphic_property(s, ODF_DRAW, "fill");

	for (int side = 0; side < SIDES && b.style == BORDER_NONE; side++) {
		str v = graphic_property(s, ODF_FO, borders[side]);

		b = odf_border(v.p != NULL ? v : graphic_property(s, ODF_FO, "border"));
	}
	d->line_style = b.style;
	d->line_colour = b.style == BORDER_NONE ? COLOUR_NONE : b.colour;
	d->line_width_eighths = b.style == BORDER_NONE ? 0 : b.width_eighths;
	d->fill_colour = COLOUR_NONE;
	if (word_is(fill, "solid"))
		d->fill_colour = odf_colour(graphic_property(s, ODF_DRAW, "fill-color"), COLOUR_NONE);
	else if (fill.n == 0)
		d->fill_colour = odf_colour(graphic_property(s, ODF_FO, "background-color"), COLOUR_NONE);
	if (is_transparent(graphic_property(s, ODF_DRAW, "opacity")))
		d->fill_colour = COLOUR_NONE;
	for (int side = 0; side < SIDES; side++)
		d->inset[side] = side_space(s, paddings[side], "padding");
}

/* --- text in shapes --------------------------------------------------------------------- */

static bool
shape_has_text(const struct arc_node *n)
{
	ODF_EACH(c, n)
	if (odf_is(c, ODF_TEXT, "list") ||
	    ((odf_is(c, ODF_TEXT, "p") || odf_is(c, ODF_TEXT, "h")) && c->children != NULL) ||
	    odf_is(c, ODF_TABLE, "table"))
		return true;
	return false;
}

static void
read_drawing_text(struct odt *odt, struct doc_drawing *d, const struct arc_node *n, const struct odf_style *s)
{
	int around = odt->available;
	str align = graphic_property(s, ODF_DRAW, "textarea-vertical-align");

	d->valign = odf_vertical_align(align);
	odt->available = d->width - d->inset[SIDE_LEFT] - d->inset[SIDE_RIGHT];
	if (odt->available < ODT_MIN_WIDTH)
		odt->available = ODT_MIN_WIDTH;
	d->blocks = odt_blocks(odt, n);
	odt->available = around;
}

static void
read_shape_text(struct odt *odt, struct doc_drawing *d, const struct arc_node *n, const struct odf_style *s)
{
	if (!shape_has_text(n))
		return;
	for (int side = 0; side < SIDES; side++)
		d->inset[side] = side_space(s, paddings[side], "padding");
	d->auto_height = odf_true(graphic_property(s, ODF_DRAW, "auto-grow-height"));
	read_drawing_text(odt, d, n, s);
}

/* --- pictures ------------------------------------------------------------------------- */

static str
href_part(str href)
{
	return str_starts(href, STR("./")) ? str_sub(href, 2, href.n) : href;
}

static bool
read_picture_bytes(struct odt *odt, const struct arc_node *image, str *bytes)
{
	str href = href_part(odf_at(image, ODF_XLINK, "href"));
	struct diags found;
	bool ok;

	if (href.n == 0 || str_find(href, STR("://"), 0) < href.n || !pkg_has(odt->pkg, href))
		return false;
	diags_init(&found, odt->d->a);
	ok = pkg_read(odt->pkg, href, bytes, &found) && bytes->n > 0;
	doc_side_found(odt->d, &found);
	return ok;
}

/* A picture in a frame: the first form that can be painted; one of several may be the vector form. */
static void
add_image(struct odt *odt, struct doc_drawing *d, const struct arc_node *image, bool last)
{
	str bytes, type;

	if (d->kind == DRAWING_CHART)
		return;
	if (!read_picture_bytes(odt, image, &bytes)) {
		if (last && d->bytes.n == 0)
			odt_complain(odt, &doc_picture, STR_FMT, STR_ARG(odf_at(image, ODF_XLINK, "href")));
		return;
	}
	type = doc_media_type(bytes);
	if (str_eq(type, STR("image/svg+xml")) && d->svg.n == 0)
		d->svg = bytes;
	if (d->bytes.n > 0 && (doc_paintable(d->media_type) || !doc_paintable(type)) &&
	    !str_eq(d->media_type, STR("image/svg+xml")))
		return;
	d->kind = DRAWING_PICTURE;
	d->bytes = bytes;
	d->media_type = type;
	if (last && !doc_paintable(type) && odf_child(image->parent, ODF_DRAW, "object") == NULL)
		odt_complain(odt, &doc_picture, STR_FMT, STR_ARG(odf_at(image, ODF_XLINK, "href")));
}

static const struct arc_node *
find_last_image(const struct arc_node *frame)
{
	const struct arc_node *last = NULL;

	ODF_EACH(c, frame)
	if (odf_is(c, ODF_DRAW, "image"))
		last = c;
	return last;
}

/*
 * A PNG is eight bytes, then chunks of length, name, data and sum: IHDR first, whose data begin with width and height;
 * pHYs, where there is one, has its nine bytes before the picture's.
 */
enum { PNG_WIDTH_AT = 16, PNG_HEAD = 33, PNG_CHUNK_FRAME = 12, PNG_PHYS = PNG_CHUNK_FRAME + 9, PNG_LOOKED_AT = 4096 };

static uint32_t
read_png_number(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* Size of a PNG in points, by its resolution; false: it is no PNG, or has no size. */
static bool
read_png_size(str b, double *width_pt, double *height_pt)
{
	const unsigned char *p = (const unsigned char *)b.p;
	double per_metre = 96 / 0.0254; /* pixels; 96 an inch where nothing is said */

	if (b.n < PNG_HEAD || !str_starts(b, STR("\x89PNG")))
		return false;
	for (size_t i = PNG_HEAD; i + PNG_PHYS < b.n && i < PNG_LOOKED_AT;) {
		size_t n = read_png_number(p + i);

		if (memcmp(p + i + 4, "pHYs", 4) == 0 && p[i + 16] == 1 && read_png_number(p + i + 8) != 0)
			per_metre = read_png_number(p + i + 8);
		if (n > b.n)
			break;
		i += n + PNG_CHUNK_FRAME;
	}
	*width_pt = read_png_number(p + PNG_WIDTH_AT) / per_metre / 0.0254 * 72;
	*height_pt = read_png_number(p + PNG_WIDTH_AT + 4) / per_metre / 0.0254 * 72;
	return *width_pt > 0 && *height_pt > 0;
}

enum { CROP_MAX = 900 }; /* thousandths: something of the picture stays */

/* fo:clip="rect(top, right, bottom, left)", lengths of the picture in its own size. */
static void
crop_picture(struct odt *odt, struct doc_drawing *d, str rect)
{
	static const int order[SIDES] = { SIDE_TOP, SIDE_RIGHT, SIDE_BOTTOM, SIDE_LEFT };
	double cut[SIDES] = { 0 }, w = 0, h = 0, any = 0;
	size_t open = str_find_char(rect, '(', 0);
	str rest = str_sub(rect, open + 1, str_find_char(rect, ')', open));

	for (int i = 0; i < SIDES && rest.n > 0; i++) {
		str word;

		rest = str_trim(rest);
		word = str_split(&rest, str_find_char(rest, ',', 0) < rest.n ? ',' : ' ');
		cut[order[i]] = odf_points(word);
		any += fabs(cut[order[i]]);
	}
	if (any < 0.01)
		return;
	if (!read_png_size(d->bytes, &w, &h)) {
		odt_complain(odt, &doc_unsupported, _("part of a picture that is not PNG; all of it is shown"));
		return;
	}
	for (int s = 0; s < SIDES; s++)
		d->crop[s] =
		    (int)lround(fmax(0, fmin(CROP_MAX, cut[s] / (s == SIDE_TOP || s == SIDE_BOTTOM ? h : w) * 1000)));
}

/* --- embedded objects -------------------------------------------------------------------- */

/* A formula as text: its annotation is what was typed; without one all signs are taken in their order. */
static str
read_formula_text(struct odt *odt, str folder)
{
	str part = str_format(odt->a, STR_FMT "/content.xml", STR_ARG(folder));
	const struct arc_node *root = odt_side_root(odt, part);

	if (root == NULL || strcmp(root->name, "math") != 0)
		return STR("");
	for (const struct arc_node *c = odf_element(root->children); c != NULL; c = odf_element(c->children))
		if (strcmp(c->name, "semantics") == 0)
			for (const struct arc_node *a = odf_element(c->children); a != NULL; a = odf_element(a->next))
				if (strcmp(a->name, "annotation") == 0)
					return str_trim(odt_content(odt, a));
	return str_trim(odt_content(odt, root));
}

static void
set_paragraph(struct odt *odt, struct doc_drawing *d, str text)
{
	const struct odt_para *q = odt_para_of(odt, odt_style(odt, FAMILY_PARAGRAPH, STR("Standard")));
	struct doc_block *b = ARENA_NEW(odt->a, struct doc_block);

	b->kind = DOC_PARAGRAPH;
	b->para = ARENA_NEW(odt->a, struct doc_para);
	b->para->props = odt_para_done(odt, q, &q->p);
	b->para->mark_props = q->look->props;
	b->para->runs = ARENA_NEW(odt->a, struct doc_run);
	*b->para->runs = (struct doc_run){
		.kind = RUN_TEXT, .text = text_nfc(odt->a, text), .props = q->look->props, .number_format = -1
	};
	d->blocks = b;
}

static void
add_object(struct odt *odt, struct doc_drawing *d, const struct arc_node *object)
{
	str folder = href_part(odf_at(object, ODF_XLINK, "href"));
	str formula;

	d->chart = folder.n > 0 ? odt_chart(odt, folder) : NULL;
	if (d->chart != NULL) {
		d->kind = DRAWING_CHART;
		return;
	}
	formula = folder.n > 0 ? read_formula_text(odt, folder) : STR("");
	if (formula.n > 0 && d->alt.n == 0)
		d->alt = formula;
	odt_complain(odt, &doc_object, NULL);
}

/* --- frames -------------------------------------------------------------------------------- */

static void
add_text_box(struct odt *odt, struct doc_drawing *d, const struct arc_node *box, const struct odf_style *s)
{
	int min_height = 0, min_width = 0;
	bool min = odf_length_exact(odf_at(box, ODF_FO, "min-height"), &min_height);

	odf_length_exact(odf_at(box, ODF_FO, "min-width"), &min_width);
	d->kind = DRAWING_TEXT_BOX;
	d->auto_height = min || d->height == 0;
	if (d->height < min_height)
		d->height = min_height;
	if (d->width < min_width)
		d->width = min_width;
	if (d->width == 0)
		d->width = odt->available;
	read_drawing_text(odt, d, box, s);
}

static void
add_content(struct odt *odt, struct doc_drawing *d, const struct arc_node *c, const struct odf_style *s,
    const struct arc_node *last)
{
	if (d->kind == DRAWING_TEXT_BOX)
		return; /* the children of a frame are alternatives, the best first (ODF 1.3-3, 10.4.2) */
	if (odf_is(c, ODF_DRAW, "image"))
		add_image(odt, d, c, c == last);
	else if (odf_is(c, ODF_DRAW, "text-box"))
		add_text_box(odt, d, c, s);
	else if (odf_is(c, ODF_DRAW, "object"))
		add_object(odt, d, c);
	else if (odf_is(c, ODF_DRAW, "object-ole") || odf_is(c, ODF_DRAW, "plugin") || odf_is(c, ODF_DRAW, "applet") ||
	    odf_is(c, ODF_DRAW, "floating-frame"))
		odt_complain(odt, &doc_object, NULL);
	else if (odf_is(c, ODF_TABLE, "table"))
		read_drawing_text(odt, d, c->parent, s);
}

static void
read_frame_shape(struct odt *odt, struct doc_drawing *d, const struct arc_node *n, const struct odf_style *s)
{
	const struct arc_node *last = find_last_image(n);

	read_frame_paint(d, s);
	d->kind = DRAWING_UNKNOWN;
	ODF_EACH(c, n)
	add_content(odt, d, c, s, last);
	if (d->kind == DRAWING_PICTURE && !doc_paintable(d->media_type) && d->alt.n > 0 &&
	    odf_child(n, ODF_DRAW, "object") != NULL)
		d->kind =
		    DRAWING_UNKNOWN; /* a formula with a picture that cannot be shown: its text says more than a box */
	if (d->kind == DRAWING_PICTURE) {
		str rect = graphic_property(s, ODF_FO, "clip"), mirror = graphic_property(s, ODF_STYLE, "mirror");

		if (str_starts(rect, STR("rect")))
			crop_picture(odt, d, rect);
		d->flip_h = str_find(mirror, STR("horizontal"), 0) < mirror.n && !word_is(mirror, "none");
		d->flip_v = str_find(mirror, STR("vertical"), 0) < mirror.n;
	}
	if (d->kind == DRAWING_UNKNOWN && d->alt.n > 0 && d->blocks == NULL) {
		set_paragraph(odt, d, d->alt);
		d->kind = DRAWING_TEXT_BOX;
	}
}

/* --- shapes -------------------------------------------------------------------------------- */

static void
read_line_shape(struct odt *odt, struct doc_drawing *d, const struct arc_node *n)
{
	int x1 = 0, y1 = 0, x2 = 0, y2 = 0;

	odf_length_exact(odf_at(n, ODF_SVG, "x1"), &x1);
	odf_length_exact(odf_at(n, ODF_SVG, "y1"), &y1);
	odf_length_exact(odf_at(n, ODF_SVG, "x2"), &x2);
	odf_length_exact(odf_at(n, ODF_SVG, "y2"), &y2);
	d->kind = DRAWING_LINE;
	d->width = odt_clamp(odt, llabs((long long)x2 - x1), 0, DOC_LENGTH_MAX, "svg:x2");
	d->height = odt_clamp(odt, llabs((long long)y2 - y1), 0, DOC_LENGTH_MAX, "svg:y2");
	d->x = x1 < x2 ? x1 : x2;
	d->y = y1 < y2 ? y1 : y2;
	d->flip_h = x2 < x1;
	d->flip_v = y2 < y1;
	d->fill_colour = COLOUR_NONE;
	if (odf_has(n, ODF_DRAW, "transform"))
		apply_transform(d, odf_at(n, ODF_DRAW, "transform"));
}

static void
read_rect_shape(struct odt *odt, struct doc_drawing *d, const struct arc_node *n)
{
	int radius = 0;

	(void)odt;
	odf_length_exact(odf_at(n, ODF_DRAW, "corner-radius"), &radius);
	d->kind = radius > 0 ? DRAWING_ROUND_RECT : DRAWING_RECT;
}

static void
read_ellipse(struct odt *odt, struct doc_drawing *d, const struct arc_node *n)
{
	str kind = odf_at(n, ODF_DRAW, "kind");

	d->kind = DRAWING_ELLIPSE;
	if (kind.n > 0 && !word_is(kind, "full"))
		odt_complain(odt, &doc_drawing, STR_FMT, STR_ARG(kind));
}

static void
read_path_shape(struct odt *odt, struct doc_drawing *d, const struct arc_node *n)
{
	d->kind = DRAWING_PATH;
	if (!odt_svg_path(odt, d, odf_at(n, ODF_SVG, "d"), odf_at(n, ODF_SVG, "viewBox"))) {
		d->kind = DRAWING_RECT;
		odt_complain(odt, &doc_drawing, "draw:path");
	}
}

static void
read_polygon(struct odt *odt, struct doc_drawing *d, const struct arc_node *n)
{
	d->kind = DRAWING_PATH;
	if (!odt_points(
		odt, d, odf_at(n, ODF_DRAW, "points"), odf_at(n, ODF_SVG, "viewBox"), odf_is(n, ODF_DRAW, "polygon"))) {
		d->kind = DRAWING_RECT;
		odt_complain(odt, &doc_drawing, "draw:%s", n->name);
	}
	if (!odf_is(n, ODF_DRAW, "polygon"))
		d->fill_colour = COLOUR_NONE;
}

static void
read_custom_shape(struct odt *odt, struct doc_drawing *d, const struct arc_node *n)
{
	const struct arc_node *g = odf_child(n, ODF_DRAW, "enhanced-geometry");

	d->kind = DRAWING_RECT;
	if (g != NULL)
		odt_custom_shape(odt, d, g);
}

static void
read_unknown_shape(struct odt *odt, struct doc_drawing *d, const struct arc_node *n)
{
	d->kind = DRAWING_UNKNOWN;
	odt_complain(odt, &doc_drawing, "draw:%s", n->name);
}

static const struct shape_reader {
	const char *name;
	void (*read)(struct odt *odt, struct doc_drawing *d, const struct arc_node *n);
} shapes[] = { { "line", read_line_shape }, { "connector", read_line_shape }, { "measure", read_line_shape },
	{ "rect", read_rect_shape }, { "caption", read_rect_shape }, { "ellipse", read_ellipse },
	{ "circle", read_ellipse }, { "path", read_path_shape }, { "polyline", read_polygon },
	{ "polygon", read_polygon }, { "custom-shape", read_custom_shape }, { "regular-polygon", read_unknown_shape },
	{ "control", read_unknown_shape }, { "page-thumbnail", read_unknown_shape } };

static const struct shape_reader *
find_shape_reader(const struct arc_node *n)
{
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
		if (strcmp(n->name, shapes[i].name) == 0)
			return &shapes[i];
	return NULL;
}

bool
odt_is_drawing(const struct arc_node *n)
{
	return n->ns == ODF_DRAW &&
	    (find_shape_reader(n) != NULL || odf_is(n, ODF_DRAW, "frame") || odf_is(n, ODF_DRAW, "g"));
}

/* --- groups -------------------------------------------------------------------------------- */

static void
move_to_corner(struct doc_drawing *g)
{
	int left = ODF_LENGTH_MAX, top = ODF_LENGTH_MAX, right = -ODF_LENGTH_MAX, bottom = -ODF_LENGTH_MAX;

	for (const struct doc_drawing *c = g->children; c != NULL; c = c->next) {
		left = c->x < left ? c->x : left;
		top = c->y < top ? c->y : top;
		right = c->x + c->width > right ? c->x + c->width : right;
		bottom = c->y + c->height > bottom ? c->y + c->height : bottom;
	}
	if (g->children == NULL)
		left = top = right = bottom = 0;
	for (struct doc_drawing *c = g->children; c != NULL; c = c->next) {
		c->x -= left;
		c->y -= top;
	}
	g->x = left;
	g->y = top;
	g->width = right - left;
	g->height = bottom - top;
}

static void
read_group(struct odt *odt, struct doc_drawing *d, const struct arc_node *n)
{
	struct doc_drawing **last = &d->children;

	d->kind = DRAWING_GROUP;
	d->line_colour = d->fill_colour = COLOUR_NONE;
	ODF_EACH(c, n)
	{
		struct doc_drawing *child = odt_is_drawing(c) ? odt_drawing(odt, c, false) : NULL;

		if (child == NULL)
			continue;
		*last = child;
		last = &child->next;
	}
	move_to_corner(d);
}

/* --- any drawing ------------------------------------------------------------------------------ */

static void
read_names(struct odt *odt, struct doc_drawing *d, const struct arc_node *n)
{
	const struct arc_node *title = odf_child(n, ODF_SVG, "title"), *desc = odf_child(n, ODF_SVG, "desc");

	d->name = odf_at(n, ODF_DRAW, "name");
	if (desc != NULL)
		d->alt = str_trim(odt_content(odt, desc));
	if (d->alt.n == 0 && title != NULL)
		d->alt = str_trim(odt_content(odt, title));
}

struct doc_drawing *
odt_drawing(struct odt *odt, const struct arc_node *n, bool anchored)
{
	const struct odf_style *s = odt_style(odt, FAMILY_GRAPHIC, odf_at(n, ODF_DRAW, "style-name"));
	struct doc_drawing *d = ARENA_NEW(odt->a, struct doc_drawing);
	const struct shape_reader *shape = find_shape_reader(n);

	if (odt->groups >= LIMIT_GROUP_NESTING) {
		odt_complain(odt, &doc_nested, NULL);
		return NULL;
	}
	odt->groups++;
	if (s == NULL)
		s = odt->defaults[FAMILY_GRAPHIC];
	d->where = odt_here(odt);
	read_names(odt, d, n);
	read_drawing_box(odt, d, n, s);
	if (odf_is(n, ODF_DRAW, "frame"))
		read_frame_shape(odt, d, n, s);
	else if (odf_is(n, ODF_DRAW, "g"))
		read_group(odt, d, n);
	else if (shape != NULL) {
		read_shape_paint(odt, d, s);
		shape->read(odt, d, n);
		read_shape_text(odt, d, n, s);
	}
	if (anchored)
		anchor_drawing(odt, d, n, s);
	odt->groups--;
	return d;
}
