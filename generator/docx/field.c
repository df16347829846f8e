#include "docx/inner.h"

#include "text/text.h"

/*
 * Fields (17.16): an instruction, then the result as it was last saved. The page
 * numbers are the layout's affair and are handed on; HYPERLINK makes its result a link; all
 * others are shown by their result. A few have none and are worked out from the instruction.
 */

static struct field_state *
top_field(const struct docx *docx)
{
	return docx->fields->n > 0 && docx->fields->beyond == 0 ? &docx->fields->at[docx->fields->n - 1] : NULL;
}

bool
dx_in_instruction(const struct docx *docx)
{
	for (int i = 0; i < docx->fields->n; i++)
		if (!docx->fields->at[i].result)
			return true;
	return false;
}

bool
dx_in_contents(const struct docx *docx)
{
	for (int i = 0; i < docx->fields->n; i++)
		if (docx->fields->at[i].contents && docx->fields->at[i].result)
			return true;
	return false;
}

/* A computed field around the one that just ended: the number is that one's. */
static bool
is_in_computed(const struct docx *docx)
{
	for (int i = 0; i < docx->fields->n; i++)
		if (docx->fields->at[i].computed && docx->fields->at[i].result)
			return true;
	return false;
}

const struct doc_link *
dx_field_link(const struct docx *docx)
{
	for (int i = docx->fields->n - 1; i >= 0; i--)
		if (docx->fields->at[i].link != NULL)
			return docx->fields->at[i].link;
	return NULL;
}

void
dx_field_begin(struct docx *docx, const struct arc_node *form)
{
	struct fields *f = docx->fields;

	if (f->n == FIELDS_MAX) {
		f->beyond++;
		dx_warn(docx, &doc_nested, "%s", _("field"));
		return;
	}
	f->at[f->n++] = (struct field_state){ .format = -1, .form = form };
}

void
dx_field_instruction(struct docx *docx, str text)
{
	struct field_state *f = top_field(docx);

	if (f == NULL || f->result)
		return;
	if (f->instr_bytes + text.n > LIMIT_FIELD_BYTES) {
		dx_warn(docx, &doc_many, "%s", _("letters of a field's instruction"));
		return;
	}
	f->instr_bytes += text.n;
	*VEC_ADD(docx->a, &f->pieces) = (struct field_piece){ text, false, NULL };
}

void
dx_field_saved(struct docx *docx, str text)
{
	struct field_state *f = top_field(docx);

	if (f == NULL || !f->result || f->saved.n + text.n > LIMIT_FIELD_BYTES)
		return;
	f->saved = f->saved.n > 0 ? str_concat(docx->a, f->saved, text) : text;
}

/* Cuts the next word: quoted text counts as one, without its quotes. */
static str
cut_field_word(str *rest)
{
	size_t from = 0, to;
	str word;

	while (from < rest->n && (unsigned char)rest->p[from] <= ' ')
		from++;
	if (from < rest->n && rest->p[from] == '"') {
		to = str_find_char(*rest, '"', from + 1);
		word = str_sub(*rest, from + 1, to);
		to++;
	} else {
		for (to = from; to < rest->n && (unsigned char)rest->p[to] > ' ';)
			to++;
		word = str_sub(*rest, from, to);
	}
	*rest = str_sub(*rest, to, rest->n);
	return word;
}

static str
join_instruction(struct docx *docx, const struct field_state *f)
{
	struct out o;
	str s;

	if (f->pieces.n == 1)
		return f->pieces.at[0].text;
	out_init(&o);
	for (size_t i = 0; i < f->pieces.n; i++)
		out_put(&o, f->pieces.at[i].text);
	s = out_copy(&o, docx->a);
	out_release(&o);
	return s;
}

/* The format of a \* switch (17.16.4.3.1); -1: the section's. */
static int
read_format_switch(str rest)
{
	while (rest.n > 0) {
		str w = cut_field_word(&rest);

		if (!str_eq(w, STR("\\*")))
			continue;
		w = cut_field_word(&rest);
		if (str_eq(w, STR("roman")))
			return NUMBER_LOWER_ROMAN;
		if (str_eq_nocase(w, STR("roman")))
			return NUMBER_UPPER_ROMAN;
		if (str_eq(w, STR("alphabetic")))
			return NUMBER_LOWER_LETTER;
		if (str_eq_nocase(w, STR("alphabetic")))
			return NUMBER_UPPER_LETTER;
		if (str_eq_nocase(w, STR("Arabic")))
			return NUMBER_DECIMAL;
		if (str_eq_nocase(w, STR("Ordinal")))
			return NUMBER_ORDINAL;
	}
	return -1;
}

static void
read_link_field(struct docx *docx, struct field_state *f, str rest)
{
	str uri = STR(""), anchor = STR("");

	while (rest.n > 0) {
		str w = cut_field_word(&rest);

		if (str_eq(w, STR("\\l")))
			anchor = cut_field_word(&rest);
		else if (str_eq(w, STR("\\o")) || str_eq(w, STR("\\t")))
			cut_field_word(&rest);
		else if (w.n > 0 && w.p[0] != '\\' && uri.n == 0)
			uri = w;
	}
	if (uri.n > 0 ? text_link_allowed(uri) : anchor.n > 0)
		f->link = dx_link(docx, uri, anchor);
}

/* What needs nothing but the layout; all other fields field/ has a word about. */
static bool
is_page_or_link(str name)
{
	static const char *const names[] = { "PAGE", "NUMPAGES", "SECTIONPAGES", "HYPERLINK" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq_nocase(name, str_of(names[i])))
			return true;
	return false;
}

/* STYLEREF of a header says what stands on its page; in the text it was worked out before. */
static void
read_style_ref(struct docx *docx, struct field_state *f, str rest)
{
	str style = cut_field_word(&rest);

	while (rest.n > 0) { /* \n and its like ask for numbers: the saved ones stay */
		str word = cut_field_word(&rest);

		if (word.n == 2 && word.p[0] == '\\' && word.p[1] != '*')
			return;
	}
	if (str_eq(docx->part, docx->main) || style.n == 0)
		return;
	if (style.n == 1 && style.p[0] >= '1' && style.p[0] <= '9')
		style = str_concat(docx->a, STR("heading "), style);
	f->computed = true;
	f->kind = FIELD_STYLE_REF;
	f->target = text_lower(docx->a, style);
	docx->doc->has_style_refs = true;
}

/* What the instruction means for the result that follows. */
static void
understand_field(struct docx *docx, struct field_state *f)
{
	static const struct {
		const char *name;
		enum doc_field_kind kind;
	} computed[] = { { "PAGE", FIELD_PAGE }, { "NUMPAGES", FIELD_PAGES }, { "SECTIONPAGES", FIELD_SECTION_PAGES },
		{ "PAGEREF", FIELD_PAGE_REF } };
	str rest = join_instruction(docx, f), name = cut_field_word(&rest);

	if (str_eq_nocase(name, STR("HYPERLINK")))
		read_link_field(docx, f, rest);
	f->contents = str_eq_nocase(name, STR("TOC"));
	docx->doc->has_fields |= !is_page_or_link(name);
	for (size_t i = 0; i < sizeof computed / sizeof *computed; i++) {
		if (!str_eq_nocase(name, str_of(computed[i].name)))
			continue;
		f->computed = true;
		f->kind = computed[i].kind;
		f->format = read_format_switch(rest);
		if (f->kind == FIELD_PAGE_REF)
			f->target = cut_field_word(&rest);
	}
	if (str_eq_nocase(name, STR("STYLEREF")))
		read_style_ref(docx, f, rest);
	f->condition = str_eq_nocase(name, STR("IF")) ? dx_condition(docx, f) : NULL;
	if (f->condition != NULL) {
		f->computed = true;
		f->kind = FIELD_IF;
	}
}

/* What these leave in the text is kept for others (17.16.5.6, .60, .72 and their like): it is no more shown than the instruction. */
static bool
is_unseen(struct docx *docx, const struct field_state *f)
{
	static const char *const names[] = { "ASK", "RD", "SET", "TA", "TC", "XE" };
	str rest = join_instruction(docx, f), name = cut_field_word(&rest);

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq_nocase(name, str_of(names[i])))
			return true;
	return false;
}

void
dx_field_separate(struct builder *builder)
{
	struct field_state *f = top_field(builder->docx);

	if (f == NULL || f->result)
		return;
	understand_field(builder->docx, f);
	f->result = !is_unseen(builder->docx, f);
	if (!f->computed)
		return;
	dx_close_text(builder);
	f->para = builder->para;
	f->first = builder->last;
}

/* SYMBOL 183 \f Symbol: the sign of a font. */
static void
add_symbol_field(struct builder *b, struct run_props *rp, str rest)
{
	str code = cut_field_word(&rest), font = STR("");
	unsigned c = str_starts(code, STR("0x")) ? 0 : (unsigned)dx_long(code, 0);
	struct out o;

	while (rest.n > 0)
		if (str_eq(cut_field_word(&rest), STR("\\f")))
			font = cut_field_word(&rest);
	if (doc_symbol(font, c) != 0)
		c = doc_symbol(font, c);
	if (c < 0x20 || c > 0x10FFFF)
		return;
	out_init(&o);
	out_utf8(&o, c);
	dx_add_text(b, rp, out_copy(&o, b->docx->a));
	out_release(&o);
}

static bool
is_box_ticked(const struct docx *docx, const struct arc_node *form)
{
	const struct arc_node *box = dx_child(docx, form, T_checkBox), *checked = dx_child(docx, box, T_checked);

	if (checked == NULL)
		checked = dx_child(docx, box, T_default);
	return checked != NULL && dx_on(checked);
}

/* The chosen entry of a drop-down list. */
static str
list_choice(const struct docx *docx, const struct arc_node *form)
{
	const struct arc_node *list = dx_child(docx, form, T_ddList), *result = dx_child(docx, list, T_result);
	long wanted = result != NULL ? dx_long(dx_val(result), 0) : 0;

	for (const struct arc_node *n = list != NULL ? list->children : NULL; n != NULL; n = n->next)
		if (dx_name(docx, n) == T_listEntry && wanted-- == 0)
			return dx_val(n);
	return STR("");
}

/* A field that was never given a result. */
static void
add_without_result(struct builder *b, struct run_props *rp, const struct arc_node *form, str instr)
{
	str rest = instr, name = cut_field_word(&rest);

	if (str_eq_nocase(name, STR("SYMBOL"))) {
		add_symbol_field(b, rp, rest);
	} else if (str_eq_nocase(name, STR("FORMCHECKBOX"))) {
		dx_add_text(b, rp, is_box_ticked(b->docx, form) ? STR("\u2612") : STR("\u2610"));
	} else if (str_eq_nocase(name, STR("FORMDROPDOWN"))) {
		dx_add_text(b, rp, list_choice(b->docx, form));
	} else if (str_eq_nocase(name, STR("MACROBUTTON")) || str_eq_nocase(name, STR("GOTOBUTTON"))) {
		cut_field_word(&rest);
		dx_add_text(b, rp, str_trim(rest));
	} else if (str_eq_nocase(name, STR("EQ")) || str_eq_nocase(name, STR("LISTNUM")) ||
	    str_starts(name, STR("AUTONUM"))) {
		dx_warn(b->docx, &doc_field, STR_FMT, STR_ARG(str_trim(instr)));
	}
}

/* A field that ended within the instruction of another. */
static void
give_field(struct docx *docx, const struct field_state *was)
{
	struct field_state *around = top_field(docx);
	struct doc_run *r = NULL;

	if (around == NULL || around->result)
		return;
	if (was->computed) {
		r = ARENA_NEW(docx->a, struct doc_run);
		*r = (struct doc_run){ .kind = RUN_FIELD,
			.text = was->saved,
			.field = was->kind,
			.field_target = was->target,
			.number_format = was->format,
			.condition = was->condition };
	}
	*VEC_ADD(docx->a, &around->pieces) = (struct field_piece){ was->saved, true, r };
}

void
dx_field_end(struct builder *builder, struct run_props *rp)
{
	struct fields *all = builder->docx->fields;
	struct field_state *f = top_field(builder->docx);
	struct field_state was;

	if (f == NULL) {
		if (all->beyond > 0)
			all->beyond--;
		return;
	}
	if (!f->result)
		understand_field(builder->docx, f);
	was = *f;
	all->n--;
	if (dx_in_instruction(builder->docx)) {
		give_field(builder->docx, &was);
		return;
	}
	if (was.computed && is_in_computed(builder->docx))
		return;
	if (was.computed)
		dx_close_text(builder);
	if (was.computed && !dx_result_number(builder, &was)) {
		struct doc_run *r = dx_add_run(builder, RUN_FIELD, dx_run_props(builder, rp, SCRIPT_ASCII));

		r->field = was.kind;
		r->field_target = was.target;
		r->number_format = was.format;
		r->condition = was.condition;
	} else if (!was.computed && !was.result) {
		add_without_result(builder, rp, was.form, join_instruction(builder->docx, &was));
	}
}

void
dx_field_char(struct builder *builder, struct run_props *rp, const struct arc_node *n)
{
	str type = dx_attr(n, "fldCharType");

	if (n->is_marked)
		dx_warn(builder->docx, &doc_open_field, NULL);
	else if (str_eq(type, STR("begin")))
		dx_field_begin(builder->docx, dx_child(builder->docx, n, T_ffData));
	else if (str_eq(type, STR("separate")))
		dx_field_separate(builder);
	else if (str_eq(type, STR("end")))
		dx_field_end(builder, rp);
}
