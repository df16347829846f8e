#include <stdlib.h>
#include <string.h>

#include "fill/docx/docx.h"

/*
 * What the parts of a DOCX share: styles are looked up, footnotes and list
 * numbers gathered while the parts are filled and put into theirs at the end.
 */
#define TYPES     "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
static const char ns_w[] = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

static str
val_of(str block, const char *element, const char *attribute)
{
	size_t at = str_find(block, str_of(element), 0);

	return at < block.n ? tag_attribute(str_sub(block, at, block.n), str_of(attribute), NULL) : STR("");
}

int
docx_style_kind(str type)
{
	if (str_eq(type, STR("paragraph")))
		return STYLE_PARAGRAPH;
	if (str_eq(type, STR("character")))
		return STYLE_CHARACTER;
	return str_eq(type, STR("table")) ? STYLE_TABLE : STYLE_OTHER;
}

static void
read_docx_style(struct fill_styles *s, str b, struct arena *a)
{
	struct fill_style *st = VEC_ADD(a, &s->at);
	str open = str_sub(b, 0, str_find_char(b, '>', 0) + 1), type = tag_attribute(open, STR("w:type"), NULL);
	str number = val_of(b, "<w:numId ", "w:val"), is_default = tag_attribute(open, STR("w:default"), NULL);

	st->id = xml_decode(a, tag_attribute(open, STR("w:styleId"), NULL));
	st->name = xml_decode(a, val_of(b, "<w:name ", "w:val"));
	st->based_on = xml_decode(a, val_of(b, "<w:basedOn ", "w:val"));
	st->kind = docx_style_kind(type);
	st->is_default = str_eq(is_default, STR("1")) || str_eq(is_default, STR("true"));
	st->numbered = number.n > 0 && !str_eq(number, STR("0"));
	st->list = st->numbered ? number : STR("");
}

static const struct fill_styles *
read_styles(struct runner *r)
{
	struct fill_styles *s = ARENA_NEW(r->t->a, struct fill_styles);
	const struct relationship *rel =
	    pkg_relationship_of_type(r->into, pkg_main_part(r->into, r->d), STR("styles"), r->d);
	str b, end = STR("</w:style>");

	if (rel == NULL || !pkg_read(r->into, rel->target, &b, r->d))
		return s;
	for (size_t at = str_find(b, STR("<w:style "), 0); at < b.n; at = str_find(b, STR("<w:style "), at + 1)) {
		size_t close = str_find(b, end, at);

		read_docx_style(s, str_sub(b, at, close), r->t->a);
	}
	return s;
}

static void
release_docx_out(void *o)
{
	out_release(o);
}

bool
docx_begin(struct runner *r)
{
	struct document_state *s = ARENA_NEW(r->a, struct document_state);
	struct out *const outs[] = { &s->notes, &s->nums, &s->automatic, &s->style_defs, &s->abstracts };

	r->doc = s;
	for (size_t i = 0; i < sizeof outs / sizeof *outs; i++) {
		out_init(outs[i]);
		arena_defer(r->a, release_docx_out, outs[i]);
	}
	map_init(&s->included, r->a);
	map_init(&s->pictures, r->a);
	map_init(&s->lists, r->a);
	map_init(&s->automatic_of, r->a);
	return true;
}

/* The styles are the template's: read at the first run, kept for the others. */
const struct fill_styles *
docx_styles(struct runner *r)
{
	struct fill_template *t = (struct fill_template *)r->t; /* a cache: what is read is always the same */

	if (t->styles == NULL)
		t->styles = (struct fill_styles *)read_styles(r);
	return t->styles;
}

/* --- lists ------------------------------------------------------------------- */

static str
find_numbering(struct runner *r, str *part)
{
	const struct relationship *rel =
	    pkg_relationship_of_type(r->into, pkg_main_part(r->into, r->d), STR("numbering"), r->d);
	str b = STR("");

	*part = rel != NULL ? rel->target : STR("");
	if (rel != NULL && !pkg_read(r->into, rel->target, &b, r->d))
		return STR("");
	return b;
}

str
docx_abstract_of(struct runner *r, str number)
{
	str part, b = find_numbering(r, &part);

	for (size_t at = str_find(b, STR("<w:num "), 0); at < b.n; at = str_find(b, STR("<w:num "), at + 1)) {
		str num = str_sub(b, at, str_find(b, STR("</w:num>"), at));

		if (str_eq(tag_attribute(num, STR("w:numId"), NULL), number))
			return str_copy(r->a, val_of(num, "<w:abstractNumId ", "w:val"));
	}
	return STR("");
}

static unsigned
find_largest(str b, const char *element, const char *attribute, struct arena *a)
{
	unsigned last = 0;

	for (size_t at = str_find(b, str_of(element), 0); at < b.n; at = str_find(b, str_of(element), at + 1)) {
		str v = tag_attribute(str_sub(b, at, b.n), str_of(attribute), NULL);
		long n = v.n < 11 ? strtol(str_c(a, v), NULL, 10) : 0;

		if (n > (long)last && n < 0x7fff0000)
			last = (unsigned)n;
	}
	return last;
}

void
docx_lists_begin(struct runner *r)
{
	struct document_state *s = r->doc;
	str part, b;

	if (s->lists_begun)
		return;
	s->lists_begun = true;
	b = find_numbering(r, &part);
	s->nums_n = find_largest(b, "<w:num ", "w:numId", r->a);
	s->abstracts_n = find_largest(b, "<w:abstractNum ", "w:abstractNumId", r->a);
}

unsigned
docx_new_list(struct runner *r, str abstract, int start)
{
	struct document_state *s = r->doc;

	if (abstract.n == 0)
		return 0;
	docx_lists_begin(r);
	out_printf(
	    &s->nums, "<w:num w:numId=\"%u\"><w:abstractNumId w:val=\"" STR_FMT "\"/>", ++s->nums_n, STR_ARG(abstract));
	for (int level = 0; level < 9; level++)
		out_printf(&s->nums, "<w:lvlOverride w:ilvl=\"%d\"><w:startOverride w:val=\"%d\"/></w:lvlOverride>",
		    level, level == 0 ? start : 1);
	out_puts(&s->nums, "</w:num>");
	return s->nums_n;
}

str
docx_list(struct runner *r, str number, bool restarts)
{
	unsigned n = restarts ? docx_new_list(r, docx_abstract_of(r, number), 1) : 0;

	return n > 0 ? str_format(r->a, "%u", n) : number;
}

/* --- footnotes ------------------------------------------------------------------ */

static const char *const names_note[] = { "footnote text", NULL };
static const char *const names_mark[] = { "footnote reference", NULL };

static str
footnotes_part(struct runner *r)
{
	const struct relationship *rel =
	    pkg_relationship_of_type(r->into, pkg_main_part(r->into, r->d), STR("footnotes"), r->d);

	return rel != NULL ? rel->target : STR("");
}

/* A style for notes where the template has none. */
static void
note_styles(struct runner *r)
{
	static const char text[] =
	    "<w:style w:type=\"paragraph\" w:styleId=\"FootnoteText\"><w:name w:val=\"footnote text\"/>"
	    "<w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr>"
	    "<w:rPr><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/></w:rPr></w:style>";
	static const char mark[] =
	    "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote reference\"/>"
	    "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>";

	if (r->doc->made_note_styles)
		return;
	r->doc->made_note_styles = true;
	if (style_find(r->doc->styles, STYLE_PARAGRAPH, names_note) == NULL)
		out_puts(&r->doc->style_defs, text);
	if (style_find(r->doc->styles, STYLE_CHARACTER, names_mark) == NULL)
		out_puts(&r->doc->style_defs, mark);
}

void
docx_notes_begin(struct runner *r)
{
	struct document_state *s = r->doc;
	str b;

	if (s->footnotes.n > 0)
		return;
	s->footnotes = footnotes_part(r);
	if (s->footnotes.n == 0)
		s->footnotes = STR("word/footnotes.xml");
	else if (pkg_read(r->into, s->footnotes, &b, r->d))
		s->notes_n = find_largest(b, "<w:footnote ", "w:id", r->a);
	note_styles(r);
}

static str
style_id(struct runner *r, int kind, const char *const *names, const char *otherwise)
{
	const struct fill_style *st = style_find(r->doc->styles, kind, names);

	return st != NULL ? st->id : str_of(otherwise);
}

bool
docx_note(struct runner *r, const struct fill_slot *slot, const struct block *note)
{
	struct document_state *st = r->doc;
	str main_part = pkg_main_part(r->into, r->d), mark, relating = st->relating;
	struct out *o = r->o;
	bool first = true, plain = st->plain_runs;

	if (st->in_note || !str_eq(r->part->name, main_part)) {
		/* notes can't stand in notes or headers: their words do */
		struct inline_node open = { .kind = INLINE_TEXT, .text = STR(" (") },
				   close = { .kind = INLINE_TEXT, .text = STR(")") };

		rich_inlines(r, slot, &open, NODE_NONE);
		for (const struct block *b = note; b != NULL; b = b->next)
			rich_inlines(r, slot, b->inlines, NODE_NONE);
		rich_inlines(r, slot, &close, NODE_NONE);
		return true;
	}
	docx_notes_begin(r);
	mark = style_id(r, STYLE_CHARACTER, names_mark, "FootnoteReference");
	out_printf(o, "<w:r><w:rPr><w:rStyle w:val=\"" STR_FMT "\"/></w:rPr><w:footnoteReference w:id=\"%u\"/></w:r>",
	    STR_ARG(mark), ++st->notes_n);
	r->o = &st->notes;
	st->in_note = true;
	st->relating = st->footnotes;
	out_printf(r->o, "<w:footnote w:id=\"%u\">", st->notes_n);
	for (const struct block *b = note; b != NULL || first; b = b != NULL ? b->next : NULL) {
		out_printf(r->o, "<w:p><w:pPr><w:pStyle w:val=\"" STR_FMT "\"/></w:pPr>",
		    STR_ARG(style_id(r, STYLE_PARAGRAPH, names_note, "FootnoteText")));
		if (first)
			out_printf(r->o,
			    "<w:r><w:rPr><w:rStyle w:val=\"" STR_FMT "\"/></w:rPr><w:footnoteRef/></w:r>"
			    "<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>",
			    STR_ARG(mark));
		first = false;
		if (b != NULL)
			rich_inlines(r, slot, b->inlines, NODE_NONE);
		out_puts(r->o, "</w:p>");
	}
	out_puts(r->o, "</w:footnote>");
	r->o = o;
	st->in_note = false;
	st->plain_runs = plain;
	st->relating = relating;
	return true;
}

/* --- at the end --------------------------------------------------------------------- */

/* Text before the part's closing tag. False: the part is not there or has no such end. */
static bool
docx_append(struct runner *r, str part, str before, str text)
{
	struct out *o;
	size_t at, last;
	str b;

	if (text.n == 0)
		return true;
	if (!pkg_read(r->into, part, &b, r->d))
		return false;
	last = b.n;
	for (at = str_find(b, before, 0); at < b.n; at = str_find(b, before, at + 1))
		last = at;
	if (last == b.n)
		return false;
	o = ARENA_NEW(r->a, struct out);
	out_init(o);
	arena_defer(r->a, release_docx_out, o);
	out_put(o, str_sub(b, 0, last));
	out_put(o, text);
	out_put(o, str_sub(b, last, b.n));
	pkg_put(r->into, part, out_str(o));
	return true;
}

static bool
finish_notes(struct runner *r)
{
	struct document_state *s = r->doc;

	if (s->notes.n == 0)
		return true;
	if (!pkg_has(r->into, s->footnotes)) {
		pkg_put(r->into, s->footnotes,
		    str_format(r->a,
			"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:footnotes xmlns:w=\"%s\">"
			"<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
			"<w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r><w:continuationSeparator/></w:r></w:p>"
			"</w:footnote></w:footnotes>",
			ns_w));
		pkg_set_content_type(r->into, s->footnotes, STR(TYPES "footnotes+xml"), r->d);
		pkg_relate(
		    r->into, pkg_main_part(r->into, r->d), STR(RELATIONS "footnotes"), s->footnotes, false, r->d);
	}
	return docx_append(r, s->footnotes, STR("</w:footnotes>"), out_str(&s->notes));
}

/* Behind the children of w:compat that come before w:doNotExpandShiftReturn (CT_Compat). */
static size_t
compat_place(str b, size_t at)
{
	static const char *const before[] = { "w:useSingleBorderforContiguousCells", "w:wpJustification",
		"w:noTabHangInd", "w:noLeading", "w:spaceForUL", "w:noColumnBalance",
		"w:balanceSingleByteDoubleByteWidth", "w:noExtraLineSpacing", "w:doNotLeaveBackslashAlone",
		"w:ulTrailSpace" };
	bool more = true;

	while (more) {
		more = false;
		for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
			size_t n = strlen(before[i]);

			if (at + n + 2 < b.n && b.p[at] == '<' && memcmp(b.p + at + 1, before[i], n) == 0 &&
			    strchr(" />", b.p[at + 1 + n]) != NULL) {
				at = str_find_char(b, '>', at) + 1;
				more = true;
			}
		}
	}
	return at;
}

/* Where w:compat stands in CT_Settings: before what follows it there. */
static size_t
settings_place(str b)
{
	static const char *const after[] = { "<w:docVars", "<w:rsids", "<m:mathPr", "<w:attachedSchema",
		"<w:themeFontLang", "<w:clrSchemeMapping", "<w:doNotIncludeSubdocsInStats",
		"<w:doNotAutoCompressPictures", "<w:forceUpgrade", "<w:captions", "<w:readModeInkLockDown",
		"<w:smartTagType", "<sl:schemaLibrary", "<w:shapeDefaults", "<w:doNotEmbedSmartTags",
		"<w:decimalSymbol", "<w:listSeparator", "<w14:", "<w15:", "<w16", "</w:settings>" };
	size_t first = b.n;

	for (size_t i = 0; i < sizeof after / sizeof *after; i++) {
		size_t at = str_find(b, str_of(after[i]), 0);

		if (at < first)
			first = at;
	}
	return first;
}

/* Lines with a break by hand are not stretched (ECMA-376-1 17.15.3.15). */
static bool
set_compat_breaks(struct runner *r)
{
	const struct relationship *rel;
	str b, flag = STR("<w:doNotExpandShiftReturn/>");
	size_t at, end;

	if (!r->doc->breaks)
		return true;
	rel = pkg_relationship_of_type(r->into, pkg_main_part(r->into, r->d), STR("settings"), r->d);
	if (rel == NULL || !pkg_read(r->into, rel->target, &b, r->d) ||
	    str_find(b, STR("<w:doNotExpandShiftReturn"), 0) < b.n)
		return true;
	/* a w:compat's children: those before the flag in CT_Compat are of old versions of Word */
	at = str_find(b, STR("<w:compat>"), 0);
	if (at < b.n) {
		at = end = compat_place(b, at + sizeof "<w:compat>" - 1);
	} else if ((at = str_find(b, STR("<w:compat/>"), 0)) < b.n) {
		end = at + sizeof "<w:compat/>" - 1;
		flag = STR("<w:compat><w:doNotExpandShiftReturn/></w:compat>");
	} else {
		at = end = settings_place(b);
		flag = STR("<w:compat><w:doNotExpandShiftReturn/></w:compat>");
	}
	if (at < b.n)
		pkg_put(r->into, rel->target,
		    str_format(r->a, STR_FMT STR_FMT STR_FMT, STR_ARG(str_sub(b, 0, at)), STR_ARG(flag),
			STR_ARG(str_sub(b, end, b.n))));
	return true;
}

bool
docx_finish(struct runner *r)
{
	struct document_state *s = r->doc;
	const struct relationship *rel;
	str part, end;

	if (s->nums.n > 0) {
		str b = find_numbering(r, &part);

		if (part.n == 0) {
			part = STR("word/numbering.xml");
			b = str_format(r->a,
			    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
			    "<w:numbering xmlns:w=\"%s\"></w:numbering>",
			    ns_w);
			pkg_put(r->into, part, b);
			pkg_set_content_type(r->into, part, STR(TYPES "numbering+xml"), r->d);
			pkg_relate(
			    r->into, pkg_main_part(r->into, r->d), STR(RELATIONS "numbering"), part, false, r->d);
		}
		if (s->abstracts.n > 0) { /* before the first w:num */
			size_t at = str_find(b, STR("<w:num "), 0);

			if (at == b.n)
				at = str_find(b, STR("</w:numbering>"), 0);
			b = str_format(r->a, STR_FMT STR_FMT STR_FMT, STR_ARG(str_sub(b, 0, at)),
			    STR_ARG(out_str(&s->abstracts)), STR_ARG(str_sub(b, at, b.n)));
			pkg_put(r->into, part, b);
		}
		end = STR("<w:numIdMacAtCleanup");
		if (str_find(b, end, 0) == b.n)
			end = STR("</w:numbering>");
		docx_append(r, part, end, out_str(&s->nums));
	}
	if (s->style_defs.n > 0) {
		rel = pkg_relationship_of_type(r->into, pkg_main_part(r->into, r->d), STR("styles"), r->d);
		if (rel != NULL)
			docx_append(r, rel->target, STR("</w:styles>"), out_str(&s->style_defs));
	}
	docx_bound_settle(r);
	return finish_notes(r) && set_compat_breaks(r);
}
