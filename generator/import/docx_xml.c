#include "import/docx.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/*
 * Names of elements as numbers: a hash of the name's length and a few letters, then one
 * comparison, so that the readers can switch over them. Which vocabulary a namespace is
 * (transitional or strict) is worked out once for each declaration and kept in the tree.
 */
enum { NAME_SLOTS = 2048 };

struct name_slot {
	const char *name;
	enum dx_name token;
};

static const char *const name_texts[] = {
	"",
#define DOCX_NAME(n) #n,
	DOCX_NAMES(DOCX_NAME)
#undef DOCX_NAME
};

static unsigned
name_hash(const char *s)
{
	unsigned h = 0;

	for (; *s != '\0'; s++)
		h = h * 31 + (unsigned char)*s;
	return (h ^ h >> 11) & (NAME_SLOTS - 1);
}

void
dx_names_init(struct docx *x)
{
	x->names = ARENA_ARRAY(x->a, struct name_slot, NAME_SLOTS);
	for (int i = 1; i < T_NAMES; i++) {
		unsigned at = name_hash(name_texts[i]);

		while (x->names[at].name != NULL)
			at = (at + 1) & (NAME_SLOTS - 1);
		x->names[at] = (struct name_slot){ name_texts[i], (enum dx_name)i };
	}
}

static enum dx_ns
classify(const char *uri)
{
	static const struct {
		const char *uri;
		enum dx_ns ns;
	} known[] = {
		{ "http://schemas.openxmlformats.org/wordprocessingml/2006/main", NS_W },
		{ "http://purl.oclc.org/ooxml/wordprocessingml/main", NS_W },
		{ "http://schemas.openxmlformats.org/drawingml/2006/main", NS_DRAWING },
		{ "http://purl.oclc.org/ooxml/drawingml/main", NS_DRAWING },
		{ "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", NS_DRAWING },
		{ "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", NS_DRAWING },
		{ "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing", NS_DRAWING },
		{ "http://schemas.openxmlformats.org/drawingml/2006/picture", NS_DRAWING },
		{ "http://purl.oclc.org/ooxml/drawingml/picture", NS_DRAWING },
		{ "http://schemas.microsoft.com/office/word/2010/wordprocessingShape", NS_DRAWING },
		{ "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup", NS_DRAWING },
		{ "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas", NS_DRAWING },
		{ "http://schemas.microsoft.com/office/drawing/2016/SVG/main", NS_DRAWING },
		{ "http://schemas.openxmlformats.org/drawingml/2006/diagram", NS_DRAWING },
		{ "http://schemas.openxmlformats.org/drawingml/2006/chart", NS_CHART },
		{ "http://purl.oclc.org/ooxml/drawingml/chart", NS_CHART },
		{ "urn:schemas-microsoft-com:vml", NS_VML },
		{ "urn:schemas-microsoft-com:office:office", NS_OFFICE },
		{ "urn:schemas-microsoft-com:office:word", NS_OFFICE },
		{ "http://schemas.openxmlformats.org/markup-compatibility/2006", NS_MC },
		{ "http://schemas.openxmlformats.org/officeDocument/2006/math", NS_MATH },
		{ "http://purl.oclc.org/ooxml/officeDocument/math", NS_MATH },
		{ "http://schemas.openxmlformats.org/officeDocument/2006/relationships", NS_RELATION },
		{ "http://purl.oclc.org/ooxml/officeDocument/relationships", NS_RELATION },
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strcmp(known[i].uri, uri) == 0)
			return known[i].ns;
	return NS_UNKNOWN;
}

static enum dx_ns
ns_of(xmlNs *ns)
{
	if (ns == NULL)
		return NS_NONE;
	if (ns->_private == NULL)
		ns->_private = (void *)(uintptr_t)(1 + classify(ns->href != NULL ? (const char *)ns->href : ""));
	return (enum dx_ns)((uintptr_t)ns->_private - 1);
}

enum dx_ns
dx_ns(const xmlNode *n)
{
	return ns_of(n->ns);
}

enum dx_name
dx_name(const struct docx *x, const xmlNode *n)
{
	unsigned at;

	if (n->type != XML_ELEMENT_NODE || ns_of(n->ns) == NS_UNKNOWN)
		return T_NONE;
	for (at = name_hash((const char *)n->name); x->names[at].name != NULL; at = (at + 1) & (NAME_SLOTS - 1))
		if (strcmp(x->names[at].name, (const char *)n->name) == 0)
			return x->names[at].token;
	return T_NONE;
}

static str
attr_text(const xmlAttr *p)
{
	if (p->children == NULL)
		return STR("");
	return str_of((const char *)p->children->content);
}

str
dx_attr(const xmlNode *n, const char *name)
{
	for (const xmlAttr *p = n->properties; p != NULL; p = p->next)
		if (strcmp((const char *)p->name, name) == 0 && ns_of(p->ns) != NS_RELATION && ns_of(p->ns) != NS_UNKNOWN)
			return attr_text(p);
	return (str){ NULL, 0 };
}

str
dx_rattr(const xmlNode *n, const char *name)
{
	for (const xmlAttr *p = n->properties; p != NULL; p = p->next)
		if (ns_of(p->ns) == NS_RELATION && strcmp((const char *)p->name, name) == 0)
			return attr_text(p);
	return (str){ NULL, 0 };
}

str
dx_val(const xmlNode *n)
{
	return dx_attr(n, "val");
}

bool
dx_is_on(str s, bool otherwise)
{
	if (s.p == NULL)
		return otherwise;
	return !str_eq(s, STR("0")) && !str_eq(s, STR("false")) && !str_eq(s, STR("off")) && !str_eq(s, STR("none"));
}

bool
dx_on(const xmlNode *n)
{
	return dx_is_on(dx_val(n), true);
}

xmlNode *
dx_child(const struct docx *x, const xmlNode *n, enum dx_name name)
{
	if (n == NULL)
		return NULL;
	for (xmlNode *c = n->children; c != NULL; c = c->next)
		if (dx_name(x, c) == name)
			return c;
	return NULL;
}

str
dx_text(const xmlNode *n)
{
	const xmlNode *c = n->children;

	while (c != NULL && c->type != XML_TEXT_NODE && c->type != XML_CDATA_SECTION_NODE)
		c = c->next;
	return c != NULL && c->content != NULL ? str_of((const char *)c->content) : STR("");
}

/* A number with sign and decimals × 1000, where it ends in *at. False: none. */
static bool
milli(str s, size_t *at, int64_t *value)
{
	bool minus = s.n > 0 && s.p[0] == '-';
	size_t i = minus || (s.n > 0 && s.p[0] == '+');
	size_t from = i;
	int64_t v = 0, place = 1000;

	for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++)
		if (v < INT64_C(1000000000000))
			v = v * 10 + (s.p[i] - '0');
	v *= 1000;
	if (i < s.n && s.p[i] == '.')
		for (i++; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++)
			if (place > 1)
				v += (s.p[i] - '0') * (place /= 10);
	*at = i;
	*value = minus ? -v : v;
	return i > from;
}

long
dx_long(str s, long otherwise)
{
	int64_t v;
	size_t at;

	if (!milli(str_trim(s), &at, &v))
		return otherwise;
	v /= 1000;
	return v > 1000000000 ? 1000000000 : v < -1000000000 ? -1000000000 : (long)v;
}

static int64_t
divide(int64_t v, int64_t by)
{
	return (v >= 0 ? v + by / 2 : v - by / 2) / by;
}

/* Twips × 1000 in one of the unit. */
static int64_t
unit_milli(str unit)
{
	static const struct {
		const char *name;
		int milli;
	} units[] = { { "pt", 20000 }, { "cm", 566929 }, { "mm", 56693 }, { "in", 1440000 }, { "pc", 240000 }, { "pi", 240000 },
		{ "px", 15000 } };

	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (str_eq(unit, str_of(units[i].name)))
			return units[i].milli;
	return 0;
}

int
dx_twips(struct docx *x, str s, const char *what)
{
	int64_t v, unit;
	size_t at;

	s = str_trim(s);
	if (!milli(s, &at, &v))
		return 0;
	unit = unit_milli(str_sub(s, at, s.n));
	v = divide(v, 1000) == v / 1000 && unit == 0 ? v / 1000 : unit != 0 ? divide(v * (unit / 1000), 1000) + divide(v * (unit % 1000), 1000000) : divide(v, 1000);
	return import_clamp(v, -IMPORT_LENGTH_MAX, IMPORT_LENGTH_MAX, what, dx_loc(x), x->d);
}

int
dx_emu(struct docx *x, str s)
{
	int64_t v;
	size_t at;

	s = str_trim(s);
	if (!milli(s, &at, &v))
		return 0;
	if (at < s.n)
		return dx_twips(x, s, "emu");
	return import_clamp(divide(v / 1000, 635), -IMPORT_LENGTH_MAX, IMPORT_LENGTH_MAX, _("size of a drawing"), dx_loc(x), x->d);
}

int
dx_percent(str s, int unit)
{
	int64_t v;
	size_t at;

	s = str_trim(s);
	if (!milli(s, &at, &v))
		return 0;
	v = at < s.n && s.p[at] == '%' ? divide(v * 50, 1000) : divide(v * 50, 1000 * (int64_t)unit);
	return v > 100000 ? 100000 : v < -100000 ? -100000 : (int)v;
}

struct loc
dx_loc(const struct docx *x)
{
	return loc_at(x->source, x->paragraph, 0);
}

void
dx_warn(struct docx *x, const struct diag_kind *kind, const char *fmt, ...)
{
	char text[256];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	diag_add(x->d, kind, dx_loc(x), "%s", text);
}

xmlNode *
dx_root(struct docx *x, str part)
{
	xmlDoc *doc = pkg_has(x->pkg, part) ? pkg_xml(x->pkg, part, x->a, x->d) : NULL;

	return doc != NULL ? xmlDocGetRootElement(doc) : NULL;
}

struct place
dx_enter(struct docx *x, str part)
{
	struct place was = { x->part, x->source, x->paragraph };
	str shown = part;

	for (size_t slash = str_find_char(shown, '/', 0); slash < shown.n; slash = str_find_char(shown, '/', 0))
		shown = str_sub(shown, slash + 1, shown.n);
	x->part = part;
	x->source = source_new(x->d->a, SOURCE_PART, str_copy(x->d->a, str_of(pkg_name(x->pkg))), str_copy(x->d->a, shown));
	x->paragraph = 0;
	return was;
}

void
dx_leave(struct docx *x, struct place p)
{
	x->part = p.part;
	x->source = p.source;
	x->paragraph = p.paragraph;
}

/* Every namespace that a branch requires is one of those whose drawings or hints can be read. */
static bool
supported(const xmlNode *choice)
{
	static const char *const extra[] = {
		"http://schemas.microsoft.com/office/word/2010/wordml",
		"http://schemas.microsoft.com/office/word/2012/wordml",
		"http://schemas.microsoft.com/office/drawing/2010/main",
	};
	str rest = dx_attr(choice, "Requires");
	bool all = rest.n > 0;

	while (all && rest.n > 0) {
		char prefix[64];
		str one = str_split(&rest, ' ');
		const xmlNs *ns;

		if (one.n == 0)
			continue;
		snprintf(prefix, sizeof prefix, STR_FMT, STR_ARG(one));
		ns = xmlSearchNs(choice->doc, (xmlNode *)(uintptr_t)choice, (const xmlChar *)prefix);
		all = ns != NULL && ns->href != NULL;
		if (all && classify((const char *)ns->href) == NS_UNKNOWN) {
			all = false;
			for (size_t i = 0; i < sizeof extra / sizeof *extra; i++)
				all = all || strcmp(extra[i], (const char *)ns->href) == 0;
		}
	}
	return all;
}

xmlNode *
dx_alternate(const struct docx *x, const xmlNode *n)
{
	for (xmlNode *c = n->children; c != NULL; c = c->next)
		if (dx_name(x, c) == T_Choice && supported(c))
			return c;
	return dx_child(x, n, T_Fallback);
}

int
dx_colour(str s)
{
	int v = 0;

	if (s.n > 0 && s.p[0] == '#')
		s = str_sub(s, 1, s.n);
	if (s.n != 6)
		return COLOUR_AUTO;
	for (size_t i = 0; i < 6; i++) {
		char c = s.p[i];

		if (c >= '0' && c <= '9')
			v = v * 16 + (c - '0');
		else if ((c | 32) >= 'a' && (c | 32) <= 'f')
			v = v * 16 + ((c | 32) - 'a' + 10);
		else
			return COLOUR_AUTO;
	}
	return v;
}
