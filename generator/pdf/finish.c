/*
 * What cairo's PDF lacks: link annotations, the document's properties as PDF/A
 * wants them (XMP beside Info), the colours' meaning, an identity, and PNG
 * pictures as they are. cairo's objects are copied one by one, a few with a word more, and
 * a new table of places is written behind them.
 *
 * libqpdf would do it as well, in 26 ms for 300 pages and with 5 ms to load it;
 * cairo's files are so regular (plain objects, one table) that this takes a
 * tenth of a millisecond. What does not look like that is refused, not guessed at; the
 * version asked of cairo (1.5; 1.4 of newer ones) keeps it from packing objects into streams.
 */
#include "pdf/inner.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct object {
	size_t number, from, to; /* "7 0 obj … endobj\n" */
};

struct file {
	str in;
	struct arena *a;
	struct object *objects;  /* in the order of the file */
	size_t *order;           /* number → index in objects + 1; 0: none */
	size_t objects_n, count; /* count: highest number + 1 */
	size_t root, info;
	size_t *pages; /* object numbers in the order of the pages */
	size_t pages_n;
	size_t *places; /* number → where it stands in the output; 0: nowhere */
};

/* --- reading what cairo wrote --------------------------------------------------- */

enum { FIGURES_MOST = 15 }; /* of a number: cairo writes ten; many more would overflow */

static bool
scan_number(str s, size_t *at, size_t *n)
{
	size_t from;

	while (*at < s.n && (s.p[*at] == ' ' || s.p[*at] == '\n' || s.p[*at] == '\r'))
		(*at)++;
	from = *at;
	for (*n = 0; *at < s.n && s.p[*at] >= '0' && s.p[*at] <= '9' && *at - from < FIGURES_MOST; (*at)++)
		*n = *n * 10 + (size_t)(s.p[*at] - '0');
	return *at > from;
}

/* The number behind a key: "/Root 7 0 R" gives 7. */
static bool
key_number(str s, str key, size_t *n)
{
	size_t at = str_find(s, key, 0);

	if (at == s.n)
		return false;
	at += key.n;
	return scan_number(s, &at, n);
}

static size_t
find_last(str s, str needle)
{
	for (size_t i = s.n - needle.n + 1; s.n >= needle.n && i > 0; i--)
		if (memcmp(s.p + i - 1, needle.p, needle.n) == 0)
			return i - 1;
	return s.n;
}

static int
by_offset(const void *a, const void *b)
{
	const struct object *x = a, *y = b;

	return (x->from > y->from) - (x->from < y->from);
}

enum { ENTRY = 20, ENTRY_KIND = 17 }; /* bytes of a line; where it says n(ew) or f(ree): ISO 32000-1, 7.5.4 */

/* "xref 0 n", n lines of 20 bytes, the trailer. */
static bool
read_xref(struct file *f, size_t table)
{
	size_t at = table + 4, first, n;
	str trailer;

	if (!str_starts(str_sub(f->in, table, f->in.n), STR("xref")) || !scan_number(f->in, &at, &first) ||
	    !scan_number(f->in, &at, &n) || first != 0 || n > (f->in.n - at) / ENTRY)
		return false;
	f->count = n;
	f->objects = ARENA_ARRAY(f->a, struct object, n + 1);
	f->order = ARENA_ARRAY(f->a, size_t, n + 1);
	at++;
	for (size_t i = 0; i < n; i++, at += ENTRY) {
		size_t digits = at, place;

		if (!scan_number(f->in, &digits, &place) || place >= table)
			return false;
		if (f->in.p[at + ENTRY_KIND] == 'n')
			f->objects[f->objects_n++] = (struct object){ i, place, 0 };
	}
	qsort(f->objects, f->objects_n, sizeof *f->objects, by_offset);
	for (size_t i = 0; i < f->objects_n; i++) {
		f->objects[i].to = i + 1 < f->objects_n ? f->objects[i + 1].from : table;
		f->order[f->objects[i].number] = i + 1;
	}
	trailer = str_sub(f->in, at, f->in.n);
	return key_number(trailer, STR("/Root "), &f->root) && key_number(trailer, STR("/Info "), &f->info);
}

static str
object_text(const struct file *f, size_t number)
{
	const struct object *o;

	if (number >= f->count || f->order[number] == 0)
		return (str){ NULL, 0 };
	o = &f->objects[f->order[number] - 1];
	return str_sub(f->in, o->from, o->to);
}

enum { TREE_DEPTH = 8 }; /* cairo's has one or two */

/* The pages' object numbers: a list, or a tree of lists. */
static void
read_kids(struct file *f, size_t number, size_t most, int depth)
{
	str s = object_text(f, number);
	size_t at = str_find(s, STR("/Kids ["), 0) + STR("/Kids [").n, kid, generation;

	if (depth > TREE_DEPTH || at > s.n) {
		if (f->pages_n < most)
			f->pages[f->pages_n++] = number;
		return;
	}
	while (scan_number(s, &at, &kid) && scan_number(s, &at, &generation)) {
		at += 2; /* " R" */
		read_kids(f, kid, most, depth + 1);
	}
}

static bool
read_pages(struct file *f, size_t pages)
{
	size_t tree;

	f->pages = ARENA_ARRAY(f->a, size_t, pages + 1);
	if (!key_number(object_text(f, f->root), STR("/Pages "), &tree))
		return false;
	read_kids(f, tree, pages + 1, 0);
	return f->pages_n == pages;
}

static bool
read_cairo_file(struct file *f, size_t pages)
{
	size_t at = find_last(f->in, STR("startxref")), table;

	if (at == f->in.n)
		return false;
	at += STR("startxref").n;
	return scan_number(f->in, &at, &table) && table < f->in.n && read_xref(f, table) && read_pages(f, pages);
}

/* --- values ------------------------------------------------------------------------ */

/* Text as a PDF string: as it is where ASCII, else UTF-16. */
static void
put_string(struct out *o, str s)
{
	bool ascii = true;

	for (size_t i = 0; i < s.n; i++)
		ascii = ascii && (unsigned char)s.p[i] < 0x7f && (unsigned char)s.p[i] >= 0x20;
	if (ascii) {
		out_char(o, '(');
		for (size_t i = 0; i < s.n; i++) {
			if (strchr("()\\", s.p[i]) != NULL)
				out_char(o, '\\');
			out_char(o, s.p[i]);
		}
		out_char(o, ')');
		return;
	}
	out_puts(o, "<FEFF");
	for (size_t i = 0; i < s.n;) {
		unsigned c = text_next(s, &i);

		if (c >= 0x10000)
			out_printf(o, "%04X%04X", 0xd800 + ((c - 0x10000) >> 10), 0xdc00 + ((c - 0x10000) & 0x3ff));
		else
			out_printf(o, "%04X", c);
	}
	out_char(o, '>');
}

/* An address: letters beyond ASCII percent-encoded. */
static void
put_uri(struct out *o, str uri)
{
	out_char(o, '(');
	for (size_t i = 0; i < uri.n; i++) {
		unsigned char c = (unsigned char)uri.p[i];

		if (c <= 0x20 || c >= 0x7f)
			out_printf(o, "%%%02X", c);
		else if (strchr("()\\", c) != NULL)
			out_printf(o, "\\%c", c);
		else
			out_char(o, (char)c);
	}
	out_char(o, ')');
}

static struct date
creation_date(const struct finish *f)
{
	return f->opt->date.year != 0 ? f->opt->date : (struct date){ 1980, 1, 1 }; /* pdf.h: never the clock */
}

static const char producer[] = "vanthu, cairo";

static void
put_property(struct out *o, const char *key, str value)
{
	if (value.n == 0)
		return;
	out_printf(o, " /%s ", key);
	put_string(o, value);
}

static void
put_info(struct out *o, const struct finish *f)
{
	struct date d = creation_date(f);

	out_puts(o, "<<");
	put_property(o, "Title", f->pages->title);
	put_property(o, "Author", f->pages->author);
	put_property(o, "Subject", f->pages->subject);
	put_property(o, "Keywords", f->pages->keywords);
	out_printf(o, " /Creator (vanthu) /Producer (%s)", producer);
	out_printf(o, " /CreationDate (D:%04d%02d%02d000000+00'00')", d.year, d.month, d.day);
	out_printf(o, " /ModDate (D:%04d%02d%02d000000+00'00') >>", d.year, d.month, d.day);
}

static void
put_xmp_list(struct out *o, const char *name, const char *kind, const char *attributes, str value)
{
	if (value.n == 0)
		return;
	out_printf(o, "<dc:%s><rdf:%s><rdf:li%s>", name, kind, attributes);
	out_xml(o, value);
	out_printf(o, "</rdf:li></rdf:%s></dc:%s>\n", kind, name);
}

/* The same as Info says: PDF/A compares them. */
static void
put_xmp(struct out *o, const struct finish *f)
{
	static const char any[] = " xml:lang=\"x-default\"";
	struct date d = creation_date(f);

	out_puts(o,
	    "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
	    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
	    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
	    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
	    "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>\n"
	    "<dc:format>application/pdf</dc:format>\n");
	put_xmp_list(o, "title", "Alt", any, f->pages->title);
	put_xmp_list(o, "creator", "Seq", "", f->pages->author);
	put_xmp_list(o, "description", "Alt", any, f->pages->subject);
	if (f->pages->keywords.n > 0) {
		out_puts(o, "<pdf:Keywords>");
		out_xml(o, f->pages->keywords);
		out_puts(o, "</pdf:Keywords>\n");
	}
	out_printf(o, "<pdf:Producer>%s</pdf:Producer><xmp:CreatorTool>vanthu</xmp:CreatorTool>\n", producer);
	out_printf(o, "<xmp:CreateDate>%04d-%02d-%02dT00:00:00+00:00</xmp:CreateDate>", d.year, d.month, d.day);
	out_printf(o, "<xmp:ModifyDate>%04d-%02d-%02dT00:00:00+00:00</xmp:ModifyDate>\n", d.year, d.month, d.day);
	out_puts(o, "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
}

/* --- new objects -------------------------------------------------------------------- */

static void
begin_object(struct file *f, struct out *o, size_t number)
{
	f->places[number] = o->n;
	out_printf(o, "%zu 0 obj\n", number);
}

static void
put_stream(struct file *f, struct out *o, size_t number, const char *keys, str data)
{
	begin_object(f, o, number);
	out_printf(o, "<< %s /Length %zu >>\nstream\n", keys, data.n);
	out_put(o, data);
	out_puts(o, "\nendstream\nendobj\n");
}

/* The two objects that make it a PDF/A: XMP and the colour profile. put_catalog_keys refers to them. */
static void
put_archive(struct file *f, struct out *o, const struct finish *fin)
{
	struct out data;

	out_init(&data);
	put_xmp(&data, fin);
	put_stream(f, o, f->count, "/Type /Metadata /Subtype /XML", out_str(&data));
	put_stream(f, o, f->count + 1, "/N 3", icc_srgb());
	out_release(&data);
}

static void
put_catalog_keys(struct file *f, struct out *o, const struct finish *fin)
{
	if (fin->pages->language.n > 0) {
		out_puts(o, " /Lang ");
		put_string(o, fin->pages->language);
	}
	if (fin->pages->title.n > 0)
		out_puts(o, " /ViewerPreferences << /DisplayDocTitle true >>");
	if (fin->opt->plain)
		return;
	out_printf(o, " /Metadata %zu 0 R /OutputIntents [ << /Type /OutputIntent /S /GTS_PDFA1", f->count);
	out_puts(o, " /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1)");
	out_printf(o, " /DestOutputProfile %zu 0 R >> ]", f->count + 1);
}

enum { ARCHIVE_OBJECTS = 2 };

/* Whether a link leads somewhere: it has an address, or a place of that name is there. */
static bool
link_lives(const struct file *f, const struct finish *fin, const struct pdf_link *l)
{
	return l->page < f->pages_n && l->width > 0 && l->height > 0 &&
	    (l->uri.n > 0 || map_find(fin->places, l->name) != NULL);
}

static void
put_link(struct file *f, struct out *o, size_t number, const struct finish *fin, const struct pdf_link *l)
{
	double height = fin->pages->at[l->page].height / 20;
	const struct pdf_place *to = l->uri.n == 0 ? map_find(fin->places, l->name) : NULL;

	begin_object(f, o, number);
	out_printf(o, "<< /Type /Annot /Subtype /Link /Rect [ %.2f %.2f %.2f %.2f ] /Border [ 0 0 0 ] /F 4 ", l->x,
	    height - l->y - l->height, l->x + l->width, height - l->y);
	if (to != NULL) {
		out_printf(o, "/Dest [ %zu 0 R /XYZ %.2f %.2f null ]", f->pages[to->page], to->x,
		    fin->pages->at[to->page].height / 20 - to->y);
	} else {
		out_puts(o, "/A << /Type /Action /S /URI /URI ");
		put_uri(o, l->uri);
		out_puts(o, " >>");
	}
	out_puts(o, " >>\nendobj\n");
}

/* Links stand in the order of the pages; *next is the first not yet written. */
static void
put_annotations(struct file *f, struct out *o, const struct finish *fin, size_t page, size_t *next, size_t base)
{
	bool any = false;

	for (; *next < fin->links_n && fin->links[*next].page <= page; (*next)++) {
		if (fin->links[*next].page != page || !link_lives(f, fin, &fin->links[*next]))
			continue;
		out_puts(o, any ? " " : " /Annots [ ");
		out_printf(o, "%zu 0 R", base + *next);
		any = true;
	}
	if (any)
		out_puts(o, " ]");
}

/* --- copying ------------------------------------------------------------------------- */

/* The dictionary's closing >>, as an offset in the object. */
static size_t
dict_end(str object)
{
	size_t stream = str_find(object, STR("stream\n"), 0);

	return find_last(str_sub(object, 0, stream), STR(">>"));
}

/* Bytes of an object in which its dictionary's first keys stand, and the comment of what stands for a PNG. */
enum { DICT_HEAD = 400, PNG_HEAD = 600 };

/* The PNG that a picture stands for, by the mark that begins its data; NULL: it is a picture of its own. */
static const struct png *
png_of(const struct finish *fin, str object)
{
	str head = str_sub(object, 0, PNG_HEAD);
	size_t at = str_find(head, STR(PNG_MARK), 0), n;

	if (at == head.n)
		return NULL;
	at += sizeof PNG_MARK - 1;
	return scan_number(head, &at, &n) && n < fin->pngs_n ? &fin->pngs[n] : NULL;
}

static void
put_png(struct file *f, struct out *o, size_t number, const struct png *png)
{
	begin_object(f, o, number);
	out_printf(o, "<< /Type /XObject /Subtype /Image /Width %u /Height %u /BitsPerComponent %u /ColorSpace ",
	    png->width, png->height, png->depth);
	if (png->indexed) {
		out_printf(o, "[ /Indexed /DeviceRGB %zu <", png->palette.n / 3 - 1);
		for (size_t i = 0; i < png->palette.n; i++)
			out_printf(o, "%02x", (unsigned char)png->palette.p[i]);
		out_puts(o, "> ]");
	} else {
		out_puts(o, png->colours == 3 ? "/DeviceRGB" : "/DeviceGray");
	}
	out_printf(o,
	    " /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors %u /BitsPerComponent %u /Columns %u >> /Length %zu >>\nstream\n",
	    png->colours, png->depth, png->width, png->data.n);
	out_put(o, png->data);
	out_puts(o, "\nendstream\nendobj\n");
}

static void
put_with(struct file *f, struct out *o, const struct object *object, str text, size_t at, str more)
{
	f->places[object->number] = o->n;
	out_put(o, str_sub(text, 0, at));
	out_put(o, more);
	out_put(o, str_sub(text, at, text.n));
}

/*
 * cairo names a picture as often as it stands on the page ("/XObject << /x6 6 0 R /x6 6 0 R >>"); in a dictionary each
 * name stands once (ISO 32000-1, 7.3.7). False: nothing is named twice, nothing was written.
 */
static bool
put_named_once(struct file *f, struct out *o, const struct object *object, str text)
{
	str dict = str_sub(text, 0, dict_end(text));
	size_t from = str_find(dict, STR("/XObject << "), 0) + STR("/XObject << ").n,
	       to = str_find(dict, STR(">>"), from);
	bool twice = false;

	if (from >= dict.n)
		return false;
	for (size_t at = from, n; at < to; at += n) {
		n = str_find(str_sub(dict, at, to), STR(" R "), 0) + 3;
		if (at + n > to)
			break;
		if (str_find(str_sub(dict, from, at), str_sub(dict, at, at + n), 0) == at - from) {
			if (twice)
				out_put(o, str_sub(dict, at, at + n));
		} else if (!twice) {
			twice = true;
			f->places[object->number] = o->n;
			out_put(o, str_sub(text, 0, at));
		}
	}
	if (twice)
		out_put(o, str_sub(text, to, text.n));
	return twice;
}

static size_t
page_of(const struct file *f, const size_t *page_at, size_t number)
{
	return page_at[number] > 0 && f->pages[page_at[number] - 1] == number ? page_at[number] - 1 : f->pages_n;
}

static void
copy_object(struct file *f, struct out *o, const struct object *object, const struct finish *fin, struct out *more,
    const size_t *page_at)
{
	str text = str_sub(f->in, object->from, object->to), head = str_sub(text, 0, DICT_HEAD);
	const struct png *png;

	out_reset(more);
	if (object->number == f->info) {
		begin_object(f, o, f->info);
		put_info(o, fin);
		out_puts(o, "\nendobj\n");
		return;
	}
	if (object->number == f->root) {
		put_catalog_keys(f, more, fin);
	} else if (page_of(f, page_at, object->number) < f->pages_n) {
		size_t page = page_of(f, page_at, object->number), next = 0, low = 0, high = fin->links_n;

		while (low < high) { /* its first link */
			size_t middle = (low + high) / 2;

			if (fin->links[middle].page < page)
				low = middle + 1;
			else
				high = middle;
		}
		next = low;
		put_annotations(f, more, fin, page, &next, f->count + ARCHIVE_OBJECTS);
	} else if (str_find(head, STR("/CIDFontType2"), 0) < head.n &&
	    str_find(head, STR("/CIDToGIDMap"), 0) == head.n) {
		out_puts(more, " /CIDToGIDMap /Identity ");
	} else if (str_find(head, STR("/Subtype /Image"), 0) < head.n && (png = png_of(fin, text)) != NULL) {
		put_png(f, o, object->number, png);
		return;
	} else if (put_named_once(f, o, object, text)) {
		return;
	}
	put_with(f, o, object, text, more->n > 0 ? dict_end(text) : 0, out_str(more));
}

static void
put_links(struct file *f, struct out *o, const struct finish *fin)
{
	for (size_t i = 0; i < fin->links_n; i++)
		if (link_lives(f, fin, &fin->links[i]))
			put_link(f, o, f->count + ARCHIVE_OBJECTS + i, fin, &fin->links[i]);
}

/* The table of places, the trailer, and an identity that follows from the contents. */
static void
put_xref(struct file *f, struct out *o, size_t count)
{
	unsigned long long half[2] = { str_hash(str_sub(out_str(o), 0, o->n / 2)),
		str_hash(str_sub(out_str(o), o->n / 2, o->n)) };
	size_t table = o->n;

	out_printf(o, "xref\n0 %zu\n0000000000 65535 f \n", count);
	for (size_t i = 1; i < count; i++)
		if (f->places[i] > 0)
			out_printf(o, "%010zu 00000 n \n", f->places[i]);
		else
			out_puts(o, "0000000000 00001 f \n");
	out_printf(o, "trailer\n<< /Size %zu /Root %zu 0 R /Info %zu 0 R", count, f->root, f->info);
	for (int i = 0; i < 2; i++)
		out_printf(o, "%s<%016llx%016llx>", i == 0 ? " /ID [ " : " ", half[0], half[1]);
	out_printf(o, " ] >>\nstartxref\n%zu\n%%%%EOF\n", table);
}

bool
pdf_finish(str cairo_pdf, const struct finish *fin, struct out *out)
{
	struct file f = { .in = cairo_pdf, .a = fin->a };
	struct out more;
	size_t count, *page_at;

	if (!read_cairo_file(&f, fin->pages->n))
		return false;
	count = f.count + ARCHIVE_OBJECTS + fin->links_n;
	f.places = ARENA_ARRAY(f.a, size_t, count + 1);
	page_at = ARENA_ARRAY(f.a, size_t, f.count + 1);
	for (size_t i = 0; i < f.pages_n; i++)
		if (f.pages[i] < f.count)
			page_at[f.pages[i]] = i + 1;
	out_puts(out, "%PDF-1.7\n%\xb5\xed\xae\xfb\n");
	out_init(&more);
	for (size_t i = 0; i < f.objects_n; i++)
		copy_object(&f, out, &f.objects[i], fin, &more, page_at);
	out_release(&more);
	if (!fin->opt->plain)
		put_archive(&f, out, fin);
	put_links(&f, out, fin);
	put_xref(&f, out, count);
	return out_ok(out);
}
