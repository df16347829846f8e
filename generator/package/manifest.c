#include <string.h>

#include "package/parts.h"

/*
 * ODF's META-INF/manifest.xml (ODF 1.3 part 2, 4): an entry for each part but
 * the mimetype and META-INF itself. Mended, never rewritten: what stands in it
 * about other things stays.
 */
static const char ns_manifest[] = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";

static const struct {
	const char *end, *type;
} media_types[] = {
	{ ".xml", "text/xml" },
	{ ".rdf", "application/rdf+xml" },
	{ ".png", "image/png" },
	{ ".jpg", "image/jpeg" },
	{ ".jpeg", "image/jpeg" },
	{ ".gif", "image/gif" },
	{ ".svg", "image/svg+xml" },
};

static str
media_type(const struct part *part)
{
	if (part->media_type.n > 0)
		return part->media_type;
	for (size_t i = 0; i < sizeof media_types / sizeof *media_types; i++)
		if (str_ends(part->name, str_of(media_types[i].end)))
			return str_of(media_types[i].type);
	return STR("");
}

static bool
is_listed(str name)
{
	return !str_eq(name, STR("mimetype")) && !str_starts(name, STR("META-INF/"));
}

static void
set_entry(struct package *p, xmlNode *n, xmlNs *ns, str path, str type)
{
	xmlSetNsProp(n, ns, (const xmlChar *)"full-path", (const xmlChar *)str_c(p->a, path));
	xmlSetNsProp(n, ns, (const xmlChar *)"media-type", (const xmlChar *)str_c(p->a, type));
}

static void
mend_manifest(struct package *p, xmlNode *root)
{
	struct map known;
	xmlNs *ns = xmlSearchNsByHref(root->doc, root, (const xmlChar *)ns_manifest);

	map_init(&known, p->a);
	for (xmlNode *n = root->children, *next; n != NULL; n = next) {
		xmlChar *path;
		str name;

		next = n->next;
		if (n->type != XML_ELEMENT_NODE)
			continue;
		path = xmlGetNsProp(n, (const xmlChar *)"full-path", (const xmlChar *)ns_manifest);
		name = path != NULL ? str_copy(p->a, str_of((const char *)path)) : STR("");
		xmlFree(path);
		if (is_listed(name) && !str_ends(name, STR("/")) && pkg_part(p, name) == NULL) {
			xmlUnlinkNode(n);
			xmlFreeNode(n);
		} else {
			map_put(&known, name, n);
		}
	}
	for (size_t i = 0; i < p->parts.n; i++) {
		const struct part *part = p->parts.at[i];
		xmlNode *n = map_find(&known, part->name);

		if (part->removed || !is_listed(part->name) || (n != NULL && part->media_type.n == 0))
			continue;
		if (n == NULL)
			n = xmlNewChild(root, ns, (const xmlChar *)"file-entry", NULL);
		set_entry(p, n, ns, part->name, media_type(part));
	}
	for (size_t i = 0; i < p->folders.n; i++) {
		xmlNode *n = map_find(&known, p->folders.at[i].name);

		if (n == NULL)
			n = xmlNewChild(root, ns, (const xmlChar *)"file-entry", NULL);
		set_entry(p, n, ns, p->folders.at[i].name, p->folders.at[i].media_type);
		map_put(&known, p->folders.at[i].name, n);
	}
}

void
manifest_sync(struct package *pkg, struct diags *d)
{
	struct arena *scratch;
	xmlDoc *doc;

	pkg->set_changed = false;
	if ((pkg->kind != PACKAGE_ODT && pkg->kind != PACKAGE_ODS) ||
	    pkg_part(pkg, STR("META-INF/manifest.xml")) == NULL)
		return;
	scratch = arena_new(1 << 14);
	doc = pkg_xml(pkg, STR("META-INF/manifest.xml"), scratch, d);
	if (doc != NULL && xmlDocGetRootElement(doc) != NULL) {
		mend_manifest(pkg, xmlDocGetRootElement(doc));
		pkg_put_xml(pkg, STR("META-INF/manifest.xml"), doc);
	}
	arena_free(scratch);
	pkg->set_changed = false;
}
