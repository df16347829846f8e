#ifndef FILL_NATIVE_H
#define FILL_NATIVE_H

#include "chart/chart.h"

/*
 * A chart that Word, Excel and LibreOffice can edit, instead of the picture: the same series, labels,
 * colours and hatches as far as those programs have them. Their numbers follow the viewer's locale.
 */
#define NATIVE_SHEET "Bang"

/* The table as a workbook (XLSX), in the table's arena. False: complained. */
bool native_book(const struct chart_table *table, str *bytes, struct diags *d);
/* Decimals of a figure, as a format can show them: none to nine. */
enum { NATIVE_PLACES = 9 };
int native_places(int places);
/* More figures than these don't fit beside their bars: they get no labels. */
enum { NATIVE_LABELS_MAX = 24 };
/* "#,##0.00" */
const char *native_number_format(struct arena *a, int places);
/* "B2": column 0 holds the labels, row 0 the names. */
void native_cell(struct out *out, size_t column, size_t row);
/* "Sheet1!$B$2:$B$13" without the sheet. */
void native_range(struct out *out, size_t column, size_t from_row, size_t to_row);
/* The fill of a column's bars; a target is a frame without one. */
struct chart_fill native_fill(const struct chart_column *c, bool estimate);
/* 0xRRGGBB of the line that a series is drawn as. */
int native_line_colour(const struct chart_column *c);
/* 0xRRGGBB of a label, so that it can be read on the fill where it stands on it, and on white beside it. */
int native_label_colour(const struct chart_table *table, const struct chart_column *c);
/* "Thu ngân sách (tỷ đồng)" */
str native_title(const struct chart_table *table);

/* DrawingML: the chart part and its workbook; book_id is the id of the relationship that leads from the one to the other. */
bool native_docx(const struct value *chart, str book_id, str *xml, str *workbook, struct arena *a, struct diags *d);
/* ODF: content.xml and styles.xml of a chart object of that size. */
bool native_odt(const struct value *chart, double width_pt, double height_pt, str *content, str *styles,
    struct arena *a, struct diags *d);

#endif
