#include "odt/inner.h"

#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "base/vec.h"
#include "document/read.h"

/*
 * The outlines of shapes: SVG's path data, lists of points, and the enhanced
 * path of custom shapes with its formulas. All come out as moves, lines and
 * curves in twips of the shape's box. What is too long is cut with a complaint.
 */

struct pen {
	struct odt *odt;
	VEC(struct doc_path_segment) at;
	double left, top, x_scale, y_scale; /* from the path's units to twips */
	double x, y, start_x, start_y;
	double control_x, control_y; /* of the last curve, for smooth ones */
};

static int
clamp_twips(double v)
{
	return (int)lround(fmax(-ODF_LENGTH_MAX, fmin(ODF_LENGTH_MAX, isnan(v) ? 0 : v)));
}

static struct doc_path_segment *
add_path_segment(struct pen *p, char op)
{
	static struct doc_path_segment lost; /* takes what is beyond the limit; nobody reads it */
	struct doc_path_segment *s;

	if (p->at.n >= LIMIT_SHAPE_SEGMENTS)
		return &lost;
	s = VEC_ADD(p->odt->a, &p->at);
	s->op = op;
	return s;
}

static void
set_segment_point(const struct pen *p, struct doc_path_segment *s, int i, double x, double y)
{
	s->x[i] = clamp_twips((x - p->left) * p->x_scale);
	s->y[i] = clamp_twips((y - p->top) * p->y_scale);
}

static void
pen_move_to(struct pen *p, double x, double y)
{
	set_segment_point(p, add_path_segment(p, 'M'), 0, x, y);
	p->x = p->start_x = p->control_x = x;
	p->y = p->start_y = p->control_y = y;
}

static void
pen_line_to(struct pen *p, double x, double y)
{
	if (p->at.n == 0) {
		pen_move_to(p, x, y); /* a path may begin with an arc, whose start nothing leads to */
		return;
	}
	set_segment_point(p, add_path_segment(p, 'L'), 0, x, y);
	p->x = p->control_x = x;
	p->y = p->control_y = y;
}

static void
pen_curve_to(struct pen *p, const double c[6])
{
	struct doc_path_segment *s = add_path_segment(p, 'C');

	for (int i = 0; i < 3; i++)
		set_segment_point(p, s, i, c[2 * i], c[2 * i + 1]);
	p->control_x = c[2];
	p->control_y = c[3];
	p->x = c[4];
	p->y = c[5];
}

static void
pen_quadratic_to(struct pen *p, double cx, double cy, double x, double y)
{
	double c[6] = { p->x + (cx - p->x) * 2 / 3, p->y + (cy - p->y) * 2 / 3, x + (cx - x) * 2 / 3,
		y + (cy - y) * 2 / 3, x, y };

	pen_curve_to(p, c);
	p->control_x = cx;
	p->control_y = cy;
}

static void
close_path(struct pen *p)
{
	add_path_segment(p, 'Z');
	p->x = p->start_x;
	p->y = p->start_y;
}

/* A part of an ellipse from angle a by sweep (radians, y downwards), as curves of a quarter at most. */
static void
draw_ellipse_arc(struct pen *p, double cx, double cy, double rx, double ry, double a, double sweep)
{
	int n = (int)ceil(fmin(fabs(sweep), 2 * M_PI) / (M_PI / 2) - 1e-9);

	for (int i = 0; i < n; i++) {
		double from = a + sweep * i / n, to = a + sweep * (i + 1) / n, k = 4.0 / 3 * tan((to - from) / 4);
		double c[6] = { cx + rx * (cos(from) - k * sin(from)), cy + ry * (sin(from) + k * cos(from)),
			cx + rx * (cos(to) + k * sin(to)), cy + ry * (sin(to) - k * cos(to)), cx + rx * cos(to),
			cy + ry * sin(to) };

		pen_curve_to(p, c);
	}
}

static bool
finish_path(struct pen *p, struct doc_drawing *d)
{
	if (p->at.n >= LIMIT_SHAPE_SEGMENTS)
		odt_complain(p->odt, &doc_many, "%s", _("part of a shape's outline"));
	d->path = p->at.at;
	d->path_n = p->at.n;
	return p->at.n > 0;
}

/* --- numbers ------------------------------------------------------------------------ */

static void
skip_path_blanks(str *s)
{
	while (s->n > 0 && (s->p[0] == ' ' || s->p[0] == ',' || s->p[0] == '\n' || s->p[0] == '\t' || s->p[0] == '\r'))
		*s = str_sub(*s, 1, s->n);
}

enum { EXPONENT_MAX = 100 }; /* beyond it digits change nothing: the number is clamped below */

static bool
read_path_number(str *s, double *v)
{
	size_t i = 0, digits = 0;
	double n = 0, unit = 1, sign = 1;
	int e = 0, e_sign = 1;

	skip_path_blanks(s);
	if (i < s->n && (s->p[i] == '-' || s->p[i] == '+'))
		sign = s->p[i++] == '-' ? -1 : 1;
	for (; i < s->n && s->p[i] >= '0' && s->p[i] <= '9'; i++, digits++)
		n = n * 10 + (s->p[i] - '0');
	if (i < s->n && s->p[i] == '.')
		for (i++; i < s->n && s->p[i] >= '0' && s->p[i] <= '9'; i++, digits++)
			n += (s->p[i] - '0') * (unit /= 10);
	if (digits == 0)
		return false;
	if (i + 1 < s->n && (s->p[i] == 'e' || s->p[i] == 'E') &&
	    (s->p[i + 1] == '-' || s->p[i + 1] == '+' || (s->p[i + 1] >= '0' && s->p[i + 1] <= '9'))) {
		i++;
		if (s->p[i] == '-' || s->p[i] == '+')
			e_sign = s->p[i++] == '-' ? -1 : 1;
		for (; i < s->n && s->p[i] >= '0' && s->p[i] <= '9'; i++)
			e = e < EXPONENT_MAX ? e * 10 + (s->p[i] - '0') : e;
	}
	*v = sign * fmin(n, 1e12) * pow(10, fmin(e, 12) * e_sign);
	*s = str_sub(*s, i, s->n);
	return true;
}

static void
set_path_units(struct pen *p, const struct doc_drawing *d, str view_box)
{
	double box[4] = { 0, 0, 0, 0 };

	for (int i = 0; i < 4; i++)
		if (!read_path_number(&view_box, &box[i]))
			break;
	p->left = box[0];
	p->top = box[1];
	p->x_scale = box[2] > 0 ? d->width / box[2] : 0;
	p->y_scale = box[3] > 0 ? d->height / box[3] : 0;
}

bool
odt_points(struct odt *odt, struct doc_drawing *drawing, str points, str view_box, bool closed)
{
	struct pen p = { .odt = odt };
	double x, y;

	set_path_units(&p, drawing, view_box);
	while (read_path_number(&points, &x) && read_path_number(&points, &y) && p.at.n < LIMIT_SHAPE_SEGMENTS)
		(p.at.n == 0 ? pen_move_to : pen_line_to)(&p, x, y);
	if (closed && p.at.n > 0)
		close_path(&p);
	return finish_path(&p, drawing) && p.at.n > 1;
}

/* --- SVG path data -------------------------------------------------------------------- */

static bool
read_path_numbers(str *s, double *v, int n)
{
	for (int i = 0; i < n; i++)
		if (!read_path_number(s, &v[i]))
			return false;
	return true;
}

/* How many numbers a command takes; -1: none of SVG's. */
static int
count_svg_arguments(char op)
{
	static const struct {
		char op;
		int n;
	} ops[] = { { 'm', 2 }, { 'l', 2 }, { 'h', 1 }, { 'v', 1 }, { 'c', 6 }, { 's', 4 }, { 'q', 4 }, { 't', 2 },
		{ 'a', 7 }, { 'z', 0 } };

	for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
		if (ops[i].op == (op | 0x20))
			return ops[i].n;
	return -1;
}

/* Pairs of a relative command are from where the pen is. */
static void
make_absolute(const struct pen *p, char op, double *v, int n)
{
	if (op < 'a' || op == 'a')
		return;
	for (int i = 0; i < n; i++)
		v[i] += op == 'v' || (op != 'h' && i % 2 == 1) ? p->y : p->x;
}

static void
draw_svg_command(struct pen *p, char op, double *v)
{
	double x = p->x, y = p->y, cx = 2 * p->x - p->control_x, cy = 2 * p->y - p->control_y;

	switch (op | 0x20) {
	case 'm': pen_move_to(p, v[0], v[1]); break;
	case 'l': pen_line_to(p, v[0], v[1]); break;
	case 'h': pen_line_to(p, v[0], y); break;
	case 'v': pen_line_to(p, x, v[0]); break;
	case 'c': pen_curve_to(p, v); break;
	case 's': pen_curve_to(p, (double[6]){ cx, cy, v[0], v[1], v[2], v[3] }); break;
	case 'q': pen_quadratic_to(p, v[0], v[1], v[2], v[3]); break;
	case 't': pen_quadratic_to(p, cx, cy, v[0], v[1]); break;
	case 'a': /* SVG's arc is drawn as its chord: office programs write curves instead */
		if (op == 'a')
			pen_line_to(p, x + v[5], y + v[6]);
		else
			pen_line_to(p, v[5], v[6]);
		break;
	default: close_path(p); break;
	}
}

bool
odt_svg_path(struct odt *odt, struct doc_drawing *drawing, str path, str view_box)
{
	struct pen p = { .odt = odt };
	char op = 0;
	double v[7] = { 0 };

	set_path_units(&p, drawing, view_box);
	for (;;) {
		int n;

		skip_path_blanks(&path);
		if (path.n == 0 || p.at.n >= LIMIT_SHAPE_SEGMENTS)
			break;
		if (count_svg_arguments(path.p[0]) >= 0 && (path.p[0] | 0x20) >= 'a') {
			op = path.p[0];
			path = str_sub(path, 1, path.n);
		} else if ((op | 0x20) == 'z' || op == 0)
			break;
		n = count_svg_arguments(op);
		if (!read_path_numbers(&path, v, n))
			break;
		make_absolute(&p, op, v, n);
		draw_svg_command(&p, op, v);
		if ((op | 0x20) == 'm')
			op = (char)(op == 'm' ? 'l' : 'L'); /* further pairs are lines */
	}
	return finish_path(&p, drawing) && p.at.n > 1;
}

/* --- formulas of custom shapes ----------------------------------------------------------- */

enum { VIEW_BOX = 21600 }; /* the space of a shape that names none, as office programs have it */

struct geometry {
	struct odt *odt;
	const struct doc_drawing *d;
	double left, top, width, height;
	double modifiers[LIMIT_SHAPE_MODIFIERS];
	int modifiers_n;
	const struct arc_node *equations[LIMIT_SHAPE_FORMULAS];
	double value[LIMIT_SHAPE_FORMULAS];
	char state[LIMIT_SHAPE_FORMULAS]; /* 0 not known, 1 under way, 2 known */
	int equations_n, depth;
};

static double eval_sum(struct geometry *g, str *s);
static double eval_equation(struct geometry *g, str name);

static str
take_path_word(str *s)
{
	size_t n = 0;
	str w;

	while (n < s->n &&
	    ((s->p[n] | 0x20) >= 'a' && (s->p[n] | 0x20) <= 'z' ? true : s->p[n] >= '0' && s->p[n] <= '9' && n > 0))
		n++;
	w = str_sub(*s, 0, n);
	*s = str_sub(*s, n, s->n);
	return w;
}

static double
named_value(const struct geometry *g, str name)
{
	const struct {
		const char *name;
		double value;
	} names[] = { { "left", g->left }, { "top", g->top }, { "right", g->left + g->width },
		{ "bottom", g->top + g->height }, { "width", g->width }, { "height", g->height }, { "xstretch", 0 },
		{ "ystretch", 0 }, { "hasstroke", 1 }, { "hasfill", 1 }, { "logwidth", g->d->width * 127.0 / 72 },
		{ "logheight", g->d->height * 127.0 / 72 }, { "pi", M_PI } };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq(name, str_of(names[i].name)))
			return names[i].value;
	return 0;
}

static double
call_function(str name, const double a[3])
{
	const struct {
		const char *name;
		double value;
	} functions[] = { { "abs", fabs(a[0]) }, { "sqrt", sqrt(fmax(a[0], 0)) }, { "sin", sin(a[0]) },
		{ "cos", cos(a[0]) }, { "tan", tan(a[0]) }, { "atan", atan(a[0]) }, { "atan2", atan2(a[0], a[1]) },
		{ "min", fmin(a[0], a[1]) }, { "max", fmax(a[0], a[1]) }, { "if", a[0] > 0 ? a[1] : a[2] } };

	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
		if (str_eq(name, str_of(functions[i].name)))
			return functions[i].value;
	return 0;
}

static bool
take_sign(str *s, char c)
{
	while (s->n > 0 && s->p[0] == ' ')
		*s = str_sub(*s, 1, s->n);
	if (s->n == 0 || s->p[0] != c)
		return false;
	*s = str_sub(*s, 1, s->n);
	return true;
}

static double
eval_primary(struct geometry *g, str *s)
{
	double v = 0, a[3] = { 0, 0, 0 };
	str word;

	if (take_sign(s, '(')) {
		v = eval_sum(g, s);
		take_sign(s, ')');
		return v;
	}
	if (take_sign(s, '-'))
		return g->depth++ < LIMIT_SHAPE_NESTING ? -eval_primary(g, s) : 0;
	if (take_sign(s, '$')) {
		if (read_path_number(s, &v) && v >= 0 && v < g->modifiers_n)
			return g->modifiers[(int)v];
		return 0;
	}
	if (take_sign(s, '?'))
		return eval_equation(g, take_path_word(s));
	word = take_path_word(s);
	if (word.n == 0)
		return read_path_number(s, &v) ? v : 0;
	if (!take_sign(s, '('))
		return named_value(g, word);
	for (int i = 0; i < 3; i++) {
		a[i] = eval_sum(g, s);
		if (!take_sign(s, ','))
			break;
	}
	take_sign(s, ')');
	return call_function(word, a);
}

static double
eval_product(struct geometry *g, str *s)
{
	double v = eval_primary(g, s);

	for (;;)
		if (take_sign(s, '*'))
			v *= eval_primary(g, s);
		else if (take_sign(s, '/')) {
			double by = eval_primary(g, s);

			v = by != 0 ? v / by : 0;
		} else
			return v;
}

static double
eval_sum(struct geometry *g, str *s)
{
	double v;

	if (g->depth >= LIMIT_SHAPE_NESTING) {
		odt_complain(g->odt, &doc_nested, "%s", _("formula of a shape"));
		*s = STR("");
		return 0;
	}
	g->depth++;
	v = eval_product(g, s);
	for (;;)
		if (take_sign(s, '+'))
			v += eval_product(g, s);
		else if (take_sign(s, '-'))
			v -= eval_product(g, s);
		else
			break;
	g->depth--;
	return v;
}

/* A named formula, worked out once. One that needs its own result is 0, or formulas in a circle would never end. */
static double
eval_equation(struct geometry *g, str name)
{
	for (int i = 0; i < g->equations_n; i++) {
		str formula;
		int depth = g->depth;

		if (!str_eq(odf_at(g->equations[i], ODF_DRAW, "name"), name))
			continue;
		if (g->state[i] != 0 || g->depth >= LIMIT_SHAPE_NESTING * 3 / 4)
			return g->state[i] == 2 ? g->value[i] : 0;
		g->state[i] = 1;
		g->depth += 3;
		formula = odf_at(g->equations[i], ODF_DRAW, "formula");
		g->value[i] = eval_sum(g, &formula);
		g->depth = depth;
		g->state[i] = 2;
		return g->value[i];
	}
	return 0;
}

/* --- the enhanced path -------------------------------------------------------------------- */

/* A number, a modifier or a formula's name, as they stand in the path. */
static bool
read_parameter(struct geometry *g, str *s, double *v)
{
	skip_path_blanks(s);
	if (s->n == 0)
		return false;
	g->depth = 0;
	if (s->p[0] == '$' || s->p[0] == '?') {
		*v = eval_primary(g, s);
		return true;
	}
	if (s->p[0] >= 'a' && s->p[0] <= 'z') { /* a capital is the next command */
		*v = named_value(g, take_path_word(s));
		return true;
	}
	return read_path_number(s, v);
}

static int
count_enhanced_arguments(char op)
{
	static const struct {
		char op;
		int n;
	} ops[] = { { 'M', 2 }, { 'L', 2 }, { 'C', 6 }, { 'Q', 4 }, { 'X', 2 }, { 'Y', 2 }, { 'T', 6 }, { 'U', 6 },
		{ 'A', 8 }, { 'B', 8 }, { 'W', 8 }, { 'V', 8 }, { 'G', 4 }, { 'Z', 0 }, { 'N', 0 }, { 'F', 0 },
		{ 'S', 0 } };

	for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
		if (ops[i].op == op)
			return ops[i].n;
	return -1;
}

/* A quarter of an ellipse to (x, y): X leaves along x, Y along y. */
static void
draw_quadrant(struct pen *p, bool along_x, double x, double y)
{
	const double k = 0.5522847498; /* 4/3 (√2 - 1): a quarter of a circle as one curve */
	double dx = (x - p->x) * k, dy = (y - p->y) * k;

	if (along_x)
		pen_curve_to(p, (double[6]){ p->x + dx, p->y, x, y - dy, x, y });
	else
		pen_curve_to(p, (double[6]){ p->x, p->y + dy, x - dx, y, x, y });
}

/* The ellipse in a box from the ray to one point to the ray to another. */
static void
draw_box_arc(struct pen *p, char op, const double *v)
{
	double cx = (v[0] + v[2]) / 2, cy = (v[1] + v[3]) / 2, rx = fabs(v[2] - v[0]) / 2, ry = fabs(v[3] - v[1]) / 2;
	double from, to, sweep;

	if (rx <= 0 || ry <= 0)
		return;
	from = atan2((v[5] - cy) / ry, (v[4] - cx) / rx);
	to = atan2((v[7] - cy) / ry, (v[6] - cx) / rx);
	sweep = to - from;
	if ((op == 'W' || op == 'V') && sweep <= 0)
		sweep += 2 * M_PI;
	if ((op == 'A' || op == 'B') && sweep >= 0)
		sweep -= 2 * M_PI;
	(op == 'B' || op == 'V' ? pen_move_to : pen_line_to)(p, cx + rx * cos(from), cy + ry * sin(from));
	draw_ellipse_arc(p, cx, cy, rx, ry, from, sweep);
}

/* T and U: centre, radii, angles in degrees. */
static void
draw_angle_arc(struct pen *p, char op, const double *v)
{
	double from = v[4] * M_PI / 180, to = v[5] * M_PI / 180, sweep = to - from;

	if (sweep == 0 || fabs(sweep) > 2 * M_PI)
		sweep = 2 * M_PI;
	(op == 'U' ? pen_move_to : pen_line_to)(p, v[0] + v[2] * cos(from), v[1] + v[3] * sin(from));
	draw_ellipse_arc(p, v[0], v[1], v[2], v[3], from, sweep);
}

/* G: radii, start and sweep angle; the pen is where it starts. */
static void
draw_arc_to(struct pen *p, const double *v)
{
	double from = v[2] * M_PI / 180, sweep = fmax(-360, fmin(360, v[3])) * M_PI / 180;

	draw_ellipse_arc(p, p->x - v[0] * cos(from), p->y - v[1] * sin(from), v[0], v[1], from, sweep);
}

static void
draw_enhanced_command(struct pen *p, char op, double *v, bool *along_x)
{
	switch (op) {
	case 'M': pen_move_to(p, v[0], v[1]); break;
	case 'L': pen_line_to(p, v[0], v[1]); break;
	case 'C': pen_curve_to(p, v); break;
	case 'Q': pen_quadratic_to(p, v[0], v[1], v[2], v[3]); break;
	case 'X':
	case 'Y':
		draw_quadrant(p, *along_x, v[0], v[1]);
		*along_x = !*along_x;
		break;
	case 'T':
	case 'U': draw_angle_arc(p, op, v); break;
	case 'A':
	case 'B':
	case 'W':
	case 'V': draw_box_arc(p, op, v); break;
	case 'G': draw_arc_to(p, v); break;
	case 'Z': close_path(p); break;
	default: break;
	}
}

static bool
read_enhanced_path(struct geometry *g, struct doc_drawing *d, str path)
{
	struct pen p = { .odt = g->odt, .left = g->left, .top = g->top };
	char op = 0;
	bool along_x = true;

	p.x_scale = g->width > 0 ? d->width / g->width : 0;
	p.y_scale = g->height > 0 ? d->height / g->height : 0;
	for (;;) {
		double v[8] = { 0 };
		int n, i;

		skip_path_blanks(&path);
		if (path.n == 0 || p.at.n >= LIMIT_SHAPE_SEGMENTS)
			break;
		if (count_enhanced_arguments(path.p[0]) >= 0) {
			op = path.p[0];
			path = str_sub(path, 1, path.n);
			along_x = op != 'Y';
			if (count_enhanced_arguments(op) == 0) {
				draw_enhanced_command(&p, op, v, &along_x);
				continue;
			}
		}
		n = count_enhanced_arguments(op);
		for (i = 0; i < n && read_parameter(g, &path, &v[i]); i++)
			;
		if (n <= 0 || i < n)
			break;
		draw_enhanced_command(&p, op, v, &along_x);
		if (op == 'M')
			op = 'L';
	}
	return finish_path(&p, d) && p.at.n > 1;
}

static void
read_geometry(struct geometry *g, const struct arc_node *n)
{
	str box = odf_at(n, ODF_SVG, "viewBox"), modifiers = odf_at(n, ODF_DRAW, "modifiers");
	double v[4] = { 0, 0, VIEW_BOX, VIEW_BOX }, more;

	for (int i = 0; i < 4; i++)
		if (!read_path_number(&box, &v[i]))
			break;
	g->left = v[0];
	g->top = v[1];
	g->width = v[2] > 0 ? v[2] : g->d->width * 127.0 / 72; /* a box "0 0 0 0" means hundredths of a millimetre */
	g->height = v[3] > 0 ? v[3] : g->d->height * 127.0 / 72;
	while (g->modifiers_n < LIMIT_SHAPE_MODIFIERS && read_path_number(&modifiers, &g->modifiers[g->modifiers_n]))
		g->modifiers_n++;
	if (g->modifiers_n == LIMIT_SHAPE_MODIFIERS && read_path_number(&modifiers, &more))
		odt_complain(g->odt, &doc_many, "%s", _("modifier of a shape"));
	ODF_EACH(c, n)
	if (odf_is(c, ODF_DRAW, "equation")) {
		if (g->equations_n == LIMIT_SHAPE_FORMULAS) {
			odt_complain(g->odt, &doc_many, "%s", _("formula of a shape"));
			break;
		}
		g->equations[g->equations_n++] = c;
	}
}

void
odt_custom_shape(struct odt *odt, struct doc_drawing *drawing, const struct arc_node *n)
{
	static const struct doc_word kinds[] = { { "rectangle", DRAWING_RECT }, { "ooxml-rect", DRAWING_RECT },
		{ "mso-spt1", DRAWING_RECT }, { "mso-spt202", DRAWING_RECT }, { "flowchart-process", DRAWING_RECT },
		{ "fontwork-plain-text", DRAWING_RECT }, { "round-rectangle", DRAWING_ROUND_RECT },
		{ "ooxml-roundRect", DRAWING_ROUND_RECT }, { "mso-spt2", DRAWING_ROUND_RECT },
		{ "ellipse", DRAWING_ELLIPSE }, { "ooxml-ellipse", DRAWING_ELLIPSE }, { "mso-spt3", DRAWING_ELLIPSE },
		{ "circle", DRAWING_ELLIPSE }, { "ooxml-line", DRAWING_LINE }, { "mso-spt20", DRAWING_LINE },
		{ "mso-spt32", DRAWING_LINE }, { "ooxml-straightConnector1", DRAWING_LINE }, { "line", DRAWING_LINE } };

	str type = odf_at(n, ODF_DRAW, "type"), path = odf_at(n, ODF_DRAW, "enhanced-path");
	struct geometry *g;

	drawing->flip_h = odf_true(odf_at(n, ODF_DRAW, "mirror-horizontal"));
	drawing->flip_v = odf_true(odf_at(n, ODF_DRAW, "mirror-vertical"));
	drawing->kind = (enum doc_drawing_kind)DOC_WORD(kinds, type, DRAWING_PATH);
	if (drawing->kind == DRAWING_LINE)
		drawing->fill_colour = COLOUR_NONE;
	if (drawing->kind != DRAWING_PATH)
		return;
	g = ARENA_NEW(odt->a, struct geometry);
	g->odt = odt;
	g->d = drawing;
	read_geometry(g, n);
	if (!read_enhanced_path(g, drawing, path)) {
		drawing->kind = DRAWING_RECT;
		odt_complain(odt, &doc_drawing, STR_FMT, STR_ARG(type));
	}
}
