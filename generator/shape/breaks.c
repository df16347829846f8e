/*
 * Where a line may break: Unicode's rules (UAX 14) as Pango has them, less what
 * Word and LibreOffice don't do and an office would not accept: after the slash
 * of 123/QĐ-UBND or 30/2020/NĐ-CP.
 */
#include "shape/inner.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "text/text.h"

/* Pango's answers, one a letter and one for the end; kept for the next paragraph. */
static PangoLogAttr *
log_attrs(struct shaper *s, str text, size_t letters)
{
	if (s->attrs_n < letters + 1) {
		s->attrs_n = (letters + 1) * 2;
		s->attrs = mem_grow(s->attrs, s->attrs_n * sizeof *s->attrs);
	}
	pango_get_log_attrs(text.p, (int)text.n, -1, s->language, s->attrs, (int)letters + 1);
	return s->attrs;
}

static bool
kept_together(str text, size_t i)
{
	return text.p[i - 1] == '/';
}

void
shape_breaks(struct shaper *s, str text, unsigned char *breaks)
{
	const PangoLogAttr *attr;
	size_t letters = 0;

	memset(breaks, 0, (text.n + 8) / 8);
	for (size_t i = 0; i < text.n; i++)
		letters += ((unsigned char)text.p[i] & 0xc0) != 0x80;
	if (text.n == 0 || text.n > INT_MAX / 2 || text_bad_utf8(text) < text.n)
		return;
	attr = log_attrs(s, text, letters);
	for (size_t i = 0; i < text.n; i++) {
		if (((unsigned char)text.p[i] & 0xc0) == 0x80)
			continue;
		if (i > 0 && attr->is_line_break && !kept_together(text, i))
			breaks[i / 8] |= (unsigned char)(1u << i % 8);
		attr++;
	}
	breaks[text.n / 8] |= (unsigned char)(1u << text.n % 8);
}
