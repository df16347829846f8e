#include "odt/inner.h"

#include <string.h>

#include "document/read.h"

#include "base/check.h"

/*
 * The styles by family and name. Those of a part's automatic-styles are seen
 * from that part only, and before the common ones; parents are always common.
 */

static const char *const families[] = { "paragraph", "text", "table", "table-column", "table-row", "table-cell",
	"graphic", "section" };
TABLE_HAS(families, FAMILIES);

static enum odf_family
read_family(const struct arc_node *n)
{
	str name = odf_at(n, ODF_STYLE, "family");

	for (int f = 0; f < FAMILIES; f++)
		if (str_eq(name, str_of(families[f])))
			return (enum odf_family)f;
	return FAMILIES;
}

static bool
sets_indent(const struct arc_node *style)
{
	static const struct {
		enum odf_ns ns;
		const char *name;
	} names[] = { { ODF_FO, "margin-left" }, { ODF_FO, "margin-right" }, { ODF_FO, "text-indent" },
		{ ODF_FO, "margin" } };
	const struct arc_node *p = odf_child(style, ODF_STYLE, "paragraph-properties");

	for (size_t i = 0; p != NULL && i < sizeof names / sizeof *names; i++)
		if (odf_has(p, names[i].ns, names[i].name))
			return true;
	return false;
}

static struct odf_style *
style_new(struct odt *odt, struct arc_node *n, enum odf_family family, bool automatic)
{
	struct odf_style *s = ARENA_NEW(odt->a, struct odf_style);
	str list = odf_at(n, ODF_STYLE, "list-style-name");

	s->name = odf_at(n, ODF_STYLE, "name");
	s->family = family;
	s->node = n;
	s->automatic = automatic;
	s->has_list = list.p != NULL;
	s->list = list;
	s->outline_level = odf_int(odf_at(n, ODF_STYLE, "default-outline-level"), 0, 0, LIST_LEVELS);
	s->master = odf_at(n, ODF_STYLE, "master-page-name");
	s->sets_indent = family == FAMILY_PARAGRAPH && sets_indent(n);
	return s;
}

static void
read_style_element(struct odt *odt, struct arc_node *n, struct odf_scope *scope, bool automatic)
{
	enum odf_family family = FAMILIES;

	if (odf_is(n, ODF_STYLE, "style") || odf_is(n, ODF_STYLE, "default-style"))
		family = read_family(n);
	if (family != FAMILIES) {
		struct odf_style *s = style_new(odt, n, family, automatic);

		if (odf_is(n, ODF_STYLE, "default-style"))
			odt->defaults[family] = s;
		else if (map_find(&scope->of[family], s->name) == NULL)
			map_put(&scope->of[family], s->name, s);
	} else if (odf_is(n, ODF_TEXT, "list-style") || odf_is(n, ODF_TEXT, "outline-style")) {
		struct odf_list_style *l = ARENA_NEW(odt->a, struct odf_list_style);

		l->name = odf_at(n, ODF_STYLE, "name");
		l->node = n;
		l->outline = odf_is(n, ODF_TEXT, "outline-style");
		if (l->outline && odt->outline == NULL)
			odt->outline = l;
		if (map_find(&scope->lists, l->name) == NULL)
			map_put(&scope->lists, l->name, l);
	}
}

void
odt_read_styles(struct odt *odt, const struct arc_node *parent, struct odf_scope *scope, bool automatic)
{
	if (parent == NULL)
		return;
	ODF_EACH(n, parent)
	read_style_element(odt, n, scope, automatic);
}

static bool
leads_to(const struct odf_style *from, const struct odf_style *to)
{
	for (; from != NULL; from = from->parent)
		if (from == to)
			return true;
	return false;
}

/*
 * Finds the parents, up to the default style. A chain that runs in a circle, or
 * too far, is cut: what is linked never leads to itself.
 */
static void
link_parents(struct odt *odt, struct odf_style *s)
{
	struct odf_style *root = odt->defaults[s->family];

	for (int depth = 0; s != NULL && !s->linked; depth++) {
		str name = odf_at(s->node, ODF_STYLE, "parent-style-name");
		struct odf_style *parent = name.n > 0 ? map_find(&odt->common.of[s->family], name) : NULL;

		s->linked = true;
		if (s == root)
			return;
		if (parent == NULL)
			parent = root;
		else if (depth > LIMIT_STYLE_CHAIN || leads_to(parent, s)) {
			odt_complain(odt, &doc_style_cycle, STR_FMT, STR_ARG(s->name));
			parent = root;
		}
		s->parent = parent;
		s = parent;
	}
}

const struct odf_style *
odt_style(struct odt *odt, enum odf_family family, str name)
{
	struct odf_style *s;

	if (name.n == 0)
		return NULL;
	s = map_find(&odt->automatic[odt->part].of[family], name);
	if (s == NULL)
		s = map_find(&odt->common.of[family], name);
	if (s != NULL && !s->linked)
		link_parents(odt, s);
	return s;
}

str
odt_chain(const struct odf_style *style, const char *element, enum odf_ns ns, const char *name)
{
	for (; style != NULL; style = style->parent) {
		const struct arc_node *n = odf_child(style->node, ODF_STYLE, element);
		str v = n != NULL ? odf_at(n, ns, name) : (str){ NULL, 0 };

		if (v.p != NULL)
			return v;
	}
	return (str){ NULL, 0 };
}
