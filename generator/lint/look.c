/* What the rules ask of paragraphs: how much of one is bold, how large it is, where it stands, what is drawn below. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/out.h"
#include "lint/inner.h"

/* A stray letter in another look is no other look. */
enum { NEARLY_ALL = 900, NEARLY_NONE = 100 };

static size_t
count_letters(str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n;) {
		unsigned c = text_next(s, &i);

		n += c > ' ' && c != 0xA0;
	}
	return n;
}

int
lint_share(const struct lint_para *p, enum lint_trait trait)
{
	size_t all = 0, with = 0;

	for (size_t i = 0; i < p->bits_n; i++) {
		size_t n = count_letters(p->bits[i].text);

		all += n;
		if (trait == TRAIT_BOLD ? p->bits[i].props->bold : p->bits[i].props->italic)
			with += n;
	}
	return all > 0 ? (int)(with * 1000 / all) : 0;
}

bool
lint_all(const struct lint_para *p, enum lint_trait trait)
{
	return lint_share(p, trait) >= NEARLY_ALL;
}

bool
lint_none(const struct lint_para *p, enum lint_trait trait)
{
	return lint_share(p, trait) <= NEARLY_NONE;
}

bool
lint_sized(const struct lint_para *p, int from, int to, int *found)
{
	size_t all = 0, other = 0, most = 0;

	for (size_t i = 0; i < p->bits_n; i++) {
		const struct lint_bit *bit = &p->bits[i];
		size_t n = count_letters(bit->text);

		all += n;
		if (bit->props->size_half_points >= from && bit->props->size_half_points <= to)
			continue;
		other += n;
		if (n > most) {
			most = n;
			*found = bit->props->size_half_points;
		}
	}
	return other * 1000 <= all * NEARLY_NONE;
}

bool
lint_upper(struct arena *a, str s)
{
	return str_eq(text_upper(a, s), s) && !str_eq(text_lower(a, s), s);
}

str
lint_fold(struct lint *l, const struct lint_para *p)
{
	return text_fold(l->a, p->text);
}

str
lint_squeeze(struct arena *a, str s)
{
	struct out o;
	str whole;

	out_init(&o);
	for (size_t i = 0; i < s.n;) {
		unsigned c = text_next(s, &i);
		bool space = c <= ' ' || c == 0xA0;

		if (!space)
			out_utf8(&o, c);
		else if (o.n > 0 && o.p[o.n - 1] != ' ')
			out_char(&o, ' ');
	}
	whole = str_trim(out_copy(&o, a));
	out_release(&o);
	return whole;
}

/* The text area of the paragraph's page: its middle. */
static double
page_middle(const struct lint_para *p)
{
	const struct doc_section *s = p->section;

	return (s->margin[SIDE_LEFT] + s->page_width - s->margin[SIDE_RIGHT]) / 2.0;
}

bool
lint_centred(const struct lint *l, const struct lint_para *p)
{
	/* 5 mm, what a hand that centres by spaces or indents misses the middle by */
	enum { OFF = 284, LONG = 60 };

	(void)l;
	if (p->para->props->align == PARA_CENTRE)
		return true;
	return p->page != 0 && p->lines_n == 1 && p->text.n < LONG && fabs(lint_middle(p) - page_middle(p)) < OFF &&
	    p->lines[0].x > p->section->margin[SIDE_LEFT] + OFF * 4;
}

double
lint_width(const struct lint_para *p)
{
	double most = 0;

	for (size_t i = 0; i < p->lines_n; i++)
		most = fmax(most, p->lines[i].width);
	return most;
}

double
lint_middle(const struct lint_para *p)
{
	return p->lines_n > 0 ? p->lines[0].x + p->lines[0].width / 2 : 0;
}

const struct lint_drawn *
lint_rule_below(const struct lint *l, size_t from, size_t to)
{
	/* how far below the baseline a line may stand (1.1 cm), and its middle from the text's (1.5 cm) */
	enum { BELOW = 620, BESIDE = 850, SHORTEST = 200, ABOVE = 60 };
	const struct lint_drawn *best = NULL;
	const struct lint_para *p = NULL;
	double width = 0, y, middle;

	for (size_t i = from; i < to; i++)
		if (LP(l, i)->lines_n > 0) {
			p = LP(l, i);
			width = fmax(width, lint_width(p));
		}
	if (p == NULL)
		return NULL;
	y = p->lines[p->lines_n - 1].y;
	middle = lint_middle(p);
	for (size_t i = 0; i < l->drawn.n; i++) {
		const struct lint_drawn *r = &l->drawn.at[i];

		if (r->page == p->page && r->y > y - ABOVE && r->y < y + BELOW && r->width >= SHORTEST &&
		    r->width < width * 2 && fabs(r->x + r->width / 2 - middle) < BESIDE &&
		    (best == NULL || r->y < best->y))
			best = r;
	}
	return best;
}

bool
lint_is_signs(str s)
{
	enum { FEWEST = 3 };
	size_t n = 0;

	for (size_t i = 0; i < s.n;) {
		unsigned c = text_next(s, &i);

		if (c <= ' ' || c == 0xA0)
			continue;
		if (c != '-' && c != '_' && c != '=' && c != '~' && c != '*' && (c < 0x2010 || c > 0x2015) && c != 0xAF)
			return false;
		n++;
	}
	return n >= FEWEST;
}

size_t
lint_next(const struct lint *l, size_t i)
{
	for (i++; i < l->part.all.to; i++)
		if (!LP(l, i)->blank)
			return i;
	return LINT_ABSENT;
}

/* The next word of s at or behind *at, which moves past it: letters and what is joined to them without a space. */
str
lint_next_word(str s, size_t *at)
{
	size_t from, i = *at, before = i;

	while (i < s.n) {
		unsigned c = text_next(s, &i);

		if (c > ' ' && c != 0xA0)
			break;
		before = i;
	}
	from = before;
	i = before;
	while (i < s.n) {
		unsigned c = text_next(s, &i);

		if (c <= ' ' || c == 0xA0)
			break;
		before = i;
	}
	*at = before;
	return str_sub(s, from, before);
}

bool
lint_is_old_font(str family)
{
	bool capitals;

	return text_legacy_font(family, &capitals) != TEXT_MODERN;
}

bool
lint_is_day(struct date d)
{
	return d.year != 0 && d.month != 0 && d.day != 0;
}

/* --- findings ------------------------------------------------------------------------ */

/* Of the decree's diagram (Phụ lục I, part III of its first chapter). */
static const char *const box_names[] = {
	[BOX_QUOC_HIEU] = "1",
	[BOX_TIEU_NGU] = "1",
	[BOX_CO_QUAN] = "2",
	[BOX_SO] = "3",
	[BOX_NGAY] = "4",
	[BOX_TEN_LOAI] = "5a",
	[BOX_TRICH_YEU] = "5a",
	[BOX_VE_VIEC] = "5b",
	[BOX_CAN_CU] = "6",
	[BOX_THAN] = "6",
	[BOX_QUYEN_HAN] = "7a",
	[BOX_HO_TEN] = "7b",
	[BOX_KINH_GUI] = "9a",
	[BOX_NOI_NHAN] = "9b",
	[BOX_NOI_NHAN_TEN] = "9b",
	[BOX_PHU_LUC] = NULL,
};
TABLE_HAS(box_names, BOXES);

/* So many letters of a paragraph that one finds it by them. */
static str
first_words(struct arena *a, str s)
{
	enum { SHOWN = 40 };
	size_t letters = 0, i = 0;

	s = lint_squeeze(a, s);
	while (i < s.n && letters < SHOWN) {
		text_next(s, &i);
		letters++;
	}
	if (i == s.n)
		return s;
	while (i > 0 && s.p[i - 1] != ' ')
		i--;
	return str_format(a, STR_FMT "…", STR_ARG(str_trim(str_sub(s, 0, i))));
}

static void
add_finding(struct lint *l, enum lint_severity severity, size_t i, const char *fmt, va_list ap)
{
	struct lint_finding *f = VEC_ADD(l->a, &l->found);
	char text[1024];

	vsnprintf(text, sizeof text, fmt, ap);
	f->rule = l->rule;
	f->severity = severity;
	f->message = str_copy(l->a, str_of(text));
	if (i == LINT_ABSENT)
		return;
	f->page = LP(l, i)->page;
	f->box = box_names[LP(l, i)->box];
	f->paragraph = LP(l, i)->number;
	f->words = first_words(l->a, LP(l, i)->text);
}

void
lint_add(struct lint *l, size_t i, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	add_finding(l, l->rule->severity, i, fmt, ap);
	va_end(ap);
}

void
lint_add_as(struct lint *l, enum lint_severity severity, size_t i, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	add_finding(l, severity, i, fmt, ap);
	va_end(ap);
}

void
lint_instead(struct lint *l, const char *fmt, ...)
{
	char text[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	l->found.at[l->found.n - 1].instead = str_copy(l->a, str_of(text));
}
