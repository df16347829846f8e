/*
 * {{ muc_luc }} and its like: contents lists that a template asks for by name. Where the data have no such name, the run
 * gets a value for it that no text can hold, and the paragraph in which it stands alone becomes a living list when all is
 * written: in DOCX a TOC field, in ODT an index with its source. Entries and pages are field/'s affair.
 */
#include <string.h>

#include "base/limits.h"
#include "fill/include.h"
#include "fill/kinds.h"
#include "value/value.h"

static const struct {
	const char *name, *instruction, *sequence; /* sequence: of captions; NULL: headings */
} contents_lists[] = {
	{ "muc_luc", " TOC \\o \"1-3\" \\h \\z \\u ", NULL },
	{ "danh_muc_bang", " TOC \\h \\z \\c \"Bảng\" ", "Bảng" },
	{ "danh_muc_hinh", " TOC \\h \\z \\c \"Hình\" ", "Hình" },
	{ "danh_muc_bieu_do", " TOC \\h \\z \\c \"Biểu đồ\" ", "Biểu đồ" },
};
enum { CONTENTS_LISTS = sizeof contents_lists / sizeof *contents_lists };

/* Private signs around the name: what the value prints until the list stands there. */
#define SIGN "\uE0F0"

static str
sign_of(size_t i, struct arena *a)
{
	return str_format(a, SIGN "%s" SIGN, contents_lists[i].name);
}

unsigned
contents_named(str bytes)
{
	unsigned lists = 0;

	for (size_t i = 0; i < CONTENTS_LISTS; i++)
		if (str_find(bytes, str_of(contents_lists[i].name), 0) < bytes.n)
			lists |= 1U << i;
	return lists;
}

const struct value *
contents_context(const struct value *context, unsigned lists, struct arena *a)
{
	struct value *with = NULL;

	for (size_t i = 0; i < CONTENTS_LISTS; i++) {
		str name = str_of(contents_lists[i].name);

		if ((lists & (1U << i)) == 0 || context->kind != VALUE_MAP || value_at(context, name) != NULL)
			continue;
		if (with == NULL) {
			with = ARENA_NEW(a, struct value);
			*with = value_map(a);
			for (size_t k = 0; k < context->map->n; k++)
				map_put(with->map, context->map->at[k].key, context->map->at[k].value);
		}
		value_put(a, with, name, (struct value){ .kind = VALUE_TEXT, .text = sign_of(i, a) });
	}
	return with != NULL ? with : context;
}

/* --- DOCX ------------------------------------------------------------------------------- */

static xmlNode *
add_child_like(xmlNode *parent, const char *name)
{
	return xmlAddChild(parent, xmlNewDocNode(parent->doc, parent->ns, (const xmlChar *)name, NULL));
}

static void
add_toc_mark(xmlNode *para, const char *type)
{
	xmlNode *mark = add_child_like(add_child_like(para, "r"), "fldChar");

	xmlNewNsProp(mark, mark->ns, (const xmlChar *)"fldCharType", (const xmlChar *)type);
}

static void
add_toc_words(xmlNode *para, const char *element, const char *words)
{
	xmlNode *n = add_child_like(add_child_like(para, "r"), element);

	xmlNodeAddContent(n, (const xmlChar *)words);
	xmlNodeSetSpacePreserve(n, 1);
}

/* The paragraph keeps its properties. */
static void
make_toc(xmlNode *para, size_t list)
{
	for (xmlNode *c = para->children, *next; c != NULL; c = next) {
		next = c->next;
		if (node_is(c, "pPr"))
			continue;
		xmlUnlinkNode(c);
		xmlFreeNode(c);
	}
	add_toc_mark(para, "begin");
	add_toc_words(para, "instrText", contents_lists[list].instruction);
	add_toc_mark(para, "separate");
	add_toc_words(para, "t", "\u2026");
	add_toc_mark(para, "end");
}

/* --- ODT -------------------------------------------------------------------------------- */

static void
put_toc_attribute(xmlNode *n, const char *name, const char *value)
{
	xmlNewNsProp(n, n->ns, (const xmlChar *)name, (const xmlChar *)value);
}

static void
add_index_template(xmlNode *source, const char *element, const char *level, const char *style, bool headings)
{
	static const char *const parts[] = { "index-entry-link-start", "index-entry-chapter", "index-entry-text",
		"index-entry-tab-stop", "index-entry-page-number", "index-entry-link-end" };
	xmlNode *template = add_child_like(source, element), *part;

	if (level != NULL)
		put_toc_attribute(template, "outline-level", level);
	put_toc_attribute(template, "style-name", style);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (!headings && strcmp(parts[i], "index-entry-chapter") == 0)
			continue;
		part = add_child_like(template, parts[i]);
		if (strcmp(parts[i], "index-entry-tab-stop") == 0) {
			xmlNs *style_ns = xmlSearchNs(part->doc, part, (const xmlChar *)"style");

			if (style_ns != NULL) {
				xmlNewNsProp(part, style_ns, (const xmlChar *)"type", (const xmlChar *)"right");
				xmlNewNsProp(part, style_ns, (const xmlChar *)"leader-char", (const xmlChar *)".");
			}
		}
	}
}

static void
make_index(xmlNode *para, size_t list)
{
	const char *sequence = contents_lists[list].sequence,
		   *kind = sequence != NULL ? "table-index" : "table-of-content";
	xmlNode *index = xmlNewDocNode(para->doc, para->ns, (const xmlChar *)kind, NULL), *source, *body, *p;

	put_toc_attribute(index, "name", contents_lists[list].name);
	xmlAddPrevSibling(para, index);
	source = add_child_like(index, sequence != NULL ? "table-index-source" : "table-of-content-source");
	if (sequence != NULL) {
		put_toc_attribute(source, "caption-sequence-name", sequence);
		put_toc_attribute(source, "caption-sequence-format", "text");
		add_index_template(source, "table-index-entry-template", NULL, "Table_20_index_20_1", false);
	} else {
		put_toc_attribute(source, "outline-level", "3");
		add_index_template(source, "table-of-content-entry-template", "1", "Contents_20_1", true);
		add_index_template(source, "table-of-content-entry-template", "2", "Contents_20_2", true);
		add_index_template(source, "table-of-content-entry-template", "3", "Contents_20_3", true);
	}
	body = add_child_like(index, "index-body");
	p = add_child_like(body, "p");
	xmlNodeAddContent(p, (const xmlChar *)"\u2026");
	xmlUnlinkNode(para);
	xmlFreeNode(para);
}

/* --- after the run ------------------------------------------------------------------------ */

/* Which list the words are the sign of; CONTENTS_LISTS: none, or not alone. */
static size_t
list_of_words(str words, struct arena *a)
{
	size_t i = 0;

	while (i < CONTENTS_LISTS && !str_eq(str_trim(words), sign_of(i, a)))
		i++;
	return i;
}

static bool
place_lists(struct runner *r, str part, xmlNode *parent, int depth)
{
	bool docx = pkg_kind(r->into) == PACKAGE_DOCX, any = false;

	for (xmlNode *n = depth < LIMIT_XML_DEPTH ? parent->children : NULL, *next; n != NULL; n = next) {
		xmlChar *content;
		str words;
		size_t list;

		next = n->next;
		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (!node_is(n, "p") && !node_is(n, "h")) {
			any |= place_lists(r, part, n, depth + 1);
			continue;
		}
		content = xmlNodeGetContent(n);
		words = str_copy(r->a, str_of((const char *)content));
		xmlFree(content);
		if (str_find(words, STR(SIGN), 0) == words.n)
			continue;
		list = list_of_words(words, r->a);
		if (list == CONTENTS_LISTS) {
			diag_add(r->d, &fill_not_here, loc_spot(r->a, str_of(pkg_name(r->into)), part, STR("")), NULL);
			diag_hint(r->d, "%s", _("a contents list stands alone in a paragraph of the text"));
			continue;
		}
		any = true;
		if (docx)
			make_toc(n, list);
		else
			make_index(n, list);
	}
	return any;
}

void
contents_place(struct runner *r)
{
	for (size_t i = 0, n = pkg_parts(r->into); i < n; i++) {
		str part = pkg_part_name(r->into, i), bytes;
		xmlDoc *doc;

		if (!str_ends(part, STR(".xml")) || !pkg_read(r->into, part, &bytes, r->d) ||
		    str_find(bytes, STR(SIGN), 0) == bytes.n)
			continue;
		doc = pkg_xml(r->into, part, r->a, r->d);
		if (doc != NULL && place_lists(r, part, xmlDocGetRootElement(doc), 0))
			pkg_put_xml(r->into, part, doc);
	}
}
