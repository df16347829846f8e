#include "base/diag.h"

#include <stdarg.h>
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/out.h"
#include "base/check.h"

static const struct {
	const char *word, *json, *colour;
} levels[] = {
	{ N_("note"), "note", "\033[36m" },
	{ N_("warning"), "warning", "\033[33m" },
	{ N_("error"), "error", "\033[31m" },
	{ N_("fatal"), "fatal", "\033[31m" },
};
TABLE_HAS(levels, DIAG_LEVELS);

void
diags_init(struct diags *d, struct arena *a)
{
	memset(d, 0, sizeof *d);
	d->a = a;
	d->last = &d->first;
}

bool
diags_ok(const struct diags *d)
{
	return d->count[DIAG_ERROR] == 0 && d->count[DIAG_FATAL] == 0;
}

enum exit_status
diags_status(const struct diags *d)
{
	enum exit_status status = EXIT_DONE;

	for (const struct diag *g = d->first; g != NULL; g = g->next) {
		enum exit_status of = g->kind->status != EXIT_DONE ? g->kind->status : EXIT_DATA;

		if (g->level >= DIAG_ERROR && (status == EXIT_DONE || of == EXIT_DATA))
			status = of;
	}
	if (status == EXIT_DONE && !diags_ok(d)) /* an error that was counted without being kept */
		status = EXIT_DATA;
	return status;
}

static str
format(struct arena *a, const char *fmt, va_list ap)
{
	va_list again;
	char *p;
	int n;

	if (fmt == NULL || *fmt == '\0')
		return (str){ "", 0 };
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	if (n < 0)
		n = 0;
	p = arena_alloc(a, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, fmt, again);
	va_end(again);
	return (str){ p, (size_t)n };
}

static bool
same_place(struct loc a, struct loc b)
{
	return a.line == b.line && a.column == b.column &&
	    (a.source == b.source ||
		(a.source != NULL && b.source != NULL && str_eq(a.source->file, b.source->file) &&
		    str_eq(a.source->part, b.source->part) && str_eq(a.source->spot, b.source->spot)));
}

static bool
said_before(const struct diags *d, const struct diag_kind *kind, struct loc where, str message)
{
	for (const struct diag *g = d->first; g != NULL; g = g->next)
		if (g->kind == kind && str_eq(g->message, message) && same_place(g->where, where))
			return true;
	return false;
}

static struct diag *
append(struct diags *d, const struct diag_kind *kind, enum diag_level level)
{
	struct diag *g;

	d->count[level]++;
	d->newest = NULL;
	if (d->kept >= LIMIT_DIAGS_KEPT)
		return NULL;
	g = ARENA_NEW(d->a, struct diag);
	g->kind = kind;
	g->level = level;
	*d->last = g;
	d->last = &g->next;
	d->newest = g;
	d->kept++;
	return g;
}

void
diag_add(struct diags *d, const struct diag_kind *kind, struct loc where, const char *fmt, ...)
{
	enum diag_level level = kind->level;
	struct diag *g;
	str message;
	va_list ap;

	if (d->strict && level == DIAG_WARNING)
		level = DIAG_ERROR;
	if (d->kept >= LIMIT_DIAGS_KEPT) {
		append(d, kind, level);
		return;
	}
	va_start(ap, fmt);
	message = format(d->a, fmt, ap);
	va_end(ap);
	if (said_before(d, kind, where, message)) {
		d->newest = NULL; /* hints to it would be said twice */
		return;
	}
	g = append(d, kind, level);
	if (g == NULL)
		return;
	g->where = where;
	g->message = message;
}

void
diag_hint(struct diags *d, const char *fmt, ...)
{
	va_list ap;

	if (d->newest == NULL)
		return;
	va_start(ap, fmt);
	d->newest->hint = format(d->a, fmt, ap);
	va_end(ap);
}

void
diag_excerpt(struct diags *d, str text, size_t from, size_t to)
{
	if (d->newest == NULL)
		return;
	d->newest->excerpt = str_copy(d->a, text);
	d->newest->mark_from = from < text.n ? from : text.n;
	d->newest->mark_to = to < text.n ? to : text.n;
}

void
diag_also(struct diags *d, struct loc where, const char *fmt, ...)
{
	va_list ap;

	if (d->newest == NULL)
		return;
	va_start(ap, fmt);
	d->newest->also_message = format(d->a, fmt, ap);
	va_end(ap);
	d->newest->also = where;
}

static struct loc
copy_loc(struct arena *a, struct loc l)
{
	struct source *s;

	if (l.source == NULL)
		return l;
	s = source_new(a, l.source->kind, str_copy(a, l.source->file), str_copy(a, l.source->part));
	s->spot = str_copy(a, l.source->spot);
	s->under = str_copy(a, l.source->under);
	return (struct loc){ s, l.line, l.column };
}

void
diags_join(struct diags *d, const struct diags *more)
{
	int all = 0, kept = 0;

	for (const struct diag *m = more->first; m != NULL; m = m->next) {
		struct diag *g;

		kept++;
		if (said_before(d, m->kind, m->where, m->message))
			continue;
		g = append(d, m->kind, m->level);
		if (g == NULL)
			continue;
		g->where = copy_loc(d->a, m->where);
		g->message = str_copy(d->a, m->message);
		g->hint = str_copy(d->a, m->hint);
		g->excerpt = str_copy(d->a, m->excerpt);
		g->mark_from = m->mark_from;
		g->mark_to = m->mark_to;
		g->also = copy_loc(d->a, m->also);
		g->also_message = str_copy(d->a, m->also_message);
	}
	for (int i = 0; i < DIAG_LEVELS; i++)
		all += more->count[i];
	if (all > kept) /* what was counted there without being kept: errors, as far as anyone knows */
		d->count[more->count[DIAG_ERROR] > 0 ? DIAG_ERROR : DIAG_WARNING] += all - kept;
	d->newest = NULL;
}

static size_t
letters(str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return n;
}

static void
put_excerpt(struct out *o, const struct diag *g)
{
	size_t carets;

	out_puts(o, "    ");
	for (size_t i = 0; i < g->excerpt.n; i++)
		out_char(o, (unsigned char)g->excerpt.p[i] < 0x20 ? ' ' : g->excerpt.p[i]);
	out_puts(o, "\n    ");
	for (size_t i = letters(str_sub(g->excerpt, 0, g->mark_from)); i > 0; i--)
		out_char(o, ' ');
	carets = letters(str_sub(g->excerpt, g->mark_from, g->mark_to));
	do
		out_char(o, '^');
	while (carets-- > 1);
	out_char(o, '\n');
}

/*
 * One complaint as lines of text:
 *   don-vi.yaml:12:3: error: unknown key: nguoi_ki; nearest is nguoi_ky [D101]
 * with excerpt, caret and hint below it where there are any.
 */
static void
diag_put(struct out *o, const struct diag *g, bool colour)
{
	if (g->where.source != NULL) {
		loc_put(o, g->where);
		out_puts(o, ": ");
	}
	if (colour)
		out_puts(o, levels[g->level].colour);
	out_puts(o, _(levels[g->level].word));
	if (colour)
		out_puts(o, "\033[0m");
	out_printf(o, ": %s", _(g->kind->phrase));
	if (g->message.n > 0) {
		out_puts(o, ": ");
		out_shown(o, g->message);
	}
	out_printf(o, " [%s]\n", g->kind->id);
	if (g->where.source != NULL && g->where.source->under.n > 0)
		out_printf(o, "    %s " STR_FMT "\n", _("in:"), STR_ARG(g->where.source->under));
	if (g->excerpt.n > 0)
		put_excerpt(o, g);
	if (g->also.source != NULL) {
		out_puts(o, "    ");
		loc_put(o, g->also);
		out_printf(o, ": " STR_FMT "\n", STR_ARG(g->also_message));
	}
	if (g->hint.n > 0) {
		out_printf(o, "    %s ", _("hint:"));
		out_shown(o, g->hint);
		out_char(o, '\n');
	}
}

static void
json_text(struct out *o, const char *name, str s)
{
	out_printf(o, "\"%s\":", name);
	if (s.n == 0) {
		out_puts(o, "null,");
		return;
	}
	out_char(o, '"');
	out_json(o, s);
	out_puts(o, "\",");
}

static void
json_number(struct out *o, const char *name, unsigned n)
{
	if (n > 0)
		out_printf(o, "\"%s\":%u,", name, n);
	else
		out_printf(o, "\"%s\":null,", name);
}

static void
json_part(struct out *o, const struct source *s)
{
	struct out part;

	out_init(&part);
	if (s != NULL)
		out_put(&part, s->part);
	if (s != NULL && s->spot.n > 0)
		out_printf(&part, "%s" STR_FMT, part.n > 0 ? ": " : "", STR_ARG(s->spot));
	json_text(o, "part", out_str(&part));
	out_release(&part);
}

/* One line of JSON: file, part, line, column, cell, id, level, message, hint. */
static void
diag_json(struct out *o, const struct diag *g)
{
	const struct source *s = g->where.source;
	bool sheet = s != NULL && s->kind == SOURCE_SHEET;
	struct out cell, message;

	out_init(&cell);
	out_init(&message);
	if (sheet && (g->where.line > 0 || g->where.column > 0))
		loc_cell_put(&cell, g->where.line, g->where.column);
	out_puts(&message, _(g->kind->phrase));
	if (g->message.n > 0)
		out_printf(&message, ": " STR_FMT, STR_ARG(g->message));
	out_char(o, '{');
	json_text(o, "file", s != NULL ? s->file : STR(""));
	json_part(o, s);
	json_number(o, "line", sheet ? 0 : g->where.line);
	json_number(o, "column", sheet ? 0 : g->where.column);
	json_text(o, "cell", out_str(&cell));
	json_text(o, "id", str_of(g->kind->id));
	json_text(o, "level", str_of(levels[g->level].json));
	json_text(o, "message", out_str(&message));
	json_text(o, "hint", g->hint);
	o->n--; /* the last comma */
	out_puts(o, "}\n");
	out_release(&cell);
	out_release(&message);
}

void
diags_put(struct out *o, const struct diags *d, bool colour, bool json)
{
	int shown = 0, all = 0;

	for (const struct diag *g = d->first; g != NULL && shown < LIMIT_DIAGS_SHOWN; g = g->next, shown++) {
		if (json)
			diag_json(o, g);
		else
			diag_put(o, g, colour);
	}
	for (int i = 0; i < DIAG_LEVELS; i++)
		all += d->count[i];
	if (all > shown && !json) {
		out_printf(o, _("… and %d more complaints"), all - shown);
		out_char(o, '\n');
	} else if (all > shown) {
		out_printf(o, "{\"more\":%d}\n", all - shown);
	}
}
