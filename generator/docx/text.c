#include "docx/inner.h"

#include <string.h>

#include "text/text.h"

/*
 * Blocks, paragraphs, runs. Runs of the same properties that follow one another
 * become one: Word splits them where an editor's cursor stood, and a word should be shaped
 * as one. Tracked changes are read as accepted: what was deleted or moved away is passed over, a
 * deleted paragraph mark joins its paragraph to the next.
 */

/* --- runs ---------------------------------------------------------------------- */

/* The text that was gathered goes into the run that it belongs to. */
void
dx_close_text(struct builder *builder)
{
	if (builder->open == NULL)
		return;
	if (builder->text.n > 0) {
		builder->open->text = out_copy(&builder->text, builder->docx->a);
		out_reset(&builder->text);
	}
	builder->open->text = text_nfc(builder->docx->a, builder->open->text);
	builder->open = NULL;
}

struct doc_run *
dx_add_run(struct builder *builder, enum doc_run_kind kind, const struct doc_char_props *props)
{
	struct docx *docx = builder->docx;
	bool more = doc_para_grows(&builder->size, 1, 0, dx_loc(docx), docx->d);
	struct doc_run *r = more ? ARENA_NEW(docx->a, struct doc_run) : &builder->spare;

	dx_close_text(builder);
	*r = (struct doc_run){ .kind = kind, .props = props, .number_format = -1 };
	if (!more)
		return r;
	*builder->last = r;
	builder->last = &r->next;
	return r;
}

static void
put_run_text(struct builder *b, const struct doc_char_props *props, str text)
{
	struct doc_run *r;

	if (text.n == 0 || !doc_para_grows(&b->size, 0, text.n, dx_loc(b->docx), b->docx->d))
		return;
	if (b->open != NULL && b->open->props == props) {
		if (b->text.n == 0)
			out_put(&b->text, b->open->text);
		out_put(&b->text, text);
		return;
	}
	r = dx_add_run(b, RUN_TEXT, props);
	r->text = text;
	b->open = r;
}

const struct doc_char_props *
dx_run_props(struct builder *builder, struct run_props *rp, enum script script)
{
	if (rp->props[script] == NULL)
		rp->props[script] = dx_char_props(builder->docx, &rp->all, script, rp->link);
	return rp->props[script];
}

/* Entries of a contents list that Word sets in its style for links look as their paragraph says. */
static bool
is_link_style(struct docx *docx, str id)
{
	const struct style *s = dx_style(docx, id, STYLE_CHARACTER);

	return s != NULL &&
	    (str_eq_nocase(s->name, STR("Hyperlink")) || str_eq_nocase(s->name, STR("FollowedHyperlink")));
}

void
dx_run_begin(struct builder *builder, const struct arc_node *rpr, struct run_props *rp)
{
	struct chars direct = { 0 };
	const struct doc_link *in_field = dx_field_link(builder->docx);

	memset(rp, 0, sizeof *rp);
	rp->link = in_field != NULL ? in_field : builder->link;
	dx_read_rpr(builder->docx, rpr, &direct);
	if (direct.style.n > 0 && dx_in_contents(builder->docx) && is_link_style(builder->docx, direct.style))
		direct.style = STR("");
	dx_effective(builder->docx, builder->base, &direct, &rp->all);
	rp->uniform = str_eq(rp->all.ascii, rp->all.hansi);
}

static enum script
choose_script(const struct chars *c, unsigned code)
{
	if (c->complex || c->rtl)
		return SCRIPT_CS;
	if (code < 0x80)
		return SCRIPT_ASCII;
	if ((code >= 0x590 && code <= 0x8FF) || (code >= 0xE00 && code <= 0xEFF) ||
	    (code >= 0xFB1D && code <= 0xFDFF) || (code >= 0xFE70 && code <= 0xFEFC))
		return SCRIPT_CS;
	if ((code >= 0x2E80 && code <= 0xA4CF) || (code >= 0xAC00 && code <= 0xD7AF) ||
	    (code >= 0xF900 && code <= 0xFAFF) || (code >= 0xFF00 && code <= 0xFFEF) ||
	    (code >= 0x20000 && code <= 0x3FFFF) || (code >= 0x1100 && code <= 0x11FF))
		return SCRIPT_EAST;
	if (c->hint_east && code >= 0x2010 && code <= 0x2027)
		return SCRIPT_EAST;
	return SCRIPT_HANSI;
}

/* All letters are European: no byte begins a letter of another script in UTF-8. One font then does for all of them. */
static bool
is_european(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c >= 0xD6 && c != 0xE1 && c != 0xE2)
			return false;
	}
	return true;
}

static void
put_by_script(struct builder *b, struct run_props *rp, str text)
{
	size_t from = 0, i = 0, at;
	enum script now = SCRIPT_ASCII, s;

	if (rp->uniform && !rp->all.complex && !rp->all.rtl && is_european(text)) {
		put_run_text(b, dx_run_props(b, rp, SCRIPT_ASCII), text);
		return;
	}
	for (at = 0; i < text.n; at = i) {
		s = choose_script(&rp->all, text_next(text, &i));
		if (rp->uniform && s == SCRIPT_HANSI)
			s = SCRIPT_ASCII;
		if (s != now && at > from) {
			put_run_text(b, dx_run_props(b, rp, now), str_sub(text, from, at));
			from = at;
		}
		now = s;
	}
	put_run_text(b, dx_run_props(b, rp, now), str_sub(text, from, text.n));
}

/* A font for signs that came out of a symbol font: the paragraph's. */
static str
plain_family(const struct builder *b)
{
	if (!doc_is_symbol_font(b->base->chars.ascii))
		return b->base->chars.ascii;
	return doc_is_symbol_font(b->docx->defaults_chars.ascii) ? STR("Times New Roman")
								 : b->docx->defaults_chars.ascii;
}

static void
put_signs(struct builder *b, struct run_props *rp, str family, str text)
{
	struct chars c = rp->all;
	struct out o;
	const struct doc_char_props *props;

	out_init(&o);
	for (size_t i = 0; i < text.n;) {
		unsigned code = text_next(text, &i), sign = doc_symbol(family, code);

		out_utf8(&o, sign != 0 ? sign : code);
	}
	c.ascii = c.hansi = plain_family(b);
	props = dx_char_props(b->docx, &c, SCRIPT_ASCII, rp->link);
	put_run_text(b, props, out_copy(&o, b->docx->a));
	out_release(&o);
}

/* Text of the fonts that Vietnam wrote with before Unicode. */
static bool
put_legacy(struct builder *b, struct run_props *rp, str text)
{
	bool capitals;
	enum text_legacy from = text_legacy_font(rp->all.ascii, &capitals);
	bool mixed = !text_is_single_bytes(text);

	if (from == TEXT_MODERN && !rp->uniform)
		from = text_legacy_font(rp->all.hansi, &capitals); /* the font of all letters but ASCII's */
	if (from == TEXT_MODERN)
		return false;
	if (!b->docx->told_legacy) {
		dx_warn(b->docx, &doc_legacy, STR_FMT, STR_ARG(rp->all.ascii));
		diag_hint(b->docx->d, "%s", _("vanthu data convert changes the text of the document itself"));
		b->docx->told_legacy = true;
	}
	text = mixed ? text_from_legacy_words(b->docx->a, text, from) : text_from_legacy(b->docx->a, text, from);
	put_run_text(b, dx_run_props(b, rp, SCRIPT_ASCII), capitals ? text_upper(b->docx->a, text) : text);
	return true;
}

static void
add_piece(struct builder *b, struct run_props *rp, str text)
{
	if (text.n == 0)
		return;
	if (dx_in_instruction(b->docx)) {
		dx_field_saved(b->docx, text);
		return;
	}
	if (doc_is_symbol_font(rp->all.ascii))
		put_signs(b, rp, rp->all.ascii, text);
	else if (!put_legacy(b, rp, text))
		put_by_script(b, rp, text);
}

/* A tab typed as a character is a tab, a line end of the file a space. */
void
dx_add_text(struct builder *builder, struct run_props *rp, str text)
{
	size_t from = 0;

	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (c != '\t' && c != '\n' && c != '\r')
			continue;
		add_piece(builder, rp, str_sub(text, from, i));
		if (c == '\t' && !dx_in_instruction(builder->docx))
			dx_add_run(builder, RUN_TAB, dx_run_props(builder, rp, SCRIPT_ASCII));
		else
			add_piece(builder, rp, STR(" "));
		from = i + 1;
	}
	add_piece(builder, rp, str_sub(text, from, text.n));
}

/* Without xml:space="preserve" the white space around a text is the file's, not the author's. */
static str
shown_text(const struct arc_node *t)
{
	str s = dx_text(t);

	if (s.n > 0 && ((unsigned char)s.p[0] <= ' ' || (unsigned char)s.p[s.n - 1] <= ' ') && !t->preserve)
		return str_trim(s);
	return s;
}

static void
add_symbol(struct builder *b, struct run_props *rp, const struct arc_node *n)
{
	str font = dx_attr(n, "font"), hex = dx_attr(n, "char");
	unsigned code = 0;
	struct out o;

	for (size_t i = 0; i < hex.n && i < 6; i++) {
		char c = hex.p[i];

		code = code * 16 + (unsigned)(c >= '0' && c <= '9' ? c - '0' : ((c | 32) - 'a' + 10) & 15);
	}
	if (code < 0x20 || dx_in_instruction(b->docx))
		return;
	out_init(&o);
	out_utf8(&o, code);
	if (doc_is_symbol_font(font)) {
		put_signs(b, rp, font, out_str(&o));
	} else {
		struct chars c = rp->all;

		if (font.n > 0)
			c.ascii = c.hansi = font;
		put_run_text(b, dx_char_props(b->docx, &c, SCRIPT_ASCII, rp->link), out_copy(&o, b->docx->a));
	}
	out_release(&o);
}

static void
add_break(struct builder *b, struct run_props *rp, const struct arc_node *n)
{
	static const struct doc_word kinds[] = { { "page", RUN_PAGE_BREAK }, { "column", RUN_COLUMN_BREAK } };
	enum doc_run_kind kind = (enum doc_run_kind)DOC_WORD(kinds, dx_attr(n, "type"), RUN_LINE_BREAK);

	if (dx_in_instruction(b->docx))
		return;
	if (b->docx->table_depth > 0 &&
	    kind == RUN_PAGE_BREAK) /* a page break within a table is ignored: its row does not end there */
		return;
	dx_add_run(b, kind, dx_run_props(b, rp, SCRIPT_ASCII));
}

static void
add_absolute_tab(struct builder *b, struct run_props *rp, const struct arc_node *n)
{
	static const struct doc_word kinds[] = { { "center", TAB_CENTRE }, { "right", TAB_RIGHT } };

	dx_add_run(b, RUN_PTAB, dx_run_props(b, rp, SCRIPT_ASCII))->tab =
	    DOC_WORD(kinds, dx_attr(n, "alignment"), TAB_LEFT);
}

/* A reference with customMarkFollows is followed, in its run, by the author's own mark. */
static str
read_custom_mark(struct docx *docx, const struct arc_node *n)
{
	str mark = STR("");

	for (n = n->next; n != NULL; n = n->next) {
		if (dx_name(docx, n) == T_t)
			mark = str_concat(docx->a, mark, shown_text(n));
		else if (dx_name(docx, n) == T_sym)
			mark = str_concat(docx->a, mark, STR("*"));
	}
	return mark;
}

/* A note's own mark. LibreOffice shows it in the style that Word has for such marks, whatever the run says (7.4, probed). */
static void
add_note_number(struct builder *b, struct run_props *rp)
{
	struct doc_run *r = dx_add_run(b, RUN_FIELD, dx_run_props(b, rp, SCRIPT_ASCII));
	const struct style *s =
	    dx_style_named(b->docx, b->docx->in_note->endnote ? STR("endnote reference") : STR("footnote reference"));
	struct chars styled = { 0 }, all;

	r->field = FIELD_NOTE_NUMBER;
	r->note = b->docx->in_note;
	if (s != NULL)
		styled.style = s->id;
	dx_effective(b->docx, b->base, &styled, &all);
	r->style_props = dx_char_props(b->docx, &all, SCRIPT_ASCII, NULL);
}

static bool
add_note_reference(struct builder *b, struct run_props *rp, const struct arc_node *n, bool endnote)
{
	struct doc_note *note;
	bool custom = dx_is_on(dx_attr(n, "customMarkFollows"), false);
	const struct doc_char_props *props = dx_run_props(b, rp, SCRIPT_ASCII);

	if (dx_in_instruction(b->docx))
		return false;
	note = dx_note(b->docx, endnote, dx_attr(n, "id"), custom ? read_custom_mark(b->docx, n) : STR(""));
	if (note == NULL)
		return false;
	note->mark_props = props;
	dx_add_run(b, RUN_NOTE, props)->note = note;
	return note->label.n > 0; /* the mark was taken from the rest of the run */
}

static void
add_drawing(struct builder *b, struct run_props *rp, struct doc_drawing *g)
{
	while (g != NULL && !dx_in_instruction(b->docx)) { /* a w:pict may hold several, each with a place of its own */
		struct doc_drawing *next = g->next;

		g->next = NULL;
		dx_add_run(b, RUN_DRAWING, dx_run_props(b, rp, SCRIPT_ASCII))->drawing = g;
		g = next;
	}
}

static void read_run_children(struct builder *b, struct arc_node *parent, struct run_props *rp);
static void read_inline_children(struct builder *b, struct arc_node *parent);

static void
add_ruby(struct builder *b, const struct arc_node *n)
{
	struct arc_node *base = dx_child(b->docx, n, T_rubyBase);

	if (base != NULL)
		read_inline_children(b, base);
}

/* Reads a child of a run; false: the rest of the run was a note's own mark and is used up. */
static bool
read_run_child(struct builder *b, struct arc_node *n, struct run_props *rp)
{
	enum dx_name name = dx_name(b->docx, n);

	switch (name) {
	case T_t: dx_add_text(b, rp, shown_text(n)); break;
	case T_tab:
		if (!dx_in_instruction(b->docx))
			dx_add_run(b, RUN_TAB, dx_run_props(b, rp, SCRIPT_ASCII));
		break;
	case T_br: add_break(b, rp, n); break;
	case T_cr: add_break(b, rp, n); break;
	case T_noBreakHyphen: add_piece(b, rp, STR("\u2011")); break;
	case T_sym: add_symbol(b, rp, n); break;
	case T_ptab: add_absolute_tab(b, rp, n); break;
	case T_fldChar: dx_field_char(b, rp, n); break;
	case T_instrText: dx_field_instruction(b->docx, dx_text(n)); break;
	case T_footnoteReference: return !add_note_reference(b, rp, n, false);
	case T_endnoteReference: return !add_note_reference(b, rp, n, true);
	case T_footnoteRef:
	case T_endnoteRef:
		if (b->docx->in_note != NULL)
			add_note_number(b, rp);
		break;
	case T_pgNum: dx_add_run(b, RUN_FIELD, dx_run_props(b, rp, SCRIPT_ASCII))->field = FIELD_PAGE; break;
	case T_drawing: add_drawing(b, rp, dx_read_drawing(b->docx, n)); break;
	case T_pict:
	case T_object: add_drawing(b, rp, dx_read_pict(b->docx, n)); break;
	case T_ruby: add_ruby(b, n); break;
	case T_AlternateContent: {
		struct arc_node *branch = dx_alternate(b->docx, n);

		if (branch != NULL)
			read_run_children(b, branch, rp);
		break;
	}
	case T_contentPart: dx_warn(b->docx, &doc_unsupported, "%s", _("ink drawing")); break;
	default: break;
	}
	return true;
}

static void
read_run_children(struct builder *b, struct arc_node *parent, struct run_props *rp)
{
	for (struct arc_node *n = parent->children; n != NULL; n = n->next)
		if (!read_run_child(b, n, rp))
			break;
}

static void
read_run(struct builder *b, struct arc_node *r)
{
	struct run_props rp;

	dx_run_begin(b, dx_child(b->docx, r, T_rPr), &rp);
	read_run_children(b, r, &rp);
}

/* --- inside a paragraph ----------------------------------------------------------- */

const struct doc_link *
dx_link(struct docx *docx, str uri, str anchor)
{
	str key = str_concat(docx->a, str_concat(docx->a, uri, STR("#")), anchor);
	struct doc_link *l = map_find(&docx->links, key);

	if (l == NULL) {
		l = ARENA_NEW(docx->a, struct doc_link);
		l->uri = uri;
		l->anchor = anchor;
		map_put(&docx->links, key, l);
	}
	return l;
}

static void
add_hyperlink(struct builder *b, struct arc_node *n)
{
	const struct doc_link *was = b->link;
	str id = dx_rattr(n, "id"), anchor = dx_attr(n, "anchor"), uri = STR("");
	const struct relationship *r = id.n > 0 ? pkg_relationship(b->docx->pkg, b->docx->part, id, b->docx->d) : NULL;

	if (r != NULL)
		uri = r->target;
	else if (id.n > 0)
		dx_warn(b->docx, &doc_missing, _("link %.*s"), STR_ARG(id));
	if (uri.n > 0 ? text_link_allowed(uri) : r == NULL && anchor.n > 0)
		b->link = dx_link(b->docx, uri, anchor.p != NULL ? anchor : STR(""));
	read_inline_children(b, n);
	b->link = was;
}

static void
add_bookmark(struct builder *b, str name)
{
	if (name.n > 0 && !str_eq(name, STR("_GoBack")))
		dx_add_run(b, RUN_BOOKMARK, dx_char_props(b->docx, &b->base->chars, SCRIPT_ASCII, NULL))->text = name;
}

static void
add_simple_field(struct builder *b, struct arc_node *n)
{
	struct run_props rp;

	dx_run_begin(b, NULL, &rp);
	dx_field_begin(b->docx, NULL);
	dx_field_instruction(b->docx, dx_attr(n, "instr"));
	dx_field_separate(b);
	read_inline_children(b, n);
	dx_field_end(b, &rp);
}

static void
read_inline_child(struct builder *b, struct arc_node *n)
{
	switch (dx_name(b->docx, n)) {
	case T_r:
		if (dx_ns(n) == NS_MATH)
			dx_math(b, n);
		else
			read_run(b, n);
		break;
	case T_hyperlink: add_hyperlink(b, n); break;
	case T_fldSimple: add_simple_field(b, n); break;
	case T_bookmarkStart: add_bookmark(b, dx_attr(n, "name")); break;
	case T_sdt: {
		struct arc_node *content = dx_child(b->docx, n, T_sdtContent);

		if (content != NULL)
			read_inline_children(b, content);
		break;
	}
	case T_ins:
	case T_moveTo:
	case T_smartTag:
	case T_customXml:
	case T_bdo:
	case T_dir: read_inline_children(b, n); break;
	case T_oMath:
	case T_oMathPara: dx_math(b, n); break;
	case T_AlternateContent: {
		struct arc_node *branch = dx_alternate(b->docx, n);

		if (branch != NULL)
			read_inline_children(b, branch);
		break;
	}
	case T_subDoc: dx_warn(b->docx, &doc_unsupported, "%s", _("subdocument")); break;
	default: break; /* w:del and w:moveFrom hold what was taken out */
	}
}

static void
read_inline_children(struct builder *b, struct arc_node *parent)
{
	for (struct arc_node *n = parent->children; n != NULL; n = n->next)
		read_inline_child(b, n);
}

/* --- paragraphs --------------------------------------------------------------------- */

/* A list of blocks being made, and the paragraph in it that waits to be joined to the next. */
struct flow {
	struct doc_block_list out;
	struct builder b;
	bool body;
	struct doc_section **last_section;
	struct doc_section *before;
	struct context *ctx;
	struct doc_para *above; /* the paragraph right above, and its list; 0: none */
	int above_num;
};

static void
builder_init(struct builder *b, struct docx *docx)
{
	memset(b, 0, sizeof *b);
	b->docx = docx;
	out_init(&b->text);
}

/* Numbering 0 takes a style's list away, and the indents that came with it. */
static void
take_numbering_away(const struct style *s, struct paras *all, const struct docx *docx)
{
	all->left = s != NULL && s->plain_set & PA_LEFT ? s->plain_left : docx->defaults_paras.left;
	all->right = s != NULL && s->plain_set & PA_RIGHT ? s->plain_right : docx->defaults_paras.right;
	all->first = s != NULL && s->plain_set & PA_FIRST ? s->plain_first : docx->defaults_paras.first;
}

/*
 * What a paragraph itself says of its spacing is stronger than a style's automatic one; to switch that off without a
 * distance leaves none (measured against LibreOffice 7.4).
 */
static void
apply_own_spacing(const struct paras *direct, struct paras *all)
{
	if (direct->set & PA_BEFORE && !(direct->set & PA_BEFORE_AUTO))
		all->before_auto = false;
	if (direct->set & PA_AFTER && !(direct->set & PA_AFTER_AUTO))
		all->after_auto = false;
	if (direct->set & PA_BEFORE_AUTO && !direct->before_auto && !(direct->set & PA_BEFORE))
		all->before = 0;
	if (direct->set & PA_AFTER_AUTO && !direct->after_auto && !(direct->set & PA_AFTER))
		all->after = 0;
}

static void
resolve_paragraph(
    struct docx *docx, const struct style *s, const struct base *base, const struct paras *direct, struct paras *all)
{
	*all = base->paras;
	if (direct->set & (PA_NUM | PA_ILVL)) {
		int num = direct->set & PA_NUM ? direct->num : all->num;
		int ilvl = direct->set & PA_ILVL ? direct->ilvl : all->ilvl;
		const struct level *l = dx_level(docx, num, ilvl);

		if (num == 0 && all->num != 0)
			take_numbering_away(s, all, docx);
		else if (l != NULL)
			dx_lay_paras(docx, all, &l->paras);
	}
	dx_lay_paras(docx, all, direct);
	apply_own_spacing(direct, all);
}

static void
make_para_props(struct docx *docx, const struct style *s, struct base *base, const struct paras *direct,
    struct doc_para *p, struct paras *all)
{
	str name = s != NULL ? s->name : STR("");

	if (direct->set == 0) {
		if (base->props == NULL)
			base->props = dx_para_props(docx, &base->paras, name);
		*all = base->paras;
		p->props = base->props;
		return;
	}
	resolve_paragraph(docx, s, base, direct, all);
	p->props = dx_para_props(docx, all, name);
}

/* The section that ends with what is gathered. */
static void
end_section(struct flow *f, struct docx *docx, const struct arc_node *sectpr)
{
	struct doc_section *s = dx_read_section(docx, sectpr, f->before);

	s->blocks = f->out.first;
	blocks_init(&f->out);
	*f->last_section = s;
	f->last_section = &s->next;
	f->before = s;
}

static void
begin_paragraph(struct flow *f)
{
	struct builder *b = &f->b;

	if (b->para == NULL) {
		b->para = ARENA_NEW(b->docx->a, struct doc_para);
		b->last = &b->para->runs;
		b->size = (struct doc_para_size){ 0 };
	}
}

static void
add_pending_bookmarks(struct builder *b)
{
	for (size_t i = 0; i < b->bookmarks.n; i++)
		add_bookmark(b, b->bookmarks.at[i]);
	b->bookmarks.n = 0;
}

static void
end_paragraph(struct flow *f)
{
	struct builder *b = &f->b;

	if (b->para == NULL)
		return;
	dx_close_text(b);
	blocks_add_para(&f->out, b->docx->a, b->para);
	b->para = NULL;
}

/*
 * An empty paragraph that is there only to carry a section's end, after others, takes no line: Word and
 * LibreOffice make no page for it where a table fills the one before.
 */
static bool
only_ends_section(const struct flow *f)
{
	const struct doc_para *p = f->b.para;

	if (f->out.first == NULL || p->label != NULL || p->frame != NULL)
		return false;
	for (const struct doc_run *r = p->runs; r != NULL; r = r->next)
		if (r->kind != RUN_BOOKMARK)
			return false;
	return true;
}

/* Drops the paragraph; its bookmarks go to the next one. */
static void
drop_paragraph(struct flow *f)
{
	struct builder *b = &f->b;

	for (const struct doc_run *r = b->para->runs; r != NULL; r = r->next)
		*VEC_ADD(b->docx->a, &b->bookmarks) = r->text;
	b->para = NULL;
}

/* Automatic spacing (17.3.1.33), as in HTML, does not come between items of one list and style. */
static void
join_list_neighbours(struct flow *f, int num)
{
	struct docx *docx = f->b.docx;

	if (num > 0 && f->above_num == num && str_eq(f->above->props->style, f->b.para->props->style)) {
		f->above->props = dx_without_auto(docx, f->above->props, false, true);
		f->b.para->props = dx_without_auto(docx, f->b.para->props, true, false);
	}
	f->above = f->b.para;
	f->above_num = num;
}

/* Once for each style. A document without any styles is meant to do without. */
static void
warn_no_style(struct docx *docx, str id)
{
	if (id.n == 0 || docx->styles.n == 0 || map_find(&docx->styles, id) != NULL ||
	    map_put(&docx->styles_missed, id, docx) != NULL)
		return;
	dx_warn(docx, &doc_missing, _("style %.*s"), STR_ARG(id));
}

static void
read_flow_para(struct flow *f, struct arc_node *n)
{
	struct docx *docx = f->b.docx;
	const struct arc_node *ppr = dx_child(docx, n, T_pPr), *sectpr = dx_child(docx, ppr, T_sectPr);
	struct paras direct = { 0 }, all;
	struct chars mark = { 0 }, mark_all;
	struct style *s;
	struct base *base;

	if (!doc_paragraph_allowed(++docx->paragraph, docx->source, docx->d))
		return;
	dx_read_ppr(docx, ppr, &direct);
	dx_read_rpr(docx, dx_child(docx, ppr, T_rPr), &mark);
	s = dx_style(docx, direct.style, STYLE_PARAGRAPH);
	warn_no_style(docx, direct.style);
	base = dx_base(docx, s, f->ctx);
	begin_paragraph(f);
	f->b.base = base;
	make_para_props(docx, s, base, &direct, f->b.para, &all);
	dx_effective(docx, base, &mark, &mark_all);
	f->b.para->mark_props = dx_char_props(docx, &mark_all, SCRIPT_ASCII, NULL);
	f->b.para->style_props = dx_char_props(docx, &base->chars, SCRIPT_ASCII, NULL);
	f->b.para->frame = docx->table_depth > 0
	    ? NULL
	    : all.frame; /* in cells framePr repeats the place of a table that floats, and is no frame */
	if (all.num > 0 && !mark.deleted)
		f->b.para->label = dx_label(docx, all.num, all.ilvl, &mark_all);
	join_list_neighbours(f, all.num);
	add_pending_bookmarks(&f->b);
	read_inline_children(&f->b, n);
	if ((mark.deleted || dx_in_instruction(docx)) && sectpr == NULL)
		return; /* the next paragraph goes on here */
	if (sectpr != NULL && f->body && only_ends_section(f))
		drop_paragraph(f);
	end_paragraph(f);
	if (sectpr != NULL && f->body)
		end_section(f, docx, sectpr);
}

/* --- blocks ------------------------------------------------------------------------- */

static void read_block_children(struct flow *f, struct arc_node *parent);

/* An empty paragraph as the default style has it. */
struct doc_para *
dx_empty_para(struct docx *docx)
{
	struct style *s = dx_style(docx, STR(""), STYLE_PARAGRAPH);
	struct base *base = dx_base(docx, s, NULL);
	struct doc_para *p = ARENA_NEW(docx->a, struct doc_para);
	struct paras direct = { 0 }, all;

	make_para_props(docx, s, base, &direct, p, &all);
	p->mark_props = dx_char_props(docx, &base->chars, SCRIPT_ASCII, NULL);
	return p;
}

/* A formula between paragraphs. */
static void
read_math_para(struct flow *f, struct arc_node *n)
{
	struct docx *docx = f->b.docx;
	struct style *s = dx_style(docx, STR(""), STYLE_PARAGRAPH);
	struct base *base = dx_base(docx, s, f->ctx);
	struct paras direct = { 0 }, all;

	begin_paragraph(f);
	f->b.base = base;
	make_para_props(docx, s, base, &direct, f->b.para, &all);
	f->b.para->mark_props = dx_char_props(docx, &base->chars, SCRIPT_ASCII, NULL);
	dx_math(&f->b, n);
	end_paragraph(f);
}

/* Tables nested beyond reason give their text as paragraphs. */
static void
flatten_table(struct flow *f, struct arc_node *n)
{
	struct docx *docx = f->b.docx;

	dx_warn(docx, &doc_nested, "%s", _("table"));
	for (struct arc_node *c = n->children; c != NULL; c = c->next) {
		enum dx_name name = dx_name(docx, c);

		if (name == T_tr || name == T_sdt || name == T_sdtContent)
			flatten_table(f, c);
		else if (name == T_tc)
			read_block_children(f, c);
	}
}

static void
read_flow_table(struct flow *f, struct arc_node *n)
{
	struct docx *docx = f->b.docx;
	struct doc_table *t;

	if (docx->table_depth >= LIMIT_TABLE_NESTING) {
		flatten_table(f, n);
		return;
	}
	end_paragraph(f);
	f->above_num = 0;
	docx->table_depth++;
	t = dx_read_table(docx, n);
	docx->table_depth--;
	if (t != NULL)
		blocks_add_table(&f->out, docx->a, t);
}

static void
read_block_child(struct flow *f, struct arc_node *n)
{
	struct docx *docx = f->b.docx;

	switch (dx_name(docx, n)) {
	case T_p: read_flow_para(f, n); break;
	case T_tbl: read_flow_table(f, n); break;
	case T_sdt: {
		struct arc_node *content = dx_child(docx, n, T_sdtContent);

		if (content != NULL)
			read_block_children(f, content);
		break;
	}
	case T_ins:
	case T_moveTo:
	case T_customXml: read_block_children(f, n); break;
	case T_AlternateContent: {
		struct arc_node *branch = dx_alternate(docx, n);

		if (branch != NULL)
			read_block_children(f, branch);
		break;
	}
	case T_bookmarkStart: *VEC_ADD(docx->a, &f->b.bookmarks) = dx_attr(n, "name"); break;
	case T_oMath:
	case T_oMathPara: read_math_para(f, n); break;
	case T_altChunk: dx_warn(docx, &doc_unsupported, "%s", _("document within the document")); break;
	default: break;
	}
}

static void
read_block_children(struct flow *f, struct arc_node *parent)
{
	for (struct arc_node *n = parent->children; n != NULL; n = n->next)
		read_block_child(f, n);
}

struct doc_block *
dx_read_blocks(struct docx *docx, struct arc_node *parent, struct context *ctx)
{
	struct flow f = { .ctx = ctx };

	blocks_init(&f.out);
	builder_init(&f.b, docx);
	read_block_children(&f, parent);
	end_paragraph(&f);
	out_release(&f.b.text);
	return f.out.first;
}

struct doc_block *
dx_read_story(struct docx *docx, struct arc_node *parent)
{
	struct fields *was = docx->fields;
	int depth = docx->table_depth;
	struct doc_block *blocks;

	docx->fields = ARENA_NEW(docx->a, struct fields);
	docx->table_depth = 0;
	blocks = dx_read_blocks(docx, parent, NULL);
	docx->table_depth = depth;
	docx->fields = was;
	return blocks;
}

void
dx_body(struct docx *docx, struct arc_node *body)
{
	struct flow f = { .body = true, .last_section = &docx->doc->sections };
	const struct arc_node *sectpr = dx_child(docx, body, T_sectPr);

	docx->fields = ARENA_NEW(docx->a, struct fields);
	blocks_init(&f.out);
	builder_init(&f.b, docx);
	read_block_children(&f, body);
	end_paragraph(&f);
	dx_auto_at_ends(docx, docx->doc->sections != NULL ? docx->doc->sections->blocks : f.out.first, true, false);
	if (f.out.first != NULL || sectpr != NULL || docx->doc->sections == NULL)
		end_section(&f, docx, sectpr);
	out_release(&f.b.text);
}
