#include "package/package.h"

#include <string.h>

#include "base/file.h"
#include "package/parts.h"

struct loc
pkg_loc(const struct package *pkg, str part, struct arena *a)
{
	if (part.n == 0)
		return loc_file(a, str_copy(a, str_of(pkg->name)));
	return loc_spot(a, str_copy(a, str_of(pkg->name)), str_copy(a, part), STR(""));
}

struct part *
pkg_part(const struct package *pkg, str name)
{
	struct part *part = map_find(&pkg->index, name);

	return part != NULL && !part->removed ? part : NULL;
}

static struct package *
package_new(const char *name, struct arena *a)
{
	struct package *p = ARENA_NEW(a, struct package);

	p->a = a;
	p->name = str_c(a, str_of(name));
	map_init(&p->index, a);
	return p;
}

static bool
mimetype_is(struct package *p, const char *tail, str mime)
{
	static const char odf[] = "application/vnd.oasis.opendocument.";

	if (!str_starts(mime, str_of(odf)))
		return false;
	(void)p;
	return str_starts(str_sub(mime, sizeof odf - 1, mime.n), str_of(tail));
}

static void
detect_kind(struct package *p, struct diags *d)
{
	str mime;

	p->kind = PACKAGE_OTHER;
	if (pkg_has(p, STR("mimetype")) && pkg_read(p, STR("mimetype"), &mime, d)) {
		mime = str_trim(mime);
		if (mimetype_is(p, "text", mime))
			p->kind = PACKAGE_ODT;
		else if (mimetype_is(p, "spreadsheet", mime))
			p->kind = PACKAGE_ODS;
	} else if (pkg_has(p, STR("[Content_Types].xml"))) {
		relations_detect(p, d);
	}
}

static void
load_parts(struct package *p, struct archive *z)
{
	size_t n = arc_entries(z);
	struct part *parts = ARENA_ARRAY(p->a, struct part, n + 1);
	struct entry *entries = ARENA_ARRAY(p->a, struct entry, n + 1);

	for (size_t i = 0; i < n; i++) {
		entries[i] = (struct entry){ .packed = arc_entry_at(z, i), .a = p->a };
		parts[i].name = entries[i].packed->name;
		parts[i].entry = &entries[i];
		*VEC_ADD(p->a, &p->parts) = &parts[i];
		map_put(&p->index, parts[i].name, &parts[i]);
	}
}

struct package *
pkg_open_bytes(str bytes, const char *name, struct arena *a, struct diags *d)
{
	struct package *p = package_new(name, a);
	int fatal = d->count[DIAG_FATAL];
	struct archive *z = arc_open(bytes, str_of(p->name), a, d);

	if (z == NULL)
		return NULL;
	load_parts(p, z);
	detect_kind(p, d);
	return d->count[DIAG_FATAL] == fatal ? p : NULL;
}

struct package *
pkg_open(const char *path, struct arena *a, struct diags *d)
{
	str bytes;

	return file_read(path, a, &bytes, d) ? pkg_open_bytes(bytes, path, a, d) : NULL;
}

struct package *
pkg_new(enum package_kind kind, const char *name, struct arena *a)
{
	static const char types[] = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
				    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
				    "<Default Extension=\"rels\" "
				    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
				    "<Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>";
	static const char manifest[] =
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
	    "manifest:version=\"1.3\"><manifest:file-entry manifest:full-path=\"/\" "
	    "manifest:version=\"1.3\" manifest:media-type=\"%s\"/></manifest:manifest>";
	struct package *p = package_new(name, a);

	p->kind = kind;
	if (kind == PACKAGE_ODT || kind == PACKAGE_ODS) {
		str mime = STR("application/vnd.oasis.opendocument.text");

		if (kind == PACKAGE_ODS)
			mime = STR("application/vnd.oasis.opendocument.spreadsheet");
		pkg_put(p, STR("mimetype"), mime);
		pkg_put(p, STR("META-INF/manifest.xml"), str_format(a, manifest, mime.p));
	} else if (kind != PACKAGE_OTHER) {
		pkg_put(p, STR("[Content_Types].xml"), str_of(types));
	}
	return p;
}

struct package *
pkg_clone(const struct package *from, struct arena *a)
{
	struct package *p = package_new(from->name, a);
	struct part *copies = ARENA_ARRAY(a, struct part, from->parts.n + 1);

	p->kind = from->kind;
	p->set_changed = from->set_changed;
	for (size_t i = 0; i < from->parts.n; i++) {
		copies[i] = *from->parts.at[i];
		*VEC_ADD(a, &p->parts) = &copies[i];
		map_put(&p->index, copies[i].name, &copies[i]);
	}
	relations_clone(p, from);
	return p;
}

enum package_kind
pkg_kind(const struct package *pkg)
{
	return pkg->kind;
}

const char *
pkg_name(const struct package *pkg)
{
	return pkg->name;
}

/* Removed parts stay in the vector: they are skipped when counting. */
size_t
pkg_parts(const struct package *pkg)
{
	size_t n = 0;

	for (size_t i = 0; i < pkg->parts.n; i++)
		n += !pkg->parts.at[i]->removed;
	return n;
}

str
pkg_part_name(const struct package *pkg, size_t i)
{
	for (size_t k = 0; k < pkg->parts.n; k++)
		if (!pkg->parts.at[k]->removed && i-- == 0)
			return pkg->parts.at[k]->name;
	return STR("");
}

bool
pkg_has(const struct package *pkg, str part)
{
	return pkg_part(pkg, part) != NULL;
}

static struct part *
part_to_read(struct package *p, str name, struct diags *d)
{
	if (str_ends(name, STR(".rels")) || str_eq(name, STR("[Content_Types].xml")))
		relations_sync(p);
	else if (p->set_changed && str_eq(name, STR("META-INF/manifest.xml")))
		manifest_sync(p, d);
	return pkg_part(p, name);
}

bool
pkg_read(struct package *pkg, str name, str *bytes, struct diags *d)
{
	struct part *part = part_to_read(pkg, name, d);
	struct entry *e;

	*bytes = STR("");
	if (part == NULL)
		return false;
	if (part->entry == NULL) {
		*bytes = part->bytes;
		return true;
	}
	e = part->entry;
	if (!e->unpacked)
		e->unpacked = arc_unpack(e->packed, e->a, &e->bytes, d);
	*bytes = e->bytes;
	return e->unpacked;
}

bool
pkg_read_once(struct package *pkg, str name, struct arena *a, str *bytes, struct diags *d)
{
	struct part *part = part_to_read(pkg, name, d);

	*bytes = STR("");
	if (part == NULL || part->entry == NULL || part->entry->unpacked)
		return pkg_read(pkg, name, bytes, d);
	return arc_unpack(part->entry->packed, a, bytes, d);
}

static void
pass_element(void *ctx, const struct arc_element *e)
{
	(void)ctx, (void)e;
}

static void
pass_end(void *ctx, const char *name)
{
	(void)ctx, (void)name;
}

bool
pkg_check_xml(const struct package *pkg, str part, str bytes, struct diags *d)
{
	static const struct arc_handler nothing = { pass_element, pass_end, NULL };

	return arc_sax(bytes, str_of(pkg->name), part, &nothing, NULL, d);
}

xmlDoc *
pkg_xml(struct package *pkg, str part, struct arena *a, struct diags *d)
{
	str bytes;

	if (!pkg_has(pkg, part)) {
		diag_add(d, &pkg_no_part, pkg_loc(pkg, STR(""), d->a), STR_FMT, STR_ARG(part));
		return NULL;
	}
	if (!pkg_read(pkg, part, &bytes, d))
		return NULL;
	return arc_xml(bytes, str_of(pkg->name), part, a, d);
}

void
pkg_put(struct package *pkg, str name, str bytes)
{
	struct part *part = map_find(&pkg->index, name);

	if (part == NULL) {
		part = ARENA_NEW(pkg->a, struct part);
		part->name = str_copy(pkg->a, name);
		*VEC_ADD(pkg->a, &pkg->parts) = part;
		map_put(&pkg->index, part->name, part);
		pkg->set_changed = true;
	} else if (part->removed) {
		part->removed = false;
		pkg->set_changed = true;
	}
	part->entry = NULL;
	part->bytes = bytes;
	relations_forget(pkg, name);
}

void
pkg_put_xml(struct package *pkg, str part, xmlDoc *doc)
{
	xmlChar *text = NULL;
	int n = 0;

	doc->standalone = 1;
	xmlDocDumpMemoryEnc(doc, &text, &n, "UTF-8");
	if (text != NULL) {
		pkg_put(pkg, part, str_copy(pkg->a, (str){ (const char *)text, (size_t)n }));
		xmlFree(text);
	}
}

void
pkg_remove(struct package *pkg, str name)
{
	struct part *part = pkg_part(pkg, name);

	if (part == NULL)
		return;
	part->removed = true;
	pkg->set_changed = true;
	relations_forget(pkg, name);
}

void
pkg_set_media_type(struct package *pkg, str name, str type)
{
	struct part *part = pkg_part(pkg, name);

	if (str_ends(name, STR("/"))) {
		*VEC_ADD(pkg->a, &pkg->folders) = (struct folder){ str_copy(pkg->a, name), str_copy(pkg->a, type) };
		pkg->set_changed = true;
	} else if (part != NULL) {
		part->media_type = str_copy(pkg->a, type);
		pkg->set_changed = true;
	}
}

bool
pkg_bytes(struct package *pkg, struct arena *a, str *bytes, struct diags *d)
{
	relations_sync(pkg);
	if (pkg->set_changed)
		manifest_sync(pkg, d);
	return store_parts(pkg, a, bytes, d);
}

bool
pkg_write(struct package *pkg, const char *path, struct diags *d)
{
	str bytes;

	return pkg_bytes(pkg, pkg->a, &bytes, d) && file_write(path, bytes, d);
}
