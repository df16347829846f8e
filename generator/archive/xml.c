/*
 * XML by libxml2 without what office files never need: no DTD, no entities of their own, no network.
 *
 * Guards stand where they cost least. Depth is asked as an element begins; a DTD by libxml2's hook for one. Attributes
 * are counted in the bytes before the parser gets them, since libxml2 compares each with all others before it tells:
 * one element with a hundred thousand takes it twelve seconds. Counting looks at few bytes: a tag with too many
 * attributes has no "<" for thousands of bytes, so of each stretch so long only the last "<" can begin one.
 *
 * libxml2's own limits on depth and texts are off where the bytes are whole in memory anyway: ours hold.
 */
#include "archive/inner.h"

#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"

enum {
	/* A tag with more attributes than are allowed is longer: each takes a space, a name, "=" and two quotes. */
	LONG_TAG = 5 * LIMIT_XML_ATTRIBUTES,
	XML_BYTES_MIN = 4, /* "<a/>"; libxml2 makes no parser for less */
	XML_OPTIONS = XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
};

/* --- before the parser ------------------------------------------------------------------ */

/*
 * Follows a tag from piece.p[i] to its end, to the next "<" (which no tag has inside) or to the piece's end; where
 * that is.
 */
static size_t
tag_follow(struct tag *t, str piece, size_t i)
{
	for (; t->open && i < piece.n; i++) {
		char c = piece.p[i];

		if (c == '<' || (t->begins && (c == '!' || c == '?'))) { /* a comment, an instruction: no attributes */
			t->open = false;
			return i;
		}
		t->begins = false;
		if (t->quote != 0) {
			if (c == t->quote)
				t->quote = 0;
		} else if (c == '"' || c == '\'') {
			t->quote = c;
			t->attributes++;
		} else if (c == '>') {
			t->open = false;
		}
	}
	return i;
}

static bool
tags_allowed(struct tag *t, str piece)
{
	size_t i = tag_follow(t, piece, 0);

	while (i < piece.n && t->attributes <= LIMIT_XML_ATTRIBUTES) {
		size_t end = i + LONG_TAG < piece.n ? i + LONG_TAG : piece.n, last = end;

		while (last > i && piece.p[last - 1] != '<')
			last--;
		if (last > i) {
			*t = (struct tag){ .open = true, .begins = true };
			last = tag_follow(t, piece, last);
		}
		i = last > end ? last : end;
	}
	return t->attributes <= LIMIT_XML_ATTRIBUTES;
}

/* head: the first bytes of the XML. UTF-16, EBCDIC and declared encodings would hide tags from tags_allowed(). */
static bool
encoding_allowed(str head)
{
	size_t at;
	str name;

	if (head.n >= 2 &&
	    (str_starts(head, STR("\xff\xfe")) || str_starts(head, STR("\xfe\xff")) ||
		str_starts(head, STR("\x4c\x6f")) || head.p[0] == '\0' || head.p[1] == '\0'))
		return false;
	if (str_starts(head, STR("\xef\xbb\xbf")))
		head = str_sub(head, 3, head.n);
	if (!str_starts(head, STR("<?xml")))
		return true;
	head = str_sub(head, 0, str_find(head, STR("?>"), 0));
	at = str_find(head, STR("encoding"), 0);
	if (at == head.n)
		return true;
	name = str_trim(str_sub(head, at + strlen("encoding"), head.n)); /* ="UTF-8" */
	name = str_trim(str_sub(name, 1, name.n));
	return str_eq_nocase(str_sub(name, 1, 6), STR("utf-8")) || str_eq_nocase(str_sub(name, 1, 9), STR("us-ascii"));
}

bool
arc_parse_allowed(struct arc_parse *parse, str piece)
{
	if (!parse->begun && !encoding_allowed(piece))
		parse->refused = &arc_encoding;
	parse->begun = true;
	if (!tags_allowed(&parse->tag, piece))
		parse->refused = &arc_many_attributes;
	return parse->refused == NULL;
}

/* --- within the parser --------------------------------------------------------------------- */

static struct arc_parse *
parse_of(void *ctx)
{
	return ((xmlParserCtxt *)ctx)->_private;
}

static void
refuse_parse(struct arc_parse *p, const struct diag_kind *kind)
{
	p->refused = kind;
	xmlStopParser(p->parser);
}

static void
refuse_dtd(void *ctx, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
	(void)name, (void)external, (void)system;
	refuse_parse(parse_of(ctx), &arc_dtd);
}

/* nameNr: elements that are open around the one that begins. */
static bool
element_allowed(struct arc_parse *p, int attributes_n)
{
	if (p->parser->nameNr >= LIMIT_XML_DEPTH) {
		refuse_parse(p, &arc_deep_xml);
		return false;
	}
	p->nodes += 1 + (uint32_t)attributes_n;
	if (p->nodes_max > 0 && p->nodes > p->nodes_max) {
		refuse_parse(p, &arc_many_nodes);
		return false;
	}
	return true;
}

static void
start_for_libxml2(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces_n,
    const xmlChar **namespaces, int attributes_n, int defaulted, const xmlChar **attributes)
{
	if (element_allowed(parse_of(ctx), attributes_n))
		xmlSAX2StartElementNs(
		    ctx, name, prefix, uri, namespaces_n, namespaces, attributes_n, defaulted, attributes);
}

static void
start_for_handler(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces_n,
    const xmlChar **namespaces, int attributes_n, int defaulted, const xmlChar **attributes)
{
	struct arc_parse *p = parse_of(ctx);
	struct arc_element e = { (const char *)name, (const char *)uri, attributes_n, namespaces_n, attributes,
		namespaces };

	(void)prefix, (void)defaulted;
	if (element_allowed(p, attributes_n))
		p->handler->start(p->ctx, &e);
}

static void
end_for_handler(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct arc_parse *p = parse_of(ctx);

	(void)prefix, (void)uri;
	p->handler->end(p->ctx, (const char *)name);
}

static void
text_for_handler(void *ctx, const xmlChar *text, int n)
{
	struct arc_parse *p = parse_of(ctx);

	if (p->handler->text != NULL)
		p->handler->text(p->ctx, (str){ (const char *)text, (size_t)n });
}

const xmlSAXHandler arc_parse_sax = { .initialized = XML_SAX2_MAGIC,
	.internalSubset = refuse_dtd,
	.startElementNs = start_for_handler,
	.endElementNs = end_for_handler,
	.characters = text_for_handler,
	.ignorableWhitespace = text_for_handler,
	.cdataBlock = text_for_handler };

void
arc_parse_options(struct arc_parse *parse, bool unlimited)
{
	/* NOENT: else "&amp;" in an attribute comes as "&#38;"; entities of the document's own can't be, without a DTD */
	xmlCtxtUseOptions(parse->parser, XML_OPTIONS | XML_PARSE_NOENT | (unlimited ? XML_PARSE_HUGE : 0));
	parse->parser->_private = parse;
}

bool
arc_attribute(const struct arc_element *e, const char *name, str *value)
{
	const unsigned char **at = e->attributes;

	for (int i = 0; i < e->attributes_n; i++, at += 5)
		if (strcmp((const char *)at[0], name) == 0) {
			*value = (str){ (const char *)at[3], (size_t)(at[4] - at[3]) };
			return true;
		}
	*value = STR("");
	return false;
}

/* --- from begin to end --------------------------------------------------------------------- */

static bool
parse_ended(const struct arc_parse *p, str file, str part, struct diags *d)
{
	const xmlError *e = xmlCtxtGetLastError(p->parser);

	if (p->refused != NULL)
		return arc_complain(file, part, p->refused, NULL, d);
	if (!p->parser->wellFormed)
		return arc_complain(file, part, &arc_bad_xml, e != NULL ? e->message : NULL, d);
	return true;
}

bool
arc_parse_close(struct arc_parse *parse, str file, str part, struct diags *d)
{
	bool ok = parse_ended(parse, file, part, d);

	if (parse->parser->myDoc != NULL)
		xmlFreeDoc(parse->parser->myDoc);
	xmlFreeParserCtxt(parse->parser);
	return ok;
}

/* Whether bytes may go to a parser; else complained. */
static bool
bytes_allowed(struct arc_parse *p, str bytes, str file, str part, struct diags *d)
{
	if (bytes.n > LIMIT_PART_BYTES)
		return arc_complain(file, part, &arc_large_part, NULL, d);
	if (!arc_parse_allowed(p, bytes))
		return arc_complain(file, part, p->refused, NULL, d);
	return bytes.n >= XML_BYTES_MIN || arc_complain(file, part, &arc_bad_xml, NULL, d);
}

static void
free_doc(void *doc)
{
	xmlFreeDoc(doc);
}

xmlDoc *
arc_xml(str bytes, str file, str part, struct arena *a, struct diags *d)
{
	struct arc_parse p = { .nodes_max = LIMIT_XML_NODES };
	xmlDoc *doc;

	if (!bytes_allowed(&p, bytes, file, part, d))
		return NULL;
	p.parser = xmlNewParserCtxt();
	p.parser->_private = &p;
	p.parser->sax->internalSubset = refuse_dtd;
	p.parser->sax->startElementNs = start_for_libxml2;
	doc = xmlCtxtReadMemory(p.parser, bytes.p, (int)bytes.n, NULL, NULL, XML_OPTIONS | XML_PARSE_HUGE);
	if (doc != NULL && (p.refused != NULL || !p.parser->wellFormed)) { /* a parser that was stopped gives a part */
		xmlFreeDoc(doc);
		doc = NULL;
		p.parser->wellFormed = 0;
	}
	parse_ended(&p, file, part, d);
	xmlFreeParserCtxt(p.parser);
	if (doc != NULL)
		arena_defer(a, free_doc, doc);
	return doc;
}

bool
arc_sax(str bytes, str file, str part, const struct arc_handler *h, void *ctx, struct diags *d)
{
	struct arc_parse p = { .handler = h, .ctx = ctx, .nodes_max = LIMIT_XML_NODES_LEAN };

	if (!bytes_allowed(&p, bytes, file, part, d))
		return false;
	p.parser = xmlCreateMemoryParserCtxt(bytes.p, (int)bytes.n);
	*p.parser->sax = arc_parse_sax;
	p.parser->sax2 = 1;
	arc_parse_options(&p, true);
	xmlParseDocument(p.parser);
	return arc_parse_close(&p, file, part, d);
}
