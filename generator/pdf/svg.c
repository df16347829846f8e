/*
 * An SVG before it is drawn. A dozen lines of <use> that each show the line before ten times are a picture of
 * ten to the twelfth shapes; patterns, markers and masks multiply in the same way. What every id stands for is
 * counted once, with what it refers to, and so is the whole.
 */
#include "pdf/inner.h"

#include <string.h>

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/map.h"

enum { MANY = LIMIT_SVG_SHAPES + 1 };

struct counted {
	const xmlNode *node;
	long shapes;    /* -1: not counted yet */
	bool under_way; /* a circle: librsvg draws none */
};

struct count {
	struct arena *a;
	struct map ids; /* of struct counted */
	int depth;
};

static long count_all(struct count *c, const xmlNode *n);

static const xmlNode *
next_in(const xmlNode *n, const xmlNode *top)
{
	if (n->children != NULL && n->type == XML_ELEMENT_NODE)
		return n->children;
	while (n != top && n->next == NULL)
		n = n->parent;
	return n == top ? NULL : n->next;
}

static void
find_ids(struct count *c, const xmlNode *top)
{
	for (const xmlNode *n = top; n != NULL; n = next_in(n, top)) {
		xmlChar *id = n->type == XML_ELEMENT_NODE ? xmlGetNoNsProp((xmlNode *)n, (const xmlChar *)"id") : NULL;

		if (id != NULL && map_find(&c->ids, str_of((const char *)id)) == NULL) {
			struct counted *k = ARENA_NEW(c->a, struct counted);

			*k = (struct counted){ n, -1, false };
			map_put(&c->ids, str_copy(c->a, str_of((const char *)id)), k);
		}
		xmlFree(id);
	}
}

static long
count_id(struct count *c, str id)
{
	struct counted *k = map_find(&c->ids, id);

	if (k == NULL || k->under_way)
		return 0;
	if (k->shapes < 0 && c->depth < LIMIT_SVG_DEPTH) {
		k->under_way = true;
		c->depth++;
		k->shapes = count_all(c, k->node);
		c->depth--;
		k->under_way = false;
	}
	return k->shapes < 0 ? MANY : k->shapes;
}

/* href="#id", fill="url(#id)", style="…url(#id)…" */
static long
count_references(struct count *c, const xmlAttr *p)
{
	str v =
	    p->children != NULL && p->children->content != NULL ? str_of((const char *)p->children->content) : STR("");
	long all = 0;

	if (strcmp((const char *)p->name, "href") == 0)
		return str_starts(v, STR("#")) ? count_id(c, str_sub(v, 1, v.n)) : 0;
	for (size_t i = str_find(v, STR("url("), 0); i < v.n && all < MANY; i = str_find(v, STR("url("), i + 1)) {
		size_t from = str_find_char(v, '#', i) + 1, to = str_find_char(v, ')', i);
		str id = from < to ? str_trim(str_sub(v, from, to)) : STR("");

		if (id.n > 0 && (id.p[id.n - 1] == '"' || id.p[id.n - 1] == '\''))
			id.n--;
		all += count_id(c, id);
	}
	return all;
}

/* The element and all in it. */
static long
count_all(struct count *c, const xmlNode *top)
{
	long all = 0;

	for (const xmlNode *n = top; n != NULL && all < MANY; n = next_in(n, top)) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		all++;
		for (const xmlAttr *p = n->properties; p != NULL && all < MANY; p = p->next)
			all += count_references(c, p);
	}
	return all < MANY ? all : MANY;
}

bool
svg_is_drawable(str bytes)
{
	xmlDoc *doc = bytes.n <= LIMIT_PART_BYTES
	    ? xmlReadMemory(bytes.p, (int)bytes.n, NULL, NULL,
		  XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT)
	    : NULL;
	const xmlNode *root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;
	struct count c = { .a = arena_new(1 << 14) };
	bool drawable = true; /* what is no XML is librsvg's to refuse */

	map_init(&c.ids, c.a);
	if (root != NULL) {
		find_ids(&c, root);
		drawable = count_all(&c, root) < MANY;
	}
	arena_free(c.a);
	if (doc != NULL)
		xmlFreeDoc(doc);
	return drawable;
}
