/*
 * Links of a filled package: what leads to anything but http, https and mailto becomes text. A template's own links
 * are meant as well as those that a tag gave their address, so this looks at the package when all is written. What
 * has no such link keeps its bytes; a part that has one is read as a tree and written again, which is rare.
 */
#include <string.h>

#include "fill/include.h"

/* The element goes, what is in it stays. */
static void
unwrap(xmlNode *n)
{
	for (xmlNode *c = n->children, *next; c != NULL; c = next) {
		next = c->next;
		xmlUnlinkNode(c);
		xmlAddPrevSibling(n, c);
	}
	xmlUnlinkNode(n);
	xmlFreeNode(n);
}

static bool
leads_out(str address)
{
	return address.n > 0 && address.p[0] != '#' && !text_link_allowed(address);
}

struct link_search {
	struct runner *r;
	const struct map *ids; /* of relationships whose links go */
	VEC(xmlNode *) field;  /* what the field that is open consists of so far, its result apart */
	struct out instruction;
	int depth; /* of fields */
	bool changed, in_result;
};

static void
say_link(struct runner *r, str part, str address)
{
	diag_add(r->d, &fill_link, loc_spot(r->a, str_of(pkg_name(r->into)), part, STR("")), STR_FMT, STR_ARG(address));
	diag_hint(r->d, "%s", _("only http, https and mailto are links; its words stay"));
}

/* --- DOCX --------------------------------------------------------------------- */

/* HYPERLINK "address": the address; empty: another field, or a link within the document. */
static str
field_address(str s)
{
	str word;

	s = str_trim(s);
	if (!str_eq_nocase(str_sub(s, 0, strlen("HYPERLINK")), STR("HYPERLINK")))
		return STR("");
	s = str_trim(str_sub(s, strlen("HYPERLINK"), s.n));
	if (str_starts(s, STR("\\")))
		return STR("");
	if (!str_starts(s, STR("\"")))
		return str_split(&s, ' ');
	s = str_sub(s, 1, s.n);
	word = str_split(&s, '"');
	return word;
}

static void
field_begins(struct link_search *l, xmlNode *n)
{
	if (l->depth++ > 0)
		return; /* one inside another is judged with it */
	l->field.n = 0;
	l->in_result = false;
	out_reset(&l->instruction);
	*VEC_ADD(l->r->a, &l->field) = n;
}

static void
field_ends(struct link_search *l, xmlNode *n, str part)
{
	str address = field_address(out_str(&l->instruction));

	if (l->depth == 0 || --l->depth > 0)
		return;
	*VEC_ADD(l->r->a, &l->field) = n;
	if (!leads_out(address))
		return;
	say_link(l->r, part, str_copy(l->r->a, address));
	for (size_t i = 0; i < l->field.n; i++) {
		xmlUnlinkNode(l->field.at[i]);
		xmlFreeNode(l->field.at[i]);
	}
	l->field.n = 0;
	l->changed = true;
}

static void
field_part(struct link_search *l, xmlNode *n, str part)
{
	str kind = attribute_text(n, "fldCharType", l->r->a);

	if (str_eq(kind, STR("begin"))) {
		field_begins(l, n);
	} else if (str_eq(kind, STR("end"))) {
		field_ends(l, n, part);
	} else if (l->depth == 1) {
		*VEC_ADD(l->r->a, &l->field) = n;
		l->in_result = true;
	}
}

static void
field_words(struct link_search *l, xmlNode *n)
{
	xmlChar *text;

	if (l->depth != 1 || l->in_result)
		return;
	text = xmlNodeGetContent(n);
	out_puts(&l->instruction, (const char *)text);
	xmlFree(text);
	*VEC_ADD(l->r->a, &l->field) = n;
}

static bool
is_bad_link(struct link_search *l, xmlNode *n, str part)
{
	struct arena *a = l->r->a;
	str address;

	if (node_is(n, "hyperlink"))
		return map_find(l->ids, attribute_text(n, "id", a)) != NULL;
	if (!node_is(n, "fldSimple"))
		return false;
	address = field_address(attribute_text(n, "instr", a));
	if (leads_out(address))
		say_link(l->r, part, address);
	return leads_out(address);
}

static void
search_docx(struct link_search *l, xmlNode *n, str part)
{
	for (xmlNode *c = n->children, *next; c != NULL; c = next) {
		next = c->next;
		if (c->type != XML_ELEMENT_NODE)
			continue;
		if (node_is(c, "fldChar")) {
			field_part(l, c, part);
			continue; /* the end of a field that was taken out is gone */
		}
		if (node_is(c, "instrText")) {
			field_words(l, c);
			continue;
		}
		search_docx(l, c, part);
		if (is_bad_link(l, c, part)) {
			unwrap(c);
			l->changed = true;
		} else if ((node_is(c, "hlinkClick") || node_is(c, "hlinkHover")) &&
		    map_find(l->ids, attribute_text(c, "id", l->r->a)) != NULL) {
			xmlUnlinkNode(c);
			xmlFreeNode(c);
			l->changed = true;
		}
	}
}

/* Relationships of a part that lead out, taken from its list; false: there is none. */
static bool
take_relations(struct runner *r, str rels, str part, struct map *ids)
{
	xmlDoc *doc = pkg_has(r->into, rels) ? pkg_xml(r->into, rels, r->a, r->d) : NULL;
	xmlNode *root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;
	bool any = false;

	for (xmlNode *n = root != NULL ? root->children : NULL, *next; n != NULL; n = next) {
		str target;

		next = n->next;
		if (!node_is(n, "Relationship") || !str_ends(attribute_text(n, "Type", r->a), STR("/hyperlink")) ||
		    !str_eq(attribute_text(n, "TargetMode", r->a), STR("External")))
			continue;
		target = attribute_text(n, "Target", r->a);
		if (!leads_out(target))
			continue;
		say_link(r, part, target);
		map_put(ids, attribute_text(n, "Id", r->a), r);
		xmlUnlinkNode(n);
		xmlFreeNode(n);
		any = true;
	}
	if (any)
		pkg_put_xml(r->into, rels, doc);
	return any;
}

static void
docx_links(struct runner *r, str part, str bytes)
{
	struct link_search l = { .r = r };
	struct map ids;
	size_t slash = part.n;
	bool related;
	xmlDoc *doc;

	while (slash > 0 && part.p[slash - 1] != '/')
		slash--;
	map_init(&ids, r->a);
	l.ids = &ids;
	related = take_relations(r,
	    str_format(r->a, STR_FMT "_rels/" STR_FMT ".rels", STR_ARG(str_sub(part, 0, slash)),
		STR_ARG(str_sub(part, slash, part.n))),
	    part, &ids);
	if (!related && str_find(bytes, STR("HYPERLINK"), 0) == bytes.n)
		return;
	doc = pkg_xml(r->into, part, r->a, r->d);
	if (doc == NULL)
		return;
	out_init(&l.instruction);
	search_docx(&l, xmlDocGetRootElement(doc), part);
	out_release(&l.instruction);
	if (l.changed)
		pkg_put_xml(r->into, part, doc);
}

/* --- ODT ------------------------------------------------------------------------ */

static bool
search_odt(struct runner *r, xmlNode *n, str part)
{
	bool changed = false;

	for (xmlNode *c = n->children, *next; c != NULL; c = next) {
		str address;

		next = c->next;
		if (c->type != XML_ELEMENT_NODE)
			continue;
		changed |= search_odt(r, c, part);
		address = node_is(c, "a") ? attribute_text(c, "href", r->a) : STR("");
		if (leads_out(address)) {
			say_link(r, part, address);
			unwrap(c);
			changed = true;
		}
	}
	return changed;
}

static void
odt_links(struct runner *r, str part, str bytes)
{
	xmlDoc *doc;

	if (str_find(bytes, STR("<text:a "), 0) == bytes.n && str_find(bytes, STR("<draw:a "), 0) == bytes.n)
		return;
	doc = pkg_xml(r->into, part, r->a, r->d);
	if (doc != NULL && search_odt(r, xmlDocGetRootElement(doc), part))
		pkg_put_xml(r->into, part, doc);
}

void
links_become_text(struct runner *r)
{
	bool docx = pkg_kind(r->into) == PACKAGE_DOCX;

	for (size_t i = 0, n = pkg_parts(r->into); i < n; i++) {
		str part = pkg_part_name(r->into, i), bytes;

		if (!str_ends(part, STR(".xml")) || (docx && !str_starts(part, STR("word/"))) ||
		    !pkg_read(r->into, part, &bytes, r->d))
			continue;
		if (docx)
			docx_links(r, part, bytes);
		else
			odt_links(r, part, bytes);
	}
}
