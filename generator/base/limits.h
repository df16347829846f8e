#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

/*
 * What an input may make large. Each limit is checked before memory is taken
 * and has a diagnostic of the room that checks it. Documented in vanthu(1).
 */
enum {
	LIMIT_DIAGS_KEPT = 1000,
	LIMIT_DIAGS_SHOWN = 100,

	LIMIT_FILE_BYTES = 256 << 20, /* any input file */
	LIMIT_TEXT_BYTES = 16 << 20,  /* one YAML, JSON, Markdown or CSV file */
	LIMIT_YAML_DEPTH = 64,
	LIMIT_YAML_NODES = 2000000,
	LIMIT_MARKDOWN_DEPTH = 64,
	LIMIT_MARKDOWN_COLUMNS = 64,
	LIMIT_SHEET_ROWS = 1048576,
	LIMIT_SHEET_COLUMNS = 16384,
	LIMIT_SHEET_CELLS = 4000000,   /* of one workbook, empty ones not counted */
	LIMIT_SHEET_REPEATED = 100000, /* of them, in an ODS, such as stand there by repeating another */

	LIMIT_ZIP_ENTRIES = 2000,
	LIMIT_FIT_BYTES = 4 << 20,       /* a body whose tables are measured after it was filled */
	LIMIT_PART_BYTES = 64 << 20,     /* one part, unpacked */
	LIMIT_PACKAGE_BYTES = 256 << 20, /* all parts, unpacked */
	LIMIT_ZIP_RATIO = 1032,          /* unpacked : packed; deflate packs no better, so more is a lie */
	LIMIT_XML_DEPTH = 512,
	LIMIT_XML_ATTRIBUTES = 1000, /* of one element */
	LIMIT_XML_NODES =
	    1500000, /* elements and attributes of a part that libxml2 or a template keeps: some 300 MiB */
	LIMIT_XML_NODES_LEAN = 6000000,  /* of one that a reader keeps as a lean tree */
	LIMIT_PARAGRAPHS = 800000,       /* of a part of a document: I120 */
	LIMIT_PARAGRAPH_RUNS = 200000,   /* texts of one look, tabs, breaks, fields of one paragraph: I121 */
	LIMIT_PARAGRAPH_BYTES = 6 << 20, /* its text, some 2,000 pages: I121 */

	LIMIT_TEMPLATE_NESTING = 64,    /* blocks, macro calls, expressions each */
	LIMIT_TEMPLATE_CHAIN = 200,     /* steps one after another in an expression */
	LIMIT_TEMPLATE_DEPTH = 1200,    /* statements and expressions under way at once, of all calls */
	LIMIT_TEMPLATE_TURNS = 1000000, /* of all loops in a run */
	LIMIT_TEMPLATE_OUTPUT = 256 << 20,
	LIMIT_TEMPLATE_MEMORY = 256 << 20, /* of all that a run makes */
	LIMIT_TEMPLATE_STEPS = 20000000,   /* a run's time, counted so that it repeats */

	LIMIT_TEMPLATE_SHOWN = 64,    /* lists in lists that are printed; "..." stands for deeper ones */
	LIMIT_TEMPLATE_TAGS = 100000, /* of one part */
	LIMIT_TAG_BYTES = 16384,      /* what is longer was never meant to be a tag: never closed, T101 */
	LIMIT_TAG_OPENINGS = 16,      /* braces within one tag, in quotes or maps; beyond, the same */
	LIMIT_RAW_STATEMENTS = 64,    /* looked at for an endraw; beyond, a block never closed: T104 */

	LIMIT_TAG_CLIMB = 16,    /* elements that a statement may take along with its paragraph; for more, T107 */
	LIMIT_INCLUDE_DEPTH = 8, /* documents that include each other: L109 */
	LIMIT_CELL_SPAN = 999,   /* columns that a colspan may ask for: L110 */

	LIMIT_TABLE_COLUMNS = 1024,   /* filled: L116 */
	LIMIT_COLUMNS_CHECKED = 2048, /* of a table in a filled DOCX, by its spans: L156 */
	LIMIT_FORM_COLUMNS = 64,      /* of a table in a template's source */
	LIMIT_TABLE_NESTING = 32,
	LIMIT_PAGES = 20000,
	LIMIT_PAGE_COLUMNS = 45, /* of text: Word's own */
	LIMIT_STYLE_CHAIN = 100, /* styles based on one another */
	LIMIT_FIELD_NESTING = 32,
	LIMIT_BOX_NESTING = 8,    /* text boxes in text boxes */
	LIMIT_GROUP_NESTING = 64, /* groups of shapes; DOCX less, as each takes more */
	LIMIT_GROUP_NESTING_DOCX = 16,
	LIMIT_FLOATS_FORESEEN = 16, /* of a page: that touch text above their anchor */
	LIMIT_FLOATS_ANCHORED = 64, /* in one paragraph: that keep room from its text */
	LIMIT_FLOATS_BESIDE = 32,   /* beside one line */
	LIMIT_LINE_PARTS = 16,      /* gaps between floats that one line fills */
	LIMIT_LINE_MOVES = 64,      /* places that a line is moved down to by floats */
	LIMIT_NOTES_FITTED = 256,   /* of one paragraph, asked for their room */
	LIMIT_TAB_STOPS = 256,      /* of a paragraph */
	LIMIT_SHAPE_SEGMENTS = 20000,
	LIMIT_SHAPE_FORMULAS = 1000,
	LIMIT_SHAPE_MODIFIERS = 64, /* of an ODT shape */
	LIMIT_SHAPE_NESTING = 128,  /* of expressions in one formula */
	LIMIT_FIELD_BYTES = 8192,   /* of its instruction */
	LIMIT_PICTURE_PIXELS = 100000000,
	LIMIT_PICTURE_UNPACKED = 50000000, /* pixels of a kind that must be unpacked to be painted */
	LIMIT_SVG_SHAPES = 50000,          /* with all that its references multiply */
	LIMIT_CHART_POINTS = 10000,

	/* charts and painted pages */
	LIMIT_CHART_SERIES = 24,    /* with labels and a target, the columns A to Z of a table */
	LIMIT_CHART_SIDE = 3000,    /* points */
	LIMIT_CHART_TEXT = 32767,   /* bytes of a label or a name; Excel takes as many letters in a cell */
	LIMIT_PICTURE_SIDE = 32767, /* pixels; cairo's own */
	LIMIT_SVG_DEPTH = 64,       /* references in one another */
	LIMIT_PAGE_POINTS = 14400,  /* a side (ISO 32000-1, Annex C.2) */
	LIMIT_FONT_POINTS = 4000,
	LIMIT_PAINT_NESTING = 64, /* clips and turns in one another */
};

#endif
