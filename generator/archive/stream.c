/*
 * A part into SAX while it is unpacked: a sheet of a hundred megabytes passes through one piece of memory. What the
 * archive claims about its size is compared with what comes; the sum (CRC) is libzip's to compare, at the end.
 */
#include "archive/inner.h"

#include "base/arena.h"

enum { PIECE_BYTES = 1 << 15 };

/* Whether the part came whole, with as many bytes as it claims, or was refused on the way. */
static bool
pieces_parse(struct arc_parse *p, zip_file_t *f, size_t size)
{
	char piece[PIECE_BYTES];
	size_t all = 0;
	zip_int64_t got;

	while ((got = zip_fread(f, piece, sizeof piece)) > 0) {
		all += (size_t)got;
		if (all > size)
			return false;
		if (arc_parse_allowed(p, (str){ piece, (size_t)got }))
			xmlParseChunk(p->parser, piece, (int)got, 0);
		if (p->refused != NULL || !p->parser->wellFormed)
			return true; /* what comes behind can't mend it */
	}
	if (got == 0 && all == size)
		xmlParseChunk(p->parser, piece, 0, 1);
	return got == 0 && all == size;
}

/* A part in UTF-16 is unpacked whole, which large sheets never are in. */
static bool
stream_whole(struct arc_entry *e, const struct arc_handler *h, void *ctx, struct diags *d)
{
	struct arena *a = arena_new(PIECE_BYTES);
	struct arc_parse p = { .handler = h, .ctx = ctx };
	xmlSAXHandler sax = arc_parse_sax;
	bool ok = false;
	str bytes;

	if (arc_unpack(e, a, &bytes, d)) {
		p.parser = xmlCreatePushParserCtxt(&sax, NULL, NULL, 0, NULL);
		arc_parse_options(&p, false);
		if (arc_parse_allowed(&p, bytes))
			xmlParseChunk(p.parser, bytes.p, (int)bytes.n, 1);
		ok = arc_parse_close(&p, arc_file(e), e->name, d);
	}
	arena_free(a);
	return ok;
}

/* Whether a part begins with UTF-16's mark. */
static bool
begins_utf16(struct arc_entry *e)
{
	zip_file_t *f = zip_fopen_index(arc_zip(e), e->index, 0);
	char mark[2];
	bool is =
	    f != NULL && zip_fread(f, mark, sizeof mark) == sizeof mark && arc_is_utf16((str){ mark, sizeof mark });

	if (f != NULL)
		zip_fclose(f);
	return is;
}

bool
arc_stream(struct arc_entry *e, const struct arc_handler *h, void *ctx, struct diags *d)
{
	struct arc_parse p = { .handler = h, .ctx = ctx };
	xmlSAXHandler sax = arc_parse_sax;
	zip_file_t *f;
	bool whole;

	if (!arc_ratio_allowed(e, d))
		return false;
	if (begins_utf16(e))
		return stream_whole(e, h, ctx, d);
	f = zip_fopen_index(arc_zip(e), e->index, 0);
	if (f == NULL)
		return arc_entry_complain(e, &arc_damaged, d);
	p.parser = xmlCreatePushParserCtxt(&sax, NULL, NULL, 0, NULL);
	arc_parse_options(&p, false);
	whole = pieces_parse(&p, f, e->size);
	zip_fclose(f);
	if (!whole)
		p.refused = &arc_damaged;
	return arc_parse_close(&p, arc_file(e), e->name, d);
}
