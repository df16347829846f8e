/*
 * What draws (charts, pages) needs some fifty libraries more than what fills,
 * and loading those takes longer than to fill a document. So the release has two
 * programs from one archive: vanthu, linked with what every command needs, and
 * libexec/vanthu-full with all. In the first each function of a drawing library is a
 * stand-in (the Makefile makes them from the archive's undefined names) that begins
 * the process anew as the second. That is safe until something has been written, and
 * the commands that surely draw begin so at once.
 *
 * Loading by dlopen() was the other way: it wants a table of pointers between all
 * rooms that draw and all that call them.
 */
#include "cli/cli.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static char **arguments;

void
cli_remember(char **argv)
{
	arguments = argv;
}

/* The stand-ins' object says true. */
__attribute__((weak)) bool
cli_cannot_draw(void)
{
	return false;
}

_Noreturn void
cli_begin_anew(void)
{
	char path[PATH_MAX + 32];
	ssize_t n = readlink("/proc/self/exe", path, PATH_MAX);

	while (n > 0 && path[n - 1] != '/')
		n--;
	if (n > 0 && arguments != NULL) {
		memcpy(path + n, "../libexec/vanthu-full", sizeof "../libexec/vanthu-full");
		fflush(stdout);
		execv(path, arguments);
	}
	fprintf(stderr, "vanthu: %s\n", _("the part that draws is missing: libexec/vanthu-full beside the program's folder"));
	_exit(EXIT_COMPONENT);
}
