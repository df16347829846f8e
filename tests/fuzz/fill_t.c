/* Saved inputs of the fuzz target, and each of them a little changed. */
#include "fill_fuzz.h"

TEST(saved_templates_and_what_is_near_them_do_no_harm)
{
	fuzz_replay("tests/fuzz/fill", 60, fuzz_fill_change, fuzz_fill);
}
