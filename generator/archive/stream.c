#include "archive/stream.h"

#include <string.h>

#include <libxml/parser.h>

#include "base/arena.h"
#include "base/limits.h"

zip_t *
archive_open(struct in_job *j)
{
	zip_error_t error;
	zip_source_t *source;
	zip_t *z;

	zip_error_init(&error);
	source = zip_source_buffer_create(j->bytes.p, j->bytes.n, 0, &error);
	z = source != NULL ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
	if (z == NULL) {
		diag_add(j->d, &in_package, loc_file(j->a, j->name), "%s", zip_error_strerror(&error));
		if (str_starts(j->bytes, STR("\xd0\xcf\x11\xe0")))
			diag_hint(j->d, "%s", _("it is an old .xls or has a password: save it as .xlsx without one"));
		else if (str_starts(str_trim(j->bytes), STR("<")))
			diag_hint(j->d, "%s", _("it is a web page with another name: open it, and save it as .xlsx"));
		else
			diag_hint(
			    j->d, "%s", _("it may be only half copied: copy it again, or open it and save it anew"));
		if (source != NULL)
			zip_source_free(source);
	} else if (zip_get_num_entries(z, 0) > LIMIT_ZIP_ENTRIES) {
		diag_add(j->d, &in_too_large, loc_file(j->a, j->name), "%s", _("too many parts"));
		zip_discard(z);
		z = NULL;
	}
	zip_error_fini(&error);
	return z;
}

static zip_file_t *
open_part(struct in_job *j, zip_t *z, const char *part, zip_stat_t *st)
{
	zip_file_t *f;

	zip_stat_init(st);
	if (zip_stat(z, part, 0, st) != 0)
		return NULL;
	if (st->size > (zip_uint64_t)LIMIT_PART_BYTES * 4 ||
	    (st->size > (1 << 20) && st->size / (st->comp_size + 1) > LIMIT_ZIP_RATIO)) {
		diag_add(j->d, &in_too_large, loc_spot(j->a, j->name, str_copy(j->a, str_of(part)), STR("")), "%s",
		    _("unpacked"));
		return NULL;
	}
	f = zip_fopen(z, part, 0);
	if (f == NULL)
		diag_add(j->d, &in_package, loc_file(j->a, j->name), "%s", zip_strerror(z));
	return f;
}

struct sax {
	const struct sax_handler *h;
	void *ctx;
	xmlParserCtxt *parser;
	int depth;
	bool refused;
};

static void
on_start(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int nb_namespaces,
    const xmlChar **namespaces, int n, int defaulted, const xmlChar **attributes)
{
	struct sax *s = ctx;

	(void)prefix, (void)uri, (void)nb_namespaces, (void)namespaces, (void)defaulted;
	if (++s->depth > LIMIT_XML_DEPTH || n > LIMIT_XML_ATTRIBUTES) {
		s->refused = true;
		xmlStopParser(s->parser);
		return;
	}
	s->h->start(s->ctx, str_of((const char *)name), attributes, n);
}

static void
on_end(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct sax *s = ctx;

	(void)prefix, (void)uri;
	s->depth--;
	s->h->end(s->ctx, str_of((const char *)name));
}

static void
on_text(void *ctx, const xmlChar *text, int n)
{
	struct sax *s = ctx;

	if (s->h->text != NULL)
		s->h->text(s->ctx, (str){ (const char *)text, (size_t)n });
}

static void
on_dtd(void *ctx, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
	struct sax *s = ctx;

	(void)name, (void)public_id, (void)system_id;
	s->refused = true;
	xmlStopParser(s->parser);
}

static void
on_error(void *ctx, const char *fmt, ...)
{
	(void)ctx, (void)fmt; /* told once, below */
}

/* clang-format off */
static void
sax_open(struct sax *s, const struct sax_handler *h, void *ctx)
{
	static const xmlSAXHandler usual = { .initialized = XML_SAX2_MAGIC, .startElementNs = on_start, .endElementNs = on_end,
		.characters = on_text, .internalSubset = on_dtd, .error = on_error, .warning = on_error };
	/* clang-format on */
	xmlSAXHandler handler = usual;

	*s = (struct sax){ .h = h, .ctx = ctx };
	s->parser = xmlCreatePushParserCtxt(&handler, s, NULL, 0, NULL);
	xmlCtxtUseOptions(s->parser, XML_PARSE_NONET | XML_PARSE_COMPACT);
}

static bool
sax_close(struct sax *s, struct in_job *j, const char *part)
{
	bool ok = !s->refused && s->parser->wellFormed;

	if (!ok)
		diag_add(j->d, &in_package, loc_spot(j->a, j->name, str_copy(j->a, str_of(part)), STR("")), "%s",
		    s->refused ? _("a DTD or too deep") : _("broken XML"));
	if (s->parser->myDoc != NULL)
		xmlFreeDoc(s->parser->myDoc);
	xmlFreeParserCtxt(s->parser);
	return ok;
}

bool
archive_parse(struct in_job *j, zip_t *z, const char *part, const struct sax_handler *h, void *ctx)
{
	zip_stat_t st;
	zip_file_t *f = open_part(j, z, part, &st);
	zip_uint64_t all = 0;
	zip_int64_t got = 0;
	char piece[1 << 15];
	struct sax s;

	if (f == NULL)
		return false;
	sax_open(&s, h, ctx);
	while (!s.refused && all <= st.size && (got = zip_fread(f, piece, sizeof piece)) > 0) {
		all += (zip_uint64_t)got;
		if (xmlParseChunk(s.parser, piece, (int)got, 0) != 0)
			break;
	}
	if (!s.refused && got == 0)
		xmlParseChunk(s.parser, piece, 0, 1);
	zip_fclose(f);
	if (got < 0 || all != st.size) /* cut short, or longer than it says: what was read is not to be trusted */
		s.parser->wellFormed = 0;
	return sax_close(&s, j, part);
}

bool
sax_attribute(const unsigned char **attributes, int n, const char *name, str *value)
{
	for (int i = 0; i < n; i++) {
		const unsigned char **a = attributes + 5 * i;

		if (strcmp((const char *)a[0], name) == 0) {
			*value = (str){ (const char *)a[3], (size_t)(a[4] - a[3]) };
			return true;
		}
	}
	*value = STR("");
	return false;
}
