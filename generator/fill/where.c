#include <string.h>

#include "fill/engine.h"

/*
 * A place as its author would find it: "table 4, row 2, column 5",
 * "paragraph 12", "footnote 3", under which heading, with the first words.
 * Paragraphs and tables are counted once, at the first question.
 */
struct where_index {
	str part;
	uint32_t *number;  /* by node: n-th paragraph outside tables, table, row in it, cell in that */
	uint32_t *heading; /* by node: the heading paragraph it stands under, 0 none */
	uint32_t *ordinal; /* by node: how many paragraphs of the part begin up to it */
};

static bool
is_heading(const struct fill_tree *t, uint32_t p)
{
	uint32_t props;
	str b;

	if (str_eq(node_name(t, p), STR("text:h")))
		return true;
	props = node_child(t, p, ROLE_PROPS);
	if (props == NODE_NONE)
		return false;
	b = node_bytes(t, props);
	return str_find(b, STR("<w:outlineLvl "), 0) < b.n || str_find(b, STR("w:val=\"Heading"), 0) < b.n ||
	    str_find(b, STR("w:val=\"VTMuc"), 0) < b.n || str_find(b, STR("w:val=\"VTPhan"), 0) < b.n ||
	    str_find(b, STR("w:val=\"VTChuong"), 0) < b.n;
}

/*
 * A text box stands twice in the file, once for programs that don't know the newer form
 * (mc:Fallback). Both count as one, so that what is wrong in it is said once.
 */
struct twice {
	uint32_t counts[3], resume[3]; /* at the first form's beginning; behind it */
	uint32_t last;                 /* end of the second form; 0: not in one */
};

static void
twice_step(struct twice *s, const struct fill_tree *t, uint32_t i, uint32_t *const counts[3])
{
	str name;

	if (s->last > 0 && i >= s->last) {
		for (int k = 0; k < 3; k++)
			*counts[k] = *counts[k] > s->resume[k] ? *counts[k] : s->resume[k];
		s->last = 0;
	}
	if (t->nodes.at[i].role != ROLE_NONE || s->last > 0)
		return;
	name = node_name(t, i);
	for (int k = 0; k < 3 && str_eq(name, STR("mc:Choice")); k++)
		s->counts[k] = *counts[k];
	if (!str_eq(name, STR("mc:Fallback")))
		return;
	for (int k = 0; k < 3; k++) {
		s->resume[k] = *counts[k];
		*counts[k] = s->counts[k];
	}
	s->last = t->nodes.at[i].last;
}

static bool
is_note(const struct fill_tree *t, uint32_t i)
{
	enum fill_role r = (enum fill_role)t->nodes.at[i].role;
	str name = r == ROLE_BOX || r == ROLE_OBJECT ? node_name(t, i) : STR("");

	if (str_eq(name, STR("text:note")))
		return true;
	return (str_eq(name, STR("w:footnote")) || str_eq(name, STR("w:endnote")) || str_eq(name, STR("w:comment"))) &&
	    node_attribute(t, i, STR("w:type")).n == 0;
}

static struct where_index *
index_make(struct part_template *pt, struct arena *a)
{
	const struct fill_tree *t = &pt->tree;
	struct where_index *w = ARENA_NEW(a, struct where_index);
	uint32_t paragraphs = 0, tables = 0, heading = 0, all = 0, notes = 0, *inner, up;
	uint32_t *const counts[3] = { &paragraphs, &tables, &all };
	struct twice twice = { { 0 }, { 0 }, 0 };

	w->number = ARENA_ARRAY(a, uint32_t, t->nodes.n);
	w->heading = ARENA_ARRAY(a, uint32_t, t->nodes.n);
	inner = ARENA_ARRAY(a, uint32_t, t->nodes.n);
	w->ordinal = ARENA_ARRAY(a, uint32_t, t->nodes.n);
	for (uint32_t i = 1; i < t->nodes.n; i++) {
		enum fill_role r = (enum fill_role)t->nodes.at[i].role;

		twice_step(&twice, t, i, counts);
		if (is_note(t, i))
			w->number[i] = ++notes;
		if (r == ROLE_TABLE && node_above(t, i, ROLE_TABLE) == NODE_NONE)
			w->number[i] = ++tables;
		if (r == ROLE_ROW && (up = node_above(t, i, ROLE_TABLE)) != NODE_NONE)
			w->number[i] = ++inner[up];
		if (r == ROLE_CELL && (up = node_above(t, i, ROLE_ROW)) != NODE_NONE)
			w->number[i] = ++inner[up];
		if (r == ROLE_PARAGRAPH) {
			w->number[i] = node_above(t, i, ROLE_TABLE) == NODE_NONE ? ++paragraphs : 0;
			if (is_heading(t, i))
				heading = i;
		}
		w->heading[i] = heading;
		all += r == ROLE_PARAGRAPH;
		w->ordinal[i] = all;
	}
	return w;
}

static void
put_first_words(struct out *o, const struct fill_tree *t, uint32_t p, size_t max)
{
	size_t from = o->n;

	for (uint32_t i = p + 1; i < t->nodes.at[p].last && o->n - from < max; i++) {
		if (t->nodes.at[i].role != ROLE_CHARS)
			continue;
		out_put(o, node_bytes(t, i));
	}
	if (o->n - from > max) {
		o->n = from + max;
		while (o->n > from && ((unsigned char)o->p[o->n - 1] & 0xc0) == 0x80)
			o->n--;
		if (o->n > from)
			o->n--;
		out_puts(o, "…");
	}
}

static void
note_spot(struct out *o, struct part_template *pt, uint32_t note)
{
	str name = node_name(&pt->tree, note);
	const char *words = _("footnote %u");

	if (pt->where->number[note] == 0 || pt->tree.nodes.at[note].role == ROLE_TABLE || !is_note(&pt->tree, note))
		return;
	if (str_eq(name, STR("w:comment")))
		words = _("comment %u");
	else if (str_eq(name, STR("w:endnote")) ||
	    str_eq(node_attribute(&pt->tree, note, STR("text:note-class")), STR("endnote")))
		words = _("endnote %u");
	out_reset(o);
	out_printf(o, words, pt->where->number[note]);
}

static void
put_spot(struct out *o, struct part_template *pt, uint32_t node)
{
	const struct fill_tree *t = &pt->tree;
	uint32_t table = node_above(t, node, ROLE_TABLE), outer = NODE_NONE;
	uint32_t paragraph = t->nodes.at[node].role == ROLE_PARAGRAPH ? node : node_above(t, node, ROLE_PARAGRAPH);

	for (uint32_t up = table; up != NODE_NONE; up = node_above(t, up, ROLE_TABLE))
		outer = up;
	if (table != NODE_NONE) {
		uint32_t row = node_above(t, node, ROLE_ROW), cell = node_above(t, node, ROLE_CELL);

		out_printf(o, _("table %u"), pt->where->number[outer]);
		if (table != outer)
			out_printf(o, ", %s", _("table inside it"));
		if (row != NODE_NONE && row > table)
			out_printf(o, _(", row %u"), pt->where->number[row]);
		if (cell != NODE_NONE && cell > table)
			out_printf(o, _(", column %u"), pt->where->number[cell]);
	} else if (paragraph != NODE_NONE) {
		out_printf(o, _("paragraph %u"), pt->where->number[paragraph]);
	}
	if (node_above(t, node, ROLE_BOX) != NODE_NONE) {
		uint32_t box = node_above(t, node, ROLE_BOX);
		str name = node_name(t, box);

		if (str_eq(name, STR("w:txbxContent")) || str_eq(name, STR("draw:text-box")))
			out_printf(o, "%s%s", o->n > 0 ? ", " : "", _("in a text box"));
		else
			note_spot(o, pt, str_eq(name, STR("text:note-body")) ? t->nodes.at[box].parent : box);
	}
}

/* OpenDocument keeps all headers in one part: "first-page header of page style Standard". */
static str
page_part(struct part_template *pt, uint32_t node, struct arena *a)
{
	static const struct {
		const char *element, *words;
	} names[] = {
		{ "style:header", N_("header") },
		{ "style:header-left", N_("header of left pages") },
		{ "style:header-first", N_("first-page header") },
		{ "style:footer", N_("footer") },
		{ "style:footer-left", N_("footer of left pages") },
		{ "style:footer-first", N_("first-page footer") },
	};
	const struct fill_tree *t = &pt->tree;

	for (; node != NODE_NONE; node = t->nodes.at[node].parent)
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			if (t->nodes.at[node].role == ROLE_BOX &&
			    str_eq(node_name(t, node), str_of(names[i].element))) {
				uint32_t page = t->nodes.at[node].parent;
				str shown = node_attribute(t, page, STR("style:display-name"));

				if (shown.n == 0)
					shown = node_attribute(t, page, STR("style:name"));
				return str_format(
				    a, _("%s of page style %.*s"), _(names[i].words), STR_ARG(xml_decode(a, shown)));
			}
	return pt->where->part;
}

/* "first-page header", by what the reference in the section says. */
static str
header_words(str reference, bool header)
{
	str type = tag_attribute(reference, STR("w:type"), NULL);

	if (str_eq(type, STR("first")))
		return str_of(header ? _("first-page header") : _("first-page footer"));
	if (str_eq(type, STR("even")))
		return str_of(header ? _("header of even pages") : _("footer of even pages"));
	return str_of(header ? _("header") : _("footer"));
}

/* "header of section 2": which section refers to a header's part. */
str
where_part(struct part_template *pt, struct arena *a)
{
	str name = pt->name;
	struct package *p = pt->of->p;
	struct diags d;
	str main_part, body;
	unsigned section = 1;
	bool header;

	diags_init(&d, a);
	main_part = pkg_main_part(p, &d);
	if (str_eq(name, main_part))
		return STR("");
	if (str_eq(name, STR("styles.xml")))
		return str_of(_("headers and footers"));
	if (str_eq(name, STR("meta.xml")) || str_starts(name, STR("docProps/")))
		return str_of(_("document properties"));
	header = str_find(name, STR("header"), 0) < name.n;
	if (str_find(name, STR("footnotes"), 0) < name.n || str_find(name, STR("endnotes"), 0) < name.n)
		return str_of(_("notes"));
	if (str_find(name, STR("comments"), 0) < name.n)
		return str_of(_("comments"));
	if (str_find(name, STR("header"), 0) == name.n && str_find(name, STR("footer"), 0) == name.n)
		return name;
	if (pkg_read(p, main_part, &body, &d)) {
		const struct relationship *rels;
		size_t n = pkg_relationships(p, main_part, &rels, &d);

		for (size_t i = 0; i < n; i++) {
			str id;
			size_t at, from;

			if (!str_eq(rels[i].target, name))
				continue;
			id = str_format(a, "r:id=\"" STR_FMT "\"", STR_ARG(rels[i].id));
			at = str_find(body, id, 0);
			for (size_t k = str_find(body, STR("</w:sectPr>"), 0); k < at;
			     k = str_find(body, STR("</w:sectPr>"), k + 1))
				section++;
			for (from = at; from > 0 && body.p[from] != '<'; from--)
				;
			return str_format(a, _("%.*s of section %u"),
			    STR_ARG(header_words(str_sub(body, from, body.n), header)), section);
		}
	}
	return name;
}

enum { HEADING_BYTES = 60, PARAGRAPH_BYTES = 40 }; /* enough to be found again by who reads the complaint */

struct loc
where_is(struct part_template *pt, uint32_t node, struct arena *a)
{
	struct out o;
	struct source *s;
	uint32_t paragraph;

	if (pt->where == NULL)
		pt->where = index_make(pt, a);
	if (pt->where->part.p == NULL)
		pt->where->part = where_part(pt, a);
	s = source_new(a, SOURCE_PART, str_of(pkg_name(pt->of->p)),
	    str_eq(pt->name, STR("styles.xml")) ? page_part(pt, node, a) : pt->where->part);
	out_init(&o);
	put_spot(&o, pt, node);
	s->spot = out_copy(&o, a);
	out_reset(&o);
	if (pt->where->heading[node] != 0 && pt->where->heading[node] != node) {
		put_first_words(&o, &pt->tree, pt->where->heading[node], HEADING_BYTES);
		out_puts(&o, " › ");
	}
	paragraph = pt->tree.nodes.at[node].role == ROLE_PARAGRAPH ? node : node_above(&pt->tree, node, ROLE_PARAGRAPH);
	if (paragraph != NODE_NONE)
		put_first_words(&o, &pt->tree, paragraph, PARAGRAPH_BYTES);
	s->under = xml_decode(a, out_copy(&o, a));
	out_release(&o);
	return loc_at(s, pt->where->ordinal[node], 0);
}

uint32_t
where_node(struct part_template *pt, uint32_t ordinal, struct arena *a)
{
	uint32_t first = NODE_NONE;

	if (pt->where == NULL)
		pt->where = index_make(pt, a);
	for (uint32_t i = 1; i < pt->tree.nodes.n; i++) {
		if (pt->tree.nodes.at[i].role != ROLE_PARAGRAPH)
			continue;
		if (first == NODE_NONE)
			first = i;
		if (pt->where->ordinal[i] == ordinal)
			return i;
	}
	return first;
}
