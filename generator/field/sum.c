#include "field/inner.h"

#include <string.h>

#include "base/dec.h"
#include "text/text.h"

/* Sums in fields: decimals, names, + - * / and brackets. What is more is no sum, and the field stays as it was saved. */

enum { SUM_DEPTH = 32 };

struct sum {
	str s;
	size_t i;
	int depth;
	bool bad;
	bool (*named)(void *ctx, str name, struct dec *n);
	void *ctx;
};

static struct dec sum_terms(struct sum *c);

static void
skip_sum_blanks(struct sum *c)
{
	while (c->i < c->s.n && (unsigned char)c->s.p[c->i] <= ' ')
		c->i++;
}

static bool
takes_sign(struct sum *c, char sign)
{
	skip_sum_blanks(c);
	if (c->i >= c->s.n || c->s.p[c->i] != sign)
		return false;
	c->i++;
	return true;
}

static bool
is_number_sign(char c)
{
	return (c >= '0' && c <= '9') || c == '.' || c == ',';
}

/* A literal, which has either mark, or a name. */
static struct dec
sum_literal(struct sum *c)
{
	size_t from = c->i;
	struct dec n = DEC_NONE;
	str s;

	while (c->i < c->s.n && is_number_sign(c->s.p[c->i]))
		c->i++;
	s = str_sub(c->s, from, c->i);
	if (s.n > 0) {
		c->bad |= !dec_parse(s, &n) && !text_number_parse(s, ',', &n, NULL, NULL);
		return n;
	}
	while (c->i < c->s.n && (unsigned char)c->s.p[c->i] > ' ' && strchr("+-*/()", c->s.p[c->i]) == NULL)
		c->i++;
	c->bad |= c->i == from || !c->named(c->ctx, str_sub(c->s, from, c->i), &n);
	return n;
}

static struct dec
sum_number(struct sum *c)
{
	struct dec n = DEC_NONE;
	bool minus = false;

	while (takes_sign(c, '-'))
		minus = !minus;
	if (!takes_sign(c, '(')) {
		n = sum_literal(c);
	} else if (++c->depth > SUM_DEPTH) {
		c->bad = true;
	} else {
		n = sum_terms(c);
		c->bad |= !takes_sign(c, ')');
		c->depth--;
	}
	return minus ? dec_neg(n) : n;
}

static struct dec
sum_factors(struct sum *c)
{
	struct dec n = sum_number(c);

	while (!c->bad) {
		if (takes_sign(c, '*'))
			n = dec_mul(n, sum_number(c));
		else if (takes_sign(c, '/'))
			n = dec_div(n, sum_number(c));
		else
			break;
	}
	return n;
}

static struct dec
sum_terms(struct sum *c)
{
	struct dec n = sum_factors(c);

	while (!c->bad) {
		if (takes_sign(c, '+'))
			n = dec_add(n, sum_factors(c));
		else if (takes_sign(c, '-'))
			n = dec_sub(n, sum_factors(c));
		else
			break;
	}
	return n;
}

bool
fld_sum(str s, bool (*named)(void *ctx, str name, struct dec *n), void *ctx, struct dec *n)
{
	struct sum c = { .s = s, .named = named, .ctx = ctx };

	*n = sum_terms(&c);
	skip_sum_blanks(&c);
	return !c.bad && c.i == s.n && n->known;
}

str
fld_sum_text(struct dec n, struct arena *a)
{
	struct out o;
	str s;

	out_init(&o);
	dec_put(&o, dec_trim(n));
	for (size_t i = 0; i < o.n; i++)
		if (o.p[i] == '.')
			o.p[i] = ',';
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}
