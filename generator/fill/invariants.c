#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "fill/include.h"

/*
 * What no schema sees. The filled package is read as a tree of its own, so that a
 * slip of the writer can't hide in what the writer believes.
 */
struct walk {
	struct package *p;
	struct arena *a;
	struct diags *d;
	str part;
	bool docx;
	struct map *styles, *lists, *notes; /* ids that are there */
	struct map ids;                     /* kind and id that were seen in this part */
	struct map ends;                    /* ids of starts that wait for an end */
	struct map names;                   /* names that are unique in the document */
	int fields;
};

static void
complain_invariant(struct walk *w, const struct diag_kind *kind, const char *what, str id)
{
	diag_add(w->d, kind,
	    loc_spot(w->d->a, str_copy(w->d->a, str_of(pkg_name(w->p))), str_copy(w->d->a, w->part), STR("")),
	    "%s " STR_FMT, what, STR_ARG(id));
}

static void
check_once(struct walk *w, struct map *m, const char *what, str id)
{
	str key = str_format(w->a, "%s %.*s", what, STR_ARG(id));

	if (id.n == 0)
		return;
	if (map_find(m, key) != NULL)
		complain_invariant(w, &inv_twice, what, id);
	map_put(m, key, w);
}

static void
check_resolves(struct walk *w, const struct map *m, const char *what, str id)
{
	if (id.n > 0 && m != NULL && map_find(m, id) == NULL)
		complain_invariant(w, &inv_unresolved, what, id);
}

static int
read_int_attribute(const xmlNode *n, const char *name, int otherwise, struct arena *a)
{
	str v = n != NULL ? attribute_text(n, name, a) : STR("");

	return v.n > 0 && v.n < 9 ? (int)strtol(v.p, NULL, 10) : otherwise;
}

static const xmlNode *
last_block(const xmlNode *n)
{
	const xmlNode *last = NULL;

	for (const xmlNode *c = n->children; c != NULL; c = c->next)
		if (c->type == XML_ELEMENT_NODE && strstr((const char *)c->name, "bookmark") == NULL &&
		    strstr((const char *)c->name, "Range") == NULL)
			last = c;
	/* the content of a control counts as if the control were not there */
	return node_is(last, "sdt") ? last_block(child_of(last, "sdtContent")) : last;
}

/* --- tables -------------------------------------------------------------------- */

struct column {
	bool merged; /* a vertical merge is open here */
	int span;
};

static void
docx_row(struct walk *w, const xmlNode *row, int columns, struct column *above)
{
	struct column now[LIMIT_COLUMNS_CHECKED];
	const xmlNode *props = child_of(row, "trPr");
	int at = read_int_attribute(props != NULL ? child_of(props, "gridBefore") : NULL, "val", 0, w->a), cells = 0;

	memset(now, 0, sizeof now);
	for (const xmlNode *c = row->children; c != NULL; c = c->next) {
		const xmlNode *cell = node_is(c, "sdt") ? child_of(child_of(c, "sdtContent"), "tc") : c, *merge;
		int span;

		if (!node_is(cell, "tc"))
			continue;
		cells++;
		props = child_of(cell, "tcPr");
		span = read_int_attribute(props != NULL ? child_of(props, "gridSpan") : NULL, "val", 1, w->a);
		merge = props != NULL ? child_of(props, "vMerge") : NULL;
		if (at < 0 || span < 1 || at + span >= LIMIT_COLUMNS_CHECKED) {
			complain_invariant(w, &inv_span, "w:tc", str_format(w->a, "%d", span));
			break;
		}
		if (merge != NULL) {
			now[at].merged = true;
			now[at].span = span;
			if (!str_eq(attribute_text(merge, "val", w->a), STR("restart")) && !above[at].merged)
				complain_invariant(w, &inv_merge, "w:vMerge", STR(""));
		}
		at += span;
	}
	if (cells == 0)
		complain_invariant(w, &inv_empty, "w:tr", STR(""));
	if (columns > 0 && at > columns)
		complain_invariant(w, &inv_span, "w:tr", str_format(w->a, "%d > %d", at, columns));
	memcpy(above, now, sizeof now);
}

static void
docx_table(struct walk *w, const xmlNode *table)
{
	struct column *above = ARENA_ARRAY(w->a, struct column, LIMIT_COLUMNS_CHECKED);
	const xmlNode *grid = child_of(table, "tblGrid");
	int columns = 0, rows = 0;

	for (const xmlNode *c = grid != NULL ? grid->children : NULL; c != NULL; c = c->next)
		columns += node_is(c, "gridCol");
	for (const xmlNode *c = table->children; c != NULL; c = c->next) {
		const xmlNode *row = node_is(c, "sdt") ? child_of(child_of(c, "sdtContent"), "tr") : c;

		if (node_is(row, "tr")) {
			rows++;
			docx_row(w, row, columns, above);
		}
	}
	if (rows == 0)
		complain_invariant(w, &inv_empty, "w:tbl", STR(""));
}

static void
odt_rows(struct walk *w, const xmlNode *n, int columns, int *rows)
{
	for (const xmlNode *row = n->children; row != NULL; row = row->next) {
		int at = 0;

		if (node_is(row, "table-header-rows") || node_is(row, "table-rows") || node_is(row, "table-row-group"))
			odt_rows(w, row, columns, rows);
		if (!node_is(row, "table-row"))
			continue;
		++*rows;
		for (const xmlNode *c = row->children; c != NULL; c = c->next)
			if (node_is(c, "table-cell") || node_is(c, "covered-table-cell"))
				at += read_int_attribute(c, "number-columns-repeated", 1, w->a);
		if (at == 0)
			complain_invariant(w, &inv_empty, "table:table-row", STR(""));
		if (columns > 0 && at > columns)
			complain_invariant(w, &inv_span, "table:table-row", str_format(w->a, "%d > %d", at, columns));
	}
}

static int
odt_columns(const xmlNode *n, struct arena *a)
{
	int columns = 0;

	for (const xmlNode *c = n->children; c != NULL; c = c->next) {
		if (node_is(c, "table-column"))
			columns += read_int_attribute(c, "number-columns-repeated", 1, a);
		else if (node_is(c, "table-columns") || node_is(c, "table-header-columns") ||
		    node_is(c, "table-column-group"))
			columns += odt_columns(c, a);
	}
	return columns;
}

/* --- elements --------------------------------------------------------------------- */

static bool
in_relations(const xmlAttr *at)
{
	return at->ns != NULL &&
	    strcmp((const char *)at->ns->href, "http://schemas.openxmlformats.org/officeDocument/2006/relationships") ==
	    0;
}

static void
docx_element(struct walk *w, const xmlNode *n)
{
	str id;

	for (const xmlAttr *at = n->properties; at != NULL; at = at->next) {
		const struct relationship *rel;
		str v = at->children != NULL ? str_of((const char *)at->children->content) : STR("");

		if (!in_relations(at) || v.n == 0)
			continue;
		rel = pkg_relationship(w->p, w->part, v, w->d);
		if (rel == NULL || (!rel->external && !pkg_has(w->p, rel->target)))
			complain_invariant(w, &inv_unresolved, "r:id", v);
	}
	if (node_is(n, "tc") && !node_is(last_block(n), "p"))
		complain_invariant(w, &inv_cell, "w:tc", STR(""));
	else if (node_is(n, "tbl"))
		docx_table(w, n);
	else if (node_is(n, "pStyle") || node_is(n, "rStyle") || node_is(n, "tblStyle"))
		check_resolves(w, w->styles, (const char *)n->name, attribute_text(n, "val", w->a));
	else if (node_is(n, "numId") && !str_eq(attribute_text(n, "val", w->a), STR("0")))
		check_resolves(w, w->lists, "w:numId", attribute_text(n, "val", w->a));
	else if (node_is(n, "footnoteReference"))
		check_resolves(w, w->notes, "w:footnoteReference", attribute_text(n, "id", w->a));
	else if (node_is(n, "docPr"))
		check_once(w, &w->ids, "wp:docPr", attribute_text(n, "id", w->a));
	else if (node_is(n, "bookmarkStart")) {
		id = attribute_text(n, "id", w->a);
		check_once(w, &w->ids, "w:bookmarkStart", id);
		check_once(w, &w->names, "w:name", attribute_text(n, "name", w->a));
		map_put(&w->ends, id, w);
	} else if (node_is(n, "bookmarkEnd")) {
		id = attribute_text(n, "id", w->a);
		if (map_find(&w->ends, id) == NULL)
			complain_invariant(w, &inv_unresolved, "w:bookmarkEnd", id);
	} else if (node_is(n, "fldChar")) {
		id = attribute_text(n, "fldCharType", w->a);
		w->fields += str_eq(id, STR("begin")) - str_eq(id, STR("end"));
		if (w->fields < 0)
			complain_invariant(w, &inv_field, "w:fldChar", id);
	} else if (node_is(n, "t") && n->children != NULL && n->children->content != NULL) {
		str text = str_of((const char *)n->children->content);

		if (text.n > 0 && (text.p[0] == ' ' || text.p[text.n - 1] == ' ') && attribute_of(n, "space") == NULL)
			complain_invariant(w, &inv_space, "w:t", text);
	}
	if (node_is(n, "p") || node_is(n, "tr"))
		check_once(w, &w->ids, "w14:paraId", attribute_text(n, "paraId", w->a));
}

static void
odt_element(struct walk *w, const xmlNode *n)
{
	str href = attribute_text(n, "href", w->a);
	int rows = 0;

	if (node_is(n, "table-cell") && n->children != NULL && last_block(n) == NULL)
		complain_invariant(w, &inv_cell, "table:table-cell", STR(""));
	if (node_is(n, "table")) {
		odt_rows(w, n, odt_columns(n, w->a), &rows);
		if (rows == 0)
			complain_invariant(w, &inv_empty, "table:table", STR(""));
		check_once(w, &w->names, "table:name", attribute_text(n, "name", w->a));
	}
	if (node_is(n, "image") && str_starts(href, STR("Pictures/")) && !pkg_has(w->p, href))
		complain_invariant(w, &inv_unresolved, "xlink:href", href);
	if (node_is(n, "note"))
		check_once(w, &w->ids, "text:id", attribute_text(n, "id", w->a));
	if (node_is(n, "bookmark-start") || node_is(n, "bookmark"))
		check_once(w, &w->names, "text:name", attribute_text(n, "name", w->a));
	if (node_is(n, "p") || node_is(n, "h") || node_is(n, "span") || node_is(n, "list") || node_is(n, "table-cell"))
		check_resolves(w, w->styles, "style-name", attribute_text(n, "style-name", w->a));
	if (node_is(n, "list") || node_is(n, "list-item") || node_is(n, "p"))
		check_once(w, &w->ids, "xml:id", attribute_text(n, "id", w->a));
}

static void
walk_element(struct walk *w, const xmlNode *n)
{
	/* of an mc:AlternateContent only one branch is ever seen */
	bool fallback = node_is(n, "Fallback");

	if (fallback)
		return;
	if (w->docx)
		docx_element(w, n);
	else
		odt_element(w, n);
	for (const xmlNode *c = n->children; c != NULL; c = c->next)
		if (c->type == XML_ELEMENT_NODE)
			walk_element(w, c);
}

static void
walk_part(struct walk *w, str part)
{
	struct arena *scratch = arena_new(1 << 16);
	xmlDoc *doc = pkg_xml(w->p, part, scratch, w->d);

	w->part = part;
	w->fields = 0;
	map_init(&w->ids, w->a);
	map_init(&w->ends, w->a);
	if (doc != NULL)
		walk_element(w, xmlDocGetRootElement(doc));
	if (w->fields != 0)
		complain_invariant(w, &inv_field, "w:fldChar", STR(""));
	arena_free(scratch);
}

/* --- styles ------------------------------------------------------------------------- */

/* What a style is based on: in DOCX its child "parent" says it, in ODT its attribute. Empty: on nothing. */
static str
base_name(struct walk *w, const xmlNode *n, const char *parent)
{
	const xmlNode *based;

	if (parent == NULL)
		return STR("");
	if (!w->docx)
		return attribute_text(n, parent, w->a);
	based = child_of(n, parent);
	return based != NULL ? attribute_text(based, "val", w->a) : STR("");
}

/* Names of all elements so called in a part, with what they are based on. */
static void
collect_names(struct walk *w, struct map *m, str part, const char *const *elements, const char *id, const char *parent)
{
	xmlDoc *doc = pkg_has(w->p, part) ? pkg_xml(w->p, part, w->a, w->d) : NULL;
	xmlNode *n = doc != NULL ? xmlDocGetRootElement(doc) : NULL;

	while (n != NULL) { /* in document order */
		for (const char *const *e = elements; *e != NULL; e++)
			if (node_is(n, *e)) {
				str *base = ARENA_NEW(w->a, str);

				*base = base_name(w, n, parent);
				map_put(m, attribute_text(n, id, w->a), base);
			}
		if (n->children != NULL && n->type == XML_ELEMENT_NODE) {
			n = n->children;
			continue;
		}
		while (n != NULL && n->next == NULL)
			n = n->parent != NULL && n->parent->type == XML_ELEMENT_NODE ? n->parent : NULL;
		if (n != NULL)
			n = n->next;
	}
}

static void
check_cycles(struct walk *w, const struct map *styles)
{
	for (size_t i = 0; i < styles->n; i++) {
		const str *base = styles->at[i].value;
		size_t steps = 0;

		while (base != NULL && base->n > 0 && steps <= styles->n) {
			base = map_find(styles, *base);
			steps++;
		}
		if (steps > styles->n) {
			complain_invariant(w, &inv_cycle, "style", styles->at[i].key);
			return;
		}
	}
}

static str
find_related_part(struct walk *w, const char *type)
{
	const struct relationship *rel = pkg_relationship_of_type(w->p, pkg_main_part(w->p, w->d), str_of(type), w->d);

	return rel != NULL ? rel->target : STR("");
}

static void
docx_all(struct walk *w)
{
	static const char *const style[] = { "style", NULL }, *const num[] = { "num", NULL },
				 *const note[] = { "footnote", NULL };
	static const char *const parts[] = { "header+xml", "footer+xml", "footnotes+xml", "endnotes+xml",
		"comments+xml" };

	w->part = find_related_part(w, "styles");
	if (w->part.n > 0)
		collect_names(w, w->styles, w->part, style, "styleId", "basedOn");
	else
		w->styles = NULL;
	collect_names(w, w->lists, find_related_part(w, "numbering"), num, "numId", NULL);
	collect_names(w, w->notes, find_related_part(w, "footnotes"), note, "id", NULL);
	if (w->styles != NULL)
		check_cycles(w, w->styles);
	walk_part(w, pkg_main_part(w->p, w->d));
	for (size_t i = 0; i < pkg_parts(w->p); i++) {
		str name = pkg_part_name(w->p, i), type = pkg_content_type(w->p, name, w->d);

		for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
			if (str_ends(type, str_of(parts[k])))
				walk_part(w, name);
	}
}

static void
odt_all(struct walk *w)
{
	static const char *const styles[] = { "style", "list-style", NULL };

	w->part = STR("styles.xml");
	collect_names(w, w->styles, STR("styles.xml"), styles, "name", "parent-style-name");
	collect_names(w, w->styles, STR("content.xml"), styles, "name", "parent-style-name");
	check_cycles(w, w->styles);
	walk_part(w, STR("content.xml"));
	walk_part(w, STR("styles.xml"));
}

bool
fill_invariants(struct package *pkg, struct arena *a, struct diags *d)
{
	struct walk w = { .p = pkg, .a = a, .d = d, .docx = pkg_kind(pkg) == PACKAGE_DOCX };
	int errors = d->count[DIAG_ERROR];

	w.styles = map_new(a);
	w.lists = map_new(a);
	w.notes = map_new(a);
	map_init(&w.names, a);
	if (w.docx)
		docx_all(&w);
	else
		odt_all(&w);
	return d->count[DIAG_ERROR] == errors;
}
