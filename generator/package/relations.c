#include <stdlib.h>
#include <string.h>

#include "package/parts.h"

/*
 * Content types and relationships of an OOXML package (ECMA-376-2). Both are
 * read once into lists; what was added is written back in one go before
 * anybody reads the part or the package is stored.
 */
static const char ns_types[] = "http://schemas.openxmlformats.org/package/2006/content-types";
static const char ns_relations[] = "http://schemas.openxmlformats.org/package/2006/relationships";

static str
read_prop(const xmlNode *n, const char *name, struct arena *a)
{
	xmlChar *v = xmlGetNoNsProp(n, (const xmlChar *)name);
	str s = v != NULL ? str_copy(a, str_of((const char *)v)) : STR("");

	xmlFree(v);
	return s;
}

/* word/document.xml: word/_rels/document.xml.rels */
static str
relations_name(struct arena *a, str part)
{
	size_t slash = 0;

	for (size_t i = 0; i < part.n; i++)
		if (part.p[i] == '/')
			slash = i + 1;
	return str_format(a, STR_FMT "_rels/" STR_FMT ".rels", STR_ARG(str_sub(part, 0, slash)),
	    STR_ARG(str_sub(part, slash, part.n)));
}

/* A target beside part as a part's name, "." and ".." walked; false: out of the package. */
static bool
resolve_target(struct arena *a, str part, str target, str *name)
{
	char *p = arena_alloc(a, part.n + target.n + 2);
	size_t n = 0;
	str rest = target;

	if (target.n > 0 && target.p[0] == '/') {
		rest = str_sub(target, 1, target.n);
	} else {
		for (size_t i = 0; i < part.n; i++)
			if (part.p[i] == '/')
				n = i + 1;
		if (n > 0)
			memcpy(p, part.p, n);
	}
	while (rest.n > 0) {
		str step = str_split(&rest, '/');

		if (step.n == 0 || str_eq(step, STR(".")))
			continue;
		if (str_eq(step, STR(".."))) {
			if (n == 0)
				return false;
			for (n--; n > 0 && p[n - 1] != '/'; n--)
				;
			continue;
		}
		memcpy(p + n, step.p, step.n);
		n += step.n;
		if (rest.n > 0)
			p[n++] = '/';
	}
	p[n] = '\0';
	*name = (str){ p, n };
	return true;
}

static void
read_relation(struct package *p, struct relation_list *l, const xmlNode *node, struct diags *d)
{
	struct relationship r = { read_prop(node, "Id", p->a), read_prop(node, "Type", p->a),
		read_prop(node, "Target", p->a), false };
	str raw = r.target;

	r.external = str_eq(read_prop(node, "TargetMode", p->a), STR("External"));
	if (!r.external && !resolve_target(p->a, l->part, raw, &r.target)) {
		diag_add(d, &pkg_bad_relations, pkg_loc(p, l->part, d->a), STR_FMT, STR_ARG(raw));
		r.target = STR("");
	}
	if (str_starts(r.id, STR("rId")) && r.id.n < 12) {
		int id = (int)strtol(r.id.p + sizeof "rId" - 1, NULL, 10);

		if (id > l->last_id)
			l->last_id = id;
	}
	for (size_t i = 0; r.id.n > 0 && i < l->rels.n; i++)
		if (str_eq(l->rels.at[i].id, r.id))
			diag_add(d, &pkg_twice_related, pkg_loc(p, relations_name(p->a, l->part), d->a), STR_FMT,
			    STR_ARG(r.id));
	*VEC_ADD(p->a, &l->rels) = r;
	*VEC_ADD(p->a, &l->raw) = raw;
}

static struct relation_list *
relations_of(struct package *p, str part, struct diags *d)
{
	struct relation_list *l;
	str name;

	for (size_t i = 0; i < p->relations.n; i++)
		if (str_eq(p->relations.at[i]->part, part))
			return p->relations.at[i];
	l = ARENA_NEW(p->a, struct relation_list);
	l->part = str_copy(p->a, part);
	name = relations_name(p->a, part);
	if (pkg_part(p, name) != NULL) {
		struct arena *scratch = arena_new(1 << 14);
		xmlDoc *doc = pkg_xml(p, name, scratch, d);
		xmlNode *root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;

		for (xmlNode *n = root != NULL ? root->children : NULL; n != NULL; n = n->next)
			if (n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, "Relationship") == 0)
				read_relation(p, l, n, d);
		arena_free(scratch);
	}
	*VEC_ADD(p->a, &p->relations) = l;
	return l;
}

size_t
pkg_relationships(struct package *pkg, str part, const struct relationship **rels, struct diags *d)
{
	struct relation_list *l = relations_of(pkg, part, d);

	*rels = l->rels.at;
	return l->rels.n;
}

const struct relationship *
pkg_relationship(struct package *pkg, str part, str id, struct diags *d)
{
	struct relation_list *l = relations_of(pkg, part, d);

	for (size_t i = 0; i < l->rels.n; i++)
		if (str_eq(l->rels.at[i].id, id))
			return &l->rels.at[i];
	return NULL;
}

static bool
type_ends(str type, str end)
{
	return str_ends(type, end) && type.n > end.n && type.p[type.n - end.n - 1] == '/';
}

const struct relationship *
pkg_relationship_of_type(struct package *pkg, str part, str type_end, struct diags *d)
{
	struct relation_list *l = relations_of(pkg, part, d);

	for (size_t i = 0; i < l->rels.n; i++)
		if (type_ends(l->rels.at[i].type, type_end))
			return &l->rels.at[i];
	return NULL;
}

/* A part's name as a target beside part. */
static str
make_relative(struct arena *a, str part, str target)
{
	size_t slash = 0;

	for (size_t i = 0; i < part.n; i++)
		if (part.p[i] == '/')
			slash = i + 1;
	if (str_starts(target, str_sub(part, 0, slash)))
		return str_copy(a, str_sub(target, slash, target.n));
	return str_format(a, "/" STR_FMT, STR_ARG(target));
}

str
pkg_relate(struct package *pkg, str part, str type, str target, bool external, struct diags *d)
{
	struct relation_list *l = relations_of(pkg, part, d);
	struct relationship r = { str_format(pkg->a, "rId%d", ++l->last_id), str_copy(pkg->a, type),
		str_copy(pkg->a, target), external };

	*VEC_ADD(pkg->a, &l->rels) = r;
	*VEC_ADD(pkg->a, &l->raw) = external ? r.target : make_relative(pkg->a, part, r.target);
	l->changed = true;
	return r.id;
}

void
pkg_unrelate(struct package *pkg, str part, str type_end, struct diags *d)
{
	struct relation_list *l = relations_of(pkg, part, d);
	size_t n = 0;

	for (size_t i = 0; i < l->rels.n; i++) {
		if (type_ends(l->rels.at[i].type, type_end))
			continue;
		l->rels.at[n] = l->rels.at[i];
		l->raw.at[n++] = l->raw.at[i];
	}
	l->changed |= n < l->rels.n;
	l->rels.n = l->raw.n = n;
}

/* --- content types ------------------------------------------------------ */

static void
types_read(struct package *p, struct diags *d)
{
	struct arena *scratch;
	xmlDoc *doc;
	xmlNode *root;

	if (p->types_read)
		return;
	p->types_read = true;
	if (pkg_part(p, STR("[Content_Types].xml")) == NULL)
		return;
	scratch = arena_new(1 << 14);
	doc = pkg_xml(p, STR("[Content_Types].xml"), scratch, d);
	root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;
	for (xmlNode *n = root != NULL ? root->children : NULL; n != NULL; n = n->next) {
		struct content_type t = { { NULL, 0 }, { NULL, 0 }, false };

		if (n->type != XML_ELEMENT_NODE)
			continue;
		t.is_default = strcmp((const char *)n->name, "Default") == 0;
		t.key = read_prop(n, t.is_default ? "Extension" : "PartName", p->a);
		if (!t.is_default && str_starts(t.key, STR("/")))
			t.key = str_sub(t.key, 1, t.key.n);
		t.type = read_prop(n, "ContentType", p->a);
		*VEC_ADD(p->a, &p->types) = t;
	}
	arena_free(scratch);
}

static struct content_type *
type_find(struct package *p, bool is_default, str key)
{
	for (size_t i = 0; i < p->types.n; i++)
		if (p->types.at[i].is_default == is_default && str_eq_nocase(p->types.at[i].key, key))
			return &p->types.at[i];
	return NULL;
}

static str
part_extension(str part)
{
	for (size_t i = part.n; i > 0 && part.p[i - 1] != '/'; i--)
		if (part.p[i - 1] == '.')
			return str_sub(part, i, part.n);
	return STR("");
}

str
pkg_content_type(struct package *pkg, str part, struct diags *d)
{
	struct content_type *t;

	types_read(pkg, d);
	t = type_find(pkg, false, part);
	if (t == NULL)
		t = type_find(pkg, true, part_extension(part));
	return t != NULL ? t->type : STR("");
}

static void
type_set(struct package *p, bool is_default, str key, str type, struct diags *d)
{
	struct content_type *t;

	types_read(p, d);
	t = type_find(p, is_default, key);
	if (t != NULL && str_eq(t->type, type))
		return;
	if (t == NULL) {
		t = VEC_ADD(p->a, &p->types);
		t->is_default = is_default;
		t->key = str_copy(p->a, key);
	}
	t->type = str_copy(p->a, type);
	p->types_changed = true;
}

void
pkg_set_content_type(struct package *pkg, str part, str type, struct diags *d)
{
	type_set(pkg, false, part, type, d);
}

void
pkg_set_default_type(struct package *pkg, str ext, str type, struct diags *d)
{
	type_set(pkg, true, ext, type, d);
}

str
pkg_main_part(struct package *pkg, struct diags *d)
{
	const struct relationship *r;

	if (pkg->kind == PACKAGE_ODT || pkg->kind == PACKAGE_ODS)
		return STR("content.xml");
	r = pkg_relationship_of_type(pkg, STR(""), STR("officeDocument"), d);
	return r != NULL ? r->target : STR("word/document.xml");
}

void
relations_detect(struct package *pkg, struct diags *d)
{
	str type = pkg_content_type(pkg, pkg_main_part(pkg, d), d);

	if (str_find(type, STR("wordprocessingml"), 0) < type.n || str_find(type, STR("ms-word"), 0) < type.n)
		pkg->kind = PACKAGE_DOCX;
	else if (str_find(type, STR("spreadsheetml"), 0) < type.n || str_find(type, STR("ms-excel"), 0) < type.n)
		pkg->kind = PACKAGE_XLSX;
	/* we find the document by its usual name, Word and Excel don't (ECMA-376-2, 9.3) */
	if (pkg->kind != PACKAGE_OTHER && !pkg_has(pkg, STR("_rels/.rels")))
		diag_add(d, &pkg_unrelated, pkg_loc(pkg, STR(""), d->a), "_rels/.rels");
}

/* --- back into parts ---------------------------------------------------- */

static void
write_attribute(struct out *o, const char *name, str value)
{
	out_printf(o, " %s=\"", name);
	out_xml_attr(o, value);
	out_char(o, '"');
}

static void
write_relations(struct package *p, struct relation_list *l)
{
	struct out o;

	out_init(&o);
	out_printf(&o, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"%s\">",
	    ns_relations);
	for (size_t i = 0; i < l->rels.n; i++) {
		out_puts(&o, "<Relationship");
		write_attribute(&o, "Id", l->rels.at[i].id);
		write_attribute(&o, "Type", l->rels.at[i].type);
		write_attribute(&o, "Target", l->raw.at[i]);
		if (l->rels.at[i].external)
			write_attribute(&o, "TargetMode", STR("External"));
		out_puts(&o, "/>");
	}
	out_puts(&o, "</Relationships>");
	l->changed = false;
	pkg_put(p, relations_name(p->a, l->part), out_copy(&o, p->a));
	out_release(&o);
}

static void
write_types(struct package *p)
{
	struct out o;

	out_init(&o);
	out_printf(&o, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Types xmlns=\"%s\">", ns_types);
	for (int defaults = 1; defaults >= 0; defaults--)
		for (size_t i = 0; i < p->types.n; i++) {
			const struct content_type *t = &p->types.at[i];

			if (t->is_default != (defaults == 1))
				continue;
			out_puts(&o, defaults ? "<Default" : "<Override");
			write_attribute(&o, defaults ? "Extension" : "PartName",
			    defaults ? t->key : str_format(p->a, "/" STR_FMT, STR_ARG(t->key)));
			write_attribute(&o, "ContentType", t->type);
			out_puts(&o, "/>");
		}
	out_puts(&o, "</Types>");
	p->types_changed = false;
	pkg_put(p, STR("[Content_Types].xml"), out_copy(&o, p->a));
	out_release(&o);
	p->types_read = true; /* pkg_put made us forget: the list is what was written */
}

/* pkg_put forgets the list of a part that it replaces, so it is kept aside meanwhile. */
void
relations_sync(struct package *pkg)
{
	for (size_t i = 0; i < pkg->relations.n; i++)
		if (pkg->relations.at[i]->changed) {
			struct relation_list *l = pkg->relations.at[i];

			write_relations(pkg, l);
			*VEC_ADD(pkg->a, &pkg->relations) = l;
			i = (size_t)-1; /* the order changed */
		}
	if (pkg->types_changed) {
		size_t n = pkg->types.n;

		write_types(pkg);
		pkg->types.n = n;
	}
}

void
relations_forget(struct package *pkg, str part)
{
	if (str_eq(part, STR("[Content_Types].xml"))) {
		pkg->types_read = false;
		pkg->types.n = 0;
		return;
	}
	if (!str_ends(part, STR(".rels")))
		return;
	for (size_t i = 0; i < pkg->relations.n; i++)
		if (str_eq(relations_name(pkg->a, pkg->relations.at[i]->part), part)) {
			pkg->relations.at[i] = pkg->relations.at[--pkg->relations.n];
			return;
		}
}

void
relations_clone(struct package *to, const struct package *from)
{
	for (size_t i = 0; i < from->relations.n; i++) {
		const struct relation_list *l = from->relations.at[i];
		struct relation_list *copy = ARENA_NEW(to->a, struct relation_list);

		*copy = *l;
		copy->rels.at = arena_copy(to->a, l->rels.at, l->rels.n * sizeof *l->rels.at);
		copy->rels.cap = l->rels.n;
		copy->raw.at = arena_copy(to->a, l->raw.at, l->raw.n * sizeof *l->raw.at);
		copy->raw.cap = l->raw.n;
		*VEC_ADD(to->a, &to->relations) = copy;
	}
	for (size_t i = 0; i < from->types.n; i++)
		*VEC_ADD(to->a, &to->types) = from->types.at[i];
	to->types_read = from->types_read;
	to->types_changed = from->types_changed;
}
