#ifndef CHART_NATIVE_BOOK_H
#define CHART_NATIVE_BOOK_H

#include "chart/native.h"

#define NATIVE_SHEET "Bang"

/* The table as a workbook (XLSX). */
bool native_book(const struct native *x, str *bytes, struct diags *d);
/* "#,##0.00" */
const char *native_number_format(struct arena *a, int places);

#endif
