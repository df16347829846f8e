#include "docx/inner.h"

#include <string.h>

/*
 * Styles of DOCX: theme, styles.xml, and what holds for a paragraph and a run in the end.
 *
 * The model. All that rPr and pPr can say is a delta (struct chars, struct paras): values with a bit for each that was
 * said. Laying one over another (dx_lay_chars, dx_lay_paras) keeps what the upper doesn't say. Toggles (bold, italic,
 * caps …) are apart: between styles two of them cancel out (17.7.3), directly they are as said.
 *
 * The walk, from the bottom:
 *
 *	1. what the program takes where nothing is said (set_first_defaults), then docDefaults;
 *	2. the table style's regions that cover the cell, laid over one another in their order (struct context);
 *	3. the paragraph's style with all that it is based on (resolve_style). The indents of a list that a style names come
 *	   between the style it is based on and its own;
 *	4. the run's character style, its toggles against the paragraph style's;
 *	5. what is said directly;
 *	6. dx_char_props and dx_para_props make the model's property set of it, kept once for all that are equal.
 *
 * Steps 1 to 3 are the same for all paragraphs of one style in the same kind of cell: dx_base keeps the result for each
 * pair of style and context.
 *
 * Where a default style of 12 pt or left alignment meets a table style, the table's word holds (yield_to_table).
 *
 * Styles are read when first asked for: a template's part holds a hundred, a document uses ten (cut_styles).
 *
 * Rejected: to resolve all styles in advance, most of which nobody asks for; to give a run its chain
 * of styles and ask for one property at a time, as layout asks for all of them many times over.
 */

#include "text/text.h"

#include "base/check.h"

/* --- theme ------------------------------------------------------------------- */

static void
read_theme_fonts(const struct arc_node *n, str fonts[3])
{
	static const char *const kinds[] = { "latin", "ea", "cs" };

	for (int i = 0; n != NULL && i < 3; i++) {
		const struct arc_node *f = dx_child_named(n, kinds[i]);

		fonts[i] = f != NULL ? dx_attr(f, "typeface") : STR("");
	}
}

static const char *const theme_names[] = { "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4",
	"accent5", "accent6", "hlink", "folHlink" };
enum { THEME_COLOURS = 12 };

static void
read_theme(struct docx *docx)
{
	static const int office[] = { 0, 0xFFFFFF, 0x44546A, 0xE7E6E6, 0x4472C4, 0xED7D31, 0xA5A5A5, 0xFFC000, 0x5B9BD5,
		0x70AD47, 0x0563C1, 0x954F72 };
	TABLE_HAS(office, THEME_COLOURS);
	const struct relationship *r = pkg_relationship_of_type(docx->pkg, docx->main, STR("theme"), docx->d);
	const struct arc_node *elements =
	    r != NULL && !r->external ? dx_child_named(dx_side_root(docx, r->target), "themeElements") : NULL;
	const struct arc_node *scheme = dx_child_named(elements, "clrScheme"),
			      *fonts = dx_child_named(elements, "fontScheme");

	docx->theme.read = true;
	read_theme_fonts(dx_child_named(fonts, "majorFont"), docx->theme.major);
	read_theme_fonts(dx_child_named(fonts, "minorFont"), docx->theme.minor);
	for (int i = 0; i < THEME_COLOURS; i++) {
		const struct arc_node *c = dx_child_named(scheme, theme_names[i]), *rgb = dx_child_named(c, "srgbClr"),
				      *sys = dx_child_named(c, "sysClr");
		int v = COLOUR_AUTO;

		if (rgb != NULL)
			v = dx_colour(dx_val(rgb));
		else if (sys != NULL)
			v = dx_colour(dx_attr(sys, "lastClr"));

		docx->theme.colours[i] = v >= 0 ? v : office[i];
	}
}

/* By the names of WordprocessingML ("dark1", "text1") and of DrawingML ("dk1", "tx1"). */
int
dx_theme_colour(struct docx *docx, str name)
{
	static const struct {
		const char *name;
		int index;
	} others[] = { { "dark1", 0 }, { "text1", 0 }, { "tx1", 0 }, { "light1", 1 }, { "background1", 1 },
		{ "bg1", 1 }, { "dark2", 2 }, { "text2", 2 }, { "tx2", 2 }, { "light2", 3 }, { "background2", 3 },
		{ "bg2", 3 }, { "hyperlink", 10 }, { "followedHyperlink", 11 } };

	if (!docx->theme.read)
		read_theme(docx);
	for (int i = 0; i < THEME_COLOURS; i++)
		if (str_eq(name, str_of(theme_names[i])))
			return docx->theme.colours[i];
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (str_eq(name, str_of(others[i].name)))
			return docx->theme.colours[others[i].index];
	return COLOUR_AUTO;
}

/* "minorHAnsi", "majorEastAsia", "minorBidi"; empty: the theme has none. */
str
dx_theme_font(struct docx *docx, str name)
{
	const str *fonts = str_starts(name, STR("major")) ? docx->theme.major : docx->theme.minor;

	if (!docx->theme.read)
		read_theme(docx);
	if (str_ends(name, STR("EastAsia")))
		return fonts[1];
	return str_ends(name, STR("Bidi")) ? fonts[2] : fonts[0];
}

/* --- reading styles.xml -------------------------------------------------------- */

static void
read_defaults(struct docx *docx, const struct arc_node *n)
{
	const struct arc_node *r = dx_child(docx, dx_child(docx, n, T_rPrDefault), T_rPr);
	const struct arc_node *p = dx_child(docx, dx_child(docx, n, T_pPrDefault), T_pPr);

	dx_read_rpr(docx, r, &docx->defaults_chars);
	dx_read_ppr(docx, p, &docx->defaults_paras);
	docx->defaults_paras.set &= ~(uint32_t)PA_FRAME; /* Apple Pages writes one there; no program heeds it */
	docx->defaults_paras.frame = NULL;
}

/* Where the default style of a kind is kept; NULL: numbering styles have none. */
static struct style **
find_default_style(struct docx *docx, enum style_kind kind)
{
	switch (kind) {
	case STYLE_PARAGRAPH: return &docx->default_para;
	case STYLE_CHARACTER: return &docx->default_char;
	case STYLE_TABLE: return &docx->default_table;
	default: return NULL;
	}
}

static void
register_style(struct docx *docx, struct style *s, str type, bool is_default)
{
	static const char *const kinds[] = { "paragraph", "character", "table", "numbering" };
	struct style **at;

	for (int i = 0; i < 4; i++)
		if (str_eq(type, str_of(kinds[i])))
			s->kind = (enum style_kind)i;
	if (s->id.n == 0)
		return;
	if (map_find(&docx->styles, s->id) != NULL) {
		dx_warn(docx, &doc_twice, _("style %.*s"), STR_ARG(s->id));
		return;
	}
	s->index = docx->styles_n++;
	map_put(&docx->styles, s->id, s);
	at = find_default_style(docx, s->kind);
	if (is_default && at != NULL && *at == NULL)
		*at = s;
}

static void
read_style_node(struct docx *docx, struct arc_node *n)
{
	struct style *s = ARENA_NEW(docx->a, struct style);

	s->id = dx_attr(n, "styleId");
	s->node = n;
	register_style(docx, s, dx_attr(n, "type"), dx_is_on(dx_attr(n, "default"), false));
}

/*
 * The styles part of a template holds a hundred styles and more, of which a document uses ten. So its bytes are only
 * cut into styles here, and a style becomes a tree when it is first asked for. That is safe where every "<" begins
 * a tag (no comments, no CDATA) and the names have their usual prefix; else the part is read whole.
 */
static size_t
find_style_tag_end(str s, size_t at)
{
	char quote = 0;

	for (; at < s.n; at++) {
		char c = s.p[at];

		if (quote != 0)
			quote = c == quote ? 0 : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		else if (c == '>')
			return at + 1;
	}
	return s.n;
}

/* An attribute in the text of a tag. */
static str
find_tag_attr(str tag, str name)
{
	size_t at = str_find(tag, name, 0) + name.n;
	char quote = at < tag.n ? tag.p[at] : 0;

	return quote == '"' || quote == '\'' ? str_sub(tag, at + 1, str_find_char(tag, quote, at + 1)) : STR("");
}

static const struct arc_node *
read_fragment(struct docx *docx, str fragment)
{
	str whole = str_concat(docx->nodes, str_concat(docx->nodes, docx->styles_root, fragment), STR("</w:styles>"));
	struct arc_node *root = dx_tree(docx, whole, docx->styles_part);

	return root != NULL ? root->children : NULL;
}

const struct arc_node *
dx_style_node(struct docx *docx, struct style *style)
{
	if (style->node == NULL && style->source.n > 0) {
		style->node = (struct arc_node *)(uintptr_t)read_fragment(docx, style->source);
		style->source = STR("");
	}
	return style->node;
}

/* The element from at on, to the end of its closing tag. */
static str
cut_element(str bytes, size_t at, str close)
{
	size_t end = find_style_tag_end(bytes, at);

	if (end >= 2 && bytes.p[end - 2] == '/')
		return str_sub(bytes, at, end);
	return str_sub(bytes, at, str_find(bytes, close, end) + close.n);
}

static bool
can_be_cut(str bytes, size_t root)
{
	return root < bytes.n && str_find(bytes, STR("<!"), 0) == bytes.n && str_find(bytes, STR("<?"), 5) == bytes.n &&
	    str_find(bytes, STR("</w:styles>"), root) < bytes.n;
}

static bool
cut_styles(struct docx *docx, str bytes)
{
	size_t root = str_find(bytes, STR("<w:styles "), 0), at, next;

	if (bytes.n > LIMIT_PART_BYTES || !can_be_cut(bytes, root))
		return false;
	docx->styles_root = str_sub(bytes, root, find_style_tag_end(bytes, root));
	at = str_find(bytes, STR("<w:docDefaults>"), root);
	if (at < bytes.n)
		read_defaults(docx, read_fragment(docx, cut_element(bytes, at, STR("</w:docDefaults>"))));
	for (at = str_find(bytes, STR("<w:style "), root); at < bytes.n; at = str_find(bytes, STR("<w:style "), next)) {
		struct style *s = ARENA_NEW(docx->a, struct style);
		str tag = str_sub(bytes, at, find_style_tag_end(bytes, at));

		s->source = cut_element(bytes, at, STR("</w:style>"));
		next = at + s->source.n;
		s->id = find_tag_attr(tag, STR("w:styleId="));
		if (str_find_char(tag, '&', 0) < tag.n) { /* a name with an entity in it is left to the parser */
			const struct arc_node *n = read_fragment(docx, s->source);

			if (n != NULL)
				read_style_node(docx, (struct arc_node *)(uintptr_t)n);
			continue;
		}
		register_style(docx, s, find_tag_attr(tag, STR("w:type=")),
		    dx_is_on(str_find(tag, STR("w:default="), 0) < tag.n ? find_tag_attr(tag, STR("w:default="))
									 : (str){ NULL, 0 },
			false));
	}
	return true;
}

static void
read_whole_part(struct docx *docx)
{
	struct arc_node *root = dx_root(docx, docx->styles_part);

	for (struct arc_node *n = root != NULL ? root->children : NULL; n != NULL; n = n->next) {
		if (dx_name(docx, n) == T_docDefaults)
			read_defaults(docx, n);
		else if (dx_name(docx, n) == T_style)
			read_style_node(docx, n);
	}
}

/* What holds where nothing is said: ECMA-376-1 17.7.5 leaves it to the program, and these are Word's. */
static void
set_first_defaults(struct docx *docx)
{
	struct chars *c = &docx->defaults_chars;
	struct paras *p = &docx->defaults_paras;

	c->ascii = c->hansi = c->east = c->cs = STR("Times New Roman");
	c->size = c->size_cs = 10 * 2; /* half-points */
	c->colour = c->underline_colour = COLOUR_AUTO;
	c->highlight = c->shading = COLOUR_NONE;
	c->scale = 100;
	p->line = 240; /* 240ths: one line */
	p->widow = p->snap = true;
	p->shading = COLOUR_NONE;
}

void
dx_read_styles(struct docx *docx)
{
	const struct relationship *r = pkg_relationship_of_type(docx->pkg, docx->main, STR("styles"), docx->d);
	struct place was;
	str bytes;

	map_init(&docx->styles, docx->a);
	map_init(&docx->styles_missed, docx->a);
	set_first_defaults(docx);
	if (r != NULL && !r->external && pkg_has(docx->pkg, r->target)) {
		was = dx_enter(docx, r->target);
		docx->styles_part = r->target;
		if (pkg_read(docx->pkg, r->target, &bytes, docx->d) && !cut_styles(docx, bytes))
			read_whole_part(docx);
		dx_leave(docx, was);
	}
	docx->bases = ARENA_ARRAY(docx->a, struct base *, (size_t)docx->styles_n + 1);
}

/* --- resolving ------------------------------------------------------------------ */

static int
region_named(str type)
{
	static const char *const names[] = { "wholeTable", "band1Vert", "band2Vert", "band1Horz", "band2Horz",
		"firstRow", "lastRow", "firstCol", "lastCol", "nwCell", "neCell", "swCell", "seCell" };

	for (int i = 0; i < REGIONS; i++)
		if (str_eq(type, str_of(names[i])))
			return i;
	return -1;
}

static void
read_region(struct docx *docx, const struct arc_node *n, struct table_style *t, int region)
{
	struct chars chars = { 0 };
	struct paras paras = { 0 };
	struct cell_delta cell = { 0 };
	struct table_delta table = { 0 };
	const struct arc_node *tr = dx_child(docx, n, T_trPr);

	t->region[region].there = true;
	dx_read_rpr(docx, dx_child(docx, n, T_rPr), &chars);
	dx_read_ppr(docx, dx_child(docx, n, T_pPr), &paras);
	dx_read_tcpr(docx, dx_child(docx, n, T_tcPr), &cell);
	dx_read_tblpr(docx, dx_child(docx, n, T_tblPr), &table);
	dx_lay_chars(&t->region[region].chars, &chars);
	dx_lay_paras(docx, &t->region[region].paras, &paras);
	dx_lay_cell(&t->region[region].cell, &cell);
	dx_lay_table(&t->region[region].table, &table);
	for (const struct arc_node *c = tr != NULL ? tr->children : NULL; c != NULL; c = c->next)
		if (dx_name(docx, c) == T_cantSplit)
			t->region[region].cant_split = dx_on(c);
}

static void
resolve_table(struct docx *docx, struct style *s, const struct style *base)
{
	s->table = ARENA_NEW(docx->a, struct table_style);
	if (base != NULL && base->table != NULL)
		*s->table = *base->table;
	if (s->node == NULL)
		return;
	read_region(docx, s->node, s->table, REGION_WHOLE);
	for (const struct arc_node *n = s->node->children; n != NULL; n = n->next)
		if (dx_name(docx, n) == T_tblStylePr) {
			int region = region_named(dx_attr(n, "type"));

			if (region >= 0)
				read_region(docx, n, s->table, region);
		}
}

/*
 * A list's indents come with the numbering that a style names, under the style's own and
 * over those of what it is based on. Without the numbering (numId 0) the plain ones hold.
 */
static void
resolve_paras(struct docx *docx, struct style *s, const struct paras *own)
{
	if (own->set & (PA_NUM | PA_ILVL)) { /* a level alone is one of the list it is based on */
		int num = own->set & PA_NUM ? own->num : s->paras.num;
		int ilvl = own->set & PA_ILVL ? own->ilvl : dx_style_level(docx, num, s->id);
		const struct level *l = dx_level(docx, num, ilvl);

		if (l != NULL)
			dx_lay_paras(docx, &s->paras, &l->paras);
		s->paras.set |= PA_ILVL;
		s->paras.ilvl = ilvl;
	}
	dx_lay_paras(docx, &s->paras, own);
	if (own->set & PA_LEFT)
		s->plain_set |= PA_LEFT, s->plain_left = own->left;
	if (own->set & PA_RIGHT)
		s->plain_set |= PA_RIGHT, s->plain_right = own->right;
	if (own->set & PA_FIRST)
		s->plain_set |= PA_FIRST, s->plain_first = own->first;
}

static void
resolve_style(struct docx *docx, struct style *s, int depth)
{
	const struct arc_node *node = dx_style_node(docx, s), *name = dx_child(docx, node, T_name),
			      *based = dx_child(docx, node, T_basedOn);
	struct style *base = based != NULL ? map_find(&docx->styles, dx_val(based)) : NULL;
	struct chars chars = { 0 };
	struct paras paras = { 0 };

	if (s->state == 2)
		return;
	s->state = 1;
	s->name = name != NULL ? dx_val(name) : s->id;
	if (base != NULL && (base->state == 1 || depth > LIMIT_STYLE_CHAIN)) {
		dx_warn(docx, &doc_style_cycle, STR_FMT, STR_ARG(s->id));
		base = NULL;
	}
	if (base != NULL && base->kind == s->kind) {
		resolve_style(docx, base, depth + 1);
		s->chars = base->chars;
		s->paras = base->paras;
		s->plain_set = base->plain_set;
		s->plain_left = base->plain_left;
		s->plain_right = base->plain_right;
		s->plain_first = base->plain_first;
	} else {
		base = NULL;
	}
	dx_read_rpr(docx, dx_child(docx, node, T_rPr), &chars);
	dx_read_ppr(docx, dx_child(docx, node, T_pPr), &paras);
	dx_lay_chars(&s->chars, &chars);
	resolve_paras(docx, s, &paras);
	if (s->kind == STYLE_TABLE)
		resolve_table(docx, s, base);
	s->state = 2;
}

struct style *
dx_style(struct docx *docx, str id, enum style_kind kind)
{
	struct style *s = id.n > 0 ? map_find(&docx->styles, id) : NULL;

	if (s != NULL && s->kind != kind) { /* a paragraph style named for a run: its linked character style */
		const struct arc_node *link = dx_child(docx, dx_style_node(docx, s), T_link);

		s = link != NULL ? map_find(&docx->styles, dx_val(link)) : NULL;
		if (s != NULL && s->kind != kind)
			s = NULL;
	}
	if (s == NULL && (kind == STYLE_PARAGRAPH || kind == STYLE_TABLE))
		s = *find_default_style(docx, kind);
	if (s != NULL && s->state == 0)
		resolve_style(docx, s, 0);
	return s;
}

struct style *
dx_style_named(struct docx *docx, str name)
{
	for (size_t i = 0; i < docx->styles.n; i++) {
		struct style *s = docx->styles.at[i].value;

		if (s->kind != STYLE_CHARACTER || s != map_find(&docx->styles, s->id))
			continue;
		if (s->state == 0)
			resolve_style(docx, s, 0);
		if (str_eq_nocase(s->name, name))
			return s;
	}
	return NULL;
}

/* --- what a paragraph stands on ---------------------------------------------------- */

struct context *
dx_context(struct docx *docx, struct style *style, unsigned regions)
{
	struct context *c;

	if (style == NULL || style->table == NULL)
		return NULL;
	for (c = style->contexts; c != NULL; c = c->next)
		if (c->regions == regions)
			return c;
	c = ARENA_NEW(docx->a, struct context);
	c->regions = regions;
	c->named = style != docx->default_table;
	c->bases = ARENA_ARRAY(docx->a, struct base *, (size_t)docx->styles_n + 1);
	for (int i = 0; i < REGIONS; i++)
		if (regions & 1u << i) {
			dx_lay_chars(&c->chars, &style->table->region[i].chars);
			dx_lay_paras(docx, &c->paras, &style->table->region[i].paras);
		}
	c->next = style->contexts;
	style->contexts = c;
	return c;
}

/*
 * A default paragraph style of 12 pt, or aligned left, leaves the table style, or the document's defaults, its word,
 * unless the setting overrideTableStyleFontSizeAndJustification says otherwise (measured against LibreOffice 7.4).
 */
static void
yield_to_table(
    const struct docx *docx, const struct context *ctx, const struct style *s, struct chars *c, struct paras *p)
{
	if (docx->override_table_style || s != docx->default_para)
		return;
	if (ctx->named && s->chars.set & CH_SIZE && s->chars.size == 12 * 2)
		c->size = ctx->chars.set & CH_SIZE ? ctx->chars.size : docx->defaults_chars.size;
	if ((ctx->paras.set & PA_ALIGN) && (s->paras.set & PA_ALIGN) && s->paras.align == docx->defaults_paras.align)
		p->align = ctx->paras.align;
}

struct base *
dx_base(struct docx *docx, struct style *style, struct context *ctx)
{
	struct base **at = ctx != NULL ? ctx->bases : docx->bases;
	struct base *b;

	at += style != NULL ? style->index : docx->styles_n;
	if (*at != NULL)
		return *at;
	b = *at = ARENA_NEW(docx->a, struct base);
	b->chars = docx->defaults_chars;
	b->paras = docx->defaults_paras;
	b->chars.tog_on = 0;
	if (ctx != NULL) {
		dx_lay_chars(&b->chars, &ctx->chars);
		dx_lay_paras(docx, &b->paras, &ctx->paras);
		b->chars.tog_on = ctx->chars.tog_on;
	}
	if (style != NULL) {
		dx_lay_chars(&b->chars, &style->chars);
		dx_lay_paras(docx, &b->paras, &style->paras);
		b->chars.tog_on = (ctx != NULL ? ctx->chars.tog_on : 0) ^ style->chars.tog_on;
		if (ctx != NULL)
			yield_to_table(docx, ctx, style, &b->chars, &b->paras);
	}
	return b;
}

void
dx_effective(struct docx *docx, const struct base *base, const struct chars *direct, struct chars *all)
{
	const struct style *s = direct->style.n > 0 ? dx_style(docx, direct->style, STYLE_CHARACTER) : NULL;
	uint32_t toggles = base->chars.tog_on;

	*all = base->chars;
	if (s != NULL) {
		dx_lay_chars(all, &s->chars);
		toggles ^= s->chars.tog_on;
	}
	toggles |= docx->defaults_chars.tog_on;
	dx_lay_chars(all, direct);
	all->tog_on = (toggles & ~direct->tog_set) | (direct->tog_on & direct->tog_set);
}

/* --- what comes out ---------------------------------------------------------------- */

static str
choose_family(const struct chars *all, enum script script)
{
	switch (script) {
	case SCRIPT_HANSI: return all->hansi;
	case SCRIPT_EAST: return all->east;
	case SCRIPT_CS: return all->cs;
	default: return all->ascii;
	}
}

/* clang-format off */
const struct doc_char_props *
dx_char_props(struct docx *docx, const struct chars *all, enum script script, const struct doc_link *link)
{
	bool cs = script == SCRIPT_CS;
	uint32_t on = all->tog_on;
	struct doc_char_props c = {
		.family = choose_family(all, script),
		.size_half_points = cs ? all->size_cs : all->size,
		.bold = (on & (cs ? TOG_BOLD_CS : TOG_BOLD)) != 0,
		.italic = (on & (cs ? TOG_ITALIC_CS : TOG_ITALIC)) != 0,
		.strike = (on & TOG_STRIKE) != 0,
		.double_strike = (on & TOG_DSTRIKE) != 0,
		.hidden = (on & TOG_HIDDEN) != 0,
		.outline = (on & TOG_OUTLINE) != 0,
		.shadow = (on & TOG_SHADOW) != 0,
		.underline = all->underline,
		.underline_colour = all->underline_colour,
		.colour = all->colour,
		.highlight = all->highlight != COLOUR_NONE ? all->highlight : all->shading,
		.vpos = all->vpos,
		.raise_twips = all->raise,
		.caps = on & TOG_SMALL_CAPS ? CAPS_SMALL : CAPS_NONE,
		.spacing_twips = all->spacing,
		.scale_percent = all->scale,
		.rtl = all->rtl,
		.language = all->lang,
		.link = link,
		.border = (struct doc_border *)(uintptr_t)all->border,
	};
	/* clang-format on */

	if (on & TOG_CAPS)
		c.caps = CAPS_ALL;
	c.kerning = all->kern > 0 && c.size_half_points >= all->kern;
	return doc_intern_char(docx->pool, &c);
}

static void
put_tabs(struct docx *docx, const struct paras *p, struct doc_para_props *c)
{
	struct doc_tab_stop *tabs;

	for (size_t i = 0; i < p->tabs_n; i++)
		c->tabs_n += p->tabs[i].kind != TAB_CLEAR;
	if (c->tabs_n == p->tabs_n) {
		c->tabs = p->tabs;
		return;
	}
	tabs = ARENA_ARRAY(docx->a, struct doc_tab_stop, c->tabs_n + 1);
	c->tabs_n = 0;
	for (size_t i = 0; i < p->tabs_n; i++)
		if (p->tabs[i].kind != TAB_CLEAR)
			tabs[c->tabs_n++] = p->tabs[i];
	c->tabs = tabs;
}

/* In a paragraph that runs from the right, left means its beginning (17.3.1.6). */
static void
mirror_indents(struct doc_para_props *c)
{
	int left = c->indent_left;

	c->indent_left = c->indent_right;
	c->indent_right = left;
	if (c->align == PARA_LEFT)
		c->align = PARA_RIGHT;
	else if (c->align == PARA_RIGHT)
		c->align = PARA_LEFT;
}

const struct doc_para_props *
dx_para_props(struct docx *docx, const struct paras *paras, str style_name)
{
	int automatic =
	    docx->doc->source.sum_spacing ? 100 : 280; /* Word's "auto" is 14 pt, as in HTML, or 5 pt as of old */
	struct doc_para_props c = { .style = style_name, .align_last = -1, .between = paras->borders[SIDES] };

#define TAKE(bit, type, field, model) c.model = paras->field;
	DX_PARAS(TAKE)
#undef TAKE
	if (paras->before_auto)
		c.before = automatic;
	if (paras->after_auto)
		c.after = automatic;
	for (int i = 0; i < SIDES; i++)
		c.borders[i] = paras->borders[i];
	put_tabs(docx, paras, &c);
	if (paras->rtl)
		mirror_indents(&c);
	return doc_intern_para(docx->pool, &c);
}

const struct doc_para_props *
dx_without_auto(struct docx *docx, const struct doc_para_props *props, bool before, bool after)
{
	struct doc_para_props p = *props;

	if (before && p.before_auto)
		p.before = 0, p.before_auto = false;
	if (after && p.after_auto)
		p.after = 0, p.after_auto = false;
	return doc_intern_para(docx->pool, &p);
}

void
dx_auto_at_ends(struct docx *docx, struct doc_block *blocks, bool first, bool last)
{
	struct doc_block *end = blocks;

	/* under doNotUseHTMLParagraphAutoSpacing it is 5 pt, at the ends too (measured against LibreOffice 7.4) */
	if (docx->doc->source.sum_spacing)
		return;
	while (end != NULL && end->next != NULL)
		end = end->next;
	if (first && blocks != NULL && blocks->kind == DOC_PARAGRAPH)
		blocks->para->props = dx_without_auto(docx, blocks->para->props, true, false);
	if (last && end != NULL && end->kind == DOC_PARAGRAPH && end->para->label == NULL)
		end->para->props = dx_without_auto(docx, end->para->props, false, true);
}
