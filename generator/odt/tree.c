#include "odt/inner.h"

#include <libxml/parser.h>
#include <string.h>

#include "base/vec.h"
#include "document/read.h"

/*
 * Parts become trees of struct odf_node as libxml2 reports their elements, for the reasons that docx/tree.c
 * gives: its own tree of a table of a hundred thousand rows takes three times the memory. Names are kept once each,
 * by the address that libxml2's dictionary gives them; which vocabulary a namespace is is worked out once for each
 * address too; short attribute values that come again are one.
 */
enum { NAMES_SEEN = 512, SPACES_SEEN = 64, VALUES_SEEN = 1024, VALUE_SHARED = 24 };

static const struct {
	const char *uri;
	enum odf_ns ns;
} uris[] = {
	{ "urn:oasis:names:tc:opendocument:xmlns:text:1.0", ODF_TEXT },
	{ "urn:oasis:names:tc:opendocument:xmlns:style:1.0", ODF_STYLE },
	{ "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", ODF_FO },
	{ "urn:oasis:names:tc:opendocument:xmlns:table:1.0", ODF_TABLE },
	{ "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", ODF_DRAW },
	{ "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", ODF_SVG },
	{ "urn:oasis:names:tc:opendocument:xmlns:office:1.0", ODF_OFFICE },
	{ "http://www.w3.org/1999/xlink", ODF_XLINK },
	{ "http://purl.org/dc/elements/1.1/", ODF_DC },
	{ "urn:oasis:names:tc:opendocument:xmlns:meta:1.0", ODF_META },
	{ "urn:oasis:names:tc:opendocument:xmlns:chart:1.0", ODF_CHART },
	{ "urn:oasis:names:tc:opendocument:xmlns:config:1.0", ODF_CONFIG },
	{ "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0", ODF_LOEXT },
	{ "http://www.w3.org/XML/1998/namespace", ODF_XML },
	{ "http://openoffice.org/2004/office", ODF_OOO },
};

struct prefix {
	const char *name;
	enum odf_ns ns;
};

struct tree {
	struct odt *o;
	struct odf_node *root, *now;
	struct odf_node **last; /* where the next child of now goes */
	VEC(struct odf_node **) lasts;
	struct out text;
	struct {
		const void *address;
		const char *name;
	} names[NAMES_SEEN];
	struct {
		const void *address;
		enum odf_ns ns;
	} spaces[SPACES_SEEN];
	str values[VALUES_SEEN];
	VEC(struct prefix) prefixes; /* declared anywhere so far, the latest last */
};

static enum odf_ns
ns_of(struct tree *t, const xmlChar *uri)
{
	size_t at = ((uintptr_t)uri >> 3) % SPACES_SEEN;
	enum odf_ns ns = ODF_OTHER;

	if (uri == NULL)
		return ODF_OTHER;
	if (t->spaces[at].address == uri)
		return t->spaces[at].ns;
	for (size_t i = 0; i < sizeof uris / sizeof *uris; i++)
		if (strcmp((const char *)uri, uris[i].uri) == 0)
			ns = uris[i].ns;
	t->spaces[at].address = uri;
	t->spaces[at].ns = ns;
	return ns;
}

static const char *
name_of(struct tree *t, const xmlChar *name)
{
	size_t at = ((uintptr_t)name >> 3) % NAMES_SEEN;

	if (t->names[at].address != name) {
		t->names[at].address = name;
		t->names[at].name = str_copy(t->o->nodes, str_of((const char *)name)).p;
	}
	return t->names[at].name;
}

static str
value_of(struct tree *t, str v)
{
	str *slot;

	if (v.n > VALUE_SHARED)
		return str_copy(t->o->a, v);
	slot = &t->values[str_hash(v) % VALUES_SEEN];
	if (slot->p == NULL || !str_eq(*slot, v))
		*slot = str_copy(t->o->a, v);
	return *slot;
}

static struct odf_node *
add(struct tree *t)
{
	struct odf_node *n = ARENA_NEW(t->o->nodes, struct odf_node);

	n->parent = t->now;
	if (t->root == NULL)
		t->root = n;
	else
		*t->last = n;
	t->last = &n->next;
	return n;
}

/* What stood between two tags. */
static void
flush(struct tree *t)
{
	if (t->text.n > 0 && t->now != NULL)
		add(t)->text = value_of(t, out_str(&t->text));
	out_reset(&t->text);
}

static void
attributes(struct tree *t, struct odf_node *n, int count, const xmlChar **at)
{
	struct odf_attr **last = &n->attrs;

	for (int i = 0; i < count; i++, at += 5) {
		struct odf_attr *p = ARENA_NEW(t->o->nodes, struct odf_attr);

		p->name = name_of(t, at[0]);
		p->ns = ns_of(t, at[2]);
		p->value = value_of(t, (str){ (const char *)at[3], (size_t)(at[4] - at[3]) });
		*last = p;
		last = &p->next;
	}
}

/* "ooo:configuration-settings", the prefix bound as it must be; else an office program passes the settings over too. */
static bool
is_configuration(const struct tree *t, const struct odf_node *n)
{
	str rest = odf_at(n, ODF_CONFIG, "name"), prefix = str_split(&rest, ':');

	if (!str_eq(rest, STR("configuration-settings")))
		return false;
	for (size_t i = t->prefixes.n; i > 0; i--)
		if (str_eq(prefix, str_of(t->prefixes.at[i - 1].name)))
			return t->prefixes.at[i - 1].ns == ODF_OOO;
	return false;
}

static void
start(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
    const xmlChar **ns_list, int attrs, int defaulted, const xmlChar **attr_list)
{
	struct tree *t = ((xmlParserCtxt *)ctx)->_private;
	struct odf_node *n;

	(void)prefix, (void)defaulted;
	flush(t);
	for (int i = 0; i < namespaces; i++)
		if (ns_list[2 * i] != NULL)
			*VEC_ADD(t->o->nodes, &t->prefixes) =
			    (struct prefix){ name_of(t, ns_list[2 * i]), ns_of(t, ns_list[2 * i + 1]) };
	n = add(t);
	n->name = name_of(t, name);
	n->ns = ns_of(t, uri);
	attributes(t, n, attrs, attr_list);
	n->configuration = odf_is(n, ODF_CONFIG, "config-item-set") && is_configuration(t, n);
	*VEC_ADD(t->o->nodes, &t->lasts) = &n->next;
	t->now = n;
	t->last = &n->children;
}

static void
end(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct tree *t = ((xmlParserCtxt *)ctx)->_private;

	(void)name, (void)prefix, (void)uri;
	flush(t);
	t->last = t->lasts.at[--t->lasts.n];
	t->now = t->now->parent;
}

static void
characters(void *ctx, const xmlChar *text, int n)
{
	struct tree *t = ((xmlParserCtxt *)ctx)->_private;

	out_bytes(&t->text, text, (size_t)n);
}

struct odf_node *
odt_root(struct odt *o, str part)
{
	static const xmlSAXHandler handler = { .startElementNs = start,
		.endElementNs = end,
		.characters = characters,
		.ignorableWhitespace = characters,
		.cdataBlock = characters };
	struct arena *packed = arena_new(1 << 12);
	struct tree *t = ARENA_NEW(o->nodes, struct tree);
	str bytes;
	bool ok;

	t->o = o;
	out_init(&t->text);
	ok = pkg_has(o->pkg, part) && pkg_read_once(o->pkg, part, packed, &bytes, o->d) &&
	    pkg_xml_sax(bytes, str_of(pkg_name(o->pkg)), part, &handler, t, o->d);
	out_release(&t->text);
	arena_free(packed);
	return ok ? t->root : NULL;
}

struct odf_node *
odt_side_root(struct odt *o, str part)
{
	struct diags *d = o->d, found;
	struct odf_node *root;

	diags_init(&found, d->a);
	o->d = &found;
	root = odt_root(o, part);
	o->d = d;
	doc_side_found(d, &found);
	return root;
}
