#ifndef TESTS_TEMPLATE_RUN_H
#define TESTS_TEMPLATE_RUN_H

/* A text as a template over data written as an expression of the language itself. */
#include "tap.h"

#include "base/limits.h"
#include "base/loc.h"
#include "template/template.h"
#include "value/value.h"

struct bench {
	struct arena *a;
	struct diags d;
	struct value context;
	struct tpl_options opt;
	struct loc where;
};

static inline struct bench *
bench_new(const char *data)
{
	struct arena *a = arena_new(1 << 16);
	struct bench *b = ARENA_NEW(a, struct bench);

	b->a = a;
	diags_init(&b->d, a);
	b->opt.today = (struct date){2026, 11, 23};
	b->where = loc_at(source_new(a, SOURCE_TEXT, STR("mau.txt"), STR("")), 1, 1);
	b->context = tpl_eval(str_of(data), LOC_NONE, NULL, &b->opt, a, &b->d);
	if (b->context.kind != VALUE_MAP || !diags_ok(&b->d))
		printf("# data not understood: %s\n%.*s", data, STR_ARG(tap_diags(a, &b->d)));
	return b;
}

static inline str
bench_run(struct bench *b, str text)
{
	str result = STR("");

	tpl_text(text, b->where, &b->context, &b->opt, NULL, &result, b->a, &b->d);
	return result;
}

struct row {
	const char *text, *want;
};

/* Each row's text printed over data, without a complaint. */
static inline void
rows_check(const char *data, const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct bench *b = bench_new(data);
		str got = bench_run(b, str_of(rows[i].text));

		if (!str_eq(got, str_of(rows[i].want)) || !diags_ok(&b->d))
			FAIL("%s\n#   gives %.*s\n#   not   %s\n# %.*s", rows[i].text, STR_ARG(got), rows[i].want, STR_ARG(tap_diags(b->a, &b->d)));
		arena_free(b->a);
	}
}

/* Each row's text is complained about exactly so. */
static inline void
complaints_check(const char *data, const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct bench *b = bench_new(data);
		str got;

		bench_run(b, str_of(rows[i].text));
		got = tap_diags(b->a, &b->d);
		if (!str_eq(got, str_of(rows[i].want)))
			FAIL("%s\n--- got\n%.*s--- want\n%s---", rows[i].text, STR_ARG(got), rows[i].want);
		arena_free(b->a);
	}
}

/* The complaints in short: "T120 <what is marked> message (hint)", "; " between two. */
static inline str
bench_faults(struct bench *b)
{
	struct out o;
	str s;

	out_init(&o);
	for (const struct diag *g = b->d.first; g != NULL; g = g->next) {
		out_printf(&o, "%s%s <%.*s> %.*s", o.n > 0 ? "; " : "", g->kind->id,
		    STR_ARG(str_sub(g->excerpt, g->mark_from, g->mark_to)), STR_ARG(g->message));
		if (g->hint.n > 0)
			out_printf(&o, " (%.*s)", STR_ARG(g->hint));
	}
	s = out_copy(&o, b->a);
	out_release(&o);
	return s;
}

/* Each row's text is complained about in these short words. */
static inline void
faults_check(const char *data, const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct bench *b = bench_new(data);
		str got;

		bench_run(b, str_of(rows[i].text));
		got = bench_faults(b);
		if (!str_eq(got, str_of(rows[i].want)))
			FAIL("%s\n#   gives %.*s\n#   not   %s", rows[i].text, STR_ARG(got), rows[i].want);
		arena_free(b->a);
	}
}

#define ROWS(data, rows)       rows_check(data, rows, sizeof rows / sizeof rows[0])
#define FAULTS(data, rows)     faults_check(data, rows, sizeof rows / sizeof rows[0])
#define COMPLAINTS(data, rows) complaints_check(data, rows, sizeof rows / sizeof rows[0])

#endif
