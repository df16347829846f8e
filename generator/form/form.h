#ifndef FORM_FORM_H
#define FORM_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/loc.h"
#include "base/str.h"
#include "package/package.h"

struct arena;
struct diags;

/*
 * Builds a template, DOCX or ODT, in the administrative format (Nghị định 30/2020/NĐ-CP, Phụ lục I) from a
 * readable source. What the format says stands in files too: the page and the styles in the-thuc/kieu.mau, the
 * words that all documents share in the-thuc/khoi.mau (templates/src/README.md tells their language). The same
 * source gives the same look in both formats and the same bytes each time.
 */

enum form_align { FORM_LEFT, FORM_CENTRE, FORM_RIGHT, FORM_JUSTIFY, FORM_ALIGNS };

/* A paragraph style of the form. Lengths in twips, sizes in half-points. */
struct form_style {
	const char *key;      /* word that begins a line of a source: "than" */
	const char *id;       /* style id in DOCX, name in ODT */
	const char *name;     /* as Word and LibreOffice show it */
	const char *based_on; /* id, or NULL */
	int size_half_points;
	bool bold, italic, capitals;
	enum form_align align;
	int first, left, right, before, after;
	int line_exact; /* 0: single */
	bool keep_next;
	int level;       /* division: 1 Phần, 2 Mục, 3 Khoản, 4 Điểm; 0 none */
	bool rule_above; /* a top border: the rules under agency, Tiêu ngữ, trích yếu */
	bool boxed;      /* a border all around: stamps */
	bool red;        /* as stamps of urgency are */
	bool leader;     /* a tab runs to the right edge as dots, for a hand to write on */
	bool of_kind;    /* stands in loai.mau: written into the templates alone that use it */
};

/* A page as the law wants it (form/README.md, Page), in twips. */
struct form_page {
	int width, height, top, right, bottom, left, header;
};

/* Lines that a source calls by one word, "@tieu-de". */
struct form_common {
	str word; /* with its @ */
	str lines;
	struct loc where; /* of its @khoi line; the first of lines is the next one */
};

/* A question that sources ask by @neu: "ban-hanh". */
struct form_question {
	const char *word;
	const char *meaning;
};

/* A kind of document, and the source that its template is built from. */
struct form_kind {
	const char *code;   /* "GM" */
	const char *name;   /* "Giấy mời" */
	const char *source; /* its source's file name without .mau */
	const char *when;   /* the question that chooses this source among those of the code; "": none does */
	const char *asks;   /* words of the questions that the source asks, separated by spaces */
};

struct form_look {
	struct form_page portrait, landscape;
	struct form_style *styles;
	size_t styles_n;
	struct form_common *common;
	size_t common_n;
	struct form_question *questions;
	size_t questions_n;
	struct form_kind *kinds;
	size_t kinds_n;
	str placeholder; /* PNG: what stands in a template where a chart will be */
};

/*
 * Reads the look from the files of a folder the-thuc: kieu.mau, loai.mau, khoi.mau, cho-bieu-do.png, each from the first
 * of dirs (which ends with NULL) that has it. NULL: complained, E1xx with file, line and column.
 */
const struct form_look *form_look_read(const char *const *dirs, struct arena *a, struct diags *d);
/* The style with this key; NULL: there is none. */
const struct form_style *form_style(const struct form_look *look, str key);

/* The questions that are answered with yes: their words. */
struct form_answers {
	const char *const *words;
	size_t n;
};

/*
 * The kind by its code or name ("GM", "giấy mời"), and of several sources the one that the answers choose. NULL:
 * complained, T301, or T302 where an answer is to a question that the kind's source doesn't ask.
 */
const struct form_kind *form_kind_find(
    const struct form_look *look, str word, const struct form_answers *answers, struct arena *a, struct diags *d);

/*
 * Builds a template from its source text. kind PACKAGE_DOCX or PACKAGE_ODT; answers to the source's questions, NULL:
 * none is answered with yes. file names the source in complaints (E1xx, T300, with line). NULL: complained.
 */
struct package *form_build(str source, str file, const struct form_look *look, enum package_kind kind,
    const struct form_answers *answers, struct arena *a, struct diags *d);

#endif
