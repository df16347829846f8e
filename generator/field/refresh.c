#include "field/inner.h"

#include <string.h>

#include "package/package.h"

/* The room's door: which parts have fields worth looking at, and in which order they are computed. */

/*
 * Whether a part has a field that this room computes or complains of. Page numbers and links alone, which most headers
 * have, need no tree.
 */
static bool
is_worth_a_look(str bytes)
{
	static const char *const plain[] = { "PAGE", "NUMPAGES", "SECTIONPAGES", "HYPERLINK" };
	str mark = STR("instrText");

	if (str_find(bytes, STR("fldSimple"), 0) < bytes.n)
		return true;
	for (size_t at = str_find(bytes, mark, 0); at < bytes.n; at = str_find(bytes, mark, at + 1)) {
		size_t from = str_find_char(bytes, '>', at) + 1;
		str rest = str_trim(str_sub(bytes, from, str_find_char(bytes, '<', from))),
		    name = str_split(&rest, ' ');
		bool known = name.n == 0 || name.p[0] == '\\' || name.p[0] == '"';

		for (size_t i = 0; i < sizeof plain / sizeof *plain && !known; i++)
			known = str_eq_nocase(name, str_of(plain[i]));
		if (!known)
			return true;
	}
	return false;
}

static bool
is_story_part(str part)
{
	static const char *const stories[] = { "word/header", "word/footer", "word/footnotes", "word/endnotes" };

	for (size_t i = 0; i < sizeof stories / sizeof *stories; i++)
		if (str_starts(part, str_of(stories[i])) && str_ends(part, STR(".xml")))
			return true;
	return false;
}

static void
add_story(struct refresh *r, str part)
{
	struct fld_story *s;
	xmlDoc *doc = pkg_xml(r->pkg, part, r->a, r->d);

	if (doc == NULL)
		return;
	s = ARENA_NEW(r->a, struct fld_story);
	s->r = r;
	s->part = str_copy(r->a, part);
	s->doc = doc;
	fld_walk(s);
	*VEC_ADD(r->a, &r->stories) = s;
}

static void
refresh_docx(struct refresh *r)
{
	str main = pkg_main_part(r->pkg, r->d), bytes;
	bool any = false;

	for (size_t i = 0, n = pkg_parts(r->pkg); i < n && !any; i++) {
		str part = pkg_part_name(r->pkg, i);

		any = (str_eq(part, main) || is_story_part(part)) && pkg_read(r->pkg, part, &bytes, r->d) &&
		    is_worth_a_look(bytes);
	}
	if (!any || main.n == 0)
		return;
	add_story(r, main);
	for (size_t i = 0, n = pkg_parts(r->pkg); r->stories.n > 0 && i < n; i++) {
		str part = pkg_part_name(r->pkg, i);

		if (is_story_part(part) && pkg_read(r->pkg, part, &bytes, r->d) && is_worth_a_look(bytes))
			add_story(r, part);
	}
	for (size_t i = 0; i < r->stories.n; i++)
		fld_count(r->stories.at[i]);
	for (size_t i = 0; i < r->stories.n; i++)
		fld_compute(r->stories.at[i]);
	for (size_t i = 0; i < r->stories.n; i++)
		if (r->stories.at[i]->changed)
			pkg_put_xml(r->pkg, r->stories.at[i]->part, r->stories.at[i]->doc);
}

unsigned
field_refresh(struct package *pkg, const struct field_places *places, struct arena *a, struct diags *d)
{
	struct field_places none = { .numbered = false };
	struct refresh r = { .pkg = pkg, .a = a, .d = d, .places = places };

	if (places == NULL) {
		map_init(&none.at, a);
		r.places = &none;
	}
	map_init(&r.marks, a);
	map_init(&r.counters, a);
	map_init(&r.styles, a);
	map_init(&r.properties, a);
	map_init(&r.said, a);
	if (pkg_kind(pkg) == PACKAGE_DOCX)
		refresh_docx(&r);
	else if (pkg_kind(pkg) == PACKAGE_ODT)
		fld_refresh_odt(&r);
	return r.wants;
}
