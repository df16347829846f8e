/* No command writes over a file that it reads. */
#include "cli/cli.h"

#include <sys/stat.h>

#include "base/file.h"

static const struct diag_kind file_is_twice = { "F117", DIAG_ERROR, N_("two things to write would be one file"),
	EXIT_USAGE };

enum cli_stands
cli_stands(const char *path, str bytes, struct arena *a, struct diags *d)
{
	struct stat st;
	str there;

	if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
		return STANDS_NOTHING;
	return file_read(path, a, &there, d) && str_eq(there, bytes) ? STANDS_SAME : STANDS_ANOTHER;
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
			if (file_is_one(outputs[i], inputs[k], a)) {
				file_refuse_input(outputs[i], d);
				ok = false;
				break;
			}
		for (size_t k = 0; k < i; k++)
			if (outputs[k] != NULL && file_is_one(outputs[i], outputs[k], a)) {
				diag_add(d, &file_is_twice, loc_file(a, str_of(outputs[i])), NULL);
				ok = false;
				break;
			}
	}
	return ok;
}

static void
note_read(void *ctx, const char *path, const str *bytes)
{
	struct cli_reads *r = ctx;

	if (bytes != NULL)
		*VEC_ADD(r->a, &r->paths) = str_c(r->a, str_of(path));
}

void
cli_watch_reads(struct cli_reads *r, struct cli *cli)
{
	*r = (struct cli_reads){ .a = cli->a, .watch = { note_read, r } };
	cli->d.watch = &r->watch;
}
