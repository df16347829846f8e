#ifndef ARCHIVE_STREAM_H
#define ARCHIVE_STREAM_H

#include <zip.h>

#include "input/inner.h"

/* The zip around a workbook: parts read in pieces under the limits of base/limits.h. */
zip_t *archive_open(struct in_job *j);

/* SAX over a part; DTDs refused. */
struct sax_handler {
	void (*start)(void *ctx, str name, const unsigned char **attributes, int n);
	void (*end)(void *ctx, str name);
	void (*text)(void *ctx, str text);
};
/* A part through the parser as it is unpacked, never whole in memory. False: there is none, or complained. */
bool archive_parse(struct in_job *j, zip_t *z, const char *part, const struct sax_handler *h, void *ctx);
/* Value of an attribute by its local name. */
bool sax_attribute(const unsigned char **attributes, int n, const char *name, str *value);

#endif
