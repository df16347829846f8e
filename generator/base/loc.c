#include "base/loc.h"

#include "base/arena.h"
#include "base/msg.h"
#include "base/out.h"

struct source *
source_new(struct arena *a, enum source_kind kind, str file, str part)
{
	struct source *s = ARENA_NEW(a, struct source);

	s->kind = kind;
	s->file = file;
	s->part = part;
	return s;
}

struct loc
loc_at(const struct source *s, uint32_t line, uint32_t column)
{
	return (struct loc){ s, line, column };
}

struct loc
loc_spot(struct arena *a, str file, str part, str spot)
{
	struct source *s = source_new(a, SOURCE_PART, file, part);

	s->spot = spot;
	return (struct loc){ s, 0, 0 };
}

struct loc
loc_file(struct arena *a, str file)
{
	return (struct loc){ source_new(a, SOURCE_TEXT, file, (str){ NULL, 0 }), 0, 0 };
}

void
loc_cell_put(struct out *o, uint32_t row, uint32_t column)
{
	char letters[8];
	size_t n = 0;

	while (column > 0 && n < sizeof letters) {
		letters[n++] = (char)('A' + (column - 1) % 26);
		column = (column - 1) / 26;
	}
	while (n > 0)
		out_char(o, letters[--n]);
	if (row > 0)
		out_printf(o, "%u", row);
}

static void
put_part(struct out *o, struct loc l)
{
	const struct source *s = l.source;

	if (s->part.n > 0) {
		out_puts(o, ": ");
		out_shown(o, s->part);
	}
	if (s->spot.n > 0)
		out_printf(o, ": " STR_FMT, STR_ARG(s->spot));
	else if (l.line > 0) {
		out_puts(o, ": ");
		out_printf(o, _("paragraph %u"), l.line);
	}
}

void
loc_put(struct out *o, struct loc l)
{
	const struct source *s = l.source;

	if (s == NULL)
		return;
	out_shown(o, s->file);
	if (s->kind == SOURCE_PART) {
		if (s->part.n > 0 || s->spot.n > 0 || l.line > 0)
			put_part(o, l);
	} else if (s->kind == SOURCE_SHEET) {
		if (s->part.n > 0) {
			out_puts(o, ": ");
			out_shown(o, s->part);
		}
		if (l.line > 0 || l.column > 0) {
			out_puts(o, s->part.n > 0 ? "!" : ": ");
			loc_cell_put(o, l.line, l.column);
		}
	} else {
		if (l.line > 0)
			out_printf(o, ":%u", l.line);
		if (l.line > 0 && l.column > 0)
			out_printf(o, ":%u", l.column);
	}
}
