#include "base/out.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

void
out_init(struct out *o)
{
	memset(o, 0, sizeof *o);
}

void
out_release(struct out *o)
{
	free(o->p);
	memset(o, 0, sizeof *o);
}

void
out_reset(struct out *o)
{
	o->n = 0;
	o->failed = false;
}

bool
out_ok(const struct out *o)
{
	return !o->failed;
}

static bool
out_grow(struct out *o, size_t more)
{
	if (o->failed)
		return false;
	if (more > SIZE_MAX / 4 - o->n || (o->limit > 0 && o->n + more > o->limit)) {
		o->failed = true;
		return false;
	}
	if (o->n + more + 1 > o->cap) {
		size_t cap = o->cap < 256 ? 256 : o->cap * 2;

		if (cap < o->n + more + 1)
			cap = o->n + more + 1;
		o->p = mem_grow(o->p, cap);
		o->cap = cap;
	}
	return true;
}

void
out_bytes(struct out *o, const void *p, size_t n)
{
	if (n == 0 || !out_grow(o, n))
		return;
	memcpy(o->p + o->n, p, n);
	o->n += n;
	o->p[o->n] = '\0';
}

void
out_put(struct out *o, str s)
{
	out_bytes(o, s.p, s.n);
}

void
out_puts(struct out *o, const char *c)
{
	out_bytes(o, c, strlen(c));
}

void
out_char(struct out *o, char c)
{
	out_bytes(o, &c, 1);
}

void
out_printf(struct out *o, const char *fmt, ...)
{
	va_list ap, again;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n > 0 && out_grow(o, (size_t)n)) {
		vsnprintf(o->p + o->n, (size_t)n + 1, fmt, again);
		o->n += (size_t)n;
	}
	va_end(again);
}

void
out_utf8(struct out *o, unsigned c)
{
	char b[4];

	if (c < 0x80) {
		b[0] = (char)c;
		out_bytes(o, b, 1);
	} else if (c < 0x800) {
		b[0] = (char)(0xc0 | c >> 6);
		b[1] = (char)(0x80 | (c & 0x3f));
		out_bytes(o, b, 2);
	} else if (c < 0x10000) {
		b[0] = (char)(0xe0 | c >> 12);
		b[1] = (char)(0x80 | (c >> 6 & 0x3f));
		b[2] = (char)(0x80 | (c & 0x3f));
		out_bytes(o, b, 3);
	} else {
		b[0] = (char)(0xf0 | (c >> 18 & 7));
		b[1] = (char)(0x80 | (c >> 12 & 0x3f));
		b[2] = (char)(0x80 | (c >> 6 & 0x3f));
		b[3] = (char)(0x80 | (c & 0x3f));
		out_bytes(o, b, 4);
	}
}

static void
put_escaped(struct out *o, str s, const char *specials, const char *(*escape)(char))
{
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\0' || strchr(specials, s.p[i]) == NULL)
			continue;
		out_bytes(o, s.p + from, i - from);
		out_puts(o, escape(s.p[i]));
		from = i + 1;
	}
	out_bytes(o, s.p + from, s.n - from);
}

static const char *
xml_escape(char c)
{
	switch (c) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\n': return "&#10;";
	case '\t': return "&#9;";
	default: return "&#13;";
	}
}

void
out_xml(struct out *o, str s)
{
	put_escaped(o, s, "&<>\r", xml_escape);
}

void
out_xml_attr(struct out *o, str s)
{
	put_escaped(o, s, "&<>\"\r\n\t", xml_escape);
}

/* The code point of what JSON and YAML read otherwise than it stands there, and its length: C1 controls, U+2028, U+2029. */
static unsigned
json_breaks(const unsigned char *p, size_t n, size_t *len)
{
	if (n >= 2 && p[0] == 0xc2 && p[1] < 0xa0) {
		*len = 2;
		return p[1];
	}
	if (n >= 3 && p[0] == 0xe2 && p[1] == 0x80 && (p[2] == 0xa8 || p[2] == 0xa9)) {
		*len = 3;
		return 0x2000 + (p[2] & 0x3f);
	}
	return 0;
}

void
out_json(struct out *o, str s)
{
	size_t from = 0, len = 1;

	for (size_t i = 0; i < s.n; i += len) {
		unsigned char c = (unsigned char)s.p[i];
		unsigned point = c;

		len = 1;
		if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f) {
			point = json_breaks((const unsigned char *)s.p + i, s.n - i, &len);
			if (point == 0)
				continue;
		}
		out_bytes(o, s.p + from, i - from);
		from = i + len;
		if (c == '"' || c == '\\')
			out_printf(o, "\\%c", c);
		else if (c == '\n')
			out_puts(o, "\\n");
		else
			out_printf(o, "\\u%04x", point);
	}
	if (from < s.n)
		out_bytes(o, s.p + from, s.n - from);
}

void
out_shown(struct out *o, str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		bool upper = c == 0xc2 && i + 1 < s.n && (unsigned char)s.p[i + 1] < 0xa0; /* U+0080 to U+009F */

		if (c == '\n')
			out_puts(o, "\\n");
		else if (c == '\t')
			out_puts(o, "\\t");
		else if (c < 0x20 || c == 0x7f || upper)
			out_printf(o, "\\x%02X", upper ? (unsigned char)s.p[++i] : c);
		else
			out_char(o, s.p[i]);
	}
}

str
out_str(const struct out *o)
{
	return (str){ o->p != NULL ? o->p : "", o->n };
}

str
out_copy(const struct out *o, struct arena *a)
{
	return str_copy(a, out_str(o));
}
