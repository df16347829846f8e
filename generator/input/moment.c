/*
 * Number formats (ECMA-376-1, 18.8.31) as far as they change what a number is: a percentage, a date, a time, a code with
 * leading zeros. A format is read once for a style, not once for a cell.
 *
 * Day 60 of a workbook is 29 February 1900, which never was: Lotus 1-2-3 took 1900 for a leap year, and Excel does as it
 * did. So a day before it counts from 31 December 1899, a day after it from 30 December. Books of 1904 begin at
 * 1 January 1904 with 0.
 */
#include "input/moment.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/out.h"

enum look_kind {
	SHOWS_NUMBER,
	SHOWS_PERCENT,
	SHOWS_CODE, /* digits at the places of a mask */
	SHOWS_DAY,
	SHOWS_DAY_AND_TIME,
	SHOWS_TIME,
	SHOWS_MINUTES, /* of an hour, and seconds: these are shown even where they are 0 */
	SHOWS_HOURS_ALL,
	SHOWS_MINUTES_ALL,
	SHOWS_SECONDS_ALL
};

enum {
	DAY_SECONDS = 86400,
	UNIX_DAY_OF_1900 = 25569, /* 1 January 1970 counted from 30 December 1899 */
	UNIX_DAY_OF_1904 = 24107,
	DAY_THAT_NEVER_WAS = 60,
	DAY_LAST = 2958465,   /* 31 December 9999 */
	DIGITS_KEPT_MAX = 15, /* of a number that was typed into Excel */
	MASK_ZEROS_MIN = 2
};

/* --- reading a format ------------------------------------------------------------------- */

/* What one section of a format asks for. */
struct section {
	bool percent, day, time, hours, minutes;
	bool month_or_minute; /* an m whose meaning the next letters tell */
	char elapsed;         /* of [h], [m], [s]; 0: none */
	char last;            /* of its letters */
};

static void
take_letter(struct section *s, char c)
{
	bool minute = c == 'm' && (s->last == 'h' || s->last == 's');

	if (c == 'm' && s->last == 'm')
		return;                       /* one more of the same */
	if (c == 's' && s->month_or_minute) { /* mm:ss */
		s->month_or_minute = false;
		s->minutes = true;
	}
	if (s->month_or_minute) {
		s->month_or_minute = false;
		s->day = true;
	}
	if (c == 'm') {
		s->month_or_minute = !minute;
		s->minutes = s->minutes || minute;
	} else if (c == 'd' || c == 'y') {
		s->day = true;
	}
	s->hours = s->hours || c == 'h';
	s->time = s->time || c == 'h' || c == 's' || minute;
	s->last = c;
}

/* What stands in brackets: a colour, a condition, a language, or time that isn't cut at the day. Where it ends. */
static size_t
take_bracket(struct section *s, str code, size_t i)
{
	size_t end = str_find_char(code, ']', i);
	char c = i + 1 < end ? (char)tolower((unsigned char)code.p[i + 1]) : '\0';
	bool same = c == 'h' || c == 'm' || c == 's';

	for (size_t k = i + 1; k < end; k++)
		same = same && tolower((unsigned char)code.p[k]) == c;
	if (same) {
		s->elapsed = s->elapsed != 0 ? s->elapsed : c;
		s->last = c == 'm' ? 'h' : c; /* what follows are minutes or seconds */
		s->time = true;
	}
	return end;
}

/* The letters of "AM/PM" and "A/P" are those of no month. */
static size_t
half_day_bytes(str rest)
{
	if (str_eq_nocase(str_sub(rest, 0, 5), STR("AM/PM")))
		return 5;
	return str_eq_nocase(str_sub(rest, 0, 3), STR("A/P")) ? 3 : 0;
}

static enum look_kind
section_kind(const struct section *s)
{
	bool day = s->day || s->month_or_minute;

	if (s->percent)
		return SHOWS_PERCENT;
	if (s->elapsed == 'h')
		return SHOWS_HOURS_ALL;
	if (s->elapsed != 0)
		return s->elapsed == 'm' ? SHOWS_MINUTES_ALL : SHOWS_SECONDS_ALL;
	if (day)
		return s->time ? SHOWS_DAY_AND_TIME : SHOWS_DAY;
	if (s->time || s->minutes)
		return s->hours ? SHOWS_TIME : SHOWS_MINUTES;
	return SHOWS_NUMBER;
}

/* One section, from the start of code; its end, at ";" or the end of all. */
static size_t
read_section(str code, enum look_kind *kind)
{
	struct section s = { .last = '\0' };
	size_t i = 0;

	if (str_eq_nocase(str_sub(code, 0, 7), STR("General")) || str_eq_nocase(str_sub(code, 0, 8), STR("Standard")))
		i = str_find_char(code, ';', 0); /* no letters of a date */
	for (; i < code.n && code.p[i] != ';'; i++) {
		char c = (char)tolower((unsigned char)code.p[i]);
		size_t half = half_day_bytes(str_sub(code, i, code.n));

		if (c == '\\' || c == '_' || c == '*')
			i++;
		else if (c == '"')
			i = str_find_char(code, '"', i + 1);
		else if (c == '[')
			i = take_bracket(&s, code, i);
		else if (half > 0)
			i += half - 1;
		else if (c == '%')
			s.percent = true;
		else if (c != '\0' && strchr("dmyhs", c) != NULL)
			take_letter(&s, c);
	}
	*kind = section_kind(&s);
	return i < code.n ? i : code.n;
}

/* A code of zeros with what parts them: its zeros are places for digits. Empty: no such format. */
static str
mask_of(struct arena *a, str code)
{
	struct out o;
	size_t zeros = 0;
	bool plain = true;
	str mask;

	code = str_sub(code, 0, str_find_char(code, ';', 0));
	out_init(&o);
	for (size_t i = 0; plain && i < code.n; i++) {
		bool escaped = code.p[i] == '\\' && i + 1 < code.n;
		char c = escaped ? code.p[++i] : code.p[i];

		if (c == '"' && !escaped)
			continue;
		zeros += c == '0' && !escaped;
		plain = c != '\0' && strchr(escaped ? " -/.()" : "0 -()", c) != NULL;
		out_char(&o, c);
	}
	mask = plain && zeros >= MASK_ZEROS_MIN ? out_copy(&o, a) : STR("");
	out_release(&o);
	return mask;
}

const struct look *
look_parse(struct arena *a, str code)
{
	struct look *l = ARENA_NEW(a, struct look);
	enum look_kind kinds[3] = { SHOWS_NUMBER };
	size_t n = 0;

	for (str rest = code; n < 3 && (n == 0 || rest.n > 0); n++) {
		size_t end = read_section(rest, &kinds[n]);

		rest = str_sub(rest, end + 1 < rest.n ? end + 1 : rest.n, rest.n);
	}
	l->mask = mask_of(a, code);
	if (l->mask.n > 0)
		kinds[0] = SHOWS_CODE;
	l->of[0] = (unsigned char)kinds[0];
	l->of[1] = (unsigned char)kinds[n > 1 ? 1 : 0];
	l->of[2] = (unsigned char)kinds[n > 2 ? 2 : 0];
	return l;
}

#define SAME(kind) \
	{ \
		{ kind, kind, kind }, \
		{ \
			NULL, 0 \
		} \
	}

const struct look *
look_builtin(int id)
{
	static const struct look looks[] = {
		[SHOWS_NUMBER] = SAME(SHOWS_NUMBER),
		[SHOWS_PERCENT] = SAME(SHOWS_PERCENT),
		[SHOWS_DAY] = SAME(SHOWS_DAY),
		[SHOWS_DAY_AND_TIME] = SAME(SHOWS_DAY_AND_TIME),
		[SHOWS_TIME] = SAME(SHOWS_TIME),
		[SHOWS_MINUTES] = SAME(SHOWS_MINUTES),
		[SHOWS_HOURS_ALL] = SAME(SHOWS_HOURS_ALL),
	};
	/* 27 to 36 and 50 to 58 are a day in one country and a time in another: the time is shown where there is one */
	static const struct {
		int from, to;
		enum look_kind kind;
	} rows[] = {
		{ 9, 10, SHOWS_PERCENT },
		{ 14, 17, SHOWS_DAY },
		{ 18, 21, SHOWS_TIME },
		{ 22, 22, SHOWS_DAY_AND_TIME },
		{ 27, 31, SHOWS_DAY },
		{ 32, 33, SHOWS_TIME },
		{ 34, 36, SHOWS_DAY_AND_TIME },
		{ 45, 45, SHOWS_MINUTES },
		{ 46, 46, SHOWS_HOURS_ALL },
		{ 47, 47, SHOWS_MINUTES },
		{ 50, 58, SHOWS_DAY_AND_TIME },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (id >= rows[i].from && id <= rows[i].to)
			return &looks[rows[i].kind];
	return &looks[SHOWS_NUMBER];
}

/* --- days and times -------------------------------------------------------------------------- */

static struct value
refuse_moment(struct in_job *j, str text, struct loc where)
{
	diag_add(j->d, &in_no_moment, where, STR_FMT, STR_ARG(text));
	diag_hint(j->d, "%s", _("write the day as 05/3/2026, the time as 14:30"));
	return value_none();
}

/* "07:30", with seconds where they are asked for or not 0. */
static void
time_put(struct out *o, int64_t seconds, bool all)
{
	out_printf(o, "%02d:%02d", (int)(seconds / 3600), (int)(seconds / 60 % 60));
	if (all || seconds % 60 != 0)
		out_printf(o, ":%02d", (int)(seconds % 60));
}

static struct value
moment_value(struct in_job *j, const struct date *day, int64_t seconds, bool all)
{
	struct out o;
	struct value v;

	out_init(&o);
	if (day != NULL) {
		date_put_short(&o, *day);
		out_char(&o, ' ');
	}
	time_put(&o, seconds, all);
	v = value_text(out_copy(&o, j->a));
	out_release(&o);
	return v;
}

/* False: a workbook has no such day. */
static bool
day_of_serial(int64_t serial, bool date1904, struct date *day)
{
	if (serial < (date1904 ? 0 : 1) || serial > DAY_LAST || (!date1904 && serial == DAY_THAT_NEVER_WAS))
		return false;
	if (!date1904 && serial < DAY_THAT_NEVER_WAS)
		serial++;
	*day = date_from_days((long)serial - (date1904 ? UNIX_DAY_OF_1904 : UNIX_DAY_OF_1900));
	return day->year <= 9999;
}

/* A length of time, not cut at the day: "30:00" hours, "90:00" minutes, "5400" seconds. */
static struct value
length_value(struct in_job *j, enum look_kind kind, int64_t seconds)
{
	if (kind == SHOWS_SECONDS_ALL)
		return value_text(str_format(j->a, "%lld", (long long)seconds));
	if (kind == SHOWS_MINUTES_ALL)
		return value_text(str_format(j->a, "%lld:%02d", (long long)(seconds / 60), (int)(seconds % 60)));
	return moment_value(j, NULL, seconds, false);
}

/* A count of days and their parts, x as digits. */
static struct value
serial_value(struct in_job *j, enum look_kind kind, double x, bool date1904, str digits, struct loc where)
{
	int64_t seconds, serial;
	struct date day;

	if (!(x >= 0) || x > DAY_LAST + 1.0)
		return refuse_moment(j, digits, where);
	serial = (int64_t)floor(x);
	seconds = llround(x * DAY_SECONDS);
	if (kind >= SHOWS_HOURS_ALL)
		return length_value(j, kind, seconds);
	if (kind == SHOWS_TIME || kind == SHOWS_MINUTES || (kind == SHOWS_DAY_AND_TIME && seconds < DAY_SECONDS))
		return moment_value(j, NULL, seconds % DAY_SECONDS, kind == SHOWS_MINUTES);
	if (kind == SHOWS_DAY_AND_TIME)
		serial = seconds / DAY_SECONDS; /* 23:59:59.9 is midnight */
	if (!day_of_serial(serial, date1904, &day))
		return refuse_moment(j, digits, where);
	if (kind == SHOWS_DAY || seconds % DAY_SECONDS == 0)
		return value_date(day);
	return moment_value(j, &day, seconds % DAY_SECONDS, false);
}

/* --- numbers ----------------------------------------------------------------------------------- */

bool
number_plain(str s, double *x)
{
	char at[64], *end;

	s = str_trim(s);
	if (s.n == 0 || s.n >= sizeof at)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (strchr("+-.0123456789eE", s.p[i]) == NULL || s.p[i] == '\0')
			return false;
	memcpy(at, s.p, s.n);
	at[s.n] = '\0';
	*x = strtod(at, &end);
	return end == at + s.n && isfinite(*x);
}

/* A whole number with more digits than a workbook keeps was no number to whoever wrote it. */
static void
complain_long(struct in_job *j, str digits, struct loc where)
{
	size_t n = 0, last = 0;

	for (size_t i = 0; i < digits.n; i++) {
		if (digits.p[i] < '0' || digits.p[i] > '9')
			return;
		n += n > 0 || digits.p[i] != '0';
		if (digits.p[i] != '0')
			last = n;
	}
	if (last <= DIGITS_KEPT_MAX)
		return;
	diag_add(j->d, &in_long_number, where, STR_FMT, STR_ARG(digits));
	diag_hint(j->d, "%s", _("a number that is a name stands in the cell as text"));
}

/* d's digits at the mask's places. NONE: it shows no zero that the number would lose. */
static struct value
code_value(struct in_job *j, str mask, struct dec d)
{
	str digits = dec_str(j->a, dec_trim(d));
	size_t places = 0, at = 0;
	struct out o;
	struct value v;

	for (size_t i = 0; i < mask.n; i++)
		places += mask.p[i] == '0';
	if (digits.n >= places || dec_sign(d) < 0 || !dec_is_whole(d))
		return value_none();
	out_init(&o);
	for (size_t i = 0; i < mask.n; i++)
		if (mask.p[i] != '0')
			out_char(&o, mask.p[i]);
		else if (places-- > digits.n)
			out_char(&o, '0');
		else
			out_char(&o, digits.p[at++]);
	v = value_text(out_copy(&o, j->a));
	out_release(&o);
	return v;
}

struct value
look_value(
    struct in_job *j, const struct look *look, struct dec d, double x, bool date1904, str digits, struct loc where)
{
	static const int section_of_sign[] = { 1, 2, 0 }; /* of a negative number, zero, a positive one */
	enum look_kind kind = (enum look_kind)look->of[section_of_sign[dec_sign(d) + 1]];
	struct value v;

	if (kind >= SHOWS_DAY)
		return serial_value(j, kind, x, date1904, digits, where);
	complain_long(j, digits, where);
	if (look->mask.n > 0) {
		v = code_value(j, look->mask, d);
		if (v.kind != VALUE_NONE)
			return v;
	}
	v = value_dec(kind == SHOWS_PERCENT ? dec_trim(dec_mul(d, dec_int(100))) : d);
	v.percent = kind == SHOWS_PERCENT;
	return v;
}

bool
moment_shows_code(str shown, struct dec d)
{
	char digits[24];
	size_t n = 0;
	struct dec same;

	shown = str_trim(shown);
	if (shown.n < 2 || shown.p[0] != '0')
		return false;
	for (size_t i = 0; i < shown.n; i++)
		if (shown.p[i] >= '0' && shown.p[i] <= '9' && n < sizeof digits)
			digits[n++] = shown.p[i];
		else if (strchr(" -/()", shown.p[i]) == NULL || shown.p[i] == '\0')
			return false;
	return n > 1 && dec_parse((str){ digits, n }, &same) && dec_eq(same, d);
}

/* --- ISO 8601 ---------------------------------------------------------------------------------- */

/* "14:30", "14:30:00", "14:30:00.5Z" */
static bool
read_clock(str s, int64_t *seconds)
{
	static const int most[] = { 24, 59, 59 };
	int part[3] = { 0, 0, 0 }, n = 0;

	if (str_ends(s, STR("Z")))
		s = str_sub(s, 0, s.n - 1);
	s = str_sub(s, 0, str_find_char(s, '.', 0));
	while (s.n > 0 && n < 3) {
		str two = str_split(&s, ':');

		if (two.n != 2 || !isdigit((unsigned char)two.p[0]) || !isdigit((unsigned char)two.p[1]))
			return false;
		part[n] = (two.p[0] - '0') * 10 + two.p[1] - '0';
		if (part[n] > most[n])
			return false;
		n++;
	}
	*seconds = part[0] * 3600 + part[1] * 60 + part[2];
	return n >= 2 && s.n == 0 && *seconds <= DAY_SECONDS;
}

struct value
moment_iso(struct in_job *j, str text, bool shows_time, struct loc where)
{
	str rest = str_trim(text), day_text;
	struct date day;
	int64_t seconds = 0;

	if (str_starts(rest, STR("T")))
		rest = str_sub(rest, 1, rest.n);
	if (read_clock(rest, &seconds))
		return moment_value(j, NULL, seconds, false);
	day_text = str_split(&rest, 'T');
	if (day_text.n != 10 || day_text.p[4] != '-' || !date_parse(day_text, &day) ||
	    (rest.n > 0 && !read_clock(rest, &seconds)))
		return refuse_moment(j, text, where);
	if (seconds == 0 || !shows_time)
		return value_date(day);
	return moment_value(j, &day, seconds, false);
}

struct value
moment_duration(struct in_job *j, str text, struct loc where)
{
	static const struct {
		char unit;
		int64_t seconds;
	} units[] = { { 'D', DAY_SECONDS }, { 'H', 3600 }, { 'M', 60 }, { 'S', 1 } };
	int64_t all = 0, n = 0;
	bool digits = false, fraction = false;

	text = str_trim(text);
	if (text.n < 3 || text.p[0] != 'P')
		return refuse_moment(j, text, where);
	for (size_t i = 1; i < text.n; i++) {
		size_t u = 0;

		if (isdigit((unsigned char)text.p[i])) {
			if (!fraction && n < DAY_LAST)
				n = n * 10 + text.p[i] - '0';
			digits = true;
			continue;
		}
		if (text.p[i] == 'T')
			continue;
		if (text.p[i] == '.' || text.p[i] == ',') {
			fraction = true;
			continue;
		}
		while (u < sizeof units / sizeof units[0] && units[u].unit != text.p[i])
			u++;
		if (u == sizeof units / sizeof units[0] || !digits)
			return refuse_moment(j, text, where);
		all += n * units[u].seconds;
		n = 0;
		digits = fraction = false;
	}
	return digits ? refuse_moment(j, text, where) : moment_value(j, NULL, all, false);
}
