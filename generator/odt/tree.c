#include "odt/inner.h"

#include <string.h>

/*
 * What the reader of ODT asks of the lean tree (archive/archive.h): its namespaces, texts among elements, and which
 * configuration is the office programs' own, which hangs on a prefix declared before.
 */
static const struct arc_space spaces[] = {
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
};

static const char uri_of_ooo[] = "http://openoffice.org/2004/office";

/* "ooo:configuration-settings", the prefix bound as it must be; else an office program passes the settings over too. */
static void
mark_settings_set(void *ctx, const struct arc_tree *t, struct arc_node *n)
{
	str rest, prefix;
	const char *uri;

	(void)ctx;
	if (!odf_is(n, ODF_CONFIG, "config-item-set"))
		return;
	rest = odf_at(n, ODF_CONFIG, "name");
	prefix = str_split(&rest, ':');
	uri = arc_prefix_uri(t, prefix);
	n->is_marked = str_eq(rest, STR("configuration-settings")) && uri != NULL && strcmp(uri, uri_of_ooo) == 0;
}

/* clang-format off */
static const struct arc_vocabulary vocabulary = { .spaces = spaces, .spaces_n = sizeof spaces / sizeof *spaces,
	.no_space = ODF_OTHER, .unknown_space = ODF_OTHER, .text_nodes = true, .opened = mark_settings_set };
/* clang-format on */

struct arc_node *
odt_root(struct odt *odt, str part)
{
	struct arena *packed = arena_new(1 << 12);
	struct arc_node *root = NULL;
	str bytes;

	if (odt->names == NULL)
		odt->names = arc_names_new(&vocabulary, odt->nodes, odt->a);
	if (pkg_has(odt->pkg, part) && pkg_read_once(odt->pkg, part, packed, &bytes, odt->d))
		root = arc_tree(odt->names, bytes, str_of(pkg_name(odt->pkg)), part, NULL, odt->d);
	arena_free(packed);
	return root;
}

struct arc_node *
odt_side_root(struct odt *odt, str part)
{
	struct diags *d = odt->d, found;
	struct arc_node *root;

	diags_init(&found, d->a);
	odt->d = &found;
	root = odt_root(odt, part);
	odt->d = d;
	doc_side_found(d, &found);
	return root;
}
