#include "field/inner.h"

#include <stdlib.h>
#include <string.h>

#include "package/package.h"
#include "text/text.h"

/*
 * Contents lists (TOC, 17.16.5.68): headings by style or outline level, captions by their counter, entries marked by
 * TC. A list whose entries are what they should be keeps its paragraphs; else they are made anew, each in the look of
 * an old entry of its level, as a link around its words and a PAGEREF that stays a field.
 */

enum { LEVELS = 9, TAB_DEFAULT = 9071 /* twips: A4 between 3 and 2 cm */ };

/* --- what belongs into a list ------------------------------------------------------- */

struct toc_entry {
	int level;
	str label, text; /* label: of a numbered heading; empty: none */
	str mark;
	size_t para;
};

struct toc {
	struct fld *f;
	struct fld_story *s;
	int from, to;         /* levels of headings by their built-in style; 0: not asked for */
	bool by_outline;      /* \u */
	str styles;           /* \t: style, level, … */
	str counter;          /* \c, \a: captions; p NULL: no list of such */
	bool without_label;   /* \a */
	bool links, no_pages; /* \h, \n */
	str only;             /* \b: a bookmark; p NULL: all of the text */
	bool marked;          /* \f: TC entries */
	VEC(struct toc_entry) entries;
	VEC(xmlNode *) old; /* its paragraphs that have words */
};

static void
read_levels(str range, int *from, int *to)
{
	*from = 1;
	*to = LEVELS;
	if (range.n >= 1 && range.p[0] >= '1' && range.p[0] <= '9')
		*from = *to = range.p[0] - '0';
	if (range.n >= 3 && range.p[1] == '-' && range.p[2] >= '1' && range.p[2] <= '9')
		*to = range.p[2] - '0';
}

static void
read_toc_switches(struct toc *t)
{
	struct fld *f = t->f;
	str range = STR("");

	t->styles = t->counter = t->only = (str){ NULL, 0 };
	t->by_outline = fld_switch(f, "\\u", NULL);
	t->marked = fld_switch(f, "\\f", NULL);
	t->links = fld_switch(f, "\\h", NULL);
	t->no_pages = fld_switch(f, "\\n", NULL);
	fld_switch(f, "\\t", &t->styles);
	fld_switch(f, "\\b", &t->only);
	if (!fld_switch(f, "\\c", &t->counter) && fld_switch(f, "\\a", &t->counter))
		t->without_label = true;
	if (fld_switch(f, "\\o", &range))
		read_levels(str_eq(str_sub(range, 0, 1), STR("\\")) ? STR("") : range, &t->from, &t->to);
	else if (!t->by_outline && t->styles.p == NULL && t->counter.p == NULL && !t->marked)
		read_levels(STR(""), &t->from, &t->to);
}

/* The level that \t gives a style; 0: none. Names and levels take turns, parted by what the author's Windows parts lists by. */
static int
listed_level(struct toc *t, str style)
{
	str rest = t->styles, name, level;
	char sep = str_find_char(rest, ';', 0) < rest.n ? ';' : ',';

	while (rest.n > 0 && style.n > 0) {
		name = str_trim(str_split(&rest, sep));
		level = str_trim(str_split(&rest, sep));
		if (str_eq(text_lower(t->s->r->a, name), style))
			return (int)strtol(str_c(t->s->r->a, level), NULL, 10);
	}
	return 0;
}

static int
entry_level(struct toc *t, const struct fld_para *p)
{
	struct refresh *r = t->s->r;
	const struct fld_style *style = fld_style(r, p);
	int level = listed_level(t, style != NULL ? style->name : STR("")), heading = fld_heading_style(style);

	if (level == 0 && heading >= t->from && heading <= t->to)
		level = heading;
	if (level == 0 && t->by_outline)
		level = fld_heading(r, p);
	return level <= LEVELS ? level : 0;
}

/* A heading's words in one line. */
static str
in_one_line(struct arena *a, str s)
{
	char *p = arena_copy(a, s.p != NULL ? s.p : "", s.n);

	for (size_t i = 0; i < s.n; i++)
		if (p[i] == '\n' || p[i] == '\t')
			p[i] = ' ';
	return str_trim((str){ p, s.n });
}

static bool
counts_caption(struct toc *t, size_t para, size_t *behind)
{
	for (size_t i = 0; i < t->s->fields.n; i++) {
		const struct fld *f = t->s->fields.at[i];

		if (f->para == para && f->end != NULL && str_eq(f->name, STR("SEQ")) &&
		    str_eq_nocase(fld_operand(f, 0, "rs*#"), t->counter)) {
			*behind = f->to;
			return true;
		}
	}
	return false;
}

static void
add_entry(struct toc *t, size_t para, int level, str text)
{
	struct fld_story *s = t->s;
	struct toc_entry *e;
	const struct field_place *place;

	text = in_one_line(s->r->a, text);
	if (text.n == 0)
		return;
	e = VEC_ADD(s->r->a, &t->entries);
	*e = (struct toc_entry){ .level = level, .text = text, .para = para };
	e->mark = fld_heading_mark(s, &s->paras.at[para]);
	place = map_find(&s->r->places->at, e->mark);
	e->label = place != NULL ? str_trim(place->label) : STR("");
}

static void
add_marked(struct toc *t, size_t para)
{
	str level;

	for (size_t i = 0; t->marked && i < t->s->fields.n; i++) {
		const struct fld *f = t->s->fields.at[i];

		if (f->para != para || !str_eq(f->name, STR("TC")))
			continue;
		level = STR("1");
		fld_switch(f, "\\l", &level);
		add_entry(t, para, (int)strtol(str_c(t->s->r->a, level), NULL, 10), fld_operand(f, 0, "fl"));
	}
}

static bool
is_in_range(struct toc *t, const struct fld_para *p)
{
	const struct fld_mark *m = t->only.p != NULL ? map_find(&t->s->r->marks, t->only) : NULL;

	return m == NULL || (m->story == t->s && p->from >= m->from && p->from < m->to);
}

static void
find_entries(struct toc *t)
{
	struct fld_story *s = t->s;

	for (size_t i = 0; i < s->paras.n; i++) {
		struct fld_para *p = &s->paras.at[i];
		size_t behind = p->from;
		int level;

		if (p->in_contents || p->level != 0 || !is_in_range(t, p))
			continue;
		if (t->counter.p != NULL) {
			if (counts_caption(t, i, &behind))
				add_entry(t, i, 1, fld_text(s, t->without_label ? behind : p->from, p->to, p->level));
			continue;
		}
		level = entry_level(t, p);
		if (level > 0)
			add_entry(t, i, level, fld_text(s, p->from, p->to, p->level));
		add_marked(t, i);
	}
}

/* --- what stands there ---------------------------------------------------------------- */

/* The words of one old entry, without its page number. */
static str
old_words(struct toc *t, const struct fld_para *p)
{
	size_t from = p->from > t->f->from ? p->from : t->f->from, to = p->to < t->f->to ? p->to : t->f->to;
	str s = fld_text(t->s, from, to, t->f->level);
	size_t tab = s.n;

	if (t->no_pages)
		return str_trim(s);
	while (tab > 0 && s.p[tab - 1] != '\t')
		tab--;
	return tab > 0 ? str_trim(str_sub(s, 0, tab - 1)) : str_trim(s);
}

static str
wanted_words(struct toc *t, const struct toc_entry *e)
{
	if (e->label.n == 0)
		return e->text;
	return str_format(t->s->r->a, STR_FMT "\t" STR_FMT, STR_ARG(e->label), STR_ARG(e->text));
}

static xmlNode *
find_link(xmlNode *para)
{
	for (xmlNode *c = para->children; c != NULL; c = c->next)
		if (fld_is(c, "hyperlink"))
			return c;
	return NULL;
}

/* Whether old entries and wanted ones are the same, with their links. */
static bool
is_right(struct toc *t)
{
	struct fld_story *s = t->s;
	size_t n = 0;

	for (size_t i = t->f->para; i <= t->f->para_end && i < s->paras.n; i++) {
		const struct fld_para *p = &s->paras.at[i];
		str words = old_words(t, p);
		xmlNode *link = find_link(p->node);

		if (words.n == 0)
			continue;
		if (n == t->entries.n || !str_eq(words, wanted_words(t, &t->entries.at[n])))
			return false;
		if (link != NULL && !str_eq(fld_attribute(link, "anchor", s->r->a), t->entries.at[n].mark))
			return false;
		n++;
	}
	return n == t->entries.n;
}

/* --- making it anew -------------------------------------------------------------------- */

static xmlNode *
add_element(xmlNode *parent, const char *name)
{
	return xmlAddChild(parent, xmlNewDocNode(parent->doc, parent->ns, (const xmlChar *)name, NULL));
}

static void
set_attribute(xmlNode *n, const char *name, str value)
{
	char *c = mem_alloc(value.n + 1);

	memcpy(c, value.p != NULL ? value.p : "", value.n);
	c[value.n] = '\0';
	xmlSetNsProp(n, n->ns, (const xmlChar *)name, (const xmlChar *)c);
	free(c);
}

/* The look of an entry: the properties of the first old paragraph of its level and of the run in it. */
struct look {
	xmlNode *ppr, *rpr;
	str style;
};

static str
para_style(const xmlNode *ppr, struct arena *a)
{
	const xmlNode *style = ppr != NULL ? fld_child(ppr, "pStyle") : NULL;

	return style != NULL ? fld_attribute(style, "val", a) : STR("");
}

static xmlNode *
first_text_run(xmlNode *n)
{
	for (xmlNode *c = n->children; c != NULL; c = c->next) {
		xmlNode *found = NULL;

		if (fld_is(c, "r") && fld_child(c, "t") != NULL)
			return c;
		if (c->type == XML_ELEMENT_NODE &&
		    (fld_is(c, "hyperlink") || fld_is(c, "sdt") || fld_is(c, "sdtContent")))
			found = first_text_run(c);
		if (found != NULL)
			return found;
	}
	return NULL;
}

/* The style of entries of a level: by its name, as Word has it. NULL: the package has none. */
static const struct fld_style *
entry_style(struct toc *t, int level)
{
	struct refresh *r = t->s->r;
	str name = t->counter.p != NULL ? STR("table of figures") : str_format(r->a, "toc %d", level);

	fld_read_styles(r);
	for (size_t i = 0; i < r->styles.n; i++) {
		const struct fld_style *s = r->styles.at[i].value;

		if (str_eq(s->name, name))
			return s;
	}
	return NULL;
}

/* Where the text ends on the right, in twips from its left edge, in the section that a node stands in. */
static str
toc_text_width(struct toc *t)
{
	struct arena *a = t->s->r->a;
	xmlNode *sect = NULL, *size, *margin;
	long width = 0;

	for (size_t i = t->f->para; i < t->s->paras.n && sect == NULL; i++)
		sect = fld_child(fld_child(t->s->paras.at[i].node, "pPr"), "sectPr");
	if (sect == NULL)
		sect = fld_child(fld_child(xmlDocGetRootElement(t->s->doc), "body"), "sectPr");
	size = sect != NULL ? fld_child(sect, "pgSz") : NULL;
	margin = sect != NULL ? fld_child(sect, "pgMar") : NULL;
	if (size != NULL && margin != NULL)
		width = strtol(str_c(a, fld_attribute(size, "w", a)), NULL, 10) -
		    strtol(str_c(a, fld_attribute(margin, "left", a)), NULL, 10) -
		    strtol(str_c(a, fld_attribute(margin, "right", a)), NULL, 10);
	return str_format(a, "%ld", width > 0 ? width : TAB_DEFAULT);
}

static xmlNode *
new_ppr(struct toc *t, const struct fld_style *style, int level, xmlNode *like)
{
	enum { STEP = 284 }; /* half a centimetre a level */
	xmlNode *ppr = xmlNewDocNode(t->s->doc, like->ns, (const xmlChar *)"pPr", NULL), *tab;

	if (style != NULL)
		set_attribute(add_element(ppr, "pStyle"), "val", style->id);
	if (style == NULL || !style->right_tab) {
		tab = add_element(add_element(ppr, "tabs"), "tab");
		set_attribute(tab, "val", STR("right"));
		set_attribute(tab, "leader", STR("dot"));
		set_attribute(tab, "pos", toc_text_width(t));
	}
	if (style == NULL && level > 1)
		set_attribute(add_element(ppr, "ind"), "left", str_format(t->s->r->a, "%d", STEP * (level - 1)));
	return ppr;
}

/* looks[level]: what old entries looked like, or should, copied before they go. */
static void
find_looks(struct toc *t, struct look looks[LEVELS + 1])
{
	struct fld_story *s = t->s;

	for (size_t i = t->f->para; i <= t->f->para_end && i < s->paras.n; i++) {
		struct fld_para *p = &s->paras.at[i];
		xmlNode *ppr = fld_child(p->node, "pPr"), *run = first_text_run(p->node);

		if (old_words(t, p).n == 0)
			continue;
		for (int level = 1; level <= LEVELS; level++) {
			const struct fld_style *style = entry_style(t, level);
			bool same = style != NULL ? str_eq(style->id, para_style(ppr, s->r->a)) : level == 1;

			if (!same || looks[level].ppr != NULL || ppr == NULL)
				continue;
			looks[level].ppr = xmlDocCopyNode(ppr, s->doc, 1);
			looks[level].rpr = run != NULL && fld_child(run, "rPr") != NULL
			    ? xmlDocCopyNode(fld_child(run, "rPr"), s->doc, 1)
			    : NULL;
		}
	}
	for (int level = 1; level <= LEVELS; level++)
		if (looks[level].ppr == NULL)
			looks[level].ppr = new_ppr(t, entry_style(t, level), level, s->paras.at[t->f->para].node);
}

static void
free_looks(struct look looks[LEVELS + 1])
{
	for (int level = 1; level <= LEVELS; level++) {
		xmlFreeNode(looks[level].ppr);
		if (looks[level].rpr != NULL)
			xmlFreeNode(looks[level].rpr);
	}
}

static xmlNode *
add_run(xmlNode *parent, const struct look *look)
{
	xmlNode *run = add_element(parent, "r");

	if (look->rpr != NULL)
		xmlAddChild(run, xmlDocCopyNode(look->rpr, run->doc, 1));
	return run;
}

static void
add_words(struct toc *t, xmlNode *parent, const struct look *look, str words)
{
	xmlNode *text = add_element(add_run(parent, look), "t");

	xmlNodeAddContent(text, (const xmlChar *)str_c(t->s->r->a, words));
	xmlNodeSetSpacePreserve(text, 1);
}

static void
add_field_char(xmlNode *parent, const struct look *look, const char *type)
{
	set_attribute(add_element(add_run(parent, look), "fldChar"), "fldCharType", str_of(type));
}

static void
add_entry_page(struct toc *t, xmlNode *parent, const struct look *look, str mark)
{
	const struct field_place *place = map_find(&t->s->r->places->at, mark);
	xmlNode *instruction;

	add_element(add_run(parent, look), "tab");
	add_field_char(parent, look, "begin");
	instruction = add_element(add_run(parent, look), "instrText");
	xmlNodeAddContent(
	    instruction, (const xmlChar *)str_format(t->s->r->a, " PAGEREF " STR_FMT " \\h ", STR_ARG(mark)).p);
	xmlNodeSetSpacePreserve(instruction, 1);
	add_field_char(parent, look, "separate");
	add_words(t, parent, look, place != NULL && place->page.n > 0 ? place->page : STR("1"));
	add_field_char(parent, look, "end");
	if (!t->s->r->places->paged)
		t->s->r->wants |= FIELD_WANTS_PAGES;
}

static void
fill_entry(struct toc *t, xmlNode *para, const struct toc_entry *e, const struct look *look)
{
	xmlNode *parent = para;

	if (t->links) {
		parent = add_element(para, "hyperlink");
		set_attribute(parent, "anchor", e->mark);
		set_attribute(parent, "history", STR("1"));
	}
	if (e->label.n > 0) {
		add_words(t, parent, look, e->label);
		add_element(add_run(parent, look), "tab");
	}
	add_words(t, parent, look, e->text);
	if (!t->no_pages)
		add_entry_page(t, parent, look, e->mark);
}

static void
drop(xmlNode *n)
{
	xmlUnlinkNode(n);
	xmlFreeNode(n);
}

/* The child of para that a node stands in. */
static xmlNode *
child_around(xmlNode *para, xmlNode *n)
{
	while (n != NULL && n->parent != para)
		n = n->parent;
	return n;
}

static void
drop_behind(xmlNode *n)
{
	while (n->next != NULL)
		drop(n->next);
}

/* Its first and last paragraph are children of one element, and the field's marks stand in runs of theirs. */
static bool
can_be_made(struct toc *t, xmlNode *first, xmlNode *last)
{
	struct fld *f = t->f;

	return f->separate != NULL && f->simple == NULL && first->parent == last->parent &&
	    child_around(first, f->separate) == f->separate->parent && child_around(last, f->end) == f->end->parent &&
	    fld_is(f->separate->parent, "r") && fld_is(f->end->parent, "r");
}

static void
write_entries(struct toc *t, xmlNode *first, xmlNode *end, bool end_alone, struct look looks[LEVELS + 1])
{
	xmlNode *para = first, *ppr;

	for (size_t i = 0; i < t->entries.n; i++) {
		const struct toc_entry *e = &t->entries.at[i];
		const struct look *look = &looks[e->level];

		if (i == 0) {
			ppr = fld_child(para, "pPr");
			if (ppr != NULL)
				drop(ppr);
			ppr = xmlDocCopyNode(look->ppr, t->s->doc, 1);
			if (para->children != NULL)
				xmlAddPrevSibling(para->children, ppr);
			else
				xmlAddChild(para, ppr);
		} else {
			xmlNode *next = xmlNewDocNode(t->s->doc, first->ns, (const xmlChar *)"p", NULL);

			para = xmlAddNextSibling(para, next);
			xmlAddChild(para, xmlDocCopyNode(look->ppr, t->s->doc, 1));
		}
		fill_entry(t, para, e, look);
	}
	if (!end_alone)
		xmlAddChild(para, end);
}

static void
make_anew(struct toc *t, xmlNode *first, xmlNode *last)
{
	struct look looks[LEVELS + 1] = { { NULL, NULL, STR("") } };
	xmlNode *end = t->f->end->parent, *ppr = fld_child(last, "pPr");
	bool end_alone;

	find_looks(t, looks);
	while (first != last && first->next != last)
		drop(first->next);
	if (first != last) /* what of the last entry stands before the end */
		while (last->children != end && (last->children != ppr || ppr->next != end))
			drop(last->children == ppr ? ppr->next : last->children);
	end_alone = first != last &&
	    (end->next != NULL || (ppr != NULL && fld_child(ppr, "sectPr") != NULL) ||
		old_words(t, &t->s->paras.at[t->f->para_end]).n == 0);
	if (!end_alone)
		xmlUnlinkNode(end);
	drop_behind(t->f->separate->parent);
	drop_behind(t->f->separate);
	if (!end_alone && first != last)
		drop(last);
	write_entries(t, first, end, end_alone, looks);
	free_looks(looks);
	t->s->changed = true;
}

bool
fld_contents(struct fld *f)
{
	struct toc t = { .f = f, .s = f->story };
	struct refresh *r = f->story->r;
	xmlNode *first = f->story->paras.at[f->para].node, *last = f->story->paras.at[f->para_end].node;

	read_toc_switches(&t);
	find_entries(&t);
	if (t.entries.n == 0) {
		diag_add(r->d, &field_no_entries, fld_loc(f->story, f->para), NULL);
		return true;
	}
	if (!r->places->numbered) {
		r->wants |= FIELD_WANTS_NUMBERS;
		return true;
	}
	if (is_right(&t))
		return true;
	if (!can_be_made(&t, first, last)) {
		fld_stale(f);
		return true;
	}
	make_anew(&t, first, last);
	return false;
}
