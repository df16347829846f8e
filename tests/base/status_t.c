/* How a run ends, by what was complained about. */
#include "tap.h"

#include "base/file.h"
#include "base/limits.h"
#include "batch/kinds.h"
#include "shape/inner.h"

TEST(a_complaint_carries_the_status_that_its_run_ends_with)
{
	static const struct diag_kind usual = { "X001", DIAG_ERROR, "about data" };
	static const struct diag_kind warned = { "X002", DIAG_WARNING, "only a warning", EXIT_BUG };
	static const struct {
		const struct diag_kind *first, *second;
		enum exit_status want;
		const char *why;
	} rows[] = {
		{ NULL, NULL, EXIT_DONE, "nothing was said" },
		{ &usual, NULL, EXIT_DATA, "a kind that names none" },
		{ &warned, NULL, EXIT_DONE, "a warning stops nothing" },
		{ &file_missing, NULL, EXIT_NO_INPUT, "F101" },
		{ &file_unreadable, NULL, EXIT_IO, "F102" },
		{ &file_too_large, NULL, EXIT_DATA, "F103" },
		{ &file_uncreatable, NULL, EXIT_NO_OUTPUT, "F104" },
		{ &file_unwritable, NULL, EXIT_IO, "F105" },
		{ &shape_no_font, NULL, EXIT_COMPONENT, "S101" },
		{ &batch_locked, NULL, EXIT_LATER, "J101" },
		{ &batch_worker_died, NULL, EXIT_BUG, "J112" },
		{ &file_missing, &usual, EXIT_DATA, "data weigh more than a file" },
		{ &usual, &file_missing, EXIT_DATA, "in either order" },
		{ &file_missing, &batch_locked, EXIT_NO_INPUT, "else the first" },
	};
	struct arena *a = arena_new(4096);

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct diags d;

		diags_init(&d, a);
		if (rows[i].first != NULL)
			diag_add(&d, rows[i].first, LOC_NONE, "%s", rows[i].why);
		if (rows[i].second != NULL)
			diag_add(&d, rows[i].second, LOC_NONE, "%s", rows[i].why);
		IS_INT(diags_status(&d), rows[i].want);
	}
	arena_free(a);
}

TEST(an_error_that_is_counted_but_not_kept_still_ends_with_data)
{
	static const struct diag_kind note = { "X003", DIAG_NOTE, "said often" };
	struct arena *a = arena_new(4096);
	struct diags d;

	diags_init(&d, a);
	for (int i = 0; i < LIMIT_DIAGS_KEPT; i++)
		diag_add(&d, &note, LOC_NONE, "%d", i);
	IS_INT(diags_status(&d), EXIT_DONE);
	diag_add(&d, &file_missing, LOC_NONE, NULL);
	IS_INT(diags_status(&d), EXIT_DATA);
	arena_free(a);
}
