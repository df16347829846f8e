#include "docx/shape.h"

#include <string.h>

#include "base/check.h"
#include "base/dec.h"
#include "text/text.h"

/*
 * VML, the drawing language before DrawingML: w:pict and w:object hold shapes whose place and size
 * stand in a style attribute as CSS writes them. In a group they are numbers of the group's own space.
 */
/* A property of a style attribute; p NULL: not there. */
static str
find_css(str style, const char *name)
{
	str want = str_of(name);

	while (style.n > 0) {
		str one = str_split(&style, ';'), key = str_trim(str_split(&one, ':'));

		if (str_eq_nocase(key, want))
			return str_trim(one);
	}
	return (str){ NULL, 0 };
}

/* A bare number is pixels in CSS; Word means EMU or points by where it stands: points are what it writes. */
static int
read_css_length(struct docx *docx, str s)
{
	char last = s.n > 0 ? s.p[s.n - 1] : '0';

	if (s.n == 0)
		return 0;
	if (last >= '0' && last <= '9')
		return dx_twips(docx, str_concat(docx->a, s, STR("px")), _("place of a shape"));
	return dx_twips(docx, s, _("place of a shape"));
}

enum { VML_SIZE = 1000 }; /* coordsize where none is said */

struct vml_space { /* of a group; top: lengths have units */
	bool top;
	double from_x, from_y, scale_x, scale_y;
};

static enum doc_anchor
vml_anchor_named(str s, bool vertical)
{
	if (str_eq(s, STR("page")))
		return ANCHOR_PAGE;
	if (str_eq(s, STR("margin")))
		return ANCHOR_MARGIN;
	if (str_eq(s, STR("char")))
		return ANCHOR_CHARACTER;
	if (str_eq(s, STR("line")))
		return ANCHOR_LINE;
	if (!str_ends(s, STR("-margin-area")))
		return vertical ? ANCHOR_PARAGRAPH : ANCHOR_COLUMN;
	switch (s.p[0]) {
	case 'l': return ANCHOR_LEFT_MARGIN;
	case 'r': return ANCHOR_RIGHT_MARGIN;
	case 't': return ANCHOR_TOP_MARGIN;
	default: return ANCHOR_BOTTOM_MARGIN;
	}
}

static void
read_vml_wrapping(struct docx *docx, const struct arc_node *shape, struct doc_floating *f)
{
	static const struct doc_word sides[] = { { "left", WRAP_LEFT }, { "right", WRAP_RIGHT },
		{ "largest", WRAP_LARGEST } };
	const struct arc_node *w = dx_child(docx, shape, T_wrap);
	str type;

	f->side = WRAP_BOTH;
	if (w == NULL)
		return;
	type = dx_attr(w, "type");
	if (str_eq(type, STR("square")))
		f->wrap = WRAP_SQUARE;
	else if (str_eq(type, STR("tight")) || str_eq(type, STR("through")))
		f->wrap = WRAP_TIGHT;
	else if (str_eq(type, STR("topAndBottom")))
		f->wrap = WRAP_TOP_BOTTOM;
	f->side = (enum doc_wrap_side)DOC_WORD(sides, dx_attr(w, "side"), WRAP_BOTH);
}

/* Twips that text keeps from a shape's sides where it says nothing: Word's 9 pt. */
enum { SIDE_DISTANCE = 180 };

static struct doc_floating *
read_vml_position(struct docx *docx, const struct arc_node *shape, str style)
{
	static const char *const distances[] = { "mso-wrap-distance-top", "mso-wrap-distance-left",
		"mso-wrap-distance-bottom", "mso-wrap-distance-right" };
	TABLE_HAS(distances, SIDES);
	struct doc_floating *f = ARENA_NEW(docx->a, struct doc_floating);
	str left = find_css(style, "margin-left"), top = find_css(style, "margin-top");
	long z = dx_long(find_css(style, "z-index"), 0);

	f->h_from = vml_anchor_named(find_css(style, "mso-position-horizontal-relative"), false);
	f->v_from = vml_anchor_named(find_css(style, "mso-position-vertical-relative"), true);
	f->h_align = dx_drawing_align(find_css(style, "mso-position-horizontal"));
	f->v_align = dx_drawing_align(find_css(style, "mso-position-vertical"));
	f->x = read_css_length(docx, left.n > 0 ? left : find_css(style, "left"));
	f->y = read_css_length(docx, top.n > 0 ? top : find_css(style, "top"));
	f->wrap = z < 0 ? WRAP_NONE_BEHIND : WRAP_NONE_FRONT;
	read_vml_wrapping(docx, shape, f);
	for (int i = 0; i < SIDES; i++) {
		str d = find_css(style, distances[i]);

		f->distance[i] = i == SIDE_LEFT || i == SIDE_RIGHT ? SIDE_DISTANCE : 0;
		if (d.n > 0)
			f->distance[i] = read_css_length(docx, d);
	}
	f->z = (int)(z < 0 ? -z : z);
	f->in_cell = !str_eq(dx_attr(shape, "allowincell"), STR("f"));
	f->allow_overlap = !str_eq(dx_attr(shape, "allowoverlap"), STR("f"));
	return f;
}

static int
scale_length(str s, double from, double scale)
{
	double v = ((double)dx_long(s, 0) - from) * scale;

	if (!(v < DOC_LENGTH_MAX)) /* or NaN */
		return DOC_LENGTH_MAX;
	return v < -DOC_LENGTH_MAX ? -DOC_LENGTH_MAX : (int)v;
}

/* "x,y" of v:line: lengths at the top, numbers in a group. */
static void
read_vml_point(struct docx *docx, str s, const struct vml_space *space, int *px, int *py)
{
	str first = str_trim(str_split(&s, ','));

	s = str_trim(s);
	if (space->top) {
		*px = read_css_length(docx, first);
		*py = read_css_length(docx, s);
	} else {
		*px = scale_length(first, space->from_x, space->scale_x);
		*py = scale_length(s, space->from_y, space->scale_y);
	}
}

static void
read_line_ends(struct docx *docx, const struct arc_node *n, const struct vml_space *space, struct doc_drawing *g)
{
	int x1 = 0, y1 = 0, x2 = 0, y2 = 0;

	read_vml_point(docx, dx_attr(n, "from"), space, &x1, &y1);
	read_vml_point(docx, dx_attr(n, "to"), space, &x2, &y2);
	g->kind = DRAWING_LINE;
	g->width = x2 > x1 ? x2 - x1 : x1 - x2;
	g->height = y2 > y1 ? y2 - y1 : y1 - y2;
	g->flip_h = x2 < x1;
	g->flip_v = y2 < y1;
	g->x = x2 > x1 ? x1 : x2;
	g->y = y2 > y1 ? y1 : y2;
	if (g->floating != NULL) {
		g->floating->x = g->x;
		g->floating->y = g->y;
		g->x = g->y = 0;
	}
}

static bool
is_vml_on(str s, bool otherwise)
{
	if (s.n == 0)
		return otherwise;
	return s.p[0] == 't' || s.p[0] == '1' || str_eq(s, STR("on"));
}

/* "#4f81bd [3204]", "black", "red": a colour and perhaps where the theme has it. */
static int
read_vml_colour(str s, int otherwise)
{
	str first = str_split(&s, ' ');
	int c;

	if (first.n == 4 && first.p[0] == '#') { /* #rgb */
		char six[6];

		for (int i = 0; i < 6; i++)
			six[i] = first.p[1 + i / 2];
		c = dx_colour((str){ six, 6 });
	} else {
		c = first.n > 0 && first.p[0] == '#' ? dx_colour(first) : dx_named_colour(first);
	}
	return c >= 0 ? c : otherwise;
}

/* "dot", "shortdot", "longdash", "dashdot", "shortdashdotdot" …: v:stroke's dashstyle. */
static enum doc_border_style
read_dash(str dash)
{
	bool dots = str_find(dash, STR("dot"), 0) < dash.n, dashes = str_find(dash, STR("dash"), 0) < dash.n;

	if (dash.n == 0 || str_eq(dash, STR("solid")))
		return BORDER_SINGLE;
	if (str_ends(dash, STR("dot")) && dash.n <= sizeof "shortdot" - 1 && !dashes)
		return BORDER_DOTTED;
	return dots ? BORDER_DOT_DASH : BORDER_DASHED;
}

/* Where no weight is said: 0.75 pt. */
enum { USUAL_LINE_EIGHTHS = 6 };

static void
read_stroke_and_fill(struct docx *docx, const struct arc_node *n, bool closed, struct doc_drawing *g)
{
	const struct arc_node *stroke = dx_child(docx, n, T_stroke), *fill = dx_child(docx, n, T_fill);
	bool stroked = is_vml_on(dx_attr(n, "stroked"), true), filled = is_vml_on(dx_attr(n, "filled"), closed);
	str weight = dx_attr(n, "strokeweight"), dash = STR("");

	if (stroke != NULL) {
		stroked = is_vml_on(dx_attr(stroke, "on"), stroked);
		dash = dx_attr(stroke, "dashstyle");
		g->arrow_start =
		    dx_attr(stroke, "startarrow").n > 0 && !str_eq(dx_attr(stroke, "startarrow"), STR("none"));
		g->arrow_end = dx_attr(stroke, "endarrow").n > 0 && !str_eq(dx_attr(stroke, "endarrow"), STR("none"));
		if (weight.n == 0)
			weight = dx_attr(stroke, "weight");
	}
	if (fill != NULL)
		filled = is_vml_on(dx_attr(fill, "on"), filled);
	g->line_width_eighths = weight.n > 0 ? read_css_length(docx, weight) * 8 / 20 : USUAL_LINE_EIGHTHS;
	if (g->line_width_eighths < 1)
		g->line_width_eighths = 1;
	g->line_colour = stroked ? read_vml_colour(dx_attr(n, "strokecolor"), 0) : COLOUR_NONE;
	g->line_style = stroked ? read_dash(dash) : BORDER_NONE;
	if (!stroked)
		g->line_width_eighths = 0;
	g->fill_colour = filled ? read_vml_colour(dx_attr(n, "fillcolor"), 0xFFFFFF) : COLOUR_NONE;
}

static void
read_vml_text_box(struct docx *docx, const struct arc_node *box, struct doc_drawing *g)
{
	static const int usual[SIDES] = { BOX_TOP_INSET, BOX_SIDE_INSET, BOX_TOP_INSET, BOX_SIDE_INSET };
	static const int order[] = { SIDE_LEFT, SIDE_TOP, SIDE_RIGHT, SIDE_BOTTOM };
	str inset = dx_attr(box, "inset"), style = dx_attr(box, "style");

	memcpy(g->inset, usual, sizeof g->inset);
	for (int i = 0; i < SIDES && inset.n > 0; i++) {
		str one = str_trim(str_split(&inset, ','));

		if (one.n > 0)
			g->inset[order[i]] = read_css_length(docx, one);
	}
	g->auto_height = str_eq(find_css(style, "mso-fit-shape-to-text"), STR("t"));
	dx_box_text(docx, dx_child(docx, box, T_txbxContent), g);
	if (str_starts(find_css(style, "layout-flow"), STR("vertical")))
		dx_turn_text(docx, g,
		    str_eq(find_css(style, "mso-layout-flow-alt"), STR("bottom-to-top")) ? TEXT_UP : TEXT_DOWN);
}

static bool
is_plain_rect(str type)
{
	return str_ends(type, STR("_t202")) || str_ends(type, STR("_t1")) || str_ends(type, STR("_t75"));
}

static bool
is_word_art(const struct arc_node *n)
{
	for (const struct arc_node *c = n->children; c != NULL; c = c->next)
		if (strcmp(c->name, "textpath") == 0)
			return true;
	return false;
}

/* The outline of a v:shape: by its type's number where that is a simple one, else by its path. */
static void
read_vml_outline(struct docx *docx, const struct arc_node *n, struct doc_drawing *g)
{
	static const struct {
		const char *type;
		const char *preset;
	} presets[] = { { "_t20", "line" }, { "_t32", "straightConnector1" }, { "_t2", "roundRect" },
		{ "_t3", "ellipse" }, { "_t4", "diamond" }, { "_t5", "triangle" }, { "_t6", "rtTriangle" },
		{ "_t7", "parallelogram" }, { "_t9", "hexagon" }, { "_t13", "rightArrow" }, { "_t66", "leftArrow" },
		{ "_t67", "downArrow" }, { "_t68", "upArrow" }, { "_t34", "bentConnector3" }, { "_t87", "leftBrace" },
		{ "_t88", "rightBrace" }, { "_t85", "leftBracket" }, { "_t86", "rightBracket" }, { "_t109", "rect" },
		{ "_t110", "diamond" }, { "_t116", "flowChartTerminator" }, { "_t176", "roundRect" },
		{ "_t12", "star5" } };
	str type = dx_attr(n, "type"), path = dx_attr(n, "path"), origin = dx_attr(n, "coordorigin"),
	    size = dx_attr(n, "coordsize");
	long ox = dx_long(str_split(&origin, ','), 0), oy = dx_long(origin, 0);
	long sx = dx_long(str_split(&size, ','), VML_SIZE), sy = dx_long(size, VML_SIZE);

	g->kind = DRAWING_RECT;
	if (is_plain_rect(type) || is_word_art(n))
		return;
	for (size_t i = 0; i < sizeof presets / sizeof *presets; i++)
		if (str_ends(type, str_of(presets[i].type)) && dx_preset(docx, str_of(presets[i].preset), g))
			return;
	if (path.n > 0 && dx_vml_path(docx, path, ox, oy, sx, sy, g))
		g->kind = DRAWING_PATH;
	else if (type.n > 0)
		dx_warn(docx, &doc_drawing, STR_FMT, STR_ARG(type));
}

enum { POLYLINE_POINTS = LIMIT_SHAPE_SEGMENTS / 2 };

static void
read_polyline(struct docx *docx, const struct arc_node *n, struct doc_drawing *g)
{
	str points = dx_attr(n, "points");
	VEC(struct doc_path_segment) path = { 0 };

	while (points.n > 0 && path.n < POLYLINE_POINTS) {
		str px = str_trim(str_split(&points, ',')), py = str_trim(str_split(&points, ','));
		struct doc_path_segment *s = VEC_ADD(docx->a, &path);

		s->op = path.n == 1 ? 'M' : 'L';
		s->x[0] = read_css_length(docx, px);
		s->y[0] = read_css_length(docx, py);
	}
	g->kind = DRAWING_PATH;
	g->path = path.at;
	g->path_n = path.n;
}

/* A font's name in a style, without its quotes. */
static str
strip_font_quotes(str s)
{
	while (s.n > 1 && (s.p[0] == '"' || s.p[0] == '\''))
		s = str_sub(s, 1, s.n - 1);
	return s;
}

enum { VML_FIXED = 65536 };

/* "0.5", ".5", or 65536ths with "f". */
static double
read_opacity(struct docx *docx, str s)
{
	struct dec d;

	if (s.n == 0)
		return 1;
	if (str_ends(s, STR("f")))
		return (double)dx_long(s, VML_FIXED) / VML_FIXED;
	if (s.p[0] == '.')
		s = str_concat(docx->a, STR("0"), s);
	return dec_parse(s, &d) ? dec_double(d) : 1;
}

/* Nothing is painted half transparent: a colour is mixed with the white of the paper instead. */
static int
mix_with_white(struct docx *docx, int colour, str opacity)
{
	double part = read_opacity(docx, opacity);
	int mixed = 0;

	if (colour < 0 || !(part >= 0 && part < 1))
		return colour;
	for (int shift = 16; shift >= 0; shift -= 8)
		mixed |= (int)(255 - part * (255 - (colour >> shift & 255)) + 0.5) << shift;
	return mixed;
}

/* The same as the text's style says, in the shape's colour (v:textpath, ECMA-376-4, 14.1.2.22). */
static const struct doc_char_props *
make_word_art_props(struct docx *docx, const struct arc_node *shape, str style, const struct base *base)
{
	const struct arc_node *fill = dx_child(docx, shape, T_fill);
	struct doc_char_props *c = ARENA_NEW(docx->a, struct doc_char_props);
	str colour = dx_attr(shape, "fillcolor"), family = strip_font_quotes(find_css(style, "font-family"));

	*c = *dx_char_props(docx, &base->chars, SCRIPT_ASCII, NULL);
	if (family.n > 0)
		c->family = family;
	c->bold = str_eq(find_css(style, "font-weight"), STR("bold"));
	c->italic = str_eq(find_css(style, "font-style"), STR("italic"));
	c->colour =
	    mix_with_white(docx, read_vml_colour(colour, 0xFFFFFF), fill != NULL ? dx_attr(fill, "opacity") : STR(""));
	return c;
}

/* Text as a shape (WordArt; a watermark is one): straight and as large as its box. Other ways are drawn so too, with a word. */
static void
make_word_art(struct docx *docx, const struct arc_node *shape, const struct arc_node *path, struct doc_drawing *g)
{
	str text = text_nfc(docx->a, dx_attr(path, "string")), style = dx_attr(path, "style"),
	    type = dx_attr(shape, "type");
	struct base *base = dx_base(docx, dx_style(docx, STR(""), STYLE_PARAGRAPH), NULL);
	struct doc_para *p;
	struct doc_run *r;
	struct doc_block_list l;

	if (text.n == 0 || str_eq(dx_attr(path, "on"), STR("f")))
		return;
	if (type.n > 0 && !str_ends(type, STR("t136")))
		dx_warn(docx, &doc_drawing, _("text along a curve is drawn straight: %.*s"), STR_ARG(text));
	p = ARENA_NEW(docx->a, struct doc_para);
	r = ARENA_NEW(docx->a, struct doc_run);
	p->props = dx_para_props(docx, &base->paras, STR(""));
	p->mark_props = r->props = make_word_art_props(docx, shape, style, base);
	p->runs = r;
	r->kind = RUN_TEXT;
	r->text = text;
	r->number_format = -1;
	blocks_init(&l);
	blocks_add_para(&l, docx->a, p);
	g->kind = DRAWING_TEXT_BOX;
	g->blocks = l.first;
	g->stretched = true;
	g->line_colour = g->fill_colour = COLOUR_NONE;
}

static struct doc_drawing *read_vml_list(struct docx *docx, struct arc_node *parent, const struct vml_space *space);

static void
read_vml_group(struct docx *docx, struct arc_node *n, struct doc_drawing *g)
{
	str origin = dx_attr(n, "coordorigin"), size = dx_attr(n, "coordsize");
	long ox = dx_long(str_split(&origin, ','), 0), oy = dx_long(origin, 0);
	long sx = dx_long(str_split(&size, ','), VML_SIZE), sy = dx_long(size, VML_SIZE);
	struct vml_space s = { false, (double)ox, (double)oy, 1, 1 };

	if (sx != 0)
		s.scale_x = (double)g->width / (double)sx;
	if (sy != 0)
		s.scale_y = (double)g->height / (double)sy;
	g->kind = DRAWING_GROUP;
	if (docx->group_depth >= LIMIT_GROUP_NESTING_DOCX) {
		dx_warn(docx, &doc_nested, "%s", _("group of shapes"));
		return;
	}
	docx->group_depth++;
	g->children = read_vml_list(docx, n, &s);
	docx->group_depth--;
}

static void
read_vml_place(
    struct docx *docx, const struct arc_node *n, str style, const struct vml_space *space, struct doc_drawing *g)
{
	str flip = find_css(style, "flip"), rotation = find_css(style, "rotation");

	if (space->top) {
		g->width = read_css_length(docx, find_css(style, "width"));
		g->height = read_css_length(docx, find_css(style, "height"));
		if (str_eq(find_css(style, "position"), STR("absolute")))
			g->floating = read_vml_position(docx, n, style);
	} else {
		g->x = scale_length(find_css(style, "left"), space->from_x, space->scale_x);
		g->y = scale_length(find_css(style, "top"), space->from_y, space->scale_y);
		g->width = scale_length(find_css(style, "width"), 0, space->scale_x);
		g->height = scale_length(find_css(style, "height"), 0, space->scale_y);
	}
	g->flip_h = str_find_char(flip, 'x', 0) < flip.n;
	g->flip_v = str_find_char(flip, 'y', 0) < flip.n;
	if (rotation.n > 0) /* degrees, or 65536ths of one with "fd" */
		g->rotate_degrees =
		    (int)((str_ends(rotation, STR("fd")) ? dx_long(rotation, 0) / VML_FIXED : dx_long(rotation, 0)) %
			360);
}

/* A horizontal rule (o:hr): as wide as its share of the text, which the layout's column gives; its height is said. */
/* 16 cm: the text of an A4 page with Vietnam's margins (Decree 30/2020), since the column is not known yet. */
enum { RULE_WIDTH = 9070, RULE_TENTHS = 1000 };

static void
make_horizontal_rule(const struct arc_node *n, struct doc_drawing *g)
{
	long tenths = dx_long(dx_attr(n, "hrpct"), RULE_TENTHS); /* of a percent */

	g->kind = DRAWING_RECT;
	if (g->width == 0)
		g->width =
		    (int)(RULE_WIDTH * (tenths > 0 && tenths <= RULE_TENTHS ? tenths : RULE_TENTHS) / RULE_TENTHS);
	g->line_colour = COLOUR_NONE;
}

/* A number, or 65536ths of one with an "f" behind (ISO 29500-4, 19.1.2.11: gain and blacklevel). */
static double
read_vml_part(str s, double otherwise)
{
	enum { FIXED_ONE = 65536 };
	bool fixed = str_ends(s, STR("f"));
	struct dec d;

	if (!dec_parse(fixed ? str_sub(s, 0, s.n - 1) : s, &d))
		return otherwise;
	return fixed ? dec_double(d) / FIXED_ONE : dec_double(d);
}

static void
read_vml_content(struct docx *docx, struct arc_node *n, struct doc_drawing *g)
{
	const struct arc_node *image = dx_child(docx, n, T_imagedata), *box = dx_child(docx, n, T_textbox);

	for (const struct arc_node *c = n->children; c != NULL; c = c->next)
		if (strcmp(c->name, "textpath") == 0)
			make_word_art(docx, n, c, g);
	if (image != NULL) {
		str id = dx_rattr(image, "id");

		if (g->name.n == 0)
			g->name = dx_attr(image, "title");
		dx_picture(docx, id.n > 0 ? id : dx_rattr(image, "pict"), g);
		g->faded_percent =
		    dx_faded(read_vml_part(dx_attr(image, "gain"), 1), read_vml_part(dx_attr(image, "blacklevel"), 0));
	}
	if (box != NULL)
		read_vml_text_box(docx, box, g);
}

static struct doc_drawing *
read_vml_shape(struct docx *docx, struct arc_node *n, const struct vml_space *space)
{
	enum dx_name name = dx_name(docx, n);
	str style = dx_attr(n, "style");
	struct doc_drawing *g;

	if (str_eq(find_css(style, "visibility"), STR("hidden")))
		return NULL;
	g = ARENA_NEW(docx->a, struct doc_drawing);
	g->where = dx_loc(docx);
	g->alt = dx_attr(n, "alt");
	g->name = dx_attr(n, "id");
	read_vml_place(docx, n, style, space, g);
	switch (name) {
	case T_group: read_vml_group(docx, n, g); return g;
	case T_line: read_line_ends(docx, n, space, g); break;
	case T_rect: g->kind = DRAWING_RECT; break;
	case T_roundrect: g->kind = DRAWING_ROUND_RECT; break;
	case T_oval: g->kind = DRAWING_ELLIPSE; break;
	case T_polyline: read_polyline(docx, n, g); break;
	case T_image: g->kind = DRAWING_RECT; break;
	default: read_vml_outline(docx, n, g); break;
	}
	read_stroke_and_fill(docx, n, name != T_line && g->kind != DRAWING_LINE, g);
	if (is_vml_on(dx_attr(n, "hr"), false))
		make_horizontal_rule(n, g);
	read_vml_content(docx, n, g);
	if (name == T_image)
		dx_picture(docx, dx_rattr(n, "id"), g);
	return g;
}

static struct doc_drawing *
read_vml_list(struct docx *docx, struct arc_node *parent, const struct vml_space *space)
{
	struct doc_drawing *first = NULL, **last = &first;

	for (struct arc_node *n = parent->children; n != NULL; n = n->next) {
		struct doc_drawing *g = NULL;

		switch (dx_name(docx, n)) {
		case T_shape:
		case T_rect:
		case T_roundrect:
		case T_oval:
		case T_line:
		case T_polyline:
		case T_image:
		case T_group: g = dx_ns(n) == NS_VML ? read_vml_shape(docx, n, space) : NULL; break;
		case T_drawing: g = dx_read_drawing(docx, n); break;
		case T_arc:
		case T_curve: dx_warn(docx, &doc_drawing, "%s", n->name); break;
		default: break;
		}
		if (g == NULL)
			continue;
		*last = g;
		last = &g->next;
	}
	return first;
}

struct doc_drawing *
dx_read_pict(struct docx *docx, struct arc_node *n)
{
	static const struct vml_space top = { true, 0, 0, 1, 1 };
	struct doc_drawing *g = read_vml_list(docx, n, &top);

	if (g == NULL && dx_name(docx, n) == T_object)
		dx_warn(docx, &doc_object, "%s", _("without a picture"));
	return g;
}
