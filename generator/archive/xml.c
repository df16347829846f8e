#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "base/limits.h"
#include "package/parts.h"

/*
 * XML by libxml2 without what office files never need: no DTD, no entities of
 * their own, no network. libxml2's checks come too late for one element with a hundred
 * thousand attributes (quadratic) and for depth, so the bytes are looked over
 * first; the SAX hook catches a DTD that the look-over could not see. Its own limits (a depth of 256, texts of
 * 10 MB) are therefore off: ours hold.
 */

/* Attributes of the tag at p[i] ("<"), and where it ends; n where it never does. */
static size_t
tag_end(str s, size_t i, int *attributes, bool *empty)
{
	char quote = 0;

	*attributes = 0;
	*empty = false;
	for (i++; i < s.n; i++) {
		char c = s.p[i];

		if (quote != 0) {
			if (c == quote)
				quote = 0;
		} else if (c == '"' || c == '\'') {
			quote = c;
			++*attributes;
		} else if (c == '>') {
			*empty = s.p[i - 1] == '/';
			return i;
		}
	}
	return s.n;
}

static const struct diag_kind *
look_over(str s)
{
	int depth = 0, attributes;
	bool empty;

	if (s.n >= 2 &&
	    ((s.p[0] == '\xff' && s.p[1] == '\xfe') || (s.p[0] == '\xfe' && s.p[1] == '\xff') || s.p[0] == '\0' ||
		s.p[1] == '\0'))
		return &pkg_encoding;
	if (str_starts(s, STR("\xef\xbb\xbf")))
		s = str_sub(s, 3, s.n);
	if (str_starts(s, STR("<?xml"))) {
		str head = str_sub(s, 0, str_find(s, STR("?>"), 0));
		size_t at = str_find(head, STR("encoding"), 0);

		if (at < head.n) {
			str name = str_trim(str_sub(head, at + 8, head.n));

			name = str_trim(str_sub(name, 1, name.n));
			if (!str_eq_nocase(str_sub(name, 1, 6), STR("utf-8")) &&
			    !str_eq_nocase(str_sub(name, 1, 9), STR("us-ascii")))
				return &pkg_encoding;
		}
	}
	for (size_t i = 0; i < s.n; i++) {
		const char *lt = memchr(s.p + i, '<', s.n - i);

		if (lt == NULL)
			break;
		i = (size_t)(lt - s.p);
		if (i + 1 >= s.n)
			break;
		if (s.p[i + 1] == '!') {
			str rest = str_sub(s, i, s.n);

			if (str_starts(rest, STR("<!--")))
				i = str_find(s, STR("-->"), i + 4);
			else if (str_starts(rest, STR("<![CDATA[")))
				i = str_find(s, STR("]]>"), i);
			else
				return &pkg_dtd;
		} else if (s.p[i + 1] == '?') {
			i = str_find(s, STR("?>"), i);
		} else if (s.p[i + 1] == '/') {
			depth--;
		} else {
			i = tag_end(s, i, &attributes, &empty);
			if (attributes > LIMIT_XML_ATTRIBUTES)
				return &pkg_many_attributes;
			if (!empty && ++depth > LIMIT_XML_DEPTH)
				return &pkg_deep_xml;
		}
	}
	return NULL;
}

static void
stop_at_dtd(void *ctx, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
	xmlParserCtxt *c = ctx;

	(void)name, (void)external, (void)system;
	*(bool *)c->_private = true;
	xmlStopParser(c);
}

static void
free_doc(void *doc)
{
	xmlFreeDoc(doc);
}

static struct loc
xml_loc(str file, str name, struct arena *a)
{
	return name.n > 0 ? loc_spot(a, str_copy(a, file), str_copy(a, name), STR("")) : loc_file(a, str_copy(a, file));
}

xmlDoc *
pkg_xml_parse(str bytes, str file, str name, struct arena *a, struct diags *d)
{
	const struct diag_kind *bad = bytes.n > LIMIT_PART_BYTES ? &pkg_large_part : look_over(bytes);
	xmlParserCtxt *c;
	bool dtd = false;
	xmlDoc *doc;

	if (bad != NULL) {
		diag_add(d, bad, xml_loc(file, name, d->a), NULL);
		return NULL;
	}
	c = xmlNewParserCtxt();
	c->_private = &dtd;
	c->sax->internalSubset = stop_at_dtd;
	doc = xmlCtxtReadMemory(c, bytes.p, (int)bytes.n, NULL, NULL,
	    XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_COMPACT | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	if (doc == NULL || dtd || !c->wellFormed) {
		const xmlError *e = xmlCtxtGetLastError(c);

		if (dtd)
			diag_add(d, &pkg_dtd, xml_loc(file, name, d->a), NULL);
		else
			diag_add(d, &pkg_bad_xml, xml_loc(file, name, d->a), STR_FMT,
			    STR_ARG(str_trim(str_of(e != NULL && e->message != NULL ? e->message : ""))));
		if (doc != NULL)
			xmlFreeDoc(doc);
		doc = NULL;
	}
	xmlFreeParserCtxt(c);
	if (doc != NULL)
		arena_defer(a, free_doc, doc);
	return doc;
}

static void
stop_sax_at_dtd(void *ctx, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
	(void)name, (void)external, (void)system;
	xmlStopParser(ctx);
}

bool
pkg_xml_sax(str bytes, str file, str name, const xmlSAXHandler *sax, void *ctx, struct diags *d)
{
	const struct diag_kind *bad = bytes.n > LIMIT_PART_BYTES ? &pkg_large_part : look_over(bytes);
	xmlParserCtxt *c;
	bool ok;

	if (bad == NULL && bytes.n < 4)
		bad = &pkg_bad_xml;
	if (bad != NULL) {
		diag_add(d, bad, xml_loc(file, name, d->a), NULL);
		return false;
	}
	c = xmlCreateMemoryParserCtxt(bytes.p, (int)bytes.n);
	*c->sax = *sax;
	c->sax->initialized = XML_SAX2_MAGIC;
	c->sax->internalSubset = stop_sax_at_dtd;
	c->sax2 = 1;
	c->_private = ctx;
	xmlCtxtUseOptions(c, XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	xmlParseDocument(c);
	ok = c->wellFormed != 0;
	if (!ok) {
		const xmlError *e = xmlCtxtGetLastError(c);

		diag_add(d, &pkg_bad_xml, xml_loc(file, name, d->a), STR_FMT,
		    STR_ARG(str_trim(str_of(e != NULL && e->message != NULL ? e->message : ""))));
	}
	if (c->myDoc != NULL)
		xmlFreeDoc(c->myDoc);
	xmlFreeParserCtxt(c);
	return ok;
}

xmlDoc *
pkg_xml(struct package *p, str part, struct arena *a, struct diags *d)
{
	str bytes;

	if (!pkg_has(p, part)) {
		diag_add(d, &pkg_no_part, pkg_loc(p, STR(""), d->a), STR_FMT, STR_ARG(part));
		return NULL;
	}
	if (!pkg_read(p, part, &bytes, d))
		return NULL;
	return pkg_xml_parse(bytes, str_of(p->name), part, a, d);
}
