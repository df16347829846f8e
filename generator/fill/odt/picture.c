#include <stdlib.h>
#include <string.h>

#include "chart/chart.h"
#include "fill/native.h"
#include "fill/odt/odt.h"

/* Pictures in draw:frame: the SVG first, the PNG for those who can't (ODF 1.3 part 3, 10.4.2). */
enum { EMU_CM = 360000, EMU_PT = 12700 };

static const char *const
    extensions[] = { [PICTURE_PNG] = "png", [PICTURE_JPEG] = "jpg", [PICTURE_GIF] = "gif", [PICTURE_SVG] = "svg" };

static str
store_picture(struct runner *r, str bytes, enum picture_format f)
{
	str key = str_format(r->a, "%p", (const void *)bytes.p), *name = map_find(&r->doc->pictures, key);

	if (name != NULL)
		return *name;
	name = ARENA_NEW(r->a, str);
	do
		*name = str_format(r->a, "Pictures/hinh%u.%s", ++r->doc->pictures_n, extensions[f]);
	while (pkg_has(r->into, *name));
	pkg_put(r->into, *name, bytes);
	map_put(&r->doc->pictures, key, name);
	return *name;
}

/* An editable chart is an object of its own; the picture after it is for those who don't know such. */
static void
put_object(struct runner *r, const struct value *v, const struct picture_bytes *b)
{
	str folder, content, styles;

	do
		folder = str_format(r->a, "Object %u", ++r->doc->charts_n);
	while (pkg_has(r->into, str_format(r->a, STR_FMT "/content.xml", STR_ARG(folder))));
	if (!native_odt(
		v, (double)b->width_emu / EMU_PT, (double)b->height_emu / EMU_PT, &content, &styles, r->a, r->d))
		return;
	pkg_put(r->into, str_format(r->a, STR_FMT "/content.xml", STR_ARG(folder)), content);
	pkg_put(r->into, str_format(r->a, STR_FMT "/styles.xml", STR_ARG(folder)), styles);
	pkg_set_media_type(
	    r->into, str_format(r->a, STR_FMT "/", STR_ARG(folder)), STR("application/vnd.oasis.opendocument.chart"));
	out_printf(r->o,
	    "<draw:object xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"./" STR_FMT
	    "\" xlink:type=\"simple\" "
	    "xlink:show=\"embed\" xlink:actuate=\"onLoad\"/>",
	    STR_ARG(folder));
}

static void
put_images(struct runner *r, const struct value *v, const struct picture_bytes *b)
{
	static const char image[] =
	    "<draw:image xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"" STR_FMT "\" "
	    "xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/>";

	if (editable_chart(v) != NULL)
		put_object(r, v, b);
	else if (b->svg.n > 0)
		out_printf(r->o, image, STR_ARG(store_picture(r, b->svg, PICTURE_SVG)));
	if (b->raster.n > 0)
		out_printf(r->o, image, STR_ARG(store_picture(r, b->raster, b->format)));
}

static void
put_centimetres(struct out *o, const char *name, long long emu)
{
	out_printf(o, " %s=\"%lld.%03lldcm\"", name, emu / EMU_CM, emu % EMU_CM * 1000 / EMU_CM);
}

bool
odt_picture(struct runner *r, const struct value *v, struct loc where)
{
	struct picture_bytes b = { { NULL, 0 }, { NULL, 0 }, PICTURE_UNKNOWN, 0, 0, { NULL, 0 } };

	if (!picture_render(r, v, where, &b))
		return true;
	out_printf(r->o, "<draw:frame draw:name=\"Hình vt%u\" text:anchor-type=\"as-char\"", r->next_id++);
	put_centimetres(r->o, "svg:width", b.width_emu);
	put_centimetres(r->o, "svg:height", b.height_emu);
	out_char(r->o, '>');
	put_images(r, v, &b);
	if (b.alt.n > 0) {
		out_puts(r->o, "<svg:desc>");
		out_xml(r->o, b.alt);
		out_puts(r->o, "</svg:desc>");
	}
	out_puts(r->o, "</draw:frame>");
	return true;
}

long long
odt_emu(str length)
{
	static const struct {
		const char *unit;
		double emu;
	} units[] = { { "cm", 360000 }, { "mm", 36000 }, { "in", 914400 }, { "pt", 12700 }, { "pc", 152400 } };
	enum { LENGTH_MAX = 32, NUMBER_MAX = 1000 }; /* letters; units: what is longer was not meant as a length */
	double n = strtod(length.n > 0 && length.n < LENGTH_MAX ? length.p : "0", NULL);

	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (str_ends(length, str_of(units[i].unit)))
			return n > 0 && n < NUMBER_MAX ? (long long)(n * units[i].emu) : 0;
	return 0;
}

bool
odt_frame(struct runner *r, str frame, const struct value *v, struct loc where)
{
	struct picture_bytes b = { { NULL, 0 }, { NULL, 0 }, PICTURE_UNKNOWN, 0, 0, { NULL, 0 } };
	str open = str_sub(frame, 0, str_find_char(frame, '>', 0) + 1), begin = STR("<draw:image");
	size_t at = str_find(frame, begin, 0), end = at;

	if (at == frame.n) {
		diag_add(r->d, &fill_bad_picture, where, "%s", _("the frame holds no picture"));
		return true;
	}
	b.width_emu = odt_emu(tag_attribute(open, STR("svg:width"), NULL));
	b.height_emu = odt_emu(tag_attribute(open, STR("svg:height"), NULL));
	if (!picture_render(r, v, where, &b))
		return true;
	out_put(r->o, str_sub(frame, 0, at));
	put_images(r, v, &b);
	for (; at < frame.n; at = str_find(frame, begin, end)) {
		out_put(r->o, end > 0 && at > end ? str_sub(frame, end, at) : STR(""));
		end = str_find_char(frame, '>', at) + 1;
		if (frame.p[end - 2] != '/')
			end = str_find(frame, STR("</draw:image>"), at) + sizeof "</draw:image>" - 1;
	}
	out_put(r->o, str_sub(frame, end, frame.n));
	return true;
}
