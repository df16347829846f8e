#ifndef BASE_OUT_H
#define BASE_OUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/check.h"
#include "base/str.h"

/*
 * Text that grows. Sticky: once limit bytes would be passed, the rest does
 * nothing and out_ok() says so. The struct is the caller's; its bytes are
 * freed by out_release().
 */
struct out {
	char *p;
	size_t n, cap;
	size_t limit; /* bytes; 0 is none */
	bool failed;
};

void out_init(struct out *o);
void out_release(struct out *o);
void out_reset(struct out *o); /* empty again, memory kept */
MUST_USE bool out_ok(const struct out *o);

void out_put(struct out *o, str s);
void out_bytes(struct out *o, const void *p, size_t n);
void out_puts(struct out *o, const char *c);
void out_char(struct out *o, char c);
void out_printf(struct out *o, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* One code point as UTF-8. */
void out_utf8(struct out *o, unsigned code_point);
/* Text with & < > and, in attributes, " escaped for XML. */
void out_xml(struct out *o, str s);
void out_xml_attr(struct out *o, str s);
/* Text in which control characters are seen: \n, \t, \x1B. A name of a file may hold them and so rule a terminal. */
void out_shown(struct out *o, str s);
/* Text as the inside of a JSON string. */
void out_json(struct out *o, str s);

/* What was written so far: borrowed until the next write. */
str out_str(const struct out *o);
/* A copy of it in the arena. */
str out_copy(const struct out *o, struct arena *a);

#endif
