/*
 * Results of formulas that depend on a figure that was put in. An office merges and builds at night, and nobody opens
 * the workbook in between: so what its formulas are mostly made of is computed here. It is a part of ECMA-376-1 18.17 and
 * of OpenFormula in which both agree: + - * / & % and comparisons, numbers, texts, references, and the functions
 * of the table below. What is beyond it, or could mean two things, gives no result: the cell is told of and waits for a
 * spreadsheet. So a result that stands here is the one that the spreadsheet gives, in the 15 digits that it shows.
 *
 * A formula is computed while it is parsed. One that needs the result of another that is not there yet gives nothing, and
 * its turn comes again: no order has to be found, and a circle simply never gets a result.
 */
#include "workbook/formula.h"

#include <string.h>

#include "base/out.h"
#include "text/text.h"

const struct diag_kind workbook_no_result = { "W118", DIAG_WARNING,
	N_("a formula that depends on a new figure is not computed here, and its result is taken out") };

enum { ARGUMENTS_MAX = 32, DEPTH_MAX = 48, ROUNDS_MAX = 1000, STEPS_MAX = 50000000, FEW_CELLS = 256 };

struct evaluation {
	struct book *b;
	struct book_cursor at;
	const struct book_sheet *sheet;
	const struct book_cell *cell;
	int depth;
	bool is_lost; /* the formula has something that isn't understood here */
};

static const struct book_answer unknown = { .kind = ANSWER_UNKNOWN }, error = { .kind = ANSWER_ERROR };

static struct book_answer
number_answer(struct ratio r)
{
	return (struct book_answer){ .kind = r.known ? ANSWER_NUMBER : ANSWER_UNKNOWN, .number = r };
}

static struct book_answer
truth_answer(bool truth)
{
	return (struct book_answer){ .kind = ANSWER_TRUTH, .truth = truth };
}

static struct book_answer
text_answer(str text)
{
	return (struct book_answer){ .kind = ANSWER_TEXT, .text = text };
}

static struct book_answer
lose(struct evaluation *e)
{
	e->is_lost = true;
	return unknown;
}

/* --- values ------------------------------------------------------------------------------------ */

static struct book_answer
cell_answer(struct evaluation *e, const struct book_cell *c)
{
	struct book_answer v = { .kind = ANSWER_EMPTY };

	if (c != NULL && c->is_stale && !c->is_computed)
		return unknown;
	if (c != NULL)
		v = e->b->format->answer(e->b, c);
	return v.kind == ANSWER_NUMBER ? number_answer(v.number) : v;
}

/* One value: an area of more than one cell is none. */
static struct book_answer
one_value(struct evaluation *e, struct book_answer v)
{
	if (v.kind != ANSWER_AREA)
		return v;
	if (v.area.row != v.area.row_end || v.area.column != v.area.column_end)
		return unknown;
	return cell_answer(e, book_cell_find(v.sheet, v.area.row, v.area.column));
}

/* A value as a number; text is none, whatever it looks like: that depends on the country. */
static struct book_answer
numeric(struct evaluation *e, struct book_answer v)
{
	v = one_value(e, v);
	switch (v.kind) {
	case ANSWER_EMPTY: return number_answer(ratio_int(0));
	case ANSWER_TRUTH: return number_answer(ratio_int(v.truth));
	case ANSWER_NUMBER:
	case ANSWER_ERROR: return v;
	default: return unknown;
	}
}

static struct book_answer
truth_of(struct evaluation *e, struct book_answer v)
{
	v = one_value(e, v);
	switch (v.kind) {
	case ANSWER_EMPTY: return truth_answer(false);
	case ANSWER_NUMBER: return truth_answer(ratio_sign(v.number) != 0);
	case ANSWER_TRUTH:
	case ANSWER_ERROR: return v;
	default: return unknown;
	}
}

/* What two values give that can't be computed with: an error goes before what isn't known. */
static struct book_answer
worse(struct book_answer a, struct book_answer b)
{
	return a.kind == ANSWER_ERROR || b.kind == ANSWER_ERROR ? error : unknown;
}

static bool
are_numbers(const struct book_answer *a, const struct book_answer *b)
{
	return a->kind == ANSWER_NUMBER && b->kind == ANSWER_NUMBER;
}

/* --- operators ---------------------------------------------------------------------------------- */

static struct book_answer
calculate(struct evaluation *e, char sign, struct book_answer a, struct book_answer b)
{
	a = numeric(e, a);
	b = numeric(e, b);
	if (!are_numbers(&a, &b))
		return worse(a, b);
	switch (sign) {
	case '+': return number_answer(ratio_add(a.number, b.number));
	case '-': return number_answer(ratio_sub(a.number, b.number));
	case '*': return number_answer(ratio_mul(a.number, b.number));
	default: return ratio_sign(b.number) == 0 ? error : number_answer(ratio_div(a.number, b.number));
	}
}

/* Text as it is joined; of numbers whole ones alone, since the mark of others depends on the country. */
static struct book_answer
joinable(struct evaluation *e, struct book_answer v)
{
	long whole;

	v = one_value(e, v);
	if (v.kind == ANSWER_EMPTY)
		return text_answer(STR(""));
	if (v.kind == ANSWER_NUMBER)
		return ratio_whole(v.number, &whole) ? text_answer(str_format(e->b->a, "%ld", whole)) : unknown;
	return v.kind == ANSWER_TEXT || v.kind == ANSWER_ERROR ? v : unknown;
}

static struct book_answer
join(struct evaluation *e, struct book_answer a, struct book_answer b)
{
	a = joinable(e, a);
	b = joinable(e, b);
	if (a.kind != ANSWER_TEXT || b.kind != ANSWER_TEXT)
		return worse(a, b);
	return text_answer(str_format(e->b->a, STR_FMT STR_FMT, STR_ARG(a.text), STR_ARG(b.text)));
}

/* An empty cell is 0 beside a number, "" beside a text, false beside a truth. */
static void
fill_empty(struct book_answer *v, const struct book_answer *beside)
{
	if (v->kind != ANSWER_EMPTY)
		return;
	*v = number_answer(ratio_int(0));
	if (beside->kind == ANSWER_TEXT)
		*v = text_answer(STR(""));
	else if (beside->kind == ANSWER_TRUTH)
		*v = truth_answer(false);
}

enum comparator { IS_EQUAL, IS_OTHER, IS_LESS, IS_NOT_MORE, IS_MORE, IS_NOT_LESS };

static struct book_answer
compared(enum comparator how, int order)
{
	switch (how) {
	case IS_EQUAL: return truth_answer(order == 0);
	case IS_OTHER: return truth_answer(order != 0);
	case IS_LESS: return truth_answer(order < 0);
	case IS_NOT_MORE: return truth_answer(order <= 0);
	case IS_MORE: return truth_answer(order > 0);
	default: return truth_answer(order >= 0);
	}
}

/* Texts are compared without case, and only for being the same: which comes first depends on the country. */
static struct book_answer
compare_answers(struct evaluation *e, enum comparator how, struct book_answer a, struct book_answer b)
{
	bool same;

	a = one_value(e, a);
	b = one_value(e, b);
	fill_empty(&a, &b);
	fill_empty(&b, &a);
	if (are_numbers(&a, &b))
		return compared(how, ratio_cmp(a.number, b.number));
	if (a.kind <= ANSWER_ERROR || b.kind <= ANSWER_ERROR)
		return worse(a, b);
	if (a.kind == ANSWER_TRUTH && b.kind == ANSWER_TRUTH)
		return compared(how, (int)a.truth - (int)b.truth);
	if (how != IS_EQUAL && how != IS_OTHER)
		return unknown;
	same = a.kind == b.kind && str_eq(text_lower(e->b->a, a.text), text_lower(e->b->a, b.text));
	return compared(how, !same);
}

/* --- functions ----------------------------------------------------------------------------------- */

struct arguments {
	struct evaluation *e;
	struct book_answer at[ARGUMENTS_MAX];
	size_t n;
};

/* All numbers of a function's arguments: in areas texts and empty cells don't count. */
struct gathered {
	struct book_answer first_fault; /* EMPTY: none */
	struct ratio sum, product, least, most;
	long n;
};

static void
gather_number(struct gathered *g, struct ratio r)
{
	g->sum = g->n > 0 ? ratio_add(g->sum, r) : r;
	g->product = g->n > 0 ? ratio_mul(g->product, r) : r;
	if (g->n == 0 || ratio_cmp(r, g->least) < 0)
		g->least = r;
	if (g->n == 0 || ratio_cmp(r, g->most) > 0)
		g->most = r;
	g->n++;
}

static void
gather_value(struct gathered *g, struct book_answer v)
{
	if (v.kind == ANSWER_NUMBER)
		gather_number(g, v.number);
	else if (v.kind == ANSWER_UNKNOWN || v.kind == ANSWER_TRUTH)
		g->first_fault =
		    unknown; /* goes before an error; a truth in an area counts in LibreOffice, in Excel it doesn't */
	else if (v.kind == ANSWER_ERROR && g->first_fault.kind == ANSWER_EMPTY)
		g->first_fault = v;
}

static void
gather_area(struct evaluation *e, struct gathered *g, const struct book_answer *v)
{
	const struct book_area *area = &v->area;
	uint64_t size = (uint64_t)(area->row_end - area->row + 1) * (area->column_end - area->column + 1);

	for (uint32_t r = area->row; size <= FEW_CELLS && r <= area->row_end; r++)
		for (uint32_t c = area->column; c <= area->column_end; c++)
			gather_value(g, cell_answer(e, book_cell_find(v->sheet, r, c)));
	for (size_t i = 0; size > FEW_CELLS && i < v->sheet->cells.n; i++) {
		const struct book_cell *c = &v->sheet->cells.at[i];

		if (c->row >= area->row && c->row <= area->row_end && c->column >= area->column &&
		    c->column <= area->column_end)
			gather_value(g, cell_answer(e, c));
	}
}

static struct gathered
gather(const struct arguments *args)
{
	struct gathered g = { .first_fault = { .kind = ANSWER_EMPTY }, .sum = ratio_int(0), .product = ratio_int(0) };

	g.least = g.most = ratio_int(0);
	for (size_t i = 0; i < args->n; i++)
		if (args->at[i].kind == ANSWER_AREA)
			gather_area(args->e, &g, &args->at[i]);
		else
			gather_value(&g, numeric(args->e, args->at[i]));
	return g;
}

static struct book_answer
gathered_answer(const struct gathered *g, struct ratio r)
{
	return g->first_fault.kind != ANSWER_EMPTY ? g->first_fault : number_answer(r);
}

static struct book_answer
call_sum(const struct arguments *args)
{
	struct gathered g = gather(args);

	return gathered_answer(&g, g.sum);
}

static struct book_answer
call_product(const struct arguments *args)
{
	struct gathered g = gather(args);

	return gathered_answer(&g, g.product);
}

static struct book_answer
call_min(const struct arguments *args)
{
	struct gathered g = gather(args);

	return gathered_answer(&g, g.least);
}

static struct book_answer
call_max(const struct arguments *args)
{
	struct gathered g = gather(args);

	return gathered_answer(&g, g.most);
}

static struct book_answer
call_average(const struct arguments *args)
{
	struct gathered g = gather(args);

	if (g.n == 0 && g.first_fault.kind == ANSWER_EMPTY)
		return error;
	return gathered_answer(&g, ratio_div(g.sum, ratio_int(g.n)));
}

static struct book_answer
call_if(const struct arguments *args)
{
	struct book_answer is = truth_of(args->e, args->at[0]);

	if (is.kind != ANSWER_TRUTH)
		return is;
	if (is.truth)
		return one_value(args->e, args->at[1]);
	return args->n > 2 ? one_value(args->e, args->at[2]) : truth_answer(false);
}

static struct book_answer
call_iferror(const struct arguments *args)
{
	struct book_answer v = one_value(args->e, args->at[0]);

	return v.kind == ANSWER_ERROR ? one_value(args->e, args->at[1]) : v;
}

static struct book_answer
round_to(const struct arguments *args, enum ratio_rounding how)
{
	struct book_answer v = numeric(args->e, args->at[0]),
			   places = args->n > 1 ? numeric(args->e, args->at[1]) : number_answer(ratio_int(0));
	long n;

	if (!are_numbers(&v, &places))
		return worse(v, places);
	return ratio_whole(places.number, &n) ? number_answer(ratio_round(v.number, n, how)) : unknown;
}

static struct book_answer
call_round(const struct arguments *args)
{
	return round_to(args, RATIO_HALF);
}

static struct book_answer
call_roundup(const struct arguments *args)
{
	return round_to(args, RATIO_UP);
}

static struct book_answer
call_rounddown(const struct arguments *args)
{
	return round_to(args, RATIO_DOWN);
}

static struct book_answer
call_abs(const struct arguments *args)
{
	struct book_answer v = numeric(args->e, args->at[0]);

	if (v.kind == ANSWER_NUMBER && ratio_sign(v.number) < 0)
		v.number = ratio_neg(v.number);
	return v;
}

static struct book_answer
call_not(const struct arguments *args)
{
	struct book_answer v = truth_of(args->e, args->at[0]);

	return v.kind == ANSWER_TRUTH ? truth_answer(!v.truth) : v;
}

/* AND, OR: all are looked at, since one error makes the whole one. */
static struct book_answer
call_all(const struct arguments *args, bool wanted)
{
	struct book_answer result = truth_answer(wanted);

	for (size_t i = 0; i < args->n; i++) {
		struct book_answer v = truth_of(args->e, args->at[i]);

		if (v.kind != ANSWER_TRUTH)
			return v;
		if (v.truth != wanted)
			result = truth_answer(!wanted);
	}
	return result;
}

static struct book_answer
call_and(const struct arguments *args)
{
	return call_all(args, true);
}

static struct book_answer
call_or(const struct arguments *args)
{
	return call_all(args, false);
}

static const struct book_function {
	const char *name;
	size_t least, most; /* arguments */
	struct book_answer (*call)(const struct arguments *args);
} functions[] = {
	{ "SUM", 1, ARGUMENTS_MAX, call_sum },
	{ "AVERAGE", 1, ARGUMENTS_MAX, call_average },
	{ "MIN", 1, ARGUMENTS_MAX, call_min },
	{ "MAX", 1, ARGUMENTS_MAX, call_max },
	{ "PRODUCT", 1, ARGUMENTS_MAX, call_product },
	{ "IF", 2, 3, call_if },
	{ "IFERROR", 2, 2, call_iferror },
	{ "AND", 1, ARGUMENTS_MAX, call_and },
	{ "OR", 1, ARGUMENTS_MAX, call_or },
	{ "NOT", 1, 1, call_not },
	{ "ROUND", 2, 2, call_round },
	{ "ROUNDUP", 2, 2, call_roundup },
	{ "ROUNDDOWN", 2, 2, call_rounddown },
	{ "ABS", 1, 1, call_abs },
};

/* --- the grammar ---------------------------------------------------------------------------------- */

static struct book_answer parse_comparison(struct evaluation *e);

static void
skip_formula_blanks(struct evaluation *e)
{
	while (strchr(" \t\r\n", book_char(&e->at)) != NULL && book_char(&e->at) != '\0')
		e->at.i++;
}

/* The sign is next: it is behind us now. */
static bool
takes(struct evaluation *e, const char *sign)
{
	skip_formula_blanks(e);
	if (!str_starts(str_sub(e->at.s, e->at.i, e->at.s.n), str_of(sign)))
		return false;
	e->at.i += strlen(sign);
	return true;
}

static bool
take_arguments(struct evaluation *e, struct arguments *args)
{
	const char *separator = e->b->format->is_ods ? ";" : ",";

	if (takes(e, ")"))
		return true;
	do {
		if (args->n == ARGUMENTS_MAX)
			return false;
		skip_formula_blanks(e);
		args->at[args->n].kind = ANSWER_EMPTY; /* IF(A1,,2) */
		if (book_char(&e->at) != *separator && book_char(&e->at) != ')')
			args->at[args->n] = parse_comparison(e);
		args->n++;
	} while (takes(e, separator));
	return takes(e, ")");
}

/* Behind the name and its opening bracket. */
static struct book_answer
parse_function(struct evaluation *e, str name)
{
	struct arguments args = { .e = e };

	if (!take_arguments(e, &args))
		return lose(e);
	if (args.n == 0 && str_eq_nocase(name, STR("TRUE")))
		return truth_answer(true);
	if (args.n == 0 && str_eq_nocase(name, STR("FALSE")))
		return truth_answer(false);
	for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++)
		if (str_eq_nocase(name, str_of(functions[i].name)) && args.n >= functions[i].least &&
		    args.n <= functions[i].most)
			/* cppcheck-suppress returnDanglingLifetime ; an answer is a value and holds nothing of args */
			return functions[i].call(&args);
	return lose(e);
}

static struct book_answer
area_answer(struct evaluation *e, const struct book_sheet *sheet, str from, str to)
{
	struct book_answer v = { .kind = ANSWER_AREA, .sheet = sheet };

	if (sheet == NULL || !book_area_between(e->cell, from, to, &v.area))
		return lose(e);
	return v;
}

static struct book_answer
parse_excel_reference(struct evaluation *e, const struct book_sheet *sheet, str from)
{
	if (book_char(&e->at) == ':') {
		e->at.i++;
		return area_answer(e, sheet, from, book_word(&e->at));
	}
	return book_is_cell(from, e->cell) ? area_answer(e, sheet, from, from) : lose(e);
}

/* [.C2:.N2]; the opening bracket is behind us. */
static struct book_answer
parse_open_reference(struct evaluation *e)
{
	const struct book_sheet *sheet = e->sheet, *other;
	str from, to;

	if (!book_open_side(&e->at, &sheet, &from))
		return lose(e);
	other = sheet;
	to = from;
	if (takes(e, ":") && !book_open_side(&e->at, &other, &to))
		return lose(e);
	if (!takes(e, "]") || other != sheet || (str_eq(from, to) && !book_is_cell(from, e->cell)))
		return lose(e);
	return area_answer(e, sheet, from, to);
}

static bool
is_number_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* 12, 1.5, .5, 1E-3. */
static struct book_answer
parse_number(struct evaluation *e)
{
	size_t from = e->at.i;

	while (is_number_digit(book_char(&e->at)) || book_char(&e->at) == '.')
		e->at.i++;
	if (book_char(&e->at) == 'E' || book_char(&e->at) == 'e') {
		e->at.i++;
		if (book_char(&e->at) == '+' || book_char(&e->at) == '-')
			e->at.i++;
		while (is_number_digit(book_char(&e->at)))
			e->at.i++;
	}
	return number_answer(ratio_read(str_sub(e->at.s, from, e->at.i)));
}

/* A name that is no function's, in a workbook of Excel's: a cell's or a sheet's. */
static struct book_answer
parse_excel_name(struct evaluation *e, str word)
{
	if (takes(e, "!"))
		return parse_excel_reference(e, book_sheet_named(e->b, word), book_word(&e->at));
	if (book_char(&e->at) != ':' && str_eq_nocase(word, STR("TRUE")))
		return truth_answer(true);
	if (book_char(&e->at) != ':' && str_eq_nocase(word, STR("FALSE")))
		return truth_answer(false);
	return parse_excel_reference(e, e->sheet, word);
}

static struct book_answer
parse_word(struct evaluation *e)
{
	size_t from = e->at.i;
	str word = book_word(&e->at);

	if (word.n == 0 || is_number_digit(word.p[0])) {
		if (!e->b->format->is_ods && book_char(&e->at) == ':')
			return parse_excel_reference(e, e->sheet, word); /* 2:3, whole rows */
		e->at.i = from;
		return is_number_digit(book_char(&e->at)) || book_char(&e->at) == '.' ? parse_number(e) : lose(e);
	}
	if (book_char(&e->at) == '.')
		book_dotted(&e->at, &word);
	if (book_char(&e->at) == '(') {
		e->at.i++;
		return parse_function(e, word);
	}
	return e->b->format->is_ods ? lose(e) : parse_excel_name(e, word);
}

static struct book_answer
parse_term(struct evaluation *e)
{
	struct book_answer v;

	if (takes(e, "(")) {
		v = parse_comparison(e);
		return takes(e, ")") ? v : lose(e);
	}
	if (book_char(&e->at) == '"')
		return text_answer(book_quoted(&e->at));
	if (book_char(&e->at) == '[' && e->b->format->is_ods) {
		e->at.i++;
		return parse_open_reference(e);
	}
	if (book_char(&e->at) == '\'' && !e->b->format->is_ods) {
		str sheet = book_quoted(&e->at);

		return takes(e, "!") ? parse_excel_reference(e, book_sheet_named(e->b, sheet), book_word(&e->at))
				     : lose(e);
	}
	return parse_word(e);
}

static struct book_answer
parse_signed(struct evaluation *e)
{
	struct book_answer v, zero = number_answer(ratio_int(0)), hundred = number_answer(ratio_int(100));

	if (++e->depth > DEPTH_MAX)
		return lose(e);
	if (takes(e, "-"))
		v = calculate(e, '-', zero, parse_signed(e));
	else
		v = takes(e, "+") ? parse_signed(e) : parse_term(e);
	while (!e->is_lost && takes(e, "%"))
		v = calculate(e, '/', v, hundred);
	e->depth--;
	return v;
}

static struct book_answer
parse_product(struct evaluation *e)
{
	struct book_answer v = parse_signed(e);

	while (!e->is_lost) {
		if (takes(e, "*"))
			v = calculate(e, '*', v, parse_signed(e));
		else if (takes(e, "/"))
			v = calculate(e, '/', v, parse_signed(e));
		else
			break;
	}
	return v;
}

static struct book_answer
parse_sum(struct evaluation *e)
{
	struct book_answer v = parse_product(e);

	while (!e->is_lost) {
		if (takes(e, "+"))
			v = calculate(e, '+', v, parse_product(e));
		else if (takes(e, "-"))
			v = calculate(e, '-', v, parse_product(e));
		else
			break;
	}
	return v;
}

static struct book_answer
parse_joined(struct evaluation *e)
{
	struct book_answer v = parse_sum(e);

	while (!e->is_lost && takes(e, "&"))
		v = join(e, v, parse_sum(e));
	return v;
}

static struct book_answer
parse_comparison(struct evaluation *e)
{
	static const struct {
		const char *sign;
		enum comparator how;
	} signs[] = { { "<>", IS_OTHER }, { "<=", IS_NOT_MORE }, { ">=", IS_NOT_LESS }, { "=", IS_EQUAL },
		{ "<", IS_LESS }, { ">", IS_MORE } };
	struct book_answer v = parse_joined(e);
	bool more = true;

	while (more && !e->is_lost) {
		more = false;
		for (size_t i = 0; i < sizeof signs / sizeof signs[0] && !more; i++)
			if (takes(e, signs[i].sign)) {
				v = compare_answers(e, signs[i].how, v, parse_joined(e));
				more = true;
			}
	}
	return v;
}

/* --- all that wait -------------------------------------------------------------------------------- */

struct waiting {
	struct book_sheet *sheet;
	struct book_cell *cell;
};

static struct book_answer
evaluate_cell(struct book *b, const struct waiting *w)
{
	struct evaluation e = { .b = b, .at = { b, w->cell->formula, 0 }, .sheet = w->sheet, .cell = w->cell };
	struct book_answer v;

	if (b->format->is_ods)
		(void)takes(&e, "of:");
	(void)takes(&e, "=");
	v = one_value(&e, parse_comparison(&e));
	skip_formula_blanks(&e);
	if (e.is_lost || e.at.i < e.at.s.n)
		return unknown;
	return v.kind == ANSWER_EMPTY ? number_answer(ratio_int(0)) : v;
}

/* True: it has a result now. */
static bool
settle_cell(struct book *b, struct waiting *w)
{
	struct book_answer v = evaluate_cell(b, w);

	if (v.kind != ANSWER_NUMBER && v.kind != ANSWER_TEXT && v.kind != ANSWER_TRUTH)
		return false;
	if (v.kind == ANSWER_NUMBER && !book_figure(ratio_digits(v.number, b->a)).known)
		return false; /* so large that no reader of ours takes it */
	b->format->result(b, w->sheet, w->cell, &v);
	w->cell->is_computed = true;
	return true;
}

void
book_compute_results(struct book *b, struct diags *d)
{
	VEC(struct waiting) waiting = { 0 };
	size_t steps = 0;
	bool any = !b->counts_as_shown;

	for (size_t i = 0; i < b->sheets.n; i++)
		for (size_t k = 0; k < b->sheets.at[i]->cells.n; k++) {
			struct book_cell *c = &b->sheets.at[i]->cells.at[k];

			if (c->is_stale && c->formula.n > 0)
				*VEC_ADD(b->a, &waiting) = (struct waiting){ b->sheets.at[i], c };
		}
	/* rows down and up by turns: what builds on the row above or below is done in one round */
	for (int round = 0; any && round < ROUNDS_MAX && steps < STEPS_MAX; round++) {
		any = false;
		for (size_t i = 0; i < waiting.n; i++) {
			struct waiting *w = &waiting.at[round % 2 == 0 ? i : waiting.n - 1 - i];

			if (w->cell->is_computed || w->cell->rows_over > 1 || w->cell->columns_over > 1)
				continue;
			steps += 1 + w->cell->formula.n;
			any |= settle_cell(b, w);
		}
	}
	for (size_t i = 0; i < waiting.n; i++) {
		const struct waiting *w = &waiting.at[i];

		if (w->cell->is_computed)
			continue;
		diag_add(d, &workbook_no_result,
		    loc_at(
			source_new(b->a, SOURCE_SHEET, str_of(b->name), w->sheet->name), w->cell->row, w->cell->column),
		    STR_FMT, STR_ARG(w->cell->formula));
		diag_hint(d, "%s", _("open the workbook, let it compute, and save it"));
	}
}
