/* Saved inputs of the fuzz target, and each of them a little changed. */
#include "docx_fuzz.h"

TEST(saved_documents_and_what_is_near_them_do_no_harm)
{
	fuzz_replay("tests/fuzz/docx", 150, fuzz_change_xml, fuzz_docx);
}
