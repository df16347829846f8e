#include "docx/inner.h"

#include <string.h>

/*
 * What the reader of DOCX asks of the lean tree (archive/archive.h): its names, its namespaces, transitional and
 * strict alike, and three marks that can be told only while the tree grows, since they hang on what stands
 * before: whether a branch of mc:AlternateContent can be read, and which fields never end.
 */
static const char *const name_texts[] = { "",
#define DOCX_NAME(n) #n,
	DOCX_NAMES(DOCX_NAME)
#undef DOCX_NAME
};

static const struct arc_space spaces[] = {
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

/* What one part's tree keeps while it grows. */
struct growth {
	struct docx *docx;
	VEC(struct arc_node *)
	fields; /* that have begun and not ended; NULL marks where a text of its own (is_story) began */
};

/* Vocabularies beyond those that are read whose branch in mc:AlternateContent can be taken all the same. */
static bool
is_readable_space(const char *uri)
{
	static const char *const uris[] = {
		"http://schemas.microsoft.com/office/word/2010/wordml",
		"http://schemas.microsoft.com/office/word/2012/wordml",
		"http://schemas.microsoft.com/office/drawing/2010/main",
	};

	for (size_t i = 0; i < sizeof uris / sizeof *uris; i++)
		if (strcmp(uris[i], uri) == 0)
			return true;
	for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
		if (strcmp(spaces[i].uri, uri) == 0)
			return true;
	return false;
}

/* All prefixes that Requires names are declared and can be read. */
static bool
requirements_met(const struct arc_tree *t, str rest)
{
	bool all = rest.n > 0;

	while (all && rest.n > 0) {
		str one = str_split(&rest, ' ');
		const char *uri = one.n > 0 ? arc_prefix_uri(t, one) : NULL;

		all = one.n == 0 || (uri != NULL && is_readable_space(uri));
	}
	return all;
}

/* A text of its own: no field goes on from it or into it. */
static bool
is_story(const struct arc_node *n)
{
	return n->token == T_txbxContent || n->token == T_footnote || n->token == T_endnote;
}

/* Marks the fields that have begun since the text did and never end. */
static void
mark_open_fields(struct growth *g)
{
	while (g->fields.n > 0 && g->fields.at[g->fields.n - 1] != NULL)
		g->fields.at[--g->fields.n]->is_marked = true;
	if (g->fields.n > 0)
		g->fields.n--;
}

static void
follow_field(struct growth *g, struct arc_node *n)
{
	str type = dx_attr(n, "fldCharType");

	if (str_eq(type, STR("begin")))
		*VEC_ADD(g->docx->nodes, &g->fields) = n; /* NOLINT(bugprone-sizeof-expression): it holds pointers */
	else if (str_eq(type, STR("end")) && g->fields.n > 0 && g->fields.at[g->fields.n - 1] != NULL)
		g->fields.n--;
}

static void
mark_opened_node(void *ctx, const struct arc_tree *t, struct arc_node *n)
{
	struct growth *g = ctx;

	if (n->token == T_fldChar)
		follow_field(g, n);
	else if (n->token == T_Choice)
		n->is_marked = requirements_met(t, dx_attr(n, "Requires"));
	else if (is_story(n))
		*VEC_ADD(g->docx->nodes, &g->fields) = NULL; /* NOLINT(bugprone-sizeof-expression): it holds pointers */
}

static void
mark_closed_node(void *ctx, struct arc_node *n)
{
	if (is_story(n))
		mark_open_fields(ctx);
}

/* clang-format off */
static const struct arc_vocabulary vocabulary = { .names = name_texts, .names_n = T_NAMES,
	.spaces = spaces, .spaces_n = sizeof spaces / sizeof *spaces, .no_space = NS_NONE, .unknown_space = NS_UNKNOWN,
	.known_attributes = true, .left_out = "rsid", /* rsid… attributes tell editing sessions apart, nothing else */
	.opened = mark_opened_node, .closed = mark_closed_node };
/* clang-format on */
_Static_assert(sizeof name_texts / sizeof *name_texts == T_NAMES, "a text for each name");

void
dx_names_init(struct docx *docx)
{
	docx->names = arc_names_new(&vocabulary, docx->nodes, docx->a);
}

struct arc_node *
dx_tree(struct docx *docx, str bytes, str part)
{
	struct growth g = { .docx = docx };
	struct arc_node *root = arc_tree(docx->names, bytes, str_of(pkg_name(docx->pkg)), part, &g, docx->d);

	mark_open_fields(&g);
	return root;
}
