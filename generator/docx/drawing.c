#include "docx/shape.h"

#include <limits.h>
#include <string.h>

#include "base/check.h"

/*
 * DrawingML: pictures, shapes, groups, charts, inline or anchored. A group's children keep
 * their places in the group, its scale already applied.
 */

/* --- pictures -------------------------------------------------------------------------- */

static str
read_embedded(struct docx *docx, str id)
{
	const struct relationship *r = id.n > 0 ? pkg_relationship(docx->pkg, docx->part, id, docx->d) : NULL;
	struct diags found;
	str bytes = STR("");

	diags_init(&found, docx->d->a);
	if (r != NULL && r->external)
		dx_warn(docx, &doc_picture, _("it is linked, not embedded: %.*s"), STR_ARG(r->target));
	else if (r == NULL || !pkg_has(docx->pkg, r->target))
		dx_warn(docx, &doc_missing, _("picture %.*s"), STR_ARG(id));
	else if (!pkg_read(docx->pkg, r->target, &bytes, &found))
		bytes = STR("");
	doc_side_found(docx->d, &found);
	return bytes;
}

bool
dx_picture(struct docx *docx, str id, struct doc_drawing *drawing)
{
	str bytes = read_embedded(docx, id), type = doc_media_type(bytes);

	if (bytes.n > 0 && !doc_paintable(type))
		dx_warn(docx, &doc_picture, STR_FMT " (" STR_FMT ")", STR_ARG(drawing->name),
		    STR_ARG(type.n > 0 ? type : STR("?")));
	if (bytes.n == 0 || !doc_paintable(type)) {
		drawing->kind = DRAWING_UNKNOWN;
		drawing->line_colour = 0x808080;
		drawing->line_width_eighths = 4;
		drawing->fill_colour = COLOUR_NONE;
		return false;
	}
	drawing->kind = DRAWING_PICTURE;
	if (str_eq(type, STR("image/svg+xml")))
		drawing->svg = bytes;
	drawing->bytes = bytes;
	drawing->media_type = type;
	return true;
}

/* Thousandths of a picture's side; negative where the picture is drawn smaller than its frame, to a sixth at most. */
enum { CROP_WHOLE = 1000, CROP_MIN = -5 * CROP_WHOLE };

static void
read_crop(const struct arc_node *n, struct doc_drawing *g)
{
	static const char *const names[SIDES] = { "t", "l", "b", "r" };

	for (int i = 0; i < SIDES; i++) {
		str s = dx_attr(n, names[i]);
		long v = str_ends(s, STR("%")) ? dx_long(s, 0) * 10 : dx_long(s, 0) / 100;

		g->crop[i] = doc_bounded(v, CROP_MIN, CROP_WHOLE - 1);
	}
	if (g->crop[SIDE_LEFT] + g->crop[SIDE_RIGHT] >= CROP_WHOLE ||
	    g->crop[SIDE_TOP] + g->crop[SIDE_BOTTOM] >= CROP_WHOLE)
		memset(g->crop, 0, sizeof g->crop);
}

/* The vector form that Word keeps beside a PNG: a:extLst/a:ext/asvg:svgBlip. */
static const struct arc_node *
svg_blip(const struct docx *docx, const struct arc_node *blip)
{
	const struct arc_node *list = dx_child(docx, blip, T_extLst);

	for (const struct arc_node *e = list != NULL ? list->children : NULL; e != NULL; e = e->next)
		if (dx_child(docx, e, T_svgBlip) != NULL)
			return dx_child(docx, e, T_svgBlip);
	return NULL;
}

/*
 * White is what black becomes, or the watermark that was to be pale would hide the text. That darker or harder pictures
 * are drawn as they are loses nothing.
 */
int
dx_faded(double gain, double black)
{
	enum { FADED_MOST = 95 }; /* something of it is seen */
	double white = (1 - gain) / 2 + black;

	if (white <= 0)
		return 0;
	return white * 100 < FADED_MOST ? (int)(white * 100 + 0.5) : FADED_MOST;
}

enum { PICTURE_WHOLE = 100000 }; /* ST_Percentage */

/* a:lum and a:alphaModFix of a blip: paler than its bytes. */
static void
read_fading(struct docx *docx, const struct arc_node *blip, struct doc_drawing *g)
{
	const struct arc_node *lum = dx_child(docx, blip, T_lum), *alpha = dx_child(docx, blip, T_alphaModFix);

	if (lum != NULL) {
		double bright = (double)dx_long(dx_attr(lum, "bright"), 0) / PICTURE_WHOLE,
		       contrast = (double)dx_long(dx_attr(lum, "contrast"), 0) / PICTURE_WHOLE;

		g->faded_percent = dx_faded(1 + contrast, bright / 2); /* Word writes a VML blacklevel of half of it */
	}
	if (alpha != NULL && dx_attr(alpha, "amt").n > 0)
		g->faded_percent = doc_bounded(
		    100 - dx_long(dx_attr(alpha, "amt"), PICTURE_WHOLE) * 100 / PICTURE_WHOLE, g->faded_percent, 100);
}

static void
read_pic(struct docx *docx, const struct arc_node *pic, struct doc_drawing *g)
{
	const struct arc_node *fill = dx_child(docx, pic, T_blipFill), *blip = dx_child(docx, fill, T_blip),
			      *rect = dx_child(docx, fill, T_srcRect);
	const struct arc_node *svg = svg_blip(docx, blip);

	if (blip == NULL || dx_rattr(blip, "embed").n == 0) {
		dx_picture(docx, blip != NULL ? dx_rattr(blip, "link") : STR(""), g);
	} else if (svg != NULL && !dx_picture(docx, dx_rattr(blip, "embed"), g)) {
		dx_picture(docx, dx_rattr(svg, "embed"), g);
	} else if (svg != NULL) {
		str bytes = read_embedded(docx, dx_rattr(svg, "embed"));

		if (str_eq(doc_media_type(bytes), STR("image/svg+xml")))
			g->svg = bytes;
	} else {
		dx_picture(docx, dx_rattr(blip, "embed"), g);
	}
	if (rect != NULL)
		read_crop(rect, g);
	if (blip != NULL)
		read_fading(docx, blip, g);
}

/* --- colours, lines, fills --------------------------------------------------------------- */

static int
clamp_byte(double v)
{
	if (v <= 0)
		return 0;
	return v >= 255 ? 255 : (int)(v + 0.5);
}

enum { COLOUR_WHOLE = 100000 }; /* ST_Percentage: thousandths of a percent */

/* Lightness × mod + off, tint and shade, as the children of a colour ask (20.1.2.3). */
static int
adjust_colour(const struct arc_node *n, int c)
{
	double rgb[3] = { c >> 16 & 255, c >> 8 & 255, c & 255 };

	for (const struct arc_node *k = n->children; k != NULL; k = k->next) {
		const char *name = k->name;
		double v;

		v = (double)dx_long(dx_val(k), COLOUR_WHOLE) / COLOUR_WHOLE;
		for (int i = 0; i < 3; i++) {
			if (strcmp(name, "lumMod") == 0 || strcmp(name, "shade") == 0)
				rgb[i] *= v;
			else if (strcmp(name, "lumOff") == 0)
				rgb[i] += 255 * v;
			else if (strcmp(name, "tint") == 0)
				rgb[i] = 255 - (255 - rgb[i]) * v;
		}
	}
	return clamp_byte(rgb[0]) << 16 | clamp_byte(rgb[1]) << 8 | clamp_byte(rgb[2]);
}

/* The colour that an element holds; otherwise where it holds none. */
static int
find_colour(struct docx *docx, const struct arc_node *n, int otherwise)
{
	for (const struct arc_node *c = n != NULL ? n->children : NULL; c != NULL; c = c->next) {
		int v = COLOUR_AUTO;

		switch (dx_name(docx, c)) {
		case T_srgbClr: v = dx_colour(dx_val(c)); break;
		case T_sysClr: v = dx_colour(dx_attr(c, "lastClr")); break;
		case T_schemeClr: v = dx_theme_colour(docx, dx_val(c)); break;
		case T_prstClr: v = dx_named_colour(dx_val(c)); break;
		default: continue;
		}
		return v >= 0 ? adjust_colour(c, v) : otherwise;
	}
	return otherwise;
}

/* A fill among the children of n; false: none is said. */
static bool
find_fill(struct docx *docx, const struct arc_node *n, int otherwise, int *colour)
{
	for (const struct arc_node *c = n != NULL ? n->children : NULL; c != NULL; c = c->next) {
		switch (dx_name(docx, c)) {
		case T_noFill: *colour = COLOUR_NONE; return true;
		case T_solidFill: *colour = find_colour(docx, c, otherwise); return true;
		case T_gradFill:
			*colour = find_colour(docx, dx_child(docx, dx_child(docx, c, T_gsLst), T_gs), otherwise);
			return true;
		case T_pattFill: *colour = find_colour(docx, dx_child(docx, c, T_fgClr), otherwise); return true;
		case T_blipFill:
			dx_warn(docx, &doc_unsupported, "%s", _("picture as the fill of a shape"));
			*colour = COLOUR_NONE;
			return true;
		default: break;
		}
	}
	return false;
}

static bool
has_line_end(const struct arc_node *n)
{
	return n != NULL && dx_attr(n, "type").n > 0 && !str_eq(dx_attr(n, "type"), STR("none"));
}

enum { EMU_PER_POINT = 12700, LINE_USUAL_EMU = 9525, LINE_MAX_EIGHTHS = 8000 };

static const struct doc_word dashes[] = { { "solid", BORDER_SINGLE }, { "dot", BORDER_DOTTED },
	{ "sysDot", BORDER_DOTTED }, { "dash", BORDER_DASHED }, { "sysDash", BORDER_DASHED },
	{ "lgDash", BORDER_DASHED } };

static void
read_outline(struct docx *docx, const struct arc_node *sppr, const struct arc_node *style, struct doc_drawing *g)
{
	const struct arc_node *ln = dx_child(docx, sppr, T_ln), *ref = dx_child(docx, style, T_lnRef),
			      *dash = dx_child(docx, ln, T_prstDash);
	/* of the three lines of Office's theme, in eighths of a point; before them a line without a reference */
	static const int widths[] = { 6, 4, 8, 12 };
	long index = ref != NULL ? dx_long(dx_attr(ref, "idx"), 0) : 0;
	int colour = ref != NULL && index > 0 ? find_colour(docx, ref, 0) : COLOUR_NONE;
	str w = ln != NULL ? dx_attr(ln, "w") : STR("");

	g->line_width_eighths = widths[doc_bounded(index, 0, 3)];
	if (w.n > 0)
		g->line_width_eighths = doc_clamp((dx_long(w, LINE_USUAL_EMU) * 8 + EMU_PER_POINT / 2) / EMU_PER_POINT,
		    0, LINE_MAX_EIGHTHS, _("width of a line"), dx_loc(docx), docx->d);
	if (g->line_width_eighths == 0)
		g->line_width_eighths = 1;
	find_fill(docx, ln, 0, &colour);
	g->line_colour = colour;
	g->line_style = colour == COLOUR_NONE ? BORDER_NONE : BORDER_SINGLE;
	if (colour == COLOUR_NONE)
		g->line_width_eighths = 0;
	if (dash != NULL && colour != COLOUR_NONE)
		g->line_style = (enum doc_border_style)DOC_WORD(dashes, dx_val(dash), BORDER_DOT_DASH);
	g->arrow_start = has_line_end(dx_child(docx, ln, T_headEnd));
	g->arrow_end = has_line_end(dx_child(docx, ln, T_tailEnd));
}

enum { GRADIENT_STOPS_MOST = 100, PER_MILLE_PARTS = 100 };

/* a:gradFill (20.1.8.33) with two colours or more; NULL: it has not. */
static const struct doc_gradient *
read_gradient(struct docx *docx, const struct arc_node *fill)
{
	const struct arc_node *list = dx_child(docx, fill, T_gsLst), *lin = dx_child(docx, fill, T_lin);
	struct doc_gradient *g = ARENA_NEW(docx->a, struct doc_gradient);

	g->stops = ARENA_ARRAY(docx->a, struct doc_gradient_stop, GRADIENT_STOPS_MOST);
	for (const struct arc_node *n = list != NULL ? list->children : NULL; n != NULL; n = n->next)
		if (dx_name(docx, n) == T_gs && g->n < GRADIENT_STOPS_MOST) {
			long pos = dx_long(dx_attr(n, "pos"), 0) / PER_MILLE_PARTS;

			g->stops[g->n++] =
			    (struct doc_gradient_stop){ doc_bounded(pos, 0, 1000), find_colour(docx, n, 0xFFFFFF) };
		}
	g->radial = dx_child(docx, fill, T_path) != NULL;
	if (lin != NULL)
		g->degrees = (int)(dx_long(dx_attr(lin, "ang"), 0) / DX_ANGLE_DEGREE % 360);
	return g->n > 1 ? g : NULL;
}

static void
read_fill(struct docx *docx, const struct arc_node *sppr, const struct arc_node *style, struct doc_drawing *g)
{
	const struct arc_node *ref = dx_child(docx, style, T_fillRef);

	g->fill_colour =
	    ref != NULL && dx_long(dx_attr(ref, "idx"), 0) > 0 ? find_colour(docx, ref, 0xFFFFFF) : COLOUR_NONE;
	find_fill(docx, sppr, 0xFFFFFF, &g->fill_colour);
	if (dx_child(docx, sppr, T_gradFill) != NULL && g->fill_colour != COLOUR_NONE)
		g->gradient = read_gradient(docx, dx_child(docx, sppr, T_gradFill));
}

/* --- geometry -------------------------------------------------------------------------------- */

static void
read_turn(const struct arc_node *xfrm, struct doc_drawing *g)
{
	long rot;

	if (xfrm == NULL)
		return;
	rot = dx_long(dx_attr(xfrm, "rot"), 0);
	g->rotate_degrees = (int)(((rot + (rot < 0 ? -DX_ANGLE_DEGREE : DX_ANGLE_DEGREE) / 2) / DX_ANGLE_DEGREE) % 360);
	g->flip_h = dx_is_on(dx_attr(xfrm, "flipH"), false);
	g->flip_v = dx_is_on(dx_attr(xfrm, "flipV"), false);
}

static void
read_shape_outline(struct docx *docx, const struct arc_node *sppr, struct doc_drawing *g)
{
	const struct arc_node *preset = dx_child(docx, sppr, T_prstGeom), *custom = dx_child(docx, sppr, T_custGeom);
	str name = preset != NULL ? dx_attr(preset, "prst") : STR("rect");

	g->kind = DRAWING_RECT;
	if (custom != NULL && dx_custom_path(docx, custom, g))
		g->kind = DRAWING_PATH;
	else if (custom == NULL && !dx_preset(docx, name, g))
		dx_warn(docx, &doc_drawing, STR_FMT, STR_ARG(name));
}

/* --- text in shapes ------------------------------------------------------------------------------ */

static void
read_body_props(struct docx *docx, const struct arc_node *n, struct doc_drawing *g)
{
	static const char *const names[SIDES] = { "tIns", "lIns", "bIns", "rIns" };
	static const struct doc_word anchors[] = { { "ctr", VALIGN_CENTRE }, { "b", VALIGN_BOTTOM } };
	str anchor = n != NULL ? dx_attr(n, "anchor") : STR("");

	for (int i = 0; i < SIDES; i++) {
		str s = n != NULL ? dx_attr(n, names[i]) : STR("");

		g->inset[i] = i == SIDE_LEFT || i == SIDE_RIGHT ? BOX_SIDE_INSET : BOX_TOP_INSET;
		if (s.n > 0)
			g->inset[i] = dx_emu(docx, s);
	}
	g->valign = (enum doc_vertical_align)DOC_WORD(anchors, anchor, VALIGN_TOP);
	g->auto_height = dx_child(docx, n, T_spAutoFit) != NULL;
}

void
dx_box_text(struct docx *docx, struct arc_node *content, struct doc_drawing *drawing)
{
	if (content == NULL)
		return;
	if (docx->box_depth >= LIMIT_BOX_NESTING) {
		dx_warn(docx, &doc_nested, "%s", _("text box"));
		return;
	}
	docx->box_depth++;
	drawing->blocks = dx_read_story(docx, content);
	docx->box_depth--;
}

void
dx_turn_text(struct docx *docx, struct doc_drawing *drawing, enum doc_text_direction direction)
{
	static const int up[SIDES] = { SIDE_LEFT, SIDE_BOTTOM, SIDE_RIGHT, SIDE_TOP };
	static const int down[SIDES] = { SIDE_RIGHT, SIDE_TOP, SIDE_LEFT, SIDE_BOTTOM };
	struct doc_drawing *outline, *text;

	if (direction == TEXT_HORIZONTAL || drawing->blocks == NULL)
		return;
	outline = arena_copy(docx->a, drawing, sizeof *drawing);
	text = arena_copy(docx->a, drawing, sizeof *drawing);
	outline->floating = text->floating = NULL;
	outline->kind = drawing->kind == DRAWING_TEXT_BOX ? DRAWING_RECT : drawing->kind;
	outline->blocks = NULL;
	outline->x = outline->y = 0;
	outline->rotate_degrees = 0;
	outline->next = text;
	text->kind = DRAWING_TEXT_BOX;
	text->line_colour = text->fill_colour = COLOUR_NONE;
	text->line_style = BORDER_NONE;
	text->auto_height = false;
	text->width = drawing->height;
	text->height = drawing->width;
	text->x = (drawing->width - drawing->height) / 2;
	text->y = (drawing->height - drawing->width) / 2;
	text->rotate_degrees = direction == TEXT_UP ? 270 : 90;
	text->flip_h = text->flip_v = false;
	for (int i = 0; i < SIDES; i++)
		text->inset[i] = drawing->inset[direction == TEXT_UP ? up[i] : down[i]];
	drawing->kind = DRAWING_GROUP;
	drawing->blocks = NULL;
	drawing->children = outline;
}

static enum doc_text_direction
body_direction(const struct arc_node *n)
{
	str vert = n != NULL ? dx_attr(n, "vert") : STR("");

	if (str_eq(vert, STR("vert270")))
		return TEXT_UP;
	return str_eq(vert, STR("vert")) || str_eq(vert, STR("eaVert")) ? TEXT_DOWN : TEXT_HORIZONTAL;
}

static void
read_shape(struct docx *docx, struct arc_node *wsp, struct doc_drawing *g)
{
	const struct arc_node *sppr = dx_child(docx, wsp, T_spPr), *style = dx_child(docx, wsp, T_style),
			      *nv = dx_child(docx, wsp, T_cNvSpPr);
	const struct arc_node *txbx = dx_child(docx, wsp, T_txbx);

	read_turn(dx_child(docx, sppr, T_xfrm), g);
	read_shape_outline(docx, sppr, g);
	read_outline(docx, sppr, style, g);
	read_fill(docx, sppr, style, g);
	if (g->kind == DRAWING_LINE)
		g->fill_colour = COLOUR_NONE;
	if (txbx == NULL)
		return;
	read_body_props(docx, dx_child(docx, wsp, T_bodyPr), g);
	if (g->kind == DRAWING_RECT && nv != NULL && dx_is_on(dx_attr(nv, "txBox"), false))
		g->kind = DRAWING_TEXT_BOX;
	dx_box_text(docx, dx_child(docx, txbx, T_txbxContent), g);
	dx_turn_text(docx, g, body_direction(dx_child(docx, wsp, T_bodyPr)));
}

/* --- groups ----------------------------------------------------------------------------------- */

struct space { /* child coordinates to twips of the group: (v - from) * scale */
	double from_x, from_y, scale_x, scale_y;
};

static double
read_emu(const struct arc_node *n, const char *name)
{
	return n != NULL ? (double)dx_long(dx_attr(n, name), 0) : 0;
}

static int
round_to_twips(double v)
{
	if (v > DOC_LENGTH_MAX)
		return DOC_LENGTH_MAX;
	if (v < -DOC_LENGTH_MAX)
		return -DOC_LENGTH_MAX;
	return (int)(v < 0 ? v - 0.5 : v + 0.5);
}

static void read_graphic(struct docx *docx, struct arc_node *n, struct doc_drawing *g);

/* What of a child tells its place: its own xfrm. */
static const struct arc_node *
find_child_xfrm(const struct docx *docx, const struct arc_node *n)
{
	const struct arc_node *pr = dx_child(docx, n, T_spPr);

	if (pr == NULL)
		pr = dx_child(docx, n, T_grpSpPr);
	return pr != NULL ? dx_child(docx, pr, T_xfrm) : dx_child(docx, n, T_xfrm);
}

static void
read_group_child(struct docx *docx, struct arc_node *n, struct space s, struct doc_drawing ***last)
{
	const struct arc_node *xfrm = find_child_xfrm(docx, n), *off = dx_child(docx, xfrm, T_off),
			      *ext = dx_child(docx, xfrm, T_ext);
	const struct arc_node *name = dx_child(docx, n, T_cNvPr);
	struct doc_drawing *g = ARENA_NEW(docx->a, struct doc_drawing);

	g->where = dx_loc(docx);
	g->x = round_to_twips((read_emu(off, "x") - s.from_x) * s.scale_x);
	g->y = round_to_twips((read_emu(off, "y") - s.from_y) * s.scale_y);
	g->width = round_to_twips(read_emu(ext, "cx") * s.scale_x);
	g->height = round_to_twips(read_emu(ext, "cy") * s.scale_y);
	if (name != NULL)
		g->name = dx_attr(name, "name"), g->alt = dx_attr(name, "descr");
	read_graphic(docx, n, g);
	**last = g;
	*last = &g->next;
}

static void
read_group_children(struct docx *docx, struct arc_node *n, struct space s, struct doc_drawing ***last)
{
	for (struct arc_node *c = n->children; c != NULL; c = c->next) {
		switch (dx_name(docx, c)) {
		case T_wsp:
		case T_pic:
		case T_grpSp:
		case T_wgp:
		case T_graphicFrame: read_group_child(docx, c, s, last); break;
		case T_AlternateContent:
			if (dx_alternate(docx, c) != NULL)
				read_group_children(docx, dx_alternate(docx, c), s, last);
			break;
		default: break;
		}
	}
}

static void
read_shape_group(struct docx *docx, struct arc_node *n, struct doc_drawing *g)
{
	const struct arc_node *xfrm = dx_child(docx, dx_child(docx, n, T_grpSpPr), T_xfrm);
	const struct arc_node *off = dx_child(docx, xfrm, T_chOff), *ext = dx_child(docx, xfrm, T_chExt);
	double w = read_emu(ext, "cx"), h = read_emu(ext, "cy");
	struct space s = { read_emu(off, "x"), read_emu(off, "y"), 1.0 / DX_EMU_PER_TWIP, 1.0 / DX_EMU_PER_TWIP };
	struct doc_drawing **last = &g->children;

	if (w > 0)
		s.scale_x = g->width / w;
	if (h > 0)
		s.scale_y = g->height / h;
	g->kind = DRAWING_GROUP;
	read_turn(xfrm, g);
	if (docx->group_depth >= LIMIT_GROUP_NESTING_DOCX) {
		dx_warn(docx, &doc_nested, "%s", _("group of shapes"));
		return;
	}
	docx->group_depth++;
	read_group_children(docx, n, s, &last);
	docx->group_depth--;
}

/* A canvas is a group whose children stand where they say. */
static void
read_canvas(struct docx *docx, struct arc_node *n, struct doc_drawing *g)
{
	struct space s = { 0, 0, 1.0 / DX_EMU_PER_TWIP, 1.0 / DX_EMU_PER_TWIP };
	struct doc_drawing **last = &g->children;

	g->kind = DRAWING_GROUP;
	if (docx->group_depth >= LIMIT_GROUP_NESTING_DOCX) {
		dx_warn(docx, &doc_nested, "%s", _("group of shapes"));
		return;
	}
	docx->group_depth++;
	read_group_children(docx, n, s, &last);
	docx->group_depth--;
}

static void
make_placeholder(struct docx *docx, struct doc_drawing *g, const char *what)
{
	dx_warn(docx, &doc_drawing, "%s", what);
	g->kind = DRAWING_UNKNOWN;
	g->line_colour = 0x808080;
	g->line_width_eighths = 4;
	g->fill_colour = COLOUR_NONE;
}

static void
read_chart_frame(struct docx *docx, const struct arc_node *n, struct doc_drawing *g)
{
	g->chart = dx_read_chart(docx, dx_rattr(n, "id"));
	if (g->chart != NULL)
		g->kind = DRAWING_CHART;
	else
		make_placeholder(docx, g, _("chart"));
}

/* The texts of a diagram, a paragraph each. */
static void
gather_diagram_texts(struct docx *docx, const struct arc_node *n, struct doc_block_list *l)
{
	struct base *base = dx_base(docx, dx_style(docx, STR(""), STYLE_PARAGRAPH), NULL);

	for (; n != NULL; n = n->next) {
		struct doc_para *p;
		struct doc_run *r;

		if (dx_name(docx, n) != T_t || dx_text(n).n == 0) {
			gather_diagram_texts(docx, n->children, l);
			continue;
		}
		p = ARENA_NEW(docx->a, struct doc_para);
		r = ARENA_NEW(docx->a, struct doc_run);
		p->props = dx_para_props(docx, &base->paras, STR(""));
		p->mark_props = r->props = dx_char_props(docx, &base->chars, SCRIPT_ASCII, NULL);
		p->runs = r;
		r->kind = RUN_TEXT;
		r->text = dx_text(n);
		r->number_format = -1;
		blocks_add_para(l, docx->a, p);
	}
}

static void
read_smart_art(struct docx *docx, const struct arc_node *n, struct doc_drawing *g)
{
	const struct relationship *r = pkg_relationship(docx->pkg, docx->part, dx_rattr(n, "dm"), docx->d);
	const struct arc_node *root = r != NULL && !r->external ? dx_side_root(docx, r->target) : NULL;
	struct doc_block_list l;

	make_placeholder(docx, g, _("SmartArt"));
	blocks_init(&l);
	gather_diagram_texts(docx, root, &l);
	if (l.first == NULL)
		return;
	g->kind = DRAWING_TEXT_BOX;
	g->blocks = l.first;
	read_body_props(docx, NULL, g);
}

static void
read_graphic(struct docx *docx, struct arc_node *n, struct doc_drawing *g)
{
	switch (dx_name(docx, n)) {
	case T_pic:
		read_turn(dx_child(docx, dx_child(docx, n, T_spPr), T_xfrm), g);
		read_pic(docx, n, g);
		break;
	case T_wsp: read_shape(docx, n, g); break;
	case T_wgp:
	case T_grpSp: read_shape_group(docx, n, g); break;
	case T_wpc: read_canvas(docx, n, g); break;
	case T_chart: read_chart_frame(docx, n, g); break;
	case T_graphicFrame: {
		struct arc_node *data = dx_child(docx, dx_child(docx, n, T_graphic), T_graphicData);

		if (dx_child(docx, data, T_chart) != NULL)
			read_chart_frame(docx, dx_child(docx, data, T_chart), g);
		else
			make_placeholder(docx, g, _("embedded frame"));
		break;
	}
	case T_relIds: read_smart_art(docx, n, g); break;
	default: make_placeholder(docx, g, n->name); break;
	}
}

/* --- anchors ---------------------------------------------------------------------------------- */

static enum doc_anchor
anchor_named(str s, bool vertical)
{
	static const struct {
		const char *name;
		enum doc_anchor anchor;
	} anchors[] = { { "page", ANCHOR_PAGE }, { "margin", ANCHOR_MARGIN }, { "column", ANCHOR_COLUMN },
		{ "paragraph", ANCHOR_PARAGRAPH }, { "line", ANCHOR_LINE }, { "character", ANCHOR_CHARACTER },
		{ "leftMargin", ANCHOR_LEFT_MARGIN }, { "rightMargin", ANCHOR_RIGHT_MARGIN },
		{ "topMargin", ANCHOR_TOP_MARGIN }, { "bottomMargin", ANCHOR_BOTTOM_MARGIN },
		{ "insideMargin", ANCHOR_INSIDE }, { "outsideMargin", ANCHOR_OUTSIDE } };

	for (size_t i = 0; i < sizeof anchors / sizeof *anchors; i++)
		if (str_eq(s, str_of(anchors[i].name)))
			return anchors[i].anchor;
	return vertical ? ANCHOR_PARAGRAPH : ANCHOR_COLUMN;
}

enum doc_drawing_align
dx_drawing_align(str text)
{
	static const struct {
		const char *name;
		enum doc_drawing_align align;
	} aligns[] = { { "left", DALIGN_LEFT }, { "center", DALIGN_CENTRE }, { "right", DALIGN_RIGHT },
		{ "top", DALIGN_TOP }, { "bottom", DALIGN_BOTTOM }, { "inside", DALIGN_INSIDE },
		{ "outside", DALIGN_OUTSIDE } };

	for (size_t i = 0; i < sizeof aligns / sizeof *aligns; i++)
		if (str_eq(text, str_of(aligns[i].name)))
			return aligns[i].align;
	return DALIGN_NONE;
}

static void
read_position(struct docx *docx, const struct arc_node *n, enum doc_anchor *from, enum doc_drawing_align *align,
    int *offset, bool vertical)
{
	const struct arc_node *a = dx_child(docx, n, T_align), *off = dx_child(docx, n, T_posOffset);

	*from = anchor_named(dx_attr(n, "relativeFrom"), vertical);
	if (a != NULL)
		*align = dx_drawing_align(str_trim(dx_text(a)));
	else if (off != NULL)
		*offset = dx_emu(docx, dx_text(off));
}

static enum doc_wrap_side
wrap_side_named(str s)
{
	if (str_eq(s, STR("left")))
		return WRAP_LEFT;
	if (str_eq(s, STR("right")))
		return WRAP_RIGHT;
	return str_eq(s, STR("largest")) ? WRAP_LARGEST : WRAP_BOTH;
}

static void
read_anchor_children(struct docx *docx, const struct arc_node *anchor, struct doc_floating *f)
{
	for (struct arc_node *n = anchor->children; n != NULL; n = n->next) {
		switch (dx_name(docx, n)) {
		case T_positionH: read_position(docx, n, &f->h_from, &f->h_align, &f->x, false); break;
		case T_positionV: read_position(docx, n, &f->v_from, &f->v_align, &f->y, true); break;
		case T_wrapSquare: f->wrap = WRAP_SQUARE, f->side = wrap_side_named(dx_attr(n, "wrapText")); break;
		case T_wrapTight:
		case T_wrapThrough: f->wrap = WRAP_TIGHT, f->side = wrap_side_named(dx_attr(n, "wrapText")); break;
		case T_wrapTopAndBottom: f->wrap = WRAP_TOP_BOTTOM; break;
		case T_AlternateContent:
			if (dx_alternate(docx, n) != NULL)
				read_anchor_children(docx, dx_alternate(docx, n), f);
			break;
		default: break;
		}
	}
}

static struct doc_floating *
read_anchor(struct docx *docx, const struct arc_node *n)
{
	static const char *const distances[] = { "distT", "distL", "distB", "distR" };
	TABLE_HAS(distances, SIDES);
	struct doc_floating *f = ARENA_NEW(docx->a, struct doc_floating);

	f->h_from = ANCHOR_COLUMN;
	f->v_from = ANCHOR_PARAGRAPH;
	f->wrap = dx_is_on(dx_attr(n, "behindDoc"), false) ? WRAP_NONE_BEHIND : WRAP_NONE_FRONT;
	read_anchor_children(docx, n, f);
	for (int i = 0; i < SIDES; i++)
		f->distance[i] = dx_emu(docx, dx_attr(n, distances[i]));
	if (f->h_from == ANCHOR_MARGIN &&
	    f->h_align == DALIGN_LEFT) /* no text there: LibreOffice 7.4 doesn't count it */
		f->distance[SIDE_LEFT] = 0;
	f->z = (int)dx_long(dx_attr(n, "relativeHeight"), 0);
	f->in_cell = dx_is_on(dx_attr(n, "layoutInCell"), true);
	f->allow_overlap = dx_is_on(dx_attr(n, "allowOverlap"), true);
	return f;
}

/* What an inline drawing's effects, and its corners where it is turned, need beyond its extent (20.4.2.6). */
static void
read_room(struct docx *docx, const struct arc_node *n, struct doc_drawing *g)
{
	static const char *const names[] = { "t", "l", "b", "r" };
	TABLE_HAS(names, SIDES);

	for (int i = 0; i < SIDES && n != NULL; i++)
		g->room[i] = doc_bounded(dx_emu(docx, dx_attr(n, names[i])), 0, INT_MAX);
}

struct doc_drawing *
dx_read_drawing(struct docx *docx, struct arc_node *n)
{
	struct arc_node *holder = dx_child(docx, n, T_inline), *data, *what = NULL;
	const struct arc_node *extent, *pr;
	struct doc_drawing *g;

	if (holder == NULL)
		holder = dx_child(docx, n, T_anchor);
	if (holder == NULL || dx_is_on(dx_attr(holder, "hidden"), false))
		return NULL;
	g = ARENA_NEW(docx->a, struct doc_drawing);
	extent = dx_child(docx, holder, T_extent);
	pr = dx_child(docx, holder, T_docPr);
	g->where = dx_loc(docx);
	if (extent != NULL) {
		g->width = dx_emu(docx, dx_attr(extent, "cx"));
		g->height = dx_emu(docx, dx_attr(extent, "cy"));
	}
	if (pr != NULL) {
		g->name = dx_attr(pr, "name");
		g->alt = dx_attr(pr, "descr");
		if (dx_is_on(dx_attr(pr, "hidden"), false))
			return NULL;
	}
	if (dx_name(docx, holder) == T_anchor)
		g->floating = read_anchor(docx, holder);
	else
		read_room(docx, dx_child(docx, holder, T_effectExtent), g);
	data = dx_child(docx, dx_child(docx, holder, T_graphic), T_graphicData);
	for (struct arc_node *c = data != NULL ? data->children : NULL; c != NULL && what == NULL; c = c->next)
		what = c;
	if (what == NULL)
		make_placeholder(docx, g, _("empty drawing"));
	else
		read_graphic(docx, what, g);
	return g;
}
