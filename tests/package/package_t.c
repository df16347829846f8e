#include "archive/archive.h"
#include "package/package.h"

#include <libxml/tree.h>

#include "base/limits.h"
#include "tap.h"

static const char document[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<d>một</d>";

static struct package *
sample(struct arena *a, struct diags *d)
{
	struct package *p = pkg_new(PACKAGE_DOCX, "mau.docx", a);

	pkg_put(p, STR("word/document.xml"), str_of(document));
	pkg_set_content_type(p, STR("word/document.xml"),
	    STR("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"), d);
	pkg_relate(p, STR(""),
	    STR("http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"),
	    STR("word/document.xml"), false, d);
	return p;
}

TEST(what_is_written_is_read_again)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	struct package *p;
	str bytes, part;

	diags_init(&d, a);
	OK(pkg_bytes(sample(a, &d), a, &bytes, &d));
	p = pkg_open_bytes(bytes, "mau.docx", a, &d);
	OK(p != NULL);
	if (p != NULL) {
		IS_INT(pkg_kind(p), PACKAGE_DOCX);
		IS_INT(pkg_parts(p), 3);
		IS_STR(pkg_main_part(p, &d), STR("word/document.xml"));
		OK(pkg_read(p, STR("word/document.xml"), &part, &d));
		IS_STR(part, str_of(document));
		OK(!pkg_read(p, STR("none.xml"), &part, &d));
	}
	OK(diags_ok(&d));
	arena_free(a);
}

TEST(the_same_parts_give_the_same_bytes_and_untouched_ones_stay_packed)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	str x, y, z;
	struct package *p;

	diags_init(&d, a);
	OK(pkg_bytes(sample(a, &d), a, &x, &d));
	OK(pkg_bytes(sample(a, &d), a, &y, &d));
	IS_STR(x, y);
	p = pkg_open_bytes(x, "x", a, &d);
	OK(p != NULL && pkg_bytes(p, a, &z, &d));
	IS_STR(z, x);
	arena_free(a);
}

TEST(a_clone_changes_without_its_origin)
{
	struct arena *a = arena_new(1 << 16), *b = arena_new(1 << 16);
	struct diags d;
	struct package *p, *q;
	str bytes, part;

	diags_init(&d, a);
	OK(pkg_bytes(sample(a, &d), a, &bytes, &d));
	p = pkg_open_bytes(bytes, "x", a, &d);
	q = pkg_clone(p, b);
	pkg_put(q, STR("word/document.xml"), STR("<d>hai</d>"));
	pkg_relate(q, STR("word/document.xml"), STR("t/image"), STR("word/media/a.png"), false, &d);
	OK(pkg_read(p, STR("word/document.xml"), &part, &d));
	IS_STR(part, str_of(document));
	OK(!pkg_has(p, STR("word/_rels/document.xml.rels")));
	arena_free(b);
	OK(pkg_bytes(p, a, &part, &d));
	IS_STR(part, bytes);
	arena_free(a);
}

TEST(relationships_are_resolved_and_added_under_new_ids)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	struct package *p = sample(a, (diags_init(&d, a), &d));
	const struct relationship *r;
	str id, rels;

	pkg_put(p, STR("word/_rels/document.xml.rels"),
	    STR("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
	        "<Relationship Id=\"rId7\" Type=\"a/b/styles\" Target=\"styles.xml\"/>"
	        "<Relationship Id=\"x\" Type=\"a/b/c\" Target=\"../c.xml\"/>"
	        "<Relationship Id=\"y\" Type=\"a/b/link\" Target=\"http://a/?b&amp;c\" TargetMode=\"External\"/>"
	        "</Relationships>"));
	r = pkg_relationship_of_type(p, STR("word/document.xml"), STR("styles"), &d);
	OK(r != NULL);
	IS_STR(r->target, STR("word/styles.xml"));
	IS_STR(pkg_relationship(p, STR("word/document.xml"), STR("x"), &d)->target, STR("c.xml"));
	IS_STR(pkg_relationship(p, STR("word/document.xml"), STR("y"), &d)->target, STR("http://a/?b&c"));
	id = pkg_relate(p, STR("word/document.xml"), STR("a/image"), STR("word/media/1.png"), false, &d);
	IS_STR(id, STR("rId8"));
	OK(pkg_read(p, STR("word/_rels/document.xml.rels"), &rels, &d));
	OK(str_find(rels, STR("Target=\"media/1.png\""), 0) < rels.n);
	OK(str_find(rels, STR("Target=\"http://a/?b&amp;c\""), 0) < rels.n);
	IS_STR(pkg_relate(p, STR("word/document.xml"), STR("a/image"), STR("media/2.png"), false, &d), STR("rId9"));
	OK(pkg_read(p, STR("word/_rels/document.xml.rels"), &rels, &d));
	OK(str_find(rels, STR("Target=\"/media/2.png\""), 0) < rels.n);
	arena_free(a);
}

TEST(a_relationship_that_leaves_the_package_is_refused)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	struct package *p = sample(a, (diags_init(&d, a), &d));

	pkg_put(p, STR("word/_rels/document.xml.rels"),
	    STR("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
	        "<Relationship Id=\"a\" Type=\"a/b\" Target=\"../../../etc/passwd\"/></Relationships>"));
	OK(pkg_relationship(p, STR("word/document.xml"), STR("a"), &d) != NULL);
	OK(!diags_ok(&d));
	arena_free(a);
}

TEST(a_relationship_given_twice_is_refused)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	struct package *p = sample(a, (diags_init(&d, a), &d));

	pkg_put(p, STR("word/_rels/document.xml.rels"),
	    STR("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
	        "<Relationship Id=\"a\" Type=\"a/b\" Target=\"x.xml\"/><Relationship Id=\"b\" Type=\"a/b\" Target=\"x.xml\"/>"
	        "<Relationship Id=\"a\" Type=\"a/b\" Target=\"y.xml\"/></Relationships>"));
	IS_STR(pkg_relationship(p, STR("word/document.xml"), STR("a"), &d)->target, STR("word/x.xml"));
	IS_INT(d.count[DIAG_ERROR], 1);
	OK(strcmp(d.first->kind->id, "I122") == 0);
	arena_free(a);
}

TEST(a_package_whose_document_nothing_leads_to_is_refused)
{
	static const char types[] = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" "
	    "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

	for (int with = 0; with < 2; with++) {
		struct arena *a = arena_new(1 << 16);
		struct package *p = pkg_new(PACKAGE_OTHER, "t.docx", a);
		struct diags d;
		str bytes;

		diags_init(&d, a);
		pkg_put(p, STR("[Content_Types].xml"), str_of(types));
		pkg_put(p, STR("word/document.xml"), STR("<a/>"));
		if (with)
			pkg_put(p, STR("_rels/.rels"), STR("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>"));
		OK(pkg_bytes(p, a, &bytes, &d));
		OK(pkg_kind(pkg_open_bytes(bytes, "t.docx", a, &d)) == PACKAGE_DOCX);
		IS_INT(d.count[DIAG_ERROR], 1 - with);
		arena_free(a);
	}
}

TEST(the_manifest_of_an_odt_follows_its_parts)
{
	struct arena *a = arena_new(1 << 16);
	struct diags d;
	struct package *p;
	str bytes, manifest;

	diags_init(&d, a);
	p = pkg_new(PACKAGE_ODT, "mau.odt", a);
	pkg_put(p, STR("content.xml"), STR("<c/>"));
	pkg_put(p, STR("Pictures/1.png"), STR("png"));
	OK(pkg_bytes(p, a, &bytes, &d));
	/* first and not packed, so that the type can be read at byte 38 */
	IS_STR(str_sub(bytes, 30, 38), STR("mimetype"));
	IS_STR(str_sub(bytes, 38, 77), STR("application/vnd.oasis.opendocument.text"));
	p = pkg_open_bytes(bytes, "x", a, &d);
	OK(p != NULL);
	if (p == NULL)
		return;
	IS_INT(pkg_kind(p), PACKAGE_ODT);
	pkg_remove(p, STR("Pictures/1.png"));
	pkg_put(p, STR("Pictures/2.svg"), STR("<svg/>"));
	pkg_put(p, STR("ObjectReplacements/1"), STR("x"));
	pkg_set_media_type(p, STR("ObjectReplacements/1"), STR("application/x-test"));
	OK(pkg_read(p, STR("META-INF/manifest.xml"), &manifest, &d));
	OK(str_find(manifest, STR("1.png"), 0) == manifest.n);
	OK(str_find(manifest, STR("\"Pictures/2.svg\" manifest:media-type=\"image/svg+xml\""), 0) < manifest.n);
	OK(str_find(manifest, STR("application/x-test"), 0) < manifest.n);
	OK(str_find(manifest, STR("\"content.xml\""), 0) < manifest.n);
	arena_free(a);
}

/* XML that must be refused, by which rule. */
static const struct {
	const char *xml, *id;
} bad_xml[] = {
	{ "<a><b></a>", "P112" },
	{ "", "P112" },
	{ "<!DOCTYPE a><a/>", "P113" },
	{ "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", "P113" },
	{ "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>", "P116" },
	{ "\xff\xfe<\0a\0", "P116" },
	{ "<a>&nbsp;</a>", "P112" },
};

TEST(xml_that_no_office_file_needs_is_refused)
{
	for (size_t i = 0; i < sizeof bad_xml / sizeof *bad_xml; i++) {
		struct arena *a = arena_new(4096);
		struct diags d;

		diags_init(&d, a);
		OK(arc_xml(str_of(bad_xml[i].xml), STR("f"), STR("p.xml"), a, &d) == NULL);
		OK(d.first != NULL && strcmp(d.first->kind->id, bad_xml[i].id) == 0);
		arena_free(a);
	}
}

static str
repeat(struct arena *a, const char *head, const char *unit, int n, const char *tail)
{
	struct out o;
	str s;

	out_init(&o);
	out_puts(&o, head);
	for (int i = 0; i < n; i++)
		out_printf(&o, unit, i);
	out_puts(&o, tail);
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

TEST(depth_and_attributes_have_limits)
{
	struct arena *a = arena_new(1 << 20);
	struct diags d;

	diags_init(&d, a);
	OK(arc_xml(repeat(a, "<a ", "a%d=\"1\" ", LIMIT_XML_ATTRIBUTES, "/>"), STR("f"), STR("p"), a, &d) != NULL);
	OK(diags_ok(&d));
	OK(arc_xml(repeat(a, "<a ", "a%d=\"1\" ", LIMIT_XML_ATTRIBUTES + 1, "/>"), STR("f"), STR("p"), a, &d) == NULL);
	OK(d.first != NULL && strcmp(d.first->kind->id, "P115") == 0);
	diags_init(&d, a);
	OK(arc_xml(repeat(a, "", "<a b='%d'>", LIMIT_XML_DEPTH + 1, ""), STR("f"), STR("p"), a, &d) == NULL);
	OK(d.first != NULL && strcmp(d.first->kind->id, "P114") == 0);
	arena_free(a);
}
