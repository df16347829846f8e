#ifndef FILL_FILL_H
#define FILL_FILL_H

#include <stdbool.h>

#include "base/loc.h"
#include "base/str.h"
#include "template/template.h"
#include "value/value.h"

struct arena;
struct charts;
struct diags;
struct out;
struct package;

/*
 * A template applied to an office package (DOCX, ODT). The package is read
 * once into fixed spans of bytes and slots for tags; running it copies spans
 * and writes values. Parts that no tag touches keep their bytes.
 */
struct fill_options {
	enum tpl_missing missing;
	struct date today;             /* year 0: none */
	const struct tpl_hooks *hooks; /* may be NULL */
	struct charts *charts;         /* draws charts (chart/); NULL: made when one is met, with the system's fonts */
	bool *feeds_tables; /* set when data came into a table that may be too narrow for them; may be NULL */
	const char *folder; /* where {% include "x.docx" %} and pictures are sought; NULL: beside the template */
};

/*
 * Fills the package in place. What values need (fonts of charts apart) lives in
 * a until the package is written. False: complained; the package is then not to be written.
 */
bool fill_package(
    struct package *pkg, const struct value *context, const struct fill_options *opt, struct arena *a, struct diags *d);

/*
 * The same in two steps: compiled once, run many times. The template keeps a
 * reference to pkg, which is not changed; both must outlive the runs. NULL: complained.
 */
struct fill_template;
struct fill_template *fill_compile(struct package *pkg, struct arena *a, struct diags *d);
/* Fills into, a clone of the template's package (pkg_clone), or the package itself. */
bool fill_run(const struct fill_template *t, struct package *into, const struct value *context,
    const struct fill_options *opt, struct arena *a, struct diags *d);

/*
 * What the data would still show wrong in a template that fill_compile() refused: its
 * sound tags are evaluated, so that one run names every fault. Nothing is filled.
 */
void fill_try(
    struct package *pkg, const struct value *context, const struct fill_options *opt, struct arena *a, struct diags *d);

/* Everything that can be found without data: syntax, blocks, filters. False: complained. */
bool fill_check(struct package *pkg, struct arena *a, struct diags *d);

/* The names that the package's tags use, as a tree with their types by use (tpl_vars). */
struct value fill_vars(const struct fill_template *t, struct arena *a);

/*
 * Values that a data file describes become what they stand for, in place: { $anh: logo.png },
 * { $chu: [ … ] }, { $doan: [ … ] }, { $markdown: … }, { $tai_lieu: phan.docx }, { $bieu_do: … }.
 */
void fill_values(struct value *data, const struct tpl_hooks *hooks, struct arena *a, struct diags *d);

/*
 * Notes what the template asks for and the data lack (L120), at the value that
 * lacks it, and what the data hold and no tag asks for (L121). name is the template's.
 */
void fill_compare(
    const struct fill_template *t, const char *name, const struct value *data, struct arena *a, struct diags *d);

/*
 * Puts the complaints about this package's places into it as comments (Word
 * comments, ODF annotations) beside the paragraphs that they are about.
 */
bool fill_mark(struct package *pkg, const struct diags *complaints, struct arena *a, struct diags *d);

/*
 * A table of the body as it is to be: the widths of its columns and, in cells that say so, the size of larger letters.
 * Who measured it says which it is by its number among the tables of the body's part, from 1.
 */
struct fill_table_fit {
	int number;
	const int *widths; /* twips; NULL: they stay */
	int columns, rows;
	int size_half_points; /* 0: letters stay */
	const bool *smaller;  /* rows × columns: the cell that begins there */
	const bool *held;     /* the same: its figures are held together by no-break signs; NULL: none */
};

/* Sets them in the package. A table that has another number of columns is left alone. False: complained. */
bool fill_fit(struct package *pkg, const struct fill_table_fit *fits, size_t n, struct arena *a, struct diags *d);

/*
 * What the schemas don't see: each cell holds a paragraph and ends in one, ids
 * are unique and resolved, fields balanced, references to styles, lists, notes and
 * relationships resolve, no style inherits from itself, spans fit the grid, a
 * vertical merge starts with a restart. Complaints L15x; true: all is well.
 */
bool fill_invariants(struct package *pkg, struct arena *a, struct diags *d);

#endif
