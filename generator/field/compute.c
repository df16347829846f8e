#include "field/inner.h"

#include <stdlib.h>
#include <string.h>

#include "base/dec.h"
#include "package/package.h"
#include "text/text.h"

/*
 * What each kind of field gives (17.16.5). A kind is a row: who computes it, or why nobody has to. Kinds without a row
 * are shown as they were saved, which is said once each.
 */

enum { CONTENTS_MAX = 64 }; /* lists of one part that are made anew; a document has three at most */

enum outcome {
	DONE,  /* right now */
	STALE, /* as saved, and may be old */
	LATER  /* by the reader and the layout, which see pages; or as saved, which is right */
};

static void
say_place_lost(const struct fld *f, str name)
{
	diag_add(f->story->r->d, &field_lost, fld_loc(f->story, f->para), STR_FMT " " STR_FMT, STR_ARG(f->name),
	    STR_ARG(name));
}

static enum outcome
set_result(struct fld *f, str text)
{
	return fld_set(f, fld_formatted(f, text)) ? DONE : STALE;
}

/* --- SEQ -------------------------------------------------------------------------- */

struct fld_counter {
	long n;
	const struct fld_story *story;
	size_t para;
};

static bool
passed_heading(const struct fld *f, const struct fld_counter *c, long level)
{
	const struct fld_story *s = f->story;

	for (size_t i = c->story == s ? c->para + 1 : 0; i <= f->para && i < s->paras.n; i++) {
		int heading = fld_heading(s->r, &s->paras.at[i]);

		if (heading > 0 && heading <= level)
			return true;
	}
	return false;
}

static enum outcome
count_caption(struct fld *f)
{
	struct refresh *r = f->story->r;
	str name = fld_operand(f, 0, "rs*#"), argument;
	struct fld_counter *c = map_find(&r->counters, name);

	if (name.p == NULL)
		return STALE;
	if (c == NULL) {
		c = ARENA_NEW(r->a, struct fld_counter);
		map_put(&r->counters, name, c);
	}
	if (fld_switch(f, "\\s", &argument) && passed_heading(f, c, strtol(str_c(r->a, argument), NULL, 10)))
		c->n = 0;
	if (fld_switch(f, "\\r", &argument))
		c->n = strtol(str_c(r->a, argument), NULL, 10);
	else if (!fld_switch(f, "\\c", NULL))
		c->n++;
	c->story = f->story;
	c->para = f->para;
	return fld_switch(f, "\\h", NULL) ? set_result(f, STR("")) : set_result(f, fld_number(f, c->n));
}

/* --- references ------------------------------------------------------------------- */

str
fld_bare_label(str label)
{
	label = str_trim(label);
	while (str_ends(label, STR(".")))
		label = str_sub(label, 0, label.n - 1);
	return label;
}

/* \n, \r, \w: the number of the paragraph. */
static bool
asks_number(const struct fld *f, bool *context)
{
	*context = fld_switch(f, "\\w", NULL) || fld_switch(f, "\\r", NULL);
	return *context || fld_switch(f, "\\n", NULL);
}

static const struct field_place *
find_place(struct refresh *r, str name)
{
	return map_find(&r->places->at, name);
}

static enum outcome
refer_to_number(struct fld *f, str name, bool context)
{
	struct refresh *r = f->story->r;
	const struct field_place *place = find_place(r, name);

	if (!r->places->numbered) {
		r->wants |= FIELD_WANTS_NUMBERS;
		return LATER;
	}
	if (place == NULL)
		return STALE;
	if (place->label.n == 0)
		return set_result(f, STR("0")); /* as Word, for a paragraph without a number */
	return set_result(f, fld_bare_label(context ? place->context : place->label));
}

static bool
holds_objects(const struct fld_mark *m)
{
	for (size_t i = m->from; i < m->to; i++)
		if (m->story->pieces.at[i].kind == PIECE_OBJECT)
			return true;
	return false;
}

static enum outcome
refer_to_text(struct fld *f, const struct fld_mark *m)
{
	const struct fld_story *s = m->story;
	str text = fld_text(s, m->from, m->to, m->para < s->paras.n ? s->paras.at[m->para].level : 0);

	while (str_ends(text, STR("\n")))
		text = str_sub(text, 0, text.n - 1);
	if (holds_objects(m))
		return STALE;
	for (size_t i = m->from; i + 1 < m->to; i++)
		if (s->pieces.at[i].kind == PIECE_PARAGRAPH &&
		    !str_eq(text, fld_text(f->story, f->from, f->to, f->level)))
			return STALE;
	return set_result(f, text);
}

static enum outcome
refer_to(struct fld *f, str name)
{
	const struct fld_mark *m = map_find(&f->story->r->marks, name);
	bool context;

	if (name.p == NULL)
		return STALE;
	if (m == NULL) {
		say_place_lost(f, name);
		return DONE;
	}
	if (asks_number(f, &context))
		return refer_to_number(f, name, context);
	if (fld_switch(f, "\\p", NULL) || fld_switch(f, "\\f", NULL))
		return STALE;
	return refer_to_text(f, m);
}

static enum outcome
compute_ref(struct fld *f)
{
	return refer_to(f, fld_operand(f, 0, "d*#"));
}

static enum outcome
compute_page_ref(struct fld *f)
{
	struct refresh *r = f->story->r;
	str name = fld_operand(f, 0, "*#");
	const struct field_place *place = name.p != NULL ? find_place(r, name) : NULL;

	if (name.p == NULL || map_find(&r->marks, name) == NULL) {
		say_place_lost(f, name.p != NULL ? name : STR(""));
		return DONE;
	}
	if (fld_switch(f, "\\p", NULL))
		return STALE;
	if (!r->places->paged) {
		r->wants |= FIELD_WANTS_PAGES;
		return LATER;
	}
	if (place == NULL || place->page.n == 0)
		return STALE;
	return set_result(f, place->page);
}

/* The number of a note: as many as stand before it, from where the package begins to count. */
static enum outcome
compute_note_ref(struct fld *f)
{
	struct refresh *r = f->story->r;
	str name = fld_operand(f, 0, "*#");
	const struct fld_mark *m = name.p != NULL ? map_find(&r->marks, name) : NULL;
	const char *kind;
	long n = 0;

	if (m == NULL) {
		say_place_lost(f, name.p != NULL ? name : STR(""));
		return DONE;
	}
	for (size_t i = m->from; i < m->to; i++)
		if (m->story->pieces.at[i].kind == PIECE_NOTE) {
			xmlNode *mark = m->story->pieces.at[i].node;

			kind = (const char *)mark->name;
			for (size_t k = 0; k <= i; k++) {
				const struct fld_piece *p = &m->story->pieces.at[k];

				if (p->kind == PIECE_NOTE && fld_is(p->node, kind) &&
				    fld_attribute(p->node, "customMarkFollows", r->a).p == NULL)
					n++;
			}
			return fld_attribute(mark, "customMarkFollows", r->a).p == NULL
			    ? set_result(f, fld_number(f, n))
			    : STALE;
		}
	return STALE;
}

/* --- STYLEREF ---------------------------------------------------------------------- */

static bool
is_styled(struct refresh *r, const struct fld_para *p, str name)
{
	return str_eq(fld_style_name(r, p), name);
}

/* The paragraph in that style that the field sees: from its own upwards, else downwards. NULL: none. */
static struct fld_para *
styled_para(struct fld *f, str name)
{
	struct fld_story *s = f->story;
	size_t from = f->para < s->paras.n ? f->para + 1 : s->paras.n;

	for (size_t i = from; i-- > 0;)
		if (is_styled(s->r, &s->paras.at[i], name))
			return &s->paras.at[i];
	for (size_t i = from; i < s->paras.n; i++)
		if (is_styled(s->r, &s->paras.at[i], name))
			return &s->paras.at[i];
	return NULL;
}

static enum outcome
compute_style_ref(struct fld *f)
{
	struct refresh *r = f->story->r;
	str name = fld_operand(f, 0, "*#");
	struct fld_para *p;
	bool context;

	if (f->story != r->stories.at[0])
		return LATER; /* of a header: its page tells */
	if (name.p == NULL)
		return STALE;
	if (name.n == 1 && name.p[0] >= '1' && name.p[0] <= '9')
		name = str_concat(r->a, STR("heading "), name);
	p = styled_para(f, text_lower(r->a, name));
	if (p == NULL)
		return STALE;
	if (asks_number(f, &context) || fld_switch(f, "\\s", NULL))
		return refer_to_number(f, fld_heading_mark(f->story, p), context);
	return set_result(f, fld_text(f->story, p->from, p->to, p->level));
}

/* --- properties -------------------------------------------------------------------- */

/* Names that fields have for properties, and what the package calls them. */
static const struct {
	const char *field, *name;
} property_names[] = {
	{ "TITLE", "title" },
	{ "SUBJECT", "subject" },
	{ "AUTHOR", "creator" },
	{ "KEYWORDS", "keywords" },
	{ "COMMENTS", "description" },
	{ "LASTSAVEDBY", "lastmodifiedby" },
	{ "CATEGORY", "category" },
	{ "COMPANY", "company" },
	{ "MANAGER", "manager" },
};

static void
read_property_part(struct refresh *r, const char *part)
{
	xmlDoc *doc = pkg_has(r->pkg, str_of(part)) ? pkg_xml(r->pkg, str_of(part), r->a, r->d) : NULL;

	for (xmlNode *n = doc != NULL ? xmlDocGetRootElement(doc)->children : NULL; n != NULL; n = n->next) {
		str name, *text;

		if (n->type != XML_ELEMENT_NODE)
			continue;
		name = fld_attribute(n, "name", r->a);
		text = ARENA_NEW(r->a, str);
		*text = fld_content(n, r->a);
		map_put(&r->properties, text_lower(r->a, name.p != NULL ? name : str_of((const char *)n->name)), text);
	}
}

static const str *
find_property(struct refresh *r, str name)
{
	if (!r->properties_read) {
		r->properties_read = true;
		read_property_part(r, "docProps/app.xml");
		read_property_part(r, "docProps/core.xml");
		read_property_part(r, "docProps/custom.xml");
	}
	name = text_lower(r->a, name);
	for (size_t i = 0; i < sizeof property_names / sizeof *property_names; i++)
		if (str_eq_nocase(name, str_of(property_names[i].field)))
			return map_find(&r->properties, str_of(property_names[i].name));
	return map_find(&r->properties, name);
}

/* 2026-10-05T08:00:00Z: a moment, which is shown by a picture. */
static bool
is_moment(str s)
{
	return s.n >= 19 && s.p[4] == '-' && s.p[7] == '-' && s.p[10] == 'T';
}

static enum outcome
show_property(struct fld *f, str name)
{
	const str *text = name.p != NULL ? find_property(f->story->r, name) : NULL;

	if (text == NULL || is_moment(*text))
		return STALE;
	return set_result(f, *text);
}

static enum outcome
compute_doc_property(struct fld *f)
{
	return show_property(f, fld_operand(f, 0, "*#@"));
}

static enum outcome
compute_named_property(struct fld *f)
{
	return show_property(f, f->name);
}

static enum outcome
compute_pages(struct fld *f)
{
	struct refresh *r = f->story->r;

	if (f->story != r->stories.at[0])
		return LATER; /* who shows a header counts anew */
	if (!r->places->paged) {
		r->wants |= FIELD_WANTS_PAGES;
		return LATER;
	}
	return set_result(f, fld_number(f, strtol(str_c(r->a, r->places->pages), NULL, 10)));
}

/* --- IF, QUOTE, = -------------------------------------------------------------------- */

/* Whether it rests on what only a page tells. */
static bool
rests_on_pages(const struct fld *f)
{
	static const char *const paged[] = { "PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION" };

	for (size_t i = 0; i < f->words.n; i++) {
		const struct fld *inner = f->words.at[i].field;

		if (inner == NULL)
			continue;
		for (size_t k = 0; k < sizeof paged / sizeof *paged; k++)
			if (str_eq(inner->name, str_of(paged[k])))
				return true;
		if (rests_on_pages(inner) ||
		    (str_eq(inner->name, STR("STYLEREF")) && f->story != f->story->r->stories.at[0]))
			return true;
	}
	return false;
}

static enum outcome
compute_if(struct fld *f)
{
	struct arena *a = f->story->r->a;
	str rest = f->rest, x, sign, y, yes, no;
	int holds;

	if (rests_on_pages(f))
		return LATER;
	x = fld_cut(&rest, a);
	sign = fld_cut(&rest, a);
	y = fld_cut(&rest, a);
	yes = fld_cut(&rest, a);
	no = fld_cut(&rest, a);
	holds = doc_compare(x, sign, y);
	if (holds < 0)
		return STALE;
	return set_result(f, holds > 0 ? yes : no);
}

static enum outcome
compute_quote(struct fld *f)
{
	str text = fld_operand(f, 0, "*#@");

	return text.p != NULL ? set_result(f, text) : STALE;
}

/* A bookmark stands for the number in its text. */
static bool
marked_number(void *ctx, str name, struct dec *n)
{
	struct refresh *r = ctx;
	const struct fld_mark *m = map_find(&r->marks, name);

	return m != NULL && m->para < m->story->paras.n &&
	    text_number_parse(
		str_trim(fld_text(m->story, m->from, m->to, m->story->paras.at[m->para].level)), ',', n, NULL, NULL);
}

static enum outcome
compute_sum(struct fld *f)
{
	struct dec n;

	if (str_find(f->rest, STR("\\#"), 0) < f->rest.n ||
	    !fld_sum(str_sub(f->rest, 0, str_find_char(f->rest, '\\', 0)), marked_number, f->story->r, &n))
		return STALE;
	return set_result(f, fld_sum_text(n, f->story->r->a));
}

/* --- kinds ------------------------------------------------------------------------- */

static enum outcome
leave(struct fld *f)
{
	(void)f;
	return LATER;
}

static const struct {
	const char *name;
	enum outcome (*compute)(struct fld *f);
} kinds[] = {
	{ "REF", compute_ref },
	{ "PAGEREF", compute_page_ref },
	{ "NOTEREF", compute_note_ref },
	{ "STYLEREF", compute_style_ref },
	{ "DOCPROPERTY", compute_doc_property },
	{ "INFO", compute_doc_property },
	{ "TITLE", compute_named_property },
	{ "SUBJECT", compute_named_property },
	{ "AUTHOR", compute_named_property },
	{ "KEYWORDS", compute_named_property },
	{ "COMMENTS", compute_named_property },
	{ "LASTSAVEDBY", compute_named_property },
	{ "NUMPAGES", compute_pages },
	{ "IF", compute_if },
	{ "QUOTE", compute_quote },
	{ "=", compute_sum },
	/* told by the reader, whose result the author's, or without any */
	{ "SEQ", leave },
	{ "TOC", leave },
	{ "PAGE", leave },
	{ "SECTIONPAGES", leave },
	{ "HYPERLINK", leave },
	{ "SYMBOL", leave },
	{ "MACROBUTTON", leave },
	{ "GOTOBUTTON", leave },
	{ "FORMTEXT", leave },
	{ "FORMCHECKBOX", leave },
	{ "FORMDROPDOWN", leave },
	{ "FILLIN", leave },
	{ "ASK", leave },
	{ "SET", leave },
	{ "TC", leave },
	{ "XE", leave },
	{ "TA", leave },
	{ "RD", leave },
	{ "ADDIN", leave },
	{ "CITATION", leave },
	{ "EMBED", leave },
	{ "EQ", leave },
	{ "LISTNUM", leave },
	{ "AUTONUM", leave },
	{ "AUTONUMLGL", leave },
	{ "AUTONUMOUT", leave },
	{ "NEXT", leave },
	{ "ADVANCE", leave },
	{ "PRIVATE", leave },
	{ "", leave },
};

static enum outcome
compute_one(struct fld *f)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_eq(f->name, str_of(kinds[i].name)))
			return kinds[i].compute(f);
	/* { Số_văn_bản } is short for { REF Số_văn_bản } */
	for (size_t i = 0; i < f->words.n && f->words.at[i].field == NULL; i++) {
		str rest = f->words.at[i].text, name = fld_cut(&rest, f->story->r->a);

		if (name.n > 0)
			return map_find(&f->story->r->marks, name) != NULL ? refer_to(f, name) : STALE;
	}
	return STALE;
}

void
fld_count(struct fld_story *s)
{
	for (size_t i = 0; i < s->ended.n; i++)
		fld_understand(s->ended.at[i]);
	for (size_t i = 0; i < s->fields.n; i++) {
		struct fld *f = s->fields.at[i];

		if (f->end != NULL && str_eq(f->name, STR("SEQ")) && count_caption(f) == STALE)
			fld_stale(f);
	}
}

static bool
is_within(const struct fld *f, const struct fld *around)
{
	return f != around && f->begins > around->from && f->to < around->to;
}

/* Contents lists give way to what they list now: what stands in an old one is computed only where it stays. */
static struct fld *
contents_around(struct fld_story *s, const struct fld *f)
{
	for (size_t i = 0; i < s->contents.n; i++)
		if (is_within(f, s->contents.at[i]))
			return s->contents.at[i];
	return NULL;
}

/* A list that stays as it is: the page numbers in it. */
static void
compute_within(struct fld_story *s, const struct fld *list)
{
	for (size_t i = 0; i < s->ended.n; i++)
		if (is_within(s->ended.at[i], list) && compute_one(s->ended.at[i]) == STALE)
			fld_stale(s->ended.at[i]);
}

void
fld_compute(struct fld_story *s)
{
	for (size_t i = 0; i < s->ended.n; i++)
		if (str_eq(s->ended.at[i]->name, STR("TOC")) && s->contents.n < CONTENTS_MAX)
			*VEC_ADD(s->r->a, &s->contents) = s->ended.at[i];
	for (size_t i = 0; i < s->ended.n; i++) {
		struct fld *f = s->ended.at[i];

		fld_understand(f); /* again: what stands within may have changed */
		if (contents_around(s, f) == NULL && compute_one(f) == STALE)
			fld_stale(f);
	}
	for (size_t i = 0; i < s->contents.n; i++)
		if (fld_contents(s->contents.at[i]))
			compute_within(s, s->contents.at[i]);
}
