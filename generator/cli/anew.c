/*
 * What draws (charts, pages) needs some forty libraries more than what fills, and
 * loading those takes longer than to fill a document. So the release has more than one
 * program from one archive:
 *
 *	libexec/vanthu-text  linked with what every command needs
 *	libexec/vanthu-draw  with what draws as well
 *	libexec/vanthu-full  with all; the other two go on as this one where they must
 *	bin/vanthu           picks one of the first two by the command's name (start.c)
 *
 * In the first two each function of a library that they lack is a stand-in (the Makefile
 * makes them from the archive's undefined names) that begins the process anew as
 * vanthu-full. That is safe until something has been written.
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

/* The stand-ins of vanthu-text say true: what surely draws begins anew before anything is read. */
__attribute__((weak)) bool
cli_cannot_draw(void)
{
	return false;
}

_Noreturn void
cli_begin_anew(void)
{
	static const char program[] = "vanthu-full";
	char path[PATH_MAX + 32];
	ssize_t n = readlink("/proc/self/exe", path, PATH_MAX);

	while (n > 0 && path[n - 1] != '/')
		n--;
	if (n > 0 && arguments != NULL) {
		memcpy(path + n, program, sizeof program);
		fflush(stdout);
		execv(path, arguments);
	}
	fprintf(stderr, "vanthu: %s\n", _("a part of the program is missing: libexec/vanthu-full"));
	_exit(EXIT_COMPONENT);
}
