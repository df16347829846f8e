/* PDF: what hand-made pages become. Other programs' eyes (qpdf, pdftotext, pdffonts) look at it where they are installed. */
#include "tap.h"

#include <unistd.h>

#include <cairo.h>

#include "base/file.h"
#include "pdf/pdf.h"
#include "shape/shape.h"

static struct arena *arena;
static struct diags diags;
static struct shaper *shaper;

static bool
ready(void)
{
	static const char *const dirs[] = { "fonts", NULL };

	if (shaper == NULL && access("/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf", R_OK) == 0) {
		unsetenv("FONTCONFIG_FILE");
		arena = arena_new(1 << 16);
		diags_init(&diags, arena);
		shaper = shaper_new(dirs, &diags);
	}
	if (shaper != NULL)
		diags_init(&diags, arena);
	return shaper != NULL;
}

#define NEEDS_FONTS \
	do { \
		if (!ready()) \
			SKIP("fonts-liberation2 is not installed"); \
	} while (0)

/* --- pages by hand ------------------------------------------------------------- */

enum { ITEMS_MAX = 200 };

static struct lay_pages
pages_new(size_t n)
{
	struct lay_pages p = { .n = n, .at = ARENA_ARRAY(arena, struct lay_page, n) };

	for (size_t i = 0; i < n; i++) {
		p.at[i].width = 11906;
		p.at[i].height = 16838;
		p.at[i].items = ARENA_ARRAY(arena, struct lay_item, ITEMS_MAX);
	}
	p.title = STR("Kế hoạch 2026 <a & b>");
	p.author = STR("UBND xã Hà Bắc");
	p.language = STR("vi-VN");
	return p;
}

static struct lay_item *
add(struct lay_page *p, enum lay_item_kind kind, double x, double y, double width, double height)
{
	struct lay_item *it = &p->items[p->items_n++];

	*it = (struct lay_item){ .kind = kind, .x = x, .y = y, .width = width, .height = height, .fill = COLOUR_NONE,
		.style = BORDER_SINGLE };
	if (kind == ITEM_TEXT)
		it->scale = 1;
	return it;
}

/* A run of text; the pen's place after it. */
static double
text(struct lay_page *p, double x, double y, const char *words, double size_pt, bool bold)
{
	const struct face *f = shape_face(shaper, STR("Times New Roman"), bold, false, LOC_NONE, &diags);
	const struct glyph_run *r = shape_text(shaper, f, str_of(words), 0, LOC_NONE, &diags);

	for (; r != NULL; r = r->next) {
		struct lay_item *it = add(p, ITEM_TEXT, x, y, (double)r->width * size_pt * 20 / SHAPE_EM, 0);

		it->run = r;
		it->text = r->text;
		it->size_pt = size_pt;
		x += it->width;
	}
	return x;
}

static str
made(const struct lay_pages *p, const struct pdf_options *opt)
{
	str bytes = { NULL, 0 };

	if (!pdf_bytes(p, shaper, opt, &bytes, arena, &diags))
		FAIL("no PDF: %s", tap_diags(arena, &diags).p);
	return bytes;
}

static bool
has(str bytes, const char *what)
{
	return str_find(bytes, str_of(what), 0) < bytes.n;
}

/* What a program prints of the bytes as a file; p NULL: it is not installed. */
static str
told_by(const char *program, const char *before, str bytes, const char *after)
{
	char path[] = "/tmp/vanthu-pdf-XXXXXX";
	int fd = mkstemp(path);
	struct out o;
	str s;
	FILE *f;
	char buffer[4096];
	size_t n;

	if (system(str_format(arena, "command -v %s >/dev/null 2>&1", program).p) != 0 || fd < 0)
		return (str){ NULL, 0 };
	f = fdopen(fd, "w");
	fwrite(bytes.p, 1, bytes.n, f);
	fclose(f);
	out_init(&o);
	f = popen(str_format(arena, "%s %s %s %s 2>&1", program, before, path, after).p, "r");
	while (f != NULL && (n = fread(buffer, 1, sizeof buffer, f)) > 0)
		out_bytes(&o, buffer, n);
	if (f != NULL)
		pclose(f);
	unlink(path);
	s = out_copy(&o, arena);
	out_release(&o);
	return s;
}

static const struct pdf_options archive = { .plain = false };

/* --- tests ---------------------------------------------------------------------- */

static const char letters[] = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ";
static const char capitals[] = "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬBCDĐEÈẺẼÉẸÊỀỂỄẾỆGHIÌỈĨÍỊKLMNOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢPQRSTUÙỦŨÚỤƯỪỬỮỨỰVXYỲỶỸÝỴ";

TEST(every_vietnamese_letter_is_read_back)
{
	struct lay_pages p;
	str got;

	NEEDS_FONTS;
	p = pages_new(1);
	text(&p.at[0], 1701, 1400, letters, 6, false);
	text(&p.at[0], 1701, 1700, capitals, 6, true);
	got = told_by("pdftotext", "-enc UTF-8", made(&p, &archive), "-");
	if (got.p == NULL)
		SKIP("pdftotext is not installed");
	OK(has(got, letters));
	OK(has(got, capitals));
	IS_INT(diags.count[DIAG_WARNING], 0);
}

TEST(a_justified_line_reads_as_one_line_with_spaces)
{
	static const char *const words[] = { "Căn ", "cứ ", "Luật ", "Tổ ", "chức ", "chính ", "quyền ", "địa ", "phương" };
	struct lay_pages p;
	double x = 1701;
	str got;

	NEEDS_FONTS;
	p = pages_new(1);
	for (int i = 0; i < 9; i++) {
		double from = x;

		x = text(&p.at[0], x, 1400, words[i], 14, false);
		p.at[0].items[p.at[0].items_n - 1].x = from;
		p.at[0].items[p.at[0].items_n - 1].space_extra = 57.3;
		x += i < 8 ? 57.3 : 0;
	}
	got = told_by("pdftotext", "-enc UTF-8", made(&p, &archive), "-");
	if (got.p == NULL)
		SKIP("pdftotext is not installed");
	OK(str_starts(got, STR("Căn cứ Luật Tổ chức chính quyền địa phương\n")));
}

TEST(the_last_word_ends_where_the_layout_says)
{
	struct lay_pages p;
	str got;
	double right;
	size_t at;

	NEEDS_FONTS;
	p = pages_new(1);
	right = text(&p.at[0], 1701, 1400, "một hai", 14, false) + 100 + 7 * 4;
	p.at[0].items[0].space_extra = 100;
	p.at[0].items[0].spacing = 4; /* after each of seven letters */
	got = told_by("pdftotext", "-bbox", made(&p, &archive), "-");
	if (got.p == NULL)
		SKIP("pdftotext is not installed");
	at = str_find(got, STR(">hai<"), 0);
	at = str_find(got, STR("xMax=\""), at - 40) + 6;
	if (at >= got.n)
		FAIL("no word: %s", got.p);
	else if (strtod(got.p + at, NULL) * 20 - (right - 4) > 4 || strtod(got.p + at, NULL) * 20 - (right - 4) < -4)
		FAIL("ends at %s, not %g", got.p + at, (right - 4) / 20);
}

TEST(the_same_pages_give_the_same_bytes)
{
	struct lay_pages p;
	str one, two;

	NEEDS_FONTS;
	p = pages_new(2);
	text(&p.at[0], 1701, 1400, "Số: 05/KH-UBND ☐", 13, false);
	one = made(&p, &archive);
	two = made(&p, &archive);
	OK(one.n > 0 && str_eq(one, two));
}

TEST(an_archive_has_what_the_standard_wants)
{
	static const char *const wanted[] = { "%PDF-1.7\n", "<pdfaid:part>2</pdfaid:part>", "/S /GTS_PDFA1", "/CIDToGIDMap /Identity",
		"/ID [ <", "/Lang (vi-VN)", "/Title <FEFF", "Kế hoạch 2026 &lt;a &amp; b&gt;", "D:19800101000000",
		"<xmp:CreateDate>1980-01-01T00:00:00+00:00" };
	struct lay_pages p;
	str bytes;

	NEEDS_FONTS;
	p = pages_new(1);
	text(&p.at[0], 1701, 1400, "Kế hoạch", 13, false);
	bytes = made(&p, &archive);
	for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
		if (!has(bytes, wanted[i]))
			FAIL("it lacks %s", wanted[i]);
	OK(!has(bytes, "/Interpolate true"));
	bytes = made(&p, &(struct pdf_options){ .plain = true, .date = { 2026, 10, 5 } });
	OK(!has(bytes, "pdfaid") && !has(bytes, "/OutputIntent") && has(bytes, "D:20261005000000"));
}

TEST(what_a_document_is_called_is_written_as_each_place_wants_it)
{
	static const struct {
		const char *title, *pdf, *xmp;
	} rows[] = {
		{ "Plan 2026", "/Title (Plan 2026)", ">Plan 2026</rdf:li>" },
		{ "(a) \\ b", "/Title (\\(a\\) \\\\ b)", ">(a) \\ b</rdf:li>" },
		{ "Ế", "/Title <FEFF1EBE>", ">Ế</rdf:li>" },
		{ "a\U0001F600", "/Title <FEFF0061D83DDE00>", ">a\U0001F600</rdf:li>" },
		{ "a\x7f", "/Title <FEFF0061007F>", NULL },
	};

	NEEDS_FONTS;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lay_pages p = pages_new(1);
		str bytes;

		p.title = str_of(rows[i].title);
		p.keywords = i == 0 ? STR("một & hai") : STR("");
		text(&p.at[0], 1701, 1400, "x", 12, false);
		bytes = made(&p, &archive);
		if (!has(bytes, rows[i].pdf) || (rows[i].xmp != NULL && !has(bytes, rows[i].xmp)))
			FAIL("%s", rows[i].title);
		OK(has(bytes, "<pdf:Keywords>một &amp; hai</pdf:Keywords>") == (i == 0));
	}
}

TEST(an_outline_leaves_out_what_leads_nowhere)
{
	struct lay_pages p;
	str bytes, got;

	NEEDS_FONTS;
	p = pages_new(1);
	text(&p.at[0], 1701, 1400, "x", 12, false);
	p.outline = ARENA_ARRAY(arena, struct lay_outline_entry, 4);
	p.outline_n = 4;
	p.outline[0] = (struct lay_outline_entry){ 0, STR("first"), 0, 1400 };
	p.outline[1] = (struct lay_outline_entry){ 2, STR("beyond"), 1, 1400 };
	p.outline[2] = (struct lay_outline_entry){ 2, STR(""), 0, 1400 };
	p.outline[3] = (struct lay_outline_entry){ 99, STR("last"), 0, 2800 };
	bytes = made(&p, &archive);
	OK(has(bytes, "(first)") && has(bytes, "(last)") && !has(bytes, "(beyond)"));
	got = told_by("qpdf", "--check", bytes, "");
	if (got.p != NULL && !has(got, "No syntax or stream encoding errors"))
		FAIL("%s", got.p);
}

TEST(text_from_the_right_and_signs_that_show_nothing_are_read_back)
{
	struct lay_pages p;
	str got;

	NEEDS_FONTS;
	p = pages_new(1);
	text(&p.at[0], 1701, 1400, "\u05e9\u05dc\u05d5\u05dd", 14, false);
	text(&p.at[0], 1701, 2400, "ba\u200bn", 14, false);
	p.at[0].items[p.at[0].items_n - 1].spacing = 40;
	got = told_by("pdftotext", "-enc UTF-8", made(&p, &archive), "-");
	if (got.p == NULL)
		SKIP("pdftotext is not installed");
	/* in the order in which they are read; pdftotext sees a space where letters stand apart */
	OK(has(got, "\u05e9\u05dc") && has(got, "\u05d5\u05dd") && str_find(got, STR("\u05e9"), 0) < str_find(got, STR("\u05dd"), 0));
	OK(has(got, "ba n"));
	IS_INT(diags.count[DIAG_WARNING], 0);
}

/* Everything at once, for programs that check a file's structure. */
static struct lay_pages
full_pages(void)
{
	static const struct doc_path_segment path[] = { { 'M', { 0 }, { 0 } }, { 'L', { 500 }, { 0 } },
		{ 'C', { 600, 700, 800 }, { 100, 200, 300 } }, { 'Z', { 0 }, { 0 } } };
	static struct doc_gradient_stop stops[] = { { 0, 0xff0000 }, { 1000, 0x0000ff } };
	static const struct doc_gradient from_red = { .stops = stops, .n = 2 };
	struct lay_pages p = pages_new(3);
	struct lay_item *it;

	for (size_t i = 0; i < 3; i++) {
		text(&p.at[i], 1701, 1400, "Trang có mọi thứ ☐ ✓", 14, i == 1);
		p.at[i].label = str_format(arena, "%zu", i + 5);
	}
	for (int style = BORDER_SINGLE; style <= BORDER_WAVE; style++) {
		it = add(&p.at[0], ITEM_RULE, 1701, 2000 + style * 200, 5000, 0);
		it->style = style;
		it->line_width = 30;
		it->colour = 0xc00000;
	}
	it = add(&p.at[0], ITEM_RECT, 1701, 5000, 2000, 800);
	it->fill = 0xffff00;
	it->line_width = 10;
	it->radius = 200;
	it->gradient = &from_red;
	add(&p.at[0], ITEM_ELLIPSE, 4000, 5000, 2000, 800)->fill = 0x00ff00;
	it = add(&p.at[0], ITEM_PATH, 7000, 5000, 0, 0);
	it->path = path;
	it->path_n = 4;
	it->line_width = 20;
	add(&p.at[0], ITEM_ROTATE, 6000, 8000, 0, 0)->angle = 90;
	text(&p.at[0], 6000, 8000, "xoay", 14, false);
	add(&p.at[0], ITEM_CLIP, 6000, 8000, 300, 300);
	text(&p.at[0], 6000, 8200, "cắt", 14, false);
	add(&p.at[0], ITEM_LINK, 6000, 8000, 1000, 200)->name = STR("phụ lục");
	add(&p.at[0], ITEM_UNCLIP, 0, 0, 0, 0);
	add(&p.at[0], ITEM_UNROTATE, 0, 0, 0, 0);
	add(&p.at[0], ITEM_UNROTATE, 0, 0, 0, 0); /* one too many */
	add(&p.at[1], ITEM_CLIP, 0, 0, 5000, 5000); /* never closed */
	add(&p.at[2], ITEM_DESTINATION, 1701, 3000, 0, 0)->name = STR("phụ lục");
	add(&p.at[2], ITEM_LINK, 1701, 1200, 2000, 300)->uri = STR("https://habac.gov.vn/(tin)?q=ă");
	add(&p.at[2], ITEM_LINK, 1701, 1600, 2000, 300)->name = STR("không có");
	p.outline = ARENA_ARRAY(arena, struct lay_outline_entry, 4);
	p.outline_n = 4;
	for (size_t i = 0; i < 4; i++)
		p.outline[i] = (struct lay_outline_entry){ i == 0 ? 1 : i == 3 ? 1 : 3, STR("Phần I. Đánh giá"), i % 3, 1400 };
	return p;
}

TEST(other_programs_find_no_fault)
{
	struct lay_pages p;
	str bytes, got;

	NEEDS_FONTS;
	p = full_pages();
	bytes = made(&p, &archive);
	got = told_by("qpdf", "--check", bytes, "");
	if (got.p == NULL)
		SKIP("qpdf is not installed");
	if (!has(got, "No syntax or stream encoding errors"))
		FAIL("%s", got.p);
	got = told_by("pdffonts", "", bytes, "");
	if (got.p != NULL && (!has(got, "LiberationSerif") || has(got, " no  no ") || has(got, "Type 3")))
		FAIL("%s", got.p);
	got = told_by("mutool", "info", bytes, "");
	if (got.p != NULL && (has(got, "error") || has(got, "warning")))
		FAIL("%s", got.p);
}

TEST(links_lead_where_they_say)
{
	struct lay_pages p;
	str bytes;
	size_t n = 0;

	NEEDS_FONTS;
	p = full_pages();
	bytes = made(&p, &archive);
	OK(has(bytes, "/URI (https://habac.gov.vn/\\(tin\\)?q=%C4%83)"));
	OK(has(bytes, "/XYZ 85.05 691.90 null")); /* 3000 twips below the top of an A4 page */
	OK(has(bytes, "/Rect [ 290.00 391.90 300.00 441.90 ]")); /* turned with its text */
	for (size_t at = 0; (at = str_find(bytes, STR("/Subtype /Link"), at)) < bytes.n; at++)
		n++;
	IS_INT(n, 2); /* the one to nowhere is none */
}

/* A picture of w × h pixels as PNG. */
static cairo_status_t
put(void *closure, const unsigned char *b, unsigned n)
{
	out_bytes(closure, b, n);
	return CAIRO_STATUS_SUCCESS;
}

static str
png(int w, int h, cairo_format_t format)
{
	cairo_surface_t *s = cairo_image_surface_create(format, w, h);
	cairo_t *cr = cairo_create(s);
	struct out o;
	str bytes;

	cairo_set_source_rgba(cr, 1, 0, 0, format == CAIRO_FORMAT_ARGB32 ? 0.5 : 1);
	cairo_rectangle(cr, 0, 0, w / 2.0, h);
	cairo_fill(cr);
	cairo_destroy(cr);
	out_init(&o);
	cairo_surface_write_to_png_stream(s, put, &o);
	bytes = out_copy(&o, arena);
	out_release(&o);
	cairo_surface_destroy(s);
	return bytes;
}

TEST(a_plain_png_goes_in_as_it_is)
{
	struct lay_pages p;
	str bytes, picture, got;

	NEEDS_FONTS;
	p = pages_new(2);
	picture = png(64, 48, CAIRO_FORMAT_RGB24);
	for (size_t i = 0; i < 2; i++) {
		struct lay_item *it = add(&p.at[i], ITEM_PICTURE, 2000, 2000, 1280, 960);

		it->bytes = picture;
		it->media_type = STR("image/png");
	}
	add(&p.at[0], ITEM_PICTURE, 2000, 4000, 1280, 960)->bytes = png(10, 10, CAIRO_FORMAT_ARGB32);
	bytes = made(&p, &archive);
	OK(has(bytes, "/Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns 64"));
	OK(!has(bytes, "vanthuPNG") && !has(bytes, "DCTDecode"));
	IS_INT(diags.count[DIAG_WARNING], 0);
	got = told_by("qpdf", "--check", bytes, "");
	if (got.p != NULL && !has(got, "No syntax or stream encoding errors"))
		FAIL("%s", got.p);
	got = told_by("pdfimages", "-list", bytes, "");
	if (got.p != NULL && (!has(got, " 64    48  rgb") || !has(got, "smask")))
		FAIL("%s", got.p);
}

/* The red, green and blue of a place, in hundredths of the page; -1: nothing can look. */
static long
colour_at(str bytes, int x, int y)
{
	enum { SIDE = 100, HEAD = sizeof "P6\n100 100\n255\n" - 1 };
	str got = told_by("pdftoppm", "-r 72 -scale-to 100 -scale-to-x 100 -scale-to-y 100 -f 1 -l 1", bytes, "");
	const unsigned char *at = (const unsigned char *)got.p + HEAD + (y * SIDE + x) * 3;

	if (got.p == NULL || got.n < HEAD + SIDE * SIDE * 3)
		return -1;
	return at[0] << 16 | at[1] << 8 | at[2];
}

TEST(a_gradient_goes_from_colour_to_colour_and_a_faded_picture_is_pale)
{
	static struct doc_gradient_stop stops[] = { { 0, 0xff0000 }, { 1000, 0x0000ff } };
	static const struct doc_gradient across = { .stops = stops, .n = 2 }, down = { .degrees = 90, .stops = stops, .n = 2 };
	struct lay_pages p;
	struct lay_item *it;
	str bytes;
	long left, right, low;

	NEEDS_FONTS;
	p = pages_new(1);
	it = add(&p.at[0], ITEM_RECT, 0, 0, p.at[0].width, p.at[0].height / 2);
	it->fill = 0xff0000;
	it->gradient = &across;
	it = add(&p.at[0], ITEM_RECT, 0, p.at[0].height / 2, p.at[0].width / 2, p.at[0].height / 2);
	it->fill = 0xff0000;
	it->gradient = &down;
	it = add(&p.at[0], ITEM_PICTURE, p.at[0].width / 2, p.at[0].height / 2, p.at[0].width / 2, p.at[0].height / 2);
	it->bytes = png(10, 10, CAIRO_FORMAT_RGB24);
	it->media_type = STR("image/png");
	it->faded = 1;
	bytes = made(&p, &archive);
	left = colour_at(bytes, 3, 20);
	if (left < 0)
		return;
	right = colour_at(bytes, 96, 20);
	low = colour_at(bytes, 20, 96);
	OK((left >> 16) > 0xE0 && (left & 0xFF) < 0x20);
	OK((right >> 16) < 0x20 && (right & 0xFF) > 0xE0);
	OK((low >> 16) < 0x20 && (low & 0xFF) > 0xE0);
	IS_INT(colour_at(bytes, 75, 75), 0xFFFFFF);
}

/* cairo writes a key for each time */
TEST(a_picture_that_stands_often_on_a_page_is_named_once)
{
	struct lay_pages p;
	str bytes, got, pictures[2], list;
	size_t from;

	NEEDS_FONTS;
	p = pages_new(1);
	pictures[0] = png(8, 8, CAIRO_FORMAT_RGB24);
	pictures[1] = png(9, 9, CAIRO_FORMAT_RGB24);
	for (int i = 0; i < 5; i++) {
		struct lay_item *it = add(&p.at[0], ITEM_PICTURE, 2000, 1000 + 1000 * i, 600, 600);

		it->bytes = pictures[i % 2];
		it->media_type = STR("image/png");
	}
	bytes = made(&p, &archive);
	from = str_find(bytes, STR("/XObject << "), 0);
	list = str_sub(bytes, from, str_find(bytes, STR(">>"), from));
	IS_INT(from < bytes.n, 1);
	IS_INT(str_find(list, STR(" R /"), str_find(list, STR(" R /"), 0) + 1) == list.n, 1); /* two names */
	got = told_by("qpdf", "--check", bytes, "");
	if (got.p != NULL && !has(got, "No syntax or stream encoding errors"))
		FAIL("%s", got.p);
}

TEST(pictures_that_lie_are_boxes_with_a_word)
{
	static const struct {
		const char *why, *bytes;
		size_t n;
	} rows[] = {
		{ "nothing", "", 0 },
		{ "no picture", "hello", 5 },
		{ "a JPEG's start only", "\xff\xd8\xff\xe0", 4 },
		{ "a JPEG without data", "\xff\xd8\xff\xc0\0\x11\x08\0\x10\0\x10\3\1\x11\0\2\x11\0\3\x11\0\xff\xd9", 23 },
		{ "a JPEG of 65,535 squared", "\xff\xd8\xff\xc0\0\x11\x08\xff\xff\xff\xff\3\1\x11\0\2\x11\0\3\x11\0\xff\xda\0\2x", 26 },
		{ "a PNG of 4 milliard columns", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff\10\2\0\0\0\0\0\0\0", 33 },
		{ "a PNG without data", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\2\0\0\0\0\0\0\0", 33 },
		{ "broken SVG", "<svg><", 6 },
		{ "GIF of nothing", "GIF89a\xff\xff\xff\xff\0\0\0", 13 },
		{ "EMF", "\1\0\0\0\x6c\0\0\0\0\0\0\0", 12 },
	};
	NEEDS_FONTS;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct lay_pages p = pages_new(1);
		struct lay_item *it = add(&p.at[0], ITEM_PICTURE, 2000, 2000, 1280, 960);

		diags_init(&diags, arena);
		it->bytes = (str){ rows[i].bytes, rows[i].n };
		it->media_type = STR("image/x");
		it->alt = STR("con dấu");
		OK(made(&p, &archive).n > 0);
		if (diags.count[DIAG_WARNING] != 1 || strcmp(diags.first->kind->id, "B102") != 0)
			FAIL("%s: %d warnings", rows[i].why, diags.count[DIAG_WARNING]);
	}
}

TEST(a_picture_with_any_byte_changed_does_no_harm)
{
	static const unsigned char changes[] = { 0x00, 0x7f, 0xff };
	str whole;
	char *bytes;

	NEEDS_FONTS;
	whole = png(3, 2, CAIRO_FORMAT_RGB24);
	bytes = arena_copy(arena, whole.p, whole.n);
	for (size_t i = 0; i < whole.n; i++)
		for (size_t k = 0; k < sizeof changes; k++) {
			struct lay_pages p = pages_new(1);
			struct lay_item *it = add(&p.at[0], ITEM_PICTURE, 2000, 2000, 1280, 960);
			str made_of;

			bytes[i] = (char)changes[k];
			it->bytes = str_copy(arena, (str){ bytes, i % 2 == 0 ? whole.n : i }); /* cut short, too */
			made_of = made(&p, &archive);
			OK(made_of.n > 0 && !has(made_of, "vanthuPNG"));
			bytes[i] = whole.p[i];
		}
}

TEST(an_svg_is_drawn_as_vectors)
{
	struct lay_pages p;
	str bytes;

	NEEDS_FONTS;
	if (access("/usr/lib/x86_64-linux-gnu/librsvg-2.so.2", R_OK) != 0)
		SKIP("librsvg is not installed");
	p = pages_new(1);
	add(&p.at[0], ITEM_PICTURE, 2000, 2000, 1280, 960)->bytes
	    = STR("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"><circle cx=\"5\" cy=\"5\" r=\"4\"/></svg>");
	bytes = made(&p, &archive);
	OK(!has(bytes, "/Subtype /Image"));
	IS_INT(diags.count[DIAG_WARNING], 0);
}

TEST(a_page_as_a_picture_has_its_size_and_ink)
{
	struct lay_pages p;
	char path[] = "/tmp/vanthu-page-XXXXXX";
	int fd = mkstemp(path);
	cairo_surface_t *s;
	long dark = 0;

	NEEDS_FONTS;
	close(fd);
	p = full_pages();
	OK(pdf_png(&p, 0, shaper, 72, path, arena, &diags));
	s = cairo_image_surface_create_from_png(path);
	IS_INT(cairo_image_surface_get_width(s), 595);
	IS_INT(cairo_image_surface_get_height(s), 842);
	for (int y = 55; y < 72; y++) /* the line of text */
		for (int x = 80; x < 300; x++)
			dark += (cairo_image_surface_get_data(s) + y * cairo_image_surface_get_stride(s))[x * 4] < 128;
	OK(dark > 100);
	cairo_surface_destroy(s);
	OK(!pdf_png(&p, 0, shaper, 100000, path, arena, &diags));
	unlink(path);
}

/* A font without ắ has ă and an acute: two glyphs, one letter. */
TEST(a_letter_of_two_glyphs_comes_out_as_one_letter_within_its_word)
{
	struct lay_pages p;
	struct glyph_run *r;
	struct glyph *g;
	struct cluster *c;
	const struct glyph_run *acute;
	str got;

	NEEDS_FONTS;
	p = pages_new(1);
	text(&p.at[0], 1701, 1800, "ngăn ", 14, false); /* the same ă glyph as itself */
	text(&p.at[0], 2701, 1800, "ngăn", 14, false);
	acute = shape_text(shaper, shape_face(shaper, STR("Times New Roman"), false, false, LOC_NONE, &diags), STR("\u00b4"), 0,
	    LOC_NONE, &diags);
	r = arena_copy(arena, p.at[0].items[1].run, sizeof *r);
	g = ARENA_ARRAY(arena, struct glyph, 5);
	memcpy(g, r->glyphs, 3 * sizeof *g);
	g[3] = acute->glyphs[0];
	g[3].advance = 0;
	g[3].dx = -g[2].advance;
	g[4] = r->glyphs[3];
	c = ARENA_ARRAY(arena, struct cluster, 4);
	c[0] = c[1] = c[3] = (struct cluster){ 1, 1 };
	c[2] = (struct cluster){ 3, 2 };
	r->glyphs = g;
	r->glyphs_n = 5;
	r->clusters = c;
	r->text = STR("ngắn");
	p.at[0].items[1].run = r;
	p.at[0].items[1].text = r->text;
	got = told_by("pdftotext", "-enc UTF-8", made(&p, &archive), "-");
	if (got.p == NULL)
		SKIP("pdftotext is not installed");
	OK(has(got, "ngăn"));
	OK(has(got, "ngắn"));
}

/* What a page has beyond a limit is left out or cut, and said: once, however often it stands there. */
TEST(what_no_page_can_show_is_said_once)
{
	static const struct {
		double side_pt, size_pt;
		int frames, told;
		const char *words;
	} rows[] = {
		{ 14400, 3999, 64, 0, NULL }, /* all at their limits */
		{ 14401, 12, 1, 1, "page 1 is 14401 × 842 pt" },
		{ 595, 4000, 1, 1, "letters of 4000 pt" },
		{ 595, 12, 65, 1, "more than 64 frames in one another" },
	};

	NEEDS_FONTS;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct lay_pages p = pages_new(2);

		for (size_t k = 0; k < 2; k++) {
			p.at[k].width = rows[i].side_pt * 20;
			for (int n = 0; n < rows[i].frames; n++)
				add(&p.at[k], ITEM_CLIP, 0, 0, 11906, 16838);
			text(&p.at[k], 1000, 1000, "a", rows[i].size_pt, false);
			for (int n = 0; n < rows[i].frames; n++)
				add(&p.at[k], ITEM_UNCLIP, 0, 0, 0, 0);
		}
		diags_init(&diags, arena);
		OK(made(&p, &archive).n > 0);
		IS_INT(diags.count[DIAG_WARNING], rows[i].told);
		if (rows[i].words != NULL)
			OK(has(tap_diags(arena, &diags), rows[i].words) && has(tap_diags(arena, &diags), "[B105]"));
	}
}

TEST(nothing_to_write_to_is_complained_of)
{
	struct lay_pages p;

	NEEDS_FONTS;
	p = pages_new(1);
	OK(!pdf_write(&p, shaper, &archive, "/nonexistent/a.pdf", arena, &diags));
	OK(!diags_ok(&diags));
}
