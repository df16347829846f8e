/*
 * What a template carries along that would act by itself when the document is opened elsewhere: macros, fields that
 * run programs or fetch files (ECMA-376-1, 17.16.5: DDE, INCLUDETEXT …), a template or an object at another place,
 * parts in other formats. Nothing of it is ever run or fetched here; each kind is named once, so that whoever signs
 * knows, and --strict refuses it.
 */
#include <string.h>

#include "fill/include.h"

struct carried {
	struct package *p;
	struct arena *a;
	struct diags *d;
	str part;
	struct out instruction;
};

static void
say_carried(struct carried *c, const char *what, str which)
{
	struct loc where = loc_spot(c->a, str_of(pkg_name(c->p)), c->part, STR(""));

	if (which.n > 0)
		diag_add(c->d, &fill_carried, where, "%s: " STR_FMT, what, STR_ARG(which));
	else
		diag_add(c->d, &fill_carried, where, "%s", what);
	diag_hint(c->d, "%s", _("it is neither run nor fetched here; take it out of the template if nobody needs it"));
}

/* --- parts ----------------------------------------------------------------------- */

static const struct {
	const char *begin, *what;
} carried_parts[] = {
	{ "word/vbaProject", N_("macros") },
	{ "word/vbaData", N_("macros") },
	{ "word/activeX/", N_("ActiveX controls") },
	{ "customUI", N_("buttons that run macros") },
	{ "Basic/", N_("macros") },
	{ "Scripts/", N_("macros") },
};

static void
look_at_names(struct carried *c)
{
	bool said[sizeof carried_parts / sizeof *carried_parts] = { false };

	for (size_t i = 0; i < pkg_parts(c->p); i++)
		for (size_t k = 0; k < sizeof said; k++)
			if (!said[k] && str_starts(pkg_part_name(c->p, i), str_of(carried_parts[k].begin))) {
				c->part = pkg_part_name(c->p, i);
				say_carried(c, _(carried_parts[k].what), STR(""));
				said[k] = true;
			}
}

/* --- relationships ------------------------------------------------------------------ */

/* Hyperlinks are the affair of links.c; all else that lies outside is fetched when the document is opened. */
static void
look_at_relations(struct carried *c, xmlNode *root)
{
	for (xmlNode *n = root->children; n != NULL; n = n->next) {
		str type;
		bool outside;

		if (!node_is(n, "Relationship"))
			continue;
		type = attribute_text(n, "Type", c->a);
		outside = str_eq(attribute_text(n, "TargetMode", c->a), STR("External"));
		if (str_ends(type, STR("/aFChunk")))
			say_carried(c, _("a part in another format (altChunk)"), attribute_text(n, "Target", c->a));
		else if (outside && str_ends(type, STR("/attachedTemplate")))
			say_carried(c, _("a template at another place"), attribute_text(n, "Target", c->a));
		else if (outside && !str_ends(type, STR("/hyperlink")))
			say_carried(c, _("something at another place"), attribute_text(n, "Target", c->a));
	}
}

/* --- DOCX: fields --------------------------------------------------------------------- */

static void
look_at_instruction(struct carried *c, str s)
{
	static const char *const names[] = { "DDE", "DDEAUTO", "LINK", "INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE",
		"IMPORT", "DATABASE", "MACROBUTTON", "GOTOBUTTON", "AUTOTEXT", "HTMLCONTROL" };
	str name;

	s = str_trim(s);
	name = str_split(&s, ' ');
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (str_eq_nocase(name, str_of(names[i])))
			say_carried(c, _("a field that fetches or runs"), str_copy(c->a, str_trim(name)));
}

static void
look_at_fields(struct carried *c, xmlNode *n)
{
	for (; n != NULL; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (node_is(n, "fldChar")) {
			look_at_instruction(c, out_str(&c->instruction));
			out_reset(&c->instruction);
		} else if (node_is(n, "instrText")) {
			xmlChar *text = xmlNodeGetContent(n);

			out_puts(&c->instruction, (const char *)text);
			xmlFree(text);
		} else if (node_is(n, "fldSimple")) {
			look_at_instruction(c, attribute_text(n, "instr", c->a));
		}
		look_at_fields(c, n->children);
	}
}

/* --- ODT -------------------------------------------------------------------------------- */

static bool
lies_outside(str href)
{
	size_t colon = str_find_char(href, ':', 0), slash = str_find_char(href, '/', 0);

	if (href.n == 0 || href.p[0] == '#')
		return false;
	return href.p[0] == '/' || href.p[0] == '\\' || str_starts(href, STR("../")) ||
	    (colon < href.n && colon < slash);
}

static void
look_at_element(struct carried *c, xmlNode *n)
{
	static const struct {
		const char *name, *what;
	} always[] = { { "event-listener", N_("something that runs at an event") }, { "script", N_("a script") },
		{ "dde-source", N_("a field that fetches or runs") },
		{ "dde-connection", N_("a field that fetches or runs") },
		{ "dde-connection-decl", N_("a field that fetches or runs") }, { "execute-macro", N_("a script") },
		{ "applet", N_("a script") } };
	str href = attribute_text(n, "href", c->a);

	for (size_t i = 0; i < sizeof always / sizeof always[0]; i++)
		if (node_is(n, always[i].name))
			say_carried(c, _(always[i].what), STR(""));
	if (!node_is(n, "a") && !node_is(n, "template") && lies_outside(href))
		say_carried(c, _("something at another place"), href);
	else if (node_is(n, "template") && str_find(href, STR("://"), 0) < href.n)
		say_carried(c, _("a template at another place"), href);
}

static void
look_at_elements(struct carried *c, xmlNode *n)
{
	for (; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE) {
			look_at_element(c, n);
			look_at_elements(c, n->children);
		}
}

/* --- the walk ---------------------------------------------------------------------------- */

static bool
is_worth_a_tree(str part, str bytes, bool docx)
{
	static const char *const signs[] = { "instrText", "fldSimple", NULL };

	if (!docx)
		return str_ends(part, STR("content.xml")) || str_ends(part, STR("styles.xml")) ||
		    str_eq(part, STR("meta.xml"));
	if (str_ends(part, STR(".rels")))
		return true;
	for (size_t i = 0; signs[i] != NULL; i++)
		if (str_find(bytes, str_of(signs[i]), 0) < bytes.n)
			return true;
	return false;
}

static void
look_at_part(struct carried *c, str part, bool docx)
{
	struct arena *scratch = arena_new(1 << 14);
	xmlDoc *doc = pkg_xml(c->p, part, scratch, c->d);

	c->part = part;
	if (doc != NULL && docx && str_ends(part, STR(".rels")))
		look_at_relations(c, xmlDocGetRootElement(doc));
	else if (doc != NULL && docx)
		look_at_fields(c, xmlDocGetRootElement(doc));
	else if (doc != NULL)
		look_at_elements(c, xmlDocGetRootElement(doc));
	arena_free(scratch);
}

void
carried_say(struct package *p, struct arena *a, struct diags *d)
{
	struct carried c = { .p = p, .a = a, .d = d };
	bool docx = pkg_kind(p) == PACKAGE_DOCX;

	look_at_names(&c);
	out_init(&c.instruction);
	for (size_t i = 0, n = pkg_parts(p); i < n; i++) {
		str part = pkg_part_name(p, i), bytes;
		struct arena *scratch = arena_new(1 << 14);

		out_reset(&c.instruction);
		if ((str_ends(part, STR(".xml")) || str_ends(part, STR(".rels"))) &&
		    pkg_read_once(p, part, scratch, &bytes, d) && is_worth_a_tree(part, bytes, docx))
			look_at_part(&c, part, docx);
		arena_free(scratch);
	}
	out_release(&c.instruction);
}
