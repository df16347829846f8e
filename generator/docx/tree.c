#include "docx/inner.h"

#include <libxml/parser.h>
#include <string.h>

/*
 * Parts become trees of struct node as libxml2 reports their elements. Its own tree costs four times
 * the memory (a table of a hundred thousand rows is to fit) and twice the time, since it keeps revision ids, namespaces
 * and text nodes that nobody asks for. Here names become numbers: a hash of the letters, then one
 * comparison, kept by the address that libxml2's dictionary gives each name. Which vocabulary a namespace is
 * (transitional or strict) is worked out once for each address too.
 */
enum { NAME_SLOTS = 2048, SEEN = 512, VALUES = 1024, VALUE_SHARED = 24 };

static const char *const name_texts[] = { "",
#define DOCX_NAME(n) #n,
	DOCX_NAMES(DOCX_NAME)
#undef DOCX_NAME
};

struct names {
	struct {
		const char *name;
		enum dx_name token;
	} slots[NAME_SLOTS];
	str values[VALUES]; /* short attribute values met before: thousands are "1", "0", "dxa" */
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
	x->names = ARENA_NEW(x->nodes, struct names);
	for (int i = 1; i < T_NAMES; i++) {
		unsigned at = name_hash(name_texts[i]);

		while (x->names->slots[at].name != NULL)
			at = (at + 1) & (NAME_SLOTS - 1);
		x->names->slots[at].name = name_texts[i];
		x->names->slots[at].token = (enum dx_name)i;
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

/* --- what one parse keeps ------------------------------------------------------------- */

struct prefix {
	const char *name; /* of libxml2's dictionary */
	bool supported;
};

struct tree {
	struct docx *x;
	struct node *root, *now;
	struct node **last; /* where the next child of now goes */
	VEC(struct node **) lasts;
	struct out text;
	struct {
		const void *address;
		const char *name;
		enum dx_name token;
	} seen[SEEN];
	struct {
		const void *address;
		enum dx_ns ns;
	} spaces[64];
	VEC(struct node *) fields;   /* that have begun; NULL where a text of its own does */
	VEC(struct prefix) prefixes; /* declared anywhere so far, the latest last */
};

static enum dx_ns
ns_of(struct tree *t, const xmlChar *uri)
{
	size_t at = ((uintptr_t)uri >> 3) % (sizeof t->spaces / sizeof *t->spaces);

	if (uri == NULL)
		return NS_NONE;
	if (t->spaces[at].address != uri) {
		t->spaces[at].address = uri;
		t->spaces[at].ns = classify((const char *)uri);
	}
	return t->spaces[at].ns;
}

/* The index of a name among those seen, with a copy that outlives the parser. */
static size_t
seen(struct tree *t, const xmlChar *name)
{
	size_t at = ((uintptr_t)name >> 3) % SEEN;
	unsigned slot;

	if (t->seen[at].address == name)
		return at;
	t->seen[at].address = name;
	t->seen[at].token = T_NONE;
	for (slot = name_hash((const char *)name); t->x->names->slots[slot].name != NULL;
	     slot = (slot + 1) & (NAME_SLOTS - 1))
		if (strcmp(t->x->names->slots[slot].name, (const char *)name) == 0) {
			t->seen[at].name = t->x->names->slots[slot].name;
			t->seen[at].token = t->x->names->slots[slot].token;
			return at;
		}
	t->seen[at].name = str_copy(t->x->nodes, str_of((const char *)name)).p;
	return at;
}

static str
value_of(struct tree *t, str v)
{
	str *slot;

	if (v.n > VALUE_SHARED)
		return str_copy(t->x->a, v);
	slot = &t->x->names->values[str_hash(v) % VALUES];
	if (slot->p == NULL || !str_eq(*slot, v))
		*slot = str_copy(t->x->a, v);
	return *slot;
}

static void
attributes(struct tree *t, struct node *n, int count, const xmlChar **at)
{
	struct attr **last = &n->attrs;

	for (int i = 0; i < count; i++, at += 5) {
		enum dx_ns ns = ns_of(t, at[2]);
		str value = { (const char *)at[3], (size_t)(at[4] - at[3]) };
		struct attr *p;

		if (at[1] != NULL && strcmp((const char *)at[1], "xml") == 0)
			n->preserve =
			    strcmp((const char *)at[0], "space") == 0 ? str_eq(value, STR("preserve")) : n->preserve;
		if (ns == NS_UNKNOWN || strncmp((const char *)at[0], "rsid", 4) == 0)
			continue;
		p = ARENA_NEW(t->x->nodes, struct attr);
		p->name = t->seen[seen(t, at[0])].name;
		value = value_of(t, value);
		p->value = value.p;
		p->value_n = (uint32_t)value.n;
		p->relation = ns == NS_RELATION;
		*last = p;
		last = &p->next;
	}
}

/* Vocabularies beyond those that are read whose branch in mc:AlternateContent can be taken all the same. */
static bool
harmless(const char *uri)
{
	static const char *const uris[] = {
		"http://schemas.microsoft.com/office/word/2010/wordml",
		"http://schemas.microsoft.com/office/word/2012/wordml",
		"http://schemas.microsoft.com/office/drawing/2010/main",
	};

	for (size_t i = 0; i < sizeof uris / sizeof *uris; i++)
		if (strcmp(uris[i], uri) == 0)
			return true;
	return classify(uri) != NS_UNKNOWN;
}

/* All prefixes that Requires names are declared and can be read. */
static bool
requirements_met(const struct tree *t, str rest)
{
	bool all = rest.n > 0;

	while (all && rest.n > 0) {
		str one = str_split(&rest, ' ');
		bool met = one.n == 0;

		for (size_t i = t->prefixes.n; i > 0 && one.n > 0; i--)
			if (str_eq(one, str_of(t->prefixes.at[i - 1].name))) {
				met = t->prefixes.at[i - 1].supported;
				break;
			}
		all = met;
	}
	return all;
}

/* A text of its own: no field goes on from it or into it. */
static bool
is_story(const struct node *n)
{
	return n->token == T_txbxContent || n->token == T_footnote || n->token == T_endnote;
}

/* Fields that have begun since the text did and never end. */
static void
mark_open(struct tree *t)
{
	while (t->fields.n > 0 && t->fields.at[t->fields.n - 1] != NULL)
		t->fields.at[--t->fields.n]->open = true;
	if (t->fields.n > 0)
		t->fields.n--;
}

static void
follow_field(struct tree *t, struct node *n)
{
	str type = dx_attr(n, "fldCharType");

	if (str_eq(type, STR("begin")))
		*VEC_ADD(t->x->nodes, &t->fields) = n;
	else if (str_eq(type, STR("end")) && t->fields.n > 0 && t->fields.at[t->fields.n - 1] != NULL)
		t->fields.n--;
}

static void
start(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
    const xmlChar **ns_list, int attrs, int defaulted, const xmlChar **attr_list)
{
	struct tree *t = ((xmlParserCtxt *)ctx)->_private;
	struct node *n = ARENA_NEW(t->x->nodes, struct node);
	size_t at = seen(t, name);

	(void)prefix, (void)defaulted;
	out_reset(&t->text);
	for (int i = 0; i < namespaces; i++)
		if (ns_list[2 * i] != NULL && ns_list[2 * i + 1] != NULL)
			*VEC_ADD(t->x->nodes, &t->prefixes) =
			    (struct prefix){ str_copy(t->x->nodes, str_of((const char *)ns_list[2 * i])).p,
				    harmless((const char *)ns_list[2 * i + 1]) };
	n->parent = t->now;
	n->name = t->seen[at].name;
	n->ns = (uint8_t)ns_of(t, uri);
	n->token = n->ns == NS_UNKNOWN ? T_NONE : (uint16_t)t->seen[at].token;
	n->preserve = t->now != NULL && t->now->preserve;
	attributes(t, n, attrs, attr_list);
	if (n->token == T_fldChar)
		follow_field(t, n);
	if (is_story(n))
		*VEC_ADD(t->x->nodes, &t->fields) = NULL;
	if (n->token == T_Choice)
		n->supported = requirements_met(t, dx_attr(n, "Requires"));
	if (t->root == NULL)
		t->root = n;
	else
		*t->last = n;
	*VEC_ADD(t->x->nodes, &t->lasts) = t->root == n ? NULL : &n->next;
	t->now = n;
	t->last = &n->children;
}

static void
end(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct tree *t = ((xmlParserCtxt *)ctx)->_private;

	(void)name, (void)prefix, (void)uri;
	if (t->text.n > 0 && t->now->children == NULL) {
		str text = value_of(t, out_str(&t->text));

		t->now->text = text.p;
		t->now->text_n = (uint32_t)text.n;
	}
	out_reset(&t->text);
	if (is_story(t->now))
		mark_open(t);
	t->last = t->lasts.at[--t->lasts.n];
	t->now = t->now->parent;
}

static void
characters(void *ctx, const xmlChar *text, int n)
{
	struct tree *t = ((xmlParserCtxt *)ctx)->_private;

	if (t->now != NULL && t->now->children == NULL)
		out_bytes(&t->text, text, (size_t)n);
}

struct node *
dx_tree(struct docx *x, str bytes, str part)
{
	static const xmlSAXHandler handler = { .startElementNs = start,
		.endElementNs = end,
		.characters = characters,
		.ignorableWhitespace = characters,
		.cdataBlock = characters };
	struct tree *t = ARENA_NEW(x->nodes, struct tree);
	bool ok;

	t->x = x;
	out_init(&t->text);
	ok = pkg_xml_sax(bytes, str_of(pkg_name(x->pkg)), part, &handler, t, x->d);
	out_release(&t->text);
	mark_open(t);
	return ok ? t->root : NULL;
}
