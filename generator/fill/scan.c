#include "fill/scan.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/out.h"
#include "fill/kinds.h"

/*
 * A reader of its own beside libxml2's, for one reason: every element must be told
 * as the bytes it stands in, which a tree of nodes forgets, and a parser with
 * events tells by line and column at best. It checks what the offsets depend on
 * (tags nest and close, quotes end) and leaves the rest to those who read the part
 * as XML. One loop over "<"; the depth of nesting is a number, not a recursion; the
 * inside of properties is stepped over, since no tag can stand there.
 */
struct scanner {
	struct fill_tree *t;
	struct arena *a;
	const struct fill_role_name *table[256]; /* by hash; chains by probing */
	bool loose;
	uint32_t open;        /* innermost open element */
	unsigned depth, skip; /* skip: depth of the property element whose inside is passed over */
};

static unsigned
name_hash(str s)
{
	unsigned h = 5381;

	for (size_t i = 0; i < s.n; i++)
		h = h * 33 ^ (unsigned char)s.p[i];
	return (h ^ h >> 8) & 255;
}

static void
table_fill(struct scanner *s, const struct fill_role_name *roles)
{
	for (; roles->name != NULL; roles++) {
		unsigned h = name_hash(str_of(roles->name));

		while (s->table[h] != NULL)
			h = (h + 1) & 255;
		s->table[h] = roles;
	}
}

static enum fill_role
role_of(const struct scanner *s, str name)
{
	unsigned h = name_hash(name);

	for (; s->table[h] != NULL; h = (h + 1) & 255)
		if (strncmp(s->table[h]->name, name.p, name.n) == 0 && s->table[h]->name[name.n] == '\0')
			return s->table[h]->role;
	return ROLE_NONE;
}

static bool
name_char(char c)
{
	return c != '>' && c != '/' && c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '<' && c != '=';
}

/* One past the ">" of the tag at i; 0 where it never closes. */
static size_t
find_tag_end(str b, size_t i, bool *brace, int *attributes)
{
	for (i++; i < b.n; i++) {
		char c = b.p[i];

		if (c == '"' || c == '\'') {
			const char *q = memchr(b.p + i + 1, c, b.n - i - 1);

			if (q == NULL)
				return 0;
			if (memchr(b.p + i, '<', (size_t)(q - b.p) - i) != NULL)
				return 0;
			if (memchr(b.p + i, '{', (size_t)(q - b.p) - i) != NULL)
				*brace = true;
			else if (memchr(b.p + i, '%', (size_t)(q - b.p) - i) != NULL)
				*brace = true; /* braces may be escaped in an address */
			++*attributes;
			i = (size_t)(q - b.p);
		} else if (c == '>') {
			return i + 1;
		} else if (c == '<') {
			return 0;
		}
	}
	return 0;
}

static uint32_t
node_add(struct scanner *s, enum fill_role role, size_t from, size_t to)
{
	struct fill_node *n = VEC_ADD(s->a, &s->t->nodes);

	n->from = (uint32_t)from;
	n->open_to = n->close_from = n->to = (uint32_t)to;
	n->parent = s->open;
	n->role = (uint8_t)role;
	n->last = (uint32_t)s->t->nodes.n;
	return (uint32_t)s->t->nodes.n - 1;
}

static void
scan_characters(struct scanner *s, size_t from, size_t to)
{
	enum fill_role above = s->t->nodes.at[s->open].role;

	if (s->skip > 0 || from == to)
		return;
	if (s->loose || above == ROLE_TEXT || above == ROLE_RAW_TEXT)
		node_add(s, ROLE_CHARS, from, to);
}

static bool
close_tag(struct scanner *s, size_t i, size_t end)
{
	str b = s->t->bytes;
	struct fill_node *n;
	str name, opened;

	if (s->depth == 0)
		return false;
	if (s->skip > 0 && s->depth-- > s->skip)
		return true; /* inside properties: only counted; their end is checked below */
	if (s->skip > 0)
		s->skip = 0;
	else
		s->depth--;
	n = &s->t->nodes.at[s->open];
	opened = node_name(s->t, s->open);
	name = str_trim(str_sub(b, i + 2, end - 1));
	if (!str_eq(name, opened))
		return false;
	n->close_from = (uint32_t)i;
	n->to = (uint32_t)end;
	n->last = (uint32_t)s->t->nodes.n;
	s->open = n->parent;
	return true;
}

static const struct diag_kind *
open_tag(struct scanner *s, size_t i, size_t *end)
{
	str b = s->t->bytes;
	size_t k = i + 1;
	bool brace = false, empty;
	int attributes = 0;
	enum fill_role role;
	uint32_t n;

	while (k < b.n && name_char(b.p[k]))
		k++;
	*end = find_tag_end(b, k - 1, &brace, &attributes);
	if (*end == 0 || k == i + 1)
		return &fill_bad_xml;
	if (attributes > LIMIT_XML_ATTRIBUTES)
		return &fill_many_attributes;
	empty = b.p[*end - 2] == '/';
	if (s->depth + 1 > LIMIT_XML_DEPTH)
		return &fill_deep_xml;
	if (s->t->nodes.n >= LIMIT_XML_NODES)
		return &fill_many_nodes;
	if (s->skip > 0) {
		s->depth += !empty;
		return NULL;
	}
	role = role_of(s, str_sub(b, i + 1, k));
	n = node_add(s, role, i, *end);
	s->t->nodes.at[n].attribute_tag = brace;
	if (empty)
		return NULL;
	s->open = n;
	s->depth++;
	if (role == ROLE_PROPS)
		s->skip = s->depth;
	return NULL;
}

static bool
refuse_part(const struct diag_kind *kind, struct loc where, struct diags *d)
{
	diag_add(d, kind, where, NULL);
	return false;
}

bool
scan_part(struct fill_tree *t, str b, const struct fill_role_name *roles, bool loose, struct loc where, struct arena *a,
    struct diags *d)
{
	struct scanner s = { t, a, { NULL }, loose, 0, 0, 0 };
	size_t i = 0;

	*t = (struct fill_tree){ b, { NULL, 0, 0 } };
	if (b.n >= UINT32_MAX)
		return refuse_part(&fill_bad_xml, where, d);
	table_fill(&s, roles);
	node_add(&s, ROLE_BOX, 0, b.n);
	t->nodes.at[0].open_to = 0;
	t->nodes.at[0].parent = NODE_NONE;
	while (i < b.n) {
		const char *lt = memchr(b.p + i, '<', b.n - i);
		size_t at = lt != NULL ? (size_t)(lt - b.p) : b.n, end;
		const struct diag_kind *wrong;

		if (s.depth > 0)
			scan_characters(&s, i, at);
		if (at == b.n)
			break;
		if (at + 1 < b.n && b.p[at + 1] == '/') {
			const char *gt = memchr(b.p + at, '>', b.n - at);

			if (gt == NULL)
				return refuse_part(&fill_bad_xml, where, d);
			end = (size_t)(gt - b.p) + 1;
			if (!close_tag(&s, at, end))
				return refuse_part(&fill_bad_xml, where, d);
		} else if (at + 1 < b.n && (b.p[at + 1] == '?' || b.p[at + 1] == '!')) {
			str stop = b.p[at + 1] == '?' ? STR("?>") : STR("-->");

			if (str_starts(str_sub(b, at, b.n), STR("<![CDATA[")))
				stop = STR("]]>");
			else if (b.p[at + 1] == '!' && !str_starts(str_sub(b, at, b.n), STR("<!--")))
				return refuse_part(&fill_dtd, where, d);
			end = str_find(b, stop, at);
			if (end == b.n)
				return refuse_part(&fill_bad_xml, where, d);
			end += stop.n;
			if (stop.p[0] == ']' && s.skip == 0 && s.depth > 0)
				node_add(&s, ROLE_OBJECT, at, end);
		} else if ((wrong = open_tag(&s, at, &end)) != NULL) {
			return refuse_part(wrong, where, d);
		}
		i = end;
	}
	t->nodes.at[0].last = (uint32_t)t->nodes.n;
	t->nodes.at[0].close_from = t->nodes.at[0].to = (uint32_t)b.n;
	return s.depth == 0 && t->nodes.n > 1 ? true : refuse_part(&fill_bad_xml, where, d);
}

str
node_name(const struct fill_tree *t, uint32_t n)
{
	size_t i = t->nodes.at[n].from + 1, k = i;

	while (k < t->bytes.n && name_char(t->bytes.p[k]))
		k++;
	return str_sub(t->bytes, i, k);
}

str
node_open(const struct fill_tree *t, uint32_t n)
{
	return str_sub(t->bytes, t->nodes.at[n].from, t->nodes.at[n].open_to);
}

str
node_bytes(const struct fill_tree *t, uint32_t n)
{
	return str_sub(t->bytes, t->nodes.at[n].from, t->nodes.at[n].to);
}

str
node_inside(const struct fill_tree *t, uint32_t n)
{
	return str_sub(t->bytes, t->nodes.at[n].open_to, t->nodes.at[n].close_from);
}

bool
node_empty(const struct fill_tree *t, uint32_t n)
{
	return t->nodes.at[n].open_to == t->nodes.at[n].to;
}

str
tag_attribute(str open, str name, size_t *at)
{
	size_t i = 0;

	while (i < open.n && name_char(open.p[i]))
		i++;
	if (i == 0 && open.n > 0) /* "<" */
		for (i = 1; i < open.n && name_char(open.p[i]); i++)
			;
	while (i < open.n) {
		size_t from, n;
		char quote;
		const char *end;

		while (i < open.n && !name_char(open.p[i]))
			i++;
		from = i;
		while (i < open.n && name_char(open.p[i]))
			i++;
		n = i - from;
		while (i < open.n && open.p[i] != '"' && open.p[i] != '\'')
			i++;
		if (i >= open.n)
			break;
		quote = open.p[i++];
		end = memchr(open.p + i, quote, open.n - i);
		if (end == NULL)
			break;
		if (n == name.n && memcmp(open.p + from, name.p, n) == 0) {
			if (at != NULL)
				*at = i;
			return str_sub(open, i, (size_t)(end - open.p));
		}
		i = (size_t)(end - open.p) + 1;
	}
	return (str){ NULL, 0 };
}

str
node_attribute(const struct fill_tree *t, uint32_t n, str name)
{
	return tag_attribute(node_open(t, n), name, NULL);
}

uint32_t
node_child(const struct fill_tree *t, uint32_t n, enum fill_role role)
{
	for (uint32_t i = n + 1; i < t->nodes.at[n].last; i = t->nodes.at[i].last)
		if (t->nodes.at[i].role == role)
			return i;
	return NODE_NONE;
}

uint32_t
node_above(const struct fill_tree *t, uint32_t n, enum fill_role role)
{
	for (n = t->nodes.at[n].parent; n != NODE_NONE; n = t->nodes.at[n].parent)
		if (t->nodes.at[n].role == role)
			return n;
	return NODE_NONE;
}

str
xml_decode(struct arena *a, str text)
{
	struct out o;
	str result;

	if (text.n == 0 || memchr(text.p, '&', text.n) == NULL)
		return text;
	out_init(&o);
	for (size_t i = 0; i < text.n;) {
		size_t end = text.p[i] == '&' ? str_find_char(text, ';', i) : text.n;
		str name = end < text.n ? str_sub(text, i + 1, end) : STR("");

		if (str_eq(name, STR("lt")))
			out_char(&o, '<');
		else if (str_eq(name, STR("gt")))
			out_char(&o, '>');
		else if (str_eq(name, STR("amp")))
			out_char(&o, '&');
		else if (str_eq(name, STR("quot")))
			out_char(&o, '"');
		else if (str_eq(name, STR("apos")))
			out_char(&o, '\'');
		else if (name.n > 1 && name.n < 10 && name.p[0] == '#')
			out_utf8(
			    &o, (unsigned)strtoul(name.p + 1 + (name.p[1] == 'x'), NULL, name.p[1] == 'x' ? 16 : 10));
		else
			end = i, out_char(&o, text.p[i]);
		i = end + 1;
	}
	result = out_copy(&o, a);
	out_release(&o);
	return result;
}
