/*
 * Parts become trees of struct arc_node as the parser reports their elements. libxml2's own tree costs four times
 * the memory (a table of a hundred thousand rows is to fit) and twice the time, since it keeps revision ids,
 * namespaces and text nodes that nobody asks for. Here names become numbers: a hash of the letters, then one
 * comparison, kept by the address that libxml2's dictionary gives each name. Which vocabulary a namespace is is
 * worked out once for each address too; short values that come again are one.
 */
#include "archive/archive.h"

#include <string.h>

#include "base/arena.h"
#include "base/out.h"
#include "base/vec.h"

enum {
	NAME_SLOTS = 2048, /* some times the names of a vocabulary */
	NAMES_SEEN = 512,
	SPACES_SEEN = 64,
	VALUES = 1024,
	VALUE_SHARED = 24,     /* bytes; longer values seldom come again */
	ATTRIBUTE_POINTERS = 5 /* that libxml2 gives of each */
};

struct name_slot {
	const char *name;
	uint16_t token;
};

struct arc_names {
	const struct arc_vocabulary *v;
	struct arena *nodes, *texts;
	size_t left_out_n;
	struct name_slot slots[NAME_SLOTS];
	str values[VALUES]; /* short ones met before: thousands are "1", "0", "dxa" */
};

struct prefix {
	const char *name, *uri; /* of libxml2's dictionary */
};

/* What one parse keeps. */
struct arc_tree {
	struct arc_names *names;
	void *ctx;
	struct arc_node *root, *now;
	struct arc_node **last; /* where the next child of now goes */
	VEC(struct arc_node **) lasts;
	struct out text;
	struct {
		const void *address;
		struct name_slot name;
	} seen[NAMES_SEEN];
	struct {
		const void *address;
		uint8_t ns;
	} spaces[SPACES_SEEN];
	VEC(struct prefix) prefixes; /* declared anywhere so far, the latest last */
};

static unsigned
hash_name(const char *s)
{
	unsigned h = 0;

	for (; *s != '\0'; s++)
		h = h * 31 + (unsigned char)*s;
	return (h ^ h >> 11) & (NAME_SLOTS - 1);
}

/* The slot of a name, or the free one where it would go. */
static struct name_slot *
find_slot(struct arc_names *names, const char *name)
{
	unsigned at = hash_name(name);

	while (names->slots[at].name != NULL && strcmp(names->slots[at].name, name) != 0)
		at = (at + 1) & (NAME_SLOTS - 1);
	return &names->slots[at];
}

struct arc_names *
arc_names_new(const struct arc_vocabulary *v, struct arena *nodes, struct arena *texts)
{
	struct arc_names *names = ARENA_NEW(nodes, struct arc_names);

	names->v = v;
	names->nodes = nodes;
	names->texts = texts;
	names->left_out_n = v->left_out != NULL ? strlen(v->left_out) : 0;
	for (size_t i = 1; i < v->names_n; i++)
		*find_slot(names, v->names[i]) = (struct name_slot){ v->names[i], (uint16_t)i };
	return names;
}

static uint8_t
classify_space(const struct arc_vocabulary *v, const char *uri)
{
	for (size_t i = 0; i < v->spaces_n; i++)
		if (strcmp(v->spaces[i].uri, uri) == 0)
			return v->spaces[i].ns;
	return v->unknown_space;
}

static uint8_t
space_of(struct arc_tree *t, const void *uri)
{
	size_t at = ((uintptr_t)uri >> 3) % SPACES_SEEN;

	if (uri == NULL)
		return t->names->v->no_space;
	if (t->spaces[at].address != uri) {
		t->spaces[at].address = uri;
		t->spaces[at].ns = classify_space(t->names->v, uri);
	}
	return t->spaces[at].ns;
}

/* A name with its token, the text of which outlives the parser. */
static const struct name_slot *
intern_name(struct arc_tree *t, const void *name)
{
	size_t at = ((uintptr_t)name >> 3) % NAMES_SEEN;

	if (t->seen[at].address != name) {
		t->seen[at].address = name;
		t->seen[at].name = *find_slot(t->names, name);
		if (t->seen[at].name.name == NULL)
			t->seen[at].name.name = str_copy(t->names->nodes, str_of(name)).p;
	}
	return &t->seen[at].name;
}

static str
keep_value(struct arc_names *names, str v)
{
	str *slot;

	if (v.n > VALUE_SHARED)
		return str_copy(names->texts, v);
	slot = &names->values[str_hash(v) % VALUES];
	if (slot->p == NULL || !str_eq(*slot, v))
		*slot = str_copy(names->texts, v);
	return *slot;
}

static struct arc_node *
add_node(struct arc_tree *t)
{
	struct arc_node *n = ARENA_NEW(t->names->nodes, struct arc_node);

	n->parent = t->now;
	if (t->root == NULL)
		t->root = n;
	else
		*t->last = n;
	t->last = &n->next;
	return n;
}

/* What stood between two tags. leaf: nothing but text is in the element that ends now. */
static void
keep_text(struct arc_tree *t, bool leaf)
{
	if (t->text.n > 0 && t->now != NULL) {
		if (t->names->v->text_nodes)
			add_node(t)->text = keep_value(t->names, out_str(&t->text));
		else if (leaf)
			t->now->text = keep_value(t->names, out_str(&t->text));
	}
	out_reset(&t->text);
}

static void
add_attributes(struct arc_tree *t, struct arc_node *n, const struct arc_element *e)
{
	const struct arc_vocabulary *v = t->names->v;
	const unsigned char **at = e->attributes;
	struct arc_attr **last = &n->attrs;

	for (int i = 0; i < e->attributes_n; i++, at += ATTRIBUTE_POINTERS) {
		const char *name = (const char *)at[0], *prefix = (const char *)at[1];
		uint8_t ns = space_of(t, at[2]);
		str value = { (const char *)at[3], (size_t)(at[4] - at[3]) };
		struct arc_attr *p;

		if (prefix != NULL && strcmp(prefix, "xml") == 0 && strcmp(name, "space") == 0)
			n->preserve = str_eq(value, STR("preserve"));
		if (v->known_attributes && ns == v->unknown_space)
			continue;
		if (v->left_out != NULL && strncmp(name, v->left_out, t->names->left_out_n) == 0)
			continue;
		p = ARENA_NEW(t->names->nodes, struct arc_attr);
		p->name = intern_name(t, name)->name;
		value = keep_value(t->names, value);
		p->value = value.p;
		p->value_n = (uint32_t)value.n;
		p->ns = ns;
		*last = p;
		last = &p->next;
	}
}

static void
begin_node(void *ctx, const struct arc_element *e)
{
	struct arc_tree *t = ctx;
	const struct arc_vocabulary *v = t->names->v;
	const struct name_slot *name;
	struct arc_node *n;

	keep_text(t, false);
	for (int i = 0; i < e->namespaces_n; i++)
		*VEC_ADD(t->names->nodes, &t->prefixes) =
		    (struct prefix){ (const char *)e->namespaces[2 * i], (const char *)e->namespaces[2 * i + 1] };
	n = add_node(t);
	name = intern_name(t, e->name);
	n->name = name->name;
	n->ns = space_of(t, e->uri);
	if (n->ns != v->unknown_space)
		n->token = name->token;
	n->preserve = t->now != NULL && t->now->preserve;
	add_attributes(t, n, e);
	*VEC_ADD(t->names->nodes, &t->lasts) = t->last;
	t->now = n;
	t->last = &n->children;
	if (v->opened != NULL)
		v->opened(t->ctx, t, n);
}

static void
end_node(void *ctx, const char *name)
{
	struct arc_tree *t = ctx;

	(void)name;
	keep_text(t, t->now->children == NULL);
	if (t->names->v->closed != NULL)
		t->names->v->closed(t->ctx, t->now);
	t->last = t->lasts.at[--t->lasts.n];
	t->now = t->now->parent;
}

static void
gather_text(void *ctx, str text)
{
	struct arc_tree *t = ctx;

	if (t->names->v->text_nodes || (t->now != NULL && t->now->children == NULL))
		out_put(&t->text, text);
}

struct arc_node *
arc_tree(struct arc_names *names, str bytes, str file, str part, void *ctx, struct diags *d)
{
	static const struct arc_handler handler = { begin_node, end_node, gather_text };
	struct arc_tree *t = ARENA_NEW(names->nodes, struct arc_tree);
	bool ok;

	t->names = names;
	t->ctx = ctx;
	out_init(&t->text);
	ok = arc_sax(bytes, file, part, &handler, t, d);
	out_release(&t->text);
	return ok ? t->root : NULL;
}

const char *
arc_prefix_uri(const struct arc_tree *t, str prefix)
{
	for (size_t i = t->prefixes.n; i > 0; i--) {
		const char *name = t->prefixes.at[i - 1].name;

		if (str_eq(prefix, name != NULL ? str_of(name) : STR("")))
			return t->prefixes.at[i - 1].uri;
	}
	return NULL;
}

str
arc_value(const struct arc_attr *at)
{
	return (str){ at->value, at->value_n };
}

void
arc_list_named(struct arc_list *list, const struct arc_node *n, uint8_t ns, const char *name, struct arena *a)
{
	for (const struct arc_node *c = n->children; c != NULL; c = c->next) {
		if (c->name == NULL)
			continue;
		if (c->ns == ns && strcmp(c->name, name) == 0)
			*VEC_ADD(a, list) = c;
		arc_list_named(list, c, ns, name, a);
	}
}

size_t
arc_list_number(struct arc_list *list, const struct arc_node *n)
{
	for (size_t i = 0; i < list->n; i++) {
		size_t at = (list->last + i) % list->n;

		if (list->at[at] == n) {
			list->last = at;
			return at + 1;
		}
	}
	return 0;
}
