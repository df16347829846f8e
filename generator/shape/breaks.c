/*
 * Where a line may break: Unicode's rules (UAX 14) as Pango has them, less what
 * Word and LibreOffice don't do and an office would not accept: after the slash
 * of 123/QĐ-UBND or 30/2020/NĐ-CP.
 *
 * For Latin letters, digits and the usual signs the rules are a small table of pairs, which
 * tests/shape compares with Pango on random words; for all other letters Pango is asked. So an
 * administrative document needs no Pango for its breaks, and it need not be loaded (pango.c).
 */
#include "shape/inner.h"

#include <limits.h>
#include <string.h>

#include "text/text.h"

/* The classes of UAX 14 that the table knows, in the order of its rows. */
enum break_class { AL, NU, OP, CL, CP, QU, EX, IS, SY, HY, BA, PO, PR, IN, GL, SP, OTHER };

static enum break_class
class_of_ascii(unsigned c)
{
	static const struct {
		const char *letters;
		enum break_class class;
	} signs[] = { { "([{", OP }, { "}", CL }, { ")]", CP }, { "\"'", QU }, { "!?", EX }, { ".,:;", IS },
		{ "/", SY }, { "-", HY }, { "|", BA }, { "%", PO }, { "$+\\", PR }, { " ", SP } };

	if ((c | 32) >= 'a' && (c | 32) <= 'z')
		return AL;
	if (c >= '0' && c <= '9')
		return NU;
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (strchr(signs[i].letters, (int)c) != NULL)
			return signs[i].class;
	return c > ' ' && c < 0x7f ? AL : OTHER;
}

static enum break_class
class_of(unsigned c)
{
	if (c < 0x80)
		return c != 0 ? class_of_ascii(c) : OTHER;
	if ((c >= 0xc0 && c <= 0x24f) || (c >= 0x1e00 && c <= 0x1eff))
		return AL;
	switch (c) {
	case 0x00a0: return GL;
	case 0x00ab:
	case 0x00bb:
	case 0x2018:
	case 0x2019:
	case 0x201c:
	case 0x201d: return QU;
	case 0x00b0:
	case 0x2030:
	case 0x20ab: return PO;
	case 0x00b1: return PR;
	case 0x2013: return BA;
	case 0x2026: return IN;
	case 0x00a7:
	case 0x00a9:
	case 0x00ae:
	case 0x00b2:
	case 0x00b3:
	case 0x00b7:
	case 0x00b9:
	case 0x2022:
	case 0x2264:
	case 0x2265: return AL;
	default: return OTHER;
	}
}

/* A row is what stands before, a column what comes after: | where a line may break between them. */
static const char pairs[SP][SP + 1] = {
	/*       AL NU OP CL CP QU EX IS SY HY BA PO PR IN GL */
	[AL] = "...............",
	[NU] = "...............",
	[OP] = "...............",
	[CL] = "|||........||..",
	[CP] = "..|........||..",
	[QU] = "...............",
	[EX] = "|||........||..",
	[IS] = ".||........||..",
	[SY] = "|||........||..",
	[HY] = "|.|........||.|",
	[BA] = "|||........||.|",
	[PO] = "..|........||..",
	[PR] = "..|........||..",
	[IN] = "|||........||..",
	[GL] = "...............",
};

/* What stands before the letter that is looked at. */
struct before {
	enum break_class class;                    /* of the letter before; OTHER: none */
	enum break_class spaced;                   /* the letter before the spaces, where class is SP */
	enum { NO_NUMBER, NUMBER, CLOSED } number; /* it belongs to one: 1.234,5; it is the bracket behind one */
};

/* A line breaks after spaces, though not where they follow an opening bracket or stand before what closes. */
static bool
after_spaces(const struct before *b, enum break_class c)
{
	return b->spaced != OP && !(b->spaced == QU && c == OP) && c != CL && c != CP && c != EX && c != IS && c != SY;
}

/* $(5: a sign of money, a bracket and a number are one. */
static bool
opens_number(str text, size_t i)
{
	return i < text.n && text.p[i] >= '0' && text.p[i] <= '9';
}

static bool
may_break(const struct before *b, enum break_class c, str text, size_t after)
{
	if (b->class == OTHER || c == SP)
		return false;
	if (b->class == SP)
		return after_spaces(b, c);
	if ((b->number == NUMBER && c == NU) || (b->number != NO_NUMBER && (c == PO || c == PR)))
		return false;
	if ((b->class == PO || b->class == PR) && c == OP && opens_number(text, after))
		return false;
	return pairs[b->class][c] == '|';
}

static void
before_advance(struct before *b, enum break_class c)
{
	if (c == NU || (b->number == NUMBER && (c == IS || c == SY)))
		b->number = NUMBER;
	else
		b->number = b->number == NUMBER && (c == CL || c == CP) ? CLOSED : NO_NUMBER;
	if (c == SP && b->class != SP)
		b->spaced = b->class;
	b->class = c;
}

/* False: a letter that the table does not know. */
static bool
breaks_by_pairs(str text, unsigned char *breaks)
{
	struct before b = { OTHER, OTHER, NO_NUMBER };

	for (size_t i = 0; i < text.n;) {
		size_t from = i;
		enum break_class c = class_of(text_next(text, &i));

		if (c == OTHER)
			return false;
		if (may_break(&b, c, text, i))
			breaks[from / 8] |= (unsigned char)(1u << from % 8);
		before_advance(&b, c);
	}
	return true;
}

/* The place after a slash, where no line ends. */
static bool
kept_together(str text, size_t i)
{
	return text.p[i - 1] == '/';
}

void
shape_breaks(struct shaper *shaper, str text, unsigned char *breaks)
{
	memset(breaks, 0, (text.n + 8) / 8);
	if (text.n == 0 || text.n > INT_MAX / 2 || text_bad_utf8(text) < text.n)
		return;
	if (!breaks_by_pairs(text, breaks)) {
		memset(breaks, 0, (text.n + 8) / 8);
		pg_breaks(shaper, text, breaks);
	}
	for (size_t i = 1; i < text.n; i++)
		if (kept_together(text, i))
			breaks[i / 8] &= (unsigned char)~(1u << i % 8);
	breaks[text.n / 8] |= (unsigned char)(1u << text.n % 8);
}
