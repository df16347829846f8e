#ifndef TESTS_PLAN_OFFICE_H
#define TESTS_PLAN_OFFICE_H

/* An office's folder made in a test: text files as they are, workbooks from lines of cells. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <xlsxwriter.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/str.h"
#include "tap.h"

static inline const char *
office_new(struct arena *a)
{
	char *dir = str_format(a, "%s/vanthu-office-XXXXXX", getenv("TMPDIR") != NULL ? getenv("TMPDIR") : "/tmp").p == NULL
	    ? NULL
	    : (char *)str_c(a, str_format(a, "%s/vanthu-office-XXXXXX", getenv("TMPDIR") != NULL ? getenv("TMPDIR") : "/tmp"));

	if (dir == NULL || mkdtemp(dir) == NULL)
		FAIL("no temporary folder");
	return dir;
}

static inline void
office_remove(struct arena *a, const char *dir)
{
	if (system(str_c(a, str_format(a, "rm -rf '%s'", dir))) != 0)
		FAIL("%s stays behind", dir);
}

static inline const char *
office_path(struct arena *a, const char *dir, const char *name)
{
	char *path = (char *)str_c(a, str_format(a, "%s/%s", dir, name));

	for (char *p = path + strlen(dir) + 1; *p != '\0'; p++)
		if (*p == '/') {
			*p = '\0';
			mkdir(path, 0777);
			*p = '/';
		}
	return path;
}

static inline void
office_text(struct arena *a, const char *dir, const char *name, const char *text)
{
	FILE *f = fopen(office_path(a, dir, name), "w");

	if (f == NULL || fputs(text, f) < 0 || fclose(f) != 0)
		FAIL("%s is not written", name);
}

static inline bool
office_is_number(const char *s)
{
	char *end;

	if (!isdigit((unsigned char)s[0]) && s[0] != '-')
		return false;
	strtod(s, &end);
	return *end == '\0';
}

/*
 * "# sheet" begins a sheet; then a row a line, cells between "|". A cell is a number where it looks
 * like one; 'x is the text x, %x a percentage, =x a formula, ^x spans this cell and the next.
 */
static inline void
office_book(struct arena *a, const char *dir, const char *name, const char *text)
{
	lxw_workbook *book = workbook_new(office_path(a, dir, name));
	lxw_format *percent = workbook_add_format(book);
	lxw_worksheet *sheet = NULL;
	str rest = str_of(text);
	lxw_row_t row = 0;

	format_set_num_format(percent, "0%");
	while (rest.n > 0) {
		str line = str_split(&rest, '\n');
		lxw_col_t column = 0;

		if (str_starts(line, STR("# "))) {
			sheet = workbook_add_worksheet(book, str_c(a, str_sub(line, 2, line.n)));
			row = 0;
			continue;
		}
		while (line.n > 0) {
			const char *cell = str_c(a, str_split(&line, '|'));

			if (cell[0] == '\'')
				worksheet_write_string(sheet, row, column, cell + 1, NULL);
			else if (cell[0] == '%' && isdigit((unsigned char)cell[1]))
				worksheet_write_number(sheet, row, column, atof(cell + 1) / 100, percent);
			else if (cell[0] == '=' && isdigit((unsigned char)cell[1]))
				worksheet_write_formula_str(sheet, row, column, cell, NULL, "#REF!");
			else if (cell[0] == '^') {
				worksheet_merge_range(sheet, row, column, row, column + 1, "", NULL);
				worksheet_write_number(sheet, row, column, atof(cell + 1), NULL);
				column++;
			} else if (office_is_number(cell) && column > 0)
				worksheet_write_number(sheet, row, column, atof(cell), NULL);
			else if (cell[0] != '\0')
				worksheet_write_string(sheet, row, column, cell, NULL);
			column++;
		}
		row++;
	}
	if (workbook_close(book) != LXW_NO_ERROR)
		FAIL("%s is not written", name);
}

#endif
