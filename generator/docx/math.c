#include "docx/inner.h"

#include <string.h>

/*
 * Formulas (OMML, 22.1) as a line of text in reading order: fractions with a stroke, indices
 * raised and lowered, roots and brackets with their signs.
 */
static bool
is(const struct arc_node *n, const char *name)
{
	return strcmp(n->name, name) == 0;
}

static struct arc_node *
part(const struct arc_node *n, const char *name)
{
	for (struct arc_node *c = n != NULL ? n->children : NULL; c != NULL; c = c->next)
		if (is(c, name))
			return c;
	return NULL;
}

struct math {
	struct builder *b;
	enum doc_vertical_position vpos;
};

static void formula(struct math *m, const struct arc_node *n);

static void
sign(struct math *m, const struct arc_node *like, str text)
{
	struct run_props rp;

	dx_run_begin(m->b, dx_child(m->b->x, like, T_rPr), &rp);
	if (m->vpos != VPOS_BASE)
		rp.all.vpos = m->vpos;
	dx_add_text(m->b, &rp, text);
}

static void
inside(struct math *m, const struct arc_node *n)
{
	for (const struct arc_node *c = n != NULL ? n->children : NULL; c != NULL; c = c->next)
		formula(m, c);
}

static void
shifted(struct math *m, const struct arc_node *n, enum doc_vertical_position vpos)
{
	enum doc_vertical_position was = m->vpos;

	m->vpos = vpos;
	inside(m, n);
	m->vpos = was;
}

/* A sign that the element's properties may name. */
static str
chosen(const struct arc_node *n, const char *pr, const char *name, str otherwise)
{
	const struct arc_node *c = part(part(n, pr), name);

	return c != NULL && dx_val(c).p != NULL ? dx_val(c) : otherwise;
}

/* More than one letter: a fraction's part then needs brackets to read as one. */
static bool
compound(const struct arc_node *n)
{
	int runs = 0;
	size_t bytes = 0;

	for (const struct arc_node *c = n != NULL ? n->children : NULL; c != NULL; c = c->next) {
		if (is(c, "ctrlPr"))
			continue;
		runs++;
		if (part(c, "t") != NULL)
			bytes += dx_text(part(c, "t")).n;
	}
	return runs > 1 || bytes > 6;
}

static void
fraction_part(struct math *m, const struct arc_node *f, const struct arc_node *n)
{
	bool brackets = compound(n);

	if (brackets)
		sign(m, f, STR("("));
	inside(m, n);
	if (brackets)
		sign(m, f, STR(")"));
}

static void
delimited(struct math *m, const struct arc_node *n)
{
	bool first = true;

	sign(m, n, chosen(n, "dPr", "begChr", STR("(")));
	for (const struct arc_node *c = n->children; c != NULL; c = c->next) {
		if (!is(c, "e"))
			continue;
		if (!first)
			sign(m, n, chosen(n, "dPr", "sepChr", STR("|")));
		first = false;
		inside(m, c);
	}
	sign(m, n, chosen(n, "dPr", "endChr", STR(")")));
}

static void
matrix(struct math *m, const struct arc_node *n)
{
	sign(m, n, STR("["));
	for (const struct arc_node *r = n->children; r != NULL; r = r->next) {
		bool first = true;

		if (!is(r, "mr"))
			continue;
		if (r != part(n, "mr"))
			sign(m, n, STR("; "));
		for (const struct arc_node *c = r->children; c != NULL; c = c->next) {
			if (!is(c, "e"))
				continue;
			if (!first)
				sign(m, n, STR(" "));
			first = false;
			inside(m, c);
		}
	}
	sign(m, n, STR("]"));
}

static void
math_run(struct math *m, const struct arc_node *n)
{
	for (const struct arc_node *c = n->children; c != NULL; c = c->next)
		if (is(c, "t")) {
			str s = dx_text(c);

			sign(m, n, s);
		}
}

static void
indices(struct math *m, const struct arc_node *n)
{
	inside(m, part(n, "e"));
	shifted(m, part(n, "sub"), VPOS_SUB);
	shifted(m, part(n, "sup"), VPOS_SUPER);
}

static void
n_ary(struct math *m, const struct arc_node *n)
{
	sign(m, n, chosen(n, "naryPr", "chr", STR("\u222b")));
	shifted(m, part(n, "sub"), VPOS_SUB);
	shifted(m, part(n, "sup"), VPOS_SUPER);
	inside(m, part(n, "e"));
}

static void
formula(struct math *m, const struct arc_node *n)
{
	if (is(n, "r")) {
		math_run(m, n);
	} else if (is(n, "f")) {
		fraction_part(m, n, part(n, "num"));
		sign(m, n, STR("/"));
		fraction_part(m, n, part(n, "den"));
	} else if (is(n, "sSup") || is(n, "sSub") || is(n, "sSubSup") || is(n, "sPre")) {
		indices(m, n);
	} else if (is(n, "rad")) {
		shifted(m, part(n, "deg"), VPOS_SUPER);
		sign(m, n, STR("\u221a"));
		fraction_part(m, n, part(n, "e"));
	} else if (is(n, "d")) {
		delimited(m, n);
	} else if (is(n, "nary")) {
		n_ary(m, n);
	} else if (is(n, "m")) {
		matrix(m, n);
	} else if (is(n, "limLow") || is(n, "limUpp")) {
		inside(m, part(n, "e"));
		shifted(m, part(n, "lim"), is(n, "limLow") ? VPOS_SUB : VPOS_SUPER);
	} else if (!is(n, "ctrlPr")) {
		inside(m, n); /* func, acc, bar, box, eqArr …: what they hold, in order */
	}
}

void
dx_math(struct builder *b, const struct arc_node *n)
{
	struct math m = { b, VPOS_BASE };

	if (is(n, "oMath") || is(n, "oMathPara"))
		dx_warn(b->x, &doc_unsupported, "%s", _("formula, shown as a line of text"));
	formula(&m, n);
}
