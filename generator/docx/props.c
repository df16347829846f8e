#include "docx/inner.h"

/* What one rPr, pPr, tcPr or tblPr says, and how one is laid over another. */

/* --- borders, shading ---------------------------------------------------- */

static enum doc_border_style
border_style_named(str s)
{
	static const struct {
		const char *name;
		enum doc_border_style style;
	} styles[] = { { "single", BORDER_SINGLE }, { "thick", BORDER_SINGLE }, { "double", BORDER_DOUBLE },
		{ "dotted", BORDER_DOTTED }, { "dashed", BORDER_DASHED }, { "dashSmallGap", BORDER_DASHED },
		{ "dotDash", BORDER_DOT_DASH }, { "dotDotDash", BORDER_DOT_DASH },
		{ "dashDotStroked", BORDER_DOT_DASH }, { "triple", BORDER_TRIPLE }, { "wave", BORDER_WAVE },
		{ "doubleWave", BORDER_WAVE } };

	if (s.p == NULL || str_eq(s, STR("nil")) || str_eq(s, STR("none")))
		return BORDER_NONE;
	for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
		if (str_eq(s, str_of(styles[i].name)))
			return styles[i].style;
	return str_starts(s, STR("thinThick")) || str_starts(s, STR("thickThin")) ? BORDER_THICK_THIN : BORDER_SINGLE;
}

static int
element_colour(struct docx *docx, const struct arc_node *n, const char *attr, const char *theme_attr)
{
	int c = dx_colour(dx_attr(n, attr));
	str theme = dx_attr(n, theme_attr);

	/* the attribute caches what the theme colour comes to, with its tint */
	if (c == COLOUR_AUTO && theme.n > 0)
		c = dx_theme_colour(docx, theme);
	return c;
}

enum { SMALL_GAP_EIGHTHS = 12, LARGE_GAP_EIGHTHS = 18 };

/*
 * The whole width of a border from that of its thickest line (sz, 17.3.4, eighths of a point): two or three
 * lines with gaps as wide as they are; beside a thick line, gaps and a thin line of fixed or doubled width, as LibreOffice has them.
 */
static int
whole_width(str style, int width)
{
	if (str_eq(style, STR("double")))
		return width * 3;
	if (str_eq(style, STR("triple")))
		return width * 5;
	if (str_ends(style, STR("SmallGap")))
		return width + SMALL_GAP_EIGHTHS;
	if (str_ends(style, STR("MediumGap")))
		return width * 2;
	return str_ends(style, STR("LargeGap")) ? width + LARGE_GAP_EIGHTHS : width;
}

/* What a border may measure (17.3.4: sz, space). */
enum { BORDER_MIN_EIGHTHS = 2, BORDER_MAX_EIGHTHS = 96, BORDER_MAX_SPACE_PT = 31 };

/* A border as said; NULL: none. */
const struct doc_border *
dx_border(struct docx *docx, const struct arc_node *n)
{
	enum doc_border_style style = border_style_named(dx_val(n));
	struct doc_border *b;
	long width, space;

	if (style == BORDER_NONE)
		return NULL;
	b = ARENA_NEW(docx->a, struct doc_border);
	width = dx_long(dx_attr(n, "sz"), 4);
	space = dx_long(dx_attr(n, "space"), 0);
	b->style = style;
	b->width_eighths = whole_width(dx_val(n), doc_bounded(width, BORDER_MIN_EIGHTHS, BORDER_MAX_EIGHTHS));
	b->space_twips = doc_bounded(space, 0, BORDER_MAX_SPACE_PT) * 20;
	b->colour = element_colour(docx, n, "color", "themeColor");
	return b;
}

/* Background of a shading; a pattern is mixed of its two colours. */
static int
read_shading(struct docx *docx, const struct arc_node *n)
{
	str val = dx_val(n);
	int fill = element_colour(docx, n, "fill", "themeFill"), ink = element_colour(docx, n, "color", "themeColor");
	int percent = 0, mixed = 0;

	if (str_eq(val, STR("nil")))
		return COLOUR_NONE;
	if (str_starts(val, STR("pct")))
		percent = (int)dx_long(str_sub(val, 3, val.n), 0);
	else if (str_eq(val, STR("solid")))
		percent = 100;
	else if (val.n > 0 && !str_eq(val, STR("clear")))
		percent = 25; /* a pattern of stripes or a grid is shown as a light tone */
	if (percent <= 0)
		return fill == COLOUR_AUTO ? COLOUR_NONE : fill;
	if (percent > 100)
		percent = 100;
	if (fill < 0)
		fill = 0xFFFFFF;
	if (ink < 0)
		ink = 0;
	for (int shift = 0; shift <= 16; shift += 8)
		mixed |= (((ink >> shift & 255) * percent + (fill >> shift & 255) * (100 - percent)) / 100) << shift;
	return mixed;
}

/* --- characters ------------------------------------------------------------ */

static void
read_font(struct docx *docx, const struct arc_node *n, const char *attr, const char *theme_attr, unsigned bit,
    str *font, struct chars *c)
{
	str theme = dx_attr(n, theme_attr), name = dx_attr(n, attr);

	if (theme.n > 0 && dx_theme_font(docx, theme).n > 0)
		name = dx_theme_font(docx, theme);
	if (name.n == 0)
		return;
	*font = name;
	c->set |= bit;
}

static void
read_run_fonts(struct docx *docx, const struct arc_node *n, struct chars *c)
{
	read_font(docx, n, "ascii", "asciiTheme", CH_ASCII, &c->ascii, c);
	read_font(docx, n, "hAnsi", "hAnsiTheme", CH_HANSI, &c->hansi, c);
	read_font(docx, n, "eastAsia", "eastAsiaTheme", CH_EAST, &c->east, c);
	read_font(docx, n, "cs", "cstheme", CH_CS, &c->cs, c);
	if (dx_attr(n, "hint").n > 0) {
		c->set |= CH_HINT_EAST;
		c->hint_east = str_eq(dx_attr(n, "hint"), STR("eastAsia"));
	}
}

static enum doc_underline
underline_named(str s)
{
	static const struct {
		const char *name;
		enum doc_underline u;
	} kinds[] = { { "none", UNDERLINE_NONE }, { "single", UNDERLINE_SINGLE }, { "words", UNDERLINE_WORDS },
		{ "double", UNDERLINE_DOUBLE }, { "thick", UNDERLINE_THICK }, { "dotted", UNDERLINE_DOTTED },
		{ "dottedHeavy", UNDERLINE_DOTTED }, { "dash", UNDERLINE_DASH }, { "dashedHeavy", UNDERLINE_DASH },
		{ "dashLong", UNDERLINE_DASH }, { "dashLongHeavy", UNDERLINE_DASH }, { "dotDash", UNDERLINE_DOT_DASH },
		{ "dashDotHeavy", UNDERLINE_DOT_DASH }, { "dotDotDash", UNDERLINE_DOT_DASH },
		{ "dashDotDotHeavy", UNDERLINE_DOT_DASH }, { "wave", UNDERLINE_WAVE }, { "wavyHeavy", UNDERLINE_WAVE },
		{ "wavyDouble", UNDERLINE_WAVE } };

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_eq(s, str_of(kinds[i].name)))
			return kinds[i].u;
	return UNDERLINE_SINGLE;
}

static int
highlight_named(str s)
{
	static const struct {
		const char *name;
		int colour;
	} colours[] = { { "none", COLOUR_NONE }, { "black", 0 }, { "blue", 0x0000FF }, { "cyan", 0x00FFFF },
		{ "green", 0x00FF00 }, { "magenta", 0xFF00FF }, { "red", 0xFF0000 }, { "yellow", 0xFFFF00 },
		{ "white", 0xFFFFFF }, { "darkBlue", 0x000080 }, { "darkCyan", 0x008080 }, { "darkGreen", 0x008000 },
		{ "darkMagenta", 0x800080 }, { "darkRed", 0x800000 }, { "darkYellow", 0x808000 },
		{ "darkGray", 0x808080 }, { "lightGray", 0xC0C0C0 } };

	for (size_t i = 0; i < sizeof colours / sizeof *colours; i++)
		if (str_eq(s, str_of(colours[i].name)))
			return colours[i].colour;
	return COLOUR_NONE;
}

/* Half-points from "28" or, strict, "14pt". */
static int
read_run_size(struct docx *docx, str s)
{
	int64_t v = dx_long(s, 0);

	if (str_ends(s, STR("pt")))
		v = dx_twips(docx, s, _("font size")) / 10;
	return doc_clamp(v, 2, DOC_SIZE_MAX, _("font size"), dx_loc(docx), docx->d);
}

static unsigned
toggle_of(enum dx_name name)
{
	switch (name) {
	case T_b: return TOG_BOLD;
	case T_i: return TOG_ITALIC;
	case T_caps: return TOG_CAPS;
	case T_smallCaps: return TOG_SMALL_CAPS;
	case T_strike: return TOG_STRIKE;
	case T_dstrike: return TOG_DSTRIKE;
	case T_outline: return TOG_OUTLINE;
	case T_shadow: return TOG_SHADOW;
	case T_emboss:
	case T_imprint: return TOG_RELIEF;
	case T_vanish: return TOG_HIDDEN;
	case T_bCs: return TOG_BOLD_CS;
	case T_iCs: return TOG_ITALIC_CS;
	default: return 0;
	}
}

static void
read_vertical_position(str s, struct chars *c)
{
	static const struct doc_word positions[] = { { "superscript", VPOS_SUPER }, { "subscript", VPOS_SUB } };

	c->set |= CH_VPOS;
	c->vpos = (enum doc_vertical_position)DOC_WORD(positions, s, VPOS_BASE);
}

static void
read_char_prop(struct docx *docx, const struct arc_node *n, enum dx_name name, struct chars *c)
{
	str val = dx_val(n);

	switch (name) {
	case T_rStyle: c->style = val; break;
	case T_rFonts: read_run_fonts(docx, n, c); break;
	case T_sz: c->set |= CH_SIZE, c->size = read_run_size(docx, val); break;
	case T_szCs: c->set |= CH_SIZE_CS, c->size_cs = read_run_size(docx, val); break;
	case T_color: c->set |= CH_COLOUR, c->colour = element_colour(docx, n, "val", "themeColor"); break;
	case T_highlight: c->set |= CH_HIGHLIGHT, c->highlight = highlight_named(val); break;
	case T_shd: c->set |= CH_SHADING, c->shading = read_shading(docx, n); break;
	case T_u:
		if (val.p != NULL)
			c->set |= CH_UNDERLINE, c->underline = underline_named(val);
		if (dx_attr(n, "color").n > 0)
			c->set |= CH_UNDERLINE_COLOUR,
			    c->underline_colour = element_colour(docx, n, "color", "themeColor");
		break;
	case T_vertAlign: read_vertical_position(val, c); break;
	case T_position:
		c->set |= CH_RAISE,
		    c->raise = str_ends(val, STR("pt"))
		    ? dx_twips(docx, val, _("raised text"))
		    : doc_clamp(dx_long(val, 0), -DOC_SIZE_MAX, DOC_SIZE_MAX, _("raised text"), dx_loc(docx), docx->d) *
			10;
		break;
	case T_spacing: c->set |= CH_SPACING, c->spacing = dx_twips(docx, val, _("letter spacing")); break;
	case T_w:
		c->set |= CH_SCALE,
		    c->scale = doc_clamp(dx_long(val, 100), 1, DOC_SCALE_MAX, _("letter width"), dx_loc(docx), docx->d);
		break;
	case T_kern: c->set |= CH_KERN, c->kern = (int)dx_long(val, 0); break;
	case T_lang:
		if (val.n > 0)
			c->set |= CH_LANG, c->lang = val;
		break;
	case T_bdr: c->set |= CH_BORDER, c->border = dx_border(docx, n); break;
	case T_rtl: c->set |= CH_RTL, c->rtl = dx_on(n); break;
	case T_cs: c->set |= CH_COMPLEX, c->complex = dx_on(n); break;
	case T_del:
	case T_moveFrom: c->deleted = true; break;
	default: break;
	}
}

void
dx_read_rpr(struct docx *docx, const struct arc_node *rpr, struct chars *chars)
{
	if (rpr == NULL)
		return;
	for (const struct arc_node *n = rpr->children; n != NULL; n = n->next) {
		enum dx_name name = dx_name(docx, n);
		unsigned toggle = toggle_of(name);

		if (toggle != 0) {
			chars->tog_set |= toggle;
			chars->tog_on = dx_on(n) ? chars->tog_on | toggle : chars->tog_on & ~toggle;
		} else if (name != T_NONE) {
			read_char_prop(docx, n, name, chars);
		}
	}
}

/* A field that the upper delta says replaces the lower one's. */
#define LAY(bit, type, field, ...) \
	if (over->set & (bit)) \
		under->field = over->field;

void
dx_lay_chars(struct chars *under, const struct chars *over)
{
	DX_CHARS(LAY)
	under->set |= over->set;
	under->tog_on = (under->tog_on & ~over->tog_set) | (over->tog_on & over->tog_set);
	under->tog_set |= over->tog_set;
}

/* --- paragraphs -------------------------------------------------------------- */

static enum doc_alignment
alignment_named(str s)
{
	if (str_eq(s, STR("center")))
		return PARA_CENTRE;
	if (str_eq(s, STR("right")) || str_eq(s, STR("end")))
		return PARA_RIGHT;
	if (str_eq(s, STR("both")) || str_ends(s, STR("Kashida")))
		return PARA_JUSTIFY;
	return str_eq(s, STR("distribute")) || str_eq(s, STR("thaiDistribute")) ? PARA_DISTRIBUTE : PARA_LEFT;
}

enum { LETTER_TWIPS = 210, LINE_TWIPS = 240 };

/* Hundredths of a letter's width where no length beside it says the same: a letter of Word's grid is 10.5 pt. */
static bool
read_length_or_units(struct docx *docx, const struct arc_node *n, const char *attr, const char *other,
    const char *units, int unit_twips, int *twips)
{
	str s = dx_attr(n, attr);
	long u;

	if (s.p == NULL && other != NULL)
		s = dx_attr(n, other);
	if (s.p != NULL) {
		*twips = dx_twips(docx, s, attr);
		return true;
	}
	s = dx_attr(n, units);
	if (s.p == NULL)
		return false;
	u = dx_long(s, 0);
	*twips =
	    doc_clamp((int64_t)u * unit_twips / 100, -DOC_LENGTH_MAX, DOC_LENGTH_MAX, units, dx_loc(docx), docx->d);
	return true;
}

static void
read_indents(struct docx *docx, const struct arc_node *n, struct paras *p)
{
	int v;

	if (read_length_or_units(docx, n, "left", "start", "leftChars", LETTER_TWIPS, &v))
		p->set |= PA_LEFT, p->left = v;
	if (read_length_or_units(docx, n, "right", "end", "rightChars", LETTER_TWIPS, &v))
		p->set |= PA_RIGHT, p->right = v;
	if (read_length_or_units(docx, n, "hanging", NULL, "hangingChars", LETTER_TWIPS, &v))
		p->set |= PA_FIRST, p->first = -v;
	else if (read_length_or_units(docx, n, "firstLine", NULL, "firstLineChars", LETTER_TWIPS, &v))
		p->set |= PA_FIRST, p->first = v;
}

static void
read_spacing(struct docx *docx, const struct arc_node *n, struct paras *p)
{
	static const struct doc_word rules[] = { { "exact", LINE_EXACT }, { "atLeast", LINE_AT_LEAST } };
	str line = dx_attr(n, "line"), rule = dx_attr(n, "lineRule");
	str before = dx_attr(n, "beforeAutospacing"), after = dx_attr(n, "afterAutospacing");
	int v;

	if (read_length_or_units(docx, n, "before", NULL, "beforeLines", LINE_TWIPS, &v))
		p->set |= PA_BEFORE, p->before = v < 0 ? 0 : v;
	if (read_length_or_units(docx, n, "after", NULL, "afterLines", LINE_TWIPS, &v))
		p->set |= PA_AFTER, p->after = v < 0 ? 0 : v;
	if (before.p != NULL)
		p->set |= PA_BEFORE_AUTO, p->before_auto = dx_is_on(before, false);
	if (after.p != NULL)
		p->set |= PA_AFTER_AUTO, p->after_auto = dx_is_on(after, false);
	if (line.p != NULL)
		p->set |= PA_LINE, p->line = dx_twips(docx, line, _("line spacing"));
	if (line.p != NULL || rule.p != NULL) {
		p->set |= PA_LINE_RULE | PA_LINE_BARE;
		p->line_bare = rule.p == NULL;
		p->line_rule = (enum doc_line_rule)DOC_WORD(rules, rule, LINE_AUTO);
	}
}

int
dx_side(enum dx_name name)
{
	switch (name) {
	case T_top: return SIDE_TOP;
	case T_left:
	case T_start: return SIDE_LEFT;
	case T_bottom: return SIDE_BOTTOM;
	case T_right:
	case T_end: return SIDE_RIGHT;
	default: return -1;
	}
}

static void
read_para_borders(struct docx *docx, const struct arc_node *n, struct paras *p)
{
	for (const struct arc_node *c = n->children; c != NULL; c = c->next) {
		enum dx_name name = dx_name(docx, c);
		int side = name == T_between ? SIDES : dx_side(name);

		if (side < 0)
			continue;
		p->set |= PA_BORDER << side;
		p->borders[side] = dx_border(docx, c);
	}
}

static enum doc_tab_kind
tab_kind_named(str s)
{
	static const struct {
		const char *name;
		enum doc_tab_kind kind;
	} kinds[] = { { "center", TAB_CENTRE }, { "right", TAB_RIGHT }, { "end", TAB_RIGHT },
		{ "decimal", TAB_DECIMAL }, { "bar", TAB_BAR }, { "clear", TAB_CLEAR } };

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_eq(s, str_of(kinds[i].name)))
			return kinds[i].kind;
	return TAB_LEFT;
}

static enum doc_tab_leader
tab_leader_named(str s)
{
	if (str_eq(s, STR("dot")))
		return LEADER_DOT;
	if (str_eq(s, STR("hyphen")))
		return LEADER_HYPHEN;
	if (str_eq(s, STR("underscore")) || str_eq(s, STR("heavy")))
		return LEADER_UNDERSCORE;
	return str_eq(s, STR("middleDot")) ? LEADER_MIDDLE_DOT : LEADER_NONE;
}

/* Sorted; a later stop at the same place replaces the earlier. */
static size_t
put_tab_stop(struct docx *docx, struct doc_tab_stop *tabs, size_t n, struct doc_tab_stop t)
{
	size_t at = 0;

	while (at < n && tabs[at].at_twips < t.at_twips)
		at++;
	if (at < n && tabs[at].at_twips == t.at_twips) {
		tabs[at] = t;
		return n;
	}
	if (n == LIMIT_TAB_STOPS) {
		dx_warn(docx, &doc_many, "%s", _("tab stop"));
		return n;
	}
	for (size_t i = n; i > at; i--)
		tabs[i] = tabs[i - 1];
	tabs[at] = t;
	return n + 1;
}

static void
read_tab_stops(struct docx *docx, const struct arc_node *n, struct paras *p)
{
	struct doc_tab_stop all[LIMIT_TAB_STOPS];
	size_t count = 0;

	for (const struct arc_node *c = n->children; c != NULL; c = c->next)
		if (dx_name(docx, c) == T_tab)
			count = put_tab_stop(docx, all, count,
			    (struct doc_tab_stop){ dx_twips(docx, dx_attr(c, "pos"), _("tab stop")),
				tab_kind_named(dx_val(c)), tab_leader_named(dx_attr(c, "leader")) });
	p->set |= PA_TABS;
	p->tabs = arena_copy(docx->a, all, count * sizeof *all);
	p->tabs_n = count;
}

static enum doc_anchor
frame_anchor_named(str s)
{
	static const struct doc_word anchors[] = { { "page", ANCHOR_PAGE }, { "margin", ANCHOR_MARGIN } };

	return (enum doc_anchor)DOC_WORD(anchors, s, ANCHOR_COLUMN);
}

static enum doc_drawing_align
frame_align_named(str s)
{
	static const struct {
		const char *name;
		enum doc_drawing_align align;
	} aligns[] = { { "left", DALIGN_LEFT }, { "center", DALIGN_CENTRE }, { "right", DALIGN_RIGHT },
		{ "top", DALIGN_TOP }, { "bottom", DALIGN_BOTTOM }, { "inside", DALIGN_INSIDE },
		{ "outside", DALIGN_OUTSIDE } };

	for (size_t i = 0; i < sizeof aligns / sizeof *aligns; i++)
		if (str_eq(s, str_of(aligns[i].name)))
			return aligns[i].align;
	return DALIGN_NONE;
}

enum { DROP_CAP_LINES_MAX = 10 }; /* framePr/@lines: 1 to 10 (17.3.1.11) */

static void
read_frame_props(struct docx *docx, const struct arc_node *n, struct paras *p)
{
	struct doc_frame *f = ARENA_NEW(docx->a, struct doc_frame);
	str v = dx_attr(n, "vAnchor"), h = dx_attr(n, "hAnchor");

	f->width = dx_twips(docx, dx_attr(n, "w"), _("frame"));
	f->height = dx_twips(docx, dx_attr(n, "h"), _("frame"));
	f->x = dx_twips(docx, dx_attr(n, "x"), _("frame"));
	f->y = dx_twips(docx, dx_attr(n, "y"), _("frame"));
	f->h_anchor = h.n == 0 || str_eq(h, STR("text")) ? ANCHOR_COLUMN : frame_anchor_named(h);
	f->v_anchor = v.n == 0 || str_eq(v, STR("text")) ? ANCHOR_PARAGRAPH : frame_anchor_named(v);
	f->h_align = frame_align_named(dx_attr(n, "xAlign"));
	f->v_align = frame_align_named(dx_attr(n, "yAlign"));
	f->h_space = dx_twips(docx, dx_attr(n, "hSpace"), _("frame"));
	f->v_space = dx_twips(docx, dx_attr(n, "vSpace"), _("frame"));
	f->height_exact = str_eq(dx_attr(n, "hRule"), STR("exact"));
	f->wrap_through = str_eq(dx_attr(n, "wrap"), STR("none"));
	f->wrap_none = f->wrap_through || str_eq(dx_attr(n, "wrap"), STR("notBeside"));
	if (str_eq(dx_attr(n, "dropCap"), STR("drop")) || str_eq(dx_attr(n, "dropCap"), STR("margin")))
		f->drop_cap_lines = doc_clamp(
		    dx_long(dx_attr(n, "lines"), 1), 1, DROP_CAP_LINES_MAX, _("drop cap"), dx_loc(docx), docx->d);
	p->set |= PA_FRAME;
	p->frame = f;
}

static void
read_num_props(struct docx *docx, const struct arc_node *n, struct paras *p)
{
	for (const struct arc_node *c = n->children; c != NULL; c = c->next) {
		if (dx_name(docx, c) == T_numId)
			p->set |= PA_NUM, p->num = (int)dx_long(dx_val(c), 0);
		else if (dx_name(docx, c) == T_ilvl)
			p->set |= PA_ILVL,
			    p->ilvl =
				doc_clamp(dx_long(dx_val(c), 0), 0, LEVELS - 1, _("list level"), dx_loc(docx), docx->d);
	}
}

static void
set_outline_level(const struct arc_node *n, struct paras *p)
{
	long v = dx_long(dx_val(n), 9);

	p->set |= PA_OUTLINE;
	p->outline = v >= 0 && v < 9 ? (int)v + 1 : 0;
}

static void
read_para_prop(struct docx *docx, const struct arc_node *n, enum dx_name name, struct paras *p)
{
	switch (name) {
	case T_pStyle: p->style = dx_val(n); break;
	case T_jc: p->set |= PA_ALIGN, p->align = alignment_named(dx_val(n)); break;
	case T_ind: read_indents(docx, n, p); break;
	case T_spacing: read_spacing(docx, n, p); break;
	case T_contextualSpacing: p->set |= PA_CONTEXTUAL, p->contextual = dx_on(n); break;
	case T_keepNext: p->set |= PA_KEEP_NEXT, p->keep_next = dx_on(n); break;
	case T_keepLines: p->set |= PA_KEEP_LINES, p->keep_lines = dx_on(n); break;
	case T_pageBreakBefore: p->set |= PA_PAGE_BREAK, p->page_break = dx_on(n); break;
	case T_widowControl: p->set |= PA_WIDOW, p->widow = dx_on(n); break;
	case T_tabs: read_tab_stops(docx, n, p); break;
	case T_pBdr: read_para_borders(docx, n, p); break;
	case T_shd: p->set |= PA_SHADING, p->shading = read_shading(docx, n); break;
	case T_outlineLvl: set_outline_level(n, p); break;
	case T_bidi: p->set |= PA_RTL, p->rtl = dx_on(n); break;
	case T_snapToGrid: p->set |= PA_SNAP, p->snap = dx_on(n); break;
	case T_suppressLineNumbers: p->set |= PA_NO_NUMBERS, p->no_numbers = dx_on(n); break;
	case T_numPr: read_num_props(docx, n, p); break;
	case T_framePr: read_frame_props(docx, n, p); break;
	default: break;
	}
}

void
dx_read_ppr(struct docx *docx, const struct arc_node *ppr, struct paras *paras)
{
	if (ppr == NULL)
		return;
	for (const struct arc_node *n = ppr->children; n != NULL; n = n->next)
		read_para_prop(docx, n, dx_name(docx, n), paras);
}

static void
lay_tabs(struct docx *docx, struct paras *under, const struct paras *over)
{
	struct doc_tab_stop all[LIMIT_TAB_STOPS];
	size_t n = 0;

	for (size_t i = 0; i < under->tabs_n; i++)
		n = put_tab_stop(docx, all, n, under->tabs[i]);
	for (size_t i = 0; i < over->tabs_n; i++)
		n = put_tab_stop(docx, all, n, over->tabs[i]);
	under->tabs = arena_copy(docx->a, all, n * sizeof *all);
	under->tabs_n = n;
}

void
dx_lay_paras(struct docx *docx, struct paras *under, const struct paras *over)
{
	DX_PARAS(LAY)
	DX_PARAS_ELSE(LAY)
	for (int i = 0; i <= SIDES; i++)
		LAY(PA_BORDER << i, , borders[i])
	if (over->set & PA_TABS) {
		if (under->tabs_n == 0) {
			under->tabs = over->tabs;
			under->tabs_n = over->tabs_n;
		} else {
			lay_tabs(docx, under, over);
		}
	}
	under->set |= over->set;
}

/* --- tables ------------------------------------------------------------------- */

static int
edge_of(enum dx_name name)
{
	switch (name) {
	case T_top: return EDGE_TOP;
	case T_left:
	case T_start: return EDGE_LEFT;
	case T_bottom: return EDGE_BOTTOM;
	case T_right:
	case T_end: return EDGE_RIGHT;
	case T_insideH: return EDGE_INSIDE_H;
	case T_insideV: return EDGE_INSIDE_V;
	default: return -1;
	}
}

static void
read_edges(struct docx *docx, const struct arc_node *n, unsigned *set, const struct doc_border *edges[EDGES])
{
	for (const struct arc_node *c = n->children; c != NULL; c = c->next) {
		enum dx_name name = dx_name(docx, c);
		int edge = edge_of(name);

		if (edge >= 0) {
			*set |= 1u << edge;
			edges[edge] = dx_border(docx, c);
		} else if ((name == T_tl2br || name == T_tr2bl) && dx_border(docx, c) != NULL) {
			dx_warn(docx, &doc_unsupported, "%s", _("diagonal line through a cell"));
		}
	}
}

static void
read_cell_margins(struct docx *docx, const struct arc_node *n, unsigned *set, int margin[SIDES])
{
	for (const struct arc_node *c = n->children; c != NULL; c = c->next) {
		int edge = edge_of(dx_name(docx, c));
		str type = dx_attr(c, "type");

		if (edge < 0 || edge >= SIDES || (type.n > 0 && !str_eq(type, STR("dxa"))))
			continue;
		*set |= 1u << edge;
		margin[edge] = dx_twips(docx, dx_attr(c, "w"), _("cell margin"));
		if (margin[edge] < 0)
			margin[edge] = 0;
	}
}

enum doc_vertical_align
dx_vertical_align(str text)
{
	static const struct doc_word aligns[] = { { "center", VALIGN_CENTRE }, { "bottom", VALIGN_BOTTOM } };

	return (enum doc_vertical_align)DOC_WORD(aligns, text, VALIGN_TOP);
}

static enum doc_text_direction
text_direction_named(str s)
{
	if (str_eq(s, STR("btLr")) || str_eq(s, STR("lr")))
		return TEXT_UP;
	return str_eq(s, STR("tbRl")) || str_eq(s, STR("rl")) || str_eq(s, STR("tbRlV")) || str_eq(s, STR("tbLrV"))
	    ? TEXT_DOWN
	    : TEXT_HORIZONTAL;
}

void
dx_read_tcpr(struct docx *docx, const struct arc_node *tcpr, struct cell_delta *cell)
{
	if (tcpr == NULL)
		return;
	for (const struct arc_node *n = tcpr->children; n != NULL; n = n->next) {
		switch (dx_name(docx, n)) {
		case T_tcBorders: read_edges(docx, n, &cell->edge_set, cell->edges); break;
		case T_tcMar: read_cell_margins(docx, n, &cell->margin_set, cell->margin); break;
		case T_shd: cell->shading_set = true, cell->shading = read_shading(docx, n); break;
		case T_noWrap: cell->no_wrap = dx_on(n); break;
		case T_textDirection:
			cell->direction_set = true, cell->direction = text_direction_named(dx_val(n));
			break;
		case T_vAlign:
			cell->valign_set = true;
			cell->valign = dx_vertical_align(dx_val(n));
			break;
		default: break;
		}
	}
}

void
dx_lay_cell(struct cell_delta *under, const struct cell_delta *over)
{
	for (int i = 0; i < EDGES; i++)
		if (over->edge_set & 1u << i)
			under->edges[i] = over->edges[i];
	for (int i = 0; i < SIDES; i++)
		if (over->margin_set & 1u << i)
			under->margin[i] = over->margin[i];
	under->edge_set |= over->edge_set;
	under->margin_set |= over->margin_set;
	if (over->shading_set)
		under->shading_set = true, under->shading = over->shading;
	if (over->valign_set)
		under->valign_set = true, under->valign = over->valign;
	if (over->direction_set)
		under->direction_set = true, under->direction = over->direction;
	under->no_wrap |= over->no_wrap;
}

/* tblLook: a bit mask, or an attribute for each. */
static unsigned
read_look_bits(const struct arc_node *n)
{
	static const struct {
		const char *name;
		unsigned bit;
	} bits[] = { { "firstRow", LOOK_FIRST_ROW }, { "lastRow", LOOK_LAST_ROW }, { "firstColumn", LOOK_FIRST_COL },
		{ "lastColumn", LOOK_LAST_COL }, { "noHBand", LOOK_NO_ROW_BANDS }, { "noVBand", LOOK_NO_COL_BANDS } };
	str val = dx_val(n);
	unsigned v = 0;
	bool said = false;

	for (size_t i = 0; i < val.n; i++) {
		char c = (char)(val.p[i] | 32);

		v = v << 4 | (unsigned)(c >= 'a' && c <= 'f' ? c - 'a' + 10 : (val.p[i] - '0') & 15);
	}
	for (size_t i = 0; i < sizeof bits / sizeof *bits; i++) {
		str s = dx_attr(n, bits[i].name);

		if (s.p == NULL)
			continue;
		if (!said && val.n == 0)
			v = 0;
		said = true;
		v = dx_is_on(s, false) ? v | bits[i].bit : v & ~bits[i].bit;
	}
	return v;
}

static void
read_table_width(struct docx *docx, const struct arc_node *n, struct table_delta *t)
{
	str type = dx_attr(n, "type"), w = dx_attr(n, "w");

	t->width_set = true;
	t->width = t->width_percent = 0;
	if (str_eq(type, STR("pct")) || str_ends(w, STR("%")))
		t->width_percent = dx_percent(w, 50); /* ST_TblWidth: bare numbers are in 1/50 % */
	else if (!str_eq(type, STR("auto")) && !str_eq(type, STR("nil")))
		t->width = dx_twips(docx, w, _("table width"));
}

enum { BAND_MAX = 1000 }; /* rows, columns */

void
dx_read_tblpr(struct docx *docx, const struct arc_node *tblpr, struct table_delta *table)
{
	if (tblpr == NULL)
		return;
	for (const struct arc_node *n = tblpr->children; n != NULL; n = n->next) {
		switch (dx_name(docx, n)) {
		case T_tblBorders: read_edges(docx, n, &table->edge_set, table->edges); break;
		case T_tblCellMar: read_cell_margins(docx, n, &table->margin_set, table->margin); break;
		case T_jc: table->align_set = true, table->align = alignment_named(dx_val(n)); break;
		case T_tblInd:
			table->indent_set = true,
			table->indent = str_eq(dx_attr(n, "type"), STR("pct"))
			    ? 0
			    : dx_twips(docx, dx_attr(n, "w"), _("table indent"));
			break;
		case T_tblCellSpacing:
			table->spacing_set = true, table->spacing = dx_twips(docx, dx_attr(n, "w"), _("cell spacing"));
			break;
		case T_tblLayout:
			table->layout_set = true, table->fixed = str_eq(dx_attr(n, "type"), STR("fixed"));
			break;
		case T_tblW: read_table_width(docx, n, table); break;
		case T_tblStyleRowBandSize:
			table->row_band =
			    doc_clamp(dx_long(dx_val(n), 1), 0, BAND_MAX, _("row band"), dx_loc(docx), docx->d);
			break;
		case T_tblStyleColBandSize:
			table->col_band =
			    doc_clamp(dx_long(dx_val(n), 1), 0, BAND_MAX, _("column band"), dx_loc(docx), docx->d);
			break;
		case T_tblLook: table->look_set = true, table->look = read_look_bits(n); break;
		case T_shd: table->shading_set = true, table->shading = read_shading(docx, n); break;
		case T_bidiVisual: table->rtl = dx_on(n); break;
		default: break;
		}
	}
}

void
dx_lay_table(struct table_delta *under, const struct table_delta *over)
{
	for (int i = 0; i < EDGES; i++)
		if (over->edge_set & 1u << i)
			under->edges[i] = over->edges[i];
	for (int i = 0; i < SIDES; i++)
		if (over->margin_set & 1u << i)
			under->margin[i] = over->margin[i];
	under->edge_set |= over->edge_set;
	under->margin_set |= over->margin_set;
	if (over->align_set)
		under->align_set = true, under->align = over->align;
	if (over->indent_set)
		under->indent_set = true, under->indent = over->indent;
	if (over->spacing_set)
		under->spacing_set = true, under->spacing = over->spacing;
	if (over->layout_set)
		under->layout_set = true, under->fixed = over->fixed;
	if (over->width_set)
		under->width_set = true, under->width = over->width, under->width_percent = over->width_percent;
	if (over->look_set)
		under->look_set = true, under->look = over->look;
	if (over->shading_set)
		under->shading_set = true, under->shading = over->shading;
	if (over->row_band > 0)
		under->row_band = over->row_band;
	if (over->col_band > 0)
		under->col_band = over->col_band;
	under->rtl |= over->rtl;
}
