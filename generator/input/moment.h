#ifndef INPUT_MOMENT_H
#define INPUT_MOMENT_H

#include "base/dec.h"
#include "input/inner.h"

/*
 * What a workbook's number means by its format, and what its dates and times mean. A day is a date; a time of day, a
 * day with its time and a length of time are text as a person reads it: "07:30", "05/3/2026 14:30", "30:00".
 */
struct look {
	unsigned char
	    of[3]; /* enum look_kind of a positive, a negative number, zero: a format has up to four sections */
	str mask;  /* of a code: "00000", "0000 000 000" */
};

/* A format's code, "dd/mm/yyyy hh:mm"; the result lives in the arena. */
const struct look *look_parse(struct arena *a, str code);
/* The same of a number that needs no code (ECMA-376-1, 18.8.30); unknown ones show numbers plainly. */
const struct look *look_builtin(int id);
/* x as digits, a number of days since the workbook's day zero where the look asks for a date. NONE: complained. */
struct value look_value(
    struct in_job *j, const struct look *look, struct dec d, double x, bool date1904, str digits, struct loc where);

/* "2026-03-05", "2026-03-05T14:30:00", "14:30:00"; where no time is shown, the day alone. NONE: complained. */
struct value moment_iso(struct in_job *j, str text, bool shows_time, struct loc where);
/* "PT07H30M00S" (ODF 1.3-3, 18.3.14). NONE: complained. */
struct value moment_duration(struct in_job *j, str text, struct loc where);
/* A number as its cell shows it where that keeps what the number would lose, as the zeros of "00045"; else false. */
bool moment_shows_code(str shown, struct dec d);

/* A number in the form of XML's double; false where it is none ("0x10", "1,5", "NaN"). */
bool number_plain(str s, double *x);

#endif
