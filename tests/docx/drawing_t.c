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
		{ INLINE(WSP(PRST("rect") "<a:gradFill><a:gsLst><a:gs pos=\"0\"><a:srgbClr val=\"000000\"/></a:gs><a:gs pos=\"100000\"><a:srgbClr val=\"FFFFFF\"/></a:gs></a:gsLst>"
		    "<a:lin ang=\"5400000\"/></a:gradFill>", "")), "fill=#000000 gradient=90,0:#000000,1000:#FFFFFF" },
		{ INLINE(WSP(PRST("rect") "<a:gradFill><a:gsLst><a:gs pos=\"50000\"><a:srgbClr val=\"FF0000\"/></a:gs></a:gsLst></a:gradFill>", "")), "fill=#FF0000 name" },
		{ "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"1270000\" cy=\"635000\"/><wp:effectExtent l=\"0\" t=\"63500\" r=\"-635\" b=\"635\"/><a:graphic><a:graphicData>"
		    WSP(PRST("rect"), "") "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>", "rect 2000x1000 room-top=100 room-bottom=1" },
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

/* A chart beside the text, and its description. */
static str
chart_json(struct made *m, const char *plot)
{
	struct out o;
	str id, json;

	pkg_put(m->pkg, STR("word/charts/chart1.xml"), str_format(m->a, CHART("%s"), plot));
	id = pkg_relate(m->pkg, STR("word/document.xml"), STR(REL "chart"), STR("word/charts/chart1.xml"), false, m->d);
	pkg_put(m->pkg, STR("word/document.xml"), str_format(m->a, "<w:document " W "><w:body>" INLINE("<c:chart r:id=\"" STR_FMT "\"/>") "</w:body></w:document>", STR_ARG(id)));
	read_it(m);
	out_init(&o);
	if (m->doc->sections->blocks->para->runs->drawing->chart != NULL)
		value_json(&o, m->doc->sections->blocks->para->runs->drawing->chart);
	json = out_copy(&o, m->a);
	out_release(&o);
	return json;
}

#define ONE SER("Thu", PT(0, "1") PT(1, "2"))
#define KIND(kind, day) "{\"loai\": \"" kind "\", \"tieu_de\": \"Thu ngân sách\", \"truc\": [\"2025\", \"2026\"], \"day\": [" day "]}"
#define THU "{\"ten\": \"Thu\", \"gia_tri\": [1, 2]}"
TEST(a_chart_has_its_kind_labels_and_figures)
{
	static const struct {
		const char *plot, *json, *told;
	} rows[] = {
		{ "<c:lineChart>" ONE "</c:lineChart>", KIND("duong", THU), "" }, { "<c:line3DChart>" ONE "</c:line3DChart>", KIND("duong", THU), "" },
		{ "<c:bar3DChart>" ONE "</c:bar3DChart>", KIND("cot", THU), "" }, { "<c:bar3DChart><c:barDir val=\"bar\"/>" ONE "</c:bar3DChart>", KIND("thanh", THU), "" },
		{ "<c:barChart><c:grouping val=\"stacked\"/>" ONE "</c:barChart>", KIND("cot_chong", THU), "" }, { "<c:barChart><c:grouping val=\"percentStacked\"/>" ONE "</c:barChart>", KIND("cot_chong", THU), "" }, { "<c:barChart><c:grouping val=\"standard\"/>" ONE "</c:barChart>", KIND("cot", THU), "" },
		{ "<c:pie3DChart>" ONE "</c:pie3DChart>", KIND("tron", THU), "" }, { "<c:doughnutChart>" ONE "</c:doughnutChart>", KIND("tron", THU), "" }, { "<c:ofPieChart>" ONE "</c:ofPieChart>", KIND("tron", THU), "" },
		{ "<c:radarChart>" ONE "</c:radarChart>", KIND("cot", THU), "I113@1 only columns, bars, lines and pies are drawn" },
		{ "<c:lineChart/><c:barChart>" ONE "</c:barChart>", KIND("cot", THU), "" }, /* one without series says nothing */
		{ "<c:pieChart>" ONE ONE "</c:pieChart>", KIND("tron", THU), "I113@1 a pie shows its first series only" },
		{ "<c:barChart>" ONE ONE "</c:barChart><c:lineChart>" ONE "</c:lineChart>", KIND("cot_duong", "{\"ten\": \"Thu\", \"gia_tri\": [1, 2], \"kieu\": \"cot\"}, {\"ten\": \"Thu\", \"gia_tri\": [1, 2], \"kieu\": \"cot\"}, {\"ten\": \"Thu\", \"gia_tri\": [1, 2], \"kieu\": \"duong\"}"), "" },
		/* figures: holes, those beyond the count, what is no number */
		{ "<c:barChart>" SER("Thu", PT(1, "2")) "</c:barChart>", KIND("cot", "{\"ten\": \"Thu\", \"gia_tri\": [null, 2]}"), "" },
		{ "<c:barChart>" SER("Thu", PT(0, "1.5") PT(1, "x") PT(2, "3") "<c:pt><c:v>9</c:v></c:pt><c:pt idx=\"-1\"><c:v>9</c:v></c:pt><c:pt idx=\"0\"/>") "</c:barChart>", KIND("cot", "{\"ten\": \"Thu\", \"gia_tri\": [1.5, null]}"), "" },
#define BARE(inside) "<c:barChart><c:ser>" inside "</c:ser></c:barChart>"
#define BARE_JSON(name) "{\"loai\": \"cot\", \"tieu_de\": \"Thu ngân sách\", \"truc\": [\"1\", \"2\"], \"day\": [{\"ten\": \"" name "\", \"gia_tri\": [1, 2]}]}"
		{ BARE("<c:val><c:numLit><c:ptCount val=\"2\"/>" PT(0, "1") PT(1, "2") "</c:numLit></c:val>"), BARE_JSON(""), "" },
		{ BARE("<c:tx><c:v>Chi</c:v></c:tx><c:val><c:numLit><c:ptCount val=\"2\"/>" PT(0, "1") PT(1, "2") "</c:numLit></c:val>"), BARE_JSON("Chi"), "" },
		{ BARE("<c:yVal><c:numLit><c:ptCount val=\"2\"/>" PT(0, "1") PT(1, "2") "</c:numLit></c:yVal>"), BARE_JSON(""), "" },
		{ BARE("<c:xVal><c:strLit>" PT(0, "a") PT(1, "b") "</c:strLit></c:xVal><c:val><c:numLit><c:ptCount val=\"2\"/>" PT(0, "1") PT(1, "2") "</c:numLit></c:val>"), "{\"loai\": \"cot\", \"tieu_de\": \"Thu ngân sách\", \"truc\": [\"a\", \"b\"], \"day\": [{\"ten\": \"\", \"gia_tri\": [1, 2]}]}", "" },
		{ BARE("<c:val><c:numLit><c:ptCount val=\"-1\"/></c:numLit></c:val>"), "", "I110@1 no saved values; I102@1 chart" },
		{ BARE("<c:val><c:numLit/></c:val>"), "", "I110@1 no saved values; I102@1 chart" },
		{ BARE("<c:val><c:numRef/></c:val>"), "", "I110@1 no saved values; I102@1 chart" },
		{ "", "", "I110@1 no saved values; I102@1 chart" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made m = make("");
		str json = chart_json(&m, rows[i].plot);

		if (!str_eq(json, str_of(rows[i].json)))
			FAIL("%zu: " STR_FMT " and not %s", i, STR_ARG(json), rows[i].json);
		if (!str_eq(complaints(&m), str_of(rows[i].told)))
			FAIL("%zu: " STR_FMT, i, STR_ARG(complaints(&m)));
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

/* --- where a drawing stands, its line and fill ------------------------------------------------ */

#define H(from, what) "<wp:positionH relativeFrom=\"" from "\">" what "</wp:positionH>"
#define V(from, what) "<wp:positionV relativeFrom=\"" from "\">" what "</wp:positionV>"
#define OFF(emu) "<wp:posOffset>" #emu "</wp:posOffset>"
#define ALIGN(how) "<wp:align> " how " </wp:align>"
#define PLAIN WSP(PRST("rect"), "")
TEST(a_drawing_stands_where_its_anchor_says)
{
	static const struct told_row rows[] = {
		{ ANCHOR(H("column", OFF(635)) V("paragraph", OFF(1270)), "", PLAIN), "float[column:1 paragraph:2 front dist=", "" },
		{ ANCHOR("", "", PLAIN), "float[column:0 paragraph:0 front dist=0,180,0,180 z=7 in-cell]", "" },
		{ ANCHOR(H("page", OFF(635)) V("page", OFF(-1270)), "", PLAIN), "float[page:1 page:-2 front", "" },
		{ ANCHOR(H("margin", OFF(635)) V("margin", OFF(1270)), "", PLAIN), "float[margin:1 margin:2 front dist=0,180,0,180", "" },
		{ ANCHOR(H("character", OFF(635)) V("line", OFF(1270)), "", PLAIN), "float[character:1 line:2 front", "" },
		{ ANCHOR(H("leftMargin", OFF(635)) V("topMargin", OFF(1270)), "", PLAIN), "float[left-margin:1 top-margin:2 front", "" },
		{ ANCHOR(H("rightMargin", OFF(635)) V("bottomMargin", OFF(1270)), "", PLAIN), "float[right-margin:1 bottom-margin:2 front", "" },
		{ ANCHOR(H("insideMargin", OFF(635)) V("outsideMargin", OFF(1270)), "", PLAIN), "float[inside:1 outside:2 front", "" },
		{ ANCHOR(H("nowhere", OFF(635)) V("nowhere", OFF(1270)), "", PLAIN), "float[column:1 paragraph:2 front", "" },
		{ ANCHOR(H("page", ALIGN("left")) V("page", ALIGN("top")), "", PLAIN), "float[page:left page:top front dist=0,180,0,180", "" },
		{ ANCHOR(H("page", ALIGN("center")) V("page", ALIGN("center")), "", PLAIN), "float[page:centre page:centre", "" },
		{ ANCHOR(H("page", ALIGN("right")) V("page", ALIGN("bottom")), "", PLAIN), "float[page:right page:bottom", "" },
		{ ANCHOR(H("page", ALIGN("inside")) V("page", ALIGN("outside")), "", PLAIN), "float[page:inside page:outside", "" },
		{ ANCHOR(H("page", ALIGN("askew")) V("page", ALIGN("")), "", PLAIN), "float[page:0 page:0", "" },
		{ ANCHOR(H("margin", ALIGN("left")) V("page", OFF(0)), "", PLAIN), "float[margin:left page:0 front dist=0,0,0,180", "" }, /* no text there */
		{ ANCHOR(H("margin", ALIGN("right")) V("page", OFF(0)), "", PLAIN), "float[margin:right page:0 front dist=0,180,0,180", "" },
		{ ANCHOR(H("page", OFF(x)) V("page", ""), "", PLAIN), "float[page:0 page:0", "I115@1 size of a drawing: x" },
		{ ANCHOR(H("page", OFF(1pt)) V("page", OFF(254000000)), "", PLAIN), "float[page:20 page:200000", "I105@1 size of a drawing" },
		{ ANCHOR("", "<wp:wrapSquare wrapText=\"bothSides\"/>", PLAIN), "paragraph:0 square dist", "" },
		{ ANCHOR("", "<wp:wrapSquare wrapText=\"right\"/>", PLAIN), "paragraph:0 square right dist", "" },
		{ ANCHOR("", "<wp:wrapSquare wrapText=\"largest\"/>", PLAIN), "paragraph:0 square largest dist", "" },
		{ ANCHOR("", "<wp:wrapTight wrapText=\"left\"/>", PLAIN), "paragraph:0 tight left dist", "" },
		{ ANCHOR("", "<wp:wrapThrough wrapText=\"right\"/>", PLAIN), "paragraph:0 tight right dist", "" },
		{ ANCHOR("", "<wp:wrapNone/>", PLAIN), "paragraph:0 front dist", "" },
		{ ANCHOR("<mc:AlternateContent><mc:Choice Requires=\"wp14\">" H("page", OFF(635)) "</mc:Choice><mc:Fallback>" H("margin", OFF(6350)) "</mc:Fallback></mc:AlternateContent><mc:AlternateContent/>", "", PLAIN),
		    "float[page:1 paragraph:0", "" },
#define ATTRS(attrs) "<w:p><w:r><w:drawing><wp:anchor " attrs "><wp:extent cx=\"635\" cy=\"1270\"/><a:graphic><a:graphicData>" PLAIN "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>"
		{ ATTRS(""), "rect 1x2 float[column:0 paragraph:0 front in-cell]", "" },
		{ ATTRS("behindDoc=\"1\" layoutInCell=\"0\" allowOverlap=\"0\" distT=\"635\" distL=\"1270\" distB=\"1905\" distR=\"2540\" relativeHeight=\"9\""),
		    "rect 1x2 float[column:0 paragraph:0 behind dist=1,2,3,4 z=9 no-overlap]", "" },
		{ ATTRS("hidden=\"1\""), "  para (Times New Roman 20)\n", "" },
	};

	IS_INT(TOLD_ROWS(rows), 0);
}

#define DRAWN(inside) "<w:p><w:r><w:drawing>" inside "</w:drawing></w:r></w:p>"
TEST(a_drawing_that_is_hidden_empty_or_unheard_of)
{
	static const struct told_row rows[] = {
		{ DRAWN(""), "  para (Times New Roman 20)\n", "" },
		{ DRAWN("<wp:inline><wp:docPr hidden=\"1\"/></wp:inline>"), "  para (Times New Roman 20)\n", "" },
		{ DRAWN("<wp:inline/>"), "unknown 0x0 line=#808080 width=4\n", "I102@1 empty drawing" },
		{ DRAWN("<wp:inline><wp:extent cx=\"635\" cy=\"635\"/><a:graphic/></wp:inline>"), "unknown 1x1 line=#808080 width=4\n", "I102@1 empty drawing" },
		{ DRAWN("<wp:inline><a:graphic><a:graphicData/></a:graphic></wp:inline>"), "unknown 0x0 line", "I102@1 empty drawing" },
		{ INLINE("<wps:strange/>"), "unknown 2000x1000 line=#808080 width=4 name=\"N\"\n", "I102@1 strange" },
		{ INLINE("<c:chart/>"), "unknown 2000x1000 line=#808080 width=4", "I110@1 no saved values; I102@1 chart" },
	};

	IS_INT(TOLD_ROWS(rows), 0);
}

#define SOLID(colour) "<a:solidFill>" colour "</a:solidFill>"
#define RGB(v, more) "<a:srgbClr val=\"" v "\">" more "</a:srgbClr>"
#define FILLED(fill) INLINE(WSP(PRST("rect") fill, ""))
TEST(a_fill_is_its_colour_as_it_is_changed)
{
	static const struct told_row rows[] = {
		{ FILLED(SOLID(RGB("102030", ""))), "fill=#102030", "" },
		{ FILLED("<a:noFill/>"), "rect 2000x1000 name", "" },
		{ FILLED(""), "rect 2000x1000 name", "" },
		{ FILLED("<a:solidFill/>"), "fill=#FFFFFF", "" },
		{ FILLED(SOLID("<a:other/>" RGB("102030", ""))), "fill=#102030", "" },
		{ FILLED(SOLID(RGB("12345", ""))), "fill=#FFFFFF", "" },
		{ FILLED(SOLID("<a:sysClr val=\"windowText\" lastClr=\"010203\"/>")), "fill=#010203", "" },
		{ FILLED(SOLID("<a:prstClr val=\"navy\"/>")), "fill=#000080", "" },
		{ FILLED(SOLID("<a:schemeClr val=\"accent1\"/>")), "fill=#4472C4", "" }, /* no theme: Word's usual one */
		{ FILLED(SOLID("<a:schemeClr val=\"other\"/>")), "fill=#FFFFFF", "" },
		{ FILLED("<a:gradFill><a:gsLst><a:gs pos=\"0\">" RGB("0A0B0C", "") "</a:gs><a:gs>" RGB("FFFFFF", "") "</a:gs></a:gsLst></a:gradFill>"), "fill=#0A0B0C", "" },
		{ FILLED("<a:gradFill/>"), "fill=#FFFFFF", "" },
		{ FILLED("<a:pattFill><a:fgClr>" RGB("0A0B0C", "") "</a:fgClr></a:pattFill>"), "fill=#0A0B0C", "" },
		{ FILLED("<a:blipFill/>"), "rect 2000x1000 name", "I101@1 picture as the fill of a shape" },
		{ FILLED(SOLID(RGB("804020", "<a:lumMod val=\"50000\"/>"))), "fill=#402010", "" },
		{ FILLED(SOLID(RGB("804020", "<a:shade val=\"25000\"/>"))), "fill=#201008", "" },
		{ FILLED(SOLID(RGB("804020", "<a:lumOff val=\"20000\"/>"))), "fill=#B37353", "" },
		{ FILLED(SOLID(RGB("804020", "<a:tint val=\"50000\"/>"))), "fill=#C0A090", "" },
		{ FILLED(SOLID(RGB("804020", "<a:lumOff val=\"90000\"/>"))), "fill=#FFFFFF", "" },
		{ FILLED(SOLID(RGB("804020", "<a:lumOff val=\"-90000\"/>"))), "fill=#000000", "" },
		{ FILLED(SOLID(RGB("804020", "<a:alpha val=\"50000\"/><a:shade/>"))), "fill=#804020", "" },
	};

	IS_INT(TOLD_ROWS(rows), 0);
}

#define LINED(attrs, inside) INLINE(WSP(PRST("rect") "<a:ln " attrs ">" inside "</a:ln>", ""))
#define RED SOLID(RGB("FF0000", ""))
#define STYLED(index) INLINE(WSP(PRST("rect"), "<wps:style><a:lnRef idx=\"" #index "\">" RGB("112233", "") "</a:lnRef><a:fillRef idx=\"" #index "\">" RGB("445566", "") "</a:fillRef></wps:style>"))
#define DASHED(how) LINED("", RED "<a:prstDash val=\"" how "\"/>")
TEST(a_line_has_width_dashes_and_ends)
{
	static const struct told_row rows[] = {
		{ LINED("", RED), "line=#FF0000 width=6 name", "" },
		{ LINED("w=\"9525\"", ""), "rect 2000x1000 name", "" },
		{ LINED("w=\"9525\"", "<a:noFill/>"), "rect 2000x1000 name", "" },
		{ LINED("w=\"0\"", RED), "line=#FF0000 width=1 name", "" },
		{ LINED("w=\"793\"", RED), "line=#FF0000 width=1 name", "" },
		{ LINED("w=\"2382\"", RED), "line=#FF0000 width=2 name", "" }, /* eighths of a point are 1587.5 EMU, rounded */
		{ LINED("w=\"2381\"", RED), "line=#FF0000 width=1 name", "" },
		{ LINED("w=\"1000000000\"", RED), "line=#FF0000 width=8000 name", "I105@1 width of a line" },
		{ STYLED(0), "rect 2000x1000 name", "" },
		{ STYLED(1), "line=#112233 width=4 fill=#445566", "" },
		{ STYLED(2), "line=#112233 width=8 fill=#445566", "" },
		{ STYLED(3), "line=#112233 width=12 fill=#445566", "" },
		{ DASHED("solid"), "width=6 name", "" },
		{ DASHED("dot"), "width=6 dotted name", "" },
		{ DASHED("sysDot"), "width=6 dotted name", "" },
		{ DASHED("dash"), "width=6 dashed name", "" },
		{ DASHED("sysDash"), "width=6 dashed name", "" },
		{ DASHED("lgDash"), "width=6 dashed name", "" },
		{ DASHED("dashDot"), "width=6 dot-dash name", "" },
		{ LINED("", "<a:noFill/><a:prstDash val=\"dash\"/>"), "rect 2000x1000 name", "" },
		{ LINED("", RED "<a:headEnd type=\"triangle\"/><a:tailEnd type=\"none\"/>"), "width=6 arrow-start name", "" },
		{ LINED("", RED "<a:headEnd/><a:tailEnd type=\"oval\"/>"), "width=6 arrow-end name", "" },
		/* a straight line has no fill */
		{ INLINE(WSP(PRST("line") LN SOLID(RGB("00FF00", "")), "")), "line 2000x1000 line=#FF0000 width=8 name", "" },
	};

	IS_INT(TOLD_ROWS(rows), 0);
}

TEST(a_shape_is_turned_and_mirrored)
{
	static const struct case_row rows[] = {
#define XFRM(attrs) INLINE(WSP("<a:xfrm " attrs "/>" PRST("rect"), ""))
		{ XFRM("rot=\"5400000\""), "rotate=90 name" },
		{ XFRM("rot=\"5429999\""), "rotate=90 name" },
		{ XFRM("rot=\"5430000\""), "rotate=91 name" },
		{ XFRM("rot=\"-5400000\""), "rotate=-90 name" },
		{ XFRM("rot=\"-5430000\""), "rotate=-91 name" },
		{ XFRM("rot=\"21600000\""), "2000x1000 name" },
		{ XFRM("rot=\"27000000\""), "rotate=90 name" },
		{ XFRM("flipV=\"1\""), "2000x1000 flip-v name" },
		{ XFRM("flipH=\"true\" flipV=\"0\""), "2000x1000 flip-h name" },
	};

	IS_INT(ROWS(rows), 0);
}

#define BOXED(body_pr) INLINE(WSP(PRST("rect"), "<wps:txbx><w:txbxContent>" P("x") "</w:txbxContent></wps:txbx>" body_pr))
TEST(text_in_a_shape_has_its_inset_and_direction)
{
	static const struct told_row rows[] = {
		{ BOXED(""), "rect 2000x1000 inset=72,144,72,144 valign=top name", "" },
		{ BOXED("<wps:bodyPr lIns=\"635\" tIns=\"1270\" rIns=\"1905\" bIns=\"2540\" anchor=\"b\"/>"), "inset=2,1,4,3 valign=bottom name", "" },
		{ BOXED("<wps:bodyPr anchor=\"t\" vert=\"horz\"/>"), "rect 2000x1000 inset=72,144,72,144 valign=top name", "" },
		{ BOXED("<wps:bodyPr lIns=\"635\" tIns=\"1270\" rIns=\"1905\" bIns=\"2540\" vert=\"vert\"/>"), "text-box 1000x2000 at=500,-500 rotate=90 inset=3,2,1,4 valign=top", "" },
		{ BOXED("<wps:bodyPr lIns=\"635\" tIns=\"1270\" rIns=\"1905\" bIns=\"2540\" vert=\"vert270\"/>"), "text-box 1000x2000 at=500,-500 rotate=270 inset=1,4,3,2 valign=top", "" },
		{ BOXED("<wps:bodyPr vert=\"eaVert\"/>"), "group 2000x1000 name=\"N\"\n        rect 2000x1000 name=\"N\"\n        text-box 1000x2000 at=500,-500 rotate=90", "" },
		{ INLINE("<wps:wsp><wps:cNvSpPr txBox=\"1\"/><wps:spPr>" PRST("rect") LN "</wps:spPr><wps:txbx><w:txbxContent>" P("x") "</w:txbxContent></wps:txbx><wps:bodyPr vert=\"vert\"/></wps:wsp>"),
		    "group 2000x1000 name=\"N\"\n        rect 2000x1000 line=#FF0000 width=8 name=\"N\"\n        text-box 1000x2000 at=500,-500 rotate=90 width=8 inset=144,72,144,72", "" },
		{ INLINE("<wps:wsp><wps:cNvSpPr txBox=\"1\"/><wps:spPr>" PRST("rect") LN "</wps:spPr><wps:txbx><w:txbxContent>" P("x") "</w:txbxContent></wps:txbx></wps:wsp>"), "text-box 2000x1000 line=#FF0000", "" },
		{ INLINE("<wps:wsp><wps:cNvSpPr txBox=\"1\"/><wps:spPr>" PRST("ellipse") "</wps:spPr><wps:txbx><w:txbxContent>" P("x") "</w:txbxContent></wps:txbx></wps:wsp>"), "ellipse 2000x1000", "" },
		{ INLINE("<wps:wsp><wps:cNvSpPr txBox=\"0\"/><wps:spPr>" PRST("rect") "</wps:spPr><wps:txbx><w:txbxContent>" P("x") "</w:txbxContent></wps:txbx></wps:wsp>"), "rect 2000x1000", "" },
		{ INLINE(WSP(PRST("rect"), "<wps:txbx/><wps:bodyPr vert=\"vert\"/>")), "rect 2000x1000 name=\"N\"\n", "" },
	};

	IS_INT(TOLD_ROWS(rows), 0);
}

/* --- groups, canvases, diagrams ----------------------------------------------------------------- */

#define CHILD(off, ext) WSP("<a:xfrm><a:off " off "/><a:ext " ext "/></a:xfrm>" PRST("rect"), "")
#define GROUP(xfrm, inside) INLINE("<wpg:wgp><wpg:grpSpPr>" xfrm "</wpg:grpSpPr>" inside "</wpg:wgp>")
TEST(a_group_s_children_are_measured_in_its_space)
{
	static const struct told_row rows[] = {
		{ GROUP("", CHILD("x=\"6350\" y=\"-6350\"", "cx=\"635\" cy=\"1270\"")), "group 2000x1000 name=\"N\"\n        rect 1x2 at=10,-10\n", "" }, /* no space: EMU */
		{ GROUP("<a:xfrm><a:chOff x=\"10\" y=\"20\"/><a:chExt cx=\"1000\" cy=\"100\"/></a:xfrm>", CHILD("x=\"11\" y=\"18\"", "cx=\"3\" cy=\"4\"")), "rect 6x40 at=2,-20\n", "" },
		{ GROUP("<a:xfrm><a:chExt cx=\"8000\" cy=\"8000\"/></a:xfrm>", CHILD("x=\"2\" y=\"-2\"", "cx=\"3\" cy=\"5\"")), "rect 1x1 at=1,0\n", "" }, /* quarters, rounded */
		{ GROUP("<a:xfrm><a:chExt cx=\"1\" cy=\"1\"/></a:xfrm>", CHILD("x=\"1000\" y=\"-1000\"", "cx=\"1\" cy=\"1\"")), "rect 2000x1000 at=200000,-200000\n", "" },
		{ GROUP("<a:xfrm rot=\"5400000\"><a:chExt cx=\"2000\" cy=\"1000\"/></a:xfrm>", "<pic:pic><pic:nvPicPr><pic:cNvPr/></pic:nvPicPr></pic:pic><wps:other/>"), "group 2000x1000 rotate=90 name=\"N\"\n        unknown 0x0 line=#808080 width=4\n", "I107@1 picture " },
		{ GROUP("", "<wpg:grpSp><wpg:cNvPr name=\"in\" descr=\"alt\"/><wpg:grpSpPr><a:xfrm><a:off x=\"635\" y=\"635\"/><a:ext cx=\"63500\" cy=\"63500\"/><a:chExt cx=\"100\" cy=\"100\"/></a:xfrm></wpg:grpSpPr>"
		    CHILD("x=\"5\" y=\"6\"", "cx=\"7\" cy=\"8\"") "</wpg:grpSp>"), "group 2000x1000 name=\"N\"\n        group 100x100 at=1,1 name=\"in\" alt=\"alt\"\n          rect 7x8 at=5,6\n", "" },
		{ GROUP("", "<mc:AlternateContent><mc:Choice Requires=\"wps\">" CHILD("x=\"0\" y=\"0\"", "cx=\"635\" cy=\"635\"") "</mc:Choice></mc:AlternateContent><mc:AlternateContent/>"), "group 2000x1000 name=\"N\"\n        rect 1x1\n", "" },
		{ GROUP("", "<wpg:graphicFrame><wpg:xfrm><a:off x=\"635\" y=\"0\"/><a:ext cx=\"635\" cy=\"635\"/></wpg:xfrm></wpg:graphicFrame>"), "unknown 1x1 at=1,0 line", "I102@1 embedded frame" },
		{ GROUP("", "<wpg:graphicFrame><a:graphic><a:graphicData><c:chart r:id=\"none\"/></a:graphicData></a:graphic></wpg:graphicFrame>"), "unknown 0x0 line", "I110@1 no saved values; I102@1 chart" },
#define WPC "xmlns:wpc=\"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas\""
		{ INLINE("<wpc:wpc " WPC "><wpc:bg/>" CHILD("x=\"6350\" y=\"12700\"", "cx=\"635\" cy=\"1270\"") "</wpc:wpc>"), "group 2000x1000 name=\"N\"\n        rect 1x2 at=10,20\n", "" },
	};

	IS_INT(TOLD_ROWS(rows), 0);
}

static str
nested(struct arena *a, const char *open, const char *in, const char *close, int depth)
{
	str s = str_of(in);

	while (depth-- > 0)
		s = str_concat(a, str_concat(a, str_of(open), s), str_of(close));
	return s;
}

TEST(groups_and_boxes_are_read_as_deep_as_the_limit)
{
	static const struct {
		const char *open, *in, *close, *around, *told;
		int most;
	} rows[] = {
		{ "<wpg:grpSp>", WSP(PRST("rect"), ""), "</wpg:grpSp>", INLINE("%s"), "I108@1 group of shapes", 16 },
		{ "<v:group>", "<v:rect/>", "</v:group>", "<w:p><w:r><w:pict>%s</w:pict></w:r></w:p>", "I108@1 group of shapes", 16 },
		{ "<w:p><w:r><w:pict><v:rect><v:textbox><w:txbxContent>", P("in"), "</w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>", "%s", "I108@8 text box", 8 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (int beyond = 0; beyond <= 1; beyond++) {
			struct arena *a = arena_new(1 << 14);
			struct made m = make(str_c(a, str_format(a, rows[i].around, nested(a, rows[i].open, rows[i].in, rows[i].close, rows[i].most + beyond).p)));
			bool there;

			read_it(&m);
			there = str_find(m.dump, str_of(i < 2 ? "rect" : "\"in\""), 0) < m.dump.n;
			IS_INT(there, !beyond);
			if (!beyond)
				IS_STR(complaints(&m), STR(""));
			else if (i < 2)
				IS_STR(complaints(&m), str_of(rows[i].told));
			else
				OK(warned(&m, "I108"));
			arena_free(m.a);
			arena_free(a);
		}
}

TEST(a_diagram_is_its_texts)
{
	static const struct {
		const char *data, *dump, *told;
	} rows[] = {
		{ "<a:p><a:r><a:t>Một</a:t></a:r></a:p><a:p><a:r><a:t/></a:r><a:r><a:t>Hai</a:t></a:r></a:p>",
		    "text-box 2000x1000 line=#808080 width=4 inset=72,144,72,144 valign=top\n        para\n          text \"Một\" (Times New Roman 20)\n        para\n          text \"Hai\" (Times New Roman 20)\n", "I102@1 SmartArt" },
		{ "<a:p/>", "unknown 2000x1000 line=#808080 width=4\n", "I102@1 SmartArt" },
		{ NULL, "unknown 2000x1000 line=#808080 width=4\n", "I102@1 SmartArt" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made m = make("");
		str id = STR("none");

		if (rows[i].data != NULL) {
			pkg_put(m.pkg, STR("word/diagrams/data1.xml"), str_format(m.a, "<dgm:dataModel xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\" " W ">%s</dgm:dataModel>", rows[i].data));
			id = pkg_relate(m.pkg, STR("word/document.xml"), STR(REL "diagramData"), STR("word/diagrams/data1.xml"), false, m.d);
		}
		pkg_put(m.pkg, STR("word/document.xml"), str_format(m.a, "<w:document xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\" " W "><w:body><w:p><w:r><w:drawing><wp:inline>"
		    "<wp:extent cx=\"1270000\" cy=\"635000\"/><a:graphic><a:graphicData><dgm:relIds r:dm=\"" STR_FMT "\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p></w:body></w:document>", STR_ARG(id)));
		read_it(&m);
		OK(holds(&m, rows[i].dump));
		IS_STR(complaints(&m), str_of(rows[i].told));
		arena_free(m.a);
	}
}

/* --- pictures -------------------------------------------------------------------------------------- */

#define SVG "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
/* A document that shows media/a.png as a, media/a.tif as t, media/a.svg as s, what is linked as l and what is not there as g. */
static struct made
pictured(const char *body)
{
	static const struct {
		const char *id, *name, *bytes;
		size_t n;
		bool external;
	} media[] = {
		{ "rId1", "word/media/a.png", (const char *)png, sizeof png, false },
		{ "rId2", "word/media/a.tif", "II*\0abcd", 8, false },
		{ "rId3", "word/media/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", 41, false },
		{ "rId4", "http://a.vn/a.png", NULL, 0, true },
		{ "rId5", "word/media/gone.png", NULL, 0, false },
		{ "rId6", "word/media/odd.bin", "odd", 3, false },
		{ "rId7", "word/media/empty.bin", "", 0, false },
	};
	struct made m = make("");

	for (size_t i = 0; i < sizeof media / sizeof *media; i++) {
		if (media[i].bytes != NULL)
			pkg_put(m.pkg, str_of(media[i].name), (str){ media[i].bytes, media[i].n });
		IS_STR(pkg_relate(m.pkg, STR("word/document.xml"), STR(REL "image"), str_of(media[i].name), media[i].external, m.d), str_of(media[i].id));
	}
	pkg_put(m.pkg, STR("word/document.xml"), str_format(m.a, "<w:document xmlns:asvg=\"" SVG "\" " W "><w:body>%s</w:body></w:document>", body));
	read_it(&m);
	return m;
}

#define BLIP(attrs, inside, rect) INLINE("<pic:pic><pic:blipFill><a:blip " attrs ">" inside "</a:blip>" rect "</pic:blipFill></pic:pic>")
#define EXT(id) "<a:extLst><a:ext/><a:ext><asvg:svgBlip r:embed=\"" id "\"/></a:ext></a:extLst>"
#define A_PNG "picture 2000x1000 image/png 16 bytes"
#define A_BOX "unknown 2000x1000 line=#808080 width=4 name=\"N\"\n"
TEST(a_picture_is_what_its_relationship_leads_to)
{
	static const struct told_row rows[] = {
		{ BLIP("r:embed=\"rId1\"", "", ""), A_PNG " name=\"N\"\n", "" },
		{ BLIP("r:embed=\"rId1\"", "<a:lum bright=\"70000\" contrast=\"-70000\"/>", ""), A_PNG " faded=70 name=\"N\"\n", "" },
		{ BLIP("r:embed=\"rId1\"", "<a:lum contrast=\"40000\"/>", ""), A_PNG " name=\"N\"\n", "" },
		{ BLIP("r:embed=\"rId1\"", "<a:lum bright=\"100000\" contrast=\"-100000\"/>", ""), A_PNG " faded=95 name=\"N\"\n", "" },
		{ BLIP("r:embed=\"rId1\"", "<a:alphaModFix amt=\"20000\"/>", ""), A_PNG " faded=80 name=\"N\"\n", "" },
		{ BLIP("r:embed=\"rId2\"", "", ""), A_BOX, "I104@1 N (image/tiff)" },
		{ BLIP("r:embed=\"rId6\"", "", ""), A_BOX, "I104@1 N (?)" },
		{ BLIP("r:embed=\"rId7\"", "", ""), A_BOX, "" },
		{ BLIP("r:embed=\"rId3\"", "", ""), "picture 2000x1000 image/svg+xml 41 bytes svg name=\"N\"\n", "" },
		{ BLIP("r:embed=\"rId4\"", "", ""), A_BOX, "I104@1 it is linked, not embedded: http://a.vn/a.png" },
		{ BLIP("r:link=\"rId4\"", "", ""), A_BOX, "I104@1 it is linked, not embedded: http://a.vn/a.png" },
		{ BLIP("r:embed=\"rId5\"", "", ""), A_BOX, "I107@1 picture rId5" },
		{ BLIP("r:embed=\"rId99\"", "", ""), A_BOX, "I107@1 picture rId99" },
		{ INLINE("<pic:pic/>"), A_BOX, "I107@1 picture " },
		/* the vector form beside one, and instead of one that cannot be painted */
		{ BLIP("r:embed=\"rId1\"", EXT("rId3"), ""), A_PNG " svg name=\"N\"\n", "" },
		{ BLIP("r:embed=\"rId1\"", EXT("rId1"), ""), A_PNG " name=\"N\"\n", "" }, /* no SVG */
		{ BLIP("r:embed=\"rId2\"", EXT("rId3"), ""), "picture 2000x1000 image/svg+xml 41 bytes svg name", "I104@1 N (image/tiff)" },
		{ BLIP("r:embed=\"rId1\"", "<a:extLst><a:ext/></a:extLst>", ""), A_PNG " name=\"N\"\n", "" },
		/* cut off: thousandths of a side, less than the whole */
		{ BLIP("r:embed=\"rId1\"", "", "<a:srcRect l=\"10000\" t=\"20000\" r=\"30000\" b=\"40000\"/>"), A_PNG " crop-top=200 crop-left=100 crop-bottom=400 crop-right=300 name", "" },
		{ BLIP("r:embed=\"rId1\"", "", "<a:srcRect l=\"50%\" r=\"49.9%\"/>"), A_PNG " crop-left=500 crop-right=490 name", "" },
		{ BLIP("r:embed=\"rId1\"", "", "<a:srcRect l=\"50000\" r=\"50000\"/>"), A_PNG " name", "" },
		{ BLIP("r:embed=\"rId1\"", "", "<a:srcRect l=\"50000\" r=\"49900\"/>"), A_PNG " crop-left=500 crop-right=499 name", "" },
		{ BLIP("r:embed=\"rId1\"", "", "<a:srcRect t=\"50000\" b=\"50000\" l=\"1000\"/>"), A_PNG " name", "" },
		{ BLIP("r:embed=\"rId1\"", "", "<a:srcRect t=\"99900\"/>"), A_PNG " crop-top=999 name", "" },
		{ BLIP("r:embed=\"rId1\"", "", "<a:srcRect t=\"200000\"/>"), A_PNG " crop-top=999 name", "" },
		{ BLIP("r:embed=\"rId1\"", "", "<a:srcRect t=\"-500000\"/>"), A_PNG " crop-top=-5000 name", "" },
		{ BLIP("r:embed=\"rId1\"", "", "<a:srcRect t=\"-600000\"/>"), A_PNG " crop-top=-5000 name", "" },
		/* VML has pictures too */
		{ PICT("<v:shape type=\"#_x0000_t75\" style=\"width:100pt;height:50pt\" stroked=\"f\" filled=\"f\"><v:imagedata r:id=\"rId1\" o:title=\"T\"/></v:shape>"), A_PNG " name=\"T\"\n", "" },
		{ PICT("<v:shape id=\"S\" type=\"#_x0000_t75\" style=\"width:100pt;height:50pt\"><v:imagedata r:pict=\"rId1\" o:title=\"T\"/></v:shape>"), A_PNG " name=\"S\"\n", "" },
		/* a watermark that Word washed out; and one that is only hardened stays as it is */
		{ PICT("<v:shape type=\"#_x0000_t75\" style=\"width:100pt;height:50pt\" stroked=\"f\" filled=\"f\"><v:imagedata r:id=\"rId1\" gain=\"19661f\" blacklevel=\"22938f\"/></v:shape>"), A_PNG " faded=70\n", "" },
		{ PICT("<v:shape type=\"#_x0000_t75\" style=\"width:100pt;height:50pt\" stroked=\"f\" filled=\"f\"><v:imagedata r:id=\"rId1\" gain=\".5\"/></v:shape>"), A_PNG " faded=25\n", "" },
		{ PICT("<v:shape type=\"#_x0000_t75\" style=\"width:100pt;height:50pt\" stroked=\"f\" filled=\"f\"><v:imagedata r:id=\"rId1\" gain=\"2\"/></v:shape>"), A_PNG "\n", "" },
		{ PICT("<v:shape id=\"S\" type=\"#_x0000_t75\" style=\"width:100pt;height:50pt\"><v:imagedata/></v:shape>"), "unknown 2000x1000 line=#808080 width=4 name=\"S\"\n", "I107@1 picture " },
		{ PICT("<v:image r:id=\"rId1\" style=\"width:100pt;height:50pt\"/>"), A_PNG "\n", "" },
		{ PICT("<w:drawing><wp:inline><wp:extent cx=\"1270000\" cy=\"635000\"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed=\"rId1\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"), A_PNG "\n", "" },
	};
	int wrong = 0;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made m = pictured(rows[i].body);
		str told = complaints(&m);

		wrong += !holds(&m, rows[i].expect);
		if (!str_eq(told, str_of(rows[i].told)))
			FAIL("%zu: " STR_FMT, i, STR_ARG(told));
		arena_free(m.a);
	}
	IS_INT(wrong, 0);
}

/* --- VML ---------------------------------------------------------------------------------------------- */

#define PLACED(style, more) PICT("<v:rect style=\"position:absolute;" style "\" stroked=\"f\" filled=\"f\"" more)
TEST(a_vml_shape_stands_where_its_style_says)
{
	static const struct told_row rows[] = {
		{ PLACED("", "/>"), "rect 0x0 float[column:0 paragraph:0 front dist=0,180,0,180 in-cell]\n", "" },
		{ PLACED("left:1pt;top:2pt;width:3pt;height:4pt", "/>"), "rect 60x80 float[column:20 paragraph:40 front", "" },
		{ PLACED("left:1pt;top:2pt;margin-left:5pt;margin-top:6pt", "/>"), "float[column:100 paragraph:120 front", "" },
		{ PLACED("LEFT : 1pt ;top:2pt", "/>"), "float[column:20 paragraph:40 front", "" },
		{ PLACED("left:1cm;top:1mm", "/>"), "float[column:567 paragraph:57 front", "" },
		{ PLACED("left:1in;top:1pc", "/>"), "float[column:1440 paragraph:240 front", "" },
		{ PLACED("left:2;top:2px", "/>"), "float[column:30 paragraph:30 front", "" }, /* bare numbers are pixels */
		{ PLACED("left:x;top:1x", "/>"), "float[column:0 paragraph:1 front", "I115@1 place of a shape: x" },
		{ PLACED("mso-position-horizontal-relative:margin;mso-position-vertical-relative:margin", "/>"), "float[margin:0 margin:0", "" },
		{ PLACED("mso-position-horizontal-relative:page;mso-position-vertical-relative:page", "/>"), "float[page:0 page:0", "" },
		{ PLACED("mso-position-horizontal-relative:char;mso-position-vertical-relative:line", "/>"), "float[character:0 line:0", "" },
		{ PLACED("mso-position-horizontal-relative:left-margin-area;mso-position-vertical-relative:top-margin-area", "/>"), "float[left-margin:0 top-margin:0", "" },
		{ PLACED("mso-position-horizontal-relative:right-margin-area;mso-position-vertical-relative:bottom-margin-area", "/>"), "float[right-margin:0 bottom-margin:0", "" },
		{ PLACED("mso-position-horizontal-relative:text;mso-position-vertical-relative:text", "/>"), "float[column:0 paragraph:0", "" },
		{ PLACED("mso-position-horizontal:center;mso-position-vertical:bottom", "/>"), "float[column:centre paragraph:bottom", "" },
		{ PLACED("z-index:5", "/>"), "front dist=0,180,0,180 z=5 in-cell]", "" },
		{ PLACED("z-index:0", "/>"), "front dist=0,180,0,180 in-cell]", "" },
		{ PLACED("z-index:-5", "/>"), "behind dist=0,180,0,180 z=5 in-cell]", "" },
		{ PLACED("mso-wrap-distance-top:1pt;mso-wrap-distance-left:2pt;mso-wrap-distance-bottom:3pt;mso-wrap-distance-right:4pt", "/>"), "dist=20,40,60,80 in-cell]", "" },
		{ PLACED("", " o:allowincell=\"f\" o:allowoverlap=\"f\"/>"), "dist=0,180,0,180 no-overlap]", "" },
		{ PLACED("", " o:allowincell=\"t\" o:allowoverlap=\"t\"/>"), "dist=0,180,0,180 in-cell]", "" },
#define WRAP(attrs) PLACED("", "><w10:wrap " attrs "/></v:rect>")
		{ WRAP("type=\"square\" side=\"left\""), "square left dist", "" },
		{ WRAP("type=\"square\" side=\"right\""), "square right dist", "" },
		{ WRAP("type=\"square\" side=\"largest\""), "square largest dist", "" },
		{ WRAP("type=\"square\" side=\"both\""), "square dist", "" },
		{ WRAP("type=\"tight\""), "tight dist", "" },
		{ WRAP("type=\"through\""), "tight dist", "" },
		{ WRAP("type=\"topAndBottom\""), "top-bottom dist", "" },
		{ WRAP("type=\"none\""), "front dist", "" },
		{ PLACED("flip:x", "/>"), "in-cell] flip-h\n", "" },
		{ PLACED("flip:y", "/>"), "in-cell] flip-v\n", "" },
		{ PLACED("flip:y x", "/>"), "in-cell] flip-h flip-v\n", "" },
		{ PLACED("rotation:45", "/>"), "rotate=45\n", "" },
		{ PLACED("rotation:405", "/>"), "rotate=45\n", "" },
		{ PLACED("rotation:-45", "/>"), "rotate=-45\n", "" },
		{ PLACED("rotation:2949120fd", "/>"), "rotate=45\n", "" },
		{ PICT("<v:rect style=\"position:relative;width:1pt\" stroked=\"f\" filled=\"f\"/>"), "rect 20x0\n", "" },
	};

	IS_INT(TOLD_ROWS(rows), 0);
}

#define VRECT(attrs, inside) PICT("<v:rect " attrs ">" inside "</v:rect>")
#define VLINE(from, to) PICT("<v:line from=\"" from "\" to=\"" to "\"/>")
TEST(a_vml_shape_has_its_stroke_and_fill)
{
	static const struct told_row rows[] = {
		{ VRECT("", ""), "rect 0x0 line=#000000 width=6 fill=#FFFFFF\n", "" },
		{ VRECT("stroked=\"f\" filled=\"f\"", ""), "rect 0x0\n", "" },
		{ VRECT("stroked=\"true\" filled=\"on\"", ""), "rect 0x0 line=#000000 width=6 fill=#FFFFFF\n", "" },
		{ VRECT("stroked=\"1\" filled=\"off\"", ""), "rect 0x0 line=#000000 width=6\n", "" },
		{ VRECT("stroked=\"false\" filled=\"0\"", ""), "rect 0x0\n", "" },
		{ VRECT("strokeweight=\"2pt\"", ""), "width=16 fill", "" },
		{ VRECT("strokeweight=\"0\"", ""), "width=1 fill", "" },
		{ VRECT("", "<v:stroke weight=\"3pt\"/>"), "width=24 fill", "" },
		{ VRECT("strokeweight=\"2pt\"", "<v:stroke weight=\"3pt\"/>"), "width=16 fill", "" },
		{ VRECT("", "<v:stroke on=\"f\"/><v:fill on=\"f\"/>"), "rect 0x0\n", "" },
		{ VRECT("stroked=\"f\" filled=\"f\"", "<v:stroke on=\"t\"/><v:fill on=\"t\"/>"), "rect 0x0 line=#000000 width=6 fill=#FFFFFF\n", "" },
		{ VRECT("", "<v:stroke startarrow=\"block\" endarrow=\"none\"/>"), "fill=#FFFFFF arrow-start\n", "" },
		{ VRECT("", "<v:stroke startarrow=\"none\" endarrow=\"classic\"/>"), "fill=#FFFFFF arrow-end\n", "" },
		{ VRECT("", "<v:stroke/>"), "fill=#FFFFFF\n", "" },
#define VDASH(how) VRECT("", "<v:stroke dashstyle=\"" how "\"/>")
		{ VDASH("solid"), "width=6 fill", "" },
		{ VDASH("dot"), "width=6 dotted fill", "" },
		{ VDASH("shortdot"), "width=6 dotted fill", "" },
		{ VDASH("dash"), "width=6 dashed fill", "" },
		{ VDASH("longdash"), "width=6 dashed fill", "" },
		{ VDASH("dashdot"), "width=6 dot-dash fill", "" },
		{ VDASH("longdashdotdot"), "width=6 dot-dash fill", "" },
		{ VDASH("1 1"), "width=6 dashed fill", "" },
		{ PICT("<v:roundrect style=\"width:1pt\"/>"), "round-rect 20x0 line", "" },
		{ PICT("<v:line from=\"1pt,2pt\" to=\"1pt,2pt\"/>"), "line 0x0 at=20,40 line=#000000 width=6\n", "" },
		{ VLINE("1pt,2pt", "4pt,8pt"), "line 60x120 at=20,40 line", "" },
		{ VLINE("4pt,2pt", "1pt,8pt"), "line 60x120 at=20,40 flip-h line", "" },
		{ VLINE("1pt,8pt", "4pt,2pt"), "line 60x120 at=20,40 flip-v line", "" },
		{ PICT("<v:arc/><v:rect/>"), "rect 0x0", "I102@1 arc" },
		{ PICT("<v:curve/><v:rect/>"), "rect 0x0", "I102@1 curve" },
		{ PICT("<v:rect style=\"height:1pt\" o:hr=\"t\"/>"), "rect 9070x20 width=6 fill=#FFFFFF\n", "" },
		{ PICT("<v:rect style=\"height:1pt\" o:hr=\"t\" o:hrpct=\"500\"/>"), "rect 4535x20", "" },
		{ PICT("<v:rect style=\"height:1pt\" o:hr=\"t\" o:hrpct=\"1000\"/>"), "rect 9070x20", "" },
		{ PICT("<v:rect style=\"height:1pt\" o:hr=\"t\" o:hrpct=\"1001\"/>"), "rect 9070x20", "" },
		{ PICT("<v:rect style=\"height:1pt\" o:hr=\"t\" o:hrpct=\"0\"/>"), "rect 9070x20", "" },
		{ PICT("<v:rect style=\"width:2pt;height:1pt\" o:hr=\"t\"/>"), "rect 40x20", "" },
		{ "<w:p><w:r><w:object/></w:r></w:p>", "  para (Times New Roman 20)\n", "I111@1 without a picture" },
		{ PICT(""), "  para (Times New Roman 20)\n", "" },
		{ PICT("<w:rect/><v:other/>"), "  para (Times New Roman 20)\n", "" },
	};

	IS_INT(TOLD_ROWS(rows), 0);
}

#define VTEXT(attrs) PICT("<v:rect style=\"width:100pt;height:50pt\"><v:textbox " attrs "><w:txbxContent>" P("x") "</w:txbxContent></v:textbox></v:rect>")
TEST(a_text_box_of_vml_has_its_inset_and_direction)
{
	static const struct case_row rows[] = {
		{ VTEXT(""), "inset=72,144,72,144 valign=top\n" },
		{ VTEXT("inset=\"1pt,2pt,3pt,4pt\""), "inset=40,20,80,60 valign" },
		{ VTEXT("inset=\"1pt,2pt,3pt,4pt,5pt\""), "inset=40,20,80,60 valign" },
		{ VTEXT("inset=\",2pt\""), "inset=40,144,72,144 valign" },
		{ VTEXT("style=\"mso-fit-shape-to-text:t\""), "valign=top auto-height\n" },
		{ VTEXT("style=\"layout-flow:horizontal\""), "rect 2000x1000 line" },
		{ VTEXT("style=\"layout-flow:vertical\""), "text-box 1000x2000 at=500,-500 rotate=90" },
		{ VTEXT("style=\"layout-flow:vertical;mso-layout-flow-alt:bottom-to-top\""), "text-box 1000x2000 at=500,-500 rotate=270" },
	};

	IS_INT(ROWS(rows), 0);
}

#define VGROUP(attrs, inside) PICT("<v:group style=\"width:100pt;height:50pt\" " attrs ">" inside "</v:group>")
TEST(a_vml_group_s_children_are_measured_in_its_space)
{
	static const struct case_row rows[] = {
		{ VGROUP("", "<v:rect style=\"left:10;top:20;width:30;height:40\"/>"), "group 2000x1000\n        rect 60x40 at=20,20 line" }, /* 1000 by 1000 */
		{ VGROUP("coordorigin=\"10,20\" coordsize=\"200,50\"", "<v:rect style=\"left:10;top:21;width:30;height:40\"/>"), "rect 300x800 at=0,20 line" },
		{ VGROUP("coordsize=\"0,0\"", "<v:rect style=\"left:10;top:20;width:30;height:40\"/>"), "rect 30x40 at=10,20 line" },
		{ VGROUP("coordorigin=\"10,20\" coordsize=\"200,50\"", "<v:line from=\"10,20\" to=\"20,30\"/>"), "line 100x200 line" },
		{ VGROUP("coordorigin=\"10,20\" coordsize=\"200,50\"", "<v:line from=\"20, 30\" to=\"11,21\"/>"), "line 90x180 at=10,20 flip-h flip-v line" },
		{ VGROUP("coordsize=\"1,1\"", "<v:rect style=\"left:1000;top:-1000;width:100;height:200\"/>"), "rect 200000x200000 at=200000,-200000 line" },
	};

	IS_INT(ROWS(rows), 0);
}

#define ART(attrs, path) PICT("<v:shape style=\"width:100pt;height:50pt\" " attrs "><v:textpath " path "/></v:shape>")
#define ART_BOX "text-box 2000x1000 width=6 inset=0,0,0,0 valign=top stretched\n        para\n          text \"x\" "
TEST(text_as_a_shape_is_straight_and_in_the_shape_s_colour)
{
	static const struct told_row rows[] = {
		{ ART("type=\"#_x0000_t136\"", "string=\"x\""), ART_BOX "(Times New Roman 20 colour=#FFFFFF)\n", "" },
		{ ART("", "string=\"x\""), ART_BOX, "" },
		{ ART("type=\"#_x0000_t144\"", "string=\"x\""), ART_BOX, "I102@1 text along a curve is drawn straight: x" },
		{ ART("type=\"#_x0000_t136\"", "string=\"\""), "rect 2000x1000 line", "" },
		{ ART("type=\"#_x0000_t136\"", "string=\"x\" on=\"f\""), "rect 2000x1000 line", "" },
		{ ART("type=\"#_x0000_t136\"", "string=\"x\" on=\"t\""), ART_BOX, "" },
		{ ART("fillcolor=\"red\"", "string=\"x\" style=\"font-family:Arial;font-weight:bold;font-style:italic\""), ART_BOX "(Arial 20 bold italic colour=#FF0000)\n", "" },
		{ ART("fillcolor=\"red\"", "string=\"x\" style=\"font-family:'Arial';font-weight:normal;font-style:normal\""), ART_BOX "(Arial 20 colour=#FF0000)\n", "" },
#define OPAQUE(opacity) PICT("<v:shape style=\"width:100pt;height:50pt\" fillcolor=\"black\"><v:fill opacity=\"" opacity "\"/><v:textpath string=\"x\"/></v:shape>")
		{ OPAQUE("0.5"), "colour=#808080)", "" },
		{ OPAQUE(".25"), "colour=#BFBFBF)", "" },
		{ OPAQUE("16384f"), "colour=#BFBFBF)", "" },
		{ OPAQUE("0"), "colour=#FFFFFF)", "" },
		{ OPAQUE("1"), "colour=#000000)", "" },
		{ OPAQUE("2"), "colour=#000000)", "" },
		{ OPAQUE("-1"), "colour=#000000)", "" },
		{ OPAQUE("x"), "colour=#000000)", "" },
		{ OPAQUE(""), "colour=#000000)", "" },
	};

	IS_INT(TOLD_ROWS(rows), 0);
}
