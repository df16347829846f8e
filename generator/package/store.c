/*
 * A package as bytes that are the same for the same parts: in their order (ODF 1.3-2, 3.3 wants mimetype first and
 * plain), with the archive's fixed time; a part that nobody changed keeps its packed bytes.
 */
#include "package/parts.h"

/* Already packed pictures gain nothing from deflate. */
static bool
is_stored(str name)
{
	static const char *const packed[] = { ".png", ".jpg", ".jpeg", ".gif", ".zip", ".docx", ".xlsx" };

	if (str_eq(name, STR("mimetype")))
		return true;
	for (size_t i = 0; i < sizeof packed / sizeof *packed; i++)
		if (str_ends(name, str_of(packed[i])))
			return true;
	return false;
}

static struct arc_part
part_packed(const struct part *p)
{
	return (struct arc_part){ p->name, p->entry != NULL ? p->entry->packed : NULL, p->bytes, is_stored(p->name) };
}

bool
store_parts(struct package *pkg, struct arena *a, str *bytes, struct diags *d)
{
	struct arc_part *parts = ARENA_ARRAY(pkg->a, struct arc_part, pkg->parts.n + 1);
	const struct part *first =
	    pkg->kind == PACKAGE_ODT || pkg->kind == PACKAGE_ODS ? pkg_part(pkg, STR("mimetype")) : NULL;
	const char *why = NULL;
	size_t n = 0;

	if (first != NULL)
		parts[n++] = part_packed(first);
	for (size_t i = 0; i < pkg->parts.n; i++)
		if (pkg->parts.at[i] != first && !pkg->parts.at[i]->removed)
			parts[n++] = part_packed(pkg->parts.at[i]);
	if (arc_store(parts, n, a, bytes, &why))
		return true;
	if (why != NULL)
		diag_add(d, &pkg_unwritable, pkg_loc(pkg, STR(""), d->a), "%s", why);
	else
		diag_add(d, &pkg_unwritable, pkg_loc(pkg, STR(""), d->a), NULL);
	return false;
}
