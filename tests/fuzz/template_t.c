/* Saved inputs of the fuzz target, and each of them a little changed. */
#include "template_fuzz.h"

TEST(saved_templates_and_what_is_near_them_do_no_harm)
{
	fuzz_replay("tests/fuzz/template", 300, fuzz_template_change, fuzz_template);
}
