/* Saved inputs of the fuzz target, and each of them a little changed. */
#include "inv_fuzz.h"

TEST(what_is_filled_without_a_word_stays_valid)
{
	fuzz_replay("tests/fuzz/inv", 60, fuzz_inv_change, fuzz_inv);
}
