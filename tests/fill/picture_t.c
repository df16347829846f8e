/* Pictures: what they are and how large, from their bytes; how they are kept in a package; the same in DOCX and ODT. */
#include "fill/doc.h"

#define BYTES(s) { s, sizeof s - 1 }
#define PNG(chunks) BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x78\0\0\0\x3c\x08\x02\0\0\0CRC_" chunks)
/* a length that tells dots a metre, sideways and upwards, and in which unit: 1 is the metre */
#define PHYS(dots, unit) "\0\0\0\x09pHYs" dots dots unit "CRC_"
#define JPEG_START "\xff\xd8"
#define JFIF(unit, dots) "\xff\xe0\0\x10JFIF\0\1\1" unit dots dots "\0\0"
/* 60 high, 120 wide */
#define FRAME(marker) "\xff" marker "\0\x11\x08\0\x3c\0\x78\3"

static void
put_picture(struct doc *t, const char *key, struct picture p)
{
	value_put(t->a, &t->data, str_of(key), (struct value){ .kind = VALUE_PICTURE, .picture = arena_copy(t->a, &p, sizeof p) });
}

static str
part(struct doc *t, const char *name)
{
	str s = STR("");

	if (pkg_has(t->p, str_of(name)))
		OK(pkg_read(t->p, str_of(name), &s, &t->d));
	return s;
}

static bool
has(str s, const char *what)
{
	return str_find(s, str_of(what), 0) < s.n;
}

/* What stands in s between the first begin and the end after it. */
static str
between(str s, const char *begin, const char *end)
{
	size_t from = str_find(s, str_of(begin), 0) + strlen(begin);

	return from > s.n ? STR("(none)") : str_sub(s, from, str_find(s, str_of(end), from));
}

/* --- how large ------------------------------------------------------------------ */

TEST(a_picture_is_as_large_as_its_bytes_say)
{
	static const struct {
		const char *what;
		str bytes;
		int width_twips, height_twips;
		const char *docx, *odt; /* its size there; NULL: refused */
	} rows[] = {
		{ "PNG without a resolution: 96 dots an inch", PNG(""), 0, 0, "1143000\" cy=\"571500", "3.175cm\" svg:height=\"1.587cm" },
		{ "PNG of 300 dots an inch", PNG(PHYS("\0\0\x2e\x23", "\1")), 0, 0, "365760\" cy=\"182880", "1.016cm\" svg:height=\"0.508cm" },
		{ "PNG whose dots have no unit", PNG(PHYS("\0\0\x2e\x23", "\0")), 0, 0, "1143000\" cy=\"571500", NULL },
		{ "PNG of 10 dots an inch", PNG(PHYS("\0\0\1\x8a", "\1")), 0, 0, "10964467\" cy=\"5482233", NULL },
		{ "PNG of 9 dots an inch", PNG(PHYS("\0\0\1\x62", "\1")), 0, 0, "1143000\" cy=\"571500", NULL },
		{ "PNG of more than 2400 dots an inch", PNG(PHYS("\0\1\x71\x44", "\1")), 0, 0, "1143000\" cy=\"571500", NULL },
		{ "resolution behind another part", PNG("\0\0\0\2tEXtabCRC_" PHYS("\0\0\x2e\x23", "\1")), 0, 0, "365760\" cy=\"182880", NULL },
		{ "resolution behind the dots counts no more", PNG("\0\0\0\1IDATxCRC_" PHYS("\0\0\x2e\x23", "\1")), 0, 0, "1143000\" cy=\"571500", NULL },
		{ "a part that says it is longer than the file", PNG("\x7f\0\0\0tEXtabCRC_" PHYS("\0\0\x2e\x23", "\1")), 0, 0, "1143000\" cy=\"571500", NULL },
		{ "width asked for", PNG(""), 1440, 0, "914400\" cy=\"457200", NULL },
		{ "height asked for", PNG(""), 0, 1440, "1828800\" cy=\"914400", NULL },
		{ "both asked for: the picture is stretched", PNG(""), 1440, 1000, "914400\" cy=\"635000", NULL },
		{ "PNG cut off in its head", { "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x78\0\0\0\x3c\x08\x02\0\0\0CRC", 32 }, 0, 0, NULL, NULL },
		{ "PNG of no width", BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\x3c\x08\x02\0\0\0CRC_"), 0, 0, NULL, NULL },
		{ "PNG of no height", BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x78\0\0\0\0\x08\x02\0\0\0CRC_"), 0, 0, NULL, NULL },
		{ "PNG of 10000 x 10000 dots", BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x27\x10\0\0\x27\x10\x08\x02\0\0\0CRC_"), 1440, 0, "914400\" cy=\"914400", NULL },
		{ "PNG of 10001 x 10000 dots", BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x27\x11\0\0\x27\x10\x08\x02\0\0\0CRC_"), 1440, 0, NULL, NULL },
		{ "JPEG without a resolution", BYTES(JPEG_START FRAME("\xc0")), 0, 0, "1143000\" cy=\"571500", "3.175cm\" svg:height=\"1.587cm" },
		{ "JPEG of 150 dots an inch", BYTES(JPEG_START JFIF("\1", "\0\x96") FRAME("\xc0")), 0, 0, "731520\" cy=\"365760", NULL },
		{ "JPEG whose dots have no unit", BYTES(JPEG_START JFIF("\0", "\0\x96") FRAME("\xc0")), 0, 0, "1143000\" cy=\"571500", NULL },
		{ "JPEG that gives dots a centimetre", BYTES(JPEG_START JFIF("\2", "\0\x96") FRAME("\xc0")), 0, 0, "1143000\" cy=\"571500", NULL },
		{ "progressive JPEG", BYTES(JPEG_START FRAME("\xc2")), 0, 0, "1143000\" cy=\"571500", NULL },
		{ "the last of its frames' kinds", BYTES(JPEG_START FRAME("\xcf")), 0, 0, "1143000\" cy=\"571500", NULL },
		{ "tables are no frames", BYTES(JPEG_START "\xff\xc4\0\x0d\0\1\0\1\0\1\0\1\0\1\0\xff\xc8\0\x0d\0\1\0\1\0\1\0\1\0\1\0\xff\xcc\0\x0d\0\1\0\1\0\1\0\1\0\1\0"
		                           FRAME("\xc1")), 0, 0, "1143000\" cy=\"571500", NULL },
		{ "JPEG cut off in its frame", { JPEG_START "\xff\xc0\0\x11\x08\0\x3c\0\x78\3", 11 }, 0, 0, NULL, NULL },
		{ "JPEG without a frame", BYTES(JPEG_START "\xff\xd9\0\2\0\0\0\0\0\0\0\0\0\0\0\0"), 0, 0, NULL, NULL },
		{ "GIF", BYTES("GIF89a\x2c\1\x96\0\0"), 0, 0, "2857500\" cy=\"1428750", "7.937cm\" svg:height=\"3.968cm" },
		{ "GIF more than 255 dots high", BYTES("GIF87a\x01\0\0\2\0"), 0, 0, "9525\" cy=\"4876800", NULL },
		{ "GIF cut off", { "GIF89a\x2c\1\x96\0\0", 10 }, 0, 0, NULL, NULL },
		{ "SVG in dots", BYTES("<svg width=\"120\" height=\"60\"/>"), 0, 0, "1143000\" cy=\"571500", "3.175cm\" svg:height=\"1.587cm" },
		{ "in points and inches", BYTES("<svg width=\"72pt\" height=\"0.5in\"/>"), 0, 0, "914400\" cy=\"457200", NULL },
		{ "in centimetres and millimetres", BYTES("<svg width=\"2.54cm\" height=\"12.7mm\"/>"), 0, 0, "914400\" cy=\"457200", NULL },
		{ "in px", BYTES("<svg width=\"96px\" height=\"48.75px\"/>"), 0, 0, "914400\" cy=\"457200", NULL },
		{ "a share of the page is no size: its view box is", BYTES("<svg width=\"100%\" height=\"50\" viewBox=\"0 0 96 48\"/>"), 0, 0, "914400\" cy=\"457200", NULL },
		{ "nor is a negative or unknown one", BYTES("<svg width=\"96\" height=\"5em\" viewBox=\"10 20 96 48\"/>"), 0, 0, "914400\" cy=\"457200", NULL },
		{ "two points are no number", BYTES("<svg width=\"1.5.5\" height=\"1\" viewBox=\"0 0 96 48\"/>"), 0, 0, "914400\" cy=\"457200", NULL },
		{ "SVG that says nothing: 300 x 150", BYTES("<?xml version=\"1.0\"?><svg><g width=\"5\"/></svg>"), 0, 0, "2857500\" cy=\"1428750", NULL },
		{ "nothing", BYTES(""), 0, 0, NULL, NULL },
		{ "text", BYTES("Ủy ban"), 0, 0, NULL, NULL },
		{ "a BMP", BYTES("BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\1\0\0\0\1\0\0\0"), 0, 0, NULL, NULL },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (int docx = 0; docx < 2; docx++) {
			const char *want = docx || rows[i].odt == NULL ? rows[i].docx : rows[i].odt;
			struct doc *t = doc_new("{{ h }}", NULL, "{}", docx);
			str got;

			if (!docx && want != NULL && rows[i].odt == NULL) { /* rounded elsewhere: told for DOCX alone */
				doc_free(t);
				continue;
			}
			put_picture(t, "h", (struct picture){ .bytes = rows[i].bytes, .width_twips = rows[i].width_twips, .height_twips = rows[i].height_twips });
			got = doc_fill(t);
			if (want != NULL) {
				got = docx ? between(part(t, "word/document.xml"), "<wp:extent cx=\"", "\"/>") : between(part(t, "content.xml"), "svg:width=\"", "\">");
			} else {
				want = docx ? "mau.docx: paragraph 1: error: picture cannot be used: neither PNG, JPEG, GIF nor SVG, or damaged [L108]\n    in: {{ h }}\n"
				            : "mau.odt: paragraph 1: error: picture cannot be used: neither PNG, JPEG, GIF nor SVG, or damaged [L108]\n    in: {{ h }}\n";
			}
			if (!str_eq(got, str_of(want)))
				FAIL("%s (%s)\n--- gives\n" STR_FMT "\n--- not\n%s", rows[i].what, docx ? "DOCX" : "ODT", STR_ARG(got), want);
			doc_free(t);
		}
}

TEST(an_svg_is_known_by_its_first_kilobyte)
{
	for (int far = 0; far < 2; far++) {
		struct doc *t = doc_new("{{ h }}", NULL, "{}", true);
		char svg[1100];

		memset(svg, ' ', sizeof svg);
		memcpy(svg + (far ? 1021 : 1020), "<svg/>", 6);
		put_picture(t, "h", (struct picture){ .bytes = { svg, sizeof svg } });
		OK(has(doc_fill(t), "[L108]") == (far == 1));
		doc_free(t);
	}
}

/* --- how they are kept ------------------------------------------------------------- */

TEST(each_kind_of_picture_has_its_name_and_type)
{
	static const struct {
		str bytes;
		const char *docx, *type, *odt;
	} rows[] = {
		{ PNG(""), "word/media/hinh1.png", "image/png", "Pictures/hinh1.png" },
		{ BYTES(JPEG_START FRAME("\xc0")), "word/media/hinh1.jpeg", "image/jpeg", "Pictures/hinh1.jpg" },
		{ BYTES("GIF89a\1\0\1\0\0"), "word/media/hinh1.gif", "image/gif", "Pictures/hinh1.gif" },
		{ BYTES("<svg width=\"1\" height=\"1\"/>"), "word/media/hinh1.svg", "image/svg+xml", "Pictures/hinh1.svg" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (int docx = 0; docx < 2; docx++) {
			struct doc *t = doc_new("{{ h }}", NULL, "{}", docx);
			const char *name = docx ? rows[i].docx : rows[i].odt;

			put_picture(t, "h", (struct picture){ .bytes = rows[i].bytes });
			IS_STR(doc_fill(t), STR("[hình]\n"));
			IS_STR(part(t, name), rows[i].bytes);
			if (docx)
				IS_STR(pkg_content_type(t->p, str_of(name), &t->d), str_of(rows[i].type));
			else
				IS_STR(between(part(t, "content.xml"), "xlink:href=\"", "\""), str_of(name));
			doc_free(t);
		}
}

TEST(a_name_that_is_taken_is_not_used_again)
{
	for (int docx = 0; docx < 2; docx++) {
		struct doc *t = doc_new("{{ h }}{{ h }}{{ k }}", NULL, "{}", docx);
		const char *first = docx ? "word/media/hinh1.gif" : "Pictures/hinh1.gif";

		pkg_put(t->p, str_of(first), STR("of the template"));
		put_picture(t, "h", (struct picture){ .bytes = BYTES("GIF89a\1\0\1\0\0") });
		put_picture(t, "k", (struct picture){ .bytes = BYTES("GIF89a\2\0\2\0\0") });
		IS_STR(doc_fill(t), STR("[hình][hình][hình]\n"));
		IS_STR(part(t, first), STR("of the template"));
		IS_STR(part(t, docx ? "word/media/hinh2.gif" : "Pictures/hinh2.gif"), ((str){ "GIF89a\1\0\1\0\0", 11 }));
		IS_STR(part(t, docx ? "word/media/hinh3.gif" : "Pictures/hinh3.gif"), ((str){ "GIF89a\2\0\2\0\0", 11 }));
		OK(!pkg_has(t->p, docx ? STR("word/media/hinh4.gif") : STR("Pictures/hinh4.gif")));
		doc_free(t);
	}
}

TEST(a_picture_without_a_description_has_none)
{
	for (int docx = 0; docx < 2; docx++)
		for (int told = 0; told < 2; told++) {
			struct doc *t = doc_new("{{ h }}", NULL, "{}", docx);
			str s;

			put_picture(t, "h", (struct picture){ .bytes = BYTES("GIF89a\1\0\1\0\0"), .alt = told ? STR("a \"b\" <c>") : STR("") });
			IS_STR(doc_fill(t), STR("[hình]\n"));
			s = part(t, docx ? "word/document.xml" : "content.xml");
			OK(has(s, docx ? " descr=\"" : "<svg:desc>") == (told == 1));
			OK(has(s, docx ? " descr=\"a &quot;b&quot; &lt;c&gt;\"" : "<svg:desc>a \"b\" &lt;c&gt;</svg:desc>") == (told == 1));
			doc_free(t);
		}
}

/* --- frames of the template ---------------------------------------------------------- */

#define DRAWING(extent, graphic) "<w:p><w:r><w:drawing><wp:inline>" extent "<wp:docPr id=\"1\" name=\"n\" descr=\"{{ h }}\"/>" graphic \
	"</wp:inline></w:drawing></w:r></w:p>"
#define FRAME_ODT(size, inside) "<text:p><draw:frame draw:name=\"f\" " size ">" inside "<svg:desc>{{ h }}</svg:desc></draw:frame></text:p>"
#define IMAGE "<draw:image xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"Pictures/hinh1.gif\" xlink:type=\"simple\" xlink:show=\"embed\" " \
	"xlink:actuate=\"onLoad\"/>"

TEST(a_frame_s_picture_is_changed_whatever_form_it_has)
{
	static const struct {
		bool docx;
		const char *body, *begin, *end, *want;
	} rows[] = {
		{ true, DRAWING("<wp:extent cx=\"9\" cy=\"6\"/>", "<a:graphic><a:blip r:embed=\"rIdX\"/><a:z/></a:graphic>"), "</a:blip>", "</a:graphic>", "<a:z/>" },
		{ true, DRAWING("<wp:extent cx=\"9\" cy=\"6\"/>", "<a:graphic><a:blip r:embed=\"rIdX\"><a:lum/></a:blip><a:z/></a:graphic>"), "</a:blip>",
		    "</a:graphic>", "<a:z/>" },
		{ true, DRAWING("<wp:extent cx=\"9\" cy=\"6\"/>", "<a:graphic><a:blip r:embed=\"rIdX\"></a:blip></a:graphic>"), "<wp:extent ", "/>", "cx=\"9\" cy=\"6\"" },
		{ false, FRAME_ODT("svg:width=\"3cm\"", "<draw:image xlink:href=\"x.png\"/>"), "svg:width=\"3cm\">", "<svg:desc>", IMAGE },
		{ false, FRAME_ODT("svg:width=\"3cm\"", "<draw:image xlink:href=\"x.png\"><text:p/></draw:image>"), "svg:width=\"3cm\">", "<svg:desc>", IMAGE },
		{ false, FRAME_ODT("svg:width=\"3cm\"", "<draw:image xlink:href=\"x.svg\"/> <draw:image xlink:href=\"x.png\"><text:p/></draw:image>"),
		    "svg:width=\"3cm\">", "<svg:desc>", IMAGE " " },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct doc *t = doc_new(rows[i].body, NULL, "{}", rows[i].docx);
		str s;

		put_picture(t, "h", (struct picture){ .bytes = BYTES("GIF89a\1\0\1\0\0"), .alt = STR("mới") });
		IS_STR(doc_fill(t), STR("[hình]\n"));
		s = part(t, rows[i].docx ? "word/document.xml" : "content.xml");
		IS_STR(between(s, rows[i].begin, rows[i].end), str_of(rows[i].want));
		OK(!has(s, "rIdX") && !has(s, "a:lum") && !has(s, "x.png") && !has(s, "x.svg"));
		OK(has(s, rows[i].docx ? "descr=\"mới\"" : "<svg:desc>mới</svg:desc>"));
		doc_free(t);
	}
}

TEST(a_frame_without_a_picture_is_named)
{
	static const char *const bodies[] = { FRAME_ODT("svg:width=\"3cm\"", "<draw:object/>"),
		DRAWING("<wp:extent cx=\"9\" cy=\"6\"/>", "<a:graphic><a:z/></a:graphic>") };

	for (int docx = 0; docx < 2; docx++) {
		struct doc *t = doc_new(bodies[docx], NULL, "{}", docx);

		put_picture(t, "h", (struct picture){ .bytes = BYTES("GIF89a\1\0\1\0\0") });
		OK(has(doc_fill(t), "error: picture cannot be used: the frame holds no picture [L108]\n"));
		doc_free(t);
	}
}

TEST(words_in_a_frame_s_description_leave_its_picture)
{
	static const char *const data[] = { "{'h': 'mô \"tả\"'}", "{'h': {'$doan': ['mô ', '\"tả\"']}}" };
	static const char *const want[] = { "mô &quot;tả&quot;", "mô &#10;&quot;tả&quot;" };

	for (size_t i = 0; i < 2; i++) {
		struct doc *t = doc_new(DRAWING("<wp:extent cx=\"9\" cy=\"6\"/>", "<a:graphic><a:blip r:embed=\"rId1\"/></a:graphic>"), NULL, data[i], true);

		IS_STR(doc_fill(t), STR("[hình]\n"));
		IS_STR(between(part(t, "word/document.xml"), "descr=\"", "\""), str_of(want[i]));
		OK(has(part(t, "word/document.xml"), "<a:blip r:embed=\"rId1\"/>"));
		doc_free(t);
	}
}

TEST(a_picture_does_not_fit_where_only_text_may_stand)
{
	static const struct {
		bool docx;
		const char *body;
	} rows[] = {
		{ true, "<w:p><w:r><w:instrText xml:space=\"preserve\">{{ h }}</w:instrText></w:r></w:p>" },
		{ false, "<text:p><text:a xlink:href=\"{{ h }}\">a</text:a></text:p>" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct doc *t = doc_new(rows[i].body, NULL, "{}", rows[i].docx);

		put_picture(t, "h", (struct picture){ .bytes = BYTES("GIF89a\1\0\1\0\0") });
		IS_STR(doc_fill(t), str_format(t->a, "mau.%s: paragraph 1: error: value does not fit here: picture [L112]\n    in: %s\n    {{ h }}\n    ^^^^^^^\n"
		    "    hint: only text fits into an attribute, a field or a property\n", rows[i].docx ? "docx" : "odt", rows[i].docx ? "{{ h }}" : "a"));
		doc_free(t);
	}
}
