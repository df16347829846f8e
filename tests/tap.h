#ifndef TESTS_TAP_H
#define TESTS_TAP_H

/*
 * Tests that speak TAP. A file holds TEST(name_is_a_sentence) { … } blocks and
 * nothing else is needed: each registers itself, main() lives here.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/out.h"
#include "base/str.h"

struct tap_test {
	const char *name;
	void (*run)(void);
	struct tap_test *next;
};

static struct tap_test *tap_first, **tap_last = &tap_first;
static int tap_failed_here;
static const char *tap_skipped;

#define TEST(test_name) \
	static void test_name(void); \
	static struct tap_test tap_##test_name = { #test_name, test_name, NULL }; \
	__attribute__((constructor)) static void tap_add_##test_name(void) \
	{ \
		*tap_last = &tap_##test_name; \
		tap_last = &tap_##test_name.next; \
	} \
	static void test_name(void)

#define FAIL(...) \
	do { \
		printf("# %s:%d: ", __FILE__, __LINE__); \
		printf(__VA_ARGS__); \
		printf("\n"); \
		tap_failed_here++; \
	} while (0)

#define OK(cond) \
	do { \
		if (!(cond)) \
			FAIL("not true: %s", #cond); \
	} while (0)

#define IS_INT(got, want) \
	do { \
		long long got_ = (long long)(got), want_ = (long long)(want); \
		if (got_ != want_) \
			FAIL("%s is %lld, not %lld", #got, got_, want_); \
	} while (0)

#define IS_STR(got, want) \
	do { \
		str got_ = (got), want_ = (want); \
		if (!str_eq(got_, want_)) \
			FAIL("%s is '" STR_FMT "', not '" STR_FMT "'", #got, STR_ARG(got_), STR_ARG(want_)); \
	} while (0)

/* Leaves the test; it counts as skipped. */
#define SKIP(why) \
	do { \
		tap_skipped = (why); \
		return; \
	} while (0)

/* The folder of material outside the repository; tests skip where it is absent. */
static inline const char *
tap_shared(void)
{
	const char *dir = getenv("VANTHU_SHARED");

	return dir != NULL ? dir : "../shared";
}

/* All complaints as text, to compare with what is expected. */
static inline str
tap_diags(struct arena *a, const struct diags *d)
{
	struct out o;
	str s;

	out_init(&o);
	diags_put(&o, d, false, false);
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

int
main(void)
{
	int n = 0, failed = 0;

	for (struct tap_test *t = tap_first; t != NULL; t = t->next) {
		char name[256];

		tap_failed_here = 0;
		tap_skipped = NULL;
		t->run();
		snprintf(name, sizeof name, "%s", t->name);
		for (char *p = name; *p != '\0'; p++)
			if (*p == '_')
				*p = ' ';
		printf("%sok %d - %s", tap_failed_here ? "not " : "", ++n, name);
		if (tap_skipped != NULL)
			printf(" # skip %s", tap_skipped);
		printf("\n");
		fflush(stdout);
		failed += tap_failed_here > 0;
	}
	printf("1..%d\n", n);
	(void)tap_shared;
	(void)tap_diags;
	return failed > 0;
}

#endif
