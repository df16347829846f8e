#ifndef FILL_ODT_ODT_H
#define FILL_ODT_ODT_H

#include "fill/state.h"

/* The hooks of the ODT dialect, told in struct dialect: text.c, table.c, picture.c, include.c. */
bool odt_picture(struct runner *r, const struct value *v, struct loc where);
bool odt_frame(struct runner *r, str frame, const struct value *v, struct loc where);
bool odt_include(struct runner *r, const struct fill_slot *slot, str path);
bool odt_table(struct runner *r, size_t from);
void odt_fit(xmlNode *table, const struct fill_table_fit *fit, struct arena *a);
const struct fill_styles *odt_styles(struct runner *r);
bool odt_begin(struct runner *r);
bool odt_finish(struct runner *r);
void odt_characters(struct out *out, str text, bool *after_space);
void odt_par_open(struct runner *r, const struct fill_slot *slot, const struct para_style *para);
void odt_par_close(struct runner *r, const struct para_style *para);
bool odt_numbers_itself(struct runner *r, const struct para_style *para);
void odt_run_open(struct runner *r, const struct fill_slot *slot, const struct run_look *look);
void odt_run_close(struct runner *r);
void odt_break_in_run(struct runner *r, bool tab);
void odt_link_open(struct runner *r, str url);
void odt_link_close(struct runner *r);
bool odt_note(struct runner *r, const struct fill_slot *slot, const struct block *note);
int odt_room(const struct fill_slot *slot);
void odt_table_open(
    struct runner *r, const struct fill_slot *slot, const struct block *table, const int *widths, size_t columns);
void odt_row_open(struct runner *r, bool header);
void odt_cell_open(struct runner *r, const struct block *cell, int width);
void odt_cell_covered(struct runner *r, const struct block *cell, int width);
void odt_cell_close(struct runner *r);
void odt_row_close(struct runner *r);
void odt_table_close(struct runner *r);

/*
 * Name of an automatic style of a family ("text", "paragraph", …) with these
 * attributes and properties; one is made for each that differs.
 */
str odt_automatic(struct runner *r, const char *family, str attributes, str properties);
/* "12.5cm" in EMU; 0 for what is no length. */
long long odt_emu(str length);

#endif
