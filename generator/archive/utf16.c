/*
 * UTF-16 parts. XML may be in it (XML 1.0, 4.3.3), and packages may have it (ECMA-376-2, 8.1.1.1); then the part begins
 * with a mark. All readers here want UTF-8, so such a part is turned as it is unpacked, and the encoding that it declares is
 * blanked. What is no sound UTF-16, or declares another encoding, stays as it is: the parser's door refuses it.
 */
#include "archive/inner.h"

#include <string.h>

#include "base/arena.h"
#include "base/out.h"

enum { UNIT = 2, HIGH = 0xd800, LOW = 0xdc00, BEYOND = 0xe000 };

static unsigned
unit_at(str bytes, size_t i, bool big)
{
	unsigned a = (unsigned char)bytes.p[i], b = (unsigned char)bytes.p[i + 1];

	return big ? a << 8 | b : b << 8 | a;
}

static void
put_code_point(struct out *o, unsigned c)
{
	static const unsigned char leads[] = { 0, 0xc0, 0xe0, 0xf0 };
	int more = (c >= 0x80) + (c >= 0x800) + (c >= 0x10000);

	out_char(o, (char)(leads[more] | c >> 6 * more));
	while (more-- > 0)
		out_char(o, (char)(0x80 | (c >> 6 * more & 0x3f)));
}

/* False: half a pair, or half a unit. */
static bool
turn_units(struct out *o, str bytes, bool big)
{
	for (size_t i = UNIT; i + 1 < bytes.n; i += UNIT) {
		unsigned c = unit_at(bytes, i, big), low = i + 3 < bytes.n ? unit_at(bytes, i + UNIT, big) : 0;

		if (c >= HIGH && c < BEYOND) {
			if (c >= LOW || low < LOW || low >= BEYOND)
				return false;
			c = 0x10000 + ((c - HIGH) << 10) + (low - LOW);
			i += UNIT;
		}
		put_code_point(o, c);
	}
	return bytes.n % UNIT == 0;
}

/* Blanks encoding="UTF-16" in the declaration. False: it declares another. */
static bool
blank_encoding(char *p, size_t n)
{
	str head = { p, n };
	size_t at, name, end;

	if (!str_starts(head, STR("<?xml")))
		return true;
	head = str_sub(head, 0, str_find(head, STR("?>"), 0));
	at = str_find(head, STR("encoding"), 0);
	if (at == head.n)
		return true;
	for (name = at + strlen("encoding"); name < head.n && head.p[name] != '"' && head.p[name] != '\'';)
		name++;
	if (name >= head.n || !str_eq_nocase(str_sub(head, name + 1, name + 7), STR("utf-16")))
		return false;
	end = str_find_char(head, head.p[name], name + 1);
	if (end == head.n)
		return false;
	memset(p + at, ' ', end + 1 - at);
	return true;
}

bool
arc_is_utf16(str bytes)
{
	return str_starts(bytes, STR("\xff\xfe")) || str_starts(bytes, STR("\xfe\xff"));
}

str
arc_utf8(str bytes, struct arena *a)
{
	struct out o;
	str turned = bytes;

	if (!arc_is_utf16(bytes))
		return bytes;
	out_init(&o);
	if (turn_units(&o, bytes, bytes.p[0] == '\xfe') && o.n > 0 && o.p[0] == '<' && blank_encoding(o.p, o.n))
		turned = out_copy(&o, a);
	out_release(&o);
	return turned;
}
