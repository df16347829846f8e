/* Dates, and the reporting periods of Nghị định 09/2019/NĐ-CP. */
#include "text/text.h"

#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/out.h"

long
date_days(struct date d)
{
	/* days from civil, years beginning in March */
	long y = d.year - (d.month <= 2), era = (y >= 0 ? y : y - 399) / 400;
	long yoe = y - era * 400, doy = (153L * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;

	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

struct date
date_from_days(long z)
{
	long era, doe, yoe, doy, mp, y;
	int m;

	z += 719468;
	era = (z >= 0 ? z : z - 146096) / 146097;
	doe = z - era * 146097;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	y = yoe + era * 400;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	m = (int)(mp < 10 ? mp + 3 : mp - 9);
	return (struct date){ (int16_t)(y + (m <= 2)), (int8_t)m, (int8_t)(doy - (153 * mp + 2) / 5 + 1) };
}

bool
date_valid(struct date d)
{
	struct date back;

	if (d.year < 1 || d.month < 1 || d.month > 12 || d.day < 1 || d.day > 31)
		return false;
	back = date_from_days(date_days(d));
	return date_cmp(back, d) == 0;
}

static bool
number(str s, size_t *i, int *n)
{
	size_t from = *i;

	*n = 0;
	while (*i < s.n && s.p[*i] >= '0' && s.p[*i] <= '9' && *i - from < 4)
		*n = *n * 10 + (s.p[(*i)++] - '0');
	return *i > from;
}

bool
date_parse(str s, struct date *d)
{
	int x, y, z;
	size_t i = 0;
	char sep;

	s = str_trim(s);
	*d = (struct date){ 0, 0, 0 };
	if (!number(s, &i, &x) || i >= s.n)
		return false;
	sep = s.p[i++];
	if ((sep != '/' && sep != '-') || !number(s, &i, &y) || i >= s.n || s.p[i++] != sep || !number(s, &i, &z) ||
	    i != s.n)
		return false;
	if (x > 31 && sep == '-')
		*d = (struct date){ (int16_t)x, (int8_t)(y > 99 ? 99 : y), (int8_t)(z > 99 ? 99 : z) };
	else
		*d = (struct date){ (int16_t)z, (int8_t)(y > 99 ? 99 : y), (int8_t)(x > 99 ? 99 : x) };
	return d->year >= 1000 && date_valid(*d);
}

int
date_cmp(struct date a, struct date b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return a.day < b.day ? -1 : a.day > b.day;
}

void
date_put_long(struct out *o, struct date d)
{
	if (d.year == 0)
		out_puts(o, "ngày      tháng      năm      ");
	else
		out_printf(o, d.month <= 2 ? "ngày %02d tháng %02d năm %d" : "ngày %02d tháng %d năm %d", d.day,
		    d.month, d.year);
}

void
date_put_short(struct out *o, struct date d)
{
	if (d.year != 0)
		out_printf(o, d.month <= 2 ? "%02d/%02d/%d" : "%02d/%d/%d", d.day, d.month, d.year);
}

void
date_put_words(struct out *o, struct date d)
{
	static const char *const months[] = { "một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười",
		"mười một", "mười hai" };
	struct arena *a = arena_new(1024);

	if (d.year != 0)
		out_printf(o, "ngày " STR_FMT " tháng %s năm " STR_FMT,
		    STR_ARG(text_number_words(a, dec_int(d.day), 0)), months[d.month - 1],
		    STR_ARG(text_number_words(a, dec_int(d.year), 0)));
	arena_free(a);
}

/* What the words of a period have told so far. */
struct period_words {
	int years[2], years_n;
	int n;     /* month, quarter or how many months; 0: not told yet */
	char unit; /* 'M' month, 'Q' quarter, 'P' so many months from January; 0: not told */
};

/* "q3", "t10", "6t": a number with its unit as one word. */
static bool
take_joined(struct period_words *w, str word)
{
	size_t i = 0;
	int n;

	if (w->n != 0 || w->unit != 0)
		return false;
	if (word.p[0] == 'q' || word.p[0] == 't') {
		i = 1;
		w->unit = word.p[0] == 'q' ? 'Q' : 'M';
	}
	if (!number(word, &i, &n))
		return false;
	w->n = n;
	if (w->unit == 0 && i + 1 == word.n && word.p[i] == 't') {
		w->unit = 'P';
		i++;
	}
	return w->unit != 0 && i == word.n;
}

static bool
take_number(struct period_words *w, int n, size_t digits)
{
	enum { FIRST_YEAR = 1900 };

	if (digits == 4 && n >= FIRST_YEAR && w->years_n < 2) {
		w->years[w->years_n++] = n;
		return true;
	}
	if (digits > 2 || w->n != 0)
		return false;
	w->n = n;
	return n > 0;
}

static bool
take_period_word(struct period_words *w, str word)
{
	static const char *const roman[] = { "i", "ii", "iii", "iv" },
				 *const passed[] = { "nam", "dau", "giai", "doan" };
	size_t i = 0;
	int n;

	if (number(word, &i, &n) && i == word.n)
		return take_number(w, n, i);
	if (str_eq(word, STR("thang")) || str_eq(word, STR("quy"))) {
		bool first = w->unit == 0;

		if (word.p[0] == 'q')
			w->unit = 'Q';
		else
			w->unit = w->n != 0 && w->years_n == 0 ? 'P' : 'M'; /* "6 tháng 2026", "tháng 6-2026" */
		return first;
	}
	for (size_t k = 0; k < 4; k++) {
		if (str_eq(word, str_of(passed[k])))
			return true;
		if (w->unit == 'Q' && w->n == 0 && str_eq(word, str_of(roman[k]))) {
			w->n = (int)k + 1;
			return true;
		}
	}
	return take_joined(w, word);
}

/* Only letters, digits and what joins words: "2026 (1)" is a copy of something, and no month. */
static bool
looks_like_period(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		bool word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;

		if (!word && (i == 0 || i + 1 == s.n || (c != ' ' && c != '-' && c != '_' && c != '.')))
			return false;
	}
	return s.n > 0;
}

static bool
period_of_words(const struct period_words *w, struct period *p)
{
	static const struct {
		char unit;
		enum period_kind kind;
		int from, to; /* of n */
		bool parted;
	} kinds[] = { { 0, PERIOD_MONTH, 1, 12, true }, { 'M', PERIOD_MONTH, 1, 12, true },
		{ 'Q', PERIOD_QUARTER, 1, 4, true }, { 'P', PERIOD_HALF, 6, 6, false },
		{ 'P', PERIOD_NINE, 9, 9, false } };
	enum { YEARS_MAX = 100 };

	*p = (struct period){ PERIOD_NONE, w->years[0], w->years[0], 0 };
	if (w->years_n == 2) {
		p->kind = PERIOD_TERM;
		p->last_year = w->years[1];
		return w->n == 0 && w->unit == 0 && p->last_year > p->year && p->last_year - p->year < YEARS_MAX;
	}
	if (w->years_n != 1)
		return false;
	if (w->n == 0 && w->unit == 0) {
		p->kind = PERIOD_YEAR;
		return true;
	}
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (kinds[i].unit == w->unit && w->n >= kinds[i].from && w->n <= kinds[i].to) {
			p->kind = kinds[i].kind;
			p->part = kinds[i].parted ? w->n : p->kind == PERIOD_HALF;
			return true;
		}
	return false;
}

bool
period_parse(str s, struct period *p)
{
	struct period_words w = { .n = 0 };
	struct arena *a;
	bool ok;
	str rest;

	*p = (struct period){ PERIOD_NONE, 0, 0, 0 };
	s = str_trim(s);
	ok = looks_like_period(s);
	if (!ok)
		return false;
	a = arena_new(256);
	for (rest = text_fold(a, s); ok && rest.n > 0;)
		ok = take_period_word(&w, str_split(&rest, '_'));
	arena_free(a);
	return ok && period_of_words(&w, p);
}

void
period_put(struct out *o, struct period p)
{
	switch (p.kind) {
	case PERIOD_NONE: break;
	case PERIOD_MONTH: out_printf(o, "%d-%02d", p.year, p.part); break;
	case PERIOD_QUARTER: out_printf(o, "%d-Q%d", p.year, p.part); break;
	case PERIOD_HALF: out_printf(o, p.part == 2 ? "%d-6TC" : "%d-6T", p.year); break;
	case PERIOD_NINE: out_printf(o, "%d-9T", p.year); break;
	case PERIOD_YEAR: out_printf(o, "%d", p.year); break;
	case PERIOD_TERM: out_printf(o, "%d-%d", p.year, p.last_year); break;
	case PERIOD_ONCE: out_puts(o, "mot-lan"); break;
	}
}

void
period_put_name(struct out *o, struct period p)
{
	static const char *const quarters[] = { "I", "II", "III", "IV" };

	switch (p.kind) {
	case PERIOD_NONE: break;
	case PERIOD_MONTH: out_printf(o, "tháng %d năm %d", p.part, p.year); break;
	case PERIOD_QUARTER: out_printf(o, "quý %s năm %d", quarters[p.part - 1], p.year); break;
	case PERIOD_HALF: out_printf(o, p.part == 2 ? "6 tháng cuối năm %d" : "6 tháng đầu năm %d", p.year); break;
	case PERIOD_NINE: out_printf(o, "9 tháng đầu năm %d", p.year); break;
	case PERIOD_ONCE:
	case PERIOD_YEAR: out_printf(o, "năm %d", p.year); break;
	case PERIOD_TERM: out_printf(o, "giai đoạn %d - %d", p.year, p.last_year); break;
	}
}

static int
parts_in_year(enum period_kind k)
{
	switch (k) {
	case PERIOD_MONTH: return 12;
	case PERIOD_QUARTER: return 4;
	case PERIOD_HALF: return 2;
	default: return 1;
	}
}

struct period
period_shift(struct period p, int n)
{
	int parts = parts_in_year(p.kind), count;

	if (p.kind == PERIOD_TERM) {
		int years = p.last_year - p.year + 1;

		p.year += n * years;
		p.last_year += n * years;
		return p;
	}
	count = p.year * parts + (p.part > 0 ? p.part - 1 : 0) + n;
	p.year = p.last_year = count / parts;
	if (p.part > 0)
		p.part = count % parts + 1;
	return p;
}

struct period
period_year_before(struct period p)
{
	int years = p.kind == PERIOD_TERM ? p.last_year - p.year + 1 : 1;

	p.year -= years;
	p.last_year -= years;
	return p;
}

int
period_first_month(struct period p)
{
	switch (p.kind) {
	case PERIOD_MONTH: return p.part;
	case PERIOD_QUARTER: return p.part * 3 - 2;
	case PERIOD_HALF: return p.part == 2 ? 7 : 1;
	default: return 1;
	}
}

int
period_last_month(struct period p)
{
	switch (p.kind) {
	case PERIOD_MONTH: return p.part;
	case PERIOD_QUARTER: return p.part * 3;
	case PERIOD_HALF: return p.part == 2 ? 12 : 6;
	case PERIOD_NINE: return 9;
	default: return 12;
	}
}

struct date
period_from(struct period p)
{
	int month = period_first_month(p) - 1;

	return (struct date){ (int16_t)(month > 0 ? p.year : p.year - 1), (int8_t)(month > 0 ? month : 12), 15 };
}

struct date
period_to(struct period p)
{
	return (struct date){ (int16_t)p.last_year, (int8_t)period_last_month(p), 14 };
}

struct period
period_closed(enum period_kind kind, struct date day)
{
	struct period p = { kind, day.year, day.year, 0 };

	assert(day.year > 0);
	if (kind == PERIOD_MONTH || kind == PERIOD_QUARTER || kind == PERIOD_HALF)
		p.part = parts_in_year(kind);
	if (kind == PERIOD_HALF)
		p.part = 1; /* 6T reports the first half */
	while (date_cmp(period_to(p), day) > 0) {
		if (kind == PERIOD_HALF)
			p = period_year_before(p);
		else
			p = period_shift(p, -1);
	}
	return p;
}
