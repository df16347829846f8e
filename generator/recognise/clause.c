/*
 * The measurable parts of an indicator's text: "tăng bình quân từ 13%/năm trở lên, phấn đấu 14%/năm".
 *
 * First the values are found, numbers with their units, comparators before and behind, and what is no value though it
 * is a number is passed over. Then the text is cut into clauses, each of which has one value or says that something is
 * reached. What of a clause is neither value nor time nor a filling word is the part's name. Each step walks the tokens
 * once: no text takes longer than its length.
 */
#include "recognise/inner.h"

#include <string.h>

#include "base/arena.h"
#include "base/out.h"
#include "text/text.h"

struct value_at {
	size_t lead, number, unit, end; /* tokens: comparator, number, unit, behind all of it */
	struct dec lo, hi;
	int of;
	bool bad;                               /* the number has two readings or none */
	bool is_new_unit, in_words, is_measure; /* is_measure: of an amount; what is counted stays in the name */
	str unit_name;
	const char *cmp;
};

struct values {
	struct value_at *at;
	size_t n, cap;
};

struct clause_reader {
	struct rec_reader *r;
	struct rec_item *item;
	struct rec_text t;
	struct values v;
	bool *drop;   /* tokens that are not of a name */
	size_t value; /* the next value to be used */
	int found;
	str last_name;     /* of the part before, in this item */
	bool is_listed;    /* the clause follows a comma or "và" */
	bool last_is_bare; /* the part before has a name without a verb: "90% gia đình, 85% thôn đạt …" */
};

static bool
key_is(const struct rec_text *t, size_t i, const char *key)
{
	return i < t->n && str_eq(t->at[i].key, str_of(key));
}

static str
token_text(const struct rec_text *t, size_t from, size_t to)
{
	return from < to ? str_sub(t->text, t->at[from].from, t->at[to - 1].to) : STR("");
}

static const struct rec_phrase *
phrase_at(struct clause_reader *c, const char *group, size_t i)
{
	return rec_phrase_at(rec_group(c->r->w, group), &c->t, i);
}

/* The longest entry that ends right before token i; NULL: none. */
static const struct rec_phrase *
phrase_before(struct clause_reader *c, const char *group, size_t i)
{
	enum { LONGEST = 5 };

	for (size_t n = i < LONGEST ? i : LONGEST; n > 0; n--) {
		const struct rec_phrase *p = phrase_at(c, group, i - n);

		if (p != NULL && p->n == n)
			return p;
	}
	return NULL;
}

/* --- values -------------------------------------------------------------------------------- */

static bool
is_year(const struct rec_text *t, size_t i)
{
	str s = t->at[i].key;

	return t->at[i].kind == TOKEN_NUMBER && s.n == 4 && (s.p[0] == '1' || s.p[0] == '2') &&
	    (s.p[1] == '9' || s.p[1] == '0') && str_find_char(s, '.', 0) == s.n && str_find_char(s, ',', 0) == s.n;
}

static bool
adjacent(const struct rec_text *t, size_t i)
{
	return i + 1 < t->n && t->at[i].to == t->at[i + 1].from;
}

/* "trên 1 ha", "trên 01 vạn dân": a measure of the name. */
static bool
is_per_one(struct clause_reader *c, size_t i)
{
	str s = c->t.at[i].key;

	if (!str_eq(s, STR("1")) && !str_eq(s, STR("01")))
		return false;
	return i > 0 && (key_is(&c->t, i - 1, "trên") || key_is(&c->t, i - 1, "/") || key_is(&c->t, i - 1, "môi4")) &&
	    (key_is(&c->t, i + 1, "ha") || key_is(&c->t, i + 1, "hec1") || key_is(&c->t, i + 1, "hecta") ||
		key_is(&c->t, i + 1, "héc") || key_is(&c->t, i + 1, "đơn"));
}

/* A number that is the name of something, a day, a year, an age. */
static bool
is_masked(struct clause_reader *c, size_t i)
{
	const struct rec_text *t = &c->t;
	const struct rec_phrase *before = phrase_before(c, "che_truoc", i);
	bool has_unit = phrase_at(c, "don_vi", i + 1) != NULL;

	if (t->at[i].depth > 0 || is_per_one(c, i) || phrase_at(c, "che_sau", i + 1) != NULL)
		return true;
	if (is_year(t, i) && (!has_unit || (i > 0 && key_is(t, i - 1, "năm"))))
		return true;
	if (before != NULL && !str_eq(before->words, STR("năm")))
		return true;
	if (key_is(t, i + 1, "/") && adjacent(t, i) && i + 2 < t->n &&
	    (t->at[i + 2].kind == TOKEN_WORD && phrase_at(c, "don_vi", i + 2) == NULL))
		return true; /* 766/QĐ-UBND */
	if (key_is(t, i + 1, "-") && adjacent(t, i) && i + 2 < t->n && t->at[i + 2].kind == TOKEN_WORD)
		return true; /* 57-NQ/TW */
	if (adjacent(t, i) && t->at[i + 1].kind == TOKEN_WORD && !has_unit)
		return true; /* 390b */
	return i > 1 && t->at[i - 1].to == t->at[i].from && key_is(t, i - 1, "/") && t->at[i - 2].kind == TOKEN_NUMBER;
}

static struct dec
token_number(struct clause_reader *c, size_t i, bool *bad)
{
	const struct rec_phrase *word = c->t.at[i].kind == TOKEN_WORD ? phrase_at(c, "so_chu", i) : NULL;
	str s = word != NULL ? word->meaning : c->t.at[i].key;
	struct dec d = DEC_NONE;

	while (s.n > 1 && s.p[0] == '0' && s.p[1] >= '0' && s.p[1] <= '9')
		s = str_sub(s, 1, s.n); /* "05" */
	if (!text_number_parse(s, ',', &d, NULL, NULL)) {
		*bad = true;
		if (!dec_parse(s, &d)) /* 12.5: as it would be read with a point */
			d = DEC_NONE;
	}
	return d;
}

/* Words of numbers count behind "ít nhất", "tối thiểu", "có" alone, and before a thing. */
static bool
number_word_at(struct clause_reader *c, size_t i)
{
	const struct rec_phrase *least;

	if (c->t.at[i].kind != TOKEN_WORD || i == 0 || phrase_at(c, "so_chu", i) == NULL || c->t.at[i].depth > 0)
		return false;
	least = phrase_before(c, "truoc_so", i);
	return (least != NULL && str_eq(least->meaning, STR(">="))) && i + 1 < c->t.n &&
	    c->t.at[i + 1].kind == TOKEN_WORD && phrase_at(c, "che_sau", i + 1) == NULL;
}

/* Behind the number at i: "/12", " - 8,0"; *next is the token behind it all. */
static void
take_second_number(struct clause_reader *c, struct value_at *v, size_t *next)
{
	const struct rec_text *t = &c->t;
	size_t i = *next;
	const struct rec_phrase *unit;

	v->hi = v->lo;
	if (i + 1 < t->n && key_is(t, i, "/") && t->at[i + 1].kind == TOKEN_NUMBER && dec_is_whole(v->lo)) {
		int64_t of = 0;

		if (dec_to_int(token_number(c, i + 1, &v->bad), &of) && of > 0 && of < 100000) {
			v->of = (int)of;
			*next = i + 2;
		}
		return;
	}
	unit = phrase_at(c, "don_vi", i);
	if (unit != NULL && i + unit->n < t->n) /* "7,5% - 8%" */
		i += unit->n;
	if (i + 1 < t->n && t->at[i + 1].kind == TOKEN_NUMBER && !is_year(t, i + 1) &&
	    (key_is(t, i, "-") || (key_is(t, i, "đên1") && v->lead > 0 && key_is(t, v->lead - 1, "tư2")))) {
		v->hi = token_number(c, i + 1, &v->bad);
		*next = i + 2;
	}
}

/* "m2/người", "hộ/thôn": what the unit is told for, glued to it. */
static void
take_per(struct clause_reader *c, struct value_at *v, size_t *next)
{
	const struct rec_text *t = &c->t;

	while (*next + 1 < t->n && key_is(t, *next, "/") && t->at[*next - 1].to == t->at[*next].from &&
	    adjacent(t, *next) && t->at[*next + 1].kind == TOKEN_WORD) {
		v->unit_name = str_format(
		    c->r->a, STR_FMT "/" STR_FMT, STR_ARG(v->unit_name), STR_ARG(token_text(t, *next + 1, *next + 2)));
		v->is_measure = true;
		*next += 2;
	}
}

/* A unit in the table, or the word that follows, which is asked. */
static void
take_unit(struct clause_reader *c, struct value_at *v, size_t *next)
{
	const struct rec_phrase *p = phrase_at(c, "don_vi", *next);

	v->unit = *next;
	if (p != NULL) {
		v->unit_name = p->meaning;
		v->is_measure = p->extra.n > 0 || v->unit_name.p[0] == '%';
		*next += p->n;
		take_per(c, v, next);
	} else if (*next < c->t.n && c->t.at[*next].kind == TOKEN_WORD && c->t.at[*next].depth == 0 &&
	    phrase_at(c, "thoi_han", *next) == NULL && phrase_at(c, "den_nam", *next) == NULL &&
	    phrase_at(c, "sau_so", *next) == NULL) {
		v->unit_name = token_text(&c->t, *next, *next + 1);
		v->is_new_unit = true;
		(*next)++;
	}
}

static const char *
comparator_of(str meaning)
{
	static const char *const signs[] = { ">=", "<=", ">", "<", "~" };

	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (str_eq(meaning, str_of(signs[i])))
			return signs[i];
	return "=";
}

/* Comparators before the number: "từ trên", "có ít nhất". */
static void
take_lead(struct clause_reader *c, struct value_at *v)
{
	const struct rec_phrase *p;

	v->cmp = "=";
	for (int words = 0; words < 2; words++) {
		p = phrase_before(c, "truoc_so", v->lead);
		if (p != NULL && str_eq(str_of(v->cmp), STR("="))) {
			v->cmp = comparator_of(p->meaning);
			v->lead -= p->n;
		} else if (v->lead > 0 && key_is(&c->t, v->lead - 1, "tư2")) {
			v->lead--;
		}
	}
}

static bool
value_read(struct clause_reader *c, size_t i, struct value_at *v)
{
	const struct rec_phrase *p;
	size_t next = i + 1;

	memset(v, 0, sizeof *v);
	v->in_words = number_word_at(c, i);
	if (!v->in_words && (c->t.at[i].kind != TOKEN_NUMBER || is_masked(c, i)))
		return false;
	v->number = v->lead = i;
	v->lo = token_number(c, i, &v->bad);
	take_second_number(c, v, &next);
	take_unit(c, v, &next);
	if (v->unit_name.n == 0 && phrase_before(c, "truoc_so", i) == NULL && phrase_before(c, "dem", i) == NULL &&
	    !key_is(&c->t, i - 1, ":"))
		return false; /* a number of nothing */
	take_lead(c, v);
	if (v->hi.known && !dec_eq(v->lo, v->hi) && str_eq(str_of(v->cmp), STR(">=")))
		v->cmp = "="; /* "đạt từ 10 - 11%" */
	p = phrase_at(c, "sau_so", next);
	if (p != NULL) {
		v->cmp = comparator_of(p->meaning);
		next += p->n;
	}
	v->end = next;
	return true;
}

static void
find_values(struct clause_reader *c)
{
	struct value_at v;

	for (size_t i = 0; i < c->t.n;) {
		if (!value_read(c, i, &v)) {
			i++;
			continue;
		}
		*VEC_ADD(c->r->a, &c->v) = v;
		i = v.end > i ? v.end : i + 1;
	}
}

struct time_said {
	enum rec_scope scope;
	int year;
	bool before, is_whole, is_average; /* is_whole: the term is named; is_average: a mean, if it is a rate's */
	bool kept;                         /* "duy trì": says a time, but weakly */
	bool is_each;                      /* "bình quân hằng năm": each year, of what is no rate */
	size_t at;                         /* the first token of it */
};

static size_t due_at(struct clause_reader *c, size_t i, struct time_said *s);

/* --- clauses -------------------------------------------------------------------------------- */

/* The first value whose number is at or behind token i; c->v.n: none. */
static size_t
value_from(const struct clause_reader *c, size_t i)
{
	size_t k = 0;

	while (k < c->v.n && c->v.at[k].number < i)
		k++;
	return k;
}

static bool
has_value(const struct clause_reader *c, size_t from, size_t to)
{
	size_t k = value_from(c, from);

	return k < c->v.n && c->v.at[k].number < to;
}

/* Words between, that are no filling and no time. */
static int
content_words(struct clause_reader *c, size_t from, size_t to)
{
	int n = 0;

	for (size_t i = from; i < to;) {
		static const char *const fillings[] = { "dem", "phan_dau", "truoc_so", "tang_giam", "thoi_han",
			"den_nam", "truoc_nam", "ca_ky" };
		const struct rec_phrase *p = NULL, *longest = NULL;

		for (size_t k = 0; k < sizeof fillings / sizeof fillings[0]; k++) {
			p = phrase_at(c, fillings[k], i);
			if (p != NULL && (longest == NULL || p->n > longest->n))
				longest = p;
		}
		if (longest != NULL) {
			i += longest->n;
			continue;
		}
		n += c->t.at[i].kind == TOKEN_WORD;
		i++;
	}
	return n;
}

static bool
begins_change(struct clause_reader *c, size_t i)
{
	static const char *const changes[] = { "tang_giam", "phan_dau", "thay_doi", "moc" };

	for (size_t k = 0; k < sizeof changes / sizeof changes[0]; k++)
		if (phrase_at(c, changes[k], i) != NULL)
			return true;
	return key_is(&c->t, i, "băng2") || key_is(&c->t, i, "vươt5");
}

static bool
is_share(str unit)
{
	return unit.n > 0 && unit.p[0] == '%';
}

/* A year that is to come, between. */
static bool
says_due(struct clause_reader *c, size_t from, size_t to)
{
	struct time_said said = { 0 };

	while (from < to && said.scope != REC_SCOPE_BY) {
		(void)due_at(c, from, &said);
		from++;
	}
	return said.scope == REC_SCOPE_BY;
}

/* Is there an end of a clause at token i, of a clause that began at from? *next: where the next one begins. */
static bool
clause_ends_at(struct clause_reader *c, size_t from, size_t i, size_t *next)
{
	const struct rec_text *t = &c->t;
	size_t k, right;

	*next = i + 1;
	if (t->at[i].depth > 0)
		return false;
	if (key_is(t, i, ";"))
		return true;
	if (key_is(t, i, "."))
		return i + 1 < t->n &&
		    (rec_is_capital(str_sub(t->text, t->at[i + 1].from, t->text.n)) || key_is(t, i + 1, "-") ||
			key_is(t, i + 1, "+"));
	if (key_is(t, i, "trong") && key_is(t, i + 1, "đo1")) {
		*next = i + 2;
		return true;
	}
	if ((!key_is(t, i, ",") && !key_is(t, i, "va2")) || !has_value(c, from, i))
		return false;
	k = value_from(c, i);
	if (k >= c->v.n)
		return false;
	for (right = i + 1; right < c->v.at[k].number; right++)
		if (key_is(t, right, ";") || (key_is(t, right, ".") && right + 1 < t->n) ||
		    (key_is(t, i, "va2") && key_is(t, right, ",")))
			return false; /* the value is of another clause */
	if (begins_change(c, i + 1)) {
		/* "22.689,5 tỷ đồng, tăng bình quân từ 13%/năm": another thing than the level before it */
		size_t before = value_from(c, from);

		return key_is(t, i, ",") && phrase_at(c, "phan_dau", i + 1) == NULL && is_share(c->v.at[k].unit_name) &&
		    !is_share(c->v.at[before].unit_name) &&
		    rec_phrase_find(rec_group(c->r->w, "thoi_han"), t, i + 1, c->v.at[k].number, NULL) <
		    c->v.at[k].number;
	}
	if (key_is(t, i, "va2") && c->v.at[k - 1].end != i && c->v.at[k].lead > i + 1 &&
	    content_words(c, i + 1, c->v.at[k].lead) > 0)
		return false;    /* "5 xã và thị trấn đạt 90%": words of the name */
	if (key_is(t, i, "va2")) /* "Mầm non 50% và THCS 50%", "5 hợp tác xã và ít nhất ba sản phẩm" */
		return k > 0 && c->v.at[k - 1].number >= from;
	if (says_due(c, i + 1, c->v.at[k].lead)) /* ", đến năm 2030 còn dưới 3%" */
		return true;
	return content_words(c, i + 1, c->v.at[k].lead) >= 1 || c->v.at[k].lead == i + 1;
}

/* --- time ------------------------------------------------------------------------------------- */

static int
year_at(const struct rec_text *t, size_t i)
{
	int y = 0;

	if (i >= t->n || !is_year(t, i))
		return 0;
	for (size_t k = 0; k < t->at[i].key.n; k++)
		y = y * 10 + (t->at[i].key.p[k] - '0');
	return y;
}

static bool
key_is_either(const struct rec_text *t, size_t i, const char *a, const char *b)
{
	return key_is(t, i, a) || key_is(t, i, b);
}

/* Stands "so với" a few words before? */
static bool
is_compared(struct clause_reader *c, size_t i)
{
	enum { NEAR = 6 };

	for (size_t k = i > NEAR ? i - NEAR : 0; k < i; k++)
		if (phrase_at(c, "thay_doi", k) != NULL)
			return true;
	return false;
}

/* A year that says when, "đến năm 2030", at token i; its tokens, 0: none. */
static size_t
due_at(struct clause_reader *c, size_t i, struct time_said *s)
{
	const struct rec_phrase *no = phrase_at(c, "khong_den_nam", i), *p = phrase_at(c, "truoc_nam", i);
	bool before = p != NULL;
	int year;

	if (no != NULL && phrase_at(c, "thoi_han", i) != NULL && phrase_at(c, "thoi_han", i)->n > no->n)
		return 0; /* "so với năm trước" */
	if (no != NULL)
		return no->n + (year_at(&c->t, i + no->n) > 0);
	if (p == NULL)
		p = phrase_at(c, "den_nam", i);
	year = p != NULL ? year_at(&c->t, i + p->n) : 0;
	if (year == 0)
		return 0;
	if (year < c->r->p->from || is_compared(c, i))
		return p->n + 1; /* "so với thực hiện năm 2025": no time to come */
	s->scope = REC_SCOPE_BY;
	s->year = year;
	s->before = before;
	return p->n + 1;
}

/* "giai đoạn 2026 - 2030", "5 năm", at token i; its tokens, 0: none. */
static size_t
term_at(struct clause_reader *c, size_t i)
{
	const struct rec_phrase *p = phrase_at(c, "ca_ky", i);
	size_t n;

	if (p == NULL)
		return 0;
	n = p->n;
	if (year_at(&c->t, i + n) > 0)
		n++;
	if (n > p->n && key_is(&c->t, i + n, "-") && year_at(&c->t, i + n + 1) > 0)
		n += 2;
	return n;
}

/* What clause [from, to) says of its time; its words are dropped from the name but those marked giu. */
static struct time_said
read_time(struct clause_reader *c, size_t from, size_t to)
{
	struct time_said said = { .at = to }, due = { 0 };
	bool each_year = false, kept = false, average = false;

	for (size_t i = from; i < to;) {
		const struct rec_phrase *p = phrase_at(c, "thoi_han", i);
		size_t n = due_at(c, i, &due), drop = n;
		bool no = n > 0 && phrase_at(c, "khong_den_nam", i) != NULL;

		if (c->t.at[i].depth > 0 && !c->drop[i]) {
			i++;
			continue;
		}
		if (n == 0 && p != NULL) {
			n = p->n;
			drop = p->extra.n > 0 ? 0 : n;
			average = average || str_eq(p->meaning, STR("binh_quan"));
			said.is_each = said.is_each || (str_eq(p->meaning, STR("binh_quan")) && p->extra.n == 0);
			kept = kept || (str_eq(p->meaning, STR("nam")) && p->extra.n > 0);
			each_year = each_year || (str_eq(p->meaning, STR("nam")) && p->extra.n == 0);
		}
		if (n == 0 && key_is(&c->t, i, "binh2") && key_is(&c->t, i + 1, "quân") &&
		    !key_is_either(&c->t, i + 2, "đâu2", "lương"))
			average = true;
		if (n == 0) {
			n = drop = term_at(c, i);
			said.is_whole = said.is_whole || n > 0;
		}
		if (n > 0 && said.at == to && !no)
			said.at = i;
		for (size_t k = 0; k < drop && i + k < to && !no; k++)
			c->drop[i + k] = true;
		i += n > 0 ? n : 1;
	}
	said.year = due.year;
	said.before = due.before;
	said.kept = kept;
	if (due.year > 0)
		said.scope = REC_SCOPE_BY;
	else if (each_year || kept || said.is_each)
		said.scope = REC_SCOPE_YEAR;
	said.is_average = average;
	return said;
}

/* --- names ------------------------------------------------------------------------------------- */

static bool
is_edge(const struct rec_text *t, size_t i)
{
	static const char *const signs[] = { ",", ":", ";", ".", "-", "*", "+", "”", "“", "\"" };

	for (size_t k = 0; k < sizeof signs / sizeof signs[0]; k++)
		if (key_is(t, i, signs[k]))
			return true;
	return false;
}

/* Tokens [from, to) that are not dropped, as they stand in the text, the first letter large. */
static str
name_text(struct clause_reader *c, size_t from, size_t to)
{
	const struct rec_text *t = &c->t;
	struct out o;
	size_t last = to;
	str s;

	while (from < to && (c->drop[from] || is_edge(t, from)))
		from++;
	while (to > from && (c->drop[to - 1] || is_edge(t, to - 1)))
		to--;
	out_init(&o);
	for (size_t i = from; i < to; i++) {
		if (c->drop[i] || (i > from && is_edge(t, i) && key_is(t, i, ":")) ||
		    (is_edge(t, i) && o.n > 0 && c->drop[i - 1] && key_is(t, i, ",")))
			continue;
		if (o.n > 0 && (last + 1 != i || t->at[last].to != t->at[i].from))
			out_char(&o, ' ');
		out_put(&o, token_text(t, i, i + 1));
		last = i;
	}
	s = text_capitalize(c->r->a, str_trim(out_copy(&o, c->r->a)), false);
	out_release(&o);
	return s;
}

/* Filling words at the end of [from, to), right before a value: dropped. */
static void
drop_fillings_behind(struct clause_reader *c, size_t from, size_t to)
{
	static const char *const groups[] = { "dem", "phan_dau" };

	for (bool again = true; again;) {
		again = false;
		while (to > from && (c->drop[to - 1] || is_edge(&c->t, to - 1)))
			to--;
		for (size_t g = 0; g < sizeof groups / sizeof groups[0] && !again; g++) {
			const struct rec_phrase *p = phrase_before(c, groups[g], to);

			if (p == NULL || p->n > to - from)
				continue;
			for (size_t k = 0; k < p->n; k++)
				c->drop[--to] = true;
			again = true;
		}
	}
}

/* The same at its beginning. */
static void
drop_fillings_before(struct clause_reader *c, size_t from, size_t to)
{
	static const char *const groups[] = { "dem", "phan_dau", "dau_ten" };

	for (bool again = true; again;) {
		again = false;
		while (from < to && (c->drop[from] || is_edge(&c->t, from)))
			from++;
		for (size_t g = 0; g < sizeof groups / sizeof groups[0] && !again; g++) {
			const struct rec_phrase *p = phrase_at(c, groups[g], from);

			if (p == NULL || from + p->n > to || p->meaning.n > 0)
				continue;
			for (size_t k = 0; k < p->n; k++)
				c->drop[from++] = true;
			again = true;
		}
	}
}

/* "các", "những" at the beginning: a name does without. */
static void
drop_articles(struct clause_reader *c, size_t from, size_t to)
{
	const struct rec_phrase *p;

	while (from < to && (c->drop[from] || is_edge(&c->t, from)))
		from++;
	p = from < to ? phrase_at(c, "dau_ten", from) : NULL;
	for (size_t k = 0; p != NULL && p->meaning.n == 0 && k < p->n && from < to; k++)
		c->drop[from++] = true;
}

static void
drop_all(struct clause_reader *c, const char *group, size_t from, size_t to)
{
	const struct rec_phrase *p;

	for (size_t i = from; (i = rec_phrase_find(rec_group(c->r->w, group), &c->t, i, to, &p)) < to;)
		for (size_t k = 0; k < p->n; k++)
			c->drop[i++] = true;
}

/* "(trong đó 02 trường đạt mức độ 2)": an aside with a figure is of no name. */
static void
drop_asides(struct clause_reader *c, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		size_t end = i;
		bool figure = false;

		if (c->t.at[i].depth == 0)
			continue;
		for (; end < to && c->t.at[end].depth > 0; end++)
			figure = figure || (c->t.at[end].kind == TOKEN_NUMBER && !is_year(&c->t, end));
		for (; figure && i < end; i++)
			c->drop[i] = true;
		i = end;
	}
}

static bool
name_is_kept(struct clause_reader *c, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (!c->drop[i] && !is_edge(&c->t, i))
			return true;
	return false;
}

/* "Xây dựng 5 mô hình …": the verb goes with the thing. */
static bool
is_verb_alone(struct clause_reader *c, size_t from, size_t to)
{
	const struct rec_phrase *p;

	while (from < to && (c->drop[from] || is_edge(&c->t, from)))
		from++;
	while (to > from && (c->drop[to - 1] || is_edge(&c->t, to - 1)))
		to--;
	p = from < to ? phrase_at(c, "dong_tu", from) : NULL;
	return p != NULL && from + p->n == to;
}

/*
 * The name of the part whose value is v, in clause [from, to): what stands before the value, or, where nothing stands
 * there, what stands behind it.
 */
static str
part_name(struct clause_reader *c, size_t from, const struct value_at *v, size_t to)
{
	bool counted = !v->is_measure;
	bool verb;

	drop_all(c, "phan_dau", from, to);
	drop_fillings_behind(c, from, v->lead);
	verb = is_verb_alone(c, from, v->lead);
	if (!verb)
		drop_fillings_before(c, from, v->lead);
	drop_asides(c, from, v->lead);
	if (name_is_kept(c, from, v->lead) && !verb)
		return name_text(c, from, v->lead);
	for (size_t i = v->lead, unit = v->unit; i < v->end; i++) {
		unit = unit == i && !key_is(&c->t, i, "/") ? i + 1 : unit; /* of "lao động/năm" the thing alone */
		c->drop[i] = !(counted && i >= v->unit && i < unit && phrase_at(c, "sau_so", i) == NULL);
	}
	if (!counted)
		drop_articles(c, v->end, to);
	drop_asides(c, from, to);
	return name_text(c, verb ? from : v->lead, to);
}

/* A name made of the one before: "Phấn đấu đến năm 2030 ước đạt 150 triệu đồng/người" names nothing itself. */
static str
name_before(struct clause_reader *c)
{
	struct rec_text t = rec_tokens(c->last_name, c->r->a);
	const struct rec_phrase *verb = rec_phrase_at(rec_group(c->r->w, "tang_giam"), &t, 0);
	size_t at = rec_phrase_find(rec_group(c->r->w, "tang_giam"), &t, 1, t.n, NULL), end = t.n;

	if (verb != NULL && verb->n + 1 < end) { /* "Giảm tỷ lệ hộ nghèo bình quân" */
		if (key_is(&t, end - 2, "binh2") && key_is(&t, end - 1, "quân"))
			end -= 2;
		return text_capitalize(c->r->a, token_text(&t, verb->n, end), false);
	}
	return at < t.n && at > 0 ? str_trim(token_text(&t, 0, at)) : c->last_name;
}

static str
lower_first(struct clause_reader *c, str s)
{
	size_t n = 0;

	if (s.n == 0 || rec_is_capitals(str_sub(s, 0, str_find_char(s, ' ', 0))))
		return s;
	text_next(s, &n);
	return str_concat(c->r->a, text_lower(c->r->a, str_sub(s, 0, n)), str_sub(s, n, s.n));
}

/* The words of what follows a value put in the place of the last proper name of the name before. */
static str
name_like(struct clause_reader *c, str words)
{
	struct rec_text t = rec_tokens(c->last_name, c->r->a);
	size_t at = t.n;

	while (at > 0 && !rec_is_capital(token_text(&t, at - 1, at)))
		at--;
	if (at < 2)
		return words;
	at--;
	while (at > 1 && rec_is_capital(token_text(&t, at - 1, at)))
		at--;
	return str_format(c->r->a, STR_FMT " " STR_FMT, STR_ARG(token_text(&t, 0, at)), STR_ARG(words));
}

/* --- parts --------------------------------------------------------------------------------------- */

static str
marked(struct clause_reader *c, size_t from, size_t a, size_t b, size_t to)
{
	const struct rec_text *t = &c->t;

	if (a >= b)
		return token_text(t, from, to);
	return str_trim(str_format(c->r->a, STR_FMT " 【" STR_FMT "】 " STR_FMT, STR_ARG(token_text(t, from, a)),
	    STR_ARG(token_text(t, a, b)), STR_ARG(token_text(t, b, to))));
}

static struct rec_doubt *
ask_part(struct clause_reader *c, bool must, str words, const char *why, const char *column, str understood)
{
	struct rec_doubt *d = rec_ask(c->r, must, c->item->place, words, why);

	d->where = str_format(c->r->a, "chi_tieu %zu %s", c->r->p->parts.n - 1, column);
	d->understood = understood;
	return d;
}

/* Ends with one, since a rate has its own time. */
static bool
is_rate(struct clause_reader *c, size_t from, size_t lead, str unit)
{
	return is_share(unit) && rec_phrase_find(rec_group(c->r->w, "tang_giam"), &c->t, from, lead, NULL) < lead;
}

static void
set_time(struct clause_reader *c, struct rec_part *p, struct time_said said, size_t from, size_t to)
{
	struct rec_item *item = c->item;
	bool per_year = str_ends(p->unit, STR("/năm")) && !str_ends(p->unit, STR("/người/năm"));
	bool adds_up = rec_phrase_find(rec_group(c->r->w, "tong"), &c->t, from, to, NULL) < to;

	p->scope = said.is_average && p->is_rate ? REC_SCOPE_AVERAGE : said.scope;
	p->year = said.year;
	p->before = said.before;
	if (p->scope == REC_SCOPE_UNSAID && per_year)
		p->scope = REC_SCOPE_YEAR;
	if (p->scope == REC_SCOPE_UNSAID && said.is_whole && adds_up && !p->is_rate && !is_share(p->unit))
		p->scope = REC_SCOPE_TOTAL;
	if (p->scope == REC_SCOPE_UNSAID && !said.is_whole) {
		bool of_rate = item->is_part && p->is_rate && item->rate_scope != REC_SCOPE_UNSAID;

		p->scope = of_rate ? item->rate_scope : item->scope;
		p->year = of_rate ? 0 : item->year;
		p->before = of_rate ? false : item->before;
	}
	if (p->scope != REC_SCOPE_BY)
		p->year = p->before = 0;
	if (c->r->p->one_year &&
	    (p->scope == REC_SCOPE_UNSAID || p->scope == REC_SCOPE_AVERAGE || p->scope == REC_SCOPE_TOTAL))
		p->scope = REC_SCOPE_YEAR;
}

/* Time at a clause's beginning holds for those behind it, until another is said. */
static void
carry_time(struct clause_reader *c, struct time_said said, size_t from)
{
	if (said.scope == REC_SCOPE_UNSAID || said.is_average || said.kept || content_words(c, from, said.at) > 0)
		return;
	c->item->scope = said.scope;
	c->item->year = said.year;
	c->item->before = said.before;
}

static struct rec_part *
add_found_part(struct clause_reader *c, str name, size_t from, size_t to)
{
	struct rec_part *p = VEC_ADD(c->r->a, &c->r->p->parts);

	p->item = c->item->number;
	p->field = c->item->field;
	p->place = c->item->place;
	p->words = token_text(&c->t, from, to);
	p->name = name;
	p->cmp = "=";
	p->lo = p->hi = p->stretch = DEC_NONE;
	c->found++;
	return p;
}

static str
behind_head(struct clause_reader *c, str name)
{
	if (c->item->head.n == 0 || rec_begins(c->r->w, "tu_du", name, c->r->a))
		return name;
	return str_format(c->r->a, STR_FMT " - " STR_FMT, STR_ARG(c->item->head), STR_ARG(name));
}

/* ", phấn đấu 14%" behind a value of the same unit. The token behind it; v->end: none. */
static size_t
take_stretch(struct clause_reader *c, struct rec_part *p, const struct value_at *v, size_t to)
{
	size_t k = value_from(c, v->end), i = v->end;
	const struct rec_phrase *aim;

	if (k >= c->v.n || c->v.at[k].number >= to || !key_is(&c->t, i, ","))
		return v->end;
	aim = phrase_at(c, "phan_dau", i + 1);
	if (aim == NULL || content_words(c, i + 1 + aim->n, c->v.at[k].lead) > 0 ||
	    !str_eq(c->v.at[k].unit_name, v->unit_name))
		return v->end;
	p->stretch = c->v.at[k].lo;
	return c->v.at[k].end;
}

/* Behind %: "lực lượng lao động" belongs to the unit. */
static void
take_base_of_share(struct clause_reader *c, struct rec_part *p, size_t end)
{
	const struct rec_phrase *base = str_eq(p->unit, STR("%")) ? phrase_at(c, "sau_phan_tram", end) : NULL;

	const struct rec_phrase *sign = base != NULL ? phrase_at(c, "sau_so", end + base->n) : NULL;

	if (base != NULL)
		p->unit = base->meaning;
	if (sign != NULL) /* "95% dân số trở lên" */
		p->cmp = comparator_of(sign->meaning);
}

static void
ask_of_value(struct clause_reader *c, const struct rec_part *p, const struct value_at *v, size_t from, size_t end,
    size_t to, bool names_itself)
{
	str words = marked(c, from, v->lead, v->end, to);
	size_t next = value_from(c, end);

	if (v->bad)
		ask_part(
		    c, true, words, "số đọc được hai cách, hoặc không đọc được", "muc_tieu", dec_str(c->r->a, p->lo));
	if (v->of > 0)
		ask_part(c, true, words, "phân số: đã lấy tử số làm mục tiêu", "muc_tieu", dec_str(c->r->a, p->lo));
	if (v->is_new_unit)
		ask_part(c, false, words, "đơn vị tính không có trong danh mục đã biết", "don_vi_tinh", p->unit);
	if (p->name.n == 0)
		ask_part(c, true, words, "không thấy tên của chỉ tiêu", "chi_tieu", p->name);
	if (names_itself && next < c->v.n &&
	    c->v.at[next].number < to) /* else it is of the name, which stands behind */
		ask_part(c, false, marked(c, from, c->v.at[next].lead, c->v.at[next].end, to),
		    "số thứ hai trong câu không được ghi vào đâu: là mức tăng, giảm so với một mốc?", "muc_tieu",
		    dec_str(c->r->a, p->lo));
	for (size_t i = end; i < to; i++)
		if (c->t.at[i].depth > 0 && c->t.at[i].kind == TOKEN_NUMBER && !is_year(&c->t, i)) {
			ask_part(c, p->is_rate, words,
			    !p->is_rate ? "số trong ngoặc không được ghi vào đâu"
					: "có cả mức thay đổi và một số trong ngoặc: lấy số nào làm mục tiêu?",
			    "muc_tieu", dec_str(c->r->a, p->lo));
			break;
		}
}

/* "90% gia đình, 85% thôn đạt danh hiệu văn hóa": the verb of the second is the first one's too. */
static void
share_verb(struct clause_reader *c, struct rec_part *p, bool named)
{
	enum { BARE_LETTERS = 20 };
	size_t verb = str_find(p->name, STR(" đạt "), 0);
	struct rec_part *before = p - 1;
	bool bare = !named && is_share(p->unit) && verb == p->name.n && text_letters(p->name) <= BARE_LETTERS;

	if (c->is_listed && c->last_is_bare && !named && verb < p->name.n && c->found > 1) {
		before->name = str_concat(c->r->a, before->name, str_sub(p->name, verb, p->name.n));
		ask_part(c, false, before->words, "tên ghép với lời của mục đứng sau", "chi_tieu", before->name)
		    ->where = str_format(c->r->a, "chi_tieu %zu chi_tieu", c->r->p->parts.n - 2);
	}
	c->last_is_bare = bare;
}

static void
take_value(struct clause_reader *c, size_t from, const struct value_at *v, size_t to, bool is_like)
{
	struct time_said said = read_time(c, from, to);
	bool named = content_words(c, from, v->lead) > 0;
	bool rate = is_rate(c, from, v->lead, v->unit_name);
	struct rec_part *p;
	size_t end;
	str name;

	carry_time(c, said, from);
	name = part_name(c, from, v, to);
	if (is_like && name.n > 0 && c->last_name.n > 0)
		name = name_like(c, name);
	else if (is_share(v->unit_name) && !named && str_starts(name, STR("Đạt ")) &&
	    str_find(c->last_name, STR(" đạt "), 0) < c->last_name.n)
		name = str_format(c->r->a, STR_FMT " " STR_FMT,
		    STR_ARG(str_sub(c->last_name, 0, str_find(c->last_name, STR(" đạt "), 0))),
		    STR_ARG(lower_first(c, name)));
	else if (rate && !named && c->last_name.n > 0)
		name = str_format(c->r->a, STR_FMT " " STR_FMT, STR_ARG(name), STR_ARG(lower_first(c, name_before(c))));
	else if (name.n == 0 || (!named && v->end >= to && v->is_measure && !is_share(v->unit_name)))
		name = c->last_name.n > 0 ? name_before(c) : c->item->head;
	else
		name = behind_head(c, name);
	p = add_found_part(c, name, from, to);
	p->cmp = v->cmp;
	p->lo = v->lo;
	p->hi = v->hi;
	p->of = v->of;
	p->unit = v->unit_name;
	p->is_rate = rate;
	set_time(c, p, said, from, to);
	if (!rate && str_eq(p->unit, STR("%/năm")))
		p->unit = STR("%");
	if (named)
		take_base_of_share(c, p, v->end);
	end = take_stretch(c, p, v, to);
	ask_of_value(c, p, v, from, end, to, named);
	if (is_like)
		ask_part(
		    c, false, marked(c, from, v->lead, v->end, to), "tên ghép từ tên đứng trước", "chi_tieu", p->name);
	share_verb(c, p, named);
	if (rate && !c->item->is_part && p->scope != REC_SCOPE_UNSAID)
		c->item->rate_scope = p->scope;
	c->last_name = name;
}

/* --- clauses without a value ------------------------------------------------------------------------ */

/* "không còn hộ nghèo": 0 hộ. */
static bool
take_none_left(struct clause_reader *c, size_t from, size_t to)
{
	const struct rec_phrase *p;
	size_t at = rec_phrase_find(rec_group(c->r->w, "khong_con"), &c->t, from, to, &p), thing;
	const struct rec_phrase *unit;
	struct time_said said;
	struct rec_part *part;

	thing = at + (at < to ? p->n : 0);
	if (at >= to || thing >= to)
		return false;
	unit = phrase_at(c, "don_vi", thing);
	said = read_time(c, from, to);
	carry_time(c, said, from);
	part = add_found_part(
	    c, str_format(c->r->a, "Số " STR_FMT, STR_ARG(lower_first(c, name_text(c, thing, to)))), from, to);
	part->unit = unit != NULL ? unit->meaning : token_text(&c->t, thing, thing + 1);
	part->lo = part->hi = dec_int(0);
	set_time(c, part, said, from, to);
	c->last_name = part->name;
	if (unit == NULL)
		ask_part(c, false, token_text(&c->t, from, to), "đơn vị tính không có trong danh mục đã biết",
		    "don_vi_tinh", part->unit);
	return true;
}

/* "kiềm chế và giảm số vụ": fewer than in the year before. */
static bool
take_fewer(struct clause_reader *c, size_t from, size_t to)
{
	const struct rec_phrase *p, *unit = NULL;
	size_t at = rec_phrase_find(rec_group(c->r->w, "it_hon"), &c->t, from, to, &p);
	struct time_said said;
	struct rec_part *part;

	if (at >= to)
		return false;
	for (size_t i = at; i < to && unit == NULL; i++)
		unit = phrase_at(c, "don_vi", i);
	said = read_time(c, from, to);
	carry_time(c, said, from);
	drop_all(c, "phan_dau", from, to);
	part = add_found_part(c, name_text(c, from, to), from, to);
	part->cmp = "<";
	part->last_year = true;
	part->unit = unit != NULL ? unit->meaning : STR("");
	set_time(c, part, said, from, to);
	if (part->scope == REC_SCOPE_UNSAID)
		part->scope = REC_SCOPE_YEAR; /* "năm trước" is a time */
	c->last_name = part->name;
	return true;
}

/* What is reached or kept, without a figure. */
static bool
take_status(struct clause_reader *c, size_t from, size_t to)
{
	enum { NEAR = 2 };
	const struct rec_phrase *p;
	size_t at = rec_phrase_find(rec_group(c->r->w, "trang_thai"), &c->t, from, to, &p), aim;
	struct time_said said;
	struct rec_part *part;

	if (at >= to)
		return false;
	aim = rec_phrase_find(rec_group(c->r->w, "phan_dau"), &c->t, from, at, NULL);
	if (aim < at && key_is(&c->t, aim > 0 ? aim - 1 : 0, ",") && content_words(c, from, aim) > 0 &&
	    content_words(c, aim, at) <= NEAR)
		from = aim; /* "an ninh trật tự, phấn đấu xây dựng …": the aim is what counts */
	said = read_time(c, from, to);
	if (content_words(c, from, at) > NEAR && said.scope == REC_SCOPE_UNSAID &&
	    !str_eq(p->words, STR("trở thành")) && !str_eq(p->words, STR("đạt chuẩn")) &&
	    !str_eq(p->words, STR("được công nhận")))
		return false;
	carry_time(c, said, from);
	drop_all(c, "phan_dau", from, to);
	part = add_found_part(c, name_text(c, from, to), from, to);
	part->is_status = true;
	set_time(c, part, said, from, to);
	c->last_name = part->name;
	return true;
}

/* --- all of an item ----------------------------------------------------------------------------------- */

/* "Cơ cấu kinh tế đến năm 2030: Nông nghiệp 40%": the words before a colon that words and a value follow. */
static void
take_head(struct clause_reader *c, size_t *from, size_t to)
{
	for (size_t i = *from; i < to; i++) {
		size_t k;
		struct time_said said;

		if (!key_is(&c->t, i, ":") || c->t.at[i].depth > 0)
			continue;
		k = value_from(c, i);
		if (k >= c->v.n || has_value(c, *from, i) || c->v.at[k].lead <= i + 1)
			return;
		if (c->v.at[k].number < to && content_words(c, i + 1, c->v.at[k].lead) == 0)
			return; /* "Thu ngân sách: tăng 9%" */
		said = read_time(c, *from, i);
		carry_time(c, said, *from);
		if (said.scope != REC_SCOPE_UNSAID) {
			c->item->scope = said.scope;
			c->item->year = said.year;
			c->item->before = said.before;
		}
		drop_fillings_before(c, *from, i);
		c->item->head = name_text(c, *from, i);
		*from = i + 1;
		return;
	}
}

static void
take_clause(struct clause_reader *c, size_t from, size_t to, bool is_like)
{
	size_t k;

	while (from < to && is_edge(&c->t, from))
		from++;
	while (to > from && is_edge(&c->t, to - 1) && !key_is(&c->t, to - 1, ")"))
		to--;
	if (from >= to)
		return;
	take_head(c, &from, to);
	k = value_from(c, from);
	if (k < c->v.n && c->v.at[k].number < to) {
		take_value(c, from, &c->v.at[k], to, is_like);
		return;
	}
	if (take_none_left(c, from, to) || take_fewer(c, from, to) || take_status(c, from, to))
		return;
	if (content_words(c, from, to) > 1)
		rec_ask(c->r, false, c->item->place, token_text(&c->t, from, to),
		    "trong phần chỉ tiêu, nhưng không thấy số hay chữ \"đạt\", \"duy trì\": không ghi thành chỉ tiêu");
}

static struct clause_reader
clause_reader(struct rec_reader *r, struct rec_item *item, str text)
{
	struct clause_reader c = { .r = r, .item = item, .t = rec_tokens(text, r->a) };

	c.drop = ARENA_ARRAY(r->a, bool, c.t.n + 1);
	find_values(&c);
	return c;
}

void
rec_item_head(struct rec_reader *r, struct rec_item *item, str text)
{
	struct clause_reader c = clause_reader(r, item, text);

	carry_time(&c, read_time(&c, 0, c.t.n), 0);
	(void)rec_heading_time(r, item, text);
	drop_fillings_before(&c, 0, c.t.n);
	item->head = name_text(&c, 0, c.t.n);
}

bool
rec_heading_time(struct rec_reader *r, struct rec_item *item, str text)
{
	struct clause_reader c = clause_reader(r, item, text);
	struct time_said said = read_time(&c, 0, c.t.n);

	if (said.scope != REC_SCOPE_BY || said.is_average ||
	    rec_phrase_find(rec_group(r->w, "thoi_han"), &c.t, 0, c.t.n, NULL) < c.t.n)
		return false;
	item->scope = said.scope;
	item->year = said.year;
	item->before = said.before;
	return true;
}

/* Do words stand before the next value? */
static bool
names_itself(struct clause_reader *c, size_t from)
{
	size_t k = value_from(c, from);

	return k < c->v.n && content_words(c, from, c->v.at[k].lead) > 0;
}

enum { ITEM_BYTES = 16384 }; /* clauses look back and ahead: a text of more is no indicator */

int
rec_clauses(struct rec_reader *r, struct rec_item *item, str text)
{
	struct clause_reader c = clause_reader(r, item, str_sub(text, 0, text.n > ITEM_BYTES ? 0 : text.n));
	size_t from = 0;
	bool is_like = false, part = item->is_part;
	str head = item->head;

	for (size_t i = 0; i < c.t.n; i++) {
		size_t next;

		if (!clause_ends_at(&c, from, i, &next))
			continue;
		take_clause(&c, from, i, is_like);
		if (key_is(&c.t, i, ".")) {
			item->head = head; /* a head holds to the sentence's end, and so do parts */
			item->is_part = part;
		}
		if (key_is(&c.t, i, "trong"))
			item->is_part = true;
		is_like = key_is(&c.t, i, "va2") && names_itself(&c, next);
		c.is_listed = key_is(&c.t, i, "va2") || key_is(&c.t, i, ",");
		from = next;
		i = next - 1;
	}
	take_clause(&c, from, c.t.n, is_like);
	item->head = head;
	item->is_part = part;
	if (text.n > ITEM_BYTES)
		rec_ask(r, true, item->place, str_sub(text, 0, 0), "đoạn quá dài, không đọc thành chỉ tiêu");
	return c.found;
}

bool
rec_has_value(struct rec_reader *r, str text)
{
	struct rec_item item = { 0 };
	struct clause_reader c = clause_reader(r, &item, text.n > ITEM_BYTES ? STR("") : text);

	return c.v.n > 0;
}
