#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "fill/docx/docx.h"
#include "fill/include.h"

#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

struct guest {
	struct runner *r;
	struct package *p; /* the included one */
	str main_part;
	xmlDoc *styles, *numbering, *notes, *endnotes;
	bool comments, bare_notes; /* were left out */
	struct map style_ids;      /* id there: str here */
	struct map lists;          /* numId there: here */
	struct map marks;          /* bookmark id there: here */
	struct map parts;          /* part there: here */
};

static xmlDoc *
open_guest_part(struct guest *g, const char *type)
{
	const struct relationship *rel = pkg_relationship_of_type(g->p, g->main_part, str_of(type), g->r->d);

	return rel != NULL && pkg_has(g->p, rel->target) ? pkg_xml(g->p, rel->target, g->r->a, g->r->d) : NULL;
}

static xmlNode *
by_attribute(xmlDoc *doc, const char *element, const char *attribute, str value, struct arena *a)
{
	xmlNode *root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;

	for (xmlNode *n = root != NULL ? root->children : NULL; n != NULL; n = n->next)
		if (node_is(n, element) && str_eq(attribute_text(n, attribute, a), value))
			return n;
	return NULL;
}

static str style_here(struct guest *g, str id, int depth);

static bool
id_taken(struct guest *g, str id)
{
	const struct fill_styles *s = g->r->doc->styles;
	str begin = str_format(g->r->a, "w:styleId=\"" STR_FMT "\"", STR_ARG(id)),
	    defs = out_str(&g->r->doc->style_defs);

	for (size_t i = 0; i < s->at.n; i++)
		if (str_eq(s->at.at[i].id, id))
			return true;
	return str_find(defs, begin, 0) < defs.n;
}

static str list_here(struct guest *g, str number);

/* A style that the including template lacks comes along, under an id that is free. */
static str
style_copy(struct guest *g, xmlNode *style, int depth)
{
	struct arena *a = g->r->a;
	str id = attribute_text(style, "styleId", a), new_id = id, *known;
	xmlNode *based = child_of(style, "basedOn"), *props = child_of(style, "pPr"), *num;

	for (int i = 1; id_taken(g, new_id); i++)
		new_id = str_format(a, STR_FMT "_%d", STR_ARG(id), i);
	known = ARENA_NEW(a, str);
	*known = new_id;
	map_put(&g->style_ids, id, known);
	if (based != NULL)
		attribute_put(based, "val", style_here(g, attribute_text(based, "val", a), depth + 1), a);
	for (const char *const *drop = (const char *const[]){ "link", "next", NULL }; *drop != NULL; drop++) {
		xmlNode *n = child_of(style, *drop);

		if (n != NULL) {
			xmlUnlinkNode(n);
			xmlFreeNode(n);
		}
	}
	num = props != NULL ? child_of(props, "numPr") : NULL;
	num = num != NULL ? child_of(num, "numId") : NULL;
	if (num != NULL)
		attribute_put(num, "val", list_here(g, attribute_text(num, "val", a)), a);
	attribute_put(style, "styleId", new_id, a);
	if (attribute_of(style, "default") != NULL)
		xmlRemoveProp(attribute_of(style, "default"));
	node_put(&g->r->doc->style_defs, style);
	return new_id;
}

static str
style_here(struct guest *g, str id, int depth)
{
	struct arena *a = g->r->a;
	str *known = map_find(&g->style_ids, id), name, key;
	xmlNode *style, *name_node;
	const struct fill_style *st;

	if (known != NULL)
		return *known;
	style = by_attribute(g->styles, "style", "styleId", id, a);
	if (style == NULL || depth > LIMIT_STYLE_CHAIN)
		return id;
	name_node = child_of(style, "name");
	name = name_node != NULL ? attribute_text(name_node, "val", a) : id;
	key = str_copy(a, id);
	st = style_named(g->r->doc->styles, docx_style_kind(attribute_text(style, "type", a)), name);
	if (st == NULL)
		return style_copy(g, style, depth);
	known = ARENA_NEW(a, str);
	*known = st->id;
	map_put(&g->style_ids, key, known);
	return st->id;
}

/* The list's definition comes along under new numbers. */
static str
list_here(struct guest *g, str number)
{
	struct arena *a = g->r->a;
	struct document_state *s = g->r->doc;
	str *known = map_find(&g->lists, number), abstract_id;
	xmlNode *num = by_attribute(g->numbering, "num", "numId", number, a), *ref, *abstract;

	if (known != NULL)
		return *known;
	ref = num != NULL ? child_of(num, "abstractNumId") : NULL;
	abstract_id = ref != NULL ? attribute_text(ref, "val", a) : STR("");
	abstract = by_attribute(g->numbering, "abstractNum", "abstractNumId", abstract_id, a);
	known = ARENA_NEW(a, str);
	*known = STR("0");
	map_put(&g->lists, str_copy(a, number), known);
	if (abstract == NULL)
		return *known;
	docx_lists_begin(g->r);
	abstract_id = str_format(a, "%u", ++s->abstracts_n);
	attribute_put(abstract, "abstractNumId", abstract_id, a);
	for (const char *const *drop = (const char *const[]){ "nsid", "styleLink", "numStyleLink", NULL };
	     *drop != NULL; drop++) {
		xmlNode *n = child_of(abstract, *drop);

		if (n != NULL) {
			xmlUnlinkNode(n);
			xmlFreeNode(n);
		}
	}
	for (xmlNode *l = abstract->children; l != NULL; l = l->next) {
		xmlNode *style = node_is(l, "lvl") ? child_of(l, "pStyle") : NULL;

		if (style != NULL)
			attribute_put(style, "val", style_here(g, attribute_text(style, "val", a), 0), a);
	}
	node_put(&s->abstracts, abstract);
	attribute_put(abstract, "abstractNumId", attribute_text(ref, "val", a), a);
	*known = str_format(a, "%u", ++s->nums_n);
	out_printf(&s->nums, "<w:num w:numId=\"" STR_FMT "\"><w:abstractNumId w:val=\"" STR_FMT "\"/></w:num>",
	    STR_ARG(*known), STR_ARG(abstract_id));
	return *known;
}

enum { PARTS_DEEP = 8 }; /* a chart with its workbook is 2; more is a circle */

/* A part with all that it refers to, under a name that is free; its name here. */
static str
part_here(struct guest *g, str part, int depth)
{
	struct arena *a = g->r->a;
	str *known = map_find(&g->parts, part), bytes, ext, folder;
	const struct relationship *rels;
	size_t n, dot, slash = part.n;

	if (known != NULL || depth > PARTS_DEEP)
		return known != NULL ? *known : part;
	if (!pkg_read(g->p, part, &bytes, g->r->d))
		return STR("");
	while (slash > 0 && part.p[slash - 1] != '/')
		slash--;
	folder = str_sub(part, 0, slash);
	for (dot = part.n; dot > slash && part.p[dot - 1] != '.'; dot--)
		;
	ext = dot > slash ? str_sub(part, dot, part.n) : STR("bin");
	known = ARENA_NEW(a, str);
	do
		*known =
		    str_format(a, STR_FMT "kem%u." STR_FMT, STR_ARG(folder), ++g->r->doc->pictures_n, STR_ARG(ext));
	while (pkg_has(g->r->into, *known));
	map_put(&g->parts, str_copy(a, part), known);
	pkg_put(g->r->into, *known, bytes);
	pkg_set_content_type(g->r->into, *known, pkg_content_type(g->p, part, g->r->d), g->r->d);
	n = pkg_relationships(g->p, part, &rels, g->r->d);
	if (n > 0) { /* its own relationships keep their ids */
		struct out o;

		out_init(&o);
		out_puts(&o,
		    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships "
		    "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
		for (size_t i = 0; i < n; i++) {
			str target = rels[i].target;

			if (!rels[i].external)
				target = str_format(a, "/" STR_FMT, STR_ARG(part_here(g, target, depth + 1)));
			out_puts(&o, "<Relationship Id=\"");
			out_xml_attr(&o, rels[i].id);
			out_puts(&o, "\" Type=\"");
			out_xml_attr(&o, rels[i].type);
			out_puts(&o, "\" Target=\"");
			out_xml_attr(&o, target);
			out_puts(&o, rels[i].external ? "\" TargetMode=\"External\"/>" : "\"/>");
		}
		out_puts(&o, "</Relationships>");
		slash = known->n;
		while (slash > 0 && known->p[slash - 1] != '/')
			slash--;
		pkg_put(g->r->into,
		    str_format(a, STR_FMT "_rels/" STR_FMT ".rels", STR_ARG(str_sub(*known, 0, slash)),
			STR_ARG(str_sub(*known, slash, known->n))),
		    out_copy(&o, a));
		out_release(&o);
	}
	return *known;
}

static str
relation_here(struct guest *g, str from_part, str id)
{
	const struct relationship *rel = pkg_relationship(g->p, from_part, id, g->r->d);
	str target;

	if (rel == NULL)
		return STR("");
	target = rel->external ? rel->target : part_here(g, rel->target, 0);
	if (target.n == 0)
		return STR("");
	return pkg_relate(g->r->into, g->r->doc->relating, rel->type, target, rel->external, g->r->d);
}

static void adapt_tree(struct guest *g, xmlNode *n, str part);

static xmlNode *
note_of_guest(const struct guest *g, str id, bool endnote)
{
	return by_attribute(endnote ? g->endnotes : g->notes, endnote ? "endnote" : "footnote", "id", id, g->r->a);
}

/* A note's mark in the guest whose text is not there. */
static bool
lacks_note(const struct guest *g, const xmlNode *n)
{
	bool endnote = node_is(n, "endnoteReference");

	return (endnote || node_is(n, "footnoteReference")) &&
	    note_of_guest(g, attribute_text(n, "id", g->r->a), endnote) == NULL;
}

/* Endnotes become footnotes: the including document may have no place for them. */
static str
note_here(struct guest *g, str id, bool endnote)
{
	struct arena *a = g->r->a;
	struct document_state *s = g->r->doc;
	xmlDoc *notes = endnote ? g->endnotes : g->notes;
	xmlNode *note = note_of_guest(g, id, endnote);
	const struct relationship *rel =
	    pkg_relationship_of_type(g->p, g->main_part, endnote ? STR("endnotes") : STR("footnotes"), g->r->d);
	str relating = s->relating, number;

	if (note == NULL || rel == NULL)
		return STR("");
	docx_notes_begin(g->r);
	number = str_format(a, "%u", ++s->notes_n);
	note = xmlCopyNode(note, 1);
	xmlNodeSetName(note, (const xmlChar *)"footnote");
	xmlAddChild(xmlDocGetRootElement(notes), note); /* so that its namespaces are found */
	attribute_put(note, "id", number, a);
	s->relating = s->footnotes;
	adapt_tree(g, note, rel->target);
	s->relating = relating;
	node_put(&s->notes, note);
	xmlUnlinkNode(note);
	xmlFreeNode(note);
	return number;
}

static bool
namespace_is_ignorable(const xmlNs *ns)
{
	static const char *const prefixes[] = { "w14", "w15", "w16", "w16cex", "w16cid", "w16du", "w16sdtdh", "w16se",
		"wp14" };

	for (size_t i = 0; ns != NULL && ns->prefix != NULL && i < sizeof prefixes / sizeof *prefixes; i++)
		if (strcmp((const char *)ns->prefix, prefixes[i]) == 0)
			return true;
	return false;
}

static bool
left_out(const xmlNode *n)
{
	static const char *const names[] = { "sectPr", "commentRangeStart", "commentRangeEnd", "commentReference",
		"proofErr" };

	if (n->type != XML_ELEMENT_NODE)
		return false;
	if (namespace_is_ignorable(n->ns))
		return true;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (node_is(n, names[i]))
			return true;
	return false;
}

/* Prefixes that only an attribute's value names would be lost in copying. */
static void
keep_namespaces(xmlNode *n, str prefixes, struct arena *a)
{
	while (prefixes.n > 0) {
		const xmlChar *prefix = (const xmlChar *)str_c(a, str_split(&prefixes, ' '));
		xmlNs *ns = xmlSearchNs(n->doc, n, prefix);

		if (ns != NULL)
			xmlNewNs(n, ns->href, prefix); /* NULL where it is declared here already */
	}
}

static void
adapt_element(struct guest *g, xmlNode *n, str part)
{
	struct arena *a = g->r->a;
	str v, *id;

	if (node_is(n, "pStyle") || node_is(n, "rStyle") || node_is(n, "tblStyle")) {
		attribute_put(n, "val", style_here(g, attribute_text(n, "val", a), 0), a);
	} else if (node_is(n, "numId")) {
		v = attribute_text(n, "val", a);
		attribute_put(n, "val", str_eq(v, STR("0")) ? v : list_here(g, v), a);
	} else if (node_is(n, "footnoteReference") || node_is(n, "endnoteReference")) {
		attribute_put(n, "id", note_here(g, attribute_text(n, "id", a), node_is(n, "endnoteReference")), a);
		xmlNodeSetName(n, (const xmlChar *)"footnoteReference");
	} else if (node_is(n, "endnoteRef")) {
		xmlNodeSetName(n, (const xmlChar *)"footnoteRef");
	} else if (node_is(n, "Choice")) {
		keep_namespaces(n, attribute_text(n, "Requires", a), a);
	} else if (node_is(n, "docPr")) {
		attribute_put(n, "id", str_format(a, "%u", g->r->next_id++), a);
	} else if (node_is(n, "bookmarkStart") || node_is(n, "bookmarkEnd")) {
		v = attribute_text(n, "id", a);
		id = map_find(&g->marks, v);
		if (id == NULL) {
			id = ARENA_NEW(a, str);
			*id = str_format(a, "%u", g->r->next_id++);
			map_put(&g->marks, v, id);
		}
		attribute_put(n, "id", *id, a);
		v = attribute_text(n, "name", a);
		if (v.n > 0)
			attribute_put(n, "name", str_format(a, STR_FMT "_" STR_FMT, STR_ARG(v), STR_ARG(*id)), a);
	}
	for (xmlAttr *at = n->properties, *next; at != NULL; at = next) {
		next = at->next;
		if (namespace_is_ignorable(at->ns)) {
			xmlRemoveProp(at);
		} else if (at->ns != NULL &&
		    strcmp((const char *)at->ns->href,
			"http://schemas.openxmlformats.org/officeDocument/2006/relationships") == 0) {
			xmlChar *old = xmlNodeGetContent((xmlNode *)at);
			str here = relation_here(g, part, str_of((const char *)old));

			xmlSetNsProp(n, at->ns, at->name, (const xmlChar *)str_c(a, here));
			xmlFree(old);
		}
	}
}

static void
adapt_tree(struct guest *g, xmlNode *n, str part)
{
	adapt_element(g, n, part);
	for (xmlNode *c = n->children, *next; c != NULL; c = next) {
		next = c->next;
		if (left_out(c) || lacks_note(g, c)) {
			g->comments |= node_is(c, "commentReference");
			g->bare_notes |= !left_out(c);
			xmlUnlinkNode(c);
			xmlFreeNode(c);
		} else if (c->type == XML_ELEMENT_NODE) {
			adapt_tree(g, c, part);
		}
	}
}

bool
docx_include(struct runner *r, const struct fill_slot *slot, str path)
{
	struct guest g = { .r = r, .p = include_open(r, slot, path) };
	xmlDoc *doc;
	xmlNode *body;

	if (g.p == NULL)
		return true; /* complained; look on */
	if (r->doc->styles == NULL)
		r->doc->styles = docx_styles(r);
	g.main_part = pkg_main_part(g.p, r->d);
	doc = pkg_xml(g.p, g.main_part, r->a, r->d);
	body = doc != NULL ? child_of(xmlDocGetRootElement(doc), "body") : NULL;
	if (body == NULL)
		return true;
	g.styles = open_guest_part(&g, "styles");
	g.numbering = open_guest_part(&g, "numbering");
	g.notes = open_guest_part(&g, "footnotes");
	g.endnotes = open_guest_part(&g, "endnotes");
	map_init(&g.style_ids, r->a);
	map_init(&g.lists, r->a);
	map_init(&g.marks, r->a);
	map_init(&g.parts, r->a);
	adapt_tree(&g, body, g.main_part);
	if (g.comments)
		diag_add(r->d, &fill_comments_left, slot->line->where, STR_FMT, STR_ARG(path));
	if (g.bare_notes)
		diag_add(r->d, &fill_bare_note, slot->line->where, STR_FMT, STR_ARG(path));
	for (xmlNode *n = body->children; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE) {
			node_put(r->o, n);
			if (!node_is(n, "bookmarkStart") && !node_is(n, "bookmarkEnd"))
				r->after_paragraph = node_is(n, "p");
		}
	return true;
}
