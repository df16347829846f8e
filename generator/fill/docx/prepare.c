#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "fill/docx/docx.h"
#include "fill/include.h"
#include "text/text.h"

/*
 * What stands for a tag in a template of Word becomes one before tags are sought: a MERGEFIELD the tag of its name, a
 * link whose address holds a tag a HYPERLINK field, since an address in the relationships is one for all turns of a
 * loop. Parts without such keep their bytes.
 */

struct merge_field {
	xmlNode *begin, *end, *text; /* text: the first of its result */
	bool in_result;
	struct out instruction;
	VEC(xmlNode *) nodes; /* what goes: the field's marks, its instruction, the rest of its result */
};

struct preparer {
	struct fill_template *t;
	struct arena *a;
	struct diags *d;
	struct merge_field open; /* fields within a MERGEFIELD are none of a letter's: it stays as it is */
	int depth;
	const struct map *links; /* id of a relationship → its address, str * */
	VEC(xmlNode *) dropped;  /* unlinked; the walk may still stand at them, so they are freed when it has ended */
	bool changed;
};

static str
cut_merge_word(str *rest)
{
	str s = *rest = str_trim(*rest), word;
	size_t n = 0;

	if (str_starts(s, STR("\""))) {
		n = str_find_char(s, '"', 1);
		word = str_sub(s, 1, n);
		*rest = str_sub(s, n + 1, s.n);
		return word;
	}
	while (n < s.n && (unsigned char)s.p[n] > ' ')
		n++;
	*rest = str_sub(s, n, s.n);
	return str_sub(s, 0, n);
}

/* A name that expressions can say as it is: letters, digits and _, no digit first. */
static bool
is_plain_name(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c < 0x80 && c != '_' && !((c | 32) >= 'a' && (c | 32) <= 'z') && !(i > 0 && c >= '0' && c <= '9'))
			return false;
	}
	return s.n > 0;
}

/* The tag of a MERGEFIELD (ECMA-376-1, 17.16.5.35): by its name, else by the key that a heading of that name has. */
static str
merge_tag(struct preparer *p, str instruction)
{
	static const struct {
		const char *format, *filter;
	} formats[] = { { "UPPER", "|upper" }, { "LOWER", "|lower" }, { "CAPS", "|title" } };
	str rest = instruction, name, key, filter = STR(""), before = STR(""), after = STR(""), word;

	cut_merge_word(&rest);
	name = cut_merge_word(&rest);
	key = text_fold(p->a, name);
	while ((word = cut_merge_word(&rest)).n > 0) {
		if (str_eq(word, STR("\\b")))
			before = cut_merge_word(&rest);
		else if (str_eq(word, STR("\\f")))
			after = cut_merge_word(&rest);
		for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
			if (str_eq_nocase(word, str_of(formats[i].format)))
				filter = str_of(formats[i].filter);
	}
	if (key.n == 0)
		return STR("");
	if (!is_plain_name(name))
		name = key;
	word = str_format(p->a, "{{ " STR_FMT STR_FMT " }}", STR_ARG(name), STR_ARG(filter));
	if (!str_eq(name, key))
		word = str_format(p->a, "{{ (" STR_FMT " if " STR_FMT " is defined else " STR_FMT ")" STR_FMT " }}",
		    STR_ARG(name), STR_ARG(name), STR_ARG(key), STR_ARG(filter));
	if (before.n + after.n == 0)
		return word;
	return str_format(p->a, "{%% if " STR_FMT " %%}" STR_FMT STR_FMT STR_FMT "{%% endif %%}", STR_ARG(name),
	    STR_ARG(before), STR_ARG(word), STR_ARG(after));
}

static void
put_aside(struct preparer *p, xmlNode *n)
{
	xmlUnlinkNode(n);
	*VEC_ADD(p->a, &p->dropped) = n;
}

static void
drop_with_run(struct preparer *p, xmlNode *n)
{
	xmlNode *run = n->parent;
	bool empty = true;

	put_aside(p, n);
	for (xmlNode *c = run->children; c != NULL; c = c->next)
		empty = empty && (c->type != XML_ELEMENT_NODE || node_is(c, "rPr"));
	if (empty && node_is(run, "r"))
		put_aside(p, run);
}

static void
set_words(xmlNode *n, str text, struct arena *a)
{
	xmlNodeSetContent(n, NULL);
	xmlNodeAddContent(n, (const xmlChar *)str_c(a, text));
	xmlNodeSetSpacePreserve(n, 1);
}

/* The field that ended: its result becomes a tag, all else of it goes. */
static void
merge_ends(struct preparer *p)
{
	struct merge_field *f = &p->open;
	str instruction = str_trim(out_str(&f->instruction)), rest = instruction, tag;

	if (!str_eq_nocase(cut_merge_word(&rest), STR("MERGEFIELD")) || (tag = merge_tag(p, instruction)).n == 0)
		return;
	if (f->text == NULL)
		f->text =
		    xmlAddNextSibling(f->begin, xmlNewDocNode(f->begin->doc, f->begin->ns, (const xmlChar *)"t", NULL));
	set_words(f->text, tag, p->a);
	for (size_t i = 0; i < f->nodes.n; i++)
		drop_with_run(p, f->nodes.at[i]);
	p->changed = true;
}

static void
keep_node(struct preparer *p, xmlNode *n)
{
	*VEC_ADD(p->a, &p->open.nodes) = n;
}

static void
merge_mark(struct preparer *p, xmlNode *n)
{
	str type = attribute_text(n, "fldCharType", p->a);

	if (str_eq(type, STR("begin")) && p->depth++ == 0) {
		out_reset(&p->open.instruction);
		p->open = (struct merge_field){ .begin = n, .instruction = p->open.instruction };
	}
	if (p->depth == 1)
		keep_node(p, n);
	p->open.in_result |= str_eq(type, STR("separate")) && p->depth == 1;
	if (str_eq(type, STR("end")) && p->depth > 0 && --p->depth == 0)
		merge_ends(p);
}

static void
merge_words(struct preparer *p, xmlNode *n)
{
	xmlChar *text;

	if (p->depth != 1)
		return;
	if (node_is(n, "instrText")) {
		text = xmlNodeGetContent(n);
		out_puts(&p->open.instruction, (const char *)text);
		xmlFree(text);
		keep_node(p, n);
	} else if (p->open.in_result && p->open.text == NULL && node_is(n, "t")) {
		p->open.text = n;
	} else if (p->open.in_result) {
		keep_node(p, n);
	}
}

/* w:fldSimple: what is in it stays in its place, the first text as the tag. */
static void
merge_simple(struct preparer *p, xmlNode *n)
{
	str instruction = attribute_text(n, "instr", p->a), rest = instruction, tag;
	xmlNode *run = NULL, *text;

	if (!str_eq_nocase(cut_merge_word(&rest), STR("MERGEFIELD")) || (tag = merge_tag(p, instruction)).n == 0)
		return;
	for (xmlNode *c = n->children, *next; c != NULL; c = next) {
		next = c->next;
		if (!node_is(c, "r") || run != NULL)
			continue;
		run = c;
		for (xmlNode *k = run->children, *after; k != NULL; k = after) {
			after = k->next;
			if (node_is(k, "rPr"))
				continue;
			xmlUnlinkNode(k);
			xmlFreeNode(k);
		}
	}
	if (run == NULL)
		run = xmlNewDocNode(n->doc, n->ns, (const xmlChar *)"r", NULL);
	xmlUnlinkNode(run);
	text = xmlAddChild(run, xmlNewDocNode(n->doc, n->ns, (const xmlChar *)"t", NULL));
	set_words(text, tag, p->a);
	xmlAddPrevSibling(n, run);
	xmlUnlinkNode(n);
	xmlFreeNode(n);
	p->changed = true;
}

/* --- links ---------------------------------------------------------------------------- */

static xmlNode *
field_char_run(xmlNode *like, const char *type)
{
	xmlNode *run = xmlNewDocNode(like->doc, like->ns, (const xmlChar *)"r", NULL), *mark;

	mark = xmlAddChild(run, xmlNewDocNode(like->doc, like->ns, (const xmlChar *)"fldChar", NULL));
	xmlNewNsProp(mark, like->ns, (const xmlChar *)"fldCharType", (const xmlChar *)type);
	return run;
}

static void
link_becomes_field(struct preparer *p, xmlNode *n, str address)
{
	xmlNode *run = xmlNewDocNode(n->doc, n->ns, (const xmlChar *)"r", NULL), *words;

	words = xmlAddChild(run, xmlNewDocNode(n->doc, n->ns, (const xmlChar *)"instrText", NULL));
	set_words(words, str_format(p->a, " HYPERLINK \"" STR_FMT "\" ", STR_ARG(address)), p->a);
	xmlAddPrevSibling(n, field_char_run(n, "begin"));
	xmlAddPrevSibling(n, run);
	xmlAddPrevSibling(n, field_char_run(n, "separate"));
	for (xmlNode *c = n->children, *next; c != NULL; c = next) {
		next = c->next;
		xmlUnlinkNode(c);
		xmlAddPrevSibling(n, c);
	}
	xmlAddPrevSibling(n, field_char_run(n, "end"));
	xmlUnlinkNode(n);
	xmlFreeNode(n);
	p->changed = true;
}

/* %7B%7B%20x%20%7D%7D, as Word writes braces in an address. */
static str
decode_address(str s, struct arena *a)
{
	struct out o;
	str decoded;

	out_init(&o);
	for (size_t i = 0; i < s.n; i++) {
		unsigned hex;

		if (s.p[i] == '%' && i + 2 < s.n &&
		    sscanf(s.p + i + 1, "%2x", &hex) == 1) { /* NOLINT(cert-err34-c): two digits always fit */
			out_char(&o, (char)hex);
			i += 2;
		} else {
			out_char(&o, s.p[i]);
		}
	}
	decoded = out_copy(&o, a);
	out_release(&o);
	return decoded;
}

/* Addresses with tags among the relationships of a part. */
static void
find_tagged_links(struct preparer *p, str part, struct map *links)
{
	const struct relationship *rels;
	size_t n = pkg_relationships(p->t->p, part, &rels, p->d);

	for (size_t i = 0; i < n; i++) {
		str address = rels[i].target, *kept;

		if (!rels[i].external || !str_ends(rels[i].type, STR("/hyperlink")))
			continue;
		if (str_find(address, STR("%7B%7B"), 0) < address.n || str_find(address, STR("%7b%7b"), 0) < address.n)
			address = decode_address(address, p->a);
		if (str_find(address, STR("{{"), 0) == address.n)
			continue;
		kept = ARENA_NEW(p->a, str);
		*kept = str_copy(p->a, address);
		map_put(links, str_copy(p->a, rels[i].id), kept);
	}
}

/* --- a part ---------------------------------------------------------------------------- */

static void
prepare_below(struct preparer *p, xmlNode *parent, int depth)
{
	for (xmlNode *n = depth < LIMIT_XML_DEPTH ? parent->children : NULL, *next; n != NULL; n = next) {
		const str *address;

		next = n->next;
		if (n->type != XML_ELEMENT_NODE || node_is(n, "pPr") || node_is(n, "rPr"))
			continue;
		if (node_is(n, "fldChar")) {
			merge_mark(p, n);
		} else if (node_is(parent, "r")) {
			merge_words(p, n);
			prepare_below(p, n, depth + 1);
		} else {
			prepare_below(p, n, depth + 1);
			address = node_is(n, "hyperlink") ? map_find(p->links, attribute_text(n, "id", p->a)) : NULL;
			if (address != NULL)
				link_becomes_field(p, n, *address);
			else if (node_is(n, "fldSimple"))
				merge_simple(p, n);
		}
	}
}

/* The relationships whose links are fields now; those that something else uses stay. */
static void
drop_relations(struct preparer *p, str part, str bytes)
{
	size_t slash = part.n;
	str rels;
	xmlDoc *doc;

	while (slash > 0 && part.p[slash - 1] != '/')
		slash--;
	rels = str_format(p->a, STR_FMT "_rels/" STR_FMT ".rels", STR_ARG(str_sub(part, 0, slash)),
	    STR_ARG(str_sub(part, slash, part.n)));
	doc = pkg_xml(p->t->p, rels, p->a, p->d);
	for (xmlNode *n = doc != NULL ? xmlDocGetRootElement(doc)->children : NULL, *next; n != NULL; n = next) {
		str id = attribute_text(n, "Id", p->a), used = str_format(p->a, ":id=\"" STR_FMT "\"", STR_ARG(id));

		next = n->next;
		if (map_find(p->links, id) == NULL || str_find(bytes, used, 0) < bytes.n)
			continue;
		xmlUnlinkNode(n);
		xmlFreeNode(n);
	}
	if (doc != NULL)
		pkg_put_xml(p->t->p, rels, doc);
}

static void
prepare_part(struct fill_template *t, str part, str bytes, struct diags *d)
{
	struct arena *scratch = arena_new(1 << 14);
	struct preparer p = { .t = t, .a = scratch, .d = d };
	bool merges = str_find(bytes, STR("MERGEFIELD"), 0) < bytes.n;
	bool bound = str_find(bytes, STR("<w:dataBinding "), 0) < bytes.n;
	struct map links;
	xmlDoc *doc;

	map_init(&links, scratch);
	if (str_find(bytes, STR("<w:hyperlink "), 0) < bytes.n)
		find_tagged_links(&p, part, &links);
	p.links = &links;
	if (merges || bound || links.n > 0) {
		doc = pkg_xml(t->p, part, scratch, d);
		out_init(&p.open.instruction);
		if (doc != NULL && bound)
			docx_bound_find(t, doc, d);
		if (doc != NULL && (merges || links.n > 0))
			prepare_below(&p, xmlDocGetRootElement(doc), 0);
		for (size_t i = 0; i < p.dropped.n; i++)
			xmlFreeNode(p.dropped.at[i]);
		out_release(&p.open.instruction);
		if (p.changed)
			pkg_put_xml(t->p, part, doc);
		if (p.changed && links.n > 0 && pkg_read(t->p, part, &bytes, d))
			drop_relations(&p, part, bytes);
	}
	arena_free(scratch);
}

void
docx_prepare(struct fill_template *t, struct diags *d)
{
	static const char *const stories[] = { "word/document", "word/header", "word/footer", "word/footnotes",
		"word/endnotes" };
	str main = pkg_main_part(t->p, d), bytes;

	for (size_t i = 0, n = pkg_parts(t->p); i < n; i++) {
		str part = pkg_part_name(t->p, i);
		bool story = str_eq(part, main);

		for (size_t k = 0; k < sizeof stories / sizeof *stories; k++)
			story |= str_starts(part, str_of(stories[k])) && str_ends(part, STR(".xml"));
		if (story && pkg_read(t->p, part, &bytes, d))
			prepare_part(t, part, bytes, d);
	}
}
