#include <stdlib.h>
#include <string.h>

#include "chart/chart.h"
#include "fill/docx/docx.h"
#include "fill/native.h"

/*
 * Pictures in DrawingML. A vector picture is an SVG beside a PNG (the
 * extension {96DAC541-7B7A-43D3-8B79-37D633B846F1}): programs that don't know the
 * one show the other.
 */
static const char ns_r[] = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
static const char ns_a[] = "http://schemas.openxmlformats.org/drawingml/2006/main";
static const char ns_pic[] = "http://schemas.openxmlformats.org/drawingml/2006/picture";
static const char ns_wp[] = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
static const char ns_c[] = "http://schemas.openxmlformats.org/drawingml/2006/chart";
static const char ns_svg[] = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";

static const struct {
	const char *ext, *type;
} formats[] = {
	[PICTURE_PNG] = { "png", "image/png" },
	[PICTURE_JPEG] = { "jpeg", "image/jpeg" },
	[PICTURE_GIF] = { "gif", "image/gif" },
	[PICTURE_SVG] = { "svg", "image/svg+xml" },
};

/* A part for the bytes, made once, and a relationship of the part that is being written. */
static str
relate_picture(struct runner *r, str bytes, enum picture_format f)
{
	str key = str_format(r->a, "%p", (const void *)bytes.p), *name = map_find(&r->doc->pictures, key);
	str id_key, *id;

	if (name == NULL) {
		name = ARENA_NEW(r->a, str);
		do
			*name = str_format(r->a, "word/media/hinh%u.%s", ++r->doc->pictures_n, formats[f].ext);
		while (pkg_has(r->into, *name));
		pkg_put(r->into, *name, bytes);
		pkg_set_default_type(r->into, str_of(formats[f].ext), str_of(formats[f].type), r->d);
		map_put(&r->doc->pictures, key, name);
	}
	id_key = str_format(r->a, STR_FMT " " STR_FMT, STR_ARG(*name), STR_ARG(r->doc->relating));
	id = map_find(&r->doc->pictures, id_key);
	if (id == NULL) {
		id = ARENA_NEW(r->a, str);
		*id = pkg_relate(r->into, r->doc->relating,
		    STR("http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"), *name, false,
		    r->d);
		map_put(&r->doc->pictures, id_key, id);
	}
	return *id;
}

static void
put_blip(struct runner *r, struct out *o, const struct picture_bytes *b)
{
	str raster = relate_picture(r, b->raster, b->format);

	out_printf(o, "<a:blip xmlns:a=\"%s\" xmlns:r=\"%s\" r:embed=\"" STR_FMT "\">", ns_a, ns_r, STR_ARG(raster));
	if (b->svg.n > 0)
		out_printf(o,
		    "<a:extLst><a:ext uri=\"{96DAC541-7B7A-43D3-8B79-37D633B846F1}\">"
		    "<asvg:svgBlip xmlns:asvg=\"%s\" r:embed=\"" STR_FMT "\"/></a:ext></a:extLst>",
		    ns_svg, STR_ARG(relate_picture(r, b->svg, PICTURE_SVG)));
	out_puts(o, "</a:blip>");
}

/* A chart part with its workbook; the id of its relationship, empty: complained. */
static str
relate_chart(struct runner *r, const struct value *v)
{
	str part, book, xml, bytes, book_id;

	do
		part = str_format(r->a, "word/charts/bieu-do%u.xml", ++r->doc->charts_n);
	while (pkg_has(r->into, part));
	book = str_format(r->a, "word/embeddings/bieu-do%u.xlsx", r->doc->charts_n);
	book_id = pkg_relate(r->into, part,
	    STR("http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"), book, false, r->d);
	if (!native_docx(v, book_id, &xml, &bytes, r->a, r->d))
		return STR("");
	pkg_put(r->into, part, xml);
	pkg_set_content_type(
	    r->into, part, STR("application/vnd.openxmlformats-officedocument.drawingml.chart+xml"), r->d);
	pkg_put(r->into, book, bytes);
	pkg_set_default_type(
	    r->into, STR("xlsx"), STR("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), r->d);
	return pkg_relate(r->into, r->doc->relating,
	    STR("http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"), part, false, r->d);
}

static void
graphic_of_chart(struct out *o, str id)
{
	out_printf(o,
	    "<a:graphic xmlns:a=\"%s\"><a:graphicData uri=\"%s\"><c:chart xmlns:c=\"%s\" xmlns:r=\"%s\" r:id=\"" STR_FMT
	    "\"/>"
	    "</a:graphicData></a:graphic>",
	    ns_a, ns_c, ns_c, ns_r, STR_ARG(id));
}

/* In a line of its text, in its own size or the one asked for. */
static bool
editable_inline(struct runner *r, const struct value *v)
{
	double width, height;
	str id = relate_chart(r, v);
	unsigned number = r->next_id++;

	if (id.n == 0)
		return true;
	chart_size(v, &width, &height);
	out_printf(r->o,
	    "<w:drawing><wp:inline xmlns:wp=\"%s\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
	    "<wp:extent cx=\"%lld\" cy=\"%lld\"/><wp:docPr id=\"%u\" name=\"Biểu đồ %u\" descr=\"",
	    ns_wp, (long long)(width * 12700), (long long)(height * 12700), number, number);
	out_xml_attr(r->o, chart_alt(v, r->a));
	out_puts(r->o, "\"/><wp:cNvGraphicFramePr/>");
	graphic_of_chart(r->o, id);
	out_puts(r->o, "</wp:inline></w:drawing>");
	return true;
}

/* The frame keeps its size and place; what it shows is the chart. */
static bool
editable_frame(struct runner *r, str frame, const struct value *v, struct loc where)
{
	size_t from = str_find(frame, STR("<a:graphic"), 0), to = str_find(frame, STR("</a:graphic>"), 0);
	str id;

	while (from + 10 < frame.n && frame.p[from + 10] != '>' && frame.p[from + 10] != ' ') /* a:graphicFrameLocks */
		from = str_find(frame, STR("<a:graphic"), from + 1);
	if (from >= frame.n || to >= frame.n) {
		diag_add(r->d, &fill_bad_picture, where, "%s", _("the frame holds no picture"));
		return true;
	}
	id = relate_chart(r, v);
	if (id.n == 0)
		return true;
	out_put(r->o, str_sub(frame, 0, from));
	graphic_of_chart(r->o, id);
	out_put(r->o, str_sub(frame, to + STR("</a:graphic>").n, frame.n));
	return true;
}

bool
docx_picture(struct runner *r, const struct value *v, struct loc where)
{
	struct picture_bytes b = { { NULL, 0 }, { NULL, 0 }, PICTURE_UNKNOWN, 0, 0, { NULL, 0 } };
	struct out *o = r->o;
	unsigned id;

	if (editable_chart(v) != NULL)
		return editable_inline(r, v);
	if (!picture_render(r, v, where, &b))
		return true;
	id = r->next_id++;
	out_printf(o,
	    "<w:drawing><wp:inline xmlns:wp=\"%s\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
	    "<wp:extent cx=\"%lld\" cy=\"%lld\"/><wp:docPr id=\"%u\" name=\"Hình %u\"",
	    ns_wp, b.width_emu, b.height_emu, id, id);
	if (b.alt.n > 0) {
		out_puts(o, " descr=\"");
		out_xml_attr(o, b.alt);
		out_char(o, '"');
	}
	out_printf(o,
	    "/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a=\"%s\" noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>"
	    "<a:graphic xmlns:a=\"%s\"><a:graphicData uri=\"%s\"><pic:pic xmlns:pic=\"%s\"><pic:nvPicPr>"
	    "<pic:cNvPr id=\"%u\" name=\"Hình %u\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>",
	    ns_a, ns_a, ns_pic, ns_pic, id, id);
	put_blip(r, o, &b);
	out_printf(o,
	    "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>"
	    "<a:ext cx=\"%lld\" cy=\"%lld\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
	    "</a:graphicData></a:graphic></wp:inline></w:drawing>",
	    b.width_emu, b.height_emu);
	return true;
}

static long long
read_emu_attribute(str tag, const char *name)
{
	str v = tag_attribute(tag, str_of(name), NULL);

	return v.n > 0 && v.n < 18 ? strtoll(v.p, NULL, 10) : 0;
}

/* The frame keeps its size and place; only its a:blip is another. */
bool
docx_frame(struct runner *r, str frame, const struct value *v, struct loc where)
{
	struct picture_bytes b = { { NULL, 0 }, { NULL, 0 }, PICTURE_UNKNOWN, 0, 0, { NULL, 0 } };
	size_t at = str_find(frame, STR("<wp:extent "), 0), from, to;
	str extent = str_sub(frame, at, frame.n);

	if (editable_chart(v) != NULL)
		return editable_frame(r, frame, v, where);
	b.width_emu = read_emu_attribute(extent, "cx");
	b.height_emu = read_emu_attribute(extent, "cy");
	from = str_find(frame, STR("<a:blip "), 0);
	if (from == frame.n) {
		diag_add(r->d, &fill_bad_picture, where, "%s", _("the frame holds no picture"));
		return true;
	}
	to = str_find_char(frame, '>', from) + 1;
	if (frame.p[to - 2] != '/')
		to = str_find(frame, STR("</a:blip>"), from) + sizeof "</a:blip>" - 1;
	if (!picture_render(r, v, where, &b))
		return true;
	out_put(r->o, str_sub(frame, 0, from));
	put_blip(r, r->o, &b);
	out_put(r->o, str_sub(frame, to, frame.n));
	return true;
}
