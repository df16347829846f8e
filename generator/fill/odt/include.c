#include <string.h>

#include "fill/include.h"
#include "fill/odt/odt.h"

/*
 * An included ODT: its automatic styles come along under new names, its named
 * ones where the including template has none of that name, its pictures as parts.
 */
struct guest {
	struct runner *r;
	struct package *p;
	struct map names;  /* automatic style there, with its family: name here */
	struct map wanted; /* named styles that are used */
};

static const char *const style_attributes[] = { "style-name", "parent-style-name", "list-style-name",
	"default-cell-style-name", "visited-style-name", "citation-style-name", "citation-body-style-name",
	"next-style-name" };

static void
adapt_reference(struct guest *g, xmlNode *n)
{
	struct arena *a = g->r->a;

	for (size_t i = 0; i < sizeof style_attributes / sizeof *style_attributes; i++) {
		str v = attribute_text(n, style_attributes[i], a), *here;

		if (v.n == 0)
			continue;
		here = map_find(&g->names, v);
		if (here != NULL)
			attribute_put(n, style_attributes[i], *here, a);
		else
			map_put(&g->wanted, v, n);
	}
}

static void
refer_all(struct guest *g, xmlNode *n)
{
	adapt_reference(g, n);
	for (xmlNode *c = n->children; c != NULL; c = c->next)
		if (c->type == XML_ELEMENT_NODE)
			refer_all(g, c);
}

static void
rename_automatic(struct guest *g, xmlNode *automatic)
{
	struct arena *a = g->r->a;

	for (xmlNode *n = automatic != NULL ? automatic->children : NULL; n != NULL; n = n->next) {
		str name = n->type == XML_ELEMENT_NODE ? attribute_text(n, "name", a) : STR(""), *here;

		if (name.n == 0)
			continue;
		here = ARENA_NEW(a, str);
		*here = str_format(a, "VTtk%u_" STR_FMT, g->r->next_id, STR_ARG(name));
		map_put(&g->names, name, here);
	}
	g->r->next_id++;
	for (xmlNode *n = automatic != NULL ? automatic->children : NULL; n != NULL; n = n->next) {
		str name = n->type == XML_ELEMENT_NODE ? attribute_text(n, "name", a) : STR(""),
		    *here = map_find(&g->names, name);

		if (name.n == 0 || here == NULL)
			continue;
		attribute_put(n, "name", *here, a);
		/* pages are the including document's */
		if (attribute_of(n, "master-page-name") != NULL)
			xmlRemoveProp(attribute_of(n, "master-page-name"));
		refer_all(g, n);
		node_put(&g->r->doc->automatic, n);
	}
}

static void
bring_pictures(struct guest *g, xmlNode *n)
{
	struct arena *a = g->r->a;
	str href = attribute_text(n, "href", a), bytes, name;

	if (node_is(n, "image") && href.n > 0 && pkg_has(g->p, href) && pkg_read(g->p, href, &bytes, g->r->d)) {
		size_t dot = href.n;

		while (dot > 0 && href.p[dot - 1] != '.')
			dot--;
		do
			name = str_format(
			    a, "Pictures/kem%u." STR_FMT, ++g->r->doc->pictures_n, STR_ARG(str_sub(href, dot, href.n)));
		while (pkg_has(g->r->into, name));
		pkg_put(g->r->into, name, bytes);
		attribute_put(n, "href", name, a);
	}
	if (node_is(n, "frame") || node_is(n, "table") || node_is(n, "section")) {
		str old = attribute_text(n, "name", a);

		if (old.n > 0)
			attribute_put(n, "name", str_format(a, STR_FMT "_%u", STR_ARG(old), g->r->next_id++), a);
	}
	if (attribute_of(n, "id") != NULL && attribute_of(n, "id")->ns != NULL)
		xmlRemoveProp(attribute_of(n, "id"));
	for (xmlNode *c = n->children; c != NULL; c = c->next)
		if (c->type == XML_ELEMENT_NODE)
			bring_pictures(g, c);
}

/* Named styles that the including template has not. */
static void
bring_named_styles(struct guest *g)
{
	struct arena *a = g->r->a;
	xmlDoc *doc = pkg_xml(g->p, STR("styles.xml"), a, g->r->d);
	xmlNode *styles = doc != NULL ? child_of(xmlDocGetRootElement(doc), "styles") : NULL;

	for (size_t i = 0; i < g->wanted.n; i++) { /* grows while parents are found */
		str name = g->wanted.at[i].key, parent;
		bool known = false;

		for (size_t k = 0; k < g->r->doc->styles->at.n; k++)
			known |= str_eq(g->r->doc->styles->at.at[k].id, name);
		for (xmlNode *n = styles != NULL && !known ? styles->children : NULL; n != NULL; n = n->next) {
			if (n->type != XML_ELEMENT_NODE || !str_eq(attribute_text(n, "name", a), name))
				continue;
			parent = attribute_text(n, "parent-style-name", a);
			if (parent.n > 0 && map_find(&g->wanted, parent) == NULL)
				map_put(&g->wanted, parent, n);
			adapt_reference(g, n);
			node_put(&g->r->doc->style_defs, n);
			break;
		}
	}
}

bool
odt_include(struct runner *r, const struct fill_slot *slot, str path)
{
	struct guest g = { .r = r, .p = include_open(r, slot, path) };
	xmlDoc *doc;
	xmlNode *root, *text;

	if (g.p == NULL)
		return true;
	if (r->doc->styles == NULL)
		r->doc->styles = odt_styles(r);
	map_init(&g.names, r->a);
	map_init(&g.wanted, r->a);
	doc = pkg_xml(g.p, STR("content.xml"), r->a, r->d);
	root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;
	text = root != NULL ? child_of(child_of(root, "body"), "text") : NULL;
	if (text == NULL)
		return true;
	rename_automatic(&g, child_of(root, "automatic-styles"));
	for (xmlNode *n = text->children; n != NULL; n = n->next) {
		if (n->type != XML_ELEMENT_NODE || node_is(n, "sequence-decls") || node_is(n, "forms") ||
		    node_is(n, "tracked-changes") || node_is(n, "variable-decls") || node_is(n, "user-field-decls"))
			continue;
		refer_all(&g, n);
		bring_pictures(&g, n);
		node_put(r->o, n);
		r->after_paragraph = node_is(n, "p") || node_is(n, "h");
	}
	bring_named_styles(&g);
	return true;
}
