/* A file without a name, in memory. memfd_create(2) is Linux's own, hence a file for it alone: all others keep to POSIX. */
#define _GNU_SOURCE
#include "base/file.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

FILE *
file_in_memory(void)
{
	int fd = memfd_create("vanthu", MFD_CLOEXEC), error;
	FILE *f = fd >= 0 ? fdopen(fd, "w+b") : NULL;

	if (f == NULL && fd >= 0) {
		error = errno;
		close(fd);
		errno = error;
	}
	return f;
}
