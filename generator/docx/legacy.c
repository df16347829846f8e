/*
 * A document of the time before Unicode made a document of today, in its package. Which encoding a text has is told by
 * its font alone: that of the run, of its character style, its paragraph's style, the table's style or the document's
 * defaults (ECMA-376-1 17.7.2), a theme's among them. Text is converted where such a font shows it, then every such
 * font is replaced, in styles, numbering, themes and the list of fonts too. A text that holds letters of today's is
 * no text of an old encoding, whatever its font.
 */
#include "docx/docx.h"

#include <string.h>

#include "base/diag.h"
#include "base/map.h"
#include "text/text.h"

enum { STYLE_CHAIN_MAX = 100 };

/* Fonts as far as they are said; "" is not. ascii shows letters of ASCII, high all others that an old encoding has. */
struct fonts {
	str ascii, high;
};

struct style {
	str based_on;
	struct fonts fonts;
};

struct converter {
	struct package *pkg;
	enum text_legacy only; /* TEXT_MODERN: whatever the fonts say */
	struct map styles;     /* by id */
	struct fonts defaults, major, minor;
	str usual_style; /* of paragraphs that name none */
	size_t texts, mixed;
	/* the text before, in the same paragraph: a mark of VNI may stand in the next run */
	xmlNode *last;
	struct arena *a;
	struct diags *d;
};

static bool
has_name(const xmlNode *n, const char *name)
{
	return n != NULL && n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0;
}

static xmlNode *
child_named(const xmlNode *of, const char *name)
{
	for (xmlNode *n = of != NULL ? of->children : NULL; n != NULL; n = n->next)
		if (has_name(n, name))
			return n;
	return NULL;
}

static str
attr_text(const struct converter *c, const xmlNode *n, const char *name)
{
	for (const xmlAttr *at = n != NULL && n->type == XML_ELEMENT_NODE ? n->properties : NULL; at != NULL;
	     at = at->next)
		if (strcmp((const char *)at->name, name) == 0) {
			xmlChar *text = xmlNodeListGetString(n->doc, at->children, 1);
			str s = text != NULL ? str_copy(c->a, str_of((const char *)text)) : STR("");

			xmlFree(text);
			return s;
		}
	return STR("");
}

/* --- fonts ------------------------------------------------------------------------------------ */

static str
theme_font(const struct converter *c, str name)
{
	return str_starts(name, STR("major")) ? c->major.ascii : c->minor.ascii;
}

/* What run properties say, over what is known. */
static void
read_old_fonts(const struct converter *c, const xmlNode *properties, struct fonts *f)
{
	const xmlNode *fonts = child_named(properties, "rFonts");
	const struct {
		const char *plain, *theme;
		str *to;
	} rows[] = { { "ascii", "asciiTheme", &f->ascii }, { "hAnsi", "hAnsiTheme", &f->high } };

	for (size_t i = 0; fonts != NULL && i < sizeof rows / sizeof rows[0]; i++) {
		str theme = attr_text(c, fonts, rows[i].theme), plain = attr_text(c, fonts, rows[i].plain);

		if (theme.n > 0)
			*rows[i].to = theme_font(c, theme);
		else if (plain.n > 0)
			*rows[i].to = plain;
	}
}

static void
lay_over(struct fonts *f, struct fonts more)
{
	if (more.ascii.n > 0)
		f->ascii = more.ascii;
	if (more.high.n > 0)
		f->high = more.high;
}

static struct fonts
style_fonts(const struct converter *c, str id)
{
	struct fonts f = { STR(""), STR("") };

	for (int i = 0; i < STYLE_CHAIN_MAX && id.n > 0; i++) {
		const struct style *s = map_find(&c->styles, id);
		struct fonts own;

		if (s == NULL)
			break;
		own = s->fonts;
		if (f.ascii.n == 0)
			f.ascii = own.ascii;
		if (f.high.n == 0)
			f.high = own.high;
		id = s->based_on;
	}
	return f;
}

static void
read_style(struct converter *c, const xmlNode *n)
{
	struct style *s = ARENA_NEW(c->a, struct style);
	str is_usual = attr_text(c, n, "default");

	s->based_on = attr_text(c, child_named(n, "basedOn"), "val");
	s->fonts = (struct fonts){ STR(""), STR("") };
	read_old_fonts(c, child_named(n, "rPr"), &s->fonts);
	map_put(&c->styles, attr_text(c, n, "styleId"), s);
	if (str_eq(attr_text(c, n, "type"), STR("paragraph")) &&
	    (str_eq(is_usual, STR("1")) || str_eq(is_usual, STR("true"))))
		c->usual_style = attr_text(c, n, "styleId");
}

static void
read_old_styles(struct converter *c, const xmlDoc *styles)
{
	const xmlNode *root = xmlDocGetRootElement(styles);

	read_old_fonts(
	    c, child_named(child_named(child_named(root, "docDefaults"), "rPrDefault"), "rPr"), &c->defaults);
	for (const xmlNode *n = root->children; n != NULL; n = n->next)
		if (has_name(n, "style"))
			read_style(c, n);
}

static void
read_old_theme(struct converter *c, const xmlDoc *theme)
{
	const xmlNode *scheme = child_named(child_named(xmlDocGetRootElement(theme), "themeElements"), "fontScheme");

	c->major.ascii = attr_text(c, child_named(child_named(scheme, "majorFont"), "latin"), "typeface");
	c->minor.ascii = attr_text(c, child_named(child_named(scheme, "minorFont"), "latin"), "typeface");
}

static const xmlNode *
ancestor(const xmlNode *n, const char *name)
{
	for (n = n->parent; n != NULL && n->type == XML_ELEMENT_NODE; n = n->parent)
		if (has_name(n, name))
			return n;
	return NULL;
}

static struct fonts
run_fonts(const struct converter *c, const xmlNode *run)
{
	const xmlNode *p = ancestor(run, "p"), *table = ancestor(run, "tbl"), *properties = child_named(run, "rPr");
	str style = attr_text(c, child_named(child_named(p, "pPr"), "pStyle"), "val");
	struct fonts f = c->defaults;

	if (table != NULL)
		lay_over(&f, style_fonts(c, attr_text(c, child_named(child_named(table, "tblPr"), "tblStyle"), "val")));
	lay_over(&f, style_fonts(c, style.n > 0 ? style : c->usual_style));
	lay_over(&f, style_fonts(c, attr_text(c, child_named(properties, "rStyle"), "val")));
	read_old_fonts(c, properties, &f);
	if (f.high.n == 0)
		f.high = f.ascii;
	return f;
}

/* DrawingML says its font in the run itself (ECMA-376-1 21.1.2.3.7). */
static struct fonts
drawing_fonts(const struct converter *c, const xmlNode *run)
{
	str font = attr_text(c, child_named(child_named(run, "rPr"), "latin"), "typeface");

	if (str_starts(font, STR("+mj")))
		font = c->major.ascii;
	else if (str_starts(font, STR("+mn")))
		font = c->minor.ascii;
	return (struct fonts){ font, font };
}

static bool
is_asked(const struct converter *c, enum text_legacy encoding)
{
	return encoding != TEXT_MODERN && (c->only == TEXT_MODERN || c->only == encoding);
}

/* --- texts ----------------------------------------------------------------------------------- */

static str
content_text(const struct converter *c, const xmlNode *n)
{
	xmlChar *text = xmlNodeGetContent(n);
	str s = str_copy(c->a, str_of((const char *)text));

	xmlFree(text);
	return s;
}

static void
set_text(const struct converter *c, xmlNode *n, str text)
{
	while (n->children != NULL) {
		xmlNode *old = n->children;

		xmlUnlinkNode(old);
		xmlFreeNode(old);
	}
	xmlAddChild(n, xmlNewDocText(n->doc, (const xmlChar *)str_c(c->a, text)));
	if (text.n > 0 && (text.p[0] == ' ' || text.p[text.n - 1] == ' '))
		xmlNodeSetSpacePreserve(n, 1);
}

static size_t
letters_in(str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; n++)
		(void)text_next(s, &i);
	return n;
}

/* The last letter of a text that was converted, as VNI has it: ơ and ư, which marks stand behind too, are ô and ö there. */
static str
last_letter(str s, str *as_vni)
{
	static const struct {
		str letter, vni;
	} horned[] = { { { "ơ", 2 }, { "ô", 2 } }, { { "Ơ", 2 }, { "Ô", 2 } }, { { "ư", 2 }, { "ö", 2 } },
		{ { "Ư", 2 }, { "Ö", 2 } } };
	size_t at = s.n;
	str last;

	while (at > 0 && ((unsigned char)s.p[--at] & 0xc0) == 0x80)
		;
	last = str_sub(s, at, s.n);
	*as_vni = last;
	for (size_t i = 0; i < sizeof horned / sizeof horned[0]; i++)
		if (str_eq(last, horned[i].letter))
			*as_vni = horned[i].vni;
	return last;
}

/* A mark of VNI that begins a run belongs to the letter that ends the one before: where both are one letter, it goes there. */
static str
give_mark_back(struct converter *c, str text)
{
	str before, last, raw, both;
	size_t next = 0;

	if (c->last == NULL || text.n == 0 || (unsigned char)text.p[0] < 0x80)
		return text;
	before = content_text(c, c->last);
	last = last_letter(before, &raw);
	(void)text_next(text, &next);
	both = text_from_legacy(c->a, str_concat(c->a, raw, str_sub(text, 0, next)), TEXT_VNI);
	if (last.n == 0 || letters_in(both) != 1)
		return text;
	set_text(c, c->last, str_concat(c->a, str_sub(before, 0, before.n - last.n), both));
	return str_sub(text, next, text.n);
}

static void
convert_old_text(struct converter *c, xmlNode *n, struct fonts f)
{
	bool capitals = false, unused;
	enum text_legacy high = text_legacy_font(f.high, &capitals), ascii = text_legacy_font(f.ascii, &unused);
	str text = content_text(c, n), now;

	if (!is_asked(c, high) && !is_asked(c, ascii)) {
		c->last = NULL;
		return;
	}
	if (!is_asked(c, high))
		high = TEXT_MODERN;
	(void)text_legacy_font(f.high.n > 0 ? f.high : f.ascii, &capitals);
	if (!text_is_single_bytes(text)) {
		c->mixed++;
		now = text;
	} else {
		now = text_from_legacy(c->a, high == TEXT_VNI ? give_mark_back(c, text) : text, high);
		c->last = high == TEXT_VNI ? n : NULL;
	}
	if (capitals)
		now = text_upper(c->a, now);
	c->texts++;
	if (!str_eq(now, text))
		set_text(c, n, now);
}

static void
convert_run(struct converter *c, xmlNode *run)
{
	bool is_drawing = child_named(run, "t") != NULL && run->ns != NULL &&
	    strstr((const char *)run->ns->href, "drawingml") != NULL;
	struct fonts f = is_drawing ? drawing_fonts(c, run) : run_fonts(c, run);

	for (xmlNode *n = run->children; n != NULL; n = n->next)
		if (has_name(n, "t") || has_name(n, "delText"))
			convert_old_text(c, n, f);
		else if (!has_name(n, "rPr"))
			c->last = NULL;
}

static void
convert_tree(struct converter *c, xmlNode *n)
{
	for (; n != NULL; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (has_name(n, "p"))
			c->last = NULL;
		if (has_name(n, "r"))
			convert_run(c, n);
		convert_tree(c, n->children);
	}
}

/* The words of a numbering are shown in the level's own font, else in that of the paragraphs that have it. */
static void
convert_levels(struct converter *c, xmlNode *n)
{
	for (; n != NULL; n = n->next) {
		struct fonts f = c->defaults;
		xmlNode *text = child_named(n, "lvlText");
		bool capitals;
		enum text_legacy from;
		str was;

		convert_levels(c, n->type == XML_ELEMENT_NODE ? n->children : NULL);
		if (!has_name(n, "lvl") || text == NULL)
			continue;
		lay_over(&f, style_fonts(c, c->usual_style));
		read_old_fonts(c, child_named(n, "rPr"), &f);
		from = text_legacy_font(f.high.n > 0 ? f.high : f.ascii, &capitals);
		was = attr_text(c, text, "val");
		if (!is_asked(c, from) || !text_is_single_bytes(was))
			continue;
		was = text_from_legacy(c->a, was, from);
		xmlSetNsProp(text, text->ns, (const xmlChar *)"val",
		    (const xmlChar *)str_c(c->a, capitals ? text_upper(c->a, was) : was));
	}
}

/* --- fonts replaced --------------------------------------------------------------------------- */

/* A font of today of the same kind; NULL: this one stays. */
static const char *
modern_font(const struct converter *c, str font)
{
	static const struct {
		const char *part, *modern;
	} kinds[] = { { "arial", "Arial" }, { "helve", "Arial" }, { "avant", "Arial" }, { "swiss", "Arial" },
		{ "courier", "Courier New" } };
	bool capitals;
	str folded = text_fold(c->a, font);

	if (!is_asked(c, text_legacy_font(font, &capitals)))
		return NULL;
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (str_find(folded, str_of(kinds[i].part), 0) < folded.n)
			return kinds[i].modern;
	return "Times New Roman";
}

/* Every attribute that names a font: of rFonts, a font of the list, latin, ea and cs of drawings. */
static void
replace_fonts(const struct converter *c, xmlNode *n)
{
	static const char *const elements[] = { "rFonts", "font", "latin", "ea", "cs", "sym" };

	for (xmlNode *next; n != NULL; n = next) {
		bool names_fonts = false;

		next = n->next;
		if (n->type != XML_ELEMENT_NODE)
			continue;
		for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++)
			names_fonts |= has_name(n, elements[i]);
		for (xmlAttr *at = names_fonts ? n->properties : NULL; at != NULL; at = at->next) {
			str font = attr_text(c, n, (const char *)at->name);
			const char *modern = modern_font(c, font);

			if (modern != NULL)
				xmlSetNsProp(n, at->ns, at->name, (const xmlChar *)modern);
		}
		replace_fonts(c, n->children);
	}
}

/* Two entries of one name in the list of fonts would be damage. */
static void
drop_double_fonts(const struct converter *c, xmlNode *root)
{
	struct map seen;

	map_init(&seen, c->a);
	for (xmlNode *n = root->children, *next; n != NULL; n = next) {
		next = n->next;
		if (!has_name(n, "font"))
			continue;
		if (map_find(&seen, attr_text(c, n, "name")) != NULL) {
			xmlUnlinkNode(n);
			xmlFreeNode(n);
		} else {
			map_put(&seen, attr_text(c, n, "name"), n);
		}
	}
}

/* --- the package ------------------------------------------------------------------------------- */

static bool
is_part_of(const struct converter *c, str part, const char *const *kinds, size_t n)
{
	str type = pkg_content_type(c->pkg, part, c->d);

	for (size_t i = 0; i < n; i++)
		if (str_ends(type, str_of(kinds[i])))
			return true;
	return false;
}

static xmlDoc *
part_of_type(struct converter *c, str main, str type)
{
	const struct relationship *r = pkg_relationship_of_type(c->pkg, main, type, c->d);

	return r != NULL && pkg_has(c->pkg, r->target) ? pkg_xml(c->pkg, r->target, c->a, c->d) : NULL;
}

static void
read_looks(struct converter *c)
{
	str main = pkg_main_part(c->pkg, c->d);
	const xmlDoc *theme = part_of_type(c, main, STR("theme")), *styles = part_of_type(c, main, STR("styles"));

	if (theme != NULL)
		read_old_theme(c, theme);
	if (styles != NULL)
		read_old_styles(c, styles);
}

static void
convert_old_part(struct converter *c, str part)
{
	static const char *const texts[] = { "main+xml", "template.main+xml", "header+xml", "footer+xml",
		"footnotes+xml", "endnotes+xml", "comments+xml", "document.glossary+xml", "diagramData+xml",
		"chart+xml" },
				 *const others[] = { "styles+xml", "fontTable+xml", "theme+xml",
					 "stylesWithEffects+xml" },
				 *const numbering[] = { "numbering+xml" };
	bool has_texts = is_part_of(c, part, texts, sizeof texts / sizeof texts[0]);
	bool has_levels = is_part_of(c, part, numbering, 1);
	xmlNode *root;
	xmlDoc *doc;

	if (!has_texts && !has_levels && !is_part_of(c, part, others, sizeof others / sizeof others[0]))
		return;
	doc = pkg_xml(c->pkg, part, c->a, c->d);
	if (doc == NULL)
		return;
	root = xmlDocGetRootElement(doc);
	if (has_texts)
		convert_tree(c, root);
	if (has_levels)
		convert_levels(c, root);
	replace_fonts(c, root);
	if (has_name(root, "fonts"))
		drop_double_fonts(c, root);
	pkg_put_xml(c->pkg, part, doc);
}

bool
docx_from_legacy(
    struct package *pkg, enum text_legacy only, size_t *texts, size_t *mixed, struct arena *a, struct diags *d)
{
	static const struct fonts none = { { "", 0 }, { "", 0 } };
	struct converter c = {
		.pkg = pkg, .only = only, .defaults = none, .major = none, .minor = none, .a = a, .d = d
	};
	int faults = d->count[DIAG_ERROR] + d->count[DIAG_FATAL];
	size_t n = pkg_parts(pkg);
	str *parts = ARENA_ARRAY(a, str, n + 1);

	c.usual_style = STR("");
	map_init(&c.styles, a);
	read_looks(&c);
	for (size_t i = 0; i < n; i++)
		parts[i] = pkg_part_name(pkg, i);
	for (size_t i = 0; i < n; i++)
		convert_old_part(&c, parts[i]);
	*texts = c.texts;
	*mixed = c.mixed;
	return d->count[DIAG_ERROR] + d->count[DIAG_FATAL] == faults;
}
