#include "field/inner.h"

#include <stdlib.h>
#include <string.h>

#include "package/package.h"
#include "text/text.h"

/* Paragraph styles as far as headings are known by them, and the bookmarks that lists and references find headings by. */

enum { BODY_TEXT = 10, STYLE_CHAIN_MAX = 32 };

static int
outline_of(xmlNode *ppr, struct arena *a)
{
	xmlNode *n = fld_child(ppr, "outlineLvl");

	return n != NULL ? (int)strtol(str_c(a, fld_attribute(n, "val", a)), NULL, 10) + 1 : 0;
}

static void
read_para_style(struct refresh *r, xmlNode *n)
{
	struct fld_style *s = ARENA_NEW(r->a, struct fld_style);
	xmlNode *ppr = fld_child(n, "pPr"), *name = fld_child(n, "name"), *based = fld_child(n, "basedOn"),
		*tabs = fld_child(ppr, "tabs");

	s->id = fld_attribute(n, "styleId", r->a);
	s->name = name != NULL ? text_lower(r->a, fld_attribute(name, "val", r->a)) : STR("");
	s->based = based != NULL ? fld_attribute(based, "val", r->a) : STR("");
	s->outline = outline_of(ppr, r->a);
	for (xmlNode *t = tabs != NULL ? tabs->children : NULL; t != NULL; t = t->next)
		s->right_tab |= fld_is(t, "tab") && str_eq(fld_attribute(t, "val", r->a), STR("right"));
	if (s->id.p != NULL)
		map_put(&r->styles, s->id, s);
	if (str_eq(fld_attribute(n, "default", r->a), STR("1")))
		map_put(&r->styles, STR(""), s);
}

void
fld_read_styles(struct refresh *r)
{
	str part = STR("word/styles.xml");
	xmlDoc *doc;

	if (r->styles_read)
		return;
	r->styles_read = true;
	doc = pkg_has(r->pkg, part) ? pkg_xml(r->pkg, part, r->a, r->d) : NULL;
	for (xmlNode *n = doc != NULL ? xmlDocGetRootElement(doc)->children : NULL; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE && fld_is(n, "style") &&
		    str_eq(fld_attribute(n, "type", r->a), STR("paragraph")))
			read_para_style(r, n);
}

const struct fld_style *
fld_style(struct refresh *r, const struct fld_para *p)
{
	fld_read_styles(r);
	return map_find(&r->styles, p->style.p != NULL ? p->style : STR(""));
}

str
fld_style_name(struct refresh *r, const struct fld_para *p)
{
	const struct fld_style *s = fld_style(r, p);

	return s != NULL ? s->name : STR("");
}

int
fld_heading_style(const struct fld_style *s)
{
	str number = s != NULL && str_starts(s->name, STR("heading ")) ? str_sub(s->name, 8, s->name.n) : STR("");

	return number.n == 1 && number.p[0] >= '1' && number.p[0] <= '9' ? number.p[0] - '0' : 0;
}

/* The outline level of a style, or of those that it is based on; 0: none says one. */
static int
style_outline(struct refresh *r, const struct fld_style *s)
{
	for (int i = 0; s != NULL && i < STYLE_CHAIN_MAX; i++) {
		int level = s->outline != 0 ? s->outline : fld_heading_style(s);

		if (level != 0)
			return level;
		s = s->based.n > 0 ? map_find(&r->styles, s->based) : NULL;
	}
	return 0;
}

int
fld_heading(struct refresh *r, const struct fld_para *p)
{
	int level = p->outline != 0 ? p->outline : style_outline(r, fld_style(r, p));

	return level < BODY_TEXT ? level : 0;
}

str
fld_heading_mark(struct fld_story *s, struct fld_para *p)
{
	struct refresh *r = s->r;
	struct fld_mark *m;
	xmlNode *begin, *end, *ppr = fld_child(p->node, "pPr");
	str id;

	enum { FIRST_MARK = 100000000 }; /* names as Word makes them: _Toc and nine digits */

	if (p->mark.n > 0)
		return p->mark;
	r->last_toc = r->last_toc < FIRST_MARK ? FIRST_MARK : r->last_toc + 1;
	p->mark = str_format(r->a, "_Toc%ld", r->last_toc);
	id = str_format(r->a, "%ld", ++r->last_id);
	begin = xmlNewDocNode(s->doc, p->node->ns, (const xmlChar *)"bookmarkStart", NULL);
	xmlNewNsProp(begin, p->node->ns, (const xmlChar *)"id", (const xmlChar *)id.p);
	xmlNewNsProp(begin, p->node->ns, (const xmlChar *)"name", (const xmlChar *)p->mark.p);
	end = xmlNewDocNode(s->doc, p->node->ns, (const xmlChar *)"bookmarkEnd", NULL);
	xmlNewNsProp(end, p->node->ns, (const xmlChar *)"id", (const xmlChar *)id.p);
	if (ppr != NULL)
		xmlAddNextSibling(ppr, begin);
	else if (p->node->children != NULL)
		xmlAddPrevSibling(p->node->children, begin);
	else
		xmlAddChild(p->node, begin);
	xmlAddChild(p->node, end);
	m = ARENA_NEW(r->a, struct fld_mark);
	*m = (struct fld_mark){ s, begin, p->from, p->to, (size_t)(p - s->paras.at) };
	map_put(&r->marks, p->mark, m);
	s->changed = true;
	return p->mark;
}
