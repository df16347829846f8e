/* No command writes over a file that it reads. */
#include "cli/cli.h"

#include <string.h>

#include "base/file.h"

static const struct diag_kind file_is_input = { "F116", DIAG_ERROR, N_("the file to write is one that is read"),
	EXIT_USAGE };
static const struct diag_kind file_is_twice = { "F117", DIAG_ERROR, N_("two things to write would be one file"),
	EXIT_USAGE };

/* One name, or two of one file, or of one place where no file is yet; a device takes what it is given, from whomever. */
static bool
is_one_file(const char *one, const char *other, struct arena *a)
{
	if (file_is_device(one))
		return false;
	return strcmp(one, other) == 0 || file_same(one, other) ||
	    (str_eq(file_name(one), file_name(other)) && file_same(file_dir(a, one), file_dir(a, other)));
}

bool
cli_spares_inputs(
    const char *const *outputs, size_t outputs_n, const char *const *inputs, size_t n, struct arena *a, struct diags *d)
{
	bool ok = true;

	for (size_t i = 0; i < outputs_n; i++) {
		if (outputs[i] == NULL)
			continue;
		for (size_t k = 0; k < n; k++)
			if (is_one_file(outputs[i], inputs[k], a)) {
				diag_add(d, &file_is_input, loc_file(a, str_of(outputs[i])), NULL);
				diag_hint(d, "%s", _("give it another name: what is read would be lost"));
				ok = false;
				break;
			}
		for (size_t k = 0; k < i; k++)
			if (outputs[k] != NULL && is_one_file(outputs[i], outputs[k], a)) {
				diag_add(d, &file_is_twice, loc_file(a, str_of(outputs[i])), NULL);
				ok = false;
				break;
			}
	}
	return ok;
}
