#ifndef FILL_DOCX_DOCX_H
#define FILL_DOCX_DOCX_H

#include <libxml/tree.h>

#include "fill/state.h"

/* The hooks of the DOCX dialect, told in struct dialect: text.c, table.c, parts.c, picture.c, include.c. */
bool docx_picture(struct runner *r, const struct value *v, struct loc where);
bool docx_frame(struct runner *r, str frame, const struct value *v, struct loc where);
bool docx_include(struct runner *r, const struct fill_slot *slot, str path);
bool docx_table(struct runner *r, size_t from);
void docx_fit(xmlNode *table, const struct fill_table_fit *fit, struct arena *a);
bool docx_begin(struct runner *r);
bool docx_finish(struct runner *r);
str docx_list(struct runner *r, str number, bool restarts);
void docx_par_open(struct runner *r, const struct fill_slot *slot, const struct para_style *para);
void docx_par_close(struct runner *r, const struct para_style *para);
bool docx_numbers_itself(struct runner *r, const struct para_style *para);
void docx_run_open(struct runner *r, const struct fill_slot *slot, const struct run_look *look);
void docx_run_close(struct runner *r);
void docx_break_in_run(struct runner *r, bool tab);
void docx_link_open(struct runner *r, str url);
void docx_link_close(struct runner *r);
bool docx_note(struct runner *r, const struct fill_slot *slot, const struct block *note);
int docx_room(const struct fill_slot *slot);
void docx_table_open(
    struct runner *r, const struct fill_slot *slot, const struct block *table, const int *widths, size_t columns);
void docx_row_open(struct runner *r, bool header);
void docx_cell_open(struct runner *r, const struct block *cell, int width);
void docx_cell_covered(struct runner *r, const struct block *cell, int width);
void docx_cell_close(struct runner *r);
void docx_row_close(struct runner *r);
void docx_table_close(struct runner *r);

/* prepare.c: MERGEFIELDs and links with tags in their addresses become what the engine fills; stores of controls wait. */
void docx_prepare(struct fill_template *t, struct diags *d);
/* bound.c: takes tags out of the stores of bound controls, whose values come from the controls in the end. */
void docx_bound_find(struct fill_template *t, xmlDoc *doc, struct diags *d);
/* Stores and the controls bound to them say the same, or the control is bound no more. */
void docx_bound_settle(struct runner *r);

/* A property element, base with more laid over it, its children (at most 64) in the order of the schema. */
void docx_props(struct out *out, const char *name, const char *const *order, int n, str base, str more);
/* parts.c: new list numbers, notes and styles into their parts. */
/* Finds the last numbers that lists and notes have, once. */
void docx_lists_begin(struct runner *r);
void docx_notes_begin(struct runner *r);
/* A new list that counts from start in the look of an abstract list; its number (w:numId), 0 where abstract is empty. */
unsigned docx_new_list(struct runner *r, str abstract, int start);
/* The abstract list (w:abstractNumId) of a list number; empty: there is none. */
str docx_abstract_of(struct runner *r, str number);
/* The kind of style (enum style_kind) that w:type names. */
int docx_style_kind(str type);
/* The template's styles, read when first asked for. */
const struct fill_styles *docx_styles(struct runner *r);

#endif
