#include <string.h>

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "base/limits.h"
#include "fill/docx/docx.h"
#include "fill/include.h"

/*
 * Content controls that are bound to a store (w:dataBinding, 17.5.2.6): Word shows what the store says when it opens
 * the document, whatever stands in the control. A template's tag stands in both, and only the one in the control knows
 * its loop. So a store's tags that a control shows are taken out before the run, and after it the store gets what the
 * control says. A second control of one place in the store that says something else, as in a loop, is bound no more.
 */

/* The most steps that an author's XPath may take; those of Word take a dozen. */
enum { XPATH_STEPS_MAX = 100000 };

struct binding {
	str store, xpath, prefixes;
	xmlNode *node; /* w:dataBinding */
};

static str
binding_key(const struct binding *b, struct arena *a)
{
	return str_format(a, STR_FMT "|" STR_FMT, STR_ARG(b->store), STR_ARG(b->xpath));
}

/* The binding of a w:sdt; false: it has none, or shows a placeholder. */
static bool
read_binding(xmlNode *sdt, struct binding *b, struct arena *a)
{
	xmlNode *pr = child_of(sdt, "sdtPr"), *n = child_of(pr, "dataBinding");

	if (n == NULL || child_of(pr, "showingPlcHdr") != NULL || child_of(sdt, "sdtContent") == NULL)
		return false;
	*b = (struct binding){ attribute_text(n, "storeItemID", a), attribute_text(n, "xpath", a),
		attribute_text(n, "prefixMappings", a), n };
	return b->xpath.n > 0;
}

static void
put_text_below(struct out *o, xmlNode *n, int depth)
{
	for (xmlNode *c = depth < LIMIT_XML_DEPTH ? n->children : NULL; c != NULL; c = c->next) {
		if (node_is(c, "t")) {
			xmlChar *text = xmlNodeGetContent(c);

			out_puts(o, (const char *)text);
			xmlFree(text);
		} else if (node_is(c, "tab")) {
			out_char(o, '\t');
		} else if (node_is(c, "br")) {
			out_char(o, '\n');
		} else if (c->type == XML_ELEMENT_NODE && !node_is(c, "pPr") && !node_is(c, "rPr")) {
			put_text_below(o, c, depth + 1);
		}
	}
}

static str
control_text(xmlNode *sdt, struct arena *a)
{
	struct out o;
	str s;

	out_init(&o);
	put_text_below(&o, child_of(sdt, "sdtContent"), 0);
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

/* The part of a store: a customXml item by the id in its properties, or the package's own properties. */
static str
part_of_store(struct package *p, str id, struct arena *a, struct diags *d)
{
	static const struct {
		const char *id, *part;
	} known[] = { { "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}", "docProps/core.xml" },
		{ "{6668398D-A668-4E3E-A5EB-62B293D839F1}", "docProps/app.xml" } };

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_eq_nocase(id, str_of(known[i].id)))
			return str_of(known[i].part);
	for (size_t i = 0, n = pkg_parts(p); i < n; i++) {
		str part = pkg_part_name(p, i), bytes, item;

		if (!str_starts(part, STR("customXml/itemProps")) || !pkg_read(p, part, &bytes, d) ||
		    str_find(bytes, id, 0) == bytes.n)
			continue;
		item = str_sub(part, sizeof "customXml/itemProps" - 1, part.n);
		return str_format(a, "customXml/item" STR_FMT, STR_ARG(item));
	}
	return STR("");
}

/* xmlns:ns0='urn:x' xmlns:ns1="…": names for the paths. */
static void
register_prefixes(xmlXPathContext *x, str s, struct arena *a)
{
	str mark = STR("xmlns:");

	for (size_t at = str_find(s, mark, 0); at < s.n; at = str_find(s, mark, at + 1)) {
		size_t equals = str_find_char(s, '=', at), end;

		if (equals + 2 >= s.n)
			return;
		end = str_find_char(s, s.p[equals + 1], equals + 2);
		xmlXPathRegisterNs(x, (const xmlChar *)str_c(a, str_trim(str_sub(s, at + mark.n, equals))),
		    (const xmlChar *)str_c(a, str_sub(s, equals + 2, end)));
	}
}

static xmlNode *
bound_node(xmlDoc *store, const struct binding *b, struct arena *a)
{
	xmlXPathContext *x = xmlXPathNewContext(store);
	xmlXPathObject *found;
	xmlNode *n = NULL;

	if (x == NULL)
		return NULL;
	x->opLimit = XPATH_STEPS_MAX;
	register_prefixes(x, b->prefixes, a);
	found = xmlXPathEvalExpression((const xmlChar *)str_c(a, b->xpath), x);
	if (found != NULL && found->nodesetval != NULL && found->nodesetval->nodeNr > 0)
		n = found->nodesetval->nodeTab[0];
	xmlXPathFreeObject(found);
	xmlXPathFreeContext(x);
	return n != NULL && (n->type == XML_ELEMENT_NODE || n->type == XML_ATTRIBUTE_NODE) ? n : NULL;
}

static str
store_text(xmlNode *n, struct arena *a)
{
	xmlChar *text = xmlNodeGetContent(n);
	str s = str_copy(a, str_of((const char *)text));

	xmlFree(text);
	return s;
}

static bool
holds_tag(str s)
{
	return str_find(s, STR("{{"), 0) < s.n || str_find(s, STR("{%"), 0) < s.n;
}

/* --- before the run ---------------------------------------------------------------------- */

static void
find_one(struct fill_template *t, xmlNode *sdt, struct arena *a, struct diags *d)
{
	struct binding b;
	str part;
	xmlDoc *store;
	xmlNode *n;
	bool tagged;

	if (!read_binding(sdt, &b, a))
		return;
	part = part_of_store(t->p, b.store, a, d);
	store = part.n > 0 && pkg_has(t->p, part) ? pkg_xml(t->p, part, a, d) : NULL;
	n = store != NULL ? bound_node(store, &b, a) : NULL;
	tagged = n != NULL && holds_tag(store_text(n, a));
	if (n == NULL || (!tagged && !holds_tag(control_text(sdt, a))))
		return;
	if (t->bound == NULL)
		t->bound = map_new(t->a);
	map_put(t->bound, str_copy(t->a, binding_key(&b, a)), t);
	if (tagged && str_starts(part, STR("customXml/"))) { /* properties of the document are filled as such */
		xmlNodeSetContent(n, NULL);
		pkg_put_xml(t->p, part, store);
	}
}

static void
find_below(struct fill_template *t, xmlNode *parent, struct arena *a, struct diags *d, int depth)
{
	for (xmlNode *n = depth < LIMIT_XML_DEPTH ? parent->children : NULL; n != NULL; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (node_is(n, "sdt"))
			find_one(t, n, a, d);
		find_below(t, n, a, d, depth + 1);
	}
}

void
docx_bound_find(struct fill_template *t, xmlDoc *doc, struct diags *d)
{
	struct arena *scratch = arena_new(1 << 14);

	find_below(t, xmlDocGetRootElement(doc), scratch, d, 0);
	arena_free(scratch);
}

/* --- after it ------------------------------------------------------------------------------ */

struct settler {
	struct runner *r;
	struct map stores; /* part → xmlDoc * */
	struct map said;   /* key of a binding → str *: what its first control says */
	bool changed;      /* the part with the controls */
};

static xmlDoc *
open_store(struct settler *s, str part)
{
	xmlDoc *doc = map_find(&s->stores, part);

	if (doc == NULL && part.n > 0 && pkg_has(s->r->into, part)) {
		doc = pkg_xml(s->r->into, part, s->r->a, s->r->d);
		if (doc != NULL)
			map_put(&s->stores, part, doc);
	}
	return doc;
}

static void
settle_one(struct settler *s, xmlNode *sdt)
{
	struct arena *a = s->r->a;
	struct binding b;
	const str *first;
	xmlNode *n = NULL;
	xmlDoc *store;
	str key, text, *said;

	if (!read_binding(sdt, &b, a))
		return;
	key = binding_key(&b, a);
	if (map_find(s->r->t->bound, key) == NULL)
		return;
	text = control_text(sdt, a);
	first = map_find(&s->said, key);
	if (first == NULL) {
		store = open_store(s, part_of_store(s->r->into, b.store, a, s->r->d));
		n = store != NULL ? bound_node(store, &b, a) : NULL;
		if (n != NULL) {
			xmlNodeSetContent(n, NULL);
			xmlNodeAddContent(n, (const xmlChar *)str_c(a, text));
		}
		said = arena_copy(a, &text, sizeof text);
		map_put(&s->said, key, said);
		first = said;
	}
	if (!str_eq(*first, text)) {
		xmlUnlinkNode(b.node);
		xmlFreeNode(b.node);
		s->changed = true;
	}
}

static void
settle_below(struct settler *s, xmlNode *parent, int depth)
{
	for (xmlNode *n = depth < LIMIT_XML_DEPTH ? parent->children : NULL; n != NULL; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (node_is(n, "sdt"))
			settle_one(s, n);
		settle_below(s, n, depth + 1);
	}
}

void
docx_bound_settle(struct runner *r)
{
	struct settler s = { .r = r };
	str bytes;

	if (r->t->bound == NULL || r->depth > 0)
		return;
	map_init(&s.stores, r->a);
	map_init(&s.said, r->a);
	for (size_t i = 0, n = pkg_parts(r->into); i < n; i++) {
		str part = pkg_part_name(r->into, i);
		xmlDoc *doc;

		if (!str_starts(part, STR("word/")) || !str_ends(part, STR(".xml")) ||
		    !pkg_read(r->into, part, &bytes, r->d) || str_find(bytes, STR("<w:dataBinding "), 0) == bytes.n)
			continue;
		doc = pkg_xml(r->into, part, r->a, r->d);
		s.changed = false;
		if (doc != NULL)
			settle_below(&s, xmlDocGetRootElement(doc), 0);
		if (s.changed)
			pkg_put_xml(r->into, part, doc);
	}
	for (size_t i = 0; i < s.stores.n; i++)
		pkg_put_xml(r->into, s.stores.at[i].key, s.stores.at[i].value);
}
