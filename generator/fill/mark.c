#include <string.h>

#include "fill/docx/docx.h"

/*
 * Complaints put where they belong: as comments in a copy of the template. A
 * complaint's line is the number of its paragraph in the part. Headers and notes can't
 * hold comments in Word: those go to the document's first paragraph and name their place.
 */
struct note {
	uint32_t paragraph; /* node */
	const struct diag *about;
	bool elsewhere;
};

struct marker {
	struct package *p;
	struct arena *a;
	struct diags *d;
	struct part_template *main;
	VEC(struct note) notes;
	unsigned last_id;
};

static void
put_note_words(struct out *o, const struct note *n)
{
	const struct diag *g = n->about;

	if (n->elsewhere) {
		out_put(o, g->where.source->part);
		if (g->where.source->spot.n > 0)
			out_printf(o, ", " STR_FMT, STR_ARG(g->where.source->spot));
		out_puts(o, ": ");
	}
	out_puts(o, _(g->kind->phrase));
	if (g->message.n > 0)
		out_printf(o, ": " STR_FMT, STR_ARG(g->message));
	if (g->excerpt.n > 0 && g->mark_to > g->mark_from)
		out_printf(o, " (" STR_FMT ")", STR_ARG(str_sub(g->excerpt, g->mark_from, g->mark_to)));
	if (g->hint.n > 0)
		out_printf(o, ". %s: " STR_FMT, _("hint"), STR_ARG(g->hint));
	out_printf(o, " [%s]", g->kind->id);
}

static void
collect_notes(struct marker *m, const struct diags *complaints)
{
	str here = where_part(m->main, m->a);

	for (const struct diag *g = complaints->first; g != NULL; g = g->next) {
		struct note n = { NODE_NONE, g, false };
		const struct source *s = g->where.source;

		if (s == NULL || s->kind != SOURCE_PART || !str_eq(s->file, str_of(pkg_name(m->p))))
			continue;
		n.elsewhere = !str_eq(s->part, here);
		n.paragraph = where_node(m->main, n.elsewhere || g->where.line == 0 ? 1 : g->where.line, m->a);
		if (n.paragraph != NODE_NONE)
			*VEC_ADD(m->a, &m->notes) = n;
	}
}

static void
docx_comment(struct marker *m, struct out *comments, unsigned id, const struct note *n)
{
	struct out o;

	out_init(&o);
	put_note_words(&o, n);
	out_printf(comments,
	    "<w:comment w:id=\"%u\" w:author=\"vanthu\" w:initials=\"vt\"><w:p><w:r><w:t xml:space=\"preserve\">", id);
	out_xml(comments, out_str(&o));
	out_puts(comments, "</w:t></w:r></w:p></w:comment>");
	out_release(&o);
	(void)m;
}

/* The paragraph's bytes with marks for notes first to last around its content. */
static void
docx_paragraph(struct marker *m, struct out *o, uint32_t p, unsigned first, unsigned last)
{
	const struct fill_tree *t = &m->main->tree;
	uint32_t props = node_child(t, p, ROLE_PROPS);
	str open = node_open(t, p);

	if (node_empty(t, p)) {
		out_put(o, str_sub(open, 0, open.n - 2));
		out_char(o, '>');
	} else {
		out_put(o, open);
	}
	if (props != NODE_NONE)
		out_put(o, node_bytes(t, props));
	for (unsigned id = first; id < last; id++)
		out_printf(o, "<w:commentRangeStart w:id=\"%u\"/>", id);
	if (!node_empty(t, p))
		out_put(o,
		    str_sub(t->bytes, props != NODE_NONE ? t->nodes.at[props].to : t->nodes.at[p].open_to,
			t->nodes.at[p].close_from));
	for (unsigned id = first; id < last; id++)
		out_printf(o, "<w:commentRangeEnd w:id=\"%u\"/><w:r><w:commentReference w:id=\"%u\"/></w:r>", id, id);
	out_puts(o, "</w:p>");
}

static void
odt_paragraph(struct marker *m, struct out *o, uint32_t p, const struct note *notes, unsigned n)
{
	const struct fill_tree *t = &m->main->tree;
	str open = node_open(t, p);

	out_put(o, node_empty(t, p) ? str_sub(open, 0, open.n - 2) : open);
	if (node_empty(t, p))
		out_char(o, '>');
	for (unsigned i = 0; i < n; i++) {
		struct out text;

		out_init(&text);
		put_note_words(&text, &notes[i]);
		out_puts(o,
		    "<office:annotation><dc:creator xmlns:dc=\"http://purl.org/dc/elements/1.1/\">vanthu</dc:creator><text:p>");
		out_xml(o, out_str(&text));
		out_puts(o, "</text:p></office:annotation>");
		out_release(&text);
	}
	if (node_empty(t, p))
		out_printf(o, "</" STR_FMT ">", STR_ARG(node_name(t, p)));
	else
		out_put(o, str_sub(t->bytes, t->nodes.at[p].open_to, t->nodes.at[p].to));
}

static unsigned
largest_comment(str b)
{
	unsigned last = 0, id;

	for (size_t at = str_find(b, STR("<w:comment "), 0); at < b.n; at = str_find(b, STR("<w:comment "), at + 1)) {
		str v = tag_attribute(str_sub(b, at, b.n), STR("w:id"), NULL);

		id = 0;
		for (size_t i = 0; i < v.n && i < 9; i++)
			id = id * 10 + (unsigned)(v.p[i] - '0');
		if (id >= last)
			last = id + 1;
	}
	return last;
}

static void
store_comments(struct marker *m, str comments)
{
	static const char head[] =
	    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments "
	    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" STR_FMT "</w:comments>";
	str main_part = pkg_main_part(m->p, m->d), part = STR("word/comments.xml"), b;
	const struct relationship *rel = pkg_relationship_of_type(m->p, main_part, STR("comments"), m->d);
	size_t at;

	if (rel != NULL && pkg_read(m->p, rel->target, &b, m->d) && (at = str_find(b, STR("</w:comments>"), 0)) < b.n) {
		pkg_put(m->p, rel->target,
		    str_format(m->a, STR_FMT STR_FMT STR_FMT, STR_ARG(str_sub(b, 0, at)), STR_ARG(comments),
			STR_ARG(str_sub(b, at, b.n))));
		return;
	}
	pkg_put(m->p, part, str_format(m->a, head, STR_ARG(comments)));
	pkg_set_content_type(
	    m->p, part, STR("application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"), m->d);
	pkg_relate(m->p, main_part, STR("http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"),
	    part, false, m->d);
}

static void
write_notes(struct marker *m)
{
	const struct fill_tree *t = &m->main->tree;
	bool docx = pkg_kind(m->p) == PACKAGE_DOCX;
	struct out o, comments;
	unsigned id = m->last_id;
	size_t done = 0;

	out_init(&o);
	out_init(&comments);
	for (uint32_t p = 1; p < t->nodes.n; p++) {
		VEC(struct note) here = { NULL, 0, 0 };

		if (t->nodes.at[p].role != ROLE_PARAGRAPH || t->nodes.at[p].from < done)
			continue;
		for (size_t i = 0; i < m->notes.n; i++)
			if (m->notes.at[i].paragraph >= p && m->notes.at[i].paragraph < t->nodes.at[p].last)
				*VEC_ADD(m->a, &here) = m->notes.at[i];
		if (here.n == 0)
			continue;
		out_put(&o, str_sub(t->bytes, done, t->nodes.at[p].from));
		done = t->nodes.at[p].to;
		if (!docx) {
			odt_paragraph(m, &o, p, here.at, (unsigned)here.n);
			continue;
		}
		docx_paragraph(m, &o, p, id, id + (unsigned)here.n);
		for (size_t i = 0; i < here.n; i++)
			docx_comment(m, &comments, id++, &here.at[i]);
	}
	out_put(&o, str_sub(t->bytes, done, t->bytes.n));
	pkg_put(m->p, m->main->name, out_copy(&o, m->a));
	if (docx)
		store_comments(m, out_copy(&comments, m->a));
	out_release(&o);
	out_release(&comments);
}

bool
fill_mark(struct package *pkg, const struct diags *complaints, struct arena *a, struct diags *d)
{
	const struct dialect *di = dialect_of(pkg);
	struct marker m = { .p = pkg, .a = a, .d = d, .main = ARENA_NEW(a, struct part_template) };
	const struct relationship *rel;
	struct fill_template *t = ARENA_NEW(a, struct fill_template);
	str bytes;

	if (di == NULL) {
		diag_add(d, &fill_unknown_format, loc_file(d->a, str_copy(d->a, str_of(pkg_name(pkg)))), NULL);
		return false;
	}
	t->p = pkg;
	m.main->of = t;
	m.main->name = pkg_main_part(pkg, d);
	m.main->dialect = di;
	if (!pkg_read(pkg, m.main->name, &bytes, d) ||
	    !scan_part(&m.main->tree, bytes, di->roles, di->loose, loc_file(d->a, str_of(pkg_name(pkg))), a, d))
		return false;
	collect_notes(&m, complaints);
	if (m.notes.n == 0)
		return true;
	rel = pkg_relationship_of_type(pkg, m.main->name, STR("comments"), d);
	if (di == &dialect_docx && rel != NULL && pkg_read(pkg, rel->target, &bytes, d))
		m.last_id = largest_comment(bytes);
	write_notes(&m);
	return true;
}
