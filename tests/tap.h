#ifndef TESTS_TAP_H
#define TESTS_TAP_H

/*
 * Tests that speak TAP. A file holds TEST(name_is_a_sentence) { … } blocks and
 * nothing else is needed: each registers itself, main() lives here. With TAP_ONLY=words
 * in the environment those run whose names have them; with STOP=1 the first failure
 * is the last.
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

/* Is this asked for in the environment: there, and neither empty nor 0? */
static inline bool
tap_asked(const char *name)
{
	const char *value = getenv(name);

	return value != NULL && *value != '\0' && strcmp(value, "0") != 0;
}

/* A failure was told: a good place for a debugger to wait. */
static inline void
tap_fail(void)
{
	tap_failed_here++;
	if (!tap_asked("STOP"))
		return;
	printf("Bail out! stopped at the first failure\n");
	fflush(stdout);
	exit(1);
}

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
		tap_fail(); \
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

/* The sentence that a test's name is, to be freed. */
static inline char *
tap_sentence(const char *name)
{
	char *words = mem_alloc(strlen(name) + 1);

	strcpy(words, name);
	for (char *p = words; *p != '\0'; p++)
		if (*p == '_')
			*p = ' ';
	return words;
}

static inline bool
tap_runs(const char *sentence)
{
	char *only;
	bool runs;

	if (!tap_asked("TAP_ONLY"))
		return true;
	only = tap_sentence(getenv("TAP_ONLY"));
	runs = strstr(sentence, only) != NULL;
	free(only);
	return runs;
}

/* Runs a test and tells how it went: true where it failed. */
static inline bool
tap_run(const struct tap_test *t, int number, const char *sentence)
{
	tap_failed_here = 0;
	tap_skipped = NULL;
	t->run();
	printf("%sok %d - %s", tap_failed_here ? "not " : "", number, sentence);
	if (tap_skipped != NULL)
		printf(" # skip %s", tap_skipped);
	printf("\n");
	fflush(stdout);
	return tap_failed_here > 0;
}

int
main(void)
{
	int n = 0, failed = 0;

	for (struct tap_test *t = tap_first; t != NULL; t = t->next) {
		char *sentence = tap_sentence(t->name);

		if (tap_runs(sentence))
			failed += tap_run(t, ++n, sentence);
		free(sentence);
	}
	if (n == 0)
		printf("Bail out! no test's name has: %s\n", getenv("TAP_ONLY") != NULL ? getenv("TAP_ONLY") : "");
	printf("1..%d\n", n);
	(void)tap_shared;
	(void)tap_diags;
	return failed > 0 || n == 0;
}

#endif
