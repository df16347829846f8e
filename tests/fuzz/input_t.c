/* Saved inputs of the fuzz target, and each of them a little changed. */
#include "input_fuzz.h"

TEST(saved_inputs_and_what_is_near_them_do_no_harm)
{
	fuzz_replay("tests/fuzz/input", 300, fuzz_input_change, fuzz_input);
}
