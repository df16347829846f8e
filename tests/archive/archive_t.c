#include "archive/archive.h"

#include "base/limits.h"
#include "tap.h"

/*
 * XML comes in by three doors: as libxml2's document, by SAX over bytes, and by SAX over a part that is being
 * unpacked. The same guards stand at each.
 */
enum door { DOOR_DOCUMENT, DOOR_SAX, DOOR_STREAM, DOORS };
enum { PIECE = 1 << 15, STRETCH = 5 * LIMIT_XML_ATTRIBUTES }; /* bytes: of a stream's piece; looked at together for attributes */
static const char *const door_names[DOORS] = { "document", "sax", "stream" };

struct seen {
	struct out names, text;
	int elements;
};

static void
note_start(void *ctx, const struct arc_element *e)
{
	struct seen *s = ctx;
	str value;

	s->elements++;
	if (arc_attribute(e, "ten", &value))
		out_printf(&s->names, "[" STR_FMT "]", STR_ARG(value));
}

static void
note_end(void *ctx, const char *name)
{
	(void)ctx, (void)name;
}

static void
note_text(void *ctx, str text)
{
	out_put(&((struct seen *)ctx)->text, text);
}

static struct archive *
zip_around(str xml, struct arena *a, struct diags *d)
{
	struct arc_part part = { .name = STR("p.xml"), .bytes = xml, .is_plain = true };
	const char *why;
	str bytes;

	if (!arc_store(&part, 1, a, &bytes, &why))
		FAIL("no archive: %s", why);
	return arc_open(bytes, STR("f"), a, d);
}

static bool
pass_door(enum door door, str xml, struct seen *s, struct arena *a, struct diags *d)
{
	static const struct arc_handler handler = { note_start, note_end, note_text };
	struct archive *z;

	switch (door) {
	case DOOR_DOCUMENT: return arc_xml(xml, STR("f"), STR("p.xml"), a, d) != NULL;
	case DOOR_SAX: return arc_sax(xml, STR("f"), STR("p.xml"), &handler, s, d);
	default: z = zip_around(xml, a, d); return z != NULL && arc_stream(arc_find(z, STR("p.xml")), &handler, s, d);
	}
}

/* The same complaint stands at each door; "" for none. */
static void
expect_all(str xml, const char *id, const char *what)
{
	for (int door = 0; door < DOORS; door++) {
		struct arena *a = arena_new(1 << 16);
		struct seen s = { .elements = 0 };
		struct diags d;
		bool passed;

		diags_init(&d, a);
		out_init(&s.names);
		out_init(&s.text);
		passed = pass_door((enum door)door, xml, &s, a, &d);
		if (passed != (id[0] == '\0') || strcmp(d.first != NULL ? d.first->kind->id : "", id) != 0)
			FAIL("%s by %s: %s, %s", what, door_names[door], passed ? "passed" : "refused", d.first != NULL ? d.first->kind->id : "none");
		if (d.first != NULL)
			OK(str_eq(d.first->where.source->file, STR("f")) && str_eq(d.first->where.source->part, STR("p.xml")));
		out_release(&s.names);
		out_release(&s.text);
		arena_free(a);
	}
}

/* before, each with the numbers from 0 to times - 1, after */
static str
repeat(struct arena *a, const char *before, const char *each, int times, const char *after)
{
	struct out o;
	str s;

	out_init(&o);
	out_put(&o, str_of(before));
	for (int i = 0; i < times; i++)
		out_printf(&o, each, i);
	out_put(&o, str_of(after));
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

TEST(xml_that_no_office_file_needs_is_refused_at_every_door)
{
	static const struct {
		const char *xml, *id, *what;
	} rows[] = {
		{ "<a>b</a>", "", "sound" },
		{ "\xef\xbb\xbf<a>b</a>", "", "a byte order mark" },
		{ "<?xml version='1.0' encoding = 'utf-8'?><a/>", "", "UTF-8 in so many words" },
		{ "<a><b></a>", "P112", "not closed in order" },
		{ "<a><b>", "P112", "cut off" },
		{ "<a>&la;</a>", "P112", "an entity that XML does not have" },
		{ "<a b='&la;'/>", "P112", "the same in an attribute" },
		{ "<!DOCTYPE a><a/>", "P113", "a document type" },
		{ "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "P113", "an entity of its own" },
		{ "<!-- x --><?x y?><!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", "P113", "one that leads out, behind a comment" },
		{ "<?xml version='1.0' encoding='ISO-8859-1'?><a/>", "P116", "Latin-1" },
		{ "<?xml version='1.0' encoding='UTF-7'?><a/>", "P116", "UTF-7" },
		{ "\xff\xfe<.a./.>", "P116", "UTF-16" },
		{ "\x4c\x6f\xa7\x94\x93", "P116", "EBCDIC" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		expect_all(str_of(rows[i].xml), rows[i].id, rows[i].what);
}

TEST(attributes_are_counted_wherever_pieces_meet)
{
	/* bytes before the tag: it begins in the first piece and goes on in the second, at each of its states */
	for (int at = PIECE - 30; at <= PIECE + 1; at++) {
		struct arena *a = arena_new(1 << 16);
		char *pad = arena_alloc(a, (size_t)at + 1);
		str most, more;

		memset(pad, 'x', (size_t)at);
		memcpy(pad, "<a>", 3);
		most = repeat(a, str_format(a, "%s<b", pad).p, " a%d=''", LIMIT_XML_ATTRIBUTES, "/></a>");
		more = repeat(a, str_format(a, "%s<b", pad).p, " a%d=''", LIMIT_XML_ATTRIBUTES + 1, "/></a>");
		expect_all(most, "", "as many attributes as may be");
		expect_all(more, "P115", "one more");
		arena_free(a);
	}
}

TEST(attributes_cannot_be_hidden_from_counting)
{
	static const struct {
		const char *before, *what;
	} rows[] = {
		{ "<a><!-- b < c \" --><b", "behind a quote in a comment" },
		{ "<a><![CDATA[ < ' ]]><b", "behind a quote in character data" },
		{ "<a><?x < \" ?><b", "behind a quote in an instruction" },
		{ "<a>\"<b z='>'", "behind a closing mark in a value" },
		{ "<a b='\"'><b", "behind a quote in the other quotes" },
	};

	/* text before, so that each "<" is the last of the bytes that are looked at together */
	for (size_t pad = STRETCH - 30; pad <= STRETCH; pad++)
		for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
			struct arena *a = arena_new(1 << 16);
			char *text = arena_alloc(a, pad + 1);

			memset(text, 'x', pad);
			expect_all(repeat(a, str_format(a, "<r>%s%s", text, rows[i].before).p, " a%d='1'", LIMIT_XML_ATTRIBUTES + 1, "/></a></r>"),
			    "P115", rows[i].what);
			arena_free(a);
		}
}

TEST(what_only_looks_like_many_attributes_passes)
{
	struct arena *a = arena_new(1 << 16);

	expect_all(repeat(a, "<a>", "\"%d\" ", 3000, "</a>"), "", "quotes in text");
	expect_all(repeat(a, "<a><!-- ", "\"%d\" ", 3000, " --></a>"), "", "quotes in a comment");
	expect_all(repeat(a, "<a><?x ", "\"%d\" ", 3000, "?></a>"), "", "quotes in an instruction");
	expect_all(repeat(a, "<a>", "<b c='1' d='%d'/>", 3000, "</a>"), "", "two each of many elements");
	arena_free(a);
}


static str
nested(struct arena *a, int levels)
{
	struct out o;
	str s;

	out_init(&o);
	for (int i = 0; i < levels; i++)
		out_put(&o, STR("<a>"));
	for (int i = 0; i < levels; i++)
		out_put(&o, STR("</a>"));
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

/* text in UTF-16, with its mark */
static str
utf16(struct arena *a, const char *text, bool big)
{
	struct out o;
	str s;

	out_init(&o);
	out_put(&o, big ? STR("\xfe\xff") : STR("\xff\xfe"));
	for (; *text != '\0'; text++) { /* "~" stands for U+1EBF, "^" for a pair, "`" for half of one */
		unsigned units[2] = { (unsigned char)*text, 0 };

		if (*text == '~')
			units[0] = 0x1ebf;
		if (*text == '^' || *text == '`')
			units[0] = 0xd83d;
		if (*text == '^')
			units[1] = 0xde00;
		for (int i = 0; i < 2 && (i == 0 || units[i] != 0); i++) {
			out_char(&o, (char)(big ? units[i] >> 8 : units[i]));
			out_char(&o, (char)(big ? units[i] : units[i] >> 8));
		}
	}
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

TEST(a_part_in_utf_16_is_read_as_one_in_utf_8)
{
	static const struct {
		const char *text, *seen, *id;
	} rows[] = {
		{ "<a ten='k~'>k~ ^</a>", "[kế]kế 😀", "" },
		{ "<?xml version='1.0' encoding='UTF-16'?><a>k~</a>", "kế", "" },
		{ "<?xml version=\"1.0\" encoding = \"utf-16le\" standalone='yes'?><a>k~</a>", "kế", "" },
		{ "<?xml version='1.0' encoding='UTF-8'?><a>k~</a>", "", "P116" }, /* it says what it is not */
		{ "<a>`</a>", "", "P116" },
		{ "<!DOCTYPE a><a/>", "", "P113" }, /* no way around the guards */
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		for (int big = 0; big < 2; big++) {
			static const struct arc_handler handler = { note_start, note_end, note_text };
			struct arena *a = arena_new(1 << 16);
			struct seen s = { .elements = 0 };
			struct diags d;
			struct archive *z;
			str bytes;

			diags_init(&d, a);
			out_init(&s.names);
			out_init(&s.text);
			z = zip_around(utf16(a, rows[i].text, big), a, &d);
			OK(arc_stream(arc_find(z, STR("p.xml")), &handler, &s, &d) == (rows[i].id[0] == '\0'));
			if (rows[i].id[0] == '\0')
				IS_STR(str_concat(a, out_str(&s.names), out_str(&s.text)), str_of(rows[i].seen));
			IS_STR(d.first != NULL ? str_of(d.first->kind->id) : STR(""), str_of(rows[i].id));
			diags_init(&d, a); /* and unpacked whole, for the other doors */
			z = zip_around(utf16(a, rows[i].text, big), a, &d);
			OK(arc_unpack(arc_find(z, STR("p.xml")), a, &bytes, &d));
			OK((arc_xml(bytes, STR("f"), STR("p.xml"), a, &d) != NULL) == (rows[i].id[0] == '\0'));
			out_release(&s.names);
			out_release(&s.text);
			arena_free(a);
		}
}

TEST(what_is_kept_as_a_tree_has_a_limit_and_what_streams_has_none)
{
	static const int most[DOORS] = { LIMIT_XML_NODES, LIMIT_XML_NODES_LEAN, 0 };

	for (int door = 0; door < DOORS; door++)
		for (int more = 0; more < 2; more++) {
			struct arena *a = arena_new(1 << 16);
			int n = most[door] > 0 ? most[door] : LIMIT_XML_NODES_LEAN;
			bool allowed = more == 0 || most[door] == 0;
			struct seen s = { .elements = 0 };
			struct diags d;

			diags_init(&d, a);
			OK(pass_door((enum door)door, repeat(a, "<a>", "<b c=''/>", n / 2 - 1 + more, "</a>"), &s, a, &d) == allowed);
			IS_STR(d.first != NULL ? str_of(d.first->kind->id) : STR(""), allowed ? STR("") : STR("P130"));
			arena_free(a);
		}
}

TEST(depth_has_a_limit)
{
	struct arena *a = arena_new(1 << 16);

	expect_all(nested(a, LIMIT_XML_DEPTH + 1), "P114", "too deep");
	expect_all(nested(a, LIMIT_XML_DEPTH), "", "as deep as may be");
	arena_free(a);
}

TEST(references_are_resolved_at_every_door_for_sax)
{
	static const char xml[] = "<a ten='Thu &amp; chi'>Thu &amp; <b ten='1 &#38; 2 &#x26; 3 &lt; 4 &#7871; &quot;'>chi &#38; &#x1ebf; &lt;</b><![CDATA[ & <]]></a>";

	for (int door = DOOR_SAX; door < DOORS; door++) {
		struct arena *a = arena_new(1 << 16);
		struct seen s = { .elements = 0 };
		struct diags d;

		diags_init(&d, a);
		out_init(&s.names);
		out_init(&s.text);
		OK(pass_door((enum door)door, str_of(xml), &s, a, &d));
		IS_STR(out_str(&s.names), STR("[Thu & chi][1 & 2 & 3 < 4 ế \"]"));
		IS_STR(out_str(&s.text), STR("Thu & chi & ế < & <"));
		IS_INT(s.elements, 2);
		out_release(&s.names);
		out_release(&s.text);
		arena_free(a);
	}
}

/* Both headers of the only part claim so many bytes. */
static void
claim(char *zip, size_t n, unsigned char bytes)
{
	for (size_t i = 0; i + 46 < n; i++) {
		if (memcmp(zip + i, "PK\3\4", 4) == 0)
			memcpy(zip + i + 22, (char[4]){ (char)bytes }, 4);
		if (memcmp(zip + i, "PK\1\2", 4) == 0)
			memcpy(zip + i + 24, (char[4]){ (char)bytes }, 4);
	}
}

static const char *
stream_bent(bool lies, bool flipped)
{
	static const struct arc_handler handler = { note_start, note_end, NULL };
	struct arena *a = arena_new(1 << 16);
	struct arc_part part = { .name = STR("p.xml"), .bytes = STR("<a>one two three four</a>"), .is_plain = flipped };
	struct seen s = { .elements = 0 };
	const char *why, *said = "none";
	struct archive *z;
	struct diags d;
	char *bent;
	str bytes;

	diags_init(&d, a);
	out_init(&s.names);
	OK(arc_store(&part, 1, a, &bytes, &why));
	bent = arena_copy(a, bytes.p, bytes.n);
	if (lies)
		claim(bent, bytes.n, 16);
	if (flipped)
		bent[str_find(bytes, STR("two"), 0)] = 'T';
	z = arc_open((str){ bent, bytes.n }, STR("f"), a, &d);
	if (z != NULL && arc_stream(arc_entry_at(z, 0), &handler, &s, &d))
		said = "passed";
	else if (d.first != NULL)
		said = d.first->kind->id;
	out_release(&s.names);
	arena_free(a);
	return said;
}

TEST(a_stream_is_compared_with_what_the_archive_claims)
{
	IS_STR(str_of(stream_bent(false, false)), STR("passed"));
	IS_STR(str_of(stream_bent(true, false)), STR("P102"));
	IS_STR(str_of(stream_bent(false, true)), STR("P102")); /* its sum */
}

/* --- the tree ----------------------------------------------------------------------------- */

enum { NS_NONE, NS_UNKNOWN, NS_ONE, NS_TWO };
static const char *const names[] = { "", "root", "p", "leaf" };
static const struct arc_space spaces[] = { { "urn:one", NS_ONE }, { "urn:two", NS_TWO } };
static const char tree_xml[] = "<o:root xmlns:o='urn:one' xmlns:t='urn:two' xmlns:z='urn:other' o:x='1 &amp; 2' rsidR='9' z:y='2'>"
                               "<o:p xml:space='preserve'>a<t:leaf t:x='3'>b</t:leaf>c</o:p><z:leaf>d</z:leaf><o:p/></o:root>";

static void
dump_node(struct out *o, const struct arc_node *n)
{
	if (n->name == NULL)
		out_printf(o, "\"" STR_FMT "\"", STR_ARG(n->text));
	else
		out_printf(o, "(%s %d %d", n->name, n->token, n->ns);
	for (const struct arc_attr *at = n->attrs; at != NULL; at = at->next)
		out_printf(o, " %d:%s=" STR_FMT, at->ns, at->name, STR_ARG(arc_value(at)));
	if (n->name != NULL && n->text.n > 0)
		out_printf(o, " \"" STR_FMT "\"", STR_ARG(n->text));
	if (n->preserve)
		out_put(o, STR(" preserve"));
	if (n->is_marked)
		out_put(o, STR(" marked"));
	for (const struct arc_node *c = n->children; c != NULL; c = c->next) {
		OK(c->parent == n);
		dump_node(o, c);
	}
	if (n->name != NULL)
		out_put(o, STR(")"));
}

/* Marks what stands where the prefix z means urn:other, but not before. */
static void
mark_opened(void *ctx, const struct arc_tree *t, struct arc_node *n)
{
	const char *uri = arc_prefix_uri(t, STR("z"));

	++*(int *)ctx;
	n->is_marked = n->token == 3 && uri != NULL && strcmp(uri, "urn:other") == 0 && arc_prefix_uri(t, STR("q")) == NULL;
}

static void
count_closed(void *ctx, struct arc_node *n)
{
	(void)n;
	*(int *)ctx += 100;
}

TEST(a_tree_keeps_what_its_vocabulary_asks_for)
{
	static const struct {
		struct arc_vocabulary v;
		const char *dump;
	} rows[] = {
		/* as for DOCX: tokens, text of leaves, attributes of known namespaces */
		{ { .names = names, .names_n = 4, .spaces = spaces, .spaces_n = 2, .no_space = NS_NONE, .unknown_space = NS_UNKNOWN,
		    .known_attributes = true, .left_out = "rsid", .opened = mark_opened, .closed = count_closed },
		    "(root 1 2 2:x=1 & 2(p 2 2 preserve(leaf 3 3 3:x=3 \"b\" preserve marked))(leaf 0 1 \"d\")(p 2 2))" },
		/* as for ODT: texts among elements, all attributes */
		{ { .spaces = spaces, .spaces_n = 2, .no_space = NS_NONE, .unknown_space = NS_NONE, .text_nodes = true,
		    .opened = mark_opened, .closed = count_closed },
		    "(root 0 2 2:x=1 & 2 0:rsidR=9 0:y=2(p 0 2 0:space=preserve preserve\"a\"(leaf 0 3 3:x=3 preserve\"b\")\"c\")(leaf 0 0\"d\")(p 0 2))" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena *a = arena_new(1 << 16), *nodes = arena_new(1 << 16);
		struct arc_names *kept = arc_names_new(&rows[i].v, nodes, a);
		struct diags d;
		struct out o;

		diags_init(&d, a);
		out_init(&o);
		for (int time = 0; time < 2; time++) { /* names of one part serve the next */
			int met = 0;
			struct arc_node *root = arc_tree(kept, str_of(tree_xml), STR("f"), STR("p"), &met, &d);

			OK(root != NULL);
			IS_INT(met, 505);
			out_reset(&o);
			dump_node(&o, root);
			IS_STR(out_str(&o), str_of(rows[i].dump));
		}
		OK(arc_tree(kept, STR("<a><b></a>"), STR("f"), STR("p"), &(int){ 0 }, &d) == NULL);
		IS_INT(d.count[DIAG_ERROR], 1);
		out_release(&o);
		arena_free(nodes);
		arena_free(a);
	}
}
