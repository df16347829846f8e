#include "package/parts.h"

#include <string.h>

/*
 * Documents and templates differ by a word that the package says of itself: the content type of the main part in OOXML
 * (ECMA-376-1, 11.3.10 and the like; [MS-OFFMACRO2] for those with macros), the media type in ODF.
 */
static const struct {
	const char *extension, *type;
	enum package_kind kind;
	bool macros;
} file_kinds[] = {
	{ "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", PACKAGE_DOCX,
	    false },
	{ "dotx", "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", PACKAGE_DOCX,
	    false },
	{ "docm", "application/vnd.ms-word.document.macroEnabled.main+xml", PACKAGE_DOCX, true },
	{ "dotm", "application/vnd.ms-word.template.macroEnabledTemplate.main+xml", PACKAGE_DOCX, true },
	{ "odt", "application/vnd.oasis.opendocument.text", PACKAGE_ODT, false },
	{ "ott", "application/vnd.oasis.opendocument.text-template", PACKAGE_ODT, false },
};

/* Parts of macros with the relationships that lead to them. */
static void
drop_macros(struct package *pkg, str main, struct diags *d)
{
	bool any = false;

	for (size_t i = 0; i < pkg->parts.n; i++) {
		str name = pkg->parts.at[i]->name;

		if (pkg->parts.at[i]->removed ||
		    (!str_ends(name, STR("/vbaProject.bin")) && !str_ends(name, STR("/vbaData.xml")) &&
			!str_ends(name, STR("/_rels/vbaProject.bin.rels"))))
			continue;
		any = true;
		pkg_remove(pkg, name);
		for (size_t k = 0; k < pkg->types.n; k++)
			if (!pkg->types.at[k].is_default && str_eq_nocase(pkg->types.at[k].key, name))
				pkg->types.at[k] = pkg->types.at[--pkg->types.n];
	}
	pkg_unrelate(pkg, main, STR("vbaProject"), d);
	if (any)
		diag_add(d, &pkg_no_macros, pkg_loc(pkg, STR(""), d->a), NULL);
}

static void
set_root_type(struct package *pkg, str type, struct diags *d)
{
	str manifest = STR("META-INF/manifest.xml");
	struct arena *scratch = arena_new(1 << 14);
	xmlDoc *doc = pkg_has(pkg, manifest) ? pkg_xml(pkg, manifest, scratch, d) : NULL;
	xmlNode *root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;

	pkg_put(pkg, STR("mimetype"), type);
	for (xmlNode *n = root != NULL ? root->children : NULL; n != NULL; n = n->next) {
		xmlChar *path = n->type == XML_ELEMENT_NODE ? xmlGetProp(n, (const xmlChar *)"full-path") : NULL;

		if (path != NULL && strcmp((const char *)path, "/") == 0)
			xmlSetNsProp(n, n->ns, (const xmlChar *)"media-type", (const xmlChar *)str_c(scratch, type));
		xmlFree(path);
	}
	if (doc != NULL)
		pkg_put_xml(pkg, manifest, doc);
	arena_free(scratch);
}

void
pkg_become(struct package *pkg, str extension, struct diags *d)
{
	str main = pkg_main_part(pkg, d), mime = STR("");

	for (size_t i = 0; i < sizeof file_kinds / sizeof *file_kinds; i++) {
		str type = str_of(file_kinds[i].type);

		if (file_kinds[i].kind != pkg->kind || !str_eq_nocase(extension, str_of(file_kinds[i].extension)))
			continue;
		if (pkg->kind == PACKAGE_ODT) {
			if (pkg_read(pkg, STR("mimetype"), &mime, d) && !str_eq(str_trim(mime), type))
				set_root_type(pkg, type, d);
			continue;
		}
		if (str_eq(pkg_content_type(pkg, main, d), type))
			continue;
		pkg_set_content_type(pkg, main, type, d);
		if (!file_kinds[i].macros)
			drop_macros(pkg, main, d);
	}
}
