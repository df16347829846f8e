#include "odt/inner.h"

#include <string.h>

#include "document/read.h"
#include "text/text.h"

/*
 * Lists. A list style has ten levels; a paragraph's level is how deep its
 * text:list lies. Numbers run in a struct odt_list, which lists that continue
 * one another share. Two ways of placing a label exist: by alignment (indents like a
 * paragraph's, and what follows the label) and the older one, a width that the
 * label has to itself.
 */

/* --- list styles ------------------------------------------------------------------- */

static void
read_placement(struct odf_level *l, const struct arc_node *properties)
{
	const struct arc_node *a = odf_child(properties, ODF_STYLE, "list-level-label-alignment");
	static const struct doc_word follows[] = { { "space", FOLLOW_SPACE }, { "nothing", FOLLOW_NOTHING },
		{ "newline", LEVEL_FOLLOW_LINE } };
	str follow;

	l->align = odf_alignment(odf_at(properties, ODF_FO, "text-align"));
	if (l->align == PARA_JUSTIFY) /* no label has two edges to reach */
		l->align = PARA_LEFT;
	l->by_alignment =
	    str_eq(odf_at(properties, ODF_TEXT, "list-level-position-and-space-mode"), STR("label-alignment"));
	l->tab_at = -1;
	if (!l->by_alignment) {
		l->space_before = odf_length_or(odf_at(properties, ODF_TEXT, "space-before"), 0);
		l->min_width = odf_length_or(odf_at(properties, ODF_TEXT, "min-label-width"), 0);
		l->min_distance = odf_length_or(odf_at(properties, ODF_TEXT, "min-label-distance"), 0);
		return;
	}
	if (a == NULL)
		return;
	follow = odf_at(a, ODF_LOEXT, "label-followed-by"); /* where ODF 1.2 has no word for it: "newline" */
	if (follow.n == 0)
		follow = odf_at(a, ODF_TEXT, "label-followed-by");
	l->follow = DOC_WORD(follows, follow, FOLLOW_TAB);
	l->left = odf_length_or(odf_at(a, ODF_FO, "margin-left"), 0);
	l->first = odf_length_or(odf_at(a, ODF_FO, "text-indent"), 0);
	l->tab_at = odf_length_or(odf_at(a, ODF_TEXT, "list-tab-stop-position"), -1);
}

static void
read_list_level(struct odt *odt, struct odf_level *l, const struct arc_node *n)
{
	const struct arc_node *properties = odf_child(n, ODF_STYLE, "list-level-properties");

	l->kind = odf_is(n, ODF_TEXT, "list-level-style-bullet") || odf_is(n, ODF_TEXT, "list-level-style-image")
	    ? LEVEL_BULLET
	    : LEVEL_NUMBER;
	l->format = odf_at(n, ODF_STYLE, "num-format");
	l->prefix = odf_at(n, ODF_STYLE, "num-prefix");
	l->suffix = odf_at(n, ODF_STYLE, "num-suffix");
	l->pattern = odf_at(n, ODF_LOEXT, "num-list-format");
	l->has_pattern = l->pattern.p != NULL && l->kind == LEVEL_NUMBER;
	l->letter_sync = odf_true(odf_at(n, ODF_STYLE, "num-letter-sync"));
	l->start = odf_int(odf_at(n, ODF_TEXT, "start-value"), 1, 0, ODF_NUMBER_MAX);
	l->display = odf_int(odf_at(n, ODF_TEXT, "display-levels"), 1, 1, LIST_LEVELS);
	l->bullet = odf_at(n, ODF_TEXT, "bullet-char");
	l->look = odf_at(n, ODF_TEXT, "style-name");
	l->text_properties = odf_child(n, ODF_STYLE, "text-properties");
	if (odf_is(n, ODF_TEXT, "list-level-style-image")) {
		l->bullet = STR("\u2022");
		odt_complain(odt, &doc_unsupported, _("picture as a list's bullet"));
	}
	if (properties != NULL)
		read_placement(l, properties);
	else
		l->tab_at = -1;
}

static struct odf_list_style *
read_list_style(struct odt *odt, struct odf_list_style *s)
{
	if (s == NULL || s->read)
		return s;
	s->read = true;
	ODF_EACH(n, s->node)
	{
		int level = odf_int(odf_at(n, ODF_TEXT, "level"), 0, 0, 1000);

		if (level >= 1 && level <= LIST_LEVELS && n->ns == ODF_TEXT)
			read_list_level(odt, &s->level[level - 1], n);
	}
	return s;
}

struct odf_list_style *
odt_list_style(struct odt *odt, str name)
{
	struct odf_list_style *s;

	if (name.n == 0)
		return NULL;
	s = map_find(&odt->automatic[odt->part].lists, name);
	if (s == NULL)
		s = map_find(&odt->common.lists, name);
	if (s == NULL && str_eq(name, STR("Outline")))
		s = odt->outline;
	return read_list_style(odt, s);
}

/* --- numbers ----------------------------------------------------------------------- */

/* a … z, aa, ab …: as figures with 26 digits. */
static str
base26_letters(struct odt *odt, int n, char first)
{
	char buffer[16], *p = buffer + sizeof buffer;

	for (; n > 0; n = (n - 1) / 26)
		*--p = (char)(first + (n - 1) % 26);
	return str_copy(odt->a, (str){ p, (size_t)(buffer + sizeof buffer - p) });
}

str
odt_number(struct odt *odt, int n, str format, bool letter_sync)
{
	if (str_find(format, STR("\u0111"), 0) < format.n || str_find(format, STR("\u0110"), 0) < format.n) {
		str letter = text_diem_letter(n); /* "a, b, c, d, đ …" */

		return format.p[0] == 'A' ? text_upper(odt->a, letter) : letter;
	}
	if (!letter_sync && (str_eq(format, STR("a")) || str_eq(format, STR("A"))))
		return base26_letters(odt, n, format.p[0]);
	return doc_numeral(odt->a, n, odf_number_format(format));
}

static void
count_item(struct odt_list *run, const struct odf_list_style *s, int level, int start)
{
	for (int i = 0; i < level; i++)
		if (!run->started[i]) { /* a deeper level without its upper one counts that too */
			run->started[i] = true;
			run->count[i] = s->level[i].start;
		}
	if (start >= 0)
		run->count[level] = start;
	else if (!run->started[level])
		run->count[level] = s->level[level].start;
	else
		run->count[level]++;
	run->started[level] = true;
	for (int i = level + 1; i < LIST_LEVELS; i++)
		run->started[i] = false;
}

static str
level_number(struct odt *odt, const struct odt_list *run, const struct odf_list_style *s, int level)
{
	const struct odf_level *l = &s->level[level];

	return l->kind == LEVEL_NUMBER ? odt_number(odt, run->count[level], l->format, l->letter_sync) : STR("");
}

/* "%1%.%2%)": the numbers of the levels put in. */
static str
number_by_pattern(struct odt *odt, const struct odt_list *run, const struct odf_list_style *s, str pattern)
{
	str text = STR("");
	size_t from = 0;

	for (size_t i = 0; i < pattern.n; i++) {
		size_t end = pattern.p[i] == '%' ? str_find_char(pattern, '%', i + 1) : pattern.n;
		int level = end < pattern.n ? odf_int(str_sub(pattern, i + 1, end), 0, 0, 100) : 0;

		if (level < 1 || level > LIST_LEVELS)
			continue;
		text = str_concat(
		    odt->a, str_concat(odt->a, text, str_sub(pattern, from, i)), level_number(odt, run, s, level - 1));
		from = end + 1;
		i = end;
	}
	return str_concat(odt->a, text, str_sub(pattern, from, pattern.n));
}

static str
number_text(struct odt *odt, const struct odt_list *run, const struct odf_list_style *s, int level)
{
	const struct odf_level *l = &s->level[level];
	str text = STR("");

	if (l->format.n == 0)
		return str_concat(odt->a, l->prefix, l->suffix);
	if (l->has_pattern)
		return number_by_pattern(odt, run, s, l->pattern);
	for (int i = level + 1 > l->display ? level + 1 - l->display : 0; i <= level; i++) {
		str n = level_number(odt, run, s, i);

		if (n.n == 0)
			continue;
		text = text.n > 0 ? str_format(odt->a, STR_FMT "." STR_FMT, STR_ARG(text), STR_ARG(n)) : n;
	}
	return str_concat(odt->a, str_concat(odt->a, l->prefix, text), l->suffix);
}

/* --- labels ------------------------------------------------------------------------ */

/* A label looks as its paragraph does, without lines, then as its level says. */
static const struct odt_look *
label_look(struct odt *odt, struct odf_level *l, const struct odt_look *under)
{
	struct odt_laid *laid = odt_laid(odt, l, under);
	struct odt_look *look;

	if (laid->look != NULL)
		return laid->look;
	look = arena_copy(odt->a, under, sizeof *under);
	look->c.underline = UNDERLINE_NONE;
	look->c.strike = look->c.double_strike = false;
	odt_look_done(odt, look);
	return laid->look = odt_look_over(odt, odt_span(odt, look, l->look), l->text_properties);
}

static str
bullet_sign(struct odt *odt, const struct odf_level *l, const struct odt_look *look)
{
	size_t i = 0;
	unsigned code = l->bullet.n > 0 ? text_next(l->bullet, &i) : 0, sign;
	struct out b;
	str text;

	if (code == 0 || (code < 0xe000 && !doc_is_symbol_font(look->c.family)))
		return l->bullet;
	sign = doc_symbol(look->c.family, code);
	if (sign == 0)
		sign = doc_symbol(STR("Symbol"), code);
	if (sign == 0)
		return code < 0xe000 ? l->bullet : STR("\u2022");
	out_init(&b);
	out_utf8(&b, sign);
	text = out_copy(&b, odt->a);
	out_release(&b);
	return text;
}

/*
 * Do the level's indents hold, or the paragraph's own? Its own where they are
 * nearer to it than the list is: set by its automatic style, or by a style of
 * the chain that comes before the one that names the list.
 */
static bool
indents_hold(const struct odt *odt, const struct odf_style *s, const struct odf_list_style *list)
{
	const struct odf_style *named;

	if (s != NULL && s->automatic) {
		if (s->sets_indent)
			return false;
		if (s->has_list && s->list.n > 0)
			return true;
		s = s->parent;
	}
	for (named = s; named != NULL && !named->has_list; named = named->parent)
		;
	if (!list->outline && (named == NULL || !str_eq(named->list, list->name)))
		return true;
	for (; s != NULL && s != odt->defaults[FAMILY_PARAGRAPH]; s = s->parent) {
		if (s->sets_indent)
			return false;
		if (s->has_list || (list->outline && s->outline_level > 0))
			return true;
	}
	return true;
}

static void
set_level_indents(const struct odt *odt, const struct odf_style *s, const struct odf_list_style *list,
    const struct odf_level *l, struct doc_para_props *p, bool labelled)
{
	if (!l->by_alignment) {
		p->indent_left += l->space_before + l->min_width;
		if (!labelled || odt->ignore_first_indent)
			p->indent_first = 0;
		if (labelled)
			p->indent_first -= l->min_width;
		return;
	}
	if (indents_hold(odt, s, list)) {
		p->indent_left = l->left;
		p->indent_first = l->first;
	}
	if (!labelled)
		p->indent_first = 0; /* the first line of a paragraph without a label has no indent, not even its own */
}

static struct doc_list_label *
make_label(struct odt *odt, struct odf_level *l, int level, str text, const struct odt_look *under, bool *new_line)
{
	struct doc_list_label *label = ARENA_NEW(odt->a, struct doc_list_label);
	const struct odt_look *look = label_look(odt, l, under);

	*new_line = l->by_alignment && l->follow == LEVEL_FOLLOW_LINE;
	label->text = l->kind == LEVEL_BULLET ? bullet_sign(odt, l, look) : text_nfc(odt->a, text);
	label->props = look->props;
	label->level = level;
	label->follow = l->by_alignment && !*new_line ? l->follow : FOLLOW_NOTHING;
	label->tab_at = l->by_alignment ? l->tab_at : -1;
	label->align = l->align;
	label->min_width = l->min_width;
	label->min_distance = l->min_distance;
	return label->text.n > 0 ? label : NULL;
}

/* The list style that a style of the chain names, or that its outline level gives. */
static struct odf_list_style *
find_style_list(struct odt *odt, const struct odf_style *s, int *outline_level)
{
	for (; s != NULL; s = s->parent) {
		if (s->has_list)
			return odt_list_style(odt, s->list);
		if (s->outline_level > 0) {
			*outline_level = s->outline_level;
			return read_list_style(odt, odt->outline);
		}
	}
	return NULL;
}

struct doc_list_label *
odt_label(struct odt *odt, const struct odf_style *style, const struct odt_para *base, struct doc_para_props *props,
    int heading, bool *new_line)
{
	struct odt_list *run = odt->place.list;
	struct odf_list_style *list = NULL;
	int level = odt->place.depth - 1, outline_level = 0;
	bool labelled = run == NULL || odt->place.label;

	if (run != NULL && run->style != NULL)
		list = run->style;
	else if (run != NULL || heading > 0)
		list = find_style_list(odt, style, &outline_level);
	if (list == NULL || (run == NULL && !list->outline))
		return NULL;
	if (list->outline) {
		find_style_list(odt, style, &outline_level);
		if (outline_level > 0 || heading > 0)
			level = (outline_level > 0 ? outline_level : heading) - 1;
		run = &odt->outline_list;
	}
	level = doc_bounded(level, 0, LIST_LEVELS - 1);
	set_level_indents(odt, style, list, &list->level[level], props, labelled);
	if (!labelled || list->level[level].kind == LEVEL_NONE)
		return NULL;
	odt->place.label = false;
	count_item(run, list, level, odt->place.start);
	odt->place.start = -1;
	return make_label(odt, &list->level[level], level,
	    list->level[level].kind == LEVEL_NUMBER ? number_text(odt, run, list, level) : STR(""), base->look,
	    new_line);
}

/* --- text:list ---------------------------------------------------------------------- */

static struct odt_list *
begin_list(struct odt *odt, const struct arc_node *n, const struct odt_place *around)
{
	str name = odf_at(n, ODF_TEXT, "style-name"), id = odf_at(n, ODF_XML, "id");
	struct odf_list_style *style = odt_list_style(odt, name);
	struct odt_list *run = NULL;

	if (around->list != NULL && (style == NULL || style == around->list->style))
		return around->list;
	if (odf_has(n, ODF_TEXT, "continue-list"))
		run = map_find(&odt->lists_by_id, odf_at(n, ODF_TEXT, "continue-list"));
	if (run == NULL && odf_true(odf_at(n, ODF_TEXT, "continue-numbering")))
		run = map_find(&odt->lists_by_style, name);
	if (run == NULL) {
		run = ARENA_NEW(odt->a, struct odt_list);
		run->style = style;
	}
	if (id.n > 0)
		map_put(&odt->lists_by_id, id, run);
	map_put(&odt->lists_by_style, name, run);
	return run;
}

void
odt_read_list(struct odt *odt, const struct arc_node *n, struct odt_out *out)
{
	struct odt_place around = odt->place;

	odt->place.list = begin_list(odt, n, &around);
	odt->place.depth = around.list != NULL ? around.depth + 1 : 1;
	ODF_EACH(item, n)
	{
		bool header = odf_is(item, ODF_TEXT, "list-header");

		if (!header && !odf_is(item, ODF_TEXT, "list-item"))
			continue;
		odt->place.label = !header;
		odt->place.start = odf_int(odf_at(item, ODF_TEXT, "start-value"), -1, 0, ODF_NUMBER_MAX);
		odt_read_blocks(odt, item, out);
	}
	odt->place = around;
	odt->place.label = false;
}
