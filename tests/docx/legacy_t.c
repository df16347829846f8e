/* Documents of the time before Unicode: their fonts tell which texts are converted, and into what. */
#include "made.h"

#include "text/text.h"

#define RUN(font, text) "<w:r><w:rPr><w:rFonts w:ascii=\"" font "\" w:hAnsi=\"" font "\"/></w:rPr><w:t>" text "</w:t></w:r>"
#define MODERN(text) "<w:r><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\"/></w:rPr><w:t>" text "</w:t></w:r>"

static str
part_text(struct made *m, const char *part)
{
	str s = STR("");

	OK(pkg_read(m->pkg, str_of(part), &s, m->d));
	return s;
}

TEST(a_run_is_converted_by_its_font)
{
	static const struct {
		const char *body, *want, *why;
		enum text_legacy only;
		size_t texts, mixed;
	} rows[] = {
		{ RUN(".VnTime", "s\u00E8"), MODERN("số"), "a short one", TEXT_MODERN, 1, 0 },
		{ RUN(".VnTime", "95%"), MODERN("95%"), "one without any letter of the encoding", TEXT_MODERN, 1, 0 },
		{ RUN(".vntime", "h\u00E9i"), MODERN("hội"), "fonts have no case", TEXT_MODERN, 1, 0 },
		{ RUN(".VnTimeH", "b\u00B8o c\u00B8o"), MODERN("BÁO CÁO"), "a font of capitals", TEXT_MODERN, 1, 0 },
		{ RUN("VNI-Times", "Vie\u00E4t"), MODERN("Việt"), "VNI", TEXT_MODERN, 1, 0 },
		{ RUN("VNI-Times", "Vie") RUN("VNI-Times", "\u00E4t"), "<w:t>Việ</w:t>", "a mark in the next run", TEXT_MODERN, 2, 0 },
		{ RUN("VNI-Times", "l\u00F4") RUN("VNI-Times", "\u00F9n"), "<w:t>lớ</w:t>", "behind a letter with a horn", TEXT_MODERN, 2, 0 },
		{ RUN("VNI-Times", "\u00F1") RUN("VNI-Times", "\u00F4n"), "<w:t>đ</w:t>", "a letter of its own in the next run", TEXT_MODERN, 2, 0 },
		{ RUN("VNI-Times", "Vie") "</w:p><w:p>" RUN("VNI-Times", "\u00F9t"), "<w:t>Vie</w:t>", "but not in the next paragraph", TEXT_MODERN, 2, 0 },
		{ RUN(".VnTime", "Có ủy ban"), MODERN("Có ủy ban"), "Unicode in such a font stays", TEXT_MODERN, 1, 1 },
		{ RUN(".VnTime", "\u201C\u00AE\u00B9t\u201D \u2013 5\u00A0%"), MODERN("\u201Cđạt\u201D \u2013 5\u00A0%"), "quotes, dashes, blanks", TEXT_MODERN, 1, 0 },
		{ RUN("Times New Roman", "s\u00E8"), MODERN("s\u00E8"), "another font", TEXT_MODERN, 0, 0 },
		{ RUN("VNI-Times", "Vie\u00E4t"), RUN("VNI-Times", "Vie\u00E4t"), "an encoding that was not asked for", TEXT_TCVN3, 0, 0 },
		{ "<w:r><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\".VnArial\"/></w:rPr><w:t>s\u00E8</w:t></w:r>",
		    "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\"/></w:rPr><w:t>số</w:t>", "the font of letters beyond ASCII decides", TEXT_MODERN, 1, 0 },
		{ "<w:r><w:rPr><w:rStyle w:val=\"Cu\"/></w:rPr><w:t>s\u00E8</w:t></w:r>", "<w:t>số</w:t>", "a character style", TEXT_MODERN, 1, 0 },
		{ "<w:pPr><w:pStyle w:val=\"Con\"/></w:pPr><w:r><w:t>s\u00E8</w:t></w:r>", "<w:t>SỐ</w:t>", "a style based on another", TEXT_MODERN, 1, 0 },
		{ "<w:pPr><w:pStyle w:val=\"Con\"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\"/></w:rPr><w:t>s\u00E8</w:t></w:r>",
		    "<w:t>s\u00E8</w:t>", "the run's own goes over it", TEXT_MODERN, 0, 0 },
		{ "<w:r><w:rPr><w:rFonts w:asciiTheme=\"majorHAnsi\" w:hAnsiTheme=\"majorHAnsi\"/></w:rPr><w:t>s\u00E8</w:t></w:r>", "<w:t>số</w:t>", "the theme's", TEXT_MODERN, 1, 0 },
		{ "<w:del w:id=\"1\" w:author=\"x\"><w:r><w:rPr><w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/></w:rPr><w:delText>s\u00E8</w:delText></w:r></w:del>",
		    "<w:delText>số</w:delText>", "what was deleted", TEXT_MODERN, 1, 0 },
		{ "<w:hyperlink r:id=\"x\">" RUN(".VnTime", "s\u00E8") "</w:hyperlink>", MODERN("số"), "in a link", TEXT_MODERN, 1, 0 },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena *body = arena_new(1 << 12);
		struct made m = make(str_format(body, "<w:p>%s</w:p>", rows[i].body).p);
		size_t texts, mixed;
		str now;

		with_part(&m, "styles", "styles", "styles",
		    "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\"/></w:rPr></w:rPrDefault></w:docDefaults>"
		    "<w:style w:type=\"character\" w:styleId=\"Cu\"><w:rPr><w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/></w:rPr></w:style>"
		    "<w:style w:type=\"paragraph\" w:styleId=\"Me\"><w:rPr><w:rFonts w:ascii=\".VnArialH\" w:hAnsi=\".VnArialH\"/></w:rPr></w:style>"
		    "<w:style w:type=\"paragraph\" w:styleId=\"Con\"><w:basedOn w:val=\"Me\"/></w:style>");
		pkg_set_content_type(m.pkg, STR("word/styles.xml"), STR("application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"), m.d);
		pkg_put(m.pkg, STR("word/theme.xml"),
		    STR("<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:themeElements><a:fontScheme name=\"x\">"
		        "<a:majorFont><a:latin typeface=\".VnTime\"/></a:majorFont><a:minorFont><a:latin typeface=\"Arial\"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>"));
		pkg_relate(m.pkg, STR("word/document.xml"), STR(REL "theme"), STR("word/theme.xml"), false, m.d);
		OK(docx_from_legacy(m.pkg, rows[i].only, &texts, &mixed, m.a, m.d));
		now = part_text(&m, "word/document.xml");
		if (str_find(now, str_of(rows[i].want), 0) == now.n)
			FAIL("%s: no %s in " STR_FMT, rows[i].why, rows[i].want, STR_ARG(str_sub(now, str_find(now, STR("<w:body>"), 0), now.n)));
		IS_INT(texts, rows[i].texts);
		IS_INT(mixed, rows[i].mixed);
		now = part_text(&m, "word/styles.xml");
		OK((str_find(now, STR(".Vn"), 0) == now.n)); /* no font of old stays that was asked for */
		IS_STR(tap_diags(m.a, m.d), STR(""));
		arena_free(m.a);
		arena_free(body);
	}
}

TEST(every_part_of_a_document_is_converted)
{
	static const struct {
		const char *type, *root, *content, *want;
	} rows[] = {
		{ "header", "hdr", "<w:p>" RUN(".VnTime", "x\u00B7") "</w:p>", MODERN("xã") },
		{ "footer", "ftr", "<w:p>" RUN(".VnTime", "x\u00B7") "</w:p>", MODERN("xã") },
		{ "footnotes", "footnotes", "<w:footnote w:id=\"2\"><w:p>" RUN(".VnTime", "x\u00B7") "</w:p></w:footnote>", MODERN("xã") },
		{ "comments", "comments", "<w:comment w:id=\"2\"><w:p>" RUN(".VnTime", "x\u00B7") "</w:p></w:comment>", MODERN("xã") },
		{ "numbering", "numbering",
		    "<w:abstractNum><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"\u00A7i\u00D2u %1\"/><w:rPr><w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/></w:rPr></w:lvl></w:abstractNum>",
		    "<w:lvlText w:val=\"Điều %1\"/><w:rPr><w:rFonts w:ascii=\"Times New Roman\"" },
		{ "fontTable", "fonts", "<w:font w:name=\"Times New Roman\"/><w:font w:name=\".VnTime\"/><w:font w:name=\".VnTimeH\"/><w:font w:name=\".VnArial\"/>",
		    "><w:font w:name=\"Times New Roman\"/><w:font w:name=\"Arial\"/></w:fonts>" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct made m = make("<w:p/>");
		str part = str_format(m.a, "word/%s.xml", rows[i].type), now;
		size_t texts, mixed;

		with_part(&m, rows[i].type, rows[i].type, rows[i].root, rows[i].content);
		pkg_set_content_type(m.pkg, part,
		    str_format(m.a, "application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml", rows[i].type), m.d);
		OK(docx_from_legacy(m.pkg, TEXT_TCVN3, &texts, &mixed, m.a, m.d));
		now = part_text(&m, part.p);
		if (str_find(now, str_of(rows[i].want), 0) == now.n)
			FAIL("%s: " STR_FMT, rows[i].type, STR_ARG(now));
		arena_free(m.a);
	}
}

TEST(short_runs_and_fonts_of_capitals_are_shown_as_word_shows_them)
{
	struct made m = make("<w:p>" RUN(".VnTimeH", "b\u00B8o") RUN(".VnTime", " s\u00E8") RUN("VNI-Times", " ta\u00EFi") "</w:p>");

	read_it(&m);
	OK(str_find(m.dump, STR("BÁO"), 0) < m.dump.n && str_find(m.dump, STR("số"), 0) < m.dump.n &&
	    str_find(m.dump, STR("tại"), 0) < m.dump.n);
	arena_free(m.a);
}
