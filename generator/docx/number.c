#include "docx/inner.h"

#include "text/text.h"

/*
 * Numbering (ECMA-376-1 17.9): a num is an abstractNum with overrides. All nums of one abstractNum
 * count together; a num's startOverride begins anew the first time it is met.
 */

enum doc_number_format
dx_format(str text)
{
	static const struct {
		const char *name;
		enum doc_number_format format;
	} formats[] = { { "decimal", NUMBER_DECIMAL }, { "upperRoman", NUMBER_UPPER_ROMAN },
		{ "lowerRoman", NUMBER_LOWER_ROMAN }, { "upperLetter", NUMBER_UPPER_LETTER },
		{ "lowerLetter", NUMBER_LOWER_LETTER }, { "ordinal", NUMBER_ORDINAL }, { "chicago", NUMBER_CHICAGO },
		{ "decimalZero", NUMBER_DECIMAL_ZERO }, { "bullet", NUMBER_BULLET }, { "none", NUMBER_NONE } };

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (str_eq(text, str_of(formats[i].name)))
			return formats[i].format;
	return NUMBER_DECIMAL;
}

enum { PADDED_FIGURES = 9 };

/* A custom format is an example of counting: "001, 002, 003, ..." or "a, b, c, d, đ, ...". */
static str
custom_number(struct docx *docx, long n, str format)
{
	str rest = format, first = str_trim(str_split(&rest, ','));
	bool figures = first.n > 0;

	for (size_t i = 0; i < first.n; i++)
		figures = figures && first.p[i] >= '0' && first.p[i] <= '9';
	if (figures)
		return str_format(docx->a, "%0*ld", (int)(first.n > PADDED_FIGURES ? PADDED_FIGURES : first.n), n);
	rest = format;
	for (long i = 1; rest.n > 0; i++) {
		str one = str_trim(str_split(&rest, ','));

		if (i == n && !str_eq(one, STR("...")) && !str_eq(one, STR("…")))
			return one;
	}
	return str_format(docx->a, "%ld", n);
}

static str
dx_number(struct docx *docx, long n, str format, str custom)
{
	if (str_eq(format, STR("custom")) && custom.n > 0)
		return custom_number(docx, n, custom);
	if (str_eq(format, STR("vietnameseCounting")))
		return text_number_words(docx->a, dec_int(n), 0);
	if (str_eq(format, STR("numberInDash")))
		return str_format(docx->a, "- %ld -", n);
	if (str_eq(format, STR("hex")))
		return str_format(docx->a, "%lX", (unsigned long)(n < 0 ? 0 : n));
	return doc_numeral(docx->a, n, dx_format(format));
}

/* --- reading ---------------------------------------------------------------- */

/* A number as a map's key; kept: it outlives the next call. */
static str
id_key(struct docx *docx, long id, bool kept)
{
	str key;

	docx->id = id;
	key = (str){ (const char *)&docx->id, sizeof docx->id };
	return kept ? (str){ arena_copy(docx->a, key.p, key.n), key.n } : key;
}

static void
read_level_text(const struct arc_node *n, struct level *l)
{
	l->text = dx_is_on(dx_attr(n, "null"), false) ? STR("") : dx_val(n);
}

static void
read_number_format(struct docx *docx, const struct arc_node *n, struct level *l)
{
	l->format = dx_val(n);
	l->custom = dx_attr(n, "format");
	(void)docx;
}

/* The largest number that Word lets a list begin with. */
enum { LIST_START_MAX = 32767 };

static int
read_start(struct docx *docx, const struct arc_node *n)
{
	return doc_clamp(dx_long(dx_val(n), 1), 0, LIST_START_MAX, _("start of a list"), dx_loc(docx), docx->d);
}

static void
read_docx_level(struct docx *docx, const struct arc_node *lvl, struct level *l)
{
	static const struct doc_word follows[] = { { "space", FOLLOW_SPACE }, { "nothing", FOLLOW_NOTHING } };
	static const struct doc_word aligns[] = { { "center", PARA_CENTRE }, { "right", PARA_RIGHT },
		{ "end", PARA_RIGHT } };

	l->there = true;
	l->start = 0;
	l->format = STR("decimal");
	for (const struct arc_node *n = lvl->children; n != NULL; n = n->next) {
		enum dx_name name = dx_name(docx, n);

		switch (name) {
		case T_start: l->start = read_start(docx, n); break;
		case T_numFmt: read_number_format(docx, n, l); break;
		case T_AlternateContent: {
			const struct arc_node *f = dx_child(docx, dx_alternate(docx, n), T_numFmt);

			if (f != NULL)
				read_number_format(docx, f, l);
			break;
		}
		case T_lvlRestart: l->restart_set = true, l->restart = (int)dx_long(dx_val(n), 0); break;
		case T_pStyle: l->style = dx_val(n); break;
		case T_isLgl: l->legal = dx_on(n); break;
		case T_suff: l->follow = DOC_WORD(follows, dx_val(n), FOLLOW_TAB); break;
		case T_lvlText: read_level_text(n, l); break;
		case T_lvlPicBulletId: l->picture = true; break;
		case T_lvlJc: l->align = (enum doc_alignment)DOC_WORD(aligns, dx_val(n), PARA_LEFT); break;
		case T_pPr: dx_read_ppr(docx, n, &l->paras); break;
		case T_rPr: dx_read_rpr(docx, n, &l->chars); break;
		default: break;
		}
	}
	/* a level's pPr may name a numbering, which would lead back to this level for ever */
	l->paras.set &= ~(uint32_t)(PA_NUM | PA_ILVL);
}

static int
read_level_index(struct docx *docx, const struct arc_node *n)
{
	return doc_clamp(dx_long(dx_attr(n, "ilvl"), 0), 0, LEVELS - 1, _("list level"), dx_loc(docx), docx->d);
}

static void
read_abstract(struct docx *docx, const struct arc_node *n)
{
	struct abstract *b = ARENA_NEW(docx->a, struct abstract);

	b->id = dx_long(dx_attr(n, "abstractNumId"), -1);
	for (const struct arc_node *c = n->children; c != NULL; c = c->next) {
		if (dx_name(docx, c) == T_lvl) {
			int i = read_level_index(docx, c);

			if (!b->levels[i].there)
				read_docx_level(docx, c, &b->levels[i]);
		} else if (dx_name(docx, c) == T_numStyleLink) {
			b->num_style_link = dx_val(c);
		}
	}
	if (map_find(&docx->abstracts, id_key(docx, b->id, false)) == NULL)
		map_put(&docx->abstracts, id_key(docx, b->id, true), b);
}

static void
read_override(struct docx *docx, const struct arc_node *n, struct num *num)
{
	int i = read_level_index(docx, n);
	const struct arc_node *start = dx_child(docx, n, T_startOverride), *lvl = dx_child(docx, n, T_lvl);

	if (start != NULL)
		num->start[i] = read_start(docx, start);
	if (lvl != NULL) {
		num->override[i] = ARENA_NEW(docx->a, struct level);
		read_docx_level(docx, lvl, num->override[i]);
	}
}

static void
read_num(struct docx *docx, const struct arc_node *n)
{
	struct num *num = ARENA_NEW(docx->a, struct num);
	const struct arc_node *ref = dx_child(docx, n, T_abstractNumId);
	long id = ref != NULL ? dx_long(dx_val(ref), -1) : -1;

	num->id = dx_long(dx_attr(n, "numId"), -1);
	num->abstract = map_find(&docx->abstracts, id_key(docx, id, false));
	for (int i = 0; i < LEVELS; i++)
		num->start[i] = -1;
	for (const struct arc_node *c = n->children; c != NULL; c = c->next)
		if (dx_name(docx, c) == T_lvlOverride)
			read_override(docx, c, num);
	if (num->abstract == NULL)
		return;
	*VEC_ADD(docx->a, &docx->nums) = num; /* NOLINT(bugprone-sizeof-expression): it holds pointers */
	if (map_find(&docx->nums_by_id, id_key(docx, num->id, false)) == NULL)
		map_put(&docx->nums_by_id, id_key(docx, num->id, true), num);
}

/* The part is read when a paragraph or a style first names a numbering: many documents never do. */
static void
read_numbering(struct docx *docx)
{
	const struct relationship *r = pkg_relationship_of_type(docx->pkg, docx->main, STR("numbering"), docx->d);
	struct place was;
	struct arc_node *root;

	docx->numbering_read = true;
	if (r == NULL || r->external)
		return;
	was = dx_enter(docx, r->target);
	root = dx_root(docx, r->target);
	for (const struct arc_node *n = root != NULL ? root->children : NULL; n != NULL; n = n->next)
		if (dx_name(docx, n) == T_abstractNum)
			read_abstract(docx, n);
	for (const struct arc_node *n = root != NULL ? root->children : NULL; n != NULL; n = n->next)
		if (dx_name(docx, n) == T_num)
			read_num(docx, n);
	dx_leave(docx, was);
}

/* --- finding ------------------------------------------------------------------ */

enum { LINKS_MAX = 8 };

static struct num *
find_num(struct docx *docx, int id)
{
	if (!docx->numbering_read)
		read_numbering(docx);
	if (id > 0 && (size_t)id <= docx->nums.n && docx->nums.at[id - 1]->id == id)
		return docx->nums.at[id - 1]; /* the usual case: numbered from 1 without a gap */
	return map_find(&docx->nums_by_id, id_key(docx, id, false));
}

/* The abstractNum that holds the levels: where it names a numbering style, the one that style names (17.9.21). */
static struct abstract *
find_levels(struct docx *docx, const struct num *num)
{
	struct abstract *b = num->abstract;

	for (int depth = 0; b->num_style_link.n > 0; depth++) {
		struct style *s = map_find(&docx->styles, b->num_style_link);
		const struct arc_node *n = s != NULL
		    ? dx_child(docx, dx_child(docx, dx_child(docx, dx_style_node(docx, s), T_pPr), T_numPr), T_numId)
		    : NULL;
		const struct num *other = n != NULL ? find_num(docx, (int)dx_long(dx_val(n), 0)) : NULL;

		if (other == NULL)
			break;
		if (depth == LINKS_MAX || other->abstract == b) {
			if (!num->abstract->told)
				dx_warn(docx, &doc_style_cycle, STR_FMT, STR_ARG(b->num_style_link));
			num->abstract->told = true;
			break;
		}
		b = other->abstract;
	}
	return b;
}

const struct level *
dx_level(struct docx *docx, int id, int ilvl)
{
	const struct num *num = find_num(docx, id);
	const struct abstract *b;

	if (num == NULL || ilvl < 0 || ilvl >= LEVELS)
		return NULL;
	if (num->override[ilvl] != NULL)
		return num->override[ilvl];
	b = find_levels(docx, num);
	return b->levels[ilvl].there ? &b->levels[ilvl] : NULL;
}

/* The level of a numbering that a paragraph style belongs to: lvl/pStyle names it (17.9.23). */
int
dx_style_level(struct docx *docx, int id, str style)
{
	for (int i = 0; i < LEVELS; i++) {
		const struct level *l = dx_level(docx, id, i);

		if (l != NULL && l->style.n > 0 && str_eq(l->style, style))
			return i;
	}
	return 0;
}

/* --- counting ------------------------------------------------------------------ */

static long
first_number(struct docx *docx, const struct num *num, int ilvl)
{
	const struct level *l = dx_level(docx, (int)num->id, ilvl);

	if (num->start[ilvl] >= 0)
		return num->start[ilvl];
	return l != NULL ? l->start : 1;
}

/* Deeper levels begin again, unless lvlRestart says after which level they do, or never. */
static void
restart_below(struct docx *docx, const struct num *num, struct abstract *b, int ilvl)
{
	for (int i = ilvl + 1; i < LEVELS; i++) {
		const struct level *l = dx_level(docx, (int)num->id, i);

		if (l != NULL && l->restart_set && (l->restart == 0 || ilvl + 1 > l->restart))
			continue;
		b->started[i] = false;
	}
}

static void
count_number(struct docx *docx, struct num *num, struct abstract *b, int ilvl)
{
	if (num->start[ilvl] >= 0 && !num->used[ilvl])
		b->started[ilvl] = false;
	num->used[ilvl] = true;
	if (b->started[ilvl])
		b->count[ilvl]++;
	else
		b->count[ilvl] = first_number(docx, num, ilvl);
	b->started[ilvl] = true;
	restart_below(docx, num, b, ilvl);
}

/* lvlText with %1 … %9 replaced by the counts of those levels. */
static str
make_label_text(struct docx *docx, const struct num *num, const struct abstract *b, const struct level *l, int ilvl)
{
	struct out o;
	str s;

	out_init(&o);
	for (size_t i = 0; i < l->text.n; i++) {
		int k = i + 1 < l->text.n ? l->text.p[i + 1] - '1' : -1;
		const struct level *of;
		str format;

		if (l->text.p[i] != '%' || k < 0 || k >= LEVELS) {
			out_char(&o, l->text.p[i]);
			continue;
		}
		i++;
		of = dx_level(docx, (int)num->id, k);
		if (of == NULL || k > ilvl)
			continue;
		/* legal numbering writes every level in figures (17.9.4) */
		format = l->legal && !str_eq(of->format, STR("none")) ? STR("decimal") : of->format;
		out_put(
		    &o, dx_number(docx, b->started[k] ? b->count[k] : first_number(docx, num, k), format, of->custom));
	}
	s = text_nfc(docx->a, out_copy(&o, docx->a));
	out_release(&o);
	return s;
}

/* A bullet out of a symbol font becomes Unicode in the paragraph's font. */
static str
map_bullet(struct docx *docx, str text, str fallback, struct chars *c)
{
	struct out o;
	str s;
	size_t i = 0;
	bool symbol = doc_is_symbol_font(c->ascii);

	out_init(&o);
	while (i < text.n) {
		unsigned code = text_next(text, &i), sign = doc_symbol(symbol ? c->ascii : STR("Symbol"), code);

		out_utf8(&o, (symbol || (code >= 0xF000 && code <= 0xF0FF)) && sign != 0 ? sign : code);
	}
	s = out_copy(&o, docx->a);
	out_release(&o);
	if (symbol)
		c->ascii = c->hansi = doc_is_symbol_font(fallback) ? STR("Times New Roman") : fallback;
	return s;
}

struct doc_list_label *
dx_label(struct docx *docx, int id, int ilvl, const struct chars *mark)
{
	struct num *num = find_num(docx, id);
	const struct level *l = dx_level(docx, id, ilvl);
	struct abstract *b;
	struct doc_list_label *label;
	struct chars c = *mark;

	if (num == NULL || l == NULL)
		return NULL;
	b = find_levels(docx, num);
	count_number(docx, num, b, ilvl);
	label = ARENA_NEW(docx->a, struct doc_list_label);
	label->follow = l->follow;
	label->tab_at = -1;
	label->level = ilvl;
	label->align = l->align;
	if (l->chars.style.n > 0) {
		const struct style *s = dx_style(docx, l->chars.style, STYLE_CHARACTER);

		if (s != NULL)
			dx_lay_chars(&c, &s->chars);
	}
	dx_lay_chars(&c, &l->chars);
	label->text = l->picture ? STR("\u2022") : make_label_text(docx, num, b, l, ilvl);
	label->text = map_bullet(docx, label->text, mark->ascii, &c);
	label->props = dx_char_props(docx, &c, SCRIPT_ASCII, NULL);
	return label;
}
