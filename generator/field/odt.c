#include "field/inner.h"

#include <stdlib.h>
#include <string.h>

#include "base/dec.h"
#include "package/package.h"
#include "text/text.h"

/*
 * Fields of an ODT (ODF 1.3-3, 7). Each is an element around the text that it showed last. Sequences are counted
 * first; then the text is read once in order, so that references know what stands between bookmarks; then the others.
 */

enum { DEPTH_MAX = 400 };

struct heading {
	xmlNode *node;
	int level;
	str mark;  /* a bookmark within it; made when one is asked for */
	size_t at; /* bytes of text before it */
};

struct odt_field {
	xmlNode *node;
	size_t heads; /* headings that begin before it */
};

struct odt_fields {
	struct refresh *r;
	xmlDoc *doc;
	bool in_text;          /* content.xml: else headers and footers, whose pages tell their chapter */
	struct map sequences;  /* name → struct fld_count * */
	struct map references; /* name of a sequence's reference → xmlNode * of the sequence */
	struct map variables;  /* user fields and variables: name → str * */
	struct map marks;      /* bookmark or reference mark → struct span * */
	struct map notes;      /* text:id of a note → str * */
	struct out text;
	VEC(struct heading) headings;
	VEC(struct odt_field) fields;
	VEC(xmlNode *) lists;
	size_t heads; /* headings met so far */
	xmlNode *body;
	long last_mark;
	bool changed;
};

struct count {
	long n;
};

struct span {
	size_t from, to;
	bool open;
};

static str
odt_name(const xmlNode *n)
{
	return str_of((const char *)n->name);
}

static str
odt_attribute(struct odt_fields *o, const xmlNode *n, const char *name)
{
	return fld_attribute(n, name, o->r->a);
}

static struct loc
odt_where(struct odt_fields *o)
{
	return loc_spot(
	    o->r->a, str_of(pkg_name(o->r->pkg)), o->in_text ? STR("content.xml") : STR("styles.xml"), STR(""));
}

static void
say_stale(struct odt_fields *o, const xmlNode *n)
{
	if (map_put(&o->r->said, str_copy(o->r->a, odt_name(n)), o) == NULL)
		diag_add(o->r->d, &doc_field, odt_where(o), "%s", (const char *)n->name);
}

/* The text of a field, as it is saved; a note or frame within is none of it. */
static void
set_field_text(struct odt_fields *o, xmlNode *n, str text)
{
	if (str_eq(fld_content(n, o->r->a), text))
		return;
	xmlNodeSetContent(n, NULL);
	xmlNodeAddContent(n, (const xmlChar *)str_c(o->r->a, text));
	o->changed = true;
}

static void
keep_variable(struct odt_fields *o, str name, str value)
{
	map_put(&o->variables, name, arena_copy(o->r->a, &value, sizeof value));
}

/* --- formulas ----------------------------------------------------------------------- */

/* "ooow:Table+1": without the namespace. */
static str
formula_of(struct odt_fields *o, const xmlNode *n)
{
	str s = odt_attribute(o, n, "formula");
	size_t colon = str_find_char(s, ':', 0);

	return str_trim(colon < s.n ? str_sub(s, colon + 1, s.n) : s);
}

static str
numeral_of(struct odt_fields *o, const xmlNode *n, long number)
{
	static const struct doc_word formats[] = { { "I", NUMBER_UPPER_ROMAN }, { "i", NUMBER_LOWER_ROMAN },
		{ "A", NUMBER_UPPER_LETTER }, { "a", NUMBER_LOWER_LETTER } };

	return doc_numeral(o->r->a, number,
	    (enum doc_number_format)DOC_WORD(formats, odt_attribute(o, n, "num-format"), NUMBER_DECIMAL));
}

/* NAME+1 counts on by one; a number alone is where it goes on. */
static void
count_sequence(struct odt_fields *o, xmlNode *n)
{
	str name = odt_attribute(o, n, "name"), formula = formula_of(o, n), reference = odt_attribute(o, n, "ref-name");
	struct count *c = map_find(&o->sequences, name);
	long step = 1;

	if (name.p == NULL)
		return;
	if (c == NULL) {
		c = ARENA_NEW(o->r->a, struct count);
		map_put(&o->sequences, name, c);
	}
	if (formula.n > 0 && formula.p[0] >= '0' && formula.p[0] <= '9') {
		c->n = strtol(str_c(o->r->a, formula), NULL, 10);
	} else {
		size_t sign = str_find_char(formula, '+', 0);

		if (sign < formula.n)
			step = strtol(str_c(o->r->a, str_sub(formula, sign + 1, formula.n)), NULL, 10);
		c->n += step;
	}
	set_field_text(o, n, numeral_of(o, n, c->n));
	if (reference.p != NULL)
		map_put(&o->references, reference, n);
}

/* --- reading in order ---------------------------------------------------------------- */

static bool
is_index(const xmlNode *n)
{
	static const char *const names[] = { "table-of-content", "illustration-index", "table-index" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (fld_is(n, names[i]))
			return true;
	return false;
}

static void
mark_begins(struct odt_fields *o, xmlNode *n)
{
	struct span *s = ARENA_NEW(o->r->a, struct span);
	str name = odt_attribute(o, n, "name");

	*s = (struct span){ o->text.n, o->text.n, true };
	if (name.p != NULL && map_find(&o->marks, name) == NULL)
		map_put(&o->marks, name, s);
	if (name.p != NULL && o->headings.n > 0 && o->headings.at[o->headings.n - 1].mark.n == 0 &&
	    str_starts(name, STR("__RefHeading___")))
		o->headings.at[o->headings.n - 1].mark = name;
}

static void
mark_ends(struct odt_fields *o, xmlNode *n)
{
	str name = odt_attribute(o, n, "name");
	struct span *s = name.p != NULL ? map_find(&o->marks, name) : NULL;

	if (s != NULL && s->open) {
		s->to = o->text.n;
		s->open = false;
	}
}

static void
put_space(struct odt_fields *o, xmlNode *n)
{
	(void)n;
	out_char(&o->text, ' ');
}

static void read_below(struct odt_fields *o, xmlNode *parent, int depth);

static void
read_heading(struct odt_fields *o, xmlNode *n, int depth)
{
	str level = odt_attribute(o, n, "outline-level");

	*VEC_ADD(o->r->a, &o->headings) = (struct heading){ n,
		level.p != NULL ? (int)strtol(str_c(o->r->a, level), NULL, 10) : 1, STR(""), o->text.n };
	read_below(o, n, depth);
	out_char(&o->text, '\n');
}

static const struct {
	const char *name;
	void (*read)(struct odt_fields *o, xmlNode *n);
} marks[] = {
	{ "bookmark-start", mark_begins },
	{ "bookmark", mark_begins },
	{ "reference-mark-start", mark_begins },
	{ "reference-mark", mark_begins },
	{ "bookmark-end", mark_ends },
	{ "reference-mark-end", mark_ends },
	{ "s", put_space },
	{ "tab", put_space },
	{ "line-break", put_space },
};

static bool
read_odt_mark(struct odt_fields *o, xmlNode *n)
{
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (fld_is(n, marks[i].name)) {
			marks[i].read(o, n);
			return true;
		}
	return false;
}

static void
read_note(struct odt_fields *o, xmlNode *n)
{
	str id = odt_attribute(o, n, "id");
	xmlNode *citation = fld_child(n, "note-citation");
	str *text = ARENA_NEW(o->r->a, str);

	*text = citation != NULL ? fld_content(citation, o->r->a) : STR("");
	if (id.p != NULL)
		map_put(&o->notes, id, text);
}

static void
read_below(struct odt_fields *o, xmlNode *parent, int depth)
{
	for (xmlNode *n = parent != NULL && depth < DEPTH_MAX ? parent->children : NULL; n != NULL; n = n->next) {
		if (n->type == XML_TEXT_NODE) {
			out_puts(&o->text, n->content != NULL ? (const char *)n->content : "");
			continue;
		}
		if (n->type != XML_ELEMENT_NODE || read_odt_mark(o, n) || is_index(n) || fld_is(n, "tracked-changes") ||
		    fld_is(n, "annotation"))
			continue;
		if (fld_is(n, "note"))
			read_note(o, n);
		else if (fld_is(n, "h"))
			read_heading(o, n, depth + 1);
		else
			read_below(o, n, depth + 1);
		if (fld_is(n, "p"))
			out_char(&o->text, '\n');
	}
}

static str
span_text(struct odt_fields *o, const struct span *s)
{
	return str_trim(str_copy(o->r->a, str_sub(out_str(&o->text), s->from, s->to)));
}

/* --- references ------------------------------------------------------------------------ */

static void
say_lost(struct odt_fields *o, const xmlNode *n, str name)
{
	diag_add(o->r->d, &field_lost, odt_where(o), "%s " STR_FMT, (const char *)n->name, STR_ARG(name));
}

static bool
refer_to_page(struct odt_fields *o, xmlNode *n, str name)
{
	const struct field_place *place = map_find(&o->r->places->at, name);

	if (!o->r->places->paged)
		o->r->wants |= FIELD_WANTS_PAGES;
	else if (place != NULL && place->page.n > 0)
		set_field_text(o, n, place->page);
	return true;
}

static bool
refer_to_label(struct odt_fields *o, xmlNode *n, str name, bool context)
{
	const struct field_place *place = map_find(&o->r->places->at, name);

	if (!o->r->places->numbered) {
		o->r->wants |= FIELD_WANTS_NUMBERS;
		return true;
	}
	if (place == NULL)
		return false;
	set_field_text(o, n, fld_bare_label(context ? place->context : place->label));
	return true;
}

static bool
compute_reference(struct odt_fields *o, xmlNode *n)
{
	str name = odt_attribute(o, n, "ref-name"), format = odt_attribute(o, n, "reference-format");
	const struct span *s = name.p != NULL ? map_find(&o->marks, name) : NULL;

	if (s == NULL) {
		say_lost(o, n, name.p != NULL ? name : STR(""));
		return true;
	}
	if (str_eq(format, STR("page")))
		return refer_to_page(o, n, name);
	if (str_eq(format, STR("number")) || str_eq(format, STR("number-all-superior")))
		return refer_to_label(o, n, name, true);
	if (str_eq(format, STR("number-no-superior")))
		return refer_to_label(o, n, name, false);
	if (format.n > 0 && !str_eq(format, STR("text")))
		return false;
	set_field_text(o, n, span_text(o, s));
	return true;
}

static xmlNode *
paragraph_of(xmlNode *n)
{
	while (n != NULL && !fld_is(n, "p") && !fld_is(n, "h"))
		n = n->parent;
	return n;
}

/* The caption: what stands behind the number and what parts it from the words. */
static str
caption_behind(str all, str number)
{
	size_t at = str_find(all, number, 0);
	str rest = str_sub(all, at < all.n ? at + number.n : 0, all.n);

	while (rest.n > 0 && strchr(" .:-\t", rest.p[0]) != NULL)
		rest = str_sub(rest, 1, rest.n);
	return str_trim(rest);
}

static bool
compute_sequence_reference(struct odt_fields *o, xmlNode *n)
{
	str name = odt_attribute(o, n, "ref-name"), format = odt_attribute(o, n, "reference-format"), number, all;
	xmlNode *to = name.p != NULL ? map_find(&o->references, name) : NULL, *para;

	if (to == NULL) {
		say_lost(o, n, name.p != NULL ? name : STR(""));
		return true;
	}
	para = paragraph_of(to);
	number = fld_content(to, o->r->a);
	all = para != NULL ? str_trim(fld_content(para, o->r->a)) : number;
	if (str_eq(format, STR("value"))) {
		set_field_text(o, n, number);
	} else if (str_eq(format, STR("category-and-value"))) {
		size_t at = str_find(all, number, 0);

		set_field_text(o, n, str_sub(all, 0, at < all.n ? at + number.n : all.n));
	} else if (str_eq(format, STR("caption"))) {
		set_field_text(o, n, caption_behind(all, number));
	} else if (format.n == 0 || str_eq(format, STR("text"))) {
		set_field_text(o, n, all);
	} else {
		return false;
	}
	return true;
}

static bool
compute_note_reference(struct odt_fields *o, xmlNode *n)
{
	str name = odt_attribute(o, n, "ref-name"), format = odt_attribute(o, n, "reference-format");
	const str *text = name.p != NULL ? map_find(&o->notes, name) : NULL;

	if (text == NULL) {
		say_lost(o, n, name.p != NULL ? name : STR(""));
		return true;
	}
	if (format.n > 0 && !str_eq(format, STR("text")))
		return false;
	set_field_text(o, n, *text);
	return true;
}

/* --- headings -------------------------------------------------------------------------- */

static str
heading_text(struct odt_fields *o, const struct heading *h)
{
	str all = out_str(&o->text);

	return str_trim(str_copy(o->r->a, str_sub(all, h->at, str_find_char(all, '\n', h->at))));
}

static xmlNode *
add_mark(struct odt_fields *o, xmlNode *n, const char *kind, str name, bool first)
{
	xmlNode *mark = xmlNewDocNode(o->doc, n->ns, (const xmlChar *)kind, NULL);

	xmlNewNsProp(mark, n->ns, (const xmlChar *)"name", (const xmlChar *)str_c(o->r->a, name));
	if (first && n->children != NULL)
		return xmlAddPrevSibling(n->children, mark);
	return xmlAddChild(n, mark);
}

static str
heading_mark(struct odt_fields *o, struct heading *h)
{
	struct span *s;

	if (h->mark.n > 0)
		return h->mark;
	do
		h->mark = str_format(o->r->a, "__RefHeading___Toc%ld", ++o->last_mark);
	while (map_find(&o->marks, h->mark) != NULL);
	s = ARENA_NEW(o->r->a, struct span);
	map_put(&o->marks, h->mark, s);
	add_mark(o, h->node, "bookmark-start", h->mark, true);
	add_mark(o, h->node, "bookmark-end", h->mark, false);
	o->changed = true;
	return h->mark;
}

/* The nearest heading of that level or a higher one, up from where heads have begun. NULL: none. */
static struct heading *
heading_above(struct odt_fields *o, size_t heads, int level)
{
	for (size_t i = heads < o->headings.n ? heads : o->headings.n; i-- > 0;)
		if (o->headings.at[i].level <= level)
			return &o->headings.at[i];
	return NULL;
}

static bool
compute_chapter(struct odt_fields *o, xmlNode *n)
{
	str display = odt_attribute(o, n, "display"), level = odt_attribute(o, n, "outline-level"), label;
	const struct field_place *place;
	struct heading *h;

	if (!o->in_text)
		return true;
	h = heading_above(o, o->heads, level.p != NULL ? (int)strtol(str_c(o->r->a, level), NULL, 10) : 1);
	if (h == NULL)
		return false;
	if (str_eq(display, STR("name"))) {
		set_field_text(o, n, heading_text(o, h));
		return true;
	}
	place = map_find(&o->r->places->at, heading_mark(o, h));
	if (!o->r->places->numbered) {
		o->r->wants |= FIELD_WANTS_NUMBERS;
		return true;
	}
	label = place != NULL ? place->label : STR("");
	if (str_eq(display, STR("plain-number")) || str_eq(display, STR("plain-number-and-name")))
		label = fld_bare_label(label);
	if (str_eq(display, STR("number-and-name")) || str_eq(display, STR("plain-number-and-name")))
		label = str_trim(str_format(o->r->a, STR_FMT " " STR_FMT, STR_ARG(label), STR_ARG(heading_text(o, h))));
	set_field_text(o, n, label);
	return true;
}

/* --- variables and properties -------------------------------------------------------------- */

static str
shown_value(struct odt_fields *o, const xmlNode *n)
{
	str value = odt_attribute(o, n, "string-value");

	if (value.p == NULL)
		value = odt_attribute(o, n, "value");
	return value.p != NULL ? value : STR("");
}

static bool
compute_variable_set(struct odt_fields *o, xmlNode *n)
{
	str name = odt_attribute(o, n, "name"), text = fld_content(n, o->r->a);

	if (name.p != NULL)
		keep_variable(o, name, str_eq(odt_attribute(o, n, "display"), STR("none")) ? shown_value(o, n) : text);
	return true;
}

static bool
compute_variable_get(struct odt_fields *o, xmlNode *n)
{
	str name = odt_attribute(o, n, "name");
	const str *value = name.p != NULL ? map_find(&o->variables, name) : NULL;

	if (value == NULL)
		return false;
	set_field_text(o, n, *value);
	return true;
}

static bool
compute_odt_property(struct odt_fields *o, xmlNode *n)
{
	str name = fld_is(n, "user-defined") ? odt_attribute(o, n, "name") : odt_name(n);
	const str *text;

	if (str_eq(odt_attribute(o, n, "fixed"), STR("true")))
		return true;
	text = name.p != NULL ? map_find(&o->r->properties, text_lower(o->r->a, name)) : NULL;
	if (text == NULL)
		return false;
	set_field_text(o, n, *text);
	return true;
}

static bool
compute_page_count(struct odt_fields *o, xmlNode *n)
{
	if (!o->in_text)
		return true;
	if (!o->r->places->paged) {
		o->r->wants |= FIELD_WANTS_PAGES;
		return true;
	}
	set_field_text(o, n, numeral_of(o, n, strtol(str_c(o->r->a, o->r->places->pages), NULL, 10)));
	return true;
}

static bool
compute_fixed(struct odt_fields *o, xmlNode *n)
{
	return str_eq(odt_attribute(o, n, "fixed"), STR("true"));
}

static bool
variable_number(void *ctx, str name, struct dec *n)
{
	struct odt_fields *o = ctx;
	const str *value = map_find(&o->variables, name);

	return value != NULL && (dec_parse(str_trim(*value), n) || text_number_parse(*value, ',', n, NULL, NULL));
}

static bool
compute_expression(struct odt_fields *o, xmlNode *n)
{
	struct dec result;

	if (!fld_sum(formula_of(o, n), variable_number, o, &result))
		return false;
	set_field_text(o, n, fld_sum_text(result, o->r->a));
	return true;
}

static bool
compute_nothing(struct odt_fields *o, xmlNode *n)
{
	(void)o, (void)n;
	return false;
}

static const struct {
	const char *name;
	bool (*compute)(struct odt_fields *o, xmlNode *n); /* false: it stays as it was saved, which is said */
} odt_kinds[] = {
	{ "bookmark-ref", compute_reference },
	{ "reference-ref", compute_reference },
	{ "sequence-ref", compute_sequence_reference },
	{ "note-ref", compute_note_reference },
	{ "chapter", compute_chapter },
	{ "variable-set", compute_variable_set },
	{ "variable-get", compute_variable_get },
	{ "user-field-get", compute_variable_get },
	{ "title", compute_odt_property },
	{ "subject", compute_odt_property },
	{ "keywords", compute_odt_property },
	{ "description", compute_odt_property },
	{ "initial-creator", compute_odt_property },
	{ "creator", compute_odt_property },
	{ "user-defined", compute_odt_property },
	{ "page-count", compute_page_count },
	{ "expression", compute_expression },
	{ "date", compute_fixed },
	{ "time", compute_fixed },
	{ "creation-date", compute_fixed },
	{ "modification-date", compute_fixed },
	{ "author-name", compute_fixed },
	{ "file-name", compute_fixed },
	{ "word-count", compute_nothing },
	{ "character-count", compute_nothing },
	{ "paragraph-count", compute_nothing },
	{ "table-count", compute_nothing },
	{ "image-count", compute_nothing },
	{ "conditional-text", compute_nothing },
	{ "database-display", compute_nothing },
	{ "user-field-input", compute_variable_get },
	{ "object-index", compute_nothing },
	{ "user-index", compute_nothing },
	{ "alphabetical-index", compute_nothing },
	{ "bibliography", compute_nothing },
};

/* --- contents lists ------------------------------------------------------------------------ */

struct odt_entry {
	int level;
	str label, text, mark, page;
};

struct odt_list {
	struct odt_fields *o;
	xmlNode *node, *source, *body;
	bool captions;
	VEC(struct odt_entry) entries;
};

static void
add_list_entry(struct odt_list *l, int level, struct heading *h, str text)
{
	struct odt_fields *o = l->o;
	const struct field_place *place;
	struct odt_entry *e;

	if (text.n == 0)
		return;
	e = VEC_ADD(o->r->a, &l->entries);
	*e = (struct odt_entry){ .level = level, .text = text, .mark = heading_mark(o, h) };
	place = map_find(&o->r->places->at, e->mark);
	e->label = place != NULL ? str_trim(place->label) : STR("");
	e->page = place != NULL && place->page.n > 0 ? place->page : STR("1");
}

static void
find_headings(struct odt_list *l)
{
	str most = odt_attribute(l->o, l->source, "outline-level");
	long levels = most.p != NULL ? strtol(str_c(l->o->r->a, most), NULL, 10) : 10;

	for (size_t i = 0; i < l->o->headings.n; i++) {
		struct heading *h = &l->o->headings.at[i];

		if (h->level <= levels)
			add_list_entry(l, h->level, h, heading_text(l->o, h));
	}
}

static void find_captions_below(struct odt_list *l, xmlNode *parent, str name, int depth);

static void
find_caption(struct odt_list *l, xmlNode *sequence)
{
	xmlNode *para = paragraph_of(sequence);
	struct heading as = { .node = para };

	if (para == NULL)
		return;
	for (xmlNode *c = para->children; c != NULL && as.mark.n == 0; c = c->next)
		if (fld_is(c, "bookmark-start") && str_starts(odt_attribute(l->o, c, "name"), STR("__RefHeading___")))
			as.mark = odt_attribute(l->o, c, "name");
	add_list_entry(l, 1, &as, str_trim(fld_content(para, l->o->r->a)));
}

static void
find_captions_below(struct odt_list *l, xmlNode *parent, str name, int depth)
{
	for (xmlNode *n = parent != NULL && depth < DEPTH_MAX ? parent->children : NULL; n != NULL; n = n->next) {
		if (n->type != XML_ELEMENT_NODE || is_index(n))
			continue;
		if (fld_is(n, "sequence") && str_eq(odt_attribute(l->o, n, "name"), name))
			find_caption(l, n);
		else
			find_captions_below(l, n, name, depth + 1);
	}
}

static xmlNode *
entry_template(struct odt_list *l, int level)
{
	xmlNode *first = NULL;

	for (xmlNode *n = l->source->children; n != NULL; n = n->next) {
		str of;

		if (n->type != XML_ELEMENT_NODE || !str_ends(odt_name(n), STR("-entry-template")))
			continue;
		if (first == NULL)
			first = n;
		of = odt_attribute(l->o, n, "outline-level");
		if (of.p != NULL && strtol(str_c(l->o->r->a, of), NULL, 10) == level)
			return n;
	}
	return l->captions ? first : NULL;
}

/* The parent of an automatic style; the style itself where it is none. */
static str
named_style(struct odt_list *l, str style)
{
	xmlNode *automatic = fld_child(xmlDocGetRootElement(l->o->doc), "automatic-styles");

	for (xmlNode *n = automatic != NULL ? automatic->children : NULL; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE && str_eq(odt_attribute(l->o, n, "name"), style)) {
			str parent = odt_attribute(l->o, n, "parent-style-name");

			return parent.p != NULL ? parent : style;
		}
	return style;
}

/* The style of old entries whose named style is that of the template: it has the list's own tab stop. */
static str
entry_style_name(struct odt_list *l, const xmlNode *template)
{
	str style = odt_attribute(l->o, template, "style-name");

	for (xmlNode *n = l->body->children; n != NULL; n = n->next)
		if (fld_is(n, "p") && str_eq(named_style(l, odt_attribute(l->o, n, "style-name")), style))
			return odt_attribute(l->o, n, "style-name");
	return style;
}

static xmlNs *
xlink_of(xmlNode *root)
{
	return xmlSearchNsByHref(root->doc, root, (const xmlChar *)"http://www.w3.org/1999/xlink");
}

static void
put_entry_words(struct odt_list *l, xmlNode *parent, str words)
{
	xmlNodeAddContent(parent, (const xmlChar *)str_c(l->o->r->a, words));
}

/* What the parts of a template stand for (ODF 1.3-3, 8.14). */
static void
put_template(struct odt_list *l, xmlNode *para, const xmlNode *template, const struct odt_entry *e)
{
	xmlNode *into = para;

	for (const xmlNode *n = template->children; n != NULL; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (fld_is(n, "index-entry-link-start") && xlink_of(l->node) != NULL) {
			into = xmlAddChild(para, xmlNewDocNode(l->o->doc, l->node->ns, (const xmlChar *)"a", NULL));
			xmlNewNsProp(into, xlink_of(l->node), (const xmlChar *)"type", (const xmlChar *)"simple");
			xmlNewNsProp(into, xlink_of(l->node), (const xmlChar *)"href",
			    (const xmlChar *)str_format(l->o->r->a, "#" STR_FMT, STR_ARG(e->mark)).p);
		} else if (fld_is(n, "index-entry-link-end")) {
			into = para;
		} else if (fld_is(n, "index-entry-chapter") && !l->captions) {
			put_entry_words(l, into, e->label);
		} else if (fld_is(n, "index-entry-text")) {
			put_entry_words(l, into, e->text);
		} else if (fld_is(n, "index-entry-tab-stop")) {
			xmlAddChild(into, xmlNewDocNode(l->o->doc, l->node->ns, (const xmlChar *)"tab", NULL));
		} else if (fld_is(n, "index-entry-page-number")) {
			put_entry_words(l, into, e->page);
		} else if (fld_is(n, "index-entry-span")) {
			put_entry_words(l, into, fld_content((xmlNode *)(uintptr_t)n, l->o->r->a));
		}
	}
}

static xmlNode *
new_list_entry(struct odt_list *l, const struct odt_entry *e, xmlNode *template)
{
	xmlNode *para = xmlNewDocNode(l->o->doc, l->node->ns, (const xmlChar *)"p", NULL);

	xmlNewNsProp(para, l->node->ns, (const xmlChar *)"style-name",
	    (const xmlChar *)str_c(l->o->r->a, entry_style_name(l, template)));
	put_template(l, para, template, e);
	return para;
}

/* Text and links of an entry, to compare one with another. */
static str
entry_text(struct odt_list *l, xmlNode *para)
{
	xmlNode *link = fld_child(para, "a");
	str href = link != NULL ? odt_attribute(l->o, link, "href") : STR("");

	return str_format(l->o->r->a, STR_FMT "\n" STR_FMT, STR_ARG(href), STR_ARG(fld_content(para, l->o->r->a)));
}

static void
write_list(struct odt_list *l)
{
	VEC(xmlNode *) made = { 0 };
	xmlNode *old = l->body->children;
	bool same = true;

	for (size_t i = 0; i < l->entries.n; i++) {
		xmlNode *template = entry_template(l, l->entries.at[i].level);

		if (template != NULL)
			*VEC_ADD(l->o->r->a, &made) = new_list_entry(l, &l->entries.at[i], template);
	}
	for (size_t i = 0; i < made.n; i++) {
		while (old != NULL && !fld_is(old, "p"))
			old = old->next;
		same = same && old != NULL && str_eq(entry_text(l, old), entry_text(l, made.at[i]));
		old = old != NULL ? old->next : NULL;
	}
	while (old != NULL && !fld_is(old, "p"))
		old = old->next;
	if (same && old == NULL) {
		for (size_t i = 0; i < made.n; i++)
			xmlFreeNode(made.at[i]);
		return;
	}
	for (xmlNode *n = l->body->children, *next; n != NULL; n = next) {
		next = n->next;
		if (fld_is(n, "p")) {
			xmlUnlinkNode(n);
			xmlFreeNode(n);
		}
	}
	for (size_t i = 0; i < made.n; i++)
		xmlAddChild(l->body, made.at[i]);
	l->o->changed = true;
}

static void
refresh_list(struct odt_fields *o, xmlNode *n)
{
	struct odt_list l = { .o = o, .node = n, .body = fld_child(n, "index-body") };
	str counter;

	l.source = fld_child(n, str_format(o->r->a, "%s-source", (const char *)n->name).p);
	if (l.source == NULL || l.body == NULL)
		return;
	counter = odt_attribute(o, l.source, "caption-sequence-name");
	l.captions = !fld_is(n, "table-of-content");
	if (!l.captions)
		find_headings(&l);
	else if (counter.p != NULL)
		find_captions_below(&l, o->body, counter, 0);
	if (l.entries.n == 0) {
		diag_add(o->r->d, &field_no_entries, odt_where(o), NULL);
		return;
	}
	if (!o->r->places->numbered)
		o->r->wants |= FIELD_WANTS_NUMBERS;
	if (!o->r->places->paged)
		o->r->wants |= FIELD_WANTS_PAGES;
	if (o->r->places->numbered)
		write_list(&l);
}

/* --- a part ---------------------------------------------------------------------------------- */

static bool
is_text_element(const xmlNode *n)
{
	return n->ns != NULL &&
	    strcmp((const char *)n->ns->href, "urn:oasis:names:tc:opendocument:xmlns:text:1.0") == 0;
}

static void
find_fields(struct odt_fields *o, xmlNode *parent, int depth)
{
	for (xmlNode *n = depth < DEPTH_MAX ? parent->children : NULL; n != NULL; n = n->next) {
		if (n->type != XML_ELEMENT_NODE || fld_is(n, "tracked-changes") || fld_is(n, "annotation"))
			continue;
		if (is_index(n)) {
			*VEC_ADD(o->r->a, &o->lists) = n;
			continue;
		}
		if (fld_is(n, "user-field-decl") && odt_attribute(o, n, "name").p != NULL)
			keep_variable(o, odt_attribute(o, n, "name"), shown_value(o, n));
		o->heads += fld_is(n, "h");
		if (fld_is(n, "sequence"))
			count_sequence(o, n);
		for (size_t i = 0; i < sizeof odt_kinds / sizeof *odt_kinds; i++)
			if (fld_is(n, odt_kinds[i].name) && is_text_element(n))
				*VEC_ADD(o->r->a, &o->fields) = (struct odt_field){ n, o->heads };
		find_fields(o, n, depth + 1);
	}
}

static void
compute_field(struct odt_fields *o, xmlNode *n)
{
	for (size_t i = 0; i < sizeof odt_kinds / sizeof *odt_kinds; i++)
		if (fld_is(n, odt_kinds[i].name)) {
			if (!odt_kinds[i].compute(o, n))
				say_stale(o, n);
			return;
		}
}

static void
refresh_part(struct refresh *r, const char *part, bool in_text)
{
	struct odt_fields o = { .r = r, .in_text = in_text };
	xmlNode *root;

	o.doc = pkg_xml(r->pkg, str_of(part), r->a, r->d);
	root = o.doc != NULL ? xmlDocGetRootElement(o.doc) : NULL;
	if (root == NULL)
		return;
	map_init(&o.sequences, r->a);
	map_init(&o.references, r->a);
	map_init(&o.variables, r->a);
	map_init(&o.marks, r->a);
	map_init(&o.notes, r->a);
	out_init(&o.text);
	o.body = in_text ? fld_child(root, "body") : fld_child(root, "master-styles");
	if (o.body != NULL) {
		find_fields(&o, o.body, 0);
		read_below(&o, o.body, 0);
	}
	for (size_t i = 0; i < o.fields.n; i++) {
		o.heads = o.fields.at[i].heads;
		compute_field(&o, o.fields.at[i].node);
	}
	for (size_t i = 0; i < o.lists.n; i++)
		refresh_list(&o, o.lists.at[i]);
	out_release(&o.text);
	if (o.changed)
		pkg_put_xml(r->pkg, str_of(part), o.doc);
}

/* Whether a part has an element that this room looks at. */
static bool
has_odt_fields(str bytes)
{
	str mark = STR("<text:");

	for (size_t at = str_find(bytes, mark, 0); at < bytes.n; at = str_find(bytes, mark, at + 1)) {
		str rest = str_sub(bytes, at + mark.n, at + mark.n + 40), name;
		size_t n = 0;

		while (n < rest.n && ((rest.p[n] >= 'a' && rest.p[n] <= 'z') || rest.p[n] == '-'))
			n++;
		name = str_sub(rest, 0, n);
		if (n <= 1 || str_eq(name, STR("span")) || str_starts(name, STR("list")))
			continue;
		if (str_eq(name, STR("sequence")) || str_ends(name, STR("-index")) ||
		    str_eq(name, STR("table-of-content")))
			return true;
		for (size_t i = 0; i < sizeof odt_kinds / sizeof *odt_kinds; i++)
			if (str_eq(name, str_of(odt_kinds[i].name)))
				return true;
	}
	return false;
}

static void
read_odt_meta(struct refresh *r)
{
	xmlDoc *doc = pkg_has(r->pkg, STR("meta.xml")) ? pkg_xml(r->pkg, STR("meta.xml"), r->a, r->d) : NULL;
	xmlNode *meta = doc != NULL ? fld_child(xmlDocGetRootElement(doc), "meta") : NULL;

	for (xmlNode *n = meta != NULL ? meta->children : NULL; n != NULL; n = n->next) {
		str name, *text;

		if (n->type != XML_ELEMENT_NODE)
			continue;
		name = fld_attribute(n, "name", r->a);
		text = ARENA_NEW(r->a, str);
		*text = fld_content(n, r->a);
		map_put(&r->properties, text_lower(r->a, name.p != NULL ? name : str_of((const char *)n->name)), text);
	}
}

void
fld_refresh_odt(struct refresh *r)
{
	static const struct {
		const char *part;
		bool in_text;
	} parts[] = { { "content.xml", true }, { "styles.xml", false } };
	str bytes;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (!pkg_has(r->pkg, str_of(parts[i].part)) || !pkg_read(r->pkg, str_of(parts[i].part), &bytes, r->d) ||
		    !has_odt_fields(bytes))
			continue;
		if (!r->properties_read)
			read_odt_meta(r);
		r->properties_read = true;
		refresh_part(r, parts[i].part, parts[i].in_text);
	}
}
