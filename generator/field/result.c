#include "field/inner.h"

#include <string.h>

/*
 * A result is written over the one that was saved: the first characters that stand there take the new text and keep
 * their look, the others go. Where nothing was saved the text stands behind the separator, in the look of the field.
 */

static xmlNode *
new_node(struct fld *f, const char *name)
{
	xmlNode *of = f->simple != NULL ? f->simple : f->begin;

	return xmlNewDocNode(of->doc, of->ns, (const xmlChar *)name, NULL);
}

/* Text as w:t, w:tab and w:br behind a node, or as the first children of a new run; the node of its first text. */
static xmlNode *
put_nodes(struct fld *f, xmlNode *after, str text)
{
	struct arena *a = f->story->r->a;
	xmlNode *first = NULL;

	while (text.n > 0) {
		size_t n = 0;
		xmlNode *node;

		while (n < text.n && text.p[n] != '\t' && text.p[n] != '\n')
			n++;
		if (n == 0) {
			node = new_node(f, text.p[0] == '\t' ? "tab" : "br");
			n = 1;
		} else {
			node = new_node(f, "t");
			xmlNodeAddContent(node, (const xmlChar *)str_c(a, str_sub(text, 0, n)));
			xmlNodeSetSpacePreserve(node, 1);
			if (first == NULL)
				first = node;
		}
		xmlAddNextSibling(after, node);
		after = node;
		text = str_sub(text, n, text.n);
	}
	return first;
}

/* The node behind which an empty result begins; made where the field has none. */
static xmlNode *
result_begin(struct fld *f)
{
	xmlNode *node;

	if (f->simple != NULL) {
		xmlNode *run = new_node(f, "r"), *hold = new_node(f, "lastRenderedPageBreak");

		xmlAddChild(f->simple, run);
		return xmlAddChild(run, hold);
	}
	if (f->separate == NULL) {
		node = new_node(f, "fldChar");
		xmlNewNsProp(node, f->begin->ns, (const xmlChar *)"fldCharType", (const xmlChar *)"separate");
		f->separate = xmlAddPrevSibling(f->end, node);
	}
	return f->separate;
}

static void
drop_node(xmlNode *n)
{
	xmlNode *run = n->parent;
	bool empty = true;

	xmlUnlinkNode(n);
	xmlFreeNode(n);
	for (xmlNode *c = run->children; c != NULL; c = c->next)
		empty = empty && (c->type != XML_ELEMENT_NODE || fld_is(c, "rPr"));
	if (empty && fld_is(run, "r")) {
		xmlUnlinkNode(run);
		xmlFreeNode(run);
	}
}

/* Fields within the saved result go with it, since what they gave is replaced. */
static bool
has_inner(const struct fld *f)
{
	const struct fld_story *s = f->story;

	for (size_t i = f->index + 1; i < s->fields.n && s->fields.at[i]->begins < f->to; i++)
		if (s->fields.at[i]->begins > f->from)
			return true;
	return false;
}

static bool
is_plain_result(const struct fld *f)
{
	if (f->para != f->para_end || has_inner(f))
		return false;
	for (size_t i = f->from; i < f->to; i++)
		if (f->story->pieces.at[i].kind == PIECE_OBJECT || f->story->pieces.at[i].kind == PIECE_NOTE)
			return false;
	return true;
}

static void
clear_dirty(struct fld *f)
{
	xmlNode *n = f->simple != NULL ? f->simple : f->begin;

	for (xmlAttr *at = n->properties; at != NULL; at = at->next)
		if (strcmp((const char *)at->name, "dirty") == 0) {
			xmlRemoveProp(at);
			return;
		}
}

bool
fld_set(struct fld *f, str text)
{
	struct fld_story *s = f->story;
	struct fld_piece *first = NULL;
	xmlNode *at = NULL, *node, *hold = NULL;

	if (str_eq(fld_text(s, f->from, f->to, f->level), text))
		return true;
	if (!is_plain_result(f))
		return false;
	for (size_t i = f->from; i < f->to && first == NULL; i++)
		if (s->pieces.at[i].kind == PIECE_TEXT)
			first = &s->pieces.at[i];
	if (first != NULL)
		at = first->node;
	else
		at = hold = result_begin(f);
	node = put_nodes(f, at, text);
	if (hold != NULL && fld_is(hold, "lastRenderedPageBreak"))
		drop_node(hold);
	for (size_t i = f->from; i < f->to; i++) {
		struct fld_piece *p = &s->pieces.at[i];

		if (p->kind != PIECE_SLOT && p->kind != PIECE_GONE)
			drop_node(p->node);
		p->kind = PIECE_GONE;
	}
	s->pieces.at[f->from] = (struct fld_piece){ node != NULL ? PIECE_TEXT : PIECE_SLOT, node, text, f->level };
	clear_dirty(f);
	s->changed = true;
	return true;
}

void
fld_stale(const struct fld *f)
{
	struct refresh *r = f->story->r;

	if (map_put(&r->said, f->name, r) == NULL)
		diag_add(r->d, &doc_field, fld_loc(f->story, f->para), STR_FMT, STR_ARG(f->name));
}
