#include "docx/made.h"
#include "value/value.h"

/* Drawings of DOCX: DrawingML, VML, charts. */

#define ANCHOR(pos, wrap, what) "<w:p><w:r><w:drawing><wp:anchor distT=\"0\" distB=\"0\" distL=\"114300\" distR=\"114300\" relativeHeight=\"7\" behindDoc=\"0\" layoutInCell=\"1\" allowOverlap=\"1\">" \
	pos "<wp:extent cx=\"1270000\" cy=\"635000\"/>" wrap "<wp:docPr id=\"1\" name=\"N\" descr=\"D\"/><a:graphic><a:graphicData>" what "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
#define INLINE(what) "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"1270000\" cy=\"635000\"/><wp:docPr id=\"1\" name=\"N\"/><a:graphic><a:graphicData>" what \
	"</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
#define POS "<wp:positionH relativeFrom=\"page\"><wp:posOffset>635000</wp:posOffset></wp:positionH><wp:positionV relativeFrom=\"margin\"><wp:align>bottom</wp:align></wp:positionV>"
#define WSP(geom, more) "<wps:wsp><wps:cNvSpPr/><wps:spPr>" geom "</wps:spPr>" more "</wps:wsp>"
#define PRST(name) "<a:prstGeom prst=\"" name "\"><a:avLst/></a:prstGeom>"
#define LN "<a:ln w=\"12700\"><a:solidFill><a:srgbClr val=\"FF0000\"/></a:solidFill></a:ln>"

TEST(shapes_are_read_with_their_place_line_and_fill)
{
	static const struct case_row rows[] = {
		{ ANCHOR(POS, "<wp:wrapNone/>", WSP(PRST("line") LN, "")), "line 2000x1000 float[page:1000 margin:bottom front dist=0,180,0,180 z=7 in-cell] line=#FF0000 width=8 name=\"N\" alt=\"D\"" },
		{ ANCHOR(POS, "<wp:wrapSquare wrapText=\"left\"/>", WSP(PRST("straightConnector1") LN, "")), "square left" },
		{ ANCHOR(POS, "<wp:wrapTopAndBottom/>", WSP(PRST("ellipse"), "")), "ellipse 2000x1000 float[page:1000 margin:bottom top-bottom" },
		{ INLINE(WSP("<a:xfrm rot=\"5400000\" flipH=\"1\"/>" PRST("rect") "<a:solidFill><a:srgbClr val=\"00FF00\"/></a:solidFill>", "")), "rect 2000x1000 rotate=90 flip-h" },
		{ INLINE(WSP(PRST("rect") "<a:solidFill><a:srgbClr val=\"000000\"><a:lumMod val=\"50000\"/><a:lumOff val=\"50000\"/></a:srgbClr></a:solidFill>", "")), "fill=#808080" },
		{ INLINE(WSP(PRST("roundRect") "<a:ln w=\"9525\"><a:solidFill><a:srgbClr val=\"0000FF\"/></a:solidFill><a:prstDash val=\"dash\"/><a:tailEnd type=\"triangle\"/></a:ln>", "")), "round-rect 2000x1000 line=#0000FF width=6 dashed arrow-end" },
		{ INLINE(WSP(PRST("rect"), "<wps:style><a:lnRef idx=\"2\"><a:srgbClr val=\"111111\"/></a:lnRef><a:fillRef idx=\"1\"><a:srgbClr val=\"222222\"/></a:fillRef></wps:style>")), "line=#111111 width=8 fill=#222222" },
		{ INLINE(WSP(PRST("rect"), "<wps:txbx><w:txbxContent>" P("in the box") "</w:txbxContent></wps:txbx><wps:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"ctr\"><a:spAutoFit/></wps:bodyPr>")),
		    "rect 2000x1000 inset=0,0,0,0 valign=centre auto-height name=\"N\"\n        para\n          text \"in the box\"" },
		{ INLINE(WSP(PRST("rect"), "<wps:txbx><w:txbxContent>" P("up") "</w:txbxContent></wps:txbx><wps:bodyPr vert=\"vert270\"/>")),
		    "group 2000x1000 name=\"N\"\n        rect 2000x1000 name=\"N\"\n        text-box 1000x2000 at=500,-500 rotate=270 inset=144,72,144,72" },
		{ INLINE(WSP(PRST("triangle") LN, "")), "path M 1000,0 L 2000,1000 L 0,1000 Z" },
		{ INLINE(WSP("<a:custGeom><a:gdLst><a:gd name=\"x1\" fmla=\"*/ w 1 2\"/></a:gdLst><a:pathLst><a:path><a:moveTo><a:pt x=\"0\" y=\"0\"/></a:moveTo>"
		    "<a:lnTo><a:pt x=\"x1\" y=\"h\"/></a:lnTo><a:close/></a:path></a:pathLst></a:custGeom>", "")), "path M 0,0 L 1000,1000 Z" },
		{ INLINE(WSP("<a:custGeom><a:pathLst><a:path w=\"10\" h=\"10\"><a:moveTo><a:pt x=\"0\" y=\"5\"/></a:moveTo><a:cubicBezTo><a:pt x=\"0\" y=\"0\"/><a:pt x=\"10\" y=\"0\"/>"
		    "<a:pt x=\"10\" y=\"5\"/></a:cubicBezTo></a:path></a:pathLst></a:custGeom>", "")), "path M 0,500 C 0,0 2000,0 2000,500" },
		{ INLINE("<wpg:wgp><wpg:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"1270000\" cy=\"635000\"/><a:chOff x=\"100\" y=\"100\"/><a:chExt cx=\"2000\" cy=\"1000\"/></a:xfrm></wpg:grpSpPr>"
		    WSP("<a:xfrm><a:off x=\"200\" y=\"100\"/><a:ext cx=\"500\" cy=\"250\"/></a:xfrm>" PRST("rect"), "") "</wpg:wgp>"), "group 2000x1000 name=\"N\"\n        rect 500x250 at=100,0" },
		/* the vector drawing where it can be read, the old one where not */
		{ "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><wp:extent cx=\"635000\" cy=\"0\"/><a:graphic><a:graphicData>" WSP(PRST("line") LN, "")
		    "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:line from=\"0,0\" to=\"9pt,0\"/></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>", "line 1000x0 " },
	};

	IS_INT(ROWS(rows), 0);
}

#define PICT(inside) "<w:p><w:r><w:pict>" inside "</w:pict></w:r></w:p>"
TEST(vml_is_read_as_well)
{
	static const struct case_row rows[] = {
		{ PICT("<v:line style=\"position:absolute;z-index:3\" from=\"10pt,20pt\" to=\"110pt,20pt\" strokeweight=\"1pt\" strokecolor=\"red\"/>"),
		    "line 2000x0 float[column:200 paragraph:400 front dist=0,180,0,180 z=3 in-cell] line=#FF0000 width=8" },
		{ PICT("<v:line from=\"100pt,20pt\" to=\"0,0\"/>"), "flip-h flip-v" },
		{ PICT("<v:rect style=\"width:100pt;height:1in\" fillcolor=\"#abc\" stroked=\"f\"/>"), "rect 2000x1440 fill=#AABBCC" },
		{ PICT("<v:shape type=\"#_x0000_t202\" style=\"position:absolute;margin-left:1cm;margin-top:5pt;width:50pt;height:20pt;z-index:-2;mso-position-horizontal-relative:page\">"
		    "<v:textbox inset=\"0,1pt,,0\"><w:txbxContent>" P("old box") "</w:txbxContent></v:textbox><w10:wrap type=\"square\"/></v:shape>"),
		    "rect 1000x400 float[page:567 paragraph:100 square dist=0,180,0,180 z=2 in-cell] line=#000000 width=6 fill=#FFFFFF inset=20,0,0,144 valign=top" },
		{ PICT("<v:shape style=\"width:100pt;height:50pt\" coordsize=\"100,50\" path=\"m0,0l100,0,100,50xe\" type=\"#t\"/>"), "path M 0,0 L 2000,0 L 2000,1000 Z" },
		{ PICT("<v:group style=\"width:100pt;height:100pt\" coordorigin=\"1000,0\" coordsize=\"2000,2000\"><v:oval style=\"left:2000;top:1000;width:500;height:500\"/></v:group>"),
		    "group 2000x2000\n        ellipse 500x500 at=1000,1000" },
		{ PICT("<v:shape type=\"#_x0000_t136\" style=\"width:100pt;height:50pt\"><v:textpath string=\"DỰ THẢO\"/></v:shape>"), "text \"DỰ THẢO\"" },
		{ PICT("<v:shape type=\"#_x0000_t136\" style=\"width:100pt;height:50pt;rotation:315\" fillcolor=\"silver\" stroked=\"f\"><v:fill opacity=\".5\"/>"
		    "<v:textpath style=\"font-family:&quot;Arial&quot;;font-size:1pt;font-weight:bold\" string=\"MẬT\"/></v:shape>"), "text-box 2000x1000 rotate=315 inset=0,0,0,0 valign=top stretched" },
		{ PICT("<v:shape type=\"#_x0000_t136\" style=\"width:100pt;height:50pt\" fillcolor=\"silver\"><v:fill opacity=\"32768f\"/>"
		    "<v:textpath style=\"font-family:&quot;Arial&quot;;font-weight:bold\" string=\"MẬT\"/></v:shape>"), "Arial 20 bold colour=#E0E0E0" },
		{ PICT("<v:shape style=\"visibility:hidden;width:10pt;height:10pt\"/>") P("x"), "  para (Times New Roman 20)\n  para\n    text \"x\"" },
		{ PICT("<v:rect style=\"width:1pt;height:1pt\"/><v:oval style=\"width:2pt;height:2pt\"/>"), "rect 20x20 line=#000000 width=6 fill=#FFFFFF\n    drawing (Times New Roman 20)\n      ellipse 40x40" },
	};

	IS_INT(ROWS(rows), 0);
}

static const unsigned char png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R' };

TEST(pictures_are_bytes_and_what_cannot_be_painted_is_a_box_with_a_word)
{
	struct made m = make("");
	str emf = str_concat(m.a, (str){ "\1\0\0\0", 4 }, (str){ "000000000000000000000000000000000000 EMF0000", 44 });
	str good, bad, svg;

	pkg_put(m.pkg, STR("word/media/a.png"), (str){ (const char *)png, sizeof png });
	pkg_put(m.pkg, STR("word/media/b.emf"), emf);
	pkg_put(m.pkg, STR("word/media/c.svg"), STR("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
	good = pkg_relate(m.pkg, STR("word/document.xml"), STR(REL "image"), STR("word/media/a.png"), false, m.d);
	bad = pkg_relate(m.pkg, STR("word/document.xml"), STR(REL "image"), STR("word/media/b.emf"), false, m.d);
	svg = pkg_relate(m.pkg, STR("word/document.xml"), STR(REL "image"), STR("word/media/c.svg"), false, m.d);
#define PIC(more) INLINE("<pic:pic><pic:blipFill><a:blip r:embed=\"" STR_FMT "\">" more "</a:blip><a:srcRect l=\"10000\" b=\"50%%\"/></pic:blipFill><pic:spPr/></pic:pic>")
	pkg_put(m.pkg, STR("word/document.xml"), str_format(m.a, "<w:document xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" " W "><w:body>" PIC("") PIC("")
	    PIC("<a:extLst><a:ext uri=\"x\"><asvg:svgBlip r:embed=\"" STR_FMT "\"/></a:ext></a:extLst>") "</w:body></w:document>", STR_ARG(good), STR_ARG(bad), STR_ARG(good), STR_ARG(svg)));
	read_it(&m);
	OK(holds(&m, "picture 2000x1000 image/png 16 bytes crop-left=100 crop-bottom=500 name=\"N\""));
	OK(holds(&m, "unknown 2000x1000"));
	OK(holds(&m, "picture 2000x1000 image/png 16 bytes svg"));
	OK(warned(&m, "I104"));
	arena_free(m.a);
}

#define PT(i, v) "<c:pt idx=\"" #i "\"><c:v>" v "</c:v></c:pt>"
#define SER(name, values) "<c:ser><c:tx><c:strRef><c:strCache>" PT(0, name) "</c:strCache></c:strRef></c:tx>" \
	"<c:cat><c:strRef><c:strCache><c:ptCount val=\"2\"/>" PT(0, "2025") PT(1, "2026") "</c:strCache></c:strRef></c:cat>" \
	"<c:val><c:numRef><c:numCache><c:ptCount val=\"2\"/>" values "</c:numCache></c:numRef></c:val></c:ser>"
#define CHART(plot) "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><c:chart>" \
	"<c:title><c:tx><c:rich><a:p><a:r><a:t>Thu ngân sách</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea>" plot "</c:plotArea></c:chart></c:chartSpace>"

TEST(native_charts_are_drawn_from_their_saved_values)
{
	static const struct {
		const char *plot, *json;
	} rows[] = {
		{ CHART("<c:barChart><c:barDir val=\"col\"/><c:grouping val=\"clustered\"/>" SER("Thu", PT(0, "98.700000000000003") PT(1, "5")) "</c:barChart>"),
		    "{\"loai\": \"cot\", \"tieu_de\": \"Thu ngân sách\", \"truc\": [\"2025\", \"2026\"], \"day\": [{\"ten\": \"Thu\", \"gia_tri\": [98.7, 5]}]}" },
		{ CHART("<c:barChart><c:barDir val=\"bar\"/>" SER("Thu", PT(1, "5")) "</c:barChart>"),
		    "{\"loai\": \"thanh\", \"tieu_de\": \"Thu ngân sách\", \"truc\": [\"2025\", \"2026\"], \"day\": [{\"ten\": \"Thu\", \"gia_tri\": [null, 5]}]}" },
		{ CHART("<c:pieChart>" SER("Thu", PT(0, "1") PT(1, "2")) "</c:pieChart>"),
		    "{\"loai\": \"tron\", \"tieu_de\": \"Thu ngân sách\", \"truc\": [\"2025\", \"2026\"], \"day\": [{\"ten\": \"Thu\", \"gia_tri\": [1, 2]}]}" },
		{ CHART("<c:pieChart>" SER("Thu", PT(0, "1") PT(1, "2")) SER("Chi", PT(0, "3") PT(1, "4")) "</c:pieChart>"),
		    "{\"loai\": \"tron\", \"tieu_de\": \"Thu ngân sách\", \"truc\": [\"2025\", \"2026\"], \"day\": [{\"ten\": \"Thu\", \"gia_tri\": [1, 2]}]}" },
		{ CHART("<c:barChart><c:barDir val=\"col\"/>" SER("Thu", PT(0, "1") PT(1, "2")) "</c:barChart><c:lineChart>" SER("Chi", PT(0, "3") PT(1, "4")) "</c:lineChart>"),
		    "{\"loai\": \"cot_duong\", \"tieu_de\": \"Thu ngân sách\", \"truc\": [\"2025\", \"2026\"], \"day\": [{\"ten\": \"Thu\", \"gia_tri\": [1, 2], \"kieu\": \"cot\"}, {\"ten\": \"Chi\", \"gia_tri\": [3, 4], \"kieu\": \"duong\"}]}" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made m = make("");
		struct out o;
		str id, squeezed;
		struct doc_run *r;

		pkg_put(m.pkg, STR("word/charts/chart1.xml"), str_of(rows[i].plot));
		id = pkg_relate(m.pkg, STR("word/document.xml"), STR(REL "chart"), STR("word/charts/chart1.xml"), false, m.d);
		pkg_put(m.pkg, STR("word/document.xml"), str_format(m.a, "<w:document " W "><w:body>" INLINE("<c:chart r:id=\"" STR_FMT "\"/>") "</w:body></w:document>", STR_ARG(id)));
		read_it(&m);
		OK(holds(&m, "chart 2000x1000"));
		r = m.doc->sections->blocks->para->runs;
		out_init(&o);
		value_json(&o, r->drawing->chart);
		squeezed = out_copy(&o, m.a);
		IS_STR(squeezed, str_of(rows[i].json));
		out_release(&o);
		arena_free(m.a);
	}
}

TEST(a_chart_of_another_kind_is_drawn_as_the_nearest_with_a_word)
{
	struct made m = make("");
	str id;

	pkg_put(m.pkg, STR("word/charts/chart1.xml"), STR(CHART("<c:areaChart>" SER("Thu", PT(0, "1") PT(1, "2")) "</c:areaChart>")));
	id = pkg_relate(m.pkg, STR("word/document.xml"), STR(REL "chart"), STR("word/charts/chart1.xml"), false, m.d);
	pkg_put(m.pkg, STR("word/document.xml"), str_format(m.a, "<w:document " W "><w:body>" INLINE("<c:chart r:id=\"" STR_FMT "\"/>") "</w:body></w:document>", STR_ARG(id)));
	read_it(&m);
	OK(holds(&m, "chart 2000x1000"));
	OK(warned(&m, "I113"));
	arena_free(m.a);
}

TEST(a_side_part_that_is_damaged_costs_nothing_but_itself)
{
	struct made m = make("");
	str id;

	pkg_put(m.pkg, STR("word/charts/chart1.xml"), STR("<c:chartSpace"));
	pkg_put(m.pkg, STR("word/settings.xml"), STR("<!DOCTYPE x><x/>"));
	pkg_relate(m.pkg, STR("word/document.xml"), STR(REL "settings"), STR("word/settings.xml"), false, m.d);
	id = pkg_relate(m.pkg, STR("word/document.xml"), STR(REL "chart"), STR("word/charts/chart1.xml"), false, m.d);
	pkg_put(m.pkg, STR("word/document.xml"),
	    str_format(m.a, "<w:document " W "><w:body>" P("words") INLINE("<c:chart r:id=\"" STR_FMT "\"/>") "</w:body></w:document>", STR_ARG(id)));
	read_it(&m);
	OK(holds(&m, "text \"words\""));
	OK(warned(&m, "I117"));
	OK(diags_ok(m.d));
	arena_free(m.a);
}

TEST(what_a_shape_cannot_be_drawn_as_is_named)
{
	struct made m = make(INLINE(WSP(PRST("cloudCallout"), "<wps:txbx><w:txbxContent>" P("words") "</w:txbxContent></wps:txbx>")) INLINE("<zz xmlns=\"urn:z\"/>"));

	read_it(&m);
	OK(holds(&m, "text \"words\""));
	OK(warned(&m, "I102"));
	arena_free(m.a);
}
