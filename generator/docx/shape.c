#include "docx/shape.h"

#include <math.h>
#include <string.h>

/*
 * Outlines. The presets that documents use are polygons in thousandths of the box, with their
 * usual proportions; custGeom (20.1.9) is worked out from its guides; a VML path is read command by command.
 */

int
dx_named_colour(str name)
{
	static const struct {
		const char *name;
		int colour;
	} colours[] = { { "black", 0 }, { "white", 0xFFFFFF }, { "red", 0xFF0000 }, { "green", 0x008000 },
		{ "blue", 0x0000FF }, { "yellow", 0xFFFF00 }, { "gray", 0x808080 }, { "grey", 0x808080 },
		{ "silver", 0xC0C0C0 }, { "maroon", 0x800000 }, { "navy", 0x000080 }, { "purple", 0x800080 },
		{ "olive", 0x808000 }, { "teal", 0x008080 }, { "lime", 0x00FF00 }, { "aqua", 0x00FFFF },
		{ "fuchsia", 0xFF00FF }, { "orange", 0xFFA500 }, { "window", 0xFFFFFF }, { "windowText", 0 },
		{ "darkBlue", 0x00008B }, { "darkRed", 0x8B0000 }, { "darkGreen", 0x006400 }, { "ltGray", 0xD3D3D3 },
		{ "dkGray", 0xA9A9A9 } };

	for (size_t i = 0; i < sizeof colours / sizeof *colours; i++)
		if (str_eq_nocase(name, str_of(colours[i].name)))
			return colours[i].colour;
	return COLOUR_AUTO;
}

/* --- paths ---------------------------------------------------------------------- */

struct outline {
	struct docx *docx;
	VEC(struct doc_path_segment) segments;
	double scale_x, scale_y; /* of the path's space to twips */
	double at_x, at_y;       /* the pen, in the path's space */
	double start_x, start_y;
	bool full; /* a segment was dropped, and the complaint made */
};

static int
round_length(double v)
{
	if (!(v > -DOC_LENGTH_MAX))
		return -DOC_LENGTH_MAX;
	return v < DOC_LENGTH_MAX ? (int)lround(v) : DOC_LENGTH_MAX;
}

static void
put_segment(struct outline *o, char op, int points, const double *xy)
{
	struct doc_path_segment *s;

	if (o->segments.n >= LIMIT_SHAPE_SEGMENTS) {
		if (!o->full)
			dx_warn(o->docx, &doc_many, "%s", _("part of a shape's outline"));
		o->full = true;
		return;
	}
	s = VEC_ADD(o->docx->a, &o->segments);
	s->op = op;
	for (int i = 0; i < points; i++) {
		s->x[i] = round_length(xy[2 * i] * o->scale_x);
		s->y[i] = round_length(xy[2 * i + 1] * o->scale_y);
	}
	if (op == 'M')
		o->start_x = xy[0], o->start_y = xy[1];
	if (points > 0)
		o->at_x = xy[2 * points - 2], o->at_y = xy[2 * points - 1];
	if (op == 'Z')
		o->at_x = o->start_x, o->at_y = o->start_y;
}

static bool
finish_outline(struct outline *o, struct doc_drawing *g)
{
	g->path = o->segments.at;
	g->path_n = o->segments.n;
	return o->segments.n > 1;
}

/* A quadratic curve as a cubic one. */
static void
put_quadratic(struct outline *o, double cx, double cy, double ex, double ey)
{
	double p[6] = { o->at_x + 2 * (cx - o->at_x) / 3, o->at_y + 2 * (cy - o->at_y) / 3, ex + 2 * (cx - ex) / 3,
		ey + 2 * (cy - ey) / 3, ex, ey };

	put_segment(o, 'C', 3, p);
}

/* An arc of an ellipse from the pen on; angles in radians, in pieces of at most a quarter. */
static void
put_arc(struct outline *o, double rx, double ry, double start, double sweep)
{
	int pieces = (int)ceil(fabs(sweep) / (M_PI / 2) - 1e-9);
	double cx = o->at_x - rx * cos(start), cy = o->at_y - ry * sin(start), step, k;

	if (pieces < 1 || pieces > 64)
		return;
	step = sweep / pieces;
	k = 4.0 / 3 * tan(step / 4);
	for (int i = 0; i < pieces; i++) {
		double a = start + i * step, b = a + step;
		double p[6] = { cx + rx * (cos(a) - k * sin(a)), cy + ry * (sin(a) + k * cos(a)),
			cx + rx * (cos(b) + k * sin(b)), cy + ry * (sin(b) - k * cos(b)), cx + rx * cos(b),
			cy + ry * sin(b) };

		put_segment(o, 'C', 3, p);
	}
}

/* --- presets ------------------------------------------------------------------------ */

struct polygon {
	const char *name;
	int n;
	bool open;
	short xy[24];
};

static const struct polygon polygons[] = {
	{ "triangle", 3, false, { 500, 0, 1000, 1000, 0, 1000 } },
	{ "rtTriangle", 3, false, { 0, 0, 1000, 1000, 0, 1000 } },
	{ "diamond", 4, false, { 500, 0, 1000, 500, 500, 1000, 0, 500 } },
	{ "flowChartDecision", 4, false, { 500, 0, 1000, 500, 500, 1000, 0, 500 } },
	{ "parallelogram", 4, false, { 250, 0, 1000, 0, 750, 1000, 0, 1000 } },
	{ "flowChartInputOutput", 4, false, { 200, 0, 1000, 0, 800, 1000, 0, 1000 } },
	{ "trapezoid", 4, false, { 250, 0, 750, 0, 1000, 1000, 0, 1000 } },
	{ "hexagon", 6, false, { 250, 0, 750, 0, 1000, 500, 750, 1000, 250, 1000, 0, 500 } },
	{ "pentagon", 5, false, { 500, 0, 1000, 382, 809, 1000, 191, 1000, 0, 382 } },
	{ "homePlate", 5, false, { 0, 0, 750, 0, 1000, 500, 750, 1000, 0, 1000 } },
	{ "chevron", 6, false, { 0, 0, 500, 0, 1000, 500, 500, 1000, 0, 1000, 500, 500 } },
	{ "plus", 12, false,
	    { 250, 0, 750, 0, 750, 250, 1000, 250, 1000, 750, 750, 750, 750, 1000, 250, 1000, 250, 750, 0, 750, 0, 250,
		250, 250 } },
	{ "rightArrow", 7, false, { 0, 250, 500, 250, 500, 0, 1000, 500, 500, 1000, 500, 750, 0, 750 } },
	{ "leftArrow", 7, false, { 1000, 250, 500, 250, 500, 0, 0, 500, 500, 1000, 500, 750, 1000, 750 } },
	{ "downArrow", 7, false, { 250, 0, 250, 500, 0, 500, 500, 1000, 1000, 500, 750, 500, 750, 0 } },
	{ "upArrow", 7, false, { 250, 1000, 250, 500, 0, 500, 500, 0, 1000, 500, 750, 500, 750, 1000 } },
	{ "leftRightArrow", 10, false,
	    { 0, 500, 250, 0, 250, 250, 750, 250, 750, 0, 1000, 500, 750, 1000, 750, 750, 250, 750, 250, 1000 } },
	{ "star5", 10, false,
	    { 500, 0, 618, 382, 1000, 382, 691, 618, 809, 1000, 500, 764, 191, 1000, 309, 618, 0, 382, 382, 382 } },
	{ "bentConnector2", 3, true, { 0, 0, 1000, 0, 1000, 1000 } },
	{ "bentConnector3", 4, true, { 0, 0, 500, 0, 500, 1000, 1000, 1000 } },
	{ "leftBracket", 4, true, { 1000, 0, 0, 0, 0, 1000, 1000, 1000 } },
	{ "rightBracket", 4, true, { 0, 0, 1000, 0, 1000, 1000, 0, 1000 } },
};

static bool
make_polygon(struct docx *docx, str name, struct doc_drawing *g)
{
	struct outline o = { .docx = docx, .scale_x = g->width / 1000.0, .scale_y = g->height / 1000.0 };

	for (size_t i = 0; i < sizeof polygons / sizeof *polygons; i++) {
		const struct polygon *p = &polygons[i];

		if (!str_eq(name, str_of(p->name)))
			continue;
		for (int j = 0; j < p->n; j++) {
			double xy[2] = { p->xy[2 * j], p->xy[2 * j + 1] };

			put_segment(&o, j == 0 ? 'M' : 'L', 1, xy);
		}
		if (!p->open)
			put_segment(&o, 'Z', 0, NULL);
		g->kind = DRAWING_PATH;
		return finish_outline(&o, g);
	}
	return false;
}

/* A brace: four quarter bends around the point in the middle. */
static bool
make_brace(struct docx *docx, bool left, struct doc_drawing *g)
{
	struct outline o = { .docx = docx, .scale_x = g->width / 1000.0, .scale_y = g->height / 1000.0 };
	double side = left ? 1000 : 0, tip = 1000 - side,
	       points[][6] = { { side, 0 }, { 500, 0, 500, 0, 500, 80 }, { 500, 420 }, { 500, 500, 500, 500, tip, 500 },
		       { 500, 500, 500, 500, 500, 580 }, { 500, 920 }, { 500, 1000, 500, 1000, side, 1000 } };
	const char *ops = "MCLCCLC";

	for (int i = 0; ops[i] != '\0'; i++)
		put_segment(&o, ops[i], ops[i] == 'C' ? 3 : 1, points[i]);
	g->kind = DRAWING_PATH;
	return finish_outline(&o, g);
}

bool
dx_preset(struct docx *docx, str name, struct doc_drawing *drawing)
{
	static const struct {
		const char *name;
		enum doc_drawing_kind kind;
	} simple[] = { { "rect", DRAWING_RECT }, { "line", DRAWING_LINE }, { "lineInv", DRAWING_LINE },
		{ "straightConnector1", DRAWING_LINE }, { "ellipse", DRAWING_ELLIPSE },
		{ "flowChartConnector", DRAWING_ELLIPSE }, { "roundRect", DRAWING_ROUND_RECT },
		{ "flowChartAlternateProcess", DRAWING_ROUND_RECT }, { "flowChartTerminator", DRAWING_ROUND_RECT },
		{ "flowChartProcess", DRAWING_RECT }, { "flowChartPredefinedProcess", DRAWING_RECT } };

	for (size_t i = 0; i < sizeof simple / sizeof *simple; i++)
		if (str_eq(name, str_of(simple[i].name))) {
			drawing->kind = simple[i].kind;
			if (str_eq(name, STR("lineInv")))
				drawing->flip_v = !drawing->flip_v;
			return true;
		}
	if (str_eq(name, STR("leftBrace")) || str_eq(name, STR("rightBrace")))
		return make_brace(docx, str_eq(name, STR("leftBrace")), drawing);
	return make_polygon(docx, name, drawing);
}

/* --- custGeom -------------------------------------------------------------------------- */

struct guides {
	struct docx *docx;
	bool full; /* a guide was dropped, and the complaint made */
	str names[LIMIT_SHAPE_FORMULAS];
	double values[LIMIT_SHAPE_FORMULAS];
	int n;
};

/* A guide's name may begin with a figure (3cd4), and is none of figures alone. */
static bool
is_figures(str s)
{
	size_t i = s.n > 0 && (s.p[0] == '-' || s.p[0] == '+') ? 1 : 0;

	while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9')
		i++;
	return i == s.n;
}

static double
guide_value(const struct guides *g, str s)
{
	s = str_trim(s);
	if (is_figures(s))
		return (double)dx_long(s, 0);
	for (int i = g->n - 1; i >= 0; i--)
		if (str_eq(g->names[i], s))
			return g->values[i];
	return 0;
}

static double
to_radians(double sixty_thousandths)
{
	return sixty_thousandths / DX_ANGLE_DEGREE * M_PI / 180;
}

static double
pin_value(double low, double value, double high)
{
	if (value < low)
		return low;
	return value > high ? high : value;
}

/* A formula of 20.1.9.11: an operator and up to three operands. */
static double
eval_formula(const struct guides *g, str fmla)
{
	str op = str_split(&fmla, ' ');
	double x = guide_value(g, str_split(&fmla, ' ')), y = guide_value(g, str_split(&fmla, ' ')),
	       z = guide_value(g, str_split(&fmla, ' '));

	if (str_eq(op, STR("*/")))
		return z != 0 ? x * y / z : 0;
	if (str_eq(op, STR("+-")))
		return x + y - z;
	if (str_eq(op, STR("+/")))
		return z != 0 ? (x + y) / z : 0;
	if (str_eq(op, STR("?:")))
		return x > 0 ? y : z;
	if (str_eq(op, STR("abs")))
		return fabs(x);
	if (str_eq(op, STR("max")))
		return x > y ? x : y;
	if (str_eq(op, STR("min")))
		return x < y ? x : y;
	if (str_eq(op, STR("pin")))
		return pin_value(x, y, z);
	if (str_eq(op, STR("sqrt")))
		return x > 0 ? sqrt(x) : 0;
	if (str_eq(op, STR("sin")))
		return x * sin(to_radians(y));
	if (str_eq(op, STR("cos")))
		return x * cos(to_radians(y));
	if (str_eq(op, STR("tan")))
		return x * tan(to_radians(y));
	if (str_eq(op, STR("mod")))
		return sqrt(x * x + y * y + z * z);
	if (str_eq(op, STR("at2")))
		return atan2(y, x) * 180 / M_PI * DX_ANGLE_DEGREE;
	return x; /* the operator "val" */
}

static void
add_guide(struct guides *g, str name, double value)
{
	if (g->n == LIMIT_SHAPE_FORMULAS) {
		if (!g->full)
			dx_warn(g->docx, &doc_many, "%s", _("formula of a shape"));
		g->full = true;
		return;
	}
	g->names[g->n] = name;
	g->values[g->n++] = value;
}

/* The guides that every shape has (20.1.9.11): sides and middles of the box, parts of them, parts of a circle. */
static void
add_first_guides(struct guides *g, double w, double h)
{
	double least = w < h ? w : h, most = w > h ? w : h, circle = 360 * DX_ANGLE_DEGREE;
	const struct {
		const char *name;
		double value;
	} all[] = { { "l", 0 }, { "t", 0 }, { "w", w }, { "r", w }, { "h", h }, { "b", h }, { "hc", w / 2 },
		{ "vc", h / 2 }, { "wd2", w / 2 }, { "wd3", w / 3 }, { "wd4", w / 4 }, { "wd5", w / 5 },
		{ "wd6", w / 6 }, { "wd8", w / 8 }, { "wd10", w / 10 }, { "wd12", w / 12 }, { "wd32", w / 32 },
		{ "hd2", h / 2 }, { "hd3", h / 3 }, { "hd4", h / 4 }, { "hd5", h / 5 }, { "hd6", h / 6 },
		{ "hd8", h / 8 }, { "ss", least }, { "ssd2", least / 2 }, { "ssd4", least / 4 }, { "ssd6", least / 6 },
		{ "ssd8", least / 8 }, { "ssd16", least / 16 }, { "ssd32", least / 32 }, { "ls", most },
		{ "cd2", circle / 2 }, { "cd4", circle / 4 }, { "cd8", circle / 8 }, { "3cd4", circle * 3 / 4 },
		{ "3cd8", circle * 3 / 8 }, { "5cd8", circle * 5 / 8 }, { "7cd8", circle * 7 / 8 } };

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		add_guide(g, str_of(all[i].name), all[i].value);
}

static void
read_guides(struct guides *g, const struct arc_node *list)
{
	for (const struct arc_node *n = list != NULL ? list->children : NULL; n != NULL; n = n->next)
		if (strcmp(n->name, "gd") == 0)
			add_guide(g, dx_attr(n, "name"), eval_formula(g, dx_attr(n, "fmla")));
}

static int
read_path_points(struct docx *docx, const struct guides *g, const struct arc_node *n, double *xy, int most)
{
	int count = 0;

	for (const struct arc_node *p = n->children; p != NULL && count < most; p = p->next)
		if (dx_name(docx, p) == T_pt) {
			xy[2 * count] = guide_value(g, dx_attr(p, "x"));
			xy[2 * count++ + 1] = guide_value(g, dx_attr(p, "y"));
		}
	return count;
}

static void
put_path_command(struct outline *o, const struct guides *g, const struct arc_node *n)
{
	double xy[6];
	int count = read_path_points(o->docx, g, n, xy, 3);

	switch (dx_name(o->docx, n)) {
	case T_moveTo:
		if (count == 1)
			put_segment(o, 'M', 1, xy);
		break;
	case T_lnTo:
		if (count == 1)
			put_segment(o, 'L', 1, xy);
		break;
	case T_cubicBezTo:
		if (count == 3)
			put_segment(o, 'C', 3, xy);
		break;
	case T_quadBezTo:
		if (count == 2)
			put_quadratic(o, xy[0], xy[1], xy[2], xy[3]);
		break;
	case T_arcTo:
		put_arc(o, guide_value(g, dx_attr(n, "wR")), guide_value(g, dx_attr(n, "hR")),
		    to_radians(guide_value(g, dx_attr(n, "stAng"))), to_radians(guide_value(g, dx_attr(n, "swAng"))));
		break;
	case T_close: put_segment(o, 'Z', 0, NULL); break;
	default: break;
	}
}

bool
dx_custom_path(struct docx *docx, const struct arc_node *geom, struct doc_drawing *drawing)
{
	struct outline o = { .docx = docx };
	struct arena *scratch = arena_new(1 << 15);
	struct guides *all = ARENA_NEW(scratch, struct guides);
	const struct arc_node *list = dx_child(docx, geom, T_pathLst);
	double w = drawing->width * DX_EMU_PER_TWIP, h = drawing->height * DX_EMU_PER_TWIP;

	all->docx = docx;
	add_first_guides(all, w, h);
	for (const struct arc_node *n = geom->children; n != NULL; n = n->next)
		if ((strcmp(n->name, "avLst") == 0 || strcmp(n->name, "gdLst") == 0))
			read_guides(all, n);
	for (const struct arc_node *p = list != NULL ? list->children : NULL; p != NULL; p = p->next) {
		double pw, ph;

		if (dx_name(docx, p) != T_path)
			continue;
		pw = (double)dx_long(dx_attr(p, "w"), 0);
		ph = (double)dx_long(dx_attr(p, "h"), 0);
		o.scale_x = pw > 0 ? drawing->width / pw : 1.0 / DX_EMU_PER_TWIP;
		o.scale_y = ph > 0 ? drawing->height / ph : 1.0 / DX_EMU_PER_TWIP;
		for (const struct arc_node *c = p->children; c != NULL; c = c->next)
			put_path_command(&o, all, c);
	}
	arena_free(scratch);
	return finish_outline(&o, drawing);
}

/* --- VML paths ------------------------------------------------------------------------------ */

/* The next number of a path; an omitted one between commas is 0. False: a command or the end comes. */
static bool
read_vml_number(str s, size_t *i, double *v)
{
	size_t at = *i, from;

	while (at < s.n && (s.p[at] == ' ' || s.p[at] == '\n' || s.p[at] == '\t'))
		at++;
	from = at;
	if (at < s.n && s.p[at] == '@') { /* a formula's result: not worked out */
		for (at++; at < s.n && s.p[at] >= '0' && s.p[at] <= '9';)
			at++;
		*v = 0;
	} else {
		if (at < s.n && (s.p[at] == '-' || s.p[at] == '+'))
			at++;
		while (at < s.n && ((s.p[at] >= '0' && s.p[at] <= '9') || s.p[at] == '.'))
			at++;
		if (at == from && (at >= s.n || s.p[at] != ','))
			return false;
		*v = at > from ? (double)dx_long(str_sub(s, from, at), 0) : 0;
	}
	if (at < s.n && s.p[at] == ',')
		at++;
	*i = at;
	return true;
}

struct vml_pen {
	struct outline o;
	double from_x, from_y, x, y;
};

static void
put_vml_points(struct vml_pen *p, char op, int points, double *xy, bool relative)
{
	double base_x = p->x, base_y = p->y;

	for (int i = 0; i < points; i++) {
		if (relative)
			xy[2 * i] += base_x, xy[2 * i + 1] += base_y;
		p->x = xy[2 * i], p->y = xy[2 * i + 1];
		xy[2 * i] -= p->from_x, xy[2 * i + 1] -= p->from_y;
	}
	put_segment(&p->o, op, points, xy);
}

/* Commands m, l and c count from the space's corner; t, r and v are the same counted from the pen. */
static char
vml_operation(char command)
{
	switch (command) {
	case 'm':
	case 't': return 'M';
	case 'l':
	case 'r': return 'L';
	default: return 'C';
	}
}

static void
put_vml_command(struct vml_pen *p, char c, str s, size_t *i)
{
	char op = vml_operation(c);
	int want = op == 'C' ? 3 : 1;
	double xy[6];

	for (;;) {
		size_t at = *i;
		int got = 0;

		while (got < want * 2 && read_vml_number(s, &at, &xy[got]))
			got++;
		if (got == want * 2 - 1 && s.p[at - 1] == ',') /* the last one is left out: 0 */
			xy[got++] = 0;
		if (got < want * 2)
			return;
		*i = at;
		put_vml_points(p, op, want, xy, c == 't' || c == 'r' || c == 'v');
		if (op == 'M')
			op = 'L';
	}
}

bool
dx_vml_path(
    struct docx *docx, str text, long from_x, long from_y, long size_x, long size_y, struct doc_drawing *drawing)
{
	struct vml_pen p = { .o = { .docx = docx }, .from_x = (double)from_x, .from_y = (double)from_y };

	if (size_x == 0 || size_y == 0)
		return false;
	p.o.scale_x = (double)drawing->width / (double)size_x;
	p.o.scale_y = (double)drawing->height / (double)size_y;
	for (size_t i = 0; i < text.n && text.p[i] != 'e';) {
		char c = text.p[i++];

		if (c == 'm' || c == 'l' || c == 'c' || c == 't' || c == 'r' || c == 'v')
			put_vml_command(&p, c, text, &i);
		else if (c == 'x')
			put_segment(&p.o, 'Z', 0, NULL);
	}
	return finish_outline(&p.o, drawing);
}
