#ifndef FORM_FORM_H
#define FORM_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "package/package.h"

struct arena;
struct diags;

/*
 * The administrative format (Nghị định 30/2020/NĐ-CP, Phụ lục I): its sizes and
 * measures as a table, and the builder that makes a template, DOCX or ODT, from
 * a readable source (templates/src/README.md gives its words). The same source
 * gives the same look in both formats and the same bytes each time.
 */

/* A paragraph style of the form. Lengths in twips, sizes in half-points. */
struct form_style {
	const char *key;      /* word that begins a line of a source: "than" */
	const char *id;       /* style id in DOCX, name in ODT */
	const char *name;     /* as Word and LibreOffice show it */
	const char *based_on; /* id, or NULL */
	int size_half_points;
	bool bold, italic, capitals;
	char align; /* l c r j */
	int first, left, right, before, after;
	int line_exact; /* 0: single */
	bool keep_next;
	int level;          /* division: 1 Phần, 2 Mục, 3 Khoản, 4 Điểm; 0 none */
	bool rule_above;    /* a top border: the rules under agency, Tiêu ngữ, trích yếu */
	const char *source; /* clause of the decree's Phụ lục I, or [C] practice, [E] our choice */
};

size_t form_styles(const struct form_style **styles);

/* Page of the form (1.1), twips. */
struct form_page {
	int width, height, top, right, bottom, left, header;
};
extern const struct form_page form_portrait, form_landscape;

/*
 * Builds a template from its source text. kind PACKAGE_DOCX or PACKAGE_ODT.
 * file names the source in complaints (E1xx, with line). NULL: complained.
 */
struct package *form_build(str source, str file, enum package_kind kind, struct arena *a, struct diags *d);

#endif
