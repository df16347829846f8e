#include "field/inner.h"

#include <stdlib.h>
#include <string.h>

#include "package/package.h"

/* The walk over a part's tree that finds characters, fields, bookmarks and paragraphs, in the order of reading. */

enum { FIELDS_OPEN_MAX = 32 };

struct walk {
	struct fld_story *s;
	struct fld *open[FIELDS_OPEN_MAX];
	int open_n, beyond;
	int level, boxes;
	size_t para;
	struct map marks; /* open bookmarks, by id: struct fld_mark */
};

bool
fld_is(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0;
}

str
fld_attribute(const xmlNode *n, const char *name, struct arena *a)
{
	for (const xmlAttr *at = n->properties; at != NULL; at = at->next)
		if (strcmp((const char *)at->name, name) == 0) {
			xmlChar *text = xmlNodeListGetString(n->doc, at->children, 1);
			str s = text != NULL ? str_copy(a, str_of((const char *)text)) : STR("");

			xmlFree(text);
			return s;
		}
	return (str){ NULL, 0 };
}

xmlNode *
fld_child(const xmlNode *n, const char *name)
{
	for (xmlNode *c = n != NULL ? n->children : NULL; c != NULL; c = c->next)
		if (fld_is(c, name))
			return c;
	return NULL;
}

str
fld_content(xmlNode *n, struct arena *a)
{
	xmlChar *text = xmlNodeGetContent(n);
	str s = text != NULL ? str_copy(a, str_of((const char *)text)) : STR("");

	xmlFree(text);
	return s;
}

struct loc
fld_loc(const struct fld_story *s, size_t para)
{
	str part = str_starts(s->part, STR("word/")) ? str_sub(s->part, strlen("word/"), s->part.n) : s->part;
	struct source *source = source_new(s->r->a, SOURCE_PART, str_of(pkg_name(s->r->pkg)), part);

	return loc_at(source, (uint32_t)para + 1, 0);
}

str
fld_text(const struct fld_story *s, size_t from, size_t to, int level)
{
	struct out o;
	str text;

	out_init(&o);
	for (size_t i = from; i < to; i++) {
		const struct fld_piece *p = &s->pieces.at[i];

		if (p->level != level)
			continue;
		switch (p->kind) {
		case PIECE_TEXT: out_put(&o, p->text); break;
		case PIECE_TAB: out_char(&o, '\t'); break;
		case PIECE_BREAK:
		case PIECE_PARAGRAPH: out_char(&o, '\n'); break;
		default: break;
		}
	}
	text = out_copy(&o, s->r->a);
	out_release(&o);
	return text;
}

static void
add_fld_piece(struct walk *w, enum fld_piece_kind kind, xmlNode *n, str text)
{
	*VEC_ADD(w->s->r->a, &w->s->pieces) = (struct fld_piece){ kind, n, text, w->level };
}

/* --- fields ----------------------------------------------------------------------- */

static struct fld *
top_open(struct walk *w)
{
	return w->open_n > 0 && w->beyond == 0 ? w->open[w->open_n - 1] : NULL;
}

static void
begin_field(struct walk *w, xmlNode *n)
{
	struct fld *f, *around = top_open(w);

	if (w->open_n == FIELDS_OPEN_MAX) {
		w->beyond++;
		return;
	}
	f = ARENA_NEW(w->s->r->a, struct fld);
	f->story = w->s;
	f->begin = n;
	f->para = w->para;
	f->level = w->level;
	f->begins = w->s->pieces.n;
	f->index = w->s->fields.n;
	if (around != NULL && !around->in_result) {
		f->outer = around;
		*VEC_ADD(w->s->r->a, &around->words) = (struct fld_word){ STR(""), f };
	}
	w->open[w->open_n++] = f;
	*VEC_ADD(w->s->r->a, &w->s->fields) = f;
	w->level++; /* its instruction */
}

static void
begin_result(struct walk *w, struct fld *f, xmlNode *n)
{
	f->separate = n;
	f->in_result = true;
	w->level--;
	f->from = w->s->pieces.n;
	add_fld_piece(w, PIECE_SLOT, n, STR(""));
}

static void
end_field(struct walk *w, struct fld *f, xmlNode *n)
{
	if (!f->in_result)
		begin_result(w, f, NULL);
	f->end = n;
	f->to = w->s->pieces.n;
	f->para_end = w->para;
	w->open_n--;
	*VEC_ADD(w->s->r->a, &w->s->ended) = f;
}

static void
walk_field_char(struct walk *w, xmlNode *n)
{
	str type = fld_attribute(n, "fldCharType", w->s->r->a);
	struct fld *f = top_open(w);

	if (str_eq(type, STR("begin")))
		begin_field(w, n);
	else if (str_eq(type, STR("end")) && w->beyond > 0)
		w->beyond--;
	else if (f == NULL)
		return;
	else if (str_eq(type, STR("separate")) && !f->in_result)
		begin_result(w, f, n);
	else if (str_eq(type, STR("end")) && f->simple == NULL)
		end_field(w, f, n);
}

static void walk_children(struct walk *w, xmlNode *parent);

static void
walk_simple_field(struct walk *w, xmlNode *n)
{
	int had = w->open_n;
	struct fld *f;

	begin_field(w, NULL);
	if (w->open_n == had)
		return;
	f = top_open(w);
	f->simple = n;
	*VEC_ADD(w->s->r->a, &f->words) = (struct fld_word){ fld_attribute(n, "instr", w->s->r->a), NULL };
	begin_result(w, f, NULL);
	walk_children(w, n);
	if (top_open(w) == f)
		end_field(w, f, n);
}

/* --- bookmarks and paragraphs ------------------------------------------------------- */

static void
begin_mark(struct walk *w, xmlNode *n)
{
	struct arena *a = w->s->r->a;
	str name = fld_attribute(n, "name", a), id = fld_attribute(n, "id", a);
	struct fld_mark *m = ARENA_NEW(a, struct fld_mark);
	long number = strtol(str_c(a, id), NULL, 10);

	*m = (struct fld_mark){ w->s, n, w->s->pieces.n, w->s->pieces.n, w->para };
	if (number > w->s->r->last_id && number < 0x40000000)
		w->s->r->last_id = number;
	map_put(&w->marks, id, m);
	if (map_find(&w->s->r->marks, name) == NULL)
		map_put(&w->s->r->marks, name, m);
	if (str_starts(name, STR("_Toc"))) {
		long toc = strtol(str_c(a, str_sub(name, 4, name.n)), NULL, 10);

		if (toc > w->s->r->last_toc && toc < 0x40000000)
			w->s->r->last_toc = toc;
	}
	if (str_starts(name, STR("_Toc")) && w->para < w->s->paras.n && w->s->paras.at[w->para].mark.n == 0)
		w->s->paras.at[w->para].mark = name;
}

static void
end_mark(struct walk *w, xmlNode *n)
{
	struct fld_mark *m = map_find(&w->marks, fld_attribute(n, "id", w->s->r->a));

	if (m != NULL)
		m->to = w->s->pieces.n;
}

static void
walk_paragraph(struct walk *w, xmlNode *n)
{
	struct arena *a = w->s->r->a;
	size_t around = w->para, at = w->s->paras.n;
	xmlNode *ppr = fld_child(n, "pPr"), *style = fld_child(ppr, "pStyle"), *outline = fld_child(ppr, "outlineLvl");
	struct fld_para *p = VEC_ADD(a, &w->s->paras);

	*p = (struct fld_para){ .node = n, .from = w->s->pieces.n, .level = w->level };
	if (style != NULL)
		p->style = fld_attribute(style, "val", a);
	if (outline != NULL)
		p->outline = (int)strtol(str_c(a, fld_attribute(outline, "val", a)), NULL, 10) + 1;
	w->para = at;
	for (int i = 0; i < w->open_n; i++)
		if (w->open[i]->in_result && w->open[i]->words.n > 0 &&
		    str_starts(str_trim(w->open[i]->words.at[0].text), STR("TOC")))
			p->in_contents = true;
	walk_children(w, n);
	w->s->paras.at[at].to = w->s->pieces.n;
	add_fld_piece(w, PIECE_PARAGRAPH, n, STR(""));
	if (w->boxes > 0)
		w->para = around;
}

/* A text box is a text of its own: neither the fields nor the characters around it go on in it. */
static void
walk_text_box(struct walk *w, xmlNode *n)
{
	enum { BOX_LEVELS = 1 << 8 };
	struct walk within = { .s = w->s, .boxes = w->boxes + 1, .para = w->para };

	within.level = within.boxes * BOX_LEVELS + (w->level % BOX_LEVELS);
	map_init(&within.marks, w->s->r->a);
	walk_children(&within, n);
}

/* --- elements ------------------------------------------------------------------------ */

static void
walk_text(struct walk *w, xmlNode *n)
{
	add_fld_piece(w, PIECE_TEXT, n, fld_content(n, w->s->r->a));
}

static void
walk_instruction(struct walk *w, xmlNode *n)
{
	struct fld *f = top_open(w);

	if (f != NULL && !f->in_result)
		*VEC_ADD(w->s->r->a, &f->words) = (struct fld_word){ fld_content(n, w->s->r->a), NULL };
}

static void
walk_tab(struct walk *w, xmlNode *n)
{
	add_fld_piece(w, PIECE_TAB, n, STR(""));
}

static void
walk_break(struct walk *w, xmlNode *n)
{
	add_fld_piece(w, PIECE_BREAK, n, STR(""));
}

static void
walk_hyphen(struct walk *w, xmlNode *n)
{
	add_fld_piece(w, PIECE_TEXT, n, STR("\u2011"));
}

static void
walk_note(struct walk *w, xmlNode *n)
{
	add_fld_piece(w, PIECE_NOTE, n, STR(""));
}

static void
walk_object(struct walk *w, xmlNode *n)
{
	add_fld_piece(w, PIECE_OBJECT, n, STR(""));
	walk_children(w, n);
}

static void
walk_nothing(struct walk *w, xmlNode *n)
{
	(void)w, (void)n;
}

static const struct {
	const char *name;
	void (*walk)(struct walk *w, xmlNode *n);
} elements[] = {
	{ "t", walk_text },
	{ "p", walk_paragraph },
	{ "pPr", walk_nothing },
	{ "rPr", walk_nothing },
	{ "fldChar", walk_field_char },
	{ "instrText", walk_instruction },
	{ "fldSimple", walk_simple_field },
	{ "bookmarkStart", begin_mark },
	{ "bookmarkEnd", end_mark },
	{ "tab", walk_tab },
	{ "br", walk_break },
	{ "cr", walk_break },
	{ "noBreakHyphen", walk_hyphen },
	{ "footnoteReference", walk_note },
	{ "endnoteReference", walk_note },
	{ "drawing", walk_object },
	{ "pict", walk_object },
	{ "object", walk_object },
	{ "txbxContent", walk_text_box },
	{ "Fallback", walk_nothing }, /* the same once more, for old programs */
	{ "del", walk_nothing },
	{ "moveFrom", walk_nothing },
	{ "oMath", walk_object },
	{ "rt", walk_nothing },
	{ "tblPr", walk_nothing },
	{ "trPr", walk_nothing },
	{ "tcPr", walk_nothing },
	{ "sdtPr", walk_nothing },
};

static void
walk_children(struct walk *w, xmlNode *parent)
{
	if (fld_is(parent, "oMath"))
		return;
	for (xmlNode *n = parent->children; n != NULL; n = n->next) {
		size_t i = 0, count = sizeof elements / sizeof *elements;

		if (n->type != XML_ELEMENT_NODE)
			continue;
		while (i < count && strcmp((const char *)n->name, elements[i].name) != 0)
			i++;
		if (i < count)
			elements[i].walk(w, n);
		else
			walk_children(w, n);
	}
}

void
fld_walk(struct fld_story *s)
{
	struct walk w = { .s = s };

	map_init(&w.marks, s->r->a);
	walk_children(&w, xmlDocGetRootElement(s->doc));
}
