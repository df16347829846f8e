#include "docx/inner.h"

#include <string.h>

/*
 * Formulas (OMML, 22.1) as a line of text in reading order: fractions with a stroke, indices
 * raised and lowered, roots and brackets with their signs.
 */
struct math {
	struct builder *b;
	enum doc_vertical_position vpos;
};

static void add_formula(struct math *m, const struct arc_node *n);

static void
add_sign(struct math *m, const struct arc_node *like, str text)
{
	struct run_props rp;

	dx_run_begin(m->b, dx_child(m->b->docx, like, T_rPr), &rp);
	if (m->vpos != VPOS_BASE)
		rp.all.vpos = m->vpos;
	dx_add_text(m->b, &rp, text);
}

static void
add_inside(struct math *m, const struct arc_node *n)
{
	for (const struct arc_node *c = n != NULL ? n->children : NULL; c != NULL; c = c->next)
		add_formula(m, c);
}

static void
add_shifted(struct math *m, const struct arc_node *n, enum doc_vertical_position vpos)
{
	enum doc_vertical_position was = m->vpos;

	m->vpos = vpos;
	add_inside(m, n);
	m->vpos = was;
}

/* A sign that the element's properties may name. */
static str
chosen_sign(const struct arc_node *n, const char *pr, const char *name, str otherwise)
{
	const struct arc_node *c = dx_child_named(dx_child_named(n, pr), name);

	return c != NULL && dx_val(c).p != NULL ? dx_val(c) : otherwise;
}

enum { SIMPLE_BYTES = 6 };

/* Numerators and denominators of more than a few letters need brackets, or "a + b/c" would be read for "(a + b)/c". */
static bool
is_compound(const struct arc_node *n)
{
	int runs = 0;
	size_t bytes = 0;

	for (const struct arc_node *c = n != NULL ? n->children : NULL; c != NULL; c = c->next) {
		if (dx_is(c, "ctrlPr"))
			continue;
		runs++;
		if (dx_child_named(c, "t") != NULL)
			bytes += dx_text(dx_child_named(c, "t")).n;
	}
	return runs > 1 || bytes > SIMPLE_BYTES;
}

static void
add_fraction_part(struct math *m, const struct arc_node *f, const struct arc_node *n)
{
	bool brackets = is_compound(n);

	if (brackets)
		add_sign(m, f, STR("("));
	add_inside(m, n);
	if (brackets)
		add_sign(m, f, STR(")"));
}

static void
add_delimited(struct math *m, const struct arc_node *n)
{
	bool first = true;

	add_sign(m, n, chosen_sign(n, "dPr", "begChr", STR("(")));
	for (const struct arc_node *c = n->children; c != NULL; c = c->next) {
		if (!dx_is(c, "e"))
			continue;
		if (!first)
			add_sign(m, n, chosen_sign(n, "dPr", "sepChr", STR("|")));
		first = false;
		add_inside(m, c);
	}
	add_sign(m, n, chosen_sign(n, "dPr", "endChr", STR(")")));
}

static void
add_matrix(struct math *m, const struct arc_node *n)
{
	add_sign(m, n, STR("["));
	for (const struct arc_node *r = n->children; r != NULL; r = r->next) {
		bool first = true;

		if (!dx_is(r, "mr"))
			continue;
		if (r != dx_child_named(n, "mr"))
			add_sign(m, n, STR("; "));
		for (const struct arc_node *c = r->children; c != NULL; c = c->next) {
			if (!dx_is(c, "e"))
				continue;
			if (!first)
				add_sign(m, n, STR(" "));
			first = false;
			add_inside(m, c);
		}
	}
	add_sign(m, n, STR("]"));
}

static void
add_math_run(struct math *m, const struct arc_node *n)
{
	for (const struct arc_node *c = n->children; c != NULL; c = c->next)
		if (dx_is(c, "t")) {
			str s = dx_text(c);

			add_sign(m, n, s);
		}
}

static void
add_indices(struct math *m, const struct arc_node *n)
{
	add_inside(m, dx_child_named(n, "e"));
	add_shifted(m, dx_child_named(n, "sub"), VPOS_SUB);
	add_shifted(m, dx_child_named(n, "sup"), VPOS_SUPER);
}

static void
add_n_ary(struct math *m, const struct arc_node *n)
{
	add_sign(m, n, chosen_sign(n, "naryPr", "chr", STR("\u222b")));
	add_shifted(m, dx_child_named(n, "sub"), VPOS_SUB);
	add_shifted(m, dx_child_named(n, "sup"), VPOS_SUPER);
	add_inside(m, dx_child_named(n, "e"));
}

static void
add_formula(struct math *m, const struct arc_node *n)
{
	if (dx_is(n, "r")) {
		add_math_run(m, n);
	} else if (dx_is(n, "f")) {
		add_fraction_part(m, n, dx_child_named(n, "num"));
		add_sign(m, n, STR("/"));
		add_fraction_part(m, n, dx_child_named(n, "den"));
	} else if (dx_is(n, "sSup") || dx_is(n, "sSub") || dx_is(n, "sSubSup") || dx_is(n, "sPre")) {
		add_indices(m, n);
	} else if (dx_is(n, "rad")) {
		add_shifted(m, dx_child_named(n, "deg"), VPOS_SUPER);
		add_sign(m, n, STR("\u221a"));
		add_fraction_part(m, n, dx_child_named(n, "e"));
	} else if (dx_is(n, "d")) {
		add_delimited(m, n);
	} else if (dx_is(n, "nary")) {
		add_n_ary(m, n);
	} else if (dx_is(n, "m")) {
		add_matrix(m, n);
	} else if (dx_is(n, "limLow") || dx_is(n, "limUpp")) {
		add_inside(m, dx_child_named(n, "e"));
		add_shifted(m, dx_child_named(n, "lim"), dx_is(n, "limLow") ? VPOS_SUB : VPOS_SUPER);
	} else if (!dx_is(n, "ctrlPr")) {
		add_inside(m, n); /* of func, acc, bar, box, eqArr … the contents are shown in their order */
	}
}

void
dx_math(struct builder *builder, const struct arc_node *n)
{
	struct math m = { builder, VPOS_BASE };

	if (dx_is(n, "oMath") || dx_is(n, "oMathPara"))
		dx_warn(builder->docx, &doc_unsupported, "%s", _("formula, shown as a line of text"));
	add_formula(&m, n);
}
