#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "fill/include.h"

/*
 * {% include "part.docx" %}: another document's body in place of the tag. It is
 * a template, too, and sees the same data. What it refers to comes along: styles
 * by name (the including template's win), lists, notes, pictures, links.
 */

static const char *
path_in_folder(struct runner *r, str name)
{
	const char *folder = r->opt->folder != NULL ? r->opt->folder : file_dir(r->a, pkg_name(r->t->p));

	return file_join(r->a, folder, str_c(r->a, name));
}

static bool
path_is_safe(str name)
{
	str rest = name;

	if (name.n == 0 || name.p[0] == '/' || memchr(name.p, '\0', name.n) != NULL)
		return false;
	while (rest.n > 0)
		if (str_eq(str_split(&rest, '/'), STR("..")))
			return false;
	return true;
}

str
include_path(struct runner *r, const struct fill_slot *slot, str name)
{
	if (path_is_safe(name)) {
		const char *path = path_in_folder(r, name);

		if (!file_exists(path) || file_inside(path_in_folder(r, STR(".")), path))
			return str_of(path);
	}
	diag_add(r->d, &fill_no_include, slot->line->where, STR_FMT, STR_ARG(name));
	diag_hint(r->d, "%s", _("a name beside the template or below it"));
	return (str){ NULL, 0 };
}

static struct package *
open_and_fill(struct runner *r, const struct fill_slot *s, const char *path)
{
	struct fill_options opt = *r->opt;
	struct fill_template *t;
	struct package *p;

	if (r->depth >= LIMIT_INCLUDE_DEPTH) {
		diag_add(r->d, &fill_no_include, s->line->where, "%s", path);
		diag_hint(r->d, "%s", _("documents include each other too deeply"));
		return NULL;
	}
	if (!file_find(path, r->d)) {
		diag_add(r->d, &fill_no_include, s->line->where, _("%s is not there"), path);
		return NULL;
	}
	p = pkg_open(path, r->a, r->d);
	if (p == NULL)
		return NULL;
	if (pkg_kind(p) != pkg_kind(r->into)) {
		diag_add(r->d, &fill_no_include, s->line->where, _("%s is of another format than the template"), path);
		return NULL;
	}
	t = fill_compile(p, r->a, r->d);
	if (t == NULL)
		return NULL;
	opt.folder = opt.folder != NULL ? opt.folder : file_dir(r->a, pkg_name(r->t->p));
	return fill_run_in(t, p, r->context, &opt, r->depth + 1, r->a, r->d) ? p : NULL;
}

/* It sees the data, not the names of loops around it: filled once, whatever the turns. */
struct package *
include_open(struct runner *r, const struct fill_slot *slot, str path)
{
	struct package **known = map_find(&r->doc->included, path);

	if (known == NULL) {
		known = ARENA_NEW(r->a, struct package *);
		*known = open_and_fill(r, slot, str_c(r->a, path));
		map_put(&r->doc->included, str_copy(r->a, path), known);
	}
	return *known;
}

bool
node_is(const xmlNode *n, const char *name)
{
	return n != NULL && n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0;
}

xmlAttr *
attribute_of(const xmlNode *n, const char *name)
{
	for (xmlAttr *a = n->properties; a != NULL; a = a->next)
		if (strcmp((const char *)a->name, name) == 0)
			return a;
	return NULL;
}

str
attribute_text(const xmlNode *n, const char *name, struct arena *a)
{
	xmlAttr *at = attribute_of(n, name);

	if (at == NULL || at->children == NULL || at->children->content == NULL)
		return STR("");
	return str_copy(a, str_of((const char *)at->children->content));
}

void
attribute_put(xmlNode *n, const char *name, str value, struct arena *a)
{
	xmlAttr *at = attribute_of(n, name);
	xmlChar *escaped;

	if (at == NULL)
		return;
	escaped = xmlEncodeSpecialChars(n->doc, (const xmlChar *)str_c(a, value));
	xmlFreeNodeList(at->children);
	at->children = at->last = NULL;
	if (at->ns != NULL)
		xmlSetNsProp(n, at->ns, at->name, (const xmlChar *)str_c(a, value));
	else
		xmlSetProp(n, at->name, (const xmlChar *)str_c(a, value));
	xmlFree(escaped);
}

xmlNode *
child_of(const xmlNode *n, const char *name)
{
	for (xmlNode *c = n != NULL ? n->children : NULL; c != NULL; c = c->next)
		if (node_is(c, name))
			return c;
	return NULL;
}

void
node_put(struct out *out, xmlNode *n)
{
	xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
	xmlNode *copy = xmlDocCopyNode(n, doc, 1);
	xmlBuffer *b = xmlBufferCreate();

	xmlDocSetRootElement(doc, copy);
	xmlNodeDump(b, doc, copy, 0, 0);
	out_bytes(out, xmlBufferContent(b), (size_t)xmlBufferLength(b));
	xmlBufferFree(b);
	xmlFreeDoc(doc);
}
