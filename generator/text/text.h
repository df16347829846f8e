#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/check.h"
#include "base/dec.h"
#include "base/loc.h"
#include "base/str.h"

struct arena;
struct diags;
struct out;

/*
 * The Vietnamese of figures, dates and words: what administrative-format part
 * 4 and 1.7–1.10 rule. Nothing here knows of files or of XML.
 */

/* --- Unicode ---------------------------------------------------------- */

/* The code point at *i, which moves past it; U+FFFD for a byte that is no UTF-8. */
unsigned text_next(str s, size_t *i);
/* Offset of the first byte that is no UTF-8; s.n where all is well. */
size_t text_bad_utf8(str s);
/* NFC, with U+FFFD for noncharacters, which cairo refuses. The same slice where it is so already (the usual case: a quick check). */
str text_nfc(struct arena *a, str s);
/* Letters (code points). */
size_t text_letters(str s);
/* One-to-one case mapping; no mark is ever lost. */
str text_upper(struct arena *a, str s);
str text_lower(struct arena *a, str s);
/* First letter upper, the rest as it is; or the rest lowered too. */
str text_capitalize(struct arena *a, str s, bool lower_rest);
/* Each word's first letter upper, the rest lower (Jinja's title). */
str text_title(struct arena *a, str s);
/*
 * A key as it is compared (input/README.md, Keys): NFC, lower case, marks and đ
 * removed, runs of other characters one '_', none at the ends.
 */
str text_fold(struct arena *a, str s);
/* TEXT_TCVN3 or TEXT_VNI where the bytes look like those encodings. */
enum text_legacy { TEXT_MODERN, TEXT_TCVN3, TEXT_VNI };
enum text_legacy text_legacy(str bytes);
/*
 * From TCVN3 or VNI bytes (Windows-1252 code points as UTF-8 or single bytes) to NFC UTF-8. Letters that no such byte
 * stands for, and Windows-1252's own signs (quotes, dashes), stay as they are.
 */
str text_from_legacy(struct arena *a, str bytes, enum text_legacy from);
/*
 * The same where Unicode stands beside it, as a value in a run of an old font: words alone that are Vietnamese only when
 * they are read so ("Tªn").
 */
str text_from_legacy_words(struct arena *a, str s, enum text_legacy from);
/*
 * The encoding that text in a font of this name has: .VnTime and its kin are TCVN3, VNI-Times and its kin VNI.
 * *capitals: the font shows capitals for small letters (.VnTimeH).
 */
enum text_legacy text_legacy_font(str font, bool *capitals);
/* Could text in UTF-8 be of an old encoding: does a single byte stand for each of its letters? */
bool text_is_single_bytes(str s);

/*
 * What a text should not hold: words in an old encoding that was taken for UTF-8 ("ViÖt"),
 * ð where đ is meant, signs that nobody sees (zero width, direction, soft hyphens, private
 * ones), U+FFFD for a sign that was lost.
 */
enum text_flaw { TEXT_NO_FLAW, TEXT_OLD_WORD, TEXT_ETH, TEXT_UNSEEN, TEXT_LOST, TEXT_FLAWS };
/* The next flaw of s at or behind *from, which moves past it; *at, *n: where it stands. */
enum text_flaw text_next_flaw(str s, size_t *from, size_t *at, size_t *n);

/*
 * May a link lead there: http, https, mailto. All else (file:, javascript:, \\server, a path) is shown as text
 * and never followed: it would mean another thing on each machine.
 */
bool text_link_allowed(str url);

/* --- numbers ---------------------------------------------------------- */

/*
 * A number as a clerk types it, under a declared decimal mark (',' or '.'):
 * "22.689,5", "1.234", "-3,5", "1 234,5" and, if percent is not NULL, "13%" (sets
 * *percent). False: it does not fit; *why, if why is not NULL, then names the reason
 * ("grouping", "mark", "letters").
 */
MUST_USE bool text_number_parse(str s, char mark, struct dec *d, bool *percent, const char **why);
/* "", "-", "…", "...", "x", "n/a": signs of "no value". */
bool text_is_nil(str s);
/*
 * Vietnamese print: 1.234.567,89. places < 0: as many as stored, without
 * trailing zeros; else rounded half away from zero. Not known prints "-".
 */
void text_number_put(struct out *o, struct dec d, int places);
/* Numbers in words: lower case. option: TEXT_LE for "lẻ" instead of "linh", TEXT_DIGITS: decimals digit by digit. */
enum { TEXT_LE = 1, TEXT_DIGITS = 2 };
str text_number_words(struct arena *a, struct dec d, unsigned options);
/* I … MMMCMXCIX; the empty text outside 1–3999. */
str text_roman(struct arena *a, int n);
/* 0 where s is no canonical Roman number. */
int text_roman_parse(str s);
/* Letter of a điểm: a b c d đ e g … y for 1 … 23 (administrative-format 1.10); "" beyond. */
str text_diem_letter(int n);

/* --- dates ------------------------------------------------------------ */

struct date {
	int16_t year; /* 0: no date */
	int8_t month, day;
};

/* A real Gregorian date. */
bool date_valid(struct date d);
/* d/m/yyyy, dd/mm/yyyy, d-m-yyyy, ISO; false where it is none or not in the calendar. */
MUST_USE bool date_parse(str s, struct date *d);
/* Days since 1970-01-01, and back. */
long date_days(struct date d);
struct date date_from_days(long days);
int date_cmp(struct date a, struct date b);
/* "ngày 05 tháng 3 năm 2026"; "05/3/2026"; "ngày năm tháng ba năm hai nghìn …". Year 0: the blank form. */
void date_put_long(struct out *o, struct date d);
void date_put_short(struct out *o, struct date d);
void date_put_words(struct out *o, struct date d);

/* --- periods ---------------------------------------------------------- */

enum period_kind {
	PERIOD_NONE,
	PERIOD_MONTH,
	PERIOD_QUARTER,
	PERIOD_HALF, /* 6T */
	PERIOD_NINE, /* 9T */
	PERIOD_YEAR,
	PERIOD_TERM, /* 2026-2030 */
	PERIOD_ONCE  /* a document that comes once; year and last_year are its day's, 0: not known */
};

struct period {
	enum period_kind kind;
	int year, last_year; /* last_year differs for a term only */
	int part;            /* month 1–12, quarter 1–4; half 1 or 2 (6T is half 1); else 0 */
};

/*
 * 2026, 2026-10, 2026-Q3, 2026-6T, 2026-9T, 2026-2030, in any case and however its parts are joined; also as people
 * name folders: "quý III 2026", "T10.2026", "6 tháng đầu năm 2026".
 */
MUST_USE bool period_parse(str s, struct period *p);
/* The same spelling: "2026-10". */
void period_put(struct out *o, struct period p);
/* "tháng 10 năm 2026", "quý III năm 2026", "6 tháng đầu năm 2026", "năm 2026", "giai đoạn 2026 - 2030". */
void period_put_name(struct out *o, struct period p);
/* n periods of its kind later (n may be negative). */
struct period period_shift(struct period p, int n);
struct period period_year_before(struct period p);
/* First and last day by Nghị định 09/2019 (administrative-format 3.1). */
struct date period_from(struct period p);
struct date period_to(struct period p);
/* The months it covers from January (a flow's year to date): 10 for 2026-10, 9 for Q3, 12 for a year. */
int period_last_month(struct period p);
int period_first_month(struct period p);
/* The last period of kind that has closed before or on day (its last day is earlier than day or day itself). */
struct period period_closed(enum period_kind kind, struct date day);

/* --- order ------------------------------------------------------------ */

/* Vietnamese order (administrative-format 4.4): letters, then tones, then case. numeric: runs of digits by value. */
int text_order(str a, str b, bool numeric);
/* Names of people: given name, family, middle. */
int text_order_names(str a, str b);

/* --- typography ------------------------------------------------------- */

/* No-break spaces where administrative-format 4.6 wants them. */
str text_no_break(struct arena *a, str s);
/*
 * The text with its figures held together: no-break spaces between a figure and its unit ("1.234 tỷ", "95 %") and
 * within a range ("210 - 220"), no-break hyphens in words with digits ("16-CTr/TU"). s itself where it has none.
 */
str text_hold_figures(struct arena *a, str s);
/* Would a line that ends before byte at break a figure that text_hold_figures() holds together? */
bool text_breaks_figure(str s, size_t at);

#endif
